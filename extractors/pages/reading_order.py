"""In what order a person reads the pieces of text of a page, told from their boxes and from the order they were drawn in.

Most producers draw in reading order, cell after cell in a table: that order is kept as long as the page does not
contradict it. What is above comes first among pieces that share a column, whenever it was drawn (titles drawn after the
text); columns drawn line by line in turn are each read on their own; a narrow column or a value drawn at the end goes
back to its height.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Box(NamedTuple):
    """A piece of text that the PDF draws in one go; points, origin at the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Placed(Protocol):
    """Anything that has a place: a box, a line, a word."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


def middle(box: Placed) -> float:
    """Half way down a box."""
    return (box.top + box.bottom) / 2


def level(one: Placed, other: Placed, share: float = 0.5) -> bool:
    """The two stand on one line: they have in common this share of the lower one's height, at least."""
    height = min(one.bottom - one.top, other.bottom - other.top)
    return min(one.bottom, other.bottom) - max(one.top, other.top) >= share * height


def around(pieces: Sequence[Placed]) -> Box:
    """The smallest box that holds them all; there is one at least."""
    return Box(
        min(p.x0 for p in pieces), min(p.top for p in pieces), max(p.x1 for p in pieces), max(p.bottom for p in pieces)
    )


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
NARROW = 0.25
"""Share of the text's width under which a block drawn late is a side column, or values filled in."""
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
            lines = _sort(lines, _fill_in(lines, blocks))
    return [list(line.pieces) for line in lines]


def _rows(boxes: Sequence[Box]) -> list[_Line]:
    """Pieces drawn one after the other on the same height, to the right, make one line."""
    lines: list[_Line] = []
    row: list[int] = []
    x0 = top = x1 = bottom = 0.0
    for index, (left, above, right, below) in enumerate(boxes):
        if row:
            height = min(bottom - top, below - above)
            apart = left - x1
            level = abs(bottom - below) < 0.4 * height or apart < height
            if apart >= -0.4 * height and level and min(bottom, below) - max(top, above) >= 0.5 * height:
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
    """`late`: among the narrow blocks that are drawn last, after the pen went far back up the page."""

    lines: list[int]
    x0: float
    x1: float
    first: float
    last: float
    height: float
    late: bool = False


def _facts(lines: Sequence[_Line], blocks: list[list[int]]) -> list[_Block]:
    facts = [
        _Block(block, min(lines[i].x0 for i in block), max(lines[i].x1 for i in block), lines[block[0]].middle,
               lines[block[-1]].middle, lines[block[0]].bottom - lines[block[0]].top)
        for block in blocks
    ]  # fmt: skip
    width = NARROW * (max(block.x1 for block in facts) - min(block.x0 for block in facts))
    start = at = len(facts)
    while at > 1 and facts[at - 1].x1 - facts[at - 1].x0 < width:
        at -= 1
        if facts[at].first < facts[at - 1].last - FAR * facts[at].height:
            start = at
    return facts[:start] + [block._replace(late=True) for block in facts[start:]]


def _fill_in(lines: list[_Line], blocks: list[list[int]]) -> list[list[int]]:
    """Values drawn late, each on the right of its label (forms filled in), join their labels' lines."""
    kept: list[list[int]] = []
    for block in _facts(lines, blocks):
        labels = [_label(lines, kept, lines[i]) for i in block.lines] if block.late else [None]
        if None in labels:
            kept.append(block.lines)
            continue
        for i, label in zip(block.lines, labels, strict=True):
            assert label is not None
            value, line = lines[i], lines[label]
            lines[label] = line._replace(pieces=(*line.pieces, *value.pieces), x1=value.x1)
    return kept


def _label(lines: Sequence[_Line], blocks: list[list[int]], value: _Line) -> int | None:
    """The line, among those of the blocks, that ends just on the left of a value, on its height."""
    height = value.bottom - value.top
    for block in blocks:
        for i in block:
            line = lines[i]
            if abs(line.bottom - value.bottom) < 0.25 * height and -0.2 * height <= value.x0 - line.x1 <= FAR * height:
                return i
    return None


def _sort(lines: Sequence[_Line], blocks: list[list[int]]) -> list[_Line]:
    """What is above comes first where two blocks share a column; else the order of drawing, side columns set back."""
    facts = _facts(lines, blocks)
    ranks = _ranks(facts)
    waits = [0] * len(facts)
    frees: list[list[int]] = [[] for _ in facts]
    for i, one in enumerate(facts):
        for j in range(i + 1, len(facts)):
            other = facts[j]
            if one.x0 < other.x1 - 1 and other.x0 < one.x1 - 1:
                above = other.last < one.first or (other.first < one.first and other.last < one.last)
                before, after = (j, i) if above else (i, j)
                frees[before].append(after)
                waits[after] += 1
    left = set(range(len(facts)))
    order: list[_Line] = []
    while left:
        best = min([i for i in left if not waits[i]] or left, key=lambda i: ranks[i])
        left.discard(best)
        order += [lines[i] for i in facts[best].lines]
        for after in frees[best]:
            waits[after] -= 1
    return order


def _ranks(blocks: Sequence[_Block]) -> list[tuple[float, int]]:
    """The order of drawing, but for side columns drawn late and for what lies under all the rest."""
    ranks: list[tuple[float, int]] = []
    for i, block in enumerate(blocks):
        rank = float(i)
        if block.late:
            beside = [k for k in range(i) if blocks[k].last > block.first + 0.5 * block.height]
            rank = beside[0] - 0.5 if beside else rank
        elif all(block.first > other.last for other in blocks if other is not block):
            rank = float(len(blocks))
        ranks.append((rank, i))
    return ranks
