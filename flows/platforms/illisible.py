"""What the council seems to publish and cannot be read: told with its reason, never followed.

Lists that only a script goes on with, links that only a script makes, services and shared folders that give no PDF, other kinds of files,
other sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from flows.moisson.choose import Lien, council_words
from flows.moisson.mots import AUTRE_NIVEAU, AVANT, GENRES, RUBRIQUE, first_kind, plain
from flows.platforms.adresses import OTHER_FILES, host, service_of
from flows.platforms.page import Page
from flows.platforms.suites import YEAR

ELSEWHERE = "publié par un service qui ne donne pas de PDF à télécharger :"
SUITES = "la suite de cette liste n'est donnée que par un script de la page : elle n'est pas lue"
SCRIPT = "ce lien n'existe que par un script de la page : il n'est pas suivi"
NOT_READ = (ELSEWHERE, SUITES, SCRIPT)
"""Why something that the council seems to publish is not read: said aloud, not among what was left aside for good reason."""
OTHER_SITE = "le conseil publie aussi sur un autre site, à décrire comme une source :"
SEVERAL = re.compile(r"\b(?:deliberations|comptes ?rendus|proces ?verbaux|pvs|actes|registres?)\b")
"""A rubric names what it holds in the plural."""
MORE = re.compile(
    r"(?:voir|charger|afficher|en voir|montrer) (?:plus|davantage|la suite|tou)|plus de (?:doc|resul|delib)|load more|suivants?$"
)


def unread(lien: Lien, listing: bool) -> str | None:
    """Why a link that leads to no PDF is told; None where it says nothing of the council's documents. `listing`: its page is one of them."""
    path = urlsplit(lien.url).path
    if lien.ailleurs and (service := service_of(lien.url)):
        of_council = council_words(lien.texte) or (listing and lien.lieu != "menu")
        return f"{ELSEWHERE} {service}" if of_council else None
    if OTHER_FILES.search(path):
        return f"fichier .{path.rpartition('.')[2].lower()} : seul le PDF est lu"
    words = plain(lien.texte)
    if lien.ailleurs and SEVERAL.search(words) and council_words(lien.texte) and is_ours(lien):
        return f"{OTHER_SITE} {host(lien.url)}"
    return None


def is_ours(lien: Lien) -> bool:
    """The link's words name a rubric of the council's documents, and nobody else's."""
    words = plain(lien.texte)
    theirs = AUTRE_NIVEAU.search(words) or AVANT.search(words) or first_kind(GENRES, words)
    return bool(RUBRIQUE.search(words)) and not theirs


def scripted(page: Page, listing: bool) -> Iterator[Lien]:
    """Links that only a script makes, and lists that only a script goes on with."""
    told = [(t, SCRIPT) for t in page.marques.get("scripts", "").splitlines() if council_words(t)]
    for text in page.marques.get("suites", "").splitlines():
        if council_words(text) or (listing and (YEAR.search(plain(text)) or MORE.search(plain(text)))):
            told.append((text, SUITES))
    for text, reason in told:
        yield Lien(f"{page.url}#{re.sub(r'[^a-z0-9]+', '-', plain(text))[:60]}", text, ecarte=reason)
