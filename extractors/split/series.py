"""The series of numbers that a document prints: a token of constant shape, said again and again, ever different."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.decisions import decides
from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse, from_each
from extractors.split.suites import Numero, in_order, rank, without_gaps

LETTERS, DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
PREFIX = r"(?:[A-Z]{1,6}(?:[a-z]{1,4})?(?:[-_./][A-Z]{1,5})?)"
TOKEN = (
    rf"{PREFIX}-\d{{4}}-[A-Z]{{3,9}}-\d{{1,2}}/N[°º]\d{{1,3}}|\d{{2}}(?:0[1-9]|1[0-2])[0-3]\d\s\d{{3}}(?=\s[A-ZÀ-Ö])"
    rf"|{PREFIX}?[-_./ ]?\d{{1,8}}(?:\s?[-–_./]\s?(?:[A-Z]{{1,4}}[-_./]?)?\d{{1,8}}){{1,4}}(?:[-_/.][A-Z]{{1,6}}\d{{0,4}}|[-_/. ]?(?:bis|ter|quater)(?!\w))?"
    rf"|{PREFIX}[-_.]?\d{{2,8}}(?:[-_]\d{{1,4}})?|\d{{2}}[A-Z]{{2,4}}\d{{2,4}}(?!\w)"
)
"""`2020-038`, `CC05_2023`, `23.1.49`, `2024/01/04`, `DEL20230207-03`, `BC_2023_008`, `36/2023`, `DEL-2023-FEV-07/N°01`, `230214 002`."""
BIS = re.compile(r"(?i)[-_/. ]?(?:bis|ter|quater)$")
DATED = r"\d{1,2}(?:er)?\s(?:\d{1,2}|[^\W\d_]{3,9})\s(?:19|20)\d{2}\s(?=n\s?[°º])"
"""In a table of the year, the sitting's date before each number: `1er février 2024 N°CT2024.1/003 …`."""
LABEL = SansCasse(r"d[ée]lib|dc[mcs]|acte|affaire")
LABELLED = re.compile(
    rf"(?<!\w)(?i:(?:(?P<affaire>affaire(?=\s*n\s?[°º]))|d[ée]lib[ée]rations?|d[ée]lib\.?|(?:dcm|dcc|dcs)(?!\d)|acte)\s*(?:(?:du|de\s+la)\s+conseil\s+)?(?::\s*(?=n\s?[°º]))?(?:n\s?[°ºo*]s?|num[ée]ro|no)?)\s*[:.]?\s*"
    rf"(?P<number>{TOKEN}|(?(affaire)(?!)|(?<=[°º*:\s])\d{{1,4}}(?![\d.,]|er\b)))"
)
BARE = re.compile(
    rf"\W{{0,3}}(?:{DATED})?(?P<sign>n\s?[°º]\s*[:.]?\s*)?(?P<number>{TOKEN})(?=\s*[:–|-]|\s|$)", re.IGNORECASE
)
RANKED = re.compile(r"\W{0,3}\d{1,2}\s?[.)°]\s*[-–]?\s*(?=[A-Z]{2,6}[-_.]?(?:19|20)\d{2}[-_/.])")
"""The agenda's rank before an act's number: `1. DEL2024-04-01 – …`."""
TRAILING = re.compile(
    r"\s[:–(-]\s?(?P<number>(?:19|20)\d{2}[-/_]\d{1,4}|[A-Z]{1,6}[-_]?(?:19|20)\d{2}[-/_]\d{1,4})\)?\s*$"
)
QUOTED = re.compile(
    r"(?:\bvu|\bvus|\bla|\bles|\bde|\bdes|\bpar|\bcette|\ble|\bl'|\bsa|\bses|\bprécédente|\bd'une|\bune|\bà|\bselon|\bsuivant|\bet|\bou|\baux?|\bdu|,)\s*$",
    re.IGNORECASE,
)
COUNT = re.compile(r"d[ée]lib[ée]rations?\s*:?\s*\d")
"""`délibération : 11`, in small letters and without `n°`, ends `qui ont pris part à la …`: a count of members."""
RUNS_ON = SansCasse(
    r"\b(?:pris|prend|prennent|prendre|dont|donn\w{1,3}|prises?\s+d'|part\s+[àa]\s+(?:la|cette)|prenant\s+part|[àa]\s+la|de\s+la|cette|pr[ée]sente)\s*$"
)
"""A sentence or a count that runs over the line's end: `ayant pris part à la / délibération : 11`."""
AMOUNT = re.compile(r"\d[\d .]*[.,]\d{2}\s*(?:€|%|\s\d)|\d+(?:\s\d{3})+|\d{1,3}(?:\.\d{3})*,\d")
PREFIXED = re.compile(r"(?:DEL|DELIB|DELBU|DCM|DCC|DCS|DBC)[-_./ ]?\d")
"""Letters that are put before nothing but acts: such numbers may skip some (a torn document), if they grow."""
RANGE = re.compile(r"\s*(?:à|au|-|et)\s+(?:n\s?[°º]\s*)?[A-Z]{0,6}[-_./ ]?\d")
LETTERED = re.compile(r"[A-Z]+9")
"""`D01` and `A2900` are not of one series, `URBA/17-2024` and `PACU/18-2024` may be."""
FRACTION = re.compile(r"\d{1,2}\s?[/.–-]\s?\d{1,2}")
"""`2/6` is a page of six; `1.2` a paragraph."""
CITED = re.compile(r"(?:d[ée]lib[ée]rations?|n[°º])[ ]*(?:n\s?[°ºo]s?)?\s*$")
ARTICLE = re.compile(r"\b(?:[LRD]\.?\s?|[Aa]rticles?\s)$")
"""`ses articles L. / 2121-29 et L. 2122-21`: a law's article, at the next line's beginning."""
DELEGATED = re.compile(
    r"(?im)^\W*d[ée]cisions?\s+(?:du|de\s+la|prises?\s+par)\s+(?:le\s+|la\s+)?(?:maire|pr[ée]sidente?)\b"
)
CLOSE = 260
DATED_RANK = re.compile(r"\d{6}\s\d{3}")
SHORT_DATE, NAMED = re.compile(r"\d{2}([./])\d{2}\1\d{2}"), re.compile(r"\s*[–:|-]\s*[A-ZÀ-Ö][^\W\d_]{2}")
"""`24.03.14 – Fixation du tarif …`: the year, the month and the rank, where a series grows by its rank."""
SIGNED = re.compile(r"(?i)n\s?[°º]|num[ée]ro")
DATE_LIKE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:19|20)?\d{2}")


