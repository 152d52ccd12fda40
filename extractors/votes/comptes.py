"""The counts that a vote prints, in digits or in words, before their label or after it, in a sentence or in a table.

Read from left to right, so that each number belongs to one label: in `2 votes contre 1 abstention 9 votes pour` the
numbers come first, in `Pour 13 Contre 1 Abstention 2` the labels do, and the first of the row decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from extractors.nombres import read_number
from extractors.patterns.casse import lowered
from extractors.votes.motifs import (
    APRES,
    AVANT,
    BELONGS,
    BULLETINS,
    CELLULE,
    COCHES,
    CONTEXTE,
    DETERMINANT,
    DUEL,
    KINDS,
    LIGNE,
    LIGNE_ETIQUETTES,
    LIGNE_NOMBRES,
    LIMITE,
    MAJUSCULE,
    MOTIF_ETIQUETTE,
    NOMS,
    PAR_VOIX,
    PLUS,
    POUR_LE,
    RANG_ETIQUETTE,
    RANG_NOMBRE,
    RANG_SUIVANT,
    RANGEE,
    SANS,
    SUITE_ORDINAIRE,
    TRAIT,
    VOTE_DIT,
    ZERO,
    champ_of,
)
from extractors.votes.rangees import rangees
from extractors.votes.totaux import totaux
from extractors.votes.zones import vote_zones

PROCHE, LOIN = 130, 900


@dataclass(frozen=True, slots=True)
class Compte:
    """One printed count: `champ`, its number, and where; `sur` False where the words could count something else."""

    champ: str
    n: int
    start: int
    end: int
    sur: bool = True


def read_counts(text: str, start: int = 0) -> list[Compte]:
    """Every count in `text[start:]`, in printed order; where two readings overlap, a table's comes before a sentence's."""
    readings = (_tables, _duels, _labelled, _carried, _strokes)
    zones = vote_zones(text, start)
    whole = list(totaux(text, start, len(text))) if zones else []
    rows = [*whole, *(row for a, b in zones for row in rangees(text, a, b) if not _inside(row[1], whole))]
    ranked = [
        (c.start, rank, c)
        for rank, read in enumerate(readings)
        for a, b in zones
        for c in read(text, a, b)
        if c.n <= LIMITE and not _inside((c.start, c.end), whole if rank == 0 else rows)
    ]
    ranked += [(c[2], 1, Compte(*c)) for counts, _ in rows for c in counts if c[1] <= LIMITE]
    kept: list[tuple[int, Compte]] = []
    for _, rank, compte in sorted(ranked, key=lambda r: r[:2]):
        if kept and compte.start < kept[-1][1].end:
            if rank >= kept[-1][0]:
                continue
            kept.pop()
        kept.append((rank, compte))
    return [compte for _, compte in kept if compte.champ != "autre" and not PLUS.match(text, compte.end)]


def _inside(span: tuple[int, int], rows: Iterable[tuple[object, tuple[int, int]]]) -> bool:
    return any(span[0] < high and span[1] > low for _, (low, high) in rows)


def votes(text: str, comptes: Iterable[Compte]) -> list[list[Compte]]:
    """Counts in groups: each is one vote, each kind at most once in it; groups that could count something else left out."""
    return [block for block in _blocks(text, comptes) if _is_vote(text, block)]


def _labelled(text: str, start: int, stop: int) -> Iterator[Compte]:
    """Numbers and their labels, from left to right, whichever comes first."""
    position, avant, apres = start, AVANT.search(text, start, stop), APRES.search(text, start, stop)
    while avant or apres:
        if avant and avant.start() < position:
            avant = AVANT.search(text, position, stop)
            continue
        if apres and apres.start() < position:
            apres = APRES.search(text, position, stop)
            continue
        match = min((m for m in (avant, apres) if m), key=lambda m: (m.start(), -m.end()))
        compte = None
        if match is apres:
            compte = _after(text, match)
            other = match["autre"] and not (match["m"] and BELONGS.match(text, match.end("m")))
            position = match.end() if compte or other else match.end(champ_of(match))
        elif _label_first(text, match):
            position = match.end("n")
        else:
            compte = _before(text, match)
            position = match.end() if compte or match["autre"] else match.end("n")
        if compte:
            yield compte


def _label_first(text: str, match: re.Match[str]) -> bool:
    """`12 - Pour : 13 - Contre : 0`: the row's numbers stand behind their labels, and the first is none of them."""
    number = RANG_NOMBRE.match(text, match.end())
    for _ in KINDS:
        if not number:
            return False
        label = RANG_ETIQUETTE.match(text, number.end())
        if not label:
            return True
        number = RANG_NOMBRE.match(text, label.end())
    return bool(number)


