"""A scanned page's picture made ready for OCR: level lines, no shaded zones. Pillow only, about 5 % of the OCR's time."""

from __future__ import annotations

from typing import Any

SMALL_DPI = 60
"""Lines of text are still told apart, letters are not."""
INK = 150
"""Grey under which a dot of the small picture belongs to text."""
LEVEL = 0.7
"""Degrees that Tesseract reads as well as level lines (measured: no loss up to 1, 4 % of the words lost at 3)."""
MOST = 5.0
PROBES = (LEVEL, -LEVEL, 1.8, -1.8, 3.2, -3.2, 4.6, -4.6)
"""Angles that a level page's rows all beat."""
BLACK = 40
SHADED = 0.86
"""A zone darker than this share of the page's paper is shaded (heads of tables, highlighter)."""


def tilt(image: Any, dpi: int) -> tuple[int, float]:
    """Quarter turns (0 or 1) and then degrees, both counterclockwise, that make the lines of a grey picture level.

    (0, 0.0) where they are nearly so. Level lines make rows of dots that alternate sharply between ink and blank. Whether
    a page then stands on its head is not seen here.
    """
    from PIL import Image

    small = _small(image, dpi)
    level = _contrast(small, 0.0)
    turned = small.transpose(Image.Transpose.ROTATE_90)
    if level > _contrast(turned, 0.0) and all(level > 1.2 * _contrast(small, angle) for angle in PROBES):
        return 0, 0.0
    across, along = _best(small), _best(turned)
    if along[0] > 2 * across[0]:
        return 1, along[1] if abs(along[1]) >= LEVEL else 0.0
    return 0, across[1] if abs(across[1]) >= LEVEL and across[0] > 1.2 * level else 0.0


def _best(small: Any) -> tuple[int, float]:
    """The sharpest contrast of rows and the angle that gives it."""
    coarse = max((_contrast(small, step / 2), step / 2) for step in range(round(-2 * MOST), round(2 * MOST) + 1))
    return max((_contrast(small, coarse[1] + step / 10), coarse[1] + step / 10) for step in range(-4, 5))


def without_shades(image: Any, dpi: int) -> Any:
    """The picture with its shaded zones as light as its paper; the same object where there are none.

    One threshold for a whole page, as Tesseract sets it, turns grey zones black with the words in them.
    """
    from PIL import Image, ImageFilter, ImageMath

    cell = max(round(dpi / 50), 1)
    ground = image.resize((max(image.width // cell, 1), max(image.height // cell, 1)), Image.Resampling.BOX)
    ground = ground.filter(ImageFilter.MaxFilter(3))
    paper = _usual(ground)
    zones = ground.point([255 if BLACK < level < int(SHADED * paper) else 0 for level in range(256)])
    zones = _without_edges(zones).filter(ImageFilter.MinFilter(5))
    if zones.getbbox() is None:
        return image
    zones = zones.filter(ImageFilter.MaxFilter(9))
    ground = Image.composite(ground, Image.new("L", ground.size, paper), zones).filter(ImageFilter.GaussianBlur(1))
    part = zones.getbbox()
    within = tuple(min(edge * cell, most) for edge, most in zip(part, image.size * 2, strict=True))
    shaded = image.crop(within)
    lifted = ImageMath.lambda_eval(
        lambda on: on["convert"](on["min"](on["shaded"] * paper / on["max"](on["ground"], 1), 255), "L"),
        shaded=shaded,
        ground=ground.crop(part).resize(shaded.size, Image.Resampling.BILINEAR),
    )
    result = image.copy()
    result.paste(lifted, within[:2])
    return result


def _without_edges(zones: Any) -> Any:
    """Scanners leave shadows along the page's edges."""
    from PIL import Image

    kept = Image.new("L", zones.size, 0)
    inner = (zones.width // 25, zones.height // 25, zones.width - zones.width // 25, zones.height - zones.height // 25)
    kept.paste(zones.crop(inner), inner[:2])
    return kept


def _small(image: Any, dpi: int) -> Any:
    """Text as white on black, at SMALL_DPI, without the page's edges, where scanners leave shadows."""
    from PIL import Image

    scale = min(SMALL_DPI / dpi, 1.0)
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    small = image.resize(size, Image.Resampling.BOX).point([255 if level < INK else 0 for level in range(256)])
    width, height = small.size
    return small.crop((width // 20, height // 20, width - width // 20, height - height // 20))


def _contrast(small: Any, angle: float) -> int:
    from PIL import Image

    turned = small.rotate(angle, resample=Image.Resampling.BILINEAR) if angle else small
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in zip(rows, rows[1:], strict=False))


def _usual(ground: Any) -> int:
    """The commonest light grey: the paper's."""
    counts = ground.histogram()
    return max(range(120, 256), key=lambda level: counts[level])
