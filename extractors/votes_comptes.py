"""The counts that a vote prints, in digits or in words, before their label or after it, in a sentence or in a table.

Read from left to right, so that each number belongs to one label: in `2 votes contre 1 abstention 9 votes pour` the
numbers come first, in `Pour 13 Contre 1 Abstention 2` the labels do, and the first of the row decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from extractors.casse import SansCasse
from extractors.nombres import read_number
from extractors.votes_zones import vote_zones

S, S1 = r"\s{0,4}", r"\s{1,4}"
"""Blanks, of bounded length: a page of blanks must not cost its square."""
LIMITE = 300
"""No French assembly is larger: a greater number is something else."""

_UNITE = "dix[-\\s](?:sept|huit|neuf)|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
_DIZAINE = "quatre[-\\s]vingts?|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante"
_LETTRES = rf"(?:(?:(?:deux[-\s])?cents?[-\s])?(?:(?:{_DIZAINE})(?:(?:[-\s]et)?[-\s](?:{_UNITE}))?|{_UNITE})|cents?|z[ée]ro)(?![\w-])"
_CHIFFRES = r"\d{1,3}(?!\d|[.,]\d|/\d{1,4}/|\s\d{3}(?!\d)|\s{0,2}(?:€|%|°|[eè](?:r|me)?\b|euros?\b|ans?\b|mois\b|jours?\b|heures?\b|h\d))"
N = rf"(?>(?<![\w/.,°-])(?:{_CHIFFRES}|(?i:{_LETTRES})))"
NOMBRE = rf"(?:{N}(?:{S}\({S}{N}{S}\))?)"
"""A count, with the other way to write it behind it: `13`, `treize (13)`."""
ZERO = r"(?:/{1,3}|-{1,3}(?!\s?\d)|[øØ∅0OoXx](?!\w)|(?i:n[ée]ant|aucune?|personne|z[ée]ro)(?!\w))"
SANS = r"(?i:aucune?|pas\sd['e])"

_GENS = r"(?:conseill(?:er|ère)s?|membres?|[ée]lu(?:e?s)?|personnes?|d[ée]l[ée]gu[ée]e?s?)(?:\s(?:municipa(?:l|le|ux|les)|communautaires?|pr[ée]sente?s?))?"
_VOIX = r"(?:voix|voies|votes?|suffrages?)"
_VERBE = r"(?:qui\s)?(?:(?:ayant|ont|a)\svot[ée]|votant|votent|vote|s['e]\s?(?:est|sont|[ée]tant)\s(?:prononc|d[ée]clar)[ée]e?s?)"
_POUR = r"(?:pour|favorables?|en\sfaveur|oui)"
_CONTRE = r"(?:contre|d[ée]favorables?|oppositions?|opposants?|non(?![\s-]\w))"
_ABST = (
    r"(?:(?:s['e]\s?|s'en\s)?abst?en(?:tion|ant|u)(?:niste)?e?s?|abs\.|abst\.?|absentions?|s'abstien(?:nen)?t|"
    r"s['e]\s?(?:est|sont|[ée]tant|[ée]taient)\sabstenue?s?)"
)
_AUTRE = (
    r"(?:(?:membres?\s)?(?:pr[ée]sente?s?|repr[ée]sent[ée]s?|absente?s?|excus[ée]e?s?)|(?:en\s)?exercice|(?:suffrages?\s)?exprim[ée]s?|"
    r"pouvoirs?|procurations?|exclus?|quorum|blancs?|nuls?|bulletins?|nppv|non[-\s](?:votants?|participations?|participants?)|"
    r"(?:ne\s)?pren(?:d|nent|ant)\spas\spart(?:\sau\svote)?|refus(?:\sde\s(?:prendre\spart|vote|participer))?|sans\sparticipation)"
)
KINDS = (("vote_pour", _POUR), ("vote_contre", _CONTRE), ("vote_abstention", _ABST))
_GUILLEMETS = r"(?:[«»\"“”'*]\s?)?"


def _label(champ: str, word: str) -> str:
    return rf"(?P<{champ}>(?<![\w'-]){word}(?![\w'-]))"


ETIQUETTE = "|".join(
    (*(_label(champ, word) for champ, word in KINDS), _label("vote_reel", "votants?"), _label("autre", _AUTRE))
)
_ANY = re.sub(r"\?P<\w+>", "?:", ETIQUETTE)
AVANT = SansCasse(
    rf"(?P<n>{NOMBRE}|(?<!\w){SANS}){S}(?P<voix>{_VOIX}{S1}(?:{_VERBE}{S1})?)?(?P<gens>(?:{_GENS}{S1})?(?P<verbe>{_VERBE}{S1})?)"
    rf"(?:d'|en{S1})?{_GUILLEMETS}(?:{ETIQUETTE})(?:\(s\))?"
)
"""The number, then its label: `treize voix pour`, `une abstention`, `3 élus s'abstiennent`."""
APRES = SansCasse(
    rf"(?P<voix>(?<!\w)(?:nombre{S1}de{S1})?{_VOIX}{S1}|(?<!\w){_VERBE}{S1})?(?<!\w){_GUILLEMETS}(?:{ETIQUETTE})(?:{S}\((?:s|e|es|e\(s\))\))?{_GUILLEMETS}"
    rf"(?:{S}(?P<fort>[:=→>]{{1,2}}|\n(?={ZERO}\s?(?:\n|$))|\.{{2,60}}|…{{1,20}}|\((?={S}{N}{S}(?:{_VOIX}{S})?[),;:])){S}(?P<n>{NOMBRE}|{ZERO})|(?P<faible>{S1}(?:[-–—]\s)?)(?P<m>{_CHIFFRES})(?!\w))"
    rf"(?P<suite>\s?(?<!\n)(?:{_VOIX}|{_GENS})(?!\w)(?!{S1}{_GUILLEMETS}(?:{_ANY})))?"
)
"""The label, then its number: `Pour : 13`, `Contre (2)`, `Abstention 0`, `Ont voté contre : 2`."""
DUEL = SansCasse(
    rf"(?P<pour>{N})(?:{S1}voix(?:{S1}pour)?)?{S1}contre{S1}(?P<contre>{N})(?!{S}(?:{_VOIX}|{_GENS}|{_ANY}))"
)
"""`6 voix contre 2` is six for and two against."""
PAR_VOIX = SansCasse(
    rf"(?<!\w)(?:adopt|approuv|accept|d[ée]cid|unanim|majorit)\w{{0,8}}[^.;:\n\d]{{0,40}}?(?:(?<!\w)(?:par|avec|soit|[àa])\s|\(){S}(?P<n>{N}){S1}(?:voix|suffrages)(?!\w)"
    rf"(?!{S}(?:exprim|{_GUILLEMETS}(?:{_ANY})|d[ée]lib|consult|pr[ée]pond))|"
    rf"(?<!\w)(?:par|avec){S1}(?P<m>{N}){S1}voix(?={S}(?:,|et){S}(?:{N}|{SANS}){S}(?:voix{S1})?(?:contre|{_ABST})(?!\w))|"
    rf"(?<!\w)(?:contre|{_ABST}){S}[»\"”]?{S}(?:\([^()]{{1,200}}\))?{S}(?:,|et){S1}(?P<o>{N}){S1}voix(?!{S}{_GUILLEMETS}(?:{_ANY}))"
)
"""`adopté par 23 voix`, `à l'unanimité (23 voix)`: what carries a decision is for it."""
TRAIT = SansCasse(
    rf"(?:(?<=\bet )|(?<=, )|(?<=[-–] ))[|lI]{S1}(?:(?P<vote_abstention>abstention)|(?:voix{S1})?(?P<vote_contre>contre))(?!\w)(?!{S}[:=])"
)
"""A lone `1` that OCR takes for a stroke: nothing else can stand between `et` and `abstention`, in the singular."""
POUR_LE = SansCasse(
    rf"(?m)^\W{{0,4}}pour\s(?:le|la|les|l')[^:\n]{{3,80}}:\s?(?P<n>{N})(?P<m>)(?P<o>)\s(?:votes?|voix)\W{{0,4}}$"
)
SUITE_ORDINAIRE = re.compile(
    rf"{S}(?:$|[.,;:)(\]/|•–—\n*«»\"-]|(?i:et|dont|avec|sur|soit|voix|votes?|{N}|{_VOIX}|{_ANY}|{SANS})(?![\w']))"
)
"""What may stand behind a bare `13 pour`: `13 pour la cantine` counts something else."""
DETERMINANT = SansCasse(r"\s{0,4}(?:l[ea]s?|un|une|des|du|de|ce|cette|ces|son|sa|ses|leurs?|chaque|tou[ts]\w*|\w')\s?")
RANG_NOMBRE = re.compile(rf"{S}[:=]{S}(?:{N}|{ZERO})")
RANG_ETIQUETTE = SansCasse(rf"[\s,;/|–—-]{{0,4}}(?:{_VOIX}\s)?(?:{_ANY})(?:\(s\))?")
RANG_SUIVANT = SansCasse(rf"[\s,;/|–—-]{{1,4}}(?:{_VOIX}\s)?(?:{_ANY})(?:\(s\))?{S}[:=]?{S}(?:{N}|{ZERO})")
"""The next count of the same row: `pour / 6, contre 0`, broken by the end of the line."""
MAJUSCULE = re.compile(r"\s{1,4}[A-ZÀ-Ý]")
CONTEXTE = SansCasse(
    r"\bvot|\bvoix|suffrage|unanim|majorit|\badopt|approuv|d[ée]lib[ée]r|scrutin|mains?\slev|d[ée]cid|accept"
)
RANGEE = SansCasse(r"\b(?:voix|votes?|contre|pour|abstentions?|unanim\w+|majorit\w+)\b")
VOTE_DIT = SansCasse(r"\bvotes?\W{0,6}$")
LIGNE_ETIQUETTES = SansCasse(rf"(?>[\W\d_]{{0,3}}(?:nombre\sde\s|{_VOIX}\s)?(?:{_ANY})(?:\(s\))?[^\w\n]{{0,4}})+")
LIGNE_NOMBRES = re.compile(rf"(?>[|\s]{{0,3}}(?:{N}|{ZERO})[|\s]{{0,3}})+")
LIGNE = re.compile(r"[^\n]+")
CELLULE = SansCasse(rf"{N}|{ZERO}")
MOTIF_ETIQUETTE = SansCasse(rf"{ETIQUETTE}")
NOMS = re.compile(
    r"(?:[A-ZÀ-Ý][\w.'’-]*|\b(?:et|de|du|des|la|le|ayant|donn[ée]|pouvoir|procuration|à|par|pour)\b|[\W_\d])+"
)
"""What may stand between two counts of one vote without parting them: names, proxies, signs."""
PROCHE, LOIN = 130, 900


@dataclass(frozen=True, slots=True)
class Compte:
    """One printed count: `champ`, its number, and where; `sur` False where the words could count something else."""

    champ: str
    n: int
    start: int
    end: int
    sur: bool = True


def read_counts(text: str, start: int = 0) -> list[Compte]:
    """Every count in `text[start:]`, in printed order; where two readings overlap, a table's comes before a sentence's."""
    readings = (_tables, _duels, _labelled, _carried, _strokes)
    zones = vote_zones(text, start)
    ranked = [
        (c.start, rank, c)
        for rank, read in enumerate(readings)
        for a, b in zones
        for c in read(text, a, b)
        if c.n <= LIMITE
    ]
    kept: list[tuple[int, Compte]] = []
    for _, rank, compte in sorted(ranked, key=lambda r: r[:2]):
        if kept and compte.start < kept[-1][1].end:
            if rank >= kept[-1][0]:
                continue
            kept.pop()
        kept.append((rank, compte))
    return [compte for _, compte in kept]


def votes(text: str, comptes: Iterable[Compte]) -> list[list[Compte]]:
    """Counts in groups: each is one vote, each kind at most once in it; groups that could count something else left out."""
    return [block for block in _blocks(text, comptes) if _is_vote(text, block)]


def _labelled(text: str, start: int, stop: int) -> Iterator[Compte]:
    """Numbers and their labels, from left to right, whichever comes first."""
    position, avant, apres = start, AVANT.search(text, start, stop), APRES.search(text, start, stop)
    while avant or apres:
        if avant and avant.start() < position:
            avant = AVANT.search(text, position, stop)
            continue
        if apres and apres.start() < position:
            apres = APRES.search(text, position, stop)
            continue
        match = min((m for m in (avant, apres) if m), key=lambda m: (m.start(), -m.end()))
        compte = None
        if match is apres:
            compte = _after(text, match)
            position = match.end() if compte or match["autre"] else match.end(_kind(match))
        elif _label_first(text, match):
            position = match.end("n")
        else:
            compte = _before(text, match)
            position = match.end() if compte or match["autre"] else match.end("n")
        if compte:
            yield compte


def _label_first(text: str, match: re.Match[str]) -> bool:
    """`12 - Pour : 13 - Contre : 0`: the row's numbers stand behind their labels, and the first is none of them."""
    number = RANG_NOMBRE.match(text, match.end())
    for _ in KINDS:
        if not number:
            return False
        label = RANG_ETIQUETTE.match(text, number.end())
        if not label:
            return True
        number = RANG_NOMBRE.match(text, label.end())
    return bool(number)


