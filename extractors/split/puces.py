"""Minutes and lists whose items are told by a label (`Objet : …`) or by one bullet, the same at each item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.decisions import decides
from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.heads import HEADER, header_end
from extractors.split.refus import never_title
from extractors.split.title import skip_labels, title_span, without_number
from extractors.wording import AGENDA, BODY_START, SIDE, TITLE_NOUN

OBJET = SansCasse(
    r"\W{0,3}(?:d[ée]lib[ée]ration\s+)?(?:objet|intitul[ée])(?:\s+de\s+(?:la|cette)\s+d[ée]lib[ée]ration)?\s*[:\-–]\s*(?=\S)"
)
SIGNE = r"[^\w\s()«»\"'“”’.,;:/|=+<#%&°€$@\[\]{}\\]"
"""What may be a bullet: a sign that neither writes, nor quotes, nor counts."""
PUCE = re.compile(rf"\s*(?:({SIGNE})\s*(?=[A-ZÀ-ÖŒ«\"0-9])|([eo©®])\s+(?=[A-ZÀ-ÖŒ«]))")
"""One sign at a line's beginning: a bullet, an arrow, a dash, what a font of signs or OCR (`e Achat d'un tracteur`) leaves of them."""
VERB = SansCasse(
    r"(?:d[e']\s|que\s|(?:s['’])?(?:approuv|autoris|d[ée]cid|d[ée]sign|charg|donn|accept|fix|sollicit|dit\b|pr[ée]cis|adopt|valid|prend\b|vot[ea]\b|confirm|"
    r"habilit|mandat|engag|rappel|constat|arr[êe]t|propos|cr[ée]e\b|attribu|accord|renouvel|impute|inscri|[ée]met|demand|retient|pour\b|contre\b|abst|vu\b|consid))"
)


TOLD = re.compile(r"(?<=\w{3})\s?:\s+(?=[a-zà-öø-ÿ\d])")
"""`SUBVENTION AU CLUB : 300 € ; 9 voix pour`: a title, and on its line what was decided."""
OPERATIVE = re.compile(r"(?:Vote|Demande|Propose|Rappelle)\s+(?:l[ea]s?\s|l'|[àa]\s|aux?\s|que\s|un)")


def by_label(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """Minutes whose items each begin with `Objet :`; at least two, each with its decision."""
    heads = [(line.start, line.start + m.end()) for line in lines if (m := OBJET.match(line.text))]
    return _decided(text, lines, heads) if len(heads) >= 2 else []


def by_bullet(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """Minutes whose items each begin with the same sign and have a text below it that decides; else none."""
    start = header_end(text, lines)
    best: list[Cut] = []
    for heads in _bullets(lines, start).values():
        found = _decided(text, lines, heads)
        if len(found) >= 3 and len(found) >= 0.6 * len(heads) and len(found) > len(best):
            best = found
    return best


def listed(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """A list of deliberations without numbers: one item a bullet, no decision need be told."""
    heads = max(_bullets(lines, 0).values(), key=len, default=[])
    if len(heads) < 2:
        return []
    bounds = [*(h[0] for h in heads[1:]), len(text)]
    cuts = []
    for (start, begin), end in zip(heads, bounds, strict=True):
        title = title_span(text, lines, begin, end)
        if not _refused(text[slice(*title)]):
            cuts.append(Cut(start, title, None, end))
    return cuts


def _bullets(lines: Sequence[ViewLine], start: int) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        if line.start >= start and (match := PUCE.match(line.text)) and not _decides_so(line.text, match.end()):
            found.setdefault(match[1] or match[2], []).append((line.start, line.start + match.end()))
    return found


def _decides_so(text: str, begin: int) -> bool:
    """A verb of the decision behind a bullet: `Approuve le plan`, not `Approbation du plan`, nor `Demande de subvention`."""
    return VERB.match(text, begin) is not None and (
        not TITLE_NOUN.match(text, begin) or OPERATIVE.match(text, begin) is not None
    )


def _decided(text: str, lines: Sequence[ViewLine], heads: Sequence[tuple[int, int]]) -> list[Cut]:
    bounds = [*(h[0] for h in heads[1:]), len(text)]
    cuts = []
    for (start, begin), end in zip(heads, bounds, strict=True):
        title = title_span(text, lines, skip_labels(text, begin, end), end)
        if (told := TOLD.search(text, *title)) and decides(text, told.end(), title[1]):
            title = title[0], told.start()
        if not _refused(text[slice(*title)]) and decides(text, title[1], end):
            cuts.append(Cut(start, *without_number(text, title), end))
    return cuts


def _refused(words: str) -> bool:
    words = words.strip(" .:-–")
    return bool(
        len(words) < 4 or SIDE.fullmatch(words) or never_title(words) or BODY_START.match(words) or AGENDA.match(words)
        or (HEADER.match(words) and len(words) < 40)
    )  # fmt: skip
