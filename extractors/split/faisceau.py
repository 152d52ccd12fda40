"""Minutes that no single sign cuts: each line is weighed by all its signs together, the eye's and the language's.

Where a layout is lost or a document is torn (its first and last pages alone), no run of ordinals begins at one and no look
tells most titles. A line is then a title when enough of its signs agree, each with its weight, and when the text that follows
decides something before the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from extractors.decisions import decides, line_decides
from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.heads import HEADER, agenda, alike, header_end, plain
from extractors.split.puces import SIGNE
from extractors.split.refus import never_title
from extractors.split.series import PREFIXED, TOKEN
from extractors.split.title import CAPITALS, RAPPORTEUR, RUN_IN, skip_labels, title_span, without_number
from extractors.wording import AGENDA, BODY_START, SIDE, TITLE_NOUN

POIDS = {
    "nom": 2.2,
    "avant_texte": 1.9,
    "numero": 3.0,
    "ordinal": 1.8,
    "designe": 2.2,
    "rapporteur": 2.0,
    "apres_vote": 1.6,
    "annonce": 1.6,
    "blanc": 1.2,
    "isolee": 0.4,
    "gras": 1.0,
    "haut": 0.8,
    "capitales": 0.5,
    "courte": 0.3,
    "deux_points": 0.3,
    "puce": 0.3,
    "blanc_dessous": -0.3,
    "point": -0.5,
    "suite": -0.8,
    "phrase": -1.5,
    "chiffres": -2.0,
    "personne": -2.0,
}
"""What each sign weighs in favour of a title (fitted once on 389 titles among 7,100 lines, then rounded)."""
SEUIL = 4.0
SUR, SOUS = 5.5, 4.5
NU = 1.3
PRES = 250
ORDINAL = re.compile(
    r"\s*(?:(?P<mot>point|question|affaire|dossier|rapport)\s*(?:n\s?[°ºo])?\s*\d{1,3}\s*[:.\-–—/)]*\s*|"
    r"(?:(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.-]\s?)?(?:[IVX]{1,5}|[Il1]{2,3}(?=\s?-)|\d{1,2}|[A-Ha-h](?=\s?[)/°.–-]))\s*(?:[.)/°:]\s?[-–—]{0,2}|[-–—]{1,2})\s*)(?=[^\W\d_«\"])",
    re.IGNORECASE,
)
NUMERO = re.compile(
    rf"\s*(?:(?i:d[ée]lib[ée]ration)\s*)?(?:(?i:n\s?[°º])\s*)?(?:(?={PREFIXED.pattern}){TOKEN}\s*[-–—:|]?\s+(?=[^\W\d_«\"])|(?:19|20)\d{{2}}[-_/](?!(?:19|20)\d\d)\d{{2,4}}\s*[-–—:|]?\s+(?=[A-ZÀ-ÖŒ«\"]))"
)
"""A number that only acts have, before the title: `DEL10022024-24022 - Mise en place …`."""
PUCE = re.compile(rf"\s*(?:{SIGNE}|[eo©®](?=\s[A-ZÀ-Ö]))\s*(?=[A-ZÀ-ÖŒ«\"0-9])")
DELEGATED = SansCasse(
    r"\W*(?:compte[\s-]rendu\s+des\s+)?d[ée]cisions?\s+(?:prises?|du\s+(?:maire|pr[ée]sident)|de\s+la\s+(?:maire|pr[ée]sidente))\b"
)
"""What the mayor or the president decided alone is told there: the next decision is another item's."""
PHRASE = SansCasse(
    r"\b(?:est|sont|sera|seront|ont|avait|a\s+(?:été|effectu|fait|pris|lieu)\w*|peut|doit|propose|informe|rappelle|expose|demande|souhaite|indique|précise|remercie|aura|"
    r"présente|donne|explique|décide|approuve|autorise|accepte|fait|permet|se\s+\w+ent|n'|qu'il|qui)\b"
)
PERSONNE = re.compile(r"(?:Monsieur|Madame|MM?\.|Mme|Mr)\s|(?:[A-Z]\.\s?)+[A-Z]{2}")
CHIFFRES = re.compile(r"\d(?:[\d .,]*(?:€|%|euros)|\d*[.,]\d{2}\b)")
SUITE = re.compile(
    r"(?:[,;(-]|\b(?:de|du|des|d'|la|le|les|l'|et|ou|à|au|aux|en|pour|par|sur|avec|dans|un|une|que|qui))\s*$"
)
NOISE = re.compile(r"[\W\d_]+")


