"""The promise of the evidence: every printed value's words are on its page, where it says, and the value comes from them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.reading import read_pages
from flows.demo.rendu import render
from schemas.serial import extraction_from_json, extraction_to_json

HERE = Path(__file__).parent
SPECIMENS = sorted([*(HERE / "specimens").glob("*.txt"), *(HERE.parent / "flows" / "demo" / "specimens").glob("*.txt")])
BORN_DIGITAL = [s for s in SPECIMENS if "scan:" not in s.read_text(encoding="utf-8")]
WORDED = {
    "delib_date",
    "convocation_date",
    "affichage_date",
    "publication_date",
    "pref_date",
    "seance_heure",
    "vote_resultat",
}
COUNTS = {
    "vote_pour",
    "vote_contre",
    "vote_abstention",
    "vote_reel",
    "vote_effectif",
    "seance_presents",
    "seance_absents",
    "seance_pouvoirs",
    "seance_exclus",
}


def plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.replace("œ", "oe")).encode("ascii", "ignore").decode().lower()
    return "".join(re.findall(r"[a-z0-9]+", text))


@pytest.mark.parametrize("specimen", BORN_DIGITAL, ids=lambda p: p.stem)
def test_the_words_of_every_printed_value_are_on_its_page(specimen: Path) -> None:
    data = render(specimen.read_text(encoding="utf-8"))
    extraction = extract(data, "specimen.pdf")
    pages = extraction.pages
    assert pages == tuple(page.text for page in read_pages(data))
    for record in (*extraction.actes, extraction.document):
        for champ, preuve in record.preuves.items():
            if preuve.origine == "imprime":
                assert preuve.page is not None and preuve.texte
                assert pages[preuve.page - 1][preuve.debut : preuve.fin] == preuve.texte, champ
                assert comes_from(champ, getattr(record, champ), preuve.texte), (
                    champ,
                    getattr(record, champ),
                    preuve.texte,
                )
            else:
                assert preuve.page is None


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


def comes_from(champ: str, value: Any, words: str) -> bool:
    """Dates and results are said in other words than the value; all else is made of letters and digits of the words."""
    if champ in WORDED:
        return bool(words.strip())
    if champ in COUNTS:
        return str(value) in re.findall(r"\d+", words.replace("O", "0")) or bool(
            re.search(r"[a-zàé]{2,}|/|-", words.lower())
        )
    if isinstance(value, tuple):
        parts = [v if isinstance(v, str) else f"{v.mandant} {v.mandataire}" for v in value]
        return all(plain(w) in plain(words) for part in parts for w in part.split())
    if champ in ("president", "secretaire"):
        return all(plain(w) in plain(words) for w in str(value).split())
    if champ == "coll_nom":
        return plain(str(value))[-4:] in plain(words)
    return plain(str(value)) in plain(words) or champ == "delib_objet"
