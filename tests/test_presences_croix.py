"""Roll calls that only crosses tell: invented councils, drawn as clerks draw them, born-digital and scanned."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from extractors.extract import extract
from extractors.pages.text import render_page
from schemas.records import Extraction, Procuration

SIZE = (595, 842)
HEAD = (
    "COMMUNE DE BREUX-SUR-ONDE",
    "Procès-verbal du conseil municipal",
    "Séance du 14 mars 2023",
)
ACT = ("2023-01 Tarifs de la halle", "Le conseil, à l'unanimité, approuve les tarifs de la halle.")
Row = Sequence[str]

COLUMNS = (
    ("NOM Prénom", "Présent", "Absent", "Pouvoir à"),
    ("ARNOUX Jean", "X", "", ""), ("BEGUIN Lucie", "X", "", ""), ("COLLIN Marc", "", "X", ""), ("DURIEZ Paul", "", "X", "M. ARNOUX Jean"), ("EVRARD Anne", "X", "", ""),
)  # fmt: skip
STACKED = (
    ("Commune", "Délégué(e)s", "Présents", "Observations"),
    ("AILLY-SUR-ONDE", "Jean ARNOUX\nPaul DURIEZ", "X\n-", "\npouvoir à Jean ARNOUX"),
    ("BRAY", "Lucie BEGUIN", "X", ""), ("CHAUMONT-LE-BAS", "Anne EVRARD\nMarc COLLIN", "X\n-", "\nexcusé"),
)  # fmt: skip
NUMBERED = (
    ("N°", "Nom et prénom", "Qualité", "Présent", "Excusé"),
    ("1", "Jean ARNOUX", "Maire", "x", ""), ("2", "Lucie BEGUIN", "Adjointe", "x", ""), ("3", "Marc COLLIN", "Conseiller", "", "x"), ("4", "Anne EVRARD", "Conseillère", "x", ""),
)  # fmt: skip
HALVES = (
    ("Nom", "Présent", "Absent", "Nom", "Présent", "Absent"),
    ("ARNOUX Jean", "X", "", "BEGUIN Lucie", "X", ""), ("COLLIN Marc", "", "X", "EVRARD Anne", "X", ""), ("GUYOT Zoé", "", "X", "FABRE Luc", "", "X"),
)  # fmt: skip
TALL = (
    ("NOM - Prénom", "Présent", "Absent\nexcusé", "Absent non\nexcusé", "Pouvoir"),
    ("ARNOUX Jean", "X", "", "", ""), ("BEGUIN Lucie", "X", "", "", ""), ("COLLIN Marc", "", "X", "", ""), ("EVRARD Anne", "X", "", "", ""), ("DURIEZ Paul", "", "X", "", "à ARNOUX Jean"),
)  # fmt: skip
WRAPPED = (
    ("Commune", "Délégué", "Présent", "Excusé", "Pouvoir"),
    ("Ailly", "M. Jean ARNOUX", "X", "", ""), ("Bray-le-Haut", "Mme Lucie\nBEGUIN-TREL", "X", "", ""), ("Chaumont", "M. Marc COLLIN", "", "X", "Pouvoir à Mme Lucie\nBEGUIN-TREL"),
    ("Dormans", "Mme Anne\nEVRARD", "X", "", ""), ("Étréaupont", "M. Luc FABRE", "", "X", ""),
)  # fmt: skip
ALIGNED = (
    ("Commune", "Délégué titulaire", "Présent", "Absent / excusé"),
    ("Ailly", "ARNOUX Jean", "X", ""), ("Bray", "BEGUIN Lucie", "X", ""), ("Chaumont", "COLLIN Marc", "", "X"), ("Dormans", "DURIEZ Paul", "", "X (pouvoir à ARNOUX Jean, par lettre du 3 mars)"),
    ("Dormans", "EVRARD Anne", "X", ""), ("Ailly", "FABRE Luc", "", "X (suppléé par HUET Karl)"),
)  # fmt: skip
SAID = (
    ("Nom Prénom", "Présent", "Pouvoir à"),
    ("ARNOUX Jean", "oui", ""), ("BEGUIN Lucie", "oui", ""), ("COLLIN Marc", "non", ""), ("DURIEZ Paul", "non", "ARNOUX Jean"), ("EVRARD Anne", "oui", ""),
)  # fmt: skip
PRESENT = {"arnoux", "beguin", "evrard"}


def drawn(rows: Sequence[Row], *, ruled: bool = True, below: Sequence[str] = (), heads: str = "LEFT") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SIZE, invariant=True)
    at = 60
    for line in HEAD:
        canvas.drawString(60, SIZE[1] - at, line)
        at += 20
    style = [
        ("FONTSIZE", (0, 0), (-1, -1), 11),
        ("LEADING", (0, 0), (-1, -1), 15),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    table = Table(
        [list(row) for row in rows], style=[*style, ("GRID", (0, 0), (-1, -1), 0.8, colors.black)] if ruled else style
    )
    _, height = table.wrapOn(canvas, 480, 600)
    table.drawOn(canvas, 60, SIZE[1] - at - height)
    at += int(height) + 30
    for line in (*below, *ACT):
        canvas.drawString(60, SIZE[1] - at, line)
        at += 20
    canvas.save()
    return out.getvalue()


def scanned(data: bytes) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SIZE, invariant=True)
    canvas.drawImage(ImageReader(render_page(data, 1, 200)), 0, 0, *SIZE)
    canvas.save()
    return out.getvalue()


def as_is(data: bytes) -> bytes:
    return data


def surnames(names: Sequence[str]) -> set[str]:
    return {word.lower() for name in names for word in name.split() if word.isupper()}


def read(data: bytes) -> Extraction:
    return extract(data, "pv.pdf", themes=False)


@pytest.mark.parametrize("made", [as_is, scanned])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_cross_says_who_was_there(made: Callable[[bytes], bytes], ruled: bool) -> None:
    seance = read(made(drawn(COLUMNS, ruled=ruled))).document
    assert surnames(seance.membres_presents) == PRESENT
    assert surnames(seance.membres_absents) == {"collin"}
    assert seance.procurations == (Procuration("DURIEZ Paul", "ARNOUX Jean"),)


@pytest.mark.parametrize("made", [as_is, scanned])
def test_yes_and_no_say_as_much_as_a_cross(made: Callable[[bytes], bytes]) -> None:
    seance = read(made(drawn(SAID))).document
    assert surnames(seance.membres_presents) == PRESENT
    assert surnames(seance.membres_absents) == {"collin"}
    assert seance.procurations == (Procuration("DURIEZ Paul", "ARNOUX Jean"),)


def test_a_cell_of_two_members_is_read_line_by_line() -> None:
    seance = read(drawn(STACKED)).document
    assert seance.membres_presents == ("Jean ARNOUX", "Lucie BEGUIN", "Anne EVRARD")
    assert seance.membres_absents == ("Marc COLLIN",)
    assert seance.procurations == (Procuration("Paul DURIEZ", "Jean ARNOUX"),)


def test_a_name_or_a_vote_given_may_fill_two_lines_of_its_cell() -> None:
    seance = read(drawn(WRAPPED)).document
    assert seance.membres_presents == ("Jean ARNOUX", "Lucie BEGUIN-TREL", "Anne EVRARD")
    assert seance.membres_absents == ("Luc FABRE",)
    assert seance.procurations == (Procuration("Marc COLLIN", "Lucie BEGUIN-TREL"),)


@pytest.mark.parametrize("made", [as_is, scanned])
def test_a_cross_at_the_left_of_its_cell_is_not_of_the_head_beside_it(made: Callable[[bytes], bytes]) -> None:
    seance = read(made(drawn(ALIGNED, heads="CENTER"))).document
    assert surnames(seance.membres_presents) == {*PRESENT, "huet"}
    assert surnames(seance.membres_absents) == {"collin", "fabre"}
    assert seance.procurations == (Procuration("DURIEZ Paul", "ARNOUX Jean"),)


def test_numbers_and_functions_are_no_names() -> None:
    seance = read(drawn(NUMBERED)).document
    assert seance.membres_presents == ("Jean ARNOUX", "Lucie BEGUIN", "Anne EVRARD")
    assert seance.membres_absents == ("Marc COLLIN",)


def test_a_table_in_two_halves_is_read_half_by_half() -> None:
    seance = read(drawn(HALVES)).document
    assert surnames(seance.membres_presents) == PRESENT
    assert surnames(seance.membres_absents) == {"collin", "guyot", "fabre"}


def test_heads_of_two_lines_and_a_vote_given_by_name() -> None:
    seance = read(drawn(TALL)).document
    assert surnames(seance.membres_presents) == PRESENT
    assert surnames(seance.membres_absents) == {"collin"}
    assert seance.procurations == (Procuration("DURIEZ Paul", "ARNOUX Jean"),)


def test_members_without_a_cross_are_said_so() -> None:
    rows = [*NUMBERED, *[(str(n), f"Paul {name}", "", "x", "") for n, name in enumerate(("HUET", "IMBERT", "JOLY"), 5)]]
    told = read(drawn([*rows, ("8", "Rose KLEIN", "", "", "")]))
    assert len(told.document.membres_presents) == 6
    assert any("sans croix" in anomaly.raison for anomaly in told.anomalies)


def test_where_many_crosses_are_lost_nothing_is_published() -> None:
    rows = [(a, b, c, d if b != "Jean ARNOUX" else "", "") for a, b, c, d, _ in NUMBERED[1:]]
    assert read(drawn([NUMBERED[0], *rows])).document.membres_presents == ()


def test_crosses_of_another_matter_seat_nobody() -> None:
    rows = (
        ("Lot", "Entreprise", "Offre présentée", "Retenue"),
        ("1", "Paul ROUX", "X", ""),
        ("2", "Luc BEC", "X", "X"),
        ("3", "Anne LAC", "X", ""),
    )
    assert read(drawn(rows)).document.membres_presents == ()


def test_the_words_of_the_table_are_the_proof() -> None:
    document = read(drawn(COLUMNS)).document
    proof: Any = document.preuves["membres_presents"]
    assert proof.regle == "presences.croix"
    assert all(name in " ".join(proof.texte.split()) for name in document.membres_presents)
