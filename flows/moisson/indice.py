"""What a site says of a document, used where the document itself says nothing; always marked as told by the source."""

from __future__ import annotations

from extractors.dates import read_dates
from flows.moisson.mots import AUTRE_ASSEMBLEE, SEANCE, plain


def sitting_day(indice: str) -> tuple[str, str] | None:
    """The day of the sitting that a link's words tell of (`Séance du 12 mars 2024`), ISO and as it is told; None where they tell
    none, or several. Of the words only the day is given back: a title may name a private person."""
    words = plain(indice)
    days = {d.iso: indice[d.start : d.end] for d in read_dates(indice)}
    if len(days) != 1 or not SEANCE.search(words) or AUTRE_ASSEMBLEE.search(words):
        return None
    return next(iter(days.items()))
