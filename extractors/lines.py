"""The lines of a view, with what the eye sees of each: weight, capitals, size, the gap above, how far right it runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

from extractors.pages.page import Line, Page
from extractors.view import View

LETTERS = re.compile(r"[^\W\d_]")
SENSE = re.compile(r"\w\w|\d")
"""OCR makes lone letters of a stamp's strokes: such a line is nobody's."""
SMALL_LETTERS = re.compile(r"[a-zß-öø-ÿœ]+")
UPPER_WORDS = re.compile(r"[A-ZÀ-ÖØ-ÞŒ]{2,}")


class ViewLine(NamedTuple):
    """`text == view.text[start:end]`. `gap` is the blank above in line heights (None at a page's top or unknown);
    `bold` is None where it is not known
    (a title behind a label, whose own weight alone was probed). `full` says that the line runs to the right edge of its page's text, or so near it that the next line's first word had no room; `indent` is its left edge, in points, from the
    text's left edge."""

    start: int
    end: int
    text: str
    page: int
    size: float
    bold: bool | None
    caps: bool
    gap: float | None
    full: bool
    indent: float
    font: str
    ocr: bool

    @property
    def blank(self) -> bool:
        return not self.text.strip()


START = attrgetter("start")
"""The key by which lines in order are searched (`bisect`)."""


def lines_of(view: View) -> list[ViewLine]:
    """The view's lines in order; empty ones are left out."""
    result: list[ViewLine] = []
    edges: dict[int, tuple[float, float]] = {}
    number, above, before = 0, 0.0, Line(0, 0, 0, 0, 0, 0)
    position = 0
    page_at, offsets = view.source.page_at, view.offsets
    for text in view.text.split("\n"):
        start = position
        position += len(text) + 1
        content = text.lstrip()
        if not content:
            continue
        end = position - 1
        page, at = page_at(offsets[end - len(content)])
        line = _line(page.lines, at)
        ocr = page.origin == "ocr"
        if ocr and not SENSE.search(text):
            continue
        if page.number not in edges:
            edges[page.number] = _edges(page)
        left, right = edges[page.number]
        height = max(line.bottom - line.top, 1.0)
        gap = (line.top - above) / height if number == page.number else None
        if gap is not None and result[-1].full != (full := _no_room(before, line, content, right)):
            result[-1] = result[-1]._replace(full=full)
        number, above, before = page.number, line.bottom, line
        result.append(tuple.__new__(ViewLine, (
            start, end, text, number, line.size or height, line.bold, capitals(text), gap,
            line.x1 > right - 0.12 * max(right - left, 1.0), line.x0 - left, line.font, ocr,
        )))  # fmt: skip
    return result


def _no_room(above: Line, line: Line, content: str, right: float) -> bool:
    """The first word of `line`, as wide as its letters are, would have run over the text's right edge behind `above`."""
    word = content.find(" ")
    letters = (word if word > 0 else len(content)) + 1
    return above.x1 + letters * (line.x1 - line.x0) / len(content) > right


def _edges(page: Page) -> tuple[float, float]:
    """Where a page's text begins and ends from left to right, a tenth of its lines apart."""
    rights = sorted([line.x1 for line in page.lines])
    lefts = sorted([line.x0 for line in page.lines])
    return (lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]) if rights else (0.0, 0.0)


def _line(lines: tuple[Line, ...], at: int) -> Line:
    return lines[max(bisect_right(lines, at, key=START) - 1, 0)] if lines else Line(0, 0, 0, 0, 0, 0)


def capitals(text: str) -> bool:
    """Nearly all letters are capitals, and there are words to judge by."""
    if len(text) < 4 or UPPER_WORDS.search(text) is None:
        return False
    small = sum(map(len, SMALL_LETTERS.findall(text)))
    return small < 0.25 * len(text) and small <= 0.15 * len(LETTERS.findall(text))
