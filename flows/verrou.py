"""One run at a time in one output. The lock falls with its process, however that ends: there is none to clear by hand."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flows.erreurs import ErreurUtilisateur

NAME = ".verrou"
_held: set[Path] = set()
_guard = threading.Lock()


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """Hold `output` for the time of a block. Raises ErreurUtilisateur, naming the other run, where one is at work in it.

    A POSIX record lock: the system gives it back when the process dies, and children that outlive it do not inherit it.
    """
    output.mkdir(parents=True, exist_ok=True)
    path = (output / NAME).resolve()
    with _guard:
        if path in _held:  # the file is not opened: closing it would give this process's own lock back
            raise _busy(output, "")
        _held.add(path)
    try:
        with path.open("a+", encoding="utf-8") as file:
            if not _lock(file.fileno()):
                raise _busy(output, _who(path))
            file.seek(0)
            file.truncate()
            json.dump(_self(), file)
            file.flush()
            yield
            file.seek(0)
            file.truncate()
    finally:
        with _guard:
            _held.discard(path)


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not a Unix: the lock is a courtesy, not a need
        return True
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _self() -> dict[str, object]:
    return {
        "pid": os.getpid(),
        "machine": socket.gethostname(),
        "depuis": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _who(path: Path) -> str:
    try:
        other = json.loads(path.read_text(encoding="utf-8"))
        return f" (processus {other['pid']} sur {other['machine']}, depuis {other['depuis']})"
    except (OSError, ValueError, KeyError):
        return ""


def _busy(output: Path, who: str) -> ErreurUtilisateur:
    return ErreurUtilisateur(
        f"Une autre exécution travaille déjà dans {output}{who}.",
        "Attendez qu'elle finisse, ou choisissez un autre dossier avec --output.",
    )
