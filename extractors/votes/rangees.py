"""Rows of labels and numbers that follow each other: which comes first is told by the whole row, never by one pair.

In `Pour – 14 | Contre – 0 | Abst. – 4` the `0` stands as near to the label behind it as to its own. A row that begins with a label
and ends with a number is read label first; one that can be read both ways gives nothing. In `Pour/Contre/Abstention : 12 / 1 / 2` all
labels come first, then as many numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.nombres import read_number
from extractors.patterns.casse import SansCasse
from extractors.votes.motifs import JETON, ZERO_OU_NOMBRE, champ_of

ENTRE = re.compile(r"(?:[\s,;.:=|/•*)[\]–—-]|\((?!\s?\d+\s?\)\s?\()){0,8}(?:et\s)?")
ANNONCE = SansCasse(r"(?:\bvotes?(?:\(s\))?|\bexprim[ée]s?|\bsuffrages?|\bpr[ée]sents?|\bvoix)[\s.=|–—-]{1,4}$")
"""What names a number that begins a row: `Votes 9 Contre 5 Pour 4`."""
FORT = re.compile(r"\s{0,3}[:=([]")
MOT = re.compile(r"[ \t]{1,4}[^\W\d_]{2}")
RANG = re.compile(r"[ ]?[.)][ ]{1,2}[A-ZÀ-Ý]")
"""Behind a number that opens the next item: a row that begins with a number does not end with one (`15 pour, 2 contre 3. Tarifs`)."""
ABSTENANT = SansCasse(r"s['e]\s?abst(?:enant|ient)")
"""`M. ROUX s'abstenant. 16 pour, 1 abstention.`: the end of a sentence about somebody, before the row."""
DES = SansCasse(r"\b(?:des|les|aux|de|dont|sur|ses|tous)\s(?:\d+\s)?$")
"""`à la majorité des votants`: no label of a row."""

Comptes = list[tuple[str, int, int, int]]


def rangees(text: str, start: int, stop: int) -> Iterator[tuple[Comptes, tuple[int, int]]]:
    """Each row whose order must be told: (field, number, start, end) of its counts, none where it is doubtful; and its span."""
    for found in _rows(text, start, stop):
        row = _own(text, found)
        shape = "".join("L" if m["label"] else "N" for m in row)
        half = len(row) // 2
        if half > 1 and shape == "L" * half + "N" * half:
            counts = _counts([m for pair in zip(row[:half], row[half:], strict=True) for m in pair])
            numbers = {m.end(): m.start() for m in row[half:]}
            yield [(champ, n, numbers[end], end) for champ, n, _, end in counts], (row[0].start(), row[-1].end())
            continue
        if shape.count("L") < 2 or "LL" in shape or "NN" in shape:
            continue
        span = row[0].start(), row[-1].end()
        strong = _strong(text, row)
        told = strong or ANNONCE.search(text, max(0, span[0] - 24), span[0])
        tail = MOT.match(text, span[1])
        if shape[0] == shape[-1] == "N" and (told or tail):
            row = row[1:] if told else row[:-1]
            yield [] if told and tail and not strong else list(_counts(row)), span
        elif shape[0] != shape[-1]:
            yield list(_counts(row)), span
        elif shape[0] == "L" and shape.count("N") >= 2 and not strong and not ZERO_OU_NOMBRE.match(text, span[1]):
            yield [], span


def _rows(text: str, start: int, stop: int) -> Iterator[list[re.Match[str]]]:
    row: list[re.Match[str]] = []
    for match in JETON.finditer(text, start, stop):
        if row and not ENTRE.fullmatch(text, row[-1].end(), match.start()):
            yield row
            row = []
        row.append(match)
    if row:
        yield row


def _own(text: str, row: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without the voters that a sentence names before the row, nor the number that begins something else behind it (`12 rue du Bois`)."""
    if (row[0]["vote_reel"] or row[0]["autre"]) and DES.search(text, max(0, row[0].start() - 12), row[0].start()):
        row = row[1:]
    if row and row[0]["label"] and ABSTENANT.match(row[0].group()) and text[row[0].end() : row[0].end() + 1] == ".":
        row = row[1:]
    if len(row) > 2 and row[-1]["nombre"] and row[-2]["nombre"] and MOT.match(text, row[-1].end()):
        row = row[:-1]
    ends = len(row) > 3 and row[0]["nombre"] and row[-1]["nombre"] and row[-2]["label"]
    if ends and RANG.match(text, row[-1].end()) and not _strong(text, row):
        row = row[:-1]
    return row


def _strong(text: str, row: list[re.Match[str]]) -> bool:
    """Every label has its own sign: `Pour : 13 - Contre : 0`."""
    return all(FORT.match(text, m.end()) for m in row if m["label"])


def _counts(row: list[re.Match[str]]) -> Iterator[tuple[str, int, int, int]]:
    for first, second in zip(row[::2], row[1::2], strict=True):
        label, number = (first, second) if first["label"] else (second, first)
        champ = champ_of(label)
        words = number["nombre"].lower()
        value = 0 if words[:3] in ("néa", "nea", "auc") else read_number(words)
        if champ != "autre" and value is not None:
            yield champ, value, first.start(), second.end()
