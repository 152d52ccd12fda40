"""The door to frictionless: is a file what its schema says? Faults in French, with row, column, value and reason.

As data.gouv's validator does: columns may come in another order, optional ones may be missing and unknown ones may be added
(a warning each); the delimiter and the encoding are detected; the file is refused for what is wrong in its cells.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.conseils import FORMES, conseil
from schemas.rules import RULES, VOTES
from schemas.tables import SCDL, columns, published, schema

MAX_LINES = 100_000
"""Rows beyond which data.gouv's validator reads no file."""
SOLIDARY = (VOTES, ("BUDGET_ANNEE", "BUDGET_NOM"))
TYPES = {
    "integer": "n'est pas un nombre entier", "number": "n'est pas un nombre (point décimal, sans espace)",
    "date": "n'est pas une date AAAA-MM-JJ", "datetime": "n'est pas un instant UTC (AAAA-MM-JJTHH:MM:SSZ)",
    "string": "n'est pas une adresse",
}  # fmt: skip
MISSING = "la valeur manque"
STRUCTURE = {
    "blank-row": "ligne vide : retirez-la", "primary-key": "cette clé a déjà été vue plus haut",
    "missing-cell": "la ligne a moins de cellules que l'en-tête : il en manque à partir de cette colonne", "extra-cell": "la ligne a plus de cellules que l'en-tête",
    "unique-error": "cette valeur a déjà été vue plus haut", "foreign-key": "cette valeur n'existe pas dans la table visée",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Erreur:
    """One fault of a file. `ligne` counts from 1, the header being line 1; None where it is the file's or a column's.

    `avertissement`: the official validator accepts the file all the same.
    """

    ligne: int | None
    champ: str | None
    valeur: str | None
    raison: str
    avertissement: bool = False

    def __str__(self) -> str:
        where = [
            f"ligne {self.ligne}" if self.ligne else "",
            self.champ or "",
            f"« {self.valeur} »" if self.valeur else "",
        ]
        told = " · ".join(w for w in where if w)
        return f"{'avertissement · ' if self.avertissement else ''}{told}{' : ' if told else ''}{self.raison}"


def decode(data: bytes) -> tuple[str, str]:
    """The text of a CSV file and the name of its encoding: told by its first bytes, else UTF-8, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "windows-1252"


def delimiter_of(text: str) -> str:
    """The sign that cuts the header most often: comma, semicolon, tab or bar."""
    header = text.split("\n", 1)[0]
    return max((",", ";", "\t", "|"), key=header.count)


def table_of(header: Sequence[str]) -> str | None:
    """Which of our tables has these columns: the nearest one, or None where none is near.

    A table of ours has its identifiers; SCDL's columns are known in small letters too, which its own schema refuses.
    """
    names = {h.strip() for h in header}
    if not names & {"acte_uid", "seance_uid"} and len({n.upper() for n in names} & set(columns(SCDL))) >= 7:
        return SCDL
    scores = {t: len(names & set(columns(t))) / len(columns(t)) for t in published("csv")}
    best = max(scores, key=lambda t: scores[t])
    return best if scores[best] >= 0.4 else None


def check_csv(path: Path, table: str | None = None) -> Iterator[Erreur]:
    """Every fault of a CSV file against one of our schemas (guessed from its header by default), custom rules included."""
    data = path.read_bytes()
    if not data.strip():
        yield Erreur(None, None, None, "le fichier est vide")
        return
    if data.startswith(b"%PDF"):
        yield Erreur(None, None, None, "c'est un PDF, pas un CSV : `registre extract` lit les délibérations d'un PDF")
        return
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield Erreur(None, None, None, "ce n'est pas un CSV : exportez la feuille en « CSV UTF-8 », puis relancez")
        return
    text, encoding = decode(data)
    delimiter = delimiter_of(text)
    header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    table = table or table_of(header)
    if table is None:
        if lower := _lower_header(text):
            yield Erreur(lower, None, None, "l'en-tête est ici : retirez les lignes qui le précèdent, puis relancez")
            return
        known = ", ".join(published("csv"))
        seen = ", ".join(header)[:80]
        yield Erreur(1, None, seen, f"ces colonnes ne sont celles d'aucune table connue ({known})")
        return
    if encoding != "utf-8":
        yield Erreur(None, None, None, f"le fichier est en {encoding} ; publiez-le en UTF-8", True)
    yield from _header_faults(header, table)
    faults = _told_once(_cell_faults(text, delimiter, header, table))
    if table == SCDL:
        refused = {(f.ligne, f.champ) for f in faults}
        faults += [f for f in scdl_faults(text, delimiter) if (f.ligne, f.champ) not in refused]
        if not text[len(text.split("\n", 1)[0]) :].strip():
            yield Erreur(None, None, None, "le fichier n'a que son en-tête, aucune ligne", True)
    yield from sorted(faults, key=lambda f: f.ligne or 0)


def _told_once(faults: Iterable[Erreur]) -> list[Erreur]:
    """One fault for a row that ends too soon, and not one for each cell that it has not."""
    kept: list[Erreur] = []
    short: dict[int | None, Erreur] = {}
    for fault in faults:
        if fault.raison == STRUCTURE["missing-cell"]:
            short.setdefault(fault.ligne, fault)
        else:
            kept.append(fault)
    return [f for f in kept if f.ligne not in short or f.raison != MISSING] + list(short.values())


def _lower_header(text: str) -> int | None:
    """The line where SCDL's columns are named, where a title stands above them."""
    for number, line in enumerate(text.split("\n", 10)[:10], 1):
        names = {name.strip('" \r').upper() for name in line.split(delimiter_of(line))}
        if number > 1 and len(names & set(columns(SCDL))) >= 7:
            return number
    return None


def scdl_faults(text: str, delimiter: str) -> Iterator[Erreur]:
    """What the custom checks of SCDL refuse, row by row."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = next(rows, [])
    number = 1
    for number, row in enumerate(rows, 2):
        cells = dict(zip(header, row, strict=False))
        for rule in RULES if row else ():
            for column, reason in rule(cells):
                yield Erreur(number, column, cells.get(column), reason)
    if number > MAX_LINES + 1:
        reason = (
            f"{number - 1} lignes : le validateur de data.gouv en lit {MAX_LINES} ; publiez un fichier par collectivité"
        )
        yield Erreur(None, None, None, reason, True)


def check_package(path: Path) -> Iterator[tuple[str, Erreur]]:
    """Every fault of a release's tables: (file name, fault). `path` is the `datapackage.json`."""
    from frictionless import Package

    package: Any = Package(str(path))
    for resource in package.resources:
        if resource.format != "csv":
            continue
        fields = {f.name: f.to_dict() for f in resource.schema.fields}
        for error in resource.validate(limit_errors=1000).flatten(FLAT):
            yield resource.path, _fault(error, fields)
        if tuple(fields) == columns(SCDL):
            text, _ = decode((path.parent / resource.path).read_bytes())
            for fault in scdl_faults(text, ","):
                yield resource.path, fault


FAULTY = ("type-error", "constraint-error")
FLAT = ["rowNumber", "fieldName", "cell", "type", "note"]


def _header_faults(header: Sequence[str], table: str) -> Iterator[Erreur]:
    expected = columns(table)
    for label in sorted({h for h in header if header.count(h) > 1}):
        yield Erreur(1, label or None, None, "deux colonnes ont ce nom" if label else "des colonnes n'ont pas de nom")
    required = {f["name"] for f in schema(table)["fields"] if f.get("constraints", {}).get("required")}
    solidary = {c for group in SOLIDARY if table == SCDL and set(group) & set(header) for c in group}
    for name in expected:
        if name not in header:
            reason = "cette colonne obligatoire manque" if name in required else "cette colonne manque"
            if name in solidary:
                reason = "cette colonne va avec d'autres qui sont là : ajoutez-la, ou retirez-les toutes"
            if name.lower() in {h.strip().lower() for h in header}:
                reason += f" (son nom s'écrit exactement {name})"
            yield Erreur(1, name, None, reason, name not in required | solidary)
    for label in header:
        if label not in expected and label.strip().upper() not in expected:
            yield Erreur(1, label or None, None, "colonne inconnue du schéma", True)
    if set(header) == set(expected) and tuple(header) != expected:
        yield Erreur(1, None, None, f"colonnes dans un autre ordre que celui du schéma : {', '.join(expected)}", True)


def _cell_faults(text: str, delimiter: str, header: Sequence[str], table: str) -> Iterator[Erreur]:
    from frictionless import Dialect, Resource, Schema

    known = {f["name"]: f for f in schema(table)["fields"]}
    labels = list(dict.fromkeys(header))
    described: dict[str, Any] = {"fields": [known.get(h) or {"name": h, "type": "any"} for h in header if h]}
    described["missingValues"] = schema(table).get("missingValues", [""])
    if set(schema(table).get("primaryKey", ())) <= set(labels):
        described |= {"primaryKey": schema(table)["primaryKey"]} if "primaryKey" in schema(table) else {}
    if len(labels) != len(header) or "" in labels:
        return  # told already: cells cannot be given to columns without a name of their own
    resource = Resource(
        data=text.encode(), format="csv", encoding="utf-8", schema=Schema.from_descriptor(described),
        dialect=Dialect.from_descriptor({"csv": {"delimiter": delimiter}}),
    )  # fmt: skip
    for error in resource.validate(limit_errors=10_000).flatten(FLAT):
        yield _fault(error, known)


def _fault(error: Sequence[Any], fields: Mapping[str, Mapping[str, Any]]) -> Erreur:
    """One row of a frictionless report (see `FLAT`), in French."""
    row, column, cell, kind, note = error
    field = fields.get(column or "", {})
    reason = STRUCTURE.get(kind) or f"{kind} ({note})"
    if kind == "type-error":
        reason = TYPES.get(field.get("type", ""), "n'est pas du bon type")
    elif kind == "constraint-error":
        reason = _constraint(note, field.get("constraints", {}), column or "")
    advice = conseil(column or "", field.get("type", ""), cell) if cell and kind in FAULTY else ""
    return Erreur(row, column, cell, f"{reason} : {advice}" if advice else reason)


def _constraint(note: str, rules: Mapping[str, Any], column: str) -> str:
    match = re.search(r'constraint "(\w+)"', note)
    name = match[1] if match else ""
    said = {
        "required": MISSING,
        "pattern": FORMES.get(column) or f"ne suit pas le motif {rules.get('pattern')}",
        "enum": f"n'est pas l'une des valeurs permises : {', '.join(rules.get('enum', ()))}",
        "minimum": f"est plus petit que {rules.get('minimum')}",
        "maximum": f"est plus grand que {rules.get('maximum')}",
        "unique": "cette valeur a déjà été vue plus haut",
    }
    return said.get(name, f"ne respecte pas une contrainte ({note})")
