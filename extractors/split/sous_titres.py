"""Several decisions under one head: an item of the agenda whose parts each have a title of their own and a vote.

`7) Agriculture`, and below it `La convention de résiliation amiable :` and `La convention de prêt à usage :`, each followed by a
text that decides: two acts. The rows of a grant, of a tariff or of a budget open no text, and make none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.decisions import decides, line_decides
from extractors.lines import START, ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.heads import HEADER, alike, plain
from extractors.split.refus import never_title
from extractors.split.title import title_span
from extractors.wording import BODY_START, SIDE

HEAD = re.compile(r"\s*(?:[-–•*➢▪o]\s+)?(?P<titre>[A-ZÀ-ÖŒ«][^\n:;]{3,80}(?:\s:\s[^\n:;]{10,80})?(?<=.{11}))\s*:\s*$")
"""A line that ends with a colon, behind a dash or not."""
TELLS = SansCasse(
    r"\b(?:est|sont|sera|seront|ont|avait|a\s+\w+é|décide\w*|approuve\w*|autorise\w*|propos\w+|expose|informe|rappelle|suivante?s?|ci-après|ci-dessous|comme\s+suit|considérant|vu)\b|\d\s?€"
)
"""A sentence that announces, not a name."""
TEXT = re.compile(r"[A-ZÀ-Ö].{50}")
LETTRE = re.compile(r"\s{0,3}(?P<lettre>[a-h])\s?[).]\s?[-–]?\s?(?=[A-ZÀ-ÖŒ«])")
"""`a) Désignation du coordonnateur`, `b) Recrutement de deux agents`: the parts of an item, by letters."""
INCISE = re.compile(
    r"[^–—:\n]{8,90}?(?=\s[–—-]\s(?:Il|Elle|L[ea]s?|MM?\.|Mme|Une?|Cette?|Monsieur|Madame)\s|\.\s|\s:\s(?:\n|Le\s|La\s|Il\s))"
)
"""A title and, behind a dash on its line, the text: `Désignation du coordonnateur – Mme ROUX est désignée`."""


def split(text: str, lines: Sequence[ViewLine], cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts, and in the place of those whose parts are titled and decided apart, the parts."""
    cuts = _by_letter(text, lines, cuts)
    heads = [at for at, line in enumerate(lines[:-1]) if line.text.rstrip().endswith(":") and _head(lines, at)]
    if len(heads) < 2:
        return list(cuts)
    result: list[Cut] = []
    parted: list[Cut] = []
    for cut, following in zip(cuts, [*(c.start for c in cuts[1:]), len(text)], strict=True):
        end = min(cut.end or following, following)
        parts = _parts(text, lines, cut, end, heads)
        parted += parts[-len(parts) + 1 :] if len(parts) > 1 else []
        result += parts
    return [cut for cut in result if cut in parted or not _said_again(text, cut, parted)]


def _by_letter(text: str, lines: Sequence[ViewLine], cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts, and in the place of those whose lettered parts each decide, the parts."""
    lettered = [(line, match) for line in lines if (match := LETTRE.match(line.text))]
    result: list[Cut] = []
    for cut, following in zip(cuts, [*(c.start for c in cuts[1:]), len(text)], strict=True):
        end = min(cut.end or following, following)
        own = [(line, m) for line, m in lettered if cut.start < line.start < end]
        bounds = [*(line.start for line, _ in own[1:]), end]
        whole = len(own) > 1 and "".join(m["lettre"] for _, m in own) == "abcdefgh"[: len(own)]
        if not whole or decides(text, cut.start, own[0][0].start):
            result.append(cut)
            continue
        parts = []
        for (line, match), stop in zip(own, bounds, strict=True):
            begin = line.start + match.end()
            said = INCISE.match(text, begin, stop)
            title = (begin, said.end()) if said else title_span(text, lines, begin, stop)
            parts.append(Cut(line.start, title, None, stop))
        voted = all(decides(text, part.title[1], part.end) and not TELLS.search(text, *part.title) for part in parts)
        result += parts if voted else [cut]
    return result


def _said_again(text: str, cut: Cut, parted: Sequence[Cut]) -> bool:
    """Presented under its title, decided under the same one further down."""
    title = plain(text[slice(*cut.title)])
    again = [part for part in parted if part.start > cut.start and alike(title, plain(text[slice(*part.title)]))]
    return bool(again) and not (cut.end and decides(text, cut.title[1], cut.end))


def _head(lines: Sequence[ViewLine], at: int) -> bool:
    match = HEAD.match(lines[at].text)
    if match is None or TELLS.search(match["titre"]) or line_decides(lines[at].text):
        return False
    title = match["titre"]
    if BODY_START.match(title) or HEADER.match(title) or never_title(title) or SIDE.fullmatch(title):
        return False
    below = lines[at + 1].text.strip()
    return bool(BODY_START.match(below)) and bool(TEXT.match(below))


def _parts(text: str, lines: Sequence[ViewLine], cut: Cut, end: int, heads: Sequence[int]) -> list[Cut]:
    first = bisect_right(lines, cut.title[1], key=START)
    own = [lines[at] for at in heads if at >= first and lines[at].start < end]
    bounds = [*(line.start for line in own[1:]), end]
    if len(own) < 2 or not all(decides(text, ln.end, stop) for ln, stop in zip(own, bounds, strict=True)):
        return [cut]
    parts = []
    for line, stop in zip(own, bounds, strict=True):
        match = HEAD.match(text, line.start, line.end)
        if match:
            start, title = match.start("titre"), text[slice(*match.span("titre"))].rstrip()
            parts.append(Cut(line.start, (start, start + len(title)), None, stop))
    whole = decides(text, cut.title[1], own[0].start)
    return [replace(cut, end=own[0].start), *parts] if whole else parts
