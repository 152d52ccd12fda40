"""The tidy tables beside `actes`: sittings, votes, presences, proofs and texts, one fact a row.

A new table is a function here, in `OF_AN_ACT` or in `OF_A_SITTING`, and its schema (`schemas/tables.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flows.fusion import Fusion
from flows.rows import body, cells, preuve_rows, seance_uid, text
from schemas.records import Acte
from schemas.tables import columns

SENS = ("pour", "contre", "abstention")
LISTS = ("membres_presents", "membres_absents", "procurations")
WHO = ("coll_nom", "coll_siret", "delib_date")


def vote_rows(fusion: Fusion, identifier: str) -> Iterator[dict[str, str]]:
    """One row per kind of vote whose count is known."""
    acte = fusion.acte
    for sens in SENS:
        champ = f"vote_{sens}"
        if (voix := getattr(acte, champ)) is not None:
            origine = acte.preuves[champ].origine if champ in acte.preuves else "imprime"
            yield {
                "acte_uid": identifier, "seance_uid": seance_uid(acte), **cells(WHO, acte),
                "sens": sens, "voix": text(voix), "origine": origine,
            }  # fmt: skip


def seance_of(fusions: Sequence[Fusion]) -> Acte | None:
    """What a sitting's acts say of it, each value the most frequent one; None where its date is not known."""
    actes = [f.acte for f in fusions]
    if not actes[0].delib_date:
        return None
    names = [c for c in (*columns("seances"), *LISTS) if hasattr(actes[0], c)]
    usual = {c: _usual(getattr(a, c) for a in actes) for c in names}
    lists = {c: usual[c] or () for c in LISTS}
    return replace(actes[0], **usual | lists)


def text_rows(fusion: Fusion, identifier: str) -> Iterator[dict[str, str]]:
    """What each document prints of the act, page by page."""
    seen = set()
    for acte in fusion.lectures:
        for portion in acte.textes:
            key = (acte.document_sha256 or "", portion.page)
            if key not in seen:
                seen.add(key)
                yield {
                    "acte_uid": identifier, "document_sha256": key[0], "page": str(portion.page), "texte": body(portion.texte),
                    "noms_masques": str(fusion.masques.get(key, 0)),
                }  # fmt: skip


def seance_rows(seance: Acte, fusions: Sequence[Fusion]) -> Iterator[dict[str, str]]:
    documents = sorted({a.document_sha256 or "" for f in fusions for a in f.lectures})
    own = cells((c for c in columns("seances") if hasattr(seance, c)), seance)
    yield {"seance_uid": seance_uid(seance), **own, "actes": text(len(fusions)), "documents": text(documents)}


def presence_rows(seance: Acte, _: Sequence[Fusion] = ()) -> Iterator[dict[str, str]]:
    """One row per person and state. Who is present is not represented: a proxy that ended when its giver came in."""
    shared = {"seance_uid": seance_uid(seance), **cells(WHO, seance)}
    present = dict.fromkeys(filter(None, map(text, seance.membres_presents)))
    proxies = {text(p.mandant): text(p.mandataire) for p in reversed(seance.procurations) if text(p.mandant)}
    absent = dict.fromkeys(filter(None, map(text, seance.membres_absents)))
    yield from (shared | {"nom": nom, "statut": "present", "mandataire": ""} for nom in present)
    yield from (
        shared | {"nom": nom, "statut": "represente", "mandataire": proxies[nom]}
        for nom in reversed(proxies)
        if nom not in present
    )
    yield from (
        shared | {"nom": nom, "statut": "absent", "mandataire": ""}
        for nom in absent
        if nom not in present and nom not in proxies
    )


Row = Mapping[str, str]
OF_AN_ACT: Mapping[str, Callable[[Fusion, str], Iterator[Row]]] = {
    "preuves": preuve_rows,
    "votes": vote_rows,
    "textes": text_rows,
}
"""What each table holds of one act, given with its identifier."""
OF_A_SITTING: Mapping[str, Callable[[Acte, Sequence[Fusion]], Iterator[Row]]] = {
    "seances": seance_rows,
    "presences": presence_rows,
}
"""What each table holds of one sitting, given with its acts."""


def _usual(values: Iterable[Hashable]) -> Any:
    """The most frequent value that is one; the first of those that are as frequent."""
    counts = Counter(v for v in values if v not in (None, "", ()))
    return max(counts, key=lambda v: counts[v], default=None)
