"""Which words belong to which act: numbers that open or close, parts under one head, lists told in sentences, bundles."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.extract import extract
from flows.demo.rendu import render

TETE = """
COMMUNE DE VALBRUNE
PROCÈS-VERBAL DU CONSEIL MUNICIPAL DU 12 MARS 2024
Présents : MM. Luc ROBIN, Paul VIAL, Mmes Ève BREL, Zoé SAGE
Secrétaire de séance : M. Paul VIAL
Monsieur le maire ouvre la séance, constate que le quorum est atteint et rend hommage à l'ancien maire de la commune, qui a tenu pendant
vingt-trois ans le registre des délibérations du conseil municipal et qui a légué à la bibliothèque les carnets où il notait chaque jour le
temps qu'il faisait, le niveau de la rivière et les passages des oiseaux ; une minute de silence est observée par les membres présents.
"""


def actes(texte: str) -> list[tuple[Any, ...]]:
    found = extract(render(texte), "essai.pdf", themes=False).actes
    return [(a.delib_id, a.delib_objet, a.vote_resultat, a.vote_pour, a.vote_contre) for a in found]


def test_a_number_with_a_blank_above_opens_what_stands_below_whatever_stands_last() -> None:
    """The last item is withdrawn and decides nothing: its number closes no act, and no vote moves to a neighbour."""
    texte = f"""{TETE}
Le procès-verbal de la séance précédente est adopté à l'unanimité.

Éducation
**Délibération n° 24.03.01**
Lycées – Programme des travaux
Le conseil, après en avoir délibéré, adopte le rapport.
Groupes Pour Contre Abst.
Union du Val 17
Les Indépendants 5 8
Total (30 votants) 22 8 0
Adopté à la majorité

**Délibération n° 24.03.02**
Dotations aux établissements
Le conseil, après en avoir délibéré, adopte le rapport.
Adopté à l'unanimité

**Délibération n° 24.03.03**
Mandats spéciaux
Rapport retiré par l'exécutif avant l'ouverture de la séance.
"""
    assert actes(texte) == [
        ("24.03.01", "Lycées – Programme des travaux", "majorite", 22, 8),
        ("24.03.02", "Dotations aux établissements", "unanimite", None, None),
        ("24.03.03", "Mandats spéciaux", "ajournee", None, None),
    ]


def test_a_decision_of_the_mayor_s_and_the_agenda_s_last_row_are_no_acts_of_the_series() -> None:
    lignes = [
        f"2024-00{n} – {titre}" for n, titre in enumerate(("Budget primitif", "Vente d'un terrain", "Nom d'une rue"), 1)
    ]
    texte = f"""{TETE}
ORDRE DU JOUR
{lignes[0]}
{lignes[1]}
{lignes[2]}

Le procès-verbal de la séance précédente est adopté à l'unanimité.

Décisions prises par le maire par délégation
2024-002 Contrat de maintenance des ascenseurs
Le conseil prend acte de ces décisions.

**{lignes[0]}**
Adopté à l'unanimité.

**{lignes[1]}**
POUR : 3 – CONTRE : 1. Adopté à la majorité.

**{lignes[2]}**
M. le Maire retire la délibération de l'ordre du jour.
Délibération retirée.

**VŒU**
**Vœu présenté par le groupe minoritaire pour la gare**
Mme BREL donne lecture du vœu.
POUR : 1 – CONTRE : 3. Le vœu est rejeté.
"""
    assert [acte for acte in actes(texte) if "procès" not in acte[1]] == [
        ("2024-001", "Budget primitif", "unanimite", None, None),
        ("2024-002", "Vente d'un terrain", "majorite", 3, 1),
        ("2024-003", "Nom d'une rue", "ajournee", None, None),
        (None, "Vœu présenté par le groupe minoritaire pour la gare", "rejetee", 1, 3),
    ]


def test_lettered_parts_that_each_decide_are_acts_and_a_tariff_s_rows_are_none() -> None:
    texte = f"""{TETE}
1. Achat d'un tracteur
Un tracteur est acheté 12 000 €. Adopté à l'unanimité.
2. Recensement de la population
a) Désignation du coordonnateur – Mme Ève BREL est désignée. Unanimité.
b) Recrutement de deux agents – Il est proposé de créer deux emplois. 3 pour, 1 contre.
3. Tarifs de la piscine
a) Entrée adulte : 4,20 €
b) Entrée enfant : 2,80 €
Adopté à l'unanimité.
"""
    assert [acte[1:] for acte in actes(texte)] == [
        ("Achat d'un tracteur", "unanimite", None, None),
        ("Désignation du coordonnateur", "unanimite", None, None),
        ("Recrutement de deux agents", "majorite", 3, 1),
        ("Tarifs de la piscine", "unanimite", None, None),
    ]


def test_a_list_told_in_sentences_gives_objects_and_not_what_is_told_of_them() -> None:
    texte = """
COMMUNE DE VALBRUNE
LISTE DES DÉLIBÉRATIONS EXAMINÉES EN SÉANCE DU 3 JUILLET 2024
Membres présents : Luc ROBIN, Paul VIAL, Ève BREL
N° 31-2024 : Remboursement de frais pour l'achat de gerbes. Le conseil, à l'unanimité, accepte de rembourser 87,50 euros.
N° 32-2024 : Mise en vente du presbytère. Le conseil décide, par dix voix pour et deux voix contre, de vendre ce bâtiment.
N° 33-2024 : Emplacement réservé n° 4. La décision de le lever est repoussée à une séance ultérieure.
"""
    assert actes(texte) == [
        ("31-2024", "Remboursement de frais pour l'achat de gerbes", "unanimite", None, None),
        ("32-2024", "Mise en vente du presbytère", "majorite", 10, 2),
        ("33-2024", "Emplacement réservé n° 4", "ajournee", None, None),
    ]


def test_each_page_that_prints_another_number_and_a_roll_call_is_an_act() -> None:
    page = """
