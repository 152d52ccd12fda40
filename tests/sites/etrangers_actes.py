"""Portals, tables, feeds and maps of strangers; lists of mixed papers told by a badge, a tab or a place in the page."""

from __future__ import annotations

import json

from tests.sites.etrangers_encore import JOURS, page
from tests.sites.serveur import Reponse, Site


def dematdoc_names() -> Site:
    """DematDOC from its first page: several shelves, acts whose kind is told by their name only, more than a hundred of them."""
    made = Site("dematdoc", "/")
    made.page(
        "/",
        '<!doctype html><html lang="fr"><head><title>DématDOC</title><meta name="description" content="DématDOC"></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>',
    )
    made.json(
        "/api/public/doctypes",
        [
            {"id": 7, "caption": "Délibérations", "name": "DELIB"},
            {"id": 8, "caption": "Arrêtés du Maire", "name": "ARR"},
            {"id": 9, "caption": "Procès-verbaux", "name": "PV"},
            {"id": 12, "caption": "Autorisations d'urbanisme", "name": "URBA"},
        ],
    )
    made.besoin -= 1  # the page of the application tells nothing: one of the two is enough

    def doc(n: int, name: str, about: str) -> dict[str, object]:
        return {
            "id": n,
            "name": name,
            "createdAt": "2026-09-28T09:00:00+02:00",
            "path": f"/repository/2026/09/{n}.pdf",
            "values": {"OBJET": {"displayValue": about}, "DATEACTE": {"displayValue": "2026-09-27"}},
        }

    shelves = {
        7: [
            doc(
                n,
                f"Délibération 2026-{n:03d} du 2026-09-24",
                ("Tarifs de la cantine", "Convention avec le SDIS", "Plan de financement", "Règlement du marché")[
                    n % 4
                ],
            )
            for n in range(120)
        ],
        9: [doc(500 + n, f"PV du {d} 2026", "Séance ordinaire") for n, d in enumerate(JOURS)],
        8: [doc(800, "Arrêté municipal 2026-3", "Circulation")],
    }
    for number, docs in shelves.items():
        for d in docs:
            (made.pdf if number == 8 else made.acte)(str(d["path"]))
        made.routes[f"/api/public/get-documents/{number}"] = lambda _, body, docs=docs: Reponse(
            json.dumps({"documents": docs[:100], "nextDocsIds": [d["id"] for d in docs[100:]]}).encode(),
            "application/json",
            etag=False,
        )  # type: ignore[misc]
    everything = {d["id"]: d for docs in shelves.values() for d in docs}
    made.routes["/api/public/get-documents-lazy"] = lambda _, body: Reponse(
        json.dumps({"documents": [everything[n] for n in json.loads(body or b"[]")[:100]], "nextDocsIds": []}).encode(),
        "application/json",
        etag=False,
    )
    made.besoin += 3
    return made


def scdl() -> Site:
    """A dataset whose SCDL table is in Windows-1252 with semicolons; some acts are pages that hold the PDF; other tables beside it."""
    made = Site("datagouv", "/fr/datasets/deliberations-de-hautecombe/")
    rows = "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET;DELIB_URL\r\n"
    for n in range(12):
        path = f"/actes/2024/Délib {n}.pdf"
        made.acte(path)
        url = "{site}" + path
        if n % 4 == 3:
            url = "{site}" + f"/acte/{n}"
            made.page(
                f"/acte/{n}",
                page(
                    f"Délibération 2024-{n}",
                    f'<a href="{path}">Télécharger</a> <a href="/documents/plaquette.pdf">Plaquette</a>',
                ),
            )
        rows += f'Hautecombe;21770123400011;2024-{n:03d};2024-0{n % 9 + 1}-12;7.1;Finances locales/Decisions budgetaires;"Vote ; tarifs été {n}";{url}\r\n'
    made.routes["/tables/delib.csv"] = Reponse(rows.encode("cp1252"), "text/csv")
    made.besoin += 2
    made.acte("/files/pv-2024-03.pdf")
    made.pdf("/files/notice.pdf")
    made.routes["/tables/velos.csv"] = Reponse(b"a;b\r\n", "text/csv")
    data = {"title": "Délibérations de Hautecombe", "resources": [
        {"title": "Délibérations 2024", "url": "{site}/tables/delib.csv", "format": "csv", "type": "main", "schema": {"name": "scdl/deliberations"}, "created_at": "2024-04-01T00:00:00"},
        {"title": "Procès-verbal de mars 2024", "url": "{site}/files/pv-2024-03.pdf", "format": "pdf", "type": "main", "created_at": "2024-04-01T00:00:00"},
        {"title": "Notice d'utilisation", "url": "{site}/files/notice.pdf", "format": "pdf", "type": "documentation", "created_at": "2024-04-01T00:00:00"},
        {"title": "Comptages vélos", "url": "{site}/tables/velos.csv", "format": "csv", "type": "other", "schema": {"name": "etalab/schema-comptage"}},
    ]}  # fmt: skip
    made.json("/api/1/datasets/deliberations-de-hautecombe/", data, needed=False)
    made.page(made.entree, page("Délibérations de Hautecombe", "<p>data.gouv.fr</p>"), needed=False)
    return made


