"""The door to the web: polite, bounded, wary. One connection per host, a pause between two requests, hosts side by side.

robots.txt and its crawl-delay are obeyed (RFC 9309), `Retry-After` too; passing faults are tried again with growing, jittered
waits; bodies, redirects and time are capped; a host that no longer answers is left for this run. Safe to share by threads.
"""

from __future__ import annotations

import http.client
import io
import json
import random
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

from flows.moisson.adresse import host_key, spelled
from flows.moisson.connexion import Coupe, Liaison, pieces
from flows.moisson.motifs import EPREUVE, HEAD, certificate, challenged, moved, passing, retry_after, said, span, walled
from flows.moisson.politesse import Politesse
from flows.moisson.reponse import Deplace, Echec, Entetes, Interrompu, Reponse
from flows.moisson.robots import MAX_BYTES, Memoire, Regles, SansMemoire, rules
from flows.moisson.safety import Interdit, check_address

__all__ = ["Compte", "Echec", "Entetes", "Fetcher", "Politesse", "Reponse", "challenged"]
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
REDIRECTS = frozenset({301, 302, 303, 307, 308})

Wanted = Callable[[bytes], str | None]
"""Looks at the first bytes of a body: None if it is what it should be, else what is wrong with it."""


@dataclass(slots=True)
class Compte:
    """What one visit cost: requests, and bytes received, decompressed."""

    requetes: int = 0
    octets: int = 0


