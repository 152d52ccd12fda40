"""The door to the drawing of pages: a process of its own, so that a hostile PDF can neither stop the site nor take its memory.

The worker draws a page (WebP) and finds where the words of its proofs lie. One job at a time; a job that lasts too long, or a
worker that dies, costs a picture, never the site.
"""

from __future__ import annotations

import io
import multiprocessing
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from flows.store import Store

SHA256 = re.compile(r"[0-9a-f]{64}")
DPI = 120
SECONDS = 30.0
"""A page that takes longer is not shown (reading a scan takes about two seconds)."""
KEPT = 48 * 2**20
"""Bytes of drawn pages that are kept."""
MEMORY = 3 * 2**30
"""Bytes of address space of the worker."""
LARGEST = 80 * 2**20
"""Bytes of a PDF that is drawn."""


class Cadre(NamedTuple):
    """A box on a page, in points from its top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Mots(NamedTuple):
    """The words of one value on a page: offsets in the page's text as read, and these words."""

    champ: str
    debut: int
    fin: int
    texte: str


@dataclass(frozen=True, slots=True)
class Planche:
    """A page's size in points, and where the words of each field lie on it."""

    largeur: float
    hauteur: float
    cadres: dict[str, list[Cadre]] = field(default_factory=dict)


class Atelier:
    """Draws pages of the documents of a store. None wherever there is nothing to show."""

    def __init__(self, store: Path | None, seconds: float = SECONDS) -> None:
        self._store = Store(store) if store else None
        self._seconds = seconds
        self._lock = threading.Lock()
        self._worker: tuple[Any, Any] | None = None
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._weight = 0

    def has(self, sha: str) -> bool:
        return self._path(sha) is not None

    def image(self, sha: str, number: int) -> bytes | None:
        """A page as WebP."""
        answer = self._cached("image", sha, number)
        return answer if isinstance(answer, bytes) else None

    def planche(self, sha: str, number: int, mots: Sequence[Mots]) -> Planche | None:
        """Where these words lie on a page."""
        answer = self._cached("planche", sha, number, tuple(mots))
        return answer if isinstance(answer, Planche) else None

    def close(self) -> None:
        with self._lock:
            self._stop()

    def _path(self, sha: str) -> Path | None:
        if self._store is None or not SHA256.fullmatch(sha or ""):
            return None
        path = self._store.path(sha)
        return path if path.is_file() and path.stat().st_size <= LARGEST else None

    def _cached(self, *job: Any) -> Any:
        path = self._path(job[1])
        if path is None:
            return None
        with self._lock:
            if job in self._kept:
                self._kept.move_to_end(job)
                return self._kept[job]
            answer = self._ask((job[0], str(path), *job[2:]))
            self._kept[job] = answer
            self._weight += _weight(answer)
            while self._weight > KEPT and len(self._kept) > 1:
                self._weight -= _weight(self._kept.popitem(last=False)[1])
            return answer

    def _ask(self, job: tuple[Any, ...]) -> Any:
        if self._worker is None or not self._worker[0].is_alive():
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=work, args=(theirs,), daemon=True, name="registre-planches")
            process.start()
            theirs.close()
            self._worker = (process, ours)
        pipe = self._worker[1]
        with suppress(OSError, EOFError):
            pipe.send(job)
            if pipe.poll(self._seconds):
                return pipe.recv()
        self._stop()
        return None

    def _stop(self) -> None:
        if self._worker:
            process, pipe = self._worker
            pipe.close()
            process.kill()
            process.join(5)
            self._worker = None


def work(pipe: Any) -> None:
    """The worker: answers jobs until the pipe closes."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    jobs: dict[str, Callable[..., Any]] = {"image": _image, "planche": _planche}
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            kind, path, *rest = pipe.recv()
            try:
                answer = jobs[kind](Path(path).read_bytes(), *rest)
            except Exception:  # whatever a hostile file makes a library trip over: no picture
                answer = None
            pipe.send(answer)


def _image(data: bytes, number: int) -> bytes:
    from extractors.pages.text import render_page

    picture = render_page(data, number, DPI, grayscale=False).convert("RGB")
    picture.thumbnail((2000, 2600))
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=55, method=4)
    return out.getvalue()


def _planche(data: bytes, number: int, mots: Sequence[Mots]) -> Planche | None:
    from extractors.pages.layout import evidence_boxes
    from extractors.pages.reading import read_page

    page = read_page(data, number)
    if page is None or not page.width or not page.height:
        return None
    found: dict[str, list[Cadre]] = {}
    for champ, start, end, texte in mots:
        span = _span(page.text, start, end, texte)
        if span:
            boxes = evidence_boxes(data, number, [span], page)
            found[champ] = [Cadre(b.x0, b.top, b.x1, b.bottom) for b in boxes]
    return Planche(page.width, page.height, found)


def _span(text: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    """Where the words stand, were they read by another version; None where the page says something else."""
    if " ".join(text[start:end].split()) == " ".join(words.split()):
        return start, end
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = list(re.finditer(pattern, text)) if pattern else []
    return places[0].span() if len(places) == 1 else None


def _weight(answer: Any) -> int:
    return len(answer) if isinstance(answer, bytes) else 2000
