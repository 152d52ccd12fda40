"""Minutes and lists whose acts print their own number: one cut a number, its title behind it, below it or before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.lines import START, ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.dessous import (
    closing,
    each_closes,
    in_parentheses,
    number_closes,
    ordinal,
    strip,
    title_before,
    titles_above,
)
from extractors.split.rangee import OUTCOME, VOTE_LINE, head_columns, in_sequence, row_title, theme_cell, told_at
from extractors.split.refus import never_title
from extractors.split.series import LETTERS, misread, numbers
from extractors.split.suites import Numero
from extractors.split.title import skip_labels, title_span
from extractors.wording import BODY_START, DECISION

VOTE_HEADING = SansCasse(r"(?:\b(?:pour|contre|abst\w*\.?)(?:\s|$)+){3}")
VOTE_CELLS = re.compile(r"(?m)(?<=[\s])(\d{1,3}|-)[ \n]+(\d{1,3}|-)[ \n]+(\d{1,3}|-)[ ]*$")
EXAMINED = SansCasse(
    r"\s*(?:examin[ée]e?|adopt[ée]e?|vot[ée]e?|d[ée]lib[ée]r[ée]e?)?\s*(?:en\s+s[ée]ance\s+)?(?:le|du)\s+(?:\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})\s*[:—–-]*"
)
LED = re.compile(r"(?:Prend acte|Unanimité|Majorité)\s+(?=[A-ZÀ-Ö][a-zà-ÿ'])")
"""A margin's word that lost layout sets before the title: `Prend acte Présentation du rapport`."""
POINT = re.compile(
    r"(?<!\w)(?:(?:point|question|affaire|dossier)\s*n?\s?[°ºo]?|rapport\s*n\s?[°º])\s*\d{1,3}\s*[:.\-–—/)]*\s*",
    re.IGNORECASE,
)


NOMENCLATURE = SansCasse(
    r"(?:commande\s+publique|urbanisme|domaine\s+et\s+patrimoine|fonction\s+publique|institutions?\s+et\s+vie\s+politique|fonctionnement\s+des\s+assembl[ée]es|"
    r"libert[ée]s\s+publiques(?:\s+et\s+pouvoirs\s+de\s+police)?|finances(?:\s+locales)?|domaines\s+de\s+comp[ée]tences?(?:\s+par\s+th[èe]mes?)?)[ .:]*\n"
)
"""A heading of the nomenclature of acts alone behind the number: the title is below it."""


MOUVEMENT = re.compile(r"[^\n€+−]{1,70}\s[+–−-]\s?\d{1,3}(?:[ .]\d{3})*(?:,\d\d)?\s?€?(?=\n|$)")
"""Behind the number of an account, a line of credits moved: `2188-31 Matériel + 9 000,00`."""


def cuts(text: str, lines: Sequence[ViewLine], start: int, listed: bool) -> list[Cut]:
    """One cut a number. `listed`: the document is a list of deliberations, whose rows need not tell a decision."""
    series = [n for n in numbers(text, lines, start, listed) if listed or not MOUVEMENT.match(text, n.number[1])]
    if not series:
        return []
    if listed and (lost := misread(series, lines, start)):
        series = sorted([*series, *lost], key=lambda n: n.start)
    if not listed and (each_closes(text, lines, series, start) or number_closes(text, lines, series, start)):
        return closing(text, lines, series, start)
    result = []
    shifted = _wrapped_rows(text, lines, series) if listed else {}
    above = not listed and titles_above(text, lines, series, start)
    columns = _vote_columns(text[: series[0].start]) if listed else ()
    before_title, behind_title = head_columns(lines, series[0].start) if listed else ((), ())
    ends = [*(n.start for n in series[1:]), len(text)]
    told = listed and in_sequence(text, [(n.number[1], end) for n, end in zip(series[:-1], ends, strict=False)])
    series = series if listed else [in_parentheses(text, lines, numero) or numero for numero in series]
    for index, numero in enumerate(series):
        low = series[index - 1].number[1] if index else start
        high = series[index + 1].start if index + 1 < len(series) else len(text)
        high = shifted.get(index + 1, high)
        point = _last_point(text, low, numero.start)
        if point and numero.start - point[1] < 600 and not DECISION.search(text, point[1], numero.start):
            result.append(Cut(point[0], strip(text, point[1], numero.start), numero.number))
            continue
        begin = skip_labels(text, _past_date(text, numero.number[1]), high)
        if announced := POINT.match(text, begin):
            begin = announced.end()
        begin += ordinal(text, begin)
        if not listed and (heading := NOMENCLATURE.match(text, begin)) and heading.end() < high:
            begin = skip_labels(text, heading.end(), high)
        begin = begin if listed else _past_votes(text, lines, begin, high)
        title = title_span(text, lines, begin, high) if begin < high else (begin, begin)
        objet = None
        theme: tuple[tuple[str, int, int], ...] = ()
        before = None if listed else title_before(text, lines, numero, low)
        if before and (
            above
            or numero.trailing
            or BODY_START.match(text, begin)
            or never_title(text[slice(*title)])
            or begin >= high
        ):
            result.append(Cut(before[0], before, numero.number))
            continue
        if listed:
            high = told_at(text, begin, high) if told else high
            theme = theme_cell(text, shifted.get(index, begin), high, before_title)
            title, objet = row_title(
                text, lines, shifted.get(index, begin), high, numero.number, before_title, behind_title
            )
        result.append(
            Cut(
                min(title[0], _line_start(lines, numero.start)),
                title,
                numero.number,
                objet=objet,
                cellules=_cells(text, columns, numero.number[1], high) + theme,
            )
        )
    return result


