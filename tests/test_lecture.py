"""Reading an HTML page: what the eye sees around a link, whatever the page is made of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.moisson.choose import Lien
from flows.moisson.reponse import Reponse
from flows.platforms.adresses import is_file, key, may_be_file, normal, unwrapped
from flows.platforms.page import Page, read_page

URL = "https://vaubrun.invalid/mairie/page.html"


def read(html: str, charset: str = "utf-8") -> Page:
    return read_page(Reponse(URL, 200, {"content-type": f"text/html; charset={charset}"}, html.encode(charset)))


def only(html: str) -> Lien:
    (found,) = read(html).liens
    return found


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<a href="../docs/a b.pdf">x</a>', "https://vaubrun.invalid/docs/a%20b.pdf"),
        ('<base href="/autre/"><a href="a.pdf#page=2">x</a>', "https://vaubrun.invalid/autre/a.pdf"),
        ('<a href="//cdn.invalid/a.pdf">x</a>', "https://cdn.invalid/a.pdf"),
        ('<a href="a.php?x=1&amp;f=%C3%A9t%C3%A9.pdf">x</a>', "https://vaubrun.invalid/mairie/a.php?x=1&f=%C3%A9t%C3%A9.pdf"),
        ('<iframe src="/viewer.html?file=%2Fdocs%2Fa.pdf"></iframe>', "https://vaubrun.invalid/docs/a.pdf"),
        ('<iframe src="https://docs.google.com/viewer?url=https://vaubrun.invalid/a.pdf&embedded=true"></iframe>', "https://vaubrun.invalid/a.pdf"),
        ('<object data="a.pdf"></object>', "https://vaubrun.invalid/mairie/a.pdf"),
        ('<embed src=a.pdf>', "https://vaubrun.invalid/mairie/a.pdf"),
        ('<div data-pdf-url="/a.pdf"></div>', "https://vaubrun.invalid/a.pdf"),
        ('<a href="#" data-href="/acte/12">x</a>', "https://vaubrun.invalid/acte/12"),
        ('<button onclick="window.open(\'a.pdf\')">x</button>', "https://vaubrun.invalid/mairie/a.pdf"),
        ('<a href="javascript:ouvrir(\'/a.pdf\')">x</a>', "https://vaubrun.invalid/a.pdf"),
        ('<meta http-equiv="refresh" content="0; url=/accueil">', "https://vaubrun.invalid/accueil"),
        ('<select onchange="go(this)"><option value="/2024/">2024</option></select>', "https://vaubrun.invalid/2024/"),
    ],
)  # fmt: skip
def test_addresses_are_read_wherever_they_are(html: str, url: str) -> None:
    assert only(html).url == url


def test_a_link_that_only_a_script_makes_is_told_and_a_fold_is_not() -> None:
    page = read(
        '<a href="javascript:__doPostBack(1)">Délibération 12</a><a href="javascript:void(0)">Séance du 3 mai</a>'
    )
    assert page.liens == [] and page.marques["scripts"] == "Délibération 12\n"


def test_headings_end_with_those_of_their_level_and_the_nearest_comes_first() -> None:
    page = read("<h1>Conseil</h1><h2>Arrêtés</h2><h3>2024</h3><a href=1>a</a><h2>Procès-verbaux</h2><a href=2>b</a>")
    assert [ln.contexte for ln in page.liens] == ["2024 ‹ Arrêtés ‹ Conseil", "Procès-verbaux ‹ Conseil"]
    assert page.entete == "Conseil"


def test_the_row_or_item_around_a_link_is_kept_even_where_it_is_never_closed() -> None:
    page = read("<table><tr><td>12/03/2024<td><a href=1.pdf>pdf</a><tr><td>04/06/2024<td><a href=2.pdf>pdf</a></table>")
    assert [ln.autour for ln in page.liens] == ["12/03/2024 pdf", "04/06/2024 pdf"]


def test_menus_and_paging_are_told_from_the_text() -> None:
    page = read(
        '<nav><a href=1>a</a></nav><main><a href=2>b</a><ul class="pagination"><li><a href=3>2</a></ul></main><div id="footer"><a href=4>c</a></div>'
    )
    assert [ln.lieu for ln in page.liens] == ["menu", "corps", "pages", "menu"]


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "iso-8859-15"])
def test_accents_are_read_in_the_pages_own_charset(charset: str) -> None:
    assert only_text("<a href=1>Délibération</a>", charset) == "Délibération"


def only_text(html: str, charset: str) -> str:
    return read(html, charset).liens[0].texte


def test_an_address_is_tidied_as_a_browser_does() -> None:
    """`.` and `..` are followed, those above the root lead to the root; dots within a name are the name's."""
    asked = {"/../../a/b.pdf": "/a/b.pdf", "/a/./b/../c.pdf": "/a/c.pdf", "/a/b/..": "/a/", "/.a/..b/c..pdf": "/.a/..b/c..pdf"}  # fmt: skip
    assert {path: normal(f"https://x.fr{path}") for path in asked} == {
        path: f"https://x.fr{tidy}" for path, tidy in asked.items()
    }


