"""Themes that a title's wording leaves no doubt about: rules tried before any classifier, at no cost.

Each rule has its examples and counter-examples beside it, run by `tests/test_themes.py`. A title that two rules would give
different themes has none here: the classifier weighs it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from extractors.patterns.casse import Motif
from extractors.patterns.familles import Famille

SURE = 0.97
"""How often a rule is right: the least of what was measured on labelled titles of councils never seen (see docs/themes.md)."""


@dataclass(frozen=True, slots=True)
class Regle:
    """`motif` and `sauf` are searched in the folded title (small letters, no accents)."""

    nom: str
    code: str
    motif: Motif
    sauf: Motif | None
    exemples: tuple[str, ...]
    contre_exemples: tuple[str, ...]


def _r(
    nom: str, code: str, motif: str, exemples: tuple[str, ...], sauf: str = "", contre: tuple[str, ...] = ()
) -> Regle:
    return Regle(nom, code, Motif(motif), Motif(sauf) if sauf else None, exemples, contre)


REGLES = (
    _r("motion", "9.4", r"^(?:(?:projet de |examen d'une )?motion|v(?:oe|o)e?ux?)\b(?! 20)", ("Motion sur les finances locales", "Vœu relatif à la poste", "VOEU - hôpital"),
       r"ceremonie|reception", ("Vœux du maire : cérémonie",)),
    _r("preemption", "2.3", r"\bpreemption\b|\bd\.?p\.?u\b|declarations? d'intention d'aliener|^d\.?i\.?a\.?\b", ("Renonciation au droit de préemption : parcelle AB 12", "DIA - 4 rue des Lilas", "Institution du DPU renforcé"),
       r"acquisition|decisions? (?:du maire|prises?)|delegations? (?:du conseil|au maire|consentie)", ("Acquisition par préemption du 3 rue du Four",)),
    _r("decision_modificative", "7.1", r"\bdecisions?(?: budgetaires?)? modificatives?\b|^(?:.{0,40}[:-] ?)?d\.?m\.? ?(?:n ?o?)? ?\d\b|\bvirements? de credits?\b", ("Décision modificative n° 3 du budget principal", "Budget eau - DM n° 1", "Virement de crédits"),
       r"commission|delegue|tarif"),
    _r("budget", "7.1", r"\bbudgets? (?:primitifs?|supplementaires?)\b|\bcomptes? (?:administratifs?|de gestion|financiers? uniques?)\b|\baffectation (?:du |des? |de l')(?:resultats?|excedent)|debat d'orientations? budgetaires?|rapport (?:sur les |d')orientations? budgetaires?",
       ("Budget primitif 2024", "COMPTE DE GESTION 2019 - service des eaux", "Affectation du résultat", "Débat d'orientation budgétaire"), r"rapport d'activite|syndicat|agent|poste|subvention|tarif", ("Rapport d'activité et compte administratif du syndicat",)),
    _r("non_valeur", "7.10", r"\bnon[ -]valeurs?\b|\b(?:creances?|produits?|recettes?) (?:eteintes?|irrecouvrables?)\b", ("Admission en non-valeur", "Produits irrécouvrables du service des eaux", "Créances éteintes - budget assainissement"), r"delegation"),
    _r("assemblee", "5.2", r"^(?:(?:approbation|adoption|validation)(?: du| des| de la)? )?(?:projet de )?(?:proces[- ]verba(?:l|ux)|comptes?[- ]rendus?|p\.?v\.?)(?: de la| du| des| de l'assemblee)?(?: derniere)? (?:seances?|reunions?|conseils?)\b|\bsecretaire de (?:la )?seance\b|\bprises?(?: par le maire)?(?: par| dans le cadre d| en vertu d).{0,12}delegations?\b",
       ("Approbation du procès-verbal de la séance du 4 mai", "Désignation du secrétaire de séance", "Décisions prises par délégation"), r"mise a disposition|election"),
    _r("reglement_du_conseil", "5.2", r"reglement interieur du conseil (?:municipal|communautaire)(?! des jeunes| d'enfants)", ("Règlement intérieur du conseil municipal",)),
    _r("regime_indemnitaire", "4.5", r"\brifseep\b|\bregime indemnitaire\b|\bifse\b|\bi\.?h\.?t\.?s\b|indemnites? horaires? pour travaux", ("Mise en place du RIFSEEP", "Régime indemnitaire de la filière technique"), r"\belus?\b"),
    _r("effectifs", "4.1", r"\btableau (?:des |de l')(?:effectifs?|emplois)\b|\bavancements? de grade\b|compte epargne[- ]temps|\bteletravail\b|\bdocument unique\b|assurance statutaire", ("Tableau des effectifs : mise à jour", "Compte épargne-temps"), r"contractuel|saisonn|non titulaire|accroissement"),
    _r("contractuel", "4.2", r"\baccroissement (?:temporaire|saisonnier)\b|\bagents? (?:contractuels?|non titulaires?|saisonniers?)\b|\b(?:emplois?|postes?) (?:saisonniers?|non permanents?)\b", ("Recrutement d'agents contractuels", "Création d'un poste non permanent", "Accroissement temporaire d'activité"), r"tableau|indemnitaire|regime|apprenti|recens"),
    _r("autres_personnels", "4.4", r"\bagents? recenseurs?\b|\bapprentissage\b|\bservice civique\b", ("Rémunération des agents recenseurs", "Contrat d'apprentissage aux espaces verts"), r"taxe|subvention"),
    _r("plu", "2.1", r"\bp\.?l\.?u\.?i?\b|\bplan local d'urbanisme\b|\bcarte communale\b|\bp\.?a\.?d\.?d\b", ("Modification simplifiée n° 1 du PLU", "Débat sur le PADD"), r"transfert|marche|subvention|financement|bureau d'etude|competence|preemption|fonds|convention|achat|delegue|designation"),
    _r("non_valeur_regie", "7.10", r"\bregies? d(?:e recettes|'avances?)\b|\bregisseurs?\b", ("Régie de recettes de la piscine", "Nomination du régisseur suppléant"), r"indemnit|interesse|regisseurs? general|recrutement", ("Recrutement d'un régisseur général au théâtre",)),
    _r("fiscalite", "7.2", r"\btaxe d'amenagement\b|\btaxe de sejour\b|\btaxes? (?:directes|foncieres?|d'habitation)\b|\btaux d'imposition\b|\btaux des (?:taxes|impots)\b|\btlpe\b|\btaxe locale sur la publicite", ("Taxe d'aménagement : reversement", "Vote des taux d'imposition 2025"), r"degrevement.*agence|convention.*qpv|quartiers? prioritaires?|motion|commission"),
    _r("emprunt", "7.3", r"\bprogramme d'emprunts?\b|\bgaranties? d'(?:un )?emprunts?\b|\bligne de tresorerie\b|\b(?:realisation|souscription|contraction) d'un emprunt\b", ("Garantie d'emprunt à l'office public de l'habitat", "Ligne de trésorerie 2024")),
    _r("demande_de_subvention", "7.5", r"\bdemandes? d(?:e|'une|es) (?:subventions?|dotations?|d\.?e\.?t\.?r)\b|\b(?:d\.?e\.?t\.?r|d\.?s\.?i\.?l)\b", ("Réfection du clocher : demande de subvention", "DETR 2024 - école"), r"marche|attribution du|emprunt|convention de mandat|delegation"),
    _r("subventions_versees", "7.5", r"\bsubventions? (?:\d{4} )?aux associations\b|\b(?:attribution|octroi|versement|vote) d(?:e|es|'une) subventions?\b|^subventions? (?:culturelles?|sportives?|scolaires?|exceptionnelles?|de fonctionnement|\d{4}$)", ("Subventions aux associations 2024", "Subventions culturelles : année 2024", "Octroi d'une subvention au club de judo"), r"commerce|entreprise|economique|facade|budget (?:annexe|ccas)|equilibre|logement"),
    _r("cession", "3.2", r"^(?:cession|vente|alienation) (?:de|du|d'une|d'un|des|a|amiable) .*(?:parcelles?|terrains?|lots?|chemins?|immeuble|maison|delaisse)\b|\bvente du lot\b", ("Vente du lot 7", "Cession de la parcelle AC 12 à Mme Durieux"), r"bois|coupe|preemption|gratuite|profit de la commune|a la commune par\b|bail|hlm|sociaux", ("Cession d'un terrain à la commune par Mme Durieux",)),
    _r("acquisition", "3.1", r"^acquisition (?:de|du|d'une|d'un|des|a|amiable|fonciere) .*(?:parcelles?|terrains?|immeuble|maison|delaisse)\b|\bbiens? (?:vacants? et )?sans maitres?\b", ("Acquisition de la parcelle ZA 4", "Bien sans maître : parcelle B 12"), r"emprunt|subvention|financement|maitrise d'oeuvre|mobilier|echange"),
    _r("foret", "3.6", r"\baffouages?\b|\b(?:etat )?d'?assiette des? coupes\b|\bcoupes? de bois\b|\bregime forestier\b", ("État d'assiette des coupes 2025", "Affouage : règlement")),
    _r("rpqs", "8.8", r"\brpqs\b|prix et (?:sur )?(?:de )?la qualite\b", ("RPQS eau potable 2023", "Rapport sur le prix et la qualité du service d'assainissement")),
    _r("rapport_intercommunal", "5.7", r"^(?:presentation du )?rapport (?:annuel )?d'activites? .*(?:communaute|syndicat|agglomeration|metropole|epci)\b|\bmodification (?:des|de ses) statuts d(?:u|e la|e l') ?(?:syndicat|communaute|s[a-z]{2,6}\b|cc)", ("Rapport d'activité 2023 de la communauté de communes", "Modification des statuts du syndicat d'énergie"), r"dechet|eau|assainissement|ordures|delegataire"),
    _r("indemnites_des_elus", "5.6", r"\bindemnites? (?:de fonctions? )?(?:des elus|du maire|des adjoints|du president)|\bindemnites? de fonctions?\b(?! des agents)|\bformation des elus\b|\breferent deontologue\b", ("Indemnités de fonction des élus", "Désignation du référent déontologue")),
    _r("clect", "7.1", r"\bclect\b.*\brapport\b|\brapport\b.*\b(?:clect|commission locale d'evaluation)\b|\battributions? de compensation\b", ("Rapport de la CLECT", "Attribution de compensation définitive"), r"designation|delegue|election"),
    _r("voirie", "8.3", r"\bdenomination (?:et numerotation )?(?:des |de |d'une |de la )(?:voies?|rues?|place)\b|\badressage\b|\blongueur de(?: la)?(?:s)? (?:voirie|voies?)\b", ("Dénomination des voies du lotissement", "Adressage de la commune"), r"marche|achat|subvention"),
    _r("admission_caf", "8.2", r"\bconvention territoriale globale\b|\bcontrat enfance[ -]jeunesse\b", ("Convention territoriale globale avec la CAF",)),
    _r("impots_directs", "5.3", r"\bcommission (?:inter)?communale des impots directs\b|\bccid\b|\b(?:commission d'appel d'offres|cao)\b.*\b(?:election|designation|composition)|\b(?:election|designation)\b.*\b(?:commission d'appel d'offres|cao)\b|\bdesignation (?:des?|d'un|du) (?:delegues?|representants?)\b", ("Commission communale des impôts directs", "Désignation des délégués au syndicat des eaux"), r"statuts|senator"),
    _r("garantie", "7.3", r"\bgaranties? (?:communales?|departementales?|metropolitaines?)\b|\bgaranties? de pret\b|\bgarantie .{0,80}\bemprunt contracte", ("Octroi de la garantie communale à Habitat 12", "Garantie de prêt pour douze logements"), r"protocole|reservation|avis"),
    _r("delegation_de_service", "1.2", r"\bdelegations? de service public\b|\bconcessions? de services?\b|\bcontrats? d'affermage\b|\bconcessionnaires?\b|\bdelegataires?\b", ("Délégation de service public de l'eau : avenant n° 2", "Rapport annuel du concessionnaire du stationnement"), r"commission|election|tarif|designation|competence|subvention|electricite|enedis", ("Élection de la commission de délégation de service public",)),
    _r("tarifs", "7.10", r"^(?:[^:-]{0,40}[:-] ?)?(?:approbation|fixation|revision|vote|modification|actualisation|definition|instauration|augmentation|mise a jour)?(?: (?:de|des?|du|d'un|d'une|de la|la|les))* ?\b(?:nouvelles? )?(?:tarifs?|grilles? tarifaires?)\b", ("Tarifs municipaux 2025", "Fixation des tarifs de la piscine", "Culture - tarifs des spectacles"),
       r"taxe|domaine public|droits de (?:voirie|place|stationnement)|sejour|delegation|concession|publicite|cantine|scolaire|eau|assainissement|transport", ("Tarifs de la taxe de séjour",)),
    _r("commande_publique", "1.1", r"\bgroupements? de commandes?\b|\bavenants? (?:n ?[^ ]{0,3} ?\d* )?aux? (?:marches?|lots?)\b|\baccords?[- ]cadres?\b|\bactes? modificatifs? .{0,12}marches?|\b(?:controle technique|coordination) (?:et (?:coordination|controle technique) )?(?:s\.?p\.?s\b|securite)", ("Avenant n° 2 au marché de restauration", "Halle : contrôle technique et coordination SPS", "Groupement de commandes pour les assurances"), r"oeuvre|subvention|financement|architect|partenariat|accord[- ]cadre (?:sur|du) (?:temps|personnel)", ("Accord-cadre de partenariat avec l'école du paysage",)),
    _r("maitrise_d_oeuvre", "1.6", r"\b(?:concours|avenants?|marches?|contrats?|missions?)\b.{0,40}\bmaitrise d'oeuvre\b|\bmaitrise d'oeuvre\b.{0,20}\b(?:attribution|choix|avenant)", ("Concours de maîtrise d'œuvre : halle", "Avenant au contrat de maîtrise d'œuvre"), r"subvention|financement"),
    _r("servitude", "3.6", r"\bservitudes?\b", ("Convention de servitude avec Enedis", "Servitude de passage"), r"utilite publique|plu\b|cession|vente|acquisition|bail"),
    _r("domaine_public", "3.5", r"^(?:constat de |procedure de |enquete publique .{0,20})?(?:la )?(?:desaffectation|declassement)\b", ("Désaffectation et déclassement de l'ancienne école",), r"vente|cession|alienation"),
    _r("justice", "5.8", r"\bester en justice\b|\bdesignation d'un avocat\b", ("Autorisation d'ester en justice",), r"delegation"),
    _r("competence", "5.7", r"\b(?:transfert|prise|retrait|restitution) de (?:la )?competences?\b|\binteret communautaire\b", ("Transfert de la compétence eau", "Définition de l'intérêt communautaire"), r"clect|evaluation|bien|personnel|reglement d'attribution|subvention"),
    _r("fonds_de_concours", "7.8", r"\bfonds? de concours\b", ("Attribution d'un fonds de concours à la commune",), r"plan de financement|subvention|detr|dsil|budget|decision modificative"),
    _r("transaction", "1.5", r"\bprotocoles?(?: d'accord)? transactionnels?\b|\btransaction\b", ("Protocole transactionnel avec la société Bricard",)),
    _r("rapport_des_mandataires", "7.9", r"\brapports? (?:annuels? )?(?:\d{4} )?(?:des|du|de la|de nos) (?:elus )?(?:administrateurs?|mandataires?|representants?)\b", ("SEM des Halles - rapport des administrateurs - exercice 2021", "Rapport annuel du mandataire de la SPL Oule Habitat"), r"designation|election"),
    _r("engagement_educatif", "4.2", r"\bcontrats? d'engagements? educatifs?\b", ("Recrutement en contrat d'engagement éducatif", "Contrats d'engagement éducatif : été 2024")),
    _r("marche_numerote", "1.1", r"\bsign(?:er|ature d(?:es?|u)) (?:les? |des? )?marches? n ?[o°]?", ("Autorisation donnée au président ou à son représentant de signer le marché n° 2021-07", "Signature du marché n° M12 : nettoyage"), r"oeuvre|subvention"),
    _r("ecole_privee", "7.6", r"\bogec\b|\bforfaits? (?:communal|communaux|d'externat)\b", ("Versement du forfait communal à l'école Sainte-Barbe", "Convention avec l'OGEC"), r"designation|representant"),
    _r("habitat", "8.5", r"\bprogramme local de l'habitat\b", ("Programme local de l'habitat : bilan à mi-parcours",), r"autorisation de programme|subvention|modificati\w+ de la deliberation"),
    _r("occupation_du_domaine", "3.5", r"\boccupation (?:temporaire |privative )?du domaine public\b", ("Convention d'occupation du domaine public : kiosque de la gare", "Redevance d'occupation du domaine public 2024"), r"desaffect|bail\b|prive\b|delegation", ("Domaine privé : bail et occupation du domaine public",)),
    _r("executif", "5.1", r"\belections? (?:du maire|des adjoints|du president|des vice[- ]presidents|d'un (?:nouvel |nouveau )?(?:adjoint|vice[- ]president))|\bnombre (?:d'adjoints|de vice[- ]presidents)\b", ("Élection du maire", "Détermination du nombre d'adjoints"), r"indemnit|syndicat"),
)  # fmt: skip
FAMILLE = Famille([regle.motif for regle in REGLES])


def regle(titre: str) -> Regle | None:
    """The rule that tells a title's theme; None where none speaks or two disagree."""
    plain = plie(titre)
    asked = [REGLES[rank] for rank in FAMILLE.possibles(plain)]
    found = [r for r in asked if r.motif.search(plain) and not (r.sauf and r.sauf.search(plain))]
    return found[0] if found and len({r.code for r in found}) == 1 else None


def plie(titre: str) -> str:
    """Small letters without accents, one space between words, straight apostrophes.

    >>> plie("  Vœu :  l’Hôpital ")
    "voeu : l'hopital"
    """
    text = titre.replace("’", "'").replace("œ", "oe").replace("Œ", "oe").replace("–", "-")
    return " ".join(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().split())
