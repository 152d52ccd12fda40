"""The only door to pdfium: a PDF's bytes become pages of text with the place and look of each line, or pictures.

pdfium gives a page's text in the order of drawing, one chunk per printed piece. A few probes per chunk (its first letter,
its ends) tell place, font and size: a probe at every letter would cost twice what reading the text costs.
pdfium is not thread-safe: every call to it is made under one lock, held for one page at a time.
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import degrees, hypot
from typing import Any, NamedTuple

from extractors.page import Line, Page
from extractors.reading_order import Box, arrange

BOLD = re.compile(r"bold|heavy|black|semibold|-bd\b|demi", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
LETTER = re.compile(r"[^\W_]")
ODD = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")
SIGNS: dict[int, int | str] = {
    **dict.fromkeys(range(0x20), 0xFFFD), 0x09: " ", 0x0A: "\n", 0x0B: " ", 0x0C: " ", 0x0D: "\r", 0x7F: 0xFFFD, 0xFFFE: "-",
    0xFFFF: 0xFFFD, **dict.fromkeys((0xF0E0, 0xF0E8, 0xF0F0), "→"), **dict.fromkeys((0xF0FC, 0xF050), "✓"),
    **dict.fromkeys((0xF0FE, 0xF052), "☑"), **dict.fromkeys((0xF0A8, 0xF06F, 0xF071, 0xF0A3), "☐"),
    **dict.fromkeys((0xF0FD, 0xF078, 0xF0FB), "☒"),
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF077, 0xF02D, 0xF0A0, 0xF0BE, 0xF0F1, 0xF06E, 0xF0AA), "•"),
}  # fmt: skip
"""What the signs of Symbol and Wingdings show (their letters lie at U+F000 + code), and pdfium's mark of a hyphen at a line's end."""
PASSWORD = 4
PAIR = re.compile("[\U00010000-\U0010ffff]")
JOINER = "\u2060"
"""Stands for the second half of a character that takes two UTF-16 units, so that pdfium's offsets hold."""
SIGNATURE = 1024
"""Bytes within which a PDF says that it is one (ISO 32000-1, annex H.3.4.1)."""
BROKEN = 20
"""Pages in a row that cannot be opened, after which the rest of the document is taken as lost."""
TEXT_ANNOTATIONS = frozenset({3, 13, 20})
"""FreeText, Stamp, Widget (ISO 32000-1, table 169): their text is seen on the page and is not in its content."""
FORCE_BOLD = 1 << 18
FILL_AND_STROKE = 2
MOST_PIXELS = 100_000_000

_LOCK = threading.RLock()


class UnreadablePdf(ValueError):  # noqa: N818
    """The bytes are not a PDF that can be opened; the message says why: damaged, encrypted, something else altogether."""


class _Chunk(NamedTuple):
    """A piece of text as drawn: `at` is the offset of its first character in pdfium's text of the page."""

    at: int
    text: str
    box: Box
    font: str
    size: float
    bold: bool
    upright: bool


def read_pdf(data: bytes) -> Iterator[Page]:
    """The pages of a PDF, in order, one at a time (memory stays flat whatever their number).

    A page that cannot be opened is given as `vide` with confidence 0. Raises UnreadablePdf where the file cannot be opened
    or none of its first pages can.
    """
    fonts: dict[bytes, tuple[str, bool]] = {}
    with _opened(data) as document:
        broken = 0
        for index in range(len(document)):
            with _LOCK:
                page = _read_page(document, index, fonts)
            broken = 0 if page.confidence else broken + 1
            if broken > index and (broken >= BROKEN or broken == len(document)):
                raise UnreadablePdf("Le PDF est endommagé : aucune de ses pages ne peut être ouverte.")
            yield page
            if broken >= BROKEN:
                return


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2 as pdfium

    if b"%PDF-" not in data[:SIGNATURE]:
        raise UnreadablePdf("Le fichier n'est pas un PDF.")
    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if error.err_code == PASSWORD:
                raise UnreadablePdf("Le PDF est chiffré : il ne s'ouvre qu'avec un mot de passe.") from error
            raise UnreadablePdf("Le PDF est endommagé : il ne peut pas être ouvert.") from error
    try:
        yield document
    finally:
        with _LOCK:
            document.close()


