"""Whole invented sittings, set as PDFs and read from end to end: the sums of their acts, whichever way these were cut.

`tests/montants/seances/*.txt`: the document, then `--- ` and the sums that its acts decide; `?` before one that a reader may count or not.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from extractors.extract import extract
from flows.demo.rendu import render

SEANCES = sorted((Path(__file__).with_name("montants") / "seances").glob("*.txt"))
MANQUENT = {
    "a1": "of two sums, the one whose works are named again",
    "a5": "a franchise that the body pays",
    "b2": "a sum in parentheses behind what is paid",
    "b3": "an agenda in one paragraph takes the first title for one of its items",
    "b5": "acts of one line, title, sum and vote together",
    "d1": "the higher bound of an agreement",
    "d2": "acts under one number that is not read, cut as one",
    "e1": "prices of a service, in an act whose title tells of none",
    "h1": "who pays back half of what is bought",
    "g2": "a price beside what others pay",
    "d4": "a firm that a committee follows its commission on",
    "c5": "reports of a permanent commission, cut as one act",
}
"""What is missing there, and why."""
DE_TROP = {"b2": 1, "d2": 2}
"""Sums too many: an offer that the decision sets aside without its name; acts cut as one."""


@cache
def read(path: Path) -> tuple[Counter[float], Counter[float], Counter[float]]:
    """The sums read in a document; those that must be, those that may be."""
    body, said = path.read_text(encoding="utf-8").rsplit("---", 1)
    must = Counter(float(s) for s in said.split() if not s.startswith("?"))
    may = Counter(float(s[1:]) for s in said.split() if s.startswith("?"))
    acts = extract(render(body), path.name, themes=False).actes
    return Counter(m.valeur for a in acts for m in a.montants), must, may


@pytest.mark.parametrize("path", SEANCES, ids=[p.stem for p in SEANCES])
def test_a_sitting_gives_the_sums_of_its_acts(path: Path) -> None:
    found, must, may = read(path)
    assert (found - must - may).total() == DE_TROP.get(path.stem, 0), found - must - may
    assert bool(must - found) == (path.stem in MANQUENT), must - found


def test_all_sittings_together() -> None:
    told = [read(path) for path in SEANCES]
    good = sum((found & must).total() for found, must, _ in told)
    assert good >= 0.85 * sum(must.total() for _, must, _ in told)