def _before(text: str, match: re.Match[str]) -> Compte | None:
    champ, words = champ_of(match), match["n"]
    none = bool(re.fullmatch(SANS, words))
    value = 0 if none else _number(words)
    word = (match[champ] or "").lower()
    said = match["voix"] or match["verbe"]
    if champ == "autre" or value is None or (none and word.startswith("oppos")):
        return None
    if word == "contre" and BULLETINS.match(text, match.start(champ)):
        return None
    if champ in ("vote_pour", "vote_contre") and not said:
        if DUEL.match(text, match.start()):
            return None
        if match["gens"] or not SUITE_ORDINAIRE.match(text, match.end()) or DETERMINANT.match(text, match.end()):
            return None
        if (
            "\n" in match.group()
            and words.isdigit()
            and not RANGEE.search(text[max(0, match.start() - 40) : match.start()])
        ):
            return None
    if words.lower() in ("un", "une") and "favorable" in word and "voix" not in match.group().lower():
        return None  # `un vote favorable` tells an opinion
    return Compte(champ, value, match.start(), match.end(), bool(said) or champ in ("vote_abstention", "vote_reel"))


def _after(text: str, match: re.Match[str]) -> Compte | None:
    champ = champ_of(match)
    if champ == "autre":
        return None
    words = match["n"] or match["m"]
    if champ == "vote_reel" and match["suite"] and "(" in (match["fort"] or ""):
        return None
    if BULLETINS.match(text, match.start()) or (champ == "vote_pour" and words in COCHES):
        return None
    if match["m"] and BELONGS.match(text, match.end("m")):
        return None
    value = 0 if re.fullmatch(ZERO, words) else _number(words)
    strong = bool(match["fort"] or match["voix"] or match["suite"]) or champ == "vote_abstention"
    tail = SUITE_ORDINAIRE.match(text, match.end()) or (match["fort"] and MAJUSCULE.match(text, match.end()))
    if value is None or (not match["suite"] and not tail):
        return None
    between = text[match.start() : match.end()]
    broken = "\n" in between[between.lower().find(match[champ].lower()) :]
    if broken and not _alone(text, match) and not RANG_SUIVANT.match(text, match.end()):
        return None
    return Compte(champ, value, match.start(), match.end(), strong)


def _alone(text: str, match: re.Match[str]) -> bool:
    """A number on the line below its label: it stands there alone."""
    end = text.find("\n", match.end())
    return not text[match.end() : end if end >= 0 else None].strip(" |.)")


def _number(words: str) -> int | None:
    """The number of `13`, `treize` or `treize (13)`; None where the two ways to write it differ."""
    parts = [read_number(w) for w in re.split(r"[()]", words) if w.strip()]
    return parts[0] if parts and all(p == parts[0] for p in parts) else None


def _duels(text: str, start: int, stop: int) -> Iterator[Compte]:
    for match in DUEL.finditer(text, start, stop) if _against(text, start, stop) else ():
        pour, contre = _number(match["pour"]), _number(match["contre"])
        if (
            pour is not None
            and contre is not None
            and ("voix" in match.group().lower() or text[max(0, match.start() - 4) : match.start()].lower() == "par ")
        ):
            middle = match.start("contre")
            yield Compte("vote_pour", pour, match.start(), middle)
            yield Compte("vote_contre", contre, middle, match.end())


