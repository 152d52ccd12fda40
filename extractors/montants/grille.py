"""A table as its readers hand it on: what is kept of it, what is set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.montants.sommes import Somme


@dataclass(frozen=True, slots=True)
class Grille:
    """A table: its sums that count (a total of one column among them, to be checked), the places of those that do not, and where its lines begin and end."""

    gardees: tuple[Somme, ...]
    ecartees: frozenset[int]
    debut: int
    fin: int


def within(grids_: Sequence[Grille], at: int) -> bool:
    """Whether a place is on a line of one of the tables."""
    return any(g.debut <= at <= g.fin for g in grids_)


def sums_of(grids_: Sequence[Grille]) -> Iterator[Somme]:
    for grid in grids_:
        yield from grid.gardees
