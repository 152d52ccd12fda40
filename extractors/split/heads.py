"""The head of minutes: where it ends, and the agenda that it prints."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from extractors.decisions import line_decides
from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse
from extractors.wording import AGENDA, BODY_START

HEADER = SansCasse(
    r"\W*(?:mairie|commune\b|ville|d[ée]partement|arrondissement|canton|r[ée]publique|libert[ée]|compte[\s-]*rendu|c\W?r\W|proc[èe]s|"
    r"p\.?v\.?\b|conseil\s+(?:municipal|communautaire)\b.{0,40}\d|s[ée]ance|r[ée]union\s+d|extrait|pr[ée]sents?\b|absents?\b|excus|procuration|pouvoirs?\b|"
    r"repr[ée]sent[ée]s?\b|secr[ée]taire|ordre\s+du\s+jour|convocation|date\s+d[eu']|nombre\s+d[e']\s*(?:membres|conseillers|[ée]lus|votants|pr[ée]s|suffr|d[ée]l[ée]g|voix|pouv|proc)|quorum|membres\s+(?:pr|en|du\s+conseil|absent|excus)|le\s+maire,?$|"
    r"fait\s+[àa]|page\b|sign[ée]|publi[ée]|publication\s*:|accus[ée]\s|affich[ée]e?s?\b|vot(?:ants?\b|es?\s*[:(]|é\b))"
)
ORDINAL = re.compile(r"^\W*(?:\d{1,2}|[IVX]{1,5}|[A-Z])\s*[/.):°-]+\s*")
RANK = re.compile(r"\W{0,3}(\d{1,2})\s*[/.):°–-]")
WORD = re.compile(r"[a-z0-9]+")
ALIKE = 0.85
"""Share of letters in the same order from which two titles are one."""
TOLD = SansCasse(
    r"\bordre\s+du\s+jour\b[^.:]{0,40}\b(?:suivante?|ci-apr[èe]s|comporte|est)\b[^.:]{0,30}:(?:\s*\d{1,2}\.)*\s*$"
)
START = SansCasse(
    r"secr[ée]taire|pr[ée]sents?\s*:|procurations?\s*:|absents?|excus[ée]|quorum|pouvoirs?\s*:|conseillers\s+en\s+exercice"
)


def header_end(text: str, lines: Sequence[ViewLine]) -> int:
    """Where the head of the minutes ends: after the last line that names presents, absents, proxies or secretary."""
    return _header_end(tuple((line.end, line.text) for line in lines if line.start <= 6000))


@lru_cache(maxsize=2)
def _header_end(lines: tuple[tuple[int, str], ...]) -> int:
    """The ways to cut a document all ask it of the same lines."""
    end = 0
    for stop, words in lines:
        if START.search(words):
            end = stop
        elif end and line_decides(words):
            break
    return end


def _is_agenda(line: ViewLine) -> bool:
    return line.start < 8000 and bool(AGENDA.match(line.text) or ("jour" in line.text and TOLD.search(line.text)))


def agenda(text: str, lines: Sequence[ViewLine], start: int) -> tuple[list[str], int]:
    """The items of the agenda printed at the top, and where it stops: at the line that says its first item again."""
    head = next((i for i, line in enumerate(lines) if _is_agenda(line)), None)
    if head is None:
        return [], 0
    if numbered := _numbered_agenda(lines, head):
        return numbered
    items: list[str] = []
    for index in range(head + 1, min(head + 60, len(lines))):
        content = plain(lines[index].text)
        if len(content) < 4:
            continue
        again = any(alike(content, item) for item in items[:4]) or (len(content) >= 25 and content in items)
        if items and again and index > head + 1:
            return items, lines[index].start
        if BODY_START.match(lines[index].text.strip()):
            return items, lines[index].start if items else 0
        items.append(content)
    return [], 0


def _numbered_agenda(lines: Sequence[ViewLine], head: int) -> tuple[list[str], int] | None:
    """An agenda whose ordinals grow by one from 1: it ends at the line that says one of them again, or with its last item."""
    ranks: list[int] = []
    items: list[str] = []
    for line in lines[head + 1 : head + 120]:
        match = RANK.match(line.text)
        content = plain(line.text)
        if match and items and int(match[1]) <= ranks[-1] and any(alike(content, item) for item in items):
            return (items, line.start) if len(ranks) >= 3 else None
        if match and int(match[1]) == len(ranks) + 1:
            ranks.append(int(match[1]))
        elif BODY_START.match(line.text.strip()) or not ranks:
            return None
        if len(content) >= 4:
            items.append(content)
    return None


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """A line without its ordinal, accents and signs, in small letters. The ways to cut a document ask it of the same lines."""
    text = ORDINAL.sub("", text.strip())
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(WORD.findall(text))


def alike(a: str, b: str) -> bool:
    size = len(a), len(b)
    least, most = min(size), max(size)
    if least < 6:
        return a == b
    if least >= 12 and a[:12] == b[:12]:
        short, long = (a, b) if size[0] == least else (b, a)
        if long.startswith(short[: max(12, int(0.9 * least))]):
            return True
    if least < 0.74 * most:
        return False
    shared = sum(map(min, _letters(a), _letters(b)))
    return 2 * shared > ALIKE * (least + most) and SequenceMatcher(None, a, b, autojunk=False).ratio() > ALIKE


@lru_cache(maxsize=512)
def _letters(text: str) -> tuple[int, ...]:
    """How often a plain text holds each sign: no two texts are more alike than what they share of them."""
    return tuple(map(text.count, "abcdefghijklmnopqrstuvwxyz0123456789 "))
