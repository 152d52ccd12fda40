"""What a budget, its changes and its accounts decide: the balances that are voted, what a sentence moves; never a table's lines.

A balance is a sum that the vote gives to a whole budget or to one of its two sections, the same in expenses and in receipts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.montants.brefs import brief, elsewhere
from extractors.montants.candidat import Candidat
from extractors.montants.choix import AMORCE, DECISION, line_of, sentence_start
from extractors.montants.ecarts import PAS, alone
from extractors.montants.grille import Grille, sums_of
from extractors.montants.grilles import LIGNE_TOTAL
from extractors.montants.sommes import Somme
from extractors.montants.zones import Zones
from extractors.patterns.casse import SansCasse

PHRASES = 4
"""More sums than that, said in sentences, are a report."""
VOTE = SansCasse(
    r"\bbudgets?\s(?:primitif|supp|annexe|principal|\d|g[ée]n[ée]ral|commun|assain|eau)|\bvote\sdu\sbudget|\bb\.?p\.?\s?20\d\d"
)
AFFECTATION = SansCasse(r"\baffectation\s(?:du|des|de\s(?:r|l'))")
AFFECTE = SansCasse(r"\b1068\b|\b00[12]\b|\breport(?:er|[ée])?\b|\baffect")
"""A line that says where the result goes."""
SECTION = SansCasse(
    r"\bsection\s(?:de\s|d')?(?:fonctionnement|investissement|exploitation)|\b(?:en|de|d')\s?(?:fonctionnement|investissement|exploitation)\b|\b(?:fonctionnement|investissement|exploitation)\s?:?\s?$"
)
EQUILIBRE = SansCasse(
    r"\b[ée]quilibr|\btant\sen\sd[ée]penses\squ|\btant\sen\srecettes\squ|\bd[ée]penses\s(?:et|/|=)\s(?:en\s)?recettes|\brecettes\s(?:et|/|=)\s(?:en\s)?d[ée]penses|\bs'[ée]l[èe]ve\s[àa]\sla\ssomme"
)
MOUVEMENT = SansCasse(
    r"\bmodificativ|\bmod[ie]fi\w+|\bvirements?\b|\bouvertures?\b|\bcr[ée]dits?\b|\bd\.?m\.?\s?n?\s?°?\s?\d\b"
)
LIGNES = SansCasse(
    r"\bmodificativ|\bmod[ie]fi\w+\sbudg|\bd\.?m\.?\s?n?\s?°?\s?\d\b|\bouvertures?\s(?:de|des|anticip\w+\sde)\scr[ée]dits|\bcr[ée]dits?\sd'investissement|\bvirements?\sde\scr[ée]dits|\bautorisations?\sde\sprogramme|\bap\s?/\s?cp|\brifseep|\br[ée]gime\sindemnitaire|\bcr[ée]dits\sde\spaiement"
)
"""Titles of what is decided line by line: credits moved or opened, programmes, ceilings of the staff's allowances."""
APURE = SansCasse(r"\bapur\w+")
"""A writing between accounts."""
BALANCES = 8
"""More distinct sums than that in a vote of balances are a table."""


def accounts(text: str, found: Sequence[Somme], where: Zones, tables: Sequence[Grille] = ()) -> list[Candidat]:
    """Of a budget or of its changes: the balances voted; else what a sentence of the decision says; else the one sum that all move."""
    seen = [_candidate(text, s, where) for s in found if s.valeur]
    balances = _balances(text, seen, where)
    if balances:
        return balances
    if LIGNES.search(text[:240]) and (lines := _lines(text, tables, where) or _years(text, seen)):
        return lines
    if VOTE.search(text[:240]) and (told := _sections(text, tables, where) or _sides(seen)):
        return told
    if COMPTE.search(text[:240]) and not VOTE.search(text[:240]):
        return []
    said = [c for c in seen if c.etat == "decide" and _sentence(text, c) and not APURE.search(c.proche)]
    if said:
        return said if len({c.somme.valeur for c in said}) <= PHRASES else []
    if AFFECTATION.search(text[:240]):
        return [c for c in seen if c.etat == "decide" and AFFECTE.search(c.ligne)] if brief(text) else []
    if not MOUVEMENT.search(text[:240]):
        return []
    moved = [
        c for c in seen
        if c.etat in ("decide", "propose", "neutre", "expose") and c.somme.debut < max(where.fin, 0)
    ]  # fmt: skip
    return moved[:1] if len({c.somme.valeur for c in moved}) == 1 else []


TOTAUX = SansCasse(r"\b(?:total|globa)\w*\b")
SECTION_SEULE = re.compile(r"(?i)\W*(?:sections?\s(?:de\s|d'))?(?:fonctionnement|investissement|exploitation)\W*")


def _sections(text: str, tables: Sequence[Grille], where: Zones) -> list[Candidat]:
    """The sections of a budget that a table gives, the same in expenses and in receipts."""
    kept = [_candidate(text, s, where) for s in sums_of(tables)]
    kept = [
        c for c in kept
        if SECTION_SEULE.fullmatch(re.split(r"[\d€+–−-]", c.ligne, maxsplit=1)[0]) and c.somme.debut < where.fin
    ]  # fmt: skip
    twice = [c for c in kept if sum(c.somme.valeur == o.somme.valeur and c.ligne == o.ligne for o in kept) > 1]
    return [c for i, c in enumerate(twice) if all(o.ligne != c.ligne for o in twice[:i])]


