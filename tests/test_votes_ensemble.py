"""A result said once of all the acts of a sitting."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.votes import ensemble
from flows.demo.rendu import render

MINUTES = """
Mairie de Castelmory
Compte rendu de la réunion du conseil municipal du 12 mars 2021
Présents : MM. Luc ROBIN, Paul VIAL, Mmes Ève BREL, Zoé SAGE
Secrétaire de séance : M. Paul VIAL

DÉSIGNATION D'UN DÉLÉGUÉ AU SYNDICAT DES EAUX
Le conseil municipal désigne M. Luc ROBIN, délégué au syndicat des eaux.

LOYERS DES LOGEMENTS COMMUNAUX
Le conseil municipal décide de réviser les loyers des logements de la commune.

ACHAT D'UNE TONDEUSE
Le conseil municipal décide l'achat d'une tondeuse. Vote : 3 pour, 1 contre.

{fin}
Fait à Castelmory, le 15 mars 2021
"""


@pytest.mark.parametrize("text", ensemble.EXAMPLES)
def test_an_example_says_unanimity_of_all(text: str) -> None:
    found = ensemble.find(text)
    assert found and found.valeur == "unanimite"
    assert "unanimité" in text[found.debut : found.fin]


@pytest.mark.parametrize("text", ensemble.COUNTER_EXAMPLES)
def test_a_counter_example_says_nothing(text: str) -> None:
    assert ensemble.find(text) is None


def test_it_holds_for_the_acts_that_say_nothing_of_their_vote() -> None:
    said = extract(render(MINUTES.format(fin="Toutes ces décisions ont été prises à l'unanimité.")), "a.pdf")
    assert [(acte.vote_resultat, acte.vote_contre) for acte in said.actes] == [
        ("unanimite", None),
        ("unanimite", None),
        ("majorite", 1),
    ]
    assert said.actes[0].preuves["vote_resultat"].texte.startswith("Toutes ces décisions")
    silent = extract(render(MINUTES.format(fin="La séance est levée.")), "a.pdf")
    assert [acte.vote_resultat for acte in silent.actes] == [None, None, "majorite"]
