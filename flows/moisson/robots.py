"""robots.txt (RFC 9309): what a host lets us visit and how slowly, remembered for less than a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from protego import Protego

MAX_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 kibibytes of it are read."""


@dataclass(frozen=True, slots=True)
class Regles:
    """One host's rules for one agent. `pause`: seconds it asks for between two requests, 0 where it asks for none."""

    texte: str
    agent: str
    pause: float
    _lues: Protego

    def allow(self, url: str) -> bool:
        return not self.texte or bool(self._lues.can_fetch(url, self.agent))

    def plans(self) -> list[str]:
        """The site maps that it names."""
        return list(self._lues.sitemaps)


class Memoire(Protocol):
    """Where rules are kept from one run to the next (`flows.catalogue`)."""

    def robots(self, host: str) -> str | None:
        """The rules read less than a day ago, or None."""

    def keep_robots(self, host: str, texte: str) -> None: ...


class SansMemoire:
    def robots(self, host: str) -> str | None:
        return None

    def keep_robots(self, host: str, texte: str) -> None:
        return None


def rules(texte: str, agent: str) -> Regles:
    """The rules of a robots.txt; an empty one lets everything be visited."""
    read = Protego.parse(texte)
    rate = read.request_rate(agent) if texte else None
    pause = float(read.crawl_delay(agent) or 0) if texte else 0.0
    if rate is not None and rate.requests:
        pause = max(pause, rate.seconds / rate.requests)
    return Regles(texte, agent, pause, read)
