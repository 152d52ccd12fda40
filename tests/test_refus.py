"""What looks like a title and is none: read beside the rule, in `extractors/split/refus.py`."""

from __future__ import annotations

import pytest

from extractors.split import refus


@pytest.mark.parametrize("words", refus.EXAMPLES)
def test_never_a_title(words: str) -> None:
    assert refus.never_title(words)


@pytest.mark.parametrize("words", refus.COUNTER_EXAMPLES)
def test_may_be_a_title(words: str) -> None:
    assert not refus.never_title(words)
