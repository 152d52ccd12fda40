"""Where a text decides: the places of the words that prove it, found once a text and asked many times."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from extractors.patterns.casse import lowered
from extractors.votes.zones import around, occurrences
from extractors.wording import DEPENSE, STRONG

STEMS = (
    "unanim", "voix", "vot", "délib", "delib", "bst", "le conseil", "le comit", "le bureau", "l'assembl", "les élus", "accord ", "acte", "décid", "approuv", "adopt", "autoris", "majorit",
    "report", "ajourn", "retir", "rejet", "renvoy", "remis", "surs", " contre", "accept", "valid", "refus", "accordé", "attribué", "alloué", "retenu", "choisi", "élu", "désign", "nomm", "proclam",
)  # fmt: skip
"""Letters without which no word of decision is written: the rest of a text is not read for them."""
POUR = re.compile(r"pour(?:(?<=\d\spour)|(?<=\d\s\spour)|(?<=\d\s\s\spour)|\s*:)")


AVANT = 150
"""Letters before a sum in which its verb stands."""


def decides(text: str, start: int = 0, end: int | None = None) -> bool:
    """Does `text[start:end]` hold words that prove a decision of the assembly?"""
    spans = _spans(text)
    limit = len(text) if end is None else end
    index = bisect_left(spans, (start, 0))
    return any(stop <= limit for _, stop in spans[index : index + 3])


@lru_cache(maxsize=2048)
def line_decides(line: str) -> bool:
    """Does a line, read alone, hold such words? The ways to cut a document ask it of the same lines."""
    return STRONG.search(line) is not None


@lru_cache(maxsize=4)
def _spans(text: str) -> list[tuple[int, int]]:
    lower = lowered(text)
    places = [at for word in STEMS for at in occurrences(lower, 0, word)]
    places += [match.start() for match in POUR.finditer(lower)]
    proved = [
        match.span()
        for a, b in around(lower, sorted(places), 30, 30)
        for match in STRONG.finditer(lower, a, min(len(text), b + 200))
    ]
    return sorted([*proved, *_spent(lower)])


def _spent(lower: str) -> Iterator[tuple[int, int]]:
    """Sums that an assembly spends in other words than those of a vote: `il sera remis à chaque agent un bon de 30 €`."""
    for mark in ("€", "euros"):
        for at in occurrences(lower, 0, mark):
            if (match := DEPENSE.search(lower[max(0, at - AVANT) : at])) is not None:
                yield max(0, at - AVANT) + match.start(), at
