"""One act, once: which readings are one act, which value is kept, what is told of the others."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inventes import acte, with_origin

from flows.publication.fusion import Fusion, fuse
from schemas.records import Acte


def liste(**values: Any) -> Acte:
    """A row of a list: number, title, result."""
    bare = dict.fromkeys(
        ("delib_matiere_code", "vote_effectif", "vote_reel", "vote_pour", "vote_contre", "vote_abstention", "vote_resultat",
         "seance_presents", "membres_presents", "procurations")
    )  # fmt: skip
    return acte("liste.pdf", **{**bare, "nature": "liste_deliberations", **values})


def proces_verbal(**values: Any) -> Acte:
    return acte("pv.pdf", **{"nature": "proces_verbal", "delib_matiere_code": None, "page_debut": 4, **values})


def titles(fusions: list[Fusion]) -> set[frozenset[str]]:
    return {frozenset(a.fichier or "" for a in f.lectures) for f in fusions}


def test_list_extract_and_minutes_of_one_number_are_one_act() -> None:
    (one,) = fuse([liste(), proces_verbal(president="Garance TEYSSOULE"), acte()])
    assert [a.fichier for a in one.lectures] == ["extrait.pdf", "pv.pdf", "liste.pdf"]
    assert (one.acte.fichier, one.acte.page_debut, one.acte.nature) == ("extrait.pdf", 1, "deliberation")
    assert one.acte.president == "Garance TEYSSOULE"
    assert one.documents["president"] == proces_verbal().document_sha256
    assert one.documents["vote_pour"] == acte().document_sha256
    assert one.anomalies == ()


@pytest.mark.parametrize(
    ("in_list", "in_extract"),
    [("2025-03-12", "2025/03/12"), ("CC_2025_021", "2025-021"), ("021", "DEL2025-021"), ("N°21/2025", "021-2025")],
)
def test_one_number_written_in_two_ways(in_list: str, in_extract: str) -> None:
    (one,) = fuse([liste(delib_id=in_list), acte(delib_id=in_extract)])
    assert one.acte.delib_id == in_extract and one.anomalies == ()


def test_numbers_that_may_be_one_need_titles_that_have_something_in_common() -> None:
    assert len(fuse([liste(delib_id="CC_2025_021", delib_objet="Vente d'un tracteur"), acte(delib_id="2025-021")])) == 2


def test_different_numbers_are_different_acts_whatever_their_titles() -> None:
    assert len(fuse([liste(delib_id="2025/03/11"), acte()])) == 2


@pytest.mark.parametrize(
    "title",
    [
        "ADHESION AU SERVICE PARTAGE DE MEDIATION",
        "Adhésion au service partagé de médiation numérique de la communauté de communes",
        "Adhésion service partagé médiation",
    ],
)
def test_without_a_number_one_title_is_one_act(title: str) -> None:
    (one,) = fuse([liste(delib_id=None, delib_objet=title), acte()])
    assert one.acte.delib_id == "2025/03/12"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vente de la parcelle ZA 12", "Vente de la parcelle ZA 13"),
        ("Subvention à l'association les Amis du lac", "Subvention à l'association les Amis du parc"),
        ("Tarifs", "Tarifs de la cantine scolaire"),
        ("", "Tarifs de la cantine scolaire"),
    ],
)
def test_titles_that_are_near_are_not_the_same(one: str, other: str) -> None:
    assert len(fuse([liste(delib_id=None, delib_objet=one), acte(delib_id=None, delib_objet=other)])) == 2


def test_a_title_that_may_be_two_acts_is_neither() -> None:
    budgets = [
        liste(delib_id=None, delib_objet="Approbation du compte administratif : budget de l'eau", page_debut=1),
        liste(delib_id=None, delib_objet="Approbation du compte administratif : budget des bois", page_debut=2),
    ]
    alone = acte(delib_id=None, delib_objet="Approbation du compte administratif : budget")
    assert titles(fuse([*budgets, alone])) == {frozenset({"liste.pdf"}), frozenset({"extrait.pdf"})}
    assert len(fuse([*budgets, alone])) == 3


def test_the_same_words_win_over_more_words() -> None:
    found = fuse(
        [
            liste(delib_id=None, delib_objet="Compte administratif du budget principal", page_debut=1),
            liste(delib_id=None, delib_objet="Compte administratif du budget principal et affectation", page_debut=2),
            acte(delib_id="2025/03/12", delib_objet="Compte administratif du budget principal"),
        ]
    )
    (joined,) = [f for f in found if len(f.lectures) == 2]
    assert {a.page_debut for a in joined.lectures} == {1}


def test_two_acts_of_one_document_are_two_acts() -> None:
    assert len(fuse([acte(), replace(acte(), page_debut=2)])) == 2
    assert len(fuse([proces_verbal(delib_id=None), proces_verbal(delib_id=None, page_debut=5)])) == 2


def test_two_extracts_with_one_number_and_nothing_else_in_common_are_two_acts() -> None:
    assert len(fuse([acte(), acte("autre.pdf", delib_objet="Vente d'un tracteur")])) == 2


def test_two_extracts_without_a_number_whose_votes_differ_are_two_acts() -> None:
    one, other = acte(delib_id=None), acte("autre.pdf", delib_id=None, vote_pour=12, vote_contre=1)
    assert len(fuse([one, other])) == 2 and len(fuse([one, replace(other, vote_pour=13, vote_contre=0)])) == 1


def test_without_a_date_nothing_is_joined() -> None:
    assert len(fuse([acte(delib_date=None), liste(delib_date=None)])) == 2


def test_a_number_repeated_in_one_document_is_no_key() -> None:
    twice = [
        liste(delib_id="2025-03", delib_objet=t, page_debut=i)
        for i, t in enumerate(("Vente d'un pré", "Achat d'un four"), 1)
    ]
    assert len(fuse([*twice, acte(delib_id="2025-03", delib_objet="Tarifs de la cantine")])) == 3


def test_a_printed_value_goes_before_any_other() -> None:
    deduced = with_origin(acte(), "deduit", "vote_pour", "vote_contre", "vote_abstention")
    classified = with_origin(acte(), "classe", "delib_matiere_code")
    (one,) = fuse([deduced, proces_verbal(vote_pour=13, vote_contre=0, vote_abstention=0)])
    assert one.acte.preuves["vote_pour"].origine == "imprime"
    (two,) = fuse([classified, liste(delib_matiere_code="7.5")])
    assert two.acte.delib_matiere_code == "7.5" and two.acte.preuves["delib_matiere_code"].origine == "imprime"


def test_a_title_cut_by_a_stamp_is_taken_whole_from_the_list() -> None:
    (one,) = fuse([acte(delib_objet="Adhésion au service partagé de"), liste()])
    assert one.acte.delib_objet == "Adhésion au service partagé de médiation"
    assert one.documents["delib_objet"] == liste().document_sha256


def test_votes_that_two_documents_print_differently_are_told_and_never_mixed() -> None:
    (one,) = fuse([acte(vote_pour=12, vote_contre=1, vote_resultat="majorite"), proces_verbal()])
    assert (one.acte.vote_pour, one.acte.vote_contre, one.acte.vote_resultat) == (12, 1, "majorite")
    assert {a.champ for a in one.anomalies} == {"vote_pour", "vote_contre", "vote_resultat"}
    (told,) = [a for a in one.anomalies if a.champ == "vote_pour"]
    assert (told.valeur, told.fichier, told.page, told.acte) == ("13", "pv.pdf", 4, "2025/03/12")
    assert "« 12 » dans extrait.pdf" in told.raison


def test_counts_that_do_not_add_up_give_way_to_counts_that_do() -> None:
    (one,) = fuse([acte(vote_pour=18), proces_verbal()])
    assert (one.acte.vote_reel, one.acte.vote_pour) == (13, 13)


def test_votes_known_in_part_are_completed_where_nothing_contradicts() -> None:
    partly = acte(vote_pour=None, vote_contre=1, vote_abstention=None, vote_reel=None, vote_resultat="majorite")
    whole = proces_verbal(vote_pour=11, vote_contre=1, vote_abstention=1, vote_resultat="majorite")
    (one,) = fuse([partly, whole])
    assert (one.acte.vote_pour, one.acte.vote_contre, one.acte.vote_abstention, one.acte.vote_reel) == (11, 1, 1, 13)
    (two,) = fuse([partly, replace(whole, vote_contre=2, vote_pour=None, vote_abstention=None)])
    assert two.acte.vote_contre == 2, "the document that says most"
    assert [a.champ for a in two.anomalies] == ["vote_contre"]
    assert two.acte.vote_reel == 13


def test_the_stamp_of_the_minutes_is_not_that_of_the_act() -> None:
    (one,) = fuse([acte(), proces_verbal(pref_date="2025-06-02", pref_acte_id="099-999000011-20250602-PV1-DE")])
    assert one.acte.pref_date is None and one.acte.pref_acte_id is None and one.anomalies == ()


def test_what_is_written_in_another_way_is_no_disagreement() -> None:
    (one,) = fuse([acte(president="Garance TEYSSOULE"), proces_verbal(president="TEYSSOULE")])
    assert one.acte.president == "Garance TEYSSOULE" and one.anomalies == ()
    (two,) = fuse([acte(president="Garance TEYSSOULE"), proces_verbal(president="Gaspard VIGNEMALE")])
    assert [a.regle for a in two.anomalies] == ["fusion.president"]


def test_the_order_of_the_readings_does_not_matter() -> None:
    acts = [acte(), liste(), proces_verbal(), liste(delib_id=None, delib_objet="Vente d'un tracteur", page_debut=2)]
    acts += [acte(f"e{i}.pdf", delib_id=None, delib_objet=f"Tarifs, lot {i}") for i in range(4)]
    acts += [proces_verbal(delib_id=None, delib_objet=f"Tarifs, lot {i}", page_debut=i + 5) for i in range(4)]
    expected = titles(fuse(acts))
    assert len(expected) == 6
    rng = random.Random(3)
    for _ in range(20):
        rng.shuffle(acts)
        # within one document acts come in the order of its pages
        assert titles(fuse(sorted(acts, key=lambda a: a.page_debut or 0))) == expected


@st.composite
def sittings(draw: Any) -> list[Acte]:
    """Readings of one sitting in up to four documents, with numbers and titles that may or may not be the same."""
    kinds = ["deliberation", "liste_deliberations", "proces_verbal", "deliberation"]
    readings = []
    for i, nature in enumerate(kinds[: draw(st.integers(1, 4))]):
        for page in range(1, draw(st.integers(1, 4)) + 1):
            readings.append(
                acte(
                    f"{i}.pdf", nature=nature, page_debut=page, delib_id=draw(st.sampled_from([None, "1", "2", "2025-2", "2025/03/1"])),
                    delib_objet=draw(st.sampled_from(["Tarifs de la cantine", "Tarifs", "Tarifs de la cantine et du car", "Vente d'un pré"])),
                    vote_pour=draw(st.sampled_from([None, 12, 13])), vote_contre=draw(st.sampled_from([None, 0, 1])),
                )
            )  # fmt: skip
    return readings


@given(sittings())
def test_no_reading_is_lost_none_is_used_twice_and_no_vote_is_invented(readings: list[Acte]) -> None:
    found = fuse(readings)
    assert sorted(map(id, (a for f in found for a in f.lectures))) == sorted(map(id, readings))
    for one in found:
        documents = [a.document_sha256 for a in one.lectures]
        assert len(set(documents)) == len(documents), "two acts of one document are two acts"
        numbers = {a.delib_id for a in one.lectures if a.delib_id}
        assert len(numbers) < 3
        for champ in ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "delib_id", "delib_objet"):
            said = [getattr(a, champ) for a in one.lectures]
            assert getattr(one.acte, champ) in (said if any(s is not None for s in said) else [None])
        counts = {(a.vote_pour, a.vote_contre) for a in one.lectures}
        if len(counts) == 1:
            assert not [a for a in one.anomalies if a.champ in ("vote_pour", "vote_contre")]
        assert set(one.documents) == set(one.acte.preuves) and set(one.documents.values()) <= set(documents)
