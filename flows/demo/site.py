"""The website of four invented communes, served over loopback for the time of a run.

HTML lies in `pages/` as it is served; PDF are rendered from `specimens/` when they are first asked for. Answers carry
ETag and Last-Modified and honour conditional requests, as the servers of town halls do.
"""

from __future__ import annotations

import email.utils
import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from flows.demo.rendu import damaged, render

HERE = Path(__file__).parent
LAST_MODIFIED = email.utils.formatdate(1_741_600_800, usegmt=True)
DOCUMENTS = {
    "/courlanges/documents/2025-02-03-conseillers-numeriques.pdf": "courlanges-mediation-numerique",
    "/courlanges/documents/2025-017.pdf": "courlanges-arrete",
    "/courlanges/documents/courlangeois-12.pdf": "courlanges-bulletin",
    "/roquefenouil/conseil/fichiers/procès-verbal du 14 octobre 2024.pdf": "roquefenouil-proces-verbal",
    "/roquefenouil/conseil/fichiers/pv_2025-01-13.pdf": "roquefenouil-abime",
    "/brecy/wp-content/uploads/2025/01/DEL2025_04.pdf": "brecy-extrait-tamponne",
    "/brecy/wp-content/uploads/2024/11/scan_20241121.pdf": "brecy-extrait-numerise",
    "/trois-ondes/telechargements/liste-deliberations-20250304.pdf": "trois-ondes-liste",
}
"""Address on the site (not encoded) → name of the specimen that is served there."""
ABIME = "roquefenouil-abime"
"""The specimen that is served as a cut transfer would have left it: made from the minutes, it opens in no reader."""


def document(name: str) -> bytes:
    """The PDF of a specimen of the demo. Raises FileNotFoundError for an unknown name."""
    if name == ABIME:
        return damaged(document("roquefenouil-proces-verbal"))
    return render((HERE / "specimens" / f"{name}.txt").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Answer:
    content_type: str
    etag: str
    body: bytes | None = None
    specimen: str | None = None
    disposition: str | None = None


class Site:
    """What is served at which address; PDF are made once, on demand."""

    def __init__(self, pages: Path = HERE / "pages", documents: Mapping[str, str] = DOCUMENTS) -> None:
        self.pages, self.documents = pages, documents
        self._made: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def answer(self, target: str) -> Answer | None:
        """The answer to a request for `target` (path and query), None where nothing is there."""
        parts = urlsplit(target)
        path = unquote(parts.path)
        if name := self.documents.get(path):
            source = HERE / "specimens" / f"{name.replace(ABIME, 'roquefenouil-proces-verbal')}.txt"
            tag = hashlib.sha256(name.encode() + source.read_bytes()).hexdigest()[:20]
            encoded = f"attachment; filename*=UTF-8''{quote(path.rpartition('/')[2])}"
            return Answer("application/pdf", tag, None, name, encoded if parts.query == "download" else None)
        file = (self.pages / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_file() or not file.is_relative_to(self.pages.resolve()):
            return None
        body = file.read_bytes()
        kind = "text/plain" if file.suffix == ".txt" else "text/html"
        return Answer(f"{kind}; charset=utf-8", hashlib.sha256(body).hexdigest()[:20], body)

    def body(self, answer: Answer) -> bytes:
        if answer.body is not None:
            return answer.body
        assert answer.specimen is not None
        with self._lock:
            if answer.specimen not in self._made:
                self._made[answer.specimen] = document(answer.specimen)
            return self._made[answer.specimen]


class Handler(BaseHTTPRequestHandler):
    """GET and HEAD; anything that is not there is a 404 that a person can read."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        return None

    def _send(self, *, with_body: bool) -> None:
        answer = self.server.site.answer(self.path)
        self.server.requests.append(f"{self.command} {self.path}")
        if answer is None:
            self.send_error(HTTPStatus.NOT_FOUND, "Cette page n'existe pas")
            return
        etag = f'"{answer.etag}"'
        seen, since = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        unchanged = etag in seen if seen is not None else since == LAST_MODIFIED
        body = b"" if unchanged else self.server.site.body(answer)
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK)
        self.send_header("ETag", etag)
        self.send_header("Last-Modified", LAST_MODIFIED)
        if not unchanged:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(body)))
            if answer.disposition:
                self.send_header("Content-Disposition", answer.disposition)
        self.end_headers()
        if with_body and not unchanged:
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """`requests` is the log of what was asked, in order: `GET /courlanges/`."""

    daemon_threads = True

    def __init__(self, port: int, site: Site) -> None:
        self.site = site
        self.requests: list[str] = []
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serve(port: int = 0, site: Site | None = None) -> Iterator[Server]:
    """Serve the site on 127.0.0.1 (port 0: any free one) until the block ends. Raises OSError where the port is taken."""
    server = Server(port, site or Site())
    thread = threading.Thread(target=server.serve_forever, name="site de démonstration", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
