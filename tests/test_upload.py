"""`registre upload`, against a data.gouv over loopback: idempotent, resumable, never two copies, nothing half-published."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from datagouv import KEY, DataGouv, Fault, serve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inventes import COURLANGES, ROQUEFENOUIL, acte

from flows.cli import main
from flows.depot import datagouv
from flows.depot.datagouv import connect
from flows.depot.deposer import Depot
from flows.depot.jeux import par_conseil
from flows.erreurs import ErreurUtilisateur
from flows.publication.publish import publish
from flows.site.publication import exactitude

ROOT = Path(__file__).resolve().parent.parent
ACTS = [
    acte("a.pdf", delib_id="1"), acte("b.pdf", delib_id="2", delib_objet="Tarifs"),
    acte("c.pdf", coll_siret=ROQUEFENOUIL, coll_nom="Roquefenouil", coll_insee="99002", delib_date="2025-05-02"),
]  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("un"), ACTS, [], []).dossier.parent.parent


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One more act for the first council; nothing new for the other."""
    return publish(tmp_path_factory.mktemp("deux"), [*ACTS, acte("d.pdf", delib_id="3")], [], []).dossier.parent.parent


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[DataGouv]:
    monkeypatch.setenv("DATAGOUV_API_KEY", KEY)
    monkeypatch.setattr(datagouv, "pause", lambda _: None)
    with serve() as server:
        yield server


def upload(site: DataGouv, output: Path, *args: str) -> tuple[int, str]:
    """The command's exit code, and all that it says."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["upload", "--output", str(output), "--api", site.url, *args])
    return code, said.getvalue()


def complete(site: DataGouv, output: Path) -> None:
    """Both councils' datasets are public, described, and their files those of the release."""
    found = site.by_key()
    assert sorted(found) == [COURLANGES[:9], ROQUEFENOUIL[:9]]
    for siret, dataset in zip(
        (COURLANGES, ROQUEFENOUIL), (found[COURLANGES[:9]], found[ROQUEFENOUIL[:9]]), strict=True
    ):
        name = f"scdl/{siret}.csv"
        assert site.content(dataset) == {name: (output / "latest" / name).read_bytes()}
        assert dataset["private"] is False


def test_a_dataset_per_council_with_all_that_is_to_be_said_of_it(site: DataGouv, first: Path) -> None:
    code, said = upload(site, first)
    assert code == 0, said
    complete(site, first)
    dataset = site.by_key()[COURLANGES[:9]]
    assert (dataset["title"], dataset["license"], dataset["frequency"]) == (
        "Délibérations – Courlanges",
        "lov2",
        "daily",
    )
    assert dataset["spatial"] == {"zones": ["fr:commune:99001"]}
    assert dataset["temporal_coverage"]["start"].startswith("2025-03-27")
    assert (
        "**2 délibérations** au format SCDL, le 27 mars 2025" in dataset["description"]
        and "Noms de particuliers masqués" in dataset["description"]
    )
    assert f"{100 * exactitude()['inconnus']['precision']:.1f} %".replace(".", ",") in dataset["description"]
    (resource,) = dataset["resources"]
    assert resource["schema"] == {"name": "scdl/deliberations", "version": "2.1.5"} and resource["type"] == "main"


def test_an_area_that_data_gouv_does_not_know_is_told_and_left_out_once(site: DataGouv, first: Path) -> None:
    _, said = upload(site, first)
    assert "sans couverture géographique" in said and "99002" in said
    assert site.by_key()[ROQUEFENOUIL[:9]]["spatial"] is None
    assert "sans couverture" not in upload(site, first)[1]


def test_the_second_time_nothing_is_written(site: DataGouv, first: Path) -> None:
    upload(site, first)
    before = len(site.writes())
    code, said = upload(site, first)
    assert code == 0 and len(site.writes()) == before
    assert "2 inchangé(s)" in said and "0 fichier(s) envoyé(s)" in said


