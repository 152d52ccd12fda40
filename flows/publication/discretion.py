"""What a release says of private people: nothing. Titles, proofs, texts, file names and addresses are masked before writing.

The page's picture of an act that names someone is not for others either: `noms_masques` of `actes` and `textes` tell which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from extractors.personnes.prenoms import is_prenom
from flows.publication.fusion import Fusion
from flows.publication.rapprocher import plain
from flows.source import Source
from flows.vie_privee.adresses import mask_file, mask_url
from flows.vie_privee.masquer import MASQUE, mask, names, surnames
from flows.vie_privee.textes import mask_known, mask_text, told_names
from schemas.records import Acte, Anomalie, Montant, Portion, Preuve
from schemas.vus import DocumentVu

MEMBERS = ("membres_presents", "membres_absents", "vote_non_participation")
PEOPLE = frozenset({*MEMBERS, "procurations", "president", "secretaire"})
"""What tells of elected members in their office."""

PRIVES = frozenset({"vente", "acquisition", "loyer", "remboursement", "indemnite", "creance", "don", "autre"})
"""Sums that private people pay or get as often as anyone."""
MONTANT = "don : "
"""What is said before such a sum's line, so that a name in it is looked at as a private person's."""


class Discretion:
    """Knows the elected members of the council whose acts are being published, from its lists, sitting after sitting.

    `masques`: how many names it has masked in titles.
    """

    def __init__(self, sources: Sequence[Source] = ()) -> None:
        self.masques = 0
        self._listings = {s.siren: s.url for s in sources if s.url.startswith(("http://", "https://"))}
        self._council = ""
        self._elus: frozenset[str] = frozenset()
        self._lieux: frozenset[str] = frozenset()
        self._of_documents: dict[str, frozenset[str]] = {}

    def learn(self, council: str, fusions: Iterable[Fusion]) -> None:
        """The members named by a sitting's acts, and the council's own name. Councils come one after the other."""
        if council != self._council:
            self._council, self._elus, self._lieux = council, frozenset(), frozenset()
        fusions = list(fusions)
        self._elus |= surnames(name for f in fusions for a in f.lectures for name in _members(a))
        self._lieux |= frozenset(w for f in fusions for w in plain(f.acte.coll_nom).split())

    def discreet(self, fusion: Fusion) -> Fusion:
        """The act without the names of private people in its title, its proofs, its texts, its file's name and its address."""
        acte = fusion.acte
        known = self._known(fusion)
        objet, count = mask(acte.delib_objet or "", self._elus, self._lieux)
        self.masques += count
        values: dict[str, Any] = {"delib_objet": objet} if count else {}
        if acte.fichier:
            values["fichier"] = mask_file(acte.fichier, known, self._elus)
        if acte.delib_url:
            listing = self._listings.get((acte.coll_siret or "")[:9])
            values["delib_url"] = mask_url(acte.delib_url, listing, acte.document_sha256 or "", known, self._elus)
        if acte.montants:
            values["montants"] = tuple(self._montant(m) for m in acte.montants)
        values["preuves"] = self._proofs(acte.preuves, known)
        anomalies = tuple(self._about(a, known) for a in fusion.anomalies)
        lectures, masques = self._texts(fusion, known)
        return replace(
            fusion, acte=replace(acte, **values), lectures=lectures, anomalies=anomalies, noms_masques=count, masques=masques
        )  # fmt: skip

    def _montant(self, montant: Montant) -> Montant:
        """The amount without the name of the private person who gets or gives it."""
        private = montant.nature in PRIVES
        if montant.tiers_type == "particulier" or (not montant.tiers_type and _called(montant.tiers)):
            tiers: str | None = MASQUE
        else:
            tiers = montant.tiers if montant.tiers_type else self._line(montant.tiers, private=private)
        return replace(montant, tiers=tiers, objet=self._line(montant.objet, private=private))

    def _line(self, words: str | None, *, private: bool) -> str | None:
        if not words:
            return None
        said = MONTANT if private else ""
        return mask(f"{said}{words}", self._elus, self._lieux)[0].removeprefix(said).strip()

    def told(self, anomalie: Anomalie) -> Anomalie:
        """An anomaly without the names that its document loses."""
        return self._about(anomalie, self._of_documents.get(anomalie.document_sha256 or "", frozenset()))

    def document(self, document: DocumentVu) -> DocumentVu:
        """A document without names in its file's name and in its address."""
        sha256 = document.document_sha256 or ""
        known = self._of_documents.get(sha256, frozenset())
        listing = self._listings.get(document.source)
        fichier = mask_file(document.fichier, known, self._elus)
        return replace(document, fichier=fichier, url=mask_url(document.url, listing, sha256, known, self._elus))

    def _known(self, fusion: Fusion) -> frozenset[str]:
        """The names that the act's titles lose; kept for what is told later of its documents."""
        titles = {a.delib_objet or "" for a in (fusion.acte, *fusion.lectures)}
        known = frozenset(t[n.debut : n.fin] for t in titles for n in names(t, self._elus, self._lieux))
        for acte in fusion.lectures if known else ():
            sha256 = acte.document_sha256 or ""
            self._of_documents[sha256] = self._of_documents.get(sha256, frozenset()) | known
        return known

    def _proofs(self, preuves: Mapping[str, Preuve], known: Set[str]) -> Mapping[str, Preuve]:
        masked = dict(preuves)
        if "delib_objet" in preuves:
            proof = preuves["delib_objet"]
            texte = mask_known(mask(proof.texte, self._elus, self._lieux)[0], known)
            masked["delib_objet"] = replace(proof, texte=texte) if texte != proof.texte else proof
        for champ, proof in preuves.items() if known else ():
            if champ not in PEOPLE and champ != "delib_objet":
                masked[champ] = replace(proof, texte=mask_known(proof.texte, known))
        return MappingProxyType(masked)

    def _about(self, anomalie: Anomalie, known: Set[str]) -> Anomalie:
        values: dict[str, Any] = {}
        if anomalie.fichier:
            values["fichier"] = mask_file(anomalie.fichier, known, self._elus)
        if anomalie.champ not in PEOPLE:
            for name in ("raison", "valeur"):
                told = mask_known(getattr(anomalie, name) or "", known)
                told = told.replace(anomalie.fichier, values["fichier"]) if anomalie.fichier else told
                if anomalie.champ == "delib_objet":
                    told = mask(told, self._elus, self._lieux)[0]
                values[name] = told or None
        return replace(anomalie, **values)

    def _texts(self, fusion: Fusion, known: Set[str]) -> tuple[tuple[Acte, ...], dict[tuple[str, int], int]]:
        """The act's readings with their texts masked, and how many names were masked on each page of each document."""
        masques: dict[tuple[str, int], int] = {}
        lectures = []
        texts = [portion.texte for acte in fusion.lectures for portion in acte.textes]
        told = frozenset(name for texte in texts for name in told_names(texte, self._elus, known))
        for acte in fusion.lectures:
            portions = []
            for portion in acte.textes:
                texte, count = mask_text(portion.texte, self._elus, known, told)
                portions.append(Portion(portion.page, portion.debut, texte) if count else portion)
                if count:
                    key = (acte.document_sha256 or "", portion.page)
                    masques[key] = masques.get(key, 0) + count
            lectures.append(replace(acte, textes=tuple(portions)) if acte.textes else acte)
        return tuple(lectures), masques


def _called(tiers: str | None) -> bool:
    """A first name among the words: a person, or what may be one."""
    words = (tiers or "").split()
    return 1 < len(words) < 5 and any(is_prenom(w) for w in words)


def _members(acte: Acte) -> Iterable[str]:
    for champ in MEMBERS:
        yield from getattr(acte, champ)
    for procuration in acte.procurations:
        yield from (procuration.mandant, procuration.mandataire)
    yield from filter(None, (acte.president, acte.secretaire))
