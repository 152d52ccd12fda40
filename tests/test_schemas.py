"""What we promise: our schemas beside the official one, and what the official engine says of what we publish."""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inventes import COURLANGES, ROQUEFENOUIL, acte

from flows.publication.publish import publish
from schemas.check import Erreur, check_csv
from schemas.records import LIGNES, Acte, Anomalie, Procuration
from schemas.rules import VOTES, scdl_problems
from schemas.tables import TABLES, columns, schema
from schemas.themes import themes
from schemas.vus import DocumentVu

ROOT = Path(__file__).resolve().parent.parent
OFFICIAL = ROOT.parent / "shared" / "reference" / "scdl-deliberations-2.1.5.schema.json"
official_at_hand = pytest.mark.skipif(not OFFICIAL.exists(), reason="the official schema is not at hand")
PROMISES = ("name", "type", "format", "constraints")


@official_at_hand
def test_ours_promises_what_the_official_schema_promises() -> None:
    theirs = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    ours = schema("scdl-deliberations")
    assert [{k: f.get(k) for k in PROMISES} for f in ours["fields"]] == [
        {k: f.get(k) for k in PROMISES} for f in theirs["fields"]
    ]
    assert ours["custom_checks"] == theirs["custom_checks"] and ours["version"] == theirs["version"]
    shared = {f["description"] for f in theirs["fields"]} & {f["description"] for f in ours["fields"]}
    assert not shared, "descriptions in our own words"


@pytest.mark.parametrize("table", TABLES)
def test_each_schema_is_one_for_frictionless_and_for_people(table: str) -> None:
    from frictionless import Schema

    described = schema(table)
    assert not list(Schema.metadata_validate(described))
    assert described["name"] == table and described["title"] and described["description"]
    names = [f["name"] for f in described["fields"]]
    assert len(set(names)) == len(names) and set(described.get("primaryKey", ())) <= set(names)
    for field in described["fields"]:
        assert field["title"] and field["description"][-1] in ".)", field["name"]


def test_the_tables_have_a_column_for_everything_that_the_records_hold() -> None:
    assert {f.name for f in fields(Acte)} - {"preuves", "textes", *LIGNES} <= set(columns("actes"))
    assert {f.name for f in fields(DocumentVu)} == set(columns("documents"))
    assert {f.name for f in fields(Anomalie)} == set(columns("anomalies"))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)) | st.sampled_from("\"';,=+-@|\n\t éœ€«»–"),
    min_size=1,
    max_size=60,
).filter(lambda s: any(c.isalnum() for c in s))
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 1, 1)).map(str)
SMALL = st.one_of(st.none(), st.integers(0, 60))
LISTS = st.lists(WORDS, max_size=3).map(tuple)


@st.composite
def valid_acts(draw: Any) -> Acte:
    """Any act whose record is valid: titles of any signs, counts that may contradict each other, values that may miss."""
    given_votes = {c.lower(): draw(SMALL) for c in VOTES}
    return acte(
        "acte.pdf", coll_nom=draw(WORDS), coll_siret=draw(st.sampled_from([COURLANGES, ROQUEFENOUIL, None])),
        delib_id=draw(st.none() | WORDS), delib_date=draw(st.none() | DAYS), pref_date=draw(st.none() | DAYS),
        delib_matiere_code=draw(st.none() | st.sampled_from([c for c in themes() if "." in c])),
        delib_objet=draw(WORDS), budget_annee=draw(st.sampled_from([None, "2025", "2025/2026", "2026/2025", "deux"])),
        budget_nom=draw(st.none() | WORDS), seance_lieu=draw(st.none() | WORDS), membres_presents=draw(LISTS),
        procurations=draw(st.lists(st.builds(Procuration, WORDS, WORDS), max_size=2).map(tuple)),
        delib_url=draw(st.none() | WORDS.map(lambda w: f"https://mairie.example/{w}")), **given_votes,
    )  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(valid_acts(), max_size=4))
