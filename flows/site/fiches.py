"""What the pages of one act, one council, one week and the sources show, read from a release."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date, timedelta
from typing import Any

from flows.site.index import council_key, tables
from flows.site.lecture import Row, bodies, by_rowid, rows

MOST_ACTS = 120
"""Acts on the page of a week."""
MOST_SUMS = 20
"""Sums on the page of a council."""


def act(db: sqlite3.Connection, uid: str) -> Row | None:
    """An act with all that is known of it: `preuves` by field, `anomalies`, `changements`, `textes`, `montants`, `votes_nominatifs`."""
    found = db.execute("SELECT rowid FROM actes WHERE acte_uid = ?", (uid,)).fetchone()
    if found is None:
        return None
    acte = by_rowid(db, [found[0]])[0]
    there = tables(db)
    acte["preuves"] = (
        {p["champ"]: p for p in rows(db, "SELECT * FROM preuves WHERE acte_uid = ?", (uid,))}
        if "preuves" in there
        else {}
    )
    acte["anomalies"] = _doubts(db, acte) if "anomalies" in there else []
    for name in ("changements", "montants", "votes_nominatifs"):
        acte[name] = rows(db, f"SELECT * FROM {name} WHERE acte_uid = ?", (uid,)) if name in there else []
    acte["textes"] = bodies(db, [acte])[uid]
    acte["papiers"] = _papers(db, acte) if "documents" in there else []
    return acte


def _doubts(db: sqlite3.Connection, acte: Row) -> list[Row]:
    shas = _shas(acte)
    places = ",".join("?" * len(shas))
    names = (acte["delib_id"], acte["acte_uid"])
    return rows(db, f"SELECT * FROM anomalies WHERE document_sha256 IN ({places}) AND acte IN (?, ?)", (*shas, *names))


def _papers(db: sqlite3.Connection, acte: Row) -> list[Row]:
    """The documents where the act was read, the best one first."""
    shas = _shas(acte)
    sql = f"SELECT * FROM documents WHERE document_sha256 IN ({','.join('?' * len(shas))}) ORDER BY url"
    return sorted(rows(db, sql, shas), key=lambda d: d["document_sha256"] != acte["document_sha256"])


def _shas(acte: Row) -> list[str]:
    return [s for s in (acte["documents"] or acte["document_sha256"] or "").split(" ; ") if s]


def shown_pages(db: sqlite3.Connection, sha: str) -> set[int]:
    """Pages of a document whose picture may be shown: they hold printed values, and name nobody whose name is masked."""
    return {r[0] for r in db.execute("SELECT page FROM planches WHERE document_sha256 = ? AND montrable = 1", (sha,))}


def councils(db: sqlite3.Connection) -> list[Row]:
    return rows(db, "SELECT * FROM collectivites ORDER BY nom COLLATE NOCASE, cle")


def council(db: sqlite3.Connection, key: str) -> Row | None:
    """A council with its sittings (newest first), the votes of each, its themes and its members' attendance."""
    found = rows(db, "SELECT * FROM collectivites WHERE cle = ?", (key,))
    if not found:
        return None
    one = found[0]
    there = tables(db)
    one["seances"] = _sittings(db, one) if "seances" in there else []
    one["themes"] = rows(
        db, "SELECT theme, count(*) AS actes, sum(conteste) AS contestes FROM reperes WHERE collectivite = ? AND theme IS NOT NULL"
        " GROUP BY theme ORDER BY actes DESC, theme LIMIT 15", (one["id"],),
    )  # fmt: skip
    one["sans_theme"] = db.execute(
        "SELECT count(*) FROM reperes WHERE collectivite = ? AND theme IS NULL", (one["id"],)
    ).fetchone()[0]
    one["annees"] = rows(
        db, "SELECT annee, count(*) AS actes, sum(resultat = 'unanimite') AS unanimite, sum(conteste) AS contestes, sum(resultat = 'rejetee') AS rejetes"
        " FROM reperes WHERE collectivite = ? AND annee IS NOT NULL GROUP BY annee ORDER BY annee", (one["id"],),
    )  # fmt: skip
    one["membres"] = _members(db, one, there)
    one["sommes"] = _sums(db, one["cle"]) if "montants" in there else []
    one["documents"] = (
        rows(
            db,
            "SELECT statut, count(*) AS nombre, max(derniere_vue) AS vue FROM documents WHERE source = ? GROUP BY statut",
            (key,),
        )
        if "documents" in there
        else []
    )
    return one


