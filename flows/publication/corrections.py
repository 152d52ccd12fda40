"""Corrections are data: what a person has seen to be wrong, in a YAML file, with who, why and when.

- acte: 999000011-2025-03-27-2025-03-12   # acte_uid, or  document: <SHA-256>  for all the acts of one document
  champ: vote_pour                        # a column of actes.csv
  avant: 12                               # what registre read; the correction is not applied once it reads something else
  empreinte: 4f0c…                        # SHA-256 of the document that was looked at (optional): told once the act has another one
  valeur: 13                              # empty (null) to take a value away
  qui: mairie de Courlanges
  pourquoi: chiffre mal lu sous le tampon
  quand: 2025-04-02

Applied after extraction, marked `corrige`. What a correction of a document changes (a date, a number) counts for the merging of
acts; that of an act comes after it, so that its identifier stays. A correction that no longer fits is told, never forced.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from flows.cellules import text
from flows.erreurs import ErreurUtilisateur
from schemas.records import Acte, Anomalie, Preuve, Procuration
from schemas.tables import columns, row_problems, schema

KEYS = ("acte", "document", "champ", "avant", "empreinte", "valeur", "qui", "pourquoi", "quand")
FIXED = frozenset({"document_sha256", "fichier", "page_debut", "page_fin", "nature"})
"""Columns that say where an act was read: no correction changes that."""
LISTS = frozenset({"membres_presents", "membres_absents", "vote_non_participation", "procurations"})
SITTING = frozenset({"coll_nom", "coll_siret", "delib_date"})
"""Columns that say of which sitting an act is: corrected for the whole document, before acts are merged."""
REQUIRED = frozenset({"delib_objet"})
ANY = object()
"""`avant` where it is not given."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected value. `cible` is an `acte_uid` or a document's SHA-256; `avant` is `ANY` where it is not given.

    `empreinte`: SHA-256 of the document that the person looked at, where it is told.
    """

    cible: str
    champ: str
    valeur: Any
    qui: str
    pourquoi: str
    quand: str
    avant: Any = ANY
    empreinte: str | None = None

    def preuve(self) -> Preuve:
        return Preuve("corrige", f"corrigé par {self.qui} le {self.quand} : {self.pourquoi}", "corrections.yml")


class Corrections:
    """The corrections by what they are about; remembers which ones found it.

    `looked_at`: the document of each act that the release before had corrected.
    """

    def __init__(
        self, corrections: Sequence[Correction] = (), looked_at: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._looked_at = looked_at
        self._by_target: Mapping[str, list[Correction]] = defaultdict(list)
        for correction in corrections:
            self._by_target[correction.cible].append(correction)
        self._found: set[str] = set()

    def apply(self, acte: Acte, target: str) -> tuple[Acte, list[Anomalie]]:
        """The act with the corrections of `target`; what no longer fits is told."""
        if target not in self._by_target:
            return acte, []
        self._found.add(target)
        anomalies: list[Anomalie] = []
        for correction in self._by_target[target]:
            read = getattr(acte, correction.champ)
            if read == correction.valeur:
                anomalies.append(_told(acte, correction, "inutile", "la valeur lue est déjà celle de la correction"))
            elif correction.avant is not ANY and read != correction.avant:
                reason = f"registre lit maintenant « {text(read)} », la correction portait sur « {text(correction.avant)} » : elle n'est pas appliquée"
                anomalies.append(_told(acte, correction, "valeur_changee", reason))
            else:
                preuves = {**acte.preuves, correction.champ: correction.preuve()}
                values: dict[str, Any] = {correction.champ: correction.valeur, "preuves": MappingProxyType(preuves)}
                acte = replace(acte, **values)
                seen = correction.empreinte or self._looked_at.get(target)
                if seen and seen != acte.document_sha256:
                    reason = f"le document a changé depuis que cette valeur a été corrigée (empreinte {seen[:12]}…) : la correction est appliquée, relisez-la"
                    anomalies.append(_told(acte, correction, "document_change", reason))
        return acte, anomalies

    def orphans(self) -> Iterator[Anomalie]:
        """The corrections whose act or document was not met: gone, replaced by another file, or misspelled."""
        for target in sorted(self._by_target.keys() - self._found):
            for c in self._by_target[target]:
                reason = (
                    f"aucun acte ni document « {target} » : il a été remplacé ou retiré, ou l'identifiant est mal écrit"
                )
                yield Anomalie(
                    "corrections.sans_objet",
                    reason,
                    "alerte",
                    acte=target,
                    champ=c.champ,
                    valeur=text(c.valeur) or None,
                )


def load_corrections(path: Path) -> list[Correction]:
    """The corrections of a file; none where there is no file. Raises ErreurUtilisateur naming each one that is wrong."""
    if not path.exists():
        return []
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ErreurUtilisateur(
            f"{path} n'est pas du YAML lisible ({str(error).splitlines()[0]}).", "Corrigez-le, puis relancez."
        ) from error
    if data is None:
        return []
    if not isinstance(data, list):
        raise ErreurUtilisateur(
            f"{path} doit être une liste de corrections.", "Chacune commence par « - acte: » ou « - document: »."
        )
    problems = [f"{path.name}, correction {i} : {p}" for i, item in enumerate(data, 1) for p in _problems(item)]
    about = Counter((str(i.get("acte") or i.get("document")), str(i.get("champ"))) for i in data if isinstance(i, dict))
    problems += [
        f"{path.name} : {champ} de {cible} est corrigé {n} fois" for (cible, champ), n in about.items() if n > 1
    ]
    if problems:
        raise ErreurUtilisateur(
            "Des corrections sont fausses :\n  " + "\n  ".join(problems), "Corrigez ce fichier, puis relancez."
        )
    return [_correction(item) for item in data]


def _correction(item: Mapping[str, Any]) -> Correction:
    champ = item["champ"]
    return Correction(
        str(item.get("acte") or item["document"]), champ, _value(champ, item["valeur"]), text(item["qui"]), text(item["pourquoi"]),
        text(item["quand"]), _value(champ, item["avant"]) if "avant" in item else ANY, item.get("empreinte"),
    )  # fmt: skip


def _value(champ: str, value: Any) -> Any:
    if champ == "procurations":
        return tuple(Procuration(str(p["mandant"]), str(p["mandataire"])) for p in value or ())
    if champ in LISTS:
        return tuple(str(v) for v in value or ())
    if value is None or isinstance(value, int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _problems(item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield "il faut des lignes « champ: valeur »"
        return
    yield from (f"{k} : mot inconnu ; ceux qui existent : {', '.join(KEYS)}" for k in item if k not in KEYS)
    yield from (f"{k} : il manque" for k in ("champ", "qui", "pourquoi", "quand") if not item.get(k))
    if "valeur" not in item:
        yield "valeur : elle manque (écrivez « valeur: null » pour la retirer)"
    if bool(item.get("acte")) == bool(item.get("document")):
        yield "il faut « acte » ou « document », l'un des deux"
    if item.get("empreinte") and not re.fullmatch(r"[0-9a-f]{64}", str(item["empreinte"])):
        yield f"empreinte : {item['empreinte']} n'est pas un SHA-256 (64 chiffres hexadécimaux)"
    if item.get("quand") and not isinstance(item["quand"], date):
        yield f"quand : {item['quand']} n'est pas une date AAAA-MM-JJ"
    champ = item.get("champ")
    if champ and (champ not in columns("actes") or champ not in Acte.__dataclass_fields__ or champ in FIXED):
        yield f"champ : « {champ} » n'est pas une colonne d'actes.csv que l'on corrige"
    elif champ:
        if champ in SITTING and item.get("acte"):
            yield f"champ : {champ} se corrige pour tout le document (« document: <empreinte> »)"
        if item.get("valeur") is None and champ in REQUIRED:
            yield f"valeur : {champ} ne peut pas être vide"
        for key in ("valeur", "avant"):
            yield from (f"{key} : {reason}" for reason in _value_problems(champ, item.get(key)))


def _value_problems(champ: str, value: Any) -> Iterator[str]:
    if value is None:
        return
    kind = next(f["type"] for f in schema("actes")["fields"] if f["name"] == champ)
    if champ in LISTS:
        proxies = champ == "procurations"
        good = isinstance(value, list) and all(
            isinstance(v, dict) and set(v) == {"mandant", "mandataire"} if proxies else isinstance(v, str)
            for v in value
        )
        if not good:
            yield f"« {value} » n'est pas une liste de {'mandant, mandataire' if proxies else 'noms'}"
        return
    if isinstance(value, bool | list | dict) or (kind == "string" and not isinstance(value, str)):
        yield f"« {value} » n'est pas un texte ; mettez-le entre guillemets"
        return
    for column, _, reason in row_problems("actes", {champ: text(_value(champ, value))}):
        if column == champ:
            yield f"« {value} » {reason}"


def _told(acte: Acte, correction: Correction, rule: str, reason: str) -> Anomalie:
    return Anomalie(
        f"corrections.{rule}", reason, "alerte", acte.fichier, acte.document_sha256, acte.delib_id or correction.cible, acte.page_debut,
        correction.champ, text(correction.valeur) or None,
    )  # fmt: skip
