"""Every field module's examples and counter-examples, beside the rules that they prove."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest

import extractors.fields

MODULES = [
    importlib.import_module(f"extractors.fields.{m.name}") for m in pkgutil.iter_modules(extractors.fields.__path__)
]
EXAMPLES = [(m, text, values) for m in MODULES for text, values in m.EXAMPLES]
COUNTER = [(m, text) for m in MODULES for text in m.COUNTER_EXAMPLES]


def names(module: Any) -> str:
    return str(module.__name__).rpartition(".")[2]


def label(value: object) -> str:
    return names(value) if hasattr(value, "NAMES") else str(value)[:40]


def read(module: Any, text: str) -> dict[str, Any]:
    found = module.find(text)
    if module.PORTEE == "lignes":
        assert all(0 <= f.debut < f.fin <= len(text) for f in found), "a row comes from words"
        rows = {c: tuple(str(f.valeur) for f in found if f.champ == c and f.valeur) for c in module.NAMES}
        return {c: told for c, told in rows.items() if told}
    assert len({f.champ for f in found}) == len(found), "at most one value per column"
    assert {f.champ for f in found} <= set(module.NAMES)
    assert all(0 <= f.debut < f.fin <= len(text) for f in found), "a value comes from words"
    return {f.champ: f.valeur for f in found if f.valeur is not None}


@pytest.mark.parametrize(("module", "text", "values"), EXAMPLES, ids=label)
def test_an_example_gives_its_values(module: Any, text: str, values: dict[str, Any]) -> None:
    assert read(module, text) == values


@pytest.mark.parametrize(("module", "text"), COUNTER, ids=label)
def test_a_counter_example_gives_nothing(module: Any, text: str) -> None:
    assert read(module, text) == {}


@pytest.mark.parametrize("module", MODULES, ids=names)
def test_a_module_has_the_shape_of_a_field(module: Any) -> None:
    assert module.__doc__ and module.NAMES and module.PORTEE in ("seance", "acte", "lignes")
    assert module.EXAMPLES and module.COUNTER_EXAMPLES, "a rule without its examples proves nothing"
