"""A view is cut and rewritten at will; the way back to the page is never lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractors.pages.page import Page
from extractors.view import Source, View


def view_of(*texts: str) -> View:
    return View.whole(Source.of([Page(i + 1, 595, 842, t, ()) for i, t in enumerate(texts)]))


def test_a_proof_gives_the_page_the_offsets_and_the_exact_source_words() -> None:
    view = view_of("Page un", "Votants : 13").sub(re.compile(" : "), ": ")
    start = view.text.index("13")
    proof = view.proof(start, start + 2)
    assert proof is not None
    assert (proof.page, proof.text) == (2, "13")


def test_a_proof_covers_what_was_dropped_between_two_words() -> None:
    view = view_of("Travaux de [tampon] voirie").drop([(11, 20)])
    assert view.text == "Travaux de voirie"
    proof = view.proof(0, len(view.text))
    assert proof is not None and proof.text == "Travaux de [tampon] voirie"


def test_an_empty_span_proves_nothing() -> None:
    assert view_of("abc").proof(1, 1) is None


@given(st.lists(st.text(alphabet="ab -\n13", max_size=30), min_size=1, max_size=4), st.data())
def test_what_a_step_leaves_untouched_is_still_found_on_its_page(texts: list[str], data: st.DataObject) -> None:
    view = view_of(*texts)
    cleaned = view.sub(re.compile(" +"), " ").sub(re.compile("a-"), "")
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    proof = cleaned.proof(start, start + 1)
    assert proof is not None
    assert texts[proof.page - 1][proof.start : proof.end] == proof.text or cleaned.text[start] == "\f"
