"""What is known of every document, in one SQLite file: addresses and their versions, listing pages, readings, runs.

Each method is one transaction: killed at any instant, the next run finds a state that a shorter run would have left.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from schemas.records import DocumentVu, Extraction, Statut
from schemas.serial import extraction_from_json, extraction_to_json

SCHEMA = """
CREATE TABLE IF NOT EXISTS adresses (
  url TEXT NOT NULL, source TEXT NOT NULL, document_sha256 TEXT NOT NULL DEFAULT '', fichier TEXT NOT NULL, texte TEXT NOT NULL DEFAULT '',
  etag TEXT, last_modified TEXT, statut TEXT NOT NULL, raison TEXT, taille INTEGER, premiere_vue TEXT NOT NULL, derniere_vue TEXT NOT NULL,
  courante INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (url, document_sha256)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (url TEXT PRIMARY KEY, source TEXT NOT NULL, etag TEXT, last_modified TEXT, liens TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lectures (
  document_sha256 TEXT PRIMARY KEY, version TEXT NOT NULL, erreur TEXT, nature TEXT, pages INTEGER, seance TEXT, extraction TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (debut TEXT PRIMARY KEY, fin TEXT, bilan TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Adresse:
    """The current version of one address."""

    url: str
    source: str
    document_sha256: str
    fichier: str
    statut: Statut
    etag: str | None
    last_modified: str | None


class Catalogue:
    """One SQLite file; one writer at a time."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=30)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db

    def current(self, url: str) -> Adresse | None:
        row = self._db.execute("SELECT * FROM adresses WHERE url=? AND courante=1", (url,)).fetchone()
        return _adresse(row) if row else None

    def known(self, source: str) -> list[Adresse]:
        """The current addresses of a source that hold a document, in order."""
        rows = self._db.execute(
            "SELECT * FROM adresses WHERE source=? AND courante=1 AND document_sha256<>'' AND statut<>'retire' ORDER BY url",
            (source,),
        )
        return [_adresse(r) for r in rows]

    def seen(
        self,
        url: str,
        source: str,
        fichier: str,
        texte: str,
        sha256: str,
        taille: int,
        etag: str | None,
        last_modified: str | None,
        now: str,
    ) -> str:
        """A document was fetched at `url`. Answers `nouveau`, `modifie` (another one was there) or `inchange`."""
        before = self.current(url)
        with self._change() as db:
            state = "nouveau"
            if before and before.document_sha256 == sha256:
                state = "inchange"
            elif before:
                state = "modifie" if before.document_sha256 else "nouveau"
                if before.document_sha256:
                    db.execute(
                        "UPDATE adresses SET courante=0, statut='modifie', raison='remplacé à la même adresse' WHERE url=? AND courante=1",
                        (url,),
                    )
                else:
                    db.execute("DELETE FROM adresses WHERE url=? AND document_sha256=''", (url,))
            db.execute(
                "INSERT INTO adresses (url, source, document_sha256, fichier, texte, etag, last_modified, statut, taille, premiere_vue, derniere_vue, courante) "
                "VALUES (?,?,?,?,?,?,?,'retenu',?,?,?,1) ON CONFLICT (url, document_sha256) DO UPDATE SET etag=excluded.etag, last_modified=excluded.last_modified, "
                "statut='retenu', raison=NULL, derniere_vue=excluded.derniere_vue, courante=1, fichier=excluded.fichier, texte=excluded.texte",
                (url, source, sha256, fichier, texte, etag, last_modified, taille, now, now),
            )  # fmt: skip
        return state

    def unchanged(self, url: str, now: str) -> None:
        with self._change() as db:
            db.execute(
                "UPDATE adresses SET derniere_vue=?, statut='retenu', raison=NULL WHERE url=? AND courante=1",
                (now, url),
            )

    def left_aside(
        self, url: str, source: str, fichier: str, texte: str, statut: Statut, raison: str, now: str
    ) -> None:
        """An address whose file was not taken (`ecarte`) or could not be had (`refuse`)."""
        with self._change() as db:
            db.execute(
                "INSERT INTO adresses (url, source, fichier, texte, statut, raison, premiere_vue, derniere_vue) VALUES (?,?,?,?,?,?,?,?) "
                "ON CONFLICT (url, document_sha256) DO UPDATE SET statut=excluded.statut, raison=excluded.raison, derniere_vue=excluded.derniere_vue",
                (url, source, fichier, texte, statut, raison, now, now),
            )  # fmt: skip

    def gone(self, url: str, raison: str) -> None:
        with self._change() as db:
            db.execute(
                "UPDATE adresses SET statut='retire', raison=? WHERE url=? AND courante=1 AND document_sha256<>''",
                (raison, url),
            )

    def holds(self, url: str) -> bool:
        """The address gave a document at its last visit."""
        found = self.current(url)
        return found is not None and bool(found.document_sha256)

    def page(self, url: str) -> tuple[str | None, str | None, object] | None:
        """ETag, Last-Modified and what a listing page said at its last visit."""
        row = self._db.execute("SELECT etag, last_modified, liens FROM pages WHERE url=?", (url,)).fetchone()
        return (row["etag"], row["last_modified"], json.loads(row["liens"])) if row else None

    def keep_page(self, url: str, source: str, etag: str | None, last_modified: str | None, contenu: object) -> None:
        with self._change() as db:
            db.execute(
                "INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?)",
                (url, source, etag, last_modified, json.dumps(contenu, ensure_ascii=False)),
            )

    def to_read(self, version: str) -> list[tuple[str, str]]:
        """(sha256, file name) of the documents that this version of the extractor has not read yet."""
        rows = self._db.execute(
            "SELECT document_sha256 AS s, min(fichier) AS f FROM adresses WHERE document_sha256<>'' AND document_sha256 NOT IN "
            "(SELECT document_sha256 FROM lectures WHERE version=?) GROUP BY document_sha256 ORDER BY 1", (version,)
        )  # fmt: skip
        return [(r["s"], r["f"]) for r in rows]

    def keep_reading(self, sha256: str, version: str, extraction: Extraction | None, erreur: str | None) -> None:
        document = extraction.document if extraction else None
        with self._change() as db:
            db.execute(
                "INSERT OR REPLACE INTO lectures VALUES (?,?,?,?,?,?,?)",
                (sha256, version, erreur, document.nature if document else None, document.pages if document else None,
                 document.delib_date if document else None, extraction_to_json(extraction) if extraction else None),
            )  # fmt: skip

    def readings(self) -> Iterator[tuple[Adresse, Extraction]]:
        """The readings of the documents that are still published, with the first address of each, in a stable order."""
        rows = self._db.execute(
            "SELECT a.*, l.extraction AS e FROM adresses a JOIN lectures l USING (document_sha256) WHERE l.extraction IS NOT NULL AND a.statut IN ('retenu','retire') AND a.courante=1 "
            "GROUP BY a.document_sha256 HAVING a.url=min(a.url) ORDER BY a.source, a.url"
        )  # fmt: skip
        for row in rows:
            yield _adresse(row), extraction_from_json(row["e"])

    def documents(self) -> Iterator[DocumentVu]:
        """One row per document seen at an address, with what its reading made of it, in a stable order."""
        rows = self._db.execute(
            "SELECT a.*, l.erreur, l.nature, l.pages, l.version FROM adresses a LEFT JOIN lectures l USING (document_sha256) ORDER BY a.source, a.url, a.premiere_vue, a.document_sha256"
        )
        for r in rows:
            statut, raison = r["statut"], r["raison"]
            if statut == "retenu" and r["erreur"]:
                statut, raison = "refuse", r["erreur"]
            elif statut == "retenu" and r["nature"] == "autre":
                statut, raison = (
                    "ecarte",
                    "ce n'est ni une délibération, ni un procès-verbal, ni une liste de délibérations",
                )
            yield DocumentVu(
                r["document_sha256"] or None, r["url"], r["source"], r["fichier"], r["nature"], statut, raison, r["taille"], r["pages"],
                r["premiere_vue"], r["derniere_vue"],
            )  # fmt: skip

    def last_sitting(self, source: str) -> str | None:
        row = self._db.execute(
            "SELECT max(l.seance) AS d FROM lectures l JOIN adresses a USING (document_sha256) WHERE a.source=? AND l.seance IS NOT NULL",
            (source,),
        ).fetchone()
        return str(row["d"]) if row and row["d"] else None

    def keep_run(self, start: str, end: str, bilan: str) -> None:
        with self._change() as db:
            db.execute("INSERT OR REPLACE INTO passages VALUES (?,?,?)", (start, end, bilan))


def _adresse(row: sqlite3.Row) -> Adresse:
    return Adresse(
        row["url"],
        row["source"],
        row["document_sha256"],
        row["fichier"],
        row["statut"],
        row["etag"],
        row["last_modified"],
    )
