"""One item of a list of people, and the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Genre = Literal["nom", "role", "lien", "inverse", "suppleance", "a"]


@dataclass(slots=True)
class Nom:
    """One item of a list, `text[debut:fin]`.

    `genre`: `nom`, a person; `role`, someone named by function only (`M. le Maire`); `lien` and `a`, the words that give
    the last person's vote to the next; `inverse`, those that say the reverse (`pouvoir de`); `suppleance`, those that seat
    the next person in the last one's place.
    `notes`: start and end of each parenthesis after a name; `fonction`: the function printed beside it.
    """

    genre: Genre
    texte: str
    debut: int
    fin: int
    civilite: bool = False
    fonction: str = ""
    statut: str = ""
    notes: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Liste:
    """Items in printed order, and where the list stopped."""

    items: tuple[Nom, ...]
    fin: int
    trous: tuple[tuple[int, int], ...] = ()
    """Where, between two names, one could not be read."""

    @property
    def noms(self) -> tuple[Nom, ...]:
        return tuple(i for i in self.items if i.genre == "nom")
