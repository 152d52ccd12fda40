"""Beside the listings: the council's own page, the page of news, where a council tells of a paper that no listing holds, its portals of acts.

Each is asked once, after the walk and only where the walk found documents; of the news, the items whose title names a sitting or its
papers, unless what they tell of was found elsewhere. What may be asked in vain is a small part of what the walk was worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.moisson.choose import ABOVE, SAID, Lien, council_words, reason_to_leave
from flows.moisson.mots import ACTE, AUTRE_ASSEMBLEE, AVANT, GENRES, MENTIONS, MOIS, plain
from flows.platforms.adresses import is_file, key
from flows.platforms.page import Page
from flows.platforms.parcours import Parcours
from flows.platforms.portails import from_portals
from flows.platforms.rangs import NOT_ACTS, RUBRIQUES, is_home, is_listing
from flows.platforms.suites import backwards, child, is_paging

ACTUALITE = "actualite"
"""The place of a link that a news item gave: it leaves the page of news in its time, its document stays."""
SPARE = 0.15
"""Requests that may be in vain for each one that was not."""
SMALL = 5
"""Requests that were not in vain from which one more may be."""
KINDS = (
    ("liste", re.compile(r"\bliste|\bdelib(?!ero)")),
    ("pv", re.compile(r"proces ?verba|\bpv|comptes? ?rendu|\bcr\b")),
)
MONTHS = ("janv", "fev", "mars", "avr", "mai", "juin", "juil", "aou", "sept", "oct", "nov", "dec")
DAYS = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:er)? (?P<m>{MOIS}) (?P<y>20\d\d)|\b(?P<d2>\d\d?) (?P<m2>\d\d?) (?P<y2>20\d\d)\b|\b(?P<y3>20\d\d) ?(?P<m3>[01]\d) ?(?P<d3>[0-3]\d)\b"
)


def beside(walked: Parcours) -> Iterator[Lien]:
    """What the council's own page and the site's news give that the walk did not find."""
    page = next((ln for ln in walked.conseils.values() if key(ln.url) not in walked.vues and walked.worth(ln)), None)
    if page and walked.pris and spare(walked) > 1 and walked.visit(page.url, essai=True).code == 200:
        walked.push(RUBRIQUES, replace(page, liste=False))
        yield from walked.links(())
    yield from news(walked)
    yield from from_portals(walked)


def news(walked: Parcours) -> Iterator[Lien]:
    """What the site's news give that the walk did not find; nothing where there is no page of news, or nothing was found."""
    if not walked.pris or spare(walked) < 1 or not (where := _page_of_news(walked)):
        return
    told = {name for lien in walked.pris.values() for name in papers(f"{lien.texte} {lien.autour} {lien.url}")}
    on: Lien | None = where
    while on:
        before, page = len(walked.pris), _asked(walked, on)
        yield from _of_news(page, walked, told)
        walked.vaines += len(walked.pris) == before
        on = _next(page, walked) if len(walked.pris) > before and spare(walked) >= 1 else None
    yield from walked.remains()


def _next(page: Page, walked: Parcours) -> Lien | None:
    """The page of older news: worth a visit where this one gave something."""
    pages = (ln for ln in page.liens if key(ln.url) not in walked.vues and walked.here(ln.url))
    return next((ln for ln in pages if is_paging(ln, page, walked.moeurs.suite) and not backwards(ln, page)), None)


def _of_news(page: Page, walked: Parcours, told: set[tuple[str, str]]) -> Iterator[Lien]:
    """What one page of news gives: its files, then those of the items that tell of a sitting."""
    items = [lien for lien in page.liens if _tells(lien, walked)]
    for lien in page.liens:
        yield from _given(lien, page, walked, listing=False)
    for lien in sorted({key(ln.url): ln for ln in items}.values(), key=lambda ln: not ACTE.search(plain(_title(ln)))):
        if spare(walked) >= 1 and not (papers(_title(lien)) & told):
            before = len(walked.pris)
            item = _asked(walked, lien)
            for file in item.liens:
                yield from _given(file, item, walked, listing=is_listing(item))
            walked.vaines += len(walked.pris) == before