@dataclass(slots=True)
class Hote:
    """What is known of one host during a run. `lock` is held for the time of a request; `ferme`: why it is left alone."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    robots_lock: threading.RLock = field(default_factory=threading.RLock)
    liaison: Liaison | None = None
    scheme: str = ""
    not_before: float = -1e9
    regles: Regles | None = None
    echecs: float = 0
    ferme: str = ""

    def leave(self, reason: str, *, definitif: bool = False, code: int | None = None) -> Echec:
        self.ferme = reason
        return Echec(reason, definitif=definitif, code=code, ferme=True)


@dataclass(frozen=True, slots=True)
class Demande:
    """What is asked beside the address: conditions, where the body goes, how long it may be, what it must look like."""

    headers: Mapping[str, str]
    sink: BinaryIO
    cap: int
    compte: Compte
    wanted: Wanted | None = None
    robots: bool = True
    envoi: bytes | None = None


class Fetcher:
    """Requests to the sites of one run, whatever the thread they come from."""

    def __init__(self, politesse: Politesse | None = None, memoire: Memoire | None = None) -> None:
        self.politesse = politesse or Politesse()
        self.memoire: Memoire = memoire or SansMemoire()
        self._hosts: dict[str, Hote] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, compte: Compte | None = None
    ) -> Reponse:
        """A page, conditionally where a mark of the last visit is given. Raises Echec."""
        body = io.BytesIO()
        marks = _conditional(etag, last_modified)
        answer = self._patiently(url, Demande(marks, body, self.politesse.max_page, compte or Compte()))
        page = body.getvalue()
        if "html" in answer.headers.get("content-type", "") and walled(page):
            raise self._host(answer.url).leave(EPREUVE, definitif=True)
        return Reponse(answer.url, answer.code, answer.headers, page)

    def post(self, url: str, envoi: object, *, compte: Compte | None = None) -> Reponse:
        """What a JSON interface answers to a request that only asks: `envoi` is its body. Raises Echec."""
        body = io.BytesIO()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        asked = Demande(headers, body, self.politesse.max_page, compte or Compte(), envoi=json.dumps(envoi).encode())
        answer = self._patiently(url, asked)
        return Reponse(answer.url, answer.code, answer.headers, body.getvalue())

    def download(
        self, url: str, into: BinaryIO, wanted: Wanted, *, etag: str | None = None, last_modified: str | None = None,
        compte: Compte | None = None,
    ) -> Reponse:  # fmt: skip
        """A file, written to `into`; left at its first bytes where they are not `wanted`. Raises Echec."""
        marks = _conditional(etag, last_modified)
        return self._patiently(url, Demande(marks, into, self.politesse.max_bytes, compte or Compte(), wanted))

    def plans(self, url: str) -> list[str]:
        """The site maps that the robots.txt of an address's host names, once it has been read."""
        return regles.plans() if (regles := self._host(url).regles) else []

    def close(self) -> None:
        for host in self._hosts.values():
            if host.liaison:
                host.liaison.close()

    def stop(self) -> None:
        """Whoever waits for a host, or for its answer, waits no longer: their requests raise Interrompu."""
        self._stopped.set()
        for host in list(self._hosts.values()):
            if host.liaison:
                host.liaison.cut()

    def _patiently(self, url: str, asked: Demande) -> Reponse:
        """Try, and try again what may pass."""
        wait: float | None
        for attempt in range(self.politesse.tries):
            try:
                answer = self._follow(url, asked)
            except Interdit as error:
                raise Echec(str(error), definitif=True) from error
            except ssl.SSLError as error:
                raise Echec(certificate(error)) from error
            except (OSError, http.client.HTTPException) as error:
                if self._stopped.is_set():
                    raise Interrompu from error
                reason, code, wait = passing(error), None, None
            else:
                if answer.code not in PASSING:
                    return self._settled(answer)
                reason, code, wait = said(answer.code), answer.code, retry_after(answer.headers)
            host = self._host(url)
            if wait is not None and wait > self.politesse.max_wait:
                asked_for = f"le site demande d'attendre {span(wait)}, il est laissé pour cette fois"
                raise host.leave(f"{reason} : {asked_for}", code=code)
            if attempt + 1 < self.politesse.tries:
                pause = wait if wait is not None else 2**attempt * random.uniform(0.5, 1.5)
                host.not_before = max(host.not_before, self.politesse.clock() + pause)
        host.echecs += 1 if code is None else 0.25
        if host.echecs >= self.politesse.patience:
            raise host.leave(f"{reason}, plusieurs fois de suite : le site est laissé pour cette fois", code=code)
        raise Echec(reason, code=code)

    def _settled(self, answer: Reponse) -> Reponse:
        self._host(answer.url).echecs = 0
        if answer.code not in (200, 304):
            raise Echec(said(answer.code), definitif=True, code=answer.code)
        return answer

    def _follow(self, url: str, asked: Demande) -> Reponse:
        """One request and its redirects, each address checked. Cookies serve along this chain, and for nothing else."""
        jars: dict[str, dict[str, str]] = {}
        for _ in range(self.politesse.max_redirects + 1):
            try:
                url = spelled(url)
            except ValueError as error:
                raise Interdit("adresse mal formée") from error
            check_address(url, allow_private=self.politesse.allow_private)
            if asked.robots:
                self._allowed(url, asked.compte)
            try:
                answer = self._once(url, asked, jars.setdefault(host_key(url), {}))
            except Deplace as moved_on:  # WebDelib+ opens its acts so
                answer = Reponse(url, 302, Entetes({"location": moved_on.url}), b"")
            if answer.code not in REDIRECTS or "location" not in answer.headers:
                return answer
            try:
                url = urljoin(url, answer.headers["location"])
            except ValueError as error:
                raise Interdit("adresse mal formée") from error
        raise Interdit(f"plus de {self.politesse.max_redirects} redirections à la suite")

    def _once(self, url: str, asked: Demande, jar: dict[str, str]) -> Reponse:
        host = self._host(url)
        headers = {
            "User-Agent": self.politesse.agent,
            "Accept-Encoding": "identity" if asked.wanted else "gzip",
            **asked.headers,
        }
        if jar:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in jar.items())
        with host.lock:
            if host.ferme:
                raise Echec(host.ferme, ferme=True)
            liaison = self._liaison(host, url)
            if (left := host.not_before - self.politesse.clock()) > 0:
                (self.politesse.sleep or self._stopped.wait)(left)
            if self._stopped.is_set():
                raise Interrompu
            asked.compte.requetes += 1
            try:
                with liaison.ask(url, headers, asked.envoi) as answer:
                    for cookie in answer.headers.get_all("Set-Cookie", []):
                        name, _, value = cookie.partition(";")[0].strip().partition("=")
                        jar[name] = value
                    if answer.status == 200:
                        self._receive(answer, asked)
                    elif answer.headers.get("cf-mitigated") == "challenge" or challenged(answer.read(HEAD)):
                        raise host.leave(EPREUVE, definitif=True, code=answer.status)
                    return Reponse(url, answer.status, Entetes(dict(answer.headers.items())), b"")
            finally:
                host.not_before = max(host.not_before, self.politesse.clock() + self._pause(host))

    def _receive(self, answer: http.client.HTTPResponse, asked: Demande) -> None:
        length = answer.headers.get("content-length", "")
        cap = asked.cap
        if length.isdigit() and int(length) > self.politesse.max_bytes:
            raise Interdit(f"fichier trop gros ({int(length) // 1_000_000} Mo)")
        asked.sink.seek(0)
        asked.sink.truncate()
        head, received = b"", 0
        for piece in pieces(answer):
            received += len(piece)
            asked.compte.octets += len(piece)
            if received == len(piece) and b"%PDF" in piece[:1024]:
                cap = self.politesse.max_bytes  # also where a page was expected
            if received > cap:
                raise Interdit(f"fichier trop gros (plus de {cap // 1_000_000} Mo)")
            if asked.wanted and len(head) < HEAD and len(head := (head + piece)[:HEAD]) == HEAD:
                _look(head, asked.wanted)
            asked.sink.write(piece)
        if asked.wanted and not received:
            raise Coupe("réponse vide")
        if asked.wanted and len(head) < HEAD:
            if asked.wanted(head) and (there := moved(head)):
                raise Deplace(there)
            _look(head, asked.wanted)

    def _host(self, url: str) -> Hote:
        with self._lock:
            return self._hosts.setdefault(host_key(spelled(url)), Hote())

    def _liaison(self, host: Hote, url: str) -> Liaison:
        """The host's one connection: going from http to https closes the first."""
        parts = urlsplit(url)
        if host.liaison is None or host.scheme != parts.scheme:
            if host.liaison:
                host.liaison.close()
            host.liaison = Liaison(parts.scheme, parts.hostname or "", parts.port, self.politesse)
            host.scheme = parts.scheme
        return host.liaison

    def _pause(self, host: Hote) -> float:
        """Seconds to let pass before the next request: ours, or what robots.txt asks for where that is longer."""
        return max(self.politesse.pause, host.regles.pause if host.regles and self.politesse.pause else 0)

    def _allowed(self, url: str, compte: Compte) -> None:
        host = self._host(url)
        with host.robots_lock:
            if host.regles is None:
                if host.ferme:
                    raise Echec(host.ferme, ferme=True)
                host.regles = self._read_robots(url, host, compte)
        if not host.regles.allow(url):
            raise Echec("le site demande de ne pas visiter cette adresse (robots.txt)", definitif=True)

    def _read_robots(self, url: str, host: Hote, compte: Compte) -> Regles:
        agent, name = self.politesse.agent, host_key(url)
        if (known := self.memoire.robots(name)) is not None:
            return rules(known, agent)
        body = io.BytesIO()
        try:
            self._patiently(urljoin(url, "/robots.txt"), Demande({}, body, MAX_BYTES, compte, robots=False))
        except Echec as error:
            if not error.definitif or error.ferme:
                raise host.leave(f"robots.txt illisible ({error.raison}) : rien n'est demandé à ce site") from error
            if error.code is not None:  # there is none; one that is too long is read as far as it was
                body = io.BytesIO()
        texte = body.getvalue().decode("utf-8", "replace")
        self.memoire.keep_robots(name, texte)
        host.regles = rules(texte, agent)
        host.not_before = max(host.not_before, self.politesse.clock() + self._pause(host))
        return host.regles


def _look(head: bytes, wanted: Wanted) -> None:
    if wrong := wanted(head):
        raise Echec(wrong, definitif=True)


def _conditional(etag: str | None, last_modified: str | None) -> dict[str, str]:
    marks = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in marks.items() if value}
