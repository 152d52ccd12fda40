"""What an adapter sees of a site: listing pages asked for conditionally, told from memory when they have not changed, bounded.

`Guichet` is the fetcher as one visit may use it: it counts, and ends the visit where a bound is reached. `Souvenirs` is what
is remembered of listings, and marks the documents of a list that changed: they are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flows.catalogue import Catalogue
from flows.moisson.fetch import Compte, Echec, Fetcher, Reponse

AGAIN = 20
"""Documents of a page that are looked at again when its list has changed: the first ones, which are the newest."""
Remembered = tuple[str | None, str | None, Any]


@dataclass(frozen=True, slots=True)
class Bornes:
    """What one visit may cost: listing pages, and seconds in all."""

    pages: int = 1000
    secondes: float = 3 * 3600.0


class Plafond(Echec):
    """A bound was reached: what was found is kept, the rest is left for the next time."""

    def __init__(self, raison: str) -> None:
        super().__init__(raison, ferme=True)


class Guichet:
    """`get` as `Fetcher.get`, counted and bounded. `pages`: listing pages asked for."""

    def __init__(self, fetcher: Fetcher, bornes: Bornes) -> None:
        self.fetcher, self.bornes = fetcher, bornes
        self.compte = Compte()
        self.pages = 0
        self._start = fetcher.politesse.clock()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Reponse:
        self._page()
        return self.fetcher.get(url, etag=etag, last_modified=last_modified, compte=self.compte)

    def post(self, url: str, envoi: object) -> Reponse:
        self._page()
        return self.fetcher.post(url, envoi, compte=self.compte)

    def plans(self, url: str) -> list[str]:
        return self.fetcher.plans(url)

    def still_time(self) -> None:
        """Raises Plafond where the visit has lasted too long."""
        if self.fetcher.politesse.clock() - self._start > self.bornes.secondes:
            hours = f"{self.bornes.secondes / 3600:.1f}".replace(".", ",")
            raise Plafond(f"la visite a duré plus de {hours} h : la suite sera prise la prochaine fois")

    def _page(self) -> None:
        self.still_time()
        self.pages += 1
        if self.pages > self.bornes.pages:
            advice = "précisez l'adresse, `profondeur` ou `ecarter` dans la description de la source"
            raise Plafond(f"plus de {self.bornes.pages} pages de liste : l'exploration s'arrête là ; {advice}")


class Souvenirs:
    """What the catalogue remembers of listing pages."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def page(self, url: str) -> Remembered | None:
        return self.catalogue.page(url)

    def holds(self, url: str) -> bool:
        """A document was had at this address: it is one, nothing need be asked to know it."""
        known = self.catalogue.current(url)
        return known is not None and bool(known.document_sha256)

    def keep_page(self, url: str, source: str, etag: str | None, last_modified: str | None, contenu: object) -> None:
        """Remember a page; if its list is not the one of last time, its first documents are to be looked at again."""
        known = self.catalogue.page(url)
        again: list[str] = []
        if known and known[2] != contenu:
            again = [text for text in dict.fromkeys(_addresses(contenu)) if self.holds(text)][:AGAIN]
        if known != (etag, last_modified, contenu):
            self.catalogue.keep_page(url, source, etag, last_modified, contenu, again)


def _addresses(contenu: object) -> Iterator[str]:
    if isinstance(contenu, str):
        if contenu.startswith(("http:", "https:")):
            yield contenu
    elif isinstance(contenu, list | tuple):
        for item in contenu:
            yield from _addresses(item)
    elif isinstance(contenu, dict):
        yield from _addresses(list(contenu.values()))
