"""One act: its number, its title, why, what is decided. The vote is `votes.py`'s."""

from __future__ import annotations

import random

from combinaisons.conseil import Seance

OBJETS = (
    "Demande de subvention au Département pour {chose}", "Convention avec {tiers} pour {chose}", "Attribution d'une subvention à {tiers}",
    "Approbation du plan de financement de {chose}", "Autorisation de signer l'avenant n°2 au marché de {chose}", "Budget principal : décision modificative n°{n}",
    "Tarifs de la cantine scolaire pour l'année {an}", "Création d'un poste d'adjoint technique à temps non complet", "Vente de la parcelle cadastrée AB {n}12",
    "Admission en non-valeur de créances irrécouvrables", "Rapport annuel sur le prix et la qualité du service de l'eau {an}", "Désignation des délégués à {tiers}",
    "Modification du tableau des effectifs", "Fixation des taux d'imposition {an}", "Adhésion à {tiers}", "Lancement d'une consultation pour {chose}",
    "Avis sur le projet de {chose}", "Groupement de commandes pour {chose}", "Compte administratif {an} du budget annexe de l'assainissement",
    "Acquisition d'un terrain nécessaire à {chose}", "Redevance d'occupation du domaine public due par {tiers}", "Règlement intérieur de la médiathèque",
    "Classement dans le domaine public communal de la voirie du lotissement des Genêts", "Indemnités de fonction des élus", "Fonds de concours pour {chose}",
    "Renouvellement du contrat de maintenance lié à {chose}",
)  # fmt: skip
CHOSES = ("la réfection de la toiture de l'école", "la rénovation de l'éclairage public", "l'extension de la salle polyvalente", "l'aménagement de la traverse du bourg",
          "la restauration du lavoir", "la construction d'un city-stade", "le remplacement des menuiseries de la mairie", "la création d'une piste cyclable rue des Tanneurs")  # fmt: skip
TIERS = ("l'association Les Amis du Moulin", "le Syndicat d'électrification du Val de Dorne", "la Mission locale du Haut-Pays", "l'Office de tourisme intercommunal",
         "l'Union sportive de la vallée", "la société Orvalys", "le Centre de gestion")  # fmt: skip
NUMERO = {
    "sans": "",
    "an_rang": "{an}-{rang:03}",
    "an_barre": "{an}/{rang:02}",
    "rang_an": "{rang:02}-{an}",
    "rang_barre_an": "{rang}/{an}",
    "DEL": "DEL{an}_{rang:02}",
    "D": "D{an}-{rang:03}",
    "date_rang": "{an}-{mois:02}-{jj:02}-{k:02}",
    "date_collee": "DEL{an}{mois:02}{jj:02}-{k:02}",
    "mois_rang": "{an}/{mois:02}/{k:02}",
    "espace": "DEL {an}-{rang}",
    "deux_chiffres": "{a2}-{rang:03}",
    "points": "{an}.{mois:02}.{k:02}",
}
"""`rang` grows over the year, `k` over the sitting. The gold number is the template filled."""
TITRE_EXTRAIT = {
    "objet": "Objet : {titre}",
    "OBJET": "**OBJET : {titre}**",
    "objet_souligne": "__Objet__ : {titre}",
    "centre_gras": "^ **{titre}**",
    "gras": "**{titre}**",
    "TITRE": "# {TITRE}",
    "objet_de_la": "**Objet de la délibération :** {titre}",
    "objet_ligne": "**OBJET**\n\n{titre}",
    "tableau": "|- 20 80\n| Objet : | {titre} |",
    "tiret": "**Objet – {titre}**",
}
NUMERO_EXTRAIT = {
    "n_deux_points": "Délibération n° {numero}",
    "DELIBERATION": "**DÉLIBÉRATION N° {numero}**",
    "droite": "> N° {numero}",
    "n_seul": "N° {numero}",
    "numero_label": "Numéro de la délibération : {numero}",
    "titre": "# DELIBERATION N°{numero}",
    "ref": "Délibération : {numero}",
}
TITRE_PV = {
    "numero_tiret_gras": "**{numero} – {titre}**",
    "numero_tiret_section": "## {numero} - {titre}",
    "deliberation_n": "**Délibération n° {numero} : {titre}**",
    "DELIBERATION_N": "## DÉLIBÉRATION N°{numero} – {TITRE}",
    "n_deux_points": "N° {numero} : {titre}",
    "deux_lignes": "**Délibération n°{numero}**\n**Objet : {titre}**",
    "numero_objet": "{numero} – Objet : {titre}",
    "souligne": "__{numero} – {titre}__",
    "numero_dessous": "**{k}. {titre}**\nDélibération n° {numero}",
    "ordinal_N": "**{k}. N° {numero} : {titre}**",
    "deux_points": "**{numero} : {titre}**",
    "sans_tiret": "**{numero} {titre}**",
    "plat": "{numero} – {titre}",
    "tableau": "|- 25 75\n| {numero} | **{titre}** |",
    "numero_fin": "**{titre} (délibération n° {numero})**",
}
TITRE_PV_SANS = {
    "ordinal_gras": "**{k}. {titre}**",
    "ordinal_tiret": "## {k} – {titre}",
    "ordinal_plat": "{k}. {titre}",
    "ORDINAL": "**{k}) {TITRE}**",
    "romain": "## {romain} – {titre}",
    "souligne": "__{titre}__",
    "ordinal_souligne": "__{k} – {titre}__",
    "gras": "## {titre}",
    "CAPITALES": "## {TITRE}",
    "objet": "**Objet : {titre}**",
    "OBJET": "OBJET : {TITRE}",
    "point": "**Point n°{k} : {titre}**",
    "CAPITALES_plat": "{TITRE}",
    "puce": "**• {titre}**",
}
RAPPORTEUR = {"sans": "", "civ": "Rapporteur : {rapporteur:civPN}", "gras": "**Rapporteur :** {rapporteur:pn}", "presente": "{rapporteur:longPN} présente le rapport suivant :",
              "expose": "Monsieur le Maire expose au conseil municipal que le projet doit être arrêté avant la fin de l'année."}  # fmt: skip
