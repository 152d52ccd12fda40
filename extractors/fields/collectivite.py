"""Whose assembly sat: the commune or the grouping, by its short name (`Émerchicourt`, `Communauté de communes du Val d'Aure`).

A name is taken where the document says that it is the body's own: letterhead, `commune de …`, `conseil municipal de …`.
"""

from __future__ import annotations

import re

from extractors.found import Found

NAMES = ("coll_nom",)
PORTEE = "seance"
HEAD = 5000
PART = r"(?:[A-ZÀ-ÖØ-ÞŒ][\w'’À-ÖØ-öø-ÿœŒ]*|(?:lès|les|le|la|l'|en|sur|sous|et|de|du|des|d'|d’|aux?|à|lez|près|St|Ste))"
NAME = rf"(?:[A-ZÀ-ÖØ-ÞŒ][\w'À-ÖØ-öø-ÿœŒ]*(?:[ -](?:{PART}))*)"
UPPER = r"[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ'’]+(?:[ -](?:[A-ZÀ-ÖØ-ÞŒ'’]+|d'[A-ZÀ-ÖØ-Þ]+|sur|sous|en|lès|les|de|du|la|le|et))*"
OF = r"(?:de\s+la\s+|de\s+l'|des\s+|de\s+|du\s+|d')"
EPCI = (
    r"(?:communaut[ée]\s+(?:de\s+communes|d'agglom[ée]ration|urbaine|de\s+l'agglom[ée]ration)|m[ée]tropole|syndicat\s+(?:intercommunal|mixte|des\s+eaux)(?:\s+(?:à\s+vocation\s+\w+|d[e'][^,\n]{3,40}?))?|"
    r"[ée]tablissement\s+public\s+territorial|p[ôo]le\s+d'[ée]quilibre\s+territorial(?:\s+et\s+rural)?)"
)
RULES = (
    ("epci", 0.95, re.compile(rf"(?i:\b{EPCI})\s+(?i:{OF})?(?P<name>{UPPER}|{NAME})")),
    ("agglomeration", 0.94, re.compile(r"(?m)(?P<name>(?:[A-ZÀ-ÖØ-ÞŒ][\w'À-öø-ÿ-]*\s){1,4}?(?:Agglom[ée]ration|AGGLOM[ÉE]RATION|Métropole|MÉTROPOLE|Communaut[ée]|COMMUNAUT[ÉE]))(?!\s+(?:de\s|d'|DE\s|D'))")),
    ("letterhead", 0.97, re.compile(rf"(?im)^\W*(?:extrait\s.{{0,60}})?(?:(?:de\s+la\s+)?commune|mairie|ville)\s+(?:{OF})(?-i:(?P<name>{UPPER}|{NAME}))")),
    ("commune", 0.95, re.compile(rf"(?i:\b(?:commune|mairie|ville))\s+(?i:d'|de\s+)(?P<name>{UPPER}|{NAME})")),
    ("conseil", 0.95, re.compile(rf"(?i:conseil\s+(?:municipal|communautaire|de\s+communaut[ée]|syndical)|bureau\s+communautaire)\s+(?i:d'|de\s+la\s+|de\s+|du\s+)(?P<name>{UPPER}|{NAME})")),
    ("maire", 0.90, re.compile(rf"(?i:\ble\s+maire\s+)(?i:d'|de\s+)(?P<name>{UPPER}|{NAME})")),
)  # fmt: skip
NOT_A_NAME = re.compile(
    r"(?i)^(?:le|la|les|l'|monsieur|madame|m|mme|france|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|s[ée]ance|conseil|d[ée]partement|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|cette|ce|moins|plus|tous|communes?|agglom[ée]ration|compte|proc[èe]s|extrait|canton|arrondissement)(?:\s|$)"
)
STOP = re.compile(
    r"(?i)\s+(?:d[ée]partement|arrondissement|canton|extrait|s[ée]ance|conseil|compte[\s-]rendu|proc[èe]s|registre|d[ée]lib[ée]ration|d[ûu]ment|l[ée]galement|r[ée]guli[èe]rement|"
    r"s'est|se\s+sont|convoqu|liste|le\s+\d|du\s+\d|date|nombre|membres|r[ée]publique|tel|t[ée]l|code|place|rue|bp|cs|\d|est|a|sous|en\s+s[ée]ance|en\s+date|et\s+(?:la|le|les)\b|de\s+(?:la|cette)\s+s[ée]ance)\b.*$"
)
QUOTED = re.compile(
    r"(?i)(?:vu|consid[ée]rant|convention|projet|adh[ée]sion|habitants|travaux|parcelle|membre|n[ée]e?\s+à|domicili)[^.\n]{0,60}$"
)
SMALL = {
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "d",
    "en",
    "sur",
    "sous",
    "et",
    "aux",
    "au",
    "lès",
    "lez",
    "à",
    "près",
}

