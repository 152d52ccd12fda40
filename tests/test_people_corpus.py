"""The people of real documents, where the shared corpus is at hand: what the labels hold, and nothing that they do not.

Scored as the shared scorer does: a name counts whatever the order of its parts, a likeness of 0.85 is the same name.
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.clean import clean
from extractors.fields import presences, president, secretaire
from extractors.pages.reading import read_pages

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
GOLD = sorted((CORPUS / "gold").glob("*.json")) if CORPUS.is_dir() else []
HEAD = 6000
LISTS = ("membres_presents", "membres_absents", "procurations")
CIVILITY = re.compile(r"\b(m|mr|mme|mmes|mm|mlle|monsieur|madame|messieurs|mesdames|maitre|me|dr)\b")
pytestmark = [pytest.mark.corpus, pytest.mark.slow, pytest.mark.skipif(not GOLD, reason="../shared/corpus est absent")]


def person(value: Any) -> str:
    if isinstance(value, dict):
        return f"{person(value['mandant'])} > {person(value['mandataire'])}"
    plain = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode().lower()
    return " ".join(sorted(CIVILITY.sub(" ", re.sub(r"[^a-z0-9]+", " ", plain)).split()))


def alike(a: str, b: str) -> bool:
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def same(a: str, b: str) -> bool:
    x, y = set(a.split()), set(b.split())
    return alike(a, b) or x <= y or y <= x


def read(text: str) -> dict[str, Any]:
    found = [f for m in (presences, president, secretaire) for f in m.find(text)]
    return {f.champ: f.valeur for f in found if f.valeur is not None}


def compared(gold: dict[str, Any], got: dict[str, Any]) -> Iterator[tuple[bool, bool, str]]:
    """(expected, found, what) for every person of one document; both true where they agree."""
    for field in ("president", "secretaire"):
        expected, value = gold.get(field), got.get(field)
        if expected and value and same(person(expected), person(value)):
            yield True, True, field
        else:
            yield from ((True, False, f"{field} {v}") for v in [expected] if v)
            yield from ((False, True, f"{field} {v}") for v in [value] if v)
    for field in LISTS:
        left = [person(v.to_dict() if hasattr(v, "to_dict") else v) for v in got.get(field, ())]
        for name in map(person, gold.get(field) or ()):
            best = max(left, key=lambda p: difflib.SequenceMatcher(None, name, p, autojunk=False).ratio(), default="")
            if best and alike(name, best):
                left.remove(best)
                yield True, True, field
            else:
                yield True, False, f"{field} {name}"
        yield from ((False, True, f"{field} {name}") for name in left)


def test_the_people_of_the_corpus() -> None:
    results: list[tuple[bool, bool, str]] = []
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not gold["actes"]:
            continue
        text = clean(read_pages((CORPUS / "pdf" / f"{gold['id']}.pdf").read_bytes())).view.text[:HEAD]
        results += [(a, b, f"{gold['id']} {what}") for a, b, what in compared(gold["seance"], read(text))]
    right = sum(expected and found for expected, found, _ in results)
    wrong = [what for expected, found, what in results if found and not expected]
    missing = [what for expected, found, what in results if expected and not found]
    assert right / (right + len(wrong)) >= 0.98, wrong
    assert right / (right + len(missing)) >= 0.95, missing
