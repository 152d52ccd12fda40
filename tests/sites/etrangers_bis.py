"""Traps met on the way: a media library that is not where the acts are, announcements of sittings, scripts that serve files, groupings."""

from __future__ import annotations

import json

from tests.sites.etrangers_encore import JOURS, page
from tests.sites.serveur import Reponse, Site


def wp_elsewhere() -> Site:
    """REST open, with two old minutes in the library; the acts of today are behind a download manager, on the council's page."""
    made = Site("wordpress", "/conseil-municipal/")
    media = []
    for n in range(2):
        path = f"/wp-content/uploads/2019/0{n + 1}/PV-conseil-{n}.pdf"
        made.acte(path)
        media.append(
            {
                "id": n,
                "date": "2019-01-01T00:00:00",
                "title": {"rendered": f"PV conseil {n}"},
                "caption": {"rendered": ""},
                "source_url": "{site}" + path,
                "link": "{site}/x/",
            }
        )
    rows = ""
    for n, d in enumerate(JOURS):
        path = f"/download/{40 + n}/"
        made.acte(path, **{"Content-Disposition": f'attachment; filename="pv{n}.pdf"'})
        rows += f'<li><a class="download-link" href="{{site}}{path}">Procès-verbal du {d} 2024</a></li>'
    for kind, items in (("media", media), ("pages", []), ("posts", [])):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = lambda q, _, items=items: Reponse(
            json.dumps(items).encode(), "application/json", 200, {"X-WP-TotalPages": "1"}, etag=False
        )  # type: ignore[misc]
    made.besoin += 1
    made.page(made.entree, page("Conseil municipal", f"<ul>{rows}</ul>", generator="WordPress 6.5"))
    made.pdf("/documents/plaquette.pdf")
    return made


def announced() -> Site:
    """Each page has a block of coming sittings and past events of the council's name, under `/evenement/`; minutes are elsewhere."""
    made = Site("html", "/")
    widget = (
        "<aside><h3>Agenda</h3>"
        + "".join(
            f'<a href="/evenement/conseil-municipal-{n}/">Conseil municipal du {d} 2025</a>'
            for n, d in enumerate(JOURS)
        )
        + "</aside>"
    )
    block = (
        '<section class="events"><h2>Prochainement</h2>'
        + "".join(
            f'<article><h3><a href="/evenement/conseil-municipal-{n}/">Conseil municipal du {d} 2025</a></h3></article>'
            for n, d in enumerate(JOURS)
        )
        + "</section>"
    )
    made.page(
        "/",
        page(
            "Bienvenue",
            block,
            menu='<a href="/comptes-rendus/">Comptes rendus du conseil</a><a href="/evenement/">Agenda</a>',
        ),
    )
    rows = ""
    for n, d in enumerate(JOURS):
        path = f"/docs/cr-{n}.pdf"
        made.acte(path)
        rows += f'<li><a href="{path}">{d} 2024</a></li>'
        made.page(
            f"/evenement/conseil-municipal-{n}/",
            page(f"Conseil municipal du {d} 2025", "<p>En mairie, à 20 h.</p>" + widget),
            needed=False,
        )
    made.page("/comptes-rendus/", page("Comptes rendus du conseil", f"<ul>{rows}</ul>{widget}"))
    made.pdf("/documents/plaquette.pdf")
    return made


def served() -> Site:
    """Files served by a script whose address says nothing: `doc.php?id=12`; a list by years in accordions, one kind per column of blocks."""
    made = Site("html", "/mairie/deliberations.php")
    body = ""
    for y in (2025, 2024):
        rows = ""
        for n, d in enumerate(JOURS):
            path = f"/mairie/doc.php?id={y}{n}"
            made.acte(path, **{"Content-Disposition": f'inline; filename="delib-{y}-{n}.pdf"'})
            rows += f'<li><a href="doc.php?id={y}{n}">Délibérations du {d} {y}</a></li>'
        body += f"<details><summary>{y}</summary><ul>{rows}</ul></details>"
    made.page(made.entree, page("Délibérations", body))
    made.pdf("/documents/plaquette.pdf")
    return made


def three_rubrics() -> Site:
    """From the home page: three rubrics, acts, lists and minutes, each with its years in a query; the same minutes are in two of them."""
    made = Site("drupal", "/")
    menu = '<ul><li><a href="/actes/deliberations">Délibérations</a></li><li><a href="/actes/listes">Listes des délibérations</a></li><li><a href="/actes/proces-verbaux">Procès-verbaux</a></li><li><a href="/actes/arretes">Arrêtés</a></li></ul>'
    gen = "Drupal 10 (https://www.drupal.org)"
    made.page("/", page("Bienvenue", "<p>Texte</p>", menu=menu, generator=gen))
    for slug, title, letter in (
        ("deliberations", "Délibérations", "d"),
        ("listes", "Listes des délibérations", "l"),
        ("proces-verbaux", "Procès-verbaux", "p"),
    ):
        for y in (2025, 2024):
            rows = ""
            for n, d in enumerate(JOURS):
                path = f"/sites/default/files/{y}-0{n + 1}/{letter}{n}.pdf"
                made.acte(path)
                rows += f'<div class="views-row"><a href="{path}">{d} {y}</a></div>'
            years = "".join(f'<a href="/actes/{slug}?annee={k}">{k}</a> ' for k in (2025, 2024))
            made.page(f"/actes/{slug}?annee={y}", page(title, years + rows, menu=menu, generator=gen))
        made.page(f"/actes/{slug}", page(title, f"<p>Choisissez une année : {years}</p>", menu=menu, generator=gen))
    made.page("/actes/arretes", page("Arrêtés", "<p>Rien</p>", menu=menu, generator=gen), needed=False)
    made.pdf("/documents/plaquette.pdf")
    return made


def grouping() -> Site:
    """A community of communes: its council and its bureau are ours; commissions, its CIAS and its member communes are not."""
    made = Site("typo3", "/la-communaute/les-assemblees/")
    body = ""
    for title, ours in (
        ("Conseil communautaire", True),
        ("Bureau communautaire", True),
        ("Commission environnement", False),
        ("CIAS", False),
        ("Conseil de développement", False),
    ):
        rows = ""
        for n, d in enumerate(JOURS[:3]):
            path = f"/fileadmin/assemblees/{title[:2]}{title[-3:]}{n}.pdf".replace("é", "e").replace(" ", "_")
            (made.acte if ours else made.pdf)(path)
            kind = "Procès-verbal" if title.startswith("Bureau") else "Compte-rendu"
            rows += f'<li><a href="{path}" title="{kind}">{kind} du {d} 2024</a></li>'
        body += f"<h2>{title}</h2><ul>{rows}</ul>"
    made.page(
        made.entree, page("Les assemblées", body, generator="TYPO3 CMS", town="Communauté de communes des Trois Ondes")
    )
    made.pdf("/documents/plaquette.pdf")
    return made
