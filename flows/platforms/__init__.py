"""One adapter per publishing platform: from a source to the links of its documents.

An adapter is a function `(source, visit) -> Iterable[Lien]`, where `visit(url)` gives a listing page's links, conditionally
fetched and remembered. A town is data, not code: an adapter knows a platform, never a town.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flows.choose import Lien
from flows.platforms import dossier, html
from flows.source import Source

Visit = Callable[[str], list[Lien]]
Adapter = Callable[[Source, Visit], Iterable[Lien]]
PLATEFORMES: dict[str, Adapter] = {"html": html.links, "dossier": dossier.links}
