"""Documents that a page names in the data of its scripts only: lists drawn by React, Vue, Wix, from JSON that lies in the page.

`<script type="application/json">`, `__NEXT_DATA__`, `__NUXT_DATA__`, attributes that hold JSON, and the literals of any script. Nothing is run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from flows.moisson.choose import ABOVE
from flows.platforms.litteraux import objects

JSON_TYPE = re.compile(r"(?i)application/(?:[\w.+-]*\+)?json")
PDF = re.compile(r"(?i)^(?!data:)[^\s<>\"{}|\\^`]{1,2000}\.pdf(?:[?#]\S*)?$")
NAMES = (
    "title",
    "titre",
    "label",
    "libelle",
    "name",
    "nom",
    "text",
    "alt",
    "filename",
    "fileName",
    "originalName",
    "objet",
    "subject",
)
"""Keys under which a document's name is given, the best first."""
KINDS = ("category", "categorie", "type", "rubrique", "section", "folder", "dossier", "date")
TITLE = re.compile(r"title|titre|name|nom\b|label|caption|alt$")
DEEP, MANY = 60, 5_000
"""Bounds on data within data, and on documents of one page."""


def documents(text: str) -> Iterator[tuple[str, str, str]]:
    """(address, name, what is said above it) of each PDF that a JSON text names; nothing where it is not JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from islice(_walk(data, (), 0), MANY)


def of_script(text: str) -> Iterator[tuple[str, str, str]]:
    """The same of a script: the PDF that its literals name, each within an object."""
    yield from islice((found for item in objects(text) for found in _walk(item, (), 0)), MANY)


def is_address(name: str, value: str) -> bool:
    """The attribute `data-…` of this name holds the address of a PDF, not its title."""
    return "/" in value and name.startswith("data-") and not TITLE.search(name) and bool(PDF.match(value.strip()))


def _walk(value: Any, above: tuple[str, ...], depth: int) -> Iterator[tuple[str, str, str]]:
    if depth > DEEP:
        return
    if isinstance(value, str):
        if PDF.match(value.strip()):
            names = [t for t in above if t]
            yield value.strip(), names[0] if names else "", ABOVE.join(names[1:3])
        elif value[:1] in "[{" and ".pdf" in value.lower():
            yield from _inside(value, above, depth)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, above, depth + 1)
    elif isinstance(value, dict):
        said = _said(value)
        named = {k for k, v in value.items() if k in NAMES and isinstance(v, str) and PDF.match(v)}
        told = any(isinstance(v, str) and k not in NAMES and PDF.match(v) for k, v in value.items())
        for item in (v for k, v in value.items() if not (told and k in named)):
            yield from _walk(item, (said, *above) if said else above, depth + 1)


def _inside(text: str, above: tuple[str, ...], depth: int) -> Iterator[tuple[str, str, str]]:
    """JSON within a string of JSON, as some frameworks nest it."""
    try:
        yield from _walk(json.loads(text), above, depth + 1)
    except (ValueError, RecursionError):
        return


def _said(item: dict[str, Any]) -> str:
    """What an object says of itself: its name, then its kind."""
    name = next((item[k] for k in NAMES if isinstance(item.get(k), str) and item[k] and not PDF.match(item[k])), "")
    kinds = []
    for key in KINDS:
        told = item.get(key)
        told = _said(told) if isinstance(told, dict) and key != "date" else told
        if isinstance(told, str) and 2 < len(told) < 60 and "/" not in told:
            kinds.append(told)
    return " ".join(" ".join(re.sub(r"<[^>]+>", " ", t).split()) for t in (name, *kinds) if t)[:300]
