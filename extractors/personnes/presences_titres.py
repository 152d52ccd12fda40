"""Where the lists of a roll call begin: their headings, and what each says of those who follow.

A heading is a run of a small vocabulary around `présents`, `absents`, `excusés`, `représentés`, `pouvoirs`, `procurations`,
closed by a colon, a line's end or a civility. The same word may start a count (`Présents : 10`): such a heading has no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.patterns.casse import SansCasse
from extractors.personnes.coupe import full
from extractors.personnes.lexique import CIVILITE, ES, MAJUSCULE
from extractors.personnes.noms import Liste, Nom, read_names
from extractors.personnes.prenoms import is_prenom
from extractors.personnes.presences_communes import COMMUNES, DELEGUEES, by_commune, without_communes
from extractors.personnes.presences_marge import without_margin

Sorte = Literal["presents", "absents", "pouvoirs"]
ZONE = 20_000
"""Letters of the head in which headings are looked for: councils of a hundred members fill several thousand."""
_CLE = (
    rf"(?:pr[ée]sent{ES}|absent{ES}|excus[ée]{ES}|excuser\s+leur\s+absence|(?<=taient\s)suppl[ée]{{2}}s(?=\s?:)|repr[ée]sent[ée]{ES}|pouvoirs?(?:\(s\))?|pro[ce][uo]\w{{1,3}}tions?(?:\(s\))?|procurations?|mandats?|"
    r"d[ée]l[ée]gations?\s+de\s+vote)"
)
_AUTRE = (
    rf"(?:à\s+savoir|[ée]tai(?:\(?en\)?)?ts?|sont|est|ont|avai(?:en)?t|a[vy]ant|personnes?|a|membres?|conseill(?:er|[èe]re){ES}|[ée]lu{ES}|d[ée]l[ée]gu[ée]{ES}|titulaires?|suppl[ée]ante?s?|"
    r"municipaux|municipal|communautaires?|syndica(?:ux|l)|les?|la|l'|des|de|du|à|au|en|leurs?|noms?|et|ou|don\s?n[ée]{1,2}s?|remis|avec|sans|non|pour|voter?|s[ée]ance|"
    r"mesdames\s+et\s+messieurs(?=\s+les\b)|d'administration|voix|d[ée]lib[ée]rative|consultative|ouverture|d[ée]but|cours|dont|suivants?|bureau|comit[ée]|conseil|par|excuse|demand[ée]|liste|une?|donnant|pas|"
    r"n'(?:avai(?:en)?t|ont|ayant|a)|nombre|suivent|d[ée]sign[ée]s|nomm[ée]s|ci-apr[èe]s|r[ée]pondu|physiquement|effectivement|visio\w*|distance|l'appel|r[ée]guli[èe]rement|valablement)"
)
TITRE = SansCasse(
    rf"(?<![\w'])(?:(?m:^)\d{{1,3}}[ ])?(?:{_AUTRE}(?:[ \n/]|(?<='))[ \n]?){{0,8}}{_CLE}(?!\w)(?:\s?\(e?s\))?"
    rf"(?:[ \n]?[ \n/,–&-][ \n]?(?:{_CLE}|{_AUTRE})(?!\w)|[ \n]l'ouverture(?!\w)){{0,9}}"
    r"(?:\s?\([a-zà-ÿ][^()\d\n]{3,40}\)(?=\s?:))?(?:\s?\(\s?\d{1,3}(?:\s?/\s?\d{1,3}|\ssur\s\d{1,3})?\s?\)|\s?:?\s?\d{1,3}\s?/\s?\d{1,3}(?=\s?:)|\s?:\s?\d{1,3}(?![\d/°h.,]|\s?(?:er|[èe]me|heures?)\b)|\s\d{1,3}(?=\s*\n|\s(?:mmes?|mm?\.?|m\.)\s)|(?:(?<=tait\sde)|(?<=est\sde))\s\d{1,3}(?=\s?:))?[ ]?(?P<marque>:(?:\s?(?:les?|la)\s(?:\d{1,3}\s)?(?:conseill\w+|membres|[ée]lu\w*|d[ée]l[ée]gu\w+)(?:\s(?:municip\w+|communaut\w+|syndic\w+))?\s(?:suivant\w*|ci-après)\s?:)?|;(?=\s)|=|(?=\n)|$)?"
)
CLE = SansCasse(
    r"(?<![\w])(?:suppl[ée]{2}s\s?:|pr[ée]sent|absent|excus|repr[ée]sent|pouvoir|pro[ce][uo]|mandat|d[ée]l[ée]gation)"
)
SUIVI = re.compile(rf"(?:[ ]*\n)?[ ;]*(?:[–•-][ ])?(?:{CIVILITE}|{MAJUSCULE}[\w'.-]+)")
PARENTHESE = re.compile(rf"\s?\((?P<noms>(?:{CIVILITE}\s?)?{MAJUSCULE}[\w'.-]+(?:[^()]|\([^()]*\))*)\)")
"""`Présents : 3 (Jean ROUX, Anne BEC, Luc LAC)`: the list in parentheses."""
CIVIL = re.compile(rf"[ \n]?{CIVILITE}")
AVANT = re.compile(r"(?:^|[\n.;:,+•*|)–-][ ]?)$")
SANS = re.compile(
    r"(?i)(?:sans|ni|pas(?:\s+de)?|aucun)\s+(?:avoir\s+)?(?:donn\w+\s+)?(?:de\s+|leurs?\s+)?(?:pouvoir|procuration|d[ée]l[ée]gation)|non[\s-]+(?:repr|excus)|n'\w+\s+pas\s+repr"
)
POUVOIR = SansCasse(r"pouvoir|pro[ce][uo]\w{1,3}tion|mandat|d[ée]l[ée]gation|repr[ée]sent")
ABSENT = SansCasse(r"absent|excus")
MELEE = SansCasse(
    r"(?:absent|excus)[^:]*?(?:\bet\b|/|&|,)\s*(?:pouvoir|procuration|repr)|(?:pouvoir|procuration|repr)\w*\s*(?:\bet\b|/|&|,)\s*(?:absent|excus)"
)
COMPTEE = re.compile(r":\s?\d{1,3}\s*$")
NOMBRE = SansCasse(r"\W*(?:le\s+)?nombre\b")
ETAIT_DE = SansCasse(r"(?:est|[ée]tait)\sde\s\d{1,3}\s?:")
"""`Le nombre de conseillers ayant donné pouvoir était de 10 :` opens a list; `Nombre de présents : 12` does not."""
EXCEPTION = SansCasse(r"(?:pr[ée]sents?|tous)\b[^.\n:]{0,40}?\b(?:sauf|à\s+l'exception\s+de|hormis|except[ée])\s*:?")
"""`Tous présents sauf` opens a list of absents."""


LEGALE = re.compile(
    r"(?i)(?:(?<=\n)|(?<=[.:;] )|^)(?:[^\n.:;]{0,60}\b(?:absent|excus|repr[ée]sent|proc|pouvoir)[^\n.:;]{0,40}[ ,]\s?(?:en\s+application|conform[ée]ment|en\s+vertu)|(?:en\s+application|conform[ée]ment|en\s+vertu))"
    r"(?:[^.:;]|(?<=[LR])\.|\.(?=\s?\d)){10,200}?(?:\b(?:pouvoir|procuration)[^.:;]{0,60}|collectivit[ée]s\s+territoriales\s?):"
)
"""`Excusés, conformément à l'article L. 2121-20 du code …, ont donné pouvoir de voter en leur nom :`."""


SANS_VOIX = SansCasse(r"sans\s+voix|voix\s+consultative")
"""Those who sit and do not vote are not of the roll call."""
SAID_AFTER = SansCasse(
    r"[^.:;\n(\d]{0,60}(?<!\w)(?P<verbe>[ée]taient|sont)\s+(?P<mot>pr[ée]sents|absents|excus[ée]s)(?=\s*[.;\n])"
)
"""`Conseillers absents : 1` / `M. BEC, Mme ROUX étaient présents.`: the sentence says what they were, not the count above it."""
STATUTS = SansCasse(r"(?m)^[ ]*(?:pr[ée]sente?|absente?|repr\.|repr[ée]sent[ée]e?|excus[ée]e?)[ ]*$")
"""A line of a column of such words, one for each member: no heading."""
FORMANT = SansCasse(
    r"(?:(?<=\n)|(?<=[.:;] )|^)(?:[ée]taient\s+)?pr[ée]sents?\s*,\s*(?:formant|constituant|repr[ée]sentant|conform[ée]ment)\b[^:]{10,330}:(?=\s)"
)
"""`Étaient présents, formant le tiers des membres en exercice et pouvant délibérer conformément à … :`."""
APPEL = re.compile(
    r"(?im)^(?:(?:assistaient|ont\s+assist[ée]|ont\s+particip[ée]|participaient|ont\s+pris\s+part|prenaient\s+part|si[ée]geaient(?=\s:)|ont\s+si[ée]g[ée](?=\s:))(?:\s+à\s+la\s+(?:r[ée]union|s[ée]ance))?|"
    r"(?:(?:conseillers|membres|[ée]lus|d[ée]l[ée]gu[ée]s)\s+)?(?:ayant|ont)\s+r[ée]pondu\s+à\s+l'appel|"
    r"(?:membres\s+)?participants|mesdames(?:,|\s+et)\s+messieurs,?\s+les\s+(?:conseill\w+|membres|[ée]lus|d[ée]l[ée]gu[ée]s)(?:\s+(?:municipaux|communautaires))?)\s?:(?=\s)"
)
"""`Assistaient à la réunion :`, `Mesdames et Messieurs les Conseillers Municipaux :`: those present, without the word."""
MANDATS = re.compile(r"(?im)^mandante?s?[ ]+(?:[/|–-][ ]*)?mandataires?[ ]*(?=\n)")
"""The heads of the two columns of a table of proxies."""
PREFIXE = re.compile(
    r"(?m)^[^\w\n]{0,3}(?:[Pp]ouvoir|POUVOIR|[Pp]rocuration|PROCURATION)s?\s+(?:de\s|DE\s|d')(?=[^\n:]{3,60}\s[àÀA]\s+[A-ZÀ-Þ])"
)
"""`Procuration de M. BEC à Mme LAC`, line after line, under no heading or under another list's."""
ARRIVEES = re.compile(
    rf"(?m)^[^\w\n]{{0,3}}(?:(?:Arriv[ée]e?s?|ARRIV[ÉE]E?S?)(?i:\s+(?:en\s+(?:cours\s+de\s+)?s[ée]ance|en\s+retard|tardive))?\s?:(?=\s)|(?:Arriv[ée]es?|ARRIV[ÉE]ES?)\s+de(?=\s{CIVILITE}))"
)
"""`Arrivée en cours de séance : Mme LAC`, between the lists: there, and for a part of the sitting."""
OTHERS = {
    ARRIVEES: "présents",
    PREFIXE: "pouvoirs",
    FORMANT.re: "présents",
    LEGALE: "pouvoirs",
    MANDATS: "pouvoirs",
    COMMUNES: "présents",
    DELEGUEES: "présents",
    APPEL: "présents",
}


