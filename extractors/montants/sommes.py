"""Sums of money as they are printed: `1 234,56 €`, `1.234,56 euros`, `12 000€ HT`, `150 K€`, `cent euros`, `0,50 € le m²`.

What a sum is worth, where it stands, with or without taxes, and what it is the price of. What a text means by it is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extractors.nombres import MOTS, read_number
from extractors.patterns.casse import Motif, lowered
from extractors.votes.zones import occurrences

Taxe = Literal["HT", "TTC"]
PLUS_GRAND = 1e10
MARQUE = re.compile(r"\s{0,2}(?:€|[Ee]uros?(?!\w)|EUROS?(?!\w)|EUR(?!\w)|€uros?)")
NOMBRE = Motif(
    r"(?<![\d,/])(?<!\d\.)(?P<n>\d{1,3}(?:[ '\u00a0\u202f\n]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?!\d)|\d+)"
    r"(?P<d>\s?[.,]\d{1,5}|[.,]\s\d\d|\s00)?(?:\s?,-)?\s{0,2}(?P<mult>[KkM]|[Mm][Dd]s?|(?:millions?|milliards?)(?:\s?d'|\s(?:de\s)?)?|mille)?\s{0,2}$"
)
LETTRES = Motif(rf"(?i)(?<![\w-])(?P<n>{MOTS})\s{{1,2}}$")
SYMBOLIQUE = re.compile(r"(?i)\bl'\s?$")
RANG = Motif(
    r"(?i)(?:\b(?:phases?|lots?|tranches?|num[ée]ro|articles?|chapitre|option|cat[ée]gorie|zone|niveau|titre|ligne|point)|n\s?°)\s{0,2}$"
)
"""Before a sum, a word whose number is no part of it: `lot 2 237 378 €`."""
MULTIPLES = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "mille": 1e3}  # fmt: skip
_TAXE = r"(?:(?P<ht>H\s?[.,/]?\s?L?\s?T(?!\w)\.?|hors[\s-]tax\w*)|(?P<ttc>T\.?\s?T\.?\s?C(?!\w)\.?|TIC(?!\w)|toutes[\s-]taxes\s?(?:comprises)?))"
SANS_MARQUE = re.compile(
    r"\s?[,(]?\s?soit\s(?P<n>\d{1,3}(?:[ \u00a0]\d{3})*[.,]\d\d)\s?(?P<taxe>(?:T\.?T\.?C|H\.?T)(?!\w))"
)
"""The same sum with its taxes, without its mark: `13 460,00 € HT, soit 16 098,16 TTC`."""
APRES = re.compile(rf"(?i)[\s€E(,]{{0,4}}(?:net\s|en\s|montant\s)?{_TAXE}")
AVANT = re.compile(
    rf"(?i)(?<!\w){_TAXE}\)?\s?(?:annuel\w*\s|mensuel\w*\s|total\w*\s)?(?:est\s|s'[ée]l[èe]ve\s|s'[ée]levant\s)?(?:de|[àa]|:|=)?\s?:?\s?$"
)
_UNITE = (
    r"(?P<m2>m\s?[²2?'’](?!\w)|m[èe]tres?\scarr[ée]s?)|(?P<m3>m\s?[³3](?!\w)|m[èe]tres?\scubes?)|(?P<ml>ml(?!\w)|m[èe]tres?(?:\slin[ée]aires?)?(?!\w))|(?P<hectare>hectares?|ha(?!\w))|(?P<kwh>kw\s?h?(?!\w))|"
    r"(?P<kg>kg(?!\w)|kilo\w*)|(?P<km>km(?!\w)|kilom[èe]tres?)|(?P<litre>litres?|l(?!\w))|(?P<an>(?:ann[ée]es?|ans?)(?!\w)(?!\s(?:pass|derni|pr[ée]c)))|(?P<mois>mois)|(?P<trimestre>trimestres?)|(?P<semaine>semaines?)|"
    r"(?P<jour>jours?|journ[ée]es?)|(?P<heure>heures?|h(?!\w))|(?P<nuit>nuit[ée]?e?s?)|(?P<habitant>habitants?)|(?P<eleve>[ée]l[èe]ves?)|(?P<enfant>enfants?)|(?P<agent>agents?)|(?P<personne>personnes?)|"
    r"(?P<foyer>foyers?|familles?|m[ée]nages?)|(?P<repas>repas)|(?P<piece>pi[èe]ces?|unit[ée]s?)|(?P<emplacement>emplacements?|places?)|(?P<stere>st[èe]res?)|(?P<action>actions?)"
)
UNITE = re.compile(
    rf"(?i)\s?(?:/\s?|(?:par|chaque|le|la|l'|de\sl'|pour\sun|pour\sune|[àa]\sl'|[àa]\sla)\s?)(?:{_UNITE})(?!\w)|\s?(?P<mois_>mensuel\w*)|\s?(?:brut\s)?(?P<an_>annuel\w*)|\s(?:la\s)?(?P<piece_>pi[èe]ce)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Somme:
    """`text[debut:fin]` is the number and its mark; `suite` is where what follows is no longer part of the sum."""

    valeur: float
    debut: int
    fin: int
    suite: int
    taxe: Taxe | None = None
    unite: str | None = None


def sommes(text: str) -> list[Somme]:
    """The sums of a text, in order; one that is said in words beside its digits is one."""
    found: list[Somme] = []
    for at in _marks(text):
        mark = MARQUE.match(text, at)
        if mark is None or (found and at < found[-1].fin):
            continue
        somme = _read(text, at, mark.end())
        if somme is None or somme.valeur > PLUS_GRAND:
            continue
        if found and found[-1].valeur == somme.valeur and not text[found[-1].suite : somme.debut].strip(" \n(,-:"):
            found[-1] = replace(_longest(found[-1], somme), suite=somme.suite)
            continue
        found.append(somme)
        if said := SANS_MARQUE.match(text, somme.suite):
            taxe: Taxe = "TTC" if said["taxe"][0] in "tT" else "HT"
            value = float(re.sub(r"\s", "", said["n"]).replace(",", "."))
            found.append(Somme(value, said.start("n"), said.end("n"), said.end("taxe"), taxe))
    return found


def _longest(one: Somme, two: Somme) -> Somme:
    """Of the digits and the words of one sum, what is said of it in either."""
    return replace(one, taxe=one.taxe or two.taxe, unite=one.unite or two.unite)


def _marks(text: str) -> Iterator[int]:
    """Where a mark of euros may begin, blanks before it included."""
    lower = lowered(text)
    yield from sorted([*occurrences(text, 0, "€"), *occurrences(lower, 0, "euro"), *occurrences(text, 0, "EUR")])


def _read(text: str, at: int, end: int) -> Somme | None:
    """The sum whose mark stands at `text[at:end]`; None where no number is before it, or one that can be read two ways."""
    start = max(0, at - 60)
    window = text[start:at]
    if match := NOMBRE.search(window):
        debut = start + match.start()
        valeur = _digits(text, match, debut)
        if valeur is None:
            return None
        if (cents := re.match(r"(\d\d)(?!\d)", text[end : end + 3])) and not match["d"]:
            valeur, end = round(valeur + int(cents[1]) / 100, 2), end + 2
        n = _groups(match, text[max(0, debut - 14) : debut])
        debut += match.end("n") - match.start("n") - len(n)
    elif (match := LETTRES.search(window)) and text[at:end].strip() != "€":
        debut = start + match.start()
        said = read_number(match["n"])
        if said is None:
            return None
        valeur = float(said)
    elif SYMBOLIQUE.search(window) and text[end : end + 11].lower().startswith(" symbolique"):
        debut, valeur = at, 1.0
    else:
        return None
    while end < len(text) and text[end : end + 2].strip() == "€":
        end += len(text[end : end + 2]) if text[end] != "€" else 1
    return _told(text, Somme(valeur, debut, end, end))


def _groups(match: re.Match[str], before: str) -> str:
    """The digits, without a first group that numbers what stands before: `lot 2`."""
    n = match["n"]
    if RANG.search(before) and len(re.split(r"[^\d]", n)) > 1:
        return re.split(r"[^\d]", n, maxsplit=1)[1]
    return n


def _digits(text: str, match: re.Match[str], debut: int) -> float | None:
    n = _groups(match, text[max(0, debut - 14) : debut])
    d = re.sub(r"\D", "", match["d"] or "")
    multiple = MULTIPLES.get(re.sub(r"[\s'].*$", "", (match["mult"] or "").lower()), 1.0)
    if re.fullmatch(r"\d{1,3}\.\d{3}", n) and not d and (n[0] == "0" or multiple > 1):
        n, d = n.split(".")
    whole = re.sub(r"\D", "", n)
    if len(d) > 3 and len(whole) > 1 and multiple == 1:
        return None  # `90.34788 €`: a sum whose thousands were misread
    if len(d) == 3 and "," in (match["d"] or "") and whole != "0" and multiple == 1 and len(whole) <= 3:
        return None
    return round(float(f"{whole}.{d or 0}") * multiple, 6)


def _told(text: str, somme: Somme) -> Somme:
    """The sum with its tax and its unit, said behind it or before it."""
    taxe: Taxe | None = None
    suite = somme.fin
    unite, suite = _unit(text, suite)
    if match := APRES.match(text, suite):
        taxe, suite = "HT" if match["ht"] else "TTC", match.end()
    elif match := AVANT.search(text, max(0, somme.debut - 34), somme.debut):
        taxe = "HT" if match["ht"] else "TTC"
    if unite is None:
        unite, suite = _unit(text, suite)
    return replace(somme, taxe=taxe, unite=unite, suite=suite)


def _unit(text: str, at: int) -> tuple[str | None, int]:
    match = UNITE.match(text, at)
    if match is None:
        return None, at
    kind = match.lastgroup or ""
    return kind.rstrip("_").replace("eleve", "élève").replace("piece", "pièce").replace("stere", "stère"), match.end()
