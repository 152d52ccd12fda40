"""DematDOC: a portal of acts that answers an open JSON API, and shows an act for about two months only.

`GET /api/public/doctypes` lists its shelves; `POST /api/public/get-documents/{id}` with `{"filters": {}}` gives a shelf's newest acts
and the ids of the others, which `POST /api/public/get-documents-lazy` gives for a bare list of ids. `DATEACTE` is the day of
transmission, not of the sitting: it is not taken for one. The source's address names a shelf (`…/public/14`) or the portal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from flows.moisson.choose import Lien
from flows.moisson.fetch import Reponse
from flows.moisson.mots import plain
from flows.platforms.adresses import normal
from flows.platforms.page import Page, Visit
from flows.platforms.parcours import Parcours
from flows.source import Source

SIGNES = re.compile(r"(?i)\A[^\n]*dematdoc|<title>[^<]*d[ée]mat ?doc|content=[\"'][^\"']*d[ée]matdoc")
BATCH = 100
MAX_BATCHES = 100
OURS = re.compile(r"delib|conseil|seance|\bactes?\b|proces|\bpv\b|compte rendu|assemblee|comite|bureau")
OTHERS = re.compile(r"arrete|urbanisme|permis|decision|autoris|marche|elus|avis|enquete")
PATHS = ("bifferPath", "path", "url", "fileUrl", "downloadUrl")
FILLED: dict[str, dict[str, str]] = {"filters": {}}


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """The acts on display, shelf by shelf; an act of another kind than the council's is left aside with its kind."""
    walked = Parcours(source, visit)
    for shelf, caption in _shelves(source, visit):
        page = visit(_at(source, f"/api/public/get-documents/{shelf}"), read_documents, envoi=FILLED)
        waiting = _ids(page)
        yield from _offered(page, caption, walked)
        for _ in range(MAX_BATCHES):
            if not waiting:
                break
            batch, waiting = waiting[:BATCH], waiting[BATCH:]
            page = visit(_at(source, "/api/public/get-documents-lazy"), read_documents, envoi=batch)
            waiting = [*waiting, *(n for n in _ids(page) if n not in waiting and n not in batch)]
            yield from _offered(page, caption, walked)
    yield from walked.remains()


def _at(source: Source, path: str) -> str:
    return urljoin(source.url, path)


def _shelves(source: Source, visit: Visit) -> list[tuple[str, str]]:
    """(id, caption) of the shelves to read: the one that the address names, else those whose caption tells of the council, else all."""
    if match := re.search(r"/public/(\d+)/?$", urlsplit(source.url).path):
        return [(match[1], "")]
    page = visit(_at(source, "/api/public/doctypes"), read_shelves)
    shelves = [(ln.date, ln.texte) for ln in page.liens]
    ours = [
        (n, c)
        for n, c in shelves
        if OURS.search(plain(c)) and not OTHERS.search(plain(c).replace("actes d urbanisme", "urbanisme"))
    ]
    return ours or shelves


def _offered(page: Page, caption: str, walked: Parcours) -> Iterator[Lien]:
    from dataclasses import replace

    for lien in page.liens:
        yield from walked.offer(replace(lien, contexte=lien.contexte or caption, page=caption))


def _ids(page: Page) -> list[Any]:
    found = json.loads(page.marques.get("suite", "[]"))
    return found if isinstance(found, list) else []


def read_shelves(answer: Reponse) -> Page:
    """The portal's shelves as links: `texte` is a shelf's caption, `date` its id."""
    page = Page(answer.url)
    for shelf in _items(_json(answer), "doctypes"):
        if isinstance(shelf, dict):
            name = str(shelf.get("caption") or shelf.get("label") or shelf.get("name") or "")
            page.liens.append(Lien(answer.url, name, date=str(shelf.get("id", ""))))
    return page


def read_documents(answer: Reponse) -> Page:
    """A shelf's documents as links; the ids of those that are still to be asked for are kept under `suite`."""
    page, data = Page(answer.url), _json(answer)
    items = _items(data, "documents")
    following = (data.get("nextDocsIds") or data.get("ids") or []) if isinstance(data, dict) else []
    page.marques["suite"] = json.dumps([*(i for i in items if isinstance(i, int | str)), *following])
    for document in items:
        if isinstance(document, dict) and (lien := _document(document, answer.url)):
            page.liens.append(lien)
    return page


def _document(document: dict[str, Any], base: str) -> Lien | None:
    """One act; the copy that hides names (`bifferPath`) is the one that the portal shows. None where no file is served yet."""
    values = {k: _shown(v) for k, v in {**document, **(document.get("values") or {})}.items()}
    path = next((values[k] for k in PATHS if values.get(k)), "")
    if not path:
        return None
    kind = next((v for k, v in values.items() if "TYPE" in k.upper() and v), "")
    name = values.get("name", "")
    title = values.get("OBJET") or name
    words = plain(kind)
    ours = not kind or (OURS.search(words) and not OTHERS.search(words))
    reason = "" if ours else f"acte d'un autre genre : {kind}"
    text = f"{kind} {values.get('NUMEROACTE', '')} {title}"
    return Lien(normal(urljoin(base, path)), " ".join(text.split()), "", name if name != title else "", ecarte=reason)


def _shown(value: object) -> str:
    found = value.get("displayValue") if isinstance(value, dict) else value
    return str(found).strip() if isinstance(found, str | int) else ""


def _items(data: Any, name: str) -> list[Any]:
    found = data.get(name) if isinstance(data, dict) else data
    return found if isinstance(found, list) else []


def _json(answer: Reponse) -> Any:
    try:
        return json.loads(answer.body)
    except ValueError:
        return None
