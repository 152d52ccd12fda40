"""RSS and Atom feeds: the files they enclose, those their texts link, and the pages they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin
from xml.etree import ElementTree

from flows.moisson.choose import Lien, council_words
from flows.moisson.fetch import Reponse
from flows.platforms.adresses import is_file, normal
from flows.platforms.page import Page, Visit, read_page
from flows.platforms.parcours import Parcours
from flows.platforms.rangs import SUITE
from flows.source import Source

SIGNES = re.compile(r"<(?:rss|feed|rdf:RDF)\b")


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """The feed's PDF, and those of the pages that its council items lead to; a feed that tells its next page is read on."""
    walked = Parcours(source, visit)
    url, seen = source.url, set[str]()
    items: list[Lien] = []
    while url and url not in seen:
        seen.add(url)
        page = visit(url, read_feed)
        for lien in page.liens:
            if is_file(lien.url):
                yield from walked.offer(lien)
            elif lien.lieu == "article":
                items.append(lien)
        url = page.marques.get("suite", "")
    for lien in items:
        if council_words(lien.texte) and walked.worth(lien):
            walked.push(SUITE, lien)
    yield from walked.links(())


def read_feed(answer: Reponse) -> Page:
    """A feed as a page. An item's own link has the place `article`, unless its text or its enclosure already gives the PDF."""
    page = Page(answer.url)
    try:
        root = ElementTree.fromstring(_without_doctype(answer.body))
    except ElementTree.ParseError:
        return page
    for node in root.iter():
        name = _name(node.tag)
        if name == "link" and node.get("rel") == "next" and node.get("href"):
            page.marques["suite"] = urljoin(answer.url, node.get("href") or "")
        elif name in ("item", "entry"):
            page.liens += _item(node, answer.url)
        elif name == "title" and not page.titre:
            page.titre = node.text or ""
    return page


def _item(item: ElementTree.Element, base: str) -> list[Lien]:
    title, link, day = "", "", ""
    files: list[Lien] = []
    for node in item:
        name, text = _name(node.tag), node.text or ""
        if name == "title":
            title = " ".join(unescape(text).split())
        elif name in ("pubDate", "date", "published", "updated"):
            day = day or _day(text)
        elif name == "link" and node.get("rel") in (None, "alternate") and not link:
            link = node.get("href") or text.strip()
        elif name == "enclosure" or (name == "link" and node.get("rel") == "enclosure"):
            files.append(
                Lien(normal(urljoin(base, node.get("url") or node.get("href") or "")), node.get("title") or "")
            )
        elif name in ("encoded", "description", "content", "summary"):
            answer = Reponse(base, 200, {"content-type": "text/html; charset=utf-8"}, text.encode())
            files += [ln for ln in read_page(answer).liens if is_file(ln.url)]
    found = [
        Lien(ln.url, ln.texte or title, ln.contexte or title, ln.autour, page=title, date=day, liste=False)
        for ln in {ln.url: ln for ln in reversed(files) if is_file(ln.url)}.values()
    ]
    own = normal(urljoin(base, link)) if link else ""
    if own and (is_file(own) or not found):
        found.append(Lien(own, title, date=day, lieu="article", liste=is_file(own)))
    return found


def _day(text: str) -> str:
    from email.utils import parsedate_to_datetime

    if match := re.match(r"\s*(\d{4}-\d\d-\d\d)", text):
        return match[1]
    try:
        return parsedate_to_datetime(text.strip()).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return ""


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _without_doctype(body: bytes) -> bytes:
    """A feed needs no entities of its own: none is expanded."""
    return re.sub(rb"<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", b"", body.lstrip(), count=1, flags=re.DOTALL)
