"""The promise of the evidence: every printed value's words are on its page, where it says, and the value comes from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from provenance import RULES, faults

from extractors.extract import extract
from extractors.pages.reading import read_pages
from flows.demo.rendu import render
from schemas.serial import extraction_from_json, extraction_to_json

HERE = Path(__file__).parent
SPECIMENS = sorted([*(HERE / "specimens").glob("*.txt"), *(HERE.parent / "flows" / "demo" / "specimens").glob("*.txt")])
CORPUS = sorted((HERE.parent.parent / "shared" / "corpus" / "pdf").glob("*.pdf"))


def is_scan(specimen: Path) -> bool:
    return "scan:" in specimen.read_text(encoding="utf-8")


BORN_DIGITAL = [s for s in SPECIMENS if not is_scan(s)]


@pytest.mark.parametrize(
    "specimen", [pytest.param(s, marks=[pytest.mark.slow] * is_scan(s)) for s in SPECIMENS], ids=lambda p: p.stem
)
def test_the_words_of_every_value_are_on_its_page_and_say_the_value(specimen: Path) -> None:
    data = render(specimen.read_text(encoding="utf-8"))
    extraction = extract(data, "specimen.pdf")
    assert extraction.pages == tuple(page.text for page in read_pages(data))
    assert faults(extraction) == []


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS, reason="../shared/corpus est absent")
@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_the_words_of_every_value_of_a_real_document_say_the_value(path: Path) -> None:
    assert faults(extract(path.read_bytes(), path.name, themes=False)) == []


@pytest.mark.parametrize(
    ("champ", "value", "words"),
    [
        ("delib_date", "2025-03-27", "27 mars 2024"),
        ("vote_pour", 12, "13 voix pour"),
        ("vote_contre", 0, "Contre : 1"),
        ("vote_resultat", "rejetee", "à l'unanimité"),
        ("membres_presents", ("Anne ROY", "Luc BON"), "Anne ROY, Paul VIAL"),
        ("delib_objet", "Vente du lot 3", "Vente du lot 4"),
        ("delib_matiere_code", "5.7", "7.5"),
    ],
)
def test_words_that_do_not_say_the_value_are_a_fault(champ: str, value: object, words: str) -> None:
    assert not RULES[champ](value, words)


@pytest.mark.parametrize("specimen", BORN_DIGITAL, ids=lambda p: p.stem)
def test_each_act_has_its_own_part_of_the_pages_and_no_other_act_has_it(specimen: Path) -> None:
    extraction = extract(render(specimen.read_text(encoding="utf-8")), "specimen.pdf", themes=False)
    taken: list[tuple[int, int, int]] = []
    for acte in extraction.actes:
        title = acte.preuves["delib_objet"]
        own = {t.page: t for t in acte.textes}
        assert title.texte in own[title.page or 0].texte
        for page, portion in own.items():
            end = portion.debut + len(portion.texte)
            assert extraction.pages[page - 1][portion.debut : end] == portion.texte
            assert not any(p == page and portion.debut < e and s < end for p, s, e in taken)
            taken.append((page, portion.debut, end))
    assert extraction_from_json(extraction_to_json(extraction)) == extraction
