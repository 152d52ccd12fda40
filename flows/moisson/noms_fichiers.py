"""The name of a fetched file: what its server calls it, else the end of its address. Never a folder, never a control character."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit


def name_of(url: str) -> str:
    parts = urlsplit(url)
    name = unquote(parts.path).rpartition("/")[2]
    if not name.lower().endswith(".pdf"):
        name = unquote(parts.query).rpartition("=")[2].rpartition("/")[2] or name
    return _clean(name) or "document.pdf"


def disposition(header: str) -> str | None:
    """The file's name in a Content-Disposition header (RFC 6266), without any folder."""
    if match := re.search(r"filename\*\s*=\s*(?:UTF-8|ISO-8859-1)''([^;]+)", header, re.IGNORECASE):
        return _clean(unquote(match[1]))
    match = re.search(r'filename\s*=\s*"?([^";]+)', header, re.IGNORECASE)
    return _clean(match[1]) if match else None


def _clean(name: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f/\\]", "", name).strip()[:200]
