"""What goes to data.gouv of a release: the datasets, their files, what is said of them. Nothing of it depends on the clock."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from flows.cellules import restored
from flows.erreurs import ErreurUtilisateur
from flows.jours import en_francais
from flows.release import sha256
from flows.site.publication import exactitude

SCHEMA = {"name": "scdl/deliberations", "version": "2.1.5"}
KEY, FILE, ASKED = "registre:cle", "registre:fichier", "registre:zones"
"""By what a dataset and a file of ours are known on data.gouv, whatever their titles become; the areas that were asked for."""
LAST = ("datapackage.json", "CHANGES.md")
"""Sent after all the others, which they describe."""
ZONES = 50
"""Communes beyond which a territory is told by its départements."""


@dataclass(frozen=True)
class Fichier:
    """One file: `nom` in the release, `type` as data.gouv has it (`main`, `documentation`, `other`)."""

    nom: str
    chemin: Path
    titre: str
    description: str
    type: str
    schema: Mapping[str, str] | None = None

    @cached_property
    def sha1(self) -> str:
        with self.chemin.open("rb") as file:
            return hashlib.file_digest(file, "sha1").hexdigest()

    @property
    def envoi(self) -> str:
        """The name under which it is sent; data.gouv writes names in small letters."""
        return Path(self.nom).name

    def payload(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "title": self.titre,
            "description": self.description,
            "type": self.type,
            "extras": {FILE: self.nom},
        }
        return told | ({"schema": dict(self.schema)} if self.schema else {})


@dataclass(frozen=True)
class Jeu:
    """One dataset. `debut`, `fin`: days of the first and the last sitting."""

    cle: str
    titre: str
    description: str
    tags: tuple[str, ...]
    zones: tuple[str, ...]
    debut: str | None
    fin: str | None
    fichiers: tuple[Fichier, ...] = field(repr=False)

    def payload(self) -> dict[str, Any]:
        """Everything that we say of it, but whether it is private."""
        told: dict[str, Any] = {
            "title": self.titre, "description": self.description, "license": "lov2", "frequency": "daily", "tags": sorted(self.tags),
            "extras": {KEY: self.cle, ASKED: ",".join(self.zones)},
        }  # fmt: skip
        if self.zones:
            told["spatial"] = {"zones": list(self.zones)}
        if self.debut and self.fin:
            told["temporal_coverage"] = {"start": self.debut, "end": self.fin}
        return told


@dataclass(slots=True)
class Conseil:
    """What `actes.csv` says of one council."""

    siret: str = ""
    nom: str = ""
    insee: str = ""
    actes: int = 0
    masques: int = 0
    jours: set[str] = field(default_factory=set)


def par_conseil(release: Path, sans: Sequence[str] = ()) -> Iterator[Jeu]:
    """A dataset per council that has an SCDL file."""
    resources = _resources(release)
    for siret, conseil in sorted(_councils(release).items()):
        names = [n for n in resources if n == f"scdl/{siret}.csv" or n.startswith(f"scdl/{siret}-")]
        if not siret or not names:
            continue
        rows = sum(resources[n].get("rows", 0) for n in names)
        yield Jeu(
            siret[:9], f"Délibérations – {conseil.nom}", _described(f"de **{conseil.nom}**", conseil, rows, alone=True),
            ("deliberations", "scdl", "conseil"), _zones([conseil]), *_period(conseil), _fichiers(release, resources, names, sans),
        )  # fmt: skip


def par_territoire(release: Path, nom: str, sans: Sequence[str] = ()) -> Jeu:
    """One dataset for all the councils of the release, with all its files."""
    resources, councils = _resources(release), list(_councils(release).values())
    names = [n for n in (*resources, "datapackage.json") if not n.startswith("scdl/")]
    rows = sum(r.get("rows", 0) for n, r in resources.items() if n.startswith("deliberations-scdl"))
    whole = Conseil(
        "",
        nom,
        "",
        sum(c.actes for c in councils),
        sum(c.masques for c in councils),
        {d for c in councils for d in c.jours},
    )
    said = f"de **{len(councils)} collectivité{'s' if len(councils) > 1 else ''}** ({nom})"
    cle = "territoire-" + "".join(c for c in nom.lower().replace(" ", "-") if c.isalnum() or c == "-")
    return Jeu(
        cle, f"Délibérations – {nom}", _described(said, whole, rows), ("deliberations", "scdl", "territoire"), _zones(councils), *_period(whole),
        _fichiers(release, resources, sorted(names, key=lambda n: n in LAST), sans),
    )  # fmt: skip


def intact(release: Path) -> None:
    """Raises ErreurUtilisateur where a file is not what its release says."""
    for name, told in _resources(release).items():
        path = release / name
        if not path.is_file() or f"sha256:{sha256(path)}" != told["hash"]:
            raise ErreurUtilisateur(
                f"{path} n'est pas le fichier qui a été publié.",
                "Vérifiez avec `registre validate`, publiez de nouveau.",
            )


def _resources(release: Path) -> dict[str, dict[str, Any]]:
    package = release / "datapackage.json"
    if not package.is_file():
        raise ErreurUtilisateur(
            f"{release} n'est pas une publication.", "Lancez d'abord `registre publish` ou `registre nightly`."
        )
    return {r["path"]: r for r in json.loads(package.read_text(encoding="utf-8"))["resources"]}


def _councils(release: Path) -> dict[str, Conseil]:
    found: dict[str, Conseil] = {}
    with (release / "actes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            siret = restored(row["coll_siret"])
            conseil = found.setdefault(
                siret or restored(row["coll_nom"]), Conseil(siret, restored(row["coll_nom"]), row["coll_insee"])
            )
            conseil.actes += 1
            conseil.masques += int(row["noms_masques"])
            if row["delib_date"]:
                conseil.jours.add(row["delib_date"])
    return found


def _fichiers(
    release: Path, resources: Mapping[str, Mapping[str, Any]], names: Sequence[str], sans: Sequence[str]
) -> tuple[Fichier, ...]:
    return tuple(_fichier(release, name, resources.get(name, {})) for name in names if name not in sans)


def _fichier(release: Path, name: str, told: Mapping[str, Any]) -> Fichier:
    scdl = name.startswith(("scdl/", "deliberations-scdl"))
    kind = (
        "documentation"
        if name in LAST
        else "main"
        if Path(name).suffix in (".csv", ".parquet", ".jsonl", ".sqlite")
        else "other"
    )
    title = "Description de la publication (Data Package)" if name == "datapackage.json" else told.get("title", name)
    part = f", partie {match[1]}" if scdl and (match := re.search(r"-(\d{1,2})$", Path(name).stem)) else ""
    return Fichier(
        name,
        release / name,
        f"{title}{part} – {Path(name).name}",
        told.get("description", ""),
        kind,
        SCHEMA if scdl else None,
    )


def _described(whose: str, told: Conseil, rows: int, *, alone: bool = False) -> str:
    """What a reader must know, in Markdown: counts, period, measured accuracy, what was masked."""
    told_of = exactitude()
    figures = told_of.get("inconnus", told_of)
    seen = "qui ont servi à écrire les règles" if figures is told_of else "de conseils jamais vus"
    period = _said_period(told.jours)
    left = told.actes - rows
    lines = [
        f"Les délibérations {whose}, lues dans les documents que l'administration publie et mises au format SCDL délibérations 2.1.5.",
        "",
    ]
    lines += [f"- **{rows} délibération{'s' if rows > 1 else ''}** au format SCDL{period}."]
    if left > 0:
        read = "acte lu n'a" if left == 1 else "actes lus n'ont"
        lines += [
            f"- {left} {read} pas tout ce que le format demande (thème ou SIRET non imprimés), et n'y figure{'' if left == 1 else 'nt'} pas."
        ]
    if not alone:
        lines += [
            "- `actes.csv` a tous les actes, `preuves.csv` dit pour chaque valeur la page, les mots et la règle ; `datapackage.json` décrit tout."
        ]
    lines += [
        f"- **Exactitude mesurée** sur {figures['documents']} documents réels annotés à la main, {seen} : "
        f"{_percent(figures['precision'])} des valeurs publiées sont justes, {_percent(figures['rappel'])} des valeurs imprimées sont lues. Le document officiel fait foi ; son adresse est dans `DELIB_URL`.",
        f"- Noms de particuliers masqués dans les titres (CRPA L.312-1-2) : {told.masques}.",
        "- Mis à jour chaque nuit ; les adresses des fichiers ne changent pas.",
        "", "Fait avec registre, logiciel libre.",
    ]  # fmt: skip
    return "\n".join(lines)


def _said_period(jours: Collection[str]) -> str:
    """`, du 29 janvier 2021 au 24 février 2023`; one day where there is one; nothing where no day is known."""
    if not jours:
        return ""
    first, last = en_francais(min(jours)), en_francais(max(jours))
    return f", le {first}" if first == last else f", du {first} au {last}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")


def _period(told: Conseil) -> tuple[str | None, str | None]:
    return (min(told.jours), max(told.jours)) if told.jours else (None, None)


def _zones(councils: Sequence[Conseil]) -> tuple[str, ...]:
    """The areas, as data.gouv names them: communes, else groups of communes; many communes by their départements."""
    communes = sorted({c.insee for c in councils if c.insee})
    if len(communes) > ZONES:
        departements = Counter(i[:3] if i.startswith(("97", "98")) else i[:2] for i in communes)
        return tuple(f"fr:departement:{d}" for d in sorted(departements))
    epci = sorted({c.siret[:9] for c in councils if c.siret and not c.insee})
    return (*(f"fr:commune:{i}" for i in communes), *(f"fr:epci:{s}" for s in epci[:ZONES]))
