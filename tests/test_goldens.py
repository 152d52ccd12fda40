"""What was read from the demo's documents, as a person has checked it line by line beside the document.

A golden that is missing is written, and the test fails once: someone has to look at it before it counts.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.extract import extract
from flows.demo.balisage import parse
from flows.demo.rendu import render

ROOT = Path(__file__).resolve().parent
SPECIMENS = ROOT.parent / "flows" / "demo" / "specimens"
TYPESET = [p.stem for p in sorted(SPECIMENS.glob("*.txt")) if parse(p.read_text(encoding="utf-8")).aspect.scan is None]


def reading(name: str) -> str:
    """Document, acts and anomalies as a JSON array, without what the machine's compression changes."""
    read = extract(render((SPECIMENS / f"{name}.txt").read_text(encoding="utf-8")), f"{name}.pdf")
    rows = [row.to_dict() for row in (read.document, *read.actes, *read.anomalies)]
    for row in rows:
        row.pop("document_sha256")
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", TYPESET)
def test_a_reading_is_the_one_that_was_checked_by_eye(name: str) -> None:
    golden = ROOT / "goldens" / f"{name}.json"
    now = reading(name)
    if not golden.exists():
        golden.write_text(now, encoding="utf-8")
        pytest.fail(f"{golden.name} vient d'être écrit : relisez-le à côté du document, puis relancez le test")
    assert now == golden.read_text(encoding="utf-8")
