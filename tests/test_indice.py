"""What a site says of a document: a sitting's day is taken from it only where it is told once, and of the council."""

from __future__ import annotations

import pytest
from inventes import COURLANGES, acte

from flows.moisson.indice import sitting_day
from flows.publication.enrich import complete
from flows.source import Source

SOURCE = Source("999000011", "Courlanges", "https://courlanges.example/deliberations", "html", COURLANGES, "99001")
SAID = "Délibération | Séance du 12 mars 2024 | Conseil municipal"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Procès-verbal | Séance du conseil municipal du 12 mars 2024", "2024-03-12"),
        ("Délibérations | Conseil municipal du 4 juin 2024", "2024-06-04"),
        ("Délibération 2024-12", None),
        ("Publié le 3 mai 2024", None),
        ("Séance du 12/03/2024 | publié le 15/03/2024", None),
        ("Séance du CCAS du 12 mars 2024", None),
    ],
)
def test_a_sittings_day_is_read_where_it_is_told_once(said: str, day: str | None) -> None:
    found = sitting_day(said)
    assert (found and found[0]) == day


def test_the_day_told_by_the_site_fills_what_is_not_printed_and_says_so() -> None:
    filled, _ = complete(acte(delib_date=None), SOURCE, "https://courlanges.example/a.pdf", SAID)
    assert filled.delib_date == "2024-03-12"
    proof = filled.preuves["delib_date"]
    assert (proof.origine, proof.texte, proof.regle) == (
        "source",
        "le site annonce la séance du 12 mars 2024",
        "source.delib_date",
    )
    assert proof.confiance < 0.8


def test_a_printed_day_is_never_overwritten() -> None:
    filled, _ = complete(acte(delib_date="2025-03-27"), SOURCE, "https://courlanges.example/a.pdf", SAID)
    assert filled.delib_date == "2025-03-27" and filled.preuves["delib_date"].origine == "imprime"
