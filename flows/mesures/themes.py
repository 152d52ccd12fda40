"""Themes measured against titles whose theme is known: figures by theme, confusion, calibration, the cost of the threshold."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.themes.choix import SEUIL_1, SEUIL_2
from extractors.themes.regles import SURE, regle
from flows.erreurs import ErreurUtilisateur
from schemas.themes import themes

SEUILS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
BINS = 10


@dataclass(frozen=True, slots=True)
class Essai:
    """One title: the codes that would be right, best first; the likeliest of each level and its probability."""

    titre: str
    attendus: tuple[str, ...]
    code: str
    probabilite: float
    niveau_1: str
    probabilite_1: float
    regle: str | None

    @property
    def juste(self) -> bool:
        return self.code in self.attendus

    @property
    def juste_1(self) -> bool:
        return self.dit_1 in {a.split(".")[0] for a in self.attendus}

    @property
    def dit_1(self) -> str:
        """The level 1 theme that would be stated."""
        return self.niveau_1

    def dit(self, seuil: float = SEUIL_2) -> bool:
        """Whether the level 2 theme would be stated at a threshold: where its level 1 is the likeliest, and sure."""
        sure = self.probabilite_1 >= SEUIL_1 and self.code.split(".")[0] == self.niveau_1
        return self.probabilite >= seuil and (sure or seuil == 0.0)


def read_titles(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """(title, codes) of a CSV (`titre`, and `themes` or `code` and `code_bis`), or of a folder of gold records, acts that print their theme apart."""
    try:
        found = list(_of_gold(path) if path.is_dir() else _of_csv(path))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, csv.Error) as error:
        raise ErreurUtilisateur(
            f"{path} ne se lit pas ({type(error).__name__} : {error}).", "Il faut un CSV de colonnes titre et themes."
        ) from error
    unknown = sorted({c for _, codes in found for c in codes if c not in themes() or "." not in c})
    if unknown:
        raise ErreurUtilisateur(f"Codes inconnus de la nomenclature ACTES : {', '.join(unknown)}.")
    return found


def _of_csv(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            told = row["themes"] if "themes" in row else f"{row['code']};{row.get('code_bis') or ''}"
            codes = tuple(c.strip() for c in re.split(r"[;,\s]+", told) if c.strip())
            if codes and row["titre"].strip():
                yield row["titre"].strip(), codes


def _of_gold(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        for acte in record.get("actes", []) if isinstance(record, dict) else []:
            if acte.get("matiere_attendue") and acte.get("delib_objet") and not acte.get("facultatif"):
                yield acte["delib_objet"], tuple(acte["matiere_attendue"])


def mesurer(titles: Iterable[tuple[str, tuple[str, ...]]]) -> list[Essai]:
    """Every title through the rules, else the classifier, as an act's title goes."""
    from extractors.themes.classifieur import classer

    found = []
    for titre, attendus in titles:
        if (sure := regle(titre)) is not None:
            found.append(Essai(titre, attendus, sure.code, SURE, sure.code.split(".")[0], SURE, sure.nom))
        elif (ranked := classer(titre)) is not None:
            one, p = ranked.niveau_1()
            found.append(Essai(titre, attendus, ranked.codes[0], ranked.probabilites[0], one, p, None))
        else:
            found.append(Essai(titre, attendus, "", 0.0, "", 0.0, None))
    return found


def calibration(essais: Sequence[Essai]) -> tuple[float, list[tuple[float, float, float, int]]]:
    """The expected calibration error, and per bin of probability (up to, stated, right, number)."""
    rows, error = [], 0.0
    for i in range(BINS):
        low, high = i / BINS, (i + 1) / BINS
        inside = [e for e in essais if low < e.probabilite <= high]
        if inside:
            stated = sum(e.probabilite for e in inside) / len(inside)
            right = sum(e.juste for e in inside) / len(inside)
            rows.append((high, stated, right, len(inside)))
            error += len(inside) / len(essais) * abs(stated - right)
    return error, rows


def couverture(essais: Sequence[Essai], seuil: float = SEUIL_2) -> tuple[float, float]:
    """The share of titles that get a level 2 theme at a threshold, and how many of those are right."""
    told = [e for e in essais if e.dit(seuil)]
    return len(told) / len(essais), _share(e.juste for e in told)


def niveau_1(essais: Sequence[Essai]) -> tuple[float, float]:
    """The share of titles that get at least a level 1 theme, and how many of those are right."""
    told = [e for e in essais if e.probabilite_1 >= SEUIL_1]
    return len(told) / len(essais), _share(e.juste_1 for e in told)


def rapport(essais: Sequence[Essai], *, faux: bool = False) -> str:
    """The whole report, in French, for a terminal."""
    covered, right = couverture(essais)
    covered_1, right_1 = niveau_1(essais)
    error, bins = calibration(essais)
    ruled = [e for e in essais if e.regle]
    lines = [
        f"{len(essais)} titres ; {len(ruled)} par une règle ({_pct(_share(e.juste for e in ruled))} justes), les autres par le classifieur",
        f"niveau 2 : {_pct(covered)} reçoivent un thème, {_pct(right)} de ceux-là sont justes (seuil {SEUIL_2})",
        f"niveau 1 : {_pct(covered_1)} reçoivent au moins un thème de niveau 1, {_pct(right_1)} de ceux-là sont justes (seuil {SEUIL_1})",
        f"erreur de calibration (ECE, {BINS} tranches) : {error:.3f}",
        "", "Ce que coûte le seuil", "  seuil   couverts   justes",
    ]  # fmt: skip
    lines += [f"  {s:5.2f}   {_pct(couverture(essais, s)[0]):>8}   {_pct(couverture(essais, s)[1]):>6}" for s in SEUILS]
    lines += ["", "Calibration", "  jusqu'à   dit     juste   titres"]
    lines += [f"  {high:7.1f}   {_pct(stated):>6}  {_pct(good):>6}   {n:5}" for high, stated, good, n in bins]
    lines += ["", "Par thème (attendu)", "  code   titres   classés   justes   précision  libellé"]
    lines += list(_by_theme(essais))
    confused = Counter((e.attendus[0], e.code) for e in essais if not e.juste and e.dit())
    lines += ["", "Confusions (attendu → dit)"] + [f"  {a:5} → {b:5} {n:3}" for (a, b), n in confused.most_common(15)]
    if faux:
        lines += ["", "Titres mal classés"] + [
            f"  {e.code} ({e.probabilite:.2f}) au lieu de {', '.join(e.attendus)} : {e.titre}"
            for e in essais
            if not e.juste
        ]
    return "\n".join(lines) + "\n"


def _by_theme(essais: Sequence[Essai]) -> Iterator[str]:
    """One line per theme: recall over the titles where it comes first, precision over those that were given it."""
    told = [e for e in essais if e.dit()]
    for code in (c for c in themes() if "." in c):
        wanted = [e for e in essais if e.attendus[0] == code]
        given = [e for e in told if e.code == code]
        if wanted or given:
            kept = [e for e in wanted if e.dit()]
            good = sum(e.juste for e in kept)
            precision = _pct(_share(e.juste for e in given)) if given else "–"
            yield f"  {code:5}  {len(wanted):6}   {len(kept):7}   {good:6}   {precision:>9}  {themes()[code]}"


def _share(flags: Iterable[bool]) -> float:
    known = list(flags)
    return sum(known) / len(known) if known else 0.0


def _pct(share: float) -> str:
    return f"{100 * share:.1f} %"
