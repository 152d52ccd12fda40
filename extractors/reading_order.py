"""In what order a person reads the pieces of text of a page, told from their boxes and from the order they were drawn in.

Most producers draw in reading order, cell after cell in a table: that order is kept as long as the page does not
contradict it. What is above comes first among pieces that share a column, whenever it was drawn (titles drawn after the
text); columns drawn line by line in turn are each read on their own; a narrow column or a value drawn at the end goes
back to its height.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A piece of text that the PDF draws in one go; points, origin at the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class _Line(NamedTuple):
    pieces: tuple[int, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    middle: float


PITCH = 1.45
"""Two lines of one paragraph: middles at most this many line heights apart."""
WOVEN = 3
"""Lines on each side that make two columns drawn in turn."""
FAR = 8
"""Line heights back up the page that make a piece drawn late, not the next cell of a table."""
NARROW = 0.3
"""Share of the text's width under which a block drawn late is a side column."""
MANY = 400
"""Blocks above which a page (a plan, a chart) is read in the order of drawing."""


def arrange(boxes: Sequence[Box]) -> list[list[int]]:
    """Printed lines from first to last, each as the indices of its pieces from left to right.

    `boxes` come in the order of drawing. Every index is given back exactly once.
    """
    lines = _rows(boxes)
    if not _in_order(lines):
        blocks = _unweave(lines, _stack(lines))
        if 1 < len(blocks) <= MANY:
            lines = _attach(_sort(lines, blocks), boxes)
    return [list(line.pieces) for line in lines]


def _rows(boxes: Sequence[Box]) -> list[_Line]:
    """Pieces drawn one after the other on the same height, to the right, make one line."""
    lines: list[_Line] = []
    row: list[int] = []
    x0 = top = x1 = bottom = 0.0
    for index, (left, above, right, below) in enumerate(boxes):
        if row:
            height = min(bottom - top, below - above)
            if left >= x1 - 0.4 * height and min(bottom, below) - max(top, above) >= 0.5 * height:
                row.append(index)
                x1, top, bottom = max(x1, right), min(top, above), max(bottom, below)
                continue
            lines.append(_Line(tuple(row), x0, top, x1, bottom, (top + bottom) / 2))
        row, x0, top, x1, bottom = [index], left, above, right, below
    if row:
        lines.append(_Line(tuple(row), x0, top, x1, bottom, (top + bottom) / 2))
    return lines


def _in_order(lines: Sequence[_Line]) -> bool:
    """Drawn from top to bottom, with no sign of columns drawn in turn."""
    side_by_side = 0
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        if line.middle < before.middle - 0.3 * (line.bottom - line.top):
            return False
        if line.top < before.bottom - 0.25 * (line.bottom - line.top) and (line.x0 > before.x1 or line.x1 < before.x0):
            side_by_side += 1
    return side_by_side < 2 * WOVEN - 2


def _stack(lines: Sequence[_Line]) -> list[list[int]]:
    """Blocks: lines drawn one after the other, each right under the one before."""
    blocks: list[list[int]] = []
    for index, line in enumerate(lines):
        if blocks and _under(lines[blocks[-1][-1]], line):
            blocks[-1].append(index)
        else:
            blocks.append([index])
    return blocks


def _under(above: _Line, line: _Line) -> bool:
    height = max(min(line.bottom - line.top, above.bottom - above.top), 1.0)
    return 0.4 * height < line.middle - above.middle <= PITCH * height and line.x0 < above.x1 and above.x0 < line.x1


def _unweave(lines: Sequence[_Line], blocks: list[list[int]]) -> list[list[int]]:
    """Two columns drawn line by line in turn become two blocks: chains of lines, each tight under its own."""
    chain: list[int] = list(range(len(blocks)))
    sizes = [0] * len(blocks)
    for i, block in enumerate(blocks):
        for j in range(i - 1, max(-1, i - 4), -1):
            if _under(lines[blocks[j][-1]], lines[block[0]]):
                chain[i] = chain[j]
                break
        sizes[chain[i]] += len(block)
    spans: dict[int, tuple[int, int]] = {}
    for i, c in enumerate(chain):
        spans[c] = (spans[c][0] if c in spans else i, i)
    long = [c for c in spans if sizes[c] >= WOVEN]
    woven = {
        c for c in long for d in long
        if c != d and spans[c][0] < spans[d][1] and spans[d][0] < spans[c][1] and _apart(lines, blocks, chain, c, d)
    }  # fmt: skip
    merged: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        merged.setdefault(chain[i] if chain[i] in woven else -1 - i, []).extend(block)
    return list(merged.values())


