"""Plain pages, written by hand over twenty years: frames, a viewer, a drop-down of years, tables, sittings two clicks away, scripts."""

from __future__ import annotations

from tests.sites.serveur import Site


def site() -> Site:
    made = Site("html", "/conseil/deliberations.html")
    _entry(made)
    _years(made)
    _oddities(made)
    return made


def page(title: str, body: str) -> str:
    menu = '<div class="menu"><a href="/index.html">Accueil</a><a href="/ecole.html">École</a><a href="/conseil/conseil.html">Le conseil municipal</a><a href="/bulletin.html">Bulletin</a><a href="/conseil/cmj.html">Conseil municipal des jeunes</a></div>'
    return f'<html><head><title>{title} - Saint-Orens-le-Vieux</title></head><body>{menu}<h1>{title}</h1>{body}<hr><a href="/docs/plan.pdf">Plan du village</a></body></html>'


def _entry(made: Site) -> None:
    body = (
        '<form method="get" action="annee.html"><select name="a" onchange="this.form.submit()"><option value="">Choisir</option><option value="2022">2022</option><option value="2021">2021</option></select></form>'
        '<p><a href="2024/">Année 2024</a> | <a href="2023/">Année 2023</a></p><p><a href="pv.html">Procès-verbaux</a></p><p><a href="/conseil/indemnites.html">Indemnités des élus</a></p><iframe src="recents.html" title="Dernières délibérations"></iframe>'
        "<p><a href=\"javascript:__doPostBack('grille','12')\">Délibération du 3 mai 2019</a></p><p><a href=\"delib-2018.doc\">Délibérations 2018</a></p>"
    )
    made.page("/conseil/deliberations.html", page("Délibérations", body))
    made.acte("/conseil/fichiers/récent 1.pdf", "/conseil/fichiers/recent2.pdf")
    made.page(
        "/conseil/recents.html",
        '<html><body><a href="fichiers/r%C3%A9cent 1.pdf">Taxe d\'aménagement</a><br><a href=fichiers/recent2.pdf?download>Vente de bois</a></body></html>',
    )
    made.page(
        "/conseil/conseil.html",
        page("Le conseil municipal", '<p>Quinze élus.</p><p><a href="deliberations.html">Les délibérations</a></p>'),
        needed=False,
    )
    made.page("/index.html", page("Bienvenue", ""), needed=False)
    made.pdf("/docs/plan.pdf")


def _years(made: Site) -> None:
    for year in (2024, 2023):
        rows = ""
        for n in range(1, 7):
            path = f"/conseil/fichiers/{year}-{n:03d}.pdf"
            made.acte(path)
            rows += (
                f"<tr><td>{year}-{n:03d}<td>Objet numéro {n}<td><a href='/conseil/fichiers/{year}-{n:03d}.pdf'>pdf</a>"
            )
        rows += '<tr><td>Arrêté<td>Circulation<td><a href="/docs/arrete-12.pdf">pdf</a>'
        made.page(
            f"/conseil/{year}/", page(f"Délibérations {year}", f"<table><tr><th>Numéro<th>Objet<th>Acte{rows}</table>")
        )
    made.pdf("/docs/arrete-12.pdf")
    for year in (2022, 2021):
        path = f"/conseil/fichiers/registre-{year}.pdf"
        made.acte(path)
        made.page(
            f"/conseil/annee.html?a={year}",
            page(f"Délibérations {year}", f'<embed src="/viewer/web/viewer.html?file={path}" type="text/html">'),
        )


def _oddities(made: Site) -> None:
    sittings = ""
    for day in ("5 mars 2024", "9 avril 2024", "4 juin 2024"):
        slug = day.replace(" ", "-")
        path = f"/ged/{slug}/document?id={len(slug)}{day[0]}"
        made.acte(path)
        made.page(
            f"/conseil/seance-{slug}.html",
            page(
                f"Séance du {day}",
                f'<p><a href="#" data-href="{path}">Ouvrir le procès-verbal</a></p><p><a href="/docs/menu-{slug}.pdf">Menu du repas des aînés</a></p>',
            ),
        )
        made.pdf(f"/docs/menu-{slug}.pdf")
        sittings += f'<li><a href="seance-{slug}.html">Séance du {day}</a></li>'
    opened = "/conseil/fichiers/pv-2017.pdf"
    made.acte(opened)
    body = f'<ul>{sittings}</ul><p><a href="#" onclick="window.open(\'fichiers/pv-2017.pdf\'); return false">Procès-verbaux 2017</a></p><p><a href="agenda.html">Prochain conseil municipal le 12 mai 2025</a></p>'
    made.page("/conseil/pv.html", page("Procès-verbaux du conseil municipal", body))
