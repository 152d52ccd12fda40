"""Sites written by someone who had not read the adapters, met as a person meets them: `sources add`, then two nights.

All the council's documents, nothing else, in at most 1.2 times the requests that are needed; the second night no PDF is asked for, and
each listing once, conditionally where the site gave a mark.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from flows.annuaire.explore import Decouverte, explore
from flows.catalogue import Catalogue
from flows.moisson.choose import Lien, reason_to_leave
from flows.moisson.fetch import Echec, Fetcher, Politesse
from flows.platforms import PLATEFORMES, dossier
from flows.platforms.visite import Bornes, Guichet
from flows.source import Source
from tests.sites import etrangers_actes as actes
from tests.sites import etrangers_bis as bis
from tests.sites import etrangers_clics as clics
from tests.sites import etrangers_cms as cms
from tests.sites import etrangers_divers as divers
from tests.sites import etrangers_encore as encore
from tests.sites import etrangers_encore_cms as encore_cms
from tests.sites import etrangers_facettes as facettes
from tests.sites import etrangers_joomla as joomla
from tests.sites import etrangers_lieux as lieux
from tests.sites import etrangers_lignes as lignes
from tests.sites import etrangers_marges as marges
from tests.sites import etrangers_mois as mois
from tests.sites import etrangers_noms as noms
from tests.sites import etrangers_portails as portails
from tests.sites import etrangers_quart as quart
from tests.sites import etrangers_quint as quint
from tests.sites import etrangers_registres as registres
from tests.sites import etrangers_second as second
from tests.sites import etrangers_second_cms as second_cms
from tests.sites import etrangers_suffixes as suffixes
from tests.sites import etrangers_tiers as tiers
from tests.sites import etrangers_wordpress as wordpress
from tests.sites.serveur import Reponse, Site, serving
from tests.test_platforms import visit

SITES: dict[str, Callable[[], Site]] = {
    f"{module.__name__.rpartition('_')[2]} {make.__name__}": make
    for module, makes in (
        (wordpress, (wordpress.divi, wordpress.managers, wordpress.posts, wordpress.file_download)),
        (cms, (cms.typo3_news, cms.typo3_dump, cms.drupal7, cms.drupal_media, cms.ibexa_offset, cms.ibexa_sections)),
        (joomla, (joomla.phoca, joomla.docman, joomla.jdownloads, joomla.spip_pages, joomla.spip_clean)),
        (portails, (portails.viewfile_rubric, portails.viewfile_include, portails.webdelib_seances, portails.reseau, portails.emonsite,
                    portails.jimdo, portails.wix, portails.oddities, portails.contao)),
        (divers, (divers.columns, divers.neighbours, divers.sentences, divers.abbreviations, divers.endless, divers.nextjs,
                  divers.hidden_years, divers.wp_plain, divers.plan_only)),
        (encore, (encore.deep, encore.query_years, encore.frameset, encore.drupal_terms, encore.viewfile_template, encore.typo3_folders)),
        (encore_cms, (encore_cms.joomla_blog, encore_cms.spip_keywords, encore_cms.wp_big, encore_cms.elementor, encore_cms.ibexa_years)),
        (bis, (bis.wp_elsewhere, bis.announced, bis.served, bis.three_rubrics)),
        (actes, (actes.dematdoc_names, actes.scdl, actes.atom, actes.gzipped_map, actes.badges, actes.tabs, actes.kiosk, actes.load_more)),
        (second, (second.years, second.details, second.viewfile, second.sitemap, second.rss, second.datagouv, second.webdelib,
                  second.dematdoc)),
        (second_cms, (second_cms.wp_media, second_cms.wp_closed, second_cms.typo3, second_cms.drupal, second_cms.joomla,
                      second_cms.spip, second_cms.ibexa)),
        (tiers, (tiers.wp_scans, tiers.icons, tiers.downloads, tiers.rubrics, tiers.typo3_news, tiers.moved)),
        (registres, (registres.register, registres.annexes, registres.folders, registres.elsewhere, registres.php, registres.details,
                     registres.publications, registres.agendas, registres.mapped, registres.fed)),
        (lieux, (lieux.assemblies, lieux.drop_downs, lieux.buttons)),
        (mois, (mois.months, mois.aspnet, mois.viewers, mois.events, mois.grid, mois.items)),
        (marges, (marges.news, marges.own_page, marges.one_table, marges.wp_beside_library, marges.council_page)),
        (quart, (quart.older, quart.repeated, quart.sent_elsewhere, quart.objects, quart.flipped, quart.all_news, quart.asked_year, quart.facet)),
        (quint, (quint.numbered, quint.portal_of_documents, quint.written_in_script, quint.island, quint.plone, quint.dropped, quint.shown,
                 quint.untitled_items, quint.paged_news, quint.beside_portal)),
        (facettes, (facettes.deep_home, facettes.facets, facettes.year_facets_needed, facettes.two_a_row)),
        (lignes, (lignes.noticeboard, lignes.kinds, lignes.bold_lines, lignes.buttons, lignes.drupal_filters, lignes.blog,
                  lignes.served_folders, lignes.twice_each)),
        (noms, (noms.opaque, noms.dots, noms.months, noms.wp_open_library, noms.home_redirect, noms.elsewhere, noms.year_menu, noms.one_name)),
        (suffixes, (suffixes.year_at_the_end, suffixes.numbered_annexes)),
        (clics, (clics.modals, clics.choose_sitting, clics.clicked_rows, clics.option_files, clics.next_server)),
    )
    for make in makes
}  # fmt: skip


def looked_at(site: Site) -> Decouverte:
    return explore(
        site.url + site.entree, Guichet(Fetcher(Politesse(pause=0, allow_private=True)), Bornes()), nom="Vaubrun"
    )


def kept(folder: Path) -> set[str]:
    with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
        return {d.document_sha256 for d in catalogue.documents() if d.statut == "retenu"}


def expected(site: Site) -> dict[str, str]:
    """The council's documents by what they hold: one may be had at several addresses."""
    bodies = {path: site.routes[path] for path in site.attendus}
    return {hashlib.sha256(r.body).hexdigest(): path for path, r in bodies.items() if isinstance(r, Reponse)}


