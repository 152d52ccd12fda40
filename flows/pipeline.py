"""The whole path on one screen: sources → harvest → reading → checks → release → report.

`run` does it here and now. Who harvests and who reads may be others (`Mains`): Prefect's flow runs and Dask's workers, in
`flows/nuit.py`, do the same work on the same path.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from flows.autrui import judge
from flows.catalogue import Catalogue
from flows.console import Console
from flows.harvest import Reglages, harvest
from flows.instants import instant
from flows.moisson.fetch import Fetcher, Politesse
from flows.publication.corrections import load_corrections
from flows.publication.enrich import complete
from flows.publication.publish import publish
from flows.rapport.bilan import Bilan, BilanSource, follow, remembered
from flows.rapport.fichiers import write_report
from flows.read import Lecture, read_files, version
from flows.source import Source
from flows.store import Store
from flows.verrou import alone
from schemas.records import Acte, Anomalie


def read_here(files: Sequence[tuple[Path, str]], jobs: int, keep: Callable[[Lecture], None]) -> None:
    """Read files on the cores of this machine; `keep` is called with each reading."""
    for lecture in read_files(files, jobs=jobs):
        keep(lecture)


@dataclass(frozen=True, slots=True)
class Mains:
    """Whose hands do the work: this process's, unless others are given."""

    moissonner: Callable[..., list[BilanSource]] = harvest
    lire: Callable[[Sequence[tuple[Path, str]], int, Callable[[Lecture], None]], None] = read_here


def run(
    sources: Sequence[Source],
    output: Path,
    *,
    now: datetime,
    politesse: Politesse | None = None,
    jobs: int = 0,
    console: Console | None = None,
    reglages: Reglages | None = None,
    mains: Mains = Mains(),
) -> Bilan:
    """One whole run. Any step may be killed and the run started again: same result, nothing twice."""
    console = console or Console(quiet=True)
    bilan, start = Bilan(instant(now)), time.monotonic()
    with alone(output), closing(Catalogue(output / "catalogue.sqlite", bilan.debut)) as catalogue:
        fetcher = Fetcher(politesse or Politesse(), catalogue)
        store = Store(output / "store")
        store.sweep()
        catalogue.judge(judge(sources))
        with console.progress("Moisson", len(sources)) as advance:
            bilan.sources = mains.moissonner(sources, catalogue, store, fetcher, bilan.debut, advance, reglages)
        read_new(catalogue, store, bilan, jobs, console, mains)
        follow(bilan.sources, sources, catalogue, now.date())
        publish_all(catalogue, sources, output, bilan)
        fetcher.close()
        store.sweep()
        bilan.duree = time.monotonic() - start
        bilan.fin = instant(now + timedelta(seconds=bilan.duree))
        catalogue.keep_run(bilan.debut, bilan.fin, bilan.resume(), [(s.siren, remembered(s)) for s in bilan.sources])
    write_report(output / "rapports", bilan)
    return bilan


def read_new(
    catalogue: Catalogue, store: Store, bilan: Bilan, jobs: int, console: Console, mains: Mains = Mains()
) -> None:
    """Read what this version of the extractor has not read; keep each reading as soon as it is there."""
    waiting = catalogue.to_read(version())
    names = dict(waiting)
    with console.progress("Lecture", len(waiting)) as advance:

        def keep(lecture: Lecture) -> None:
            sha = lecture.chemin.stem
            catalogue.keep_reading(sha, "" if lecture.passagere else version(), lecture.extraction, lecture.erreur)
            bilan.lus += lecture.extraction is not None
            if lecture.erreur:
                bilan.illisibles.append((names[sha], lecture.erreur))
            advance(lecture.fichier)

        mains.lire([(store.path(sha), name) for sha, name in waiting], jobs, keep)
    bilan.illisibles.sort()


def publish_all(catalogue: Catalogue, sources: Sequence[Source], output: Path, bilan: Bilan) -> None:
    """One release of everything the catalogue holds, with what people have corrected in `corrections.yml` beside `output`."""
    catalogue.judge(judge(sources))
    anomalies: list[Anomalie] = []
    parution = publish(
        output,
        _actes(catalogue, sources, anomalies),
        catalogue.documents(),
        _anomalies(catalogue, anomalies),
        sources=sources,
        corrections=load_corrections(output.parent / "corrections.yml"),
    )
    bilan.publication, bilan.nouvelle, bilan.lignes = str(parution.dossier), parution.nouvelle, dict(parution.lignes)


def _actes(catalogue: Catalogue, sources: Sequence[Source], anomalies: list[Anomalie]) -> Iterator[Acte]:
    by_siren = {s.siren: s for s in sources}
    for adresse, extraction in catalogue.readings():
        anomalies += extraction.anomalies
        for acte in extraction.actes:
            completed, doubts = complete(acte, by_siren.get(adresse.source), adresse.url, adresse.texte)
            anomalies += doubts
            yield completed


def _anomalies(catalogue: Catalogue, more: list[Anomalie]) -> Iterator[Anomalie]:
    """What could not be read, then what reading and completing the acts found (`more`, filled while acts were written)."""
    for document in catalogue.documents():
        if document.statut == "refuse":
            yield Anomalie(
                "lecture.pdf",
                document.raison or "document refusé",
                "erreur",
                document.fichier,
                document.document_sha256,
            )
    yield from more
