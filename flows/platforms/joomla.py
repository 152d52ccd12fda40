"""Joomla (5 % of the addresses seen): files under `images/`, or served by DOCman, Phoca Download, jDownloads, eDocman.

Lists are paged by `?start=20` (Joomla) or `?limitstart=20` (older); Phoca serves a file at `?download=12:slug`, DOCman at `…/12-slug/file`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.moisson.choose import Lien
from flows.platforms.adresses import may_be_file
from flows.platforms.html import walk
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Visit
from flows.source import Source

SIGNES = re.compile(
    r"(?i)content=[\"']Joomla|/media/(?:jui|system|vendor)/|option=com_\w+|/components/com_|/templates/\w+/(?:css|js)/.*/media/"
)
SERVED = re.compile(
    r"(?i)[?&]download=\d+|/file(?:\?|$)|task=[\w.]*(?:download|send)|/(?:download|send|viewdownload|finish)/\d+-|view=download&id=\d"
)
MOEURS = Moeurs(
    fichier=lambda url: may_be_file(url) or bool(SERVED.search(url)),
    jamais=re.compile(r"(?i)[?&](?:tmpl=component|print=1|format=feed|limit=\d+(?!.*[?&](?:limit)?start=))|option=com_(?:users|search|finder|contact|mailto)"),
)  # fmt: skip


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    return walk(source, visit, MOEURS)
