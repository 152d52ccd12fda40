"""What the pages say to who asks how much, to whom, and who voted how; a question that finds nothing; what accuracy is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from inventes import acte
from site_local import Site, release, serving

from schemas.records import Montant, Preuve, VoteNominatif

COMMUNE, ACTE = "/commune/999000011", "/acte/999000011-2025-03-27-2025-03-12"


def read(words: str) -> Preuve:
    return Preuve("imprime", words, "montants.propose", 0.9, 1, 10, 10 + len(words))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    montants = (
        Montant(12500.0, "marche", "HT", sens="depense", tiers="SARL Aubrac Travaux", tiers_type="entreprise", preuve=read("12 500 € HT")),
        Montant(15000.0, "marche", "TTC", equivalent=1, preuve=read("15 000 € TTC")),
        Montant(99.0, "tarif", unite="m2", preuve=read("99 € le m²")),
        Montant(800.0, "subvention", objet="Toiture du lavoir", preuve=read("800 €")),
    )  # fmt: skip
    votes = (VoteNominatif("PERRAULT", "contre", read("PERRAULT")), VoteNominatif("VASSY", "abstention", read("VASSY")))
    act = acte(
        montants=montants,
        votes_nominatifs=votes,
        vote_pour=11,
        vote_contre=1,
        vote_abstention=1,
        vote_resultat="majorite",
    )
    output = tmp_path_factory.mktemp("sommes")
    release(output, [act, acte("b.pdf", delib_id="2025/03/13", delib_objet="Tarifs de la cantine")])
    with serving(output) as served:
        yield served


def text(html: str) -> str:
    """What a person reads of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u202f", " ").replace("\xa0", " ").split())


def test_a_council_tells_its_largest_sums_each_once_and_to_whom(site: Site) -> None:
    told = text(site.get(COMMUNE).text)
    sums = told[told.index("Les plus grandes sommes décidées") : told.index("État de la source")]
    assert "12 500 € HT marché (dépense) SARL Aubrac Travaux" in sums and "800 € subvention" in sums
    assert "Toiture du lavoir" in sums  # what it is for, not to whom it goes
    assert "15 000" not in sums and "99 €" not in sums
    assert sums.index("12 500") < sums.index("800 €")


def test_an_act_tells_who_voted_how_with_the_words(site: Site) -> None:
    told = text(site.get(ACTE).text)
    assert "Qui a voté comment" in told and "PERRAULT contre p. 1 PERRAULT" in told and "VASSY abstention" in told
    assert "vote contesté" in told


def test_a_sitting_alone_is_told_by_its_day(site: Site) -> None:
    assert "2 actes en 1 séance, le 27 mars 2025" in text(site.get(COMMUNE).text)


def test_a_question_that_finds_nothing_proposes_another(site: Site) -> None:
    page = site.get("/recherche?q=cantnie").text
    assert "Vouliez-vous dire" in text(page) and 'href="/recherche?q=cantine"' in page
    assert "Vouliez-vous dire" not in text(site.get("/recherche?q=zzzzzz").text)


def test_the_accuracy_that_is_told_first_is_that_of_councils_never_seen(site: Site) -> None:
    told = text(site.get("/donnees").text)
    assert told.index("de conseils jamais vus") < told.index("qui ont servi à écrire les règles")
