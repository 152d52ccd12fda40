"""Invented acts, for the tests of what is published: councils, people and titles that exist nowhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from schemas.records import Acte, Anomalie, Portion, Preuve, Procuration
from schemas.siret import valid_siren, valid_siret
from schemas.vus import DocumentVu

COURLANGES, ROQUEFENOUIL = "99900001100018", "99900002900010"
NOW = "2025-04-02T03:00:00Z"


def sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def acte(fichier: str = "extrait.pdf", **values: Any) -> Acte:
    """An act as read in `fichier`: everything that is given is printed there. `None` takes a default away."""
    usual: dict[str, Any] = {
        "coll_nom": "Courlanges", "coll_siret": COURLANGES, "coll_insee": "99001", "delib_id": "2025/03/12", "delib_date": "2025-03-27",
        "delib_matiere_code": "5.7", "delib_objet": "Adhésion au service partagé de médiation", "vote_effectif": 15, "vote_reel": 13,
        "vote_pour": 13, "vote_contre": 0, "vote_abstention": 0, "vote_resultat": "unanimite", "nature": "deliberation",
        "page_debut": 1, "page_fin": 1, "seance_presents": 11, "membres_presents": ("Émilien FERRAGUT", "Anaïs LE GUELVOUT"),
        "procurations": (Procuration("Garance TEYSSOULE", "Émilien FERRAGUT"),), "delib_url": f"https://courlanges.example/{fichier}",
    }  # fmt: skip
    values = {k: v for k, v in {**usual, **values}.items() if v is not None}
    origines = {"coll_siret": "referentiel", "coll_insee": "referentiel", "delib_url": "source"}
    preuves = values.pop("preuves", None) or {
        k: proof(k, origines.get(k, "imprime"))
        for k in values
        if k not in ("nature", "page_debut", "page_fin", "textes")
    }
    return Acte(**values, fichier=fichier, document_sha256=sha(fichier), preuves=MappingProxyType(preuves))


def proof(champ: str, origine: Any = "imprime", confiance: float = 0.95) -> Preuve:
    if origine != "imprime":
        return Preuve(origine, f"{champ} : dit ailleurs", f"source.{champ}", confiance)
    return Preuve(origine, f"{champ} : lu", f"{champ}.libelle", confiance, 1, 10, 20)


def with_origin(base: Acte, origine: Any, *champs: str) -> Acte:
    """The act, some of its values not printed."""
    changed = {c: proof(c, origine) for c in champs}
    return replace(base, preuves=MappingProxyType({**base.preuves, **changed}))


def document(fichier: str = "extrait.pdf", **values: Any) -> DocumentVu:
    usual: dict[str, Any] = {
        "document_sha256": sha(fichier), "url": f"https://courlanges.example/{fichier}", "source": "999000011", "fichier": fichier,
        "nature": "deliberation", "statut": "retenu", "raison": None, "taille": 1000, "pages": 1, "premiere_vue": NOW, "derniere_vue": NOW,
    }  # fmt: skip
    return DocumentVu(**{**usual, **values})


def anomalie(**values: Any) -> Anomalie:
    usual: dict[str, Any] = {
        "regle": "lecture.pdf",
        "raison": "ce PDF est abîmé",
        "gravite": "erreur",
        "fichier": "abime.pdf",
    }
    return Anomalie(**{**usual, **values})


@cache
def siret(rank: int) -> str:
    """A SIRET that no one has (its SIREN begins with 9990), its two keys right."""
    siren = next(s for s in (f"9990{rank:04d}{k}" for k in range(10)) if valid_siren(s))
    return next(s for s in (f"{siren}0001{k}" for k in range(10)) if valid_siret(s))


BODY = (
    "Extrait du registre des délibérations\nSéance du conseil municipal\nLe conseil municipal, dûment convoqué, s'est réuni.\n"
    + "Monsieur le Maire expose que le contrat en cours vient à échéance et qu'il convient de le renouveler ;\n" * 8
    + "Mme LE GUELVOUT demande si les tarifs changent. M. FERRAGUT répond que non.\nAdopté à l'unanimité.\n"
)


def flood(count: int) -> Iterator[Acte]:
    """`count` acts as a country has them: a council for 1,000 of them, sittings of twenty, a page of text each."""
    for i in range(count):
        council, rank = divmod(i, 1000)
        day = date(2020, 1, 1) + timedelta(30 * (rank // 20))
        yield acte(
            f"acte-{i}.pdf", coll_siret=siret(council), coll_nom=f"Courlanges-{council}", delib_id=f"{day.year}-{rank:04d}",
            delib_date=day.isoformat(), delib_objet=f"Tarifs municipaux, lot {rank}", textes=(Portion(1, 0, f"{BODY}{i}"),),
        )  # fmt: skip


def many(count: int, seed: int = 0) -> Iterator[Acte]:
    """`count` acts of two councils, over sittings of twenty acts."""
    for i in range(count):
        siret = COURLANGES if i % 2 else ROQUEFENOUIL
        sitting = i // 40
        yield acte(
            f"acte-{i}.pdf", coll_siret=siret, coll_nom="Courlanges" if i % 2 else "Roquefenouil",
            delib_id=f"{2020 + sitting % 6}-{i:05d}", delib_date=f"{2020 + sitting % 6}-{sitting // 6 % 12 + 1:02d}-{seed % 28 + 1:02d}",
            delib_objet=f"Tarifs municipaux, lot {i}, révision {seed}",
        )  # fmt: skip
