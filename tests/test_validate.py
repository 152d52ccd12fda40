"""`registre validate`: a town clerk checks her file; a release keeps its promises or says which it broke."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from inventes import COURLANGES, acte, document

from flows.cli import main
from flows.publication.publish import publish

HEADER = (
    "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,"
    "VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL"
)
GOOD = f"Courlanges,{COURLANGES},12,2025-03-27,5.7,institutions et vie politique/intercommunalité,Adhésion,,,,,15,13,10,2,1,"


def validate(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> tuple[int, list[str]]:
    code = main(["validate", str(path), *options])
    out = capsys.readouterr()
    return code, [*out.out.splitlines(), *out.err.splitlines()]


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


@pytest.fixture
def release(tmp_path: Path) -> Path:
    publish(tmp_path, [acte(), acte("b.pdf", delib_id="2025/03/13")], [document()], [])
    return tmp_path / "latest"


def test_a_good_file_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(capsys, write(tmp_path / "a.csv", HEADER, GOOD)) == (0, ["a.csv : tout est valide."])


def test_each_fault_has_its_line_field_value_and_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = GOOD.replace("2025-03-27", "27/03/2025").replace(",10,2,1,", ",11,2,1,").replace("5.7", "57")
    code, said = validate(capsys, write(tmp_path / "a.csv", HEADER, GOOD, bad))
    assert code == 1
    assert said == [
        "ligne 3 · DELIB_DATE · « 27/03/2025 » : n'est pas une date AAAA-MM-JJ : écrivez 2025-03-27",
        "ligne 3 · DELIB_MATIERE_CODE · « 57 » : il faut un code ACTES à deux niveaux, comme 7.5",
        "ligne 3 · VOTE_REEL · « 13 » : 13 votants, mais 11 + 2 + 1 = 14 voix",
        "a.csv : 3 erreurs.",
    ]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "windows-1252"), ("utf-16", "utf-16"), ("utf-8-sig", None)])
def test_other_delimiters_and_encodings_are_read_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], delimiter: str, encoding: str, name: str | None
) -> None:
    lines = [line.replace(",", delimiter) for line in (HEADER, GOOD)]
    code, said = validate(capsys, write(tmp_path / "a.csv", *lines, encoding=encoding))
    assert code == 0
    assert said[:-1] == ([f"avertissement · le fichier est en {name} ; publiez-le en UTF-8"] if name else [])


def test_columns_in_another_order_more_or_fewer_are_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def shuffled(line: str) -> str:
        cells = line.split(",")
        return ",".join([cells[2], *cells[:2], *cells[3:16], "x"])

    code, said = validate(capsys, write(tmp_path / "a.csv", shuffled(HEADER).replace(",x", ",NOTES"), shuffled(GOOD)))
    assert code == 0
    assert said == [
        "avertissement · ligne 1 · DELIB_URL : cette colonne manque",
        "avertissement · ligne 1 · NOTES : colonne inconnue du schéma",
        "a.csv : tout est valide (2 avertissements).",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("COLL_SIRET", "SIRET", "ligne 1 · COLL_SIRET : cette colonne obligatoire manque"),
        ("COLL_SIRET", "coll_siret", "son nom s'écrit exactement COLL_SIRET"),
        ("VOTE_POUR", "POUR", "ligne 1 · VOTE_POUR : cette colonne va avec d'autres"),
        ("PREF_ID", "PREF_DATE", "ligne 1 · PREF_DATE : deux colonnes ont ce nom"),
    ],
)
def test_faults_of_the_header(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    code, lines = validate(capsys, write(tmp_path / "a.csv", HEADER.replace(old, new), GOOD))
    assert code == 1 and any(said in line for line in lines), lines


def test_a_row_with_too_many_cells_or_too_few(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = validate(capsys, write(tmp_path / "a.csv", HEADER, GOOD + ",,", GOOD.rsplit(",", 2)[0]))
    assert code == 1
    assert any("ligne 2" in s and "plus de cellules" in s for s in said)
    assert any("ligne 3" in s and "moins de cellules" in s for s in said)


def test_a_row_that_ends_too_soon_is_one_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = validate(capsys, write(tmp_path / "a.csv", HEADER, ",".join(GOOD.split(",")[:3])))
    assert code == 1 and len(said) == 2 and said[0].startswith("ligne 2 · DELIB_DATE : la ligne a moins de cellules")


@pytest.mark.parametrize(
    ("champ", "cell", "advice"),
    [
        ("COLL_SIRET", "999 000 011 00018", "écrivez 99900001100018"),
        ("COLL_SIRET", "9.9900001E+13", "mettez la colonne au format Texte"),
        ("COLL_SIRET", "9990000110", "il faut quatorze chiffres"),
        ("DELIB_DATE", "2/3/2025", "écrivez 2025-03-02"),
        ("DELIB_DATE", "31/02/2025", "n'est pas une date AAAA-MM-JJ"),
        ("DELIB_DATE", "2025-03-27 00:00:00", "écrivez 2025-03-27"),
        ("DELIB_MATIERE_CODE", "7", "comme 7.5"),
        (
            "DELIB_MATIERE_NOM",
            "Institutions et vie politique / Intercommunalité",
            "écrivez « Institutions et vie politique/Intercommunalité »",
        ),
        ("VOTE_EFFECTIF", "15.0", "écrivez 15"),
        ("DELIB_URL", "www.courlanges.example/a.pdf", "écrivez https://www.courlanges.example/a.pdf"),
    ],
)
def test_a_fault_says_what_to_write_and_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], champ: str, cell: str, advice: str
) -> None:
    row = ",".join(cell if name == champ else old for name, old in zip(HEADER.split(","), GOOD.split(","), strict=True))
    code, said = validate(capsys, write(tmp_path / "a.csv", HEADER, row))
    told = [line for line in said if f"· {champ} ·" in line]
    assert code == 1 and len(told) == 1 and advice in told[0], said


def test_a_title_above_the_header_and_a_header_alone_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = validate(capsys, write(tmp_path / "a.csv", "Délibérations 2025", "", HEADER, GOOD))
    assert code == 1 and said[0].startswith("ligne 3 : l'en-tête est ici")
    code, said = validate(capsys, write(tmp_path / "a.csv", HEADER))
    assert code == 0 and "aucune ligne" in said[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "le fichier est vide"),
        (b"\xef\xbb\xbf\r\n", "aucune table connue"),
        (b"nom;prix\r\nbaguette;1\r\n", "aucune table connue"),
        (b"PK\x03\x04classeur", "CSV UTF-8"),
        (b"%PDF-1.7", "c'est un PDF"),
        (b"\x00\xff\xfe\x00" * 50, "aucune table connue"),
    ],
)
def test_what_is_no_table_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    code, lines = validate(capsys, path)
    assert code == 1 and said in lines[0]


def test_a_thousand_faults_are_counted_and_the_first_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "a.csv", HEADER, *[GOOD.replace("2025-03-27", "")] * 1000)
    code, said = validate(capsys, path)
    assert code == 1 and len(said) == 102
    assert said[-2:] == ["… et 900 autres (toutes avec --toutes).", "a.csv : 1000 erreurs."]
    assert len(validate(capsys, path, "--toutes")[1]) == 1001


def test_a_release_is_valid_by_its_folder_its_link_and_its_description(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (release, release.resolve(), release / "datapackage.json"):
        assert validate(capsys, path) == (0, ["Publication 0001 : tout est valide."])
    for file in sorted(release.rglob("*.csv")):
        assert validate(capsys, file)[0] == 0, file


def test_a_release_that_was_touched_says_which_file(
    release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copie"
    shutil.copytree(release, copy)
    path = copy / "deliberations-scdl.csv"
    path.write_text(path.read_text(encoding="utf-8").replace('"13"', '"14"', 1), encoding="utf-8", newline="\r\n")
    (copy / "feed.atom").unlink()
    code, said = validate(capsys, copy)
    assert code == 1
    assert "deliberations-scdl.csv · le fichier n'est plus celui qui a été publié (empreinte différente)" in said
    assert "feed.atom · ce fichier manque" in said


def test_a_repeated_identifier_is_a_fault(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (release / "actes.csv").read_text(encoding="utf-8").splitlines()
    code, said = validate(capsys, write(tmp_path / "actes.csv", *lines, lines[1]))
    assert code == 1 and any("ligne 4" in s and "déjà été vue" in s for s in said)


@pytest.mark.parametrize("name", ["absent.csv", "vide"])
def test_a_wrong_call_is_told_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / "vide").mkdir()
    code, said = validate(capsys, tmp_path / name)
    assert code == 2 and said[0].startswith("registre : ") and said[1].startswith("Indiquez ")


def test_a_description_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "datapackage.json").write_text("{]", encoding="utf-8")
    code, said = validate(capsys, tmp_path)
    assert code == 2 and "datapackage.json" in said[0]


def test_cells_over_several_lines_count_for_one_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two = GOOD.replace("Adhésion", '"Adhésion\r\nsuite"')
    bad = GOOD.replace(",13,10", ",13,11")
    path = write(tmp_path / "a.csv", HEADER, two, bad)
    assert len(list(csv.reader(path.open(encoding="utf-8", newline="")))) == 3
    code, said = validate(capsys, path)
    assert code == 1 and said[0].startswith("ligne 3 · VOTE_REEL")
