"""Where each page lives: at an address of the server, or in a file of the static copy, with links that hold under any path."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote, urlencode

from flows.site.requete import Requete

SAFE = re.compile(r"[A-Za-z0-9~][A-Za-z0-9._~-]{0,119}")


def semaine_iso(monday: date) -> str:
    """The ISO name of a week: `2025-W06`."""
    return f"{monday.isocalendar().year}-W{monday.isocalendar().week:02d}"


def nom_de_fichier(identifier: str) -> str:
    """A file's name for an identifier: itself where it is harmless, else a mark of it."""
    return (
        identifier
        if SAFE.fullmatch(identifier)
        else "x-" + hashlib.sha256(identifier.encode("utf-8", "replace")).hexdigest()[:24]
    )


def page_de_liste(axis: str, key: str, page: int) -> str:
    """The file of a page of the acts of a council or a theme; the first is its own page."""
    return f"{axis}/{nom_de_fichier(key)}{f'-page-{page}' if page > 1 else ''}.html"


class Liens:
    """The server's addresses. `base`: the site's own address for what is read elsewhere (feeds, citations), without end slash."""

    statiques = False

    def __init__(self, base: str = "") -> None:
        self.base = base.rstrip("/")

    def accueil(self) -> str:
        return "/"

    def semaine(self, monday: date) -> str:
        return f"/semaine/{semaine_iso(monday)}"

    def recherche(self, asked: Requete | None = None, **changes: object) -> str:
        query = (asked or Requete()).params(**changes)
        return f"/recherche?{query}" if query else "/recherche"

    def export(self, asked: Requete, kind: str) -> str:
        query = asked.params(page=1)
        return f"/recherche.{kind}" + (f"?{query}" if query else "")

    def communes(self, page: int = 1) -> str:
        return "/communes" + (f"?page={page}" if page > 1 else "")

    def commune(self, key: str, kind: str = "") -> str:
        return f"/commune/{_q(key)}" + (f".{kind}" if kind else "")

    def themes(self) -> str:
        return "/themes"

    def theme(self, code: str, kind: str = "") -> str:
        return f"/theme/{_q(code)}" + (f".{kind}" if kind else "")

    def acte(self, uid: str) -> str:
        return f"/acte/{_q(uid)}"

    def page(self, sha: str, number: int) -> str:
        return f"/page/{_q(sha)}/{number}.webp"

    def donnees(self) -> str:
        return "/donnees"

    def sources(self, page: int = 1) -> str:
        return "/sources" + (f"?page={page}" if page > 1 else "")

    def fil(self) -> str:
        return "/fil.atom"

    def fichier(self, path: str) -> str:
        return f"/fichiers/{quote(path)}"

    def statique(self, name: str) -> str:
        return f"/statique/{name}"

    def tables(self, table: str = "") -> str:
        """Datasette's own pages; "" where there is no server."""
        return f"/registre/{_q(table)}" if table else "/registre"

    def sql(self, query: str) -> str:
        return "/registre?" + urlencode({"sql": query})

    def absolu(self, address: str) -> str:
        return self.base + address


class LiensStatiques(Liens):
    """Files, seen from the page at `here` (`acte/x.html`): every link is relative."""

    statiques = True

    def __init__(self, here: str, base: str = "") -> None:
        super().__init__(base)
        self.here = here
        self._up = "../" * (len(PurePosixPath(here).parts) - 1)

    def _to(self, path: str) -> str:
        return self._up + quote(path)

    def accueil(self) -> str:
        return self._to("index.html")

    def semaine(self, monday: date) -> str:
        return self._to(f"semaine/{semaine_iso(monday)}.html")

    def recherche(self, asked: Requete | None = None, **changes: object) -> str:
        query = (asked or Requete()).params(**changes)
        return self._to("recherche.html") + (f"?{query}" if query else "")

    def export(self, asked: Requete, kind: str) -> str:
        if asked.commune:
            return self.commune(asked.commune, kind)
        if asked.theme:
            return self.theme(asked.theme, kind)
        return self.fil() if kind == "atom" else self.fichier("actes.csv" if kind == "csv" else "actes.jsonl")

    def index(self) -> str:
        """The folder of the search index."""
        return self._to("index/")

    def suite(self, axis: str, key: str, page: int) -> str:
        """A page of the acts of a council or a theme."""
        return self._to(page_de_liste(axis, key, page))

    def communes(self, page: int = 1) -> str:
        return self._to(f"communes-{page}.html" if page > 1 else "communes.html")

    def commune(self, key: str, kind: str = "") -> str:
        return self._to(f"commune/{nom_de_fichier(key)}.{kind or 'html'}")

    def themes(self) -> str:
        return self._to("themes.html")

    def theme(self, code: str, kind: str = "") -> str:
        return self._to(f"theme/{nom_de_fichier(code)}.{kind or 'html'}")

    def acte(self, uid: str) -> str:
        return self._to(f"acte/{nom_de_fichier(uid)}.html")

    def page(self, sha: str, number: int) -> str:
        return self._to(f"pages/{nom_de_fichier(sha)}-{number}.webp")

    def donnees(self) -> str:
        return self._to("donnees.html")

    def sources(self, page: int = 1) -> str:
        return self._to(f"sources-{page}.html" if page > 1 else "sources.html")

    def fil(self) -> str:
        return self._to("fil.atom")

    def fichier(self, path: str) -> str:
        return self._to(f"fichiers/{path}")

    def statique(self, name: str) -> str:
        return self._to(f"statique/{name}")

    def tables(self, table: str = "") -> str:
        return ""

    def sql(self, query: str) -> str:
        return ""

    def absolu(self, address: str) -> str:
        """An address of this site in full where the site's own is known, else from the root of the copy."""
        path = address.removeprefix(self._up)
        return f"{self.base}/{path}" if self.base else path


def _q(part: str) -> str:
    return quote(part, safe="~")
