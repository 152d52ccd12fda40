"""From records to a release: one act once, checked, written in one pass, described, compared with the one before, published or not.

The same records give the same bytes. Nothing of a release depends on the clock.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from pathlib import Path

from flows import release
from flows.cellules import restored, text
from flows.erreurs import ErreurUtilisateur
from flows.publication import changes, datapackage
from flows.publication.corrections import Correction, Corrections
from flows.publication.discretion import Discretion
from flows.publication.ecrire import Ecriture
from flows.publication.elus import Assemblees
from flows.publication.fusion import Fusion, fuse
from flows.publication.identifiants import council_uid, seance_uid, title_mark, uid
from flows.publication.rows import acte_row, anomalie_row, document_row, source_row
from flows.publication.scdl import scdl_row
from flows.publication.spool import by_sitting
from flows.publication.tables import OF_A_SITTING, OF_AN_ACT, nominatif_rows, presence_rows, seance_of, twice
from flows.site import index
from flows.source import Source
from schemas import tables
from schemas.records import Acte, Anomalie
from schemas.tables import row_problems
from schemas.vus import DocumentVu

FOLLOW = frozenset({"documents.csv", "changements.csv", "CHANGES.md", "datapackage.json"})
"""Files that say when documents were visited, or what the others say: alone they make no release new."""
DERIVED = frozenset(
    {"registre.sqlite", *(f"{t}.parquet" for t in tables.published("parquet") if t in tables.published("csv"))}
)
"""Files made of the others, last of all."""


@dataclass(slots=True)
class Parution:
    """What a publication did. `nouvelle` is False when nothing had changed: `dossier` is then the release before."""

    dossier: Path
    nouvelle: bool
    lignes: dict[str, int] = field(default_factory=dict)


def publish(
    output: Path,
    actes: Iterable[Acte],
    documents: Iterable[DocumentVu],
    anomalies: Iterable[Anomalie],
    *,
    sources: Sequence[Source] = (),
    corrections: Sequence[Correction] = (),
) -> Parution:
    """Write a release under `output/releases/` and move `output/latest` to it, unless it would be the same as the last.

    The rows do not depend on the order of `actes`; `anomalies` and `documents` are written in the order in which they come,
    and read after the last act. Raises ErreurUtilisateur where the disk refuses; `latest` is untouched then.
    """
    try:
        with release.building(output) as scratch, ExitStack() as stack:
            before = release.latest(output)
            out, published = Ecriture(scratch, stack), _published(before)
            looked_at = {uid: sha for uid, sha in published.items() if sha}
            masked = _write(
                out,
                actes,
                documents,
                anomalies,
                sources,
                published.keys(),
                Corrections(corrections, looked_at),
                scratch,
            )
            out.settle()
            if before and _same(before, scratch):
                return Parution(before, False, dict(out.rows))
            _changes(out, before, scratch, masked)
            lignes = out.finish([index.build])
            datapackage.write(scratch, lignes, sources)
            return Parution(release.keep(output, scratch), True, lignes)
    except (OSError, sqlite3.OperationalError) as error:
        why = getattr(error, "strerror", None) or error
        raise ErreurUtilisateur(
            f"La publication n'a pas pu être écrite dans {output} ({why}).",
            "La publication précédente est intacte. Faites de la place, puis relancez.",
        ) from error


def _write(
    out: Ecriture,
    actes: Iterable[Acte],
    documents: Iterable[DocumentVu],
    anomalies: Iterable[Anomalie],
    sources: Sequence[Source],
    published: Set[str],
    corrections: Corrections,
    scratch: Path,
) -> int:
    """Every row but those of the changes; the number of masked names."""
    doubts: list[Anomalie] = []
    discretion, assemblees = Discretion(sources), Assemblees()
    corrected = _by_document(actes, corrections, doubts)
    for sitting in by_sitting(corrected, seance_uid, scratch / "spool.sqlite"):
        fusions = fuse(sitting)
        discretion.learn(council_uid(sitting[0]), fusions)
        _waiting(out, assemblees.open(council_uid(sitting[0])))
        _sitting(out, _identified(fusions, published), corrections, discretion, assemblees)
    _waiting(out, assemblees.close())
    for anomalie in chain(doubts, corrections.orphans(), anomalies):
        out.row("anomalies", anomalie_row(discretion.told(anomalie)))
    for document in documents:
        out.row("documents", document_row(discretion.document(document)))
    for source in sources:
        out.row("sources", source_row(source))
    return discretion.masques


def _changes(out: Ecriture, before: Path | None, scratch: Path, masked: int) -> None:
    """Write `changements` and `CHANGES.md`, against the release `before`."""
    told: dict[str, Counter[str]] = {}
    for row in changes.changes(before / "actes.csv" if before else None, scratch / "actes.csv"):
        out.row("changements", row)
        told.setdefault(row["changement"], Counter())[row["acte_uid"]] += 1
    (scratch / "CHANGES.md").write_text(changes.page(told, masked), encoding="utf-8")


def _by_document(actes: Iterable[Acte], corrections: Corrections, doubts: list[Anomalie]) -> Iterator[Acte]:
    for acte in actes:
        corrected, told = corrections.apply(acte, acte.document_sha256 or "")
        doubts += told
        yield corrected


def _waiting(out: Ecriture, rows: Iterable[tuple[str, dict[str, str]]]) -> None:
    """Write what had to wait for the last document of a council."""
    for table, row in rows:
        out.row(table, row)


def _sitting(
    out: Ecriture,
    fusions: Iterable[tuple[str, Fusion]],
    corrections: Corrections,
    discretion: Discretion,
    assemblees: Assemblees,
) -> None:
    """Write one sitting: its acts where each may go, what is doubtful, then the sitting itself."""
    kept = []
    for identifier, read in fusions:
        acte, told = corrections.apply(read.acte, identifier)
        fusion = discretion.discreet(replace(read, acte=acte, anomalies=(*read.anomalies, *told)))
        if _acte(out, fusion, identifier):
            kept.append(fusion)
            for vote in nominatif_rows(fusion, identifier):
                assemblees.vote(vote)
    seance = seance_of(kept) if kept else None
    if seance is not None:
        for table, rows in OF_A_SITTING.items():
            for row in rows(seance, kept):
                out.row(table, row)
        doubles = twice(seance)
        for presence in presence_rows(seance):
            assemblees.presence(presence, double=presence["nom"] in doubles)


def _acte(out: Ecriture, fusion: Fusion, identifier: str) -> bool:
    """Write one act, or say what its record breaks and leave it out; True where it is published."""
    acte = fusion.acte
    row = acte_row(fusion, identifier)
    refused = row_problems("actes", row)
    for column, rule, reason in refused:
        out.row("anomalies", anomalie_row(_refusal(acte, identifier, column, rule, reason)))
    if refused:
        return False
    out.acte(row, fusion, identifier)
    for table, rows in OF_AN_ACT.items():
        for own in rows(fusion, identifier):
            out.row(table, own)
    scdl, left_out = scdl_row(acte, identifier)
    for anomalie in (*fusion.anomalies, *left_out):
        out.row("anomalies", anomalie_row(anomalie))
    if scdl:
        out.scdl(scdl)
    return True


def _identified(fusions: Sequence[Fusion], published: Set[str]) -> list[tuple[str, Fusion]]:
    """Each act with its identifier, in the identifiers' order.

    An act keeps the identifier under which one of its readings was published before; two acts that would have the same one
    are told apart by their titles.
    """
    found: dict[str, Fusion] = {}
    for fusion in fusions:
        names = list(dict.fromkeys([uid(fusion.acte), *map(uid, fusion.lectures)]))
        name = next((n for n in names if n in published and n not in found), names[0])
        rank = 1
        while name in found:
            name = f"{names[0]}~{title_mark(fusion.acte)[:6]}" + (f"-{rank}" if rank > 1 else "")
            rank += 1
        found[name] = fusion
    return sorted(found.items())


def _refusal(acte: Acte, identifier: str, column: str, rule: str, reason: str) -> Anomalie:
    value = text(getattr(acte, column, None)) or None
    return Anomalie(
        f"schema.{rule}", reason, "erreur", acte.fichier, acte.document_sha256, acte.delib_id or identifier, acte.page_debut,
        column, value,
    )  # fmt: skip


def _published(before: Path | None) -> dict[str, str]:
    """The identifiers of the release before; the document of each act that was corrected there."""
    if before is None or not (before / "actes.csv").exists():
        return {}
    with (before / "actes.csv").open(encoding="utf-8", newline="") as file:
        return {
            restored(row["acte_uid"]): row["document_sha256"] if "=corrige" in row["origines"] else ""
            for row in csv.DictReader(file)
        }


def _same(before: Path, scratch: Path) -> bool:
    """The release would say nothing new: dates of visits aside."""
    if _content(before) != _content(scratch) or not (before / "documents.csv").exists():
        return False
    return all(old == new for old, new in zip_longest(_visits_aside(before), _visits_aside(scratch)))


def _content(folder: Path) -> dict[str, str]:
    files = {str(p.relative_to(folder)): p for p in folder.rglob("*") if p.is_file()}
    return {n: release.sha256(path) for n, path in files.items() if n not in FOLLOW | DERIVED and n[0] != "."}


def _visits_aside(folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {k: v for k, v in row.items() if k != "derniere_vue"}
