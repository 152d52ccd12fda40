"""Which links are a council's documents: by their text, their name, what stands around them. Each one left aside has its reason.

Three degrees, from the nearest word to the farthest: the link's own text and file name; the heading and the block that
hold it; the page. The first that says something decides; the document's first page, once read, has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from flows.moisson.mots import (
    ACTE,
    ANNEXE,
    AUTRE_ASSEMBLEE,
    AUTRE_NIVEAU,
    AUTRE_NIVEAU_TITRE,
    BAVARD,
    BUREAU,
    COMPTE_RENDU,
    CONSEIL,
    CONSEIL_COMMUNAL,
    EMPLOI,
    GENRES,
    JOUR,
    MOIS,
    NUMERO,
    NUMERO_VOISIN,
    OBJET,
    SEANCE,
    SUJETS,
    first_kind,
    plain,
)
from flows.source import Source

HORS = "un autre site, et rien ne dit que ce soit un document du conseil"
DATED = re.compile(rf"{JOUR}\b")
"""A row that begins by a day: on a page of acts, one of them."""
BARE_DAY = re.compile(rf"\W*{JOUR}\W*$")
"""A row that is a day and nothing more: it does not say what was done on that day."""
ACTS_OF_A_DAY = re.compile(rf"(?:les )?deliberations (?:[a-z]+ ){{0,4}}{JOUR}\b")
"""The title of a page that holds the acts of one sitting."""
MONTH = re.compile(rf"{MOIS}(?: 20\d\d)?")
"""A heading that is a month: on a page of deliberations, those of its sittings."""
ITEM = re.compile(r"\d{1,2} (?!pieces?\b|" + MOIS + r"\b)[a-z]{3}")
"""An item of a sitting's agenda, by its rank: on the page of that sitting, an act."""
NUMBERED = re.compile(r"(?:(?:n|no|num|acte|d|del|delib\w*|dcm) )*20\d\d ?\d{1,4}(?: \d{1,3})?\b")
"""An act's number, which begins its title where the page is one of acts."""
NOT_TITLE = re.compile(rf"\b(?:{MOIS}|annee|projet|commune|ville|mairie|municipal\w*|portant|relati\w+)\b")
ACT = "acte"
DOUTE = "rien ne dit que ce soit un document du conseil"


GROUPING = re.compile(r"(?:communaute|metropole|syndicat|grand |pays|agglo|c ?c |ca )")
"""How the name of a grouping begins."""
DECIDED = re.compile(r"delib(?!ero)|proces ?verba|\bpv")
CM = re.compile(r"c ?m\b")
"""On a grouping's site, a metropolis's council or the town's beside it: the headings tell which."""
REGLEMENT = re.compile(r"reglement interieur du (?:conseil|comite)(?: \w+)? ?(?:\||$)")
"""The council's own rules: a paper, unless what is said of it makes an act of it."""
PROSE = 40
"""Characters: a sentence, rather than a number or a day."""
LETTERS = re.compile(r"[^\W\d_]{3}")
SITTING = re.compile(r"conseils? (?:communaut|metropol|syndic|de)|comite syndic")
ABOVE = " ‹ "
"""Between a heading and the one above it."""
SAID = "~"
"""Before what stands as a heading without being one: a short paragraph, a row without links."""


@dataclass(frozen=True, slots=True)
class Lien:
    """A link as a page shows it.

    `texte` is its own, `pres` what stands just before it (its sentence, its label, the head of its column), `autour` the text of the
    row, item or paragraph that holds it, `contexte` the headings above it, the nearest first, `page` the page's title, `date` an
    ISO date that the platform declares, `lieu` where on the page it stands (`corps`, `menu`, `pages` for paging), `ailleurs` that
    the file lies on another site, `liste` that the page is one where the council's documents are published, `ecarte` the
    reason for which the platform itself tells that it is not one.
    """

    url: str
    texte: str
    contexte: str = ""
    autour: str = ""
    page: str = ""
    date: str = ""
    lieu: str = "corps"
    ailleurs: bool = False
    liste: bool = True
    ecarte: str = ""
    pres: str = ""

    @property
    def indice(self) -> str:
        """What the site says of the document, kept as a hint: the link's text, the headings above it, the page's title."""
        heads = [h for h in self.contexte.split(ABOVE) if not h.startswith(SAID)]
        return " | ".join(dict.fromkeys(t for t in (self.texte, *heads[:2], self.page) if t))[:400]


