"""Names that OCR doubts of take the spelling of the same names, read surely elsewhere; where two are possible, none."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.champs import read
from extractors.pages.confiances import believed
from extractors.pages.page import Page, Word
from extractors.pages.rapprochements import CONFUSIONS, alike
from extractors.view import Source, View


def ocr_page(text: str, doubted: dict[str, float]) -> Page:
    words = [
        Word(m.start(), m.end(), 0, 0, 1, 1, doubted.get(m.group().strip(",."), 0.95))
        for m in re.finditer(r"\S+", text)
    ]
    return Page(1, 420, 595, text, (), "ocr", tuple(words), 0.9)


def test_a_doubtful_name_takes_the_spelling_of_the_sure_one_that_it_can_only_be() -> None:
    text = "Présents : Karim NADII, Anne R0UX, Mme LERNAIRE"
    names = ("Karim NADII", "Anne R0UX", "LERNAIRE")
    head = ocr_page(text, {"NADII": 0.3, "R0UX": 0.3, "LERNAIRE": 0.3})
    body = replace(ocr_page("Karim NADJI expose. Mme LEMAIRE vote. M. NADIN vote. Paul ROUX sort.", {}), number=2)
    kept = ("Karim NADJI", "LEMAIRE")
    assert believed("membres_presents", names, (head, body), 1, 0, len(text)) == (kept, "Anne R0UX")


def test_a_doubtful_name_that_may_be_two_people_is_left_out() -> None:
    text = "Présents : Mme LERNAIRE, Paul VIAL"
    names, head = ("LERNAIRE", "Paul VIAL"), ocr_page(text, {"LERNAIRE": 0.3})
    body = replace(ocr_page("Mme LEMAIRE et M. LERNAIRF votent. Mme LERNAIRC sort.", {}), number=2)
    assert believed("membres_presents", names, (head, body), 1, 0, len(text)) == (("Paul VIAL",), "LERNAIRE")


def test_the_matched_name_is_said_with_its_list() -> None:
    text = "Présents : Karim NADII, Paul VIAL"
    page = ocr_page(text + "\nKarim NADJI expose.", {"NADII": 0.3})
    values = read(View.whole(Source.of([page])), "seance")
    assert values.values["membres_presents"] == ("Karim NADJI", "Paul VIAL")
    assert values.preuves["membres_presents"].regle == "presences.presents.rapproche"
    assert [(champ, words, page) for champ, words, _, page in values.doutes] == [("membres_presents", "Karim NADJI", 1)]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12), st.sampled_from(CONFUSIONS), st.integers(0, 11))
def test_one_confusion_is_the_same_word_both_ways(word: str, pair: tuple[str, str], at: int) -> None:
    other = word[:at] + pair[0] + word[at:]
    again = word[:at] + pair[1] + word[at:]
    assert alike(other, again) and alike(again, other) and alike(word.upper(), word)
