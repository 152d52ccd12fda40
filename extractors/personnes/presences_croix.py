"""The roll call as a table of crosses: only the place of a cross on the page says who was there.

The columns are known by their heads (`Présents`, `Absents`, `Pouvoirs`), the rows by the names on the left. A cross stands
under one head and beside one name, or the row is not read; words in the row (`excusé`, `pouvoir à M. BEC`) say the rest.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.found import Found
from extractors.pages.page import Page
from extractors.pages.reading_order import Box, around, level, middle
from extractors.patterns.casse import SansCasse
from extractors.personnes.coupe import full
from extractors.personnes.noms import first_name
from extractors.personnes.presences_croix_rangs import LEVEL, Mot, Rang, Tete, beside, lines, rows
from extractors.view import View
from schemas.records import Procuration

Boxes = Callable[[Page, Sequence[tuple[int, int]]], dict[tuple[int, int], Box]]
"""Where spans of a page's text lie."""
ZONE = 9000
"""Letters of a document in which the table is looked for."""
CROIX = re.compile(r"(?<!\S)(?:[Xx✓✔☒☑√×✗✘●\uf0fc\uf0fb\uf0fe\uf078]|[Oo]ui|OUI)(?!\S)")
ROWS = 3
"""Crosses under the heads, and rows that they tell, at least."""
TETES = (
    ("presents", SansCasse(r"pr[ée]sent(?:\(?e?\)?s?|es?|\(e\)s|\(s\))?$")),
    ("absents", SansCasse(r"(?:absent|excus[ée]|abs\.?$|exc\.?$)")),
    ("pouvoirs", SansCasse(r"(?:pouvoir|procuration|repr[ée]sent|mandataire)")),
    ("remarques", SansCasse(r"(?:observation|remarque|commentaire|signature|[ée]margement)")),
)
STATUTS = ("presents", "absents", "pouvoirs")
NOMS = SansCasse(
    r"^(?:noms?|pr[ée]noms?|titulaires?|d[ée]l[ée]gu[ée]e?s?|conseill\w+|membres?|[ée]lue?s?|civilit[ée]|suppl[ée]ants?)$"
)
AUTRES = SansCasse(
    r"^(?:communes?|villes?|qualit[ée]s?|fonctions?|n[°º]|groupes?|listes?|structures?|organismes?|coll[èe]ges?)$"
)
EXCUSE = SansCasse(r"absent|excus|abs\b|exc\b")
DONNE = SansCasse(r"(?:pouvoir|procuration|repr[ée]sent\w*|mandat\w*)\s*(?:donn\w*\s*)?(?:à|a|par|de)?\s*:?\s*")
SUPPLEE = SansCasse(r"(?:suppl[ée]{2}e?|remplac[ée]e?)\s+par\s+")
APART = 12
"""Points between two columns of crosses, at least."""
SANS_CROIX = "dans ce tableau, membres sans croix ni mot qui dise s'ils étaient là : {}"
MANQUE = 0.15
"""Share of the members whose row says nothing, from which crosses were lost."""


def find(view: View, boxes: Boxes) -> list[Found]:
    """Who was there, who was not and who voted for whom, by such a table's crosses; nothing where there is none."""
    text = view.text[:ZONE]
    crosses = [match.start() for match in CROIX.finditer(text)]
    if len(crosses) < ROWS or not any(_head(m.group()) for m in re.finditer(r"\S+", text[: crosses[-ROWS]])):
        return []
    words = list(placed(view, text, boxes, view.page_number(crosses[-1]) + 1))
    for head in words:
        if _head(head.texte) and (found := _read(words, head)):
            return found
    return []


def _head(word: str) -> bool:
    return TETES[0][1].fullmatch(word.strip("/|")) is not None


WORD = re.compile(r"\S+")


