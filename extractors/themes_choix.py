"""The theme of an act that prints none: a sure wording first, then the classifier, and nothing where neither is sure.

A printed code is never touched, and costs nothing: neither the rules nor spaCy are run then. What is stated here has the
origin `classe`, its probability as confidence, and the runner-up in the evidence. The evidence never repeats the title, which may
name private people and is masked where it is published.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from extractors.themes_regles import SURE, regle
from schemas.records import Acte, Anomalie, Preuve
from schemas.themes import themes

SEUIL_2, SEUIL_1 = 0.4, 0.6
"""Probabilities under which the level 2 theme, then the level 1 theme, is left out: `registre themes evaluate` tells the cost."""
MOST = 0.99


def completer(acte: Acte) -> tuple[Acte, Anomalie | None]:
    """The act with its theme where one can be told; what a person should know where the classifier could not be asked."""
    if acte.delib_matiere_code or acte.delib_matiere_nom or not acte.delib_objet:
        return acte, None
    titre = acte.delib_objet
    if (found := regle(titre)) is not None:
        said = f"règle « {found.nom} » d'après le titre"
        return _with(
            acte, found.code, themes()[found.code], Preuve("classe", said, f"themes.regle.{found.nom}", SURE)
        ), None
    from extractors.themes import ModeleAbsent, classer

    try:
        ranked = classer(titre)
    except ModeleAbsent as error:
        return acte, Anomalie("themes.modele", str(error), "alerte", champ="delib_matiere_code")
    if ranked is None:
        return acte, None
    second = f"puis {ranked.codes[1]} ({_percent(ranked.probabilites[1])})"
    if ranked.probabilites[0] >= SEUIL_2:
        said = f"{ranked.codes[0]} ({_percent(ranked.probabilites[0])}), {second}, d'après le titre"
        proof = Preuve("classe", said, "themes.classifieur", _stated(ranked.probabilites[0]))
        return _with(acte, ranked.codes[0], themes()[ranked.codes[0]], proof), None
    code, sure = ranked.niveau_1()
    if sure >= SEUIL_1:
        said = f"{code} ({_percent(sure)}) sans thème de niveau 2 sûr : {ranked.codes[0]} ({_percent(ranked.probabilites[0])}), {second}, d'après le titre"
        return _with(
            acte, None, themes()[code], Preuve("classe", said, "themes.classifieur.niveau_1", _stated(sure))
        ), None
    return acte, None


def _with(acte: Acte, code: str | None, name: str, proof: Preuve) -> Acte:
    preuves = {**acte.preuves, "delib_matiere_nom": proof, **({"delib_matiere_code": proof} if code else {})}
    return replace(acte, delib_matiere_code=code, delib_matiere_nom=name, preuves=MappingProxyType(preuves))


def _stated(p: float) -> float:
    """A classifier is never certain: two digits, 0.99 at most."""
    return min(round(p, 2), MOST)


def _percent(p: float) -> str:
    return f"{_stated(p):.2f}".replace(".", ",")
