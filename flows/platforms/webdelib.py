"""WebDelib+ (1 % of the addresses seen): a page of sittings, one page a sitting, files served by `showFile.jsp` and `openfile.jsp`.

`seances.jsp` lists the sittings, `seance_agenda.jsp?date=…&type=apres` the acts of one; `type=avant` is the agenda of a sitting to
come, `summary_orders.jsp` the orders (arrêtés): neither is asked for. The `pdf` parameter is opaque; `name` tells what a file is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urljoin, urlsplit

from flows.moisson.choose import Lien
from flows.moisson.mots import AUTRE_ASSEMBLEE, plain
from flows.platforms.adresses import key
from flows.platforms.page import Page, Visit
from flows.platforms.parcours import Parcours
from flows.source import Source

SIGNES = re.compile(r"(?i)\A[^\n]*/[^/\n]*webdelib[^/\n]*/|<title>[^<]*web-?delib")
FILE = re.compile(r"(?i)/(?:showfile|openfile)\.jsp\?")
LIST = re.compile(r"(?i)\.jsp(?:$|\?)")
NOT_OURS = re.compile(
    r"(?i)type=avant|summary_(?:orders|decisions)|arretes?|orders|legal\.jsp|aide|help|login|contact|mention|about|convocation"
)


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """The acts of every sitting listed, with their sitting as context."""
    walked = Parcours(source, visit)
    queue: list[tuple[str, str]] = [(_entry(url), "") for url in (source.url, *source.pages)]
    seen: set[str] = set()
    while queue:
        url, sitting = queue.pop(0)
        if key(url) in seen:
            continue
        seen.add(key(url))
        page = visit(url)
        for lien in page.liens:
            if FILE.search(lien.url):
                yield from walked.offer(_in_sitting(lien, page, sitting))
            elif LIST.search(lien.url) and lien.url.startswith(_root(url)) and not _another_s(lien):
                queue.append((lien.url, _sitting(lien)))
    if not walked.pris:
        yield from walked.links((source.url, *source.pages))  # files of WebDelib+ shown by other pages than its own
    yield from walked.remains()


def _another_s(lien: Lien) -> bool:
    """Not the acts of a sitting of the council: orders, agendas, another assembly's sitting."""
    named = (lien.texte, lien.autour, *(value for _, value in parse_qsl(urlsplit(lien.url).query)))
    return bool(NOT_OURS.search(lien.url)) or any(AUTRE_ASSEMBLEE.search(plain(t)) for t in named)


def _entry(url: str) -> str:
    """The page of sittings, from whatever page of the application the source names."""
    root = _root(url)
    return (
        urljoin(root, "seances.jsp?role=usager")
        if root.rstrip("/") == url.split("?", maxsplit=1)[0].rstrip("/")
        else url
    )


def _root(url: str) -> str:
    parts = urlsplit(url)
    match = re.match(r"(?i)/[^/]*webdelib[^/]*/", parts.path)
    return f"{parts.scheme}://{parts.netloc}{match[0] if match else '/'}jsp/"


def _sitting(lien: Lien) -> str:
    return " ".join(dict.fromkeys(t for t in (lien.autour, lien.texte, lien.contexte) if t))[:200]


def _in_sitting(lien: Lien, page: Page, sitting: str) -> Lien:
    return replace(
        lien, contexte=lien.contexte or sitting, page=f"{page.entete or page.titre} {sitting}".strip(), liste=True
    )
