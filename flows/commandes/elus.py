"""`registre elus evaluate`: how often the names that registre links across a council's documents are one person's."""

from __future__ import annotations

import argparse
from pathlib import Path

AIDE = "mesurer le rapprochement des noms d'élus d'un document à l'autre"
EXEMPLE = "registre elus evaluate dossier-de-pdf releve.csv"


def configure(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    evaluate = verbs.add_parser("evaluate", help="comparer à ce qu'une personne dit de ces noms", add_help=False)
    evaluate.add_argument("-h", "--help", action="help", help="afficher cette aide")
    evaluate.add_argument("pdf", nargs="+", type=Path, metavar="CHEMIN", help="un PDF, ou un dossier de PDF")
    evaluate.add_argument(
        "releve", type=Path, metavar="RELEVE",
        help="un CSV de colonnes conseil, nom (tel qu'imprimé) et personne (vide si on ne peut pas dire qui c'est)",
    )  # fmt: skip
    evaluate.add_argument(
        "--conseils", type=Path, metavar="CSV",
        help="un CSV de colonnes fichier (sans .pdf) et conseil, pour les documents qui n'impriment pas leur conseil",
    )  # fmt: skip
    evaluate.add_argument(
        "--detail", action="store_true", help="écrire aussi chaque paire fausse ou manquante et chaque nom inconnu"
    )


def run(args: argparse.Namespace) -> int:
    from flows.commandes.extract import find_pdfs
    from flows.mesures.elus import actes_of, liens, mesurer, rapport, read_councils, read_labels

    labels = read_labels(args.releve)
    councils = read_councils(args.conseils) if args.conseils else {}
    actes = actes_of(list(find_pdfs(args.pdf)), conseils=councils)
    print(rapport(mesurer(liens(actes), labels), detail=args.detail), end="")
    return 0
