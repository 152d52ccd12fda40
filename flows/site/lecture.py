"""Searching a release: its acts, counts by council, theme, year and result. Plain functions over a connection; SQL that binds.

A table that a release has not gives nothing, and no error.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.site.extrait import Piece, excerpt
from flows.site.index import tables
from flows.site.requete import Requete

TAILLE = 20
"""Acts on a page of results."""
MOST_FACETS = 12
MOST_ROWS = 100_000
"""Acts of a downloaded result."""
CHUNK = 400
FACETS = ("collectivite", "theme", "annee", "resultat")
Row = dict[str, Any]


@dataclass(slots=True)
class Resultats:
    """One page of answers. `facettes`: dimension → (value, label, acts); None where counting took too long."""

    total: int | None
    actes: list[Row]
    facettes: dict[str, list[tuple[Any, str, int]]] | None
    extraits: dict[str, list[Piece]] = field(default_factory=dict)


def rows(db: sqlite3.Connection, sql: str, bound: Any = ()) -> list[Row]:
    """The rows of a query as plain dictionaries."""
    cursor = db.execute(sql, bound)
    names = [d[0] for d in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def found(db: sqlite3.Connection, asked: Requete, size: int = TAILLE) -> list[int]:
    """The rowids of one page of answers, in order."""
    source, bound = asked.source()
    rank = "recherche.rank" if asked.match else "0"
    sql = f"SELECT r.acte, {rank} AS rang {source} ORDER BY {asked.order_by} LIMIT :size OFFSET :skip"
    return [row[0] for row in db.execute(sql, {**bound, "size": size, "skip": (asked.page - 1) * size})]


def counts_sql(asked: Requete) -> tuple[str, dict[str, object]]:
    """One query for every count of a question: the answers are gone through once."""
    source, bound = asked.source()
    columns = ", ".join(f"r.{c}" for c in (*FACETS, "conteste"))
    parts = [
        f"SELECT '{c}', {c}, n FROM (SELECT {c}, count(*) AS n FROM m WHERE {c} IS NOT NULL GROUP BY {c} ORDER BY n DESC, {c} LIMIT {MOST_FACETS})"
        for c in FACETS
    ]
    everything = "SELECT 'total', '', count(*) FROM m UNION ALL SELECT 'conteste', 1, coalesce(sum(conteste), 0) FROM m"
    return (
        f"WITH m AS MATERIALIZED (SELECT {columns} {source}) {everything} UNION ALL {' UNION ALL '.join(parts)}",
        bound,
    )


def counts(db: sqlite3.Connection, asked: Requete) -> dict[str, list[tuple[Any, str, int]]]:
    """Counts by dimension, the greatest first; `total` and `conteste` have one entry."""
    known = "SELECT dimension, valeur, actes FROM comptes ORDER BY actes DESC, valeur"
    sql, bound = (known, {}) if asked.vide else counts_sql(asked)
    answer: dict[str, list[tuple[Any, str, int]]] = {c: [] for c in ("total", "conteste", *FACETS)}
    for dimension, value, count in db.execute(sql, bound):
        if len(answer[dimension]) < MOST_FACETS:
            answer[dimension].append((value, "", count))
    ids = [value for value, _, _ in answer["collectivite"]]
    names = {r["id"]: (r["cle"], r["nom"]) for r in _by(db, "collectivites", "id", ids)}
    answer["collectivite"] = [(*names[i], n) for i, _, n in answer["collectivite"]]
    return answer


def search(db: sqlite3.Connection, asked: Requete, size: int = TAILLE) -> Resultats:
    """One page of answers, with its counts; an SQL that is stopped while counting leaves them out."""
    actes = by_rowid(db, found(db, asked, size))
    excerpts = _excerpts(db, actes, asked) if asked.match else {}
    try:
        facets = counts(db, asked)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        facets = None
    total = next((n for _, _, n in facets["total"]), 0) if facets else None
    return Resultats(total, actes, facets, excerpts)


def by_rowid(db: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """Whole acts, with their council's key, in the order of `ids`."""
    found_rows = {}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        places = ",".join("?" * len(chunk))
        sql = (
            "SELECT a.rowid AS acte, a.*, c.cle AS cle, r.conteste, r.vu FROM actes a JOIN reperes r ON r.acte = a.rowid"
            f" JOIN collectivites c ON c.id = r.collectivite WHERE a.rowid IN ({places})"
        )
        found_rows.update({row["acte"]: row for row in rows(db, sql, chunk)})
    return [found_rows[i] for i in ids]


def every(db: sqlite3.Connection, asked: Requete) -> Iterator[list[Row]]:
    """All answers, at most MOST_ROWS, in blocks: for a download."""
    source, bound = asked.source()
    rank = "recherche.rank" if asked.match else "0"
    sql = f"SELECT r.acte, {rank} AS rang {source} ORDER BY {asked.order_by} LIMIT {MOST_ROWS}"
    ids = [row[0] for row in db.execute(sql, bound)]
    for start in range(0, len(ids), CHUNK):
        yield by_rowid(db, ids[start : start + CHUNK])


def bodies(db: sqlite3.Connection, actes: Sequence[Row]) -> dict[str, list[tuple[int, str]]]:
    """The pages of these acts' bodies in their best document, by identifier: (page, text)."""
    found_pages: dict[str, list[tuple[int, str]]] = {a["acte_uid"]: [] for a in actes}
    if "textes" in tables(db):
        best = {a["acte_uid"]: a["document_sha256"] for a in actes}
        for row in _by(db, "textes", "acte_uid", list(best), "ORDER BY acte_uid, page"):
            if row.get("document_sha256", best[row["acte_uid"]]) == best[row["acte_uid"]]:
                found_pages[row["acte_uid"]].append((row["page"], row["texte"] or ""))
    return found_pages


def _excerpts(db: sqlite3.Connection, actes: Sequence[Row], asked: Requete) -> dict[str, list[Piece]]:
    texts = bodies(db, actes)
    return {uid: excerpt("\n".join(t for _, t in pages), asked.stems) for uid, pages in texts.items()}


def _by(db: sqlite3.Connection, table: str, column: str, values: Sequence[Any], more: str = "") -> list[Row]:
    places = ",".join("?" * len(values))
    return rows(db, f"SELECT * FROM {table} WHERE {column} IN ({places}) {more}", list(values))
