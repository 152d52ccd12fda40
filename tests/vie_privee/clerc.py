"""A town clerk's cases: titles and sentences of bodies, all invented, written before the rules that mask were read.

`PRIVES` gives words that must go and words that must stay in the same text; `PUBLICS` is text in which nothing is masked.
Every second case (`regarder`) is looked at while rules are written; the others (`tenir`) are held out: only shares are read of them.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Prive(NamedTuple):
    """A text, the words of private people in it (blank separated), and words of it that are public."""

    texte: str
    partent: str
    restent: str = ""


def regarder(cases: list[T]) -> list[T]:
    """The half that rules may be written from."""
    return cases[::2]


def tenir(cases: list[T]) -> list[T]:
    """The half that is never looked at, case by case."""
    return cases[1::2]


PRIVES = [
    Prive(
        "Recrutement de Mme Solène Argouvert pour le remplacement d'un agent en disponibilité",
        "Solène Argouvert",
        "disponibilité",
    ),
    Prive(
        "Le conseil décide de recruter Monsieur Ulysse Tarquenel, né le 12 mars 1991, en qualité d'adjoint d'animation",
        "Ulysse Tarquenel",
        "animation",
    ),
    Prive("Contrat à durée déterminée – Kelly BRANDOUIN – service périscolaire", "Kelly BRANDOUIN", "périscolaire"),
    Prive(
        "Madame Perrine Auzolles est nommée stagiaire à compter du 1er septembre 2025 à raison de 28 heures hebdomadaires",
        "Perrine Auzolles",
        "stagiaire",
    ),
    Prive(
        "Considérant que M. Nestor Vaugrenard, agent technique, a fait valoir ses droits à la retraite",
        "Nestor Vaugrenard",
        "retraite",
    ),
    Prive(
        "Pot de départ et cadeau offert à Josiane Malfettes pour ses trente années de service à la cantine",
        "Josiane Malfettes",
        "cantine",
    ),
    Prive(
        "Médaille d'honneur communale : attribution d'une prime à MM. Raynaldy et Crouzilhac, agents des espaces verts",
        "Raynaldy Crouzilhac",
        "espaces",
    ),
    Prive(
        "Vu l'avis du conseil de discipline relatif à la situation de M. Fabrice Ostremont",
        "Fabrice Ostremont",
        "discipline",
    ),
    Prive(
        "Sanction disciplinaire prononcée à l'encontre de Madame LIZEROLLES, agent d'entretien",
        "LIZEROLLES",
        "entretien",
    ),
    Prive(
        "Suspension de fonctions de l'agent Dorian Pechmaja dans l'attente de la procédure disciplinaire",
        "Dorian Pechmaja",
        "procédure",
    ),
    Prive("Licenciement pour inaptitude physique de Mme Corinne DALBARADE", "Corinne DALBARADE", "inaptitude"),
    Prive(
        "Congé de longue maladie de M. Aurélien Soubise : maintien du régime indemnitaire", "Aurélien Soubise", "régime"
    ),
    Prive("Reclassement professionnel de Mme VANDEWALLE-ROUX Sandrine", "VANDEWALLE ROUX Sandrine", "Reclassement"),
    Prive("Frais de déplacement de Mme Noëlle Ginestous, secrétaire générale", "Noëlle Ginestous", "déplacement"),
    Prive("Indemnité kilométrique à verser à Gaël Pratviel, agent recenseur", "Gaël Pratviel", "recenseur"),
    Prive(
        "Désignation des agents recenseurs : Mme Lydie Cambacer, M. Rémi Hourtolou et Mlle Sarah Benyamina",
        "Lydie Cambacer Rémi Hourtolou Sarah Benyamina",
        "recenseurs",
    ),
    Prive("Convention de rupture conventionnelle avec Ismaël Kerdraon", "Ismaël Kerdraon", "conventionnelle"),
    Prive(
        "Secours financier à une administrée, Mme Bernadette Foucaucourt, à hauteur de 150 €",
        "Bernadette Foucaucourt",
        "150",
    ),
    Prive(
        "Le CCAS accorde à M. et Mme Salvatore Tringali une aide de 300 € pour le règlement de leur facture d'électricité",
        "Salvatore Tringali",
        "facture",
    ),
    Prive("Aide alimentaire attribuée à la famille Ben Romdhane, domiciliée 3 rue Jean Moulin", "Romdhane", "rue"),
    Prive(
        "Prise en charge des frais d'obsèques de Mme Hortense Pibrac, décédée sans ressources",
        "Hortense Pibrac",
        "ressources",
    ),
    Prive("Bourse communale d'études : Mlle Anouk Fréjaville, étudiante en médecine", "Anouk Fréjaville", "médecine"),
    Prive(
        "Aide au permis de conduire en faveur de Jordan Métivaud contre 40 heures de bénévolat",
        "Jordan Métivaud",
        "bénévolat",
    ),
    Prive(
        "Subvention exceptionnelle à Timéo Larribaud pour sa participation au championnat du monde de judo",
        "Timéo Larribaud",
        "judo",
    ),
    Prive(
        "Aide à la rénovation de façade : dossier de M. Octavio Pimenta, 18 rue Victor Hugo",
        "Octavio Pimenta",
        "Victor Hugo",
    ),
    Prive(
        "Prime à l'achat d'un vélo électrique – bénéficiaires : Mme Claire-Marie Duthoit, M. Ahmed Belkacem, M. Yves Canteloube",
        "Duthoit Ahmed Belkacem Canteloube",
        "vélo",
    ),
    Prive(
        "Admission en non-valeur des titres émis à l'encontre de M. Régis BOURGADE pour un montant de 412,50 €",
        "Régis BOURGADE",
        "412,50",
    ),
    Prive("Remise gracieuse des pénalités de retard dues par Madame Yamina Ouchène", "Yamina Ouchène", "pénalités"),
    Prive(
        "Surendettement : effacement de la dette de M. LESCOURGUES Thierry (garderie)",
        "LESCOURGUES Thierry",
        "garderie",
    ),
    Prive("Dette de loyer de Mme Isaure Lagardelle : échéancier de paiement", "Isaure Lagardelle", "échéancier"),
    Prive("Demande de dégrèvement de M. CANCELIER sur sa facture d'assainissement", "CANCELIER", "assainissement"),
    Prive("Impayés de restauration scolaire – situation de la famille GHEORGHIU", "GHEORGHIU", "restauration"),
    Prive(
        "Concession n° 87 au cimetière du Haut : conversion en concession perpétuelle demandée par M. Armand Roquelaure",
        "Armand Roquelaure",
        "perpétuelle",
    ),
    Prive(
        "Rétrocession à la commune de la concession trentenaire de Mme Veuve Pélissou née Carrasquet",
        "Pélissou Carrasquet",
        "trentenaire",
    ),
    Prive(
        "Reprise des concessions en état d'abandon : familles MERCADIOL, TOUZET-LACROIX et VAYSSIÈRES",
        "MERCADIOL TOUZET LACROIX VAYSSIÈRES",
        "abandon",
    ),
    Prive(
        "Caveau provisoire : autorisation donnée aux héritiers de feu Eugène Laborderie", "Eugène Laborderie", "Caveau"
    ),
    Prive("Vente de concession au columbarium à Mme Astrid Nielsen pour une durée de 15 ans", "Astrid Nielsen", "15"),
    Prive("Transfert des cendres de Mme Colombe Sénéchaud dans l'ossuaire communal", "Colombe Sénéchaud", "ossuaire"),
    Prive(
        "Cession d'une bande de terrain de 12 m² à M. et Mme Franck Delouvrier au prix de 10 € le m²",
        "Franck Delouvrier",
        "bande",
    ),
    Prive(
        "Vente de la parcelle AH 214 à Madame Ophélie RENAUDINEAU et Monsieur Steven COATMEUR",
        "Ophélie RENAUDINEAU Steven COATMEUR",
        "AH",
    ),
    Prive("Vente de l'ancien presbytère à M. Gauthier de Saint-Amarin pour 145 000 €", "Gauthier Amarin", "presbytère"),
    Prive(
        "Acquisition amiable des parcelles B 45 et B 46, propriété des consorts ETCHEBERRIGARAY",
        "ETCHEBERRIGARAY",
        "amiable",
    ),
    Prive(
        "Acquisition de la parcelle ZC 8 auprès de Mme Agathe Foissac-Darnaud (indivision FOISSAC)",
        "Agathe Foissac Darnaud FOISSAC",
        "ZC",
    ),
    Prive(
        "Échange sans soulte entre la commune et Monsieur Lionel Ruyssen, rue du Docteur Schweitzer",
        "Lionel Ruyssen",
        "Schweitzer",
    ),
    Prive(
        "Déclassement d'une partie du chemin rural n° 12 au droit de la propriété de M. Baudouin Hautecloque",
        "Baudouin Hautecloque",
        "chemin",
    ),
    Prive(
        "Droit de préemption urbain : DIA présentée par Maître Lassalle pour la vente GUIRAUDOU / NOGARÈDE",
        "GUIRAUDOU NOGARÈDE",
        "préemption",
    ),
    Prive(
        "Lotissement Les Coteaux : attribution du lot n° 7 à M. Enguerrand Plassart et Mme Lou-Anne Gicquel",
        "Enguerrand Plassart Lou-Anne Gicquel",
        "Lotissement",
    ),
    Prive(
        "Compromis de vente signé avec Mademoiselle Typhaine Morvézen concernant le lot 3", "Typhaine Morvézen", "lot"
    ),
    Prive(
        "Location du logement communal situé au 2 place de l'Église à Monsieur Bilal Hamdaoui à compter du 1er juin",
        "Bilal Hamdaoui",
        "Église",
    ),
    Prive("Congé donné par Mme Rosemonde Castéra, locataire du logement de l'école", "Rosemonde Castéra", "logement"),
    Prive(
        "Bail à ferme au profit de M. Ghislain Labeyrie, exploitant agricole, pour les parcelles ZD 4 et ZD 9",
        "Ghislain Labeyrie",
        "exploitant",
    ),
    Prive(
        "Mise à disposition de terrains communaux pour le pâturage des chevaux de Mme Élodie Sarraute",
        "Élodie Sarraute",
        "chevaux",
    ),
    Prive(
        "Dérogation scolaire : inscription de l'enfant Lény Bosquillon à l'école de Villemarsonne",
        "Lény Bosquillon",
        "Villemarsonne",
    ),
    Prive(
        "Demande de dérogation au périmètre scolaire présentée par M. et Mme Wojciechowski pour leur fille Zuzanna",
        "Wojciechowski Zuzanna",
        "périmètre",
    ),
    Prive("Participation aux frais de scolarité en ULIS de l'élève Mathéo Carlotti", "Mathéo Carlotti", "ULIS"),
    Prive("Gratuité de la cantine pour les enfants de Mme Priscillia Vermandel", "Priscillia Vermandel", "cantine"),
    Prive(
        "Redevance d'occupation du domaine public : terrasse de M. Luigi Spadafora, place Jean Jaurès",
        "Luigi Spadafora",
        "Jaurès",
    ),
    Prive("RODP 2025 – stand de crêpes de Mme Maïwenn Le Corvec sur le marché", "Maïwenn Corvec", "marché"),
    Prive("Autorisation de stationnement d'un taxi n° 2 au nom de M. Brahim Zitouni", "Brahim Zitouni", "taxi"),
    Prive("Emplacement de food-truck accordé à Jérôme Puybareau le vendredi soir", "Jérôme Puybareau", "vendredi"),
    Prive(
        "Indemnisation de Mme Gisèle Tournemire à la suite de la chute survenue rue Jean Moulin le 4 janvier",
        "Gisèle Tournemire",
        "Jean Moulin",
    ),
    Prive(
        "Protocole transactionnel avec M. Valentin Escaffre : dégâts des eaux", "Valentin Escaffre", "transactionnel"
    ),
    Prive(
        "Requête de M. Alban Sterckeman devant le tribunal administratif contre le permis délivré à Mme Inès Lopès",
        "Alban Sterckeman Inès Lopès",
        "tribunal",
    ),
    Prive("Dépôt de plainte contre M. Jimmy Vandamme pour dégradation de l'abribus", "Jimmy Vandamme", "abribus"),
    Prive("Don d'un tableau par Mme Apolline de Brézolles à la commune", "Apolline Brézolles", "tableau"),
    Prive("Legs consenti par feue Mlle Ernestine Cassagnavère", "Ernestine Cassagnavère", "Legs"),
    Prive(
        "Procédure de péril : immeuble appartenant à M. Hubert Vignolles, 9 avenue du Maréchal Foch",
        "Hubert Vignolles",
        "Foch",
    ),
    Prive("Demande d'abattage d'un arbre en limite de propriété de Mme Zélie Marquant", "Zélie Marquant", "arbre"),
    Prive(
        "Remboursement à Mme Sidonie Barthas de la location de la salle des fêtes annulée", "Sidonie Barthas", "salle"
    ),
    Prive("Attribution d'un jardin familial à M. Nuno Teixeira de Almeida", "Nuno Teixeira Almeida", "jardin"),
    Prive("Vente d'un lot de tuiles anciennes au plus offrant, M. Cyprien Bouloumié", "Cyprien Bouloumié", "tuiles"),
    Prive(
        "Convention de passage d'une canalisation dans la parcelle de M. Gontran Mirepoix",
        "Gontran Mirepoix",
        "canalisation",
    ),
    Prive(
        "Monsieur le Maire donne lecture du courrier de Mme Violette Ducasteing, riveraine, qui se plaint du bruit",
        "Violette Ducasteing",
        "Maire",
    ),
    Prive(
        "M. le Maire expose que Monsieur Kévin Abribat, domicilié 14 chemin des Vignes, souhaite acquérir la parcelle C 118",
        "Kévin Abribat",
        "C 118",
    ),
    Prive(
        "Après en avoir délibéré, le conseil accepte de vendre à Mme Roselyne Fourcassié, demeurant à Villemarsonne, le terrain cadastré AB 33",
        "Roselyne Fourcassié",
        "AB 33",
    ),
    Prive(
        "Les frais de bornage et d'acte sont à la charge de l'acquéreur, Monsieur Tristan Lamaguère",
        "Tristan Lamaguère",
        "bornage",
    ),
    Prive(
        "Mme Odette Prigent, veuve Le Scouarnec, sollicite le renouvellement de la concession de son époux Marcel",
        "Odette Prigent Scouarnec",
        "renouvellement",
    ),
    Prive("Le loyer mensuel dû par les époux Zanardi-Thomas est fixé à 420 €", "Zanardi Thomas", "420"),
    Prive("ACCORD D'UNE REMISE DE LOYER A MME CHAUSSADENT NOEMIE", "CHAUSSADENT NOEMIE", "LOYER"),
    Prive("VENTE D'UNE PARCELLE COMMUNALE A M. ET MME POUGNARD-DELHAYE", "POUGNARD DELHAYE", "PARCELLE"),
    Prive("DEPART A LA RETRAITE DE M. CASTAGNEDE LUCIEN - CADEAU", "CASTAGNEDE LUCIEN", "RETRAITE"),
    Prive("AVENANT AU CONTRAT DE TRAVAIL DE MME OUSMANE FATIMATA", "OUSMANE FATIMATA", "CONTRAT"),
    Prive("Renouvellement de la mise en disponibilité de Cindy Halluin, ATSEM", "Cindy Halluin", "ATSEM"),
    Prive("Autorisation de cumul d'activités : M. Ronan Pengloan, policier municipal", "Ronan Pengloan", "policier"),
    Prive("Temps partiel sur autorisation – Mme Dounia Lahlou", "Dounia Lahlou", "partiel"),
    Prive(
        "Convention d'honoraires avec un modèle vivant, Mlle Garance Ybert, pour l'atelier de dessin",
        "Garance Ybert",
        "atelier",
    ),
]
PUBLICS = [
    "Dénomination de la voie nouvelle du lotissement : rue Jean Moulin",
    "Travaux de voirie rue Jean Moulin et avenue Pierre Mendès France",
    "Hommage à Robert Badinter : minute de silence",
    "Hommage du conseil municipal à M. André Castaldi, ancien maire de la commune, décédé le 3 mars",
    "Dénomination de la salle polyvalente « salle Marcelle Dubosquet » en hommage à la première adjointe",
    "Création d'un square Samuel Paty",
    "Indemnité de fonction de M. Hervé Landrecourt, deuxième adjoint au maire",
    "Remboursement des frais de mission de Mme Yvette Passerat, maire, au congrès des maires",
    "Mandat spécial accordé à M. Gérard Trémolet, adjoint, pour le salon des maires",
    "Protection fonctionnelle de M. le Maire",
    "Protection fonctionnelle accordée à Mme Agnès Bourdieux, maire",
    "Élection de M. Clovis Barrandon en qualité de troisième adjoint",
    "Installation de M. Lucas Estéveny en remplacement de Mme Viviane Orlhac, conseillère démissionnaire",
    "Désignation de M. Paul Marmande, délégué titulaire, et Mme Louise Gaubert, déléguée suppléante, au SIAEP",
    "M. Jean-Luc Vidalenc, rapporteur, présente le compte administratif",
    "Madame Sophie Karcenty, adjointe aux finances, expose le projet de budget",
    "Vente d'un terrain à la SCI Delamarre",
    "Cession du lot 2 de la zone artisanale à la SARL Menuiserie Lebreton",
    "Vente du bâtiment relais à la société Transports Bouchardeau et Fils",
    "Bail commercial avec l'EURL Chez Marcel",
    "Acquisition d'un tondeuse auprès des Établissements Rouquette",
    "Marché de travaux attribué à l'entreprise Colas Sud-Ouest",
    "Mission de maîtrise d'œuvre confiée au cabinet Fournier Architectes",
    "Subvention à l'association Les Joyeux Pétanqueurs de Villemarsonne",
    "Subvention à la Fondation Abbé Pierre",
    "Convention avec l'association Sainte-Barbe des sapeurs-pompiers",
    "Convention avec la Ligue de l'enseignement pour l'accueil de loisirs",
    "Don à la Fondation du Patrimoine pour la restauration de l'église Saint-Martin",
    "Contrat avec l'Agence Régionale de Santé",
    "Recrutement de trois agents recenseurs",
    "Recrutement d'un apprenti au service des Espaces Verts",
    "Tableau des emplois : création d'un poste de Rédacteur Principal",
    "Départ à la retraite d'un agent : cadeau",
    "Tarifs du cimetière communal et du columbarium",
    "Reprise des concessions funéraires en état d'abandon",
    "Règlement du cimetière Saint-Lazare",
    "Concession de plage : choix du délégataire",
    "Aide à l'achat de vélos électriques : règlement d'attribution",
    "Aide au Ménage et au Portage des repas : tarifs 2025",
    "Participation aux frais de scolarité des communes extérieures",
    "Dérogations scolaires : convention avec la ville de Saint-Aubin-le-Vieux",
    "Redevance d'occupation du domaine public due par GRDF",
    "Redevance d'occupation du domaine public par les ouvrages d'Orange",
    "Terrasses et étalages : tarifs du droit de place",
    "Vente de bois de chauffage aux habitants",
    "Vente de l'immeuble du 4 rue Gustave Flaubert",
    "Location de la salle Jacques Brel",
    "Logement communal du presbytère : fixation du loyer",
    "Acquisition de la parcelle AB 12 au lieu-dit La Croix Marie",
    "Cession de terrain au Syndicat Mixte du Val d'Orbieu",
    "Échange de parcelles avec le Département de la Haute-Vienne",
    "Bail emphytéotique avec l'Office Public de l'Habitat",
    "Servitude au profit du Réseau de Transport d'Électricité",
    "Litige avec l'entreprise Bâti Rénov : autorisation d'ester en justice",
    "Contentieux Commune c/ Société Nord Paysage",
    "Adhésion à la Mission Locale du Pays de Langonne",
    "Motion de soutien à la gendarmerie de Saint-Jean-de-Barrou",
    "Motion pour le maintien de la ligne Paris Austerlitz – Port Bou",
    "Restauration du tableau « La Vierge à l'Enfant » de l'église",
    "Exposition Auguste Renoir : convention avec le musée",
    "Dénomination de l'école : groupe scolaire Joséphine Baker",
    "Prix littéraire Georges Brassens : règlement",
    "Tarifs du séjour au Futuroscope",
    "Adoption du procès-verbal de la séance du 14 mars 2025",
    "M. le Maire rappelle que le Conseil départemental a attribué une aide de 12 000 €",
    "Madame le Maire propose de retenir l'offre de la Sté Eurovia",
    "Le Président de séance donne la parole à Mme Karcenty, adjointe",
    "Le trésorier principal, M. Destrebecq, propose l'admission en non-valeur de créances",
    "Avis de Monsieur le Préfet sur le plan local d'urbanisme",
    "Vu le rapport du commissaire enquêteur, M. Jean Poissonnier, sur le projet de PLU",
    "Garantie d'emprunt accordée à la SA d'HLM Le Foyer Normand",
    "Acquisition de tablettes pour les Élus Municipaux",
]
