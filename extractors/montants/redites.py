"""The same sum said once more is one row: in words and in digits, by the proposal and by the decision."""

from __future__ import annotations

import re

from extractors.montants.candidat import Candidat
from extractors.montants.listes import label_of
from extractors.patterns.casse import Motif
from schemas.records import Montant

NOMME = re.compile(
    r"\W{0,4}[-–•*·▪=\"]\s?(?:(?i:une?\s)|l[ae]s?\s|l'|aux?\s|du\s|[A-ZÀ-Ý]{2,}\s|[A-ZÀ-Ý][a-zà-ÿ]+\s[A-ZÀ-Ý])"
)
"""An item of a list that begins with a name: two such items are two sums, whatever they are."""


def again(text: str, one: Candidat, before: Montant, two: Candidat, now: Montant) -> bool:
    """The same sum said once more."""
    if before.valeur != now.valeur or (before.unite and now.unite and before.unite != now.unite):
        return False
    if before.tiers and now.tiers and before.tiers.lower() != now.tiers.lower():
        return False
    if one.grille and two.grille:
        return False
    if bool(DEPOT.search(one.proche)) is not bool(DEPOT.search(two.proche)):
        return False
    if SIGNE.search(one.proche) and SIGNE.search(two.proche):
        return False
    a, b = label_of(one), label_of(two)
    if a is None and b is None:
        if _named(one, two):
            return False
        one_item, two_item = NOMME.match(text, one.debut), NOMME.match(text, two.debut)
        return not (one_item and two_item and one.debut != two.debut and one.etat == two.etat)
    listed = a is not None and b is not None and a.lower() != b.lower()
    return not (listed and one.ligne.count("€") <= 1 and not PLAN_LIGNE.match(b or ""))


SIGNE = re.compile(r"[:\d)]\s?[+–−-]\s?$")
"""Before a credit that is added, or taken away: as many are moved."""
DEPOT = Motif(r"(?i)d[ée]p[ôo]t\sde\sgarantie|\bcautions?\b")
"""What is kept as a surety is a sum of its own, be it as high as the rent."""


def _named(one: Candidat, two: Candidat) -> bool:
    """Two lines that each name another before a colon: `1er adjoint : 9 % de l'indice, soit 300 €`."""
    names = [c.ligne.split(":")[0].strip().lower() for c in (one, two) if ":" in c.ligne[: c.ligne.rfind("€")]]
    single = one.ligne.count("€") == two.ligne.count("€") == 1 and one.etat == two.etat
    return single and len(set(names)) == 2 and not any(PLAN_LIGNE.match(n.lstrip(" -•*")) for n in names)


PLAN_LIGNE = re.compile(r"(?i)(?:montant|total|subvention|co[ûu]t|d[ée]penses?)\b")
