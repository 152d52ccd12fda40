"""One adapter per publishing platform: from a source to the links of its documents.

An adapter is a function `(source, visit) -> Iterator[Lien]`, where `visit(url)` gives a listing's links, conditionally fetched and
remembered. A town is data, not code: an adapter knows a platform, never a town. The table says how each is recognised: by its
generator's name, else by the one whose marks are the most numerous.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flows.moisson.choose import Lien
from flows.moisson.fetch import Reponse
from flows.platforms import (
    datagouv,
    dematdoc,
    dossier,
    drupal,
    fil,
    html,
    ibexa,
    joomla,
    plansite,
    spip,
    typo3,
    viewfile,
    webdelib,
    wordpress,
)
from flows.platforms.page import Page, Visit, decoded, read_page
from flows.source import Source

Adapter = Callable[[Source, Visit], Iterator[Lien]]


@dataclass(frozen=True, slots=True)
class Plateforme:
    """`signes` is looked for in a page's address, headers and text; None: never recognised, only named."""

    libelle: str
    links: Adapter
    signes: re.Pattern[str] | None = None


def _auto(source: Source, visit: Visit) -> Iterator[Lien]:
    """The platform is told from the source's page at each visit."""
    name = visit(source.url, read_marked).marques.get("plateforme", "html")
    return PLATEFORMES[name].links(source, visit)


PLATEFORMES: dict[str, Plateforme] = {
    "dematdoc": Plateforme("DematDOC (portail d'actes)", dematdoc.links, dematdoc.SIGNES),
    "webdelib": Plateforme("WebDelib+ (portail d'actes)", webdelib.links, webdelib.SIGNES),
    "datagouv": Plateforme("jeu de données de data.gouv.fr", datagouv.links, datagouv.SIGNES),
    "sitemap": Plateforme("plan de site (sitemap.xml)", plansite.links, plansite.SIGNES),
    "rss": Plateforme("fil RSS ou Atom", fil.links, fil.SIGNES),
    "wordpress": Plateforme("WordPress", wordpress.links, wordpress.SIGNES),
    "typo3": Plateforme("TYPO3", typo3.links, typo3.SIGNES),
    "drupal": Plateforme("Drupal", drupal.links, drupal.SIGNES),
    "spip": Plateforme("SPIP", spip.links, spip.SIGNES),
    "joomla": Plateforme("Joomla", joomla.links, joomla.SIGNES),
    "ibexa": Plateforme("eZ Publish, eZ Platform, Ibexa", ibexa.links, ibexa.SIGNES),
    "viewfile": Plateforme("fichiers servis par cms_viewFile.php", viewfile.links, viewfile.SIGNES),
    "html": Plateforme("pages de liens, quel que soit le logiciel", html.links),
    "dossier": Plateforme("dossier de cette machine", dossier.links),
    "auto": Plateforme("reconnue à chaque visite", _auto),
}
SYNONYMES = {
    "ez": "ibexa", "ezpublish": "ibexa", "ez publish": "ibexa", "ezplatform": "ibexa", "wp": "wordpress", "cms_viewfile": "viewfile",
    "cms_viewfile.php": "viewfile", "data.gouv": "datagouv", "data.gouv.fr": "datagouv", "atom": "rss", "fil": "rss", "feed": "rss",
    "plansite": "sitemap", "webdelibplus": "webdelib", "page": "html", "folder": "dossier", "local": "dossier",
}  # fmt: skip
PORTAILS = ("dematdoc", "webdelib", "datagouv")
"""Told by their own address or title: a link to one of them is not enough."""
HEADERS = ("x-generator", "x-powered-by", "composed-by", "link")


def recognised(answer: Reponse) -> str:
    """The name of the platform that wrote an answer, `html` where nothing tells."""
    headers = "\n".join(f"{name}: {answer.headers.get(name, '')}" for name in HEADERS)
    body = "" if answer.body.startswith(b"\x1f\x8b") else decoded(answer)[:300_000]
    if not body or re.match(r"\s*(?:<\?xml|<rss|<feed|<urlset|<sitemapindex)", body):
        return "rss" if fil.SIGNES.search(body) else "sitemap"
    text = f"{answer.url}\n{headers}\n{body}"
    generator = re.search(r"(?i)<meta[^>]+generator[^>]*>", body)
    counts = {
        name: len(p.signes.findall(text))
        for name, p in PLATEFORMES.items()
        if p.signes and name not in ("sitemap", "rss")
    }
    for name, count in counts.items():
        if count and (name in PORTAILS or (generator and _signs(name).search(generator[0]))):
            return name
    return max(counts, key=lambda n: counts[n]) if any(counts.values()) else "html"


def _signs(name: str) -> re.Pattern[str]:
    found = PLATEFORMES[name].signes
    assert found is not None
    return found


def read_marked(answer: Reponse) -> Page:
    """A page with the name of its platform among its marks."""
    page = read_page(answer)
    page.marques["plateforme"] = recognised(answer)
    return page
