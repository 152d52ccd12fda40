"""A Prefect server on this machine for the time of a run, where no other is given: SQLite, telemetry off. Imports no Prefect."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flows.erreurs import ErreurUtilisateur

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR", "PREFECT_CLI_PROMPT": "false", "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}  # fmt: skip
"""Nothing is told to anyone; what the person who runs it has set stays as it is."""
PATIENCE = 120
"""Seconds within which a server must answer."""


def quiet(home: Path) -> None:
    """Prefect's settings for this process and its children, where none are set. To be called before Prefect is imported."""
    home.mkdir(parents=True, exist_ok=True)
    for name, value in {"PREFECT_HOME": str(home.resolve()), **QUIET}.items():
        os.environ.setdefault(name, value)


@contextmanager
def server(home: Path) -> Iterator[str]:
    """The address of the API: the one that `PREFECT_API_URL` names, else that of a server started here and stopped at the end."""
    quiet(home)
    if known := os.environ.get("PREFECT_API_URL"):
        yield known
        return
    with started(home, _free_port(), ui=False) as api:
        os.environ["PREFECT_API_URL"] = api
        try:
            yield api
        finally:
            del os.environ["PREFECT_API_URL"]


@contextmanager
def started(home: Path, port: int, *, ui: bool) -> Iterator[str]:
    """A server on 127.0.0.1, its base in `home`, its log in `home/serveur.log`; stopped when the block ends."""
    quiet(home)
    log = home / "serveur.log"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command + ([] if ui else ["--no-ui"]), stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api", process, log)
            yield f"http://127.0.0.1:{port}/api"
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(api: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{api}/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise ErreurUtilisateur("Le serveur Prefect local ne démarre pas.", f"Lisez {log}, ou employez --runner local.")


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
