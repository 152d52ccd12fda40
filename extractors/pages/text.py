"""The only door to pdfium: a PDF's bytes become pages of text with the place and look of each line, or pictures.

pdfium gives a page's text in the order of drawing, one chunk per printed piece. A few probes per chunk (its first letter,
its ends) tell place, font and size: a probe at every letter would cost twice what reading the text costs.
pdfium is not thread-safe: every call to it is made under one lock, held for one page at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

from extractors.pages.columns import split_columns
from extractors.pages.head_columns import roll_call_apart
from extractors.pages.page import Line, Page
from extractors.pages.places import by_line, touching
from extractors.pages.probe import Chunk, Fonts, Probe
from extractors.pages.reading_order import Box, around, arrange

LOCKED = frozenset({4, 5})
"""pdfium's errors of a password and of a security handler that it does not know."""
SIGNATURE = 1024
"""Bytes within which a PDF says that it is one (ISO 32000-1, annex H.3.4.1)."""
BROKEN = 20
"""Pages in a row that cannot be opened, after which the rest of the document is taken as lost."""
TEXT_ANNOTATIONS = frozenset({3, 13, 20})
"""FreeText, Stamp, Widget, by pdfium's numbers: their text is seen on the page and is not in its content."""
COPIER = 0.9
"""Confidence of a page whose text is hidden under its picture: another's OCR, of which nothing more is known."""
MOST_PIXELS = 100_000_000
OVERLAY = 0.3
"""Share of a page under which a form (a drawing kept apart) that holds text is laid over it, and not the page itself."""
NEAR = 15
"""Points between a stamp's words and its frame."""

_LOCK = threading.RLock()


class UnreadablePdf(ValueError):
    """The bytes are not a PDF that can be opened; the message says why: damaged, encrypted, something else altogether."""


def read_pdf(data: bytes) -> Iterator[Page]:
    """The pages of a PDF, in order, one at a time (memory stays flat whatever their number).

    A page that cannot be opened is given as `vide` with confidence 0; one whose text is hidden under a scan is another's OCR:
    `ocr`, without words. Raises UnreadablePdf where the file cannot be opened
    or none of its first pages can.
    """
    fonts: Fonts = {}
    with _opened(data) as document:
        broken = 0
        for index in range(len(document)):
            with _LOCK:
                page = _read_page(document, index, fonts)
            broken = 0 if page.confidence else broken + 1
            if broken > index and (broken >= BROKEN or broken == len(document)):
                raise UnreadablePdf("Le PDF est endommagé : aucune de ses pages ne peut être ouverte.")
            yield page
            if broken >= BROKEN:
                return


def render_page(data: bytes, number: int, dpi: int, *, grayscale: bool = True, layer: bool = True) -> Any:
    """The picture (PIL image) of page `number` (from 1), as a person sees it, never larger than 100 million pixels.

    `layer` False leaves out text, forms that hold text (stamps laid over a scan, with the ground that hides what is under
    them) and annotations. Raises UnreadablePdf where the page cannot be opened.
    """
    with _opened(data) as document, _LOCK, _page_of(document, number - 1, flat=layer) as page:
        if page is None:
            raise UnreadablePdf(f"La page {number} du PDF est endommagée.")
        width, height = page.get_size()
        scale = min(dpi / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        if not layer:
            _lift_text(page)
        return page.render(scale=scale, grayscale=grayscale, draw_annots=layer).to_pil()


class Pictures(NamedTuple):
    """What a page shows beside text: the share of it that images cover (at most 1), the largest one's resolution (dpi,
    0: none), the number of its drawings."""

    share: float
    dpi: int
    drawings: int


@contextmanager
def looking(data: bytes) -> Iterator[Callable[[int], Pictures]]:
    """What pages of one document show beside text, asked page by page: it is opened once, when first asked."""
    with ExitStack() as stack:
        opened: list[Any] = []

        def look(number: int) -> Pictures:
            if not opened:
                opened.append(stack.enter_context(_opened(data)))
            return _pictures(opened[0], number)

        yield look


def _pictures(document: Any, number: int) -> Pictures:
    from pypdfium2 import raw

    with _LOCK, _page_of(document, number - 1) as page:
        if page is None:
            return Pictures(0.0, 0, 0)
        whole = max(page.get_width() * page.get_height(), 1.0)
        covered = largest = dpi = 0.0
        drawings = len(list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3)))
        for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM), max_depth=1):
            area = min(_area(found), whole)
            inside = [found] if found.type == raw.FPDF_PAGEOBJ_IMAGE else _inside(page, found, raw.FPDF_PAGEOBJ_IMAGE)
            covered += area if inside else 0.0
            if inside and area > largest:
                dots = max(image.get_px_size()[0] * image.get_px_size()[1] for image in inside)
                largest, dpi = area, 72 * (dots / max(area, 1.0)) ** 0.5
        return Pictures(min(covered / whole, 1.0), round(dpi), drawings)


