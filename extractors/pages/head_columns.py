"""The roll call beside a column of counts and dates, drawn line by line: pdfium makes one piece of text of the two.

A clerk who parts them with tabs draws `GUYON, D. GUILLE, T. GADAIS,` and `Membres en exercice : 36` as one line. They are read
apart where a blank runs between them over several lines, and only where the words tell what each side is: the rows of a table
of acts and votes belong together, and are never touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from extractors.pages.probe import Chunk, Probe
from extractors.patterns.casse import SansCasse

Sides = tuple[Chunk | None, Chunk | None]
LINES = 90
"""Pieces of text at the top of a page among which a roll call's columns are looked for."""
ROWS = 4
"""Lines that run across the blank, at least."""
BLANK = 0.7
"""Width of the blank, in font sizes, at least."""
COTE = SansCasse(
    r"(?<!\w)(?:nombre\s+d|nbre\s|en\s+exercice|conseillers\s*(?:\n|$)|convocation|dates?\s+d|affich[ée]|publi[ée]e?\s|quorum|votants?|"
    r"(?:pr[ée]sents?|absents?|pouvoirs?|procurations?)\s*:?\s*\d)"
)
"""What the column of counts and dates says."""
APPEL = SansCasse(r"(?<!\w)(?:pr[ée]sent|absent|excus|repr[ée]sent)[^\n\d]{0,40}?(?::|\n)")
ACTES = SansCasse(r"\b(?:pour|contre)\s*:?\s*\d|unanimit|abstention|adopt[ée]|approuv|mandataire|rapporteur")
"""What neither side of a head says: such columns are another matter."""


def roll_call_apart(chunks: list[Chunk], probe: Probe) -> list[Chunk]:
    """The chunks, those of such columns cut in two: first the left column's, then the right one's."""
    head = chunks[:LINES]
    said = "\n".join(chunk.text for chunk in head)
    if not APPEL.search(said) or sum(1 for _ in islice(COTE.finditer(said), 2)) < 2:
        return chunks
    gaps = [probe.gap(chunk, BLANK) for chunk in head]
    edges = Counter(round(gap[1]) for gap in gaps if gap)
    for edge, count in edges.most_common(2):
        if count >= ROWS and (parted := _parted(head, _sides(head, gaps, edge, probe))):
            return parted + chunks[LINES:]
    return chunks


def _sides(
    head: Sequence[Chunk], gaps: Sequence[tuple[float, float] | None], edge: int, probe: Probe
) -> list[Sides | None]:
    """What each chunk says before the edge and from it on; None where it runs across."""
    sides: list[Sides | None] = []
    for chunk, gap in zip(head, gaps, strict=True):
        if gap and abs(gap[1] - edge) <= 2:
            sides.append(probe.cut(chunk, gap[1]))
        elif chunk.box.x0 >= edge - 2:
            sides.append((None, chunk))
        else:
            sides.append((chunk, None) if chunk.box.x1 < edge - BLANK * chunk.size else None)
    return sides


def _parted(head: list[Chunk], sides: list[Sides | None]) -> list[Chunk] | None:
    for start, end in _regions(sides):
        pairs = [pair for pair in sides[start:end] if pair]
        lefts, rights = [left for left, _ in pairs if left], [right for _, right in pairs if right]
        if _are_head("\n".join(c.text for c in lefts), "\n".join(c.text for c in rights)):
            return [*head[:start], *lefts, *rights, *head[end:]]
    return None


def _regions(sides: Sequence[Sides | None]) -> list[tuple[int, int]]:
    """Runs of lines that leave the blank free, from the first that has both sides to the last."""
    found: list[tuple[int, int]] = []
    both: list[int] = []
    for index, pair in enumerate([*sides, None]):
        if pair is None:
            if len(both) >= ROWS:
                found.append((both[0], both[-1] + 1))
            both = []
        elif all(pair):
            both.append(index)
    return found


def _are_head(left: str, right: str) -> bool:
    """One side calls the roll, the other counts and dates; neither tells of a vote."""
    if ACTES.search(left) or ACTES.search(right):
        return False
    return any(
        APPEL.search(roll) and sum(1 for _ in COTE.finditer(other)) >= 2 and len(other) < 700
        for roll, other in ((left, right), (right, left))
    )