def reason_to_leave(lien: Lien, source: Source) -> str | None:
    """Why a link to a file is left aside, or None where it is taken."""
    own, near = own_words(lien), plain(f"{lien.contexte} {lien.autour}")
    whole = f"{own} {near} {plain(lien.page)} {plain(lien.url)}"
    if source.garder and not any(re.search(p, whole, re.IGNORECASE) for p in source.garder):
        return "ne correspond pas à ce que la source demande de garder"
    if any(re.search(p, whole, re.IGNORECASE) for p in source.ecarter):
        return "correspond à ce que la source demande d'écarter"
    return lien.ecarte or _by_its_words(lien, own, source)


def _by_its_words(lien: Lien, own: str, source: Source) -> str | None:
    page = plain(lien.page)
    block = plain(_own_sentence(lien) if REGLEMENT.match(own) else lien.autour)
    heads = [(plain(t), t.startswith(SAID)) for t in lien.contexte.split(ABOVE) if t]
    folder = plain(urlsplit(lien.url).path.rpartition("/")[0])
    if other := _other_body((own, plain(lien.pres), block, *_folders(folder)), (*(h for h, _ in heads), page), source):
        return other
    act = ACTE.search(own)
    acts = lien.liste and any(ACTE.search(w) or ACTS_OF_A_DAY.search(w) for w in (page, block, *(h for h, _ in heads)))
    mute = not LETTERS.search(BAVARD.sub(" ", lien.texte))
    if _annexe(own) or (mute and not act and _annexe(plain(lien.pres))):
        return "annexe d'un acte"
    for reason, pattern in GENRES:
        kind = pattern.search(own)
        if kind and acts and _subject(own, kind.start()):
            return None
        if kind and not (act and act.start() < kind.start()):
            return reason
    if any(not m[0].startswith("seance") for m in ACTE.finditer(own)):
        return None
    if said := just_before(plain(lien.pres)):
        return said if said != ACT else None
    if act:
        return None
    near = " ".join([block, *(h for h, said in heads if not (said or page.startswith(h)))])
    if not NUMERO.search(own) and not _stands_among_acts(lien, own, near, folder):
        words = own if len(own) > 20 or len(block) > 120 else f"{own} {block}"
        if subject := first_kind(SUJETS, words):
            return subject
    return _by_its_place(lien, own, [block, *(h for h, _ in heads)], folder)


def _own_sentence(lien: Lien) -> str:
    """What stands around a link, without the prose that ended before it: it led elsewhere (« Consultez les comptes rendus. »)."""
    before, stop, last = lien.autour.rpartition(". ")
    prose = len(before) >= PROSE and not SEANCE.search(plain(before)) and not NUMERO_VOISIN.search(plain(before))
    return last if stop and prose and lien.texte in last else lien.autour


def _subject(own: str, start: int) -> bool:
    """What is named there is what an act is about: its number comes first, and words of its title (`2025-14 Tarif des encarts du bulletin`)."""
    before = own[own.rfind("|", 0, start) + 1 : start].strip()
    number = NUMBERED.match(before)
    return number is not None and len(re.findall(r"[a-z]{4,}", NOT_TITLE.sub(" ", before[number.end() :]))) >= 2


def _annexe(own: str) -> bool:
    """An annexe of an act: so say the link's words, or its file's name where they tell nothing."""
    parts = [part.strip() for part in own.split("|")]
    return bool(ANNEXE.search(next((p for p in parts if ACTE.search(p) or ANNEXE.search(p)), "")))


def just_before(words: str) -> str:
    """What the words before a link make of it: the last kind that they name, `ACT` where that is an act of the council."""
    acts = [m.end() for m in ACTE.finditer(words) if not m[0].startswith("seance")]
    kinds = [(m.end(), f"{reason} (dit autour du lien)") for reason, p in GENRES for m in p.finditer(words)]
    end, reason = max(kinds, default=(0, ""))
    return ACT if acts and acts[-1] > end else reason


