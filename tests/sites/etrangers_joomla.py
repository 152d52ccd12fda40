"""Joomla with its document managers (Phoca Download, DOCman, jDownloads) and SPIP with its pagination, portfolios and clean addresses."""

from __future__ import annotations

from tests.sites.serveur import Reponse, Site


def joomla_page(title: str, body: str) -> str:
    return f"""<!DOCTYPE html><html lang="fr-fr"><head><base href="{{site}}/mairie/actes" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>{title} - Ville de Sermizelles-le-Bas</title>
<link href="/media/jui/css/bootstrap.min.css" rel="stylesheet" /></head><body class="site com_content"><div class="navbar"><ul class="nav menu mod-list"><li class="item-101 default"><a href="/">Accueil</a></li><li class="item-110 deeper parent"><a href="/mairie">Mairie</a><ul class="nav-child"><li class="item-111"><a href="/mairie/actes">Délibérations et procès-verbaux</a></li><li class="item-112"><a href="/mairie/arretes">Arrêtés</a></li><li class="item-113"><a href="/mairie/bulletin">Bulletin</a></li></ul></li></ul></div>
<main id="content" role="main"><div class="page-header"><h1>{title}</h1></div>{body}</main><aside><div class="moduletable"><h3>En ce moment</h3><a href="/images/affiches/brocante.pdf">Brocante</a></div></aside></body></html>"""


def decoys(made: Site) -> None:
    made.pdf("/images/affiches/brocante.pdf")
    for slug, title in (("/mairie", "Mairie"), ("/mairie/arretes", "Arrêtés"), ("/mairie/bulletin", "Bulletin")):
        made.page(
            slug, joomla_page(title, '<p><a href="/images/affiches/brocante.pdf">Télécharger</a></p>'), needed=False
        )


def phoca() -> Site:
    """From the home page: categories of Phoca Download, files at `?download=12:pv`, detail pages beside them."""
    made = Site("joomla", "/")
    made.page("/", joomla_page("Bienvenue", '<p>Bienvenue. <a href="/mairie/actes">Les actes du conseil</a></p>'))
    cats = [
        (3, "pv-2024", "Procès-verbaux 2024", True),
        (4, "deliberations-2024", "Délibérations 2024", True),
        (5, "arretes-2024", "Arrêtés 2024", False),
        (6, "gazette", "Gazette", False),
    ]
    listing = "".join(
        f'<div class="pd-subcategory"><a href="/mairie/actes/category/{n}-{slug}">{title}</a> <small>(4)</small></div>'
        for n, slug, title, _ in cats
    )
    made.page(
        "/mairie/actes",
        joomla_page(
            "Délibérations et procès-verbaux",
            f'<div id="phoca-dl-categories-box"><div class="pd-categoriesbox">{listing}</div></div>',
        ),
    )
    for n, slug, title, ours in cats:
        files = ""
        for k, name in enumerate(("26-fevrier", "8-avril", "2-juillet", "14-novembre")):
            path = f"/mairie/actes/category/{n}-{slug}?download={n * 10 + k}:{slug}-{name}"
            (made.acte if ours else made.pdf)(
                path, **{"Content-Disposition": f'attachment; filename="{slug}-{name}.pdf"'}
            )
            made.page(
                f"/mairie/actes/file/{n * 10 + k}-{slug}-{name}",
                joomla_page(name, f'<a href="{path}">Télécharger</a>'),
                needed=False,
            )
            files += f'<div class="pd-filebox"><div class="pd-filenamebox"><div class="pd-filename"><a href="{path}">{name.replace("-", " ")} 2024</a></div></div><div class="pd-buttons"><div class="pd-button-download"><a class="btn btn-success" href="{path}">Télécharger</a></div><div class="pd-button-details"><a class="btn btn-info" href="/mairie/actes/file/{n * 10 + k}-{slug}-{name}">Détails</a></div></div></div>'
        made.page(
            f"/mairie/actes/category/{n}-{slug}",
            joomla_page(title, f'<div id="phoca-dl-category-box"><div class="pd-category">{files}</div></div>'),
            needed=ours,
        )
    decoys(made)
    return made


