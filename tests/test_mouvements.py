"""Who comes and goes in the course of a sitting changes the numbers of the acts behind, and of no other."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.pages.page import Page
from extractors.personnes.mouvements import COUNTER_EXAMPLES, EXAMPLES, find
from extractors.view import Source, View
from schemas.records import Acte

HEAD = (
    "COMMUNE DE BREUX", "PROCÈS-VERBAL DU CONSEIL MUNICIPAL", "SÉANCE DU JEUDI 13 AVRIL 2023",
    "En exercice : 15 – Présents : 10 – Pouvoirs : 2 – Votants : 12", "PRÉSENTS : Jean ROUX, Anne BEC, Luc LAC, Zoé DOT",
)  # fmt: skip


def view(text: str) -> View:
    return View.whole(Source.of([Page(1, 595, 842, text, ())]))


@pytest.mark.parametrize(("text", "numbers"), EXAMPLES)
def test_a_movement_gives_the_numbers_that_it_prints(text: str, numbers: dict[str, int]) -> None:
    (move,) = find(view(text), 0)
    assert move.nombres.values == numbers


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_other_words_move_nobody(text: str) -> None:
    assert not find(view(text), 0)


def read(moved: str) -> tuple[Acte, ...]:
    acts = (
        "1. D2023-01 – Tarifs de la halle",
        "VOTE : unanimité",
        moved,
        "2. D2023-02 – Travaux du lavoir",
        "VOTE : unanimité",
        "3. D2023-03 – Achat d'un tracteur",
        "VOTE : unanimité",
    )
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for row, line in enumerate([*HEAD, *acts]):
        canvas.drawString(50, 790 - 22 * row, line)
    canvas.save()
    return extract(out.getvalue(), "pv.pdf", themes=False).actes


def test_the_numbers_printed_at_an_arrival_hold_from_there_on() -> None:
    actes = read("Arrivée de Mme Ida SOT à 19h40. Présents : 11 – Pouvoirs : 2 – Votants : 13")
    assert [a.vote_reel for a in actes] == [12, 13, 13]
    assert [a.vote_pour for a in actes] == [12, 13, 13]


def test_nothing_is_deduced_behind_an_arrival_without_numbers() -> None:
    actes = read("Mme Ida SOT rejoint la séance à 19h40.")
    assert [a.vote_pour for a in actes] == [12, None, None]
