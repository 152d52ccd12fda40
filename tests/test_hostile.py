"""Documents made to harm, or harmed: a clear error or a reading, in bounded time, and never at the cost of the others."""

from __future__ import annotations

import importlib
import io
import json
import pkgutil
import re
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors import fields
from extractors.clean import STEPS
from extractors.pages.page import Page
from extractors.pages.reading import read_pages
from extractors.view import Source, View
from flows import read
from flows.demo.rendu import render
from flows.read import BRUTAL, Lecture, TropLong, patience, read_bytes, read_files

ACTE = "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nVotants : 9\nN° 2024-12\nObjet : Vente du lot 3\nAdopté à l'unanimité.\n"
WORDS = b"BT /F 12 Tf 50 700 Td (Commune de Breux - Conseil municipal du 4 mai 2024) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue; its cross-references are right, whatever the objects say."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(
        b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    )
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def one_page(
    content: bytes = WORDS, box: bytes = b"0 0 595 842", font: bytes = FONT, *more: bytes, entries: bytes = b""
) -> bytes:
    """Object 4 is the page's content, 5 its font, 6 and more what they name (`/X` is object 6)."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>" % box,
        stream(content, entries), font, *more,
    )  # fmt: skip


def image(width: int, height: int, space: bytes, data: bytes) -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s" % (
        width,
        height,
        space,
    )
    return stream(zlib.compress(data), entries + b"/Filter/FlateDecode")


def forms(depth: int, times: int) -> bytes:
    """A form that shows another ten times, which shows another ten times…: a page that nobody will ever finish."""
    shown = [
        stream(
            b"/X Do " * times,
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % (7 + level),
        )
        for level in range(depth)
    ]
    return one_page(
        b"/X Do", b"0 0 595 842", FONT, *shown, stream(WORDS, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    )


TO_UNICODE = stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00><ff> endcodespacerange 6 beginbfchar "
    b"<41><0000> <42><202E> <43><D800> <44><DC00D800> <45><05D0> <46><FFFF> endbfchar endcmap end end"
)
TREE = b"<</Type/Pages/Kids[%s]/Count %s>>"
LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
READ: dict[str, bytes] = {
    "more pages promised than there are": pdf(CATALOG, TREE % (b"3 0 R", b"1000000000"), LEAF),
    "fewer pages than none": pdf(CATALOG, TREE % (b"3 0 R", b"-5"), LEAF),
    "a page of three kilometres": one_page(box=b"0 0 9000000 9000000"),
    "a page without size": one_page(box=b"0 0 0 0"),
    "a page inside out": one_page(box=b"595 842 0 0"),
    "a page as flat as a line": one_page(box=b"0 0 595 0.0001"),
    "a page whose size is no number": one_page(box=b"0 0 nan inf"),
    "a picture that lies about its size": one_page(b"q 595 0 0 842 0 0 cm /X Do Q", b"0 0 595 842", FONT, image(2_000_000_000, 2_000_000_000, b"DeviceRGB", b"abc")),
    "a small file that is a large picture": one_page(b"q 595 0 0 842 0 0 cm /X Do Q", b"0 0 595 842", FONT, image(6000, 6000, b"DeviceGray", b"\xff" * 36_000_000)),
    "a font that is none": one_page(font=b"<</Type/Font/Subtype/Type0/BaseFont/\xff\xfe\x00/Encoding/Nope/DescendantFonts[99 0 R]/ToUnicode 4 0 R>>"),
    "a font file of noise": one_page(WORDS, b"0 0 595 842", b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R>>", b"<</Type/FontDescriptor/FontName/A/FontFile2 7 0 R/Flags 4>>", stream(b"\x00\x01\x00\x00" + b"\xff" * 500)),
    "letters that are no letters": one_page(b"BT /F 12 Tf 50 700 Td (ABCDEF conseil municipal du 4 mai ABCDEF) Tj 0 -20 Td (DCDCBA objet : EEE) Tj ET", b"0 0 595 842", FONT[:-2] + b"/ToUnicode 6 0 R>>", TO_UNICODE),
    "a form that shows itself": one_page(b"/X Do", b"0 0 595 842", FONT, stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>")),
}  # fmt: skip
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "n'est pas un PDF"),
    "another kind of file": (b"PK\x03\x04" * 100, "n'est pas un PDF"),
    "a head alone": (b"%PDF-1.7\n", "endommagé"),
    "no page": (pdf(CATALOG, TREE % (b"", b"0")), "endommagé"),
    "pages that hold themselves": (pdf(CATALOG, TREE % (b"2 0 R 2 0 R", b"2")), "endommagé"),
}


@pytest.mark.parametrize("name", READ)
def test_a_strange_document_is_read_for_what_it_is(name: str) -> None:
    start = time.process_time()
    lecture = read_bytes(READ[name], Path("etrange.pdf"), "etrange.pdf", themes=False)
    assert lecture.extraction is not None, lecture.erreur
    assert lecture.extraction.document.pages == 1
    json.dumps([a.to_dict() for a in lecture.extraction.actes], ensure_ascii=False).encode()
    "".join(lecture.extraction.pages).encode()
    assert time.process_time() - start < 20


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_words(name: str) -> None:
    data, why = REFUSED[name]
    lecture = read_bytes(data, Path("mauvais.pdf"), "mauvais.pdf")
    assert lecture.extraction is None and why in (lecture.erreur or "")


def test_thousands_of_empty_pages_cost_no_more_than_their_number() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2000):
        canvas.showPage()
    canvas.save()
    start = time.process_time()
    lecture = read_bytes(out.getvalue(), Path("vide.pdf"), "vide.pdf")
    assert lecture.extraction is not None and lecture.extraction.document.pages == 2000
    assert time.process_time() - start < 6


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second a document, half a second more before its process is ended: workers are forked from this one."""
    for name in ("PATIENCE", "PER_MEGABYTE", "GRACE"):
        monkeypatch.setattr(read, name, 0.5)


