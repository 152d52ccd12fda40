"""The links between names measured against what a person says of them: which spellings of a council are one member's.

A pair of spellings of one council is linked where rows of both are given one member. It is right where the person says the same
of both. A spelling of which the person can say nothing (a first name alone, two brothers' surname) is nobody's: linking it is wrong.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.erreurs import ErreurUtilisateur
from flows.mesures.lus import lus
from flows.publication.elus import Assemblees
from flows.publication.fusion import fuse
from flows.publication.identifiants import council_uid, seance_uid, slug, uid
from flows.publication.spool import by_sitting
from flows.publication.tables import nominatif_rows, presence_rows, seance_of, twice
from schemas.records import Acte

Ecriture = tuple[str, str]
"""Council, name as printed."""
Paire = tuple[Ecriture, Ecriture]


@dataclass(frozen=True, slots=True)
class Mesure:
    """Pairs of spellings linked rightly, linked wrongly, one person's and not linked; spellings that nobody labelled."""

    justes: tuple[Paire, ...]
    faux: tuple[Paire, ...]
    manquants: tuple[Paire, ...]
    inconnues: tuple[Ecriture, ...]
    ecritures: int

    @property
    def precision(self) -> float:
        said = len(self.justes) + len(self.faux)
        return len(self.justes) / said if said else 1.0

    @property
    def rappel(self) -> float:
        wanted = len(self.justes) + len(self.manquants)
        return len(self.justes) / wanted if wanted else 1.0


def empreinte(ecriture: Ecriture) -> str:
    """What stands for a spelling in a file that must name nobody: 16 hexadecimal digits."""
    council, nom = ecriture
    return hashlib.sha256(f"{slug(council)}/{nom}".encode()).hexdigest()[:16]


def read_labels(path: Path) -> dict[str, str]:
    """`empreinte` → the person (a mark of her own in her council), empty where nobody can say who it is.

    The CSV has the columns `conseil`, `nom` and `personne`, or `empreinte` and `personne`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {
                row["empreinte"] if "empreinte" in row else empreinte((row["conseil"], row["nom"])): row["personne"]
                for row in csv.DictReader(file)
            }
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise ErreurUtilisateur(
            f"{path} ne se lit pas ({type(error).__name__} : {error}).",
            "Il faut un CSV de colonnes conseil, nom et personne (vide si on ne peut pas dire qui c'est).",
        ) from error


def actes_of(files: Sequence[Path], *, jobs: int = 0) -> Iterator[Acte]:
    """Every act of the documents, their themes left aside."""
    for _, actes in lus(files, jobs=jobs):
        yield from actes


def liens(actes: Iterable[Acte]) -> dict[Ecriture, set[str]]:
    """Every spelling that the documents print → the members that its rows are given, as a release would."""
    found: dict[Ecriture, set[str]] = defaultdict(set)
    assemblees = Assemblees()
    with TemporaryDirectory() as scratch:
        for sitting in by_sitting(actes, seance_uid, Path(scratch) / "spool.sqlite"):
            _told(assemblees.open(council_uid(sitting[0])), found)
            fusions = fuse(sitting)
            for fusion in fusions:
                for vote in nominatif_rows(fusion, uid(fusion.acte)):
                    assemblees.vote(vote)
            if (seance := seance_of(fusions)) is not None:
                doubles = twice(seance)
                for presence in presence_rows(seance):
                    assemblees.presence(presence, double=presence["nom"] in doubles)
        _told(assemblees.close(), found)
    return dict(found)


def _told(rows: Iterable[tuple[str, dict[str, str]]], found: dict[Ecriture, set[str]]) -> None:
    for table, row in rows:
        if table != "elus":
            found[row["coll_nom"], row["nom"]] |= {row["elu_uid"]} - {""}


def mesurer(found: Mapping[Ecriture, set[str]], labels: Mapping[str, str]) -> Mesure:
    """Every pair of spellings of one council compared with what the person says of them."""
    councils: dict[str, list[Ecriture]] = defaultdict(list)
    unknown = []
    for ecriture in sorted(found):
        if empreinte(ecriture) in labels:
            councils[slug(ecriture[0])].append(ecriture)
        else:
            unknown.append(ecriture)
    good: list[Paire] = []
    wrong: list[Paire] = []
    missed: list[Paire] = []
    for spelled in councils.values():
        for one, two in combinations(spelled, 2):
            who, other = labels[empreinte(one)], labels[empreinte(two)]
            same, linked = bool(who) and who == other, bool(found[one] & found[two])
            if linked:
                (good if same else wrong).append((one, two))
            elif same:
                missed.append((one, two))
    return Mesure(tuple(good), tuple(wrong), tuple(missed), tuple(unknown), len(found))


def rapport(mesure: Mesure, *, detail: bool = False) -> str:
    """The report, in French, for a terminal."""
    lines = [
        f"{mesure.ecritures} écritures de noms, dont {len(mesure.inconnues)} que le relevé ne connaît pas",
        f"{len(mesure.justes) + len(mesure.faux)} paires d'écritures rapprochées : précision {mesure.precision:.3f}, rappel {mesure.rappel:.3f}",
    ]
    for title, pairs in (("faux", mesure.faux), ("manquant", mesure.manquants)) if detail else ():
        lines += [f"  {title:9} {council} : {a} / {b}" for (council, a), (_, b) in pairs]
    lines += [f"  inconnue  {council} : {nom}" for council, nom in (mesure.inconnues if detail else ())]
    return "\n".join(lines) + "\n"
