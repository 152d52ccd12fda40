"""Where fetched PDFs are kept: under the SHA-256 of their bytes, written once, never changed, never deleted."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

ARRIVING = ".arrivee"


class Arrivee:
    """A file on its way into the store: written and hashed by pieces, never whole in memory. `sha256` and `taille` once kept."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self.file, self.path = file, path
        self.sha256, self.taille = "", 0


class Store:
    """`folder/ab/abcdef….pdf`. A file is there whole or not at all, whenever the writer is killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.pdf"

    def put(self, data: bytes) -> str:
        """Keep these bytes; their SHA-256, in hexadecimal."""
        with self.arriving() as new:
            new.file.write(data)
            return self.keep(new)

    @contextmanager
    def arriving(self) -> Iterator[Arrivee]:
        """A file to write to, on the store's disk; gone when the block ends, unless it was kept."""
        place = self.folder / ARRIVING
        place.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place)
        path = Path(name)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield Arrivee(file, path)
        finally:
            path.unlink(missing_ok=True)

    def keep(self, new: Arrivee) -> str:
        """What has arrived, under its name. Every byte is on the disk before the name is."""
        new.file.flush()
        new.file.seek(0)
        new.sha256 = hashlib.file_digest(new.file, "sha256").hexdigest()  # type: ignore[arg-type]
        new.taille = os.fstat(new.file.fileno()).st_size
        target = self.path(new.sha256)
        if not target.exists():
            os.fsync(new.file.fileno())
            target.parent.mkdir(parents=True, exist_ok=True)
            new.path.replace(target)
        return new.sha256

    def sweep(self) -> None:
        """Take away what a killed run left half-written. Only for who holds the output's lock."""
        shutil.rmtree(self.folder / ARRIVING, ignore_errors=True)
