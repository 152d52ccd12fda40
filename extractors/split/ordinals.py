"""Minutes numbered by agenda order: a run of ordinals that grows by one (`1/ 2/ 3/`, `I. II. III.`, `Point n° 4`).

Of two equal runs the first is the agenda, the second holds the texts. The ordinal is not the act's number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.decisions import decides
from extractors.lines import START, ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.rangee import row_title
from extractors.split.refus import never_title
from extractors.split.series import TOKEN
from extractors.split.title import skip_labels, title_span, without_number
from extractors.wording import SIDE

ROMAN = {r: i + 1 for i, r in enumerate(
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV"]
)}  # fmt: skip
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "point",
        re.compile(
            r"(?:point|question|affaire|dossier|rapport|d[ée]lib[ée]ration)\s*(?:n\s?[°ºo*]|num[ée]ro)?\s*(\d{1,3})\s*(?:[:.\-–—/)|]+|\s|$)",
            re.IGNORECASE,
        ),
    ),
    ("decimal", re.compile(r"(\d{1,2}\s?\.\s?\d{1,2})\s*(?:[.\-–—/):°]+\s*|\s+)(?=[^\W\d_«\"])")),
    (
        "sub",
        re.compile(r"((?:[IVX]{1,5}|[A-H])\s?[.\-–]\s?\d{1,2})\s*(?:[.\-–—/):°]+\s*|\s+)(?=[^\W\d_«\"])"),
    ),
    ("slash", re.compile(r"(\d{1,2})\s*[/]\s*(?=[^\W\d_«\"])")),
    ("paren", re.compile(r"(\d{1,2})\s*\)\s*(?:\S|$)")),
    ("dot", re.compile(r"(\d{1,2})\s*[.]\s*[-–—]?\s*(?:(?=[^\W\d_«\"])|$)")),
    ("degree", re.compile(r"(?:n\s?)?[°º]?\s?(\d{1,2})\s?[°º]?\s*[:\-–—]\s*(?=[^\W\d_«\"])")),
    (
        "degre",
        re.compile(
            r"(?:n\s?[°º]\s?)?(\d{1,2})\s?[°º]\)?\s*(?=[^\W\d_«\"])|n\s?[°º]\s?(\d{1,2})\s+(?=[^\W\d_«\"])",
            re.IGNORECASE,
        ),
    ),
    ("roman", re.compile(r"([IVX]{1,6})\s*(?:[/.)\-–—:°]+\s*|\s+)(?=[^\W\d_«\"])")),
    ("bare", re.compile(r"(\d{1,2})\s+(?=[A-ZÀ-ÖÉÈÊŒ][^\W\d_]{2,})")),
    ("letter", re.compile(r"([A-Z])\s*(?:[/)]|[-–—.]\s)\s*(?=[^\W\d_«\"])")),
)

OPENS = {
    "point": "PQADRpqadr", "degree": "n°º0123456789", "degre": "Nn°º0123456789", "roman": "IVX", "letter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "sub": "IVXABCDEFGH",
}  # fmt: skip
"""The signs with which a line of each kind begins; the other kinds begin with a digit."""
INLINE = re.compile(
    r"(?:P(?<![\w'].)(?:oint|OINT)|Q(?<![\w'].)uestion|A(?<![\w'].)ffaire|D(?<![\w'].)ossier)\s*(?:n\s?[°ºo*])\s*(\d{1,3})\s*[:.\-–—/)|]*\s*"
)
"""The same where the layout is lost and points follow each other on one line."""
RUNNING = re.compile(
    r"(\d(?:(?<=[.;:»!?)\d]\s\d)|(?<=[.;:»!?)]\s\s\d)|(?<=[A-ZÀ-Ö]{3}\s\d)|(?<=^\d))\d?)\s?(?:[-–—]\s|[.)/°]\s?[-–—]?\s?)(?=[A-ZÀ-ÖŒ][^\W\d_]+[\s'])",
    re.MULTILINE,
)
"""Items that follow each other in a text whose lines are lost: `… adopté. 2 - Création d'un poste …`."""
LEADING = re.compile(
    rf"(?:(?i:d[ée]lib[ée]ration|dcm|dcc)\s*(?i:n\s?[°ºo]|num[ée]ro)?|(?i:n\s?[°º]))\s*:?\s*(?P<number>{TOKEN})(?=\s*[:–|-]|\s)"
)
"""The act's own number between its ordinal and its title."""
BEFORE_NUMBER = SansCasse(r"\s+(?:dcm|d[ée]lib[ée]ration|dcc)\b[\s\-:n°]*\d")


