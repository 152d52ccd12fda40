"""The record: one value object per published table row, frozen, with the evidence of each value.

Names are those of the published columns (SCDL délibérations 2.1.5 in lower case, then ours). Dates are ISO `str`
(`AAAA-MM-JJ`), counts are `int`, absent values are `None` (never 0, never ""), lists are tuples in printed order.
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, Literal


def frozen(values: dict[str, Any]) -> MappingProxyType[str, Any]:
    """A mapping that nobody can change."""
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda m: (frozen, (dict(m),)))  # records travel between processes

Origine = Literal["imprime", "deduit", "classe", "referentiel", "source", "genere", "corrige"]
Resultat = Literal["unanimite", "majorite", "rejetee", "prend_acte", "ajournee"]
Nature = Literal["deliberation", "liasse", "proces_verbal", "compte_rendu", "liste_deliberations", "autre"]

DECIMALS = 4
"""Of a confidence: no rule and no classifier knows more."""


@dataclass(frozen=True, slots=True)
class Preuve:
    """Where a value comes from. `page` counts from 1; `debut`/`fin` are offsets in that page's text as read.

    `texte` is the exact source text (`page_text[debut:fin]`) of a printed value; of a deduced one it names the values
    that it follows from, and `page`/`debut`/`fin` are None. `confiance` is a probability between 0 and 1, rounded to `DECIMALS` decimals.
    """

    origine: Origine
    texte: str
    regle: str
    confiance: float = 1.0
    page: int | None = None
    debut: int | None = None
    fin: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "confiance", round(self.confiance, DECIMALS))

    def __reduce__(self) -> tuple[Any, ...]:
        return Preuve, (self.origine, self.texte, self.regle, self.confiance, self.page, self.debut, self.fin)

    def to_dict(self) -> dict[str, Any]:
        return {
            "origine": self.origine,
            "page": self.page,
            "debut": self.debut,
            "fin": self.fin,
            "texte": self.texte,
            "regle": self.regle,
            "confiance": self.confiance,
        }


@dataclass(frozen=True, slots=True)
class Procuration:
    """One member (`mandant`) votes through another (`mandataire`): CGCT L.2121-20."""

    mandant: str
    mandataire: str

    def to_dict(self) -> dict[str, str]:
        return {"mandant": self.mandant, "mandataire": self.mandataire}


Nature_montant = Literal[
    "subvention", "marche", "emprunt", "garantie", "vente", "acquisition", "tarif", "loyer", "participation", "indemnite",
    "remboursement", "don", "creance", "recette", "autofinancement", "budget", "autre",
]  # fmt: skip
Tiers_type = Literal["association", "entreprise", "collectivite", "particulier"]


@dataclass(frozen=True, slots=True)
class Montant:
    """One amount that an act decides, in euros: `valeur` with the decimals that are printed.

    `unite`: what it is the price of (`mois`, `m2`, `habitant`), None for a whole sum. `equivalent`: rank, from 1, of the act's
    amount that this one says again without or with taxes. `tiers`: to whom it goes, or from whom it comes, as printed.
    """

    valeur: float
    nature: Nature_montant
    ht_ttc: Literal["HT", "TTC"] | None = None
    unite: str | None = None
    sens: Literal["depense", "recette"] | None = None
    tiers: str | None = None
    tiers_type: Tiers_type | None = None
    objet: str | None = None
    annee: str | None = None
    equivalent: int | None = None
    preuve: Preuve | None = None

    def __str__(self) -> str:
        told = f"{self.valeur:.4f}".rstrip("0").rstrip(".") + " €"
        told += f" {self.ht_ttc}" if self.ht_ttc else ""
        told += f" par {self.unite}" if self.unite else ""
        return ", ".join(filter(None, (told, self.nature, self.sens, self.tiers)))

    def to_dict(self) -> dict[str, Any]:
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class VoteNominatif:
    """How one member voted, where the act names them: `nom` as printed, without title."""

    nom: str
    sens: Literal["pour", "contre", "abstention", "non_participation"]
    preuve: Preuve | None = None

    def __str__(self) -> str:
        return f"{self.nom} : {self.sens}"

    def to_dict(self) -> dict[str, Any]:
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Portion:
    """What one page holds of one act: `texte` is `[debut:debut + len(texte)]` of the page's text as read."""

    page: int
    debut: int
    texte: str


