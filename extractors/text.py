"""The door to pdfium: a PDF's bytes become pages of text with the place and look of each line.

One probe at a line's first letter tells font and size; the boxes come from pdfium's own text rectangles.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence

from extractors.page import Line, Page

BOLD = re.compile(r"bold|heavy|black|-bd|demi", re.IGNORECASE)


class UnreadablePdf(ValueError):
    """The bytes are not a PDF that can be opened: damaged, encrypted, or something else altogether."""


def read_pdf(data: bytes) -> Iterator[Page]:
    """The pages of a PDF, in order, one at a time (memory stays flat whatever their number).

    Raises UnreadablePdf where the file cannot be opened.
    """
    import pypdfium2 as pdfium

    if b"%PDF" not in data[:1024]:
        raise UnreadablePdf("ce n'est pas un PDF")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "assword" in str(error)
        raise UnreadablePdf(
            "ce PDF est protégé par un mot de passe" if locked else "ce PDF est abîmé : aucun lecteur ne peut l'ouvrir"
        ) from error
    try:
        for index in range(len(document)):
            yield _page(document[index], index + 1)
    finally:
        document.close()


def _page(page: object, number: int) -> Page:
    from pypdfium2 import raw

    textpage = page.get_textpage()  # type: ignore[attr-defined]
    width, height = page.get_size()  # type: ignore[attr-defined]
    handle = textpage.raw
    text = textpage.get_text_range()
    found: list[tuple[float, float, float, float, str, str, float]] = []
    position = 0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for chunk in text.split("\r\n"):
        start, position = position, position + len(chunk) + 2
        stripped = chunk.strip()
        if not stripped:
            continue
        lead = start + len(chunk) - len(chunk.lstrip())
        first = raw.FPDFText_GetCharIndexFromTextIndex(handle, lead)
        last = raw.FPDFText_GetCharIndexFromTextIndex(handle, start + len(chunk.rstrip()) - 1)
        raw.FPDFText_GetCharBox(handle, last, left, right, bottom, top)
        x1 = right.value
        raw.FPDFText_GetLooseCharBox(handle, first, box := raw.FS_RECTF())
        raw.FPDFText_GetFontInfo(handle, first, name, 128, flags)
        size = raw.FPDFText_GetFontSize(handle, first)
        found.append((box.left, height - box.top, x1, height - box.bottom, stripped.replace("\ufffe", "-"),
                      name.value.decode("latin-1"), size))  # fmt: skip
    found.sort(key=lambda f: (round(f[3] / 3), f[0]))
    lines, pieces, at = [], [], 0
    for x0, y0, x1, y1, content, font, size in found:
        lines.append(Line(at, at + len(content), x0, y0, x1, y1, font, size, bool(BOLD.search(font))))
        pieces.append(content)
        at += len(content) + 1
    return Page(number, width, height, "\n".join(pieces), tuple(lines), "texte" if lines else "vide")


def render_page(data: bytes, number: int, dpi: int, *, grayscale: bool = True) -> object:
    """The picture (PIL image) of page `number` (from 1), as a person sees it."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    try:
        return document[number - 1].render(scale=dpi / 72, grayscale=grayscale).to_pil()
    finally:
        document.close()


def has_picture(data: bytes, number: int) -> bool:
    """The page shows something: an image or drawings. A blank page has nothing to read."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    document = pdfium.PdfDocument(data)
    try:
        page = document[number - 1]
        return any(
            obj.type in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM)
            for obj in page.get_objects(max_depth=2)
        )
    finally:
        document.close()


def line_boxes(data: bytes, page: Page, spans: Sequence[tuple[int, int]]) -> list[tuple[float, float, float, float]]:
    """Boxes (x0, top, x1, bottom, in points) of the parts of the page's lines that the spans of its text touch.

    A part's left and right edges are in proportion to its letters; its top and bottom are the line's own.
    """
    found = []
    for line in page.lines:
        for start, end in spans:
            low, high = max(start, line.start), min(end, line.end)
            if low < high:
                width = (line.x1 - line.x0) / max(1, line.end - line.start)
                x0 = line.x0 + (low - line.start) * width
                found.append((x0, line.top, line.x0 + (high - line.start) * width, line.bottom))
    return found
