"""Minutes whose acts have a title and nothing else: told by weight, capitals, size or the blank above, and by the agenda.

A look is a hint only: it becomes a cut where the text that follows decides something, and one look is chosen for the whole
document, the one that explains most decisions. A refused title's text belongs to the act that it cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from extractors.decisions import decides
from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.heads import HEADER, agenda, alike, header_end, plain
from extractors.split.refus import never_title
from extractors.split.title import CONTINUES, RUN_IN, title_span, without_number
from extractors.wording import BODY_START, SIDE, TITLE_NOUN

TABLE = SansCasse(
    r"\b(?:total|totaux|d[ée]penses|recettes|chapitre|article|section|montant|compte|cr[ée]dits?|r[ée]sultat|fonctionnement|investissement|op[ée]ration)\b"
)
COLUMNS = SansCasse(
    r"(?:\W|d'|\d|total|totaux|g[ée]n[ée]ral|d[ée]penses?|recettes?|chapitres?|articles?|sections?|montants?|comptes?|cr[ée]dits?|r[ée]sultats?|de|du|la|en|et|ht|ttc|"
    r"fonctionnement|investissement|op[ée]rations?|natures?|objet|libell[ée]s?|exercice|nom|pr[ée]nom|fonction|date|adopt[ée]e?|vot[ée]s?)+"
)
"""A table's head: nothing but the words of accounts."""
ACCOUNTS = SansCasse(
    r"budgets?\s+(?:primitif|suppl|annexe|20)|comptes?\s+(?:administratif|de\s+gestion|financier)|affectation\s+d|d[ée]cisions?\s+modificative|vote\s+d"
)
"""Titles of acts that minutes often give with their figures and no word of decision."""
FIGURES = re.compile(r"\d(?:[\d .,]*(?:€|%|euros)|\d*[.,]\d{2}\b)")
CLOSER = SansCasse(
    r"\W*(?:votes?\s*[:(]?\s*(?:.{0,60}(?:unanim|pour|contre|abst|majorit))|(?:la\s+d[ée]lib[ée]ration\s+est\s+)?(?:adopt|approuv|accept|vot)[ée]e?s?\b.{0,60}(?:unanim|majorit|voix|pour\b).{0,40}|"
    r"\d+\s+(?:votes?\s+|voix\s+)?(?:pour|contre)\b.{0,60}|pour\s*:\s*\d.{0,60}|[àa]\s+l'unanimit[ée].{0,40}|unanimit[ée]|accord\s+(?:unanime|du\s+conseil).{0,30}|adopt[ée]e?s?(?:\s+par\s+(?:le\s+conseil|l'assembl)[^.;]{0,30})?)\W*$"
)
"""A line that is a vote and nothing else: it closes an act, the next title follows it."""
LINKS = frozenset(
    "de du des d' la le les l' et ou à au aux en pour par sur avec dans un une que qui est sont a".split()
)
"""Words after which a sentence goes on."""
SENTENCE = SansCasse(
    r"\b(?:est|sont|sera|seront|ont|avait|a\s+(?:été|effectu|fait|pris|lieu)\w*|peut|doit|propose|informe|rappelle|expose|demande|souhaite|indique|précise|remercie|aura)\b"
)
ORDINAL = re.compile(
    r"(?:(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.-]\s?\d{1,2}|[IVX]{1,5}|\d{1,2}|[A-H](?=\s?[)/°]|\s?[.–-]\s))\s*(?:[.)/°:]\s?[-–—]?|[-–—])\s*(?=[^\W\d_«\"])"
)
SECTION = re.compile(r"([IVX]{1,5}|\d{1,2}|[A-H])\s?[.)/–-]+\s?[^\n]{3,60}\n(?=\1\s?[.-]\s?\d{1,2}\b)")
NOISE = re.compile(r"[\W\d_]+")
ACRONYM = re.compile(r"(?:\b[A-Z]{1,2}\.){2,}$")
"""`Adhésion au S.I.V.U.` ends with a dot that is no full stop."""


