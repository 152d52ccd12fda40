"""The rows of a table of crosses: the name that each begins with, however many lines its cells fill."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.pages.reading_order import Box, around, level, middle
from extractors.personnes.coupe import full
from extractors.personnes.noms import read_names

LEVEL = 0.4
"""Share of the lower one's height that two words of one row have in common, at least."""
CELLULE = 1.1
"""Heights of a line's letters between two lines of one cell, at most."""


class Mot(NamedTuple):
    """A word of the view, `text[debut:fin]`, and where it lies: pages are laid one under the other."""

    texte: str
    debut: int
    fin: int
    box: Box


class Tete(NamedTuple):
    """The head of a column: what it says, and where it lies."""

    sorte: str
    box: Box


class Rang(NamedTuple):
    """A member's row."""

    nom: str
    mots: list[Mot]
    box: Box


def beside(words: Sequence[Mot], rangs: Sequence[Rang]) -> list[list[Mot]]:
    """The words on the right of each row; a cell of several lines stands above and below its row's name."""
    found: list[list[Mot]] = [[w for w in words if level(w.box, rang.box, LEVEL)] for rang in rangs]
    told = {id(w) for row in found for w in row}
    for word in words:
        if id(word) in told or not rangs:
            continue
        apart = [max(word.box.top - r.box.bottom, r.box.top - word.box.bottom) for r in rangs]
        nearest = min(range(len(rangs)), key=apart.__getitem__)
        if apart[nearest] < CELLULE * (word.box.bottom - word.box.top):
            found[nearest].append(word)
    return found


def rows(words: Sequence[Mot], tetes: Sequence[Tete], edge: float) -> list[Rang]:
    """The names on the left, line by line, without their commune or function where a head says that a column holds those."""
    labels = [tete for tete in tetes if tete.sorte in ("noms", "autres") and tete.box.x0 < edge]
    sorted_out = any(tete.sorte == "noms" for tete in labels)
    rangs: list[Rang] = []
    for line in lines(words):
        cells = _cells(line, labels)
        kept = [w for cell in cells if not sorted_out or _label(cell, labels) == "noms" for w in cell]
        if rangs and (whole := _wrapped(rangs[-1], kept)):
            rangs[-1] = whole
        elif rang := _rang(kept):
            rangs.append(rang)
    return rangs


def _rang(kept: Sequence[Mot]) -> Rang | None:
    text = re.sub(r"^\d{1,3}[.)]?\s+", "", " ".join(w.texte for w in kept)).strip(" :;,|")
    names = read_names(text).noms
    if len(names) == 1 and (full(names[0].texte) or names[0].civilite or " " in names[0].texte):
        return Rang(names[0].texte, list(kept), around([w.box for w in kept]))
    return None


def _wrapped(above: Rang, kept: Sequence[Mot]) -> Rang | None:
    """`Mme Monique` / `DORDOIN`, in one cell: a name that only the line below makes whole."""
    if not kept or len(kept) > 2 or (full(above.nom) and not above.mots[-1].texte.endswith("-")):
        return None
    height = kept[0].box.bottom - kept[0].box.top
    whole = _rang([*above.mots, *kept]) if kept[0].box.top - above.box.bottom < CELLULE * height else None
    return whole if whole and full(whole.nom) and kept[-1].texte in whole.nom else None


def lines(words: Sequence[Mot]) -> list[list[Mot]]:
    """The words line by line, from left to right."""
    lines: list[list[Mot]] = []
    for word in sorted(words, key=lambda w: (middle(w.box), w.box.x0)):
        if lines and level(word.box, lines[-1][0].box, LEVEL):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.box.x0) for line in lines]


def _cells(line: Sequence[Mot], labels: Sequence[Tete]) -> list[list[Mot]]:
    """The words of a line, cut where a blank is wider than between words, and where the column of another head begins."""
    cells: list[list[Mot]] = []
    for word in line:
        height = word.box.bottom - word.box.top
        begins = any(abs(word.box.x0 - tete.box.x0) < 2 for tete in labels)
        if cells and word.box.x0 - cells[-1][-1].box.x1 < 0.8 * height and not begins:
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _label(cell: Sequence[Mot], labels: Sequence[Tete]) -> str:
    """The head of a cell: the one that it overlaps, else the nearest."""
    box = around([w.box for w in cell])

    def apart(tete: Tete) -> tuple[float, float]:
        common = min(box.x1, tete.box.x1) - max(box.x0, tete.box.x0)
        return -min(common, 0.0), abs((box.x0 + box.x1) / 2 - (tete.box.x0 + tete.box.x1) / 2)

    return min(labels, key=apart).sorte
