"""Which links are a council's documents: by their text, their page and their name. Each one left aside has its reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from flows.source import Source


@dataclass(frozen=True, slots=True)
class Lien:
    """A link as a page shows it: where it leads, its text, and the title of what stands above it."""

    url: str
    texte: str
    contexte: str = ""


COUNCIL = re.compile(
    r"delib|conseil|proces.?verb|compte.?rendu|seance|\bpv\b|\bcr\b|\bcm\d|\bcm[-_ ]|registre|acte|\bdcm|releve de dec|ordre du jour"
)
FOLLOW = re.compile(
    r"delib|conseil|proces.?verb|compte.?rendu|seance|\bpv\b|\bcr\b|actes|assemblee|\b20[0-3]\d\b|publication|archives|page suivante|suivant|municipalite|vie.municipale|mairie"
)
OTHERS = (
    ("bulletin ou lettre d'information", re.compile(r"bulletin|gazette|journal|lettre.d.info|infos?\b|magazine|\becho\b|flash")),
    ("menu de cantine", re.compile(r"\bmenus?\b|cantine")),
    ("ordre du jour ou convocation", re.compile(r"convocation|ordre.du.jour|\bodj\b")),
    ("arrêté", re.compile(r"\barretes?\b")),
    ("urbanisme", re.compile(r"\bplu\b|plui|enquete.publique|permis|zonage|\bpadd\b")),
    ("formulaire ou règlement", re.compile(r"formulaire|inscription|reglement|cerfa|fiche|tarifs?\b|guide|plaquette|affiche|programme")),
    ("budget ou note financière", re.compile(r"note.de.presentation|maquette|compte.administratif\b|budget.primitif\b|rapport.annuel")),
)  # fmt: skip


def plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", unquote(text)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[_\-+%.]+", " ", text)


def reason_to_leave(lien: Lien, source: Source) -> str | None:
    """Why a link to a file is left aside, or None where it is taken. Doubt takes: the first page will tell."""
    own = f"{plain(lien.texte)} {plain(urlsplit(lien.url).path.rpartition('/')[2])}"
    whole = f"{own} {plain(lien.contexte)}"
    if source.garder and not any(re.search(p, whole, re.IGNORECASE) for p in source.garder):
        return "ne correspond pas à ce que la source demande de garder"
    if any(re.search(p, whole, re.IGNORECASE) for p in source.ecarter):
        return "correspond à ce que la source demande d'écarter"
    if re.search(r"delib|proces.?verb|compte.?rendu", own):
        return None
    return next((reason for reason, pattern in OTHERS if pattern.search(own)), None)


def worth_following(lien: Lien, visited: Iterable[str]) -> bool:
    """A page of the same site that may list documents."""
    return lien.url not in visited and bool(FOLLOW.search(f"{plain(lien.texte)} {plain(urlsplit(lien.url).path)}"))
