"""The way of one document through this room: bytes → pages → clean text → acts → values with evidence → checks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from extractors import coherence
from extractors.champs import Values, modules, read, rows
from extractors.clean import clean
from extractors.collectivites import ailleurs as collectivite_ailleurs
from extractors.found import Found
from extractors.nature import nature_of
from extractors.pages.page import Page
from extractors.pages.reading import read_pages
from extractors.personnes import mouvements, presences_colonnes, presences_croix, presences_tableau
from extractors.ramassage import held
from extractors.sceaux import allot, stamp_values
from extractors.split import Piece, split
from extractors.tableaux import cellules
from extractors.tableaux import lecture as tableaux
from extractors.themes import choix as themes_choix
from extractors.view import View
from extractors.votes import ensemble
from schemas.records import COLONNES_SEANCE, Acte, Anomalie, Document, Extraction, Nature, Portion

ACTE_ONLY = frozenset(Acte.__dataclass_fields__) - {"preuves", "textes"}
DOCUMENT_ONLY = frozenset(Document.__dataclass_fields__) - {"preuves"}


TAIL = 700
SHORT, LONG = 500, 8000
"""A head shorter than this tells of no sitting: the first act was cut at a number printed above the roll call."""
NOT_SAT = frozenset(COLONNES_SEANCE) - {"coll_nom"}
"""What a document that is no assembly's cannot tell: nobody sat."""
PRESENCES = ("membres_presents", "membres_absents", "procurations")
PUBLICITY = {"affichage_date", "publication_date"}
OF_THE_HEAD = frozenset({"coll_nom", "delib_date", "seance_heure", "seance_lieu", "president", *PUBLICITY})
"""What a roll call at a document's end does not tell."""


def extract(data: bytes, fichier: str, *, jobs: int = 1, themes: bool = True) -> Extraction:
    """Read one PDF. Pure: same bytes, same answer. Raises `extractors.pages.text.UnreadablePdf` where it cannot be opened.

    `themes`: tell the theme of acts that print none (`extractors/themes/choix.py`).
    """
    with held():
        return _extract(data, fichier, jobs, themes)


def _extract(data: bytes, fichier: str, jobs: int, themes: bool) -> Extraction:
    pages = read_pages(data, jobs=jobs)
    cleaned = clean(pages)
    nature = nature_of(cleaned.view.text)
    rangees = tableaux.read(data, pages) if nature == "liste_deliberations" else []
    decoupe = split(cleaned.view, cleaned.timbres, nature, rangees)
    if nature == "autre":
        seance = read(cleaned.view[:LONG], "seance", skip=NOT_SAT)
    else:
        seance = read(decoupe.entete, "seance").under(_tail(cleaned.view, decoupe.entete))
    if nature != "autre" and len(decoupe.entete) < SHORT:
        seance = seance.under(read(cleaned.view[:LONG], "seance", skip=seance.values))
    if nature != "autre" and "coll_nom" not in seance.values and (nom := collectivite_ailleurs.find(cleaned.view.text)):
        seance.add(cleaned.view, nom)
    if nature != "autre" and decoupe.pieces:
        seance = _crosses(cleaned.view, data, seance)
        seance = seance.under(_signed(cleaned.view, seance))
    stamps = stamp_values(cleaned, cleaned.timbres)
    nature = "liasse" if decoupe.regime == "liasse" else nature
    sha256 = hashlib.sha256(data).hexdigest()
    tous = _tous(cleaned.view)
    moves = mouvements.find(cleaned.view, len(decoupe.entete)) if len(decoupe.pieces) > 1 else ()
    checked = []
    pieces = [(piece, _own(piece)) for piece in decoupe.pieces if _objet(piece)]
    shares = allot(cleaned, [(piece, own.values.get("delib_id")) for piece, own in pieces])
    for (piece, own), share in zip(pieces, shares, strict=True):
        here = mouvements.after(seance, moves, piece.view.offsets[piece.title[0]]) if moves else seance
        values, lines = _acte(piece, own, here, share, stamps, len(decoupe.pieces) == 1), rows(piece.view)
        values = values if _voted(values) else values.under(tous)
        acte, raised = coherence.apply(_record(values, piece, nature, fichier, sha256))
        checked.append((replace(acte, **lines.values) if lines.values else acte, raised, values, lines))
    known = [acte for acte, *_ in checked]
    themed = themes_choix.completer_tous(known) if themes else [(acte, None) for acte in known]
    actes = [acte for acte, _ in themed]
    anomalies = _doutes(seance, fichier, sha256, None)
    for (_, raised, values, lines), (acte, doubt) in zip(checked, themed, strict=True):
        anomalies += _doutes(values, fichier, sha256, acte.delib_id) + _doutes(lines, fichier, sha256, acte.delib_id)
        told = (*raised, doubt) if doubt else raised
        anomalies += [replace(a, fichier=fichier, document_sha256=sha256, acte=acte.delib_id) for a in told]
    if decoupe.doute:
        anomalies.append(Anomalie("decoupe.sans_preuve", decoupe.doute, "alerte", fichier, sha256))
    document = _document(seance.under(stamps), pages, nature, fichier, sha256, len(actes))
    texts = tuple(page.text for page in pages)
    return Extraction(document, tuple(actes), tuple(dict.fromkeys(anomalies)), texts)


