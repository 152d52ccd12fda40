"""`registre themes evaluate`: how often the themes that registre tells are right, theme by theme, and what the threshold costs."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.erreurs import ErreurUtilisateur

AIDE = "mesurer les thèmes que registre attribue aux actes qui n'en impriment pas"
EXEMPLE = "registre themes evaluate tests/themes/titres.csv"
DEFAUT = Path(__file__).resolve().parents[2] / "tests" / "themes" / "titres.csv"


def configure(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    evaluate = verbs.add_parser("evaluate", help="comparer à des titres dont le thème est connu", add_help=False)
    evaluate.add_argument("-h", "--help", action="help", help="afficher cette aide")
    evaluate.add_argument(
        "titres", nargs="?", type=Path, metavar="TITRES",
        help="un CSV de colonnes titre et themes (codes admis, séparés par « ; »), ou un dossier de relectures JSON "
        "(objets delib_objet et matiere_attendue) ; par défaut, les titres des tests",
    )  # fmt: skip
    evaluate.add_argument("--faux", action="store_true", help="écrire aussi chaque titre mal classé")


def run(args: argparse.Namespace) -> int:
    from flows.mesures.themes import mesurer, rapport, read_titles

    path = args.titres or DEFAUT
    if not path.exists():
        raise ErreurUtilisateur(
            f"{path} n'existe pas.", "Indiquez un CSV de colonnes « titre » et « themes », ou un dossier de JSON."
        )
    titles = read_titles(path)
    if not titles:
        raise ErreurUtilisateur(f"{path} ne donne aucun titre dont le thème soit connu.")
    print(rapport(mesurer(titles), faux=args.faux), end="")
    return 0