def _against(text: str, start: int, stop: int) -> bool:
    """Somebody may have voted against or abstained: most acts are carried by all."""
    lower = lowered(text)
    return lower.find("contre", start, stop) >= 0 or lower.find("abst", start, stop) >= 0


def _carried(text: str, start: int, stop: int) -> Iterator[Compte]:
    for match in chain(PAR_VOIX.finditer(text, start, stop), POUR_LE.finditer(text, start, stop)):
        words = text[max(0, match.start() - 30) : match.end()]
        number = match["n"] or match["m"] or match["o"]
        if (value := _number(number)) is not None and not re.search(r"(?i)\bmoins\b|absolue|[ée]lue?s?\b", words):
            yield Compte("vote_pour", value, match.start() + match.group().rfind(number), match.end())


def _strokes(text: str, start: int, stop: int) -> Iterator[Compte]:
    for match in TRAIT.finditer(text, start, stop) if _against(text, start, stop) else ():
        yield Compte(str(match.lastgroup), 1, match.start(), match.end(), False)


def _tables(text: str, start: int, stop: int) -> Iterator[Compte]:
    """A row of labels over a row of as many numbers, or lines of labels over as many lines of numbers."""
    lines = [(m.start(), m.group()) for m in LIGNE.finditer(text, start, stop)]
    for index, (_, line) in enumerate(lines):
        if len(line) > 120 or not LIGNE_ETIQUETTES.fullmatch(line) or (index and _labels(lines[index - 1][1])):
            continue
        heads = list(takewhile(lambda x: _labels(x[1]), lines[index : index + 8]))
        cells = list(
            takewhile(lambda x: len(x[1]) < 60 and LIGNE_NOMBRES.fullmatch(x[1]), lines[index + len(heads) :][:8])
        )
        kinds = [champ_of(m) for _, words in heads for m in MOTIF_ETIQUETTE.finditer(words)]
        values = [(at + m.start(), m.group()) for at, words in cells for m in CELLULE.finditer(words)]
        if len(kinds) < 2 or len(kinds) != len(values) or len(set(kinds) - {"autre"}) < 2:
            continue
        if any(champ == "vote_pour" and words in COCHES for champ, (_, words) in zip(kinds, values, strict=True)):
            continue
        for champ, (at, words) in zip(kinds, values, strict=True):
            number = 0 if re.fullmatch(ZERO, words) else _number(words)
            if number is not None:
                yield Compte(champ, number, at, at + len(words))


def _labels(line: str) -> bool:
    return len(line) <= 120 and bool(LIGNE_ETIQUETTES.fullmatch(line))


def _blocks(text: str, comptes: Iterable[Compte]) -> Iterator[list[Compte]]:
    block: list[Compte] = []
    for compte in comptes:
        if block and (any(c.champ == compte.champ for c in block) or _apart(text[block[-1].end : compte.start])):
            yield block
            block = []
        block.append(compte)
    if block:
        yield block


def _apart(between: str) -> bool:
    if len(between) <= PROCHE:
        return False
    return len(between) > LOIN or len(NOMS.sub("", re.sub(r"\([^()]{0,600}\)", "", between))) > 40


def _is_vote(text: str, block: list[Compte]) -> bool:
    """A lone number of voters is a header's; a lone `12 pour` far from any word of a vote counts something else."""
    kinds, first = {c.champ for c in block}, block[0]
    if kinds <= {"vote_reel"}:
        return False
    if len(kinds) > 1 or first.sur:
        return True
    label_first = not text[first.start : first.start + 1].isdigit()
    return (
        bool(VOTE_DIT.search(text[max(0, first.start - 12) : first.start])) if label_first else _said(text, first.start)
    )


def _said(text: str, position: int) -> bool:
    return bool(CONTEXTE.search(text[max(0, position - 80) : position]))
