"""`registre site build`: the whole site as files, for any web host and under any path.

The same pages as the server's. Only the search differs: its index is cut in small files that the visitor's browser reads
(`statique_index`), and without JavaScript one goes by council, theme or week.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from flows.erreurs import ErreurUtilisateur
from flows.site import fiches, vues
from flows.site.flux import ENTRIES, atom
from flows.site.lecture import by_rowid, every, found
from flows.site.liens import LiensStatiques, nom_de_fichier, page_de_liste, semaine_iso
from flows.site.planche import Atelier, Mots, Planche
from flows.site.rendu import STATIQUE, render
from flows.site.requete import Requete
from flows.site.sortie import as_json, csv_blocks
from flows.site.statique_index import write_index
from schemas.themes import themes

MANIFEST = ".registre-site.json"
ROBOTS = "User-agent: *\nAllow: /\n"
Advance = Callable[[str], None]


class Copie:
    """One copy being written. `files`: what it is made of, relative to its folder."""

    def __init__(self, site: vues.Site, db: sqlite3.Connection, target: Path, atelier: Atelier, adresse: str) -> None:
        self._site, self._db, self._target, self._atelier, self._adresse = site, db, target, atelier, adresse
        self.files: set[str] = set()

    def write(self, path: str, data: str | bytes) -> None:
        """A file of the copy; one that holds the same already is left alone."""
        raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
        file = self._target / path
        self.files.add(path)
        if file.is_file() and file.stat().st_size == len(raw) and file.read_bytes() == raw:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)

    def page(self, path: str, view: vues.Page | None, **more: object) -> None:
        if view is not None:
            self.write(path, render(view[0], LiensStatiques(path, self._adresse), {**view[1], **more}))

    def all(self, advance: Advance) -> None:
        self._fixed()
        for monday in fiches.every_week(self._db):
            self.page(f"semaine/{semaine_iso(monday)}.html", vues.semaine(self._db, self._site, monday))
        for council in fiches.councils(self._db):
            self._axis("commune", council["cle"], council["nom"] or council["cle"])
            advance(council["nom"] or council["cle"])
        for code, label in themes().items():
            self._axis("theme", code, f"{code} {label}")
        for uid in [r[0] for r in self._db.execute("SELECT acte_uid FROM actes ORDER BY acte_uid")]:
            self.page(f"acte/{nom_de_fichier(uid)}.html", vues.acte(self._db, self._site, uid, self._regard))
            advance(uid)
        write_index(self._db, self.write)

    def _fixed(self) -> None:
        db, site, pub = self._db, self._site, self._site.publication
        self.page("index.html", vues.semaine(db, site))
        for name, view in (("themes", vues.themes_page), ("donnees", vues.donnees)):
            self.page(f"{name}.html", view(db, site))
        for name, paged in (("communes", vues.communes), ("sources", vues.sources)):
            number, last = 0, False
            while not last:
                number += 1
                view_page = paged(db, site, number)
                self.page(f"{name}-{number}.html" if number > 1 else f"{name}.html", view_page)
                last = bool(view_page[1]["dernier"])
        self.page("recherche.html", vues.recherche(db, site, Requete(), []))
        self.page(
            "404.html",
            vues.erreur(site, "Cette page n'existe pas", "L'adresse est peut-être incomplète, ou l'acte a été retiré."),
        )
        self._feed("fil.atom", Requete(), "tous les actes", "index.html")
        self.write("robots.txt", ROBOTS)
        for file in sorted(STATIQUE.iterdir()):
            self.write(f"statique/{file.name}", file.read_bytes())
        for path, file in pub.fichiers.items():
            self.files.add(f"fichiers/{path}")
            copy = self._target / "fichiers" / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)

    def _axis(self, axis: str, key: str, title: str) -> None:
        """A council's or a theme's page, the pages that follow it, its feed and its files."""
        asked = Requete(commune=key) if axis == "commune" else Requete(theme=key)
        source, bound = asked.source()
        total = self._db.execute(f"SELECT count(*) {source}", bound).fetchone()[0]
        last = max((total + vues.LISTED - 1) // vues.LISTED, 1)
        for number in range(1, last + 1):
            path = page_de_liste(axis, key, number)
            liens = LiensStatiques(path)
            following = liens.suite(axis, key, number + 1) if number < last else ""
            if number == 1:
                view = (
                    vues.commune(self._db, self._site, key)
                    if axis == "commune"
                    else vues.theme(self._db, self._site, key)
                )
                self.page(path, view, suite=following)
            else:
                view = vues.liste(
                    self._db, self._site, Requete(commune=asked.commune, theme=asked.theme, page=number), title
                )
                self.page(path, view, suite=following, avant=liens.suite(axis, key, number - 1))
        base = f"{axis}/{nom_de_fichier(key)}"
        self._feed(f"{base}.atom", asked, title, f"{base}.html")
        self.write(f"{base}.csv", "".join(_csv(self._db, asked)))
        self.write(f"{base}.json", as_json(by_rowid(self._db, found(self._db, asked, 1000)), total=total))

    def _feed(self, path: str, asked: Requete, title: str, page: str) -> None:
        liens = LiensStatiques(path, self._adresse)
        newest = Requete(commune=asked.commune, theme=asked.theme, tri="vu")
        actes = by_rowid(self._db, found(self._db, newest, ENTRIES))
        up = "../" * path.count("/")
        self.write(
            path,
            atom(
                f"registre : {title}",
                f"urn:registre:flux:{asked.params() or 'tout'}",
                up + page,
                up + path,
                actes,
                liens,
            ),
        )

    def _regard(self, sha: str, number: int, mots: Sequence[Mots]) -> Planche | None:
        """The words of a page, and the page's picture written once beside."""
        path = f"pages/{nom_de_fichier(sha)}-{number}.webp"
        if path not in self.files:
            kept = self._target / path
            data = kept.read_bytes() if kept.is_file() else self._atelier.image(sha, number)
            if data is None:
                return None
            self.write(path, data)
        return self._atelier.planche(sha, number, mots)


