"""Where we may go: http(s), to public addresses only, whatever a page, a redirect or a name server says.

A name is resolved once, by the connection itself, which goes to an address that was checked here and to no other: a name
that leads to a public address when it is looked at and to a private one a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection, Iterator
from typing import Any
from urllib.parse import urlsplit

from flows.moisson.adresse import PORTS

NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Private = bool | Collection[str]
"""Which private places are allowed: none, all, or these (`hôte` or `hôte:port`)."""
Resolve = Callable[..., list[Any]]
"""`socket.getaddrinfo`, or what stands for it in a trial."""


class Interdit(Exception):
    """An address that is not fetched, and why, in French."""


def check_address(url: str, *, allow_private: Private = False) -> None:
    """Raises Interdit for another scheme than http(s), credentials in the address, or the port of another service.

    Nothing is resolved here: `public_addresses` does it, when the connection is made.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Interdit("adresse mal formée") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise Interdit(f"adresse non suivie ({parts.scheme or 'sans protocole'}) : seul le web public est moissonné")
    if parts.username or parts.password:
        raise Interdit("adresse non suivie : elle contient un mot de passe")
    if port is not None and port < 1024 and port not in PORTS.values() and not _let(parts.netloc, allow_private):
        raise Interdit(f"adresse non suivie : le port {port} n'est pas celui d'un site")


def public_addresses(
    host: str, port: int, *, allow_private: Private = False, resolve: Resolve = socket.getaddrinfo
) -> Iterator[tuple[socket.AddressFamily, tuple[Any, ...]]]:
    """The socket addresses of a host, each checked: (family, address). Raises Interdit if one of them is not public.

    Decimal, octal and hexadecimal spellings are told by what they resolve to; IPv4 inside IPv6 by what it wraps.
    """
    try:
        found = resolve(host, port, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise OSError(f"le nom {host} est introuvable") from error
    allowed = _let(f"{host}:{port}", allow_private) or _let(host, allow_private)
    for *_, address in found:
        if not allowed and not is_public(ipaddress.ip_address(str(address[0]).split("%")[0])):
            raise Interdit(f"{host} mène à une adresse privée ({address[0]})")
    for family, *_, address in found:
        yield family, address


def is_public(address: Address) -> bool:
    """The address is one machine's on the public internet, also when IPv6 wraps it (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(address, ipaddress.IPv6Address):
        if wrapped := address.ipv4_mapped or address.sixtofour:
            return is_public(wrapped)
        if address.teredo:
            return is_public(address.teredo[1])
        if address in NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _let(netloc: str, allow_private: Private) -> bool:
    return allow_private if isinstance(allow_private, bool) else netloc in allow_private
