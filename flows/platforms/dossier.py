"""A folder of PDFs on this machine or on a shared drive: for a town hall that hands its files over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.choose import Lien
from flows.platforms.page import Visit
from flows.source import Source


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """Every PDF under the folder that the source names, as `file:` addresses, in the order of their paths."""
    for path in sorted(Path(source.url).rglob("*")):
        if path.suffix.lower() == ".pdf" and path.is_file():
            yield Lien(path.resolve().as_uri(), path.stem, path.parent.name)
