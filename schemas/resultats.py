"""What a result is called, and what makes a vote contested: said here once, for the tables, the site, the feeds and the messages.

A vote is contested when at least one vote was not for: against or abstaining where they are counted, else a result that tells of
some (`majorite`, `rejetee`). It is not where no vote against and no abstention were counted, or where the act says `unanimite`. Where neither
is known (no vote was taken, or it was not read), nothing is said.
"""

from __future__ import annotations

RESULTATS = {
    "unanimite": "adopté à l'unanimité", "majorite": "adopté à la majorité", "rejetee": "rejeté",
    "prend_acte": "l'assemblée prend acte", "ajournee": "ajourné",
}  # fmt: skip
PARTAGES = frozenset({"majorite", "rejetee"})
"""Results that tell of votes that were not for, where these are not counted."""


def conteste(contre: int | None, abstention: int | None, resultat: str | None) -> int | None:
    """1 where a vote is contested, 0 where it is not, None where the act does not tell."""
    if contre or abstention or resultat in PARTAGES:
        return 1
    if resultat == "unanimite" or (contre == 0 and abstention == 0):
        return 0
    return None
