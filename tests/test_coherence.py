"""The rules of arithmetic and law, one by one: what printed values imply, and what they contradict."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import coherence
from schemas.records import Acte, Preuve, Procuration

NOT_PRINTED = {"procurations", "membres_presents", "membres_absents", "vote_non_participation", "nature"}


def acte(confiance: float = 0.97, **values: Any) -> Acte:
    """An act whose values were all read on page 2, with this confidence."""
    preuves = {
        champ: Preuve("imprime", str(value), f"{champ}.exemple", confiance, 2, 0, 4)
        for champ, value in values.items()
        if champ not in NOT_PRINTED
    }
    return Acte(**values, preuves=MappingProxyType(preuves))


def unsure(base: Acte, champ: str, confiance: float = 0.5) -> Acte:
    """The same act, one of its values read with little certainty."""
    preuves = {**base.preuves, champ: Preuve("imprime", "?", "ocr.exemple", confiance, 2, 0, 1)}
    return Acte(
        **{f: getattr(base, f) for f in Acte.__dataclass_fields__ if f != "preuves"}, preuves=MappingProxyType(preuves)
    )


def rules(base: Acte, **options: Any) -> list[str]:
    return [a.regle.removeprefix("coherence.") for a in coherence.apply(base, **options)[1]]


def votes(base: Acte) -> tuple[int | None, int | None, int | None]:
    got = coherence.apply(base)[0]
    return got.vote_pour, got.vote_contre, got.vote_abstention


# --- what is implied ---------------------------------------------------------------------------------------------------


def test_unanimity_of_13_voters_is_13_for_and_none_against() -> None:
    got, anomalies = coherence.apply(acte(vote_resultat="unanimite", vote_reel=13))
    assert (got.vote_pour, got.vote_contre, got.vote_abstention) == (13, 0, 0)
    assert not anomalies
    assert got.preuves["vote_pour"] == Preuve("deduit", "unanimité, votants 13", "coherence.unanimite", 0.97)


def test_unanimity_of_the_votes_cast_leaves_the_abstentions_out() -> None:
    got, _ = coherence.apply(acte(vote_resultat="unanimite", vote_reel=13, vote_abstention=2))
    assert (got.vote_pour, got.vote_contre, got.vote_abstention) == (11, 0, 2)
    assert got.preuves["vote_contre"].texte == "unanimité, votants 13, abstentions 2"
    assert got.preuves["vote_abstention"].origine == "imprime"


@pytest.mark.parametrize(
    "base",
    [
        acte(vote_resultat="unanimite"),
        acte(vote_resultat="majorite", vote_reel=13),
        acte(vote_resultat="unanimite", vote_reel=13, vote_contre=1),
        acte(vote_resultat="unanimite", vote_reel=13, vote_pour=12),
        acte(vote_resultat="unanimite", vote_reel=13, vote_non_participation=("ROUX Jean",)),
        acte(vote_resultat="unanimite", vote_reel=1, vote_abstention=3),
    ],
    ids=[
        "no voters",
        "a majority",
        "someone against",
        "another number",
        "someone takes no part",
        "more abstain than vote",
    ],
)
def test_nothing_is_deduced_from_unanimity_where_something_stands_against_it(base: Acte) -> None:
    assert votes(base) == (base.vote_pour, base.vote_contre, base.vote_abstention)


def test_voters_who_were_not_printed_prove_nothing() -> None:
    guessed = Acte(
        vote_resultat="unanimite", vote_reel=13, preuves=MappingProxyType({"vote_reel": Preuve("deduit", "…", "autre")})
    )
    assert votes(guessed) == (None, None, None)


def test_counts_that_reach_the_voters_leave_none_for_the_others() -> None:
    got, _ = coherence.apply(acte(vote_pour=11, vote_abstention=2, vote_reel=13))
    assert got.vote_contre == 0
    assert got.preuves["vote_contre"] == Preuve(
        "deduit", "pour 11, abstentions 2, votants 13", "coherence.reste_nul", 0.97
    )


def test_counts_short_of_the_voters_tell_nothing_of_the_others() -> None:
    assert votes(acte(vote_pour=11, vote_abstention=1, vote_reel=13)) == (11, None, 1)
    assert votes(acte(vote_abstention=13, vote_reel=13)) == (None, None, 13)


def test_the_voters_of_a_vote_are_the_sum_of_its_three_counts() -> None:
    got, _ = coherence.apply(acte(vote_pour=10, vote_contre=2, vote_abstention=1))
    assert got.vote_reel == 13
    assert got.preuves["vote_reel"].texte == "pour 10, contre 2, abstentions 1"
    assert coherence.apply(acte(vote_pour=10, vote_contre=2))[0].vote_reel is None


@pytest.mark.parametrize(
    ("counts", "result"),
    [
        ((10, 2, 1), "majorite"), ((10, 2, None), "majorite"), ((2, 10, 1), "rejetee"), ((13, 0, 0), "unanimite"),
        ((10, 0, 3), None), ((10, 0, None), None), ((6, 6, 1), None), ((10, None, 1), None),
    ],
)  # fmt: skip
def test_a_result_is_worked_out_only_where_the_counts_leave_one_reading(
    counts: tuple[int, int | None, int | None], result: str | None
) -> None:
    names = ("vote_pour", "vote_contre", "vote_abstention")
    printed = {name: n for name, n in zip(names, counts, strict=True) if n is not None}
    assert coherence.apply(acte(**printed))[0].vote_resultat == result


# --- what is contradicted ----------------------------------------------------------------------------------------------


def test_more_votes_than_voters_are_flagged_and_kept_where_all_were_read_with_certainty() -> None:
    got, anomalies = coherence.apply(acte(vote_pour=12, vote_contre=3, vote_reel=13))
    assert got.vote_pour == 12
    assert [(a.regle, a.champ, a.valeur, a.page, a.gravite) for a in anomalies] == [
        ("coherence.somme_du_vote", "vote_pour", "12", 2, "alerte")
    ]
    assert anomalies[0].raison == "les voix comptées (15) dépassent le nombre de votants (13)"


def test_the_count_that_was_read_without_certainty_is_the_one_that_is_emptied() -> None:
    got, anomalies = coherence.apply(unsure(acte(vote_pour=12, vote_contre=8, vote_reel=13), "vote_contre"))
    assert (got.vote_pour, got.vote_contre, got.vote_reel) == (12, None, 13)
    assert "vote_contre" not in got.preuves
    assert [a.champ for a in anomalies] == ["vote_contre"]


def test_nothing_is_deduced_from_a_count_that_was_emptied() -> None:
    got, _ = coherence.apply(unsure(acte(vote_resultat="unanimite", vote_reel=31, vote_effectif=15), "vote_reel"))
    assert (got.vote_reel, got.vote_pour) == (None, None)


def test_unanimity_with_votes_missing_is_flagged() -> None:
    assert rules(acte(vote_resultat="unanimite", vote_pour=12, vote_reel=13)) == ["unanimite_complete"]
    assert rules(acte(vote_resultat="unanimite", vote_pour=12, vote_abstention=1, vote_reel=13)) == []


def test_present_members_and_proxies_are_the_voters() -> None:
    assert rules(acte(seance_presents=10, seance_pouvoirs=3, vote_reel=13)) == []
    assert rules(acte(seance_presents=10, seance_pouvoirs=3, vote_reel=12)) == ["votants_et_pouvoirs"]
    away = acte(seance_presents=10, seance_pouvoirs=3, vote_reel=12, vote_non_participation=("ROUX Jean",))
    assert rules(away) == [], "who takes no part is not a voter"


def test_nobody_is_counted_twice() -> None:
    assert rules(acte(seance_presents=16, vote_effectif=15)) == ["effectif_depasse"]
    assert rules(acte(vote_reel=16, vote_effectif=15)) == ["effectif_depasse"]
    assert rules(acte(seance_presents=10, seance_absents=6, vote_effectif=15)) == ["effectif_depasse"]
    assert rules(acte(seance_presents=10, seance_absents=5, vote_effectif=15)) == []


def test_a_quorum_is_more_than_half_of_the_members_in_office() -> None:
    assert rules(acte(seance_presents=7, vote_effectif=14)) == ["quorum"]
    assert rules(acte(seance_presents=8, vote_effectif=14)) == []
    assert rules(acte(seance_presents=8, vote_effectif=15)) == []


def test_what_is_adopted_has_more_votes_for_than_against() -> None:
    assert rules(acte(vote_resultat="majorite", vote_pour=5, vote_contre=8)) == ["adoption"]
    assert rules(acte(vote_resultat="rejetee", vote_pour=8, vote_contre=5)) == ["adoption"]
    assert rules(acte(vote_resultat="unanimite", vote_contre=1)) == ["adoption"]
    assert rules(acte(vote_resultat="majorite", vote_pour=6, vote_contre=6)) == [], "the president breaks a tie"


def test_one_member_carries_one_proxy_and_is_there() -> None:
    two = (Procuration("BRIAL Anne", "ROUX Jean"), Procuration("VIAL Luc", "ROUX Jean"))
    got = coherence.apply(acte(procurations=two))[1]
    assert [(a.regle, a.raison) for a in got] == [
        ("coherence.un_pouvoir_par_personne", "ROUX Jean porterait 2 pouvoirs")
    ]
    absent = acte(procurations=two[:1], membres_absents=("ROUX Jean",))
    assert rules(absent) == ["un_pouvoir_par_personne"]
    assert rules(acte(procurations=two[:1])) == []


def test_lists_are_as_long_as_the_counts_say() -> None:
    names = ("ROUX Jean", "BRIAL Anne")
    assert rules(acte(membres_presents=names, seance_presents=2)) == []
    assert rules(acte(membres_presents=names, seance_presents=3)) == ["listes_et_comptes"]
    chaired = acte(membres_presents=names, seance_presents=3, president="VIAL Luc")
    assert rules(chaired) == [], "the president presides apart from the list"
    assert rules(acte(procurations=(Procuration("A", "B"),), seance_pouvoirs=2)) == ["listes_et_comptes"]
    assert rules(acte(membres_absents=("A",), procurations=(Procuration("C", "B"),), seance_absents=2)) == []


def test_a_printed_count_of_the_present_is_never_made_of_names() -> None:
    assert coherence.apply(acte(membres_presents=("ROUX Jean", "BRIAL Anne")))[0].seance_presents is None


def test_dates_follow_one_another() -> None:
    day = "2024-03-14"
    assert rules(acte(delib_date=day, convocation_date="2024-03-15")) == ["ordre_des_dates"]
    assert rules(acte(delib_date=day, pref_date="2024-03-13")) == ["ordre_des_dates"]
    assert rules(acte(delib_date=day, convocation_date="2024-03-08", pref_date="2024-03-18")) == []


def test_a_convocation_of_months_before_is_another_sitting_s_and_is_left_out() -> None:
    said = acte(delib_date="2024-03-14", convocation_date="2023-12-20")
    assert rules(said) == ["convocation_ancienne"]
    kept, _ = coherence.apply(said)
    assert kept.convocation_date is None and "convocation_date" not in kept.preuves
    assert rules(acte(delib_date="2024-03-14", convocation_date="2024-02-20")) == []


def test_the_stamp_bears_the_acts_date_and_the_councils_siren() -> None:
    stamp = "030-213009990-20240314-2024_07-DE"
    extract = {"nature": "deliberation", "pref_acte_id": stamp, "delib_date": "2024-03-14"}
    assert rules(acte(**extract, coll_siret="21300999000017")) == []
    assert rules(acte(**{**extract, "delib_date": "2024-03-11"})) == ["timbre_de_transmission"]
    assert rules(acte(**extract, coll_siret="21300888000012")) == ["timbre_de_transmission"]
    minutes = {**extract, "nature": "proces_verbal", "delib_date": "2024-01-11"}
    assert rules(acte(**minutes)) == [], "minutes bear the date of the sitting that approved them"
    assert rules(acte(**{**extract, "pref_acte_id": "illisible"})) == []


@pytest.mark.parametrize(
    ("convocation", "population", "flagged"),
    [("2024-03-10", None, False), ("2024-03-11", None, True), ("2024-03-10", 4000, True), ("2024-03-08", 4000, False),
     ("2024-03-10", 3499, False)],
)  # fmt: skip
def test_convocations_leave_three_clear_days_or_five(convocation: str, population: int | None, flagged: bool) -> None:
    base = acte(delib_date="2024-03-14", convocation_date=convocation)
    assert rules(base, population=population) == (["delai_de_convocation"] if flagged else [])


# --- for any act -------------------------------------------------------------------------------------------------------

NUMBERS = st.one_of(st.none(), st.integers(0, 40))
ACTS = st.builds(
    lambda confiance, **values: acte(confiance, **{k: v for k, v in values.items() if v is not None}),
    st.sampled_from((0.5, 0.97)), vote_pour=NUMBERS, vote_contre=NUMBERS, vote_abstention=NUMBERS, vote_reel=NUMBERS,
    vote_effectif=NUMBERS, seance_presents=NUMBERS, seance_absents=NUMBERS, seance_pouvoirs=NUMBERS,
    vote_resultat=st.sampled_from((None, "unanimite", "majorite", "rejetee", "prend_acte", "ajournee")),
)  # fmt: skip


@given(ACTS)
def test_a_printed_value_is_kept_as_it_is_or_emptied_with_a_reason(base: Acte) -> None:
    got, anomalies = coherence.apply(base)
    told = {a.champ for a in anomalies}
    for champ, printed in base.preuves.items():
        if champ not in told:
            assert (getattr(got, champ), got.preuves[champ]) == (getattr(base, champ), printed)
        elif champ in got.preuves:
            assert got.preuves[champ] == printed or got.preuves[champ].origine == "deduit"


@given(ACTS)
def test_every_value_has_its_evidence_and_a_deduced_one_says_from_what(base: Acte) -> None:
    got, _ = coherence.apply(base)
    for champ in (*coherence.COUNTS, "vote_resultat"):
        assert (getattr(got, champ) is None) == (champ not in got.preuves)
    deduced = [p for p in got.preuves.values() if p.origine == "deduit"]
    assert all(p.texte and p.regle.startswith("coherence.") and p.page is None for p in deduced)


@given(ACTS)
def test_what_is_deduced_adds_up(base: Acte) -> None:
    got, _ = coherence.apply(base)
    deduced = {champ for champ, p in got.preuves.items() if p.origine == "deduit"}
    counts = (got.vote_pour, got.vote_contre, got.vote_abstention, got.vote_reel)
    if deduced & {"vote_pour", "vote_contre", "vote_abstention", "vote_reel"} and None not in counts:
        assert sum(n or 0 for n in counts[:3]) == got.vote_reel


@given(ACTS)
def test_a_second_look_changes_nothing(base: Acte) -> None:
    once, _ = coherence.apply(base)
    assert coherence.apply(once)[0] == once


def test_every_rule_says_why_and_is_shown_here() -> None:
    named = [*coherence.CHECKS, *coherence.DEDUCTIONS, coherence.delai_de_convocation]
    assert all(rule.__doc__ for rule in named)
    assert len({rule.__name__ for rule in named}) == len(named)
