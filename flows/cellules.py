"""One value as a cell of the published CSV.

Lists are joined by ` ; ` (never found in a name or a number), line ends and other control characters become spaces, a proxy is
`mandant > mandataire`. A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a return) is
given a leading apostrophe; a program takes it away again: an apostrophe followed by one of these signs is never the cell's own,
since a cell that begins with an apostrophe is given another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from schemas.records import Procuration

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
