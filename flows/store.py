"""Where fetched PDFs are kept: under the SHA-256 of their bytes, written once, never changed, never deleted."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


class Store:
    """`folder/ab/abcdef….pdf`. A file is there whole or not at all, whenever the writer is killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.pdf"

    def put(self, data: bytes) -> str:
        """Keep these bytes; their SHA-256, in hexadecimal."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".tmp-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(target)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        return sha256
