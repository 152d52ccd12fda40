"""How soon a page's link is worth a visit, and which pages are listings of the council's documents."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flows.moisson.choose import ACT, Lien, council_words, just_before
from flows.moisson.mots import (
    ACTE,
    AUTRE_ASSEMBLEE,
    AVANT,
    CONSEIL,
    CONSEIL_SEUL,
    GENRES,
    JAMAIS,
    JOUR,
    MAIRIE,
    MENTIONS,
    NEWS,
    NUMERO,
    OBJET,
    OLDER,
    RUBRIQUE,
    SEANCE,
    SUJETS,
    first_kind,
    plain,
)
from flows.platforms.page import Page
from flows.platforms.suites import YEAR, beside, child

SUITE, RUBRIQUES, CONSEILS, MAIRIES = 1, 2, 3, 4
"""Ranks of what is to be visited: parts of a listing, rubrics of documents, the council's page, the town hall's pages."""
NOT_ACTS = frozenset(reason for reason, _ in GENRES[:3])
"""Orders, decisions of the mayor, agendas: the other kinds may be what an act is about."""
LONG_ROW = 12
"""Characters of a row that is not found in another by chance."""
LARGEST = 1_000
"""Links of a page whose items are compared with each other, or with its files' rows: more would take minutes."""
HOME = re.compile(r"(?:fr/?)?(?:(?:index|accueil|home|default|bienvenue|sommaire)(?:\.\w+)?)?")
DAY = re.compile(rf"\b{JOUR}")


def rank_of(lien: Lien, page: Page, listing: bool) -> int:
    """How soon a page's link is worth a visit; 0: never."""
    own = plain(lien.texte).strip(" /")  # `2024/`: a folder, as a server lists it
    if lien.lieu == "cadre":
        return SUITE if listing or council_words(own) or len(page.liens) < 15 else 0
    last = plain(urlsplit(lien.url).path.rstrip("/").rpartition("/")[2])
    kinds = [reason for reason, p in GENRES if p.search(own)]
    if AUTRE_ASSEMBLEE.search(own) or AVANT.search(own) or any(reason in NOT_ACTS for reason in kinds):
        return 0
    if (MENTIONS.search(lien.texte) or not own) and _of_another_kind(plain(lien.autour), plain(lien.pres), page):
        return 0
    if listing and lien.lieu != "menu" and (NUMERO.search(own) or _of_a_sitting(lien, page)):
        return SUITE  # whatever it is about
    if kinds:
        return 0
    if council_words(own) and lien.lieu != "menu" and NEWS.search(plain(page.entete)):
        return SUITE
    if RUBRIQUE.search(own) or (not own and RUBRIQUE.search(last)):
        return SUITE if (listing and lien.lieu == "corps") or DAY.search(own) else RUBRIQUES
    if YEAR.search(own) and lien.lieu == "corps" and CONSEIL_SEUL.search(plain(page.entete)):
        return SUITE  # the years of the council's own page
    if YEAR.search(own) and (
        child(lien.url, page.url) or beside(lien.url, page.url) or (listing and lien.lieu != "menu")
    ):
        return SUITE if listing or child(lien.url, page.url) else 0
    if lien.lieu != "menu":
        if listing and OLDER.search(own):
            return SUITE
        if council_words(own) and (listing or SEANCE.search(own) or ACTE.search(own)):
            return SUITE
        if listing and _item(lien, page, own) and (not JAMAIS.search(own) or _alike(lien, page)):
            return SUITE
        if MENTIONS.search(lien.texte) and council_words(_told(lien)):
            return SUITE
        if CONSEIL_SEUL.search(own) and DAY.search(plain(lien.autour)) and child(lien.url, page.url):
            return SUITE  # a sitting that its day alone names
    if YEAR.search(own) and RUBRIQUE.search(plain(lien.contexte)) and not first_kind(GENRES, plain(lien.contexte)):
        return RUBRIQUES  # a year of a menu, below the rubric's name
    if JAMAIS.search(own):
        return 0
    if CONSEIL_SEUL.search(own) or (CONSEIL.search(own) and lien.lieu != "menu"):
        return CONSEILS
    return MAIRIES if MAIRIE.search(own) or (CONSEIL.search(last) and len(own) < 60) else 0