@pytest.mark.parametrize("name", SITES)
def test_a_stranger_s_site_is_found_whole_and_nothing_else(name: str, tmp_path: Path) -> None:
    with serving(SITES[name]()) as site:
        found = looked_at(site)
        assert found.pris, "« sources add » would write nothing"
        source = Source("217701234", "Vaubrun", found.pages[0], found.plateforme, pages=tuple(found.pages[1:]))
        bilan = visit(site, tmp_path, source=source)
        ours = expected(site)
        assert bilan.erreurs == []
        assert {path for sha, path in ours.items() if sha not in kept(tmp_path)} == set(), "missed"
        assert kept(tmp_path) - set(ours) == set(), "wrongly taken"
        assert len(site.log) <= 1.2 * site.besoin, site.asked()
        bilan = visit(site, tmp_path, source=source)
        assert (bilan.nouveaux, bilan.modifies, bilan.retires, bilan.erreurs) == (0, 0, 0, [])
        answers = [(p, h, site.find(p, b"")) for _, p, h in site.log]
        assert [p for p, _, answer in answers if answer.kind == "application/pdf"] == [], "a PDF was asked for again"
        assert [
            p for p, h, a in answers if p != "/robots.txt" and a.etag and a.code == 200 and "If-None-Match" not in h
        ] == []
        pages = [p for p in site.asked() if p != "/robots.txt"]  # one for each of the site's hosts
        assert len(set(pages)) == len(pages)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (divers.elsewhere, {"Publi@ct", "IntraMuros", "Calaméo", "fichier .odt"}),
        (portails.oddities, {"Calaméo", "Issuu", "fichier .xlsx"}),
        (actes.load_more, {"la suite de cette liste n'est donnée que par un script"}),
        (
            quart.shared,
            {
                "un partage Nextcloud",
                "un dossier Google Drive",
                "un autre site, à décrire comme une source : autre.invalid",
            },
        ),
        (wordpress.file_download, {"la suite de cette liste n'est donnée que par un script"}),
    ],
)
def test_what_cannot_be_taken_is_told(make: Callable[[], Site], words: set[str]) -> None:
    with serving(make()) as site:
        told = " ".join(lien.ecarte for lien in looked_at(site).laisses)
    assert {w for w in words if w not in told} == set()


