"""Measure what is read right on `../shared/corpus`: `accuracy.py [--update | --chiffres]`.

One line per document and group of fields in `tests/accuracy.csv`: values right (`justes`), wrong or too many (`faux`), missing
(`manques`), as `../shared/eval/score.py` counts them. Prints what changed; `--update` writes the file, which acknowledges it,
and the figures that are published with the datasets (`flows/data/exactitude.json`), which `--chiffres` makes of the file alone.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from flows.read import read_files

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TABLE = ROOT / "tests" / "accuracy.csv"
FIGURES = ROOT / "flows" / "data" / "exactitude.json"
COLUMNS = ("document", "groupe", "justes", "faux", "manques")
GROUPS = {
    "actes": ("acte", "delib_id", "delib_objet", "delib_matiere_code"),
    "votes": ("vote_resultat", "vote_pour", "vote_contre", "vote_abstention"),
    "transmission": ("pref_date", "pref_acte_id", "publication_date"),
    "seance": ("coll_nom", "delib_date", "convocation_date", "affichage_date"),
    "comptes": ("vote_effectif", "seance_presents", "vote_reel", "seance_absents", "seance_pouvoirs"),
    "personnes": ("president", "secretaire", "membres_presents", "membres_absents", "procurations"),
}
INCONNUS = {"documents": 46, "precision": 0.921, "rappel": 0.752, "quand": "2026-11-25"}
"""What was measured at first sight on councils that no rule had been written from; measured once, these documents measure nothing more."""
Counts = dict[tuple[str, str], tuple[int, int, int]]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure() -> Counts:
    """The figures of this checkout, by document and group of fields."""
    files = sorted((SHARED / "corpus" / "pdf").glob("*.pdf"))
    module, counts = scorer(), {}
    for lecture in read_files(files):
        with tempfile.TemporaryDirectory() as scratch:
            gold = Path(scratch) / "gold"
            gold.mkdir()
            name = f"{lecture.chemin.stem}.json"
            (gold / name).write_bytes((SHARED / "corpus" / "gold" / name).read_bytes())
            predictions = Path(scratch) / "p.jsonl"
            actes = lecture.extraction.actes if lecture.extraction else ()
            predictions.write_text(
                "".join(json.dumps(a.to_dict(), ensure_ascii=False) + "\n" for a in actes), encoding="utf-8"
            )
            fields = module.score(gold, predictions, {})["groups"].get("total", {}).get("fields", {})
        for group, names in GROUPS.items():
            counts[lecture.chemin.stem, group] = _sum([fields[n] for n in names if n in fields])
    return counts


def _sum(fields: list[dict[str, Any]]) -> tuple[int, int, int]:
    right = sum(round(f["precision"] * f["got"]) if f["got"] else 0 for f in fields)
    return right, sum(f["got"] for f in fields) - right, sum(f["gold"] for f in fields) - right


def recorded() -> Counts:
    """The figures acknowledged in `tests/accuracy.csv`."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (r["document"], r["groupe"]): (int(r["justes"]), int(r["faux"]), int(r["manques"]))
            for r in csv.DictReader(file)
        }


def write(counts: Counts) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*key, *value] for key, value in sorted(counts.items()) if any(value))


def figures(counts: Counts) -> str:
    """What is said of the accuracy on data.gouv, as JSON."""
    right, wrong, missing = (sum(v[i] for v in counts.values()) for i in range(3))
    told = {
        "documents": len({document for document, _ in counts}),
        "precision": round(right / (right + wrong), 3),
        "rappel": round(right / (right + missing), 3),
    }
    return json.dumps({**told, "inconnus": INCONNUS}) + "\n"


def losses(before: Counts, now: Counts) -> list[str]:
    """Lines that got worse: fewer values right, or more wrong."""
    found = []
    for key in sorted(before.keys() | now.keys()):
        (right, wrong, _), new = before.get(key, (0, 0, 0)), now.get(key, (0, 0, 0))
        if new[0] < right or new[1] > wrong:
            found.append(f"{key[0]} · {key[1]} : {right} justes et {wrong} faux avant, {new[0]} et {new[1]} maintenant")
    return found


def main() -> int:
    if "--chiffres" in sys.argv[1:]:
        FIGURES.write_text(figures(recorded()), encoding="utf-8")
        return 0
    if not SHARED.is_dir():
        print("../shared n'est pas là : rien à mesurer.", file=sys.stderr)
        return 2
    now = measure()
    before = recorded() if TABLE.exists() else {}
    changed = [k for k in sorted(now.keys() | before.keys()) if now.get(k, (0, 0, 0)) != before.get(k, (0, 0, 0))]
    for key in changed:
        print(*key, before.get(key, (0, 0, 0)), "→", now.get(key, (0, 0, 0)))
    right, wrong, missing = (sum(v[i] for v in now.values()) for i in range(3))
    print(
        f"précision {right / (right + wrong):.3f}  rappel {right / (right + missing):.3f}  sur {len({d for d, _ in now})} documents"
    )
    if "--update" in sys.argv[1:]:
        write(now)
        FIGURES.write_text(figures(recorded()), encoding="utf-8")
    return 1 if losses(before, now) and "--update" not in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
