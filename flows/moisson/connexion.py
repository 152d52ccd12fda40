"""One connection to one host: to an address that was checked, and to no other; cut when its time is over.

Written on `http.client`, not on a library of sessions: what matters here is which address is connected to, how many bytes
a compressed body may become, and that a server which sends one byte a minute is left. No proxy of the environment is used,
no cookie is kept.
"""

from __future__ import annotations

import http.client
import math
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flows.moisson.adresse import PORTS
from flows.moisson.safety import public_addresses

if TYPE_CHECKING:
    from flows.moisson.politesse import Politesse

PIECE = 65_536


class Coupe(OSError):
    """The body ended before its announced end."""


class Liaison:
    """The connection to one host over one scheme, opened when it is needed, kept for the next request, never doubled."""

    def __init__(self, scheme: str, host: str, port: int | None, limites: Politesse) -> None:
        self.host, self.port, self.limites = host, port or PORTS[scheme], limites
        self._tls = scheme == "https"
        self._http = http.client.HTTPConnection(host, self.port)

    @contextmanager
    def ask(
        self, url: str, headers: Mapping[str, str], envoi: bytes | None = None
    ) -> Iterator[http.client.HTTPResponse]:
        """GET `url`, or POST `envoi` to it, and give its answer, body unread. What is not read of it when the block ends closes the connection.

        Raises Interdit, OSError (TimeoutError when the whole takes longer than `limites.total`), http.client.HTTPException.
        """
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if self._http.sock is None:
            self._http.sock = self._connect()
        with SABLIER.turned(self._http.sock, self.limites.total) as over:
            try:
                self._http.putrequest(
                    "GET" if envoi is None else "POST", target, skip_host=True, skip_accept_encoding=True
                )
                for name, value in {"Host": parts.netloc.rpartition("@")[2], **headers}.items():
                    self._http.putheader(name, value)
                if envoi is not None:
                    self._http.putheader("Content-Length", str(len(envoi)))
                self._http.endheaders(envoi)
                answer = self._http.getresponse()
                yield answer
                if not answer.isclosed():
                    self._leave(answer)
            except BaseException as error:
                self.close()
                if over.is_set() and isinstance(error, Exception):
                    raise TimeoutError("transfert trop lent") from error
                raise
            if over.is_set():
                self.close()
                raise TimeoutError("transfert trop lent")

    def close(self) -> None:
        self._http.close()

    def cut(self) -> None:
        """From another thread: whoever waits for an answer on this connection waits no longer."""
        if self._http.sock is not None:
            with suppress(OSError):
                self._http.sock.shutdown(socket.SHUT_RDWR)

    def _leave(self, answer: http.client.HTTPResponse) -> None:
        """Done with an answer whose body was not read: a short one is, so that the connection serves again."""
        if answer.length is not None and answer.length <= PIECE:
            answer.read()
        else:
            self.close()

    def _connect(self) -> socket.socket:
        last: OSError = OSError("aucune adresse")
        limites = self.limites
        for family, address in public_addresses(
            self.host, self.port, allow_private=limites.allow_private, resolve=limites.resolve
        ):
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(limites.timeout)
                sock.connect(address)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if self._tls:
                    with SABLIER.turned(sock, 2 * limites.timeout):
                        return tls_context().wrap_socket(sock, server_hostname=self.host)
                return sock
            except OSError as error:
                sock.close()
                last = error
                if isinstance(error, ssl.SSLError):
                    raise
        raise last


@cache
def tls_context() -> ssl.SSLContext:
    """Certificates are checked, against the system's authorities and certifi's; `SSL_CERT_FILE` is honoured."""
    context = ssl.create_default_context()
    with suppress(ImportError, OSError):
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def pieces(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    """The body of an answer, decompressed, in pieces of `PIECE` bytes at most: what a small body swells to is never in memory.

    Raises Coupe where it ends before its announced end, http.client.HTTPException where its encoding is unknown or broken.
    """
    length = answer.headers.get("Content-Length", "")
    received = 0
    unpack = _unpacker(answer.headers.get("Content-Encoding", ""))
    while raw := answer.read(PIECE):
        received += len(raw)
        if unpack is None:
            yield raw
            continue
        try:
            while raw:
                if piece := unpack.decompress(raw, PIECE):
                    yield piece
                raw = unpack.unconsumed_tail
        except zlib.error as error:
            raise http.client.HTTPException(f"corps mal comprimé ({error})") from error
    if length.isdigit() and answer.headers.get("Transfer-Encoding") is None and received != int(length):
        raise Coupe("transfert coupé")


def _unpacker(encoding: str) -> Any:
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip" | "deflate":
            return zlib.decompressobj(47)
        case other:
            raise http.client.HTTPException(f"compression inconnue ({other})")


class Sablier:
    """An hourglass for all connections: a socket whose time is over is shut down, whatever its peer is busy sending."""

    def __init__(self) -> None:
        self._turned: dict[int, tuple[float, socket.socket, threading.Event]] = {}
        self._ids = count()
        self._changed = threading.Condition()
        self._next = math.inf
        self._thread: threading.Thread | None = None

    @contextmanager
    def turned(self, sock: socket.socket, seconds: float) -> Iterator[threading.Event]:
        """Shut `sock` down if the block takes longer than `seconds`; the event given is set then."""
        over, end = threading.Event(), time.monotonic() + seconds
        with self._changed:
            number = next(self._ids)
            self._turned[number] = (end, sock, over)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._watch, name="sablier", daemon=True)
                self._thread.start()
            elif end < self._next:
                self._changed.notify()
        try:
            yield over
        finally:
            with self._changed:
                self._turned.pop(number, None)

    def _watch(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for number in [n for n, (end, _, _) in self._turned.items() if end <= now]:
                    _, sock, over = self._turned.pop(number)
                    over.set()
                    with suppress(OSError):
                        sock.shutdown(socket.SHUT_RDWR)
                self._next = min((end for end, _, _ in self._turned.values()), default=math.inf)
                self._changed.wait(None if self._next == math.inf else self._next - now)


SABLIER = Sablier()
