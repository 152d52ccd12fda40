"""The measure of the links between names: against what a person says of them, without naming anybody."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from flows.cli import main
from flows.demo.rendu import render
from flows.mesures.elus import actes_of, empreinte, liens, mesurer, read_councils, read_labels

RELEVE = Path(__file__).with_name("elus_corpus.csv")


def test_a_link_is_right_where_the_person_says_the_same_of_both_names() -> None:
    found = {
        ("Brévans", "Anne ROY"): Counter({"u-roy-anne": 5}),
        ("Brévans", "ROY Anne"): Counter({"u-roy-anne": 2}),
        ("Brévans", "ROY"): Counter({"u-roy-anne": 1}),
        ("Brévans", "A. ROY"): Counter({"u-roy": 1}),
        ("Autre", "Anne ROY"): Counter({"v-roy-anne": 4}),
        ("Autre", "Luc BON"): Counter(),
    }
    said = {"Anne ROY": "1", "ROY Anne": "1", "ROY": "", "A. ROY": "1"}
    labels = {empreinte((c, n)): said.get(n, "2") for c, n in found if n != "Luc BON"}
    mesure = mesurer(found, labels)
    assert mesure.justes == ((("Brévans", "Anne ROY"), ("Brévans", "ROY Anne")),)
    assert len(mesure.faux) == 2 and len(mesure.manquants) == 2  # the surname alone; the initial
    assert (round(mesure.precision, 3), round(mesure.rappel, 3)) == (0.333, 0.333)
    assert mesure.inconnues == (("Autre", "Luc BON"),)
    rows = (
        mesure.rangees
    )  # of the eight of Anne Roy, two are spelled another way than usual, and one is nobody's for the person
    assert (rows.rattachees, rows.justes, rows.variees, rows.variees_justes) == (13, 12, 3, 2)


def test_the_command_tells_what_it_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day, present in (("4 mai 2024", "Anne ROY, Luc BON, Paul VAL"), ("8 juin 2024", "ROY Anne, BON Luc, Paul VAL")):
        (tmp_path / f"{day}.pdf").write_bytes(
            render(
                f"# Commune de Breux\nExtrait du registre des délibérations\nSéance du {day}\nPrésents : {present}\n"
                "Objet : Subventions\nLe conseil décide d'attribuer 500 € au Judo club et 80 € à l'ADMR.\n"
            )
        )
    labels = tmp_path / "releve.csv"
    labels.write_text(
        "conseil,nom,personne\nBreux,Anne ROY,1\nBreux,ROY Anne,1\nBreux,Luc BON,2\nBreux,BON Luc,3\n", encoding="utf-8"
    )
    assert main(["elus", "evaluate", str(tmp_path), str(labels), "--detail"]) == 0
    told = capsys.readouterr().out
    assert "2 paires d'écritures rapprochées : précision 0.500, rappel 1.000" in told
    assert "faux      Breux : BON Luc / Luc BON" in told


def test_labels_that_cannot_be_read_are_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("conseil;nom\nBreux;Anne ROY\n", encoding="utf-8")
    assert main(["elus", "evaluate", str(tmp_path), str(tmp_path / "a.csv")]) == 2
    assert "conseil, nom et personne" in capsys.readouterr().err


CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real documents is not there")
def test_links_of_real_councils_are_those_that_a_person_makes() -> None:
    files = sorted([*CORPUS.glob("pdf/*.pdf"), *CORPUS.glob("sans-gold/*.pdf")])
    councils = read_councils(RELEVE.with_name("elus_conseils.csv"))
    mesure = mesurer(liens(actes_of(files, conseils=councils)), read_labels(RELEVE))
    assert mesure.precision >= 0.99 and mesure.rappel >= 0.90 and len(mesure.justes) >= 30
    assert len(mesure.inconnues) <= 0.1 * mesure.ecritures
    rows = mesure.rangees
    assert rows.variees >= 250 and rows.variees_justes >= 0.99 * rows.variees and rows.justes >= 0.99 * rows.rattachees


def test_a_document_that_names_no_council_is_its_source_s(tmp_path: Path) -> None:
    table = tmp_path / "conseils.csv"
    table.write_text("fichier,conseil\nacte,Breux-la-Source\n", encoding="utf-8")
    (tmp_path / "acte.pdf").write_bytes(
        render(
            "# Extrait du registre des délibérations\nSéance du 4 mai 2024\nPrésents : Anne ROY, Luc BON\nObjet : Subventions\nLe conseil décide d'attribuer 500 € au Judo club.\n"
        )
    )
    found = liens(actes_of([tmp_path / "acte.pdf"], conseils=read_councils(table)))
    assert {council for council, _ in found} == {"Breux-la-Source"}
