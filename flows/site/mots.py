"""Words as the search compares them: without case, accents or endings. The only door to the stemmer.

The same steps are in `static/mots.js` for the search of the static copy, with the same version of the Snowball algorithm
(2.2): a word goes through `fold`, `level`, then the French stemmer, which sees letters without accents on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ð": "d", "þ": "th", "ł": "l"})
LONGEST = 60
"""Letters of a word that count; no French word is longer."""
EMPTY = frozenset(
    "a au aux ce ces d de des du en et il l la le les leur lui n ne ou par pour qu que qui s sa se ses son sur un une y".split()
)
"""Words that are everywhere: left out of a search that has others, kept inside a phrase."""


class Word(NamedTuple):
    """A word of a text: its stem, and where it lies."""

    stem: str
    start: int
    end: int


def fold(word: str) -> str:
    """Small letters without accents, ligatures opened.

    >>> fold("Œuvre"), fold("MÉDIATEURS")
    ('oeuvre', 'mediateurs')
    """
    lowered = word.casefold().translate(LIGATURES)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def level(word: str) -> str:
    """The endings that Snowball tells apart by an accent or by their rank, made one: plurals, `-ée`, `-ère`, `-aise`.

    >>> level("conseilleres"), level("approuvees"), level("bus")
    ('conseiller', 'approuve', 'bus')
    """
    if len(word) > 3 and word[-1] == "s" and word[-2] != "s":
        word = word[:-1]
    if len(word) > 4 and word.endswith("ee"):
        word = word[:-1]
    if len(word) > 5 and word.endswith(("ere", "aise")):
        word = word[:-1]
    return word


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What is left of a word to compare.

    >>> stem("médiateurs") == stem("Mediateur"), stem("numériques") == stem("numerique"), stem("2025")
    (True, True, '2025')
    """
    folded = fold(word)[:LONGEST]
    return str(_stemmer().stemWord(level(folded))) if folded.isascii() and folded.isalpha() else folded


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    for match in WORD.finditer(text):
        yield Word(stem(match[0]), match.start(), match.end())


def stems(text: str) -> str:
    """A text as it is indexed: its stems, in order, between blanks."""
    return " ".join([stem(word) for word in WORD.findall(text)])


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]
    import Stemmer

    return Stemmer.Stemmer("french", 0)
