"""Papers that their names do not tell: opaque addresses, objects alone, scans in a library."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.sites.etrangers_quint import SEANCES, page
from tests.sites.serveur import Reponse, Site

DAYS = [(y, n, d) for y in (2024, 2023, 2022) for n, d in enumerate(SEANCES)]


def opaque() -> Site:
    """Addresses that say nothing, a row for each meeting of the council, of a committee, of the mayor's bureau."""
    made = Site("html", "/comptes-rendus-et-deliberations")
    rows = ""
    for i, (y, _n, d) in enumerate(DAYS):
        for t, ours in (
            (f"Conseil du {d} {y}", 1),
            (f"Réunion de la commission travaux du {d} {y}", 0),
            (f"Bureau municipal {d} {y}", 0),
        ):
            p = f"/documents/document/{'pqr'[ours]}b{i}{t[0].lower()}ce.pdf"
            (made.acte if ours else made.pdf)(p)
            rows += f"<tr><td class='t'>{t}</td><td class='p'>{100 + i} Ko</td><td><a href='{p}'><img src='/pdf.png' alt=''></a></td></tr>"
    made.page(made.entree, page("Comptes rendus et délibérations", f"<table>{rows}</table>"))
    return made


def dots() -> Site:
    """Addresses with `..` above the root and `.` within, as a browser tidies them."""
    made = Site("html", "/conseil/actes/2024.html")
    li = ""
    for _i, (y, n, _d) in enumerate(DAYS):
        p = f"/external_files/files/deliberations/{y}/Délibération_{y}_{100 + n}.pdf"
        made.acte(p)
        li += f"<li><a href='{{site}}/../../../../../external_files/files/deliberations/{y}/D%C3%A9lib%C3%A9ration_{y}_{100 + n}.pdf'>Délibération {y}-{100 + n}</a></li>"
    made.acte("/pv/1.pdf")
    li += "<li><a href='{site}/./pv/./1.pdf'>PV du 3 mai 2024</a></li>"
    made.page(made.entree, page("Délibérations", f"<ul>{li}</ul>"))
    return made


def months() -> Site:
    """Deliberations under their object alone, month by month; what else is on the page stands under a heading of its own."""
    made = Site("html", "/deliberations")
    body = ""
    for y in (2024, 2023):
        body += f"<h2>{y}</h2>"
        for m in ("Janvier", "Avril", "Juillet"):
            li = ""
            for k, t in enumerate(
                (
                    "Tarifs de la salle",
                    "Convention avec l'école",
                    "Subvention au club",
                    "Budget annexe de l'eau",
                    "Règlement du marché",
                    "Plan de financement de la toiture",
                )
            ):
                p = f"/d/{y}{m}{k}.pdf"
                made.acte(p)
                li += f"<li><a href='{p}'>{t}</a></li>"
            body += f"<h3>{m}</h3><ul>{li}</ul>"
    for k, t in enumerate(("Règlement intérieur de la salle", "Plan communal de sauvegarde", "Fiche d'inscription")):
        made.pdf(f"/x/{k}.pdf")
        body += ("<h2>Autres documents</h2><ul>" if k == 0 else "") + f"<li><a href='/x/{k}.pdf'>{t}</a></li>"
    made.page(made.entree, page("Délibérations", body + "</ul>"))
    return made


