"""Minutes and lists whose acts print their own number: one cut a number, its title behind it, below it or before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.decisions import decides, line_decides
from extractors.lines import START, ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.heads import header_end
from extractors.split.puces import OBJET
from extractors.split.refus import never_title
from extractors.split.series import LETTERS, Numero, misread, numbers
from extractors.split.title import skip_labels, title_span
from extractors.wording import BODY_START, DECISION, TITLE_NOUN

ORDINAL = re.compile(r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5}|[A-Za-z])\s*[.)/°–-]+\s*(?=[^\W\d_]))?")
VOTE_HEADING = SansCasse(r"(?:\b(?:pour|contre|abst\w*\.?)(?:\s|$)+){3}")
VOTE_CELLS = re.compile(r"(?m)(?<=[\s])(\d{1,3}|-)[ \n]+(\d{1,3}|-)[ \n]+(\d{1,3}|-)[ ]*$")
OTHER_ROW = SansCasse(
    r"\s*(?:d[ée]cisions?\b|affich|publi(?:[ée]|cation)|fait\s+[àa]|le\s+maire|la\s+maire|sign|questions?\s+div|l[ea]\s+secr[ée]taire|pour\s+extrait|marchés?\s+pub|n\s?°\s*objet)"
)
EXAMINED = SansCasse(
    r"\s*(?:examin[ée]e?|adopt[ée]e?|vot[ée]e?|d[ée]lib[ée]r[ée]e?)?\s*(?:en\s+s[ée]ance\s+)?(?:le|du)\s+(?:\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})\s*[:—–-]*"
)
DASHED = re.compile(r"\s*[-–]\s*[A-ZÀ-Ö]")
OUTCOME = SansCasse(
    r"(?:^|[\s\-–:|(]+)(?:"
    r"(?:la\s+)?(?:d[ée]lib[ée]ration\s+)?(?:est\s+)?(?!vote\s+d)(?:approuv|adopt|vot|accept|valid|rejet|refus|ajourn|report|retir|act)[ée]{1,2}e?s?\b.*"
    r"|pour\s*:.*|(?:[àa]\s+)?(?:l')?unanimit[ée].*|(?:[àa]\s+)?(?:la\s+)?majorit[ée]\b.*|vote\s*:.*|prend\s+acte.*|prise?\s+d'acte.*|dont\s+acte.*"
    r"|\d+\s+(?:voix\s+)?pour\b.*|(?:avis\s+)?favorable|(?:vote|acte)?\s+(?:\d+|-)(?:\s+(?:\d+|-)){2}|[àa]\s+l'|[àa]\s+la"
    r")\s*$"
)
"""In a list, what stands beside the object of an act, on any line of its row: how it was voted."""
POINT = re.compile(
    r"(?<!\w)(?:(?:point|question|affaire|dossier)\s*n?\s?[°ºo]?|rapport\s*n\s?[°º])\s*\d{1,3}\s*[:.\-–—/)]*\s*",
    re.IGNORECASE,
)


NOMENCLATURE = SansCasse(
    r"(?:commande\s+publique|urbanisme|domaine\s+et\s+patrimoine|fonction\s+publique|institutions\s+et\s+vie\s+politique|fonctionnement\s+des\s+assembl[ée]es|"
    r"libert[ée]s\s+publiques(?:\s+et\s+pouvoirs\s+de\s+police)?|finances(?:\s+locales)?|domaines\s+de\s+comp[ée]tences?(?:\s+par\s+th[èe]mes?)?)[ .:]*\n"
)
"""A heading of the nomenclature of acts alone behind the number: the title is below it."""


def cuts(text: str, lines: Sequence[ViewLine], start: int, listed: bool) -> list[Cut]:
    """One cut a number. `listed`: the document is a list of deliberations, whose rows need not tell a decision."""
    series = numbers(text, lines, start, listed)
    if not series:
        return []
    if listed and (lost := misread(series, lines, start)):
        series = sorted([*series, *lost], key=lambda n: n.start)
    if not listed and _number_closes(text, lines, series, start):
        return _closing(text, lines, series, start)
    result = []
    shifted = _wrapped_rows(text, lines, series) if listed else {}
    above = not listed and _titles_above(text, lines, series, start)
    columns = _vote_columns(text[: series[0].start]) if listed else ()
    for index, numero in enumerate(series):
        low = series[index - 1].number[1] if index else start
        high = series[index + 1].start if index + 1 < len(series) else len(text)
        high = shifted.get(index + 1, high)
        point = _last_point(text, low, numero.start)
        if point and numero.start - point[1] < 600 and not DECISION.search(text, point[1], numero.start):
            result.append(Cut(point[0], _strip(text, point[1], numero.start), numero.number))
            continue
        begin = skip_labels(text, _past_date(text, numero.number[1]), high)
        if announced := POINT.match(text, begin):
            begin = announced.end()
        begin += _ordinal(text, begin)
        if not listed and (heading := NOMENCLATURE.match(text, begin)) and heading.end() < high:
            begin = skip_labels(text, heading.end(), high)
        title = title_span(text, lines, begin, high) if begin < high else (begin, begin)
        objet = None
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
            title, objet = row_title(text, lines, shifted.get(index, begin), high, numero.number)
        result.append(
            Cut(
                min(title[0], _line_start(lines, numero.start)),
                title,
                numero.number,
                objet=objet,
                votes=_cells(text, columns, numero.number[1], high),
            )
        )
    return result


def _titles_above(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> bool:
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
    heads = [lines[i - 1] for n in series if (i := bisect_right(lines, n.start, key=START) - 1) > 0 and _alone(text, lines, n)]
    looks = [_looks(line) and _title_line(line, start) for line in heads]
    return sum(looks) >= 0.8 * len(series) and not _titles_follow(text, lines, series)


def _looks(line: ViewLine) -> bool:
    return bool(_ordinal(line.text) or line.bold or line.caps or TITLE_NOUN.match(line.text.strip()))


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
    begin = skip_labels(text, begin + _ordinal(text, begin), end)
    return _strip(text, begin, end) if begin < end else None


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
    return not _ordinal(below.text) and (alike or below.text.strip()[:1].islower())


def _ordinal(text: str, start: int = 0) -> int:
    """How many letters an agenda's ordinal takes before a title: `II – Décisions …`."""
    match = ORDINAL.match(text, start)
    return len(match.group()) if match and match.group().strip() else 0


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


