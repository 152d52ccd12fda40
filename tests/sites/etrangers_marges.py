"""Beside the listing: what the council publishes in the news only, and what other bodies publish in its listing."""

from __future__ import annotations

from tests.sites.serveur import Site

SEANCES = ("12 mars 2024", "18 juin 2024", "24 septembre 2024", "10 décembre 2024")


def _page(title: str, body: str) -> str:
    menu = "<nav><a href='/'>Accueil</a> <a href='/conseil/actes'>Délibérations et procès-verbaux</a> <a href='/actualites'>Actualités</a> <a href='/ecole'>École</a></nav>"
    return f"<html><head><title>{title} - Vaubrun</title></head><body>{menu}<main><h1>{title}</h1>{body}</main></body></html>"


def news() -> Site:
    """A listing of minutes; the list of one sitting's acts, and minutes by a mute name, are only in the news, among other news and
    among news of what the listing holds."""
    made = Site("html", "/conseil/actes")
    rows = ""
    for n, day in enumerate(SEANCES):
        for k, word in enumerate(("Procès-verbal", "Liste des délibérations")):
            if (n, k) != (3, 1):
                made.acte(f"/docs/{n}{k}.pdf")
                rows += f'<li><a href="/docs/{n}{k}.pdf">{word} du {day}</a></li>'
    made.page(made.entree, _page("Délibérations et procès-verbaux", f"<ul>{rows}</ul>"))
    items = {
        "fete": ("La fête du village", "affiche.pdf", False),
        "pv-mars": ("Le procès-verbal du conseil municipal du 12 mars 2024 est en ligne", "00.pdf", False),
        "liste": ("Liste des délibérations du 10 décembre 2024", "scan0412.pdf", True),
        "prochain": ("Prochain conseil municipal le 11 février 2025", "odj.pdf", False),
        "ccas": ("Compte rendu du CCAS du 3 décembre 2024", "scan0413.pdf", False),
        "extra": ("Conseil municipal extraordinaire du 20 novembre 2024 : le procès-verbal", "img_0007.pdf", True),
    }
    cards = ""
    for name, (title, file, ours) in items.items():
        made.page(f"/actualites/{name}", _page(title, f'<p>Bonne lecture. <a href="/docs/{file}">Télécharger le document</a></p>'), needed=ours)  # fmt: skip
        if ours:
            made.acte(f"/docs/{file}")
        elif file not in ("00.pdf",):
            made.pdf(f"/docs/{file}")
        cards += f'<article><h2>{title}</h2><p>Du nouveau à Vaubrun.</p><a href="/actualites/{name}">Lire la suite</a></article>'
    made.page("/actualites", _page("Actualités", cards))
    made.page("/", _page("Vaubrun", "<p>Bienvenue.</p>"), needed=False)
    return made


def _grouping(title: str, body: str, path: str = "") -> str:
    menu = "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/conseil-communautaire'>Délibérations du conseil communautaire</a></li><li><a href='/actes'>Délibérations</a></li><li><a href='/communes'>Les communes</a></li><li><a href='/communes/aubenay'>Aubenay</a></li><li><a href='/communes/vaubrun-sur-onde'>Vaubrun-sur-Onde</a></li></ul></nav>"
    return f"<html><head><title>{title} - Communauté de communes des Trois Ondes</title></head><body>{menu}<main><h1>{title}</h1>{body}</main></body></html>"


def own_page() -> Site:
    """A commune's page on its grouping's site, entered by the grouping's home: its minutes are a click below it; the neighbours' and
    the grouping's own papers are in the same menu."""
    made = Site("html", "/")
    made.page("/", _grouping("Bienvenue", "<p>Sept communes.</p>"))
    cards = "".join(f"<div class='card'><a href='/communes/{slug}'>{name}</a></div>" for slug, name in (("aubenay", "Aubenay"), ("vaubrun", "Vaubrun"), ("vaubrun-sur-onde", "Vaubrun-sur-Onde")))  # fmt: skip
    made.page("/communes", _grouping("Les communes", cards))
    for slug, name in (("aubenay", "Aubenay"), ("vaubrun", "Vaubrun"), ("vaubrun-sur-onde", "Vaubrun-sur-Onde")):
        ours = slug == "vaubrun"
        made.page(f"/communes/{slug}", _grouping(name, f"<p>400 habitants.</p><ul><li><a href='/communes/{slug}/conseil'>Comptes rendus du conseil municipal</a></li><li><a href='/actes'>Délibérations de la communauté</a></li></ul>"), needed=ours)  # fmt: skip
        rows = ""
        for n, day in enumerate(SEANCES):
            (made.acte if ours else made.pdf)(f"/docs/{slug}-{n}.pdf")
            rows += f"<li><a href='/docs/{slug}-{n}.pdf'>Compte rendu du {day}</a></li>"
        made.page(f"/communes/{slug}/conseil", _grouping("Comptes rendus du conseil municipal", f"<ul>{rows}</ul>"), needed=ours)  # fmt: skip
    for path in ("/actes", "/conseil-communautaire"):
        made.pdf(f"/docs{path}.pdf")
        made.page(path, _grouping("Délibérations", f"<a href='/docs{path}.pdf'>Délibération n° 2024-12</a>"), needed=False)  # fmt: skip
    return made


