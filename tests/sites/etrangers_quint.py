"""A fifth stranger's shapes: files under numbers, folders, lists written in a script, a portal of acts beside the minutes, papers of several bodies."""

from __future__ import annotations

from tests.sites.serveur import Reponse, Site

SEANCES = ("12 mars", "18 juin", "24 septembre", "10 décembre")
MOIS = ("03-12", "06-18", "09-24", "12-10")


def page(title: str, body: str, *, menu: str = "", generator: str = "", town: str = "Vaubrun") -> str:
    head = f"<meta name='generator' content='{generator}'>" if generator else ""
    return f"<html><head>{head}<title>{title} | {town}</title></head><body><nav><ul><li><a href='/'>Accueil</a></li><li><a href='/ecole'>École</a></li>{menu}</ul></nav><main><h1>{title}</h1>{body}</main><footer><a href='/mentions'>Mentions légales</a></footer></body></html>"


def numbered() -> Site:
    """Concrete CMS: every file is under a number, whatever it is; the link's words alone tell."""
    made = Site("html", "/vie-municipale/deliberations")
    body, n = "", 200
    for year in (2024, 2023):
        body += f"<h2>{year}</h2>"
        for day in SEANCES:
            for what in ("Procès-verbal", "Liste des délibérations"):
                n += 1
                made.acte(f"/download_file/view/{n}/189")
                body += f'<div class="ccm-block-file"><a href="/index.php/download_file/view/{n}/189">{what} du {day} {year}</a></div>'.replace(
                    "/index.php", ""
                )
    for what in ("Bulletin n° 12", "Ordre du jour du 12 mars 2024", "Règlement de la salle des fêtes"):
        n += 1
        made.pdf(f"/download_file/view/{n}/189")
        body += f'<div class="ccm-block-file"><a href="/download_file/view/{n}/189">{what}</a></div>'
    made.page(made.entree, page("Délibérations", body, generator="Concrete CMS"))
    return made


def portal_of_documents() -> Site:
    """Liferay: `/documents/20126/45/nom.pdf/<uuid>?t=…`, and pages asked by `_cur`."""
    made = Site("html", "/web/vaubrun/conseil-municipal")
    files = []
    for n in range(12):
        name = f"/documents/20126/{n}/PV+du+conseil+{n}.pdf/0b6cf5d8-0f5a-4f3e-8f0c-0000000000{n:02d}"
        made.acte(name)
        files.append(
            f'<li class="list-group-item"><h3><a href="{name}?t=17000000{n}">PV du conseil municipal du {SEANCES[n % 4]} {2024 - n // 4}</a></h3></li>'
        )
    other = "/documents/20126/90/Menus+de+la+cantine.pdf/0b6cf5d8-0f5a-4f3e-8f0c-000000000099"
    made.pdf(other)
    files.append(f'<li class="list-group-item"><h3><a href="{other}?t=1">Menus de la cantine</a></h3></li>')
    p = "_com_liferay_document_library_web_portlet_DLPortlet_"
    for k in range(2):
        where = made.entree + (f"?p_p_id=x&{p}cur=2&{p}delta=8" if k else "")
        pager = f'<ul class="pagination"><li><a href="{made.entree}?p_p_id=x&{p}cur={2 - k}&{p}delta=8">{2 - k}</a></li></ul>'
        made.page(
            where, page("Procès-verbaux", f"<ul>{''.join(files[8 * k : 8 * k + 8])}</ul>{pager}", generator="Liferay")
        )
    made.routes[f"{made.entree}?p_p_id=x&{p}cur=1&{p}delta=8"] = made.routes[made.entree]
    return made


