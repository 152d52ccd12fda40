"""Crosses of a roll call that Tesseract passed over: a lone sign in a cell looks to it like a speck.

Under heads that call a roll (`Présent`, `Absent`), on the height of a row of words, a mark as high as letters is one. Only
whether there is a mark is told, from the ink; which sign it is does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from extractors.pages.ocr_rows import Row
from extractors.pages.reading_order import Box, level
from extractors.patterns.casse import SansCasse

PRESENT = SansCasse(r"[|/]?pr[ée]sent\w*[|/]?$")
TETE = SansCasse(r"[|/]?(?:pr[ée]sent|absent|excus|pouvoir|procuration|repr[ée]sent)\w*[|/]?$")
AUTRE = SansCasse(
    r"[|/]?(?:noms?|pr[ée]noms?|titulaires?|suppl[ée]ants?|d[ée]l[ée]gu[ée]s?|conseillers?|membres?|[ée]lus?|communes?|fonctions?|qualit[ée]|observations?|remarques?|signatures?|[ée]margements?)[|/]?$"
)
"""The other heads of such a table."""
SURE = 0.75
"""Confidence of such a cross."""
INK = [255 if grey < 150 else 0 for grey in range(256)]
SIZES = (0.35, 1.3)
"""Width and height of a mark, in heights of the row's letters."""
FULL = (0.1, 0.75)
"""Share of a mark's box that is ink."""
HEADS = 3
"""Heads of such a table, at least."""
MARKS = frozenset("Xx×✓✔")


class Head(NamedTuple):
    """A column: its edges, half way to its neighbours."""

    x0: float
    x1: float


def with_crosses(rows: list[Row], picture: Any) -> list[Row]:
    """The rows, with an `X` where a mark stands under a roll call's heads that was not read; the same list where there is none."""
    at = next((i for i, row in enumerate(rows) if _calls(row)), None)
    if at is None:
        return rows
    top = rows[at].box().bottom
    heads = _columns(rows[at])
    below = [row for row in rows if row.box().top > top - 2]
    words = [word for row in below for word in row.words]
    if not any(text in MARKS and any(h.x0 < _centre(box) < h.x1 for h in heads) for text, box, _ in words):
        return rows
    rows, below = _joined(rows, below)
    bottom = max(box.bottom for text, box, _ in words if text in MARKS)
    height = min((row.height for row in below), default=0.0)
    for row in sorted(below, key=lambda row: row.box().top):
        if row.box().top < bottom + 3 * height and row.words[0][1].x1 < heads[0].x0:
            row.words.extend(marks := list(_seen(row, heads, words, picture)))
            bottom = max(bottom, *(box.bottom for _, box, _ in marks), 0)
    return rows


def _joined(rows: list[Row], below: list[Row]) -> tuple[list[Row], list[Row]]:
    """A cross that was read on a line of its own goes to the row on its height."""
    lone = [row for row in below if all(text in MARKS for text, _, _ in row.words)]
    below = [row for row in below if row not in lone]
    for row in lone:
        box = row.box()
        beside = [other for other in below if level(other.words[0][1], box) and other.words[-1][1].x1 < box.x0]
        if beside:
            max(beside, key=lambda other: other.words[-1][1].x1).words.extend(row.words)
            rows = [other for other in rows if other is not row]
    return rows, below


def _calls(row: Row) -> bool:
    texts = [text for text, _, _ in row.words]
    if not any(PRESENT.match(text) for text in texts) or any(":" in text for text in texts):
        return False
    known = sum(1 for text in texts if TETE.match(text) or AUTRE.match(text))
    return known >= HEADS and len(texts) <= 2 * known + 1


def _columns(row: Row) -> list[Head]:
    boxes = sorted((box for text, box, _ in row.words if TETE.match(text)), key=lambda box: box.x0)
    return [
        Head(box.x0 - 0.08 * (box.x1 - box.x0), box.x1 + 0.08 * (box.x1 - box.x0)) for box in boxes
    ]  # fmt: skip


def _seen(
    row: Row, heads: Sequence[Head], words: Sequence[tuple[str, Box, float]], picture: Any
) -> Iterator[tuple[str, Box, float]]:
    first = row.words[0][1]
    for head in heads:
        zone = Box(head.x0, first.top, head.x1, first.bottom)
        if not any(_over(box, zone) for _, box, _ in words) and (
            mark := _mark(zone, picture, first.bottom - first.top)
        ):
            yield "X", mark, SURE


def _mark(zone: Box, picture: Any, height: float) -> Box | None:
    """The ink of a zone, where it has a mark's size."""
    ink = picture.crop(tuple(map(int, zone))).point(INK)
    found = ink.getbbox()
    if found is None:
        return None
    x0, top, x1, bottom = found
    wide, high = (x1 - x0) / height, (bottom - top) / height
    share = ink.crop(found).histogram()[255] / max((x1 - x0) * (bottom - top), 1)
    if not all(SIZES[0] <= size <= SIZES[1] for size in (wide, high)) or not FULL[0] <= share <= FULL[1]:
        return None
    return Box(zone.x0 + x0, zone.top + top, zone.x0 + x1, zone.top + bottom)


def _over(box: Box, zone: Box) -> bool:
    return box.x0 < zone.x1 and zone.x0 < box.x1 and box.top < zone.bottom and zone.top < box.bottom


def _centre(box: Box) -> float:
    return (box.x0 + box.x1) / 2
