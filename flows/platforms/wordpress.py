"""WordPress (39 % of the addresses seen): its REST API tells every PDF of the media library and the pages that hold them.

`/wp-json/wp/v2/media?mime_type=application/pdf` gives a hundred files a request, paged by `X-WP-TotalPages`, whatever their folder
(`wp-content/uploads`, Bedrock's `app/uploads`). What their names leave in doubt is decided by the page or post that shows them.
Where the API is refused (401, 404, robots.txt), the site's pages are walked; then its feeds; then its map.
Source: https://developer.wordpress.org/rest-api/reference/media/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import islice
from urllib.parse import urlencode, urljoin, urlsplit

from flows.moisson.choose import Lien, council_words, reason_to_leave
from flows.moisson.fetch import Reponse
from flows.platforms.actualites import beside
from flows.platforms.adresses import is_file, key, normal, same_site
from flows.platforms.fil import read_feed
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Page, Visit, read_page
from flows.platforms.parcours import Parcours
from flows.platforms.plansite import from_sitemap
from flows.platforms.rangs import SUITE, is_listing, rank_of
from flows.source import Source

SIGNES = re.compile(
    r"(?i)/wp-(?:content|includes|json)/|content=[\"']WordPress|/app/(?:uploads|themes)/|https://api\.w\.org/"
)
MOEURS = Moeurs(
    jamais=re.compile(r"(?i)/wp-(?:admin|content|includes)/|/(?:comments|embed|trackback)/|/20\d\d/\d\d/(?:\d\d/)?$"),
    entier=True,
)
PER_PAGE = 100
"""The most that the API gives at once."""
FIELDS = {"media": "id,date,title,caption,source_url,link", "posts": "id,date,link,title,content", "pages": "id,date,link,title,content"}  # fmt: skip


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """The council's PDF of the media library, then those that only pages show; what is left aside comes last."""
    walked = Parcours(source, visit, MOEURS)
    yield from from_api(source, visit, walked)
    if not walked.pris or not_in_library(source, visit, walked):
        yield from walked.links((source.url, *source.pages))
    if not walked.pris:
        yield from _from_feeds(source, visit, walked)
    if not walked.pris:
        yield from from_sitemap(walked)
    yield from beside(walked)
    yield from walked.remains()


def from_api(source: Source, visit: Visit, walked: Parcours) -> Iterator[Lien]:
    """What the REST API tells; nothing where it is refused. Its address is the usual one, else the one that the site's page names."""
    api = urljoin(source.url, "/wp-json/")
    media = _all(visit, api, "media", source)
    if media is None:
        told = visit(source.url).marques.get("api", "")
        media = _all(visit, told, "media", source) if told and told != api else None
        api = told or api
    if media:
        yield from _from_api(source, visit, walked, api, media)


def not_in_library(source: Source, visit: Visit, walked: Parcours) -> bool:
    """The source's own pages show files of the council that the media library does not hold: behind a download manager, elsewhere.
    Of a page that shows no file, its first part is looked at: a year, a sitting."""
    for url in (source.url, *source.pages):
        page = visit(url)
        shown = _shown(page, source)
        if not shown and is_listing(page):
            parts = (ln.url for ln in page.liens if walked.worth(ln) and rank_of(ln, page, True) == SUITE)
            shown = [lien for part in islice(parts, 1) for lien in _shown(visit(part), source)]
        if any(key(lien.url) not in walked.pris for lien in shown):
            return True
    return False


def _shown(page: Page, source: Source) -> list[Lien]:
    """The council's files that a page shows."""
    title, listing = page.entete or page.titre, is_listing(page)
    found = [replace(ln, page=title, liste=listing, ailleurs=not same_site(ln.url, page.url)) for ln in page.liens]
    files = [ln for ln in found if is_file(ln.url) or MOEURS.fichier(ln.url)]
    return [ln for ln in files if reason_to_leave(ln, source) is None]


def _from_api(source: Source, visit: Visit, walked: Parcours, api: str, media: list[Lien]) -> Iterator[Lien]:
    """Certain files at once; for the others, the pages and posts that show a PDF tell what they are."""
    doubtful: list[Lien] = []
    for lien in media:
        if reason_to_leave(replace(lien, liste=False), source) is None:
            yield from walked.offer(lien)
        else:
            doubtful.append(lien)
    shown: dict[str, Lien] = {}
    for kind in ("pages", "posts"):
        if walked.pris and not any(_open(lien, source) for lien in doubtful if key(lien.url) not in shown):
            break
        for lien in _all(visit, api, kind, source) or []:
            shown.setdefault(key(lien.url), lien)
    known = {key(lien.url) for lien in media}
    for lien in doubtful:
        seen = shown.get(key(lien.url))
        yield from walked.offer(_joined(lien, seen) if seen else replace(lien, liste=lien.liste and not shown))
    for name, lien in shown.items():
        if name not in known:
            yield from walked.offer(lien)


