"""Extracts of the register: one act with a long header, or a bundle of them in one file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.decisions import decides
from extractors.fields import numero, objet
from extractors.lines import START, ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.dessous import title_before
from extractors.split.heads import HEADER, header_end
from extractors.split.numbered import EXAMINED
from extractors.split.refus import never_title
from extractors.split.suites import Numero
from extractors.split.title import OWN_NUMBER, skip_labels, title_span
from extractors.timbres import Timbre
from extractors.view import View
from extractors.wording import BODY_START, TITLE_NOUN

HEAD = SansCasse(
    r"extrait\s+d[ue]s?\s+(?:registre|d[ée]lib)|registre\s+des\s+d[ée]lib[ée]rations|(?m:^\W*d[ée]lib[ée]ration\s+du\s+conseil\s+(?:municipal|communautaire|d'administration)[ ]*\n\W*s[ée]ance\s+du\b)"
)
NUMBERED = SansCasse(
    r"(?m)^(?!\W*vu\b)[^\n]{0,40}?\bd[ée]lib[ée]ration\s+n\s?[°º]\s*(?P<n>(?=\S*\d)[\w./-]{3,24})[ ]*$"
)
SAT = SansCasse(r"(?:s'est|se\s+sont|[ée]tant)\s+(?:[^\W\d_]+\s+){0,2}(?:r[ée]uni|assembl)")
"""The sentence of the roll call, at the head of each act."""
OPENING = 2000
"""Letters of an extract before which its roll call begins."""
ORDINAL = re.compile(r"\s*(?:(?:\d{1,2}|[IVX]{1,5})\s*[.)/°-]+\s+)?")
SUFFIX = re.compile(r"\s*/\s*[A-Za-zÀ-ö][\w ]{2,30}(?=\n)")
"""What some councils write behind a number: `N° 41/Agenda 21`."""
SIGNED = re.compile(r"(?m)^\W*[Nn]\s?[°º]\s*(?P<n>[\w/._-]{1,12}(?: [\w/._-]{1,12}){0,2}) +[-–] +(?=[A-ZÀ-Ö]{2})")
HEADED = re.compile(
    r"(?m)^\W*D(?:[ée]lib[ée]ration|[ÉE]LIB[ÉE]RATION)\s+[Nn]\s?[°º]\s*(?P<n>[^:\n]{2,24}?)\s*:\s+(?=[A-ZÀ-Ö][^\n]{11})"
)
"""`Délibération N° DEL — 2024 — 007 : Avis sur le dossier …`, below the roll call."""
OWN_NAME = SansCasse(r"communaut[ée]|commune\b|ville\b|syndicat|m[ée]tropole|d[ée]partement|r[ée]gion\b")
REPEATED = re.compile(
    r"(?i)\W*(?:\d{1,3}\s+)?(?:d[ée]lib[ée]ration\s+n\s?[°º]|r[ée]unie?\s+(?:le|en)\s|du\s+\d{1,2}(?:er)?\s+\w+\s+\d{4}\s*(?:\n|$))"
)
TELLS = re.compile(
    r"\w[.;] [A-ZÀ-Ö]|\b(?:vise|est|sont|a été|ont été|permet|prévoit|doit|dispose|précise|rappelle|propose|souhaite)\s"
)
"""A sentence, where a title would be only a name."""
THEME = SansCasse(r"\W*(?:nomenclature|mati[èe]re|rapporteur|domaine|th[èe]me|service|(?:acte\s*:\s*)?[1-9]\.\d)")
NEW_ACT = SansCasse(
    r"\bobjet\s*:|(?<!\bla )(?<!\bla\n)(?<!\bde )(?<!\bsa )(?<!\bpar )(?<!cette )(?<!sente )(?<!\bles )(?<!\bune )d[ée]lib[ée]ration\s*(?:n|:)"
)
"""`Vu la délibération n° …` quotes another act."""


def blocks(view: View, timbres: Sequence[tuple[int, Timbre]]) -> list[list[int]]:
    """Where each extract may begin in the view: at the page whose actes identifier is new, or at each head of a register."""
    ways = [way for way in (_by_stamp(view, timbres), _by_head(view, HEAD)) if way]
    ways = ways or [_by_head(view, SAT)]
    numbered = _by_number(view)
    if len(numbered) > max(len({0, *way}) for way in ways):
        ways.insert(0, numbered[1:])
    return [[0, *(s for s in starts if s > 0)] for starts in ways]


def bundled(view: View, timbres: Sequence[tuple[int, Timbre]]) -> bool:
    """Several identifiers, each above a roll call of its own: extracts, whatever the first of them is about."""
    starts = _by_stamp(view, timbres)
    bounds = zip(starts, [*starts[1:], len(view)], strict=True)
    return len(starts) > 1 and all(SAT.search(view.text, s, min(s + OPENING, e)) for s, e in bounds)


def title_cut(view: View, lines: Sequence[ViewLine]) -> Cut | None:
    """The one title of an extract: announced by `Objet`, else behind the number, else the first line that looks like one."""
    text = view.text
    begin = objet.label(text)
    if begin is not None and begin < len(text):
        begin = skip_labels(text, begin, len(text))
        own = OWN_NUMBER.match(text, begin)
        title = title_span(text, lines, skip_labels(text, own.end(), len(text)) if own else begin, len(text))
        if title[1] - title[0] >= 8:
            return Cut(0, title, own.span("n") if own else None)
    return _behind_number(text, lines) or _signed(text, lines) or _by_look(text, lines)


def _signed(text: str, lines: Sequence[ViewLine]) -> Cut | None:
    """`N° 24 03_01 - DÉBAT D'ORIENTATIONS`: a number of any shape behind its sign, a dash, and the title."""
    match = SIGNED.search(text, 0, 3000) or HEADED.search(text, 0, 6000)
    if match is None:
        return None
    title = title_span(text, lines, match.end(), len(text))
    return Cut(0, title, match.span("n")) if title[1] - title[0] >= 12 else None


def _behind_number(text: str, lines: Sequence[ViewLine]) -> Cut | None:
    """The words that follow the act's number, on its line or below it, past labels, themes and running heads."""
    for found in numero.find(text):
        dated = EXAMINED.match(text, found.fin)
        begin = skip_labels(text, dated.end() if dated else found.fin, len(text))
        if tail := SUFFIX.match(text, found.fin):
            begin = skip_labels(text, tail.end(), len(text))
        begin = _past_own_name(text, lines, begin)
        for _ in range(4):
            following = text[begin : begin + 120]
            if not (HEADER.match(following) or THEME.match(following) or REPEATED.match(following)) or BODY_START.match(
                following
            ):
                break
            begin = skip_labels(text, min(len(text), text.find("\n", begin) + 1 or len(text)), len(text))
        own, low = Numero(found.debut, (found.debut, found.fin), "", ""), header_end(text, lines)
        if low > found.debut and SAT.search(text, begin, begin + 250) and (over := _over(text, lines, own)):
            return Cut(0, over)
        above = title_before(text, lines, own, low)
        if begin >= len(text) or BODY_START.match(text[begin : begin + 160]):
            if above and above[1] - above[0] >= 12:
                return Cut(above[0], above)
            continue
        title = title_span(text, lines, begin, len(text))
        if above and TELLS.search(text, *title):
            return Cut(above[0], above)
        if title[1] - title[0] >= 12 and not (never_title(text[slice(*title)]) or SAT.search(text, *title)):
            return Cut(0, title)
    return None