def placed(view: View, text: str, boxes: Boxes, last: int, first: int = 0) -> Iterator[Mot]:
    """Every word from letter `first` on, with its place; a table without a cross on a whole page is over (`last`)."""
    spans: dict[int, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
    for word in WORD.finditer(text, first):
        if (proof := view.proof(*word.span())) and proof.page <= last:
            spans.setdefault(proof.page, []).append(((proof.start, proof.end), word.span()))
    down = 0.0
    for page in view.source.pages:
        known = spans.get(page.number, [])
        lying = boxes(page, [span for span, _ in known]) if known else {}
        for span, (start, end) in known:
            if box := lying.get(span):
                yield Mot(text[start:end], start, end, Box(box.x0, box.top + down, box.x1, box.bottom + down))
        down += page.height


class Lu(NamedTuple):
    """What a table says: names by `presents` and `absents`, proxies, members whose row says nothing, the words read."""

    dits: dict[str, list[str]]
    pouvoirs: list[Procuration]
    muets: list[str]
    mots: list[Mot]


def _read(words: Sequence[Mot], head: Mot) -> list[Found]:
    tetes = _heads(words, head)
    if len(tetes) < 2 or any(re.match(r":|\d", w.texte) and _beside(w.box, head.box) for w in words):
        return []
    below = [w for w in words if w.box.top > head.box.bottom - 2 and w.debut > head.debut]
    if sum(bool(CROIX.fullmatch(w.texte) and _column(w, _status_heads(tetes))) for w in below) < ROWS:
        return []
    lu = Lu({"presents": [], "absents": []}, [], [], [])
    for left, right in _halves(tetes):
        half = [t for t in tetes if left <= t.box.x0 < right]
        _half([w for w in below if left <= w.box.x0 < right], half, head, lu)
    return _found(lu)


def _halves(tetes: Sequence[Tete]) -> list[tuple[float, float]]:
    """A table may stand in two halves side by side: where heads of names begin again behind those of presence."""
    cuts = [
        (before.box.x1 + after.box.x0) / 2
        for before, after in zip(tetes, tetes[1:], strict=False)
        if before.sorte in STATUTS and after.sorte == "noms"
    ]
    edges = [float("-inf"), *cuts, float("inf")]
    return list(zip(edges, edges[1:], strict=False))


def _status_heads(tetes: Sequence[Tete]) -> list[Tete]:
    return [tete for tete in tetes if tete.sorte in (*STATUTS, "remarques")]


def _half(below: Sequence[Mot], tetes: Sequence[Tete], head: Mot, lu: Lu) -> None:
    """The rows of one half, from the top down, as long as they follow each other."""
    status = _status_heads(tetes)
    crosses = [w for w in below if CROIX.fullmatch(w.texte) and _column(w, status)]
    if not crosses:
        return
    edge = min(*(tete.box.x0 for tete in status), *(w.box.x0 for w in crosses)) - 1
    rangs = rows([w for w in below if w.box.x1 <= edge], tetes, edge)
    step, last, bottom = _step(rangs), head.box.bottom, max(w.box.bottom for w in crosses)
    asides = beside([w for w in below if w.box.x0 > edge], rangs)
    columns = _columns(crosses, status)
    for rang, aside in zip(rangs, asides, strict=True):
        sorte, mandataire = _status(aside, status, columns)
        beyond = rang.box.top > bottom and not sorte
        if rang.box.top - last > (1.5 if beyond else 4) * step or (beyond and abs(rang.box.x0 - rangs[0].box.x0) > 3):
            break
        last = rang.box.bottom
        lu.mots.extend(rang.mots)
        if mandataire:
            lu.pouvoirs.append(Procuration(rang.nom, mandataire))
        elif sorte in lu.dits:
            lu.dits[sorte].append(rang.nom)
            if sorte == "absents" and (instead := _substitute(aside)):
                lu.dits["presents"].append(instead)
        elif sorte != "pouvoirs":
            lu.muets.append(rang.nom)


def _found(lu: Lu) -> list[Found]:
    dits, silent = lu.dits, len(lu.muets)
    number = len(dits["presents"]) + len(dits["absents"]) + len(lu.pouvoirs)
    if len(dits["presents"]) < ROWS or silent > max(1, MANQUE * (number + silent)):
        return []
    span = min(w.debut for w in lu.mots), max(w.fin for w in lu.mots)
    doubt = SANS_CROIX.format(silent) if silent else None
    values = (
        ("membres_presents", tuple(dits["presents"])),
        ("membres_absents", tuple(dits["absents"])),
        ("procurations", tuple(lu.pouvoirs)),
    )
    return [
        Found(champ, value, *span, "presences.croix", 0.92, doubt if champ != "procurations" else None)
        for champ, value in values if value
    ]  # fmt: skip


def _heads(words: Sequence[Mot], head: Mot) -> list[Tete]:
    """The heads on the band of `head`, from left to right."""
    height = head.box.bottom - head.box.top
    band = [w for w in words if abs(middle(w.box) - middle(head.box)) < 2 * height]
    found = []
    for word in band:
        plain = re.sub(r"(?<=\w)\([es/]{1,4}\)?.*", "", word.texte).strip("/|(),.:")
        sorte = next((name for name, pattern in TETES if pattern.match(plain)), "")
        sorte = sorte or ("noms" if NOMS.match(plain) else "autres" if AUTRES.match(plain) else "")
        if sorte and len(plain) < 16:
            found.append(Tete(sorte, word.box))
    return sorted(found, key=lambda tete: tete.box.x0)


def _column(word: Mot, status: Sequence[Tete]) -> str:
    """The head that a cross stands under; `` where it stands under none, or between two."""
    centre = (word.box.x0 + word.box.x1) / 2
    near = sorted(
        (abs(centre - (tete.box.x0 + tete.box.x1) / 2), tete.sorte, tete.box.x1 - tete.box.x0) for tete in status
    )
    if not near or near[0][0] > max(near[0][2], 18):
        return ""
    others = [apart for apart, sorte, _ in near[1:] if sorte != near[0][1]]
    return "" if others and near[0][0] > 0.6 * others[0] else near[0][1]


def _columns(crosses: Sequence[Mot], status: Sequence[Tete]) -> dict[int, str]:
    """The head of each cross (by `id`). Crosses that stand one above the other are of one column; two columns beside each
    other are of two heads: the one that no head is above is its neighbour's, where that has no crosses of its own."""
    groups: list[list[Mot]] = []
    for cross in sorted(crosses, key=lambda w: w.box.x0):
        if groups and cross.box.x0 - groups[-1][-1].box.x0 < APART:
            groups[-1].append(cross)
        else:
            groups.append([cross])
    heads = _one_each(status)
    under = [_above(around([w.box for w in group]), heads) for group in groups]
    told: dict[int, str] = {}
    for index, group in enumerate(groups):
        if under[index] is not None:
            told |= {id(w): heads[under[index] or 0].sorte for w in group}
            continue
        near = {sorte for w in group if (sorte := _column(w, status))}
        place = next((i for i, h in enumerate(heads) if h.sorte in near), None)
        if place is not None and place in under:
            place += 1 if group[0].box.x0 > heads[place].box.x0 else -1
        if place is not None and 0 <= place < len(heads) and place not in under and len(near) == 1:
            under[index] = place
            told |= {id(w): heads[place].sorte for w in group}
    return told


def _one_each(status: Sequence[Tete]) -> list[Tete]:
    """`Absent / excusé` is one head."""
    heads: list[Tete] = []
    for tete in status:
        last = heads[-1] if heads else None
        if last and last.sorte == tete.sorte and tete.box.x0 - last.box.x1 < 1.5 * (tete.box.bottom - tete.box.top):
            heads[-1] = Tete(tete.sorte, around([last.box, tete.box]))
        else:
            heads.append(tete)
    return heads


def _above(column: Box, heads: Sequence[Tete]) -> int | None:
    """The head that lies above a column of crosses."""
    over = [i for i, tete in enumerate(heads) if tete.box.x0 - 2 < column.x1 and column.x0 < tete.box.x1 + 2]
    return over[0] if len(over) == 1 else None


def _substitute(aside: Sequence[Mot]) -> str:
    """`X (suppléée par TERRAZ Estelle)`: who sits in the absent one's place."""
    words = " ".join(w.texte for line in lines(aside) for w in line)
    by = SUPPLEE.search(words)
    taker = first_name(words, by.end()) if by else None
    return taker.texte if taker and (full(taker.texte) or taker.civilite) else ""


def _status(aside: Sequence[Mot], status: Sequence[Tete], columns: Mapping[int, str]) -> tuple[str, str]:
    """What a row says of its member, and who votes for them; `` where it says nothing or two things."""
    crosses = {sorte for w in aside if CROIX.fullmatch(w.texte) and (sorte := columns.get(id(w), ""))}
    no = any(w.texte.lower() == "non" for w in aside)
    words = " ".join(
        w.texte for line in lines(aside) for w in line if not CROIX.fullmatch(w.texte) and w.texte.lower() != "non"
    )
    words = re.sub(r"^\W*(?:[àÀ]|a(?=\s[A-ZÀ-Þ])|par)\s+", "", words)
    given = DONNE.search(words)
    taker = (
        first_name(words, given.end() if given else 0) if given or any(t.sorte == "pouvoirs" for t in status) else None
    )
    if len(crosses - {"remarques"}) > 1:
        crosses -= {"absents"} if "pouvoirs" in crosses else set()
    if len(crosses) == 1 and "presents" in crosses:
        return "presents", ""
    if len(crosses) > 1:
        return "", ""
    if taker is not None and (given or full(taker.texte) or taker.civilite):
        return "pouvoirs", taker.texte
    if crosses and "remarques" not in crosses:
        return crosses.pop(), ""
    return ("absents", "") if no or EXCUSE.search(words) else ("", "")


def _step(rangs: Sequence[Rang]) -> float:
    steps = [b.box.top - a.box.top for a, b in zip(rangs, rangs[1:], strict=False)]
    return statistics.median(steps) if steps else 20.0


def _beside(box: Box, head: Box) -> bool:
    """Right behind it, on its line."""
    return level(box, head, LEVEL) and 0 <= box.x0 - head.x1 < 12
