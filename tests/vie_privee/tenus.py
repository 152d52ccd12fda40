"""Held out: invented titles, written before the rules of `flows/vie_privee*.py` and never looked at while writing them.

Only the shares of names masked, and of public words masked, are looked at. Names are drawn from lists × sentences, so that a rule
cannot know them: `cases` and `publics` give what a seed makes of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

PRENOMS = (
    "Jean-Marc Nathalie Sébastien Aurore Mohamed Fatoumata Giulia Joaquim Loïc Anne-Lise Thibaud Éléonore Moussa Ingrid Baptiste Yvonne "
    "Raymond Ghislaine Kylian Inaya Aleksandra Tuan Samira Ludovic Maëlys Hippolyte Firmin Marie-Thérèse Gwendal Nour Eulalie Roberto"
).split()
NOMS = (
    "Chauvelin|Petit|Boulanger|Desgranges|Lacroix|Nguyen|Benhaddou|Da Cunha|Le Bihannic|Vandenbossche|Etcheverry|Roche|Marchand|Fontanille|"
    "Kowalczyk|de Brissonnet|Grandjean|Dupuis-Lamarre|Sow|Ottaviani|Mezghani|Legrand|Berger|Quéméneur|Schwindenhammer|Pujol|Traoré|El Mansouri|"
    "Vasseur|Chevalier|Dubois|Thévenard|Carpentier|Rossignol|Ferreira|Moulinier|Tisserand|Cazalbou|Haddad|Leprêtre"
).split("|")
RUES = "rue des Lilas|route de Vernoux|chemin de la Fontaine|allée du Stade|impasse du Moulin".split("|")
LIEUX = "Les Grands Champs|La Combe|Le Bourg|Font-Blanche|Pré Neuf".split("|")
# {c} civility, {p} first name, {n} surname, {N} surname in capitals, {n2} {N2} {p2} another person, {r} a street, {l} a place
PRIVES = (
    "Aliénation d'une parcelle communale cadastrée section C n° 412 au profit de {c} {N} {p}",
    "Cession de la parcelle AI 77 – {c} {p} {n}",
    "Cession à titre gracieux d'une bande de terrain par {c} et {c2} {n}",
    "Autorisation de vente – Terrain {r} – {c} {N}",
    "Achat parcelle {c} {N} : frais de géomètre",
    "Prix de vente du terrain cédé à {c} {p} {N} : modification",
    "Régularisation foncière {r} : {c} {n} / Commune",
    "Vente d'une parcelle à M. et Mme {n} – lieu-dit {l}",
    "Incorporation dans le domaine privé du bien sans maître de {c} {p} {n}, décédé le 4 mars 1987",
    "Délibération autorisant le Maire à signer l'acte d'achat de la maison de {c} {N}",
    "Déclassement d'un chemin rural en vue de son aliénation à {c} {n}",
    "Acquisition amiable d'un bien appartenant aux consorts {N}",
    "Achat de la grange de l'indivision {N}",
    "Vente du presbytère à {p} {N} et {p2} {N2}",
    "Cession d'un terrain {l} ({N} – {N2})",
    "Servitude de passage canalisation eaux usées : propriété {N}",
    "Cession de terrain : dossier {n}",
    "Préemption – DIA {N} – parcelles ZB 14 et 15",
    "Convention de servitude avec {c} {p} {n} pour le passage d'un fourreau",
    "Location de l'appartement n° 2 de la mairie à {c} {p} {n} à compter du 1er mai",
    "Logement {r} – Fin de bail de {c} {N}",
    "Attribution du logement social T3 à {c} {n} {p}",
    "Bail à ferme {c} {n} : parcelles de {l}",
    "Location garage n° 4 – {c} {N}",
    "Impayés de loyers : plan d'apurement de {c} {p} {n}",
    "Créances irrécouvrables : liste {c} {n} et {c2} {n2}",
    "Demande de remise gracieuse présentée par {c} {N} (facture d'eau 2023)",
    "Surendettement de {c} {p} {N} : effacement de dette",
    "Secours financier – situation de {c} {n}",
    "Aide exceptionnelle à la famille {n} suite à l'incendie de son habitation",
    "Participation aux frais d'obsèques de {c} {n}, indigent",
    "Bourse communale d'études accordée à {p} {n}",
    "Subvention pour la participation de {p} {N} aux championnats de France de judo",
    "Recrutement d'un saisonnier : {p} {n}",
    "Embauche de {c} {n} au service technique",
    "Contrat à durée déterminée de {c} {p} {n}, agent d'entretien",
    "Avancement d'échelon de {c} {N}",
    "Mise en disponibilité de {c} {p} {n} pour convenances personnelles",
    "Prolongation du congé parental de {c} {n}",
    "Maladie de {c} {N} : remplacement à la cantine",
    "Démission de {c} {p} {n}, secrétaire de mairie",
    "Reclassement professionnel de {c} {n} {p}",
    "Départ en retraite de {p} {n} – cadeau",
    "Heures supplémentaires de {c} {n} et {c2} {n2}",
    "Convention avec {c} {p} {n}, professeur de musique",
    "Frais de déplacement : remboursement à {c} {n}",
    "Stage de {p} {n} au secrétariat",
    "Cimetière : rétrocession de la concession n° 118 par {c} {N}",
    "Concession funéraire {N} : constat d'abandon",
    "Demande de concession au columbarium – {c} {p} {n}",
    "Tribunal administratif – requête de {c} {n} – mandatement de Maître {n2}",
    "Recours gracieux {c} {N} contre le permis d'aménager",
    "Contentieux {N} c/ commune",
    "Transaction avec {c} {p} {n} – dégât des eaux",
    "Réclamation {c} {N} – chemin de {l}",
    "Demande de {c} et {c2} {n} concernant un branchement d'eau",
    "Courrier de {c} {N} relatif aux nuisances sonores",
    "Autorisation de stationnement taxi n° 2 : {c} {p} {n}",
    "Déclaration préalable de {c} {n} : avis",
    "Permis de construire de {c} {p} {N} : prise en charge de l'extension du réseau électrique",
    "Donation de {c} {p} {n} au musée municipal",
    "ACQUISITION PARCELLE B 330 APPARTENANT A {c} {N}",
    "VENTE TERRAIN {N} - {l}",
    "RECRUTEMENT DE {c} {N} EN CONTRAT AIDE",
    "LOCATION LOGEMENT DE L'ECOLE A {c} {N} {p}",
    "REMBOURSEMENT A {c} {N} DE LA CAUTION",
)
CORPS = (
    "Gaz|Électricité|Trois Rivières|Les Hauts Plateaux|Dynamique Rurale|Avenir Jeunesse|Val de Brenne|Terres Vives|Horizon Habitat|Bâti Ouest"
).split("|")
PUBLICS = (
    "Désignation de {e} comme délégué au syndicat d'électrification",
    "Élection du maire : {e} est proclamé élu",
    "Élection de {e} en qualité de troisième adjoint",
    "Commission d'appel d'offres : {e}, {e2} titulaires",
    "Remboursement des frais de mission des élus – congrès des maires",
    "Mandat spécial accordé à {e}, maire, pour le salon des maires",
    "Installation d'un conseiller municipal à la suite de la démission de {e}",
    "Subvention à l'association {b}",
    "Subventions 2025 aux associations : Club des Aînés, Comité des fêtes, Foyer rural",
    "Vente du lot n° 5 de la zone d'activités à la SCI {b}",
    "Bail emphytéotique avec la SAS {b} – parc photovoltaïque",
    "Marché de travaux : attribution à l'entreprise {b}",
    "Convention de partenariat avec la Fondation du patrimoine",
    "Cession d'un terrain à l'Office public de l'habitat {b}",
    "Contrat d'entretien des cloches avec la société {b}",
    "Avenant n° 1 au marché de maîtrise d'œuvre – cabinet {b}",
    "Dénomination de voies : rue Simone Veil, place Samuel Paty",
    "Réhabilitation de l'école primaire Marie Curie – plan de financement",
    "Convention d'utilisation du gymnase Alain Mimoun",
    "Extension du groupe scolaire Robert Doisneau",
    "Bail du cabinet médical de la maison de santé Hélène Boucher",
    "Aménagement de l'avenue du Maréchal Leclerc – acquisition foncière",
    "Vente d'une parcelle communale, lieu-dit {l}",
    "Location de la salle Georges Brassens : tarifs 2026",
    "Acquisition de la parcelle AB 117 {r}",
    "Cession de parcelles à la commune de Saint-Jean-de-Losne",
    "Recrutement d'agents recenseurs",
    "Création d'un poste d'Adjoint Administratif Principal de 2ème classe",
    "Modification du Tableau des Effectifs",
    "Contrat d'assurance des risques statutaires",
    "Contrat Départemental de Territoire",
    "Aide à l'Immobilier d'Entreprise",
    "Convention avec le Centre de Gestion pour la Médecine Préventive",
    "Garantie d'emprunt – opération {b} – 12 logements",
    "Admission en non-valeur – budget Eau et Assainissement",
    "Remise gracieuse de pénalités de retard – lot Gros Œuvre",
    "Concession de Service Public de la Fourrière Automobile",
    "Reprise de concessions en état d'abandon au Cimetière du Bourg",
    "Acquisition d'un Véhicule Utilitaire Renault Kangoo",
    "Achat d'un défibrillateur",
    "Servitude au profit d'Enedis – parcelle ZA 41 à {l}",
    "Programme d'Aide aux Commerces de Proximité",
    "Transfert de la compétence Gestion des Milieux Aquatiques",
    "Contentieux avec la société {b} – protocole transactionnel",
    "VENTE DE COUPES DE BOIS – FORET COMMUNALE",
    "LOCATION DU LOGEMENT COMMUNAL : FIXATION DU LOYER",
    "TARIFS DES CONCESSIONS ET DU COLUMBARIUM",
    "RECRUTEMENT D'UN AGENT CONTRACTUEL",
    "ADHESION AU GROUPEMENT DE COMMANDES",
    "CONVENTION AVEC LE SYNDICAT DES EAUX",
    "Prise en charge de la protection fonctionnelle du maire",
    "Compte de gestion de Monsieur le Trésorier",
    "Pouvoir à Madame la Maire pour signer la convention",
    "Hommage à {p} {n}, ancien maire",
    "Attribution de la médaille de la ville à {p} {n}, champion olympique",
    "Exposition des œuvres du peintre Claude Monet",
    "Festival Jazz en Brenne : convention avec l'association {b}",
    "Legs de la Caisse des écoles",
    "Bourses aux collégiens – règlement d'attribution",
    "Don à la Croix-Rouge française",
)
ELUS = ("Lionel CHASTAGNIER", "Maryse BOUDEVILLE", "Antonin LE SCOËZEC", "Claire VANDERMEERSCH")
CIVILITES = ("M.", "Mme", "Monsieur", "Madame", "Mr", "Mlle")


def cases(seed: int, times: int = 4) -> Iterator[tuple[str, list[str]]]:
    """(title, the words of the names that must go): each sentence `times` times with names drawn by `seed`."""
    rng = random.Random(seed)
    for sentence in PRIVES * times:
        n, n2 = rng.sample(NOMS, 2)
        p, p2 = rng.sample(PRENOMS, 2)
        c, c2 = rng.sample(CIVILITES, 2)
        caps = sentence.isupper() or "VENTE TERRAIN" in sentence or sentence[:9].isupper()
        words = {"p": p, "p2": p2, "n": n, "n2": n2, "N": n.upper(), "N2": n2.upper(), "c": c, "c2": c2}
        if caps:
            words |= {"p": p.upper(), "c": c.upper()}
        title = sentence.format(**words, r=rng.choice(RUES), l=rng.choice(LIEUX))
        people = [v for k, v in words.items() if k in ("n", "n2", "N", "N2", "p", "p2") and "{" + k + "}" in sentence]
        yield title, [w for person in people for w in person.replace("-", " ").split() if len(w) > 3]


def publics(seed: int, times: int = 3) -> Iterator[str]:
    """Titles from which nothing may go."""
    rng = random.Random(seed)
    for sentence in PUBLICS * times:
        e, e2 = rng.sample(ELUS, 2)
        civil = rng.choice(("M. ", "Mme ", ""))
        yield sentence.format(
            e=civil + e, e2=civil + e2, b=rng.choice(CORPS), l=rng.choice(LIEUX), r=rng.choice(RUES),
            p=rng.choice(PRENOMS), n=rng.choice(NOMS),
        )  # fmt: skip
