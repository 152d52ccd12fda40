"""What a release changes: new acts, withdrawn acts, and values that are no longer the same."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from flows.rows import restored
from schemas.tables import columns

QUIET = frozenset({"page_debut", "page_fin", "document_sha256", "fichier"})
"""Columns whose change alone is not news."""


def changes(before: Path | None, after: Path) -> Iterator[dict[str, str]]:
    """Rows of `changements` between two `actes.csv`; a first release has only new acts."""
    old = {r["acte_uid"]: r for r in _rows(before)} if before and before.exists() else {}
    new = {r["acte_uid"]: r for r in _rows(after)}
    for key in sorted(new.keys() | old.keys()):
        if key not in old:
            yield _row(key, "nouveau", "", "", "")
        elif key not in new:
            yield _row(key, "retire", "", "", "")
        else:
            for column in columns("actes"):
                a, b = old[key].get(column, ""), new[key].get(column, "")
                if a != b and column not in QUIET:
                    yield _row(key, "modifie", column, a, b)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {k: restored(v) for k, v in row.items()}


def _row(key: str, kind: str, column: str, before: str, after: str) -> dict[str, str]:
    return {"acte_uid": key, "changement": kind, "champ": column, "avant": before, "apres": after}
