"""Votes told group by group: the row of the total is the assembly's."""

from __future__ import annotations

import pytest

from extractors.fields import vote
from extractors.votes import totaux


@pytest.mark.parametrize(("text", "valeurs"), totaux.EXAMPLES)
def test_the_total_tells_the_vote(text: str, valeurs: dict[str, object]) -> None:
    assert {f.champ: f.valeur for f in vote.find(text)} == valeurs


@pytest.mark.parametrize("text", totaux.COUNTER_EXAMPLES)
def test_a_total_without_its_columns_tells_none(text: str) -> None:
    assert not vote.find(text)
