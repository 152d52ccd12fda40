"""The search: what a word is worth, what the index holds, what the filters keep."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inventes import acte
from site_local import release, sample

from flows.site.extrait import excerpt, marked
from flows.site.fiches import shown_pages
from flows.site.index import TABLES, add_index, tables
from flows.site.lecture import by_rowid, counts, every, found, search
from flows.site.mots import fold, stem, stems, words
from flows.site.orthographe import nearest
from flows.site.publication import open_release
from flows.site.requete import Requete, read_request


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    output = tmp_path_factory.mktemp("recherche")
    release(output)
    with closing(open_release(output, output / "cache").connect()) as connection:
        yield connection


def titles(db: sqlite3.Connection, asked: Requete) -> list[str]:
    return [a["delib_objet"] for a in by_rowid(db, found(db, asked))]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("mediateurs numeriques", "Médiateurs numériques"), ("MÉDIATEUR NUMÉRIQUE", "médiateurs numériques"), ("conseiller", "conseillers"),
        ("conseillere", "conseillères"), ("approuvee", "approuvé"), ("premiere", "premier"), ("francaise", "français"), ("oeuvre", "œuvres"),
        ("subvention", "SUBVENTIONS"), ("e\u0301cole", "écoles"), ("travaux", "Travaux"), ("2025/02/03", "2025/02/03"),
    ],
)  # fmt: skip
def test_accents_case_and_endings_do_not_count(typed: str, printed: str) -> None:
    assert stems(typed) == stems(printed)


def test_other_words_stay_apart() -> None:
    assert len({stem(w) for w in ("voirie", "budget", "école", "écologie", "marché", "maire")}) == 6


@given(st.text(max_size=80))
def test_words_lie_where_they_say_and_their_stems_hold_no_quote(text: str) -> None:
    for word in words(text):
        assert stem(text[word.start : word.end]) == word.stem
        assert '"' not in word.stem and not any(c.isspace() for c in word.stem)


@given(st.text(alphabet="aàâçéèêëîïôûùüœæAÉÈbdlmnrstx", max_size=20))
def test_the_stem_is_that_of_the_word_without_accents(word: str) -> None:
    assert stem(word) == stem(fold(word)) == stem(word.upper().replace("ẞ", "SS"))


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("mediateurs numeriques", ["Adhésion au service partagé de médiateurs numériques"]),
        ("médiateur", ["Adhésion au service partagé de médiateurs numériques"]),
        ('"eclairage public"', ["Extinction de l'éclairage public"]), ('"public eclairage"', []), ("éclairage -extinction", []),
        ("l'éclairage", ["Extinction de l'éclairage public"]), ("2024-043", ["Extinction de l'éclairage public"]), ("043 2024", ["Extinction de l'éclairage public"]),
        ("« cantine scolaire »", ["Tarifs de la cantine scolaire"]), ("inconnu", []), ("!!!", []), ("zzz OR cantine", []),
    ],
)  # fmt: skip
def test_a_search_finds(db: sqlite3.Connection, q: str, expected: list[str]) -> None:
    assert titles(db, Requete(q=q)) == expected


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (Requete(q="mediateur numerqiue"), "mediateur numériques"),
        (Requete(q="cantnie -piscine"), "cantine -piscine"),
        (Requete(q="l'éclairgae"), "l'éclairage"),
        (Requete(q="cantnie", commune="999000029"), ""),  # what is meant is in no act of that council
        (Requete(q="zzzzzz"), ""),
        (Requete(q="2024-999"), ""),
    ],
)
def test_a_word_that_is_in_no_act_is_mended(db: sqlite3.Connection, asked: Requete, meant: str) -> None:
    assert found(db, asked) == [] and nearest(db, asked) == meant


@given(st.text(max_size=60))
def test_no_text_makes_a_query_that_breaks(q: str) -> None:
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute("CREATE VIRTUAL TABLE t USING fts5(a, tokenize='ascii')")
        if match := Requete(q=q).match:
            memory.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall()


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Requete(), {"2025/02/03", "2025/03/13", "2024-043", "2024-044", "2025-001"}), (Requete(commune="999000029"), {"2024-043", "2024-044", "2025-001"}),
        (Requete(commune="999000029", conteste=True, du="2024-10-01", au="2024-12-31"), {"2024-043"}), (Requete(conteste=True), {"2024-043", "2025-001"}),
        (Requete(contre=5), {"2025-001"}), (Requete(resultat="rejetee"), {"2025-001"}), (Requete(theme="5.7"), {"2025/02/03", "2024-044"}),
        (Requete(theme="5"), {"2025/02/03", "2024-044"}), (Requete(theme="7"), {"2025/03/13"}), (Requete(q="numérique", commune="999000011"), {"2025/02/03"}),
        (Requete(commune="inconnue"), set()),
    ],
)  # fmt: skip
def test_filters_keep(db: sqlite3.Connection, asked: Requete, numbers: set[str]) -> None:
    assert {a["delib_id"] for block in every(db, asked) for a in block} == numbers
    answer = search(db, asked)
    assert answer.total == len(numbers) and {a["delib_id"] for a in answer.actes} == numbers


def test_counts_are_those_of_the_answers_whether_counted_before_or_now(db: sqlite3.Connection) -> None:
    before, now = counts(db, Requete()), counts(db, Requete(du="1900-01-01"))
    assert before == now
    assert [(name, n) for _, name, n in before["collectivite"]] == [("Roquefenouil", 3), ("Courlanges", 2)]


def test_an_order_is_kept(db: sqlite3.Connection) -> None:
    dates = [a["delib_date"] for a in by_rowid(db, found(db, Requete(tri="ancien")))]
    assert dates == sorted(dates)
    assert [a["delib_date"] for a in by_rowid(db, found(db, Requete()))] == sorted(dates, reverse=True)


def test_what_cannot_be_understood_is_said_and_left_out() -> None:
    asked, told = read_request(
        {"du": ["hier"], "theme": ["99"], "page": ["-3"], "contre": ["beaucoup"], "tri": ["'"], "q": ["  "]}
    )
    assert asked == Requete() and len(told) == 5
    assert read_request({"page": ["9" * 30]})[0].page == 1
    assert read_request({"q": ["x" * 5000]})[0].q == "x" * 300


@given(
    st.builds(
        Requete,
        q=st.text(min_size=1, max_size=20).map(str.strip).filter(bool),
        du=st.dates().map(str),
        conteste=st.booleans(),
        contre=st.integers(0, 99),
        page=st.integers(1, 500),
    )
)
def test_a_question_survives_its_address(asked: Requete) -> None:
    from urllib.parse import parse_qs

    assert read_request(parse_qs(asked.params(), keep_blank_values=True))[0] == asked


def test_an_excerpt_holds_the_words_from_the_original_text() -> None:
    text = "Vu le code. " * 60 + "Deux MÉDIATEURS numériques tiendront une permanence. " + "Fin. " * 60
    pieces = excerpt(text, frozenset(stems("mediateur numerique").split()))
    assert [p.texte for p in pieces if p.fort] == ["MÉDIATEURS", "numériques"]
    joined = "".join(p.texte for p in pieces)
    assert "Deux MÉDIATEURS numériques tiendront" in joined and len(joined) < 300
    assert excerpt(text, frozenset({"absent"})) == []


@given(st.text(max_size=200), st.sets(st.text(max_size=5)))
def test_marking_loses_nothing(text: str, wanted: set[str]) -> None:
    assert "".join(p.texte for p in marked(text, wanted)) == text


def test_the_index_has_the_same_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    base = release(tmp_path) / "registre.sqlite"
    copies = [tmp_path / "1.sqlite", tmp_path / "2.sqlite"]
    for copy in copies:
        copy.write_bytes(base.read_bytes())
        add_index(copy)
        add_index(copy)
    assert copies[0].read_bytes() == copies[1].read_bytes()


def test_a_release_without_an_index_gets_it_in_a_copy(tmp_path: Path) -> None:
    base = release(tmp_path / "sortie") / "registre.sqlite"
    with closing(sqlite3.connect(base)) as db:
        for table in (*TABLES, "textes", "documents"):
            db.execute(f"DROP TABLE {table}")
        db.commit()
    before = base.read_bytes()
    publication = open_release(tmp_path / "sortie", tmp_path / "cache")
    with closing(publication.connect()) as db:
        assert set(TABLES) <= tables(db) and titles(db, Requete(q="cantine"))
    assert base.read_bytes() == before and publication.base.parent == tmp_path / "cache"


def test_a_page_that_names_a_masked_person_is_never_shown(tmp_path: Path) -> None:
    hire = acte(
        "pv.pdf",
        delib_objet="Recrutement de Mme Capucine DELORBE en qualité d'agent",
        delib_id="2025/03/20",
        page_debut=1,
        page_fin=1,
    )
    fine = acte("pv.pdf", delib_objet="Tarifs de la piscine", delib_id="2025/03/21")
    release(tmp_path, [hire, fine, *sample()])
    with closing(open_release(tmp_path, tmp_path / "cache").connect()) as db:
        masked = db.execute("SELECT noms_masques FROM actes WHERE delib_id = '2025/03/20'").fetchone()[0]
        assert masked == 1
        assert shown_pages(db, hire.document_sha256 or "") == set()
        assert shown_pages(db, sample()[0].document_sha256 or "") == {1}
