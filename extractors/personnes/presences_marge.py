"""Lists of people without what stands beside them: counts, dates and numbers of a side column that the reading drops into them."""

from __future__ import annotations

import re

from extractors.patterns.casse import SansCasse
from extractors.personnes.lexique import CIVILITE, MAJUSCULE
from extractors.personnes.noms import read_names

COMPTE = SansCasse(
    r"(?m)^(?:nombre[^:\n]{0,50}|[^:\n]{0,30}\b(?:votants?|en\s+exercice|quorum|exclus?|suffrages[^:\n]{0,20}|majorit[ée][^:\n]{0,20}|"
    r"(?P<cle>pr[ée]sents?|absents?|excus[ée]s?|pouvoirs?|procurations?)))\s*:\s*(?P<n>\d{1,3})\s*$"
)
COTE = re.compile(
    r"(?im)^(?:(?:date\s+d[e']\s?[^:\n]{4,30}|nombre\s+de\s+[^:\n]{4,30}|titulaires\s+et\s+suppl[ée]ants|affich[ée]e?\s+le|publi[ée]e?\s+le)\s*:?\s*"
    r"(?:\d{1,2}(?:er)?[ /.]\w+[ /.]\d{4})?|[^\n:]{0,60}\bpage\s*n?°?\s*\d{1,3}(?:\s*(?:/|sur|de)\s*\d{1,3})?|\d{1,3}\s?/\s?\d{1,3}|"
    r"(?:commune|ville|mairie)\s+d(?![ée]l[ée]gu)[^\n,:;]{2,40}|(?:envoy[ée]|re[çc]u)\s+en\s+pr[ée]fecture\s+le[^\n]{0,20}|\d{1,2}(?:er)?[ /.]\w+[ /.]\d{4}|(?-i:[A-ZÀ-Þ][A-ZÀ-Þ' ]{3,40}))\s*$"
)
"""Lines of a side column, or of counts, that the reading order drops into a list."""
SERVICE = re.compile(
    r"(?:RELEV|D[ÉE]CISION|D[ÉE]LIB|BUREAU|CONSEIL|COMMUNAUT|MUNICIPAL|S[ÉE]ANCE|PROC[ÈE]S|COMPTE|MAIRIE|COMMUNE|EXTRAIT|REGISTRE)|[a-z\d]"
)
QUEUE = SansCasse(
    r"(?m)(?:(?:[ée]lus|conseillers|membres)\s+)?(?:en\s+exercice|pr[ée]sents|votants|absents|ont\s+donn[ée]\s+pouvoir|pouvoirs|procurations|exclus)\s*:\s*\d{1,3}[ ]*$"
)
"""`Nelly ROUX à Ève BRIAL Elus présents : 17`: a count of the column beside the list, at the end of its line."""
BOITE = SansCasse(
    r"(?<=[^\s\d] )(?:(?:membres|conseillers|[ée]lus|d[ée]l[ée]gu[ée]s)\s+(?:en\s+exercice|pr[ée]sents|absents|repr[ée]sent[ée]s)|procurations|pouvoirs|votants|date\s+de\s+(?:la\s+)?convocation)"
    r"\s*:?\s*(?:\d{1,3}|\d{1,2}/\d{1,2}/\d{4})[ ]*(?=\n)"
)
BROUILLE = re.compile(r"(?<=[A-ZÀ-Þ] )[a-zà-ÿ]{3,9} \d{1,3}(?=\n)")
"""One of those counts, badly read."""
EN_BOITE = 3
"""Counts that end lines of the list, at least, where a box stands beside it."""
NUMERO = re.compile(
    r"(?m)^[nN]\s?[°º]\s?\d[\d/. -]{3,14}[ ](?=[A-ZÀ-Þ]{2}[^\n,.]*[,.][^\n,.]*[,.]|[A-ZÀ-Þ][a-zà-ÿ-]+ [A-ZÀ-Þ]{3,}[,.][^\n,.]*[,.])"
)
"""`n° 2013 / 147 BIGAS, Stéphanie BLANC, …`: the act's number, of a side column, before the next line of a list."""
NOMMEE = re.compile(r"[A-ZÀ-Þ][\w'-]+ ")
RANGEE = re.compile(rf"{CIVILITE}(?!\s+l[ea]\s)|{MAJUSCULE}[\w'-][^.:]*(?:,|;|\s[–—-])")
CELLULE = re.compile(r"(?m)^(?:REPR[ÉE]SENT[ÉE]S?|EXCUS[ÉE]S?)[ ]\d{1,3}(?=[ ][a-zà-ÿ])")
"""The second line of a heading in a side column, amid a sentence of the list beside it."""


def without_margin(text: str) -> str:
    """The text without the lines that a side column or a count drops into a list; offsets stay the same."""
    text = _without_box(text)
    text = NUMERO.sub(lambda number: " " * len(number.group()), text)
    text = CELLULE.sub(lambda cell: " " * len(cell.group()), text)
    for queue in QUEUE.finditer(text):
        line = text[text.rfind("\n", 0, queue.start()) + 1 : queue.start()]
        names = [name.end() for name in NOMMEE.finditer(line)]
        if len(names) > 1 and names[-1] == len(line) and ":" not in line:
            text = text[: queue.start()] + " " * len(queue.group()) + text[queue.end() :]
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and _service(text, *lines[last]):
            last += 1
        if last > index and last < len(lines) and RANGEE.match(text, lines[last][0], lines[last][1]):
            start, end = lines[index][0], lines[last - 1][1]
            count = COMPTE.match(text, *lines[last - 1])
            if (
                count
                and count["cle"]
                and (last - index == 1 or len(read_names(text, end, end + 2000).noms) == int(count["n"]))
            ):
                end = lines[last - 1][0]
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
        index = last + 1
    return text


def _without_box(text: str) -> str:
    """The text without the counts of a box beside the list, which the scanner's lines end with; offsets stay the same."""
    found = [
        m
        for m in BOITE.finditer(text, 0, 4000)
        if not re.search(r"\d", text[text.rfind("\n", 0, m.start()) + 1 : m.start()])
    ]
    if len(found) < EN_BOITE:
        return text
    blurred = BROUILLE.finditer(text, found[0].start(), found[-1].end())
    for match in (*found, *blurred):
        text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    return text


def _service(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last.isdigit() and COMPTE.match(text, start, end):
        return True
    likely = last.isdigit() or last == ":" or end - start < 42
    return likely and bool(COTE.match(text, start, end)) and bool(SERVICE.search(text, start, end))