def written_in_script() -> Site:
    """A list that the page's own script draws, its data in a literal that is not JSON."""
    made = Site("html", "/deliberations.html")
    rows = []
    for n, day in enumerate(SEANCES):
        made.acte(f"/pdf/pv-{n}.pdf", f"/pdf/{n}.pdf")
        rows.append(f"{{titre: 'Procès-verbal du {day} 2024', fichier: '/pdf/pv-{n}.pdf', annee: 2024}}")
        rows.append(f"{{titre: 'Délibérations du {day} 2024', fichier: 'pdf/{n}.pdf', annee: 2024}}")
    for n, name in enumerate(
        ("Bulletin de printemps", "Arrêté de circulation", "Convocation au conseil du 12 mars 2024")
    ):
        made.pdf(f"/pdf/autre{n}.pdf")
        rows.append(f"{{titre: '{name}', fichier: '/pdf/autre{n}.pdf', annee: 2024}}")
    script = f"<div id='liste'></div><script>\nvar documents = [\n{', '.join(rows)},\n];\ndocuments.forEach(function (d) {{ ajouter('<li>' + d.titre + '.pdf</li>'); }});</script>"
    made.page(made.entree, page("Délibérations et procès-verbaux", script))
    return made


def island() -> Site:
    """Nuxt: `window.__NUXT__` is a function's answer, its addresses written with `\\u002F`."""
    made = Site("html", "/conseil-municipal/deliberations")
    rows = ""
    for n, day in enumerate(SEANCES):
        made.acte(f"/uploads/f{n}.pdf")
        rows += f'{{id:{n},title:"Procès-verbal du conseil municipal du {day} 2024",date:a,document:{{url:"\\u002Fuploads\\u002Ff{n}.pdf",ext:".pdf"}}}},'
    made.pdf("/uploads/g.pdf")
    rows += '{id:9,title:"Plan du village",date:a,document:{url:"\\u002Fuploads\\u002Fg.pdf",ext:".pdf"}}'
    made.page(
        made.entree,
        page(
            "Délibérations",
            f'<div id="__nuxt"></div><script>window.__NUXT__=(function(a,b){{return {{layout:"default",data:[{{documents:[{rows}]}}],fetch:{{}},error:b}}}}("2024-01-01",null));</script>',
        ),
    )
    return made


def grouping() -> Site:
    """A community of communes: its council's papers; its bureau's reports and its communes' minutes are not its council's."""
    made = Site(
        "html",
        "/documents",
    )
    body = ""
    for title, what, ours in (
        ("Conseil communautaire", "Procès-verbal du {}", True),
        ("Listes des délibérations", "Liste des délibérations du {}", True),
        ("Bureau", "Compte rendu du bureau du {}", False),
        ("Communes membres", "Aubenay : procès-verbal du conseil municipal du {}", False),
        ("Conférence des maires", "Compte rendu de la conférence des maires du {}", False),
        ("Commissions", "Compte rendu de la commission tourisme du {}", False),
    ):
        rows = ""
        for n, day in enumerate(SEANCES):
            path = f"/fichiers/{title.split()[0].lower()}{n}.pdf".replace("é", "e")
            (made.acte if ours else made.pdf)(path)
            rows += f'<li><a href="{path}">{what.format(day + " 2024")}</a></li>'
        body += f"<h2>{title}</h2><ul>{rows}</ul>"
    made.page(made.entree, page("Documents", body, town="Communauté de communes des Trois Ondes"))
    return made


