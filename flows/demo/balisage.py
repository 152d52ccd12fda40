"""The light markup that specimens are written in: one source line is one paragraph.

---                       YAML head: police, corps, marge, interligne, justifie, scan (see `Aspect`)
# Title                   centred, bold, large            ## Title      bold, on the left
^ text                    centred      > text   on the right      ~ text   indented
**bold** __underlined__   within a line
| a | b |                 a table's row; `|- 20 60 20` before the first one gives the columns' widths in percent
===                       new page
:::colonne 28 / :::texte / :::fin     a narrow column (28 % of the width) beside the main text
:::tampon [x y] / lines / :::fin      a blue stamp on this page and the following ones; without lines, none any more
:::entete text   :::pied text         running head and foot from this page on; {page} and {pages} are known
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

Couche = Literal["aucune", "tampon", "charabia"]


class SpecimenError(ValueError):
    """A specimen's source that breaks the markup; the message names the line."""


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page is spoilt: dots per inch, slope in degrees, noise in grey levels (of 255), blur in pixels.

    `couche` is the text layer left on the picture: none, only the stamp, or glyphs that mean nothing.
    """

    dpi: int = 200
    angle: float = 1.0
    bruit: int = 14
    flou: float = 0.6
    couche: Couche = "aucune"


@dataclass(frozen=True, slots=True)
class Aspect:
    """The look of a specimen. `police` is a PDF base family, `corps` and `marge` are in points."""

    police: Literal["Times", "Helvetica", "Courier"] = "Times"
    corps: float = 11
    marge: float = 56
    interligne: float = 1.25
    justifie: bool = False
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class Texte:
    """`style`: `corps`, `titre` (#), `section` (##), `centre` (^), `droite` (>), `retrait` (~)."""

    texte: str
    style: str = "corps"


@dataclass(frozen=True, slots=True)
class Blanc:
    """An empty line."""


@dataclass(frozen=True, slots=True)
class Saut:
    """The next page begins here."""


@dataclass(frozen=True, slots=True)
class Tableau:
    lignes: tuple[tuple[str, ...], ...]
    largeurs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class DeuxColonnes:
    """`part` is the left column's share of the width, in percent."""

    part: float
    gauche: tuple[Bloc, ...]
    droite: tuple[Bloc, ...]


@dataclass(frozen=True, slots=True)
class Tampon:
    """Lines laid over the page, `x` and `y` in points from its top left."""

    lignes: tuple[str, ...]
    x: float = 388
    y: float = 14


@dataclass(frozen=True, slots=True)
class Courant:
    """A running head or foot, from here on."""

    place: Literal["entete", "pied"]
    texte: str


Bloc = Texte | Blanc | Saut | Tableau | DeuxColonnes | Tampon | Courant
STYLES = {"#": "titre", "##": "section", "^": "centre", ">": "droite", "~": "retrait"}


@dataclass(frozen=True, slots=True)
class Specimen:
    aspect: Aspect
    blocs: tuple[Bloc, ...] = field(default=())


def parse(source: str) -> Specimen:
    """Raises SpecimenError where the head or a directive is not understood."""
    head: dict[str, Any] = {}
    lines = source.splitlines()
    first = 1
    if lines and lines[0] == "---":
        end = lines.index("---", 1)
        head = yaml.safe_load("\n".join(lines[1:end])) or {}
        lines, first = lines[end + 1 :], end + 2
    scan = head.pop("scan", None)
    try:
        aspect = Aspect(**head, scan=None if scan is None else Scan(**scan))
    except TypeError as error:
        raise SpecimenError(f"en-tête : {error}") from error
    numbered = iter(enumerate(lines, first))
    return Specimen(aspect, tuple(_blocs(numbered, until=())))


def _blocs(lines: Iterator[tuple[int, str]], until: tuple[str, ...]) -> Iterator[Bloc]:
    rows: list[tuple[str, ...]] = []
    widths: tuple[float, ...] = ()
    for number, line in lines:
        if rows and not line.startswith("|"):
            yield Tableau(tuple(rows), widths)
            rows, widths = [], ()
        if line in until:
            return
        if line.startswith("|- "):
            widths = tuple(float(part) for part in line[3:].split())
        elif line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
        elif line.startswith(":::"):
            yield _directive(number, line, lines)
        elif not line.strip():
            yield Blanc()
        elif line == "===":
            yield Saut()
        else:
            mark, _, rest = line.partition(" ")
            yield Texte(rest, STYLES[mark]) if mark in STYLES else Texte(line)
    if rows:
        yield Tableau(tuple(rows), widths)
    if until:
        raise SpecimenError(f"« {until[0]} » manque avant la fin du texte")


def _directive(number: int, line: str, lines: Iterator[tuple[int, str]]) -> Bloc:
    name, _, rest = line[3:].partition(" ")
    if name == "colonne":
        left = tuple(_blocs(lines, until=(":::texte",)))
        return DeuxColonnes(float(rest), left, tuple(_blocs(lines, until=(":::fin",))))
    if name == "tampon":
        content: list[str] = []
        for _, text in lines:
            if text == ":::fin":
                return Tampon(tuple(content), *(float(part) for part in rest.split()))
            content.append(text)
    if name == "entete":
        return Courant("entete", rest)
    if name == "pied":
        return Courant("pied", rest)
    raise SpecimenError(f"ligne {number} : « {line} » n'est pas compris")
