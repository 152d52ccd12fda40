"""A sum that may be the act's, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.montants.sommes import Somme


@dataclass(frozen=True, slots=True)
class Candidat:
    """A sum with its sentence, the words right before it, and its line where a list gives it."""

    somme: Somme
    debut: int
    proche: str
    ligne: str
    etat: str
    zone: int
    grille: bool = False
