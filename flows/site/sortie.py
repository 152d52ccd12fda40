"""Any answer as CSV, with the columns and the rules of the released files, or as JSON, with its exact values."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flows.rows import harmless
from flows.site.lecture import Row
from schemas.tables import columns


def csv_blocks(blocks: Iterable[Sequence[Row]]) -> Iterator[str]:
    """The header, then a text per block of acts; columns and cells as in `actes.csv`."""
    names = columns("actes")
    yield _lines([names])
    for block in blocks:
        yield _lines([[harmless("" if a.get(c) is None else str(a[c])) for c in names] for a in block])


def as_json(actes: Sequence[Row], **more: Any) -> str:
    """`{…, "actes": [...]}`: each act with the columns of `actes` and its council's key."""
    names = (*columns("actes"), "cle")
    rows = [{c: a.get(c) for c in names} | {"conteste": bool(a.get("conteste"))} for a in actes]
    return json.dumps({**more, "actes": rows}, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, sqlite3.Row) else str(value)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace").decode()
