"""What the source knows of an act: whose it is, where its document is. Never over a printed value; marked as told by us."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from flows.moisson.indice import sitting_day
from flows.source import Source
from schemas.records import Acte, Anomalie, Preuve

DOUTES = {"delib_date": 0.7}
"""How sure a value is that only the site tells."""


def complete(acte: Acte, source: Source | None, url: str, indice: str = "") -> tuple[Acte, list[Anomalie]]:
    """The act with its council's name, SIRET and INSEE code and its document's address; a doubt about whose act it is is told.

    A SIREN in the act's stamp that is not the source's: the SIRET is left empty, for the act may be another body's.
    """
    values: dict[str, tuple[Any, str, str]] = {}
    if url and not url.startswith("file:"):
        values["delib_url"] = (url, "source", "adresse où le document a été moissonné")
    if acte.delib_date is None and (day := sitting_day(indice)):
        values["delib_date"] = (day[0], "source", f"le site annonce la séance du {day[1]}")
    anomalies: list[Anomalie] = []
    if source is not None:
        stamp = re.match(r"(?:\d{3}|02[AB])\W+(\d{9})", acte.pref_acte_id or "")
        if stamp and stamp[1] != source.siren:
            anomalies.append(
                _doubt(
                    acte,
                    "siren_du_timbre",
                    f"le timbre porte le SIREN {stamp[1]}, la source {source.nom} le SIREN {source.siren}",
                    stamp[1],
                )
            )
        elif acte.coll_nom and not same_body(acte.coll_nom, source.nom):
            anomalies.append(
                _doubt(
                    acte,
                    "collectivite_de_la_source",
                    f"le document nomme « {acte.coll_nom} », la source « {source.nom} »",
                    acte.coll_nom,
                )
            )
        else:
            values["coll_nom"] = (source.nom, "source", source.nom)
            values["coll_siret"] = (source.siret, "referentiel", f"description de la source {source.siren}")
            values["coll_insee"] = (source.insee, "referentiel", f"description de la source {source.siren}")
    return _fill(acte, values), anomalies


def same_body(printed: str, known: str) -> bool:
    """Two names of one council: accents, case, hyphens and the word for its kind do not count."""
    a, b = _plain(printed), _plain(known)
    return a == b or (min(len(a), len(b)) >= 5 and (a in b or b in a))


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"[^a-z0-9]+", " ", text)
    text = re.sub(r"\bsainte?\b|\bste?\b", "st", text)
    return " ".join(
        re.sub(
            r"\b(?:commune|ville|mairie|communaute|communes|agglomeration|de|du|des|la|le|les|d|l)\b", " ", text
        ).split()
    )


def _fill(acte: Acte, values: Mapping[str, tuple[Any, str, str]]) -> Acte:
    new = {k: v for k, v in values.items() if v[0] is not None and getattr(acte, k) is None}
    if not new:
        return acte
    told: dict[str, Preuve] = {
        k: Preuve(origin, why, f"source.{k}", DOUTES.get(k, 1.0))  # type: ignore[arg-type]
        for k, (_, origin, why) in new.items()
    }
    preuves = {**acte.preuves, **told}
    return replace(acte, **{k: v[0] for k, v in new.items()}, preuves=MappingProxyType(preuves))


def _doubt(acte: Acte, rule: str, reason: str, value: str) -> Anomalie:
    return Anomalie(
        f"source.{rule}",
        reason,
        "alerte",
        acte.fichier,
        acte.document_sha256,
        acte.delib_id,
        acte.page_debut,
        "coll_siret",
        value,
    )
