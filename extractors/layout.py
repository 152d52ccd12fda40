"""Where words lie on the page, and a picture of the page with the words of a value framed: the evidence one can look at."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from extractors.page import Page
from extractors.text import line_boxes, render_page

DPI = 130
FRAME = (200, 30, 30)
Box = tuple[float, float, float, float]


def boxes(data: bytes, page: Page, spans: Sequence[tuple[int, int]]) -> list[Box]:
    """One box (x0, top, x1, bottom, in points) for each printed line that a span of the page's text touches.

    OCR pages know their words; on born-digital ones pdfium is asked where each letter lies.
    """
    if page.words:
        return [_around([(w.x0, w.top, w.x1, w.bottom) for w in words]) for words in _words_by_line(page, spans)]
    return line_boxes(data, page, spans)


def draw_evidence(data: bytes, number: int, spans: Sequence[tuple[int, int]], page: Page) -> bytes:
    """A PNG of page `number` with the words of these spans (offsets in `page.text`) framed."""
    from PIL import ImageDraw

    image: Any = render_page(data, number, DPI, grayscale=False)
    image = image.convert("RGB")
    pen = ImageDraw.Draw(image)
    scale = DPI / 72
    for x0, top, x1, bottom in boxes(data, page, spans):
        pen.rectangle((x0 * scale - 3, top * scale - 3, x1 * scale + 3, bottom * scale + 3), outline=FRAME, width=3)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _words_by_line(page: Page, spans: Sequence[tuple[int, int]]) -> list[list[Any]]:
    groups = []
    for line in page.lines:
        words = [
            w
            for w in page.words
            if line.start <= w.start < line.end and any(w.start < end and start < w.end for start, end in spans)
        ]
        if words:
            groups.append(words)
    return groups


def _around(parts: Sequence[Box]) -> Box:
    return min(p[0] for p in parts), min(p[1] for p in parts), max(p[2] for p in parts), max(p[3] for p in parts)