def cuts(text: str, lines: Sequence[ViewLine], start: int) -> list[Cut]:
    """The cuts that the best look gives; none where no look explains two decisions (one, in a short document)."""
    start = max(start, header_end(text, lines))
    items, agenda_stop = agenda(text, lines, start)
    body = [line for line in lines if line.start >= max(start, agenda_stop)]
    if not body:
        return []
    possible = cache(lambda index: _possible(body[index], body[index - 1] if index else None))
    span = cache(lambda begin: title_span(text, lines, begin, len(text)))
    announced = _announced(items, body)
    best: list[Cut] = []
    best_score = 0.0
    for look in (_after_vote, _bold(body), _capitals(body), _large(body), _apart):
        if look is None:
            continue
        found = _cuts(text, body, possible, span, announced, look)
        score = len(found) * (1.3 if look is not _apart else 1.0)
        if score > best_score:
            best, best_score = found, score
    return best


Look = Callable[[ViewLine, ViewLine | None, ViewLine | None], bool]


def _cuts(
    text: str,
    body: Sequence[ViewLine],
    possible: Callable[[int], bool],
    span: Callable[[int], tuple[int, int]],
    announced: Sequence[str],
    look: Look,
) -> list[Cut]:
    """The cuts of one look; what several looks ask of a line (`possible`, its title's `span`) is found once."""
    heads: list[tuple[int, int]] = []
    last_end = -1
    for index, line in enumerate(body):
        before = body[index - 1] if index else None
        after = body[index + 1] if index + 1 < len(body) else None
        item = announced[index]
        if line.start < last_end or not (item or look(line, before, after)) or not possible(index):
            continue
        title = span(line.start)
        if item and not (after and announced[index + 1]) and not CONTINUES.search(line.text.rstrip()):
            title = (title[0], min(title[1], line.end))
        if title[0] >= title[1]:
            continue
        if heads and not text[heads[-1][1] : title[0]].strip(" \n.:-–"):
            title = title if item else _join(text, heads[-1], title)
            heads.pop()
        heads.append(title)
        last_end = title[1]
    ends = [*(h[0] for h in heads[1:]), len(text)][: len(heads)]
    kept = []
    for head, end in zip(heads, ends, strict=True):
        title = _past_ordinal(text, head)
        decided = decides(text, title[1], end) or (ACCOUNTS.search(text, *title) and end - title[1] > 80)
        if decided and not SIDE.fullmatch(text[slice(*title)].strip(" :.")):
            named, number = without_number(text, title)
            kept.append(Cut(title[0], named, number))
    return [Cut(c.start, c.title, c.number, n.start) for c, n in zip(kept, kept[1:], strict=False)] + kept[-1:]


def _past_ordinal(text: str, title: tuple[int, int]) -> tuple[int, int]:
    """A title without the agenda's ordinal before it, nor a section's head before the ordinal: `II – Finances II.1 – Tarifs`."""
    if section := SECTION.match(text, *title):
        title = (section.end(), title[1])
    match = ORDINAL.match(text, *title)
    return (match.end(), title[1]) if match and title[1] - match.end() >= 4 else title


