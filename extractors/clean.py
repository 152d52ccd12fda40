"""From pages as read to the text that rules run on: a named list of small steps, each keeping the way back.

Nothing is lost: what a step takes out of the text (stamps, running heads) stays on its page, and the stamps' own values
are read from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.mobilier import furniture
from extractors.pages.page import Page
from extractors.patterns.casse import SansCasse
from extractors.timbres import Timbre, find_stamps
from extractors.view import Source, View

ONE_TO_ONE = {
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\f": "\n",
    "\u2010": "-", "\u2011": "-", "\u00ad": "-", "\ufffe": "-", "“": '"', "”": '"', "−": "-", "\u2012": "–", **dict.fromkeys("\x0b\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u2028\u2029\u205f\u3000", " "),
}  # fmt: skip
"""Signs and what stands for them in the text of the rules, one for one: offsets hold."""
LIGATURES = re.compile("[ﬀﬁﬂﬃﬄ]")
LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
SPACES = re.compile(r" (?: +|(?=\n)|(?<=\n ))")
"""Each of these begins with the rarest sign that it needs, which `re` finds ten times as fast as it tries a pattern."""
BROKEN_NUMBER = re.compile(r"(?m)^(?=[A-Z\d])[A-Z]{0,6}[-_]?\d{2,4}[-_/]\n(?=\d{2,4}(?:$|\s[A-ZÀ-Ö]))")
LINE_ENDS = re.compile(r"\n{4,}")
SPACED_SOME = re.compile(r" [^\W\d_] [^\W\d_] [^\W\d_] ")
SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){4,}[^\W\d_](?![^\W\d_])")
HEADER_WORDS = (
    "nombre", "membres", "conseillers", "municipaux", "exercice", "présents", "votants", "absents", "procurations", "pouvoirs", "convocation", "affichage",
    "délibération", "délibérations", "séance", "secrétaire", "unanimité", "abstention", "abstentions", "municipal", "conseil", "extrait", "registre",
)  # fmt: skip
BROKEN = re.compile("|".join(rf"(?<!\w){' ?'.join(word)}(?!\w)" for word in HEADER_WORDS), re.IGNORECASE)
FRAGMENTS = SansCasse(
    r"(?:n(?<!\w.) ?om|m(?<!\w.)emb|e(?<!\w.)xer|v(?<!\w.)o|p(?<!\w.)r[ée]|s(?<!\w.)[ée]|c(?<!\w.)on[vs]) (?:br|re|cice|tants|sents|ance|ocation|eil|e re)"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`view`: the text for the rules. `timbres`: (page number, stamp), in reading order."""

    view: View
    timbres: tuple[tuple[int, Timbre], ...]


def clean(pages: tuple[Page, ...]) -> Cleaned:
    """Every step, in order."""
    source = Source.of(pages)
    view = View.whole(source)
    timbres, spans = _stamps(source)
    view = view.drop(_merge(spans + furniture(source)))
    for step in STEPS:
        view = step(view)
    return Cleaned(view, timbres)


def plain_marks(view: View) -> View:
    """One apostrophe, one kind of space, one hyphen."""
    text = view.text
    for sign, plain in ONE_TO_ONE.items():
        text = text.replace(sign, plain)
    return View(view.source, text, view.offsets)


def ligatures(view: View) -> View:
    return view.sub(LIGATURES, lambda m: LETTERS[m.group()])


def spaced_letters(view: View) -> View:
    """`D E L I B E R A T I O N` → `DELIBERATION`."""
    return view.sub(SPACED, lambda m: m.group().replace(" ", "")) if SPACED_SOME.search(view.text) else view


def broken_words(view: View) -> View:
    """`N om br e de membres en exer cice` → the words of the headers, which some producers break anywhere."""
    return view.sub(BROKEN, lambda m: m.group().replace(" ", "")) if FRAGMENTS.search(view.text) else view


def single_spaces(view: View) -> View:
    return view.sub(SPACES, lambda m: " " if len(m.group()) > 1 and not _edge(m) else "")


def _edge(match: re.Match[str]) -> bool:
    text, (start, end) = match.string, match.span()
    return text[end : end + 1] == "\n" or text[start - 1 : start] == "\n" or start == 0


def broken_numbers(view: View) -> View:
    """`D23-` over `011`, as a narrow column of a list breaks an act's number → `D23-011`."""
    return view.sub(BROKEN_NUMBER, lambda m: m.group()[:-1]) if "-\n" in view.text else view


def few_line_ends(view: View) -> View:
    """Three line ends in a row at most: a hundred blank pages are one blank, and no rule pays for each of them."""
    return view.sub(LINE_ENDS, "\n\n\n") if "\n\n\n\n" in view.text else view


STEPS: tuple[Callable[[View], View], ...] = (
    plain_marks, ligatures, spaced_letters, broken_words, single_spaces, few_line_ends, broken_numbers,
)  # fmt: skip


def _stamps(source: Source) -> tuple[tuple[tuple[int, Timbre], ...], list[tuple[int, int]]]:
    timbres, spans = [], []
    for page, start in zip(source.pages, source.starts, strict=True):
        for timbre in find_stamps(page.text):
            timbres.append((page.number, timbre))
            spans += [(start + a, start + b) for a, b in timbre.spans]
    return tuple(timbres), spans


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
