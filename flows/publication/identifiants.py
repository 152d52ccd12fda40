"""By which name an act, its sitting and its council are known with us, the same from run to run."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from schemas.records import Acte


def council_uid(acte: Acte) -> str:
    """The council's identifier with us: its SIREN, else its name; a document's own where it tells neither."""
    return (acte.coll_siret or "")[:9] or slug(acte.coll_nom or "") or f"doc{(acte.document_sha256 or '')[:12]}"


def seance_uid(acte: Acte) -> str:
    """The sitting's identifier with us: council, date."""
    return f"{council_uid(acte)}-{acte.delib_date or 'sans-date'}"


def uid(acte: Acte) -> str:
    """The act's identifier with us: sitting, number (else a mark of the title); the same from run to run."""
    return f"{seance_uid(acte)}-{slug(acte.delib_id or '') or 't' + title_mark(acte)}"


def title_mark(acte: Acte) -> str:
    return hashlib.sha256(slug(acte.delib_objet or "").encode()).hexdigest()[:10]


def slug(value: str) -> str:
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
