"""Born-digital pages: reading order, places, fonts, sizes, and what cannot be read. Invented councils, drawn by the test."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import reportlab
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.pages.page import Page
from extractors.pages.reading_order import Box, arrange
from extractors.pages.text import UnreadablePdf, read_pdf, render_page

HEIGHT = 842
FONTS = Path(reportlab.__file__).parent / "fonts"


def pdf(draw: Callable[[Any], object], **options: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, HEIGHT), invariant=True, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def page_of(draw: Callable[[Any], object]) -> Page:
    (page,) = read_pdf(pdf(draw))
    return page


def put(canvas: Any, x: float, top: float, text: str, font: str = "Times-Roman", size: float = 11) -> None:
    """Text whose baseline lies `top` points under the page's top."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top, text)


def lines(page: Page) -> list[str]:
    return page.text.split("\n")


def test_a_title_drawn_after_its_text_is_read_before_it() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 70, 100, "Séance du 12 mars 2024 à Vaumérange")
        put(canvas, 70, 140, "Le conseil municipal, à l'unanimité, accepte le devis de la toiture de l'école.")
        put(canvas, 70, 154, "Les crédits sont inscrits au budget.")
        put(canvas, 70, 127, "Toiture de l'école", "Times-Bold")
        put(canvas, 70, 194, "Le conseil municipal, à l'unanimité, renouvelle la convention.")
        put(canvas, 70, 181, "Refuge animalier", "Times-Bold")

    assert lines(page_of(draw)) == [
        "Séance du 12 mars 2024 à Vaumérange",
        "Toiture de l'école",
        "Le conseil municipal, à l'unanimité, accepte le devis de la toiture de l'école.",
        "Les crédits sont inscrits au budget.",
        "Refuge animalier",
        "Le conseil municipal, à l'unanimité, renouvelle la convention.",
    ]


def test_a_foot_drawn_first_is_read_last() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 280, 810, "Page 1 sur 4")
        for i in range(5):
            put(
                canvas, 70, 100 + 14 * i, f"Ligne {i} du procès-verbal de la séance du conseil municipal de Vaumérange."
            )

    assert lines(page_of(draw))[-1] == "Page 1 sur 4"


COUNTS = ["Nombre de membres", "en exercice : 15", "présents : 12", "votants : 14"]
PROSE = [
    "L'an deux mille vingt-quatre, le dix-huit juin à vingt heures, le conseil",
    "municipal de Vaumérange, dûment convoqué, s'est réuni en session ordinaire,",
    "à la mairie, sous la présidence de Mme Solange HAUTEFEUILLE, maire. Il",
    "examine la demande de subvention du comité des fêtes et, après en avoir",
    "délibéré, à l'unanimité, accorde la somme de 800 euros, qui sera prélevée",
    "sur les crédits inscrits au budget de l'exercice.",
]


def test_columns_drawn_line_by_line_in_turn_are_each_read_on_their_own() -> None:
    def draw(canvas: Any) -> None:
        for i, prose in enumerate(PROSE):
            if i < len(COUNTS):
                put(canvas, 40, 100 + 13 * i, COUNTS[i], size=9)
            put(canvas, 190, 106 + 13 * i, prose)

    assert lines(page_of(draw)) == COUNTS + PROSE


def test_rows_of_a_table_are_no_columns() -> None:
    rows = [("2024-11", "Approbation du compte de gestion de l'exercice"), ("2024-12", "Vente d'un chemin rural à un riverain"),
            ("2024-13", "Tarifs de la salle des fêtes et de son annexe"), ("2024-14", "Convention avec le refuge animalier")]  # fmt: skip

    def draw(canvas: Any) -> None:
        for i, (number, title) in enumerate(rows):
            put(canvas, 60, 100 + 14 * i, number)
            put(canvas, 190, 100 + 14 * i, title)

    assert lines(page_of(draw)) == [f"{number} {title}" for number, title in rows]


