"""Pages of every sort that a stranger may meet: columns that say what a link is, neighbours that are not the council, endless pagers."""

from __future__ import annotations

import json

from tests.sites.serveur import Reponse, Site

MOIS = ("janvier", "mars", "mai", "juillet", "septembre", "novembre")


def plain(title: str, body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title} - Commune de Fresnoy-sur-Lys</title>{head}</head><body><header><a href="/">Accueil</a> <a href="/mairie">Mairie</a> <a href="/mairie/arretes">Arrêtés</a> <a href="/vivre/cantine">Cantine</a> <a href="/agenda">Agenda</a></header><main><h1>{title}</h1>{body}</main><footer><a href="/docs/plan.pdf">Plan de ville</a> <a href="/mentions">Mentions légales</a></footer></body></html>'


def around(made: Site) -> Site:
    made.pdf("/docs/plan.pdf")
    for path in ("/mairie", "/mairie/arretes", "/vivre/cantine", "/mentions"):
        made.page(path, plain("Page", '<p>Texte. <a href="/docs/plan.pdf">Plan</a></p>'), needed=False)
    made.routes["/agenda?"] = lambda q, _: Reponse(
        plain(
            "Agenda",
            f'<a rel="next" href="/agenda?mois={int(q.get("mois", 1)) + 1}">Mois suivant</a> <a href="/agenda?mois={int(q.get("mois", 1)) - 1}">Mois précédent</a> Conseil municipal à 20 h',
        ).encode()
    )
    return made


def columns() -> Site:
    """The head of the column says what the icon under it is: agenda, list, minutes; a cell may be empty."""
    made = Site("html", "/conseil")
    rows = ""
    for y in (2025, 2024):
        for n, month in enumerate(MOIS):
            cells = ""
            for kind, ours in (("odj", False), ("liste", True), ("pv", True)):
                path = f"/documents/{y}{n}{kind[:1]}x.pdf"
                (made.acte if ours else made.pdf)(path)
                cells += f'<td><a href="{path}" target="_blank"><img src="/img/pdf.png" alt="PDF"></a></td>'
            rows += f"<tr><td>{n + 4} {month} {y}</td>{cells}</tr>"
    made.page(
        made.entree,
        plain(
            "Conseil municipal",
            f"<table><thead><tr><th>Séance</th><th>Ordre du jour</th><th>Liste des délibérations</th><th>Procès-verbal</th></tr></thead><tbody>{rows}</tbody></table>",
        ),
    )
    return around(made)


def neighbours() -> Site:
    """Only dates as texts; the headings tell the council from the young people's, the school's, the CCAS and the community of communes."""
    made = Site("html", "/comptes-rendus")
    body = ""
    for title, ours in (
        ("Conseil municipal", True),
        ("Conseil municipal des jeunes", False),
        ("Conseil d’école", False),
        ("CCAS", False),
        ("Conseil communautaire", False),
        ("Commission travaux", False),
    ):
        links = ""
        for n, month in enumerate(MOIS[:4]):
            path = f"/uploads/{len(title)}{title[-1]}-{n}.pdf"
            (made.acte if ours else made.pdf)(path)
            links += f'<li><a href="{path}">{n + 6} {month} 2024</a></li>'
        body += f"<h2>{title}</h2><ul>{links}</ul>"
    made.page(made.entree, plain("Comptes rendus", body))
    return around(made)


def sentences() -> Site:
    """« ici » in sentences: what a link is, is told by the words before it."""
    made = Site("html", "/conseil-municipal")
    body = ""
    for n, month in enumerate(MOIS):
        pv, odj, liste = (f"/docs/{n}{k}.pdf" for k in "abc")
        made.acte(pv, liste)
        made.pdf(odj)
        body += f'<p>La séance du {n + 3} {month} 2024 : l’ordre du jour est <a href="{odj}">ici</a>, le procès-verbal est <a href="{pv}">ici</a> et la liste des délibérations <a href="{liste}">là</a>.</p>'
    made.pdf("/docs/reglement-conseil.pdf")
    body += '<p>Le règlement intérieur est à télécharger <a href="/docs/reglement-conseil.pdf">ici</a>.</p>'
    made.page(made.entree, plain("Conseil municipal", body))
    return around(made)


