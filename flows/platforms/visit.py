"""Asking for a listing: conditionally, remembered, each address once a run. What an adapter sees of the web."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from flows.moisson.adresse import without_session
from flows.moisson.fetch import Echec, Reponse
from flows.platforms.page import KEPT, Page, Parse, read_page

REFUSED = frozenset({400, 401, 403, 404, 405, 406, 410, 501})


AS_HTML = frozenset({"read_page", "read_marked", "read_home"})
"""Ways of reading that see the same page: a page read by one is not asked for again by another."""


class Guichet(Protocol):
    """How pages are asked for: `flows.moisson.fetch.Fetcher`, or what counts and bounds the requests of one visit (`flows.platforms.visite`)."""

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Reponse: ...
    def post(self, url: str, envoi: object) -> Reponse: ...
    def plans(self, url: str) -> list[str]: ...


class Memoire(Protocol):
    """What is remembered of listings between two runs; the catalogue is one."""

    def page(self, url: str) -> tuple[str | None, str | None, object] | None: ...
    def keep_page(
        self, url: str, source: str, etag: str | None, last_modified: str | None, contenu: object
    ) -> None: ...
    def holds(self, url: str) -> bool: ...


@dataclass(slots=True)
class Visiteur:
    """`__call__` is the `Visit` of the adapters. `recus` keeps the PDF that answered where a page was expected, for the harvest to take
    without asking twice; `echec` is told of each listing that could not be had, but for `principale`, whose failure is raised."""

    fetcher: Guichet
    siren: str
    principale: str
    echec: Callable[[str, str], None]
    memoire: Memoire | None = None
    recus: dict[str, Reponse] = field(default_factory=dict)
    vues: dict[str, Page] = field(default_factory=dict)
    _first: Reponse | None = None

    def __call__(self, url: str, parse: Parse = read_page, *, envoi: object = None, essai: bool = False) -> Page:
        name = url if parse.__name__ in AS_HTML else f"{url}#{parse.__name__}"
        name = name if envoi is None else f"{name}{json.dumps(envoi, sort_keys=True)}"
        if name not in self.vues:
            self.vues[name] = self._visit(url, name, parse, envoi, essai)
        return self.vues[name]

    def plans(self, url: str) -> list[str]:
        """The site maps that the host's robots.txt names."""
        return self.fetcher.plans(url)

    def _visit(self, url: str, name: str, parse: Parse, envoi: object, essai: bool) -> Page:
        if envoi is None and self.memoire is not None and self.memoire.holds(without_session(url)):
            return Page(url, document=True)
        known = _remembered(self.memoire.page(name)) if self.memoire else None
        try:
            answer = self._first if self._first and url == self.principale else self._ask(url, known, envoi)
        except Echec as error:
            if error.ferme:
                raise
            if essai and (error.code in REFUSED or "robots.txt" in error.raison):
                return Page(url, code=error.code or 403)
            if url == self.principale:
                raise
            self.echec(url, error.raison)
            return Page(url, code=error.code or 0)
        if answer.inchange and known:
            return Page.from_dict(known[2])
        if b"%PDF" in answer.body[:1024]:
            self.recus[url] = answer
            return Page(url, document=True)
        self._first = answer if url == self.principale and answer.code == 200 else self._first
        page = parse(answer)
        if self.memoire is not None:
            etag, changed = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
            self.memoire.keep_page(name, self.siren, etag, changed, page.to_dict())
        return page

    def _ask(self, url: str, known: tuple[str | None, str | None, dict[str, object]] | None, envoi: object) -> Reponse:
        if envoi is not None:
            return self.fetcher.post(url, envoi)
        return self.fetcher.get(url, etag=known[0] if known else None, last_modified=known[1] if known else None)


def _remembered(
    found: tuple[str | None, str | None, object] | None,
) -> tuple[str | None, str | None, dict[str, object]] | None:
    """Memory of the present shape only: what another version kept is asked for again."""
    if found is None or not isinstance(found[2], dict) or "liens" not in found[2]:
        return None
    if any(len(values) != len(KEPT) for values in found[2]["liens"][:1]):
        return None
    return found[0], found[1], found[2]
