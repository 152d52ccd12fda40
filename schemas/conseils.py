"""What to write instead of a cell that is refused: the faults that spreadsheets and hands make in other people's SCDL files."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

FORMES = {
    "COLL_SIRET": "il faut quatorze chiffres, sans espace",
    "DELIB_MATIERE_CODE": "il faut un code ACTES à deux niveaux, comme 7.5",
    "BUDGET_ANNEE": "il faut une année, ou deux : 2025 ou 2025/2026",
}
"""What a column's pattern asks, in words."""


def conseil(champ: str, kind: str, cell: str) -> str:
    """What to write, for a cell of a column of type `kind`; "" where nothing sure can be said."""
    value = cell.strip()
    if kind == "date" and (day := re.fullmatch(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})", value)):
        with suppress(ValueError):  # a day that is in no calendar
            return f"écrivez {date(int(day[3]), int(day[2]), int(day[1])).isoformat()}"
    if kind == "date" and (moment := re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ][\d:.]+Z?", value)):
        return f"écrivez {moment[1]}"
    if kind == "integer" and (whole := re.fullmatch(r"(\d[\d\s\u00a0\u202f]*)(?:[,.]0+)?", value)):
        return "écrivez " + re.sub(r"\D", "", whole[1])
    if champ == "COLL_SIRET" and re.fullmatch(r"\d+(?:[.,]\d+)?E\+?\d+", value, re.IGNORECASE):
        return (
            "le tableur l'a réécrit : mettez la colonne au format Texte et saisissez de nouveau les quatorze chiffres"
        )
    if champ == "COLL_SIRET" and len(digits := re.sub(r"[\s\u00a0\u202f.]", "", value)) == 14 and digits.isdigit():
        return f"écrivez {digits}"
    if champ == "DELIB_URL" and re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+/?\S*", value):
        return f"écrivez https://{value}"
    return ""
