"""Writing a town down: whose site it is, told by the reference and by who asks; nothing that is not known is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from flows.annuaire.communes import Collectivite, by_insee, by_siren
from flows.annuaire.explore import Decouverte
from flows.erreurs import ErreurUtilisateur
from flows.moisson.mots import plain
from flows.source import QUARTER
from schemas.siret import valid_siren, valid_siret


@dataclass(frozen=True, slots=True)
class Demande:
    """What the person said: any of it may be empty."""

    nom: str = ""
    siren: str = ""
    siret: str = ""
    insee: str = ""
    departement: str = ""
    rythme: int = QUARTER


def check_request(asked: Demande) -> Demande:
    """The request with the SIREN that its SIRET gives. Raises ErreurUtilisateur for a number whose key is wrong."""
    if asked.siret and not valid_siret(asked.siret):
        raise ErreurUtilisateur(
            f"« {asked.siret} » n'est pas un SIRET : il faut quatorze chiffres dont la clé est juste.",
            "Vérifiez-le, ou laissez --siret de côté : il n'est jamais inventé.",
        )
    siren = asked.siren or asked.siret[:9]
    if siren and not valid_siren(siren):
        raise ErreurUtilisateur(
            f"« {siren} » n'est pas un SIREN : il faut neuf chiffres dont la clé est juste.", "Vérifiez-le."
        )
    if asked.siret and not asked.siret.startswith(siren):
        raise ErreurUtilisateur(
            f"Le SIRET {asked.siret} ne commence pas par le SIREN {siren}.", "L'un des deux est faux."
        )
    return Demande(asked.nom, siren, asked.siret, asked.insee, asked.departement, asked.rythme)


def identify(asked: Demande, seen: list[Collectivite]) -> tuple[Collectivite | None, list[str]]:
    """Whose site it is, and what a person should know. Raises ErreurUtilisateur where it cannot be told, with the choices."""
    if asked.siren:
        known = by_siren(asked.siren)
        if known is None and not asked.nom:
            raise ErreurUtilisateur(
                f"Le SIREN {asked.siren} n'est pas dans le référentiel embarqué.", "Dites le nom avec --nom."
            )
        remarks = (
            []
            if known
            else [
                f"Le SIREN {asked.siren} n'est pas dans le référentiel : code INSEE et population sont laissés de côté."
            ]
        )
        if known and seen and known not in seen:
            remarks.append(f"Ce site semble être celui de {seen[0]} ; le numéro donné est celui de {known}.")
        return known, remarks
    if asked.insee:
        known = by_insee(asked.insee)
        if known is None:
            raise ErreurUtilisateur(
                f"Le code INSEE {asked.insee} n'est pas dans le référentiel.", "Dites plutôt --siren et --nom."
            )
        return known, []
    if len(seen) == 1:
        return seen[0], []
    if seen:
        raise ErreurUtilisateur(
            "Plusieurs collectivités portent ce nom :\n  " + "\n  ".join(map(str, seen[:10])),
            "Précisez avec --insee, --siren ou --departement.",
        )
    raise ErreurUtilisateur(
        f"Aucune commune ni intercommunalité du référentiel ne s'appelle ainsi{f' : « {asked.nom} »' if asked.nom else ''}.",
        "Dites qui publie avec --nom et --siren (ou --siret).",
    )


def described(asked: Demande, known: Collectivite | None, found: Decouverte) -> dict[str, Any]:
    """The source's fields, in the order in which they are written; those that are not known are left out."""
    data: dict[str, Any] = {
        "nom": asked.nom or (known.nom if known else ""),
        "siren": asked.siren or (known.siren if known else ""),
    }
    if asked.siret:
        data["siret"] = asked.siret
    if known and known.insee:
        data["insee"] = known.insee
    if known:
        data |= {"departement": known.departement} | ({"population": known.population} if known.population else {})
    elif asked.departement:
        data["departement"] = asked.departement
    data["url"] = found.pages[0]
    if len(found.pages) > 1:
        data["pages"] = found.pages[1:]
    return data | {"plateforme": found.plateforme, "rythme": asked.rythme}


def written(data: dict[str, Any]) -> str:
    """The YAML of a source, numbers that are names between quotes."""
    body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    missing = (
        ""
        if "siret" in data
        else "# siret: laissé de côté, il n'est pas connu ; sans lui les actes n'entrent pas dans le fichier SCDL\n"
    )
    return f"# Écrit par `registre sources add`. Relisez-le, puis : registre sources check\n{body}{missing}"


def file_of(folder: Path, data: dict[str, Any]) -> Path:
    """Where a source is written. Raises ErreurUtilisateur where one of this name or SIREN is there already."""
    name = plain(data["nom"])
    file = folder / f"{re.sub(r'[^a-z0-9]+', '-', name).strip('-') or data['siren']}.yml"
    if file.exists():
        file = file.with_name(f"{file.stem}-{data['siren']}.yml")
    for other in sorted(folder.glob("*.y*ml")):
        if re.search(rf"(?m)^siren:\s*[\"']?{data['siren']}\b", other.read_text(encoding="utf-8", errors="replace")):
            raise ErreurUtilisateur(
                f"Le SIREN {data['siren']} est déjà décrit dans {other}.",
                "Modifiez ce fichier (`pages:` accepte d'autres adresses), ou supprimez-le d'abord.",
            )
    return file
