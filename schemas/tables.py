"""The published tables' schemas, as plain data: names, types, constraints. The JSON files are the documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

TABLES = ("actes", "preuves", "anomalies", "documents", "changements", "scdl-deliberations")


@cache
def schema(table: str) -> dict[str, Any]:
    """The Table Schema of one published table."""
    data: dict[str, Any] = json.loads(files("schemas").joinpath(f"{table}.json").read_text(encoding="utf-8"))
    return data


@cache
def columns(table: str) -> tuple[str, ...]:
    return tuple(f["name"] for f in schema(table)["fields"])


def row_problems(table: str, row: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(column, rule, reason) of each cell of a row of text that its schema refuses. The row's cells are as in the CSV."""
    found = []
    for field in schema(table)["fields"]:
        value = row.get(field["name"], "")
        rules = field.get("constraints", {})
        if value == "":
            if rules.get("required"):
                found.append((field["name"], "requis", "la valeur manque"))
            continue
        if reason := _type_problem(field, value):
            found.append((field["name"], "type", reason))
        elif "pattern" in rules and not re.fullmatch(rules["pattern"].strip("^$"), value):
            found.append((field["name"], "motif", f"ne suit pas le motif {rules['pattern']}"))
        elif "enum" in rules and value not in rules["enum"]:
            found.append((field["name"], "liste", f"n'est pas l'une des valeurs permises : {', '.join(rules['enum'])}"))
        elif "minimum" in rules and float(value) < rules["minimum"]:
            found.append((field["name"], "minimum", f"est plus petit que {rules['minimum']}"))
    return found


def _type_problem(field: Mapping[str, Any], value: str) -> str | None:
    kind = field["type"]
    if kind == "integer" and not re.fullmatch(r"[+-]?\d+", value):
        return "n'est pas un nombre entier"
    if kind == "number" and not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", value):
        return "n'est pas un nombre"
    if kind == "date" and not _parses(lambda: date.fromisoformat(value), value, r"\d{4}-\d\d-\d\d"):
        return "n'est pas une date AAAA-MM-JJ"
    if kind == "datetime" and not _parses(lambda: datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ"), value, r".{20}"):
        return "n'est pas un instant UTC"
    if field.get("format") == "uri" and not re.match(r"[a-zA-Z][\w+.-]*:\S+$", value):
        return "n'est pas une adresse"
    return None


def _parses(call: Any, value: str, shape: str) -> bool:
    try:
        call()
    except ValueError:
        return False
    return re.fullmatch(shape, value) is not None
