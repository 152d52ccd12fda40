"""Where in a text it is worth looking: most of an act speaks of something else, and long patterns are dear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.patterns.casse import lowered

NOMBRE_PROCHE = re.compile(
    r"\d|[:=]\s?[/ox∅ø©-]|[|]\s|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|"
    r"quarante|cinquante|soixante|cents?|aucune?|z[ée]ro|n[ée]ant|personne|pas)\b"
)
MOTS_DE_VOTE = re.compile(r"voix|vote|bst|contre|favorable|oppos|suffrage|absent|oui|votant|d'accord")
POUR = re.compile(r"pour(?![a-zà-ö])")
CHIFFRE_DEVANT = re.compile(
    r"\d|voi[xe]|vote|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\w+ze|vingt\w*|\w+ante|aucune?)\b"
)
CHIFFRE_DERRIERE = re.compile(r"[^\w]{0,3}[:=(.\d–—…\n-]|s?\s?\(")


def around(text: str, places: Iterable[int], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Windows around places in growing order, from a line's start to a line's end, joined where they touch."""
    begin = end = -1
    for place in places:
        if place < end:
            continue
        a = text.rfind("\n", 0, max(0, place - before)) + 1 if place - before > 0 else 0
        a = max(a, place - 2 * before)
        b = text.find("\n", min(len(text), place + after))
        b = min(b if b >= 0 else len(text), place + 2 * after)
        if begin < 0:
            begin, end = a, b
        elif a <= end:
            end = b
        else:
            yield begin, end
            begin, end = a, b
    if begin >= 0:
        yield begin, end


def vote_zones(text: str, start: int) -> list[tuple[int, int]]:
    """The parts of `text[start:]` where a vote's count may stand."""
    lower = lowered(text)
    places = [
        m.start()
        for m in MOTS_DE_VOTE.finditer(lower, start)
        if NOMBRE_PROCHE.search(lower, m.start() - 50 if m.start() > 50 else 0, m.end() + 60)
    ]
    for match in POUR.finditer(lower, start):
        at = match.start()
        if CHIFFRE_DERRIERE.match(lower, match.end()) or CHIFFRE_DEVANT.search(lower, max(0, at - 28), at):
            places.append(at)
    return [(max(a, start), b) for a, b in around(text, sorted(places), 160, 160)]


def word_zones(lower: str, start: int, words: tuple[str, ...], before: int, after: int) -> list[tuple[int, int]]:
    """The parts of a text, given in lower case, that hold one of the words."""
    places: list[int] = []
    for word in words:
        at = lower.find(word, start)
        while at >= 0:
            places.append(at)
            at = lower.find(word, at + len(word))
    return [(max(a, start), b) for a, b in around(lower, sorted(places), before, after)] if places else []


def occurrences(lower: str, start: int, word: str) -> Iterator[int]:
    at = lower.find(word, start)
    while at >= 0:
        yield at
        at = lower.find(word, at + len(word))
