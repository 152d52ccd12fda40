"""The door to the web against a server on loopback: every fault is told, bounded, and none is worked around."""

from __future__ import annotations

import email.utils
import gzip
import io
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from villes import Ville, acte, endless, send, serving

from flows.harvest import not_a_pdf
from flows.moisson.adresse import host_key, spelled, without_session
from flows.moisson.fetch import Echec, Fetcher, Politesse
from flows.moisson.motifs import retry_after

PDF = acte(12)


@pytest.fixture
def ville() -> Iterator[Ville]:
    with serving() as found:
        yield found


def download(fetcher: Fetcher, url: str) -> bytes:
    sink = io.BytesIO()
    fetcher.download(url, sink, not_a_pdf)
    return sink.getvalue()


def refusal(fetcher: Fetcher, url: str) -> Echec:
    with pytest.raises(Echec) as told:
        download(fetcher, url)
    return told.value


@pytest.mark.parametrize(
    ("code", "said"),
    [(404, "page introuvable (404)"), (403, "accès refusé (403)"), (410, "page supprimée (410)"), (418, "réponse inattendue du site (418)")],
)  # fmt: skip
def test_a_refusal_is_said_in_words_and_not_asked_again(ville: Ville, code: int, said: str) -> None:
    ville.fault("/a.pdf", code)
    told = refusal(ville.fetcher(), ville.url + "/a.pdf")
    assert (told.raison, told.definitif, told.code, ville.asked("/a.pdf")) == (said, True, code, 1)


def test_a_passing_fault_is_tried_again_with_growing_waits(ville: Ville) -> None:
    answers = iter([500, 503])
    ville.routes["/a.pdf"] = lambda h: send(h, next(answers, 200), PDF, {})
    assert download(ville.fetcher(), ville.url + "/a.pdf") == PDF
    first, second = ville.horloge.waited
    assert 0.5 <= first <= 1.5 and 1 <= second <= 3


def test_retry_after_is_obeyed_in_seconds(ville: Ville) -> None:
    ville.fault("/a.pdf", 429, Retry_After="7")
    assert refusal(ville.fetcher(), ville.url + "/a.pdf").raison == "trop de visites selon le site (429)"
    assert ville.horloge.waited == pytest.approx([7, 7])


def test_retry_after_is_read_as_a_date_too() -> None:
    assert retry_after({"retry-after": email.utils.formatdate(time.time() + 90, usegmt=True)}) == pytest.approx(
        90, abs=2
    )
    assert retry_after({"retry-after": email.utils.formatdate(0, usegmt=True)}) == 0
    assert retry_after({"retry-after": "bientôt"}) is None


def test_a_site_that_asks_for_hours_is_left_for_this_run_not_hurried(ville: Ville) -> None:
    ville.fault("/a.pdf", 503, Retry_After="7200")
    ville.pdf("/b.pdf", PDF)
    fetcher = ville.fetcher()
    assert "demande d'attendre 2 h" in refusal(fetcher, ville.url + "/a.pdf").raison
    assert refusal(fetcher, ville.url + "/b.pdf").ferme
    assert (ville.asked("/a.pdf"), ville.asked("/b.pdf"), ville.horloge.waited) == (1, 0, [])


def test_robots_txt_forbids_and_slows(ville: Ville) -> None:
    ville.fault("/robots.txt", 200, b"User-agent: *\nDisallow: /prive/\nCrawl-delay: 3\n")
    ville.pdf("/a.pdf", PDF)
    fetcher = ville.fetcher(pause=0.5)
    assert "robots" in refusal(fetcher, ville.url + "/prive/a.pdf").raison
    download(fetcher, ville.url + "/a.pdf")
    download(fetcher, ville.url + "/a.pdf")
    assert ville.horloge.waited == pytest.approx([3, 3])
    assert (ville.asked("/prive/a.pdf"), ville.asked("/robots.txt")) == (0, 1)


def test_without_robots_txt_everything_may_be_visited(ville: Ville) -> None:
    ville.pdf("/a.pdf", PDF)
    assert download(ville.fetcher(), ville.url + "/a.pdf") == PDF


def test_a_broken_robots_txt_means_that_nothing_is_asked(ville: Ville) -> None:
    ville.fault("/robots.txt", 500)
    ville.pdf("/a.pdf", PDF)
    fetcher = ville.fetcher()
    for _ in range(3):
        assert "robots.txt illisible (le site est en panne (500))" in refusal(fetcher, ville.url + "/a.pdf").raison
    assert (ville.asked("/robots.txt"), ville.asked("/a.pdf")) == (3, 0)


