"""Sites that mix what real ones mix: years told only in a side menu, headings within headings, accordions, cards, viewers, two hosts."""

from __future__ import annotations

from tests.sites.serveur import Reponse, Site


def side_menu() -> Site:
    """Years stand only in the side menu of the listing; documents are named by their day; orders and agendas on the same page."""
    made = Site("html", "/")
    top = '<header><nav class="navbar"><ul><li><a href="/">Accueil</a></li><li><a href="/la-commune">La commune</a></li><li><a href="/vie-municipale">Vie municipale</a></li><li><a href="/enfance/cantine">Cantine</a></li><li><a href="/publications/bulletins">Bulletins</a></li></ul></nav></header>'

    def page(title: str, body: str, side: str = "") -> str:
        return f'<!doctype html><html lang="fr"><head><title>{title} | Orsay-la-Forge</title></head><body>{top}<nav aria-label="fil d\'ariane" class="breadcrumb"><a href="/vie-municipale">Vie municipale</a></nav><aside class="sidebar"><ul>{side}</ul></aside><main><h1>{title}</h1>{body}</main><footer><a href="/docs/livret-accueil.pdf">Livret d\'accueil</a><a href="/mentions-legales">Mentions légales</a></footer></body></html>'

    made.page(
        "/",
        page(
            "Bienvenue à Orsay-la-Forge",
            '<h2>Actualités</h2><article><h3>Le conseil municipal des jeunes recrute</h3><a href="/actualites/cmj">Lire la suite</a></article>',
        ),
    )
    made.page(
        "/vie-municipale",
        page(
            "Vie municipale",
            '<div class="card"><a href="/vie-municipale/les-elus">Les élus</a></div><div class="card"><a href="/vie-municipale/seances">Les séances du conseil municipal</a></div><div class="card"><a href="/vie-municipale/commissions">Les commissions</a></div>',
        ),
    )
    years = "".join(f'<li><a href="/vie-municipale/seances/{y}">{y}</a></li>' for y in (2025, 2024, 2023))
    made.page(
        "/vie-municipale/seances", page("Les séances du conseil municipal", "<p>Choisissez une année.</p>", years)
    )
    for year in (2025, 2024, 2023):
        body = ""
        for n, month in enumerate(("janvier", "avril", "juillet", "octobre")):
            day = f"{year}{3 * n + 1:02d}15"
            body += f'<h2>Séance du 15 {month} {year}</h2><ul><li><a href="/docs/{day}.pdf">15 {month}</a> (PDF, 120 ko)</li><li><a href="/docs/{day}-l.pdf">Liste</a></li><li><a href="/docs/{day}-odj.pdf">Ordre du jour</a></li></ul>'
            made.acte(f"/docs/{day}.pdf", f"/docs/{day}-l.pdf")
            made.pdf(f"/docs/{day}-odj.pdf")
        body += '<h2>Arrêtés</h2><h3>Circulation</h3><ul><li><a href="/docs/n-12.pdf">n° 12</a></li></ul>'
        made.page(f"/vie-municipale/seances/{year}", page(f"Année {year}", body, years))
    made.pdf("/docs/n-12.pdf")
    made.pdf("/docs/livret-accueil.pdf")
    for path in (
        "/la-commune",
        "/enfance/cantine",
        "/publications/bulletins",
        "/vie-municipale/les-elus",
        "/actualites/cmj",
    ):
        made.page(path, page("Ailleurs", '<a href="/docs/livret-accueil.pdf">Livret</a>'), needed=False)
    return made


def accordions() -> Site:
    """One long page of folding panels; titles only, as councils give them; annexes, notes and a rulebook among them."""
    made = Site("html", "/municipalite/deliberations-proces-verbaux/")
    titles = (
        "Convention avec le Département",
        "Tarifs de la restauration scolaire",
        "Règlement intérieur de la médiathèque",
        "Budget primitif 2024",
        "Subventions aux associations",
        "Création d'un poste d'agent technique",
        "Plan de financement de la salle",
    )
    panels = ""
    for n, day in enumerate(("8 février 2024", "28 mars 2024", "13 juin 2024")):
        rows = ""
        for k, title in enumerate(titles):
            path = f"/uploads/documents/{n}{k}/{k + 1:02d}.pdf"
            made.acte(path)
            rows += f'<li><a href="{path}">{k + 1} - {title}</a></li>'
        minutes = f"/uploads/documents/{n}/proces-verbal.pdf"
        made.acte(minutes)
        extra = f'<li><a href="{minutes}">Procès-verbal de la séance</a></li><li><a href="/uploads/documents/{n}/annexe-1.pdf">Annexe 1 - Plan</a></li><li><a href="/uploads/documents/{n}/note.pdf">Note de synthèse</a></li>'
        made.pdf(f"/uploads/documents/{n}/annexe-1.pdf")
        made.pdf(f"/uploads/documents/{n}/note.pdf")
        panels += f'<div class="accordion-item"><h3 class="accordion-header"><button class="accordion-button" type="button">Conseil municipal du {day}</button></h3><div class="accordion-collapse"><ul>{rows}{extra}</ul></div></div>'
    other = '<h2>Documents utiles</h2><ul><li><a href="/uploads/documents/reglement-conseil.pdf">Règlement intérieur du conseil municipal</a></li><li><a href="/uploads/documents/plan-ville.pdf">Plan de la ville</a></li></ul>'
    made.pdf("/uploads/documents/reglement-conseil.pdf")
    made.pdf("/uploads/documents/plan-ville.pdf")
    made.page(
        made.entree,
        f'<html><head><title>Délibérations et procès-verbaux - Ville de Cernay-le-Sec</title></head><body><div id="menu"><button>Menu</button><a href="/">Accueil</a><a href="/municipalite/elus/">Élus</a></div><div class="content"><h1>Délibérations et procès-verbaux</h1>{panels}{other}</div></body></html>',
    )
    return made


