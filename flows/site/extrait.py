"""Words in their context: the piece of a text where a search's words stand together, and which of them to mark."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from flows.site.mots import WORD, Word, stem

WIDTH = 260
"""Letters of an excerpt."""
SCANNED = 40_000
"""Letters of a text that are looked at."""


class Piece(NamedTuple):
    """A run of text; `fort` where it is a word that was searched."""

    texte: str
    fort: bool


def marked(text: str, stems: Set[str]) -> list[Piece]:
    """The whole text, its searched words apart.

    >>> marked("Des médiateurs", {"mediateur"})
    [Piece(texte='Des ', fort=False), Piece(texte='médiateurs', fort=True)]
    """
    return _cut(text, _hits(text, stems), 0, len(text))


def excerpt(text: str, stems: Set[str], width: int = WIDTH) -> list[Piece]:
    """About `width` letters around the place where most of the words stand; nothing where none does."""
    text = " ".join(text[:SCANNED].split())
    hits = _hits(text, stems)
    if not hits:
        return []
    first = max(range(len(hits)), key=lambda i: (len({w.stem for w in _within(hits, i, width)}), -i))
    inside = _within(hits, first, width)
    spare = (width - (inside[-1].end - inside[0].start)) // 2
    start = _edge(text, max(inside[0].start - spare, 0))
    end = _edge(text, min(start + width, len(text)))
    pieces = _cut(text, [w for w in hits if start <= w.start and w.end <= end], start, end)
    return [
        *([Piece("… ", False)] if start else []),
        *pieces,
        *([Piece(" …", False)] if end < len(text) else []),
    ]


def _hits(text: str, stems: Set[str]) -> list[Word]:
    """The words of a text that have one of these stems, in order: each way of writing a word is stemmed once."""
    wanted = {word: root for word in set(WORD.findall(text)) if (root := stem(word)) in stems} if stems else {}
    return [Word(wanted[m[0]], m.start(), m.end()) for m in WORD.finditer(text) if m[0] in wanted] if wanted else []


def _within(hits: list[Word], first: int, width: int) -> list[Word]:
    limit = hits[first].start + width
    return [w for w in hits[first : first + 40] if w.end <= limit] or [hits[first]]


def _edge(text: str, at: int) -> int:
    """The end of a word nearest before `at`."""
    if at in (0, len(text)):
        return at
    blank = text.rfind(" ", max(at - 40, 0), at)
    return blank + 1 if blank > 0 else at


def _cut(text: str, hits: list[Word], start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for word in hits:
        if word.start > at:
            pieces.append(Piece(text[at : word.start], False))
        pieces.append(Piece(text[word.start : word.end], True))
        at = word.end
    return [*pieces, Piece(text[at:end], False)] if at < end else pieces
