"""The harvest against a website on loopback, faults included: none stops the others, each is told, nothing is done twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.catalogue import Catalogue
from flows.demo.rendu import render
from flows.fetch import Echec, Fetcher, Politesse
from flows.harvest import BilanSource, harvest
from flows.pipeline import run
from flows.source import Source
from flows.store import Store

NOW = "2025-03-01T02:00:00Z"
PDF = render(
    "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nN° 2024-12\n5.7 Intercommunalité\nObjet : Vente du lot 3\nAdopté à l'unanimité.\n"
)
OTHER_PDF = render(
    "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nN° 2024-13\nObjet : Achat du lot 4\nAdopté à l'unanimité.\n"
)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Town:
    """A website whose every address is a function of the request; `log` is what was asked, `clock` what was waited for."""

    def __init__(self) -> None:
        self.routes: dict[str, Answer] = {}
        self.log: list[tuple[str, dict[str, str]]] = []
        self.waited: list[float] = []
        self.url = ""

    def page(self, path: str, *links: str) -> None:
        body = "".join(f'<p><a href="{link}">Délibération {link}</a></p>' for link in links).encode()
        self.routes[path] = lambda h: send(
            h, 200, body, {"Content-Type": "text/html; charset=utf-8", "ETag": f'"{hash(body)}"'}
        )

    def pdf(self, path: str, data: bytes = PDF, **headers: str) -> None:
        tag = f'"{hash(data)}"'

        def answer(h: BaseHTTPRequestHandler) -> None:
            same = h.headers.get("If-None-Match") == tag
            send(
                h,
                304 if same else 200,
                b"" if same else data,
                {"Content-Type": "application/pdf", "ETag": tag, **headers},
            )

        self.routes[path] = answer

    def fault(self, path: str, code: int, body: bytes = b"", **headers: str) -> None:
        self.routes[path] = lambda h: send(h, code, body, {k.replace("_", "-"): v for k, v in headers.items()})

    def source(self, path: str = "/deliberations") -> Source:
        return Source("999000011", "Breux", self.url + path, "html", siret="99900001100018", rythme=3650)

    def fetcher(self, **limits: object) -> Fetcher:
        return Fetcher(Politesse(pause=0, timeout=2, allow_private=True, sleep=self.waited.append, **limits))  # type: ignore[arg-type]


def send(h: BaseHTTPRequestHandler, code: int, body: bytes, headers: dict[str, str]) -> None:
    h.send_response(code)
    for name, value in headers.items():
        h.send_header(name, value)
    if "Content-Length" not in headers:
        h.send_header("Content-Length", str(len(body)))
    h.end_headers()
    h.wfile.write(body)


@contextmanager
def serving() -> Iterator[Town]:
    town = Town()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            town.log.append((self.path, dict(self.headers)))
            town.routes.get(self.path, lambda h: send(h, 404, b"rien ici", {}))(self)

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    town.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield town
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def town() -> Iterator[Town]:
    with serving() as found:
        yield found


def visit(town: Town, folder: Path, fetcher: Fetcher | None = None, now: str = NOW) -> BilanSource:
    with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
        (bilan,) = harvest(
            [town.source()], catalogue, Store(folder / "store"), fetcher or town.fetcher(), now, lambda name: None
        )
    return bilan


def states(folder: Path) -> dict[str, tuple[str, str | None]]:
    with closing(Catalogue(folder / "catalogue.sqlite")) as catalogue:
        return {
            f"{d.fichier}{'' if d.statut != 'modifie' else ' (avant)'}": (d.statut, d.raison)
            for d in catalogue.documents()
        }


def test_links_are_followed_whatever_their_shape(town: Town, tmp_path: Path) -> None:
    town.page(
        "/deliberations",
        "docs/a%20b.pdf",
        "/docs/c.pdf?download",
        "2024/",
        "https://ailleurs.invalid/page",
        "mailto:mairie@exemple.fr",
        "javascript:void(0)",
    )
    town.page("/2024/", "../docs/d.pdf")
    town.pdf("/docs/a%20b.pdf")
    town.pdf(
        "/docs/c.pdf?download", OTHER_PDF, **{"Content-Disposition": "attachment; filename*=UTF-8''s%C3%A9ance.pdf"}
    )
    town.pdf("/docs/d.pdf", PDF + b"\n%autre")
    bilan = visit(town, tmp_path)
    assert (bilan.vus, bilan.nouveaux, bilan.erreurs) == (3, 3, [])
    assert set(states(tmp_path)) == {"a b.pdf", "séance.pdf", "d.pdf"}


def test_a_second_visit_downloads_no_pdf(town: Town, tmp_path: Path) -> None:
    town.page("/deliberations", "/a.pdf")
    town.pdf("/a.pdf")
    visit(town, tmp_path)
    town.log.clear()
    fetcher = town.fetcher()
    bilan = visit(town, tmp_path, fetcher)
    assert (bilan.nouveaux, bilan.inchanges) == (0, 1)
    assert all("If-None-Match" in headers for path, headers in town.log if path == "/a.pdf")
    assert fetcher.octets < 500


def test_a_replaced_document_is_a_new_version_and_both_are_kept(town: Town, tmp_path: Path) -> None:
    town.page("/deliberations", "/a.pdf")
    town.pdf("/a.pdf")
    visit(town, tmp_path)
    town.pdf("/a.pdf", OTHER_PDF)
    assert visit(town, tmp_path).modifies == 1
    assert states(tmp_path) == {"a.pdf (avant)": ("modifie", "remplacé à la même adresse"), "a.pdf": ("retenu", None)}
    assert len(list((tmp_path / "store").rglob("*.pdf"))) == 2


def test_a_document_that_is_no_longer_listed_is_withdrawn_never_deleted(town: Town, tmp_path: Path) -> None:
    town.page("/deliberations", "/a.pdf", "/b.pdf")
    town.pdf("/a.pdf")
    town.pdf("/b.pdf", OTHER_PDF)
    visit(town, tmp_path)
    town.page("/deliberations", "/a.pdf")
    assert visit(town, tmp_path).retires == 1
    assert states(tmp_path)["b.pdf"] == ("retire", "n'est plus proposé par le site")
    assert len(list((tmp_path / "store").rglob("*.pdf"))) == 2


def test_a_source_that_gives_nothing_any_more_is_an_alarm(town: Town, tmp_path: Path) -> None:
    town.page("/deliberations", "/a.pdf")
    town.pdf("/a.pdf")
    visit(town, tmp_path)
    town.page("/deliberations")
    assert "n'en donne plus aucun" in visit(town, tmp_path).alarmes[0]


def test_the_same_pdf_at_two_addresses_is_kept_once(town: Town, tmp_path: Path) -> None:
    town.page("/deliberations", "/a.pdf", "/b.pdf")
    town.pdf("/a.pdf")
    town.pdf("/b.pdf")
    visit(town, tmp_path)
    assert len(list((tmp_path / "store").rglob("*.pdf"))) == 1
    assert len(states(tmp_path)) == 2


@pytest.mark.parametrize(
    ("code", "said"), [(404, "page introuvable (404)"), (403, "accès refusé (403)"), (410, "page supprimée (410)")]
)
def test_a_refused_document_is_told_and_the_others_are_taken(town: Town, tmp_path: Path, code: int, said: str) -> None:
    town.page("/deliberations", "/a.pdf", "/b.pdf")
    town.fault("/a.pdf", code)
    town.pdf("/b.pdf")
    bilan = visit(town, tmp_path)
    assert bilan.nouveaux == 1
    assert [reason for _, reason in bilan.erreurs] == [said]
    assert states(tmp_path)["a.pdf"] == ("refuse", said)


def test_html_named_pdf_is_refused(town: Town, tmp_path: Path) -> None:
    town.page("/deliberations", "/a.pdf")
    town.fault("/a.pdf", 200, b"<html>Connectez-vous</html>", Content_Type="application/pdf")
    visit(town, tmp_path)
    assert states(tmp_path)["a.pdf"] == ("refuse", "ce n'est pas un PDF, malgré son nom")


def test_a_passing_fault_is_tried_again_with_growing_waits(town: Town) -> None:
    answers = iter([500, 503])

    def answer(h: BaseHTTPRequestHandler) -> None:
        send(h, next(answers, 200), PDF, {})

    town.routes["/a.pdf"] = answer
    assert town.fetcher().get(town.url + "/a.pdf").body == PDF
    assert len(town.waited) == 2


def test_retry_after_is_obeyed(town: Town) -> None:
    town.fault("/a.pdf", 429, Retry_After="7")
    with pytest.raises(Echec, match="trop de visites"):
        town.fetcher().get(town.url + "/a.pdf")
    assert town.waited == [7.0, 7.0]


def test_robots_txt_forbids_and_slows(town: Town) -> None:
    town.fault("/robots.txt", 200, b"User-agent: *\nDisallow: /prive/\nCrawl-delay: 3\n")
    town.pdf("/a.pdf")
    fetcher = Fetcher(Politesse(pause=0.5, allow_private=True, sleep=town.waited.append))
    with pytest.raises(Echec, match="robots"):
        fetcher.get(town.url + "/prive/a.pdf")
    fetcher.get(town.url + "/a.pdf")
    assert 2.5 < town.waited[-1] <= 3


def test_an_endless_redirect_ends(town: Town) -> None:
    town.fault("/a.pdf", 302, Location="/a.pdf")
    with pytest.raises(Echec, match="redirections"):
        town.fetcher().get(town.url + "/a.pdf")


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "http://127.0.0.1:1/"]
)
def test_a_redirect_to_a_private_place_is_not_followed(
    town: Town, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import flows.fetch
    from flows.safety import check_address

    town.fault("/a.pdf", 302, Location=target)
    monkeypatch.setattr(
        flows.fetch,
        "check_address",
        lambda url, allow_private: check_address(url, allow_private=url.startswith(town.url)),
    )
    with pytest.raises(Echec, match=r"privée|protocole|web public"):
        town.fetcher().get(town.url + "/a.pdf")


def test_a_stream_without_end_is_cut(town: Town) -> None:
    def answer(h: BaseHTTPRequestHandler) -> None:
        h.send_response(200)
        h.end_headers()
        try:
            while True:
                h.wfile.write(b"%PDF" + b"0" * 65_536)
        except OSError:
            return

    town.routes["/a.pdf"] = answer
    with pytest.raises(Echec, match="trop gros"):
        town.fetcher(max_bytes=1_000_000).get(town.url + "/a.pdf")


def test_a_cut_transfer_is_not_kept(town: Town, tmp_path: Path) -> None:
    town.page("/deliberations", "/a.pdf")
    town.routes["/a.pdf"] = lambda h: send(h, 200, PDF[: len(PDF) // 2], {"Content-Length": str(len(PDF))})
    bilan = visit(town, tmp_path)
    assert "coupée" in bilan.erreurs[0][1]
    assert not list((tmp_path / "store").rglob("*.pdf"))


def test_a_challenge_page_is_told_and_never_worked_around(town: Town, tmp_path: Path) -> None:
    town.fault("/deliberations", 200, b"<title>Just a moment...</title>", Content_Type="text/html")
    assert "humain" in visit(town, tmp_path).erreurs[0][1]


def test_a_host_that_vanishes_is_told(tmp_path: Path) -> None:
    with serving() as town:
        pass
    bilan = visit(town, tmp_path)
    assert bilan.erreurs and not bilan.nouveaux


@pytest.mark.slow
def test_killed_at_any_instant_the_next_run_ends_where_an_undisturbed_one_would(town: Town, tmp_path: Path) -> None:
    links = [f"/d{i}.pdf" for i in range(12)]
    town.page("/deliberations", *links)
    for index, link in enumerate(links):
        town.pdf(link, PDF + b"\n%" + str(index).encode())
    now = datetime(2025, 3, 1, 2, tzinfo=UTC)
    calm, stormy = tmp_path / "calm", tmp_path / "stormy"
    politesse = Politesse(pause=0, allow_private=True)
    run([town.source()], calm, now=now, politesse=politesse, jobs=1)
    code = (
        "from datetime import UTC, datetime\nfrom pathlib import Path\nfrom flows.fetch import Politesse\nfrom flows.pipeline import run\nfrom flows.source import Source\n"
        f"run([Source('999000011', 'Breux', {town.url + '/deliberations'!r}, 'html', siret='99900001100018', rythme=3650)], Path({str(stormy)!r}),"
        " now=datetime(2025, 3, 1, 2, tzinfo=UTC), politesse=Politesse(pause=0, allow_private=True), jobs=1)"
    )
    for delay in (0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        process = subprocess.Popen([sys.executable, "-c", code])
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        latest = stormy / "latest"
        assert not latest.is_symlink() or (latest / "datapackage.json").is_file()
    run([town.source()], stormy, now=now, politesse=politesse, jobs=1)
    for file in sorted(p.relative_to(calm / "latest") for p in (calm / "latest").rglob("*") if p.is_file()):
        if file.name not in ("datapackage.json", "CHANGES.md", "changements.csv", "feed.atom"):
            assert (stormy / "latest" / file).read_bytes() == (calm / "latest" / file).read_bytes(), file
    assert sorted(p.name for p in (stormy / "store").rglob("*.pdf")) == sorted(
        p.name for p in (calm / "store").rglob("*.pdf")
    )
