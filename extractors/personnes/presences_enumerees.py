"""The roll call line by line: each member, and behind the name what they were (`Mme Ève ROUX ........ présente`).

No head tells it; the lines follow each other, and each holds one whole name and one such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.patterns.casse import SansCasse
from extractors.personnes.lexique import CIVILITE
from extractors.personnes.nom import Nom
from extractors.personnes.noms import read_names
from schemas.records import Procuration

DIT = re.compile(r"[Pp]r[ée]sente?(?!\w)")
"""Said of one person."""
LIGNE = SansCasse(
    r"(?m)^(?![^\n]*\b(?:pr[ée])?noms?\b)[^\w\n]*(?:\d{1,3}[.)]?[ ]+)?(?P<nom>[^\n:;]{4,60}?)(?:[ ]*(?::|,|[–—-](?=[ ])|[.…_]{2,}|\t)[ .…_]*|[ ]+)"
    r"(?P<dit>pr[ée]sente?|absente?|excus[ée]e?|repr[ée]sent[ée]e?|pouvoir|procuration)(?!\w)(?P<reste>[^\n]{0,90})$"
)
PLACE = re.compile(rf"[A-ZÀ-Þ][\w' -]{{1,40}}\s(?={CIVILITE}\s?[A-ZÀ-Þ])")
"""The member's commune, before the civility."""
DONNE = SansCasse(r"(?:pouvoir|procuration|repr[ée]sent[ée]e?\s+par|mandat)\s*(?:donn[ée]e?\s*)?(?:à|a|:)?\s*")
LIGNES, PRESENTS = 5, 3
"""Lines that follow each other, and members told present among them, at least."""

EXAMPLES = (
    ("Commune Délégué Présence\nAilly M. Jean ARNOUX Présent\nBray Mme Lucie BEGUIN Présente\nChaumont M. Marc COLLIN Absent – pouvoir à M. Jean ARNOUX\nDormans M. Paul DURIEZ Excusé\nDormans Mme Anne EVRARD Présente",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Anne EVRARD"), "membres_absents": ("Paul DURIEZ",), "procurations": (Procuration("Marc COLLIN", "Jean ARNOUX"),)}),
    ("Appel nominal\nMme Alice BERTIN, Maire ............ Présente\nM. Paul COSTE, Adjoint ............. Présent\nMme Rose DELMAS .................... Absente, pouvoir à Mme BERTIN\nM. Éric FAURE ...................... Présent\nM. Guy HENRI ....................... Excusé\nMme Zoé IMBERT ..................... Présente\nLe quorum",
     {"membres_presents": ("Alice BERTIN", "Paul COSTE", "Éric FAURE", "Zoé IMBERT"), "membres_absents": ("Guy HENRI",), "procurations": (Procuration("Rose DELMAS", "BERTIN"),)}),
    ("Mme Alice BERTIN : présente\nM. Paul COSTE : présent\nMme Rose DELMAS : présente\nM. Éric FAURE : absent, pouvoir à M. Paul COSTE\nM. Guy HENRI : excusé\nMme Zoé IMBERT : présente",
     {"membres_presents": ("Alice BERTIN", "Paul COSTE", "Rose DELMAS", "Zoé IMBERT"), "membres_absents": ("Guy HENRI",), "procurations": (Procuration("Éric FAURE", "Paul COSTE"),)}),
    ("Liste des conseillers\n1 BERTIN Alice présente\n2 COSTE Paul présent\n3 DELMAS Rose absente excusée donne pouvoir à BERTIN Alice\n4 FAURE Éric présent\n5 HENRI Guy absent\n6 IMBERT Zoé présente",
     {"membres_presents": ("BERTIN Alice", "COSTE Paul", "FAURE Éric", "IMBERT Zoé"), "membres_absents": ("HENRI Guy",), "procurations": (Procuration("DELMAS Rose", "BERTIN Alice"),)}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dit:
    """What a line says: `mandataire`, who votes for a member who is not there."""

    nom: Nom
    present: bool
    mandataire: Nom | None


def find(text: str) -> list[Dit]:
    """The lines of the first such roll call; empty where there is none."""
    if sum(1 for _ in DIT.finditer(text)) < PRESENTS:
        return []
    run: list[Dit] = []
    last = -1
    for start, end, said in _lines(text):
        if run and text.count("\n", last, start) > 1:
            if _enough(run):
                break
            run = []
        run.append(said)
        last = end
    return run if _enough(run) else []


def _enough(run: list[Dit]) -> bool:
    return len(run) >= LIGNES and sum(d.present for d in run) >= PRESENTS


def _lines(text: str) -> Iterator[tuple[int, int, Dit]]:
    for match in LIGNE.finditer(text):
        start, end = match.span("nom")
        civil = PLACE.match(text, start, end)
        liste = read_names(text, civil.end() if civil else start, end)
        if len(liste.items) != 1 or not liste.noms or liste.fin < match.end("nom"):
            continue
        present = text[match.start("dit") :].lower().startswith(("pré", "pre"))
        given = DONNE.search(text, match.start("dit"), match.end())
        takers = read_names(text, given.end(), match.end()).noms if given and not present else ()
        yield match.start(), match.end(), Dit(liste.noms[0], present, takers[0] if takers else None)
