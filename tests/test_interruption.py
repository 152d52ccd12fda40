"""Killed at any instant, the next run ends where an undisturbed one would; two runs never work in one output."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from villes import Ville, acte, serving

from flows.erreurs import ErreurUtilisateur
from flows.pipeline import run
from flows.politesse import Politesse
from flows.store import Store
from flows.verrou import alone

AT = datetime(2025, 3, 1, 2, tzinfo=UTC)
ALONE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from flows.pipeline import run
from flows.politesse import Politesse
from flows.source import Source
source = Source('999000011', 'Breux', sys.argv[1], 'html', siret='99900001100018', rythme=3650)
run([source], Path(sys.argv[2]), now=datetime(2025, 3, 1, 2, tzinfo=UTC), politesse=Politesse(pause=0.01, allow_private=True), jobs=int(sys.argv[3]))
"""
HOLD = "import sys, time\nfrom pathlib import Path\nfrom flows.verrou import alone\nwith alone(Path(sys.argv[1])):\n    print('tenu', flush=True)\n    time.sleep(60)\n"
BOOKKEEPING = {"passages", "visites", "robots"}
"""What the catalogue notes of the runs themselves."""


@pytest.fixture
def ville() -> Iterator[Ville]:
    with serving() as found:
        yield found


def content(catalogue: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(catalogue)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY 1")]
        return {
            t: sorted(db.execute(f"SELECT * FROM {t}").fetchall(), key=repr) for t in tables if t not in BOOKKEEPING
        }


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.slow
def test_killed_at_thirty_random_instants_the_next_run_ends_where_an_undisturbed_one_would(ville: Ville, tmp_path: Path) -> None:  # fmt: skip
    links = [f"/d{i}.pdf" for i in range(14)]
    ville.page("/deliberations", *links[:8], "/2024/")
    ville.page("/2024/", *links[8:], "/refuse.pdf")
    ville.fault("/refuse.pdf", 403)
    for index, link in enumerate(links):
        ville.pdf(link, acte(index))
    calm, stormy = tmp_path / "calm", tmp_path / "stormy"
    start = time.monotonic()
    subprocess.run([sys.executable, "-c", ALONE, ville.url + "/deliberations", str(calm), "1"], check=True)
    whole = time.monotonic() - start
    chance, kills = random.Random(20250301), 0
    for turn in range(30):
        process = subprocess.Popen(
            [sys.executable, "-c", ALONE, ville.url + "/deliberations", str(stormy), str(1 + turn % 2)]
        )
        # the first runs are killed as they begin, the others wherever chance says, the publication included
        time.sleep(chance.uniform(0.1, whole * 1.1))
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        if (stormy / "latest").is_symlink():
            assert (stormy / "latest" / "datapackage.json").is_file()
    assert kills >= 20
    run([ville.source()], stormy, now=AT, politesse=Politesse(pause=0, allow_private=True), jobs=1)
    assert files(stormy / "store") == files(calm / "store")
    assert content(stormy / "catalogue.sqlite") == content(calm / "catalogue.sqlite")
    assert files(stormy / "releases") == files(calm / "releases")
    assert (stormy / "latest").resolve().name == (calm / "latest").resolve().name


def test_a_second_run_in_the_same_output_says_who_is_at_work_and_leaves(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "breux.yml").write_text(
        'nom: Breux\nsiren: "999000011"\nurl: http://127.0.0.1:9/\nplateforme: html\n', encoding="utf-8"
    )
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None and other.stdout.readline() == "tenu\n"
        with pytest.raises(ErreurUtilisateur, match=rf"processus {other.pid} sur "), alone(tmp_path):
            pass
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "harvest", "--sources", str(sources), "--output", str(tmp_path)],
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 2 and "travaille déjà" in done.stderr
    finally:
        other.kill()
        other.wait()
    with alone(tmp_path):  # the lock fell with its process
        with pytest.raises(ErreurUtilisateur, match="travaille déjà"), alone(tmp_path):
            pass
        assert subprocess.run([sys.executable, "-c", HOLD, str(tmp_path)], capture_output=True).returncode == 1


def test_what_a_killed_run_left_half_written_is_swept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(KeyboardInterrupt), store.arriving() as new:
        new.file.write(b"%PDF")
        raise KeyboardInterrupt
    (tmp_path / ".arrivee").mkdir(exist_ok=True)
    (tmp_path / ".arrivee" / "tmp1").write_bytes(b"%PD")
    store.sweep()
    assert list(tmp_path.rglob("*")) == []
    sha256 = store.put(b"%PDF-1.4")
    assert store.path(sha256).read_bytes() == b"%PDF-1.4" and store.put(b"%PDF-1.4") == sha256
