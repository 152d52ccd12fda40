"""What asking a site gave: an answer, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


class Echec(Exception):
    """A request that gave nothing usable: `raison` in French.

    `definitif` when asking again at once is of no use; `ferme` when the whole host is left alone for this run.
    """

    def __init__(self, raison: str, *, definitif: bool = False, code: int | None = None, ferme: bool = False) -> None:
        super().__init__(raison)
        self.raison, self.definitif, self.code, self.ferme = raison, definitif, code, ferme


class Deplace(Exception):
    """A page of a few lines stands where a file was expected, and its script or its `refresh` moves the browser to `url`."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class Interrompu(BaseException):
    """The run is being stopped: no failure of a site's, nothing to note; whoever asked leaves what it was doing."""


class Entetes(Mapping[str, str]):
    """The headers of an answer, whatever the case of their names."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self._pairs = {name.lower(): value for name, value in pairs.items()}

    def __getitem__(self, name: str) -> str:
        return self._pairs[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)


@dataclass(frozen=True, slots=True)
class Reponse:
    """What a server answered. `body` is b"" for 304 and where it went to a file."""

    url: str
    code: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def inchange(self) -> bool:
        return self.code == 304