def plone() -> Site:
    """Plone: folders by year, by pages (`?b_start:int=4`); each file has a page of its own, `…pdf/view`."""
    made = Site("html", "/conseil/proces-verbaux")
    plone = "Plone - https://plone.org"
    years = ""
    for year in range(2019, 2025):
        rows = []
        for n, month in enumerate((*MOIS, "12-20")[: 5 if year == 2024 else 2]):
            file = f"{made.entree}/{year}/pv-{year}-{month}.pdf"
            made.acte(f"{file}/@@download/file/pv{n}.pdf")
            made.page(
                f"{file}/view",
                page(
                    "PV",
                    f'<p><a href="{file}/@@download/file/pv{n}.pdf">pv{n}.pdf</a> — PDF document, 240 kB</p>',
                    generator=plone,
                ),
            )
            rows.append(
                f'<article class="entry"><span class="summary"><a href="{file}/view" class="contenttype-file url">PV du {month[3:]}/{month[:2]}/{year}</a></span></article>'
            )
        for k in range(2 if year == 2024 else 1):
            other = f"<a href='{made.entree}/{year}?b_start:int={4 - 4 * k}'>{'« 4 éléments précédents' if k else '4 éléments suivants »'}</a>"
            pager = f"<nav class='pagination'><ul><li>{other}</li></ul></nav>" if year == 2024 else ""
            made.page(
                f"{made.entree}/{year}" + ("?b_start:int=4" if k else ""),
                page(str(year), "".join(rows[4 * k : 4 * k + 4]) + pager, generator=plone),
            )
        years += (
            f'<article class="entry"><a href="{made.entree}/{year}" class="contenttype-folder url">{year}</a></article>'
        )
    made.page(made.entree, page("Procès-verbaux", years, generator=plone))
    return made


def dropped() -> Site:
    """Joomla Dropfiles: files served by `task=frontfile.download&id=`, each with its button and its title."""
    made = Site("joomla", "/index.php/mairie/proces-verbaux")
    body = ""
    for n, (day, ours) in enumerate([(d, True) for d in SEANCES] + [("Fiche d'inscription", False)]):
        path = f"/index.php?option=com_dropfiles&task=frontfile.download&id={300 + n}"
        (made.acte if ours else made.pdf)(path)
        title = f"PV du {day} 2024" if ours else day
        body += f'<div class="file"><div class="ext pdf"><span class="txt">pdf</span></div><div class="filecontent"><a class="downloadlink" href="{path}">Télécharger</a><h3><a href="{path}">{title}</a></h3><div><span>Taille : </span>120 KB</div></div></div>'
    made.page(
        made.entree,
        page(
            "Procès-verbaux",
            f'<div class="dropfiles-content dropfiles-files"><h2>Conseil municipal</h2>{body}</div>',
            generator="Joomla! - Open Source Content Management",
        ),
    )
    return made


def shown() -> Site:
    """EmbedPress, and an attribute of a plugin that nobody knows: the address of what is shown is in `data-…`."""
    made = Site("html", "/proces-verbaux")
    body = ""
    for n, day in enumerate(SEANCES):
        made.acte(f"/pdfs/{n}.pdf")
        name = ("data-emsrc", "data-pdf-file", "data-document-url", "data-lien")[n]
        body += f'<h2>Conseil municipal du {day} 2024</h2><div class="wp-block-embedpress-pdf"><div class="embedpress-embed-document-pdf" {name}="/pdfs/{n}.pdf"></div></div>'
    made.page(made.entree, page("Procès-verbaux", body))
    return made


def untitled_items() -> Site:
    """A listing whose items are pages, named after what was talked of; the papers are in each, beside what went with the sitting."""
    made = Site("html", "/vie-municipale/seances-du-conseil")
    titles = ("Le budget est voté", "École : deux classes sauvées", "Un terrain pour le stade", "La fibre arrive")
    body = ""
    for n, (title, day) in enumerate(zip(titles, SEANCES, strict=True)):
        made.acte(f"/doc/{n}pv.pdf")
        made.pdf(f"/doc/{n}affiche.pdf")
        made.page(
            f"/vie-municipale/seance-{n}",
            page(
                title,
                f'<p>Conseil municipal du {day} 2024.</p><a href="/doc/{n}pv.pdf">Procès-verbal</a> <a href="/doc/{n}affiche.pdf">Affiche</a>',
            ),
        )
        body += f'<div class="card"><h3><a href="/vie-municipale/seance-{n}">{title}</a></h3><p>{day} 2024</p></div>'
    made.page(made.entree, page("Séances du conseil municipal", body))
    return made


