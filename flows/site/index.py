"""The search index of a release: what `registre.sqlite` needs for full text, filters and counts at any size.

`add_index` writes, from the tables that are there, and with the same bytes for the same rows:

- `recherche`: FTS5 over the stems (`flows.site.mots`) of titles, bodies, and what else names an act; it keeps no text of its own;
- `lexique`: the words of that index, to mend a question that finds nothing;
- `reperes`: one narrow row per act, for filters and counts; `acte` is the act's rowid in `actes` and `recherche`;
- `collectivites`: one row per council; `comptes`: the counts of a search that asks for nothing;
- `planches`: the pages of documents that hold printed values; `montrable` is 0 where one names a person whose name is masked.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from flows.site.mots import stems
from schemas.resultats import conteste

TABLES = ("lexique", "recherche", "reperes", "collectivites", "comptes", "planches")
BATCH = 2000
Values = tuple[Any, ...]
MOST_BODY = 200_000
"""Letters of an act's body that are indexed."""
SEANCE = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|sans-date)$")
SCHEMA = """
CREATE VIRTUAL TABLE recherche USING fts5(titre, texte, reste, content='', tokenize='ascii');
CREATE VIRTUAL TABLE lexique USING fts5vocab(recherche, 'row');
INSERT INTO recherche(recherche, rank) VALUES ('rank', 'bm25(10.0, 1.0, 4.0)');
INSERT INTO recherche(recherche, rank) VALUES ('automerge', 0);
CREATE TABLE reperes (acte INTEGER PRIMARY KEY, collectivite INTEGER, date TEXT, annee INTEGER, theme TEXT, resultat TEXT,
  contre INTEGER, abstention INTEGER, conteste INTEGER, vu TEXT);
CREATE TABLE collectivites (id INTEGER PRIMARY KEY, cle TEXT UNIQUE, nom TEXT, siret TEXT, insee TEXT, actes INTEGER,
  seances INTEGER, contestes INTEGER, premiere TEXT, derniere TEXT);
CREATE TABLE comptes (dimension TEXT, valeur, actes INTEGER, PRIMARY KEY (dimension, valeur)) WITHOUT ROWID;
CREATE TABLE planches (document_sha256 TEXT, page INTEGER, montrable INTEGER, PRIMARY KEY (document_sha256, page)) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX reperes_date ON reperes (date, acte);
CREATE INDEX reperes_collectivite ON reperes (collectivite, date, conteste);
CREATE INDEX reperes_theme ON reperes (theme, date);
CREATE INDEX reperes_conteste ON reperes (date, acte) WHERE conteste = 1;
CREATE INDEX reperes_vu ON reperes (vu, date);
"""
COUNCILS = """
INSERT INTO collectivites
SELECT c.id, c.cle, c.nom, c.siret, c.insee, count(*), count(DISTINCT r.date), sum(r.conteste), min(r.date), max(r.date)
FROM temp.vues c JOIN reperes r ON r.collectivite = c.id GROUP BY c.id ORDER BY c.id;
INSERT INTO comptes SELECT * FROM (
  SELECT 'collectivite' AS dimension, collectivite AS valeur, count(*) FROM reperes GROUP BY collectivite UNION ALL
  SELECT 'theme', theme, count(*) FROM reperes WHERE theme IS NOT NULL GROUP BY theme UNION ALL
  SELECT 'annee', annee, count(*) FROM reperes WHERE annee IS NOT NULL GROUP BY annee UNION ALL
  SELECT 'resultat', resultat, count(*) FROM reperes WHERE resultat IS NOT NULL GROUP BY resultat UNION ALL
  SELECT 'conteste', 1, count(*) FROM reperes WHERE conteste = 1 UNION ALL
  SELECT 'total', '', count(*) FROM reperes) ORDER BY dimension, valeur;
"""


def add_index(path: Path) -> None:
    """Add the search index to a release's `registre.sqlite`. Replaces one that is there. `actes` is the only table needed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "temp_store=MEMORY"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        build(db)
        db.execute("COMMIT")


def build(db: sqlite3.Connection) -> None:
    """The same inside a transaction that is the caller's."""
    for table in TABLES:
        db.execute(f"DROP TABLE IF EXISTS {table}")
    _run(db, SCHEMA)
    _run(db, "CREATE TEMP TABLE vues (id INTEGER PRIMARY KEY, cle TEXT UNIQUE, nom TEXT, siret TEXT, insee TEXT)")
    _fill(db)
    _pages(db)
    _run(db, INDEXES)
    _run(db, COUNCILS)
    db.execute("DROP TABLE temp.vues")
    db.execute("INSERT INTO recherche(recherche) VALUES ('optimize')")


