"""Lists within lists: tiles, years and sittings three pages deep, years and kinds beside a paged list."""

from __future__ import annotations

from tests.sites.etrangers_quint import SEANCES, page
from tests.sites.serveur import Site


def deep_home() -> Site:
    """From the home page to the council, its tiles, their years, and for the deliberations a page a sitting."""
    made = Site("html", "/")
    menu = "<li><a href='/vie-municipale'>Vie municipale</a></li><li><a href='/urbanisme'>Urbanisme</a></li><li><a href='/agenda'>Agenda</a></li>"
    made.page("/", page("Vaubrun", "<p>Bienvenue.</p>", menu=menu))
    made.page("/urbanisme", page("Urbanisme", "<a href='/plu.pdf'>PLU</a>", menu=menu), needed=False)
    made.pdf("/plu.pdf")
    made.page(
        "/vie-municipale",
        page(
            "Vie municipale",
            "<a class='tile' href='/vm/elus'>Les élus</a><a class='tile' href='/vm/conseil'>Conseil municipal</a><a class='tile' href='/vm/commissions'>Commissions</a><a class='tile' href='/vm/cmj'>Conseil municipal des jeunes</a>",
            menu=menu,
        ),
    )
    made.page("/vm/elus", page("Les élus", "<p>x</p>", menu=menu), needed=False)
    made.page(
        "/vm/conseil",
        page(
            "Conseil municipal",
            "<a class='tile' href='/vm/odj'>Ordres du jour</a><a class='tile' href='/vm/pv'>Procès-verbaux</a><a class='tile' href='/vm/listes'>Listes des délibérations</a><a class='tile' href='/vm/delib'>Délibérations</a>",
            menu=menu,
        ),
    )
    for slug, title, ours in (
        ("odj", "Ordres du jour", 0),
        ("pv", "Procès-verbaux", 1),
        ("listes", "Listes des délibérations", 1),
        ("delib", "Délibérations", 1),
    ):
        ys = ""
        for y in range(2024, 2018, -1):
            ms = ""
            for n, d in enumerate(SEANCES[:3]):
                p = f"/f/{slug}{y}{n}.pdf"
                (made.acte if ours else made.pdf)(p)
                if slug == "delib":
                    made.page(
                        f"/vm/{slug}/{y}/{n}", page(f"Séance du {d} {y}", f"<a href='{p}'>Recueil</a>", menu=menu)
                    )
                    ms += f"<li><a href='/vm/{slug}/{y}/{n}'>{d} {y}</a></li>"
                else:
                    ms += f"<li><a href='{p}'>{d} {y}</a></li>"
            made.page(f"/vm/{slug}/{y}", page(f"{title} {y}", f"<ul>{ms}</ul>", menu=menu), needed=bool(ours))
            ys += f"<li><a href='/vm/{slug}/{y}'>{y}</a></li>"
        made.page(f"/vm/{slug}", page(title, f"<ul>{ys}</ul>", menu=menu), needed=bool(ours))
    return made


def facets() -> Site:
    """All acts in one list, by pages; years, kinds as facets beside."""
    made = Site("html", "/actes")
    rows = []
    for y in (2024, 2023, 2022, 2021, 2020, 2019):
        for n, d in enumerate(SEANCES[:3]):
            made.acte(f"/f/{y}{n}.pdf")
            rows.append(f"<article><h3><a href='/f/{y}{n}.pdf'>Procès-verbal du {d} {y}</a></h3></article>")
    side = (
        "<div class='filtres'><h4>Année</h4><ul>"
        + "".join(f"<li><a href='/actes?annee={y}'>{y}</a></li>" for y in (2024, 2023, 2022, 2021, 2020, 2019))
        + "</ul><h4>Type</h4><ul><li><a href='/actes?type=pv'>Procès-verbaux</a></li><li><a href='/actes?type=liste'>Listes des délibérations</a></li></ul></div>"
    )
    for k in range(2):
        pg = f"<ul class='pagination'><li><a href='/actes?page={2 - k}'>{2 - k}</a></li></ul>"
        made.page(
            "/actes" + ("?page=2" if k else ""),
            page("Actes du conseil municipal", side + "".join(rows[9 * k : 9 * k + 9]) + pg),
        )
    made.routes["/actes?page=1"] = made.routes["/actes"]
    for n, y in enumerate((2024, 2023, 2022, 2021, 2020, 2019)):
        made.page(
            f"/actes?annee={y}",
            page("Actes du conseil municipal", side + "".join(rows[3 * n : 3 * n + 3])),
            needed=False,
        )
    made.page("/actes?type=pv", page("Actes du conseil municipal", side + "".join(rows[:9])), needed=False)
    made.page("/actes?type=liste", page("Actes du conseil municipal", side), needed=False)
    return made


def year_facets_needed() -> Site:
    """The list shows this year only; the others are asked, and the first two give nothing more."""
    made = Site("html", "/actes")
    side = (
        "<ul>"
        + "".join(f"<li><a href='/actes?annee={y}'>{y}</a></li>" for y in (2025, 2024, 2023, 2022, 2021))
        + "</ul>"
    )
    for y in (2025, 2024, 2023, 2022, 2021):
        rows = ""
        for n, d in enumerate(SEANCES[:3]):
            if y == 2025:
                continue
            made.acte(f"/f/{y}{n}.pdf")
            rows += f"<article><h3><a href='/f/{y}{n}.pdf'>Procès-verbal du {d} {y}</a></h3></article>"
        made.page(f"/actes?annee={y}", page("Actes du conseil municipal", side + rows), needed=True)
        if y == 2024:
            made.page("/actes", page("Actes du conseil municipal", side + rows))
    return made


def two_a_row() -> Site:
    """« Comptes-rendus conseils », in a menu that opens; a row for each sitting, its agenda, its minutes and its list in two cells."""
    made = Site("html", "/")
    menu = "<li><a href='#'>Ma commune</a><ul><li><a href='/histoire'>Histoire</a></li><li><a href='/comptes-rendus-conseils'>Comptes-rendus conseils</a></li><li><a href='/arretes'>Arrêtés</a></li></ul></li>"
    rows = ""
    for y in (2024, 2023):
        rows += f"<tr><th colspan='3'>{y}</th></tr>"
        for n, d in enumerate(SEANCES):
            made.acte(f"/cr/{y}/{n}a.pdf", f"/cr/{y}/{n}b.pdf")
            made.pdf(f"/cr/{y}/{n}c.pdf")
            rows += f"<tr><td>{d}</td><td><a href='/cr/{y}/{n}c.pdf'>ODJ</a></td><td><a href='/cr/{y}/{n}a.pdf'>PV</a> - <a href='/cr/{y}/{n}b.pdf'>Liste</a></td></tr>"
    made.page("/comptes-rendus-conseils", page("Comptes-rendus conseils", f"<table>{rows}</table>", menu=menu))
    made.pdf("/a.pdf")
    made.page("/arretes", page("Arrêtés", "<a href='/a.pdf'>Arrêté du 3 mai 2024</a>", menu=menu), needed=False)
    made.page("/histoire", page("Histoire", "<p>x</p>", menu=menu), needed=False)
    made.page(
        "/",
        page(
            "Vaubrun",
            "<h2>À la une</h2><article><h3><a href='/actu/1'>Conseil municipal du 3 mai 2025</a></h3><p>Ordre du jour</p></article>",
            menu=menu,
        ),
    )
    made.page(
        "/actu/1",
        page("Conseil municipal du 3 mai 2025", "<p>Prochain conseil le 3 mai.</p>", menu=menu),
        needed=False,
    )
    return made
