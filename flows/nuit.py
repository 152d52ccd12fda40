"""The door to Prefect: the path of `flows/pipeline.py` as a flow that a server schedules, retries and shows.

One flow run per batch of sources, one for the reading, whose batches are tasks (threads of processes here, Dask's workers with
`runner="dask"`); the report as artifacts, what happens in the run's log. The catalogue is written by the flow's own process
only. The run's state is Failed when a source is in alarm.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed

from flows import scale
from flows.annuaire.files import load_sources
from flows.catalogue import Catalogue
from flows.erreurs import ErreurUtilisateur
from flows.harvest import Reglages, harvest
from flows.instants import clock
from flows.moisson.adresse import host_key
from flows.moisson.fetch import Fetcher
from flows.moisson.politesse import Politesse, agent
from flows.pipeline import Mains, read_here, run
from flows.rapport.bilan import Bilan, BilanSource
from flows.rapport.texte import markdown, table
from flows.read import BRUTAL, Lecture, read_bytes, version
from flows.source import Source
from flows.store import Store
from schemas.serial import extraction_from_json, extraction_to_json

RETRY = 600
"""Seconds before a path that broke is tried again."""
LOT = 50
"""Sources of one flow run."""
BYTES, FILES, FLYING = 8_000_000, 8, 32
"""A batch of reading holds so many bytes, and so many files, at most; so many batches are with the workers at once."""
Keep = Callable[[Lecture], None]
Files = Sequence[tuple[Path, str]]
DONE: list[Bilan] = []
"""What the last runs of this process did: a flow's result is its state."""


@flow(name="registre-nuit", flow_run_name="nuit")
def registre_nuit(
    sources: str = "flows/sources",
    output: str = "output",
    pause: float = 1.0,
    contact: str = "",
    allow_private: bool = False,
    revoir: bool = False,
    lot: int = LOT,
    jobs: int = 0,
    runner: str = "local",
    scheduler: str | None = None,
) -> State[Any]:
    """The whole path, once. `runner`: `dask` to read on a Dask cluster (`scheduler`, or local with `jobs` workers)."""
    politesse = Politesse(pause=pause, agent=agent(contact), allow_private=allow_private)
    mains = Mains(_Lots(lot), _Lecture(runner == "dask", scheduler))
    bilan = chemin(sources, output, politesse, jobs, revoir, mains)
    DONE.append(bilan)
    create_markdown_artifact(
        markdown(bilan), key="rapport", description="Ce que la nuit a donné, et ce qu'il y a à faire"
    )
    create_table_artifact(table(bilan), key="sources", description="Source par source")
    if bilan.en_alarme:
        return Failed(message=" ; ".join(bilan.a_dire())[:4000])
    return Completed(message=bilan.resume())


def _worth_retrying(task: Any, run: Any, state: State[Any]) -> bool:
    """A call that is wrong stays wrong; a disk that was full, a base that was locked may be free in ten minutes."""
    return not isinstance(state.result(raise_on_failure=False), ErreurUtilisateur)


@task(name="chemin", retries=2, retry_delay_seconds=RETRY, retry_condition_fn=_worth_retrying, cache_policy=NO_CACHE, persist_result=False)  # fmt: skip
def chemin(sources: str, output: str, politesse: Politesse, jobs: int, revoir: bool, mains: Mains) -> Bilan:
    """The path of `flows/pipeline.py`. What was done before a failure is done: a new try goes on from there."""
    towns = load_sources(Path(sources))
    reglages = Reglages(revoir=revoir)
    return run(towns, Path(output), now=clock(), politesse=politesse, jobs=jobs, reglages=reglages, mains=mains)


@dataclass(frozen=True, slots=True)
class _Lots:
    """Harvests by batches of sources, each a flow run, side by side: the pace is set by hosts, not by batches."""

    size: int

    def __call__(
        self, sources: Sequence[Source], catalogue: Catalogue, store: Store, fetcher: Fetcher, now: str,
        tell: Callable[[str], None], reglages: Reglages | None,
    ) -> list[BilanSource]:  # fmt: skip
        done: dict[str, BilanSource] = {}

        @flow(name="registre-lot", flow_run_name="lot {numero}", retries=2, retry_delay_seconds=60)
        def moissonner(numero: int, noms: list[str]) -> State[Any]:
            log = get_run_logger()
            for bilan in harvest(batches[numero - 1], catalogue, store, fetcher, now, tell, reglages):
                done[bilan.siren] = bilan
                level = logging.ERROR if bilan.en_alarme else logging.WARNING if bilan.erreurs else logging.INFO
                log.log(level, "%s", bilan.ligne())
            sick = [n for n in noms if any(b.nom == n and b.en_alarme for b in done.values())]
            return Completed(message=f"{len(noms)} source(s)" + (f", en alarme : {', '.join(sick)}" if sick else ""))

        batches = by_host(sources, self.size)
        with ThreadPoolExecutor(max(1, len(batches)), "lot") as pool:
            waiting = [
                pool.submit(copy_context().run, moissonner, number, [s.nom for s in batch])
                for number, batch in enumerate(batches, 1)
            ]
            try:
                for future in waiting:
                    future.result()
            except BaseException:
                fetcher.stop()
                raise
        return [done[s.siren] for s in sources]