def _before(text: str, match: re.Match[str]) -> Compte | None:
    champ, words = _kind(match), match["n"]
    none = bool(re.fullmatch(SANS, words))
    value = 0 if none else _number(words)
    word = (match[champ] or "").lower()
    said = match["voix"] or match["verbe"]
    if champ == "autre" or value is None or (none and word.startswith("oppos")):
        return None
    if champ in ("vote_pour", "vote_contre") and not said:
        if DUEL.match(text, match.start()):
            return None
        if match["gens"] or not SUITE_ORDINAIRE.match(text, match.end()) or DETERMINANT.match(text, match.end()):
            return None
        if (
            "\n" in match.group()
            and words.isdigit()
            and not RANGEE.search(text[max(0, match.start() - 40) : match.start()])
        ):
            return None
    if words.lower() in ("un", "une") and "favorable" in word and "voix" not in match.group().lower():
        return None  # `un vote favorable` tells an opinion
    return Compte(champ, value, match.start(), match.end(), bool(said) or champ in ("vote_abstention", "vote_reel"))


def _after(text: str, match: re.Match[str]) -> Compte | None:
    champ = _kind(match)
    if champ == "autre":
        return None
    words = match["n"] or match["m"]
    if champ == "vote_reel" and match["suite"] and "(" in (match["fort"] or ""):
        return None
    if match["m"] and BELONGS.match(text, match.end("m")):
        return None
    value = 0 if re.fullmatch(ZERO, words) else _number(words)
    strong = bool(match["fort"] or match["voix"] or match["suite"]) or champ == "vote_abstention"
    tail = SUITE_ORDINAIRE.match(text, match.end()) or (match["fort"] and MAJUSCULE.match(text, match.end()))
    if value is None or (not match["suite"] and not tail):
        return None
    between = text[match.start() : match.end()]
    broken = "\n" in between[between.lower().find(match[champ].lower()) :]
    if broken and not _alone(text, match) and not RANG_SUIVANT.match(text, match.end()):
        return None
    return Compte(champ, value, match.start(), match.end(), strong)


