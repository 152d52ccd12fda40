"""The tidy tables beside `actes`: sittings, votes, amounts, presences, proofs and texts, one fact a row.

A new table is a function here, in `OF_AN_ACT` or in `OF_A_SITTING`, and its schema (`schemas/tables.py`). Rows that name
members wait until the council's last document is read, for who they are (`flows/publication/elus.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flows.cellules import body, cells, text
from flows.publication.fusion import Fusion
from flows.publication.identifiants import seance_uid
from flows.publication.rows import preuve_rows
from schemas.records import Acte, Preuve
from schemas.tables import columns

SENS = ("pour", "contre", "abstention")
LISTS = ("membres_presents", "membres_absents", "procurations")
MONTANT = ("unite", "ht_ttc", "equivalent", "nature", "sens", "tiers", "tiers_type", "objet", "annee")
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


def montant_rows(fusion: Fusion, identifier: str) -> Iterator[dict[str, str]]:
    """One row per amount that the act decides, in printed order."""
    acte = fusion.acte
    for rang, montant in enumerate(acte.montants, 1):
        told = {c: text(getattr(montant, c)) for c in MONTANT}
        yield {
            "acte_uid": identifier, "rang": text(rang), "seance_uid": seance_uid(acte), **cells(WHO, acte), **told,
            "valeur": f"{montant.valeur:.6f}".rstrip("0").rstrip("."), **_proof(montant.preuve, fusion, "montants"),
        }  # fmt: skip


def nominatif_rows(fusion: Fusion, identifier: str) -> Iterator[dict[str, str]]:
    """One row per member whose vote, or whose keeping out of it, is printed; the first thing said of a name counts."""
    acte = fusion.acte
    proof = acte.preuves.get("vote_non_participation")
    named = [(v.nom, v.sens, v.preuve, "votes_nominatifs") for v in acte.votes_nominatifs]
    apart = [(nom, "non_participation", proof, "vote_non_participation") for nom in acte.vote_non_participation]
    seen: set[str] = set()
    for nom, sens, preuve, champ in [*named, *apart]:
        if (nom := text(nom)) and nom not in seen:
            seen.add(nom)
            yield {
                "acte_uid": identifier, "seance_uid": seance_uid(acte), **cells(WHO, acte), "elu_uid": "", "nom": nom, "sens": sens,
                **_proof(preuve, fusion, champ),
            }  # fmt: skip


def _proof(preuve: Preuve | None, fusion: Fusion, champ: str) -> dict[str, str]:
    """Where a row was read, in its own columns."""
    where = {c: text(getattr(preuve, c)) if preuve else "" for c in ("page", "debut", "fin", "texte", "regle")}
    sha = fusion.documents.get(champ) or fusion.acte.document_sha256 or ""
    return {**where, "confiance": text(preuve.confiance) if preuve else "", "document_sha256": sha}


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


def presence_rows(seance: Acte) -> Iterator[dict[str, str]]:
    """One row per person and state. Who is present is not represented: a proxy that ended when its giver came in."""
    shared = {"seance_uid": seance_uid(seance), **cells(WHO, seance), "elu_uid": ""}
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
    "montants": montant_rows,
    "textes": text_rows,
}
"""What each table holds of one act, given with its identifier."""
OF_A_SITTING: Mapping[str, Callable[[Acte, Sequence[Fusion]], Iterator[Row]]] = {
    "seances": seance_rows,
}
"""What each table holds of one sitting, given with its acts."""


def twice(seance: Acte) -> set[str]:
    """Names that one list of the sitting holds more than once: two people, or a slip; nobody's for sure."""
    lists = (seance.membres_presents, seance.membres_absents)
    return {nom for names in lists for nom, n in Counter(map(text, names)).items() if n > 1}


def _usual(values: Iterable[Hashable]) -> Any:
    """The most frequent value that is one; the first of those that are as frequent."""
    counts = Counter(v for v in values if v not in (None, "", ()))
    return max(counts, key=lambda v: counts[v], default=None)