def test_only_what_has_changed_is_sent_and_its_address_stays(site: DataGouv, first: Path, second: Path) -> None:
    upload(site, first)
    before = {k: (d["id"], d["resources"][0]["id"], d["resources"][0]["latest"]) for k, d in site.by_key().items()}
    site.log.clear()
    assert upload(site, second)[0] == 0
    complete(site, second)
    after = {k: (d["id"], d["resources"][0]["id"], d["resources"][0]["latest"]) for k, d in site.by_key().items()}
    assert after == before
    changed = before[COURLANGES[:9]]
    assert all(changed[0] in path for _, path in site.writes())
    assert [p for _, p in site.writes() if p.endswith("/upload/")] == [
        f"/api/1/datasets/{changed[0]}/resources/{changed[1]}/upload/"
    ]


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(site: DataGouv, first: Path) -> None:
    code, said = upload(site, first, "--dry-run")
    assert code == 0 and site.writes() == []
    assert f"scdl/{COURLANGES}.csv : à envoyer" in said and "2 jeu(x) seraient créé(s)" in said
    upload(site, first)
    site.log.clear()
    assert "2 inchangé(s)" in upload(site, first, "--dry-run")[1] and site.writes() == []


def test_a_dry_run_needs_no_key(site: DataGouv, first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATAGOUV_API_KEY")
    code, said = upload(site, first, "--dry-run")
    assert code == 0 and site.log == [] and "Sans clé" in said
    code, said = upload(site, first)
    assert code == 2 and "DATAGOUV_API_KEY" in said


def test_a_territory_is_one_dataset_with_every_file_that_data_gouv_takes(site: DataGouv, first: Path) -> None:
    code, said = upload(
        site, first, "--territoire", "Haute-Onde", "--organisation", "onde", "--sans", "registre.sqlite"
    )
    assert code == 0, said
    (dataset,) = site.datasets.values()
    sent = list(site.content(dataset))
    assert sent[0] == "deliberations-scdl.csv" and sent[-2:] == ["CHANGES.md", "datapackage.json"]
    assert {"actes.csv", "actes.parquet", "preuves.csv", "textes.parquet"} <= set(sent)
    assert "registre.sqlite" not in sent and "feed.atom" not in sent and "feed.atom : data.gouv n'accepte pas" in said
    assert dataset["organization"] == "onde" and dataset["extras"]["registre:cle"] == "territoire-haute-onde"
    site.log.clear()
    assert (
        upload(site, first, "--territoire", "Haute-Onde", "--organisation", "onde", "--sans", "registre.sqlite")[0] == 0
    )
    assert site.writes() == []


def test_a_large_file_goes_in_parts_that_are_put_together_again(
    site: DataGouv, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datagouv, "PART", 300)
    site.faults = [Fault(r"POST .*/upload/", cut=True, after=True, times=3)]
    code, said = upload(site, first)
    assert code == 0, said
    complete(site, first)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    "where",
    [
        r"GET .*me/datasets/",
        r"POST /api/1/datasets/$",
        r"POST .*/upload/",
        r"PUT .*/resources/[\w-]+/$",
        r"PUT .*/datasets/\w+/$",
    ],
)
@pytest.mark.parametrize(
    "fault", [{"cut": True}, {"code": 500}, {"code": 503, "headers": {"Retry-After": "1"}}], ids=["cut", "500", "503"]
)
def test_a_passing_fault_anywhere_changes_nothing(
    site: DataGouv, first: Path, fault: dict[str, Any], where: str, after: bool
) -> None:
    site.faults = [Fault(where, after=after, **fault)]
    code, said = upload(site, first)
    assert code == 0, said
    complete(site, first)


@pytest.mark.parametrize(
    ("fault", "told", "expected"),
    [
        (Fault(r"POST .*/upload/", 413, body="<html>", times=99), "trop gros", 1),
        (Fault(r"POST .*/upload/", 415, body={"message": "HTML"}, times=99), "refuse ce genre de fichier", 1),
        (Fault(r"POST .*/upload/", 429, times=99), "demande d'attendre", 1),
        (Fault(r"POST .*/upload/", 429, headers={"Retry-After": "4000"}, times=99), "demande d'attendre", 1),
        (Fault(r"POST .*/upload/", 500, times=99), "en panne", 1),
        (Fault(r"POST .*/upload/", cut=True, times=99), "coupée", 1),
        (Fault(r"POST .*/upload/", 400, body={"message": "virus"}, times=99), "virus", 1),
        (Fault(r"POST .*/upload/", 403, times=99), "pas le droit", 2),
        (Fault(r"GET .*me/datasets/", 302, headers={"Location": "https://ailleurs.example/"}, times=99), "ailleurs.example", 2),
        (Fault(r"GET .*me/datasets/", 200, body="<html>", times=99), "--api", 2),
    ],
)  # fmt: skip
def test_what_lasts_is_a_clear_error_and_nothing_is_half_published(
    site: DataGouv, first: Path, fault: Fault, told: str, expected: int
) -> None:
    site.faults = [fault]
    code, said = upload(site, first)
    assert code == expected and told in said and "Traceback" not in said and KEY not in said
    assert all(d["private"] for d in site.datasets.values())
    site.faults = []
    assert upload(site, first)[0] == 0
    complete(site, first)


