"""What OCR itself doubts of: a count or a name whose words it read badly is left out and said to be doubtful.

A doubtful word counts as read where the same word was read surely elsewhere in the document, or where it is a first name;
a doubtful name takes the spelling of a sure one that it can only be (`extractors/pages/rapprochements.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from extractors.pages.page import Page, Word
from extractors.pages.rapprochements import matched
from extractors.personnes.prenoms import is_prenom
from schemas.records import Procuration

COUNTED, WRITTEN = 0.55, 0.3
"""Confidence of Tesseract under which the words of a count or of a list of names, those of a date or of one name are doubtful
(measured: words read right are all but always above 0.8; of those under 0.6, half are wrong)."""
ONE_NAME = ("president", "secretaire", "coll_nom")
SURELY = 0.8
LETTERS = re.compile(r"[^\W_]+")
EMPTY = frozenset(("l", "an", "le", "et", "du", "jour", "mois", "de"))
"""Words of a date that say nothing of it: `L'an`, read badly, leaves the date as it is."""
DOUBT = "mots mal lus sur la page numérisée"
MATCHED = "nom mal lu, écrit comme il est lu sûrement ailleurs dans le document"


def believed(
    champ: str, value: Any, pages: Sequence[Page], number: int, start: int, end: int
) -> tuple[Any, str | None]:
    """The value, or what of it can be believed (None: nothing), and the words that cannot be.

    `start`, `end`: the words of the value in the text of page `number`.
    """
    page = pages[number - 1]
    if page.origin != "ocr" or not page.words:
        return value, None
    words = [word for word in page.words if word.start < end and start < word.end]
    if isinstance(value, tuple):
        return _people(value, page, words, pages)
    if not (isinstance(value, int) or champ.endswith("_date") or champ in ONE_NAME):
        return value, None
    least = COUNTED if isinstance(value, int) else WRITTEN
    bad = [page.text[w.start : w.end] for w in words if w.confidence < least and _tells(page, w)]
    return (None, " ".join(bad)) if bad else (value, None)


def _tells(page: Page, word: Word) -> bool:
    return bool(_tokens(page.text[word.start : word.end]) - EMPTY)


def _people(value: tuple[Any, ...], page: Page, words: Sequence[Word], pages: Sequence[Page]) -> tuple[Any, str | None]:
    doubtful = {t for w in words if w.confidence < COUNTED for t in _tokens(page.text[w.start : w.end])}
    doubtful -= {t for w in words if w.confidence >= SURELY for t in _tokens(page.text[w.start : w.end])}
    doubtful = {t for t in doubtful if len(t) > 1 and not is_prenom(t)}
    if not doubtful:
        return value, None
    doubtful -= {
        t for other in pages for w in other.words if w.confidence >= SURELY
        for t in _tokens(other.text[w.start : w.end])
    }  # fmt: skip
    value = tuple(_respelt(one, doubtful, pages) for one in value)
    kept = tuple(one for one in value if not any(doubtful & _tokens(name) for name in _names(one)))
    lost = [" → ".join(_names(one)) for one in value if one not in kept]
    return (kept or None, ", ".join(lost)) if lost else (value, None)


def _respelt(one: Any, doubtful: set[str], pages: Sequence[Page]) -> Any:
    """The name, or the two of a proxy, in the spelling of the sure ones."""
    new = [matched(n, doubtful, pages) or n if doubtful & _tokens(n) else n for n in _names(one)]
    return Procuration(*new) if isinstance(one, Procuration) else new[0] if new else one


def respelt(before: Any, after: Any) -> str:
    """The names of a list that took another spelling; `` where none did."""
    if not (isinstance(before, tuple) and isinstance(after, tuple)):
        return ""
    known = {name for one in before for name in _names(one)}
    return ", ".join(dict.fromkeys(name for one in after for name in _names(one) if name not in known))


def _names(one: Any) -> tuple[str, ...]:
    if isinstance(one, Procuration):
        return one.mandant, one.mandataire
    return (one,) if isinstance(one, str) else ()


def _tokens(words: str) -> set[str]:
    return {found.lower() for found in LETTERS.findall(words)}
