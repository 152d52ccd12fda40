"""What a rule gives back: a value, the words it was read from, and the rule's name."""

from __future__ import annotations

from typing import Any, NamedTuple


class Found(NamedTuple):
    """`champ` is a column's name; `text[debut:fin]` of the text given to `find` holds the words of the value.

    `valeur` None with a `doute` says that the words were seen and not understood, or contradict each other: the column
    stays empty and the reason becomes an anomaly. A value with a `doute` is kept, and what is wanting of it told. `regle` is `module.variante`, `confiance` between 0 and 1.
    """

    champ: str
    valeur: Any
    debut: int
    fin: int
    regle: str
    confiance: float = 0.99
    doute: str | None = None
    de: str | None = None
    """What the value follows from, where the words alone do not say it: such a value is deduced, not printed."""
