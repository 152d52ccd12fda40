"""A name that OCR doubts of, matched to the same name read surely elsewhere in the document, whose spelling it takes.

The same name: the same words in any order, one of them but for one confusion of shapes (`NADII` and `NADJI`, `LERNAIRE` and
`LEMAIRE`). A surname alone is matched only to one that a civility announces. Two names that could be meant are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.pages.page import Page
from extractors.personnes.prenoms import fold

CONFUSIONS = (
    ("i", "j"), ("i", "l"), ("i", "1"), ("l", "1"), ("l", "t"), ("f", "t"), ("o", "0"), ("o", "q"), ("g", "q"), ("e", "c"), ("u", "n"), ("u", "v"),
    ("h", "n"), ("h", "b"), ("b", "8"), ("e", "8"), ("e", "3"), ("s", "5"), ("z", "2"), ("rn", "m"), ("ni", "m"), ("in", "m"), ("cl", "d"), ("vv", "w"),
    ("ii", "u"), ("ri", "n"), ("li", "h"),
)  # fmt: skip
"""Letters that Tesseract takes one for the other, in small letters without accents."""
SHORTEST = 4
"""Letters of a word under which one letter makes another name."""
SURELY = 0.8
TOKEN = re.compile(r"[^\W_]+")
CIVILITE = frozenset(("m", "mr", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs", "mesdames", "mm"))


def alike(doubtful: str, sure: str) -> bool:
    """The same word, but for accents, case, and one confusion.

    >>> alike("NADII", "Nadji"), alike("NADAL", "NADJI")
    (True, False)
    """
    one, other = fold(doubtful), fold(sure)
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    return any(_swapped(one, other, a, b) or _swapped(one, other, b, a) for a, b in CONFUSIONS)


def _swapped(one: str, other: str, a: str, b: str) -> bool:
    at = one.find(a)
    while at >= 0:
        if one[:at] + b + one[at + len(a) :] == other:
            return True
        at = one.find(a, at + 1)
    return False


def matched(name: str, doubtful: set[str], pages: Sequence[Page]) -> str | None:
    """The name in the spelling of the one sure name that it can be, or None. `doubtful`: its doubtful words, in small letters."""
    words = TOKEN.findall(name)
    bad = [w for w in words if w.lower() in doubtful]
    if len(bad) != 1 or len(words) > 5:
        return None
    others = sorted(fold(w) for w in words if w is not bad[0])
    found = {spelling for page in pages if page.words for spelling in _sure(page, bad[0], others)}
    if len({fold(s) for s in found}) != 1:
        return None
    spelling = min(found)
    return name.replace(bad[0], spelling.upper() if bad[0].isupper() else spelling)


def _sure(page: Page, bad: str, others: list[str]) -> Iterator[str]:
    """The words of a page that may be `bad`, amid the name's other words, all read surely."""
    tokens = [
        (token, word.confidence >= SURELY)
        for word in page.words
        for token in TOKEN.findall(page.text[word.start : word.end])
    ]
    size = len(others) + 1
    for index, (token, sure) in enumerate(tokens):
        if not sure or not alike(bad, token):
            continue
        if not others:
            if index and tokens[index - 1][0].lower() in CIVILITE:
                yield token
            continue
        for start in range(max(0, index - size + 1), index + 1):
            window = tokens[start : start + size]
            rest = [t for at, (t, _) in enumerate(window) if start + at != index]
            if len(window) == size and all(s for _, s in window) and sorted(map(fold, rest)) == others:
                yield token
                break
