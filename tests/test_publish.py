"""Releases: what they hold, that they are whole, that the same records give the same bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inventes import COURLANGES, acte, anomalie, document, many, proof, with_origin

from flows.cellules import address, harmless, restored, text
from flows.erreurs import ErreurUtilisateur
from flows.lignes import line
from flows.publication import ecrire
from flows.publication.publish import publish
from flows.release import latest, sha256
from flows.site import index
from flows.source import Source
from schemas.records import Acte, Montant, Portion, VoteNominatif
from schemas.tables import SCDL, columns, published, schema

Rows = list[dict[str, str]]
SOURCE = Source("999000011", "Courlanges", "https://courlanges.example/deliberations", "html", COURLANGES, "99001")
TEXTES = (Portion(1, 30, " Le conseil,\r\nvu la convention"), Portion(2, 0, "'=décide à l'unanimité\x00"))


def rows(folder: Path, name: str) -> Rows:
    """As a newsroom reads it: `utf-8-sig`, `csv.DictReader`, columns by name; then the formulas' apostrophe taken away."""
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return [{k: restored(v) for k, v in row.items()} for row in csv.DictReader(file)]


def release_of(output: Path, *actes: Acte) -> Path:
    return publish(output, actes, [document()], []).dossier


def assert_whole(release: Path) -> None:
    """Every file that the release says it has is there, byte for byte."""
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        assert f"sha256:{sha256(release / resource['path'])}" == resource["hash"], resource["path"]
        assert (release / resource["path"]).stat().st_size == resource["bytes"]
    assert (release / "CHANGES.md").exists()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_one_act_is_found_in_every_table(tmp_path: Path) -> None:
    release = release_of(tmp_path, acte())
    (row,) = rows(release, "actes.csv")
    assert row["acte_uid"] == "999000011-2025-03-27-2025-03-12"
    assert (row["delib_id"], row["vote_pour"], row["vote_contre"]) == ("2025/03/12", "13", "0")
    assert row["membres_presents"] == "Émilien FERRAGUT ; Anaïs LE GUELVOUT"
    assert row["procurations"] == "Garance TEYSSOULE > Émilien FERRAGUT"
    (scdl,) = rows(release, "deliberations-scdl.csv")
    assert scdl["DELIB_MATIERE_NOM"] == "institutions et vie politique/intercommunalité"
    assert (release / f"scdl/{COURLANGES}.csv").read_bytes() == (release / "deliberations-scdl.csv").read_bytes()
    assert [v["voix"] for v in rows(release, "votes.csv")] == ["13", "0", "0"]
    (seance,) = rows(release, "seances.csv")
    assert (seance["seance_uid"], seance["actes"]) == (row["seance_uid"], "1")
    assert [(p["nom"], p["statut"], p["mandataire"]) for p in rows(release, "presences.csv")] == [
        ("Émilien FERRAGUT", "present", ""),
        ("Anaïs LE GUELVOUT", "present", ""),
        ("Garance TEYSSOULE", "represente", "Émilien FERRAGUT"),
    ]
    proofs = {p["champ"]: p for p in rows(release, "preuves.csv")}
    assert proofs["vote_reel"]["texte"] == "vote_reel : lu" and proofs["coll_siret"]["origine"] == "referentiel"
    assert row["origines"] == "coll_insee=referentiel ; coll_siret=referentiel ; delib_url=source"
    line = json.loads((release / "actes.jsonl").read_text(encoding="utf-8"))
    assert line["preuves"]["vote_reel"]["document_sha256"] == row["document_sha256"] and line["vote_pour"] == 13
    with sqlite3.connect(release / "registre.sqlite") as db:
        assert db.execute("SELECT delib_id, vote_pour FROM actes").fetchall() == [("2025/03/12", 13)]
    feed = ET.parse(release / "feed.atom").getroot()
    titles = [e.text for e in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[1] == "Courlanges : Adhésion au service partagé de médiation"
    assert_whole(release)


def test_a_confidence_has_four_decimals_wherever_it_is_written(tmp_path: Path) -> None:
    told = acte(preuves={"delib_matiere_code": proof("delib_matiere_code", "classe", 0.9792799999999999)})
    release = release_of(tmp_path, told)
    assert [p["confiance"] for p in rows(release, "preuves.csv")] == ["0.9793"]
    line = json.loads((release / "actes.jsonl").read_text(encoding="utf-8"))
    assert line["preuves"]["delib_matiere_code"]["confiance"] == 0.9793


def test_every_table_has_the_columns_of_its_schema_in_their_order(tmp_path: Path) -> None:
    release = release_of(tmp_path, acte())
    for resource in json.loads((release / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        if "schema" in resource:
            header = (
                (release / resource["path"]).read_text(encoding="utf-8").splitlines()[0].replace('"', "").split(",")
            )
            assert header == [f["name"] for f in resource["schema"]["fields"]]
            assert all(f["title"] and f["description"] for f in resource["schema"]["fields"]), resource["name"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"coll_siret": None}, "SIRET inconnu"),
        ({"coll_nom": None}, "collectivité inconnue"),
        ({"delib_matiere_code": None}, "thème non imprimé"),
        ({"delib_matiere_code": "9.9"}, "thème inconnu de la nomenclature ACTES"),
        ({"delib_date": None}, "date de séance inconnue"),
    ],
)
def test_an_act_that_scdl_cannot_hold_is_in_actes_and_the_reason_in_anomalies(
    tmp_path: Path, values: dict[str, None], reason: str
) -> None:
    release = release_of(tmp_path, acte(**values))
    assert len(rows(release, "actes.csv")) == 1
    assert rows(release, "deliberations-scdl.csv") == [] and not (release / "scdl").exists()
    (told,) = rows(release, "anomalies.csv")
    assert told["raison"] == f"hors du fichier SCDL : {reason}" and told["regle"] == "scdl.ligne"
    assert (told["acte"], told["fichier"], told["page"]) == ("2025/03/12", "extrait.pdf", "1")


