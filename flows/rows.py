"""Records to rows of text, as they stand in the published CSV.

Lists are joined by ` ; ` (never found in a name or a number), line ends and other control characters become spaces, a proxy is `mandant > mandataire`. A cell that a spreadsheet would run as a formula (it begins with
`=`, `+`, `-`, `@`, a tab or a return) is given a leading apostrophe; a program takes it away again: an apostrophe followed by
one of these signs is never the cell's own, since a cell that begins with an apostrophe is given another.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flows.source import Source
from schemas.records import Acte, Anomalie, DocumentVu, Preuve, Procuration
from schemas.tables import columns

if TYPE_CHECKING:
    from flows.fusion import Fusion

FORMULA = frozenset("=+-@\t\r'")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
BODY_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
UNSAFE = re.compile(r"[\s<>\"{}|\\^`]")
SPELLED = {"delib_url", "url"}
"""Columns that hold an address."""


def harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in FORMULA else cell


def restored(cell: str) -> str:
    """The inverse of `harmless`."""
    return cell[1:] if cell.startswith("'") else cell


def text(value: Any) -> str:
    """One value as a cell, before it is made harmless."""
    if value is None or value == ():
        return ""
    if isinstance(value, str):
        if value.isprintable():  # neither controls nor halves of a character
            return value.strip()
        return CONTROLS.sub(" ", value).encode("utf-8", "replace").decode().strip()
    if isinstance(value, Procuration):
        return f"{text(value.mandant)} > {text(value.mandataire)}"
    if isinstance(value, tuple | list):
        return " ; ".join(text(v).replace(" ; ", ", ") for v in value)
    return str(value)


def body(value: str) -> str:
    """A text with its line ends, without the signs that no file can hold."""
    kept = BODY_CONTROLS.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
    return kept.encode("utf-8", "replace").decode().strip()


def address(url: str | None) -> str:
    """An address as RFC 3986 writes it: what has no place in one is percent-encoded, what is there already stays."""
    return UNSAFE.sub(lambda m: quote(m[0]), text(url))


def cells(names: Iterable[str], record: Any) -> dict[str, str]:
    """The columns `names` of a record, as text."""
    return {c: address(getattr(record, c)) if c in SPELLED else text(getattr(record, c)) for c in names}


def council_uid(acte: Acte) -> str:
    """The council's identifier with us: its SIREN, else its name; a document's own where it tells neither."""
    return (acte.coll_siret or "")[:9] or slug(acte.coll_nom or "") or f"doc{(acte.document_sha256 or '')[:12]}"


def seance_uid(acte: Acte) -> str:
    """The sitting's identifier with us: council, date."""
    return f"{council_uid(acte)}-{acte.delib_date or 'sans-date'}"


def uid(acte: Acte) -> str:
    """The act's identifier with us: sitting, number (else a mark of the title); the same from run to run."""
    return f"{seance_uid(acte)}-{slug(acte.delib_id or '') or 't' + title_mark(acte)}"


def title_mark(acte: Acte) -> str:
    return hashlib.sha256(slug(acte.delib_objet or "").encode()).hexdigest()[:10]


def acte_row(fusion: Fusion, identifier: str) -> dict[str, str]:
    acte = fusion.acte
    told = {k: p.origine for k, p in acte.preuves.items() if p.origine != "imprime"}
    if not acte.delib_id:
        told["delib_id"] = "genere"
    return {
        "acte_uid": identifier,
        **cells(_own_columns(), acte),
        "seance_uid": seance_uid(acte),
        "documents": text(sorted({a.document_sha256 or "" for a in fusion.lectures})),
        "noms_masques": text(fusion.noms_masques),
        "origines": text([f"{k}={v}" for k, v in sorted(told.items())]),
    }


@cache
def _own_columns() -> tuple[str, ...]:
    """The columns of `actes` that are the record's own."""
    return tuple(c for c in columns("actes") if c in Acte.__dataclass_fields__)


def preuve_rows(fusion: Fusion, identifier: str) -> Iterator[dict[str, str]]:
    """One row per value that has a proof; a number made by us for SCDL says so."""
    preuves = dict(fusion.acte.preuves)
    values = {champ: text(getattr(fusion.acte, champ)) for champ in preuves}
    if not fusion.acte.delib_id:
        preuves["delib_id"] = Preuve(
            "genere", "aucun numéro imprimé : identifiant de registre, dans le fichier SCDL seulement", "scdl.delib_id"
        )
        values["delib_id"] = identifier
    for champ, p in sorted(preuves.items()):
        yield {
            "acte_uid": identifier, "champ": champ, "valeur": values[champ], "origine": p.origine, "page": _count(p.page), "debut": _count(p.debut),
            "fin": _count(p.fin), "texte": text(p.texte), "regle": p.regle, "confiance": f"{p.confiance:.2f}",
            "document_sha256": fusion.documents.get(champ) or fusion.acte.document_sha256 or "",
        }  # fmt: skip


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def anomalie_row(anomalie: Anomalie) -> dict[str, str]:
    return cells(columns("anomalies"), anomalie)


def document_row(document: DocumentVu) -> dict[str, str]:
    return cells(columns("documents"), document)


def source_row(source: Source) -> dict[str, str]:
    """A source of the web; a folder of this machine keeps its address to itself."""
    row = cells(columns("sources"), source)
    return row if on_the_web(row["url"]) else {**row, "url": ""}


def on_the_web(url: str) -> bool:
    """An address that others can open, not a folder of this machine."""
    return url.startswith(("http://", "https://"))


def slug(value: str) -> str:
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
