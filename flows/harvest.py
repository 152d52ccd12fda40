"""From a source's listing to the store: what is new, replaced, gone, refused, left aside. One source never stops another.

A PDF that we hold is not asked for again each night: its listing page is (conditionally), and the file itself only when the
page's list or the link's text has changed, or in its turn (each week for two months, then every four weeks), a few a night.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from flows.catalogue import Adresse, Catalogue
from flows.instants import later
from flows.moisson.adresse import host_key, without_session
from flows.moisson.choose import Lien, reason_to_leave
from flows.moisson.fetch import Echec, Entetes, Fetcher, Reponse
from flows.moisson.motifs import challenged
from flows.moisson.noms_fichiers import disposition, name_of
from flows.platforms import PLATEFORMES
from flows.platforms.actualites import ACTUALITE
from flows.platforms.illisible import NOT_READ
from flows.platforms.visit import Visiteur
from flows.platforms.visite import Bornes, Guichet, Plafond, Souvenirs
from flows.rapport.bilan import BilanSource
from flows.source import Source
from flows.store import Arrivee, Store

PDF_WITHIN = 1024
"""A PDF says `%PDF` in its first bytes (ISO 32000-1, annex H); what does not is something else, whatever its name."""
TURN = 100
"""Old documents looked at again in one visit, at most."""
MANY, PATIENCE_DAYS = 10, 7
"""So many documents gone at once, and more than half: a broken page rather than a decision, unless it lasts so many days."""
BRIEF = frozenset({"rss", "dematdoc"})
"""Platforms that show a document for a time only: a feed its last items, DematDOC an act for two months."""
SIDE_BY_SIDE = 400
"""Hosts visited at the same time, at most: each costs a thread that mostly waits."""


@dataclass(frozen=True, slots=True)
class Reglages:
    """How a harvest is done. `revoir`: look at every known file again. `de_front`: hosts at the same time."""

    revoir: bool = False
    de_front: int = SIDE_BY_SIDE
    bornes: Bornes = field(default_factory=Bornes)


def harvest(
    sources: Sequence[Source],
    catalogue: Catalogue,
    store: Store,
    fetcher: Fetcher,
    now: str,
    tell: Callable[[str], None],
    reglages: Reglages | None = None,
) -> list[BilanSource]:
    """Visit every source, those of different hosts side by side; answers in the order of `sources`.

    `tell` is called with the name of each one done. `now`: a UTC instant, ISO 8601.
    """
    chosen = reglages or Reglages()
    hosts: dict[str, list[int]] = {}
    for index, source in enumerate(sources):
        hosts.setdefault(host_key(source.url) or f"file {index}", []).append(index)
    done: dict[int, BilanSource] = {}

    def visit(indexes: list[int]) -> None:
        for index in indexes:
            done[index] = Recolte(sources[index], catalogue, store, fetcher, now, chosen).run()
            tell(sources[index].nom)

    with ThreadPoolExecutor(max(1, min(chosen.de_front, len(hosts), _openable())), "moisson") as pool:
        try:
            list(pool.map(visit, hosts.values()))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            fetcher.stop()
            raise
    return [done[index] for index in range(len(sources))]


def _openable() -> int:
    """Hosts that can be visited at once within the system's limit on open files: a connection and an arriving file each."""
    try:
        import resource
    except ImportError:  # not a Unix
        return SIDE_BY_SIDE
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return SIDE_BY_SIDE if limit == resource.RLIM_INFINITY else max(1, (limit - 100) // 2)


class Recolte:
    """The visit of one source."""

    def __init__(
        self, source: Source, catalogue: Catalogue, store: Store, fetcher: Fetcher, now: str, reglages: Reglages
    ) -> None:
        self.source, self.catalogue, self.store, self.fetcher, self.now = source, catalogue, store, fetcher, now
        self.bilan = BilanSource(source.siren, source.nom, source.url, rythme=source.rythme)
        self.guichet = Guichet(fetcher, reglages.bornes)
        self.visite = Visiteur(self.guichet, source.siren, source.url, self._missed_page, Souvenirs(catalogue))
        self.whole = True
        self.before = {a.url: a for a in catalogue.known(source.siren)}
        self.due = set(self.before) if reglages.revoir else catalogue.due(source.siren, now, TURN)
        self.seen: dict[str, None] = {}
        self.still: list[str] = []
        self.news: list[str] = []
        self.closed: set[str] = set()
        self.told = 0

    def run(self) -> BilanSource:
        """Every document that the source lists, each taken, kept, left or told; then what it lists no more."""
        bilan = self.bilan
        try:
            for lien in PLATEFORMES[self.source.plateforme].links(self.source, self.visite):
                self._one(lien)
        except Plafond as error:
            self.whole = False
            bilan.avis.append(error.raison)
        except Echec as error:
            self._missed_page(self.source.url, error.raison)
        except Exception as error:  # one source's bug must not lose the others; its name and kind are told
            self._missed_page(self.source.url, f"registre s'est trompé sur ce site ({type(error).__name__} : {error})")
        if untold := [url for url, why in bilan.ecartes if why.startswith(NOT_READ)]:
            bilan.avis.append(
                f"{len(untold)} lien(s) vers des documents du conseil ne se lisent pas (script, service sans PDF) : {untold[0]}"
            )
        self.catalogue.listed(self.still, self.now)
        self.catalogue.passing(self.news)
        self._absent()
        bilan.vus, bilan.connus, bilan.pages = len(self.seen), len(self.before), self.guichet.pages
        bilan.requetes, bilan.octets = self.guichet.compte.requetes, self.guichet.compte.octets
        return bilan

    def _missed_page(self, url: str, reason: str) -> None:
        """A listing page could not be had: what it listed may well be there still."""
        self.whole = False
        self.bilan.erreurs.append((url, reason))

    def _absent(self) -> None:
        """Documents that are not listed any more: gone, or is it the listing that broke?"""
        absent = [a for url, a in self.before.items() if url not in self.seen and not a.passagere]
        if self.source.plateforme in BRIEF and self.seen:
            return  # what has left a feed or a notice board was shown long enough
        if self.before and not self.seen:
            self.bilan.alarmes.append(f"la source donnait {len(self.before)} document(s) et n'en donne plus aucun")
            return
        if not self.whole or not absent:
            return
        if len(absent) >= MANY and len(absent) * 2 > len(self.before):
            long_ago = later(self.now, days=-PATIENCE_DAYS)
            if not all(a.absente_depuis and a.absente_depuis <= long_ago for a in absent):
                self.catalogue.missed([a.url for a in absent], self.now)
                self.bilan.alarmes.append(
                    f"{len(absent)} documents sur {len(self.before)} ne sont plus proposés d'un coup : "
                    f"aucun n'est marqué retiré avant {PATIENCE_DAYS} jours"
                )
                return
        for adresse in absent:
            self.catalogue.gone(adresse.url, "n'est plus proposé par le site")
        self.bilan.retires += len(absent)

    def _one(self, given: Lien) -> None:
        lien = replace(given, url=without_session(given.url))
        if lien.url != given.url and given.url in self.visite.recus:
            self.visite.recus[lien.url] = self.visite.recus.pop(given.url)
        reason = reason_to_leave(lien, self.source) or self._foreign(lien)
        if reason:
            self.bilan.ecartes.append((lien.url, reason))
            self._aside(lien, "ecarte", reason)
            return
        if lien.url in self.seen:
            return
        self.seen[lien.url] = None
        if lien.lieu == ACTUALITE:
            self.news.append(lien.url)
        known = self.catalogue.current(lien.url)
        held = known if known and known.document_sha256 else None
        if held and held.statut == "retenu" and not self._to_look_at(held, lien):
            self.still.append(lien.url)
            self.bilan.inchanges += 1
        elif known and known.prochain_essai and known.prochain_essai > self.now:
            self.still.append(lien.url)
            self.bilan.refuses.append((lien.url, f"{known.raison} ; prochain essai le {known.prochain_essai[:10]}"))
        else:
            self._take(lien, held)

    def _to_look_at(self, held: Adresse, lien: Lien) -> bool:
        """In its turn; before, where something tells of a change and a conditional request can say that there is none."""
        if self.source.plateforme == "dossier" or held.url in self.due:
            return True
        told = held.a_revoir or held.texte != lien.indice
        if told and (held.etag or held.last_modified) and self.told < TURN:
            self.told += 1
            return True
        return False

    def _foreign(self, lien: Lien) -> str | None:
        """A page never leads to a file of this machine; a folder never out of itself."""
        if not lien.url.startswith("file:"):
            return None
        if self.source.plateforme == "dossier" and _local(lien.url).is_relative_to(Path(self.source.url).resolve()):
            return None
        return "adresse non suivie (file) : seul le web public est moissonné"

    def _take(self, lien: Lien, held: Adresse | None) -> None:
        with self.store.arriving() as new:
            try:
                self.guichet.still_time()
                answer = self._fetch(lien.url, new, held)
            except Plafond:
                raise
            except Echec as error:
                self._refused(lien, held, error)
                return
            if answer.inchange and held:
                self.catalogue.unchanged(lien.url, lien.indice, self.now)
                self.bilan.inchanges += 1
                return
            sha256 = self.store.keep(new)
        name = disposition(answer.headers.get("Content-Disposition", "")) or name_of(lien.url)
        marks = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        state = self.catalogue.seen(
            lien.url, self.source.siren, name, lien.indice, sha256, new.taille, *marks, self.now
        )
        counter = {"nouveau": "nouveaux", "modifie": "modifies", "inchange": "inchanges"}[state]
        setattr(self.bilan, counter, getattr(self.bilan, counter) + 1)

    def _refused(self, lien: Lien, held: Adresse | None, error: Echec) -> None:
        if error.ferme and error.raison in self.closed:
            self.bilan.remis += 1  # the host is left alone: told once, whatever the number of its documents
            return
        if error.ferme:
            self.closed.add(error.raison)
        if held and error.code in (404, 410):
            self.catalogue.gone(lien.url, error.raison)
            self.bilan.retires += 1
            return
        self.bilan.erreurs.append((lien.url, error.raison))
        if held:
            self.catalogue.failed(lien.url, self.now)
        else:
            self._aside(lien, "refuse", error.raison, passing=not error.definitif)

    def _aside(self, lien: Lien, statut: str, reason: str, *, passing: bool = False) -> None:
        self.catalogue.left_aside(
            lien.url, self.source.siren, name_of(lien.url), lien.indice, statut, reason, self.now, passing=passing  # type: ignore[arg-type]
        )  # fmt: skip

    def _fetch(self, url: str, new: Arrivee, held: Adresse | None) -> Reponse:
        marks = (held.etag, held.last_modified) if held else (None, None)
        if url.startswith("file:"):
            return _read_local(_local(url), new, marks[0])
        if received := self.visite.recus.pop(url, None):
            new.file.write(received.body)
            return received
        compte = self.guichet.compte
        return self.fetcher.download(url, new.file, not_a_pdf, etag=marks[0], last_modified=marks[1], compte=compte)


def not_a_pdf(head: bytes) -> str | None:
    if b"%PDF" in head[:PDF_WITHIN]:
        return None
    return "une page demande de prouver qu'on est humain" if challenged(head) else "ce n'est pas un PDF, malgré son nom"


def _local(url: str) -> Path:
    return Path(url2pathname(urlsplit(url).path)).resolve()


def _read_local(path: Path, new: Arrivee, etag: str | None) -> Reponse:
    """A file of a folder source: its size and date stand for an ETag."""
    try:
        stat = path.stat()
        mark = f"{stat.st_mtime_ns}-{stat.st_size}"
        if mark == etag:
            return Reponse(path.as_uri(), 304, Entetes({}), b"")
        data = path.read_bytes()
    except OSError as error:
        raise Echec(f"fichier illisible ({error.strerror})") from error
    if wrong := not_a_pdf(data):
        raise Echec(wrong, definitif=True)
    new.file.write(data)
    return Reponse(path.as_uri(), 200, Entetes({"ETag": mark}), b"")
