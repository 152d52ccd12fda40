"""The wordings of a vote's counts, as patterns: numbers, labels, and what may stand between and behind them.

What is read with them, and in which order, is in `extractors/votes/comptes.py`.
"""

from __future__ import annotations

import re

from extractors.patterns.casse import SansCasse

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
ZERO = r"(?:/{1,3}|(?<!\n)-{1,3}(?!\s?\d)|(?<=\n)-{1,3}(?!\s?\d|[ ]?[^\W\d_])|[øØ∅©0OoXx](?!\w)|(?i:n[ée]ant|aucune?|personne|z[ée]ro)(?!\w))"
COCHES = ("X", "x")
"""`Pour : X` is a box ticked: nobody would print that no one voted for."""
SANS = r"(?i:aucune?|pas\sd['e])"

_GENS = r"(?:conseill(?:er|ère)s?|membres?|[ée]lu(?:e?s)?|personnes?|d[ée]l[ée]gu[ée]e?s?)(?:\s(?:municipa(?:l|le|ux|les)|communautaires?|pr[ée]sente?s?))?"
_VOIX = r"(?:voix|voies|votes?|suffrages?)"
_VERBE = (
    r"(?:qui\s)?(?:(?:ayant|ont|a)\svot[ée]|votant|votent|vote|s['e]\s?(?:est|sont|[ée]tant)\s(?:prononc|d[ée]clar)[ée]e?s?|"
    r"s[e']\s?(?:prononcent?|d[ée]clarent?|expriment?))"
)
_POUR = r"(?:pour|favorables?|en\sfaveur|oui|d'accord(?=\s?:))"
_CONTRE = r"(?:contre|d[ée]favorables?|oppositions?|opposants?|oppos[ée]e?s|non(?![\s-][^\W\d]))"
_ABST = (
    r"(?:(?:s['e]\s?|s'en\s)?abst?en(?:tion|ant|u)(?:niste)?e?s?|abs\.|abst\.?|absentions?|s'abstien(?:nen)?t|"
    r"s['e]\s?(?:est|sont|[ée]tant|[ée]taient)\sabstenue?s?)"
)
_AUTRE = (
    r"(?:(?:membres?\s)?(?:pr[ée]sente?s?|repr[ée]sent[ée]s?|absente?s?|excus[ée]e?s?)|(?:en\s)?exercice|(?:(?:suffrages?|voix)\s)?exprim[ée]e?s?|"
    r"pouvoirs?|procurations?|exclus?|quorum|blancs?|nuls?|bulletins?|nppv|non[-\s](?:votants?|participations?|participants?)|"
    r"(?:ne\s)?pren(?:d|nent|ant)\spas\spart(?:\sau\svote)?|refus(?:\sde\s(?:prendre\spart|vote|participer))?|sans\sparticipation)"
)
KINDS = (("vote_pour", _POUR), ("vote_contre", _CONTRE), ("vote_abstention", _ABST))
_GUILLEMETS = r"(?:[«»\"“”'*]\s?)?"


def _label(champ: str, word: str) -> str:
    return rf"(?P<{champ}>(?:(?<![\w'])(?<![^\W\d]-)|(?<=nombre\sd')){word}(?![\w'-]))"


CHAMPS = ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "autre")
"""What a label counts: the columns of a vote, or something else (those present, the blank votes)."""
ETIQUETTE = "|".join(
    (*(_label(champ, word) for champ, word in KINDS), _label("vote_reel", "votants?"), _label("autre", _AUTRE))
)


def champ_of(match: re.Match[str]) -> str:
    """What the label in a match counts."""
    return next(champ for champ in CHAMPS if match[champ])


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
_SCRUTIN = rf"{S1}(?:bulletins?|blancs?|nuls?|(?:voix{S1})?(?:[àa]|pour){S1}(?:MM?\.|Mme|Mlle|Monsieur|Madame)(?!\w))"
DUEL = SansCasse(
    rf"(?P<pour>{N})(?:{S1}voix(?:{S1}pour)?)?{S1}contre{S1}(?P<contre>{N})(?!{S}(?:{_VOIX}|{_GENS}|{_ANY})|{_SCRUTIN})"
)
"""`6 voix contre 2` is six for and two against."""
BULLETINS = SansCasse(rf"(?:voix{S1})?contre{S1}{N}{_SCRUTIN}")
"""`élu par 5 voix contre 2 bulletins blancs`, `contre 3 à M. ROUX`: a ballot, in which nobody votes against."""
PAR_VOIX = SansCasse(
    rf"(?<!\w)(?:adopt|approuv|accept|d[ée]cid|unanim|majorit)\w{{0,8}}[^.;:\n\d]{{0,40}}?\n?(?:(?<!\w)(?:par|avec|soit|[àa])\s|\(){S}(?P<n>{N}){S1}(?:voix|suffrages)(?!\w)"
    rf"(?!{S}(?:exprim|{_GUILLEMETS}(?:{_ANY})|d[ée]lib|consult|pr[ée]pond))|"
    rf"(?<!\w)(?:par|avec){S1}(?P<m>{N}){S1}voix(?={S}(?:,|et){S}(?:{N}|{SANS}){S}(?:voix{S1})?(?:contre|{_ABST})(?!\w))|"
    rf"(?<!\w)(?:contre|{_ABST}){S}[»\"”]?{S}(?:\([^()]{{1,200}}\))?{S}(?:,|et){S1}(?P<o>{N}){S1}voix(?!{S}{_GUILLEMETS}(?:{_ANY}))"
)
"""`adopté par 23 voix`, `à l'unanimité (23 voix)`: what carries a decision is for it."""
PLUS = SansCasse(rf"\s?\(?\s?\+\s?{N}|\s(?:et|plus)\s{N}\s(?:pouvoirs?|procurations?)(?!\w)")
"""`12 pour et 3 pouvoirs`, `Abstentions : 2 (+ 1 procuration)`: whether the first number holds the second is not told."""
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
JETON = SansCasse(
    rf"(?P<label>(?:nombre\s(?:de\s|d'))?(?:{_GENS}\s)?(?:(?:{_VOIX}|avis)\s)?(?:{_VERBE}\s)?{_GUILLEMETS}(?:{ETIQUETTE})(?:\(s\))?(?:\s[»\"”])?)|(?P<nombre>{N}|(?<!\w)(?:n[ée]ant|aucune?)(?!\w))"
)
"""A word or a number of a row of counts."""
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
ZERO_OU_NOMBRE = re.compile(rf"{S}[:=(]?{S}(?:{N}|{ZERO})")
LIGNE = re.compile(r"[^\n]+")
CELLULE = SansCasse(rf"{N}|{ZERO}")
MOTIF_ETIQUETTE = SansCasse(rf"{ETIQUETTE}")
NOMS = re.compile(
    r"(?:[A-ZÀ-Ý][\w.'’-]*|\b(?:et|de|du|des|la|le|ayant|donn[ée]|pouvoir|procuration|à|par|pour)\b|[\W_\d])+"
)
"""What may stand between two counts of one vote without parting them: names, proxies, signs."""
BELONGS = re.compile(
    rf"(?i){S}(?:(?:{_VOIX}{S1})?(?:contre|{_ABST})|{_VOIX}{S1}pour)(?!\w)(?!\.?{S}[:=(]?{S}(?:{_CHIFFRES}|(?:{_LETTRES})|[/-]))"
)
"""`Majorité pour 3 votes contre : M. X`, `À votes contre 8 votes pour` (a figure lost to OCR): the number is of the label behind it."""
