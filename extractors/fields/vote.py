"""How the assembly voted: its own counts, as printed in digits or words, and the result that the text states.

An act may quote other votes (a committee's, another body's, an earlier sitting's): only what is said of this assembly
counts. Several votes that differ within one act give no counts, and say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.found import Found
from extractors.patterns.casse import SansCasse
from extractors.votes.comptes import PROCHE, Compte, read_counts, votes
from extractors.votes.contexte import Contexte
from extractors.votes.resultat import PLUSIEURS, of_another, read_result

NAMES = ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "vote_resultat")
PORTEE = "acte"
CANDIDATS = SansCasse(
    r"\b(?:ont|a)\sobtenu|\bobtien(?:t|nent)\b|\brecueill(?:e|ent)\b|\bbulletins?\s(?:trouv|d[ée]pos|blancs?\b)|tour\sde\sscrutin|\bcandidat"
)
RUPTURE = SansCasse(r"[.!?]\s|\n|apr[èe]s\sen\savoir|\bconseil\b|\bd[ée]cide")
ENSEMBLE = SansCasse(
    r"vote\s(?:final|sur\sl'ensemble|de\sl'ensemble)|l'ensemble\s(?:de\sla|du)\s\w+[^.;]{0,140}(?:adopt|vot|voix)"
    r"|\bla\sd[ée]lib[ée]ration\s(?:initiale|ainsi\s\w+|elle-m[êe]me)?[^.;]{0,30}\b(?:adopt|approuv|vot)[ée]e\s"
)

CORPS = SansCasse(
    r"\b(?:(?:le|la|les|ce)\s(?:conseil|bureau|comit[ée]|membres|assembl)\w*\s?(?:municipal|communautaire|syndical|,|du|d[ée]cide|approuve)|"
    r"apr[èe]s\s(?:en\s)?(?:avoir\s)?d[ée]lib|votes?\s?:|pour\s?:\s?\d|\bpar\s\d{1,3}\svoix\b|monsieur\sle\smaire|madame\s(?:le|la)\smaire|consid[ée]rant)"
)
"""The text opens on the title's own line, where lines are lost."""

