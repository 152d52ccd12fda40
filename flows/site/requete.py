"""What a visitor asks: words and filters, read from an address, written back to one, turned into SQL that only binds values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from flows.site.mots import EMPTY, words
from schemas.resultats import RESULTATS
from schemas.themes import themes

TRIS = {
    "pertinence": "les plus proches d'abord",
    "recent": "les plus récents d'abord",
    "ancien": "les plus anciens d'abord",
    "vu": "les derniers parus d'abord",
}
LONGEST, MOST_WORDS, MOST_PAGES = 300, 16, 500
PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
ORDER = {
    "pertinence": "rang, r.date DESC, r.acte", "recent": "r.date DESC, r.acte", "ancien": "r.date, r.acte",
    "vu": "r.vu DESC, r.date DESC, r.acte",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requete:
    """One question. Empty values ask for nothing. `commune`: a council's key; `contre`: at least so many votes against."""

    q: str = ""
    commune: str = ""
    theme: str = ""
    du: str = ""
    au: str = ""
    resultat: str = ""
    conteste: bool = False
    contre: int = 0
    tri: str = ""
    page: int = 1

    @property
    def ordre(self) -> str:
        """The order asked for, or the usual one: by relevance where there are words, else newest first."""
        usual = "pertinence" if self.match else "recent"
        return usual if not self.tri or (self.tri == "pertinence" and not self.match) else self.tri

    @property
    def order_by(self) -> str:
        return ORDER[self.ordre]

    @property
    def vide(self) -> bool:
        """Nothing is asked, the order and the page aside."""
        return replace(self, tri="", page=1) == Requete()

    @property
    def match(self) -> str:
        """The words as an FTS5 expression of quoted stems; "" where there are none."""
        wanted, refused = _terms(self.q)
        if not wanted:
            return ""
        expression = " AND ".join(wanted)
        return f"({expression}) NOT ({' OR '.join(refused)})" if refused else expression

    @property
    def stems(self) -> frozenset[str]:
        """The stems to highlight."""
        found = frozenset(s for term in _terms(self.q)[0] for s in term.strip('"').split())
        return found - EMPTY or found

    def params(self, **changes: object) -> str:
        """The question as an address has it: only what is asked, always in the same order."""
        new = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [
            (name, getattr(new, name))
            for name in ("q", "commune", "theme", "du", "au", "resultat", "conteste", "contre", "tri", "page")
        ]
        return urlencode([(k, "1" if v is True else v) for k, v in pairs if v and not (k == "page" and v == 1)])

    def conditions(self) -> tuple[list[str], dict[str, object]]:
        """What the narrow row `r` of an act must hold, and the values bound."""
        found: list[str] = []
        bound: dict[str, object] = {}
        for name, condition in (
            ("commune", "r.collectivite = (SELECT id FROM collectivites WHERE cle = :commune)"), ("du", "r.date >= :du"),
            ("au", "r.date <= :au"), ("resultat", "r.resultat = :resultat"), ("contre", "r.contre >= :contre"),
        ):  # fmt: skip
            if value := getattr(self, name):
                found.append(condition)
                bound[name] = value
        if self.conteste:
            found.append("r.conteste = 1")
        if self.theme:
            found.append(
                "r.theme = :theme" if "." in self.theme else "r.theme >= :theme || '.' AND r.theme < :theme || '/'"
            )
            bound["theme"] = self.theme
        return found, bound

    def source(self) -> tuple[str, dict[str, object]]:
        """`FROM … WHERE …` of the acts that answer, as narrow rows `r`, and the values bound."""
        found, bound = self.conditions()
        tables = "reperes r"
        if match := self.match:
            tables = "recherche JOIN reperes r ON r.acte = recherche.rowid"
            found.insert(0, "recherche MATCH :match")
            bound["match"] = match
        elif self.q.strip():
            found.append("0")
        return f"FROM {tables}" + (f" WHERE {' AND '.join(found)}" if found else ""), bound


def read_request(args: Mapping[str, Sequence[str]]) -> tuple[Requete, list[str]]:
    """The question of an address, and what could not be understood, in French: it is left out, and said."""
    told: list[str] = []

    def one(name: str) -> str:
        return next((v.strip() for v in args.get(name, ()) if v.strip()), "")

    values: dict[str, object] = {
        "q": one("q")[:LONGEST],
        "commune": one("commune")[:200],
        "conteste": one("conteste") in ("1", "on", "oui"),
    }
    for name in ("du", "au"):
        values[name] = _day(one(name), told)
    for name, known in (("theme", themes()), ("resultat", RESULTATS), ("tri", TRIS)):
        value = one(name)
        values[name] = value if value in known else ""
        if value and value not in known:
            told.append(f"« {value[:40]} » n'est pas une valeur connue : ce filtre n'a pas été appliqué.")
    for name, most, usual in (("contre", 10_000, 0), ("page", MOST_PAGES, 1)):
        value = one(name)
        values[name] = min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 9 else usual
        if value and not (value.isascii() and value.isdigit()):
            told.append(f"« {value[:40]} » n'est pas un nombre : ce filtre n'a pas été appliqué.")
    values["page"] = max(int(str(values["page"])), 1)
    asked = Requete(**values)  # type: ignore[arg-type]
    if asked.q and not asked.match:
        told.append("Il n'y a pas de mot à chercher dans ce qui a été écrit.")
    if asked.du and asked.au and asked.du > asked.au:
        told.append("La période finit avant de commencer : aucun acte ne peut y être.")
    return asked, told


def _day(value: str, told: list[str]) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        told.append(f"« {value[:40]} » n'est pas une date (AAAA-MM-JJ) : ce filtre n'a pas été appliqué.")
        return ""


def _terms(text: str) -> tuple[list[str], list[str]]:
    """The terms wanted and those refused, each a quoted run of stems."""
    wanted: list[str] = []
    refused: list[str] = []
    spare: list[str] = []
    for minus, phrase, piece in PIECE.findall(text.replace("«", '"').replace("»", '"')):
        found = [w.stem for w in words(phrase or piece)]
        kept = [s for s in found if s not in EMPTY]
        target = refused if minus else wanted
        if phrase or any(c.isdigit() for c in piece):
            target += [f'"{" ".join(found)}"'] if found else []
        else:
            target += [f'"{s}"' for s in kept]
            spare += [f'"{s}"' for s in found if not kept]
    return list(dict.fromkeys(wanted or spare))[:MOST_WORDS], list(dict.fromkeys(refused))[:MOST_WORDS]