def test_a_redirect_is_followed_and_robots_txt_asked_where_it_leads(ville: Ville) -> None:
    with serving() as other:
        other.fault("/robots.txt", 200, b"User-agent: *\nDisallow: /b.pdf\n")
        other.pdf("/b.pdf", PDF)
        other.pdf("/c.pdf", PDF)
        ville.fault("/a.pdf", 302, Location=other.url + "/b.pdf")
        ville.fault("/d.pdf", 301, Location=other.url + "/c.pdf")
        fetcher = ville.fetcher()
        assert "robots" in refusal(fetcher, ville.url + "/a.pdf").raison
        assert download(fetcher, ville.url + "/d.pdf") == PDF
        assert other.asked("/b.pdf") == 0


def test_an_endless_redirect_ends(ville: Ville) -> None:
    ville.fault("/a.pdf", 302, Location="/a.pdf")
    assert "redirections" in refusal(ville.fetcher(), ville.url + "/a.pdf").raison
    assert ville.asked("/a.pdf") == 6


def test_a_cookie_serves_along_its_redirect_and_no_longer(ville: Ville) -> None:
    def gate(h: object) -> None:
        if h.headers.get("Cookie") == "vu=1":
            send(h, 200, PDF, {})
        else:
            send(h, 302, b"", {"Location": "/a.pdf", "Set-Cookie": "vu=1; path=/"})

    ville.routes["/a.pdf"] = gate
    ville.pdf("/b.pdf", PDF)
    fetcher = ville.fetcher()
    assert download(fetcher, ville.url + "/a.pdf") == PDF
    download(fetcher, ville.url + "/b.pdf")
    assert "Cookie" not in dict(ville.log)["/b.pdf"]


def test_a_redirect_in_utf_8_and_with_spaces_is_followed(ville: Ville) -> None:
    ville.routes["/a.pdf"] = lambda h: send(h, 302, b"", {"Location": "/séance du 4.pdf".encode().decode("latin-1")})
    ville.pdf("/s%C3%A9ance%20du%204.pdf", PDF)
    assert download(ville.fetcher(), ville.url + "/a.pdf") == PDF


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "http://127.0.0.1:1/", "http://2130706433/", "http://[::ffff:7f00:1]/", "http://localhost/", "ftp://exemple.fr/a.pdf", "http://u:p@exemple.fr/a.pdf", "http://exemple.fr:22/a.pdf", "http://[bad/"])  # fmt: skip
def test_a_redirect_to_a_private_place_is_not_followed(ville: Ville, target: str) -> None:
    ville.fault("/a.pdf", 302, Location=target)
    told = refusal(ville.fetcher(allow_private={ville.host}), ville.url + "/a.pdf")
    assert told.definitif and any(
        word in told.raison for word in ("privée", "web public", "mot de passe", "port", "mal formée")
    )