def test_one_dataset_that_fails_does_not_lose_the_others(site: DataGouv, first: Path) -> None:
    site.faults = [Fault(r"POST .*/upload/", 413, times=1)]
    code, said = upload(site, first)
    assert code == 1 and "Échec · Délibérations – Courlanges" in said
    assert site.by_key()[ROQUEFENOUIL[:9]]["private"] is False


def test_a_slow_answer_is_waited_for_then_given_up(site: DataGouv, first: Path) -> None:
    site.faults = [Fault(r"POST /api/1/datasets/$", wait=0.4, times=1)]
    api = connect(site.url, answer=0.2)
    bilan = Depot(api, lambda _: None).run(par_conseil(first / "latest"))
    assert not bilan.echecs
    complete(site, first)


def test_a_wrong_key_is_told_and_the_key_is_nowhere(
    site: DataGouv, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATAGOUV_API_KEY", "autre-cle-secrete")
    site.faults = [Fault(r"GET", 401, body={"message": "Invalid token autre-cle-secrete"})]
    code, said = upload(site, first)
    assert code == 2 and "a refusé la clé" in said and "autre-cle-secrete" not in said and site.writes() == []


@pytest.mark.parametrize("key", ["deux mots", "clef-accentuée", "a\nb"])
def test_what_is_no_key_is_not_sent_nor_shown(
    site: DataGouv, first: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("DATAGOUV_API_KEY", key)
    code, said = upload(site, first)
    assert code == 2 and "n'a pas la forme d'une clé" in said and key not in said and site.log == []


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("http://data.example", "en clair"),
        ("ftp://data.example", "n'est pas l'adresse"),
        ("data.example", "n'est pas l'adresse"),
    ],
)
def test_the_key_does_not_travel_in_clear(base: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATAGOUV_API_KEY", KEY)
    with pytest.raises(ErreurUtilisateur, match=told):
        connect(base)


def test_the_key_is_in_no_traceback(first: Path) -> None:
    """Even where nobody answers, and where Python is asked to tell all."""
    env = os.environ | {"DATAGOUV_API_KEY": KEY, "PYTHONDEVMODE": "1"}
    args = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "flows.cli",
        "upload",
        "--output",
        str(first),
        "--api",
        "http://127.0.0.1:9",
    ]
    done = subprocess.run(args, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 2 and "coupée" in done.stderr and KEY not in done.stdout + done.stderr


def test_a_release_that_was_touched_is_not_sent(site: DataGouv, tmp_path: Path) -> None:
    release = publish(tmp_path, ACTS, [], []).dossier
    (release / "scdl" / f"{COURLANGES}.csv").write_text("vide", encoding="utf-8")
    code, said = upload(site, tmp_path)
    assert code == 2 and "n'est pas le fichier qui a été publié" in said and site.log == []


def test_what_others_have_written_stays(site: DataGouv, first: Path) -> None:
    upload(site, first)
    dataset = site.by_key()[COURLANGES[:9]]
    dataset["tags"].append("mairie")
    dataset["extras"]["autre"] = "chose"
    dataset["resources"].append({"id": "r", "title": "notice.pdf", "extras": {}, "url": "x"})
    site.log.clear()
    assert upload(site, first)[0] == 0 and site.writes() == []


FAULTS = st.lists(
    st.builds(
        Fault,
        st.sampled_from(["GET", "POST", "PUT", "POST /api/1/datasets/$", "upload/"]),
        code=st.sampled_from([500, 502, 429]),
        cut=st.booleans(),
        after=st.booleans(),
        times=st.integers(1, 3),
    ).filter(lambda f: f.cut or f.code != 429 or not f.after),  # 429 says that nothing was done
    max_size=4,
)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(faults=FAULTS)
def test_whatever_faults_come_runs_end_with_one_copy_of_everything(
    first: Path, second: Path, faults: list[Fault]
) -> None:
    """Runs under faults, then one without: the datasets are those of the last release, once."""
    with pytest.MonkeyPatch.context() as patch, serve() as site:
        patch.setenv("DATAGOUV_API_KEY", KEY)
        patch.setattr(datagouv, "pause", lambda _: None)
        site.faults = faults
        upload(site, first)
        upload(site, second)
        site.faults = []
        code, said = upload(site, second)
        assert code == 0, said
        complete(site, second)
