"""Names of private people: invented titles in the style of real ones; what must go, what must stay."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from inventes import acte

from flows.publication.publish import publish
from flows.vie_privee.masquer import MASQUE, mask, names, surnames

ELUS = surnames(iter(["Émilien FERRAGUT", "Anaïs LE GUELVOUT", "TEYSSOULE Garance", "Vignemale"]))
PRIVATE: list[tuple[str, list[str]]] = [
    # sales, purchases, exchanges
    ("Vente de la parcelle ZA 12 à M. BRANQUEFORT", ["BRANQUEFORT"]),
    ("Vente d'un terrain communal à Monsieur et Madame Quézergue", ["Quézergue"]),
    ("Cession d'un délaissé de voirie à Mme Odile Trévascan", ["Odile", "Trévascan"]),
    ("Cession de la parcelle AB 145 à M. et Mme Bertrand LOUVRIGNOL", ["LOUVRIGNOL", "Bertrand"]),
    ("Cession à M. Yannick de la Moussardière d'une bande de terrain", ["Moussardière", "Yannick"]),
    ("Acquisition de la parcelle B 1021 appartenant aux consorts MARQUEVIELLE", ["MARQUEVIELLE"]),
    ("Acquisition d'un terrain appartenant à Mr Jean Foulcaran au lieu-dit Les Combes", ["Foulcaran"]),
    ("Acquisition de la propriété de Mme Veuve DARRIBÈRE", ["DARRIBÈRE"]),
    ("Acquisition par voie amiable de l'immeuble de la succession Kervadoué", ["Kervadoué"]),
    ("Échange de parcelles avec M. Célestin Ouvrardon", ["Ouvrardon"]),
    ("Échange de terrains entre la commune et les époux Bassompuy", ["Bassompuy"]),
    ("Vente du chemin rural n° 4 à MM. HERBAUDIÈRE et LOSTANGUY", ["HERBAUDIÈRE", "LOSTANGUY"]),
    ("Vente de bois de chauffage à M. P. Guilvarc", ["Guilvarc"]),
    ("Vente du tracteur à Paul LANGREVIN", ["LANGREVIN", "Paul"]),
    ("Vente du lot n° 3 du lotissement Les Prés à Monsieur Kévin SARRADOUX", ["SARRADOUX", "Kévin"]),
    ("Renonciation au droit de préemption urbain (vente VOLMERANGE/TASSIGNOL)", ["VOLMERANGE", "TASSIGNOL"]),
    ("Droit de préemption sur la parcelle AC 22 (vente CASTELBOUC / MIRANDOUX)", ["CASTELBOUC", "MIRANDOUX"]),
    ("Déclaration d'intention d'aliéner : propriété de Mme Solveig Nérondal", ["Nérondal", "Solveig"]),
    ("VENTE DE LA PARCELLE ZA 12 A MONSIEUR BRANQUEFORT", ["BRANQUEFORT"]),
    ("CESSION DE TERRAIN A MME TREVASCAN ODILE POUR LA SOMME DE 500 EUROS", ["TREVASCAN", "ODILE"]),
    ("ACQUISITION D'UN TERRAIN APPARTENANT A M. ET MME FOULCARAN", ["FOULCARAN"]),
    ("Régularisation d'emprise, route des Aulnes, avec l'indivision Peyrelongue", ["Peyrelongue"]),
    ("Constitution d'une servitude de passage au profit de M. Ange Cotterival", ["Cotterival"]),
    ("Rétrocession d'un terrain à la famille Hasquenoph", ["Hasquenoph"]),
    ("Bornage contradictoire avec M. Dufresnoy-Lacaze, parcelle C 88", ["Dufresnoy", "Lacaze"]),
    # leases, lodging
    ("Location du logement communal au-dessus de l'école à Mme Inès Bouhadjar", ["Bouhadjar", "Inès"]),
    ("Bail du logement de la mairie : M. Thibault Ricquemont", ["Ricquemont"]),
    ("Révision du loyer de Madame Lestrigant", ["Lestrigant"]),
    ("Résiliation du bail de M. OUSTALET, boulanger", ["OUSTALET"]),
    ("Bail de chasse accordé à Monsieur Hector Vandroye", ["Vandroye"]),
    ("Convention d'occupation précaire avec Melle Lou Sabrazès", ["Sabrazès"]),
    ("Mise à disposition du local à M. et Mme N'Guyen-Tardieu", ["Tardieu"]),
    ("Dépôt de garantie du logement de Mlle Fanchette Morizur : restitution", ["Morizur"]),
    # jobs
    ("Recrutement de Mme Coralie Wastable en qualité d'adjoint technique", ["Wastable", "Coralie"]),
    ("Recrutement d'un agent contractuel : Madame JOUANDET Sylvie", ["JOUANDET", "Sylvie"]),
    ("Renouvellement du contrat de M. Bastien Ploumanel", ["Ploumanel"]),
    ("Contrat de Julie Marchelidon, agent d'animation", ["Marchelidon"]),
    ("Modification des heures hebdomadaires, contrat Mme Ysambert", ["Ysambert"]),
    ("Titularisation de M. Régis Courvoisin", ["Courvoisin"]),
    ("Départ à la retraite de Monsieur Gaston Brindejonc : cadeau de la commune", ["Brindejonc"]),
    ("Départ en retraite de Mme Maryvonne LE GALLOUDEC", ["GALLOUDEC", "Maryvonne"]),
    ("Rupture conventionnelle avec M. S. Delchambre", ["Delchambre"]),
    ("Protection fonctionnelle accordée à Mme Aïcha Benzarti, agent d'accueil", ["Benzarti"]),
    ("Mutation de Mme Estelle Vauquelin : création de poste", ["Vauquelin"]),
    ("Mise à disposition de M. Loris Chabannel auprès du syndicat des eaux", ["Chabannel"]),
    ("Accueil d'un stagiaire : Monsieur Enzo Tarrazona", ["Tarrazona"]),
    ("Contrat d'apprentissage de Melle Océane Dupeyroux", ["Dupeyroux"]),
    ("Prime exceptionnelle à Mme Huguette Sanvoisin, secrétaire de mairie", ["Sanvoisin"]),
    ("RECRUTEMENT DE MADAME WASTABLE CORALIE", ["WASTABLE", "CORALIE"]),
    ("Vacataire au centre de loisirs : M. Titouan Kerambrun", ["Kerambrun"]),
    ("Remboursement de frais à Mme Prune Abadoual", ["Abadoual"]),
    # aid, debts
    ("Secours d'urgence à Madame Tiphaine Lachassagne", ["Lachassagne"]),
    ("Aide sociale facultative : dossier de M. et Mme Zerbib-Colomb", ["Zerbib", "Colomb"]),
    ("Bourse au permis de conduire de Mlle Nolwenn Cadoudac", ["Cadoudac"]),
    ("Remise gracieuse de dette de M. Fulbert Antignac", ["Antignac"]),
    ("Admission en non-valeur : créance de Mme Ginette Pourtalet", ["Pourtalet"]),
    ("Créance éteinte de Mr Rastoul", ["Rastoul"]),
    ("Effacement de la dette de cantine de la famille Mansouroglu", ["Mansouroglu"]),
    ("Demande d'exonération de Monsieur LOUBATIÈRES", ["LOUBATIÈRES"]),
    ("Prise en charge des obsèques de Monsieur Anselme Fournidal", ["Fournidal"]),
    ("Indemnisation de M. Wandrille Esquirole à la suite du sinistre du 3 mai", ["Esquirole"]),
    ("Remboursement de la caution de Mmes Bellefontaine et Ozanne-Roy", ["Bellefontaine", "Ozanne"]),
    # cemetery
    ("Concession de cimetière de la famille Lantourne", ["Lantourne"]),
    ("Concession n° 214 : renouvellement par Mme Berthe Pastourel", ["Pastourel"]),
    ("Rétrocession de la concession funéraire de M. Achille VERDONCK", ["VERDONCK"]),
    ("Achat d'une case de columbarium par les consorts Le Breuillac", ["Breuillac"]),
    ("Reprise de concession BRIZARDEAU à l'état d'abandon", ["BRIZARDEAU"]),
    ("Exhumation des restes de M. Louis Camescasse", ["Camescasse"]),
    # disputes, gifts, others
    ("Contentieux : recours de M. Hilaire Touzery contre le permis de construire", ["Touzery"]),
    ("Autorisation d'ester en justice dans l'affaire GRANDCOIN", ["GRANDCOIN"]),
    ("Litige avec Monsieur et Madame Abd-el-Kader Ferhat : transaction", ["Ferhat"]),
    ("Legs de Mlle Eugénie Taillevent à la commune", ["Taillevent"]),
    ("Don de M. Corentin Plessier à la bibliothèque", ["Plessier"]),
    ("Convention photo avec Mr Aymard", ["Aymard"]),
    ("Demande de M. VASSILIEV d'occuper la salle des fêtes", ["VASSILIEV"]),
    ("Courrier de Mme Pétronille Dagorne : écoulement des eaux pluviales", ["Dagorne"]),
    ("Autorisation de voirie : M. Abel Quentric, 12 rue des Tilleuls", ["Quentric"]),
    ("Convention de pâturage avec Monsieur Firmin Escoubès, éleveur", ["Escoubès"]),
    (
        "Renonciation à la préemption de la parcelle AB 12 sise 4 allée des Aulnes (vente POMMEROLS/ TARDUCHAT)",
        ["POMMEROLS", "TARDUCHAT"],
    ),
    # written after the rules, then learnt from: 0.82 at first sight
    ("Cession du véhicule Kangoo à Monsieur Rodrigue Pallanque", ["Pallanque"]),
    ("Alignement de la propriété Soubeyrac, chemin des Vignes", ["Soubeyrac"]),
    ("Aliénation d'une portion du chemin rural au bénéfice de M. Aurélien d'Escayrac", ["Escayrac"]),
    ("Autorisation de signature de l'acte notarié : vente Commune / Mme Rosalie Fauvergue", ["Fauvergue"]),
    ("Achat de terrain à Mesdames Yolande et Colette BRESSUIRAN", ["BRESSUIRAN"]),
    ("Dation en paiement : dossier Hennebique", ["Hennebique"]),
    ("Convention tripartite avec M. et Mme JOLLIVET-PRADEL pour le passage d'une canalisation", ["JOLLIVET"]),
    ("Demande de dérogation scolaire de Madame Ludivine Charvolin", ["Charvolin"]),
    ("Demande de remboursement de M. Kamel Ouldrouis pour un achat de petit matériel", ["Ouldrouis"]),
    ("Accident de service de Mme Delphine Rocamadour : reconnaissance d'imputabilité", ["Rocamadour"]),
    ("Attribution d'une gratification à un stagiaire, M. Mathis Le Floch", ["Floch"]),
    ("Promotion interne de M. Sébastien Tournebize au grade d'agent de maîtrise", ["Tournebize"]),
    ("Temps partiel thérapeutique accordé à Mme Gwenaëlle Castagnier", ["Castagnier"]),
    ("Convention de formation avec Mme Dutertre Amandine", ["Dutertre"]),
    ("Nomination d'un régisseur : Mme Valérie Hourcabie", ["Hourcabie"]),
    ("Remplacement de Mme Bonnefous en congé maternité", ["Bonnefous"]),
    ("Sinistre du 12 mars : remboursement à M. Yves Palmade de la vitre brisée", ["Palmade"]),
    ("Litige COMMUNE / CHABANIER : désignation d'un avocat", ["CHABANIER"]),
    ("Procédure d'abandon manifeste de l'immeuble de M. Octave Verrières", ["Verrières"]),
    ("Arriérés de cantine de Madame Zohra Mekhloufi", ["Mekhloufi"]),
    ("Secours exceptionnel : Mme T. Lacombrade", ["Lacombrade"]),
    ("Prêt d'honneur à Mlle Clémence Aubéry, étudiante", ["Aubéry"]),
    ("Dispersion des cendres de M. Raoul Vignancour au jardin du souvenir", ["Vignancour"]),
    ("Case n° 12 du columbarium : renouvellement par la famille de Mme Germaine Thuillot", ["Thuillot"]),
    ("Concession perpétuelle LAVERGNAS-BOUYSSOU : reprise", ["LAVERGNAS"]),
    ("ACHAT DE LA MAISON DE MONSIEUR PALLANQUE RODRIGUE", ["PALLANQUE"]),
    ("DEMANDE DE MME CHARVOLIN LUDIVINE", ["CHARVOLIN"]),
    ("VENTE PARCELLE B 12 CONSORTS SOUBEYRAC", ["SOUBEYRAC"]),
    ("Vente de la licence IV à Mr et Mme Do Nascimento", ["Nascimento"]),
    ("Vente d'un terrain à bâtir à Mme Al Khoury et M. Pereira da Costa", ["Khoury", "Pereira", "Costa"]),
    ("Location d'un garage communal : candidature de Romain Estardier", ["Estardier"]),
    ("Location de terres agricoles à Pierre-Louis Cazeneuve (EARL du Moulin)", ["Cazeneuve"]),
    ("Cession gratuite par M. le docteur Anatole Brugière d'une bande de terrain", ["Brugière"]),
    ("Bail rural : M. Jules TERRASSON succède à son père M. Léon TERRASSON", ["TERRASSON"]),
    ("Prolongation de l'arrêt de Mme Fabre-Lacoste", ["Fabre"]),
    ("Fin de contrat : Mmes Durrieu, Castelnau et Ibarra", ["Durrieu", "Castelnau", "Ibarra"]),
    ("Indemnité de gardiennage de l'église versée à M. l'abbé Corentin Le Goasguen", ["Goasguen"]),
    ("Annulation de la vente au profit de M. Hadrien Vasselot", ["Vasselot"]),
    ("Convention d'entretien des chemins avec Messieurs Rey et Combarieu", ["Rey", "Combarieu"]),
    ("Servitude de tréfonds – parcelle de Mme Vve Lespinasse", ["Lespinasse"]),
    # and again: 0.76 at first sight
    ("Acquisition de l'ancienne grange de M. Théodule Rimbourg", ["Rimbourg"]),
    ("Vente d'une remorque à M. Jean-Baptiste Escarpit (conseiller municipal)", ["Escarpit"]),
    ("Cession d'une concession par Mme Monique PUECHBERTY née SANTOLINI", ["PUECHBERTY", "SANTOLINI"]),
    (
        "Désignation du garant des bois : MM. Albarède, Nougaret et Tissandier (affouage)",
        ["Albarède", "Nougaret", "Tissandier"],
    ),
    ("Création d'un poste pour Mme Charlène Boudigou", ["Boudigou"]),
    ("Avancement de grade : M. Philippe Carbonnel et Mme Ghislaine Ortolan", ["Carbonnel", "Ortolan"]),
    ("Formation BAFA de Mlle Anaé Piquemal : participation", ["Piquemal"]),
    ("Réclamation de Mr. et Mme HOLLEBECQUE sur leur facture d'eau", ["HOLLEBECQUE"]),
    ("Dégrèvement sur facture d'eau – Mme Nicole DI MARTINO", ["MARTINO"]),
    ("Fuite d'eau chez Monsieur Alphonse Grangeneuve", ["Grangeneuve"]),
    ("Élagage des arbres de la propriété VERNHES, avenue de la Gare", ["VERNHES"]),
    ("Droit de passage sur la propriété de M. TRAN VAN HIEN", ["TRAN", "HIEN"]),
    ("Déclassement et cession du chemin rural dit de Lestang à M. Aimé Lestang", ["Aimé"]),
    ("Vente LAMOTHE-PINSON : exercice du droit de préemption", ["LAMOTHE"]),
    ("Occupation du domaine public : food-truck de Mme Shirley Van Acker", ["Acker"]),
    ("Acquisition d'une œuvre de Mme Noémie Saint-Clair", ["Clair"]),
    ("Convention de stage de Lola Fortassin", ["Fortassin"]),
    ("Capital décès des ayants droit de M. Bruno Esquerré", ["Esquerré"]),
    ("Frais de scolarité de l'enfant Nathan Duchâtelard", ["Duchâtelard"]),
    ("Aide à l'installation du docteur Myriam Castelli", ["Castelli"]),
]
PUBLIC = [
    # elected members and offices
    "Désignation de M. Émilien FERRAGUT au syndicat des eaux",
    "Élection de Mme Anaïs LE GUELVOUT, deuxième adjointe au maire",
    "Installation de Mme Capucine Orsonval, conseillère municipale",
    "Démission de M. Tancrède Bouvillon de son mandat de conseiller municipal",
    "Indemnités de fonction du maire et des adjoints",
    "Délégation de signature à Mme TEYSSOULE, adjointe au maire",
    "Remplacement de M. Vignemale à la commission des finances",
    "Représentants de la commune : Mme Garance TEYSSOULE et M. Émilien FERRAGUT",
    "Délégations du conseil municipal à Monsieur le Maire",
    "Autorisation donnée à Madame le Maire de signer le marché",
    "Autorisation à Monsieur le Président d'ester en justice",
    "Compte rendu des décisions de M. le Maire",
    # companies and associations
    "Vente de l'atelier relais à la SARL DELAVIGNE",
    "Cession du lot 4 à la SCI LES TROIS CHÊNES",
    "Vente d'un terrain à la société MARTIN FRÈRES",
    "Acquisition d'un véhicule auprès des établissements Garonnet",
    "Attribution du marché à l'entreprise BERNARD TP",
    "Subvention à l'association Les Amis de Jean Moulin",
    "Convention avec l'association Familles Rurales",
    "Bail commercial avec la SAS Boulangerie Martin",
    "Contrat de maintenance avec la société Otis",
    "Contrat d'assurance avec GROUPAMA",
    # places and namesakes
    "Vente de la parcelle AB 12, rue Victor Hugo",
    "Travaux à l'école Jean Jaurès : demande de subvention",
    "Location de la salle Simone Veil : tarifs",
    "Acquisition d'un immeuble place du Général de Gaulle",
    "Logements de la résidence Louise Michel : garantie d'emprunt",
    "Dénomination de la rue du Docteur Calmette",
    "Cession d'un terrain à Saint-Martin-des-Prés",
    "Échange de terrains avec la commune de Villemarsonne",
    "Contrat de location du gymnase Pierre de Coubertin",
    "Renouvellement du bail de la trésorerie",
    # acronyms, capitals, ordinary words
    "Vente de terrain à la SAFER",
    "Cession de l'éclairage public au SIVOM",
    "Contrat avec ENEDIS pour le raccordement de la station",
    "Demande d'aide au titre de la DETR 2025",
    "VENTE DE BOIS SUR PIED",
    "ADMISSION EN NON-VALEUR DE CRÉANCES IRRÉCOUVRABLES",
    "RECRUTEMENT D'AGENTS CONTRACTUELS SAISONNIERS",
    "TARIFS DES CONCESSIONS DU CIMETIÈRE",
    "Recrutement d'un adjoint technique à temps non complet",
    "Création d'un emploi d'Attaché Territorial",
    "Aide au Ravalement des Façades",
    "Acquisition d'un Camion Benne",
    "Location de la Salle des Fêtes",
    "Garantie d'emprunt à Habitat 99 pour douze logements",
    "Vente de terrain, lieu-dit Les Martins",
    "Cession de parcelles au Conservatoire du Littoral",
    "Contrat de Ville 2024-2030",
    "Convention avec la Caisse d'Allocations Familiales",
    "Servitude au profit d'ENEDIS sur la parcelle A 2484 à VILLEMARSONNE",
    # unseen, then kept
    "Convention avec Orange pour le déploiement de la fibre",
    "Acquisition de la parcelle AB 12 sise lieu-dit Le Pré Martin",
    "Vente de la maison Saint-Joseph",
    "Cession de la parcelle A 585, Condamine",
    "Contrat Enfance Jeunesse avec la CAF",
    "Vente de bois : lots ONF 2025",
    "Aide aux familles : séjours d'été",
    "Succession de délégataires du service de l'eau",
    "Convention de mise à disposition du stade Marcel Cerdan",
    "Location du Foyer Rural à l'association Gym Tonic",
    "Contrat rural avec le Département du Val",
    "Acquisition de terrains – ZAC du Bois Joly",
    "Demande de subvention au Fonds Barnier",
    "Achat d'un tracteur Massey Ferguson",
    "Aide à la Pierre : garantie d'emprunt",
    "Location de matériel à Loxam",
    "Contrat de territoire Eau et Climat",
    "Vente d'un terrain au Département",
    "Avenant au contrat de M. le Receveur municipal",
    "Indemnité de conseil à Madame la Trésorière",
    "Élection de M. Ferragut comme président",
    "Adhésion à l'agence technique Gers Numérique",
    "Vente de l'ancienne école Sainte-Marie",
    "Acquisition du bar Le Commerce",
    "Concession de service public : choix de Véolia",
    "Contrat de relance et de transition écologique",
    "Aide exceptionnelle à l'Ukraine",
    "Prêt de la Caisse d'Épargne",
    "Dossier DETR 2025 : réfection de la toiture",
    "Propriété communale Villa Beausoleil : travaux",
    "Affaire Commune contre Préfet de la Somme",
    "Échange de terrain avec Voies Navigables de France",
]


def test_names_of_private_people_go() -> None:
    """Recall of at least 0.95, name by name."""
    wanted = left = 0
    missed = []
    for title, people in PRIVATE:
        masked, _ = mask(title, ELUS)
        wanted += len(people)
        kept = [p for p in people if p in masked]
        left += len(kept)
        missed += [(title, masked)] if kept else []
    assert wanted >= 150
    assert 1 - left / wanted >= 0.95, (left, wanted, missed)


def test_the_rest_of_a_title_stays() -> None:
    assert (
        mask("Vente de la parcelle ZA 12 à M. BRANQUEFORT, pour 500 €")[0]
        == f"Vente de la parcelle ZA 12 à M. {MASQUE}, pour 500 €"
    )
    assert (
        mask("Échange avec M. et Mme Jean Foulcaran et la SCI LES AULNES")[0]
        == f"Échange avec M. et Mme {MASQUE} et la SCI LES AULNES"
    )
    assert mask("Vente à MM. HERBAUDIÈRE et LOSTANGUY")[0] == f"Vente à MM. {MASQUE} et {MASQUE}"


@pytest.mark.parametrize("title", PUBLIC)
def test_elected_members_companies_places_and_words_stay(title: str) -> None:
    assert mask(title, ELUS) == (title, 0)


def test_a_neighbour_who_has_an_elected_members_name_is_masked_where_a_sale_is_told() -> None:
    assert MASQUE in mask("Vente de la parcelle ZA 12 à M. FERRAGUT", ELUS)[0]


def test_names_are_found_once_in_order_and_masking_is_done() -> None:
    for title, _ in PRIVATE:
        found = names(title, ELUS)
        assert all(a.fin <= b.debut for a, b in zip(found, found[1:], strict=False))
        once, count = mask(title, ELUS)
        assert count == len(found) and mask(once, ELUS)[0] == once


def test_a_masked_name_is_nowhere_in_a_release(tmp_path: Path) -> None:
    sale = acte("vente.pdf", delib_id=None, delib_objet="Vente de la parcelle ZA 12 à M. BRANQUEFORT")
    other = acte(
        "liste.pdf",
        delib_id=None,
        nature="liste_deliberations",
        delib_objet="Vente de la parcelle ZA 12 à M. BRANQUEFORT (500 €)",
    )
    office = acte(
        "designation.pdf", delib_id="2025/03/14", delib_objet="Désignation de M. Émilien FERRAGUT au syndicat"
    )
    release = publish(tmp_path, [sale, other, office], [], []).dossier
    for file in release.rglob("*"):
        if file.is_file():
            assert b"BRANQUEFORT" not in file.read_bytes(), file.name
    with (release / "actes.csv").open(encoding="utf-8", newline="") as file:
        told = {r["delib_objet"]: r["noms_masques"] for r in csv.DictReader(file)}
    assert sorted(told.values()) == ["0", "1"] and told["Désignation de M. Émilien FERRAGUT au syndicat"] == "0"
    with sqlite3.connect(release / "registre.sqlite") as db:
        assert db.execute("SELECT sum(noms_masques) FROM actes").fetchone() == (1,)
    lines = [json.loads(line) for line in (release / "actes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert any(MASQUE in line["delib_objet"] for line in lines)
    assert "Noms de particuliers masqués : 1" in (release / "CHANGES.md").read_text(encoding="utf-8")
