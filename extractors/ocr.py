"""The door to Tesseract: a page's picture becomes a `Page` of words with their boxes and confidences.

The model is loaded once per process, at the first scanned page. It is looked for in TESSDATA_PREFIX, in the environment's
own `share/tessdata` (where `make install` puts it), then in the system's folders.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from extractors.page import Line, Page, Word

DPI = 300
LANGUAGE = "fra"
SYSTEM = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
          "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")  # fmt: skip


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


@cache
def _engine() -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=model_folder(), lang=LANGUAGE, psm=tesserocr.PSM.AUTO)


def read_picture(image: Any, number: int, width: float, height: float, dpi: int = DPI) -> Page:
    """Read one page's picture (a PIL image at `dpi`); `width` and `height` are the page's, in points.

    Raises MissingModel where the French model is not installed.
    """
    from tesserocr import RIL, iterate_level

    engine = _engine()
    engine.SetImage(image)
    engine.SetSourceResolution(dpi)
    engine.Recognize()
    scale = 72 / dpi
    lines: list[Line] = []
    words: list[Word] = []
    pieces: list[str] = []
    at = 0
    iterator = engine.GetIterator()
    row: list[tuple[str, tuple[float, ...], float]] = []
    for item in iterate_level(iterator, RIL.WORD) if iterator else ():
        if item.IsAtBeginningOf(RIL.TEXTLINE) and row:
            at = _close(row, at, lines, words, pieces)
            row = []
        text = (item.GetUTF8Text(RIL.WORD) or "").strip()
        box = item.BoundingBox(RIL.WORD)
        if text and box:
            row.append((text, tuple(v * scale for v in box), item.Confidence(RIL.WORD) / 100))
    if row:
        _close(row, at, lines, words, pieces)
    mean = sum(w.confidence for w in words) / len(words) if words else 0.0
    return Page(number, width, height, "\n".join(pieces), tuple(lines), "ocr" if lines else "vide", tuple(words), mean)


def _close(
    row: list[tuple[str, tuple[float, ...], float]], at: int, lines: list[Line], words: list[Word], pieces: list[str]
) -> int:
    """Add one line of words; the offset at which the next one begins."""
    start, sure = at, 0.0
    for text, box, confidence in row:
        words.append(Word(at, at + len(text), box[0], box[1], box[2], box[3], confidence))
        at += len(text) + 1
        sure += confidence
    x0, top = min(b[0] for _, b, _ in row), min(b[1] for _, b, _ in row)
    x1, bottom = max(b[2] for _, b, _ in row), max(b[3] for _, b, _ in row)
    lines.append(Line(start, at - 1, x0, top, x1, bottom, "", bottom - top, False, sure / len(row)))
    pieces.append(" ".join(text for text, _, _ in row))
    return at
