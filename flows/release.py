"""Immutable, numbered releases: built beside, renamed whole, and `latest` moved last, in one step."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LATEST = "latest"


def latest(output: Path) -> Path | None:
    """The folder of the last whole release, or None before the first."""
    link = output / LATEST
    return link.resolve() if link.exists() else None


@contextmanager
def building(output: Path) -> Iterator[Path]:
    """A scratch folder on the same disk; whatever happens, nothing of it is left when the block ends."""
    releases = output / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    for old in releases.glob(".tmp-*"):
        shutil.rmtree(old, ignore_errors=True)
    scratch = releases / f".tmp-{os.getpid()}"
    scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def keep(output: Path, scratch: Path) -> Path:
    """Make the scratch folder the next release, and `latest` point at it. Every byte is on the disk before the name is."""
    for file in sorted(scratch.rglob("*")):
        if file.is_file():
            with file.open("rb") as handle:
                os.fsync(handle.fileno())
    numbers = [int(p.name) for p in (output / "releases").iterdir() if p.name.isdigit()]
    target = output / "releases" / f"{max(numbers, default=0) + 1:04d}"
    scratch.rename(target)
    _fsync_folder(target.parent)
    link = output / f".{LATEST}-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases") / target.name, target_is_directory=True)
    link.replace(output / LATEST)
    _fsync_folder(output)
    return target


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
