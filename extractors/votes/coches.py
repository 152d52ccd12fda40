"""Forms that print several results, each beside its box: the one whose box is ticked is the act's.

Whether a box stands before its words or behind them is told by the row: by what the row begins with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.patterns.casse import SansCasse

COCHE, VIDE = re.compile(r"[ ]?:[ ]?(?:[xXa☒☑✓✔■]|oui)(?!\w)"), re.compile(r"[ ]?:[ ]*(?:\n|$|non\b)")
PLEINE, CREUSE = (
    r"[☒☑✓✔✗✘■⊠\uf0fe\uf0fd\uf0fc\uf078\uf0fb]|\[\s?[xX]\s?\]|\(\s?[xX]\s?\)",
    r"[☐□▢◻❑❏○\uf0a8\uf06f\uf071\uf072]|\[\s{0,3}\]|\(\s{0,3}\)",
)
CASE = re.compile(rf"(?P<pleine>{PLEINE})|{CREUSE}")
ENTRE = SansCasse(
    r"[\s:|/,;–-]{0,6}(?:(?:vote\s?:?|(?:est\s)?(?:adopt|approuv|accept|vot)[ée]{1,2}e?s?)\s){0,2}(?:[àa]\s)?(?:l'|la\s)?"
)
"""What stands between a box and its words: `☐ Adoptée à la majorité`."""
APRES = re.compile(r"[\s:|/,;–-]{0,6}")

EXAMPLES = (
    ("Vente\n☒ Unanimité ☐ Majorité", "unanimite"),
    ("Vente\n☐ Adoptée à l'unanimité\n☒ Adoptée à la majorité", "majorite"),
    ("Vente\nVote : Unanimité ☒ Majorité ☐", "unanimite"),
    ("Vente\n[ ] à l'unanimité [X] à la majorité", "majorite"),
    ("Vente\nÀ l'unanimité : oui / À la majorité : non", "unanimite"),
)
COUNTER_EXAMPLES = (
    "Vente\n☐ Unanimité ☐ Majorité",
    "Vente\n☒ Unanimité ☒ Majorité",
)


def ticked(text: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """Which of the statements at `spans`, in printed order, has the one ticked box of its row; None where it is not sure."""
    for states in (_behind_colon(text, spans), _boxed(text, spans)):
        if states and states.count(True) == 1 and len(states) == len(spans) > 1:
            return states.index(True)
    return None


def _behind_colon(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """`Adopté à l'unanimité : X` over `Adopté à la majorité :`."""
    return [bool(COCHE.match(text, end)) for _, end in spans if COCHE.match(text, end) or VIDE.match(text, end)]


def _boxed(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """A box for each statement, all before their words or all behind them."""
    low, high = max(0, spans[0][0] - 40), spans[-1][1] + 8
    boxes = list(CASE.finditer(text, low, high)) if high - low < 400 else []
    before = [box for box, (start, _) in zip(boxes, spans, strict=False) if ENTRE.fullmatch(text, box.end(), start)]
    behind = [box for box, (_, end) in zip(boxes, spans, strict=False) if APRES.fullmatch(text, end, box.start())]
    chosen = before if len(before) == len(spans) else behind
    return [bool(box["pleine"]) for box in chosen] if len(boxes) == len(spans) == len(chosen) else []
