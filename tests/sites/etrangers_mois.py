"""Strangers met whole at first sight, kept so that they stay so: months of mixed acts, files of ASP.NET, viewers, events, grids, K2."""

from __future__ import annotations

from urllib.parse import quote

from tests.sites.etrangers_encore import page
from tests.sites.etrangers_second import anchors
from tests.sites.serveur import Site

JOURS = ("13 mai 2025", "8 avril 2025", "11 mars 2025", "11 février 2025")


def months() -> Site:
    """A page a month, one without a sitting: acts, decisions and orders under their headings, told by a number each."""
    where = "/ma-mairie/actes-de-la-commune"
    made = Site("html", where)
    cards = ""
    for n, month in enumerate(("juin", "mai", "avril")):
        body = ""
        for title, code, ours in (
            ("Délibérations", "", True),
            ("Décisions du maire", "D", False),
            ("Arrêtés", "A", False),
        ):
            files = [(f"/storage/{month}/2025-{code}{n}{k}.pdf", f"2025-{code}{n}{k} : objet {k}") for k in range(3)]
            if ours and month == "mai":
                continue
            for path, _ in files:
                (made.acte if ours else made.pdf)(path)
            body += f"<h2>{title}</h2>{anchors(files)}"
        made.page(f"{where}/2025-{month}", page(f"{month.title()} 2025", body))
        cards += f'<a class="carte" href="{where}/2025-{month}"><span>{month.title()} 2025</span></a>'
    made.page(where, page("Actes de la commune", f"<p>Depuis le 1er juillet 2022.</p>{cards}"))
    return made


def aspnet() -> Site:
    """`Telechargement.aspx?ID=`: the words before each « [PDF] » tell what it is; years in the query, a next page by a script only."""
    made = Site("html", "/Conseil/Seances.aspx")
    number = 1400
    years = " | ".join(f'<a href="Seances.aspx?annee={y}">{y}</a>' for y in (2025, 2024))
    for year in (2025, 2024):
        body = f"<div>{years}</div>"
        for day in ("30/06", "07/04"):
            body += f"<h3>Conseil municipal du {day}/{year}</h3>"
            for kind in ("Procès-verbal", "Délibérations", "Ordre du jour", "Décisions du maire"):
                number += 3
                path = f"/Telechargement.aspx?ID={number}"
                (made.acte if kind[0] in "P" or kind == "Délibérations" else made.pdf)(path)
                body += f'<span class="doc">{kind} <a href="..{path}">[PDF]</a></span> '
        made.page(f"/Conseil/Seances.aspx?annee={year}", page("Séances du conseil", body))
    made.routes["/Conseil/Seances.aspx"] = made.routes["/Conseil/Seances.aspx?annee=2025"]
    return made


def viewers() -> Site:
    """Minutes shown in the page itself, each in another way."""
    made = Site("html", "/compte-rendu-conseil")
    ways = (
        '<iframe src="{0}"></iframe>',
        '<object data="{0}" type="application/pdf"></object>',
        '<iframe src="http://{{cdn}}/viewer?url={{site}}{0}&amp;embedded=true"></iframe>',
        '<iframe src="/lib/pdfjs/web/viewer.html?file={1}"></iframe>',
    )
    body = ""
    for n, (day, way) in enumerate(zip(JOURS, ways, strict=True)):
        path = f"/uploads/{n}.pdf"
        made.acte(path)
        body += f"<h2>Compte rendu du {day}</h2>{way.format(path, quote(path, safe=''))}"
    made.pdf("/uploads/odj.pdf")
    made.page(
        made.entree,
        page(
            "Compte-rendu du conseil",
            f'{body}<h2>Ordre du jour du prochain conseil</h2><iframe src="/uploads/odj.pdf"></iframe>',
        ),
    )
    return made


def events() -> Site:
    """Each sitting is an event of the agenda, which holds its papers; the council's page names the past ones and the next."""
    made = Site("drupal", "/conseil-municipal")
    rows = ""
    for n, day in enumerate(("10 juillet 2025", *JOURS)):
        path = f"/agenda/conseil-municipal-{n}"
        files = [(f"/sites/default/files/{n}-odj.pdf", "Consulter l'ordre du jour")]
        made.pdf(files[0][0])
        if n:
            ours = [(f"/sites/default/files/{n}-pv.pdf", "Consulter le procès-verbal"), (f"/sites/default/files/{n}-delib.pdf", "Consulter les délibérations")]  # fmt: skip
            made.acte(*(p for p, _ in ours))
            files += ours
        made.page(path, page(f"Conseil municipal du {day}", f"<p>À 20 heures.</p>{anchors(files)}"))
        rows += f'<li><a href="{path}">Conseil municipal du {day}</a></li>'
    menu = '<a href="/agenda">Agenda</a> <a href="/conseil-municipal">Conseil municipal</a>'
    made.page(made.entree, page("Conseil municipal", f"<ul>{rows}</ul>", menu=menu, generator="Drupal 10"))
    concerts = [(f"/agenda/concert-{n}", f"Concert n° {n}") for n in range(6)]
    made.page("/agenda", page("Agenda", anchors(concerts)), needed=False)
    return made


def grid() -> Site:
    """A row a year, a column a month, for the council's minutes and for the town's paper; `affiche.asp?doc=`."""
    made = Site("html", "/conseil.asp")
    body = ""
    for title, code in (
        ("Procès-verbaux des séances du conseil municipal", "sc"),
        ("Feuille municipale d'information", "fm"),
    ):
        head = "".join(f"<th>{m}</th>" for m in ("janvier", "février", "mars"))
        body += f"<h2>{title}</h2><table border=1><tr><th>Année</th>{head}</tr>"
        for year in (25, 24):
            body += f"<tr><td>20{year}</td>"
            for n, month in enumerate(("janv.", "fév.", "mars")):
                path = f"/affiche.asp?doc={code}{year}0{n}.pdf"
                (made.acte if code == "sc" else made.pdf)(path)
                body += f'<td><a href="{path[1:]}">{month}</a></td>' if n or year == 24 else "<td>&nbsp;</td>"
            body += "</tr>"
        body += "</table>"
    made.attendus.discard("/affiche.asp?doc=sc2500.pdf")
    made.besoin -= 1
    made.page(made.entree, page("Le conseil", body))
    return made


def items() -> Site:
    """Joomla's K2: blocks with a title and « Lire la suite », the file attached to each item's own page, `?start=`."""
    where = "/index.php/conseil-municipal/comptes-rendus"
    made = Site("joomla", where)
    blocks = []
    for n, day in enumerate(JOURS, 30):
        item, file = f"{where}/item/{n}-conseil", f"{where}/item/download/{n}_9b74c9897bac770ffc029102a200c5de"
        made.acte(file, **{"Content-Disposition": f'attachment; filename="cr{n}.pdf"'})
        made.page(
            item,
            page(
                f"Conseil du {day}",
                f'<ul class="itemAttachments"><li><a title="cr{n}.pdf" href="{file}">cr{n}.pdf</a> (12 téléchargements)</li></ul>',
            ),
        )
        blocks.append(
            f'<div class="itemContainer"><h3><a href="{item}">Conseil du {day}</a></h3><a class="k2ReadMore" href="{item}">Lire la suite...</a></div>'
        )
    generator = "Joomla! - Open Source Content Management"
    more = f'<div class="k2Pagination"><a href="{where}?start=2" class="pagenav">2</a></div>'
    made.page(where, page("Comptes rendus", "".join(blocks[:2]) + more, generator=generator))
    made.page(f"{where}?start=2", page("Comptes rendus", "".join(blocks[2:]), generator=generator))
    return made
