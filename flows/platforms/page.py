"""What a listing said: its links with what stands around them, and the marks by which its platform is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any, Protocol

from flows.moisson.choose import Lien
from flows.moisson.fetch import Reponse
from flows.moisson.motifs import moved
from flows.moisson.mots import BAVARD
from flows.platforms.alentours import WORD
from flows.platforms.lecture import Reader

KEPT = ("url", "texte", "contexte", "autour", "page", "date", "lieu", "liste", "ecarte", "pres")
"""What is remembered of a link from one run to the next."""


@dataclass(slots=True)
class Page:
    """A listing as it answered. `url` is its address after redirects; `document`: it is a PDF, not a page; `code`: 200, or the refusal.

    `marques` keeps what else it said: `generator`, `api` (the REST root), `fil` (a feed), `pages` (how many), `suite` (the next).
    """

    url: str
    titre: str = ""
    entete: str = ""
    liens: list[Lien] = field(default_factory=list)
    marques: dict[str, str] = field(default_factory=dict)
    document: bool = False
    code: int = 200

    def to_dict(self) -> dict[str, Any]:
        liens = [[getattr(ln, k) for k in KEPT] for ln in self.liens]
        return {"url": self.url, "titre": self.titre, "entete": self.entete, "liens": liens, "marques": self.marques}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Page:
        liens = [Lien(**dict(zip(KEPT, values, strict=True))) for values in data["liens"]]
        return cls(data["url"], data["titre"], data["entete"], liens, data["marques"])


Parse = Callable[[Reponse], Page]


class Visit(Protocol):
    """How an adapter asks for a listing. Conditional, remembered, polite: see `flows/platforms/visit.py`.

    `parse` makes a page of an answer; `envoi` is a JSON body (then the request is a POST); `essai`: a refusal is no fault, the
    page's `code` tells it. `plans`: the site maps that the host names.
    """

    def __call__(self, url: str, parse: Parse = ..., *, envoi: object = None, essai: bool = False) -> Page: ...
    def plans(self, url: str) -> list[str]: ...


def read_page(answer: Reponse) -> Page:
    """The links of an HTML answer, absolute, without fragment, in order, each once per text; addresses are percent-encoded."""
    reader = Reader(answer.url)
    reader.feed(decoded(answer))
    reader.finish()
    if not reader.found and (there := moved(answer.body)):
        reader.feed(f'<iframe src="{escape(there)}"></iframe>')
    return Page(
        answer.url, reader.title, reader.headings.h1 or reader.headings.premier, _told(reader.found), reader.marks
    )


def _told(links: list[Lien]) -> list[Lien]:
    """Without those that say only « télécharger », where another link of the same place and address says of what."""
    named = {(ln.url, ln.lieu) for ln in links if WORD.search(BAVARD.sub(" ", ln.texte))}
    return [ln for ln in links if (ln.url, ln.lieu) not in named or WORD.search(BAVARD.sub(" ", ln.texte))]


def decoded(answer: Reponse) -> str:
    """The text of an answer: the charset of its header, else of its `<meta>`, else UTF-8, else Windows-1252."""
    head = answer.body[:2048].decode("ascii", "ignore")
    named = [re.search(r"charset=[\"']?([\w-]+)", text) for text in (answer.headers.get("content-type", ""), head)]
    xml = re.search(r"<\?xml[^>]*encoding=[\"']([\w-]+)", head)
    for charset in [*(m[1] for m in [*named, xml] if m), "utf-8"]:
        try:
            return answer.body.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return answer.body.decode("cp1252", "replace")
