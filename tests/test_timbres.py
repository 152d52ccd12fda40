"""The stamps that a prefecture's counter lays over a page, as ink and OCR leave them. Invented places."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.timbres import find_stamps
from flows.demo.rendu import render

STAMPS = (
    ("REÇU LE\n24 MAI 2022\nSOUS-PREFECTURE ( Font )\nDE BERNON", "2022-05-24"),
    ("REÇU LE\n24 MAI 2022\n[MAIRIE\n(FONTAINE\nLE HÉTRE /\nSOUS-PREFECTUR\nDE BERNON", "2022-05-24"),
    ("REÇULE\n28 MAI 2018\nsoUs-PRÉFECTURE\nDE BERNON", "2018-05-28"),
    ("PRÉFECTURE DE LA CREUSETTE\nREÇU LE\n4 , - 8 FÉV. 2023\nMairie de Breux", "2023-02-08"),
    ("SOUS-PRÉFECTURE DE\nSAINT-LOUP\nREÇU LE 05 SEP. 2019\nRÉPUBLIQUE FRANÇAISE", "2019-09-05"),
    ("Le Maire,\nSOUS-PRÉFECTURE R. CASSAN\nREÇU LE\n28 NOV. 2019\nBERNON-SUR-ONDE", "2019-11-28"),
    ("Reçu à la Sous-Préfecture d'Aubenas\nle 06 MARS 2020\nCOMMUNE DE BREUX", "2020-03-06"),
    (
        "Le Maire certifie sous sa responsabilité le caractère exécutoire de cet acte, reçu en sous-\nPréfecture le 22 novembre 2022 et publié le 23 novembre 2022.",
        "2022-11-22",
    ),
    ("SOUS-PRÉFECTURE\nDE BERNON\n09 AVR. 2009\nARRIVÉE\nRépublique Française", "2009-04-09"),
    ("COURRIER ARRIVÉ\n5 - 5 JUIL. 2021\nPRÉFECTURE DE BERNON", "2021-07-05"),
    ("Reçu en préfect\n; ure le\n18 NOV. 2019\nLe maire", "2019-11-18"),
    (
        "Le maire certifie le caractère exécutoire de la présente délibération, reçue en préfecture le 24 septembre\n2024 et publiée",
        "2024-09-24",
    ),
)
NOT_STAMPS = (
    "Acte rendu exécutoire après dépôt en sous-préfecture le 13 décembre 2022\net publication",
    "Vu la délibération du 3 mars 2022, reçue en préfecture le 5 mars 2022",
    "Reçu le 3 mars 2022 un courrier de M. ROUX. La préfecture a répondu",
    "le service\nPréfecture de la Creusette\nest consulté depuis le 3 mars 2022",
)


@pytest.mark.parametrize(("text", "received"), STAMPS)
def test_the_day_of_reception_is_read(text: str, received: str) -> None:
    assert [stamp.recu for stamp in find_stamps(text)] == [received]


@pytest.mark.parametrize("text", NOT_STAMPS)
def test_a_sentence_is_no_stamp(text: str) -> None:
    assert not any(stamp.recu for stamp in find_stamps(text))


def test_a_ministry_s_receipt_tells_the_publication() -> None:
    stamp = "Accusé de réception - Ministère de l'Intérieur 099-219900014-20240311-D2024_12-DE\nRéception par le préfet : 14/03/2024 Publication : 15/03/2024"
    assert [(t.recu, t.publie) for t in find_stamps(stamp)] == [("2024-03-14", "2024-03-15")]


EXTRAIT = """Envoyé en préfecture le 14/03/2024
Reçu en préfecture le 14/03/2024
Publié le {jour:02}/03/2024
ID : 099-219900014-20240311-D2024_{numero}-DE
COMMUNE DE VALBRUNE
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
Le onze mars deux mil vingt-quatre, le conseil municipal s'est réuni sous la présidence de Luc ARDENNE, maire.
Étaient présents : Luc ARDENNE, Odile BRUN, Jean CARRÉ, Maud DELORME
D2024/{numero} - {objet}
Le conseil municipal, après en avoir délibéré, approuve à l'unanimité la proposition du maire.
Pour copie conforme, le maire
"""


def test_each_act_of_a_page_has_the_stamp_that_names_its_number() -> None:
    suite = ((14, "Achat d'une tondeuse"), (15, "Coupes de bois de l'hiver"), (16, "Tarifs de la salle des fêtes"))
    texte = "".join(EXTRAIT.format(jour=n, numero=n, objet=objet) for n, objet in suite)
    actes = extract(render(texte), "liasse.pdf", themes=False).actes
    assert [(a.delib_id, a.pref_acte_id, a.publication_date) for a in actes] == [
        (f"D2024/{n}", f"099-219900014-20240311-D2024_{n}-DE", f"2024-03-{n}") for n, _ in suite
    ]


CAISSE = """CAISSE DES ÉCOLES
DE VALBRUNE

COMITÉ DE LA CAISSE DES ÉCOLES
Séance du 11 mars 2024
{objet} n° CE-2024-{numero}
Le 11 mars 2024 à 17 h 30, le comité de la Caisse des écoles, convoqué le 3 mars 2024, s'est réuni sous la présidence de
Mme Odile BRUN, vice-présidente.
Membres présents : Mme Odile BRUN, M. Jean CARRÉ, Mme Maud DELORME
Votants : 3
Le comité de la Caisse des écoles, {vote},
DÉCIDE
Article 1 : La proposition est adoptée.
La Vice-présidente, Odile BRUN
Reçu en préfecture le 14/03/2024
ID : 099-219900014-20240311-CE2024{numero}-{nature}
"""


def test_extracts_under_one_head_are_cut_where_the_identifier_changes() -> None:
    suite = (("BILAN ET COMPTE RENDU D'ACTIVITÉ", "08", "à l'unanimité", "DE"), ("TARIFS DES SÉJOURS D'ÉTÉ", "09", "par 2 voix pour et 1 abstention (M. CARRÉ)", "DE"), ("DÉCISION MODIFICATIVE", "10", "à l'unanimité", "BF"))  # fmt: skip
    pages = [CAISSE.format(objet=o, numero=n, vote=v, nature=c) for o, n, v, c in suite]
    actes = extract(render("\n===\n".join(pages)), "caisse.pdf", themes=False).actes
    assert [(a.delib_id, a.delib_objet, a.vote_abstention) for a in actes] == [
        ("CE-2024-08", "BILAN ET COMPTE RENDU D'ACTIVITÉ", 0),
        ("CE-2024-09", "TARIFS DES SÉJOURS D'ÉTÉ", 1),
        ("CE-2024-10", "DÉCISION MODIFICATIVE", 0),
    ]