def _sittings(db: sqlite3.Connection, one: Row) -> list[Row]:
    votes = {
        r["date"]: r
        for r in rows(
            db, "SELECT date, count(*) AS actes, sum(conteste) AS contestes, sum(resultat = 'unanimite') AS unanimite, sum(resultat = 'rejetee') AS rejetes"
            " FROM reperes WHERE collectivite = ? GROUP BY date", (one["id"],),
        )
    }  # fmt: skip
    found = rows(
        db,
        "SELECT * FROM seances WHERE seance_uid >= ? AND seance_uid < ? ORDER BY delib_date DESC",
        _range(one["cle"]),
    )
    own = [s for s in found if council_key(s["seance_uid"]) == one["cle"]]
    return [{**s, **{k: v for k, v in votes.get(s["delib_date"], {}).items() if k != "date"}} for s in own]


def _members(db: sqlite3.Connection, one: Row, there: frozenset[str]) -> list[Row]:
    """Each member, and in how many sittings present, represented, absent: linked across documents where `elus` tells it."""
    if "elus" in there and one["siret"]:
        return rows(
            db, "SELECT nom, presences + representations + absences AS seances, presences AS present, representations AS represente, absences AS absent,"
            " votes_contre, abstentions FROM elus WHERE coll_siret = ? AND presences + representations + absences > 0"
            " ORDER BY seances DESC, nom LIMIT 150", (one["siret"],),
        )  # fmt: skip
    return _printed_members(db, one["cle"]) if "presences" in there else []


def _printed_members(db: sqlite3.Connection, key: str) -> list[Row]:
    """The same from the names as printed, each writing by itself."""
    seen: dict[str, Counter[str]] = {}
    for uid, nom, statut in db.execute(
        "SELECT seance_uid, nom, statut FROM presences WHERE seance_uid >= ? AND seance_uid < ?", _range(key)
    ):
        if council_key(uid) == key:
            seen.setdefault(nom, Counter())[statut] += 1
    people: list[dict[str, Any]] = [
        {"nom": nom, "seances": c.total(), **{s: c[s] for s in ("present", "represente", "absent")}}
        for nom, c in seen.items()
    ]
    return sorted(people, key=lambda p: (-p["seances"], p["nom"]))[:150]


def _sums(db: sqlite3.Connection, key: str) -> list[Row]:
    """The largest whole sums that a council has decided, each once: neither prices, nor what another line says again with taxes."""
    found = rows(
        db, "SELECT m.acte_uid, m.seance_uid, m.delib_date, m.valeur, m.ht_ttc, m.nature, m.sens, m.tiers, m.objet, a.delib_objet FROM montants m"
        " JOIN actes a USING (acte_uid) WHERE m.seance_uid >= ? AND m.seance_uid < ? AND m.unite IS NULL AND m.equivalent IS NULL"
        " ORDER BY m.valeur DESC, m.acte_uid, m.rang LIMIT ?", (*_range(key), MOST_SUMS),
    )  # fmt: skip
    return [s for s in found if council_key(s["seance_uid"]) == key]


def _range(key: str) -> tuple[str, str]:
    """Bounds of the identifiers that begin with a council's key and a dash."""
    return f"{key}-", f"{key}."