def paged_news() -> Site:
    """A listing of the last minutes; the older ones were told in the news only, on two pages of them."""
    made = Site("html", "/comptes-rendus")
    menu = "<li><a href='/actualites'>Actualités</a></li>"
    rows = ""
    for year in (2024, 2023, 2022):
        for n, day in enumerate(SEANCES):
            made.acte(f"/cr/{year}{n}.pdf")
            rows += f'<li><a href="/cr/{year}{n}.pdf">Compte rendu du {day} {year}</a></li>'
    made.page(made.entree, page("Comptes rendus", f"<ul>{rows}</ul>", menu=menu))
    items = []
    for n in range(6):
        told = f"Compte rendu du conseil du {SEANCES[n % 4]} {2021 - n // 4}" if n in (1, 4) else f"Fête du village {n}"
        if n in (1, 4):
            made.acte(f"/actu/{n}.pdf")
        files = f'<a href="/actu/{n}.pdf">Lire le compte rendu</a>' if n in (1, 4) else ""
        items.append(f'<article><h2><a href="/actualites/{n}">{told}</a></h2>{files}</article>')
        made.page(f"/actualites/{n}", page(told, files), needed=False)
    for k in range(2):
        pager = '<div class="pagination"><a href="/actualites?page=2">Page suivante</a></div>' if k == 0 else ""
        made.page(
            "/actualites" + ("?page=2" if k else ""),
            page("Actualités", "".join(items[3 * k : 3 * k + 3]) + pager, menu=menu),
        )
    return made


def beside_portal() -> Site:
    """The minutes on the town's page, the deliberations on a portal of acts: sittings of the council and of others, agendas, orders."""
    made = Site("html", "/conseil-municipal")
    made.routes["/robots.txt"] = Reponse(b"", "text/plain")
    made.besoin += 1
    jsp = "/webdelibplus/jsp/"
    menu = "".join(f'<li><a href="{page}.jsp?role=usager">{name}</a></li>' for page, name in (("seances", "Séances"), ("summary_orders", "Arrêtés"), ("summary_decisions", "Décisions")))  # fmt: skip
    rows, minutes = "", ""
    for n, day in enumerate(SEANCES):
        made.acte(f"/uploads/pv{n}.pdf")
        minutes += f'<li><a href="/uploads/pv{n}.pdf">Procès-verbal du {day} 2024</a></li>'
        for body, what in (
            ("Conseil municipal", "Acte n° 2024-0{}"),
            ("Conseil d'administration du CCAS", "Acte n° CCAS-2024-0{}"),
        ):
            ours = body == "Conseil municipal"
            where = f"{jsp}seance_agenda.jsp?assembly={'CM' if ours else 'CCAS'}&date=2024{n}&type=apres"
            acts = ""
            for k in range(2):
                file = f"{jsp}showFile.jsp?datePub=2024&pdf={n}{k}{body[-3:]}"
                (made.acte if ours else made.pdf)(file)
                acts += f'<tr><td>Subvention</td><td><a href="{file}">{what.format(n * 2 + k)}</a></td></tr>'
            made.page(
                where,
                f"<title>WebDelib</title><ul>{menu}</ul><h2>{body} du {day} 2024</h2><table>{acts}</table>",
                needed=ours,
            )
            rows += f'<tr><td>{day} 2024</td><td>{body}</td><td><a href="{where}">Délibérations</a></td></tr>'
    made.page(
        f"{jsp}seances.jsp?role=usager", f"<title>WebDelib</title><ul>{menu}</ul><h2>Séances</h2><table>{rows}</table>"
    )
    told = f'<p>Les <a href="http://{{cdn}}{jsp}seances.jsp?role=usager">délibérations du conseil municipal</a> sont sur une plateforme.</p>'
    made.pdf("/uploads/r.pdf")
    made.page(
        made.entree,
        page(
            "Conseil municipal",
            f'{told}<p><a href="/uploads/r.pdf">Règlement intérieur du conseil municipal</a></p><h2>Procès-verbaux</h2><ul>{minutes}</ul>',
        ),
    )
    return made
