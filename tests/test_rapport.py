"""The report of a night: everything that happened is in it, what asks for a look comes first, with what to do about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from villes import Ville, acte, serving

from flows.moisson.motifs import CODES, EPREUVE, said
from flows.moisson.politesse import Politesse
from flows.pipeline import run
from flows.rapport.bilan import Bilan, BilanSource
from flows.rapport.conseils import CONSEILS, advice
from flows.rapport.page import page
from flows.rapport.texte import markdown, table
from flows.source import Source

AT = datetime(2025, 3, 1, 2, tzinfo=UTC)
VOID = {"meta", "rect", "br"}


@pytest.fixture
def villes() -> Iterator[tuple[Ville, Ville]]:
    with serving() as one, serving() as two:
        listing = b'<a href="/a.pdf">D\xc3\xa9lib\xc3\xa9ration</a> <a href="/b12.pdf">Bulletin municipal</a>'
        one.fault("/deliberations", 200, listing, Content_Type="text/html; charset=utf-8")
        one.pdf("/a.pdf", acte(1))
        two.page("/deliberations", "/b.pdf", "/casse.pdf")
        two.pdf("/b.pdf", acte(2))
        two.fault("/casse.pdf", 403)
        yield one, two


def night(villes: tuple[Ville, Ville], output: Path, day: int = 0, **changed: object) -> Bilan:
    one, two = villes
    sources = [
        Source("999000011", "Breux", one.url + "/deliberations", "html", rythme=3650),
        replace(Source("999000029", "<Aubry>", two.url + "/deliberations", "html", rythme=3650), **changed),
    ]
    politesse = Politesse(pause=0, timeout=2, tries=1, allow_private=True)
    return run(sources, output, now=AT + timedelta(days=day), politesse=politesse, jobs=1)


class Balises(HTMLParser):
    """Fails where a tag is not closed by its own; keeps the text and the addresses that the page would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text, self.loaded = "", []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("script", "img", "link", "iframe"):
            self.loaded.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_report_says_everything_twice_for_people_and_for_programs(villes: tuple[Ville, Ville], tmp_path: Path) -> None:  # fmt: skip
    bilan = night(villes, tmp_path)
    assert not bilan.en_alarme
    folder = tmp_path / "rapports"
    assert sorted(p.name for p in folder.iterdir()) == [
        "20250301T020000Z.html", "20250301T020000Z.json", "latest.html", "latest.json",
    ]  # fmt: skip
    told = json.loads((folder / "latest.json").read_text(encoding="utf-8"))
    assert told["sources"][0] | {"nouveaux": 1, "etat": "bien", "requetes": 3} == told["sources"][0]
    assert told["sources"][1]["erreurs"] == [[villes[1].url + "/casse.pdf", "accès refusé (403)"]]
    html = Balises((folder / "latest.html").read_text(encoding="utf-8"))
    for words in ("Moisson du 1er mars 2025", "Pas d'alarme", "accès refusé (403)", "<Aubry>", "bulletin", "À faire"):
        assert words in html.text, words
    assert html.loaded == []


def test_a_source_that_gives_no_more_is_told_first_with_what_to_do_and_for_how_long(villes: tuple[Ville, Ville], tmp_path: Path) -> None:  # fmt: skip
    night(villes, tmp_path)
    villes[1].page("/deliberations")
    for day in (1, 2):
        bilan = night(villes, tmp_path, day)
    assert bilan.en_alarme and bilan.triees()[0].nom == "<Aubry>" and bilan.triees()[0].tendance == [2, 0, 0]
    text = Balises(page(bilan)).text
    assert "1 source est en alarme" in text and "n'en donne plus aucun" in text and "depuis 2 passages" in text
    assert text.index("n'en donne plus aucun") < text.index("Toutes les sources")
    assert f"Ouvrez {villes[1].url}/deliberations" in text
    assert bilan.a_dire() == ["<Aubry> : la source donnait 1 document(s) et n'en donne plus aucun"]
    assert "🔴 alarme — <Aubry>" in markdown(bilan) and table(bilan)[0]["état"] == "🔴 alarme"


@pytest.mark.parametrize(("rhythm", "alarm"), [(92, True), (365, False)])
def test_silence_is_counted_against_the_rhythm_expected(villes: tuple[Ville, Ville], tmp_path: Path, rhythm: int, alarm: bool) -> None:  # fmt: skip
    bilan = night(villes, tmp_path, rythme=rhythm)
    source = bilan.sources[1]
    assert (source.derniere_seance, source.jours_de_silence, source.en_alarme) == ("2024-05-04", 301, alarm)
    assert bilan.en_alarme is alarm


def test_a_site_that_cannot_be_visited_fails_the_night_and_a_new_source_without_documents_only_asks_for_a_look(villes: tuple[Ville, Ville], tmp_path: Path) -> None:  # fmt: skip
    villes[0].page("/deliberations")
    villes[1].fault("/deliberations", 404)
    bilan = night(villes, tmp_path)
    assert [s.etat for s in bilan.sources] == ["attention", "alarme"]
    assert bilan.a_dire() == ["<Aubry> : page introuvable (404)"]


def test_every_trouble_has_its_advice() -> None:
    told = [
        *map(said, CODES), EPREUVE, "le certificat du site n'est pas valable (expired)", "transfert trop lent",
        "le site ne répond pas à temps", "la connexion au site a échoué ou a été coupée", "ce n'est pas un PDF, malgré son nom",
        "fichier trop gros (2000 Mo)", "plus de 400 pages de liste : l'exploration s'arrête là", "la visite a duré plus de 3,0 h : …",
        "le site demande de ne pas visiter cette adresse (robots.txt)", "robots.txt illisible (le site est en panne (500)) : …",
        "adresse non suivie (file) : seul le web public est moissonné", "a.fr mène à une adresse privée (10.0.0.1)",
        "plus de 5 redirections à la suite", "silence : dernière séance…", "cette source n'a encore donné aucun document",
    ]  # fmt: skip
    assert [text for text in told if advice(text, "https://a.fr/") is None] == []
    assert advice(EPREUVE, "") == CONSEILS[0][1]


def test_a_thousand_left_aside_do_not_make_the_page_endless() -> None:
    aside = [(f"https://a.fr/{n}.pdf", "menu de cantine") for n in range(5000)]
    html = page(Bilan("2025-03-01T02:00:00Z", sources=[BilanSource("1", "Breux", "https://a.fr/", ecartes=aside)]))
    assert len(html) < 100_000 and "4800 autres" in html
