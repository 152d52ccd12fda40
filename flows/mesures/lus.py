"""Documents read to be measured: all of them must be readable, else the figures would say nothing of those that are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.erreurs import ErreurUtilisateur
from flows.read import read_files
from schemas.records import Acte


def lus(files: Sequence[Path], *, jobs: int = 0) -> Iterator[tuple[str, tuple[Acte, ...]]]:
    """Each file's name and its acts, their themes left aside, in the order given. Raises ErreurUtilisateur at one that cannot be read."""
    for lecture in read_files(files, jobs=jobs, themes=False):
        if lecture.extraction is None:
            raise ErreurUtilisateur(f"{lecture.fichier} : {lecture.erreur}")
        yield lecture.fichier, tuple(lecture.extraction.actes)
