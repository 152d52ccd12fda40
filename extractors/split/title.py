"""Where a title ends: the eye's signs first (weight, capitals, the gap below), then the words that open a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.casse import SansCasse
from extractors.lines import START, ViewLine, capitals
from extractors.wording import BODY_START, INLINE_START

CONTINUES = SansCasse(
    r"(?:\b(?:de|du|des|d'|la|le|les|l'|et|ou|à|au|aux|en|pour|par|sur|avec|dans|un|une|n°|dit|dite|son|sa|ses)|[,–\-(/:&])$",
)
LOWER = re.compile(r"[a-zà-öø-ÿœ(«\"]|n°|\d{4}\b")
LABELS = re.compile(
    r"\s*(?:\d{1,2}\s*[°.)/-]\s*)?(?:objet|titre|intitulé|libellé|sujet)(?:\s+de\s+la\s+délibération)?\s*[:\-–]+\s*|\s*[:\-–—|.•_/)]+\s*|\s+",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"(?:[^a-zà-öø-ÿ\n]{2,}(?<=[\w)»\"])[ ]){2,}?(?=[A-ZÀ-Ö][a-zà-öø-ÿ' ])")
SENTENCE = re.compile(r"(?:[A-ZÀ-Ö][a-zà-öø-ÿ]+|[ÀA]|[LD]')(?:[ ']+[a-zà-öø-ÿ']+){3}")
"""A title in capitals and, on its line, the sentence that follows it."""
ACCOUNTS = SansCasse(
    r"\W*(?:sections?\s+d|d[ée]penses|recettes|chapitres?\b|comptes?\s+(?:d[ée]p|rec)|articles?\s+(?:objet|libell))"
)
MAX_LINES = 7


def skip_labels(text: str, position: int, end: int) -> int:
    """Past `Objet :`, dashes, colons and blanks, to the title's first letter."""
    while position < end and (match := LABELS.match(text, position, end)) and match.end() > position:
        position = match.end()
    return position


def title_span(text: str, lines: Sequence[ViewLine], start: int, limit: int) -> tuple[int, int]:
    """The title that begins at `start` (a letter), within `limit`: its span, without trailing punctuation."""
    index = max(0, bisect_right(lines, start, key=START) - 1)
    first = lines[index]
    if re.search(r"(?i)objet|titre|intitul|libell", text[first.start : start]):
        first = replace(first, bold=None, caps=capitals(text[start : first.end]))
    end = min(first.end, limit)
    cut = _opening(text, start, end)
    if cut is not None:
        return _trim(text, start, cut)
    previous = first
    for line in lines[index + 1 : index + MAX_LINES]:
        if line.start >= limit or not _goes_on(text, previous, line, first, text[start : previous.end].rstrip()):
            break
        end = min(line.end, limit)
        if (cut := _opening(text, line.start, end)) is not None:
            end = cut
            break
        previous = line
    return _trim(text, start, end)


def _opening(text: str, start: int, end: int) -> int | None:
    """Where a text opens in the middle of the line `text[start:end]`; its first words may run on to the next line."""
    match = INLINE_START.search(text, start, min(len(text), end + 80))
    if match and match.start() < end:
        return match.start()
    return caps.end() if (caps := CAPITALS.match(text, start, end)) and SENTENCE.match(text, caps.end()) else None


def _goes_on(text: str, previous: ViewLine, line: ViewLine, first: ViewLine, so_far: str) -> bool:
    """Is `line` the next line of the title that `first` began and `previous` continued?"""
    content = line.text.strip()
    if BODY_START.match(content) or ACCOUNTS.match(content) or content[:1] in "-•>*✓·➢‐–○▪❖➔" or not content:
        return False
    if line.page != previous.page and not CONTINUES.search(so_far):
        return False
    if so_far.endswith((".", ";")) and not so_far.endswith(("...", "M.", "MM.", "art.")):
        return False
    if first.bold is not None and first.bold != line.bold:
        return False
    if so_far.endswith(":") and first.caps and not line.caps:
        return False
    if first.bold and line.bold and line.gap is not None and line.gap < 0.7:
        return True
    if first.caps and not line.caps and len(content) > 12 and not CONTINUES.search(so_far):
        return False
    if not first.caps and not first.bold and line.caps:
        return False
    if line.gap is not None and line.gap > 0.9 and not CONTINUES.search(so_far):
        return False
    if abs(line.size - first.size) > 0.25 * first.size:
        return False
    if CONTINUES.search(so_far) or so_far.count("(") > so_far.count(")") or so_far.count("«") > so_far.count("»"):
        return True
    if first.bold or first.caps:
        return True
    return previous.full or bool(LOWER.match(content))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \n:;,.-–—|_•/":
        if text[end - 1] == "." and text[start:end].endswith(("etc.", "...")):
            break
        end -= 1
    while start < end and text[start] in " \n:;,.-–—|_•/>*":
        start += 1
    return start, end
