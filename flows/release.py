"""Immutable, numbered releases: built beside, renamed whole, and `latest` moved last, in one step.

`latest` is a symbolic link; on a disk that has none it is a file of one line, `releases/NNNN`. Both are replaced by `os.replace`,
so that a reader always finds a whole release. A run that is killed between the renaming and the moving of `latest` left a whole
release that nobody points at: the next run moves `latest` to it first.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.erreurs import ErreurUtilisateur

LATEST = "latest"
SCRATCH = ".tmp-"


def latest(output: Path) -> Path | None:
    """The folder of the last whole release, or None before the first."""
    link = output / LATEST
    if link.is_symlink() or link.is_dir():
        return link.resolve() if link.exists() else None
    with suppress(OSError, UnicodeDecodeError):
        folder = output / link.read_text(encoding="utf-8").strip()
        return folder.resolve() if folder.is_dir() else None
    return None


@contextmanager
def building(output: Path) -> Iterator[Path]:
    """A scratch folder on the same disk; whatever happens, nothing of it is left when the block ends.

    One publication at a time: raises ErreurUtilisateur where another one is at work, or where `latest` is not ours to move.
    """
    releases = output / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    link = output / LATEST
    if link.is_dir() and not link.is_symlink():
        raise ErreurUtilisateur(
            f"{link} est un dossier ordinaire : registre ne peut pas le remplacer.", "Déplacez-le, puis relancez."
        )
    with _alone(releases):
        for old in releases.glob(f"{SCRATCH}*"):
            shutil.rmtree(old, ignore_errors=True)
        for old in output.glob(f".{LATEST}-*"):
            old.unlink()
        _finish_interrupted(output)
        scratch = releases / f"{SCRATCH}{os.getpid()}"
        scratch.mkdir()
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def keep(output: Path, scratch: Path) -> Path:
    """Make the scratch folder the next release, and `latest` point at it. Every byte is on the disk before the name is."""
    for path in sorted(scratch.rglob("*")):
        _fsync(path)
    _fsync(scratch)
    target = output / "releases" / f"{max(_numbers(output), default=0) + 1:04d}"
    scratch.rename(target)
    _fsync(target.parent)
    _point(output, target)
    return target


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _numbers(output: Path) -> list[int]:
    return [int(p.name) for p in (output / "releases").iterdir() if p.name.isdecimal() and p.is_dir()]


def _finish_interrupted(output: Path) -> None:
    """Move `latest` to the newest release where a killed run had no time to: a folder with a number is always whole."""
    newest = max(_numbers(output), default=0)
    current = latest(output)
    if newest and (current is None or (current.name.isdecimal() and int(current.name) < newest)):
        _point(output, output / "releases" / f"{newest:04d}")


def _point(output: Path, target: Path) -> None:
    link = output / f".{LATEST}-{os.getpid()}"
    link.unlink(missing_ok=True)
    try:
        link.symlink_to(Path("releases") / target.name, target_is_directory=True)
    except (OSError, NotImplementedError):
        link.write_text(f"releases/{target.name}\n", encoding="utf-8")
        _fsync(link)
    link.replace(output / LATEST)
    _fsync(output)


@contextmanager
def _alone(releases: Path) -> Iterator[None]:
    """Hold the folder's lock; it falls with the process, however it ends."""
    try:
        import fcntl
    except ImportError:  # not a Unix: the lock is a courtesy, not a need
        yield
        return
    with (releases / ".verrou").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ErreurUtilisateur(
                f"Une autre publication est en cours dans {releases.parent}.",
                "Attendez qu'elle finisse, puis relancez.",
            ) from None
        yield


def _fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