@pytest.mark.usefixtures("impatient")
def test_a_document_that_never_ends_is_left_and_the_others_are_read(tmp_path: Path) -> None:
    good, endless = tmp_path / "a.pdf", tmp_path / "b.pdf"
    good.write_bytes(render(ACTE))
    endless.write_bytes(forms(9, 10))
    answers = list(read_files([endless, good, good], jobs=2, themes=False))
    assert [a.erreur for a in answers] == [BRUTAL, None, None]
    assert [a.erreur for a in read_files([endless], themes=False)] == [BRUTAL]


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "work", [lambda: re.match(r"(a+)+$", "a" * 60 + "b"), lambda: [None for _ in iter(int, 1)]], ids=["pattern", "loop"]
)
def test_what_takes_too_long_is_stopped(work: Callable[[], object]) -> None:
    with pytest.raises(TropLong, match="abandonnée"), patience(0):
        work()


def reading(data: bytes) -> Lecture:
    return read_bytes(data, Path("a.pdf"), "a.pdf", themes=False)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_damaged_document_is_read_or_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    whole = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        match data.draw(st.sampled_from(("change", "cut", "repeat", "end"))):
            case "change":
                whole[at] = data.draw(st.integers(0, 255))
            case "cut":
                del whole[at : at + data.draw(st.integers(1, 200))]
            case "repeat":
                whole[at:at] = whole[at : at + data.draw(st.integers(1, 200))] * data.draw(st.integers(1, 5))
            case _:
                del whole[max(at, 40) :]
        if not whole:
            break
    lecture = reading(bytes(whole))
    assert lecture.extraction is not None or "registre s'est trompé" not in (lecture.erreur or "")


SOUND = render(ACTE)
MODULES = sorted(m.name for m in pkgutil.iter_modules(fields.__path__))
PIECES = (
    "\n", "1 ", "1\n", "A", "a ", "é", "MOTS ", "Mots ", "M. ", "Mme ", "M. Jean MARTIN, ", "MARTIN Jean\n", "- ", ". ", ", ", ": ", "(", ") ", "/ ", "l'", "d'", "à ", "de la ", "et ",
    "le ", "un ", "vingt ", "deux mille ", "12/01/2024 ", "12 mars 2024 ", "2024-01 ", "N° ", "pour ", "contre ", "voix ", "0 ", "1 voix pour ", "€ ", "10 000,00 € ", "Vu ", "conseil municipal ",
    "présents : ", "présents\n", "absents ", "pouvoir à ", "(pouvoir à ", "délibération n° ", "secrétaire de séance ", "à l'unanimité ", "Vote : ", "Objet : ",
)  # fmt: skip
LETTERS = 8000


def cleaned(text: str) -> str:
    view = View.whole(Source.of([Page(1, 595, 842, text, ())]))
    for step in STEPS:
        view = step(view)
    return view.text


@pytest.mark.parametrize("name", MODULES)
def test_no_text_costs_a_field_more_than_its_length(name: str) -> None:
    """Each piece over and over, and each example's own words over and over: what makes a pattern try and try again."""
    module = importlib.import_module(f"{fields.__name__}.{name}")
    own = [text for text, _ in module.EXAMPLES][:25]
    for piece in (*PIECES, *own, *(word + " " for text in own[:8] for word in text.split()[:6])):
        text = cleaned(piece * (LETTERS // len(piece)) + "fin")
        start = time.process_time()
        module.find(text)
        spent = time.process_time() - start
        assert spent < 1.0, f"{piece[:40]!r} : {spent:.1f} s"


@pytest.mark.slow
def test_files_and_scanned_pages_are_read_on_all_cores_in_the_order_given(tmp_path: Path) -> None:
    scan = render("---\nscan: {dpi: 200}\n---\n" + ACTE + "\n===\n" + ACTE.replace("lot 3", "lot 4"))
    paths = []
    for name, data in (("z.pdf", scan), ("a.pdf", render(ACTE)), ("m.pdf", b"rien"), ("b.pdf", scan)):
        (tmp_path / name).write_bytes(data)
        paths.append(tmp_path / name)
    alone = list(read_files(paths, jobs=1))
    assert [a.fichier for a in alone] == ["z.pdf", "a.pdf", "m.pdf", "b.pdf"]
    assert list(read_files(paths, jobs=2)) == alone
    assert read_pages(scan, jobs=2) == read_pages(scan)
    assert list(read_files(paths[:1], jobs=2)) == alone[:1]
