"""French whole numbers, in digits and in words: `treize`, `vingt et un`, `deux mil vingt-cinq`, `13`."""

from __future__ import annotations

import re
import unicodedata

UNITES = {
    "zero": 0, "aucun": 0, "aucune": 0, "neant": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
    "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16, "premier": 1,
}  # fmt: skip
UNITES |= {f"vingt{word}": 20 + n for word, n in UNITES.items() if 2 <= n <= 9}
"""OCR joins the words of a year: `deux mille vingttrois`."""
DIZAINES = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
            "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip
MULTIPLES = {"cent": 100, "cents": 100, "mil": 1000, "mille": 1000}
_WORD = "|".join(sorted({*UNITES, *DIZAINES, *MULTIPLES, "zéro", "néant"}, key=len, reverse=True))
MOTS = rf"(?:(?:{_WORD})(?:(?:\s+et\s+|\s*-\s*et\s*-\s*|\s*-\s*|\s+)(?:{_WORD}))*)"
"""A run of number words, to use inside a pattern with re.IGNORECASE; put `\\b` around it."""
NOMBRE = rf"(?:\d{{1,4}}|{MOTS})"
"""A number in digits or in words."""


def read_number(text: str) -> int | None:
    """The value of `text`, or None where it is not a well-formed number.

    >>> read_number("vingt et un"), read_number("quatre-vingt-dix-sept"), read_number("deux mil vingt-cinq")
    (21, 97, 2025)
    """
    plain = unicodedata.normalize("NFKD", text.strip().lower()).encode("ascii", "ignore").decode()
    if re.fullmatch(r"\d+", plain):
        return int(plain)
    words = [w for w in re.split(r"[\s-]+", plain) if w]
    if not words:
        return None
    total = group = 0
    previous = ""
    for word in words:
        if word == "et":
            if previous not in DIZAINES:
                return None
        elif word in UNITES:
            group = _add_unit(group, word, previous)
        elif word in DIZAINES:
            group = _add_ten(group, word, previous)
        elif word in ("cent", "cents"):
            group = max(1, group) * 100 if group < 10 else -1
        elif word in ("mil", "mille"):
            if total:
                return None
            total, group = max(1, group) * 1000, 0
        else:
            return None
        if group < 0:
            return None
        previous = word
    return None if previous == "et" else total + group


def _add_unit(group: int, word: str, previous: str) -> int:
    value = UNITES[word]
    if previous in UNITES and not (previous == "dix" and 7 <= value <= 9):
        return -1
    room = group % 100
    if room and previous in DIZAINES | {"et": 0} and value >= 10 and room not in (60, 80):
        return -1
    return group + value


def _add_ten(group: int, word: str, previous: str) -> int:
    if word in ("vingt", "vingts") and previous == "quatre":
        return group - 4 + 80
    return -1 if group % 100 else group + DIZAINES[word]
