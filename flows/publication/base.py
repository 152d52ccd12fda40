"""`registre.sqlite`: the tables of a release in one file, typed and indexed, for who queries with SQL.

The same rows give the same bytes: nothing in it depends on the clock or on the place. It is written once in any order of tables,
then copied table by table (`VACUUM INTO`), so that each one lies in one piece.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from schemas.tables import columns, published, schema

TYPES = {"integer": "INTEGER", "number": "REAL"}
PAGE = 4096
BATCH = 1000
CACHE = 32_000
"""Kilobytes of pages kept in memory."""
MORE: Mapping[str, tuple[str, ...]] = {
    "actes": ('CREATE INDEX "actes_contestes" ON "actes" ("delib_date") WHERE vote_conteste = 1',)
}
"""Indexes that are not a column's: what newsrooms ask first."""


class Base:
    """One database being written. `close` makes it whole."""

    def __init__(self, path: Path) -> None:
        self._path, self._draft = path, path.with_name(f".{path.name}")
        self._db = sqlite3.connect(self._draft, isolation_level=None)
        for pragma in (f"page_size={PAGE}", "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute(f"PRAGMA cache_size=-{CACHE}")
        self._db.execute("BEGIN")
        self._waiting: dict[str, list[list[str | None]]] = {t: [] for t in published("sqlite")}
        for table in self._waiting:
            self._db.execute(_create(table))

    def row(self, table: str, cells: Sequence[str]) -> None:
        """Keep one row of text, its cells as they are before they are made harmless; each takes its column's type."""
        waiting = self._waiting[table]
        waiting.append([c or None for c in cells])
        if len(waiting) >= BATCH:
            self._flush(table)

    def close(self, more: Iterable[Callable[[sqlite3.Connection], None]] = ()) -> None:
        """Index, let each of `more` add what it has to add, and write the file as it will stay."""
        for table in self._waiting:
            self._flush(table)
            for column in schema(table).get("index", ()):
                self._db.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
            for index in MORE.get(table, ()):
                self._db.execute(index)
        for add in more:
            add(self._db)
        self._db.execute("COMMIT")
        self._db.execute("VACUUM INTO ?", (str(self._path),))
        self.abandon()
        self._draft.unlink()

    def abandon(self) -> None:
        """Let the file go, whole or not."""
        self._db.close()

    def _flush(self, table: str) -> None:
        places = ",".join("?" * len(columns(table)))
        self._db.executemany(f'INSERT INTO "{table}" VALUES ({places})', self._waiting[table])
        self._waiting[table].clear()


def _create(table: str) -> str:
    described = schema(table)
    fields = [f'"{f["name"]}" {TYPES.get(f["type"], "TEXT")}' for f in described["fields"]]
    if key := described.get("primaryKey"):
        fields.append(f"PRIMARY KEY ({_quoted(key)})")
    for link in described.get("foreignKeys", ()):
        target = link["reference"]
        fields.append(
            f'FOREIGN KEY ({_quoted(link["fields"])}) REFERENCES "{target["resource"]}" ({_quoted(target["fields"])})'
        )
    return f'CREATE TABLE "{table}" ({", ".join(fields)})'


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{n}"' for n in names)
