"""Killed at any instant, the next run ends where an undisturbed one would; two runs never work in one output."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from villes import Ville, acte, serving

from flows.catalogue import Catalogue
from flows.erreurs import ErreurUtilisateur
from flows.moisson.politesse import Politesse
from flows.pipeline import run
from flows.read import Lecture, read_file, read_files
from flows.store import Store
from flows.verrou import alone

AT = datetime(2025, 3, 1, 2, tzinfo=UTC)
ALONE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from flows.pipeline import run
from flows.moisson.politesse import Politesse
from flows.source import Source

def count(event, args):
    # kill this process at its n-th deed on the output: a file opened, renamed, taken away, a link set
    global left, done
    if event.split(".")[0] in ("open", "os", "shutil", "sqlite3") and any(output in str(a) for a in args[:2]):
        done += 1
        if done == left:
            os.kill(os.getpid(), signal.SIGKILL)

output, left, done = sys.argv[2], int(sys.argv[4]), 0
sys.addaudithook(count)
source = Source('999000011', 'Breux', sys.argv[1], 'html', siret='99900001100018', rythme=3650)
run([source], Path(sys.argv[2]), now=datetime(2025, 3, 1, 2, tzinfo=UTC), politesse=Politesse(pause=0.01, allow_private=True), jobs=int(sys.argv[3]))
print(done)
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


def listed(ville: Ville) -> None:
    """Two listing pages, fourteen documents, one of them at two addresses, and one that is refused."""
    links = [f"/d{i}.pdf" for i in range(14)]
    ville.page("/deliberations", *links[:8], "/2024/")
    ville.page("/2024/", *links[8:], "/refuse.pdf")
    ville.fault("/refuse.pdf", 403)
    for index, link in enumerate(links):
        ville.pdf(link, acte(index % 13))


def start(ville: Ville, output: Path, jobs: int = 1, deeds: int = 0) -> subprocess.Popen[str]:
    """A whole run in a process of its own, which kills itself at its n-th deed where `deeds` is not 0."""
    command = [sys.executable, "-c", ALONE, ville.url + "/deliberations", str(output), str(jobs), str(deeds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finish_and_compare(ville: Ville, stormy: Path, calm: Path) -> None:
    """A last run, undisturbed; then nothing tells the two outputs apart."""
    run([ville.source()], stormy, now=AT, politesse=Politesse(pause=0, allow_private=True), jobs=1)
    assert files(stormy / "store") == files(calm / "store")
    assert content(stormy / "catalogue.sqlite") == content(calm / "catalogue.sqlite")
    assert files(stormy / "releases") == files(calm / "releases")
    assert (stormy / "latest").resolve().name == (calm / "latest").resolve().name


@pytest.mark.slow
def test_killed_at_thirty_random_instants_the_next_run_ends_where_an_undisturbed_one_would(ville: Ville, tmp_path: Path) -> None:  # fmt: skip
    listed(ville)
    begun = time.monotonic()
    assert start(ville, tmp_path / "calm").wait() == 0
    whole = time.monotonic() - begun
    chance, kills, storm = random.Random(20250301), 0, 0
    while kills < 30:
        stormy = tmp_path / f"storm {(storm := storm + 1)}"
        for turn in range(4):  # four kills one after the other, then a run in peace; a run that is done ends the storm
            process = start(ville, stormy, jobs=1 + turn % 2)
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.3, 1) * whole)
            if process.poll() is not None:
                break
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            assert not (stormy / "latest").is_symlink() or (stormy / "latest" / "datapackage.json").is_file()
        finish_and_compare(ville, stormy, tmp_path / "calm")


@pytest.mark.slow
def test_killed_at_any_deed_the_next_run_ends_where_an_undisturbed_one_would(ville: Ville, tmp_path: Path) -> None:
    listed(ville)
    process = start(ville, tmp_path / "calm")
    deeds = int(process.communicate()[0])
    for turn, deed in enumerate(random.Random(20250302).sample(range(1, deeds + 1), 25)):
        stormy = tmp_path / f"deed {deed}"
        assert start(ville, stormy, deeds=deed).wait() == -signal.SIGKILL, (turn, deed)
        finish_and_compare(ville, stormy, tmp_path / "calm")


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


def test_a_run_that_is_interrupted_ends_at_once_and_keeps_what_it_had(ville: Ville, tmp_path: Path) -> None:
    links = [f"/d{i}.pdf" for i in range(9)]
    ville.page("/deliberations", *links)
    for index, link in enumerate(links):
        ville.pdf(link, acte(index))
    (tmp_path / "s").mkdir()
    text = f'nom: Breux\nsiren: "999000011"\nurl: {ville.url}/deliberations\nplateforme: html\n'
    (tmp_path / "s" / "breux.yml").write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "flows.cli",
        "harvest",
        "--sources",
        str(tmp_path / "s"),
        "--output",
        str(tmp_path / "o"),
    ]
    heard = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a job in the background would hand on that it hears none
    process = subprocess.Popen([*command, "--allow-private", "--pause", "30"], stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    while not ville.asked("/robots.txt"):
        time.sleep(0.02)
    time.sleep(0.2)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert "interrompu" in process.communicate(timeout=20)[1] and process.returncode == 130
    assert time.monotonic() - begun < 5


REAL = read_file


def deadly(path: Path, name: str, **more: bool) -> Lecture:
    """Reads as registre does, but for one document, which kills its process as a hostile one would."""
    if name == "mort.pdf":
        os.kill(os.getpid(), signal.SIGKILL)
    return REAL(path, name, **more)


def test_a_document_that_kills_its_process_is_told_and_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr("flows.read.read_file", deadly)
    names = ["a.pdf", "mort.pdf", "b.pdf"]
    for n, name in enumerate(names):
        (tmp_path / name).write_bytes(acte(n))
    readings = list(read_files([tmp_path / name for name in names], jobs=2, themes=False))
    assert [r.fichier for r in readings] == names
    assert [r.fichier for r in readings if r.extraction is None] == ["mort.pdf"]
    assert readings[1].passagere and "brutalement" in (readings[1].erreur or "")


def test_a_reading_that_failed_for_want_of_something_is_tried_again(tmp_path: Path) -> None:
    with closing(Catalogue(tmp_path / "c.sqlite")) as catalogue:
        catalogue.seen("http://a.fr/a.pdf", "1", "a.pdf", "", "ab", 3, None, None, "2025-03-01T02:00:00Z")
        catalogue.keep_reading("ab", "", None, "pas de modèle")
        assert catalogue.to_read("v1") == [("ab", "a.pdf")]
        assert [d.raison for d in catalogue.documents()] == ["pas de modèle"]
        catalogue.keep_reading("ab", "v1", None, "PDF endommagé")
        assert catalogue.to_read("v1") == []
