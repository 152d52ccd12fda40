"""The `cms_viewFile.php?idtf=…&path=name.pdf` family (2 % of the addresses seen): a file is its number, `&dl=1` does not change it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.moisson.choose import Lien
from flows.platforms.html import walk
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Visit
from flows.source import Source

SIGNES = re.compile(r"(?i)(?:cms_|include/)viewFile\.php\?")
MOEURS = Moeurs(jamais=re.compile(r"(?i)/(?:envoyer-a-un-ami|flashInfo|rss)\b|[?&](?:TYPE_?LISTE|print)="))


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    return walk(source, visit, MOEURS)