def _apart(lines: Sequence[_Line], blocks: list[list[int]], chain: list[int], c: int, d: int) -> bool:
    """A blank runs between two chains from top to bottom."""
    one = [lines[k] for i, block in enumerate(blocks) if chain[i] == c for k in block]
    two = [lines[k] for i, block in enumerate(blocks) if chain[i] == d for k in block]
    return max(a.x1 for a in one) < min(b.x0 for b in two) or max(b.x1 for b in two) < min(a.x0 for a in one)


class _Block(NamedTuple):
    lines: list[int]
    x0: float
    x1: float
    first: float
    last: float
    height: float


def _sort(lines: Sequence[_Line], blocks: list[list[int]]) -> list[_Line]:
    """What is above comes first where two blocks share a column; else the order of drawing, side columns set back."""
    facts = [
        _Block(b, min(lines[i].x0 for i in b), max(lines[i].x1 for i in b), lines[b[0]].middle, lines[b[-1]].middle,
               lines[b[0]].bottom - lines[b[0]].top)
        for b in blocks
    ]  # fmt: skip
    ranks = _ranks(facts)
    count = len(facts)
    waits = [0] * count
    frees: list[list[int]] = [[] for _ in facts]
    for i in range(count):
        _, x0, x1, first, last, _ = facts[i]
        for j in range(i + 1, count):
            other = facts[j]
            if x0 < other.x1 - 1 and other.x0 < x1 - 1:
                before, after = (j, i) if other.last < first or (other.first < first and other.last < last) else (i, j)
                frees[before].append(after)
                waits[after] += 1
    left = set(range(count))
    order: list[_Line] = []
    while left:
        ready = [i for i in left if not waits[i]] or left
        best = min(ready, key=lambda i: ranks[i])
        left.discard(best)
        order += [lines[i] for i in facts[best].lines]
        for after in frees[best]:
            waits[after] -= 1
    return order


def _ranks(blocks: Sequence[_Block]) -> list[tuple[float, int]]:
    """The order of drawing, but for narrow blocks drawn after the pen went far back up, and for what lies under all."""
    left, right = min(b.x0 for b in blocks), max(b.x1 for b in blocks)
    ranks: list[tuple[float, int]] = []
    for i, block in enumerate(blocks):
        rank = float(i)
        narrow = block.x1 - block.x0 < NARROW * (right - left)
        if narrow and i and block.first < blocks[i - 1].first - FAR * block.height:
            below = [k for k in range(i) if blocks[k].first > block.first + 0.5 * block.height]
            rank = below[0] - 0.5 if below else rank
        elif all(block.first > b.last for b in blocks if b is not block):
            rank = float(len(blocks))
        ranks.append((rank, i))
    return ranks


def _attach(lines: list[_Line], boxes: Sequence[Box]) -> list[_Line]:
    """A value drawn late on the right of its label (forms filled in) joins the label's line."""
    place = {id(line): at for at, line in enumerate(lines)}
    result: list[_Line | None] = list(lines)
    for line in sorted(lines, key=lambda one: one.pieces[0]):
        first = line.pieces[0]
        height = line.bottom - line.top
        if len(line.pieces) > 1 or not first or boxes[first - 1].top - line.top < FAR * height:
            continue
        for at, label in enumerate(result):
            if label is None or label is line or label.pieces[-1] == first - 1:
                continue
            gap = line.x0 - label.x1
            if -0.2 * height <= gap <= FAR * height and abs(label.bottom - line.bottom) < 0.25 * height:
                result[at] = _Line((*label.pieces, first), label.x0, label.top, line.x1, label.bottom, label.middle)
                result[place[id(line)]] = None
                break
    return [line for line in result if line is not None]