def _crosses(view: View, data: bytes, seance: Values) -> Values:
    """The sitting's values, and the roll call of a table of crosses or of columns, read where they stand on the page."""
    from extractors.pages.layout import word_boxes

    found = Values()
    boxes = partial(word_boxes, data)
    for value in presences_croix.find(view, boxes) or presences_colonnes.find(view, boxes):
        found.add(view, value)
    unsure = [doubt for doubt in seance.doutes if not found.values or doubt[0] not in PRESENCES]
    return found.under(Values(seance.values, seance.preuves, unsure))


def _signed(view: View, seance: Values) -> Values:
    """The roll call below the acts, and what is told beside it, where no head tells one."""
    start = None if any(name in seance.values for name in PRESENCES) else presences_tableau.sheet(view.text)
    if start is None:
        return Values()
    found = read(view[start : start + LONG], "seance", OF_THE_HEAD)
    return found if "membres_presents" in found.values else Values()


def _own(piece: Piece) -> Values:
    """What an act's own words say."""
    own = Values()
    objet = _objet(piece)
    if objet:
        own.add(piece.view, objet)
    if piece.number:
        text = piece.view.text[slice(*piece.number)].strip()
        own.add(piece.view, Found("delib_id", text, *piece.number, f"numero.{piece.regime}", 0.98))
    for champ, start, end in piece.cellules:
        words = piece.view.text[start:end]
        if (cell := cellules.value(champ, words)) is not None:
            rule = "matiere.colonne" if champ == "delib_matiere_code" else "vote.colonnes"
            own.add(piece.view, Found(champ, cell, start, end, rule, 0.95))
    rest = read(piece.view, "acte", skip=own.values)
    return Values({**rest.values, **own.values}, {**rest.preuves, **own.preuves}, rest.doutes + own.doutes)


def _acte(piece: Piece, own: Values, seance: Values, share: Values, stamps: Values, single: bool) -> Values:
    """One act's values: its own words first, then its stamp's, then the sitting's."""
    if piece.head is not None and not single:
        seance = read(piece.head, "seance").under(seance)
        stamps = share
    return own.under(Values(stamps.values, stamps.preuves)).under(Values(seance.values, seance.preuves))


def _tail(view: View, head: View) -> Values:
    """What a document says of its publicity at its very end, below the last act."""
    start = max(len(head), len(view) - TAIL)
    if start >= len(view):
        return Values()
    skip = {n for module in modules("seance") for n in module.NAMES} - PUBLICITY
    found = read(view[start:], "seance", skip)
    return Values(found.values, found.preuves)


def _tous(view: View) -> Values:
    """The result that a document's end says of all its acts."""
    end = view[max(0, len(view) - 2 * TAIL) :]
    said = Values()
    if result := ensemble.find(end.text):
        said.add(end, result)
    return said


def _voted(values: Values) -> bool:
    """Something of the act's own vote was read, or seen and not understood."""
    seen = {*values.values, *(champ for champ, *_ in values.doutes)}
    return bool(seen & {"vote_resultat", "vote_pour", "vote_contre", "vote_abstention"})


def _objet(piece: Piece) -> Found | None:
    start, end = piece.title
    text = piece.objet or " ".join(piece.view.text[start:end].split()).strip(" .:-–")
    return Found("delib_objet", text, start, end, f"titre.{piece.regime}", 0.97) if text else None


def _record(values: Values, piece: Piece, nature: Nature, fichier: str, sha256: str) -> Acte:
    kept: dict[str, Any] = {k: v for k, v in values.values.items() if k in ACTE_ONLY}
    return Acte(
        **kept,
        nature=nature,
        page_debut=piece.view.page_number(piece.title[0]),
        page_fin=piece.view.page_number(max(0, len(piece.view.text.rstrip()) - 1)),
        fichier=fichier,
        document_sha256=sha256,
        preuves=MappingProxyType({k: p for k, p in values.preuves.items() if k in kept}),
        textes=tuple(Portion(*own) for own in piece.view.portions()),
    )


def _document(values: Values, pages: Sequence[Page], nature: Nature, fichier: str, sha256: str, actes: int) -> Document:
    kept: dict[str, Any] = {
        k: v for k, v in values.values.items() if k in DOCUMENT_ONLY and (k in COLONNES_SEANCE or k in STAMPED)
    }
    preuves = MappingProxyType({k: p for k, p in values.preuves.items() if k in kept})
    read_by_ocr = sum(p.origin == "ocr" for p in pages)
    return Document(
        **kept, fichier=fichier, document_sha256=sha256, nature=nature, pages=len(pages), pages_ocr=read_by_ocr, actes=actes,
        preuves=preuves,
    )  # fmt: skip


STAMPED = ("publication_date", "pref_date", "pref_acte_id")


def _doutes(values: Values, fichier: str, sha256: str, acte: str | None) -> list[Anomalie]:
    return [
        Anomalie(f"lecture.{champ}", reason, "alerte", fichier, sha256, acte, page, champ, words)
        for champ, words, reason, page in values.doutes
    ]
