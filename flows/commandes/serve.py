"""`registre serve`: the site on the last release, here and now; it follows the next ones by itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.console import Console

AIDE = "ouvrir le site de consultation sur la dernière publication"
EXEMPLE = "registre serve --port 8001"
PORT = 8001


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "publication", type=Path, nargs="?", default=Path("output"), metavar="DOSSIER",
        help="dossier de sortie, dont la dernière publication est montrée, ou une publication (par défaut : output)",
    )  # fmt: skip
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADRESSE", help="adresse d'écoute (par défaut : cette machine seule)"
    )
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="N", help=f"port (par défaut : {PORT} ; 0 : le premier libre)"
    )
    parser.add_argument(
        "--adresse", default="", metavar="URL", help="adresse publique du site, pour les flux et les citations"
    )
    parser.add_argument(
        "--contact", default="", metavar="ADRESSE", help="où signaler une erreur : adresse de courriel ou page web"
    )


def run(args: argparse.Namespace) -> int:
    from flows.site.serveur import Serveur, bound, serve

    application = Serveur(args.publication, adresse=args.adresse, contact=args.contact)
    with bound(args.host, args.port) as sock:
        port = sock.getsockname()[1]
        Console().say(
            f"Le site est ouvert : http://{args.host if ':' not in args.host else f'[{args.host}]'}:{port}/ (publication {application.publication.numero})"
        )
        Console().info("Ctrl-C pour l'arrêter. Les publications suivantes seront montrées d'elles-mêmes.")
        serve(application, sock)
    return 0
