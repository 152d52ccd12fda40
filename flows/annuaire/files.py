"""A town is data: one YAML file a publisher, checked before anything is fetched. What it may say: `flows/annuaire/schema.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.annuaire.schema import Defaut, platform, read
from flows.erreurs import ErreurUtilisateur
from flows.source import Source


def load_sources(folder: Path) -> list[Source]:
    """The sources of a folder, by SIREN. Raises ErreurUtilisateur naming every file, line and field that is wrong."""
    if not folder.is_dir():
        raise ErreurUtilisateur(
            f"Le dossier de sources {folder} n'existe pas.",
            "`registre sources add https://www.ma-commune.fr` le crée avec une première commune ; --sources DOSSIER en indique un autre.",
        )
    files = sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    if not files:
        raise ErreurUtilisateur(
            f"Aucune source dans {folder}.",
            "Une source est un fichier .yml : `registre sources add ADRESSE --sources DOSSIER` l'écrit pour vous.",
        )
    sources: dict[str, Source] = {}
    problems: list[Defaut] = []
    for file in files:
        found, wrong = read_source(file)
        problems += wrong
        if found and found.siren in sources:
            said = f"{found.siren} est déjà celui de {sources[found.siren].nom}"
            problems.append(
                Defaut(file.name, 1, "siren", said, "Réunissez les deux : `pages` accepte d'autres adresses.")
            )
        elif found:
            sources[found.siren] = found
    if problems:
        raise ErreurUtilisateur(
            "Des sources sont mal décrites :\n  " + "\n  ".join(map(str, problems)),
            "Corrigez ces fichiers, puis relancez.",
        )
    return [sources[s] for s in sorted(sources)]


def read_source(file: Path) -> tuple[Source | None, list[Defaut]]:
    """One source and no problem, or None and what is wrong, one line a field."""
    data, problems = read(file)
    if problems:
        return None, problems
    data.pop("contact", None)
    data["plateforme"] = platform(data["plateforme"])
    values: dict[str, Any] = {
        k: tuple(map(str, v)) if isinstance(v, list) else v for k, v in data.items() if v is not None
    }
    return Source(**values), []
