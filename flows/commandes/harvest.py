"""`registre harvest`: visit the sources, keep what is new. Nothing is read nor published."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from flows.console import Console
from flows.erreurs import ErreurUtilisateur

if TYPE_CHECKING:
    from flows.harvest import Reglages
    from flows.moisson.politesse import Politesse

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
    parser.add_argument(
        "--de-front", type=int, default=400, metavar="N", help="sites visités en même temps, au plus (par défaut : 400)"
    )
    parser.add_argument(
        "--contact",
        default=os.environ.get("REGISTRE_CONTACT", ""),
        metavar="ADRESSE",
        help="où le responsable d'un site peut vous écrire, joint à chaque requête (par défaut : REGISTRE_CONTACT)",
    )
    parser.add_argument(
        "--revoir",
        action="store_true",
        help="redemander aussi les documents déjà connus (sinon : quand leur page a changé, ou à tour de rôle)",
    )


def politesse(args: argparse.Namespace) -> Politesse:
    """The limits of our visits, as the options say them."""
    from flows.moisson.politesse import Politesse, agent

    if not (args.contact.isascii() and (args.contact.isprintable())):
        raise ErreurUtilisateur(
            f"--contact : {args.contact!r} ne peut pas être envoyé à un site.", "Donnez une adresse."
        )
    if not args.contact and not args.allow_private:
        Console().info("Sans --contact ADRESSE, les sites visités ne sauront pas à qui écrire : donnez le vôtre.")
    return Politesse(pause=args.pause, allow_private=args.allow_private, agent=agent(args.contact))


def reglages(args: argparse.Namespace) -> Reglages:
    from flows.harvest import Reglages

    return Reglages(revoir=args.revoir, de_front=args.de_front)


def run(args: argparse.Namespace) -> int:
    from flows.annuaire.files import load_sources
    from flows.catalogue import Catalogue
    from flows.harvest import harvest
    from flows.instants import clock, instant
    from flows.moisson.fetch import Fetcher
    from flows.store import Store
    from flows.verrou import alone

    sources = load_sources(args.sources)
    console = Console()
    now = instant(clock())
    with (
        alone(args.output),
        closing(Catalogue(args.output / "catalogue.sqlite", now)) as catalogue,
        console.progress("Moisson", len(sources)) as advance,
    ):
        store = Store(args.output / "store")
        store.sweep()
        bilans = harvest(sources, catalogue, store, Fetcher(politesse(args), catalogue), now, advance, reglages(args))
        store.sweep()
    rows = [(b.nom, b.vus, b.nouveaux, b.modifies, b.retires, len(b.ecartes), len(b.erreurs)) for b in bilans]
    console.table("Moisson", ("source", "vus", "nouveaux", "modifiés", "retirés", "laissés de côté", "erreurs"), rows)
    for b in bilans:
        for text in (*b.alarmes, *(f"{url} : {why}" for url, why in b.erreurs)):
            console.error(f"{b.nom} : {text}")
        for text in b.avis:
            console.info(f"{b.nom} : {text}")
    return 1 if any(b.erreurs or b.alarmes for b in bilans) else 0
