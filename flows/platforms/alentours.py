"""What stands around a link: its row, the headings above it, and just before it the words of its own sentence, the label beside it, the head of its column.

« L'ordre du jour est ici, le procès-verbal là », `<div>Procès-verbal</div><div><a>PDF</a></div>`, a column headed « Ordre du jour » with an
icon in each row: in each, the link itself says nothing, and its row says two things.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.moisson.choose import ABOVE
from flows.moisson.mots import ACTE, BAVARD, GENRES, first_kind, plain

INLINE = frozenset("a abbr b br em font i img mark small span strong sub sup u".split())
LABELS = frozenset("div dt figcaption label span td th".split())
"""What may hold the label of what comes after it."""
FOLDS = ("data-toggle", "data-bs-toggle", "aria-expanded", "aria-controls", "data-filter")
ASKS = re.compile(
    r"(?i)data-(?:id\w*|cat\w*|year|annee|page|term|action|ajax\w*|load\w*|max\w*|query|widget_page|next)$"
)
"""Attributes that tell what a script would ask the site for; those of `FOLDS` only fold, sort or hide what the page already holds."""
SHORT = 60
"""Characters: the most that a label or a column's head says."""
SCRIPTED = re.compile(r"""['"]([^'"\s]+?\.pdf(?:[?#][^'"\s]*)?)['"]""", re.IGNORECASE)
OPENED = re.compile(r"""(?:\bopen|\blocation(?:\.href|\.assign|\.replace)?)\s*[(=]\s*['"]([^'"\s]+)['"]""")
"""What a click opens."""
IDLE = re.compile(r"(?i)\s*javascript:\s*(?:void\b.*|;*)$")
"""A script that does nothing: what opens and folds a part of the page."""
IDLES = ("", "#", "javascript:;", "javascript:void(0)", "javascript:void(0);")
EMPTY = re.compile(
    r"(?:(?:telecharge\w*|fichiers?|documents?|pdf|liens?|voir|consult\w*|lire|ouvrir|acces|format|pieces?|joint\w*|a|le|les) ?)*$"
)
"""Heads of columns of files that tell nothing of them."""
KIND = re.compile(r"(?:type|nature|categorie|famille|genre)s?\b")
"""Head of the column that tells, row by row, what kind of paper each is."""
KINDS = re.compile(
    r"(?:les? )?(?:decisions?(?: du (?:maire|president)| municipales)?|arretes?(?: municipaux| du (?:maire|president)| prefectoraux)?"
    r"|bulletins?(?: municipaux)?|magazines?|convocations?|marches publics|deliberations?(?: du conseil(?: municipal)?)?"
    r"|proces verba(?:l|ux)|comptes? rendus?|pv|listes? des deliberations)"
)
"""A label that is a kind's name."""
WORD = re.compile(r"\b(?!les\b|des\b|une\b)[^\W\d_]{3}")
"""What must be left of a text, once its size and « télécharger » are taken off, for it to say something."""
FAR = 200
"""Characters kept of the words before a link, the nearest ones."""


@dataclass(slots=True)
class Bloc:
    """A row, an item, a paragraph: what is said in it, and which of the page's links it holds."""

    tag: str
    depth: int
    place: str
    words: list[str] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def kind(self) -> str:
        """The kind of paper that a label of the item names, alone among its words; empty where none does, or several."""
        kinds = {
            plain(text): text.strip() for text in self.labels if len(text) <= SHORT and KINDS.fullmatch(plain(text))
        }
        return next(iter(kinds.values())) if len(kinds) == 1 else ""


@dataclass(slots=True)
class Titres:
    """The headings that stand above a place of the page: a new one ends those of its level and below."""

    h1: str = ""
    premier: str = ""
    _standing: list[tuple[int, str, int, int]] = field(default_factory=list)

    def put(self, level: int, text: str, depth: int = 0, links: int = 0) -> None:
        """`depth` of the element that holds what announces links without being a heading, `links` seen before it: see `leave`."""
        if level == 1:
            self.h1 = self.h1 or text
        if level in (2, 3):
            self.premier = self.premier or text
        self._standing = [head for head in self._standing if head[0] < level]
        if text:
            self._standing.append((level, text, depth, links))

    def leave(self, depth: int, links: int) -> None:
        """What is no heading ends with the element that holds it and the links it announced."""
        self._standing = [h for h in self._standing if not (h[2] > depth and links > h[3])]

    def close(self, first: int) -> None:
        """The end of an item whose first link has this number: a title that came after that link was the item's own."""
        self._standing = [h for h in self._standing if not 0 <= first < h[3]]

    def __str__(self) -> str:
        """The nearest first."""
        return ABOVE.join(head[1] for head in reversed(self._standing[-4:]))


