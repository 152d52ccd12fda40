"""`datapackage.json`: what a release holds, for people and for machines (Frictionless Data Package 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.release import sha256
from flows.source import Source
from schemas.tables import schema

LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
RESOURCES = {
    "deliberations-scdl.csv": "scdl-deliberations", "actes.csv": "actes", "preuves.csv": "preuves", "anomalies.csv": "anomalies",
    "documents.csv": "documents", "changements.csv": "changements",
}  # fmt: skip


def write(folder: Path, rows: Mapping[str, int], sources: Sequence[Source]) -> None:
    """Describe the files of `folder`. `rows`: number of rows by file name."""
    resources: list[dict[str, Any]] = []
    for name, table in RESOURCES.items():
        file = folder / name
        described = schema(table)
        resources.append({
            "name": file.stem, "path": name, "title": described["title"], "description": described["description"], "profile": "tabular-data-resource",
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": file.stat().st_size, "hash": f"sha256:{sha256(file)}", "lignes": rows[name],
            "schema": {k: described[k] for k in ("fields", "missingValues", "primaryKey") if k in described},
        })  # fmt: skip
    file = folder / "actes.jsonl"
    resources.append({
        "name": "actes-jsonl", "path": "actes.jsonl", "title": "Actes, une ligne JSON par acte, preuves comprises", "type": "file", "format": "jsonl", "mediatype": "application/jsonl",
        "encoding": "utf-8", "bytes": file.stat().st_size, "hash": f"sha256:{sha256(file)}",
    })  # fmt: skip
    package = {
        "name": "registre-deliberations", "title": "Délibérations des assemblées locales, lues dans les documents publiés", "profile": "data-package",
        "description": "Chaque valeur est accompagnée de sa preuve : la page, les mots, la règle. Les valeurs non imprimées sont marquées dans la colonne « origines ».",
        "licenses": [LICENCE], "sources": [{"title": s.nom, "path": s.url} for s in sources if not s.url.startswith("/")], "keywords": ["délibérations", "SCDL", "communes"],
        "resources": resources,
    }  # fmt: skip
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