def test_whatever_valid_acts_are_published_our_rules_and_frictionless_accept(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Acte]
) -> None:
    acts = [replace(a, document_sha256=f"{i:064x}") for i, a in enumerate(acts)]
    release = publish(tmp_path_factory.mktemp("parution"), acts, [], []).dossier
    for name in (
        "deliberations-scdl.csv",
        "actes.csv",
        "seances.csv",
        "votes.csv",
        "presences.csv",
        "votes_nominatifs.csv",
        "elus.csv",
        "montants.csv",
        "preuves.csv",
        "anomalies.csv",
    ):
        assert [str(e) for e in check_csv(release / name) if not e.avertissement] == [], name
    with (release / "deliberations-scdl.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert scdl_problems(row) == []
    with (release / "actes.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) <= len(acts)


# --- the engine behind data.gouv's validator, in an environment of its own -----------------------------------------------

ENGINE = """
import json, sys, validata_core
print("pret", flush=True)
schema = json.load(open(sys.argv[1], encoding="utf-8"))
for path in sys.argv[2:]:
    try:
        report = validata_core.validate(path, schema).to_dict()
    except Exception as error:
        print(json.dumps({"path": path, "valid": False, "rows": 0, "errors": [[None, repr(error)]]}), flush=True)
        continue
    errors = sorted({(e.get("rowNumber"), e.get("fieldName") or "") for e in report["errors"]}, key=str)
    print(json.dumps({"path": path, "valid": report["valid"], "rows": report["stats"]["rows_processed"], "errors": errors}), flush=True)
"""


def validata(*paths: Path) -> dict[Path, Any]:
    """What the official engine says of files; skips where it cannot be installed."""
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv is None:
        pytest.skip("uv is not to be had here")
    command = [uv, "run", "--quiet", "--no-project", "--with", "validata-table", "python", "-c", ENGINE, str(OFFICIAL)]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, timeout=300, check=False)
    if not done.stdout.startswith("pret"):
        pytest.skip(f"validata is not to be had here: {done.stderr[-300:]}")
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {Path(t["path"]): t for t in told}


def edge_cases() -> Iterator[Acte]:
    """Titles and values that mislead whoever guesses a delimiter, a quote, an encoding or a formula."""
    objets = [
        'Subventions : "Les Amis"; "Le Club"; "Foyer rural";', "Achat ;'A';'B'; matériel", 'Convention "A", "B" et "C", avenant',
        "=SOMME(A1:A9)", "+33 (0)1, standard", "-5 % sur les tarifs", "@mairie", "'apostrophe' d'abord", "L'école; l'église | la mairie",
        'Un "titre""doublé""', "Tarifs\tà partir\ndu 1er janvier", "Vœu – « énergie » à 0,20 €/kWh", "1,5 ; 2,5 ; 3,5", "|;|;|", '"""', "Œ" * 300,
    ]  # fmt: skip
    for i, objet in enumerate(objets):
        yield acte(
            f"e{i}.pdf",
            delib_id=f"2025/03/{i:03d}",
            delib_objet=objet,
            delib_url=f"https://mairie.example/é {i}.pdf?a=1&b=2",
        )
    for i, code in enumerate(c for c in themes() if "." in c):
        yield acte(f"t{i}.pdf", delib_id=f"2025/04/{i:03d}", delib_date="2025-04-10", delib_matiere_code=code)
    yield acte("v1.pdf", delib_id="5-1", delib_date="2025-05-15", vote_pour=0, vote_contre=13, vote_abstention=0)
    yield acte("v2.pdf", delib_id="5-2", delib_date="2025-05-15", vote_pour=None)
    yield acte("v3.pdf", delib_id="5-3", delib_date="2025-05-15", vote_pour=99)
    yield acte("b1.pdf", delib_id="5-4", delib_date="2025-05-15", budget_annee="2025/2026", budget_nom="Eau")
    yield acte("b2.pdf", delib_id="5-5", delib_date="2025-05-15", budget_annee="2025")
    yield acte("p1.pdf", delib_id="5-6", delib_date="2025-05-15", pref_date="2025-05-14", pref_id="SPREF0991")
    yield acte("n1.pdf", delib_id=None, delib_date="2025-05-15", coll_siret=ROQUEFENOUIL, coll_nom="Roquefenouil")


GOOD = {
    "COLL_NOM": "Courlanges", "COLL_SIRET": COURLANGES, "DELIB_ID": "2025/03/12", "DELIB_DATE": "2025-03-27", "DELIB_MATIERE_CODE": "5.7",
    "DELIB_MATIERE_NOM": "institutions et vie politique/intercommunalité", "DELIB_OBJET": "Adhésion", "BUDGET_ANNEE": "2025/2026",
    "BUDGET_NOM": "Eau", "PREF_ID": "PREF099", "PREF_DATE": "2025-04-01", "VOTE_EFFECTIF": "15", "VOTE_REEL": "13", "VOTE_POUR": "10",
    "VOTE_CONTRE": "2", "VOTE_ABSTENTION": "1", "DELIB_URL": "https://courlanges.example/12.pdf",
}  # fmt: skip
FAULTS: list[dict[str, str]] = [
    {}, {"COLL_SIRET": "99900001100019"}, {"COLL_SIRET": "12345678900008"}, {"COLL_SIRET": "35600000049837"}, {"COLL_SIRET": ""},
    {"DELIB_DATE": "27/03/2025"}, {"DELIB_DATE": "2025-02-30"}, {"DELIB_ID": ""}, {"DELIB_OBJET": ""}, {"DELIB_MATIERE_CODE": "5.7.1"},
    {"DELIB_MATIERE_NOM": "intercommunalité"}, {"DELIB_MATIERE_NOM": "institutions et vie politique / intercommunalité"},
    {"DELIB_MATIERE_NOM": "INSTITUTIONS ET VIE POLITIQUE/INTERCOMMUNALITE"}, {"DELIB_MATIERE_NOM": "fêtes/bals"},
    {"BUDGET_ANNEE": "2026/2025"}, {"BUDGET_ANNEE": "2025"}, {"BUDGET_ANNEE": ""}, {"BUDGET_NOM": ""}, {"BUDGET_ANNEE": "", "BUDGET_NOM": ""},
    {"PREF_DATE": "2025-03-26"}, {"PREF_DATE": "2025-03-27"}, {"PREF_DATE": ""}, {"VOTE_POUR": "11"}, {"VOTE_ABSTENTION": ""},
    {"VOTE_EFFECTIF": "12"}, {"VOTE_POUR": "dix"}, {"VOTE_POUR": "14", "VOTE_CONTRE": "-1", "VOTE_ABSTENTION": "0"},
    dict.fromkeys(VOTES, ""), {"DELIB_URL": "courlanges.example/12.pdf"}, {"DELIB_URL": ""}, {"COLL_NOM": ""},
]  # fmt: skip


@official_at_hand
@pytest.mark.slow
def test_the_official_engine_accepts_what_we_publish_and_agrees_on_what_others_do(tmp_path: Path) -> None:
    """One start of the engine for all: it takes seconds."""
    release = publish(tmp_path / "sortie", edge_cases(), [], []).dossier
    published = [release / "deliberations-scdl.csv", *sorted((release / "scdl").iterdir())]
    alone = [
        publish(tmp_path / f"seul-{i}", [a], [], []).dossier / "deliberations-scdl.csv"
        for i, a in enumerate(edge_cases())
        if i < 16
    ]
    rng = random.Random(7)
    long = [acte(f"l{i}.pdf", delib_id=f"{i}", delib_objet="é" * rng.randint(1, 40)) for i in range(900)]
    big = publish(tmp_path / "grand", long, [], []).dossier / "deliberations-scdl.csv"
    assert big.stat().st_size > 100_000
    theirs = []
    for i, cells in enumerate(FAULTS):
        path = tmp_path / f"mairie-{i}.csv"
        with path.open("w", encoding="cp1252" if i % 3 == 2 else "utf-8", newline="") as file:
            writer = csv.DictWriter(file, GOOD, delimiter=";" if i % 2 else ",")
            writer.writeheader()
            writer.writerows([GOOD, GOOD | cells])
        theirs.append(path)
    answers = validata(*published, *alone, big, *theirs)
    for path in (*published, *alone, big):
        assert answers[path]["valid"], (path, answers[path]["errors"][:5])
    assert answers[published[0]]["rows"] == sum(1 for _ in edge_cases())
    assert answers[big]["rows"] == 900
    for path, cells in zip(theirs, FAULTS, strict=True):
        ours = {(e.ligne, e.champ) for e in check_csv(path) if not e.avertissement}
        assert (not ours) == answers[path]["valid"], (cells, ours, answers[path]["errors"])
        assert {e[0] for e in answers[path]["errors"]} == {line for line, _ in ours}, cells
    assert isinstance(next(iter(check_csv(theirs[1]))), Erreur)
