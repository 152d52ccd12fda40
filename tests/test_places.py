"""Which spans of a text a piece of it holds, found among all of them without looking at each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.pages.places import by_line, touching
from extractors.pages.reading_order import Box

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)).map(lambda s: (s[0], s[0] + s[1] + 1)), max_size=12)


@given(spans=spans, start=st.integers(0, 50), length=st.integers(1, 15))
def test_the_spans_that_share_a_letter_with_a_piece_come_in_their_order(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    shared = [span for span in spans if span[0] < start + length and start < span[1]]
    assert touching(spans)(start, start + length) == shared


def test_letters_of_two_printed_lines_make_two_boxes() -> None:
    first, second = Box(10, 20, 15, 32), Box(15, 20, 21, 32)
    below = Box(10, 50, 16, 62)
    assert by_line([first, second, below]) == [Box(10, 20, 21, 32), below]
