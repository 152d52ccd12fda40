"""Write `docs/champs.md`, the reference of the fields, from the field modules themselves: `champs.py [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from extractors.champs import modules
from schemas.records import Procuration

PAGE = Path(__file__).resolve().parent.parent / "docs" / "champs.md"
INTRO = """# Les champs, leurs règles et leurs exemples

Page écrite par `make docs` à partir des modules de `extractors/fields/` : chaque exemple ci-dessous est un test.
Pour ajouter une tournure, ajoutez un exemple au module, puis, s'il le faut, le motif qui le lit.

« séance » : le champ est cherché dans l'en-tête du document ; « acte » : dans le texte de chaque acte.
"""


def page() -> str:
    """The whole page, as text."""
    sections = [INTRO]
    for module in sorted((*modules("seance"), *modules("acte"), *modules("lignes")), key=name):
        portee = {"seance": "séance", "acte": "acte", "lignes": "acte, une ligne par valeur"}[module.PORTEE]
        sections.append(f"## {', '.join(f'`{n}`' for n in module.NAMES)}\n")
        sections.append(f"`extractors/fields/{name(module)}.py` · portée : {portee}\n")
        sections.append(f"{(module.__doc__ or '').strip()}\n")
        sections.append("| le texte | donne |\n| --- | --- |")
        sections += [f"| {cell(text)} | {cell(', '.join(f'{k} = {shown(v)}' for k, v in values.items()))} |"
                     for text, values in module.EXAMPLES]  # fmt: skip
        sections.append("\nNe donne rien :\n")
        sections += [f"- {cell(text)}" for text in module.COUNTER_EXAMPLES]
        sections.append("")
    return "\n".join(sections).rstrip() + "\n"


def name(module: Any) -> str:
    return str(module.__name__).rpartition(".")[2]


def shown(value: Any) -> str:
    if isinstance(value, tuple):
        return " ; ".join(shown(v) for v in value) or "(aucun)"
    if isinstance(value, Procuration):
        return f"{value.mandant} → {value.mandataire}"
    return str(value)


def cell(text: str) -> str:
    """Text for one cell of a table: one line, nothing that Markdown would read as its own."""
    for mark in "\\`*_|<>[]":
        text = text.replace(mark, "\\" + mark)
    return " ⏎ ".join(line.strip() for line in text.strip().split("\n"))


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        if PAGE.read_text(encoding="utf-8") != text:
            print("docs/champs.md n'est plus à jour : lancez `make docs`.", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
