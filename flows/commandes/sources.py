"""`registre sources`: list the sources, check how they are described, look at a site and write its source."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flows.console import Console

if TYPE_CHECKING:
    from flows.annuaire.explore import Decouverte

AIDE = "ajouter, vérifier ou énumérer les sources (une commune est un fichier YAML)"
EXEMPLE = "registre sources add https://www.ma-commune.fr --sources flows/sources"
SHOWN, LEFT = 10, 8


def configure(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        title="actions", metavar="ACTION", dest="action", required=True, parser_class=type(parser)
    )
    for name, aide in (("check", "vérifier comment les sources sont décrites"), ("list", "énumérer les sources")):
        action = _action(actions, name, aide)
        action.add_argument("dossier", nargs="?", type=Path, default=Path("flows/sources"), metavar="DOSSIER", help="dossier des sources (par défaut : flows/sources)")  # fmt: skip
    _action(actions, "platforms", "énumérer les plateformes que registre sait lire")
    add = _action(actions, "add", "regarder un site, reconnaître sa plateforme, trouver ses pages, écrire la source")
    add.add_argument(
        "url", metavar="ADRESSE", help="page d'accueil du site, page des délibérations, ou dossier de cette machine"
    )
    add.add_argument(
        "--sources",
        type=Path,
        default=Path("flows/sources"),
        metavar="DOSSIER",
        help="où écrire (par défaut : flows/sources)",
    )
    for option, meta, aide in (
        ("--nom", "NOM", "nom officiel (par défaut : celui que le site et le référentiel donnent)"), ("--siret", "SIRET", "quatorze chiffres ; jamais deviné"),
        ("--siren", "SIREN", "neuf chiffres (par défaut : ceux du référentiel)"), ("--insee", "CODE", "code INSEE, pour choisir entre deux communes de même nom"),
        ("--departement", "N", "département, pour choisir entre deux communes de même nom"), ("--plateforme", "NOM", "ne pas la reconnaître : celle-ci"),
    ):  # fmt: skip
        add.add_argument(option, default="", metavar=meta, help=aide)
    add.add_argument(
        "--rythme", type=int, default=92, metavar="JOURS", help="silence au-delà duquel alerter (par défaut : 92)"
    )
    add.add_argument("--yes", action="store_true", help="écrire sans demander")
    add.add_argument(
        "--pause", type=float, default=1.0, metavar="S", help="secondes entre deux requêtes (par défaut : 1)"
    )
    add.add_argument(
        "--allow-private", action="store_true", help="permettre les adresses privées (essais sur cette machine)"
    )


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, aide: str
) -> argparse.ArgumentParser:
    found: argparse.ArgumentParser = actions.add_parser(
        name, help=aide, description=aide[:1].upper() + aide[1:] + ".", add_help=False
    )
    found.add_argument("-h", "--help", action="help", help="afficher cette aide")
    return found


def run(args: argparse.Namespace) -> int:
    console = Console()
    if args.action == "platforms":
        from flows.platforms import PLATEFORMES

        console.table("Plateformes", ("nom", "ce que c'est"), [(name, p.libelle) for name, p in PLATEFORMES.items()])
        return 0
    return _add(args, console) if args.action == "add" else _check(args, console)


def _check(args: argparse.Namespace, console: Console) -> int:
    from flows.annuaire.files import load_sources

    sources = load_sources(args.dossier)
    if args.action == "list":
        rows = [(s.siren, s.nom, s.plateforme, s.url, 1 + len(s.pages), s.rythme) for s in sources]
        console.table("Sources", ("SIREN", "nom", "plateforme", "adresse", "pages", "rythme"), rows)
    console.say(f"{len(sources)} source(s) bien décrite(s).")
    if missing := [s.nom for s in sources if s.siret is None]:
        console.info(f"Sans SIRET, donc absentes du fichier SCDL : {', '.join(missing)}.")
    if args.action == "check":
        from flows.annuaire.communes import by_siren

        for s in sources:
            known = by_siren(s.siren)
            if known and s.insee and known.insee and s.insee != known.insee:
                console.info(
                    f"{s.nom} : le référentiel donne au SIREN {s.siren} le code INSEE {known.insee}, pas {s.insee} ({known})."
                )
    return 0


def _add(args: argparse.Namespace, console: Console) -> int:
    from flows.annuaire.add import Demande, check_request, described, file_of, identify, written
    from flows.annuaire.explore import explore, explore_folder
    from flows.annuaire.schema import platform
    from flows.erreurs import ErreurUtilisateur
    from flows.moisson.fetch import Echec, Fetcher
    from flows.moisson.politesse import Politesse
    from flows.platforms.visite import Bornes, Guichet

    asked = check_request(Demande(args.nom, args.siren, args.siret, args.insee, args.departement, args.rythme))
    url = args.url if "://" in args.url else f"https://{args.url}"
    plateforme = _known(platform(args.plateforme)) if args.plateforme else ""
    guichet = Guichet(
        Fetcher(Politesse(pause=args.pause, allow_private=args.allow_private)), Bornes(pages=200, secondes=1800)
    )
    try:
        if Path(args.url).is_dir():
            found = explore_folder(Path(args.url), guichet, nom=args.nom, departement=args.departement)
        else:
            found = explore(
                url, guichet, nom=args.nom, siren=asked.siren, plateforme=plateforme, departement=args.departement
            )
    except Echec as error:
        raise ErreurUtilisateur(
            f"{url} : {error.raison}.",
            _to_do(error.raison, url) or "Vérifiez l'adresse dans un navigateur, puis relancez.",
        ) from error
    known, remarks = identify(asked, found.communes)
    data = described(asked, known, found)
    _show(console, found, guichet.compte.requetes)
    for remark in remarks:
        console.info(remark)
    if not found.pris:
        console.error(
            "Aucun document du conseil n'a été trouvé : rien n'est écrit. Donnez l'adresse de la page des délibérations, si elle existe ; "
            "ce que seul un script ou un autre service montre n'est pas lu."
        )
        return 1
    file = file_of(args.sources, data)
    console.say(written(data))
    if not args.yes and not _agreed(file):
        console.info("Rien n'est écrit. Pour écrire sans question : --yes.")
        return 1
    args.sources.mkdir(parents=True, exist_ok=True)
    file.write_text(written(data), encoding="utf-8")
    console.say(f"Écrit : {file}")
    return 0


def _to_do(reason: str, url: str) -> str | None:
    """The report's advice, where it holds for a site that is not a source yet."""
    from flows.rapport.conseils import advice

    told = advice(reason, url) or ""
    if "nuit" in told:
        return "Relancez plus tard."
    return told if "source" not in told else None


