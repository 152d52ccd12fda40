"""A seeded draw that remembers which style it took for each part, and what each filled template has printed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

CHAMPS = {
    "coll": "coll_nom", "jour": "delib_date", "convocation": "convocation_date", "affichage": "affichage_date", "effectif": "vote_effectif",
    "nb_presents": "seance_presents", "votants": "vote_reel", "pouvoirs": "seance_pouvoirs", "manquants": "seance_absents",
    "preside": "president", "secretaire": "secretaire", "pour": "vote_pour", "contre": "vote_contre", "abst": "vote_abstention",
}  # fmt: skip
"""A template's word → the record's field that it prints."""


@dataclass
class Tirage:
    """`styles`: part → style drawn. `impose`: styles that are not drawn but given (to look at one, or to shrink)."""

    graine: int
    impose: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.graine)
        self.styles: dict[str, str] = {}

    def style(self, partie: str, styles: Mapping[str, Any]) -> Any:
        drawn = self.rng.choice(sorted(styles))
        name = self.impose.get(partie, drawn)
        self.styles[partie] = name = name if name in styles else drawn
        return styles[name]

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability


class _Parts(Formatter):
    def __init__(self) -> None:
        self.used: set[str] = set()

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:
        self.used.add(key)
        return kwargs[key]


def remplir(gabarit: str, valeurs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The text of a template, and the record's values that it prints, by field."""
    formatter = _Parts()
    text = formatter.vformat(gabarit, (), valeurs)
    return text, {CHAMPS[k]: valeurs[k] for k in formatter.used if k in CHAMPS}
