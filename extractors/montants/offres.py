"""Several offers in one act: the one that the decision takes."""

from __future__ import annotations

import re

from extractors.montants.candidat import Candidat
from extractors.montants.doublets import pair
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


_NOM = r"(?:[A-ZÀ-Ý][\w'’.&-]*)(?:\s(?:(?:de|du|des|la|le|et|&)\s)?[A-ZÀ-Ý][\w'’.-]*){0,3}"
ELU = re.compile(
    rf"(?P<nom>{_NOM})\s(?:est|sont|sera)\s(?:\w+\s)?(?:retenu|choisi|préféré)e?s?\b"
    rf"|\b(?:retient|choisit|retiennent|opte\spour|donn\w+\sla\spréférence\sà)\s(?:l'offre\sd[eu]\s|la\sproposition\sd[eu]\s|le\sdevis\sd[eu]\s|l'entreprise\s|la\ssociété\s|celui\sd[eu]\s|celle\sd[eu]\s)?(?:la\s|le\s|l')?(?P<nom2>{_NOM}|(?<=l')[a-zà-ÿ]{{5,}}|(?<=l[ae]\s)(?!second|premi|derni|deuxi|troisi|moins)[a-zà-ÿ]{{6,}})"
    r"|\b(?:[Ll][ae]|[Cc]e(?:tte|s)?)\s(?P<rang>premi[eè]re?|seconde?|deuxième|troisième|derni[eè]re?s?|moins[\s-]disante?|moins\schère?|plus\s(?:élevée?|haute?))(?:\s(?:offre|proposition|d'entre\s\w+))?(?:\s(?:est|sont|sera|l'emporte\w*|a\s)|\s?[.,;(])"
)
"""Which of the offers named before is taken: by its name, or by its rank."""
STOP = re.compile(r"[.;]\s|\n\s*\n")
CHOIX = SansCasse(r"\b(?:choisi|pr[ée]f[ée]rence|reten|retien|retenu|accept|emport|opt|pr[ée]f[ée]r)\w*")
RANGS = {"premi": 0, "secon": 1, "deuxi": 1, "trois": 2, "derni": -1}


def elected(text: str, found: list[Candidat]) -> tuple[list[Candidat], int]:
    """Of the offers that an act of a few lines names, the one that it takes, with and without its taxes; and where it says so."""
    for match in ELU.finditer(text):
        before = [c for c in found if c.somme.debut < match.start() and c.etat not in ("visa", "rappel", "hors")]
        if len(before) < 2 or not CHOIX.search(text, max(0, match.start() - 60), match.end() + 60):
            continue
        offers: list[list[Candidat]] = []
        for candidate in before:
            if offers and pair(text, offers[-1][-1].somme, candidate.somme):
                offers[-1].append(candidate)
            else:
                offers.append([candidate])
        said = next(
            (c for c in found if c.somme.debut > match.end() and not STOP.search(text, match.end(), c.somme.debut)),
            None,
        )
        if said is not None:
            same = [
                o for o in offers if 1.04 < said.somme.valeur / o[0].somme.valeur < 1.25 and said.somme.taxe == "TTC"
            ]
            return (same[0], match.start()) if len(same) == 1 else ([], 0)
        if match["rang"]:
            told = match["rang"][:5].lower()
            if told in ("moins", "plus "):
                best = min if told == "moins" else max
                return best(offers, key=lambda o: o[0].somme.valeur), match.start()
            rank = RANGS[told]
            return (offers[rank], match.start()) if rank < len(offers) else ([], 0)
        nom = (match["nom"] or match["nom2"]).split()[-1].lower()
        named = [o for o in offers if nom in o[0].proche.lower()]
        if len(named) == 1 and nom not in COMMUNS:
            return named[0], match.start()
    return [], 0