BELONGS = re.compile(
    rf"(?i){S}(?:{_VOIX}{S1})?(?:contre|{_ABST})(?!\w)(?!{S}[:=(]?{S}(?:{_CHIFFRES}|(?:{_LETTRES})|[/-]))"
)
"""`Majorité pour 3 votes contre : M. X`: the number is of the label behind it."""


def _alone(text: str, match: re.Match[str]) -> bool:
    """A number on the line below its label: it stands there alone."""
    end = text.find("\n", match.end())
    return not text[match.end() : end if end >= 0 else None].strip(" |.")


FIELDS = ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "autre")


def _kind(match: re.Match[str]) -> str:
    return next(champ for champ in FIELDS if match[champ])


def _number(words: str) -> int | None:
    """The number of `13`, `treize` or `treize (13)`; None where the two ways to write it differ."""
    parts = [read_number(w) for w in re.split(r"[()]", words) if w.strip()]
    return parts[0] if parts and all(p == parts[0] for p in parts) else None


def _duels(text: str, start: int, stop: int) -> Iterator[Compte]:
    for match in DUEL.finditer(text, start, stop):
        pour, contre = _number(match["pour"]), _number(match["contre"])
        if (
            pour is not None
            and contre is not None
            and ("voix" in match.group().lower() or text[max(0, match.start() - 4) : match.start()].lower() == "par ")
        ):
            middle = match.start("contre")
            yield Compte("vote_pour", pour, match.start(), middle)
            yield Compte("vote_contre", contre, middle, match.end())