EXAMPLES = (
    ("DEPARTEMENT DU NORD\nEXTRAIT DU REGISTRE\nDE LA COMMUNE D'ARVIGNY-SUR-ONDE\nSéance du 27 mars 2025", {"coll_nom": "Arvigny-sur-Onde"}),
    ("MAIRIE DE BREUX\nCompte rendu de la réunion du conseil municipal", {"coll_nom": "Breux"}),
    ("Commune de BOISMOREL\nSéance du 17 mars 2023", {"coll_nom": "Boismorel"}),
    ("Extrait du registre des délibérations\ndu conseil municipal de CHARVILLE\nSéance du 05 Janvier", {"coll_nom": "Charville"}),
    ("Département du Nord\nCommunauté de communes HAUTE ONDE\nEXTRAIT DES DELIBERATIONS", {"coll_nom": "Communauté de communes Haute Onde"}),
    ("le Conseil Municipal de la commune de Labastide\nSaint-Pierre, se sont réunis", {"coll_nom": "Labastide Saint-Pierre"}),
    ("VAL-BRUN AGGLOMERATION DELIBERATION\nSEANCE du mardi", {"coll_nom": "Val-Brun Agglomération"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Le conseil municipal de la commune, régulièrement convoqué, s'est réuni",
    "Département de la Haute-Onde\nArrondissement de Lille",
    "Vu la convention avec la commune de Breux",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    best: tuple[float, str, int, int, str] | None = None
    for rule, trust, pattern in RULES:
        for match in pattern.finditer(head):
            if QUOTED.search(
                head[max(0, match.start() - 70) : match.start()].replace("\n", " ") if rule != "letterhead" else ""
            ):
                continue
            start, end = match.start("name"), match.end("name")
            if (
                head[end : end + 1] == "\n"
                and not head[start:end].isupper()
                and (more := re.match(rf"\n((?:Saint|Sainte|Le|La|Les|sur|sous)[- ]{NAME})", head[end:]))
            ):
                end += more.end()
            name = STOP.sub("", " ".join(head[start:end].split())).strip(" -'")
            name = re.sub(r"(?i)(?:\s(?:de|du|des|la|le|les|et|en|à|au|aux|d'|l'))+$", "", name)
            if len(name) < 2 or NOT_A_NAME.search(name):
                continue
            value = natural(name)
            if rule == "epci":
                start = match.start()
                value = f"{_kind(match.group()[: match.start('name') - match.start()])}{value}"
            elif rule == "agglomeration":
                value = value.replace("Agglomeration", "Agglomération")
            score = trust - 0.00002 * match.start()
            if best is None or score > best[0]:
                best = (score, value, start, min(end, start + 200), rule)
            break
    if best is None:
        return []
    score, value, start, end, rule = best
    return [Found("coll_nom", value, start, end, f"collectivite.{rule}", round(max(score, 0.7), 2))]


def natural(name: str) -> str:
    """`LABASTIDE-SUR-ONDE` → `Labastide-sur-Onde`; a name that has small letters is left as printed."""
    if not name.isupper() and sum(c.isupper() for c in name) < 0.7 * sum(c.isalpha() for c in name):
        return name
    pieces = re.split(r"([ \-'’])", name.lower())
    out = [p if p in SMALL and i else p[:1].upper() + p[1:] for i, p in enumerate(pieces)]
    return "".join(out)


def _kind(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:].lower() + " "
