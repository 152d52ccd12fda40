"""What the rest of a list tells of one of its names: the half of a surname, a commune, the word of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.personnes.coupe import full, lone
from extractors.personnes.lexique import CIVILITE
from extractors.personnes.nom import Nom

INITIALE = re.compile(r"[A-ZÀ-Þ](?:[.-]\s?[A-ZÀ-Þ])?\.?\s[A-ZÀ-Þ]{2}")
"""`J.P BLANC`: where `M.` may be a first name as well as a civility."""
TITRE = re.compile(rf"\s*\n\W{{0,3}}{CIVILITE}")


def mended(items: Sequence[Nom], text: str) -> list[Nom]:
    """The items, without those that are nobody's name where the others are told by a civility, halves joined."""
    items = _rejoined(list(items), text)
    names = [i for i in items if i.genre == "nom"]
    civil = sum(i.civilite for i in names)
    if len(names) > 3 and 0.6 * len(names) <= civil < len(names):
        return [i for i in items if i.genre != "nom" or i.civilite or full(i.texte) or INITIALE.match(i.texte)]
    if len(names) > 1 and civil and not (names[0].civilite or full(names[0].texte)) and _is_title(names[0], text):
        items.remove(names[0])
    return items


def _is_title(nom: Nom, text: str) -> bool:
    """`CHAUMONT`, alone on the first line, before people with their civility: the commune that they sit for."""
    before, after = text[max(0, nom.debut - 3) : nom.debut], text[nom.fin : nom.fin + 14]
    return before.rstrip(" •–-").endswith("\n") and bool(TITRE.match(after)) and nom.texte.isupper()


def _rejoined(items: list[Nom], text: str) -> list[Nom]:
    """`MOINET – TRANVAUX Vanessa` where commas part the others: a dash joins the two halves of one surname."""
    pairs = list(zip(items, items[1:], strict=False))
    between = [text[a.fin : b.debut].strip() for a, b in pairs]
    if len(pairs) < 5 or sum(b == "," for b in between) < 0.7 * len(pairs):
        return items
    for index in range(len(pairs) - 1, -1, -1):
        first, second = pairs[index]
        if between[index] in ("-", "–", "—") and lone(first.texte) and full(second.texte) and not first.notes:
            whole = f"{first.texte} {between[index]} {second.texte}"
            items[index : index + 2] = [
                Nom("nom", whole, first.debut, second.fin, first.civilite, second.fonction, second.statut, second.notes)
            ]
    return items
