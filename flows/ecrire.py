"""The files of one release, open together and written row by row: one pass, flat memory.

CSV as RFC 4180 has it: UTF-8 without a mark, a header, commas, `\\r\\n`, and every cell of the SCDL files between quotes, for
data.gouv's validator guesses the delimiter from what it sees.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from flows import datapackage
from flows.base import Base
from flows.fil import Fil
from flows.fusion import Fusion
from flows.rows import harmless
from schemas.tables import columns

SCDL = "scdl-deliberations"


class Ecriture:
    """Counts the rows of each file as it writes them; `finish` writes what needed them all."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.rows: Counter[str] = Counter(dict.fromkeys(datapackage.RESOURCES, 0))
        self._folder, self._stack = folder, stack
        self._csv = {name: self._open(name, table, stack) for name, table in datapackage.RESOURCES.items()}
        self._jsonl = stack.enter_context(_text(folder / "actes.jsonl"))
        self._base = Base(
            folder / "registre.sqlite",
            tuple(t for t in datapackage.RESOURCES.values() if t not in (SCDL, "changements")),
        )
        self._fil = Fil()
        self._council: tuple[str, Any, ExitStack] = ("", None, ExitStack())
        stack.callback(self._base.abandon)
        stack.callback(self._close_council)

    def row(self, name: str, row: Mapping[str, str]) -> None:
        """One row of text of the file `name`."""
        self._csv[name].writerow([harmless(row[c]) for c in columns(datapackage.RESOURCES[name])])
        self.rows[name] += 1
        if datapackage.RESOURCES[name] != SCDL:
            self._base.row(datapackage.RESOURCES[name], row)

    def acte(self, row: Mapping[str, str], fusion: Fusion, identifier: str) -> None:
        """One act, as a row and as a line of JSON with its proofs, each with the document it was read in."""
        self.row("actes.csv", row)
        self._fil.see(row)
        data = fusion.acte.to_dict()
        for champ, preuve in data["preuves"].items():
            preuve["document_sha256"] = fusion.documents.get(champ) or fusion.acte.document_sha256
        shas = sorted({a.document_sha256 or "" for a in fusion.lectures})
        line = {"acte_uid": identifier, "seance_uid": row["seance_uid"], **data, "documents": shas}
        self._jsonl.write(json.dumps(line, ensure_ascii=False) + "\n")

    def scdl(self, row: Mapping[str, str]) -> None:
        """One row of the whole SCDL file and of its council's own. Councils come one after the other."""
        self.row("deliberations-scdl.csv", row)
        siret = row["COLL_SIRET"]
        if siret != self._council[0]:
            self._close_council()
            stack = ExitStack()
            (self._folder / "scdl").mkdir(exist_ok=True)
            self._council = (siret, self._open(f"scdl/{siret}.csv", SCDL, stack), stack)
        self._council[1].writerow([harmless(row[c]) for c in columns(SCDL)])
        self.rows[f"scdl/{siret}.csv"] += 1

    def finish(self) -> dict[str, int]:
        """Number of rows by file name."""
        self._base.close()
        self._fil.write(self._folder / "feed.atom")
        return dict(self.rows)

    def _close_council(self) -> None:
        self._council[2].close()

    def _open(self, name: str, table: str, stack: ExitStack) -> Any:
        path = self._folder / name
        known = path.exists()
        file = stack.enter_context(_text(path))
        writer = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_ALL if table == SCDL else csv.QUOTE_MINIMAL)
        if not known:
            writer.writerow(columns(table))
        return writer


def _text(path: Path) -> IO[str]:
    return path.open("a", encoding="utf-8", errors="replace", newline="")
