"""One release on the disk, as the site sees it: its database, its files, its description, and the report of the last harvest."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from flows.erreurs import ErreurUtilisateur
from flows.release import latest
from flows.site.index import TABLES, add_index, tables

BASE = "registre.sqlite"
WHY = {
    "deliberations-scdl.csv": "le format SCDL délibérations 2.1.5, celui que data.gouv.fr vérifie",
    "actes.csv": "tous les actes, toutes les colonnes", "actes.jsonl": "les actes et leurs preuves, un par ligne, valeurs exactes",
    "seances.csv": "une ligne par séance", "votes.csv": "les voix, un fait par ligne", "votes_nominatifs.csv": "qui a voté contre ou s'est abstenu, quand c'est imprimé",
    "presences.csv": "qui était là, séance par séance", "elus.csv": "les membres des assemblées, leurs écritures réunies", "montants.csv": "les sommes décidées, en euros",
    "preuves.csv": "d'où vient chaque valeur : page, mots, règle", "textes.parquet": "le texte de chaque acte, page par page", "anomalies.csv": "ce qui a été refusé ou demande un regard",
    "documents.csv": "chaque document vu", "sources.csv": "les sources suivies", "changements.csv": "ce qui a changé depuis la publication précédente",
    "registre.sqlite": "toutes les tables en un fichier, et la recherche, pour SQL", "datapackage.json": "la description : schémas, licence, empreintes",
    "CHANGES.md": "les changements, en clair", "feed.atom": "les derniers actes, pour un lecteur de flux",
}  # fmt: skip


def exactitude() -> dict[str, Any]:
    """The measured accuracy that comes with the program: documents, precision, rappel, `inconnus`; empty where it is not told."""
    with suppress(OSError, ValueError):
        told = json.loads(files("flows").joinpath("data/exactitude.json").read_text(encoding="utf-8"))
        if isinstance(told, dict) and {"documents", "precision", "rappel"} <= set(told):
            return told
    return {}


@dataclass(frozen=True)
class Publication:
    """`dossier`: the release; `base`: the database to read, which has the search index (a copy where the release's has none)."""

    dossier: Path
    base: Path

    @property
    def numero(self) -> str:
        return self.dossier.name

    @property
    def sortie(self) -> Path | None:
        """The output folder that the release lies in, where it does."""
        parent = self.dossier.parent
        return parent.parent if parent.name == "releases" else None

    @property
    def store(self) -> Path | None:
        return self.sortie / "store" if self.sortie and (self.sortie / "store").is_dir() else None

    @cached_property
    def description(self) -> dict[str, Any]:
        """`datapackage.json`; empty where there is none."""
        with suppress(OSError, ValueError):
            data = json.loads((self.dossier / "datapackage.json").read_text(encoding="utf-8"))
            return data if isinstance(data, dict) else {}
        return {}

    @cached_property
    def ressources(self) -> dict[str, dict[str, Any]]:
        """What the description tells of each file, by its path."""
        return {r["path"]: r for r in self.description.get("resources", []) if isinstance(r.get("path"), str)}

    @cached_property
    def fichiers(self) -> dict[str, Path]:
        """The files that can be downloaded: plain files of the release, by their path in it."""
        found = {
            p.relative_to(self.dossier).as_posix(): p
            for p in sorted(self.dossier.rglob("*"))
            if p.is_file() and not p.is_symlink()
        }
        order = list(WHY)
        return dict(sorted(found.items(), key=lambda f: (order.index(f[0]) if f[0] in order else len(order), f[0])))

    def listes(self) -> list[dict[str, Any]]:
        """The files as a page lists them: a table's Parquet beside its CSV, the councils' SCDL apart."""
        listed = []
        for path, file in self.fichiers.items():
            if path.startswith("scdl/") or (path.endswith(".parquet") and f"{path[:-8]}.csv" in self.fichiers):
                continue
            other = f"{path[:-4]}.parquet" if path.endswith(".csv") else ""
            listed.append({
                "chemin": path, "taille": file.stat().st_size, "pourquoi": WHY.get(path, ""), "rows": self.ressources.get(path, {}).get("rows"),
                "parquet": other if other in self.fichiers else "",
            })  # fmt: skip
        return listed

    @property
    def rapport(self) -> dict[str, Any]:
        """The newest report of a harvest; empty where there is none. A harvest that finds nothing new makes no release, but a report."""
        reports = sorted((self.sortie / "rapports").glob("*.json")) if self.sortie else []
        return next(filter(None, (_report(p, p.stat().st_mtime_ns) for p in reversed(reports))), {})

    def count(self) -> int:
        """Acts and councils: the steps of what goes through them all."""
        with closing(self.connect()) as db:
            return int(
                db.execute("SELECT (SELECT count(*) FROM actes) + (SELECT count(*) FROM collectivites)").fetchone()[0]
            )

    def connect(self) -> sqlite3.Connection:
        """A connection that can only read."""
        db = sqlite3.connect(f"{self.base.resolve().as_uri()}?immutable=1", uri=True)
        db.execute("PRAGMA query_only=1")
        return db


@lru_cache(maxsize=4)
def _report(path: Path, _changed: int) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        data = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(data, dict) and isinstance(data.get("sources"), list):
            return data
    return {}


def open_release(folder: Path, cache: Path) -> Publication:
    """The release in `folder`: a release, or an output folder whose last one is taken.

    One without a search index gets it in a copy, under `cache`. Raises ErreurUtilisateur where there is no release.
    """
    release = latest(folder) or folder
    base = release / BASE
    if not base.is_file():
        raise ErreurUtilisateur(
            f"Il n'y a pas de publication dans {folder}.",
            "Lancez d'abord `registre demo`, `registre nightly` ou `registre publish`.",
        )
    try:
        with closing(sqlite3.connect(f"{base.resolve().as_uri()}?immutable=1", uri=True)) as db:
            there = tables(db)
    except sqlite3.DatabaseError as error:
        raise ErreurUtilisateur(f"{base} n'est pas une base lisible ({error}).", "Publiez de nouveau.") from error
    if "actes" not in there:
        raise ErreurUtilisateur(f"{base} n'a pas de table « actes ».", "Ce n'est pas une publication de registre.")
    if set(TABLES) <= there:
        return Publication(release.resolve(), base)
    cache.mkdir(parents=True, exist_ok=True)
    copy = cache / f"{release.resolve().name}-{base.stat().st_size}-{base.stat().st_mtime_ns}.sqlite"
    if not copy.exists():
        partial = copy.with_suffix(".partiel")
        shutil.copyfile(base, partial)
        add_index(partial)
        partial.replace(copy)
    return Publication(release.resolve(), copy)
