"""The command as a person uses it: help, exit codes, messages, what goes where."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from flows.demo.rendu import damaged, render

ACTE = "# Commune de Breux\nExtrait du registre des délibérations\nSéance du 4 mai 2024\nVotants : 9\nN° 2024-12\n5.7 Intercommunalité\nObjet : Vente du lot 3\nAdopté à l'unanimité.\n"
REGISTRE = [sys.executable, "-m", "flows.cli"]


def registre(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*REGISTRE, *args], capture_output=True, text=True, cwd=cwd or Path(__file__).parent.parent)


@pytest.fixture
def acte(tmp_path: Path) -> Path:
    path = tmp_path / "acte.pdf"
    path.write_bytes(render(ACTE))
    return path


@pytest.mark.parametrize(
    "command", ["extract", "explain", "sources", "harvest", "validate", "publish", "nightly", "demo"]
)
def test_every_command_has_its_help_with_an_example(command: str) -> None:
    done = registre(command, "--help")
    assert done.returncode == 0
    assert "Exemple :" in done.stdout and f"registre {command}" in done.stdout


def test_extract_prints_one_record_per_act_with_its_evidence(acte: Path) -> None:
    done = registre("extract", str(acte), "--format", "jsonl")
    (record,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert (record["fichier"], record["delib_id"], record["delib_matiere_code"], record["vote_pour"]) == (
        "acte.pdf",
        "2024-12",
        "5.7",
        9,
    )
    assert record["preuves"]["vote_reel"] == {"origine": "imprime", "page": 1, "texte": "Votants : 9", "regle": "effectifs.votants", "confiance": 0.98,
                                             "debut": record["preuves"]["vote_reel"]["debut"], "fin": record["preuves"]["vote_reel"]["fin"]}  # fmt: skip
    assert record["preuves"]["vote_pour"]["origine"] == "deduit"


def test_explain_says_where_and_draws_it(acte: Path) -> None:
    image = acte.with_suffix(".png")
    done = registre("explain", str(acte), "--field", "vote_reel", "--image", str(image))
    assert done.returncode == 0
    assert "vote_reel = 9" in done.stdout and "« Votants : 9 »" in done.stdout and "effectifs.votants" in done.stdout
    assert image.read_bytes().startswith(b"\x89PNG") and "Page 1 dessinée" in done.stderr
    elsewhere = registre("explain", str(acte), "--image", str(acte.parent / "absent" / "page.png"))
    assert elsewhere.returncode == 2 and "ne peut pas être écrit" in elsewhere.stderr


def test_explain_of_a_damaged_document_says_so(acte: Path) -> None:
    acte.write_bytes(b"%PDF-1.4\nrien")
    done = registre("explain", str(acte))
    assert done.returncode == 1 and "endommagé" in done.stderr and "Traceback" not in done.stderr


def test_a_damaged_document_is_told_on_standard_error_and_the_others_are_read(acte: Path) -> None:
    (acte.parent / "abime.pdf").write_bytes(damaged(acte.read_bytes()))
    done = registre("extract", str(acte.parent))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "abime.pdf" in done.stderr and "Traceback" not in done.stderr


def test_the_documents_table_has_a_line_where_no_act_is(tmp_path: Path) -> None:
    (tmp_path / "arrete.pdf").write_bytes(
        render("# ARRÊTÉ DU MAIRE N° 2024-7\nLe maire de Breux arrête : la rue est barrée.\n")
    )
    done = registre("extract", str(tmp_path), "--table", "documents")
    (record,) = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, record["nature"], record["actes"]) == (0, "autre", 0)


def test_explain_says_page_words_rule_and_origin(acte: Path) -> None:
    done = registre("explain", str(acte), "--field", "vote_pour")
    assert "vote_pour = 9" in done.stdout
    assert "deduit" in done.stdout and "unanimité, votants 9" in done.stdout and "coherence.unanimite" in done.stdout
    done = registre("explain", str(acte), "--field", "vote_reel", "--image", str(acte.with_suffix(".png")))
    assert "« Votants : 9 »" in done.stdout and "page 1" in done.stdout
    assert acte.with_suffix(".png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["extract", "nulle-part.pdf"], "n'existe pas"),
        (["explain", "nulle-part.pdf"], "ne peut pas être ouvert"),
        (["explain", __file__, "--field", "votes"], "n'existe pas"),
        (["validate", "nulle-part.csv"], "n'existe pas"),
        (["publish", "--output", "nulle-part"], "Rien n'a encore été moissonné"),
        (["sources", "check", "nulle-part"], "n'existe pas"),
        (["extract"], "il manque"),
        (["inconnue"], "choix inconnu"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_exits_with_2(args: list[str], said: str) -> None:
    done = registre(*args)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_badly_described_source_names_file_and_field(tmp_path: Path) -> None:
    (tmp_path / "breux.yml").write_text(
        'nom: Breux\nsiren: "123456789"\nurl: ftp://breux\nplateforme: html\ncouleur: bleu\n', encoding="utf-8"
    )
    done = registre("sources", "check", str(tmp_path))
    assert done.returncode == 2
    assert "breux.yml, ligne 5 : couleur : champ inconnu" in done.stderr


def free_port() -> str:
    """A port that nobody listens on, told by the system."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_the_demo_tells_what_became_of_each_document_then_that_nothing_is_new(tmp_path: Path) -> None:
    port = free_port()
    first = registre("demo", "--output", str(tmp_path), "--port", port)
    assert first.returncode == 0, first.stderr
    assert "14 actes publiés" in first.stdout and "refusé" in first.stdout and "bulletin" in first.stdout
    assert (tmp_path / "latest" / "deliberations-scdl.csv").is_file()
    again = registre("demo", "--output", str(tmp_path), "--port", port)
    assert again.returncode == 0
    assert "Rien de nouveau" in again.stdout
    assert [p.name for p in (tmp_path / "releases").iterdir() if p.name.isdigit()] == ["0001"]
    assert registre("validate", str(tmp_path / "latest")).returncode == 0