class Tete(NamedTuple):
    """A line that may be a title: where its words begin, and what its signs weigh together."""

    line: ViewLine
    begin: int
    signes: tuple[str, ...]

    @property
    def poids(self) -> float:
        return sum(POIDS[s] for s in self.signes)


def tetes(text: str, lines: Sequence[ViewLine]) -> tuple[Tete, ...]:
    """Every line of the body that may be a title, with its signs."""
    return _tetes(text, tuple(lines))


@lru_cache(maxsize=2)
def _tetes(text: str, lines: tuple[ViewLine, ...]) -> tuple[Tete, ...]:
    start = header_end(text, lines)
    items, stop = agenda(text, lines, start)
    body = [line for line in lines if line.start >= max(start, stop)]
    announced = [(item, _mots(item)) for item in items]
    gaps = [line.gap for line in body if line.gap is not None]
    usual = min(median(gaps), 0.7) if gaps else 0.0
    rare = {
        name: 0 < sum(len(ln.text) for ln in body if getattr(ln, name)) < 0.5 * sum(len(ln.text) for ln in body)
        for name in ("bold", "caps")
    }
    found = []
    for index, line in enumerate(body):
        before = body[index - 1] if index else None
        after = body[index + 1] if index + 1 < len(body) else None
        begin = line.start
        signes = []
        if match := NUMERO.match(text, begin, line.end):
            signes.append("numero")
            begin = match.end()
        elif match := ORDINAL.match(text, begin, line.end):
            signes += ["ordinal", "designe"] if match["mot"] else ["ordinal"]
            begin = match.end()
        elif match := PUCE.match(text, begin, line.end):
            signes.append("puce")
            begin = match.end()
        run_in = CAPITALS.match(text, begin, line.end) if RUN_IN.match(text, begin, line.end) else None
        content = run_in.group().strip() if run_in else text[begin : line.end].strip()
        if not _possible(content):
            continue
        if announced and _announced(plain(content), announced):
            signes.append("annonce")
        signes += _words(content) + _eyes(line, before, after, usual, rare) + _around(line, before, after)
        if "nom" in signes and before is not None and before.text.isupper() and len(before.text) < 40 and index > 1:
            above = body[index - 2].text.rstrip()
            if line_decides(above) or (before.bold and above.endswith(".")):
                signes.append("apres_vote")  # a section's heading stands between
        found.append(Tete(line, begin, tuple(signes)))
    return tuple(found)


def _mots(plained: str) -> frozenset[str]:
    return frozenset(word for word in plained.split() if len(word) > 3)


def _announced(content: str, items: Sequence[tuple[str, frozenset[str]]]) -> bool:
    """The agenda says so: an item that shares words with it, and is alike letter for letter."""
    words = _mots(content)
    return any(len(words & own) >= min(2, len(own)) and alike(content, item) for item, own in items)


def _possible(content: str) -> bool:
    if content[:1].islower() or content.endswith((",", ";", "?", "!")):
        return False
    letters = len(NOISE.sub("", content))
    if letters < 3 or letters < 0.5 * len(content.replace(" ", "")):
        return False
    if BODY_START.match(content) or AGENDA.match(content):
        return False
    return not (SIDE.fullmatch(content.strip(" .:")) or never_title(content) or HEADER.match(content))


def _words(content: str) -> list[str]:
    signes = []
    if (named := RAPPORTEUR.search(content)) and named.start() > 8:
        signes.append("rapporteur")
        content = content[: named.start()]
    if " " in content and TITLE_NOUN.match(content.capitalize() if content.isupper() else content):
        signes.append("nom")
    if len(content) < 100:
        signes.append("courte")
    if content.endswith(":"):
        signes.append("deux_points")
    elif content.endswith("."):
        signes.append("point")
    if PHRASE.search(content):
        signes.append("phrase")
    if CHIFFRES.search(content):
        signes.append("chiffres")
    if PERSONNE.match(content):
        signes.append("personne")
    return signes


def _eyes(
    line: ViewLine, before: ViewLine | None, after: ViewLine | None, usual: float, rare: dict[str, bool]
) -> list[str]:
    signes = []
    if line.gap is None:
        signes.append("haut")
    elif line.gap > usual + 0.5:
        signes.append("blanc")
    if after is not None and after.gap is not None and after.gap > usual + 0.5:
        signes.append("blanc_dessous")
    if rare["bold"] and line.bold:
        signes.append("gras")
    if rare["caps"] and line.caps:
        signes.append("capitales")
    if before is not None and (line.gap is None or line.gap < usual + 0.3) and SUITE.search(before.text):
        signes.append("suite")
    return signes


