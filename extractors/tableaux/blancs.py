"""Tables without rules down the page: found by their heading and their numbers, parted by the blanks that run down between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.pages.drawn import Rule
from extractors.split.rangee import OTHER_ROW
from extractors.tableaux.grille import Table, blank_edges, blank_table
from extractors.tableaux.mots import Mot, Trait, joined, printed_lines
from extractors.tableaux.roles import NUMERO, RANG, heading

WIDE = 0.8
"""Line heights of a blank between two cells of one printed line."""
LAST = 1.5
"""Line heights of the blank below the table."""


class BlankReader:
    """Remembers the columns of the page before: a table that goes on prints few rows, or no heading."""

    def __init__(self) -> None:
        self.edges: tuple[float, ...] = ()

    def tables(self, mots: Sequence[Mot], page: int, across: Sequence[Rule]) -> list[tuple[Table, Mapping[int, str]]]:
        """The page's table with the names of its columns; none where nothing tells one."""
        lines = printed_lines(mots)
        at, cells = _heading(lines)
        below = _body(lines[at + 1 :])
        if len(below) < 2 and not self.edges:
            return []
        edges = tuple(blank_edges([line for line in below if _tabular(line)]))
        edges = _headed(edges, cells)
        if self.edges and (len(edges) != len(self.edges) or len(below) < 8):
            edges = self.edges
        if len(edges) < 3 or not below:
            return []
        self.edges = edges
        named = _by_column(cells, edges)
        inside = [mot for line in below for mot in line.mots]
        return [(blank_table(inside, page, edges, across), named)]


def _heading(lines: Sequence[Trait]) -> tuple[int, list[list[Mot]]]:
    """Where the heading's line is and its cells; -1 where there is none."""
    for index, line in enumerate(lines):
        cells = _cells(line)
        if len(cells) >= 2 and heading({i: joined(cell) for i, cell in enumerate(cells)}):
            return index, cells
    return -1, []


def _cells(line: Trait) -> list[list[Mot]]:
    """A line's words, parted at its wide blanks."""
    height = line.bottom - line.top
    cells = [[line.mots[0]]]
    for before, mot in pairwise(line.mots):
        if mot.x0 - before.x1 > WIDE * height * 0.75:
            cells.append([])
        cells[-1].append(mot)
    return cells


def _body(lines: Sequence[Trait]) -> list[Trait]:
    """From the first numbered line, or what a centred number has above it, to the last row."""
    marked = [i for i, line in enumerate(lines) if _numbered(line)]
    if not marked:
        return []
    first = marked[0]
    while first and lines[first].top - lines[first - 1].bottom < 0.6 * (lines[first].bottom - lines[first].top):
        first -= 1
    end = marked[-1] + 1
    while end < len(lines):
        height = lines[end].bottom - lines[end].top
        if lines[end].top - lines[end - 1].bottom > LAST * height or OTHER_ROW.match(lines[end].text):
            break
        end += 1
    return list(lines[first:end])


def _numbered(line: Trait) -> bool:
    first = line.mots[0].text
    return NUMERO.fullmatch(first) is not None or RANG.fullmatch(first) is not None


def _tabular(line: Trait) -> bool:
    return _numbered(line) and len(_cells(line)) > 1


def _headed(edges: tuple[float, ...], cells: Sequence[Sequence[Mot]]) -> tuple[float, ...]:
    """Less the blanks within a column: no cell of the heading begins behind them."""
    if not cells or len(edges) < 3:
        return edges
    begins = [(cell[0].x0 + cell[-1].x1) / 2 for cell in cells]
    inner = [a for a, b in pairwise(edges[1:]) if any(a <= x < b for x in begins)]
    return (edges[0], *inner, edges[-1])


def _by_column(cells: Sequence[Sequence[Mot]], edges: Sequence[float]) -> dict[int, str]:
    texts: dict[int, list[Mot]] = {}
    for cell in cells:
        middle = (cell[0].x0 + cell[-1].x1) / 2
        column = sum(edge <= middle for edge in edges[1:-1])
        texts.setdefault(column, []).extend(cell)
    return heading({column: joined(mots) for column, mots in texts.items()})
