"""Evidence drawn on the page, and the cells of ruled tables. Invented councils, drawn by the test."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from extractors.pages.layout import DPI, FRAME, draw_evidence, evidence_boxes, tables
from extractors.pages.page import Line, Page, Word
from extractors.pages.text import UnreadablePdf, read_pdf, render_page

SIZE = (420, 595)


def pdf(draw: Callable[[Any], object]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SIZE, invariant=True)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def minutes(canvas: Any) -> None:
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(40, SIZE[1] - 160, "Adopté par 13 voix pour et 1 voix contre")
    canvas.drawString(40, SIZE[1] - 100, "Séance du 1")
    x = 40 + canvas.stringWidth("Séance du 1", "Times-Roman", 12)
    canvas.setFont("Times-Roman", 7)
    canvas.drawString(x, SIZE[1] - 96, "er")
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(x + 10, SIZE[1] - 100, "juillet 2024")


def the_word_alone(canvas: Any) -> None:
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(40 + canvas.stringWidth("Adopté par ", "Times-Roman", 12), SIZE[1] - 160, "13 voix pour")


def only_page(data: bytes) -> Page:
    (page,) = read_pdf(data)
    return page


def span(page: Page, words: str) -> tuple[int, int]:
    start = page.text.index(words)
    return start, start + len(words)


def frames(png: bytes) -> Any:
    """Where the frames are, in points: the box around what has their colour."""
    image = Image.open(io.BytesIO(png))
    red = [
        band.point([255 if level == wanted else 0 for level in range(256)])
        for band, wanted in zip(image.split(), FRAME, strict=True)
    ]
    both = Image.merge("RGB", red).convert("L").point([255 if level > 250 else 0 for level in range(256)])
    box = both.getbbox()
    return box and tuple(edge * 72 / DPI for edge in box)


def test_words_are_framed_where_they_are_printed() -> None:
    data = pdf(minutes)
    page = only_page(data)
    (box,) = evidence_boxes(data, 1, [span(page, "13 voix pour")], page)
    assert (box.top, box.bottom) == (pytest.approx(151, abs=4), pytest.approx(163, abs=2))
    assert 40 < box.x0 < box.x1 < 190
    framed = frames(draw_evidence(data, 1, [span(page, "13 voix pour")], page))
    assert framed == pytest.approx((box.x0 - 1.5, box.top - 1.5, box.x1 + 1.5, box.bottom + 1.5), abs=2)


def test_a_date_with_a_raised_ending_is_framed_whole() -> None:
    data = pdf(minutes)
    page = only_page(data)
    boxes = evidence_boxes(data, 1, [span(page, "1er juillet 2024")], page)
    assert min(box.x0 for box in boxes) < 100
    assert max(box.x1 for box in boxes) > 150
    assert all(90 < (box.top + box.bottom) / 2 < 102 for box in boxes)


def test_several_spans_are_all_framed() -> None:
    data = pdf(minutes)
    page = only_page(data)
    framed = frames(draw_evidence(data, 1, [span(page, "Séance"), span(page, "contre")], page))
    assert framed[1] < 95
    assert framed[3] > 155


def test_a_word_cut_at_a_lines_end_has_a_frame_on_each_line() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(40, 400, "Les conseillers approuvent la convention inter-")
        canvas.drawString(40, 386, "communale de gestion.")

    data = pdf(draw)
    page = only_page(data)
    start = page.text.index("inter")
    boxes = evidence_boxes(data, 1, [(start, page.text.index("communale") + 9)], page)
    assert len(boxes) == 2
    assert boxes[0].bottom < boxes[1].bottom
    assert boxes[1].x0 < 60 < boxes[0].x0


def test_text_that_runs_down_the_page_has_one_frame() -> None:
    def draw(canvas: Any) -> None:
        canvas.translate(200, 400)
        canvas.rotate(-90)
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(0, 0, "Votants : 13 conseillers")

    data = pdf(draw)
    page = only_page(data)
    (box,) = evidence_boxes(data, 1, [span(page, "Votants : 13 conseillers")], page)
    assert box.bottom - box.top > 100
    assert box.x1 - box.x0 < 20


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_words_are_framed_where_a_turned_or_cropped_page_shows_them(rotation: int, cropped: bool) -> None:
    """The dark dots of the word itself lie in the frame: the page is drawn with that word alone."""
    import pypdfium2

    def turned(draw: Any) -> bytes:
        document = pypdfium2.PdfDocument(pdf(draw))
        width, height = document[0].get_size()
        if cropped:
            document[0].set_mediabox(-40, -30, width + 20, height + 60)
            document[0].set_cropbox(10, 20, width - 15, height - 25)
        document[0].set_rotation(rotation)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    data = turned(minutes)
    page = only_page(data)
    boxes = evidence_boxes(data, 1, [span(page, "13 voix pour")], page)
    word = turned(the_word_alone)
    ink = render_page(word, 1, 72).point(lambda level: 255 * (level < 128)).getbbox()
    around = (
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
    assert len(boxes) == 1
    assert ink[0] >= around[0] - 2 and ink[1] >= around[1] - 2 and ink[2] <= around[2] + 2 and ink[3] <= around[3] + 2


def test_words_read_by_ocr_are_framed_and_stamps_by_their_line() -> None:
    data = pdf(lambda canvas: canvas.drawImage(ImageReader(Image.new("L", (50, 60), 255)), 0, 0, *SIZE))
    text = "Votants : 13\nReçu en préfecture le 02/07/2024"
    lines = (Line(0, 12, 40, 100, 110, 112), Line(13, len(text), 40, 120, 200, 128))
    words = (Word(0, 7, 40, 100, 80, 112, 0.9), Word(8, 9, 84, 100, 88, 112, 0.9), Word(10, 12, 95, 100, 110, 112, 0.9))
    page = Page(1, *SIZE, text, lines, "ocr", words)
    assert [(box.x0, box.x1) for box in evidence_boxes(data, 1, [(10, 12)], page)] == [(95, 110)]
    assert [(box.x0, box.x1) for box in evidence_boxes(data, 1, [(0, 12)], page)] == [(40, 110)]  # one frame a line
    assert [(box.x0, box.x1) for box in evidence_boxes(data, 1, [(35, 45)], page)] == [(40, 200)]
    assert frames(draw_evidence(data, 1, [(10, 12)], page)) == pytest.approx((93.5, 98.5, 111.5, 113.5), abs=1.5)


def test_nothing_to_frame_leaves_the_page_as_it_is() -> None:
    data = pdf(minutes)
    assert frames(draw_evidence(data, 1, [], only_page(data))) is None


def test_the_cells_of_a_ruled_table() -> None:
    rows = [
        ("Numéro", "Objet", "Vote"),
        ("2024-07", "Tarifs de la garderie\net de l'étude", "Adoptée"),
        ("2024-08", "", "Rejetée"),
    ]

    def draw(canvas: Any) -> None:
        table = Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
        table.wrapOn(canvas, 300, 300)
        table.drawOn(canvas, 40, 300)

    found = tables(pdf(draw), 1)
    assert found == [
        ("Numéro", "Objet", "Vote"),
        ("2024-07", "Tarifs de la garderie et de l'étude", "Adoptée"),
        ("2024-08", "", "Rejetée"),
    ]


def test_a_page_without_table_has_no_cell() -> None:
    assert tables(pdf(minutes), 1) == []


def test_tables_of_a_damaged_pdf_cannot_be_read() -> None:
    with pytest.raises(UnreadablePdf):
        tables(b"%PDF-1.4\nrien", 1)
