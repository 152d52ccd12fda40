"""The door to frictionless: is a file what its schema says? Errors in French, with row, column, value and reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.rules import RULES
from schemas.tables import columns, schema

KINDS = {
    "constraint-error": "ne respecte pas une contrainte", "type-error": "n'est pas du bon type", "missing-label": "cette colonne manque",
    "extra-label": "colonne inconnue", "incorrect-label": "colonne inattendue à cette place", "blank-row": "ligne vide", "primary-key": "clé déjà vue",
    "missing-cell": "la cellule manque", "extra-cell": "cellule en trop", "duplicate-label": "colonne en double",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Erreur:
    """One fault of a file. `ligne` counts from 1, the header being line 1; None where it is the file's or a column's."""

    ligne: int | None
    champ: str | None
    valeur: str | None
    raison: str

    def __str__(self) -> str:
        where = [
            f"ligne {self.ligne}" if self.ligne else "",
            self.champ or "",
            f"« {self.valeur} »" if self.valeur else "",
        ]
        return " · ".join(w for w in where if w) + f" : {self.raison}"


def decode(data: bytes) -> tuple[str, str]:
    """The text of a CSV file and the name of its encoding: UTF-8, else Windows-1252."""
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "windows-1252"


def table_of(header: list[str]) -> str | None:
    """Which of our tables has these columns: SCDL by its capitals, ours by its names; the nearest one, or None."""
    names = {h.strip() for h in header}
    scores = {
        t: len(names & set(columns(t))) / max(1, len(columns(t)))
        for t in ("scdl-deliberations", "actes", "preuves", "anomalies", "documents", "changements")
    }
    best = max(scores, key=lambda t: scores[t])
    return best if scores[best] >= 0.4 else None


def check_csv(path: Path, table: str | None = None) -> Iterator[Erreur]:
    """Every fault of a CSV file against one of our schemas (guessed from its header by default), custom rules included."""
    from frictionless import Dialect, Resource, Schema

    content, encoding = decode(path.read_bytes())
    delimiter = ";" if content.split("\n", 1)[0].count(";") > content.split("\n", 1)[0].count(",") else ","
    header = next(csv.reader(io.StringIO(content), delimiter=delimiter), [])
    table = table or table_of(header)
    if table is None:
        yield Erreur(
            1,
            None,
            ", ".join(header)[:80],
            "ces colonnes ne sont celles d'aucune table connue (SCDL délibérations, actes, preuves, anomalies, documents)",
        )
        return
    if encoding != "utf-8":
        yield Erreur(None, None, None, f"le fichier est en {encoding} ; publiez-le en UTF-8")
    described = {k: v for k, v in schema(table).items() if k in ("fields", "missingValues")}
    resource = Resource(
        data=content.encode(),
        format="csv",
        encoding="utf-8",
        schema=Schema.from_descriptor(described),
        dialect=Dialect.from_descriptor({"csv": {"delimiter": delimiter}}),
    )
    for error in resource.validate(limit_errors=10_000).flatten(["rowNumber", "fieldName", "cell", "type", "note"]):
        yield _erreur(*error)
    if table == "scdl-deliberations":
        for number, row in enumerate(csv.DictReader(io.StringIO(content), delimiter=delimiter), 2):
            cells = {k: (v or "").strip() for k, v in row.items() if k and not isinstance(v, list)}
            for rule in RULES:
                for column, reason in rule(cells):
                    yield Erreur(number, column, cells.get(column), reason)


def check_package(path: Path) -> Iterator[tuple[str, Erreur]]:
    """Every fault of a release: (file name, fault). `path` is the `datapackage.json`."""
    from frictionless import Package

    package: Any = Package(str(path))
    for resource in package.resources:
        if resource.format == "csv":
            for error in resource.validate(limit_errors=1000).flatten(
                ["rowNumber", "fieldName", "cell", "type", "note"]
            ):
                yield resource.path, _erreur(*error)


def _erreur(row: int | None, column: str | None, cell: str | None, kind: str, note: str) -> Erreur:
    reason = KINDS.get(kind, kind)
    if kind == "constraint-error" and 'constraint "required"' in note:
        reason = "la valeur manque"
    elif kind in ("constraint-error", "type-error") and note:
        reason = f"{reason} ({note})"
    return Erreur(row, column, cell, reason)
