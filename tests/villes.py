"""Websites on loopback for the tests of the harvest: every address is a function of the request, faults included."""

from __future__ import annotations

import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from flows.catalogue import Catalogue
from flows.demo.rendu import render
from flows.harvest import BilanSource, Reglages, harvest
from flows.moisson.fetch import Fetcher, Politesse
from flows.source import Source
from flows.store import Store

NOW = "2025-03-01T02:00:00Z"
SIREN = "999000011"
ACTE = "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nN° 2024-{n}\nObjet : Vente du lot {n}\nAdopté à l'unanimité.\n"
Answer = Callable[[BaseHTTPRequestHandler], None]


@cache
def acte(number: int) -> bytes:
    """The PDF of one invented act."""
    return render(ACTE.format(n=number))


class Horloge:
    """A clock that only sleeping moves; `waited` is what was slept."""

    def __init__(self) -> None:
        self.time, self.waited = 1000.0, []
        self._lock = threading.Lock()

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.time += seconds
            self.waited.append(seconds)

    def clock(self) -> float:
        return self.time


class Ville:
    """A site of `routes`. `log` is what was asked, with its headers; `sent` the bytes of PDF that left."""

    def __init__(self) -> None:
        self.routes: dict[str, Answer] = {}
        self.log: list[tuple[str, dict[str, str]]] = []
        self.horloge = Horloge()
        self.url, self.sent, self.together, self.most = "", 0, 0, 0
        self.lock = threading.Lock()

    @property
    def host(self) -> str:
        return self.url.removeprefix("http://")

    def page(self, path: str, *links: str) -> None:
        body = "".join(f'<p><a href="{link}">Délibération {link}</a></p>' for link in links).encode()
        self.routes[path] = lambda h: conditional(h, body, "text/html; charset=utf-8")

    def pdf(self, path: str, data: bytes, **headers: str) -> None:
        def answer(h: BaseHTTPRequestHandler) -> None:
            self.sent += conditional(h, data, "application/pdf", **headers)

        self.routes[path] = answer

    def fault(self, path: str, code: int, body: bytes = b"", **headers: str) -> None:
        self.routes[path] = lambda h: send(h, code, body, {k.replace("_", "-"): v for k, v in headers.items()})

    def asked(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.log)

    def source(self, path: str = "/deliberations", siren: str = SIREN, nom: str = "Breux") -> Source:
        return Source(siren, nom, self.url + path, "html", siret=siren + "00018", rythme=3650)

    def fetcher(self, **limits: object) -> Fetcher:
        known = {
            "pause": 0,
            "timeout": 2,
            "allow_private": True,
            "sleep": self.horloge.sleep,
            "clock": self.horloge.clock,
        }
        return Fetcher(Politesse(**(known | limits)))

    def visit(self, folder: Path, fetcher: Fetcher | None = None, now: str = NOW, reglages: Reglages | None = None, source: Source | None = None) -> BilanSource:  # fmt: skip
        """Harvest this town into `folder`, alone."""
        with closing(Catalogue(folder / "catalogue.sqlite", now)) as catalogue:
            store = Store(folder / "store")
            found = fetcher or self.fetcher()
            found.memoire = catalogue
            (bilan,) = harvest([source or self.source()], catalogue, store, found, now, lambda name: None, reglages)
        return bilan


def send(h: BaseHTTPRequestHandler, code: int, body: bytes, headers: dict[str, str]) -> None:
    h.send_response(code)
    for name, value in headers.items():
        h.send_header(name, value)
    if "Content-Length" not in headers:
        h.send_header("Content-Length", str(len(body)))
    h.end_headers()
    h.wfile.write(body)


def conditional(h: BaseHTTPRequestHandler, data: bytes, kind: str, **headers: str) -> int:
    """Answer with ETag, 304 where the visitor holds it; the bytes sent."""
    tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
    same = h.headers.get("If-None-Match") == tag
    body = b"" if same else data
    send(h, 304 if same else 200, body, {"Content-Type": kind, "ETag": tag, **headers})
    return len(body)


def endless(h: BaseHTTPRequestHandler, first: bytes = b"%PDF-1.4 ", **headers: str) -> None:
    """A body without end nor announced length."""
    h.close_connection = True
    h.send_response(200)
    for name, value in headers.items():
        h.send_header(name.replace("_", "-"), value)
    h.end_headers()
    try:
        h.wfile.write(first)
        while True:
            h.wfile.write(b"0" * 65_536)
    except OSError:
        return


@contextmanager
def serving(certificate: tuple[Path, Path] | None = None) -> Iterator[Ville]:
    """Serve a town on 127.0.0.1 until the block ends; over TLS with a certificate and its key."""
    ville, opened = Ville(), set()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with ville.lock:
                ville.log.append((self.path, dict(self.headers)))
                ville.together += 1
                ville.most = max(ville.most, ville.together)
            try:
                ville.routes.get(self.path, lambda h: send(h, 404, b"rien ici", {}))(self)
            finally:
                with ville.lock:
                    ville.together -= 1

        def log_message(self, format: str, *args: object) -> None:
            return None

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def process_request(self, request: socket.socket, client_address: object) -> None:
            opened.add(request)
            super().process_request(request, client_address)

        def handle_error(self, request: object, client_address: object) -> None:
            return None

    server = Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate:
        import ssl

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    ville.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    try:
        yield ville
    finally:
        server.shutdown()
        server.server_close()
        for sock in opened:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def states(folder: Path) -> dict[str, tuple[str, str | None]]:
    """What the catalogue says of each document: file name → (state, reason); a replaced version is marked `(avant)`."""
    with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
        return {
            f"{d.fichier}{'' if d.statut != 'modifie' else ' (avant)'}": (d.statut, d.raison)
            for d in catalogue.documents()
        }
