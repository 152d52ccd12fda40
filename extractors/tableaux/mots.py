"""The words of a table's cell, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Mot(NamedTuple):
    """A word where it stands on its page (points from the top left); `start`, `end`: in the text of all pages end to end."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    page: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


class Trait(NamedTuple):
    """A printed line of one cell: its words from left to right."""

    mots: tuple[Mot, ...]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return joined(self.mots)


LEVEL = 0.5
"""Share of a line's height by which the middles of two words on one line differ at most."""


def printed_lines(mots: Iterable[Mot]) -> list[Trait]:
    """Words that stand level, from the top down."""
    rows: list[list[Mot]] = []
    for mot in sorted(mots, key=lambda m: m.middle):
        last = rows[-1][0] if rows else None
        if last and mot.middle - last.middle < LEVEL * min(mot.height, last.height):
            rows[-1].append(mot)
        else:
            rows.append([mot])
    lines = []
    for row in rows:
        row.sort(key=lambda m: m.x0)
        lines.append(Trait(tuple(row), min(m.top for m in row), max(m.bottom for m in row)))
    return lines


def in_order(mots: Iterable[Mot]) -> list[Mot]:
    return [mot for line in printed_lines(mots) for mot in line.mots]


def joined(mots: Sequence[Mot]) -> str:
    """Their text; nothing is set between a hyphen at a line's end and what it goes on with."""
    text = ""
    for mot in mots:
        text += (" " if text and not glued(text, mot.text) else "") + mot.text
    return text


def glued(before: str, after: str) -> bool:
    """`D23-` over `011`, `Saint-` over `Aubin`."""
    return len(before) > 1 and before[-1] in "-_/" and before[-2].isalnum() and after[:1].isalnum()
