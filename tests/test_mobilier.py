"""Heads, feet and page numbers that are taken out of the text of the rules, and numbers that stay."""

from __future__ import annotations

import pytest

from extractors.mobilier import furniture
from extractors.nature import nature_of
from extractors.pages.page import Line, Page
from extractors.view import Source


def page(number: int, *texts: str, top: float = 300) -> Page:
    """Lines of 14 points from `top` down: by default in the middle of the page, away from the margins."""
    lines, start = [], 0
    for rank, text in enumerate(texts):
        y = top + 14 * rank
        lines.append(Line(start, start + len(text), 50, y, 50 + 5 * len(text), y + 12))
        start += len(text) + 1
    return Page(number, 595, 842, "\n".join(texts), tuple(lines))


def dropped(*pages: Page) -> list[str]:
    source = Source.of(pages)
    return [source.text[start:end] for start, end in sorted(set(furniture(source)))]


@pytest.mark.parametrize("foot", ["Page 1 sur 3", "page 1/3", "p. 1", "Page : 1 / 3", "PAGE 1"])
def test_a_page_s_number_that_says_so_is_dropped_wherever_it_stands(foot: str) -> None:
    assert dropped(page(1, "Présents :", "Mme BRUN Odile,", foot, "M. CARRÉ Jean")) == [foot]


@pytest.mark.parametrize("line", ["Voir page 12 du rapport", "2/15", "Article 3", "12", "Page 3 : tarifs"])
def test_other_numbers_stay(line: str) -> None:
    assert dropped(page(1, "Présents :", line, "M. CARRÉ Jean")) == []


def test_the_head_that_comes_back_beside_the_numbers_goes_but_for_its_first_time() -> None:
    feet = [
        part for n in (1, 2, 3) for part in (f"Texte {n} du procès-verbal", f"Page {n} sur 3", "Commune de Valbrune")
    ]
    assert dropped(page(1, *feet)) == ["Page 1 sur 3", "Page 2 sur 3", "Commune de Valbrune", "Page 3 sur 3", "Commune de Valbrune"]  # fmt: skip


def test_a_vote_that_comes_back_beside_the_numbers_stays() -> None:
    feet = [part for n in (1, 2, 3) for part in ("Adopté à l'unanimité", f"Page {n} sur 3", f"Point {n}")]
    assert dropped(page(1, *feet)) == ["Page 1 sur 3", "Page 2 sur 3", "Page 3 sur 3"]


def test_a_bare_number_under_each_text_goes_when_it_grows_with_the_pages() -> None:
    pages = [page(n, f"Texte de la page {'abc'[n - 1]}", str(n + 4)) for n in (1, 2, 3)]
    assert dropped(*pages) == ["5", "6", "7"]


def test_a_bare_number_under_a_text_stays_when_the_others_do_not_follow() -> None:
    assert dropped(page(1, "Votants :", "12"), page(2, "Votants :", "12"), page(3, "Pour :", "9")) == []


def register(number: int, *texts: str) -> Page:
    return page(number, "Commune de Valbrune - Registre des délibérations", *texts, top=20)


def test_the_register_s_name_on_every_page_of_minutes_is_their_running_head() -> None:
    pages = [register(1, "Étaient présents :", "Mme BRUN"), register(2, "1. Voirie"), register(3, "2. Eau")]
    assert dropped(*pages) == ["Commune de Valbrune - Registre des délibérations"] * 2


def test_the_register_s_name_above_each_roll_call_is_the_act_s_own() -> None:
    pages = [register(n, f"Étaient présents à {n} :", "Mme BRUN", f"Objet : {w}") for n, w in ((1, "eau"), (2, "voirie"), (3, "bois"))]  # fmt: skip
    assert dropped(*pages) == []


@pytest.mark.parametrize(
    ("named", "nature"),
    [("PROCÈS-VERBAL de la séance du 3 mai 2022", "proces_verbal"), ("Séance du 3 mai 2022", "deliberation")],
)
def test_minutes_kept_in_the_register_are_minutes(named: str, nature: str) -> None:
    head = f"REGISTRE DES DÉLIBÉRATIONS\nCommune de Valbrune\n{named}\nLe conseil municipal s'est réuni.\n"
    assert nature_of(head + "Le conseil municipal, après en avoir délibéré, adopte à l'unanimité.") == nature
