"""Forms and their drop-downs: a list of years to choose from is a set of links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flows.moisson.mots import JOUR, plain

ADDRESS = re.compile(r"(?i)(?:https?:/)?/|\?|[\w./%-]+\.(?:pdf|html?|php|aspx?)(?:\?.*)?$")
DATED = re.compile(
    rf"(?:(?:19|20)\d\d|(?:(?:seances?|reunions?|conseil(?: municipal)?|cm) )?(?:du )?(?=.*\d.*\d){JOUR})"
)
"""A year, or a sitting's day: what of a list is asked by it."""


@dataclass(slots=True)
class Deroulants:
    """Told of each tag in turn. `form` is the address that the present form asks by GET; empty where there is none."""

    form: str = ""
    _name: str | None = None
    _above: str = ""
    _options: list[tuple[str, str]] = field(default_factory=list)
    _hidden: list[tuple[str, str]] = field(default_factory=list)

    def start(self, tag: str, values: Mapping[str, str], page: str, before: str) -> None:
        """`page`: the page's address; `before`: the words that stand before what begins."""
        if tag == "form":
            self.form = values.get("action", "") or page if values.get("method", "get").lower() == "get" else ""
            self._hidden = []
        elif tag == "input" and self.form and values.get("type", "").lower() == "hidden" and values.get("name"):
            self._hidden.append((values["name"], values.get("value", "")))
        elif tag == "select":
            self._name, self._options, self._above = values.get("name", ""), [], before
        elif tag == "option" and self._name is not None and not ("selected" in values and self.form):
            self._options.append((values.get("value", ""), ""))

    def data(self, text: str) -> None:
        """What the present option says."""
        if self._name is not None and self._options:
            value, said = self._options[-1]
            self._options[-1] = (value, said + text)

    def end(self, tag: str) -> list[tuple[str, str, str]]:
        """Answers, at the end of a drop-down, where its options lead: (address, text, what stands before them)."""
        if tag == "form":
            self.form = ""
        if tag != "select" or self._name is None:
            return []
        name, self._name = self._name, None
        said = " ".join(next((text for value, text in self._options if not value), "").split())
        above = " | ".join(t for t in (self._above, said) if t)
        everything = any(re.match(r"(?i)\W*(?:tou|all\b)", text.strip()) for _, text in self._options)
        found: list[tuple[str, str, str]] = []
        for value, text in self._options:
            if ADDRESS.match(value):
                found.append((value, text, above))
            elif self.form and name and not everything and DATED.fullmatch(plain(text)):
                found.append((self._asked(name, value), text, self._above))
        return found

    def pressed(self, values: Mapping[str, str]) -> str:
        """The address that a form's button of a number asks: a page of its list."""
        number = values.get("value", "")
        return self._asked(values["name"], number) if self.form and values.get("name") and number.isdigit() else ""

    def _asked(self, name: str, value: str) -> str:
        """The address that a browser asks once this is chosen: the form's hidden fields go with it."""
        sign = "&" if "?" in self.form else "?"
        return f"{self.form}{sign}{urlencode([*self._hidden, (name, value)])}"
