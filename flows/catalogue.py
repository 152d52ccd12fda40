"""What is known of every document, in one SQLite file: addresses and their versions, listing pages, readings, runs.

Each method is one transaction: killed at any instant, the next run finds a state that a shorter run would have left.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.autrui import Judge, judge
from flows.catalogue_tables import ADDED, SCHEMA
from flows.instants import EPOCH, later
from schemas.records import Extraction
from schemas.serial import extraction_from_json, extraction_to_json
from schemas.vus import DocumentVu, Statut

AUTRE = "ce n'est ni une délibération, ni un procès-verbal, ni une liste de délibérations"
ROBOTS_HOURS = 23
"""RFC 9309, 2.4: rules are not used for more than a day; each night asks anew."""
RECENT_DAYS, RECENT_EVERY, EVERY = 60, 7, 28  # a document of less than sixty days is looked at again each week


@dataclass(frozen=True, slots=True)
class Adresse:
    """The current version of one address. `document_sha256` is "" where no document was ever had there."""

    url: str
    source: str
    document_sha256: str
    fichier: str
    texte: str
    statut: Statut
    raison: str | None
    etag: str | None
    last_modified: str | None
    a_revoir: bool
    essais: int
    prochain_essai: str | None
    absente_depuis: str | None
    passagere: bool


class Catalogue:
    """One SQLite file, written by one process; its threads take turns."""

    def __init__(self, path: Path, now: str = EPOCH) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.now = now
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, timeout=30, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(SCHEMA)
        for table, added in ADDED.items():
            there = {row["name"] for row in self._db.execute(f"PRAGMA table_info({table})")}
            for column, kind in added.items():
                if column not in there:
                    self._db.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
        self._db.commit()
        self.judge(judge(()))

    def judge(self, autrui: Judge) -> None:
        """What tells that a document is not its source's, for everything that is asked of the readings from now on."""
        self._db.create_function("autrui", 3, autrui, deterministic=True)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db

    def _rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        with self._lock:
            return self._db.execute(query, values).fetchall()

    def current(self, url: str) -> Adresse | None:
        rows = self._rows("SELECT * FROM adresses WHERE url=? AND courante=1", url)
        return _adresse(rows[0]) if rows else None

    def known(self, source: str) -> list[Adresse]:
        """The current addresses of a source that hold a document, in order; those that have gone are not among them."""
        return [_adresse(r) for r in self._rows(
            "SELECT * FROM adresses WHERE source=? AND courante=1 AND document_sha256<>'' AND statut='retenu' ORDER BY url", source
        )]  # fmt: skip

    def due(self, source: str, now: str, limit: int) -> set[str]:
        """The addresses whose file is to be looked at again this time: the longest unseen first, at most `limit` of them."""
        return {r["url"] for r in self._rows(
            "SELECT url FROM adresses WHERE source=? AND courante=1 AND document_sha256<>'' AND statut='retenu' AND coalesce(verifiee, derniere_vue) <= "
            "CASE WHEN premiere_vue > ? THEN ? ELSE ? END ORDER BY verifiee, url LIMIT ?",
            source, later(now, days=-RECENT_DAYS), later(now, days=-RECENT_EVERY), later(now, days=-EVERY), limit,
        )}  # fmt: skip

    def listed(self, urls: Collection[str], now: str) -> None:
        """These addresses are still proposed by their site; nothing was asked of them."""
        with self._change() as db:
            db.executemany(
                "UPDATE adresses SET derniere_vue=?, absente_depuis=NULL, passagere=0 WHERE url=? AND courante=1",
                [(now, u) for u in urls],
            )

    def passing(self, urls: Collection[str]) -> None:
        """Only a page of news gave these: that it gives them no more one day will say nothing of them."""
        with self._change() as db:
            db.executemany("UPDATE adresses SET passagere=1 WHERE url=? AND courante=1", [(u,) for u in urls])

    def missed(self, urls: Collection[str], now: str) -> None:
        """These are not, and it is too early to say that they have gone."""
        with self._change() as db:
            db.executemany(
                "UPDATE adresses SET absente_depuis=coalesce(absente_depuis, ?) WHERE url=? AND courante=1",
                [(now, u) for u in urls],
            )

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
                "INSERT INTO adresses (url, source, document_sha256, fichier, texte, etag, last_modified, statut, taille, premiere_vue, derniere_vue, verifiee, courante) "
                "VALUES (?,?,?,?,?,?,?,'retenu',?,?,?,?,1) ON CONFLICT (url, document_sha256) DO UPDATE SET etag=excluded.etag, last_modified=excluded.last_modified, "
                "statut='retenu', raison=NULL, derniere_vue=excluded.derniere_vue, courante=1, fichier=excluded.fichier, texte=excluded.texte, "
                "verifiee=excluded.verifiee, a_revoir=0, essais=0, prochain_essai=NULL, absente_depuis=NULL",
                (url, source, sha256, fichier, texte, etag, last_modified, taille, now, now, now),
            )  # fmt: skip
        return state

    def unchanged(self, url: str, texte: str, now: str) -> None:
        """The file was looked at and is the one that we hold."""
        with self._change() as db:
            db.execute(
                "UPDATE adresses SET derniere_vue=?, verifiee=?, statut='retenu', raison=NULL, texte=?, a_revoir=0, essais=0, prochain_essai=NULL, "
                "absente_depuis=NULL WHERE url=? AND courante=1",
                (now, now, texte, url),
            )  # fmt: skip

    def failed(self, url: str, now: str) -> None:
        """A document that we hold could not be looked at again: it stays as it is, until next time."""
        with self._change() as db:
            db.execute(
                "UPDATE adresses SET derniere_vue=?, verifiee=?, a_revoir=0 WHERE url=? AND courante=1", (now, now, url)
            )

    def left_aside(
        self, url: str, source: str, fichier: str, texte: str, statut: Statut, raison: str, now: str, *, passing: bool = False
    ) -> None:  # fmt: skip
        """An address whose file is not taken (`ecarte`) or could not be had (`refuse`); one that we hold keeps its document.
        A refusal that is not `passing` is tried again after one day, then two, four… thirty at most."""
        before = self.current(url)
        essais = (before.essais if before and before.statut == statut else 0) + (statut == "refuse")
        wait = min(2 ** min(essais - 1, 10), 30)
        again = later(now, days=wait, hours=-4) if statut == "refuse" and not passing else None
        held = before.document_sha256 if before else ""
        with self._change() as db:
            db.execute(
                "INSERT INTO adresses (url, source, document_sha256, fichier, texte, statut, raison, premiere_vue, derniere_vue, essais, prochain_essai) "
                "VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (url, document_sha256) DO UPDATE SET statut=excluded.statut, raison=excluded.raison, "
                "derniere_vue=excluded.derniere_vue, essais=excluded.essais, prochain_essai=excluded.prochain_essai, texte=excluded.texte",
                (url, source, held, fichier, texte, statut, raison, now, now, essais, again),
            )  # fmt: skip

    def gone(self, url: str, raison: str) -> None:
        with self._change() as db:
            db.execute(
                "UPDATE adresses SET statut='retire', raison=? WHERE url=? AND courante=1 AND document_sha256<>''",
                (raison, url),
            )

    def page(self, url: str) -> tuple[str | None, str | None, Any] | None:
        """ETag, Last-Modified and content (what an adapter read of it) of a listing page at its last visit."""
        for etag, last_modified, contenu in self._rows("SELECT etag, last_modified, liens FROM pages WHERE url=?", url):
            return etag, last_modified, json.loads(contenu)
        return None

    def keep_page(
        self, url: str, source: str, etag: str | None, last_modified: str | None, contenu: object, again: Iterable[str] = ()
    ) -> None:  # fmt: skip
        """Remember a listing page; the documents at `again` are to be looked at again, for the page that lists them changed."""
        with self._change() as db:
            db.execute(
                "INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?)",
                (url, source, etag, last_modified, json.dumps(contenu, ensure_ascii=False)),
            )
            db.executemany("UPDATE adresses SET a_revoir=1 WHERE url=? AND courante=1", [(u,) for u in again])

    def robots(self, host: str) -> str | None:
        """`flows.moisson.robots.Memoire`: the rules of a host, where they were read less than a day before `now`."""
        rows = self._rows(
            "SELECT texte FROM robots WHERE hote=? AND lu > ?", host, later(self.now, hours=-ROBOTS_HOURS)
        )
        return str(rows[0]["texte"]) if rows else None

    def keep_robots(self, host: str, texte: str) -> None:
        with self._change() as db:
            db.execute("INSERT OR REPLACE INTO robots VALUES (?,?,?)", (host, texte, self.now))

    def to_read(self, version: str) -> list[tuple[str, str]]:
        """(sha256, file name) of the documents that this version of the extractor has not read yet."""
        rows = self._db.execute(
            "SELECT document_sha256 AS s, min(fichier) AS f FROM adresses WHERE document_sha256<>'' AND document_sha256 NOT IN "
            "(SELECT document_sha256 FROM lectures WHERE version=?) GROUP BY document_sha256 ORDER BY 1", (version,)
        )  # fmt: skip
        return [(r["s"], r["f"]) for r in rows]

    def keep_reading(self, sha256: str, version: str, extraction: Extraction | None, erreur: str | None) -> None:
        """`version`: the extractor's, "" for a reading that is to be tried again."""
        document = extraction.document if extraction else None
        with self._change() as db:
            db.execute(
                "INSERT OR REPLACE INTO lectures (document_sha256, version, erreur, nature, pages, seance, organe, timbre, extraction) VALUES (?,?,?,?,?,?,?,?,?)",
                (sha256, version, erreur, *(getattr(document, n, None) for n in ("nature", "pages", "delib_date", "coll_nom", "pref_acte_id")),
                 extraction_to_json(extraction) if extraction else None),
            )  # fmt: skip

    def readings(self) -> Iterator[tuple[Adresse, Extraction]]:
        """The readings of the documents that are still published, with the first address of each, in a stable order."""
        rows = self._db.execute(  # the readings themselves are left out of what is sorted
            "SELECT a.* FROM adresses a JOIN lectures l USING (document_sha256) WHERE l.extraction IS NOT NULL AND a.statut IN ('retenu','retire') AND a.courante=1 "
            "AND autrui(a.source, l.organe, l.timbre) IS NULL GROUP BY a.document_sha256 HAVING a.url=min(a.url) ORDER BY a.source, a.url"
        )  # fmt: skip
        for row in rows:
            query = "SELECT extraction FROM lectures WHERE document_sha256=?"
            (text,) = self._db.execute(query, (row["document_sha256"],)).fetchone()
            yield _adresse(row), extraction_from_json(text)

    def documents(self) -> Iterator[DocumentVu]:
        """One row per document seen at an address, with what its reading made of it, in a stable order."""
        rows = self._db.execute(
            "SELECT a.*, l.erreur, l.nature, l.pages, l.version, autrui(a.source, l.organe, l.timbre) AS autrui FROM adresses a LEFT JOIN lectures l USING (document_sha256) ORDER BY a.source, a.url, a.premiere_vue, a.document_sha256"
        )
        for r in rows:
            statut, raison = r["statut"], r["raison"]
            if statut == "retenu" and r["erreur"]:
                statut, raison = "refuse", r["erreur"]
            elif statut == "retenu" and r["nature"] == "autre":
                statut, raison = "ecarte", AUTRE
            elif statut == "retenu" and r["autrui"]:
                statut, raison = "ecarte", r["autrui"]
            yield DocumentVu(
                r["document_sha256"] or None, r["url"], r["source"], r["fichier"], r["nature"], statut, raison, r["taille"], r["pages"],
                r["premiere_vue"], r["derniere_vue"],
            )  # fmt: skip

    def last_sitting(self, source: str) -> str | None:
        rows = self._rows(
            "SELECT max(l.seance) AS d FROM lectures l JOIN adresses a USING (document_sha256) WHERE a.source=? AND l.seance IS NOT NULL AND autrui(a.source, l.organe, l.timbre) IS NULL", source
        )  # fmt: skip
        return str(rows[0]["d"]) if rows and rows[0]["d"] else None

    def keep_run(self, start: str, end: str, bilan: str, visits: Iterable[tuple[str, str]] = ()) -> None:
        """A run that came to its end, with what each source gave: (SIREN, JSON)."""
        with self._change() as db:
            db.execute("INSERT OR REPLACE INTO passages VALUES (?,?,?)", (start, end, bilan))
            db.executemany("INSERT OR REPLACE INTO visites VALUES (?,?,?)", [(s, start, b) for s, b in visits])

    def visits(self, source: str, limit: int) -> list[tuple[str, str]]:
        """The last runs that visited a source, oldest first: (instant, JSON)."""
        rows = self._rows("SELECT debut, bilan FROM visites WHERE source=? ORDER BY debut DESC LIMIT ?", source, limit)
        return [(r["debut"], r["bilan"]) for r in reversed(rows)]


def _adresse(row: sqlite3.Row) -> Adresse:
    fields = {name: row[name] for name in Adresse.__dataclass_fields__}
    return Adresse(**fields | {name: bool(row[name]) for name in ("a_revoir", "passagere")})
