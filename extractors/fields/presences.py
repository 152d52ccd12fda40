"""Who was there, who was not, and who voted for whom (CGCT L.2121-20: one proxy a person).

The head of a document is cut at its labels (`Présents :`, `Absents excusés :`, `Ont donné pouvoir :`…); each part is read as a
list. Someone who gives a proxy is in `procurations`, not among the absent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.found import Found
from extractors.names import CIVILITE, Nom, name_at, name_before, names_in
from schemas.records import Procuration

NAMES = ("membres_presents", "membres_absents", "procurations")
PORTEE = "seance"
HEAD = 14000
GIVEN = r"(?:pouvoirs?|procurations?|mandats?)"
E_S = r"(?:\s?\(\s?e\s?[)}]?\s?\)?\s?s?|e?s?)"
LABELS = (
    ("procurations", re.compile(
        rf"(?i)(?:(?:titulaires|conseillers?|membres|[ée]taient|absente?s?|excus[ée]{E_S}|repr[ée]sent[ée]{E_S}|\bet\b|,|excus[ée]{E_S}\s+et)\s*)*(?:avaient|ayant|ont|avait|a)\s+donn[ée]e?s?\s+(?:leur\s+|un\s+)?{GIVEN}(?:\s+de\s+voter?(?:\s+en\s+leur\s+nom)?)?\s*(?:[:\n]|(?={CIVILITE}\s)|:)"
        rf"|(?:^|(?<=[\n.+]))[\W]*{GIVEN}(?:\s+donn[ée]{E_S})?(?:\s*\(s\))?\s*(?::|\n)(?!\s*\d+\s*(?:$|\n(?!\s*[A-Z])))"
        rf"|(?:^|(?<=\n))[\W]*(?:[ée]taient\s+|absents?\s+)?repr[ée]sent[ée]{E_S}\s*(?:\([^)]*\)\s*)?:"
        rf"|(?:^|(?<=\n))[\W]*Procurations?\s+(?={CIVILITE}|[A-Z][a-zé]+\s)")),
    ("absents", re.compile(
        rf"(?i)(?:[ée]tai(?:en)?t\s+|[ée]galement\s+|conseillers?\s+|membres\s+)?(?:non\s+)?(?:absent{E_S}|excus[ée](?:{E_S})?)(?:\s*(?:,|et|/|-|non|ou)?\s*(?:excus[ée](?:{E_S})?|absent{E_S}|non\s+excus[ée]{E_S}|repr[ée]sent[ée]{E_S}|sans\s+(?:procuration|pouvoir)))*"
        rf"(?:\s+et\s+procurations)?\s*(?:\([^)\d]{{0,30}}\)\s*)?(?:[:\n]\s*(?:\d+\s*\n?)?|(?={CIVILITE}\s))")),
    ("presents", re.compile(
        rf"(?i)(?:(?:[ée]tai(?:en)?t|sont|furent)\s+)?(?:conseillers?\s+|membres\s+|[ée]lus\s+)?(?:municipaux\s+|communautaires\s+)?pr[ée]sent(?:{E_S}|\s?\(\s?e\s?\)\s?s?)(?:\s+titulaires(?:\s*/\s*suppl[ée]ants)?|\s+et\s+votants|\s+à\s+l'ouverture[^:\n]{{0,40}})?"
        rf"\s*(?::\s*(?:\d+\s*\n)?|(?={CIVILITE}\s)|\n(?=\s*(?:{CIVILITE}\s|[A-ZÀ-Ö][\w-]+\s+[A-ZÀ-Ö])))")),
    ("stop", re.compile(
        r"(?i)secr[ée]taires?\b|ordre\s+du\s+jour|formant\s+la|lesquels\s+forment|\bquorum\b|(?-i:\bL'[Aa][nN]\s)|\bd[ée]lib[ée]rations?\s*(?:n|:)|(?m:^\W*objet\s*:)|\bdate\s+(?:de|d')|nombre\s+de|"
        r"approbation\s+du|(?-i:\bL[Ee]\s+(?:[Cc]onseil|CONSEIL|[Pp]r[ée]sident\s|[Mm]aire\s|[Pp]roc))|compte[\s-]*rendu\s+de\s+la|(?:monsieur|madame|m\.|mme)\s+l[ea]\s+(?:maire|pr[ée]sidente?)\s+(?:ouvre|d[ée]clare|demande|propose|constate|rappelle|expose|informe|soumet)|"
        r"assistai(?:en)?t\s+[ée]galement|votants?\s*:|\bpr[ée]sidente?\s+de\s+s[ée]ance|d[ée]part\s+de|arriv[ée]e\s+de|a\s+[ée]t[ée]\s+(?:nomm|d[ée]sign|[ée]lu)|(?:est|sont)\s+(?:nomm|d[ée]sign|[ée]lu)|en\s+exercice|r[ée]unis?\s+dans|"
        r"conform[ée]ment|en\s+application|vu\s+(?:le|la|les)|convocation|rapporteur|publi[ée]e?\s|envoy[ée]\s+en|re[çc]u\s+en")),
)  # fmt: skip
CONNECT = re.compile(
    rf"(?i)[\s,(–-]*(?:(?:absente?|excus[ée]e?|qui)[\s,]*)*(?:(?:a|ayant|avait|ont|avaient|aura)\s+)?(?:donn(?:[ée]e?s?|e|ant)\s+)?(?:sa\s+|son\s+|leur\s+)?{GIVEN}(?:\s+(?:donn[ée]e?s?|écrit|de\s+vote(?:r\s+en\s+(?:son|leur)\s+nom)?))*\s*(?:[àa]|pour|:|=|→|->)?\s+(?=\S)"
    rf"|[\s,(]*(?:est\s+|[ée]tait\s+)?(?:repr[ée]sent[ée]e?s?|remplac[ée]e?s?|suppl[ée][ée]e?s?)\s*\)?\s+par\s+"
)
BARE = re.compile(r"\s(?:à|a|À|par|pour)\s+(?=[A-ZÀ-Ö])|\s*(?:→|->|=>)\s*")
MARK = re.compile(r"\(\s*(Pr?\s?\*+|P\d+|\*+|\d)\s*\)")
NONE_GIVEN = re.compile(r"(?i)pas\s+(?:de|d')\s*(?:pouvoir|procuration)|sans\s+(?:pouvoir|procuration)")

EXAMPLES = (
    ("Etaient présents :\nMesdames BARDIN Marie-Claude – CHOPIN Justine et SURET Michèle.\nMessieurs DANVERS Gilles – DE FILIPPO Luc.\n"
     "Absents excusés ayant donné procuration :\nMadame HERBAUT Élodie a donné pouvoir à Monsieur DANVERS Gilles.\nAbsente :\nMadame BRIZARD Régine.\nL'an deux mille vingt-cinq",
     {"membres_presents": ("BARDIN Marie-Claude", "CHOPIN Justine", "SURET Michèle", "DANVERS Gilles", "DE FILIPPO Luc"),
      "membres_absents": ("BRIZARD Régine",), "procurations": (Procuration("HERBAUT Élodie", "DANVERS Gilles"),)}),
    ("Présents : Mmes et Ms Barbet - Hallier - Valette –formant la majorité des membres en exercice.\nAbsents excusés : M. Talbot, procuration à M. Valette – Mme Colin, procuration à Mme Hallier.\nSecrétaire de séance : M. Barbet",
     {"membres_presents": ("Barbet", "Hallier", "Valette"), "procurations": (Procuration("Talbot", "Valette"), Procuration("Colin", "Hallier"))}),
    ("Présents : Anne, Yves, Marc.\nExcusée : Maryse (pouvoir donné à Anne)\nOrdre du jour",
     {"membres_presents": ("Anne", "Yves", "Marc"), "procurations": (Procuration("Maryse", "Anne"),)}),
    ("Présents : Jean (Pr*), Anne, Luc.\nAbsents excusés : Marc, David (Pr*).\nOrdre du jour",
     {"membres_presents": ("Jean", "Anne", "Luc"), "membres_absents": ("Marc",), "procurations": (Procuration("David", "Jean"),)}),
    ("PRÉSENTS : Monsieur Jean BEL, Maire, Monsieur Luc BOCAGE, Adjoints, Madame Zoé TOSCAN, conseillère municipale.\nEXCUSÉS :\nMonsieur Paul TOMAS (Pouvoir à Madame Zoé TOSCAN)\nABSENTS : Monsieur Flo OLIVE Monsieur Yann LYAM\nn° 13-02-2024 - Approbation",
     {"membres_presents": ("Jean BEL", "Luc BOCAGE", "Zoé TOSCAN"), "membres_absents": ("Flo OLIVE", "Yann LYAM"), "procurations": (Procuration("Paul TOMAS", "Zoé TOSCAN"),)}),
    ("Procurations : Hervé Brun à Denis Val. Rémi Lejeune à Chris Carton.\nSecrétaire", {"procurations": (Procuration("Hervé Brun", "Denis Val"), Procuration("Rémi Lejeune", "Chris Carton"))}),
    ("Représentés : M. Léon EDARD par M. Daniel AUGER, Mme Ana SALIBI\npar M. Sori DEMBA\nAbsent : M. Mo ANAJAR\nEngagée depuis",
     {"membres_absents": ("Mo ANAJAR",), "procurations": (Procuration("Léon EDARD", "Daniel AUGER"), Procuration("Ana SALIBI", "Sori DEMBA"))}),
    ("Présents : 3\nÈve BOSSUET\nXavier BACH\nAriane MARTEL\nAbsents et procurations : 2\nSandrine LORSET excusée\nCaroline BOURGEOIS Pouvoir à Ariane MARTEL\nLe Président a ouvert la séance",
     {"membres_presents": ("Ève BOSSUET", "Xavier BACH", "Ariane MARTEL"), "membres_absents": ("Sandrine LORSET",), "procurations": (Procuration("Caroline BOURGEOIS", "Ariane MARTEL"),)}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Présents : 10\nVotants : 13\nQuorum : 8",
    "formant la majorité des membres en exercice",
    "Le conseil donne pouvoir à Monsieur le Maire pour signer",
)


@dataclass(frozen=True, slots=True)
class Part:
    kind: str
    start: int
    end: int


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    presents: list[Nom] = []
    absents: list[Nom] = []
    proxies: list[tuple[Procuration, int, int]] = []
    marks: dict[str, Nom] = {}
    for part in parts(head):
        if part.kind == "presents":
            own = names_in(head, part.start, part.end)
            presents += own
            marks |= _marks(head, own, part.end)
        elif part.kind in ("absents", "procurations"):
            given, alone = _absents(head, part, marks)
            proxies += given
            absents += alone
    return [f for f in (
        _list("membres_presents", _unique(presents)),
        _list("membres_absents", [n for n in _unique(absents) if n.value not in {p.mandant for p, _, _ in proxies} and n.value not in {q.value for q in presents}]),
        _proxies(proxies),
    ) if f]  # fmt: skip


def parts(head: str) -> list[Part]:
    """The labelled parts of a head, in order. A part stops at the next label of any kind."""
    marks: list[tuple[int, int, str]] = []
    for kind, pattern in LABELS:
        for match in pattern.finditer(head):
            if kind == "stop" or not any(s <= match.start() < e for s, e, k in marks if k != "stop"):
                marks.append((match.start(), match.end(), kind))
    marks.sort()
    result: list[Part] = []
    for index, (start, end, kind) in enumerate(marks):
        if kind == "stop" or (result and start < result[-1].start):
            continue
        stop = next((s for s, e, k in marks[index + 1 :] if s >= end), len(head))
        if head[end:stop].strip():
            result.append(Part(kind, end, stop))
    return _first_of_each(result)


def _first_of_each(found: list[Part]) -> list[Part]:
    """A second list of presents, further on, is another item's roll call."""
    presents = [p for p in found if p.kind == "presents"]
    limit = presents[0].start + 9000 if presents else 9000
    kept = [p for p in found if p.start < limit]
    return [p for p in kept if p.kind != "presents" or p is presents[0] or p.start - presents[0].end < 250]


