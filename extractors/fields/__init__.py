"""One module per field, or closely knit family of fields, all of one shape (`Champ`).

Adding a wording: put the words in that module's EXAMPLES, run `make test-fast`, and write the pattern if it fails.
No field knows another; what needs several of them lives in `extractors/coherence.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from extractors.found import Found


class Champ(Protocol):
    """The shape of a field module.

    `NAMES`: the columns that it fills. `PORTEE`: the text that `find` is given: "seance", the head of a document, up to
    its first act (the whole act where a document holds one); "acte", one act from its title to the next one's; "lignes", the same,
    for what an act holds many of: `find` gives one `Found` per row, whose value is a record without its proof.
    The text is cleaned (`extractors/clean.py`): straight apostrophes, single spaces, `\\n` between printed lines, stamps
    taken out. `find` gives at most one `Found` per column, rows aside.
    `EXAMPLES`: text → the values that it must give, all of them; of rows, how they read (`str`). `COUNTER_EXAMPLES`: texts that must give nothing.
    """

    NAMES: tuple[str, ...]
    PORTEE: Literal["seance", "acte", "lignes"]
    EXAMPLES: Sequence[tuple[str, Mapping[str, Any]]]
    COUNTER_EXAMPLES: Sequence[str]

    def find(self, text: str) -> list[Found]: ...
