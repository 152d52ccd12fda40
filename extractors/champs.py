"""Run the field modules on a text and turn what they find into values with evidence."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, cast

from extractors import fields
from extractors.fields import Champ
from extractors.found import Found
from extractors.pages.confiances import DOUBT, MATCHED, believed, respelt
from extractors.view import View
from schemas.records import Preuve

SURE = 0.6
"""Below this confidence a value is left out and said to be doubtful: silence is cheaper than an error."""

RESPELT = 0.85
"""Confidence of a list in which a name took the spelling of the same name elsewhere."""


@dataclass(slots=True)
class Values:
    """Values read so far, by column, with their evidence; `doutes`: (column, words, reason, page) of what was not kept."""

    values: dict[str, Any] = field(default_factory=dict)
    preuves: dict[str, Preuve] = field(default_factory=dict)
    doutes: list[tuple[str, str, str, int]] = field(default_factory=list)

    def add(self, view: View, found: Found) -> None:
        """Keep one value with the words that it was read from; the first of a column wins."""
        proof = view.proof(found.debut, found.fin)
        if found.champ in self.values or proof is None:
            return
        if found.valeur is None or found.confiance < SURE:
            self.doutes.append((found.champ, proof.text, found.doute or "lecture trop incertaine", proof.page))
            return
        value, lost = believed(found.champ, found.valeur, view.source.pages, proof.page, proof.start, proof.end)
        if lost is not None:
            self.doutes.append((found.champ, lost, DOUBT, proof.page))
        if value is None:
            return
        if again := respelt(found.valeur, value):
            self.doutes.append((found.champ, again, MATCHED, proof.page))
            found = found._replace(regle=f"{found.regle}.rapproche", confiance=min(found.confiance, RESPELT))
        self.values[found.champ] = value
        if found.doute:
            self.doutes.append((found.champ, proof.text, found.doute, proof.page))
        if found.de is not None:
            self.preuves[found.champ] = Preuve("deduit", found.de, found.regle, found.confiance)
            return
        self.preuves[found.champ] = Preuve(
            "imprime", proof.text, found.regle, found.confiance, proof.page, proof.start, proof.end
        )

    def under(self, other: Values) -> Values:
        """These values, and those of `other` where these have none."""
        return Values({**other.values, **self.values}, {**other.preuves, **self.preuves}, [*other.doutes, *self.doutes])


@cache
def modules(portee: Literal["seance", "acte", "lignes"]) -> tuple[Champ, ...]:
    """The field modules of one scope, in alphabetical order."""
    names = sorted(m.name for m in pkgutil.iter_modules(fields.__path__))
    found = (cast(Champ, importlib.import_module(f"{fields.__name__}.{name}")) for name in names)
    return tuple(m for m in found if portee == m.PORTEE)


def read(view: View, portee: Literal["seance", "acte"], skip: Iterable[str] = ()) -> Values:
    """Everything that the modules of one scope find in a view."""
    known = frozenset(skip)
    result = Values()
    for module in modules(portee):
        if known.issuperset(module.NAMES):
            continue
        for found in module.find(view.text):
            if found.champ not in known:
                result.add(view, found)
    return result


def rows(view: View) -> Values:
    """The rows that an act holds, each with its proof, by column; what was doubtful of them."""
    result = Values()
    for module in modules("lignes"):
        for found in module.find(view.text):
            proof = view.proof(found.debut, found.fin)
            if proof is None:
                continue
            if found.valeur is None or found.confiance < SURE:
                result.doutes.append((found.champ, proof.text, found.doute or "lecture trop incertaine", proof.page))
                continue
            preuve = Preuve("imprime", proof.text, found.regle, found.confiance, proof.page, proof.start, proof.end)
            known = result.values.get(found.champ, ())
            result.values[found.champ] = (*known, replace(found.valeur, preuve=preuve))
    return result


def seance_of(values: Values, names: Iterable[str]) -> Mapping[str, Any]:
    """The part of the values that a sitting's record holds."""
    wanted = set(names)
    return {k: v for k, v in values.values.items() if k in wanted}
