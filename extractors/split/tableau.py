"""A list whose rows a table tells apart: one act a row, whose text is its own cells and nothing of its neighbours'."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.patterns.casse import SansCasse
from extractors.split.cut import Decoupe, Piece
from extractors.split.refus import never_title
from extractors.split.series import TOKEN
from extractors.tableaux.cellules import counted
from extractors.tableaux.mots import Mot, glued, joined
from extractors.view import View
from extractors.wording import SIDE

if TYPE_CHECKING:
    from extractors.tableaux.lecture import Rangee

GLUED = re.compile(
    rf"(?:(?i:d[ée]lib[ée]rations?|dcm|n\s?[°ºo])\s*(?i:n\s?[°ºo]\s*)?)?(?P<number>(?=\S*\d\D\d|\S*[A-Z]\S*\d)(?:{TOKEN}))\s*[-–—:.|]*\s+(?=[^\W\d_«\"])"
)
"""A number that begins the title's own cell: `2023-45 – Tarifs municipaux`."""
PRESENTED = SansCasse(r"\s(?:rapporteure?|commission|pr[ée]sent[ée]e?\spar)\s?:\s")
"""Who presents the act, on a line of its own below the title, within its cell."""
ENDS = " .:-–—|•*"


def decoupe(view: View, rangees: Sequence[Rangee]) -> Decoupe | None:
    """One piece a row, the head before the first; None where fewer than two rows are left of the cleaned text."""
    back = dict(zip(view.offsets, range(len(view.offsets)), strict=True))
    pieces: list[Piece] = []
    heads = [GLUED.match(f"{joined(rangee.objet[:6])} ") for rangee in rangees]
    numbered = any(rangee.numero for rangee in rangees) or sum(map(bool, heads)) < 0.6 * len(heads)
    first = len(view)
    for rangee in rangees:
        assembled = _Assembled(view, back)
        number = assembled.add(rangee.numero, " ")
        title = assembled.add(rangee.objet, " ")
        votes = []
        assembled.line()
        assembled.add(rangee.vote, " ")
        for champ, mots in rangee.cells.items():
            assembled.line()
            if span := assembled.add(mots, " "):
                votes.append((champ, *span))
        own = assembled.view()
        told = counted({champ: own.text[a:b] for champ, a, b in votes})
        if title is None or not _is_act(own.text[slice(*title)], number is not None):
            continue
        first = min(first, *assembled.indices)
        if not numbered and (glued_on := GLUED.match(own.text, *title)):
            number, title = glued_on.span("number"), (glued_on.end(), title[1])
        if (presented := PRESENTED.search(own.text, *title)) and presented.start() > title[0] + 8:
            title = (title[0], presented.start())
        objet = own.text[slice(*title)].strip(ENDS)
        pieces.append(
            Piece(own, title, number, "tableau", objet=objet, cellules=tuple(v for v in votes if v[0] in told))
        )
    return Decoupe(view[:first], tuple(pieces), "tableau") if len(pieces) >= 2 else None


def _is_act(objet: str, numbered: bool) -> bool:
    words = objet.strip(ENDS)
    return len(words) > 3 and (numbered or not (never_title(words) or SIDE.fullmatch(words)))


class _Assembled:
    """A row's text, put together word by word out of the cleaned text, each letter keeping its way back."""

    def __init__(self, view: View, back: dict[int, int]) -> None:
        self.source, self.back = view, back
        self.letters: list[str] = []
        self.indices: list[int] = []

    def add(self, mots: Sequence[Mot], before: str) -> tuple[int, int] | None:
        """Append words; where they stand, None where nothing of them is left."""
        start = None
        for mot in mots:
            own = [i for o in range(mot.start, mot.end) if (i := self.back.get(o)) is not None]
            if not own:
                continue
            text = self.source.text[own[0] : own[-1] + 1]
            if start is None:
                self._sign(before if self.letters and self.letters[-1] != "\n" else "", own[0])
                start = len(self.letters)
            elif not glued("".join(self.letters[-2:]), text):
                self._sign(" ", own[0])
            for index in own:
                self.letters.append(self.source.text[index])
                self.indices.append(index)
        return (start, len(self.letters)) if start is not None else None

    def line(self) -> None:
        """What follows begins a line."""
        if self.indices:
            self._sign("\n", self.indices[-1])

    def _sign(self, sign: str, index: int) -> None:
        if sign:
            self.letters.append(sign)
            self.indices.append(index)

    def view(self) -> View:
        offsets = array(self.source.offsets.typecode, (self.source.offsets[i] for i in self.indices))
        return View(self.source.source, "".join(self.letters), offsets)
