"""The demo's parts: the markup, the rendering, the website over loopback."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from extractors.pages.text import UnreadablePdf, read_pdf
from flows.demo.balisage import SpecimenError, parse
from flows.demo.rendu import render
from flows.demo.site import ABIME, DOCUMENTS, HERE, Server, document, serve

SMALL_SCAN = (
    "---\nscan: {{dpi: 60, couche: {couche}}}\n---\n:::tampon\nReçu le 01/02/2025\n:::fin\nUn mot sur la page\n"
)


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    with serve() as server:
        yield server


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def text_of(source: str) -> str:
    return "\f".join(page.text for page in read_pdf(render(source)))


def test_one_line_of_source_is_one_paragraph_and_tables_keep_their_cells() -> None:
    lines = text_of("# Titre\n**gras** et __souligné__ – œuvre à 3 €\n\n|- 30 70\n| a | b |\n| c | d |\n").split("\n")
    assert lines[:2] == ["Titre", "gras et souligné – œuvre à 3 €"]
    assert " ".join(lines[2:]).split() == ["a", "b", "c", "d"]


def test_a_stamp_stays_on_the_following_pages_until_it_is_taken_away() -> None:
    source = ":::tampon\nID : 1\n:::fin\nun\n===\ndeux\n===\n:::tampon\n:::fin\ntrois\n"
    pages = [page.text for page in read_pdf(render(source))]
    assert [("ID : 1" in page) for page in pages] == [True, True, False]


def test_running_lines_know_the_page_and_their_number() -> None:
    pages = [page.text for page in read_pdf(render(":::pied page {page} sur {pages}\nun\n===\ndeux\n"))]
    assert ["page 1 sur 2" in pages[0], "page 2 sur 2" in pages[1]] == [True, True]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (":::colonne 30\ntexte\n", ":::texte"),
        (":::inconnu\n", "ligne 1"),
        ("---\npolicy: Times\n---\n", "policy"),
        ("un caractère → hors police\n", "→"),
    ],
)
def test_a_wrong_source_says_what_is_wrong(source: str, message: str) -> None:
    with pytest.raises(SpecimenError, match=re.escape(message)):
        render(source)


def test_a_scan_has_no_text_but_the_stamp_where_it_keeps_one() -> None:
    assert text_of(SMALL_SCAN.format(couche="aucune")) == ""
    assert text_of(SMALL_SCAN.format(couche="tampon")) == "Reçu le 01/02/2025"
    rubbish = text_of(SMALL_SCAN.format(couche="charabia"))
    assert rubbish and not re.search(r"[a-zà-ÿ]{2}", rubbish)
    assert parse(SMALL_SCAN.format(couche="aucune")).aspect.scan is not None


def test_the_damaged_specimen_opens_in_no_reader() -> None:
    data = document(ABIME)
    assert data.startswith(b"%PDF-")
    with pytest.raises(UnreadablePdf):
        list(read_pdf(data))


def test_each_specimen_of_the_demo_has_its_expected_record() -> None:
    for name in set(DOCUMENTS.values()) - {ABIME}:
        assert json.loads((HERE / "specimens" / f"{name}.json").read_text(encoding="utf-8"))["id"] == name


def test_every_document_is_reached_from_the_home_page_and_every_link_leads_somewhere(site: Server) -> None:
    todo, seen = [site.url + "/"], set()
    while todo:
        url = todo.pop()
        if url in seen or not url.startswith(site.url):
            continue
        seen.add(url)
        answer = requests.head(url, timeout=5) if ".pdf" in url else requests.get(url, timeout=5)
        assert answer.status_code == 200 or "/agents/" in url, url
        if answer.headers["Content-Type"].startswith("text/html"):
            todo += [urljoin(url, link) for link in Links(answer.text).found]
    paths = {requests.utils.unquote(urlsplit(url).path) for url in seen}
    assert set(DOCUMENTS) <= paths


def test_a_document_that_has_not_changed_is_not_sent_again(site: Server) -> None:
    url = site.url + "/courlanges/documents/2025-017.pdf"
    first = requests.get(url, timeout=5)
    assert first.content.startswith(b"%PDF-") and first.headers["Content-Type"] == "application/pdf"
    by_tag = requests.get(url, timeout=5, headers={"If-None-Match": first.headers["ETag"]})
    by_date = requests.get(url, timeout=5, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    other = requests.get(url, timeout=5, headers={"If-None-Match": '"autre"'})
    assert [(a.status_code, len(a.content)) for a in (by_tag, by_date)] == [(304, 0), (304, 0)]
    assert other.content == first.content


def test_a_download_says_its_name_and_what_is_not_there_is_not_found(site: Server) -> None:
    path = "/roquefenouil/conseil/fichiers/proc%C3%A8s-verbal%20du%2014%20octobre%202024.pdf"
    named = requests.head(site.url + path + "?download", timeout=5)
    assert named.headers["Content-Disposition"].endswith("proc%C3%A8s-verbal%20du%2014%20octobre%202024.pdf")
    assert "Content-Disposition" not in requests.head(site.url + path, timeout=5).headers
    assert requests.get(site.url + "/absent.pdf", timeout=5).status_code == 404
    assert requests.get(site.url + "/%2e%2e/site.py", timeout=5).status_code == 404
    assert "Disallow" in requests.get(site.url + "/robots.txt", timeout=5).text


def test_a_port_that_is_taken_is_an_error(site: Server) -> None:
    with pytest.raises(OSError, match="in use"), serve(site.server_address[1]):
        pass
