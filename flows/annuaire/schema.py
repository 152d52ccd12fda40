"""What a source's YAML may say, field by field, and the sentence for each way of getting it wrong: line, value, what to do.

nom: Courlanges                 # official name of the council's body
siren: "999000011"              # nine digits, key checked
siret: "99900001100010"         # fourteen digits, key checked; left out where it is not known, never invented
insee: "99001"                  # INSEE code of the commune (EPCI have none)
departement: "99"
population: 1240                # inhabitants
url: https://…/deliberations    # the page (or folder) where documents are listed
pages: [https://…/pv]           # more listings of the same body
plateforme: wordpress           # see `registre sources platforms`; auto: recognised at each visit
rythme: 92                      # days between two sittings, at most, before silence is an alarm (CGCT L.2121-7: a quarter)
profondeur: 4                   # how many pages deep the listing goes
depuis: 2020-01-01              # nothing published before this day (where the platform tells)
garder: ["délibération"]        # patterns a link must match; ecarter: patterns that leave it aside
contact: mairie@…               # for people; not used
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from flows.platforms import PLATEFORMES, SYNONYMES
from schemas.siret import valid_siren, valid_siret


@dataclass(frozen=True, slots=True)
class Defaut:
    """One thing wrong. `ligne` counts from 1; `conseil` says what to do."""

    fichier: str
    ligne: int
    champ: str
    dit: str
    conseil: str

    def __str__(self) -> str:
        return f"{self.fichier}, ligne {self.ligne} : {self.champ} : {self.dit}. {self.conseil}"


TEXT, NUMBER, LIST = "un texte entre guillemets", "un nombre entier", "une liste entre crochets"
FIELDS: dict[str, tuple[type, str]] = {
    "nom": (str, TEXT), "siren": (str, TEXT), "siret": (str, TEXT), "insee": (str, TEXT), "departement": (str, TEXT),
    "population": (int, NUMBER), "url": (str, TEXT), "pages": (list, LIST), "plateforme": (str, TEXT), "rythme": (int, NUMBER),
    "profondeur": (int, NUMBER), "depuis": (str, "une date, comme 2020-01-31"), "garder": (list, LIST), "ecarter": (list, LIST),
    "contact": (str, TEXT),
}  # fmt: skip
REQUIRED = {
    "nom": "Écrivez le nom officiel de la collectivité.",
    "siren": "Écrivez ses neuf chiffres, entre guillemets ; `registre sources add` les trouve.",
    "url": "Écrivez l'adresse de la page où les documents sont énumérés.",
    "plateforme": "Écrivez `plateforme: auto`, ou une de celles que donne `registre sources platforms`.",
}
Said = tuple[str, str] | None


def read(file: Path) -> tuple[dict[str, Any], list[Defaut]]:
    """The values of a file and what is wrong with them, in the order of their lines."""
    try:
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except UnicodeDecodeError:
        return {}, [Defaut(file.name, 1, "fichier", "n'est pas en UTF-8", "Enregistrez-le en UTF-8.")]
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        return {}, [Defaut(file.name, line, "fichier", "ce n'est pas du YAML lisible", "Il faut une ligne « champ: valeur » par champ.")]  # fmt: skip
    if not isinstance(node, yaml.MappingNode) or not isinstance(data, dict):
        return {}, [Defaut(file.name, 1, "fichier", "est vide ou n'est pas une suite de champs", "Il faut une ligne « champ: valeur » par champ.")]  # fmt: skip
    if isinstance(data.get("depuis"), date):
        data["depuis"] = data["depuis"].isoformat()
    lines = {str(k.value): k.start_mark.line + 1 for k, _ in node.value}
    found = [Defaut(file.name, lines.get(name, 1), name, said, advice) for name, said, advice in _wrong(data)]
    names = [str(k.value) for k, _ in node.value]
    twice = {n for n in names if names.count(n) > 1}
    found += [Defaut(file.name, lines[n], n, "ce champ est écrit deux fois", "Gardez-en un.") for n in sorted(twice)]
    return data, sorted(found, key=lambda d: d.ligne)


def _wrong(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name in data:
        if name not in FIELDS:
            near = difflib.get_close_matches(str(name), FIELDS, 1)
            yield str(name), "champ inconnu", f"Vouliez-vous dire « {near[0]} » ?" if near else f"Les champs sont : {', '.join(FIELDS)}."  # fmt: skip
    for name, advice in REQUIRED.items():
        if data.get(name) in (None, "", []):
            yield name, "ce champ manque", advice
    for name, (kind, form) in FIELDS.items():
        value = data.get(name)
        if value is None:
            continue
        if not isinstance(value, kind) or isinstance(value, bool):
            hint = (
                f'Écrivez `{name}: "{value}"`.'
                if kind is str and isinstance(value, int | float)
                else f"Il faut {form}."
            )
            yield name, f"{value!r} n'est pas {form}", hint
        elif (rule := RULES.get(name)) and (said := rule(value, data)):
            yield name, *said


def _siren(value: str, data: dict[str, Any]) -> Said:
    if not valid_siren(value):
        return f"« {value} » n'est pas un SIREN", "Il faut neuf chiffres dont la clé est juste : vérifiez-les."
    return None


def _siret(value: str, data: dict[str, Any]) -> Said:
    if not valid_siret(value):
        return f"« {value} » n'est pas un SIRET", "Il faut quatorze chiffres dont la clé est juste ; ôtez la ligne si vous ne le connaissez pas."  # fmt: skip
    if isinstance(data.get("siren"), str) and not value.startswith(data["siren"]):
        return f"{value} ne commence pas par le siren {data['siren']}", "L'un des deux est faux."
    return None


def _insee(value: str, data: dict[str, Any]) -> Said:
    if not re.fullmatch(r"(?:\d\d|2[AB])\d{3}", value):
        return f"« {value} » n'est pas un code INSEE de commune", "Il a cinq signes, comme 59193 ou 2A004 ; ce n'est pas le code postal."  # fmt: skip
    return None


def _departement(value: str, data: dict[str, Any]) -> Said:
    if not re.fullmatch(r"\d\d|2[AB]|97\d|98\d", value):
        return f"« {value} » n'est pas un département", "Écrivez son numéro, comme 59, 2A ou 974."
    return None


def _platform(value: str, data: dict[str, Any]) -> Said:
    if platform(value) not in PLATEFORMES:
        near = difflib.get_close_matches(value.lower(), [*PLATEFORMES, *SYNONYMES], 1)
        advice = f"Vouliez-vous dire « {near[0]} » ?" if near else f"Choix : {', '.join(PLATEFORMES)}."
        return f"« {value} » est inconnue", advice
    return None


def _url(value: str, data: dict[str, Any]) -> Said:
    if platform(str(data.get("plateforme", ""))) == "dossier":
        return None
    return _address(value)


def _address(value: object) -> Said:
    try:
        parts = urlsplit(str(value).strip())
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    return (
        None
        if good
        else (
            f"« {value} » n'est pas une adresse http(s)",
            "Elle commence par https:// (ou http://) et un nom de site.",
        )
    )


def _pages(value: list[object], data: dict[str, Any]) -> Said:
    return next((said for v in value if (said := _address(v))), None)


def _between(low: int, high: int, unit: str) -> Callable[[int, dict[str, Any]], Said]:
    def rule(value: int, data: dict[str, Any]) -> Said:
        return None if low <= value <= high else (f"{value} est hors des bornes", f"Il faut de {low} à {high} {unit}.")

    return rule


def _since(value: str, data: dict[str, Any]) -> Said:
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"« {value} » n'est pas une date", "Écrivez-la année-mois-jour, comme 2020-01-31."
    return None


def _patterns(value: list[object], data: dict[str, Any]) -> Said:
    for pattern in value:
        try:
            re.compile(str(pattern))
        except re.error as error:
            return f"« {pattern} » n'est pas un motif valable ({error})", "C'est une expression régulière : protégez ( ) [ ] . * + ? par \\."  # fmt: skip
    return None


RULES: dict[str, Callable[[Any, dict[str, Any]], Said]] = {
    "siren": _siren, "siret": _siret, "insee": _insee, "departement": _departement, "plateforme": _platform, "url": _url,
    "pages": _pages, "rythme": _between(1, 3660, "jours"), "profondeur": _between(1, 12, "pages"),
    "population": _between(0, 20_000_000, "habitants"), "depuis": _since, "garder": _patterns, "ecarter": _patterns,
}  # fmt: skip


def platform(name: str) -> str:
    """A platform's name in the table, whatever its case or its other names."""
    low = name.strip().lower()
    return SYNONYMES.get(low, low)