def test_columns_drawn_one_after_the_other_stay_apart() -> None:
    def draw(canvas: Any) -> None:
        for i, count in enumerate(COUNTS):
            put(canvas, 40, 100 + 13 * i, count)
        for i, prose in enumerate(PROSE):
            put(canvas, 190, 100 + 13 * i, prose)

    assert lines(page_of(draw)) == COUNTS + PROSE


def test_a_narrow_column_drawn_last_is_set_back_at_its_height() -> None:
    def draw(canvas: Any) -> None:
        for i in range(40):
            put(
                canvas,
                190,
                100 + 16 * i,
                f"Texte {i} de la délibération, qui court jusqu'au bord de la page, ou presque.",
            )
        for i, count in enumerate(COUNTS):
            put(canvas, 40, 112 + 13 * i, count)

    read = lines(page_of(draw))
    assert [line for line in read if line in COUNTS] == COUNTS
    assert read.index(COUNTS[0]) < 3


def test_a_rows_cells_make_one_line_and_a_wrapped_cell_stays_whole() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 60, 100, "2024-07")
        put(canvas, 130, 100, "Tarifs de la garderie")
        put(canvas, 130, 114, "et de l'étude surveillée")
        put(canvas, 420, 100, "Adoptée")
        put(canvas, 60, 140, "2024-08")
        put(canvas, 130, 140, "Vente d'un chemin")
        put(canvas, 420, 140, "Rejetée")

    assert lines(page_of(draw)) == [
        "2024-07 Tarifs de la garderie",
        "et de l'étude surveillée",
        "Adoptée",
        "2024-08 Vente d'un chemin Rejetée",
    ]


def test_a_value_filled_in_late_joins_its_label() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 60, 100, "Conseillers en exercice :")
        put(canvas, 60, 116, "Votants :")
        for i in range(12):
            put(
                canvas,
                60,
                150 + 14 * i,
                f"Ligne {i} du modèle imprimé de délibération, d'un bord à l'autre de la page.",
            )
        put(canvas, 190, 100, "15")
        put(canvas, 120, 116, "13")

    assert lines(page_of(draw))[:2] == ["Conseillers en exercice : 15", "Votants : 13"]


def test_raised_letters_touch_their_figure() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 70, 100, "Compte rendu du 1")
        x = 70 + canvas.stringWidth("Compte rendu du 1", "Times-Roman", 11)
        put(canvas, x, 96, "er", size=7)
        put(canvas, x + canvas.stringWidth("er", "Times-Roman", 7) + 3, 100, "février 2023")

    page = page_of(draw)
    assert page.text == "Compte rendu du 1er février 2023"
    assert page.lines[0].size == pytest.approx(11)


def test_size_and_weight_are_those_seen() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 70, 100, "Gras par le nom", "Helvetica-Bold", 14)
        canvas.saveState()
        canvas.scale(12, 12)
        canvas.setFont("Times-Roman", 1)
        canvas.drawString(70 / 12, (HEIGHT - 130) / 12, "Taille par la matrice")
        canvas.restoreState()
        text = canvas.beginText(70, HEIGHT - 160)
        text.setFont("Times-Roman", 11)
        text.setTextRenderMode(2)
        text.textLine("Gras par le trait")
        canvas.drawText(text)

    named, scaled, drawn = page_of(draw).lines
    assert (named.bold, named.size, named.font) == (True, pytest.approx(14), "Helvetica-Bold")
    assert (scaled.bold, scaled.size) == (False, pytest.approx(12))
    assert drawn.bold


def test_text_hidden_under_a_scan_is_a_copiers_ocr() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(70, HEIGHT - 100)
        text.setFont("Times-Roman", 11)
        text.setTextRenderMode(3)
        text.textLine("Le conseil municipal de Vaumérange")
        canvas.drawText(text)

    page = page_of(draw)
    assert (page.origin, page.text, page.words) == ("ocr", "Le conseil municipal de Vaumérange", ())
    assert page.confidence < 1


def test_a_subset_fonts_name_has_no_mark() -> None:
    pdfmetrics.registerFont(TTFont("Gothique", FONTS / "VeraBd.ttf"))
    line = page_of(lambda canvas: put(canvas, 70, 100, "Délibération", "Gothique", 12)).lines[0]
    assert re.fullmatch(r"[^+]*Vera[^+]*", line.font)
    assert line.bold


