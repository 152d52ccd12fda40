"""From records to a release: checked, written in one pass, described, compared with the one before, published or not.

The same records give the same bytes. Nothing of a release depends on the clock.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from flows import datapackage, release
from flows.changes import changes
from flows.erreurs import ErreurUtilisateur
from flows.rows import acte_row, anomalie_row, document_row, harmless, preuve_rows, scdl_row, text, uid
from flows.source import Source
from schemas.records import Acte, Anomalie, DocumentVu
from schemas.tables import columns, row_problems

COMPARED = ("deliberations-scdl.csv", "actes.csv", "preuves.csv", "anomalies.csv")


@dataclass(slots=True)
class Parution:
    """What a publication did. `nouvelle` is False when nothing had changed: `dossier` is then the release before."""

    dossier: Path
    nouvelle: bool
    lignes: dict[str, int] = field(default_factory=dict)


class _Writer:
    """The files of one release, open together: one pass, flat memory."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.rows: Counter[str] = Counter()
        self._csv: dict[str, Any] = {}
        for name, table in datapackage.RESOURCES.items():
            file = stack.enter_context((folder / name).open("w", encoding="utf-8", newline=""))
            writer = csv.DictWriter(file, columns(table), lineterminator="\r\n", extrasaction="ignore")
            writer.writeheader()
            self._csv[name] = writer
        self._jsonl = stack.enter_context((folder / "actes.jsonl").open("w", encoding="utf-8", newline="\n"))

    def row(self, name: str, row: Mapping[str, str]) -> None:
        self._csv[name].writerow({k: harmless(v) for k, v in row.items()})
        self.rows[name] += 1

    def jsonl(self, data: Mapping[str, Any]) -> None:
        self._jsonl.write(json.dumps(data, ensure_ascii=False) + "\n")


def publish(
    output: Path,
    actes: Iterable[Acte],
    documents: Iterable[DocumentVu],
    anomalies: Iterable[Anomalie],
    *,
    sources: Sequence[Source] = (),
) -> Parution:
    """Write a release under `output/releases/` and move `output/latest` to it, unless it would be the same as the last.

    Acts must come in a stable order. Raises ErreurUtilisateur where the disk refuses; `latest` is untouched then.
    """
    try:
        with release.building(output) as scratch:
            before = release.latest(output)
            rows = _write(scratch, actes, documents, anomalies)
            if before and _same(before, scratch):
                return Parution(before, False, rows)
            rows["changements.csv"] = _write_changes(before, scratch)
            datapackage.write(scratch, rows, sources)
            return Parution(release.keep(output, scratch), True, rows)
    except OSError as error:
        raise ErreurUtilisateur(
            f"La publication n'a pas pu être écrite dans {output} ({error.strerror}).",
            "La publication précédente est intacte. Faites de la place, puis relancez.",
        ) from error


def _write(
    folder: Path, actes: Iterable[Acte], documents: Iterable[DocumentVu], anomalies: Iterable[Anomalie]
) -> dict[str, int]:
    with ExitStack() as stack:
        out = _Writer(folder, stack)
        seen: Counter[str] = Counter()
        for acte in actes:
            for anomalie in _one(out, acte, seen):
                out.row("anomalies.csv", anomalie_row(anomalie))
        for anomalie in anomalies:
            out.row("anomalies.csv", anomalie_row(anomalie))
        for document in documents:
            out.row("documents.csv", document_row(document))
        return {name: out.rows[name] for name in datapackage.RESOURCES}


def _one(out: _Writer, acte: Acte, seen: Counter[str]) -> list[Anomalie]:
    """Write one act where it may go; what keeps it out of a table is told."""
    identifier = uid(acte)
    seen[identifier] += 1
    anomalies: list[Anomalie] = []
    if seen[identifier] > 1:
        anomalies.append(
            _about(
                acte,
                "acte.en_double",
                "acte déjà lu dans un autre document (liste, extrait ou procès-verbal)",
                None,
                "alerte",
            )
        )
        identifier = f"{identifier}~{seen[identifier]}"
    row = acte_row(acte, identifier)
    refused = row_problems("actes", row)
    for column, rule, reason in refused:
        anomalies.append(_about(acte, f"schema.{rule}", reason, column, "erreur"))
    if refused:
        return anomalies
    out.row("actes.csv", row)
    out.jsonl({"acte_uid": identifier, **acte.to_dict()})
    for proof in preuve_rows(acte, identifier):
        out.row("preuves.csv", proof)
    if seen[uid(acte)] == 1:
        scdl, left_out = scdl_row(acte, identifier)
        anomalies += left_out
        if scdl:
            out.row("deliberations-scdl.csv", scdl)
    return anomalies


def _about(acte: Acte, rule: str, reason: str, champ: str | None, gravite: Any) -> Anomalie:
    value = text(getattr(acte, champ, None)) if champ else None
    return Anomalie(
        rule, reason, gravite, acte.fichier, acte.document_sha256, acte.delib_id, acte.page_debut, champ, value or None
    )


def _same(before: Path, scratch: Path) -> bool:
    """The release would say nothing new: dates of visits aside."""
    if any(not (before / n).exists() or release.sha256(before / n) != release.sha256(scratch / n) for n in COMPARED):
        return False
    pairs = zip_longest(_visits_aside(before), _visits_aside(scratch))
    return all(old == new for old, new in pairs)


def _visits_aside(folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {k: v for k, v in row.items() if k != "derniere_vue"}


def _write_changes(before: Path | None, scratch: Path) -> int:
    counts: Counter[str] = Counter()
    acts: dict[str, set[str]] = {"nouveau": set(), "modifie": set(), "retire": set()}
    with (scratch / "changements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns("changements"), lineterminator="\r\n")
        writer.writeheader()
        for row in changes(before / "actes.csv" if before else None, scratch / "actes.csv"):
            writer.writerow({k: harmless(v) for k, v in row.items()})
            counts["lignes"] += 1
            acts[row["changement"]].add(row["acte_uid"])
    said = {"nouveau": "Nouveaux actes", "modifie": "Actes modifiés", "retire": "Actes retirés"}
    lines = ["# Ce que cette publication change", ""]
    lines += [f"- {label} : {len(acts[kind])}" for kind, label in said.items()]
    lines += ["", "Le détail, valeur par valeur, est dans `changements.csv`.", ""]
    (scratch / "CHANGES.md").write_text("\n".join(lines), encoding="utf-8")
    return counts["lignes"]