def span_boxes(data: bytes, number: int, spans: Sequence[tuple[int, int]]) -> list[Box]:
    """Where spans of the text that `read_pdf` gives for page `number` lie: a box per span and printed piece or line."""
    return [box for _, box in located(data, number, spans)]


def located(
    data: bytes, number: int, spans: Sequence[tuple[int, int]], *, ends: bool = False
) -> list[tuple[tuple[int, int], Box]]:
    """`span_boxes`, each box with the span that it is of. `ends`: of words, whose first and last letters tell the place."""
    boxes: list[tuple[tuple[int, int], Box]] = []
    with _opened(data) as document, _LOCK, _page_of(document, number - 1) as page, _probe(page, {}) as probe:
        if probe is None:
            return boxes
        at, within = 0, touching(spans)
        for row in _reading_order(_chunks(probe)):
            text, starts = joined(row)
            for chunk, begin in zip(row, starts, strict=True):
                for start, end in within(at + begin, at + begin + len(chunk.text)):
                    first, last = max(start - at - begin, 0), min(end - at - begin, len(chunk.text)) - 1
                    while first <= last and chunk.text[first].isspace():
                        first += 1
                    asked = range(first, last + 1, max(last - first, 1) if ends else 1)
                    letters = [probe.box(probe.index(chunk.at + i)) for i in asked]
                    boxes += [((start, end), box) for box in by_line(letters)]
            at += len(text) + 1
    return boxes


@contextmanager
def probing(data: bytes, number: int) -> Iterator[tuple[Any, Probe, list[list[Chunk]]] | None]:
    """Page `number` (from 1) opened, what tells of its letters, its lines as `read_pdf` reads them; None: it cannot be opened."""
    with _opened(data) as document, _LOCK, _page_of(document, number - 1) as page, _probe(page, {}) as probe:
        if probe is None:
            yield None
        else:
            yield page, probe, _reading_order(_chunks(probe))


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2 as pdfium

    if b"%PDF-" not in data[:SIGNATURE]:
        raise UnreadablePdf("Le fichier n'est pas un PDF.")
    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if error.err_code in LOCKED:
                raise UnreadablePdf("Le PDF est chiffré : il ne s'ouvre qu'avec un mot de passe.") from error
            raise UnreadablePdf("Le PDF est endommagé : il ne peut pas être ouvert.") from error
    try:
        yield document
    finally:
        with _LOCK:
            document.close()


