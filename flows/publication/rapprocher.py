"""Which acts read in several documents are one and the same: same council and sitting, same number, else same title.

Since the reform of 1 July 2022 (ordonnance 2021-1310) an act may appear three times: in the list posted within a week, as an
extract, and in the minutes. Two acts of one document are never taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from schemas.records import Acte

SAME, SURE, LIKELY = 1.0, 0.9, 0.5
"""Likeness of two titles: the same words; all the words of the shorter; enough beside numbers that may be one."""
RANKS = {"deliberation": 0, "liasse": 1, "proces_verbal": 2, "compte_rendu": 3, "liste_deliberations": 4, "autre": 5}
"""Kinds of document, the one that makes the act first (the extract signed and sent to the prefecture)."""
EMPTY_WORDS = frozenset("a au aux avec d dans de des du en et l la le les par pour sur un une".split())


@lru_cache(4096)
def plain(text: str | None) -> str:
    """Letters and digits in small letters without accents, one space between words."""
    flat = unicodedata.normalize("NFKD", (text or "").lower()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", flat))


def rank(acte: Acte) -> int:
    return RANKS.get(acte.nature or "autre", 5)


def number(acte: Acte) -> str:
    """The act's number without its signs and leading zeros: `2025/01/04` and `2025-1-4` are one."""
    return _number(acte.delib_id or "")


def order(acte: Acte) -> tuple[int, ...]:
    """The digits of a number that tell acts of one sitting apart: its year left out (`DEL2025_021` → 21)."""
    return _order(acte.delib_id or "", (acte.delib_date or "")[:4])


@lru_cache(4096)
def _number(printed: str) -> str:
    parts = re.findall(r"[a-z]+|[0-9]+", plain(printed))
    return ".".join(p.lstrip("0") or "0" if p.isdigit() else p for p in parts)


@lru_cache(4096)
def _order(printed: str, year: str) -> tuple[int, ...]:
    parts = tuple(int(p) for p in re.findall(r"[0-9]+", printed))
    if len(parts) > 1 and year:
        if parts[0] in (int(year), int(year) % 100):
            return parts[1:]
        if parts[-1] in (int(year), int(year) % 100):
            return parts[:-1]
    return parts


def likeness(one: Acte, other: Acte) -> float:
    """How near two titles are: `SAME` for the same words, from `SURE` when one has all the words of the other, less otherwise.

    Titles that differ by a number, or by one word each, are not the same act: `Vente de la parcelle ZA 12`, `… ZA 13`.
    """
    short, long = sorted((_words(one), _words(other)), key=lambda w: w.total())
    if not short:
        return 0.0
    if short == long:
        return SAME
    common = (short & long).total()
    if common == short.total() >= 3:
        return SURE + (SAME - SURE) * 0.9 * common / long.total()
    return min(SURE - 0.01, 2 * common / (short.total() + long.total()))


def clusters(actes: Iterable[Acte]) -> list[list[Acte]]:
    """The acts of one sitting, one list per act, best document first. The order of the answer depends on the acts alone."""
    documents: dict[str, list[Acte]] = {}
    for acte in actes:
        documents.setdefault(acte.document_sha256 or "", []).append(acte)
    found: list[list[Acte]] = []
    for acts in sorted(documents.values(), key=lambda d: (min(map(rank, d)), d[0].document_sha256 or "")):
        _join(found, acts)
    return found


def _join(found: list[list[Acte]], acts: Sequence[Acte]) -> None:
    """Give each act of one document to the act it is, at most one of them to each; the others are new."""
    left, taken = _by_number(found, acts)
    pairs = {(c, a): _score(found[c], left[a]) for c in range(len(found)) if c not in taken for a in range(len(left))}
    pairs = {pair: score for pair, score in pairs.items() if score >= SURE}
    joined: set[int] = set()
    while pairs:
        (c, a), score = max(pairs.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
        rivals = {pair for pair, s in pairs.items() if (pair[0] == c) != (pair[1] == a) and (s == SAME or score < SAME)}
        if rivals:  # as good a match elsewhere: ambiguous, both stay apart
            pairs = {pair: s for pair, s in pairs.items() if pair != (c, a) and pair not in rivals}
            continue
        found[c].append(left[a])
        joined.add(a)
        pairs = {pair: s for pair, s in pairs.items() if pair[0] != c and pair[1] != a}
    found += [[acte] for a, acte in enumerate(left) if a not in joined]


def _by_number(found: list[list[Acte]], acts: Sequence[Acte]) -> tuple[list[Acte], set[int]]:
    """Join the acts whose number is that of one act known and of one act of this document; the others, and who was joined."""
    here = Counter(number(a) for a in acts)
    known: dict[str, list[int]] = {}
    for c, cluster in enumerate(found):
        for n in {number(a) for a in cluster if a.delib_id}:
            known.setdefault(n, []).append(c)
    left, taken = [], set()
    for acte in acts:
        n = number(acte)
        places = known.get(n, ())
        if n and here[n] == 1 and len(places) == 1 and places[0] not in taken and _credible(found[places[0]], acte):
            found[places[0]].append(acte)
            taken.add(places[0])
        else:
            left.append(acte)
    return left, taken


def _score(cluster: Sequence[Acte], acte: Acte) -> float:
    """How sure it is that an act is the cluster's: `SURE` at least when it is."""
    numbered = [other for other in cluster if other.delib_id] if acte.delib_id else []
    if numbered and not any(order(other) == order(acte) != () for other in numbered):
        return 0.0
    like = max(likeness(other, acte) for other in cluster)
    if numbered:
        return max(like, SURE) if like >= LIKELY else 0.0
    if any(rank(other) == rank(acte) for other in cluster):  # two extracts are two acts, unless they say the very same
        return like if like == SAME and not any(_contradict(other, acte) for other in cluster) else 0.0
    return like


def _credible(cluster: Sequence[Acte], acte: Acte) -> bool:
    """One number is one act, but for two extracts whose titles have little in common: one of them was misread."""
    same_kind = [other for other in cluster if rank(other) == rank(acte)]
    return not same_kind or max(likeness(other, acte) for other in same_kind) >= LIKELY


def _contradict(one: Acte, other: Acte) -> bool:
    return any(
        None not in (a := getattr(one, c), b := getattr(other, c)) and a != b
        for c in ("vote_reel", "vote_pour", "vote_contre", "vote_abstention", "vote_resultat")
    )


def _words(acte: Acte) -> Counter[str]:
    return _counted(acte.delib_objet or "")


@lru_cache(4096)
def _counted(title: str) -> Counter[str]:
    return Counter(w for w in plain(title).split() if w not in EMPTY_WORDS)
