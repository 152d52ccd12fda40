"""Lines that Tesseract left out of a page: bold titles that touch their underline, above all, which it takes for drawings.

What is told is where ink as high and as dense as a line of text has no word over it. Pillow only, about 1 % of the OCR's time.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from extractors.pages.ocr_rows import Row, letters
from extractors.pages.reading_order import Box, around

STRIPS = 60
"""Columns that a page is cut into: narrower than a word."""
STEP = 4
"""Pixels of a page's height taken together."""
DENSE, UNDERLINE = 0.10, 0.68
"""Share of ink of a cell of text, at least and at most: below it a rule or a speck, above it an underline or a shadow."""
LOW, HIGH = 0.6, 1.8
"""Heights of a line of text, by the page's usual one."""
WIDE = 4
"""Strips that a line covers, at least: a word alone is not worth a doubt."""
SURE = 0.56
"""Mean confidence of a line that is added, at least."""
GAP = 1.3
"""Blank between two words of a line, at most, by the line's height."""
RULE = 0.7
"""Share of ink of a column of a line's pixels from which it is a table's or a frame's rule."""
MOST = 30
"""Lines left out of one page, at most: where there are more, it shows a map or a drawing."""
EDGE = "-–—|[]{}“”\"'‘’.,_"
"""What a frame's rule on the left of a line is read as."""
INK = [255 if level < 128 else 0 for level in range(256)]
MARGIN = 0.28
"""Blank kept around a line that is read on its own, by its height (measured: letters are lost with less and with more)."""


def with_unread(rows: list[Row], picture: Any, again: Callable[[Any], list[Row]]) -> list[Row]:
    """The page's rows, and those that were left out, each at its place in the order of reading.

    `again` reads a small picture that holds one line.
    """
    if not rows:
        return rows
    ink = picture.point(INK)
    zones = _lines(unread([box for row in rows for _, box, _ in row.words], ink), ink)
    if len(zones) > MOST:
        return rows
    height = statistics.median(row.height for row in rows)
    for zone in zones:
        pieces = [row for row in rows if _within(row.box(), zone)]
        line = _line(picture, zone, height, again)
        if line is not None and letters([line]) > letters(pieces) + 3:
            rows = _placed([row for row in rows if row not in pieces], line)
    return rows


def _lines(pieces: Sequence[Box], ink: Any) -> list[Box]:
    """The lines that hold the pieces, each once."""
    lines: list[Box] = []
    for piece in pieces:
        line = _whole(piece, ink)
        if lines and _within(line, lines[-1]):
            line = around([lines.pop(), line])
        lines.append(line)
    return lines


