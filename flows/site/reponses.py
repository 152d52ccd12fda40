"""What every route of the server uses: reading in Datasette's threads within a time, and the answers that are pages."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from flows.site import vues
from flows.site.liens import Liens
from flows.site.planche import Atelier
from flows.site.rendu import render

BASE = "registre"
MILLISECONDS = 3000
"""What the queries of one page may take."""
HOST = re.compile(r"[A-Za-z0-9.\-:\[\]]{1,255}")
TYPES = {
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".csv": "text/csv; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".jsonl": "application/x-ndjson; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8",
    ".md": "text/plain; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".sqlite": "application/vnd.sqlite3", ".parquet": "application/vnd.apache.parquet",
}  # fmt: skip
OPEN = {"access-control-allow-origin": "*"}


@dataclass(frozen=True)
class Etat:
    """What a Datasette of ours carries, as its attribute `registre`."""

    site: vues.Site
    atelier: Atelier
    adresse: str = ""


async def page(datasette: Any, request: Any, view: Callable[[sqlite3.Connection, vues.Site], vues.Page | None]) -> Any:
    try:
        made = await read(datasette, lambda db: view(db, datasette.registre.site))
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return said(
            datasette,
            request,
            503,
            "C'est trop à la fois",
            "Cette recherche prend trop de temps : précisez-la par une collectivité, une période ou un mot de plus.",
        )
    if made is None:
        return absent(datasette, request)
    return Response.html(render(made[0], liens_of(datasette, request), made[1]))


async def read(datasette: Any, work: Callable[[sqlite3.Connection], Any]) -> Any:
    def limited(db: sqlite3.Connection) -> Any:
        with sqlite_timelimit(db, MILLISECONDS):
            return work(db)

    return await datasette.get_database(BASE).execute_fn(limited)


def absent(datasette: Any, request: Any) -> Any:
    return said(
        datasette,
        request,
        404,
        "Cette page n'existe pas",
        "L'adresse est peut-être incomplète, ou l'acte a été retiré.",
    )


def said(datasette: Any, request: Any, status: int, title: str, message: str) -> Any:
    template, context = vues.erreur(datasette.registre.site, title, message)
    return Response.html(render(template, liens_of(datasette, request), context), status=status)


def liens_of(datasette: Any, request: Any) -> Liens:
    base = datasette.registre.adresse
    if not base and request is not None and HOST.fullmatch(request.host):
        base = f"{request.scheme}://{request.host}"
    return Liens(base)