def test_the_first_letters_font_counts_not_its_bullets() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 70, 100, "\u00b7", "Symbol", 20)
        put(canvas, 80, 100, "Voirie communale", "Times-Bold", 11)

    line = page_of(draw).lines[0]
    assert (line.font, line.size) == ("Times-Bold", pytest.approx(11))


def test_a_word_cut_at_a_lines_end_keeps_a_plain_hyphen_and_both_lines_box() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 70, 100, "Les conseillers prennent acte de la décision du conseil inter-")
        put(canvas, 70, 114, "communal de Hautbrisson.")

    page = page_of(draw)
    assert re.sub(r"-\s*", "-", page.text).endswith("inter-communal de Hautbrisson.")
    assert "\ufffe" not in page.text
    assert max(line.bottom for line in page.lines) > 114
    assert max(line.x1 for line in page.lines) > 300


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    def draw(canvas: Any) -> None:
        canvas.setPageRotation(turn)  # reportlab turns the sheet: it is shown 595 wide and 842 high
        for top, text in ((300, "Délibération du conseil"), (320, "Adoptée à l'unanimité")):
            canvas.saveState()
            canvas.translate(*{90: (top, 50), 180: (595 - 50, top), 270: (842 - top, 595 - 50)}[turn])
            canvas.rotate(turn)
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    page = page_of(draw)
    assert (page.width, page.height) == (595, 842)
    assert lines(page) == ["Délibération du conseil", "Adoptée à l'unanimité"]
    first = page.lines[0]
    assert first.x0 == pytest.approx(50, abs=2)
    assert 280 < first.top < 300 < first.bottom < 310
    assert first.x1 > 130
    assert first.size == pytest.approx(11)


def test_boxes_count_from_the_shown_pages_corner() -> None:
    def draw(canvas: Any) -> None:
        canvas.setCropBox((100, 200, 500, 800))
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(120, 700, "Conseil municipal")

    line = page_of(draw).lines[0]
    assert line.x0 == pytest.approx(20, abs=1)
    assert line.top < 100 < line.bottom


def test_text_that_runs_up_the_margin_is_read_last() -> None:
    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0, 0, "Envoyé en préfecture le 02/04/2024")
        canvas.restoreState()
        put(canvas, 70, 100, "Le conseil municipal de Vaumérange")
        put(canvas, 70, 520, "Adopté à l'unanimité")

    assert lines(page_of(draw)) == [
        "Le conseil municipal de Vaumérange",
        "Adopté à l'unanimité",
        "Envoyé en préfecture le 02/04/2024",
    ]


def test_what_form_fields_show_is_text() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, 70, 100, "Date de la séance :")
        canvas.acroForm.textfield(
            name="date", value="18/06/2024", x=180, y=HEIGHT - 105, width=80, height=16, borderWidth=0
        )

    assert "18/06/2024" in page_of(draw).text


def test_offsets_point_into_the_text() -> None:
    page = page_of(lambda canvas: [put(canvas, 70, 100 + 15 * i, text) for i, text in enumerate(PROSE)])
    assert [page.text[line.start : line.end] for line in page.lines] == PROSE
    assert page.origin == "texte"


def test_a_blank_page_is_said_to_be_so() -> None:
    pages = list(read_pdf(pdf(lambda canvas: (canvas.showPage(), put(canvas, 70, 100, "Suite")))))
    assert [(page.number, page.origin, page.text) for page in pages] == [(1, "vide", ""), (2, "texte", "Suite")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "n'est pas un PDF"),
        (b"<!DOCTYPE html><html></html>", "n'est pas un PDF"),
        (b"%PDF-1.7\n" + b"\x00garbage" * 400, "endommagé"),
        (pdf(lambda canvas: put(canvas, 70, 100, "Secret"), encrypt=StandardEncryption("un", "deux")), "mot de passe"),
    ],
    ids=["nothing", "web page", "damaged", "encrypted"],
)
def test_what_cannot_be_opened_says_why(data: bytes, said: str) -> None:
    with pytest.raises(UnreadablePdf, match=said):
        list(read_pdf(data))


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    data = pdf(lambda canvas: put(canvas, 70, 100, "Public"), encrypt=StandardEncryption("", "secret", canModify=0))
    assert [page.text for page in read_pdf(data)] == ["Public"]


