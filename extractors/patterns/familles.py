"""Patterns looked for in the same short texts, a title or what stands before a sum: most of them cannot begin anywhere in it.

To search a title for each of fifty patterns costs ten times as much as to look, once, at the letters that it holds three by three,
and to try the patterns that begin with some of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extractors.patterns.casse import Motif, lowered
from extractors.patterns.lettres import LONGEST, Beginning, begun_by


class Famille:
    """Patterns of one kind, blind to case or not, that are asked together.

    >>> Famille([Motif(r"\\bloyers?\\b"), Motif(r"\\d+ €"), Motif(r"(?:dons?|legs)\\b")]).possibles("Un bon legs de 12 ares")
    [1, 2]
    """

    def __init__(self, motifs: Sequence[Motif]) -> None:
        self.motifs = motifs
        self._blind = motifs[0].blind
        if any(motif.blind is not self._blind for motif in motifs):
            raise ValueError("des motifs sans casse et d'autres ne font pas une famille")

    def possibles(self, text: str) -> list[int]:
        """The ranks, in order, of the patterns that may be found in a text; the others are not in it."""
        begun, always = self._begun
        found = set(always)
        text = lowered(text) if self._blind else text
        for letters in begun.keys() & set(zip(text, text[1:], text[2:], strict=False)):
            found.update(begun[letters])
        return sorted(found)

    @cached_property
    def _begun(self) -> tuple[dict[Beginning, tuple[int, ...]], tuple[int, ...]]:
        """By three letters, the ranks of the patterns that begin with them; those of which that is not known."""
        begun: dict[Beginning, tuple[int, ...]] = {}
        always = []
        for rank, motif in enumerate(self.motifs):
            words = {_letters(beginning) for beginning in begun_by(motif.pattern)}
            if any(word is None for word in words):
                always.append(rank)
                continue
            for word in filter(None, words):
                begun[word] = (*begun.get(word, ()), rank)
        return begun, tuple(always)


def _letters(beginning: Beginning) -> Beginning | None:
    """A beginning's letters; None where they are fewer than three or one of them is one of a class."""
    if len(beginning) < LONGEST or any(sign[0] == "[" for sign in beginning):
        return None
    return tuple(sign[-1] for sign in beginning)
