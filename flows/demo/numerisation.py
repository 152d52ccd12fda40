"""From a clean page to what an office copier makes of it: grey, slightly turned, blurred, noisy, JPEG."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from typing import Any

from flows.demo.balisage import Scan


@dataclass(frozen=True, slots=True)
class PageImage:
    jpeg: bytes


def degrade(image: Any, scan: Scan, *, seed: int) -> PageImage:
    """A rendered page (a PIL image) as a scan. The same image, settings and seed give the same bytes."""
    from PIL import Image, ImageChops, ImageFilter

    grey = image.convert("L").rotate(scan.angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = grey.filter(ImageFilter.GaussianBlur(scan.flou))
    grain = Image.frombytes("L", grey.size, random.Random(seed).randbytes(grey.width * grey.height))
    speckle = grain.point([level * scan.bruit // 255 for level in range(256)])
    spoilt = ImageChops.subtract(ImageChops.add(grey, speckle), speckle.rotate(180))
    buffer = io.BytesIO()
    spoilt.save(buffer, "JPEG", quality=62, dpi=(scan.dpi, scan.dpi))
    return PageImage(buffer.getvalue())