MOTIFS = (
    "Vu le Code général des collectivités territoriales, et notamment ses articles L. 2121-29 et L. 2122-21 ;",
    "Vu la loi n° 2015-991 du 7 août 2015 portant nouvelle organisation territoriale de la République ;",
    "Vu la délibération n° 2016-045 du {autre:long} approuvée à la majorité ;",
    "Vu l'avis favorable de la commission des finances réunie le {autre:long}, par 6 voix pour et 1 abstention ;",
    "Considérant que la CLECT a adopté son rapport à l'unanimité le {autre:long} ;",
    "Considérant que l'estimation s'élève à {euros} € HT ;",
    "Vu l'arrêté préfectoral du {autre:court} ;",
    "Considérant qu'il convient de se prononcer avant le {autre:long} ;",
    "Vu le rapport présenté par {autre_nom:civPN} ;",
    "Considérant l'intérêt que présente cette opération pour les habitants de la commune ;",
    "Le coût total de l'opération est estimé à {euros} € TTC, dont 40 % financés par l'État au titre de la DETR.",
    "Plusieurs élus interviennent sur le calendrier ; il leur est répondu que les travaux dureront six mois.",
)
DECIDE = {
    "delibere_decide": "Le conseil municipal, après en avoir délibéré, {vote},\nDÉCIDE :\n- d'approuver la proposition ci-dessus ;\n- d'autoriser Monsieur le Maire à signer tous les documents nécessaires.",
    "LE_CONSEIL": "LE CONSEIL MUNICIPAL, APRÈS EN AVOIR DÉLIBÉRÉ, {vote} :\n- APPROUVE le projet présenté ;\n- AUTORISE le Maire à signer les pièces correspondantes.",
    "ouï": "Ouï l'exposé de Monsieur le Maire et après en avoir délibéré, le conseil municipal, {vote}, approuve cette proposition et charge Monsieur le Maire de son exécution.",
    "decide_vote": "Après en avoir délibéré, le Conseil Municipal décide, {vote}, d'accepter la proposition.",
    "les_membres": "Les membres du conseil municipal, après en avoir délibéré {vote} :\nArticle 1 : Approuvent les termes de la proposition.\nArticle 2 : Chargent Monsieur le Maire de l'exécution de la présente.",
    "entendu": "Le conseil municipal,\nEntendu l'exposé du rapporteur,\nAprès en avoir délibéré, {vote},\n- valide la proposition,\n- autorise M. le Maire à engager la dépense.",
    "accepte": "Le Conseil accepte {vote} cette proposition.",
}
DECIDE_SANS = {
    "delibere_decide": "Le conseil municipal, après en avoir délibéré,\nDÉCIDE :\n- d'approuver la proposition ci-dessus ;\n- d'autoriser Monsieur le Maire à signer tous les documents nécessaires.",
    "articles": "Le conseil municipal, après en avoir délibéré, décide :\nArticle 1 : d'approuver le projet présenté.\nArticle 2 : d'imputer la dépense au budget de l'exercice en cours.",
    "il_est_propose": "Il est proposé au conseil municipal d'approuver la proposition et d'autoriser Monsieur le Maire à signer.",
    "majuscules": "LE CONSEIL MUNICIPAL\nAPPROUVE la proposition ci-dessus,\nAUTORISE Monsieur le Maire à la mettre en œuvre.",
}
FIN_EXTRAIT = {
    "sans": "",
    "fait": "Fait et délibéré les jour, mois et an que dessus.\nPour extrait conforme,\n> Le Maire, {maire:PN}",
    "recours": "La présente délibération peut faire l'objet d'un recours pour excès de pouvoir devant le tribunal administratif dans un délai de deux mois à compter de sa publication.\n\n> Le Maire,\n> {maire:PN}",
    "acte": "Acte rendu exécutoire après transmission en préfecture et publication.\n\n| Le Maire, | Le secrétaire de séance, |\n| {maire:PN} | {sec:PN} |",
    "ainsi": "Ainsi fait et délibéré, les jour, mois et an susdits.\n> Pour copie conforme, le Maire",
}


def titres(rng: random.Random, count: int, seance: Seance) -> list[str]:
    """Titles that differ from one another."""
    kept: list[str] = []
    for model in rng.sample(OBJETS, count):
        kept.append(
            model.format(chose=rng.choice(CHOSES), tiers=rng.choice(TIERS), n=rng.randint(1, 4), an=seance.jour.year)
        )
    return kept
