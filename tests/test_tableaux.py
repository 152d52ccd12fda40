"""Lists of deliberations drawn as tables: a row gives its own number, title and vote, whatever way its cells are set."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.tableaux.cellules import counted, value
from extractors.tableaux.mots import Mot, Trait, joined, printed_lines
from extractors.tableaux.rangs import parted
from extractors.tableaux.roles import heading, roles_of

TITLES = (
    "Taux des taxes directes locales pour 2023",
    "Convention avec le centre de gestion pour la médecine de prévention des agents de la commune et du CCAS, avenant n° 2",
    "Cession de la parcelle AB 12",
    "Subventions aux associations",
    "Création d'un emploi permanent d'adjoint technique à temps non complet au service des écoles de la commune",
    "Motion pour le maintien de la gare",
)
VOTES = (
    "Unanimité",
    "Majorité (12 pour, 3 contre)",
    "Reportée",
    "Unanimité",
    "12 voix pour, 2 abstentions",
    "Unanimité",
)


def listed(rows: Sequence[Sequence[str]], style: Sequence[Any], widths: Sequence[float]) -> bytes:
    """A list of deliberations whose table is set in this style (reportlab's commands)."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    text = getSampleStyleSheet()["Normal"]
    out = io.BytesIO()
    cells = [[Paragraph(cell, text) if cell else "" for cell in row] for row in rows]
    head = [
        Paragraph(words, text)
        for words in ("COMMUNE DE VALBRÉMONT", "Liste des délibérations du conseil municipal du 3 avril 2023", "&nbsp;")
    ]
    SimpleDocTemplate(out, pagesize=A4).build([*head, Table(cells, colWidths=widths, style=style, repeatRows=1)])
    return out.getvalue()


GRID, TOP, MIDDLE = (
    ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
)
UNDER = ("LINEBELOW", (0, 0), (-1, -1), 0.5, (0, 0, 0))


@pytest.mark.parametrize(
    "style", [[GRID, TOP], [GRID, MIDDLE], [UNDER, MIDDLE], [TOP], [MIDDLE]],
    ids=["grid-top", "grid-middle", "rules-across", "no-rule-top", "no-rule-middle"],
)  # fmt: skip
def test_each_row_is_read_with_its_own_vote(style: list[Any]) -> None:
    rows = [
        ("N°", "Objet", "Vote"),
        *((f"2023-{40 + i}", t, v) for i, (t, v) in enumerate(zip(TITLES, VOTES, strict=True))),
    ]
    actes = extract(listed(rows, style, (70, 260, 120)), "liste.pdf", themes=False).actes
    assert [(a.delib_id, a.delib_objet) for a in actes] == [(f"2023-{40 + i}", t) for i, t in enumerate(TITLES)]
    wanted = ["unanimite", "majorite", "ajournee", "unanimite", None, "unanimite"]
    assert [a.vote_resultat for a in actes[:4]] == wanted[:4]
    assert [(a.vote_pour, a.vote_contre, a.vote_abstention) for a in (actes[1], actes[4])] == [
        (12, 3, None),
        (12, None, 2),
    ]


def test_columns_of_counts_and_a_chapter_across() -> None:
    rows = [
        ("N°", "Objet", "Pour", "Contre", "Abst."), ("FINANCES", "", "", "", ""), ("2023-40", TITLES[0], "12", "-", "3"),
        ("URBANISME", "", "", "", ""), ("2023-41", TITLES[2], "-", "-", "-"), ("2023-42", TITLES[4], "10", "5", "/"),
    ]  # fmt: skip
    spans = [("SPAN", (0, row), (-1, row)) for row in (1, 3)]
    actes = extract(listed(rows, [GRID, TOP, *spans], (70, 230, 50, 50, 50)), "liste.pdf", themes=False).actes
    assert [a.delib_id for a in actes] == ["2023-40", "2023-41", "2023-42"]
    assert [(a.vote_pour, a.vote_contre, a.vote_abstention) for a in actes] == [
        (12, 0, 3),
        (None, None, None),
        (10, 5, 0),
    ]


def test_what_a_value_is_read_from_is_its_own_cell() -> None:
    rows = [
        ("N°", "Objet", "Vote"),
        *((f"2023-{40 + i}", t, v) for i, (t, v) in enumerate(zip(TITLES, VOTES, strict=True))),
    ]
    extraction = extract(listed(rows, [GRID, MIDDLE], (70, 260, 120)), "liste.pdf", themes=False)
    for acte in extraction.actes:
        for champ in ("delib_id", "vote_resultat"):
            if (proof := acte.preuves.get(champ)) is not None:
                assert proof.texte in extraction.pages[proof.page - 1]


def test_the_heading_tells_the_columns() -> None:
    assert heading({0: "N° d'ordre", 1: "Intitulé de la délibération", 2: "Rapporteur", 3: "Sens du vote"}) == {
        0: "numero", 1: "objet", 2: "autre", 3: "vote",
    }  # fmt: skip
    assert heading({0: "2023-40", 1: "Tarifs de la cantine", 2: "Unanimité"}) == {}


def test_places_on_the_agenda_are_no_numbers() -> None:
    rows = [{0: str(i + 1), 1: title, 2: vote} for i, (title, vote) in enumerate(zip(TITLES, VOTES, strict=True))]
    roles = roles_of(rows, {}, 3)
    assert roles is not None and (roles.numero, roles.serie, roles.objet, roles.votes) == (0, False, 1, (2,))


def test_a_dash_counts_only_beside_a_number() -> None:
    assert counted({"vote_pour": "-", "vote_contre": "-"}) == set()
    assert counted({"vote_pour": "12", "vote_contre": "-"}) == {"vote_pour", "vote_contre"}
    assert [value("vote_contre", t) for t in ("-", "néant", "2 voix", "M. ROUX")] == [0, 0, 2, None]


def trait(top: float, text: str = "mot") -> Trait:
    return Trait((Mot(0, 3, 0, top, 30, top + 10, text, 1),), top, top + 10)


@given(st.lists(st.integers(1, 4), min_size=2, max_size=12), st.booleans())
def test_rows_are_parted_as_they_were_set(heights: list[int], middle: bool) -> None:
    """Cells of some lines, 6 points between two rows, 2 between two lines; numbers at the top or about the middle."""
    lines, marks, groups, at = [], [], [], 0.0
    for height in heights:
        group = [trait(at + 12 * i) for i in range(height)]
        lines += group
        groups.append(group)
        marks.append(trait(at + (6 * (height - 1) if middle else 0)))
        at += 12 * height + 4
    assert parted(lines, marks, True) == groups


def test_words_broken_at_a_hyphen_are_whole() -> None:
    words = [Mot(0, 4, 0, 0, 20, 10, "D23-", 1), Mot(5, 8, 0, 12, 20, 22, "011", 1)]
    assert [line.text for line in printed_lines(words)] == ["D23-", "011"]
    assert joined(words) == "D23-011"
