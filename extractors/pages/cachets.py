"""Seals inked in colour over the words of a scanned page: their ink is made as light as paper, the black under it stays.

A logo, a heading in colour are let be: a seal is a figure about as high as wide, mostly empty, laid over black letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SMALL_DPI = 72
"""A ring is one figure there."""
TINTED = 20
"""Difference between a dot's lightest and darkest channels from which it has a colour."""
LEAST, MOST = 60, 190
"""A seal's width and height, in points (French ones measure 25 to 50 mm)."""
SQUARE = 1.7
HOLLOW = (0.04, 0.6)
"""Share of its box that its ink covers."""
LETTERS, BLACK = 0.01, 120
"""Share of its box that black letters cover, at least, for the seal to be in their way."""
PALE = 110
"""Lightest channel of a seal's ink: darker, it is not told from black."""
INK = 0.72
"""What is darker than this share of the seal's ink is no part of it."""
SEVERAL = 12
FEW, MUCH = 60, 0.3
"""Dots of colour under which there is no seal, share of the page above which its paper is tinted."""


def has_seals(image: Any, dpi: int) -> bool:
    """Does a seal in colour lie over the words of a picture? SMALL_DPI is enough to tell."""
    return image.mode == "RGB" and any(True for _ in _seals(image, dpi))


def without_seals(image: Any, dpi: int) -> Any:
    """A picture in grey (PIL, mode L) from one in colour, the seals that lie over its words taken out."""
    grey = image.convert("L")
    if image.mode != "RGB":
        return grey
    for box in _seals(image, dpi):
        part = image.crop(box)
        lightest, tint = _lightest(part), _tint(part)
        level = _level(lightest, tint)
        if level >= PALE:
            cut = INK * level
            grey.paste(lightest.point([min(round(v * 255 / cut), 255) for v in range(256)]), box[:2])
    return grey


def _seals(image: Any, dpi: int) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of seals, in the picture's pixels."""
    from PIL import Image, ImageDraw, ImageFilter

    step = max(dpi / SMALL_DPI, 1.0)
    small = image.resize((max(round(image.width / step), 1), max(round(image.height / step), 1)), Image.Resampling.BOX)
    tinted = _tint(small).point([255 if level > TINTED else 0 for level in range(256)])
    if not FEW < tinted.histogram()[255] < MUCH * tinted.width * tinted.height:
        return
    black = _lightest(small).point([255 if level < BLACK else 0 for level in range(256)])
    figures = tinted.filter(ImageFilter.MaxFilter(7))
    for _ in range(SEVERAL):
        around = figures.getbbox()
        if around is None:
            return
        row = figures.crop((0, around[1], figures.width, around[1] + 1)).getbbox()
        ImageDraw.floodfill(figures, (row[0], around[1]), 128)
        box = figures.point([255 if level == 128 else 0 for level in range(256)]).getbbox()
        figures = figures.point([0 if level == 128 else level for level in range(256)])
        if _is_seal(box, tinted.crop(box), black.crop(box), step * 72 / dpi):
            edges = (max(edge * step, 0) for edge in box)
            left, top, right, bottom = (int(edge) for edge in edges)
            yield left, top, min(right + 1, image.width), min(bottom + 1, image.height)


def _is_seal(box: tuple[int, int, int, int], tinted: Any, black: Any, point: float) -> bool:
    width, height = (box[2] - box[0]) * point, (box[3] - box[1]) * point
    if not (LEAST <= width <= MOST and LEAST <= height <= MOST and max(width, height) <= SQUARE * min(width, height)):
        return False
    area = tinted.width * tinted.height
    return bool(HOLLOW[0] <= tinted.histogram()[255] / area <= HOLLOW[1] and black.histogram()[255] >= LETTERS * area)


def _lightest(image: Any) -> Any:
    from PIL import ImageChops

    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _tint(image: Any) -> Any:
    from PIL import ImageChops

    red, green, blue = image.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.subtract(_lightest(image), darkest)


def _level(lightest: Any, tint: Any) -> int:
    """The usual lightest channel of the dots that have a strong colour."""
    counts = lightest.histogram(tint.point([255 if level > 2 * TINTED else 0 for level in range(256)]))
    half, below = sum(counts) / 2, 0
    for level, count in enumerate(counts):
        below += count
        if half and below >= half:
            return level
    return 0
