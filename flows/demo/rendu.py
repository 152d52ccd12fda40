"""The only door to reportlab: a specimen's text becomes a PDF, the same bytes each time."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from flows.demo.balisage import (
    Aspect,
    Blanc,
    Bloc,
    Courant,
    DeuxColonnes,
    Saut,
    Specimen,
    SpecimenError,
    Tableau,
    Tampon,
    parse,
)
from flows.demo.numerisation import PageImage, degrade

A4 = (595.28, 841.89)
BLUE = (0.05, 0.15, 0.65)
BOLD = {"Times": "Times-Bold", "Helvetica": "Helvetica-Bold", "Courier": "Courier-Bold"}
PLAIN = {"Times": "Times-Roman", "Helvetica": "Helvetica", "Courier": "Courier"}


def render(source: str) -> bytes:
    """The PDF of a specimen's source text (`balisage`). Raises SpecimenError where the source cannot be set."""
    specimen = parse(source)
    scan = specimen.aspect.scan
    if scan is None:
        return _typeset(specimen)
    from extractors.pages.text import render_page

    flat = _typeset(specimen, stamps=scan.couche != "tampon")
    stamps = _stamps(specimen) if scan.couche == "tampon" else []
    images = [
        degrade(render_page(flat, number, dpi=scan.dpi), scan, seed=number) for number in range(1, _pages(flat) + 1)
    ]
    return _from_images(images, stamps, noise=specimen if scan.couche == "charabia" else None)


def damaged(data: bytes) -> bytes:
    """The same PDF as a cut transfer leaves it: its head is there, its objects are not."""
    return data[:200] + b"\n%%EOF\n"


class _Laid:
    """What the pages carry over their text: the stamp and the running lines in force when a page ends."""

    def __init__(self, aspect: Aspect, stamps: bool, pages: int) -> None:
        self.aspect, self.stamps, self.pages = aspect, stamps, pages
        self.tampon: Tampon | None = None
        self.courants = {"entete": "", "pied": ""}
        self.seen: list[Tampon | None] = []

    def end_of_page(self, canvas: Any, _document: Any) -> None:
        number = canvas.getPageNumber()
        self.seen.append(self.tampon)
        canvas.setFont(PLAIN[self.aspect.police], 9)
        for place, y in (("entete", A4[1] - 34), ("pied", 26)):
            text = self.courants[place].replace("{page}", str(number)).replace("{pages}", str(self.pages))
            if text:
                canvas.drawCentredString(A4[0] / 2, y, text)
        if self.tampon and self.stamps:
            stamp(canvas, self.tampon)


def stamp(canvas: Any, tampon: Tampon) -> None:
    """Draw a transmission stamp: small blue lines in a frame, as the platforms lay them over a page."""
    if not tampon.lignes:
        return
    canvas.saveState()
    canvas.setFillColorRGB(*BLUE)
    canvas.setStrokeColorRGB(*BLUE)
    top = A4[1] - tampon.y
    canvas.rect(tampon.x - 4, top - 10 * len(tampon.lignes) - 4, 196, 10 * len(tampon.lignes) + 6)
    canvas.setFont("Helvetica", 7.5)
    for index, line in enumerate(tampon.lignes, 1):
        canvas.drawString(tampon.x, top - 10 * index + 2, line)
    canvas.restoreState()


def _typeset(specimen: Specimen, *, stamps: bool = True) -> bytes:
    data, laid = _build(specimen, stamps, pages=0)
    if "{pages}" in "".join(b.texte for b in specimen.blocs if isinstance(b, Courant)):
        data, _ = _build(specimen, stamps, pages=len(laid.seen))
    return data


def _stamps(specimen: Specimen) -> list[Tampon | None]:
    return _build(specimen, stamps=True, pages=0)[1].seen


def _pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def _build(specimen: Specimen, stamps: bool, pages: int) -> tuple[bytes, _Laid]:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    aspect = specimen.aspect
    laid = _Laid(aspect, stamps, pages)
    buffer = io.BytesIO()
    frame = Frame(aspect.marge, 44, A4[0] - 2 * aspect.marge, A4[1] - 44 - 58, 0, 0, 0, 0)
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1, title="", author="registre")
    document.addPageTemplates([PageTemplate(frames=[frame], onPageEnd=laid.end_of_page)])
    document.build(_flow(specimen.blocs, aspect, A4[0] - 2 * aspect.marge, laid))
    return buffer.getvalue(), laid


