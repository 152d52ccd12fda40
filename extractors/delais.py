"""The days between a convocation, its sitting and what follows: in order, and neither too few nor too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from schemas.records import Acte

LONGTEMPS = 60
"""Days: of 279 sittings read by hand, the one convened the longest before had been so for 18 days."""


def ordre_des_dates(acte: Acte) -> Iterator[tuple[str, str]]:
    """Convocation, sitting, reception by the prefecture: in this order (CGCT L.2121-10, L.2131-1)."""
    if acte.delib_date and acte.convocation_date and acte.convocation_date > acte.delib_date:
        yield "convocation_date", f"la convocation ({acte.convocation_date}) suivrait la séance ({acte.delib_date})"
    if acte.delib_date and acte.pref_date and acte.pref_date < acte.delib_date:
        yield "pref_date", f"la réception en préfecture ({acte.pref_date}) précéderait la séance ({acte.delib_date})"


def convocation_ancienne(acte: Acte) -> Iterator[tuple[str, str]]:
    """A council is not convened months before: such a date comes from another sitting's head, copied. It is left out."""
    if _ancienne(acte):
        yield (
            "convocation_date",
            f"plus de {LONGTEMPS} jours entre la convocation ({acte.convocation_date}) et la séance ({acte.delib_date}) : "
            "sans doute celle d'une autre séance, laissée de côté",
        )


def sans_convocation_ancienne(acte: Acte) -> Acte:
    """The act without a convocation that is another sitting's (`convocation_ancienne` says so)."""
    if not _ancienne(acte):
        return acte
    kept = {champ: preuve for champ, preuve in acte.preuves.items() if champ != "convocation_date"}
    return replace(acte, convocation_date=None, preuves=MappingProxyType(kept))


def _ancienne(acte: Acte) -> bool:
    if not acte.delib_date or not acte.convocation_date:
        return False
    return date.fromisoformat(acte.convocation_date) + timedelta(days=LONGTEMPS) < date.fromisoformat(acte.delib_date)


def delai_de_convocation(acte: Acte, population: int | None) -> Iterator[tuple[str, str]]:
    """At least three clear days before the sitting below 3,500 inhabitants (CGCT L.2121-11), five above (L.2121-12).

    Where the population is not known, three: the shorter notice is the one that no council may go under but in urgency.
    """
    if not acte.delib_date or not acte.convocation_date or acte.convocation_date > acte.delib_date:
        return
    days = 5 if population is not None and population >= 3500 else 3
    if date.fromisoformat(acte.convocation_date) + timedelta(days=days + 1) > date.fromisoformat(acte.delib_date):
        yield (
            "convocation_date",
            f"moins de {days} jours francs entre la convocation ({acte.convocation_date}) et la séance ({acte.delib_date})",
        )