def _by_its_place(lien: Lien, own: str, around: list[str], folder: str) -> str | None:
    """The link says nothing of itself: the row, then each heading, then the page decide; then doubt, which follows the place."""
    for words in around:
        act, kind = ACTE.search(words), first_kind(GENRES, words)
        sitting = SEANCE.search(words) and not BARE_DAY.match(words) and not any(p.match(words) for _, p in GENRES)
        if act or (sitting and not (kind and words == around[0])):
            return None
        if kind:
            return f"{kind} (dit autour du lien)"
    if lien.lieu == "menu":
        return DOUTE
    if SEANCE.search(own) or SEANCE.search(around[0]) or (NUMERO.search(own) and lien.liste):
        return None
    page = plain(lien.page)
    if lien.ailleurs:
        return None if lien.liste and ACTE.search(page) else HORS
    if ACTE.search(page) or ACTE.search(folder) or CONSEIL.search(" ".join([*around, folder])):
        return None
    if kind := first_kind(GENRES, f"{page} {folder}"):
        return f"{kind} (dit par la page)"
    return None if lien.liste else DOUTE


def _stands_among_acts(lien: Lien, own: str, near: str, folder: str) -> bool:
    """What stands beside the link tells of an act or a sitting; or its words are an act's title, on a page of acts."""
    beside = ACTE.search(f"{near} {folder}") or SEANCE.search(f"{near} {folder}") or NUMERO_VOISIN.search(near)
    page = plain(lien.page)
    dated = lien.liste and ((DATED.match(near) and ACTE.search(page)) or ACTS_OF_A_DAY.match(page))
    months = lien.liste and any(MONTH.fullmatch(plain(h)) for h in lien.contexte.split(ABOVE)) and "delib" in page
    agenda = lien.liste and ITEM.match(own) and SEANCE.search(page)
    return bool(beside or dated or months or agenda or (lien.liste and OBJET.search(own)))


def _other_body(near: Iterable[str], above: Iterable[str], source: Source) -> str | None:
    """Another assembly's paper: its name is nearer to the link than the council's. A CCAS may be a source of its own."""
    grouping = _grouping(source)
    level = (AUTRE_NIVEAU,) if _communal(source) else (CONSEIL_COMMUNAL,) if grouping else ()
    heading = (*level, AUTRE_NIVEAU_TITRE) if level and not grouping else level
    own, *_ = near = list(near)
    told = bool(grouping and COMPTE_RENDU.search(own) and not DECIDED.search(own))
    for words, others in (*((w, level) for w in near), *((w, heading) for w in above)):
        found = next((m for p in (AUTRE_ASSEMBLEE, *others) if (m := p.search(words))), None)
        if found and not AUTRE_ASSEMBLEE.search(plain(source.nom)):
            return f"document d'une autre assemblée ({next((g for g in found.groups() if g), found[0]).strip()})"
        if told and BUREAU.search(words) and not SITTING.search(words):
            return "compte rendu du bureau"
        if any(not (grouping and CM.match(m[0])) for m in CONSEIL.finditer(words)):
            return None
    return None


def _folders(path: str) -> list[str]:
    """The folders of a file that name a body and nothing else (`/uploads/ccas/2024/`)."""
    return [name for part in path.split("/") if (name := part.strip()) and AUTRE_ASSEMBLEE.fullmatch(name)]


def _communal(source: Source) -> bool:
    """The source is a commune: it has an INSEE code, or a SIREN of one (they begin by 21; those of groupings by 20 or 24)."""
    return bool(source.insee) or source.siren.startswith("21")


def _grouping(source: Source) -> bool:
    """The source is a grouping of communes: so says its SIREN, or, where it may be a new commune's too (20), its name."""
    kind = source.siren[:2]
    return not source.insee and (kind in ("24", "25") or (kind == "20" and bool(GROUPING.match(plain(source.nom)))))


def own_words(lien: Lien) -> str:
    """What a link says of itself: its text, and the name of its file (the last part of its path, or a parameter's value)."""
    parts = urlsplit(lien.url)
    name = parts.path.rpartition("/")[2]
    if not name.lower().endswith(".pdf"):
        name = "" if SCRIPT.search(name) else name
        told = [v.rpartition("/")[2] for k, v in parse_qsl(parts.query) if k in ("path", "name", "nom", "file", "f", "title", "download") or v.lower().endswith(".pdf")]  # fmt: skip
        name = " ".join([*told, name])
    return plain(f"{BAVARD.sub(' ', lien.texte)} | {EMPLOI.sub('', name)}")


SCRIPT = re.compile(r"(?i)\.(?:php|jsp|aspx?|cfm|cgi|html?)$")


def council_words(text: str) -> bool:
    """The text names acts, minutes or a sitting of the council, and not of another body."""
    words = plain(text)
    return bool(ACTE.search(words) or SEANCE.search(words)) and not AUTRE_ASSEMBLEE.search(words)
