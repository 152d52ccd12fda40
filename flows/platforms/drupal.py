"""Drupal (10 % of the addresses seen): files under `sites/*/files` or `system/files`, media pages, views paged by `?page=N` from 0."""

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
    r"(?i)content=[\"']Drupal|/sites/[\w.-]+/(?:files|themes|modules)/|data-drupal-|drupal\.settings|/core/misc/drupal"
)
MEDIA = re.compile(r"(?i)/(?:media|file|document)/\d+(?:/download)?(?:\?|$)")
MOEURS = Moeurs(
    termes=re.compile(r"(?i)/taxonomy/term/|[?&]field_\w+_(?:value|target_id)\w*="),
    facettes=re.compile(r"(?i)[?&]f(?:\[|%5B)\d"),
    fichier=lambda url: may_be_file(url) or bool(MEDIA.search(url)),
    jamais=re.compile(r"(?i)/(?:user|node/add|filter/tips|search)(?:/|$|\?)|[?&](?:order=|sort=)"),
)  # fmt: skip


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    return walk(source, visit, MOEURS)
