"""The amounts read in documents against those that a person found there: precision, recall, and each difference."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.erreurs import ErreurUtilisateur
from flows.mesures.lus import lus
from schemas.records import Acte, Montant

Somme = tuple[int, float]
"""Page, value in euros."""


@dataclass(frozen=True, slots=True)
class Releve:
    """What a person found in one document: the sums that must be read, and those that may be (`facultatif`)."""

    exiges: Counter[Somme]
    permis: Counter[Somme]
    pages: bool = True
    """Whether the page of a sum is known; where it is not, it is 0 and its value alone is compared."""


@dataclass(frozen=True, slots=True)
class Ecart:
    """One document compared: sums read rightly, wrongly, and not read."""

    fichier: str
    justes: int
    faux: tuple[tuple[Somme, str], ...]
    manquants: tuple[Somme, ...]


def read_labels(path: Path, *, tous: bool = False) -> dict[str, Releve]:
    """The sums of a CSV (`fichier` without its ending, `page`, `valeur`, `facultatif`: `oui` or empty; a document without sums has an
    empty row or none) or of a folder of relectures (JSON: `montants` and `montants_toleres` of `actes`), whose documents without any
    sum were not looked at unless `tous` says so."""
    if path.is_dir():
        return _of_gold(path, tous=tous)
    found: dict[str, Releve] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                releve = found.setdefault(row["fichier"], Releve(Counter(), Counter()))
                if row["valeur"]:
                    kind = releve.permis if row["facultatif"] == "oui" else releve.exiges
                    kind[int(row["page"]), float(row["valeur"])] += 1
    except (OSError, UnicodeDecodeError, KeyError, ValueError, csv.Error) as error:
        raise ErreurUtilisateur(
            f"{path} ne se lit pas ({type(error).__name__} : {error}).",
            "Il faut un CSV de colonnes fichier, page, valeur et facultatif.",
        ) from error
    return found


def _of_gold(folder: Path, *, tous: bool) -> dict[str, Releve]:
    found: dict[str, Releve] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            actes = json.loads(path.read_text(encoding="utf-8")).get("actes", [])
            sums = [(float(m["valeur"]), bool(m.get("facultatif"))) for a in actes for m in a.get("montants", ())]
            sums += [(float(m["valeur"]), True) for a in actes for m in a.get("montants_toleres", ())]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ErreurUtilisateur(f"{path} ne se lit pas ({type(error).__name__} : {error}).") from error
        if sums or tous:
            told, allowed = ([(0, valeur) for valeur, may in sums if may is kind] for kind in (False, True))
            found[path.stem] = Releve(Counter(told), Counter(allowed), pages=False)
    return found


def mesurer(files: Sequence[Path], labels: dict[str, Releve], *, jobs: int = 0) -> list[Ecart]:
    """Every document read and compared; one without labels holds no sum."""
    found = []
    for fichier, actes in lus(files, jobs=jobs):
        stem = fichier.removesuffix(".pdf")
        releve = labels.get(stem, Releve(Counter(), Counter()))
        read = [(_somme(m, releve), f"p. {_page(m)}, {a.delib_objet or ''} : {m}") for a in actes for m in a.montants]
        found.append(_compare(stem, read, replace(releve, permis=releve.permis + _said_again(actes, releve))))
    return found


def _page(montant: Montant) -> int:
    return montant.preuve.page if montant.preuve and montant.preuve.page else 0


def _somme(montant: Montant, releve: Releve) -> Somme:
    return _page(montant) if releve.pages else 0, montant.valeur


def _said_again(actes: Iterable[Acte], releve: Releve) -> Counter[Somme]:
    """Of sums said without and with their taxes of which the person kept one, the other: it is no sum of its own."""
    kept = {*releve.exiges, *releve.permis}
    found: Counter[Somme] = Counter()
    for acte in actes:
        for montant in acte.montants:
            if montant.equivalent:
                pair = {_somme(montant, releve), _somme(acte.montants[montant.equivalent - 1], releve)}
                found.update(pair - kept if pair & kept else ())
    return found


def _compare(fichier: str, read: Iterable[tuple[Somme, str]], releve: Releve) -> Ecart:
    wanted, allowed = releve.exiges.copy(), releve.permis.copy()
    good, wrong = 0, []
    for somme, told in read:
        if wanted[somme]:
            wanted[somme] -= 1
            good += 1
        elif allowed[somme]:
            allowed[somme] -= 1
        else:
            wrong.append((somme, told))
    return Ecart(fichier, good, tuple(wrong), tuple(wanted.elements()))


def scores(ecarts: Iterable[Ecart]) -> tuple[float, float]:
    """Precision and recall over all documents."""
    all_ = list(ecarts)
    good, wrong, missed = (
        sum(e.justes for e in all_),
        sum(len(e.faux) for e in all_),
        sum(len(e.manquants) for e in all_),
    )
    return good / (good + wrong) if good + wrong else 1.0, good / (good + missed) if good + missed else 1.0


def rapport(ecarts: Sequence[Ecart], *, detail: bool = False) -> str:
    """The report, in French, for a terminal."""
    precision, recall = scores(ecarts)
    lines = [
        f"{len(ecarts)} documents, {sum(e.justes + len(e.manquants) for e in ecarts)} montants relevés par une personne",
        f"précision {precision:.3f}, rappel {recall:.3f}",
    ]
    for ecart in ecarts if detail else ():
        lines += [f"  faux      {ecart.fichier} {told}" for _, told in ecart.faux]
        lines += [f"  manquant  {ecart.fichier} p. {page} : {valeur:g} €" for page, valeur in ecart.manquants]
    return "\n".join(lines) + "\n"
