"""A PDF's pages, each read in the cheapest way that is sure: pdfium's text, else OCR of the page's picture.

OCR is for pages that have no text, whose only text is a stamp over a scan, or whose text layer is made of glyphs that mean
nothing. What the text layer says for certain (the stamp) is kept, and what it hides is uncovered before OCR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from extractors.pages.cachets import SMALL_DPI as SEAL_DPI
from extractors.pages.cachets import has_seals, without_seals
from extractors.pages.page import Line, Page, Word
from extractors.pages.text import Pictures, looking, read_pdf, render_page
from extractors.timbres import find_stamps

FEW = 40
"""Letters, stamps apart, under which a page that shows something has no text of its own."""
SOME = 400
"""Letters under which a page covered by a picture is taken for a scan with something printed over it."""
COVERED, PARTLY = 0.6, 0.1
"""Shares of a page under pictures from which it may be a scan: where it has some text, where it has next to none."""
OUTLINES, MOST_OUTLINES = 20, 20_000
"""Drawings on a page without text from which they may be letters drawn as shapes, and above which they are a map."""
LEAST_DPI, MOST_DPI = 200, 300
"""A scan is read at its own resolution within these bounds (measured: finer than the scan itself wins nothing)."""
BLANK_DPI, DARK, BLANK = 36, 160, 0.0002
"""A page with a smaller share of dark dots than BLANK, its edges apart, shows nothing."""
ALIKE = 0.6
VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœ]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{3,}")
STRANGE = re.compile("[\ue000-\uf8ff\ufffd]")
STRANGE_OCTETS = (b"\xee", b"\xef")
"""With one of which each of these signs begins in UTF-8."""
COMMON = "esaitnrulo"
"""The ten commonest letters: 74 to 80 % of those of a French text, of names, of titles; about half of them by chance."""
EITHER_CASE = (COMMON + COMMON.upper()).encode()


def read_pages(data: bytes, *, jobs: int = 1) -> tuple[Page, ...]:
    """Every page of a PDF, in order. `jobs`: threads for the scanned pages.

    Raises `extractors.pages.text.UnreadablePdf` for bytes that are not a readable PDF, `extractors.pages.ocr.MissingModel` where a page
    needs OCR and its model is not installed.
    """
    pages = list(read_pdf(data))
    with looking(data) as look:
        scans = [scan for scan in (_scan(page, look) for page in pages) if scan]
    for done in _each(partial(_read, data), scans, jobs):
        pages[done.number - 1] = done
    return tuple(pages)


def read_page(data: bytes, number: int) -> Page | None:
    """Page `number` (from 1) alone, as `read_pages` gives it; None where the document has no such page."""
    page = next((p for p in read_pdf(data) if p.number == number), None)
    with looking(data) as look:
        scan = _scan(page, look) if page else None
    return _read(data, scan) if scan else page


@dataclass(frozen=True, slots=True)
class _Scan:
    """A page to read by OCR. `kept`: lines of its text layer that are right; `layer`: its picture shows the text layer."""

    page: Page
    kept: tuple[Line, ...]
    layer: bool
    dpi: int


def _each(read: Callable[[_Scan], Page], scans: Sequence[_Scan], jobs: int) -> Iterable[Page]:
    if jobs > 1 and len(scans) > 1:
        with ThreadPoolExecutor(min(jobs, len(scans))) as pool:
            yield from pool.map(read, scans)
    else:
        yield from map(read, scans)


def _scan(page: Page, look: Callable[[int], Pictures]) -> _Scan | None:
    """How to read a page by OCR; None where its text layer is enough or where it has no picture to read."""
    if not page.width or plainly_french(page.text):
        return None
    own, stamped = _own_text(page)
    letters = sum(map(str.isalpha, own))
    if letters >= FEW and rubbish(own):
        return _Scan(page, stamped, True, _dpi(look(page.number).dpi))
    if letters >= SOME:
        return None
    seen = look(page.number)
    drawn = not letters and OUTLINES <= seen.drawings <= MOST_OUTLINES
    if seen.share < (COVERED if letters >= FEW else PARTLY) and not drawn:
        return None
    return _Scan(page, page.lines, False, _dpi(seen.dpi))


def _own_text(page: Page) -> tuple[str, tuple[Line, ...]]:
    """The text of a page without its stamps, and the stamps' lines."""
    spans = sorted(span for stamp in find_stamps(page.text) for span in stamp.spans)
    pieces, last = [], 0
    for start, end in spans:
        pieces.append(page.text[last:start])
        last = max(last, end)
    pieces.append(page.text[last:])
    stamped = tuple(line for line in page.lines if any(start < line.end and line.start < end for start, end in spans))
    return "".join(pieces), stamped


