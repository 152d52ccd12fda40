"""Numbers in a column at the right of the titles: `N° 3 Taxe GEMAPI : fixation du produit … 2024-029`, told by their series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.split.cut import Cut
from extractors.split.suites import groups

END = re.compile(r"[ ;:,–-]+(?P<n>(?:19|20)\d{2}[-/_](?!(?:19|20)\d{2}\b)\d{2,4})[ ]*(?=\n|$)")
"""At the end of a line of a title, behind nothing but a blank."""


def numbered(text: str, cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts with such numbers, and their titles without; as they are where most have none or the numbers do not follow each other."""
    found = [END.search(text[slice(*cut.title)]) if cut.number is None else None for cut in cuts]
    values = [groups(match["n"]) for match in found if match]
    growing = all(a[0] == b[0] and 1 <= b[1] - a[1] <= 2 for a, b in pairwise(values))
    if len(values) < 3 or len(values) < 0.8 * len(cuts) or not growing:
        return list(cuts)
    return [_numbered(text, cut, match) if match else cut for cut, match in zip(cuts, found, strict=True)]


def _numbered(text: str, cut: Cut, match: re.Match[str]) -> Cut:
    words, begin = text[slice(*cut.title)], cut.title[0]
    below = words[match.end() :].strip()
    objet = f"{words[: match.start()]} {below}" if below[:1].islower() else words[: match.start()]
    end = cut.title[1] if below[:1].islower() else begin + match.start()
    span = (begin + match.start("n"), begin + match.end("n"))
    return replace(cut, title=(begin, end), number=span, objet=" ".join(objet.split()).strip(" .:;-–"))
