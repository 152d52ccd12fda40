"""eZ Publish, eZ Platform, Ibexa (1 % of the addresses seen): files at `content/download/ID/ATTRIBUTE[/version/N]/file/name.pdf`.

A file is its two numbers, whatever version or name follows; lists are paged by `/(offset)/10` or `?page=2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.moisson.choose import Lien
from flows.platforms.html import walk
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Visit
from flows.source import Source

SIGNES = re.compile(
    r"(?i)content=[\"'](?:eZ |Ibexa)|/content/download/\d|/extension/\w+/design/|/var/[\w-]+/(?:storage|cache)/|x-powered-by: (?:ez|ibexa)"
)
MOEURS = Moeurs(
    suite=re.compile(r"/\(offset\)/\d+"),
    jamais=re.compile(r"(?i)/(?:content/(?:search|advancedsearch|tipafriend)|layout/set/print|user/login)|/\((?:sort|limit|lang)\)/"),
)  # fmt: skip


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    return walk(source, visit, MOEURS)
