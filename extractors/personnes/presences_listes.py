"""The roll call at the head of a document: who sat, who was absent, who voted for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.personnes import presences_ailleurs
from extractors.personnes.noms import Nom, key, same_person
from extractors.personnes.prenoms import is_prenom
from extractors.personnes.presences_titres import ZONE, Section, sections
from extractors.personnes.procurations_listes import Pouvoir, proxies, told

MEMBRES = 400
"""More people than any assembly has."""
ECART = 900
"""Letters between the end of one list and the heading of the next, at most, in one roll call."""


AILLEURS = re.compile(
    r"(?i)\s*(?:non[\s-]+)?(?:absent|excus)\w*(?:\s+(?:et\s+)?(?:non\s+)?(?:excus|repr|ayant|donn|sans|avec|pouvoir|procuration)[^\d]*)?\s*$"
)
"""Said of a name: away from the whole sitting, not for some of its points."""


@dataclass(slots=True)
class Appel:
    """The roll call as printed: present, absent without proxy, proxies."""

    presents: list[Nom] = field(default_factory=list)
    absents: list[Nom] = field(default_factory=list)
    pouvoirs: list[Pouvoir] = field(default_factory=list)
    annonces: int | None = None
    coupee: bool = False
    """The list of those present stops in the middle of a name: more were printed, and could not be read."""
    renvois: bool = False
    """Marks (`Pr*`) whose meaning the page does not print link the excused to those who vote for them."""


def roll_call(text: str) -> Appel:
    """The first roll call of a text; empty lists where there is none."""
    sections = list(_chain(text))
    appel = Appel()
    excused: list[Nom] = []
    for section in sections:
        names, pouvoirs = proxies(section, text)
        appel.pouvoirs += pouvoirs
        if section.sorte == "presents":
            here, away = _here(names, text)
            if "repr" in section.titre.lower():
                here = [n for n in here if not any(n is p.mandant for p in pouvoirs)]
            appel.presents += here
            excused += away
            appel.annonces = section.annonces if section.annonces is not None else appel.annonces
            appel.coupee |= _cut_short(names)
        elif section.sorte == "absents" or section.melee:
            excused += names
    if not appel.presents and not any(s.sorte == "presents" for s in sections):
        appel.presents = _unheaded(text, appel, excused)
    appel.presents = _distinct(appel.presents)
    present = {key(n.texte) for n in appel.presents}
    excused = [n for n in _distinct(excused) if key(n.texte) not in present or _for_a_while(n, text)]
    _marks(appel, excused, text)
    if sections and not appel.pouvoirs and not any(s.sorte == "pouvoirs" for s in sections):
        appel.pouvoirs = told(text[:ZONE], max(0, sections[0].debut - ECART), sections[-1].liste.fin + ECART)
    by_giver = {id(p.mandant): p for p in appel.pouvoirs}
    appel.pouvoirs = [by_giver[id(n)] for n in _distinct([p.mandant for p in appel.pouvoirs])]
    given = [p.mandant.texte for p in appel.pouvoirs[:MEMBRES]]
    appel.absents = [n for n in excused[:MEMBRES] if not any(same_person(n.texte, g) for g in given)]
    return appel


def _for_a_while(nom: Nom, text: str) -> bool:
    """`M. BEC (jusqu'à la délibération n° 2)`, among the absent and among the present."""
    return any(re.search(r"(?i)jusqu|à\s+(?:partir|compter)", text[a:b]) for a, b in nom.notes)


def _unheaded(text: str, appel: Appel, excused: list[Nom]) -> list[Nom]:
    """Those present whom no heading announces, without those that another list names."""
    here, away = _here(presences_ailleurs.present(text[:ZONE]), text)
    excused += away
    spans = [(n.debut, n.fin) for n in (*excused, *(p.mandant for p in appel.pouvoirs))]
    return [n for n in here if not any(a < n.fin and n.debut < b for a, b in spans)]


def _here(names: list[Nom], text: str) -> tuple[list[Nom], list[Nom]]:
    """A list of those present may say of some that they were not: `Mme ROUX (excusée)`, `M. BEC, absent`.

    `Absente représentée`, with no word of by whom, is neither.
    """
    said = [(n, " ".join([n.statut, *(text[a:b] for a, b in n.notes)])) for n in names]
    away = [(n, words) for n, words in said if AILLEURS.match(words)]
    gone = [n for n, _ in away]
    return [n for n in names if not any(n is g for g in gone)], [
        n for n, words in away if not re.search(r"(?i)repr|pouvoir|proc", words)
    ]


def _cut_short(names: list[Nom]) -> bool:
    """Full names, and a first name alone at the end."""
    whole = sum(" " in n.texte for n in names)
    return len(names) > 2 and whole == len(names) - 1 and " " not in names[-1].texte and is_prenom(names[-1].texte)


def _chain(text: str) -> Iterator[Section]:
    """The sections of the first roll call, one after the other."""
    reach: int | None = None
    for section in sections(text):
        if reach is not None and section.debut > reach + ECART:
            return
        if section.liste.items:
            reach = max(section.liste.fin, reach or 0)
            yield section
        elif reach is not None:
            reach = max(reach, section.debut)


def _marks(appel: Appel, excused: list[Nom], text: str) -> None:
    """`David (Pr*)` among the excused, `Jean (Pr*)` among the present: the same mark links them."""
    present = {_mark(n, text): n for n in appel.presents if _mark(n, text)}
    for nom in excused:
        mark = _mark(nom, text)
        if mark and mark in present:
            explained = bool(re.search(r"(?im)^\W*(?:pr)?\W*\*+\s*[:=-]?\s*(?:procuration|pouvoir)", text[:ZONE]))
            appel.pouvoirs.append(Pouvoir(nom, present[mark]))
            appel.renvois |= not explained


def _mark(nom: Nom, text: str) -> str | None:
    for start, end in nom.notes:
        if match := re.fullmatch(
            r"\s*((?:pr|pro?c|p|pouv)?\.?\s?(?:\*{1,6}|\d{1,2}))\s*", text[start:end], re.IGNORECASE
        ):
            return match[1].lower()
    return None


def _distinct(people: list[Nom]) -> list[Nom]:
    """Each person once, in printed order: a head may be repeated on every page."""
    seen: dict[frozenset[str], Nom] = {}
    for nom in sorted(people, key=lambda n: n.debut):
        seen.setdefault(key(nom.texte), nom)
    return list(seen.values())