@dataclass(frozen=True, slots=True)
class Seance:
    """What a document says of the sitting, whatever the acts: the columns shared by `documents` and `actes`."""

    coll_nom: str | None = None
    coll_siret: str | None = None
    coll_insee: str | None = None
    delib_date: str | None = None
    convocation_date: str | None = None
    affichage_date: str | None = None
    seance_heure: str | None = None
    seance_lieu: str | None = None
    vote_effectif: int | None = None
    seance_presents: int | None = None
    vote_reel: int | None = None
    seance_absents: int | None = None
    seance_pouvoirs: int | None = None
    seance_exclus: int | None = None
    president: str | None = None
    secretaire: str | None = None
    membres_presents: tuple[str, ...] = ()
    membres_absents: tuple[str, ...] = ()
    procurations: tuple[Procuration, ...] = ()


@dataclass(frozen=True, slots=True)
class Acte(Seance):
    """One decision of the assembly. A sitting's value that changes in the course of it is the act's own here."""

    delib_id: str | None = None
    delib_matiere_code: str | None = None
    delib_matiere_nom: str | None = None
    delib_objet: str | None = None
    budget_annee: str | None = None
    budget_nom: str | None = None
    pref_id: str | None = None
    pref_date: str | None = None
    vote_pour: int | None = None
    vote_contre: int | None = None
    vote_abstention: int | None = None
    vote_resultat: Resultat | None = None
    vote_non_participation: tuple[str, ...] = ()
    votes_nominatifs: tuple[VoteNominatif, ...] = ()
    montants: tuple[Montant, ...] = ()
    pref_acte_id: str | None = None
    publication_date: str | None = None
    delib_url: str | None = None
    nature: Nature | None = None
    page_debut: int | None = None
    page_fin: int | None = None
    fichier: str | None = None
    document_sha256: str | None = None
    preuves: Mapping[str, Preuve] = field(default_factory=lambda: MappingProxyType({}))
    textes: tuple[Portion, ...] = field(default=(), repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Acte, tuple(getattr(self, name) for name in CHAMPS_ACTE)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, SCDL's columns first, `preuves` last; `textes` left out: they are a table of their own."""
        return {name: _plain(getattr(self, name)) for name in COLONNES_ACTE}


@dataclass(frozen=True, slots=True)
class Document(Seance):
    """One PDF as read: what it is, which sitting it tells of, how many acts were cut from it."""

    fichier: str = ""
    document_sha256: str = ""
    nature: Nature = "autre"
    pages: int = 0
    pages_ocr: int = 0
    actes: int = 0
    publication_date: str | None = None
    pref_date: str | None = None
    pref_acte_id: str | None = None
    preuves: Mapping[str, Preuve] = field(default_factory=lambda: MappingProxyType({}))

    def to_dict(self) -> dict[str, Any]:
        return {name: _plain(getattr(self, name)) for name in COLONNES_DOCUMENT}


@dataclass(frozen=True, slots=True)
class Anomalie:
    """Something a person should look at: nothing is dropped or doubted in silence.

    `regle` names the rule that spoke (`lecture.pdf`, `coherence.quorum`, `schema.pattern`…); `gravite` is `erreur` where
    a value or a document was refused, `alerte` where it was kept and is doubtful.
    """

    regle: str
    raison: str
    gravite: Literal["erreur", "alerte"] = "alerte"
    fichier: str | None = None
    document_sha256: str | None = None
    acte: str | None = None
    page: int | None = None
    champ: str | None = None
    valeur: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one PDF gave: the unit of work that is mapped over, on one core or on a hundred.

    `pages`: the text of each page as read, in order; the offsets of the proofs are in `pages[page - 1]`.
    """

    document: Document
    actes: tuple[Acte, ...] = ()
    anomalies: tuple[Anomalie, ...] = ()
    pages: tuple[str, ...] = field(default=(), repr=False)


LIGNES = ("votes_nominatifs", "montants")
"""What an act holds as rows of tables of their own, each with its proof."""

SCDL = (
    "coll_nom", "coll_siret", "delib_id", "delib_date", "delib_matiere_code", "delib_matiere_nom", "delib_objet",
    "budget_annee", "budget_nom", "pref_id", "pref_date", "vote_effectif", "vote_reel", "vote_pour", "vote_contre",
    "vote_abstention", "delib_url",
)  # fmt: skip
"""The columns of SCDL délibérations 2.1.5, in its order, in lower case."""

LAST = ("preuves", "textes")
CHAMPS_ACTE = tuple(f.name for f in fields(Acte))
COLONNES_SEANCE = tuple(f.name for f in fields(Seance))
COLONNES_ACTE = (*SCDL, *(f.name for f in fields(Acte) if f.name not in (*SCDL, *LAST)), "preuves")
COLONNES_DOCUMENT = (
    "fichier", "document_sha256", "nature", "pages", "pages_ocr", "actes", *COLONNES_SEANCE,
    "publication_date", "pref_date", "pref_acte_id", "preuves",
)  # fmt: skip


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, Preuve | Procuration | Montant | VoteNominatif):
        return value.to_dict()
    return value
