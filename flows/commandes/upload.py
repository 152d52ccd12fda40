"""`registre upload`: the datasets of a release, on data.gouv.fr."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.console import Console
from flows.erreurs import ErreurUtilisateur

AIDE = "déposer une publication sur data.gouv.fr : un jeu de données par conseil, ou un par territoire"
EXEMPLE = "registre upload --demo --dry-run"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DOSSIER", help="dossier de sortie (par défaut : output)"
    )
    parser.add_argument(
        "--release", type=Path, metavar="DOSSIER", help="une publication précise (par défaut : la dernière)"
    )
    parser.add_argument(
        "--territoire",
        metavar="NOM",
        help="un seul jeu, avec tous les fichiers, à ce nom (par défaut : un jeu par conseil)",
    )
    parser.add_argument(
        "--organisation", metavar="ID", help="organisation de data.gouv au nom de laquelle déposer (par défaut : vous)"
    )
    parser.add_argument(
        "--sans", action="append", default=[], metavar="FICHIER", help="ne pas déposer ce fichier (répétable)"
    )
    parser.add_argument("--dry-run", action="store_true", help="dire ce qui serait fait, sans rien écrire")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--demo", action="store_true", help="sur demo.data.gouv.fr, pour essayer")
    where.add_argument("--api", metavar="URL", help="sur une autre instance")
    parser.epilog = f"{parser.epilog}\n\nLa clé est lue dans la variable d'environnement DATAGOUV_API_KEY, et n'est écrite nulle part."


def run(args: argparse.Namespace) -> int:
    """0 when all is there, 1 when some datasets failed; ErreurUtilisateur where nothing could be done."""
    from flows import release
    from flows.depot import datagouv
    from flows.depot.deposer import Depot
    from flows.depot.jeux import intact, par_conseil, par_territoire

    folder = args.release or release.latest(args.output)
    if folder is None:
        raise ErreurUtilisateur(
            f"Rien n'est publié dans {args.output}.", "Lancez d'abord `registre publish` ou `registre nightly`."
        )
    intact(folder)
    jeux = (
        [par_territoire(folder, args.territoire, args.sans)]
        if args.territoire
        else list(par_conseil(folder, args.sans))
    )
    if not jeux:
        raise ErreurUtilisateur(
            "Aucun conseil n'a de fichier SCDL : rien à déposer.",
            "Voyez anomalies.csv, ou déposez tout avec --territoire NOM.",
        )
    console = Console()
    api = datagouv.connect(args.api or (datagouv.DEMO if args.demo else datagouv.PROD), needed=not args.dry_run)
    if args.dry_run and not api.key:
        console.say("Sans clé, ce qui est déjà déposé n'est pas connu : tout est dit à faire.")
    bilan = Depot(api, console.say, organisation=args.organisation, sec=args.dry_run).run(jeux)
    done = "seraient " if args.dry_run else ""
    console.say(
        f"{api.base} : {len(bilan.crees)} jeu(x) {done}créé(s), {len(bilan.modifies)} {done}mis à jour, {len(bilan.inchanges)} inchangé(s) ; "
        f"{bilan.envoyes} fichier(s) {done}envoyé(s), {bilan.gardes} inchangé(s)."
    )
    for title, why in bilan.echecs:
        console.say(f"Échec · {title} : {why}")
    return 1 if bilan.echecs else 0
