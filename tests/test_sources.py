"""A town is data: how a source may be described, what is said of each mistake, and how one is written from a site's address."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.annuaire.add import Demande, check_request, identify
from flows.annuaire.communes import all_known, by_insee, by_name, by_siren, told_name
from flows.annuaire.files import load_sources, read_source
from flows.annuaire.schema import FIELDS
from flows.cli import main
from schemas.siret import valid_siren
from tests.sites import accueils, joomla, pages, spip, varies, wordpress
from tests.sites.serveur import Site, serving
from tests.test_platforms import taken, visit

GOOD = {
    "nom": "Vaubrun",
    "siren": "999000011",
    "url": "https://vaubrun.invalid/deliberations",
    "plateforme": "wordpress",
}


def described(folder: Path, **changes: object) -> list[str]:
    """What is said of a source that differs from a good one by these fields; None takes one away."""
    data = {k: v for k, v in {**GOOD, **changes}.items() if v is not None}
    file = folder / "vaubrun.yml"
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return [str(d) for d in read_source(file)[1]]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"siren": 999000011},
            'vaubrun.yml, ligne 2 : siren : 999000011 n\'est pas un texte entre guillemets. Écrivez `siren: "999000011"`.',
        ),
        ({"siren": "999000012"}, "n'est pas un SIREN. Il faut neuf chiffres dont la clé est juste"),
        ({"siret": "99900001100019"}, "ôtez la ligne si vous ne le connaissez pas"),
        ({"siret": "99900002900010"}, "ne commence pas par le siren 999000011"),
        ({"insee": "6219"}, "n'est pas un code INSEE de commune"),
        ({"departement": "100"}, "n'est pas un département"),
        ({"url": "www.vaubrun.fr"}, "n'est pas une adresse http(s). Elle commence par https://"),
        ({"url": None}, "url : ce champ manque. Écrivez l'adresse de la page"),
        ({"pages": ["ftp://x/"]}, "pages : « ftp://x/ » n'est pas une adresse"),
        ({"pages": "https://x/"}, "n'est pas une liste entre crochets"),
        ({"plateforme": "wordpres"}, "plateforme : « wordpres » est inconnue. Vouliez-vous dire « wordpress » ?"),
        ({"rithme": 92}, "ligne 5 : rithme : champ inconnu. Vouliez-vous dire « rythme » ?"),
        ({"rythme": 0}, "0 est hors des bornes. Il faut de 1 à 3660 jours."),
        ({"rythme": True}, "n'est pas un nombre entier"),
        ({"depuis": "hier"}, "n'est pas une date. Écrivez-la année-mois-jour"),
        ({"garder": ["("]}, "n'est pas un motif valable"),
    ],
)
def test_a_mistake_is_told_with_its_line_its_value_and_what_to_do(
    tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    (told,) = described(tmp_path, **changes)
    assert said in told and told.startswith("vaubrun.yml, ligne ")


def test_every_mistake_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    told = described(tmp_path, siren="1", plateforme="x", rythme=-1)
    assert [t.split(" : ")[0] for t in told] == [f"vaubrun.yml, ligne {n}" for n in (2, 4, 5)]


@pytest.mark.parametrize(
    "text",
    ["", "- a\n- b\n", "nom: [", "nom: a\nnom: b\n" + yaml.safe_dump({k: v for k, v in GOOD.items() if k != "nom"})],
)
def test_what_is_not_a_source_is_told_too(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.yml"
    file.write_text(text, encoding="utf-8")
    found, told = read_source(file)
    assert found is None and told


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from([*FIELDS, "autre"]),
        st.one_of(st.text(), st.integers(), st.lists(st.text()), st.none(), st.booleans()),
    )
)
def test_whatever_a_file_says_it_is_a_source_or_it_is_told_why_not(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("s") / "x.yml"
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    found, told = read_source(file)
    assert (found is None) == bool(told)


def test_other_names_of_a_platform_are_understood(tmp_path: Path) -> None:
    assert described(tmp_path, plateforme="WordPress") == []
    assert described(tmp_path, plateforme="eZ") == []
    assert load_sources(tmp_path)[0].plateforme == "ibexa"


def test_the_reference_knows_every_commune_and_its_numbers() -> None:
    assert len(all_known()) > 36_000
    assert all(valid_siren(c.siren) for c in all_known()[::50])
    lille = by_insee("59350")
    assert (
        lille
        and (lille.nom, lille.siren, lille.departement) == ("Lille", "215903501", "59")
        and lille.population > 200_000
    )
    assert by_siren(lille.siren) == lille


@pytest.mark.parametrize(
    ("name", "insee"),
    [
        ("Mairie de Marcq-en-Barœul", "59378"),
        ("Ville de LILLE - site officiel", ""),
        ("bienvenue à L'Isle-Adam", "95313"),
        ("Saint Étienne du Rouvray", "76575"),
    ],
)
def test_a_commune_is_found_whatever_its_name_is_dressed_in(name: str, insee: str) -> None:
    assert [c.insee for c in by_name(name)] == ([insee] if insee else [])


def test_a_grouping_is_found_by_its_short_or_long_name() -> None:
    assert told_name("CC du Clunisois") == told_name("Communauté de communes du Clunisois")
    assert [c.genre for c in by_name("Communauté de communes du Clunisois")] == ["CC"]


def test_of_several_communes_of_one_name_none_is_chosen_but_by_a_person_or_a_postal_code() -> None:
    several = by_name("Saint-Aubin")
    assert len(several) > 3
    with pytest.raises(Exception, match="Plusieurs collectivités"):
        identify(Demande(), several)
    assert [c.departement for c in by_name("Saint-Aubin", departement="62")] == ["62"]
    one = next(c for c in several if c.departement == "62")
    assert by_name("Saint-Aubin", codes_postaux=one.codes_postaux) == [one]


def test_a_siret_gives_its_siren_and_is_never_made_from_one() -> None:
    assert check_request(Demande(siret="99900001100018")).siren == "999000011"
    assert check_request(Demande(siren="999000011")).siret == ""
    with pytest.raises(Exception, match="clé est juste"):
        check_request(Demande(siret="99900001100019"))


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


def add(site: Site, start: str, folder: Path, *more: str) -> Done:
    """`registre sources add`, as if typed without a terminal."""
    out, err = io.StringIO(), io.StringIO()
    options = ("--sources", str(folder), "--allow-private", "--pause", "0", *more)
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["sources", "add", site.url + start, *options])
    return Done(code, out.getvalue(), err.getvalue())


INVENTED = ("--nom", "Vaubrun-sur-Lys", "--siret", "99900001100018", "--yes")


@pytest.mark.parametrize(
    ("make", "start", "plateforme", "found"),
    [
        (pages.site, "/index.html", "html", {"/conseil/deliberations.html"}),
        (joomla.site, "/index.php/mairie/telechargements", "joomla", {"/index.php/mairie/telechargements", "/index.php/mairie/comptes-rendus"}),
        (lambda: wordpress.site(rest=404), "/", "wordpress", {"/seances/"}),
    ],
    ids=["from a home page", "two listings", "WordPress without REST"],
)  # fmt: skip
def test_the_pages_of_documents_are_found_from_any_page(
    make: object, start: str, plateforme: str, found: set[str], tmp_path: Path
) -> None:
    with serving(make()) as site:  # type: ignore[operator]
        done = add(site, start, tmp_path, *INVENTED)
        assert done.returncode == 0, done.stdout + done.stderr
        assert len(site.log) <= 20
    (source,) = load_sources(tmp_path)
    assert (source.plateforme, source.siren, source.siret, source.insee) == (
        plateforme,
        "999000011",
        "99900001100018",
        None,
    )
    assert {u.removeprefix(site.url) for u in (source.url, *source.pages)} == found
    assert "les premiers" in done.stdout and "vaubrun-sur-lys.yml" in done.stdout


@pytest.mark.parametrize(
    "make", [accueils.drupal, accueils.joomla, accueils.typo3, accueils.spip, accueils.wordpress, varies.side_menu]
)
def test_from_a_home_page_to_every_document(make: Callable[[], Site], tmp_path: Path) -> None:
    with serving(make()) as site:
        done = add(site, site.entree, tmp_path / "sources", *INVENTED)
        assert done.returncode == 0, done.stdout + done.stderr
        assert len(site.log) <= 12, "a first look is short"
        (source,) = load_sources(tmp_path / "sources")
        assert source.plateforme == site.plateforme
        visit(site, tmp_path, source=source)
        assert taken(site, tmp_path) == {unquote(p) for p in site.attendus}
        assert len(site.log) <= 1.2 * site.besoin, site.asked()


def test_a_folder_of_this_machine_is_a_source_too(tmp_path: Path) -> None:
    folder = tmp_path / "Marcq-en-Baroeul"
    for name in ("Conseil/2024-03-12/PV.pdf", "Conseil/2024-03-12/Convocation.pdf", "Menus/mars.pdf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["sources", "add", str(folder), "--sources", str(tmp_path / "sources"), "--yes"]) == 0
    (source,) = load_sources(tmp_path / "sources")
    assert (source.siren, source.plateforme, source.url) == ("215903782", "dossier", str(folder.resolve()))
    assert "1 document(s) vus" in out.getvalue()


def test_a_town_of_the_reference_is_known_by_its_name_and_has_no_invented_siret(tmp_path: Path) -> None:
    with serving(spip.site()) as site:
        done = add(site, "/spip.php?rubrique14", tmp_path, "--nom", "Marcq-en-Barœul", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    (source,) = load_sources(tmp_path)
    assert (source.siren, source.insee, source.departement, source.siret) == ("215903782", "59378", "59", None)
    assert source.population and "siret: laissé de côté" in (tmp_path / "marcq-en-baroeul.yml").read_text(
        encoding="utf-8"
    )


def test_without_yes_nothing_is_written_and_twice_is_refused(tmp_path: Path) -> None:
    with serving(pages.site()) as site:
        asked = add(site, "/index.html", tmp_path, *INVENTED[:-1])
        assert asked.returncode == 1 and "--yes" in asked.stderr and not list(tmp_path.iterdir())
        assert add(site, "/index.html", tmp_path, *INVENTED).returncode == 0
        again = add(site, "/index.html", tmp_path, *INVENTED)
    assert again.returncode == 2 and "déjà décrit" in again.stderr


def test_a_site_that_cannot_be_had_or_holds_nothing_is_told(tmp_path: Path) -> None:
    with serving(Site("html", "/")) as site:
        site.page("/", "<html><title>Vaubrun</title><h1>Bienvenue</h1></html>")
        empty = add(site, "/", tmp_path, *INVENTED)
        absent = add(site, "/absente", tmp_path, *INVENTED)
    assert empty.returncode == 1 and "rien n'est écrit" in empty.stderr
    assert absent.returncode == 2 and "introuvable" in absent.stderr
    assert "Traceback" not in empty.stderr + absent.stderr
