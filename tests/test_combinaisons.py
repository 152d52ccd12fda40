"""Invented documents made by combining styles (`tests/combinaisons`): what is printed is known, so are the floors.

PYTHONPATH=tests python -m combinaisons.mesure --nombre 500     # which way of writing is read worst
"""

from __future__ import annotations

import pytest
from combinaisons.document import document
from combinaisons.mesure import juger, mesurer, par_champ

from flows.demo.rendu import render

VOTES = ("vote_pour", "vote_contre", "vote_abstention", "vote_resultat")
PLANCHERS = {
    **dict.fromkeys(VOTES, (1.0, 0.96)), "delib_date": (1.0, 0.96), "acte": (0.96, 0.96), "delib_objet": (0.98, 0.98),
    "delib_id": (0.99, 0.96), "vote_effectif": (1.0, 0.99), "membres_presents": (0.98, 0.95), "procurations": (0.97, 0.89),
}  # fmt: skip
"""field → least precision and least recall; of votes and dates, nothing wrong at all."""


def tenir(nombre: int, taches: int, marge: float) -> None:
    """Raises AssertionError where a field of the first `nombre` documents falls below its floor, `marge` of recall allowed."""
    mesures = par_champ(mesurer(range(nombre), taches))
    assert not {
        champ: mesures[champ]
        for champ, (precision, recall) in PLANCHERS.items()
        if mesures[champ][0] < precision - (marge if precision < 1 else 0) or mesures[champ][1] < recall - marge
    }


def test_a_seed_always_gives_the_same_document() -> None:
    assert document(7) == document(7)
    assert render(document(7).texte) == render(document(7).texte)


def test_a_style_can_be_imposed() -> None:
    assert document(7, {"date": "seance_chiffres"}).styles["date"] == "seance_chiffres"
    assert any(v.champ == "delib_date" and v.issue == "juste" for v in juger(7, {"date": "seance_chiffres"}))


def test_a_number_printed_below_the_next_title_is_not_this_acts() -> None:
    """Numbers below the titles: where another act begins before the number, the act has none."""
    assert all(v.issue != "faux" for v in juger(272) if v.champ == "delib_id")


def test_a_few_dozen_invented_documents_are_read_above_the_floors() -> None:
    tenir(40, 1, marge=0.05)


@pytest.mark.slow
def test_several_hundred_invented_documents_are_read_above_the_floors() -> None:
    tenir(400, 2, marge=0.0)
