"""A document of another assembly, told once it is read: the links that led to it said nothing, its first page and its stamp do.

A commune's site shows the minutes of its community of communes, of a syndicate, of its CCAS: theirs are other sources. Only what
tells the kind of body decides; a commune's other name, or its SIREN before a merger, is a doubt (`flows.publication.enrich`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from flows.publication.rapprocher import plain
from flows.source import Source

GROUPE = re.compile(
    r"(?:communaute|metropole|syndicat|sivom|sivu|siaep|sictom|smictom|pole (?:metropolitain|d equilibre)|centre (?:inter)?communal"
    r"|c ?[ci] ?a ?s|caisse des ecoles|departement|conseil departemental|region)\b"
)
"""How the name of a body that is no commune begins."""
COMMUNE = "21"
KINDS = frozenset({"20", "21", "22", "23", "24", "25", "26"})
"""How the SIREN of local bodies begin: communes 21, départements 22, régions 23, groupings 20, 24 and 25, CCAS 26 (INSEE)."""
STAMP = re.compile(r"(?:\d{3}|02[AB])\W+(\d{9})")
Judge = Callable[[str, str | None, str | None], str | None]
"""Of a source's SIREN, the body that a document names and the identifier in its stamp: why it is another's, or None."""


def judge(sources: Sequence[Source]) -> Judge:
    by_siren = {s.siren: s for s in sources}
    return lambda siren, nom, timbre: other_assembly(by_siren.get(siren), nom, timbre)


def other_assembly(source: Source | None, nom: str | None, timbre: str | None) -> str | None:
    """Why a document is another kind of body's than its source's; None where it is the source's, or nothing tells."""
    if source is None:
        return None
    mine = source.siren[:2]
    if stamp := STAMP.match(timbre or ""):
        kind = stamp[1][:2]
        other = {kind, mine} <= KINDS and (kind == COMMUNE) != (mine == COMMUNE)
        return f"document d'une autre assemblée : son tampon porte le SIREN {stamp[1]}" if other else None
    if mine != COMMUNE or not nom or not GROUPE.match(plain(nom)) or GROUPE.match(plain(source.nom)):
        return None
    return f"document d'une autre assemblée, dit sa première page : {nom}"
