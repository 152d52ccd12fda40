"""What the documentation says is what the code does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_reference_of_the_fields_is_the_one_that_the_modules_give() -> None:
    done = subprocess.run([sys.executable, "scripts/champs.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
