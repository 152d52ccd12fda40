"""The only door to Tesseract: a page's picture becomes a `Page` of words with their boxes and confidences.

The model is loaded once per thread, at the first scanned page (Tesseract lets other threads run while it reads). It is
looked for in TESSDATA_PREFIX, in the environment's own `share/tessdata` (where `make install` puts it), then in the system's
folders.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from math import cos, radians, sin
from pathlib import Path
from typing import Any, NamedTuple

from extractors.pages.deskew import tilt, without_shades
from extractors.pages.ocr_croix import with_crosses
from extractors.pages.ocr_grid import by_cells
from extractors.pages.ocr_rows import Row, by_rows
from extractors.pages.ocr_unread import INK, with_unread
from extractors.pages.ocr_words import mended
from extractors.pages.page import Line, Page, Word
from extractors.pages.reading_order import Box

LANGUAGE = "fra"
SYSTEM = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
          "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")  # fmt: skip
READABLE = re.compile(r"\w\w|\d")
COUNT = re.compile(r"\d{1,3}")
NEAR, FAR = 8, 25
"""Heights of a figure between a label and its count, at most: any label, one that ends with a colon."""
DOUBTFUL = 0.6
"""Mean confidence under which a page may stand on its head (level French prose: above 0.85, upside down: under 0.4)."""
THICK, THICK_FOR_HEIGHT, FLAT = 1.2, 1.15, 2.2
"""Strokes of bold letters are this many times those of the page (measured: bold 1.3 to 1.45, plain under 1.1); what is
thicker still is a table's line or a shaded cell."""
UNDERLINE = 150
MARGIN = 12
"""Pixels around a part of a page that is read on its own: letters at its very edge are lost."""
ROW_TO_SIZE = 1.1
"""A font's size by the height that Tesseract gives to a row, from the tops of its capitals to the ends of its `p`."""

_LOCAL = threading.local()


class MissingModel(RuntimeError):
    """Tesseract's French model is on none of the known places of this machine."""


def model_folder() -> str:
    """The folder that holds `fra.traineddata`. Raises MissingModel."""
    for folder in (os.environ.get("TESSDATA_PREFIX"), f"{sys.prefix}/share/tessdata", *SYSTEM):
        if folder and (Path(folder) / f"{LANGUAGE}.traineddata").is_file():
            return folder
    raise MissingModel(
        "Le modèle français de Tesseract manque : les pages numérisées ne peuvent pas être lues. "
        "Lancez `make install`, ou installez-le (Debian : apt install tesseract-ocr-fra)."
    )


def read_picture(image: Any, number: int, width: float, height: float, dpi: int) -> Page:
    """Read one page's picture (a PIL image at `dpi`); `width` and `height` are the page's, in points.

    The page may lie on its side, stand on its head or be turned by some degrees: the words' boxes are those of the picture
    as given. Raises MissingModel where the French model is not installed.
    """
    grey = image if image.mode == "L" else image.convert("L")
    quarters, angle = tilt(grey, dpi)
    rows, ready = _level_rows(grey, quarters, angle, dpi)
    if _confidence(rows) < DOUBTFUL:
        other, other_ready = _level_rows(grey, quarters + 2, angle, dpi)
        if _confidence(other) > _confidence(rows):
            rows, ready, quarters = other, other_ready, quarters + 2
    back = _Back(quarters % 4, angle, ready.width, ready.height, 72 / dpi)
    return _page(rows, _thick(rows, ready), back, number, width, height)


def _level_rows(grey: Any, quarters: int, angle: float, dpi: int) -> tuple[list[Row], Any]:
    """The rows of a picture once turned (counterclockwise), and the picture that Tesseract was given."""
    from PIL import Image

    for _ in range(quarters % 4):
        grey = grey.transpose(Image.Transpose.ROTATE_90)
    if angle:
        grey = grey.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    ready = without_shades(grey, dpi)
    rows = with_unread(_rejoin(list(_rows(ready, dpi))), ready, lambda part: _one_line(part, dpi))
    cells = by_cells(rows, ready)
    rows = cells if cells is not rows else by_rows(rows, lambda zone: _block(ready, dpi, zone))
    return with_crosses(rows, ready), ready


def _engine() -> Any:
    if not hasattr(_LOCAL, "engine"):
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr

        _LOCAL.engine = tesserocr.PyTessBaseAPI(path=model_folder(), lang=LANGUAGE, psm=tesserocr.PSM.AUTO)
    return _LOCAL.engine


