"""TYPO3, Drupal and Ibexa as their editors leave them: news, views, media entities, dumped files, offsets in the path."""

from __future__ import annotations

from tests.sites.serveur import Reponse, Site


def typo3_page(title: str, body: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="utf-8"><!-- This website is powered by TYPO3 - inspiring people to share! --><base href="{{site}}/"><title>{title} - Ville de Rochemaure-les-Bains</title>
<meta name="generator" content="TYPO3 CMS"><link rel="stylesheet" href="/typo3temp/assets/css/7015c8c4ac.css?1700000000" media="all"></head><body id="p12" class="page-12">
<nav id="main-navigation"><ul><li class="nav-item"><a href="/" title="Accueil">Accueil</a></li><li class="nav-item"><a href="/ma-ville">Ma ville</a><ul><li><a href="/ma-ville/conseil-municipal">Le conseil municipal</a></li><li><a href="/ma-ville/conseil-municipal/deliberations">Délibérations</a></li><li><a href="/ma-ville/publications">Publications</a></li><li><a href="/ma-ville/marches-publics">Marchés publics</a></li></ul></li><li class="nav-item"><a href="/agenda">Agenda</a></li></ul></nav>
<ol class="breadcrumb"><li><a href="/">Accueil</a></li><li><a href="/ma-ville">Ma ville</a></li><li>{title}</li></ol><!--TYPO3SEARCH_begin--><main><h1>{title}</h1>{body}</main><!--TYPO3SEARCH_end-->
<footer><a href="/fileadmin/user_upload/mag-ete.pdf">Le mag</a><a href="/mentions-legales">Mentions légales</a></footer></body></html>"""


def typo3_news() -> Site:
    """A list of news paged by `?tx_news_pi1[currentPage]=2&cHash=…`, two years each on its page, files in `ce-uploads`."""
    made = Site("typo3", "/ma-ville/conseil-municipal/deliberations")
    sittings = [
        (y, m, d) for y in (2025, 2024) for m, d in (("mars", 24), ("juin", 16), ("septembre", 29), ("décembre", 8))
    ]
    for page in (1, 2):
        items = ""
        for y, m, d in sittings[page * 4 - 4 : page * 4]:
            slug = (
                f"/ma-ville/conseil-municipal/deliberations/detail/conseil-municipal-du-{d}-{m.replace('é', 'e')}-{y}"
            )
            items += f'<div class="article articletype-0" itemscope><div class="header"><h3><a title="Conseil municipal du {d} {m} {y}" href="{slug}"><span itemprop="headline">Conseil municipal du {d} {m} {y}</span></a></h3></div><div class="teaser-text"><a class="more" title="Conseil" href="{slug}">Lire la suite</a></div></div>'
            files = ""
            for k, title in enumerate(
                (
                    "Liste des délibérations examinées",
                    "DEL_{y}_01 Débat d’orientation",
                    "DEL_{y}_02 Tarifs du camping",
                    "Procès-verbal de la séance",
                )
            ):
                path = f"/fileadmin/Documents/Conseil_municipal/{y}/{d}_{m}/{k}_{y}{m[:3]}.pdf".replace("é", "e")
                made.acte(path)
                files += f'<li><a href="{path}" target="_blank"><img src="/typo3/sysext/frontend/Resources/Public/Icons/FileIcons/pdf.gif" alt=""></a><span class="ce-uploads-fileName">{title.format(y=y)}</span><a href="{path}#page=1" target="_blank"><span class="ce-uploads-fileName">{title.format(y=y)}</span></a> <span class="ce-uploads-filesize">1,2 MB</span></li>'
            odj = f"/fileadmin/Documents/Conseil_municipal/{y}/{d}_{m}/odj.pdf".replace("é", "e")
            made.pdf(odj)
            files += f'<li><a href="{odj}"><span class="ce-uploads-fileName">Ordre du jour</span></a></li>'
            made.page(
                slug,
                typo3_page(
                    f"Conseil municipal du {d} {m} {y}",
                    f'<div class="news-single"><ul class="ce-uploads">{files}</ul><div class="news-backlink-wrap"><a href="/ma-ville/conseil-municipal/deliberations">Retour</a></div></div>',
                ),
            )
        nav = f'<ul class="f3-widget-paginator"><li class="current">{page}</li><li class="next"><a href="/ma-ville/conseil-municipal/deliberations?tx_news_pi1%5BcurrentPage%5D={3 - page}&amp;cHash=0a1b2c3d{page}">{"suivant" if page == 1 else "précédent"}</a></li></ul>'
        address = made.entree + ("" if page == 1 else "?tx_news_pi1[currentPage]=2&cHash=0a1b2c3d1")
        made.page(
            address,
            typo3_page("Délibérations", f'<div class="news"><div class="news-list-view">{items}{nav}</div></div>'),
        )
    made.routes[f"{made.entree}?tx_news_pi1[currentPage]=1&cHash=0a1b2c3d2"] = made.routes[made.entree]
    made.pdf("/fileadmin/user_upload/mag-ete.pdf")
    for slug, title in (
        ("/", "Bienvenue"),
        ("/ma-ville", "Ma ville"),
        ("/ma-ville/conseil-municipal", "Le conseil municipal"),
        ("/ma-ville/publications", "Publications"),
        ("/ma-ville/marches-publics", "Marchés publics"),
        ("/agenda", "Agenda"),
    ):
        made.page(
            slug,
            typo3_page(title, '<p>Texte. <a href="/fileadmin/user_upload/mag-ete.pdf">Le magazine de l’été</a></p>'),
            needed=False,
        )
    return made


def typo3_dump() -> Site:
    """From the home page: an older TYPO3 with `index.php?id=`, files behind `index.php?eID=dumpFile&…`, a table Date | Objet | Télécharger."""
    made = Site("typo3", "/")

    def page(title: str, body: str) -> str:
        menu = '<ul id="menu"><li><a href="index.php?id=2">La mairie</a></li><li><a href="index.php?id=30">Délibérations du conseil</a></li><li><a href="index.php?id=31">Arrêtés du maire</a></li><li><a href="index.php?id=9">Restauration scolaire</a></li></ul>'
        return f'<html><head><base href="{{site}}/" /><meta name="generator" content="TYPO3 4.5 CMS" /><title>Mairie de Virieu-Haut: {title}</title></head><body>{menu}<div id="content"><h1 class="csc-firstHeader">{title}</h1>{body}</div></body></html>'

    years = "".join(f'<a href="index.php?id=30&amp;annee={y}&amp;cHash=ab{y}">{y}</a> ' for y in (2024, 2023))
    for y in (2024, 2023):
        rows = ""
        for n, (day, what) in enumerate(
            (
                ("05/02", "Approbation du compte de gestion"),
                ("15/04", "Vote du budget"),
                ("01/07", "Acquisition d’une parcelle"),
                ("18/11", "Règlement du marché"),
            )
        ):
            path = f"/index.php?eID=dumpFile&t=f&f={y}{n}&token=9f{n}c{y}"
            made.acte(path, **{"Content-Disposition": f'inline; filename="{y}-{n:03d}.pdf"'})
            rows += f'<tr class="tr-{"odd" if n % 2 else "even"}"><td>{day}/{y}</td><td>{what}</td><td><a href="{path[1:].replace("&", "&amp;")}" title="Initiates file download" class="download">Télécharger</a></td></tr>'
        made.page(
            f"/index.php?id=30&annee={y}&cHash=ab{y}",
            page(
                "Délibérations du conseil",
                f'{years}<table class="contenttable"><thead><tr><th>Date</th><th>Objet</th><th>Document</th></tr></thead><tbody>{rows}</tbody></table>',
            ),
        )
    made.page("/index.php?id=30", page("Délibérations du conseil", f"<p>Par année : {years}</p>"))
    orders = "/index.php?eID=dumpFile&t=f&f=77&token=aa"
    made.pdf(orders)
    made.page(
        "/index.php?id=31",
        page(
            "Arrêtés du maire",
            f'<table><tr><td>Stationnement</td><td><a href="{orders}">Télécharger</a></td></tr></table>',
        ),
        needed=False,
    )
    made.page("/", page("Bienvenue", "<p>La mairie est ouverte.</p>"))
    made.page("/index.php?id=2", page("La mairie", "<p>Le maire.</p>"), needed=False)
    made.page("/index.php?id=9", page("Restauration scolaire", "<p>Menus.</p>"), needed=False)
    return made


def drupal7() -> Site:
    """A Drupal 7 view as a table, paged by `?page=1`, with sortable heads and an exposed filter; files of several kinds in it."""
    made = Site("drupal", "/vie-municipale/actes-administratifs")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE html><html lang="fr"><head><meta name="Generator" content="Drupal 7 (http://drupal.org)"/><title>{title} | Ville de Grandval</title><link rel="shortlink" href="/node/14"/></head><body class="html not-front page-node"><div id="header"><ul class="menu"><li><a href="/vie-municipale">Vie municipale</a></li><li><a href="/vie-municipale/actes-administratifs">Actes administratifs</a></li><li><a href="/calendrier">Calendrier</a></li><li><a href="/user/login?destination=node/14">Connexion</a></li></ul></div><h1 id="page-title">{title}</h1><div class="region region-content">{body}</div><div id="footer"><a href="/sites/grandval/files/annuaire_associations.pdf">Annuaire</a></div></body></html>'

    kinds = [
        ("Délibération", True),
        ("Arrêté", False),
        ("Procès-verbal", True),
        ("Décision du maire", False),
        ("Liste des délibérations", True),
    ]
    rows = [(f"{1 + n % 28:02d}/0{1 + n % 9}/202{5 - n // 20}", *kinds[n % 5], n) for n in range(45)]
    for number in range(3):
        body = ""
        for day, kind, ours, n in rows[number * 15 : number * 15 + 15]:
            path = f"/sites/grandval/files/actes/ACTE_{n:04d}_signé.pdf"
            (made.acte if ours else made.pdf)(path)
            href = path.replace("é", "%C3%A9")
            body += f'<tr class="{"odd" if n % 2 else "even"}"><td class="views-field views-field-field-date"><span class="date-display-single">{day}</span></td><td class="views-field views-field-field-type">{kind}</td><td class="views-field views-field-title">{("Tarifs municipaux", "Voirie rue Basse", "Séance", "Bail commercial", "Séance")[n % 5]}</td><td class="views-field views-field-field-fichier"><span class="file"><img class="file-icon" alt="PDF icon" src="/modules/file/icons/application-pdf.png"/> <a href="{{site}}{href}" type="application/pdf; length=18{n}">Télécharger</a></span></td></tr>'
        pager = "".join(
            f'<li class="pager-item"><a title="Aller à la page {k + 1}" href="{made.entree}{f"?page={k}" if k else ""}">{k + 1}</a></li>'
            for k in range(3)
            if k != number
        )
        heads = f'<th><a href="{made.entree}?order=field_date&amp;sort=asc" title="trier par Date" class="active">Date</a></th><th><a href="{made.entree}?order=field_type&amp;sort=asc">Type</a></th><th>Objet</th><th>Fichier</th>'
        table = f'<div class="view-filters"><form action="{made.entree}" method="get"><select name="field_type_value"><option value="All">- Tout -</option></select></form></div><table class="views-table cols-4"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table><div class="item-list"><ul class="pager">{pager}<li class="pager-last last"><a href="{made.entree}?page=2">dernier »</a></li></ul></div>'
        made.page(made.entree + (f"?page={number}" if number else ""), page("Actes administratifs", table))
    for sort in ("field_date", "field_type"):
        made.routes[f"{made.entree}?order={sort}&sort=asc"] = made.routes[made.entree]
    made.page(
        "/vie-municipale",
        page("Vie municipale", '<p><a href="/vie-municipale/actes-administratifs">Actes</a></p>'),
        needed=False,
    )
    made.pdf("/sites/grandval/files/annuaire_associations.pdf")
    made.routes["/calendrier?"] = lambda q, _: Reponse(
        page(
            "Calendrier",
            f'<a rel="next" href="/calendrier?mini={int(q.get("mini", 1)) + 1}">Suiv.</a> Conseil municipal',
        ).encode()
    )
    return made


def drupal_media() -> Site:
    """Drupal 10: cards that lead to a sitting's node, its files media entities at `/media/4309/download?inline`, without `.pdf`; a full pager."""
    made = Site("drupal", "/")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE html><html lang="fr" dir="ltr"><head><meta charset="utf-8"/><meta name="Generator" content="Drupal 10 (https://www.drupal.org)"/><title>{title} | Commune de Brissol</title></head><body><header><nav aria-label="Navigation principale"><ul><li><a href="/mairie" data-drupal-link-system-path="node/3">Mairie</a></li><li><a href="/mairie/seances-du-conseil" data-drupal-link-system-path="seances">Séances du conseil</a></li><li><a href="/mairie/magazine" >Magazine</a></li></ul></nav></header><main><a id="main-content" tabindex="-1"></a><h1>{title}</h1>{body}</main><footer><a href="/media/7/download?inline">Rapport d’activité</a></footer></body></html>'

    days = [
        ("2025-04-03", "3 avril 2025"),
        ("2025-02-06", "6 février 2025"),
        ("2024-12-12", "12 décembre 2024"),
        ("2024-10-03", "3 octobre 2024"),
        ("2024-06-27", "27 juin 2024"),
    ]
    number = 4300
    for iso, day in days:
        items = ""
        for kind, ours in (
            ("Ordre du jour", False),
            ("Délibérations", True),
            ("Procès-verbal", True),
            ("Décisions du maire", False),
        ):
            number += 1
            path = f"/media/{number}/download?inline"
            (made.acte if ours else made.pdf)(path, **{"Content-Disposition": f'inline; filename="{iso}_{number}.pdf"'})
            items += f'<div class="field__item"><article class="media media--type-document"><div class="field field--name-field-media-document"><span class="file file--mime-application-pdf"><a href="{path}" title="{iso}_{number}.pdf">{kind} du {day}</a></span></div></article></div>'
        made.page(
            f"/seance/{iso}", page(f"Séance du {day}", f'<div class="field field--name-field-documents">{items}</div>')
        )
    for k in (0, 1, 2):
        cards = "".join(
            f'<div class="views-row"><article class="node--type-seance node--view-mode-teaser"><h2><a href="/seance/{iso}" rel="bookmark"><span>Séance du {day}</span></a></h2></article></div>'
            for iso, day in days[k * 2 : k * 2 + 2]
        )
        pager = f'<nav class="pager"><ul class="pager__items js-pager__items"><li class="pager__item"><a href="?page={(k + 1) % 3}" title="Aller à la page suivante" rel="next">Suivant ››</a></li><li class="pager__item pager__item--last"><a href="?page=2">Dernier »</a></li></ul></nav>'
        made.page("/mairie/seances-du-conseil" + (f"?page={k}" if k else ""), page("Séances du conseil", cards + pager))
    made.routes["/mairie/seances-du-conseil?page=0"] = made.routes["/mairie/seances-du-conseil"]
    made.page("/", page("Commune de Brissol", '<p><a href="/seance/2025-04-03">La dernière séance du conseil</a></p>'))
    made.page("/mairie", page("Mairie", "<p>Horaires.</p>"), needed=False)
    made.page(
        "/mairie/magazine", page("Magazine", '<a href="/media/8/download?inline">Brissol mag n° 12</a>'), needed=False
    )
    made.pdf("/media/7/download?inline")
    made.pdf("/media/8/download?inline")
    return made


def ibexa_offset() -> Site:
    """eZ Publish: `(offset)/10` in the path, files at `content/download/ID/ID/version/1/file/NOM.pdf`, names with `+`."""
    made = Site("ibexa", "/Mairie/Conseil-municipal/Comptes-rendus")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE html><html lang="fr-FR"><head><title>{title} / Site de Pontreuil</title><meta name="generator" content="eZ Publish" /><link rel="Shortcut icon" href="/extension/pontreuil/design/site/images/favicon.ico"/></head><body><ul class="nav"><li><a href="/Mairie">Mairie</a></li><li><a href="/Mairie/Conseil-municipal">Conseil municipal</a></li><li><a href="/Mairie/Conseil-municipal/Comptes-rendus">Comptes rendus</a></li><li><a href="/Vie-locale/Gazette">Gazette</a></li></ul><div id="main"><h1>{title}</h1>{body}</div><a href="/layout/set/print{made.entree}">Version imprimable</a></body></html>'

    items = [(f"CR+du+conseil+du+{n % 28 + 1}+mars+20{24 - n // 4}", n) for n in range(23)]
    for start in (0, 10, 20):
        rows = ""
        for name, n in items[start : start + 10]:
            path = f"/content/download/{9400 + n}/{138000 + n * 7}/version/1/file/{name}.pdf"
            made.acte(path)
            rows += f'<div class="content-view-line"><div class="class-file"><h2>{name.replace("+", " ")}</h2><div class="attribute-file"><p><a href="{path}">{name.replace("+", " ")}.pdf</a> 1.4 MB</p></div></div></div>'
        pager = "".join(
            f'<span class="other"><a href="{made.entree}{f"/(offset)/{k}" if k else ""}">{k // 10 + 1}</a></span>'
            for k in (0, 10, 20)
            if k != start
        )
        made.page(
            made.entree + (f"/(offset)/{start}" if start else ""),
            page(
                "Comptes rendus",
                rows
                + f'<div class="pagenavigator"><p><span class="next"><a href="{made.entree}/(offset)/{min(start + 10, 20)}"><span class="text">Suivant »</span></a></span><span class="pages">{pager}</span></p></div>',
            ),
        )
    made.pdf("/content/download/55/66/file/gazette.pdf")
    made.page(
        "/Vie-locale/Gazette",
        page("Gazette", '<a href="/content/download/55/66/file/gazette.pdf">La gazette</a>'),
        needed=False,
    )
    made.routes[f"/layout/set/print{made.entree}"] = made.routes[made.entree]
    made.page("/Mairie", page("Mairie", "<p>Ouverte</p>"), needed=False)
    made.page("/Mairie/Conseil-municipal", page("Conseil municipal", "<p>Les élus</p>"), needed=False)
    return made


def ibexa_sections() -> Site:
    """Ibexa: one page, headings per term of office, `content/download/12/345?inline=1` without a name, orders under another heading."""
    made = Site("ibexa", "/la-commune/deliberations")
    body = ""
    for n, day in enumerate(("11 mars 2025", "9 janvier 2025", "5 novembre 2024")):
        docs = ""
        for k, text in enumerate(
            (
                "Délibération n° 1 : subventions",
                "Délibération n° 2 : personnel",
                "Délibération n° 3 : décision modificative",
            )
        ):
            path = f"/content/download/{n}{k}5/{n}{k}99?inline=1"
            made.acte(path, **{"Content-Disposition": f'inline; filename="D{n}{k}.pdf"'})
            docs += f'<li class="ez-file"><a href="{path}"><span class="icon-pdf"></span>{text}</a></li>'
        body += f'<section class="ezrichtext-field"><h2>Séance du {day}</h2><ul>{docs}</ul></section>'
    made.pdf("/content/download/900/901?inline=1")
    made.pdf("/content/download/902/903?inline=1")
    body += '<section><h2>Arrêtés municipaux</h2><ul><li><a href="/content/download/900/901?inline=1">Arrêté permanent n° 4</a></li></ul></section><section><h2>Enquête publique</h2><a href="/content/download/902/903?inline=1">Rapport du commissaire enquêteur</a></section>'
    made.page(
        made.entree,
        f'<!DOCTYPE html><html><head><meta name="generator" content="Ibexa DXP"/><title>Délibérations | Aubeterre-sur-Vègre</title></head><body><nav><a href="/">Accueil</a><a href="/la-commune">La commune</a></nav><main><h1>Délibérations</h1>{body}</main></body></html>',
    )
    return made
