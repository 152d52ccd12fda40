"""The server: what it shows, what it refuses, what hostile text can do to it (nothing), and the next release."""

from __future__ import annotations

import csv
import io
import json
import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from inventes import acte, document
from site_local import HOSTILE, Site, release, sample, serving

from flows.erreurs import ErreurUtilisateur
from flows.site.publication import open_release
from flows.site.serveur import CSP, Serveur, bound
from flows.store import Store

PAGES = ("/", "/recherche", "/recherche?q=numerique", "/communes", "/commune/999000029", "/themes", "/theme/5.7", "/theme/5", "/donnees", "/sources", "/registre",
         "/registre/actes", "/registre?sql=select+1", "/acte/999000011-2025-02-06-2025-02-03", "/semaine/2025-W06")  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    output = tmp_path_factory.mktemp("site")
    release(output)
    with serving(output, contact="registre@courlanges.example") as served:
        yield served


class Page(HTMLParser):
    """What of a page could act: scripts, handlers, styles, addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "script":
            self.scripts.append(dict(attrs).get("src"))
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")
            if name in ("href", "src", "action", "data", "xlink:href", "formaction"):
                self.addresses.append(value or "")

    def inert(self) -> bool:
        own = all(s and re.fullmatch(r"/statique/[a-z]+\.js(\?\w+)?", s) for s in self.scripts)
        known = all(urlsplit(a).scheme in ("", "http", "https", "mailto") for a in self.addresses)
        return (
            own and known and not self.handlers and self.tags.isdisjoint({"iframe", "object", "embed", "base", "style"})
        )


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_with_the_headers_that_keep_it_inert(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == CSP and "unsafe" not in CSP
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers and Page(answer.text).inert()
    assert "<h1" in answer.text and 'lang="fr"' in answer.text and len(answer.content) < 100_000


@pytest.mark.parametrize(
    "path",
    ["/-/settings", "/-/plugins", "/-/logs", "/_internal", "/_memory", "/.json", "/-/databases.json", "/-/static/../app.py", "/acte/inconnu", "/commune/x", "/theme/99",
     "/semaine/2025-W60", "/semaine/1999-W01", "/fichiers/../catalogue.sqlite", "/fichiers/%2e%2e/%2e%2e/catalogue.sqlite", "/statique/../rendu.py", "/page/zz/1.webp",
     f"/page/{'a' * 64}/1.webp", "/commune/x.csv", "/registre.db", "/registre/-/settings"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404 and answer.headers["Content-Security-Policy"] == CSP


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(site: Site, method: str) -> None:
    import requests

    answer = requests.request(method, site.url + "/registre/actes", timeout=5, data={"sql": "delete from actes"})
    assert answer.status_code == 405 and answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "sql",
    ["delete from actes", "insert into actes select * from actes", "pragma query_only=0", "attach 'x.db' as x", "select 1; drop table actes", "vacuum", "with a as (select 1) delete from actes",
     "select load_extension('x')", "select writefile('x', 'y')", "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r",
     "select length(replace(hex(zeroblob(9000000)), '00', 'aaaaaaaa'))"],
)  # fmt: skip
def test_an_sql_that_writes_or_grows_without_end_is_stopped(site: Site, sql: str) -> None:
    start = time.monotonic()
    answer = site.get("/registre.json", params={"sql": sql})
    assert answer.status_code == 400 and time.monotonic() - start < 4
    assert site.get("/recherche.json").json()["total"] == 5


def test_an_sql_gives_a_thousand_rows_at_most(site: Site) -> None:
    many = "with recursive r(n) as (select 1 union all select n + 1 from r where n < 5000) select n from r"
    answer = site.get("/registre.json", params={"sql": many}).json()
    assert len(answer["rows"]) == 1000 and answer["truncated"] is True


def test_head_answers_as_get_without_a_body(site: Site) -> None:
    import requests

    answer = requests.head(site.url + "/recherche", timeout=5)
    assert answer.status_code == 200 and answer.content == b""


def test_a_result_is_also_csv_with_the_columns_and_rules_of_the_released_files(site: Site) -> None:
    answer = site.get("/recherche.csv?commune=999000029&conteste=1")
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert (
        answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        and answer.headers["Access-Control-Allow-Origin"] == "*"
    )
    assert {r["delib_id"] for r in rows} == {"2024-043", "2025-001"}
    released = site.get("/fichiers/actes.csv")
    whole = site.get("/recherche.csv?tri=ancien").text
    assert sorted(whole.splitlines()) == sorted(released.text.splitlines())


def test_a_result_is_also_json_page_by_page(site: Site) -> None:
    answer = site.get("/recherche.json?theme=5.7").json()
    assert answer["total"] == 2 and answer["suivante"] is None
    assert {a["delib_id"] for a in answer["actes"]} == {"2025/02/03", "2024-044"}
    assert site.get("/acte/999000011-2025-02-06-2025-02-03.json").json()["preuves"]["vote_reel"]["origine"] == "imprime"
    assert site.get("/registre/votes.json?_shape=array").json()[0]["sens"]
    assert (
        site.get("/registre/actes.json?_facet=coll_nom&_size=0").json()["facet_results"]["coll_nom"]["results"][0][
            "count"
        ]
        == 3
    )


def entries(site: Site, path: str) -> list[str]:
    feed = ET.fromstring(site.get(path).content)
    assert feed.tag == ATOM + "feed" and feed.findtext(ATOM + "updated") and feed.findtext(ATOM + "id")
    links = {link.get("rel"): link.get("href", "") for link in feed.findall(ATOM + "link")}
    assert links["self"] == site.url + path and links["alternate"].startswith(site.url)
    return [e.findtext(ATOM + "title") or "" for e in feed.findall(ATOM + "entry")]


def test_feeds_for_everything_a_council_a_theme_and_any_search(site: Site) -> None:
    assert len(entries(site, "/fil.atom")) == 5
    assert len(entries(site, "/commune/999000029.atom")) == 3
    assert len(entries(site, "/theme/5.7.atom")) == 2
    assert entries(site, "/recherche.atom?q=eclairage&conteste=1") == [
        "Roquefenouil : Extinction de l'éclairage public"
    ]


def test_a_feed_of_a_search_shows_an_act_of_the_next_release_without_a_restart(tmp_path: Path) -> None:
    release(tmp_path, sample()[:2])
    with serving(tmp_path) as site:
        subscribed = "/recherche.atom?q=eoliennes"
        assert entries(site, subscribed) == [] and "publication 0001" in site.get("/").text
        actes = sample()
        late = [document(a.fichier or "", premiere_vue="2025-06-01T03:00:00Z") for a in actes[2:]]
        release(tmp_path, actes, [*(document(a.fichier or "") for a in actes[:2]), *late])
        deadline = time.monotonic() + 10
        while not (seen := entries(site, subscribed)) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert seen == ["Roquefenouil : Avis sur le projet d'éoliennes"]
        assert (
            "publication 0002" in site.get("/").text
            and site.get("/registre/actes.json").json()["filtered_table_rows_count"] == 5
        )
        assert entries(site, "/fil.atom")[0].startswith("Roquefenouil"), (
            "an act that appears is news, however old its sitting"
        )


def test_the_sources_page_tells_the_alarms_of_the_last_harvest_even_without_a_new_release(tmp_path: Path) -> None:
    release(tmp_path)
    with serving(tmp_path) as site:
        assert "Aucun rapport" in site.get("/sources").text
        source = {"siren": "999000011", "nom": "Courlanges", "url": "https://courlanges.example", "vus": 0, "nouveaux": 0, "retires": 0, "erreurs": [["https://courlanges.example", "404"]], "alarmes": ["ne donne plus rien"], "derniere_seance": None, "etat": "alarme", "conseils": ["Ouvrez la page de la mairie."]}  # fmt: skip
        (tmp_path / "rapports").mkdir()
        (tmp_path / "rapports" / "20250601T030000Z.json").write_text(
            json.dumps({"debut": "2025-06-01T03:00:00Z", "sources": [source]}), encoding="utf-8"
        )
        told = site.get("/sources").text
        assert "ne donne plus rien" in told and "demande un regard" in told and "Ouvrez la page de la mairie." in told
        assert "à surveiller" in site.get("/commune/999000011").text


def test_hostile_text_in_every_field_is_inert_on_every_page_and_every_feed(tmp_path: Path) -> None:
    actes = []
    for i, text in enumerate(HOSTILE):
        fields = dict.fromkeys(
            (
                "coll_nom",
                "delib_matiere_nom",
                "president",
                "secretaire",
                "seance_lieu",
                "delib_url",
                "pref_id",
                "budget_nom",
            ),
            text,
        )
        names = {"membres_presents": (text, "A B"), "membres_absents": (text,), "vote_non_participation": (text,)}
        actes.append(
            acte(
                f"{i}.pdf",
                delib_objet=f"{text} objet",
                delib_id=f"{text[:40]}{i}",
                delib_date=f"2025-03-{i + 1:02d}",
                **fields,
                **names,
            )
        )
        actes.append(
            acte(f"n{i}.pdf", delib_objet=f"{text} sans collectivité", coll_siret=None, coll_nom=text, delib_id=None)
        )
    output = tmp_path / "sortie"
    release(output, actes, [replace(document(a.fichier or ""), raison=HOSTILE[0], fichier=HOSTILE[2]) for a in actes])
    with serving(output) as site:
        answer = site.get("/recherche.json").json()
        assert answer["total"] >= 20
        todo = [
            "/",
            "/communes",
            "/sources",
            "/donnees",
            "/registre/actes",
            "/registre/preuves",
            "/registre/documents",
            *(f"/recherche?q={quote(h[:300])}" for h in HOSTILE),
        ]
        for one in answer["actes"]:
            todo += [f"/acte/{quote(one['acte_uid'], safe='~')}", f"/commune/{quote(one['cle'], safe='')}"]
        for path in todo:
            page = site.get(path)
            assert page.status_code == 200 and Page(page.text).inert(), path
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", page.text), path
        for path in (
            "/fil.atom",
            "/recherche.atom?q=objet",
            *(f"/commune/{quote(a['cle'], safe='')}.atom" for a in answer["actes"]),
            *(f"/recherche.atom?q={quote(h[:200])}" for h in HOSTILE),
        ):
            ET.fromstring(site.get(path).content)
        for row in csv.reader(io.StringIO(site.get("/recherche.csv").text, newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_a_page_is_drawn_with_the_frames_of_the_words_and_only_where_it_may_be(tmp_path: Path) -> None:
    from flows.demo.site import document as pdf
    from flows.read import read_files

    store = Store(tmp_path / "store")
    sha = store.put(pdf("courlanges-mediation-numerique"))
    (read,) = read_files([(store.path(sha), "deliberation.pdf")])
    assert read.extraction is not None
    output_actes = [replace(a, coll_siret="99900001100018") for a in read.extraction.actes]
    release(tmp_path, output_actes, [document("deliberation.pdf", document_sha256=sha)])
    with serving(tmp_path) as site:
        page = site.get("/acte/999000011-2025-02-06-2025-02-03").text
        frame = re.search(r'<g id="m0-vote_reel".*?</g>', page, re.S)
        assert frame and "<rect" in frame[0] and 'href="#m0-vote_reel"' in page
        picture = site.get(f"/page/{sha}/1.webp")
        assert (
            picture.status_code == 200
            and picture.content[8:12] == b"WEBP"
            and picture.headers["Content-Type"] == "image/webp"
        )
        assert site.get(f"/page/{sha}/2.webp").status_code == 404


def test_a_damaged_document_costs_its_picture_not_the_site(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    sha = store.put(b"%PDF-1.7\n" + b"\x00\xff" * 5000)
    actes = [replace(acte("a.pdf"), document_sha256=sha)]
    release(tmp_path, actes, [document("a.pdf", document_sha256=sha)])
    with serving(tmp_path) as site:
        assert site.get(f"/page/{sha}/1.webp").status_code == 404
        assert "n'est pas disponible ici" in site.get("/acte/999000011-2025-03-27-2025-03-12").text


def test_a_folder_without_a_release_and_a_port_that_is_taken_are_said(tmp_path: Path, site: Site) -> None:
    with pytest.raises(ErreurUtilisateur, match="Il n'y a pas de publication"):
        open_release(tmp_path, tmp_path / "cache")
    with pytest.raises(ErreurUtilisateur, match="ne peut pas être servi"):
        bound("127.0.0.1", int(urlsplit(site.url).port or 0))
    broken = tmp_path / "cassee"
    broken.mkdir()
    (broken / "registre.sqlite").write_bytes(b"pas une base" * 100)
    with pytest.raises(ErreurUtilisateur, match="n'est pas une base lisible"):
        Serveur(broken)


def test_the_pages_of_a_large_council_and_of_many_councils_stay_light(tmp_path: Path) -> None:
    long = "Convention avec l'association des riverains de la rue des Tanneries pour l'entretien des berges"
    one = [
        acte(f"{i}.pdf", delib_id=f"{2000 + i // 12}-{i:04d}", delib_date=f"{2000 + i // 12}-{i % 12 + 1:02d}-15", delib_objet=f"{long} {i}", membres_presents=tuple(f"Prénom{k} NOM{k}" for k in range(60)))
        for i in range(200)
    ]  # fmt: skip
    others = [
        acte(f"x{i}.pdf", coll_siret=None, coll_nom=f"Commune de Saint-Martin-des-Prés-sur-Onde {i}")
        for i in range(700)
    ]
    release(tmp_path, [*one, *others])
    with serving(tmp_path) as site:
        shared = sum(
            len(site.get(f"/statique/{f}").content)
            for f in ("site.css", "page.js", "uplot.js", "uplot.css", "graphiques.js", "source-serif-600.woff2")
        )
        for path in (
            "/commune/999000011",
            "/communes",
            "/communes?page=3",
            "/sources",
            "/recherche",
            "/recherche?q=convention",
            "/theme/5",
            "/donnees",
            "/",
            "/acte/999000011-2016-08-15-2016-0199",
        ):
            answer = site.get(path)
            assert answer.status_code == 200 and len(answer.content) + shared < 300_000, (
                f"{path} : {len(answer.content)}"
            )
        assert "page=2" in site.get("/communes").text and "page 2" in site.get("/communes?page=3").text
