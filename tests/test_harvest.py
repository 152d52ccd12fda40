"""The harvest of a website on loopback: what is new, replaced, gone, refused; nothing twice, nothing lost, no silence."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from villes import NOW, SIREN, Ville, acte, endless, send, serving, states

from flows.catalogue import Catalogue
from flows.harvest import MANY, BilanSource, Reglages, harvest
from flows.instants import later
from flows.moisson.fetch import Fetcher, Politesse
from flows.platforms.visite import Bornes
from flows.source import Source
from flows.store import Store

NEXT_NIGHT, IN_A_WEEK = later(NOW, days=1), later(NOW, days=8)


@pytest.fixture
def ville() -> Iterator[Ville]:
    with serving() as found:
        yield found


def stored(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "store").rglob("*") if p.is_file())


def test_links_are_followed_whatever_their_shape(ville: Ville, tmp_path: Path) -> None:
    ville.page(
        "/deliberations", "docs/a%20b.pdf", "/docs/c.pdf?download", "2024/", "https://ailleurs.invalid/page",
        "mailto:mairie@exemple.fr", "javascript:void(0)",
    )  # fmt: skip
    ville.page("/2024/", "../docs/d.pdf")
    ville.pdf("/docs/a%20b.pdf", acte(1))
    ville.pdf(
        "/docs/c.pdf?download", acte(2), **{"Content-Disposition": "attachment; filename*=UTF-8''s%C3%A9ance.pdf"}
    )
    ville.pdf("/docs/d.pdf", acte(3))
    bilan = ville.visit(tmp_path)
    assert (bilan.vus, bilan.nouveaux, bilan.erreurs) == (3, 3, [])
    assert set(states(tmp_path)) == {"a b.pdf", "séance.pdf", "d.pdf"}


def test_a_second_run_costs_one_conditional_request_per_listing_page_and_no_byte_of_pdf(ville: Ville, tmp_path: Path) -> None:  # fmt: skip
    ville.page("/deliberations", "/a.pdf", "/2024/")
    ville.page("/2024/", "/b.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.pdf("/b.pdf", acte(2))
    ville.visit(tmp_path)
    ville.log.clear()
    ville.sent = 0
    bilan = ville.visit(tmp_path)
    assert (bilan.nouveaux, bilan.inchanges, bilan.octets, ville.sent) == (0, 2, 0, 0)
    assert [path for path, _ in ville.log] == ["/deliberations", "/2024/"]
    assert all("If-None-Match" in headers for _, headers in ville.log)


def test_a_site_that_knows_no_conditional_request_is_not_downloaded_again_either(ville: Ville, tmp_path: Path) -> None:
    ville.fault("/deliberations", 200, b'<a href="/a.pdf">Conseil</a>', Content_Type="text/html")
    ville.fault("/a.pdf", 200, acte(1))
    ville.visit(tmp_path)
    bilan = ville.visit(tmp_path, now=NEXT_NIGHT)
    assert (bilan.inchanges, ville.asked("/a.pdf")) == (1, 1)


def test_a_replaced_document_is_a_new_version_and_both_are_kept(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.visit(tmp_path)
    ville.pdf("/a.pdf", acte(2))
    assert ville.visit(tmp_path, now=NEXT_NIGHT).modifies == 0  # not its turn yet, and nothing says that it has changed
    assert ville.visit(tmp_path, now=IN_A_WEEK).modifies == 1
    assert states(tmp_path) == {"a.pdf (avant)": ("modifie", "remplacé à la même adresse"), "a.pdf": ("retenu", None)}
    assert len(stored(tmp_path)) == 2


@pytest.mark.parametrize("change", ["list", "text", "asked"])
def test_a_replaced_document_is_seen_at_once_where_something_tells_of_it(ville: Ville, tmp_path: Path, change: str) -> None:  # fmt: skip
    ville.page("/deliberations", "/a.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.pdf("/b.pdf", acte(3))
    ville.visit(tmp_path)
    ville.pdf("/a.pdf", acte(2))
    if change == "list":
        ville.page("/deliberations", "/b.pdf", "/a.pdf")
    elif change == "text":
        ville.fault("/deliberations", 200, b'<a href="/a.pdf">Conseil (corrige)</a>', Content_Type="text/html")
    assert ville.visit(tmp_path, reglages=Reglages(revoir=change == "asked")).modifies == 1


def test_a_known_document_is_looked_at_again_conditionally(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.visit(tmp_path)
    ville.sent = 0
    bilan = ville.visit(tmp_path, now=IN_A_WEEK)
    assert (bilan.inchanges, ville.asked("/a.pdf"), ville.sent) == (1, 2, 0)


def test_old_documents_are_looked_at_again_every_four_weeks(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf")
    ville.pdf("/a.pdf", acte(1))
    for days, asked in ((0, 1), (64, 2), (72, 2), (91, 2), (93, 3)):
        ville.visit(tmp_path, now=later(NOW, days=days))
        assert ville.asked("/a.pdf") == asked, days


def test_a_document_that_is_no_longer_listed_is_withdrawn_never_deleted(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf", "/b.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.pdf("/b.pdf", acte(2))
    ville.visit(tmp_path)
    ville.page("/deliberations", "/a.pdf")
    assert ville.visit(tmp_path).retires == 1
    assert states(tmp_path)["b.pdf"] == ("retire", "n'est plus proposé par le site")
    assert len(stored(tmp_path)) == 2
    ville.page("/deliberations", "/a.pdf", "/b.pdf")
    ville.visit(tmp_path)
    assert states(tmp_path)["b.pdf"] == ("retenu", None)


def test_what_has_left_a_feed_is_not_withdrawn(ville: Ville, tmp_path: Path) -> None:
    for n in (1, 2):
        ville.pdf(f"/{n}.pdf", acte(n))
    for n in (1, 2):
        item = f"<item><title>Délibération</title><enclosure url='/{n}.pdf' type='application/pdf'/></item>"
        body = f"<rss><channel>{item}</channel></rss>".encode()
        ville.routes["/flux.xml"] = lambda h, body=body: send(h, 200, body, {"Content-Type": "application/rss+xml"})  # type: ignore[misc]
        bilan = ville.visit(tmp_path, source=replace(ville.source("/flux.xml"), plateforme="rss"))
        assert (bilan.nouveaux, bilan.retires) == (1, 0)
    assert set(states(tmp_path).values()) == {("retenu", None)}


def test_a_document_whose_address_answers_404_is_withdrawn(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.visit(tmp_path)
    del ville.routes["/a.pdf"]
    assert ville.visit(tmp_path, now=IN_A_WEEK).retires == 1
    assert states(tmp_path)["a.pdf"] == ("retire", "page introuvable (404)")


def test_a_source_that_gives_nothing_any_more_is_an_alarm_and_nothing_is_withdrawn(
    ville: Ville, tmp_path: Path
) -> None:
    ville.page("/deliberations", "/a.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.visit(tmp_path)
    ville.page("/deliberations")
    for night in (NEXT_NIGHT, IN_A_WEEK):
        bilan = ville.visit(tmp_path, now=night)
        assert bilan.alarmes == ["la source donnait 1 document(s) et n'en donne plus aucun"]
        assert states(tmp_path)["a.pdf"] == ("retenu", None)


@pytest.mark.parametrize("code", [404, 403, 500])
def test_a_listing_that_cannot_be_had_withdraws_nothing(ville: Ville, tmp_path: Path, code: int) -> None:
    ville.page("/deliberations", "/a.pdf", "/2024/")
    ville.page("/2024/", "/b.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.pdf("/b.pdf", acte(2))
    ville.visit(tmp_path)
    ville.fault("/2024/", code)
    bilan = ville.visit(tmp_path)
    assert bilan.retires == 0 and bilan.erreurs[0][0].endswith("/2024/")
    ville.fault("/deliberations", code)
    bilan = ville.visit(tmp_path)
    assert bilan.injoignable and bilan.alarmes and {s for s, _ in states(tmp_path).values()} == {"retenu"}


def test_many_documents_gone_at_once_wait_a_week_before_they_are_withdrawn(ville: Ville, tmp_path: Path) -> None:
    links = [f"/d{n}.pdf" for n in range(MANY + 1)]
    for n, link in enumerate(links):
        ville.pdf(link, acte(n))
    ville.page("/deliberations", *links)
    ville.visit(tmp_path)
    ville.page("/deliberations", links[0])
    assert "d'un coup" in ville.visit(tmp_path, now=NEXT_NIGHT).alarmes[0]
    assert {s for s, _ in states(tmp_path).values()} == {"retenu"}
    assert ville.visit(tmp_path, now=later(NEXT_NIGHT, days=8)).retires == MANY


def test_the_same_pdf_at_two_addresses_is_kept_once(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf", "/b.pdf")
    ville.pdf("/a.pdf", acte(1))
    ville.pdf("/b.pdf", acte(1))
    ville.visit(tmp_path)
    assert len(stored(tmp_path)) == 1 and len(states(tmp_path)) == 2


def test_a_refused_document_is_told_the_others_are_taken_and_it_is_tried_again_later_and_later(ville: Ville, tmp_path: Path) -> None:  # fmt: skip
    ville.page("/deliberations", "/a.pdf", "/b.pdf")
    ville.fault("/a.pdf", 403)
    ville.pdf("/b.pdf", acte(1))
    bilan = ville.visit(tmp_path)
    assert bilan.nouveaux == 1 and [reason for _, reason in bilan.erreurs] == ["accès refusé (403)"]
    assert states(tmp_path)["a.pdf"] == ("refuse", "accès refusé (403)")
    tries = []
    for days in range(16):
        before = ville.asked("/a.pdf")
        bilan = ville.visit(tmp_path, now=later(NOW, days=days))
        if ville.asked("/a.pdf") > before:
            tries.append(days)
        else:
            assert bilan.refuses[0][1].startswith("accès refusé (403) ; prochain essai le 2025-03")
    assert tries == [1, 3, 7, 15]
    ville.pdf("/a.pdf", acte(2))
    assert ville.visit(tmp_path, now=later(NOW, days=60)).nouveaux == 1
    assert states(tmp_path)["a.pdf"] == ("retenu", None)


def test_a_passing_fault_is_tried_again_the_next_time(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf")
    ville.fault("/a.pdf", 500)
    assert ville.visit(tmp_path).erreurs
    ville.pdf("/a.pdf", acte(1))
    assert ville.visit(tmp_path).nouveaux == 1


def test_what_is_refused_is_not_in_the_store_nor_is_its_beginning(ville: Ville, tmp_path: Path) -> None:
    ville.page("/deliberations", "/a.pdf", "/b.pdf", "/c.pdf")
    ville.fault("/a.pdf", 200, b"<html>Connectez-vous</html>", Content_Type="application/pdf")
    ville.routes["/b.pdf"] = endless
    ville.routes["/c.pdf"] = lambda h: send(h, 200, acte(1)[:500], {"Content-Length": "1000", "Connection": "close"})
    bilan = ville.visit(tmp_path, ville.fetcher(max_bytes=1_000_000))
    assert [reason.split(" (")[0] for _, reason in bilan.erreurs] == [
        "ce n'est pas un PDF, malgré son nom", "fichier trop gros", "la connexion au site a échoué ou a été coupée",
    ]  # fmt: skip
    assert stored(tmp_path) == []


def test_a_link_to_a_file_of_this_machine_is_left_aside(ville: Ville, tmp_path: Path) -> None:
    secret = tmp_path / "deliberation.pdf"
    secret.write_bytes(acte(1))
    ville.page("/deliberations", secret.as_uri(), "http://169.254.169.254/deliberation.pdf")
    bilan = ville.visit(tmp_path / "o", ville.fetcher(allow_private={ville.host}))
    told = dict([*bilan.ecartes, *bilan.erreurs])
    assert "file" in told[secret.as_uri()] and "privée" in told["http://169.254.169.254/deliberation.pdf"]
    assert stored(tmp_path / "o") == []


def test_a_folder_is_a_source_and_never_leads_out_of_itself(tmp_path: Path) -> None:
    folder, out = tmp_path / "dossier", tmp_path / "o"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(acte(1))
    (tmp_path / "ailleurs.pdf").write_bytes(acte(2))
    (folder / "lien.pdf").symlink_to(tmp_path / "ailleurs.pdf")
    source = Source(SIREN, "Breux", str(folder), "dossier")

    def visit() -> BilanSource:
        with closing(Catalogue(out / "catalogue.sqlite", NOW)) as catalogue:
            return harvest([source], catalogue, Store(out / "store"), Fetcher(), NOW, lambda name: None)[0]

    bilan = visit()
    assert (bilan.nouveaux, len(bilan.ecartes)) == (1, 1)
    assert visit().inchanges == 1
    time.sleep(0.01)
    (folder / "a.pdf").write_bytes(acte(3))
    assert visit().modifies == 1


def test_an_endless_calendar_ends_is_told_and_withdraws_nothing(ville: Ville, tmp_path: Path) -> None:
    months = count(1)
    calendar = lambda h: send(h, 200, f'<a href="/conseil/?mois={next(months)}">conseil</a>'.encode(), {"Content-Type": "text/html"})  # noqa: E731  # fmt: skip

    class Routes(dict[str, object]):
        def get(self, path: str, default: object = None) -> object:  # type: ignore[override]
            return calendar if path.startswith("/conseil/") else super().get(path, default)

    ville.routes = Routes(ville.routes)  # type: ignore[assignment]
    ville.page("/deliberations", "/a.pdf", *[f"/conseil/?mois={n}" for n in range(1000, 1030)])
    ville.pdf("/a.pdf", acte(1))
    bilan = ville.visit(tmp_path, reglages=Reglages(bornes=Bornes(pages=20)))
    assert "plus de 20 pages de liste" in bilan.avis[0] and len(ville.log) <= 22 and bilan.nouveaux == 1


def test_a_visit_that_lasts_too_long_ends_and_the_next_one_goes_on(ville: Ville, tmp_path: Path) -> None:
    links = [f"/d{n}.pdf" for n in range(8)]
    ville.page("/deliberations", *links)
    for n, link in enumerate(links):
        ville.pdf(link, acte(n))
    bornes = Reglages(bornes=Bornes(secondes=5.5))
    first = ville.visit(tmp_path, ville.fetcher(pause=1), reglages=bornes)
    assert first.avis[0].startswith("la visite a duré") and 0 < first.nouveaux < 8
    second = ville.visit(tmp_path, ville.fetcher(pause=1), reglages=bornes)
    assert first.nouveaux + second.nouveaux == 8 and not second.avis


@pytest.mark.parametrize("session", [";jsessionid=A1B2C3D4E5F6A1B2C3D4{}", "?PHPSESSID=a1b2c3d4e5f6a1b2c3d4{}"])
def test_a_session_in_the_address_does_not_make_a_document_new_each_night(ville: Ville, tmp_path: Path, session: str) -> None:  # fmt: skip
    ville.pdf("/doc.pdf", acte(1))
    for night in range(3):
        ville.page("/deliberations", "/doc.pdf" + session.format(night))
        bilan = ville.visit(tmp_path, now=later(NOW, days=night))
    assert (bilan.inchanges, bilan.retires, len(states(tmp_path))) == (1, 0, 1)


def test_one_source_that_breaks_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.platforms import PLATEFORMES, Plateforme

    def broken(source: Source, visit: object) -> Iterator[object]:
        raise ZeroDivisionError("quelle horreur")

    monkeypatch.setitem(PLATEFORMES, "cassee", Plateforme("cassée", broken))
    with serving() as ville, serving() as gone:
        ville.page("/deliberations", "/a.pdf")
        ville.pdf("/a.pdf", acte(1))
        sources = [
            Source("1", "Cassée", "http://a.invalid/", "cassee"), gone.source(siren="2", nom="Disparue"), ville.source(siren="3"),
        ]  # fmt: skip
        with closing(Catalogue(tmp_path / "c.sqlite", NOW)) as catalogue:
            done: list[str] = []
            fetcher = Fetcher(Politesse(pause=0, allow_private=True))
            bilans = harvest(sources, catalogue, Store(tmp_path / "store"), fetcher, NOW, done.append)
    assert [b.siren for b in bilans] == ["1", "2", "3"] and sorted(done) == ["Breux", "Cassée", "Disparue"]
    assert "ZeroDivisionError" in bilans[0].erreurs[0][1]
    assert bilans[1].injoignable and bilans[2].nouveaux == 1


def test_a_host_that_vanishes_midway_is_told_once(tmp_path: Path) -> None:
    with serving() as ville:
        links = [f"/d{n}.pdf" for n in range(30)]
        ville.page("/deliberations", *links)
        ville.pdf("/d0.pdf", acte(0))

        def vanish(h: object) -> None:
            h.connection.close()
            raise ConnectionError

        for link in links[1:]:
            ville.routes[link] = vanish
        bilan = ville.visit(tmp_path)
    assert bilan.nouveaux == 1 and len(bilan.erreurs) == 3 and bilan.remis == 26
    assert "plusieurs fois de suite" in bilan.erreurs[-1][1]


def test_a_catalogue_of_before_is_given_the_new_columns(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TABLE adresses (url TEXT NOT NULL, source TEXT NOT NULL, document_sha256 TEXT NOT NULL DEFAULT '', fichier TEXT NOT NULL, "
            "texte TEXT NOT NULL DEFAULT '', etag TEXT, last_modified TEXT, statut TEXT NOT NULL, raison TEXT, taille INTEGER, "
            "premiere_vue TEXT NOT NULL, derniere_vue TEXT NOT NULL, courante INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (url, document_sha256)) WITHOUT ROWID"
        )
        db.execute(
            "INSERT INTO adresses VALUES ('http://a/', ?, 'ab', 'a.pdf', '', NULL, NULL, 'retenu', NULL, 3, ?, ?, 1)",
            (SIREN, NOW, NOW),
        )
        db.commit()
    with closing(Catalogue(path)) as catalogue:
        (adresse,) = catalogue.known(SIREN)
    assert (adresse.document_sha256, adresse.a_revoir, adresse.essais) == ("ab", False, 0)
