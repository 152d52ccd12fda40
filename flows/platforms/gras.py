"""A line of bold words and nothing else: what stands below it is what it says, as under a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.moisson.mots import plain

BOLD = frozenset(("b", "strong", "u"))
AGENDA = re.compile(r"ordres? du jour")
"""Above the items of a sitting, not above its papers."""
SHORT = 60
"""Characters: the most that such a line says."""


@dataclass(slots=True)
class Ligne:
    """The words of the present line; told of each text, and whether it is bold or stands in a link."""

    _bold: str = ""
    _more: bool = False

    def data(self, text: str, *, bold: bool, linked: bool) -> None:
        if bold and not linked:
            self._bold += text
        elif any(c.isalnum() for c in text):
            self._more = True

    def end(self) -> str:
        """The line ends: its bold words where it has no others, else nothing."""
        text, more = " ".join(self._bold.split()), self._more
        self._bold, self._more = "", False
        told = 3 < len(text) <= SHORT and not more and not AGENDA.match(plain(text))
        return text.rstrip(" :") if told else ""