def numbers(text: str, lines: Sequence[ViewLine], start: int, listed: bool = False) -> list[Numero]:
    """The document's series of numbers of acts, in order of appearance, each at its first place after `start`.

    Labelled tokens (`Délibération n° …`, `DCM …`) count anywhere but in a recital; bare ones only at a line's beginning,
    and, but for a list, where a decision follows most of them (the mayor's own decisions are numbered too).
    The series kept is the largest of one shape.
    """
    found: list[Numero] = []
    small: list[Numero] = []
    for match in from_each(LABEL, LABELLED, text, start):
        value = match["number"].strip()
        if (
            _quoted(text, match.start())
            or (DATE_LIKE.fullmatch(value) and not SIGNED.search(match.group()))
            or (value.isdigit() and COUNT.match(match.group()))
        ):
            continue
        (found if text[match.start()].isupper() else small).append(numero_of(match, match.start()))
    found = found or small
    labelled = best_series(found if listed else _in_the_texts(text, found))
    if len(labelled) >= 2 and not listed:
        return labelled
    figured = [line for line in lines if line.start >= start and DIGIT.search(line.text)]
    bare = [n for line in figured if (n := bare_number(line)) and not _cited(text, line.start)]
    bare = bare or [n for line in figured if (n := trailing_number(line))]
    if not listed:
        bare = [n for n in bare if n.shape in _decided_shapes(text, bare)]
        bare = _in_the_texts(text, bare)
    series = best_series(bare) or _ranked_by_date(text, figured)
    if not listed and series and _of_the_mayor(text, series):
        series = []
    if len(series) < 2 or len(series) <= len(labelled) or not (consecutive(series) or _shuffled(series)):
        return labelled
    return sorted([*series, *_shorter(series, bare)], key=lambda n: n.start) if listed else series


