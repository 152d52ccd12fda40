"""`registre site build DOSSIER`: the site as files, search included, for any web host."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.console import Console

AIDE = "écrire le site en fichiers, recherche comprise, pour n'importe quel hébergement"
EXEMPLE = "registre site build public"


def configure(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    build = verbs.add_parser("build", help=AIDE, description=AIDE[:1].upper() + AIDE[1:] + ".", add_help=False)
    build.add_argument("-h", "--help", action="help", help="afficher cette aide")
    build.add_argument(
        "dossier",
        type=Path,
        metavar="DOSSIER",
        help="où écrire la copie : un dossier nouveau, vide, ou une copie précédente",
    )
    build.add_argument(
        "--publication", type=Path, default=Path("output"), metavar="DOSSIER",
        help="dossier de sortie, dont la dernière publication est copiée, ou une publication (par défaut : output)",
    )  # fmt: skip
    build.add_argument(
        "--adresse", default="", metavar="URL", help="adresse publique de la copie, pour les flux et les citations"
    )
    build.add_argument(
        "--contact", default="", metavar="ADRESSE", help="où signaler une erreur : adresse de courriel ou page web"
    )


def run(args: argparse.Namespace) -> int:
    from flows.site.publication import open_release
    from flows.site.statique import build
    from flows.site.vues import Site

    console = Console()
    publication = open_release(args.publication, args.publication / "cache")
    total = publication.count()
    with console.progress("Pages", total) as advance:
        files = build(Site(publication, args.contact), args.dossier, adresse=args.adresse, advance=advance)
    console.say(f"La copie du site est dans {args.dossier} : {files} fichiers (publication {publication.numero}).")
    if not args.adresse:
        console.say("Sans --adresse, les flux et les citations ne disent pas l'adresse complète des pages.")
    return 0
