"""Who sat, who was excused, who voted for whom: the lists at the head of a document, cut at their headings.

A heading is a run of a small vocabulary around `présents`, `absents`, `excusés`, `représentés`, `pouvoirs`, `procurations`,
closed by a colon, a line's end or a civility. The same word may start a count (`Présents : 10`): such a heading has no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from extractors.noms import Liste, Nom, first_name, key, read_names, same_person
from extractors.noms_lexique import CIVILITE, ES, INVERSE, LIEN, MAJUSCULE
from extractors.prenoms import is_prenom

Sorte = Literal["presents", "absents", "pouvoirs"]
ZONE = 20_000
"""Letters of the head in which headings are looked for: councils of a hundred members fill several thousand."""
MEMBRES = 400
"""More people than any assembly has."""
ECART = 900
"""Letters between the end of one list and the heading of the next, at most, in one roll call."""
_CLE = (
    rf"(?:pr[ée]sent{ES}|absent{ES}|excus[ée]{ES}|repr[ée]sent[ée]{ES}|pouvoirs?(?:\(s\))?|pro[ce][uo]\w{{1,3}}tions?(?:\(s\))?|procurations?|mandats?|"
    r"d[ée]l[ée]gations?\s+de\s+vote)"
)
_AUTRE = (
    rf"(?:[ée]tai(?:en)?t|sont|est|ont|avai(?:en)?t|ayant|a|membres?|conseill(?:er|[èe]re){ES}|[ée]lu{ES}|d[ée]l[ée]gu[ée]{ES}|titulaires?|suppl[ée]ants?|"
    r"municipaux|communautaires|syndicaux|les?|la|l'|des|de|du|à|au|en|leurs?|noms?|et|ou|donn[ée]{1,2}s?|remis|avec|sans|non|pour|voter?|s[ée]ance|"
    r"ouverture|d[ée]but|cours|dont|suivants?|bureau|comit[ée]|conseil|par|excuse)"
)
TITRE = re.compile(
    rf"(?i)(?<![\w'])(?:{_AUTRE}(?:[ \n/]|(?<='))[ \n]?){{0,6}}{_CLE}(?!\w)"
    rf"(?:[ \n]?[ \n/,–&-][ \n]?(?:{_CLE}|{_AUTRE})(?!\w)|[ \n]l'ouverture(?!\w)){{0,9}}"
    r"(?:\s?\(\s?\d{1,3}\s?\)|\s?:\s?\d{1,3}(?![\d/°h.,]|\s?(?:er|[èe]me|heures?)\b)|\s\d{1,3}(?=\s*\n))?[ ]?(?P<marque>:|;(?=\s)|=|(?=\n)|$)?"
)
CLE = re.compile(r"(?i)(?<![\w])(?:pr[ée]sent|absent|excus|repr[ée]sent|pouvoir|pro[ce][uo]|mandat|d[ée]l[ée]gation)")
SUIVI = re.compile(rf"[ ]?(?:[–•-][ ])?(?:{CIVILITE}|{MAJUSCULE}[\w'-]+)")
CIVIL = re.compile(rf"[ \n]?{CIVILITE}")
AVANT = re.compile(r"(?:^|[\n.;:,+•*|)–-][ ]?)$")
SANS = re.compile(r"(?i)(?:sans|ni|pas\s+de|aucun)\s+(?:donn\w+\s+)?(?:pouvoir|procuration)|non[\s-]+(?:repr|excus)")
POUVOIR = re.compile(r"(?i)pouvoir|pro[ce][uo]\w{1,3}tion|mandat|d[ée]l[ée]gation|repr[ée]sent")
ABSENT = re.compile(r"(?i)absent|excus")
MELEE = re.compile(
    r"(?i)(?:absent|excus)[^:]*?(?:\bet\b|/|&|,)\s*(?:pouvoir|procuration|repr)|(?:pouvoir|procuration|repr)\w*\s*(?:\bet\b|/|&|,)\s*(?:absent|excus)"
)
DON = re.compile(rf"(?i)(?<!\w){LIEN}")
PRIS = re.compile(rf"(?i)(?<!\w){INVERSE}")
COLONNES = re.compile(r"(?i)[^\n:]{3,40}:?\s*mandants?\s+mandataires?\s*\n")
PAR = re.compile(r"\s*(?:par|à)\s+")
COMPTE = re.compile(
    r"(?im)^(?:nombre[^:\n]{0,50}|[^:\n]{0,30}\b(?:votants?|en\s+exercice|quorum|exclus?|suffrages[^:\n]{0,20}|majorit[ée][^:\n]{0,20}|"
    r"(?P<cle>pr[ée]sents?|absents?|excus[ée]s?|pouvoirs?|procurations?)))\s*:\s*(?P<n>\d{1,3})\s*$"
)
COTE = re.compile(
    r"(?im)^(?:(?:date\s+d[e']\s?[^:\n]{4,30}|nombre\s+de\s+[^:\n]{4,30}|titulaires\s+et\s+suppl[ée]ants|affich[ée]e?\s+le|publi[ée]e?\s+le)\s*:?\s*"
    r"(?:\d{1,2}(?:er)?[ /.]\w+[ /.]\d{4})?|\d{1,2}(?:er)?[ /.]\w+[ /.]\d{4}|(?-i:[A-ZÀ-Þ][A-ZÀ-Þ' ]{3,40}))\s*$"
)
"""Lines of a side column, or of counts, that the reading order drops into a list."""
SERVICE = re.compile(
    r"(?:RELEV|D[ÉE]CISION|D[ÉE]LIB|BUREAU|CONSEIL|COMMUNAUT|MUNICIPAL|S[ÉE]ANCE|PROC[ÈE]S|COMPTE|MAIRIE|COMMUNE|EXTRAIT|REGISTRE)|[a-z\d]"
)
RANGEE = re.compile(rf"{CIVILITE}(?!\s+l[ea]\s)|{MAJUSCULE}[\w'-]+[^.:]*(?:,|;|\s[–—-])")


@dataclass(slots=True)
class Section:
    """One list: its kind, the names that its heading announces (None where it says no number), and what it holds."""

    sorte: Sorte
    debut: int
    titre: str
    liste: Liste
    annonces: int | None = None
    melee: bool = False


@dataclass(frozen=True, slots=True)
class Pouvoir:
    """`mandataire` None: the text gives it to someone who cannot be named for sure."""

    mandant: Nom
    mandataire: Nom | None


@dataclass(slots=True)
class Appel:
    """The roll call as printed: present, absent without proxy, proxies."""

    presents: list[Nom] = field(default_factory=list)
    absents: list[Nom] = field(default_factory=list)
    pouvoirs: list[Pouvoir] = field(default_factory=list)
    annonces: int | None = None
    coupee: bool = False
    """The list of those present stops in the middle of a name: more were printed, and could not be read."""
    renvois: bool = False
    """Marks (`Pr*`) whose meaning the page does not print link the excused to those who vote for them."""


def roll_call(text: str) -> Appel:
    """The first roll call of a text; empty lists where there is none."""
    sections = list(_chain(text))
    appel = Appel()
    excused: list[Nom] = []
    for section in sections:
        names, pouvoirs = _proxies(section, text)
        appel.pouvoirs += pouvoirs
        if section.sorte == "presents":
            appel.presents += names
            appel.annonces = section.annonces if section.annonces is not None else appel.annonces
            appel.coupee |= _cut_short(names)
        elif section.sorte == "absents" or section.melee:
            excused += names
    appel.presents = _distinct(appel.presents)
    excused = _distinct(excused)
    _marks(appel, excused, text)
    by_giver = {id(p.mandant): p for p in appel.pouvoirs}
    appel.pouvoirs = [by_giver[id(n)] for n in _distinct([p.mandant for p in appel.pouvoirs])]
    given = [p.mandant.texte for p in appel.pouvoirs[:MEMBRES]]
    appel.absents = [n for n in excused[:MEMBRES] if not any(same_person(n.texte, g) for g in given)]
    return appel


def _cut_short(names: list[Nom]) -> bool:
    """Full names, and a first name alone at the end."""
    whole = sum(" " in n.texte for n in names)
    return len(names) > 2 and whole == len(names) - 1 and " " not in names[-1].texte and is_prenom(names[-1].texte)


def _chain(text: str) -> Iterator[Section]:
    """The sections of the first roll call, one after the other."""
    reach: int | None = None
    for section in _sections(text):
        if reach is not None and section.debut > reach + ECART:
            return
        if section.liste.items:
            reach = max(section.liste.fin, reach or 0)
            yield section
        elif reach is not None:
            reach = max(reach, section.debut)


def _sections(text: str) -> Iterator[Section]:
    head = _blank(text[:ZONE])
    found = [m for m in _titles(head) if _is_heading(head, m)]
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(head)
        title = match.group()
        count = re.search(r"\d+", title)
        liste = read_names(head, match.end(), end)
        yield Section(
            _kind(title), match.start(), title, liste, int(count.group()) if count else None, bool(MELEE.search(title))
        )


def _titles(text: str) -> Iterator[re.Match[str]]:
    """Every match of `TITRE`, looked for only around its key words."""
    position = 0
    for cle in CLE.finditer(text):
        if cle.start() < position:
            continue
        start = max(position, cle.start() - 70, text.rfind("\n", 0, max(0, cle.start() - 40)) + 1)
        match = TITRE.search(text, start, cle.end() + 300)
        if match and match.start() <= cle.start():
            yield match
            position = match.end()


def _blank(text: str) -> str:
    """The text without the lines that a side column or a count drops into a list; offsets stay the same."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and _service(text, *lines[last]):
            last += 1
        if last > index and last < len(lines) and RANGEE.match(text, lines[last][0], lines[last][1]):
            start, end = lines[index][0], lines[last - 1][1]
            count = COMPTE.match(text, *lines[last - 1])
            if (
                count
                and count["cle"]
                and (last - index == 1 or len(read_names(text, end, end + 2000).noms) == int(count["n"]))
            ):
                end = lines[last - 1][0]
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
        index = last + 1
    return text


