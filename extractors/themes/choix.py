"""The theme of an act that prints none: a sure wording first, then the classifier, and nothing where neither is sure.

A printed code is never touched, and costs nothing: neither the rules nor spaCy are run then. What is stated here has the
origin `classe`, its probability as confidence, and the runner-up in the evidence. The evidence never repeats the title, which may
name private people and is masked where it is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractors.themes.regles import SURE, Regle, regle
from schemas.records import Acte, Anomalie, Preuve
from schemas.themes import themes

if TYPE_CHECKING:
    from extractors.themes.classifieur import Classement

SEUIL_2, SEUIL_1 = 0.4, 0.55
"""Probabilities under which the level 2 theme, then anything, is left out: `registre themes evaluate` tells the cost. Where level 1
is not sure, level 2 is not said either: both are published together."""
MOST = 0.99


def completer(acte: Acte) -> tuple[Acte, Anomalie | None]:
    """The act with its theme where one can be told; what a person should know where the classifier could not be asked."""
    return completer_tous([acte])[0]


def completer_tous(actes: Sequence[Acte]) -> list[tuple[Acte, Anomalie | None]]:
    """`completer` for the acts of one document: the classifier is asked once for all, a third of the cost of one by one."""
    rules = [regle(a.delib_objet) if _unknown(a) and a.delib_objet else None for a in actes]
    asked = [
        a.delib_objet for a, rule in zip(actes, rules, strict=True) if _unknown(a) and a.delib_objet and rule is None
    ]
    answers: Iterator[Classement | None] = iter(())
    doubt = None
    if asked:
        from extractors.themes.classifieur import ModeleAbsent, classer_tous

        try:
            answers = iter(classer_tous(asked))
        except ModeleAbsent as error:
            doubt = Anomalie("themes.modele", str(error), "alerte", champ="delib_matiere_code")
    done: list[tuple[Acte, Anomalie | None]] = []
    for acte, rule in zip(actes, rules, strict=True):
        if rule is not None:
            done.append((_ruled(acte, rule), None))
        elif _unknown(acte) and doubt is None:
            done.append((_ranked(acte, next(answers)), None))
        else:
            done.append((acte, doubt if _unknown(acte) else None))
    return done


def _unknown(acte: Acte) -> bool:
    return bool(acte.delib_objet) and not (acte.delib_matiere_code or acte.delib_matiere_nom)


def _ruled(acte: Acte, found: Regle) -> Acte:
    said = f"règle « {found.nom} » d'après le titre"
    return _with(acte, found.code, themes()[found.code], Preuve("classe", said, f"themes.regle.{found.nom}", SURE))


def _ranked(acte: Acte, ranked: Classement | None) -> Acte:
    if ranked is None:
        return acte
    second = f"puis {ranked.codes[1]} ({_percent(ranked.probabilites[1])})"
    code, sure = ranked.niveau_1()
    if sure < SEUIL_1:
        return acte
    if ranked.probabilites[0] >= SEUIL_2 and ranked.codes[0].split(".")[0] == code:
        said = f"{ranked.codes[0]} ({_percent(ranked.probabilites[0])}), {second}, d'après le titre"
        proof = Preuve("classe", said, "themes.classifieur", _stated(ranked.probabilites[0]))
        return _with(acte, ranked.codes[0], themes()[ranked.codes[0]], proof)
    said = f"{code} ({_percent(sure)}) sans thème de niveau 2 sûr : {ranked.codes[0]} ({_percent(ranked.probabilites[0])}), {second}, d'après le titre"
    return _with(acte, None, themes()[code], Preuve("classe", said, "themes.classifieur.niveau_1", _stated(sure)))


def _with(acte: Acte, code: str | None, name: str, proof: Preuve) -> Acte:
    preuves = {**acte.preuves, "delib_matiere_nom": proof, **({"delib_matiere_code": proof} if code else {})}
    return replace(acte, delib_matiere_code=code, delib_matiere_nom=name, preuves=MappingProxyType(preuves))


def _stated(p: float) -> float:
    """A classifier is never certain: two digits, 0.99 at most."""
    return min(round(p, 2), MOST)


def _percent(p: float) -> str:
    return f"{_stated(p):.2f}".replace(".", ",")
