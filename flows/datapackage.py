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
    "deliberations-scdl.csv": "scdl-deliberations", "actes.csv": "actes", "seances.csv": "seances", "votes.csv": "votes",
    "presences.csv": "presences", "preuves.csv": "preuves", "anomalies.csv": "anomalies", "documents.csv": "documents",
    "changements.csv": "changements",
}  # fmt: skip
FILES = {
    "actes.jsonl": ("Actes, une ligne JSON par acte, preuves comprises", "jsonl", "application/jsonl"),
    "registre.sqlite": ("Les tables dans une base SQLite", "sqlite", "application/vnd.sqlite3"),
    "feed.atom": ("Les actes des dernières séances, en fil Atom", "atom", "application/atom+xml"),
}


def write(folder: Path, rows: Mapping[str, int], sources: Sequence[Source]) -> None:
    """Describe the files of `folder`. `rows`: number of rows by file name."""
    councils = sorted(name for name in rows if name.startswith("scdl/"))
    tables = {**RESOURCES, **dict.fromkeys(councils, "scdl-deliberations")}
    resources = [_table(folder, name, table, rows[name]) for name, table in tables.items()]
    resources += [_file(folder, name, *told) for name, told in FILES.items()]
    package = {
        "name": "registre-deliberations", "title": "Délibérations des assemblées locales, lues dans les documents publiés", "profile": "data-package",
        "description": "Chaque valeur est accompagnée de sa preuve : la page, les mots, la règle. Les valeurs non imprimées sont marquées dans la colonne « origines ».",
        "licenses": [LICENCE], "sources": [{"title": s.nom, "path": s.url} for s in sources if not s.url.startswith("/")], "keywords": ["délibérations", "SCDL", "communes"],
        "resources": resources,
    }  # fmt: skip
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _table(folder: Path, name: str, table: str, rows: int) -> dict[str, Any]:
    file, described = folder / name, schema(table)
    own = {k: described[k] for k in ("fields", "missingValues", "primaryKey") if k in described}
    return {
        "name": name.removesuffix(".csv").replace("/", "-"), "path": name, "title": described["title"], "description": described["description"],
        "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"csv": {"delimiter": ","}},
        "bytes": file.stat().st_size, "hash": f"sha256:{sha256(file)}", "rows": rows, "schema": own,
    }  # fmt: skip


def _file(folder: Path, name: str, title: str, kind: str, mediatype: str) -> dict[str, Any]:
    file = folder / name
    return {
        "name": name.replace(".", "-"), "path": name, "title": title, "type": "file", "format": kind, "mediatype": mediatype,
        "bytes": file.stat().st_size, "hash": f"sha256:{sha256(file)}",
    }  # fmt: skip
