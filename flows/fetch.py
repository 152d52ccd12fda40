"""The door to the web: polite, bounded, wary. One request at a time per host, with a pause between two.

robots.txt and its crawl-delay are obeyed (RFC 9309), `Retry-After` too; passing faults are tried again with growing, jittered
waits; bodies, redirects and time are capped; every address is checked, also after a redirect.
"""

from __future__ import annotations

import email.utils
import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import requests
from protego import Protego

from flows.safety import Interdit, check_address

AGENT = "registre/0.1 (+moissonneur de deliberations publiques; contact: registre@example.org)"
CHALLENGE = (
    "just a moment...",
    "checking your browser",
    "enable javascript and cookies to continue",
    "verification humaine",
    "ddos-guard",
    "cf-chl",
)
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class Echec(Exception):
    """A request that gave nothing usable: `raison` in French; `definitif` when the address is gone or forbidden."""

    def __init__(self, raison: str, *, definitif: bool = False, code: int | None = None) -> None:
        super().__init__(raison)
        self.raison, self.definitif, self.code = raison, definitif, code


@dataclass(frozen=True, slots=True)
class Reponse:
    """What a server answered. `body` is b"" for 304 (`inchange`)."""

    url: str
    code: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def inchange(self) -> bool:
        return self.code == 304


@dataclass(slots=True)
class Politesse:
    """The limits of our visits. Seconds and bytes."""

    pause: float = 1.0
    timeout: float = 20.0
    total: float = 180.0
    tries: int = 3
    max_bytes: int = 80_000_000
    max_redirects: int = 5
    max_wait: float = 120.0
    agent: str = AGENT
    allow_private: bool = False
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Fetcher:
    """Requests to the sites of one run. `requetes` counts them by host, `octets` the bytes received."""

    politesse: Politesse = field(default_factory=Politesse)
    requetes: dict[str, int] = field(default_factory=dict)
    octets: int = 0
    _session: requests.Session = field(default_factory=requests.Session)
    _robots: dict[str, Protego | None] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Reponse:
        """GET, conditional where a mark of the last visit is given. Raises Echec."""
        self._allowed(url)
        headers = {"If-None-Match": etag} if etag else {}
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        return self._patiently(url, headers)

    def post(self, url: str, data: object) -> Reponse:
        """POST of a JSON body, for the APIs that list their documents so. Raises Echec."""
        self._allowed(url)
        return self._patiently(url, {"Content-Type": "application/json"}, json.dumps(data).encode())

    def _patiently(self, url: str, headers: Mapping[str, str], data: bytes | None = None) -> Reponse:
        reason = ""
        for attempt in range(self.politesse.tries):
            try:
                answer = self._follow(url, headers, data)
            except (requests.Timeout, requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
                if isinstance(error, requests.exceptions.SSLError):
                    raise Echec("le certificat du site n'est pas valable", definitif=False) from error
                reason, wait = _passing(error), None
            except (requests.RequestException, Interdit) as error:
                raise Echec(str(error), definitif=True) from error
            else:
                if answer.code in (200, 304):
                    return answer
                if answer.code not in PASSING:
                    raise Echec(_said(answer.code), definitif=True, code=answer.code)
                reason, wait = _said(answer.code), _retry_after(answer.headers)
            if attempt + 1 < self.politesse.tries:
                self.politesse.sleep(
                    min(wait if wait is not None else 2**attempt * random.uniform(0.5, 1.5), self.politesse.max_wait)
                )
        raise Echec(reason)

    def _follow(self, url: str, headers: Mapping[str, str], data: bytes | None = None) -> Reponse:
        for _ in range(self.politesse.max_redirects + 1):
            check_address(url, allow_private=self.politesse.allow_private)
            self._wait(url)
            with self._session.request(
                "GET" if data is None else "POST",
                url,
                data=data,
                headers={"User-Agent": self.politesse.agent, **headers},
                timeout=self.politesse.timeout,
                stream=True,
                allow_redirects=False,
            ) as answer:
                if answer.is_redirect:
                    url = urljoin(url, answer.headers["location"])
                    continue
                return Reponse(
                    url, answer.status_code, answer.headers, b"" if answer.status_code != 200 else self._body(answer)
                )
        raise Interdit(f"plus de {self.politesse.max_redirects} redirections à la suite")

    def _body(self, answer: requests.Response) -> bytes:
        started, received = time.monotonic(), bytearray()
        expected = answer.headers.get("content-length", "")
        if expected.isdigit() and int(expected) > self.politesse.max_bytes:
            raise Interdit(f"fichier trop gros ({int(expected) // 1_000_000} Mo)")
        for piece in answer.iter_content(65_536):
            received += piece
            self.octets += len(piece)
            if len(received) > self.politesse.max_bytes:
                raise Interdit(f"fichier trop gros (plus de {self.politesse.max_bytes // 1_000_000} Mo)")
            if time.monotonic() - started > self.politesse.total:
                raise requests.Timeout("transfert trop lent")
        if expected.isdigit() and not answer.headers.get("content-encoding") and len(received) != int(expected):
            raise requests.ConnectionError("transfert coupé")
        return bytes(received)

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        rules = self._robots.get(host)
        pause = max(
            self.politesse.pause,
            float(rules.crawl_delay(self.politesse.agent) or 0) if rules and self.politesse.pause else 0,
        )
        left = self._last.get(host, -1e9) + min(pause, self.politesse.max_wait) - time.monotonic()
        if left > 0:
            self.politesse.sleep(left)
        self._last[host] = time.monotonic()
        self.requetes[host] = self.requetes.get(host, 0) + 1

    def _allowed(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host not in self._robots:
            self._robots[host] = None
            try:
                answer = self._patiently(urljoin(url, "/robots.txt"), {})
                self._robots[host] = Protego.parse(answer.body.decode("utf-8", "replace"))
            except Echec as error:
                if not error.definitif:
                    del self._robots[host]
                    raise Echec(f"robots.txt illisible ({error.raison}) : rien n'est demandé à ce site") from error
        rules = self._robots[host]
        if rules is not None and not rules.can_fetch(url, self.politesse.agent):
            raise Echec("le site demande de ne pas visiter cette adresse (robots.txt)", definitif=False, code=None)


def challenged(body: bytes) -> bool:
    """A page that asks a visitor to prove being human: told in the report, never worked around."""
    text = body[:4000].decode("utf-8", "replace").lower()
    return any(mark in text for mark in CHALLENGE)


def _said(code: int) -> str:
    known = {
        401: "accès réservé",
        403: "accès refusé",
        404: "page introuvable",
        410: "page supprimée",
        429: "trop de visites selon le site",
    }
    return f"{known.get(code, 'réponse inattendue du site')} ({code})"


def _passing(error: Exception) -> str:
    if isinstance(error, requests.Timeout):
        return "le site ne répond pas à temps"
    return "la connexion au site a échoué ou a été coupée"


def _retry_after(headers: Mapping[str, str]) -> float | None:
    value = headers.get("Retry-After", "")
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
