"""Who sat (`membres_presents`), who was absent and gave no proxy (`membres_absents`), who voted for whom (`procurations`).

Names as printed, without civility or function, in printed order. Someone who gave a proxy is in `procurations` only; someone
who left in the course of the sitting may be both present and `mandant`. One member carries one proxy: CGCT L.2121-20.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.found import Found
from extractors.personnes import presences_ailleurs, presences_communes, presences_tableau, procurations_listes
from extractors.personnes.noms import Nom, hyphenated, respell
from extractors.personnes.presences_listes import EXAMPLES as LISTES
from extractors.personnes.presences_listes import Appel, roll_call
from extractors.personnes.presences_tableau import said_in_rows, table
from schemas.records import Procuration

NAMES = ("membres_presents", "membres_absents", "procurations")
PORTEE = "seance"

RENVOIS = "des renvois (« Pr* ») lient des excusés à des présents, sans que la page dise ce qu'ils signifient"
CROIX = "dans ce tableau, seule la place de la croix dit qui était présent"
COUPEE = "la liste des présents s'arrête au milieu d'un nom"
ILLISIBLES = "au milieu de la liste, noms qui n'ont pas pu être lus : {}"
EXAMPLES = (
    *presences_ailleurs.EXAMPLES, *presences_communes.EXAMPLES, *presences_tableau.EXAMPLES, *procurations_listes.EXAMPLES, *LISTES,
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
    ("sous la présidence de M. BRÉARD, Maire. Présents : M. Jean BRÉARD, Maire, Mmes et MM. Claire HUGO, Christiane VAN GOETHEL.\nPouvoirs : Mme Brigitte DIERI donne pouvoir à M. le Maire, "
     "Mme Flo GENDROT donne pouvoir à Mme Claire HUGO. Secrétaire de séance : Claire HUGO",
     {"membres_presents": ("Jean BRÉARD", "Claire HUGO", "Christiane VAN GOETHEL"),
      "procurations": (Procuration("Brigitte DIERI", "BRÉARD"), Procuration("Flo GENDROT", "Claire HUGO"))}),
    ("Présents : Monsieur Éric VALARD, Madame Dominique TUDAN, Conseillers Municipaux.\nAbsents ayant voté par procuration en application de l'article L 2121-20 du Code général des collectivités territoriales :\n"
     "Monsieur Christophe CONTAN, qui a donné procuration à Madame Dominique TUDAN\nAbsent : Monsieur Luc LEFORT,\nL'assemblée étant en nombre",
     {"membres_presents": ("Éric VALARD", "Dominique TUDAN"), "membres_absents": ("Luc LEFORT",), "procurations": (Procuration("Christophe CONTAN", "Dominique TUDAN"),)}),
    ("Etaient présents :\nM. JARDY, Maire Mme BOUDE, M. AZZOU\nExcusés :\nConformément aux dispositions de l'article L 2121-20 du Code général des collectivités territoriales, ont donné pouvoir\nécrit de voter en leur nom :\n"
     "Mme CORTAS à M. AZZOU\nM.TAYEF à M. JARDY\nAbsent :\nM.DENIAU (jusqu'à la délibération n°2)\nSecrétaire",
     {"membres_presents": ("JARDY", "BOUDE", "AZZOU"), "membres_absents": ("DENIAU",), "procurations": (Procuration("CORTAS", "AZZOU"), Procuration("TAYEF", "JARDY"))}),
    ("Ordre du jour :\n- Appel des délégués\nEtaient présents :\nTitulaires :\nMme Agnès BACHEL, M. SIX Laurent, Mme COMMUNAL Ève\nAbsent(s) et absent(s) excusé(s) :\nM. Guy DECUL (5)\nSecrétaire",
     {"membres_presents": ("Agnès BACHEL", "SIX Laurent", "COMMUNAL Ève"), "membres_absents": ("Guy DECUL",)}),
    ("2 membres du Bureau étaient présents :\nMme Annick BROSS, M. Gérard SAUGE (départ à 16h30 avant l'étude du dossier)\nÉtaient absents/excusés :\nM. Guy BRANCH\nSecrétaire",
     {"membres_presents": ("Annick BROSS", "Gérard SAUGE"), "membres_absents": ("Guy BRANCH",)}),
    ("Étaient présents Mesdames et Messieurs les conseillers municipaux : 2\nJacques ALEXAN, Ève VON TSCHIRN,\nOnt donné pouvoir : 1\nLuc BELKA à Ève VON TSCHIRN\nLe Conseil a choisi",
     {"membres_presents": ("Jacques ALEXAN", "Ève VON TSCHIRN"), "procurations": (Procuration("Luc BELKA", "Ève VON TSCHIRN"),)}),
    ("PROCURATIONS : Monsieur FLAHAT pour Madame HULAN, Madame DUCLAT pour\nMadame LITWIN.\nABSENTS : Madame VESSAN.\nSECRETAIRE",
     {"membres_absents": ("VESSAN",), "procurations": (Procuration("FLAHAT", "HULAN"), Procuration("DUCLAT", "LITWIN"))}),
    ("Présents : Anne ROY (pouvoir de Luc BON), Paul LAC, Ève DOT (arrivée à 19h07).\nAbsent : Luc BON",
     {"membres_presents": ("Anne ROY", "Paul LAC", "Ève DOT"), "procurations": (Procuration("Luc BON", "Anne ROY"),)}),
    ("Présents : Anne ROY, Paul LAC\nAbsents : Tous les autres\nLuc BON a été nommé secrétaire de séance", {"membres_presents": ("Anne ROY", "Paul LAC")}),
    ("L'an deux mille vingt-quatre, le 12 mars à 20 heures, le conseil municipal, dûment convoqué, s'est réuni à la mairie sous la présidence de Mme Léa MOREL, maire.\nPrésents : Léa MOREL, Paul GIRAUD, Inès FAURE, adjoints ; Marc LEROUX, Zoé BLANC, conseillers.\nAbsents : Karim SAÏDI qui a donné pouvoir à Paul GIRAUD, Nora PETIT excusée.\nM. Marc LEROUX est désigné secrétaire de séance.",
     {"membres_presents": ("Léa MOREL", "Paul GIRAUD", "Inès FAURE", "Marc LEROUX", "Zoé BLANC"), "membres_absents": ("Nora PETIT",), "procurations": (Procuration("Karim SAÏDI", "Paul GIRAUD"),)}),
    ("Etaient présents : MM. ARNOUX, BEGUIN, Mmes COLLIN, DURIEZ, formant la majorité des membres en exercice.\nAbsent ayant donné procuration : M. EVRARD à M. BEGUIN.\nAbsent non excusé : M. FLAMENT.\nM. ARNOUX a été élu secrétaire.",
     {"membres_presents": ("ARNOUX", "BEGUIN", "COLLIN", "DURIEZ"), "membres_absents": ("FLAMENT",), "procurations": (Procuration("EVRARD", "BEGUIN"),)}),
    ("ETAIENT PRESENTS :\nM. ARNOUX Jean\nMme BEGUIN Lucie\nM. COLLIN Marc\nABSENTS EXCUSES :\nMme DURIEZ Anne donne pouvoir à M. ARNOUX Jean\nM. EVRARD Luc\nSECRETAIRE DE SEANCE : Mme BEGUIN Lucie",
     {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie", "COLLIN Marc"), "membres_absents": ("EVRARD Luc",), "procurations": (Procuration("DURIEZ Anne", "ARNOUX Jean"),)}),
    ("Présents :\n• Jean Arnoux, maire\n• Lucie Béguin, 1ère adjointe\n• Marc Collin\nAbsents ayant donné pouvoir :\n• Anne Duriez à Jean Arnoux\nAbsent :\n• Luc Evrard\nLe quorum est atteint.",
     {"membres_presents": ("Jean Arnoux", "Lucie Béguin", "Marc Collin"), "membres_absents": ("Luc Evrard",), "procurations": (Procuration("Anne Duriez", "Jean Arnoux"),)}),
    ("Membres présents (3) : Jean ARNOUX, Lucie BEGUIN, Marc COLLIN\nMembres absents excusés (1) : Luc EVRARD\nPouvoirs (1) : Anne DURIEZ à Jean ARNOUX\nSecrétaire de séance : Marc COLLIN",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN"), "membres_absents": ("Luc EVRARD",), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"),)}),
    ("Étaient présents : M./Mme ARNOUX Jean, BEGUIN Lucie\nAvaient donné pouvoir : Mme DURIEZ Anne avait donné pouvoir à M. ARNOUX Jean\nÉtaient absents et non représentés : M. EVRARD Luc\nNombre de membres en exercice : 12",
     {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie"), "membres_absents": ("EVRARD Luc",), "procurations": (Procuration("DURIEZ Anne", "ARNOUX Jean"),)}),
    ("Présents : Jean ARNOUX - Lucie BEGUIN - Marc COLLIN.\nReprésentés : Anne DURIEZ (par Jean ARNOUX) - Luc EVRARD (représenté par Lucie BEGUIN)\nExcusés : Paul FABRE",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN"), "membres_absents": ("Paul FABRE",), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"), Procuration("Luc EVRARD", "Lucie BEGUIN"))}),
    ("Présents : Mme le Maire, M. ARNOUX, Mme BEGUIN\nProcuration : M. COLLIN à Mme le Maire\nAbsent : M. EVRARD",
     {"membres_presents": ("ARNOUX", "BEGUIN"), "membres_absents": ("EVRARD",)}),
    ("Présents : M. ARNOUX (Président), Mmes BEGUIN, COLLIN, M. DURIEZ (jusqu'à 19 h), Mme EVRARD (à partir de la question n° 3).\nAbsents avec procuration : M. FABRE (procuration à M. ARNOUX), Mme GUYOT (procuration à Mme BEGUIN).\nAbsents sans procuration : M. HUET.\nAssistaient à la séance : M. JOLY, directeur général des services",
     {"membres_presents": ("ARNOUX", "BEGUIN", "COLLIN", "DURIEZ", "EVRARD"), "membres_absents": ("HUET",), "procurations": (Procuration("FABRE", "ARNOUX"), Procuration("GUYOT", "BEGUIN"))}),
    ("Présents : Jean ARNOUX / Lucie BEGUIN / Marc COLLIN / Paul DURIEZ\nAbsent(e)s : Anne EVRARD / Luc FABRE (pouvoir à Jean ARNOUX)",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN", "Paul DURIEZ"), "membres_absents": ("Anne EVRARD",), "procurations": (Procuration("Luc FABRE", "Jean ARNOUX"),)}),
    ("Présents : Mmes ARNOUX, BEGUIN, MM. COLLIN, DURIEZ Absents : M. EVRARD, Mme FABRE Secrétaire : Mme ARNOUX",
     {"membres_presents": ("ARNOUX", "BEGUIN", "COLLIN", "DURIEZ"), "membres_absents": ("EVRARD", "FABRE")}),
    ("ABSENTS EXCUSÉS : Mme Anne DURIEZ, ayant donné pouvoir à M. Jean ARNOUX ; M. Luc EVRARD,\nayant donné pouvoir à Mme Lucie BEGUIN ; M. Paul FABRE\nLe secrétaire de séance est M. Jean ARNOUX.",
     {"membres_absents": ("Paul FABRE",), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"), Procuration("Luc EVRARD", "Lucie BEGUIN"))}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN\nAyant donné pouvoir : Anne DURIEZ à Jean ARNOUX\nAyant donné procuration à : néant\nAbsents : néant",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"),)}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN\nExcusés avec pouvoir : Anne DURIEZ (à Jean ARNOUX)\nExcusés sans pouvoir : Luc EVRARD\nSecrétaire de séance : Lucie BEGUIN",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Luc EVRARD",), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"),)}),
    ("PRESENTS : ARNOUX Jean, Maire - BEGUIN Lucie, 1ère Adjointe - COLLIN Marc, 2ème Adjoint - DURIEZ Paul, EVRARD Anne, Conseillers Municipaux\nPROCURATION : FABRE Luc donne procuration à ARNOUX Jean",
     {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie", "COLLIN Marc", "DURIEZ Paul", "EVRARD Anne"), "procurations": (Procuration("FABRE Luc", "ARNOUX Jean"),)}),
    ("Conseillers présents : ARNOUX J., BEGUIN L., COLLIN M.-P.\nConseiller absent : EVRARD A. (pouvoir ARNOUX J.)\n",
     {"membres_presents": ("ARNOUX J.", "BEGUIN L.", "COLLIN M.-P."), "procurations": (Procuration("EVRARD A.", "ARNOUX J."),)}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN\nRénovation de la toiture de l'école\nLe conseil",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN")}),
    ("Absents : M. EVRARD\nAménagement du centre bourg : choix du maître d'oeuvre",
     {"membres_absents": ("EVRARD",)}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN, Marc COLLIN\nAménagement du Centre Bourg\nLe conseil",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN")}),
    ("Tous les conseillers sont présents à l'exception de M. Luc EVRARD, excusé, et de Mme Anne DURIEZ (pouvoir à Jean ARNOUX).\nSecrétaire : Marc COLLIN",
     {"membres_absents": ("Luc EVRARD",), "procurations": (Procuration("Anne DURIEZ", "Jean ARNOUX"),)}),
    ("Présents : tous sauf Luc EVRARD (excusé)\nOrdre du jour",
     {"membres_absents": ("Luc EVRARD",)}),
    ("Présents : Mme Anne D'ALMEIDA ARAUJO, M. Jean d'ORMES, Mme de LONGEVAL-MOULAÏ Anne-Marie, Mme Claire DUPONT née MARTIN, Mme ROY ép. BLANC Zoé",
     {"membres_presents": ("Anne D'ALMEIDA ARAUJO", "Jean d'ORMES", "de LONGEVAL-MOULAÏ Anne-Marie", "Claire DUPONT née MARTIN", "ROY ép. BLANC Zoé")}),
    ("Présent.e.s : Jean ARNOUX, Lucie BEGUIN\nExcusé.es : Marc COLLIN\nAbsent·e·s : Anne DURIEZ",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Marc COLLIN", "Anne DURIEZ")}),
    ("Etaient présents (es) : Jean ARNOUX, Lucie BEGUIN\nExcusés (es) : Marc COLLIN",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Marc COLLIN",)}),
    ("Conseillers présents :\nARNOUX Jean BEGUIN Lucie\nCOLLIN Marc DURIEZ Paul\nEVRARD Anne\nConseillers absents :\nFABRE Luc",
     {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie", "COLLIN Marc", "DURIEZ Paul", "EVRARD Anne"), "membres_absents": ("FABRE Luc",)}),
    ("Présents : Arnoux Jean Béguin Lucie, Collin Marc",
     {"membres_presents": ("Arnoux Jean", "Béguin Lucie", "Collin Marc")}),
    ("Présents :\nMaire : M. ARNOUX Jean\nAdjoints : Mme BEGUIN Lucie, M. COLLIN Marc\nConseillers municipaux : M. DURIEZ Paul, Mme EVRARD Anne\nAbsent : M. FABRE Luc",
     {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie", "COLLIN Marc", "DURIEZ Paul", "EVRARD Anne"), "membres_absents": ("FABRE Luc",)}),
    ("Présents : M. Jean ARNOUX Maire, Mme Lucie BEGUIN 1ère adjointe, M. Marc COLLIN 2e adjoint, M. Paul DURIEZ, Maire de Saint-Ormes, Vice-Président du Conseil départemental, Mme Anne EVRARD",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN", "Paul DURIEZ", "Anne EVRARD")}),
    ("Excusés : Lucie BEGUIN [pouvoir à Jean ARNOUX], Marc COLLIN : pouvoir à Paul DURIEZ, Anne EVRARD",
     {"membres_absents": ("Anne EVRARD",), "procurations": (Procuration("Lucie BEGUIN", "Jean ARNOUX"), Procuration("Marc COLLIN", "Paul DURIEZ"))}),
    ("Absents : Mme BEGUIN, M. COLLIN, M. FABRE\nProcuration de Mme BEGUIN à M. ARNOUX\nProcuration de M. COLLIN à Mme DURIEZ\nOrdre du jour",
     {"membres_absents": ("FABRE",), "procurations": (Procuration("BEGUIN", "ARNOUX"), Procuration("COLLIN", "DURIEZ"))}),
    ("Membres du conseil municipal présents : Jean ARNOUX, Lucie BEGUIN\nEgalement présents : Mme Zoé BLANC, DGS",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN")}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN\nEtait également présente : Mme Zoé BLANC, secrétaire de mairie",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN")}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN\nAgents présents : Zoé BLANC",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN")}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN\nAdministration : Zoé BLANC",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN")}),
    ("Etaient présents les conseillers suivants : Jean ARNOUX, Lucie BEGUIN",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN")}),
    ("Présents : M. Jean ARNOUX, Mme Lucie BEGUIN.\nAbsents excusés : M. Marc COLLIN, Mme Anne DURIEZ.\nPouvoirs : M. Marc COLLIN à M. Jean ARNOUX.\nA été nommée secrétaire de séance : Mme Lucie BEGUIN.\nMonsieur le Maire demande",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Anne DURIEZ",), "procurations": (Procuration("Marc COLLIN", "Jean ARNOUX"),)}),
    ("ETAIENT PRESENTS : JEAN ARNOUX, LUCIE BEGUIN, MARC COLLIN\nABSENT : PAUL DURIEZ",
     {"membres_presents": ("JEAN ARNOUX", "LUCIE BEGUIN", "MARC COLLIN"), "membres_absents": ("PAUL DURIEZ",)}),
    ("Etaient présents : Mmes : ARNOUX, BEGUIN - MM. : COLLIN, DURIEZ\nExcusé : M. EVRARD (pouvoir à M. COLLIN)",
     {"membres_presents": ("ARNOUX", "BEGUIN", "COLLIN", "DURIEZ"), "procurations": (Procuration("EVRARD", "COLLIN"),)}),
    ("Présents : M. Jean ARNOUX, Mme Lucie BEGUIN (départ à 21h30 et pouvoir à M. Jean ARNOUX)\nAbsents : néant",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "procurations": (Procuration("Lucie BEGUIN", "Jean ARNOUX"),)}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN, Marc COLLIN arrivé à 19h15, Paul DURIEZ\nExcusés : Anne EVRARD",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN", "Paul DURIEZ"), "membres_absents": ("Anne EVRARD",)}),
    ("Absents excusés représentés : Mme BEGUIN par M. ARNOUX – M. COLLIN par Mme DURIEZ\nAbsents excusés non représentés : M. FABRE",
     {"membres_absents": ("FABRE",), "procurations": (Procuration("BEGUIN", "ARNOUX"), Procuration("COLLIN", "DURIEZ"))}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN Excusé : Marc COLLIN Pouvoir : Marc COLLIN à Jean ARNOUX",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "procurations": (Procuration("Marc COLLIN", "Jean ARNOUX"),)}),
    ("Sont présents : ARNOUX Jean, BEGUIN Lucie\nSont excusés : COLLIN Marc\nSont absents : DURIEZ Paul\nOnt donné pouvoir : COLLIN Marc à ARNOUX Jean",
     {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie"), "membres_absents": ("DURIEZ Paul",), "procurations": (Procuration("COLLIN Marc", "ARNOUX Jean"),)}),
    ("Étaient présents :\nM. Jean ARNOUX, Maire ;\nMme Lucie BEGUIN, M. Marc COLLIN, Adjoints au Maire ;\nM. Paul DURIEZ, Conseiller Municipal Délégué ;\nMme Anne EVRARD, M. Luc FABRE, Conseillers Municipaux.\nFormant la majorité des membres en exercice.",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN", "Paul DURIEZ", "Anne EVRARD", "Luc FABRE")}),
    ("Présents\nMesdames : Lucie BEGUIN, Anne EVRARD\nMessieurs : Jean ARNOUX, Marc COLLIN\nAbsent\nM. Paul DURIEZ",
     {"membres_presents": ("Lucie BEGUIN", "Anne EVRARD", "Jean ARNOUX", "Marc COLLIN"), "membres_absents": ("Paul DURIEZ",)}),
    ("Présents: Jean ARNOUX.Lucie BEGUIN.Marc COLLIN\nSecrétaire de séance: Marc COLLIN",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN")}),
    ("PRESENTS : MM ARNOUX, BEGUIN et COLLIN – Mme DURIEZ\nABSENTS : MM EVRARD et FABRE\nPOUVOIRS : M. EVRARD à M. ARNOUX et M. FABRE à Mme DURIEZ",
     {"membres_presents": ("ARNOUX", "BEGUIN", "COLLIN", "DURIEZ"), "procurations": (Procuration("EVRARD", "ARNOUX"), Procuration("FABRE", "DURIEZ"))}),
    ("Pouvoir de Mme Lucie BEGUIN à M. Jean ARNOUX\nPrésents : Jean ARNOUX",
     {"membres_presents": ("Jean ARNOUX",), "procurations": (Procuration("Lucie BEGUIN", "Jean ARNOUX"),)}),
    ("Étaient absents : Mme Lucie BEGUIN (excusée), M. Marc COLLIN (non excusé), M. Paul DURIEZ (a donné procuration à Jean ARNOUX)",
     {"membres_absents": ("Lucie BEGUIN", "Marc COLLIN"), "procurations": (Procuration("Paul DURIEZ", "Jean ARNOUX"),)}),
    ("En exercice : 11\nPrésents : Jean ARNOUX, Lucie BEGUIN,\nVotants : 11\nMarc COLLIN, Paul DURIEZ\nAbsent : Anne EVRARD",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN", "Paul DURIEZ"), "membres_absents": ("Anne EVRARD",)}),
    ("Présents : M. Jean ARNOUX, Maire\nMme Lucie BEGUIN, MM. Marc COLLIN,\nPaul DURIEZ, Adjoints\nMme Anne EVRARD M. Luc FABRE, Conseillers",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN", "Paul DURIEZ", "Anne EVRARD", "Luc FABRE")}),
    ("Après appel nominal, étaient présents à l'ouverture : Jean ARNOUX, Lucie BEGUIN ; absents : Marc COLLIN ; excusés : Paul DURIEZ (pouvoir à Jean ARNOUX).",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Marc COLLIN",), "procurations": (Procuration("Paul DURIEZ", "Jean ARNOUX"),)}),
    ("Présents 25 Votants 25 Excusé(e)s S. Cassagnet, L. Bourbonne Date de la convocation 24 septembre 2013 Présent(e)s C. Montel, Président, E. Févriel, J.-P. Marcenet ; A. Rongière Secrétaire de séance : E. Févriel",
     {"membres_presents": ("C. Montel", "E. Févriel", "J.-P. Marcenet", "A. Rongière"), "membres_absents": ("S. Cassagnet", "L. Bourbonne")}),
    ("Présents / Membres titulaires : MM. Jean GORIN (a reçu pouvoir de Maya FACION jusqu'à son arrivée à 19h15) Cathy DESPRÉ Gilles GUY Marie-Pierre BRUNOT. Mme Cathy DESPRÉ, arrivée à 18h15, n'a pas",
     {"membres_presents": ("Jean GORIN", "Cathy DESPRÉ", "Gilles GUY", "Marie-Pierre BRUNOT"), "procurations": (Procuration("Maya FACION", "Jean GORIN"),)}),
    ("Etaients présents : MM. Jean ARNOUX, Lucie BEGUIN.\nAbsent : M. Marc COLLIN.", {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Marc COLLIN",)}),
    ("Liste des présents :\nM. Jean ARNOUX, Mme Lucie BEGUIN\nAbsents excusés donnant procuration :\nM. Marc COLLIN (donne procuration à Mme Lucie BEGUIN)\nÉtaient absents et n'avaient pas donné pouvoir :\nM, Paul DURIEZ, Mme EVRARD.\nUn lot de 2 parcelles",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Paul DURIEZ", "EVRARD"), "procurations": (Procuration("Marc COLLIN", "Lucie BEGUIN"),)}),
    ("Présents : Arnoux Jean, Béguin Lucie, Collin Marc.\nAbsents ayant donné un pouvoir : Fabre Paul à Collin Marc\nAbsents sans pouvoir : Huet Karl",
     {"membres_presents": ("Arnoux Jean", "Béguin Lucie", "Collin Marc"), "membres_absents": ("Huet Karl",), "procurations": (Procuration("Fabre Paul", "Collin Marc"),)}),
    ("Présents : Jean ARNOUX, Lucie BEGUIN, Marc COLLIN (absent excusé)\nAbsents : Lucie BEGUIN (aux points 3 et 4)", {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Marc COLLIN",)}),
    ("Nombre de conseillers présents : 3 (Jean ARNOUX, Lucie BEGUIN, Marc COLLIN)\nNombre de conseillers absents : 1 (Paul FABRE)", {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN", "Marc COLLIN"), "membres_absents": ("Paul FABRE",)}),
    ("POUVOIRS :\nMonsieur FABRE Paul ............ Monsieur ARNOUX Jean\nPRÉSENTS : Monsieur ARNOUX Jean, Madame BEGUIN Lucie", {"membres_presents": ("ARNOUX Jean", "BEGUIN Lucie"), "procurations": (Procuration("FABRE Paul", "ARNOUX Jean"),)}),
    ("Présents : M. ARNOUX Jean, M. COLLIN\nMarc, Mme DE LA\nTOUR Zoé\nCommune de BREUX\nPage 2 sur 12\nM. FABRE Paul, Mme GUYOT Inès\nAbsents : M. HUET Karl",
     {"membres_presents": ("ARNOUX Jean", "COLLIN Marc", "DE LA TOUR Zoé", "FABRE Paul", "GUYOT Inès"), "membres_absents": ("HUET Karl",)}),
    ("M. Paul FABRE a donné pouvoir à M. Jean ARNOUX\nPrésents : M. Jean ARNOUX, Mme Lucie BEGUIN", {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "procurations": (Procuration("Paul FABRE", "Jean ARNOUX"),)}),
    ("Sont présents ou représentés : Jean ARNOUX, Lucie BEGUIN, Marc COLLIN (pouvoir à Jean ARNOUX)\nAbsents : Karl HUET",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "membres_absents": ("Karl HUET",), "procurations": (Procuration("Marc COLLIN", "Jean ARNOUX"),)}),
    ("Étaient présents : M. Jean ARNOUX, Mme Lucie BEGUIN\nOnt donné procuration : M. Paul FABRE (M. Jean ARNOUX), Mme Zoé GUYOT (Mme Lucie BEGUIN)",
     {"membres_presents": ("Jean ARNOUX", "Lucie BEGUIN"), "procurations": (Procuration("Paul FABRE", "Jean ARNOUX"), Procuration("Zoé GUYOT", "Lucie BEGUIN"))}),
    ("Etaient Présents : Mesdames et Messieurs\nBruno RABUS, Laurence VAN DE\nWALL, Élodie FREIRA JORGE\nAbsent(s/es) excusé(s/es) : Patricia LEMAIRAT, Éric BON\nAbsent(s/es) : NEANT\nAbsent(s/es) représenté(s/es) :\nPatricia LEMAIRAT donne pouvoir à Bruno RABUS\nLe Conseil",
     {"membres_presents": ("Bruno RABUS", "Laurence VAN DE WALL", "Élodie FREIRA JORGE"), "membres_absents": ("Éric BON",), "procurations": (Procuration("Patricia LEMAIRAT", "Bruno RABUS"),)}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Séance du 14 mars 2023\nM. Jean ARNOUX, Mme Lucie BEGUIN,\nPrésents Mme Anne EVRARD, M. Paul HUET\nSecrétaire Mme Anne EVRARD",
    "Nom Présent Absent Nom Présent Absent\nARNOUX Jean X BEGUIN Lucie X\nCOLLIN Marc X DURIEZ Paul X\nEVRARD Anne X FABRE Luc X",
    "Prénom\nPrésent\nPrésent\nAbsent\nRepr.\nPrésent\nA donné pouvoir à\nMme Desprel\nM. Laurend\nMme Baudet",
    "Présents : 10\nVotants : 13\nQuorum : 8\nformant la majorité des membres en exercice",
    "Présents : 9° Absents:2 Pouvoir: 1\n2022-30 : Passage à la nomenclature M57",
    "Nombre de membres présents : 12\nCommune de Sainte-Orse\nDélibération du Conseil",
    "Présents : Tous les membres\nSecrétaire de séance : M. Cresson\nAbsents : Néant.\nProcurations : Néant.",
    "Présents (14) : Jean ARNOUX, Lucie BEGUIN, Marc COLLIN",
    "Présents : Denis JURIN – Patricia MICHAUD - Muriel NIGEL - Jean-Pierre\npucnips sxompées : Cathy MARTELLI",
    "Le conseil donne pouvoir à Monsieur le Maire pour signer",
    "après en avoir délibéré, à l'unanimité des membres présents et représentés, APPROUVE",
    "Procuration :\nPatricia MICHAUD a été nommée secrétaire de séance\nOrdre du jour",
    "donner tous pouvoirs à M. Jean DUPONT, Maire, pour signer l'acte",
    "Présents : M. le Maire et 12 conseillers\nAbsents : 2",
    "Nom Prénom Présent Absent Excusé\nDUPONT Jean X\nDURAND Anne X\nMARTIN Luc X",
    "Mme BEGUIN et M. COLLIN, absents, ont donné respectivement pouvoir à M. ARNOUX et Mme DURIEZ.",
    "En présence de : M. Jean ARNOUX, directeur des services, Mme Lucie BEGUIN, M. Marc COLLIN",
    "FINANCES : Jean ARNOUX – Lucie BEGUIN\nTRAVAUX ET VOIRIE : Marc COLLIN – Paul DURIEZ\nURBANISME : Anne EVRARD",
    "M. le Maire rappelle que le conseil a donné pouvoir à la commission d'étudier le projet",
    "la liste des présents est annexée. Monsieur Jean ARNOUX souhaite la bienvenue",
)


def find(text: str) -> list[Found]:
    appel = said_in_rows(text) or roll_call(text)
    if not (appel.presents or appel.absents or appel.pouvoirs):
        appel, croix = table(text)
        if croix:
            return [Found(champ, None, *croix, "presences.tableau", 0.4, CROIX) for champ in NAMES[:2]] + _pouvoirs(
                appel, {}
            )
    crossed = [
        n
        for n in (*appel.presents, *appel.absents, *(p.mandant for p in appel.pouvoirs))
        if n.texte.endswith((" X", " x"))
    ]
    if crossed:
        return [Found(champ, None, *_span(crossed), "presences.tableau", 0.4, CROIX) for champ in NAMES]
    known = hyphenated(text) if appel.presents or appel.absents or appel.pouvoirs else {}
    found = []
    if appel.presents:
        doubt = COUPEE if appel.coupee else _short_of_the_count(appel)
        presents = _people(
            "membres_presents", appel.presents, 0.99 if appel.annonces == len(appel.presents) else 0.97, known
        )
        if appel.illisibles:
            presents = presents._replace(confiance=0.9, doute=ILLISIBLES.format(appel.illisibles))
        found.append(presents._replace(valeur=None, confiance=0.4, doute=doubt) if doubt else presents)
    if appel.absents:
        found.append(_people("membres_absents", appel.absents, 0.95, known))
    found += _pouvoirs(appel, known)
    if appel.renvois:
        found = [
            f if f.champ == "membres_presents" else f._replace(valeur=None, confiance=0.4, doute=RENVOIS) for f in found
        ]
    return found


def _short_of_the_count(appel: Appel) -> str | None:
    """The heading says how many follow (`Présents (15) :`): a list that is far from it was not read whole."""
    read, said = len(appel.presents), appel.annonces
    return f"{said} présents annoncés, {read} noms lus" if said and abs(read - said) > max(2, said // 5) else None


def _pouvoirs(appel: Appel, known: Mapping[str, str]) -> list[Found]:
    pairs = [(p.mandant, p.mandataire) for p in appel.pouvoirs if p.mandataire is not None]
    if not pairs:
        return []
    valeur = tuple(Procuration(respell(a.texte, known), respell(b.texte, known)) for a, b in pairs)
    return [
        Found("procurations", valeur, *_span([nom for pair in pairs for nom in pair]), "presences.procurations", 0.95)
    ]


def _people(champ: str, people: Sequence[Nom], confidence: float, known: Mapping[str, str]) -> Found:
    names = tuple(respell(n.texte, known) for n in people)
    return Found(champ, names, *_span(people), f"presences.{champ.removeprefix('membres_')}", confidence)


def _span(people: Sequence[Nom]) -> tuple[int, int]:
    return min(n.debut for n in people), max(n.fin for n in people)
