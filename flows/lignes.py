"""Rows of text as lines of the published CSV (RFC 4180): commas, `\\r\\n`, what is text between quotes, numbers and dates bare.

A spreadsheet can so be told which is which. Every cell of the SCDL files is between quotes: data.gouv's validator guesses the
delimiter from what it sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flows.cellules import harmless
from schemas.tables import SCDL, columns, schema

BARE = frozenset({"integer", "number", "date", "datetime"})
QUOTE = '"'


@cache
def header(table: str) -> str:
    return ",".join(f'"{c}"' if table == SCDL else c for c in columns(table)) + "\r\n"


def line(table: str, cells: Sequence[str]) -> str:
    """One row, its cells as they are before they are made harmless."""
    return ",".join(map(_cell, cells, _quoted(table))) + "\r\n"


@cache
def _quoted(table: str) -> tuple[str, ...]:
    """How each column is quoted: `toujours`, `rempli` (but where it is empty), or not at all."""
    if table == SCDL:
        return ("toujours",) * len(columns(table))
    return tuple("" if f["type"] in BARE else "rempli" for f in schema(table)["fields"])


def _cell(cell: str, quoted: str) -> str:
    if not cell:
        return '""' if quoted == "toujours" else ""
    cell = harmless(cell)
    return f'"{cell.replace(QUOTE, QUOTE * 2)}"' if quoted else cell