def _known(name: str) -> str:
    from flows.erreurs import ErreurUtilisateur
    from flows.platforms import PLATEFORMES

    if name not in PLATEFORMES:
        raise ErreurUtilisateur(f"La plateforme « {name} » est inconnue.", f"Choix : {', '.join(PLATEFORMES)}.")
    return name


def _show(console: Console, found: Decouverte, requests: int) -> None:
    from flows.platforms import PLATEFORMES
    from flows.platforms.illisible import NOT_READ, OTHER_SITE

    console.say(f"Plateforme : {PLATEFORMES[found.plateforme].libelle}. {requests} requêtes.")
    console.say("Pages : " + " ; ".join(found.pages))
    if not found.pris:
        console.say(f"Aucun document ; {len(found.laisses)} lien(s) laissé(s) de côté.")
    shown = [(ln.texte or ln.contexte, ln.contexte or ln.page, ln.url) for ln in found.pris[:SHOWN]]
    if shown:
        console.table(f"{len(found.pris)} document(s) vus ; les premiers :", ("texte", "sous", "adresse"), shown)
    left = sorted(found.laisses, key=lambda ln: not ln.ecarte.startswith((*NOT_READ, OTHER_SITE, "fichier")))
    if left:
        console.table(
            "Laissés de côté, par exemple :", ("raison", "adresse"), [(ln.ecarte, ln.url) for ln in left[:LEFT]]
        )
    for where in found.ailleurs:
        if where != found.url:
            console.info(f"Le site mène aussi à un portail d'actes : {where}")
    for where, why in found.echecs:
        console.info(f"{where} : {why}")


def _agreed(file: Path) -> bool:
    if not sys.stdin.isatty():
        return False
    return input(f"Écrire {file} ? [o/N] ").strip().lower() in ("o", "oui", "y", "yes")
