"""File names and addresses that name a private person: `Vente-terrain-M-DUPONT.pdf`.

A file name loses the name. An address would lead nowhere without it: it is replaced by that of the page where the council lists its
documents, which leads to the official document without naming anyone.
"""

from __future__ import annotations

import re
from collections.abc import Set
from urllib.parse import unquote, urlsplit

from extractors.personnes.prenoms import fold
from flows.vie_privee.lexique import is_first_name, is_word
from flows.vie_privee.masquer import MASQUE, names
from flows.vie_privee.mots import ACRONYMS, BODIES, PRIVATE
from flows.vie_privee.noms import Nom
from flows.vie_privee.textes import surnames_of

LETTERS = re.compile(r"[^\W\d_]+")
CIVIL = frozenset(
    "m mr mme mmes mm mlle melle monsieur madame messieurs mesdames consorts famille epoux veuve indivision".split()
)
SIGNS = str.maketrans("_-+.", "    ")


def mask_file(fichier: str, known: Set[str] = frozenset(), elus: Set[str] = frozenset()) -> str:
    """A file name without the names of private people. `known`: names that the acts of the document have lost."""
    plain = unquote(fichier)
    noms = _named(plain, known, elus)
    for nom in reversed(noms):
        plain = plain[: nom.debut] + MASQUE + plain[nom.fin :]
    return plain if noms else fichier


def mask_url(
    url: str, listing: str | None, sha256: str, known: Set[str] = frozenset(), elus: Set[str] = frozenset()
) -> str:
    """The address, or where it names someone that of the page `listing` (else the site's), marked with the document's imprint."""
    parts = urlsplit(url)
    if not _named(unquote(parts.path + " " + parts.query), known, elus):
        return url
    site = f"{parts.scheme}://{parts.netloc}/"
    return f"{(listing or site).split('#')[0]}#document-{sha256[:12]}"


def _named(name: str, known: Set[str], elus: Set[str]) -> list[Nom]:
    """The names in a name of a file, in order, none inside another."""
    own = surnames_of(known)
    found = [Nom(w.start(), w.end()) for w in LETTERS.finditer(name) if fold(w[0]) in own]
    flat = name.translate(SIGNS)
    if any(c.isupper() for c in flat):
        found += names(flat, elus)
    found += _in_small_letters(flat, elus)
    kept: list[Nom] = []
    for nom in sorted(found, key=lambda n: (n.debut, -n.fin)):
        if not kept or nom.debut >= kept[-1].fin:
            kept.append(nom)
    return kept


def _in_small_letters(name: str, elus: Set[str]) -> list[Nom]:
    """`recrutement-jean-martin`, `vente-terrain-m-dupont`: capitals tell nothing, first names and civilities do."""
    words = list(LETTERS.finditer(name))
    if not PRIVATE.search(fold(name)):
        return []
    found = []
    for at, word in enumerate(words[:-1]):
        two = words[at + 1]
        if fold(two[0]) in elus or not _stranger(two[0]):
            continue
        if fold(word[0]) in CIVIL:
            end = words[at + 2] if at + 2 < len(words) and _stranger(words[at + 2][0]) else two
            found.append(Nom(two.start(), end.end()))
        elif is_first_name(word[0]) and not is_word(word[0]):
            found.append(Nom(word.start(), two.end()))
    return found


def _stranger(word: str) -> bool:
    plain = fold(word)
    return len(plain) > 2 and plain not in ACRONYMS | BODIES | {"pdf"} and not is_word(word)
