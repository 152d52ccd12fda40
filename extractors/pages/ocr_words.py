"""What Tesseract misreads in a row of words, where what was printed is sure: rules taken for signs, zeros taken for letters.

Nothing is guessed: `À votes contre` stays as it is, for no one can tell which figure it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.pages.reading_order import Box
from extractors.personnes.prenoms import is_prenom

Word = tuple[str, Box, float]
"""A word as read, its box on the picture in pixels, its confidence (0 to 1)."""

EXAMPLES = (
    ("Fait le 1l/03/2024", "Fait le 11/03/2024"),
    ("le O5/O3/2O22 et le l2.O6.2023,", "le 05/03/2022 et le 12.06.2023,"),
    ("Contre : O", "Contre : 0"),
    ("Contre : l", "Contre : 1"),
    ("Adoption à O Contre, O0 abstention, 11 voix pour", "Adoption à 0 Contre, 0 abstention, 11 voix pour"),
    ("Pour9 AbstentionO Contre0", "Pour 9 Abstention 0 Contre 0"),
    ("Communede BREUX", "Commune de BREUX"),
    ("Absent_ayant donné", "Absent ayant donné"),
    ("Pour8 AbstentonO", "Pour 8 Abstention 0"),
    ("Votants:15 Pour :12", "Votants : 15 Pour : 12"),
    ("[_2024-040 TARIFS DE LA HALLE", "2024-040 TARIFS DE LA HALLE"),
    ("[ 2024-041 TARIFS DU LAVOIR", "2024-041 TARIFS DU LAVOIR"),
    ("|_2024-042 TARIFS DU FOUR", "2024-042 TARIFS DU FOUR"),
    ("_ |Vote", "Vote"),
    ("Henri DE VERBIZIERJean-Marc DI RUGGIERO", "Henri DE VERBIZIER Jean-Marc DI RUGGIERO"),
    ("Magalie COUVERTPerla DANAN", "Magalie COUVERT Perla DANAN"),
    ("M. RUGGIERO, lacques DOMERGUE et lsabelle MARSALA", "M. RUGGIERO, Jacques DOMERGUE et Isabelle MARSALA"),
    ("RUGGIERO.lacques DOMERGUE", "RUGGIERO. Jacques DOMERGUE"),
    ("Luc RUGGIERO, lacques", "Luc RUGGIERO, Jacques"),
    ("le CCAS et le sIVOM", "le CCAS et le SIVOM"),
    ("Reçu le Imc1234", "Reçu le Imc1234"),
    ("ID-Imc1234", "ID-lmc1234"),
)
COUNTER_EXAMPLES = (
    "O combien la halle",
    "le PLUi et le SIVOMdes lacs",
    "la lecture et lui LEROY",
    "Il faut 10l de peinture à la ll",
    "À votes contre 8 votes pour",
    "Pour l'année",
    "Contrat n° 5",
    "rue de l'O",
    "[...] la suite",
    "PourS9 Contre",
    "[sic] et (2024)",
)
RULES = re.compile(r"(?=.*[|¦\\_~^=‘\[])[|¦\\_~^=‘’'\"`.,:;—–\[-]+")
"""What Tesseract makes of a table's lines and of a page's edges."""
SPECKS = re.compile(r"^(?:…$|[…|¦_~][…|¦_~—–-]*(?=[^\W\d_]{2})|[\[|]_*(?=\d{4}[-_/]))")
"""What it makes of the paper's grain and of a frame, alone or before a word or an act's number."""
LOOKALIKES = re.compile(r"(?=.*\d)(?:[1lI]{2}|[\dOolI]{1,2}([/.])[\dOolI]{1,2}\1[\dOolI]{2,4}),?")
MISCAST = re.compile(r"^(?P<small>[cosuvwxz])(?=[A-ZÀ-Ö]{2})|(?<=-)Imc(?=\d)")
"""Small letters that look like their capitals (`sAC`), and the head of the numbers that one platform gives (`lmc1234`)."""
FIGURES = str.maketrans("OolI", "0011")
THIN = re.compile(r"(?<=[Aa])bstenton")
"""`Abstention` whose `i` was lost between a `t` and an `o`."""
ZERO = re.compile(r"[Oo]0?|0[Oo]")
GLUED_NAMES = re.compile(r"(?<=[A-ZÀ-Þ]{3})[.,]?(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|(?<=[A-ZÀ-Þ]{2}[.,])(?=l[a-zà-ÿ]{3})")
"""`VERBIZIERJean-Marc`: a surname and, stuck to it, the first name of the next member."""
SURNAME_FIRST = re.compile(r"([A-ZÀ-Þ]{4,}[.,]?)([A-ZÀ-Þ][a-zà-ÿ]{3,})")
FIRST = re.compile(r"[^\W\d_]+")
THIN_CAPITAL = re.compile(r"l(?=[a-zà-ÿ]{3,})")
"""`lacques`, `lsabelle`: the J or the I of a first name, before a surname in capitals."""
LABEL = r"(?:pour|contre|abst?ent?ions?|votants|pr[ée]sents|exprim[ée]s)"
BEHIND = re.compile(r"(?i)(?:voix|votes?|contre|abstentions?)\b")
GLUED = re.compile(rf"(?P<label>{LABEL})(?P<colon>:?)(?P<count>\d{{1,3}}|O)(?P<end>[.,;]?)", re.IGNORECASE)
STUCK = re.compile(
    r"((?i:commune|mairie|ville|d[ée]partement|canton|conseil))(d[eu]|des)|([A-Za-zÀ-ÿ]{4,})_([a-zà-ÿ]{3,})"
)
"""Two words that the thin blank between them, or a speck in it, made one."""
COLON = re.compile(r":(?P<count>\d{1,3}|O)")


def mended(words: Sequence[Word]) -> list[Word]:
    """The words of one row, as they were printed."""
    row: list[Word] = []
    for written, box, sure in words:
        text = SPECKS.sub("", written.strip())
        if text and not RULES.fullmatch(text):
            row += _parted((_figures(text, row[-1][0] if row else ""), box, sure))
    for i, (text, box, sure) in enumerate(row):
        beside = row[i + 1][0] if i + 1 < len(row) else row[i - 1][0]
        if (name := _first_name(text)) and beside[:2].isupper():
            row[i] = (name, box, sure)
    row = [
        part for i, word in enumerate(row) for part in _surname_apart(word, row[i + 1][0] if i + 1 < len(row) else "")
    ]
    for i, (text, box, sure) in enumerate(row[:-1]):
        if ZERO.fullmatch(text) and BEHIND.match(row[i + 1][0]):
            row[i] = ("0", box, sure)
    return row


def _figures(word: str, before: str) -> str:
    """A date or a count with letters that look like figures in it."""
    if MISCAST.search(word):
        word = MISCAST.sub(lambda m: m.group().upper() if m["small"] else "lmc", word)
    alone = word in ("O", "l") and before.endswith(":")
    if THIN.search(word):
        word = THIN.sub("bstention", word)
    return word.translate(FIGURES) if alone or LOOKALIKES.fullmatch(word) else word


def _first_name(word: str) -> str | None:
    """A first name whose capital was read as an `l`; None for any other word."""
    if not THIN_CAPITAL.match(word) or is_prenom(word):
        return None
    return next((name for name in (f"J{word[1:]}", f"I{word[1:]}") if is_prenom(name)), None)


def _parted(word: Word) -> Iterator[Word]:
    """A label and the count that stands close behind it, as two words; anything else as it is."""
    text, box, sure = word
    if match := GLUED.fullmatch(text):
        label, count = (
            match["label"] + (" :" if match["colon"] else ""),
            match["count"].translate(FIGURES) + match["end"],
        )
    elif match := STUCK.fullmatch(text):
        yield from _in_boxes([part for part in match.groups() if part], box, sure)
        return
    elif match := COLON.fullmatch(text):
        label, count = ":", match["count"].translate(FIGURES)
    else:
        yield from _apart(word)
        return
    yield from _in_boxes([*label.split(), count], box, sure)


def _apart(word: Word) -> Iterator[Word]:
    """A surname and the first name stuck to it, as two words."""
    text, box, sure = word
    cuts = [match.end() for match in GLUED_NAMES.finditer(text) if _names(text[match.end() :])]
    parts = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    yield from _in_boxes(parts, box, sure) if cuts else [word]


def _surname_apart(word: Word, following: str) -> Iterator[Word]:
    """`COUVERTPerla DANAN`: any first name, where a surname in capitals stands behind it."""
    text, box, sure = word
    glued = SURNAME_FIRST.fullmatch(text) if following[:2].isupper() and len(following) > 2 else None
    yield from _in_boxes(list(glued.groups()), box, sure) if glued else [word]


def _names(text: str) -> bool:
    first = FIRST.match(text)
    return first is not None and (is_prenom(first.group()) or _first_name(first.group()) is not None)


def _in_boxes(parts: Sequence[str], box: Box, sure: float) -> Iterator[Word]:
    step, at = (box.x1 - box.x0) / sum(map(len, parts)), box.x0
    for part in parts:
        yield part, Box(at, box.top, at + step * len(part), box.bottom), sure
        at += step * len(part)
