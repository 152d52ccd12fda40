"""Which regime cuts this document: the one whose proof is strongest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.decisions import decides
from extractors.fields import objet
from extractors.lines import ViewLine, lines_of
from extractors.patterns.casse import SansCasse
from extractors.split import (
    amorces,
    bouts,
    extracts,
    faisceau,
    milieu,
    numbered,
    ordinals,
    phrases,
    puces,
    recapitulatif,
    series,
    sous_titres,
    tableau,
    titled,
)
from extractors.split.cut import Cut, Decoupe, Piece
from extractors.split.heads import plain
from extractors.timbres import Timbre
from extractors.view import View
from schemas.records import Nature

if TYPE_CHECKING:
    from extractors.tableaux.lecture import Rangee

CLOSING = SansCasse(
    r"\W*(?:(?:\d{1,2}|[ivx]{1,5}|[a-h])\s?[°.)/–-]+\s*)?(?:(?:questions?|affaires?|informations?|points?)(?:\s+et\s+(?:questions?|informations?))?\s+diverses?|divers|questions?\s+orales?|tour\s+de\s+table)\W*$"
    r"|\W*(?:(?:\d{1,2}|[ivx]{1,5}|[a-h])\s?[°.)/–-]+\s*)?(?:(?:compte[\s-]rendu|communication|relev[ée]|information|liste|point)s?\s+(?:des?|sur\s+les)\s+)?d[ée]cisions?\s+(?:du|de\s+la|de\s+madame\s+l[ae]|de\s+monsieur\s+le|municipales?|prises?\s+par)\s.{0,100}(?:d[ée]l[ée]gation|article\s+l|prises?)\b.{0,60}$"
    r"|\W*l'ordre\s+du\s+jour\s+(?:[ée]tant|est)\s+[ée]puis|\W*(?:la\s+)?s[ée]ance\s+est\s+lev[ée]e"
)
NO_TITLE = "cet extrait du registre n'a pas de titre reconnaissable"
NO_PROOF = "aucun signe sûr (numéro, ordre du jour, titre) ne permet de séparer les actes de ce document"


def split(view: View, timbres: Sequence[tuple[int, Timbre]], nature: Nature, rangees: Sequence[Rangee] = ()) -> Decoupe:
    """The acts of a document, and the text that tells of its sitting. `rangees`: the rows of a list's tables."""
    if nature == "autre":
        return Decoupe(view, (), "aucun")
    by_row = tableau.decoupe(view, rangees) if rangees else None
    lines = lines_of(view)
    several = False
    if nature in ("deliberation", "liasse") or extracts.bundled(view, timbres):
        found = _extracts(view, lines, timbres)
        several = len(found.pieces) <= 1 and (
            len(series.numbers(view.text, lines, 0)) >= 2 or _labelled(view.text, lines)
        )
        if found.pieces and not several:
            return found
    regime, cuts = _minutes(view.text, lines, nature == "liste_deliberations")
    if by_row and len(by_row.pieces) >= 0.9 * len(cuts):
        return by_row
    minutes = nature in ("proces_verbal", "compte_rendu")
    listed = recapitulatif.cuts(view.text, lines) if minutes else []
    if len(cuts) <= 1 and minutes and not listed and objet.label(view.text) is not None:
        found = _extracts(view, lines, timbres)
        if found.pieces:
            return found
    extract = nature in ("deliberation", "liasse")
    if (not cuts and nature != "liste_deliberations") or (extract and len(cuts) < 2 and not several):
        regime, cuts = _last(view.text, lines, not extract)
        if extract and not cuts:
            return Decoupe(view, (), "aucun", NO_TITLE)
    regime, cuts = _mended(view.text, lines, regime, cuts, listed)
    if not cuts:
        return Decoupe(view, (), "aucun", NO_PROOF if decides(view.text) else None)
    pieces = tuple(_pieces(view, _closed(view.text, lines, cuts), regime))
    return Decoupe(view[: cuts[0].start], pieces, "liasse" if nature == "deliberation" and len(pieces) > 1 else regime)


def _mended(
    text: str, lines: Sequence[ViewLine], regime: str, cuts: list[Cut], listed: Sequence[Cut]
) -> tuple[str, list[Cut]]:
    """What all the signs together say of one regime's cuts: titles that are none, titles not seen, acts only listed at the foot."""
    if regime == "titre" and len(kept := faisceau.proved(text, lines, cuts)) < len(cuts):
        regime, cuts = (regime, kept) if kept else _last(text, lines, True, (regime, cuts))
    if cuts and regime in ("titre", "ordre", "puce", "amorce", "numero"):
        cuts = faisceau.complete(text, lines, cuts)
    if cuts and regime in ("titre", "ordre", "puce", "amorce"):
        cuts = sous_titres.split(text, lines, cuts)
    if regime in ("titre", "ordre", "puce"):
        cuts = bouts.numbered(text, cuts)
    if listed:
        cuts = [*cuts, *recapitulatif.missing(text, listed, cuts)]
    return regime, cuts