def test_one_document_has_one_key_whatever_its_address_is_dressed_in() -> None:
    same = [
        "http://www.x.fr/a%20b.pdf",
        "https://x.fr/a b.pdf?v=3",
        "https://x.fr/a%20b.pdf?download",
        "https://X.fr:443/a%20b.pdf",
    ]
    assert len({key(normal(u)) for u in same}) == 1
    assert key("https://x/content/download/8/51/version/2/file/a.pdf") == key(
        "https://x/content/download/8/51/file/b.pdf"
    )
    assert key("https://x/cms_viewFile.php?idtf=12&path=a.pdf&dl=1") == key(
        "https://x/cms_viewFile.php?idtf=12&path=b.pdf"
    )
    assert key("https://x/f?download=12:a") != key("https://x/f?download=13:b")
    assert key("https://x/liste?page=0") == key("https://x/liste") != key("https://x/liste?page=1")


@pytest.mark.parametrize(
    "url",
    ["https://x/index.php?eID=dumpFile&t=f&f=12", "https://x/media/12/download", "https://x/webdelibplus/jsp/showFile.jsp?pdf=AbC%2B", "https://x/liste?download=4:acte", "https://x/?wpdmdl=12"],
)  # fmt: skip
def test_addresses_that_serve_files_without_saying_pdf_are_known(url: str) -> None:
    assert may_be_file(url) and not is_file(url)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<li>",
        "<p>a",
        "<ul><li>",
        "<a href=x>",
        "<table><tr><td>",
        "<h2>",
        "&#0;<",
        "</li>",
        "<select><option>",
    ],
)
def test_a_hostile_page_takes_no_time(piece: str) -> None:
    began = time.process_time()
    read(piece * 20_000)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("shared", "file"),
    [
        ("https://drive.google.com/file/d/1aB-c_9/view?usp=sharing", "https://drive.google.com/uc?export=download&id=1aB-c_9"),
        ("https://drive.google.com/open?id=1aB-c_9", "https://drive.google.com/uc?export=download&id=1aB-c_9"),
        ("https://www.dropbox.com/scl/fi/x/pv.pdf?rlkey=k&dl=0", "https://www.dropbox.com/scl/fi/x/pv.pdf?rlkey=k&dl=1"),
    ],
)  # fmt: skip
def test_a_file_shared_by_a_link_is_asked_for_where_it_is_served(shared: str, file: str) -> None:
    assert only(f'<a href="{shared}">PV</a>').url == file
    assert is_file(file) or may_be_file(file)


def test_the_column_that_tells_the_kind_decides_for_each_row() -> None:
    head = "<tr><th>Nature</th><th>Objet</th><th>Fichier</th><th>Annexes</th></tr>"
    rows = "".join(
        f'<tr><td>{kind}</td><td>Contrat, suite à délibération</td><td><a href="{n}.pdf">Voir</a></td><td></td></tr>'
        for n, kind in enumerate(("Décision", "Délibération"))
    )
    told = [lien.pres.rpartition(" | ")[2] for lien in read(f"<table>{head}{rows}</table>").liens]
    assert told == ["Décision", "Délibération"]


@given(st.text(alphabet=st.sampled_from("<>/=\"'ahrefliuptdv #;&x \n"), max_size=300))
def test_any_text_is_a_page(html: str) -> None:
    for lien in read(html).liens:
        assert unwrapped(normal(lien.url)) == normal(lien.url) or is_file(unwrapped(lien.url))
