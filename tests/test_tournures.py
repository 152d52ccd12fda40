"""Short invented minutes, each in one way of writing: what is numbered, titled and voted in them."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from flows.demo.rendu import render

TETE = """# COMMUNE DE VALBRUNE
# {nature}
^ Séance du 14 mars 2024

L'an deux mille vingt-quatre, le quatorze mars à vingt heures, le conseil municipal de la commune de Valbrune s'est réuni sous la présidence de M. Luc ARDENNE, maire.
Présents : M. Luc ARDENNE, Mme Rose CALVET, M. Guy MOREL, Mme Anne TISSOT, M. Paul VIGNE, Mme Léa BRUN
Secrétaire de séance : Mme Anne TISSOT

"""
PV, LISTE = "PROCÈS-VERBAL DU CONSEIL MUNICIPAL", "LISTE DES DÉLIBÉRATIONS EXAMINÉES"
Lus = list[tuple[str | None, str]]

CAS: dict[str, tuple[str, str, Lus]] = {
    "le numéro est sous le titre": (PV, """Le conseil approuve à l'unanimité le procès-verbal de la séance précédente.

**1. Achat d'une balayeuse**
Délibération n° 2024-11
Le coût est estimé à 38 500 € HT.
Le conseil municipal approuve l'achat à l'unanimité.

**2. Vente de l'ancien presbytère**
Délibération n° 2024-12
Plusieurs élus interviennent sur le prix.
Le conseil municipal approuve la vente à l'unanimité.
""", [("2024-11", "Achat d'une balayeuse"), ("2024-12", "Vente de l'ancien presbytère")]),
    "le numéro ferme la ligne du titre": (PV, """**2. Vente de l'ancien presbytère (DCM 2024-12)**
Surface : 310 m² ; prix : 15 € le m². Vote : unanimité.

**3. Tarifs de la salle des fêtes (DCM 2024-13)**
Les tarifs augmentent de 3 %. Vote : unanimité.

**4. Emprunt auprès de la Banque des Marais (DCM 2024-14)**
Durée 15 ans, taux fixe 2,38 %. Vote : unanimité.
""", [("2024-12", "Vente de l'ancien presbytère"), ("2024-13", "Tarifs de la salle des fêtes"), ("2024-14", "Emprunt auprès de la Banque des Marais")]),
    "affaire et son numéro": (PV, """**AFFAIRE N° 2024-03-01** - CRÉATION D'UN EMPLOI SAISONNIER
Le conseil municipal décide à l'unanimité la création de l'emploi.

**AFFAIRE N° 2024-03-02** - CESSION DE LA PARCELLE BX 45
Le conseil municipal approuve à l'unanimité la cession.
""", [("2024-03-01", "CRÉATION D'UN EMPLOI SAISONNIER"), ("2024-03-02", "CESSION DE LA PARCELLE BX 45")]),
    "le mois en lettres dans le numéro": (PV, """**DEL-2024-MARS-14/N°01**
**Avance sur subvention au CCAS**
Le conseil municipal approuve à l'unanimité l'avance.

**DEL-2024-MARS-14/N°02**
**Tarifs de la piscine**
Le conseil municipal adopte à l'unanimité les tarifs.
""", [("DEL-2024-MARS-14/N°01", "Avance sur subvention au CCAS"), ("DEL-2024-MARS-14/N°02", "Tarifs de la piscine")]),
    "un numéro bis": (PV, """**2024/012 Garantie d'emprunt pour l'office de l'habitat**
Le conseil approuve à l'unanimité.

**2024/012-bis Garantie d'emprunt pour la résidence des Tilleuls**
Le conseil approuve à l'unanimité.

**2024/013 Acquisition d'un fonds de commerce**
Le conseil approuve par 5 voix pour, 1 contre, 1 abstention.
""", [("2024/012", "Garantie d'emprunt pour l'office de l'habitat"), ("2024/012-bis", "Garantie d'emprunt pour la résidence des Tilleuls"),
      ("2024/013", "Acquisition d'un fonds de commerce")]),
    "année, mois et rang": (PV, """**24.03.14 – Fixation du tarif de la taxe de séjour**
