"""A table drawn with rules on a scanned page: Tesseract reads across its cells, a person reads each cell whole.

The rules are found on the picture, and each word goes to the cell that it stands in. Cells come out in the order in which
born-digital tables are drawn: row after row, cell after cell; a cell of one line stays on the line of the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from extractors.pages.ocr_rows import Row
from extractors.pages.reading_order import Box, level

STRIPS = 48
"""Parts of the page's width, or height, in which a rule is looked for: short enough for a page turned by a degree."""
RULE = re.compile(rb"[\xb0-\xff]{1,12}")
"""A run of dots that are nearly all ink, as thin as a rule is."""
DRIFT = 3
"""Dots by which a rule may move from one part to the next."""
WIDE, HIGH = 14, 2
"""Parts that a rule runs over, at least: across, down."""
ROWS, COLUMNS = 3, 3
"""Rows of a table with so many cells, at least."""
CROSSES = 0.7
"""Share of a row's height that a rule between two cells covers, at least."""
INK = [255 if level < 150 else 0 for level in range(256)]


class Rule(NamedTuple):
    """A rule, across or down: from `start` to `end` along the page, and where it stands in each part, from part `first`."""

    start: float
    end: float
    first: int
    places: tuple[float, ...]
    step: float

    def at(self, along: float) -> float:
        """Where it stands, so far along the page."""
        return self.places[min(max(int(along / self.step) - self.first, 0), len(self.places) - 1)]


class Band(NamedTuple):
    """A table's row: the rules above and below it, those between its cells."""

    above: Rule
    below: Rule
    between: tuple[Rule, ...]

    def holds(self, box: Box) -> bool:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        within = self.above.start - 4 <= x <= self.above.end + 4
        return within and self.above.at(x) < y < self.below.at(x)

    def cell(self, box: Box) -> int:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return sum(rule.at(y) < x for rule in self.between)


def by_cells(rows: list[Row], picture: Any) -> list[Row]:
    """The page's rows, those that a table's rules cut read cell by cell; the same list where there is no such table."""
    for table in tables(bands(picture)) if rows else []:
        rows = _read(rows, table)
    return rows


def tables(found: Sequence[Band]) -> list[list[Band]]:
    """Bands that follow each other, each cut in so many cells."""
    runs: list[list[Band]] = []
    for band in found:
        if len(band.between) < COLUMNS - 1:
            continue
        home = next((run for run in runs if run[-1].below is band.above), None)
        if home is None:
            runs.append([band])
        else:
            home.append(band)
    return [run for run in runs if len(run) >= ROWS]


def _read(rows: list[Row], table: Sequence[Band]) -> list[Row]:
    kept: list[Row] = []
    cells: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        outside = []
        inside: dict[tuple[int, int], list[tuple[str, Box, float]]] = {}
        for word in row.words:
            home = next((i for i, band in enumerate(table) if band.holds(word[1])), None)
            if home is None:
                outside.append(word)
            else:
                inside.setdefault((home, table[home].cell(word[1])), []).append(word)
        if outside:
            kept.append(Row(outside, row.height))
        for place, words in inside.items():
            cells.setdefault(place, []).append(Row(words, row.height))
    if not cells:
        return rows
    top = min(row.box().top for lines in cells.values() for row in lines)
    first = next((i for i, row in enumerate(kept) if row.box().top > top), len(kept))
    return [*kept[:first], *_in_cells(cells), *kept[first:]]


def _in_cells(cells: dict[tuple[int, int], list[Row]]) -> Iterator[Row]:
    """Cell after cell; what stands level with the line before it, on its right and in the same row, goes on with it."""
    last: tuple[int, Row] | None = None
    for band, cell in sorted(cells):
        for line in _lines(cells[band, cell]):
            if last and last[0] == band and _follows(last[1].box(), line.box()):
                last = band, Row([*last[1].words, *line.words], last[1].height)
                continue
            if last:
                yield last[1]
            last = band, line
    if last:
        yield last[1]


def _lines(pieces: Sequence[Row]) -> list[Row]:
    """A cell's lines from the top down, the pieces of one line together."""
    lines: list[Row] = []
    for piece in sorted(pieces, key=lambda row: row.box().top):
        if lines and level(lines[-1].box(), piece.box()):
            words = sorted([*lines[-1].words, *piece.words], key=lambda word: word[1].x0)
            lines[-1] = Row(words, lines[-1].height)
        else:
            lines.append(piece)
    return lines


def _follows(before: Box, box: Box) -> bool:
    return box.x0 >= before.x1 - 5 and level(before, box)


def bands(picture: Any) -> list[Band]:
    """The rows of the tables of a page, from the top down, each between two rules that cover the same width."""
    from PIL import Image

    ink = picture.point(INK)
    across = _rules(
        ink.resize((STRIPS, ink.height), Image.Resampling.BOX).transpose(Image.Transpose.TRANSPOSE), WIDE, ink.width
    )
    if len(across) <= ROWS:
        return []
    down = _rules(ink.resize((ink.width, STRIPS), Image.Resampling.BOX), HIGH, ink.height)
    across.sort(key=lambda rule: rule.places[0])
    down.sort(key=lambda rule: rule.places[0])
    found = []
    for i, above in enumerate(across):
        below = next((rule for rule in across[i + 1 :] if _same_width(above, rule) and _lower(above, rule)), None)
        if below:
            found.append(Band(above, below, tuple(rule for rule in down if _between(rule, above, below))))
    return found


def _lower(above: Rule, below: Rule) -> bool:
    middle = (above.start + above.end) / 2
    return below.at(middle) - above.at(middle) > 15


def _same_width(one: Rule, other: Rule) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= 0.8 * max(one.end - one.start, other.end - other.start)


def _between(rule: Rule, above: Rule, below: Rule) -> bool:
    """A rule down, off the table's own edges, over most of the row's height."""
    x = rule.places[len(rule.places) // 2]
    if not above.start + 25 < x < above.end - 25:
        return False
    top, bottom = above.at(x), below.at(x)
    return min(rule.end, bottom) - max(rule.start, top) >= CROSSES * (bottom - top)


def _rules(parts: Any, least: int, length: int) -> list[Rule]:
    """The rules of a picture whose every row is one part of the page; `least`: parts that a rule runs over, at least."""
    step = length / parts.height
    going: list[tuple[int, list[float]]] = []
    done: list[tuple[int, list[float]]] = []
    for part in range(parts.height):
        line = parts.crop((0, part, parts.width, part + 1)).tobytes()
        runs = [(match.start() + match.end() - 1) / 2 for match in RULE.finditer(line)]
        kept = []
        for chain in going:
            near = min(runs, key=lambda at: abs(at - chain[1][-1]), default=None)
            if near is not None and abs(near - chain[1][-1]) <= DRIFT:
                chain[1].append(near)
                runs.remove(near)
                kept.append(chain)
            else:
                done.append(chain)
        going = kept + [(part, [at]) for at in runs]
    return [
        Rule(first * step, (first + len(places)) * step, first, tuple(places), step)
        for first, places in (*done, *going)
        if len(places) >= least
    ]
