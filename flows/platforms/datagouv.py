"""data.gouv.fr: a dataset's resources through the API, PDF and SCDL tables whose DELIB_URL lead to the acts.

`/api/1/datasets/{id or slug}/` tells a dataset and its resources; an organisation's datasets are paged by `next_page`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from flows.moisson.choose import Lien
from flows.moisson.fetch import Reponse
from flows.moisson.mots import plain
from flows.platforms.adresses import is_file, normal, same_site
from flows.platforms.page import Page, Visit, decoded
from flows.platforms.parcours import Parcours
from flows.platforms.rangs import SUITE
from flows.source import Source

SIGNES = re.compile(r"(?i)\A[^\n]*(?:data\.gouv\.fr/|/(?:datasets|organizations)/)")
COUNCIL = re.compile(r"delib|proces verba|compte rendu|conseil|seance|actes")


def links(source: Source, visit: Visit) -> Iterator[Lien]:
    """The council's PDF of the datasets: their own resources, and those that their SCDL tables tell of."""
    walked = Parcours(source, visit)
    for url in (source.url, *source.pages):
        for api in _datasets(url, visit):
            yield from _dataset(visit(api, read_dataset), visit, walked)
    yield from walked.links(())


def _datasets(url: str, visit: Visit) -> Iterator[str]:
    """API addresses of the datasets that an address names: a dataset's, or an organisation's, which has many."""
    parts = urlsplit(url)
    if match := re.search(r"/datasets/([^/?#]+)", parts.path):
        yield urljoin(url, f"/api/1/datasets/{match[1]}/")
    elif match := re.search(r"/organizations/([^/?#]+)", parts.path):
        page_url = urljoin(url, f"/api/1/organizations/{quote(match[1])}/datasets/?page_size=50")
        while page_url:
            page = visit(page_url, read_datasets)
            yield from (ln.url for ln in page.liens if COUNCIL.search(plain(ln.texte)))
            page_url = page.marques.get("suite", "")
    elif is_table(url):
        yield url


def _dataset(page: Page, visit: Visit, walked: Parcours) -> Iterator[Lien]:
    if "table" in page.marques:
        yield from _acts(page, walked)
        return
    for lien in page.liens:
        if lien.lieu == "table":
            yield from _acts(visit(lien.url, read_table), walked)
        else:
            yield from walked.offer(lien)


def _acts(page: Page, walked: Parcours) -> Iterator[Lien]:
    """The acts of a SCDL table; an address that is not a PDF's is asked for: it may serve one, or hold its link."""
    for lien in page.liens:
        if is_file(lien.url):
            yield from walked.offer(lien)
        else:
            walked.push(SUITE, lien)


def is_table(url: str) -> bool:
    return urlsplit(url).path.lower().endswith(".csv")


def read_datasets(answer: Reponse) -> Page:
    """The datasets of an organisation as links to their API addresses."""
    page, data = Page(answer.url), _json(answer)
    page.marques["suite"] = str(data.get("next_page") or "")
    for item in data.get("data") or []:
        page.liens.append(Lien(urljoin(answer.url, f"/api/1/datasets/{item['id']}/"), str(item.get("title") or "")))
    return page


def read_dataset(answer: Reponse) -> Page:
    """A dataset's resources as links: PDF, and tables (place `table`) that declare the SCDL schema or look like it by their title."""
    if is_table(answer.url):
        return read_table(answer)
    data = _json(answer)
    page = Page(answer.url, str(data.get("title") or ""))
    for item in data.get("resources") or []:
        url = normal(urljoin(answer.url, str(item.get("url") or "")))
        kind = str(item.get("format") or "").lower()
        title, day = str(item.get("title") or ""), str(item.get("published") or item.get("created_at") or "")[:10]
        schema = str((item.get("schema") or {}).get("name") or "")
        about = COUNCIL.search(plain(f"{title} {page.titre}"))
        if kind == "pdf" or is_file(url):
            page.liens.append(
                Lien(url, title, str(item.get("description") or "")[:200], page=page.titre, date=day, liste=bool(about))
            )
        elif "deliberations" in schema or (kind == "csv" and about and not schema):
            page.liens.append(Lien(url, title, page=page.titre, date=day, lieu="table"))
    return page


def read_table(answer: Reponse) -> Page:
    """The addresses of a SCDL table (column DELIB_URL), with the act's number, title and date."""
    page = Page(answer.url, marques={"table": "scdl"})
    text = decoded(answer).lstrip("\ufeff")
    separator = max(",;\t", key=text.partition("\n")[0].count)
    for row in csv.DictReader(io.StringIO(text), delimiter=separator):
        values = {str(k).strip().upper(): (v or "").strip() for k, v in row.items() if k and isinstance(v, str)}
        url = values.get("DELIB_URL", "")
        if re.match(r"https?://", url):
            title = f"Délibération {values.get('DELIB_ID', '')} {values.get('DELIB_OBJET', '')}"
            page.liens.append(Lien(normal(url), " ".join(title.split()), date=values.get("DELIB_DATE", ""), ailleurs=not same_site(url, answer.url)))  # fmt: skip
    return page


def _json(answer: Reponse) -> dict[str, Any]:
    try:
        data = json.loads(answer.body)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
