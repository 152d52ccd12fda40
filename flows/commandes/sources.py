"""`registre sources`: list the sources, check how they are described."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.console import Console

AIDE = "vérifier ou énumérer les sources (une commune est un fichier YAML)"
EXEMPLE = "registre sources check flows/sources"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("check", "list"), help="check : vérifier ; list : énumérer")
    parser.add_argument(
        "dossier",
        nargs="?",
        type=Path,
        default=Path("flows/sources"),
        metavar="DOSSIER",
        help="dossier des sources (par défaut : flows/sources)",
    )


def run(args: argparse.Namespace) -> int:
    from flows.source_files import load_sources

    sources = load_sources(args.dossier)
    console = Console()
    if args.action == "list":
        console.table(
            "Sources",
            ("SIREN", "nom", "plateforme", "adresse"),
            [(s.siren, s.nom, s.plateforme, s.url) for s in sources],
        )
    missing = [s.nom for s in sources if s.siret is None]
    console.say(f"{len(sources)} source(s) bien décrite(s).")
    if missing:
        console.info(f"Sans SIRET, donc absentes du fichier SCDL : {', '.join(missing)}.")
    return 0
