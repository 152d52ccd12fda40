"""One name in a text: where it begins, where it ends, and what bears it that is no person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.personnes.prenoms import fold
from flows.vie_privee.lexique import is_first_name
from flows.vie_privee.mots import ACRONYMS, ANY_PLACE, BODIES, CIVILITY, OFFICES, PARTICLES, SPACED, STOP

CAPITAL, SMALL = re.compile("[A-ZÀ-ÖØ-ÞŒ]"), re.compile("[a-zß-öø-ÿœ]")


@dataclass(frozen=True, slots=True)
class Nom:
    """A name found in a text: `texte[debut:fin]`."""

    debut: int
    fin: int


def name_at(texte: str, at: int, *, proof: bool = False) -> Nom | None:
    """The name that begins at `at`, spaces aside: words with a capital, particles between them. `proof`: it must look like one."""
    capitals = in_capitals(texte)
    words: list[re.Match[str]] = []
    while word := SPACED.match(texte, at):
        plain, first = fold(word[1]), word[1][0]
        particle = (plain in PARTICLES and (words or first.isupper())) or re.fullmatch(
            r"[dl]['’][A-ZÀ-Þ][\w-]*", word[1]
        )
        if plain in BODIES | OFFICES or (plain in STOP and not particle) or len(words) >= (3 if capitals else 5):
            break
        if (not particle and not first.isupper()) or (words and CIVILITY.fullmatch(word[1])):
            break
        words.append(word)
        at = word.end()
        if word[1].endswith(".") and len(plain) > 3:
            break
    while words and fold(words[-1][1]) in PARTICLES:
        words.pop()
    if not words or (proof and not _looks_like_a_name([w[1] for w in words], capitals)):
        return None
    end = words[-1].end()
    return Nom(words[0].start(1), end - 1 if texte[end - 1] == "." and len(words[-1][1]) > 3 else end)


def _looks_like_a_name(words: list[str], capitals: bool) -> bool:
    first = is_first_name(words[0]) or is_first_name(words[-1])
    return first or (
        not capitals and len(words) <= 3 and any(w.isupper() and len(w) > 2 and fold(w) not in ACRONYMS for w in words)
    )


def called_after(texte: str, at: int, places: re.Pattern[str] = ANY_PLACE) -> bool:
    """A street, a school or a hall bears this name."""
    return places.search(fold(texte[max(0, at - 50) : at].replace("’", "'"))) is not None


def starts_word(texte: str, at: int) -> bool:
    return at == 0 or not (texte[at - 1].isalnum() or texte[at - 1] in "-.")


@lru_cache(256)
def in_capitals(texte: str) -> bool:
    """The whole text is in capitals: they tell nothing of names."""
    capitals = len(CAPITAL.findall(texte))
    return capitals > 0.7 * (capitals + len(SMALL.findall(texte)))
