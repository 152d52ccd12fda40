"""The site on many acts, against the bare SQLite query in the same run: `site.py [ACTES [LETTRES]]` (200,000 and 2,400 by default).

Each act has a title and a body of about LETTRES letters (0: none). `site.py 1000000` takes some 7 GB of disk and a quarter of an hour.
For each question: the time of the server's whole answer (`/recherche.json`: the page of acts, its counts by council, theme, year and
result, as JSON over loopback), over that of the bare queries that SQLite needs for the same acts and counts and of a bare answer of the
same server (its icon). At most 3, however short the question. And the memory of the server's process once all has been asked, at
most 500 MB.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.site.index import add_index
from flows.site.lecture import TAILLE, counts_sql
from flows.site.publication import open_release
from flows.site.requete import Requete
from schemas.tables import columns, schema
from schemas.themes import themes

COUNCILS = 600
SUBJECTS = "voirie école cantine piscine éclairage cimetière forêt stade médiathèque marché parking crèche assainissement mairie église tennis camping sentier".split()
WHAT = ("Tarifs de", "Travaux de", "Subvention pour", "Convention relative à", "Acquisition de", "Avis sur", "Règlement de", "Décision modificative pour", "Marché de", "Demande de subvention pour")  # fmt: skip
MORE = (
    "rénovation",
    "extension",
    "accessibilité",
    "isolation thermique",
    "mise aux normes",
    "gestion déléguée",
    "médiateurs numériques",
    "entretien annuel",
    "étude préalable",
)
WORDS, PARAGRAPH = 20_000, 60
"""Words that bodies are made of, as unevenly frequent as a language's; words of a paragraph."""
QUESTIONS = {
    "un mot rare": Requete(q="2024-00777"), "deux mots": Requete(q="mediateurs numeriques"), "un mot courant": Requete(q="subvention"),
    "une expression": Requete(q='"isolation thermique"'), "deux mots des textes": Requete(q="deliberation convention"), "une expression des textes": Requete(q='"conseil municipal"'), "un mot, une collectivité": Requete(q="piscine", commune="910000007"), "une collectivité": Requete(commune="910000007"),
    "contestés d'une collectivité, deux ans": Requete(commune="910000007", conteste=True, du="2022-01-01", au="2023-12-31"), "un thème": Requete(theme="7.5"),
    "dix voix contre au moins": Requete(contre=10), "tous les contestés": Requete(conteste=True), "rien": Requete(),
}  # fmt: skip


def invented(count: int) -> Iterator[tuple[object, ...]]:
    """Rows of `actes`: councils, sittings and titles that exist nowhere."""
    chance = random.Random(0)
    codes = [c for c in themes() if "." in c]
    names = columns("actes")
    for i in range(count):
        council = i * COUNCILS // count
        siren, day = f"91{council:07d}", f"{2018 + i % 8}-{i // 8 % 12 + 1:02d}-{i // 96 % 28 + 1:02d}"
        against = chance.choice((0, 0, 0, 0, 0, 0, 0, 2, 5, 11))
        title = f"{chance.choice(WHAT)} {chance.choice(SUBJECTS)} : {chance.choice(MORE)} et {chance.choice(MORE)}, {chance.choice(SUBJECTS)}"
        known = {
            "acte_uid": f"{siren}-{day}-{i:07d}", "seance_uid": f"{siren}-{day}", "coll_nom": f"Commune {council}", "coll_siret": f"{siren}00011", "delib_id": f"{2018 + i % 8}-{i % 99999:05d}",
            "delib_date": day, "delib_matiere_code": chance.choice(codes), "delib_objet": title, "vote_effectif": 27, "vote_reel": 25, "vote_pour": 25 - against, "vote_contre": against,
            "vote_abstention": 0, "vote_resultat": "majorite" if against else "unanimite", "fichier": f"{i}.pdf", "document_sha256": f"{i:064x}", "documents": f"{i:064x}", "noms_masques": 0,
        }  # fmt: skip
        yield tuple(known.get(n) for n in names)


def paragraphs(chance: random.Random) -> list[str]:
    """What bodies are put together from: the words of every act, and invented ones whose frequencies fall as 1/rank."""
    usual = "conseil municipal délibération vu le code général des collectivités territoriales considérant que la convention décide autorise Monsieur le Maire".split()
    letters = [a + b for a in "bcdfglmnprstv" for b in "aeiou"]
    words = usual + ["".join(chance.choices(letters, k=chance.randint(2, 5))) for _ in range(WORDS)]
    weights = list(accumulate(1 / rank for rank in range(5, len(words) + 5)))
    return [" ".join(chance.choices(words, cum_weights=weights, k=PARAGRAPH)) + "." for _ in range(4000)]


