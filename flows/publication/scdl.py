"""An act's row of the SCDL file, or why it has none. What data.gouv's validator checks, a published row satisfies."""

from __future__ import annotations

from flows.cellules import address, cells, text
from schemas.records import SCDL, Acte, Anomalie
from schemas.rules import VOTES, scdl_problems
from schemas.themes import nom_scdl, themes

OPTIONAL = {
    "votes": VOTES,
    "budget": ("BUDGET_ANNEE", "BUDGET_NOM"),
    "pref_id": ("PREF_ID",),
    "pref_date": ("PREF_DATE",),
    "delib_url": ("DELIB_URL",),
}
"""Columns that may be left empty, together: a row is published without them rather than not at all."""
MISSING = {
    "COLL_NOM": "collectivité inconnue", "COLL_SIRET": "SIRET inconnu", "DELIB_DATE": "date de séance inconnue",
    "DELIB_MATIERE_CODE": "thème non imprimé", "DELIB_OBJET": "titre inconnu",
    "DELIB_MATIERE_NOM": "thème inconnu de la nomenclature ACTES",
}  # fmt: skip


def scdl_row(acte: Acte, identifier: str) -> tuple[dict[str, str] | None, list[Anomalie]]:
    """The row, or None; with the reason of what is left out of it.

    The five vote columns are all filled or all empty, and add up: votes known in part stay in our own table only, without an
    anomaly, for nothing is wrong with them. A number that is not printed is our identifier; a theme is never guessed here.
    """
    row = {name.upper(): value for name, value in cells(SCDL, acte).items()}
    code = row["DELIB_MATIERE_CODE"]
    row["DELIB_MATIERE_NOM"] = nom_scdl(code) if "." in code and code in themes() else ""
    row["DELIB_ID"] = row["DELIB_ID"] or identifier
    problems = scdl_problems(row)
    anomalies = []
    for rule, group in OPTIONAL.items():
        refused = [(c, reason) for c, _, reason in problems if c in group]
        if refused and all(row[c] for c in group):
            column, reason = refused[0]
            anomalies.append(_left_out(acte, identifier, rule, column, f"hors du fichier SCDL : {reason}"))
        if refused:
            row.update(dict.fromkeys(group, ""))
    emptied = {c for group in OPTIONAL.values() for c in group}
    fatal = [(c, reason) for c, _, reason in problems if c not in emptied]
    if not fatal:
        return row, anomalies
    if any(c == "DELIB_MATIERE_CODE" for c, _ in fatal):
        fatal = [(c, reason) for c, reason in fatal if c != "DELIB_MATIERE_NOM"]
    told = [MISSING[c] if not row[c] and c in MISSING else f"{c} : {reason}" for c, reason in fatal]
    reason = f"hors du fichier SCDL : {', '.join(dict.fromkeys(told))}"
    return None, [*anomalies, _left_out(acte, identifier, "ligne", fatal[0][0], reason)]


def _left_out(acte: Acte, identifier: str, rule: str, column: str, reason: str) -> Anomalie:
    champ = column.lower()
    value = address(acte.delib_url) if champ == "delib_url" else text(getattr(acte, champ))
    return Anomalie(
        f"scdl.{rule}", reason, "alerte", acte.fichier, acte.document_sha256, acte.delib_id or identifier, acte.page_debut,
        champ, value or None,
    )  # fmt: skip