def atom() -> Site:
    """An Atom feed paged by `rel=next`; each entry leads to a page that holds the file, or encloses it; other news among them."""
    made = Site("rss", "/feed/")
    for number in (1, 2):
        entries = ""
        for n in range(number * 5 - 5, number * 5):
            day = f"{JOURS[n % 5]} {2024 - n // 5}"
            path = f"/docs/{n}.pdf"
            made.acte(path)
            if n % 2:
                entries += f'<entry><title>Procès-verbal du conseil du {day}</title><link href="{{site}}/actu/{n}"/><updated>2024-0{n % 9 + 1}-01T10:00:00Z</updated><summary>Le procès-verbal est en ligne.</summary></entry>'
                made.page(f"/actu/{n}", page(f"Procès-verbal du conseil du {day}", f'<a href="{path}">Télécharger</a>'))
            else:
                entries += f'<entry><title>Délibérations du {day}</title><link href="{{site}}/actu/{n}"/><link rel="enclosure" type="application/pdf" href="{{site}}{path}"/><updated>2024-0{n % 9 + 1}-01T10:00:00Z</updated></entry>'
            entries += f'<entry><title>Fête de quartier {n}</title><link href="{{site}}/fete/{n}"/><link rel="enclosure" type="application/pdf" href="{{site}}/affiche/{n}.pdf"/></entry>'
            made.pdf(f"/affiche/{n}.pdf")
        more = '<link rel="next" href="{site}/feed/?page=2"/>' if number == 1 else ""
        made.xml(
            "/feed/" + ("?page=2" if number == 2 else ""),
            f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Hautecombe</title><link rel="self" href="{{site}}/feed/"/>{more}{entries}</feed>',
        )
    made.pdf("/documents/plaquette.pdf")
    return made


def gzipped_map() -> Site:
    """A map of four hundred pages, gzipped, of which six list documents; the address of the map is what is given."""
    made = Site("sitemap", "/sitemap.xml.gz")
    urls = [f"/actualites/{n}" for n in range(300)] + [f"/annuaire/{n}" for n in range(94)]
    for y in (2025, 2024, 2023):
        for slug, title in (
            (f"/conseil-municipal/deliberations-{y}", "Délibérations"),
            (f"/conseil-municipal/proces-verbaux-{y}", "Procès-verbaux"),
        ):
            rows = ""
            for n, d in enumerate(JOURS):
                path = f"/media/{y}/{title[:2]}{n}.pdf".replace("é", "e")
                made.acte(path)
                rows += f'<li><a href="{path}">{d}</a></li>'
            made.page(slug, page(f"{title} {y}", f"<ul>{rows}</ul>"))
            urls.append(slug)
    made.xml(
        "/sitemap.xml.gz",
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + "".join(f"<url><loc>{{site}}{u}</loc></url>" for u in urls)
        + "</urlset>",
        gz=True,
    )
    made.routes["/sitemap.xml.gz"] = lambda *_: Reponse(_map(urls, made.url), "application/gzip")
    made.pdf("/documents/plaquette.pdf")
    return made


def _map(urls: list[str], home: str) -> bytes:
    import gzip

    return gzip.compress(
        (
            '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            + "".join(f"<url><loc>{home}{u}</loc></url>" for u in urls)
            + "</urlset>"
        ).encode(),
        mtime=0,
    )


def badges() -> Site:
    """One list of publications of every kind, newest first, a badge telling each; paged by `rel=next` in the head."""
    made = Site("html", "/publications")
    kinds = (
        ("Délibérations", True),
        ("Bulletin municipal", False),
        ("Arrêté", False),
        ("Procès-verbal", True),
        ("Enquête publique", False),
        ("Ordre du jour", False),
    )
    for number in (1, 2, 3):
        cards = ""
        for n in range(number * 8 - 8, number * 8):
            kind, ours = kinds[n % 6]
            path = f"/files/{1000 + n}.pdf"
            (made.acte if ours else made.pdf)(path)
            cards += f'<article class="card"><span class="badge">{kind}</span><h3 class="card-title">{JOURS[n % 5]} 2024</h3><p class="card-text">Publié le {n % 27 + 1:02d}/03/2024</p><a class="btn btn-primary" href="{path}">Ouvrir <span class="sr-only">(nouvelle fenêtre)</span></a></article>'
        body = page("Publications", f'<div class="cards">{cards}</div>')
        if number < 3:
            body = body.replace("</title>", f'</title><link rel="next" href="/publications?p={number + 1}">')
        made.page("/publications" + (f"?p={number}" if number > 1 else ""), body)
    made.pdf("/documents/plaquette.pdf")
    return made


