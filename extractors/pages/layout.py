"""The only door to pdfplumber, and the drawing of evidence: cells of ruled tables, words framed on a page's picture.

pdfplumber reads every letter and line of a page: fifty times what pdfium's text costs, so only for pages that need it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from extractors.pages.page import Page
from extractors.pages.reading_order import Box, around
from extractors.pages.text import UnreadablePdf, located, render_page, span_boxes

DPI = 110
FRAME = (200, 30, 30)
MARGIN = 1.5
"""Points between the words and their frame."""


def tables(data: bytes, number: int) -> list[tuple[str, ...]]:
    """The rows of the ruled tables of page `number` (from 1), each as its cells' texts, line ends made blanks.

    Raises UnreadablePdf where pdfplumber cannot open the page.
    """
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
            found = [row for page in document.pages for table in page.extract_tables() for row in table]
    except Exception as error:  # pdfminer raises whatever a damaged file makes it trip over
        raise UnreadablePdf(
            f"La page {number} du PDF est endommagée : ses tableaux ne peuvent pas être lus."
        ) from error
    return [tuple(" ".join((cell or "").split()) for cell in row) for row in found]


def draw_evidence(data: bytes, number: int, spans: Sequence[tuple[int, int]], page: Page) -> bytes:
    """PNG of page `number` with the words of these spans of `page.text` framed.

    Raises UnreadablePdf where the page cannot be opened.
    """
    from PIL import ImageDraw

    picture = render_page(data, number, DPI, grayscale=False).convert("RGB")
    draw = ImageDraw.Draw(picture)
    scale = picture.width / page.width if page.width else DPI / 72
    for box in evidence_boxes(data, number, spans, page):
        edges = (box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
        draw.rectangle([edge * scale for edge in edges], outline=FRAME, width=2)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def evidence_boxes(data: bytes, number: int, spans: Sequence[tuple[int, int]], page: Page) -> list[Box]:
    """Where these spans of `page.text` lie, in points from the page's top left: words seen by OCR, else pdfium's letters.

    A line that OCR did not read (a stamp that the PDF holds as text) is framed whole.
    """
    if not page.words:
        return span_boxes(data, number, spans)
    boxes: list[Box] = []
    for start, end in spans:
        for line in page.lines:
            if line.start < end and start < line.end:
                first, last = max(start, line.start), min(end, line.end)
                words = [w for w in page.words if w.start < last and first < w.end]
                boxes.append(around(words or [line]))
    return boxes


def word_boxes(data: bytes, page: Page, spans: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Box]:
    """Where words of `page.text` lie, by their span: as OCR saw them, else by pdfium's letters. A word not found is left out."""
    if not page.words:
        return dict(located(data, page.number, spans, ends=True))
    seen = {(word.start, word.end): word for word in page.words}
    return {span: Box(word.x0, word.top, word.x1, word.bottom) for span in spans if (word := seen.get(span))}