def _join(text: str, first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    """Two heads with nothing between: one title of two looks, or a section's head before a title.

    A short first line in capitals (`FINANCES`, `URBANISME`) is a section; what is longer belongs to the title.
    """
    head = text[slice(*first)]
    if len(head.split()) <= 3 and "\n" not in head and "-" not in head and "–" not in head:
        return second
    return first[0], second[1]


def _possible(line: ViewLine, before: ViewLine | None) -> bool:
    content = line.text.strip()
    if content.endswith((",", ";")) or content[:1].islower():
        return False
    letters = len(NOISE.sub("", content))
    if letters < 3 or letters < 0.5 * len(content.replace(" ", "")) or content[:1] in "-•>*✓·➢○▪❖➔|":
        return False
    if BODY_START.match(content) or HEADER.match(content) or (FIGURES.search(content) and TABLE.search(content)):
        return False
    if never_title(content) or COLUMNS.fullmatch(content):
        return False
    close = line.gap is not None and line.gap < 0.6
    flows = before is not None and not before.bold and not before.caps and not CLOSER.match(before.text)
    return not (before is not None and flows and close and _runs_on(before.text))


def _runs_on(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and (
        words[-1].lower() in LINKS or words[-1][-1] in ",(-" or words[-1].lower().endswith(("d'", "l'"))
    )


def _bold(body: Sequence[ViewLine]) -> Look | None:
    share = sum(len(line.text) for line in body if line.bold) / max(1, sum(len(line.text) for line in body))
    return _heavy if 0 < share < 0.5 else None


def _heavy(line: ViewLine, before: ViewLine | None, after: ViewLine | None) -> bool:
    """A bold line that does not go on from a bold one; on a scan, where weight is measured on strokes, also a title apart."""
    if line.ocr and TITLE_NOUN.match(line.text.strip()) and _apart(line, before, after):
        return True
    return bool(line.bold) and not (before is not None and bool(before.bold) and not _break(line))


def _capitals(body: Sequence[ViewLine]) -> Look | None:
    share = sum(len(line.text) for line in body if line.caps) / max(1, sum(len(line.text) for line in body))
    return _upper if 0 <= share < 0.5 else None


def _upper(line: ViewLine, before: ViewLine | None, after: ViewLine | None) -> bool:
    """A line in capitals of more than a surname, or a title in capitals before the sentence that it opens."""
    return (line.caps and len(NOISE.sub("", line.text)) > 5) or bool(RUN_IN.match(line.text))


def _large(body: Sequence[ViewLine]) -> Look | None:
    usual = Counter(round(line.size) for line in body for _ in range(1 + len(line.text) // 20)).most_common(1)[0][0]
    return (
        (lambda line, before, after: line.size > 1.12 * usual)
        if any(line.size > 1.12 * usual for line in body)
        else None
    )


def _apart(line: ViewLine, before: ViewLine | None, after: ViewLine | None) -> bool:
    """A short line of its own, a blank above it, no full stop: what OCR leaves of a title's look."""
    content = line.text.strip()
    if line.gap is not None and line.gap < 0.55:
        return False
    alone = line.gap is not None and line.gap > 1.2 and len(content) < 60 and content.count(".") == 1
    if (
        content.endswith((":", "!", "?"))
        or (content.endswith(".") and not alone and not ACRONYM.search(content))
        or len(content) > 140
        or after is None
    ):
        return False
    if SENTENCE.search(content):
        return False
    return (
        not line.full
        or bool(TITLE_NOUN.match(content))
        or (not after.full and not after.text.rstrip().endswith(".") and len(content.split()) > 3)
    )


def _announced(items: Sequence[str], body: Sequence[ViewLine]) -> list[str]:
    """What the agenda announces, a proof that needs no look: for each line, the item (plain) that it says, else ``."""
    if len(items) < 3:
        return [""] * len(body)
    known = [(item, len(item), item[:12]) for item in items]
    said = []
    for content in (plain(line.text) for line in body):
        size, opens = len(content), content[:12]
        near = (item for item, n, start in known if start == opens or (n >= 0.74 * size and size >= 0.74 * n))
        said.append(next((item for item in near if alike(content, item)), ""))
    return said


def _after_vote(line: ViewLine, before: ViewLine | None, after: ViewLine | None) -> bool:
    """What follows the line of a vote: a proof that needs no look."""
    return before is not None and bool(CLOSER.match(before.text)) and len(line.text) < 200


def _break(line: ViewLine) -> bool:
    return line.gap is not None and line.gap > 0.4
