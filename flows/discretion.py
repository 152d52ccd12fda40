"""What a release says of private people: nothing. Titles, their proofs and what is told of them are masked before writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from flows.fusion import Fusion
from flows.vie_privee import mask, surnames
from schemas.records import Acte, Anomalie

MEMBERS = ("membres_presents", "membres_absents", "vote_non_participation")


class Discretion:
    """Knows the elected members of the council whose acts are being published, from its lists, sitting after sitting."""

    def __init__(self) -> None:
        self._council = ""
        self._elus: frozenset[str] = frozenset()

    def learn(self, council: str, fusions: Iterable[Fusion]) -> None:
        """The members named by a sitting's acts. Councils come one after the other."""
        if council != self._council:
            self._council, self._elus = council, frozenset()
        self._elus |= surnames(name for f in fusions for a in f.lectures for name in _members(a))

    def discreet(self, fusion: Fusion) -> Fusion:
        """The act without the names of private people in its title, its title's proof and what is told of its title."""
        acte = fusion.acte
        objet, count = mask(acte.delib_objet or "", self._elus)
        values: dict[str, Any] = {}
        if count:
            values["delib_objet"] = objet
        if "delib_objet" in acte.preuves:
            proof = acte.preuves["delib_objet"]
            texte, _ = mask(proof.texte, self._elus)
            if texte != proof.texte:
                values["preuves"] = MappingProxyType({**acte.preuves, "delib_objet": replace(proof, texte=texte)})
        anomalies = tuple(self.told(a) for a in fusion.anomalies)
        return replace(fusion, acte=replace(acte, **values), anomalies=anomalies, noms_masques=count)

    def told(self, anomalie: Anomalie) -> Anomalie:
        """An anomaly about a title, without the names that the title loses."""
        if anomalie.champ != "delib_objet":
            return anomalie
        return replace(
            anomalie,
            raison=mask(anomalie.raison, self._elus)[0],
            valeur=mask(anomalie.valeur or "", self._elus)[0] or None,
        )


def _members(acte: Acte) -> Iterable[str]:
    for champ in MEMBERS:
        yield from getattr(acte, champ)
    for procuration in acte.procurations:
        yield from (procuration.mandant, procuration.mandataire)
    yield from filter(None, (acte.president, acte.secretaire))
