"""A run of text read as a list of people: names without civility or function, in printed order and spelling.

What the list says of each comes along: the parentheses after a name, `absente`, `donne pouvoir à`. A list stops where its
language stops: at a verb, a number, a heading, a word that nobody is called by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.personnes.coupe import PERSONNE, particule
from extractors.personnes.lecture import Lecture
from extractors.personnes.lexique import Jeton, lex
from extractors.personnes.nom import Liste, Nom
from extractors.personnes.prenoms import fold, is_prenom

__all__ = [
    "Liste",
    "Nom",
    "first_name",
    "hyphenated",
    "key",
    "names_before",
    "noms",
    "read_names",
    "respell",
    "same_person",
]

LONGUEUR = 20_000
"""Letters beyond which no list of members goes."""


def read_names(text: str, start: int = 0, end: int | None = None) -> Liste:
    """The list that begins at `text[start]`, up to where it stops, `end` at most. Time grows with the length, no faster."""
    stop = min(len(text) if end is None else end, start + LONGUEUR)
    return Lecture(text, start, stop).run()


def noms(text: str) -> tuple[str, ...]:
    """The names in a text that is nothing but a list.

    >>> noms("Mmes DURAND Léa – LE GALL Anne et M. Paul VAN HOUTTE, Maire")
    ('DURAND Léa', 'LE GALL Anne', 'Paul VAN HOUTTE')
    """
    return tuple(n.texte for n in read_names(text).noms)


def first_name(text: str, start: int, end: int | None = None) -> Nom | None:
    """The name that begins at `text[start]`, after civilities and functions; None where something else does."""
    stop = min(len(text) if end is None else end, start + 160)
    for item in Lecture(text, start, stop, alone=True).run().items:
        if item.genre != "role":
            return item if item.genre == "nom" else None
    return None


def names_before(text: str, end: int, width: int = 240) -> tuple[Nom, ...]:
    """The names that stand right before `text[end]`, in the same sentence, up to a word that is not of a list."""
    if (own := _whole_line(text, end)) is not None:
        return (own,)
    tokens = list(lex(text, max(0, end - width), end))
    index = len(tokens)
    while index and _of_a_list(tokens, index - 1):
        index -= 1
    while index < len(tokens) and not (tokens[index].genre == "civilite" or _capital(tokens[index])):
        index += 1
    if index == len(tokens):
        return ()
    found = read_names(text, tokens[index].debut, end)
    return found.noms if found.fin >= tokens[-1].debut else ()


def _whole_line(text: str, end: int) -> Nom | None:
    """`Ève Brial assure…`, at a line's beginning: a first name and a surname, apart from the list of the line before."""
    start = text.rfind("\n", 0, end) + 1
    words = text[start:end].split()
    if not 2 <= len(words) <= 4 or not (is_prenom(words[0]) or is_prenom(words[-1])) or not start:
        return None
    found = read_names(text, start, end)
    whole = len(found.items) == 1 and found.noms and found.noms[0].texte.split() == words
    return found.noms[0] if whole else None


def _capital(token: Jeton) -> bool:
    return token.genre == "mot" and any(c.isupper() for c in token.texte[:3])


def _of_a_list(tokens: Sequence[Jeton], index: int) -> bool:
    token = tokens[index]
    if token.genre == "mot":
        return (token.texte[0].isupper() or particule(token.texte)) and fold(token.texte) not in PERSONNE
    if token.genre == "point":
        return index > 0 and len(tokens[index - 1].texte) == 1
    return token.genre in ("civilite", "fonction", "note", "ligne", "statut") or (
        token.genre == "sep" and token.texte.lower() in ",;-–/et&"
    )


@lru_cache(maxsize=2048)
def key(name: str) -> frozenset[str]:
    """What two spellings of one person have in common: the words, without case, accents or order."""
    return frozenset(w for w in re.split(r"[^a-z0-9]+", fold(name)) if w)


def same_person(a: str, b: str) -> bool:
    """`Talon` and `M. Jean TALON`; `Jean Pierre PLUS` and `Jean-Pierre PLUS`."""
    x, y = key(a), key(b)
    return bool(x and y) and (x <= y or y <= x)


@lru_cache(maxsize=4)
def hyphenated(text: str) -> Mapping[str, str]:
    """The words that a text prints with a hyphen, under the same letters without it."""
    joined = " ".join(w for w in text.split() if "-" in w and "-" in w[1:-1])
    return {w.replace("-", ""): w for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", joined)}


def respell(name: str, known: Mapping[str, str]) -> str:
    """The name with the hyphen that a line's end took from it, where the text prints it elsewhere (`known`, of `hyphenated`).

    >>> respell("JeanLuc MARTIN", hyphenated("Présents : Jean-Luc MARTIN"))
    'Jean-Luc MARTIN'
    """
    return " ".join(known.get(w, w) if len(w) > 6 else w for w in name.split(" "))
