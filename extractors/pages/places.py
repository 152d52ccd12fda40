"""Where spans of a page's text lie: which of them a piece of it holds, and a box per printed line of their letters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from extractors.pages.reading_order import Box, around

Span = tuple[int, int]


def touching(spans: Sequence[Span]) -> Callable[[int, int], list[Span]]:
    """Which of the spans, in their order, may share a letter with a stretch of text: all words of a page are asked of each piece of it.

    >>> touching([(0, 4), (9, 12), (5, 8)])(6, 10)
    [(9, 12), (5, 8)]
    """
    ordered = sorted((start, end, rank) for rank, (start, end) in enumerate(spans))
    longest = max((end - start for start, end in spans), default=0)

    def within(start: int, end: int) -> list[Span]:
        found = ordered[bisect_left(ordered, (start - longest,)) : bisect_left(ordered, (end,))]
        return [spans[rank] for rank in sorted([rank for _, stop, rank in found if stop > start])]

    return within


def by_line(letters: Sequence[Box]) -> list[Box]:
    """One box per printed line, level or upright, of the letters of a piece that may run over a line's end."""
    lines: list[list[Box]] = []
    for letter in letters:
        if lines and (letter.top < lines[-1][-1].bottom or _below(letter, lines[-1][-1])):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [around(line) for line in lines]


def _below(letter: Box, last: Box) -> bool:
    """In a text that runs down the page the next letter is right under the last one."""
    return letter.x0 < last.x1 and last.x0 < letter.x1 and letter.top - last.bottom < last.bottom - last.top
