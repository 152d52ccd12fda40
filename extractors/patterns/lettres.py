"""What a pattern's own letters tell before it is tried: words that it needs, and how its matches can begin.

Most patterns find nothing in most texts. `re` tries a pattern that opens with `(?<!\\w)`, with a choice or with something optional
at each letter of a text, which costs ten times as much as to look for a few letters. Both are read off the pattern as `re`
parses it: whoever writes a pattern has nothing to add, and the answers are those of the pattern alone (`tests/test_casse.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

LONGEST = 3
"""Letters of a beginning that are looked for."""
MOST = 60
"""Beginnings above which shorter ones are looked for, and above 20 times as many, none."""
GLOBAL = re.compile(r"\(\?([imsx]+)\)")
CLASSES = {
    op.CATEGORY_DIGIT: r"[\d]", op.CATEGORY_SPACE: r"[\s]", op.CATEGORY_WORD: r"[\w]", op.CATEGORY_NOT_WORD: r"[\W]",
}  # fmt: skip
SIGNS = "".join(map(chr, range(0x2500)))
"""All the letters that `(?i)` may take for one of ours: K, the sign of the kelvin, is a k."""

Beginning = tuple[str, ...]
"""Letters one after the other, each as a pattern writes it: a sign, escaped, or a class in brackets."""


class Begun(NamedTuple):
    """How a part of a pattern begins: what goes on with the next part, and what is known to no more letters than these."""

    going: frozenset[Beginning]
    done: frozenset[Beginning]


@lru_cache(maxsize=1)
def parsed_as(pattern: str) -> Any:
    """A pattern as `re` parses it, kept for the other question that is asked of it next (14 % less before a pattern's first use)."""
    return _parser.parse(pattern)


NOTHING = frozenset[Beginning]()
UNKNOWN = Begun(NOTHING, frozenset([()]))


def finder(pattern: str) -> re.Pattern[str] | None:
    """A pattern that finds where `pattern` matches first, and nothing else of the match; None where it would be no faster.

    It takes the letters with which a match can begin, which `re` looks for without trying anything, then looks back over
    them to see whether the whole pattern matches from there.

    >>> finder(r"(?<!\\w)(?:votes?|d[ée]cide)\\b").pattern
    '(?:dec|déc|vot)(?<=(?=(?<!\\\\w)(?:votes?|d[ée]cide)\\\\b)(?s:.{3}))'
    """
    parsed = parsed_as(pattern)
    begun = _sequence(parsed, bool(parsed.state.flags & re.IGNORECASE))
    beginnings = begun.going | begun.done
    if () in beginnings or parsed[0] in ANCHORS or parsed[0][0] is op.LITERAL:
        return None
    size = min(map(len, beginnings))
    while size > 1 and len({begin[:size] for begin in beginnings}) > MOST:
        size -= 1
    if any(begin[0][0] == "[" for begin in beginnings):
        size = 1
    opens = sorted({begin[:size] for begin in beginnings})
    if size == 1:
        first = f"[{''.join(sign.strip('[]') if len(sign) > 2 else sign for (sign,) in opens)}]"
    else:
        first = f"(?:{'|'.join(''.join(begin) for begin in opens)})"
    told = GLOBAL.match(pattern)
    flags = told[1] if told else ""
    whole = f"(?{flags}:{pattern[told.end() :]}{NEWLINE if 'x' in flags else ''})" if told else pattern
    try:
        return re.compile(f"{first}(?<=(?={whole})(?s:.{{{size}}}))")
    except re.error:  # a pattern that names what its own groups found cannot be looked back at
        return None


NEWLINE = "\n"
"""Ends the comment with which a spaced pattern may end."""
ANCHORS = ((op.AT, op.AT_BEGINNING), (op.AT, op.AT_BEGINNING_STRING))
"""What holds a pattern at a text's or a line's beginning: `re` sees at once that it is not there."""


def _sequence(items: Iterable[tuple[Any, Any]], blind: bool) -> Begun:
    going, done = frozenset[Beginning]([()]), NOTHING
    for code, argument in items:
        if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        part = _part(code, argument, blind)
        longer = {(a + b)[:LONGEST] for a in going for b in part.going}
        done |= {(a + b)[:LONGEST] for a in going for b in part.done} | {b for b in longer if len(b) == LONGEST}
        going = frozenset(b for b in longer if len(b) < LONGEST)
        if len(going) + len(done) > 20 * MOST:
            return UNKNOWN
        if not going:
            break
    return Begun(going, done)


def _part(code: Any, argument: Any, blind: bool) -> Begun:
    if code is op.LITERAL:
        return Begun(_letter(argument, blind), NOTHING)
    if code is op.IN:
        return _set(argument, blind)
    if code is op.SUBPATTERN:
        _, more, less, inside = argument
        return _sequence(inside, (blind or bool(more & re.IGNORECASE)) and not less & re.IGNORECASE)
    if code is op.ATOMIC_GROUP:
        return _sequence(argument, blind)
    if code is op.BRANCH:
        choices = [_sequence(choice, blind) for choice in argument[1]]
        return Begun(NOTHING.union(*(c.going for c in choices)), NOTHING.union(*(c.done for c in choices)))
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inside = argument
        going, done = _sequence(inside, blind)
        if most != 1:
            going, done = NOTHING, done | going
        return Begun(going if least else going | {()}, done)
    return UNKNOWN


def _set(signs: Sequence[tuple[Any, Any]], blind: bool) -> Begun:
    going = NOTHING
    if (op.NEGATE, None) in signs:
        return Begun(frozenset([(r"[\W]",)]), NOTHING) if (op.CATEGORY, op.CATEGORY_WORD) in signs else UNKNOWN
    for kind, value in signs:
        if kind is op.LITERAL:
            going |= _letter(value, blind)
        elif kind is op.RANGE and not blind:
            going |= {(f"[{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}]",)}
        elif kind is op.CATEGORY and value in CLASSES:
            going |= {(CLASSES[value],)}
        else:
            return UNKNOWN
    return Begun(going, NOTHING)


@cache
def _letter(code: int, blind: bool) -> frozenset[Beginning]:
    sign = re.escape(chr(code))
    return (
        frozenset((re.escape(same),) for same in re.findall(sign, SIGNS, re.IGNORECASE))
        if blind
        else frozenset([(sign,)])
    )
