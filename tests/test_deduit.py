"""A value that the words alone do not say is deduced, and says from what; the words of a printed one are enough."""

from __future__ import annotations

from extractors.champs import read
from extractors.pages.page import Page
from extractors.view import Source, View

HEAD = "CONSEIL MUNICIPAL\nRéunion du mardi 14 mars{annee}\nConvocation du 8 mars 2023\nPrésents : M. Luc BEC, Mme Zoé ROUX"


def seance(text: str) -> View:
    return View.whole(Source.of([Page(1, 595, 842, text, ())]))


def test_the_year_comes_from_the_convocation() -> None:
    values = read(seance(HEAD.format(annee="")), "seance")
    proof = values.preuves["delib_date"]
    assert values.values["delib_date"] == "2023-03-14"
    assert (proof.origine, proof.page) == ("deduit", None), "the year is printed nowhere beside the day"
    assert proof.texte == "mardi 14 mars, convocation du 2023-03-08"


def test_a_whole_date_is_printed() -> None:
    proof = read(seance(HEAD.format(annee=" 2023")), "seance").preuves["delib_date"]
    assert (proof.origine, proof.texte, proof.page) == ("imprime", "14 mars 2023", 1)
