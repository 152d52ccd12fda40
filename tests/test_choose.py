"""Which links are taken: by their own words, by what stands around them, by their page; doubt follows the place."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from flows.moisson.choose import Lien, reason_to_leave
from flows.source import Source

VAUBRUN = Source("999000011", "Vaubrun", "https://vaubrun.invalid/", "html")
ADDRESSES = Path(__file__).parents[2] / "shared/reference/publication-urls.csv"

TAKEN = [
    Lien("https://x/a.pdf", "Délibération n° 2024-12 : tarifs de la cantine", liste=False),
    Lien("https://x/PV-CM-12-03-2024.pdf", "", liste=False),
    Lien("https://x/CR_16_02_23.pdf", "Télécharger", liste=False),
    Lien("https://x/DEL_2024_002_DOB.pdf", "", liste=False),
    Lien("https://x/liste-délibérations-CM-13.10.2022.pdf", "", liste=False),
    Lien("https://x/PV-CM-240205_Arrete-et-Signe.pdf", "", liste=False),
    Lien("https://x/registre.pdf", "Registre des délibérations du 4 mai", liste=False),
    Lien("https://x/scan.pdf", "Télécharger", contexte="Séance du 12 mars 2024", liste=False),
    Lien("https://x/scan.pdf", "Ouvrir", autour="12/03/2024 Conseil municipal Ouvrir", liste=False),
    Lien(
        "https://x/2024-021.pdf",
        "Ouverture de crédits avant vote du budget primitif",
        autour="2024-021 Ouverture de crédits",
        page="Actes",
    ),
    Lien(
        "https://x/r.pdf",
        "Approbation du règlement de la salle des fêtes",
        contexte="Délibérations",
        page="Délibérations",
    ),
    Lien("https://x/cms_viewFile.php?idtf=12&path=2023-03-20-Proces-Verbal-du-Bureau.pdf", "", liste=False),
    Lien("https://x/D2.pdf", "02 - Tarifs de la cantine", page="Conseil municipal du 10 décembre 2025"),
    Lien("https://cdn.invalid/1f.pdf", "Procès-verbal du 4 juin 2024", ailleurs=True, liste=False),
]
LEFT = [
    (Lien("https://x/a.pdf", "Arrêté n° 2024-17 portant délégation au conseil"), "arrêté"),
    (Lien("https://x/ODJ-CM-12-03-2024.pdf", ""), "ordre du jour ou convocation"),
    (Lien("https://x/a.pdf", "Convocation au conseil municipal du 3 mai 2024"), "ordre du jour ou convocation"),
    (Lien("https://x/a.pdf", "Décision du maire n° 12", contexte="Délibérations"), "décision du maire ou du président"),
    (Lien("https://x/vaubrun-infos-31.pdf", "Vaubrun infos"), "bulletin ou lettre d'information"),
    (Lien("https://x/fm2503.pdf", "mars", contexte="Feuille municipale d'information"), "bulletin ou lettre d'information"),
    (Lien("https://x/menus-mars.pdf", "Menus de mars"), "menu de cantine"),
    (Lien("https://x/cr.pdf", "Compte rendu du conseil d'école du 3 mai"), "document d'une autre assemblée"),
    (Lien("https://x/cr.pdf", "Compte rendu du 3 mai 2024", contexte="Conseil municipal des jeunes"), "document d'une autre assemblée"),
    (Lien("https://x/docs/ccas/2024/pv.pdf", "Procès-verbal du 3 mai 2024"), "document d'une autre assemblée (ccas)"),
    (Lien("https://x/a.pdf", "Séance du 3 mai 2024", pres="Convocations"), "ordre du jour ou convocation"),
    (Lien("https://x/pv.pdf", "PV de l'assemblée générale de l'amicale"), "document d'une autre assemblée"),
    (Lien("https://x/r.pdf", "Règlement de la salle des fêtes", contexte="Délibérations", page="Délibérations"), "formulaire, règlement ou tarif"),
    (Lien("https://x/plu.pdf", "PLU - zone UA"), "urbanisme"),
    (Lien("https://x/1.pdf", "2024-17", contexte="Arrêtés municipaux", page="Actes"), "arrêté (dit autour du lien)"),
    (Lien("https://x/scan.pdf", "Scan", page="La mairie", liste=False), "rien ne dit que ce soit un document du conseil"),
    (Lien("https://x/scan.pdf", "Scan", lieu="menu"), "rien ne dit que ce soit un document du conseil"),
    (Lien("https://x/r.pdf", "Règlement intérieur du conseil municipal", autour="Le conseil compte 33 élus, en trois groupes. Consultez les comptes rendus. Règlement intérieur du conseil municipal", page="Le conseil municipal"), "formulaire, règlement ou tarif"),
    (Lien("https://cdn.invalid/x.pdf", "Guide du tri", ailleurs=True), "avis ou affiche"),
]  # fmt: skip

PAPERS = """Avis d'appel public à la concurrence - voirie;Avis au public - fermeture de la mairie;Avis de vacance de poste
Avis de concertation préalable;Marché de travaux - acte d'engagement;Données essentielles des marchés;Indemnités des élus 2024
Questions orales du conseil municipal;Procès-verbal des opérations électorales;Procès-verbal de bornage;Compte rendu de mandat
Compte rendu d'activité du concessionnaire;Compte rendu annuel au concédant 2023;Conclusions du commissaire enquêteur
Procuration de vote;Pouvoir pour le conseil municipal;Certificat d'affichage;Projet éducatif territorial
Résultats des élections européennes 2024;Discours du maire - voeux 2024;Diaporama présenté en réunion publique
Décisions du Maire - 1er trimestre 2024;Rapport d'activité 2023;Tableau du conseil municipal;Note de synthèse - conseil du 12 mars 2024
PV de la commission de contrôle des listes électorales;Convention avec le SDIS
Annonces légales - mars;Fermeture estivale de la mairie;Liste électorale complémentaire;Certificat d'urbanisme;CFU 2023;PV du CST
Compte rendu atelier participatif;Autorisation parentale;Demande d'acte de naissance;Bail type;Prochain conseil municipal : 12 mars 2024
Dates des séances 2024;Retransmission du conseil municipal du 12 mars 2024;Registre des décisions 2023;Mémoire en réponse de la commune
Annexe à la délibération n° 2024-12;2024-006-ann02;DEL_20231218_33anx;Recueil actes administratifs juillet 2024;Décisions présidente avril 2024
Annexes des délibérations du 12 mars;Délibération 2024-12 annexe 2;cm_2024_042_pacte_financier-annexe-tamponne-1;Tableau des effectifs
Attribution du marché de voirie - avis;Avis de préinformation;Documents budgétaires 2024;Compte-rendu conseil ecole nov 2024
Listes des décisions prises par le maire au titre de l'article L2122-22;État annuel des indemnités perçues par les élus
Délibération n° 2024-12 du CCAS;DEL_CCAS_2024_01;PV-CA-CCAS-12-03-2024;Délibérations du C.C.A.S. du 3 avril;CA du CCAS du 12/03/2024
PV du SIVOS du 12 mars 2024;Compte rendu SIAEP 2024-03-12;Compte rendu CCID;Compte rendu de la cérémonie des voeux;PV du conseil de vie sociale
Compte rendu du bureau municipal;Point 3 - Projet de délibération;2024-03 Bulletin municipal;2024-31 Arrêté de circulation;2024-05 Menus de la cantine;2024-03 Vaubrun infos"""
ACTS = """2024-03-02 Tarifs de la cantine;DCM 2024-12 PLU - approbation;N°2024/31 Règlement intérieur de la garderie
Délibération portant avis sur le projet de PLUi;Avis sur le projet de PLUi;Avis de la commune sur la carte scolaire
Convention avec le SDIS - autorisation de signature;Délibération n° 2024-031 : compte rendu annuel au concédant
Procès-verbal d'installation du conseil municipal et d'élection du maire;Compte rendu sommaire du 12 mars 2024;mars 2024
Délibération fixant les indemnités des élus;Registre des délibérations 2023;Motion contre la fermeture de la trésorerie
Annexe 1 - procès-verbal du conseil municipal du 21 décembre 2023;Délibération 2024-12 : budget annexe;Délibération n° 2024-13 et son annexe;2024-02-07 Tableau des effectifs;Modification du tableau des effectifs
Attribution du marché de voirie;Annexes et délibérations du 12 mars 2024;Demande de DETR - toiture école;Autorisation d'ester en justice;Relevé de décisions du conseil municipal du 12 mars 2024
Délibération n° 2024-12 : subvention au CCAS;CCAS : désignation des membres;Délibération 2024-03 Caisse des écoles - subvention
Délibération 2024-15 : adhésion au SIVOS;Vote du budget annexe 1;2024-031 Pacte financier et annexe 1"""


@pytest.mark.parametrize("page", ["Délibérations", "Conseil municipal", "Comptes rendus"])
def test_other_papers_on_a_page_of_acts_are_left_and_acts_of_any_title_taken(page: str) -> None:
    def taken(titles: str) -> set[str]:
        links = [Lien("https://x/doc12.pdf", t, page=page) for t in titles.replace(";", "\n").splitlines()]
        return {lien.texte for lien in links if reason_to_leave(lien, VAUBRUN) is None}

    assert taken(PAPERS) == set()
    assert taken(ACTS) == set(ACTS.replace(";", "\n").splitlines())


@pytest.mark.parametrize("siren", ["247701234", "200012345"])
def test_a_grouping_takes_its_council_s_papers_and_its_bureau_s_acts(siren: str) -> None:
    """Not the reports of the bureau, which is not the council, nor what its communes' councils wrote."""
    source = Source(siren, "Communauté de communes des Trois Ondes", "https://x/", "html")
    titles = {
        "Compte rendu du bureau du 12 mars 2024": False, "Relevé de décisions du bureau communautaire": False, "CR Bureau 2024-03-12": False,
        "Aubenay : procès-verbal du conseil municipal du 12 mars 2024": False, "Compte rendu de la conférence des maires": False,
        "Délibérations du bureau du 12 mars 2024": True, "PV du bureau communautaire du 12 mars 2024": True,
        "Compte rendu du conseil communautaire du 12 mars 2024": True, "2024-031 Avis des conseils municipaux sur les statuts": True,
        "Délibération 2024-12 : mise à disposition d'un bureau": True,
    }  # fmt: skip
    links = [Lien(f"https://x/{n}.pdf", title, page="Comptes rendus") for n, title in enumerate(titles)]
    assert {lien.texte: reason_to_leave(lien, source) is None for lien in links} == titles