Le conseil adopte à l'unanimité le tarif.

**24.03.15 – Adhésion à la centrale d'achat**
Le conseil adopte à l'unanimité l'adhésion.
""", [("24.03.14", "Fixation du tarif de la taxe de séjour"), ("24.03.15", "Adhésion à la centrale d'achat")]),
    "la date collée et le rang": (PV, """**240314 001 Convention de fourrière**
Le conseil approuve à l'unanimité.

**240314 002 Rapport sur l'égalité femmes-hommes**
Le conseil prend acte du rapport.
""", [("240314 001", "Convention de fourrière"), ("240314 002", "Rapport sur l'égalité femmes-hommes")]),
    "des parties sous un numéro d'ordre": (PV, """**1. Affaires générales**
Le maire ouvre la séance.
**2. Affaires financières**
**2.1 Décision modificative n° 1**
Vote : 7 pour – 0 contre – 0 abstention
**2.2 Durée d'amortissement des biens**
Vote : 6 pour – 0 contre – 1 abstention
**3. Tarif du camping**
Le conseil fixe le tarif à l'unanimité.
**4. Vente de bois**
Le conseil autorise la vente à l'unanimité.
""", [(None, "Décision modificative n° 1"), (None, "Durée d'amortissement des biens"), (None, "Tarif du camping"), (None, "Vente de bois")]),
    "une liste qui n'a que ses rangs": (LISTE, """|- 10 60 30
| 1 | Subvention à l'école de musique | Adoptée |
| 2 | Cession d'un délaissé de voirie rue du Lavoir | Adoptée |
| 3 | Règlement du cimetière | Reportée |
""", [(None, "Subvention à l'école de musique"), (None, "Cession d'un délaissé de voirie rue du Lavoir"), (None, "Règlement du cimetière")]),
    "les délibérations au pied, avec leur matière": (PV, """1. Approbation du procès-verbal de la séance du 8 février 2024
Le procès-verbal est adopté à l'unanimité.

**Récapitulatif de la séance**
|- 30 25 45
| N° DÉLIBÉRATION | CLASSIFICATION | INTITULÉ |
| DEL-2024-MARS-14/N°01 | Subvention | Aide au club de pétanque |
| DEL-2024-MARS-14/N°02 | Aliénations | Cession du chemin des Bordes |
""", [("DEL-2024-MARS-14/N°01", "Aide au club de pétanque"), ("DEL-2024-MARS-14/N°02", "Cession du chemin des Bordes")]),
    "deux points reportés ou dits en un mot, au milieu de la suite": (PV, """**2024-21 : Rapport d'activités du syndicat des eaux**
Le Conseil prend acte
**2024-22 : Choix du délégataire de la halle**
Le rapport d'analyse manque : Mme la Maire propose de revoir cette question.
**2024-23 : Ouverture dominicale des commerces**
Majorité – Contre : 1 (M. MOREL)
**2024-24 : Motion de soutien à la maternité**
Unanimité
""", [("2024-21", "Rapport d'activités du syndicat des eaux"), ("2024-22", "Choix du délégataire de la halle"),
      ("2024-23", "Ouverture dominicale des commerces"), ("2024-24", "Motion de soutien à la maternité")]),
    "les voix dans la marge, sous le numéro": (PV, """2024/42