def abbreviations() -> Site:
    """From the home page; a year per page chosen in a drop-down list that a script follows; CR, PV, ODJ, DCM, DM."""
    made = Site("html", "/")
    made.page(
        "/", plain("Bienvenue", '<p>Le site de la commune. <a href="/mairie/vie-democratique">Vie démocratique</a></p>')
    )
    options = "".join(f'<option value="/mairie/vie-democratique/{y}">{y}</option>' for y in (2025, 2024, 2023))
    made.page(
        "/mairie/vie-democratique",
        plain(
            "Vie démocratique",
            f'<h2>Séances du conseil</h2><form><select onchange="window.location.href=this.value"><option value="">Choisir une année</option>{options}</select></form>',
        ),
    )
    for y in (2025, 2024, 2023):
        body = ""
        for n, month in enumerate(MOIS[:4]):
            links = ""
            for kind, ours in (
                ("CR", True),
                ("ODJ", False),
                ("DCM 2024-0" + str(n), True),
                ("Décisions", False),
                ("PV", True),
            ):
                path = f"/fichiers/{y}/{n}/{kind.split()[0].lower()}-{y}{n}.pdf"
                (made.acte if ours else made.pdf)(path)
                links += f'<a class="btn" href="{path}">{kind}</a> '
            body += f'<div class="ligne"><span>Conseil du {n + 2} {month} {y}</span> {links}</div>'
        made.page(f"/mairie/vie-democratique/{y}", plain(f"Séances {y}", body))
    return around(made)


def endless() -> Site:
    """A pager that always has a next page: beyond the third it repeats the third; a calendar beside it."""
    made = Site("html", "/deliberations")

    def answer(query: dict[str, str], _: bytes) -> Reponse:
        page = min(int(query.get("page", 1)), 3)
        rows = "".join(
            f'<li><a href="/telecharger.php?id={page * 10 + n}">Délibération n° {page * 10 + n} du 12 mars 2024</a></li>'
            for n in range(6)
        )
        return Reponse(
            plain(
                "Délibérations",
                f'<ul>{rows}</ul><a rel="next" href="/deliberations?page={int(query.get("page", 1)) + 1}">Page suivante</a>',
            ).encode()
        )

    made.routes["/deliberations?"] = answer
    for page in (1, 2, 3):
        for n in range(6):
            made.acte(
                f"/telecharger.php?id={page * 10 + n}",
                **{"Content-Disposition": f'attachment; filename="delib-{page * 10 + n}.pdf"'},
            )
    made.besoin += 4
    return around(made)


def nextjs() -> Site:
    """A React site: the list is in `__NEXT_DATA__`, with titles, dates and files; nothing in the page's own links."""
    made = Site("html", "/vie-municipale/deliberations")
    items = []
    for n, month in enumerate(MOIS):
        path = f"/api/assets/9f3c{n}/deliberations.pdf"
        made.acte(path)
        items.append(
            {
                "id": n,
                "title": f"Délibérations du conseil municipal du {n + 2} {month} 2024",
                "category": {"name": "Délibérations"},
                "file": {"url": path, "mime": "application/pdf", "size": 120000},
            }
        )
    made.pdf("/api/assets/aa/mag.pdf")
    items.append(
        {
            "id": 50,
            "title": "Magazine municipal n° 12",
            "category": {"name": "Magazine"},
            "file": {"url": "/api/assets/aa/mag.pdf", "mime": "application/pdf", "size": 1},
        }
    )
    data = json.dumps(
        {"props": {"pageProps": {"documents": items}}, "page": "/[slug]", "buildId": "k3j"}, ensure_ascii=False
    )
    made.page(
        made.entree,
        f'<!DOCTYPE html><html lang="fr"><head><title>Délibérations | Fresnoy</title></head><body><div id="__next"><h1>Délibérations</h1><div class="loader"></div></div><script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>',
    )
    return made


def hidden_years() -> Site:
    """The current year is in the page, the others are asked by a form or a script: taken when the form can be followed, else said."""
    made = Site("drupal", "/conseil/deliberations")
    rows = ""
    for n, month in enumerate(MOIS[:3]):
        path = f"/sites/default/files/2025-0{n + 1}/delib_{n}.pdf"
        made.acte(path)
        rows += f'<div class="views-row"><a href="{path}">Délibérations du {n + 2} {month} 2025</a></div>'
    options = "".join(f'<option value="{y}">{y}</option>' for y in (2024, 2023))
    made.page(
        made.entree,
        plain(
            "Délibérations",
            f'<form class="views-exposed-form" action="{made.entree}" method="get"><select name="annee"><option value="2025" selected>2025</option>{options}</select><input type="submit" value="Filtrer"></form>{rows}',
            '<meta name="Generator" content="Drupal 9 (https://www.drupal.org)">',
        ),
    )
    for y in (2024, 2023):
        rows = ""
        for n, month in enumerate(MOIS[:3]):
            path = f"/sites/default/files/{y}-0{n + 1}/delib_{n}.pdf"
            made.acte(path)
            rows += f'<div class="views-row"><a href="{path}">Délibérations du {n + 2} {month} {y}</a></div>'
        made.page(
            f"{made.entree}?annee={y}",
            plain("Délibérations", rows, '<meta name="Generator" content="Drupal 9 (https://www.drupal.org)">'),
        )
    return around(made)


