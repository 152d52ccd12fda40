"""Put datasets on data.gouv: what is missing is created, what has changed replaced, the rest left alone.

Nothing is remembered here: what is there is asked, so that a run that was cut is gone on with by the next one. A dataset is private
until all its files are there; a file is replaced in place, its identifier and its address stay. A creation whose answer was lost
is looked for before it is asked again: there are never two copies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.depot import datagouv
from flows.depot.datagouv import TRIES, Api, ErreurDepot
from flows.depot.jeux import ASKED, FILE, KEY, Fichier, Jeu

Say = Callable[[str], None]
ALL = frozenset({401, 403})
"""Answers after which the other datasets would be refused too."""


@dataclass(slots=True)
class Bilan:
    """What was done: titles of datasets, counts of files; `echecs`: (title, why)."""

    crees: list[str] = field(default_factory=list)
    modifies: list[str] = field(default_factory=list)
    inchanges: list[str] = field(default_factory=list)
    echecs: list[tuple[str, str]] = field(default_factory=list)
    envoyes: int = 0
    gardes: int = 0


class Depot:
    """One run. `sec` (dry): everything is asked, nothing is written. `organisation`: whose datasets these are, else the key's."""

    def __init__(self, api: Api, say: Say, *, organisation: str | None = None, sec: bool = False) -> None:
        self._api, self._say, self._organisation, self._sec = api, say, organisation, sec
        self._known: dict[str, dict[str, Any]] = {}
        self._extensions: frozenset[str] | None = None
        self.bilan = Bilan()

    def run(self, jeux: Iterable[Jeu]) -> Bilan:
        """Raises ErreurDepot where nothing can be done for any dataset; what fails for one is told, and the others done."""
        if self._api.key:
            self._known = self._ours()
            self._extensions = self._allowed()
        for jeu in jeux:
            try:
                self._one(jeu)
            except ErreurDepot as error:
                if error.code in ALL:
                    raise
                self.bilan.echecs.append((jeu.titre, f"{error.message} {error.conseil}"))
                self._say(f"{jeu.titre} : {error.message}")
        return self.bilan

    def _one(self, jeu: Jeu) -> None:
        before = self._known.get(jeu.cle)
        sent = self.bilan.envoyes
        if before is None:
            self._say(f"{jeu.titre} : jeu à créer, privé jusqu'à ce qu'il soit complet")
        if before is None and self._sec:
            dataset: dict[str, Any] = {"id": "", "resources": []}
        else:
            dataset = self._fresh((before or self._create(jeu))["id"])
        ids = [self._file(dataset, fichier) for fichier in jeu.fichiers if self._accepted(fichier)]
        changed = self._order(dataset, ids) | self._describe(dataset, jeu)
        kind = self.bilan.crees if before is None else self.bilan.modifies
        (kind if before is None or changed or self.bilan.envoyes > sent else self.bilan.inchanges).append(jeu.titre)

    def _create(self, jeu: Jeu) -> dict[str, Any]:
        payload = (
            jeu.payload() | {"private": True} | ({"organization": self._organisation} if self._organisation else {})
        )
        found = self._safely(
            lambda: self._zoned("datasets/", payload, self._api.create), lambda: self._ours().get(jeu.cle)
        )
        self._known[jeu.cle] = found
        return found

    def _file(self, dataset: Mapping[str, Any], fichier: Fichier) -> str:
        """Send one file where it is missing or has changed, say of it what is to be said; its identifier."""
        there = _resource(dataset, fichier)
        size = _size(fichier.chemin.stat().st_size)
        if there is not None and _sum(there) == fichier.sha1:
            self.bilan.gardes += 1
        else:
            self._say(f"  {fichier.nom} : {'à envoyer' if there is None else 'à remplacer'} ({size})")
            self.bilan.envoyes += 1
            if self._sec:
                return there["id"] if there else ""
            there = self._send(dataset["id"], fichier, there)
        payload = fichier.payload()
        if not _says(there, payload):
            self._say(f"  {fichier.nom} : description à mettre à jour")
            if not self._sec:
                self._api.put(f"datasets/{dataset['id']}/resources/{there['id']}/", payload)
        return str(there["id"])

    def _send(self, dataset: str, fichier: Fichier, there: Mapping[str, Any] | None) -> dict[str, Any]:
        path = f"datasets/{dataset}/resources/{there['id']}/upload/" if there else f"datasets/{dataset}/upload/"

        def arrived() -> dict[str, Any] | None:
            found = _resource(self._fresh(dataset), fichier)
            return found if found and _sum(found) == fichier.sha1 else None

        found = self._safely(lambda: self._api.upload(path, fichier.chemin, fichier.envoi), arrived)
        if _sum(found) not in (fichier.sha1, ""):
            raise ErreurDepot(f"{fichier.nom} est arrivé abîmé sur data.gouv.", code=400)
        return found

    def _safely(self, ask: Callable[[], dict[str, Any]], find: Callable[[], dict[str, Any] | None]) -> dict[str, Any]:
        """Ask for something to be made; where the answer is lost, look whether it was before asking again."""
        for left in range(TRIES - 1, -1, -1):
            try:
                return ask()
            except ErreurDepot as error:
                if not error.douteux:
                    raise
                datagouv.pause(0.5 * 2 ** (TRIES - 1 - left))
                if (found := find()) is not None:
                    return found
                if not left:
                    raise
        raise AssertionError("unreachable")

    def _order(self, dataset: Mapping[str, Any], ids: Sequence[str]) -> bool:
        """Ours in our order, then the others as they were. Whether something was changed."""
        if self._sec or not dataset["id"]:
            return False
        now = [r["id"] for r in self._fresh(dataset["id"])["resources"]]
        wanted = [*ids, *(i for i in now if i not in ids)]
        if now == wanted:
            return False
        self._api.put(f"datasets/{dataset['id']}/resources/", [{"id": i} for i in wanted])
        return True

    def _describe(self, dataset: Mapping[str, Any], jeu: Jeu) -> bool:
        """Say of the dataset what is to be said, and make it public: all is there. Whether something was changed."""
        payload = jeu.payload() | {"private": False}
        if _says(dataset, payload):
            return False
        self._say(f"  description{' et mise en ligne' if dataset.get('private', True) else ''} à mettre à jour")
        if not self._sec:
            self._zoned(f"datasets/{dataset['id']}/", payload, self._api.put)
        return True

    def _zoned(self, path: str, payload: dict[str, Any], ask: Callable[[str, Any], Any]) -> dict[str, Any]:
        """Ask; without the areas covered where data.gouv does not know one of them, which is told."""
        try:
            return dict(ask(path, payload))
        except ErreurDepot as error:
            if error.code != 400 or "spatial" not in payload or not {"spatial", "geoid"} & set(_words(error.message)):
                raise
            self._say(f"  {error.message} : déposé sans couverture géographique")
            return dict(ask(path, {k: v for k, v in payload.items() if k != "spatial"}))

    def _accepted(self, fichier: Fichier) -> bool:
        kind = Path(fichier.nom).suffix.removeprefix(".").lower()
        if self._extensions is None or kind in self._extensions:
            return True
        self._say(f"  {fichier.nom} : data.gouv n'accepte pas les fichiers .{kind}, laissé de côté")
        return False

    def _ours(self) -> dict[str, dict[str, Any]]:
        """The datasets that are ours, by key; of two that have one, the first made (there should be none)."""
        path = f"organizations/{self._organisation}/datasets/" if self._organisation else "me/datasets/"
        found: dict[str, dict[str, Any]] = {}
        for dataset in sorted(self._api.pages(path), key=lambda d: str(d.get("created_at"))):
            key = (dataset.get("extras") or {}).get(KEY)
            if key and not dataset.get("deleted"):
                found.setdefault(key, dataset)
        return found

    def _allowed(self) -> frozenset[str] | None:
        try:
            return frozenset(self._api.get("datasets/extensions/"))
        except ErreurDepot as error:
            if error.code in ALL or error.douteux:
                raise
            return None

    def _fresh(self, dataset: str) -> dict[str, Any]:
        return dict(self._api.get(f"datasets/{dataset}/"))


