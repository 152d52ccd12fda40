"""What a document is, told by its head and by what it holds."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.decisions import decides
from extractors.patterns.casse import SansCasse, lowered
from extractors.votes.zones import word_zones
from schemas.records import Nature

ASSEMBLY = SansCasse(
    r"conseil\s+(?:municipal|communautaire|m[ée]tropolitain|syndical|d[ée]partemental|r[ée]gional|g[ée]n[ée]ral|d'administration|de\s+communaut[ée]|d'arrondissement|de\s+territoire)"
    r"|bureau\s+(?:communautaire|syndical|m[ée]tropolitain)|comit[ée]\s+syndical|conseillers?\s+municipaux|assembl[ée]e\s+d[ée]lib[ée]rante"
)
OTHER = SansCasse(
    r"(?m)^\W*(?:extrait\s+d[u']\s*(?:registre\s+des\s+)?arr[êe]t[ée]s?|registre\s+des\s+arr[êe]t[ée]s|arr[êe]t[ée]s?\s*(?:n|du\s+maire|municipal|temporaire|permanent|portant|de\s|pr[ée]fectoral|$)"
    r"|d[ée]cisions?\s+(?:du\s+maire|de\s+la\s+maire|municipale|du\s+pr[ée]sident|de\s+la\s+pr[ée]sidente|n\s?[°º])|le\s+maire\s+(?:d[e'u].{2,40}\s+)?arr[êe]te"
    r"|recueil\s+des\s+actes|bulletin\s+municipal|r[èe]glement\s+(?:int[ée]rieur|de\s|du\s|d')|convocation\b|table\s+des\s+mati[èe]res|sommaire\b|note\s+(?:de|explicative)|rapport\s+(?:annuel|d'activit)"
    r"|projets?\s+de\s+d[ée]lib[ée]rations?\s*$|(?:monsieur|madame)\s+l[ea]\s+(?:maire|pr[ée]sidente?|pr[ée]f[eè]te?),\s*$|permis\s+de\s+construire|convention\s+entre|avis\s+(?:d'enqu[êe]te|au\s+public)|budget\s+(?:primitif|annexe)\s+\d{4}\s*$|compte[\s-]*rendu\s+de\s+r[ée]union\s*$)"
)
MAYOR_ALONE = SansCasse(
    r"(?m)^\W*d[ée]cision\s+n\s?[°º][^\n]*\n(?:[^\n]*\n){0,8}?\W*(?:le|la)\s+(?:maire|pr[ée]sidente?)\b[^\n]{0,80},?\s*\n\W*(?:vu|consid[ée]rant)\b"
)
"""A decision taken by delegation: the mayor alone is the subject of its recitals."""
BUDGET = SansCasse(
    r"poste\s+comptable|pr[ée]sentation\s+g[ée]n[ée]rale\s+du\s+budget|vue\s+d'ensemble\b.{0,80}\b(?:section|ex[ée]cution|budget)|"
    r"\bM\.?\s?(?:14|57|49)\b[^\n]{0,40}\n[^\n]*budget\s+(?:primitif|suppl|principal)|[ée]tat\s+des\s+restes\s+[àa]\s+r[ée]aliser"
)
"""A budget's own forms (instructions M14, M49, M57): their last page tells of a vote, and they hold no act."""
BULLETIN = SansCasse(
    r"(?:bulletin|journal|magazine|lettre|gazette|[ée]cho)s?\b(?:\s+(?:municipale?|communale?|d'informations?(?:\s+municipales?)?|de\s+la\s+commune|du\s+village))?[^\n]{0,60}(?:\n[^\n]{0,60})?(?:\bn\s?[°º]\s?\d|printemps|automne|[ée]t[ée]\s+\d|hiver|trimestr|mensuel|semestr)"
    r"|\b(?:le\s+)?(?:mot|[ée]dito(?:rial)?)\s+(?:du|de\s+(?:la|votre|madame|monsieur))\s*(?:le\s+|la\s+)?maire\b"
)
"""What the town hall prints for its people: it tells of the council among the rest."""
LISTE = SansCasse(
    r"liste\s+(?:chronologique\s+)?des\s+(?:d[ée]lib[ée]rations?|actes)|relev[ée]\s+des\s+d[ée]lib[ée]rations|tableau\s+des\s+d[ée]lib[ée]rations"
)
TITLED = (
    r"(?m)^(?!\W*(?:le|la|les|un|du|l'approbation|approbation|adoption|lecture|extrait|vu|arr[êe]t)\b)[^\n.;,]{0,60}?"
)
PV = SansCasse(TITLED + r"(?:proc[èe]s[\s-]*verba(?:l|ux)\b|\bP\.?V\.?\s+(?:du|de\s+la|conseil))")
CR = SansCasse(
    TITLED
    + r"(?:compte[\s-]*rendus?\b(?!\s+(?:annuel|d'activit|financier|technique|(?:de|des)\s+travaux))|\bC\s?[-.]?\s?R\.?\s+(?:du|de\s+la|conseil)|relev[ée]\s+de\s+d[ée]cisions)"
)
EXTRAIT = SansCasse(
    r"extrait\s+(?:du|des)\s+(?:registre|d[ée]lib|proc[èe]s[\s-]*verba)|registre\s+des\s+d[ée]lib|(?<!\bla )(?<!\bla\n)(?<!\bde )d[ée]lib[ée]rations?\s+(?:n\s?[°º]|(?:du\s+)?(?:conseil|bureau|comit)|du\s+\d)|^\W*d[ée]lib[ée]ration\b"
)
REGISTER = SansCasse(r"registre\s+des\s+d[ée]lib")
"""Where minutes are kept as well: beside their own name, it tells nothing."""
RUNNING_CR = re.compile(r"(?<![\w'] )(?:(COMPTE[\s-]*RENDU)|PROC[ÈE]S[\s-]*VERBAL)(?!\s+(?:DES?\s+D[ÉE]CISIONS))")
"""The heading in capitals of a text whose lines are lost."""
TABLE = SansCasse(
    r"(?:n\s?[°º]|num[ée]ros?)\s+(?:de\s+(?:la\s+)?)?d[ée]lib[ée]rations?[^\n]{0,30}\n?[^\n]{0,30}(?:objet|intitul[ée]|titre|libell[ée])\b|objet\s+de\s+la\s+d[ée]lib[ée]ration\s*[-–]\s*ann[ée]e"
)
"""The heading of a table of deliberations, in a document that has no other name."""
NUMBERED = re.compile(r"(?im)^[^\n]{0,24}\bn\s?[°º]\s?(?=[\w./-]{0,12}\d)[\w./-]{4,18}|^\d{2,4}(?=\s[^\W\d_]{3})")
AGENDA_ALONE = SansCasse(r"\W*(?:l')?ordre\s+du\s+jour\b(?:\s+(?:du|de\s+la)\b[^\n]{0,60})?\s*\n")
"""The agenda sent before the sitting, with its notes."""
ASSEMBLED = SansCasse(
    r"pr[ée]sents?\s*:|[ée]taient\s+pr[ée]sent|conseillers\s+pr[ée]sents|(?:s'est|se\s+sont|est)\s+(?:r[ée]uni|assembl)|s[ée]ance\s+est\s+(?:ouverte|lev[ée]e)"
)
CONVOKED = SansCasse(
    r"(?:j'ai\s+l'honneur\s+de|je\s+vous\s+(?:invite|prie)|nous\s+avons\s+l'honneur\s+de)\s[^.]{0,120}\b(?:informer|inviter|convoquer|convier|assister|participer|r[ée]uni)|vous\s+[êe]tes\s+(?:convi|convoqu|invit|pri)[ée]|se\s+r[ée]unira\s"
)
"""The letter that calls the council together."""
RAPPORT = SansCasse(r"(?m)^\W*rapports?\s+(?:au|du\s+maire\s+au|[àa]\s+l'attention\s+du)\s+conseil\b")
"""What the mayor lays before the council: a draft."""
ROW = re.compile(r"(?im)^\W*d[ée]lib[ée]ration\s+n\s?[°º]\s*([\w/.-]+)")
"""One row of a list; a document made of such rows is a list, whatever its heading says."""
MET = re.compile(r"(?:est|sont|étant)\s+(?:\w+\s+)?réuni|sous la présidence")
"""Said with each number: extracts, however short."""
PRESENCE = SansCasse(
    r"[ée]taient\s+pr[ée]sent|pr[ée]sents?\s*(?:\(e\)s?)?\s*:|secr[ée]taire\s+de\s+(?:la\s+)?s[ée]ance|secr[ée]taire\s*:|membres\s+pr[ée]sents|en\s+exercice|"
    r"ont\s+donn[ée]\s+(?:pouvoir|procuration)|absents?\s+excus[ée]s?"
)
SAT = SansCasse(
    r"date\s+de\s+(?:la\s+)?convocation|(?:s'est|se\s+sont|est)\s+(?:r[ée]uni|assembl)|s[ée]ance\s+(?:du|ordinaire|publique|extraordinaire)|"
    r"(?:conseil\s+(?:municipal|communautaire|m[ée]tropolitain|syndical|d[ée]partemental|r[ée]gional|de\s+territoire)|bureau\s+communautaire|comit[ée]\s+syndical)\s+du\s+\w+\s*\d"
)
SIGNS = (
    "convocation",
    "réuni",
    "reuni",
    "assembl",
    "ance",
    "municipal du",
    "communautaire du",
    "politain du",
    "syndical du",
    "partemental du",
    "gional du",
    "territoire du",
    "sent",
    "secr",
    "exercice",
    "donné",
    "donne",
    "absent",
)
"""Letters without which neither can match."""
HEAD = 1800


