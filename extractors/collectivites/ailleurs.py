"""Whose assembly sat, where the head does not name it: told by the signature, or by the name that the text says most often.

`Fait à X` tells the town hall's commune, not the seat of a grouping; another commune may be named a few times in one act.
"""

from __future__ import annotations

import re
from collections import Counter

from extractors.collectivites import indices as collectivite_indices
from extractors.collectivites.departements import DEPARTEMENTS
from extractors.dates import MONTH_NAME
from extractors.fields.collectivite import (
    COMMUNAUTAIRE,
    EPCI,
    MUNICIPAL,
    NAME,
    NOT_A_NAME,
    OF,
    UPPER,
    kind,
    natural,
    tidy,
)
from extractors.found import Found
from extractors.patterns.casse import Motif, lowered
from extractors.personnes.prenoms import is_prenom
from extractors.votes.zones import word_zones

FAIT = re.compile(
    rf"(?:(?i:fait\s+et\s+d[ée]lib[ée]r[ée]|fait|d[ée]lib[ée]r[ée]))\s+(?:(?i:en\s+mairie\s+d)(?:e\s+|')|à\s+)(?P<name>{UPPER}|{NAME})\s*,?\s*(?=(?i:le\s|les\s+jour|en\s+s[ée]ance|\n))"
)
SIGNED = re.compile(
    rf"(?m)^\s*(?P<name>{UPPER}|{NAME}),\s+le\s+\d{{1,2}}(?:er)?\s+(?i:{MONTH_NAME})\s+(?:19|20)\d\d\s*$"
)
"""`Breux, le 4 juillet 2022`, alone on its line near the end, over the signature of the mayor."""
END = 1200
COMMUNE = Motif(rf"(?i:\bcommune)\s+(?i:{OF})(?P<name>{UPPER}|{NAME})")
GROUPE = Motif(
    rf"(?P<kind>(?i:\b{EPCI})|\bCC|\bCA)\s+(?i:{OF})?(?P<name>(?:{UPPER}|{NAME})(?:\s[–-]\s(?:{UPPER}|{NAME}))?)"
)
MARQUE = Motif(
    r"(?P<name>(?:[A-ZÀ-ÖØ-ÞŒ][\w'À-öø-ÿ-]*[ ]){1,4}?(?:Communauté|Agglomération|Métropole))(?!\w)(?!\s+(?:de\s|d'|du\s|urbaine))"
)
"""`Breux Communauté`, `Onde Agglomération`: what a grouping calls itself."""
OVER = re.compile(
    rf"(?m)^\W*(?P<name>{UPPER}|{NAME})(?:\W*|\s\d{{1,5}}|\s(?i:d[ée]partement)\b[^\n]*)\n\W*(?i:extrait\s+d|compte[\s-]rendu|proc[èe]s[\s-]verbal|liste\s+des|d[ée]lib[ée]rations?\s+d|"
    r"(?:r[ée]union|s[ée]ance)\s+du\s+conseil|conseil\s+municipal\b|p\.?v\b)"
)
COMMON = Motif(
    r"(?i)r[ée]publique|fran[çc]aise|libert[ée]|[ée]galit|fraternit|conseil|extrait|registre|proc[èe]s|compte|s[ée]ance|mairie|pr[ée]sent|absent|d[ée]partement|canton|arrondis|"
    r"d[ée]lib|liste|objet|date|nombre|membres|convoc|municip|communaut|bureau|service|direction|maire|annexe|rapport|budget|\bville\b|commune|session|ordinaire|finances|"
    r"commission|permanent|secr[ée]t|g[ée]n[ée]ral|r[ée]gion|urbanis|administ|pr[ée]fect|publi|transmis|affich|acte|num[ée]ro|table|ordre|accueil|cabinet|projet|vot"
)
TOPONYME = re.compile(r"^(?!PAYS|SEINE-SAINT)(?:SAINTE?[ -]|.+[ -](?:SUR|SOUS|L[ÈE]S|LEZ|LE|LA|EN|AUX?)[ -])")
"""`BREUX-SUR-ONDE`: nothing but a town is called so."""
MARQUEE = Motif(r"(?i)brouillon|copie|original|duplicata|minute|urgent|confidentiel|exemplaire|d[ée]finitif|sommaire")
LIGNE = re.compile(rf"(?m)^[^\w\n]*(?P<name>{UPPER}|{NAME})[^\w\n]*$(?:\n(?P<dessous>[^\n]*))?")
GROUPEMENT = Motif(r"(?i)communaut[ée]|syndicat|m[ée]tropole|agglom[ée]ration")
FOIS = 3
"""How often a name is said, at least, and how much more often than any other."""


