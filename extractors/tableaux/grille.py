"""The tables of a page: by the rules that are drawn, else by the blanks that run down between its columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.pages.drawn import Places, Rule
from extractors.tableaux.mots import Mot, Trait, printed_lines

APART = 6.0
"""Points without any rule down the page between two tables."""
ACROSS = 0.3
"""Share of a table's width that a rule between two of its rows runs over, at least: some cells span several rows."""
NARROW = 8.0
"""Points under which two rules make no column."""
LOW = 4.0
"""Points under which two rules across hold no row."""
BLANK = 0.45
"""Line heights that a blank between two columns measures at least, all rows together; two thirds more in a short table."""
SEEN = 0.93
"""Share of the rows that leave it blank."""


@dataclass(frozen=True, slots=True)
class Bande:
    """What stands between two rules across, or in a whole table that has none: its words by column.

    `cells`: how many cells it is cut in, where that is drawn; a heading of several rows is one cell.
    """

    page: int
    top: float
    bottom: float
    columns: dict[int, list[Mot]] = field(default_factory=dict)
    cells: int = 0

    def text_lines(self, column: int) -> list[Trait]:
        return printed_lines(self.columns.get(column, ()))


@dataclass(frozen=True, slots=True)
class Table:
    """`edges`: the columns' left edges, and the last one's right edge; `ruled`: rules tell its rows."""

    page: int
    edges: tuple[float, ...]
    bandes: tuple[Bande, ...]
    ruled: bool

    @property
    def width(self) -> int:
        return len(self.edges) - 1


def ruled_tables(places: Places, mots: Sequence[Mot], page: int) -> list[Table]:
    """The tables whose columns are drawn: three rules down the page at least, over the same height."""
    found = []
    for run in _runs(places.down):
        top, bottom = min(r.start for r in run), max(r.end for r in run)
        edges = _edges(run, bottom - top)
        inside = [m for m in mots if top - 1 <= m.middle <= bottom + 1]
        if len(edges) < 3 or not inside:
            continue
        rows = _rows(places.across, edges, top, bottom)
        bandes = [_bande(page, a, b, edges, run, inside) for a, b in zip(rows, rows[1:], strict=False)]
        found.append(Table(page, tuple(edges), tuple(b for b in bandes if b.columns), len(rows) > 3))
    return found


def _runs(down: Sequence[Rule]) -> list[list[Rule]]:
    runs: list[list[Rule]] = []
    end = 0.0
    for rule in sorted(down, key=lambda r: r.start):
        if runs and rule.start <= end + APART:
            runs[-1].append(rule)
            end = max(end, rule.end)
        else:
            runs.append([rule])
            end = rule.end
    return runs


def _edges(run: Sequence[Rule], height: float) -> list[float]:
    lengths: dict[float, float] = {}
    for rule in sorted(run):
        at = next((x for x in lengths if abs(x - rule.at) < NARROW), rule.at)
        lengths[at] = lengths.get(at, 0.0) + rule.end - rule.start
    return sorted(at for at, length in lengths.items() if length >= 0.25 * height)


def _rows(across: Sequence[Rule], edges: Sequence[float], top: float, bottom: float) -> list[float]:
    """Where the rules across part a table's rows, its top and bottom among them."""
    rows = sorted({top, bottom, *(r.at for r in across if _divides(r, edges) and top < r.at < bottom)})
    return [y for i, y in enumerate(rows) if not i or y - rows[i - 1] > LOW]


def _divides(rule: Rule, edges: Sequence[float]) -> bool:
    inside = min(rule.end, edges[-1]) - max(rule.start, edges[0])
    return inside >= ACROSS * (edges[-1] - edges[0])


def _bande(
    page: int, top: float, bottom: float, edges: Sequence[float], run: Sequence[Rule], mots: Sequence[Mot]
) -> Bande:
    middle = (top + bottom) / 2
    drawn = [x for x in edges if any(abs(r.at - x) < NARROW and r.start - 2 <= middle <= r.end + 2 for r in run)]
    bande = Bande(page, top, bottom, cells=max(len(drawn) - 1, 1))
    for mot in mots:
        if top <= mot.middle < bottom and edges[0] - 3 <= (mot.x0 + mot.x1) / 2 <= edges[-1] + 3:
            left = max((x for x in drawn if x <= (mot.x0 + mot.x1) / 2), default=edges[0])
            bande.columns.setdefault(_column(edges, left), []).append(mot)
    return bande


def _column(edges: Sequence[float], x: float) -> int:
    return min(max(bisect_right(edges, x) - 1, 0), len(edges) - 2)


def blank_table(mots: Sequence[Mot], page: int, edges: Sequence[float], across: Sequence[Rule]) -> Table:
    """The words of a table whose columns' `edges` are known by the blanks between them, in the bands that rules across draw."""
    top, bottom = min(m.top for m in mots) - 1, max(m.bottom for m in mots) + 1
    rows = _rows(across, edges, top, bottom)
    bandes = []
    for above, below in zip(rows, rows[1:], strict=False):
        bande = Bande(page, above, below)
        for mot in mots:
            if above <= mot.middle < below:
                bande.columns.setdefault(_column(edges, (mot.x0 + mot.x1) / 2), []).append(mot)
        if bande.columns:
            bandes.append(bande)
    return Table(page, tuple(edges), tuple(bandes), len(rows) > 3)


def blank_edges(lines: Sequence[Trait]) -> list[float]:
    """The columns' edges told by these printed lines (each goes across the table): blanks that nearly all of them leave."""
    if len(lines) < 3:
        return []
    left = min(m.x0 for line in lines for m in line.mots)
    right = max(m.x1 for line in lines for m in line.mots)
    height = sorted(line.bottom - line.top for line in lines)[len(lines) // 2]
    counts = [0] * (int(right - left) + 2)
    for line in lines:
        for x in {x for m in line.mots for x in range(int(m.x0 - left), int(m.x1 - left) + 1)}:
            counts[min(x, len(counts) - 1)] += 1
    most = (1 - SEEN) * len(lines)
    least = BLANK * height * (1.0 if len(lines) > 6 else 1.67)
    edges, start = [left - 2], None
    for x, count in enumerate([*counts, len(lines)]):
        if count <= most:
            start = x if start is None else start
        elif start is not None:
            if x - start >= least and start > 0 and x < len(counts) - 1:
                edges.append(left + (start + x) / 2)
            start = None
    return [*edges, right + 2]