def _ranked_by_date(text: str, lines: Sequence[ViewLine]) -> list[Numero]:
    """`24-05-01`, `24-05-02`, … alone on their lines, growing one by one, each with a decision: year, month and rank, no dates."""
    found = [
        numero_of(match, line.start, line.start)
        for line in lines
        if (match := BARE.fullmatch(line.text.strip()))
        and DATE_LIKE.fullmatch(match["number"])
        and match["number"][2] in "-."
    ]
    if len(found) < 4:
        return []
    ranks = [rank(n) for n in found]
    one_by_one = all(a[:2] == b[:2] and b[2] == a[2] + 1 for a, b in pairwise(ranks))
    bounds = [*(n.start for n in found[1:]), len(text)]
    decided = all(decides(text, n.number[1], high) for n, high in zip(found, bounds, strict=True))
    return found if one_by_one and decided else []


def _shorter(series: Sequence[Numero], found: Sequence[Numero]) -> list[Numero]:
    """In a list, rows whose number has no rank behind it: `CT2024.1/002` among `CT2024.1/001-1`, `CT2024.1/001-2`."""
    whole = series[0].shape
    return [
        n for n in best_series([n for n in found if n.shape != whole and len(n.shape) > 3]) if whole.startswith(n.shape)
    ]


def _of_the_mayor(text: str, series: Sequence[Numero]) -> bool:
    """A short run of numbers under `Décisions du maire`: taken by delegation, no act of the assembly."""
    first = series[0].start
    near = len(series) <= 8 and series[-1].start - first < 4000
    return near and DELEGATED.search(text, max(0, first - 250), first) is not None


def misread(series: Sequence[Numero], lines: Sequence[ViewLine], start: int) -> list[Numero]:
    """In a scanned list, rows whose number lost its dash: `2026_001`, then `2026 002`."""
    year = re.match(r"((?:19|20)\d{2})[-_/](\d{2,4})$", series[0].value) if len(series) > 2 else None
    if year is None:
        return []
    form = re.compile(rf"\W{{0,3}}(?P<number>{year[1]} \d{{{len(year[2])}}})(?=\s)")
    found = [(line, form.match(line.text)) for line in lines if line.ocr and line.start >= start]
    return [numero_of(m, line.start, line.start) for line, m in found if m]


def _decided_shapes(text: str, found: Sequence[Numero]) -> set[str]:
    """The shapes of numbers most of which a decision follows, or comes before, next to the following number of any shape."""
    bounds = [*(n.start for n in found), len(text)]
    seen: dict[str, dict[str, bool]] = {}
    for numero, low, high in zip(found, [0, *bounds], bounds[1:], strict=False):
        near = decides(text, numero.number[1], high) or decides(text, max(low, numero.start - 1500), numero.start)
        values = seen.setdefault(numero.shape, {})
        values[numero.value] = values.get(numero.value, False) or near
    return {shape for shape, values in seen.items() if sum(values.values()) >= 0.6 * len(values)}


def _in_the_texts(text: str, found: Sequence[Numero]) -> list[Numero]:
    """One place for each number: the first that a decision follows (the agenda and the index print it too), else the first."""
    bounds = [*(n.start for n in found[1:]), len(text)]
    decided = [decides(text, n.number[1], high) for n, high in zip(found, bounds, strict=False)]
    kept: dict[str, Numero] = {}
    proved: set[str] = set()
    for index, numero in enumerate(found):
        key = re.sub(r"\s", "", numero.value)
        if key in proved or (not decided[index] and _indexed(found, decided, index)):
            continue
        if decided[index] or key not in kept:
            kept[key] = numero
        if decided[index]:
            proved.add(key)
    return without_gaps(in_order(sorted(kept.values(), key=lambda n: n.start), found), found)


