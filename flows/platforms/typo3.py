"""TYPO3 (13 % of the addresses seen): files under `fileadmin/` or served by `eID=dumpFile`, lists paged by an extension's own parameter.

Paging: `tx_news_pi1[currentPage]=2`, `tx_…[@widget_0][currentPage]=2`, with a `cHash` that is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.moisson.choose import Lien
from flows.platforms.html import walk
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Visit
from flows.source import Source

SIGNES = re.compile(r"(?i)content=[\"']TYPO3|/fileadmin/|/typo3(?:temp|conf)/|eID=dumpFile")
MOEURS = Moeurs(
    suite=re.compile(r"(?i)[?&]tx_\w+(?:\[|%5B)[^&]*(?:currentPage|page|pointer)(?:\]|%5D)=\d+"),
    jamais=re.compile(r"(?i)[?&]type=\d|tx_indexedsearch|tx_solr|tx_felogin|[?&]L=[1-9]"),
)


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    return walk(source, visit, MOEURS)
