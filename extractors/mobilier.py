"""A page's furniture: running heads, feet and page numbers, which come back from page to page and tell nothing.

Told by the place (lines that come back at the same height, numbers in the margins) and, where a text was set anew and
its pages' feet stand anywhere, by the count: `Page 2 sur 17` after `Page 1 sur 17`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.pages.page import Line, Page
from extractors.patterns.casse import SansCasse
from extractors.view import Source

COUNT_END = re.compile(r"\d[ \t]*-?[ \t]*\n")
COUNT = re.compile(r"(?i)[ \t]*(?:page|p\.)[ \t]*:?[ \t]*\d{1,3}(?:[ \t]*(?:/|sur|de)[ \t]*\d{1,3})?[ \t-]*")
"""A page's number that says so itself, alone on its line: `Page 2 sur 17`, `p. 4`."""
LONGEST_COUNT = 18
EDGE_NUMBER = re.compile(r"(?i)(?:page\s*)?-?\s*(\d{1,3})\s*(?:-|(?:/|sur|de)\s*(\d{1,3}))?")
PAGE_NUMBER = re.compile(
    r"(?:page\s*)?\d{1,3}(?:\s*(?:/|sur|-)\s*\d{1,3})?|-\s*\d{1,3}\s*-|p\.?\s*\d{1,3}", re.IGNORECASE
)
PAGED = re.compile(r"(?i)\bpage\s*\d+(?:\s*(?:/|sur)\s*\d+)?|\b\d{1,3}\s*/\s*\d{1,3}\b|(?<=\s)(?<![°º]\s)\d{1,3}\s*$")
REGISTER_HEAD = SansCasse(r"extrait\s+d[ue]s?\s+(?:registre|proc|d[ée]lib)|registre\s+des\s+d[ée]lib")
EXTRACT, ROLL_CALL = SansCasse(r"extrait\s"), SansCasse(r"\ben exercice|\b[ée]taient\b|pr[ée]sents\s*:|\bconvoqu")
OPENING, HEAD, WHOLE = 1500, 700, 2500
"""Letters of a page among which an act's roll call begins, its head is told, and both with its number."""
OWN_NUMBER = SansCasse(
    r"(?m:^\W{0,3}(?:d[ée]lib[ée]ration\s+)?n\s?[°º]\s*:?\s*(?P<n>(?=[\w./-]*\d)[\w./-]{1,24})[ ]*$)"
)
NAMES_NUMBER = SansCasse(r"d[ée]lib[ée]ration\W*\n\W{0,3}(?:n\s?[°º]\s*)?[a-z./_-]{0,8}\d")
"""`Délibération` over `25AP018`: the label of an act's number, wherever it stands."""
SITTING = SansCasse(
    r"(?:s'est|se\s+sont|[ée]tant)\s+(?:[^\W\d_]+\s+){0,2}(?:r[ée]uni|assembl)|sous\s+la\s+pr[ée]sidence\s+d|[ée]taient\s+pr[ée]sent|(?m:^\W{0,3}(?:membres\s+)?pr[ée]sents?\s*:)|date\s+de\s+(?:la\s+)?convocation"
)
WORDS, DIGIT = re.compile(r"\w+"), re.compile(r"\d")
SAID = SansCasse(r"\b(?:votes?|voix|unanimit|pour\s*:|contre|abstention|adopt)")
"""A line that tells a vote comes back on every page and is never furniture."""
FURNITURE_ZONE = 0.12
"""Share of a page's height, at its top and bottom, where heads and feet are."""


def furniture(source: Source) -> list[tuple[int, int]]:
    """Offsets of all that is furniture, in no order."""
    return at_one_height(source) + counted(source) + edge_numbers(source)


def at_one_height(source: Source) -> list[tuple[int, int]]:
    """Lines that come back at the same height of other pages (heads, feet, side columns) and bare page numbers.

    The first page keeps its own: a head may hold the only mention of the council or of the date.
    """
    pages = [p for p in source.pages if p.lines]
    bundle = _bundle(pages)
    seen: Counter[tuple[str, int, int]] = Counter()
    if len(pages) == 1:
        return _page_numbers(pages[0], source)
    shapes = _shapes(pages)
    known = Counter(shape for own in shapes for shape in set(own))
    keys = []
    for page, own in zip(pages, shapes, strict=True):
        places = [
            _place(shape, line, page) if shape and known[shape] > 1 else NOWHERE
            for line, shape in zip(page.lines, own, strict=True)
        ]
        keys.append(places)
        seen.update({(shape, y + d, x) for shape, y, x in places if shape for d in (-1, 0, 1)})
    spans = []
    for index, (page, places) in enumerate(zip(pages, keys, strict=True)):
        start = source.starts[page.number - 1]
        for line, key in zip(page.lines, places, strict=True):
            marginal = _marginal(line, page)
            if not marginal and key is NOWHERE:
                continue
            text = page.text[line.start : line.end].strip()
            again = seen[key] >= max(2 if marginal else 3, 0.6 * len(pages)) and not SAID.search(text)
            again = again and not NAMES_NUMBER.match(page.text, line.start)
            if (marginal and PAGE_NUMBER.fullmatch(text)) or (index and again and not bundle):
                spans.append((start + line.start, start + line.end))
    return spans


