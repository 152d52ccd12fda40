"""The rows of a table that no rule parts: each has one number, and its cells stand level with it, from the top or about the middle.

A column is parted by the heights of the numbers; two columns that contradict each other prove nothing, and the votes are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.tableaux.mots import Trait

OFF = 0.45
"""Share of a line's height by which what stands level may be off."""
LOOSE = 0.35
"""Share of a line's height by which the blank above a heading is larger than between a cell's lines."""

Groups = list[list[Trait]]


def parted(lines: Sequence[Trait], marks: Sequence[Trait], every: bool) -> Groups | None:
    """The lines of one column by row, a row being where a mark (its number) stands; None where that cannot be told.

    `every`: no row is without lines. Both ways of setting cells are tried; where both hold and differ, the blanks between the
    groups must tell: none within a row is as large as the least between two, and no line is left without a row.
    """
    lines = [line for line in lines if line.text.strip()]
    ways = [groups for groups in (_from_top(lines, marks), _about_middle(lines, marks)) if groups is not None]
    ways = [groups for groups in ways if not every or all(groups)]
    if len(ways) == 2 and ways[0] != ways[1]:
        ways = [groups for groups in ways if spaced(groups)]
        most = max((sum(map(len, groups)) for groups in ways), default=0)
        ways = [groups for groups in ways if sum(map(len, groups)) == most]
    return ways[0] if len(ways) == 1 or (ways and all(w == ways[0] for w in ways)) else None


def spaced(groups: Sequence[Sequence[Trait]]) -> bool:
    """The blanks between rows are larger than those between the lines of one."""
    within = [b.top - a.bottom for group in groups for a, b in pairwise(group)]
    full = [group for group in groups if group]
    between = [b[0].top - a[-1].bottom for a, b in pairwise(full)]
    return not within or not between or min(between) > max(within) + 0.5


def _from_top(lines: Sequence[Trait], marks: Sequence[Trait]) -> Groups | None:
    """Each group begins level with its mark, and goes down to before the next mark."""
    groups: Groups = [[] for _ in marks]
    for line in lines:
        off = OFF * (line.bottom - line.top)
        at = sum(mark.middle <= line.middle + off for mark in marks) - 1
        if at >= 0:
            groups[at].append(line)
    for mark, group in zip(marks, groups, strict=True):
        if group and abs(group[0].middle - mark.middle) > OFF * (group[0].bottom - group[0].top):
            return None
    return _without_headings(groups)


def _about_middle(lines: Sequence[Trait], marks: Sequence[Trait]) -> Groups | None:
    """Each group of lines has its mark at the middle of its height."""
    groups: Groups = []
    first = 0
    for index, mark in enumerate(marks):
        least = marks[index - 1].middle if index else float("-inf")
        group: list[Trait] = []
        for start in range(first, len(lines)):
            if lines[start].top > mark.bottom:
                break
            if lines[start].middle <= least:
                continue
            group = _centred(lines, start, mark)
            if group:
                first = start + len(group)
                break
        groups.append(group)
    placed = sum(map(len, groups))
    return groups if placed >= 0.85 * len(lines) else None


def _centred(lines: Sequence[Trait], start: int, mark: Trait) -> list[Trait]:
    """The lines from `start` on whose middle is the mark's, close to each other; none where there are none."""
    top, height = lines[start].top, lines[start].bottom - lines[start].top
    for end in range(start, len(lines)):
        if end > start and lines[end].top - lines[end - 1].bottom > 0.9 * height:
            break
        middle = (top + lines[end].bottom) / 2
        if abs(middle - mark.middle) <= OFF * height:
            return list(lines[start : end + 1])
        if middle > mark.middle:
            break
    return []


def _without_headings(groups: Groups) -> Groups:
    """Less what stands apart below a row: the heading of the next ones."""
    within = sorted(b.top - a.bottom for group in groups for a, b in pairwise(group))
    if not within:
        return groups
    usual = within[len(within) // 4]
    kept: Groups = []
    for group in groups:
        end = next(
            (i for i, (a, b) in enumerate(pairwise(group), 1) if b.top - a.bottom > usual + LOOSE * (b.bottom - b.top)),
            len(group),
        )
        kept.append(group[:end])
    return kept


def overlapping(columns: Sequence[Groups], count: int) -> set[int]:
    """The rows whose cells reach into another row's: which is whose is not sure."""
    spans = []
    for row in range(count):
        own = [line for groups in columns for line in groups[row]]
        spans.append((min(line.middle for line in own), max(line.middle for line in own)) if own else None)
    doubtful = set()
    for row, (one, two) in enumerate(pairwise(spans)):
        if one and two and one[1] >= two[0]:
            doubtful |= {row, row + 1}
    return doubtful
