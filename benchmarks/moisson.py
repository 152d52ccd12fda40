"""Harvesting many sites at once: `moisson.py [SITES] [DOCUMENTS] [PAUSE]` (300 sites of 20 documents, one second, by default).

- wall time, against the floor that politeness sets: one connection per host, a pause between two of its requests (at most 1.3);
- memory: what the process held at its most, and how much more at the end of the harvest than at its first third (flat);
- the second night: requests, bytes of PDF (none), wall time against its own floor.

The sites are served by another process, each on a port of its own of 127.0.0.1: each is a host of its own.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import sys
import threading
import time
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.catalogue import Catalogue
from flows.harvest import BilanSource, harvest
from flows.moisson.fetch import Fetcher
from flows.moisson.politesse import Politesse
from flows.source import Source
from flows.store import Store

SIZE = 40_000
"""Bytes of each document."""


def serve(ports: Connection, sites: int, documents: int) -> None:
    """Answer for all sites until killed: a listing, its documents, 304 where the visitor's ETag is ours, 404 for the rest."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        port = writer.get_extra_info("sockname")[1]
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while request := await reader.readuntil(b"\r\n\r\n"):
                path = request.split(b" ", 2)[1].decode()
                writer.write(answer(path, port, b"If-None-Match" in request, documents))
                await writer.drain()
        writer.close()

    async def main() -> None:
        servers = [await asyncio.start_server(talk, "127.0.0.1", 0) for _ in range(sites)]
        ports.send([s.sockets[0].getsockname()[1] for s in servers])
        await asyncio.Event().wait()

    asyncio.run(main())


def answer(path: str, port: int, conditional: bool, documents: int) -> bytes:
    if path == "/deliberations":
        kind, body = (
            "text/html",
            "".join(f'<p><a href="/d{n}.pdf">Délibération {n}</a>' for n in range(documents)).encode(),
        )
    elif path.endswith(".pdf"):
        kind, body = "application/pdf", (b"%%PDF-1.4 %d %s " % (port, path.encode())).ljust(SIZE, b"0")
    else:
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    if conditional:
        return b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'
    head = f'HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nETag: "a"\r\nContent-Length: {len(body)}\r\n\r\n'
    return head.encode() + body


class Memory:
    """What this process holds, looked at four times a second, in MB."""

    def __init__(self) -> None:
        self.seen: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(0.25):
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            self.seen.append(pages * resource.getpagesize() / 1e6)

    def growth(self) -> float:
        """From the first third to the last: the middles of each."""
        third = max(1, len(self.seen) // 3)
        return sorted(self.seen[-third:])[third // 2] - sorted(self.seen[third : 2 * third])[third // 2]


def night(sources: list[Source], folder: Path, pause: float, now: str) -> tuple[float, list[BilanSource]]:
    start = time.monotonic()
    with closing(Catalogue(folder / "catalogue.sqlite", now)) as catalogue:
        fetcher = Fetcher(Politesse(pause=pause, allow_private=True), catalogue)
        bilans = harvest(sources, catalogue, Store(folder / "store"), fetcher, now, lambda name: None)
        fetcher.close()
    return time.monotonic() - start, bilans


def told(title: str, spent: float, bilans: list[BilanSource], pause: float) -> None:
    floor = (max(b.requetes for b in bilans) - 1) * pause
    ratio = f"{spent / floor:.2f} fois le plancher de {floor:.1f} s" if floor else "aucune attente imposée"
    requests, bytes_ = sum(b.requetes for b in bilans), sum(b.octets for b in bilans)
    new, errors = sum(b.nouveaux for b in bilans), sum(len(b.erreurs) for b in bilans)
    print(
        f"{title} : {spent:.1f} s, {ratio} ; {requests} requêtes, {bytes_ / 1e6:.1f} Mo, {new} nouveaux, {errors} erreurs"
    )


def main(sites: int = 300, documents: int = 20, pause: float = 1.0) -> None:
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(there, sites, documents), daemon=True)
    server.start()
    urls = [f"http://127.0.0.1:{port}/deliberations" for port in here.recv()]
    sources = [Source(f"{index:09d}", f"Commune {index}", url, "html") for index, url in enumerate(urls)]
    with TemporaryDirectory() as name, Memory() as memory:
        spent, bilans = night(sources, Path(name), pause, "2025-03-01T02:00:00Z")
        told(f"{sites} sites de {documents} documents, pause de {pause} s", spent, bilans, pause)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"mémoire : {peak:.0f} Mo au plus, {memory.growth():+.1f} Mo du deuxième au dernier tiers")
        told("la nuit suivante", *night(sources, Path(name), pause, "2025-03-02T02:00:00Z"), pause)
    server.kill()


if __name__ == "__main__":
    main(*(kind(value) for kind, value in zip((int, int, float), sys.argv[1:], strict=False)))
