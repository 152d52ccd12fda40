"""The counts of a sitting: members in office, present, voting, absent, proxies. Only numbers that are printed, never names counted.

The same word starts a count or a list (`Présents : 10`, `Présents : M. DURAND`): a count is a number that the label touches.
`Quorum`, `majorité absolue` and `suffrages exprimés` are none of these counts.
"""

from __future__ import annotations

import re
from itertools import islice

from extractors.found import Found
from extractors.nombres import MOTS, read_number
from extractors.patterns.casse import SansCasse, lowered
from extractors.personnes.lexique import CIVILITE
from extractors.votes import decomptes
from extractors.votes.libelles import after_its_number, of_the_one_before
from extractors.votes.zones import word_zones

NAMES = ("vote_effectif", "seance_presents", "vote_reel", "seance_absents", "seance_pouvoirs", "seance_exclus")
PORTEE = "seance"
HEAD = 6000
N = rf"(?P<n>\d{{1,3}}(?!\d|[.,]\d|[ ]?(?:h(?![a-zà-ÿ])|[%€])|\s?/\s?\d|[ ]\d|\s?heures?)|{MOTS})(?!\w)"
TIE = r"\s*(?:[:=.…]|:\s\||\bde\b|\best\b|\best\s+de\b|,?\s+(?:[ée]tait|sont|[ée]taient)\s+(?:de|au\s+nombre\s+de)\b|,?\s*\bau\s+nombre\s+de\b|\bs'[ée]l[èe]ve\s+à\b|-|–|\|)*\s*"
JOUR = r"(?:\s+(?:au\s+jour|à\s+la\s+date|le\s+jour)\s+de\s+la\s+s[ée]ance)?"
DEBUT = r"(?:\s+à\s+(?:l'ouverture(?:\s+de\s+(?:la\s+)?s[ée]ance)?|l'appel(?:\s+nominal)?|la\s+s[ée]ance|\d{1,2}\s?h\s?\d{0,2})|\s+et\s+votants)?"
COUVERT = r"\s*:?\s*\(\s*(?P<n>\d{1,3})(?:\s?/\s?\d{1,3})?\s*\)(?=\s*(?:[:–,;.\n-]|$))"
"""`Présents (12) :`: the number of a heading's names, in parentheses."""
WHO = r"(?:conseillers?|membres?|d[ée]l[ée]gu[ée]s?|[ée]lus?)"
AVANT_PRESENTS = r"\s*[-–/,;|\n]\s*(?:nombre\s+de\s+)?(?:(?:membres|conseillers|[ée]lus)\s+)?(?:\d{1,3}\s+)?(?:pr[ée]sents?|en\s+exercice|votants)"
"""What follows a number of members that no word says to be in office."""
KIND = r"(?:\s+(?:municipaux|communautaires|syndicaux|d[ée]partementaux|r[ée]gionaux|m[ée]tropolitains|titulaires|du\s+bureau|du\s+comit[ée]|du\s+conseil(?:\s+(?:municipal|communautaire))?|composant\s+le\s+conseil(?:\s+municipal)?))*"
COUNTS = (
    ("vote_effectif", "effectif", (
        rf"(?:nombre|nbre|nb)?\s*(?:total\s+)?(?:de\s+|d')?(?:{WHO}{KIND}\s*(?:l[ée]gaux\s*)?)?\s*[:\-–]?\s*en\s+exercice{JOUR}{TIE}{N}",
        rf"{N}\s+{WHO}{KIND}\s+en\s+exercice", rf"\bsur\s+(?:les\s+)?{N}\s+en\s+exercice",
        rf"nombre\s+de\s+{WHO}\s+composant(?:\s+(?:le\s+conseil|l'assembl[ée]e)(?:\s+\w+)?)?{TIE}{N}",
        rf"pr[ée]sents\s+sur\s+{N}(?=\s*[,.;(\n])", rf"{N}\s+en\s+exercice(?!\s*[:=]\s*\d)",
        rf"en\s+exercice,?\s+qui\s+sont\s+au\s+nombre\s+de\s+{N}",
        rf"nombre\s+l[ée]gal\s+de\s+{WHO}(?:\s+(?:au|du)\s+conseil(?:\s+\w+)?)?{TIE}{N}",
        rf"nombre\s+de\s+{WHO}(?:\s+municipaux|\s+communautaires)?\s*:?\s*{N}(?=\s*(?:\n|[-–/,;.]\s*)(?:nombre\s+de\s+)?(?:membres\s+|conseillers\s+)?(?:pr[ée]sents|votants|quorum))",
        rf"en\s+exercice\s*\n?\s*:?\s*{N}", rf"(?:majorit[ée]|moiti[ée]|tiers)\s+des\s+(?:{WHO}{KIND}\s+)?en\s+exercice{COUVERT}",
        r"pr[ée]sents\s*:?\s*\(\s*\d{1,3}\s?/\s?(?P<n>\d{1,3})\s*\)(?=\s*(?:[:–,;.\n-]|$))", rf"en\s+fonctions?{TIE}{N}",
        rf"effectif(?:\s+(?:l[ée]gal|total|du\s+conseil(?:\s+\w+)?))?\s*:\s*{N}(?=\s+{WHO}|{AVANT_PRESENTS}|\.\s+(?:quorum|pr[ée]sents|votants))",
        rf"membres\s+du\s+conseil(?:\s+municipal|\s+communautaire)?\s*:\s*{N}(?={AVANT_PRESENTS})",
        rf"conseil\s+\w+\s+compos[ée]\s+de\s+{N}\s+{WHO}(?={AVANT_PRESENTS}|\s*,?\s*\d)",
    )),
    ("seance_presents", "presents", (
        rf"(?:nombre|nbre|nb)?\s*(?:de\s+|d')?(?:{WHO}{KIND}\s*)?(?<![\w])pr[ée]sents?(?:\(e?s?\))?(?:\s+(?:ayant|avec)\s+voix\s+d[ée]lib[ée]rative)?{DEBUT}{TIE}{N}(?! *(?:pr[ée]sents?|absents?|membres(?!\s+(?:ayant|absent|pr[ée]sent|excus|repr|en\s|votant)))\b(?!\s*[:=]))",
        rf"nombre\s+de\s+{WHO}{KIND}\s+(?:en\s+s[ée]ance|(?:qui\s+assistent|assistant|ayant\s+assist[ée])\s+à\s+la\s+s[ée]ance){TIE}{N}",
        rf"(?:dont\s+)?{N}(?: \(\d{{1,3}}\))? +(?:{WHO}{KIND} +)?(?:(?:[ée]taient|sont) +)?pr[ée]sents?\b(?!\s*[:=]\s*\d| ou )",
        rf"\bdont\s+{N}\s+pr[ée]sents?\b(?!\s*[:=]\s*\d| ou )",
        rf"pr[ée]sents{COUVERT}",
    )),
    ("vote_reel", "votants", (
        rf"(?:nombre|nbre|nb)?\s*(?:de\s+|d')?(?:{WHO}{KIND}\s*)?\bvotants?(?:\s*\((?![^()]*(?:envelopp|bulletin|urne))[^()\d]{{3,40}}\))?{DEBUT}{TIE}{N}(?!\s*\+\s*\d|\s*[-–—,;.]?\s*(?:bulletins\s+)?(?:blancs?|nuls)\b)",
        rf"nombre\s+de\s+votes\s*:\s*{N}(?=\s*\(\d{{1,3}}\s+pr[ée]sents)",
        rf"(?:qui\s+)?(?:ont|ayant)\s+pris\s+part\s+(?:à\s+la\s+d[ée]lib[ée]ration|au\s+vote){TIE}{N}",
        rf"(?<!pas )(?<!pas\n)(?:prenant|pris)\s+part\s+(?:à\s+la\s+d[ée]lib[ée]ration|au\s+vote){TIE}{N}",
        rf"pr[ée]sents?\s*:\s*\d{{1,3}}\s*[-–/,;]?\s*votes?\s*:\s*{N}",
        rf"\bvotants{COUVERT}",
        rf"pr[ée]sents?\s*:\s*\d{{1,3}}\s*[-–/,;]?\s*(?:nombre\s+de\s+)?suffrages\s*:\s*{N}",
        rf"{N}[ ]+votants\b(?!\s*(?:\([^()\n]{{3,40}}\)\s*)?[:=])",
    )),
    ("seance_absents", "absents", (
        rf"(?:nombre|nbre|nb)?\s*(?:de\s+|d')?(?:{WHO}{KIND}\s*)?\babsents?(?:\(e?s?\))?(?:,?\s+non[\s-]+(?:repr[ée]sent|excus)[ée]s?)?{TIE}{N}",
        rf"\babsents?(?:\s+(?:non[\s-]+)?excus[ée]s?|\s+non[\s-]+repr[ée]sent[ée]s?)?{COUVERT}",
        rf"\babsents?\s+et\s+procurations{TIE}{N}",
        rf"{N} +(?:{WHO}{KIND} +)?absents?\b(?!\s*[:=]|\s+(?:excus[ée]s?\s+)?(?:ayant|avec|repr|et\s+repr|qui))",
        rf"(?:nombre|nbre|nb)?\s*(?:de\s+|d')?(?:{WHO}{KIND}\s*)?\b(?:absents?\s+)?(?:excus[ée]s?|absents?(?=\s+sans))(?:\(e?s?\))?(?:\s+sans\s+(?:pouvoir|procuration))?{TIE}{N}",
    )),
    ("seance_pouvoirs", "pouvoirs", (
        rf"(?<!absents et )(?:nombre|nbre|nb)?\s*(?:de\s+|d')?(?<!bsents et )\b(?:pouvoirs?|procurations?|mandats?\s+donn[ée]s)(?:\(s\))?(?:\s+donn[ée]s)?{TIE}{N}",
        rf"(?<!absents )(?<!ou )(?<!dont )(?<!non )(?<!non-)(?<!non\n)\brepr[ée]sent[ée]s{TIE}{N}",
        rf"{N} +(?:{WHO}{KIND} +)?(?:absents?\s+)?(?:excus[ée]s?\s+)?(?:(?:ayant\s+donn[ée]|avec)\s+(?:leur\s+)?(?:pouvoir|procuration)|(?<=bsents )repr[ée]sent[ée]s|(?<=cusés )repr[ée]sent[ée]s)\b(?!\s*[:=]\s*\d| ou | et )",
        rf"\babsents?\s+(?:excus[ée]s?\s+)?repr[ée]sent[ée]s{TIE}{N}",
        rf"{N}\s+(?:\(\d{{1,3}}\)\s+)?(?:(?:(?:sont|[ée]taient)\s+)?(?<=[\d)] )repr[ée]sent[ée]s|(?:sont|[ée]taient)\s+repr[ée]sent[ée]s|(?:avaient|ont|ayant)\s+donn[ée]\s+(?:leur\s+)?(?:pouvoir|procuration))\b(?!\s*:)",
        rf"\b(?:ont\s+donn[ée]|ayant\s+donn[ée])\s+(?:pouvoir|procuration){TIE}{N}",
        rf"(?:dont\s+)?{N} +(?:pouvoirs?|procurations?)\b(?!\s*:(?!\s*\n))",
        rf"\b(?:pouvoirs?|procurations?|(?<!non )(?<!non-)repr[ée]sent[ée]s){COUVERT}",
    )),
    ("seance_exclus", "exclus", (rf"\bexclus?{TIE}{N}",)),
)  # fmt: skip
PATTERNS = tuple(
    (champ, rule, tuple(SansCasse(rf"(?<!\w)(?:{p})") for p in patterns)) for champ, rule, patterns in COUNTS
)
WORDS = {
    "vote_effectif": ("exercice", "effectif", "membres du", "compos", "sents sur", "sents (", "fonction", "nombre de membres", "nombre l", "nombre de conseillers", "nombre de dél"), "seance_presents": ("sent", "assist", "en séance", "en seance"), "vote_reel": ("votant", "pris", "prenant", "votes", "suffrages"), "seance_absents": ("absent", "excus"),
    "seance_pouvoirs": ("pouvoir", "procuration", "mandat", "sent"), "seance_exclus": ("exclu",),
}  # fmt: skip
"""Without one of these words no pattern of the column can match: most heads lack some."""
REACH = 100
"""Letters between such a word and the farthest part of its count."""
SPLIT = {
    champ: SansCasse(rf"(?m)\b(?:{word}){TIE}(?P<n>\d \d)(?=\s*$)")
    for champ, word in (
        ("vote_effectif", "en\\s+exercice"), ("seance_presents", "pr[ée]sents?"), ("vote_reel", "votants?"), ("seance_absents", "absents?"),
        ("seance_pouvoirs", "pouvoirs?|procurations?"), ("seance_exclus", "exclus?"),
    )
}  # fmt: skip
VARIE = 0.6
"""Trust in a number of voters where the head prints others: they came and left, and each number holds for some acts only."""
PUIS = SansCasse(
    r"\s*[(,]?\s*(?:puis|et)\s+(?:à\s+(?:partir|compter)[^.\n]{2,50}?)?:?\s*\d{1,3}\b|\s*\(\d{1,3}\s+(?:à|[àa]pr[èe]s|jusqu|pour)"
)
APART = re.compile(r"\d \d")
"""`en exercice : 1 1`: eleven, or two columns; OCR does not say."""
FALSE_FRIEND = SansCasse(
    r"(?:quorum(?:\s+(?!atteint|constat)\w+){0,3}|majorit[ée]|(?<!nombre de )suffrages|suppl[ée]ants?|titulaires?|moiti[ée]|tiers|plus\s+de|au\s+moins|article|art\.|\bL\.?|n°)\W*$"
)
SUR = re.compile(r"\(\s*\d{1,3}\s?/\s?\d{1,3}\s*\)$")
"""`Présents (12/15)`: twelve out of fifteen."""
LISTED = re.compile(
    rf"[.)]?\s(?!(?i:absent|pr[ée]sent|votant|pouvoir|procuration|excus|repr|membre|conseil|nombre|en\s|quorum|date|suffrage|dont|exclu))(?:{CIVILITE}\s?[A-ZÀ-Þ]|[A-ZÀ-Þ][\w'-]+[ ][A-ZÀ-Þ])"
)
EXAMPLES = (
    *decomptes.EXAMPLES,
    ("Nombre des conseillers élus : 15\nConseillers en fonctions : 14\nConseillers présents : 12", {"vote_effectif": 14, "seance_presents": 12}),
    ("Nombre de conseillers en exercice 35\nPrésents à l'appel 23\nReprésentés 6\nAbsents 6\nNombre de votants 29",
     {"vote_effectif": 35, "seance_presents": 23, "seance_pouvoirs": 6, "seance_absents": 6, "vote_reel": 29}),
    ("N° de délibération 2022-114 présents 15\nDomaine 7.5 Subventions pouvoirs 3", {"seance_presents": 15, "seance_pouvoirs": 3}),
    ("— présents : 8\nVieux, dûment convoqué\n— votants : 8\nMairie sous la présidence", {"seance_presents": 8, "vote_reel": 8}),
    ("PRUVEL Zoé, VASSOT Luc, formant la majorité des membres en exercice (11).\nAbsent : LEJOT Guy", {"vote_effectif": 11}),
    ("Présents (12/15) : Jean ROUX, Anne BEC", {"vote_effectif": 15, "seance_presents": 12}),
    ("est de quinze (15), dont douze (12) présents et deux (2) représentés.", {"seance_presents": 12, "seance_pouvoirs": 2}),
    ("Présents à l'ouverture de séance : 15\nVotants à l'ouverture de séance : 18", {"seance_presents": 15, "vote_reel": 18}),
    ("Convocation du 21 septembre 2023 Nombre de conseillers en exercice 35 Votants 34", {"vote_effectif": 35, "vote_reel": 34}),
    ("Nombre de conseillers : 15. Quorum : 8. Votants : 13 (dont 2 procurations).", {"vote_effectif": 15, "vote_reel": 13, "seance_pouvoirs": 2}),
    ("Effectif légal : 35. Votants : 33.", {"vote_effectif": 35, "vote_reel": 33}),
    ("Sur 30 conseillers départementaux en exercice, 24 sont présents ; le quorum", {"vote_effectif": 30, "seance_presents": 24}),
    ("Effectif du conseil : 23 membres\nPrésents : 19 membres\nVotants : 22", {"vote_effectif": 23, "seance_presents": 19, "vote_reel": 22}),
    ("Effectif : 15 / Présents : 12 / Absents : 3 / Votants : 14", {"vote_effectif": 15, "seance_presents": 12, "seance_absents": 3, "vote_reel": 14}),
    ("Membres du conseil : 15 – Présents : 12 – Procurations : 2", {"vote_effectif": 15, "seance_presents": 12, "seance_pouvoirs": 2}),
    ("Conseil municipal composé de 15 membres - 12 présents - 14 votants", {"vote_effectif": 15, "seance_presents": 12, "vote_reel": 14}),
    ("Sur 15 conseillers en exercice, 12 étaient présents et 2 avaient donné pouvoir, soit 14 votants.", {"vote_effectif": 15, "seance_presents": 12, "seance_pouvoirs": 2, "vote_reel": 14}),
    ("Le nombre de conseillers en exercice est de quinze. Douze sont présents, deux sont représentés.", {"vote_effectif": 15, "seance_presents": 12, "seance_pouvoirs": 2}),
    ("Délégués en exercice : 32\nDélégués présents ayant voix délibérative : 22", {"vote_effectif": 32, "seance_presents": 22}),
    ("Nombre de conseillers en exercice : 15\nNombre de conseillers qui assistent à la séance : 12", {"vote_effectif": 15, "seance_presents": 12}),
    ("Nombre de votes : 14 (12 présents + 2 pouvoirs)", {"vote_reel": 14, "seance_presents": 12, "seance_pouvoirs": 2}),
    ("Nombre de votants : 12 + 2 pouvoirs", {"seance_pouvoirs": 2}),
    ("Excusés avec pouvoir : 2\nExcusés sans pouvoir : 1\nVotants : 14", {"seance_pouvoirs": 2, "seance_absents": 1, "vote_reel": 14}),
    ("en exercice : | 15\nprésents : | 12\nvotants : | 14", {"vote_effectif": 15, "seance_presents": 12, "vote_reel": 14}),
    ("Nombre de membres en exercice, présents, votants : 19, 15, 17", {"vote_effectif": 19, "seance_presents": 15, "vote_reel": 17}),
    ("En exercice / Présents / Pouvoirs : 19 / 15 / 2", {"vote_effectif": 19, "seance_presents": 15, "seance_pouvoirs": 2}),
    ("19 en exercice / 15 présents / 17 votants", {"vote_effectif": 19, "seance_presents": 15, "vote_reel": 17}),
    ("Présents (12) – Pouvoirs (3) – Absents excusés (1)", {"seance_presents": 12, "seance_pouvoirs": 3, "seance_absents": 1}),
    ("Conseillers présents : 12 + 3 pouvoirs\nQuorum : 10", {"seance_presents": 12, "seance_pouvoirs": 3}),
    ("Le nombre de conseillers en exercice au jour de la séance était de 36. Le nombre de conseillers titulaires ayant donné pouvoir était de 10. Le nombre de conseillers absents, était de 3",
     {"vote_effectif": 36, "seance_pouvoirs": 10, "seance_absents": 3}),
    ("Nombre de Conseillers Communautaires 40\nNombre de présents à l'ouverture de la séance 26\nNombre de procurations 3\nNombre de votants 29",
     {"vote_effectif": 40, "seance_presents": 26, "seance_pouvoirs": 3, "vote_reel": 29}),
    ("Nombre de présents à 20h30 : 28\nNombre de votants : 33", {"seance_presents": 28, "vote_reel": 33}),
    ("Les membres présents, au nombre de 6 sur 8 en exercice, forment la majorité", {"seance_presents": 6, "vote_effectif": 8}),
    ("En exercice : 15 Présents : 9 Votes : 11", {"vote_effectif": 15, "seance_presents": 9, "vote_reel": 11}),
    ("Absents non représentés : 02\nM. Léo AMBRE, Mme Sophie PARDI.", {"seance_absents": 2}),
    ("Absents représentés (2) : Mme ROUX, M. BEC\nAbsents non représentés (1) : M. LAC", {"seance_pouvoirs": 2, "seance_absents": 1}),
    ("Nombre de membres en exercice : 11\nNombre de membres présents : 9\nNombre de suffrages : 10", {"vote_effectif": 11, "seance_presents": 9, "vote_reel": 10}),
    ("Présents (12) – Pouvoirs (3) – Votants (15)", {"seance_presents": 12, "seance_pouvoirs": 3, "vote_reel": 15}),
    ("Membres en exercice : 15 – présents : 13 – absents représentés : 2 – quorum : 8", {"vote_effectif": 15, "seance_presents": 13, "seance_pouvoirs": 2}),
    ("Président : Luc BEC – 41 délégués présents sur 52, 6 procurations", {"vote_effectif": 52, "seance_presents": 41, "seance_pouvoirs": 6}),
    ("1 POUVOIR :\nMme TARN Sandra donne pouvoir à M. HENNO Yves.", {"seance_pouvoirs": 1}),
    ("Conseillers présents : Mesdames et Messieurs Éric MIRET, Patrice KOPAC (suppléant de Luc GOUPY), Jean PERTUS (55),\nConseillers absents / excusés : Mesdames et Messieurs Cyril ROSSEL, Tarik MEZAN (11),\n",
     {"seance_presents": 55, "seance_absents": 11}),
    ("Nombre de conseillers\nEn exercice : 14\nPrésents : 10\nVotants : 13\nAbsents : 4\nExclus : 0",
     {"vote_effectif": 14, "seance_presents": 10, "vote_reel": 13, "seance_absents": 4, "seance_exclus": 0}),
    ("Conseillers en exercice : 33 - Présents : 29 - Votants : 33 - Majorité absolue : 17", {"vote_effectif": 33, "seance_presents": 29, "vote_reel": 33}),
    ("Nombre de membres\nen exercice : 11\nqui ont pris part à la\ndélibération : 11\ndont 2 procurations",
     {"vote_effectif": 11, "vote_reel": 11, "seance_pouvoirs": 2}),
    ("Conseillers municipaux en exercice : 29 Votants : 27 dont 22 Présents et 05 Procurations",
     {"vote_effectif": 29, "vote_reel": 27, "seance_presents": 22, "seance_pouvoirs": 5}),
    ("Nombre de Conseillers : - en exercice : 82 - présents titulaires : 45 - présents suppléants : 4 - procurations : 19 - votants : 68",
     {"vote_effectif": 82, "seance_pouvoirs": 19, "vote_reel": 68}),
    ("Membres en exercice : treize - Membres présents : treize", {"vote_effectif": 13, "seance_presents": 13}),
    ("Nombre de conseillers en exercice : 11 - Présents : 8 - Pouvoirs : 2 - Votants : 10",
     {"vote_effectif": 11, "seance_presents": 8, "seance_pouvoirs": 2, "vote_reel": 10}),
    ("Nombre de présents : 18\nNombre de procurations : 4\nNombre de votants : 22\nQuorum : 12", {"seance_presents": 18, "seance_pouvoirs": 4, "vote_reel": 22}),
    ("Nombre de conseillers : en exercice : 9, présents : 7, votants : 8", {"vote_effectif": 9, "seance_presents": 7, "vote_reel": 8}),
    ("élus : 15\nen fonction : 15\nprésents ou représentés : 14", {"vote_effectif": 15}),
    ("Nombre de membres en exercice : 8. Date de la convocation", {"vote_effectif": 8}),
    ("En exercice : 15 Présents : 12 Représentés : 2 Votants : 14", {"vote_effectif": 15, "seance_presents": 12, "seance_pouvoirs": 2, "vote_reel": 14}),
    ("En exercice : 95\nPrésents : 70\nVotants (présents + pouvoirs) : 82", {"vote_effectif": 95, "seance_presents": 70, "vote_reel": 82}),
    ("En exercice : 15 / Présents : 12 / Votants : 14", {"vote_effectif": 15, "seance_presents": 12, "vote_reel": 14}),
    ("Présents : 9 Absents : 2 Votants : 10\nAbsents : Mme ROUX", {"seance_presents": 9, "seance_absents": 2, "vote_reel": 10}),
    ("Présents : 13 Votants : 15\nAbsents : Mmes ROUX, BRIAL", {"seance_presents": 13, "vote_reel": 15}),
    ("Nombre de membres : 18\nNombre de présents : 14\nReprésentés : 1", {"vote_effectif": 18, "seance_presents": 14, "seance_pouvoirs": 1}),
    ("Etaient présents :\nMme Zoé BASSET, M. Luc BARGE, (12)\nAbsent(s) ayant donné procuration :\nM. Jean ROUX donne procuration à Mme Zoé BASSET (1)\n", {"seance_presents": 12, "seance_pouvoirs": 1}),
    ("Étaient excusés : M. ROUX\nSoit 31 présents\n2 procurations 33 votants\n0 absent", {"seance_presents": 31, "seance_pouvoirs": 2, "vote_reel": 33, "seance_absents": 0}),
    ("44 PRÉSENTS :\nMMES ROUX A.\n5 ABSENTS AYANT DONNÉ POUVOIR :\nMRS BEC J.\n4 ABSENTS EXCUSÉS :\nMME LAC M.", {"seance_presents": 44, "seance_pouvoirs": 5, "seance_absents": 4}),
    ("Nombre de membres composant le conseil : 33\nNombre de membres non représentés : 1", {"vote_effectif": 33}),
    ("le quorum étant atteint (15 présents ; 6 pouvoirs)", {"seance_presents": 15, "seance_pouvoirs": 6}),
    ("En exercice : 49\nDe la délibération 12 à 20 :\nPrésents : 33 - Procurations : 09", {"vote_effectif": 49, "seance_presents": 33, "seance_pouvoirs": 9}),
    ("Membres en exercice : 15 Membres présents : 12 Membres ayant donné pouvoir : 2 Membres absents : 1",
     {"vote_effectif": 15, "seance_presents": 12, "seance_pouvoirs": 2, "seance_absents": 1}),
    ("Sont présents 12 conseillers sur 15 en exercice.", {"seance_presents": 12, "vote_effectif": 15}),
    ("Absents et procurations : 4", {"seance_absents": 4}),
    ("Afférents au Conseil\nMunicipal\nEn exercice\nQui ont pris part à la délibération\n15 15 13", {"vote_effectif": 15, "vote_reel": 13}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Nombre de conseillers n'ayant pas pris part au vote : 0",
    "Présents : 12/03/2024",
    "les effectifs : 12 agents",
    "Nombre de votants (enveloppes déposées) : 11\nVotants : 11 — blancs : 0 — exprimés : 11",
    "Présents : M. DURAND, Mme PETIT",
    "Quorum : 8 - Majorité absolue : 17 - Suffrages exprimés : 21",
    "formant la majorité des membres en exercice.",
    "les membres présents le 12 mars 2024",
    "Etaient présents : 1er adjoint M. ROUX",
    "Le conseil peut délibérer avec 11 élus représentés",
    "M. BERANGER Jérôme Présent P\nMme BESSON Nathalie Présent (4) M. P.\nPérillat",
    "en informant des\nprocurations.\n1. Approbation du procès-verbal",
    "ÉTAIENT PRÉSENTS :\n1. M. Paul RENOU\n2. Mme Aude BRISSET\nABSENTS :\n1) M. Tom PEAN",
    "Liste des conseillers\n1 BREUIL Alice présente\n2 COSTE Paul présent\n3 DELMAS Rose absente\n4 M. FAURE Éric absent\n5 Mme HENRI Zoé présente",
    "Présents : 43 43 43 42 42 42\nAbsents : 2 3 2 3 4 3",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    found = {f.champ: f for f in (*decomptes.enumerated(head), *decomptes.stacked(head), *decomptes.out_of(head))}
    found |= {f.champ: f for f in decomptes.below_lists(head) if f.champ not in found}
    low, apart = lowered(head), APART.search(head)
    for champ, rule, patterns in PATTERNS:
        zones = [] if champ in found else word_zones(low, 0, WORDS[champ], REACH, REACH)
        if not zones:
            continue
        for pattern in patterns:
            matches = (m for a, b in zones for m in pattern.finditer(head, a, b) if _is_count(head, m))
            counts = list(matches if champ == "vote_reel" else islice(matches, 1))
            if counts:
                found[champ] = _found(champ, rule, counts[0])
                if champ == "vote_reel" and _varies(head, counts):
                    found[champ] = found[champ]._replace(confiance=VARIE)
                break
        if champ not in found and apart and (split := SPLIT[champ].search(head)):
            found[champ] = Found(
                champ, None, *split.span("n"), f"effectifs.{rule}", 0.3, doute="chiffres séparés par la numérisation"
            )
    return list(found.values())


def _varies(text: str, counts: list[re.Match[str]]) -> bool:
    """The head prints several numbers of voters: `Votants : 14 puis 15`."""
    return len({read_number(m["n"]) for m in counts}) > 1 or bool(PUIS.match(text, counts[0].end("n")))


def _is_count(text: str, match: re.Match[str]) -> bool:
    if SUR.search(match.group()):
        return True
    if FALSE_FRIEND.search(text[max(0, match.start("n") - 24) : match.start("n")]):
        return False
    if after_its_number(text, match) or re.search(r"\d[-/]$", text[max(0, match.start("n") - 2) : match.start("n")]):
        return False  # the second: `N° de délibération 2022-114 présents 15`
    if match["n"].lower() in ("un", "une", "premier") and not re.search(r"[:=]\s*$", text[: match.start("n")]):
        return False
    if match["n"].lower() in ("néant", "neant", "aucun", "aucune") and "nombre" not in match.group().lower():
        return False
    after = text[match.end("n") : match.end("n") + 18]
    if re.search(r"[^.]\.\s*\n\s*$", text[match.start() : match.start("n")]):
        return False  # the number of the item below: `… des procurations.` / `1. Approbation du procès-verbal`
    if match["n"] == "1" and "\n" in text[match.start() : match.start("n")].lstrip() and re.match(r"\s?[.)–-]", after):
        return False  # the first of a numbered list: `ÉTAIENT PRÉSENTS :` / `1. M. Luc BEC`
    if of_the_one_before(text, match):
        return False
    if LISTED.match(text, match.end("n")) and "\n" in text[match.start() : match.start("n")].lstrip():
        return False  # the rank of the next member: `1 BEC Alice présente` / `2 ROUX Paul présent`
    return not re.match(
        r"[ ]*(?:de|à|jusqu'à)[ ]+(?:la[ ]+)?d[ée]li|\s*(?:er\b|[èe]me|e\s|/\s?\d|h\b|heure|%|€)|[ ]*(?:janv|f[ée]vr|mars|avril|mai\b|juin|juil|ao[ûu]|sept|oct|nov|d[ée]c)",
        after,
        re.IGNORECASE,
    )


def _found(champ: str, rule: str, match: re.Match[str]) -> Found:
    value = read_number(match["n"])
    if value is None or value > 300:
        return Found(
            champ, None, *match.span("n"), f"effectifs.{rule}", 0.3, doute="nombre illisible ou invraisemblable"
        )
    lead = len(match.group()) - len(match.group().lstrip(" \n-–:"))
    return Found(champ, value, match.start() + lead, match.end("n"), f"effectifs.{rule}", 0.98)
