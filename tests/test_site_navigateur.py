"""The site in a real Chromium: as a journalist uses it, by keyboard, on a phone, without JavaScript, from a static copy."""

from __future__ import annotations

import csv
import functools
import importlib.util
import os
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from inventes import ROQUEFENOUIL, acte, document
from playwright.sync_api import Browser, Page, sync_playwright
from site_local import Site, release, serving

from flows.annuaire.files import load_sources
from flows.commandes.demo import write_sources
from flows.demo.site import serve as serve_demo
from flows.moisson.fetch import Politesse
from flows.pipeline import run
from flows.publication.publish import publish
from flows.site.mots import stem
from flows.site.publication import open_release
from flows.site.statique import build
from flows.site.vues import Site as Contenu

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
CAPTURES = Path(os.environ.get("CAPTURES", ROOT / "tests" / "captures"))
ACTE = "/acte/999000011-2025-02-06-2025-02-03"
PAGES = {
    "accueil": "/", "recherche": "/recherche?q=mediateurs+numeriques", "filtres": "/recherche?commune=999000029&conteste=1", "rien": "/recherche?q=introuvable",
    "communes": "/communes", "commune": "/commune/999000029", "themes": "/themes", "theme": "/theme/7", "acte": ACTE, "numerise": "/acte/999000037-2024-11-19-2024-57", "montant": "/acte/999000029-2024-10-14-2024-042",
    "donnees": "/donnees", "sources": "/sources", "semaine": "/semaine/2025-W06", "tables": "/registre", "table": "/registre/actes?_facet=coll_nom",
    "sql": "/registre?sql=select+coll_nom,+count(*)+from+actes+group+by+1", "absente": "/acte/inconnu",
}  # fmt: skip
SIZES = {"bureau": (1280, 900), "telephone": (390, 844)}
BUDGET, MOST_REQUESTS = 300_000, 12


def chromium() -> str:
    """The Chromium that `make chromium` finds or installs. These tests fail without one: they are never skipped."""
    spec = importlib.util.spec_from_file_location("chromium", ROOT / "scripts" / "chromium.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.find()
    assert found, "Il n'y a pas de Chromium sur cette machine : lancez `make chromium`."
    return str(found)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        quiet = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ]
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `registre demo` makes: four invented communes harvested, read and published."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "sources").mkdir()
    with serve_demo(0) as demo:
        write_sources(folder / "sources", demo.url)
        polite = Politesse(pause=0, allow_private=True, tries=2)
        run(
            load_sources(folder / "sources"),
            folder / "output",
            now=datetime(2025, 4, 2, 3, tzinfo=UTC),
            politesse=polite,
        )
    return folder / "output"


@pytest.fixture(scope="module")
def site(output: Path) -> Iterator[Site]:
    with serving(output) as served:
        yield served