@pytest.mark.parametrize("lien", TAKEN, ids=lambda ln: f"{ln.texte or ln.url} {ln.contexte}")
def test_a_councils_document_is_taken(lien: Lien) -> None:
    assert reason_to_leave(lien, VAUBRUN) is None


@pytest.mark.parametrize(("lien", "reason"), LEFT, ids=[f"{ln.texte or ln.url} {ln.contexte}" for ln, _ in LEFT])
def test_another_paper_is_left_aside_with_its_reason(lien: Lien, reason: str) -> None:
    assert (reason_to_leave(lien, VAUBRUN) or "").startswith(reason)


def test_doubt_takes_where_documents_are_listed_and_leaves_elsewhere() -> None:
    assert reason_to_leave(Lien("https://x/20240312.pdf", "Document", liste=True), VAUBRUN) is None
    assert reason_to_leave(Lien("https://x/scan0012.pdf", "Document", liste=False), VAUBRUN)


def test_what_the_source_asks_for_is_obeyed_first() -> None:
    picky = Source("999000011", "Vaubrun", "https://x/", "html", garder=("proces verbal",), ecarter=("bureau",))
    assert reason_to_leave(Lien("https://x/d.pdf", "Délibération 2024-12"), picky)
    assert reason_to_leave(Lien("https://x/p.pdf", "Procès-verbal du 3 mai"), picky) is None
    assert reason_to_leave(Lien("https://x/p.pdf", "Procès-verbal du bureau du 3 mai"), picky)


