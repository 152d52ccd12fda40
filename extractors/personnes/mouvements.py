"""Someone comes or leaves in the course of the sitting: the head's number of voters does not hold for the acts behind it.

`Arrivée de Mme ROUX à 19h40. Présents : 16 – Votants : 20` gives the numbers that hold from there on. Where none is printed, the
head's are kept, and nothing is deduced from them any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.champs import Values
from extractors.fields import effectifs
from extractors.patterns.casse import Motif, SansCasse, lowered
from extractors.view import View
from extractors.votes.zones import word_zones

_QUI = r"(?=(?-i:M\.|MM|Mme|Mr|Monsieur|Madame|[A-ZÀ-Þ][\w'-]+\s[A-ZÀ-Þ]))"
MOUVEMENT = Motif(
    rf"(?i)(?<!\w)(?:(?:arriv[ée]e|d[ée]part|retour)\s+(?:en\s+s[ée]ance\s+)?(?:de\s+|d'){_QUI}"
    r"|(?:arrive(?:nt)?|rejoi(?:nt|gnent)|quitte(?:nt)?|est\s+arriv[ée]e?|a\s+(?:quitt[ée]|rejoint))\s+(?:en\s+(?:cours\s+de\s+)?s[ée]ance|la\s+(?:s[ée]ance|r[ée]union)|l'assembl[ée]e|le\s+conseil|à\s+\d{1,2}\s?h))"
)
STEMS = ("arriv", "rejoi", "quitt", "départ d", "depart d", "retour d")
"""Letters without which nobody moves, in lower case."""
VOTE_SEUL = SansCasse(
    r"[^.]{0,120}(?:(?:ne\s+(?:prend|particip)|avant\s+le\s+vote|pendant|durant|le\s+temps|lors)[^.]{0,60}(?:vote|d[ée]lib|d[ée]bat)|la\s+salle)"
)
"""Said of one item only: they come back for the next."""
PORTEE = 220
"""Letters behind the words in which the new numbers are printed."""
NOMBRES = ("vote_reel", "seance_presents", "seance_pouvoirs", "seance_absents")

EXAMPLES: tuple[tuple[str, dict[str, int]], ...] = (
    ("Arrivée de Cathy ROUX à 19h40. Présents : 16 – Pouvoirs : 4 – Votants : 20", {"seance_presents": 16, "seance_pouvoirs": 4, "vote_reel": 20}),
    ("Mme Zoé BEC rejoint la séance à 20h15.\nNombre de votants : 14", {"vote_reel": 14}),
    ("Départ de M. Luc ROUX à 21 h. Le nombre de présents est de 11 et le nombre de votants de 13.", {"seance_presents": 11, "vote_reel": 13}),
    ("M. LAC quitte la séance à 21h.", {}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "le département de la Somme", "l'arrivée de la fibre dans la commune", "Le Maire quitte la salle et ne participe pas au vote", "au départ de la course",
)  # fmt: skip


class Mouvement(NamedTuple):
    """`debut`: where in the document's source it is told; the numbers that hold behind it, none where none is printed."""

    debut: int
    nombres: Values


def find(view: View, start: int) -> Sequence[Mouvement]:
    """The movements told behind `start`, in order."""
    return tuple(_told(view, start))


def _told(view: View, start: int) -> Iterator[Mouvement]:
    zones = word_zones(lowered(view.text), start, STEMS, 15, 60)
    for match in (m for a, b in zones for m in MOUVEMENT.finditer(view.text, a, b)):
        if VOTE_SEUL.match(view.text, match.end()):
            continue
        part = view[match.start() : match.end() + PORTEE]
        end = part.text.find("\n", part.text.find("\n", match.end() - match.start()) + 1)
        part = part[: end if end > 0 else len(part)]
        numbers = Values()
        for found in effectifs.find(part.text):
            if found.champ in NOMBRES:
                numbers.add(part, found)
        yield Mouvement(view.offsets[match.start()], Values(numbers.values, numbers.preuves))


def after(seance: Values, moves: Sequence[Mouvement], offset: int) -> Values:
    """The sitting's values as they hold at a place of the document's source."""
    for move in moves:
        if move.debut >= offset:
            break
        if move.nombres.values:
            seance = move.nombres.under(seance)
        elif proof := seance.preuves.get("vote_reel"):
            unsure = replace(proof, confiance=min(proof.confiance, effectifs.VARIE))
            seance = Values(seance.values, {**seance.preuves, "vote_reel": unsure}, seance.doutes)
    return seance
