"""Lines of a table whose cells lost their borders: the name, the numbers behind it, and the ways of grouping these in sums.

`Foyer 80 1 200 300`: `80 1` is no sum, `1 200` is one or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractors.montants.colonnes import ANNEE
from extractors.montants.sommes import Somme
from extractors.patterns.casse import SansCasse

BORNE = re.compile(
    r"(?i)(?:\b(?:(?-i:[àa])|plus\sde|moins\sde|au-dessus\sde|au-del[àa]\sde|jusqu'[àa]|entre)|[<>≤≥])\s*$"
)
CELLULE = re.compile(r"[+–−-]?\d{1,3}(?:\.\d{3})+(?:,\d\d)?€?|[+–−-]?\d{1,9}(?:[.,]\d{1,2})?€?")
VIDE = re.compile(r"[-–—|+−/€:.…_]+|euros?|gratuite?s?|néant|H\.?T\.?|T\.?T\.?C\.?", re.IGNORECASE)
"""Between two cells: a sign, a mark, a cell without a sum."""
AUCUNE = re.compile(r"(?i)[-–—]|gratuite?s?|néant|oui|non|refus\w*|rejet\w*|ajourn\w*|infructueux")
TROIS = re.compile(r"\d{3}(?:[.,]\d{1,2})?€?")
RANG = re.compile(
    r"(?i)(?:\b(?:lots?|groupes?|chapitres?|comptes?|articles?|tranches?|cat[ée]gories?|zones?|niveau|titres?|phases?|op[ée]rations?|(?-i:[àa])|plus\sde|moins\sde|au-dessus\sde|au-del[àa]\sde|jusqu'[àa]|entre|bureau|appartement|logement|garage|salle)|n\s?°|[<>≤≥])\s*$"
)
"""Before a number, words of which it is the rank or the bound."""
CONDUITE = re.compile(r"\.{3,}|…+|:|_{3,}|·{3,}")
"""What leads from a name to its sum: the numbers before it are the name's."""
FINALES = (
    "€",
    "-",
    "–",
    "—",
    "euros",
    "néant",
    "gratuit",
    "gratuite",
    "oui",
    "non",
    "refus",
    "infructueux",
    "HT",
    "TTC",
    *"0123456789",
)
"""What a line of a table may end with."""
LIBELLE = re.compile(r"[^\W\d_]{2}|\b[A-Z]\d{1,2}\b|\bN\s?°|\b\d{2,6}\b")
MOIS = SansCasse(
    r"\b(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)\s?$"
)
SANS_PRIX = SansCasse(
    r"^\W*(?:pour|contre|abstentions?|votants?|pr[ée]sents?|exprim[ée]s)\W*$|%|\bvoix\b|\bpour\s?:|\bcontre\s?:|\babstention|\bsiret\b|\btitres?\sn|\bt[ée]l\b|\barticles?\s[LR]\b|\bans?\s?$|\bdur[ée]e\b|\btaux\b|\bplaces?\s?$|\bn\s?°\s?$|\bsuperficie"
)
"""A line, or what stands before its numbers, that counts other things than euros."""
PHRASE = re.compile(r"(?:[a-zà-ÿ']+\s){7,}")
FIN = SansCasse(r"^\W*(?:adopt|approuv|vote\b|[àa]\sl'unanimit|accept|autoris|pour\s:|page\s\d)")
"""A line behind a table that is no more of it."""
MOINS = 0.05
SAUTS = 2
"""Lines of another shape that a table may hold in a row: a name on two lines, a heading."""


@dataclass(frozen=True, slots=True)
class Rangee:
    label: str
    debut: int
    tokens: tuple[re.Match[str], ...]
    text: str


def runs(text: str) -> Iterator[tuple[list[Rangee], str, int]]:
    """Lines that end with numbers and follow each other: they, the short lines over them, and where these begin."""
    rows, above = list[Rangee](), list[tuple[int, str]]()
    skipped = at = 0
    before = ""
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        row = _row(line, at)
        if row is None and rows and skipped and NOMBRES.fullmatch(line):
            nom = " ".join(re.findall(r"[^\W\d_]+", before)) or "—"
            row = _row(f"{nom} {line}", at - len(nom) - 1)
        if row is not None:
            rows.append(row)
            skipped = 0
        elif line.strip():
            before = line
            skipped += 1
            if rows and (skipped > SAUTS or _apart(line) or FIN.search(line)):
                yield rows, *_heads(above, rows)
                rows, above, skipped = [], [], 0
            if not rows and at:
                above = [*above[-4:], (at, line)]
        at = end + 1
    if rows:
        yield rows, *_heads(above, rows)


def _apart(line: str) -> bool:
    """A line that is no heading of a table: a sentence, or what ends one."""
    return line.rstrip()[-1] in ".;" or len(line) > 100 or PHRASE.search(line) is not None


def _heads(above: Sequence[tuple[int, str]], rows: Sequence[Rangee]) -> tuple[str, int]:
    """The headings that stand right above rows, and where they begin."""
    heads: list[tuple[int, str]] = []
    for at, line in reversed(above):
        if line.rstrip().endswith(":") or _apart(line):
            break
        heads.insert(0, (at, line))
    return "\n".join(words for _, words in heads), heads[0][0] if heads else rows[0].debut


CENTS = re.compile(r"\d[.,]\d\d(?!\d)")
TRANCHES = re.compile(r"\s*\d[\d ]*\s?[–—-]\s?\d")
"""A line that a range of incomes opens: `501 – 900 9,00 5,20`."""
PART = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?%")
"""A share between two sums of a line."""