def plainly_french(text: str) -> bool:
    """A full page of words, told at the least cost: so many of the commonest letters, so few signs without meaning."""
    octets = text.encode(errors="replace")
    common = len(octets) - len(octets.translate(None, EITHER_CASE))
    signs = len(text) - text.count(" ") - text.count("\n")
    if common < 1.5 * SOME or common < 0.5 * signs:
        return False
    return not (any(octet in octets for octet in STRANGE_OCTETS) and STRANGE.search(text))


def rubbish(text: str) -> bool:
    """A text layer whose glyphs mean nothing: signs without meaning, words without vowels, letters that French has not."""
    if len(STRANGE.findall(text)) > 0.05 * len(text):
        return True
    words = WORD.findall(text)
    if len(words) < 20:
        return sum(c.isalnum() or c.isspace() for c in text) < 0.5 * len(text)
    if sum(bool(VOWELS.search(word)) for word in words) < 0.6 * len(words):
        return True
    letters = [c for c in text.lower() if c.isalpha()]
    return len(letters) >= 200 and sum(map("".join(letters).count, COMMON)) < 0.55 * len(letters)


def _dpi(own: int) -> int:
    return min(max(own, LEAST_DPI), MOST_DPI) if own else MOST_DPI


def _read(data: bytes, scan: _Scan) -> Page:
    page = scan.page
    picture = _picture(data, scan)
    if _blank(picture, scan.dpi):
        return page
    from extractors.pages.ocr import read_picture

    return _with_layer(read_picture(picture, page.number, page.width, page.height, scan.dpi), page, scan.kept)


def _picture(data: bytes, scan: _Scan) -> Any:
    """The page in grey, as pdfium gives it; from its colours where a seal lies over its words."""
    number = scan.page.number
    if not has_seals(render_page(data, number, SEAL_DPI, grayscale=False, layer=scan.layer), SEAL_DPI):
        return render_page(data, number, scan.dpi, layer=scan.layer)
    return without_seals(render_page(data, number, scan.dpi, grayscale=False, layer=scan.layer), scan.dpi)


def _blank(picture: Any, dpi: int) -> bool:
    """The picture shows nothing, its edges apart, where scanners leave shadows."""
    small = picture.reduce(max(dpi // BLANK_DPI, 1))
    width, height = small.size
    counts = small.crop((width // 20, height // 20, width - width // 20, height - height // 20)).histogram()
    return bool(sum(counts[:DARK]) <= BLANK * sum(counts))


def _with_layer(read: Page, layer: Page, kept: Sequence[Line]) -> Page:
    """The OCR's page, and under it the lines that the text layer holds: printed by a machine, they are read without error.

    What OCR made of the same lines is left out.
    """
    if not kept:
        return read
    pieces: list[str] = []
    lines: list[Line] = []
    words: list[Word] = []
    at = 0
    for line in (line for line in read.lines if not _again(read, line, layer, kept)):
        shift = at - line.start
        lines.append(line._replace(start=line.start + shift, end=line.end + shift))
        within = (word for word in read.words if line.start <= word.start < line.end)
        words += [word._replace(start=word.start + shift, end=word.end + shift) for word in within]
        pieces.append(read.text[line.start : line.end])
        at += line.end - line.start + 1
    for line in kept:
        lines.append(line._replace(start=at, end=at + line.end - line.start))
        pieces.append(layer.text[line.start : line.end])
        at += line.end - line.start + 1
    text = "\n".join(pieces)
    whole = replace(read, text=text, lines=tuple(lines), words=tuple(words))
    return whole if words else replace(whole, origin="texte")


def _again(read: Page, line: Line, layer: Page, kept: Sequence[Line]) -> bool:
    """The OCR's line is one of the text layer's lines once more: at the same place (by its middle), much the same words."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    words = read.text[line.start : line.end].lower()
    return any(
        own.x0 - 4 <= x <= own.x1 + 4
        and own.top - 3 <= y <= own.bottom + 3
        and SequenceMatcher(None, words, layer.text[own.start : own.end].lower(), autojunk=False).ratio() > ALIKE
        for own in kept
    )
