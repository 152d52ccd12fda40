"""The files of one release, open together and written row by row: one pass, flat memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from sqlite3 import Connection
from typing import IO

from flows.lignes import header, line
from flows.publication.base import Base
from flows.publication.fil import Fil
from flows.publication.fusion import Fusion
from schemas.check import MAX_LINES
from schemas.tables import SCDL, TABLES, columns, csv_name, published

JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)


class Ecriture:
    """Counts the rows of each file as it writes them; `settle`, then `finish` write what needed them all."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.rows: Counter[str] = Counter({csv_name(t): 0 for t in published("csv")})
        self._folder, self._stack = folder, stack
        self._open = {t: _Csv(_named(folder, t), t) for t in {*published("csv"), *published("parquet")} - {SCDL}}
        self._tables = {t: self._table(t) for t in TABLES if t != SCDL}
        self._scdl_cells = itemgetter(*columns(SCDL))
        self._jsonl = _text(folder / "actes.jsonl")
        self._scdl = _Parts(folder / csv_name(SCDL), self.rows)
        self._council: _Parts | None = None
        self._base = Base(folder / "registre.sqlite")
        self._fil = Fil()
        for close in (self._base.abandon, self._jsonl.close, self._close_scdl, *(c.close for c in self._open.values())):
            stack.callback(close)

    def row(self, table: str, row: Mapping[str, str]) -> None:
        """One row of text of a table, in each of its formats."""
        out = self._tables[table]
        cells = out.cells(row)
        if out.csv is not None:
            out.csv.write(cells)
        if out.based:
            self._base.row(table, cells)
        self.rows[out.counted] += 1

    def acte(self, row: Mapping[str, str], fusion: Fusion, identifier: str) -> None:
        """One act, as a row and as a line of JSON with its proofs, each with the document it was read in."""
        self.row("actes", row)
        self._fil.see(row)
        data = fusion.acte.to_dict()
        for champ, preuve in data["preuves"].items():
            preuve["document_sha256"] = fusion.documents.get(champ) or fusion.acte.document_sha256
        shas = sorted({a.document_sha256 or "" for a in fusion.lectures})
        line = {"acte_uid": identifier, "seance_uid": row["seance_uid"], **data, "documents": shas}
        self._jsonl.write(JSON.encode(line) + "\n")

    def scdl(self, row: Mapping[str, str]) -> None:
        """One row of the whole SCDL file and of its council's own. Councils come one after the other."""
        cells = self._scdl_cells(row)
        self._scdl.write(cells)
        path = self._folder / "scdl" / f"{row['COLL_SIRET']}.csv"
        if self._council is None or self._council.path != path:
            if self._council is not None:
                self._council.close()
            path.parent.mkdir(exist_ok=True)
            self._council = _Parts(path, self.rows, "scdl/")
        self._council.write(cells)

    def _table(self, table: str) -> _Table:
        counted = csv_name(table) if table in published("csv") else f"{table}.parquet"
        cells = itemgetter(*columns(table))
        return _Table(cells, self._open.get(table), table in published("sqlite"), counted)

    def settle(self) -> None:
        """Every row written so far is in its file, in the files that tell whether a release is new."""
        for file in (self._jsonl, *(c.file for c in self._open.values())):
            file.flush()
        self._close_scdl()
        self._fil.write(self._folder / "feed.atom")
        self._parquet(set(published("parquet")) - set(published("csv")))

    def finish(self, more: Iterable[Callable[[Connection], None]] = ()) -> dict[str, int]:
        """The database and the Parquet files, from all the rows. Number of rows by file name."""
        self._open["changements"].file.flush()
        self._base.close(more)
        self._parquet(set(published("parquet")) & set(published("csv")))
        for table in set(self._open) - set(published("csv")):
            _named(self._folder, table).unlink()
        return dict(self.rows)

    def _parquet(self, tables: Iterable[str]) -> None:
        from flows.publication.parquet import write_parquet

        write_parquet((t, _named(self._folder, t), self._folder / f"{t}.parquet") for t in sorted(tables))

    def _close_scdl(self) -> None:
        self._scdl.close()
        if self._council is not None:
            self._council.close()


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the rows of one table go: its CSV (or what its Parquet is made of), the database, and under which name they count."""

    cells: Callable[[Mapping[str, str]], tuple[str, ...]]
    csv: _Csv | None
    based: bool
    counted: str


class _Csv:
    """One CSV file being written, from cells as they are before they are made harmless."""

    def __init__(self, path: Path, table: str) -> None:
        self.file = _text(path)
        self._table = table
        if not self.file.tell():
            self.file.write(header(table))

    def write(self, cells: Sequence[str]) -> None:
        self.file.write(line(self._table, cells))

    def close(self) -> None:
        self.file.close()


class _Parts:
    """An SCDL file, and the files `-2`, `-3`… that go on where data.gouv's validator would stop reading."""

    def __init__(self, path: Path, rows: Counter[str], prefix: str = "") -> None:
        self.path, self._rows, self._prefix = path, rows, prefix
        self._name, self._part = path.name, 1
        self._csv = _Csv(path, SCDL)

    def write(self, cells: Sequence[str]) -> None:
        while self._rows[self._prefix + self._name] >= MAX_LINES:
            self._csv.close()
            self._part += 1
            self._name = f"{self.path.stem}-{self._part}.csv"
            self._csv = _Csv(self.path.with_name(self._name), SCDL)
        self._csv.write(cells)
        self._rows[self._prefix + self._name] += 1

    def close(self) -> None:
        self._csv.close()


def _named(folder: Path, table: str) -> Path:
    """Where a table's rows are written: its CSV, or one that is taken away once its Parquet is there."""
    return folder / (csv_name(table) if table in published("csv") else f".{table}.csv")


def _text(path: Path) -> IO[str]:
    return path.open("a", encoding="utf-8", errors="replace", newline="")