def _over(text: str, lines: Sequence[ViewLine], number: Numero) -> tuple[int, int] | None:
    """The title in capitals between an act's head and its number, where the roll call follows the number."""
    title = title_before(text, lines, number, 0)
    if title is None or title[1] - title[0] < 12:
        return None
    words = text[slice(*title)]
    return title if words.isupper() and not (HEADER.match(words) or OWN_NAME.match(words)) else None


def _past_own_name(text: str, lines: Sequence[ViewLine], begin: int) -> int:
    """Past the assembly's name in a narrow column between the number and the title, told by the sentence that says it again."""
    if not OWN_NAME.match(text, begin):
        return begin
    at = bisect_right(lines, begin, key=START) - 1
    for last in range(min(at + 4, len(lines) - 1), at - 1, -1):
        words = text[begin : lines[last].end].split()
        again = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        if len(words) > 2 and again.search(text, lines[last].end):
            return skip_labels(text, lines[last].end, len(text))
    return begin


def _by_look(text: str, lines: Sequence[ViewLine]) -> Cut | None:
    start = header_end(text, lines)
    usual = sum(1 for line in lines if line.bold) < 0.5 * len(lines)
    for line in lines:
        if line.start < start or HEADER.match(line.text) or BODY_START.match(line.text.strip()) or len(line.text) < 12:
            continue
        if (line.bold and usual) or line.caps:
            begin = line.start + len(ORDINAL.match(line.text).group())  # type: ignore[union-attr]
            title = title_span(text, lines, begin, len(text))
            if title[1] - title[0] >= 12 and not never_title(text[slice(*title)]):
                return Cut(0, title)
        if line.start > start + 2500:
            break
    return _by_noun(text, lines, start)


