"""The pages: for each its template and what it shows. The same for the server and for the static copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from flows.site import fiches
from flows.site.extrait import marked
from flows.site.lecture import TAILLE, Resultats, Row, by_rowid, found, search
from flows.site.orthographe import nearest
from flows.site.planche import Mots, Planche
from flows.site.publication import Publication, exactitude
from flows.site.rendu import court, web
from flows.site.requete import Requete
from schemas.resultats import RESULTATS
from schemas.themes import themes

Page = tuple[str, dict[str, Any]]
Regard = Callable[[str, int, Sequence[Mots]], Planche | None]
"""Where words lie on a page of a document: `Atelier.planche`."""
GROUPES = {
    "L'acte": ("delib_id", "delib_date", "delib_objet", "delib_matiere_code", "delib_matiere_nom", "budget_annee", "budget_nom"),
    "Le vote": ("vote_resultat", "vote_effectif", "vote_reel", "vote_pour", "vote_contre", "vote_abstention", "vote_non_participation"),
    "La séance": (
        "seance_heure", "seance_lieu", "seance_presents", "seance_absents", "seance_pouvoirs", "seance_exclus", "president", "secretaire",
        "membres_presents", "membres_absents", "procurations", "convocation_date", "affichage_date",
    ),
    "La transmission": ("pref_date", "pref_acte_id", "pref_id", "publication_date", "delib_url", "coll_nom", "coll_siret", "coll_insee"),
}  # fmt: skip
MOST_PLATES = 4
LINES = 300
"""Councils or sources on a page."""
LISTED = 60
"""Acts of a council's or a theme's page; the search has the others (the static copy: the pages that follow)."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs. `contact`: where errors are told, a mail address or an http(s) address."""

    publication: Publication
    contact: str = ""


def _shared(site: Site, active: str, title: str) -> dict[str, Any]:
    return {"publication": site.publication, "contact": site.contact, "actif": active, "titre": title, "suite": ""}


def semaine(db: sqlite3.Connection, site: Site, monday: date | None = None) -> Page | None:
    """The week that begins on `monday`, the latest one by default. None for a week without acts."""
    latest = fiches.latest_week(db)
    chosen = monday or latest
    total = db.execute("SELECT coalesce((SELECT actes FROM comptes WHERE dimension = 'total'), 0)").fetchone()[0]
    sittings, acts = fiches.week_of(db, chosen) if chosen else ([], 0)
    if monday and not acts:
        return None
    before, after = fiches.weeks_around(db, chosen) if chosen else (None, None)
    title = "Cette semaine" if chosen == latest else "Une semaine de décisions"
    councils = fiches.councils(db)
    return "semaine.html", {
        **_shared(site, "accueil", title), "accueil": monday is None, "lundi": chosen, "dimanche": chosen + timedelta(days=6) if chosen else None,
        "seances": sittings, "actes": acts, "avant": before, "apres": after, "total": total, "communes": councils,
        "dernieres": sorted(councils, key=lambda c: c["derniere"] or "", reverse=True)[:10],
        "contestes": sum(s["contestes"] for s in sittings), "recents": fiches.contested(db, 6) if monday is None else [], "derniere_vue": fiches.last_visit(db), "plus_recente": latest,
    }  # fmt: skip


def recherche(
    db: sqlite3.Connection, site: Site, asked: Requete, told: Sequence[str], answer: Resultats | None = None
) -> Page:
    """Answers to a question, with filters and counts."""
    names = {c["cle"]: c["nom"] for c in fiches.councils(db)}
    answer = answer or search(db, asked)
    facets = answer.facettes or {}
    return "recherche.html", {
        **_shared(site, "recherche", f"Recherche : {asked.q[:80]}" if asked.q else "Recherche"), "demande": asked, "avis": told,
        "proche": nearest(db, asked) if asked.q and answer.total == 0 else "", "resultats": answer, "stems": asked.stems, "communes": names, "taille": TAILLE,
        "titres": {a["acte_uid"]: marked(court(a["delib_objet"], 260), asked.stems) for a in answer.actes},
        "facettes": [
            (title, name, [(value, label(value, told), count) for value, told, count in facets.get(dimension, ())])
            for title, name, dimension, label in (
                ("Collectivités", "commune", "collectivite", lambda v, told: told or v), ("Thèmes", "theme", "theme", lambda v, _: f"{v} {themes().get(v, '')}"),
                ("Années", "annee", "annee", lambda v, _: str(v)), ("Résultats", "resultat", "resultat", lambda v, _: RESULTATS.get(v, v)),
            )
        ],
    }  # fmt: skip