def _flow(blocs: Sequence[Bloc], aspect: Aspect, width: float, laid: _Laid) -> list[Any]:
    from reportlab.platypus import PageBreak, Paragraph, Spacer

    flow: list[Any] = []
    styles = _styles(aspect)
    for bloc in blocs:
        if isinstance(bloc, Blanc):
            flow.append(Spacer(1, aspect.corps * 0.7))
        elif isinstance(bloc, Saut):
            flow.append(PageBreak())
        elif isinstance(bloc, Tampon | Courant):
            flow.append(_change(bloc, laid))
        elif isinstance(bloc, Tableau):
            flow.append(_table(bloc, styles, width))
        elif isinstance(bloc, DeuxColonnes):
            flow.append(_columns(bloc, aspect, width, laid))
        else:
            flow.append(Paragraph(_inline(bloc.texte), styles[bloc.style]))
    return flow


def _change(bloc: Tampon | Courant, laid: _Laid) -> Any:
    """A flowable of no size that changes, when its turn comes to be drawn, what the page carries."""
    from reportlab.platypus import Flowable

    class Change(Flowable):
        width = height = 0

        def draw(self) -> None:
            if isinstance(bloc, Courant):
                laid.courants[bloc.place] = bloc.texte
            else:
                laid.tampon = bloc if bloc.lignes else None

    return Change()


def _styles(aspect: Aspect) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    plain, size = PLAIN[aspect.police], aspect.corps
    lead = size * aspect.interligne
    body = ParagraphStyle("corps", fontName=plain, fontSize=size, leading=lead, alignment=4 if aspect.justifie else 0)
    big: dict[str, Any] = {"fontName": BOLD[aspect.police], "fontSize": size * 1.25, "leading": lead * 1.25}
    return {
        "corps": body,
        "titre": ParagraphStyle("titre", parent=body, alignment=1, **big),
        "section": ParagraphStyle("section", parent=body, alignment=0, fontName=BOLD[aspect.police]),
        "centre": ParagraphStyle("centre", parent=body, alignment=1),
        "droite": ParagraphStyle("droite", parent=body, alignment=2),
        "retrait": ParagraphStyle("retrait", parent=body, leftIndent=24),
    }


def _inline(text: str) -> str:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError as error:
        raise SpecimenError(f"« {text[error.start]} » n'est pas dans les polices de base du PDF : {text}") from error
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"__(.+?)__", r"<u>\1</u>", text)
    return re.sub(r" {2,}", lambda spaces: "&nbsp;" * len(spaces.group()), text)


def _table(bloc: Tableau, styles: dict[str, Any], width: float) -> Any:
    from reportlab.platypus import Paragraph, Table, TableStyle

    count = max(map(len, bloc.lignes))
    shares = bloc.largeurs or (100 / count,) * count
    rows = [[Paragraph(_inline(cell), styles["corps"]) for cell in row] for row in bloc.lignes]
    look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(rows, colWidths=[width * share / 100 for share in shares], style=look, hAlign="LEFT")


def _columns(bloc: DeuxColonnes, aspect: Aspect, width: float, laid: _Laid) -> Any:
    from reportlab.platypus import Table, TableStyle

    left = width * bloc.part / 100
    cells = [[_flow(bloc.gauche, aspect, left - 12, laid), _flow(bloc.droite, aspect, width - left, laid)]]
    look = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return Table(cells, colWidths=[left, width - left], style=look, hAlign="LEFT")


def _from_images(images: Sequence[PageImage], stamps: Sequence[Tampon | None], noise: Specimen | None) -> bytes:
    """Pictures as pages; over them the stamp as text, or an invisible layer of glyphs that mean nothing."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for index, image in enumerate(images):
        canvas.drawImage(ImageReader(io.BytesIO(image.jpeg)), 0, 0, *A4)
        if index < len(stamps) and (tampon := stamps[index]) is not None:
            stamp(canvas, tampon)
        if noise is not None:
            _rubbish(canvas, noise)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _rubbish(canvas: Any, specimen: Specimen) -> None:
    """What a font without its map of letters leaves: the right number of glyphs, none of them the right one."""
    text = canvas.beginText(specimen.aspect.marge, A4[1] - 70)
    text.setFont("Helvetica", 9)
    text.setTextRenderMode(3)
    for bloc in specimen.blocs:
        for line in (bloc.texte,) if hasattr(bloc, "texte") else ():
            text.textLine("".join(chr(33 + (ord(c) * 7) % 30) if c != " " else c for c in line)[:90])
    canvas.drawText(text)
