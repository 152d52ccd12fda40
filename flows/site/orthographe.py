"""What a question that finds nothing may have meant: each word that is in no act, replaced by the nearest one that is in some.

The index's own vocabulary is read (`lexique`, of SQLite's fts5vocab); the word is shown as an act writes it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from difflib import SequenceMatcher, get_close_matches

from flows.site.index import tables
from flows.site.lecture import bodies, by_rowid, found
from flows.site.mots import EMPTY, fold, words
from flows.site.requete import Requete

SHORTEST, NEAR, CANDIDATES, MENDED = 4, 0.7, 4, 3
"""Letters of a word that can be mended; how like the other one must be, from 0 to 1; how many are looked at;
how many words of a question are mended."""
NEARBY = "SELECT term FROM lexique WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? ORDER BY doc DESC, term LIMIT 20000"


def nearest(db: sqlite3.Connection, asked: Requete) -> str:
    """The words to try instead, which have answers with the same filters; "" where nothing is near."""
    if "lexique" not in tables(db):
        return ""
    pieces, end = [], 0
    strange = [w for w in words(asked.q) if _may_be_mended(w.stem) and not _known(db, w.stem)]
    for word in strange if len(strange) <= MENDED else ():
        if written := _near(db, word.stem, fold(asked.q[word.start : word.end])):
            pieces += [asked.q[end : word.start], written]
            end = word.end
    other = "".join(pieces) + asked.q[end:]
    return other if pieces and found(db, replace(asked, q=other, page=1), 1) else ""


def _may_be_mended(stem: str) -> bool:
    return stem not in EMPTY and len(stem) >= SHORTEST and stem.isalpha()


def _known(db: sqlite3.Connection, stem: str) -> bool:
    return db.execute("SELECT 1 FROM lexique WHERE term = ?", (stem,)).fetchone() is not None


def _near(db: sqlite3.Connection, stem: str, typed: str) -> str:
    """Of the few words whose stems are nearest and begin with the same letter, the one written most like what was typed."""
    first, length = stem[0], len(stem)
    there = [row[0] for row in db.execute(NEARBY, (first, chr(ord(first) + 1), length - 3, length + 3))]
    told = [_written(db, near) for near in get_close_matches(stem, there, CANDIDATES, NEAR)]
    return max(filter(None, told), key=lambda w: SequenceMatcher(None, typed, fold(w)).ratio(), default="")


def _written(db: sqlite3.Connection, stem: str) -> str:
    """The stem's word as an act has it, in its title if it can be."""
    match = f'"{stem}"'
    (rowid,) = db.execute(
        "SELECT rowid FROM recherche WHERE recherche MATCH ? ORDER BY rank LIMIT 1", (match,)
    ).fetchone()
    acte = by_rowid(db, [rowid])[0]
    texts = [acte["delib_objet"] or "", *(t for _, t in bodies(db, [acte])[acte["acte_uid"]])]
    told = (text[w.start : w.end].lower() for text in texts for w in words(text) if w.stem == stem)
    return next(told, "")