@contextmanager
def _page_of(document: Any, index: int, *, flat: bool = True) -> Iterator[Any]:
    """The opened page, or None. `flat`: what annotations and form fields show is made part of it."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        page = document[index]
    except (pdfium.PdfiumError, IndexError):
        yield None
        return
    if flat and raw.FPDFPage_GetAnnotCount(page.raw) and _has_text_annotations(raw, page.raw):
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    try:
        yield page
    finally:
        page.close()


def _inside(page: Any, form: Any, kind: int) -> list[Any]:
    return list(page.get_objects(filter=(kind,), form=form, level=1))


def _area(found: Any) -> float:
    x0, y0, x1, y1 = found.get_bounds()
    return float(max((x1 - x0) * (y1 - y0), 0.0))


def _lift_text(page: Any) -> None:
    """Take off a page its text, the small forms that hold text, and the frames and grounds drawn around that text."""
    from pypdfium2 import raw

    lifted = list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=1))
    for form in page.get_objects(filter=(raw.FPDF_PAGEOBJ_FORM,), max_depth=1):
        texts = _inside(page, form, raw.FPDF_PAGEOBJ_TEXT)
        lifted += [form] if texts and _area(form) < OVERLAY * page.get_width() * page.get_height() else texts
    around = [found.get_bounds() for found in lifted if not found.level]
    for path in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=1) if around else ():
        x0, y0, x1, y1 = path.get_bounds()
        near = (x0 < x3 + NEAR and x2 < x1 + NEAR and y0 < y3 + NEAR and y2 < y1 + NEAR for x2, y2, x3, y3 in around)
        lifted += [path] * any(near)
    for found in lifted:
        page.remove_obj(found)


def _has_text_annotations(raw: Any, handle: Any) -> bool:
    for index in range(min(raw.FPDFPage_GetAnnotCount(handle), 500)):
        annotation = raw.FPDFPage_GetAnnot(handle, index)
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if subtype in TEXT_ANNOTATIONS:
            return True
    return False


@contextmanager
def _probe(page: Any, fonts: Fonts) -> Iterator[Probe | None]:
    from pypdfium2 import raw

    textpage = raw.FPDFText_LoadPage(page.raw) if page is not None else None
    if not textpage:
        yield None
        return
    try:
        yield Probe(raw, page, textpage, fonts)
    finally:
        raw.FPDFText_ClosePage(textpage)


def _read_page(document: Any, index: int, fonts: Fonts) -> Page:
    with _page_of(document, index) as page:
        if page is None:
            return Page(index + 1, 0.0, 0.0, "", (), "vide", (), 0.0)
        width, height = page.get_size()
        with _probe(page, fonts) as probe:
            chunks = _chunks(probe) if probe else []
    lines, pieces, at = [], [], 0
    for row in _reading_order(chunks):
        text, _ = joined(row)
        main = row[0] if len(row) == 1 else max(row, key=lambda chunk: sum(map(str.isalnum, chunk.text)))
        x0, top, x1, bottom = row[0].box if len(row) == 1 else around([chunk.box for chunk in row])
        lines.append(Line(at, at + len(text), x0, top, x1, bottom, main.font, main.size, main.bold))
        pieces.append(text)
        at += len(text) + 1
    if not lines:
        return Page(index + 1, width, height, "", (), "vide")
    copier = sum(chunk.hidden for chunk in chunks) > len(chunks) / 2
    page = Page(index + 1, width, height, "\n".join(pieces), tuple(lines))
    return replace(page, origin="ocr", confidence=COPIER) if copier else page


def _chunks(probe: Probe) -> list[Chunk]:
    """The page's pieces of text, those that run across two columns cut."""
    return roll_call_apart(split_columns(list(probe.chunks()), probe), probe)


def _reading_order(chunks: list[Chunk]) -> list[list[Chunk]]:
    """Lines from first to last; text that runs up or down the page is read last."""
    upright = [chunk for chunk in chunks if chunk.upright]
    rows = [[upright[i] for i in row] for row in arrange([chunk.box for chunk in upright])]
    return rows if len(upright) == len(chunks) else rows + [[chunk] for chunk in chunks if not chunk.upright]


def joined(row: Sequence[Chunk]) -> tuple[str, list[int]]:
    """A line's text and where in it each chunk begins: a blank between two, none before a raised `er`."""
    text, starts = row[0].text, [0]
    for before, chunk in zip(row, row[1:], strict=False):
        if chunk.box.x0 - before.box.x1 > 0.15 * max(before.size, chunk.size, 1.0):
            text += " "
        starts.append(len(text))
        text += chunk.text
    return text, starts
