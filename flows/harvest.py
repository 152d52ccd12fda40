"""From a source's listing to the store: what is new, replaced, gone, refused, left aside. One source never stops another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from flows.catalogue import Catalogue
from flows.choose import Lien, reason_to_leave
from flows.fetch import Echec, Fetcher, Reponse, challenged
from flows.platforms import PLATEFORMES
from flows.source import Source
from flows.store import Store
from flows.visit import Visiteur

PDF_WITHIN = 1024
"""A PDF says `%PDF` in its first bytes (ISO 32000-1, annex H); what does not is something else, whatever its name."""


@dataclass(slots=True)
class BilanSource:
    """What one source gave in one run. `erreurs` and `ecartes`: (address, reason)."""

    siren: str
    nom: str
    url: str
    requetes: int = 0
    octets: int = 0
    vus: int = 0
    nouveaux: int = 0
    inchanges: int = 0
    modifies: int = 0
    retires: int = 0
    ecartes: list[tuple[str, str]] = field(default_factory=list)
    erreurs: list[tuple[str, str]] = field(default_factory=list)
    alarmes: list[str] = field(default_factory=list)
    derniere_seance: str | None = None

    def to_dict(self) -> dict[str, object]:
        return asdict(self)


def harvest(
    sources: Sequence[Source],
    catalogue: Catalogue,
    store: Store,
    fetcher: Fetcher,
    now: str,
    tell: Callable[[str], None],
) -> list[BilanSource]:
    """Visit every source in turn; `tell` is called with the name of each one done. `now`: a UTC instant, ISO 8601."""
    bilans = []
    for source in sources:
        bilans.append(_one(source, catalogue, store, fetcher, now))
        tell(source.nom)
    return bilans


def _one(source: Source, catalogue: Catalogue, store: Store, fetcher: Fetcher, now: str) -> BilanSource:
    bilan = BilanSource(source.siren, source.nom, source.url)
    before = {a.url for a in catalogue.known(source.siren)}
    requests_before, bytes_before = sum(fetcher.requetes.values()), fetcher.octets
    seen: set[str] = set()
    whole = True
    visit = Visiteur(fetcher, source.siren, source.url, lambda url, why: bilan.erreurs.append((url, why)), catalogue)
    try:
        for lien in PLATEFORMES[source.plateforme].links(source, visit):
            reason = reason_to_leave(lien, source)
            if reason:
                bilan.ecartes.append((lien.url, reason))
                catalogue.left_aside(lien.url, source.siren, _name(lien.url), lien.texte, "ecarte", reason, now)
                continue
            seen.add(lien.url)
            _take(lien, source, catalogue, store, fetcher, now, bilan, visit.recus.pop(lien.url, None))
    except Echec as error:
        whole = False
        bilan.erreurs.append((source.url, error.raison))
    bilan.vus = len(seen)
    if whole and not bilan.erreurs:
        for url in sorted(before - seen):
            catalogue.gone(url, "n'est plus proposé par le site")
            bilan.retires += 1
    if before and not seen:
        bilan.alarmes.append(f"la source donnait {len(before)} document(s) et n'en donne plus aucun")
    bilan.requetes = sum(fetcher.requetes.values()) - requests_before
    bilan.octets = fetcher.octets - bytes_before
    return bilan


def _take(
    lien: Lien,
    source: Source,
    catalogue: Catalogue,
    store: Store,
    fetcher: Fetcher,
    now: str,
    bilan: BilanSource,
    received: Reponse | None = None,
) -> None:
    known = catalogue.current(lien.url)
    held = known is not None and bool(known.document_sha256)
    try:
        answer = received or _fetch(
            lien.url, fetcher, known.etag if known and held else None, known.last_modified if known and held else None
        )
    except Echec as error:
        if held and error.code in (404, 410):
            catalogue.gone(lien.url, error.raison)
            bilan.retires += 1
        else:
            bilan.erreurs.append((lien.url, error.raison))
            if not held:
                catalogue.left_aside(lien.url, source.siren, _name(lien.url), lien.texte, "refuse", error.raison, now)
        return
    if answer.inchange:
        catalogue.unchanged(lien.url, now)
        bilan.inchanges += 1
        return
    if b"%PDF" not in answer.body[:PDF_WITHIN]:
        reason = (
            "une page demande de prouver qu'on est humain"
            if challenged(answer.body)
            else "ce n'est pas un PDF, malgré son nom"
        )
        bilan.erreurs.append((lien.url, reason))
        catalogue.left_aside(lien.url, source.siren, _name(lien.url), lien.texte, "refuse", reason, now)
        return
    sha256 = store.put(answer.body)
    name = _disposition(answer.headers.get("content-disposition", "")) or _name(lien.url)
    state = catalogue.seen(
        lien.url,
        source.siren,
        name,
        lien.texte,
        sha256,
        len(answer.body),
        answer.headers.get("ETag"),
        answer.headers.get("Last-Modified"),
        now,
    )
    counter = {"nouveau": "nouveaux", "modifie": "modifies", "inchange": "inchanges"}[state]
    setattr(bilan, counter, getattr(bilan, counter) + 1)


def _fetch(url: str, fetcher: Fetcher, etag: str | None, last_modified: str | None) -> Reponse:
    if url.startswith("file:"):
        try:
            return Reponse(url, 200, {}, Path(url2pathname(urlsplit(url).path)).read_bytes())
        except OSError as error:
            raise Echec(f"fichier illisible ({error.strerror})") from error
    return fetcher.get(url, etag=etag, last_modified=last_modified)


def _name(url: str) -> str:
    parts = urlsplit(url)
    name = unquote(parts.path).rpartition("/")[2]
    if not name.lower().endswith(".pdf"):
        name = unquote(parts.query).rpartition("=")[2].rpartition("/")[2] or name
    return _clean(name) or "document.pdf"


def _disposition(header: str) -> str | None:
    """The file's name in a Content-Disposition header (RFC 6266), without any folder."""
    if match := re.search(r"filename\*\s*=\s*(?:UTF-8|ISO-8859-1)''([^;]+)", header, re.IGNORECASE):
        return _clean(unquote(match[1]))
    match = re.search(r'filename\s*=\s*"?([^";]+)', header, re.IGNORECASE)
    return _clean(match[1]) if match else None


def _clean(name: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f/\\]", "", name).strip()[:200]
