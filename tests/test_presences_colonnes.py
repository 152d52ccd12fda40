"""Roll calls in columns, those present beside the absent: invented councils, born-digital and scanned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas.records import Procuration
from tests.test_presences_croix import as_is, drawn, read, scanned, surnames

BY_COMMUNE = (
    ("Commune", "Délégués titulaires présents", "Délégués absents ou excusés"),
    ("Ailly-la-Grande", "Jean ARNOUX\nLucie BEGUIN\nAnne EVRARD", "–"), ("Bray", "Zoé DE MARILLY\nPaul HUET", "Marc COLLIN, pouvoir à Zoé DE MARILLY"),
    ("Chaumont-le-Sec", "Denis JACQUIER\nAnissa ROMANI", "Luc FABRE"),
)  # fmt: skip
TWO_CELLS = (
    ("PRÉSENTS", "ABSENTS OU EXCUSÉS"),
    ("M. Jean ARNOUX, Maire\nMme Lucie BEGUIN\nM. Paul HUET\nMme Anne EVRARD", "M. Marc COLLIN\n(pouvoir à M. Jean ARNOUX)\nM. Luc FABRE"),
)  # fmt: skip


@pytest.mark.parametrize("made", [as_is, scanned])
@pytest.mark.parametrize("ruled", [True, False])
def test_each_column_is_a_list(made: Callable[[bytes], bytes], ruled: bool) -> None:
    seance = read(made(drawn(BY_COMMUNE, ruled=ruled, below=("Secrétaire de séance : Anissa ROMANI",)))).document
    assert surnames(seance.membres_presents) == {
        "arnoux", "beguin", "evrard", "de", "marilly", "huet", "jacquier", "romani"
    }  # fmt: skip
    assert surnames(seance.membres_absents) == {"fabre"}
    assert [surnames((p.mandant,)) for p in seance.procurations] == [{"collin"}]


def test_a_cell_may_hold_the_whole_list() -> None:
    seance = read(drawn(TWO_CELLS, heads="CENTER", below=("Votants : 5", "Secrétaire : Mme Anne EVRARD"))).document
    assert surnames(seance.membres_presents) == {"arnoux", "beguin", "huet", "evrard"}
    assert surnames(seance.membres_absents) == {"fabre"}
    assert seance.procurations == (Procuration("Marc COLLIN", "Jean ARNOUX"),)


def test_no_white_band_no_columns() -> None:
    said = (
        "Étaient présents et non absents : Jean ARNOUX, Lucie BEGUIN",
        "qui ont siégé ce soir-là avec Paul HUET et Anne EVRARD autour de la table",
    )
    assert "presences.colonnes" not in str(read(drawn((("Lieu", "Mairie"),), below=said)).document.preuves)
