"""Records to JSON and back, without loss."""

from __future__ import annotations

import json
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar

from schemas.records import Acte, Anomalie, Document, Extraction, Preuve, Procuration

R = TypeVar("R", Acte, Document)
LISTS = ("membres_presents", "membres_absents", "vote_non_participation")


def acte_from_dict(data: dict[str, Any]) -> Acte:
    """The act that `Acte.to_dict` gave."""
    return _record(Acte, data)


def extraction_to_json(extraction: Extraction) -> str:
    return json.dumps(
        {"document": extraction.document.to_dict(), "actes": [a.to_dict() for a in extraction.actes], "anomalies": [a.to_dict() for a in extraction.anomalies]},
        ensure_ascii=False,
    )  # fmt: skip


def extraction_from_json(text: str) -> Extraction:
    data = json.loads(text)
    return Extraction(
        _record(Document, data["document"]),
        tuple(_record(Acte, a) for a in data["actes"]),
        tuple(Anomalie(**a) for a in data["anomalies"]),
    )


def _record(kind: type[R], data: dict[str, Any]) -> R:
    known = {f.name for f in fields(kind)}
    values: dict[str, Any] = {k: v for k, v in data.items() if k in known}
    for name in LISTS:
        if name in values:
            values[name] = tuple(values[name] or ())
    values["procurations"] = tuple(Procuration(**p) for p in values.get("procurations") or ())
    values["preuves"] = MappingProxyType({k: Preuve(**p) for k, p in (values.get("preuves") or {}).items()})
    return kind(**values)
