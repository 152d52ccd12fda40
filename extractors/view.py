"""A view: cleaned text that remembers, character by character, where on which page it was read.

Rules run on `view.text`, an ordinary `str`; `view.proof(start, end)` gives back page, offsets and the exact source text.
A view is cut (`view[10:50]`), joined and rewritten (`replace`) without ever losing the way back.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractors.pages.page import Page

SHORT = 2000
"""Letters of a view of which a table's row may be made: its cells are not in the order of their offsets."""
LONGEST_KEPT = 1 << 20
"""Letters of a document up to which its row of offsets is kept for the next one: 4 MB."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document's pages laid end to end, a form feed between two: the coordinates that views point into."""

    pages: tuple[Page, ...]
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Source:
        starts, position = [], 0
        for page in pages:
            starts.append(position)
            position += len(page.text) + 1
        return cls(tuple(pages), "\f".join(p.text for p in pages), tuple(starts))

    def page_at(self, offset: int) -> tuple[Page, int]:
        """The page that holds a source offset, and the offset within that page's text."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        return self.pages[index], offset - self.starts[index]


class Proof(NamedTuple):
    page: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """`text[i]` was read at source offset `offsets[i]` (strictly growing where nothing was moved)."""

    source: Source
    text: str
    offsets: array[int]
    """Four bytes each: what is cut, joined and rewritten again and again is half as long."""

    @classmethod
    def whole(cls, source: Source) -> View:
        return cls(source, source.text, _ramp(len(source.text)))

    def __getitem__(self, part: slice) -> View:
        return View(self.source, self.text[part], self.offsets[part])

    def __len__(self) -> int:
        return len(self.text)

    def sub(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str] | str) -> View:
        """`pattern.sub` that keeps the way back: a replacement's letters point at the replaced text, in proportion."""
        pieces: list[str] = []
        offsets: array[int] = array("i")
        last = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            if new == match.group():
                continue
            pieces += (self.text[last:start], new)
            offsets.extend(self.offsets[last:start])
            span = end - start
            if span:
                offsets.extend(
                    self.offsets[start + min(span - 1, i * span // max(1, len(new)))] for i in range(len(new))
                )
            else:
                offsets.extend([self.offsets[start] if start < len(self.offsets) else 0] * len(new))
            last = end
        if not pieces:
            return self
        pieces.append(self.text[last:])
        offsets.extend(self.offsets[last:])
        return View(self.source, "".join(pieces), offsets)

    def drop(self, spans: Iterable[tuple[int, int]]) -> View:
        """The view without these spans (of its own text), which may touch but not overlap."""
        keep: list[tuple[int, int]] = []
        last = 0
        for start, end in sorted(spans):
            keep.append((last, start))
            last = max(last, end)
        keep.append((last, len(self.text)))
        offsets: array[int] = array("i")
        for start, end in keep:
            offsets.extend(self.offsets[start:end])
        return View(self.source, "".join(self.text[a:b] for a, b in keep), offsets)

    def proof(self, start: int, end: int) -> Proof | None:
        """Page, offsets in the page's text and exact source text of `text[start:end]`; None for an empty span.

        A span that runs over a page's end is cut there: the evidence is on one page.
        """
        if start >= end or not self.offsets:
            return None
        first, last = self.offsets[start], max(self.offsets[start:end])
        page, at = self.source.page_at(first)
        until = min(at + last - first + 1, len(page.text))
        return Proof(page.number, at, until, page.text[at:until])

    def portions(self) -> list[tuple[int, int, str]]:
        """Page, offset and text as read of all that lies between the view's first and last letter, page by page."""
        if not self.offsets:
            return []
        ends = self.offsets if len(self) < SHORT else (self.offsets[0], self.offsets[-1])
        first, last = min(ends), max(ends) + 1
        found = []
        for page, start in zip(self.source.pages, self.source.starts, strict=True):
            debut, fin = max(first - start, 0), min(last - start, len(page.text))
            if debut < fin and (texte := page.text[debut:fin]).strip():
                found.append((page.number, debut, texte))
        return found

    def page_number(self, position: int) -> int:
        """The page (from 1) on which `text[position]` was read."""
        if not self.offsets:
            return 1
        return self.source.page_at(self.offsets[min(position, len(self.offsets) - 1)])[0].number


def _ramp(size: int) -> array[int]:
    """0, 1, 2… `size` numbers: copied from a longer row where one is kept, forty times as fast as counting."""
    return _counted(1 << size.bit_length())[:size] if size <= LONGEST_KEPT else array("i", range(size))


@cache
def _counted(size: int) -> array[int]:
    return array("i", range(size))
