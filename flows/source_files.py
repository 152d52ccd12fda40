"""A town is data: one YAML file a publisher, checked before anything is fetched.

nom: Courlanges                 # official name of the council's body
siren: "999000011"              # nine digits, key checked
siret: "99900001100010"         # fourteen digits, key checked; left out where it is not known, never invented
insee: "99001"                  # INSEE code of the commune (EPCI have none)
departement: "99"
url: https://…/deliberations    # the page (or folder) where documents are listed
plateforme: html                # html | dossier
rythme: 92                      # days between two sittings, at most, before silence is an alarm (CGCT L.2121-7: a quarter)
profondeur: 2                   # how many pages deep the listing goes
garder: ["déliberation"]        # patterns a link must match (optional); ecarter: patterns that leave it aside
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from flows.erreurs import ErreurUtilisateur
from flows.platforms import PLATEFORMES
from flows.source import Source
from schemas.siret import valid_siren, valid_siret

FIELDS = {"nom": str, "siren": str, "siret": str, "insee": str, "departement": str, "url": str, "plateforme": str, "rythme": int, "profondeur": int,
          "garder": list, "ecarter": list, "contact": str}  # fmt: skip
REQUIRED = ("nom", "siren", "url", "plateforme")


def load_sources(folder: Path) -> list[Source]:
    """The sources of a folder, by SIREN. Raises ErreurUtilisateur naming every file and field that is wrong."""
    if not folder.is_dir():
        raise ErreurUtilisateur(
            f"Le dossier de sources {folder} n'existe pas.", "Indiquez-en un avec --sources DOSSIER."
        )
    files = sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    if not files:
        raise ErreurUtilisateur(
            f"Aucune source dans {folder}.",
            "Une source est un fichier .yml : voir « Ajouter une commune » dans README.md.",
        )
    sources: dict[str, Source] = {}
    problems: list[str] = []
    for file in files:
        found, wrong = read_source(file)
        problems += wrong
        if found and found.siren in sources:
            problems.append(f"{file.name} : siren : {found.siren} est déjà celui de {sources[found.siren].nom}")
        elif found:
            sources[found.siren] = found
    if problems:
        raise ErreurUtilisateur(
            "Des sources sont mal décrites :\n  " + "\n  ".join(problems), "Corrigez ces fichiers, puis relancez."
        )
    return [sources[s] for s in sorted(sources)]


def read_source(file: Path) -> tuple[Source | None, list[str]]:
    """One source and no problem, or None and what is wrong, one line a field."""
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return None, [f"{file.name} : ce n'est pas du YAML lisible ({str(error).splitlines()[0]})"]
    if not isinstance(data, dict):
        return None, [f"{file.name} : il faut des lignes « champ: valeur »"]
    problems = [f"{file.name} : {p}" for p in _problems(data)]
    if problems:
        return None, problems
    data.pop("contact", None)
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    return Source(**values), []


def _problems(data: dict[str, Any]) -> list[str]:
    found = [f"{name} : champ inconnu" for name in data if name not in FIELDS]
    found += [f"{name} : ce champ manque" for name in REQUIRED if not data.get(name)]
    for name, kind in FIELDS.items():
        if name in data and not isinstance(data[name], kind):
            hint = ' ; mettez la valeur entre guillemets ("…")' if kind is str else ""
            found.append(f"{name} : {data[name]!r} n'est pas du bon type{hint}")
    if found:
        return found
    if not valid_siren(data["siren"]):
        found.append(f"siren : {data['siren']} n'est pas un SIREN (neuf chiffres et une clé juste)")
    if "siret" in data and not valid_siret(data["siret"]):
        found.append(f"siret : {data['siret']} n'est pas un SIRET (quatorze chiffres et une clé juste)")
    elif "siret" in data and not data["siret"].startswith(data["siren"]):
        found.append(f"siret : {data['siret']} ne commence pas par le siren {data['siren']}")
    if "insee" in data and not re.fullmatch(r"(?:\d\d|2[AB])\d{3}", data["insee"]):
        found.append(f"insee : {data['insee']} n'est pas un code INSEE de commune")
    if data["plateforme"] not in PLATEFORMES:
        found.append(f"plateforme : {data['plateforme']} est inconnue ; choix : {', '.join(sorted(PLATEFORMES))}")
    elif data["plateforme"] != "dossier" and urlsplit(data["url"]).scheme not in ("http", "https"):
        found.append(f"url : {data['url']} n'est pas une adresse http(s)")
    for name in ("garder", "ecarter"):
        for pattern in data.get(name, ()):
            try:
                re.compile(str(pattern))
            except re.error as error:
                found.append(f"{name} : « {pattern} » n'est pas un motif valable ({error})")
    return found
