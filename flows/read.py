"""Read many PDFs on all cores, in a stable order: the work of one document is one pure function of its bytes."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.records import Extraction

BRUTAL = "la lecture a échoué brutalement (document hostile, mémoire ou temps épuisés)"
PATIENCE, PER_MEGABYTE, GRACE = 120.0, 60.0, 30.0
"""Processor seconds that a document may take, and more for each megabyte (a scanned page of 100 kB takes two to six); those
after which a process that does not hear that its time is over is ended."""
MEMORY = 4 << 30
"""Bytes that a process which reads documents may hold: a hostile page must not take the machine down."""


@dataclass(frozen=True, slots=True)
class Lecture:
    """What became of one file: an extraction, or the reason why it could not be read.

    `passagere`: the fault is this machine's, tonight (no model, no memory, a process that died): to be tried again.
    """

    chemin: Path
    fichier: str
    extraction: Extraction | None = None
    erreur: str | None = None
    passagere: bool = False


@cache
def version() -> str:
    """A mark of the extractor's own sources: a reading made by another version is made again."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for source in sorted(
        [
            *(root / "extractors").rglob("*.py"),
            *(root / "extractors/data").glob("*.bin"),
            *(root / "schemas").glob("*.py"),
        ]
    ):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def read_file(path: Path, fichier: str, *, jobs: int = 1, themes: bool = True) -> Lecture:
    """Read one file. What is wrong with it is told, never raised: the others go on."""
    try:
        return read_bytes(path.read_bytes(), path, fichier, jobs=jobs, themes=themes)
    except OSError as error:
        return Lecture(path, fichier, erreur=f"le fichier ne peut pas être ouvert ({error.strerror})", passagere=True)


def read_bytes(data: bytes, path: Path, fichier: str, *, jobs: int = 1, themes: bool = True) -> Lecture:
    """The same of a file's bytes; `path` only names it."""
    from extractors.extract import extract
    from extractors.pages.ocr import MissingModel
    from extractors.pages.text import UnreadablePdf

    try:
        with patience(len(data)):
            return Lecture(path, fichier, extract(data, fichier, jobs=jobs, themes=themes))
    except (UnreadablePdf, TropLong) as error:
        return Lecture(path, fichier, erreur=str(error))
    except MissingModel as error:
        return Lecture(path, fichier, erreur=str(error), passagere=True)
    except (MemoryError, RecursionError) as error:
        return Lecture(path, fichier, erreur=f"document démesuré ou malformé ({type(error).__name__})", passagere=True)
    except Exception as error:  # one document's bug must not lose the others; its name and kind are told
        return Lecture(
            path, fichier, erreur=f"registre s'est trompé sur ce document ({type(error).__name__} : {error})"
        )


def read_files(files: Iterable[Path | tuple[Path, str]], *, jobs: int = 0, themes: bool = True) -> Iterator[Lecture]:
    """Read files, each `path` or `(path, name to give it)`; answers come in the order of the files.

    `jobs`: processes, 0 for as many as cores; with 1, files are read in this very process. A document that kills its process,
    or does not end in it, is told as unreadable. One file alone has its scanned pages read on all cores. `themes`: classify
    the acts that print no theme.
    """
    items = [f if isinstance(f, tuple) else (f, f.name) for f in files]
    if jobs == 1:
        yield from (read_file(path, name, themes=themes) for path, name in items)
        return
    jobs = jobs or os.cpu_count() or 1
    if len(items) == 1:
        yield _alone(*items[0], themes, jobs)
        return
    waiting = deque(items)
    pending: deque[tuple[tuple[Path, str], Future[Lecture]]] = deque()
    while waiting:
        try:
            with ProcessPoolExecutor(min(jobs, len(waiting)), initializer=_worker) as pool:
                while waiting or pending:
                    while waiting and len(pending) < 4 * jobs:
                        pending.append((waiting[0], pool.submit(read_file, *waiting[0], themes=themes)))
                        waiting.popleft()
                    yield pending[0][1].result()
                    pending.popleft()
        except BrokenProcessPool:  # one of those in flight killed its process: each of them is read alone
            while pending:
                yield _alone(*pending.popleft()[0], themes)


def _alone(path: Path, name: str, themes: bool, jobs: int = 1) -> Lecture:
    try:
        with ProcessPoolExecutor(1, initializer=_worker) as pool:
            return pool.submit(read_file, path, name, jobs=jobs, themes=themes).result()
    except BrokenProcessPool:
        return Lecture(path, name, erreur=BRUTAL, passagere=True)


class TropLong(Exception):
    """The document has taken the time that it may take."""


_ends: list[float] = []
"""Where a document is being read: the processor time of this process at which it is hopeless."""


@contextmanager
def patience(size: int) -> Iterator[None]:
    """Raise TropLong in what is done with a document of so many bytes once it has taken too much of the processor.

    Heard by Python and by `re`, in a main thread; what does not hear it (a loop inside pdfium) ends with its worker.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = PATIENCE + PER_MEGABYTE * size / 1e6

    def stop(*_: object) -> None:
        raise TropLong(f"la lecture a pris plus de {seconds:.0f} s de calcul : elle est abandonnée")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    _ends.append(time.process_time() + seconds + GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        _ends.clear()


def _worker() -> None:
    """A worker holds so much memory at most, and ends with its parent, or where a document does not."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent and not (_ends and time.process_time() > _ends[0]):
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
