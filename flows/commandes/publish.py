"""`registre publish`: a release of what the catalogue holds, reading first what has not been read."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from flows.console import Console
from flows.erreurs import ErreurUtilisateur

AIDE = "publier ce qui a été moissonné : CSV, JSON, SCDL, preuves, anomalies"
EXEMPLE = "registre publish --sources flows/sources --output output"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sources",
        type=Path,
        default=Path("flows/sources"),
        metavar="DOSSIER",
        help="dossier des sources (par défaut : flows/sources)",
    )
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DOSSIER", help="dossier de sortie (par défaut : output)"
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="nombre de processus de lecture (par défaut : tous les cœurs)"
    )


def run(args: argparse.Namespace) -> int:
    from flows.annuaire.files import load_sources
    from flows.catalogue import Catalogue
    from flows.instants import clock, instant
    from flows.pipeline import publish_all, read_new
    from flows.rapport.bilan import Bilan
    from flows.store import Store
    from flows.verrou import alone

    path = args.output / "catalogue.sqlite"
    if not path.exists():
        raise ErreurUtilisateur(
            f"Rien n'a encore été moissonné dans {args.output}.",
            "Lancez d'abord `registre harvest` ou `registre nightly`.",
        )
    console, bilan = Console(), Bilan(instant(clock()))
    with alone(args.output), closing(Catalogue(path)) as catalogue:
        read_new(catalogue, Store(args.output / "store"), bilan, args.jobs, console)
        publish_all(catalogue, load_sources(args.sources), args.output, bilan)
    console.say(f"Publication : {bilan.publication}" + ("" if bilan.nouvelle else " (rien de nouveau depuis)"))
    for name, count in sorted(bilan.lignes.items()):
        console.say(f"  {name} : {count} ligne(s)")
    return 0
