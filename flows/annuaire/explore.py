"""Looking at a site for the first time: its platform, whose it is, the pages where the council's documents are, what would be taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from flows.annuaire.communes import Collectivite, by_name
from flows.moisson.choose import Lien, reason_to_leave
from flows.moisson.fetch import Echec, Reponse
from flows.platforms import PLATEFORMES, PORTAILS, drupal, ibexa, joomla, recognised, spip, typo3, viewfile, wordpress
from flows.platforms.actualites import all_in_news, beside, by_listing
from flows.platforms.adresses import key
from flows.platforms.illisible import OTHER_SITE
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Page, decoded, read_page
from flows.platforms.parcours import ENOUGH, Parcours
from flows.platforms.partage import a_grouping_s
from flows.platforms.plansite import from_sitemap, maps_of
from flows.platforms.rangs import is_home
from flows.platforms.visit import Guichet, Visiteur
from flows.source import Source

WALKED = {
    m.__name__.rpartition(".")[2]: m.MOEURS for m in (drupal, ibexa, joomla, spip, typo3, viewfile, wordpress)
} | {"html": Moeurs()}
"""The platforms whose documents are found by walking through pages, with their ways."""
SITES = 2
"""Other sites to which rubrics of acts lead, looked at where the site itself gives none."""
PARTS = 4
"""How many years, sittings or next pages of one listing are looked at: enough to see what it holds."""
SPLIT = re.compile(r"\s[|\-–—:•·»/>]+\s|\n")


@dataclass(slots=True)
class Decouverte:
    """What was seen. `pages`: the listings, the best first; `pris` and `laisses`: documents that a harvest would take or leave aside;
    `communes`: whose site it may be; `ailleurs`: portals of acts that it leads to."""

    url: str
    plateforme: str
    pages: list[str] = field(default_factory=list)
    pris: list[Lien] = field(default_factory=list)
    laisses: list[Lien] = field(default_factory=list)
    communes: list[Collectivite] = field(default_factory=list)
    ailleurs: list[str] = field(default_factory=list)
    echecs: list[tuple[str, str]] = field(default_factory=list)


def explore(
    url: str, guichet: Guichet, *, nom: str = "", siren: str = "", plateforme: str = "", departement: str = ""
) -> Decouverte:
    """Look at a site from any of its pages; `siren`: whose it is, where that is known. Raises Echec where that page cannot be had."""
    echecs: list[tuple[str, str]] = []
    visit = Visiteur(guichet, "", url, lambda where, why: echecs.append((where, why)))
    portal = _portal(url)
    first = Page(url, marques={"plateforme": portal}) if portal else visit(url, read_home)
    if "vide" in first.marques:
        raise Echec("réponse vide")
    if first.document:
        raise Echec("c'est l'adresse d'un PDF, pas celle d'une page")
    found = Decouverte(first.url, plateforme or first.marques.get("plateforme", "html"), echecs=echecs)
    found.communes = whose(first, nom, departement)
    body = found.communes[0] if found.communes else None
    source = Source(siren or (body.siren if body else ""), nom, first.url, found.plateforme)
    _look(source, visit, found)
    if found.plateforme == "html" and sum(bool(viewfile.SIGNES.search(ln.url)) for ln in found.pris) * 2 > len(
        found.pris
    ):
        found.plateforme = "viewfile"  # its pages bear no mark of their own
    _beside(source, visit, found)
    found.ailleurs = _portals(visit.vues.values(), first.url)
    others = [(where, _portal(where)) for where in found.ailleurs[:1]]
    others += [(feed, "rss")] if (feed := first.marques.get("fil", "")) else []
    others += [(lien.url, "") for lien in found.laisses if lien.ecarte.startswith(OTHER_SITE)][:SITES]
    for where, name in others:
        if not found.pris:
            there = name or visit(where, read_home, essai=True).marques.get("plateforme", "html")
            instead = replace(found, url=where, plateforme=there, laisses=[])
            _look(replace(source, url=where, plateforme=there), visit, instead)
            found = instead if instead.pris else found
    return found


def explore_folder(folder: Path, guichet: Guichet, *, nom: str = "", departement: str = "") -> Decouverte:
    """The same of a folder of this machine: whose it is, its name tells where nobody does."""
    name = nom or folder.resolve().name
    found = Decouverte(str(folder.resolve()), "dossier", communes=by_name(name, departement=departement))
    source = Source("", nom, found.url, found.plateforme)
    _look(source, Visiteur(guichet, "", source.url, lambda where, why: None), found)
    return found


def _look(source: Source, visit: Visiteur, found: Decouverte) -> None:
    walked = Parcours(source, visit, WALKED.get(source.plateforme, Moeurs()), essais=PARTS)
    try:
        for lien in _links(source, visit, walked):
            reason = reason_to_leave(lien, source)
            if reason is None:
                found.pris.append(lien)
            else:
                found.laisses.append(replace(lien, ecarte=reason))
    except Echec as error:
        found.echecs.append((source.url, error.raison))
    found.pages = best_pages(by_listing(walked), source.url) or [source.url]
    if walked.par_plan and found.pris:  # its pages lead nowhere: what its map names next year is found by the map
        found.plateforme, found.pages = "sitemap", maps_of(walked)


def _beside(source: Source, visit: Visiteur, found: Decouverte) -> None:
    """Adds the listing that the council keeps on another site, to which its own pages lead; not where that site is a grouping's."""
    told = [lien for lien in found.laisses if lien.ecarte.startswith(OTHER_SITE)]
    for lien in told[:SITES] if found.pris and found.plateforme in WALKED else ():
        walked = Parcours(replace(source, pages=(lien.url,)), visit, essais=PARTS)
        try:
            there = visit(lien.url, essai=True)
            if there.code != 200 or there.document or a_grouping_s(there) or not walked.worth(lien):
                continue
            pris = [ln for ln in walked.links([lien.url]) if reason_to_leave(ln, source) is None]
        except Echec as error:
            found.echecs.append((lien.url, error.raison))
            continue
        if pris:
            found.pris += pris
            found.pages += best_pages(walked.entrees, lien.url)
            found.laisses.remove(lien)


