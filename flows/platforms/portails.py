"""Portals of acts to which the council's own pages lead: what they hold is taken with the rest, each by its own adapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from flows.moisson.choose import Lien
from flows.platforms import dematdoc, webdelib
from flows.platforms.parcours import Parcours

ADAPTERS = ((re.compile(r"(?i)webdelib"), webdelib.links), (re.compile(r"(?i)dematdoc"), dematdoc.links))


def from_portals(walked: Parcours) -> Iterator[Lien]:
    """The acts of the portals that the walk met; a few only of each where the site is only looked at."""
    for lien in walked.portails.values():
        links = next(links for pattern, links in ADAPTERS if pattern.search(lien.url))
        found = links(replace(walked.source, url=lien.url, pages=()), walked.visit)
        yield from islice(found, walked.essais or None)
