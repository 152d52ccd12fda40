"""One text read twice: as its PDF was made, and as a poor copy of it. The copy may say less, it never says otherwise."""

from __future__ import annotations

import io
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from extractors.pages.text import read_pdf, render_page
from flows.demo.rendu import render
from schemas.records import Extraction

SPECIMENS = Path(__file__).resolve().parent / "specimens"
COUNTS = ("vote_effectif", "vote_reel", "seance_presents", "seance_absents", "seance_pouvoirs")
DECIDED = ("vote_resultat", "vote_pour", "vote_contre", "vote_abstention")
DATES = ("delib_date", "convocation_date", "affichage_date", "pref_date", "publication_date")
VALUES = ("delib_id", *DATES, *COUNTS, *DECIDED)


class Copie(NamedTuple):
    """What a copier does to a page. `pale`: the ink's grey; `angle`: degrees; `dots`: standard deviation of the paper's grain."""

    dpi: int
    angle: float
    pale: int
    dots: int
    quality: int
    seal: tuple[int, int, int] | None


COPIES = {
    "de-travers": Copie(200, 2.6, 20, 12, 60, None),
    "pâle": Copie(200, -0.6, 120, 10, 70, None),
    "cachet": Copie(170, 0.3, 10, 16, 70, (70, 110, 180)),
    "grossière": Copie(150, -2.9, 40, 14, 45, (170, 60, 80)),
}


LEAST = {"de-travers": 0.65, "pâle": 0.95, "cachet": 0.65, "grossière": 0.15}
"""Share of the values that each copy still gives, at least."""


def copied(data: bytes, how: Copie) -> bytes:
    """The same pages as pictures alone, spoilt."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for page in read_pdf(data):
        picture = _spoilt(render_page(data, page.number, how.dpi, grayscale=False), how, page.number)
        canvas.setPageSize((page.width, page.height))
        canvas.drawImage(ImageReader(picture), 0, 0, page.width, page.height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _spoilt(page: Any, how: Copie, seed: int) -> Any:
    ink = page.convert("RGB").point([how.pale + round(level * (240 - how.pale) / 255) for level in range(256)] * 3)
    if how.seal and seed == 1:
        ink = _sealed(ink, how)
    turned = ink.rotate(how.angle, resample=Image.Resampling.BICUBIC, fillcolor=(240, 240, 240))
    grain = Image.merge("RGB", [_grain(turned.size, how.dots, seed)] * 3)
    spoilt = ImageChops.add(turned.filter(ImageFilter.GaussianBlur(0.4)), grain, offset=-128)
    jpeg = io.BytesIO()
    spoilt.save(jpeg, "JPEG", quality=how.quality)
    return Image.open(jpeg)


def _grain(size: tuple[int, int], dots: int, seed: int) -> Any:
    """The same for the same seed, which Pillow's own noise is not."""
    draw = random.Random(seed)
    tile = Image.new("L", (128, 128))
    tile.putdata([min(max(round(draw.gauss(128, dots)), 0), 255) for _ in range(128 * 128)])
    grain = Image.new("L", size)
    for x in range(0, size[0], 128):
        for y in range(0, size[1], 128):
            grain.paste(tile, (x, y))
    return grain


def _sealed(page: Any, how: Copie) -> Any:
    """The town's round seal over the words: what is under its ink is darker still."""
    seal = Image.new("RGB", page.size, (255, 255, 255))
    draw, unit = ImageDraw.Draw(seal), how.dpi / 72
    x, y, radius = 230 * unit, 215 * unit, 46 * unit
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=how.seal, width=round(2 * unit))
    draw.ellipse(
        (x - 0.7 * radius, y - 0.7 * radius, x + 0.7 * radius, y + 0.7 * radius), outline=how.seal, width=round(unit)
    )
    draw.text((x, y), "MAIRIE", fill=how.seal, anchor="mm", font_size=11 * unit)
    draw.text((x, y + 14 * unit), "RÉPUBLIQUE", fill=how.seal, anchor="mm", font_size=8 * unit)
    return ImageChops.multiply(page, seal)


def contradictions(right: Extraction, read: Extraction) -> Iterator[str]:
    """The values of the copy that the text contradicts; a missing one is none. Acts are paired by number, else by rank."""
    people = {fold(name) for acte in right.actes for name in (*acte.membres_presents, *acte.membres_absents)}
    by_number = {acte.delib_id: acte for acte in right.actes if acte.delib_id}
    for rank, acte in enumerate(read.actes):
        own = by_number.get(acte.delib_id) or (right.actes[rank] if len(read.actes) == len(right.actes) else None)
        if own is None:
            yield f"acte {acte.delib_id} {acte.delib_objet}"
            continue
        for name in VALUES:
            value = getattr(acte, name)
            if value is not None and value != getattr(own, name):
                yield f"{acte.delib_id} {name}: {value!r}, {getattr(own, name)!r}"
        for name in (*acte.membres_presents, *acte.membres_absents):
            if fold(name) not in people:
                yield f"{acte.delib_id} membre: {name!r}"


def fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(plain.replace("-", " ").split())


def kept(right: Extraction, read: Extraction) -> tuple[int, int]:
    """Of the values of the text (names among them), how many the copy gives; and how many there are."""
    if len(right.actes) != len(read.actes):
        return 0, 0
    there = found = 0
    for own, acte in zip(right.actes, read.actes, strict=True):
        for name in VALUES:
            there += getattr(own, name) is not None
            found += getattr(own, name) is not None and getattr(own, name) == getattr(acte, name)
        names = {fold(n) for n in acte.membres_presents}
        there += len(own.membres_presents)
        found += sum(fold(n) in names for n in own.membres_presents)
    return found, there


@pytest.mark.slow
@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", ["extrait-colonne-gauche", "extrait-vote-en-lettres", "pv-ordre-1-2-3-et-majorite"])
def test_a_poor_copy_never_says_otherwise(name: str, copy: str) -> None:
    data = render((SPECIMENS / f"{name}.txt").read_text(encoding="utf-8"))
    right = extract(data, "acte.pdf", themes=False)
    read = extract(copied(data, COPIES[copy]), "copie.pdf", themes=False)
    assert list(contradictions(right, read)) == []
    found, there = kept(right, read)
    assert found >= LEAST[copy] * there
