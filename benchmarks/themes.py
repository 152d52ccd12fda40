"""What themes, amounts and named votes cost: how many times the floor measured in the same run.

    python benchmarks/themes.py

A printed code costs nothing; a title that needs the classifier takes at most five milliseconds once the model is loaded, and
loading it at most one and a half times importing spaCy. Each limit passed makes the exit code 1.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
TITRES = ROOT / "tests" / "themes" / "titres.csv"
ROUNDS = 5
IMPORT = "import time\na = time.process_time()\nimport spacy\nprint(time.process_time() - a)"
CHARGER = (
    "import time\na = time.process_time()\nfrom extractors.themes.classifieur import classer\nclasser('Convention avec le lycée')\n"
    "print(time.process_time() - a)"
)


def main() -> int:
    rows = [loading(), *classifying(), *lines()]
    width = max(len(name) for name, _, _, _ in rows)
    for name, value, limit, unit in rows:
        print(f"{name:{width}}  {value:8.3f} {unit:3}  limite {limit:g}  {'ok' if value <= limit else 'DÉPASSÉE'}")
    return int(any(value > limit for _, value, limit, _ in rows))


Row = tuple[str, float, float, str]


def loading() -> Row:
    """A process that imports spaCy, a process that loads the model and classes one title: one after the other."""
    pairs = [(_child(IMPORT), _child(CHARGER)) for _ in range(ROUNDS)]
    return (
        "charger le modèle et classer un titre / importer spaCy",
        min(b for _, b in pairs) / min(a for a, _ in pairs),
        1.5,
        "×",
    )


def _child(code: str) -> float:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout)


def classifying() -> list[Row]:
    from extractors.themes.choix import completer
    from extractors.themes.classifieur import classer
    from flows.mesures.themes import read_titles
    from schemas.records import Acte

    titles = [title for title, _ in read_titles(TITRES)]
    classer(titles[0])
    printed = Acte(delib_objet=titles[0], delib_matiere_code="7.5")
    return [
        ("un titre par le classifieur, modèle chargé (médiane)", 1000 * median(_time(lambda t=t: classer(t)) for t in titles), 5.0, "ms"),  # type: ignore[misc]
        ("un acte qui imprime son code", 1000 * min(_time(lambda: completer(printed)) for _ in range(ROUNDS)), 0.05, "ms"),
    ]  # fmt: skip


def lines() -> list[Row]:
    """Amounts and named votes, against the whole of what is looked for in the same acts."""
    from extractors.champs import read, rows
    from extractors.clean import clean
    from extractors.nature import nature_of
    from extractors.pages.reading import read_pages
    from extractors.split import split
    from flows.demo.rendu import render

    pieces = []
    for path in sorted((ROOT / "tests" / "specimens").glob("pv-*.txt")):
        cleaned = clean(read_pages(render(path.read_text(encoding="utf-8"))))
        pieces += split(cleaned.view, cleaned.timbres, nature_of(cleaned.view.text)).pieces
    fields = min(_time(lambda: [read(piece.view, "acte") for piece in pieces]) for _ in range(ROUNDS))
    own = min(_time(lambda: [rows(piece.view) for piece in pieces]) for _ in range(ROUNDS))
    return [("montants et votes nominatifs / les autres champs des mêmes actes", own / fields, 1.0, "×")]


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