def docman() -> Site:
    """DOCman: a table of documents at `/…/123-titre/file`, twenty a page, `?limit=20&limitstart=20`, sort links."""
    made = Site("joomla", "/mairie/actes")
    names = [
        f"{d}-{m}-{y}"
        for y in (2025, 2024, 2023, 2022)
        for d, m in ((7, "fevrier"), (28, "mars"), (13, "juin"), (26, "septembre"), (12, "decembre"))
    ]
    docs = [
        (f"{300 + 3 * n + k}-{kind}-{day}", f"{label} du {day.replace('-', ' ')}", ours)
        for n, day in enumerate(names)
        for k, (kind, label, ours) in enumerate(
            (("pv-cm", "PV CM", True), ("odj-cm", "ODJ CM", False), ("deliberations", "Délibérations", True))
        )
    ]
    for start in (0, 20, 40):
        rows = ""
        for slug, label, ours in docs[start : start + 20]:
            path = f"/mairie/actes/{slug}/file"
            (made.acte if ours else made.pdf)(
                path, **{"Content-Disposition": f"attachment; filename*=UTF-8''{slug}.pdf"}
            )
            rows += f'<tr class="docman_item" itemscope><td><span class="koowa_header"><a class="koowa_header__title_link" href="{path}" data-title="{label}"><span class="k-icon-document-pdf"></span> <span itemprop="name">{label}</span></a></span></td><td class="koowa_table__dates"><time>12 mars 2025</time></td><td class="koowa_table__download"><a class="btn docman_download__button" href="{path}" data-mimetype="application/pdf"><span class="docman_download_label">Télécharger</span> (pdf, 412 KB)</a></td></tr>'
        pages = "".join(
            f'<li><a href="/mairie/actes?limit=20&amp;limitstart={k}">{k // 20 + 1}</a></li>'
            for k in (0, 20, 40)
            if k != start
        )
        sort = '<a href="/mairie/actes?sort=title&amp;direction=asc">Titre</a><a href="/mairie/actes?sort=created_on&amp;direction=desc">Date</a>'
        made.page(
            "/mairie/actes" + (f"?limit=20&limitstart={start}" if start else ""),
            joomla_page(
                "Délibérations et procès-verbaux",
                f'<div class="docman_table_layout"><form>{sort}<table class="table koowa_table--documents"><tbody>{rows}</tbody></table><div class="k-pagination"><ul class="pagination">{pages}</ul></div></form></div>',
            ),
        )
    for more in ("?limit=20&limitstart=0", "?sort=title&direction=asc", "?sort=created_on&direction=desc"):
        made.routes["/mairie/actes" + more] = made.routes["/mairie/actes"]
    decoys(made)
    return made


def jdownloads() -> Site:
    """An article that leads to jDownloads categories; files at `?task=download.send&id=…&catid=…&m=0`, a summary page before them."""
    made = Site("joomla", "/mairie/actes")
    made.page(
        "/mairie/actes",
        joomla_page(
            "Délibérations et procès-verbaux",
            '<div itemprop="articleBody"><p>Pour consulter les comptes rendus, <a href="/telechargements/category/12-comptes-rendus-de-conseil">cliquez ici</a>.</p><p>Le plan local d’urbanisme est <a href="/telechargements/category/15-plu">là</a>.</p></div>',
        ),
    )
    for cat, slug, title, ours in (
        (12, "comptes-rendus-de-conseil", "Comptes rendus de conseil", True),
        (15, "plu", "PLU", False),
    ):
        items = ""
        for n, day in enumerate(
            ("10 mars 2025", "20 janvier 2025", "2 décembre 2024", "30 septembre 2024", "1er juillet 2024")
        ):
            path = f"/telechargements?task=download.send&id={cat * 10 + n}:document-{n}&catid={cat}&m=0"
            (made.acte if ours else made.pdf)(path, **{"Content-Disposition": f'attachment; filename="{slug}-{n}.pdf"'})
            items += f'<div class="jd_files_main"><div class="jd_title"><img src="/images/jdownloads/fileimages/pdf.png" alt="pdf"/> {f"Séance du {day}" if ours else f"Pièce {n}"}</div><div class="jd_url_download"><a class="jd_download_url" href="{path.replace("&", "&amp;")}" rel="nofollow" title="Télécharger">Download</a></div></div>'
        made.page(
            f"/telechargements/category/{cat}-{slug}",
            joomla_page(title, f'<div class="jd-list">{items}</div>'),
            needed=ours,
        )
    decoys(made)
    return made


