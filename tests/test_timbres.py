"""The stamps that a prefecture's counter lays over a page, as ink and OCR leave them. Invented places."""

from __future__ import annotations

import pytest

from extractors.timbres import find_stamps

STAMPS = (
    ("REÇU LE\n24 MAI 2022\nSOUS-PREFECTURE ( Font )\nDE BERNON", "2022-05-24"),
    ("REÇU LE\n24 MAI 2022\n[MAIRIE\n(FONTAINE\nLE HÉTRE /\nSOUS-PREFECTUR\nDE BERNON", "2022-05-24"),
    ("REÇULE\n28 MAI 2018\nsoUs-PRÉFECTURE\nDE BERNON", "2018-05-28"),
    ("PRÉFECTURE DE LA CREUSETTE\nREÇU LE\n4 , - 8 FÉV. 2023\nMairie de Breux", "2023-02-08"),
    ("SOUS-PRÉFECTURE DE\nSAINT-LOUP\nREÇU LE 05 SEP. 2019\nRÉPUBLIQUE FRANÇAISE", "2019-09-05"),
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
