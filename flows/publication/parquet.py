"""The door to DuckDB: the published tables as Parquet, typed, from the CSV that was just written.

DuckDB (MIT) is there already for those who query; pyarrow would add 120 MB. One thread, rows in their order, no date in the
file: the same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from schemas.tables import schema

TYPES = {"integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "datetime": "TIMESTAMP"}
MEMORY = "400MB"
LONGEST = 8 << 20
"""Bytes of the longest row."""


def write_parquet(files: Iterable[tuple[str, Path, Path]]) -> None:
    """For each (table, CSV of ours, target), its rows as Parquet: empty cells null, no apostrophe that makes a cell harmless.

    Raises OSError where the disk refuses.
    """
    import duckdb

    with duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY}) as db:
        for table, source, target in files:
            try:
                _write(db, table, source, target)
            except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
                raise OSError(str(error).splitlines()[0]) from error


def _write(db: Any, table: str, source: Path, target: Path) -> None:
    fields = schema(table)["fields"]
    read = {f["name"]: "VARCHAR" for f in fields}
    cells = ", ".join(_cell(f["name"], f["type"]) for f in fields)
    db.execute(f"SET temp_directory = {_quoted(source.parent / '.duckdb')}")
    db.execute(
        f"COPY (SELECT {cells} FROM read_csv({_quoted(source)}, header=true, auto_detect=false, delim=',', quote='\"', escape='\"', "
        f"new_line='\\r\\n', nullstr='', max_line_size={LONGEST}, buffer_size={2 * LONGEST}, parallel=false, columns={read!r})) "
        f"TO {_quoted(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)"
    )  # fmt: skip


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _cell(name: str, kind: str) -> str:
    if kind in TYPES:
        return f'CAST("{name}" AS {TYPES[kind]}) AS "{name}"'
    return f"""CASE WHEN starts_with("{name}", '''') THEN substr("{name}", 2) ELSE "{name}" END AS "{name}\""""
