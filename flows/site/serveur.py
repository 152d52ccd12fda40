"""The server: Datasette on the release, read-only, our pages in front, and the next release taken up without a restart.

Around Datasette stands one small ASGI application: it lets only GET and HEAD through, and only to the pages that are meant, sets the
headers that keep hostile text inert, and, when `output/latest` has moved, opens the new release beside the old one and changes over.
"""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from flows.erreurs import ErreurUtilisateur
from flows.release import latest
from flows.site.index import TABLES, tables
from flows.site.planche import Atelier
from flows.site.publication import Publication, open_release
from flows.site.rendu import ICI
from flows.site.vues import Site

Message = MutableMapping[str, Any]
Counts = dict[str, dict[str, int]]
Send = Callable[[Message], Awaitable[None]]
EVERY = 1.0
"""Seconds between two looks at `output/latest`."""
GRACE = 30.0
"""Seconds that the release before stays open, for the answers that are under way."""
OURS = re.compile(
    r"/(?:$|(?:semaine|commune|theme|acte|page|fichiers|statique|registre)/.+|-/static/[\w.-]+|robots\.txt|favicon\.ico|fil\.atom"
    r"|(?:recherche|registre)(?:\.(?:json|csv|atom))?|communes|themes|donnees|sources)$|/$"
)
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", CSP), ("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"), ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"), ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)  # fmt: skip
SETTINGS = {
    "sql_time_limit_ms": 1000, "max_returned_rows": 1000, "default_page_size": 50, "num_sql_threads": 3, "allow_download": False, "facet_time_limit_ms": 300,
    "facet_suggest_time_limit_ms": 30, "max_csv_mb": 50, "default_cache_ttl": 0, "cache_size_kb": 0,
}  # fmt: skip


class Serveur:
    """The ASGI application. `folder`: an output folder, whose last release is shown, or one release."""

    def __init__(self, folder: Path, *, adresse: str = "", contact: str = "", cache: Path | None = None) -> None:
        self._folder, self._adresse, self._contact = folder, adresse, contact
        self._cache = cache or folder / "cache"
        self._lock = asyncio.Lock()
        self._looked = 0.0
        self.publication = open_release(folder, self._cache)
        self.atelier = Atelier(self.publication.store)
        self._datasette, self._app = self._open(self.publication, _counts(self.publication))

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        if scope["type"] != "http":
            return
        path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
        if scope["method"] not in ("GET", "HEAD"):
            await _plain(send, 405, "Ce site ne fait que montrer : seules les lectures (GET, HEAD) sont possibles.\n")
        elif not OURS.fullmatch(path) or "/-/" in path.removeprefix("/-/static/"):
            await _plain(send, 404, "Cette page n'existe pas.\n")
        else:
            await self._follow()
            await self._app(scope, receive, _guarded(send, head=scope["method"] == "HEAD"))

    async def _follow(self) -> None:
        """Take up the newest release where `latest` has moved. Where it cannot be opened, the one before goes on."""
        if time.monotonic() - self._looked < EVERY or self._lock.locked():
            return
        async with self._lock:
            self._looked = time.monotonic()
            newest = latest(self._folder)
            if newest is None or newest.resolve() == self.publication.dossier:
                return
            with suppress(ErreurUtilisateur, OSError):
                publication = await asyncio.to_thread(open_release, self._folder, self._cache)
                counts = await asyncio.to_thread(_counts, publication)
                before = self._datasette
                self._datasette, self._app = self._open(publication, counts)
                await self._datasette.invoke_startup()
                self.publication = publication
                asyncio.get_running_loop().call_later(GRACE, _close, before)

    def _open(self, publication: Publication, counts: Counts) -> tuple[Any, Any]:
        from datasette.app import Datasette
        from datasette.database import Database
        from datasette.plugins import pm

        from flows.site import greffon, reponses

        if not pm.is_registered(greffon):
            pm.unregister(name="datasette.handle_exception")
            pm.register(greffon)
        inspected = {
            BASE: {
                "hash": publication.numero,
                "size": publication.base.stat().st_size,
                "file": str(publication.base),
                "tables": counts,
            }
        }
        datasette = Datasette(
            [],
            settings=SETTINGS,
            inspect_data=inspected,
            metadata=_metadata(publication),
            template_dir=str(ICI / "gabarits" / "datasette"),
        )
        datasette.remove_database("_memory")
        datasette.add_database(Database(datasette, path=str(publication.base), is_mutable=False), name=BASE)
        datasette.registre = reponses.Etat(Site(publication, self._contact), self.atelier, self._adresse)
        return datasette, datasette.app()

    async def _lifespan(self, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self._datasette.invoke_startup()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                self.atelier.close()
                _close(self._datasette)
                await send({"type": "lifespan.shutdown.complete"})
                return


BASE = "registre"


def serve(application: Serveur, sock: socket.socket) -> None:
    """Answer on a bound socket until interrupted."""
    import uvicorn

    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=10,
        limit_concurrency=200,
    )
    uvicorn.Server(config).run(sockets=[sock])


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at this address: who calls before the server is ready waits. Raises ErreurUtilisateur where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        raise ErreurUtilisateur(
            f"Le site ne peut pas être servi sur {host}:{port} ({error.strerror}).",
            "Choisissez un autre port : registre serve --port 8001",
        ) from error
    return sock


def _guarded(send: Send, *, head: bool) -> Send:
    """Every answer leaves with our headers, and without a body where none was asked."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = {name.encode() for name, _ in HEADERS}
            kept = [
                (k, v)
                for k, v in message.get("headers", [])
                if k.lower() not in ours and k.lower() not in (b"set-cookie", b"link")
            ]
            message = {**message, "headers": [*kept, *((k.encode(), v.encode()) for k, v in HEADERS)]}
        elif head:
            message = {**message, "body": b""}
        await send(message)

    return guarded


async def _plain(send: Send, status: int, text: str) -> None:
    guarded = _guarded(send, head=False)
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *([(b"allow", b"GET, HEAD")] if status == 405 else [])]
    await guarded({"type": "http.response.start", "status": status, "headers": headers})
    await guarded({"type": "http.response.body", "body": text.encode()})


def _counts(publication: Publication) -> Counts:
    """Rows of each table that Datasette shows, counted once."""
    with closing(publication.connect()) as db:
        shown = sorted(t for t in tables(db) if not t.startswith(("recherche", "sqlite_")))
        return {t: {"count": db.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0]} for t in shown}


def _metadata(publication: Publication) -> dict[str, Any]:
    hidden = {t: {"hidden": True} for t in TABLES}
    return {
        "title": "registre : les tables", "license": "Licence Ouverte 2.0", "license_url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        "databases": {BASE: {"description": f"Publication {publication.numero}", "tables": hidden}},
    }  # fmt: skip


def _close(datasette: Any) -> None:
    for database in datasette.databases.values():
        with suppress(Exception):
            database.close()
    datasette.executor.shutdown(wait=False)