def row_title(
    text: str, lines: Sequence[ViewLine], begin: int, high: int, number: tuple[int, int]
) -> tuple[tuple[int, int], str]:
    """The object of one row of a list: all its lines up to the next number, less what tells the vote, and the number."""
    kept: list[str] = []
    end, told = begin, False
    for line in lines[max(0, bisect_right(lines, begin, key=START) - 1) :]:
        if line.start >= high or len(kept) > 8:
            break
        content = text[max(begin, line.start) : min(line.end, high)]
        if begin < number[0] and line.start <= number[0] < line.end:
            content = text[number[1] : line.end]
        if told and (line.gap is None or line.gap > -0.2):
            break
        if kept and (BODY_START.match(content.strip()) or (line.gap or 0) > 1.2 or OTHER_ROW.match(content)):
            break
        outcome = OUTCOME.search(content)
        rest = (content[: outcome.start()] if outcome else content).strip(" -–:|")
        told = bool(kept) and outcome is not None and not rest
        if rest:
            kept.append(rest)
            end = max(begin, line.start) + len(content[: outcome.start()] if outcome else content)
    return (begin, max(end, begin)), " ".join(" ".join(kept).split()).strip(" .:-–|•*")


def _last_point(text: str, low: int, high: int) -> tuple[int, int] | None:
    last = None
    for match in POINT.finditer(text, low, high):
        last = match.span()
    return last


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \n:;,.-–—|_•":
        end -= 1
    return start, end


def _line_start(lines: Sequence[ViewLine], position: int) -> int:
    index = bisect_right(lines, position, key=START) - 1
    line = lines[max(0, index)]
    return line.start if position - line.start < 25 else position


def _number_closes(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> bool:
    """The number is printed after the act (`DÉLIBÉRATION BC_2024_008` alone on the line that closes it)."""
    alone = sum(_alone(text, lines, n) for n in series)
    before = DECISION.search(text, start, series[0].start)
    tail = text[series[-1].number[1] : series[-1].number[1] + 4000]
    last = series[-1].number[1]
    if decides(text, last, last + 4000) and _titles_follow(text, lines, series):
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


def _closing(text: str, lines: Sequence[ViewLine], series: Sequence[Numero], start: int) -> list[Cut]:
    """Acts that end with their number: the title is the first line with small letters, or after a dash, of each part."""
    result = []
    low = max(start, header_end(text, lines))
    for numero in series:
        own = [line for line in lines if low <= line.start < numero.start]
        dashed = (line for line in own if DASHED.match(line.text))
        plain = (line for line in own if not line.caps and not line.text.rstrip().endswith((".", ":")))
        head = next(dashed, None) or next(plain, None)
        if head is not None:
            begin = skip_labels(text, head.start, numero.start)
            result.append(
                Cut(own[0].start, title_span(text, lines, begin, numero.start), numero.number, numero.number[1])
            )
        low = numero.number[1]
    return result
