"""What an act is about, as its first words tell: accounts, what decides no sum, or anything else."""

from __future__ import annotations

import re

from extractors.patterns.casse import SansCasse

COMPTES = SansCasse(
    r"\b(?:budgets?\s(?:primitif|supp|annexe|principal|commun|g[ée]n[ée]ral|\d|assain|eau)|vote\sdu\sbudget|comptes?\s(?:administratif|de\sgestion|financier)|d[ée]cisions?\s?(?:budg[ée]taires?\s)?mod?[ie]f\w+|"
    r"affectation\s(?:du|des|de\s(?:r|l'))|virements?\sde\scr[ée]dits?|ouvertures?\s(?:de|des)\scr[ée]dits|cr[ée]dits?\sd'investissement|orientations?\sbudg|amortissement|d\.?m\.?\s?n?\s?°?\s?\d\b|"
    r"taux\sd(?:es|'|e)\s?(?:la\s)?(?:tax|impo|contrib|fonci)|provisions?\spour|rapport\sd'activit|autorisations?\sde\sprogramme|ap\s?/\s?cp|rifseep|r[ée]gime\sindemnitaire|"
    r"(?:recettes|d[ée]penses)\s(?:r[ée]elles\s)?d(?:e\sfonctionnement|'investissement)|sections?\sd(?:e\sfonctionnement|'investissement)|op[ée]rations\sfinanci[èe]res|titres\sannul[ée]s|\bsubv\.\sfonct)"
)
"""Titles of accounts, whose sums are credits and balances: nothing is given, bought nor fixed by them."""
AUTRES = SansCasse(
    r"^\W{0,3}(?:\d+\W{1,3})?(?:approbation|adoption|validation|lecture)\s(?:du|des|d'un)\s(?:pv|p\.v\.|proc[èe]s|comptes?[\s-]rendus?)|^(?:[^\w\n]{0,3}\w{0,8}[\s.)-]{0,3})?(?:motion|v(?:oe|œ)ux?\b)|d[ée]cisions?\s(?:du\smaire|prises?\b|de\sla\spr[ée]sid)|d[ée]l[ée]gations?\s(?:de\spouvoirs?|du\sconseil|au\smaire|consenti|d'attributions?)|comptes?[\s-]rendus?\sd(?:e|es|e\sla|e\sses)\s(?:d[ée]l[ée]g|d[ée]cisions)"
)
"""Titles of what decides no sum: minutes that are approved, motions, reports on what the mayor decided alone, delegations and their ceilings."""
RECIT = SansCasse(
    r"\W{0,3}(?:vus?\s|consid[ée]rant|attendu|(?:la\s)?d[ée]lib[ée]ration\s?n\W{0,2}[\w/.-]{1,14}\s?(?:du\s|en\sdate|et\s|relati|autoris|donnant|portant|,|\n))"
)
"""The beginning of a text that lost its title; where no assembly speaks in it, the mayor or the president decides alone."""
PLUTOT = re.compile(
    r"(?i)\bnon[\s-]valeurs?\b|\bcr[ée]ances?\b|\bsubventions?\saux\b|\btarifs?\b|\bredevances?\b|\bemprunts?\b"
)
"""What such a title is about all the same, whatever budget it names."""
OBJET = re.compile(
    r"(?im)^\W{0,3}objet\s?(?:de\sla\sd[ée]lib[ée]ration\s?)?[:–-][^\S\n]*(?P<objet>[^\n]+(?:\n[^\n]+)?)"
)
PHRASE = re.compile(
    r"\W{0,3}(?:M{1,2}\.\s|L'|(?:Le|La|Les|Un|Une|Il|Mmes?|Monsieur|Madame|Vu|Considérant|Sur|Après|Par|Dans|Afin|Suite|Conformément|Pour|Depuis)\b)(?=[^\n]{25})"
)
"""A line that begins a sentence is no second line of a title."""


def title(text: str) -> str:
    """What the act is about, as far as its text says: its first words, or what `Objet :` announces."""
    if match := OBJET.search(text):
        own, _, below = match["objet"].partition("\n")
        return own.strip() if PHRASE.match(below) else " ".join(match["objet"].split())
    one, _, rest = text[:240].partition("\n")
    two = rest.split("\n", maxsplit=1)[0]
    return one if PHRASE.match(two) else f"{one} {two}"