def bodies(count: int, letters: int) -> Iterator[tuple[object, ...]]:
    """Rows of `textes`: a body per act, which says its title again."""
    chance = random.Random(1)
    parts, names = paragraphs(chance), columns("textes")
    size = max(1, letters // (sum(map(len, parts)) // len(parts)))
    row = columns("actes").index
    for acte in invented(count):
        known = {
            "acte_uid": acte[row("acte_uid")], "document_sha256": acte[row("document_sha256")], "page": 1, "debut": 0, "noms_masques": 0,
            "texte": "\n".join([str(acte[row("delib_objet")]), *chance.choices(parts, k=size)]),
        }  # fmt: skip
        yield tuple(known.get(n) for n in names)


def create(db: sqlite3.Connection, table: str, rows: Iterator[tuple[object, ...]]) -> None:
    """A table of a release, with these rows."""
    described, kinds = schema(table), {"integer": "INTEGER", "number": "REAL"}
    fields = [f'"{f["name"]}" {kinds.get(f["type"], "TEXT")}' for f in described["fields"]]
    key = ", ".join(f'"{name}"' for name in described["primaryKey"])
    db.execute(f"CREATE TABLE {table} ({', '.join(fields)}, PRIMARY KEY ({key}))")
    db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(fields))})", rows)


def prepare(folder: Path, count: int, letters: int) -> None:
    """A release that holds these acts alone, with its index."""
    folder.mkdir(parents=True)
    path = folder / "registre.sqlite"
    with closing(sqlite3.connect(path)) as db:
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            db.execute(f"PRAGMA {pragma}")
        create(db, "actes", invented(count))
        if letters:
            create(db, "textes", bodies(count, letters))
        db.commit()
    start = time.perf_counter()
    add_index(path)
    spent = time.perf_counter() - start
    print(
        f"index de {count} actes : {spent:.0f} s ({1e6 * spent / count:.0f} µs par acte), base de {path.stat().st_size // 10**6} Mo"
    )


def bare(db: sqlite3.Connection, asked: Requete, letters: int) -> Callable[[], object]:
    """What SQLite itself needs: the page's acts with all their columns, their bodies where words are shown in context, and the counts."""
    source, bound = asked.source()
    rank = "recherche.rank" if asked.match else "0"
    ids = f"SELECT r.acte, {rank} AS rang {source} ORDER BY {asked.order_by} LIMIT {TAILLE}"
    totals, _ = ("SELECT * FROM comptes ORDER BY actes DESC", None) if asked.vide else counts_sql(asked)

    def work() -> object:
        found = [row[0] for row in db.execute(ids, bound)]
        page = db.execute(f"SELECT * FROM actes WHERE rowid IN ({','.join('?' * len(found))})", found).fetchall()
        if asked.match and letters:
            uids = [row[0] for row in page]
            db.execute(f"SELECT * FROM textes WHERE acte_uid IN ({','.join('?' * len(uids))})", uids).fetchall()
        return db.execute(totals, {} if asked.vide else bound).fetchall()

    return work


def best(work: Callable[[], object], times: int = 5) -> float:
    """Seconds, the best of some."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)


def both(floor: Callable[[], object], ours: Callable[[], object], times: int = 7) -> tuple[float, float]:
    """The best of some for each, by turns: what else the machine does weighs on both."""
    spent = [(best(floor, 1), best(ours, 1)) for _ in range(times)]
    return min(a for a, _ in spent), min(b for _, b in spent)


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return bytes(answer.read())


def memory(pid: int) -> tuple[int, int]:
    """Megabytes that a process holds for itself now, and the most it has held."""
    told = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(told["VmRSS"].split()[0]) // 1024, int(told["VmHWM"].split()[0]) // 1024


def main(count: int, letters: int) -> int:
    with TemporaryDirectory() as name:
        release = Path(name) / "releases" / "0001"
        prepare(release, count, letters)
        (Path(name) / "latest").symlink_to("releases/0001")
        publication = open_release(Path(name), Path(name) / "cache")
        command = [sys.executable, "-m", "flows.cli", "serve", name, "--port", "0"]
        server = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        try:
            assert server.stdout is not None
            base = next(w for w in server.stdout.readline().split() if w.startswith("http")).rstrip("/")
            worst, bare_answer = 0.0, best(partial(fetch, f"{base}/statique/icone.svg"), 20)
            print(f"une réponse nue du serveur : {1000 * bare_answer:.1f} ms")
            with closing(publication.connect()) as db:
                db.execute("PRAGMA cache_size=-16000")
                for told, asked in QUESTIONS.items():
                    url = f"{base}/recherche.json?{asked.params()}&taille={TAILLE}"
                    answer = json.loads(fetch(url))
                    floor, ours = both(bare(db, asked, letters), partial(fetch, url))
                    ratio = ours / (floor + bare_answer)
                    worst = max(worst, ratio)
                    print(
                        f"{told:40} {answer['total'] if answer['total'] is not None else 'non compté':>9} actes, SQLite {1000 * floor:7.1f} ms, site {1000 * ours:7.1f} ms, rapport {ratio:.2f}"
                    )
            for path in (
                "/",
                "/communes",
                "/commune/910000007",
                "/theme/7",
                "/recherche?q=subvention",
                "/sources",
                "/donnees",
            ):
                spent = best(partial(fetch, base + path), 2)
                print(f"page {path:35} {1000 * spent:7.1f} ms")
            fetch(f"{base}/recherche.csv?theme=7")
            now, most = memory(server.pid)
            print(
                f"rapport le plus grand : {worst:.2f} (au plus 3) ; mémoire du serveur : {now} Mo, {most} Mo au plus (au plus 500)"
            )
            return 0 if worst <= 3 and most < 500 else 1
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    sys.exit(main(*map(int, [*sys.argv[1:3], *("200000", "2400")[len(sys.argv) - 1 :]])))
