"""Reading pages and extracting acts: how many times the bare cost of the library underneath, measured in the same run.

    python benchmarks/lecture.py [FOLDER]

FOLDER holds PDFs (default: `../shared/corpus/pdf` where it is there, else the specimens of the tests, rendered).
Each ratio has a limit; the exit code is 1 where one is passed.

Times are of processor, not of the clock, and the least of several rounds, of ours and of the floor alike: a busy machine
disturbs single rounds, never a whole run, and what it disturbs is not counted against either side.
"""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "pdf"
ROUNDS = 5
SCANS = 6
PAGES = 500


def main(folder: Path) -> int:
    digital, scans = documents(folder)
    rows = [*text_ratios(digital), *ocr_ratios(scans), memory()]
    width = max(len(name) for name, _, _, _ in rows)
    for name, value, limit, unit in rows:
        print(f"{name:{width}}  {value:8.2f} {unit:3}  limite {limit:g}  {'ok' if value <= limit else 'DÉPASSÉE'}")
    return int(any(value > limit for _, value, limit, _ in rows))


Row = tuple[str, float, float, str]


def documents(folder: Path) -> tuple[list[bytes], list[tuple[bytes, int]]]:
    """Born-digital documents, and scanned pages as (document, number)."""
    from extractors.pages.text import read_pdf

    digital, scans = [], []
    for data in pdfs(folder):
        pages = list(read_pdf(data))
        if all(len(page.text) > 400 for page in pages[:-1]) and pages[0].text:
            digital.append(data)
        scans += [(data, page.number) for page in pages if len(page.text) < 200]
    return digital, scans[:: max(len(scans) // SCANS, 1)][:SCANS]


def pdfs(folder: Path) -> Sequence[bytes]:
    if folder.is_dir():
        return [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]
    from flows.demo.rendu import render

    return [render(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests" / "specimens").glob("*.txt"))]


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of processor of the fastest of some rounds: the others were disturbed."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def in_turn(documents: Sequence[bytes], works: Sequence[Callable[[bytes], object]]) -> list[float]:
    """Seconds of each work on all documents: each document's fastest of some rounds.

    A round does every work on every document, one document after the other, so that what a work remembers of a document has
    been forgotten when it comes back to it, and a busy machine slows all works alike.
    """
    times = [[float("inf")] * len(documents) for _ in works]
    for _ in range(ROUNDS):
        for index, data in enumerate(documents):
            for work, seconds in zip(works, times, strict=True):
                seconds[index] = min(seconds[index], best(lambda w=work, d=data: w(d), 1))  # type: ignore[misc]
    return [sum(seconds) for seconds in times]


def text_ratios(documents: Sequence[bytes]) -> list[Row]:
    import pdfplumber

    from extractors.extract import extract
    from extractors.pages.reading import read_pages
    from extractors.pages.text import read_pdf

    def with_pdfplumber(data: bytes) -> None:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_text()

    bare, read, whole, extracted = in_turn(
        documents,
        (bare_text, lambda data: list(read_pdf(data)), read_pages, lambda data: extract(data, "document.pdf")),
    )
    (plumber,) = in_turn(documents, (with_pdfplumber,))
    return [
        ("lecture (lignes, polices, ordre) / texte nu de pdfium", read / bare, 2.0, "×"),
        ("pages d'un PDF né numérique / texte nu de pdfium", whole / bare, 2.2, "×"),
        ("pages d'un PDF né numérique / extract_text de pdfplumber", whole / plumber, 1 / 14, "×"),
        ("extraction avec preuves / texte nu de pdfium", extracted / bare, 5.0, "×"),
        ("extraction avec preuves / extract_text de pdfplumber", extracted / plumber, 1 / 14, "×"),
    ]


def bare_text(data: bytes) -> None:
    """What pdfium needs to give a document's text and nothing else."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


def ocr_ratios(scans: Sequence[tuple[bytes, int]]) -> list[Row]:
    """Our pages by OCR, by Tesseract alone on the same pictures: rendered once, out of the measure, then in it."""
    import tesserocr

    from extractors.pages.ocr import model_folder, read_picture
    from extractors.pages.text import render_page

    if not scans:
        return []
    engine = tesserocr.PyTessBaseAPI(path=model_folder(), lang="fra", psm=tesserocr.PSM.AUTO)

    def bare(picture: Any) -> None:
        engine.SetImage(picture)
        engine.SetSourceResolution(200)
        engine.GetUTF8Text()

    pictures = [render_page(data, number, 200) for data, number in scans]
    read_picture(pictures[0], 1, 595, 842, 200)
    ours = floor = 0.0
    for picture in pictures:  # one after the other, so that a busy machine slows both
        floor += best(lambda p=picture: bare(p), 2)  # type: ignore[misc]
        ours += best(lambda p=picture: read_picture(p, 1, 595, 842, 200), 2)  # type: ignore[misc]
    return [("OCR (redressement, boîtes, gras) / Tesseract nu, même image", ours / floor, 1.2, "×")]


def memory() -> Row:
    """Peak of a process that reads a long document, page by page."""
    child = subprocess.run(
        [sys.executable, __file__, "--memoire"], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return (f"mémoire de pointe, PDF de {PAGES} pages", float(child.stdout), 600.0, "Mo")


def read_long_document() -> None:
    from reportlab.pdfgen.canvas import Canvas

    from extractors.pages.reading import read_pages

    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(PAGES):
        for line in range(55):
            canvas.drawString(
                60,
                780 - 13 * line,
                f"Page {number}, ligne {line} du procès-verbal de la séance du conseil de Vaumérange",
            )
        canvas.showPage()
    canvas.save()
    assert len(read_pages(out.getvalue())) == PAGES
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:] == ["--memoire"]:
        read_long_document()
    else:
        sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS))
