"""Who presided, where the document says so: the mayor, or the one who takes their place (CGCT L.2121-14).

Whoever signs, or is called `Maire` in the list of those present is not said to preside.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.found import Found
from extractors.patterns.casse import Motif, SansCasse, lowered
from extractors.personnes.coupe import full
from extractors.personnes.lexique import CIVILITE, MAJUSCULE
from extractors.personnes.noms import Nom, first_name, hyphenated, names_before, respell
from extractors.votes.zones import word_zones

NAMES = ("president",)
PORTEE = "seance"
HEAD = 9000
_FONCTION = r"(?:(?:la|le|l'|son|sa)\s*)?(?:(?:m\.|mme|monsieur|madame)\s+l[ea]\s+)?(?:(?:maire|pr[ée]sidente?|vice-pr[ée]sidente?|doyenne?|\d?\w{1,8}\s+adjointe?)[\s,]+)?"
SOUS = Motif(
    rf"(?i)(?:pr[ée]sidence\s*(?:effective\s+|d'?\s?assembl[ée]e\s+)?(?:de\s*:\s*|de\s+|d'|du\s+|:\s*|assur[ée]e\s+par\s+|est\s+assur[ée]e\s+par\s+)"
    rf"|pr[ée]sid[ée]e?s?\s+par\s+|s[ée]ance\s+(?:pl[ée]ni[èe]re\s+|publique\s+|ordinaire\s+)?ouverte\s+par\s+(?=son\s+pr[ée]sident|sa\s+pr[ée]sidente)|s[ée]ance\s+est\s+(?:d[ée]clar[ée]e\s+)?ouverte(?:\s+à\s+[^,.;\n]{{3,25}}?)?\s+par\s+|(?:^|\n)[^\w\n]*maire\s*:\s*(?=[^\n]{{3,60}},\s*pr[ée]sidente?\s+de\s+(?:la\s+)?s[ée]ance)|(?:^|\n|[.;|·–]\s)[^\w\n]*pr[ée]sidente?(?:\s+de\s+(?:la\s+)?s[ée]ance|\s+d'assembl[ée]e)?\s*:\s*)"
    rf"(?={_FONCTION}(?-i:{CIVILITE}\s*|{MAJUSCULE}))"
)
PRESIDE = SansCasse(
    r"(?<!\w)(?:qui\s+)?(?:pr[ée]side(?:\s+(?:la\s+)?s[ée]ance)?(?!\w)|pr[ée]sidant\s+la\s+s[ée]ance|assure\s+la\s+pr[ée]sidence|est\s+(?:l[ea]\s+)?pr[ée]sidente?\s+de\s+(?:la\s+)?s[ée]ance)"
)
AUTRUI = SansCasse(r"(?:commission|comit[ée]\s+technique|jury|bureau\s+de\s+vote|clect|cnas)[^.\n]{0,80}$")
"""Another body's sitting, told in the act."""
VOTE_SEUL = SansCasse(
    r"[^.\n]{0,60},?\s*(?:le\s+conseil|l'assembl[ée]e)[^.\n]{0,40}\b(?:d[ée]lib[ée]r|examin|vot|arr[êe]t|approuv|adopt|proc[èe]d)"
)
"""Who presides over one vote only: the accounts, for which the mayor withdraws (CGCT L.2121-14)."""
DOYEN = SansCasse(
    r",?\s+doyen(?:ne)?\s+(?:d'âge|de\s+l'assembl[ée]e)[^.;\n]{0,60}\s(?:a\s+pris|prend|assure|a\s+assur[ée])\s+la\s+pr[ée]sidence"
)
"""The eldest presides until the mayor is elected (CGCT L.2122-8), after the outgoing mayor has opened the sitting."""
EN_TETE = SansCasse(r"pr[ée]sents?\b[^:\n]{0,60}:\s*(?=[a-zà-ÿ])")
PRESIDENT = SansCasse(r"\s*[,–-]\s*maire\s*,\s*pr[ée]sidente?\s*[,;.\n]")
"""`Étaient présents : M. Luc BEC, Maire, Président, …`: who presides, first of the list."""
OUVRE = SansCasse(
    r"(?<!\w)(?:constate\s+que\s+le\s+quorum\s[^.;]{0,40}?\set\s+)?(?:ouvre|d[ée]clare)\s+(?:ouverte\s+)?la\s+s[ée]ance(?!\s+close|\s+lev)"
)
"""`M. Luc BEC, Président, ouvre la séance`: by name, and not the mayor whose office ends."""
SORTANT = SansCasse(r"[\s,]*(?:maire|pr[ée]sidente?)\s+sortante?")
OUVREUR = SansCasse(
    r"[\s,]*(?:(?:l[ea]\s+)?(?:maire|pr[ée]sidente?|vice-pr[ée]sidente?|\d?\w{1,8}\s+(?:adjointe?|vice-pr[ée]sidente?))(?!\s+sortant)[^.;\n]{0,30})?[\s,]*"
)
"""What may stand between that name and the verb."""
BY_OFFICE = SansCasse(r"(?:monsieur|madame|m\.|mme)\s+l[ea]\s")
"""`Secrétaire : Loïs GRANGE` / `M. le Maire, qui préside`: the name is someone else's."""
SON_PRESIDENT = SansCasse(
    rf"(?:convoqu[ée]|convocation)[^.;]{{0,80}}?\spar\s+(?:son|sa)\s+(?:pr[ée]sidente?|maire),?\s+(?={CIVILITE})"
)
LE_PRESIDENT = SansCasse(
    r"(?<!\w)l[ea]\s+(?:pr[ée]sidente?|maire)\s+(?:ouvre|d[ée]clare)\s+(?:ouverte\s+)?la\s+s[ée]ance"
)
SA_PRESIDENCE = SansCasse(r"convoqu[ée]e?s?\s+par\s+(?=[^.;]{5,60}\bmaire\b[^.;]{3,160}sous\s+sa\s+pr[ée]sidence)")

