"""Forms that print several results, each beside its box."""

from __future__ import annotations

import pytest

from extractors.fields import vote
from extractors.votes import coches


@pytest.mark.parametrize(("text", "resultat"), coches.EXAMPLES)
def test_the_ticked_box_tells_the_result(text: str, resultat: str) -> None:
    assert {f.champ: f.valeur for f in vote.find(text)} == {"vote_resultat": resultat}


@pytest.mark.parametrize("text", coches.COUNTER_EXAMPLES)
def test_boxes_that_tell_no_one_result_give_none(text: str) -> None:
    assert not any(f.valeur for f in vote.find(text))