def find(text: str) -> Found | None:
    """The body's name told outside the head of `text`, or None where nothing tells it for sure."""
    lower = lowered(text)
    if COMMUNAUTAIRE.search(text[:3000]) or (GROUPEMENT.search(text[:1500]) and not MUNICIPAL.search(text[:3000])):
        return _most_said(
            text, lower, GROUPE, ("communaut", "cc ", "ca ", "syndicat", "métropole", "metropole"), group=True
        ) or _most_said(text, lower, MARQUE, ("communaut", "agglo", "métropole"), group=False)
    for match in (
        m for a, b in word_zones(lower, 0, ("fait", "délibéré", "delibere"), 20, 120) for m in FAIT.finditer(text, a, b)
    ):
        name = tidy(match["name"])
        if len(name) > 2 and not NOT_A_NAME.search(name):
            return Found("coll_nom", natural(name), *match.span("name"), "collectivite.fait", 0.85)
    signed = SIGNED.search(text, max(0, len(text) - END))
    if signed and MUNICIPAL.search(text[:3000]) and not NOT_A_NAME.search(name := tidy(signed["name"])):
        return Found("coll_nom", natural(name), *signed.span("name"), "collectivite.signature", 0.8)
    return (
        _most_said(text, lower, COMMUNE, ("commune",), group=False)
        or _letterhead(text)
        or collectivite_indices.find(text)
    )


def _letterhead(text: str) -> Found | None:
    """A line that is a name and nothing else, over the document's heading: `BOUFFEMONT` / `EXTRAIT DU REGISTRE`.

    It must be what towns are called (`BREUX-SUR-ONDE`), be said again in the text, or open the document.
    """
    if first := _first_line(text):
        return first
    for match in OVER.finditer(text, 0, 900):
        bare = re.sub(r"^L[ae]s?\s(?=[A-ZÀ-Þ])", "", match["name"])
        if bare.lower() in DEPARTEMENTS or COMMON.search(bare) or NOT_A_NAME.search(bare) or is_prenom(bare.split()[0]):
            continue
        name = tidy(match["name"])
        opens = not text[: match.start("name")].strip() and (len(re.split(r"[ -]", name)) > 1 or _a_town(name))
        if opens or lowered(text).count(name.lower()) > 1 or TOPONYME.search(name.upper()):
            return Found("coll_nom", natural(name), *match.span("name"), "collectivite.entete", 0.75)
    return None


def _a_town(name: str) -> bool:
    """One word in capitals that opens a document, and that copies are not marked with."""
    return name.isupper() and len(name) > 4 and not MARQUEE.match(name)


def _first_line(text: str) -> Found | None:
    """`BREUX-EN-PROVENCE`, alone among the first lines: what only towns are called, over its département or said again."""
    for match in LIGNE.finditer(text, 0, 300):
        name, below = tidy(match["name"]), (match["dessous"] or "").strip(" ()").lower()
        if not TOPONYME.search(name.upper()) or COMMON.search(name) or name.lower() in DEPARTEMENTS:
            continue
        if below in DEPARTEMENTS or lowered(text).count(name.lower()) > 1:
            return Found("coll_nom", natural(name), *match.span("name"), "collectivite.entete", 0.75)
    return None


def _alone(best: list[tuple[str, int]], first: dict[str, re.Match[str]], lower: str) -> bool:
    """No other grouping is named, and this one also goes by its bare name: `les équipes de Sud Roussillon`."""
    return len(best) == 1 and lower.count(tidy(first[best[0][0]]["name"]).lower()) >= best[0][1] + 2


def _most_said(text: str, lower: str, pattern: Motif, words: tuple[str, ...], *, group: bool) -> Found | None:
    said: Counter[str] = Counter()
    first: dict[str, re.Match[str]] = {}
    for match in (m for a, b in word_zones(lower, 0, words, 5, 140) for m in pattern.finditer(text, a, b)):
        name = tidy(match["name"])
        if len(name) > 2 and not NOT_A_NAME.search(name):
            key = re.sub(r"\W", "", name.lower())
            said[key] += 1
            first.setdefault(key, match)
    best = said.most_common(2)
    if (
        not best
        or best[0][1] < (2 if group and _alone(best, first, lower) else FOIS)
        or (len(best) > 1 and best[1][1] * FOIS > best[0][1])
    ):
        return None
    match = first[best[0][0]]
    value = natural(tidy(match["name"]))
    if group:
        value = kind(match["kind"] if len(match["kind"]) > 2 else "Communauté de communes") + value
    return Found(
        "coll_nom",
        value,
        match.start() if group else match.start("name"),
        match.end("name"),
        "collectivite.ailleurs",
        0.8,
    )