def _resource(dataset: Mapping[str, Any], fichier: Fichier) -> dict[str, Any] | None:
    """The dataset's resource that is this file: by our mark, else by the name of a file that nothing was said of yet."""
    resources: list[dict[str, Any]] = dataset.get("resources") or []
    ours = [r for r in resources if (r.get("extras") or {}).get(FILE) == fichier.nom]
    bare = [r for r in resources if not (r.get("extras") or {}).get(FILE) and r.get("title") == fichier.envoi.lower()]
    return next(iter(ours or bare), None)


def _size(octets: int) -> str:
    return f"{octets} octets" if octets < 1000 else f"{octets / 1000:,.0f} ko".replace(",", " ")


def _sum(resource: Mapping[str, Any]) -> str:
    checksum = resource.get("checksum") or {}
    return str(checksum.get("value") or "") if checksum.get("type") == "sha1" else ""


def _says(there: Mapping[str, Any], payload: Mapping[str, Any]) -> bool:
    """What is there says all that we would say; what others have added is theirs."""
    for name, value in payload.items():
        now = there.get(name)
        if name == "spatial" and (there.get("extras") or {}).get(ASKED) == payload["extras"][ASKED]:
            continue  # asked for already; data.gouv may know no such area
        if name in ("extras", "schema", "spatial", "temporal_coverage"):
            now = {k: _plain((now or {}).get(k)) for k in value}
        if name == "tags":
            now = sorted(set(now or ()) & set(value))
        if now != value:
            return False
    return True


def _plain(value: Any) -> Any:
    """Days as we write them: data.gouv answers with instants."""
    return value[:10] if isinstance(value, str) and value[4:5] == "-" and "T" in value else value


def _words(message: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in message.lower()).split()
