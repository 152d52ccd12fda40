"""The site on an invented release, answered over loopback: for the tests of what people see."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
import uvicorn
from inventes import ROQUEFENOUIL, acte, document

from flows.publication.publish import publish
from flows.site.serveur import Serveur, bound
from schemas.records import Acte
from schemas.vus import DocumentVu

HOSTILE = (
    "<script>alert(1)</script>", "javascript:alert(1)", '"><img src=x onerror=alert(1)>', "'; DROP TABLE actes; --", "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u202c \u2066x\u2069", "&lt;b&gt; &amp; ]]> <![CDATA[ <!-- -->", "</title></textarea></style><svg onload=alert(1)>",
    "=HYPERLINK(\"http://x\")", "@SUM(1)", "\ufeff\ufffd\u0000\u0007\u001b[31m", "\U000e0041 emoji 😀 e\u0301", "../../etc/passwd", "x" * 10_000,
    "%0d%0aSet-Cookie: a=b", "data:text/html,<script>1</script>", "\\u003cscript\\u003e", "NOT AND OR \"( * ^", "'\"`<>&",
)  # fmt: skip
"""What a hostile PDF may hold where a title, a name or an address is expected."""


def sample() -> list[Acte]:
    """Five acts of two councils: three unanimous, one contested, one rejected."""
    other = {"coll_siret": ROQUEFENOUIL, "coll_nom": "Roquefenouil", "coll_insee": "99002"}
    split = {"vote_pour": 6, "vote_contre": 3, "vote_abstention": 1, "vote_reel": 10, "vote_resultat": "majorite"}
    return [
        acte("a.pdf", delib_objet="Adhésion au service partagé de médiateurs numériques", delib_date="2025-02-06", delib_id="2025/02/03"),
        acte("b.pdf", delib_objet="Tarifs de la cantine scolaire", delib_id="2025/03/13", delib_matiere_code="7.10"),
        acte("c.pdf", delib_objet="Extinction de l'éclairage public", delib_id="2024-043", delib_date="2024-10-14", delib_matiere_code="6.1", **other, **split),
        acte("d.pdf", delib_objet="Numérisation de l'état civil", delib_id="2024-044", delib_date="2024-10-14", delib_matiere_code="5.7", **other),
        acte(
            "e.pdf", delib_objet="Avis sur le projet d'éoliennes", delib_id="2025-001", delib_date="2025-01-20", delib_matiere_code="8.8", **other,
            **{**split, "vote_pour": 2, "vote_contre": 8, "vote_abstention": 0, "vote_resultat": "rejetee"},
        ),
    ]  # fmt: skip


def release(output: Path, actes: Iterable[Acte] | None = None, documents: Iterable[DocumentVu] | None = None) -> Path:
    """Publish these acts; the release's folder."""
    actes = list(sample() if actes is None else actes)
    seen = [document(a.fichier or "") for a in actes] if documents is None else documents
    return publish(output, actes, seen, []).dossier


@dataclass
class Site:
    """A server that answers. `get` follows no redirection."""

    url: str
    application: Serveur

    def get(self, path: str, **more: Any) -> requests.Response:
        return requests.get(self.url + path, timeout=10, allow_redirects=False, **more)


@contextmanager
def serving(folder: Path, **options: Any) -> Iterator[Site]:
    """The site on a folder, on a free port, until the block ends."""
    application = Serveur(folder, **options)
    with bound("127.0.0.1", 0) as sock:
        server = uvicorn.Server(uvicorn.Config(application, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield Site(f"http://127.0.0.1:{sock.getsockname()[1]}", application)
        finally:
            server.should_exit = True
            thread.join(10)
