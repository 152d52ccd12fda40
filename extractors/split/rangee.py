"""One row of a list of deliberations: its object, between what stands in the other columns of the row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.lines import START, ViewLine
from extractors.patterns.casse import SansCasse
from extractors.wording import BODY_START

OTHER_ROW = SansCasse(
    r"\s*(?:d[ée]cisions?\b|affich|publi(?:[ée]|cation)|fait\s+[àa]|le\s+maire|la\s+maire|sign|questions?\s+div|l[ea]\s+secr[ée]taire|pour\s+extrait|marchés?\s+pub|n\s?°\s*objet|mise?\s+en\s+ligne|certifi[ée]|transmis|date\s+de\s+(?:publi|mise|la\s+mise|trans|r[ée]cep))"
)
OUTCOME = SansCasse(
    r"(?:^|[\s\-–:|(→]+)(?:"
    r"(?:la\s+)?(?:d[ée]lib[ée]ration\s+)?(?:est\s+)?(?!vote\s+d|actes\b)(?:approuv|adopt|vot|accept|valid|rejet|refus|ajourn|report|retir|act)[ée]{1,2}e?s?\b.*"
    r"|pour\s*:.*|(?:[àa]\s+)?(?:l')?unanimit[ée].*|(?:[àa]\s+)?(?:la\s+)?majorit[ée]\b.*|vote\s*:.*|prend\s+acte.*|prise?\s+d'acte.*|dont\s+acte.*"
    r"|\d{1,3}\s+(?:voix\s+)?pour\b.*|(?:avis\s+(?:d[ée])?)?favorable(?:\s+[àa]\s+(?:l'unanim|la\s+majorit).*)?|(?:pas\s+de|sans)\s+vote\b.*|pris\s+acte\b.*|(?:vote|acte)?\s+(?:\d+|-)(?:\s+(?:\d+|-)){2}|[àa]\s+l'|[àa]\s+la|(?:\d+\s+)?(?:voix\s+)?(?:contre|abstentions?)\s*\)"
    r")\s*$"
)
"""In a list, what stands beside the object of an act, on any line of its row: how it was voted."""
VOTE_LINE = SansCasse(
    r"\W*(?:pour|contre|abst\w*\.?|votants?|nppv|(?:n['’]a|n['’]ont|ne\s+prend|ne\s+prennent)\s+pas\s+(?:pris\s+)?part(?:\s+au\s+vote)?)\s*:?\s*(?:\d{1,3}|[-/])\W*"
)
TOLD = re.compile(
    r"(?<=[\w»)])(?<!\bM)(?<!\bSt)(?<!\bSte)\.\s(?=(?:L[ea]s?|Il|Elle|Ils|Une?|Des|Cette?|Ces)\s[a-zà-ÿ]|L'[a-zà-ÿ]|Adopt|Approuv|Vot)"
)
"""What is told of an object behind its full stop: `Vente du presbytère. Le conseil décide …`."""
CUT_SHORT = SansCasse(r"de\s+l'ordre\s+du\s*$")
"""`Retirée de l'ordre du` over `jour`, in a narrow column."""
OBJET = SansCasse(r"\b(?:objet|intitul[ée]|libell[ée]|titre|d[ée]signation)\b")
MATIERE = SansCasse(r"\b(?:mati[èe]re?|nomenclature|classification|th[èe]me|domaine)s?\b")
RAPPORTEUR = SansCasse(r"\b(?:rapporteure?|[ée]lu|pr[ée]sent[ée]\s+par)\b")
PRESENTED = re.compile(r"\s*[Rr]apporteure?\s*:\s*.{3,40}")
"""`1. Rapporteur : M. ROUX`, above the object."""
NOM = r"(?:(?:MM?\.|Mme|Monsieur|Madame)\sl[ea]\s(?:Maire|Présidente?)|[A-ZÀ-Ö]\.(?:\s?-?\s?[A-ZÀ-Ö]\.)?\s?[A-ZÀ-Ö][\w'-]+|(?:MM?\.|Mme|Mlle)\s(?:[A-ZÀ-Ö][\w'-]+\s)?[A-ZÀ-Ö][\w'-]+|[A-ZÀ-Ö][a-zà-ÿ]+(?:-[A-ZÀ-Ö][a-zà-ÿ]+)?\s(?:[A-ZÀ-Ö'-]{2,}(?:\s(?=[A-ZÀ-Ö'-]{2}))?)+)"
HEADING = SansCasse(
    r"(?:[\W\d]|l'|(?:n\s?[°º]|num[ée]ros?|ordre|de|du|la|le|des|et|en|par|d[ée]lib[ée]rations?|actes?|dates?|cm|conseil|s[ée]ance|objets?|intitul[ée]s?|libell[ée]s?|titres?|d[ée]signation|mati[èe]re?s?|nomenclature|classification|"
    r"th[èe]mes?|domaines?|rapporteure?s?|[ée]lus?|s|pr[ée]sent[ée]e?|votes?|d[ée]cisions?|r[ée]sultats?|sens|pour|contre|abst\w*|[ée]tat|directions?|services?|pages?|observations?|adopt\w*|approuv\w*|affich\w*|publi\w*)(?![^\W\d_]))++"
)
"""The heading of a list's columns, on one line or on several."""
COLONNES = ((MATIERE, r"(\d\.\d{1,2}(?:\.\d{1,2})?)"), (RAPPORTEUR, NOM))
"""What a list's heading may name beside the object: how it is named, and what its cells look like."""
Avant = tuple[re.Pattern[str], ...]


