"""Whose assembly sat, told by weak signs that agree, where nothing names it outright.

One sign is a partner or a chance; several kinds of them on one name, and hardly any on another, are the body's own: the commune
spoken of (`la commune de X va…`), its services (`les écoles de X`), its address at the foot of the pages, its site, its name
said again and again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from extractors.fields.collectivite import NAME, NOT_A_NAME, OF, UPPER, natural, tidy
from extractors.found import Found
from extractors.patterns.casse import Motif, SansCasse, lowered
from extractors.votes.zones import word_zones

_NOM = rf"(?P<name>{UPPER}|{NAME})"
SIGNES = (
    ("commune", 2.0, ("commune", "ville", "mairie", "maire"), Motif(rf"(?i:\b(?:commune|ville|mairie|maire))\s+(?i:{OF}){_NOM}")),
    ("sujet", 1.0, ("commune", "ville"), Motif(
        rf"(?i:\bla\s+(?:commune|ville))\s+(?i:{OF}){_NOM}(?=\s+(?:va|souhaite|s'engage|a\s|doit|dispose|d[ée]cide|prend|met|propose|organise|sollicite|compte|peut|poss[èe]de|est\s+propri)\b)")),
    ("service", 1.0, ("municipal", "communal", "cole", "loisirs", "territoire", "ccas", "c.c.a.s", "cimeti", "biblioth", "diath", "habitants", "centre-", "centre ", "bourg"), Motif(
        rf"(?i:\b(?:municipale?s?|communale?s?|[ée]coles?|loisirs|territoire|c\.?c\.?a\.?s\.?|cimeti[èe]re|biblioth[èe]que|m[ée]diath[èe]que|habitants|centre[\s-](?:ville|bourg)|bourg))\s+(?i:{OF}){_NOM}")),
    ("adresse", 1.5, ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), Motif(rf"(?m)(?<!\d)\d{{2}}\s?\d{{3}}\s+{_NOM}(?=\s*(?:$|[-–—•|,]|(?i:cedex|t[ée]l)))")),
    ("signature", 2.0, ("maire",), Motif(rf"(?m)^[^\w\n]*(?i:(?:monsieur|madame|m\.|mme)?\s*(?:l[ea]\s+)?maire)\s+(?i:de\s+|d'){_NOM}[^\w\n]*$")),
    ("pied", 2.0, (", le",), Motif(rf"(?m)^[^\w\n]*(?:(?i:fait\s+)?[àÀA]\s+)?{_NOM}\s*,\s*le\s+(?=\d)")),
)  # fmt: skip
AUTRUI = SansCasse(
    r"(?:avec|convention|vendeur|aupr[èe]s\s+de|domicili|n[ée]e?\s+[àa]|si[èe]ge|sis[e]?\s|soci[ée]t[ée]|adh[ée]sion|retrait|demande\s+d|propos[ée]e?\s+par|communes?\s+d[^.\n]{3,40}\bet)[^.\n]{0,50}$"
)
SEUIL, ECART = 3.0, 2.5
"""The weight that a name must reach, and how many times that of any other."""
PLAFOND = 3
"""Of one kind, more signs than these prove nothing more."""

RETENUS = 12
"""Names of the most weight, whose every mention is counted: it costs a reading of the text for each."""


@dataclass(slots=True)
class Candidat:
    """A name, where it is first said, and how often each kind of sign says it."""

    premier: re.Match[str]
    signes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    fois: int = 0

    @property
    def poids(self) -> float:
        return sum(w * min(self.signes.get(k, 0), PLAFOND) for k, w, _, _ in SIGNES) + 0.25 * min(self.fois, 4)

    @property
    def genres(self) -> int:
        return len(self.signes) + (self.fois >= 2)


def find(text: str) -> Found | None:
    """The commune that several kinds of signs name, or None."""
    people = _candidates(text)
    if not people:
        return None
    lower = lowered(text)
    people = dict(sorted(people.items(), key=lambda item: -item[1].poids)[:RETENUS])
    for candidate in people.values():
        words = re.split(r"[\s'’-]+", tidy(candidate.premier["name"]).lower())
        said = len(re.findall(r"(?<!\w)" + r"[\s'’-]+".join(map(re.escape, words)) + r"(?!\w)", lower))
        candidate.fois = max(0, said - sum(candidate.signes.values()))
        web = "-".join(words)
        if len(web) > 4 and re.search(rf"[@.]{re.escape(web)}\.|(?:mairie|ville)[-.@]{re.escape(web)}\b", lower):
            candidate.signes["site"] = 1
            candidate.fois += 4
    first, *others = sorted(people.values(), key=lambda c: -c.poids)
    second = others[0].poids if others else 0.0
    if first.poids < SEUIL or first.genres < 2 or first.poids < ECART * second:
        return None
    name = tidy(first.premier["name"])
    return Found("coll_nom", natural(name), *first.premier.span("name"), "collectivite.indices", 0.75)


def _candidates(text: str) -> dict[str, Candidat]:
    found: dict[str, Candidat] = {}
    lower = lowered(text)
    for kind, _, words, pattern in SIGNES:
        zones = [(0, len(text))] if kind in ("adresse", "pied") else word_zones(lower, 0, words, 5, 100)
        for match in (m for a, b in zones for m in pattern.finditer(text, a, b)):
            name = tidy(match["name"])
            if (
                len(name) < 3
                or NOT_A_NAME.search(name)
                or AUTRUI.search(text, max(0, match.start() - 70), match.start())
            ):
                continue
            key = re.sub(r"\W", "", name.lower()).replace("sainte", "ste").replace("saint", "st")
            found.setdefault(key, Candidat(match)).signes[kind] += 1
    return found
