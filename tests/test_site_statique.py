"""The static copy: every link leads to a file, under any path; a second copy changes nothing; what is stale goes."""

from __future__ import annotations

import re
import sqlite3
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from inventes import acte
from site_local import HOSTILE, release, sample

from flows.erreurs import ErreurUtilisateur
from flows.site.publication import open_release
from flows.site.statique import build
from flows.site.vues import Site


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [v for k, v in attrs if k in ("href", "src", "action") and v]


def copy(output: Path, target: Path) -> int:
    return build(Site(open_release(output, output / "cache")), target)


def test_every_link_of_every_page_is_relative_and_leads_to_a_file(tmp_path: Path) -> None:
    hostile = [
        acte(f"{i}.pdf", delib_objet=text, coll_siret=None, coll_nom=text, delib_id=None)
        for i, text in enumerate(HOSTILE)
    ]
    release(tmp_path / "sortie", [*sample(), *hostile])
    target = tmp_path / "public"
    copy(tmp_path / "sortie", target)
    pages = list(target.rglob("*.html"))
    assert len(pages) > 60
    for page in pages:
        for link in Links(page.read_text(encoding="utf-8")).found:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https") or not parts.path:
                assert not parts.netloc.startswith("evil")
                continue
            assert parts.scheme == "" and not parts.path.startswith("/"), f"{page.name} : {link}"
            file = (page.parent / unquote(parts.path)).resolve()
            assert file.is_relative_to(target.resolve()) and file.exists(), f"{page.name} : {link}"
    for feed in target.rglob("*.atom"):
        ET.fromstring(feed.read_bytes())


def test_the_same_release_gives_the_same_files_and_what_is_stale_goes(tmp_path: Path) -> None:
    target = tmp_path / "public"
    release(tmp_path / "sortie")
    copy(tmp_path / "sortie", target)
    before = {p: p.read_bytes() for p in target.rglob("*") if p.is_file()}
    copy(tmp_path / "sortie", target)
    assert {p: p.read_bytes() for p in target.rglob("*") if p.is_file()} == before
    (target / "notes.txt").write_text("à moi", encoding="utf-8")
    release(tmp_path / "sortie", sample()[:2])
    copy(tmp_path / "sortie", target)
    assert not list((target / "commune").glob("999000029*")) and not list((target / "acte").glob("999000029*"))
    assert (target / "notes.txt").exists(), "what is not of the copy is left alone"


def test_lists_go_on_from_page_to_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.site.vues.LISTED", 2)
    release(tmp_path / "sortie")
    copy(tmp_path / "sortie", tmp_path / "public")
    first, second = (tmp_path / "public" / "commune" / f"999000029{n}.html" for n in ("", "-page-2"))
    assert "999000029-page-2.html" in first.read_text(encoding="utf-8")
    listed = re.findall(r'<article class="acte', second.read_text(encoding="utf-8"))
    assert len(listed) == 1


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    release(tmp_path / "sortie")
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "photo.jpg").write_bytes(b"x")
    with pytest.raises(ErreurUtilisateur, match="contient déjà autre chose"):
        copy(tmp_path / "sortie", tmp_path / "autre")
    with pytest.raises(ErreurUtilisateur, match="n'est pas un dossier"):
        copy(tmp_path / "sortie", tmp_path / "autre" / "photo.jpg")


def test_a_release_with_acts_alone_still_makes_a_site(tmp_path: Path) -> None:
    base = release(tmp_path / "sortie") / "registre.sqlite"
    with sqlite3.connect(base) as db:
        db.execute("PRAGMA foreign_keys=OFF")
        for (table,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('actes', 'sqlite_sequence') AND name NOT LIKE 'recherche%'"
        ).fetchall():
            db.execute(f'DROP TABLE "{table}"')
        db.execute("DROP TABLE recherche")
    assert copy(tmp_path / "sortie", tmp_path / "public") > 50


def test_the_files_of_others_are_those_of_the_list() -> None:
    import importlib.util

    path = Path(__file__).resolve().parent.parent / "scripts" / "vendor.py"
    spec = importlib.util.spec_from_file_location("vendor", path)
    assert spec and spec.loader
    vendor = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(vendor)
    assert vendor.wrong() == []
