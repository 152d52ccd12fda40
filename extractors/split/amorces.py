"""Minutes whose items open a paragraph with their title, a colon, and the text on the same line: `Voirie : le conseil décide …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.decisions import decides
from extractors.lines import ViewLine
from extractors.split.cut import Cut
from extractors.split.heads import HEADER, header_end
from extractors.split.refus import never_title
from extractors.wording import AGENDA, BODY_START, CIVILITE, SIDE

AMORCE = re.compile(
    r"[^\w\s•-]{0,2}\s?(?:\d{1,2}\s?[.)/°-]+\s?)?(?P<titre>[A-ZÀ-ÖŒ](?:[^:.;!?\n]|\.(?=\w)|n°){2,100}?)\s?:(?:\s+(?=[\w«\"(])|\s*$)"
)
PARLE = re.compile(
    rf"{CIVILITE}\s|[A-Z]\.\s|(?:L[ea]\s|L')|R[ée]ponse|Question|Montant|Co[ûu]t|Total|Titulaires?|Suppl[ée]|Article"
)
"""Somebody speaks, or a figure is named: no title."""
VERBE = re.compile(
    r"(?i)\b(?:d[ée]cident?|approuvent?|autorisent?|adoptent?|acceptent?|fixent?|propos\w+|suivants?|suivantes?|ci-apr[èe]s|comme\s+suit|informe|rappelle|est|sont)\b"
)
"""What ends with a colon is a sentence, not a title."""


def cuts(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """One cut a paragraph that opens so and decides; none where fewer than three do, or most of those that open so do not."""
    start = header_end(text, lines)
    heads: list[tuple[int, int, int]] = []
    previous: ViewLine | None = None
    for line in lines:
        opens = previous is None or previous.page != line.page or not previous.full or (line.gap or 0) > 0.4
        if line.start >= start and opens and (match := AMORCE.match(line.text)) and _titled(match["titre"]):
            heads.append((line.start, line.start + match.start("titre"), line.start + match.end("titre")))
        previous = line
    if len(heads) < 3:
        return []
    bounds = [*(h[0] for h in heads[1:]), len(text)]
    found = [
        Cut(at, (begin, end), None, stop)
        for (at, begin, end), stop in zip(heads, bounds, strict=True)
        if decides(text, end, stop)
    ]
    return found if len(found) >= 3 and len(found) >= 0.6 * len(heads) else []


def _titled(words: str) -> bool:
    words = words.strip()
    return not (
        BODY_START.match(words) or HEADER.match(words) or AGENDA.match(words) or SIDE.fullmatch(words)
        or PARLE.match(words) or VERBE.search(words) or never_title(words)
    )  # fmt: skip