def wp_open_library() -> Site:
    """A media library of scans: what no page shows, and whose name says nothing, is not the council's."""
    made = Site("wordpress", "/conseil-municipal/")

    def media(n: int, p: str, title: str) -> dict[str, object]:
        return {
            "id": n,
            "date": "2024-01-01T00:00:00",
            "title": {"rendered": title},
            "caption": {"rendered": ""},
            "source_url": "{site}" + p,
            "link": "{site}/x/",
        }

    med: list[object] = []
    li = ""
    for i, (y, n, d) in enumerate(DAYS):
        p = f"/wp-content/uploads/{y}/0{n + 1}/SKM_{i}.pdf"
        made.acte(p)
        med.append(media(i, p, f"SKM_{i}"))
        li += f"<li><a href='{{site}}{p}'>{d} {y}</a></li>"
    for i in range(6):
        p = f"/wp-content/uploads/2024/05/SKM_9{i}.pdf"
        made.pdf(p)
        med.append(media(50 + i, p, f"SKM_9{i}"))
    content = (
        f"<h2>Procès-verbaux</h2><ul>{li}</ul><h2>Arrêtés</h2><ul>"
        + "".join(
            f"<li><a href='{{site}}/wp-content/uploads/2024/05/SKM_9{i}.pdf'>{i + 1} mai 2024</a></li>"
            for i in range(3)
        )
        + "</ul>"
    )
    made.page(
        "/conseil-municipal/",
        page("Conseil municipal", "<link href='/wp-content/themes/x.css'>" + content, generator="WordPress 6"),
        needed=False,
    )

    def api(items: list[object]) -> Callable[[dict[str, str], bytes], Reponse]:
        def f(q: dict[str, str], sent: bytes) -> Reponse:
            body = json.dumps(items if int(q.get("page", "1")) == 1 else [])
            return Reponse(body.encode(), "application/json", headers={"X-WP-TotalPages": "1"}, etag=False)

        return f

    made.routes["/wp-json/wp/v2/media?"] = api(med)
    made.routes["/wp-json/wp/v2/pages?"] = api(
        [
            {
                "id": 1,
                "date": "2024-01-01T00:00:00",
                "link": "{site}/conseil-municipal/",
                "title": {"rendered": "Conseil municipal"},
                "content": {"rendered": content},
            },
            {
                "id": 2,
                "date": "2024-01-01T00:00:00",
                "link": "{site}/salle/",
                "title": {"rendered": "Salle"},
                "content": {"rendered": "<a href='{site}/wp-content/uploads/2024/05/SKM_95.pdf'>Contrat</a>"},
            },
        ]
    )
    made.routes["/wp-json/wp/v2/posts?"] = api([])
    made.besoin += 3
    return made


def home_redirect() -> Site:
    """A home page under another name than `/`: what it shows without a word of the council is not the council's."""
    made = Site("html", "/")
    menu = "<li><a href='/accueil.html'>Accueil</a></li><li><a href='/mairie.html'>La mairie</a></li><li><a href='/conseil.html'>Comptes rendus</a></li>"
    made.routes["/"] = Reponse(b"", code=302, headers={"Location": "/accueil.html"}, etag=False)
    for f in ("livret", "scan0012", "vide-grenier"):
        made.pdf(f"/docs/{f}.pdf")
    made.page(
        "/accueil.html",
        page(
            "Bienvenue à Vaubrun",
            "<p>Le <a href='/docs/livret.pdf'>livret</a> est là. <a href='/docs/scan0012.pdf'>Cliquez ici</a> <a href='/docs/vide-grenier.pdf'>Vide-grenier</a></p>",
            menu=menu,
        ),
        needed=False,
    )
    made.page("/mairie.html", page("La mairie", "<p>x</p>", menu=menu), needed=False)
    li = ""
    for i, (y, _n, d) in enumerate(DAYS):
        made.acte(f"/cr/{i}.pdf")
        li += f"<li><a href='/cr/{i}.pdf'>{d} {y}</a></li>"
    made.page("/conseil.html", page("Comptes rendus", f"<ul>{li}</ul>", menu=menu))
    return made