EXAMPLES = (
    ("La séance est ouverte par Monsieur Joseph PELLEGRAN, Président. La liste des présences figure en fin de\ndocument.", {"president": "Joseph PELLEGRAN"}),
    ("Convocation : 26 mai 2023. Présidente de séance : Mme Andrée LE CALVAR. Secrétaire : M. Luis\nFERNAND.", {"president": "Andrée LE CALVAR"}),
    ("le conseil, dûment convoqué, s'est assemblé en salle des fêtes, Mme Ève ARNOUX-GINO, Maire, présidant la séance.", {"president": "Ève ARNOUX-GINO"}),
    ("s'est réuni, sur convocation adressée le 20 juin\n2023 par son président, M. Didier HAUTEL.\nLe quorum étant atteint, le président ouvre la séance.", {"president": "Didier HAUTEL"}),
    ("Le quorum étant réuni, M. Vincent ROUSSEL, Président, ouvre la séance. Mme Zoé VILLARD est\ndésignée secrétaire", {"president": "Vincent ROUSSEL"}),
    ("Maire : Frédérique BLANC-TAILLIS, présidente de séance\nConseillers présents : Mmes", {"president": "Frédérique BLANC-TAILLIS"}),
    ("ouverte sous la présidence de M. Robert DESSAUVE, maire sortant. Mme Zoé CHABRI a été désignée secrétaire.\nMme Ginette ROCHET, doyenne d'âge, a pris la présidence de l'assemblée.", {"president": "Ginette ROCHET"}),
    ("Etaient présents : David ROSS, Maire, Président, Didier MISSENAT, Anne BENICH", {"president": "David ROSS"}),
    ("Le conseil municipal, légalement convoqué par Pierre VERET Maire, le 25 février 2022 s'est réuni dans la salle des\nFêtes en séance publique sous sa présidence.", {"president": "Pierre VERET"}),
    ("La séance commence à 19h00.\nPatrick JUDALAT est Président de la séance.", {"president": "Patrick JUDALAT"}),
    ("Président de séance : Loïc Vialard\nLa convocation a été adressée le 3 mars", {"president": "Loïc Vialard"}),
    ("s'est réuni dans la Salle des fêtes sous la présidence de M. ROUX Régis, Maire.", {"president": "ROUX Régis"}),
    ("s'est assemblé sous la présidence de Monsieur Luc FOUTREL, Président pour la tenue", {"president": "Luc FOUTREL"}),
    ("sous la Présidence de Monsieur Thierry SUARD,\nMaire en exercice,", {"president": "Thierry SUARD"}),
    ("Président : Mme LE GUEN Enora\nSecrétaire : M. CADIOU", {"president": "LE GUEN Enora"}),
    ("réuni sous la\nprésidence de Madame BOSSUET Ève, afin de délibérer", {"president": "BOSSUET Ève"}),
    ("Président de séance : Monsieur Serge TAILLARD, maire.", {"president": "Serge TAILLARD"}),
    ("Présidence : Mme Anne-Lise DE LA TOUR", {"president": "Anne-Lise DE LA TOUR"}),
    ("sous la présidence de Denis JURY - Maire\nPrésents :", {"president": "Denis JURY"}),
    ("réuni sous la présidence du Maire, M. Gaël ISTRES.", {"president": "Gaël ISTRES"}),
    ("sous la présidence de Madame le Maire, Corinne DUCROS.", {"president": "Corinne DUCROS"}),
    ("ouverte par M. Lucien SARRAZ, maire sortant, puis présidée par Mme Paule QUIBERT, doyenne d'âge.", {"president": "Paule QUIBERT"}),
    ("M. Kilian LILLE est nommé secrétaire de séance.\nMonsieur Ivan JUMIEL, maire, préside la séance.", {"president": "Ivan JUMIEL"}),
    ("sous la\nprésidence de Monsieur JeanClaude GARDON, Maire.\nPrésents : Jean-Claude GARDON", {"president": "Jean-Claude GARDON"}),
    ("sous la présidence de M. BRARD, Maire. Présents : M. Jean BRARD", {"president": "BRARD"}),
    ("Présidence de Monsieur Jean ARNOUX, Maire", {"president": "Jean ARNOUX"}),
    ("s'est réuni sous la présidence de son Maire, Monsieur Jean ARNOUX", {"president": "Jean ARNOUX"}),
    ("s'est réuni sous la présidence de Monsieur le Maire, Jean ARNOUX", {"president": "Jean ARNOUX"}),
    ("s'est réuni en session ordinaire sous la présidence de Monsieur le Président, M. Jean ARNOUX", {"president": "Jean ARNOUX"}),
    ("en séance publique sous la présidence de Jean ARNOUX, premier vice-président", {"president": "Jean ARNOUX"}),
    ("Monsieur Jean ARNOUX, Maire, préside la séance et constate", {"president": "Jean ARNOUX"}),
    ("La séance est présidée par Monsieur Jean ARNOUX", {"president": "Jean ARNOUX"}),
    ("Le Conseil Municipal s'est réuni sous la présidence du Maire : M. Jean ARNOUX", {"president": "Jean ARNOUX"}),
    ("Sous la présidence de : Monsieur Jean ARNOUX, Maire", {"president": "Jean ARNOUX"}),
    ("PRESIDENCE : Jean ARNOUX - Maire", {"president": "Jean ARNOUX"}),
    ("Sous la présidence de Mme Anne DE LA FAYE-MOREL, Maire", {"president": "Anne DE LA FAYE-MOREL"}),
    ("s'est réuni sous la présidence de M. le Maire Jean ARNOUX.", {"president": "Jean ARNOUX"}),
    ("en séance plénière ouverte par son président,\nMonsieur ARNOUX, sur convocation", {"president": "ARNOUX"}),
    ("sous la présidence de M. J. ARNOUX", {"president": "J. ARNOUX"}),
    ("sous la présidence de Maître Jean ARNOUX, Président", {"president": "Jean ARNOUX"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Secrétaire : GRANGE Loïs\nMonsieur le Maire, qui préside, constate que le quorum est atteint et ouvre la séance",
    "Mme Anne BEC, maire sortante, ouvre la séance et procède à l'appel",
    "Le Maire ouvre la séance",
    "sous la présidence du Maire",
    "sous la présidence de Mme la Maire.\nEtaient présents : Mme Ève DORÉ, Maire",
    "Le Président a ouvert la séance",
    "Monsieur le Maire ouvre la séance. M. le Maire préside la séance.",
    "la commission d'appel d'offres, réunie sous la présidence de M. Guy LARD, a retenu",
    "Madame Zoé HALL, première adjointe, prend la présidence pour ce vote",
    "Sous la présidence de M. BLANC, le conseil examine le compte administratif.",
    "une présidence de qualité, présidée par un élu",
)


def find(text: str) -> list[Found]:
    for nom, rule, confidence in _said(text[:HEAD]):
        name = respell(nom.texte, hyphenated(text))
        return [Found("president", name, nom.debut, nom.fin, f"president.{rule}", confidence)]
    return []


def _said(head: str) -> Iterator[tuple[Nom, str, float]]:
    """(name, rule, trust) of all that some words say to preside, the surest first."""
    for match in DOYEN.finditer(head):
        if people := names_before(head, match.start(), 90):
            yield people[-1], "doyen", 0.97
    zones = word_zones(lowered(head), 0, ("présid", "presid"), 80, 160)
    for match in (m for a, b in zones for m in SOUS.finditer(head, max(0, a - 1), b)):
        nom = first_name(head, match.end())
        if nom and not (
            _of_others(head, match.start(), 120) or VOTE_SEUL.match(head, nom.fin) or SORTANT.match(head, nom.fin)
        ):
            yield nom, "presidence", 0.97
    for match in PRESIDE.finditer(head):
        people = names_before(head, match.start(), 120)
        if not people or BY_OFFICE.search(head, people[-1].fin, match.start()):
            continue
        if not _of_others(head, match.start(), 160):
            yield people[-1], "preside", 0.9
    for match in SA_PRESIDENCE.finditer(head):
        if nom := first_name(head, match.end()):
            yield nom, "convoque", 0.9
    for match in OUVRE.finditer(head):
        people = names_before(head, match.start(), 90)
        if (
            people
            and (people[-1].civilite or full(people[-1].texte))
            and OUVREUR.fullmatch(head, people[-1].fin, match.start())
        ):
            yield people[-1], "ouvre", 0.85
    if LE_PRESIDENT.search(head):
        for match in SON_PRESIDENT.finditer(head):
            if nom := first_name(head, match.end()):
                yield nom, "convoque", 0.8
    for match in EN_TETE.finditer(head):
        if (nom := first_name(head, match.end())) and PRESIDENT.match(head, nom.fin):
            yield nom, "liste", 0.85


def _of_others(head: str, at: int, width: int) -> bool:
    return bool(AUTRUI.search(head, max(0, at - width), at))
