"""Each platform's site over loopback: all the council's documents, nothing else, in at most 1.2 times the requests that are needed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest

from flows.catalogue import Catalogue
from flows.harvest import BilanSource, harvest
from flows.moisson.fetch import Fetcher, Politesse
from flows.platforms import PLATEFORMES
from flows.source import Source
from flows.store import Store
from tests.sites import (
    accueils,
    datagouv,
    dematdoc,
    drupal,
    fil,
    ibexa,
    joomla,
    pages,
    plansite,
    spip,
    typo3,
    varies,
    viewfile,
    webdelib,
    wordpress,
)
from tests.sites.serveur import Site, serving

SITES: dict[str, Callable[[], Site]] = {
    "wordpress": wordpress.site,
    "wordpress without REST": lambda: wordpress.site(rest=401),
    "wordpress under Bedrock": lambda: wordpress.site(uploads="/app/uploads"),
    "typo3": typo3.site,
    "drupal": drupal.site,
    "joomla": joomla.site,
    "spip": spip.site,
    "ibexa": ibexa.site,
    "viewfile": viewfile.site,
    "webdelib": webdelib.site,
    "dematdoc": dematdoc.site,
    "pages": pages.site,
    "sitemap": plansite.site,
    "feed": fil.site,
    "datagouv": datagouv.site,
    "years in a side menu, from the home page": varies.side_menu,
    "folding panels of titles": varies.accordions,
    "posts with viewers": varies.cards,
    "two hosts": varies.two_hosts,
    "Drupal from its home page": accueils.drupal,
    "Joomla from its home page": accueils.joomla,
    "TYPO3 from its home page": accueils.typo3,
    "SPIP from its home page": accueils.spip,
    "WordPress with names that say nothing": accueils.wordpress,
}  # fmt: skip


def visit(site: Site, folder: Path, plateforme: str = "", source: Source | None = None) -> BilanSource:
    source = source or Source("999000011", "Vaubrun", site.url + site.entree, plateforme or site.plateforme)
    fetcher = Fetcher(Politesse(pause=0, allow_private=True))
    site.log.clear()
    with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
        (bilan,) = harvest(
            [source], catalogue, Store(folder / "store"), fetcher, "2025-03-01T02:00:00Z", lambda name: None
        )
    return bilan


def taken(site: Site, folder: Path) -> set[str]:
    with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
        return {
            plain(d.url.replace("//localhost:", "//127.0.0.1:").removeprefix(site.url))
            for d in catalogue.documents()
            if d.statut == "retenu"
        }


def plain(path: str) -> str:
    return unquote(path.removesuffix("?download").removesuffix("?v=3"))


@pytest.mark.parametrize("name", SITES)
def test_all_the_councils_documents_nothing_else_in_few_requests_and_nothing_twice(name: str, tmp_path: Path) -> None:
    with serving(SITES[name]()) as site:
        bilan = visit(site, tmp_path)
        assert bilan.erreurs == []
        assert taken(site, tmp_path) == {unquote(p) for p in site.attendus}
        assert len(site.log) <= 1.2 * site.besoin, site.asked()
        assert len({(h["Host"], p) for _, p, h in site.log}) == len(site.log), "an address was asked for twice"
        bilan = visit(site, tmp_path)
        assert (bilan.nouveaux, bilan.modifies, bilan.retires, bilan.erreurs) == (0, 0, 0, [])
        unconditional = [p for m, p, h in site.log if m == "GET" and "If-None-Match" not in h and p != "/robots.txt"]
        assert all(
            site.find(p, b"").code != 200 or not getattr(site.find(p, b""), "etag", False) for p in unconditional
        ), unconditional


@pytest.mark.parametrize(
    "name", [n for n in SITES if n not in ("feed", "sitemap", "dematdoc", "webdelib", "datagouv", "two hosts")]
)
def test_a_platform_is_recognised_at_sight(name: str) -> None:
    from flows.platforms import recognised

    with serving(SITES[name]()) as site:
        answer = Fetcher(Politesse(pause=0, allow_private=True)).get(site.url + site.entree)
        assert recognised(answer) == site.plateforme


def test_every_platform_of_the_table_has_its_site() -> None:
    assert {make().plateforme for make in SITES.values()} == set(PLATEFORMES) - {"auto", "dossier"}


def test_what_is_left_aside_is_told_with_its_reason(tmp_path: Path) -> None:
    with serving(pages.site()) as site:
        bilan = visit(site, tmp_path)
    reasons = {url.removeprefix(site.url): why for url, why in bilan.ecartes}
    assert reasons["/docs/arrete-12.pdf"] == "arrêté"
    assert reasons["/conseil/delib-2018.doc"] == "fichier .doc : seul le PDF est lu"
    assert any("script" in why for why in reasons.values())
    assert reasons["/docs/plan.pdf"]


def test_an_unnamed_platform_is_told_from_the_page(tmp_path: Path) -> None:
    with serving(spip.site()) as site:
        visit(site, tmp_path, "auto")
        assert taken(site, tmp_path) == site.attendus
