"""`registre nightly`: the whole path, once, as cron or a systemd timer calls it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from flows.commandes.harvest import common
from flows.console import Console

AIDE = "tout le chemin, une fois : moissonner, lire, vérifier, publier, rendre compte"
EXEMPLE = "registre nightly --sources flows/sources --output output"


def configure(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="nombre de processus de lecture (par défaut : tous les cœurs)"
    )


def run(args: argparse.Namespace) -> int:
    from flows.fetch import Politesse
    from flows.pipeline import nightly
    from flows.source_files import load_sources

    sources = load_sources(args.sources)
    politesse = Politesse(pause=args.pause, allow_private=args.allow_private)
    bilan = nightly(sources, args.output, now=datetime.now(UTC), politesse=politesse, jobs=args.jobs)
    console = Console()
    new = sum(s.nouveaux + s.modifies for s in bilan.sources)
    console.say(
        f"{len(sources)} source(s), {new} document(s) nouveau(x), {bilan.lus} lu(s). Publication : {bilan.publication}"
        + ("" if bilan.nouvelle else " (rien de nouveau)")
    )
    for source in bilan.sources:
        for alarm in (*source.alarmes, *(f"{url} : {why}" for url, why in source.erreurs)):
            console.error(f"{source.nom} : {alarm}")
    console.say(f"Rapport : {Path(args.output) / 'rapports'}")
    return 1 if bilan.en_alarme else 0