Pour : 11
Contre : 1
Abst. : 2
Taxe d'aménagement : fixation du taux
Le conseil municipal fixe le taux à 4 % à compter de janvier.
2024/43
Prend acte Rapport d'activité du syndicat des eaux
Mme la Maire présente le rapport.
2024/44
Pour : 14
Contre : 0
Abst. : 0
Vœu pour le bureau de poste
Le conseil municipal demande le maintien des horaires.
""", [("2024/42", "Taxe d'aménagement : fixation du taux"), ("2024/43", "Rapport d'activité du syndicat des eaux"),
      ("2024/44", "Vœu pour le bureau de poste")]),
    "un tiret, un titre, et sur sa ligne ce qui est décidé": (PV, """- DÉCISION MODIFICATIVE N° 2 - BUDGET DE LA COMMUNE : adoptée à l'unanimité.
- INDEMNITÉ DE GARDIENNAGE : fixée à 120,97 € ; adopté à l'unanimité.
- SUBVENTION AU CLUB DE BOULES : 300 € ; 9 voix pour, 2 voix contre.
- RATIOS D'AVANCEMENT DE GRADE : fixés à 100 % à l'unanimité.
""", [(None, "DÉCISION MODIFICATIVE N° 2 - BUDGET DE LA COMMUNE"), (None, "INDEMNITÉ DE GARDIENNAGE"),
      (None, "SUBVENTION AU CLUB DE BOULES"), (None, "RATIOS D'AVANCEMENT DE GRADE")]),
    "un numéro que sa colonne coupe en deux": (LISTE, """|- 8 62 30
| D24- 011 | Approbation du compte de gestion de la commune et du lotissement | Approuvée à l'unanimité |
| D24- 012 | Installation d'une antenne au stade | Rejetée 4 pour – 10 contre |
| D24- 013 | Motion pour le maintien de la maternité | Approuvée à l'unanimité |
""", [("D24-011", "Approbation du compte de gestion de la commune et du lotissement"), ("D24-012", "Installation d'une antenne au stade"),
      ("D24-013", "Motion pour le maintien de la maternité")]),
    "une liste où la matière et le rapporteur ont leur colonne": (LISTE, """|- 18 9 18 37 18
| N° délibération | Matière | Rapporteur | Intitulé | Vote |
| DC-2024-11 | 5.7 | C. Ardenne | Modification de l'intérêt communautaire | Pour : 44 |
| | | | | Contre : 2 |
| | | | | Abst. : 1 |
| DC-2024-12 | 7.2 | M. Calvet | Taxe sur les rivières 2025 | Unanimité |
| DC-2024-13 | 9.1 | C. Ardenne | Rapport social unique | Prend acte |
Mise en ligne le 20/03/2024
""", [("DC-2024-11", "Modification de l'intérêt communautaire"), ("DC-2024-12", "Taxe sur les rivières 2025"), ("DC-2024-13", "Rapport social unique")]),
    "une liste que des chapitres partagent": (LISTE, """2025.30 Location de meublés de tourisme – règlement Majorité (7 contre)
**CULTURE**
2025.31 Festival des vents – convention triennale Retirée de l'ordre du jour
2025.32 Musée de la pêche – tarifs de la boutique Unanimité
Mise en ligne le 20/03/2024
""", [("2025.30", "Location de meublés de tourisme – règlement"), ("2025.31", "Festival des vents – convention triennale"),
      ("2025.32", "Musée de la pêche – tarifs de la boutique")]),
    "des points renvoyés, remis à plus tard, suspendus": (PV, """**Tarifs de la halle**
Location : 120 € le week-end. Unanimité.
**Extinction de l'éclairage public**
M. MOREL demande un essai. Après débat la décision est renvoyée à la commission sécurité.
**Réfection du pont**
Le conseil trouve la dépense trop élevée et remet sa décision à plus tard.
**Vente du four banal**
Il est sursis à statuer sur la vente. Elle reviendra après l'estimation.
**Adhésion au S.I.V.U.**
Le conseil approuve l'adhésion à l'unanimité.
""", [(None, "Tarifs de la halle"), (None, "Extinction de l'éclairage public"), (None, "Réfection du pont"), (None, "Vente du four banal"),
      (None, "Adhésion au S.I.V.U")]),
    "un titre de trois lettres, une liste dressée": (PV, """**Vente de bois**
