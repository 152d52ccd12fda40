"""A publisher of council documents, as the rest of `flows/` knows it. How one is described: `flows/annuaire/files.py`."""

from __future__ import annotations

from dataclasses import dataclass, field

QUARTER = 92
"""Days: a council sits at least once a quarter (CGCT L.2121-7)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One publisher. `siren` is its key everywhere; `pages` are more addresses of listings beside `url`; `depuis` an ISO date."""

    siren: str
    nom: str
    url: str
    plateforme: str
    siret: str | None = None
    insee: str | None = None
    departement: str | None = None
    population: int | None = None
    rythme: int = QUARTER
    profondeur: int = 4
    pages: tuple[str, ...] = ()
    depuis: str | None = None
    garder: tuple[str, ...] = ()
    ecarter: tuple[str, ...] = field(default=())
