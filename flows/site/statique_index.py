"""The search index of the static copy: small JSON files, of which a search reads only a few.

- `manifeste.json`: the shards of the index, the councils, how many acts;
- `mots/<prefix>.json`: stem → act → positions of the word, for the stems that begin so; title, rest, then body, with a gap between;
- `reperes.json`: what filters and sorts, by column; `fiches/<n>.json`: what is shown of acts, in blocks.

An act is its place in the order of identifiers.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable

from flows.site.index import columns, tables
from flows.site.lecture import rows
from flows.site.liens import nom_de_fichier
from flows.site.mots import EMPTY, words
from flows.site.rendu import court, date_fr, propre

SHARD = 120_000
"""Bytes of a shard, beyond which it is cut by one letter more."""
BLOCK = 16
BODY, SHOWN = 60_000, 2500
"""Letters of a body that are indexed, and that are kept to show words in their context."""
MOST_PLACES = 24
GAP = 50
Write = Callable[[str, str], None]
Postings = dict[str, dict[int, "array[int]"]]


def write_index(db: sqlite3.Connection, write: Write) -> None:
    """Write every file of the index through `write(path, text)`."""
    actes = rows(
        db, "SELECT a.rowid AS acte, a.acte_uid, a.coll_nom, a.delib_id, a.delib_date, a.delib_matiere_code, a.delib_matiere_nom, a.delib_objet, a.vote_resultat,"
        " a.vote_pour, a.vote_contre, a.vote_abstention, a.document_sha256, c.cle, r.conteste FROM actes a JOIN reperes r ON r.acte = a.rowid"
        " JOIN collectivites c ON c.id = r.collectivite ORDER BY a.acte_uid",
    )  # fmt: skip
    postings: Postings = defaultdict(dict)
    blocks: list[dict[str, object]] = []
    for rank, acte in enumerate(actes):
        body = _body(db, acte["acte_uid"], acte["document_sha256"])
        _index(
            postings,
            rank,
            (
                acte["delib_objet"] or "",
                " ".join(filter(None, (acte["coll_nom"], acte["delib_id"], acte["delib_matiere_nom"]))),
                body,
            ),
        )
        blocks.append({
            "f": nom_de_fichier(acte["acte_uid"]), "o": court(acte["delib_objet"], 260), "n": propre(acte["delib_id"] or ""), "j": date_fr(acte["delib_date"]),
            "c": propre(acte["coll_nom"] or acte["cle"]), "v": [acte["vote_pour"], acte["vote_contre"], acte["vote_abstention"]], "t": propre(body[:SHOWN]),
        })  # fmt: skip
        if len(blocks) == BLOCK or rank == len(actes) - 1:
            write(f"index/fiches/{rank // BLOCK}.json", _json(blocks))
            blocks = []
    keys = sorted({a["cle"] for a in actes})
    place = {key: i for i, key in enumerate(keys)}
    write("index/reperes.json", _json({
        "commune": [place[a["cle"]] for a in actes], "date": [a["delib_date"] or "" for a in actes], "theme": [a["delib_matiere_code"] or "" for a in actes],
        "resultat": [a["vote_resultat"] or "" for a in actes], "contre": [a["vote_contre"] or 0 for a in actes], "conteste": [a["conteste"] for a in actes],
    }))  # fmt: skip
    shards = _shards(postings, write)
    write(
        "index/manifeste.json",
        _json(
            {
                "actes": len(actes),
                "bloc": BLOCK,
                "communes": [[k, nom_de_fichier(k)] for k in keys],
                "mots": shards,
                "vides": sorted(EMPTY),
            }
        ),
    )


def _body(db: sqlite3.Connection, uid: str, sha: str | None) -> str:
    if "textes" not in tables(db):
        return ""
    best = "AND document_sha256 = ?" if "document_sha256" in columns(db, "textes") else "AND ? IS NOT NULL"
    pages = db.execute(f"SELECT texte FROM textes WHERE acte_uid = ? {best} ORDER BY page", (uid, sha or ""))
    return "\n".join(p[0] or "" for p in pages)[:BODY]


def _index(postings: Postings, rank: int, texts: tuple[str, ...]) -> None:
    at = 0
    for text in texts:
        for word in words(text):
            if word.stem not in EMPTY:
                places = postings[word.stem].setdefault(rank, array("I"))
                if len(places) < MOST_PLACES:
                    places.append(at)
            at += 1
        at += GAP


def _shards(postings: Postings, write: Write) -> list[str]:
    """Write the shards; their names, which are the prefixes of their stems."""
    names: list[str] = []

    def cut(stems: list[str], prefix: str) -> None:
        text = _json({s: {str(rank): list(places) for rank, places in postings[s].items()} for s in stems})
        length = len(prefix) + 1
        if len(text) <= SHARD or length > 6 or all(len(s) < length for s in stems):
            names.append(prefix)
            write(f"index/mots/{shard_name(prefix)}.json", text)
            return
        groups: dict[str, list[str]] = defaultdict(list)
        for s in stems:
            groups[s[:length]].append(s)
        for key, group in groups.items():
            cut(group, key)

    cut(sorted(postings), "")
    return names


def shard_name(prefix: str) -> str:
    """A shard's file: its prefix, its letters spelled where a file's name cannot hold them."""
    if not prefix:
        return "tout"
    return prefix if prefix.isascii() and prefix.isalnum() else "u" + "-".join(f"{ord(c):x}" for c in prefix) + "_"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
