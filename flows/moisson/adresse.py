"""One spelling for an address: as it goes over the wire, as politeness counts its host, without what changes from visit to visit."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}
SESSION = re.compile(r"(?:php|asp|j)?sess(?:ion)?_?id\w*|aspsessionid\w*|cfid|cftoken|sid|zenid|oscsid", re.IGNORECASE)
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)
IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/?#]*", re.IGNORECASE)


def spelled(url: str) -> str:
    """Host in ASCII (IDNA), path and query percent-encoded, no fragment. Raises ValueError where it cannot be one."""
    parts = urlsplit(url)
    netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(_bytes(t), safe="/%:@!$&'()*+,;=~-._?") for t in (parts.path, parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def host_key(url: str) -> str:
    """The host as politeness counts it: `http://Ville.fr`, `https://ville.fr:443` are one; another port is another."""
    parts = urlsplit(url)
    port = parts.port if parts.port not in (None, *PORTS.values()) else None
    return (parts.hostname or "") + (f":{port}" if port else "")


def without_session(url: str) -> str:
    """The address without session identifiers and campaign marks: one document, one address."""
    parts = urlsplit(url)
    path = IN_PATH.sub("", parts.path)
    kept = [pair for pair in parts.query.split("&") if not any(_passing(*p) for p in parse_qsl(pair))]
    if "wpdmdl=" in parts.query:  # WP Download Manager adds a number of its own at each look
        kept = [pair for pair in kept if not pair.startswith("refresh=")]
    return urlunsplit((parts.scheme, parts.netloc, path, "&".join(kept), parts.fragment))


def _passing(name: str, value: str) -> bool:
    return bool(TRACKING.fullmatch(name) or (SESSION.fullmatch(name) and re.fullmatch(r"[\w,-]{16,}", value)))


def _bytes(text: str) -> bytes:
    """A header's text is bytes read as Latin-1, which a server meant as UTF-8; a page's is what it is."""
    try:
        data = text.encode("latin-1")
        data.decode("utf-8")
    except UnicodeError:
        return text.encode()
    return data
