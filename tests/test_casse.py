"""A pattern blind to case gives the places that `(?i)` gives, for half the price; one that is tried only where it can begin
gives those of the pattern tried everywhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractors
from extractors.patterns.casse import Motif, SansCasse, lowered
from extractors.patterns.familles import Famille
from extractors.themes import regles

PATTERNS = (
    r"proc[èe]s[\s-]verbal", r"(?m)^\W*(?P<Mot>É\w+)\S", r"[A-ZÀ-Ý]{2,}(?=\sN°)", r"(?i:Vote)s?\b", r"\bà\sl'UNANIMITÉ\B",
    r"(?x) Pour \s* : | contre", r"[^\W\d_]+(?:'[A-Z])?", r"(?<![a-zà-ö])M\.\s",
)  # fmt: skip
WORDS = (
    "procès-verbal", "PROCÈS VERBAL", "École", "éVEIL!", "AB N°", "Votes", "vOTE", "à l'unanimité", "POUR :", "Contre", "M. ", "m.\n", "\n", "d'A", " ", "ß", "Œ", "12",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text("aàÉeM.'N°: \n", max_size=4)), max_size=14).map("".join)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=texts)
def test_it_finds_what_a_pattern_that_ignores_case_finds(pattern: str, text: str) -> None:
    usual, ours = re.compile(pattern, re.IGNORECASE), SansCasse(pattern)
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in usual.finditer(text)]
    for way in ("search", "match", "fullmatch"):
        one, other = getattr(ours, way)(text, 1), getattr(usual, way)(text, 1)
        assert (one and one.span()) == (other and other.span())


BEGUN = (
    r"(?<!\w)(?:votes?|contre)\s?:", r"(?i)\bpour\b|(?<=M)\.", r"(?im)^\W{0,3}(?:procès|à)", r"(?i:kilo|Sauf)\s|12", r"(?:les?\s)?(?:vote|\d{1,2})(?!\w)",
    r"(?P<a>[A-Z])\W?(?P=a)", r"(?x) (?: contre | pour ) \s* :  # un compte", r"[^\w\n]{0,2}(?>à l|école)", r"(?:)vote|M", r"(?<![\w-])[«\"\]^-]\s?É",
)  # fmt: skip


@pytest.mark.parametrize("pattern", BEGUN)
@given(text=st.lists(st.sampled_from((*WORDS, "K", "ſauf ", "İ", "kilo ", "AA", "]É", "-É")), max_size=14).map("".join))
def test_it_finds_what_it_would_find_tried_at_each_letter(pattern: str, text: str) -> None:
    usual, ours = re.compile(pattern), Motif(pattern)
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in usual.finditer(text)]
    for start, end in ((0, 999), (1, 999), (2, 9)):
        one, other = ours.search(text, start, end), usual.search(text, start, end)
        assert (one and (one.span(), one.groups())) == (other and (other.span(), other.groups()))


@pytest.mark.parametrize("kind", [Motif, SansCasse])
@given(
    text=st.lists(st.sampled_from((*WORDS, "K", "ſauf ", "İ", "kilo ", "AA", "]É", "-É", ":")), max_size=14).map(
        "".join
    )
)
def test_a_family_leaves_out_no_pattern_that_finds_something(kind: type[Motif], text: str) -> None:
    family = Famille([kind(pattern) for pattern in (*PATTERNS, *(p for p in BEGUN if "?P=" not in p))])
    found = [rank for rank, pattern in enumerate(family.motifs) if pattern.search(text)]
    assert set(found) <= set(family.possibles(text))


def test_a_family_tries_few_patterns_on_a_title() -> None:
    assert len(regles.FAMILLE.possibles("tarifs de la piscine")) < 10 < len(regles.REGLES)


def motifs(holder: Any, depth: int = 0) -> Iterator[Motif]:
    """The patterns of a module, also those in its tables."""
    if isinstance(holder, Motif):
        yield holder
    elif depth < 5 and isinstance(holder, dict | tuple | list | frozenset):
        for part in holder.values() if isinstance(holder, dict) else holder:
            yield from motifs(part, depth + 1)


def test_the_rules_own_patterns_find_on_the_specimens_what_they_would_find_tried_at_each_letter() -> None:
    modules = (importlib.import_module(m.name) for m in pkgutil.walk_packages(extractors.__path__, "extractors."))
    rules = {pattern.pattern: pattern for module in modules for pattern in motifs(list(vars(module).values()))}
    specimens = sorted((Path(__file__).parent / "specimens").glob("*.txt"))[::6]
    text = lowered("\n".join(path.read_text(encoding="utf-8") for path in specimens))
    for pattern in rules.values():
        found = list(pattern.re.finditer(text))
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in found], pattern.pattern
        assert not pattern.needed or all(any(word in m.group() for word in pattern.needed) for m in found)
    assert sum(pattern.finder is not None for pattern in rules.values()) > 150
    assert sum(bool(pattern.needed) for pattern in rules.values()) > 50


@given(st.text())
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_pattern_that_needs_its_capitals_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="capitales"):
        SansCasse(r"commune\s(?-i:[A-Z]\w+)")