@contextmanager
def _page_of(document: Any, index: int) -> Iterator[Any]:
    """The opened page, or None. What annotations and form fields show is made part of it."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    with _LOCK:
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield None
            return
        if raw.FPDFPage_GetAnnotCount(page.raw) and _has_text_annotations(page.raw):
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
        try:
            yield page
        finally:
            page.close()


def _has_text_annotations(handle: Any) -> bool:
    from pypdfium2 import raw

    for index in range(min(raw.FPDFPage_GetAnnotCount(handle), 500)):
        annotation = raw.FPDFPage_GetAnnot(handle, index)
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if subtype in TEXT_ANNOTATIONS:
            return True
    return False


def _read_page(document: Any, index: int, fonts: dict[bytes, tuple[str, bool]]) -> Page:
    with _page_of(document, index) as page:
        if page is None:
            return Page(index + 1, 0.0, 0.0, "", (), "vide", (), 0.0)
        width, height = page.get_size()
        chunks = _chunks(page, fonts)
    lines, pieces, at = [], [], 0
    for row in _reading_order(chunks):
        text, _ = _joined(row)
        first = max(row, key=lambda chunk: sum(map(str.isalnum, chunk.text))) if len(row) > 1 else row[0]
        x0, top, x1, bottom = row[0].box if len(row) == 1 else _around(row)
        lines.append(Line(at, at + len(text), x0, top, x1, bottom, first.font, first.size, first.bold))
        pieces.append(text)
        at += len(text) + 1
    return Page(index + 1, width, height, "\n".join(pieces), tuple(lines), "texte" if lines else "vide")


def _reading_order(chunks: list[_Chunk]) -> list[list[_Chunk]]:
    """Lines from first to last; text that runs up or down the page is read last."""
    upright = [chunk for chunk in chunks if chunk.upright]
    rows = [[upright[i] for i in row] for row in arrange([chunk.box for chunk in upright])]
    return rows if len(upright) == len(chunks) else rows + [[chunk] for chunk in chunks if not chunk.upright]


def _joined(row: Sequence[_Chunk]) -> tuple[str, list[int]]:
    """A line's text and where in it each chunk begins: a blank between two, none before a raised `er`."""
    text, starts = row[0].text, [0]
    for before, chunk in zip(row, row[1:], strict=False):
        if chunk.box.x0 - before.box.x1 > 0.15 * max(before.size, chunk.size, 1.0):
            text += " "
        starts.append(len(text))
        text += chunk.text
    return text, starts


def _around(row: Sequence[_Chunk]) -> Box:
    return Box(
        min(c.box.x0 for c in row),
        min(c.box.top for c in row),
        max(c.box.x1 for c in row),
        max(c.box.bottom for c in row),
    )


def _chunks(page: Any, fonts: dict[bytes, tuple[str, bool]]) -> list[_Chunk]:
    """The pieces of a page's text in the order of drawing."""
    from pypdfium2 import raw

    textpage = raw.FPDFText_LoadPage(page.raw)
    if not textpage:
        return []
    try:
        text, straight = _text(textpage)
        if not text.strip():
            return []
        probe = _Probe(page, textpage, straight, fonts)
        return [probe.chunk(start, piece) for start, piece in _pieces(text)]
    finally:
        raw.FPDFText_ClosePage(textpage)


def _text(textpage: Any) -> tuple[str, bool]:
    """pdfium's text, one character per UTF-16 unit, and whether its offsets are those of pdfium's characters."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return "", True
    size = raw.FPDFText_GetTextIndexFromCharIndex(textpage, count - 1) + 2
    size = size if size > 1 else 2 * count + 2
    buffer = (ctypes.c_ushort * size)()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(memoryview(buffer)[: max(written - 1, 0)]).decode("utf-16-le", errors="replace")
    if len(text) != written - 1:
        text = PAIR.sub(lambda pair: pair.group() + JOINER, text)
    return text, len(text) == count


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Chunks between line ends, stripped of blanks, with the offset of each."""
    position = 0
    for chunk in text.split("\n"):
        start, position = position, position + len(chunk) + 1
        piece = chunk.strip()
        if piece:
            yield start + chunk.index(piece[0]), piece


