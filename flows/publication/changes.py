"""What a release changes: new acts, withdrawn acts, and values that are no longer the same."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from flows.cellules import restored
from flows.vie_privee.masquer import MASQUE
from schemas.tables import columns

QUIET = frozenset({"page_debut", "page_fin", "document_sha256", "fichier", "documents", "vote_conteste"})
"""Columns whose change alone is not news: places, and what follows from the votes."""
SAID = {"nouveau": "Nouveaux actes", "modifie": "Actes modifiés", "retire": "Actes retirés"}


def page(told: Mapping[str, Counter[str]], masked: int) -> str:
    """`CHANGES.md`. `told`: for each kind of change, how many rows each act has; `masked`: names of private people masked."""
    lines = ["# Ce que cette publication change", ""]
    lines += [f"- {said} : {len(told.get(kind, ()))}" for kind, said in SAID.items()]
    lines += [f"- Noms de particuliers masqués : {masked}"]
    lines += ["", "Le détail, valeur par valeur, est dans `changements.csv`.", ""]
    return "\n".join(lines)


def changes(before: Path | None, after: Path) -> Iterator[dict[str, str]]:
    """Rows of `changements` between two `actes.csv`, by identifier; a first release has only new acts.

    A name that is masked now is not told as what was there before. Memory: a mark per act, and the rows that differ; never a whole table.
    """
    old = _marks(before) if before and before.exists() else {}
    new = _marks(after)
    differ = {key for key, mark in new.items() if key in old and old[key] != mark}
    old_rows = _rows(before, differ) if before and differ else {}
    new_rows = _rows(after, differ) if differ else {}
    for key in sorted(new.keys() | old.keys()):
        if key not in old:
            yield _row(key, "nouveau", "", "", "")
        elif key not in new:
            yield _row(key, "retire", "", "", "")
        elif key in differ:
            for column in columns("actes"):
                a, b = old_rows[key].get(column, ""), new_rows[key].get(column, "")
                if a != b and column not in QUIET:
                    yield _row(key, "modifie", column, MASQUE if MASQUE in b and MASQUE not in a else a, b)


def _marks(path: Path) -> dict[str, bytes]:
    loud = [c for c in columns("actes") if c not in QUIET]
    marks = {}
    for row in _read(path):
        content = "\x00".join(row.get(c, "") for c in loud)
        marks[restored(row["acte_uid"])] = blake2b(content.encode(), digest_size=16).digest()
    return marks


def _rows(path: Path, wanted: set[str]) -> dict[str, dict[str, str]]:
    restored_rows = ({k: restored(v) for k, v in row.items()} for row in _read(path))
    return {row["acte_uid"]: row for row in restored_rows if row["acte_uid"] in wanted}


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _row(key: str, kind: str, column: str, before: str, after: str) -> dict[str, str]:
    return {"acte_uid": key, "changement": kind, "champ": column, "avant": before, "apres": after}
