"""The rules of SCDL, one by one, and the keys of SIREN and SIRET."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.resultats import conteste
from schemas.rules import VOTES, scdl_problems
from schemas.siret import luhn, valid_siren, valid_siret
from schemas.tables import row_problems
from schemas.themes import nom_scdl, themes

GOOD = {
    "COLL_NOM": "Courlanges", "COLL_SIRET": "99900001100018", "DELIB_ID": "2025/03/12", "DELIB_DATE": "2025-03-27",
    "DELIB_MATIERE_CODE": "5.7", "DELIB_MATIERE_NOM": "institutions et vie politique/intercommunalité",
    "DELIB_OBJET": "Adhésion à un service partagé", "BUDGET_ANNEE": "2025/2026", "BUDGET_NOM": "Budget annexe de l'eau",
    "PREF_ID": "PREF099", "PREF_DATE": "2025-04-01", "VOTE_EFFECTIF": "15", "VOTE_REEL": "13", "VOTE_POUR": "10",
    "VOTE_CONTRE": "2", "VOTE_ABSTENTION": "1", "DELIB_URL": "https://courlanges.example/2025-03-12.pdf",
}  # fmt: skip


def columns_refused(**cells: str) -> set[str]:
    return {column for column, _, _ in scdl_problems(GOOD | cells)}


def test_a_good_row_is_refused_by_no_rule() -> None:
    assert scdl_problems(GOOD) == []


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"COLL_NOM": ""}, "COLL_NOM"),
        ({"COLL_SIRET": "99900001100019"}, "COLL_SIRET"),
        ({"COLL_SIRET": "999000011000"}, "COLL_SIRET"),
        ({"DELIB_ID": ""}, "DELIB_ID"),
        ({"DELIB_DATE": "27/03/2025"}, "DELIB_DATE"),
        ({"DELIB_DATE": "2025-02-29"}, "DELIB_DATE"),
        ({"DELIB_DATE": "2025-W05-1"}, "DELIB_DATE"),
        ({"DELIB_MATIERE_CODE": "5"}, "DELIB_MATIERE_CODE"),
        ({"DELIB_MATIERE_CODE": "5.7.1"}, "DELIB_MATIERE_CODE"),
        ({"DELIB_MATIERE_NOM": "intercommunalité"}, "DELIB_MATIERE_NOM"),
        ({"DELIB_MATIERE_NOM": "institutions et vie politique / intercommunalité"}, "DELIB_MATIERE_NOM"),
        ({"DELIB_MATIERE_NOM": "institutions et vie politique /intercommunalité"}, "DELIB_MATIERE_NOM"),
        ({"DELIB_MATIERE_NOM": "vie du village/fêtes"}, "DELIB_MATIERE_NOM"),
        ({"DELIB_OBJET": ""}, "DELIB_OBJET"),
        ({"BUDGET_ANNEE": "2026/2025"}, "BUDGET_ANNEE"),
        ({"BUDGET_ANNEE": "2025/2025"}, "BUDGET_ANNEE"),
        ({"BUDGET_ANNEE": "2025-2026"}, "BUDGET_ANNEE"),
        ({"BUDGET_ANNEE": ""}, "BUDGET_ANNEE"),
        ({"BUDGET_NOM": ""}, "BUDGET_ANNEE"),
        ({"PREF_DATE": "2025-03-26"}, "PREF_DATE"),
        ({"VOTE_POUR": "11"}, "VOTE_REEL"),
        ({"VOTE_POUR": "14", "VOTE_CONTRE": "-1", "VOTE_ABSTENTION": "0"}, "VOTE_REEL"),
        ({"VOTE_EFFECTIF": "12"}, "VOTE_EFFECTIF"),
        ({"VOTE_ABSTENTION": ""}, "VOTE_EFFECTIF"),
        ({"VOTE_POUR": "dix"}, "VOTE_POUR"),
        ({"DELIB_URL": "courlanges.example/acte.pdf"}, "DELIB_URL"),
        ({"DELIB_URL": "https://courlanges.example/un acte.pdf"}, "DELIB_URL"),
    ],
)
def test_each_rule_refuses_what_it_is_about(cells: dict[str, str], column: str) -> None:
    assert columns_refused(**cells) == {column}


@pytest.mark.parametrize(
    "cells",
    [
        dict.fromkeys(VOTES, ""),
        {"BUDGET_ANNEE": "", "BUDGET_NOM": ""},
        {"BUDGET_ANNEE": "2025"},
        {"PREF_DATE": ""},
        {"PREF_DATE": "2025-03-27"},
        {"DELIB_MATIERE_NOM": "INSTITUTIONS ET VIE POLITIQUE/Intercommunalite"},
        {"VOTE_EFFECTIF": "13", "VOTE_POUR": "13", "VOTE_CONTRE": "0", "VOTE_ABSTENTION": "0"},
    ],
)
def test_what_scdl_allows_is_not_refused(cells: dict[str, str]) -> None:
    assert columns_refused(**cells) == set()


def test_a_date_of_the_prefecture_that_is_no_date_is_told_once() -> None:
    assert [rule for _, rule, _ in scdl_problems(GOOD | {"PREF_DATE": "01/02/2025"})] == ["type"]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_votes_are_accepted_exactly_when_they_add_up(
    effectif: int, reel: int, pour: int, contre: int, abstention: int
) -> None:
    votes = dict(zip(VOTES, map(str, (effectif, reel, pour, contre, abstention)), strict=True))
    assert (columns_refused(**votes) == set()) == (reel == pour + contre + abstention and effectif >= reel)


@given(st.sets(st.sampled_from(VOTES)))
def test_the_five_vote_columns_go_together(empty: set[str]) -> None:
    cells = dict.fromkeys(empty, "")
    assert (columns_refused(**cells) == set()) == (len(empty) in (0, 5))


def test_every_theme_of_the_nomenclature_has_a_name_that_scdl_accepts() -> None:
    level_2 = [code for code in themes() if "." in code]
    assert len(level_2) == 57
    for code in level_2:
        assert columns_refused(DELIB_MATIERE_CODE=code, DELIB_MATIERE_NOM=nom_scdl(code)) == set(), code
        assert nom_scdl(code).islower() and not set(nom_scdl(code)) & set(",()")


def test_siret_keys() -> None:
    assert valid_siret("73282932000074") and valid_siren("732829320")  # the example of INSEE's own page
    assert valid_siret("35600000000048")  # La Poste, head office: Luhn
    assert valid_siret("35600000049837")  # La Poste, a post office: a sum of digits that is a multiple of five
    assert not valid_siret("35600000049838")
    assert (
        not valid_siret("7328293200007")
        and not valid_siret("7328293200007A")
        and not valid_siret("７３２８２９３２０００074")
    )


@given(st.text("0123456789", min_size=9, max_size=9), st.text("0123456789", min_size=5, max_size=5))
def test_a_siret_is_never_valid_over_a_siren_that_is_not(siren: str, nic: str) -> None:
    if valid_siret(siren + nic):
        assert valid_siren(siren)
    wrong = siren[:8] + str((int(siren[8]) + 1) % 10)
    assert not (valid_siren(siren) and valid_siren(wrong))


@given(st.text("0123456789", min_size=1, max_size=20), st.integers(0, 19), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(digits: str, place: int, shift: int) -> None:
    place %= len(digits)
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert not (luhn(digits) and luhn(wrong))


def test_row_problems_name_column_rule_and_reason() -> None:
    row = {"regle": "x", "gravite": "fatal", "raison": "y", "page": "0", "document_sha256": "abc"}
    assert {(c, r) for c, r, _ in row_problems("anomalies", row)} == {
        ("gravite", "liste"), ("page", "minimum"), ("document_sha256", "motif"),
    }  # fmt: skip
    assert (
        row_problems(
            "preuves",
            {"acte_uid": "a", "champ": "b", "origine": "imprime", "texte": "t", "regle": "r", "confiance": "1.2"},
        )[0][1]
        == "maximum"
    )


@pytest.mark.parametrize(
    ("contre", "abstention", "resultat", "told"),
    [
        (3, 1, "majorite", 1),
        (0, 2, "unanimite", 1),  # « à l'unanimité des voix exprimées, 2 abstentions »
        (None, 1, None, 1),
        (None, None, "majorite", 1),
        (None, None, "rejetee", 1),
        (0, 0, None, 0),
        (None, None, "unanimite", 0),
        (0, None, None, None),
        (None, None, "prend_acte", None),
        (None, None, "ajournee", None),
        (None, None, None, None),
    ],
)
def test_a_vote_is_contested_when_one_vote_at_least_was_not_for(
    contre: int | None, abstention: int | None, resultat: str | None, told: int | None
) -> None:
    assert conteste(contre, abstention, resultat) == told