def test_votes_known_in_part_stay_out_of_scdl_without_an_anomaly(tmp_path: Path) -> None:
    release = release_of(tmp_path, acte(vote_abstention=None))
    (scdl,) = rows(release, "deliberations-scdl.csv")
    assert [scdl[c] for c in ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE")] == [""] * 4
    assert rows(release, "actes.csv")[0]["vote_pour"] == "13"
    assert rows(release, "anomalies.csv") == []


@pytest.mark.parametrize(
    ("values", "emptied", "rule"),
    [
        ({"vote_pour": 12}, "VOTE_POUR", "scdl.votes"),
        ({"vote_effectif": 12}, "VOTE_EFFECTIF", "scdl.votes"),
        ({"pref_date": "2025-03-26"}, "PREF_DATE", "scdl.pref_date"),
        ({"budget_annee": "2026/2025", "budget_nom": "Eau"}, "BUDGET_ANNEE", "scdl.budget"),
    ],
)
def test_what_breaks_arithmetic_is_emptied_and_told(
    tmp_path: Path, values: dict[str, object], emptied: str, rule: str
) -> None:
    release = release_of(tmp_path, acte(**values))
    (scdl,) = rows(release, "deliberations-scdl.csv")
    assert scdl[emptied] == ""
    assert [a["regle"] for a in rows(release, "anomalies.csv")] == [rule]


def test_a_number_that_is_not_printed_is_made_for_scdl_and_says_so(tmp_path: Path) -> None:
    release = release_of(tmp_path, acte(delib_id=None))
    (row,) = rows(release, "actes.csv")
    (scdl,) = rows(release, "deliberations-scdl.csv")
    assert row["delib_id"] == "" and scdl["DELIB_ID"] == row["acte_uid"]
    assert "delib_id=genere" in row["origines"].split(" ; ")
    (made,) = [p for p in rows(release, "preuves.csv") if p["champ"] == "delib_id"]
    assert (made["origine"], made["valeur"]) == ("genere", row["acte_uid"])


def test_a_record_that_breaks_the_schema_is_told_and_nothing_else_is_lost(tmp_path: Path) -> None:
    good, bad = acte("a.pdf"), acte("b.pdf", delib_id="2025/03/13", delib_date="2025-03-28", seance_heure="25h00")
    release = release_of(tmp_path, good, bad)
    assert [r["fichier"] for r in rows(release, "actes.csv")] == ["a.pdf"]
    (told,) = rows(release, "anomalies.csv")
    assert (told["fichier"], told["page"], told["champ"], told["valeur"]) == ("b.pdf", "1", "seance_heure", "25h00")
    assert told["gravite"] == "erreur" and "motif" in told["raison"]
    assert {p["acte_uid"] for p in rows(release, "preuves.csv")} == {"999000011-2025-03-27-2025-03-12"}


def test_the_same_records_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    acts = list(many(120))
    one = publish(tmp_path / "a", acts, [document()], [anomalie()]).dossier
    random.Random(1).shuffle(acts)
    two = publish(tmp_path / "b", acts, [document()], [anomalie()]).dossier
    assert files_of(one) == files_of(two)
    identifiers = [r["acte_uid"] for r in rows(one, "actes.csv")]
    assert identifiers == sorted(identifiers) and len(set(identifiers)) == 120


def test_nothing_new_makes_no_release(tmp_path: Path) -> None:
    first = publish(tmp_path, [acte()], [document()], [])
    later = document(derniere_vue="2025-04-03T03:00:00Z")
    second = publish(tmp_path, [acte()], [later], [])
    assert (first.nouvelle, second.nouvelle) == (True, False)
    assert second.dossier == first.dossier == latest(tmp_path)
    assert sorted(p.name for p in (tmp_path / "releases").iterdir()) == [".verrou", "0001"]


def test_a_new_document_makes_a_release_though_no_act_is_new(tmp_path: Path) -> None:
    publish(tmp_path, [acte()], [document()], [])
    second = publish(tmp_path, [acte()], [document(), document("bulletin.pdf", statut="ecarte")], [])
    assert second.nouvelle and second.dossier.name == "0002"
    assert rows(second.dossier, "changements.csv") == []


def test_changes_are_told_value_by_value(tmp_path: Path) -> None:
    kept, gone = acte(), acte("b.pdf", delib_id="2025/03/13")
    first = publish(tmp_path, [kept, gone], [], []).dossier
    assert [(c["changement"], c["champ"]) for c in rows(first, "changements.csv")] == [("nouveau", "")] * 2
    changed = replace(kept, delib_objet="=Adhésion", vote_pour=12, vote_contre=1, page_debut=2)
    second = publish(tmp_path, [changed, acte("c.pdf", delib_id="2025/03/14")], [], []).dossier
    told = {
        (c["acte_uid"][-2:], c["changement"], c["champ"], c["avant"], c["apres"])
        for c in rows(second, "changements.csv")
    }
    assert told == {
        ("12", "modifie", "delib_objet", "Adhésion au service partagé de médiation", "=Adhésion"),
        ("12", "modifie", "vote_pour", "13", "12"), ("12", "modifie", "vote_contre", "0", "1"),
        ("13", "retire", "", "", ""), ("14", "nouveau", "", "", ""),
    }  # fmt: skip
    assert "Actes retirés : 1" in (second / "CHANGES.md").read_text(encoding="utf-8")
    assert rows(first, "actes.csv")[1]["delib_id"] == "2025/03/13", "the release before is not touched"


def test_an_act_keeps_its_identifier_when_its_number_is_learnt_later(tmp_path: Path) -> None:
    titled = acte("liste.pdf", delib_id=None, nature="liste_deliberations")
    first = publish(tmp_path, [titled], [], []).dossier
    (before,) = rows(first, "actes.csv")
    (after,) = rows(publish(tmp_path, [titled, acte()], [], []).dossier, "actes.csv")
    assert after["acte_uid"] == before["acte_uid"] and (before["delib_id"], after["delib_id"]) == ("", "2025/03/12")


def test_two_acts_with_one_number_are_told_apart(tmp_path: Path) -> None:
    other = acte("autre.pdf", delib_objet="Vente d'un tracteur")
    found = rows(release_of(tmp_path, acte(), other), "actes.csv")
    assert len({r["acte_uid"] for r in found}) == 2 and {r["delib_id"] for r in found} == {"2025/03/12"}


def test_csv_parquet_and_sqlite_say_the_same(tmp_path: Path) -> None:
    """Row by row, as text; and each value of its type."""
    odd = acte(
        "b.pdf", delib_id="'=13", delib_objet='=1 "deux", trois; «quatre»', pref_date="2025-03-28", textes=TEXTES,
        montants=(Montant(12.5, "tarif"),), votes_nominatifs=(VoteNominatif("Anaïs LE GUELVOUT", "abstention"),),
    )  # fmt: skip
    release = publish(tmp_path, [acte(), odd], [document()], [anomalie()], sources=[SOURCE]).dossier
    with sqlite3.connect(release / "registre.sqlite") as db:
        names = {n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        assert {n for n in names - set(index.TABLES) if not n.startswith("recherche_")} == set(published("sqlite"))
        for table in published("csv")[1:]:
            told = rows(release, f"{table}.csv")
            assert told, table
            query = f"SELECT * FROM '{release / f'{table}.parquet'}'"
            for found in (db.execute(f"SELECT * FROM {table}").fetchall(), duckdb.sql(query).fetchall()):
                assert [[_cell(v) for v in row] for row in found] == [list(map(_plain, r.values())) for r in told], (
                    table
                )
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    kinds = dict(
        duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{release / 'actes.parquet'}')").fetchall()
    )
    assert (kinds["delib_date"], kinds["vote_pour"], kinds["delib_id"]) == ("DATE", "BIGINT", "VARCHAR")


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return "" if value is None else str(value)


def _plain(cell: str) -> str:
    """`0.90` is a number, 0.9."""
    return str(float(cell)) if re.fullmatch(r"\d\.\d\d", cell) else cell


def test_the_text_of_an_act_is_published_page_by_page(tmp_path: Path) -> None:
    release = publish(tmp_path, [acte(textes=TEXTES)], [], []).dossier
    told = [
        (1, "Le conseil,\nvu la convention", 0),
        (2, "'=décide à l'unanimité", 0),
    ]
    with sqlite3.connect(release / "registre.sqlite") as db:
        assert db.execute("SELECT page, texte, noms_masques FROM textes").fetchall() == told
    assert duckdb.sql(f"SELECT page, texte, noms_masques FROM '{release / 'textes.parquet'}'").fetchall() == told
    assert not (release / "textes.csv").exists() and not list(release.glob(".*"))


def test_a_text_that_has_changed_makes_a_release(tmp_path: Path) -> None:
    first = publish(tmp_path, [acte(textes=TEXTES)], [], [])
    assert not publish(tmp_path, [acte(textes=TEXTES)], [], []).nouvelle
    second = publish(tmp_path, [acte(textes=TEXTES[:1])], [], [])
    assert second.nouvelle and second.dossier != first.dossier


def test_newsrooms_find_contested_acts_by_an_index(tmp_path: Path) -> None:
    release = release_of(tmp_path, acte())
    query = "SELECT * FROM actes WHERE vote_conteste = 1 ORDER BY delib_date"
    with sqlite3.connect(release / "registre.sqlite") as db:
        assert "actes_contestes" in str(db.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
        for table in published("sqlite"):
            for column in schema(table).get("index", ()):
                assert column in columns(table)


def test_a_scdl_file_goes_on_in_another_where_the_validator_would_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ecrire, "MAX_LINES", 50)
    release = publish(tmp_path, many(240), [], []).dossier
    parts = ["deliberations-scdl.csv", *(f"deliberations-scdl-{i}.csv" for i in range(2, 6))]
    assert [len(rows(release, name)) for name in parts] == [50, 50, 50, 50, 40]
    assert sorted(r["DELIB_ID"] for name in parts for r in rows(release, name)) == sorted(
        a.delib_id or "" for a in many(240)
    )
    assert [len(rows(release, f"scdl/{COURLANGES}{end}.csv")) for end in ("", "-2", "-3")] == [50, 50, 20]
    assert_whole(release)


FORMULAS = ["=1+1", "+33 1", "-5 %", "@SUM(A1)", "'quoted'", "''=1", "=cmd|' /C calc'!A0", "\t=1", "\r=1", " =1"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula_and_the_apostrophe_can_be_taken_away(tmp_path: Path, cell: str) -> None:
    release = release_of(tmp_path, acte(delib_objet=cell, seance_lieu=cell))
    raw = list(csv.reader((release / "actes.csv").read_text(encoding="utf-8").splitlines()))
    assert not any(c.startswith(("=", "+", "-", "@", "\t", "\r")) for c in raw[1])
    assert rows(release, "actes.csv")[0]["seance_lieu"] == text(cell)
    assert json.loads((release / "actes.jsonl").read_text(encoding="utf-8"))["seance_lieu"] == cell


@given(st.text())
def test_harmless_is_reversible_and_never_a_formula(cell: str) -> None:
    assert restored(harmless(cell)) == cell
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(cell) == cell or cell[0] in "=+-@\t\r'"


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)) | st.sampled_from("\"',;=\r\n"))


