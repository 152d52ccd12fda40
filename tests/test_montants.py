"""Sums of money: read as printed, those of the decision only, published without the names of private people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inventes import acte
from test_publish import release_of, rows

from extractors.fields import montants
from extractors.montants.sommes import sommes
from flows.cli import main
from flows.demo.rendu import render
from schemas.records import Montant, Preuve


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 234,56 €", "1234.56"), ("1.234,56 euros", "1234.56"), ("12 000€ HT", "12000 HT"), ("150 K€", "150000"), ("1,2 M€", "1200000"),
        ("mille deux cents euros (1 200 €)", "1200"), ("cent euros", "100"), ("à l'euro symbolique", "1"), ("0,50 € le m²", "0.5 m2"),
        ("21220.38\neuros", "21220.38"), ("pour 12\n870.00 € HT", "12870 HT"), ("4 217 € € Hors taxes", "4217 HT"), ("4 143 00€ HT", "4143 HT"),
        ("585 .31 €", "585.31"), ("Phase 2 237 378.39 €", "237378.39"), ("0.561 €/km", "0.561 km"), ("122 € mensuel", "122 mois"),
        ("montant HT de 12 027.15 € (14 384.47 € TTC)", "12027.15 HT, 14384.47 TTC"), ("12€50", "12.5"), ("le 12 mars 2016\n500 €", "500"),
        ("5 Md€", "5000000000"), ("35 € HT le mètre carré (trente-cinq euros hors taxes)", "35 HT m2"),
        ("1,234 €", ""), ("80.12345 € TTC", ""), ("0.12345 € HT le kWh", "0.1235 HT kwh"), ("la zone euro", ""), ("400 volts", ""), ("cents €", ""),
    ],
)  # fmt: skip
def test_a_sum_is_read_as_it_is_printed(text: str, expected: str) -> None:
    told = [" ".join(filter(None, (f"{s.valeur:.4f}".rstrip("0").rstrip("."), s.taxe, s.unite))) for s in sommes(text)]
    assert ", ".join(told) == expected


@given(
    st.integers(0, 99_999_999),
    st.sampled_from([" ", "\u00a0", "."]),
    st.sampled_from([" €", "€", " euros"]),
    st.sampled_from(["de ", "pour ", ": ", "à\n"]),
)
def test_whatever_sum_is_printed_in_french_is_read_back(cents: int, mille: str, mark: str, before: str) -> None:
    whole = f"{cents // 100:,}".replace(",", mille)
    (read,) = sommes(f"la somme {before}{whole},{cents % 100:02d}{mark} au club")
    assert round(read.valeur * 100) == cents


@given(st.text(alphabet="0123456789 .,€\neuros()KMHTC-/", max_size=80))
def test_whatever_is_printed_a_sum_comes_from_its_words(text: str) -> None:
    for somme in sommes(text):
        words = text[somme.debut : somme.fin]
        assert somme.valeur >= 0 and (any(c.isdigit() for c in words) or "euro" in words)


def test_a_total_that_is_not_the_sum_of_its_lines_is_told() -> None:
    text = "Subventions\nLe conseil attribue les subventions suivantes :\n- Foyer rural : 500 €\n- Judo : 300 €\nTotal : 900 €"
    found = montants.find(text)
    assert [f.valeur.valeur for f in found if f.valeur] == [500, 300]
    (doubt,) = [f for f in found if f.valeur is None]
    assert doubt.doute == "le total imprimé est 900 €, la somme des 2 lignes lues 800 €"


def montant(**values: object) -> Montant:
    proof = Preuve("imprime", "500 €", "montants.decide", 0.95, 1, 100, 105)
    return Montant(**{"valeur": 500.0, "nature": "subvention", "preuve": proof, **values})  # type: ignore[arg-type]


def test_amounts_are_rows_of_their_own_and_of_the_json(tmp_path: Path) -> None:
    given_ = (
        montant(tiers="Foyer rural", tiers_type="association", sens="depense", annee="2025"),
        montant(valeur=0.16, nature="tarif", unite="kwh"),
    )
    release = release_of(tmp_path, acte(montants=given_))
    table = rows(release, "montants.csv")
    assert [(r["rang"], r["valeur"], r["nature"], r["tiers"], r["unite"], r["page"], r["texte"]) for r in table] == [
        ("1", "500", "subvention", "Foyer rural", "", "1", "500 €"), ("2", "0.16", "tarif", "", "kwh", "1", "500 €"),
    ]  # fmt: skip
    line = json.loads((release / "actes.jsonl").read_text(encoding="utf-8"))
    assert [m["valeur"] for m in line["montants"]] == [500.0, 0.16]


def test_a_private_person_who_gets_or_gives_money_is_not_named(tmp_path: Path) -> None:
    secret = "Quatremare"
    given_ = (
        montant(tiers=f"Monsieur José {secret}", tiers_type="particulier"),
        montant(tiers=f"José {secret.upper()}"),
        montant(nature="autre", objet=f"Aide à Mme {secret}"),
        montant(tiers=f"Entreprise {secret}", tiers_type="entreprise"),
    )
    release = release_of(tmp_path, acte(montants=given_))
    table = rows(release, "montants.csv")
    assert [r["tiers"] for r in table] == ["[nom masqué]", "[nom masqué]", "", f"Entreprise {secret}"]
    assert table[2]["objet"] == "Aide à Mme [nom masqué]"
    assert (release / "actes.jsonl").read_text(encoding="utf-8").count(secret) == 1


def test_the_measure_tells_what_is_wrong_and_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "acte.pdf").write_bytes(
        render(
            "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nObjet : Subventions\nLe conseil décide d'attribuer 500 € au Judo club et 80 € à l'ADMR.\n"
        )
    )
    labels = tmp_path / "releve.csv"
    labels.write_text("fichier,page,valeur,facultatif\nacte,1,500,\nacte,1,90,\n", encoding="utf-8")
    assert main(["montants", "evaluate", str(tmp_path / "acte.pdf"), str(labels), "--detail"]) == 0
    told = capsys.readouterr().out
    assert "précision 0.500, rappel 0.500" in told
    assert "faux      acte p. 1, Subventions : 80 €" in told and "manquant  acte p. 1 : 90 €" in told


def test_a_sum_said_again_with_its_taxes_is_no_other_sum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "acte.pdf").write_bytes(
        render(
            "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nObjet : Achat d'une tondeuse\n"
            "Le conseil accepte le devis de la société MOTOVERT pour un montant de 2 490,00 € HT, soit 2 988,00 € TTC.\n"
        )
    )
    labels = tmp_path / "releve.csv"
    for kept, told in (
        ("2490", "précision 1.000, rappel 1.000"),
        ("2988", "précision 1.000, rappel 1.000"),
        ("9", "précision 0.000"),
    ):
        labels.write_text(f"fichier,page,valeur,facultatif\nacte,1,{kept},\n", encoding="utf-8")
        assert main(["montants", "evaluate", str(tmp_path / "acte.pdf"), str(labels)]) == 0
        assert told in capsys.readouterr().out


def test_a_folder_of_relectures_is_a_measure_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, amount in (("relu", "500 € au Judo club"), ("autre", "90 € à l'ADMR")):
        (tmp_path / f"{name}.pdf").write_bytes(
            render(
                f"# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nObjet : Subventions\nLe conseil décide d'attribuer {amount}.\n"
            )
        )
    gold = tmp_path / "relectures"
    gold.mkdir()
    sums = [{"valeur": 500.0, "objet": "club"}, {"valeur": 80, "facultatif": True}]
    (gold / "relu.json").write_text(json.dumps({"actes": [{"montants": sums}]}), encoding="utf-8")
    (gold / "autre.json").write_text(json.dumps({"actes": [{"delib_objet": "Subventions"}]}), encoding="utf-8")
    assert main(["montants", "evaluate", str(tmp_path), str(gold)]) == 0
    told = capsys.readouterr().out  # the document whose relecture has no sum was not looked at for them
    assert told == "1 documents, 1 montants relevés par une personne\nprécision 1.000, rappel 1.000\n"
    assert main(["montants", "evaluate", str(tmp_path), str(gold), "--tous"]) == 0
    assert (
        capsys.readouterr().out == "2 documents, 1 montants relevés par une personne\nprécision 0.500, rappel 1.000\n"
    )
    tolerated = {"actes": [{"montants": [], "montants_toleres": [{"valeur": "90.00"}]}]}
    (gold / "autre.json").write_text(json.dumps(tolerated), encoding="utf-8")
    assert main(["montants", "evaluate", str(tmp_path), str(gold)]) == 0
    assert "précision 1.000, rappel 1.000" in capsys.readouterr().out
    (gold / "relu.json").write_text('{"actes": [{"montants": [500]}]}', encoding="utf-8")
    assert main(["montants", "evaluate", str(tmp_path), str(gold)]) == 2


def test_labels_that_cannot_be_read_are_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("fichier;page\nacte;1\n", encoding="utf-8")
    assert main(["montants", "evaluate", str(tmp_path), str(tmp_path / "a.csv")]) == 2
    assert "fichier, page, valeur et facultatif" in capsys.readouterr().err


CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "pdf"


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real documents is not there")
def test_amounts_of_real_documents_are_read_as_a_person_reads_them() -> None:
    from flows.mesures.montants import mesurer, read_labels, scores

    labels = read_labels(Path(__file__).with_name("montants_corpus.csv"))
    precision, recall = scores(mesurer(sorted(CORPUS.glob("*.pdf")), labels))
    assert precision >= 0.97 and recall >= 0.95
