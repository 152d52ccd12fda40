"""Who voted against, abstained or, where a text says so, voted for: the members that an act names, one row each.

Only what is said of this assembly's own vote (see `vote`). Where the count printed beside the names is another number than the
names read, none is kept and the reason is told: `4 abstentions (M. ROUX et ses colistiers)` names one member of four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from extractors.found import Found
from extractors.nombres import MOTS, read_number
from extractors.patterns.casse import Motif, lowered
from extractors.personnes.lexique import CIVILITE
from extractors.personnes.nom import Nom
from extractors.personnes.noms import key, names_before, read_names
from extractors.votes.contexte import AMENDEMENT, Contexte
from extractors.votes.zones import around, occurrences
from schemas.records import VoteNominatif

NAMES = ("votes_nominatifs",)
PORTEE = "lignes"
Sens = Literal["pour", "contre", "abstention"]
FOIS, LOIN = 60, 600
"""Mentions of one wording in one act, at most; letters beyond which no list of voters goes."""
_SENS = r"(?:pour|contre|oppositions?|abst(?:entions?|\.)?)"
_N = rf"(?:\d{{1,3}}|{MOTS})"
COMPTE = Motif(
    rf"(?i)(?<![\w'])(?:(?P<avant>{_N}) +)?(?:voix\s+|votes?\s+)?[«\"]?\s?(?P<sens>{_SENS})\s?[»\"]?(?:\s?\(s\))?(?![\w'])"
    rf"\s?(?:[:=]?\s?(?:\((?P<note>\d{{1,3}})(?:\s?voix)?\)|(?P<apres>\d{{1,3}})(?:\s?voix)?))?"
    rf"[ ]?(?P<ouvre>\(\s?(?:dont\s)?|[:–-][ ]*(?:\n\s?(?={CIVILITE}))?|\s(?:de|d')\s?(?={CIVILITE}))"
)
"""`Contre (4) : M. VIAL`, `une abstention (Mme X)`, `2 voix contre : M. ROUX et Mme BRIAL`."""
VERBE = Motif(
    r"(?i)(?<![\w'])(?:(?:ont|a|ayant)\s+vot[ée]s?\s|votent\s|votant\s|vote )\s?(?P<vote>contre|pour)(?!\w)|"
    r"(?<![\w'])(?P<abstention>s'abst(?:ient|iennent|enant)|s'est\s+abstenue?|se\s+sont\s+abstenue?s|s'(?:étant|etant)\s+abstenue?s?)(?!\w)"
)
APPEL = re.compile(
    rf"(?m)^\W{{0,4}}(?:{CIVILITE}\s+)?(?P<nom>[A-ZÀ-Ý][^\n:]{{2,60}}?)\s*:\s*(?P<sens>(?i:pour|contre|abstention|abst\.?))\W{{0,3}}$"
)
"""`M. VIAL : contre`, one member a line."""
QUI = re.compile(r"(?i),?\s*\bqui\s*$")
ENTETES = frozenset(
    "acte executoire vote pour contre conseil maire deliberation prefecture extrait seance abstention majorite unanimite".split()
)
"""Words of headings in capitals, that are nobody's name."""
LIEN = re.compile(r"[,;&–-]|(?<!\w)(?i:et)(?!\w)")

