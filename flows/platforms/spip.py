"""SPIP (2 % of the addresses seen): rubrics and articles, files under `IMG/pdf/`, lists paged by `?debut_articles=10`.

Where its pages lead to nothing, its feed is read (`spip.php?page=backend`, with `id_rubrique` for one rubric).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from flows.moisson.choose import Lien, council_words
from flows.platforms.actualites import beside
from flows.platforms.adresses import is_file
from flows.platforms.fil import read_feed
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Visit
from flows.platforms.parcours import Parcours
from flows.platforms.plansite import from_sitemap
from flows.platforms.rangs import SUITE
from flows.source import Source

SIGNES = re.compile(
    r"(?i)content=[\"']SPIP|spip\.php|/squelettes(?:-dist)?/|/local/cache-(?:css|js|vignettes)/|class=[\"'][^\"']*\bspip_|composed-by: spip"
)
MOEURS = Moeurs(
    termes=re.compile(r"(?i)spip\.php\?mot\d|/mot\d+\.html|/\+[^/]+\+$"),
    suite=re.compile(r"(?i)[?&]debut_\w+=\d+"),
    jamais=re.compile(r"(?i)page=(?:backend|plan|login|contact|recherche|sommaire|forum|print|spip_pass)|spip\.php\?(?:auteur|breve)\d|/ecrire/|action=(?!acceder)"),
)  # fmt: skip


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    walked = Parcours(source, visit, MOEURS)
    yield from walked.links((source.url, *source.pages))
    if not walked.pris:
        yield from _from_backend(source, visit, walked)
    if not walked.pris:
        yield from from_sitemap(walked)
    yield from beside(walked)


def _from_backend(source: Source, visit: Visit, walked: Parcours) -> Iterator[Lien]:
    rubric = re.search(r"(?i)rubrique(\d+)", source.url)
    query = "spip.php?page=backend" + (f"&id_rubrique={rubric[1]}" if rubric else "")
    for lien in visit(urljoin(source.url, query), read_feed, essai=True).liens:
        if is_file(lien.url):
            yield from walked.offer(lien)
        elif council_words(lien.texte) and walked.worth(lien):
            walked.push(SUITE, lien)
    yield from walked.links(())