Le conseil accepte, à l'unanimité, de vendre les chablis.
**Eau**
Le prix reste à 1,62 €. Unanimité.
**Impôts directs**
Le Conseil dresse la liste de 24 noms à proposer au directeur.
**Fleurs**
L'achat de jardinières est remis à une prochaine réunion.
**Décision modificative**
Adopté à l'unanimité.
""", [(None, "Vente de bois"), (None, "Eau"), (None, "Impôts directs"), (None, "Fleurs"), (None, "Décision modificative")]),
    "un rang devant le numéro, et des décisions du maire à la fin": (PV, """**1. DEL2024-03-01 – Vote du budget primitif**
VOTE : 5 pour, 1 contre (Guy MOREL)
**2. DEL2024-03-02 – Demande de subvention au fonds vert**
Le plan de financement prévoit 40 % de fonds vert.
VOTE : unanimité
**3. Décisions du Maire prises par délégation**
Décision 2024-07 : contrat de l'ascenseur. Le Conseil prend acte.
""", [("DEL2024-03-01", "Vote du budget primitif"), ("DEL2024-03-02", "Demande de subvention au fonds vert")]),
    "des lettres collées au numéro": (PV, """**DCC2024-112 Vente d'un terrain**
Le conseil approuve la vente à l'unanimité.
**DCC2024-113 Motion pour la maternité**
Le conseil adopte la motion à l'unanimité.
""", [("DCC2024-112", "Vente d'un terrain"), ("DCC2024-113", "Motion pour la maternité")]),
    "un chapitre, et dessous deux titres, chacun avec sa décision": (PV, """**1) Subventions**
- Club de boules : 150 €
- Comité des fêtes : 300 €
Après en avoir délibéré, le conseil municipal vote ces subventions à l'unanimité.
**2) Agriculture**
Mme CALVET souhaite rompre son bail sur les parcelles du plateau.
La convention de résiliation amiable :
Monsieur le Maire expose au conseil municipal que Mme CALVET souhaite rompre le bail qui la lie à la commune.
Après en avoir délibéré, le conseil municipal accepte la convention. Pour 5 Contre 1 Abstention 0
La convention de prêt à usage :
Le conseil municipal souhaite davantage d'informations avant de se prononcer, la délibération est reportée à un prochain conseil.
**3) Camping**
Le conseil municipal fixe les tarifs à l'unanimité.
""", [(None, "Subventions"), (None, "La convention de résiliation amiable"), (None, "La convention de prêt à usage"), (None, "Camping")]),
}  # fmt: skip


def test_a_vote_stays_with_its_own_item() -> None:
    corps = CAS["deux points reportés ou dits en un mot, au milieu de la suite"][1]
    actes = extract(render(TETE.format(nature=PV) + corps), "essai.pdf", themes=False).actes
    assert [(a.vote_resultat, a.vote_contre) for a in actes][:3] == [
        ("prend_acte", None),
        (None, None),
        ("majorite", 1),
    ]


def test_what_the_mayor_decided_alone_is_not_the_last_act_s() -> None:
    corps = CAS["un rang devant le numéro, et des décisions du maire à la fin"][1]
    actes = extract(render(TETE.format(nature=PV) + corps), "essai.pdf", themes=False).actes
    assert [(a.vote_resultat, a.vote_pour) for a in actes] == [("majorite", 5), ("unanimite", None)]


@pytest.mark.parametrize("cas", CAS)
def test_the_acts_of_short_minutes_are_read(cas: str) -> None:
    nature, corps, attendus = CAS[cas]
    actes = extract(render(TETE.format(nature=nature) + corps), "essai.pdf", themes=False).actes
    lus = [(a.delib_id, a.delib_objet) for a in actes if "procès-verbal" not in (a.delib_objet or "")]
    assert lus == attendus


def test_a_theme_in_its_own_column_and_votes_below_it_are_the_rows() -> None:
    corps = CAS["une liste où la matière et le rapporteur ont leur colonne"][1]
    actes = extract(render(TETE.format(nature=LISTE) + corps), "liste.pdf", themes=False).actes
    assert [(a.delib_matiere_code, a.vote_pour, a.vote_contre) for a in actes] == [
        ("5.7", 44, 2),
        ("7.2", None, None),
        ("9.1", None, None),
    ]


def test_a_bulletin_that_tells_of_the_council_holds_no_act() -> None:
    texte = """# LE PETIT ÉCHO DE VALBRUNE
