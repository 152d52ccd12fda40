"""Several offers in one act: the one that the decision takes."""

from __future__ import annotations

import re

from extractors.montants.candidat import Candidat
from extractors.montants.zones import Zones
from extractors.patterns.casse import Motif, SansCasse

OFFRES = SansCasse(
    r"\b(?:deux|trois|quatre|cinq|\d|plusieurs|diff[ée]rents)\s(?:devis|offres|propositions|entreprises|soci[ée]t[ée]s|prestataires|candidats)\b|\bdevis\s(?:ont|suivants|re[çc]us)|\boffres\ssuivantes|\bpr[ée]sente\sles\s(?:devis|offres)|\bles\s(?:devis|offres)\sre[çc]ue?s"
)
TOUTES = Motif(
    r"(?i)(?:accept|approuv|valid|reten|sign)\w*,?\s(?:[àa]\sl'unanimit[ée],?\s)?(?:tous\s)?(?:les|ces|des|deux|trois)\s(?:devis|offres|avenants|propositions|subventions)"
)
"""All of them are taken: nothing is compared."""
NOM = re.compile(r"[A-ZÀ-Ý][\w'-]{2,}")
COMMUNS = frozenset(
    "entreprise société sarl sas ets cabinet devis offre monsieur madame maire conseil commune ville hors taxes ttc lot".split()
)


def compared(text: str, told: list[Candidat], where: Zones) -> list[Candidat]:
    """Of several offers, the one whose firm the decision names; none where it names none."""
    if len({c.somme.valeur for c in told}) < 2 or not OFFRES.search(text) or TOUTES.search(text):
        return told
    decision = text[
        max((p for p, e in zip(where.places, where.etats, strict=True) if e == "decide"), default=where.fin) :
    ].lower()
    kept = []
    for candidate in told:
        wide = text[max(candidate.debut, candidate.somme.debut - 120) : candidate.somme.debut]
        names = NOM.findall(candidate.proche) or NOM.findall(wide)
        if any(n.lower() in decision for n in names if n.lower() not in COMMUNS):
            kept.append(candidate)
    firms = {c.proche for c in kept}
    return kept if len(firms) == 1 else []
