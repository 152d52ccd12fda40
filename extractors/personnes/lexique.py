"""The words of lists of people: civilities, functions, proxies, and the words at which such a list stops.

`lex` cuts a text into them. Plain words cost one dictionary look-up; only words that may open an expression are looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.patterns.casse import SansCasse

MAJUSCULE = r"[A-ZÀ-ÖØ-ÞŒ]"
ES = r"(?:\((?:s/?es|es|e/s)\)|[({·.\-]{0,2}e?[)}·.\-]{0,2}\(?s?\)?)"
"""What careful writing adds to a word that agrees (`présent(e)s`, `élu·e·s`), and what OCR makes of it."""
CIVILITE = (
    r"(?:(?i:mesdames|madame|messieurs|monsieur|mesdemoiselles|mademoiselle|mmes?|mlles?|melles?|mrs|mr|ms|mm|ma[iî]tre|docteur|dr)"
    rf"(?![\w'])\.?|M\.(?!{MAJUSCULE}\.|-|\s?[–—,;)-]|\s(?:à|par)\s)|M(?=\s{MAJUSCULE})|M,(?=\s{MAJUSCULE}[\w'-]+\s{MAJUSCULE})|Me(?=\s{MAJUSCULE}))"
)
_RANG = r"(?:\d{1,2}\s?(?:[èe]re|er|[èe]me|i[èe]me|nde?|re|e|°)|premi[èe]re?|seconde?|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix)i[èe]me)s?"
_CHARGE = (
    rf"(?:vice[\s-]*pr[ée]sident{ES}|pr[ée]sident{ES}|maires?(?:[\s-]+adjoint{ES})?|adjoint{ES}|conseill(?:er|[èe]re){ES}|d[ée]l[ée]gu[ée]{ES}|"
    rf"[ée]chevin{ES}|titulaires?|suppl[ée]ant{ES}|membres?|[ée]lu{ES}|mandants?|mandataires?|secr[ée]taire(?=\s?[,;)]|\s+g[ée]n[ée]ral))(?!\w)"
)
_LIEU = rf"(?:de\s+la|de|des|du|d'|d[ée]l[ée]gu\w+\s+de)\s*{MAJUSCULE}[\w'-]*(?:\s{MAJUSCULE}[\w'-]*(?=[,;).\n]))?"
_SUITE = (
    r"(?:\s(?:(?i:municip\w+|communaut\w+|d[ée]partementa\w+|r[ée]giona\w+|syndica\w+|d[ée]l[ée]gu\w+|titulaires?|suppl[ée]ants?|"
    rf"(?:au|du)\s+maire|honoraires?|sortante?s?|du\s+conseil\s+\w+)(?!\w)|{_LIEU}"
    r"|(?!(?:et|ainsi|a|à(?!\sl[ae'])|ayant|donn\w*|qui|pouvoirs?|procurations?|absente?s?|excus\w*|repr[ée]sent\w*|par|formant|puis|mm?|mmes?|"
    r"pr[ée]sente?s?|ouvre|est|sont|ont|le|ne|n'\w+|demande|informe|propose|quitte|sort|se|s'\w+|pr[ée]side|suppl\w+|remplac\w+)\b)[a-zà-ÿœ][\w'·-]*"
    r")){0,7}"
)
FONCTION = rf"(?:(?:(?i:les|le|la|son|sa|au|du)\s+|l')?(?:(?i:{_RANG})\s+)?(?:(?i:{_CHARGE})|doyen(?:ne)?(?:\s+d'âge)?|benjamine?){_SUITE})"
_DON = r"(?:donn(?:ent|ant|[ée]{1,2}s?)|remi(?:s|t|se)|laiss[ée]|confi[ée]|d[ée]l[ée]gu[ée]|adress[ée]|accord[ée]|transmis)"
_POUVOIR = r"(?:pour?voirs?|procurations?|d[ée]l[ée]gations?(?:\s+de\s+vote)?|mandats?|pvr|pouv\.|proc\.|p(?:\.(?=\s?à\s)|(?=\sà\s)))(?!\w)"
LIEN = (
    rf"(?:(?:(?:qui|avec)\s+)?(?:(?:a|à|ont|ayant|avait|avaient)\s+)?(?:{_DON}\s+)?(?:(?:son|sa|leurs?|une?|le|tout|par)\s+)?(?:bon\s+)?{_POUVOIR}"
    rf"(?:\s(?:est|écrite?s?|{_DON}|de\s+voter?(?:\s+en\s+(?:son|leurs?)\s+noms?)?|pour\s+voter)(?!\w)){{0,3}}"
    r"\s?:?\s?[→>=]{0,2}\s?(?:(?:à|au|aux)(?=\s)|a(?=\s[A-ZÀ-Þ]))?"
    rf"|(?:est\s+|sont\s+|[ée]tait\s+)?repr[ée]sent[ée]{ES}\s+par(?!\w))"
)
INVERSE = (
    r"(?:(?:(?:qui|avec|ayant|a|porteu(?:r|se)|d[ée]ten(?:teur|ant)|munie?|re[çc]u|dispose|et|re[çc]oit|d[ée]tient)\s+){0,3}"
    r"(?:(?:d'une?|d[eu]|le|la|une?)\s+)?(?:pouvoirs?|procurations?|mandats?)\s+de(?!\s+vot)(?=\s))"
)
SUPPLEANCE = rf"(?:(?:est|sont|[ée]tait)\s+)?(?:(?:suppl[ée]{{2}}|remplac[ée]){ES}\s+par|repr[ée]sent[ée]{ES}\s+par\s+s(?:on|a)\s+suppl[ée]ante?s?)(?!\w),?"
"""Someone sits in another's place: not a proxy (CGCT L.5211-6)."""
STATUT = (
    rf"(?:(?:non[\s-]+)?(?:absent{ES}|excus[ée]{ES}|emp[êe]ch[ée]{ES}|pr[ée]sent{ES}|repr[ée]sent[ée]{ES}(?!\s+par)|d[ée]missionnaire)(?!\w)"
    r"(?:\s(?:non\s+)?(?:excus[ée]e?s?|justifi[ée]e?s?|repr[ée]sent[ée]e?s?)(?!\w))?"
    r"|(?:sans|pas\s+de|aucune?)\s+(?:pouvoir|procuration)s?(?:\s+donn[ée]e?s?)?)"
)
PENDANT = (
    r"(?:(?:arriv(?:ée?s?|e|ant)|partie?s?|part|d[ée]part|à\s+(?:partir|compter)\s+d(?:es?|u)?|en\s+retard|en\s+visio\w*|"
    r"en\s+date\s+du|sauf\s+(?:à|pour|au|aux|lors)|a\s+quitt[ée]|a\s+rejoint|pour\s+l[ae']s?\s*(?:points?|questions?|d[ée]lib))(?!\w)|jusqu')(?:[^,;\n()–—]|\n(?=[a-zà-ÿ])|(?<=[ue°à])\n(?=\d)){0,80}"
)
"""When someone came or left, without parentheses."""
ENTITE = rf"(?:(?:(?:[Gg]roupe|GROUPE|[Ll]iste|LISTE)\s+[^:\n]{{2,70}}?|(?:Majorit[ée]|MAJORIT[ÉE]|Opposition|OPPOSITION|Minorit[ée]|MINORIT[ÉE])(?:\s+\w+)?|[Nn]on[\s-]inscrit\w*|NON[\s-]INSCRIT\w*)\s?:|(?:[Cc]ommunes?|COMMUNES?|[Vv]illes?|Pour)\s+(?:la\s+commune\s+)?(?:de\s+l[ae']\s*|de\s+|du\s+|des\s+|d'|les\s+)?{MAJUSCULE}[^:\n,;]{{1,40}}:)"
ARRET = (
    r"(?:formant\s|lesquel|[ée]galement\b|en\s+pr[ée]sence|(?:le\s+)?quorum|l'an\s+(?:deux|mil|20)|ordre\s+du\s+jour|secr[ée]tai?r\w+|dates?\s+d|convocation|nombre\s|"
    r"nbre|objet\b|vu\s+(?:l|que)|consid[ée]rant|(?:le|la)\s+(?:conseil|s[ée]ance|pr[ée]sente|commission|compte|proc[èe]s|public)\b|"
    r"l'assembl[ée]e\b|assist|invit[ée]|d[ée]lib[ée]r|compte[\s-]+rendu|proc[èe]s[\s-]+verbal|ouverture|approbation|apr[èe]s\b|"
    r"votants?\b|(?:membres\s+)?en\s+exercice|suffrages|majorit[ée]|conform[ée]ment|en\s+(?:application|vertu)|il\s+(?:est|a|y)\b|"
    r"(?-i:Arriv[ée]e|ARRIV[ÉE]E|D[ée]part|D[ÉE]PART)s?\s+d|pr[ée]sidente?s?\s+(?:de\s+(?:la\s+)?)?s[ée]ance|constat|public\b|presse\b|personnels?\b|auditeurs?\b|fait\s+[àa]\b|pour\s+extrait|certifi)"
)
EXPRESSION = re.compile(
    rf"(?P<entite>{ENTITE})|(?P<arret>(?i:{ARRET}))|(?P<civilite>{CIVILITE})|(?P<inverse>(?i:{INVERSE}))|(?P<suppleance>(?i:{SUPPLEANCE}))|(?P<statut>(?i:{STATUT}))"
    rf"|(?P<lien>(?i:{LIEN}))|(?P<pendant>{PENDANT})|(?P<a>[àÀ](?=\s(?!\d))|[aA](?=\s+{CIVILITE})|(?:par|PAR|aux?(?!\s+nombre))(?=\s)|(?:en\s+faveur|au\s+profit)\s+d(?:e(?=\s)|')|pour(?=\s+{CIVILITE}))"
    r"|(?P<fonction>" + FONCTION + r")|(?P<sep>(?i:et|ainsi\s+que|puis)(?![\w']))"
)
MOT = r"(?:(?<=[,;][ \n])[A-ZÀ-Þ]{2,}- [A-ZÀ-Þ]{2,}(?=\s?[,;])|[^\W\d_]+(?:['-]\n?(?!M(?:mes?|M?\.)\W)[^\W\d_]+)*)"
BRUT = re.compile(
    rf"(?P<mot>{MOT})|(?P<ligne>\n)|(?P<note>[(\[][^()\[\]]{{0,200}}[)\]])|(?P<nombre>\d[\d/.,:]*)|(?P<a>\.{{5,}}|…{{3,}}|_{{5,}})|(?P<lien>→|[-=]>|(?<=\w )>(?= \w))|(?P<sep>[,;/•·|*+&–—…_=]|-(?=\s)|(?<=\s)-)"
    r"|(?P<deux>:)|(?P<point>\.)"
)
SUJET = re.compile(
    r"(?:est|sont|a|ont|[ée]tait|[ée]taient|sera|fut|avait|ne|n'\w+|se|s'\w+|demande|propose|ouvre|informe|rappelle|d[ée]clare|souhaite|quitte|sort|"
    r"rejoint|pr[ée]side|fait|donne|pr[ée]sente|expose|indique|pr[ée]cise|explique|remercie|accueille|proc[èe]de|prend|constate|excuse|assure|"
    r"remplit|intervient|lit|soumet|rend|annonce|signale)$"
)
"""After a name, the verb of a sentence whose subject it is: it belongs to the sentence, not to the list before it."""
DON = re.compile(r"[A-ZÀ-Þ][\w'-]+(?:[ ][A-ZÀ-Þ][\w'-]+){1,3}[ ](?:→|[-=]>|à[ ]|a[ ]donn|donne[ ]|pouvoir|procuration)")
"""A line that begins with another vote given: the one above ended with its own."""
PLURIEL = SansCasse(r"m(?:m|mes|essieurs|esdames|esdemoiselles|lles|rs|s)\.?$")
PLURIEL_DIT = re.compile(r"(?:Absent|Excus|Pr[ée]sent|Repr|ABSENT|EXCUS|PR[ÉE]SENT|REPR)\w*[sS](?:\W|$)")
FINALES = frozenset(
    {"arret", "sep", "note", "statut", "lien", "inverse", "suppleance", "a", "pendant", "fonction", "point", "deux"}
)
"""Tokens after which the words just read are a whole name."""
DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}")
"""A date of the side column, dropped into the list."""
OUVRE = frozenset("""
com vil pou for les le la l'a quo ord sec sécr sec dat con nom nbr obj vu ass inv dél del dèl com pro ouv app apr vot mem en suf maj il cons pub pre
aud fai cer mes mad mon mme mlle mll mel mr mrs ms mm m me maî mai doc dr dre qui ave aya a à por dét det mun reç rec dis et un une avec par
non abs exc emp pré prè rep dém dem san pas auc don rem lai rou tra adr acc man pvr est son étai arr dép dep jus vic adj éch ech tit sup élu elu
doy ben prem ega éga deu tro qua cin six sep hui neu dix sa au du aux ain pui per lor ont sont gro lis opp min
""".split())  # fmt: skip
"""First letters (three at most) of capitalised words that may open an expression; words in lower case always may."""


class Jeton(NamedTuple):
    """`genre`: mot, ligne, note, nombre, sep, deux (colon), point, or the name of an expression's group."""

    genre: str
    texte: str
    debut: int
    fin: int


def lex(text: str, start: int, end: int) -> Iterator[Jeton]:
    """The tokens of `text[start:end]`; spaces and signs that mean nothing are passed over."""
    position = start
    while match := BRUT.search(text, position, end):
        kind, word, at = match.lastgroup or "", match.group(), match.start()
        if kind == "nombre" or (kind == "mot" and (word[0].islower() or word[:3].lower() in OUVRE)):
            longer = EXPRESSION.match(text, at, end)
            if longer and longer.end() > at:
                match, kind, word = longer, longer.lastgroup or "", longer.group()
        position = match.end()
        yield tuple.__new__(Jeton, (kind, word, at, position))
