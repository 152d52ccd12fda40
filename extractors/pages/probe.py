"""What pdfium knows of single letters: where they lie, their font, their size. Asked by offset in the page's text.

The page and pdfium's functions are handed over by `extractors.pages.text`, the only door to pdfium, which holds its lock.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from math import degrees, hypot
from typing import Any, NamedTuple

from extractors.pages.reading_order import Box

BOLD = re.compile(r"bold|heavy|black|semibold|-bd\b|demi", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
LINE, BLANK = re.compile(r"[^\r\n]*"), re.compile(r"\s+")
LETTER = re.compile(r"[^\W_]")
ODD = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\u2060\ue000-\uf8ff\ufffe\uffff]")
PAIR = re.compile("[\U00010000-\U0010ffff]")
JOINER = "\u2060"
"""Stands for the second half of a character that takes two UTF-16 units, so that pdfium's offsets hold."""
WRAP = "\ufffe"
"""pdfium's mark of a word cut at a line's end, over which it goes on with the next line."""
LOST = "\ufffd"
SIGNS: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), 0x7F, 0xFFFF), LOST), **dict.fromkeys((0x09, 0x0B, 0x0C), " "), ord(WRAP): "-",
    ord(JOINER): None, **dict.fromkeys((0xF0E0, 0xF0E8, 0xF0F0), "→"), **dict.fromkeys((0xF0FC, 0xF050), "✓"),
    **dict.fromkeys((0xF0FE, 0xF052), "☑"), **dict.fromkeys((0xF0A8, 0xF06F, 0xF071, 0xF0A3), "☐"),
    **dict.fromkeys((0xF0FD, 0xF078, 0xF0FB), "☒"),
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF077, 0xF02D, 0xF0A0, 0xF0BE, 0xF0F1, 0xF06E, 0xF0AA), "•"),
}  # fmt: skip
"""What the signs of Symbol and Wingdings show: their letters lie at U+F000 + code."""
SPREAD = re.compile(r"(?<!\S)(?:[^\s\u2060] ){4,}(?:[^\s\u2060]{1,2} )+[^\s\u2060]{1,2}(?!\S)")
"""Letters set apart (`R a p p o r t`): between two of them pdfium writes a blank, and no more than one between two words."""
SPREAD_SOME = re.compile(r" [^\s\u2060] [^\s\u2060] [^\s\u2060] ")
"""Such a run holds this, which begins with a letter that `re` looks for fast."""
APART = 0.12
"""Share of a font's size by which a blank between two words set so is wider than one between two letters."""
LONG, GUTTER = 30, 2.0
"""Letters of a piece, and font sizes of a blank within it, from which it may run across two columns."""
FORCE_BOLD = 1 << 18
"""Flag of a font's descriptor (ISO 32000-1, table 123)."""
FILL_AND_STROKE, INVISIBLE = 2, 3
"""Text rendering modes (ISO 32000-1, table 106): how producers without a bold font make one; under a scan."""

Fonts = dict[bytes, tuple[str, bool]]
_new = tuple.__new__
"""A named tuple by its values in order, in half the time: there are two for each piece of text."""


class Chunk(NamedTuple):
    """A piece of text as drawn: `at` is the offset of its first character in pdfium's text of the page.

    `hidden`: it is not painted; such is the text that a copier's own OCR lays under a scan.
    """

    at: int
    text: str
    box: Box
    font: str
    size: float
    bold: bool
    upright: bool
    hidden: bool = False


