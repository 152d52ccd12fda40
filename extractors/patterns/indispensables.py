"""Words without one of which a pattern cannot match, read off the pattern: a text that holds none of them is not searched.

To look for a word costs a twentieth of trying a pattern at each place where it could begin, and most patterns need one of a few
words: `votes?\\s*:|abstention` needs `vote` or `abstention`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from extractors.patterns.lettres import parsed_as

MOST, TRIED = 6, 80
"""Words above which looking for each of them costs as much as the pattern, and above which a part's words are not listed."""
SHORTEST = 4
"""Letters of a word under which it is in most texts."""
COMMON = frozenset({"conseil", "municipal", "deliberation", "délibération", "vote", "pour", "seance", "séance"})
"""Words that most acts hold: to look for them saves nothing."""

Words = frozenset[str]
EMPTY: Words = frozenset([""])


class Need(NamedTuple):
    """What a part of a pattern needs: `exact`, all that it can match, where that is a few words; `some`, words one of which
    is in all that it can match (None: nothing is known)."""

    exact: Words | None
    some: Words | None


NOTHING = Need(None, None)


def needed(pattern: str) -> tuple[str, ...]:
    """The words, as the pattern writes them; none where it needs none, or words that save nothing.

    >>> sorted(needed(r"(?<!\\w)votants?\\s*:|abst[ei]n"))
    ['absten', 'abstin', 'votant']
    """
    parsed = parsed_as(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    some = _sequence(parsed).some or EMPTY
    useful = len(some) <= MOST and min(map(len, some)) >= SHORTEST and not some & COMMON
    return tuple(sorted(some)) if useful else ()


def _sequence(items: Iterable[tuple[Any, Any]]) -> Need:
    """Parts one after the other: the words that touching parts spell together, or the best words of any part."""
    run, whole, best = EMPTY, True, None
    for code, argument in items:
        if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        need = _part(code, argument)
        longer = None if need.exact is None else _few(a + b for a in run for b in need.exact)
        if longer is not None:
            run = longer
            continue
        best, whole = _better(_better(best, run), need.some), False
        run = need.exact or EMPTY
    return Need(run if whole else None, _better(best, run))


def _part(code: Any, argument: Any) -> Need:
    if code is op.LITERAL:
        return _exactly({chr(argument)})
    if code is op.IN and all(kind is op.LITERAL for kind, _ in argument):
        return _exactly({chr(letter) for _, letter in argument})
    if code is op.SUBPATTERN:
        return NOTHING if argument[1] & re.IGNORECASE else _sequence(argument[-1])
    if code is op.ATOMIC_GROUP:
        return _sequence(argument)
    if code is op.BRANCH:
        return _either([_sequence(branch) for branch in argument[1]])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inside = argument
        once = _sequence(inside)
        if most == 1:
            return once if least else _exactly(once.exact | EMPTY) if once.exact else NOTHING
        return Need(None, once.some if least else None)
    return NOTHING


def _either(branches: Sequence[Need]) -> Need:
    exact = [branch.exact for branch in branches if branch.exact is not None]
    if len(exact) == len(branches) and (every := _few(word for words in exact for word in words)):
        return _exactly(every)
    some = [branch.some for branch in branches if branch.some is not None]
    return Need(None, _few(w for words in some for w in words)) if len(some) == len(branches) else NOTHING


def _exactly(words: Iterable[str]) -> Need:
    kept = _few(words)
    return Need(kept, None if kept is None or "" in kept else kept)


def _few(words: Iterable[str]) -> Words | None:
    kept = frozenset(words)
    return kept if len(kept) <= TRIED else None


def _better(one: Words | None, other: Words | None) -> Words | None:
    """Of two sets of words, the one that is the rarer in a text: its shortest word is longer, or they are fewer."""
    known = [_shortest(words) for words in (one, other) if words and "" not in words]
    return min(known, key=lambda words: (-min(*map(len, words), 8), bool(words & COMMON), len(words)), default=None)


def _shortest(words: Words) -> Words:
    """The words without those that hold another: where that is missing, so are they."""
    return frozenset(word for word in words if not any(other != word and other in word for other in words))
