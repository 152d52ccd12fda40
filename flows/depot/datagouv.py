"""The door to data.gouv.fr: its documented API (udata), spoken with plain requests.

The official client (`datagouv-client`) repeats a creation whose answer was lost, which may make two copies, knows no address but
data.gouv.fr's own, and raises what the server says untouched: none of which suits. Here a request is repeated only where that
can do no harm; who creates something asks first whether the lost request had been done (`flows/depot/deposer.py`).

The key goes in a header, to one host, over TLS; redirections are not followed, and it is in no message.
"""

from __future__ import annotations

import math
import os
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests

from flows.erreurs import ErreurUtilisateur

PROD, DEMO = "https://www.data.gouv.fr", "https://demo.data.gouv.fr"
KEY = "DATAGOUV_API_KEY"
AGENT = "registre (+https://www.data.gouv.fr)"
PART = 4 << 20
"""Bytes beyond which a file is sent in parts of that size: proxies refuse large bodies (413)."""
TRIES = 4
CONNECT, ANSWER = 10.0, 60.0
"""Seconds to connect, and without a byte of answer."""
PATIENCE = 120.0
"""Seconds that a server may ask to wait (`Retry-After`)."""
BUSY = frozenset({429, 500, 502, 503, 504})
SAID = {
    401: ("data.gouv a refusé la clé.", f"Vérifiez {KEY} : elle se crée dans votre profil, et celle de la démonstration n'est pas celle de data.gouv.fr."),
    403: ("cette clé n'a pas le droit d'écrire là.", "Demandez à être membre de l'organisation, ou publiez en votre nom."),
    404: ("cela n'existe pas (ou plus) sur data.gouv.", "Vérifiez l'identifiant de l'organisation."),
    410: ("ce jeu de données a été supprimé sur data.gouv.", "Restaurez-le, ou supprimez-le tout à fait."),
    413: ("le fichier est trop gros pour data.gouv.", "Publiez par conseil, ou sans ce fichier (--sans)."),
    415: ("data.gouv refuse ce genre de fichier.", "Publiez sans ce fichier (--sans)."),
    429: ("data.gouv demande d'attendre (trop de requêtes).", "Relancez plus tard : ce qui est déposé ne le sera pas deux fois."),
}  # fmt: skip
pause = time.sleep
LATER = "Relancez plus tard : ce qui est déposé ne le sera pas deux fois."


class ErreurDepot(ErreurUtilisateur):
    """What data.gouv refuses. `code` is the answer's, 0 where there was none: it may then have done what was asked."""

    def __init__(self, message: str, conseil: str = LATER, code: int = 0) -> None:
        super().__init__(message, conseil)
        self.code = code

    @property
    def douteux(self) -> bool:
        """Whether the request may have been carried out all the same."""
        return self.code == 0 or self.code >= 500


