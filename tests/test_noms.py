"""Lists of people: whatever way a list is printed, the names come back; and no text takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.fields import non_participation, presences, president, secretaire
from extractors.personnes.noms import first_name, hyphenated, names_before, noms, read_names, respell, same_person

PRENOMS = (
    "Jean",
    "Marie-Noëlle",
    "Éloïse",
    "Jean-Pierre",
    "Régis",
    "Anne",
    "Zoé",
    "Luc",
    "Michèle",
    "Gonzague",
    "Yves",
    "Solange",
)
SURNAMES = (
    "DURAND",
    "DE FILIPPI",
    "BONNAT DEVAUX",
    "LE DIOURON",
    "VAN GOETHEM",
    "L'HERMITE",
    "CLEC'H",
    "ROUVIER-COROUGE",
    "ÉPINAY",
    "MARTIN",
    "SZATAN",
    "OUZILLEAU",
)
CIVILITIES = ("M. ", "Mme ", "Monsieur ", "Madame ", "Mlle ", "Dr ", "Mr ")
FUNCTIONS = (
    "",
    ", Maire",
    ", 1er adjoint",
    " (arrivée à 19h07)",
    ", conseillère municipale déléguée",
    ", Adjointe au Maire",
)

people = st.lists(
    st.tuples(st.sampled_from(PRENOMS), st.sampled_from(SURNAMES)), min_size=2, max_size=25, unique_by=lambda p: p[1]
)


def printed(person: tuple[str, str], order: str) -> str:
    first, last = person
    return {
        "prenom nom": f"{first} {last}",
        "nom prenom": f"{last} {first}",
        "bas de casse": f"{first} {last.title()}",
        "nom": last,
    }[order]


@given(
    people,
    st.sampled_from(("prenom nom", "nom prenom", "bas de casse", "nom")),
    st.sampled_from((", ", " – ", " - ", " ; ", " / ", ",\n", "\n- ", " –\n", " • ")),
)
def test_a_separated_list_gives_its_names(members: list[tuple[str, str]], order: str, separator: str) -> None:
    names = [printed(m, order) for m in members]
    assert noms(separator.join(names) + ".\nLe quorum étant atteint, Monsieur le Maire ouvre la séance") == tuple(names)


@given(people, st.data(), st.sampled_from((" ", "\n", ", ", " et ")))
def test_civilities_alone_part_the_names(members: list[tuple[str, str]], data: st.DataObject, separator: str) -> None:
    names = [printed(m, "prenom nom") for m in members]
    text = separator.join(data.draw(st.sampled_from(CIVILITIES)) + n for n in names)
    assert noms(text) == tuple(names)


@given(people, st.data())
def test_functions_and_parentheses_are_no_part_of_a_name(members: list[tuple[str, str]], data: st.DataObject) -> None:
    names = [printed(m, "nom prenom") for m in members]
    assert noms(", ".join(n + data.draw(st.sampled_from(FUNCTIONS)) for n in names)) == tuple(names)


@given(people, st.sampled_from(("prenom nom", "nom prenom")))
def test_one_name_a_line_needs_no_separator(members: list[tuple[str, str]], order: str) -> None:
    names = [printed(m, order) for m in members]
    assert noms("\n".join(names)) == tuple(names)


@given(people, st.integers(min_value=20, max_value=90))
def test_a_list_that_runs_over_line_ends(members: list[tuple[str, str]], width: int) -> None:
    names = [printed(m, "prenom nom") for m in members]
    line, lines = "", []
    for word in ", ".join(names).split(" "):
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    assert noms("\n".join([*lines, line])) == tuple(names)


@given(people, st.sampled_from(("{} donne pouvoir à {}", "{} a donné procuration à {}", "{} (pouvoir à {})", "{} représenté par {}", "{} à {}", "{}, procuration à {}")),
       st.sampled_from((", ", ".\n", " ; ")))  # fmt: skip
def test_a_proxy_is_read_in_every_wording(members: list[tuple[str, str]], wording: str, separator: str) -> None:
    names = [printed(m, "prenom nom") for m in members]
    pairs = list(zip(names[::2], names[1::2], strict=False))
    text = "Absents ayant donné pouvoir : " + separator.join(wording.format(a, b) for a, b in pairs)
    found = {f.champ: f.valeur for f in presences.find(text)}
    assert [(p.mandant, p.mandataire) for p in found["procurations"]] == pairs
    assert "membres_absents" not in found


@given(st.text(alphabet=st.sampled_from("AÉaé .,:;-–\n()'MmePrésentsabpouvoirà1"), max_size=300))
@settings(max_examples=200)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for module in (presences, president, secretaire, non_participation):
        for found in module.find(text):
            assert 0 <= found.debut < found.fin <= len(text)


@pytest.mark.parametrize("piece", (
    "a", " ", "\n", "M. ", "Jean DUPONT ", "DUPONT, ", "(", "((((", "Présents : ", "présents, absents et ", "M. DUPONT donne pouvoir à ", "de la ",
    "a donné son pouvoir de vote ", "Maire de la ", "Jean-", "sous la présidence de ", "est désigné pour remplir les fonctions de ", "Secrétaire : ",
    "qui a donné ", "1er adjoint ", "é", "A\n", ": 1\n", "Votants : 12\n", "d'", "et ",
    "ne prend pas part au vote ", ", intéressé à l'affaire, ", "quitte la salle ", "Nom Présent Absent\n", "X\n", "DUPONT Jean X\n",
))  # fmt: skip
def test_a_hostile_text_takes_no_time(piece: str) -> None:
    text = "Présents : " + piece * (100_000 // len(piece))
    for module in (presences, president, secretaire, non_participation):
        start = time.process_time()
        module.find(text)
        assert time.process_time() - start < 0.5


@pytest.mark.parametrize(("text", "names"), [
    ("Barbet - Hallier -Valette –Colin - \nLoir", ("Barbet", "Hallier", "Valette", "Colin", "Loir")),
    ("Gilles Trouvet Marie-\nJosé Pontier - David Cressent - Rémi Lejeune- Guy Illot", ("Gilles Trouvet", "Marie-José Pontier", "David Cressent", "Rémi Lejeune", "Guy Illot")),
    ("E. BAHUT, M.A. MANIER (20h00), JP GRUBER, J.PETITJEAN.", ("E. BAHUT", "M.A. MANIER", "JP GRUBER", "J.PETITJEAN")),
    ("Messieurs DAGAUT, LOUIS DIT GUERET, Maître LAURENS, Docteur LEGEND", ("DAGAUT", "LOUIS DIT GUERET", "LAURENS", "LEGEND")),
    ("DOYEN Virginie ; Benjamin DUMONTIER ; Paul MAIRE", ("DOYEN Virginie", "Benjamin DUMONTIER", "Paul MAIRE")),
    ("1. M. Jean ROY\n2. Mme Ève DOT\n3. M. Luc BON", ("Jean ROY", "Ève DOT", "Luc BON")),
    ("M. Luc BON Maire M. Paul LAC, M. le Président, Mme la Maire", ("Luc BON", "Paul LAC")),
    ("Anne ROY, Paul LAC\nAPPROBATION DU COMPTE RENDU", ("Anne ROY", "Paul LAC")),
    ("Anne ROY, Paul LAC\nVENTE TERRAIN COMMUNAL", ("Anne ROY", "Paul LAC")),
    ("Anne ROY, Paul LAC\nUn hommage est rendu", ("Anne ROY", "Paul LAC")),
    ("Anne ROY, Paul LAC.\nMadame Zoé HALL demande la parole", ("Anne ROY", "Paul LAC")),
])  # fmt: skip
def test_lists_as_they_are_printed(text: str, names: tuple[str, ...]) -> None:
    assert noms(text) == names


def test_where_a_list_stops_is_told() -> None:
    text = "Jean ROY, Ève DOT formant la majorité des membres"
    assert text[read_names(text).fin :].startswith("formant")


def test_a_name_is_found_before_and_after_a_place() -> None:
    text = "Le vote a lieu. Mme Ève DOT et M. Luc BON ne prennent pas part au vote"
    assert [n.texte for n in names_before(text, text.index("ne prennent"))] == ["Ève DOT", "Luc BON"]
    nom = first_name(text, text.index("Mme"))
    assert nom is not None and nom.texte == "Ève DOT"


def test_a_hyphen_lost_at_a_line_end_is_found_elsewhere() -> None:
    assert respell("JeanClaude GARDON", hyphenated("présents : Jean-Claude GARDON")) == "Jean-Claude GARDON"
    assert respell("MARSEILLE Paul", hyphenated("MAR-SEILLES")) == "MARSEILLE Paul"


def test_the_same_person_under_two_spellings() -> None:
    assert same_person("Talbot", "Jean TALBOT") and same_person("Jean Pierre PLUS", "PLUS Jean-Pierre")
    assert not same_person("GUILLON Rémy", "GUILLON Claudine") and not same_person("", "Anne")
