"""Plain HTML pages of links, with their sub-pages (years, next pages, the page that holds the link to the PDF)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, unquote, urldefrag, urljoin, urlsplit, urlunsplit

from flows.choose import Lien, worth_following
from flows.source import Source

FILES = (".pdf",)
NOT_PAGES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".svg",
    ".zip",
    ".doc",
    ".docx",
    ".odt",
    ".xls",
    ".xlsx",
    ".ods",
    ".ics",
    ".mp4",
    ".mp3",
    ".css",
    ".js",
    ".xml",
)
MAX_PAGES = 200


def links(source: Source, visit: Callable[[str], list[Lien]]) -> Iterator[Lien]:
    """Every link to a file, from the listing and the pages of the same site that it leads to, `source.profondeur` deep."""
    site = urlsplit(source.url).netloc
    queue: list[tuple[str, int]] = [(source.url, 0)]
    visited: set[str] = set()
    given: set[str] = set()
    while queue and len(visited) < MAX_PAGES:
        url, depth = queue.pop(0)
        if url in visited:
            continue
        visited.add(url)
        for lien in visit(url):
            if is_file(lien.url):
                if lien.url not in given:
                    given.add(lien.url)
                    yield lien
            elif (
                depth < source.profondeur
                and urlsplit(lien.url).netloc == site
                and not lien.url.lower().endswith(NOT_PAGES)
                and worth_following(lien, visited)
            ):
                queue.append((lien.url, depth + 1))


def is_file(url: str) -> bool:
    """The address is a PDF's: by its path, or by a parameter that names one (`showFile.jsp?pdf=…`, `?path=….pdf`)."""
    parts = urlsplit(url)
    if unquote(parts.path).lower().endswith(FILES):
        return True
    values = [v.lower() for vs in parse_qs(parts.query).values() for v in vs]
    return any(v.endswith(FILES) for v in values)


def parse_links(body: bytes, base: str, charset: str = "utf-8") -> list[Lien]:
    """The links of a page, absolute, without fragment, in order; frames count as links. Addresses are percent-encoded."""
    reader = _Reader(base)
    reader.feed(body.decode(charset, "replace"))
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Collects `a`, `area`, `iframe`, `frame`, `embed` and `object`; remembers the last heading as context."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base, self.found = base, []  # type: ignore[var-annotated]
        self._href: str | None = None
        self._text: list[str] = []
        self._heading: list[str] | None = None
        self._context = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "base" and values.get("href"):
            self.base = urljoin(self.base, values["href"] or "")
        elif tag in ("h1", "h2", "h3", "h4", "caption", "legend"):
            self._heading = []
        elif tag in ("a", "area"):
            self._close()
            self._href, self._text = values.get("href"), [values.get("title") or ""]
        elif tag in ("iframe", "frame", "embed", "object"):
            self._add(values.get("src") or values.get("data"), values.get("title") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._close()
        elif tag in ("h1", "h2", "h3", "h4", "caption", "legend") and self._heading is not None:
            self._context, self._heading = " ".join("".join(self._heading).split()), None

    def handle_data(self, data: str) -> None:
        if self._href is not None:
            self._text.append(data)
        if self._heading is not None:
            self._heading.append(data)

    def _close(self) -> None:
        if self._href is not None:
            self._add(self._href, " ".join(self._text))
        self._href = None

    def _add(self, href: str | None, text: str) -> None:
        if not href or href.strip().lower().startswith(("javascript:", "mailto:", "tel:", "#", "data:")):
            return
        try:
            url = normal(urljoin(self.base, href.strip()))
        except ValueError:
            return
        self.found.append(Lien(url, " ".join(text.split()), self._context))


def normal(url: str) -> str:
    """One spelling for an address: no fragment, percent-encoded where a browser would encode."""
    parts = urlsplit(urldefrag(url)[0])
    return urlunsplit(
        (
            parts.scheme.lower(),
            parts.netloc,
            quote(parts.path, safe="/%:@!$&'()*+,;=~-._"),
            quote(parts.query, safe="=&%/:;+,@!$'()*~-._?"),
            "",
        )
    )
