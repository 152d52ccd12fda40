"""`registre.sqlite`: the tables of a release in one file, typed and indexed, for who queries with SQL.

The same rows give the same bytes: nothing in it depends on the clock or on the place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.tables import columns, schema

TYPES = {"integer": "INTEGER", "number": "REAL"}
INDEXES = {
    "actes": ("seance_uid", "coll_siret", "delib_date", "delib_matiere_code"), "votes": ("acte_uid", "seance_uid"),
    "presences": ("seance_uid", "nom"), "anomalies": ("document_sha256",), "documents": ("document_sha256",),
}  # fmt: skip
BATCH = 1000


class Base:
    """One database being written. `close` makes it whole."""

    def __init__(self, path: Path, tables: tuple[str, ...]) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for pragma in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("BEGIN")
        self._waiting: dict[str, list[tuple[Any, ...]]] = {t: [] for t in tables}
        self._casts = {t: [_cast(f["type"]) for f in schema(t)["fields"]] for t in tables}
        for table in tables:
            self._db.execute(_create(table))

    def row(self, table: str, row: Mapping[str, str]) -> None:
        """Keep one row of text, its cells as they are before they are made harmless."""
        casts = self._casts[table]
        self._waiting[table].append(tuple(cast(row[c]) for c, cast in zip(columns(table), casts, strict=True)))
        if len(self._waiting[table]) >= BATCH:
            self._flush(table)

    def close(self) -> None:
        for table in self._waiting:
            self._flush(table)
            for column in INDEXES.get(table, ()):
                self._db.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        self._db.execute("COMMIT")
        self.abandon()

    def abandon(self) -> None:
        """Let the file go, whole or not."""
        self._db.close()

    def _flush(self, table: str) -> None:
        places = ",".join("?" * len(self._casts[table]))
        self._db.executemany(f'INSERT INTO "{table}" VALUES ({places})', self._waiting[table])
        self._waiting[table].clear()


def _create(table: str) -> str:
    described = schema(table)
    fields = [f'"{f["name"]}" {TYPES.get(f["type"], "TEXT")}' for f in described["fields"]]
    if key := described.get("primaryKey"):
        quoted = ", ".join(f'"{k}"' for k in key)
        fields.append(f"PRIMARY KEY ({quoted})")
    return f'CREATE TABLE "{table}" ({", ".join(fields)})'


def _cast(kind: str) -> Any:
    convert = {"integer": int, "number": float}.get(kind, str)
    return lambda cell: convert(cell) if cell else None