def tabs() -> Site:
    """Tabs whose names stand together at the top, their panels below, told by their ids only."""
    made = Site("html", "/conseil-municipal")
    names = (
        ("deliberations", "Délibérations", True),
        ("odj", "Ordres du jour", False),
        ("pv", "Procès-verbaux", True),
        ("arretes", "Arrêtés", False),
    )
    heads = "".join(
        f'<li class="nav-item" role="presentation"><a class="nav-link" id="{k}-tab" data-bs-toggle="tab" href="#{k}" role="tab" aria-controls="{k}">{t}</a></li>'
        for k, t, _ in names
    )
    panels = ""
    for k, _, ours in names:
        rows = ""
        for n, d in enumerate(JOURS):
            path = f"/uploads/{k[0]}{n}9.pdf"
            (made.acte if ours else made.pdf)(path)
            rows += f'<li><a href="{path}">{d} 2024</a></li>'
        panels += f'<div class="tab-pane fade" id="{k}" role="tabpanel" aria-labelledby="{k}-tab"><ul>{rows}</ul></div>'
    made.page(
        made.entree,
        page(
            "Conseil municipal",
            f'<ul class="nav nav-tabs" role="tablist">{heads}</ul><div class="tab-content">{panels}</div>',
        ),
    )
    made.pdf("/documents/plaquette.pdf")
    return made


def kiosk() -> Site:
    """From a home page full of PDF: the magazine, menus, a poster, last orders; the council's page is one click away, in three lists."""
    made = Site("html", "/")
    noise = (
        "/kiosque/mag-54.pdf",
        "/kiosque/menus-mai.pdf",
        "/kiosque/affiche-fete.pdf",
        "/kiosque/arrete-2025-12.pdf",
        "/kiosque/dicrim.pdf",
    )
    for path in noise:
        made.pdf(path)
    made.page(
        "/",
        page(
            "Hautecombe",
            "".join(
                f'<div class="item"><a href="{p}"><img src="/v.jpg" alt="couverture"></a><a href="{p}">Télécharger</a></div>'
                for p in noise
            )
            + '<p><a href="/vie-municipale/conseils-municipaux">Conseils municipaux</a></p>',
            menu='<a href="/vie-municipale/conseils-municipaux">Conseils municipaux</a>',
        ),
    )
    body = ""
    for y in (2025, 2024):
        for n, d in enumerate(JOURS[:3]):
            files = [
                (f"/cm/{y}/{n}/0{k}.pdf", t, ours)
                for k, (t, ours) in enumerate(
                    (
                        ("Convocation", False),
                        ("Délibérations", True),
                        ("PV", True),
                        ("Note de synthèse", False),
                        ("Vidéo de la séance", False),
                    )
                )
            ]
            for path, _, ours in files[:4]:
                (made.acte if ours else made.pdf)(path)
            links = " | ".join(
                f'<a href="{p if t[0] != "V" else "https://www.youtube.com/watch?v=1"}">{t}</a>' for p, t, _ in files
            )
            body += f"<h4>Conseil municipal du {d} {y}</h4><p>{links}</p>"
    made.page("/vie-municipale/conseils-municipaux", page("Conseils municipaux", body))
    made.pdf("/documents/plaquette.pdf")
    return made


def load_more() -> Site:
    """The first ten of the list are in the page; « Voir plus » asks for the others by a script: it is said."""
    made = Site("wordpress", "/deliberations/")
    for kind in ("media", "pages", "posts"):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = Reponse(b"{}", "application/json", 404, etag=False)
    rows = ""
    for n in range(10):
        path = f"/wp-content/uploads/2024/0{n % 9 + 1}/DEL-2024-{n:02d}.pdf"
        made.acte(path)
        rows += (
            f'<article class="document"><h3>Délibération 2024-{n:02d}</h3><a href="{path}">Télécharger</a></article>'
        )
    made.page(
        made.entree,
        page(
            "Délibérations",
            f'<div id="list">{rows}</div><button class="load-more" data-page="1" data-max="7">Voir plus</button>',
            generator="WordPress 6.4",
        ),
    )
    made.pdf("/documents/plaquette.pdf")
    return made
