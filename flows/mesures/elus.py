"""The links between names measured against what a person says of them: which spellings of a council are one member's.

A pair of spellings of one council is linked where rows of both are given one member. It is right where the person says the same
of both. A spelling of which the person can say nothing (a first name alone, two brothers' surname) is nobody's: linking it is wrong.

A row (one name in one sitting, or one vote) is given the right member where the person says of its spelling what she says of most
rows of that member. Rows that spell the member in full in the usual way are easy; the others are counted apart.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

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
class Rangees:
    """Rows given a member, those given the right one; of both, the rows that spell another way than the member's most usual one."""

    rattachees: int = 0
    justes: int = 0
    variees: int = 0
    variees_justes: int = 0


@dataclass(frozen=True, slots=True)
class Mesure:
    """Pairs of spellings linked rightly, linked wrongly, one person's and not linked; spellings that nobody labelled."""

    justes: tuple[Paire, ...]
    faux: tuple[Paire, ...]
    manquants: tuple[Paire, ...]
    inconnues: tuple[Ecriture, ...]
    ecritures: int
    rangees: Rangees = Rangees()

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
    return _table(
        path,
        lambda row: (
            row["empreinte"] if "empreinte" in row else empreinte((row["conseil"], row["nom"])),
            row["personne"],
        ),
        "Il faut un CSV de colonnes conseil, nom et personne (vide si on ne peut pas dire qui c'est).",
    )


def read_councils(path: Path) -> dict[str, str]:
    """File name without its ending → council, of a CSV (`fichier`, `conseil`): what the source says of documents that do not."""
    return _table(path, lambda row: (row["fichier"], row["conseil"]), "Il faut un CSV de colonnes fichier et conseil.")


def _table(path: Path, pair: Callable[[dict[str, str]], tuple[str, str]], needed: str) -> dict[str, str]:
    """What each row of a CSV pairs; `needed` is said to the person where the file cannot be read or lacks a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return dict(map(pair, csv.DictReader(file)))
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise ErreurUtilisateur(f"{path} ne se lit pas ({type(error).__name__} : {error}).", needed) from error


def actes_of(
    files: Sequence[Path], *, conseils: Mapping[str, str] = MappingProxyType({}), jobs: int = 0
) -> Iterator[Acte]:
    """Every act of the documents, their themes left aside; `conseils` as `read_councils` gives it."""
    for fichier, actes in lus(files, jobs=jobs):
        council = conseils.get(fichier.removesuffix(".pdf"))
        yield from (replace(a, coll_nom=council, coll_siret=None) for a in actes) if council else actes


def liens(actes: Iterable[Acte]) -> dict[Ecriture, Counter[str]]:
    """Every spelling that the documents print → the members that its rows are given, as a release would; how many rows to each."""
    found: dict[Ecriture, Counter[str]] = defaultdict(Counter)
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


def _told(rows: Iterable[tuple[str, dict[str, str]]], found: dict[Ecriture, Counter[str]]) -> None:
    for table, row in rows:
        if table != "elus":
            found[row["coll_nom"], row["nom"]].update({row["elu_uid"]: 1} if row["elu_uid"] else ())


def rangees(found: Mapping[Ecriture, Counter[str]], labels: Mapping[str, str]) -> Rangees:
    """The rows of every member whose spellings are labelled, compared with what the person says of them."""
    members: dict[str, Counter[Ecriture]] = defaultdict(Counter)
    for ecriture, uids in found.items():
        for uid_, rows in uids.items():
            if empreinte(ecriture) in labels:
                members[uid_][ecriture] += rows
    told = Counter[str]()
    for spelled in members.values():
        usual = max(spelled, key=lambda e: (spelled[e], e))
        said = Counter[str]()
        for ecriture, rows in spelled.items():
            said[labels[empreinte(ecriture)]] += rows
        who = max(said, key=lambda p: (said[p], p))
        for ecriture, rows in spelled.items():
            right = bool(who) and labels[empreinte(ecriture)] == who
            told.update({"all": rows, "good": rows * right})
            if ecriture != usual:
                told.update({"varied": rows, "good varied": rows * right})
    return Rangees(told["all"], told["good"], told["varied"], told["good varied"])


def mesurer(found: Mapping[Ecriture, Counter[str]], labels: Mapping[str, str]) -> Mesure:
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
            same, linked = bool(who) and who == other, bool(found[one].keys() & found[two].keys())
            if linked:
                (good if same else wrong).append((one, two))
            elif same:
                missed.append((one, two))
    return Mesure(tuple(good), tuple(wrong), tuple(missed), tuple(unknown), len(found), rangees(found, labels))


def rapport(mesure: Mesure, *, detail: bool = False) -> str:
    """The report, in French, for a terminal."""
    lines = [
        f"{mesure.ecritures} écritures de noms, dont {len(mesure.inconnues)} que le relevé ne connaît pas",
        f"{len(mesure.justes) + len(mesure.faux)} paires d'écritures rapprochées : précision {mesure.precision:.3f}, rappel {mesure.rappel:.3f}",
    ]
    rows = mesure.rangees
    lines.append(
        f"{rows.rattachees} rangées rattachées à un élu, {rows.rattachees - rows.justes} à tort ; "
        f"{rows.variees} écrites autrement que d'habitude, {rows.variees - rows.variees_justes} à tort"
    )
    for title, pairs in (("faux", mesure.faux), ("manquant", mesure.manquants)) if detail else ():
        lines += [f"  {title:9} {council} : {a} / {b}" for (council, a), (_, b) in pairs]
    lines += [f"  inconnue  {council} : {nom}" for council, nom in (mesure.inconnues if detail else ())]
    return "\n".join(lines) + "\n"
