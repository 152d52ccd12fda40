"""The members of one assembly, linked across its documents: `DAMS Gonzague`, `Gonzague Dams` and `M. DAMS` are one person.

Two names are joined only where nothing else is possible: the same words; a surname alone where one member bears it within a
mandate's time; a spelling that OCR bent by one letter. Names printed in one list of attendance are different people. What could be
two people's name is nobody's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.personnes.noms import key
from extractors.personnes.prenoms import is_prenom
from flows.publication.identifiants import slug

Cle = frozenset[str]
MANDAT = 7
"""Years: a surname alone is that of someone who sits at most a mandate and its lateness away."""
PARTICULES = frozenset("de du des d la le van von da di el".split())
GENERATIONS = frozenset("pere fils mere fille aine ainee jeune junior senior".split())
"""What tells two members of one name apart."""
INITIALE = re.compile(r"(?<![^\W_])[^\W\d_]\.")
FAMILIERE = 3
"""First names alone in a list before it is one of first names."""
RARE = 3
"""Mentions of a bent spelling, at most."""


@dataclass(slots=True)
class Ligne:
    """One row of text that waits for its `elu_uid`. `liste`: from a list of attendance; else a vote, a proxy."""

    table: str
    row: dict[str, str]
    liste: bool


@dataclass(slots=True)
class Personne:
    cle: Cle
    seances: dict[str, str] = field(default_factory=dict)
    """Sitting → day, where the person's name is in the list of attendance or in a vote."""
    ecritures: Counter[str] = field(default_factory=Counter)


