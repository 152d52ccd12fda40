"""The roll call as a table: a row for each member, a column for each of present, absent, excused, proxy.

A word in the row (`présent`, `excusée`) tells what it says. A mere cross tells nothing without its place on the page: the row
is then only read where a second name shows who votes for the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.patterns.casse import SansCasse
from extractors.personnes import presences_enumerees
from extractors.personnes.noms import Nom, read_names
from extractors.personnes.presences_listes import Appel
from extractors.personnes.presences_titres import ZONE
from extractors.personnes.procurations_listes import Pouvoir
from schemas.records import Procuration

ENTETE = SansCasse(
    r"(?m)^(?=[^\n:]*\bpr[ée]sen[tc])(?=[^\n:]*\b(?:absent|excus|repr[ée]sent|pouvoir|procuration))(?=[^\n:]*\b(?:nom|pr[ée]nom|conseill|membres?\b|[ée]lus?\b|"
    r"d[ée]l[ée]gu|commune|pouvoir|procuration|qualit|[ée]margement|signature))[^\n:]{8,110}$|"
    r"^(?=[^\n:]*\bnoms?\b)(?=[^\n:]*\bsignature)(?=[^\n:]*\b(?:absence|motif|pouvoir|procuration))[^\n:]{8,110}$|"
    r"^[^\n:]{8,60}\sp\s?/\s?a\s?/\s?e\b[^\n:]{0,40}$"
)
FEUILLE = SansCasse(
    r"(?m)^[^\w\n]*(?:(?:feuille|liste)\s+(?:d'[ée]margement|de\s+pr[ée]sences?)\b|composition\s+de\s+l'assembl[ée]e[^\w\n]*$|(?:membres\s+|[ée]taient\s+)?pr[ée]sents\s*:(?=\s*[A-ZÀ-Þ]))"
)
"""The sheet that the members sign, or the roll call, at the end of some minutes."""
MARQUE = re.compile(
    r"\s(?P<marque>[Xx✓✔☒●√P]|A|E|[Oo]ui|(?i:pr[ée]sente?|absente?(?:\s+excus[ée]e?)?|excus[ée]e?|repr[ée]sent[ée]e?|(?:pr[ée]s|abs|exc|repr)\.|pouvoir|procuration|sign[ée]e?))(?=\s|$)"
)
RANG = re.compile(r"\s*\d{1,3}[.)]?\s+")
LIEU = re.compile(
    r"[^\n\d:]{3,40}?\s(?:(?:[Tt]itulaire|[Ss]uppl[ée]ante?)\s(?=[A-ZÀ-Ö])|(?=(?:M\.?|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame)\s+\W{0,2}[A-ZÀ-Ö]))"
)
"""Where the member comes from, in a column before the civility."""
SUITE = re.compile(r"\s+(?:[-–—]|[A-Z]|\d{1,2}|P\.)\s*$")
"""A last column that tells each one's vote (`P`, `-`)."""
RENVOI = re.compile(r"\s*\(\d{1,2}\)(?=\s)")
"""`(2) M. X`: the proxy holds for a part of the sitting, as a note under the table says."""
FIN = 5000
"""Letters at a document's end in which the roll call is looked for, where no head holds one."""
DITS = 5
"""Members told present in the rows, at least, for a table to speak before any list."""
BREF = 25
"""Letters of a cell's second line, at most."""
SAUT = SansCasse(r"^(?:pouvoir|procuration|à|signature|oui|non|/|-|\s)*$")

