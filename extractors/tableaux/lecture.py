"""A list of deliberations drawn as a table: its rows, each with its own number, title and vote, never its neighbour's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.pages.drawn import places
from extractors.pages.page import Page
from extractors.tableaux.blancs import BlankReader
from extractors.tableaux.grille import Bande, Table, ruled_tables
from extractors.tableaux.mots import Mot, Trait, in_order, joined
from extractors.tableaux.rangs import Groups, overlapping, parted
from extractors.tableaux.roles import NUMERO, RANG, Roles, heading, roles_of

MOST_PAGES = 60
"""Pages above which a list is a book: it is not read word by word."""


@dataclass(frozen=True, slots=True)
class Rangee:
    """One row: the words of its number (none where it prints none), title, vote, and of the cells of votes and matière."""

    numero: tuple[Mot, ...]
    objet: tuple[Mot, ...]
    vote: tuple[Mot, ...] = ()
    cells: Mapping[str, tuple[Mot, ...]] = field(default_factory=dict)


def read(data: bytes, pages: Sequence[Page]) -> list[Rangee]:
    """The rows of all the document's tables of deliberations, in order; none where no table is told."""
    rows: list[Rangee] = []
    if len(pages) > MOST_PAGES:
        return rows
    reader = _Reader()
    at = 0
    for page in pages:
        found = places(data, page)
        mots = [
            Mot(at + w.start, at + w.end, w.x0, w.top, w.x1, w.bottom, page.text[w.start : w.end], page.number)
            for w in found.words
        ]
        at += len(page.text) + 1
        tables = ruled_tables(found, mots, page.number)
        if reader.known(tables) or not mots:
            for table in tables:
                reader.table(table)
        else:
            for table, named in reader.blank.tables(mots, page.number, found.across):
                reader.table(table, named)
    return reader.rows


class _Reader:
    """What the tables before tell of the next one: its columns where it prints no heading, the row that a page breaks."""

    def __init__(self) -> None:
        self.rows: list[Rangee] = []
        self.blank = BlankReader()
        self.named: dict[int, str] = {}
        self.width = 0
        self.roles: Roles | None = None
        self.open = False

    def known(self, tables: Sequence[Table]) -> bool:
        return any(len(t.bandes) >= 2 or (self.width and t.width == self.width) for t in tables)

    def table(self, table: Table, named: Mapping[int, str] | None = None) -> None:
        named, bandes = (dict(named), list(table.bandes)) if named else _headed(table.bandes)
        same = table.width == self.width
        if not named and same:
            named = self.named
        texts = [_texts(b) for b in bandes if b.cells != 1]
        roles = roles_of(texts if table.ruled else _line_texts(bandes), named, table.width)
        if self.roles and same and (roles is None or not named or len(texts) < 4):
            roles = self.roles
        if roles is None or not (roles.votes or roles.counts or roles.numero is not None):
            return
        if not named and roles.numero is None:
            return
        before = len(self.rows)
        self.open = bool(self.rows) and same
        for bande in bandes:
            self._bande(bande, roles, table.ruled)
        if len(self.rows) > before:
            self.named, self.width, self.roles = dict(named), table.width, roles

    def _bande(self, bande: Bande, roles: Roles, ruled: bool) -> None:
        texts = _texts(bande)
        if heading(texts):
            return
        if bande.cells == 1:
            self.open = False
            return
        marks = _marks(bande, roles)
        if len(marks) > 1 or (not ruled and marks):
            self.rows += _several(bande, roles, marks)
            self.open = True
            return
        row = _row(bande, roles, marks)
        title, vote = joined(row.objet), bool(row.vote or row.cells)
        if not marks and self.open and self.rows and roles.numero is not None and _goes_on(self.rows[-1], row, title):
            self.rows[-1] = _with(self.rows[-1], row)
        elif row.objet and (marks or vote or (roles.numero is None and bande.cells)):
            self.rows.append(row)
            self.open = True


def _headed(bandes: Sequence[Bande]) -> tuple[dict[int, str], list[Bande]]:
    """The columns' names, and the bands below them: a heading is among the first three."""
    for index, bande in enumerate(bandes[:3]):
        if named := heading(_texts(bande)):
            return named, list(bandes[index + 1 :])
        lower = bandes[index + 1] if index + 1 < len(bandes) else None
        if lower and (named := heading({**_texts(bande), **_texts(lower)})):
            return named, list(bandes[index + 2 :])
    return {}, list(bandes)


def _texts(bande: Bande) -> dict[int, str]:
    return {column: joined(in_order(mots)) for column, mots in bande.columns.items()}