def _block(image: Any, dpi: int, zone: Box) -> list[Row]:
    """The lines of a part of the picture, each read from its left end to its right one."""
    import tesserocr

    left, top = max(int(zone.x0) - MARGIN, 0), max(int(zone.top) - MARGIN // 2, 0)
    part = image.crop(
        (left, top, min(int(zone.x1) + MARGIN, image.width), min(int(zone.bottom) + MARGIN // 2, image.height))
    )
    rows = _rows(part, dpi, tesserocr.PSM.SINGLE_BLOCK)
    return [
        Row(
            [(word, Box(b.x0 + left, b.top + top, b.x1 + left, b.bottom + top), sure) for word, b, sure in row.words],
            row.height,
        )
        for row in rows
    ]


def _one_line(part: Any, dpi: int) -> list[Row]:
    import tesserocr

    return list(_rows(part, dpi, tesserocr.PSM.RAW_LINE))


def _rows(image: Any, dpi: int, layout: int | None = None) -> Iterator[Row]:
    """What Tesseract reads, line by line, in its reading order (columns one after the other)."""
    engine = _engine()
    from tesserocr import PSM, RIL, iterate_level

    engine.SetPageSegMode(PSM.AUTO if layout is None else layout)
    engine.SetImage(image)
    engine.SetSourceResolution(dpi)
    engine.Recognize()
    iterator = engine.GetIterator()
    raw: list[tuple[str, Box, float]] = []
    height = 0.0
    for item in iterate_level(iterator, RIL.WORD) if iterator else ():
        if item.Empty(RIL.WORD):
            continue
        if item.IsAtBeginningOf(RIL.TEXTLINE):
            if words := mended(raw):
                yield Row(words, height)
            raw, height = [], item.RowAttributes()["row_height"]
        if box := item.BoundingBox(RIL.WORD):
            raw.append((item.GetUTF8Text(RIL.WORD), Box(*map(float, box)), item.Confidence(RIL.WORD) / 100))
    if words := mended(raw):
        yield Row(words, height)
    engine.Clear()


def _rejoin(rows: list[Row]) -> list[Row]:
    """A count that Tesseract set apart from its label, as a column of its own, goes back to the label's line."""
    kept = [row for row in rows if not COUNT.fullmatch(" ".join(text for text, _, _ in row.words))]
    for row in rows:
        if row in kept:
            continue
        box = row.words[0][1]
        labels = [left for left in kept if _beside(left, box)]
        if labels:
            max(labels, key=lambda left: left.words[-1][1].x1).words.extend(row.words)
        else:
            kept.append(row)
    return sorted(kept, key=rows.index) if len(kept) < len(rows) else rows


def _beside(left: Row, box: Box) -> bool:
    """A line that ends on the left of the box, on its height, not further than a column's width."""
    middle, height = (box.top + box.bottom) / 2, box.bottom - box.top
    top, bottom = min(b.top for _, b, _ in left.words), max(b.bottom for _, b, _ in left.words)
    word, last, _ = left.words[-1]
    return top < middle < bottom and 0 < box.x0 - last.x1 < (FAR if word.endswith(":") else NEAR) * height


def _confidence(rows: list[Row]) -> float:
    """Mean over the letters of all words, 1.0 where there is nothing to doubt."""
    letters = [(len(text), confidence) for row in rows for text, _, confidence in row.words]
    total = sum(count for count, _ in letters)
    return sum(count * confidence for count, confidence in letters) / total if total else 1.0


def _thick(rows: list[Row], image: Any) -> list[bool]:
    """Which rows are bold: their strokes are thicker than the page's, also for their height."""
    from PIL import ImageChops

    if not rows:
        return []
    ink = image.point(INK)
    starts = ImageChops.subtract(ink, ImageChops.offset(ink, 1, 0))
    strokes = [statistics.median(_stroke(box, ink, starts) for _, box, _ in row.words) for row in rows]
    heights = [max(row.height, 1.0) for row in rows]
    usual = statistics.median(strokes)
    shape = statistics.median(stroke / height for stroke, height in zip(strokes, heights, strict=True))
    return [
        THICK * usual <= stroke < FLAT * usual and stroke >= THICK_FOR_HEIGHT * shape * height
        for stroke, height in zip(strokes, heights, strict=True)
    ]


def _stroke(box: Box, ink: Any, starts: Any) -> float:
    """Mean length of a word's runs of ink, in pixels along its rows, its underline apart."""
    x0, top, x1, bottom = (int(edge) for edge in box)
    word = ink.crop((x0, top, x1, bottom))
    filled = word.resize((1, word.height), 4).tobytes()  # Image.Resampling.BOX
    line = next((y for y in range(word.height * 3 // 5, word.height) if filled[y] > UNDERLINE), word.height)
    area = word.crop((0, 0, word.width, line)).histogram()[255]
    return float(area / max(starts.crop((x0, top, x1, top + line)).histogram()[255], 1))


class _Back(NamedTuple):
    """The way back from the levelled picture (pixels) to the page (points)."""

    quarters: int
    angle: float
    width: int
    height: int
    scale: float

    def box(self, box: Box, *, level: bool = False) -> Box:
        """`level`: leave out the small angle, so that a long line's box stays as high as its words."""
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        half_width, half_height = (box.x1 - box.x0) / 2, (box.bottom - box.top) / 2
        if self.angle and not level:
            turn, right, down = radians(self.angle), x - self.width / 2, y - self.height / 2
            x = self.width / 2 + right * cos(turn) - down * sin(turn)
            y = self.height / 2 + right * sin(turn) + down * cos(turn)
        across, tall = self.width, self.height
        for _ in range(self.quarters):
            x, y = tall - y, x
            across, tall = tall, across
            half_width, half_height = half_height, half_width
        edges = (x - half_width, y - half_height, x + half_width, y + half_height)
        return Box(*(edge * self.scale for edge in edges))


def _page(rows: list[Row], bold: list[bool], back: _Back, number: int, width: float, height: float) -> Page:
    lines: list[Line] = []
    words: list[Word] = []
    pieces: list[str] = []
    at = 0
    for row, thick in zip(rows, bold, strict=True):
        text = " ".join(word for word, _, _ in row.words)
        if not READABLE.search(text):
            continue
        start = at
        for word, box, confidence in row.words:
            words.append(Word(at, at + len(word), *back.box(box), confidence))
            at += len(word) + 1
        size = ROW_TO_SIZE * row.height * back.scale
        lines.append(Line(start, at - 1, *back.box(row.box(), level=True), "", size, thick, _confidence([row])))
        pieces.append(text)
    page = Page(number, width, height, "\n".join(pieces), tuple(lines), "ocr", tuple(words), _confidence(rows))
    return page if lines else replace(page, origin="vide", confidence=1.0)