def wp_plain() -> Site:
    """WordPress without pretty addresses: `?page_id=12`, `?cat=5&paged=2`, the REST API at `?rest_route=` and refused."""
    made = Site("wordpress", "/?page_id=12")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE html><html><head><title>{title} &#8211; Mairie de Corbel</title><meta name="generator" content="WordPress 5.8.9"/><link rel="https://api.w.org/" href="{{site}}/index.php?rest_route=/"/></head><body><ul id="menu"><li><a href="{{site}}/">Accueil</a></li><li><a href="{{site}}/?page_id=12">Le conseil municipal</a></li><li><a href="{{site}}/?cat=3">Actualités</a></li></ul><h1>{title}</h1>{body}<p><a href="{{site}}/?feed=rss2">RSS</a></p></body></html>'

    made.routes["/index.php?"] = lambda q, _: Reponse(b'{"code":"rest_cannot_access"}', "application/json", 403)
    made.page(
        "/?page_id=12",
        page("Le conseil municipal", '<p>Tous les <a href="{site}/?cat=5">comptes rendus du conseil</a>.</p>'),
    )
    days = [f"{n + 2} {MOIS[n % 6]} {2024 - n // 6}" for n in range(9)]
    for number in (1, 2):
        part = ""
        for n in range(number * 5 - 5, min(number * 5, 9)):
            path = f"/wp-content/uploads/{2024 - n // 6}/0{n % 6 + 1}/numerisation{n:04d}.pdf"
            made.acte(path)
            part += f'<div class="post" id="post-{n}"><h2><a href="{{site}}/?p={100 + n}">Conseil du {days[n]}</a></h2><div class="entry"><p><a href="{{site}}{path}">Télécharger le document</a></p></div></div>'
            made.page(
                f"/?p={100 + n}",
                page(f"Conseil du {days[n]}", f'<a href="{{site}}{path}">Télécharger le document</a>'),
                needed=False,
            )
        nav = (
            '<a href="{site}/?cat=5&#038;paged=2">&laquo; Articles plus anciens</a>'
            if number == 1
            else '<a href="{site}/?cat=5">Articles plus récents</a>'
        )
        made.page(
            "/?cat=5" + ("&paged=2" if number == 2 else ""),
            page("Comptes rendus du conseil", part + f'<div class="nav-previous">{nav}</div>'),
        )
    made.page("/?cat=3", page("Actualités", "<p>Rien</p>"), needed=False)
    made.page("/", page("Bienvenue", "<p>Rien</p>"), needed=False)
    return made


def plan_only() -> Site:
    """From the home page of a site drawn by scripts: no link at all; robots.txt names a sitemap index, whose parts name pages and files."""
    made = Site("plansite", "/")
    made.routes["/robots.txt"] = Reponse(
        b"User-agent: *\nDisallow: /admin\nSitemap: {site}/sitemap_index.xml\n", "text/plain"
    )
    made.page(
        "/",
        '<!DOCTYPE html><html lang="fr"><head><title>Mairie de Fresnoy</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
        needed=False,
    )
    made.xml(
        "/sitemap_index.xml",
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{site}/sitemap-pages.xml</loc></sitemap><sitemap><loc>{site}/sitemap-images.xml</loc></sitemap></sitemapindex>',
    )
    urls = ["/actualites/fete", "/conseil-municipal/seances-2024", "/conseil-municipal/seances-2023", "/cantine/menus"]
    made.xml(
        "/sitemap-pages.xml",
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + "".join(f"<url><loc>{{site}}{u}</loc><lastmod>2024-11-02</lastmod></url>" for u in urls)
        + "</urlset>",
    )
    made.xml(
        "/sitemap-images.xml",
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    )
    for y in (2024, 2023):
        body = ""
        for n, month in enumerate(MOIS[:4]):
            path = f"/storage/{y}/{n}-pv.pdf"
            made.acte(path)
            body += f'<li><a href="{path}">Procès-verbal du {n + 2} {month} {y}</a></li>'
        made.page(f"/conseil-municipal/seances-{y}", plain(f"Séances {y}", f"<ul>{body}</ul>"))
    for u in ("/actualites/fete", "/cantine/menus"):
        made.page(u, plain("Page", '<a href="/docs/plan.pdf">Plan</a>'), needed=False)
    return around(made)


def elsewhere() -> Site:
    """The minutes are on other services, in a frame and behind links: nothing can be taken, and every one of them is said."""
    made = Site("html", "/deliberations")
    made.page(
        made.entree,
        plain(
            "Délibérations",
            '<p>Les délibérations sont publiées sur <a href="https://publiact.fr/documentPublic/12345">Publi@ct</a> et sur <a href="https://app.intramuros.org/commune/fresnoy">IntraMuros</a>.</p><iframe src="https://www.calameo.com/read/000123" title="Procès-verbal du 12 mars 2024"></iframe><p><a href="/docs/delib-12.odt">Délibération n° 12</a></p>',
        ),
    )
    return around(made)