def cards() -> Site:
    """A category of posts paged by `/page/2/`, each with its minutes in a viewer; other categories beside it; no API."""
    made = Site("wordpress", "/category/comptes-rendus/")
    for kind in ("media", "posts", "pages"):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = Reponse(b"{}", "application/json", 404)
    head = '<!DOCTYPE html><html><head><title>{t} - Mairie de Lormes-en-Bray</title><meta name="generator" content="WordPress 6.5"><link rel="stylesheet" href="/wp-content/themes/divi/style.css"></head><body class="archive"><div id="top-menu-nav"><ul id="top-menu" class="nav"><li><a href="/">Accueil</a></li><li><a href="/category/actualites/">Actualités</a></li><li><a href="/category/comptes-rendus/">Comptes-rendus</a></li></ul></div><div id="main-content">'
    days = [
        f"{d} {m} {y}"
        for y in (2024, 2023)
        for d, m in ((12, "décembre"), (19, "septembre"), (27, "juin"), (4, "avril"), (8, "février"))
    ]
    for number in (1, 2):
        posts = "".join(
            f'<article class="et_pb_post post category-comptes-rendus"><a href="/conseil-municipal-{d.replace(" ", "-")}/"><img src="/wp-content/uploads/mairie.jpg" alt=""></a><h2 class="entry-title"><a href="/conseil-municipal-{d.replace(" ", "-")}/">Conseil municipal du {d}</a></h2><p class="post-meta">par <a href="/author/mairie/">mairie</a> | <a href="/category/comptes-rendus/">Comptes-rendus</a></p></article>'
            for d in days[number * 5 - 5 : number * 5]
        )  # fmt: skip
        paging = (
            '<div class="pagination clearfix"><div class="alignleft"><a href="/category/comptes-rendus/page/2/">« Entrées précédentes</a></div></div>'
            if number == 1
            else '<div class="pagination"><div class="alignright"><a href="/category/comptes-rendus/">Entrées suivantes »</a></div></div>'
        )
        made.page(
            "/category/comptes-rendus/" + ("page/2/" if number == 2 else ""),
            head.format(t="Comptes-rendus")
            + f'<h1>Comptes-rendus</h1>{posts}{paging}</div><div id="sidebar" class="sidebar"><h4>Articles récents</h4><ul><li><a href="/fete-du-village/">Fête du village</a></li><li><a href="/conseil-municipal-12-décembre-2024/">Conseil municipal du 12 décembre 2024</a></li></ul></div></body></html>',
        )
    for n, d in enumerate(days):
        file = f"/wp-content/uploads/2024/{n + 1:02d}/CM-{n}.pdf"
        made.acte(file)
        shown = (
            f'<iframe src="/wp-content/plugins/pdfjs-viewer-shortcode/pdfjs/web/viewer.php?file=%2Fwp-content%2Fuploads%2F2024%2F{n + 1:02d}%2FCM-{n}.pdf&amp;download=true"></iframe>'
            if n % 2
            else f'<p><a href="{file}" class="pdfemb-viewer">CM-{n}</a></p>'
        )
        made.page(
            f"/conseil-municipal-{d.replace(' ', '-')}/",
            head.format(t=f"Conseil municipal du {d}")
            + f'<article><h1>Conseil municipal du {d}</h1>{shown}</article><nav class="post-navigation"><a href="/fete-du-village/" rel="prev">Fête du village</a></nav></div></body></html>',
        )
    made.page(
        "/fete-du-village/",
        head.format(t="Fête")
        + '<h1>Fête du village</h1><a href="/wp-content/uploads/2024/01/affiche.pdf">L\'affiche</a>',
        needed=False,
    )
    made.pdf("/wp-content/uploads/2024/01/affiche.pdf")
    return made


def two_hosts() -> Site:
    """The home page moves elsewhere, files lie on another host, the same file is told by two addresses, names are in capitals."""
    made = Site("html", "/mairie/actes")
    made.routes["/mairie/actes"] = Reponse(b"", code=301, headers={"Location": "{site}/mairie/actes/"})
    made.besoin += 1
    rows = ""
    for n in range(1, 9):
        path = f"/FICHIERS/DELIB {n:02d}-2024.PDF"
        made.acte(path)
        rows += f'<tr><td>{n:02d}-2024</td><td><a href="//{{cdn}}/FICHIERS/DELIB%20{n:02d}-2024.PDF?v=3#page=1">Délibération</a></td><td><a href="//{{cdn}}/FICHIERS/DELIB 0{n}-2024.PDF">PDF</a></td></tr>'
    made.pdf("/telechargement/notice.pdf")
    made.page(
        "/mairie/actes/",
        f'<html><head><title>Actes</title></head><body><h1>Actes du conseil</h1><table>{rows}</table><p>Voir aussi <a href="http://{{cdn}}/telechargement/notice.pdf">la notice du cadastre</a></p></body></html>',
    )
    return made