def _line_texts(bandes: Sequence[Bande]) -> list[dict[int, str]]:
    """A cell's first line for each line of the first column that has some: what tells the roles where no rule parts rows."""
    rows = []
    for bande in bandes:
        for line in bande.text_lines(min(bande.columns)):
            level = {
                c: joined(in_order(m for m in mots if abs(m.middle - line.middle) < line.bottom - line.top))
                for c, mots in bande.columns.items()
            }
            rows.append({**level, min(bande.columns): line.text})
    return rows


def _marks(bande: Bande, roles: Roles) -> list[Trait]:
    """The numbers of a band, each one mark, over two lines where a narrow column breaks it."""
    if roles.numero is None:
        return []
    form = NUMERO if roles.serie else RANG
    lines = bande.text_lines(roles.numero)
    marks: list[Trait] = []
    index = 0
    while index < len(lines):
        for count in (1, 2, 3):
            part = lines[index : index + count]
            mots = tuple(m for line in part for m in line.mots)
            whole = len(part) == count and form.fullmatch(joined(mots)) is not None
            longer = joined([*mots, *(lines[index + count].mots if index + count < len(lines) else ())])
            if whole and not (mots[-1].text[-1] in "-_/" and form.fullmatch(longer)):
                marks.append(Trait(mots, part[0].top, part[-1].bottom))
                index += count - 1
                break
        index += 1
    return marks


def _row(bande: Bande, roles: Roles, marks: Sequence[Trait]) -> Rangee:
    """A whole band as one row."""
    cell = {column: tuple(in_order(mots)) for column, mots in bande.columns.items()}
    numero = marks[0].mots if marks and roles.serie else ()
    return Rangee(numero, cell.get(roles.objet, ()), _vote(cell, roles), _cells(cell, roles))


def _vote(cell: Mapping[int, tuple[Mot, ...]], roles: Roles) -> tuple[Mot, ...]:
    wanted = [*roles.votes] + ([roles.observations] if roles.observations is not None else [])
    return tuple(mot for column in wanted for mot in cell.get(column, ()))


def _cells(cell: Mapping[int, tuple[Mot, ...]], roles: Roles) -> dict[str, tuple[Mot, ...]]:
    columns = {**(roles.counts or {}), **({"delib_matiere_code": roles.matiere} if roles.matiere is not None else {})}
    return {champ: cell[column] for champ, column in columns.items() if cell.get(column)}


def _several(bande: Bande, roles: Roles, marks: Sequence[Trait]) -> list[Rangee]:
    """The rows of a band that holds several numbers; none where the titles cannot be told apart, no vote where votes cannot."""
    _drop_headings(bande, roles, marks)
    titles = parted(bande.text_lines(roles.objet), marks, True)
    if titles is None:
        return []
    wanted = [c for c in bande.columns if c not in (roles.objet, roles.numero)]
    others = {c: groups for c in wanted if (groups := parted(bande.text_lines(c), marks, False)) is not None}
    doubtful = overlapping([titles, *others.values()], len(marks))
    rows = []
    for index, mark in enumerate(marks):
        cell = {c: _flat(groups, index) for c, groups in others.items() if index not in doubtful}
        numero = mark.mots if roles.serie else ()
        rows.append(Rangee(numero, _flat(titles, index), _vote(cell, roles), _cells(cell, roles)))
    return rows


def _flat(groups: Groups, index: int) -> tuple[Mot, ...]:
    return tuple(mot for line in groups[index] for mot in line.mots)


def _drop_headings(bande: Bande, roles: Roles, marks: Sequence[Trait]) -> None:
    """Take away what stands level with words of the numbers' column that are no number: a heading across the table."""
    assert roles.numero is not None
    numbers = {mot for mark in marks for mot in mark.mots}
    strays = [mot for mot in bande.columns.get(roles.numero, ()) if mot not in numbers]
    for column, mots in bande.columns.items():
        bande.columns[column] = [
            m for m in mots if m in numbers or not any(abs(m.middle - s.middle) < 0.3 * s.height for s in strays)
        ]


def _goes_on(last: Rangee, row: Rangee, title: str) -> bool:
    """A row broken by the page: it has no number, and what it holds is what the row above lacks, or goes on in lower case."""
    voted = bool(last.vote or last.cells)
    if row.objet and not title[:1].islower():
        return not voted and bool(row.vote or row.cells)
    return not (voted and row.cells)


def _with(last: Rangee, row: Rangee) -> Rangee:
    return replace(
        last, objet=(*last.objet, *row.objet), vote=(*last.vote, *row.vote), cells={**row.cells, **last.cells}
    )