@dataclass(slots=True)
class Section:
    """One list: its kind, the names that its heading announces (None where it says no number), and what it holds."""

    sorte: Sorte
    debut: int
    titre: str
    liste: Liste
    annonces: int | None = None
    melee: bool = False


def sections(text: str) -> Iterator[Section]:
    head = without_communes(without_margin(text[:ZONE]))
    found = [m for m in _titles(head) if _is_heading(head, m)]
    legal = [m for m in LEGALE.finditer(head) if POUVOIR.search(m.group())] if "2121" in head else []
    legal += FORMANT.finditer(head)
    found = [m for m in found if not any(law.start() < m.end() and m.start() < law.end() for law in legal)]
    there = _unsaid(head, found)
    seated = bool(there) or any(_kind(head[slice(*m.span())]) == "presents" for m in found)
    tables = [*(ARRIVEES.finditer(head) if seated else ()), *MANDATS.finditer(head), *PREFIXE.finditer(head)]
    found = sorted([*found, *EXCEPTION.finditer(head), *legal, *tables, *there], key=lambda m: m.start())
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(head)
        title = head[slice(*match.span())] if match.re is TITRE.re else OTHERS.get(match.re, "absents")
        count = re.search(r"\d+", title)
        start = match.end()
        if entre := PARENTHESE.match(head, start, end):
            start, end = entre.start("noms"), entre.end("noms")
        liste = read_names(head, start, end)
        if (
            match.re is TITRE.re
            and (match["marque"] or "")[:1] not in (":", "=")
            and entre is None
            and not any(_surely_a_name(n) for n in liste.noms)
        ):
            liste = Liste((), match.end())
        if SANS_VOIX.search(title):
            liste = Liste((), match.end())
        sorte = _kind(title)
        if told := SAID_AFTER.match(head, liste.fin, end):
            sorte, liste, count = _kind(told["mot"]), read_names(head, start, told.start("verbe")), None
        yield Section(
            sorte, match.start(), title, liste, int(count.group()) if count else None, bool(MELEE.search(title))
        )


