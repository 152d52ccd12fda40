"""Whose assembly sat, where no letterhead and no formula says it: weak signs must agree, and one alone says nothing."""

from __future__ import annotations

import pytest

from extractors.collectivites import ailleurs as collectivite_ailleurs

FOOT = "Place du Marché - BP 6 - 02990 BREUX-SUR-ONDE\nE-mail : contact@breux-sur-onde.fr - Tél. : 03.00.00.00.00\n"
NAMED = {
    "address at the foot of the pages, and the site": (
        "DELIBERATION\nDU CONSEIL MUNICIPAL\n" + FOOT + "Objet : tarifs\n" + FOOT,
        "Breux-sur-Onde",
    ),
    "the commune as a subject, and its name said again": (
        "COMPTE RENDU DU CONSEIL MUNICIPAL\nM. le Maire expose que la commune de Saint-Ormin doit alimenter le hameau.\n"
        "La visite de Saint-Ormin a eu lieu. Le budget M14 de Saint Ormin est voté. Les fêtes à Saint-Ormin.\n",
        "Saint-Ormin",
    ),
    "a town's name over the heading": (
        "DÉPARTEMENT DU GERS\nBREUX-SUR-ONDE\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n",
        "Breux-sur-Onde",
    ),
    "a name that opens the document, over the heading": (
        "Les Villages Ormois\nPV - COMPTE-RENDU SUCCINCT DU CONSEIL MUNICIPAL\nMercredi 22 juin 2022\n",
        "Les Villages Ormois",
    ),
    "a name over the heading, with the page of the register": (
        "République Française\nDépartement de l'Ormois\nVILLENEUVE SUR ONDE 0022\nCONSEIL MUNICIPAL DU 23 FÉVRIER 2023\n",
        "Villeneuve sur Onde",
    ),
    "a small name over the heading, said again": (
        "Breuzy\nCONSEIL MUNICIPAL\nSéance du 29 février 2024\nLes membres du conseil se sont réunis à Breuzy.\n",
        "Breuzy",
    ),
    "who signs": (
        "CONSEIL MUNICIPAL\nLe stade de Breuzy est fermé.\nSylvie CARIN\nMaire de Breuzy\n",
        "Breuzy",
    ),
    "the place and the date of the signature": (
        "CONSEIL MUNICIPAL\nLe stade est fermé.\nBreuzy, le 4 Juillet 2022\nLe secrétaire\n",
        "Breuzy",
    ),
    "a grouping by what it calls itself": (
        "PROCÈS-VERBAL\nCONSEIL COMMUNAUTAIRE DU 6 JUILLET 2023\nVu les statuts de Breuzy Communauté,\n"
        "La démarche de Breuzy Communauté.\nBreuzy Communauté invite les élus.\n",
        "Breuzy Communauté",
    ),
    "its services": (
        "Liste des délibérations du Conseil municipal\nAcquisition pour le centre technique municipal de Bagnolles.\n"
        "Tarifs des accueils de loisirs de Bagnolles.\nFibre sur le territoire de Bagnolles.\nVoirie à Bagnolles, place de Bagnolles\n",
        "Bagnolles",
    ),
    "a grouping named twice, and by its bare name": (
        "COMMUNAUTÉ DE COMMUNES\nCOMPTE RENDU\nle Bureau du Conseil de Communauté s'est réuni à Saint-Ormin\n"
        "Afin de renforcer les équipes de Sud Ormois. Les services de Sud Ormois.\n"
        "La Communauté de Communes Sud Ormois souhaite.\nVu les statuts de la Communauté de Communes Sud Ormois,\n",
        "Communauté de communes Sud Ormois",
    ),
}
SILENT = {
    "one mention": "CONSEIL MUNICIPAL\nObjet : travaux avec la commune de Breux\n",
    "a partner said often": "CONSEIL MUNICIPAL\nConvention avec la commune de Breux. Parcelle vendue par la commune de Breux, propriétaire.\n",
    "a word over the heading": "DÉPARTEMENT\nRHÔNE\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n",
    "a lone word over the heading, never said again": "Bienvenue\nCONSEIL MUNICIPAL\nSéance du 29 février 2024\n",
    "a person over the heading": "Martine CARIN\nCONSEIL MUNICIPAL\nSéance du 29 février 2024\nMartine CARIN\n",
    "two communes as often": "CONSEIL MUNICIPAL\nLa commune de Breux doit payer à Breux. La commune de Cressy doit payer à Cressy.\n",
    "a place and a date in a sentence": "CONSEIL MUNICIPAL\nÀ Breuzy, le 4 juillet 2022, la fête aura lieu.\n",
    "a grouping's own sitting held in a commune": "Communauté de communes\nle conseil communautaire s'est réuni\n"
    + FOOT
    + FOOT,
}


@pytest.mark.parametrize("texte, nom", NAMED.values(), ids=NAMED)
def test_signs_that_agree_name_the_body(texte: str, nom: str) -> None:
    found = collectivite_ailleurs.find(texte)
    assert found is not None and found.valeur == nom


@pytest.mark.parametrize("texte", SILENT.values(), ids=SILENT)
def test_a_sign_alone_names_nobody(texte: str) -> None:
    assert collectivite_ailleurs.find(texte) is None