@contextmanager
def visit(browser: Browser, base: str, size: str = "bureau", **options: Any) -> Iterator[Page]:
    """A page of a new visitor. It must say nothing in the console and call nothing but the site."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="fr-FR", accept_downloads=True, **options
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda m: said.append(m.text) if m.type in ("error", "warning") and "404" not in m.text else None
    )
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("request", lambda r: asked.append(r.url))
    yield page
    context.close()
    assert said == []
    assert [u for u in asked if not u.startswith(base)] == []


def test_a_journalist_finds_the_act_about_digital_mediators_and_sees_the_words_on_the_page(
    browser: Browser, site: Site
) -> None:
    with visit(browser, site.url) as page:
        page.goto(site.url)
        page.get_by_label("Qu'ont décidé les conseils").fill("mediateurs numeriques")
        page.keyboard.press("Enter")
        page.wait_for_url("**/recherche?q=mediateurs+numeriques")
        assert page.locator("article.acte mark").all_inner_texts()[:2] == ["médiateurs", "numériques"]
        page.get_by_role("link", name="service partagé de médiateurs numériques").click()
        essential = page.locator(".essentiel").inner_text()
        assert "2025/02/03" in essential and "5.7 Intercommunalité" in essential and "unanimité" in essential
        assert (
            page.locator(".scrutin .votants b").inner_text() == "13"
            and page.locator(".scrutin .pour b").inner_text() == "13"
        )
        assert "déduit" in page.locator(".scrutin .compte-vote.pour").inner_text()
        frame = page.locator("#m0-vote_reel rect").first
        assert float(frame.evaluate("e => getComputedStyle(e).fillOpacity")) == 0
        page.locator("#v-vote_reel").get_by_role("link", name="Montrer").click()
        page.wait_for_timeout(300)
        assert float(frame.evaluate("e => getComputedStyle(e).fillOpacity")) > 0
        page.wait_for_function(
            "() => { const i = document.querySelector('.planche img'); return i.complete && i.naturalWidth > 800; }"
        )
        assert page.locator("#v-vote_reel q").inner_text().strip("«» \u202f") == "Votants : 13"
        official = page.locator("a.bouton").get_attribute("href") or ""
        assert official.endswith(".pdf#page=1")
        page.screenshot(path=_captures() / "acte-mots-encadres.png")


def test_the_frame_lies_on_the_words(browser: Browser, site: Site) -> None:
    """The box drawn for the number of voters covers dark dots, and the margin beside it does not."""
    with visit(browser, site.url) as page:
        page.goto(site.url + ACTE)
        page.wait_for_function(
            "() => { const i = document.querySelector('.planche img'); return i.complete && i.naturalWidth > 800; }"
        )
        dark = """([x, y, w, h, W, H]) => { const i = document.querySelector('.planche img'); const c = document.createElement('canvas');
            c.width = i.naturalWidth; c.height = i.naturalHeight; const k = c.width / W; const g = c.getContext('2d'); g.drawImage(i, 0, 0);
            const d = g.getImageData(x * k, y * k, w * k, h * k).data; let n = 0; for (let p = 0; p < d.length; p += 4) n += d[p] < 128; return n; }"""
        box = page.locator("#m0-vote_reel rect").first
        x, y, w, h = (float(box.get_attribute(k) or 0) for k in ("x", "y", "width", "height"))
        _, _, width, height = map(float, (page.locator(".planche svg").get_attribute("viewBox") or "").split())
        assert page.evaluate(dark, [x, y, w, h, width, height]) > 50
        assert page.evaluate(dark, [2, y, 30, h, width, height]) == 0


def test_contested_acts_of_a_council_over_a_period_are_downloaded_as_csv(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    with visit(browser, site.url) as page:
        page.goto(site.url + "/recherche")
        page.get_by_label("Collectivité").select_option(label="Roquefenouil")
        page.get_by_label("Du", exact=True).fill("2024-10-01")
        page.get_by_label("Au", exact=True).fill("2024-12-31")
        page.get_by_label("votes contestés seulement").check()
        page.get_by_role("button", name="Chercher").click()
        assert "1 acte" in page.locator(".bilan").inner_text()
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        download.value.save_as(tmp_path / "actes.csv")
        with (tmp_path / "actes.csv").open(encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert (row["delib_id"], row["vote_contre"], row["vote_abstention"]) == ("2024-043", "3", "1")


def test_a_subscriber_of_a_search_sees_an_act_of_the_next_release(browser: Browser, tmp_path: Path) -> None:
    first = acte("a.pdf", delib_objet="Rénovation de la piscine")
    release(tmp_path, [first])
    with serving(tmp_path) as site, visit(browser, site.url) as page:
        page.goto(site.url + "/recherche?q=piscines")
        feed = page.get_by_role("link", name="S'abonner").get_attribute("href") or ""
        assert page.locator("link[rel=alternate][title='Cette recherche']").get_attribute("href") == feed

        def titles() -> list[str]:
            feed_text = page.request.get(site.url + feed).body()
            return [
                e.findtext("{http://www.w3.org/2005/Atom}title") or ""
                for e in ET.fromstring(feed_text).iter("{http://www.w3.org/2005/Atom}entry")
            ]

        assert len(titles()) == 1
        new = acte(
            "b.pdf",
            delib_objet="Horaires des piscines",
            delib_id="2025-009",
            coll_siret=ROQUEFENOUIL,
            coll_nom="Roquefenouil",
        )
        publish(tmp_path, [first, new], [document("a.pdf"), document("b.pdf", premiere_vue="2025-05-01T03:00:00Z")], [])
        page.wait_for_timeout(1200)
        titles()
        page.wait_for_timeout(300)
        assert titles()[0] == "Roquefenouil : Horaires des piscines"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious_and_nothing_overflows(browser: Browser, site: Site, size: str, scheme: Any) -> None:
    with visit(browser, site.url, size, color_scheme=scheme) as page:
        for name, path in PAGES.items():
            page.goto(site.url + path)
            page.wait_for_timeout(150)
            found = (
                Axe()
                .run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
                .response["violations"]
            )
            grave = [
                (v["id"], v["nodes"][0]["html"][:160])
                for v in found
                if v["impact"] in ("serious", "critical", "moderate")
            ]
            assert grave == [], f"{name} ({size}, {scheme})"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), f"{name} déborde ({size})"
            page.screenshot(path=_captures() / f"{name}-{size}-{scheme}.png", full_page=name != "table")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_little(browser: Browser, site: Site, name: str) -> None:
    with visit(browser, site.url) as page:
        sizes: dict[str, int] = {}
        page.on("response", lambda r: sizes.update({r.url: len(r.body())}))
        page.goto(site.url + PAGES[name], wait_until="networkidle")
        apart = {u: n for u, n in sizes.items() if not u.endswith(".webp")}
        assert sum(apart.values()) < BUDGET, apart
        assert len(sizes) <= MOST_REQUESTS, list(sizes)


def test_everything_is_there_without_javascript(browser: Browser, site: Site) -> None:
    with visit(browser, site.url, java_script_enabled=False) as page:
        page.goto(site.url)
        page.get_by_label("Qu'ont décidé les conseils").fill("éclairage")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Extinction de l'éclairage public").click()
        page.locator("#v-vote_contre").get_by_role("link", name="Montrer").click()
        assert page.url.endswith("#m0-vote_contre") and page.locator("#m0-vote_contre").is_visible()
        page.screenshot(path=_captures() / "sans-javascript.png")
        page.goto(site.url + "/commune/999000029")
        assert page.locator("table#seances").is_visible() and page.locator("table#votes").is_visible()
        for path in PAGES.values():
            page.goto(site.url + path)
            assert page.locator("h1").count() == 1


def test_the_keyboard_is_enough(browser: Browser, site: Site) -> None:
    with visit(browser, site.url) as page:
        page.goto(site.url + ACTE)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "contenu"
        link = page.locator("#v-vote_reel .montrer")
        link.focus()
        assert page.locator("#m0-vote_reel").evaluate("e => e.classList.contains('vif')"), (
            "the focus points at the words, as the mouse does"
        )
        page.keyboard.press("Enter")
        assert page.url.endswith("#m0-vote_reel")


def test_a_council_with_a_history_has_charts_that_say_what_its_tables_say(browser: Browser, tmp_path: Path) -> None:
    years = [
        acte(f"{i}.pdf", delib_date=f"{2021 + i // 6}-{i % 6 * 2 + 1:02d}-14", delib_id=f"{2021 + i // 6}-{i:03d}", seance_presents=9 + i % 5,
             **({"vote_pour": 10, "vote_contre": 3, "vote_resultat": "majorite"} if i % 4 == 0 else {}))
        for i in range(24)
    ]  # fmt: skip
    release(tmp_path, years)
    with serving(tmp_path) as site, visit(browser, site.url) as page:
        page.goto(site.url + "/commune/999000011")
        assert page.locator(".trace canvas").count() == 2
        assert page.locator("table#seances tbody tr").count() == 24
        page.locator(".trace .u-over").first.hover()
        assert page.locator(".trace .u-legend").first.inner_text()
        page.screenshot(path=_captures() / "graphiques.png", full_page=True)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """A plain web host: files, no rules."""

    class Quiet(SimpleHTTPRequestHandler):
        extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".woff2": "font/woff2"}  # noqa: RUF012

        def log_message(self, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def copy(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The static copy of the demo, under a path of a web host."""
    root = tmp_path_factory.mktemp("hote")
    build(Contenu(open_release(output, output / "cache")), root / "sous" / "chemin")
    with hosted(root) as base:
        yield f"{base}/sous/chemin"