def _by_noun(text: str, lines: Sequence[ViewLine], start: int) -> Cut | None:
    """Where no look tells, the line next to the roll call that begins as titles do."""
    body = [ln for ln in lines if ln.start >= start and not HEADER.match(ln.text) and not THEME.match(ln.text)]
    for line in body[:4]:
        if TITLE_NOUN.match(line.text.strip()):
            title = title_span(text, lines, line.start, len(text))
            return Cut(0, title) if title[1] - title[0] >= 12 else None
    return None


def _by_stamp(view: View, timbres: Sequence[tuple[int, Timbre]]) -> list[int]:
    """The first place of each new identifier: the top of its page, or the stamp itself where a page holds two."""
    seen: list[str] = []
    places: list[tuple[int, int]] = []
    for page, timbre in timbres:
        key = re.sub(r"\W", "", timbre.numero or "").upper()
        deliberation = timbre.nature in (None, "DE") or (
            timbre.nature == "BF" and SAT.search(view.source.pages[page - 1].text.replace("’", "'"))
        )
        if not timbre.pref_acte_id or not deliberation or not key or key in seen:
            continue
        if any(_noise(key, old) for old in seen):
            continue
        seen.append(key)
        places.append((page, timbre.debut))
    if len(places) < 2:
        return []
    pages = [page for page, _ in places]
    result = []
    for page, at in places:
        top = bisect_left(view.offsets, view.source.starts[page - 1])
        stamp = bisect_left(view.offsets, view.source.starts[page - 1] + at)
        bottom = bisect_left(view.offsets, view.source.starts[page - 1] + len(view.source.pages[page - 1].text))
        running = decides(view.text, top, stamp) and any(
            p.search(view.text, stamp, bottom) for p in (SAT, HEAD, NEW_ACT)
        )
        result.append(stamp if pages.count(page) > 1 or running else top)
    return result


def _noise(key: str, old: str) -> bool:
    """Two readings of one number by OCR: the same length and letters that look alike."""
    alike = str.maketrans("OQDILSBZ", "00011582")
    return key.translate(alike) == old.translate(alike)


def _by_number(view: View) -> list[int]:
    """Each line that names another act above a roll call: a bundle one of whose stamps is lost, or whose pages are."""
    found = {
        match["n"]: match.start()
        for match in reversed(list(NUMBERED.finditer(view.text)))
        if SAT.search(view.text, match.end(), match.end() + 900)
    }
    return sorted(found.values())


def _by_head(view: View, head: SansCasse) -> list[int]:
    """A head of a register on a page of its own, followed by an object or a number."""
    text = view.text
    result: list[int] = []
    for match in head.finditer(text):
        page = view.page_number(match.start())
        top = bisect_right(view.offsets, view.source.starts[page - 1] - 1)
        near = match.start() - top < 900
        if head is SAT and not near:
            continue
        running = decides(text, top, match.start())  # the page begins with the end of the act before
        start = top if near and not running else match.start()
        if result and start - result[-1] < 400:
            continue
        if NEW_ACT.search(text, start, start + 6000) or not result:
            result.append(start)
    if len(result) < 2:
        return []
    bounds = [*result[1:], len(text)]
    titled = [s for s, e in zip(result, bounds, strict=True) if NEW_ACT.search(text, s, e)]
    return titled if len(titled) >= 2 else []
