"""French dates in running text, in digits and in words, to ISO.

Impossible dates give nothing. Years are kept between 1950 and 2100: no deliberation published on the web is older.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from extractors.nombres import MOTS, read_number
from extractors.patterns.casse import SansCasse

MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
MONTH_NAME = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)"
"""A month written in full."""
_MONTH = r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r\.?|\.)?|mars?|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t|sept?(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)"
_DAY = r"(?:1\s?(?:er|[”\"°*']{1,2}|ᵉʳ)|premier|[0-3]\s?\d|\d)"
_YEAR = r"(?:(?:19|20)\s?\d\s?\d|\d{2}(?!\d))"
_SEP = r"[\s.]+"
WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"
NUMERIC = re.compile(r"(\d(?<![\d/.-]\d)\d?)\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2}|\d{2})(?!\d|[/-]\d)")
MIXED = SansCasse(rf"(?<!\w)({_DAY})(?:{_SEP})?({_MONTH})(?:{_SEP})?((?:19|20)\s?\d\s?\d)(?!\d)")
WORDS = SansCasse(
    rf"(?<!\w)({MOTS}|{_DAY})[\s-]+(?:du\s+mois\s+d[e']\s*)?({_MONTH})(?:\s+de\s+l'ann[ée]e)?\s+({MOTS})(?!\w)"
)
HALF = SansCasse(rf"(?<!\w)({MOTS}|premier)\s+(?:du\s+mois\s+d[e']\s*)?({_MONTH})\s+((?:19|20)\d\d)(?!\d)")
"""`le douze mars 2024`."""
YEAR_FIRST = SansCasse(
    rf"(?<!\w)l'\s?an\s+(?P<year>{MOTS}|(?:19|20)\d\d)\s*[,:.]?\s*(?:et\s+)?(?:le\s*:?\s+)?{WEEKDAY}(?:le\s+)?(?P<day>{MOTS}|{_DAY})\s+(?:du\s+mois\s+d[e']\s*)?"
    rf"(?P<month>{_MONTH})(?!\w)(?:\s+(?P<again>(?:19|20)\d\d)(?!\d))?"
)


MONTH = SansCasse(
    r"(?:janv(?:ier)?|f[ée]vr?(?:ier)?|mars?|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?)(?![^\W\d_])"
)
"""Not the beginning of `mairie` or `décide`."""
REACH = 90
"""Letters from a month's name to the farthest part of its date, written in words."""


class DateLue(NamedTuple):
    """A date read in `text[start:end]`. `words`: it is written in words; `year_first`: it is the opening `L'an …, le …`."""

    iso: str
    start: int
    end: int
    words: bool = False
    year_first: bool = False


@lru_cache(maxsize=16)
def read_dates(text: str) -> tuple[DateLue, ...]:
    """Every date of the text, in order, none overlapping another."""
    found: list[DateLue] = []
    zones = list(_zones(text))
    for start, end in zones:
        for match in YEAR_FIRST.finditer(text, start, end):
            _keep(found, match["day"], match["month"], match["year"], match.span(), words=True, year_first=True)
        for match in WORDS.finditer(text, start, end):
            _keep(found, match[1], match[2], match[3], match.span(), words=True)
        for match in HALF.finditer(text, start, end):
            _keep(found, match[1], match[2], match[3], match.span(), words=True)
        for match in MIXED.finditer(text, start, end):
            _keep(found, match[1], match[2], match[3], match.span())
    for match in NUMERIC.finditer(text):
        _keep(found, match[1], match[3], match[4], match.span())
    return tuple(sorted(found, key=lambda d: d.start))


def _zones(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text around the name of a month: nine tenths of it have none, and long patterns are dear."""
    begin = end = -1
    for match in MONTH.finditer(text):
        a, b = max(0, match.start() - REACH), min(len(text), match.end() + REACH)
        if a > end:
            if begin >= 0:
                yield begin, end
            begin = a
        end = b
    if begin >= 0:
        yield begin, end


def read_date(text: str) -> str | None:
    """The one date of a short text, or None where there is none or several."""
    found = {d.iso for d in read_dates(text)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=64)
def month_number(name: str) -> int | None:
    """1 to 12 from a month's name, whole or abridged, with or without its accents."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode().strip(" .")
    if plain.startswith("jui") and not plain.startswith(("juin", "juil")):
        return None
    for number, mois in enumerate(MOIS, 1):
        whole = unicodedata.normalize("NFKD", mois).encode("ascii", "ignore").decode()
        if len(plain) >= 3 and whole.startswith(plain):
            return number
    return None


def _keep(
    found: list[DateLue],
    day: str,
    month: str,
    year: str,
    span: tuple[int, int],
    *,
    words: bool = False,
    year_first: bool = False,
) -> None:
    if any(span[0] < d.end and d.start < span[1] for d in found):
        return
    iso = _iso(day, month, year)
    if iso:
        found.append(DateLue(iso, *span, words, year_first))


def _iso(day: str, month: str, year: str) -> str | None:
    d = 1 if re.match(r"(?i)1\s?(?:er|[”\"°*'ᵉ])|premier", day) else read_number(re.sub(r"(?<=\d)\s(?=\d)", "", day))
    m = int(month) if month.isdigit() else month_number(month)
    y = read_number(re.sub(r"(?<=\d)\s(?=\d)", "", year))
    if d is None or m is None or y is None:
        return None
    if y == 2000 and not year.strip().isdigit():
        return None
    if y < 100:
        y += 2000 if y < 70 else 1900
    try:
        return date(y, m, d).isoformat() if 1950 <= y <= 2100 else None
    except ValueError:
        return None
