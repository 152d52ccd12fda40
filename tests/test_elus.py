"""Members linked across one council's documents: one person's spellings together, two people's never."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from inventes import acte
from test_publish import release_of, rows

from extractors.personnes.noms import key, same_person
from flows.publication.elus import Ligne, lier
from flows.read import read_files
from schemas.records import Acte, Preuve, Procuration, VoteNominatif

JOUR = "2024-03-{:02d}"


def presence(nom: str, seance: int = 1, day: str = "") -> Ligne:
    row = {"seance_uid": f"s{seance}", "delib_date": day or JOUR.format(seance), "nom": nom}
    return Ligne("presences", row, True)


def vote(nom: str, seance: int = 1) -> Ligne:
    return Ligne("votes_nominatifs", {"seance_uid": f"s{seance}", "delib_date": JOUR.format(seance), "nom": nom}, False)


def people(*lignes: Ligne) -> list[str]:
    """For each row, a mark of the person: the same mark, the same person; `-` for nobody's."""
    found = lier(lignes)
    told = [found.get((x.row["seance_uid"], x.row["nom"], x.liste)) for x in lignes]
    known = list(dict.fromkeys(told))
    return ["-" if t is None else "abcdefgh"[known.index(t)] for t in told]


@pytest.mark.parametrize(
    ("noms", "expected"),
    [
        (("DAMON Gonzague", "Gonzague Damon", "DAMON"), "aaa"),
        (("Jean-Pierre PLUVIER", "PLUVIER Jean Pierre", "Jean PLUVIER"), "aab"),
        (("Valérie ABADIE", "Valérie ABADIE-ROQUES"), "aa"),
        (("DE FILIPPI Lucas", "FILIPPI Lucas"), "aa"),
        (("Anne ROY", "Luc ROY", "ROY"), "ab-"),
        (("Paul MARTIN", "MARTIN", "Martin BELLOT"), "aab"),
        (("Agnès", "Agnès COLLET"), "-a"),
        (("DUROSIER", "SZATAN"), "ab"),
        (("Frédéric DELORGES", "F. DELORGES", "DELORGES F."), "aaa"),
        (("Céline BONNARD", "Christophe BONNARD", "BONNARD C.", "C. Bonnard"), "ab--"),
        (("Catherine LASSARD", "LASSARD D."), "ab"),
        (("Jean-Paul PLUVIER", "J.-P. PLUVIER", "J.P. PLUVIER"), "aaa"),
    ],
)
def test_spellings_seen_in_several_sittings(noms: tuple[str, ...], expected: str) -> None:
    marks = people(*(presence(nom, i) for i, nom in enumerate(noms, 1)))
    assert "".join(marks) == "".join(expected) or same_shape("".join(marks), expected)


def same_shape(a: str, b: str) -> bool:
    """The same rows are joined, the same are nobody's."""
    return [(x == "-", a.index(x)) for x in a] == [(x == "-", b.index(x)) for x in b]