def counted(source: Source) -> list[tuple[int, int]]:
    """`Page 2 sur 17` anywhere, and the lines beside it that come back with it (`Procès-verbal du 3 mai 2022`).

    A text that was set anew keeps the feet of its old pages in the middle of its new ones.
    """
    text = source.text
    marks = []
    for found in COUNT_END.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if found.start() - start < LONGEST_COUNT and COUNT.fullmatch(text, start, found.end() - 1):
            marks.append((start, found.end() - 1))
    if len(marks) < 3 or _bundle(source.pages):
        return marks
    for beside in (_before, _after):
        lines = [beside(text, mark) for mark in marks]
        shapes = [text[start:end] for start, end in lines]
        known = Counter(shapes)
        again = {s for s in known if s and known[s] >= max(3, 0.6 * len(marks))}
        told = set()
        for line, shape in zip(lines, shapes, strict=True):
            if shape in again and shape in told and not SAID.search(text[slice(*line)]):
                marks.append(line)
            told.add(shape)
    return marks


def _before(text: str, mark: tuple[int, int]) -> tuple[int, int]:
    """The line with words above a mark."""
    start = mark[0]
    stop = len(text[max(0, start - 300) : start].rstrip()) + max(0, start - 300)
    return max(text.rfind("\n", 0, stop), text.rfind("\f", 0, stop)) + 1, stop


def _after(text: str, mark: tuple[int, int]) -> tuple[int, int]:
    """The line with words below a mark."""
    end = mark[1]
    rest = text[end : end + 300]
    begin = end + len(rest) - len(rest.lstrip())
    stop = min((at for at in (text.find("\n", begin), text.find("\f", begin)) if at >= 0), default=len(text))
    return begin, stop


def edge_numbers(source: Source) -> list[tuple[int, int]]:
    """A number that is the lowest (or the highest) line of its page, at any height, and grows with the pages.

    Three pages at least: `3` under a text that ends a page early is a page's number only when `4` ends the next one.
    """
    spans = []
    pages = [p for p in source.pages if p.lines]
    for edge in (min, max) if len(pages) > 2 else ():
        runs: dict[int, list[tuple[int, int]]] = {}
        for page in pages:
            line = edge(page.lines, key=_top)
            found = EDGE_NUMBER.fullmatch(page.text[line.start : line.end].strip())
            if found:
                start = source.starts[page.number - 1]
                runs.setdefault(int(found[1]) - page.number, []).append((start + line.start, start + line.end))
        spans += [span for run in runs.values() if len(run) > 2 and 2 * len(run) > len(pages) for span in run]
    return spans


def _top(line: Line) -> float:
    return line.top


def _page_numbers(page: Page, source: Source) -> list[tuple[int, int]]:
    start = source.starts[page.number - 1]
    return [
        (start + line.start, start + line.end)
        for line in page.lines
        if _marginal(line, page) and PAGE_NUMBER.fullmatch(page.text[line.start : line.end].strip())
    ]


def _bundle(pages: Sequence[Page]) -> bool:
    """Several acts each under a head of its own, `Extrait du registre` or `Registre des délibérations` and a roll call.

    `Registre des délibérations` on every page, most without a roll call, heads the pages of the minutes kept in it.
    """
    begun = headed = sat = 0
    for page in pages:
        sat += bool(SITTING.search(page.text[:OPENING]))
        if said := REGISTER_HEAD.search(page.text[:HEAD]):
            headed += 1
            begun += bool(EXTRACT.match(said.group()) or ROLL_CALL.search(page.text[:OPENING]))
    mostly = 1 < sat >= 0.6 * len(pages)
    return mostly or (begun > 1 and not (headed == len(pages) > 2 * begun)) or _numbered(pages)


def _numbered(pages: Sequence[Page]) -> bool:
    """Several acts, each page of which that tells of the sitting prints another act's number."""
    numbers = []
    for page in pages:
        said = OWN_NUMBER.search(page.text, 0, WHOLE)
        if said and SITTING.search(page.text, 0, WHOLE):
            numbers.append(said["n"])
    return len(numbers) > 1 and len(set(numbers)) == len(numbers)


NOWHERE = ("", 0, 0)


def _shapes(pages: Sequence[Page]) -> list[list[str]]:
    """The words of each page's lines; none for a line that is not compared with others."""
    heights = _compared(pages)
    return [
        [
            _shape(page.text[line.start : line.end]) if heights is None or _height(line, page) in heights else ""
            for line in page.lines
        ]
        for page in pages
    ]


def _place(shape: str, line: Line, page: Page) -> tuple[str, int, int]:
    """A line's words, and where it stands: fiftieths of the page's height, tenths of its width."""
    return shape, _height(line, page), round(10 * line.x0 / page.width)


def _height(line: Line, page: Page) -> int:
    return round(50 * line.top / page.height)


def _marginal(line: Line, page: Page) -> bool:
    return line.top < FURNITURE_ZONE * page.height or line.bottom > (1 - FURNITURE_ZONE) * page.height


def _compared(pages: Sequence[Page]) -> set[int] | None:
    """The heights at which lines are compared; None: all. On two pages only heads and feet can come back often enough."""
    if len(pages) > 2:
        return None
    marginal = {_height(line, page) for page in pages for line in page.lines if _marginal(line, page)}
    return {height + d for height in marginal for d in (-1, 0, 1)}


def _shape(text: str) -> str:
    paged = text.rstrip()[-1:].isdigit() or "/" in text or (DIGIT.search(text) and "page" in text.lower())
    return " ".join(WORDS.findall(PAGED.sub("", text) if paged else text)).lower()
