"""Values that the stamps of a document give: identifier, reception by the prefecture, publication."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.champs import Values
from extractors.clean import Cleaned
from extractors.split import Piece
from extractors.split.suites import groups
from extractors.timbres import Timbre
from schemas.records import Preuve

Stamped = tuple[int, Timbre]
"""A page's number, and a stamp read on it."""


def stamp_values(cleaned: Cleaned, timbres: Sequence[Stamped]) -> Values:
    """The first stamp's values, each with the words of the stamp as evidence."""
    result = Values()
    pages = cleaned.view.source.pages
    for number, timbre in timbres:
        for champ, value, span in (
            ("pref_acte_id", timbre.pref_acte_id, timbre.id_span),
            ("pref_date", timbre.recu, timbre.recu_span),
            ("publication_date", timbre.publie, timbre.publie_span),
            ("affichage_date", timbre.affiche, timbre.affiche_span),
        ):
            if value is None or span is None or champ in result.values:
                continue
            text = pages[number - 1].text[slice(*span)]
            result.values[champ] = value
            result.preuves[champ] = Preuve("imprime", text, f"timbre.{champ}", 0.97, number, *span)
    return result


def allot(cleaned: Cleaned, acts: Sequence[tuple[Piece, object]]) -> list[Values]:
    """Each act's stamp, for acts given with their numbers: the one that names its number, else the first of its pages.

    A stamp that names another act's number is not this one's, even where it is alone on the page: it stands above its
    own act's head, below the end of the one before.
    """
    several = len({timbre.pref_acte_id for _, timbre in cleaned.timbres} - {None}) > 1
    numbers = [_digits(number) if several else [] for _, number in acts]
    named = {id(timbre): [_names(timbre, digits) for digits in numbers] for _, timbre in cleaned.timbres}
    shares = []
    for rank, (piece, _) in enumerate(acts):
        first, last = _pages(piece)
        own = [(page, t) for page, t in cleaned.timbres if first - 1 <= page <= last + 1 and named[id(t)][rank]]
        free = [(page, t) for page, t in cleaned.timbres if first <= page <= last and not any(named[id(t)])]
        shares.append(stamp_values(cleaned, own or free))
    return shares


def _pages(piece: Piece) -> tuple[int, int]:
    """First and last page of an act; an empty one has none."""
    if not len(piece.view):
        return 1, 0
    return piece.view.page_number(0), piece.view.page_number(len(piece.view) - 1)


def _digits(number: object) -> list[int]:
    return groups(number) if isinstance(number, str) else []


def _names(timbre: Timbre, digits: list[int]) -> bool:
    """`D2023_067` names `2023-067`, and `67` as well; a year alone is no number."""
    stamped = _digits(timbre.numero)
    shared = min(len(stamped), len(digits))
    return shared > 0 and stamped[-shared:] == digits[-shared:] and not (shared == 1 and 1990 <= digits[-1] <= 2100)
