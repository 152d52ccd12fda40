"""Which links go on with a list: its next pages, the years beside it, the pages below it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from flows.moisson.choose import Lien
from flows.moisson.mots import MOIS, plain
from flows.platforms.page import Page

PAGE_PARAM = re.compile(r"(?i)^(?:page|p|pg|paged|start|limitstart|offset|debut\w*|currentpage|pagenum|num_?page|npage|pagination|tx_\w+\[.*page\]|e-page-\w+|_page|page_(?!id)\w+|\w+_page|cp|b_start(?::int)?|cur|\w+_cur)$")  # fmt: skip
PAGE_PATH = re.compile(r"(?i)/(?:page|p|pages?-)/?\d+/?$|/\(offset\)/\d+|,page,\d+|/page-\d+")
YEAR = re.compile(rf"^(?:annees? |archives? |exercices? |mandat(?:ure)?s? |avant |depuis |conseils? |(?:1er|[234](?:e|eme)|premier|deuxieme|second|troisieme|quatrieme) (?:se|tri)mestre |{MOIS} |pv |deliberations? |comptes? rendus? |seances? |proces verbaux |conseils? municipaux |actes )*(?:de |du |des |l |annee |conseil |municipal )*((?:19|20)\d\d)(?: ?[/ ] ?(?:a )?(?:(?:19|20)?\d\d))?(?: \d{{1,3}})?$")  # fmt: skip


SIZES = re.compile(r"^(?:cHash|limit|per_?page|items_per_page|nb|taille|pagesize|delta|\w+_delta|p_p_\w+|\w+_(?:resetCur|orderBy\w+|mvcRenderCommandName))$")  # fmt: skip
"""Parameters that go with a page's number without changing what the list is: Liferay's are many."""
NEUTRAL = re.compile(r"(?i)|all|tous|toutes|_none|any")
"""Values of a filter that filters nothing: a pager's addresses bear them, the list's own does not."""
YEAR_OF_PATH = re.compile(r"[-_]?(?:19|20)\d\d")
"""How the last part of an address tells a year: `deliberations-2023`."""
LABEL = re.compile(r"^(?:page )?\d{1,4}$|suiv|next|plus|preced|dern|last|older|ancien|voir la suite|page")
"""What a link to another page of a list is called."""


def is_paging(lien: Lien, page: Page, own_way: re.Pattern[str]) -> bool:
    """The link goes on with the page's own list; `own_way` is how the platform's addresses say so."""
    if own_way.search(lien.url):
        return True
    if lien.lieu == "pages" and lien.texte.isdigit() and number_of(lien.url) == int(lien.texte):
        return True  # whatever its address: `/actes`, then `/actes/liste/page/2`
    a, b = urlsplit(lien.url), urlsplit(page.url)
    if PAGE_PATH.sub("", a.path).rstrip("/") != PAGE_PATH.sub("", b.path).rstrip("/"):
        return False
    if PAGE_PATH.search(a.path):
        return True
    mine, theirs = (
        {(k, v) for k, v in parse_qsl(unquote(q), keep_blank_values=True) if not NEUTRAL.fullmatch(v)}
        for q in (a.query, b.query)
    )
    changed = {name for name, _ in mine ^ theirs if not SIZES.search(name)}
    numbers = {name for name, value in mine - theirs if re.fullmatch(r"\d+", value)}
    paging = {n for n in changed if PAGE_PARAM.search(n) or (lien.lieu == "pages" and "page" in n.lower())}
    label = plain(lien.texte)
    return (
        bool(numbers & paging)
        and changed == paging
        and (lien.lieu == "pages" or not label or bool(LABEL.search(label)))
    )


def backwards(lien: Lien, page: Page) -> bool:
    """The first page or the one before: both have been seen. Numbers tell better than words: a blog's « previous » are its next."""
    asked, here = number_of(lien.url), number_of(page.url)
    if asked is not None and (asked > 1 or (here is not None and asked != here)):
        return here is not None and asked <= here
    words = plain(lien.texte)
    return bool(re.search(r"^(?:page )?1$|premiere|\bfirst\b|debut$|preced|previous", words)) or lien.texte.strip() in (
        "«",
        "‹",
        "<",
        "<<",
        "←",
    )


def number_of(url: str) -> int | None:
    """Which page of a list an address asks for; None: it does not say."""
    parts = urlsplit(url)
    if match := PAGE_PATH.search(parts.path):
        return int(re.findall(r"\d+", match[0])[-1])
    return next((int(v) for n, v in parse_qsl(unquote(parts.query)) if PAGE_PARAM.search(n) and v.isdigit()), None)


def facets(links: list[Lien], files: list[Lien]) -> set[str]:
    """The years beside a paged list that shows several of them already: its next pages may give all that they hold."""
    years = {ln.url: match[1] for ln in links if (match := YEAR.search(plain(ln.texte)))}
    seen = {y for ln in files for y in re.findall(r"\b(?:19|20)\d\d\b", f"{ln.texte} {ln.autour} {ln.contexte}")}
    return set(years) if len(seen & set(years.values())) > 1 else set()


def beside(url: str, other: str) -> bool:
    """Two years of one listing: the addresses differ by their last part, which tells a year in both, or in one and nothing else."""
    (a, _, x), (b, _, y) = (urlsplit(u).path.rstrip("/").rpartition("/") for u in (url, other))
    years = [bool(YEAR_OF_PATH.search(last)) for last in (x, y)]
    same = bool(x and y) and YEAR_OF_PATH.sub("", x) == YEAR_OF_PATH.sub("", y)
    return a == b and (all(years) or (any(years) and same))


def child(url: str, parent: str) -> bool:
    """The address lies below the other, and is not it."""
    above, below = urlsplit(parent).path, urlsplit(url).path
    above = re.sub(r"\.(?:html?|php|aspx?)$", "", above).rstrip("/")
    return bool(above) and below.startswith(f"{above}/") and len(below.rstrip("/")) > len(above) + 1
