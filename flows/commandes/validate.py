"""`registre validate`: does a file, or a whole release, keep its promises?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from flows.console import Console
from flows.erreurs import ErreurUtilisateur

AIDE = "vérifier un fichier (SCDL délibérations ou table de registre) ou une publication entière"
EXEMPLE = "registre validate output/latest"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chemin", type=Path, metavar="CHEMIN", help="un CSV, ou le dossier d'une publication")


def run(args: argparse.Namespace) -> int:
    console = Console()
    if args.chemin.is_dir():
        return _release(args.chemin, console)
    if not args.chemin.is_file():
        raise ErreurUtilisateur(
            f"{args.chemin} n'existe pas.", "Indiquez un fichier CSV ou le dossier d'une publication."
        )
    from schemas.check import check_csv

    faults = 0
    for faults, error in enumerate(check_csv(args.chemin), 1):
        console.say(str(error))
    console.say(f"{args.chemin.name} : {faults} erreur(s)." if faults else f"{args.chemin.name} est valide.")
    return 1 if faults else 0


def _release(folder: Path, console: Console) -> int:
    from flows.release import sha256
    from schemas.check import check_csv, check_package

    package = folder / "datapackage.json"
    if not package.is_file():
        raise ErreurUtilisateur(
            f"{folder} n'est pas une publication : datapackage.json y manque.",
            "Indiquez output/latest ou un dossier de output/releases.",
        )
    faults = 0
    for resource in json.loads(package.read_text(encoding="utf-8"))["resources"]:
        file = folder / resource["path"]
        if not file.is_file() or f"sha256:{sha256(file)}" != resource["hash"]:
            faults += 1
            console.say(f"{resource['path']} : le fichier n'est plus celui qui a été publié (empreinte différente)")
    for name, error in check_package(package):
        faults += 1
        console.say(f"{name} · {error}")
    for error in check_csv(folder / "deliberations-scdl.csv", "scdl-deliberations"):
        faults += 1
        console.say(f"deliberations-scdl.csv · {error}")
    console.say(
        f"Publication {folder.resolve().name} : {faults} erreur(s)."
        if faults
        else f"Publication {folder.resolve().name} : tout est valide."
    )
    return 1 if faults else 0
