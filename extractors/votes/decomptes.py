"""The counts of a head that stand apart from their labels: in a table's row, one behind the other, at a list's end, `12/15`."""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.patterns.casse import SansCasse

LISTED = re.compile(
    r"(?im)^[^\w\n]{0,3}(?:(?:conseillers|membres|d[ée]l[ée]gu[ée]s|[ée]lus)\s+)?(?:(?:[ée]taient\s+)?(?P<seance_presents>pr[ée]sents?)(?:\(e?s?\))?|"
    r"(?P<seance_pouvoirs>(?:absents?|excus[ée]s?)?[^\n:]{0,30}(?:procuration|pouvoir)s?)[^\n:]{0,20}|"
    r"(?P<seance_absents>absents?)[^\n:]{0,40})\s*:(?:[^\d()]|\([^\d()]{1,60}\)){20,3000}(?:[^\d()\s]|\([^\d()]{1,60}\))[,.]?\s\((?P<n>\d{1,3})\)[,;.]?\s*$"
)
COUNTED = re.compile(r"(?m)\(\d{1,3}\)[,;.]?\s*$")
"""How such a list ends: no other is looked for."""
ROW = re.compile(
    r"(?m)^[^\w\n]*(\d{1,3}(?:[ ]*[|/]?[ ]+\d{1,3}(?![\d/.])){1,5})[^\w\n]*(?P<date>\d{1,2}[/.]\d{1,2}[/.]\d{4})?[^\w\n]*$"
)
"""Counts, and behind them the date of a last column (`Convocation`)."""
STACK = SansCasse(
    r"(?:aff[ée]rents\s+au\s+(?:conseil\s*(?:municipal)?|c\.?\s?m\.?)|en\s+exercice|pr[ée]sents?|(?:qui\s+ont\s+)?pris\s+part\s+(?:à\s+la\s+d[ée]lib[ée]ration|au\s+vote)|votants?|absents?|pouvoirs?|procurations?|repr[ée]sent[ée]s?)"
)

EN_EXERCICE = SansCasse(r"en\s+exercice\W*$")
"""`…, formant la majorité des membres en exercice (11)`: no count of those listed."""
_TETE = r"(?:(?:en\s+)?exercice|pr[ée]sents|votants|pouvoirs|procurations|absents)"
DERRIERE = SansCasse(
    rf"(?m)(?<!\w)(?P<noms>{_TETE}(?:[ ]+{_TETE}){{1,4}})[ ]*\n[^\n]*\s(?:19|20)\d\d[ ]+(?P<nombres>\d{{1,3}}(?:[ ]+\d{{1,3}}){{1,4}})[ ]*$"
)
"""`Séance du 7 mars 2025 Exercice Présents Votants` / `Convocation : 28 février 2025 10 7 8`: behind the lines of dates."""
ENUMERE = SansCasse(
    r"(?P<noms>(?:(?:en\s+exercice|pr[ée]sents?|votants?|absents?|pouvoirs?|procurations?|repr[ée]sent[ée]s?)(?:\s*(?:,|/|;|-|–|\bet\b)\s*|(?=\s*:))){2,6})\s*:\s*"
    r"(?P<nombres>\d{1,3}(?:\s*(?:,|/|;|-|–|\bet\b)\s*\d{1,3}){1,5})(?![\d/])"
)
"""`en exercice, présents, votants : 19, 15, 17`."""
SUR = SansCasse(
    r"(?<!\w)pr[ée]sents?\s*:\s*(?P<presents>\d{1,3})\s?(?:/|sur)\s?(?P<effectif>\d{1,3})(?![\d/]|[.,]\d|\s?[%€h])"
)
"""`Présents : 12/15`."""

EXAMPLES = (
    ("Séance du 7 mars 2025 Exercice Présents Votants\nConvocation : 28 février 2025 10 7 8\nAffichage : 12 mars 2025", {"vote_effectif": 10, "seance_presents": 7, "vote_reel": 8}),
    ("En exercice Présents Pouvoirs Votants Convocation\n11 9 1 10 13/05/2022\nL'an deux mil", {"vote_effectif": 11, "seance_presents": 9, "seance_pouvoirs": 1, "vote_reel": 10}),
    ("Présents : 12/15\nSecrétaire", {"seance_presents": 12, "vote_effectif": 15}),
    ("Présents : 12 sur 15, votants : 14", {"seance_presents": 12, "vote_effectif": 15, "vote_reel": 14}),
    ("NOMBRE DE MEMBRES\nAfférents au C.M. En exercice Qui ont pris part à la délibération\n15 14 13", {"vote_effectif": 14, "vote_reel": 13}),
)  # fmt: skip


def out_of(text: str) -> list[Found]:
    """`Présents : 12/15`: those present, out of the members in office."""
    match = SUR.search(text)
    if match is None or int(match["presents"]) > int(match["effectif"]):
        return []
    return [
        Found(champ, int(match[name]), *match.span(name), "effectifs.sur", 0.95)
        for champ, name in (("seance_presents", "presents"), ("vote_effectif", "effectif"))
    ]


def below_lists(text: str) -> list[Found]:
    """`Etaient présents : Mme X, M. Y, … (27)`: the count of a list, in parentheses behind its last name."""
    found: dict[str, Found] = {}
    for match in LISTED.finditer(text) if COUNTED.search(text) else ():
        if EN_EXERCICE.search(text, max(0, match.start("n") - 24), match.start("n")):
            continue
        champ = next(c for c in ("seance_presents", "seance_pouvoirs", "seance_absents") if match[c])
        found.setdefault(champ, Found(champ, int(match["n"]), *match.span("n"), "effectifs.liste", 0.9))
    return list(found.values())


def stacked(text: str) -> list[Found]:
    """A table: two labels or more, one below or beside the other, and under them as many numbers on one line."""
    for line in ROW.finditer(text):
        above = text[max(0, line.start() - 260) : line.start()]
        labels = [m for m in STACK.finditer(above) if not re.match(r"\s*[:=]\s*\d", above[m.end() :])]
        numbers = list(re.finditer(r"\d{1,3}", text[line.start() : line.start("date") if line["date"] else line.end()]))
        if len(labels) >= 2 and len(labels) == len(numbers):
            pairs = zip(labels, numbers, strict=True)
            return [
                Found(champ, int(n.group()), line.start() + n.start(), line.start() + n.end(), "effectifs.tableau", 0.9)
                for label, n in pairs if (champ := _column(label.group()))
            ]  # fmt: skip
    return []


def enumerated(text: str) -> list[Found]:
    """Labels one behind the other, and behind them as many numbers."""
    match = ENUMERE.search(text) or DERRIERE.search(text)
    if match is None:
        return []
    names = re.sub(r"(?<!en )exercice", "en exercice", text[slice(*match.span("noms"))].lower())
    labels = list(STACK.finditer(names))
    numbers = list(re.finditer(r"\d+", match["nombres"]))
    if len(labels) != len(numbers):
        return []
    at = match.start("nombres")
    return [
        Found(champ, int(n.group()), at + n.start(), at + n.end(), "effectifs.enumeration", 0.95)
        for label, n in zip(labels, numbers, strict=True) if (champ := _column(label.group()))
    ]  # fmt: skip


def _column(label: str) -> str | None:
    plain = label.lower()
    for words, champ in (("exercice", "vote_effectif"), ("part", "vote_reel"), ("votant", "vote_reel"), ("absent", "seance_absents"),
                         ("pouvoir", "seance_pouvoirs"), ("procuration", "seance_pouvoirs"), ("sents", "seance_presents")):  # fmt: skip
        if words in plain:
            return champ
    return None
