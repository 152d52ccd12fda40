"""A day as it is said in French."""

from __future__ import annotations

from datetime import date

MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
JOURS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()


def en_francais(jour: date | str, *, semaine: bool = False) -> str:
    """A day, or the day of an ISO text. Raises ValueError where the text has none.

    >>> en_francais("2025-02-01"), en_francais("2025-02-06T03:00:00Z", semaine=True)
    ('1er février 2025', 'jeudi 6 février 2025')
    """
    d = jour if isinstance(jour, date) else date.fromisoformat(jour[:10])
    said = f"{'1er' if d.day == 1 else d.day} {MOIS[d.month - 1]} {d.year}"
    return f"{JOURS[d.weekday()]} {said}" if semaine else said
