"""Publishing and validating, against floors measured in the same run: `publication.py [ACTES]` (20,000 by default).

- publishing, against the same tables' bytes written by nobody but `csv` and `json`; and the memory that it takes. One pass:
  the acts are a generator, read once;
- `registre validate` of an SCDL file, against frictionless alone on the same file (at most 1.5 times as long).
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from inventes import document, flood

from flows.publication.publish import publish
from schemas.check import MAX_LINES, check_csv
from schemas.tables import schema

SCDL = "scdl-deliberations"


def cpu(work: Callable[[], object], times: int = 1) -> float:
    """Seconds of processor, the best of `times`."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def rewrite(release: Path, folder: Path) -> None:
    """The floor of publishing: every table read back and written again, nothing checked, sorted or proved."""
    for table in sorted(release.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as source, (folder / table.name).open("w", newline="") as target:
            csv.writer(target).writerows(csv.reader(source))
    with (release / "actes.jsonl").open(encoding="utf-8") as source, (folder / "actes.jsonl").open("w") as target:
        target.writelines(json.dumps(json.loads(line), ensure_ascii=False) + "\n" for line in source)


def bare(path: Path) -> bool:
    """frictionless alone, with the same fields."""
    from frictionless import Resource, Schema

    described = {k: schema(SCDL)[k] for k in ("fields", "missingValues")}
    source = Resource(
        path=path.name,
        basepath=str(path.parent),
        format="csv",
        encoding="utf-8",
        schema=Schema.from_descriptor(described),
    )
    return bool(source.validate().valid)


def main(count: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        spent = cpu(lambda: publish(folder, flood(count), (document(f"d{i}.pdf") for i in range(count)), []))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        release = folder / "latest"
        floor = cpu(lambda: rewrite(release, folder))
        print(
            f"publier {count} actes : {spent:.1f} s, {spent / floor:.1f} fois le plancher ({floor:.1f} s), mémoire {peak} Mo"
        )
        scdl = release / "deliberations-scdl.csv"
        lines, times = min(count, MAX_LINES), 3 if count <= 20_000 else 1
        alone, ours = cpu(lambda: bare(scdl), times), cpu(lambda: list(check_csv(scdl)), times)
        print(f"vérifier {lines} lignes SCDL : {ours:.2f} s, {ours / alone:.2f} fois frictionless seul ({alone:.2f} s)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