COTES = re.compile(
    r"(?i)\W*(?:total\sdes\s)?(?P<cote>d[ée]penses|recettes)\s(?:de\s|d')(?P<section>fonctionnement|investissement|exploitation)\W"
)


def _sides(seen: Sequence[Candidat]) -> list[Candidat]:
    """The sections of a budget whose expenses and receipts are the same, a line each."""
    told: dict[str, dict[str, Candidat]] = {}
    for candidate in seen:
        if match := COTES.match(candidate.ligne):
            told.setdefault(match["section"].lower(), {}).setdefault(match["cote"][0].lower(), candidate)
    both = [sides for sides in told.values() if len(sides) == 2]
    return [s["d"] for s in both if s["d"].somme.valeur == s["r"].somme.valeur]


def _balances(text: str, seen: Sequence[Candidat], where: Zones) -> list[Candidat]:
    """The sums at which a budget and its sections are balanced, where the decision says so in words."""
    if not VOTE.search(text[:240]) or not any(c.etat == "decide" for c in seen):
        return []
    decided = [c for c in seen if c.etat == "decide" and not TOTAUX.search(c.proche)]
    if not decided:
        return []
    if not EQUILIBRE.search(text, decided[0].zone - AMORCE if decided[0].zone > AMORCE else 0, decided[-1].somme.fin):
        return []
    kept = [c for c in decided if c.ligne.count("€") + c.ligne.lower().count("euro") <= 2 and _balance(text, c)]
    return kept if len({c.somme.valeur for c in kept}) <= BALANCES and len(kept) == len(decided) else []


def _balance(text: str, candidate: Candidat) -> bool:
    """The words before the sum, or right behind it, name a section or an equilibrium, and no part of it."""
    line = max(text.rfind("\n", 0, max(0, text.rfind("\n", 0, candidate.somme.debut))) + 1, candidate.debut - 1, 0)
    before = text[line : candidate.somme.debut]
    after = text[candidate.somme.suite : candidate.somme.suite + 60]
    return bool(
        SECTION.search(before) or EQUILIBRE.search(before) or SECTION.search(after) or EQUILIBRE.search(after)
    ) and not PAS.search(candidate.proche[-60:])


def _lines(text: str, tables: Sequence[Grille], where: Zones) -> list[Candidat]:
    """The lines that a table of credits moves or opens, where the assembly accepts them."""
    kept = [replace(_candidate(text, s, where), grille=True) for s in sums_of(tables)]
    end = len(text) if where.fin < 0 and brief(text) else where.fin
    return [
        c for c in kept
        if not LIGNE_TOTAL.match(c.ligne)
        and (c.etat == "decide" or (c.etat in ("propose", "neutre", "expose") and c.somme.debut < where.fin)
        or (c.etat in ("propose", "neutre") and c.somme.debut < end))
    ]  # fmt: skip


def _years(text: str, seen: Sequence[Candidat]) -> list[Candidat]:
    """The sums of a line under the heading of a programme's years."""
    return [c for c in seen if TETE.search(text, max(0, (start := line_of(text, c.somme)[0]) - 90), start)]


def _candidate(text: str, somme: Somme, where: Zones) -> Candidat:
    debut = sentence_start(text, somme, where)
    _, ligne = line_of(text, somme)
    proche = text[max(debut, somme.debut - 160) : somme.debut]
    return Candidat(somme, debut, proche, ligne, where.at(somme.debut), where.start(somme.debut))


COMPTE = SansCasse(r"\bcomptes?\s(?:administratif|de\sgestion|financier)")
"""What was done of a budget: the sums of an account are nobody's decision."""
TETE = SansCasse(r"\bCP\s20\d\d[^\n]*\n$")
"""The heading of a programme's years, right above its sums."""
IMPUTE = re.compile(r"(?i)\b(?:chapitres?|comptes?|articles?)\s(?:n\s?°\s?)?\d+\w*")
"""Where a credit is opened."""
COTE = re.compile(r"(?i)\W*(?:total\s)?(?:des\s)?(?:d[ée]penses|recettes)\W*\d")
"""One side of a budget, in a line of its own."""


def _sentence(text: str, candidate: Candidat) -> bool:
    """A sentence with its verb leads to the sum, and no table."""
    head = text[candidate.debut : candidate.somme.debut]
    if brief(text):
        start, _ = line_of(text, candidate.somme)
        if alone(text, start, candidate.ligne) or COTE.match(candidate.ligne):
            return False
        return (
            candidate.ligne.count("€") <= 4
            and not elsewhere(text, candidate.somme.debut, candidate.somme.suite)
            and not PAS.search(IMPUTE.sub("", re.split(r"\bsoit\b", candidate.proche[-60:])[-1]))
        )
    return (
        bool(DECISION.search(head)) and len(head.split()) > 5 and candidate.ligne.count("€") <= 2 and "\n\n" not in head
    )