COMMISSION PERMANENTE DE VALBRUNE
Réunion du 7 juillet 2023
Délibération n° CP-2023-07/{n}
La commission permanente, convoquée le 23 juin 2023, s'est réunie sous la présidence de M. Luc ROBIN.
Présents : Luc ROBIN, Paul VIAL, Ève BREL, Zoé SAGE

OBJET : {titre}
La commission permanente approuve le projet.
Adopté à l'unanimité.
"""
    titres = {"12": "Aides aux communes", "13": "Convention avec l'académie", "14": "Acquisition de parcelles"}
    texte = "\n===\n".join(page.format(n=n, titre=titre) for n, titre in titres.items())
    assert [acte[:3] for acte in actes(texte)] == [
        (f"CP-2023-07/{n}", titre, "unanimite") for n, titre in titres.items()
    ]


def test_numbers_at_the_right_of_the_titles_are_told_by_their_series() -> None:
    texte = f"""{TETE}
1. Taux de la fiscalité directe 2024 2024-028
Les taux ne changent pas. Adopté à l'unanimité.
2. Fonds de concours pour l'accessibilité 2024-029
de la mairie
Montant : 7 500 €. 3 pour, 1 contre.
3. Tarifs de la piscine pour l'année 2024-030
Adopté à l'unanimité.
"""
    assert [acte[:3] for acte in actes(texte)] == [
        ("2024-028", "Taux de la fiscalité directe 2024", "unanimite"),
        ("2024-029", "Fonds de concours pour l'accessibilité de la mairie", "majorite"),
        ("2024-030", "Tarifs de la piscine pour l'année", "unanimite"),
    ]


def test_a_season_at_the_end_of_a_title_is_no_number() -> None:
    texte = f"""{TETE}
1. Tarifs de la saison 2024-2025
Adopté à l'unanimité.
2. Programme culturel 2024-25
Adopté à l'unanimité.
3. Achat d'un tracteur
Adopté à l'unanimité.
"""
    assert [acte[0] for acte in actes(texte)] == [None, None, None]


def test_titles_behind_their_label_and_numbers_that_take_turns_tell_that_each_number_closes() -> None:
    titres = ("Tarifs de l'eau", "Emprunt auprès de la banque", "Admission en non-valeur")
    parts = [
        f"OBJET : {titre}\nLe comité syndical, après en avoir délibéré, approuve.\nVOTE\nPour {9 - n}\nContre {n}\nDélibération 2024-12-0{n}"
        for n, titre in enumerate(titres, 1)
    ]
    texte = f"{TETE}\n" + "\n".join(parts) + "\nInformations : la télérelève sera déployée en mars.\n"
    assert [acte[:2] + acte[3:] for acte in actes(texte)] == [
        (f"2024-12-0{n}", titre, 9 - n, n) for n, titre in enumerate(titres, 1)
    ]


def test_a_year_a_month_and_a_rank_that_grow_are_numbers_and_no_dates() -> None:
    titres = ("Vente d'un terrain", "Nom d'une rue", "Achat d'un tracteur", "Tarifs de la piscine")
    parts = [
        f"24-05-0{n}\nFINANCES LOCALES\n{titre.upper()}\nLe dossier est en mairie.\nVote : UNANIMITÉ"
        for n, titre in enumerate(titres, 1)
    ]
    assert [acte[:3] for acte in actes(f"{TETE}\n" + "\n".join(parts))] == [
        (f"24-05-0{n}", titre.upper(), "unanimite") for n, titre in enumerate(titres, 1)
    ]


def test_a_number_between_the_object_and_the_vote_parts_the_rows_of_a_list() -> None:
    texte = """
PAYS DE VALBRUNE
LISTE DES DÉLIBÉRATIONS DU BUREAU COMMUNAUTAIRE
Réunion du 8 octobre 2024
OBJET N° VOTE
Budget annexe de l'eau BC-24-88 unanimité
Marché 2024-31 – Entretien des espaces verts –
Lots 1 à 4 BC-24-89 unanimité – M. ROBIN
ne prend pas part au vote
Cession du lot D à la société du Chêne
BC-24-90
Majorité – 3 contre, 1 abstention
Acquisition d'une parcelle BC-24-91 Retirée
"""
    assert [(a[0], a[1], a[2], a[4]) for a in actes(texte)] == [
        ("BC-24-88", "Budget annexe de l'eau", "unanimite", None),
        ("BC-24-89", "Marché 2024-31 – Entretien des espaces verts – Lots 1 à 4", "unanimite", None),
        ("BC-24-90", "Cession du lot D à la société du Chêne", "majorite", 3),
        ("BC-24-91", "Acquisition d'une parcelle", "ajournee", None),
    ]


@pytest.mark.parametrize("subject", ["Le Maire de Valbrune,", "La Présidente du syndicat,"])
def test_a_decision_by_delegation_holds_no_act(subject: str) -> None:
    texte = f"""
VILLE DE VALBRUNE
DÉCISION N° 2025-018
OBJET : Attribution du marché de la médiathèque
{subject}
Vu la délibération n° 2020-07-014 du 10 juillet 2020, adoptée par 28 voix pour, par laquelle le conseil municipal a délégué ses attributions ;
Vu l'avis de la commission d'appel d'offres (présents : 5 ; votants : 5 ; pour : 5) ;
DÉCIDE
Article 1er – D'attribuer le marché.
"""
    assert not actes(texte)