def _around(line: ViewLine, before: ViewLine | None, after: ViewLine | None) -> list[str]:
    signes = []
    if before is not None and line_decides(before.text):
        signes.append("apres_vote")
    if after is not None and BODY_START.match(after.text.strip()):
        signes.append("avant_texte")
    closed = before is None or before.text.rstrip().endswith((".", "!", "?", ":", ";"))
    opened = after is not None and not after.text.lstrip()[:1].islower()
    if closed and opened and not line.full and not line.text.rstrip().endswith((".", ",", ";")):
        signes.append("isolee")
    return signes


def cuts(text: str, lines: Sequence[ViewLine], seuil: float = SEUIL) -> list[Cut]:
    """One cut a line whose signs weigh enough and whose text decides before the next."""
    heads = [tete for tete in tetes(text, lines) if tete.poids >= seuil]
    found: list[Cut] = []
    last = -1
    bounds = [*(h.line.start for h in heads[1:]), len(text)][: len(heads)]
    for tete, end in zip(heads, bounds, strict=True):
        if tete.line.start < last:
            continue
        title = title_span(text, lines, skip_labels(text, tete.begin, len(text)), len(text))
        last = title[1]
        if decides(text, title[1], end):
            found.append(Cut(tete.line.start, *without_number(text, title)))
    return found


def complete(text: str, lines: Sequence[ViewLine], known: Sequence[Cut]) -> list[Cut]:
    """The cuts of a regime, and between them the titles that it did not see: many signs, a decision before and one after.

    Where nothing is decided between a cut and such a title just below it, the cut was a section's head: the title takes its place.
    """
    found = tetes(text, lines)
    result = [*_before_first(text, lines, found, known), *known]
    weighed = {tete.line.start: tete.poids for tete in found}
    for tete in found:
        if tete.poids < SOUS or tete.line.start <= known[0].start:
            continue
        index = bisect_right(result, tete.line.start, key=lambda c: c.start) - 1
        before = result[index]
        end = result[index + 1].start if index + 1 < len(result) else len(text)
        if tete.line.start < before.title[1] or (before.end is not None and tete.line.start >= before.end):
            continue
        title = title_span(text, lines, skip_labels(text, tete.begin, end), end)
        if not decides(text, title[1], end):
            continue
        cut = Cut(tete.line.start, *without_number(text, title), before.end)
        apart = tete.line.start - before.title[1]
        if decides(text, before.title[1], tete.line.start):
            if tete.poids >= SUR:
                result[index : index + 1] = [replace(before, end=tete.line.start), cut]
        elif (
            (tete.poids >= SUR and DELEGATED.match(text, *before.title))
            or (apart < PRES and tete.poids >= SUR and weighed.get(before.start, SUR) < tete.poids - 1.5)
            or (
                apart < 4 and len(text[slice(*before.title)].split()) <= 3 and not TITLE_NOUN.match(text, *before.title)
            )
        ):
            result[index] = cut
    return result


def _before_first(text: str, lines: Sequence[ViewLine], found: Sequence[Tete], known: Sequence[Cut]) -> list[Cut]:
    """The title that the run of the others began without (its ordinal misread): alone above the first, and what it decides below it."""
    first = known[0].start
    early = [tete for tete in found if tete.line.start < first and tete.poids >= SEUIL - 1]
    if len(early) != 1 or early[0].poids < SOUS:
        return []
    tete = early[0]
    title = title_span(text, lines, skip_labels(text, tete.begin, first), first)
    said = plain(text[slice(*title)])
    if not decides(text, title[1], first) or any(alike(said, plain(text[slice(*cut.title)])) for cut in known):
        return []
    return [Cut(tete.line.start, *without_number(text, title), first)]


def proved(text: str, lines: Sequence[ViewLine], cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts but those that the look alone told: capitals in a table, a short line at a page's top."""
    weighed = {tete.line.start: tete for tete in tetes(text, lines)}
    kept = []
    for cut in cuts:
        tete = weighed.get(cut.start)
        if tete is None or tete.poids >= NU or {"gras", "apres_vote"} & set(tete.signes):
            kept.append(cut)
    return [replace(c, end=n.start) for c, n in zip(kept, kept[1:], strict=False)] + [
        replace(c, end=None) for c in kept[-1:]
    ]
