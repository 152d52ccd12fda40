"""An external sort: acts come in any order and leave sitting by sitting, with flat memory."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from schemas.records import Acte


def by_sitting(actes: Iterable[Acte], sitting: Callable[[Acte], str], scratch: Path) -> Iterator[list[Acte]]:
    """The acts grouped by `sitting`, in its order; within a group by document, page, then as they came.

    `scratch`: a file that does not exist yet, gone when the last group has been read. What it holds is read back by the
    same process only, so that unpickling it is safe.
    """
    with closing(sqlite3.connect(scratch, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("CREATE TABLE spool (sitting TEXT, document TEXT, page INTEGER, acte BLOB)")
        db.execute("BEGIN")
        db.executemany("INSERT INTO spool VALUES (?,?,?,?)", (_row(a, sitting(a)) for a in actes))
        db.execute("COMMIT")
        rows = db.execute("SELECT sitting, acte FROM spool ORDER BY sitting, document, page, rowid")
        for _, group in groupby(rows, key=itemgetter(0)):
            yield [pickle.loads(blob) for _, blob in group]
    scratch.unlink()


def _row(acte: Acte, sitting: str) -> tuple[str, str, int, bytes]:
    return sitting, acte.document_sha256 or "", acte.page_debut or 0, pickle.dumps(acte, pickle.HIGHEST_PROTOCOL)
