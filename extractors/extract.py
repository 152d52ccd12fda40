"""The way of one document through this room: bytes → pages → acts → records with evidence → checks."""

from __future__ import annotations

from schemas.records import Extraction


def extract(data: bytes, fichier: str, *, jobs: int = 1) -> Extraction:
    """Read one PDF. Pure: same bytes, same answer. Raises `extractors.text.UnreadablePdf` where it cannot be opened."""
    raise NotImplementedError