def _row(line: str, at: int) -> Rangee | None:
    """A line that ends with numbers: what is before them, and they."""
    if not line.rstrip(" .;,|").endswith(FINALES):
        return None
    bare = PART.sub(lambda m: " " * len(m[0]), line) if "%" in line and line.count("€") > 1 else line
    tokens = list(re.finditer(r"\S+", bare))
    first = len(tokens)
    while first and any(kind.fullmatch(tokens[first - 1][0]) for kind in (CELLULE, VIDE, AUCUNE)):
        first -= 1
    while first < len(tokens) and VIDE.fullmatch(tokens[first][0]) and tokens[first][0] not in "-–—":
        first += 1
    if first == 0 and len(tokens) > 1 and ANNEE.fullmatch(tokens[0][0]) and CENTS.search(line):
        first = 1
    if first == 0 and TRANCHES.match(line):
        first = next((i for i, t in enumerate(tokens) if CENTS.search(t[0])), 0)
        first = 0 if TROIS.fullmatch(tokens[first][0]) else first
    lead = max((i for i, t in enumerate(tokens) if CONDUITE.fullmatch(t[0])), default=-1)
    first = max(first, lead + 1)
    while first < len(tokens) and RANG.search(before := line[: tokens[first].start()]) and not _sole(tokens, first):
        first += 1
        if BORNE.search(before) and first < len(tokens) - 1 and re.fullmatch(r"\d{3}", tokens[first][0]):
            first += 1
    cells = tokens[first:]
    label = re.sub(r"[\s.…_·]{4,}", " ", bare[: cells[0].start()]) if cells else ""
    if all(ANNEE.fullmatch(c[0]) or VIDE.fullmatch(c[0]) for c in cells):
        return None
    if (
        not any(CELLULE.fullmatch(c[0]) for c in cells)
        or not LIBELLE.search(label)
        or MOIS.search(label)
        or len(label) > 90
    ):
        return None
    if SANS_PRIX.search(label) or "%" in bare:
        return None
    return Rangee(label.strip(" .:…–-|"), at, tuple(cells), line)


def _sole(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """The number at a place and the one behind it are one sum, the only one of the line: `à 41 134,42 €`."""
    after = [t[0] for t in tokens[at + 1 :] if CELLULE.fullmatch(t[0])]
    return (
        len(after) == 1
        and TROIS.fullmatch(after[0]) is not None
        and re.fullmatch(r"\d{1,3}", tokens[at][0]) is not None
    )


SIGNES = re.compile(r"(?<!\S)[+–−-]\s?\d")
"""A sum that is added, or taken away: as many cells as signs."""


def groupings(row: Rangee, *, moved: bool) -> list[tuple[tuple[int, int], ...]]:
    """Each way of grouping a line's numbers in cells: (first token, last token) of each."""
    runs: list[list[int]] = []
    for i, token in enumerate(row.tokens):
        if not moved and AUCUNE.fullmatch(token[0]):
            runs.append([i])
        if not CELLULE.fullmatch(token[0]):
            continue
        before = runs[-1] if runs else []
        joined = (
            before and before[-1] == i - 1 and CELLULE.fullmatch(row.tokens[i - 1][0]) and TROIS.fullmatch(token[0])
            and re.fullmatch(r"[+–−-]?\d{1,3}", row.tokens[i - 1][0])
        )  # fmt: skip
        if joined:
            before.append(i)
        else:
            runs.append([i])
    ways: list[tuple[tuple[int, int], ...]] = [()]
    marked = any(re.search(r"[.,]\d\d?€?$|€", t[0]) for t in row.tokens)
    for run in runs:
        cuts = [()] if marked else [c for n in range(len(run)) for c in combinations(range(1, len(run)), n)]
        parts = []
        for cut in cuts:
            bounds = [0, *cut, len(run)]
            parts.append(tuple((run[a], run[b - 1]) for a, b in zip(bounds, bounds[1:], strict=False)))
        parts = [p for p in parts if not any(a < b and row.tokens[a][0].lstrip("+–−-")[0] == "0" for a, b in p)]
        ways = [w + p for w in ways for p in parts][:64]
    signs = len(SIGNES.findall(row.text[row.tokens[0].start() :])) if moved else 0
    return [w for w in ways if len(w) == signs] or ways


def cells_of(ways: Sequence[tuple[tuple[int, int], ...]], wide: int) -> tuple[tuple[int, int], ...] | None:
    """The one way of grouping a line's numbers, or the one that has as many cells as the table has columns."""
    fit = ways if len(ways) == 1 else [w for w in ways if len(w) == wide]
    return fit[0] if len(fit) == 1 else None


NOMBRES = re.compile(r"(?=\D{0,5}\d)[\d\s.,€+–−-]+")
"""A line of sums whose name stands above it."""


def somme_of(row: Rangee, cell: tuple[int, int]) -> Somme | None:
    first, last = row.tokens[cell[0]], row.tokens[cell[1]]
    if AUCUNE.fullmatch(first[0]):
        return None
    words = row.text[first.start() : last.end()]
    debut = row.debut + first.start() + len(words) - len(words.lstrip("+–−-"))
    digits = re.sub(r"[^\d.,]", "", words)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d\d)?", digits):
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    bare = re.fullmatch(r"(?:19|20)\d\d|0\d+|\d{5,}", words)
    end = row.debut + last.end()
    return None if bare or value < MOINS else Somme(value, debut, end, end)
