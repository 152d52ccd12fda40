"""A number between two labels: of which of the two it is the count, told by the order of the whole line."""

from __future__ import annotations

import re

from extractors.patterns.casse import SansCasse

FIRST = SansCasse(
    r"(?P<n>(?<![\d/-])\d{1,3}(?=\s+(?:[a-zà-ÿ]|$)))|pr[ée]sent|votant|absent|pouvoir|procuration|exercice|excus|repr[ée]sent"
)
COUNTED = SansCasse(
    r"(?<!\d)\d{1,3}\s+(?:[a-zà-ÿ]+\s+){0,2}(?:exercice|pr[ée]sents|votants|absents|excus[ée]s|pouvoirs|procurations|repr[ée]sent[ée]s)\s*$"
)
"""A label behind its number."""
LABEL = SansCasse(r"(?:exercice|pr[ée]sents|votants|absents|excus[ée]s|pouvoirs|procurations|repr[ée]sent[ée]s)\s*$")


def after_its_number(text: str, match: re.Match[str]) -> bool:
    """`31 présents 2 procurations 33 votants`: in such a line each number stands before its label, not behind it."""
    label = text[match.start() : match.start("n")]
    if not label.strip() or ":" in label or "=" in label or match.start() == match.start("n"):
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    before = re.sub(r"\d{1,3}\s*$", "", line)
    if LABEL.search(before) and not COUNTED.search(before):
        return False
    first = FIRST.search(line)
    return bool(first and first["n"] and re.search(r"(?<![\d/-])\d{1,3}\s*$", line))


def of_the_one_before(text: str, match: re.Match[str]) -> bool:
    """`en exercice 35 Votants 34`: where numbers stand behind their labels, the first is none of those who vote."""
    if match.start() != match.start("n") or not re.match(r"\s*:?\s*\d", text[match.end() : match.end() + 6]):
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return bool(LABEL.search(line) and not COUNTED.search(line))
