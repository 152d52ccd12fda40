"""Who sat (`membres_presents`), who was absent and gave no proxy (`membres_absents`), who voted for whom (`procurations`).

Names as printed, without civility or function, in printed order. Someone who gave a proxy is in `procurations` only; someone
who left in the course of the sitting may be both present and `mandant`. One member carries one proxy: CGCT L.2121-20.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.found import Found
from extractors.noms import Nom, hyphenated, respell
from extractors.presences_listes import roll_call
from schemas.records import Procuration

NAMES = ("membres_presents", "membres_absents", "procurations")
PORTEE = "seance"

RENVOIS = "des renvois (« Pr* ») lient des excusés à des présents, sans que la page dise ce qu'ils signifient"
COUPEE = "la liste des présents s'arrête au milieu d'un nom"
EXAMPLES = (
    ("Etaient présents :\nMesdames BARDIN Marie-Claude – CHOPIN Justine et SURET Michèle.\nMessieurs DANVERS Gilles – DE FILIPPO Luc.\n"
     "Absents excusés ayant donné procuration :\nMadame HERBAUT Élodie a donné pouvoir à Monsieur DANVERS Gilles.\nAbsente :\nMadame BRIZARD Régine.\nL'an deux mille vingt-cinq",
     {"membres_presents": ("BARDIN Marie-Claude", "CHOPIN Justine", "SURET Michèle", "DANVERS Gilles", "DE FILIPPO Luc"),
      "membres_absents": ("BRIZARD Régine",), "procurations": (Procuration("HERBAUT Élodie", "DANVERS Gilles"),)}),
    ("Présents : Mmes et Ms Barbet - Hallier -Valette –formant la majorité des membres en exercice.\nAbsents : M. Talbot – Mme Colin, procuration à Mme Hallier.\nSecrétaire de séance : M. Barbet",
     {"membres_presents": ("Barbet", "Hallier", "Valette"), "membres_absents": ("Talbot",), "procurations": (Procuration("Colin", "Hallier"),)}),
    ("Présents : Anne, Yves, Marc.\nExcusée : Maryse (pouvoir donné à Anne)\nNon excusé : Luc (pas de pouvoir donné).\nOrdre du jour",
     {"membres_presents": ("Anne", "Yves", "Marc"), "membres_absents": ("Luc",), "procurations": (Procuration("Maryse", "Anne"),)}),
    ("Présents : Anne, Yves.\nExcusés : Zoé (pouvoir donné Anne) / Ève (pouvoir donné à\nYves)\nMaryse : absente non excusée\nMr le Maire demande",
     {"membres_presents": ("Anne", "Yves"), "membres_absents": ("Maryse",), "procurations": (Procuration("Zoé", "Anne"), Procuration("Ève", "Yves"))}),
    ("+ Présents : Jean (Pr*), Anne, Luc.\n+ Absents excusés : Marc, David (Pr*).\n* procuration\nOrdre du jour",
     {"membres_presents": ("Jean", "Anne", "Luc"), "membres_absents": ("Marc",), "procurations": (Procuration("David", "Jean"),)}),
    ("Présents : Jean (Pr*), Anne (Pr**).\nExcusés : Marc (Pr**), David (Pr*).\nOrdre du jour", {"membres_presents": ("Jean", "Anne")}),
    ("PRÉSENTS : Monsieur Jean BEL, Maire, Monsieur Luc BOCAGE, Adjoints, Madame Zoé TOSCAN, conseillère municipale déléguée.\nSECRÉTAIRE DE SÉANCE : Madame Zoé TOSCAN\nEXCUSÉS :\n"
     "Monsieur Paul TOMAS (Pouvoir à Madame Zoé TOSCAN)\nABSENTS : Monsieur Flo OLIVE Monsieur Yann LYAM Madame Ida\nARTIS\nn° 13-02-2024 - Approbation",
     {"membres_presents": ("Jean BEL", "Luc BOCAGE", "Zoé TOSCAN"), "membres_absents": ("Flo OLIVE", "Yann LYAM", "Ida ARTIS"),
      "procurations": (Procuration("Paul TOMAS", "Zoé TOSCAN"),)}),
    ("Procurations : Hervé Brun à Denis Val. Rémi Lejeune à Chris Carton.\nSecrétaire",
     {"procurations": (Procuration("Hervé Brun", "Denis Val"), Procuration("Rémi Lejeune", "Chris Carton"))}),
    ("Représentés : M. Léon EDARD par M. Daniel AUGER, Mme Ana SALIBI\npar M. Sori DEMBA\nAbsent excusé :\nAbsent : M. Mo ANAJAR\nEngagée depuis",
     {"membres_absents": ("Mo ANAJAR",), "procurations": (Procuration("Léon EDARD", "Daniel AUGER"), Procuration("Ana SALIBI", "Sori DEMBA"))}),
    ("Présents : 3\nÈve BOSSUET\nXavier BACH\nAriane MARTEL\nAbsents et procurations : 2\nSandrine LORSET excusée\nCaroline BOURGEOIS Pouvoir à Ariane MARTEL\nLe Président a ouvert la séance",
     {"membres_presents": ("Ève BOSSUET", "Xavier BACH", "Ariane MARTEL"), "membres_absents": ("Sandrine LORSET",),
      "procurations": (Procuration("Caroline BOURGEOIS", "Ariane MARTEL"),)}),
    ("Présents : Denis JURIN - Alessandra\nSTURANO Valérie UPHOF - Philippe ROUVIER - COROT\nAbsent :\nAbsents excusés : Cathy MARTELLI\n"
     "Procuration : Cathy MARTELLI donne procuration à Denis JURIN\nOuverture de la séance",
     {"membres_presents": ("Denis JURIN", "Alessandra STURANO", "Valérie UPHOF", "Philippe ROUVIER - COROT"), "procurations": (Procuration("Cathy MARTELLI", "Denis JURIN"),)}),
    ("Présents : MM. MMES TAGAULT Philippe, DOS\nSANTOS Joël, GIRARD Éliane ; GUY Delphine, , BRUNOT Claude\nAbsents : PINEAU Fabien\nCHAUVIN Jean-Paul\nLe quorum étant atteint",
     {"membres_presents": ("TAGAULT Philippe", "DOS SANTOS Joël", "GIRARD Éliane", "GUY Delphine", "BRUNOT Claude"), "membres_absents": ("PINEAU Fabien", "CHAUVIN Jean-Paul")}),
    ("Présent(e)s Madame Lise BAST, Monsieur\nJean-Luc BRISSE, Excusé(e})s ayant donné procuration\nMadame Maya CONTE procuration à Monsieur Jean-Luc BRISSE Monsieur Jack DERY ROUX\n"
     "procuration à Madame Lise BAST Excusé(e})s sans procuration\nMadame GUTERO Maria,\nSecrétaire de séance En application",
     {"membres_presents": ("Lise BAST", "Jean-Luc BRISSE"), "membres_absents": ("GUTERO Maria",),
      "procurations": (Procuration("Maya CONTE", "Jean-Luc BRISSE"), Procuration("Jack DERY ROUX", "Lise BAST"))}),
    ("Présents : Luc FOUTREL, Marie CIETER,\nRELEVÉ DE\nJoëlle DUPRIET, Bruno RUSIN\nOnt donné pouvoir :\nYves LEFEB, procuration à Marie CIETER\nprésents : 4\nProcurations : 2\n"
     "Thierry BRIDE, procuration à Luc FOUTREL\nPrésents à l'ouverture de la séance :\nAbsents excusés : Murielle RAMBUR",
     {"membres_presents": ("Luc FOUTREL", "Marie CIETER", "Joëlle DUPRIET", "Bruno RUSIN"), "membres_absents": ("Murielle RAMBUR",),
      "procurations": (Procuration("Yves LEFEB", "Marie CIETER"), Procuration("Thierry BRIDE", "Luc FOUTREL"))}),
    ("Présents :\nCressonvilliers : Léo BRÉTIGNY, Maud CHAILLAN\nL'Aubépine : Odile ESTOUR (suppléante de Paul HAUDRIC)\nPouvoirs : Jean POIX (Cressonvilliers) à Maud CHAILLAN\nAbsents : Guy SARCUS",
     {"membres_presents": ("Léo BRÉTIGNY", "Maud CHAILLAN", "Odile ESTOUR"), "membres_absents": ("Guy SARCUS",), "procurations": (Procuration("Jean POIX", "Maud CHAILLAN"),)}),
    ("sous la présidence de M. BRÉARD, Maire. Présents : M. Jean BRÉARD, Maire, Mmes et MM. Claire HUGO, Christiane VAN GOETHEL.\nPouvoirs : Mme Brigitte DIERI donne pouvoir à M. le Maire, "
     "Mme Flo GENDROT donne pouvoir à Mme Claire HUGO. Secrétaire de séance : Claire HUGO",
     {"membres_presents": ("Jean BRÉARD", "Claire HUGO", "Christiane VAN GOETHEL"),
      "procurations": (Procuration("Brigitte DIERI", "BRÉARD"), Procuration("Flo GENDROT", "Claire HUGO"))}),
    ("Etaient excusés et avaient donné pouvoir de voter en leur\nnom : Mme Sandrine CHURA à M. Stéphane RABU, M. Moh GALO à Mme Fatou BAKI (à partir de 22h40, point n°3). Le\nquorum étant atteint",
     {"procurations": (Procuration("Sandrine CHURA", "Stéphane RABU"), Procuration("Moh GALO", "Fatou BAKI"))}),
    ("Présents : Anne ROY (pouvoir de Luc BON), Paul LAC, Ève DOT (arrivée à 19h07).\nAbsent : Luc BON",
     {"membres_presents": ("Anne ROY", "Paul LAC", "Ève DOT"), "procurations": (Procuration("Luc BON", "Anne ROY"),)}),
    ("Présents : Anne ROY, Paul LAC\nAbsents : Tous les autres\nLuc BON a été nommé secrétaire de séance", {"membres_presents": ("Anne ROY", "Paul LAC")}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Présents : 10\nVotants : 13\nQuorum : 8",
    "Nombre de membres présents : 12\nCommune de Sainte-Orse\nDélibération du Conseil",
    "Présents : Tous les membres\nSecrétaire de séance : M. Cresson\nAbsents : Néant.\nProcurations : Néant.",
    "formant la majorité des membres en exercice",
    "Présents : Denis JURIN – Patricia MICHAUD - Muriel NIGEL - Jean-Pierre\npucnips sxompées : Cathy MARTELLI",
    "Le conseil donne pouvoir à Monsieur le Maire pour signer",
    "après en avoir délibéré, à l'unanimité des membres présents et représentés, APPROUVE",
    "Procuration :\nPatricia MICHAUD a été nommée secrétaire de séance\nOrdre du jour",
    "donner tous pouvoirs à M. Jean DUPONT, Maire, pour signer l'acte",
)


def find(text: str) -> list[Found]:
    appel = roll_call(text)
    known = hyphenated(text) if appel.presents or appel.absents or appel.pouvoirs else {}
    found = []
    if appel.presents:
        presents = _people("membres_presents", appel.presents, 0.97, known)
        found.append(replace(presents, valeur=None, confiance=0.4, doute=COUPEE) if appel.coupee else presents)
    if appel.absents:
        found.append(_people("membres_absents", appel.absents, 0.95, known))
    pairs = [(p.mandant, p.mandataire) for p in appel.pouvoirs if p.mandataire is not None]
    if pairs:
        valeur = tuple(Procuration(respell(a.texte, known), respell(b.texte, known)) for a, b in pairs)
        people = [nom for pair in pairs for nom in pair]
        found.append(Found("procurations", valeur, *_span(people), "presences.procurations", 0.95))
    if appel.renvois:
        found = [
            f if f.champ == "membres_presents" else replace(f, valeur=None, confiance=0.4, doute=RENVOIS) for f in found
        ]
    return found


def _people(champ: str, people: Sequence[Nom], confidence: float, known: Mapping[str, str]) -> Found:
    names = tuple(respell(n.texte, known) for n in people)
    return Found(champ, names, *_span(people), f"presences.{champ.removeprefix('membres_')}", confidence)


def _span(people: Sequence[Nom]) -> tuple[int, int]:
    return min(n.debut for n in people), max(n.fin for n in people)
