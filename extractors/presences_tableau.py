"""The roll call as a table: a row for each member, a column for each of present, absent, excused, proxy.

A word in the row (`présent`, `excusée`) tells what it says. A mere cross tells nothing without its place on the page: the row
is then only read where a second name shows who votes for the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.casse import SansCasse
from extractors.noms import Nom, read_names
from schemas.records import Procuration

ENTETE = SansCasse(
    r"(?m)^(?=[^\n:]*\bpr[ée]sent)(?=[^\n:]*\b(?:absent|excus|repr[ée]sent))(?=[^\n:]*\b(?:nom|pr[ée]nom|conseill|membres?\b|[ée]lus?\b|"
    r"d[ée]l[ée]gu|commune|pouvoir|procuration|qualit|[ée]margement|signature))[^\n:]{8,110}$"
)
MARQUE = re.compile(
    r"\s(?P<marque>[Xx✓✔☒●√P]|A|E|[Oo]ui|(?i:pr[ée]sente?|absente?(?:\s+excus[ée]e?)?|excus[ée]e?|repr[ée]sent[ée]e?|pouvoir|procuration))(?=\s|$)"
)
SAUT = SansCasse(r"^(?:pouvoir|procuration|à|signature|oui|non|/|-|\s)*$")

EXAMPLES = (
    ("Nom Prénom Présent / Absent / Pouvoir\n1 DANTREL Rémi Présent\n2 CHOUVEL Blandine Excusée\n3 ÉCHENOZ Jérôme Pouvoir à DANTREL Rémi\n4 FROIDEC Nelly Présente\nLe quorum",
     {"membres_presents": ("DANTREL Rémi", "FROIDEC Nelly"), "membres_absents": ("CHOUVEL Blandine",), "procurations": (Procuration("ÉCHENOZ Jérôme", "DANTREL Rémi"),)}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rangee:
    """`statut`: `present`, `absent`, or None where only a cross says it; `mandataire`: the row's second name."""

    nom: Nom
    statut: str | None
    mandataire: Nom | None


def rows(text: str) -> list[Rangee]:
    """The rows of the first table of members; empty where there is none of three rows at least."""
    for header in ENTETE.finditer(text):
        found: list[Rangee] = []
        position = header.end() + 1
        while position < len(text):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            row = _row(text, position, end)
            if row is None and (found or not SAUT.match(text, position, end)):
                break
            found += [row] if row else []
            position = end + 1
        if len(found) >= 3:
            return found
    return []


def _row(text: str, start: int, end: int) -> Rangee | None:
    number = re.compile(r"\s*\d{1,3}[.)]?\s+").match(text, start, end)
    start = number.end() if number else start
    mark = MARQUE.search(text, start, end)
    names = read_names(text, start, mark.start() if mark else end).noms
    if mark is None or len(names) != 1:
        return None
    others = read_names(text, mark.end(), end).noms
    if len(others) > 1:
        return None
    return Rangee(names[0], _statut(mark["marque"]), others[0] if others else None)


def _statut(mark: str) -> str | None:
    plain = mark.lower()
    if plain == "p" or (plain.startswith("pr") and not plain.startswith("proc")):
        return "present"
    return "absent" if plain in ("a", "e") or plain.startswith(("abs", "exc", "repr", "pou", "proc")) else None
