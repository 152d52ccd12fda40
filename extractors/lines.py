"""The lines of a view, with what the eye sees of each: weight, capitals, size, the gap above, how far right it runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

from extractors.pages.page import Line
from extractors.view import View

LETTERS = re.compile(r"[^\W\d_]")
SENSE = re.compile(r"\w\w|\d")
"""OCR makes lone letters of a stamp's strokes: such a line is nobody's."""
SMALL_LETTERS = re.compile(r"[a-zß-öø-ÿœ]+")
UPPER_WORDS = re.compile(r"[A-ZÀ-ÖØ-ÞŒ]{2,}")


class ViewLine(NamedTuple):
    """`text == view.text[start:end]`. `gap` is the blank above in line heights (None at a page's top or unknown);
    `bold` is None where it is not known
    (a title behind a label, whose own weight alone was probed). `full` says that the line runs to the right edge of its page's text; `indent` is its left edge, in points, from the
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
    previous: tuple[int, Line] | None = None
    position = 0
    for text in view.text.split("\n"):
        start, position = position, position + len(text) + 1
        if not text.strip():
            continue
        lead = start + len(text) - len(text.lstrip())
        page, at = view.source.page_at(view.offsets[lead])
        line = _line(page.lines, at)
        if page.origin == "ocr" and not SENSE.search(text):
            continue
        if page.number not in edges:
            rights = sorted(ln.x1 for ln in page.lines)
            lefts = sorted(ln.x0 for ln in page.lines)
            edges[page.number] = (lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]) if rights else (0.0, 0.0)
        left, right = edges[page.number]
        height = max(line.bottom - line.top, 1.0)
        gap = None
        if previous and previous[0] == page.number:
            gap = (line.top - previous[1].bottom) / height
        result.append(ViewLine(
            start, start + len(text), text, page.number, line.size or height, line.bold, capitals(text), gap,
            line.x1 > right - 0.12 * max(right - left, 1.0), line.x0 - left, line.font, page.origin == "ocr",
        ))  # fmt: skip
        previous = (page.number, line)
    return result


def _line(lines: tuple[Line, ...], at: int) -> Line:
    return lines[max(bisect_right(lines, at, key=START) - 1, 0)] if lines else Line(0, 0, 0, 0, 0, 0)


def capitals(text: str) -> bool:
    """Nearly all letters are capitals, and there are words to judge by."""
    if len(text) < 4 or UPPER_WORDS.search(text) is None:
        return False
    small = len(text) - len(SMALL_LETTERS.sub("", text))
    return small < 0.25 * len(text) and small <= 0.15 * len(LETTERS.findall(text))