def week_of(db: sqlite3.Connection, monday: date) -> tuple[list[dict[str, Any]], int]:
    """The week's sittings, newest first, each with its acts (contested first); and the number of acts of the week."""
    bounds = (monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    total = db.execute("SELECT count(*) FROM reperes WHERE date BETWEEN ? AND ?", bounds).fetchone()[0]
    ids = [
        r[0]
        for r in db.execute(
            "SELECT acte FROM reperes WHERE date BETWEEN ? AND ? ORDER BY date DESC, collectivite, acte LIMIT ?",
            (*bounds, MOST_ACTS),
        )
    ]
    sittings: dict[str, dict[str, Any]] = {}
    for acte in by_rowid(db, ids):
        one = sittings.setdefault(
            acte["seance_uid"], {"nom": acte["coll_nom"], "cle": acte["cle"], "date": acte["delib_date"], "actes": []}
        )
        one["actes"].append(acte)
    for one in sittings.values():
        one["actes"].sort(key=lambda a: -a["conteste"])
        one["contestes"] = sum(a["conteste"] for a in one["actes"])
    return list(sittings.values()), total


def contested(db: sqlite3.Connection, most: int) -> list[Row]:
    """The newest contested acts."""
    sql = "SELECT acte FROM reperes WHERE conteste = 1 AND date <= ? ORDER BY date DESC, acte LIMIT ?"
    return by_rowid(db, [r[0] for r in db.execute(sql, (last_visit(db), most))])


def weeks_around(db: sqlite3.Connection, monday: date) -> tuple[date | None, date | None]:
    """The nearest weeks before and after that have acts."""
    before = db.execute("SELECT max(date) FROM reperes WHERE date < ?", (monday.isoformat(),)).fetchone()[0]
    after = db.execute(
        "SELECT min(date) FROM reperes WHERE date > ? AND date <= ?",
        ((monday + timedelta(days=6)).isoformat(), last_visit(db)),
    ).fetchone()[0]
    return monday_of(before), monday_of(after)


def latest_week(db: sqlite3.Connection) -> date | None:
    """The last week that has acts; a date that was misread into the future is not news."""
    return monday_of(db.execute("SELECT max(date) FROM reperes WHERE date <= ?", (last_visit(db),)).fetchone()[0])


def every_week(db: sqlite3.Connection) -> list[date]:
    days = [
        date.fromisoformat(r[0])
        for r in db.execute("SELECT DISTINCT date FROM reperes WHERE date IS NOT NULL AND date <= ?", (last_visit(db),))
    ]
    return sorted({d - timedelta(days=d.weekday()) for d in days})


def last_visit(db: sqlite3.Connection) -> str:
    """The day on which a source was last visited, as the release tells."""
    found = db.execute("SELECT max(derniere_vue) FROM documents").fetchone()[0] if "documents" in tables(db) else None
    return str(found)[:10] if found else "9999-12-31"


def monday_of(day: str | None) -> date | None:
    if not day:
        return None
    parsed = date.fromisoformat(day)
    return parsed - timedelta(days=parsed.weekday())


def sources(db: sqlite3.Connection) -> list[Row]:
    """Where documents come from: by source, how many of each state, and when last seen."""
    if "documents" not in tables(db):
        return []
    return rows(
        db, "SELECT source, count(*) AS documents, sum(statut = 'retenu') AS retenus, sum(statut = 'ecarte') AS ecartes, sum(statut = 'refuse') AS refuses,"
        " sum(statut = 'modifie') AS modifies, sum(statut = 'retire') AS retires, max(derniere_vue) AS vue FROM documents GROUP BY source ORDER BY source",
    )  # fmt: skip


def known_sources(db: sqlite3.Connection) -> dict[str, Row]:
    """The sources that the release describes, by SIREN: also those that have never given a document."""
    return {r["siren"]: r for r in rows(db, "SELECT * FROM sources")} if "sources" in tables(db) else {}
