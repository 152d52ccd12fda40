"""The act's theme where its code is printed (`5.7 Intercommunalité`, `Nomenclature : 7.5.1`), to level 2.

A code counts where a label announces it, or where the words behind it are the nomenclature's own: `5.7` alone may number a
paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from extractors.found import Found
from extractors.patterns.casse import SansCasse
from schemas.themes import niveau_2, themes

NAMES = ("delib_matiere_code", "delib_matiere_nom")
PORTEE = "acte"
HEAD = 6000
CODE = re.compile(r"[1-9]\.\d")
LABEL = SansCasse(
    r"\b(?:nomenclature(?:\s+(?:actes|préfecture|@?ctes))?|mati[èe]re(?:\s+de\s+l'acte)?|classification|domaine|(?<!l')(?<!l' )acte(?=\s?:)|code\s+(?:mati[èe]re|nomenclature|actes)|th[èe]me|rubrique|"
    r"classement)\s*(?:n\s?°)?\s*(?:actes)?\s*[:\-–]?\s*(?P<code>[1-9]\.\d{1,2}(?:\.\d{1,2}){0,3})(?!\d)\s*[:.\-–]?\s*(?P<nom>[A-ZÀ-Öa-zà-ö][^\n:;(]{2,90})?"
)
BARE = re.compile(
    r"(?m)^\W*(?P<code>[1-9]\.\d{1,2}(?:\.\d{1,2}){0,3})(?!\d)\s*[:.\-–/]?\s*(?P<nom>[A-ZÀ-Öa-zà-ö][^\n:;(]{2,90})"
)

EXAMPLES = (
    ("DELIBERATION N° : 2024/02/07\n5.7 Intercommunalité\nOBJET : Convention", {"delib_matiere_code": "5.7", "delib_matiere_nom": "Intercommunalité"}),
    ("Nomenclature : 7.5.1\nObjet : subvention", {"delib_matiere_code": "7.5"}),
    ("Matière : 6.1-Police municipale", {"delib_matiere_code": "6.1", "delib_matiere_nom": "Police municipale"}),
    ("Classification : 7.1 Décisions budgétaires", {"delib_matiere_code": "7.1", "delib_matiere_nom": "Décisions budgétaires"}),
    ("Acte : 7.10 – Divers\nEXTRAIT", {"delib_matiere_code": "7.10", "delib_matiere_nom": "Divers"}),
    ("4.2. Personnel contractuel", {"delib_matiere_code": "4.2", "delib_matiere_nom": "Personnel contractuel"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "5.7 Présentation des travaux",
    "1.20 € le mètre",
    "Article 2.1 du règlement",
    "Matière : 12.5",
    "3.1 Le budget principal",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    if not CODE.search(head):
        return []
    for rule, pattern, sure in (("libelle", LABEL, 0.98), ("intitule", BARE, 0.97)):
        for match in pattern.finditer(head):
            code = niveau_2(match["code"])
            words = head[slice(*match.span("nom"))] if match["nom"] else ""
            name = " ".join(words.split()).strip(" .-–")
            named = bool(name) and code is not None and _same(name, themes()[code])
            if code is None or (rule == "intitule" and not named):
                continue
            found = [Found("delib_matiere_code", code, *match.span("code"), f"matiere.{rule}", sure)]
            if named:
                found.append(
                    Found(
                        "delib_matiere_nom",
                        name,
                        match.start("nom"),
                        match.start("nom") + len(words.rstrip()),
                        f"matiere.{rule}",
                        sure,
                    )
                )
            return found
    return []


def _same(name: str, label: str) -> bool:
    a, b = _plain(name), _plain(label)
    return a.startswith(b) or (len(a) > 5 and b.startswith(a)) or SequenceMatcher(None, a, b).ratio() > 0.8


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z]+", " ", text).split())