^ Bulletin municipal de Valbrune – n° 42 – printemps 2024

## Le mot du maire
Chers habitants, le budget vient d'être voté par le conseil municipal. Il a été adopté à l'unanimité.

## Vie associative
Le 8 février, le conseil municipal des enfants s'est réuni. Étaient présents : Lila, Tom et Inès.
Le club de boules recrute. Le conseil a décidé de l'aider.
"""
    assert extract(render(texte), "bulletin.pdf", themes=False).actes == ()


def test_the_letter_that_calls_the_council_holds_no_act() -> None:
    texte = """MAIRIE DE VALBRUNE
> Valbrune, le 8 mars 2024
Objet : Convocation

J'ai l'honneur de vous informer que le Conseil Municipal se réunira à la mairie le 14 mars 2024 à 20 heures.
Ordre du jour :
- Approbation du procès-verbal du 8 février 2024
- Coupes de bois
- Désignation d'un correspondant incendie

Le Maire, Luc ARDENNE
"""
    assert extract(render(texte), "convocation.pdf", themes=False).actes == ()


def test_a_theme_printed_above_the_roll_call_is_no_title() -> None:
    texte = """# VILLE DE VALBRUNE
Conseil municipal du 14 mars 2024
Délibération n° 2024_03_071
Acte : 7.5 – Subventions
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
Le jeudi 14 mars 2024 à dix-neuf heures, les membres du conseil municipal, convoqués le 7 mars 2024, se sont réunis en mairie.
Étaient présents (2) : M. Luc ARDENNE, Mme Rose CALVET.
En exercice : 3 Votants : 2 Secrétaire de séance : Mme Rose CALVET
**Attribution d'une subvention à la société de sauvetage**
Après en avoir délibéré, le conseil municipal DÉCIDE d'attribuer 8 000 €.
À l'unanimité
"""
    (acte,) = extract(render(texte), "extrait.pdf", themes=False).actes
    assert (acte.delib_id, acte.delib_objet) == (
        "2024_03_071",
        "Attribution d'une subvention à la société de sauvetage",
    )
    assert (acte.delib_matiere_code, acte.vote_resultat) == ("7.5", "unanimite")


def test_the_assembly_s_name_in_a_column_is_no_title() -> None:
    texte = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU BUREAU
Délibération B2024-112
Communauté
d'agglomération
du Pays de Brune
**Construction de la déchèterie – Avenant n° 1**
Le Bureau de la Communauté d'agglomération du Pays de Brune s'est réuni le 14 mars 2024 sous la présidence de M. Luc ARDENNE.
Le Bureau, après en avoir délibéré, approuve l'avenant. Délibération adoptée à l'unanimité.
"""
    (acte,) = extract(render(texte), "extrait.pdf", themes=False).actes
    assert (acte.delib_id, acte.delib_objet) == ("B2024-112", "Construction de la déchèterie – Avenant n° 1")


def test_a_report_to_the_council_is_no_act() -> None:
    texte = """Société d'aménagement de la Dorne
> À l'attention du Président

Objet : Transmission du compte rendu annuel à la collectivité

Monsieur le Président,
L'assemblée délibérante de la collectivité doit approuver ce compte rendu par un vote.
Nous vous prions d'agréer, Monsieur le Président, nos salutations distinguées.
"""
    assert extract(render(texte), "lettre.pdf", themes=False).actes == ()
