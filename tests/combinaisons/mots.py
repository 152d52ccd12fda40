"""Values that know how they are printed: `{pour:mots}`, `{jour:long}`, `{maire:civ}` in the templates of the other modules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

UNITES = ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
          "dix-sept dix-huit dix-neuf").split()  # fmt: skip
DIZAINES = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
JOURS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()


def en_mots(n: int) -> str:
    """0 ≤ n < 70, in French words."""
    if n < 20:
        return UNITES[n]
    ten, rest = DIZAINES[n // 10 * 10], n % 10
    return ten if not rest else f"{ten} et un" if rest == 1 else f"{ten}-{UNITES[rest]}"


class Nombre(int):
    """`:mots`, `:MOTS` in words (feminine `:une`), `:02`, `:/` zero as a stroke, `:neant`, `:§vote` with its noun."""

    def __format__(self, spec: str) -> str:
        if spec.lower() == "mots":
            return en_mots(self).upper() if spec.isupper() else en_mots(self)
        if spec == "une":
            return "une" if self == 1 else en_mots(self)
        if spec in ("/", "-"):
            return str(int(self)) if self else spec
        if spec == "neant":
            return str(int(self)) if self else "néant"
        if spec.startswith("§"):
            noun = spec[1:]
            plural = noun if noun.lower() == "voix" or self < 2 else noun + ("S" if noun.isupper() else "s")
            return f"{int(self)} {plural}"
        return format(int(self), spec)


class Jour(dt.date):
    """`:long` 12 mars 2024, `:LONG`, `:court` 12/03/2024, `:points`, `:tirets`, `:jour` mardi 12 mars 2024, `:mots`, `:an`."""

    def __format__(self, spec: str) -> str:
        first = "1er" if self.day == 1 else str(self.day)
        le = f"{first} {MOIS[self.month - 1]}"
        mots = "premier" if self.day == 1 else en_mots(self.day)
        told = {
            "long": f"{le} {self.year}", "jour": f"{JOURS[self.weekday()]} {le} {self.year}",
            "mots": f"{mots} {MOIS[self.month - 1]}", "an": f"deux mille {en_mots(self.year - 2000)}", "sans_an": le,
            "mois": MOIS[self.month - 1], "an_chiffres": str(self.year), "chiffres": first,
            "nom": JOURS[self.weekday()], "an_mil": f"deux mil {en_mots(self.year - 2000)}", "annee": str(self.year),
        }  # fmt: skip
        told["court"] = f"{self.day:02}/{self.month:02}/{self.year}"
        told["points"] = told["court"].replace("/", ".")
        told["tirets"] = told["court"].replace("/", "-")
        key = spec.lower()
        if key not in told:
            raise ValueError(spec)
        return told[key].upper() if spec.isupper() else told[key]


@dataclass(frozen=True)
class Nom:
    """A member: `:PN` Ève VIALARD, `:NP` VIALARD Ève, `:pn` Ève Vialard, `:civ` Mme VIALARD, `:civPN`, `:long` Madame Ève VIALARD, `:ini` E. VIALARD."""

    prenom: str
    nom: str
    femme: bool

    @property
    def bas(self) -> str:
        return self.nom.title().replace("'D", "'d")

    @property
    def civilite(self) -> str:
        return "Mme" if self.femme else "M."

    def __format__(self, spec: str) -> str:
        longue = "Madame" if self.femme else "Monsieur"
        return {
            "": f"{self.prenom} {self.nom}", "PN": f"{self.prenom} {self.nom}", "NP": f"{self.nom} {self.prenom}", "pn": f"{self.prenom} {self.bas}",
            "np": f"{self.bas} {self.prenom}", "CAP": f"{self.prenom} {self.nom}".upper(), "N": self.nom, "civN": f"{self.civilite} {self.nom}",
            "civn": f"{self.civilite} {self.bas}", "civPN": f"{self.civilite} {self.prenom} {self.nom}", "civpn": f"{self.civilite} {self.prenom} {self.bas}",
            "civNP": f"{self.civilite} {self.nom} {self.prenom}", "longPN": f"{longue} {self.prenom} {self.nom}", "longN": f"{longue} {self.nom}",
            "iniN": f"{self.prenom[0]}. {self.nom}", "civini": f"{self.civilite} {self.prenom[0]}. {self.nom}", "Nini": f"{self.nom} {self.prenom[0]}.",
            "prenom": self.prenom,
        }[spec]  # fmt: skip


def de(nom: str) -> str:
    """`de Brécourt`, `d'Orvanne`, `du Mesnil`."""
    if nom.startswith("Le "):
        return f"du {nom[3:]}"
    if nom.startswith("Les "):
        return f"des {nom[4:]}"
    return f"d'{nom}" if nom[0] in "AEÉIOUHY" else f"de {nom}"


class Lieu(str):
    """`:de` de Brécourt, `:DE`, `:MAJ`, `:a` à Brécourt."""

    def __format__(self, spec: str) -> str:
        told = {"": str(self), "MAJ": self.upper(), "de": de(str(self)), "DE": de(str(self)).upper()}
        return told[spec]
