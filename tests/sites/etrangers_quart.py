"""A fourth stranger's habits: older years behind a word, pages that repeat their row, minutes on another site, acts by their object."""

from __future__ import annotations

from tests.sites.serveur import Reponse, Site

SEANCES = ("12 mars", "18 juin", "24 septembre", "10 décembre")


def _page(title: str, body: str, menu: str = "") -> str:
    return f"<html><head><title>{title} - Vaubrun</title></head><body><nav><a href='/'>Accueil</a> <a href='/ecole.htm'>École</a>{menu}</nav><h1>{title}</h1>{body}</body></html>"


def older() -> Site:
    """The last minutes, and « Années antérieures », whose page names its files with the slashes of Windows."""
    made = Site("html", "/conseil.htm")
    for page, title, years, folder in (
        ("/conseil.htm", "Comptes rendus du conseil municipal", (2024, 2023), "pv/"),
        ("/vieux.htm", "Archives", (2022, 2021), "pv\\vieux\\"),
    ):
        rows = ""
        for year in years:
            for n, day in enumerate(SEANCES):
                name = f"{folder}{year}{n}.pdf"
                made.acte("/" + name.replace("\\", "/"))
                rows += f'<tr><td>{day} {year}</td><td><a href="{name}">compte rendu</a></td></tr>'
        more = '<p><a href="vieux.htm">Années antérieures</a></p>' if page == made.entree else ""
        made.page(page, _page(title, f"<table>{rows}</table>{more}"))
    return made


def repeated() -> Site:
    """Each row of a table has its file and a page that holds the same; its next pages are at another address than its first."""
    made = Site("html", "/comptes-rendus")
    rows = []
    for year in (2024, 2023, 2022, 2021):
        for n, day in enumerate(SEANCES):
            file, page = f"/documents/{year}{n}f.pdf", f"/compte-rendu/{year}{n}"
            made.acte(file)
            made.page(page, _page(f"Conseil municipal du {day} {year}", f'<a href="{file}">Conseil municipal</a>'), needed=False)  # fmt: skip
            rows.append(f'<tr><td>{day} {year}</td><td><a href="{page}">Conseil municipal</a></td><td><a href="{file}"><img src="pdf.gif" alt="PDF"></a></td></tr>')  # fmt: skip
    for k in range(2):
        other = f'<a href="/reports/index/page/{2 - k}">{2 - k}</a>'
        pager = f"<span>1</span> {other}" if k == 0 else f"{other} <span>2</span>"
        body = f"<table>{''.join(rows[8 * k : 8 * k + 8])}</table><div id='paginator'>Pages : {pager}</div>"
        made.page("/reports/index/page/2" if k else made.entree, _page("Les comptes rendus", body))
    return made


def sent_elsewhere() -> Site:
    """The commune's site sends to its grouping's for its minutes: there they stand among the neighbours'."""
    made = Site("html", "/")
    made.page("/", _page("Vaubrun", "<p>Bienvenue.</p>", " <a href='/mairie.htm'>La mairie</a>"), needed=False)
    told = '<p>Les <a href="http://{cdn}/communes/vaubrun/">comptes rendus du conseil municipal</a> sont sur le site de la communauté de communes.</p>'
    made.page("/mairie.htm", _page("La mairie", told), needed=False)
    made.routes["/robots.txt"] = Reponse(b"", "text/plain")
    made.besoin += 1
    for slug, name in (("vaubrun", "Vaubrun"), ("aubenay", "Aubenay")):
        rows = ""
        for n, day in enumerate((*SEANCES, *(f"{d} 2023" for d in SEANCES))):
            (made.acte if slug == "vaubrun" else made.pdf)(f"/fichiers/{slug}{n}.pdf")
            rows += f'<li><a href="/fichiers/{slug}{n}.pdf">Compte rendu du {day}</a></li>'
        made.page(f"/communes/{slug}/", f"<title>{name} - Communauté de communes des Trois Ondes</title><nav><a href='/actes/'>Délibérations</a> <a href='/communes/aubenay/'>Aubenay</a></nav><main><h1>{name}</h1><h2>Comptes rendus du conseil municipal</h2><ul>{rows}</ul></main>", needed=slug == "vaubrun")  # fmt: skip
    made.pdf("/fichiers/d.pdf")
    made.page("/actes/", "<title>Délibérations - Communauté de communes des Trois Ondes</title><h1>Délibérations</h1><a href='/fichiers/d.pdf'>Délibération 2024-7</a>", needed=False)  # fmt: skip
    return made


def objects() -> Site:
    """Acts under their number and object: each speaks of what would be another paper, had it no number."""
    made = Site("html", "/deliberations")
    titles = (
        "Tarif des encarts publicitaires du bulletin municipal",
        "Tarifs de la cantine et menus sans viande",
        "Envoi dématérialisé des convocations aux élus",
        "Subvention au CCAS",
        "Mise en ligne des enregistrements : diaporama des séances",
    )
    rows = "".join(f'<li><a href="/pdf/{n}.pdf">2024-{n} {title}</a></li>' for n, title in enumerate(titles, 14))
    made.acte(*(f"/pdf/{n}.pdf" for n, _ in enumerate(titles, 14)))
    others = ("2024-03 Bulletin municipal", "2024-31 Arrêté de circulation", "2024-05 Menus de la cantine")
    for n, title in enumerate(others):
        made.pdf(f"/pdf/a{n}.pdf")
        rows += f'<li><a href="/pdf/a{n}.pdf">{title}</a></li>'
    made.page(made.entree, _page("Délibérations 2024", f"<h3>Séance du 12 mars 2024</h3><ul>{rows}</ul>"))
    return made