def _unsaid(head: str, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Where no heading says `présents`, but one of others: a roll call by another word, or three lines that each begin with a commune."""
    if not found or any(_kind(head[slice(*m.span())]) == "presents" for m in found):
        return []
    if call := APPEL.search(head, 0, found[0].start()):
        return [call]
    return by_commune(head)


def _surely_a_name(nom: Nom) -> bool:
    """Told by more than a capital: the heading of a table's column is followed by any word."""
    return nom.civilite or full(nom.texte) or any(map(is_prenom, nom.texte.split())) or nom.texte[1:2] == "."


def _titles(text: str) -> Iterator[re.Match[str]]:
    """Every match of `TITRE`, looked for only around its key words."""
    position = 0
    for cle in CLE.finditer(text):
        if cle.start() < position:
            continue
        start = max(position, cle.start() - 70, text.rfind("\n", 0, max(0, cle.start() - 40)) + 1)
        match = TITRE.search(text, start, cle.end() + 300)
        if match and match.start() <= cle.start():
            if "\n" in text[match.start() : cle.start()] and not _is_heading(text, match):
                line = text.rfind("\n", 0, cle.start()) + 1
                match = TITRE.match(text, line, cle.end() + 300) or match
            elif (line := text.find("\n", *match.span()) + 1) and line < match.end() and not _is_heading(text, match):
                below = TITRE.match(text, line, match.end() + 300)
                match = below if below and _is_heading(text, below) else match
            yield match
            position = match.end()


def _is_heading(text: str, match: re.Match[str]) -> bool:
    title, mark = text[slice(*match.span())], match["marque"] or ""
    first = re.search(r"\w", title)
    start = match.start() + (first.start() if first else 0)
    before = text[max(0, start - 3) : start]
    capital = text[start].isupper()
    opened = bool(AVANT.search(before))
    if mark[:1] != ":" and sum(1 for _ in STATUTS.finditer(text, max(0, start - 30), match.end())) >= 3:
        return False
    if (
        re.match(r"(?i)(?:a|à|ont|donn|par|pour|en|de|du|sans|non\s+repr)\b", title)
        and mark[:1] != ":"
        and not COMPTEE.search(title)
    ):
        return False
    if re.search(r"(?i)\b(?:à|a|par|de)\s*$", title.rstrip(": \n")) and mark[:1] != ":":
        return False
    if COMPTEE.search(title) and PARENTHESE.match(text, match.end()):
        return True
    if NOMBRE.match(title) and not ETAIT_DE.search(title):
        return False
    if mark[:1] in (":", "="):
        return opened or capital
    line = not before.strip(" ") or before.endswith("\n") or not before
    if mark == ";":
        return opened and capital
    if text[match.end() : match.end() + 1] == "\n" and line and (capital or title.isupper()):
        return bool(SUIVI.match(text, match.end() + 1)) or bool(re.search(r"\d\s*$", title))
    if CIVIL.match(text, match.end()):
        return capital and (opened or len(title.split()) > 1)
    return capital and (opened or "(e" in title) and bool(SUIVI.match(text, match.end()))


def _kind(title: str) -> Sorte:
    plain = SANS.sub(" ", title)
    if re.search(r"(?i)(?<!re)pr[ée]sent", plain) and not ABSENT.search(plain):
        return "presents"
    return "pouvoirs" if POUVOIR.search(plain) else "absents"