def _of_another_kind(row: str, before: str, page: Page) -> bool:
    """A row that ends by « voir », or the words before it, name a paper that is not the council's; a subject does so only where the page is of all kinds."""
    if just_before(before) not in ("", ACT):
        return True
    if not row or ACTE.search(row):
        return False
    if first_kind(GENRES, row):
        return True
    told = NUMERO.search(row) or SEANCE.search(row) or OBJET.search(row) or ACTE.search(plain(page.entete))
    return not told and bool(first_kind(SUJETS, row))


def _of_a_sitting(lien: Lien, page: Page) -> bool:
    """The row that holds the link begins by its words, and tells of a sitting or an act; the page's own path to itself does not."""
    row = plain(lien.autour)
    if is_home(lien.url) or child(page.url, lien.url) or len(lien.texte) < 4:
        return False
    return row.startswith(plain(lien.texte)) and bool(SEANCE.search(row) or ACTE.search(row))


def _item(lien: Lien, page: Page, own: str) -> bool:
    """One of a listing's items: a page below it, or one told beside a day or a number."""
    near = plain(_told(lien))
    return (
        child(lien.url, page.url)
        or bool(DAY.search(f"{own} {plain(lien.autour)}"))
        or bool(MENTIONS.search(lien.texte) and (ACTE.search(near) or SEANCE.search(near)))
    )


def _alike(lien: Lien, page: Page) -> bool:
    """The list's items lie in one folder, each told beside its day: this one is theirs, whatever its title speaks of."""
    if len(page.liens) > LARGEST:
        return False
    folder = lien.url.rpartition("/")[0]
    rows = {ln.url: ln for ln in page.liens if ln.lieu == "corps" and ln.url.rpartition("/")[0] == folder}
    dated = [ln for ln in rows.values() if DAY.search(plain(ln.autour)) and not MENTIONS.search(ln.texte)]
    others = [ln for ln in dated if not JAMAIS.search(plain(ln.texte))]
    return len(others) * 2 >= len(rows) > 2 and any(ln.url == lien.url for ln in dated)


def _told(lien: Lien) -> str:
    """What is said of a link that says « ici »: its sentence, where there is one, else what stands around it."""
    return lien.pres if re.search(r"[^\W\d_]{4}", lien.pres) else f"{lien.contexte} {lien.autour}"


def one_act(text: str) -> bool:
    """The text names one act, by its number or its day: its page holds that document and no other."""
    return bool(
        re.match(
            r"(?:proces verbal|pv|compte rendu|cr|deliberation|liste des deliberations|acte|del|dcm)\b.*\d", plain(text)
        )
    )


def same_row(lien: Lien, row: str) -> bool:
    """The link stands in this row of a file, or in the item that holds it."""
    last = len(row) > LONG_ROW // 2 and lien.autour.endswith(f" {row}")
    return lien.autour == row or last or (len(row) >= LONG_ROW and row in lien.autour)


def is_home(url: str) -> bool:
    """The address is a site's first page."""
    parts = urlsplit(url)
    return bool(HOME.fullmatch(parts.path.strip("/").lower())) and not parts.query


def is_listing(page: Page) -> bool:
    """The page is one where the council's documents are published: its heading, title or address says so."""
    if AUTRE_ASSEMBLEE.search(plain(page.entete)):
        return False
    path = plain(urlsplit(page.url).path)
    return any(
        RUBRIQUE.search(w) or council_words(w) for w in (plain(page.entete), plain(page.titre.split(" - ")[0]), path)
    )
