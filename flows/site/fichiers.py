"""The routes that give files: results as CSV, JSON and Atom, pictures of pages, files of the release, our own."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from datasette.utils.asgi import Response, asgi_send_file

from flows.site import fiches, vues
from flows.site.flux import ENTRIES, atom
from flows.site.lecture import CHUNK, MOST_ROWS, by_rowid, found, search
from flows.site.liens import Liens
from flows.site.rendu import STATIQUE
from flows.site.reponses import OPEN, TYPES, absent, liens_of, read
from flows.site.requete import Requete, read_request
from flows.site.sortie import as_json, csv_blocks

USUAL_JSON, MOST_JSON = 100, 1000
"""Acts on a page of JSON."""


async def picture(datasette: Any, request: Any) -> Any:
    sha, number = request.url_vars["sha"], int(request.url_vars["number"])
    shown = await read(datasette, lambda db: fiches.shown_pages(db, sha))
    data = await to_thread(datasette.registre.atelier.image, sha, number) if number in shown else None
    if data is None:
        return absent(datasette, request)
    return Response(data, content_type="image/webp", headers={"cache-control": "public, max-age=86400"})


async def export(datasette: Any, request: Any, send: Any) -> Any:
    """CSV, JSON or Atom of a search, a council, a theme or everything."""
    kind, axis = request.url_vars["kind"], request.url_vars.get("axis")
    asked, _ = read_request(parse_qs(request.query_string, errors="replace"))
    liens = liens_of(datasette, request)
    followed, name = liens.recherche(asked), "registre"
    if axis:
        key = unquote(request.url_vars["key"])
        known = await read(
            datasette,
            lambda db: (
                vues.commune(db, datasette.registre.site, key)
                if axis == "commune"
                else vues.theme(db, datasette.registre.site, key)
            ),
        )
        if known is None:
            return absent(datasette, request)
        asked, followed = Requete(**{axis: key}, page=asked.page), getattr(liens, axis)(key)  # type: ignore[arg-type]
        name = known[1]["titre"]
    if kind == "csv":
        return await _csv(datasette, send, asked)
    if kind == "json":
        return await _json(datasette, request, asked, liens)
    fed = asked if asked.tri else replace(asked, tri="vu", page=1)
    actes = await read(datasette, lambda db: by_rowid(db, found(db, fed, ENTRIES)))
    title = _feed_title(asked, name if axis else "")
    itself = request.path + (f"?{asked.params()}" if asked.params() and not axis else "")
    text = atom(
        title, f"urn:registre:flux:{axis or 'recherche'}:{asked.params() or 'tout'}", followed, itself, actes, liens
    )
    return Response(text, content_type=TYPES[".atom"], headers=OPEN)


async def _json(datasette: Any, request: Any, asked: Requete, liens: Liens) -> Any:
    """A page of `taille` acts (100 by default, 1,000 at most), with the address of the next."""
    told = request.args.get("taille") or ""
    size = min(max(int(told), 1), MOST_JSON) if told.isascii() and told.isdigit() and len(told) < 6 else USUAL_JSON
    answer = await read(datasette, lambda db: search(db, asked, size))
    more = f"&taille={size}" if size != USUAL_JSON else ""
    following = (
        liens.absolu(f"{request.path}?{asked.params(page=asked.page + 1)}{more}") if len(answer.actes) == size else None
    )
    text = as_json(answer.actes, total=answer.total, page=asked.page, suivante=following)
    return Response(text, content_type=TYPES[".json"], headers=OPEN)


def _feed_title(asked: Requete, name: str) -> str:
    if name:
        return f"registre : {name}"
    return f"registre : recherche {asked.q or asked.params()}" if not asked.vide else "registre : tous les actes"


async def _csv(datasette: Any, send: Any, asked: Requete) -> None:
    """Block after block: memory does not grow with the answer."""
    header = b'attachment; filename="actes.csv"'
    await send({"type": "http.response.start", "status": 200, "headers": [
        (b"content-type", TYPES[".csv"].encode()), (b"content-disposition", header), (b"access-control-allow-origin", b"*")]})  # fmt: skip
    ids = await read(datasette, lambda db: found(db, replace(asked, page=1), MOST_ROWS))
    await send({"type": "http.response.body", "body": next(csv_blocks([])).encode(), "more_body": True})
    for start in range(0, len(ids), CHUNK):
        block = await read(datasette, partial(by_rowid, ids=ids[start : start + CHUNK]))
        _, text = csv_blocks([block])
        await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def download(datasette: Any, request: Any, send: Any) -> Any:
    """A file of the release, by its path in it: only those that are listed."""
    path = datasette.registre.site.publication.fichiers.get(unquote(request.url_vars["path"]))
    if path is None:
        return absent(datasette, request)
    headers = {
        "content-disposition": f'attachment; filename="{path.name}"',
        "content-length": str(path.stat().st_size),
        **OPEN,
    }
    await asgi_send_file(send, path, content_type=TYPES.get(path.suffix, "application/octet-stream"), headers=headers)
    return None


async def static(datasette: Any, request: Any, send: Any) -> Any:
    path: Path = STATIQUE / request.url_vars["name"]
    if not path.is_file() or path.suffix not in TYPES:
        return absent(datasette, request)
    await asgi_send_file(
        send,
        path,
        content_type=TYPES[path.suffix],
        headers={"cache-control": "public, max-age=3600", "content-length": str(path.stat().st_size)},
    )
    return None


async def robots(datasette: Any, request: Any) -> Any:
    return Response("User-agent: *\nDisallow: /recherche\nDisallow: /registre\n", content_type=TYPES[".txt"])
