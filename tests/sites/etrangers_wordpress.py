"""WordPress as page builders and download plugins make it: Divi folds, Elementor tabs, download managers, posts, an events calendar."""

from __future__ import annotations

import json

from tests.sites.serveur import Reponse, Site

UP = "/wp-content/uploads"


def shell(title: str, body: str, *, town: str, rest: bool = True) -> str:
    api = '<link rel="https://api.w.org/" href="{site}/wp-json/"/>' if rest else ""
    return f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8"/><title>{title} | {town}</title>{api}
<link rel="alternate" type="application/rss+xml" title="{town} &raquo; Flux" href="{{site}}/feed/"/><link rel="canonical" href="{{site}}/"/>
<meta name="generator" content="WordPress 6.6.2"/><link rel='stylesheet' id='divi-style-css' href='{{site}}/wp-content/themes/Divi/style.css?ver=4.24'/></head>
<body class="page-template-default et_pb_button_helper_class"><div id="page-container"><header id="main-header"><div id="et-top-navigation"><nav id="top-menu-nav"><ul id="top-menu" class="nav">
<li class="menu-item menu-item-home"><a href="{{site}}/">Accueil</a></li><li class="menu-item menu-item-has-children"><a href="#">Vie municipale</a><ul class="sub-menu">
<li><a href="{{site}}/vie-municipale/elus/">Le maire et les élus</a></li><li><a href="{{site}}/vie-municipale/conseil-municipal/">Conseil municipal</a></li>
<li><a href="{{site}}/vie-municipale/bulletins/">Bulletins municipaux</a></li><li><a href="{{site}}/vie-municipale/urbanisme/">PLU</a></li></ul></li>
<li class="menu-item"><a href="{{site}}/evenements/">Agenda</a></li><li class="menu-item"><a href="{{site}}/contact/">Contact</a></li></ul></nav></div></header>
<div id="et-main-area"><div id="main-content"><h1 class="entry-title">{title}</h1>{body}</div>
<footer id="main-footer"><a href="{{site}}/mentions-legales/">Mentions légales</a> <a href="{{site}}{UP}/2023/01/plan-de-la-commune.pdf">Plan</a> <a href="https://app.panneaupocket.com/ville/123456">PanneauPocket</a> <a href="https://www.facebook.com/sharer.php?u=x">Partager</a></footer></div></div></body></html>"""


def api(made: Site, kind: str, items: list[dict[str, object]]) -> None:
    """One collection of the REST API, paged as WordPress pages it, with its filters on type and words."""

    def answer(query: dict[str, str], _: bytes) -> Reponse:
        size, number = int(query.get("per_page", 10)), int(query.get("page", 1))
        last = -(-len(items) // size)
        if number > max(1, last):
            return Reponse(b'{"code":"rest_post_invalid_page_number","data":{"status":400}}', "application/json", 400)
        part = json.dumps(items[(number - 1) * size : number * size])
        return Reponse(part.encode(), "application/json; charset=UTF-8", 200,
                       {"X-WP-Total": str(len(items)), "X-WP-TotalPages": str(last)}, etag=False)  # fmt: skip

    made.routes[f"/wp-json/wp/v2/{kind}?"] = answer
    made.besoin += -(-len(items) // 100) or 1


def medium(number: int, path: str, title: str, parent: int = 0, day: str = "") -> dict[str, object]:
    year, month = path.split("/")[3:5] if path.count("/") > 4 else ("2024", "01")
    return {
        "id": number, "date": f"{day or f'{year}-{month}-12'}T09:12:00", "slug": path.rsplit("/", 1)[-1][:-4].lower(), "type": "attachment",
        "link": "{site}/?attachment_id=" + str(number), "title": {"rendered": title}, "caption": {"rendered": ""}, "description": {"rendered": ""},
        "alt_text": "", "media_type": "file", "mime_type": "application/pdf", "post": parent or None, "source_url": "{site}" + path,
    }  # fmt: skip


def divi() -> Site:
    """REST open; a page of folds by year whose links say « Procès-verbal », « Liste »; files named like the secretary names them."""
    made = Site("wordpress", "/vie-municipale/conseil-municipal/")
    media, folds, number = [], "", 500
    for year in (2025, 2024, 2023, 2022):
        rows = ""
        for month, day, long in (("02", "10", "10 février"), ("05", "22", "22 mai"), ("09", "18", "18 septembre")):
            files = [
                (f"{UP}/{year}/{month}/PV-{day}-{month}-{year}-signe.pdf", "Procès-verbal", True),
                (f"{UP}/{year}/{month}/Liste-delib-{day}{month}{year}.pdf", "Liste des délibérations", True),
                (f"{UP}/{year}/{month}/CM-{day}-{month}-{year}-ODJ.pdf", "Ordre du jour", False),
                (f"{UP}/{year}/{month}/convoc-{day}-{month}.pdf", "Convocation", False),
            ]
            links = []
            for path, text, ours in files:
                (made.acte if ours else made.pdf)(path)
                number += 1
                media.append(medium(number, path, path.rsplit("/", 1)[-1][:-4], 77))
                links.append(f'<a href="{{site}}{path}" target="_blank" rel="noopener">{text}</a>')
            rows += f"<p><strong>Séance du {long} {year}</strong><br/>{' – '.join(links)}</p>"
        folds += f'<div class="et_pb_module et_pb_toggle et_pb_toggle_item et_pb_toggle_close"><h5 class="et_pb_toggle_title">{year}</h5><div class="et_pb_toggle_content clearfix">{rows}</div></div>'
    for title, name in (
        ("Bulletin municipal n°42", "bulletin-42-bd"), ("Menu cantine mars", "menu_03"), ("AT 2024-33 rue du Moulin", "AT-2024-33"), ("Plan de zonage PLU", "plu-zonage"),
        ("Marché de voirie - avis", "DCE-voirie"), ("Décision du maire 2024-12", "DM-2024-12"), ("Compte rendu CMJ 12 mai", "CR-CMJ"), ("Plan", "plan-de-la-commune"), ("PV conseil d'école", "pv-ecole"),
    ):  # fmt: skip
        number += 1
        path = f"{UP}/2023/01/{name}.pdf"
        made.pdf(path)
        media.append(medium(number, path, title))
    body = f'<div class="et_pb_section"><div class="et_pb_text_inner"><p>Le conseil se réunit en mairie.</p></div>{folds}</div>'
    made.page(made.entree, shell("Conseil municipal", body, town="Mairie de Saint-Aubrin"), needed=False)
    made.page("/", shell("Bienvenue à Saint-Aubrin", '<p><a href="{site}/vie-municipale/conseil-municipal/">Les comptes rendus du conseil</a></p>', town="Mairie de Saint-Aubrin"), needed=False)  # fmt: skip
    content = {
        "id": 77,
        "date": "2021-01-01T10:00:00",
        "link": "{site}" + made.entree,
        "title": {"rendered": "Conseil municipal"},
        "content": {"rendered": body},
    }
    api(made, "media", media)
    api(made, "pages", [content])
    made.besoin -= 2  # the listing page alone holds it all
    api(made, "posts", [])
    return made


def managers() -> Site:
    """REST closed by a plugin; files behind WP Download Manager (`?wpdmdl=`), Download Monitor (`/download/12/`), lazy buttons (`data-href`)."""
    made = Site("wordpress", "/actes-du-conseil/")
    closed = Reponse(
        b'{"code":"rest_not_logged_in","message":"Vous n\\u2019\\u00eates pas connect\\u00e9.","data":{"status":401}}',
        "application/json",
        401,
        etag=False,
    )
    for kind in ("media", "pages", "posts"):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = closed
    made.routes["/wp-json/"] = closed
    rows = ""
    for n, day in enumerate(("9 avril 2025", "12 février 2025", "4 décembre 2024", "25 septembre 2024")):
        page = f"/download/proces-verbal-du-{day.replace(' ', '-')}/"
        pdf = f"{page}?wpdmdl={900 + n}&refresh=67f{n}b2a1174431"
        named = {"Content-Disposition": f'attachment; filename="PV-{day}.pdf"'.encode().decode("latin-1")}
        made.acte(pdf, **named)
        made.page(page, shell(f"Procès-verbal du {day}", f'<div class="w3eden"><a class="wpdm-download-link btn" rel="nofollow" href="#" data-downloadurl="{{site}}{pdf}">Télécharger</a></div>', town="Ville de Maurs-le-Pont", rest=False), needed=False)  # fmt: skip
        rows += f'<div class="w3eden"><div class="link-template-default card"><div class="media"><img class="wpdm_icon" src="/wp-content/plugins/download-manager/assets/file-type-icons/pdf.svg"/><h3 class="package-title"><a href="{{site}}{page}">Procès-verbal du {day}</a></h3><a class="wpdm-download-link download-on-click btn btn-primary" rel="nofollow" href="#" data-downloadurl="{{site}}{pdf}">Télécharger</a></div></div></div>'
    delib = ""
    for n, title in enumerate(
        ("Vote des taux 2025", "Budget primitif 2025", "Subvention au comité des fêtes", "Convention de déneigement")
    ):
        path = f"/download/{1200 + n}/"
        made.acte(path, **{"Content-Disposition": f'attachment; filename="2025-{n + 11}.pdf"'})
        delib += f'<li><a class="download-link" title="" href="{{site}}{path}" rel="nofollow">{title} ({n * 13 + 4} téléchargements)</a></li>'
    lazy = f"{UP}/2024/06/Deliberations-du-20-juin-2024.pdf"
    made.acte(lazy)
    made.pdf("/download/1300/")
    made.pdf(f"{UP}/2023/01/plan-de-la-commune.pdf")
    body = (
        f'<h2>Procès-verbaux</h2>{rows}<h2>Délibérations du 9 avril 2025</h2><ul class="dlm-downloads">{delib}</ul><h2>Archives</h2>'
        f'<button class="btn" type="button" data-href="{{site}}{lazy}">Délibérations du 20 juin 2024</button>'
        '<h2>Arrêtés</h2><ul class="dlm-downloads"><li><a class="download-link" href="{site}/download/1300/">Arrêté de circulation 2025-08</a></li></ul>'
    )
    made.page(made.entree, shell("Actes du conseil", body, town="Ville de Maurs-le-Pont", rest=False))
    made.page("/", shell("Accueil", '<p><a href="{site}/actes-du-conseil/">Actes du conseil municipal</a></p>', town="Ville de Maurs-le-Pont", rest=False))  # fmt: skip
    return made


def posts() -> Site:
    """From the home page: minutes are posts of a category, their scans named by the copier; a calendar of events that never ends."""
    made = Site("wordpress", "/")
    media, contents, number = [], [], 40
    days = [
        f"{d} {m} {y}"
        for y in (2025, 2024, 2023)
        for d, m in ((14, "mars"), (6, "juin"), (10, "octobre"), (12, "décembre"))
    ]
    for n, day in enumerate(days):
        number += 1
        path = f"{UP}/{2025 - n // 4}/{n % 4 * 3 + 3:02d}/MX-M2651_{20250101 + n * 37}_0915{n:02d}.pdf"
        made.acte(path)
        media.append(medium(number, path, path.rsplit("/", 1)[-1][:-4], 300 + n))
        shown = f'<div class="wp-block-file"><object class="wp-block-file__embed" data="{{site}}{path}" type="application/pdf"></object><a id="wp-block-file--media-{n}" href="{{site}}{path}">MX-M2651</a><a href="{{site}}{path}" class="wp-block-file__button" download>Télécharger</a></div>'
        contents.append(
            {
                "id": 300 + n,
                "date": f"{2025 - n // 4}-0{n % 4 * 2 + 2}-20T10:00:00",
                "link": f"{{site}}/conseil-municipal-du-{day.replace(' ', '-')}/",
                "title": {"rendered": f"Conseil municipal du {day}"},
                "excerpt": {"rendered": ""},
                "content": {"rendered": shown},
            }
        )
    for n, title in enumerate(
        ("Fête de la musique", "Vide-grenier", "Coupure d’eau rue Haute", "Le conseil municipal des enfants est élu")
    ):
        path = f"{UP}/2024/06/MX-M2651_2024060{n}_1100.pdf"
        made.pdf(path)
        number += 1
        media.append(medium(number, path, path.rsplit("/", 1)[-1][:-4], 400 + n))
        contents.insert(
            n * 3,
            {
                "id": 400 + n,
                "date": "2024-06-02T10:00:00",
                "link": f"{{site}}/actu-{n}/",
                "title": {"rendered": title},
                "content": {"rendered": f'<p>Venez nombreux.</p><a href="{{site}}{path}">Voir le document</a>'},
            },
        )
    made.pdf(f"{UP}/2023/01/plan-de-la-commune.pdf")
    api(made, "media", media)
    api(made, "posts", contents)
    api(made, "pages", [])
    recent = "".join(
        f'<article class="post"><h2><a href="{c["link"]}">{c["title"]["rendered"]}</a></h2></article>'
        for c in contents[:4]
    )  # type: ignore[index]
    made.page("/", shell("Le Mesnil-Tardif", recent + '<p><a href="{site}/category/comptes-rendus-du-conseil/">Comptes rendus du conseil</a></p><div class="tribe-events-widget"><a href="{site}/evenements/conseil-municipal-12/">Conseil municipal</a><a href="{site}/evenements/2025-04/">avril</a></div>', town="Le Mesnil-Tardif"), needed=False)  # fmt: skip
    council = [c for c in contents if "du 1" in str(c["title"]) or "du 6" in str(c["title"])]
    for page in (1, 2, 3):
        part = "".join(
            f'<article class="post category-comptes-rendus"><h2 class="entry-title"><a href="{c["link"]}">{c["title"]["rendered"]}</a></h2></article>'
            for c in council[page * 5 - 5 : page * 5]
        )  # type: ignore[index]
        nav = f'<nav class="navigation pagination"><a class="page-numbers" href="{{site}}/category/comptes-rendus-du-conseil/page/{page % 3 + 1}/">Suivant</a></nav>'
        made.page("/category/comptes-rendus-du-conseil/" + (f"page/{page}/" if page > 1 else ""), shell("Comptes rendus du conseil", part + nav, town="Le Mesnil-Tardif"), needed=False)  # fmt: skip
    for c in contents:
        made.page(
            str(c["link"]).removeprefix("{site}"),
            shell(c["title"]["rendered"], c["content"]["rendered"], town="Le Mesnil-Tardif"),
            needed=False,
        )  # type: ignore[index]

    def calendar(query: dict[str, str], _: bytes) -> Reponse:
        return Reponse(shell("Évènements", '<a rel="next" href="{site}/evenements/?m=' + str(int(query.get("m", "1")) + 1) + '">Mois suivant</a><a href="{site}/evenements/conseil-municipal-12/">Conseil municipal</a>', town="Le Mesnil-Tardif").encode())  # fmt: skip

    made.routes["/evenements/?"] = calendar
    made.page(
        "/evenements/conseil-municipal-12/",
        shell("Conseil municipal", "<p>En mairie à 20 h.</p>", town="Le Mesnil-Tardif"),
        needed=False,
    )
    return made


def file_download() -> Site:
    """WP File Download: the first folder's table is in the page, the other years are asked by a script: those cannot be taken, and it is said."""
    made = Site("wordpress", "/mairie/deliberations-2/")
    for kind in ("media", "pages", "posts"):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = Reponse(b"<h1>Forbidden</h1>", code=403)
    rows = ""
    for n, (name, day) in enumerate(
        (
            ("pv-cm-du-3-mars-2025", "03-03-2025"),
            ("deliberations-cm-du-3-mars-2025", "10-03-2025"),
            ("dcm-2025-07-plu-prescription", "04-03-2025"),
        )
    ):
        path = f"/download/84/2025/{2100 + n}/{name}.pdf"
        made.acte(path)
        rows += f'<tr class="file pdf"><td class="file_title"><a class="wpfd_downloadlink" href="{{site}}{path}" title="{name}"><span class="extcol"><span class="ext pdf"></span></span>{name}</a></td><td class="file_created">{day}</td><td class="file_download"><a class="downloadlink wpfd_downloadlink" href="{{site}}{path}"><i class="zmdi zmdi-cloud-download"></i></a> <a href="{{site}}/wp-content/plugins/wp-file-download/app/site/assets/js/viewer.html?file={{site}}{path}" class="openlink wpfd_previewlink" target="_blank">Aperçu</a></td></tr>'
    made.pdf("/download/84/2025/2150/convocation-cm-3-mars-2025.pdf")
    rows += '<tr class="file pdf"><td class="file_title"><a class="wpfd_downloadlink" href="{site}/download/84/2025/2150/convocation-cm-3-mars-2025.pdf">convocation-cm-3-mars-2025</a></td></tr>'
    made.pdf(f"{UP}/2023/01/plan-de-la-commune.pdf")
    folders = "".join(
        f'<a class="wpfdcategory catlink" style="margin:10px" href="#" data-idcat="{85 + n}" title="{y}"><span>{y}</span></a>'
        for n, y in enumerate((2024, 2023))
    )
    made.page(made.entree, shell("Délibérations", f'<div class="wpfd-content wpfd-content-table wpfd-content-multi" data-category="84"><div class="wpfd-categories"><h2>2025</h2>{folders}</div><table class="mediaTable"><tbody>{rows}</tbody></table></div>', town="Coulmiers-la-Haie"))  # fmt: skip
    return made
