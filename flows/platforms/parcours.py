"""The walk through a site's pages, shared by the platforms that show their documents in HTML.

From the source's pages, best first: the next pages, years and sittings of a listing; then the rubrics of the council's documents;
the town hall's other pages only while nothing has been found. Each page is asked for once, and only where it may hold something.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from flows.moisson.choose import ABOVE, DOUTE, Lien, council_words, reason_to_leave
from flows.moisson.fetch import Echec
from flows.moisson.mots import CONSEIL_SEUL, MENTIONS, NEWS, RUBRIQUE, plain
from flows.platforms.adresses import (
    NOT_PAGES,
    OTHER_FILES,
    PORTAL,
    host,
    is_file,
    key,
    own_pages,
    same_site,
)
from flows.platforms.etape import Etape
from flows.platforms.illisible import is_ours, scripted, unread
from flows.platforms.moeurs import TERMS, TWIST, Moeurs
from flows.platforms.page import Page, Visit
from flows.platforms.partage import OTHERS, Partage
from flows.platforms.rangs import CONSEILS, LARGEST, RUBRIQUES, SUITE, is_home, is_listing, one_act, rank_of, same_row
from flows.platforms.suites import YEAR, backwards, facets, is_paging
from flows.source import Source

ENOUGH = 5
"""Documents, or pages that lead to some, that make of a page a place where the council publishes, though it does not say so."""
PROBES = 2
"""Addresses that may serve a file, tried for each listing when a site is only looked at: the others are taken to be like them."""
FERTILE = -1_000_000
SAMPLE = 2
"""Pages of one listing whose file stands beside them already, visited to see whether they hold more: none of the others where these do not."""


@dataclass(slots=True)
class Parcours:
    """One walk. `pris` and `restes` are the links taken and left aside so far, by the key of their address; `entrees` tells which of
    those taken each listing shows. `essais`, where it is not 0, is how many parts of one listing are visited at most: enough to see.
    `par_plan`: the site's map was asked, for its pages lead to nothing. `visitees` pages were asked for, `vaines` of them gave nothing
    and led nowhere; `nouvelles` are the links to the site's news, `conseils` to the council's own page, `portails` to portals of acts."""

    source: Source
    visit: Visit
    moeurs: Moeurs = field(default_factory=Moeurs)
    pris: dict[str, Lien] = field(default_factory=dict)
    restes: dict[str, Lien] = field(default_factory=dict)
    vues: set[str] = field(default_factory=set)
    essais: int = 0
    par_plan: bool = False
    visitees: int = 0
    vaines: int = 0
    nouvelles: dict[str, Lien] = field(default_factory=dict)
    conseils: dict[str, Lien] = field(default_factory=dict)
    portails: dict[str, Lien] = field(default_factory=dict)
    entrees: dict[str, set[str]] = field(default_factory=dict)
    _essais: dict[str, int] = field(default_factory=dict)
    _sondes: dict[str, int] = field(default_factory=dict)
    _servis: dict[str, int] = field(default_factory=dict)
    _profond: dict[str, int] = field(default_factory=dict)
    _ensuite: set[str] = field(default_factory=set)
    _montres: set[str] = field(default_factory=set)
    _queue: list[tuple[int, bool, int, Etape]] = field(default_factory=list)
    _doubles: dict[str, int] = field(default_factory=dict)
    _home: str = ""
    _partage: Partage | None = None
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
            rank, _, _, step = heapq.heappop(self._queue)
            if key(step.url) in self.vues or self._useless(rank, step):
                continue
            self.vues.add(key(step.url))
            page = self.visit(step.url)
            if rank != SUITE:
                step = replace(step, entree=page.url)
            if rank == SUITE:
                self._profond[step.entree] = max(step.depth, self._profond.get(step.entree, 0))
            count = (
                self._servis if page.document and not self._is_file(step.via or Lien(step.url, "")) else self._essais
            )
            if count is self._servis or not page.document:
                count[step.entree] = count.get(step.entree, 0) + 1
            taken, pushed = len(self.pris), self._count
            yield from self._of(page, rank, step)
            self.visitees += not page.document
            self.vaines += (len(self.pris), self._count) == (taken, pushed) and not page.document
            if step.double:
                vain = self._doubles.get(step.entree, 0) + 1
                self._doubles[step.entree] = vain if len(self.pris) == taken else FERTILE

    def _useless(self, rank: int, step: Etape) -> bool:
        """The town hall's pages are tried only while nothing is found; the council's own page also from a home page; pages that hold no
        more than their listing showed are not."""
        if step.double and self._doubles.get(step.entree, 0) >= SAMPLE:
            return True
        if rank == SUITE and self.essais and self._essais.get(step.entree, 0) > self.essais:
            deeper = step.entree not in self.entrees and step.depth > self._profond.get(step.entree, 0)
            return not deeper and (step.via is None or not self._is_file(step.via))
        if rank == SUITE and self.essais and self._servis.get(step.entree, 0) >= self.essais:
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
            self.pris[name] = lien
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
        partage = self._partage = self._partage or Partage.of(self.source, page)
        step = replace(step, notre=step.notre or partage.ours(page))
        self.vues.add(key(page.url))
        listing = is_listing(page) or (via is not None and via.liste and rank == SUITE)
        start = step.nommee or (rank == 0 and not is_home(page.url) and not NEWS.search(plain(page.entete)))
        step = replace(step, nommee=start)
        if rank == 0:
            self._listed = self._listed or listing
        if listing and rank != SUITE and not step.dessous:
            step = replace(step, depth=0)  # the way to a listing does not count in its depth
        title = page.entete or page.titre
        if via is not None and rank == SUITE and via.texte and council_words(via.texte):
            title = f"{title} | {via.texte}"
        before = len(self.pris)
        probed = self._sondes.get(step.entree, 0)
        for lien in page.liens:
            self._beside(lien, partage, step)
            here = replace(lien, page=title, liste=listing or start, ailleurs=not self.here(lien.url))
            if partage.a_neighbour_s(here, step.notre):
                here = replace(here, ecarte=OTHERS)
            if self._is_file(here):
                yield from self._file(here, step)
            elif here.ailleurs and PORTAL.search(here.url) and is_ours(here):
                self.portails.setdefault(host(here.url), here)
            elif told := unread(here, listing):
                self.restes.setdefault(key(lien.url), replace(here, ecarte=told))
        self.restes |= {lien.url: lien for lien in scripted(page, listing)}
        probed = self._sondes.get(step.entree, 0) - probed
        followed = probed + self._follow(page, listing, listing or probed > 0 or len(self.pris) > before, step)
        if rank != SUITE:
            self._found = self._found or len(self.pris) - before + followed >= (1 if listing else ENOUGH)
        self._found = self._found or len(self.pris) >= 2 * ENOUGH

    def _beside(self, lien: Lien, partage: Partage, step: Etape) -> None:
        """Keeps in mind the site's news and the council's own page."""
        words = plain(lien.texte)
        for kept, pattern in ((self.nouvelles, NEWS), (self.conseils, CONSEIL_SEUL)):
            if pattern.search(words) and not self._is_file(lien) and partage.rank(lien, step.notre, CONSEILS):
                kept.setdefault(key(lien.url), lien)

    def _file(self, lien: Lien, step: Etape) -> Iterator[Lien]:
        """A sure PDF is offered; an address that may serve one is asked for, if its words do not leave it aside."""
        if (
            is_file(lien.url)
            or key(lien.url) in self.pris
            or reason_to_leave(lien, self.source)
            or (self.essais and self._sondes.get(step.entree, 0) >= PROBES)
        ):
            yield from self._seen(lien, step)
        elif key(lien.url) not in self.vues:
            self._sondes[step.entree] = self._sondes.get(step.entree, 0) + 1
            self.vues.update(map(key, own_pages(lien.url)))
            self._push(SUITE, Etape(lien.url, step.depth + 1, lien, step.entree))

    def _probed(self, lien: Lien) -> bool:
        """An address that may serve a file and is not left aside: it has been asked for, or will be."""
        return self.moeurs.fichier(lien.url) and reason_to_leave(lien, self.source) is None

    def _seen(self, lien: Lien, step: Etape) -> Iterator[Lien]:
        self.vues.update(map(key, own_pages(lien.url)))
        yield from self.offer(lien)
        if key(lien.url) in self.pris:
            self.entrees.setdefault(step.entree, set()).add(key(lien.url))

    def _is_file(self, lien: Lien) -> bool:
        return is_file(lien.url) or self.moeurs.fichier(lien.url)

    def here(self, url: str) -> bool:
        """The address lies on the source's site."""
        return any(same_site(url, home) for home in (self._home, self.source.url, *self.source.pages))

    def worth(self, lien: Lien) -> bool:
        """The page lies on the site and is of a kind that may list documents."""
        self._home = self._home or self.source.url
        return self._a_page(lien)

    def push(self, rank: int, lien: Lien) -> None:
        """A page to be visited, found by other means than the walk."""
        self._push(rank, Etape(lien.url, 1, lien, self.source.url))

    def _push(self, rank: int, step: Etape) -> None:
        if key(step.url) not in self.vues:
            self._count += 1
            heapq.heappush(self._queue, (rank, step.ensuite, self._count, step))

    def _follow(self, page: Page, listing: bool, fertile: bool, step: Etape) -> int:
        """Its next pages are worth a visit where it holds something; answers how many parts of a listing it leads to."""
        files = [ln for ln in page.liens if key(ln.url) in self.pris or self._probed(ln)]
        rows = {ln.autour for ln in files if ln.autour}
        compared = rows if len(page.liens) <= LARGEST else set()
        pages = [ln for ln in page.liens if not self._is_file(ln) and self._a_page(ln, page)]
        pages = self._not_whole(pages, files, rows)
        paging = [ln for ln in pages if is_paging(ln, page, self.moeurs.suite)]
        ranks = [(self._rank(ln, page, listing, step), ln) for ln in pages if ln not in paging]
        parts = {key(ln.url) for rank, ln in ranks if rank == SUITE and ln.lieu != "cadre"}
        shown = {key(ln.url) for ln in page.liens if ln not in paging}
        fresh = not shown <= self._montres  # a pager may never end: it is left where it shows nothing more
        self._montres |= shown
        if fresh and (fertile or parts):
            ranks += [(SUITE, ln) for ln in paging if not backwards(ln, page)]
        self._ensuite |= facets([ln for _, ln in ranks], files) if paging else set()
        if not any(same_site(page.url, home) for home in (self._home, self.source.url)):
            ranks = [
                (rank, ln) for rank, ln in ranks if rank == SUITE and ln.lieu != "menu"
            ]  # the rest is its neighbours'
        for rank, lien in ranks:
            depth = step.depth + (lien not in paging)
            if rank and depth <= max(self.source.profondeur, 1):
                on = lien in paging
                via = replace(lien, liste=listing or (rank <= RUBRIQUES and not on))
                after = lien.url in self._ensuite
                double = (
                    rank == SUITE
                    and not on
                    and (lien.autour in rows or after or any(same_row(lien, row) for row in compared))
                )
                below, named = listing or step.dessous, on and step.nommee
                self._push(rank, Etape(lien.url, depth, via, step.entree, below, named, step.notre, double, after))
        return len(parts)

    def _rank(self, lien: Lien, page: Page, listing: bool, step: Etape) -> int:
        """As `rank_of`; on a site of several, the way to the source's own pages, and nothing of its neighbours'."""
        partage = self._partage or Partage(None)
        return partage.rank(lien, step.notre, rank_of(lien, page, listing))

    def _not_whole(self, pages: list[Lien], files: list[Lien], rows: set[str]) -> list[Lien]:
        """Without the pages of one act whose file stands beside them, and the articles that the page shows whole, under their titles."""
        heads = {ln.contexte.split(ABOVE)[0] for ln in files} if self.moeurs.entier else set()
        more = {ln.url for ln in pages if MENTIONS.search(ln.texte)}

        def whole(lien: Lien) -> bool:
            return (lien.autour in rows and one_act(lien.texte)) or (bool(lien.texte) and lien.texte in heads)

        return [ln for ln in pages if ln.url in more or not whole(ln)]

    def _a_page(self, lien: Lien, page: Page | None = None) -> bool:
        url, parts = lien.url, urlsplit(lien.url)
        if NOT_PAGES.search(parts.path) or OTHER_FILES.search(parts.path) or not self.here(url):
            return False
        if TWIST.search(url) or self.moeurs.jamais.search(url):
            return False
        words = plain(lien.texte)
        if self.moeurs.facettes.search(url) and not RUBRIQUE.search(words):
            return page is not None and is_paging(lien, page, self.moeurs.suite)
        if not (TERMS.search(url) or self.moeurs.termes.search(url)) or RUBRIQUE.search(words) or YEAR.search(words):
            return True
        return page is not None and is_paging(lien, page, self.moeurs.suite)
