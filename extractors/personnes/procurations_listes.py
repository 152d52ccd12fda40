"""Who votes for whom, in a list of names: the wordings of a proxy, and the person that `M. le Maire` is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.patterns.casse import SansCasse
from extractors.personnes.coupe import full
from extractors.personnes.lexique import CIVILITE, INVERSE, LIEN
from extractors.personnes.noms import Nom, first_name, names_before, read_names
from extractors.personnes.prenoms import is_prenom
from extractors.personnes.presences_titres import SANS, ZONE, Section, Sorte, sections
from schemas.records import Procuration

DON = SansCasse(rf"(?<!\w){LIEN}")
PRIS = SansCasse(rf"(?<!\w){INVERSE}")
COLONNES = SansCasse(r"(?:[^\n:]{3,40}:?\s*)?mandante?s?\s+(?:[/|–-]\s*)?mandataires?\s*\n")
CIVIL = re.compile(rf"\s*{CIVILITE}")
"""`M. Paul FABRE (M. Jean ARNOUX)`, in a list of proxies: who votes for him."""
INITIALE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ' -]+ [A-ZÀ-Þ]{1,2}\.?")
PHRASE = SansCasse(r"(?<!\w)(?:a|ayant|avait)\s+donn[ée]\s+(?:pouvoir|procuration)\s+à(?=\s)")
AWAY = SansCasse(
    r"(?<!\w)(?:est|sont|[ée]taient|[ée]tait)\s+(?:absent|excus)[ée]?e?s?(?:\s+(?:et\s+)?(?:non[\s-]+)?excus[ée]e?s?)?(?=\s*[.;\n])(?![^.]{0,3}\n[^.]{0,40}(?:pouvoir|procuration))"
)
DEPART = SansCasse(
    r"(?<!\w)(?:quitte|a\s+quitt[ée])\s+la\s+s[ée]ance(?:[^.;(]|\([^()]{0,80}\)){0,60}?(?:et|en|,)\s+(?:a\s+)?donn(?:e|[ée]|ant)\s+(?:pouvoir|procuration|d[ée]l[ée]gation(?:\s+de\s+vote)?)\s+à(?=\s)"
)
REMIS_A = SansCasse(r"(?:donn|confi|remis|accord)\w*\s+à\s*:?\s*$")
"""`Procurations données à :` each of those who vote, `par` the one who is away."""
DE_QUI = re.compile(rf"[\s,]*suppl[ée]ante?\s+(?:de\s+|d')(?:{CIVILITE}\s*)?")
"""`Mme BRISSET suppléante de M. PEAN`: he is not there."""
SIEGE = re.compile(r"(?i)(?:repr[ée]sent|remplac|suppl[ée])\w*\s+par\s+s(?:on|a)\s+suppl[ée]ante?\s*$")
UNNAMED = re.compile(r"[ ]*[.;\n]")
"""`représenté par son suppléant ;`: who sits is not named."""
REMPLACE = SansCasse(
    r"\s*(?:(?:suppl[ée]{2}e?|remplac[ée]e?)\s+par|repr[ée]sent[ée]e?\s+par\s+s(?:on|a)\s+suppl[ée]ante?)\s*,?\s*"
)
PAR = re.compile(r"\s*(?:par|à|mandataire\s*:?)\s+")

ELU = SansCasse(r"(?:a|est)\s+(?:[ée]t[ée]|[ée]lue?|nomm[ée]e?|d[ée]sign[ée]e?)(?!\w)")
"""The verb of a sentence in capitals, which looks like a name."""

EXAMPLES = (
    ("Avaient demandé à excuser leur absence :\nMme Christelle VAULT qui donne procuration à Mr Alain ROTH\nMr Luc MONIN qui donne procuration à Mme Ève LOHN\nOuverture de la séance à 20 heures",
     {"procurations": (Procuration("Christelle VAULT", "Alain ROTH"), Procuration("Luc MONIN", "Ève LOHN"))}),
    ("Absents : FAUGE Annie avec pouvoir donné à DUMAS Élise, LEVIR Denis avec pouvoir donné à\nODERN Franck\nSecrétaire de séance",
     {"procurations": (Procuration("FAUGE Annie", "DUMAS Élise"), Procuration("LEVIR Denis", "ODERN Franck"))}),
    ("Procurations étaient données à :\nJean LAPIE par Jean-Marc LA PLANE,\nZoé BECQ par Jean-Brice GAREL\nSecrétaire",
     {"procurations": (Procuration("Jean-Marc LA PLANE", "Jean LAPIE"), Procuration("Jean-Brice GAREL", "Zoé BECQ"))}),
    ("Absents excusés ayant donné procuration à :\nN. FLAURE pouvoir à M. GUILLOT\nE. LE QUENNE pouvoir à M. VANDEN BROUCK\nSecrétaire",
     {"procurations": (Procuration("N. FLAURE", "GUILLOT"), Procuration("E. LE QUENNE", "VANDEN BROUCK"))}),
    ("Procurations : Hervé Brun à Denis Val. Rémi Lejeune à Chris Carton.\nSecrétaire",
     {"procurations": (Procuration("Hervé Brun", "Denis Val"), Procuration("Rémi Lejeune", "Chris Carton"))}),
    ("Excusés ont donné pouvoir :\nMarta Chronos à Marc Baïno Elus en exercice : 29\nNelly Maron à Ève Mendy Elus présents : 17\nSecrétaire",
     {"procurations": (Procuration("Marta Chronos", "Marc Baïno"), Procuration("Nelly Maron", "Ève Mendy"))}),
    ("Etaient excusés et avaient donné pouvoir de voter en leur\nnom : Mme Sandrine CHURA à M. Stéphane RABU, M. Moh GALO à Mme Fatou BAKI (à partir de 22h40, point n°3). Le\nquorum étant atteint",
     {"procurations": (Procuration("Sandrine CHURA", "Stéphane RABU"), Procuration("Moh GALO", "Fatou BAKI"))}),
    ("Procurations :\nMandant Mandataire\nAnne DURIEZ Jean ARNOUX\nLuc EVRARD Lucie BEGUIN\nSecrétaire : Marc COLLIN",
     {"procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"), Procuration("Luc EVRARD", "Lucie BEGUIN"))}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN\nMandant Mandataire\nMme Anne DURIEZ M. Jean ARNOUX\nM. Luc EVRARD Mme Lucie BEGUIN\n\nMme Lucie BEGUIN A ÉTÉ ÉLUE SECRÉTAIRE",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"), Procuration("Luc EVRARD", "Lucie BEGUIN"))}),
    ("Etaient absents excusés : Mme DURIEZ, M. EVRARD\nMme DURIEZ a donné procuration à M. ARNOUX\nM. EVRARD a donné procuration à Mme BEGUIN\nSecrétaire : M. ARNOUX",
     {"procurations": (Procuration("DURIEZ", "ARNOUX"), Procuration("EVRARD", "BEGUIN"))}),
    ("Pouvoirs : Anne DURIEZ → Jean ARNOUX ; Luc EVRARD => Lucie BEGUIN ; Paul FABRE > Marc COLLIN",
     {"procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"), Procuration("Luc EVRARD", "Lucie BEGUIN"), Procuration("Paul FABRE", "Marc COLLIN"))}),
    ("Pouvoirs : de Mme BEGUIN à M. ARNOUX, de M. COLLIN à Mme DURIEZ\nSecrétaire : M. ARNOUX",
     {"procurations": (Procuration("BEGUIN", "ARNOUX"), Procuration("COLLIN", "DURIEZ"))}),
    ("Pouvoirs : M. ARNOUX a reçu procuration de Mme BEGUIN, Mme DURIEZ détient le pouvoir de M. COLLIN",
     {"procurations": (Procuration("BEGUIN", "ARNOUX"), Procuration("COLLIN", "DURIEZ"))}),
    ("Excusés : Mme BEGUIN (P. à M. ARNOUX), M. COLLIN (proc. DURIEZ), Mme FABRE (pvr à M. ROY)",
     {"procurations": (Procuration("BEGUIN", "ARNOUX"), Procuration("COLLIN", "DURIEZ"), Procuration("FABRE", "ROY"))}),
    ("Absents ayant donné pouvoir :\nLucie BEGUIN à\nJean ARNOUX\nMarc COLLIN à\nPaul DURIEZ",
     {"procurations": (Procuration("Lucie BEGUIN", "Jean ARNOUX"), Procuration("Marc COLLIN", "Paul DURIEZ"))}),
    ("Nom et prénom Présent Absent Pouvoir à\nDANTREL Rémi X\nCHOUVEL Blandine X\nÉCHENOZ Jérôme X DANTREL Rémi\nFROIDEC Nelly X\nEn exercice : 4",
     {"procurations": (Procuration("ÉCHENOZ Jérôme", "DANTREL Rémi"),)}),
    ("Présents : Ailly : M. BEGUIN, Mme COSTE ; Bray : M. DELMAS (remplacé par Mme Élise FAURE, suppléante) ; Dormans : M. HENRI", {"membres_presents": ("BEGUIN", "COSTE", "Élise FAURE", "HENRI")}),
    ("Présents : Jean ROUX, Anne BEC\nAbsents excusés : Philippe GRAND (Ailly), représenté par son suppléant ; Véronique ALLARD, Loïc\nPERRAUD\nSecrétaire", {"membres_presents": ("Jean ROUX", "Anne BEC"), "membres_absents": ("Véronique ALLARD", "Loïc PERRAUD")}),
    ("Présents : Jean ROUX, Anne BEC\nExcusées sans délégation de vote : Mme ESCAND Blandine, Mme PERRIG Bérengère\nPrésidence", {"membres_presents": ("Jean ROUX", "Anne BEC"), "membres_absents": ("ESCAND Blandine", "PERRIG Bérengère")}),
    ("Présents\nHervé Olivo\nLudovic Bardin\nJacky Imbert\nPouvoirs\nJean-Marc Launay → Hervé Olivo\nIngride Perrig → Ludovic Bardin\nSandrette Toul → Jacky Imbert",
     {"membres_presents": ("Hervé Olivo", "Ludovic Bardin", "Jacky Imbert"), "procurations": (Procuration("Jean-Marc Launay", "Hervé Olivo"), Procuration("Ingride Perrig", "Ludovic Bardin"), Procuration("Sandrette Toul", "Jacky Imbert"))}),
    ("Présents : M. Jean ROUX, Mme Anne BEC, M. Luc LAC\nAbsents excusés : M. Jean-Luc HAUTEL, M. Julien DIAK.\nMME LA PRÉSIDENTE. – Sur 30 conseillers départementaux en exercice, 24 sont présents ; le quorum est\natteint.",
     {"membres_presents": ("Jean ROUX", "Anne BEC", "Luc LAC"), "membres_absents": ("Jean-Luc HAUTEL", "Julien DIAK")}),
    ("Etaient présents : Jean ROUX, Anne BEC\nAbsents ayant don né pouvoir : M. Luc LAC à M. Jean ROUX\nSecrétaire", {"membres_presents": ("Jean ROUX", "Anne BEC"), "procurations": (Procuration("Luc LAC", "Jean ROUX"),)}),
    ("Présents : BERTIN A. / COSTE P. / DELMAS R.\nReprésentés : HENRI G. (COSTE P.) / IMBERT Z. (BERTIN A.)", {"membres_presents": ("BERTIN A.", "COSTE P.", "DELMAS R."), "procurations": (Procuration("HENRI G.", "COSTE P."), Procuration("IMBERT Z.", "BERTIN A."))}),
    ("Présents : M. Jean ROUX, Mme Anne BEC\nExcusés : Absente :\nMonsieur Cédric MARCHAN (pouvoir à Noël Madame Émilie GEHAN\nVAUTRAN)\nSecrétaire", {"membres_presents": ("Jean ROUX", "Anne BEC")}),
    ("Procurations : M. FABRE en faveur de M. ARNOUX, Mme GUYOT en faveur de Mme BEGUIN", {"procurations": (Procuration("FABRE", "ARNOUX"), Procuration("GUYOT", "BEGUIN"))}),
    ("Pouvoirs : de Paul FABRE à Jean ARNOUX ; de Luc GUYOT à Lucie BEGUIN", {"procurations": (Procuration("Paul FABRE", "Jean ARNOUX"), Procuration("Luc GUYOT", "Lucie BEGUIN"))}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pouvoir:
    """`mandataire` None: the text gives it to someone who cannot be named for sure."""

    mandant: Nom
    mandataire: Nom | None


def proxies(section: Section, text: str) -> tuple[list[Nom], list[Pouvoir]]:
    """The names of a list and the proxies that it tells of; a mandataire is not one of its names."""
    names: list[Nom] = []
    pouvoirs: list[Pouvoir] = []
    givers: list[Nom] = []
    taker: Nom | None = None
    replaced: Nom | None = None
    to_the_first = bool(REMIS_A.search(section.titre))
    for item in section.liste.items:
        if item.genre == "role" and section.sorte == "absents" and "suppl" in item.texte.lower():
            break
        if item.genre == "suppleance" and names:
            alone = UNNAMED.match(text, item.fin) is not None
            replaced, givers, taker = None if alone else names[-1], [], None
            if section.sorte == "absents" and "repr" in item.texte.lower():
                names.pop()
        elif replaced is not None and item.genre in ("nom", "role"):
            if item.genre == "nom" and section.sorte == "presents":
                names[-1] = item
            replaced = item if item.genre == "role" else None
        elif names and (item.genre == "inverse" or (to_the_first and item.texte.lower() == "par")):
            taker, givers = names[-1], []
        elif item.genre == "lien" or (item.genre == "a" and _gives(item, section, text)):
            givers, taker = _givers(names, pouvoirs, item, text), None
        elif item.genre in ("nom", "role"):
            if givers:
                target = _resolve(item, text)
                pouvoirs += [Pouvoir(g, target) for g in givers]
                givers = []
            elif taker is not None and item.genre == "nom":
                pouvoirs.append(Pouvoir(item, taker))
                taker = None
            elif item.genre == "nom" and names and DE_QUI.fullmatch(text, names[-1].fin, item.debut):
                continue
            elif item.genre == "nom" and not (section.sorte == "absents" and _seated(item, text)):
                names.append((section.sorte == "presents" and _substitute(item, text)) or item)
                pouvoirs += _notes(item, section.sorte, text)
    pouvoirs += [Pouvoir(g, None) for g in givers]
    if not pouvoirs and section.sorte == "pouvoirs" and COLONNES.match(text, section.debut):
        pouvoirs = _columns(names, text)
    return names, pouvoirs


def _substitute(nom: Nom, text: str) -> Nom | None:
    """`M. René DELMAS (remplacé par Mme Élise FAURE)`, among the present: the one who sits."""
    for start, end in nom.notes:
        if (instead := REMPLACE.match(text, start, end)) and (other := first_name(text, instead.end(), end)):
            return other
    return None


def _seated(nom: Nom, text: str) -> bool:
    """`M. BEC (représenté par son suppléant)`, among the absent: the seat was held, and who held it is not named."""
    return any(SIEGE.match(text, start, end) for start, end in nom.notes)


def _gives(link: Nom, section: Section, text: str) -> bool:
    """A bare `à`; dots that lead from one name to another, in a list of proxies only."""
    if link.texte[0] in ".…_":
        return section.sorte == "pouvoirs" and "\n" not in text[link.fin : link.fin + 8].rstrip()
    return section.sorte != "presents"


def told(text: str, start: int, end: int) -> list[Pouvoir]:
    """Sentences around a roll call that has no list of proxies: `M. BEC a donné pouvoir à Mme LAC.`"""
    found: list[Pouvoir] = []
    for match in PHRASE.finditer(text, start, end):
        givers, taker = names_before(text, match.start(), 90), first_name(text, match.end())
        pair = [*givers[-1:], *([taker] if taker else [])]
        if len(pair) == 2 and all(n.civilite or full(n.texte) for n in pair):
            found.append(Pouvoir(pair[0], pair[1]))
    return found


def told_leaving(text: str, start: int, end: int) -> list[Pouvoir]:
    """`M. Louis SALVAGNAC quitte la séance à 20h10 et donne pouvoir à Mme Josiane FABRE.`"""
    found: list[Pouvoir] = []
    for match in DEPART.finditer(text, start, end):
        giver, taker = names_before(text, match.start(), 60), first_name(text, match.end())
        if giver and taker and all(n.civilite or full(n.texte) for n in (giver[-1], taker)):
            found.append(Pouvoir(giver[-1], taker))
    return found


def told_away(text: str, start: int, end: int) -> tuple[list[Nom], list[Pouvoir]]:
    """`M. Bruno COUDET est excusé.`, `Mme FABRE (pouvoir à M. BEC) et M. LAC étaient absents.`: sentences of a roll call."""
    names: list[Nom] = []
    for match in AWAY.finditer(text, start, end):
        several = match.group().startswith(("sont", "étaient"))
        people = names_before(text, match.start(), 240 if several else 90)[0 if several else -1 :]
        names += [n for n in people if n.debut >= start and (n.civilite or full(n.texte))]
    return names, [p for n in names for p in _notes(n, "absents", text)]


def _columns(names: list[Nom], text: str) -> list[Pouvoir]:
    """A table of two columns: two names on each line, mandant and mandataire, up to a sentence (`X A ÉTÉ ÉLUE SECRÉTAIRE`)."""
    end = next((i for i, nom in enumerate(names) if ELU.match(nom.texte)), len(names) + 1)
    names = names[: max(0, end - 1)]
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


def _notes(nom: Nom, sorte: Sorte, text: str) -> list[Pouvoir]:
    """What the parentheses after a name say of a proxy."""
    found: list[Pouvoir] = []
    for start, end in nom.notes:
        if SANS.search(text, start, end) or re.search(r"(?i)suppl", text[start:end]):
            continue
        if (taken := PRIS.search(text, start, end)) and sorte == "presents":
            found += [Pouvoir(giver, nom) for giver in read_names(text, taken.end(), end).noms]
        elif given := DON.search(text, start, end) or (sorte != "presents" and PAR.match(text, start, end)):
            liste = read_names(text, given.end(), end)
            item = next((i for i in liste.items if i.genre in ("nom", "role")), None)
            if item is not None:
                cut = is_prenom(item.texte) and CIVIL.match(text, item.fin, end)
                found.append(Pouvoir(nom, None if cut else _resolve(item, text)))
        elif sorte == "pouvoirs":
            liste = read_names(text, start, end)
            sure = CIVIL.match(text, start, end) or any(
                full(n.texte) or INITIALE.fullmatch(n.texte) for n in liste.noms
            )
            if sure and len(liste.items) == 1 and liste.fin == end:
                found.append(Pouvoir(nom, liste.items[0] if liste.noms else _resolve(liste.items[0], text)))
    return found


def _resolve(item: Nom, text: str) -> Nom | None:
    """`M. le Maire`: the person whom the head names so."""
    if item.genre == "nom":
        return item
    return _holder("maire" if "maire" in item.texte.lower() else "pr[ée]sident", text)


@lru_cache(maxsize=4)
def _holder(role: str, text: str) -> Nom | None:
    """Who holds that office, as the head or a list says: asked once for a text, however many votes are given to the mayor."""
    pattern = re.compile(
        rf"(?i:pr[ée]sidence\s+d(?:e|u|'))\s*(?:(?i:m(?:onsieur|adame|me|\.)\s+l[ea]\s+{role}e?)\s*,?\s*)?"
    )
    for match in pattern.finditer(text[:ZONE]):
        nom = first_name(text, match.end())
        if nom and re.search(rf"(?i)\b{role}", nom.fonction or text[match.start() : nom.debut]):
            return nom
    for section in sections(text):
        for nom in section.liste.noms:
            if re.match(rf"(?i)(?:l[ea]\s+)?{role}e?\b(?![\s-]*adjoint)", nom.fonction):
                return nom
    return None
