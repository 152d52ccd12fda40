"""Two columns that a PDF draws row by row: pdfium makes one piece of text of the two, across the gutter.

Rows of a table look the same to it. Only running text tells them apart: its rows go on from line to line, in lower case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from extractors.pages.probe import Chunk, Probe

WIDE = 1.5
"""Font sizes that a gutter measures at least, once narrowed to what all its rows leave blank."""
ROWS = 3
LONG = 30
"""Letters of a row of running text, on average, at least."""
FLOWING = 0.4
"""Share of the rows of running text that begin in lower case."""


Gutter = tuple[float, float]


def split_columns(chunks: list[Chunk], probe: Probe) -> list[Chunk]:
    """The chunks, those that run across a gutter cut in two: first the left column's, then the right one's.

    One chunk in three is looked at: no run of three rows escapes.
    """
    gap = cache(lambda at: probe.gap(chunks[at]))
    result: list[Chunk] = []
    done = 0
    for seen in range(ROWS - 1, len(chunks), ROWS):
        if seen < done or gap(seen) is None:
            continue
        start = seen
        while start > done and gap(start - 1) is not None:
            start -= 1
        end, gutter = _run(chunks, gap, start)
        parted = _parted(chunks, gap, range(start, end), gutter, probe)
        if parted is not None:
            result += chunks[done:start] + parted
            done = end
    return result + chunks[done:] if done else chunks


def _run(chunks: Sequence[Chunk], gap: Callable[[int], Gutter | None], start: int) -> tuple[int, Gutter]:
    """Where the rows that leave one gutter blank end, the first being `start`, and that gutter's edges."""
    left, right = gap(start) or (0.0, 0.0)
    end = start + 1
    for at in range(start + 1, len(chunks)):
        chunk, before = chunks[at], chunks[at - 1]
        if chunk.box.top < before.box.top or chunk.box.top - before.box.bottom > 2 * chunk.size:
            break
        own = gap(at)
        if own is not None:
            edges = max(left, own[0]), min(right, own[1])
            if edges[1] - edges[0] < WIDE * chunk.size:
                break
            (left, right), end = edges, at + 1
        elif chunk.box.x0 < right and chunk.box.x1 > left:
            break
    return end, (left, right)


def _parted(
    chunks: Sequence[Chunk], gap: Callable[[int], Gutter | None], rows: range, gutter: Gutter, probe: Probe
) -> list[Chunk] | None:
    """The left column, then the right one; None where neither is running text."""
    lefts: list[Chunk] = []
    rights: list[Chunk] = []
    cut: list[tuple[Chunk, Chunk]] = []
    for row in rows if len(rows) >= ROWS else ():
        edges = gap(row)
        if edges is None:
            (lefts if chunks[row].box.x1 <= gutter[1] else rights).append(chunks[row])
            continue
        pair = probe.cut(chunks[row], edges[1])
        if pair is None:
            return None
        cut.append(pair)
        lefts.append(pair[0])
        rights.append(pair[1])
    if len(cut) < ROWS or not any(_flows([pair[side].text for pair in cut]) for side in (0, 1)):
        return None
    return lefts + rights


def _flows(rows: Sequence[str]) -> bool:
    lower = sum(row[0].islower() for row in rows[1:])
    return sum(map(len, rows)) >= LONG * len(rows) and lower >= FLOWING * (len(rows) - 1)