SEARCHES = (
    "mediateurs numeriques", "médiateur", "eclairage", '"éclairage public"', '"public éclairage"', "subvention -exceptionnelle", "2024-043", "«marché de plein vent»",
    "l'eau potable", "introuvable", "acquisitions parcelles",
)  # fmt: skip


@pytest.mark.parametrize("q", SEARCHES)
def test_the_copy_finds_what_the_server_finds(browser: Browser, site: Site, copy: str, q: str) -> None:
    expected = {a["delib_objet"] for a in site.get("/recherche.json", params={"q": q}).json()["actes"]}
    with visit(browser, copy) as page:
        page.goto(f"{copy}/recherche.html")
        page.locator("#q").fill(q)
        page.keyboard.press("Enter")
        page.wait_for_selector("#reponses strong")
        assert set(page.locator("#reponses h2").all_inner_texts()) == expected


@pytest.mark.parametrize(
    "query",
    [
        "commune=999000029&conteste=1",
        "theme=7",
        "theme=5.7",
        "du=2025-01-01&au=2025-12-31",
        "contre=2",
        "resultat=rejetee",
        "q=commune&tri=ancien",
    ],
)
def test_the_copy_filters_as_the_server_does(browser: Browser, site: Site, copy: str, query: str) -> None:
    expected = sorted(a["delib_objet"] for a in site.get(f"/recherche.json?{query}").json()["actes"])
    with visit(browser, copy) as page:
        page.goto(f"{copy}/recherche.html?{query}")
        page.wait_for_selector("#reponses strong")
        assert sorted(page.locator("#reponses h2").all_inner_texts()) == expected


