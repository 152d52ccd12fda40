"""From what is read to HTML: one Jinja environment where every value is escaped and stripped of what is not text.

Titles and bodies come from PDFs that anyone may have written. Nothing of them reaches a page but as text: autoescape is on for all
templates, control characters and marks that turn the direction of reading are taken out of every value, and an address is a link
only where it is http(s).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.jours import en_francais
from flows.site.liens import Liens, semaine_iso
from flows.site.requete import TRIS
from schemas.resultats import RESULTATS
from schemas.tables import schema
from schemas.themes import themes

ICI = Path(__file__).parent
STATIQUE = ICI / "static"
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
ORIGINES = {
    "imprime": ("imprimé", "lu sur la page"), "deduit": ("déduit", "calculé d'autres valeurs imprimées"),
    "classe": ("classé", "proposé par un classifieur, avec sa probabilité"), "referentiel": ("référentiel", "tiré d'un référentiel officiel"),
    "source": ("site source", "donné par le site qui publie le document"), "genere": ("fabriqué", "fait par registre, faute de valeur imprimée"),
    "corrige": ("corrigé", "donné par une personne, qui est nommée"),
}  # fmt: skip
TITRES = {"marche": "marché", "indemnite": "indemnité", "creance": "créance"}
"""What sums are decided for, where the word has an accent."""
SENS = {
    "pour": "pour",
    "contre": "contre",
    "abstention": "abstention",
    "non_participation": "ne prend pas part au vote",
}
NATURES = {
    "deliberation": "extrait du registre", "liasse": "liasse d'extraits", "proces_verbal": "procès-verbal", "compte_rendu": "compte rendu",
    "liste_deliberations": "liste des délibérations", "autre": "document",
}  # fmt: skip


def propre(text: str) -> str:
    """A text without control characters nor marks that nobody sees.

    >>> propre("a\\u202eb\\x00c")
    'abc'
    """
    return UNSEEN.sub("", text)


def court(text: str | None, most: int = 220) -> str:
    """A text cut at a word, with an ellipsis, where it is longer than `most` letters."""
    text = propre(text or "")
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0][:most] + "…"


def date_fr(value: str | date | None, day: bool = False) -> str:
    """A day in French.

    >>> date_fr("2025-02-01"), date_fr("2025-02-06", day=True)
    ('1er février 2025', 'jeudi 6 février 2025')
    """
    if not value:
        return "date inconnue"
    try:
        return en_francais(value, semaine=day)
    except ValueError:
        return str(value)


def nombre(value: float | None, decimals: int = 0) -> str:
    """A number as French writes it: narrow blanks between thousands, a comma."""
    if value is None:
        return "–"
    return f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


def euros(value: float | None) -> str:
    """A sum: no decimals where there are none.

    >>> euros(1800), euros(1.8)
    ('1\u202f800\xa0€', '1,80\xa0€')
    """
    return "–" if value is None else f"{nombre(value, 0 if float(value).is_integer() else 2)}\xa0€"


def octets(value: int | None) -> str:
    if value is None:
        return "–"
    for unit, size in (("Go", 10**9), ("Mo", 10**6), ("ko", 10**3)):
        if value >= size:
            return f"{nombre(value / size, 1 if value < 10 * size else 0)} {unit}"
    return f"{value} octets"


def web(url: str | None, page: int | None = None) -> str:
    """An address that may be a link, at a page of its PDF; "" for anything that is not http(s)."""
    text = propre(url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or re.search(r"[\s<>\"'`\\]", text):
        return ""
    return f"{text}#page={page}" if page and "#" not in text else text


def pluriel(count: int | None, one: str, many: str = "") -> str:
    """`3 actes`, `1 acte`, `0 acte`."""
    return f"{nombre(count)} {one if (count or 0) < 2 else many or one + 's'}"


@cache
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(ICI / "gabarits"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda v: v if isinstance(v, Markup) else propre(v) if isinstance(v, str) else "" if v is None else v,
    )  # fmt: skip
    env.filters |= {
        "court": court, "date_fr": date_fr, "nombre": nombre, "octets": octets, "euros": euros, "web": web, "pluriel": pluriel, "semaine_iso": semaine_iso,
    }  # fmt: skip
    env.globals |= {
        "RESULTATS": RESULTATS, "SENS": SENS, "TITRES": TITRES, "TRIS": TRIS, "THEMES": themes(), "ORIGINES": ORIGINES, "NATURES": NATURES, "champs": champs(), "version": version(),
    }  # fmt: skip
    return env


def champs() -> dict[str, dict[str, str]]:
    """Title and description of each column of `actes`."""
    return {
        f["name"]: {"titre": f.get("title", f["name"]), "aide": f.get("description", "")}
        for f in schema("actes")["fields"]
    }


@cache
def version() -> str:
    """A mark of the files that pages are made of, for caches."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(STATIQUE.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def render(template: str, liens: Liens, context: Mapping[str, Any]) -> str:
    """One page."""
    return environment().get_template(template).render(liens=liens, **context)
