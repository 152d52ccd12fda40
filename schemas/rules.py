"""The checks that SCDL délibérations 2.1.5 asks beyond its columns (`custom_checks`), done by us on one row of text.

Each rule is a function from a row (column → cell, as in the CSV) to (column, reason) pairs; empty cells are no error unless
the rule is about emptiness.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from schemas.siret import valid_siret
from schemas.tables import row_problems
from schemas.themes import themes

Row = Mapping[str, str]
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
VOTES = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")


def siret(row: Row) -> Iterator[tuple[str, str]]:
    """`french-siret-value`: fourteen digits and a valid key."""
    value = row.get("COLL_SIRET", "")
    if value and not valid_siret(value):
        yield "COLL_SIRET", "la clé de contrôle du SIRET est fausse"


def annee_du_budget(row: Row) -> Iterator[tuple[str, str]]:
    """`year-interval-value`: one year, or two in growing order."""
    value = row.get("BUDGET_ANNEE", "")
    if (match := re.fullmatch(r"(\d{4})/(\d{4})", value)) and match[1] >= match[2]:
        yield "BUDGET_ANNEE", "la seconde année doit venir après la première"


def budget_entier(row: Row) -> Iterator[tuple[str, str]]:
    """`cohesive-columns-value`: the budget's year goes with its name."""
    if bool(row.get("BUDGET_ANNEE")) != bool(row.get("BUDGET_NOM")):
        yield "BUDGET_ANNEE", "l'année et le nom du budget vont ensemble : les deux ou aucun"


def votes_entiers(row: Row) -> Iterator[tuple[str, str]]:
    """`cohesive-columns-value`: the five vote columns are all filled or all empty."""
    empty = [c for c in VOTES if not row.get(c)]
    if empty and len(empty) < len(VOTES):
        reason = f"les cinq colonnes VOTE_ sont remplies ensemble ou pas du tout (manque {', '.join(empty)})"
        yield "VOTE_EFFECTIF", reason


def somme_des_voix(row: Row) -> Iterator[tuple[str, str]]:
    """`sum-columns-value`: voters are the sum of for, against and abstentions."""
    _, reel, *voix = (_count(row, c) for c in VOTES)
    known = [n for n in voix if n is not None]
    if reel is not None and len(known) == len(voix) and reel != sum(known):
        yield "VOTE_REEL", f"{reel} votants, mais {' + '.join(map(str, known))} = {sum(known)} voix"


def votes_bornes(row: Row) -> Iterator[tuple[str, str]]:
    """`compare-columns-value`: no more voters than members, no more votes of a kind than voters."""
    effectif, reel = _count(row, "VOTE_EFFECTIF"), _count(row, "VOTE_REEL")
    if reel is None:
        return
    if effectif is not None and effectif < reel:
        yield "VOTE_EFFECTIF", f"{effectif} membres en exercice, mais {reel} votants"
    for column in VOTES[2:]:
        count = _count(row, column)
        if count is not None and count > reel:
            yield "VOTE_REEL", f"{reel} votants, mais {column} compte {count} voix"


def dates_ordonnees(row: Row) -> Iterator[tuple[str, str]]:
    """`compare-columns-value`: the prefecture does not receive an act before it is adopted."""
    received, adopted = row.get("PREF_DATE", ""), row.get("DELIB_DATE", "")
    if ISO_DATE.fullmatch(received) and ISO_DATE.fullmatch(adopted) and received < adopted:
        yield "PREF_DATE", f"{received} précède la séance du {adopted}"


def theme(row: Row) -> Iterator[tuple[str, str]]:
    """`nomenclature-actes-value`: the name begins with a level 1 label and a slash without spaces around."""
    value = row.get("DELIB_MATIERE_NOM", "")
    if value and not _is_theme(value):
        reason = "doit être « niveau 1/niveau 2 », sans espace autour de la barre"
        closer = re.sub(r"\s*/\s*", "/", value.strip())
        yield "DELIB_MATIERE_NOM", f"{reason} : écrivez « {closer} »" if _is_theme(closer) else reason


RULES: tuple[Callable[[Row], Iterator[tuple[str, str]]], ...] = (
    siret, annee_du_budget, budget_entier, votes_entiers, somme_des_voix, votes_bornes, dates_ordonnees, theme,
)  # fmt: skip


def scdl_problems(row: Row) -> list[tuple[str, str, str]]:
    """(column, rule, reason) of everything that the schema and its custom checks refuse in one row."""
    found = row_problems("scdl-deliberations", row)
    for rule in RULES:
        found += [(column, rule.__name__, reason) for column, reason in rule(row)]
    return found


def _count(row: Row, column: str) -> int | None:
    """The whole number of a cell; None where it is empty or is no number, which another rule tells."""
    try:
        return int(row.get(column, ""))
    except ValueError:
        return None


@lru_cache(1024)
def _is_theme(value: str) -> bool:
    return "/" in value and "/ " not in value and _plain(value.split("/", maxsplit=1)[0]) in _level_1()


@cache
def _level_1() -> frozenset[str]:
    return frozenset(_plain(label) for code, label in themes().items() if "." not in code)


def _plain(text: str) -> str:
    """Small letters without accents: how the official check compares labels."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
