"""Atom (RFC 4287) for everything, a council, a theme or a search: well-formed whatever the titles hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from flows.site.lecture import Row
from flows.site.liens import Liens
from flows.site.rendu import court, date_fr, propre, web
from schemas.resultats import RESULTATS

ENTRIES = 100
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NEVER = "1970-01-01T00:00:00Z"


def atom(title: str, identifier: str, page: str, itself: str, actes: Sequence[Row], liens: Liens) -> str:
    """A feed of acts. `page`: the address of the page that it follows; `itself`: its own. Same acts, same bytes."""
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(identifier)}</id>",
        f"<updated>{max((_instant(a) for a in actes), default=NEVER)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(liens.absolu(itself))}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(liens.absolu(page))}/>',
        "<author><name>registre</name></author>",
        "<rights>Licence Ouverte 2.0</rights>",
    ]
    return "\n".join([*head, *(_entry(a, liens) for a in actes), "</feed>"]) + "\n"


def _entry(acte: Row, liens: Liens) -> str:
    title = f"{acte['coll_nom'] or 'Collectivité inconnue'} : {court(acte['delib_objet'], 500)}"
    official = web(acte["delib_url"], acte["page_debut"])
    link = (
        f'<link rel="related" type="application/pdf" title="document officiel" href={_attribute(official)}/>'
        if official
        else ""
    )
    return (
        f"<entry><title>{_text(title)}</title><id>urn:registre:acte:{_text(acte['acte_uid'])}</id><updated>{_instant(acte)}</updated>"
        f'<link rel="alternate" type="text/html" href={_attribute(liens.absolu(liens.acte(acte["acte_uid"])))}/>{link}'
        f"<summary>{_text(_summary(acte))}</summary></entry>"
    )


def _summary(acte: Row) -> str:
    counts = [f"{acte[f'vote_{s}']} {s}" for s in ("pour", "contre", "abstention") if acte[f"vote_{s}"] is not None]
    told = [f"séance du {date_fr(acte['delib_date'])}", f"n° {acte['delib_id']}" if acte["delib_id"] else ""]
    told += [
        RESULTATS.get(acte["vote_resultat"] or "", ""),
        ", ".join(counts),
        "vote contesté" if acte["conteste"] else "",
    ]
    return " ; ".join(t for t in told if t)


def _instant(acte: Row) -> str:
    """When the act was first seen, else its sitting's day."""
    seen, day = str(acte["vu"] or ""), str(acte["delib_date"] or "")
    if INSTANT.fullmatch(seen):
        return seen
    return f"{day}T00:00:00Z" if DAY.fullmatch(day) else NEVER


def _text(value: object) -> str:
    return escape(propre(str(value)))


def _attribute(value: str) -> str:
    return quoteattr(propre(value))
