"""`feed.atom`: the newest acts, for a reader of feeds (RFC 4287). Nothing in it depends on the clock."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from schemas.resultats import RESULTATS

ENTRIES = 100
Row = Mapping[str, str]


class Fil:
    """Keeps the acts of the latest sittings among those it is shown."""

    def __init__(self) -> None:
        self._latest: list[tuple[str, str, Row]] = []

    def see(self, acte: Row) -> None:
        """`acte`: a row of `actes`, its cells as they are before they are made harmless."""
        if acte["delib_date"]:
            item = (acte["delib_date"], acte["acte_uid"], acte)
            if len(self._latest) < ENTRIES:
                heapq.heappush(self._latest, item)
            else:
                heapq.heappushpop(self._latest, item)

    def write(self, path: Path) -> None:
        newest = sorted(self._latest, reverse=True)
        updated = _instant(newest[0][0] if newest else "1970-01-01")
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
            "<title>Délibérations des assemblées locales</title>",
            "<id>urn:registre:deliberations</id>",
            f"<updated>{updated}</updated>",
            "<author><name>registre</name></author>",
            *(_entry(acte) for _, _, acte in newest),
            "</feed>",
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _entry(acte: Row) -> str:
    link = f"<link href={quoteattr(acte['delib_url'])}/>" if acte["delib_url"] else ""
    title = f"{acte['coll_nom'] or 'Collectivité inconnue'} : {acte['delib_objet']}"
    return (
        f"<entry><title>{escape(title)}</title><id>urn:registre:acte:{escape(acte['acte_uid'])}</id>"
        f"<updated>{_instant(acte['delib_date'])}</updated>{link}<summary>{escape(_summary(acte))}</summary></entry>"
    )


def _summary(acte: Row) -> str:
    counts = [f"{acte[f'vote_{sens}']} {sens}" for sens in ("pour", "contre", "abstention") if acte[f"vote_{sens}"]]
    told = [f"séance du {acte['delib_date']}", f"n° {acte['delib_id']}" if acte["delib_id"] else ""]
    told += [RESULTATS.get(acte["vote_resultat"], ""), ", ".join(counts)]
    told += ["vote contesté" if acte["vote_conteste"] == "1" else ""]
    return " ; ".join(t for t in told if t)


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