def head_columns(lines: Sequence[ViewLine], end: int) -> tuple[Avant, Avant]:
    """The columns that a list's heading, above `end`, names before its object's, and those behind it."""
    at = bisect_right(lines, end, key=START) - 2
    words = ""
    while at >= 0 and ((named := heading(lines[at].text)) or (words and len(lines[at].text.strip()) < 5)):
        words = f"{named or lines[at].text} {words}"
        at -= 1
    if not (objet := OBJET.search(words)):
        return (), ()
    found = sorted((name.start(), cell) for naming, cell in COLONNES if (name := naming.search(words)))
    return (
        tuple(re.compile(rf"\s*{cell}\s+(?=[A-ZÀ-Ö«\"'\d])") for at, cell in found if at < objet.start()),
        tuple(re.compile(rf"\s+{cell}\s*$") for at, cell in reversed(found) if at > objet.start()),
    )


def heading(line: str) -> str:
    """What a line says of the columns' names; nothing where it says more, but for a section's name in capitals: `N° Objet Vote FINANCES`."""
    named = HEADING.match(line)
    rest = line[named.end() :] if named else line
    return (
        line[: named.end()]
        if named and not re.search("[a-zà-ÿ]", rest) and (not rest or OBJET.search(named.group()))
        else ""
    )


def in_sequence(text: str, bounds: Sequence[tuple[int, int]]) -> bool:
    """Each row's words follow one another, number, object, vote, over its lines: no column is left, and the vote ends the row."""
    rows = [text[a:b].strip().split("\n") for a, b in bounds]
    several = [row for row in rows if len(row) > 1]
    return len(several) > 1 and sum(OUTCOME.search(row[-1]) is not None for row in several) >= 0.6 * len(several)


def told_at(text: str, begin: int, high: int) -> int:
    """Where the first line ends that tells a row's vote; `high` where none does."""
    while begin < high:
        end = text.find("\n", begin, high)
        end = high if end < 0 else end
        if OUTCOME.search(text[begin:end]):
            return end
        begin = end + 1
    return high


def row_title(
    text: str,
    lines: Sequence[ViewLine],
    begin: int,
    high: int,
    number: tuple[int, int],
    before: Avant = (),
    behind: Avant = (),
) -> tuple[tuple[int, int], str]:
    """The object of one row of a list: all its lines up to the next number, less what tells the vote, and the number.

    `before`, `behind`: the cells of other columns on the row's first line.
    """
    kept: list[str] = []
    end, told, said = begin, False, ""
    begin = _past(text, begin, high, before)
    for line in lines[max(0, bisect_right(lines, begin, key=START) - 1) :]:
        if line.start >= high or len(kept) > 8:
            break
        content = text[max(begin, line.start) : min(line.end, high)]
        if not kept and PRESENTED.fullmatch(content):
            continue
        if begin < number[0] and line.start <= number[0] < line.end:
            content = text[number[1] : line.end]
        if told and (line.gap is None or line.gap > -0.2):
            break
        if kept and (BODY_START.match(content.strip()) or (line.gap or 0) > 1.2 or OTHER_ROW.match(content)):
            break
        if kept and said and line.caps and not kept[0].isupper():
            break
        if kept and (VOTE_LINE.fullmatch(content) or (CUT_SHORT.search(said) and content.strip().lower() == "jour")):
            continue
        outcome = OUTCOME.search(content)
        said = outcome.group() if outcome else ""
        rest = content[: outcome.start()] if outcome else content
        if not kept:
            rest = _less(rest, behind)
        told = bool(kept) and outcome is not None and not rest.strip(" -–:|")
        if rest.strip(" -–:|"):
            kept.append(rest.strip(" -–:|"))
            end = max(begin, line.start) + len(rest)
    objet = _less(" ".join(" ".join(kept).split()), behind)
    if (sentence := TOLD.search(objet)) and sentence.start() > 8:
        objet = objet[: sentence.start()]
    return (begin, max(end, begin)), objet.strip(" .:-–|•*")


def theme_cell(text: str, begin: int, high: int, before: Avant) -> tuple[tuple[str, int, int], ...]:
    """Where a row prints its theme's code in a column of its own, before the object."""
    for cell in before:
        if match := cell.match(text, begin, high):
            if match.re.groups:
                return (("delib_matiere_code", *match.span(1)),)
            begin = match.end()
    return ()


def _past(text: str, begin: int, high: int, cells: Avant) -> int:
    for cell in cells:
        if match := cell.match(text, begin, high):
            begin = match.end()
    return begin


def _less(words: str, cells: Avant) -> str:
    for cell in cells:
        if (match := cell.search(words)) and match.start() > 8:
            words = words[: match.start()]
    return words
