"""A folder of PDFs on this machine or on a shared drive: for a town hall that hands its files over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.moisson.choose import ABOVE, Lien
from flows.platforms.page import Visit
from flows.source import Source


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """Every PDF under the folder that the source names, as `file:` addresses, in the order of their paths, below the names of the folders that hold it."""
    root = Path(source.url)
    for path in sorted(root.rglob("*")):
        if path.suffix.lower() == ".pdf" and path.is_file():
            yield Lien(
                path.resolve().as_uri(),
                path.stem,
                ABOVE.join(reversed(path.relative_to(root).parent.parts)) or root.name,
            )
