"""One step of the walk through a site: a page to be visited, and what is known of it before it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from flows.moisson.choose import Lien


@dataclass(frozen=True, slots=True)
class Etape:
    """A page to be visited: how deep, through which link, the listing that it is a part of, whether one led to it (`dessous`), and
    whether it goes on with the page that the source names, whose files are taken in doubt (`nommee`), whether a page of the source's own
    led to it, on a site of several (`notre`), whether its file stands beside the link already (`double`), and
    whether it is asked after the list's next pages, which may show all that it holds (`ensuite`)."""

    url: str
    depth: int = 0
    via: Lien | None = None
    entree: str = ""
    dessous: bool = False
    nommee: bool = False
    notre: bool = False
    double: bool = False
    ensuite: bool = False
