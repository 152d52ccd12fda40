"""The report of one run on the disk: `rapports/<instant>.json` and `.html`, and `latest.*` that always hold the last one."""

from __future__ import annotations

import json
import os
from pathlib import Path

from flows.rapport.bilan import Bilan
from flows.rapport.page import page


def write_report(folder: Path, bilan: Bilan) -> Path:
    """Write both, each whole or not at all; the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    name = bilan.debut.replace(":", "").replace("-", "")
    data = json.dumps(bilan.to_dict(), ensure_ascii=False, indent=1) + "\n"
    html = page(bilan)
    for stem in (name, "latest"):
        _write(folder / f"{stem}.json", data)
        _write(folder / f"{stem}.html", html)
    return folder / f"{name}.html"


def _write(path: Path, text: str) -> None:
    scratch = path.with_name(f".{path.name}-{os.getpid()}")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)
