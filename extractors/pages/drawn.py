"""Where the words of a born-digital page stand, and the rules drawn on it: asked of pdfium for the pages that are tables.

Reading a page probes its lines alone: a list of deliberations must be told word by word, for the row of a table is told by
where its cells stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from extractors.pages.page import Page, Word
from extractors.pages.probe import SIGNS, Chunk, Probe
from extractors.pages.reading_order import Box
from extractors.pages.text import joined, probing

THIN = 3.0
"""Points under which a drawing is a rule; a wider one is a frame, or the ground of a cell, and its edges are rules."""
MOST_SEGMENTS = 400
"""Segments of one drawing above which it is a picture."""
MOST_DRAWINGS = 6000
JOINED = 4.0
"""Points between two pieces of one rule (a cell's side, then the next one's)."""
SAME = 2.0
"""Points between two rules that are one: the two edges of a thick one, two cells' sides drawn one beside the other."""
SHORT = 6.0
WORD = re.compile(r"\S+")


class Rule(NamedTuple):
    """A rule across or down the page: where it stands, and from where to where it runs; points from the page's top left."""

    at: float
    start: float
    end: float


class Places(NamedTuple):
    """A page's words (offsets in its text) and its rules, those across from the top down, those down from left to right."""

    words: tuple[Word, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def places(data: bytes, page: Page) -> Places:
    """The places of a page: its own words where it was read by OCR, else pdfium's letters and drawings."""
    if page.words or not page.lines:
        return Places(page.words, (), ())
    with probing(data, page.number) as opened:
        if opened is None:
            return Places((), (), ())
        shown, probe, rows = opened
        across, down = _rules(shown, probe)
        words = tuple(_words(probe, rows))
    sound = all(word.end <= len(page.text) for word in words)
    return Places(words if sound else (), across, down)


def _words(probe: Probe, rows: Sequence[Sequence[Chunk]]) -> Iterator[Word]:
    at = 0
    for row in rows:
        text, starts = joined(row)
        for chunk, begin in zip(row, starts, strict=True):
            drawn = probe.text[chunk.at : chunk.at + len(chunk.text)].translate(SIGNS) == chunk.text
            if not drawn or not chunk.upright:
                yield Word(at + begin, at + begin + len(chunk.text), *chunk.box, 1.0)
                continue
            for match in WORD.finditer(chunk.text):
                box = _box(probe, chunk.at + match.start(), chunk.at + match.end())
                yield Word(at + begin + match.start(), at + begin + match.end(), *box, 1.0)
        at += len(text) + 1


def _box(probe: Probe, start: int, end: int) -> Box:
    """A word's box; of a word that runs over a line's end, its first line's."""
    first, last = probe.box(probe.index(start)), probe.box(probe.index(end - 1))
    while last.top > first.bottom and end - 1 > start:
        end -= 1
        last = probe.box(probe.index(end - 1))
    return Box(first.x0, min(first.top, last.top), max(first.x1, last.x1), max(first.bottom, last.bottom))


def _rules(page: Any, probe: Probe) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    raw = probe.raw
    drawn = list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3))
    across: list[Rule] = []
    down: list[Rule] = []
    for left, top, right, bottom in _edges(raw, drawn if len(drawn) <= MOST_DRAWINGS else [], probe):
        if bottom - top <= THIN < right - left:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= THIN < bottom - top:
            down.append(Rule((left + right) / 2, top, bottom))
    return tuple(whole_rules(across)), tuple(whole_rules(down))


def _edges(raw: Any, drawn: Iterable[Any], probe: Probe) -> Iterator[Box]:
    """The thin boxes of what is drawn: rules, and the four sides of frames and grounds."""
    for found in drawn:
        box = _shown(found.get_bounds(), probe)
        if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
            yield box
            continue
        segments = raw.FPDFPath_CountSegments(found.raw)
        if segments <= 6:
            yield Box(box.x0, box.top, box.x1, box.top)
            yield Box(box.x0, box.bottom, box.x1, box.bottom)
            yield Box(box.x0, box.top, box.x0, box.bottom)
            yield Box(box.x1, box.top, box.x1, box.bottom)
        elif segments <= MOST_SEGMENTS:
            yield from _lines(raw, found, segments, probe)


def _lines(raw: Any, found: Any, segments: int, probe: Probe) -> Iterator[Box]:
    """The level and upright lines of one drawing of several (a whole table's grid may be one)."""
    import ctypes

    x, y = ctypes.c_float(), ctypes.c_float()
    matrix = found.get_matrix()
    last: tuple[float, float] | None = None
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(found.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if last and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            (x0, y0), (x1, y1) = last, point
            yield _shown((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), probe)
        last = point


def _shown(bounds: tuple[float, float, float, float], probe: Probe) -> Box:
    """Bounds (left, bottom, right, top, of the page as it is kept) in points from the top left of the page as it is shown."""
    left, bottom, right, top = bounds
    if probe.rotation == 90:
        return Box(bottom - probe.bottom, left - probe.left, top - probe.bottom, right - probe.left)
    if probe.rotation == 180:
        return Box(probe.right - right, bottom - probe.bottom, probe.right - left, top - probe.bottom)
    if probe.rotation == 270:
        return Box(probe.top - top, probe.right - right, probe.top - bottom, probe.right - left)
    return Box(left - probe.left, probe.top - top, right - probe.left, probe.top - bottom)


def whole_rules(pieces: Iterable[Rule]) -> list[Rule]:
    """Rules put together from their pieces, in the order of their places; what is no longer than a letter is none."""
    whole: list[Rule] = []
    for place in _places(sorted(pieces)):
        row: list[Rule] = []
        for piece in sorted(place, key=lambda rule: rule.start):
            if row and piece.start <= row[-1].end + JOINED:
                row[-1] = row[-1]._replace(end=max(row[-1].end, piece.end))
            else:
                row.append(piece)
        whole += [rule for rule in row if rule.end - rule.start > SHORT]
    return whole


def _places(pieces: Sequence[Rule]) -> Iterator[list[Rule]]:
    place: list[Rule] = []
    for piece in pieces:
        if place and piece.at - place[-1].at > SAME:
            yield place
            place = []
        place.append(piece._replace(at=place[0].at) if place else piece)
    if place:
        yield place
