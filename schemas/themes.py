"""The ACTES nomenclature of themes, two levels: what a deliberation is about, in the State's own codes.

Source: the ministry's nomenclature of the acts transmitted to the prefecture (@CTES), 9 themes of level 1 and 51 of level 2.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def themes() -> dict[str, str]:
    """Code → label, levels 1 (`5`) and 2 (`5.7`), in the nomenclature's order."""
    text = files("schemas").joinpath("themes.csv").read_text(encoding="utf-8")
    return {row["code"]: row["libelle"] for row in csv.DictReader(text.splitlines())}


def niveau_2(code: str) -> str | None:
    """The level 2 code of a code of any depth (`7.5.1` → `7.5`), or None where the nomenclature has no such theme."""
    parts = code.split(".")
    short = ".".join(parts[:2])
    return short if len(parts) >= 2 and short in themes() else None


def nom_scdl(code: str) -> str:
    """SCDL's name of a level 2 theme: both labels in small letters, a slash between, no comma nor parenthesis.

    >>> nom_scdl("5.7")
    'institutions et vie politique/intercommunalité'
    """
    label = f"{themes()[code.split('.', maxsplit=1)[0]]}/{themes()[code]}".lower()
    return label.replace(",", "").replace("(", "").replace(")", "")
