"""`registre validate`: does a file, or a whole release, keep its promises?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flows.console import Console
from flows.erreurs import ErreurUtilisateur

if TYPE_CHECKING:
    from schemas.check import Erreur

AIDE = "vérifier un fichier (SCDL délibérations ou table de registre) ou une publication entière"
EXEMPLE = "registre validate output/latest"
SHOWN = 100
"""Faults told one by one, unless all are asked for."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chemin", type=Path, metavar="CHEMIN", help="un CSV, ou le dossier d'une publication")
    parser.add_argument(
        "--toutes", action="store_true", help=f"dire toutes les erreurs, pas seulement les {SHOWN} premières"
    )


def run(args: argparse.Namespace) -> int:
    """0 when the file is valid, 1 when it is not; ErreurUtilisateur when there is nothing to check."""
    path: Path = args.chemin
    if path.is_dir() or path.name == "datapackage.json":
        folder = path if path.is_dir() else path.parent
        return _tell(f"Publication {folder.resolve().name}", _release_faults(folder), args.toutes)
    if not path.is_file():
        raise ErreurUtilisateur(f"{path} n'existe pas.", "Indiquez un fichier CSV ou le dossier d'une publication.")
    try:
        path.open("rb").close()
    except OSError as error:
        raise ErreurUtilisateur(
            f"{path} ne peut pas être ouvert ({error.strerror}).", "Vérifiez vos droits."
        ) from error
    from schemas.check import check_csv

    return _tell(path.name, (("", e) for e in check_csv(path)), args.toutes)


def _tell(what: str, faults: Iterator[tuple[str, Erreur]], everything: bool) -> int:
    console = Console()
    errors = warnings = 0
    for name, fault in faults:
        errors += not fault.avertissement
        warnings += fault.avertissement
        if everything or errors + warnings <= SHOWN:
            console.say(f"{name} · {fault}" if name else str(fault))
    if errors + warnings > SHOWN and not everything:
        console.say(f"… et {errors + warnings - SHOWN} autres (toutes avec --toutes).")
    aside = f" ({warnings} avertissement{'s' if warnings > 1 else ''})" if warnings else ""
    if errors:
        console.say(f"{what} : {errors} erreur{'s' if errors > 1 else ''}{aside}.")
        return 1
    console.say(f"{what} : tout est valide{aside}.")
    return 0


def _release_faults(folder: Path) -> Iterator[tuple[str, Erreur]]:
    from flows.release import sha256
    from schemas.check import Erreur, check_package

    package = folder / "datapackage.json"
    if not package.is_file():
        raise ErreurUtilisateur(
            f"{folder} n'est pas une publication : datapackage.json y manque.",
            "Indiquez output/latest ou un dossier de output/releases.",
        )
    try:
        resources = [(r["path"], r["hash"]) for r in json.loads(package.read_text(encoding="utf-8"))["resources"]]
    except (ValueError, KeyError, TypeError) as error:
        raise ErreurUtilisateur(
            f"{package} n'est pas la description d'une publication.", "Publiez-la de nouveau."
        ) from error
    whole = True
    for name, digest in resources:
        file = folder / name
        if not file.is_file():
            whole = False
            yield name, Erreur(None, None, None, "ce fichier manque")
        elif f"sha256:{sha256(file)}" != digest:
            yield name, Erreur(None, None, None, "le fichier n'est plus celui qui a été publié (empreinte différente)")
    if whole:
        yield from check_package(package)
