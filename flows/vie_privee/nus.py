"""Names that no civility announces: a first name beside another word, a surname alone where a person is meant.

Only asked of titles that tell of a person's private life. A surname alone must look like one: no common word, no known acronym,
in capitals where the rest is not, or right behind what belongs to a person (`propriété DUPONT`, `DUPONT c/ commune`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from extractors.personnes.prenoms import PRENOMS, fold
from flows.vie_privee.lexique import is_first_name, is_word
from flows.vie_privee.mots import (
    ACRONYMS,
    BODIES,
    CIVILITY,
    GIVEN,
    LOCATED,
    OFFICES,
    OWN,
    PARTICLES,
    STOP,
    THING,
    TO,
    WORD,
)
from flows.vie_privee.noms import Nom, called_after, in_capitals, name_at

PART = re.compile(r"[^–—;:,()/]+")
"""What stands between two signs."""
DIGIT = re.compile(r"\d")
BETWEEN = re.compile(r"\s+-\s+|\s+(?:et|&)\s+")
AMBIGUOUS = frozenset(
    "france pierre rose marine lorraine florence victor claire violette aurore ambre olive jade victoire marguerite".split()
)
"""First names that are as often something else."""
PLACE_LIKE = re.compile(r"(?i)(?<![^\W_])(?:sur|sous|les|lès|en|saint|sainte|st|ste)(?![^\W_])")
SIDES = re.compile(r"(?:[A-ZÀ-Þ]{3,}\s?/\s?|/\s?)$")


def bare_names(texte: str, lieux: Set[str]) -> Iterator[Nom]:
    """Names without a civility. `lieux`: words that are never a person's."""
    capitals = in_capitals(texte)
    words = [
        w for w in WORD.finditer(texte) if w[0][0].isupper() and not CIVILITY.fullmatch(w[0]) and not DIGIT.search(w[0])
    ]
    words = [w for w in words if fold(w[0]).strip(".") not in BODIES | OFFICES and fold(w[0]) not in lieux]
    for one, two in zip(words, words[1:], strict=False):
        if texte[one.end() : two.start()] == " " and _free(texte, one.start()) and _pair(one[0], two[0], capitals):
            yield name_at(texte, one.start()) or Nom(one.start(), two.end())
    for word in words:
        if _alone(word[0], capitals) and _free(texte, word.start()) and _person_slot(texte, word):
            yield name_at(texte, word.start()) or Nom(word.start(), word.end())
    if not capitals:
        yield from _parts(texte, lieux)


def _pair(one: str, two: str, capitals: bool) -> bool:
    """Two words with capitals that are a first name and a surname, in either order."""
    first, second = is_first_name(one), is_first_name(two)
    if not capitals and first != second and (fold(one) in AMBIGUOUS or fold(two) in AMBIGUOUS):
        return _surname(two if first else one, capitals)
    if capitals:
        return (first and not is_word(two) and fold(two) not in ACRONYMS) or (
            second and not is_word(one) and fold(one) not in ACRONYMS
        )
    if first or second:
        other = two if first else one
        return fold(other) not in ACRONYMS | STOP | PARTICLES or other.istitle()
    return (
        _upper(one) != _upper(two)
        and _surname(one if _upper(one) else two, False)
        and not is_word(two if _upper(one) else one)
    )


def _alone(word: str, capitals: bool) -> bool:
    return (
        _surname(word, capitals)
        if capitals
        else (_upper(word) and _surname(word, False)) or (not is_word(word) and len(word) > 3)
    )


def _upper(word: str) -> bool:
    return word.isupper() and len(word) > 2


def _surname(word: str, capitals: bool) -> bool:
    """A word that may be a surname by itself: three letters or more, a vowel, no acronym; no common word where all is in capitals."""
    plain = fold(word).strip(".")
    if len(plain) < 3 or plain in ACRONYMS | BODIES | STOP or not re.search("[aeiouy]", plain):
        return False
    return not is_word(word) or plain in PRENOMS or (not capitals and word.isupper() and len(plain) > 3)


def _person_slot(texte: str, word: re.Match[str]) -> bool:
    """What stands before says that a person is meant: `(vente DUPONT/MARTIN)`, `c/ DUPONT`, `vendu à DUPONT`; or what follows."""
    before, after = texte[max(0, word.start() - 45) : word.start()], texte[word.end() : word.end() + 4]
    upper = word[0].isupper()
    if OWN.search(before) or (upper and THING.search(before)):
        return True
    if upper and TO.search(before) is not None and GIVEN.search(texte[: word.start()]) is not None:
        return True
    if upper and not in_capitals(texte) and (SIDES.search(before) or re.match(r"\s?/\s?[^\W\d]", after)):
        return True
    return upper and re.match(r"\s+c/", after) is not None


def _parts(texte: str, lieux: Set[str]) -> Iterator[Nom]:
    """`Cession de terrain – DUPONT et MARTIN`: parts of a title that hold names and nothing else."""
    for part in PART.finditer(texte):
        at = part.start()
        for piece in BETWEEN.split(part[0]):
            found = texte.index(piece, at)
            at = found + len(piece)
            words = WORD.findall(piece)
            start = found + len(piece) - len(piece.lstrip())
            if start == 0 or len(words) > 4 or not _only_names(words, piece, lieux) or not _free(texte, start):
                continue
            yield Nom(start, start + len(piece.strip()))


def _only_names(words: list[str], piece: str, lieux: Set[str]) -> bool:
    own = [w for w in words if fold(w) not in PARTICLES]
    if not own or DIGIT.search(piece) or PLACE_LIKE.search(piece) or not all(w[0].isupper() for w in own):
        return False
    if any(fold(w).strip(".") in ACRONYMS | BODIES | OFFICES | lieux for w in own):
        return False
    if any(not w.isupper() and is_word(w) and not is_first_name(w) for w in own):
        return False
    upper = [w for w in own if _upper(w) and _surname(w, False)]
    if len(own) == 1:
        return bool(upper) and not is_word(own[0])
    return bool(upper) or (any(is_first_name(w) and fold(w) not in AMBIGUOUS for w in own) and len(own) == 2)


def _free(texte: str, at: int) -> bool:
    """No street, hall, company, association or place bears the name that begins here."""
    return not (called_after(texte, at) or _body_before(texte, at) or LOCATED.search(texte[max(0, at - 50) : at]))


def _body_before(texte: str, at: int) -> bool:
    """A company's or an association's word stands just before, no sign between."""
    words = re.split(r"[/(,:;–]", texte[max(0, at - 45) : at])[-1].split()[-3:]
    return any(fold(w).strip(".").removeprefix("l'").removeprefix("d'") in BODIES for w in words)