EXAMPLES = (
    ("Digue\nLe conseil décide par 3 voix contre (M. ROUX, Mme BRIAL et M. VIAL) et 10 voix pour :",
     {"votes_nominatifs": ("ROUX : contre", "BRIAL : contre", "VIAL : contre")}),
    ("Rue\nPour (23) Contre (2) : M. VIAL, Mme Ana OSPITO Abstentions (1) : M. SAGE",
     {"votes_nominatifs": ("VIAL : contre", "Ana OSPITO : contre", "SAGE : abstention")}),
    ("Grille\nA la majorité avec une abstention de M. Paul VERNE", {"votes_nominatifs": ("Paul VERNE : abstention",)}),
    ("Grille\nAdopté à la majorité (1 abstention : Mme Zoé HALL)", {"votes_nominatifs": ("Zoé HALL : abstention",)}),
    ("Primes\nDÉCIDE par 20 voix pour, 1 voix contre (Mme BRIAL) et 2 abstentions (MM. ROY et VIAL)",
     {"votes_nominatifs": ("BRIAL : contre", "ROY : abstention", "VIAL : abstention")}),
    ("Prêt\nM. ROUX vote contre. Mme Ève DOT et M. Luc BON s'abstiennent.",
     {"votes_nominatifs": ("ROUX : contre", "Ève DOT : abstention", "Luc BON : abstention")}),
    ("Toit\nOnt voté contre : Anne ROY, Luc BON\nSe sont abstenus : Ève DOT",
     {"votes_nominatifs": ("Anne ROY : contre", "Luc BON : contre", "Ève DOT : abstention")}),
    ("Pour : 11\nContre : 1 (M. Luc BON)\nAbstention : 0", {"votes_nominatifs": ("Luc BON : contre",)}),
    ("Statuts\nVote : majorité\nContre : M. ROUX", {"votes_nominatifs": ("ROUX : contre",)}),
    ("LE CONSEIL, A L'EXCEPTION DE MESSIEURS ROUX ET VIAL QUI S'ABSTIENNENT, APPROUVE.", {"votes_nominatifs": ("ROUX : abstention", "VIAL : abstention")}),
    ("Appel\nM. ROUX : Pour\nMme BRIAL : Contre\nM. VIAL : abstention",
     {"votes_nominatifs": ("ROUX : pour", "BRIAL : contre", "VIAL : abstention")}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Effectifs\nA la majorité avec 31 voix pour et quatre abstentions de M. ROY et ses colistiers",
    "Plan\nVu l'avis de la commission (pour : 8 ; contre : 1, M. ROUX),\nLe conseil approuve.",
    "Litige\nLe conseil autorise le maire à ester en justice contre M. ROUX.",
    "Lutte\nConvention de lutte contre : les frelons, les chenilles",
    "Vote\nPour : 13 - Contre : 0 - Abstention : 0\nLe Maire, Paul VERNE",
    "Pour : 12\nAbstention : 1\nACTE EXECUTOIRE",
    "Budget\nAmendement n° 1 : 1 contre (M. ROUX).",
    "Motion\nM. ROUX rappelle que Mme BRIAL avait voté contre.",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """What one wording says: the members, how they voted, the count printed beside them."""

    noms: tuple[Nom, ...]
    sens: Sens
    compte: int | None
    debut: int
    fin: int
    regle: str


def find(text: str) -> list[Found]:
    lower = lowered(text)
    if "contre" not in lower and "abst" not in lower:
        return []
    contexte = Contexte(text)
    people: dict[frozenset[str], tuple[Nom, Sens, str]] = {}
    doubts: list[Found] = []
    for mention in sorted(_mentions(text), key=lambda m: m.debut):
        if not mention.noms or any(key(n.texte) & ENTETES for n in mention.noms) or _foreign(contexte, mention):
            continue
        if mention.compte is not None and mention.compte != len(mention.noms):
            why = f"{mention.compte} voix, {len(mention.noms)} nom(s) lu(s)"
            doubts.append(Found(NAMES[0], None, mention.debut, mention.fin, mention.regle, 0.4, why))
            continue
        for nom in mention.noms:
            known = people.setdefault(key(nom.texte), (nom, mention.sens, mention.regle))
            if known[1] != mention.sens:
                why = "le même nom est donné pour deux votes différents"
                return [Found(NAMES[0], None, mention.debut, mention.fin, mention.regle, 0.4, why)]
    rows = [
        Found(NAMES[0], VoteNominatif(nom.texte, sens), nom.debut, nom.fin, regle, 0.95)
        for nom, sens, regle in people.values()
    ]
    return [*rows, *doubts]


def _foreign(contexte: Contexte, mention: Mention) -> bool:
    """Not this assembly's vote, or not on the act itself."""
    before, _ = contexte.sentence(mention.debut, mention.fin)
    return contexte.foreign(mention.debut, mention.fin) or bool(AMENDEMENT.search(before[-120:]))


def _mentions(text: str) -> Iterator[Mention]:
    lower = lowered(text)
    places = sorted([*occurrences(lower, 0, "contre"), *occurrences(lower, 0, "abst")])
    counts = list(islice((m for a, b in around(lower, places, 160, 240) for m in COMPTE.finditer(text, a, b)), FOIS))
    for match in counts:
        told = match["note"] or match["apres"] or match["avant"]
        if told is None and (match["ouvre"].strip() != ":" or not _opens_line(text, match.start())):
            continue
        end = _end(text, match, counts)
        noms = read_names(text, match.end(), end).noms
        if noms and not text[match.end() : noms[0].debut].strip(" \n(:.MmelsrRadoniu"):
            yield Mention(noms, _sens(match["sens"]), _number(told), match.start(), noms[-1].fin, "votants.compte")
    for match in islice(VERBE.finditer(text), FOIS):
        sens: Sens = "abstention" if match["abstention"] else _sens(match["vote"])
        if label := re.match(r"\s*:\s*", text[match.end() : match.end() + 6]):
            start = match.end() + label.end()
            stop = min([start + LOIN, *(m.start() for m in VERBE.finditer(text, start, start + LOIN))])
            noms = read_names(text, start, min(len(text), stop)).noms
        else:
            who = QUI.search(text, max(0, match.start() - 8), match.start())
            noms = _joined(text, names_before(text, who.start() if who else match.start()))
        yield Mention(noms, sens, None, match.start(), match.end(), "votants.verbe")
    for match in islice(APPEL.finditer(text), FOIS):
        noms = read_names(text, match.start("nom"), match.end("nom")).noms
        if len(noms) == 1:
            yield Mention(noms, _sens(match["sens"]), None, match.start(), match.end(), "votants.appel")


def _end(text: str, match: re.Match[str], counts: list[re.Match[str]]) -> int:
    """Where a list of voters must stop: its parenthesis, or the next count."""
    following = next((m.start() for m in counts if m.start() >= match.end()), len(text))
    if "(" in match["ouvre"]:
        closed = text.find(")", match.end())
        following = min(following, closed if closed > 0 else len(text))
    return min(following, match.end() + LOIN)


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" -–•*|")


def _number(told: str | None) -> int | None:
    return read_number(told) if told else None


def _sens(word: str) -> Sens:
    first = word.lower()[:1]
    return "pour" if first == "p" else "abstention" if first == "a" else "contre"


def _joined(text: str, people: tuple[Nom, ...]) -> tuple[Nom, ...]:
    """The last names that commas or `et` join."""
    if not people:
        return ()
    first = len(people) - 1
    while first and LIEN.search(text, people[first - 1].fin, people[first].debut):
        first -= 1
    return people[first:]
