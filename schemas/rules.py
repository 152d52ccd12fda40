"""The checks that SCDL délibérations 2.1.5 asks beyond its columns (`custom_checks`), done by us on one row of text.

Each rule is a function from a row (column → cell, as in the CSV) to (column, reason) pairs; empty cells are no error unless
the rule is about emptiness.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from schemas.siret import valid_siret
from schemas.tables import row_problems
from schemas.themes import themes

Row = Mapping[str, str]
VOTES = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")


def siret(row: Row) -> Iterator[tuple[str, str]]:
    """`french-siret-value`: fourteen digits and a valid key."""
    value = row.get("COLL_SIRET", "")
    if value and not valid_siret(value):
        yield "COLL_SIRET", "la clé de contrôle du SIRET est fausse"


def annee_du_budget(row: Row) -> Iterator[tuple[str, str]]:
    """`year-interval-value`: one year, or two in growing order."""
    value = row.get("BUDGET_ANNEE", "")
    if value and (match := re.fullmatch(r"(\d{4})/(\d{4})", value)) and match[1] >= match[2]:
        yield "BUDGET_ANNEE", "les deux années ne se suivent pas"


def budget_entier(row: Row) -> Iterator[tuple[str, str]]:
    """`cohesive-columns-value`: the budget's year goes with its name."""
    if bool(row.get("BUDGET_ANNEE")) != bool(row.get("BUDGET_NOM")):
        yield "BUDGET_ANNEE", "l'année et le nom du budget vont ensemble : les deux ou aucun"


def votes_entiers(row: Row) -> Iterator[tuple[str, str]]:
    """`cohesive-columns-value`: the five vote columns are all filled or all empty."""
    filled = [c for c in VOTES if row.get(c)]
    if filled and len(filled) < len(VOTES):
        yield (
            "VOTE_EFFECTIF",
            f"les cinq colonnes VOTE_ sont remplies ensemble ou pas du tout (manque {', '.join(c for c in VOTES if c not in filled)})",
        )


def somme_des_voix(row: Row) -> Iterator[tuple[str, str]]:
    """`sum-columns-value`: voters are the sum of for, against and abstentions; `compare-columns-value`: none exceeds the members."""
    try:
        effectif, reel, pour, contre, abstention = (int(row[c]) for c in VOTES)
    except (KeyError, ValueError):
        return
    if reel != pour + contre + abstention:
        yield "VOTE_REEL", f"{reel} n'est pas la somme {pour} + {contre} + {abstention}"
    if effectif < reel:
        yield "VOTE_EFFECTIF", f"{effectif} est inférieur au nombre de votants ({reel})"


def dates_ordonnees(row: Row) -> Iterator[tuple[str, str]]:
    """`compare-columns-value`: the prefecture does not receive an act before it is adopted."""
    if row.get("PREF_DATE") and row.get("DELIB_DATE") and row["PREF_DATE"] < row["DELIB_DATE"]:
        yield "PREF_DATE", f"{row['PREF_DATE']} précède la séance du {row['DELIB_DATE']}"


def theme(row: Row) -> Iterator[tuple[str, str]]:
    """`nomenclature-actes-value`: the name begins with a level 1 label and a slash without spaces around."""
    value = row.get("DELIB_MATIERE_NOM", "")
    if not value:
        return
    first = value.split("/")[0]
    known = {_plain(label) for code, label in themes().items() if "." not in code}
    if "/" not in value or "/ " in value or _plain(first) not in known:
        yield "DELIB_MATIERE_NOM", "doit être « niveau 1/niveau 2 », sans espace autour de la barre"


RULES: tuple[Callable[[Row], Iterator[tuple[str, str]]], ...] = (
    siret, annee_du_budget, budget_entier, votes_entiers, somme_des_voix, dates_ordonnees, theme,
)  # fmt: skip


def scdl_problems(row: Row) -> list[tuple[str, str, str]]:
    """(column, rule, reason) of everything that the schema and its custom checks refuse in one row."""
    found = row_problems("scdl-deliberations", row)
    for rule in RULES:
        found += [(column, rule.__name__, reason) for column, reason in rule(row)]
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
