"""Who presided, where the document says it (CGCT L.2121-14: the mayor, else the one who takes their place)."""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.names import CIVILITE, name_at, name_before

NAMES = ("president",)
PORTEE = "seance"
HEAD = 9000
BEFORE = re.compile(
    rf"(?i)(?:sous\s+la\s+)?pr[ée]sidence\s+(?:de\s+|d'|:\s*|effective\s+de\s+|assur[ée]e\s+par\s+)(?:la\s+|le\s+|l')?(?:(?:maire|pr[ée]sidente?),?\s+)?(?={CIVILITE}|[A-ZÀ-Ö])"
    rf"|(?m:^\W*)pr[ée]sidente?(?:\s+de\s+(?:la\s+)?s[ée]ance)?\s*:\s*(?={CIVILITE}|[A-ZÀ-Ö])"
    rf"|pr[ée]sid[ée]e?\s+par\s+(?={CIVILITE}|[A-ZÀ-Ö])"
)
AFTER = re.compile(
    r"(?i)[,\s]+(?:(?:le\s+|la\s+)?(?:maire|pr[ée]sidente?)[,\s]+)?(?:pr[ée]side(?:\s+la\s+s[ée]ance)?\b|assure\s+la\s+pr[ée]sidence|qui\s+pr[ée]side|,\s*pr[ée]sidente?\s+de\s+(?:la\s+)?s[ée]ance)"
)
EXAMPLES = (
    ("s'est réuni dans la Salle Citoyenne sous la présidence de M. ROUX Régis, Maire.", {"president": "ROUX Régis"}),
    (
        "s'est assemblé sous la présidence de Monsieur Luc FOUTREL, Président pour la tenue",
        {"president": "Luc FOUTREL"},
    ),
    ("sous la Présidence de Monsieur Thierry SUARD,\nMaire en exercice,", {"president": "Thierry SUARD"}),
    ("Président : Mme LE GUEN Enora\nSecrétaire : M. CADIOU", {"president": "LE GUEN Enora"}),
    ("réuni sous la\nprésidence de Madame BOSSUET Ève, afin de délibérer", {"president": "BOSSUET Ève"}),
    ("Président de séance : Monsieur Serge TAILLARD, maire.", {"president": "Serge TAILLARD"}),
)
COUNTER_EXAMPLES = (
    "sous la présidence du Maire",
    "sous la présidence de Mme la Maire.",
    "Le Président a ouvert la séance",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    for match in BEFORE.finditer(head):
        name = name_at(head, match.end())
        if name:
            return [Found("president", name.value, name.start, name.end, "president.presidence", 0.97)]
    for match in AFTER.finditer(head):
        name = name_before(head, match.start(), start=max(0, match.start() - 90))
        if name and " " in name.value:
            return [Found("president", name.value, name.start, name.end, "president.preside", 0.9)]
    return []
