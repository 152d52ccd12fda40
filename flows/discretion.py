"""What a release says of private people: nothing. Titles, proofs, texts and what is told of them are masked before writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from flows.fusion import Fusion
from flows.vie_privee import mask, names, surnames
from flows.vie_privee_textes import mask_text
from schemas.records import Acte, Anomalie, Portion

MEMBERS = ("membres_presents", "membres_absents", "vote_non_participation")


class Discretion:
    """Knows the elected members of the council whose acts are being published, from its lists, sitting after sitting.

    `masques`: how many names it has masked in titles.
    """

    def __init__(self) -> None:
        self.masques = 0
        self._council = ""
        self._elus: frozenset[str] = frozenset()

    def learn(self, council: str, fusions: Iterable[Fusion]) -> None:
        """The members named by a sitting's acts. Councils come one after the other."""
        if council != self._council:
            self._council, self._elus = council, frozenset()
        self._elus |= surnames(name for f in fusions for a in f.lectures for name in _members(a))

    def discreet(self, fusion: Fusion) -> Fusion:
        """The act without the names of private people in its title, its title's proof, its texts and what is told of its title."""
        acte = fusion.acte
        objet, count = mask(acte.delib_objet or "", self._elus)
        self.masques += count
        values: dict[str, Any] = {}
        if count:
            values["delib_objet"] = objet
        if "delib_objet" in acte.preuves:
            proof = acte.preuves["delib_objet"]
            texte = objet if proof.texte == acte.delib_objet else mask(proof.texte, self._elus)[0]
            if texte != proof.texte:
                values["preuves"] = MappingProxyType({**acte.preuves, "delib_objet": replace(proof, texte=texte)})
        anomalies = tuple(self.told(a) for a in fusion.anomalies)
        lectures, masques = self._texts(fusion)
        return replace(
            fusion, acte=replace(acte, **values), lectures=lectures, anomalies=anomalies, noms_masques=count, masques=masques
        )  # fmt: skip

    def told(self, anomalie: Anomalie) -> Anomalie:
        """An anomaly about a title, without the names that the title loses."""
        if anomalie.champ != "delib_objet":
            return anomalie
        return replace(
            anomalie,
            raison=mask(anomalie.raison, self._elus)[0],
            valeur=mask(anomalie.valeur or "", self._elus)[0] or None,
        )

    def _texts(self, fusion: Fusion) -> tuple[tuple[Acte, ...], dict[tuple[str, int], int]]:
        """The act's readings with their texts masked, and how many names were masked on each page of each document."""
        if not any(a.textes for a in fusion.lectures):
            return fusion.lectures, {}
        titles = {a.delib_objet or "" for a in (fusion.acte, *fusion.lectures)}
        known = frozenset(t[n.debut : n.fin] for t in titles for n in names(t, self._elus))
        masques: dict[tuple[str, int], int] = {}
        lectures = []
        for acte in fusion.lectures:
            portions = []
            for portion in acte.textes:
                texte, count = mask_text(portion.texte, self._elus, known)
                portions.append(Portion(portion.page, portion.debut, texte) if count else portion)
                if count:
                    key = (acte.document_sha256 or "", portion.page)
                    masques[key] = masques.get(key, 0) + count
            lectures.append(replace(acte, textes=tuple(portions)))
        return tuple(lectures), masques


def _members(acte: Acte) -> Iterable[str]:
    for champ in MEMBERS:
        yield from getattr(acte, champ)
    for procuration in acte.procurations:
        yield from (procuration.mandant, procuration.mandataire)
    yield from filter(None, (acte.president, acte.secretaire))
