"""Lists whose heading sets the number between the object and the vote, read line after line: `Budget annexe … BC-24-88 unanimité`.

What stands before a number is its object, what stands behind it its vote: no row's vote goes to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.rangee import OTHER_ROW, OUTCOME
from extractors.split.refus import never_title
from extractors.split.series import best_series, consecutive, numero_of
from extractors.split.suites import Numero

HEADING = SansCasse(
    r"\W*(?:objets?|intitul[ée]s?|libell[ée]s?|titres?)\s+n(?:\s?[°º]|um[ée]ros?)\s+(?:votes?|d[ée]cisions?|r[ée]sultats?)\W*"
)
NUMBER = re.compile(r"(?<!\S)(?P<number>[A-Z]{1,6}[-_/.]\d{2,4}[-_/.]\d{1,4}|(?:19|20)\d{2}[-_/]\d{2,4})(?!\S)")
GOES_ON = re.compile(r"[a-zà-ÿ]|.{0,60}\b(?:ne (?:prend|prennent|participe\w*)|abstentions?|contre|au vote)\b.{0,20}$")
"""A vote's next line."""
FOOT = re.compile(r".*\b\d{1,3}\s?/\s?\d{1,3}\s*")


def cuts(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """One cut a row; none where no heading says so, or the numbers do not grow one by one, or a row has no object or no vote."""
    first = next((i for i, line in enumerate(lines) if HEADING.fullmatch(line.text)), None)
    if first is None:
        return []
    body = [
        ln
        for ln in lines[first + 1 :]
        if not (HEADING.fullmatch(ln.text) or FOOT.fullmatch(ln.text) or not ln.text.strip())
    ]
    found = [numero_of(m, ln.start + m.start(), ln.start) for ln in body for m in NUMBER.finditer(ln.text)]
    series = best_series(found)
    if len(series) < 3 or not consecutive(series):
        return []
    rows = _rows(text, body, series)
    return rows if len(rows) == len(series) else []


def _rows(text: str, body: Sequence[ViewLine], series: Sequence[Numero]) -> list[Cut]:
    rows: list[Cut] = []
    at = 0
    for numero in series:
        own = next(i for i, line in enumerate(body) if line.start <= numero.start < line.end)
        parts = [*(line.text for line in body[at:own]), text[body[own].start : numero.number[0]]]
        objet = " ".join(" ".join(parts).split()).strip(" .:-–—|")
        vote = text[numero.number[1] : body[own].end].strip()
        at = own + 1
        if not vote and at < len(body):
            vote, at = body[at].text.strip(), at + 1
        if len(objet) < 8 or never_title(objet) or not OUTCOME.match(f" {vote}"):
            return []
        while at < len(body) and GOES_ON.match(body[at].text) and not OTHER_ROW.match(body[at].text):
            at += 1
        begin = body[own - len(parts) + 1].start
        rows.append(Cut(begin, (begin, max(begin, numero.number[0])), numero.number, body[at - 1].end, objet))
    return rows
