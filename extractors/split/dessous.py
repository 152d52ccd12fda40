"""Numbers printed below what they number: under the title of their act, or after the act that they close."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.decisions import decides, line_decides
from extractors.lines import START, ViewLine
from extractors.split.cut import Cut
from extractors.split.heads import header_end
from extractors.split.puces import OBJET
from extractors.split.refus import never_title
from extractors.split.series import LETTERS
from extractors.split.suites import Numero
from extractors.split.title import CONTINUES, skip_labels, title_span
from extractors.wording import BODY_START, DECISION, TITLE_NOUN

ORDINAL = re.compile(r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5}|[A-Za-z])\s*[.)/°–-]+\s*(?=[^\W\d_]))?")
DASHED = re.compile(r"\s*[-–]\s*[A-ZÀ-Ö]")


LINK = re.compile(r"\s*(?:DE|DU|DES|ET|OU|AUX?|À|A|EN|POUR|PAR|SUR|AVEC|DANS)\s|\s*[DL]'[A-ZÀ-Ö]")
"""A title in capitals goes on with a word that ties its lines: `… ACTIVITÉ DU DISPOSITIF` / `ET RECONDUCTION …`."""
SIGN_END = re.compile(r"\s[Nn]\s?[°º]\s*$")
PARENTHESE = re.compile(r"\(\s?(?:[^\W\d_]{1,14}[.°º]?\s?){0,3}$")
FERMEE = re.compile(r"\s?\)[ .]*(?:\n|$)")


def in_parentheses(text: str, lines: Sequence[ViewLine], numero: Numero) -> Numero | None:
    """A number in parentheses that ends its title's line, from its parenthesis on: `3. Tarifs de l'eau (DCM 2022-071)`."""
    line = lines[max(0, bisect_right(lines, numero.start, key=START) - 1)]
    opened = PARENTHESE.search(text[line.start : numero.number[0]])
    if opened is None or not FERMEE.match(text, numero.number[1]):
        return None
    return replace(numero, start=min(numero.start, line.start + opened.start()), trailing=True)


def titles_above(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> bool:
    """Most numbers stand below a line that says `Objet : …`, or below a line that looks like a title and above none that does:
    all the titles of the document are above their number."""
    told = 0
    for numero in series:
        index = max(0, bisect_right(lines, numero.start, key=START) - 1)
        near = lines[max(0, index - 4) : index + 1]
        told += any(ln.start >= start and OBJET.match(ln.text) and ln.start < numero.start for ln in near)
    return told >= 0.6 * len(series) or _titles_stand_above(text, lines, series, start)


def _titles_stand_above(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> bool:
    """Numbers alone on their line, each with a title above it (`3. Vente d'un terrain` / `Délibération n° 2024-12`)."""
    if _opens(lines, series):
        return False
    heads = [
        lines[i - 1]
        for n in series
        if (i := bisect_right(lines, n.start, key=START) - 1) > 0 and _alone(text, lines, n)
    ]
    looks = [_looks(line) and _title_line(line, start) for line in heads]
    return sum(looks) >= 0.8 * len(series) and not _titles_follow(text, lines, series)


def _looks(line: ViewLine) -> bool:
    return bool(ordinal(line.text) or line.bold or line.caps or TITLE_NOUN.match(line.text.strip()))


def title_before(text: str, lines: Sequence[ViewLine], numero: Numero, low: int) -> tuple[int, int] | None:
    """The title printed above a number or before it on its line: `2. Achat d'un tracteur – Délibération n° 2024-12`."""
    index = max(0, bisect_right(lines, numero.start, key=START) - 1)
    first = lines[index]
    own = text[max(low, first.start) : numero.start].strip(" -–—:|(")
    if len(LETTERS.findall(own)) < 8:
        index -= 1
        if index < 0 or not _title_line(lines[index], low):
            return None
        first = lines[index]
        end = first.end
    else:
        end = numero.start
    while (
        index > 0
        and not OBJET.match(first.text)
        and _title_line(lines[index - 1], low)
        and _carries_on(lines[index - 1], first)
    ):
        index -= 1
        first = lines[index]
    begin = max(first.start, low)
    begin = skip_labels(text, begin + ordinal(text, begin), end)
    return strip(text, begin, end) if begin < end else None


def _title_line(line: ViewLine, low: int) -> bool:
    content = line.text.strip()
    return (
        line.start >= low
        and len(LETTERS.findall(content)) >= 8
        and not content.endswith((".", ";", "!", "?"))
        and not (BODY_START.match(content) or line_decides(content) or never_title(content))
    )


