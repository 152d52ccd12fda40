"""What the splitters hand over."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.view import View


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an act begins in a view's text, where its title lies, and its number where the regime read one.

    `title` and `number` are spans of the view's text; `end` is where the act stops when the regime knows it; `objet` is the
    title's text where it is not simply the span's words (a table's cells, read line by line, are interleaved);
    `cellules` are the spans of a table's cells, with the columns that they fill (votes, theme).
    """

    start: int
    title: tuple[int, int]
    number: tuple[int, int] | None = None
    end: int | None = None
    objet: str | None = None
    cellules: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One act: its text, and the spans of title and number within `view.text`. `head` is its own header, if it has one."""

    view: View
    title: tuple[int, int]
    number: tuple[int, int] | None
    regime: str
    head: View | None = None
    objet: str | None = None
    cellules: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Decoupe:
    """`entete`: the text before the first act, where the sitting is told; `queue`: what comes after the last title.

    `regime` names the splitter that spoke; `doute` says why no cut could be proved.
    """

    entete: View
    pieces: tuple[Piece, ...]
    regime: str
    doute: str | None = None