def _labelled(text: str, lines: Sequence[ViewLine]) -> bool:
    """One head, then at least three acts each behind its own `Objet : …` and with its own decision."""
    return len({plain(text[slice(*cut.title)]) for cut in puces.by_label(text, lines)}) >= 3


def _extracts(view: View, lines: Sequence[ViewLine], timbres: Sequence[tuple[int, Timbre]]) -> Decoupe:
    """The stamps' cut where each of its parts has a title, else the way of cutting that titles most parts."""
    ways = extracts.blocks(view, timbres)
    pieces = _titled(view, lines, ways[0])
    if len(pieces) < len(ways[0]):
        pieces = max([pieces, *(_titled(view, lines, starts) for starts in ways[1:])], key=len)
    return Decoupe(view, tuple(pieces), "liasse" if len(pieces) > 1 else "extrait")


def _titled(view: View, lines: Sequence[ViewLine], starts: Sequence[int]) -> list[Piece]:
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(view)], strict=True):
        own = view[start:end]
        cut = extracts.title_cut(own, lines if len(starts) == 1 else lines_of(own))
        if cut is not None:
            pieces.append(Piece(own, cut.title, cut.number, "extrait" if len(starts) == 1 else "liasse", own))
    return pieces


def _minutes(text: str, lines: Sequence[ViewLine], listed: bool) -> tuple[str, list[Cut]]:
    if listed and (by_middle := milieu.cuts(text, lines)):
        return "liste", by_middle
    by_number = numbered.cuts(text, lines, 0, listed)
    by_ordinal = ordinals.cuts(text, lines, 0)
    if (len(by_number) >= 2 and len(by_ordinal) <= 1.05 * len(by_number)) or (by_number and listed):
        return "numero", by_number
    by_label = puces.by_label(text, lines)
    if len(by_label) > max(len(by_number), 0.6 * len(by_ordinal)):
        return "objet", by_label
    if listed and (by_bullet := puces.listed(text, lines)):
        return "liste", by_bullet
    if listed and len(by_rank := ordinals.listed(text, lines)) > len(by_number):
        return "liste", by_rank
    by_title = titled.cuts(text, lines, 0)
    if by_ordinal and len(by_ordinal) >= 0.6 * len(by_title):
        return "ordre", by_ordinal
    by_bullet = puces.by_bullet(text, lines)
    if len(by_bullet) > len(by_title):
        return "puce", by_bullet
    if len(by_title) < 6 and len(by_opening := amorces.cuts(text, lines)) > 1.5 * len(by_title):
        return "amorce", by_opening
    if by_title and [c.title[0] for c in by_title] != [c.title[0] for c in by_number]:
        return "titre", by_title
    return "numero", by_number


def _last(
    text: str, lines: Sequence[ViewLine], minutes: bool, otherwise: tuple[str, list[Cut]] = ("aucun", [])
) -> tuple[str, list[Cut]]:
    """Where no regime speaks: the sentences of the assembly, else all the signs of each line together."""
    by_signs = faisceau.cuts(text, lines)
    by_sentence = phrases.cuts(text, lines) if minutes else []
    if not minutes and by_signs and phrases.once(text) and (len(by_signs) > 1 or text[by_signs[0].start] in "-–•*"):
        by_signs = phrases.sole(text, lines) or by_signs[:1]
    if not by_signs and not by_sentence:
        return otherwise if otherwise[1] else ("dispositif", phrases.sole(text, lines))
    return ("phrase", by_sentence) if len(by_sentence) > len(by_signs) else ("faisceau", by_signs)


def _closed(text: str, lines: Sequence[ViewLine], cuts: Sequence[Cut]) -> list[Cut]:
    """An act stops where the sitting passes to what is decided on nowhere: `Questions diverses`, `L'ordre du jour étant épuisé`."""
    stops = [line.start for line in lines if CLOSING.match(line.text)]
    result = []
    for cut, following in zip(cuts, [*(c.start for c in cuts[1:]), len(text)], strict=True):
        end = min(cut.end or following, following)
        stop = next((s for s in stops if cut.title[1] <= s < end and decides(text, cut.title[1], s)), None)
        result.append(replace(cut, end=stop) if stop else cut)
    return result


def _pieces(view: View, cuts: Sequence[Cut], regime: str) -> list[Piece]:
    pieces = []
    for index, cut in enumerate(cuts):
        following = cuts[index + 1].start if index + 1 < len(cuts) else len(view)
        end = min(cut.end or following, following) if cut.end else following
        own = view[cut.start : max(end, cut.title[1])]
        number = (cut.number[0] - cut.start, cut.number[1] - cut.start) if cut.number else None
        if number and number[1] > len(own):
            number = None  # another act begins before it: it is not surely this one's
        cellules = tuple((champ, a - cut.start, b - cut.start) for champ, a, b in cut.cellules)
        pieces.append(
            Piece(
                own,
                (cut.title[0] - cut.start, cut.title[1] - cut.start),
                number,
                regime,
                objet=cut.objet,
                cellules=cellules,
            )
        )
    return pieces