def _indexed(found: Sequence[Numero], decided: Sequence[bool], index: int) -> bool:
    """A row of an agenda or an index: next to another number, and no decision between them."""
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(found) and not decided[min(i, index)]]
    return any(abs(found[i].start - found[index].start) < CLOSE and not decided[i] for i in near)


def bare_number(line: ViewLine) -> Numero | None:
    """A number at a line's beginning, without a label: `2020-038 Achat d'un tracteur`, `n° 13-02-2024 - …`."""
    ranked = RANKED.match(line.text)
    match = BARE.match(line.text, ranked.end() if ranked else 0)
    if match is None:
        return None
    value = match["number"].strip()
    if AMOUNT.match(line.text, match.start("number")) and not DATED_RANK.fullmatch(value):
        return None
    value = BIS.sub("", value)
    if not match["sign"] and FRACTION.fullmatch(value):
        return None
    if RANGE.match(line.text, match.end("number")) and LETTERS.search(value):
        return None
    dated = DATE_LIKE.fullmatch(value) and not (SHORT_DATE.fullmatch(value) and NAMED.match(line.text, match.end()))
    if (dated and not match["sign"]) or not (match["sign"] or value.upper() == value):
        return None
    return numero_of(match, line.start, line.start)


def trailing_number(line: ViewLine) -> Numero | None:
    """A number at the end of a title's line: `Taxe d'aménagement : 2019-95`."""
    match = TRAILING.search(line.text)
    if match is None or len(LETTERS.findall(line.text[: match.start()])) < 8 or DATE_LIKE.fullmatch(match["number"]):
        return None
    return numero_of(match, line.start + match.start("number"), line.start, trailing=True)


def consecutive(series: Sequence[Numero]) -> bool:
    """The numbers grow, mostly by one, in one of their groups of digits: a series, not figures that look like one."""
    groups = [rank(n) for n in series if not BIS.search(n.value)]
    if len(groups) < 2:
        return False
    width = min(len(g) for g in groups)
    for column in range(width):
        steps = [b[column] - a[column] for a, b in zip(groups, groups[1:], strict=False)]
        if sum(1 <= s <= 3 for s in steps) >= 0.6 * len(steps):
            return True
        if steps and min(steps) >= 1 and all(PREFIXED.match(n.value) for n in series):
            return True
    return False


def _shuffled(series: Sequence[Numero]) -> bool:
    """`CC02_2023`, `CC01_2023`, `CC15_2023`: a series read out of its order, told by its letters or its length."""
    ordered = sorted(series, key=rank)
    return len(series) >= (3 if "A" in series[0].shape or LETTERED.fullmatch(series[0].shape) else 5) and consecutive(
        ordered
    )


def best_series(found: Sequence[Numero]) -> list[Numero]:
    """The largest set of one shape with distinct values, each value at its first place."""
    groups: dict[str, dict[str, Numero]] = {}
    for numero in found:
        groups.setdefault(numero.shape, {}).setdefault(numero.value, numero)
    if not groups:
        return []
    best = max(groups.values(), key=lambda g: (len(g), -min(n.start for n in g.values())))
    return sorted(best.values(), key=lambda n: n.start)


def numero_of(match: re.Match[str], start: int, base: int = 0, trailing: bool = False) -> Numero:
    """The number of a match; `base`: where the matched text begins in the view."""
    value = match["number"].strip()
    shape = re.sub(r"\d+", "9", re.sub(r"\s", "", BIS.sub("", value)).upper())
    shape = shape if LETTERED.fullmatch(shape) else re.sub(r"[A-Z]+", "A", shape)
    return Numero(start, (match.start("number") + base, match.end("number") + base), value, shape, trailing)


def _cited(text: str, position: int) -> bool:
    """`complémentaire à la délibération / DEL2025-36`: another act's number, at the next line's beginning."""
    return bool(
        CITED.search(text, max(0, position - 30), position) or ARTICLE.search(text, max(0, position - 12), position)
    )


def _quoted(text: str, position: int) -> bool:
    before = text[max(0, position - 24) : position].rstrip(" ")
    return bool(RUNS_ON.search(before)) or (bool(QUOTED.search(before)) and not before.endswith("\n"))