def _carries_on(above: ViewLine, below: ViewLine) -> bool:
    alike = above.full and above.bold == below.bold and (above.caps == below.caps or bool(OBJET.match(above.text)))
    tied = above.caps and below.caps and (above.text.rstrip().endswith(" A") or LINK.match(below.text))
    runs_on = below.text.strip()[:1].islower() or bool(CONTINUES.search(above.text.rstrip()) or tied)
    return not ordinal(below.text) and (alike or runs_on)


def ordinal(text: str, start: int = 0) -> int:
    """How many letters an agenda's ordinal takes before a title: `II – Décisions …`."""
    match = ORDINAL.match(text, start)
    return len(match.group()) if match and match.group().strip() else 0


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """A title's span without the signs and the `n°` that follow it."""
    if sign := SIGN_END.search(text[max(start, end - 8) : end]):
        end -= len(sign.group())
    while end > start and text[end - 1] in " \n:;,.-–—|_•(":
        end -= 1
    return start, end


def _opens(lines: Sequence[ViewLine], series: Sequence[Numero]) -> bool:
    """The blank above most numbers is larger than the one below, and never smaller: each opens what stands below it."""
    larger = smaller = 0
    for numero in series:
        index = bisect_right(lines, numero.start, key=START) - 1
        above, below = (lines[i].gap if 0 <= i < len(lines) else None for i in (index, index + 1))
        if above is not None and below is not None:
            larger += above > below + 0.15
            smaller += below > above + 0.15
    return larger >= 0.6 * len(series) and not smaller


def number_closes(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> bool:
    """The number is printed after the act (`DÉLIBÉRATION BC_2024_008` alone on the line that closes it)."""
    alone = sum(_alone(text, lines, n) for n in series)
    before = DECISION.search(text, start, series[0].start)
    tail = text[series[-1].number[1] : series[-1].number[1] + 4000]
    last = series[-1].number[1]
    if _opens(lines, series) or (decides(text, last, last + 4000) and _titles_follow(text, lines, series)):
        return False
    if _titles_stand_above(text, lines, series, start):
        return False
    return (
        alone == len(series)
        and bool(before)
        and series[0].start - start > 150
        and (len(series) == 1 or not DECISION.search(tail) or _decision_just_before(text, series))
    )


def _titles_follow(text: str, lines: Sequence[ViewLine], series: Sequence[Numero]) -> bool:
    """Below most numbers stands what looks like a title: an ordinal, weight, capitals, a noun that opens titles."""
    below = [lines[i] for n in series if (i := bisect_right(lines, n.number[1], key=START)) < len(lines)]
    return sum(map(_looks, below)) >= 0.6 * len(series)


def _decision_just_before(text: str, series: Sequence[Numero]) -> bool:
    return all(DECISION.search(text, max(0, n.start - 1500), n.start) for n in series)


def _alone(text: str, lines: Sequence[ViewLine], numero: Numero) -> bool:
    index = bisect_right(lines, numero.start, key=START) - 1
    line = lines[max(0, index)]
    return numero.start - line.start < 3 and line.end - numero.number[1] < 3


def each_closes(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> bool:
    """Titles behind `Objet :` and numbers take turns, a title first and a number last, with a decision between each title and
    its number: whatever line it shares, the number closes its act."""
    labels = [(line.start, "O") for line in lines if line.start >= start and OBJET.match(line.text)]
    turns = "".join(sign for _, sign in sorted([*labels, *((n.start, "N") for n in series)]))
    if len(series) < 2 or turns != "ON" * len(series) or decides(text, series[-1].number[1]):
        return False
    return all(decides(text, label, n.start) for (label, _), n in zip(labels, series, strict=True))


def closing(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> list[Cut]:
    """Acts that end with their number: the title is the first line with small letters, or after a dash, of each part."""
    result = []
    low = max(start, header_end(text, lines))
    for numero in series:
        own = [line for line in lines if low <= line.start < numero.start]
        dashed = (line for line in own if DASHED.match(line.text) or OBJET.match(line.text))
        plain = (
            line for line in own if not (line.caps or line.text.rstrip().endswith((".", ":")) or never_title(line.text))
        )
        head = next(dashed, None) or next(plain, None)
        if head is not None:
            begin = skip_labels(text, head.start, numero.start)
            result.append(
                Cut(own[0].start, title_span(text, lines, begin, numero.start), numero.number, numero.number[1])
            )
        low = numero.number[1]
    return result