def unread(boxes: Sequence[Box], ink: Any) -> list[Box]:
    """Where a picture (ink 255, paper 0) shows a line of text, or a piece of one, that no word's box covers, from the top down."""
    from PIL import Image

    usual = sorted(box.bottom - box.top for box in boxes)[len(boxes) // 2]
    ink = ink.copy()
    for box in boxes:
        ink.paste(0, (int(box.x0) - 4, int(box.top) - 4, int(box.x1) + 4, int(box.bottom) + 4))
    cells = ink.resize((STRIPS, max(ink.height // STEP, 1)), Image.Resampling.BOX)
    across, down = ink.width / cells.width, ink.height / cells.height
    runs = [(strip, *run) for strip in range(1, STRIPS - 1) for run in _runs(_column(cells, strip), usual / down)]
    return [
        Box(min(r[0] for r in group) * across, min(r[1] for r in group) * down, (max(r[0] for r in group) + 1) * across, max(r[2] for r in group) * down)
        for group in _groups(runs)
        if len({r[0] for r in group}) >= WIDE and _high(group, usual / down)
    ]  # fmt: skip


def _column(cells: Any, strip: int) -> bytes:
    return bytes(cells.crop((strip, 0, strip + 1, cells.height)).tobytes())


def _runs(column: bytes, usual: float) -> Iterator[tuple[int, int]]:
    """Where a strip is inked from one height to another, as high as a line of text; an underline ends it."""
    start = None
    for at, level in enumerate((*column, 0)):
        under = level >= UNDERLINE * 255 and start is not None and at - start >= LOW * usual
        if start is None:
            start = at if DENSE * 255 <= level < UNDERLINE * 255 else None
        elif level < DENSE * 255 or under:
            if LOW * usual <= at - start <= HIGH * usual:
                yield start, at
            start = None


def _groups(runs: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Runs of neighbouring strips that stand level, from the left to the right; a blank of one strip may part two words."""
    groups: list[list[tuple[int, int, int]]] = []
    for run in runs:
        home = next((g for g in groups if run[0] - g[-1][0] <= 2 and run[1] < g[-1][2] and g[-1][1] < run[2]), None)
        if home is None:
            groups.append([run])
        else:
            home.append(run)
    return sorted(groups, key=lambda group: group[0][1])


def _high(group: Sequence[tuple[int, int, int]], usual: float) -> bool:
    return max(r[2] for r in group) - min(r[1] for r in group) <= HIGH * usual


def _whole(zone: Box, ink: Any) -> Box:
    """The whole line that a zone is a piece of: up to a blank wider than between words, or to a frame's rule."""
    height = int(zone.bottom - zone.top)
    columns = _columns(ink, int(zone.top), int(zone.bottom))
    tall = _columns(ink, int(zone.top) - height, int(zone.bottom) + height)
    text = bytes(0 if level > RULE * 255 else column for level, column in zip(tall, columns, strict=True))
    stops = {x for x, level in enumerate(tall) if level > RULE * 255}
    right = _edge(text, stops, range(min(int(zone.x1) - 1, ink.width - 1), ink.width), GAP * height)
    left = _edge(text, stops, range(int(zone.x0), -1, -1), GAP * height)
    return Box(left, zone.top, right, zone.bottom)


def _columns(ink: Any, top: int, bottom: int) -> bytes:
    """The share of ink of each column of pixels, between two heights."""
    from PIL import Image

    return bytes(ink.crop((0, top, ink.width, bottom)).resize((ink.width, 1), Image.Resampling.BOX).tobytes())


def _edge(columns: bytes, stops: set[int], way: range, gap: float) -> int:
    """The last inked column on a way, before a blank of `gap` columns or a rule."""
    last = way.start
    for x in way:
        if x in stops or abs(x - last) > gap:
            break
        if columns[x] > 12:
            last = x
    return last


def _within(box: Box, zone: Box) -> bool:
    """A piece of the line that was read: level with it, between its ends."""
    middle = (box.x0 + box.x1) / 2
    level = abs((box.top + box.bottom) / 2 - (zone.top + zone.bottom) / 2) < 0.35 * (zone.bottom - zone.top)
    return level and zone.x0 < middle < zone.x1


def _line(picture: Any, zone: Box, height: float, again: Callable[[Any], list[Row]]) -> Row | None:
    """What stands in a zone; None where it is no line of words or is read with doubt."""
    margin = round(MARGIN * (zone.bottom - zone.top))
    left, top = max(int(zone.x0) - margin, 0), max(int(zone.top) - margin, 0)
    right, bottom = min(int(zone.x1) + margin, picture.width), min(int(zone.bottom) + margin, picture.height)
    words = [word for row in again(picture.crop((left, top, right, bottom))) for word in row.words]
    letters = sum(len(text) for text, _, _ in words)
    if sum(text.isalpha() and len(text) > 2 for text, _, _ in words) < 2:
        return None
    if sum(len(text) * sure for text, _, sure in words) < SURE * letters:
        return None
    words[0] = (words[0][0].lstrip(EDGE) or words[0][0], *words[0][1:])
    placed = [(text, Box(box.x0 + left, zone.top, box.x1 + left, zone.bottom), sure) for text, box, sure in words]
    return Row(placed, height)


def _placed(rows: list[Row], line: Row) -> list[Row]:
    """The line after the nearest row above it in its column, else before the first one below it."""
    box = line.box()
    above = [
        i for i, row in enumerate(rows) if _shares(row.box(), box) and row.box().bottom <= (box.top + box.bottom) / 2
    ]
    if above:
        at = max(above, key=lambda i: rows[i].box().bottom) + 1
    else:
        at = next((i for i, row in enumerate(rows) if _shares(row.box(), box)), 0)
    return [*rows[:at], line, *rows[at:]]


def _shares(one: Box, other: Box) -> bool:
    """Half of the narrower one's width is also the other's."""
    common = min(one.x1, other.x1) - max(one.x0, other.x0)
    return common >= 0.5 * min(one.x1 - one.x0, other.x1 - other.x0)