def _open(lien: Lien, source: Source) -> bool:
    """Nothing in the file's own words decides."""
    return reason_to_leave(replace(lien, liste=True), source) is None


def _joined(media: Lien, shown: Lien) -> Lien:
    texts = " ".join(dict.fromkeys((shown.texte, media.texte)))
    return replace(shown, url=media.url, texte=texts, date=media.date)


def _all(visit: Visit, api: str, kind: str, source: Source) -> list[Lien] | None:
    """Every item of a kind, a hundred a request; None where the API is refused. `search` keeps the pages that show a PDF."""
    asked = {"per_page": str(PER_PAGE), "_fields": FIELDS[kind]}
    asked |= {"mime_type": "application/pdf"} if kind == "media" else {"search": ".pdf"}
    if source.depuis:
        asked["after"] = f"{source.depuis}T00:00:00"
    found: list[Lien] = []
    number, last = 1, 1
    while number <= last:
        query = urlencode(asked | ({"page": str(number)} if number > 1 else {}), safe="/,:")
        sign = "&" if "?" in api else "?"
        page = visit(f"{api}wp/v2/{kind}{sign}{query}", read_items, essai=True)
        if page.code != 200 or "pages" not in page.marques:
            return found or None
        found += [replace(ln, ailleurs=not same_site(ln.url, source.url)) for ln in page.liens]
        last = int(page.marques["pages"])
        number += 1
    return found


def read_items(answer: Reponse) -> Page:
    """One page of media, pages or posts: the files themselves, or the links of each content with its title as context."""
    page = Page(answer.url)
    try:
        items = json.loads(answer.body)
    except ValueError:
        return page
    if not isinstance(items, list):
        return page
    total = answer.headers.get("X-WP-TotalPages", "")
    page.marques["pages"] = total if total.isdigit() else ("1" if len(items) < PER_PAGE else "2")
    for item in items:
        title, day = _text(item.get("title")), str(item.get("date") or "")[:10]
        if item.get("source_url"):
            url = _secure(normal(urljoin(answer.url, item["source_url"])), answer.url)
            page.liens.append(Lien(url, title, autour=_text(item.get("caption")), page=_parent(item), date=day))
        elif item.get("content"):
            page.liens += _of_content(item, title, day, answer)
    return page


def _of_content(item: dict[str, object], title: str, day: str, answer: Reponse) -> Iterator[Lien]:
    content = item.get("content")
    body = str(content.get("rendered", "") if isinstance(content, dict) else content)
    link = str(item.get("link") or answer.url)
    for lien in read_page(Reponse(link, 200, {"content-type": "text/html; charset=utf-8"}, body.encode())).liens:
        if is_file(lien.url):
            context = lien.contexte or title
            yield replace(
                lien,
                url=_secure(lien.url, answer.url),
                contexte=context,
                page=title,
                date=day,
                liste=council_words(title),
            )


def _parent(item: dict[str, object]) -> str:
    """The page to which a file was attached, as its permalink tells it (`/conseil-municipal/scan-12/`); empty where it was to none."""
    parts = urlsplit(str(item.get("link") or "")).path.strip("/").split("/")
    return " ".join(parts[:-1]).replace("-", " ")


def _secure(url: str, asked: str) -> str:
    """The scheme by which the site answered: media libraries keep `http:` from before the certificate."""
    if same_site(url, asked) and urlsplit(url).scheme != urlsplit(asked).scheme:
        return urlsplit(url)._replace(scheme=urlsplit(asked).scheme).geturl()
    return url


def _text(value: object) -> str:
    raw = value.get("rendered", "") if isinstance(value, dict) else value
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", str(raw or ""))).split())


def _from_feeds(source: Source, visit: Visit, walked: Parcours) -> Iterator[Lien]:
    """The posts of the feed, ten a page (`?paged=2`), until one brings nothing more."""
    for number in range(1, 20):
        page = visit(urljoin(source.url, "/feed/" + (f"?paged={number}" if number > 1 else "")), read_feed, essai=True)
        before = len(walked.pris) + len(walked.restes)
        for lien in page.liens:
            if is_file(lien.url):
                yield from walked.offer(lien)
        if page.code != 200 or len(walked.pris) + len(walked.restes) == before:
            return
