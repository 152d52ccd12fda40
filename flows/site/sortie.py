"""Any answer as CSV, with the columns and the rules of the released files, or as JSON, with its exact values."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flows.lignes import header, line
from flows.site.lecture import Row
from schemas.tables import columns


def csv_blocks(blocks: Iterable[Sequence[Row]]) -> Iterator[str]:
    """The header, then a text per block of acts; columns and cells as in `actes.csv`."""
    names = columns("actes")
    yield header("actes")
    for block in blocks:
        lines = (line("actes", ["" if a.get(c) is None else str(a[c]) for c in names]) for a in block)
        yield "".join(lines).encode("utf-8", "replace").decode()


def as_json(actes: Sequence[Row], **more: Any) -> str:
    """`{…, "actes": [...]}`: each act with the columns of `actes` and its council's key."""
    names = (*columns("actes"), "cle")
    rows = [{c: a.get(c) for c in names} | {"conteste": bool(a.get("conteste"))} for a in actes]
    return json.dumps({**more, "actes": rows}, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, sqlite3.Row) else str(value)