def test_a_ccas_may_be_a_source_of_its_own() -> None:
    minutes = Lien("https://x/p.pdf", "Délibération du CCAS du 3 mai 2024")
    assert reason_to_leave(minutes, VAUBRUN)
    assert reason_to_leave(minutes, Source("999000029", "CCAS de Vaubrun", "https://x/", "html")) is None


@pytest.mark.parametrize(
    "lien",
    [
        Lien("https://x/a.pdf", "3 mai 2024", contexte="~Communauté de communes ‹ Comptes rendus"),
        Lien(
            "https://x/a.pdf",
            "Compte rendu du 3 mai 2024",
            contexte="Les comptes rendus de la communauté d'agglomération",
        ),
        Lien("https://x/a.pdf", "Procès-verbal du 3 mai 2024", page="Intercommunalité"),
        Lien("https://x/CR-CC-2024-05-03.pdf", "Télécharger", page="Comptes rendus"),
    ],
)
def test_another_level_s_papers_are_left_on_a_commune_s_site_only(lien: Lien) -> None:
    """A grouping's own site calls them so too; and what the council decides about its community is the council's."""
    commune = Source("217701234", "Vaubrun", "https://x/", "html")
    assert (reason_to_leave(lien, commune) or "").startswith("document d'une autre assemblée")
    assert reason_to_leave(lien, Source("247701234", "Trois Ondes", "https://x/", "html")) is None
    act = Lien("https://x/a.pdf", "2024-12 Communauté de communes : rapport d'activité", contexte="Délibérations")
    assert reason_to_leave(act, commune) is None


def test_the_hint_is_the_links_text_and_what_stands_above_it() -> None:
    lien = Lien(
        "https://x/a.pdf", "Procès-verbal", contexte="~à lire ‹ Séance du 12 mars 2024 ‹ Conseil", page="Conseil"
    )
    assert lien.indice == "Procès-verbal | Séance du 12 mars 2024 | Conseil"


@pytest.mark.corpus
@pytest.mark.skipif(not ADDRESSES.is_file(), reason="les adresses réelles ne sont pas sur cette machine")
def test_real_addresses_alone_are_sorted_as_their_catalogue_does() -> None:
    """Names only, without any page around: minutes and acts are kept, orders are not, where the name has a sign."""
    with ADDRESSES.open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if "réfecture" not in r["entity"]]
    kept: dict[str, list[bool]] = {}
    for row in rows:
        taken = reason_to_leave(Lien(row["url"], ""), VAUBRUN) is None
        kept.setdefault(row["nature"], []).append(taken)
    share = {nature: sum(found) / len(found) for nature, found in kept.items()}
    assert share["pv.full"] >= 0.99
    assert share["pv.cr"] >= 0.92, "the catalogue calls agendas and reports minutes too"
    assert share["acte.delib"] >= 0.80, "the catalogue calls annexes acts too"
    assert share["acte.arrete"] <= 0.5, "half of its orders are deliberations by their names, or have no sign at all"
