"""A page as read: its text, and for each line and word where it lies and how it looks.

Coordinates are PDF points (1/72 inch) with the origin at the page's top left. `start`/`end` are offsets in the page's
own `text`: the evidence of a printed value is such a pair, so this text never changes after reading. Lines and words are
tuples: there are thousands in a document, and a frozen dataclass costs four times as much to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Word(NamedTuple):
    """One word as OCR saw it (born-digital pages have none: the words' boxes are asked of pdfium when needed)."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


class Line(NamedTuple):
    """One printed line. `font` is the name of its first letter's font ("" where unknown), `size` its height in points."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    font: str = ""
    size: float = 0.0
    bold: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `text` is its lines in reading order, joined by "\\n"; `origin` says where the text comes from."""

    number: int
    width: float
    height: float
    text: str
    lines: tuple[Line, ...]
    origin: Literal["texte", "ocr", "vide"] = "texte"
    words: tuple[Word, ...] = ()
    confidence: float = 1.0
