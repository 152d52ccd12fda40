"""The actes stamp, which the transmission to the prefecture lays over a page: its identifier, its dates, its place.

Identifier: département (3) - SIREN (9) - date of the act (8) - number - nature (DE, AR, AI, CC, BF, AU), as the ministry's
@CTES protocol builds it. It gives the SIREN and the nature with certainty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractors.dates import read_dates
from extractors.patterns.casse import SansCasse

IDENTIFIER = re.compile(
    r"(?P<dep>\d(?<!\d\d)(?:\d\d|(?<=0)2[AB]))\s?[-_–.]\s?(?P<siren>\d{9})\s?[-_–.]\s?(?P<date>(?:19|20)\d{6})\s?[-_–.]\s?(?P<number>[A-Za-z0-9][A-Za-z0-9_ ./-]{0,40}?)\s?[-_–.]?\s?(?P<nature>DE|AR|AI|CC|BF|AU)(?![A-Za-z])(?:-\d{1,2}-\d{1,2}(?![\w-]))?"
)
LOOSE = re.compile(
    r"(?P<siren>\d(?<!\d\d)\d{8})[-_. ](?P<date>(?:19|20)\d{6})[-_. ](?P<number>[A-Za-z0-9_]{2,30})-(?P<nature>DE|AR|AI|CC|BF|AU)(?![A-Za-z])"
)
_DATE = r"(?:\s*[:.]?\s*(?P<d>\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}|\d{1,2}\s+\w+\.?\s+\d{4}))"
_SHORT = r"(?:\s*(?P<d>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)))"
_JOUR = r"(?P<d>\d{1,2}(?:er)?\s?[/. ]\s?(?:\d{1,2}|[^\W\d]{3,9}\.?)\s?[/. ]?\s?(?:19|20)\d\d)"
LINES = (
    ("recu", SansCasse(rf"Accus[ée]\s+(?:de\s+)?r[ée]ception\s+le{_SHORT}")),
    (
        "envoye",
        SansCasse(rf"Envoy[ée]\s+[àa]\s+(?:la\s+)?(?:sous[\s-])?pr[ée]fecture\s+(?:d[eu'][^\n]{{2,40}}\s+)?le{_SHORT}"),
    ),
    ("envoye", SansCasse(rf"Envoy[ée]+\s+en\s+(?:sous[\s-])?pr[ée]fecture\s+le{_DATE}?")),
    ("recu", SansCasse(rf"Re[çc]?u\s+en\s+(?:sous[\s-])?pr[ée]fect(?:\W{{1,4}})?ure\s*(?:le)?{_DATE}")),
    (
        "recu",
        SansCasse(
            rf"Re[çc]?u\s?le\s*\n?(?:[^\w\n]*\d?[^\w\n]*\n)?[^\w\n]*{_JOUR}\s*\n(?:[^\n]{{0,16}}\n){{0,3}}?[^\w\n]*(?:sous[\s-])?pr[ée]fectur?e?(?!\w)[^\n]{{0,30}}"
        ),
    ),
    (
        "recu",
        SansCasse(
            rf"(?m)^[^\w\n]*(?:sous[\s-])?pr[ée]fecture(?:[ ]+d[eu'][^\n]{{0,30}}|[ ][^\n]{{2,30}}(?=\nre[çc]u\s))?\n(?:d[eu'][^\n]{{2,30}}\n|[A-Z-]{{4,24}}\n)?(?:(?:re[çc]u|arriv[ée]e?)(?:\s?le)?\s*\n?)?(?:\d\W{{1,4}})?[^\w\n]*{_JOUR}(?=\s*(?:\n|$))"
        ),
    ),
    (
        "recu",
        SansCasse(rf"(?m)^courrier\s+arriv[ée]\s*\n(?:\d\s?-\s?)?{_JOUR}\s*\n(?:sous[\s-])?pr[ée]fecture[^\n]{{0,30}}"),
    ),
    (
        "recu",
        SansCasse(
            rf"(?:ex[ée]cutoire|certifi)[^.;]{{0,90}}?(?:r[ée]ception|re[çc]ue?)\s+(?:en|à\s+la)\s+(?:sous[\s-]{{1,2}})?pr[ée]fecture\s+(?:d[eu'][^\d\n]{{2,30}}\s+)?le{_DATE}"
        ),
    ),
    (
        "recu",
        SansCasse(rf"(?:Date\s+de\s+)?r[ée]ception\s+(?:en\s+|par\s+le\s+)?pr[ée]f(?:ecture|et){_DATE}"),
    ),
    (
        "recu",
        SansCasse(rf"Re[çc]ue?\s+par\s+le\s+repr[ée]sentant\s+de\s+l['’]\s?[ÉE]tat\s+le{_DATE}"),
    ),
    (
        "recu",
        SansCasse(
            rf"(?m)^[^\w\n]*Re[çc]u\s+(?:en|à\s+la)\s+(?:sous[\s-])?pr[ée]fecture(?:\s+d[eu'’‘][^\d\n]{{2,30}})?\s*\n[^\w\n]*le{_DATE}"
        ),
    ),
    ("envoye", SansCasse(rf"Date\s+de\s+t[ée]l[ée]transmission{_DATE}")),
)
AR_PREFECTURE = SansCasse(
    r"(?:AR|A\.R\.)\s+(?:Sous[\s-])?Pr[ée]fecture|Accus[ée]\s+de\s+r[ée]ception\s+(?:en\s+(?:sous[\s-])?pr[ée]fecture|-\s*Minist[èe]re\s+de\s+l'Int[ée]rieur)",
)
RECU_LE = SansCasse(rf"Re[çc]u\s+le{_DATE}")
AFFICHE_LE = SansCasse(rf"Affich[ée]e?\s+le{_DATE}?[^\S\n]*")
PUBLIE_LE = SansCasse(
    rf"(?:(?:Publi[ée]e?|Mise?\s+en\s+ligne)\s+le|Publication(?=\s*:\s*\d)){_DATE}?[^\S\n]*",
)
LEAD = SansCasse(r"(?:ID\s*:?|Identifiant(?:\s+(?:de\s+)?t[ée]l[ée]transmission)?\s*:?)\s*$")
STAMPED, SIREN = (
    SansCasse(r"fectur|fect\W{1,4}ure|r[ée]ception|t[ée]l[ée]transm|ar le repr[ée]sentant de l"),
    re.compile(r"\d\d{8}"),
)
"""What every stamp has some of: most pages have none of it, and cost one search."""
NEAR = 140
"""Characters between two parts of one stamp, at most."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """One stamp as printed on a page. Spans are offsets in the page's text; dates are ISO; None: not printed or not readable.

    `spans`: the pieces of text to lift out of the page.
    """

    debut: int
    fin: int
    spans: tuple[tuple[int, int], ...]
    pref_acte_id: str | None = None
    id_span: tuple[int, int] | None = None
    siren: str | None = None
    date: str | None = None
    numero: str | None = None
    nature: str | None = None
    recu: str | None = None
    recu_span: tuple[int, int] | None = None
    publie: str | None = None
    publie_span: tuple[int, int] | None = None
    affiche: str | None = None
    affiche_span: tuple[int, int] | None = None


@dataclass(slots=True)
class _Part:
    kind: str
    start: int
    end: int
    iso: str | None = None
    match: re.Match[str] | None = None


def find_stamps(text: str) -> list[Timbre]:
    """The stamps of one page's text, in order. A lone date line without any word of a prefecture is not a stamp."""
    parts = _parts(text)
    groups: list[list[_Part]] = []
    for part in parts:
        last = groups[-1] if groups else None
        twice = last is not None and part.kind == "id" and any(p.kind == "id" for p in last)
        if last is not None and not twice and part.start - last[-1].end <= NEAR:
            last.append(part)
        else:
            groups.append([part])
    return [_timbre(text, group) for group in groups if any(p.kind not in ("publie", "affiche") for p in group)]