@given(st.lists(CELLS, min_size=8, max_size=8))
def test_a_line_is_read_back_by_any_reader_of_csv(cells: list[str]) -> None:
    """`votes` has texts, a date and a number: the texts come back, whatever they hold."""
    kinds = [f["type"] for f in schema("votes")["fields"]]
    row = [c if k == "string" else "12" for c, k in zip(cells, kinds, strict=True)]
    (read,) = csv.reader(io.StringIO(line("votes", row), newline=""))
    assert [restored(c) for c in read] == row
    (scdl,) = csv.reader(io.StringIO(line(SCDL, [*cells, *cells, ""]), newline=""))
    assert [restored(c) for c in scdl] == [*cells, *cells, ""]


@given(st.text())
def test_an_address_is_one_word_and_is_spelled_once(url: str) -> None:
    spelled = address("https://mairie.example/" + url)
    assert not any(c.isspace() or c in '<>"{}|\\^`' for c in spelled)
    assert address(spelled) == spelled


def test_an_address_with_spaces_does_not_cost_the_act(tmp_path: Path) -> None:
    release = release_of(tmp_path, acte(delib_url="https://courlanges.example/acte n° 12.pdf"))
    assert rows(release, "deliberations-scdl.csv")[0]["DELIB_URL"] == "https://courlanges.example/acte%20n°%2012.pdf"