def _past_votes(text: str, lines: Sequence[ViewLine], begin: int, high: int) -> int:
    """Past the lines of a vote that a margin sets under the number: the title stands below them."""
    if led := LED.match(text, begin, high):
        return led.end()
    at = bisect_right(lines, begin, key=START) - 1
    if at < 0 or not VOTE_LINE.fullmatch(text, begin, lines[at].end):
        return begin
    below = next((line for line in lines[at + 1 :] if not VOTE_LINE.fullmatch(line.text)), None)
    return below.start if below and below.start < high and not BODY_START.match(below.text) else begin


def _vote_columns(head: str) -> tuple[str, ...]:
    """The columns of votes that a list's heading names, in their order; () where it has none."""
    match = VOTE_HEADING.search(head)
    words = re.findall(r"(?i)pour|contre|abst", match.group()) if match else []
    names = {"pour": "vote_pour", "contre": "vote_contre", "abst": "vote_abstention"}
    found = tuple(names[w.lower()] for w in words)
    return found if len(set(found)) == 3 else ()


def _cells(text: str, columns: Sequence[str], start: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """Where a row's cells of votes are: as many numbers at a line's end as the heading names columns."""
    match = VOTE_CELLS.search(text, start, end) if columns else None
    if match is None:
        return ()
    return tuple((champ, *match.span(i + 1)) for i, champ in enumerate(columns) if match[i + 1].isdigit())


def _past_date(text: str, position: int) -> int:
    """Past `du 12 mai 2024` or `examinée le …`, which some lists write behind each number."""
    match = EXAMINED.match(text, position)
    return match.end() if match else position


def _wrapped_rows(text: str, lines: Sequence[ViewLine], series: Sequence[Numero]) -> dict[int, int]:
    """Rows whose number stands between the two lines of its object (cells centred in their height): where the first begins."""
    found: dict[int, int] = {}
    numbered_lines = {bisect_right(lines, n.start, key=START) - 1 for n in series}
    for index, numero in enumerate(series):
        at = bisect_right(lines, numero.start, key=START) - 1
        rest = text[numero.number[1] : lines[at].end]
        outcome = OUTCOME.search(rest)
        own = LETTERS.findall(rest[: outcome.start()] if outcome else rest)
        above = lines[at - 1] if at else None
        if above and outcome and len(own) < 3 and at - 1 not in numbered_lines and at + 1 < len(lines):
            close = above.page == lines[at].page and not OUTCOME.search(above.text) and len(above.text) > 20
            if close and not never_title(above.text):
                found[index] = above.start
    return found


def _last_point(text: str, low: int, high: int) -> tuple[int, int] | None:
    last = None
    for match in POINT.finditer(text, low, high):
        last = match.span()
    return last


def _line_start(lines: Sequence[ViewLine], position: int) -> int:
    index = bisect_right(lines, position, key=START) - 1
    line = lines[max(0, index)]
    return line.start if position - line.start < 25 else position
