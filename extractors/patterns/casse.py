"""Patterns blind to case, at half the price: small letters are looked for in the text in small letters, at the same places.

`(?i)` makes `re` compare letters two by two and forbids its quick search of a first letter. A text is as long in small letters
as it was, so a match's offsets are those of the text; its `group()` is in small letters, and a value is cut from the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cached_property, lru_cache
from re import Match, Pattern

from extractors.patterns.indispensables import needed
from extractors.patterns.lettres import finder

SHORT = 200
"""Letters under which putting a text in small letters costs less than remembering it."""
TOKEN = re.compile(r"\\.|\(\?P[<=>]\w*|\(\?(?P<flags>[a-zA-Z-]+)(?P<end>[:)])|.", re.DOTALL)


def lowered(text: str) -> str:
    """The text in small letters, letter for letter (`İ` would become two)."""
    if len(text) >= SHORT:
        return _remembered(text)
    lower = text.lower()
    return lower if len(lower) == len(text) else _letter_by_letter(text)


class Motif:
    """A pattern, compiled when first needed, and tried only where a match can begin (`extractors/patterns/lettres.py`)."""

    blind = False

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def re(self) -> Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def finder(self) -> Pattern[str] | None:
        return finder(self.pattern)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        return needed(self.pattern)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        text, finder = lowered(text) if self.blind else text, self.finder
        if self.needed and len(text) >= SHORT and _without(self.needed, text, start, end):
            return None
        if finder is None:
            return self.re.search(text, start, end)
        place = finder.search(text, start, end)
        return self.re.match(text, place.start(), end) if place else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        return self.re.match(lowered(text) if self.blind else text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        return self.re.fullmatch(lowered(text) if self.blind else text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match[str]]:
        text, finder = lowered(text) if self.blind else text, self.finder
        if self.needed and len(text) >= SHORT and _without(self.needed, text, start, end):
            return iter(())
        return _each(self.re, finder, text, start, end) if finder else self.re.finditer(text, start, end)


def _without(words: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """None of the words is in `text[start:end]`; in a few letters the pattern itself is as soon tried."""
    if min(end, len(text)) - start < SHORT:
        return False
    for word in words:  # noqa: SIM110 (a third of what `any` costs)
        if text.find(word, start, end) >= 0:
            return False
    return True


def _each(whole: Pattern[str], finder: Pattern[str], text: str, start: int, end: int) -> Iterator[Match[str]]:
    while (place := finder.search(text, start, end)) and (match := whole.match(text, place.start(), end)):
        yield match
        start = match.end()


class SansCasse(Motif):
    """A pattern that does not tell capitals from small letters.

    >>> SansCasse(r"procès[\\s-]verbal").search("Le PROCÈS-VERBAL").span()
    (3, 16)
    """

    blind = True

    def __init__(self, pattern: str) -> None:
        super().__init__(_small(pattern))


def from_each(
    first: SansCasse, pattern: Pattern[str] | Motif, text: str, start: int = 0, stop: int = sys.maxsize
) -> Iterator[Match[str]]:
    """`pattern.finditer`, for a pattern that can only begin where `first` matches: a long one is tried nowhere else."""
    end = start
    for place in first.finditer(text, start, stop):
        if place.start() >= end and (match := pattern.match(text, place.start(), stop)):
            yield match
            end = max(match.end(), place.start() + 1)


@lru_cache(maxsize=16)
def _remembered(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else _letter_by_letter(text)


def _letter_by_letter(text: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _small(pattern: str) -> str:
    """The pattern in small letters, but for its escapes (`\\W`) and the names of its groups."""

    def small(token: Match[str]) -> str:
        flags = token["flags"]
        if flags is None:
            return token.group() if token.group()[0] == "\\" or token.group()[:3] == "(?P" else token.group().lower()
        if "-" in flags:
            raise ValueError(f"{token.group()} : un motif sans casse ne peut pas distinguer les capitales")
        kept = flags.replace("i", "")
        return f"(?{kept}{token['end']}" if kept or token["end"] == ":" else ""

    return TOKEN.sub(small, pattern)
