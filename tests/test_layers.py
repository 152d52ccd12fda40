"""The rooms of the house: who may import whom, and which heavy library stays behind which door."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Set
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from flows.demo.rendu import render

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {"schemas": {"schemas"}, "extractors": {"extractors", "schemas"}, "flows": {"flows", "extractors", "schemas"}}
DOORS = {
    "frictionless": {"schemas/check.py"},
    "pypdfium2": {"extractors/pages/text.py"},
    "pdfplumber": {"extractors/pages/layout.py"},
    "tesserocr": {"extractors/pages/ocr.py"},
    "spacy": {"extractors/entities.py", "extractors/themes/classifieur.py"},
    "requests": {"flows/depot/datagouv.py"},
    "protego": {"flows/moisson/robots.py"},
    "prefect": {"flows/nuit.py"},
    "duckdb": {"flows/publication/parquet.py"},
    "dask": {"flows/scale.py"},
    "distributed": {"flows/scale.py"},
    "prefect_dask": {"flows/scale.py"},
    "reportlab": {"flows/demo/rendu.py"},
    "datasette": {f"flows/site/{m}.py" for m in ("serveur", "greffon", "reponses", "fichiers")},
    "uvicorn": {"flows/site/serveur.py"},
    "jinja2": {"flows/site/rendu.py", "flows/site/greffon.py"},
    "Stemmer": {"flows/site/mots.py"},
}
SITE = {
    "schemas",
    "flows.cellules",
    "flows.site",
    "flows.erreurs",
    "flows.jours",
    "flows.lignes",
    "flows.release",
    "flows.store",
}
"""What the site may import: what is published, not how it was made; the extractors only behind `planche.py`, for pictures."""
NO_OUTSIDE = {"socket", "urllib", "http", "requests", "time", "random"}
"""What extraction has no business with: the network, the clock, chance."""


def imports(source: str) -> Iterator[str]:
    """The dotted names of every module that a source imports, lazily or not."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def faults(root: Path) -> list[str]:
    """What a tree of rooms does against the table; empty when the house is in order."""
    found = []
    for room, allowed in ROOMS.items():
        for path in sorted((root / room).rglob("*.py")):
            place = path.relative_to(root).as_posix()
            for name in imports(path.read_text(encoding="utf-8")):
                top = name.split(".")[0]
                if top in ROOMS and top not in allowed:
                    found.append(f"{place} importe {name} : {room} n'a pas le droit d'importer {top}")
                if top in DOORS and place not in DOORS[top]:
                    found.append(f"{place} importe {top} : sa porte est {', '.join(sorted(DOORS[top]))}")
                if place.startswith("flows/site/") and top in ROOMS and not _of_the_site(place, name):
                    found.append(f"{place} importe {name} : le site ne lit que ce qui est publié")
                if room == "extractors" and top in NO_OUTSIDE:
                    found.append(f"{place} importe {top} : l'extraction n'a ni réseau, ni horloge, ni hasard")
    return found


def _of_the_site(place: str, name: str) -> bool:
    if place == "flows/site/planche.py" and name.startswith("extractors."):
        return True
    return any(name == allowed or name.startswith(f"{allowed}.") for allowed in SITE)


def test_every_room_imports_only_what_the_table_allows() -> None:
    assert faults(ROOT) == []


def circles(root: Path) -> list[str]:
    """Modules that need one another, directly or not: `a → b → a`; imports inside functions and for types only count too."""
    files = {
        ".".join(p.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): p
        for room in ROOMS
        for p in (root / room).rglob("*.py")
    }
    order = TopologicalSorter({name: _needed(path, files.keys()) - {name} for name, path in files.items()})
    try:
        order.prepare()
    except CycleError as error:
        return [" → ".join(error.args[1])]
    return []


def _needed(path: Path, ours: Set[str]) -> set[str]:
    """Our modules that a file imports: of `from a import b`, `a.b` where that is a module, else `a`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in ours else str(node.module) for name in names}
    return found & ours


def test_no_module_needs_one_that_needs_it() -> None:
    assert circles(ROOT) == []


def test_a_circle_is_seen(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "a.py").write_text("from schemas.b import B", encoding="utf-8")
    (tmp_path / "schemas" / "b.py").write_text("def f():\n    import schemas.a", encoding="utf-8")
    (circle,) = circles(tmp_path)
    assert "schemas.a" in circle and "schemas.b" in circle


@pytest.mark.parametrize(
    ("place", "line", "reason"),
    [
        ("schemas/a.py", "from extractors.view import View", "n'a pas le droit"),
        ("extractors/a.py", "def f():\n    import flows.moisson.fetch", "n'a pas le droit"),
        ("extractors/fields/a.py", "import tesserocr", "sa porte est extractors/pages/ocr.py"),
        ("flows/a.py", "from prefect import flow", "sa porte est flows/nuit.py"),
        ("extractors/a.py", "import urllib.request", "ni réseau"),
        ("flows/site/a.py", "from flows.catalogue import Catalogue", "ce qui est publié"),
        ("flows/site/vues.py", "from extractors.pages.text import read_pdf", "ce qui est publié"),
    ],
)
def test_a_wrong_import_is_seen(tmp_path: Path, place: str, line: str, reason: str) -> None:
    for room in ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / place).parent.mkdir(exist_ok=True, parents=True)
    (tmp_path / place).write_text(line, encoding="utf-8")
    (fault,) = faults(tmp_path)
    assert fault.startswith(place) and reason in fault


def loaded(*args: str) -> set[str]:
    """The top-level modules that a command has imported when it ends."""
    code = (
        "import sys\nfrom flows.cli import main\n"
        f"try:\n    main({list(args)!r})\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("args", [["--help"], ["extract", "--help"]])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    assert loaded(*args).isdisjoint(
        {
            "prefect",
            "spacy",
            "frictionless",
            "duckdb",
            "pypdfium2",
            "pdfplumber",
            "tesserocr",
            "requests",
            "datasette",
            "jinja2",
            "Stemmer",
        }
    )


PDF = "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\n{}Objet : {}\nAdopté à l'unanimité.\n"


@pytest.mark.parametrize(
    ("code", "titre", "options", "spacy"),
    [
        ("Nomenclature : 3.2\n", "Convention avec le lycée", [], False),
        ("", "Vente du lot 3", [], False),
        ("", "Convention avec le lycée", ["--sans-themes"], False),
        ("", "Convention avec le lycée", [], True),
    ],
    ids=["printed code", "sure wording", "no themes", "to classify"],
)
def test_reading_a_born_digital_pdf_loads_neither_prefect_nor_frictionless_nor_ocr_and_spacy_only_to_classify(
    tmp_path: Path, code: str, titre: str, options: list[str], spacy: bool
) -> None:
    pdf = tmp_path / "acte.pdf"
    pdf.write_bytes(render(PDF.format(code, titre)))
    modules = loaded("extract", str(pdf), "--jobs", "1", *options)
    assert "pypdfium2" in modules and ("spacy" in modules) is spacy
    assert modules.isdisjoint({"prefect", "frictionless", "duckdb", "tesserocr", "pdfplumber"})
    assert spacy or "requests" not in modules
