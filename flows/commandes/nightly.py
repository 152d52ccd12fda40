"""`registre nightly`: the whole path, once, as cron, a systemd timer or Prefect calls it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commandes.harvest import common, politesse, reglages
from flows.console import Console
from flows.erreurs import ErreurUtilisateur

if TYPE_CHECKING:
    from flows.rapport.bilan import Bilan

AIDE = "tout le chemin, une fois : moissonner, lire, vérifier, publier, rendre compte"
EXEMPLE = "registre nightly --sources flows/sources --output output --contact mairie@exemple.fr"
RUNNERS = ("local", "prefect", "dask")


def configure(parser: argparse.ArgumentParser) -> None:
    common(parser)
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="nombre de processus de lecture (par défaut : tous les cœurs)"
    )
    parser.add_argument(
        "--runner",
        choices=RUNNERS,
        default="prefect" if os.environ.get("PREFECT_API_URL") else "local",
        help="local : dans ce processus ; prefect : sous les yeux d'un serveur Prefect (le choix par défaut si PREFECT_API_URL "
        "en nomme un) ; dask : la lecture sur plusieurs machines",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADRESSE",
        help="avec --runner dask : un ordonnanceur qui tourne déjà (tcp://…) ; sinon, des processus de cette machine",
    )


def run(args: argparse.Namespace) -> int:
    """0 when every source is well, 1 when one is in alarm, 2 when the call is wrong."""
    if args.scheduler and args.runner != "dask":
        raise ErreurUtilisateur("--scheduler ne va qu'avec --runner dask.", "Ajoutez --runner dask.")
    bilan = _here(args) if args.runner == "local" else _prefect(args)
    console = Console()
    console.say(bilan.resume() + ".")
    console.say(f"Publication : {bilan.publication}" + ("" if bilan.nouvelle else " (rien de nouveau)"))
    for source in bilan.triees():
        for text in (*source.alarmes, *source.avis, *(f"{url} : {why}" for url, why in source.erreurs)):
            console.error(f"{source.nom} : {text}")
    console.say(f"Rapport : {args.output / 'rapports' / 'latest.html'}")
    return 1 if bilan.en_alarme else 0


def _here(args: argparse.Namespace) -> Bilan:
    from flows.annuaire.files import load_sources
    from flows.instants import clock
    from flows.pipeline import run as whole

    return whole(
        load_sources(args.sources), args.output, now=clock(), politesse=politesse(args), jobs=args.jobs, console=Console(),
        reglages=reglages(args),
    )  # fmt: skip


def _prefect(args: argparse.Namespace) -> Bilan:
    from flows.annuaire.files import load_sources
    from flows.serveur import server
    from flows.verrou import alone

    load_sources(args.sources)  # what is wrong is told before a server is started
    politesse(args)
    with alone(args.output):
        pass
    with server(Path(args.output) / ".prefect"):
        from flows.nuit import DONE, registre_nuit

        state = registre_nuit(
            sources=str(args.sources), output=str(args.output), pause=args.pause, contact=args.contact,
            allow_private=args.allow_private, revoir=args.revoir, jobs=args.jobs, runner=args.runner, scheduler=args.scheduler,
            return_state=True,
        )  # fmt: skip
        if not DONE:
            state.result()  # raises what stopped the run
            raise ErreurUtilisateur("La nuit n'a pas été jusqu'au bout.", "Lisez le journal de Prefect.")
        return DONE.pop()
