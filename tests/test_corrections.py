"""Corrections: applied where they fit, marked, told where they no longer fit, refused where they are wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from inventes import acte, document, sha

from flows.erreurs import ErreurUtilisateur
from flows.publication.corrections import load_corrections
from flows.publication.publish import publish
from schemas.records import Acte

UID = "999000011-2025-03-27-2025-03-12"
WHO = "qui: mairie de Courlanges, pourquoi: chiffre mal lu, quand: 2025-04-02"


def corrected(tmp_path: Path, yaml: str, *actes: Acte) -> tuple[list[dict[str, str]], list[dict[str, str]], Path]:
    file = tmp_path / "corrections.yml"
    file.write_text(yaml, encoding="utf-8")
    release = publish(tmp_path / "sortie", actes, [document()], [], corrections=load_corrections(file)).dossier
    return read(release / "actes.csv"), read(release / "anomalies.csv"), release


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_value_is_corrected_marked_and_signed(tmp_path: Path) -> None:
    rows, anomalies, release = corrected(
        tmp_path, f"- {{acte: {UID}, champ: vote_pour, avant: 12, valeur: 13, {WHO}}}", acte(vote_pour=12)
    )
    assert rows[0]["vote_pour"] == "13" and "vote_pour=corrige" in rows[0]["origines"].split(" ; ") and anomalies == []
    (proof,) = [p for p in read(release / "preuves.csv") if p["champ"] == "vote_pour"]
    assert (proof["origine"], proof["valeur"]) == ("corrige", "13")
    assert proof["texte"] == "corrigé par mairie de Courlanges le 2025-04-02 : chiffre mal lu"
    (scdl,) = read(release / "deliberations-scdl.csv")
    assert scdl["VOTE_POUR"] == "13"


def test_a_document_that_has_changed_since_is_told_and_the_correction_stays(tmp_path: Path) -> None:
    yaml = f"- {{acte: {UID}, champ: vote_pour, avant: 12, valeur: 13, {WHO}}}"
    corrected(tmp_path, yaml, acte(vote_pour=12))
    rows, anomalies, _ = corrected(tmp_path, yaml, acte("nouvelle-version.pdf", vote_pour=12))
    assert rows[0]["vote_pour"] == "13"
    assert [a["regle"] for a in anomalies] == ["corrections.document_change"]
    assert "le document a changé depuis" in anomalies[0]["raison"]


@pytest.mark.parametrize(("seen", "rules"), [("extrait.pdf", []), ("autre.pdf", ["corrections.document_change"])])
def test_the_document_that_was_looked_at_may_be_told(tmp_path: Path, seen: str, rules: list[str]) -> None:
    yaml = f"- {{acte: {UID}, champ: vote_pour, valeur: 13, empreinte: {sha(seen)}, {WHO}}}"
    rows, anomalies, _ = corrected(tmp_path, yaml, acte(vote_pour=12))
    assert rows[0]["vote_pour"] == "13" and [a["regle"] for a in anomalies] == rules


def test_a_documents_date_is_corrected_before_acts_are_merged(tmp_path: Path) -> None:
    minutes = acte("pv.pdf", nature="proces_verbal", delib_date="2025-03-26")
    rows, _, _ = corrected(
        tmp_path, f"- {{document: {sha('pv.pdf')}, champ: delib_date, valeur: 2025-03-27, {WHO}}}", acte(), minutes
    )
    assert [r["acte_uid"] for r in rows] == [UID] and rows[0]["delib_date"] == "2025-03-27"


def test_lists_proxies_and_nothing_are_values_too(tmp_path: Path) -> None:
    rows, _, _ = corrected(
        tmp_path,
        f"- {{acte: {UID}, champ: membres_absents, valeur: [Gaspard VIGNEMALE], {WHO}}}\n"
        f"- {{acte: {UID}, champ: procurations, valeur: [{{mandant: A B, mandataire: C D}}], {WHO}}}\n"
        f"- {{acte: {UID}, champ: vote_resultat, valeur: null, {WHO}}}\n",
        acte(),
    )
    row = rows[0]
    assert (row["membres_absents"], row["procurations"], row["vote_resultat"]) == ("Gaspard VIGNEMALE", "A B > C D", "")


@pytest.mark.parametrize(
    ("yaml", "rule", "kept"),
    [
        (f"- {{acte: {UID}, champ: vote_pour, avant: 11, valeur: 10, {WHO}}}", "corrections.valeur_changee", "13"),
        (f"- {{acte: {UID}, champ: vote_pour, avant: 12, valeur: 13, {WHO}}}", "corrections.inutile", "13"),
        (f"- {{acte: 999000011-2025-03-28-1, champ: vote_pour, valeur: 10, {WHO}}}", "corrections.sans_objet", "13"),
        (f"- {{document: {sha('autre')}, champ: vote_pour, valeur: 10, {WHO}}}", "corrections.sans_objet", "13"),
    ],
)
def test_what_no_longer_fits_is_told_and_not_applied(tmp_path: Path, yaml: str, rule: str, kept: str) -> None:
    rows, anomalies, _ = corrected(tmp_path, yaml, acte())
    assert rows[0]["vote_pour"] == kept and "corrige" not in rows[0]["origines"]
    assert [(a["regle"], a["champ"]) for a in anomalies] == [(rule, "vote_pour")]


def test_a_correction_that_breaks_the_sums_keeps_the_votes_out_of_scdl(tmp_path: Path) -> None:
    _, anomalies, release = corrected(tmp_path, f"- {{acte: {UID}, champ: vote_pour, valeur: 10, {WHO}}}", acte())
    assert read(release / "deliberations-scdl.csv")[0]["VOTE_POUR"] == ""
    assert [a["regle"] for a in anomalies] == ["scdl.votes"]


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("acte: 12", "liste de corrections"),
        ("- [", "YAML"),
        ("- douze", "« champ: valeur »"),
        (f"- {{acte: x, champ: vote_pour, valeur: douze, {WHO}}}", "« douze » n'est pas un nombre entier"),
        (f"- {{acte: x, champ: vote_pour, valeur: -1, {WHO}}}", "plus petit que 0"),
        (f"- {{acte: x, champ: vote_resultat, valeur: refuse, {WHO}}}", "valeurs permises"),
        (f"- {{document: x, champ: delib_date, valeur: '27/03/2025', {WHO}}}", "AAAA-MM-JJ"),
        (f"- {{acte: x, champ: delib_date, valeur: 2025-03-27, {WHO}}}", "pour tout le document"),
        (f"- {{acte: x, champ: delib_matiere_code, valeur: 5.7, {WHO}}}", "entre guillemets"),
        (f"- {{acte: x, champ: seance_heure, valeur: 18:30, {WHO}}}", "entre guillemets"),
        (f"- {{acte: x, champ: delib_objet, valeur: null, {WHO}}}", "ne peut pas être vide"),
        (f"- {{acte: x, champ: membres_presents, valeur: A B, {WHO}}}", "liste de noms"),
        (f"- {{acte: x, champ: procurations, valeur: [A], {WHO}}}", "liste de mandant, mandataire"),
        (f"- {{acte: x, champ: document_sha256, valeur: '', {WHO}}}", "que l'on corrige"),
        (f"- {{acte: x, champ: voix, valeur: 1, {WHO}}}", "que l'on corrige"),
        (f"- {{acte: x, champ: vote_pour, {WHO}}}", "valeur : elle manque"),
        (f"- {{champ: vote_pour, valeur: 1, {WHO}}}", "« acte » ou « document »"),
        (f"- {{acte: x, document: y, champ: vote_pour, valeur: 1, {WHO}}}", "« acte » ou « document »"),
        ("- {acte: x, champ: vote_pour, valeur: 1, qui: moi, quand: 2025-04-02}", "pourquoi : il manque"),
        ("- {acte: x, champ: vote_pour, valeur: 1, qui: moi, pourquoi: p, quand: hier}", "quand : hier"),
        (f"- {{acte: x, champ: vote_pour, valeur: 1, note: n, {WHO}}}", "note : mot inconnu"),
        (
            f"- {{acte: x, champ: vote_pour, valeur: 1, {WHO}}}\n- {{acte: x, champ: vote_pour, valeur: 2, {WHO}}}",
            "corrigé 2 fois",
        ),
    ],
)
def test_a_wrong_correction_is_a_clear_error(tmp_path: Path, yaml: str, said: str) -> None:
    file = tmp_path / "corrections.yml"
    file.write_text(yaml, encoding="utf-8")
    with pytest.raises(ErreurUtilisateur) as error:
        load_corrections(file)
    assert said in f"{error.value.message} {error.value.conseil}"


def test_no_file_and_an_empty_file_correct_nothing(tmp_path: Path) -> None:
    (tmp_path / "vide.yml").write_text("# rien\n", encoding="utf-8")
    assert load_corrections(tmp_path / "absent.yml") == load_corrections(tmp_path / "vide.yml") == []
