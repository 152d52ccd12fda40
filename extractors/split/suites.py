"""Which places of a series' numbers make it grow: a document says its numbers in its agenda, in its texts, and of other acts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Numero:
    """One printed number and where its label begins; `shape` has its digits and letters blurred."""

    start: int
    number: tuple[int, int]
    value: str
    shape: str
    trailing: bool = False


def in_order(series: list[Numero], found: Sequence[Numero]) -> list[Numero]:
    """The series, where a number that stands before a smaller one (the agenda's last row, a decision of the mayor's of the same
    number) stands instead at its place that keeps them growing."""
    moved = list(series)
    for one, two in pairwise(series):
        if one.shape != two.shape or rank(one) <= rank(two):
            continue
        others = [n for n in found if n.value == one.value and n.start > two.start]
        if others and all(rank(n) <= rank(one) for n in moved if n.start < others[-1].start and n.shape == one.shape):
            moved[moved.index(one)] = others[-1]
    return sorted(moved, key=lambda n: n.start)


def without_gaps(series: list[Numero], found: Sequence[Numero]) -> list[Numero]:
    """The series, and the numbers that it lacks where they are printed between their neighbours: an item that decides
    nothing is an item all the same, and its neighbour's vote is not its own."""
    starts = [numero.start for numero in found]
    filled: list[Numero] = []
    for one, two in pairwise(series):
        filled.append(one)
        for numero in found[bisect_right(starts, one.start) : bisect_left(starts, two.start)]:
            alike = numero.shape == one.shape == two.shape and numero.start > filled[-1].start
            if alike and rank(filled[-1]) < rank(numero) < rank(two):
                filled.append(numero)
    return filled + series[-1:]


def rank(numero: Numero) -> list[int]:
    """A number's groups of digits, as they grow."""
    return groups(numero.value)


def groups(text: str) -> list[int]:
    """`D2023_067` → 2023, 67."""
    return [int(digits) for digits in re.findall(r"\d+", text)]
