"""The night under Prefect and on Dask: the same path, the same bytes; the files that schedule it are right and really run."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from villes import Ville, acte, serving

from flows.demo.rendu import render
from flows.instants import clock

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1740794400"  # 2025-03-01T02:00:00Z
SCAN = "---\nscan: {{dpi: 110, couche: aucune}}\n---\n# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nN° 2024-{n}\nObjet : Vente du lot {n}\nAdopté à l'unanimité.\n"
LISTEN = """
import sys
def heard(event, args):
    if event == "socket.connect" and isinstance(args[1], tuple) and not str(args[1][0]).startswith(("127.", "::1", "localhost")):
        with open({log!r}, "a") as file:
            print(args[1], file=file)
sys.addaudithook(heard)
"""


def environment(**more: str) -> dict[str, str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
    return known | {"SOURCE_DATE_EPOCH": EPOCH, **more}


def describe(folder: Path, *villes: tuple[str, str, str]) -> Path:
    folder.mkdir()
    for siren, nom, url in villes:
        text = f'nom: {nom}\nsiren: "{siren}"\nurl: {url}\nplateforme: html\nrythme: 3650\n'
        (folder / f"{siren}.yml").write_text(text, encoding="utf-8")
    return folder


def nightly(sources: Path, output: Path, *more: str, **env: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "flows.cli", "nightly", "--sources", str(sources), "--output", str(output)]
    return subprocess.Popen(
        [*command, "--pause", "0", "--allow-private", *more], cwd=ROOT, env=environment(**env), text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def read_so_far(output: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{output / 'catalogue.sqlite'}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM lectures").fetchone()[0])
    except sqlite3.Error:
        return 0


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and its workers, as another machine would run them: (address, workers)."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{sock.getsockname()[1]}"
    quiet = {"cwd": ROOT, "env": environment(), "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m"]
    port = address.rpartition(":")[2]
    started = [subprocess.Popen([*dask, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"], **quiet)]  # fmt: skip
    for _ in range(workers):
        started.append(subprocess.Popen([*dask, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"], **quiet))  # fmt: skip
    try:
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def ville() -> Iterator[Ville]:
    """Forty-five documents, of which five are scans: long enough to be read for something to happen meanwhile."""
    with serving() as found:
        documents = [acte(n) for n in range(40)] + [render(SCAN.format(n=n)) for n in range(100, 105)]
        links = [f"/d{n}.pdf" for n in range(len(documents))]
        found.page("/deliberations", *links)
        for link, data in zip(links, documents, strict=True):
            found.pdf(link, data)
        yield found


@pytest.fixture(scope="module")
def here(ville: Ville, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sources, and the output of a night done by one process."""
    folder = tmp_path_factory.mktemp("nuit")
    sources = describe(folder / "sources", ("999000011", "Breux", ville.url + "/deliberations"))
    process = nightly(sources, folder / "ici", "--jobs", "1")
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, out + err
    return sources, folder / "ici"


@pytest.mark.slow
def test_two_local_workers_publish_the_same_bytes(here: tuple[Path, Path], tmp_path: Path) -> None:
    sources, alone = here
    process = nightly(sources, tmp_path / "o", "--runner", "dask", "--jobs", "2")
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, out + err
    assert files(tmp_path / "o" / "releases") == files(alone / "releases")
    assert files(tmp_path / "o" / "store") == files(alone / "store")


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_changes_nothing(here: tuple[Path, Path], tmp_path: Path) -> None:
    sources, alone = here
    with cluster(2) as (address, workers):
        process = nightly(sources, tmp_path / "o", "--runner", "dask", "--scheduler", address)
        end = time.monotonic() + 200
        while not read_so_far(tmp_path / "o") and process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        workers[0].send_signal(signal.SIGKILL)
        at_that_time = read_so_far(tmp_path / "o")
        out, err = process.communicate(timeout=300)
    assert process.returncode == 0, out + err
    assert 0 < at_that_time < 45
    assert files(tmp_path / "o" / "releases") == files(alone / "releases")


