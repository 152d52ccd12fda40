"""The list that minutes print of their own deliberations, at the foot: what names the acts whose texts are not in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lines import ViewLine
from extractors.patterns.casse import SansCasse
from extractors.split.cut import Cut
from extractors.split.heads import HEADER, alike, plain
from extractors.split.rangee import OTHER_ROW, OUTCOME
from extractors.split.refus import never_title
from extractors.split.series import TOKEN, best_series, consecutive, numero_of

HEADING = SansCasse(
    r"\W*(?:(?:liste|r[ée]capitulatif|tableau|rappel|r[ée]sum[ée]|num[ée]ros?|relev[ée])\s+(?:r[ée]capitulatif\w*\s+|chronologique\s+)?(?:des|de\s+toutes\s+les)\s+d[ée]lib[ée]rations\b.{0,60}|r[ée]capitulatif\s+de\s+(?:la|cette)\s+s[ée]ance"
    r"|.{0,120}\b(?:d[ée]lib[ée]rations?\s+(?:suivantes|ci-(?:dessous|apr[èe]s)|prises|adopt[ée]es)\b.{0,40}|(?:a\s+comport[ée]|comporte|ont\s+[ée]t[ée]\s+prises)\b.{0,60}|d[ée]lib[ée]rations?\s*:))\s*$"
)
ROW = re.compile(
    rf"\W{{0,3}}(?:(?i:d[ée]lib[ée]ration|dcm|n\s?[°º])\s*(?i:n\s?[°º])?\s*)?(?P<number>{TOKEN})\s*[-–—:|]?\s+(?=[^\W\d_«\"])"
)
LAST = re.compile(rf"\s+(?i:d[ée]lib[ée]ration|dcm|n\s?[°º])\s*(?i:n\s?[°º])?\s*(?P<number>{TOKEN})\s*$")
CLASSED = SansCasse(r"\b(?:classification|nomenclature|mati[èe]re|th[èe]me|domaine)s?\b")
THEME = SansCasse(
    r"(?:\d(?:\.\d{1,2}){0,2}\s*[-–.:]?\s*)?(?:march[ée]s?\s+publics?|d[ée]l[ée]gations?\s+de\s+service\s+public|documents?\s+d'urbanisme|droit\s+de\s+pr[ée]emption(?:\s+urbain)?|"
    r"acquisitions?|ali[ée]nations?|locations?|(?:autres\s+)?actes?\s+de\s+gestion\s+du\s+domaine\s+(?:public|priv[ée])|personnels?\s+(?:titulaires|contractuels?)\S*|"
    r"r[ée]gime\s+indemnitaire|[ée]lections?\s+ex[ée]cutif|fonctionnement\s+des\s+assembl[ée]es|d[ée]signations?\s+de\s+repr[ée]sentants|intercommunalit[ée]|"
    r"d[ée]cisions?\s+budg[ée]taires?|fiscalit[ée]|emprunts?|subventions?|contributions?\s+budg[ée]taires?|fonds\s+de\s+concours|divers|enseignement|aide\s+sociale|voirie|"
    r"am[ée]nagement\s+du\s+territoire|environnement|culture|(?:autres\s+)?domaines?\s+de\s+comp[ée]tences?(?:\s+des\s+communes)?|"
    r"commande\s+publique|urbanisme|domaine\s+et\s+patrimoine|fonction\s+publique|institutions\s+et\s+vie\s+politique|finances(?:\s+locales)?)\s+(?=[A-ZÀ-Ö])"
)
"""A heading of the nomenclature of acts in a column of its own, before the title."""
MOST = 9
"""Lines that one row may take."""


def cuts(text: str, lines: Sequence[ViewLine]) -> list[Cut]:
    """The rows of the last such list, in their order; none where it has fewer than two, or no series of numbers."""
    for index in range(len(lines) - 1, -1, -1):
        words = lines[index].text.lower()
        if ("bération" in words or "capitulatif" in words) and HEADING.match(lines[index].text):
            found = _rows(text, lines, index + 1)
            if len(found) >= 2:
                return found
    return []


def missing(text: str, listed: Sequence[Cut], known: Sequence[Cut]) -> list[Cut]:
    """The rows whose text the document does not hold; none where it holds half of them: the list only says them again."""
    titles = [plain(text[slice(*cut.title)]) for cut in known]
    numbers = {plain(text[slice(*cut.number)]) for cut in known if cut.number}
    left = [
        row for row in listed
        if row.number and plain(text[slice(*row.number)]) not in numbers and not any(alike(plain(row.objet or ""), t) for t in titles)
    ]  # fmt: skip
    return left if len(left) > 0.5 * len(listed) else []


def _rows(text: str, lines: Sequence[ViewLine], first: int) -> list[Cut]:
    themed = any(CLASSED.search(line.text) for line in lines[first : first + 3])
    rows: list[tuple[ViewLine, re.Match[str], bool]] = []
    parts: list[list[str]] = []
    ends: list[int] = []
    for line in lines[first:]:
        lead, last = ROW.match(line.text), LAST.search(line.text)
        match = lead or last
        if match is not None and (not rows or (lead is not None) == rows[0][2]):
            rows.append((line, match, lead is not None))
            parts.append([line.text[match.end() :] if lead else line.text[: match.start()]])
            ends.append(line.end)
        elif (
            not rows
            or line.text.strip().isdigit()
            or HEADER.match(line.text)
            or never_title(line.text)
            or OTHER_ROW.match(line.text)
        ):
            if rows and OTHER_ROW.match(line.text):
                break
        elif (line.gap or 0) > 1.2 or len(parts[-1]) >= MOST:
            break
        else:
            parts[-1].append(line.text)
            ends[-1] = line.end
    numbers = [numero_of(match, line.start, line.start) for line, match, _ in rows]
    if len(numbers) < 2 or len(best_series(numbers)) < len(numbers) or not consecutive(numbers):
        return []
    return [
        Cut(line.start, (line.start + (m.end() if lead else 0), end), n.number, end, _objet(part, themed))
        for (line, m, lead), n, part, end in zip(rows, numbers, parts, ends, strict=True)
    ]


def _objet(part: Sequence[str], themed: bool) -> str:
    kept = []
    for words in part:
        outcome = OUTCOME.search(words)
        kept.append((words[: outcome.start()] if outcome else words).strip(" -–—:|"))
    words = " ".join(" ".join(kept).split())
    theme = THEME.match(words) if themed else None
    return words[theme.end() if theme and theme.end() < len(words) else 0 :].strip(" .:-–—|•*")