EXAMPLES = (
    ("Subvention\nIl est proposé de verser 100 €.\n> Avis favorable de la commission\nAccord à l'unanimité", {"vote_resultat": "unanimite"}),
    ("Gué\nLE CONSEIL, APRÈS EN AVOIR DÉLIBÉRÉ, par 20 voix pour, 3 voix contre et 2 abstentions :\n- APPROUVE le projet",
     {"vote_pour": 20, "vote_contre": 3, "vote_abstention": 2}),
    ("Loyers\nEN CONSEQUENCE LE BUREAU, APRES EN AVOIR DELIBERE, A L'UNANIMITE DES\nPRESENTS,\nDECIDE de baisser les loyers", {"vote_resultat": "unanimite"}),
    ("Collège\nLa part des communes du Syndicat des lacs et des autres associations\n65 - 6574\n380.00 €\nDélibération adoptée par 14 voix POUR", {"vote_pour": 14}),
    ("2 - Création d'un poste Le Conseil municipal, à l'unanimité\ndes suffrages exprimés (4 abstentions : M. ROUX), approuve.",
     {"vote_resultat": "unanimite", "vote_abstention": 4}),
    ("2) Compte administratif : le conseil municipal, par 22 voix pour et\n4 contre (M. ROUX), approuve.", {"vote_pour": 22, "vote_contre": 4}),
    ("Compte administratif\nLui donne acte de la présentation faite du compte, qui se résume ainsi :\nFonctionnement 12,50\nConstate les identités de valeurs\nAdopté à l'unanimité",
     {"vote_resultat": "unanimite"}),
    ("Étude\nVu l'avis favorable après examen des commissions en date du 9 février 2023 (pour\n: 21 ; contre : 0; abstentions : 2).\nAprès en avoir délibéré, à l'unanimité,",
     {"vote_resultat": "unanimite"}),
    ("Représentants\nde la commune pour siéger dans les conseils\nd'administration des collèges.\nà l'unanimité des suffrages exprimés\n38 votes pour\n11 abstentions", {"vote_pour": 38, "vote_abstention": 11, "vote_resultat": "unanimite"}),
    ("Comptes\nVOTE : Adoptée à la majorité (Pour : 18, Contre : 1, Abstention :\n0)", {"vote_pour": 18, "vote_contre": 1, "vote_abstention": 0, "vote_resultat": "majorite"}),
    ("L'Assemblée approuve par 35 voix POUR (Ensemble,\npour la ville !) et 4 ABSTENTIONS\n(Ville unie), les statuts", {"vote_pour": 35, "vote_abstention": 4}),
    ("Vente du lot 3\nLe conseil, à l'unanimité, décide de vendre.", {"vote_resultat": "unanimite"}),
    ("Eau\nVote : unanimité", {"vote_resultat": "unanimite"}),
    ("Halle\nAPRÈS EN AVOIR DÉLIBÉRÉ, À L'UNANIMITÉ DES MEMBRES PRÉSENTS ET REPRÉSENTÉS", {"vote_resultat": "unanimite"}),
    ("Legs\nAdopté à l'unanimité des suffrages exprimés (2 abstentions : M. ROUX, Mme BRIAL)", {"vote_resultat": "unanimite", "vote_abstention": 2}),
    ("Lavoir\nVote : à l'unanitiité", {"vote_resultat": "unanimite"}),
    ("Pont\nLe conseil communautaire, après en avoir délibéré, à l'unanimité, approuve la convention.", {"vote_resultat": "unanimite"}),
    ("Terrain\nAu vu de ces éléments, les membres du Bureau communautaire, à\nl'unanimité décident : - de céder la parcelle",
     {"vote_resultat": "unanimite"}),
    ("École\nVotants : 17 - Unanimité", {"vote_reel": 17, "vote_resultat": "unanimite"}),
    ("Square\nDélibération adoptée à l'unanimité (23 voix).", {"vote_resultat": "unanimite", "vote_pour": 23}),
    ("Préau\nLe conseil municipal, à l'unanimité, émet un avis défavorable au projet.", {"vote_resultat": "unanimite"}),
    ("Serre\nLe conseil, à l'unanimité :\n- PREND ACTE du bilan ;\n- APPROUVE les tarifs.", {"vote_resultat": "unanimite"}),
    ("Grille\nA la majorité avec une abstention de M. Paul VERNE", {"vote_abstention": 1, "vote_resultat": "majorite"}),
    ("Aide\nRapporteur : Luc ROUX Majorité pour 3 votes contre : Ève\nBRIAL, Zoé VIAL", {"vote_contre": 3, "vote_resultat": "majorite"}),
    ("Bail\nAdopté à l'unanimité : X Date d'affichage\nAdopté à la majorité :\nVoix contre : 0\nAbstentions : 4",
     {"vote_resultat": "unanimite", "vote_contre": 0, "vote_abstention": 4}),
    ("Participation\nLe Comité Syndical, par 12 voix pour et 2 voix contre (M. ROUX, Mme BRIAL), fixe la participation à 4 €.", {"vote_pour": 12, "vote_contre": 2}),
    ("Repas\nCes repas sont destinés majoritairement à l'école.\nLe Conseil Municipal, après en avoir délibéré, à l'unanimité :\n- AUTORISE le maire", {"vote_resultat": "unanimite"}),
    ("Crédit\nle Conseil Communautaire décide à l'unanimité de :\nPrendre acte du contrat ;\nApprouver les termes du projet", {"vote_resultat": "unanimite"}),
    ("Aides\nAprès avoir délibéré, les Membres du Conseil Communautaire ont, à l'unanimité :\n- Approuvé le règlement", {"vote_resultat": "unanimite"}),
    ("Effectifs\nA la majorité avec 31 voix pour et quatre abstentions de M. ROY et ses colistiers",
     {"vote_pour": 31, "vote_abstention": 4, "vote_resultat": "majorite"}),
    ("Primes\nDÉCIDE, à la majorité des suffrages exprimés, par 20 voix pour, 5 voix contre (Mme BRIAL) et 2 abstentions",
     {"vote_resultat": "majorite", "vote_pour": 20, "vote_contre": 5, "vote_abstention": 2}),
    ("Statuts\nAdoptée à la majorité (un vote contre : M. ROUX)", {"vote_resultat": "majorite", "vote_contre": 1}),
    ("Prêt\nM. ROUX vote contre. Accepté à la majorité par 6 voix contre 2.", {"vote_pour": 6, "vote_contre": 2, "vote_resultat": "majorite"}),
    ("Prêt\nVote : Pour 6 Contre 0 Abst. 1", {"vote_pour": 6, "vote_contre": 0, "vote_abstention": 1}),
    ("Prêt\nPour 2, contre 5, abst. 0", {"vote_pour": 2, "vote_contre": 5, "vote_abstention": 0, "vote_resultat": "rejetee"}),
    ("Prêt\nPour – 14\nContre – 0\nAbstention – 4\n12 rue du Bois", {"vote_pour": 14, "vote_contre": 0, "vote_abstention": 4}),
    ("Prêt\nVote(s) 27 Voix contre 5 Abstentions 4 Voix pour 18", {"vote_pour": 18, "vote_contre": 5, "vote_abstention": 4}),
    ("Prêt\nPour [14] | Contre [2]", {"vote_pour": 14, "vote_contre": 2}),
    ("Prêt\n9 favorables – 2 défavorables – 1 abstention – 12 votants", {"vote_pour": 9, "vote_contre": 2, "vote_abstention": 1, "vote_reel": 12}),
    ("Prêt\nOui 15 Non 2", {"vote_pour": 15, "vote_contre": 2}),
    ("Tarifs\nLe Conseil décide par 15 voix POUR – 2 ABSTENTIONS", {"vote_pour": 15, "vote_abstention": 2}),
    ("Subvention\n3 votes contre 2 abstentions 8 votes pour", {"vote_pour": 8, "vote_contre": 3, "vote_abstention": 2}),
    ("Taxe\n12 votes pour. 3 Abstentions", {"vote_pour": 12, "vote_abstention": 3}),
    ("Eau\n0 contre, 1 abstention, 12 pour", {"vote_pour": 12, "vote_contre": 0, "vote_abstention": 1}),
    ("Haies\n1 contre : 2 abstentions : 9 pour", {"vote_contre": 1, "vote_abstention": 2, "vote_pour": 9}),
    ("Haies\n12 - Pour : 14 - Contre : 0", {"vote_pour": 14, "vote_contre": 0}),
    ("Véloroute\nVote : 1 contre et 12 pour", {"vote_pour": 12, "vote_contre": 1}),
    ("Digue\nLe conseil décide par 3 voix contre (M. ROUX, Mme BRIAL et M. VIAL) et 10 voix pour :", {"vote_contre": 3, "vote_pour": 10}),
    ("Digue\nLe conseil, par 1 « abstention » et 11 voix, décide", {"vote_abstention": 1, "vote_pour": 11}),
    ("Foire\nCe projet est adopté avec 20 voix, 3 contre et 2 abstentions", {"vote_pour": 20, "vote_contre": 3, "vote_abstention": 2}),
    ("Digue\nÀ votes contre 8 votes pour", {"vote_pour": 8}),
    ("Moulin\ntreize (13) voix pour, aucune voix contre, aucune abstention", {"vote_pour": 13, "vote_contre": 0, "vote_abstention": 0}),
    ("Moulin\nvingt et une voix « pour », quatre « contre » et une abstention", {"vote_pour": 21, "vote_contre": 4, "vote_abstention": 1}),
    ("Toit\nOnt voté pour : 15, ont voté contre : 3, se sont abstenus : 2", {"vote_pour": 15, "vote_contre": 3, "vote_abstention": 2}),
    ("Toit\n3 élus s'abstiennent, 2 conseillers ayant voté contre", {"vote_abstention": 3, "vote_contre": 2}),
    ("Emploi\nPOUR : 14 CONTRE : / ABSTENTION : /", {"vote_pour": 14, "vote_contre": 0, "vote_abstention": 0}),
    ("Emploi\nVoix pour : quinze\nVoix contre : néant\nAbstention(s) : néant", {"vote_pour": 15, "vote_contre": 0, "vote_abstention": 0}),
    ("Rue\nPour (23) : M. ROUX, Mme BRIAL Contre (4) : M. VIAL Abstentions (2) : M. SAGE", {"vote_pour": 23, "vote_contre": 4, "vote_abstention": 2}),
    ("Rue\nPour ....... 13 Contre ....... 1", {"vote_pour": 13, "vote_contre": 1}),
    ("Rue\nPour : 13/14 Contre : 1/14", {"vote_pour": 13, "vote_contre": 1}),
    ("Cimetière\nVotants : 16 - Pour : 13 - Contre : 1 - Abstentions : 2",
     {"vote_reel": 16, "vote_pour": 13, "vote_contre": 1, "vote_abstention": 2}),
    ("Marché\nDECISION (par 28 voix POUR, 0 voix CONTRE, 0 ABSTENTION(S), sur 28 VOTANTS)",
     {"vote_pour": 28, "vote_contre": 0, "vote_abstention": 0, "vote_reel": 28, "vote_resultat": "unanimite"}),
    ("COMMUNAUTE DE COMMUNES DU VAL\n- votants : 37\n- suffrages exprimés : 35\n- abstentions : 2\n- pour : 33\n- contre : 2\nObjet : Statuts",
     {"vote_reel": 37, "vote_abstention": 2, "vote_pour": 33, "vote_contre": 2}),
    ("Gîte\nEXERCICE PRÉSENTS VOTANTS POUR CONTRE ABSTENTION\n15 11 14 12 1 1",
     {"vote_reel": 14, "vote_pour": 12, "vote_contre": 1, "vote_abstention": 1}),
    ("Gîte\nPOUR\nCONTRE\nABSTENTION\n13\n0\n2", {"vote_pour": 13, "vote_contre": 0, "vote_abstention": 2}),
    ("Gîte\nVotes\nPour\n15\nContre\n2\nAbstention\n-", {"vote_pour": 15, "vote_contre": 2, "vote_abstention": 0}),
    ("Gîte\nPour/Contre/Abstention : 12 / 1 / 2", {"vote_pour": 12, "vote_contre": 1, "vote_abstention": 2}),
    ("Gîte\n3 élus se prononcent contre, 2 s'abstiennent et 10 se prononcent pour.", {"vote_pour": 10, "vote_contre": 3, "vote_abstention": 2}),
    ("Gîte\nAdopté à la majorité des suffrages exprimés (38 pour / 4 contre / 6 abstentions / 48 votants)",
     {"vote_pour": 38, "vote_contre": 4, "vote_abstention": 6, "vote_reel": 48, "vote_resultat": "majorite"}),
    ("Gîte\nVote : 15 pour, 2 contre 3. Tarifs de la piscine", {"vote_pour": 15, "vote_contre": 2}),
    ("Gîte\nM. ROUX expose l'article 4. Contre : 0 – Abstention : 2 – Pour :\n8. Le Conseil approuve.", {"vote_pour": 8, "vote_contre": 0, "vote_abstention": 2}),
    ("Gîte\nPOUR:11-CONTRE:00-ABSTENTION:01", {"vote_pour": 11, "vote_contre": 0, "vote_abstention": 1}),
    ("Gîte\nVote de la commission des finances : 5 pour, 2 contre\nLe conseil municipal, après en avoir délibéré, à l'unanimité, approuve",
     {"vote_resultat": "unanimite"}),
    ("Gîte\nConsultation des habitants : 145 pour et 12 contre.\nLe conseil municipal, par 9 voix pour et 2 contre, approuve", {"vote_pour": 9, "vote_contre": 2}),
    ("Navette\nPour le choix du transporteur : 9 votes", {"vote_pour": 9}),
    ("Déneigement\nVote : 5 pour, | abstention", {"vote_pour": 5, "vote_abstention": 1}),
    ("Eau\n7 voix Contre, 0 Abstention, 5 pour", {"vote_pour": 5, "vote_contre": 7, "vote_abstention": 0, "vote_resultat": "rejetee"}),
    ("Voirie\nLe conseil municipal refuse, à l'unanimité, cette proposition.", {"vote_resultat": "rejetee"}),
    ("Voirie\nTROIS voix POUR - DIX voix CONTRE.\nLe conseil refuse le retrait.", {"vote_pour": 3, "vote_contre": 10, "vote_resultat": "rejetee"}),
    ("Vœu\nCette proposition, mise aux voix, est rejetée par 20 voix contre et 5 pour.",
     {"vote_contre": 20, "vote_pour": 5, "vote_resultat": "rejetee"}),
    ("Rapport\nLe conseil municipal prend acte du rapport.", {"vote_resultat": "prend_acte"}),
    ("Rapport\nLe conseil municipal, à l'unanimité, décide de prendre acte du rapport.", {"vote_resultat": "prend_acte"}),
    ("2025_021 Débat d'orientation budgétaire Prend acte", {"vote_resultat": "prend_acte"}),
    ("2022-36 : Rapport d'activité 2021 du syndicat – Pris acte", {"vote_resultat": "prend_acte"}),
    ("Cession\nL'acquéreur a demandé un délai. Monsieur le Maire retire ce point de l'ordre du jour.", {"vote_resultat": "ajournee"}),
    ("Éclairage\nLe Conseil estime la dépense trop élevée et remet sa décision à plus tard.", {"vote_resultat": "ajournee"}),
    ("Fonds de soutien\nDécision : point reporté au Bureau du 5 avril.", {"vote_resultat": "ajournee"}),
    ("Débat\nLe Conseil municipal, à la majorité avec 33 voix pour et une abstention de M. ROY, prend acte de la tenue du débat",
     {"vote_pour": 33, "vote_abstention": 1, "vote_resultat": "prend_acte"}),
    ("Camping\nLe conseil, à l'unanimité : Donne un avis favorable au projet ; Prend acte\nqu'il devra recueillir l'avis du préfet.", {"vote_resultat": "unanimite"}),
    ("Tilleuls\nLa première solution, élaguer, est rejetée.\nLa seconde, replanter, est adoptée par 7 voix pour.", {"vote_pour": 7}),
    ("Adhésion\nLe choix de la mutuelle a donc été reporté.", {"vote_resultat": "ajournee"}),
    ("Motion\nLe conseil décide, à l'unanimité, de surseoir à statuer.", {"vote_resultat": "ajournee"}),
    ("2025_026 Tarifs de la piscine Reportée\nAffichée le 10 mars 2025.", {"vote_resultat": "ajournee"}),
    ("Plan\nVu l'avis de la commission (pour : 8 ; contre : 2 ; abstention : 1),\nAprès en avoir délibéré, le Conseil Municipal, à la majorité (19 voix pour, 5 voix contre, 2 abstentions),",
     {"vote_pour": 19, "vote_contre": 5, "vote_abstention": 2, "vote_resultat": "majorite"}),
    ("Charges\nLa CLECT a adopté son rapport par 21 voix pour et 2 abstentions.\nAprès en avoir délibéré, à l'unanimité, le conseil municipal approuve.",
     {"vote_resultat": "unanimite"}),
    ("Budget\nAmendement n° 1 : pour 4, contre 15. Rejeté.\nVote sur l'ensemble : pour 15, contre 4.", {"vote_pour": 15, "vote_contre": 4}),
    ("Noms des rues\nLe Conseil, à la majorité (5 pour, 2 contre) retient les noms proposés par la commission.",
     {"vote_pour": 5, "vote_contre": 2, "vote_resultat": "majorite"}),
    ("Aide\n200 € à l'association « Les Tilleuls » (unanimité).", {"vote_resultat": "unanimite"}),
    ("Accord local en vue des élections de 2026\nMajorité (4 contre, 1\nabstention)", {"vote_contre": 4, "vote_abstention": 1, "vote_resultat": "majorite"}),
    ("DC-2024-07 Statuts du syndicat mixte Pour : 44\nContre : 2\nAbst. : 1", {"vote_pour": 44, "vote_contre": 2, "vote_abstention": 1}),
    ("Indemnité\nLe Conseil refuse par 6 voix contre et 1 abstention de la verser.", {"vote_contre": 6, "vote_abstention": 1, "vote_resultat": "rejetee"}),
    ("Budget\n011 Charges 312 450,00 15 pour\n012 Personnel 498 200,00 13 pour, 2 contre\nL'ensemble du budget, équilibré à 1 012 640 € en fonctionnement et "
     "655 300 € en investissement, est adopté par 13 voix pour et 2 voix contre.", {"vote_pour": 13, "vote_contre": 2}),
    ("Affouage\nPOUR 7 CONTRE : 0 ABSTENTION : ©", {"vote_pour": 7, "vote_contre": 0, "vote_abstention": 0}),
    ("Chasse\nM. ROUX ne vote pas. D'accord : 6. Abstention : 1.", {"vote_pour": 6, "vote_abstention": 1}),
    ("Maisons\nMme ROUX et M. VIAL P. s'en occupent. Décision reportée au prochain conseil.", {"vote_resultat": "ajournee"}),
    ("Bourses\nMme la Maire propose de renvoyer le dossier. Affaire ajournée à la demande de Mme la Maire.", {"vote_resultat": "ajournee"}),
    ("Fleurs\nL'achat de jardinières est remis à une prochaine réunion.", {"vote_resultat": "ajournee"}),
    ("Musée\nSuffrages exprimés Pour Contre Abstentions Ne prend pas part au vote\n48 45 3 3 1\nOnt voté contre : MM. ROUX et VIAL.",
     {"vote_pour": 45, "vote_contre": 3, "vote_abstention": 3}),
    ("Herbe\nLe prix est réparti entre les exploitants. Adopté\npar 5 voix.", {"vote_pour": 5}),
    ("Crédits\nM. ROUX rappelle que le budget, adopté le 27 mars 2024 par 22 voix contre 7, suffit.\nAdoptée à la majorité : 21 voix pour, 5 contre",
     {"vote_pour": 21, "vote_contre": 5, "vote_resultat": "majorite"}),
    ("Recensement\nLa rémunération est fixée à 850 €.\nAccord de tous.", {"vote_resultat": "unanimite"}),
    ("Emprunt\nDurée 15 ans. Vote : majorité (15 pour, 2 abstentions).", {"vote_pour": 15, "vote_abstention": 2, "vote_resultat": "majorite"}),
    ("Budget\nLe budget, examiné par la commission des finances le 14 mars, est voté à l'unanimité.", {"vote_resultat": "unanimite"}),
    ("Carte scolaire\nRapporteur : Mme ROUX\nRETIRÉ DE L'ORDRE DU JOUR", {"vote_resultat": "ajournee"}),
    ("Gymnase\nM. le Maire propose d'ajourner la décision, ce qui est accepté par tous.", {"vote_resultat": "ajournee"}),
    ("Parking\nLa proposition est rejetée à la majorité (10 contre, 4 pour).", {"vote_pour": 4, "vote_contre": 10, "vote_resultat": "rejetee"}),
    ("Parking\nAdopté à l'unanimité moins 2 voix contre.", {"vote_contre": 2, "vote_resultat": "majorite"}),
    ("Parking\nL'amendement est rejeté par 11 voix contre 4.\nLa délibération est adoptée à l'unanimité.", {"vote_resultat": "unanimite"}),
    ("Parking\n☐ Adoptée à l'unanimité ☒ Adoptée à la majorité", {"vote_resultat": "majorite"}),
    ("Bois\nM. ROUX rappelle que ce plan avait été voté à l'unanimité.\nVote : 10 pour, 3 contre", {"vote_pour": 10, "vote_contre": 3}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Réseau d'eau potable\nPaul VIAL Majorité\nVOIRIE - Desserte de la halle - Cession de parcelles appartenant au domaine privé de la commune\n"
    "LOGEMENTS - Avis sur un projet d'extension des logements de la rue des Tilleuls par un office public (bail à construction, cession, garantie d'emprunt, "
    "convention de gestion)\nPoint reporté à une\nprochaine séance",
    "Tarifs\nLe Conseil décide de fixer le tarif à 13 euros pour les enfants.",
    "Cantine\nCréation de 2 postes pour le service technique et 3 pour la cantine.",
    "Fibre\nLe prix passe à 12 contre 10 l'an dernier. Le conseil décide de fixer à 12 contre 10.",
    "Motion\nVu la motion adoptée à l'unanimité par la commission de l'eau,",
    "Rapport\nLe rapport de la CLECT a été adopté par 21 voix pour et 4 voix contre.",
    "Statuts\nPar délibération du 4 mars 2019, le conseil municipal a approuvé à l'unanimité le principe.\nLe conseil approuve le plan.",
    "Comité\nAvis du comité social territorial : favorable à l'unanimité.\nLe conseil approuve.",
    "Ordre du jour\nLes délibérations sont prises à la majorité des suffrages exprimés (article L. 2121-20).",
    "Fusion\nConsidérant que la majorité qualifiée est requise,\nAprès en avoir délibéré, approuve.",
    "Rue\nsous réserve de l'accord unanime des propriétaires, le conseil accepte.",
    "Délégués\nLe conseil décide à l'unanimité de ne pas procéder au scrutin secret.\nSont élus M. ROUX et Mme BRIAL.",
    "Élection\n- Maryse : 9 votes, élue\n- Odile : 2 votes\n- Blanc : 1 vote",
    "Délégués\nLa liste conduite par M. ROUX obtient 30 voix POUR\nLa liste conduite par Mme BRIAL obtient 9 voix POUR.",
    "Adjoint\nM. ROUX est élu par 5 voix contre 2 bulletins blancs.",
    "Maire\nM. ROUX est élu maire par 8 voix contre 3 à Mme BRIAL.",
    "Prêt\nPour 12 Contre 2 Abstention",
    "Prêt\nPour : X Contre : Abstention :",
    "Prêt\nPour : 12 + 3 pouvoirs",
    "Prêt\n12 votes pour et 3 pouvoirs pour",
    "Éoliennes\nLe conseil municipal vote contre à l'unanimité.",
    "Appel\nM. ROUX : Pour\nMme BRIAL : Contre\nM. VIAL : abstention",
    "Subventions\n- Club : 250 €. Pour : 6, abstentions : 2.\n- Troupe : 400 €. Pour : 5, contre : 3.",
    "Cantine\nLes enfants paieront 3,40 €.\nPar 13 voix POUR - 1 voix CONTRE\nACCEPTE ce tarif à compter de la rentrée.\nLes adultes paieront 5,80 €, comme le "
    "propose la commission des écoles.\nLe Conseil Municipal après en avoir délibéré à l'unanimité,\nACCEPTE ce tarif.",
    "Subventions\n- Club : 500 €. Adopté à l'unanimité.\n- Troupe : 300 €. Adopté à la majorité.",
    "Bois\nLes conditions sont réunies, formant la majorité des membres en exercice.",
    "Comptes\nDéficit reporté : 3 000 €",
    "Mairie\nMme BRIAL indique qu'il faut l'unanimité.",
    "Haie\nunanimité moins une voix",
    "Chemin\nIl faut l'accord de tous les riverains.",
    "Aide\nLe Conseil d'administration refuse l'aide demandée, à l'unanimité.",
    "Rapport\nLe rapport, adopté à l'unanimité par la CLECT, est présenté.",
    "Aide\nLe conseil refuse à l'unanimité l'aide demandée.",
    "Aide\nAvis favorable de la commission, adopté à l'unanimité.",
    "Tarifs\nLe conseil, à l'unanimité des présents et représentés, moins l'abstention de Mme ROUX, fixe le tarif.",
    "Parking\n☒ Unanimité ☒ Majorité",
)


def find(text: str) -> list[Found]:
    start = text.find("\n") + 1
    running = CORPS.search(text, 20, start) if start > 20 else None
    start = running.start() if running else start
    return _read(text, start) or (_read(text, 0) if start else [])


def _read(text: str, start: int) -> list[Found]:
    contexte = Contexte(text)
    comptes = read_counts(text, start)[: 3 * PLUSIEURS]
    own = [block for block in votes(text, _own(contexte, comptes)) if _is_own(contexte, block)]
    chosen = _chosen(text, own)
    counts = {c.champ: c for c in chosen or ()}
    found = [
        Found(c.champ, c.n, c.start, c.end, "vote.comptes", 0.97 if c.sur or len(counts) > 1 else 0.85)
        for c in counts.values()
    ]
    if own and not chosen:
        first = own[0][0]
        found.append(
            Found(
                "vote_pour",
                None,
                first.start,
                first.end,
                "vote.plusieurs",
                0.3,
                doute="plusieurs votes différents dans le même acte",
            )
        )
    result = read_result(contexte, start, counts)
    if counts and (other := of_another(contexte, start, counts)):
        return [other]
    if result and result.regle == "vote.plusieurs_points":
        return [result]
    if result and not own and (reel := _voters(text, comptes, result)):
        found.append(reel)
    return [*found, result] if result else found


def _own(contexte: Contexte, comptes: list[Compte]) -> Iterator[Compte]:
    """The counts that are not quoted: judged where a sentence begins, and the same to the end of its row."""
    foreign, end = False, -1
    for compte in comptes:
        between = contexte.text[end : compte.start] if end >= 0 else "\n"
        if RUPTURE.search(between) or len(between) > PROCHE:
            foreign = contexte.foreign(compte.start, compte.end)
        end = compte.end
        if not foreign:
            yield compte


def _is_own(contexte: Contexte, block: list[Compte]) -> bool:
    """A vote on this act: not on how to vote, not an amendment's, not a candidate's score."""
    start, end = block[0].start, block[-1].end
    if contexte.procedural(start, end):
        return False
    sides = {c.champ for c in block} - {"vote_reel"}
    return len(sides) > 1 or not CANDIDATS.search(contexte.text[max(0, start - 160) : start])


def _voters(text: str, comptes: list[Compte], result: Found) -> Found | None:
    """`Votants : 13 - Unanimité`, `à l'unanimité des 13 votants`: the number of voters, said with the result."""
    for compte in comptes:
        apart = max(compte.start - result.fin, result.debut - compte.end)
        if compte.champ == "vote_reel" and apart < 30 and "\n\n" not in text[compte.start : result.debut]:
            return Found("vote_reel", compte.n, compte.start, compte.end, "vote.votants", 0.95)
    return None


def _chosen(text: str, own: list[list[Compte]]) -> list[Compte] | None:
    """The fullest of the votes that say the same thing; the vote on the whole, where there is one; else none."""
    values: dict[str, set[int]] = {}
    for compte in (c for block in own for c in block):
        values.setdefault(compte.champ, set()).add(compte.n)
    if any(len(v) > 1 for v in values.values()):
        last = own[-1]
        return last if ENSEMBLE.search(text[max(0, last[0].start - 200) : last[0].start]) else None
    fullest = max(own, key=len, default=None)
    if fullest and not all({c.champ for c in fullest} & {c.champ for c in block} for block in own):
        return None
    return fullest
