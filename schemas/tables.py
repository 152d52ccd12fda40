"""The published tables' schemas, as plain data: names, types, constraints. The JSON files are the documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

Check = tuple[str, Callable[[str], bool], str]
"""A rule's name, whether a cell that is not empty keeps it, and what to say where it does not."""

SCDL = "scdl-deliberations"
TABLES = (
    SCDL, "actes", "seances", "votes", "votes_nominatifs", "presences", "elus", "montants", "preuves", "textes", "anomalies", "documents", "changements", "sources",
)  # fmt: skip
"""Every published table. A new one is a file `schemas/<table>.json`, its name here and who gives its rows (`flows/publication/tables.py`):
its CSV, its Parquet, its place in `registre.sqlite`, its description and its documentation follow from the schema, which says

- `formats`: in which of `csv`, `parquet`, `sqlite` it is published (all by default);
- `index`: the columns by which it is looked for in SQLite, besides its `primaryKey`;
- `foreignKeys`: as in Table Schema.
"""
FORMATS = ("csv", "parquet", "sqlite")


@cache
def schema(table: str) -> dict[str, Any]:
    """The Table Schema of one published table."""
    data: dict[str, Any] = json.loads(files("schemas").joinpath(f"{table}.json").read_text(encoding="utf-8"))
    return data


@cache
def published(kind: str) -> tuple[str, ...]:
    """The tables that are published as `csv`, `parquet` or `sqlite`."""
    return tuple(t for t in TABLES if kind in schema(t).get("formats", FORMATS))


def csv_name(table: str) -> str:
    """The name of a table's CSV in a release."""
    return "deliberations-scdl.csv" if table == SCDL else f"{table}.csv"


@cache
def columns(table: str) -> tuple[str, ...]:
    return tuple(f["name"] for f in schema(table)["fields"])


def row_problems(table: str, row: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(column, rule, reason) of each cell of a row of text that its schema refuses. The row's cells are as in the CSV."""
    found = []
    for name, required, checks in _checks(table):
        value = row.get(name, "")
        if value == "":
            if required:
                found.append((name, "requis", "la valeur manque"))
            continue
        for rule, good, reason in checks:
            if not good(value):
                found.append((name, rule, reason))
                break
    return found


@cache
def _checks(table: str) -> tuple[tuple[str, bool, tuple[Check, ...]], ...]:
    """What each column asks: its name, whether a value is required, and the checks of a value, in order."""
    return tuple(
        (f["name"], bool(f.get("constraints", {}).get("required")), tuple(_field_checks(f)))
        for f in schema(table)["fields"]
    )


def _field_checks(field: Mapping[str, Any]) -> Iterator[Check]:
    rules = field.get("constraints", {})
    if check := TYPES.get(field["type"]):
        yield ("type", *check)
    if field.get("format") == "uri":
        yield "type", lambda v: URI.fullmatch(v) is not None, "n'est pas une adresse"
    if "pattern" in rules:
        pattern = re.compile(rules["pattern"])
        yield "motif", lambda v: pattern.search(v) is not None, f"ne suit pas le motif {rules['pattern']}"
    if "enum" in rules:
        allowed = frozenset(rules["enum"])
        reason = f"n'est pas l'une des valeurs permises : {', '.join(rules['enum'])}"
        yield "liste", lambda v: v in allowed, reason
    if "minimum" in rules:
        least = rules["minimum"]
        yield "minimum", lambda v: float(v) >= least, f"est plus petit que {least}"
    if "maximum" in rules:
        most = rules["maximum"]
        yield "maximum", lambda v: float(v) <= most, f"est plus grand que {most}"


def _is_date(value: str) -> bool:
    return DATE.fullmatch(value) is not None and _parses(date.fromisoformat, value)


def _is_instant(value: str) -> bool:
    return len(value) == 20 and _parses(lambda v: datetime.strptime(v, "%Y-%m-%dT%H:%M:%SZ"), value)


def _parses(call: Callable[[str], object], value: str) -> bool:
    try:
        call(value)
    except ValueError:
        return False
    return True


URI = re.compile(r"[a-zA-Z][a-zA-Z\d+.-]*:[^\s<>\"{}|\\^`]+")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INTEGER = re.compile(r"[+-]?[0-9]+")
NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
TYPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "integer": (lambda v: INTEGER.fullmatch(v) is not None, "n'est pas un nombre entier"),
    "number": (lambda v: NUMBER.fullmatch(v) is not None, "n'est pas un nombre"),
    "date": (_is_date, "n'est pas une date AAAA-MM-JJ"),
    "datetime": (_is_instant, "n'est pas un instant UTC (AAAA-MM-JJTHH:MM:SSZ)"),
}
