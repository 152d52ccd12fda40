"""The door to Dask, through prefect-dask: reading spread over the processes of this machine, or over a cluster that is there."""

from __future__ import annotations

import logging
import os
from typing import Any


def runner(scheduler: str | None = None, workers: int = 0) -> Any:
    """The task runner of a Prefect flow. `scheduler`: the address of a Dask scheduler (`tcp://…`); else `workers` processes here."""
    from prefect_dask.task_runners import DaskTaskRunner

    logging.getLogger("distributed").setLevel(logging.ERROR)
    if scheduler:
        return DaskTaskRunner(address=scheduler)
    cluster = {
        "n_workers": workers or os.cpu_count() or 1, "threads_per_worker": 1, "processes": True, "dashboard_address": None,
        "silence_logs": logging.ERROR,
    }  # fmt: skip
    return DaskTaskRunner(cluster_kwargs=cluster)


def killed_worker() -> type[Exception]:
    """What is raised for a task whose workers died one after the other."""
    from distributed.scheduler import KilledWorker

    return KilledWorker
