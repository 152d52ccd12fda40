"""What a cell says whose column's heading names its field: a count of votes, the code of the matière."""

from __future__ import annotations

import re

from extractors.patterns.casse import SansCasse
from schemas.themes import niveau_2

COUNT = re.compile(r"(\d{1,3})(?:\s*voix)?(?:\s*[(:].*)?", re.DOTALL)
NONE = SansCasse(r"[-–—/]|n[ée]ant|aucune?|z[ée]ro|sans")


def value(champ: str, text: str) -> int | str | None:
    """The cell's value; None where it says something else.

    >>> value("vote_pour", "12 voix"), value("vote_contre", "2 (M. ROUX, Mme VIAL)"), value("vote_abstention", "/")
    (12, 2, 0)
    >>> value("vote_contre", "M. ROUX"), value("delib_matiere_code", "7.1")
    (None, '7.1')
    """
    words = " ".join(text.split())
    if champ == "delib_matiere_code":
        return niveau_2(words.split(" ", 1)[0].rstrip("."))
    count = COUNT.fullmatch(words)
    return int(count[1]) if count else 0 if NONE.fullmatch(words) else None


def counted(cells: dict[str, str]) -> set[str]:
    """The fields to read of one row: where no cell of votes has a number, a dash is no count of none."""
    votes = [champ for champ in cells if champ.startswith("vote_")]
    sure = any(COUNT.fullmatch(" ".join(cells[champ].split())) for champ in votes)
    return {champ for champ in cells if sure or champ not in votes}
