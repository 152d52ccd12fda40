"""Two sums that say one thing: without and with its taxes, the price of one and of all, last year's and this year's."""

from __future__ import annotations

import re
from itertools import zip_longest

from extractors.montants.candidat import Candidat
from extractors.montants.sommes import Somme
from extractors.patterns.casse import SansCasse

ANNEE_PASSEE = SansCasse(
    r"\b(?:vot|attribu|vers|accord)\w*\s(?:en\s)?20\d\d\b|\b(?:ann[ée]e\s)?20\d\d\s[^\n€]{0,20}20\d\d[^\n€]{0,40}\n|\bn\s?-\s?1\b"
)
"""Heads of columns of which the first is last year's."""


def pair(text: str, one: Somme, two: Somme) -> bool:
    """One sum without and with its taxes."""
    between = text[one.suite : two.debut]
    ratio = two.valeur / one.valeur if one.valeur else 0
    near = len(between) < 30 and not re.search(r"[.;\n]\s*[A-Z-]|\b(?!Soit|Total|Montant)[A-ZÀ-Ý][a-zà-ÿ]{3,}", between)
    return near and two.taxe is not None and one.taxe != two.taxe and 0.8 < ratio < 1.25


def last_column(text: str, told: list[Candidat]) -> list[Candidat]:
    """Of two sums on one line of a list, asked and given, last year's and this one's: the last."""
    kept = []
    for candidate, after in zip_longest(told, told[1:]):
        same = after is not None and "\n" not in text[candidate.somme.fin : after.somme.debut]
        between = text[candidate.somme.suite : after.somme.debut] if after is not None and same else "x"
        if candidate.grille:
            kept.append(candidate)
            continue
        if (
            after is not None
            and candidate.ligne.count("€") == 2
            and not re.search(r"[^\W\d_]|\(", between)
            and not pair(text, candidate.somme, after.somme)
        ):
            continue
        first = text.rfind("€", text.rfind("\n", 0, candidate.somme.debut) + 1, candidate.somme.debut) < 0
        if (
            first
            and candidate.ligne.count("€") >= 3
            and ANNEE_PASSEE.search(text, candidate.zone, candidate.somme.debut)
        ):
            continue
        kept.append(candidate)
    return kept


def detailed(text: str, told: list[Candidat]) -> list[Candidat]:
    """Without the price of one, where the same sentence says what it makes in all: `49 € le m², soit 34 398 €`."""
    kept = []
    for candidate in told:
        somme = candidate.somme
        whole = [
            c for c in told
            if c.debut == candidate.debut and c is not candidate and c.somme.unite in (None, "an", "mois")
        ]  # fmt: skip
        unit = somme.unite not in (None, "an", "mois", "élève", "enfant") or re.search(
            r"(?i)\bprix\s(?:du|au)\sm|\bactions?\sde\s$|\bactions?\s[àa]\s$", candidate.proche
        )
        if unit and any(c.somme.valeur > somme.valeur and makes(text, somme, c.somme) for c in whole):
            continue
        kept.append(candidate)
    return kept


def makes(text: str, one: Somme, total: Somme) -> bool:
    """The total is said of the price: right before it, in parentheses, or after `soit`."""
    if total.debut < one.debut:
        return "(" in text[total.suite : one.debut] and ")" not in text[total.suite : one.debut]
    return bool(re.search(r"(?i)\bsoit\b|\btotal", text[one.suite : total.debut]))