def elsewhere() -> Site:
    """The minutes on the town's page, the deliberations on a site of several towns to which it leads."""
    made = Site("html", "/conseil-municipal")
    made.routes["/robots.txt"] = Reponse(b"", "text/plain")
    made.besoin += 1
    li, de = "", ""
    for i, (y, _n, d) in enumerate(DAYS):
        made.acte(f"/pv/{i}.pdf")
        li += f"<li><a href='/pv/{i}.pdf'>Procès-verbal du {d} {y}</a></li>"
        if y == 2024:
            made.acte(f"/actes/{i}.pdf")
            de += f"<li><a href='/actes/{i}.pdf'>Délibération 2024-{i:03d} Subvention</a></li>"
    made.pdf("/actes/arr.pdf")
    made.page(
        "/vaubrun/deliberations",
        "<title>Actes de Vaubrun</title><nav><a href='/vaubrun/arretes'>Arrêtés</a> <a href='/aubenay/deliberations'>Délibérations d'Aubenay</a></nav>"
        + f"<h1>Délibérations de Vaubrun</h1><ul>{de}</ul>",
    )
    made.pdf("/actes/aub.pdf")
    made.page(
        "/aubenay/deliberations",
        "<h1>Délibérations d'Aubenay</h1><a href='/actes/aub.pdf'>Délibération 2024-001</a>",
        needed=False,
    )
    made.page("/vaubrun/arretes", "<h1>Arrêtés</h1><a href='/actes/arr.pdf'>Arrêté 12</a>", needed=False)
    made.page(
        made.entree,
        page(
            "Conseil municipal",
            f"<p>Les <a href='http://{{cdn}}/vaubrun/deliberations'>délibérations du conseil municipal</a> sont publiées sur une plateforme.</p><h2>Procès-verbaux</h2><ul>{li}</ul>",
        ),
    )
    return made


def year_menu() -> Site:
    """No page for the minutes: their years stand in the menu, below their name, as the bulletins' do."""
    made = Site("html", "/")
    menu = (
        "<li><a href='#'>Comptes rendus du conseil</a><ul>"
        + "".join(f"<li><a href='/cr-{y}'>{y}</a></li>" for y in (2024, 2023, 2022))
        + "</ul></li><li><a href='#'>Bulletins</a><ul>"
        + "".join(f"<li><a href='/bul-{y}'>{y}</a></li>" for y in (2024, 2023))
        + "</ul></li>"
    )
    for y in (2024, 2023, 2022):
        li = ""
        for n, d in enumerate(SEANCES):
            made.acte(f"/cr/{y}{n}.pdf")
            li += f"<li><a href='/cr/{y}{n}.pdf'>{d}</a></li>"
        made.page(f"/cr-{y}", page(f"Comptes rendus {y}", f"<ul>{li}</ul>", menu=menu))
    for y in (2024, 2023):
        made.pdf(f"/b{y}.pdf")
        made.page(f"/bul-{y}", page(f"Bulletins {y}", f"<a href='/b{y}.pdf'>Été</a>", menu=menu), needed=False)
    made.page("/", page("Vaubrun", "x", menu=menu))
    return made


def one_name() -> Site:
    """Every sitting is called « Conseil municipal »: its day stands beside, its papers on its page."""
    made = Site("html", "/conseil-municipal/seances")
    b = ""
    made.pdf("/e/odj.pdf")
    made.page(
        "/conseil-municipal/seances/99",
        page("Conseil municipal", "<p>3 mai 2025</p><a href='/e/odj.pdf'>Ordre du jour</a>"),
        needed=False,
    )
    b += "<article class='event'><time>3 mai 2025</time><h3><a href='/conseil-municipal/seances/99'>Conseil municipal</a></h3></article>"
    for i, (y, _n, d) in enumerate(DAYS[:8]):
        made.acte(f"/e/pv{i}.pdf", f"/e/li{i}.pdf")
        made.pdf(f"/e/odj{i}.pdf")
        made.page(
            f"/conseil-municipal/seances/{i}",
            page(
                "Conseil municipal",
                f"<p class='date'>{d} {y}</p><ul class='docs'><li><a href='/e/odj{i}.pdf'>odj.pdf</a></li><li><a href='/e/pv{i}.pdf'>pv.pdf</a></li><li><a href='/e/li{i}.pdf'>deliberations.pdf</a></li></ul>",
            ),
        )
        b += f"<article class='event'><time>{d} {y}</time><h3><a href='/conseil-municipal/seances/{i}'>Conseil municipal</a></h3></article>"
    made.page(made.entree, page("Les séances", b))
    return made