class Assemblees:
    """Rows that name members, kept council by council until all its documents are read. Councils come one after the other."""

    def __init__(self) -> None:
        self._council = ""
        self._lignes: list[Ligne] = []
        self._doubles: set[tuple[str, str]] = set()
        self._written: set[str] = set()

    def open(self, council: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The rows of the council before, where another one begins."""
        if council != self._council:
            yield from self.close()
            self._council = council

    def presence(self, row: dict[str, str], *, double: bool) -> None:
        """`double`: the list of that sitting holds this very name twice."""
        self._lignes.append(Ligne("presences", row, True))
        if double:
            self._doubles.add((row["seance_uid"], row["nom"]))

    def vote(self, row: dict[str, str]) -> None:
        self._lignes.append(Ligne("votes_nominatifs", row, False))

    def close(self) -> Iterator[tuple[str, dict[str, str]]]:
        """(table, row) of everything that waited, then the council's members."""
        told = lier([x for x in self._lignes if (x.row["seance_uid"], x.row["nom"]) not in self._doubles])
        people: dict[str, list[Ligne]] = defaultdict(list)
        members = {who for (_, _, liste), who in told.items() if liste}
        for ligne in self._lignes:
            who = told.get((ligne.row["seance_uid"], ligne.row["nom"], ligne.liste))
            who = who if who in members else None  # whom no list of attendance names is nobody's for sure
            uid = f"{self._council}-{slug(' '.join(sorted(who)))}" if who else ""
            if uid:
                people[uid].append(ligne)
            yield ligne.table, {**ligne.row, "elu_uid": uid}
        for uid in sorted(people.keys() - self._written):
            yield "elus", _elu(uid, people[uid])
        self._written |= people.keys()
        self._lignes, self._doubles = [], set()


def _elu(uid: str, lignes: Sequence[Ligne]) -> dict[str, str]:
    """One row of `elus`."""
    days = sorted(x.row["delib_date"] for x in lignes if x.row["delib_date"])
    spelled = Counter(x.row["nom"] for x in lignes)
    best = min(spelled, key=lambda n: (-len(key(n)), -spelled[n], n))
    states = Counter(s for s, _ in {(x.row["statut"], x.row["seance_uid"]) for x in lignes if x.liste})
    votes = Counter(x.row["sens"] for x in lignes if not x.liste)
    return {
        "elu_uid": uid, "coll_nom": lignes[-1].row["coll_nom"], "coll_siret": lignes[-1].row["coll_siret"], "nom": best, "ecritures": " ; ".join(sorted(spelled)),
        "premiere_seance": days[0] if days else "", "derniere_seance": days[-1] if days else "", "presences": str(states["present"]),
        "representations": str(states["represente"]), "absences": str(states["absent"]), "votes_contre": str(votes["contre"]),
        "abstentions": str(votes["abstention"]), "non_participations": str(votes["non_participation"]),
    }  # fmt: skip


def lier(lignes: Iterable[Ligne]) -> dict[tuple[str, str, bool], Cle]:
    """(sitting, name as printed, from a list) → the key of the person, where there is one and no other."""
    mentions = [(x.row["seance_uid"], x.row["delib_date"], x.row["nom"], x.liste) for x in lignes]
    listed: dict[str, set[Cle]] = defaultdict(set)
    people: dict[Cle, Personne] = {}
    for seance, day, nom, liste in mentions:
        cle = key(nom)
        if liste:
            listed[seance].add(cle)
        person = people.setdefault(cle, Personne(cle))
        person.seances[seance] = day
        person.ecritures[nom] += 1
    same = _variants(people, listed)
    found: dict[tuple[str, str, bool], Cle] = {}
    for seance, day, nom, liste in mentions:
        who = _who(key(nom), nom, seance, day, liste, people, listed, same)
        if who is not None:
            found[seance, nom, liste] = who
    return found


def _variants(people: dict[Cle, Personne], listed: dict[str, set[Cle]]) -> dict[Cle, Cle]:
    """Full names that are another's with a letter bent by OCR, or a second surname left out."""
    full = sorted(
        (p for p in people.values() if _full(p)),
        key=lambda p: (len(p.cle), sum(p.ecritures.values()), sorted(p.cle)),
    )
    same: dict[Cle, Cle] = {}
    for one in full:
        wider = [
            two
            for two in full
            if two is not one and _apart(one, two, listed) and (_shorter(one, two) or _bent(one, two))
        ]
        if len(wider) == 1 and same.get(wider[0].cle) != one.cle:
            same[one.cle] = wider[0].cle
    same = {a: b for a, b in same.items() if not _disputed(a, b, same)}
    return {a: _end(a, same) for a in same}


def _disputed(cle: Cle, wider: Cle, same: dict[Cle, Cle]) -> bool:
    """Another name would as well be the wider one's shorter form: `Anne DUPONT`, `Anne MARTIN` and `Anne DUPONT-MARTIN`."""
    return cle < wider and any(b == wider and a < wider and not (a <= cle or cle <= a) for a, b in same.items())


def _end(cle: Cle, same: dict[Cle, Cle]) -> Cle:
    seen = set()
    while cle in same and cle not in seen:
        seen.add(cle)
        cle = same[cle]
    return cle


def _apart(one: Personne, two: Personne, listed: dict[str, set[Cle]]) -> bool:
    """Never named in one list together, and near in time."""
    together = any(one.cle in listed[s] and two.cle in listed[s] for s in one.seances.keys() & two.seances.keys())
    return not together and _near(one.seances.values(), two.seances.values())


def _near(a: Iterable[str], b: Iterable[str]) -> bool:
    x, y = [int(d[:4]) for d in a if d], [int(d[:4]) for d in b if d]
    return not x or not y or (min(y) - MANDAT <= max(x) and min(x) - MANDAT <= max(y))


def _shorter(one: Personne, two: Personne) -> bool:
    """`ABADIE Valérie` and `ABADIE-ROQUES Valérie`; never `Jean PLUS` and `Jean-Pierre PLUS`."""
    more = two.cle - one.cle
    return one.cle < two.cle and not any(is_prenom(w) or w in GENERATIONS for w in more)


def _bent(one: Personne, two: Personne) -> bool:
    """One word differs by one letter, in a spelling seldom seen."""
    a, b = one.cle - two.cle, two.cle - one.cle
    if len(a) != 1 or len(b) != 1 or not one.cle & two.cle or sum(one.ecritures.values()) > RARE:
        return False
    (x,), (y,) = a, b
    usual = sum(two.ecritures.values()) > sum(one.ecritures.values())
    if not usual or not _one_letter(x, y):
        return False
    if is_prenom(x) and is_prenom(y):
        return _one_sound(x) == _one_sound(y)
    return min(len(x), len(y)) >= 5


def _one_sound(prenom: str) -> str:
    """`Rémi` and `Rémy`, `Franck` and `Frank`, `Michèle` and `Michelle` sound the same; `Michel` and `Michèle` do not."""
    return re.sub(r"(.)\1", r"\1", prenom.replace("y", "i").replace("ck", "k"))


def _one_letter(x: str, y: str) -> bool:
    if len(x) > len(y):
        x, y = y, x
    at = next((i for i, (a, b) in enumerate(zip(x, y, strict=False)) if a != b), len(x))
    return x[at:] == y[at + 1 :] if len(x) < len(y) else len(x) == len(y) and x[at + 1 :] == y[at + 1 :]


def _full(person: Personne) -> bool:
    """A first name and a surname at least: by the words, or by their case (`DAMS Gonzague`)."""
    words = {w for w in person.cle - PARTICULES if len(w) > 1}
    for spelled in person.ecritures:
        parts = [p for p in INITIALE.sub(" ", spelled).split() if len(p) > 1 and not key(p) <= PARTICULES]
        if any(p.isupper() for p in parts) and any(not p.isupper() and p[0].isupper() for p in parts):
            return True
    return (len(words) > 1 and any(is_prenom(w) for w in words)) or len(words) > 2


def _who(
    cle: Cle, nom: str, seance: str, day: str, liste: bool, people: dict[Cle, Personne], listed: dict[str, set[Cle]], same: dict[Cle, Cle]
) -> Cle | None:  # fmt: skip
    if _full(people[cle]):
        return same.get(cle, cle)
    initials = key(" ".join(INITIALE.findall(nom)))
    words = cle - PARTICULES - initials
    if not words or (all(is_prenom(w) for w in words) and not nom.isupper()):
        return _called(words, seance, day, people, listed, same) if liste else None
    bearers = {
        same.get(p.cle, p.cle) for p in people.values()
        if words < p.cle and _full(p) and _surname(words, p) and _begins(initials, p.cle - words) and _near([day], p.seances.values()) and not (liste and p.cle in listed[seance])
    }  # fmt: skip
    here = {b for b in bearers if any(same.get(c, c) == b for c in listed[seance])}
    if not liste and len(here) == 1:
        return next(iter(here))
    if len(bearers) == 1:
        return next(iter(bearers))
    if bearers or any(cle < c for c in listed[seance]):
        return None
    return cle


def _called(
    words: Cle, seance: str, day: str, people: dict[Cle, Personne], listed: dict[str, set[Cle]], same: dict[Cle, Cle]
) -> Cle | None:
    """Whom a first name alone is, in a list of first names: the one member of those years that bears it, if no other might."""
    firsts = [c for c in listed[seance] if c and all(is_prenom(w) for w in c)]
    if not words or len(firsts) < FAMILIERE or 2 * len(firsts) < len(listed[seance]):
        return None
    near = [p for p in people.values() if words < p.cle and _full(p) and _near([day], p.seances.values())]
    bearers = {same.get(p.cle, p.cle) for p in near}
    if len(bearers) != 1 or any(is_prenom(w) for p in near for w in p.cle - words):
        return None
    return None if any(p.cle in listed[seance] for p in near) else next(iter(bearers))


def _begins(initials: Cle, others: Cle) -> bool:
    """Every initial is that of another word of the name."""
    return all(any(w.startswith(i) for w in others) for i in initials)


def _surname(words: Cle, person: Personne) -> bool:
    """The words are what the person is called, not a first name that another bears as a surname."""
    capitals = {w for spelled in person.ecritures for part in spelled.split() if part.isupper() for w in key(part)}
    return all(not is_prenom(w) or w in capitals for w in words)