def spare(walked: Parcours) -> int:
    """How many more requests may be in vain; one on a small site."""
    worth = 1 + len(walked.pris) + walked.visitees - walked.vaines
    return max(int(SPARE * worth), int(worth >= SMALL)) - walked.vaines


def papers(text: str) -> set[tuple[str, str]]:
    """The papers that words name, by kind and day: {("pv", "2024-03-12")}. A sitting alone names all of its papers."""
    words = plain(text)
    kinds = [kind for kind, pattern in KINDS if pattern.search(words)] or [kind for kind, _ in KINDS]
    return {(kind, day) for kind in kinds for day in _days(words)}


def _days(words: str) -> Iterator[str]:
    for match in DAYS.finditer(words):
        day, month, year = (next(v for v in match.group(n, f"{n}2", f"{n}3") if v) for n in "dmy")
        number = int(month) if month.isdigit() else next(n for n, m in enumerate(MONTHS, 1) if month.startswith(m[:4]))
        yield f"{year}-{number:02d}-{int(day):02d}"


def _page_of_news(walked: Parcours) -> Lien | None:
    return next(
        (ln for ln in walked.nouvelles.values() if key(ln.url) not in walked.vues and not is_home(ln.url)), None
    )


def all_in_news(walked: Parcours) -> str:
    """The page of news, where nothing was found but there or on a home page: it is then the council's listing; else empty."""
    where = next((ln.url for ln in walked.nouvelles.values() if walked.worth(ln) and not is_home(ln.url)), "")
    others = [url for url in walked.entrees if not (is_home(url) or child(url, where))]
    return "" if not where or others or key(where) in walked.vues else where


def by_listing(walked: Parcours) -> dict[str, set[str]]:
    """What each listing shows, the items of a page of news under that page."""
    found: dict[str, set[str]] = {}
    for url, shown in walked.entrees.items():
        above = next((p for p in walked.entrees if any(key(p) == n for n in walked.nouvelles) and child(url, p)), url)
        found.setdefault(above, set()).update(shown)
    return found


def _asked(walked: Parcours, lien: Lien) -> Page:
    walked.vues.add(key(lien.url))
    walked.visitees += 1
    return walked.visit(lien.url, essai=True)


def _title(lien: Lien) -> str:
    """What an item is called: its link's words, or its heading's where they say « lire la suite »."""
    head = next((t for t in lien.contexte.split(ABOVE) if t and not t.startswith(SAID)), "")
    return lien.texte if lien.texte and not MENTIONS.search(lien.texte) else head


def _tells(lien: Lien, walked: Parcours) -> bool:
    """The item tells of a sitting that was held, or of its papers, and was not visited."""
    words = plain(_title(lien))
    if lien.lieu in ("menu", "pages") or is_file(lien.url) or key(lien.url) in walked.vues or not walked.worth(lien):
        return False
    other = AUTRE_ASSEMBLEE.search(words) or AVANT.search(words)
    return council_words(words) and not other and not any(r in NOT_ACTS for r, p in GENRES if p.search(words))


def _given(lien: Lien, page: Page, walked: Parcours, *, listing: bool) -> Iterator[Lien]:
    """A file that a page of news shows; one whose address only may serve a file is asked for, where its words do not leave it aside."""
    place = lien.lieu if lien.lieu == "menu" else ACTUALITE
    here = replace(lien, page=page.entete or page.titre, liste=listing, lieu=place, ailleurs=not walked.here(lien.url))
    if (
        is_file(here.url)
        or key(here.url) in walked.pris
        or (
            walked.moeurs.fichier(here.url)
            and reason_to_leave(here, walked.source) is None
            and spare(walked) >= 1
            and _asked(walked, here).document
        )
    ):
        yield from walked.offer(here)