class Probe:
    """One opened page and its text. `fonts` remembers, for a whole document, what font names say."""

    def __init__(self, raw: Any, page: Any, textpage: Any, fonts: Fonts) -> None:
        self.raw, self.textpage, self.fonts = raw, textpage, fonts
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rect, self.matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self.edges = tuple(ctypes.c_double() for _ in range(4))
        self.name, self.flags = ctypes.create_string_buffer(256), ctypes.c_int()
        self.text, self.straight = self._text()

    def _text(self) -> tuple[str, bool]:
        """pdfium's text, one character per UTF-16 unit, and whether its offsets are those of pdfium's letters."""
        count = self.raw.FPDFText_CountChars(self.textpage)
        if count <= 0:
            return "", True
        units = bytearray(4 * count + 4)  # no ctypes array: each length is a new class, dearer than the text
        first = ctypes.byref(ctypes.c_ushort.from_buffer(units))
        written = max(self.raw.FPDFText_GetText(self.textpage, 0, count, first) - 1, 0)
        text = units[: 2 * written].decode("utf-16-le", errors="replace")
        if len(text) != written:
            text = PAIR.sub(lambda pair: pair.group() + JOINER, text)
        return text, len(text) == count

    def chunks(self) -> Iterator[Chunk]:
        """The pieces of text between line ends, stripped of blanks, in the order of drawing."""
        position = 0
        for line in self.text.split("\n"):
            start, position = position, position + len(line) + 1
            piece = line.strip()
            if piece:
                yield self._chunk(start + line.index(piece[0]), piece)

    def _chunk(self, start: int, piece: str) -> Chunk:
        lead = 0 if piece[0].isalnum() else self._lead(piece)
        seen, last = start + lead, start + len(piece) - 1
        if not self.straight:
            seen, last = self.index(seen), self.index(last)
        x0, top, x1, bottom = self.box(seen)
        if lead:
            x0 = min(x0, self.box(self.index(start)).x0)
        end, upright = self.box(last), True
        x0, x1 = end.x0 if end.x0 < x0 else x0, end.x1 if end.x1 > x1 else x1
        if abs(end.bottom - bottom) > bottom - top:
            if (hyphen := piece.find(WRAP)) > 0:
                x1 = max(x1, self.box(self.index(start + hyphen - 1)).x1)
            else:
                upright = self._upright(seen)
            top, bottom = min(top, end.top), max(bottom, end.bottom)
        font, bold, hidden = self._font(seen)
        text = piece.translate(SIGNS) if not piece.isprintable() and ODD.search(piece) else piece
        size = self._size(seen)
        if self.straight and upright and SPREAD_SOME.search(piece) and SPREAD.search(piece):
            text = SPREAD.sub(lambda run: self._together(start + run.start(), run.group(), size), piece).translate(
                SIGNS
            )
        box = _new(Box, (x0, top, x1, bottom))
        return _new(Chunk, (start, text, box, font, size, bold, upright, hidden))

    def _together(self, start: int, run: str, size: float) -> str:
        """The words of a run of letters set apart, told by the wider blanks; the run itself where all blanks are alike."""
        letters = [at for at, sign in enumerate(run) if sign != " "]
        boxes = [self.box(start + at) for at in letters]
        blanks = [after.x0 - before.x1 for before, after in pairwise(boxes)]
        wide = sorted(blanks)[len(blanks) // 2] + APART * size
        if max(blanks) < wide:
            return run
        return run[0] + "".join(" " * (blank > wide) + run[at] for blank, at in zip(blanks, letters[1:], strict=True))

    @staticmethod
    def _lead(piece: str) -> int:
        """Signs before the first letter, whose look is the piece's; none where there is no letter."""
        letter = LETTER.search(piece)
        return letter.start() if letter else 0

    def cut(self, chunk: Chunk, edge: float) -> tuple[Chunk, Chunk] | None:
        """The two pieces of a chunk before and from the word that begins at `edge`; None where no word does."""
        text = LINE.match(self.text, chunk.at).group().rstrip()  # type: ignore[union-attr]
        for blank in BLANK.finditer(text):
            if abs(self.box(self.index(chunk.at + blank.end())).x0 - edge) < 0.5 * chunk.size:
                return self._chunk(chunk.at, text[: blank.start()]), self._chunk(
                    chunk.at + blank.end(), text[blank.end() :]
                )
        return None

    def gap(self, chunk: Chunk, wide: float = GUTTER) -> tuple[float, float] | None:
        """The left and right edge of a chunk's widest inner blank, where it is `wide` font sizes at least.

        Blanks are looked for between the pieces that were drawn in one go: a line of one such piece has none.
        """
        raw, textpage = self.raw, self.textpage
        if len(chunk.text) < LONG or not chunk.upright or self.rotation:
            return None
        count = raw.FPDFText_CountRects(textpage, self.index(chunk.at), len(chunk.text))
        left, top, right, bottom = self.edges
        widest, gap, end = wide * chunk.size, None, None
        for i in range(count if count > 1 else 0):
            raw.FPDFText_GetRect(textpage, i, left, top, right, bottom)
            if end is not None and left.value - end > widest:
                widest, gap = left.value - end, (end - self.left, left.value - self.left)
            end = right.value
        return gap

    def index(self, offset: int) -> int:
        """pdfium's letter at an offset of its text."""
        return offset if self.straight else int(self.raw.FPDFText_GetCharIndexFromTextIndex(self.textpage, offset))

    def box(self, index: int) -> Box:
        """As high as the font, in points from the page's top left as it is shown."""
        rect = self.rect
        self.raw.FPDFText_GetLooseCharBox(self.textpage, index, rect)
        if not self.rotation:
            left, top = self.left, self.top
            return _new(Box, (rect.left - left, top - rect.top, rect.right - left, top - rect.bottom))
        if self.rotation == 90:
            return Box(rect.bottom - self.bottom, rect.left - self.left, rect.top - self.bottom, rect.right - self.left)
        if self.rotation == 180:
            return Box(
                self.right - rect.right, rect.bottom - self.bottom, self.right - rect.left, rect.top - self.bottom
            )
        return Box(self.top - rect.top, self.right - rect.right, self.top - rect.bottom, self.right - rect.left)

    def _upright(self, index: int) -> bool:
        angle = degrees(self.raw.FPDFText_GetCharAngle(self.textpage, index)) - self.rotation
        return bool(abs((angle + 180) % 360 - 180) < 20)

    def _size(self, index: int) -> float:
        """The font's size in points, as shown (the one that the PDF states is often 1, scaled by a matrix)."""
        size = float(self.raw.FPDFText_GetFontSize(self.textpage, index))
        matrix = self.matrix
        if self.raw.FPDFText_GetMatrix(self.textpage, index, matrix):
            size *= hypot(matrix.c, matrix.d)
        return size

    def _font(self, index: int) -> tuple[str, bool, bool]:
        """The font's name without its subset's mark; whether the letter is bold, by that name or drawn thicker; hidden.

        The weight that pdfium gives is often 0, or a guess: it is not asked.
        """
        raw, textpage = self.raw, self.textpage
        raw.FPDFText_GetFontInfo(textpage, index, self.name, 256, self.flags)
        octets = self.name.value
        known = self.fonts.get(octets)
        if known is None:
            name = SUBSET.sub("", octets.decode("utf-8", errors="replace"))
            known = (name, bool(BOLD.search(name)) or bool(self.flags.value & FORCE_BOLD))
            self.fonts[octets] = known
        mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(textpage, index))
        return known[0], known[1] or mode == FILL_AND_STROKE, mode == INVISIBLE