def valid_siren(siren: str) -> bool:
    """A SIREN's Luhn key holds (INSEE: the last of nine digits is a key)."""
    if not re.fullmatch(r"\d{9}", siren):
        return False
    total = sum(sum(divmod(int(c) * (2 if i % 2 else 1), 10)) for i, c in enumerate(siren))
    return total % 10 == 0


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    identified = SIREN.search(text)
    if not identified and not STAMPED.search(text):
        return parts
    for identifier in (IDENTIFIER, LOOSE) if identified else ():
        for match in identifier.finditer(text):
            if _real_date(match["date"]) and not _taken(parts, match.start()):
                lead = LEAD.search(text[max(0, match.start() - 40) : match.start()])
                parts.append(_Part("id", match.start() - (len(lead.group()) if lead else 0), match.end(), match=match))
    for kind, pattern in LINES:
        for match in pattern.finditer(text):
            parts.append(_Part(kind, *match.span(), _iso(match["d"]), match))
    for match in AR_PREFECTURE.finditer(text):
        if not _legal_notice(text, match.end()):
            parts.append(_Part("ar", *match.span()))
    known = [p for p in parts if p.kind in ("id", "ar", "recu", "envoye")]
    for kind, pattern in (("recu", RECU_LE), ("publie", PUBLIE_LE), ("affiche", AFFICHE_LE)) if known else ():
        for match in pattern.finditer(text):
            if _taken(parts, match.start()) or not any(
                -NEAR < match.start() - p.end < NEAR or 0 <= p.start - match.end() < NEAR for p in known
            ):
                continue
            parts.append(_Part(kind, *match.span(), _iso(match["d"]), match))
    return sorted(parts, key=lambda p: p.start)


def _timbre(text: str, group: list[_Part]) -> Timbre:
    ident = next((p for p in group if p.kind == "id"), None)
    recu = next((p for p in group if p.kind == "recu" and p.iso), None)
    affiche = next((p for p in group if p.kind == "affiche" and p.iso), None)
    publie = next((p for p in group if p.kind == "publie" and p.iso), None)
    match = ident.match if ident else None
    whole = text[match.start() : match.end()] if match else None
    siren = match["siren"] if match else None
    return Timbre(
        group[0].start, max(p.end for p in group), tuple((p.start, p.end) for p in group),
        whole if match and match.re is IDENTIFIER else None,
        match.span() if match else None,
        siren if siren and valid_siren(siren) else None,
        _real_date(match["date"]) if match else None,
        match["number"] if match else None,
        match["nature"] if match else None,
        recu.iso if recu else None, (recu.start, recu.end) if recu else None,
        publie.iso if publie else None, (publie.start, publie.end) if publie else None,
        affiche.iso if affiche else None, (affiche.start, affiche.end) if affiche else None,
    )  # fmt: skip


def _taken(parts: list[_Part], position: int) -> bool:
    return any(p.start <= position < p.end for p in parts)


def _iso(words: str | None) -> str | None:
    found = read_dates(words) if words else ()
    return found[0].iso if found else None


def _real_date(digits: str) -> str | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None


def _legal_notice(text: str, position: int) -> bool:
    return bool(re.match(r"\s*[-–]?\s*certifie", text[position : position + 20]))