def one_table() -> Site:
    """The minutes of all the communes in one page of their grouping: a table with a column for the commune, then a heading for each."""
    made = Site("html", "/communes/proces-verbaux")
    rows = heads = ""
    for name in ("Aubenay", "Vaubrun", "Vaubrun-sur-Onde", "Mairie de Lessac"):
        items = ""
        for n, day in enumerate(SEANCES):
            for where in ("pv", "liste"):
                (made.acte if name == "Vaubrun" else made.pdf)(f"/docs/{where}{len(name)}{n}.pdf")
            rows += (
                f"<tr><td>{name}</td><td>{day}</td><td><a href='/docs/pv{len(name)}{n}.pdf'>Procès-verbal</a></td></tr>"
            )
            items += f"<li><a href='/docs/liste{len(name)}{n}.pdf'>Liste des délibérations du {day}</a></li>"
        heads += f"<h3>{name}</h3><ul>{items}</ul>"
    body = f"<table><tr><th>Commune</th><th>Séance</th><th>Document</th></tr>{rows}</table><h2>Listes</h2>{heads}"
    made.page(made.entree, _grouping("Procès-verbaux des communes", body))
    return made


def wp_beside_library() -> Site:
    """WordPress entered by its home page: the REST API gives what the media library holds, two old minutes; a plugin's own folder holds
    the others, under mute names, by year."""
    made = Site("wordpress", "/")
    sign = "<link rel='stylesheet' href='/wp-content/themes/x/style.css'>"
    media = []
    for n, day in enumerate(("3 avril 2019", "5 mai 2019")):
        made.acte(f"/wp-content/uploads/2019/pv-{n}.pdf")
        media.append({"source_url": f"{{site}}/wp-content/uploads/2019/pv-{n}.pdf", "title": {"rendered": f"Procès-verbal du {day}"}, "link": "{site}/pv/", "date": "2019-06-01T10:00:00"})  # fmt: skip
    fields = "per_page=100&_fields=id,date,title,caption,source_url,link&mime_type=application/pdf"
    made.json(f"/wp-json/wp/v2/media?{fields}", media, **{"X-WP-TotalPages": "1"})
    made.page("/", sign + _page("Vaubrun", "<p>Bienvenue.</p>"), needed=False)
    years = ""
    for year in (2024, 2023):
        rows = ""
        for n, day in enumerate(SEANCES):
            made.acte(f"/wp-content/uploads/fichiers/{year}/scan00{n}.pdf")
            rows += f'<div class="file-row"><a href="/wp-content/uploads/fichiers/{year}/scan00{n}.pdf">scan00{n}.pdf</a> <span>{day[:-5]}</span></div>'
        made.page(f"/conseil/actes/{year}/", sign + _page(f"Procès-verbaux {year}", rows))
        years += f'<li><a href="/conseil/actes/{year}/">{year}</a></li>'
    made.page("/conseil/actes", sign + _page("Délibérations et procès-verbaux", f"<ul>{years}</ul>"))
    return made


def council_page() -> Site:
    """Entered by its listing of acts: the last minutes are on the council's own page, which the listing leads to by the menu only."""
    made = Site("html", "/deliberations.html")

    def page(title: str, body: str) -> str:
        menu = "<nav><a href='/conseil.html'>Le conseil municipal</a> <a href='/deliberations.html'>Délibérations</a> <a href='/budget.html'>Budget</a></nav>"
        return f"<html><head><title>{title} - Vaubrun</title></head><body>{menu}<main><h1>{title}</h1>{body}</main></body></html>"

    rows = ""
    for year in (2024, 2023, 2022):
        for n, day in enumerate(SEANCES):
            made.acte(f"/f/{year}{n}.pdf")
            rows += f"<li><a href='/f/{year}{n}.pdf'>Délibérations du {day[:-5]} {year}</a></li>"
    made.page(made.entree, page("Délibérations", f"<ul>{rows}</ul>"))
    made.acte("/f/pv1.pdf", "/f/pv2.pdf")
    made.pdf("/f/trombinoscope.pdf")
    made.page("/conseil.html", page("Le conseil municipal", "<p>Quinze élus : <a href='/f/trombinoscope.pdf'>le trombinoscope</a>.</p><p>Procès-verbaux : <a href='/f/pv1.pdf'>12 mars 2024</a>, <a href='/f/pv2.pdf'>procès-verbal du 18 juin 2024</a></p>"))  # fmt: skip
    return made
