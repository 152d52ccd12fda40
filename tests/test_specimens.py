"""Invented documents, rendered and read: every value that a person finds in them, and no other.

A specimen is `NAME.txt` (markup of `flows/demo/balisage.py`) and `NAME.json` (what a reader finds, in the format of the
labelled corpus). Each group of fields is a test of its own; what is not read yet is named in `PAS_ENCORE`, and the test
fails as soon as it is, so that the list stays true.
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from flows.demo.rendu import render
from schemas.records import Acte, Extraction

ROOT = Path(__file__).resolve().parent
FOLDERS = (ROOT / "specimens", ROOT.parent / "flows" / "demo" / "specimens")
SPECIMENS = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))}

GROUPS = {
    "lieu": ("coll_nom",),
    "dates": ("delib_date", "convocation_date", "affichage_date", "publication_date"),
    "comptes": ("vote_effectif", "seance_presents", "vote_reel", "seance_absents", "seance_pouvoirs", "seance_exclus"),
    "votes": ("vote_resultat", "vote_pour", "vote_contre", "vote_abstention"),
    "theme": ("delib_matiere_code", "delib_matiere_nom"),
    "tampon": ("pref_date", "pref_acte_id"),
    "personnes": ("president", "secretaire", "membres_presents", "membres_absents", "procurations"),
}
MINUTES = {"proces_verbal", "compte_rendu"}
PAS_ENCORE: dict[tuple[str, str], str] = {
    ("brecy-extrait-tamponne", "votes"): "le 1 d'« 1 ABSTENTION » se perd sur la numérisation : rien n'est pris",
    ("extrait-colonne-de-votes", "lieu"): "le nom de la communauté est coupé par une colonne",
    (
        "extrait-conseil-departemental",
        "comptes",
    ): "le nombre de délégations de vote n'est pas encore un nombre de pouvoirs",
    ("extrait-lettres-espacees", "personnes"): "une initiale M. est prise pour une civilité",
    ("pv-decisions-deleguees", "lieu"): "L'Aubépinière : l'article qui colle au nom",
    ("pv-votants-changeants", "personnes"): "un pouvoir donné en cours de séance",
}
"""(specimen, group) → what is not read yet, and why."""


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    group: str

    @property
    def expected(self) -> Mapping[str, Any]:
        return expected(self.name)


@cache
def expected(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(SPECIMENS[name].with_suffix(".json").read_text(encoding="utf-8"))
    return found


@cache
def extraction(name: str) -> Extraction:
    return extract(render(SPECIMENS[name].read_text(encoding="utf-8")), f"{name}.pdf")


def is_scan(name: str) -> bool:
    return bool(re.match(r"---\n(?:.*\n)*?scan:(?:.*\n)*?---\n", SPECIMENS[name].read_text(encoding="utf-8")))


def cases(*groups: str) -> list[Any]:
    """One parameter per specimen and group; scans are slow, known gaps are strict expected failures."""
    params = []
    for name in SPECIMENS:
        for group in groups:
            if group in GROUPS and not expected(name)["actes"]:
                continue
            marks = [pytest.mark.slow] if is_scan(name) else []
            if reason := PAS_ENCORE.get((name, group)):
                marks.append(pytest.mark.xfail(reason=reason, strict=True))
            params.append(pytest.param(Case(name, group), id=f"{name}-{group}", marks=marks))
    return params


def plain(text: object) -> str:
    """Accents, case and punctuation do not tell two titles apart."""
    decomposed = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", decomposed).split())


def alike(a: object, b: object) -> bool:
    return difflib.SequenceMatcher(None, plain(a), plain(b), autojunk=False).ratio() > 0.9


def required(name: str) -> tuple[list[Mapping[str, Any]], list[Acte]]:
    """The acts that must be there, and those that were read less the ones that a reader may count or not."""
    wanted = [a for a in expected(name)["actes"] if not a.get("facultatif")]
    optional = [a["delib_objet"] for a in expected(name)["actes"] if a.get("facultatif")]
    got = [a for a in extraction(name).actes if not any(alike(a.delib_objet, o) for o in optional)]
    return wanted, got


def reading(acte: Acte, field: str) -> Any:
    value = acte.to_dict()[field]
    return _comparable(field, value)


def wanted_value(field: str, act: Mapping[str, Any], seance: Mapping[str, Any]) -> Any:
    empty: Any = [] if field in ("membres_presents", "membres_absents", "procurations") else None
    value = act.get(field, seance.get(field, (act.get("deduit") or {}).get(field, empty)))
    return _comparable(field, value)


def _comparable(field: str, value: Any) -> Any:
    """Titles and places without their accents; a place without the word for what it is."""
    if field == "coll_nom" and value:
        kind = r"^(commune|ville|mairie|communaute de communes|departement)\b( (d|de|des|du|la)\b)*"
        return re.sub(kind, "", plain(value)).strip()
    return plain(value) if field == "delib_objet" else value


@pytest.mark.parametrize("case", cases("nature"))
def test_a_document_is_what_it_is(case: Case) -> None:
    nature, wanted = extraction(case.name).document.nature, case.expected["nature"]
    if wanted == "deliberation" and len(case.expected["actes"]) > 1:
        wanted = "liasse"
    assert nature == wanted or {nature, wanted} <= MINUTES


@pytest.mark.parametrize("case", cases("actes"))
def test_every_act_is_cut_and_named_and_no_other(case: Case) -> None:
    wanted, got = required(case.name)
    assert [(a.delib_id, reading(a, "delib_objet")) for a in got] == [
        (a.get("delib_id"), plain(a["delib_objet"])) for a in wanted
    ]
    assert [a.page_debut for a in got] == [a["page"] for a in wanted]


@pytest.mark.parametrize("case", cases(*GROUPS))
def test_a_value_is_the_one_that_a_reader_finds(case: Case) -> None:
    wanted, got = required(case.name)
    seance, wrong = case.expected["seance"], []
    assert len(got) == len(wanted), "the acts are not the right ones"
    for act, acte in zip(wanted, got, strict=True):
        for field in GROUPS[case.group]:
            expected_value, value = wanted_value(field, act, seance), reading(acte, field)
            unprinted = (proof := acte.preuves.get(field)) is not None and proof.origine != "imprime"
            if expected_value in (None, []) and (unprinted or field == "vote_resultat"):
                continue
            if value != expected_value:
                wrong.append(f"{act['delib_objet'][:40]} {field}: expected {expected_value!r}, got {value!r}")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", [pytest.param(n, marks=[pytest.mark.slow] if is_scan(n) else []) for n in SPECIMENS])
def test_a_specimen_is_rendered_to_the_same_bytes(name: str) -> None:
    source = SPECIMENS[name].read_text(encoding="utf-8")
    assert render(source) == render(source)
    assert expected(name)["id"] == name
