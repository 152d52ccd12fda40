"""Lines of grants whose sums bear no sign of euros, under a heading that says what they are: `Judo club 1 200`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.montants.candidat import Candidat
from extractors.montants.sommes import Somme
from extractors.montants.zones import Zones
from extractors.patterns.casse import Motif, SansCasse

ANNONCE = SansCasse(
    r"\b(?:subventions?|plan\sde\sfinancement)\b[^\n]{0,120}?(?::|suit|suivante?s?|ci-dessous|\(en\s(?:€|euros)\)|montants?\b)[^\n]{0,30}\n"
)
LIGNE = re.compile(
    r"[^\w\n]{0,5}(?P<label>[^\W\d_][^\n€]{1,80}?)(?:\s?[:.…–_|-]{1,80}\s?|\s{1,4})(?P<n>\d{1,3}(?:[ .\u00a0]\d{3})+|\d{2,6})(?P<d>[.,]\d\d)?\s?(?:€|euros?)?[^\S\n]*(?:\n|$)"
)
EUROS = Motif(r"€|(?i:\beuros?\b|\bmontants?\b)")
MOIS = Motif(
    r"(?i)(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|ann[ée]e|article|compte|n°|exercice|en)\s?$"
)
MOINS, PLUS = 10.0, 1_000_000.0
RANGEE = 2
"""Lines that follow each other before they are a list."""

PUCE = re.compile(
    r"^\W*(?:(?:\d{1,2}\s?[).]|[a-z]\)|[eo°])\s)?\W*(?i:(?:subventions?|aides?|participations?)\s(?:d[eu]\s|de\sla\s|[àa]\s(?:la\s|l')?|au\s)?(?=[A-ZÀ-Ýa-z]))?"
)
COLONNES = re.compile(r"(?:\s+[+–−-]?\s?\d{1,3}(?:[ .]\d{3})*(?:[.,]\d\d)?\s?(?:€|euros?)?)+\s*$")
"""Other columns of a table, between a name and the sum."""
TAUX = re.compile(r"[\s:]+\d{1,3}(?:[.,]\d+)?\s?%?$")
"""A share printed in a column before the sum."""
PUCE_SEULE = re.compile(r"\W{0,6}(?:[eo]\s)?$")
TOTAL = re.compile(
    r"(?i)^\W*(?:sous[\s-]?)?tota(?:l|ux)(?:\s(?:g[ée]n[ée]ral|des\s(?:subventions|aides)|attribu[ée]|vers[ée]))?\W*$|^\W*(?:soit\s)?(?:un\s)?montant\stotal\s:?\W*$"
)
TAXES = re.compile(r"(?i)^(?:ht|ttc|hors\staxes|soit|dont|total\s(?:ht|ttc)|montant(?:\s(?:ht|ttc|total))*)?\W*$")
VERBE = Motif(
    r"(?i)\b(?:d[ée]cid|attribu|vers(?:e|er)\b|fix|accept|sollicit|allou|accord|s'[ée]l[èe]v|est\b|sont\b|montant\sde|somme\sde|pour\sun|d'un\b|au\sprix|[àa]\shauteur|subvention\sde|jusqu)"
)


SUSPENDU = re.compile(r"(?i)(?:^|\W)(?:[àa]|au|de|du|d'|d'une?|des|pour|par|soit|et|en|sur|la|le)$")
"""A line that goes on: its beginning is no label."""


def bare_lines(text: str, where: Zones) -> list[Somme]:
    """The sums of such lists, in decisions and proposals."""
    found: list[Somme] = []
    for match in ANNONCE.finditer(text):
        if where.at(match.end()) not in ("decide", "propose", "neutre"):
            continue
        rows = list(_lines(text, match.end()))
        told = EUROS.search(text, match.start(), rows[-1].fin + 4 if rows else match.end())
        if len(rows) >= RANGEE and told:
            found += rows
    return list({s.debut: s for s in found}.values())


def _lines(text: str, at: int) -> Iterator[Somme]:
    """The sums of the lines that follow, up to the first that is of another shape; one heading of columns may stand first."""
    skipped = 0
    rates = "aux" in text[at : at + 60] or "%" in text[at : at + 60]
    while at < len(text):
        match = LIGNE.match(text, at)
        if match is None or MOIS.search(match["label"]):
            end = text.find("\n", at)
            line = text[at : end if end >= 0 else len(text)]
            skipped += bool(line.strip())
            if end < 0 or skipped > 1 or len(line) > 60:
                return
            at = end + 1
            continue
        n, debut = match["n"], match.start("n")
        if rates and (share := re.match(r"(\d{1,2}|100)[ \u00a0](?=\d{1,3}[ \u00a0])", n)):
            n, debut = n[share.end() :], debut + share.end()  # the share's own column
        value = float(re.sub(r"\D", "", n) + "." + (match["d"] or ".0")[1:])
        year = not match["d"] and re.fullmatch(r"(?:19|20)\d\d", n)
        if MOINS <= value <= PLUS and not year:
            end = match.end("d") if match["d"] else match.end("n")
            yield Somme(value, debut, end, end)
        at = match.end()


def label_of(candidate: Candidat) -> str | None:
    """What stands before the sum on a line of a list: `- Foyer rural : 500 €`; None in a sentence."""
    head = candidate.proche.rsplit("\n", 1)[-1]
    tail = candidate.ligne[candidate.ligne.rfind(head) + len(head) :] if head else candidate.ligne
    head = COLONNES.sub("", head) if candidate.grille else head
    label = TAUX.sub("", PUCE.sub("", head).strip(" .:…–-|+\t"))
    if (
        not label
        or len(label) > 90
        or len(tail) > 60
        or VERBE.search(label)
        or SUSPENDU.search(label)
        or TAXES.match(label)
    ):
        return None
    return label


def list_head(text: str, at: int) -> int:
    """Where the list begins that holds the line of `text[at]`: behind the last line before it that ends with no sum."""
    start = text.rfind("\n", 0, at) + 1
    for _ in range(RANGS):
        before = text.rfind("\n", 0, max(0, start - 1)) + 1
        if start == 0 or not FIGURE.search(text, before, start):
            break
        start = before
    return start


RANGS = 200
FIGURE = re.compile(r"\d\s?(?:€|euros?)?\W{0,4}\n$")
