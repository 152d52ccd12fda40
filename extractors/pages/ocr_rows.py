"""Rows that Tesseract read column by column: a table without lines looks to it like columns of running text.

Short cells that stand level with each other, line after line, in three columns or more, are a table's: its rows are what a
person reads.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractors.pages.reading_order import Box, around, middle

CELL = 4
"""Words of a cell, at most."""
COLUMNS, ROWS = 3, 8
"""A table has that many columns and rows at least."""
WHOLE = 0.6
"""Share of its rows that have so many cells: where most have fewer, cells go on over several lines."""
SHORT = 0.3
"""Share of the page's width that a cell takes, at most."""
RUN = 4
"""Cells that Tesseract read one under the other, at least, for a column that it took apart."""


class Row(NamedTuple):
    """A line as seen on the picture, in its pixels: words with their boxes and confidences (0 to 1)."""

    words: list[tuple[str, Box, float]]
    height: float

    def box(self) -> Box:
        return around([box for _, box, _ in self.words])


def by_rows(rows: list[Row], again: Callable[[Box], list[Row]]) -> list[Row]:
    """The rows of the page, those of a table that was read column by column set side by side again.

    `again` reads a part of the picture as one block, line by line: it sees the narrow columns that were taken for noise.
    """
    boxes = [row.box() for row in rows]
    taken = _columns(rows, boxes)
    if len(taken) < COLUMNS * ROWS:
        return rows
    bands = _bands(sorted(taken, key=lambda i: middle(boxes[i])), boxes)
    whole = [band for band in bands if len(band) >= COLUMNS]
    if len(whole) < max(ROWS, WHOLE * len(bands)):
        return rows
    cells = [i for band in whole for i in band]
    top, bottom = min(boxes[i].top for i in cells), max(boxes[i].bottom for i in cells)
    bands = [band for band in bands if top < middle(boxes[band[0]]) < bottom]
    table = [_joined([rows[i] for i in sorted(band, key=lambda i: boxes[i].x0)]) for band in bands]
    zone = Box(min(box.x0 for box in boxes), top, max(box.x1 for box in boxes), bottom)
    if letters(block := again(zone)) >= 0.95 * letters(table):
        table = block
    out = [i for i, box in enumerate(boxes) if not top < middle(box) < bottom]
    return [*(rows[i] for i in out if boxes[i].top < top), *table, *(rows[i] for i in out if boxes[i].top >= top)]


def letters(rows: Sequence[Row]) -> int:
    """Letters and figures read in rows."""
    return sum(char.isalnum() for row in rows for text, _, _ in row.words for char in text)


def _columns(rows: Sequence[Row], boxes: Sequence[Box]) -> list[int]:
    """The cells, where runs of them were read one under the other, in columns that stand beside each other."""
    if not rows:
        return []
    wide = SHORT * (max(b.x1 for b in boxes) - min(b.x0 for b in boxes))
    short = [len(row.words) <= CELL and box.x1 - box.x0 <= wide for row, box in zip(rows, boxes, strict=True)]
    runs: list[list[int]] = []
    for i, box in enumerate(boxes):
        if not short[i]:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and all(short[last : i + 1]) and boxes[last].bottom <= box.top + 0.3 * rows[i].height:
            runs[-1].append(i)
        else:
            runs.append([i])
    long = [run for run in runs if len(run) >= RUN]
    beside = [
        run for run in long
        if sum(_beside([boxes[i] for i in run], [boxes[i] for i in other]) for other in long if other is not run) >= COLUMNS - 1
    ]  # fmt: skip
    return [i for run in beside for i in run]


def _beside(one: Sequence[Box], other: Sequence[Box]) -> bool:
    """Half of the shorter run's cells have one of the other's on their height, and the two do not stand one over the other."""
    middles = [middle(box) for box in (one if len(one) <= len(other) else other)]
    bands = other if len(one) <= len(other) else one
    level = sum(any(box.top < y < box.bottom for box in bands) for y in middles)
    apart = statistics.median(b.x0 for b in one) - statistics.median(b.x0 for b in other)
    return level >= 0.5 * len(middles) and abs(apart) > 2 * statistics.median(b.bottom - b.top for b in one)


def _bands(cells: Sequence[int], boxes: Sequence[Box]) -> list[list[int]]:
    """Cells from the top down, those on one height together."""
    bands: list[list[int]] = []
    for i in cells:
        level = bands and abs(middle(boxes[i]) - statistics.fmean(middle(boxes[j]) for j in bands[-1])) < 0.5 * (
            boxes[i].bottom - boxes[i].top
        )
        if level:
            bands[-1].append(i)
        else:
            bands.append([i])
    return bands


def _joined(cells: Sequence[Row]) -> Row:
    words = sorted((word for cell in cells for word in cell.words), key=lambda word: word[1].x0)
    return Row(words, statistics.median(cell.height for cell in cells))
