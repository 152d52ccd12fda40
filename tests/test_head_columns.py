"""A roll call beside a column of counts, drawn line by line, is read column after column; a table of votes row by row."""

from __future__ import annotations

import io

import pytest

from extractors.fields import presences
from extractors.pages.text import read_pdf

ROLL = (
    ("Présents : Messieurs : A. LE BORGE, J.L THAUVE, R.", "Nombre de membres en exercice : 9"),
    ("GUYET, D. GUILLE, T. GADAIX, M. GUILLOT", ""),
    ("Mesdames : V. BARILLE, P. CORMIER, D.", "Quorum = 5"),
    ("HARIOL", ""),
    ("Absents excusés ayant donné procuration à :", "Nombre de présents : 8"),
    ("N. FLAURE pouvoir à P. CORMIER", "Procurations : 1"),
    ("Secrétaire de séance : R. GUYET, conseiller", "Nombre de votants : 9"),
)
VOTES = (
    ("Présents : Messieurs : A. LE BORGE, J.L THAUVE", "Nombre de membres : 9"),
    ("Adoption du budget primitif de la commune", "Pour : 9 Contre : 0"),
    ("Tarifs de la cantine pour la rentrée", "Pour : 8 Contre : 1"),
    ("Convention avec le département de l'Onde", "Quorum : 5 Pour : 9"),
    ("Acquisition d'une parcelle rue des Ormes", "Pour : 7 Contre : 2"),
)


def drawn(rows: tuple[tuple[str, str], ...]) -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842))
    page.setFont("Helvetica", 10)
    for number, (left, right) in enumerate(rows):
        page.drawString(58, 700 - 13 * number, left)
        if right:
            page.drawString(358, 700 - 13 * number, right)
    page.save()
    return out.getvalue()


def text_of(rows: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(page.text for page in read_pdf(drawn(rows)))


def test_the_roll_call_is_read_apart_from_the_counts_beside_it() -> None:
    found = {f.champ: f.valeur for f in presences.find(text_of(ROLL))}
    assert found["membres_presents"] == (
        "A. LE BORGE", "J.L THAUVE", "R. GUYET", "D. GUILLE", "T. GADAIX", "GUILLOT", "V. BARILLE", "P. CORMIER", "D. HARIOL",
    )  # fmt: skip
    assert [(p.mandant, p.mandataire) for p in found["procurations"]] == [("N. FLAURE", "P. CORMIER")]


def test_the_rows_of_a_table_of_votes_stay_together() -> None:
    read = text_of(VOTES)
    for left, right in VOTES:
        assert f"{left} {right}" in " ".join(read.split())
