"""The bundled reference of communes and intercommunalités: who has which SIREN, INSEE code, département and population.

Made by `scripts/communes.py` from npm `@etalab/decoupage-administratif`. A SIRET is not in it: it is never guessed from a SIREN.
"""

from __future__ import annotations

import csv
import lzma
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.moisson.mots import plain

FILE = Path(__file__).resolve().parent.parent / "data" / "communes.csv.xz"
KINDS = re.compile(
    r"^(?:(?:la |le |l )?(?:mairie|ville|commune|municipalite|site(?: internet| web)?(?: officiel)?|accueil|bienvenue|portail|officiel|home|page)(?: (?:a|au|aux|sur|de|du|des|d|la|le|les|l|en))*(?= |$) ?)+"
)
GROUPING = {
    "cc": "communaute de communes",
    "ca": "communaute d agglomeration",
    "cu": "communaute urbaine",
    "metro": "metropole",
}


@dataclass(frozen=True, slots=True)
class Collectivite:
    """One row. `insee` is empty for a grouping of communes; `population` in inhabitants, 0 where it is not known."""

    genre: str
    siren: str
    insee: str
    nom: str
    departement: str
    population: int
    codes_postaux: tuple[str, ...]

    def __str__(self) -> str:
        people = f"{self.population:,} habitants".replace(",", " ") if self.population else "population inconnue"
        return f"{self.nom} ({self.departement}, {people}, SIREN {self.siren}{', INSEE ' + self.insee if self.insee else ''})"


@cache
def all_known() -> tuple[Collectivite, ...]:
    """Every row of the reference, about 36,000; read once."""
    text = lzma.decompress(FILE.read_bytes()).decode("utf-8")
    rows = csv.reader(text.splitlines()[2:], delimiter=";")
    return tuple(Collectivite(k, s, i, n, d, int(p or 0), tuple(c.split())) for k, s, i, n, d, p, c in rows)


def by_siren(siren: str) -> Collectivite | None:
    return next((c for c in all_known() if c.siren == siren), None)


def by_insee(insee: str) -> Collectivite | None:
    return next((c for c in all_known() if c.insee == insee), None)


def by_name(name: str, *, departement: str = "", codes_postaux: Iterable[str] = ()) -> list[Collectivite]:
    """Those that bear this name, whatever its accents, hyphens and article; narrowed by département, then by postal code where
    that leaves some. Several communes may share a name: the caller asks, and never chooses."""
    wanted = told_name(name)
    found = [c for c in _names().get(wanted, ()) if not departement or c.departement == departement]
    seen = set(codes_postaux)
    near = [c for c in found if seen & set(c.codes_postaux)] or [
        c for c in found if any(p[:2] == c.departement[:2] for p in seen)
    ]
    return near if len(found) > 1 and near else found


def told_name(name: str) -> str:
    """A name as it is compared: `Mairie de Saint-Ay` → `st ay`, `CC du Clunisois` → `communaute de communes clunisois`."""
    words = plain(name).replace("|", " ").replace("/", " ")
    words = KINDS.sub("", words)
    words = re.sub(r"\bsainte\b", "ste", re.sub(r"\bsaint\b", "st", words))
    kind, _, rest = words.partition(" ")
    words = f"{GROUPING[kind]} {rest}" if rest and kind in GROUPING else words
    return " ".join(re.sub(r"^(?:l|le|la|les) |\b(?:de|du|des|d|l|la|le|les)\b", " ", words).split())


@cache
def _names() -> dict[str, list[Collectivite]]:
    found: dict[str, list[Collectivite]] = {}
    for c in all_known():
        found.setdefault(told_name(c.nom), []).append(c)
    return found
