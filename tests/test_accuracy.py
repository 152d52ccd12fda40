"""On real documents, where `../shared/corpus` is at hand: a loss is acknowledged in `tests/accuracy.csv`, or it is a failure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import accuracy  # noqa: E402


@pytest.mark.slow
@pytest.mark.skipif(not accuracy.SHARED.is_dir(), reason="../shared n'est pas là")
def test_no_value_is_lost_in_silence() -> None:
    assert accuracy.losses(accuracy.recorded(), accuracy.measure()) == []
