"""Who took no part in the vote of an act: those whom its matter concerns (CGCT L.2131-11), those who left the room for it.

Names as printed. Someone called by function only (`le Maire sort de la salle`) cannot be named from the act alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractors.found import Found
from extractors.patterns.casse import SansCasse, lowered
from extractors.personnes.noms import Nom, key, names_before, read_names

NAMES = ("vote_non_participation",)
PORTEE = "acte"
FOIS = 60
"""Mentions of one wording in one act, at most."""
_PART = (
    r"(?:ne\s+|n')(?:(?:prend|prennent|prendra|prendront|prenant|participe(?:nt|ra|ront)?|participant|vote(?:nt)?)\s+pas|"
    r"(?:a|ont|ayant|avait)\s+pas\s+(?:pris|particip[ée]|vot[ée]))(?:\s+part)?"
    r"(?:\s+(?:aux?|à\s+l[ae'])\s*(?:pr[ée]sente?\s+)?(?:votes?|d[ée]bats?|d[ée]lib[ée]rations?|d[ée]cision))?(?:\s+(?:ni|et)\s+au\s+vote)?"
)
PART = SansCasse(rf"(?<!\w){_PART}(?!\w)")
SORT = SansCasse(
    r"(?<!\w)(?:(?:quitte(?:nt)?|(?:a|ont|ayant)\s+quitt[ée])\s+(?:momentan[ée]ment\s+|alors\s+)?la\s+(?:salle|s[ée]ance|pi[èe]ce)"
    r"|(?:sort(?:ent)?|est\s+sortie?|sont\s+sorti(?:e?s)|[ée]tant\s+sortie?s?)\s+(?:momentan[ée]ment\s+|alors\s+)?de\s+la\s+(?:salle|s[ée]ance|pi[èe]ce)"
    r"|se\s+retire(?:nt)?(?=\s*(?:[.,;]|et\s|pour\s+le\s+vote|au\s+moment|lors|pendant|avant))|s'est\s+retir[ée]e?(?!\w))"
)
LIBELLE = SansCasse(
    rf"(?<!\w)(?:{_PART}|non[\s-]+(?:participation|participants?|votants?)(?:\s+au\s+vote)?|n\.?p\.?p\.?v\.?|refus\s+de\s+vote)\s*"
    r"(?::\s*\d{0,3}\s*\(?|=\s*\d{0,3}\s*\(?|\(\s*)"
)
WORDS = {
    PART: ("pas",), SORT: ("quitt", "sort", "retir"), LIBELLE: ("pas", "non", "p.v", "pv", "refus"),
}  # fmt: skip
"""Letters without which a wording cannot match: most acts have none."""
INCISE = re.compile(r",\s*[a-zà-ÿ][^,.;:\n]{2,90},?\s*$|,?\s*(?:[ée]tant|[ée]tait|est|sont)\s[^,.;:\n]{3,80},?\s*$")
"""`, intéressé à l'affaire,` between a name and its verb."""
QUI = re.compile(r",?\s*\bqui\s*$")
FONCTION = SansCasse(r"(?:monsieur|madame|m\.|mme|l[ea])\s+(?:l[ea]\s+)?(?:maire|pr[ée]sidente?)[\s,]*(?:qui\s+)?$")

EXAMPLES = (
    ("M. JULLIEN, intéressé à l'affaire, ne prend pas part au vote.", {"vote_non_participation": ("JULLIEN",)}),
    ("Monsieur Éloi LIOMER, président d'une école de musique, ne participe pas au vote.",
     {"vote_non_participation": ("Éloi LIOMER",)}),
    ("A l'unanimité\nM. David PETIOU, M. Stéphane RABUT et Mme Ana OSPITO ne prennent pas part au vote en raison de leurs fonctions.",
     {"vote_non_participation": ("David PETIOU", "Stéphane RABUT", "Ana OSPITO")}),
    ("Pour le vote du compte administratif, Monsieur Philippe BARBET, maire, sort de la salle et laisse la présidence",
     {"vote_non_participation": ("Philippe BARBET",)}),
    ("M. Côme LESCUR, président de l'association, quitte la salle et ne prend pas part au vote.",
     {"vote_non_participation": ("Côme LESCUR",)}),
    ("Pour : 11 - Contre : 0 - Ne prend pas part au vote : 1 (Mme Zoé HALL)", {"vote_non_participation": ("Zoé HALL",)}),
    ("Rapporteur : Mme DOT\nM. ROY ne prend pas part au vote.", {"vote_non_participation": ("ROY",)}),
    ("Pour : 11\nNPPV : M. ROY, Mme DOT\nVu le code", {"vote_non_participation": ("ROY", "DOT")}),
    ("N'ont pas pris part au vote : Anne ROY et Luc BON.", {"vote_non_participation": ("Anne ROY", "Luc BON")}),
    ("adopté à l'unanimité, Mme Ève DOT n'ayant pas pris part au vote", {"vote_non_participation": ("Ève DOT",)}),
    ("à l'exception de M. Luc BON, qui ne prend pas part au vote, décide", {"vote_non_participation": ("Luc BON",)}),
    ("Madame Anne ROY se retire et ne participe pas au vote. Monsieur Luc BON n'a pas pris part à la délibération.",
     {"vote_non_participation": ("Anne ROY", "Luc BON")}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "La Caisse Locale du Crédit Commun ne participe pas au vote de cette subvention.",
    "Pour cette affaire qui le concerne, Monsieur le maire sort de la salle",
    "Madame le Maire ne prend pas part au vote",
    "Le public quitte la salle. Les conseillers absents ne prennent pas part au vote.",
    "demande que la commune se retire du syndicat à la prochaine rentrée",
    "Ne prend pas part au vote : 0",
    "M. Luc BON prend part au vote ; Mme Ève DOT vote contre.",
)


def find(text: str) -> list[Found]:
    people: dict[frozenset[str], Nom] = {}
    unnamed: re.Match[str] | None = None
    for names, match in _mentions(text):
        for nom in names:
            people.setdefault(key(nom.texte), nom)
        if not names and match.re is PART.re and FONCTION.search(text, max(0, match.start() - 60), match.start()):
            unnamed = match
    if people and unnamed is None:
        found = sorted(people.values(), key=lambda n: n.debut)
        valeur = tuple(n.texte for n in found)
        return [Found(NAMES[0], valeur, found[0].debut, max(n.fin for n in found), "non_participation.nom", 0.93)]
    if unnamed is not None:
        return [Found(NAMES[0], None, *unnamed.span(), "non_participation.fonction", 0.4, UNNAMED)]
    return []


UNNAMED = "celui qui ne prend pas part au vote n'est désigné que par sa fonction"


def _mentions(text: str) -> Iterator[tuple[tuple[Nom, ...], re.Match[str]]]:
    """The names that each wording gives, and where it stands."""
    for match in islice(_told(LIBELLE, text), FOIS):
        yield read_names(text, match.end(), min(len(text), match.end() + 400)).noms, match
    for pattern in (PART, SORT):
        for match in islice(_told(pattern, text), FOIS):
            yield _subjects(text, match.start()), match


def _told(pattern: SansCasse, text: str) -> Iterator[re.Match[str]]:
    lower = lowered(text)
    return pattern.finditer(text) if any(word in lower for word in WORDS[pattern]) else iter(())


ORGANISME = SansCasse(
    r"(?<!\w)(?:caisse|cr[ée]dit|banque|soci[ée]t[ée]|association|syndicat|f[ée]d[ée]ration|compagnie|office|groupe|union|club|comit[ée]|entreprise|cabinet|mutuelle|agence)(?!\w)"
)
"""A bank or an association that takes no part in something is nobody's vote."""
LIEN = re.compile(r"[,;&–-]|(?<!\w)et(?!\w)")


def _joined(text: str, people: tuple[Nom, ...]) -> tuple[Nom, ...]:
    """The last names that commas or `et` join: a line's end alone parts `Rapporteur : Mme X` from `M. Y ne prend pas part`."""
    first = len(people) - 1
    while first and LIEN.search(text, people[first - 1].fin, people[first].debut):
        first -= 1
    return people[first:]


def _subjects(text: str, end: int) -> tuple[Nom, ...]:
    """The people who are the subject of the verb at `end`: right before it, or before a phrase between commas."""
    if relative := QUI.search(text, max(0, end - 8), end):
        end = relative.start()
    people = names_before(text, end)
    if people and not people[-1].civilite and ORGANISME.search(people[-1].texte):
        return ()
    if people:
        return _joined(text, people)
    incise = INCISE.search(text, max(0, end - 130), end)
    return names_before(text, incise.start()) if incise else ()
