"""Records to JSON and back, without loss."""

from __future__ import annotations

import json
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar

from schemas.records import Acte, Anomalie, Document, Extraction, Montant, Portion, Preuve, Procuration, VoteNominatif

R = TypeVar("R", Acte, Document)
LISTS = ("membres_presents", "membres_absents", "vote_non_participation")


def acte_from_dict(data: dict[str, Any]) -> Acte:
    """The act that `Acte.to_dict` gave."""
    return _record(Acte, data)


def extraction_to_json(extraction: Extraction) -> str:
    """An act's texts are written as places in the pages, which hold them already."""
    return json.dumps(
        {
            "document": extraction.document.to_dict(),
            "actes": [
                {**a.to_dict(), "textes": [(t.page, t.debut, t.debut + len(t.texte)) for t in a.textes]}
                for a in extraction.actes
            ],
            "anomalies": [a.to_dict() for a in extraction.anomalies],
            "pages": extraction.pages,
        },
        ensure_ascii=False,
    )


def extraction_from_json(text: str) -> Extraction:
    data = json.loads(text)
    pages = tuple(data.get("pages", ()))
    for acte in data["actes"]:
        acte["textes"] = tuple(Portion(p, start, pages[p - 1][start:end]) for p, start, end in acte.get("textes", ()))
    return Extraction(
        _record(Document, data["document"]),
        tuple(_record(Acte, a) for a in data["actes"]),
        tuple(Anomalie(**a) for a in data["anomalies"]),
        pages,
    )


def _record(kind: type[R], data: dict[str, Any]) -> R:
    known = {f.name for f in fields(kind)}
    values: dict[str, Any] = {k: v for k, v in data.items() if k in known}
    for name in LISTS:
        if name in values:
            values[name] = tuple(values[name] or ())
    values["procurations"] = tuple(Procuration(**p) for p in values.get("procurations") or ())
    if kind is Acte:
        values["montants"] = tuple(Montant(**_line(m)) for m in values.get("montants") or ())
        values["votes_nominatifs"] = tuple(VoteNominatif(**_line(v)) for v in values.get("votes_nominatifs") or ())
    values["preuves"] = MappingProxyType({k: Preuve(**p) for k, p in (values.get("preuves") or {}).items()})
    return kind(**values)


def _line(data: dict[str, Any]) -> dict[str, Any]:
    """A row of an act's own table, its proof a record again."""
    return {**data, "preuve": Preuve(**data["preuve"]) if data.get("preuve") else None}
