"""Where we may go: http(s), to public addresses only, whatever a page or a redirect says."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit


class Interdit(Exception):
    """An address that is not fetched, and why, in French."""


def check_address(url: str, *, allow_private: bool = False) -> None:
    """Raises Interdit for another scheme than http(s), credentials in the address, or a host that is not public.

    The host is resolved first: a public name may point at a private address. `allow_private` is for trials over loopback.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Interdit(f"adresse non suivie ({parts.scheme or 'sans protocole'}) : seul le web public est moissonné")
    if parts.username or parts.password:
        raise Interdit("adresse non suivie : elle contient un mot de passe")
    if allow_private:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
    except OSError as error:
        raise Interdit(f"le nom {parts.hostname} est introuvable") from error
    for *_, address in found:
        if not ipaddress.ip_address(str(address[0]).split("%")[0]).is_global:
            raise Interdit(f"{parts.hostname} mène à une adresse privée ({address[0]})")