def build(site: vues.Site, target: Path, *, adresse: str = "", advance: Advance = lambda label: None) -> int:
    """Write the copy in `target`, a new folder or one that holds an earlier copy; the number of its files.

    Raises ErreurUtilisateur for a folder that holds something else, or that cannot be written.
    """
    before = _before(target)
    atelier = Atelier(site.publication.store)
    try:
        with closing(site.publication.connect()) as db:
            copy = Copie(site, db, target, atelier, adresse)
            copy.all(advance)
        for path in before - copy.files:
            with suppress(OSError):
                (target / path).unlink()
        (target / MANIFEST).write_text(json.dumps(sorted(copy.files), indent=0) + "\n", encoding="utf-8")
    except OSError as error:
        raise ErreurUtilisateur(
            f"La copie n'a pas pu être écrite dans {target} ({error.strerror}).",
            "Faites de la place ou choisissez un autre dossier.",
        ) from error
    finally:
        atelier.close()
    return len(copy.files)


def _before(target: Path) -> set[str]:
    """The files of an earlier copy in this folder."""
    if target.exists() and not target.is_dir():
        raise ErreurUtilisateur(f"{target} n'est pas un dossier.", "Donnez un dossier nouveau.")
    manifest = target / MANIFEST
    if manifest.is_file():
        with suppress(ValueError):
            listed = json.loads(manifest.read_text(encoding="utf-8"))
            return {p for p in listed if isinstance(p, str) and not Path(p).is_absolute() and ".." not in Path(p).parts}
    if target.exists() and any(target.iterdir()):
        raise ErreurUtilisateur(
            f"{target} contient déjà autre chose qu'une copie du site.", "Donnez un dossier nouveau ou vide."
        )
    target.mkdir(parents=True, exist_ok=True)
    (target / MANIFEST).write_text("[]\n", encoding="utf-8")
    return set()


def _csv(db: sqlite3.Connection, asked: Requete) -> Iterator[str]:
    return csv_blocks(every(db, asked))
