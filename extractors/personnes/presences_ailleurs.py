"""Those present where no heading opens their list: told by a sentence before it, or by the words after it.

`L'appel fait apparaître la présence de : …`, `MM. ROUX, BEC et LAC étaient présents`, `…, formant la majorité des membres`.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.patterns.casse import SansCasse
from extractors.personnes.coupe import full
from extractors.personnes.noms import Nom, names_before, read_names
from schemas.records import Procuration

LARGEUR = 3500
"""Letters of the longest list that is read backwards from the words that close it."""
PRESENCE = SansCasse(
    r"(?<!\w)en\s+pr[ée]sence\s+de\s+(?=mesdames|messieurs|mmes|mm\.?\s)|(?<!\w)(?:en\s+|(?:constate|constat[ée]e?|appara[îi]tre|confirme|note)\s+la\s+)pr[ée]sence\s+(?:effective\s+)?de\s*:"
)
APRES = SansCasse(
    r"(?<!\w)(?:(?:tous\s+)?(?:[ée]taient|sont)\s+pr[ée]sents?(?=\s*[.;,\n]|\s+à\s+la\s+s[ée]ance)|(?:lesquels\s+)?formant\s+la\s+majorit[ée]\s+des\s+membres)"
)
SUIVANTE = SansCasse(r"\n[^\w\n(]{0,3}(?:[ée]tai(?:en)?t\s+|sont\s+)?(?:absent|excus|pouvoir|procuration)")
"""Where the next list begins."""
MEMBRE = SansCasse(r"adjoint|conseill|d[ée]l[ée]gu")
"""A function of the assembly: `en présence de Mmes X, Y, Adjointes`, and no visitors."""
AGENT = SansCasse(
    r"direct(?:eur|rice)|responsable|technicien|attach[ée]|comptable|tr[ée]sori|notaire|architecte|cabinet|journalist|secr[ée]taire\s+g"
)

EXAMPLES = (
    ("Étaient présents : Membres en exercice 17\nArgenceau : Yvette MAUFROIX, Bernard CALON, Régine DUHAMAL Membres présents 13\nBailleul-le-Haut : Jean-Pierre WAREMBERG Procurations 2\nCoulemarre : Sylvain DEBUIT, Édith LOURDAL sais 5\nFrévigny : Guy POTTIER Date de la convocation 05/04/2024\nHézon : Marie-Paule THOREAU\nProcurations : Joël CARPENT à Bernard CALON ; Annie\nVERMOT à Guy POTTIER\nAbsents : Ludovic HAUDIN",
     {"membres_presents": ("Yvette MAUFROIX", "Bernard CALON", "Régine DUHAMAL", "Jean-Pierre WAREMBERG", "Sylvain DEBUIT", "Édith LOURDAL", "Guy POTTIER", "Marie-Paule THOREAU"), "membres_absents": ("Ludovic HAUDIN",), "procurations": (Procuration("Joël CARPENT", "Bernard CALON"), Procuration("Annie VERMOT", "Guy POTTIER"))}),
    ("PRÉSENTS :\nM. Jean ROUX\nMme Anne BEC\nARRIVÉE EN COURS DE SÉANCE : Mme Myriam TAILLARD (avant le vote de la délibération 2025-\n003)\nABSENTS AYANT DONNÉ POUVOIR :\nMme Ida SOT pouvoir à Mme Anne BEC",
     {"membres_presents": ("Jean ROUX", "Anne BEC", "Myriam TAILLARD"), "procurations": (Procuration("Ida SOT", "Anne BEC"),)}),
    ("Présents : M. Jean ROUX, Mme Anne BEC\nArrivée de M. Luc LAC à 19h20\nAbsents : M. Marc TUN\nSecrétaire", {"membres_presents": ("Jean ROUX", "Anne BEC", "Luc LAC"), "membres_absents": ("Marc TUN",)}),
    ("Délégués présents\nJean ROUX (Ailly) Anne BEC (Bray)\nArrivé en séance : Françoise TOURNEL (Ailly), à 18 h 50.\nPouvoirs : Ida SOT (Bray) à Anne BEC", {"membres_presents": ("Jean ROUX", "Anne BEC", "Françoise TOURNEL"), "procurations": (Procuration("Ida SOT", "Anne BEC"),)}),
    ("A l'appel de leur nom ont répondu présents : Jean ROUX, Anne BEC, Luc LAC\nEtait absente : Ida SOT", {"membres_presents": ("Jean ROUX", "Anne BEC", "Luc LAC"), "membres_absents": ("Ida SOT",)}),
    ("Conseillers ayant répondu à l'appel : Jean ROUX, Anne BEC\nAbsents : Ida SOT", {"membres_presents": ("Jean ROUX", "Anne BEC"), "membres_absents": ("Ida SOT",)}),
    ("Ont pris part à la séance : Jean ROUX, Anne BEC\nAbsents : Ida SOT", {"membres_presents": ("Jean ROUX", "Anne BEC"), "membres_absents": ("Ida SOT",)}),
    ("Présents : 2 – Jean ROUX, Anne BEC\nAbsents : 1 – Ida SOT\nPouvoir : 0", {"membres_presents": ("Jean ROUX", "Anne BEC"), "membres_absents": ("Ida SOT",)}),
    ("Siégeaient : Jean ROUX, Anne BEC\nAbsents : Ida SOT", {"membres_presents": ("Jean ROUX", "Anne BEC"), "membres_absents": ("Ida SOT",)}),
    ("Étaient présents : Jean ROUX, Anne BEC\nPouvoirs :\nde Ida SOT à Jean ROUX\nde Marc TUN à Anne BEC",
     {"membres_presents": ("Jean ROUX", "Anne BEC"), "procurations": (Procuration("Ida SOT", "Jean ROUX"), Procuration("Marc TUN", "Anne BEC"))}),
    ("PRÉSENTS : ROUX J. – BEC A. – LAC L.\nPOUVOIRS : SOT I. à BEC A. – TUN M. à LAC L.",
     {"membres_presents": ("ROUX J.", "BEC A.", "LAC L."), "procurations": (Procuration("SOT I.", "BEC A."), Procuration("TUN M.", "LAC L."))}),
    ("ETAIENT PRESENTS : les 4 conseillers municipaux suivants :\nM. Jean ROUX, Maire\nMme Ève BRIAL — M. Luc GOY — Mme Zoé LAUR\nETAIT ABSENT EXCUSE : le conseiller municipal suivant :\nM. Paul PEYR qui avait donné pouvoir à Mme Ève BRIAL\nPublic : 7 personnes",
     {"membres_presents": ("Jean ROUX", "Ève BRIAL", "Luc GOY", "Zoé LAUR"), "procurations": (Procuration("Paul PEYR", "Ève BRIAL"),)}),
    ("Etaient présents, formant le tiers des membres en exercice et pouvant délibérer conformément à\nl'article 6 de la loi n° 2020-1379 du 14 novembre 2020 portant diverses mesures :\nMonsieur Luc CATAL, Président.\nMadame Ida SEGUR, Monsieur Régis CHARTEL, vice-présidents.\nMonsieur Alix BOYER.\nEtaient absents excusés :\nMadame Dominique CARLE",
     {"membres_presents": ("Luc CATAL", "Ida SEGUR", "Régis CHARTEL", "Alix BOYER"), "membres_absents": ("Dominique CARLE",)}),
    ("PRÉSENTS 3 Mme Katy BON, M. Sam EL KALI, Mme Nadège\nGROSLEY.\nABSENTs 2 M. Mathieu HANON, M. Brahim CHIKE.\nABSENTS M. Corentin DUPEY donne pouvoir à Mme Katy BON, Mme Sabrina ATTAL donne\nREPRESENTES 2 pouvoir à M. Sam EL KALI.\nSECRETAIRE Nadège GROSLEY\nOBJET Approbation",
     {"membres_presents": ("Katy BON", "Sam EL KALI", "Nadège GROSLEY"), "membres_absents": ("Mathieu HANON", "Brahim CHIKE"),
      "procurations": (Procuration("Corentin DUPEY", "Katy BON"), Procuration("Sabrina ATTAL", "Sam EL KALI"))}),
    ("Assistaient à la réunion : Jean ARNOUX, Lucie BEGUIN.\nEtaient excusés : Marc COLLIN, Anne DURIEZ qui avait donné pouvoir à Jean ARNOUX.\nLa séance",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Marc COLLIN",), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"),)}),
    ("Mesdames et Messieurs les Conseillers Municipaux : Jean ARNOUX, Lucie BEGUIN.\nAbsents excusés :\nMonsieur Marc COLLIN donne pouvoir à Monsieur Jean ARNOUX.",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "procurations": (Procuration("Marc COLLIN", "Jean ARNOUX"),)}),
    ("L'appel fait apparaître la présence de : M. Jean ARNOUX, Mme Lucie BEGUIN, M. Marc COLLIN.\nAbsents : M. Paul DURIEZ", {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN"), "membres_absents": ("Paul DURIEZ",)}),
    ("Mme BEGUIN, M. ARNOUX, M. COLLIN, Mme DURIEZ étaient présents.\nAbsent : M. FABRE.", {"membres_presents": ("BEGUIN", "ARNOUX", "COLLIN", "DURIEZ"), "membres_absents": ("FABRE",)}),
    ("réuni en mairie, sous la présidence de Monsieur Victor MAURY, Maire, en présence de Mesdames Agnès BLAN, Cécile FABER, Messieurs Denis GRAF, Adjoints, et de Mesdames Fanny LAVIL, Gisèle MAZ, Conseillères.\nExcusée : Madame Hélène NOEL",
     {"membres_presents": ("Agnès BLAN", "Cécile FABER", "Denis GRAF", "Fanny LAVIL", "Gisèle MAZ"), "membres_absents": ("Hélène NOEL",)}),
    ("En présence de : M. BAQUET - Mme AMIOT - M. LEPAN-Mme LACROIX\n-\nM. HAUTIN - Mme BUISSON PONS\n(absente représentée) - Mme\nJAUNET.\nLe procès-verbal est adopté", {"membres_presents": ("BAQUET", "AMIOT", "LEPAN", "LACROIX", "HAUTIN", "JAUNET")}),
)  # fmt: skip


def present(text: str) -> list[Nom]:
    """The people of such a list; empty where there is none, or where nothing confirms it."""
    ways: tuple[Callable[[str], list[Nom]], ...] = (_announced, _closed)
    return next((found for way in ways if (found := way(text))), [])


def _announced(text: str) -> list[Nom]:
    match = PRESENCE.search(text)
    if match is None:
        return []
    below = SUIVANTE.search(text, match.end())
    liste = read_names(text, match.end(), below.start() if below else None)
    agents = AGENT.search(text, match.end(), liste.fin + 40)
    members = text[match.end() - 1] == ":" or any(MEMBRE.search(n.fonction) for n in liste.noms)
    return list(liste.noms) if len(liste.noms) >= 3 and members and not agents else []


def _closed(text: str) -> list[Nom]:
    for match in APRES.finditer(text):
        names = list(names_before(text, match.start(), LARGEUR))
        if len(names) >= 3 and all(n.civilite or full(n.texte) for n in names):
            return names
    return []