def test_text_that_no_file_can_hold_is_replaced_not_fatal(tmp_path: Path) -> None:
    release = release_of(tmp_path, acte(delib_objet="Un titre\ud800 coupé\nen deux\x00 lignes\u2028ici"))
    assert rows(release, "actes.csv")[0]["delib_objet"] == "Un titre? coupé en deux  lignes ici"


def test_the_classified_and_deduced_values_are_marked(tmp_path: Path) -> None:
    base = with_origin(acte(), "deduit", "vote_pour", "vote_contre", "vote_abstention")
    release = release_of(tmp_path, with_origin(base, "classe", "delib_matiere_code"))
    told = rows(release, "actes.csv")[0]["origines"].split(" ; ")
    assert "vote_pour=deduit" in told and "delib_matiere_code=classe" in told
    assert {v["origine"] for v in rows(release, "votes.csv")} == {"deduit"}


def test_an_empty_release_is_whole(tmp_path: Path) -> None:
    release = publish(tmp_path, [], [], []).dossier
    assert_whole(release)
    assert rows(release, "actes.csv") == []


def test_another_publication_at_work_is_an_error(tmp_path: Path) -> None:
    def while_publishing() -> Iterable[Acte]:
        with pytest.raises(ErreurUtilisateur, match="autre publication"):
            publish(tmp_path, [], [], [])
        yield acte()

    assert publish(tmp_path, while_publishing(), [], []).nouvelle


