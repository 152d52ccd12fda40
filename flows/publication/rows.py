"""Records to rows of text, as they stand in the published tables (`flows.cellules`: how one value is written)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from flows.cellules import cells, text
from flows.publication.fusion import Fusion
from flows.publication.identifiants import seance_uid
from flows.source import Source
from schemas.records import Acte, Anomalie, Preuve
from schemas.resultats import conteste
from schemas.tables import columns
from schemas.vus import DocumentVu


def acte_row(fusion: Fusion, identifier: str) -> dict[str, str]:
    acte = fusion.acte
    told = {k: p.origine for k, p in acte.preuves.items() if p.origine != "imprime"}
    if not acte.delib_id:
        told["delib_id"] = "genere"
    return {
        "acte_uid": identifier,
        **cells(_own_columns(), acte),
        "seance_uid": seance_uid(acte),
        "documents": text(sorted({a.document_sha256 or "" for a in fusion.lectures})),
        "noms_masques": text(fusion.noms_masques),
        "vote_conteste": text(conteste(acte.vote_contre, acte.vote_abstention, acte.vote_resultat)),
        "origines": text([f"{k}={v}" for k, v in sorted(told.items())]),
    }


@cache
def _own_columns() -> tuple[str, ...]:
    """The columns of `actes` that are the record's own."""
    return tuple(c for c in columns("actes") if c in Acte.__dataclass_fields__)


def preuve_rows(fusion: Fusion, identifier: str) -> Iterator[dict[str, str]]:
    """One row per value that has a proof; a number made by us for SCDL says so."""
    preuves = dict(fusion.acte.preuves)
    values = {champ: text(getattr(fusion.acte, champ)) for champ in preuves}
    if not fusion.acte.delib_id:
        preuves["delib_id"] = Preuve(
            "genere", "aucun numéro imprimé : identifiant de registre, dans le fichier SCDL seulement", "scdl.delib_id"
        )
        values["delib_id"] = identifier
    for champ, p in sorted(preuves.items()):
        yield {
            "acte_uid": identifier, "champ": champ, "valeur": values[champ], "origine": p.origine, "page": _count(p.page), "debut": _count(p.debut),
            "fin": _count(p.fin), "texte": text(p.texte), "regle": p.regle, "confiance": text(p.confiance),
            "document_sha256": fusion.documents.get(champ) or fusion.acte.document_sha256 or "",
        }  # fmt: skip


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def anomalie_row(anomalie: Anomalie) -> dict[str, str]:
    return cells(columns("anomalies"), anomalie)


def document_row(document: DocumentVu) -> dict[str, str]:
    return cells(columns("documents"), document)


def source_row(source: Source) -> dict[str, str]:
    """A source of the web; a folder of this machine keeps its address to itself."""
    row = cells(columns("sources"), source)
    return row if on_the_web(row["url"]) else {**row, "url": ""}


def on_the_web(url: str) -> bool:
    """An address that others can open, not a folder of this machine."""
    return url.startswith(("http://", "https://"))
