"""What one run did, source by source, and whether it is well: what the report says, in whatever form."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal

from flows.catalogue import Catalogue
from flows.rapport.conseils import advice
from flows.source import Source

Etat = Literal["alarme", "attention", "bien"]
NIGHTS = 14
"""Runs whose counts are shown as the trend of a source."""
PATIENCE = 1.65
"""A council that is expected each quarter is late after five months."""


@dataclass(slots=True)
class BilanSource:
    """What one source gave in one run. `erreurs`, `ecartes`, `refuses` (known from before, not asked for): (address, reason).

    `vus`: documents listed; `connus`: held before; `remis`: not asked for, their host being left alone; `tendance`: `vus` of the
    last runs, this one last; `nuits_en_alarme`: how many in a row, this one included.
    """

    siren: str
    nom: str
    url: str
    requetes: int = 0
    octets: int = 0
    pages: int = 0
    vus: int = 0
    connus: int = 0
    nouveaux: int = 0
    inchanges: int = 0
    modifies: int = 0
    retires: int = 0
    remis: int = 0
    ecartes: list[tuple[str, str]] = field(default_factory=list)
    refuses: list[tuple[str, str]] = field(default_factory=list)
    erreurs: list[tuple[str, str]] = field(default_factory=list)
    alarmes: list[str] = field(default_factory=list)
    avis: list[str] = field(default_factory=list)
    derniere_seance: str | None = None
    jours_de_silence: int | None = None
    rythme: int = 0
    tendance: list[int] = field(default_factory=list)
    nuits_en_alarme: int = 0

    @property
    def injoignable(self) -> bool:
        """The listing itself could not be had."""
        return any(url == self.url for url, _ in self.erreurs)

    @property
    def en_alarme(self) -> bool:
        """Someone must look: it gave and gives no more, keeps silent for too long, or could not be visited."""
        return bool(self.alarmes) or self.injoignable

    @property
    def etat(self) -> Etat:
        if self.en_alarme:
            return "alarme"
        return "attention" if self.erreurs or self.avis or self.refuses else "bien"

    def ligne(self) -> str:
        """One line for a log."""
        counts = f"{self.vus} vus, {self.nouveaux} nouveaux, {self.modifies} modifiés, {self.retires} retirés, {self.requetes} requêtes"
        trouble = [*self.alarmes, *self.avis, *(f"{url} : {why}" for url, why in self.erreurs)]
        return " ; ".join([f"{self.nom} : {counts}", *trouble])

    def conseils(self) -> list[str]:
        """What to do, most pressing first, each once."""
        told = [why for url, why in self.erreurs if url == self.url] or self.alarmes
        told = [*told, *self.avis]
        told += [why for url, why in (*self.erreurs, *self.refuses) if url != self.url]
        return list(dict.fromkeys(filter(None, (advice(text, self.url) for text in told))))


@dataclass(slots=True)
class Bilan:
    """What a whole run did. `publication`: the release's folder, `nouvelle` when it is a new one; `duree` in seconds."""

    debut: str
    fin: str = ""
    duree: float = 0.0
    sources: list[BilanSource] = field(default_factory=list)
    lus: int = 0
    illisibles: list[tuple[str, str]] = field(default_factory=list)
    publication: str = ""
    nouvelle: bool = False
    lignes: dict[str, int] = field(default_factory=dict)

    @property
    def en_alarme(self) -> bool:
        return any(s.en_alarme for s in self.sources)

    def triees(self) -> list[BilanSource]:
        """The sources, those that ask for a look first."""
        order = ("alarme", "attention", "bien")
        return sorted(self.sources, key=lambda s: (order.index(s.etat), s.nom, s.siren))

    def a_dire(self) -> list[str]:
        """One line per trouble of a source in alarm."""
        return [
            f"{s.nom} : {text}"
            for s in self.triees() if s.en_alarme
            for text in (*s.alarmes, *(why for url, why in s.erreurs if url == s.url))
        ]  # fmt: skip

    def resume(self) -> str:
        """The run in one sentence."""
        new, changed = sum(s.nouveaux for s in self.sources), sum(s.modifies for s in self.sources)
        return (
            f"{len(self.sources)} source(s) visitée(s), {new} document(s) nouveau(x), {changed} modifié(s), {self.lus} lu(s), "
            f"{sum(s.en_alarme for s in self.sources)} source(s) en alarme"
        )

    def to_dict(self) -> dict[str, object]:
        data = asdict(self) | {"en_alarme": self.en_alarme, "resume": self.resume()}
        data["sources"] = [asdict(s) | {"etat": s.etat, "conseils": s.conseils()} for s in self.sources]
        return data


def follow(bilans: Sequence[BilanSource], sources: Sequence[Source], catalogue: Catalogue, today: date) -> None:
    """Set each source's silence against the rhythm expected of it, and tonight against the nights before."""
    by_siren = {s.siren: s for s in sources}
    for bilan in bilans:
        bilan.rythme = by_siren[bilan.siren].rythme
        bilan.derniere_seance = catalogue.last_sitting(bilan.siren)
        if bilan.derniere_seance:
            bilan.jours_de_silence = (today - date.fromisoformat(bilan.derniere_seance)).days
            if bilan.jours_de_silence > PATIENCE * bilan.rythme:
                bilan.alarmes.append(
                    f"silence : dernière séance vue il y a {bilan.jours_de_silence} jours ({bilan.derniere_seance}), "
                    f"rythme attendu : {bilan.rythme} jours"
                )
        if not bilan.vus and not bilan.connus and not bilan.injoignable:
            bilan.avis.append("cette source n'a encore donné aucun document")
        before = [json.loads(text) for _, text in catalogue.visits(bilan.siren, NIGHTS - 1)]
        bilan.tendance = [*(v["vus"] for v in before), bilan.vus]
        if bilan.en_alarme:
            nights = [v["alarme"] for v in reversed(before)]
            bilan.nuits_en_alarme = 1 + (nights.index(False) if False in nights else len(nights))


def remembered(bilan: BilanSource) -> str:
    """What the catalogue keeps of a source's night."""
    counts = {name: getattr(bilan, name) for name in ("vus", "nouveaux", "modifies", "retires", "requetes", "octets")}
    return json.dumps(counts | {"erreurs": len(bilan.erreurs), "alarme": bilan.en_alarme})
