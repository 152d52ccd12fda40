"""`registre explain`: where a value of a PDF was read, by which rule, in which words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from flows.console import Console
from flows.erreurs import ErreurUtilisateur
from flows.read import read_file
from schemas.records import LAST, LIGNES, Acte, Extraction, Preuve, Procuration

AIDE = "dire où une valeur a été lue : la page, les mots, la règle"
EXEMPLE = "registre explain deliberation.pdf --field vote_pour"
ORIGINES = {
    "imprime": "imprimé dans le document", "deduit": "déduit d'autres valeurs", "classe": "proposé par un classifieur",
    "referentiel": "tiré d'un référentiel", "source": "donné par le site qui publie", "genere": "fabriqué par registre",
}  # fmt: skip


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("fichier", type=Path, metavar="FICHIER.pdf", help="le PDF")
    parser.add_argument(
        "--field", metavar="CHAMP", help="un champ seulement (par défaut, tous ceux qui ont une valeur)"
    )
    parser.add_argument("--acte", metavar="NUMERO", help="un acte seulement : son numéro, ou son rang dans le document")
    parser.add_argument("--image", type=Path, metavar="SORTIE.png", help="dessiner la page, les mots encadrés")


def run(args: argparse.Namespace) -> int:
    if args.field and args.field not in Acte.__dataclass_fields__:
        known = ", ".join(n for n in Acte.__dataclass_fields__ if n not in LAST)
        raise ErreurUtilisateur(f"Le champ « {args.field} » n'existe pas.", f"Champs connus : {known}.")
    try:
        data = args.fichier.read_bytes()
    except OSError as error:
        raise ErreurUtilisateur(
            f"{args.fichier} ne peut pas être ouvert ({error.strerror}).", "Vérifiez le chemin."
        ) from error
    lecture = read_file(args.fichier, args.fichier.name)
    if lecture.extraction is None:
        Console().error(f"{args.fichier.name} : {lecture.erreur}")
        return 1
    extraction = lecture.extraction
    actes = _wanted(extraction, args.acte)
    if not actes:
        _explain_without_act(extraction, args.field)
    for rank, acte in actes:
        print(f"Acte {rank} · {acte.delib_id or 'sans numéro'} · {acte.delib_objet or 'sans titre'}")
        for champ in [args.field] if args.field else [n for n in acte.preuves if n in Acte.__dataclass_fields__]:
            if champ not in LIGNES or not getattr(acte, champ):
                _print_field(champ, getattr(acte, champ), acte.preuves.get(champ))
        for champ in (c for c in LIGNES if args.field in (None, c)):
            for line in getattr(acte, champ):
                _print_field(champ, line, line.preuve)
        print()
    for anomalie in extraction.anomalies:
        if args.field in (None, anomalie.champ):
            where = f"page {anomalie.page}, " if anomalie.page else ""
            print(
                f"À vérifier ({where}{anomalie.regle}) : {anomalie.raison}"
                + (f" — « {anomalie.valeur} »" if anomalie.valeur else "")
            )
    if args.image:
        _draw(data, _proofs(extraction, [acte for _, acte in actes], args.field), args.image)
    return 0


def _wanted(extraction: Extraction, which: str | None) -> list[tuple[int, Acte]]:
    numbered = list(enumerate(extraction.actes, 1))
    if which is None:
        return numbered
    found = [(i, a) for i, a in numbered if a.delib_id == which or str(i) == which]
    if not found:
        names = ", ".join(a.delib_id or str(i) for i, a in numbered)
        raise ErreurUtilisateur(f"L'acte « {which} » n'est pas dans ce document.", f"Actes lus : {names or 'aucun'}.")
    return found


def _explain_without_act(extraction: Extraction, field: str | None) -> None:
    document = extraction.document
    print(f"Aucun acte dans ce document (nature : {document.nature}).")
    for champ, preuve in document.preuves.items():
        if field in (None, champ):
            _print_field(champ, getattr(document, champ), preuve)


def _print_field(champ: str, value: Any, preuve: Preuve | None) -> None:
    print(f"  {champ} = {_shown(value)}")
    if preuve is None:
        print("      aucune valeur lue dans ce document" if value in (None, ()) else "      sans preuve")
        return
    where = f"page {preuve.page}, caractères {preuve.debut} à {preuve.fin}" if preuve.page else "hors de la page"
    print(f"      origine  {ORIGINES[preuve.origine]} ({preuve.origine})")
    print(f"      lieu     {where}")
    print(f"      mots     « {' '.join(preuve.texte.split())} »")
    print(f"      règle    {preuve.regle} (confiance {preuve.confiance:.2f})")


def _shown(value: Any) -> str:
    if value is None or value == ():
        return "(rien)"
    if isinstance(value, tuple):
        return " ; ".join(_shown(v) for v in value)
    if isinstance(value, Procuration):
        return f"{value.mandant} → {value.mandataire}"
    return str(value)


def _proofs(extraction: Extraction, actes: list[Acte], field: str | None) -> list[Preuve]:
    """Where the wanted values are printed: of the acts, or of the document where it holds none."""
    found: list[Preuve | None] = []
    for preuves in [acte.preuves for acte in actes] or [extraction.document.preuves]:
        found += [proof for champ, proof in preuves.items() if field in (None, champ)]
    found += [
        line.preuve for acte in actes for champ in LIGNES if field in (None, champ) for line in getattr(acte, champ)
    ]
    return [proof for proof in found if proof is not None and proof.page is not None]


def _draw(data: bytes, proofs: list[Preuve], image: Path) -> None:
    """The first page that holds a wanted value, the words of every wanted value on it framed."""
    from extractors.pages.layout import draw_evidence
    from extractors.pages.reading import read_page

    if not proofs:
        raise ErreurUtilisateur(
            "Aucun mot à encadrer : la valeur demandée n'est pas imprimée.", "Essayez un autre champ."
        )
    number, *others = dict.fromkeys(p.page for p in proofs if p.page is not None)
    spans = [(p.debut, p.fin) for p in proofs if p.page == number and p.debut is not None and p.fin is not None]
    try:
        page = read_page(data, number)
        image.write_bytes(draw_evidence(data, number, spans, page) if page else b"")
    except OSError as error:
        raise ErreurUtilisateur(
            f"{image} ne peut pas être écrit ({error.strerror}).", "Choisissez un autre dossier."
        ) from error
    print(f"Page {number} dessinée dans {image}", file=sys.stderr)
    if others:
        pages = ", ".join(map(str, sorted(others)))
        print(f"D'autres valeurs sont imprimées page {pages} : précisez --acte ou --field.", file=sys.stderr)