def test_every_platform_has_its_strangers_two_where_pages_are_walked() -> None:
    made = [make().plateforme for make in SITES.values()]
    portals = {"dematdoc", "datagouv", "rss", "sitemap", "webdelib"}
    walked = set(PLATEFORMES) - {"auto", "dossier"} - portals
    assert {p for p in walked if made.count(p) < 2} | {p for p in portals if p not in made} == set()


def test_documents_in_a_page_s_data_bear_the_names_given_there() -> None:
    with serving(divers.nextjs()) as site:
        taken: list[Lien] = looked_at(site).pris
    assert taken[0].texte.startswith("Délibérations du conseil municipal du 2 janvier 2024")


def test_a_paper_that_leaves_the_page_of_news_is_not_withdrawn(tmp_path: Path) -> None:
    """The news go from their page in their time; what has left a listing is gone."""
    with serving(marges.news()) as site:
        source = Source("217701234", "Vaubrun", site.url + site.entree, "html")
        visit(site, tmp_path, source=source)
        page = site.routes["/actualites"]
        assert isinstance(page, Reponse)
        site.routes["/actualites"] = Reponse(page.body.partition(b"<article>")[0])
        assert visit(site, tmp_path, source=source).retires == 0
        listing = site.routes[site.entree]
        assert isinstance(listing, Reponse)
        site.routes[site.entree] = Reponse(listing.body.replace(b"/docs/00.pdf", b"#"))
        assert visit(site, tmp_path, source=source).retires == 1


def test_a_grouping_s_bureau_is_its_own_and_a_commune_s_site_may_show_it_too(tmp_path: Path) -> None:
    """The same page: of a community of communes (SIREN in 24), its council and bureau; of a commune, nothing of them."""
    for siren, ours in (("247701234", 6), ("217701234", 0)):
        with serving(bis.grouping()) as site:
            visit(site, tmp_path, source=Source(siren, "Trois Ondes", site.url + site.entree, "typo3"))
            assert len(kept(tmp_path) & set(expected(site))) == ours
        for file in tmp_path.glob("catalogue.sqlite*"):
            file.unlink()


def test_a_grouping_s_site_shows_what_is_not_its_council_s(tmp_path: Path) -> None:
    """The reports of its bureau and of its mayors' meetings, the minutes of its communes: none is kept, nor asked for."""
    with serving(quint.grouping()) as site:
        visit(site, tmp_path, source=Source("247701234", "Trois Ondes", site.url + site.entree, "html"))
        assert kept(tmp_path) == set(expected(site))
        assert len(site.log) == site.besoin


def test_a_town_s_minutes_on_its_agglomeration_s_site_are_left_aside(tmp_path: Path) -> None:
    with serving(suffixes.shared_with_the_town()) as site:
        both = (site.url + "/ville/conseil-municipal.html",)
        source = Source("247701234", "Agglomération des Trois Ondes", site.url + site.entree, "typo3", pages=both)
        visit(site, tmp_path, source=source)
        assert kept(tmp_path) == set(expected(site))