def spip_pages() -> Site:
    """SPIP 3: a rubric of articles paged by `debut_articles=10`, each article with its boxed documents; years as keywords, an archive calendar."""
    made = Site("spip", "/spip.php?rubrique12")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE HTML><html class="page_article ltr fr no-js" lang="fr"><head><base href="{{site}}/" /><title>{title} - Commune de Vieil-Aunay</title><meta name="generator" content="SPIP 3.2.19 [25004]" /></head><body id="top"><div class="arbo"><a href="{{site}}/">Accueil</a> &gt; <a href="spip.php?rubrique2" class="on">Vie municipale</a></div><div class="nav"><ul><li><a href="spip.php?rubrique2">Vie municipale</a></li><li><a href="spip.php?rubrique12">Comptes-rendus des conseils</a></li><li><a href="spip.php?rubrique20">Bulletin</a></li><li><a href="spip.php?page=agenda&amp;date=2025-05">Agenda</a></li></ul></div><div class="contenu"><h1 class="surlignable">{title}</h1>{body}</div><a href="spip.php?page=backend" class="rss">RSS 2.0</a> <a href="spip.php?page=plan">Plan du site</a></body></html>'

    days = [
        f"{d} {m} {y}"
        for y in (2025, 2024, 2023)
        for d, m in (
            (16, "janvier"),
            (13, "mars"),
            (22, "mai"),
            (3, "juillet"),
            (18, "septembre"),
            (4, "décembre"),
            (20, "décembre"),
        )
    ]
    for start in (0, 10, 20):
        lines = ""
        for n, day in list(enumerate(days))[start : start + 10]:
            lines += f'<li class="item"><strong><a href="spip.php?article{200 + n}">Conseil municipal du {day}</a></strong> <small>publié le {day}</small></li>'
            files = f"/IMG/pdf/cm_{n:02d}_{day[-4:]}.pdf"
            made.acte(files)
            shown = f'<dl class="spip_document_{900 + n} spip_documents spip_documents_left"><dt><a href="IMG/pdf/{files.rsplit("/", 1)[1]}" title="PDF - 210.4 ko" type="application/pdf"><img src="local/cache-vignettes/L64xH64/pdf-b8aed.svg" alt="PDF - 210.4 ko"/></a></dt><dt class="spip_doc_titre"><strong>Compte rendu</strong></dt></dl>'
            made.page(
                f"/spip.php?article{200 + n}",
                page(
                    f"Conseil municipal du {day}",
                    f'<div class="texte">{shown}</div><p><a href="spip.php?article200">À la une</a></p>',
                ),
            )
        others = "".join(
            f'<a href="spip.php?rubrique12&amp;debut_articles={k}#pagination_articles" class="lien_pagination" rel="nofollow">{k}</a> | '
            for k in (0, 10, 20)
            if k != start
        )
        made.page(
            "/spip.php?rubrique12" + (f"&debut_articles={start}" if start else ""),
            page(
                "Comptes-rendus des conseils",
                f'<div class="liste articles"><a name="pagination_articles" id="pagination_articles"></a><ul class="liste-items">{lines}</ul><p class="pagination">{others}</p></div>',
            ),
        )
    made.routes["/spip.php?rubrique12&debut_articles=0"] = made.routes["/spip.php?rubrique12"]
    made.pdf("/IMG/pdf/bulletin_31.pdf")
    made.page("/spip.php?rubrique2", page("Vie municipale", "<p>Les élus.</p>"), needed=False)
    made.page("/spip.php?rubrique20", page("Bulletin", '<a href="IMG/pdf/bulletin_31.pdf">N° 31</a>'), needed=False)
    made.routes["/spip.php?page=agenda&date=2025-05"] = Reponse(
        page("Agenda", '<a rel="next" href="spip.php?page=agenda&amp;date=2025-06">juin</a>').encode()
    )
    return made


