"""A PDF's pages, each read in the cheapest way that is sure: pdfium's text, else OCR of the page's picture.

OCR is for pages that have no text, whose only text is a stamp, or whose text layer is made of glyphs that mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

from extractors.page import Line, Page
from extractors.text import has_picture, read_pdf, render_page
from extractors.timbres import find_stamps

FEW = 40
"""Letters below which a page that shows a picture has no text of its own."""
VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœ]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{3,}")
STRANGE = re.compile("[\ue000-\uf8ff\ufffd\u0000-\u0008\u000e-\u001f]")


def read_pages(data: bytes, *, jobs: int = 1) -> tuple[Page, ...]:
    """Every page of a PDF, in order. `jobs`: processes for the scanned pages.

    Raises `extractors.text.UnreadablePdf` for bytes that are not a readable PDF, `extractors.ocr.MissingModel` where a page
    needs OCR and its model is not installed.
    """
    pages = list(read_pdf(data))
    scans = [page for page in pages if needs_ocr(data, page)]
    for done in _read_scans(data, scans, jobs):
        pages[done.number - 1] = done
    return tuple(pages)


def needs_ocr(data: bytes, page: Page) -> bool:
    """No text, nothing but a stamp, or rubbish — and something to look at."""
    text = page.text
    own = text
    for stamp in find_stamps(text):
        for start, end in stamp.spans:
            own = own.replace(text[start:end], "")
    letters = sum(c.isalpha() for c in own)
    if letters >= FEW:
        return rubbish(own)
    return has_picture(data, page.number)


def rubbish(text: str) -> bool:
    """A text layer whose glyphs mean nothing: private signs, or words without vowels."""
    if len(STRANGE.findall(text)) > 0.05 * len(text):
        return True
    words = WORD.findall(text)
    if len(words) < 20:
        return sum(c.isalnum() or c.isspace() for c in text) < 0.5 * len(text)
    return sum(bool(VOWELS.search(w)) for w in words) < 0.6 * len(words)


def _read_scans(data: bytes, scans: list[Page], jobs: int) -> Iterable[Page]:
    if jobs > 1 and len(scans) > 1:
        with ProcessPoolExecutor(min(jobs, len(scans))) as pool:
            yield from pool.map(_read_scan, [data] * len(scans), scans)
    else:
        for page in scans:
            yield _read_scan(data, page)


def _read_scan(data: bytes, page: Page) -> Page:
    from extractors.ocr import DPI, read_picture

    read = read_picture(render_page(data, page.number, DPI), page.number, page.width, page.height, DPI)
    return with_stamp(read, page)


def with_stamp(read: Page, layer: Page) -> Page:
    """The OCR's page, and under it the stamp that the text layer holds: printed by a machine, it is read without error.

    What OCR made of the same words is left out.
    """
    spans = [s for stamp in find_stamps(layer.text) for s in stamp.spans]
    if not spans or read.origin != "ocr":
        return read
    kept = [line for line in read.lines if not _over(line, layer)]
    text_pieces, lines, words = [], [], []
    at = 0
    for line in kept:
        shift = at - line.start
        lines.append(_moved(line, shift))
        words += [type(w)(w.start + shift, w.end + shift, w.x0, w.top, w.x1, w.bottom, w.confidence)
                  for w in read.words if line.start <= w.start < line.end]  # fmt: skip
        text_pieces.append(read.text[line.start : line.end])
        at += line.end - line.start + 1
    for line in layer.lines:
        lines.append(_moved(line, at - line.start))
        text_pieces.append(layer.text[line.start : line.end])
        at += line.end - line.start + 1
    return Page(
        read.number, read.width, read.height, "\n".join(text_pieces), tuple(lines), "ocr", tuple(words), read.confidence
    )


def _moved(line: Line, shift: int) -> Line:
    return Line(
        line.start + shift,
        line.end + shift,
        line.x0,
        line.top,
        line.x1,
        line.bottom,
        line.font,
        line.size,
        line.bold,
        line.confidence,
    )


def _over(line: Line, layer: Page) -> bool:
    """The OCR's line lies within the stamp, by its middle."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return any(own.x0 - 4 <= x <= own.x1 + 4 and own.top - 3 <= y <= own.bottom + 3 for own in layer.lines)
