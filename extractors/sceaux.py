"""Values that the stamps of a document give: identifier, reception by the prefecture, publication."""

from __future__ import annotations

from extractors.champs import Values
from extractors.clean import Cleaned
from extractors.view import View
from schemas.records import Preuve


def stamp_values(cleaned: Cleaned, view: View) -> Values:
    """The first stamp's values among the pages that `view` covers, each with the words of the stamp as evidence."""
    if not len(view):
        return Values()
    first, last = view.page_number(0), view.page_number(len(view) - 1)
    result = Values()
    pages = cleaned.view.source.pages
    for number, timbre in cleaned.timbres:
        if not first <= number <= last:
            continue
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
