"""`datapackage.json`: what a release holds, for people and for machines (Frictionless Data Package 1)."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.cellules import restored
from flows.publication.rows import on_the_web
from flows.release import sha256
from flows.source import Source
from schemas.tables import SCDL, csv_name, published, schema

LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
SCDL_SCHEMA = "https://schema.data.gouv.fr/schemas/scdl/deliberations/2.1.5/schema.json"
FILES = {
    "actes.jsonl": ("Actes, une ligne JSON par acte, preuves comprises", "jsonl", "application/jsonl"),
    "registre.sqlite": ("Les tables dans une base SQLite", "sqlite", "application/vnd.sqlite3"),
    "feed.atom": ("Les actes des dernières séances, en fil Atom", "atom", "application/atom+xml"),
    "CHANGES.md": ("Ce que cette publication change, en bref", "md", "text/markdown"),
}
DESCRIBED = ("fields", "missingValues", "primaryKey", "foreignKeys")


def write(folder: Path, rows: Mapping[str, int], sources: Sequence[Source]) -> None:
    """Describe the files of `folder`. `rows`: number of rows by file name."""
    own = [(csv_name(t), t) for t in published("csv")]
    parts = sorted(set(rows) - {name for name, _ in own} - {f"{t}.parquet" for t in published("parquet")})
    tables = [own[0], *((name, SCDL) for name in parts), *own[1:]]
    resources = [_table(folder, name, table, rows[name]) for name, table in tables]
    resources += [_parquet(folder, table) for table in published("parquet")]
    resources += [_file(folder, name, *told) for name, told in FILES.items() if (folder / name).exists()]
    package = {
        "name": "registre-deliberations", "title": "Délibérations des assemblées locales, lues dans les documents publiés", "profile": "data-package",
        "description": "Chaque valeur est accompagnée de sa preuve : la page, les mots, la règle. Les valeurs non imprimées sont marquées dans la colonne « origines ».",
        "licenses": [LICENCE], "sources": [{"title": s.nom, "path": s.url} for s in sources if on_the_web(s.url)], "keywords": ["délibérations", "SCDL", "communes"],
        "resources": resources,
    }  # fmt: skip
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _table(folder: Path, name: str, table: str, rows: int) -> dict[str, Any]:
    described = schema(table)
    title = f"{described['title']} – {_council(folder / name)}" if name.startswith("scdl/") else described["title"]
    told = {"conformsTo": SCDL_SCHEMA} if table == SCDL else {}
    return {
        "name": name.removesuffix(".csv").replace("/", "-"), "path": name, "title": title, "description": described["description"], **told,
        "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"csv": {"delimiter": ","}},
        **_told(folder / name), "rows": rows, "schema": {k: described[k] for k in DESCRIBED if k in described},
    }  # fmt: skip


def _council(file: Path) -> str:
    """Whose acts an SCDL file of one council holds."""
    with file.open(encoding="utf-8", newline="") as rows:
        return restored(next(csv.DictReader(rows), {}).get("COLL_NOM") or file.stem)


def _parquet(folder: Path, table: str) -> dict[str, Any]:
    """A file for frictionless, which reads no Parquet here; its columns are those of the table of the same name."""
    described = schema(table)
    return {
        "name": f"{table}-parquet", "path": f"{table}.parquet", "title": f"{described['title']}, en Parquet",
        "description": described["description"], "type": "file", "format": "parquet", "mediatype": "application/vnd.apache.parquet",
        **_told(folder / f"{table}.parquet"),
    }  # fmt: skip


def _file(folder: Path, name: str, title: str, kind: str, mediatype: str) -> dict[str, Any]:
    return {
        "name": name.lower().replace(".", "-"), "path": name, "title": title, "type": "file", "format": kind, "mediatype": mediatype,
        **_told(folder / name),
    }  # fmt: skip


def _told(file: Path) -> dict[str, Any]:
    return {"bytes": file.stat().st_size, "hash": f"sha256:{sha256(file)}"}