def communes(db: sqlite3.Connection, site: Site, number: int = 1) -> Page:
    """The councils, LINES a page."""
    return "communes.html", {
        **_shared(site, "communes", "Communes et groupements"), **_turned("communes", fiches.councils(db), number),
        "sante": health(site.publication),
    }  # fmt: skip


def _turned(name: str, lines: list[Any], number: int) -> dict[str, Any]:
    """Page `number` (from 1) of a long list, under `name`: LINES of it, how many there are in all, whether it is the last."""
    here = slice((number - 1) * LINES, number * LINES)
    return {name: lines[here], "total": len(lines), "page": number, "dernier": here.stop >= len(lines)}


def commune(db: sqlite3.Connection, site: Site, key: str) -> Page | None:
    one = fiches.council(db, key)
    if one is None:
        return None
    asked = Requete(commune=key)
    return "commune.html", {
        **_shared(site, "communes", one["nom"] or key), "commune": one, "demande": asked, "actes": by_rowid(db, found(db, asked, LISTED)),
        "sante": health(site.publication).get(key),
    }  # fmt: skip


def themes_page(db: sqlite3.Connection, site: Site) -> Page:
    counts = dict(db.execute("SELECT valeur, actes FROM comptes WHERE dimension = 'theme'").fetchall())
    groups = [
        (code, label, [(c, name, counts.get(c, 0)) for c, name in themes().items() if c.startswith(f"{code}.")])
        for code, label in themes().items()
        if "." not in code
    ]
    return "themes.html", {**_shared(site, "themes", "Thèmes"), "groupes": groups}


def theme(db: sqlite3.Connection, site: Site, code: str) -> Page | None:
    if code not in themes():
        return None
    asked = Requete(theme=code)
    source, bound = asked.source()
    total = db.execute(f"SELECT count(*) {source}", bound).fetchone()[0]
    by_council = db.execute(
        f"SELECT c.cle, c.nom, count(*) AS n {source.replace('reperes r', 'reperes r JOIN collectivites c ON c.id = r.collectivite')}"
        " GROUP BY c.id ORDER BY n DESC, c.nom LIMIT 20", bound,
    ).fetchall()  # fmt: skip
    return "theme.html", {
        **_shared(site, "themes", f"{code} {themes()[code]}"), "code": code, "demande": asked, "total": total, "par_commune": by_council,
        "actes": by_rowid(db, found(db, asked, LISTED)),
    }  # fmt: skip


def acte(db: sqlite3.Connection, site: Site, uid: str, regard: Regard | None) -> Page | None:
    """One act. `regard` finds the words on its pages; without it, or where names are masked, the page shows no picture."""
    one = fiches.act(db, uid)
    if one is None:
        return None
    plates, why = _plates(db, one, regard)
    urls = {d["document_sha256"]: d["url"] for d in reversed(one["papiers"])}
    return "acte.html", {
        **_shared(site, "recherche", one["delib_objet"]), "acte": one, "groupes": GROUPES, "planches": plates, "sans_image": why, "adresses": urls,
        "contact_lien": _contact(site, uid),
        "montres": {champ: f"m{i}-{champ}" for i, p in enumerate(plates) for champ in p["planche"].cadres},
    }  # fmt: skip