def test_a_first_look_asks_for_a_few_documents_only_whatever_their_addresses() -> None:
    for make in (quint.numbered, quint.plone, quint.beside_portal):
        with serving(make()) as site:
            found = looked_at(site)
            assert found.pris and len(site.log) <= 12, site.asked()


WALLS = {
    "anubis": "<title>Vérification</title><body>Protégé par Anubis<script src='/.within.website/x/cmd/anubis/static/js/main.mjs'></script>",
    "sucuri": "<title>You are being redirected...</title><script>sucuri_cloudproxy_js='';</script>",
    "captcha": "<body><form><p>Prouvez que vous n'êtes pas un robot</p><div class='g-recaptcha' data-sitekey='x'></div></form></body>",
    "cookie": "<script>document.cookie='__test=1';location.href='/?i=1';</script><body>This site requires Javascript</body>",
}


@pytest.mark.parametrize("name", WALLS)
def test_a_page_that_is_only_a_challenge_is_told_and_nothing_more_is_asked(name: str) -> None:
    site = Site("html", "/")
    site.page("/", WALLS[name])
    with serving(site), pytest.raises(Echec, match="prouver qu'on est humain"):
        looked_at(site)
    assert site.asked() == ["/robots.txt", "/"]


def test_a_listing_with_a_captcha_in_its_form_is_no_challenge() -> None:
    with serving(portails.jimdo()) as site:
        page = site.routes[site.entree]
        assert isinstance(page, Reponse)
        body = page.body.replace(b"<h1>", b"<form><div class='g-recaptcha'></div></form><h1>")
        site.routes[site.entree] = Reponse(body)
        assert len(looked_at(site).pris) == 3


def test_a_pdf_s_address_is_no_source() -> None:
    with serving(portails.jimdo()) as site:
        site.entree = next(iter(site.attendus))
        with pytest.raises(Echec, match="l'adresse d'un PDF"):
            looked_at(site)


def test_what_the_council_publishes_and_cannot_be_read_is_said_in_the_report(tmp_path: Path) -> None:
    with serving(wordpress.file_download()) as site:
        bilan = visit(site, tmp_path)
    assert any("ne se lisent pas" in text for text in bilan.avis)
    assert bilan.etat == "attention"
    assert any("navigateur" in text for text in bilan.conseils())


def test_a_town_hall_s_folders_say_what_they_hold_at_any_depth(tmp_path: Path) -> None:
    ours = """Conseil municipal/2024/2024-03-12/PV.pdf;Conseil municipal/2024/2024-03-12/Liste des délibérations.pdf
Conseil municipal/2024/2024-03-12/Délibérations/01 Tarifs cantine.pdf;Délibérations/2023/2023-031.pdf;Délibérations/2023/scan0001.pdf
Conseil municipal/2024/2024-03-12/Délibérations/02 Budget primitif.PDF;Procès-verbaux/2022/12 mars.pdf;PV CM 2021.pdf
Registres/Registre des délibérations 2019.pdf"""
    others = """Conseil municipal/2024/2024-03-12/Convocation.pdf;Conseil municipal/2024/2024-03-12/Note de synthèse.pdf
Arrêtés/2024/2024-031.pdf;Arrêtés/2024/mars/scan0002.pdf;Décisions du maire/2024/2024-05.pdf;Bulletins/2024/n42.pdf
Urbanisme/PLU/reglement.pdf;Marchés publics/Voirie/CCTP.pdf;Cantine/Menus/2024/semaine 12.pdf;CCAS/2024/PV 12 mars.pdf"""
    for name in f"{ours};{others}".replace("\n", ";").split(";"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-1.7 " + name.encode())
    source = Source("217701234", "Vaubrun", str(tmp_path), "dossier")
    taken = [
        ln.url for ln in dossier.links(source, Guichet(Fetcher(), Bornes())) if reason_to_leave(ln, source) is None
    ]
    assert set(taken) == {(tmp_path / n).resolve().as_uri() for n in ours.replace("\n", ";").split(";")}