def test_the_copy_shows_an_act_its_frames_and_its_lists_without_javascript(browser: Browser, copy: str) -> None:
    with visit(browser, copy, java_script_enabled=False) as page:
        page.goto(f"{copy}/index.html")
        page.get_by_role("link", name="Recherche").click()
        assert "demande JavaScript" in page.locator("noscript").inner_text()
        page.get_by_role("link", name="Courlanges").click()
        page.get_by_role("link", name="service partagé de médiateurs numériques").click()
        page.locator("#v-vote_reel").get_by_role("link", name="Montrer").click()
        assert page.locator("#m0-vote_reel").is_visible()
        page.wait_for_load_state("load")
        assert page.locator(".planche img").evaluate("e => e.complete && e.naturalWidth > 800")


def test_the_copy_passes_axe(browser: Browser, copy: str) -> None:
    with visit(browser, copy, "telephone") as page:
        for path in (
            "index.html",
            "recherche.html?q=eclairage",
            "commune/999000029.html",
            "donnees.html",
            "acte/999000029-2024-10-14-2024-043.html",
        ):
            page.goto(f"{copy}/{path}")
            page.wait_for_timeout(400)
            found = Axe().run(page).response["violations"]
            assert [
                (v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")
            ] == [], path


def test_the_browser_and_the_server_cut_words_to_the_same_stems(browser: Browser, copy: str) -> None:
    roots = "adopt numér médiat subvention conseill approuv éclair écol œuvr franç règlement élect déléga financ budgét naïv cœur"
    ends = " s e es é ée ées er ez ent ait ation ations ateur ateurs atrice ité ités ique iques if ive eux euse iste able isme ance ence ement aise ère ères al aux"
    vocabulary = [r + e for r in roots.split() for e in ends.split(" ")] + [
        "Ça",
        "2025",
        "n°12",
        "ÉTÉ",
        "bus",
        "ß",
        "x²",
        "aujourd'hui",
    ]
    with visit(browser, copy) as page:
        page.goto(f"{copy}/recherche.html")
        theirs = page.evaluate(
            "async (words) => { const m = await import('./statique/mots.js'); return words.map((w) => m.racine(w)); }",
            vocabulary,
        )
    assert {w: t for w, t in zip(vocabulary, theirs, strict=True) if t != stem(w)} == {}


def _captures() -> Path:
    CAPTURES.mkdir(parents=True, exist_ok=True)
    return CAPTURES