def _carried(text: str, start: int, stop: int) -> Iterator[Compte]:
    for match in chain(PAR_VOIX.finditer(text, start, stop), POUR_LE.finditer(text, start, stop)):
        words = text[max(0, match.start() - 30) : match.end()]
        number = match["n"] or match["m"] or match["o"]
        if (value := _number(number)) is not None and not re.search(r"(?i)\bmoins\b|absolue|[ée]lue?s?\b", words):
            yield Compte("vote_pour", value, match.start() + match.group().rfind(number), match.end())


def _strokes(text: str, start: int, stop: int) -> Iterator[Compte]:
    for match in TRAIT.finditer(text, start, stop):
        yield Compte(str(match.lastgroup), 1, match.start(), match.end(), False)


def _tables(text: str, start: int, stop: int) -> Iterator[Compte]:
    """A row of labels over a row of as many numbers, or lines of labels over as many lines of numbers."""
    lines = [(m.start(), m.group()) for m in LIGNE.finditer(text, start, stop)]
    for index, (_, line) in enumerate(lines):
        if len(line) > 120 or not LIGNE_ETIQUETTES.fullmatch(line) or (index and _labels(lines[index - 1][1])):
            continue
        heads = list(takewhile(lambda x: _labels(x[1]), lines[index : index + 8]))
        cells = list(
            takewhile(lambda x: len(x[1]) < 60 and LIGNE_NOMBRES.fullmatch(x[1]), lines[index + len(heads) :][:8])
        )
        kinds = [_kind(m) for _, words in heads for m in MOTIF_ETIQUETTE.finditer(words)]
        values = [(at + m.start(), m.group()) for at, words in cells for m in CELLULE.finditer(words)]
        if len(kinds) < 2 or len(kinds) != len(values) or len(set(kinds) - {"autre"}) < 2:
            continue
        for champ, (at, words) in zip(kinds, values, strict=True):
            number = 0 if re.fullmatch(ZERO, words) else _number(words)
            if champ != "autre" and number is not None:
                yield Compte(champ, number, at, at + len(words))


