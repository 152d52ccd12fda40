"""A vote told group by group in a table: the row of the total is the assembly's, the others are parts of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.nombres import read_number
from extractors.patterns.casse import SansCasse
from extractors.votes.motifs import MOTIF_ETIQUETTE, champ_of

TOTAL = SansCasse(
    r"(?m:^\W{0,4}totaux?\b|^\W{0,4}total\b)[^\d\n(]{0,24}(?:\(\s?\d{1,3}\s\w{2,12}\s?\))?[\s:|]{1,6}(?P<n>(?:\d{1,3}|[-–/])(?:[ |]{1,6}(?:\d{1,3}|[-–/])){1,5})[ |]*(?:\n|$)"
)
CELL = re.compile(r"\d{1,3}|[-–/]")
PARTS = 2000
"""Letters that the groups' rows may take between the heading and the total."""
BETWEEN = re.compile(r"[\s|.()/s]{0,8}")
Comptes = list[tuple[str, int, int, int]]

EXAMPLES = (
    ("Étude\nGroupes politiques Pour Contre Abst. NPPV\nUnion du Val 17\nLes Indépendants 8 1\nTotal (38 votants) 30 0 8 0\nAdopté à la majorité",
     {"vote_pour": 30, "vote_contre": 0, "vote_abstention": 8, "vote_resultat": "majorite"}),
    ("Étude\nAdopté à l'unanimité des suffrages exprimés\nPour Contre Abstention NPPV\nTOTAL 39 0 0 3\nMajorité 29 0 0 3\nAlternance 10 0 0 0", {"vote_pour": 39, "vote_contre": 0, "vote_abstention": 0, "vote_resultat": "unanimite"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Étude\nGroupes Pour Contre Abst.\nUnion du Val 17 2\nTotal 19 2",
    "Étude\nDépenses 2023 2024 Total\nTotal 12 14 26",
)


def totaux(text: str, start: int, stop: int) -> Iterator[tuple[Comptes, tuple[int, int]]]:
    """Each such table's total: (field, number, start, end) of its counts, none where its columns are not sure; and the table's span."""
    for total in TOTAL.finditer(text, start, stop):
        cells = list(CELL.finditer(text, *total.span("n")))
        heads = _headings(text, max(start, total.start() - PARTS), total.start())
        if not heads:
            continue
        if len(heads) > len(cells) and "\n" in text[heads[-len(cells) - 1].end() : heads[-len(cells)].start()]:
            heads = heads[-len(cells) :]  # `des suffrages exprimés` ends the line above
        champs = [champ_of(head) for head in heads]
        counts = [
            (champ, read_number(cell.group()) or 0, *cell.span())
            for champ, cell in zip(champs, cells, strict=False)
            if champ != "autre"
        ]
        end = _last_part(text, total.end(), len(cells))
        yield counts if len(cells) == len(heads) else [], (heads[0].start(), end)


def _headings(text: str, low: int, high: int) -> list[re.Match[str]]:
    """The labels of the last line above that names the columns of a vote one behind the other; none where none does."""
    found = list(MOTIF_ETIQUETTE.finditer(text, low, high))
    runs: list[list[re.Match[str]]] = [[m] for m in found[:1]]
    for before, match in pairwise(found):
        if BETWEEN.fullmatch(text, before.end(), match.start()):
            runs[-1].append(match)
        else:
            runs.append([match])
    named = [run for run in runs if {"vote_pour", "vote_contre"} <= {champ_of(m) for m in run}]
    return named[-1] if named else []


def _last_part(text: str, end: int, width: int) -> int:
    """Past the rows of the groups below the total."""
    part = re.compile(rf"[^\n\d]{{3,60}}(?:[ |]{{1,6}}(?:\d{{1,3}}|[-–/])){{{width}}}[ |]*(?:\n|$)")
    while match := part.match(text, end):
        end = match.end()
    return end