def test_a_plain_folder_in_the_place_of_latest_is_an_error_not_a_loss(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    with pytest.raises(ErreurUtilisateur, match="dossier ordinaire"):
        publish(tmp_path, [acte()], [], [])
    assert not list((tmp_path / "releases").glob("0*"))


def test_where_there_are_no_links_latest_is_a_file_that_names_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("pas de liens ici")

    monkeypatch.setattr(os, "symlink", refused)
    publish(tmp_path, [acte()], [], [])
    second = publish(tmp_path, [acte(), acte("b.pdf", delib_id="2025/03/13")], [], [])
    assert (tmp_path / "latest").read_text(encoding="utf-8") == "releases/0002\n"
    assert latest(tmp_path) == second.dossier.resolve()
    assert not publish(tmp_path, [acte(), acte("b.pdf", delib_id="2025/03/13")], [], []).nouvelle


def test_a_release_that_nobody_points_at_is_taken_up_by_the_next_run(tmp_path: Path) -> None:
    publish(tmp_path, [acte()], [], [])
    second = publish(tmp_path, [acte(), acte("b.pdf", delib_id="2025/03/13")], [], [])
    (tmp_path / "latest").unlink()
    (tmp_path / "latest").symlink_to("releases/0001")  # as a run killed before it moved `latest` leaves it
    third = publish(tmp_path, [acte(), acte("b.pdf", delib_id="2025/03/13")], [], [])
    assert not third.nouvelle and latest(tmp_path) == second.dossier.resolve()


DRIVER = """
import resource, sys
sys.path[:0] = [{tests!r}]
from pathlib import Path
from flows.erreurs import ErreurUtilisateur
from flows.lignes import line
from flows.publication.publish import publish
from inventes import document, many
output, count, seed, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
print("pret", flush=True)
try:
    publish(output, many(count, seed), [document()], [])
except ErreurUtilisateur as error:
    print(error.message, error.conseil)
    sys.exit(2)
"""


def driver(output: Path, count: int, seed: int, limit: int = 0) -> subprocess.Popen[str]:
    code = DRIVER.format(tests=str(Path(__file__).parent))
    args = [sys.executable, "-c", code, str(output), str(count), str(seed), str(limit)]
    return subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.mark.parametrize("limit", [3_000, 20_000, 60_000, 250_000])
def test_a_full_disk_is_a_clear_error_and_latest_is_untouched(tmp_path: Path, limit: int) -> None:
    """No file may grow beyond `limit` bytes: the sort, the tables or the description cannot be written."""
    before = publish(tmp_path, [acte()], [document()], []).dossier
    held = files_of(before)
    process = driver(tmp_path, 300, 1, limit)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 2, told
    assert "n'a pas pu être écrite" in told and "intacte" in told and "Traceback" not in told
    assert latest(tmp_path) == before.resolve() and files_of(before) == held
    assert sorted(p.name for p in (tmp_path / "releases").iterdir()) == [".verrou", "0001"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Disks of a given number of bytes, where this machine lets them be made."""
    made: list[Path] = []

    def make(size: int) -> Path:
        place = tmp_path / f"disque-{size}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("no right to mount a disk")
        made.append(place)
        return place

    yield make
    for place in made:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_whatever_is_left_of_the_disk_latest_is_a_whole_release(
    tmp_path: Path, small_disk: Callable[[int], Path]
) -> None:
    """A real disk that fills up at every stage: the sort, the tables, the database, its copy, the Parquet, the description."""
    first = publish(tmp_path / "place", many(300, 1), [document()], [])
    need = sum(len(data) for data in files_of(first.dossier).values())
    refused = done = 0
    for tenth in range(2, 30, 2):
        output = small_disk(need * tenth // 10 // 4096 * 4096)
        before = publish(output, [acte()], [document()], []).dossier
        held = files_of(before)
        process = driver(output, 300, 1)
        told, _ = process.communicate(timeout=60)
        assert process.returncode in (0, 2), told
        refused, done = refused + (process.returncode == 2), done + (process.returncode == 0)
        if process.returncode == 2:
            assert "n'a pas pu être écrite" in told and "intacte" in told and "Traceback" not in told
            assert latest(output) == before.resolve() and files_of(before) == held
            assert sorted(p.name for p in (output / "releases").iterdir()) == [".verrou", "0001"]
        else:
            assert_whole(output / "latest")
    assert refused >= 4 and done >= 2, (refused, done)


@pytest.mark.slow
def test_killed_at_any_instant_latest_is_a_whole_release(tmp_path: Path) -> None:
    rng = random.Random(20250327)
    start = time.monotonic()
    first = driver(tmp_path, 400, 0)
    assert first.wait(60) == 0, first.stdout
    whole_run = time.monotonic() - start
    killed = moved = 0
    for seed in range(1, 31):
        was = latest(tmp_path)
        process = driver(tmp_path, 400, seed)
        assert process.stdout is not None and process.stdout.readline() == "pret\n"
        time.sleep(rng.uniform(0, whole_run))
        process.send_signal(signal.SIGKILL)
        killed += process.wait(60) == -signal.SIGKILL
        release = latest(tmp_path)
        assert release is not None
        assert_whole(release)
        moved += release != was
    assert killed >= 10
    last = driver(tmp_path, 400, 99)
    assert last.wait(60) == 0
    for release in (tmp_path / "releases").glob("0*"):
        assert_whole(release)
    assert not list((tmp_path / "releases").glob(".tmp-*")) and not list(tmp_path.glob(".latest-*"))


DOCS = Path(__file__).resolve().parent.parent / "docs" / "tables.md"


def test_the_reference_of_the_tables_is_the_one_that_the_schemas_give() -> None:
    script = DOCS.parent.parent / "scripts" / "tables.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_documented_reader_lists_contested_acts(tmp_path: Path) -> None:
    """The examples of the page, run as they are written, by a reader that knows nothing of us."""
    contested = acte("b.pdf", delib_id="13", delib_objet="-5 % d'éclairage", vote_pour=11, vote_contre=2)
    publish(tmp_path / "output", [acte(), contested, acte("c.pdf", delib_id="14", vote_contre=None)], [], [])
    page = DOCS.read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "2025-03-27 Courlanges -5 % d'éclairage\n"
    duck, query = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    asked = duckdb.sql(duck.replace("output/latest", str(tmp_path / "output" / "latest"))).fetchall()
    assert asked == [(date(2025, 3, 27), "-5 % d'éclairage")]
    with sqlite3.connect(tmp_path / "output" / "latest" / "registre.sqlite") as db:
        assert db.execute(query).fetchall() == [("Courlanges", 3)]