EXAMPLES = (
    ("FEUILLE DE PRÉSENCE – Délégués titulaires en exercice : 10\nCommune Délégué P / A / E Observations\nAubessane Titulaire CHAUVET Maurice P\nAubessane Titulaire ROUSTON Lydie P\nBramefond Titulaire GARCIN Jeanne E Pouvoir à ROUSTON Lydie\nLa Motte-Brune Titulaire PELLEGRAN Joseph P\nLes Infours Suppléant MICHEL Odile A\nP : présent – A : absent",
     {"membres_presents": ("CHAUVET Maurice", "ROUSTON Lydie", "PELLEGRAN Joseph"), "membres_absents": ("MICHEL Odile",), "procurations": (Procuration("GARCIN Jeanne", "ROUSTON Lydie"),)}),
    *presences_enumerees.EXAMPLES,
    ("FEUILLE D'ÉMARGEMENT\nNom et prénom Qualité Signature ou motif d'absence\nLE CALVAR Andrée Maire signé\nDANTREL Rémi Adjoint signé\nDU BOISHARD Alain Conseiller délégué signé\nÉCHENOZ Jérôme Conseiller Procuration à DANTREL Rémi\nKERMARIN Anne Conseillère Excusée\nOLLIVON Guy Conseiller Absent",
     {"membres_presents": ("LE CALVAR Andrée", "DANTREL Rémi", "DU BOISHARD Alain"), "membres_absents": ("KERMARIN Anne", "OLLIVON Guy"), "procurations": (Procuration("ÉCHENOZ Jérôme", "DANTREL Rémi"),)}),
    ("Nom Présence Pouvoir\nDANTREL Rémi P\nCHOUVEL Blandine A\nÉCHENOZ Jérôme E DANTREL Rémi\nFROIDEC Nelly P\nLe quorum",
     {"membres_presents": ("DANTREL Rémi", "FROIDEC Nelly"), "membres_absents": ("CHOUVEL Blandine",), "procurations": (Procuration("ÉCHENOZ Jérôme", "DANTREL Rémi"),)}),
    ("Nom Prénom Présent / Absent / Pouvoir\n1 DANTREL Rémi Présent\n2 CHOUVEL Blandine Excusée\n3 ÉCHENOZ Jérôme Pouvoir à DANTREL Rémi\n4 FROIDEC Nelly Présente\nLe quorum",
     {"membres_presents": ("DANTREL Rémi", "FROIDEC Nelly"), "membres_absents": ("CHOUVEL Blandine",), "procurations": (Procuration("ÉCHENOZ Jérôme", "DANTREL Rémi"),)}),
    ("Ville Titre NOM Prénom Présent A donné pouvoir à Vote\nArvigny M. DANTREL Rémi Présent P\nLe Haut-Brissac Mme CHOUVEL Blandine Absent -\nArvigny M. ÉCHENOZ Jérôme Repr. Mme Froidec P\n"
     "Arvigny Mme FROIDEC Nelly Présent (2) M.\nDantrel-Vial\nVal-d'Onde M. HAUDRY Paul Présent P\nArvigny Mme JOUBARD Iris Présent P\nArvigny M. KERVEN Yann Présent P\n(2) jusqu'à la délibération n° 12",
     {"membres_presents": ("DANTREL Rémi", "FROIDEC Nelly", "HAUDRY Paul", "JOUBARD Iris", "KERVEN Yann"), "membres_absents": ("CHOUVEL Blandine",), "procurations": (Procuration("ÉCHENOZ Jérôme", "Froidec"),)}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rangee:
    """`statut`: `present`, `absent`, or None where only a cross says it; `mandataire`: the row's second name."""

    nom: Nom
    statut: str | None
    mandataire: Nom | None


def said_in_rows(text: str) -> Appel | None:
    """The roll call of a table that says in words, row after row, who was there: its `Présent` are no headings."""
    appel, crosses = table(text) if text.count("Présent", 0, ZONE) >= DITS else (Appel(), None)
    if len(appel.presents) >= DITS and not crosses:
        return appel
    appel = Appel()
    for said in presences_enumerees.find(text[:ZONE]):
        if said.mandataire is not None:
            appel.pouvoirs.append(Pouvoir(said.nom, said.mandataire))
        else:
            (appel.presents if said.present else appel.absents).append(said.nom)
    return appel if appel.presents else None


def sheet(text: str) -> int | None:
    """Where the roll call below the acts begins; None where there is none."""
    found = FEUILLE.search(text, max(0, len(text) - FIN))
    return found.start() if found else None


def table(text: str) -> tuple[Appel, tuple[int, int] | None]:
    """The roll call of a table, and where its rows lie when crosses alone say who was there."""
    rangees = rows(text[:ZONE])
    appel = Appel()
    for r in rangees:
        if r.mandataire is not None and r.statut != "present":
            appel.pouvoirs.append(Pouvoir(r.nom, r.mandataire))
        elif r.statut is not None:
            (appel.presents if r.statut == "present" else appel.absents).append(r.nom)
    crosses = any(r.statut is None and r.mandataire is None for r in rangees)
    return appel, (rangees[0].nom.debut, rangees[-1].nom.fin) if crosses else None


def rows(text: str) -> list[Rangee]:
    """The rows of the first table of members; empty where there is none of three rows at least."""
    for header in ENTETE.finditer(text):
        found: list[Rangee] = []
        position = header.end() + 1
        while position < len(text):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            row = _row(text, position, end)
            if row is None and not (
                SAUT.match(text, position, end) or (found and end - position <= BREF and _row_at(text, end))
            ):
                break
            found += [row] if row else []
            position = end + 1
        if len(found) >= 3:
            return found
    return []


def _row_at(text: str, line_end: int) -> bool:
    """The line below is a row again."""
    start = line_end + 1
    end = text.find("\n", start)
    return _row(text, start, len(text) if end < 0 else end) is not None


def _row(text: str, start: int, end: int) -> Rangee | None:
    number = RANG.match(text, start, end)
    start = number.end() if number else start
    mark = MARQUE.search(text, start, end)
    place = LIEU.match(text, start, mark.start() if mark else end)
    start = place.end() if place else start
    vote = SUITE.search(text, mark.end(), end) if mark else None
    end = vote.start() if vote else end
    names = read_names(text, start, mark.start() if mark else end).noms
    if mark is None or len(names) != 1:
        return None
    note = RENVOI.match(text, mark.end(), end)
    others = read_names(text, note.end() if note else mark.end(), end).noms
    if len(others) > 1 and not note:
        return None
    return Rangee(names[0], _statut(mark["marque"]), others[0] if others and not note else None)


def _statut(mark: str) -> str | None:
    plain = mark.lower()
    if plain == "p" or plain.startswith("sign") or (plain.startswith("pr") and not plain.startswith("proc")):
        return "present"
    return "absent" if plain in ("a", "e") or plain.startswith(("abs", "exc", "repr", "pou", "proc")) else None
