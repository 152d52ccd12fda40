"""Another assembly's papers on a council's site: the links say nothing, the first page and the stamp do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from villes import Ville, serving

from flows.autrui import judge, other_assembly
from flows.catalogue import Catalogue
from flows.demo.rendu import render
from flows.read import read_bytes
from flows.source import Source

COMMUNE = Source("217701234", "Breux", "https://breux.invalid/", "html", insee="77012")
GROUPE = Source("247700011", "Communauté de communes des Trois Ondes", "https://ondes.invalid/", "html")
MINUTES = "# {body}\nCompte rendu de la séance du {council} du 4 mai 2024\nLe {council} de {body} s'est réuni. Étaient présents : Mme Odile BRANCHU, M. Firmin LASSALLE.\nObjet : Vente du lot {n}\nAdopté à l'unanimité.\n"


@pytest.mark.parametrize(
    ("source", "nom", "timbre", "other"),
    [
        (COMMUNE, "Communauté de communes des Trois Ondes", None, True),
        (COMMUNE, "Syndicat des eaux de la Brive", None, True),
        (COMMUNE, "CCAS de Breux", None, True),
        (COMMUNE, "Breux", None, False),
        (COMMUNE, "Breux-le-Vieil", None, False),  # its name before a merger: a doubt, told elsewhere
        (COMMUNE, None, None, False),
        (COMMUNE, "Régionville", None, False),
        (COMMUNE, "Breux", "077-247700011-20240504-12-DE", True),
        (COMMUNE, "Breux", "077-267700017-20240504-12-DE", True),
        (COMMUNE, "Breux", "077-217709999-20240504-12-DE", False),
        (COMMUNE, "Communauté de communes des Trois Ondes", "077-217701234-20240504-12-DE", False),
        (GROUPE, "Breux", None, False),
        (GROUPE, "Breux", "077-217701234-20240504-12-DE", True),
        (GROUPE, None, "077-200068153-20240504-12-DE", False),  # its SIREN before a merger
        (Source("267700017", "CCAS de Breux", "https://x.invalid/", "html"), "CCAS de Breux", None, False),
        (None, "Communauté de communes des Trois Ondes", None, False),
    ],
)
def test_only_what_tells_another_kind_of_body_decides(
    source: Source | None, nom: str | None, timbre: str | None, other: bool
) -> None:
    assert (other_assembly(source, nom, timbre) is not None) == other


@pytest.fixture
def ville() -> Iterator[Ville]:
    with serving() as found:
        yield found


def test_a_grouping_s_minutes_on_a_commune_s_site_give_it_no_act(ville: Ville, tmp_path: Path) -> None:
    """Both are called « Compte rendu » and nothing more; each is published for its own body, wherever it was found."""
    both = (
        ("/2.pdf", "Communauté de communes des Trois Ondes", "conseil communautaire"),
        ("/1.pdf", "Commune de Breux", "conseil municipal"),
    )
    papers = {path: render(MINUTES.format(body=body, council=council, n=path[1])) for path, body, council in both}
    ville.page("/deliberations", *papers)
    for path, data in papers.items():
        ville.pdf(path, data)
    source = ville.source(siren=COMMUNE.siren)
    ville.visit(tmp_path, source=source)
    with closing(Catalogue(tmp_path / "catalogue.sqlite")) as catalogue:
        for sha, name in catalogue.to_read("v1"):
            reading = read_bytes(papers[f"/{name}"], Path(name), name, themes=False)
            catalogue.keep_reading(sha, "v1", reading.extraction, reading.erreur)
        catalogue.judge(judge([source]))
        told = {d.fichier: (d.statut, d.raison) for d in catalogue.documents()}
        assert told["1.pdf"] == ("retenu", None)
        assert told["2.pdf"] == (
            "ecarte",
            "document d'une autre assemblée, dit sa première page : Communauté de communes des Trois Ondes",
        )
        assert [a.fichier for a, _ in catalogue.readings()] == ["1.pdf"]
        catalogue.judge(judge([]))
        assert len(list(catalogue.readings())) == 2
