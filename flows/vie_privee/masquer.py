"""Names of people who are not elected members in their office, masked in what is published (CRPA L.312-1-2).

A hire, an aid, a debt written off, a cemetery plot, a sale: a title may name the person. The name goes, the rest of the title
stays, and so does the link to the official document. Elected members, companies, associations and the people after whom
streets and schools are called stay. In doubt about a name behind a civility, it is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from extractors.personnes.prenoms import fold
from flows.vie_privee.lexique import is_first_name
from flows.vie_privee.mots import (
    CHARGE,
    CHILD,
    CIVILITY,
    FILE,
    IN_OFFICE,
    JOINED,
    KIN,
    LINK,
    OFFICE,
    PARTICLES,
    PLURAL_END,
    PRIVATE,
    STREETS,
    TITLE,
    WORD,
)
from flows.vie_privee.noms import Nom, called_after, in_capitals, name_at, starts_word
from flows.vie_privee.nus import bare_names

MASQUE = "[nom masqué]"


def mask(texte: str, elus: Set[str] = frozenset(), lieux: Set[str] = frozenset()) -> tuple[str, int]:
    """The text without the names of private people, and how many were masked. `elus`, `lieux`: see `names`."""
    noms = names(texte, elus, lieux)
    for nom in reversed(noms):
        texte = texte[: nom.debut] + MASQUE + texte[nom.fin :]
    return texte, len(noms)


def names(
    texte: str, elus: Set[str] = frozenset(), lieux: Set[str] = frozenset(), *, nus: bool = True
) -> tuple[Nom, ...]:
    """The names of private people in a title, in order, none inside another.

    `elus`: the surnames of the council's members (`surnames`); `lieux`: words of the council's own name, never a person's.
    `nus`: look for names that no civility announces too.
    """
    return _names(texte, frozenset(elus), frozenset(lieux), nus)


@lru_cache(1024)
def _names(texte: str, elus: frozenset[str], lieux: frozenset[str], nus: bool) -> tuple[Nom, ...]:
    private, office = PRIVATE.search(texte) is not None, OFFICE.search(texte) is not None
    found: list[Nom] = []
    for nom, sure in sorted(_candidates(texte, private and nus, lieux), key=lambda c: (c[0].debut, -c[0].fin)):
        if found and nom.debut < found[-1].fin:
            continue
        elected = bool({fold(w) for w in WORD.findall(texte[nom.debut : nom.fin])} & elus)
        if (elected or office) and not private:
            continue
        if (elected or (office and CHARGE.search(texte))) and in_office(texte, nom):
            continue
        if sure or private:
            found.append(nom)
    return tuple(found)


def surnames(people: Iterator[str]) -> frozenset[str]:
    """The words of people's names that are no first names: by them an elected member is known."""
    words = (fold(w) for name in people for w in WORD.findall(name))
    return frozenset(w for w in words if len(w) > 2 and not is_first_name(w) and w not in PARTICLES)


def in_office(texte: str, nom: Nom) -> bool:
    """The person's office stands beside the name."""
    around = texte[max(0, nom.debut - 25) : nom.debut], re.split(r"[;:.–]", texte[nom.fin : nom.fin + 40])[0]
    return any(IN_OFFICE.search(words) for words in around)


def _candidates(texte: str, bare: bool, lieux: Set[str]) -> Iterator[tuple[Nom, bool]]:
    """Names, and whether a word announces each one as a person's."""
    for pattern in (CIVILITY, KIN):
        for match in pattern.finditer(texte):
            if starts_word(texte, match.start()) and not called_after(texte, match.start(), STREETS):
                yield from ((nom, True) for nom in _list_of_names(texte, match.end(), civility=pattern is CIVILITY))
    for match in CHILD.finditer(texte):
        first = WORD.match(texte, match.end())
        if first and is_first_name(first[0].rstrip(".")):
            yield name_at(texte, match.end()) or Nom(*first.span()), True
    if bare:
        if not in_capitals(texte):
            for match in FILE.finditer(texte):
                yield from ((nom, False) for nom in _list_of_names(texte, match.end(), civility=False))
        yield from ((nom, False) for nom in bare_names(texte, lieux))


def _list_of_names(texte: str, at: int, *, civility: bool) -> Iterator[Nom]:
    """The name that follows, then those that are joined to it: `MM. X et Y`, `M. et Mme X`."""
    while civility and (civil := JOINED.match(texte, at)):
        at = civil.end()
    at = title.end() if civility and (title := TITLE.match(texte, at)) else at
    plural = civility and PLURAL_END.search(texte[:at]) is not None
    nom = name_at(texte, at)
    while nom is not None:
        yield nom
        link = LINK.match(texte, nom.fin)
        if link is None or not civility or CIVILITY.match(texte, link.end()):
            return
        nom = name_at(texte, link.end(), proof=not plural)