def flipped() -> Site:
    """Minutes that a plugin shows as a book: their addresses are in its own attribute and in its script."""
    made = Site("wordpress", "/proces-verbaux/")
    body = "<link href='/wp-content/themes/x/style.css'>"
    for n, day in enumerate(SEANCES):
        file = f"/wp-content/uploads/2024/{n}.pdf"
        made.acte(file)
        body += f'<h3>Conseil municipal du {day} 2024</h3><div class="_df_book" id="df_{n}" data-title="pv" source="{{site}}{file}"></div><script class="df-shortcode-script">window.option_df_{n} = {{"source":"{{site}}{file}"}};</script>'
    made.page(made.entree, _page("Procès-verbaux du conseil municipal", body))
    made.besoin += 2  # the REST API is asked for media and for their pages before the site is walked
    return made


def all_news() -> Site:
    """No page for the council: everything is news, each with its files; the home page shows the last ones."""
    made = Site("html", "/")
    told = ("Compte rendu du conseil municipal", "Conseil municipal du {}", "Procès-verbal du conseil")
    others = ("Vide-greniers", "Menus de la cantine", "CCAS : réunion du 3 avril", "Coupure d'eau")
    cards = []
    for n, day in enumerate((*(f"{d} 2024" for d in SEANCES), *(f"{d} 2023" for d in SEANCES))):
        for title, file, ours in ((told[n % 3].format(day), f"/pieces/{n}/document.pdf", True), (others[n % 4], f"/pieces/9{n}/document.pdf", False)):  # fmt: skip
            (made.acte if ours else made.pdf)(file)
            word = f"CR {n}.pdf" if ours else "Compte rendu" if "CCAS" in title else "Affiche"
            page = f"/actualites/{n}{'ab'[ours]}"
            card = f'<article><h2><a href="{page}">{title}</a></h2><p>À lire.</p><ul><li><a href="{file}">{word}</a></li></ul></article>'
            made.page(page, _page(title, card.replace("h2", "h3")), needed=False)
            cards.append(card)
    news = " <a href='/actualites'>Actualités</a>"
    for k in range(2):
        pager = "<ul class='pagination'><li><a href='/actualites?page=2'>2</a></li></ul>" if k == 0 else ""
        made.page("/actualites" + ("?page=2" if k else ""), _page("Actualités", "".join(cards[8 * k : 8 * k + 8]) + pager, news))  # fmt: skip
    made.page("/", _page("Bienvenue à Vaubrun", "".join(cards[:3]), news), needed=False)
    return made


def shared() -> Site:
    """The last minutes as PDF, the older years in folders that only a script shows, and on another site."""
    made = Site("html", "/conseil")
    links = (
        "https://nuage.invalid/s/kZx3QmWtpRb7LdA",
        "https://drive.google.com/drive/folders/1aBcD",
        "https://autre.invalid/pv",
    )
    texts = ("Comptes rendus 2022", "dans ce dossier", "Procès-verbaux du conseil municipal")
    made.acte("/pv.pdf")
    made.page(made.entree, _page("Conseil municipal - comptes rendus", "<a href='/pv.pdf'>Compte rendu du 12 mars 2024</a>" + "".join(f"<p><a href='{u}'>{t}</a></p>" for u, t in zip(links, texts, strict=True))))  # fmt: skip
    return made


def asked_year() -> Site:
    """The year is chosen in a form whose hidden field says which rubric is asked: without it the server has no such page."""
    made = Site("html", "/conseil.asp?rub=12")
    for year in (2025, 2024, 2023):
        options = "".join(
            f"<option{' selected' if y == year else ''} value='{y}'>{y}</option>" for y in (2025, 2024, 2023)
        )
        form = f"<form action='conseil.asp'><input type='hidden' name='rub' value='12'><select name='annee'>{options}</select></form>"
        rows = ""
        for n, day in enumerate(SEANCES):
            made.acte(f"/papiers/{year}{n}.pdf")
            rows += (
                f"<tr><td>{day} {year}</td><td>Procès-verbal</td><td><a href='/papiers/{year}{n}.pdf'>PDF</a></td></tr>"
            )
        content = _page("Actes du conseil municipal", f"{form}<table>{rows}</table>")
        if year == 2025:
            made.page(made.entree, content)
        made.page(f"/conseil.asp?rub=12&annee={year}", content, needed=year != 2025)
    return made


def facet() -> Site:
    """One library for all that a town publishes (Drupal): the menu opens it on the facet of the council's papers."""
    made = Site("drupal", "/")
    ours, others = "/publications?f%5B0%5D=categorie%3A21", "/publications?f%5B0%5D=categorie%3A20"
    menu = f"<nav><ul><li><a href='{ours}'>Délibérations et procès-verbaux</a></li><li><a href='{others}'>Magazines</a></li></ul></nav>"
    for number, (path, name, kept) in enumerate(
        ((ours, "Procès-verbal du {}", True), (others, "Vaubrun mag {}", False))
    ):
        for k in range(2):
            cards = ""
            for n, day in enumerate(SEANCES):
                file = f"/sites/default/files/{number}{k}{n}.pdf"
                (made.acte if kept else made.pdf)(file)
                cards += f"<div class='views-row'><h3>{name.format(f'{day} {2024 - k}')}</h3><a href='{file}'>Télécharger</a></div>"
            more = (
                f"<ul class='pager'><li><a href='{path}&amp;page=1' rel='next'>Voir plus</a></li></ul>"
                if k == 0
                else ""
            )
            facets = f"<ul><li><a href='{others}' rel='nofollow'>Magazines (8)</a></li></ul>"
            made.page(path + ("&page=1" if k else ""), _page("Publications", facets + cards + more, menu), needed=kept)
    made.page("/", _page("Ville de Vaubrun", "<p>Bienvenue.</p>", menu + "<meta name='Generator' content='Drupal 10'>"))
    return made
