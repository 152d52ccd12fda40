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
MOST = 1200
"""Beginnings above which none is looked for."""
FEW = 2
"""Beginnings of a repeated part up to which it is told what follows its first time."""
MANY = 16
"""Beginnings from which those of a pattern are looked at, letter after letter, before it is tried: a fifth to two thirds less."""
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
EMPTY = Begun(frozenset([()]), NOTHING)


def finder(pattern: str) -> re.Pattern[str] | None:
    """A pattern that finds where `pattern` matches first, and nothing else of the match; None where it would be no faster.

    It takes the letters with which a match can begin, which `re` looks for without trying anything, then looks back over
    them to see whether the whole pattern matches from there. Where these are many, it looks for a first letter, then goes down the
    tree of those that may follow: a choice of words is tried at a few places of a text, not at each of its blanks or figures.

    >>> finder(r"(?<!\\w)(?:votes?|d[ée]cide)\\b").pattern
    '(?:dec|déc|vot)(?<=(?=(?<!\\\\w)(?:votes?|d[ée]cide)\\\\b)(?s:.{3}))'
    """
    beginnings, parsed = begun_by(pattern), parsed_as(pattern)
    if () in beginnings or parsed[0] in ANCHORS or parsed[0][0] is op.LITERAL:
        return None
    if {r"[\w]", r"[\W]"} <= {begin[0] for begin in beginnings}:
        return None
    size = 1 if len(beginnings) >= MANY else min(map(len, beginnings))
    if any(begin[0][0] == "[" for begin in beginnings):
        size = 1
    opens = sorted({begin[:size] for begin in beginnings})
    first = _one_of(sign for (sign,) in opens) if size == 1 else f"(?:{'|'.join(''.join(begin) for begin in opens)})"
    told = GLOBAL.match(pattern)
    look = f"(?={_tree(beginnings)})" if len(beginnings) >= MANY else ""
    if look and parsed[0][0] is op.ASSERT_NOT and pattern.startswith(LEAD, told.end() if told else 0):
        look = LEAD + look
    flags = told[1] if told else ""
    whole = f"(?{flags}:{pattern[told.end() :]}{NEWLINE if 'x' in flags else ''})" if told else pattern
    try:
        return re.compile(f"{first}(?<={look}(?={whole})(?s:.{{{size}}}))")
    except re.error:  # a pattern that names what its own groups found cannot be looked back at
        return None


def begun_by(pattern: str) -> frozenset[Beginning]:
    """How all that a pattern matches can begin; the empty beginning is among them where that is not known."""
    parsed = parsed_as(pattern)
    begun = _sequence(parsed, bool(parsed.state.flags & re.IGNORECASE))
    return begun.going | begun.done


def _tree(beginnings: Iterable[Beginning]) -> str:
    """A pattern of these beginnings that reads each letter once: `de`, `do`, `vo` give `(?:d[eo]|vo)`."""
    ways: dict[str, set[Beginning]] = {}
    for begin in beginnings:
        if not begin:
            return ""
        ways.setdefault(begin[0], set()).add(begin[1:])
    signs: dict[str, list[str]] = {}
    for sign, rest in sorted(ways.items()):
        signs.setdefault(_tree(rest), []).append(sign)
    return f"(?:{'|'.join(_one_of(same) + rest for rest, same in sorted(signs.items()))})"


def _one_of(signs: Iterable[str]) -> str:
    return f"[{''.join(sign.strip('[]') if len(sign) > 2 else sign for sign in signs)}]"


LEAD = r"(?<!\w)"
"""Where all of a pattern begins so, it is asked first: most letters stand behind another."""
NEWLINE = "\n"
"""Ends the comment with which a spaced pattern may end."""
ANCHORS = ((op.AT, op.AT_BEGINNING), (op.AT, op.AT_BEGINNING_STRING))
"""What holds a pattern at a text's or a line's beginning: `re` sees at once that it is not there."""


def _sequence(items: Iterable[tuple[Any, Any]], blind: bool) -> Begun:
    begun = EMPTY
    for code, argument in items:
        if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        begun = _then(begun, _part(code, argument, blind))
        if len(begun.going) + len(begun.done) > MOST:
            return UNKNOWN
        if not begun.going:
            break
    return begun


def _then(first: Begun, part: Begun) -> Begun:
    longer = {(a + b)[:LONGEST] for a in first.going for b in part.going}
    ended = {(a + b)[:LONGEST] for a in first.going for b in part.done} | {b for b in longer if len(b) == LONGEST}
    return Begun(frozenset(b for b in longer if len(b) < LONGEST), first.done | ended)


def _repeated(once: Begun, least: int, most: int) -> Begun:
    """A part said several times; past `LONGEST` times nothing new begins it. What begins in many ways is told for its first time only."""
    if most == 1:
        return Begun(once.going if least else once.going | {()}, once.done)
    if len(once.going) + len(once.done) > FEW:
        return Begun(NOTHING if least else EMPTY.going, once.done | once.going)
    begun, going, done = EMPTY, NOTHING, NOTHING
    for times in range(min(most, max(least, LONGEST)) + 1):
        if times >= least:
            going, done = going | begun.going, done | begun.done
        begun = _then(begun, once)
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
        return _repeated(_sequence(inside, blind), least, most)
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
