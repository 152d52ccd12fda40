"""The walk through a site's pages, shared by the platforms that show their documents in HTML.

From the source's pages, best first: the next pages, years and sittings of a listing; then the rubrics of the council's documents;
the town hall's other pages only while nothing has been found. Each page is asked for once, and only where it may hold something.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from flows.choose import DOUTE, Lien, council_words, reason_to_leave
from flows.fetch import Echec
from flows.mots import (
    ACTE,
    AUTRE_ASSEMBLEE,
    AVANT,
    CONSEIL,
    CONSEIL_SEUL,
    GENRES,
    JAMAIS,
    JOUR,
    MAIRIE,
    MENTIONS,
    RUBRIQUE,
    SEANCE,
    plain,
)
from flows.platforms.adresses import NOT_PAGES, OTHER_FILES, is_file, key, may_be_file, same_site
from flows.platforms.page import Page, Visit
from flows.platforms.suites import YEAR, backwards, beside, child, is_paging
from flows.source import Source

SUITE, RUBRIQUES, CONSEILS, MAIRIES = 1, 2, 3, 4
"""Ranks of what is to be visited: parts of a listing, rubrics of documents, the council's page, the town hall's pages."""
ENOUGH = 5
"""Documents, or pages that lead to some, that make of a page a place where the council publishes, though it does not say so."""
DAY = re.compile(rf"\b{JOUR}")
SCRIPT = "ce lien n'existe que par un script de la page : il n'est pas suivi"
TWIST = re.compile(r"(?i)[?&](?:sort\w*|order\w*|tri|dir|replytocom|print|share|format|type|view=print|feed|lang|like|s|q|search|recherche)=|/(?:feed|print|rss|amp|wp-login|login|user|tag|author|wp-json)(?:/|$)")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moeurs:
    """What a platform adds to the common ways. `fichier`: more addresses of files; `jamais`: addresses that are no listing;
    `suite`: addresses that go on with a listing."""

    fichier: Callable[[str], bool] = may_be_file
    jamais: re.Pattern[str] = re.compile(r"(?!)")
    suite: re.Pattern[str] = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Etape:
    """A page to be visited: how deep, through which link, and the listing that it is a part of."""

    url: str
    depth: int = 0
    via: Lien | None = None
    entree: str = ""


@dataclass(slots=True)
class Parcours:
    """One walk. `pris` and `restes` are the links taken and left aside so far, by the key of their address; `entrees` tells which of
    those taken each listing shows. `essais`, where it is not 0, is how many parts of one listing are visited at most: enough to see."""

    source: Source
    visit: Visit
    moeurs: Moeurs = field(default_factory=Moeurs)
    pris: set[str] = field(default_factory=set)
    restes: dict[str, Lien] = field(default_factory=dict)
    vues: set[str] = field(default_factory=set)
    essais: int = 0
    entrees: dict[str, set[str]] = field(default_factory=dict)
    _essais: dict[str, int] = field(default_factory=dict)
    _queue: list[tuple[int, int, Etape]] = field(default_factory=list)
    _home: str = ""
    _count: int = 0
    _listed: bool = False
    _found: bool = False

    def links(self, starts: Iterable[str]) -> Iterator[Lien]:
        """Every link to a file from these pages on; what is left aside comes last, each once."""
        for url in starts:
            self._push(0, Etape(url))
        try:
            yield from self._walk()
        except Echec:
            yield from self.remains()  # a bound was reached, or the host is left alone: what was seen is told all the same
            raise
        yield from self.remains()

    def _walk(self) -> Iterator[Lien]:
        while self._queue:
            rank, _, step = heapq.heappop(self._queue)
            if key(step.url) in self.vues or self._useless(rank, step):
                continue
            self.vues.add(key(step.url))
            page = self.visit(step.url)
            if rank != SUITE:
                step = replace(step, entree=page.url)
            self._essais[step.entree] = self._essais.get(step.entree, 0) + 1
            yield from self._of(page, rank, step)

    def _useless(self, rank: int, step: Etape) -> bool:
        """The town hall's pages are tried only while nothing is found; the council's own page also from a home page."""
        if rank == SUITE and self.essais and self._essais.get(step.entree, 0) > self.essais:
            return True
        return rank >= CONSEILS and self._found and (rank > CONSEILS or step.depth > 1 or self._listed)

    def remains(self) -> Iterator[Lien]:
        """What no place took, with the reason."""
        for name, lien in self.restes.items():
            if name not in self.pris:
                yield lien
        self.restes.clear()

    def offer(self, lien: Lien) -> Iterator[Lien]:
        """A link to a file: given when it is taken, kept for the end otherwise."""
        name = key(lien.url)
        if name in self.pris:
            return
        reason = reason_to_leave(lien, self.source)
        if reason is None:
            self.pris.add(name)
            yield lien
        elif name not in self.restes or self.restes[name].ecarte == DOUTE:
            self.restes[name] = replace(lien, ecarte=reason)

    def _of(self, page: Page, rank: int, step: Etape) -> Iterator[Lien]:
        """What a page gives: its files, then the pages that it leads to."""
        via = step.via
        if page.document:
            yield from self._seen(via or Lien(page.url, ""), step)
            return
        self._home = self._home or page.url
        self.vues.add(key(page.url))
        listing = is_listing(page) or (via is not None and via.liste and rank == SUITE)
        start = rank == 0 and not is_home(page.url)
        if rank == 0:
            self._listed = self._listed or listing
        title = page.entete or page.titre
        if via is not None and rank == SUITE and via.texte and council_words(via.texte):
            title = f"{title} | {via.texte}"
        before = len(self.pris)
        for lien in page.liens:
            here = replace(lien, page=title, liste=listing or start, ailleurs=not self._here(lien.url))
            if self._is_file(here):
                yield from self._file(here, step)
            elif OTHER_FILES.search(urlsplit(lien.url).path):
                ending = urlsplit(lien.url).path.rpartition(".")[2].lower()
                self.restes.setdefault(key(lien.url), replace(here, ecarte=f"fichier .{ending} : seul le PDF est lu"))
        self._scripted(page)
        followed = self._follow(page, listing, listing or len(self.pris) > before, step)
        if rank != SUITE:
            self._found = self._found or len(self.pris) - before + followed >= (1 if listing else ENOUGH)
        self._found = self._found or len(self.pris) >= 2 * ENOUGH

    def _scripted(self, page: Page) -> None:
        """Links that only a script makes are told, never followed."""
        for text in page.marques.get("scripts", "").splitlines():
            if council_words(text):
                url = f"{page.url}#{re.sub(r'[^a-z0-9]+', '-', plain(text))[:60]}"
                self.restes[url] = Lien(url, text, ecarte=SCRIPT)

    def _file(self, lien: Lien, step: Etape) -> Iterator[Lien]:
        """A sure PDF is offered; an address that may serve one is asked for, if its words do not leave it aside."""
        if is_file(lien.url) or key(lien.url) in self.pris or reason_to_leave(lien, self.source):
            yield from self._seen(lien, step)
        elif key(lien.url) not in self.vues:
            self._push(SUITE, Etape(lien.url, step.depth + 1, lien, step.entree))

    def _seen(self, lien: Lien, step: Etape) -> Iterator[Lien]:
        yield from self.offer(lien)
        if key(lien.url) in self.pris:
            self.entrees.setdefault(step.entree, set()).add(key(lien.url))

    def _is_file(self, lien: Lien) -> bool:
        return is_file(lien.url) or self.moeurs.fichier(lien.url)

    def _here(self, url: str) -> bool:
        return same_site(url, self._home) or same_site(url, self.source.url)

    def worth(self, lien: Lien) -> bool:
        """The page lies on the site and is of a kind that may list documents."""
        self._home = self._home or self.source.url
        return self._a_page(lien.url)

    def push(self, rank: int, lien: Lien) -> None:
        """A page to be visited, found by other means than the walk."""
        self._push(rank, Etape(lien.url, 1, lien, self.source.url))

    def _push(self, rank: int, step: Etape) -> None:
        if key(step.url) not in self.vues:
            self._count += 1
            heapq.heappush(self._queue, (rank, self._count, step))

    def _follow(self, page: Page, listing: bool, fertile: bool, step: Etape) -> int:
        """Its next pages are worth a visit where it holds something; answers how many parts of a listing it leads to."""
        pages = [ln for ln in page.liens if not self._is_file(ln) and self._a_page(ln.url)]
        paging = [ln for ln in pages if is_paging(ln, page, self.moeurs.suite)]
        ranks = [(rank_of(ln, page, listing), ln) for ln in pages if ln not in paging]
        parts = {key(ln.url) for rank, ln in ranks if rank == SUITE and ln.lieu != "cadre"}
        if fertile or parts:
            ranks += [(SUITE, ln) for ln in paging if not backwards(ln, page)]
        for rank, lien in ranks:
            depth = step.depth + (lien not in paging)
            if rank and depth <= max(self.source.profondeur, 1):
                self._push(rank, Etape(lien.url, depth, replace(lien, liste=listing or rank <= RUBRIQUES), step.entree))
        return len(parts)

    def _a_page(self, url: str) -> bool:
        parts = urlsplit(url)
        ending = bool(NOT_PAGES.search(parts.path) or OTHER_FILES.search(parts.path))
        return self._here(url) and not ending and not TWIST.search(url) and not self.moeurs.jamais.search(url)


def rank_of(lien: Lien, page: Page, listing: bool) -> int:
    """How soon a page's link is worth a visit; 0: never."""
    own = plain(lien.texte)
    if lien.lieu == "cadre":
        return SUITE if listing or council_words(own) or len(page.liens) < 15 else 0
    last = plain(urlsplit(lien.url).path.rstrip("/").rpartition("/")[2])
    if AUTRE_ASSEMBLEE.search(own) or AVANT.search(own) or any(p.search(own) for _, p in GENRES):
        return 0
    if RUBRIQUE.search(own) or (not own and RUBRIQUE.search(last)):
        return SUITE if (listing and lien.lieu == "corps") or DAY.search(own) else RUBRIQUES
    if YEAR.search(own) and (
        child(lien.url, page.url) or beside(lien.url, page.url) or (listing and lien.lieu != "menu")
    ):
        return SUITE if listing or child(lien.url, page.url) else 0
    if lien.lieu != "menu":
        if council_words(own) and (listing or SEANCE.search(own) or ACTE.search(own)):
            return SUITE
        if listing and not JAMAIS.search(own) and _item(lien, page, own):
            return SUITE
        if MENTIONS.search(lien.texte) and council_words(f"{lien.contexte} {lien.autour}"):
            return SUITE
    if JAMAIS.search(own):
        return 0
    if CONSEIL_SEUL.search(own) or (CONSEIL.search(own) and lien.lieu != "menu"):
        return CONSEILS
    return MAIRIES if MAIRIE.search(own) or (CONSEIL.search(last) and len(own) < 60) else 0


def _item(lien: Lien, page: Page, own: str) -> bool:
    """One of a listing's items: a page below it, or one told beside a day or a number."""
    near = plain(f"{lien.contexte} {lien.autour}")
    return (
        child(lien.url, page.url)
        or bool(DAY.search(f"{own} {plain(lien.autour)}"))
        or bool(MENTIONS.search(lien.texte) and (ACTE.search(near) or SEANCE.search(near)))
    )


def is_home(url: str) -> bool:
    """The address is a site's first page."""
    parts = urlsplit(url)
    return (
        parts.path.strip("/").lower() in ("", "index.php", "index.html", "index.htm", "fr", "accueil")
        and not parts.query
    )


def is_listing(page: Page) -> bool:
    """The page is one where the council's documents are published: its heading, title or address says so."""
    if AUTRE_ASSEMBLEE.search(plain(page.entete)):
        return False
    path = plain(urlsplit(page.url).path)
    return any(
        RUBRIQUE.search(w) or council_words(w) for w in (plain(page.entete), plain(page.titre.split(" - ")[0]), path)
    )
