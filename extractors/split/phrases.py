"""Minutes without titles: each paragraph is a sentence of the assembly, `Le conseil approuve, à l'unanimité, les tarifs …`.

What the sentence decides on, the verb's complement, is all the title that the act has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.heads import header_end
from extractors.wording import PREVIOUS_MINUTES

MODE = r"(?:[àa]\s+l'unanimité(?:\s+des\s+[^,.]{3,40})?|[àa]\s+la\s+majorité(?:\s+des\s+[^,.]{3,40})?|par\s+\d+\s+(?:voix|votes?)(?:\s+[^\W\d_]+|\s+\([^()]{2,80}\)|\s+\d+|,(?=\s+\d)){0,12})"
SUJET = re.compile(
    rf"""(?:[A-ZÀ-Ö][^:.\n]{{3,60}}\s?:\s+)?(?:(?:{MODE}|après\s+(?:en\s+)?(?:avoir\s+)?délibér\w+),?\s+){{0,2}}
    (?:le\s+(?:conseil|bureau|comité)(?:\s+(?:municipal|communautaire|syndical|d'administration))?|l'assemblée(?:\s+délibérante)?
      |les\s+(?:élus|conseillers(?:\s+municipaux|\s+communautaires)?|membres\s+du\s+conseil(?:\s+municipal|\s+communautaire)?)),?\s+
    (?:(?:{MODE}|après\s+(?:en\s+)?(?:avoir\s+)?délibér\w+|décident?)\s*(?:,|:)?\s+){{0,2}}
    (?:approuv|adopt|valid|accept|autoris|vot|fix|décid|attribu|accord|désign|sollicit|pren|donn|ém)[^\W\d_]*""",
    re.IGNORECASE | re.VERBOSE,
)
AVANT = re.compile(
    rf"""(?:\s*,?\s*(?:{MODE}|acte|un\s+avis\s+favorable|son\s+accord|et\s+autoris\w+\s+(?:MM?\.|[^.,]){{3,40}}?\s+à\s+signer
    |de\s+la\s+(?:transmission|présentation|communication|tenue)))*
    \s*,?\s*(?:(?:de|du|des|à|au|aux|sur|le|la|les|que)\s+|[dl]')*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands between the verb and what it bears on."""
FIN = re.compile(
    r"[.;:](?=\s|$)|,\s+(?:qui|dont|et)\b|\s+et\s+(?:autoris|charg|donn)|\s+(?:fixant|ainsi\s+que|suivante?s?)\b|\s+comme\s+suit"
)
MOINS = 3


def cuts(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """One cut a paragraph that is such a sentence; none where fewer than three are."""
    start = header_end(text, lines)
    found: list[Cut] = []
    previous: ViewLine | None = None
    for line in lines:
        opens = previous is None or not previous.full or previous.text.rstrip().endswith((".", ";")) or _far(line)
        previous = line
        if line.start < start or not opens or not (match := SUJET.match(text, line.start)):
            continue
        begin, end = _complement(text, match.end())
        if end - begin >= 12 and not PREVIOUS_MINUTES.match(text, begin, end):
            found.append(Cut(line.start, (begin, end)))
    return found if len(found) >= MOINS else []


def _complement(text: str, verb: int) -> tuple[int, int]:
    """What the verb that ends at `verb` bears on; nothing where no sign closes it."""
    before = AVANT.match(text, verb)
    begin = before.end() if before else verb
    stop = FIN.search(text, begin, begin + 400)
    return begin, stop.start() if stop else begin


def _far(line: ViewLine) -> bool:
    return line.gap is None or line.gap > 0.9


DELIBERE = SansCasse(
    r"apr[èe]s\s+(?:en\s+)?(?:avoir\s+)?(?:valablement\s+)?d[ée]lib[ée]r[ée]|\b(?:le|la|l')\s?(?:conseil|bureau|comit[ée]|assembl[ée]e)[^.;]{0,80}\bd[ée]cide"
)
DISPOSITIF = re.compile(
    r"(?:^|[\n:,;–-])\W{0,4}(?:(?:ARTICLE|Article)\s+(?:\d{1,2}|1er|[Pp]remier|PREMIER)\W{1,5})?(?:\d{1,2}\W{1,3})?(?:(?i:d[ée]cide)\s+)?(?:(?:D'|d'|DE\s|de\s))?"
    r"(?P<verbe>(?i:approuv|adopt|valid|accept|autoris|fix|attribu|accord|désign|design|sollicit|[ée]met|cr[ée]e|instaur)[^\W\d_]{0,4})\s+(?=[^\W\d_\"«])"
)
DELEGUE = re.compile(r"(?:MM?\.|Monsieur|Madame|Mme|L[ea]\s+[Mm]aire|l[ea]\s+(?:[Mm]aire|[Pp]résident))")


def once(text: str) -> bool:
    """The text tells one deliberation only."""
    return len(list(DELIBERE.finditer(text))) <= 1


def sole(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """The act of an extract whose title is not printed, or lost: what its first decision bears on; none without a roll call."""
    start = header_end(text, lines)
    decided = DELIBERE.search(text, start) if start else None
    if decided is None:
        return []
    for match in DISPOSITIF.finditer(text, decided.end(), decided.end() + 3000):
        if DELEGUE.match(text, match.end()):
            continue
        begin, end = _complement(text, match.end())
        if announced := SUITE.search(text, begin, end):
            end = announced.start()
        if end - begin >= 20 and not VAGUE.match(text, begin):
            return [Cut(0, (begin, end))]
    return []


VAGUE = SansCasse(
    r"cet?t?e?s?\s|propositions?\b|d[ée]lib[ée]ration\b|l'ensemble\b|expos[ée]|(?:projet|dossier|rapport|plan|devis|texte|document|convention|tableau)s?\s+(?:pr[ée]sent|propos|joint|annex|soumis|formul|ci-|tel)"
)
"""`Approuve la proposition du maire` names nothing."""
SUITE = re.compile(r"\s+(?:pour|dans|selon|aux)\s+(?:les|la)\s+(?:\d+\s+)?\w+\s+(?:suivant|ci-)")
