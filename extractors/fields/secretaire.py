"""Who kept the minutes: the assembly names one of its members at the start of each sitting (CGCT L.2121-15).

The secretary of the town hall, auxiliaries and the signature at the end are not the secretary of the sitting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.found import Found
from extractors.patterns.casse import Motif, SansCasse
from extractors.personnes.lexique import CIVILITE, MAJUSCULE
from extractors.personnes.noms import Nom, first_name, hyphenated, names_before, respell

NAMES = ("secretaire",)
PORTEE = "seance"
HEAD = 12_000
_NOM = rf"(?=(?-i:{CIVILITE}\s*|{MAJUSCULE}))"
_CHOIX = r"(?:nomm|d[ée]sign(?!ation)|[ée]lu|chois|proclam|appel|retenu)\w*(?:\(e\))?s?"
_QUAND = r"(?:\s+(?:[ée]lu\(?e?\)?(?!\w)|d[ée]sign[ée]\S*|nomm[ée]\S*|pour\s+(?:la\s+)?session|pour\s+la\s+dur[ée]e\s+de\s+la\s+(?:s[ée]ance|session)))*"
_SEANCE = r"(?:\s+de\s+(?:la\s+)?s[ée]ances?)?"
_PAS_LUI = r"(?!\s+(?:de\s+mairie|g[ée]n[ée]r|auxil|adminis|du\s+syndic|de\s+maire))"
LIBELLE = Motif(
    rf"(?i)secr[ée]tai?r(?:e|iat)s?{_SEANCE}{_QUAND}(?:\s*\([^)]{{0,140}}\))?(?:\s*(?::|=|\best\b|\bsont\b)|[ ]*[–-])\s*(?:\n\s*)?(?:commune\s+d(?:e\s+|u\s+|es\s+|'\s?)[^\n:,]{{2,40}}?\s[-–]\s)?{_NOM}"
    rf"|secr[ée]taires?\s+de\s+(?:la\s+)?s[ée]ance\s*,?\s*\n?\s*(?=(?-i:{CIVILITE}\s))"
    r"|(?-i:(?m:^)SECR[ÉE]TAIRE(?:\sDE\sS[ÉE]ANCE)?)[ ](?=(?-i:[A-ZÀ-Þ][a-zà-ÿ-]+\s[A-ZÀ-Þ]{2}))"
)
AVANT = Motif(
    rf"(?i)(?:{_CHOIX}\s+(?:(?:comme|pour|en\s+qualit[ée]\s+de|en\s+tant\s+que|aux?\s+fonctions?\s+de)\s+)?(?:la\s+|le\s+)?secr[ée]taires?{_SEANCE}\s*:?\s*{_NOM}"
    rf"|d[ée]sign[ée]e?\s*,\s*conform[^,]{{5,150}},\s*{_NOM}(?=[^.;]{{3,60}}?fonctions?\s+de\s+secr[ée]taire)"
    rf"|(?:pour|comme)\s+secr[ée]taire{_SEANCE}\s*:?\s*{_NOM}"
    rf"|secr[ée]taires?{_SEANCE}\W{{0,5}}\n[^\n.;:]{{0,60}}\b(?:d[ée]signe|nomme|[ée]lit|choisit)(?:\s+à\s+l'unanimit[ée],?)?\s+{_NOM}"
    rf"|(?:d[ée]signation|nomination|[ée]lection|choix)\s+d(?:'une?|u|es|e\s+la)\s+secr[ée]taires?{_SEANCE}\W{{0,5}}\n\W{{0,3}}{_NOM}(?=[^.;:\n]{{3,50}}\s(?:est|a\s+[ée]t[ée])\s+(?:[ée]lu|d[ée]sign|nomm|choisi))"
    rf"|secr[ée]tariat{_SEANCE}\s+(?:a\s+[ée]t[ée]|est)\s+(?:assur[ée]|tenu|confi[ée])\s+(?:par|à)\s*:?\s*{_NOM}"
    rf"|\bd[ée]sign[ée]?,?\s+conform[ée]ment\s[^;:]{{10,160}}?,\s*{_NOM}(?=(?:[^.;]|(?<=\bM)\.){{3,70}}?(?<!du )(?<!le )secr[ée]taire(?!\w){_PAS_LUI})"
    rf"|(?:candidature\s+de|propos(?:e|er)(?:\s+de\s+(?:d[ée]signer|nommer))?|d[ée]sign(?:e|er)|nomm(?:e|er)|\ba\s+(?:d[ée]sign[ée]|nomm[ée]|[ée]lu|choisi)|[ée]lit|choisit)(?:\s+à\s+l'unanimit[ée],?)?\s*{_NOM}"
    rf"(?=(?:[^.;]|(?<=\bM)\.){{3,70}}?(?<!du )(?<!le )secr[ée]taire(?!\w){_PAS_LUI}))"
)
_REMPLISSAGE = (
    r"(?:pour|comme|en|qualit[ée]|des|pr[ée]sents|membres|tant|que|de|du|d'une?|les?|la|ces|cette|sa|aux?|à|l'unanimit[ée]|par|conseil|municipal|communautaire|l'assembl[ée]e|"
    r"remplir|assurer|assumer|exercer|tenir|fonctions?|poste|r[ôo]le|[ée]galement|afin|d'assurer|d'exercer|membres|ses)"
)
APRES = SansCasse(
    rf"(?<!\w)(?:qui\s+)?(?:(?:se\s+propose|s'est\s+propos[ée]e?|a\s+accept[ée])\s+et\s+)?(?:(?:a|ont|ayant|s'est|se|est|sont|sera|avait)\s+)?(?:[ée]t[ée]\s+)?"
    rf"(?:{_CHOIX}|accept[ée](?:\s+d'[êe]tre)?|volontaire|propos[ée]e?)\s*,?\s*(?:{_REMPLISSAGE}[ ,\n]{{1,2}}){{0,12}}"
    rf"(?:secr[ée]tai?r(?:es?|iat)|(?:cette|ces|la|les)\s+fonctions?)(?!\w){_PAS_LUI}"
    r"|(?<!\w)(?:assure(?:ra)?|rempli(?:t|ra)|tien(?:t|dra)|exerce|accepte)\s+(?:l[ae]s?\s+)?(?:fonctions?\s+de\s+|r[ôo]le\s+de\s+)?"
    rf"secr[ée]tai?r(?:e|iat)(?!\w){_PAS_LUI}"
    r"|(?<!\w)(?:a\s+)?tenu\s+le\s+secr[ée]tariat(?!\w)"
    r"|(?<!\w)en\s+est\s+(?:l[ea]\s+)?secr[ée]taire(?!\w)"
    rf"|(?<!\w)en\s+(?:tant\s+que|qualit[ée]\s+de)\s+secr[ée]taire(?!\w){_PAS_LUI}"
    r"|(?<!\w),?\s*d[ée]sign[ée]e?,?\s+prend\s+place\s+au\s+bureau"
    r"|(?<!\w)sera\s+(?:l[ae]\s+)?secr[ée]taire\s+de\s+(?:la\s+)?s[ée]ance"
)
SECRETAIRE = SansCasse(r"secr[ée]tai?r")
INCISE = re.compile(
    r"(?:[\s,]*,\s*[a-zé]|\s+ayant\s)(?:[^,.;\n]|\.(?!\s+(?:[A-Z][a-zé]|M\.\s))|\n(?![A-Z])){3,150},?\s*$"
)
"""`, ayant obtenu la majorité des suffrages,` between the name and the verb."""
EXAMPLES = (
    ("Le quorum étant atteint, la séance est ouverte à 17 h 48. M. CADET Jimmy est désigné\nsecrétaire de séance. Le procès-verbal", {"secretaire": "CADET Jimmy"}),
    ("Absents : Mme Sara VERNOUX représentée par Mme Ève BRIAL\nChantal Tronchet assure le secrétariat de la séance.", {"secretaire": "Chantal Tronchet"}),
    ("Secrétaire de séance : M. Cressent\nCompte rendu", {"secretaire": "Cressent"}),
    ("Madame Justine CHOPIN est nommée secrétaire de séance.", {"secretaire": "Justine CHOPIN"}),
    ("Le quorum étant atteint, M. Denis HERCULIN a été désigné pour assurer les fonctions de Secrétaire, qu'il a acceptées.", {"secretaire": "Denis HERCULIN"}),
    ("à la nomination d'un\nsecrétaire pris au sein du conseil.\nMonsieur Philippe CHAUVEL est désigné pour remplir cette fonction.", {"secretaire": "Philippe CHAUVEL"}),
    ("Secrétaire : Mme Teresa EVERLY\nPrésents : M. Jean MARS", {"secretaire": "Teresa EVERLY"}),
    ("A été nommé(e) secrétaire : M. JARDIN Simon", {"secretaire": "JARDIN Simon"}),
    ("a été nommée secrétaire: SUM Michèle", {"secretaire": "SUM Michèle"}),
    ("Monsieur Alain PIASSON a été désigné\nsecrétaire de séance. Présents", {"secretaire": "Alain PIASSON"}),
    ("Secrétaire de séance En application de l'article L. 2121-15 du Code Général, Madame Nathalie PAULIN a été désignée secrétaire de séance.",
     {"secretaire": "Nathalie PAULIN"}),
    ("Nomination du secrétaire\nMonsieur le Maire propose la candidature de Patricia MICHAUD, en qualité de secrétaire\npour la présente séance",
     {"secretaire": "Patricia MICHAUD"}),
    ("Le Conseil a choisi pour secrétaire M. LE DIOURIS Yvon.", {"secretaire": "LE DIOURIS Yvon"}),
    ("Le secrétariat a été assuré par : Mme Zoé HALLEZ, conseillère municipale.", {"secretaire": "Zoé HALLEZ"}),
    ("Secrétariat de séance : Monsieur Alain GAUCHET.", {"secretaire": "Alain GAUCHET"}),
    ("invite le Conseil à nommer celui de ses membres qui doit remplir les fonctions de Secrétaire. Madame Lise PAULET, désignée, prend\nplace au Bureau.", {"secretaire": "Lise PAULET"}),
    ("a désigné, conformément aux\ndispositions de l'article L.2121-15 du Code général, Monsieur\nCAROLLE pour remplir les fonctions de secrétaire.", {"secretaire": "CAROLLE"}),
    ("M. SEGUY a été élu secrétaire de séance.", {"secretaire": "SEGUY"}),
    ("Mme BAHIR Marie Laure a été élue secrétaire.", {"secretaire": "BAHIR Marie Laure"}),
    ("Monsieur Christian LEFORT est désigné secrétaire de séance, conformément à l'article L.2121-15", {"secretaire": "Christian LEFORT"}),
    ("M. Paul TER est désigné en qualité de secrétaire par le conseil municipal", {"secretaire": "Paul TER"}),
    ("Le secrétaire de séance est Adrien DEBEV.", {"secretaire": "Adrien DEBEV"}),
    ("Mme JUMILHAC est désignée pour remplir les fonctions de secrétaire.", {"secretaire": "JUMILHAC"}),
    ("Mme Lise DEGUET, ayant obtenu la majorité des suffrages, a été désignée pour remplir ces fonctions qu'elle a acceptées. Secrétaire", {"secretaire": "Lise DEGUET"}),
    ("Le conseil municipal désigne Mme Ana RIOU comme secrétaire de séance", {"secretaire": "Ana RIOU"}),
    ("Le Conseil décide que Madame\nÉlodie FREIRA JORGE sera Secrétaire de séance.", {"secretaire": "Élodie FREIRA JORGE"}),
    ("Mme Ana RIOU assure le secrétariat de la séance", {"secretaire": "Ana RIOU"}),
    ("il a été procédé à la nomination d'un secrétaire de séance : Mme Ana RIOU est désignée", {"secretaire": "Ana RIOU"}),
    ("Madame la Maire propose de désigner M. Marc COLLIN comme secrétaire de séance.", {"secretaire": "Marc COLLIN"}),
    ("Le conseil municipal nomme à l'unanimité Monsieur Marc COLLIN secrétaire de séance", {"secretaire": "Marc COLLIN"}),
    ("Secrétaire de séance désigné(e) : Mme Zoé BLANC", {"secretaire": "Zoé BLANC"}),
    ("Désignation du secrétaire de séance : Mme Zoé BLANC", {"secretaire": "Zoé BLANC"}),
    ("A été nommé comme secrétaire de séance : M. Luc ROY", {"secretaire": "Luc ROY"}),
    ("Mme Zoé BLANC a été désignée à l'unanimité en qualité de secrétaire de séance.", {"secretaire": "Zoé BLANC"}),
    ("Conformément à l'article L2121-15 du CGCT, Mme Zoé BLANC, conseillère municipale, est désignée en tant que secrétaire de séance.", {"secretaire": "Zoé BLANC"}),
    ("Mme Zoé BLANC est élue à l'unanimité secrétaire de séance", {"secretaire": "Zoé BLANC"}),
    ("Zoé BLANC se propose et est désignée secrétaire de séance", {"secretaire": "Zoé BLANC"}),
    ("Le secrétariat de séance est assuré par Zoé BLANC.", {"secretaire": "Zoé BLANC"}),
    ("Mme Zoé BLANC, désignée conformément à l'article L. 2121-15 du Code général des collectivités territoriales, remplit les fonctions de secrétaire.", {"secretaire": "Zoé BLANC"}),
    ("SECRETAIRE Zoé BLANC\nOBJET Approbation du compte", {"secretaire": "Zoé BLANC"}),
    ("M. Patrick de la Merque est désigné secrétaire de séance.", {"secretaire": "Patrick de la Merque"}),
    ("Mme Zoé BLANC ayant été désignée secrétaire de séance", {"secretaire": "Zoé BLANC"}),
    ("Le Conseil Municipal, conformément à l'article L. 2121-15, a désigné pour secrétaire de séance Madame Zoé BLANC", {"secretaire": "Zoé BLANC"}),
    ("Secrétaires de séance : Mme Zoé BLANC et M. Luc ROY", {"secretaire": "Zoé BLANC"}),
    ("Madame BLANC Zoé est nommée secrétaire de la séance.", {"secretaire": "BLANC Zoé"}),
    ("M. Luc ROY a été nommé(e) secrétaire", {"secretaire": "Luc ROY"}),
    ("Mr ROY Luc est nommé secrétaire.", {"secretaire": "ROY Luc"}),
    ("Il a été procédé, conformément à l'article L.121-14 du code des communes, à l'élection d'un secrétaire pris dans le sein du conseil. Mme Zoé BLANC, ayant obtenu la majorité des suffrages, a été désignée pour remplir ces fonctions, qu'elle a acceptées.", {"secretaire": "Zoé BLANC"}),
    ("La séance a été publique. Secrétaire élu pour la durée de la séance : Mme Zoé BLANC", {"secretaire": "Zoé BLANC"}),
    ("Le Conseil Municipal désigne Zoé BLANC secrétaire de séance.", {"secretaire": "Zoé BLANC"}),
    ("Monsieur le Maire ouvre la séance, procède à l'appel, et désigne Mme Zoé BLANC secrétaire de séance.", {"secretaire": "Zoé BLANC"}),
    ("- Désignation d'un secrétaire de séance (article L.2121-15 du CGCT applicable en vertu de l'article L.\n5211-1 du CGCT) : Mme Zoé BLANC a été désignée ;", {"secretaire": "Zoé BLANC"}),
    ("Le conseil municipal a désigné, conformément aux dispositions de l'article L.2121-15 du Code général des collectivités territoriales, Monsieur\nROY pour remplir les fonctions de secrétaire.", {"secretaire": "ROY"}),
    ("1. Désignation du secrétaire de séance\nLe conseil municipal désigne Mme Zoé BLANC.", {"secretaire": "Zoé BLANC"}),
    ("Le conseil a désigné Mme Zoé BLANC secrétaire de séance", {"secretaire": "Zoé BLANC"}),
    ("Mme Zoé BLANC a accepté d'être secrétaire de séance", {"secretaire": "Zoé BLANC"}),
    ("Monsieur Luc ROY s'est proposé comme secrétaire de séance", {"secretaire": "Luc ROY"}),
    ("et Kamel BRAHIM (excusé). Lucas BERTHET a tenu le secrétariat.", {"secretaire": "Lucas BERTHET"}),
    ("Lucien CABRAL, maire, préside la séance ; Jérémy PASTOR en est le secrétaire.", {"secretaire": "Jérémy PASTOR"}),
    ("Secrétaire élu(e) pour la durée de la session : Chantal CHETAT\nLa séance", {"secretaire": "Chantal CHETAT"}),
    ("Alexis MIDOL-MONET est désigné, à l'unanimité des présents, pour remplir les fonctions de secrétaire de\nséance.", {"secretaire": "Alexis MIDOL-MONET"}),
    ("1. Désignation d'un secrétaire de séance\nBernard GROBOT est élu à l'unanimité.\n2. Procès-verbal", {"secretaire": "Bernard GROBOT"}),
    ("Ont été désignés Messieurs Luc BLANC et David BARRIER en tant qu'assesseurs et\nMonsieur Thomas GUIRAL en tant que secrétaire.", {"secretaire": "Thomas GUIRAL"}),
    ("Le Président demande à l'assemblée :\n- De désigner un secrétaire de séance\n- D'approuver le procès-verbal\nLe Conseil, à l'unanimité :\n- Désigne Valérie BRENAT secrétaire de séance", {"secretaire": "Valérie BRENAT"}),
    ("Président de séance : ARNOUX Jean. Secrétaire de séance : ROY Luc.", {"secretaire": "ROY Luc"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Madame Céline BERGER, secrétaire de mairie : référente technique",
    "Assistait à la séance : Mme Léa ROY, secrétaire générale",
    "Le Président Le secrétaire de séance Bernard PLAN Alain PIAS",
    "un secrétaire pris au sein du conseil",
    "Remplacement secrétaire CDG 8 000.00",
    "Désignation du secrétaire de séance\nLe conseil municipal désigne les membres de la commission.",
    "Secrétaire auxiliaire : Mme Léa ROY, directrice générale des services",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    best = min(_candidates(head), key=lambda c: (-c[1], c[2].debut), default=None)
    if best is None:
        return []
    rule, confidence, nom = best
    return [
        Found("secretaire", respell(nom.texte, hyphenated(text)), nom.debut, nom.fin, f"secretaire.{rule}", confidence)
    ]


def _candidates(head: str) -> Iterator[tuple[str, float, Nom]]:
    """(rule, trust, name) of all that some words say to be the sitting's secretary."""
    for start, end in _windows(head):
        yield from _within(head, start, end)


def _windows(head: str) -> list[tuple[int, int]]:
    """The parts of the text that may tell of a secretary."""
    found: list[tuple[int, int]] = []
    for match in SECRETAIRE.finditer(head):
        start, end = max(0, match.start() - 300), min(len(head), match.end() + 300)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _within(head: str, start: int, end: int) -> Iterator[tuple[str, float, Nom]]:
    for match in LIBELLE.finditer(head, start, end):
        if (nom := first_name(head, match.end())) is not None:
            yield "libelle", 0.98, nom
    for match in AVANT.finditer(head, start, end):
        if (nom := first_name(head, match.end())) is not None:
            yield "choix", 0.96, nom
    for match in APRES.finditer(head, start, end):
        if "onction" in head[match.start() : match.end()][-12:] and not SECRETAIRE.search(
            head, max(0, match.start() - 400), min(len(head), match.end() + 100)
        ):
            continue
        incise = INCISE.search(head, max(0, match.start() - 220), match.start())
        if people := names_before(head, incise.start() if incise else match.start(), 120):
            yield "nomme", 0.97, people[-1]