def tree(*objects: str) -> bytes:
    """A PDF of these objects, numbered from 1, the first being the catalogue."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
LEAF = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"


def test_a_broken_page_is_flagged_and_the_others_are_read() -> None:
    data = tree(CATALOGUE, "<< /Type /Pages /Count 3 /Kids [3 0 R 9 0 R 4 0 R] >>", LEAF, LEAF)
    pages = list(read_pdf(data))
    assert [page.confidence for page in pages if page.width] == [1.0] * sum(bool(page.width) for page in pages)
    assert {page.origin for page in pages} == {"vide"}
    assert any(page.width for page in pages)


@pytest.mark.parametrize(
    "kids",
    [
        "<< /Type /Pages /Count 900000 /Kids [] >>",
        "<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>",
        "<< /Type /Pages /Count 2 /Kids [7 0 R 8 0 R] >>",
    ],
    ids=["a million pages", "its own parent", "no page at all"],
)
def test_a_hostile_page_tree_is_refused_at_once(kids: str) -> None:
    with pytest.raises(UnreadablePdf, match="endommagé"):
        list(read_pdf(tree(CATALOGUE, kids)))


def test_a_page_may_lie_about_its_end() -> None:
    deep = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 4 0 R >> >> /Length 4 >>\nstream\n/A Do\nendstream"
    leaf = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /A 4 0 R >> >> >>"
    content = "<< /Length 5 >>\nstream\n/A Do\nendstream"
    (page,) = read_pdf(tree(CATALOGUE, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", leaf, deep, content))
    assert page.origin == "vide"


def test_a_giant_page_makes_no_giant_picture() -> None:
    leaf = LEAF.replace("595 842", "14400 14400")
    data = tree(CATALOGUE, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", leaf)
    picture = render_page(data, 1, 300)
    assert picture.width * picture.height <= 101_000_000


def test_a_page_that_is_not_there_cannot_be_drawn() -> None:
    with pytest.raises(UnreadablePdf, match="page 2"):
        render_page(pdf(lambda canvas: put(canvas, 70, 100, "Seule page")), 2, 72)


def test_threads_may_read_at_the_same_time() -> None:
    data = pdf(lambda canvas: [(put(canvas, 70, 100, f"Page {i}"), canvas.showPage()) for i in range(8)])
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda _: [page.text for page in read_pdf(data)], range(12)))
    assert read == [[f"Page {i}" for i in range(8)]] * 12


edges = st.floats(0, 800, allow_nan=False)
boxes = st.lists(
    st.tuples(edges, edges, edges, edges).map(
        lambda e: Box(min(e[0], e[2]), min(e[1], e[3]), max(e[0], e[2]), max(e[1], e[3]))
    )
)


@given(boxes)
def test_every_piece_is_read_once(pieces: list[Box]) -> None:
    assert sorted(index for line in arrange(pieces) for index in line) == list(range(len(pieces)))


@given(st.permutations(range(12)))
def test_one_column_is_read_from_top_to_bottom_whatever_the_drawing(order: list[int]) -> None:
    column = [Box(70, 100 + 15 * i, 500, 111 + 15 * i) for i in range(12)]
    drawn = [column[i] for i in order]
    assert [drawn[line[0]].top for line in arrange(drawn)] == [box.top for box in column]


@pytest.mark.parametrize(
    "title", ["2022/001 Rapport d'orientation budgétaire 2022", "Acquisition de la parcelle AC 118", "MAIRIE DE BREUX"]
)
def test_words_of_letters_set_apart_are_told_by_the_wider_blanks(title: str) -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(70, HEIGHT - 100, title, charSpace=1.8)
        put(canvas, 70, 120, "Le conseil municipal prend acte du rapport.")

    assert lines(page_of(draw))[0] == title
