"""The loopback server of the test sites: exact addresses, ETag and Last-Modified, a log of what was asked."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

LAST_MODIFIED = "Mon, 03 Mar 2025 08:00:00 GMT"


@dataclass(frozen=True)
class Reponse:
    """What is served at one address. `etag` False: as APIs that never say whether anything has changed."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    code: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: bool = True


Dynamic = Callable[[dict[str, str], bytes], Reponse]
"""An answer made of the query and the request's body."""


@dataclass
class Site:
    """`attendus`: paths (with query) of the council's documents; `besoin`: requests that a visitor who knew the site would make."""

    plateforme: str
    entree: str
    routes: dict[str, Reponse | Dynamic] = field(default_factory=dict)
    attendus: set[str] = field(default_factory=set)
    besoin: int = 1
    url: str = ""
    log: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def page(self, path: str, html: str, *, charset: str = "utf-8", needed: bool = True) -> None:
        """A page of the site; a needed one is a listing that a visitor must read."""
        self.routes[path] = Reponse(html.encode(charset), f"text/html; charset={charset}")
        self.besoin += needed

    def acte(self, *paths: str, **headers: str) -> None:
        """A document of the council."""
        for path in paths:
            self.pdf(path, **headers)
            self.attendus.add(path)
            self.besoin += 1

    def pdf(self, path: str, **headers: str) -> None:
        """Any PDF: a decoy, unless `acte` made it."""
        self.routes[path] = Reponse(b"%PDF-1.7\n%" + path.encode() + b"\n%%EOF", "application/pdf", headers=headers)

    def json(self, path: str, data: object, *, needed: bool = True, **headers: str) -> None:
        self.routes[path] = Reponse(
            json.dumps(data).encode(), "application/json; charset=UTF-8", 200, headers, etag=False
        )
        self.besoin += needed

    def xml(self, path: str, text: str, *, gz: bool = False) -> None:
        body = gzip.compress(text.encode(), mtime=0) if gz else text.encode()
        self.routes[path] = Reponse(body, "application/gzip" if gz else "application/xml; charset=utf-8")
        self.besoin += 1

    def asked(self) -> list[str]:
        return [path for _, path, _ in self.log]

    def find(self, target: str, body: bytes) -> Reponse:
        parts = urlsplit(target)
        path = unquote(parts.path)
        found = self.routes.get(target) or self.routes.get(unquote(target)) or self.routes.get(f"{path}?")
        if found is None and not parts.query:
            found = self.routes.get(path)
        elif found is None and isinstance(self.routes.get(path), Reponse) and ".pdf" in path.lower():
            found = self.routes[path]
        if found is None:
            return Reponse(b"<h1>404</h1>", code=404)
        return found if isinstance(found, Reponse) else found(dict(parse_qsl(parts.query)), body)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    site: Site

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _answer(self, sent: bytes) -> None:
        site = self.site
        site.log.append((self.command, self.path, dict(self.headers)))
        answer = site.find(self.path, sent)
        body = answer.body.replace(b"{site}", site.url.encode()).replace(
            b"{cdn}", site.url.encode().replace(b"http://127.0.0.1", b"localhost")
        )
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        same = answer.etag and answer.code == 200 and self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else answer.code)
        for name, value in {**site.headers, **answer.headers}.items():
            self.send_header(name, value.replace("{site}", site.url))
        if answer.etag and answer.code == 200:
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", LAST_MODIFIED)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", "0" if same else str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if same else body)

    def log_message(self, format: str, *args: object) -> None:
        return None


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """The site, served until the block ends; `{site}` in what it says is its address, `{cdn}` the same machine under another name."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