def _labels(line: str) -> bool:
    return len(line) <= 120 and bool(LIGNE_ETIQUETTES.fullmatch(line))


def _blocks(text: str, comptes: Iterable[Compte]) -> Iterator[list[Compte]]:
    block: list[Compte] = []
    for compte in comptes:
        if block and (any(c.champ == compte.champ for c in block) or _apart(text[block[-1].end : compte.start])):
            yield block
            block = []
        block.append(compte)
    if block:
        yield block


def _apart(between: str) -> bool:
    if len(between) <= PROCHE:
        return False
    return len(between) > LOIN or len(NOMS.sub("", re.sub(r"\([^()]{0,600}\)", "", between))) > 40


def _is_vote(text: str, block: list[Compte]) -> bool:
    """A lone number of voters is a header's; a lone `12 pour` far from any word of a vote counts something else."""
    kinds, first = {c.champ for c in block}, block[0]
    if kinds <= {"vote_reel"}:
        return False
    if len(kinds) > 1 or first.sur:
        return True
    label_first = not text[first.start : first.start + 1].isdigit()
    return (
        bool(VOTE_DIT.search(text[max(0, first.start - 12) : first.start])) if label_first else _said(text, first.start)
    )


def _said(text: str, position: int) -> bool:
    return bool(CONTEXTE.search(text[max(0, position - 80) : position]))
