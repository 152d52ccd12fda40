"""The files of one release, open together and written row by row: one pass, flat memory.

CSV as RFC 4180 has it: UTF-8 without a mark, a header, commas, `\\r\\n`, and every cell of the SCDL files between quotes, for
data.gouv's validator guesses the delimiter from what it sees.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path
from sqlite3 import Connection
from typing import IO, Literal

from flows.base import Base
from flows.fil import Fil
from flows.fusion import Fusion
from flows.rows import harmless
from schemas.check import MAX_LINES
from schemas.tables import SCDL, columns, csv_name, published


class Ecriture:
    """Counts the rows of each file as it writes them; `settle`, then `finish` write what needed them all."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.rows: Counter[str] = Counter({csv_name(t): 0 for t in published("csv")})
        self._folder, self._stack = folder, stack
        self._open = {t: _Csv(_named(folder, t), t) for t in {*published("csv"), *published("parquet")} - {SCDL}}
        self._jsonl = _text(folder / "actes.jsonl")
        self._scdl = _Parts(folder / csv_name(SCDL), self.rows)
        self._council: _Parts | None = None
        self._base = Base(folder / "registre.sqlite")
        self._fil = Fil()
        for close in (self._base.abandon, self._jsonl.close, self._close_scdl, *(c.close for c in self._open.values())):
            stack.callback(close)

    def row(self, table: str, row: Mapping[str, str]) -> None:
        """One row of text of a table, in each of its formats."""
        if table in self._open:
            self._open[table].write(row)
            self.rows[_counted(table)] += 1
        if table in published("sqlite"):
            self._base.row(table, row)

    def acte(self, row: Mapping[str, str], fusion: Fusion, identifier: str) -> None:
        """One act, as a row and as a line of JSON with its proofs, each with the document it was read in."""
        self.row("actes", row)
        self._fil.see(row)
        data = fusion.acte.to_dict()
        for champ, preuve in data["preuves"].items():
            preuve["document_sha256"] = fusion.documents.get(champ) or fusion.acte.document_sha256
        shas = sorted({a.document_sha256 or "" for a in fusion.lectures})
        line = {"acte_uid": identifier, "seance_uid": row["seance_uid"], **data, "documents": shas}
        self._jsonl.write(json.dumps(line, ensure_ascii=False) + "\n")

    def scdl(self, row: Mapping[str, str]) -> None:
        """One row of the whole SCDL file and of its council's own. Councils come one after the other."""
        self._scdl.write(row)
        path = self._folder / "scdl" / f"{row['COLL_SIRET']}.csv"
        if self._council is None or self._council.path != path:
            if self._council is not None:
                self._council.close()
            path.parent.mkdir(exist_ok=True)
            self._council = _Parts(path, self.rows, "scdl/")
        self._council.write(row)

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
        from flows.parquet import write_parquet

        write_parquet((t, _named(self._folder, t), self._folder / f"{t}.parquet") for t in sorted(tables))

    def _close_scdl(self) -> None:
        self._scdl.close()
        if self._council is not None:
            self._council.close()


class _Csv:
    """One CSV file being written."""

    def __init__(self, path: Path, table: str) -> None:
        self.file = _text(path)
        quoting: Literal[0, 1] = csv.QUOTE_ALL if table == SCDL else csv.QUOTE_MINIMAL
        self._cells = itemgetter(*columns(table))
        self._writer = csv.writer(self.file, lineterminator="\r\n", quoting=quoting)
        if not self.file.tell():
            self._writer.writerow(columns(table))

    def write(self, row: Mapping[str, str]) -> None:
        self._writer.writerow([harmless(c) for c in self._cells(row)])

    def close(self) -> None:
        self.file.close()


class _Parts:
    """An SCDL file, and the files `-2`, `-3`… that go on where data.gouv's validator would stop reading."""

    def __init__(self, path: Path, rows: Counter[str], prefix: str = "") -> None:
        self.path, self._rows, self._prefix = path, rows, prefix
        self._name, self._part = path.name, 1
        self._csv = _Csv(path, SCDL)

    def write(self, row: Mapping[str, str]) -> None:
        while self._rows[self._prefix + self._name] >= MAX_LINES:
            self._csv.close()
            self._part += 1
            self._name = f"{self.path.stem}-{self._part}.csv"
            self._csv = _Csv(self.path.with_name(self._name), SCDL)
        self._csv.write(row)
        self._rows[self._prefix + self._name] += 1

    def close(self) -> None:
        self._csv.close()


def _counted(table: str) -> str:
    return csv_name(table) if table in published("csv") else f"{table}.parquet"


def _named(folder: Path, table: str) -> Path:
    """Where a table's rows are written: its CSV, or one that is taken away once its Parquet is there."""
    return folder / (csv_name(table) if table in published("csv") else f".{table}.csv")


def _text(path: Path) -> IO[str]:
    return path.open("a", encoding="utf-8", errors="replace", newline="")