class Noms:
    """A name server that gives `answers` in turn, and counts."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = iter(answers), 0

    def __call__(self, host: str, port: int, **kind: object) -> list[object]:
        self.asked += 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(self.answers), port))]


def test_the_address_that_was_checked_is_the_address_connected_to(ville: Ville) -> None:
    """DNS rebinding: there is one resolution, made by the connection; nobody asks a second time."""
    noms, port = Noms("127.0.0.1"), ville.host.rpartition(":")[2]
    ville.pdf("/a.pdf", PDF)
    fetcher = ville.fetcher(allow_private={f"mairie.example:{port}"}, resolve=noms)
    for _ in range(3):
        assert download(fetcher, f"http://mairie.example:{port}/a.pdf") == PDF
    assert noms.asked == 1 and all(h["Host"] == f"mairie.example:{port}" for _, h in ville.log)


def test_a_name_that_leads_to_a_private_address_at_any_time_is_refused(ville: Ville) -> None:
    noms, port = (
        Noms(*["127.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"] * 2),
        ville.host.rpartition(":")[2],
    )
    fetcher = ville.fetcher(allow_private=False, resolve=noms)
    for _ in range(4):
        assert "adresse privée" in refusal(fetcher, f"http://mairie.example:{port}/a.pdf").raison
    assert ville.log == [] and noms.asked > 4


def test_one_private_address_among_public_ones_is_enough_to_refuse(ville: Ville) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("1.1.1.1", "10.0.0.1")]
    fetcher = ville.fetcher(allow_private=False, resolve=lambda *a, **k: found)
    assert "adresse privée (10.0.0.1)" in refusal(fetcher, "http://mairie.example/a.pdf").raison


def test_a_name_that_does_not_exist_is_told(ville: Ville) -> None:
    assert "le nom mairie.invalid est introuvable" in refusal(ville.fetcher(), "http://mairie.invalid/a.pdf").raison


def test_html_named_pdf_is_left_at_its_first_bytes(ville: Ville) -> None:
    ville.routes["/a.pdf"] = lambda h: endless(h, b"<html>Connectez-vous", Content_Type="application/pdf")
    fetcher = ville.fetcher()
    assert refusal(fetcher, ville.url + "/a.pdf").raison == "ce n'est pas un PDF, malgré son nom"


def test_a_wrong_content_type_does_not_lose_a_document(ville: Ville) -> None:
    ville.fault("/a.pdf", 200, PDF, Content_Type="text/html")
    assert download(ville.fetcher(), ville.url + "/a.pdf") == PDF


def test_a_stream_without_end_is_cut(ville: Ville) -> None:
    ville.routes["/a.pdf"] = endless
    assert "trop gros (plus de 1 Mo)" in refusal(ville.fetcher(max_bytes=1_000_000), ville.url + "/a.pdf").raison


def test_two_announced_gigabytes_are_not_begun(ville: Ville) -> None:
    ville.fault("/a.pdf", 200, b"%PDF", Content_Length=str(2 * 10**9))
    assert "trop gros (2000 Mo)" in refusal(ville.fetcher(), ville.url + "/a.pdf").raison


def test_a_compressed_bomb_is_cut_before_it_is_in_memory(ville: Ville) -> None:
    import tracemalloc

    bomb = gzip.compress(b"%PDF-1.4 " + bytes(200_000_000), 1)
    ville.fault("/a.pdf", 200, bomb, Content_Encoding="gzip")
    ville.fault("/liste", 200, bomb, Content_Encoding="gzip")
    fetcher = ville.fetcher(max_bytes=1_000_000, max_page=1_000_000)
    tracemalloc.start()
    assert "trop gros" in refusal(fetcher, ville.url + "/a.pdf").raison
    with pytest.raises(Echec, match="trop gros"):
        fetcher.get(ville.url + "/liste")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


def test_a_compressed_page_is_read_and_a_broken_one_is_told(ville: Ville) -> None:
    ville.fault("/liste", 200, gzip.compress(b"<p>bonjour"), Content_Encoding="gzip")
    ville.fault("/autre", 200, b"pas du gzip", Content_Encoding="gzip")
    fetcher = ville.fetcher()
    assert fetcher.get(ville.url + "/liste").body == b"<p>bonjour"
    with pytest.raises(Echec, match="ne se lit pas"):
        fetcher.get(ville.url + "/autre")


@pytest.mark.parametrize("chunked", [False, True])
def test_a_cut_transfer_is_tried_again_then_told(ville: Ville, chunked: bool) -> None:
    def cut(h: object) -> None:
        h.close_connection = True
        half = PDF[: len(PDF) // 2]
        if chunked:
            send(h, 200, b"%x\r\n" % len(PDF) + half, {"Transfer-Encoding": "chunked", "Content-Length": ""})
        else:
            send(h, 200, half, {"Content-Length": str(len(PDF))})

    ville.routes["/a.pdf"] = cut
    told = refusal(ville.fetcher(), ville.url + "/a.pdf")
    assert "coupée" in told.raison and not told.definitif and ville.asked("/a.pdf") == 3


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_sends_one_byte_at_a_time_is_left(ville: Ville, part: str) -> None:
    def drip(h: object) -> None:
        h.close_connection = True
        out = h.wfile
        out.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n%PDF" if part == "body" else b"X-Lent: "))
        try:
            while True:
                out.write(b"a")
                time.sleep(0.02)
        except OSError:
            return

    ville.routes["/a.pdf"] = drip
    ville.pdf("/robots.txt", b"")
    start = time.monotonic()
    assert refusal(ville.fetcher(total=0.3, tries=2), ville.url + "/a.pdf").raison == "transfert trop lent"
    assert time.monotonic() - start < 2


def test_a_silent_server_is_left_after_the_time_out(ville: Ville) -> None:
    ville.routes["/a.pdf"] = lambda h: time.sleep(1)
    assert "ne répond pas à temps" in refusal(ville.fetcher(timeout=0.1, tries=1), ville.url + "/a.pdf").raison


def test_a_host_that_vanishes_midway_is_left_after_a_few_failures() -> None:
    with serving() as ville:
        ville.pdf("/a.pdf", PDF)
        fetcher = ville.fetcher()
        download(fetcher, ville.url + "/a.pdf")
    told = [refusal(fetcher, f"{ville.url}/{n}.pdf") for n in range(6)]
    assert [t.ferme for t in told] == [False, False, True, True, True, True]
    assert "laissé pour cette fois" in told[-1].raison
    assert len(ville.horloge.waited) <= 3 * 2


@pytest.mark.parametrize("code", [200, 403, 503])
def test_a_challenge_page_is_told_and_the_host_left_alone(ville: Ville, code: int) -> None:
    ville.fault("/deliberations", code, b"<title>Just a moment...</title>", Content_Type="text/html")
    fetcher = ville.fetcher()
    with pytest.raises(Echec, match="humain") as told:
        fetcher.get(ville.url + "/deliberations")
    assert told.value.ferme
    with pytest.raises(Echec, match="humain"):
        fetcher.get(ville.url + "/autre")
    assert [path for path, _ in ville.log] == ["/robots.txt", "/deliberations"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(cert), "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True
    )  # fmt: skip
    return cert, key


def test_a_certificate_nobody_vouches_for_is_refused(certificate: tuple[Path, Path]) -> None:
    with serving(certificate) as ville:
        told = refusal(ville.fetcher(), ville.url + "/a.pdf")
    assert "certificat" in told.raison and ville.log == []


def test_a_certificate_that_is_vouched_for_is_accepted(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.moisson.connexion import tls_context

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    tls_context.cache_clear()
    try:
        with serving(certificate) as ville:
            ville.pdf("/a.pdf", PDF)
            assert download(ville.fetcher(), ville.url + "/a.pdf") == PDF
    finally:
        tls_context.cache_clear()


def test_one_connection_per_host_with_a_pause_and_hosts_side_by_side() -> None:
    with serving() as one, serving() as two:
        for ville in (one, two):
            for n in range(4):
                ville.pdf(f"/{n}.pdf", PDF)
        fetcher = Fetcher(Politesse(pause=0.1, allow_private=True))
        start = time.monotonic()
        with ThreadPoolExecutor(8) as pool:
            list(
                pool.map(lambda url: download(fetcher, url), [f"{v.url}/{n}.pdf" for v in (one, two) for n in range(4)])
            )
        spent = time.monotonic() - start
    assert one.most == two.most == 1
    assert 0.4 <= spent < 0.75  # four pauses each, not eight


def test_a_connection_is_used_again(ville: Ville) -> None:
    ports = set()
    ville.routes["/a.pdf"] = lambda h: (ports.add(h.client_address[1]), send(h, 200, PDF, {}))
    fetcher = ville.fetcher()
    for _ in range(3):
        download(fetcher, ville.url + "/a.pdf")
    assert len(ports) == 1


def test_the_visitor_says_who_it_is_and_how_to_reach_it(ville: Ville) -> None:
    ville.pdf("/a.pdf", PDF)
    download(ville.fetcher(), ville.url + "/a.pdf")
    assert all("registre" in h["User-Agent"] and "contact" in h["User-Agent"] for _, h in ville.log)


def test_no_proxy_of_the_environment_is_used(ville: Ville, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    ville.pdf("/a.pdf", PDF)
    assert download(ville.fetcher(), ville.url + "/a.pdf") == PDF


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://a.fr/doc;jsessionid=0A1B2C3D4E?id=3", "http://a.fr/doc?id=3"),
        ("http://a.fr/d.php?PHPSESSID=abcdefghij0123456789&id=3", "http://a.fr/d.php?id=3"),
        ("http://a.fr/d?id=3&sid=abcdefabcdefabcdef", "http://a.fr/d?id=3"),
        ("http://a.fr/d?sid=12", "http://a.fr/d?sid=12"),
        ("http://a.fr/d?a=1%202&b&utm_source=x", "http://a.fr/d?a=1%202&b"),
    ],
)
def test_session_identifiers_do_not_make_an_address_new(url: str, kept: str) -> None:
    assert without_session(url) == kept


def test_the_host_of_politeness_is_the_same_over_http_and_https_but_not_on_another_port() -> None:
    assert host_key("http://Ville.fr/a") == host_key("https://ville.fr:443/b") == "ville.fr"
    assert host_key("http://ville.fr:8080/") == "ville.fr:8080"


def test_an_address_goes_over_the_wire_in_ascii() -> None:
    assert spelled("http://mairie-évian.fr/séance 1.pdf#p2") == "http://xn--mairie-vian-hbb.fr/s%C3%A9ance%201.pdf"
    assert spelled("http://a.fr/d%C3%A9j%C3%A0?x=1%2B1") == "http://a.fr/d%C3%A9j%C3%A0?x=1%2B1"


def test_threads_waiting_for_one_host_are_served_one_after_the_other(ville: Ville) -> None:
    ville.routes["/a.pdf"] = lambda h: (time.sleep(0.02), send(h, 200, PDF, {}))
    fetcher = ville.fetcher()
    threads = [threading.Thread(target=download, args=(fetcher, ville.url + "/a.pdf")) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (ville.most, ville.asked("/a.pdf"), ville.asked("/robots.txt")) == (1, 5, 1)
