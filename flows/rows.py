"""Records to rows of text, as they stand in the published CSV.

Lists are joined by ` ; `, a proxy is `mandant > mandataire`. A cell that a spreadsheet would run as a formula (it begins with
`=`, `+`, `-`, `@`, a tab or a return) is given a leading apostrophe; a program takes it away again: an apostrophe followed by
one of these signs is never the cell's own, since a cell that begins with an apostrophe is given another.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from schemas.records import SCDL, Acte, Anomalie, DocumentVu, Procuration
from schemas.rules import VOTES, scdl_problems
from schemas.tables import columns
from schemas.themes import nom_scdl, themes

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def restored(cell: str) -> str:
    """The inverse of `harmless`."""
    return cell[1:] if cell.startswith("'") else cell


def text(value: Any) -> str:
    """One value as a cell, before it is made harmless."""
    if value is None:
        return ""
    if isinstance(value, Procuration):
        return f"{value.mandant} > {value.mandataire}"
    if isinstance(value, tuple | list):
        return " ; ".join(text(v) for v in value)
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|[\r\n\t]+", " ", str(value)).strip()


def uid(acte: Acte) -> str:
    """The act's identifier with us: council, date, number (else a mark of the title); the same from run to run."""
    council = (acte.coll_siret or "")[:9] or _slug(acte.coll_nom or "") or f"doc{(acte.document_sha256 or '')[:12]}"
    mark = _slug(acte.delib_id or "") or "t" + hashlib.sha256(_slug(acte.delib_objet or "").encode()).hexdigest()[:10]
    return f"{council}-{acte.delib_date or 'sans-date'}-{mark}"


def acte_row(acte: Acte, identifier: str) -> dict[str, str]:
    row = {"acte_uid": identifier, **{c: text(getattr(acte, c)) for c in columns("actes")[1:-1]}}
    told = (f"{k}={p.origine}" for k, p in sorted(acte.preuves.items()) if p.origine != "imprime")
    return {**row, "origines": " ; ".join(told)}


def preuve_rows(acte: Acte, identifier: str) -> list[dict[str, str]]:
    rows = []
    for champ, p in sorted(acte.preuves.items()):
        rows.append({
            "acte_uid": identifier, "champ": champ, "valeur": text(getattr(acte, champ)), "origine": p.origine, "page": text(p.page), "debut": text(p.debut),
            "fin": text(p.fin), "texte": text(p.texte), "regle": p.regle, "confiance": f"{p.confiance:.2f}", "document_sha256": acte.document_sha256 or "",
        })  # fmt: skip
    return rows


def anomalie_row(anomalie: Anomalie) -> dict[str, str]:
    data = anomalie.to_dict()
    return {c: text(data[c]) for c in columns("anomalies")}


def document_row(document: DocumentVu) -> dict[str, str]:
    data = document.to_dict()
    return {c: text(data[c]) for c in columns("documents")}


def scdl_row(acte: Acte, identifier: str) -> tuple[dict[str, str] | None, list[Anomalie]]:
    """The act's row of the SCDL file, or None; with the reason of what is left out of it.

    The five vote columns are all filled or all empty, and add up: votes known in part stay in our own table only. A number
    that is not printed is replaced by our identifier; a theme is never guessed here.
    """
    row = {name.upper(): text(getattr(acte, name)) for name in SCDL}
    code = row["DELIB_MATIERE_CODE"]
    row["DELIB_MATIERE_NOM"] = nom_scdl(code) if code in themes() and "." in code else ""
    row["DELIB_ID"] = row["DELIB_ID"] or identifier
    anomalies = []
    votes = [row[c] for c in VOTES]
    trouble = [
        (c, r)
        for c, rule, r in scdl_problems(row)
        if c.startswith("VOTE_") or rule in ("votes_entiers", "somme_des_voix")
    ]
    if trouble:
        if all(votes):
            anomalies.append(
                _left_out(acte, "votes", trouble[0][0].lower(), f"votes hors du fichier SCDL : {trouble[0][1]}")
            )
        row.update(dict.fromkeys(VOTES, ""))
    for column, _, reason in [p for p in scdl_problems(row) if p[0] == "PREF_DATE"]:
        anomalies.append(_left_out(acte, "pref_date", column.lower(), f"date hors du fichier SCDL : {reason}"))
        row[column] = ""
    problems = scdl_problems(row)
    if problems:
        reasons = "; ".join(f"{c} : {r}" for c, _, r in problems)
        anomalies.append(_left_out(acte, "ligne", problems[0][0].lower(), f"hors du fichier SCDL : {reasons}"))
        return None, anomalies
    return row, anomalies


def _left_out(acte: Acte, rule: str, champ: str, reason: str) -> Anomalie:
    value = getattr(acte, champ, None)
    return Anomalie(
        f"scdl.{rule}",
        reason,
        "alerte",
        acte.fichier,
        acte.document_sha256,
        acte.delib_id,
        acte.page_debut,
        champ,
        text(value) or None,
    )


def _slug(value: str) -> str:
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
