"""What each column of a table of deliberations holds: told by its heading, and by what its cells look like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.patterns.casse import SansCasse
from extractors.split.series import TOKEN

NUMERO = re.compile(
    rf"(?:(?i:d[ée]lib[ée]rations?|d[ée]lib\.?|dcm|n\s?[°ºo])\s*(?i:n\s?[°ºo]\s*)?)?(?P<number>{TOKEN}|\d{{1,4}})\s*[.):–-]?"
)
"""A cell that holds nothing but a number: `2023-45`, `D2023_12_05`, `23.06.112`, `n° 12`, `566`, `1.`"""
RANG = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\s?[-./]\s?(?:\d{1,2}|[a-z]))?\s?[.):°]?")
"""A place on the agenda, which is no number of an act: `1`, `I-1`, `3.2`, `A`."""
EN_TETE: tuple[tuple[str, SansCasse], ...] = (
    ("pour", SansCasse(r"(?:voix\s+|votes?\s+)?pour")),
    ("contre", SansCasse(r"(?:voix\s+|votes?\s+)?contre")),
    ("abstention", SansCasse(r"abst\w*\.?(?:\s?\(s\))?")),
    ("autre", SansCasse(r"(?:nppv|ne\s+prend\w*\s+pas\s+part.{0,20}|refus\s+de\s+vote?|votants|pr[ée]sents|exprim[ée]s|absents|pouvoirs|pages?|annexes?|liens?)")),
    ("matiere", SansCasse(r"(?:code\s+)?(?:mati[èe]re|nomenclature|classification|actes)\b.{0,30}|(?:code|th[èe]me|domaine)(?:\s+(?:mati[èe]re|actes))?")),
    ("vote", SansCasse(r"(?:(?:sens|r[ée]sultats?|d[ée]tail|mode|nature)\s+(?:du|des|de)\s+)?(?:votes?|scrutins?)\b.{0,40}|d[ée]cisions?\b.{0,60}|r[ée]sultats?\b.{0,40}|(?:adopt|approuv|vot|rejet)[ée]{1,2}e?s?\b.{0,60}|"
        r"(?:avis|suite|suites)\b.{0,40}|sens|unanimit[ée]\b.{0,40}")),
    ("observations", SansCasse(r"observations?|remarques?|commentaires?|pr[ée]cisions?|mentions?")),
    ("objet", SansCasse(r"(?:objets?|intitul[ée]s?|titres?|libell[ée]s?|d[ée]signation|affaires?|questions?|sujets?|points?|dossiers?|rapports?)\b.{0,60}|"
        r"(?:liste\s+des\s+)?d[ée]lib[ée]rations?(?:\s+(?:examin|adopt|pris|vot|soumis).{0,40})?")),
    ("numero", SansCasse(r"n\s?[°ºo]\b.{0,40}|n\s?[°º].{0,40}|num[ée]ros?\b.{0,40}|r[ée]f(?:[ée]rence|\.)?.{0,30}|ordre")),
    ("autre", SansCasse(r"(?:rapporteure?s?|[ée]lue?s?|services?|directions?|p[ôo]les?|dates?|[ée]tats?|transmi\w+|pr[ée]fecture|publi\w+|t[ée]l[ée]trans\w+|commissions?|vice.pr[ée]sid\w+|d[ée]l[ée]gation)\b.{0,60}")),
)  # fmt: skip
ISSUE = SansCasse(
    r"\W*(?:(?:la\s+d[ée]lib[ée]ration\s+|le\s+point\s+|point\s+)?(?:est\s+|a\s+[ée]t[ée]\s+)?(?:approuv|adopt|vot|accept|valid|rejet|refus|ajourn|report|retir|act)[ée]{1,2}e?s?\b"
    r"|(?:accord|vote)?\s*[àa]?\s*(?:l')?\s*unanimit[ée]|unanime|[àa]?\s*(?:la\s+)?majorit[ée]|(?:le\s+conseil\s+\w*\s*)?(?:prend|prise?|pris|dont|donn[ée]?)\s+(?:d')?acte|pour\b|contre\b|abst|\d+\s+(?:voix\s+)?(?:pour|contre|abst)"
    r"|votes?\s*:|accord\b|favorable|d[ée]favorable|sans\s+(?:vote|objet)|information|retrait|avis\b|[ée]lus?\b|d[ée]sign[ée])"
)
"""How an act was voted, at the beginning of a cell."""
CODE = re.compile(r"\s*(?P<code>[1-9]\.\d{1,2})(?:\.\d{1,2})?\b")
COUNTS = {"pour": "vote_pour", "contre": "vote_contre", "abstention": "vote_abstention"}


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns by what they hold. `serie`: its numbers are the acts' own; else they are places on the agenda."""

    objet: int
    numero: int | None = None
    serie: bool = False
    votes: tuple[int, ...] = ()
    counts: Mapping[str, int] | None = None
    matiere: int | None = None
    observations: int | None = None