HOMONYMES = {
    "father and son who bear one surname, and the surname alone": (("Paul VERNET", "Louis VERNET", "VERNET"), "ab-"),
    "father and son of one first name": (("Paul VERNET", "Paul VERNET fils", "Paul VERNET père"), "abc"),
    "two of one surname and one initial": (("Pierre AUBIN", "Paul AUBIN", "AUBIN P.", "P. AUBIN"), "ab--"),
    "husband and wife, first names of one root": (("Michel LEJARD", "Michèle LEJARD", "LEJARD"), "ab-"),
    "a wife's two surnames, and two others who bear one each": (("Anne DUPRÉ-MARTEL", "Anne DUPRÉ", "Anne MARTEL"), "abc"),
    "a wife's two surnames, her husband's first": (("Anne DUPRÉ-MARTEL", "Luc DUPRÉ", "DUPRÉ"), "ab-"),
    "a first name that is another's surname": (("Martin ROLLAND", "Rolland MARTIN", "Paul MARTIN", "MARTIN"), "aab-"),
    "a compound first name and its half": (("Jean-Marc PLUVIER", "Jean PLUVIER", "Marc PLUVIER"), "abc"),
    "surnames one letter apart, both often seen": (("Luc MOREL", "Luc MOREAU", "Luc MOREL"), "aba"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOMONYMES)
def test_homonyms_are_kept_apart(case: str) -> None:
    noms, expected = HOMONYMES[case]
    marks = people(*(presence(nom, i) for i, nom in enumerate(noms, 1)))
    assert same_shape("".join(marks), expected), marks


def test_in_a_list_of_first_names_each_is_the_one_member_that_bears_it() -> None:
    full = [
        presence(n)
        for n in ("Agnès COLLET", "David BRUNOY", "Luc MARTIN", "Luc BONNEAU", "Jean-Marc ODIN", "Nelly VIARD")
    ]
    called = [presence(n, 2) for n in ("Agnès", "David", "Luc", "Marc", "Nelly")]
    assert people(*full, *called)[6:] == ["a", "b", "-", "-", "f"]  # two are called Luc; Marc might be Jean-Marc
    assert people(full[0], presence("Agnès", 2), presence("Paul DURIEU", 2), presence("Anne PETIT", 2))[1] == "-"


def test_two_names_of_one_list_are_two_people() -> None:
    assert same_shape("".join(people(presence("Marie DUPUIS"), presence("DUPUIS"))), "a-")
    assert same_shape("".join(people(presence("Éric LUVISETTO"), presence("Éric LUVISITTO"))), "ab")


def test_a_letter_bent_by_ocr_is_mended_where_the_usual_spelling_is_known() -> None:
    lignes = [presence("Éric LUVISETTO", i) for i in range(1, 6)] + [presence("Éric LUVISITTO", 7)]
    assert same_shape("".join(people(*lignes)), "aaaaaa")


def test_first_names_that_sound_the_same_are_one_and_others_are_not() -> None:
    lignes = [presence("Rémi LEJARD", i) for i in range(1, 4)] + [presence("Rémy LEJARD", 7), presence("LEJARD", 8)]
    assert same_shape("".join(people(*lignes)), "aaaaa")
    lignes = [presence("Michel LEJARD", i) for i in range(1, 4)] + [
        presence("Michèle LEJARD", 7),
        presence("LEJARD", 8),
    ]
    assert same_shape("".join(people(*lignes)), "aaab-")


def test_a_surname_alone_is_not_that_of_someone_of_another_time() -> None:
    assert same_shape(
        "".join(people(presence("ROUSSEL", 1, "2009-03-02"), presence("Régis ROUSSEL", 2, "2024-03-02"))), "ab"
    )


def test_a_vote_names_who_sits_that_day() -> None:
    lignes = [presence("Anne ROY", 1), presence("Luc ROY", 2), vote("ROY", 1), vote("ROY", 3)]
    assert same_shape("".join(people(*lignes)), "aba-")


def dated(day: str, **values: object) -> Acte:
    return acte(f"{day}.pdf", delib_date=day, **values)


def test_members_are_published_with_their_attendance_and_their_votes(tmp_path: Path) -> None:
    against = VoteNominatif("ROUX", "contre", Preuve("imprime", "ROUX", "votants.compte", 0.95, 2, 10, 14))
    release = release_of(
        tmp_path,
        dated("2025-03-27", membres_presents=("Anne ROUX", "Luc BON"), procurations=(Procuration("Zoé HALL", "Luc BON"),), votes_nominatifs=(against,)),
        dated("2025-04-24", membres_presents=("BON Luc",), membres_absents=("ROUX Anne",), procurations=(), vote_non_participation=("Luc BON",)),
    )  # fmt: skip
    elus = {e["nom"]: e for e in rows(release, "elus.csv")}
    assert set(elus) == {"Anne ROUX", "Luc BON", "Zoé HALL"}
    roux = elus["Anne ROUX"]
    assert (roux["presences"], roux["absences"], roux["votes_contre"]) == ("1", "1", "1")
    assert roux["ecritures"] == "Anne ROUX ; ROUX ; ROUX Anne" and roux["elu_uid"].endswith("-anne-roux")
    votes = rows(release, "votes_nominatifs.csv")
    assert [(v["nom"], v["sens"], v["page"]) for v in votes] == [
        ("ROUX", "contre", "2"),
        ("Luc BON", "non_participation", "1"),
    ]
    assert {v["elu_uid"] for v in votes} <= {e["elu_uid"] for e in elus.values()}
    assert all(p["elu_uid"] for p in rows(release, "presences.csv"))


def test_an_identifier_does_not_depend_on_the_order_of_documents(tmp_path: Path) -> None:
    one, two = dated("2025-03-27", membres_presents=("ROUX",)), dated("2025-04-24", membres_presents=("Anne ROUX",))
    first, second = release_of(tmp_path / "a", one, two), release_of(tmp_path / "b", two, one)
    with (
        (first / "elus.csv").open(encoding="utf-8", newline="") as a,
        (second / "elus.csv").open(encoding="utf-8", newline="") as b,
    ):
        assert list(csv.DictReader(a)) == list(csv.DictReader(b))


CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "pdf"


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real documents is not there")
def test_on_real_councils_no_two_names_of_one_list_are_one_person_and_spellings_share_a_surname(tmp_path: Path) -> None:
    lectures = read_files(sorted(CORPUS.glob("*.pdf")), jobs=2, themes=False)
    release = release_of(tmp_path, *(a for lecture in lectures if lecture.extraction for a in lecture.extraction.actes))
    seen: dict[tuple[str, str], set[str]] = {}
    for row in rows(release, "presences.csv"):
        if row["elu_uid"]:
            seen.setdefault((row["seance_uid"], row["elu_uid"]), set()).add(row["nom"])
    assert seen and all(len(noms) == 1 for noms in seen.values())
    for elu in rows(release, "elus.csv"):
        first, *others = elu["ecritures"].split(" ; ")
        assert all(same_person(first, other) or key(first) & key(other) for other in others), elu["ecritures"]
