"""Names of private people in the body of acts, where most names are those of elected members who speak, propose and vote.

The names that an act's title loses are lost by its text too, wherever they stand. Elsewhere a name is masked only where a
sentence of the act tells what is done with or for that person, behind a civility or a word of kinship, and never when a member bears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from extractors.personnes.prenoms import fold
from flows.vie_privee.lexique import is_first_name, is_word
from flows.vie_privee.masquer import MASQUE, in_office, names
from flows.vie_privee.mots import ANNOUNCED, APPOINTED, BENEFIT, PARTICLES, PRIVATE, STREETS, WORD
from flows.vie_privee.noms import Nom, called_after

END = re.compile(r"(?<=[a-zà-ÿ0-9)»\]][a-zà-ÿ0-9)»\]][.;!?:])(?<!mme\.)(?<!mlle\.)\s+(?=[A-ZÀ-Þ«\-–•])|\n\s*\n")
"""Where a sentence ends: never behind `M.` or `Mme.`."""
CUT = re.compile(r"[-¬]\s+[a-zà-ÿ]{2,}(?!\w)")
LONGEST = 2000
"""Letters beyond which what is taken for a sentence is cut all the same."""


def mask_text(
    texte: str, elus: Set[str] = frozenset(), known: Set[str] = frozenset(), told: Set[str] = frozenset()
) -> tuple[str, int]:
    """The text of a page without the names of private people, and how many were masked.

    `elus`: see `surnames`; `known`: names that the act's title has lost; `told`: those that another sentence has (`told_names`).
    """
    found = sorted({*_known(texte, known | told), *_told(texte, elus, bool(known))}, key=lambda n: (n.debut, -n.fin))
    count, end, pieces = 0, 0, []
    for nom in found:
        if nom.debut < end:
            continue
        pieces += [texte[end : nom.debut], MASQUE]
        end = nom.fin
        count += 1
    return ("".join(pieces) + texte[end:], count) if count else (texte, 0)


def told_names(texte: str, elus: Set[str] = frozenset(), known: Set[str] = frozenset()) -> frozenset[str]:
    """The names that the sentences of a text tell of private people: what the rest of the act loses too. Common words are none."""
    found = (WORD.findall(texte[n.debut : n.fin]) for n in _told(texte, elus, bool(known)))
    return frozenset(
        " ".join(w for w in words if is_first_name(w) or not (is_word(w) or fold(w) in elus)) for words in found
    )


def mask_known(texte: str, known: Set[str]) -> str:
    """The text without these names, wherever they stand."""
    for nom in reversed(list(_known(texte, known))):
        texte = texte[: nom.debut] + MASQUE + texte[nom.fin :]
    return texte


def surnames_of(known: Set[str]) -> dict[str, str]:
    """The words of names by which a person is known, first names and particles aside: plain → as written."""
    words = {fold(w): w for name in known for w in WORD.findall(name)}
    return {p: w for p, w in words.items() if len(p) > 2 and p not in PARTICLES and not is_first_name(w)}


def _told(texte: str, elus: Set[str], private: bool) -> Iterator[Nom]:
    """Names in sentences that tell of a person's private life. Where no member is known, only of whom something is sold, let, given."""
    flat = texte.replace("\n", " ")
    if ANNOUNCED.search(flat) is None:
        return
    for start, end in _sentences(texte):
        sentence = flat[start:end]
        if ANNOUNCED.search(sentence) is None or PRIVATE.search(sentence) is None:
            continue
        if not private and APPOINTED.search(sentence):
            continue
        for nom in names(sentence, elus, nus=private):
            elected = bool({fold(w) for w in WORD.findall(sentence[nom.debut : nom.fin])} & elus)
            if elected or (not private and in_office(sentence, nom)):
                continue
            if elus or private or BENEFIT.search(sentence[: nom.debut]):
                yield Nom(start + nom.debut, start + (_broken(sentence, nom.fin) or nom.fin))


def _broken(sentence: str, at: int) -> int:
    """Where a surname ends that is cut by a hyphen at the end of its line; 0 where it is not."""
    match = CUT.match(sentence, at)
    return match.end() if match else 0


def _sentences(texte: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in END.finditer(texte):
        if match.start() - start:
            yield from _cut(start, match.start())
        start = match.end()
    yield from _cut(start, len(texte))


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        yield start, min(end, start + LONGEST)
        start += LONGEST


def _known(texte: str, known: Set[str]) -> Iterator[Nom]:
    """Every place of these surnames, in any case and broken by any line, with the same people's first names beside them."""
    if surnames := surnames_of(known):
        firsts = {w for name in known for w in WORD.findall(name) if is_first_name(w)}
        for match in _pattern(tuple(sorted(surnames.values())), tuple(sorted(firsts))).finditer(texte):
            if not called_after(texte, match.start(), STREETS) and not texte[
                max(0, match.start() - 2) : match.start()
            ].rstrip().endswith("«"):
                yield Nom(match.start(), match.end())


@lru_cache(256)
def _pattern(surnames: tuple[str, ...], firsts: tuple[str, ...]) -> re.Pattern[str]:
    one = rf"(?:{'|'.join(map(re.escape, surnames))})"
    other = rf"(?:{'|'.join(map(re.escape, firsts))})" if firsts else "(?!)"
    return re.compile(rf"(?<!\w)(?:{other}\s+)*{one}(?:[\s-]+{one})*(?:\s+{other})*(?!\w)", re.IGNORECASE)
