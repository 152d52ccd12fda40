"""The members of a body of several communes, or of several groups: each under the name that it sits for."""

from __future__ import annotations

import re

from extractors.personnes.prenoms import is_prenom
from schemas.records import Procuration

COMMUNES = re.compile(r"(?m)^(?=[A-ZÀ-Þ][A-ZÀ-Þ' -]{3,32} ?: [A-ZÀ-Þ][a-zà-ÿ]+[ -][A-ZÀ-Þ])")
"""`LES ORMES : Jean ROUX – Ève BRIAL`: the members by commune, under no heading."""
DELEGUEES = re.compile(
    r"(?m)^[Cc]ommunes?\s+(?:d[ée]l[ée]gu[ée]es?|associ[ée]es?|historiques?)\s+(?:d[eu]s?\s+(?:la\s+)?|d')(?:L[ae]s?\s)?[A-ZÀ-Þ][\w'-]*[ :]*(?=\n?[A-ZÀ-Þ])"
)
"""`Commune déléguée de La Lande-aux-Ormes`: in a new commune, the members by the former ones."""
TETE = re.compile(
    r"(?im)^[^\w\n]*communes?[ ]+(?:(?:d[ée]l[ée]gu[ée]e?s|noms?|pr[ée]noms?|et|titulaires?|suppl[ée]ants?|membres|conseillers|[ée]lus|repr[ée]sentants|communautaires|pr[ée]sents)[ ]*){1,4}(?=\n)"
)
"""`Commune Délégués titulaires`: the head of a table of two columns."""
SURES = 2
SURE = re.compile(
    r"-(?:sur|sous|l[èe]s?|la|en|aux?|d[eu]s?|le)-[A-ZÀ-Þ][a-zà-ÿ]+\s[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?\s[A-ZÀ-Þ]{2}"
)
"""`Breux-sur-Onde Luc BEC`: a commune, and right behind it the one who sits for it."""
LIEU = re.compile(
    r"(?<![\w-])(?:L[ae]s?\s|L')?[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ]?[a-zà-ÿ']+)*(?=\s(?P<prenom>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)\s[A-ZÀ-Þ]{2})"
)
EXAMPLES = (
    ("PRÉSENTS\nCommune Délégués titulaires\nLormont Gilbert AUDIER, Sylvette NOURRIS\nBrizonne Corinne RAVASSE, Luc THÉVENOT\nLa Vernouse Isabelle FAVRE, Roland CHANEL-BRUNET\nLes Essarts André DONGUE\nEXCUSÉS AVEC PROCURATION : Paul GENEVOIS (Brizonne) à Luc THÉVENOT\nABSENTS : Annie CARJON (Lormont)",
     {"membres_presents": ("Gilbert AUDIER", "Sylvette NOURRIS", "Corinne RAVASSE", "Luc THÉVENOT", "Isabelle FAVRE", "Roland CHANEL-BRUNET", "André DONGUE"), "membres_absents": ("Annie CARJON",), "procurations": (Procuration("Paul GENEVOIS", "Luc THÉVENOT"),)}),
    ("Étaient présents :\nBellecombe Denis VUILLIN, Pascale CUYOT\nLa Grésière Marie-Laure TRICHON, Gilles PAGIN\nMorterive-sur-Onde Louis RACLIN\nSaint-Ormin-des-Prés Hubert BESSIN\nLe Vignal Évelyne SALVIN\nExcusée : Karine MERLE (Saint-Ormin-des-Prés)",
     {"membres_presents": ("Denis VUILLIN", "Pascale CUYOT", "Marie-Laure TRICHON", "Gilles PAGIN", "Louis RACLIN", "Hubert BESSIN", "Évelyne SALVIN"), "membres_absents": ("Karine MERLE",)}),
    ("Étaient présents :\nArsure-le-Haut Denis VUILLIN Longchaume Pascale CUYOT, Gilles PAGIN\nBief-des-Laines Michel RACLIN\n(suppléant) Mièges-la-Ville Sylvain JACQUIN, Hubert\n"
     "BESSIN\nCerniau-Dessus Marie-Claude\nTRÉPIN Nozerol\nLionel PROST-BOUCLE, Évelyne SALVIN\nOnt donné pouvoir : Jean FERRIN (Nozerol) à Évelyne SALVIN",
     {"membres_presents": ("Denis VUILLIN", "Pascale CUYOT", "Gilles PAGIN", "Michel RACLIN", "Sylvain JACQUIN", "Hubert BESSIN", "Marie-Claude TRÉPIN", "Lionel PROST-BOUCLE", "Évelyne SALVIN"),
      "procurations": (Procuration("Jean FERRIN", "Évelyne SALVIN"),)}),
    ("réunis sous la présidence de Véronique Carpentier, maire.\nCommune déléguée de Breuvieux\nVéronique Carpentier, Daniel Rousset, Fabien\nNoël\nCommune déléguée de Saint-Hilaire-du-Gué Marc Beaufort, Colette Trouillet\nExcusés : Patrice Morin (pouvoir à Daniel Rousset), Nicolas Hure",
     {"membres_presents": ("Véronique Carpentier", "Daniel Rousset", "Fabien Noël", "Marc Beaufort", "Colette Trouillet"), "membres_absents": ("Nicolas Hure",),
      "procurations": (Procuration("Patrice Morin", "Daniel Rousset"),)}),
    ("Présents : Messieurs : A. LE BORGE, J.L THAUVE, R.\nGUYET, D. GUILLE, M. GUILLOT, P. MARTEL, J.P\nBLANCHE, R. NICOLE\nMesdames : V. BARILLE, S.\nHALLIEZ-LANOT\nAbsents excusés :\nM. GALLET, S. MAURET",
     {"membres_presents": ("A. LE BORGE", "J.L THAUVE", "R. GUYET", "D. GUILLE", "GUILLOT", "P. MARTEL", "J.P BLANCHE", "R. NICOLE", "V. BARILLE", "S. HALLIEZ-LANOT"),
      "membres_absents": ("GALLET", "S. MAURET")}),
    ("Etaient présents : Fred PETIT, Luc DECOM à partir du point n°7, Léa\nMORENE), Brigitte JAUNEL, Patrick de la Merque.\nLesquels forment la majorité", {"membres_presents": ("Fred PETIT", "Luc DECOM", "Léa MORENE", "Brigitte JAUNEL", "Patrick de la Merque")}),
    ("Présents :\nCressonvilliers : Léo BRÉTIGNY, Maud CHAILLAN\nL'Aubépine : Odile ESTOUR (suppléante de Paul HAUDRIC)\nPouvoirs : Jean POIX (Cressonvilliers) à Maud CHAILLAN\nAbsents : Guy SARCUS",
     {"membres_presents": ("Léo BRÉTIGNY", "Maud CHAILLAN", "Odile ESTOUR"), "membres_absents": ("Guy SARCUS",), "procurations": (Procuration("Jean POIX", "Maud CHAILLAN"),)}),
    ("Etaient présents :\nAILLY : M. ARNOUX Jean, Mme BEGUIN Lucie\nBRAY-LES-MARES : M. COLLIN Marc\nCHAUMONT SUR ORGE : M. DURIEZ Paul (suppléant), Mme EVRARD Anne\nAvaient donné pouvoir :\nAILLY : M. FABRE Luc à M. ARNOUX Jean\nEtaient absents :\nBRAY-LES-MARES : Mme GUYOT Zoé\nSecrétaire de séance : M. COLLIN Marc",
     {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie", "COLLIN Marc", "DURIEZ Paul", "EVRARD Anne"), "membres_absents": ("GUYOT Zoé",), "procurations": (Procuration("FABRE Luc", "ARNOUX Jean"),)}),
    ("Présents : Jean ARNOUX (Ailly), Lucie BEGUIN (Bray), Marc COLLIN (Chaumont-sur-Orge)\nExcusés : Paul DURIEZ (Ailly) pouvoir à Jean ARNOUX, Anne EVRARD (Bray)\n",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN"), "membres_absents": ("Anne EVRARD",), "procurations": (Procuration("Paul DURIEZ", "Jean ARNOUX"),)}),
    ("Présents : M. ARNOUX, Mme BEGUIN suppléée par M. COLLIN, M. DURIEZ\nExcusés : M. FABRE représenté par son suppléant M. GUYOT, Mme HUET",
     {"membres_presents": ("ARNOUX", "COLLIN", "DURIEZ"), "membres_absents": ("HUET",)}),
    ("Etaient présents :\nBASSEVIGNE\nM. RICOU Bernard\nBUSSY\nM. VALLON Marc (suppléant de\nM. RONDEL Jean-Marie)\nCITRY SUR ONDE\nMme LACOME Anne\nM. LA GRÉCA Michel\n"
     "Formant la majorité des membres en exercice.\nDélégués représentés par pouvoir :\nM. BOSDUR Éric à M. LA GRÉCA Michel\nM. FOURNY Paul par Mme LACOME Anne\n"
     "Délégués absents excusés :\nM. DELARE Hubert de JOUARD\nMme BUCHE Ève de LA FERTELLE",
     {"membres_presents": ("RICOU Bernard", "VALLON Marc", "LACOME Anne", "LA GRÉCA Michel"), "membres_absents": ("DELARE Hubert", "BUCHE Ève"),
      "procurations": (Procuration("BOSDUR Éric", "LA GRÉCA Michel"), Procuration("FOURNY Paul", "LACOME Anne"))}),
    ("Etaient présents : CAUQUE R. – LANETTE M. – BARTHE J.P. –\nBARRABAS.M – FOUQUE M.J. (remplace ROQUES J.) - GARCIN B.\n- CHABERT R - ENSENAT N.\nEtaient excusés : PASTREL J.P. - VIDALE J. (remplacé par\nGARCIN B.)\nORDRE DU JOUR",
     {"membres_presents": ("CAUQUE R.", "LANETTE M.", "BARTHE J.P.", "BARRABAS.M", "FOUQUE M.J.", "GARCIN B.", "CHABERT R", "ENSENAT N."), "membres_absents": ("PASTREL J.P.", "VIDALE J.")}),
    ("Etaient présents (3) : Groupe « Vivre ensemble » : Jean ARNOUX, Lucie BEGUIN\nGroupe « Demain » : Paul DURIEZ\nAbsents : Luc FABRE", {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Paul DURIEZ"), "membres_absents": ("Luc FABRE",)}),
    ("sous la présidence de M. Jean ARNOUX, Président.\nAILLY : Jean ARNOUX – Lucie BEGUIN\nBRAY LES MARES : Marc COLLIN – Paul DURIEZ\nCHAUMONT : Anne EVRARD\nNombre de conseillers présents : 5\nPouvoirs :\nLuc FABRE avait donné pouvoir à Jean ARNOUX",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN", "Paul DURIEZ", "Anne EVRARD"), "procurations": (Procuration("Luc FABRE", "Jean ARNOUX"),)}),
    ("Etaient présents :\nAILLY\nM. ARNOUX Jean, Mme BEGUIN Lucie\nEtaient absents :\nCHAUMONT\nM. DURIEZ Paul", {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie"), "membres_absents": ("DURIEZ Paul",)}),
)  # fmt: skip


def without_communes(text: str) -> str:
    """The text without the communes that stand before the names of those who sit for them; offsets stay the same.

    Two that are nothing but communes tell the list, or a head that says so; what stands before a first name in it is one,
    if it is no first name.
    """
    head = TETE.search(text)
    if head:
        text = text[: head.start()] + " " * len(head[0]) + text[head.end() :]
    if not head and sum(1 for _ in SURE.finditer(text)) < SURES:
        return text
    return LIEU.sub(
        lambda m: m[0] if is_prenom(m[0]) or not is_prenom(m["prenom"]) else ";" + " " * (len(m[0]) - 1), text
    )


def by_commune(text: str) -> list[re.Match[str]]:
    """Where three lines near each other begin with a commune and its members: the first of them, or nothing.

    Two lines that say `Commune déléguée de …` are enough, and each opens a list.
    """
    former = list(DELEGUEES.finditer(text, 0, 5000))
    if len(former) >= 2:
        return former
    lines = list(COMMUNES.finditer(text, 0, 5000))
    return lines[:1] if len(lines) >= 3 and lines[2].start() - lines[0].start() < 900 else []
