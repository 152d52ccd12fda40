"""A second stranger's sites, content managers: the media library by REST, posts by category, TYPO3, Drupal, Joomla, SPIP, Ibexa."""

from __future__ import annotations

import json
from html import escape

from tests.sites.etrangers_second import AUTRES, anchors, annee, melange
from tests.sites.serveur import Dynamic, Reponse, Site

Fichier = tuple[str, str]


def layout(title: str, body: str, generator: str, head: str = "") -> str:
    menu = '<nav><ul><li><a href="/">Accueil</a></li><li><a href="/vie-municipale">Vie municipale</a></li><li><a href="/urbanisme">Urbanisme</a></li><li><a href="/contact">Contact</a></li></ul></nav>'
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>{title} | Ville de Vaubrun</title><meta name="generator" content="{generator}">{head}</head>'
        f'<body>{menu}<main><h1>{title}</h1>{body}</main><footer><a href="/docs/guide-accueil.pdf">Guide d\'accueil</a> <a href="/mentions-legales">Mentions légales</a></footer></body></html>'
    )


def collection(rows: list[dict[str, object]]) -> Dynamic:
    """A collection of the WordPress REST API: `per_page`, `page`, its totals in headers, 400 beyond the last page."""

    def answer(query: dict[str, str], _: bytes) -> Reponse:
        some = rows
        if kind := query.get("mime_type"):
            some = [r for r in some if r.get("mime_type") == kind]
        if kind := query.get("media_type"):
            some = [r for r in some if str(r.get("mime_type", "")).startswith(kind)]
        if ids := query.get("categories"):
            some = [r for r in some if set(ids.split(",")) & {str(c) for c in r.get("categories", [])}]  # type: ignore[attr-defined]
        if word := query.get("search"):
            some = [r for r in some if word.lower() in json.dumps(r, ensure_ascii=False).lower()]
        size, page = int(query.get("per_page", 10)), int(query.get("page", 1))
        pages = -(-len(some) // size)
        if page > max(pages, 1):
            return Reponse(b'{"code":"rest_post_invalid_page_number"}', "application/json", 400)
        body = json.dumps(some[(page - 1) * size : page * size]).encode()
        told = {"X-WP-Total": str(len(some)), "X-WP-TotalPages": str(pages)}
        return Reponse(body, "application/json; charset=UTF-8", 200, told, etag=False)

    return answer


WP = '<link rel="https://api.w.org/" href="{site}/wp-json/"><link rel="stylesheet" href="/wp-content/themes/astra/style.css">'


def wp_media() -> Site:
    """A hundred and some media, titled by hand or by their file's name; the home page is given."""
    made = Site("wordpress", "/")
    rows: list[dict[str, object]] = []
    council = [f for year in range(2018, 2026) for f in annee(year, "/wp-content/uploads/{year}/{month:02d}")]
    for n, (path, title) in enumerate(melange(made, council, "/wp-content/uploads/2024/05", 4)):
        told = path.rpartition("/")[2].removesuffix(".pdf") if n % 7 == 3 and "deliberations" in path else title
        rows.append(
            {
                "id": 1000 + n,
                "date": f"2024-01-{n % 28 + 1:02d}T10:00:00",
                "modified": "2024-02-01T10:00:00",
                "slug": f"m{n}",
                "type": "attachment",
                "link": "{site}/m/",
                "title": {"rendered": escape(told)},
                "caption": {"rendered": ""},
                "description": {"rendered": ""},
                "alt_text": "",
                "media_type": "file",
                "mime_type": "application/pdf",
                "post": None,
                "source_url": "{site}" + path,
            }
        )
    rows += [
        {**rows[0], "id": 1, "mime_type": "image/jpeg", "media_type": "image", "source_url": "{site}/wp-content/a.jpg"}
    ]
    made.routes["/wp-json/wp/v2/media?"] = collection(rows)
    for kind in ("posts", "pages", "categories"):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = collection([])
    made.besoin += 2
    body = "<p>Bienvenue à Vaubrun.</p><p><a href='{site}/conseil-municipal/'>Le conseil municipal</a></p>"
    made.page("/", layout("Accueil", body, "WordPress 6.6.2", WP), needed=False)
    body = anchors(council[-4:])
    made.page("/conseil-municipal/", layout("Le conseil municipal", body, "WordPress 6.6.2", WP), needed=False)
    return made


def wp_closed() -> Site:
    """REST refused by a safety plugin; one page a year, file blocks whose name is a heading and whose button says « Télécharger »."""
    made = Site("wordpress", "/conseil-municipal/comptes-rendus/")
    years = range(2021, 2026)
    made.routes["/wp-json/?"] = made.routes["/wp-json/wp/v2/media?"] = made.routes["/wp-json/wp/v2/posts?"] = Reponse(
        b'{"code":"rest_login_required","message":"Only members."}', "application/json", 401
    )
    links = ""
    for year in years:
        files = melange(made, annee(year, "/app/uploads/{year}/{month:02d}"), f"/app/uploads/{year}", 2)
        body = "".join(
            f'<div class="wp-block-file"><a id="f{n}" href="{{site}}{path}">{title}</a><a href="{{site}}{path}" class="wp-block-file__button" download>Télécharger</a></div>'
            for n, (path, title) in enumerate(files)
        )
        made.page(
            f"/conseil-municipal/comptes-rendus/annee-{year}/", layout(f"Année {year}", body, "WordPress 6.5", WP)
        )
        links += f'<li><a href="{{site}}/conseil-municipal/comptes-rendus/annee-{year}/">{year}</a></li>'
    made.page(made.entree, layout("Comptes rendus du conseil municipal", f"<ul>{links}</ul>", "WordPress 6.5", WP))
    return made


def typo3() -> Site:
    """Upload lists of content elements under headings by year, the orders under theirs; a second page by `?id=`."""
    made = Site("typo3", "/vie-municipale/conseil-municipal/deliberations")
    body = ""
    for year in (2025, 2024, 2023):
        files = annee(year, "/fileadmin/user_upload/Conseil/{year}")
        for path, _ in files:
            made.acte(path)
        items = "".join(
            f'<li><img src="/typo3conf/ext/fluid/pdf.gif" alt=""><a href="{path}"><span class="ce-uploads-fileName">{path.rpartition("/")[2]}</span></a><span class="ce-uploads-description">{title}</span><span class="ce-uploads-filesize">1 MB</span></li>'
            for path, title in files
        )
        body += f'<div class="frame frame-type-uploads"><header><h2>{year}</h2></header><ul class="ce-uploads">{items}</ul></div>'
    for n, title in enumerate(AUTRES):
        path = f"/fileadmin/user_upload/Divers/f{n}.pdf"
        made.pdf(path)
        body += f'<div class="frame"><ul class="ce-uploads"><li><a href="{path}">{title}</a></li></ul></div>'
    body += '<p><a href="/vie-municipale/conseil-municipal/deliberations/archives">Archives</a></p>'
    made.page(made.entree, layout("Délibérations", body, "TYPO3 CMS"))
    files = melange(made, annee(2020, "/fileadmin/user_upload/Conseil/{year}"), "/fileadmin/autres", 1)
    made.page(made.entree + "/archives", layout("Archives", anchors(files), "TYPO3 CMS"))
    return made


def drupal() -> Site:
    """A view of nodes, ten a page, of all kinds of acts, each row with its type; the file behind `/media/N/download`."""
    made = Site("drupal", "/actes-administratifs")
    rows: list[str] = []
    council = [f for y in (2025, 2024, 2023) for f in annee(y, "/sites/default/files/{year}-{month:02d}")]
    for n, (path, title) in enumerate(melange(made, council, "/sites/default/files/2024-05", 2)):
        kind = "Délibération" if path in made.attendus else title.split(" ")[0]
        shown = path
        if n % 5 == 2 and path in made.attendus:
            made.attendus.remove(path)
            made.besoin -= 1
            made.acte(f"/media/{n + 300}/download?inline")
            shown = f"/media/{n + 300}/download?inline"
        rows.append(
            f'<div class="views-row"><div class="views-field-title"><h3>{title}</h3></div><div class="views-field views-field-field-type"><div class="field-content">{kind}</div></div><span class="file file--mime-application-pdf"><a href="{shown}" type="application/pdf">Télécharger (PDF, 300 Ko)</a></span></div>'
        )
    pages = [rows[k : k + 10] for k in range(0, len(rows), 10)]
    form = '<form class="views-exposed-form" action="/actes-administratifs" method="get"><select name="type"><option value="All">- Tout -</option><option value="1">Délibération</option><option value="2">Arrêté</option></select><input type="submit" value="Filtrer"></form>'
    for n, some in enumerate(pages):
        after = (
            f'<li class="pager__item--next"><a href="?page={n + 1}" rel="next">Page suivante</a></li><li><a href="?page={len(pages) - 1}">Dernière page</a></li>'
            if n + 1 < len(pages)
            else ""
        )
        path = made.entree + (f"?page={n}" if n else "")
        made.page(
            path,
            layout(
                "Actes administratifs",
                form + "".join(some) + f'<nav class="pager"><ul>{after}</ul></nav>',
                "Drupal 10 (https://www.drupal.org)",
            ),
        )
    return made


def joomla() -> Site:
    """A category's table of articles, ten a page by `?start=`; each article is a sitting, with the documents in its text."""
    made = Site("joomla", "/index.php/la-mairie/conseil-municipal")
    sittings = [(year, month) for year in (2025, 2024, 2023) for month in (12, 9, 6, 3)]
    for k in range(0, 12, 5):
        body = "<table class='com-content-category__table category'><tbody>"
        for year, month in sittings[k : k + 5]:
            path = f"{made.entree}/{year}{month:02d}-conseil-municipal-du-12-{month:02d}-{year}"
            folder = f"/images/conseil/{year}"
            acts = [
                (f"{folder}/PV_12_{month:02d}_{year}.pdf", f"Procès-verbal du 12/{month:02d}/{year}"),
                (f"{folder}/Liste_12_{month:02d}_{year}.pdf", "Liste des délibérations"),
            ]
            files = [*acts, (f"{folder}/ODJ_{month:02d}.pdf", "Ordre du jour"), (f"/images/menu{month}{year}.pdf", "Menu cantine")]  # fmt: skip
            made.acte(*(p for p, _ in acts))
            for p, _ in files[2:]:
                made.pdf(p)
            title = f"Conseil municipal du 12/{month:02d}/{year}"
            made.page(path, layout(title, anchors(files), "Joomla! - Open Source Content Management"))
            body += f'<tr><th class="list-title"><a href="{path}">{title}</a></th><td>Écrit par la mairie</td></tr>'
        after = f'<a class="page-link" aria-label="Aller à la page suivante" href="{made.entree}?start={k + 5}">Suivant</a>' if k < 10 else ""  # fmt: skip
        body += f"</tbody></table><nav class='pagination__wrapper'><ul><li>{after}</li></ul></nav>"
        made.page(made.entree + (f"?start={k}" if k else ""), layout("Conseil municipal", body, "Joomla! - Open Source Content Management"))  # fmt: skip
    return made


def spip() -> Site:
    """A rubric of sections by year, articles with a portfolio of documents; `debut_articles` pages them."""
    made = Site("spip", "/spip.php?rubrique7")
    gen = "SPIP 4.2.8"
    body = ""
    for year in (2024, 2023, 2022):
        files = melange(made, annee(year, "/IMG/pdf"), "/IMG/pdf", 1)
        docs = "".join(
            f'<li class="item"><a href="{p.lstrip("/")}" type="application/pdf" class="spip_in"><strong>{t}</strong></a> <small>(PDF - 200 ko)</small></li>'
            for p, t in files
        )
        made.page(f"/spip.php?article{year}", layout(f"Comptes rendus {year}", f'<div class="documents_joints"><ul>{docs}</ul></div>', gen))  # fmt: skip
        body += f'<li><a href="spip.php?article{year}">Comptes rendus {year}</a></li>'
    made.page("/spip.php?article9", layout("Les élus", "<p>Le maire et ses adjoints</p>", gen), needed=False)
    body += (
        '<li><a href="spip.php?article9">Les élus</a></li><li><a href="spip.php?rubrique8">Bulletin municipal</a></li>'
    )
    made.page(made.entree, layout("Conseil municipal", f"<ul>{body}</ul>", gen))
    return made


def ibexa() -> Site:
    """`content/download/ID/FIELD/file/NAME`, sections by year and `(offset)`; a redirect from the old address."""
    made = Site("ibexa", "/Ma-ville/Conseil-municipal/Deliberations")
    files: list[Fichier] = []
    for year in (2024, 2023, 2022):
        files += [(f"/content/download/{year}{n}/{n}99/file/{path.rpartition('/')[2]}", title) for n, (path, title) in enumerate(annee(year, ""))]  # fmt: skip
    files = melange(made, files, "/content/download/77/1/file", 2)
    for k in range(0, len(files), 12):
        body = "".join(
            f'<article class="view-line class-file"><h3>{t}</h3><a href="{p}">Télécharger le document</a></article>'
            for p, t in files[k : k + 12]
        )
        after = f'<a href="{made.entree}/(offset)/{k + 12}"><span>Suivant »</span></a>' if k + 12 < len(files) else ""
        made.page(made.entree + (f"/(offset)/{k}" if k else ""), layout("Délibérations du conseil municipal", body + f'<div class="pagenavigator">{after}</div>', "eZ Platform"))  # fmt: skip
    return made
