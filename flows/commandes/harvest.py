"""`registre harvest`: visit the sources, keep what is new. Nothing is read nor published."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from flows.console import Console

AIDE = "visiter les sources et garder ce qui est nouveau, sans rien publier"
EXEMPLE = "registre harvest --sources flows/sources --output output"


def configure(parser: argparse.ArgumentParser) -> None:
    common(parser)


def common(parser: argparse.ArgumentParser) -> None:
    """The options of every command that visits sources."""
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
        "--pause",
        type=float,
        default=1.0,
        metavar="S",
        help="secondes entre deux requêtes au même site (par défaut : 1)",
    )
    parser.add_argument(
        "--allow-private", action="store_true", help="permettre les adresses privées (essais sur cette machine)"
    )


def run(args: argparse.Namespace) -> int:
    from flows.catalogue import Catalogue
    from flows.fetch import Fetcher, Politesse
    from flows.harvest import harvest
    from flows.pipeline import instant
    from flows.source_files import load_sources
    from flows.store import Store

    sources = load_sources(args.sources)
    console = Console()
    with (
        closing(Catalogue(args.output / "catalogue.sqlite")) as catalogue,
        console.progress("Moisson", len(sources)) as advance,
    ):
        fetcher = Fetcher(Politesse(pause=args.pause, allow_private=args.allow_private))
        bilans = harvest(sources, catalogue, Store(args.output / "store"), fetcher, instant(datetime.now(UTC)), advance)
    rows = [(b.nom, b.vus, b.nouveaux, b.modifies, b.retires, len(b.ecartes), len(b.erreurs)) for b in bilans]
    console.table("Moisson", ("source", "vus", "nouveaux", "modifiés", "retirés", "laissés de côté", "erreurs"), rows)
    for b in bilans:
        for text in (*b.alarmes, *(f"{url} : {why}" for url, why in b.erreurs)):
            console.error(f"{b.nom} : {text}")
    return 1 if any(b.erreurs or b.alarmes for b in bilans) else 0
