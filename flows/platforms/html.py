"""Plain HTML pages of links, whatever wrote them: with their next pages, years, and the pages that hold the link to the PDF."""

from __future__ import annotations

from collections.abc import Iterator

from flows.moisson.choose import Lien
from flows.platforms.actualites import beside
from flows.platforms.moeurs import Moeurs
from flows.platforms.page import Visit
from flows.platforms.parcours import Parcours
from flows.platforms.plansite import from_sitemap
from flows.source import Source


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """Every link to a file that the source's pages lead to; the site's map is asked only where they lead to nothing."""
    return walk(source, visit, Moeurs())


def walk(source: Source, visit: Visit, moeurs: Moeurs) -> Iterator[Lien]:
    """The walk of a platform that shows its documents in pages, then the site's map where it found none."""
    walked = Parcours(source, visit, moeurs)
    yield from walked.links((source.url, *source.pages))
    if not walked.pris:
        yield from from_sitemap(walked)
    yield from beside(walked)