def council_key(seance_uid: str) -> str:
    """The council's identifier in a sitting's: what stands before the date."""
    return SEANCE.sub("", seance_uid)


def tables(db: sqlite3.Connection) -> frozenset[str]:
    """The tables that a release has."""
    return frozenset(row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"))


def columns(db: sqlite3.Connection, table: str) -> frozenset[str]:
    """The columns of a table; none where it is absent."""
    return frozenset(row[1] for row in db.execute(f'PRAGMA table_info("{table}")'))


def _fill(db: sqlite3.Connection) -> None:
    seen = _first_seen(db)
    bodies = _bodies(db) if "textes" in tables(db) else iter(())
    waiting = next(bodies, None)
    councils: dict[str, int] = {}
    words: list[Values] = []
    marks: list[Values] = []
    for row in db.execute(
        "SELECT rowid, acte_uid, seance_uid, coll_nom, coll_siret, coll_insee, delib_id, delib_date, delib_matiere_code, delib_matiere_nom,"
        " delib_objet, vote_resultat, vote_contre, vote_abstention, document_sha256 FROM actes ORDER BY acte_uid"
    ):
        rowid, uid, seance, nom, siret, insee, numero, day, code, theme, objet, resultat, contre, abstention, sha = row
        while waiting and waiting[0] < uid:
            waiting = next(bodies, None)
        body = waiting[1] if waiting and waiting[0] == uid else ""
        key = council_key(seance)
        if key not in councils:
            councils[key] = len(councils) + 1
            db.execute("INSERT INTO temp.vues VALUES (?, ?, ?, ?, ?)", (councils[key], key, nom, siret, insee))
        rest = " ".join(filter(None, (nom, numero, theme)))
        words.append((rowid, stems(objet or ""), stems(body[:MOST_BODY]), stems(rest)))
        contested = conteste(contre, abstention, resultat) or 0
        year = int(day[:4]) if day else None
        marks.append((rowid, councils[key], day, year, code, resultat, contre, abstention, contested, seen.get(sha)))
        if len(words) >= BATCH:
            _flush(db, words, marks)
    _flush(db, words, marks)


def _pages(db: sqlite3.Connection) -> None:
    """An act's pages are known in its best document only; in the others where it was read, every page may name the person."""
    if "preuves" not in tables(db):
        return
    hidden: dict[str, list[tuple[int, int]]] = {}
    masked = "SELECT document_sha256, documents, page_debut, page_fin FROM actes WHERE noms_masques > 0"
    for best, documents, first, last in db.execute(masked):
        for sha in {best, *(documents or "").split(" ; ")}:
            hidden.setdefault(sha, []).append((first, last or first) if sha == best and first else (0, sys.maxsize))
    if "noms_masques" in columns(db, "textes"):
        for sha, page in db.execute("SELECT document_sha256, page FROM textes WHERE noms_masques > 0"):
            hidden.setdefault(sha, []).append((page, page))
    printed = (
        "SELECT DISTINCT document_sha256, page FROM preuves WHERE origine = 'imprime' AND page IS NOT NULL"
        " AND document_sha256 <> '' ORDER BY 1, 2"
    )
    for sha, page in db.execute(printed).fetchall():
        shown = not any(first <= page <= last for first, last in hidden.get(sha, ()))
        db.execute("INSERT INTO planches VALUES (?, ?, ?)", (sha, page, int(shown)))


def _flush(db: sqlite3.Connection, words: list[Values], marks: list[Values]) -> None:
    db.executemany("INSERT INTO recherche(rowid, titre, texte, reste) VALUES (?, ?, ?, ?)", words)
    db.executemany("INSERT INTO reperes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", marks)
    words.clear()
    marks.clear()


def _first_seen(db: sqlite3.Connection) -> dict[str, str]:
    """When each document was first seen: what makes an act news, however old its sitting."""
    if "documents" not in tables(db):
        return {}
    return dict(
        db.execute("SELECT document_sha256, min(premiere_vue) FROM documents WHERE document_sha256 <> '' GROUP BY 1")
    )


def _bodies(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """(acte_uid, body) in the order of identifiers, pages joined."""
    current = ""
    pages: list[str] = []
    order = "acte_uid, document_sha256, page" if "document_sha256" in columns(db, "textes") else "acte_uid, page"
    for uid, page in db.execute(f"SELECT acte_uid, texte FROM textes ORDER BY {order}"):
        if uid != current and pages:
            yield current, "\n".join(pages)
            pages = []
        current = uid
        pages.append(page or "")
    if pages:
        yield current, "\n".join(pages)


def _run(db: sqlite3.Connection, script: str) -> None:
    """Statements one by one: `executescript` would end the transaction."""
    for statement in filter(str.strip, script.split(";\n")):
        db.execute(statement)
