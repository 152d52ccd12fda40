"""The roll call in columns without crosses: those present under one head, the absent under the head beside it.

The order of reading mixes the two lists line by line; only the place of each name tells its column. Columns are parted by a
white band that no word of the table crosses: the first line that crosses it is below the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.found import Found
from extractors.pages.reading_order import Box, around
from extractors.patterns.casse import SansCasse
from extractors.personnes.coupe import full
from extractors.personnes.nom import Nom
from extractors.personnes.presences_croix import TETES, Boxes, placed
from extractors.personnes.presences_croix_rangs import Mot, lines
from extractors.personnes.presences_listes import roll_call
from extractors.view import View
from schemas.records import Procuration

ZONE = 6000
"""Letters of a document in which the heads are looked for."""
BELOW = 4500
"""Letters of the longest table."""
TETIERE = SansCasse(
    r"(?m)^(?![^\n]*[:=(]\s?\d)(?=[^\n]*\bpr[ée]sent(?:e?s|\(e\)s)\b)(?=[^\n]*\b(?:absent|excus|pouvoir|procuration))[^\n.;]{12,110}$|"
    r"^[^\n:.;]{0,40}\bpr[ée]sents\n[^\n:.;]{0,40}\b(?:absent|excus|pouvoir|procuration)[^\n:.;]{0,40}(?:\n[^\n:.;]{0,40}\b(?:absent|excus|pouvoir|procuration)[^\n:.;]{0,40})?$"
)
"""The heads, on one line or each on its own."""
TITRES = {"presents": "Présents", "absents": "Absents", "pouvoirs": "Pouvoirs"}
WIDE = 0.8
"""Heights of a line's letters between two heads, at least."""
WHITE = 0.5
"""Heights of a line's letters of the white band between two columns, at least."""
ROWS = 3
"""Members told present, at least."""


class Colonne(NamedTuple):
    """A head, and what it announces (`` for a column of communes or functions)."""

    sorte: str
    box: Box


def find(view: View, boxes: Boxes) -> list[Found]:
    """The lists of such a table; nothing where the heads or the white bands between the columns are missing."""
    for match in TETIERE.finditer(view.text, 0, ZONE):
        page, text = view.page_number(match.start()), view.text[: match.end() + BELOW]
        heads = _heads(list(placed(view, text[: match.end()], boxes, page, match.start())))
        if heads and (found := _read(list(placed(view, text, boxes, page, match.end())), heads)):
            return found
    return []


def _heads(words: Sequence[Mot]) -> list[Colonne]:
    """The heads from left to right; empty where two kinds of lists are not told apart by a blank."""
    phrases: list[list[Mot]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        height = word.box.bottom - word.box.top
        if phrases and word.box.x0 - phrases[-1][-1].box.x1 < WIDE * height:
            phrases[-1].append(word)
        else:
            phrases.append([word])
    found = []
    for phrase in phrases:
        told = {name for w in phrase for name, pattern in TETES[:3] if pattern.match(w.texte.strip("():,/"))}
        if len(told) > 1:
            return []
        found.append(Colonne(next(iter(told), ""), around([w.box for w in phrase])))
    sortes = [c.sorte for c in found if c.sorte]
    return found if "presents" in sortes and len(sortes) > 1 and len(set(sortes)) == len(sortes) else []


def _read(below: Sequence[Mot], heads: Sequence[Colonne]) -> list[Found]:
    bands = [(left.box.x1, right.box.x0) for left, right in zip(heads, heads[1:], strict=False)]
    rows: list[list[Mot]] = []
    for row in lines(below):
        narrowed = [_white(band, row) for band in bands]
        height = row[0].box.bottom - row[0].box.top
        if any(right - left < WHITE * height for left, right in narrowed):
            break
        bands = narrowed
        rows.append(row)
    if not rows or not bands:
        return []
    edges = [float("-inf"), *((left + right) / 2 for left, right in bands), float("inf")]
    columns = [
        [[w for w in row if left <= (w.box.x0 + w.box.x1) / 2 < right] for row in rows]
        for left, right in zip(edges, edges[1:], strict=False)
    ]
    return _found(
        [(head.sorte, column) for head, column in zip(heads, columns, strict=True) if head.sorte],
        [w for row in rows for w in row],
    )


def _white(band: tuple[float, float], row: Sequence[Mot]) -> tuple[float, float]:
    """The widest part of a band in which no word of the row stands."""
    left, right = band
    gaps, start = [], left
    for word in sorted(row, key=lambda w: w.box.x0):
        if word.box.x1 > left and word.box.x0 < right:
            gaps.append((start, min(word.box.x0, right)))
            start = max(start, word.box.x1)
    return max([*gaps, (min(start, right), right)], key=lambda gap: gap[1] - gap[0])


def _found(columns: Sequence[tuple[str, list[list[Mot]]]], words: Sequence[Mot]) -> list[Found]:
    parts = []
    for sorte, column in columns:
        cell = [" ".join(w.texte for w in row) for row in column]
        parts.append("\n".join([f"{TITRES[sorte]} :", *(line for line in cell if any(map(str.isalpha, line)))]))
    appel = roll_call("\n\n".join(parts))
    sure = all(_whole(n) for n in (*appel.presents, *appel.absents))
    if len(appel.presents) < ROWS or not sure or appel.coupee or appel.illisibles:
        return []
    span = min(w.debut for w in words), max(w.fin for w in words)
    pairs = [(p.mandant.texte, p.mandataire.texte) for p in appel.pouvoirs if p.mandataire is not None]
    values = (
        ("membres_presents", tuple(n.texte for n in appel.presents)),
        ("membres_absents", tuple(n.texte for n in appel.absents)),
        ("procurations", tuple(Procuration(a, b) for a, b in pairs)),
    )
    return [Found(champ, value, *span, "presences.colonnes", 0.92) for champ, value in values if value]


def _whole(nom: Nom) -> bool:
    return nom.civilite or full(nom.texte) or " " in nom.texte
