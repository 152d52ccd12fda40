"""`registre demo`: the whole path on four invented communes, whose website is served on this machine for the run."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.console import Console
from flows.erreurs import ErreurUtilisateur
from schemas.resultats import RESULTATS

AIDE = "essayer tout le chemin sur des communes inventées, servies par cette machine"
EXEMPLE = "registre demo"
PORT = 8765
ADRESSE = "http://127.0.0.1:8001/"
"""Where `registre serve` answers."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DOSSIER", help="dossier de sortie (par défaut : output)"
    )
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="N", help=f"port du site de démonstration (par défaut : {PORT})"
    )


def run(args: argparse.Namespace) -> int:
    from flows.annuaire.files import load_sources
    from flows.demo.site import serve
    from flows.instants import clock
    from flows.moisson.fetch import Politesse
    from flows.pipeline import run as run_pipeline

    console = Console()
    console.info("Un site de quatre communes inventées est servi sur cette machine ; registre le moissonne.")
    try:
        server = serve(args.port)
        with server as site, TemporaryDirectory() as folder:
            write_sources(Path(folder), site.url)
            sources = load_sources(Path(folder))
            bilan = run_pipeline(
                sources,
                args.output,
                now=clock(),
                politesse=Politesse(pause=0, allow_private=True, tries=2),
                console=console,
            )
    except OSError as error:
        raise ErreurUtilisateur(
            f"Le site de démonstration ne peut pas être servi sur le port {args.port} ({error.strerror}).",
            "Choisissez-en un autre : registre demo --port 8766",
        ) from error
    show(console, Path(bilan.publication), bilan.nouvelle, args.output)
    return 1 if any(url == s.url for s in bilan.sources for url, _ in s.erreurs) else 0


def write_sources(folder: Path, base: str) -> None:
    """The demo's source files, with the address that the site has for this run."""
    for template in sorted((Path(__file__).parent.parent / "demo" / "sources").glob("*.yml")):
        text = template.read_text(encoding="utf-8").replace("{site}", base)
        (folder / template.name).write_text(text, encoding="utf-8")


def show(console: Console, release: Path, new: bool, output: Path) -> None:
    """The table a person reads at the end: each document, what became of it, how many acts it gave."""
    documents, actes = _rows(release / "documents.csv"), _rows(release / "actes.csv")
    scdl = _rows(release / "deliberations-scdl.csv")
    words = {
        "retenu": "publié",
        "ecarte": "laissé de côté",
        "refuse": "refusé",
        "modifie": "remplacé",
        "retire": "retiré du site",
    }
    lines = []
    for document in documents:
        own = [a for a in actes if a["document_sha256"] == document["document_sha256"] and document["document_sha256"]]
        lines.append((document["fichier"], words[document["statut"]], len(own) or "", document["raison"]))
    console.table("Documents vus", ("document", "ce qu'il est devenu", "actes", "pourquoi"), lines)
    split = [a for a in actes if a["vote_conteste"] == "1"]
    console.say(
        f"{len(documents)} documents vus, {len(actes)} actes publiés, dont {len(split)} à vote contesté ; {len(scdl)} dans le fichier SCDL."
    )
    for acte in split:
        console.say(f"  {acte['coll_nom']}, {acte['delib_date']} : {acte['delib_objet']} — {_vote(acte)}")
    if not new:
        console.say("Rien de nouveau depuis la dernière fois : la publication précédente reste la bonne.")
    console.say(
        f"Les fichiers sont dans {output / 'latest'} : actes.csv, deliberations-scdl.csv, preuves.csv, anomalies.csv, documents.csv"
    )
    console.say(f"Le rapport de la moisson est dans {output / 'rapports'}.")
    folder = "" if output == Path("output") else f" {output}"
    console.say(f"Pour consulter le site : registre serve{folder}, puis {ADRESSE}")


def _vote(acte: dict[str, str]) -> str:
    """The votes that are counted, else the result."""
    senses = {"pour": "pour", "contre": "contre", "abstention": "abstention(s)"}
    counts = [f"{acte[f'vote_{sens}']} {said}" for sens, said in senses.items() if acte[f"vote_{sens}"]]
    return ", ".join(counts) or RESULTATS[acte["vote_resultat"]]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
