"""The record of a document seen at an address, whatever became of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

from schemas.records import Nature

Statut = Literal["retenu", "ecarte", "refuse", "modifie", "retire"]


@dataclass(frozen=True, slots=True)
class DocumentVu:
    """One row of `documents`: a document seen at an address, whatever became of it.

    `statut`: `retenu` (a council's document, read), `ecarte` (left aside, with the reason: not a council's document, no act
    in it), `refuse` (could not be read), `modifie` (another file has taken its address: an older version), `retire` (gone
    from the site). `taille` in bytes; `premiere_vue`/`derniere_vue` are UTC instants, ISO 8601 with a `Z`.
    """

    document_sha256: str | None
    url: str
    source: str
    fichier: str
    nature: Nature | None
    statut: Statut
    raison: str | None
    taille: int | None
    pages: int | None
    premiere_vue: str
    derniere_vue: str

    def to_dict(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}