def nature_of(text: str) -> Nature:
    """The kind of a document from its cleaned text; `autre` for what holds no act of an assembly.

    Sources: the kinds seen on 1,848 published files; ordonnance 2021-1310 for the three forms that one act may take.
    """
    head = text[:HEAD]
    council = ASSEMBLY.search(text[:6000])
    other = OTHER.search(head[:900])
    named = {pattern: match for pattern in (LISTE, PV, CR, EXTRAIT) if (match := pattern.search(head))}
    own = next(iter(named.values()), None)
    if own is None and (BUDGET.search(head) or BULLETIN.search(head[:900])):
        return "autre"
    rows = len(set(ROW.findall(text)))
    if (
        rows >= 3
        and len(text) < 500 * rows
        and len(MET.findall(text)) < rows
        and not (own and own is not named.get(EXTRAIT))
    ):
        return "liste_deliberations"
    if other and MAYOR_ALONE.search(text, 0, HEAD):
        return "autre"
    if other and (own is None or other.start() < own.start()) and not PRESENCE.search(text[:6000]):
        return "autre"
    if (AGENDA_ALONE.match(text) or CONVOKED.search(head)) and not ASSEMBLED.search(text[:6000]):
        return "autre"
    if own in (None, named.get(EXTRAIT)) and RAPPORT.search(head) and not PRESENCE.search(text[:6000]):
        return "autre"
    if (own is None or own is named.get(EXTRAIT)) and TABLE.search(head) and _tabled(text):
        return "liste_deliberations"
    if LISTE in named:
        return "liste_deliberations"
    if not own and not ((council or len(_sat(text)) >= 2) and decides(text)):
        return "autre"
    if EXTRAIT not in named and not _sat(text) and not decides(text):
        return "autre"
    kinds: tuple[tuple[Nature, SansCasse], ...] = (
        ("proces_verbal", PV),
        ("compte_rendu", CR),
        ("deliberation", EXTRAIT),
    )
    if len(named) > 1 and EXTRAIT in named and REGISTER.match(named[EXTRAIT].group()):
        del named[EXTRAIT]
    first = min(((named[p].start(), kind) for kind, p in kinds if p in named), default=None)
    if first and first[1] == "deliberation" and (running := RUNNING_CR.search(head[: first[0]])):
        return "compte_rendu" if running[1] else "proces_verbal"
    if first:
        return first[1]
    return "compte_rendu" if _sat(text) else "autre"


def _tabled(text: str) -> bool:
    rows = len({m.group() for m in NUMBERED.finditer(text)})
    return rows >= 3 and len(text) < 700 * rows


@lru_cache(maxsize=1)
def _sat(text: str) -> frozenset[str]:
    """The signs that the document tells of a sitting: who was present, who was convened, where it was held."""
    head = text[:5000]
    zones = word_zones(lowered(head), 0, SIGNS, 40, 40)
    return frozenset(m.group().lower()[:9] for p in (SAT, PRESENCE) for a, b in zones for m in p.finditer(head, a, b))