@dataclass(slots=True)
class Tableau:
    """A table being read: the heads of its columns, the cells of its present row, the links in them."""

    heads: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    headed: bool = True
    links: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Alentours:
    """Told of each tag, text and link in turn. `depth` is how many elements stand open."""

    _run: str = ""
    _linked: bool = False
    _label: tuple[str, int] = ("", 0)
    _tables: list[Tableau] = field(default_factory=list)

    def start(self, tag: str, span: str = "") -> None:
        if tag not in INLINE:
            self._run, self._linked = "", False
        if tag == "table":
            self._tables.append(Tableau())
        elif self._tables and tag == "tr":
            self._tables[-1].cells, self._tables[-1].links, self._tables[-1].headed = [], [], True
        elif self._tables and tag in ("td", "th"):
            table = self._tables[-1]
            table.cells += [""] * (int(span) if span.isdigit() and 0 < int(span) < 50 else 1)
            table.headed = table.headed and tag == "th"

    def data(self, text: str) -> None:
        self._run += text
        if self._tables and self._tables[-1].cells:
            self._tables[-1].cells[-1] += text

    def end(self, tag: str, depth: int) -> list[tuple[int, str, str]]:
        """`depth`: of the element that ends. Answers, at the end of a row, its links whose column has a head, with it, and with what the
        row's own column of kinds says of them."""
        if tag in LABELS and not self._linked:
            text = _clean(self._run)
            if 2 < len(text) <= SHORT and (not BAVARD.search(text) or WORD.search(BAVARD.sub(" ", text))):
                self._label = (text, depth - 1)
        if tag not in INLINE:
            self._run, self._linked = "", False
        if depth < self._label[1]:
            self._label = ("", 0)
        if tag == "tr" and self._tables:
            return self._row(self._tables[-1])
        if tag == "table" and self._tables:
            self._tables.pop()
        return []

    def before(self) -> str:
        """The words that stand before what begins here; a link that has begun, or ended, is a new start."""
        words = _clean(self._run)[-FAR:]
        self._run, self._linked = "", True
        return words if re.search(r"[^\W\d_]{2}", words) else self._label[0]

    def forget(self) -> None:
        """An item ends with its links: its label was theirs."""
        self._label = ("", 0)

    def linked(self, index: int) -> None:
        """The link of this number stands in the present cell."""
        if self._tables and self._tables[-1].cells:
            self._tables[-1].links.append((index, len(self._tables[-1].cells) - 1))

    def _row(self, table: Tableau) -> list[tuple[int, str, str]]:
        cells, links = [_clean(c) for c in table.cells], table.links
        table.cells, table.links = [], []
        if not table.heads:
            if len(cells) > 1 and not links and (table.headed or all(0 < len(c) <= SHORT for c in cells)):
                table.heads = cells
            return []
        if len(cells) != len(table.heads):
            return []
        busy = {column for _, column in links}
        free = [(h, c) for n, (h, c) in enumerate(zip(table.heads, cells, strict=True)) if c and n not in busy]
        told = next((h for h, _ in free if tells(h)), "")
        kind = next((c for h, c in free if KIND.match(plain(h)) and len(c) <= SHORT), "")
        named = [(i, self._own(table.heads[column])) for i, column in links]
        return [(i, h or told, "" if h else kind) for i, h in named if h or told or kind]

    @staticmethod
    def _own(head: str) -> str:
        """The head of a link's own column, unless it says only that there are files below."""
        return "" if len(head) > SHORT or EMPTY.match(plain(head)) else head


def asks_for_more(values: Mapping[str, str]) -> bool:
    """The link or button of these attributes has a script ask the site for more of a list."""
    asks = any(ASKS.match(n) for n in values) and not any(n in values for n in FOLDS)
    return asks and values.get("role") != "tab"


def opened(values: Mapping[str, str], *, files: bool = False) -> str:
    """The address that a click on this element opens; empty where it opens none, or, with `files`, no PDF."""
    script = values.get("onclick", "")
    if files:  # a page's own address is the better one, unless it is a page's and this a document's
        found = OPENED.search(script)
        document = found and ".pdf" in found[1].lower() and ".pdf" not in values.get("href", "").lower()
        return found[1] if found and document else ""
    found = SCRIPTED.search(script) or OPENED.search(script)
    return found[1] if found else ""


def tells(text: str) -> bool:
    """The text names a kind of document."""
    words = plain(text)
    return bool(ACTE.search(words) or first_kind(GENRES, words))


def _clean(text: str) -> str:
    return " ".join(text.split())