@dataclass(slots=True)
class Api:
    """One instance of data.gouv. `answer`: seconds without a byte after which an answer is given up."""

    base: str
    key: str | None
    answer: float = ANSWER
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **params: Any) -> Any:
        return self._repeat("GET", path, params=params)

    def put(self, path: str, payload: Any) -> Any:
        """Put this state: the same asked twice is the same."""
        return self._repeat("PUT", path, json=payload)

    def create(self, path: str, payload: Any) -> Any:
        """One creation, asked once unless the server says that it did nothing (429)."""
        return self._repeat("POST", path, again=frozenset({429}), json=payload)

    def pages(self, path: str) -> Iterator[dict[str, Any]]:
        """The items of a list, page after page; a list that has no pages is one."""
        page, total = 1, 1
        while page <= total:
            found = self.get(path, page=page, page_size=100)
            if isinstance(found, list):
                yield from found
                return
            yield from found.get("data", ())
            total = math.ceil(found.get("total", 0) / (found.get("page_size") or 100))
            page += 1

    def upload(self, path: str, file: Path, name: str) -> dict[str, Any]:
        """Send a file; the resource that the server made of it. In parts where it is large."""
        size = file.stat().st_size
        if size <= PART:
            return self._sent(path, {}, (name, file.read_bytes()))
        for left in range(TRIES - 1, -1, -1):  # a part that may have been kept is not sent again under the same mark
            about = {"uuid": str(uuid.uuid4()), "filename": name, "totalparts": str(math.ceil(size / PART))}
            try:
                self._parts(path, file, about)
                break
            except ErreurDepot as error:
                if not left or not error.douteux:
                    raise
                pause(0.5 * 2 ** (TRIES - 1 - left))
        return self._sent(path, about, None)

    def _parts(self, path: str, file: Path, about: Mapping[str, str]) -> None:
        name = about["filename"]
        with file.open("rb") as source:
            for index in range(int(about["totalparts"])):
                data = source.read(PART)
                part = {"partindex": str(index), "partbyteoffset": str(index * PART), "chunksize": str(len(data))}
                again = frozenset({429})
                self._repeat("POST", path, again=again, data={**about, **part}, files={"file": (name, data)})

    def _sent(self, path: str, about: Mapping[str, str], file: tuple[str, bytes] | None) -> dict[str, Any]:
        body: dict[str, Any] = {"data": about} if about else {}
        files = {"file": file} if file else {k: (None, v) for k, v in about.items()}
        found = self._repeat("POST", path, again=frozenset({429}), **(body if file else {}), files=files)
        if not isinstance(found, dict) or not found.get("id"):
            raise ErreurDepot(f"data.gouv n'a pas gardé {file[0] if file else about['filename']}.", LATER, 500)
        return found

    def _repeat(self, method: str, path: str, *, again: frozenset[int] | None = None, **body: Any) -> Any:
        """Ask; ask again where the server was busy. `again`: answers after which asking twice does no harm (all by default)."""
        for left in range(TRIES - 1, -1, -1):
            try:
                return self._once(method, path, **body)
            except _Busy as busy:
                harmless = again is None or busy.error.code in again
                if not left or not harmless or busy.wait > PATIENCE:
                    raise busy.error from None
                pause(busy.wait or 0.5 * 2 ** (TRIES - 1 - left))
        raise AssertionError("unreachable")

    def _once(self, method: str, path: str, **body: Any) -> Any:
        headers = {"User-Agent": AGENT, "Accept": "application/json"} | ({"X-API-KEY": self.key} if self.key else {})
        url = f"{self.base}/api/1/{path}"
        try:
            answer = self.session.request(
                method, url, headers=headers, timeout=(CONNECT, self.answer), allow_redirects=False, **body
            )
        except requests.Timeout:
            raise _Busy(ErreurDepot(f"{self.base} ne répond pas ({method} {path}).")) from None
        except requests.RequestException as error:
            raise _Busy(
                ErreurDepot(f"La connexion à {self.base} est coupée ({method} {path}, {type(error).__name__}).")
            ) from None
        if answer.status_code in BUSY:
            raise _Busy(self._refused(answer, path), _wait(answer))
        if answer.status_code >= 300:
            raise self._refused(answer, path)
        try:
            return answer.json() if answer.content else {}
        except ValueError:
            raise ErreurDepot(
                f"{self.base} n'est pas une instance de data.gouv : sa réponse n'est pas du JSON.",
                "Vérifiez --api.",
                400,
            ) from None

    def _refused(self, answer: requests.Response, path: str) -> ErreurDepot:
        code = answer.status_code
        if code < 400:
            where = urlsplit(answer.headers.get("Location", ""))
            return ErreurDepot(
                f"{self.base} renvoie vers {where.scheme}://{where.netloc} : la clé ne suit pas.",
                "Donnez cette adresse à --api.",
                code,
            )
        default = ("data.gouv est en panne." if code >= 500 else "data.gouv refuse ce qui lui est envoyé."), LATER
        message, conseil = SAID.get(code, default)
        told = self._told(answer)
        return ErreurDepot(f"{path} : {message} (réponse {code}{' : ' + told if told else ''})", conseil, code)

    def _told(self, answer: requests.Response) -> str:
        """What the server says, shortly and without the key."""
        try:
            said = answer.json()
        except ValueError:
            return ""
        words = said.get("errors") or said.get("message") or "" if isinstance(said, dict) else ""
        text = " ".join(str(words).split())[:300]
        return text.replace(self.key, "…") if self.key else text


@dataclass
class _Busy(Exception):
    """No answer, or one that says: later. `wait` in seconds, 0 where the server does not say."""

    error: ErreurDepot
    wait: float = 0.0


def _wait(answer: requests.Response) -> float:
    told = answer.headers.get("Retry-After", "")
    return float(told) if told.isdecimal() else 0.0


def connect(base: str, *, needed: bool = True, answer: float = ANSWER) -> Api:
    """The instance at `base`, with the key of the environment. Raises ErreurUtilisateur where there is none and one is `needed`."""
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ErreurUtilisateur(
            f"« {base} » n'est pas l'adresse d'une instance de data.gouv.", "Exemple : --api https://demo.data.gouv.fr"
        )
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ErreurUtilisateur(f"{parts.netloc} en http : la clé passerait en clair.", "Donnez une adresse en https.")
    key = os.environ.get(KEY, "").strip() or None
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise ErreurUtilisateur(
            f"{KEY} n'a pas la forme d'une clé.", "Recopiez-la depuis votre profil data.gouv, sur une ligne."
        )
    if needed and not key:
        raise ErreurUtilisateur(
            f"Il faut une clé pour déposer : la variable d'environnement {KEY} est vide.",
            "Créez-la dans votre profil data.gouv. Pour voir ce qui serait fait : --dry-run.",
        )
    return Api(f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}", key, answer)
