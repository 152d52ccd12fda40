"""`registre montants evaluate`: how many of the amounts that a person finds in documents are read, and how many are wrong."""

from __future__ import annotations

import argparse
from pathlib import Path

AIDE = "mesurer les montants que registre lit dans les délibérations"
EXEMPLE = "registre montants evaluate dossier-de-pdf releve.csv"


def configure(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    evaluate = verbs.add_parser("evaluate", help="comparer à des montants relevés par une personne", add_help=False)
    evaluate.add_argument("-h", "--help", action="help", help="afficher cette aide")
    evaluate.add_argument("pdf", nargs="+", type=Path, metavar="CHEMIN", help="un PDF, ou un dossier de PDF")
    evaluate.add_argument(
        "releve",
        type=Path,
        metavar="RELEVE",
        help="un CSV de colonnes fichier, page, valeur et facultatif (oui ou vide), ou un dossier de relectures JSON "
        "(montants des actes ; les PDF dont la relecture n'en a aucun sont laissés de côté)",
    )
    evaluate.add_argument(
        "--tous",
        action="store_true",
        help="compter aussi les PDF dont la relecture n'a aucun montant : tout y est faux",
    )
    evaluate.add_argument("--detail", action="store_true", help="écrire aussi chaque montant faux ou manquant")


def run(args: argparse.Namespace) -> int:
    from flows.commandes.extract import find_pdfs
    from flows.mesures.montants import mesurer, rapport, read_labels

    labels = read_labels(args.releve, tous=args.tous)
    files = [f for f in find_pdfs(args.pdf) if not args.releve.is_dir() or f.stem in labels]
    print(rapport(mesurer(files, labels), detail=args.detail), end="")
    return 0
