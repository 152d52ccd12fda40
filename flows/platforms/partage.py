"""A commune whose papers are on its grouping's site: what there is the commune's, and what is its grouping's or its neighbours'.

The site is a grouping's by its own title or its host's name. There, a page is the commune's when its heading, its title or its address
names it, or when such a page leads to it; elsewhere a paper or a page is the commune's only where its words name the commune.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flows.moisson.choose import Lien
from flows.moisson.mots import plain
from flows.platforms.page import Page
from flows.platforms.rangs import MAIRIES, RUBRIQUES
from flows.source import Source

GROUPING = re.compile(
    r"\b(?:communaute (?:de communes|d agglo\w*|urbaine)|metropole|(?:agglo|intercommunalite|pays|comcom)\b|cc (?:de|du|des|d)\b)"
)
HOST = re.compile(r"^(?:www\.)?(?:cc|ca|cu|cdc|comcom|communaute|agglo\w*|metropole)-")
GROUPINGS = ("20", "24", "25")
"""How the SIREN of groupings and syndicates begins."""
BODY = re.compile(r"^(?:(?:la |le )?(?:commune|mairie|ville|village) (?:de |d |du |des )?)")
LONGER = r"(?! (?:sur|sous|en|les|lez|le|la|l|saint|sainte|st|ste|et)\b)"
"""Another commune's name may begin as this one's: Vaubrun, Vaubrun-sur-Onde."""
COMMUNES = re.compile(
    r"^(?:(?:les|nos|vos|\d+|liste des|annuaire des|pages des) )*communes(?: membres| du territoire)?$"
)
COMMON = re.compile(r"\b(?:communautaires?|de la communaute|intercommuna\w+|metropolitaine?s?)\b")
"""Words of what is the grouping's."""
OTHERS = "document d'une autre collectivité du même site"


@dataclass(frozen=True, slots=True)
class Partage:
    """What tells the source's own papers on a site of several; built from the source's first page."""

    nom: re.Pattern[str] | None

    @classmethod
    def of(cls, source: Source, page: Page) -> Partage:
        name = BODY.sub("", plain(source.nom))
        if not name or source.siren[:2] in GROUPINGS or GROUPING.search(name) or not a_grouping_s(page):
            return cls(None)
        found = cls(re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9]){LONGER}"))
        named = found.ours(page) or any(
            COMMUNES.search(plain(ln.texte)) or found.names(f"{ln.texte} | {ln.contexte}") for ln in page.liens
        )
        return found if named else cls(None)

    def names(self, text: str) -> bool:
        return self.nom is None or bool(self.nom.search(plain(text)))

    def ours(self, page: Page) -> bool:
        """The page is the commune's own."""
        return self.names(f"{page.entete} | {page.titre} | {urlsplit(page.url).path}")

    def a_neighbour_s(self, lien: Lien, ours: bool) -> bool:
        """The paper is not the commune's: on a page of several nothing names the commune; `ours`: the page is its own."""
        return not self.names(f"{lien.texte} | {lien.contexte} | {lien.autour} | {lien.url}") and (
            not ours or lien.lieu == "menu"
        )

    def rank(self, lien: Lien, ours: bool, usual: int) -> int:
        """How soon a page's link is worth a visit: never where it is not the commune's, soon where it leads to the commune's own page."""
        if self.nom is None:
            return usual
        if not ours and self.names(lien.texte):
            return min(usual or RUBRIQUES, RUBRIQUES)
        if not ours and COMMUNES.search(plain(lien.texte)):
            return MAIRIES
        return 0 if self.a_neighbour_s(lien, ours) or COMMON.search(plain(lien.texte)) else usual


def a_grouping_s(page: Page) -> bool:
    """The site is a grouping's: so say the last words of its title, its name in its marks, or its host's."""
    site = re.split(r"\s[|\-–—:•·»/>]+\s", page.titre)
    named = [*site[:1], *site[-1:]] if len(site) > 1 else site
    return bool(HOST.search(urlsplit(page.url).netloc.lower())) or any(GROUPING.search(plain(t)) for t in named)