def _links(source: Source, visit: Visiteur, walked: Parcours) -> Iterator[Lien]:
    """What an adapter would give, but for walks: they look at a few parts of each listing only."""
    if source.plateforme not in WALKED:
        yield from PLATEFORMES[source.plateforme].links(source, visit)
        return
    if source.plateforme == "wordpress":
        yield from wordpress.from_api(source, visit, walked)
    library = len(walked.pris)
    yield from walked.links([source.url])
    if library and len(walked.pris) == library:
        walked.entrees.clear()  # its media library holds all that its pages show: they need not be walked each night
    if where := all_in_news(walked):
        yield from walked.links([where])
    if not walked.pris:
        yield from from_sitemap(walked)
    yield from beside(walked)
    yield from walked.remains()


def best_pages(entrees: dict[str, set[str]], start: str) -> list[str]:
    """The fewest listings that show every document seen, the richest first; the start itself only for what no other shows."""
    left = set().union(*entrees.values()) if entrees else set()

    def order(page: str) -> tuple[bool, int, str]:
        return key(page) == key(start), -len(entrees[page] & left), page

    chosen: list[str] = []
    while left:
        page = min((p for p in entrees if entrees[p] & left), key=order)
        chosen.append(page)
        left -= entrees[page]
    if len(chosen) > 1 and is_home(start) and key(chosen[-1]) == key(start) and len(entrees[chosen[-1]]) < ENOUGH:
        chosen.pop()  # the last news of a home page: they are in the listings, of which only a part was looked at
    return chosen


def read_home(answer: Reponse) -> Page:
    """A page with its platform, the names by which it may call itself, and the postal codes that it prints."""
    page = read_page(answer)
    text = decoded(answer)
    page.marques["plateforme"] = recognised(answer)
    if not answer.body.strip():
        page.marques["vide"] = "1"
    told = re.findall(r"<meta[^>]+(?:og:site_name|application-name)[^>]*content=[\"']([^\"']+)", text)
    host = re.sub(
        r"^(?:www|mairie|ville|commune)[.-]|[.-](?:mairie|ville)?\.?\w+$", "", urlsplit(answer.url).hostname or ""
    )
    page.marques["noms"] = "\n".join([*told, *SPLIT.split(page.titre), page.entete, host.replace("-", " ")])
    page.marques["codes"] = " ".join(
        sorted(set(re.findall(r"(?<!\d)(?:0[1-9]|[1-8]\d|9[0-578])\d{3}(?!\d)", re.sub(r"<[^>]+>", " ", text))))
    )
    return page


def whose(page: Page, nom: str, departement: str) -> list[Collectivite]:
    """The communes or groupings whose name the page bears: the first of its names that the reference knows."""
    codes = page.marques.get("codes", "").split()
    for name in [nom] if nom else page.marques.get("noms", "").split("\n"):
        if name.strip() and (found := by_name(name, departement=departement, codes_postaux=codes)):
            return found
    return []


def _portals(pages: Iterable[Page], home: str) -> list[str]:
    """Portals of acts that the visited pages lead to, told by their addresses."""
    found: dict[str, str] = {}
    for page in pages:
        for lien in page.liens:
            if key(lien.url).split("/")[0] != key(home).split("/")[0] and _portal(lien.url):
                found.setdefault(key(lien.url), lien.url)
    return list(found.values())


def _portal(url: str) -> str:
    for name in PORTAILS:
        signs = PLATEFORMES[name].signes
        if signs and signs.search(url):
            return name
    return ""
