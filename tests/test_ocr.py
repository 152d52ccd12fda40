"""Scans made by the test: text is drawn, rendered, spoilt as a copier spoils it, and read back."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.pages import ocr, ocr_words
from extractors.pages.cachets import without_seals
from extractors.pages.confiances import believed
from extractors.pages.deskew import tilt, without_shades
from extractors.pages.ocr import MissingModel, read_picture
from extractors.pages.ocr_grid import bands, tables
from extractors.pages.ocr_rows import Row, by_rows
from extractors.pages.ocr_unread import with_unread
from extractors.pages.page import Page, Word
from extractors.pages.reading import read_pages, rubbish
from extractors.pages.reading_order import Box
from extractors.pages.text import read_pdf, render_page

SIZE = (420, 595)
TEXT = (
    "COMMUNE DE HAUTBRISSON",
    "Séance du 18 juin 2024",
    "Le conseil municipal, réuni à la mairie sous la présidence",
    "de Mme Solange TARTENSON, maire, après en avoir délibéré,",
    "accorde une subvention de 800 euros au comité des fêtes.",
    "Présents : M. Gaspard VILLEDOUX, Mme Irène PÉLISSANGE",
    "Votants : 13 - Pour : 12 - Contre : 0 - Abstention : 1",
)
STAMP = (
    "Envoyé en préfecture le 20/06/2024",
    "Reçu en préfecture le 20/06/2024",
    "ID : 060-216003004-20240618-2024_07-DE",
)
GLYPHS = ("Wp qzbtxw dvhfjk mqyrw zkbvd", "Xfqjw hzk vbwqm jxkdz pgwvr", "Bvkwq xzjfh mdqwp kzvbx wjqhg") * 4


def pdf(draw: Callable[[Any], object], size: tuple[int, int] = SIZE) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def text_drawn(canvas: Any, rows: tuple[str, ...] = TEXT, *, bold: int | None = None) -> None:
    for i, row in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if i == bold else "Helvetica", 12)
        canvas.drawString(40, SIZE[1] - 80 - 24 * i, row)


def picture(rows: tuple[str, ...] = TEXT, *, angle: float = 0, dpi: int = 200, bold: int | None = None) -> Any:
    flat = render_page(pdf(lambda canvas: text_drawn(canvas, rows, bold=bold)), 1, dpi)
    return flat.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255) if angle else flat


def scanned(image: Any, over: Callable[[Any], object] | None = None, *, turn: int = 0) -> bytes:
    """A page that is nothing but a picture, and what `over` draws on top of it."""
    shown = image.transpose({90: 2, 180: 3, 270: 4}[turn]) if turn else image
    size = SIZE if turn in (0, 180) else SIZE[::-1]

    def draw(canvas: Any) -> None:
        canvas.drawImage(ImageReader(shown.convert("L")), 0, 0, *size)
        if over:
            over(canvas)

    return pdf(draw, size)


def stamped(canvas: Any) -> None:
    """An opaque stamp, as the transmission platforms lay it, over the end of the second line."""
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(110, SIZE[1] - 130, 250, 42, fill=1)
    canvas.setFillColorRGB(0, 0, 0.6)
    canvas.setFont("Helvetica", 7)
    for i, row in enumerate(STAMP):
        canvas.drawString(118, SIZE[1] - 98 - 11 * i, row)


def read(data: bytes) -> Page:
    (page,) = read_pages(data)
    return page


@pytest.mark.parametrize("angle", [0.0, -1.4, 3.0])
def test_a_scan_is_read_whole_however_it_lay(angle: float) -> None:
    page = read(scanned(picture(angle=angle)))
    assert page.text.split("\n") == list(TEXT)
    assert (page.origin, page.width, page.height) == ("ocr", *SIZE)
    assert page.confidence > 0.85
    assert [page.text[line.start : line.end] for line in page.lines] == list(TEXT)
    assert " ".join(page.text[word.start : word.end] for word in page.words) == " ".join(TEXT)


@pytest.mark.slow
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_scanned_on_its_side_or_head_is_read(turn: int) -> None:
    page = read(scanned(picture(), turn=turn))
    assert page.text.split("\n") == list(TEXT)
    first = page.words[0]
    assert 0 <= first.x0 < first.x1 <= page.width
    assert 0 <= first.top < first.bottom <= page.height
    assert (first.x1 - first.x0 > first.bottom - first.top) == (turn == 180)


@pytest.mark.parametrize("angle", [0.0, 3.0])
def test_words_lie_where_the_page_shows_them(angle: float) -> None:
    page = read(scanned(picture(angle=angle)))
    ink = render_page(scanned(picture(angle=angle)), 1, 72)
    for word in page.words:
        part = ink.crop((int(word.x0) - 1, int(word.top) - 1, int(word.x1) + 2, int(word.bottom) + 2))
        assert min(part.tobytes()) < 128, page.text[word.start : word.end]
    straight = read(scanned(picture()))
    start = straight.text.index("VILLEDOUX")
    word = next(word for word in straight.words if word.start == start)
    assert word.bottom == pytest.approx(80 + 24 * 5, abs=2)
    assert all(line.size == pytest.approx(12, rel=0.25) for line in straight.lines)


def test_bold_letters_are_seen() -> None:
    page = read(scanned(picture(bold=1)))
    assert [line.bold for line in page.lines] == [i == 1 for i in range(len(TEXT))]


FRAMED = (
    "Vote : à l'unanimité",
    "Règlement du budget primitif de la régie",
    "Madame le Maire présente au conseil le budget",
    "principal de l'exercice, équilibré par section.",
    "Vote : à l'unanimité",
)


def framed(canvas: Any) -> None:
    """A frame, and in it a bold title whose underline touches its letters: Tesseract takes it for a drawing."""
    canvas.rect(60, 300, 300, 240)
    for i, row in enumerate(FRAMED):
        canvas.setFont("Times-Bold" if i == 1 else "Times-Roman", 11)
        canvas.drawString(70, 500 - 22 * i, row)
    canvas.setLineWidth(1.5)
    canvas.line(70, 477, 70 + canvas.stringWidth(FRAMED[1], "Times-Bold", 11), 477)


def test_a_title_that_touches_its_underline_is_read_at_its_place() -> None:
    shown = render_page(pdf(framed), 1, 200).point(lambda level: 255 if level > 150 else 0)
    alone = [" ".join(text for text, _, _ in row.words) for row in ocr._rows(shown, 200)]
    assert FRAMED[1] not in alone
    page = read(scanned(shown))
    assert page.text.split("\n") == list(FRAMED)
    title = page.lines[1]
    assert 0.9 < title.size / page.lines[2].size < 1.1


def test_what_is_no_line_of_words_is_not_added() -> None:
    shown = picture()
    ImageDraw.Draw(shown).line([(300 + 7 * i, 1200 + (37 * i) % 60) for i in range(60)], width=4)
    rows = list(ocr._rows(shown, 200))
    assert with_unread(rows, shown, lambda part: ocr._one_line(part, 200)) == rows


def test_a_stamp_is_kept_and_what_it_hides_is_read() -> None:
    page = read(scanned(picture(), stamped))
    rows = page.text.split("\n")
    assert rows == [*TEXT, *STAMP]
    assert page.origin == "ocr"
    stamp = page.lines[rows.index(STAMP[0])]
    assert stamp.top == pytest.approx(92, abs=4)
    assert not [word for word in page.words if stamp.start <= word.start < stamp.end]


def test_a_text_layer_that_means_nothing_is_not_believed() -> None:
    def glyphs(canvas: Any) -> None:
        text = canvas.beginText(40, 500)
        text.setFont("Helvetica", 9)
        text.setTextRenderMode(3)
        for row in GLYPHS:
            text.textLine(row)
        canvas.drawText(text)

    data = scanned(picture(), glyphs)
    assert next(read_pdf(data)).text.startswith("Wp qzbtxw")
    assert read(data).text.split("\n") == list(TEXT)


def test_a_count_set_apart_goes_back_to_its_label() -> None:
    def columns(canvas: Any) -> None:
        text_drawn(canvas, ("Nombre de membres", "en exercice :", "présents :", "votants :"))
        for i, count in ((1, "15"), (2, "12"), (3, "13")):
            canvas.drawString(240, SIZE[1] - 80 - 24 * i, count)

    rows = read(scanned(render_page(pdf(columns), 1, 200))).text.split("\n")
    assert rows == ["Nombre de membres", "en exercice : 15", "présents : 12", "votants : 13"]


def test_words_in_a_shaded_zone_are_read() -> None:
    image = picture()
    zone = Image.new("L", image.size, 255)
    draw = ImageDraw.Draw(zone)
    for row in (1, 6):
        top = (80 + 24 * row - 13) * 200 // 72
        draw.rectangle((100, top, 1100, top + 50), fill=150)
    shaded = Image.composite(image, zone, image.point([255 if level < 128 else 0 for level in range(256)]))
    assert without_shades(shaded, 200) is not shaded
    assert read(scanned(shaded)).text.split("\n") == list(TEXT)


def test_a_clean_page_is_left_alone() -> None:
    image = picture()
    assert without_shades(image, 200) is image
    assert tilt(image, 200) == (0, 0.0)


@pytest.mark.parametrize("angle", [-4.3, -1.0, 0.9, 2.6])
def test_the_tilt_is_measured(angle: float) -> None:
    quarters, found = tilt(picture(TEXT * 2, angle=angle), 200)
    assert (quarters, found) == (0, pytest.approx(-angle, abs=0.2))


def test_pages_on_their_side_are_seen() -> None:
    assert tilt(picture(TEXT * 2).transpose(Image.Transpose.ROTATE_270), 200)[0] == 1


def words_of(text: str) -> list[tuple[str, Box, float]]:
    return [(word, Box(10 * i, 0, 10 * i + 9, 10), 0.9) for i, word in enumerate(text.split())]


@pytest.mark.parametrize(("written", "meant"), ocr_words.EXAMPLES)
def test_what_is_surely_misread_is_mended(written: str, meant: str) -> None:
    assert " ".join(text for text, _, _ in ocr_words.mended(words_of(written))) == meant


@pytest.mark.parametrize("written", ocr_words.COUNTER_EXAMPLES)
def test_what_may_have_been_printed_so_is_left(written: str) -> None:
    assert ocr_words.mended(words_of(written)) == words_of(written)


def test_several_pages_give_the_same_whatever_the_threads() -> None:
    images = [picture((f"Page {i} du procès-verbal", *TEXT[2:4])) for i in range(3)]

    def draw(canvas: Any) -> None:
        for image in images:
            canvas.drawImage(ImageReader(image), 0, 0, *SIZE)
            canvas.showPage()
        text_drawn(canvas)

    data = pdf(draw)
    one, two = read_pages(data), read_pages(data, jobs=2)
    assert one == two
    assert [page.number for page in one] == [1, 2, 3, 4]
    assert [page.origin for page in one] == ["ocr", "ocr", "ocr", "texte"]


def test_a_blank_scan_is_a_blank_page() -> None:
    page = read(scanned(Image.new("L", (1100, 1600), 250)))
    assert (page.origin, page.text) == ("vide", "")


@pytest.mark.parametrize(
    "image", [Image.new("L", (300, 400), 255), Image.effect_noise((900, 1200), 90)], ids=["white", "noise"]
)
def test_a_picture_without_words_gives_none(image: Any) -> None:
    page = read_picture(image, 1, 300, 400, 200)
    assert sum(map(str.isalpha, page.text)) < 30
    assert page.origin in ("vide", "ocr")


def test_without_its_model_ocr_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(ocr, "SYSTEM", ())
    with pytest.raises(MissingModel, match="make install"):
        ocr.model_folder()
    (tmp_path / "fra.traineddata").touch()
    assert ocr.model_folder() == str(tmp_path)


def test_a_born_digital_pdf_never_loads_tesseract(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        text_drawn(canvas, TEXT * 3)
        canvas.showPage()
        stamped(canvas)
        canvas.drawString(300, 40, "Page 2")

    path = tmp_path / "acte.pdf"
    path.write_bytes(pdf(draw))
    code = (
        "import sys, pathlib; from extractors.pages.reading import read_pages;"
        "pages = read_pages(pathlib.Path(sys.argv[1]).read_bytes());"
        "assert [p.origin for p in pages] == ['texte', 'texte'], pages;"
        "assert not {'tesserocr', 'PIL.ImageMath', 'pdfplumber'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


@pytest.mark.parametrize(
    "text",
    [
        "Présents : Mmes et MM. Barnabé, Coulommiers, Désandré, Estagnol, Fourquevaux, Grandjouan, Hauteville, Istrefi, "
        "Jonquières, Kermabon, Lescoublet, Montjoyeux, Nançay, Ourliac, Peyrehorade, Quimerc'h, Roquebrun, Sauveterre, "
        "Tarascon, Urrugne, Villebrumier",
        "DEPENSES RECETTES 404 315,94 613 474,11 TOTAL 12 120,17 SECTION DE FONCTIONNEMENT INVESTISSEMENT",
        "Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve le compte administratif. " * 3,
    ],
)
def test_real_words_are_no_rubbish(text: str) -> None:
    assert not rubbish(text)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(GLYPHS),
        "\ufffd\ufffd\ufffdab \ufffd\ufffd cd " * 20,
        "Mf dpotfjm nvojdjqbm bqsft fo bwpjs efmjcfsf b mvobojnjuf bqqspvwf mf dpnquf benjojtusbujg qpvs mbooff qbttff "
        * 3,
    ],
    ids=["no vowels", "lost signs", "shifted alphabet"],
)
def test_glyphs_that_mean_nothing_are_rubbish(text: str) -> None:
    assert rubbish(text)


def test_a_seal_in_colour_over_the_words_is_taken_out_and_a_heading_in_colour_is_not() -> None:
    page = picture().convert("RGB")
    draw = ImageDraw.Draw(page)
    page.paste(
        (20, 60, 150),
        (0, 205, page.width, 250),
        page.convert("L").crop((0, 205, page.width, 250)).point(lambda v: 255 - v),
    )
    seal = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(seal)
    draw.ellipse((340, 330, 620, 610), outline=(80, 120, 190), width=7)
    draw.ellipse((390, 380, 570, 560), outline=(80, 120, 190), width=5)
    for x in range(400, 560, 8):
        draw.line((x, 440, x + 30, 500), fill=(80, 120, 190), width=3)
    sealed = ImageChops.multiply(page, seal)
    assert ocr_text(without_seals(sealed, 200)) == "\n".join(TEXT)
    assert without_seals(page, 200).tobytes() == page.convert("L").tobytes()


def ocr_text(image: Any) -> str:
    return read_picture(image, 1, *SIZE, 200).text


MEMBERS = (
    ("Commune", "Titre", "NOM", "Prénom", "Présent", "A donné pouvoir à"),
    ("Arvigny", "M.", "DANTREL", "Rémi", "Présent", ""),
    ("Basse-Onde", "Mme", "CHOUVEL", "Blandine", "Absent", ""),
    ("Basse-Onde", "M.", "ÉCHENOZ", "Jérôme", "Repr.", "Mme Froidec"),
    ("Arvigny", "Mme", "FROIDEC", "Nelly", "Présent", ""),
    ("Val-Brun", "M.", "HAUDRICOURT", "Paul", "Présent", ""),
    ("Arvigny", "Mme", "JOUBARDON", "Iris", "Présent", ""),
    ("Val-Brun", "M.", "KERMADEC", "Yann", "Absent", ""),
    ("Arvigny", "Mme", "LESPINGAL", "Karine", "Présent", ""),
) * 2  # fmt: skip


def test_a_table_without_lines_is_read_row_by_row() -> None:
    def columns(canvas: Any) -> None:
        for i, row in enumerate(MEMBERS):
            canvas.setFont("Helvetica", 8)
            for x, cell in zip((25, 105, 135, 220, 280, 330), row, strict=True):
                canvas.drawString(x, SIZE[1] - 60 - 12 * i, cell)

    lines = read(scanned(render_page(pdf(columns), 1, 200))).text.split("\n")
    assert lines == [" ".join(filter(None, row)) for row in MEMBERS]


LIST = (
    ("D01", ("Aide exceptionnelle aux sinistrés", "de la crue du Lauzon"), ("Approuvée à", "l'unanimité")),
    ("D02", ("Loyers des locaux de la maison", "médicale provisoire"), ("Majorité pour", "1 vote contre")),
    ("D03", ("Tarifs de la halle",), ("Approuvée à", "l'unanimité")),
    ("D04", ("Convention de partenariat avec", "le collège des Trois Ondes"), ("Reportée",)),
)


def ruled(canvas: Any) -> None:
    """A list of deliberations in a table drawn with rules: number, object, vote."""
    for y in range(5):
        canvas.line(30, 480 - 40 * y, 390, 480 - 40 * y)
    for x in (30, 80, 280, 390):
        canvas.line(x, 480, x, 320)
    canvas.setFont("Helvetica", 10)
    for i, (number, title, vote) in enumerate(LIST):
        canvas.drawString(36, 465 - 40 * i, number)
        for j, words in enumerate(title):
            canvas.drawString(86, 465 - 40 * i - 14 * j, words)
        for j, words in enumerate(vote):
            canvas.drawString(286, 465 - 40 * i - 14 * j, words)


@pytest.mark.parametrize("angle", [0.0, 0.5])
def test_a_ruled_table_is_read_cell_by_cell(angle: float) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(40, 520, "Liste des délibérations de la séance du 12 mars")
        ruled(canvas)
        canvas.drawString(40, 280, "Affichée le 14 mars")

    flat = render_page(pdf(draw), 1, 200)
    shown = flat.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    lines = read(scanned(shown)).text.split("\n")
    assert lines[0] == "Liste des délibérations de la séance du 12 mars"
    assert lines[1:4] == ["D01 Aide exceptionnelle aux sinistrés", "de la crue du Lauzon", "Approuvée à"]
    assert "Loyers des locaux de la maison médicale provisoire Majorité pour 1 vote contre" in " ".join(lines)
    assert lines[-1] == "Affichée le 14 mars"


def test_a_page_framed_in_two_is_no_table() -> None:
    def draw(canvas: Any) -> None:
        text_drawn(canvas)
        canvas.rect(20, 60, 380, 500)
        canvas.line(35, 60, 35, 560)

    assert not tables(bands(render_page(pdf(draw), 1, 200)))


def a_row(text: str, x: float, y: float) -> Row:
    return Row([(text, Box(x, y, x + 40, y + 10), 0.9)], 10)


def test_columns_of_running_text_are_no_table() -> None:
    words = "Le conseil municipal décide que la commune paiera"
    prose = [
        Row([(w, Box(x, y, x + 30, y + 10), 0.9) for w in words.split()], 10)
        for x in (0, 300)
        for y in range(0, 200, 12)
    ]
    assert by_rows(prose, lambda _: []) == prose


def test_columns_of_cells_are_set_in_rows_and_what_is_around_stays() -> None:
    cells = [a_row(f"c{x}-{y}", x, y) for x in (0, 200, 400, 600) for y in range(100, 220, 12)]
    title, foot = a_row("title", 0, 10), a_row("foot", 0, 400)
    read_again = by_rows([title, *cells, foot], lambda _: [])
    assert [" ".join(w for w, _, _ in row.words) for row in read_again] == [
        "title", *(" ".join(f"c{x}-{y}" for x in (0, 200, 400, 600)) for y in range(100, 220, 12)), "foot"
    ]  # fmt: skip


def ocr_page(text: str, doubted: dict[str, float]) -> Page:
    words = [
        Word(m.start(), m.end(), 0, 0, 1, 1, doubted.get(m.group().strip(",."), 0.95))
        for m in re.finditer(r"\S+", text)
    ]
    return Page(1, *SIZE, text, (), "ocr", tuple(words), 0.9)


def test_a_count_that_ocr_doubts_of_is_left_out_and_said() -> None:
    text = "En exercice : 13 Votants : 12"
    pages = (ocr_page(text, {"13": 0.4}),)
    assert believed("vote_effectif", 13, pages, 1, 0, 16) == (None, "13")
    assert believed("vote_reel", 12, pages, 1, 17, len(text)) == (12, None)


def test_a_date_is_doubted_for_its_own_words_only() -> None:
    text = "L'an deux mille vingt, le trois mai"
    date = ("delib_date", "2020-05-03")
    assert believed(*date, (ocr_page(text, {"L'an": 0.2}),), 1, 0, len(text)) == ("2020-05-03", None)
    assert believed(*date, (ocr_page(text, {"trois": 0.2}),), 1, 0, len(text)) == (None, "trois")


def test_a_council_whose_name_a_stamp_hides_is_not_named() -> None:
    text = "du CONSEIL MUNICIPAL de la FOI"
    assert believed("coll_nom", "Foi", (ocr_page(text, {"FOI": 0.0}),), 1, 27, 30) == (None, "FOI")


def test_a_doubtful_name_counts_where_it_is_read_again_surely() -> None:
    text = "Présents : Anne ROUX, Luc B3RNAD, Paul VIAL. Secrétaire : Paul VIAL"
    names = ("Anne ROUX", "Luc B3RNAD", "Paul VIAL")
    pages = (ocr_page(text, {"B3RNAD": 0.2}), replace(ocr_page("M. VIAL vote", {}), number=2))
    assert believed("membres_presents", names, pages, 1, 0, 44) == (("Anne ROUX", "Paul VIAL"), "Luc B3RNAD")
    again = (ocr_page(text, {"B3RNAD": 0.2}), replace(ocr_page("M. B3RNAD vote", {}), number=2))
    assert believed("membres_presents", names, again, 1, 0, 44) == (names, None)