class Item(NamedTuple):
    rank: float
    start: int
    text: int
    line: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run of one kind of ordinal. `decided` counts the items whose text holds a decision."""

    kind: str
    items: tuple[Item, ...]
    decided: int


def runs(text: str, lines: Sequence[ViewLine], start: int) -> list[Run]:
    """Every run of at least two ordinals that begins at 1 (or 0), with what its items hold."""
    result = []
    first = [line.text.lstrip()[:1] for line in lines]
    for kind, pattern in (*KINDS, ("inline", INLINE), ("running", RUNNING)):
        if kind in ("inline", "running"):
            items = [Item(int(m[1]), m.start(), m.end(), 0) for m in pattern.finditer(text, start)]
        else:
            opens = OPENS.get(kind, "0123456789")
            items = [
                item
                for i, line in enumerate(lines)
                if first[i] in opens and line.start >= start and (item := _item(kind, pattern, line, i))
            ]
        for run in _growing(items):
            bounds = [*(i.start for i in run[1:]), len(text)]
            decided = sum(decides(text, i.text, e) for i, e in zip(run, bounds, strict=True))
            if run[0].rank <= 2 or decided == len(run):
                result.append(Run(kind, tuple(run), decided))
    return result


def best_run(text: str, lines: Sequence[ViewLine], start: int) -> Run | None:
    """The run with most decided items; the later of two equals (the first is the agenda)."""
    candidates = [r for r in runs(text, lines, start) if len(r.items) >= 2 and r.decided >= max(2, 0.3 * len(r.items))]
    told = max(candidates, key=lambda r: (r.decided, r.kind != "running", r.items[0].start), default=None)
    if told and told.kind == "running":
        aligned = [r for r in candidates if r.kind != "running" and r.decided >= 0.6 * told.decided]
        told = max(aligned, key=lambda r: (r.decided, r.items[0].start), default=told)
    return told


def cuts(text: str, lines: Sequence[ViewLine], start: int) -> list[Cut]:
    """One cut an item that decides something; the text of a refused item goes to no act."""
    run = best_run(text, lines, start)
    if run is None:
        return []
    result = []
    items = _nested(text, lines, run)
    ends = [*(i.start for i in items[1:]), len(text)]
    for item, end in zip(items, ends, strict=True):
        begin = skip_labels(text, item.text, end)
        own = LEADING.match(text, begin, end)
        begin = skip_labels(text, own.end(), end) if own else begin
        number = BEFORE_NUMBER.search(text, begin, min(end, begin + 600))
        title = (begin, number.start()) if number and run.kind == "inline" else title_span(text, lines, begin, end)
        words = text[slice(*title)].strip()
        if not words or SIDE.fullmatch(words) or never_title(words):
            continue
        if decides(text, title[0], end):
            if own:
                result.append(Cut(item.start, title, own.span("number"), end))
                continue
            result.append(Cut(item.start, *without_number(text, title), end))
    return result


def listed(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """The rows of a list of deliberations that have but their rank, from 1 on; no decision need be told."""
    found = [r for r in runs(text, lines, 0) if r.kind in ("bare", "dot", "degree", "paren") and r.items[0].rank == 1]
    run = max(found, key=lambda r: len(r.items), default=None)
    if run is None or len(run.items) < 2:
        return []
    result = []
    for item, end in zip(run.items, [*(i.start for i in run.items[1:]), len(text)], strict=True):
        title, objet = row_title(text, lines, item.text, end, (item.start, item.text))
        if objet and not (never_title(objet) or SIDE.fullmatch(objet)):
            result.append(Cut(item.start, title, None, end, objet))
    return result


def _nested(text: str, lines: Sequence[ViewLine], run: Run) -> tuple[Item, ...]:
    """The items, and in the place of those that only head parts (`2. Finances` above `2.1`, `2.2`) the parts that decide."""
    if run.kind not in ("slash", "paren", "dot", "degree", "bare"):
        return run.items
    pattern = dict(KINDS)["decimal"]
    result: list[Item] = []
    for item, end in zip(run.items, [*(i.start for i in run.items[1:]), len(text)], strict=True):
        first = bisect_right(lines, item.start, key=START)
        last = bisect_right(lines, end - 1, key=START)
        found = (
            _item("decimal", pattern, line, i)
            for i, line in enumerate(lines[first:last], first)
            if line.text.lstrip()[:1].isdigit()
        )
        parts = [p for p in found if p and int(p.rank) == item.rank]
        bounds = [*(p.start for p in parts[1:]), end]
        decided = sum(decides(text, p.text, stop) for p, stop in zip(parts, bounds, strict=False))
        whole = decided >= 2 and _ascending(parts) and not decides(text, item.text, parts[0].start)
        result += parts if whole else [item]
    return tuple(result)


def _item(kind: str, pattern: re.Pattern[str], line: ViewLine, index: int) -> Item | None:
    lead = len(line.text) - len(line.text.lstrip())
    match = pattern.match(line.text, lead)
    if not match:
        return None
    value = next(g for g in match.groups() if g)
    end = (
        match.end()
        if kind != "paren" or not match.group()[-1:].strip() or match.group()[-1] == ")"
        else match.end() - 1
    )
    if kind == "roman":
        if value not in ROMAN:
            return None
        rank: float = ROMAN[value]
    elif kind == "letter":
        rank = ord(value) - 64
    elif kind in ("decimal", "sub"):
        major, minor = re.split(r"\s?[.\-–]\s?", value)
        rank = (int(major) if major.isdigit() else ROMAN.get(major) or ord(major[0]) - 64) + int(minor) / 100
    else:
        rank = int(value)
    return Item(rank, line.start + lead, line.start + end, index)


def _growing(items: Sequence[Item]) -> list[list[Item]]:
    """Split a sequence of ordinals into runs: each starts at 1 and grows by one (a missing one is forgiven once in a row)."""
    if items and items[0].rank != int(items[0].rank):
        return [part for part in _restarts(items) if len(part) >= 2 and _ascending(part)]
    result: list[list[Item]] = []
    open_runs: list[list[Item]] = []
    for item in items:
        home = next((r for r in reversed(open_runs) if 0 <= item.rank - r[-1].rank <= 2), None)
        if item.rank in (0, 1) or (item.rank == 2 and home is None and not open_runs):
            open_runs.append([item])
            result.append(open_runs[-1])
        elif home is not None:
            home.append(item)
            del open_runs[open_runs.index(home) + 1 :]
    return [r for r in result if len(r) >= 2] or _torn(items)


def _torn(items: Sequence[Item]) -> list[list[Item]]:
    """Where no run begins at one, the document's beginning is lost: items that follow each other, `32.` then `33.`."""
    parts: list[list[Item]] = []
    for item in items:
        if parts and item.rank == parts[-1][-1].rank + 1:
            parts[-1].append(item)
        else:
            parts.append([item])
    return [part for part in parts if len(part) >= 2]


def _restarts(items: Sequence[Item]) -> list[list[Item]]:
    """Parts that each begin anew: the agenda, then the texts (`1.1 1.2 2.1`, twice)."""
    parts: list[list[Item]] = []
    for item in items:
        if not parts or (item.rank <= parts[-1][0].rank and item.rank < parts[-1][-1].rank):
            parts.append([])
        parts[-1].append(item)
    return parts


def _ascending(items: Sequence[Item]) -> bool:
    pairs = list(zip(items, items[1:], strict=False))
    return sum(b.rank > a.rank for a, b in pairs) >= 0.8 * len(pairs)