@pytest.mark.slow
def test_the_deployed_night_runs_on_a_local_server_tells_its_alarm_and_calls_nobody(ville: Ville, tmp_path: Path) -> None:  # fmt: skip
    with serving() as other:
        gone = other.url + "/deliberations"
    sources = describe(
        tmp_path / "sources", ("999000011", "Breux", ville.url + "/deliberations"), ("999000029", "Aubry", gone)
    )
    (tmp_path / "ecoute").mkdir()
    calls = tmp_path / "calls.txt"
    (tmp_path / "ecoute" / "sitecustomize.py").write_text(LISTEN.format(log=str(calls)), encoding="utf-8")
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    params = [f'sources="{sources}"', f'output="{tmp_path / "o"}"', "pause=0", "allow_private=true", "lot=1"]
    done = subprocess.run(
        [sys.executable, "scripts/prefect.py", "--once", "--port", str(port), "--home", str(tmp_path / "home")]
        + [part for param in params for part in ("--param", param)],
        cwd=ROOT, env=environment(PYTHONPATH=str(tmp_path / "ecoute")), capture_output=True, text=True, timeout=400,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert (tmp_path / "o" / "latest" / "datapackage.json").is_file() and (
        tmp_path / "o" / "rapports" / "latest.html"
    ).is_file()
    with closing(sqlite3.connect(tmp_path / "home" / "prefect.db")) as db:
        runs = db.execute(
            "SELECT f.name, r.state_name FROM flow_run r JOIN flow f ON f.id = r.flow_id ORDER BY 1, 2"
        ).fetchall()
        keys = {key for (key,) in db.execute("SELECT key FROM artifact")}
        logs = "\n".join(message for (message,) in db.execute("SELECT message FROM log"))
        (schedule,) = db.execute("SELECT schedule FROM deployment_schedule").fetchall()
    assert runs == [("registre-lecture", "Completed"), ("registre-lot", "Completed"), ("registre-lot", "Completed"), ("registre-nuit", "Failed")]  # fmt: skip
    assert keys == {"rapport", "sources"}
    assert (
        "Breux : 45 vus, 45 nouveaux" in logs
        and "Aubry : robots.txt illisible (la connexion au site a échoué" in done.stdout + done.stderr + logs
    )
    assert "0 2 * * *" in schedule[0] and "Europe/Paris" in schedule[0]
    assert not calls.exists() or calls.read_text() == ""


def test_the_deployment_names_a_flow_and_parameters_that_exist() -> None:
    (deployment,) = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    module, _, name = deployment["entrypoint"].rpartition(".")
    tree = ast.parse((ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8"))
    (function,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    known = {arg.arg for arg in function.args.args}
    assert set(deployment["parameters"]) <= known
    (schedule,) = deployment["schedules"]
    assert (schedule["cron"], schedule["timezone"]) == ("0 2 * * *", "Europe/Paris")
    env = deployment["work_pool"]["job_variables"]["env"]
    assert env["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false" and env["DO_NOT_TRACK"] == "1"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
def test_the_systemd_units_are_right(tmp_path: Path) -> None:
    for unit in ("registre.service", "registre.timer"):
        text = (ROOT / "deploy" / unit).read_text(encoding="utf-8").replace("/opt/registre", str(ROOT))
        (tmp_path / unit).write_text(text.replace(str(ROOT / ".venv/bin/registre"), sys.executable), encoding="utf-8")
    units = [str(tmp_path / unit) for unit in ("registre.timer", "registre.service")]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("unit", ["registre.service", "registre.cron"])
def test_the_command_that_is_scheduled_is_one_that_registre_understands(unit: str) -> None:
    from flows.cli import parser

    line = next(
        ln for ln in (ROOT / "deploy" / unit).read_text(encoding="utf-8").splitlines() if "bin/registre nightly" in ln
    )
    words = line.partition("bin/registre ")[2].partition(" >")[0].split()
    assert parser().parse_args(words).commande == "nightly"


def test_a_night_may_be_given_its_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert clock() == datetime(2025, 3, 1, 2, tzinfo=UTC)


def test_a_scheduler_without_dask_is_a_wrong_call(tmp_path: Path) -> None:
    process = nightly(describe(tmp_path / "s"), tmp_path / "o", "--scheduler", "tcp://127.0.0.1:1")
    assert "--scheduler ne va qu'avec --runner dask" in process.communicate()[1] and process.returncode == 2