def _service(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last.isdigit() and COMPTE.match(text, start, end):
        return True
    likely = last.isdigit() or last == ":" or end - start < 42
    return likely and bool(COTE.match(text, start, end)) and bool(SERVICE.search(text, start, end))


def _is_heading(text: str, match: re.Match[str]) -> bool:
    title, mark = match.group(), match["marque"]
    first = re.search(r"\w", title)
    start = match.start() + (first.start() if first else 0)
    before = text[max(0, start - 3) : start]
    capital = text[start].isupper()
    opened = bool(AVANT.search(before))
    if re.match(r"(?i)(?:a|à|ont|donn|par|pour|en|de|du|sans|non\s+repr)\b", title) and mark != ":":
        return False
    if re.search(r"(?i)\b(?:à|a|par|de)\s*$", title.rstrip(": \n")) and mark != ":":
        return False
    if mark in (":", "="):
        return opened or capital
    line = not before.strip(" ") or before.endswith("\n") or not before
    if mark == ";":
        return opened and capital
    if text[match.end() : match.end() + 1] == "\n" and line and (capital or title.isupper()):
        return bool(SUIVI.match(text, match.end() + 1)) or bool(re.search(r"\d\s*$", title))
    if CIVIL.match(text, match.end()):
        return capital and (opened or len(title.split()) > 1)
    return opened and capital and bool(SUIVI.match(text, match.end()))


def _kind(title: str) -> Sorte:
    plain = SANS.sub(" ", title)
    if re.search(r"(?i)(?<!re)pr[ée]sent", plain) and not ABSENT.search(plain):
        return "presents"
    return "pouvoirs" if POUVOIR.search(plain) else "absents"


def _proxies(section: Section, text: str) -> tuple[list[Nom], list[Pouvoir]]:
    """The names of a list and the proxies that it tells of; a mandataire is not one of its names."""
    names: list[Nom] = []
    pouvoirs: list[Pouvoir] = []
    givers: list[Nom] = []
    taker: Nom | None = None
    for item in section.liste.items:
        if item.genre == "role" and section.sorte == "absents" and "suppl" in item.texte.lower():
            break
        if item.genre == "inverse" and names:
            taker, givers = names[-1], []
        elif item.genre == "lien" or (item.genre == "a" and section.sorte != "presents"):
            givers, taker = _givers(names, pouvoirs, item, text), None
        elif item.genre in ("nom", "role"):
            if givers:
                target = _resolve(item, text)
                pouvoirs += [Pouvoir(g, target) for g in givers]
                givers = []
            elif taker is not None and item.genre == "nom":
                pouvoirs.append(Pouvoir(item, taker))
                taker = None
            elif item.genre == "nom":
                names.append(item)
                pouvoirs += _notes(item, section, text)
    pouvoirs += [Pouvoir(g, None) for g in givers]
    if not pouvoirs and section.sorte == "pouvoirs" and COLONNES.match(text, section.debut):
        pouvoirs = _columns(names, text)
    return names, pouvoirs


def _columns(names: list[Nom], text: str) -> list[Pouvoir]:
    """A table of two columns: two names on each line, mandant and mandataire."""
    found = [Pouvoir(a, b) for a, b in zip(names[::2], names[1::2], strict=False) if "\n" not in text[a.fin : b.debut]]
    return found if 2 * len(found) == len(names) else []


def _givers(names: list[Nom], pouvoirs: list[Pouvoir], link: Nom, text: str) -> list[Nom]:
    """The person just before the link; where it is in the plural (`ont donné`), also those joined by `et` and commas."""
    done = {id(p.mandant) for p in pouvoirs}
    if not names or id(names[-1]) in done:
        return []
    chosen = [names[-1]]
    if re.match(r"(?i)ont\b|avaient\b|donnent\b", link.texte):
        for earlier, later in zip(reversed(names[:-1]), reversed(names), strict=False):
            between = text[earlier.fin : later.debut]
            if id(earlier) in done or not re.search(r"\bet\b|,", between) or re.search(r"[.;\n]", between):
                break
            chosen.insert(0, earlier)
    return chosen


def _notes(nom: Nom, section: Section, text: str) -> list[Pouvoir]:
    """What the parentheses after a name say of a proxy."""
    found: list[Pouvoir] = []
    for start, end in nom.notes:
        if SANS.search(text, start, end):
            continue
        if (taken := PRIS.search(text, start, end)) and section.sorte == "presents":
            found += [Pouvoir(giver, nom) for giver in read_names(text, taken.end(), end).noms]
        elif given := DON.search(text, start, end) or (section.sorte != "presents" and PAR.match(text, start, end)):
            liste = read_names(text, given.end(), end)
            item = next((i for i in liste.items if i.genre in ("nom", "role")), None)
            if item is not None:
                found.append(Pouvoir(nom, _resolve(item, text)))
    return found


def _resolve(item: Nom, text: str) -> Nom | None:
    """`M. le Maire`: the person whom the head names so."""
    if item.genre == "nom":
        return item
    role = "maire" if "maire" in item.texte.lower() else "pr[ée]sident"
    pattern = re.compile(
        rf"(?i:pr[ée]sidence\s+d(?:e|u|'))\s*(?:(?i:m(?:onsieur|adame|me|\.)\s+l[ea]\s+{role}e?)\s*,?\s*)?"
    )
    for match in pattern.finditer(text[:ZONE]):
        nom = first_name(text, match.end())
        if nom and re.search(rf"(?i)\b{role}", nom.fonction or text[match.start() : nom.debut]):
            return nom
    for section in _sections(text):
        for nom in section.liste.noms:
            if re.match(rf"(?i)(?:l[ea]\s+)?{role}e?\b(?![\s-]*adjoint)", nom.fonction):
                return nom
    return None


def _marks(appel: Appel, excused: list[Nom], text: str) -> None:
    """`David (Pr*)` among the excused, `Jean (Pr*)` among the present: the same mark links them."""
    present = {_mark(n, text): n for n in appel.presents if _mark(n, text)}
    for nom in excused:
        mark = _mark(nom, text)
        if mark and mark in present:
            explained = bool(re.search(r"(?im)^\W*(?:pr)?\W*\*+\s*[:=-]?\s*(?:procuration|pouvoir)", text[:ZONE]))
            appel.pouvoirs.append(Pouvoir(nom, present[mark]))
            appel.renvois |= not explained


def _mark(nom: Nom, text: str) -> str | None:
    for start, end in nom.notes:
        if match := re.fullmatch(
            r"\s*((?:pr|pro?c|p|pouv)?\.?\s?(?:\*{1,6}|\d{1,2}))\s*", text[start:end], re.IGNORECASE
        ):
            return match[1].lower()
    return None


def _distinct(people: list[Nom]) -> list[Nom]:
    """Each person once, in printed order: a head may be repeated on every page."""
    seen: dict[frozenset[str], Nom] = {}
    for nom in sorted(people, key=lambda n: n.debut):
        seen.setdefault(key(nom.texte), nom)
    return list(seen.values())
