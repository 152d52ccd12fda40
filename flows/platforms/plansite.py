"""Site maps (sitemaps.org): an index of maps, plain or gzipped, each a list of pages and sometimes of PDF."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from flows.moisson.choose import Lien
from flows.moisson.fetch import Reponse
from flows.moisson.mots import plain
from flows.platforms.adresses import is_file, key, same_site
from flows.platforms.page import Page, Visit
from flows.platforms.parcours import Parcours
from flows.platforms.rangs import RUBRIQUES, SUITE
from flows.source import Source

SIGNES = re.compile(r"<(?:urlset|sitemapindex)\b")
MAX_BYTES = 50_000_000
"""What one map may weigh once inflated (sitemaps.org)."""
USELESS = re.compile(
    r"(?i)post_tag|category|author|image|video|evenement|event|agenda|actualit|news|tax_|format|annuaire"
)
RUBRIC = re.compile(
    r"delib(?!ero)|proces verb|comptes? rendus?|\bpv\b|seances?\b|conseil(?:s)? (?:municip|communaut)\w*(?:$|.*20\d\d)|actes? (?:admin|regl|munic|de)|registre|affichage (?:leg|num|reg)"
)


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """The PDF of the source's map, and those of its pages whose address tells of the council's documents."""
    walked = Parcours(source, visit)
    for url in (source.url, *source.pages):
        yield from from_sitemap(walked, url)


def from_sitemap(walked: Parcours, url: str = "") -> Iterator[Lien]:
    """What a site's map leads to; without an address, the maps that robots.txt names, else `/sitemap.xml`, whose absence is no fault."""
    pages: list[Lien] = []
    walked.par_plan = True
    queue = [url] if url else maps_of(walked)
    seen: set[str] = set()
    while queue:
        current = queue.pop(0)
        if key(current) in seen:
            continue
        seen.add(key(current))
        page = walked.visit(current, read_map, essai=not url)
        queue += [ln.url for ln in page.liens if ln.lieu == "plan" and not USELESS.search(urlsplit(ln.url).path)]
        for lien in (ln for ln in page.liens if ln.lieu != "plan"):
            if is_file(lien.url):
                yield from walked.offer(lien)
            elif RUBRIC.search(plain(urlsplit(lien.url).path)) and walked.worth(lien):
                pages.append(lien)
    for lien in pages:
        walked.push(SUITE if re.search(r"20\d\d", lien.url) else RUBRIQUES, lien)
    yield from walked.links(())


def maps_of(walked: Parcours) -> list[str]:
    """The maps that the site's robots.txt names, else the usual one."""
    home = walked.source.url
    return [u for u in walked.visit.plans(home) if same_site(u, home)] or [urljoin(home, "/sitemap.xml")]


def read_map(answer: Reponse) -> Page:
    """A site map as a page: its addresses as links, its other maps as links of place `plan`. Inflates what is gzipped, up to 50 MB."""
    text = inflated(answer.body).decode("utf-8", "replace")
    page = Page(answer.url)
    for block in re.findall(r"<(sitemap|url)\b[^>]*>(.*?)</\1>", text, re.DOTALL):
        if found := re.search(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", block[1]):
            changed = re.search(r"<lastmod>\s*([\d-]{10})", block[1])
            place = "plan" if block[0] == "sitemap" else "corps"
            url = urljoin(answer.url, unescape(found[1]))
            page.liens.append(Lien(url, "", date=changed[1] if changed else "", lieu=place, liste=False))
    return page


def inflated(body: bytes) -> bytes:
    """The body, inflated if it is gzip; never more than 50 MB of it."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES)
    except (zlib.error, gzip.BadGzipFile):
        return b""