class _Probe:
    """Asks pdfium for the look of single characters of one page, by their offset in the page's text."""

    def __init__(self, page: Any, textpage: Any, straight: bool, fonts: dict[bytes, tuple[str, bool]]) -> None:
        from pypdfium2 import raw

        self.raw, self.textpage, self.straight, self.fonts = raw, textpage, straight, fonts
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rect, self.matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self.name, self.flags = ctypes.create_string_buffer(256), ctypes.c_int()

    def chunk(self, start: int, piece: str) -> _Chunk:
        letter = LETTER.search(piece)
        seen = self.index(start + letter.start() if letter else start)
        x0, top, x1, bottom = self.box(seen)
        if letter and letter.start():
            x0 = min(x0, self.box(self.index(start)).x0)
        end = self.box(self.index(start + len(piece) - 1))
        x0, x1, upright = min(x0, end.x0), max(x1, end.x1), True
        if abs(end.bottom - bottom) > bottom - top:
            if (hyphen := piece.find("\ufffe")) > 0:
                x1 = max(x1, self.box(self.index(start + hyphen - 1)).x1)
            else:
                upright = self.upright(seen)
            top, bottom = min(top, end.top), max(bottom, end.bottom)
        font, bold = self.font(seen)
        text = piece.translate(SIGNS) if ODD.search(piece) else piece
        text = text.replace(JOINER, "") if JOINER in text else text
        return _Chunk(start, text, Box(x0, top, x1, bottom), font, self.size(seen), bold, upright)

    def index(self, offset: int) -> int:
        """pdfium's character at an offset of its text."""
        return offset if self.straight else int(self.raw.FPDFText_GetCharIndexFromTextIndex(self.textpage, offset))

    def box(self, index: int) -> Box:
        """As high as the font, in points from the page's top left as it is shown."""
        rect = self.rect
        self.raw.FPDFText_GetLooseCharBox(self.textpage, index, rect)
        if not self.rotation:
            return Box(rect.left - self.left, self.top - rect.top, rect.right - self.left, self.top - rect.bottom)
        if self.rotation == 90:
            return Box(rect.bottom - self.bottom, rect.left - self.left, rect.top - self.bottom, rect.right - self.left)
        if self.rotation == 180:
            return Box(
                self.right - rect.right, rect.bottom - self.bottom, self.right - rect.left, rect.top - self.bottom
            )
        return Box(self.top - rect.top, self.right - rect.right, self.top - rect.bottom, self.right - rect.left)

    def upright(self, index: int) -> bool:
        angle = degrees(self.raw.FPDFText_GetCharAngle(self.textpage, index)) - self.rotation
        return bool(abs((angle + 180) % 360 - 180) < 20)

    def size(self, index: int) -> float:
        """The font's size in points, as shown (the one that the PDF states is often 1, scaled by a matrix)."""
        size = float(self.raw.FPDFText_GetFontSize(self.textpage, index))
        if self.raw.FPDFText_GetMatrix(self.textpage, index, self.matrix):
            size *= hypot(self.matrix.c, self.matrix.d)
        return size

    def font(self, index: int) -> tuple[str, bool]:
        """The font's name without its subset's mark, and whether the letter is bold, by that name or drawn thicker."""
        raw = self.raw
        raw.FPDFText_GetFontInfo(self.textpage, index, self.name, 256, self.flags)
        known = self.fonts.get(self.name.value)
        if known is None:
            name = SUBSET.sub("", self.name.value.decode("utf-8", errors="replace"))
            bold = bool(BOLD.search(name)) or bool(self.flags.value & FORCE_BOLD)
            known = self.fonts[self.name.value] = (name, bold)
        if (
            not known[1]
            and raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(self.textpage, index)) == FILL_AND_STROKE
        ):
            return known[0], True
        return known


def render_page(data: bytes, number: int, dpi: int, *, grayscale: bool = True) -> Any:
    """The picture (PIL image) of page `number` (from 1), as a person sees it, never larger than 100 million pixels.

    Raises UnreadablePdf where the page cannot be opened.
    """
    with _opened(data) as document, _LOCK, _page_of(document, number - 1) as page:
        if page is None:
            raise UnreadablePdf(f"La page {number} du PDF est endommagée.")
        width, height = page.get_size()
        scale = min(dpi / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        return page.render(scale=scale, grayscale=grayscale).to_pil()


def has_picture(data: bytes, number: int) -> bool:
    """The page shows something: an image or drawings. A blank page has nothing to read."""
    from pypdfium2 import raw

    with _opened(data) as document, _LOCK, _page_of(document, number - 1) as page:
        shown = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM)
        return page is not None and any(obj.type in shown for obj in page.get_objects(max_depth=2))
