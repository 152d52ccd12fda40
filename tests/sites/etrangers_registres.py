"""A third stranger's sites: registers of all acts, annexes beside acts, opaque hosts, sites of which only a map or a feed speaks."""

from __future__ import annotations

from urllib.parse import quote

from tests.sites.etrangers_encore import page
from tests.sites.etrangers_second import AUTRES, anchors
from tests.sites.serveur import Reponse, Site

JOURS = ("15 mai 2025", "20 mars 2025", "30 janvier 2025", "12 décembre 2024")


def files(made: Site, folder: str, ours: list[tuple[str, str]], others: list[tuple[str, str]]) -> str:
    """A list of links to files of one folder: the council's, then other papers."""
    made.acte(*(folder + name for name, _ in ours))
    for name, _ in others:
        made.pdf(folder + name)
    return anchors([(quote(folder + name, safe="/?=&%"), title) for name, title in [*ours, *others]])


def register() -> Site:
    """A register of every act of the town hall: the first column alone tells the kind of each, its title may speak of deliberations."""
    made = Site("html", "/81/vaubrun")
    rows: list[str] = []

    def row(kind: str, number: str, about: str, *, ours: bool = False) -> None:
        path = f"/acte/5f3a{len(rows):04d}-22b1-4c/telecharger"
        (made.acte if ours else made.pdf)(path, **{"Content-Disposition": f'attachment; filename="{len(rows)}.pdf"'})
        rows.append(
            f'<tr><td>{kind}</td><td>{number}</td><td>{about}</td><td>12/05/2025</td><td><a class="btn" href="{path}" aria-label="Télécharger l\'acte"><i class="icon"></i></a></td></tr>'
        )

    for day in JOURS[:3]:
        row("Procès-verbal", "", f"Séance du conseil municipal du {day}", ours=True)
        row("Liste des délibérations", "", f"Séance du {day}", ours=True)
        for n in range(4):
            row("Délibération", f"2025_0{n}", "Convention avec le département", ours=True)
            row("Arrêté réglementaire", f"AR{n}", "Réglementation du stationnement")
            row("Décision", f"DM{n}", "Contrat signé suite à la délibération de délégation")
        row("Document budgétaire", "BP", "Budget primitif voté par le conseil municipal")
    head = "<thead><tr><th>Type</th><th>Numéro</th><th>Objet</th><th>Date de l'acte</th><th></th></tr></thead>"
    form = '<form method="get" action="/81/vaubrun/recherche"><select name="type"><option value="">Tous les types</option><option value="DE">Délibérations</option></select></form>'
    for n in range(0, len(rows), 15):
        pages = "".join(f'<li><a href="/81/vaubrun?page={k}">{k}</a></li>' for k in range(1, -(-len(rows) // 15) + 1))
        made.page(
            made.entree + (f"?page={n // 15 + 1}" if n else ""),
            page(
                "Actes publiés par la mairie",
                f'{form}<table>{head}<tbody>{"".join(rows[n : n + 15])}</tbody></table><ul class="pagination">{pages}</ul>',
            ),
        )
    made.routes["/81/vaubrun?page=1"] = made.routes[made.entree]
    return made


def annexes() -> Site:
    """Annexes beside the acts that they belong to, named by their text or by their file only; a budget annexe is an act's subject."""
    made = Site("viewfile", "/63-seances-et-deliberations.htm")
    body = ""
    for n, day in enumerate(JOURS):
        where = f"/cms_viewFile.php?idtf=99{n}"
        ours = [
            (f"0&path=pv-du-conseil-{n}.pdf", f"Procès-verbal du conseil municipal du {day}"),
            (f"1&path=deliberation-2025-{n}1.pdf", f"Délibération 2025-{n}1 : assainissement, budget annexe"),
            (f"2&path=deliberation-2025-{n}2.pdf", f"Délibération 2025-{n}2 et son annexe"),
        ]
        others = [
            (f"3&path=deliberation-2025-{n}1-annexe.pdf", "Annexe"),
            (f"4&path=deliberation-2025-{n}2-annexe-3.pdf", "Télécharger"),
            (f"5&path=convention-{n}.pdf", f"Annexe à la délibération 2025-{n}2"),
            (f"6&path=note-{n}.pdf", "Note explicative de synthèse"),
        ]
        body += f"<h2>Séance du {day}</h2>{files(made, where, ours, others)}"
    made.page(made.entree, page("Séances et délibérations", body))
    return made


def folders() -> Site:
    """Folders that the web server lists, sorted by links of its own; an annexe is told by its file's name."""
    made = Site("html", "/conseil/")

    def index(path: str, names: list[str]) -> None:
        rows = "".join(f'<tr><td><a href="{n}">{n}</a></td><td>2025-06-01 10:00</td><td>120K</td></tr>' for n in names)
        made.page(
            path,
            f'<html><head><title>Index of {path}</title></head><body><h1>Index of {path}</h1><table><tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th></tr><tr><td><a href="../">Parent Directory</a></td></tr>{rows}</table></body></html>',
        )

    for day in ("2025-05-27", "2025-04-01", "2025-01-28"):
        ours, others = [f"PV_{day}.pdf", "DEL01.pdf", "DEL02.pdf"], ["DEL02_annexe.pdf", "Convocation.pdf"]
        files(made, f"/conseil/{day}/", [(n, n) for n in ours], [(n, n) for n in others])
        index(f"/conseil/{day}/", ours + others)
    index("/conseil/", ["2025-05-27/", "2025-04-01/", "2025-01-28/"])
    return made


def elsewhere() -> Site:
    """A free site of which every file lies with another service, at addresses without name or ending."""
    made = Site("html", "/view/vaubrun/accueil")
    menu = '<a href="/view/vaubrun/accueil">Accueil</a> <a href="/view/vaubrun/mairie/conseil-municipal">Conseil municipal</a> <a href="/view/vaubrun/ecole">École</a>'
    links, told = "", 0
    for day in JOURS:
        for title in (f"Procès verbal du {day}", f"Liste des délibérations du {day}", f"Ordre du jour du {day}"):
            told += 1
            path = f"/uc?export=download&id=1788daca{told:04d}"
            (made.pdf if "Ordre" in title else made.acte)(
                path, **{"Content-Disposition": 'attachment; filename="x.pdf"'}
            )
            links += f'<p><a class="XqQF9c" href="http://{{cdn}}{path.replace("&", "&amp;")}">{title}</a></p>'
    made.besoin += 1  # the other host's robots.txt
    made.page("/view/vaubrun/mairie/conseil-municipal", page("Conseil municipal", links, menu=menu))
    for path, title in (("/view/vaubrun/accueil", "Accueil"), ("/view/vaubrun/ecole", "École")):
        made.page(path, page(title, "<p>Bienvenue</p>", menu=menu), needed=False)
    return made


def php() -> Site:
    """`download.php?id=`: a table whose first columns tell what each icon gives; years by a form."""
    made = Site("html", "/conseil.php")
    number = 300
    for year in (2025, 2024):
        body = '<form action="conseil.php" method="get"><select name="annee"><option value="2025">2025</option><option value="2024">2024</option></select></form><table><tr><th>Date</th><th>Document</th><th></th></tr>'
        for day in ("25/06", "09/04", "12/02"):
            for kind in ("Procès-verbal", "Délibération n° 12", "Délibération n° 13", "Ordre du jour"):
                number += 1
                path = f"/download.php?id={number}"
                (made.pdf if "Ordre" in kind else made.acte)(path)
                body += f'<tr><td>{day}/{year}</td><td>{kind}</td><td><a href="{path[1:]}"><img src="img/dl.png"></a></td></tr>'
        made.page(f"/conseil.php?annee={year}", page("Conseil municipal", f"{body}</table>"))
    made.routes["/conseil.php"] = made.routes["/conseil.php?annee=2025"]
    return made


def details() -> Site:
    """DOCman: each paper has a page of its own beside its file, and neither ends as a PDF does."""
    where = "/index.php/mairie/documents"
    made = Site("joomla", where)

    def layout(title: str, body: str) -> str:
        head = '<script src="/media/koowa/com_docman/js/docman.js"></script>'
        return page(title, f"{head}{body}", generator="Joomla! - Open Source Content Management")

    kinds = []
    for cat, title, names in (
        ("12-comptes-rendus-2025", "Comptes rendus 2025", ("Compte-rendu du", "Délibérations du", "Ordre du jour du")),
        ("15-arretes", "Arrêtés", ("Arrêté du",)),
        ("16-bulletins", "Bulletins municipaux", ("Bulletin du",)),
    ):
        rows = ""
        for n, text in enumerate(f"{name} {day}" for day in JOURS[:3] for name in names):
            detail = f"{where}/{cat}/{n}-papier-{n}"
            ours = text.startswith(("Compte", "Délib"))
            (made.acte if ours else made.pdf)(
                f"{detail}/file", **{"Content-Disposition": f'inline; filename="{n}.pdf"'}
            )
            made.page(detail, layout(text, f'<a href="{detail}/file">Télécharger</a>'), needed=False)
            rows += f'<tr class="docman_item"><td><h4><a href="{detail}"><span>{text}</span></a></h4></td><td><div class="btn-group"><a class="btn docman_track_download" href="{detail}/file"><span>Télécharger</span> <span>(pdf, 210 KB)</span></a></div></td></tr>'
        made.page(f"{where}/{cat}", layout(title, f"<table>{rows}</table>"), needed=cat.startswith("12"))
        kinds.append((f"{where}/{cat}", title))
    made.page(where, layout("Documents officiels", anchors(kinds)))
    return made


def publications() -> Site:
    """Drupal: all publications in one paged list, files of media entities named by their header only, facets as links."""
    made = Site("drupal", "/publications")
    shown: list[tuple[str, str]] = []
    media = 400

    def sheet(title: str, names: tuple[str, ...], *, council: bool = False) -> None:
        nonlocal media
        rows = ""
        for name in names:
            media += 1
            path = f"/media/{media}/download?attachment"
            ours = council and not name.startswith("convocation")
            (made.acte if ours else made.pdf)(path, **{"Content-Disposition": f'attachment; filename="{name}"'})
            rows += f'<article class="media"><a href="{path}"><span>Télécharger le fichier</span> {name}</a></article>'
        path = f"/publications/{len(shown)}-{title.lower().replace(' ', '-')}"
        made.page(path, page(title, rows, generator="Drupal 10 (https://www.drupal.org)"), needed=council)
        shown.append((path, title))

    for n, day in enumerate(JOURS):
        sheet(f"Conseil municipal du {day}", (f"PV_{n}.pdf", f"liste_delib_{n}.pdf", f"convocation_{n}.pdf", f"DEL_2025_{n}1.pdf"), council=True)  # fmt: skip
        sheet(f"Le Mag n° {n}", (f"mag_{n}.pdf",))
        sheet(f"Menus scolaires {n}", (f"menus_{n}.pdf",))
    sheet("Tableau des effectifs", ("tableau.pdf",))
    facets = "".join(f'<li><a href="/publications?f%5B0%5D=cat%3A{n}" rel="nofollow">{t}</a></li>' for n, t in enumerate(("Conseil municipal", "Magazine")))  # fmt: skip
    for n in range(0, len(shown), 5):
        items = "".join(f'<article><h2><a href="{p}">{t}</a></h2></article>' for p, t in shown[n : n + 5])
        more = "".join(f'<li class="pager__item"><a href="?page={k}">{k + 1}</a></li>' for k in range(3))
        body = f'<ul>{facets}</ul>{items}<nav class="pager"><ul>{more}</ul></nav>'
        made.page("/publications" + (f"?page={n // 5}" if n else ""), page("Publications", body, generator="Drupal 10"))
    made.routes["/publications?page=0"] = made.routes["/publications"]
    return made


def agendas() -> Site:
    """WebDelib+: the acts of a sitting by icons, with the annexes of some in the last column."""
    made = Site("webdelib", "/webdelibplus/jsp/seances.jsp?role=usager")
    where = "/webdelibplus/jsp/"
    rows = ""
    for k in range(3):
        acts = ""
        for n in range(4):
            path = f"{where}showFile.jsp?datePub=20/05/2025&pdf=3fb0e8{k}{n}"
            made.acte(path)
            cell = ""
            if n == 2:
                made.pdf(f"{where}showFile.jsp?datePub=20/05/2025&pdf=annexe{k}")
                cell = f'<a href="showFile.jsp?datePub=20/05/2025&amp;pdf=annexe{k}">Annexe 1</a>'
            acts += f'<tr><td>{n}</td><td>Acte n&deg; 2025-0{k}-{n}</td><td>Affaire inscrite &agrave; la s&eacute;ance</td><td><a href="showFile.jsp?datePub=20/05/2025&amp;pdf=3fb0e8{k}{n}"><img src="../img/pdf.gif" alt="Voir"></a></td><td>{cell}</td></tr>'
        head = "<tr><th>N&deg;</th><th>Acte</th><th>Objet</th><th>Document</th><th>Annexes</th></tr>"
        agenda = f"seance_agenda.jsp?date=2{k}-05-2025&assembly=Conseil+municipal&role=usager&type=apres"
        made.page(
            where + agenda,
            f"<title>Webdelib+</title><h1>Conseil municipal du 2{k}/05/2025</h1><table>{head}{acts}</table>",
        )
        rows += f'<tr><td>2{k}/05/2025</td><td>Conseil municipal</td><td><a href="{agenda.replace("&", "&amp;")}">D&eacute;lib&eacute;rations</a></td></tr>'
    made.page(made.entree, f"<title>Webdelib+</title><h1>S&eacute;ances</h1><table>{rows}</table>")
    return made


def mapped() -> Site:
    """A home page drawn by a script: robots.txt alone names the map, which leads to minutes and to the acts of each year."""
    made = Site("sitemap", "/")
    made.page("/", '<html><head><title>Vaubrun</title><script src="/_next/a.js"></script></head><body><div id="__next"></div></body></html>', needed=False)  # fmt: skip
    made.routes["/robots.txt"] = Reponse(b"User-agent: *\nSitemap: {site}/sitemap_index.xml\n", "text/plain")
    urls = ["/municipalite/elus", "/municipalite/arretes", "/municipalite/publications"]
    for slug, title in (("proces-verbaux", "Procès-verbaux"), ("deliberations-2025", "Délibérations 2025"), ("deliberations-2024", "Délibérations 2024")):  # fmt: skip
        urls.append(f"/municipalite/conseil-municipal/{slug}")
        made.page(
            urls[-1],
            page(title, files(made, f"/documents/{slug}/", [(f"{n}.pdf", d) for n, d in enumerate(JOURS)], [])),
        )
    for path in urls[:3]:
        made.page(
            path,
            page("Page", files(made, f"{path}/", [], [(f"{n}.pdf", t) for n, t in enumerate(AUTRES)])),
            needed=False,
        )
    entries = "".join(f"<url><loc>{{site}}{u}</loc></url>" for u in urls)
    made.xml("/sitemap-pages.xml", f"<urlset>{entries}</urlset>")
    made.xml("/sitemap_index.xml", "<sitemapindex><sitemap><loc>{site}/sitemap-pages.xml</loc></sitemap><sitemap><loc>{site}/sitemap-actualites.xml</loc></sitemap></sitemapindex>")  # fmt: skip
    return made


def fed() -> Site:
    """A home page drawn by a script that names a feed: minutes enclosed, acts each in a page, other news."""
    made = Site("rss", "/")
    made.page("/", '<html><head><title>Vaubrun</title><link rel="alternate" type="application/rss+xml" href="/flux.xml"></head><body><div id="app"></div></body></html>', needed=False)  # fmt: skip
    items = ""
    for n, day in enumerate(JOURS):
        made.acte(f"/fichiers/9{n}/cr.pdf", f"/fichiers/8{n}/acte.pdf")
        made.pdf(f"/fichiers/7{n}/info.pdf")
        made.page(
            f"/publication/d{n}", page(f"Délibération 2025-{n}", f'<a href="/fichiers/8{n}/acte.pdf">Télécharger</a>')
        )
        items += f'<item><title>Compte rendu du conseil municipal du {day}</title><link>{{site}}/publication/{n}</link><enclosure url="{{site}}/fichiers/9{n}/cr.pdf" type="application/pdf"/></item><item><title>Délibération 2025-{n} : voirie</title><link>{{site}}/publication/d{n}</link></item><item><title>Loto du club</title><enclosure url="{{site}}/fichiers/7{n}/info.pdf" type="application/pdf"/></item>'
    made.xml(
        "/flux.xml", f'<?xml version="1.0"?><rss version="2.0"><channel><title>Vaubrun</title>{items}</channel></rss>'
    )
    return made