def spip_clean() -> Site:
    """SPIP 4, clean addresses, from the home page: sub-rubrics of years, a portfolio in each article; `IMG/pdf` and `IMG/pdf/…?1712`."""
    made = Site("spip", "/")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE HTML><html lang="fr"><head><title>{title} - Ville de Montrieux</title><meta name="generator" content="SPIP 4.2.7" /><link rel="stylesheet" href="local/cache-css/8e.css"/></head><body><nav><ul><li><a href="/-la-mairie-">La mairie</a></li><li><a href="/-conseil-municipal-">Conseil municipal</a></li><li><a href="/-enfance-">Enfance</a></li></ul></nav><main><h1>{title}</h1>{body}</main><footer><a href="/mentions-legales">Mentions</a></footer></body></html>'

    years = "".join(f'<li class="item"><a href="/-{y}-">{y}</a></li>' for y in (2025, 2024))
    made.page("/", page("Ville de Montrieux", '<ul><li><a href="/Inscriptions-a-la-cantine">Cantine</a></li></ul>'))
    made.page(
        "/-conseil-municipal-",
        page(
            "Conseil municipal",
            f'<div class="chapo"><p>29 élus.</p></div><div class="liste rubriques"><h2>Sous-rubriques</h2><ul>{years}</ul></div><ul class="liste-items"><li><a href="/Reglement-interieur">Règlement intérieur</a></li></ul>',
        ),
    )
    made.page(
        "/Reglement-interieur",
        page("Règlement intérieur", '<a href="/IMG/pdf/reglement.pdf">Règlement</a>'),
        needed=False,
    )
    made.pdf("/IMG/pdf/reglement.pdf")
    for y in (2025, 2024):
        arts = "".join(
            f'<li class="item"><a href="/Seance-du-{d}-{m}-{y}">Séance du {d} {m} {y}</a></li>'
            for d, m in ((4, "fevrier"), (8, "avril"), (24, "juin"))
        )
        made.page(f"/-{y}-", page(str(y), f'<div class="liste articles"><ul>{arts}</ul></div>'))
        for d, m in ((4, "fevrier"), (8, "avril"), (24, "juin")):
            docs = ""
            for k, (label, ours) in enumerate(
                (
                    ("Délibérations", True),
                    ("Procès-verbal", True),
                    ("Note de synthèse", False),
                    ("Ordre du jour", False),
                )
            ):
                path = f"/IMG/pdf/{y}{m}{k}.pdf?17{d}{k}"
                (made.acte if ours else made.pdf)(path)
                docs += f'<li class="item"><a href="{path}" title="PDF" type="application/pdf"><img src="/local/cache-gd2/pdf.png" alt=""/> <b class="titre">{label}</b> <small>PDF - 1.3 Mio</small></a></li>'
            made.page(
                f"/Seance-du-{d}-{m}-{y}",
                page(
                    f"Séance du {d} {m} {y}",
                    f'<div class="documents_joints"><h2>Documents joints</h2><ul>{docs}</ul></div>',
                ),
            )
    for slug in ("/-la-mairie-", "/-enfance-", "/Inscriptions-a-la-cantine"):
        made.page(slug, page("Page", "<p>Texte.</p>"), needed=False)
    return made
