"""Which columns of a table an act decides: `voté`, `2025`, `H.T.`; and which it only recalls: `demandé`, `2024`, `T.V.A.`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.patterns.casse import SansCasse

RAPPEL = r"demand|sollicit|rappel|ancien|actuel|pr[ée]c[ée]dent|r[ée]gl\w*taire|\bl[ée]ga(?:l|ux)\b|\b[ée]tat\b|initia|final|co[ûu]t|r[ée]alis|budget\spr[ée]v|apr[èe]s\sdm|\bt\.?t\.?c\b|\btva\b|d[ée]penses?\s(?:[ée]ligibles?|subventionnables?)|vers[ée]e?s?(?:\sen)?(?=\s20)|obtenu|montant\sdes\stravaux|\bbp\b|\bplafond\sde\sl'[ée]tat|\bestim\w+|\bavis\b|\bpart\s(?:de\sla\s)?(?:ville|commun\w*|propre)|\bautofinancement|\bbudget\b|\bnombre\b|\bnb\b|\beffectifs?\b|\bpopulation\b|\bquantit[ée]s?\b|\bsurface\b"
RAPPELEE = SansCasse(RAPPEL)
DECISION = r"vot[ée]|vote\b|accord|attribu|allou|retenu|propos|nouve|commune|collectivit|variation|modific|\bdm\b|\baides?\b|fonds\sde\sconcours|subvention|participation|acompte|avance|avenant|\bh\.?t\b|montant|tarif|d[ée]penses?|recettes?"
ANNEE = re.compile(r"20\d\d")
TETE = re.compile(
    rf"(?i)(?:demand|sollicit)\w*\s(?:[àa]\s|aux?\s)(?:la\s|l')?\w+|(?:{RAPPEL}|{DECISION})\w*(?:\s(?:en\s|pour\s)?20\d\d)?|\b20\d\d\b"
)
NOM = re.compile(r"(?<!\w)[A-ZÀ-Ý]\w{3,}")
"""One more column, behind those whose words are known."""
DEMANDE = SansCasse(r"demand|sollicit")
A_QUI = SansCasse(
    r"demand\w*\s(?:[àa]\s|aux?\s)|sollicit\w*\s(?:aupr|[àa]\s|aux?\s)|\bdemandes?\s(?:de\s(?:subventions?|cr[ée]dits?|financement)|d'aides?)"
)
"""The body itself asks: what it asks is what it decides."""


def columns(head: str, wide: int, sums: Sequence[int], *, asks: bool) -> frozenset[int] | None:
    """The columns that are decided, None for all of them. `sums`: those of `wide` in which a sum stands; `asks`: the act asks for money."""
    if re.search(r"\bCP\b", head):
        return None
    told = [m[0].lower() for m in TETE.finditer(head)]
    years = sorted({y[0] for t in told if (y := ANNEE.search(t))})
    asked = asks or A_QUI.search(head) is not None
    recalled = [_recalled(t, years, asked) for t in told]
    if len(sums) < 2 or not any(recalled):
        return None
    if len(told) == len(sums):
        return None if all(recalled) else frozenset(i for i, out in zip(sums, recalled, strict=True) if not out)
    if len(told) == wide and not all(recalled):
        return frozenset(i for i, out in enumerate(recalled) if not out)
    last = max(m.end() for m in TETE.finditer(head))
    if len(told) < len(sums) and NOM.search(head, last):
        return frozenset(i for i, out in zip(sums, [*recalled, *[False] * len(sums)], strict=False) if not out)
    if recalled[-1]:
        return frozenset(sums[:-1]) if sum(recalled) == 1 else frozenset(sums[:1])
    return frozenset(sums[-1:])


def _recalled(words: str, years: Sequence[str], asked: bool) -> bool:
    if asked and DEMANDE.search(words):
        return False
    return bool(RAPPELEE.search(words)) or any(y in words for y in years[:-1])
