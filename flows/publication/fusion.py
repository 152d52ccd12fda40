"""One act, once: what its list, its extract and its minutes say of it, in one record, each value with its best evidence.

A printed value goes before one that is told, deduced, classified or made; the extract, which is signed and sent to the prefecture,
before the minutes, and these before the list. Votes are taken together from one document, then completed by another one only where
the two agree on all that both say. Whatever two documents print differently is kept as an anomaly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from flows.cellules import text
from flows.publication.rapprocher import clusters, likeness, number, order, plain, rank
from schemas.records import LAST, LIGNES, Acte, Anomalie, Preuve

ORIGINES = {"corrige": -1, "imprime": 0, "referentiel": 1, "source": 2, "deduit": 3, "classe": 4, "genere": 5}
VOTES = ("vote_reel", "vote_pour", "vote_contre", "vote_abstention", "vote_resultat", "vote_non_participation")
COUNTS = ("vote_reel", "vote_pour", "vote_contre", "vote_abstention")
PLACE = ("delib_url", "nature", "page_debut", "page_fin", "fichier", "document_sha256")
"""Columns that say where the act is: those of its best document, never mixed."""
ALONE = tuple(f.name for f in fields(Acte) if f.name not in (*VOTES, *PLACE, *LAST))
STAMPS = ("pref_id", "pref_date", "pref_acte_id", "publication_date", "affichage_date")
"""Columns that tell of a document more than of its acts: the minutes' stamp is that of the next sitting."""
LISTS = ("membres_presents", "membres_absents", "procurations", *LIGNES)
"""Lists of names: read less surely than anything else, and never a disagreement worth a person's time on their own."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """One act as published: its record, its readings (best document first), the document of each value, the disagreements.

    `noms_masques`: how many names of private people were masked in its title; `masques`: how many in the text of each of its pages
    (document, page).
    """

    acte: Acte
    lectures: tuple[Acte, ...]
    documents: Mapping[str, str]
    anomalies: tuple[Anomalie, ...] = ()
    noms_masques: int = 0
    masques: Mapping[tuple[str, int], int] = field(default_factory=dict)


def fuse(actes: Sequence[Acte]) -> list[Fusion]:
    """The acts of one sitting, each once. Acts whose sitting has no date, or no council, are never joined."""
    if not all(a.delib_date and (a.coll_siret or a.coll_nom) for a in actes):
        return [_one([a]) for a in actes]
    return [_one(sorted(cluster, key=rank)) for cluster in clusters(actes)]


def _one(readings: Sequence[Acte]) -> Fusion:
    best = readings[0]
    if len(readings) == 1:
        return Fusion(best, (best,), dict.fromkeys(best.preuves, best.document_sha256 or ""))
    chosen: dict[str, Acte] = {}
    anomalies: list[Anomalie] = []
    for champ in ALONE:
        heard = [a for a in readings if rank(a) == rank(best)] if champ in STAMPS else readings
        said = sorted((a for a in heard if _said(a, champ)), key=lambda a: _strength(a, champ))
        if said:
            chosen[champ] = _longest_title(said) if champ == "delib_objet" else said[0]
            anomalies += _disagreements(champ, chosen[champ], said)
    chosen |= _votes(readings)
    for champ in (*COUNTS, "vote_resultat"):
        if champ in chosen:
            anomalies += _disagreements(champ, chosen[champ], [a for a in readings if _said(a, champ)])
    return _record(best, readings, chosen, anomalies)


def _record(best: Acte, readings: Sequence[Acte], chosen: Mapping[str, Acte], anomalies: Sequence[Anomalie]) -> Fusion:
    values: dict[str, Any] = {champ: getattr(a, champ) for champ, a in chosen.items()}
    for champ in VOTES:
        values.setdefault(champ, () if champ == "vote_non_participation" else None)
    preuves: dict[str, Preuve] = {c: best.preuves[c] for c in PLACE if c in best.preuves}
    documents = dict.fromkeys(preuves, best.document_sha256 or "")
    for champ, a in chosen.items():
        if champ in a.preuves:
            preuves[champ] = a.preuves[champ]
        if champ in a.preuves or champ in LIGNES:
            documents[champ] = a.document_sha256 or ""
    acte = replace(best, **values, preuves=MappingProxyType(preuves))
    return Fusion(acte, tuple(readings), documents, tuple(anomalies))


def _votes(readings: Sequence[Acte]) -> dict[str, Acte]:
    """Which document each vote column is taken from: the one that says most, and those that say nothing else."""
    first = min(readings, key=lambda a: (not _adds_up(a), -_counts(a), rank(a)))
    chosen = {c: first for c in VOTES if _said(first, c)}
    for other in readings:
        if any(getattr(other, c) != getattr(chosen[c], c) for c in COUNTS if c in chosen and _said(other, c)):
            continue
        more = {c: other for c in VOTES if c not in chosen and _said(other, c)}
        together = {c: getattr(a, c) for c, a in (chosen | more).items()}
        if _adds_up(replace(first, **{c: v for c, v in together.items() if c in COUNTS})):
            chosen |= more
    return chosen


def _counts(acte: Acte) -> int:
    """How many of the counts are printed, the deduced ones for a half."""
    weights = {"imprime": 2, "deduit": 1}
    return sum(weights.get(acte.preuves[c].origine, 0) if c in acte.preuves else 2 for c in COUNTS if _said(acte, c))


def _adds_up(acte: Acte) -> bool:
    voix = [acte.vote_pour, acte.vote_contre, acte.vote_abstention]
    total = sum(v for v in voix if v is not None)
    if acte.vote_reel is None:
        return True
    return total == acte.vote_reel if None not in voix else total <= acte.vote_reel


def _said(acte: Acte, champ: str) -> bool:
    return getattr(acte, champ) not in (None, "", ())


def _strength(acte: Acte, champ: str) -> tuple[int, int, float]:
    """Smaller is better: origin, kind of document, confidence."""
    preuve = acte.preuves.get(champ)
    if preuve is None:
        return (0, rank(acte), 0.0)
    return (ORIGINES[preuve.origine], rank(acte), -preuve.confiance)


def _longest_title(said: Sequence[Acte]) -> Acte:
    """The best title, or a longer one that begins with it: a stamp hides the end of titles, the list has them whole."""
    best = said[0]
    for other in said[1:]:
        short, long = plain(best.delib_objet), plain(other.delib_objet)
        if len(short) >= 20 and len(long) > len(short) and long.startswith(short):
            best = other
    return best


def _disagreements(champ: str, kept: Acte, said: Iterable[Acte]) -> Iterator[Anomalie]:
    """Printed values of one column that other documents print otherwise."""
    if champ in LISTS or not _printed(kept, champ):
        return
    told = {_comparable(champ, kept)}
    for other in said:
        value = _comparable(champ, other)
        if value in told or not _printed(other, champ) or _same(champ, kept, other):
            continue
        told.add(value)
        yield Anomalie(
            f"fusion.{champ}",
            f"« {text(getattr(kept, champ))} » dans {kept.fichier}, « {text(getattr(other, champ))} » dans {other.fichier} : "
            "la première valeur est publiée",
            "alerte",
            other.fichier,
            other.document_sha256,
            kept.delib_id,
            other.page_debut,
            champ,
            text(getattr(other, champ)),
        )


def _printed(acte: Acte, champ: str) -> bool:
    preuve = acte.preuves.get(champ)
    return preuve is None or preuve.origine == "imprime"


def _comparable(champ: str, acte: Acte) -> object:
    value = getattr(acte, champ)
    return " ".join(sorted(plain(value).split())) if isinstance(value, str) else value


def _same(champ: str, kept: Acte, other: Acte) -> bool:
    """Two writings of one value: a number with or without its year, a surname alone, a shortened title."""
    if champ == "delib_id":
        return number(kept) == number(other) or order(kept) == order(other) != ()
    if champ == "delib_objet":
        return likeness(kept, other) >= 0.5
    a, b = getattr(kept, champ), getattr(other, champ)
    if champ in ("president", "secretaire", "coll_nom", "seance_lieu"):
        one, two = set(plain(a).split()), set(plain(b).split())
        return one <= two or two <= one
    return champ in STAMPS
