"""Our pages as a Datasette plugin: its routes, and what a connection may do. The data are read through Datasette's own threads."""

from __future__ import annotations

import json
import sqlite3
import traceback
from asyncio import to_thread
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import parse_qs, unquote

from datasette import hookimpl
from datasette.utils.asgi import Response
from jinja2 import ChoiceLoader

from flows.site import fiches, vues
from flows.site.fichiers import download, export, picture, robots, static
from flows.site.rendu import environment
from flows.site.reponses import BASE, OPEN, TYPES, absent, liens_of, page, read, said
from flows.site.requete import read_request


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Nothing can be written, attached, or grown without end by an SQL of anyone's."""
    if database != BASE:
        return
    for pragma in ("query_only=1", "trusted_schema=0", "cache_size=-16000", "temp_store=FILE", "mmap_size=0"):
        conn.execute(f"PRAGMA {pragma}")
    for limit, value in (
        (sqlite3.SQLITE_LIMIT_LENGTH, 20_000_000),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 50_000),
    ):
        conn.setlimit(limit, value)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Any) -> None:
    """Datasette's own pages stand in our frame, escaped and cleaned as ours are."""
    ours = environment()
    env.loader = ChoiceLoader([loader for loader in (env.loader, ours.loader) if loader])
    env.finalize = ours.finalize
    env.filters |= {name: ours.filters[name] for name in ("court", "pluriel", "nombre")}
    env.globals["version"] = ours.globals["version"]


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """What that frame needs."""
    if not hasattr(datasette, "registre"):
        return {}
    site = datasette.registre.site
    return {
        "liens": liens_of(datasette, request),
        "publication": site.publication,
        "titre": "Tables",
        "actif": "donnees",
    }


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Whatever goes wrong, said: a page in French, JSON for a program. Stands in the place of Datasette's own."""
    status = getattr(exception, "status", 500)
    if status == 500:
        traceback.print_exception(exception)
    if request.path.endswith(".json"):
        told = {"ok": False, "error": str(exception) if status < 500 else "défaut du serveur", "status": status}
        return Response(json.dumps(told, ensure_ascii=False), status=status, content_type=TYPES[".json"], headers=OPEN)
    if status in (403, 404):
        return absent(datasette, request)
    message = str(exception) if status < 500 else "Le défaut est de notre côté."
    return said(datasette, request, status, "Cette demande n'a pas abouti", message)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    ext = r"\.(?P<kind>csv|json|atom)"
    return [
        (r"/$", home), (r"/semaine/(?P<week>\d{4}-W\d{2})$", week), (r"/recherche$", results), (rf"/recherche{ext}$", export),
        (r"/communes$", _paged(vues.communes)), (rf"/(?P<axis>commune|theme)/(?P<key>[^/]+?){ext}$", export), (r"/commune/(?P<key>[^/]+)$", council),
        (r"/themes$", _simple(vues.themes_page)), (r"/theme/(?P<key>[^/]+)$", theme), (r"/acte/(?P<uid>[^/]+)\.json$", act_json),
        (r"/acte/(?P<uid>[^/]+)$", act), (r"/page/(?P<sha>[0-9a-f]{64})/(?P<number>\d{1,5})\.webp$", picture), (r"/donnees$", _simple(vues.donnees)),
        (r"/sources$", _paged(vues.sources)), (r"/fil\.(?P<kind>atom)$", export), (r"/fichiers/(?P<path>.+)$", download),
        (r"/statique/(?P<name>[a-z0-9.-]+)$", static), (r"/robots\.txt$", robots),
    ] if hasattr(datasette, "registre") else []  # fmt: skip


async def home(datasette: Any, request: Any) -> Any:
    return await page(datasette, request, vues.semaine)


async def week(datasette: Any, request: Any) -> Any:
    year, number = request.url_vars["week"].split("-W")
    try:
        monday = date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return absent(datasette, request)
    return await page(datasette, request, lambda db, site: vues.semaine(db, site, monday))


async def results(datasette: Any, request: Any) -> Any:
    asked, told = read_request(parse_qs(request.query_string, errors="replace"))
    return await page(datasette, request, lambda db, site: vues.recherche(db, site, asked, told))


async def council(datasette: Any, request: Any) -> Any:
    key = unquote(request.url_vars["key"])
    return await page(datasette, request, lambda db, site: vues.commune(db, site, key))


async def theme(datasette: Any, request: Any) -> Any:
    code = unquote(request.url_vars["key"])
    return await page(datasette, request, lambda db, site: vues.theme(db, site, code))


async def act(datasette: Any, request: Any) -> Any:
    uid, atelier = unquote(request.url_vars["uid"]), datasette.registre.atelier
    plates: dict[Any, Any] = {}
    wanted: list[Any] = []

    def ask(sha: str, number: int, mots: Any) -> Any:
        if (sha, number) not in plates:
            wanted.append((sha, number, mots))
        return plates.get((sha, number))

    await read(datasette, lambda db: vues.acte(db, datasette.registre.site, uid, ask))
    for sha, number, mots in wanted[: vues.MOST_PLATES]:
        plates[sha, number] = await to_thread(atelier.planche, sha, number, mots)
    return await page(datasette, request, lambda db, site: vues.acte(db, site, uid, ask))


async def act_json(datasette: Any, request: Any) -> Any:
    found_act = await read(datasette, lambda db: fiches.act(db, unquote(request.url_vars["uid"])))
    if found_act is None:
        return absent(datasette, request)
    text = json.dumps(
        {k: v for k, v in found_act.items() if k not in ("acte", "papiers")}, ensure_ascii=False, indent=1
    )
    return Response(text, content_type=TYPES[".json"], headers=OPEN)


def _simple(view: Callable[..., vues.Page]) -> Callable[..., Any]:
    async def shown(datasette: Any, request: Any) -> Any:
        return await page(datasette, request, view)

    return shown


def _paged(view: Callable[..., vues.Page]) -> Callable[..., Any]:
    async def shown(datasette: Any, request: Any) -> Any:
        number = read_request({"page": [request.args.get("page") or ""]})[0].page
        return await page(datasette, request, partial(view, number=number))

    return shown
