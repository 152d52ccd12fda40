"""How we visit: who we say we are, how slowly we go, what we put up with."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from flows.moisson.safety import Private, Resolve

CONTACT = "registre@example.org"


def agent(contact: str = "") -> str:
    """How we present ourselves: honestly, and with whom to write to."""
    return f"registre/0.1 (moissonneur de deliberations publiques; contact: {contact or CONTACT})"


@dataclass(slots=True)
class Politesse:
    """The limits of our visits, in seconds and bytes. `agent` says who we are and how to reach us.

    `total`: for one whole answer. `max_wait`: the longest `Retry-After` that is waited for. `patience`: failures in a row,
    each after `tries`, before a host is left alone for this run.
    """

    pause: float = 1.0
    timeout: float = 20.0
    total: float = 180.0
    tries: int = 3
    max_bytes: int = 80_000_000
    max_page: int = 20_000_000
    max_redirects: int = 5
    max_wait: float = 120.0
    patience: float = 3
    agent: str = agent()
    allow_private: Private = False
    resolve: Resolve = socket.getaddrinfo
    sleep: Callable[[float], object] | None = None
    clock: Callable[[], float] = time.monotonic