def _plates(db: sqlite3.Connection, one: Row, regard: Regard | None) -> tuple[list[dict[str, Any]], str]:
    """The pages that hold the act's words, its own before those of the sitting's head; and why there are none."""
    by_page: dict[tuple[str, int], list[Mots]] = {}
    for champ, p in one["preuves"].items():
        if p["page"] and p["debut"] is not None and p["fin"] is not None and p["origine"] == "imprime":
            by_page.setdefault((p["document_sha256"] or "", p["page"]), []).append(
                Mots(champ, p["debut"], p["fin"], p["texte"])
            )
    best = one["document_sha256"]
    lines = [(f"montant-{m['rang']}", m) for m in one["montants"]]
    lines += [(f"voix-{i}", v) for i, v in enumerate(one["votes_nominatifs"], 1)]
    for name, line in lines:
        if line["page"] and line["debut"] is not None:
            mots = Mots(name, line["debut"], line["fin"], line["texte"])
            by_page.setdefault((line["document_sha256"] or "", line["page"]), []).append(mots)
    own = range(one["page_debut"] or 1, (one["page_fin"] or one["page_debut"] or 1) + 1)
    wanted = sorted(by_page, key=lambda k: (k[0] != best, k[0], k[1] not in own, k[1]))
    plates: list[dict[str, Any]] = []
    why = "document"
    for sha, number in wanted:
        if one["noms_masques"] or number not in fiches.shown_pages(db, sha):
            why = "masque"
            continue
        plate = regard(sha, number, by_page[sha, number]) if regard and len(plates) < MOST_PLATES else None
        if plate:
            plates.append({"sha": sha, "page": number, "planche": plate})
    return plates, "" if plates else why


def _contact(site: Site, uid: str) -> str:
    """Where an error of this act is told."""
    if "@" in site.contact and "://" not in site.contact:
        return f"mailto:{quote(site.contact, safe='@')}?" + urlencode({"subject": f"registre : {uid}"}, quote_via=quote)
    return web(site.contact)


def donnees(db: sqlite3.Connection, site: Site) -> Page:
    """Files, schema, licence, accuracy, and how to take them."""
    pub = site.publication
    councils = {c["siret"]: c["nom"] for c in fiches.councils(db)}
    scdl = [(path, councils.get(path[5:-4]) or path[5:-4]) for path in pub.fichiers if path.startswith("scdl/")]
    return "donnees.html", {
        **_shared(site, "donnees", "Données"),
        "fichiers": pub.listes(),
        "scdl": scdl,
        "exactitude": exactitude(),
    }


def sources(db: sqlite3.Connection, site: Site, number: int = 1) -> Page:
    """Which councils, when last seen, what rings: those that ring first."""
    names = {c["cle"]: c for c in fiches.councils(db)}
    counts = {s["source"]: s for s in fiches.sources(db)}
    known = fiches.known_sources(db)
    sante = health(site.publication)
    lines = []
    for key in set(counts) | set(sante) | set(known):
        told = names.get(key) or sante.get(key) or known.get(key) or {}
        lines.append({
            "cle": key, "nom": str(told.get("nom") or key), "commune": names.get(key), "compte": counts.get(key), "sante": sante.get(key),
            "url": (sante.get(key) or known.get(key) or {}).get("url"), "alarmes": _alarms(sante.get(key)),
        })  # fmt: skip
    lines.sort(key=lambda line: (not line["alarmes"], line["nom"], line["cle"]))
    return "sources.html", {
        **_shared(site, "sources", "Sources"), **_turned("lignes", lines, number),
        "alarmes": sum(bool(line["alarmes"]) for line in lines), "rapport": site.publication.rapport,
    }  # fmt: skip


def health(publication: Publication) -> dict[str, Row]:
    """What the last harvest said of each source, by its SIREN."""
    return {str(s.get("siren")): s for s in publication.rapport.get("sources", []) if isinstance(s, dict)}


def _alarms(source: Row | None) -> list[str]:
    if not source:
        return []
    return [str(a) for a in source.get("alarmes", [])] + [f"{url} : {why}" for url, why in source.get("erreurs", [])]


def liste(db: sqlite3.Connection, site: Site, asked: Requete, title: str) -> Page:
    """One of the pages that follow a council's or a theme's own, in the static copy."""
    return "liste.html", {
        **_shared(site, "communes" if asked.commune else "themes", title),
        "demande": asked,
        "actes": by_rowid(db, found(db, asked, LISTED)),
        "avant": "",
    }


def erreur(site: Site, title: str, said: str) -> Page:
    return "erreur.html", {**_shared(site, "", title), "message": said}