_TO_READ: ContextVar[tuple[Files, int, Keep]] = ContextVar("to_read")


def _to_read() -> tuple[Files, int, Keep]:
    """What the reading flow is to read. A flow travels to Dask's workers with its tasks: it must hold nothing that cannot."""
    return _TO_READ.get()


@flow(name="registre-lecture", flow_run_name="lecture")
def lire_ici(documents: int) -> State[Any]:
    """Reading on the cores of this machine."""
    files, jobs, keep = _to_read()
    read_here(files, jobs, _logged(keep))
    return Completed(message=f"{documents} document(s)")


@flow(name="registre-lecture", flow_run_name="lecture sur Dask")
def lire_sur_dask(documents: int) -> State[Any]:
    """Reading on a Dask cluster: batches leave with their bytes, at most `FLYING` at a time, and come back in order."""
    files, _, keep = _to_read()
    kept, flying = _logged(keep), deque[tuple[Files, Any]]()
    for batch in by_size(files):
        flying.append((batch, _submit(batch)))
        if len(flying) >= FLYING:
            _land(*flying.popleft(), kept)
    while flying:
        _land(*flying.popleft(), kept)
    return Completed(message=f"{documents} document(s)")


@dataclass(frozen=True, slots=True)
class _Lecture:
    """Who reads: this machine, or Dask's workers (`scheduler`: theirs; else as many as `jobs` says, here)."""

    dask: bool
    scheduler: str | None

    def __call__(self, files: Files, jobs: int, keep: Keep) -> None:
        if not files:
            return
        token = _TO_READ.set((files, jobs, keep))
        try:
            if self.dask:
                lire_sur_dask.with_options(task_runner=scale.runner(self.scheduler, jobs))(len(files))
            else:
                lire_ici(len(files))
        finally:
            _TO_READ.reset(token)


@task(name="lire", retries=2, retry_delay_seconds=5, cache_policy=NO_CACHE, persist_result=False)
def lire_lot(lot: list[tuple[str, str, bytes]], attendue: str) -> list[tuple[str | None, str | None, bool]]:
    """On a worker: the readings of files `(path, name, bytes)` as (JSON, error, passing). `attendue`: the extractor's version here."""
    if version() != attendue:
        raise RuntimeError(
            f"cette machine a une autre version de registre ({version()}) que celle qui publie ({attendue})"
        )
    readings = [read_bytes(data, Path(path), name) for path, name, data in lot]
    return [(extraction_to_json(r.extraction) if r.extraction else None, r.erreur, r.passagere) for r in readings]


def _submit(batch: Files) -> Any:
    return lire_lot.submit([(str(path), name, path.read_bytes()) for path, name in batch], version())


def _land(batch: Files, future: Any, keep: Keep) -> None:
    """Keep the readings of a batch; one that kills its workers is read file by file, to know which file does."""
    try:
        answers = future.result()
    except scale.killed_worker() as error:
        if len(batch) > 1:
            for one in batch:
                _land([one], _submit([one]), keep)
            return
        get_run_logger().error("%s : %s", batch[0][1], error)
        answers = [(None, BRUTAL, True)]
    for (path, name), (text, wrong, passing) in zip(batch, answers, strict=True):
        keep(Lecture(path, name, extraction_from_json(text) if text else None, wrong, passing))


def _logged(keep: Keep) -> Keep:
    log = get_run_logger()

    def kept(lecture: Lecture) -> None:
        keep(lecture)
        if lecture.erreur:
            log.warning("%s : %s", lecture.fichier, lecture.erreur)

    return kept


def by_host(sources: Sequence[Source], size: int) -> list[list[Source]]:
    """Batches of about `size` sources; those of one host are never parted."""
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(host_key(source.url) or source.siren, []).append(source)
    batches: list[list[Source]] = []
    for group in hosts.values():
        if not batches or len(batches[-1]) + len(group) > size:
            batches.append([])
        batches[-1] += group
    return batches


def by_size(files: Files) -> Iterator[Files]:
    """Batches of `FILES` files and `BYTES` bytes at most; a larger file is alone."""
    batch: list[tuple[Path, str]] = []
    size = 0
    for path, name in files:
        own = path.stat().st_size
        if batch and (len(batch) >= FILES or size + own > BYTES):
            yield batch
            batch, size = [], 0
        batch.append((path, name))
        size += own
    if batch:
        yield batch