def _absents(text: str, part: Part, marks: dict[str, Nom]) -> tuple[list[tuple[Procuration, int, int]], list[Nom]]:
    given: list[tuple[Procuration, int, int]] = []
    used: list[tuple[int, int]] = []
    low = part.start
    connectors = [
        m
        for m in CONNECT.finditer(text, part.start, part.end)
        if not NONE_GIVEN.search(text[max(part.start, m.start() - 4) : m.end()])
    ]
    if part.kind == "procurations" and not connectors:
        connectors = list(BARE.finditer(text, part.start, part.end))
    for match in connectors:
        left = name_before(text, match.start(), start=low)
        right = name_at(text, match.end(), end=part.end)
        if left and right:
            given.append((Procuration(left.value, right.value), left.start, right.end))
            used.append((left.start, right.end))
            low = right.end
    alone: list[Nom] = []
    if part.kind == "absents" or given:
        for name in _between(text, part, used):
            mark = MARK.match(text[name.end : name.end + 12].lstrip())
            carrier = marks.get(mark[1].replace(" ", "")) if mark else None
            if carrier:
                given.append((Procuration(name.value, carrier.value), name.start, name.end))
            else:
                alone.append(name)
    return given, alone if part.kind == "absents" else []


def _between(text: str, part: Part, used: list[tuple[int, int]]) -> list[Nom]:
    """The names of a part that no proxy has used."""
    if not used:
        return names_in(text, part.start, part.end)
    found: list[Nom] = []
    low = part.start
    for start, end in [*sorted(used), (part.end, part.end)]:
        if text[low:start].strip(" \n,;.()/–-"):
            found += names_in(text, low, start)
        low = end
    return found


def _marks(text: str, names: list[Nom], limit: int) -> dict[str, Nom]:
    """Footnote marks behind the present members' names: the same mark behind an absent one's says who votes for them."""
    return {m[1].replace(" ", ""): n for n in names if (m := MARK.match(text[n.end : min(n.end + 12, limit)].lstrip()))}


def _unique(names: list[Nom]) -> list[Nom]:
    seen: dict[str, Nom] = {}
    for name in names:
        seen.setdefault(name.value.lower(), name)
    return list(seen.values())


def _list(champ: str, names: list[Nom]) -> Found | None:
    if not names:
        return None
    start, end = min(n.start for n in names), max(n.end for n in names)
    return Found(champ, tuple(n.value for n in names), start, end, f"presences.{champ.removeprefix('membres_')}", 0.93)


def _proxies(given: list[tuple[Procuration, int, int]]) -> Found | None:
    if not given:
        return None
    start, end = min(s for _, s, _ in given), max(e for _, _, e in given)
    unique = dict.fromkeys(p for p, _, _ in given if p.mandant != p.mandataire)
    return Found("procurations", tuple(unique), start, end, "presences.procurations", 0.94) if unique else None
