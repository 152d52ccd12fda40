"""Plans of financing whose expenses and receipts stand side by side: `Gros œuvre 164 000,00 État – DETR 49 200,00 30 %`.

Of such a line the act decides what it asks of others: the sum at the right, whose words name who pays. What the works cost, what the
body pays itself and the totals are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.montants.grille import Grille
from extractors.montants.sommes import Somme
from extractors.montants.zones import Zones
from extractors.patterns.casse import SansCasse

PLAN = SansCasse(
    r"\bplans?\sde\sfinancement|\bfinancement\spr[ée]visionnel|\bfinanceurs?\b|\bdemandes?\s(?:de\s(?:subventions?|financements?)|d'aides?)"
)
TETE = SansCasse(
    r"\b(?:d[ée]penses?|emplois|charges|nature\sdes\stravaux|postes?|co[ûu]ts?)\b[^\n]{0,60}(?:\n[^\n]{0,40})?\b(?:recettes?|ressources|financeurs?|financements?|partenaires|produits|aides)\b[^\n]{0,60}\n"
)
"""The heads of both halves, on one line or on two."""
PAIRE = re.compile(
    r"(?P<nom>[^\W\d_][^\n€%]*?)\s*[:…._]*\s*(?P<n>\d{1,3}(?:[ .\u00a0]\d{3})+(?:[.,]\d\d)?(?!\d)|\d+[.,]\d\d(?!\d)|\d{3,})(?:\s?(?:€|euros))?(?:\s?(?:H\.?T\.?|T\.?T\.?C\.?))?(?=[\s(]|$)(?:\s?\(?\d{1,3}(?:[.,]\d{1,2})?\s?%?\)?(?=\s|$))?"
)
BAILLEUR = SansCasse(
    r"\b(?:[ée]tat|d\.?e\.?t\.?r|d\.?s\.?i\.?l|fonds|r[ée]gion|d[ée]partement|conseil|agence|europe|feder|leader|caf|drac|ademe|communaut[ée]|m[ée]tropole|agglom[ée]ration|syndicat|subventions?|aides?|f[ée]d[ée]ration|fondation|anct|anah|cnc|c\.?r\.?t\.?e|contrat|amendes|caisse|office|parc)\b"
)
SIEN = SansCasse(
    r"auto-?\s?financ|fonds\spropres|\breste\b|\bsolde\b|\bcommune\b|\bemprunts?\b|\btota(?:l|ux)\b|\bpart\scommunale|\bcollectivit|\bma[îi]tre\sd'ouvrage|\bma[îi]trise|\btravaux|\bfctva|\bacquis|\bobtenu"
)
LIGNES = 40
"""Lines that such a plan may have."""
LARGE = 160
"""Letters of a line that is a paragraph's."""


def plans(text: str, where: Zones) -> list[Grille]:
    """The plans of a text: what is asked of others, and the places of all the other sums of their lines."""
    if not PLAN.search(text):
        return []
    found = (_read(text, m.end()) for m in TETE.finditer(text) if where.at(m.end()) not in ("hors", "rappel", "debat"))
    return [grid for grid in found if grid is not None]


def _read(text: str, at: int) -> Grille | None:
    kept: list[Somme] = []
    places: set[int] = set()
    double = 0
    begin, end = at, at
    carried = ""
    for start, line in _lines(text, at):
        pairs = list(PAIRE.finditer(line)) if len(line) < LARGE else []
        if not pairs:
            if len(line) > 45 or line.rstrip().endswith((".", ";", ":")):
                break
            carried = line
            continue
        places |= {start + m.start("n") for m in pairs}
        end = start + len(line)
        double += len(pairs) > 1
        nom = (carried + " " if len(pairs) == 1 else "") + pairs[-1]["nom"]
        carried = line[pairs[-1].end() :].strip()
        if BAILLEUR.search(nom) and not SIEN.search(nom):
            kept.append(_somme(start, pairs[-1]))
        if nom.strip().lower().startswith("total"):
            break
    if double < 2 or not kept:
        return None
    return Grille(tuple(kept), frozenset(places - {s.debut for s in kept}), begin, end)


def _lines(text: str, at: int) -> Iterator[tuple[int, str]]:
    for _ in range(LIGNES):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield at, text[at:end]
        if end == len(text):
            return
        at = end + 1


def _somme(start: int, match: re.Match[str]) -> Somme:
    whole, cents = re.match(r"(.*?)(?:[.,](\d\d))?$", match["n"]).groups()  # type: ignore[union-attr]
    value = float(re.sub(r"\D", "", whole) + "." + (cents or "0"))
    end = start + match.end("n")
    return Somme(value, start + match.start("n"), end, end)