def heading(cells: Mapping[int, str]) -> dict[int, str]:
    """The columns' names where this row is the table's heading: all its cells are, two of them at least; else nothing."""
    named = {column: role for column, text in cells.items() if (role := _named(text)) is not None}
    told = {role for role in named.values() if role != "autre"}
    return named if len(told) >= 2 and len(named) >= max(2, len(cells) - 1) else {}


def _named(text: str) -> str | None:
    """The role that a heading's cell names, whole or broken by a narrow column (`Matièr / e`)."""
    words = " ".join(text.split()).strip(" .:()")
    tries = (words, words.replace(" ", "")) if len(words) < 70 else ()
    return next((role for form in tries for role, pattern in EN_TETE if pattern.fullmatch(form)), None)


def roles_of(rows: Sequence[Mapping[int, str]], named: Mapping[int, str], width: int) -> Roles | None:
    """The columns' roles from the texts of the rows' cells and the heading's names; None where no column holds titles."""
    cells = {c: [row[c].strip() for row in rows if row.get(c, "").strip()] for c in range(width)}
    numero, serie = _numbers(cells, named, len(rows))
    taken = {numero}
    matiere = next((c for c, role in named.items() if role == "matiere" and _share(CODE, cells.get(c, ())) > 0.5), None)
    counts = {COUNTS[role]: c for c, role in sorted(named.items()) if role in COUNTS}
    taken |= {matiere, *counts.values()} | {c for c, role in named.items() if role == "autre"}
    votes = [c for c in cells if c not in taken and named.get(c) in ("vote", None) and _share(ISSUE, cells[c]) >= 0.5]
    votes += [c for c, role in named.items() if role == "vote" and c not in votes and c not in taken]
    titles = {c: sum(map(len, cells[c])) for c in cells if c not in taken and c not in votes and cells[c]}
    own = [c for c in titles if named.get(c) == "objet"]
    objet = max(
        own or [c for c in titles if named.get(c) != "observations"] or titles, key=titles.__getitem__, default=None
    )
    if objet is None or titles[objet] < 12 * len(cells[objet]):
        return None
    observations = next((c for c, role in named.items() if role == "observations" and c != objet), None)
    return Roles(objet, numero, serie, tuple(sorted(votes)), counts if len(counts) > 1 else None, matiere, observations)


def _numbers(cells: Mapping[int, Sequence[str]], named: Mapping[int, str], rows: int) -> tuple[int | None, bool]:
    """The column of the acts' numbers, and True; else that of their places on the agenda, and False."""
    ranks: int | None = None
    for column, texts in cells.items():
        if named.get(column) in ("matiere", "vote", "autre", *COUNTS) or not texts:
            continue
        values = [m["number"] for t in texts if (m := NUMERO.fullmatch(t))]
        own = [v for v in values if not RANG.fullmatch(v)] or ([] if _from_one(values) else values)
        distinct = len(set(values)) >= 0.9 * len(values)
        if len(own) >= 0.6 * len(texts) and len(values) >= 0.4 * rows and distinct and _alike(own):
            return column, True
        if ranks is None and _share(RANG, texts, whole=True) >= 0.6 and len(set(texts)) >= 0.8 * len(texts):
            ranks = column
    return ranks, False


def _from_one(values: Sequence[str]) -> bool:
    """Small figures from 1 on, or `1.2`: places on the agenda."""
    figures = [int(v) for v in values if v.isdigit()]
    return len(figures) < len(values) or not figures or min(figures) < 20


def _alike(values: Sequence[str]) -> bool:
    shapes = [re.sub(r"\d+", "9", re.sub(r"\s", "", v)) for v in values]
    return max((shapes.count(s) for s in set(shapes)), default=0) >= 0.6 * len(shapes)


def _share(pattern: re.Pattern[str] | SansCasse, texts: Sequence[str], whole: bool = False) -> float:
    match = pattern.fullmatch if whole else pattern.match
    return sum(match(text) is not None for text in texts) / len(texts) if texts else 0.0
