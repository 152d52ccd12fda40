"""One night, and everything that can go wrong at once: none stops the others, each is in the report."""

from __future__ import annotations

import gzip
import json
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from villes import Horloge, Ville, acte, endless, send, serving

from flows.moisson.politesse import Politesse
from flows.pipeline import run
from flows.source import Source

PDF = "/acte.pdf"
HTML = {"Content_Type": "text/html"}


def listing(ville: Ville, fault: Callable[[Ville], None]) -> None:
    """A listing of two documents, the second of which is the fault."""
    ville.page("/deliberations", "/bon.pdf", PDF)
    ville.pdf("/bon.pdf", acte(int(ville.host.rpartition(":")[2])))
    fault(ville)


def cut(h: object) -> None:
    h.close_connection = True
    send(h, 200, acte(1)[:900], {"Content-Length": "9000"})


def drip(h: object) -> None:
    h.close_connection = True
    h.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n%PDF")
    try:
        while True:
            h.wfile.write(b"a")
            time.sleep(0.05)
    except OSError:
        return


def passing(ville: Ville) -> None:
    answers = iter([500])
    ville.routes[PDF] = lambda h: send(h, next(answers, 200), acte(2), {})


def vanish(h: object) -> None:
    h.connection.close()
    raise ConnectionError


DOCUMENT_FAULTS: dict[str, tuple[Callable[[Ville], None], str]] = {
    "404": (lambda v: v.fault(PDF, 404), "page introuvable (404)"),
    "403": (lambda v: v.fault(PDF, 403), "accès refusé (403)"),
    "429": (lambda v: v.fault(PDF, 429, Retry_After="30"), "trop de visites selon le site (429)"),
    "429 for a day": (lambda v: v.fault(PDF, 429, Retry_After="86400"), "le site demande d'attendre 24 h"),
    "500 then 200": (passing, ""),
    "slow": (lambda v: v.routes.__setitem__(PDF, drip), "transfert trop lent"),
    "cut": (lambda v: v.routes.__setitem__(PDF, cut), "a été coupée"),
    "wrong type": (lambda v: v.fault(PDF, 200, acte(3), Content_Type="image/png"), ""),
    "HTML named PDF": (lambda v: v.fault(PDF, 200, b"<html>Perdu", **HTML), "ce n'est pas un PDF"),
    "two gigabytes": (lambda v: v.fault(PDF, 200, b"%PDF", Content_Length=str(2 * 10**9)), "trop gros (2000 Mo)"),
    "endless": (lambda v: v.routes.__setitem__(PDF, endless), "trop gros (plus de 3 Mo)"),
    "bomb": (lambda v: v.fault(PDF, 200, gzip.compress(b"%PDF" + bytes(9_000_000)), Content_Encoding="gzip"), "trop gros"),
    "redirects": (lambda v: v.fault(PDF, 302, Location=PDF), "redirections"),
    "to metadata": (lambda v: v.fault(PDF, 302, Location="http://169.254.169.254/latest/"), "adresse privée (169.254.169.254)"),
    "to a file": (lambda v: v.fault(PDF, 302, Location="file:///etc/passwd"), "(file) : seul le web public"),
    "challenge": (lambda v: v.fault(PDF, 403, b"<title>Just a moment...</title>", **HTML), "prouver qu'on est humain"),
    "robots": (lambda v: v.fault("/robots.txt", 200, b"User-agent: *\nDisallow: /acte\n"), "(robots.txt)"),
    "vanishes": (lambda v: v.routes.__setitem__(PDF, vanish), "a échoué ou a été coupée"),
}  # fmt: skip
SITE_FAULTS: dict[str, tuple[Callable[[Ville], None], str]] = {
    "no listing": (lambda v: v.fault("/deliberations", 404), "page introuvable (404)"),
    "robots of all": (lambda v: v.fault("/robots.txt", 200, b"User-agent: *\nDisallow: /\n"), "(robots.txt)"),
    "robots down": (lambda v: v.fault("/robots.txt", 503), "robots.txt illisible"),
    "challenge page": (lambda v: v.fault("/deliberations", 200, b"<title>Just a moment...</title>", **HTML), "prouver qu'on est humain"),
}  # fmt: skip


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(cert), "-subj", "/CN=autre"],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def test_none_stops_the_others_and_each_is_in_the_report(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    horloge, expected, sources = Horloge(), {}, []
    with ExitStack() as stack:
        hosts = set()
        for name, (fault, said) in (DOCUMENT_FAULTS | SITE_FAULTS).items():
            ville = stack.enter_context(serving())
            listing(ville, fault)
            sources.append(ville.source(siren=f"{len(sources):09d}", nom=name))
            expected[name] = said
            hosts.add(ville.host)
        ville = stack.enter_context(serving(certificate))
        sources.append(ville.source(siren="100000000", nom="certificate"))
        hosts.add(ville.url.removeprefix("https://"))
        with serving() as gone:
            sources.append(gone.source(siren="100000001", nom="gone"))
            hosts.add(gone.host)
        sources.append(Source("100000002", "no such name", "http://mairie.invalid/", "html"))
        expected |= {"certificate": "certificat", "gone": "a échoué ou a été coupée", "no such name": "est introuvable"}
        politesse = Politesse(
            pause=0, timeout=2, total=0.5, max_bytes=3_000_000, tries=2, allow_private=hosts, sleep=horloge.sleep, clock=horloge.clock
        )  # fmt: skip
        bilan = run(sources, tmp_path / "o", now=datetime(2025, 3, 1, 2, tzinfo=UTC), politesse=politesse, jobs=1)
    told = {
        s["nom"]: s for s in json.loads((tmp_path / "o/rapports/latest.json").read_text(encoding="utf-8"))["sources"]
    }
    html = (tmp_path / "o/rapports/latest.html").read_text(encoding="utf-8")
    for name, said in expected.items():
        reasons = " ; ".join(reason for _, reason in told[name]["erreurs"])
        assert (said in reasons) if said else not reasons, (name, reasons)
        assert told[name]["nouveaux"] == (0 if name not in DOCUMENT_FAULTS else 2 if not said else 1), (
            name,
            told[name],
        )
        assert name in html
    assert {s.nom for s in bilan.sources if s.en_alarme} == set(expected) - set(DOCUMENT_FAULTS)
    assert bilan.en_alarme and (tmp_path / "o/latest/datapackage.json").is_file()
