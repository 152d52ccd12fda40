"""Who was named secretary of the sitting (CGCT L.2121-15)."""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.names import CIVILITE, name_at, name_before

NAMES = ("secretaire",)
PORTEE = "seance"
HEAD = 14000
SECR = r"secr[ée]t?aires?"
LABEL = re.compile(
    rf"(?i)(?<!de\s)(?<!du\s)(?<!le\s)(?<!la\s)\b{SECR}(?:\s+(?:de\s+)?(?:la\s+)?s[ée]ance)?(?:\s+d[ée]sign[ée]e?)?\s*(?::|\n)\s*(?:en\s+application[^.]{{0,140}}?Territoriales,\s*)?(?={CIVILITE}|[A-ZÀ-Ö])"
)
NAMED = re.compile(
    rf"(?i)[\s,]+(?:conseill[èe]re?\s+municipale?[\s,]+|adjointe?(?:\s+au\s+maire)?[\s,]+|(?:\d+\s*[èe]?[rm]?e?\s+)?(?:vice[\s-]pr[ée]sidente?)[\s,]+)?(?:a\s+[ée]t[ée]|est|ayant\s+[ée]t[ée]|[ée]tant|a\s+accept[ée]|se\s+propose|s'est\s+propos[ée]e?|assure|assurera|a\s+assur[ée])\s*"
    rf"(?:[ée]galement\s+)?(?:nomm[ée]e?s?|d[ée]sign[ée]e?s?|[ée]lue?s?|choisie?s?|proclam[ée]e?|propos[ée]e?)?\s*(?:à\s+l'unanimit[ée]\s*,?\s*)?(?:par\s+(?:le\s+conseil(?:\s+municipal|\s+communautaire)?|l'assembl[ée]e)\s*)?"
    rf"(?:pour\s+(?:remplir|assurer|exercer)\s+)?(?:comme\s+|en\s+qualit[ée]\s+de\s+|aux?\s+|d'[êe]tre\s+|pour\s+[êe]tre\s+)?(?:les?\s+|la\s+|cette?\s+|ces\s+)?(?:fonctions?\s*(?:de\s+|du\s+)?|r[ôo]le\s+de\s+|secr[ée]tariat\b)?\s*(?:(?P<secr>{SECR}|(?<=secr[ée]tariat))|(?<=fonction)|(?<=fonctions)|(?<=fonction\s))"
)
CHOSEN = re.compile(
    rf"(?i)(?:nomm[ée]|nomme|d[ée]sign[ée]|d[ée]signe|choisi|choisit|[ée]lu|[ée]lit|pris|propose\s+la\s+candidature\s+de|candidature\s+de)\s*(?:e|es|s)?\s*(?:à\s+l'unanimit[ée]\s*,?\s*)?(?:comme\s+|pour\s+|en\s+qualit[ée]\s+de\s+)?(?:{SECR}(?:\s+de\s+s[ée]ance)?\s*:?\s*)?(?={CIVILITE}\s|[A-ZÀ-Ö][\w-]+\s+[A-ZÀ-Ö])"
)
ASSURED = re.compile(
    rf"(?i)secr[ée]tariat(?:\s+de\s+(?:la\s+)?s[ée]ance)?\s+(?:a\s+[ée]t[ée]|est)\s+(?:assur[ée]|tenu)\s+par\s+(?={CIVILITE}|[A-ZÀ-Ö])"
)
EXAMPLES = (
    ("Secrétaire de séance : M. Cressonnier", {"secretaire": "Cressonnier"}),
    ("Madame Justine CHOPIN est nommée secrétaire de séance.", {"secretaire": "Justine CHOPIN"}),
    ("Monsieur Alain PINARD a été désigné secrétaire de séance. Présents", {"secretaire": "Alain PINARD"}),
    (
        "à la nomination d'un\nsecrétaire pris au sein du conseil.\nMonsieur Paul CHAUVIN est désigné pour remplir cette fonction.",
        {"secretaire": "Paul CHAUVIN"},
    ),
    (
        "M. Denis HERMEL a été désigné pour assurer les fonctions de Secrétaire, qu'il a acceptées.",
        {"secretaire": "Denis HERMEL"},
    ),
    ("SECRÉTAIRE DE SÉANCE : Madame Monique BUFFARD", {"secretaire": "Monique BUFFARD"}),
    (
        "Nomination du secrétaire\nMonsieur le Maire propose la candidature de Jean Pierre PLUVIER\nen qualité de secrétaire pour la présente séance",
        {"secretaire": "Jean Pierre PLUVIER"},
    ),
    ("Secrétaire : Mme Teresa EVRARD\nPrésents", {"secretaire": "Teresa EVRARD"}),
    ("M. GOURMEL Ronan est élu secrétaire de séance.", {"secretaire": "GOURMEL Ronan"}),
    ("Le conseil a choisi pour secrétaire Mme Zoé BRUN.", {"secretaire": "Zoé BRUN"}),
)
COUNTER_EXAMPLES = (
    "Madame Céline BERGEOT, secrétaire de Mairie : référente technique.",
    "motion de soutien à la formation de secrétaire de mairie",
    "il a été procédé à la nomination d'un secrétaire",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    for match in LABEL.finditer(head):
        name = name_at(head, match.end())
        if name and not re.match(r"(?i)\s*de\s+mairie", head[match.end() :]):
            return [_found(name.value, name.start, name.end, "libelle", 0.97)]
    for match in NAMED.finditer(head):
        name = name_before(head, match.start(), start=max(0, match.start() - 90))
        if name and re.search(r"(?i)secr|fonction", head[max(0, match.start() - 260) : match.end() + 40]):
            return [_found(name.value, name.start, name.end, "nomme", 0.96)]
    for match in (*CHOSEN.finditer(head), *ASSURED.finditer(head)):
        name = name_at(head, match.end())
        if name and re.search(r"(?i)secr[ée]tai?r", head[max(0, match.start() - 120) : name.end + 60]):
            return [_found(name.value, name.start, name.end, "choisi", 0.94)]
    return []


def _found(value: str, start: int, end: int, rule: str, sure: float) -> Found:
    return Found("secretaire", value, start, end, f"secretaire.{rule}", sure)
