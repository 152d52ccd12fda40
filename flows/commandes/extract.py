"""`registre extract`: what PDFs say, on standard output, one line per act or per document."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from flows.console import Console
from flows.erreurs import ErreurUtilisateur
from flows.read import Lecture, read_files
from schemas.records import COLONNES_ACTE, COLONNES_DOCUMENT, Anomalie

AIDE = "lire des PDF et écrire ce qu'ils disent, une ligne par acte"
EXEMPLE = "registre extract deliberation.pdf --format jsonl"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "chemins", nargs="+", type=Path, metavar="CHEMIN", help="un PDF, ou un dossier dont tous les PDF sont lus"
    )
    parser.add_argument(
        "--format", choices=("jsonl", "csv"), default="jsonl", help="jsonl (par défaut, avec les preuves) ou csv"
    )
    parser.add_argument(
        "--table", choices=("actes", "documents", "anomalies"), default="actes",
        help="une ligne par acte (par défaut), par document, ou par anomalie",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="nombre de processus (par défaut : tous les cœurs)"
    )
    parser.add_argument(
        "--sans-themes", action="store_true", help="ne pas classer les actes qui n'impriment pas leur thème"
    )


def run(args: argparse.Namespace) -> int:
    files = list(find_pdfs(args.chemins))
    console = Console()
    failed = 0
    rows: list[dict[str, Any]] | Iterable[dict[str, Any]]
    with console.progress("Lecture", len(files)) as advance:
        write = _writer(args.format, args.table, sys.stdout)
        for lecture in read_files(files, jobs=args.jobs, themes=not args.sans_themes):
            advance(lecture.fichier)
            if lecture.erreur is not None:
                failed += 1
                console.error(f"{lecture.fichier} : {lecture.erreur}")
            rows = _rows(lecture, args.table)
            for row in rows:
                write(row)
    sys.stdout.flush()
    if failed:
        console.error(f"{failed} document(s) sur {len(files)} n'ont pas pu être lus ; les autres l'ont été.")
    return 1 if failed else 0


def find_pdfs(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and every PDF of the folders named, in the order of their names."""
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
            if not found:
                raise ErreurUtilisateur(
                    f"{path} ne contient aucun PDF.", "Indiquez un dossier qui en contient, ou un fichier."
                )
            yield from found
        elif path.exists():
            yield path
        else:
            raise ErreurUtilisateur(f"{path} n'existe pas.", "Vérifiez le chemin.")


def _rows(lecture: Lecture, table: str) -> list[dict[str, Any]]:
    if lecture.extraction is None:
        if table != "anomalies":
            return []
        return [Anomalie("lecture.pdf", lecture.erreur or "", "erreur", lecture.fichier).to_dict()]
    if table == "actes":
        return [acte.to_dict() for acte in lecture.extraction.actes]
    if table == "documents":
        return [lecture.extraction.document.to_dict()]
    return [anomalie.to_dict() for anomalie in lecture.extraction.anomalies]


def _writer(kind: str, table: str, out: IO[str]) -> Any:
    """A function that writes one row; CSV lists are JSON in their cell, and `preuves` is left to the JSON form."""
    if kind == "jsonl":
        return lambda row: out.write(json.dumps(row, ensure_ascii=False) + "\n")
    columns = {"actes": COLONNES_ACTE, "documents": COLONNES_DOCUMENT}.get(table, tuple(Anomalie.__dataclass_fields__))
    writer = csv.DictWriter(out, [c for c in columns if c != "preuves"], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    return lambda row: writer.writerow({k: _cell(v) for k, v in row.items()})


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
