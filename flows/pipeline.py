"""The whole path on one screen: sources → harvest → reading → checks → release → report.

`run` does it here and now; `nightly` is the same as a Prefect flow, for a server that schedules, retries and shows it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from flows.catalogue import Catalogue
from flows.console import Console
from flows.corrections import load_corrections
from flows.enrich import complete
from flows.fetch import Fetcher, Politesse
from flows.harvest import harvest
from flows.instants import instant
from flows.publish import publish
from flows.rapport import Bilan, watch_silence, write_report
from flows.read import read_files, version
from flows.source import Source
from flows.store import Store
from flows.verrou import alone
from schemas.records import Acte, Anomalie


def run(
    sources: Sequence[Source],
    output: Path,
    *,
    now: datetime,
    politesse: Politesse | None = None,
    jobs: int = 0,
    console: Console | None = None,
) -> Bilan:
    """One whole run. Any step may be killed and the run started again: same result, nothing twice."""
    console = console or Console(quiet=True)
    bilan = Bilan(instant(now))
    with alone(output), closing(Catalogue(output / "catalogue.sqlite", bilan.debut)) as catalogue:
        fetcher = Fetcher(politesse or Politesse(), catalogue)
        store = Store(output / "store")
        store.sweep()
        with console.progress("Moisson", len(sources)) as advance:
            bilan.sources = harvest(sources, catalogue, store, fetcher, bilan.debut, advance)
        read_new(catalogue, store, bilan, jobs, console)
        watch_silence(bilan.sources, sources, catalogue, now.date())
        publish_all(catalogue, sources, output, bilan)
        fetcher.close()
        store.sweep()
        bilan.fin = instant(now)
        catalogue.keep_run(bilan.debut, bilan.fin, str(len(bilan.sources)))
    write_report(output / "rapports", bilan)
    return bilan


def read_new(catalogue: Catalogue, store: Store, bilan: Bilan, jobs: int, console: Console) -> None:
    """Read what this version of the extractor has not read, on all cores; keep each reading as soon as it is there."""
    waiting = catalogue.to_read(version())
    names = dict(waiting)
    with console.progress("Lecture", len(waiting)) as advance:
        for lecture in read_files([(store.path(sha), name) for sha, name in waiting], jobs=jobs):
            sha = lecture.chemin.stem
            catalogue.keep_reading(sha, version(), lecture.extraction, lecture.erreur)
            bilan.lus += lecture.extraction is not None
            if lecture.erreur:
                bilan.illisibles.append((names[sha], lecture.erreur))
            advance(lecture.fichier)


def publish_all(catalogue: Catalogue, sources: Sequence[Source], output: Path, bilan: Bilan) -> None:
    """One release of everything the catalogue holds, with what people have corrected in `corrections.yml` beside `output`."""
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
        for acte in extraction.actes:
            completed, doubts = complete(acte, by_siren.get(adresse.source), adresse.url)
            anomalies += doubts
            yield completed


def _anomalies(catalogue: Catalogue, more: list[Anomalie]) -> Iterator[Anomalie]:
    """What reading found, what could not be read, then what completing the acts found (filled while acts were written)."""
    for _, extraction in catalogue.readings():
        yield from extraction.anomalies
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


def nightly(
    sources: Sequence[Source], output: Path, *, now: datetime, politesse: Politesse | None = None, jobs: int = 0
) -> Bilan:
    """The same run as a Prefect flow: its state is failed when a source is in alarm. Telemetry is off."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    home = (output / ".prefect").resolve()
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PREFECT_HOME", str(home))
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    from prefect import flow, task
    from prefect.states import Completed, Failed

    done: list[Bilan] = []

    @task(name="registre", retries=2, retry_delay_seconds=60)
    def whole() -> None:
        done.append(run(sources, output, now=now, politesse=politesse, jobs=jobs))

    @flow(name="registre-nightly", log_prints=False)
    def registre_nightly():  # type: ignore[no-untyped-def]
        whole()
        alarms = [f"{s.nom} : {a}" for s in done[-1].sources for a in s.alarmes]
        return (
            Failed(message=" ; ".join(alarms))
            if done[-1].en_alarme
            else Completed(message="toutes les sources vont bien")
        )

    registre_nightly(return_state=True)
    return done[-1]
