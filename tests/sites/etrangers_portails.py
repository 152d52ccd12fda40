"""Portals and hosted builders: `cms_viewFile.php`, WebDelib, a shared network's CDN, e-monsite, Jimdo, Wix, Contao, userfile."""

from __future__ import annotations

import json
from urllib.parse import quote

from tests.sites.serveur import Reponse, Site


def viewfile_rubric() -> Site:
    """Numbered `.htm` rubrics from the home page, files at `cms_viewFile.php?idtf=…&path=…`, a paged list of acts."""
    made = Site("viewfile", "/")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE html><html lang="fr"><head><title>{title} - Sassenay-sur-Isère</title></head><body><nav class="menu"><ul><li><a href="2-ma-mairie.htm">Ma mairie</a><ul><li><a href="110-conseil-municipal.htm">Conseil municipal</a></li><li><a href="111-deliberations.htm">Délibérations</a></li><li><a href="112-arretes.htm">Arrêtés</a></li></ul></li><li><a href="5-agenda.htm">Agenda</a></li></ul></nav><main><h1>{title}</h1>{body}</main></body></html>'

    def link(n: int, name: str, text: str) -> str:
        return f'<p class="document"><a href="{{site}}/cms_viewFile.php?idtf={n}&amp;path={name}" class="document" data-file_name="{name}" title="{text} (pdf - 310 Ko)">{text}</a></p>'

    made.page("/", page("Sassenay-sur-Isère", "<p>À la une</p>"))
    for number in (1, 2):
        rows = ""
        for n in range(number * 8 - 8, number * 8):
            name = f"D-2024-{n + 1:02d}.pdf"
            made.acte(f"/cms_viewFile.php?idtf={6000 + n}&path={name}")
            rows += f"<li><h2>Délibération n° 2024-{n + 1:02d}</h2>{link(6000 + n, name, ('Convention scolaire', 'Tarif des salles', 'Budget annexe', 'Emplois saisonniers')[n % 4])}</li>"
        made.page(
            "/111-deliberations.htm" + ("" if number == 1 else "?PAGE=2"),
            page(
                "Délibérations",
                f'<ul class="liste">{rows}</ul><div class="pagination"><a href="111-deliberations.htm?PAGE={3 - number}">{3 - number}</a></div>',
            ),
        )
    made.routes["/111-deliberations.htm?PAGE=1"] = made.routes["/111-deliberations.htm"]
    body = ""
    for n, day in enumerate(("12 mars 2024", "28 mai 2024", "1er octobre 2024")):
        made.acte(f"/cms_viewFile.php?idtf={7000 + n}&path=PV-{n}.pdf")
        made.pdf(f"/cms_viewFile.php?idtf={7100 + n}&path=ODJ-{n}.pdf")
        body += (
            f"<h2>Séance du {day}</h2>"
            + link(7000 + n, f"PV-{n}.pdf", "Procès verbal")
            + link(7100 + n, f"ODJ-{n}.pdf", "Ordre du jour")
        )
    made.page("/110-conseil-municipal.htm", page("Conseil municipal", body))
    made.pdf("/cms_viewFile.php?idtf=8000&path=AR-12.pdf")
    made.page("/112-arretes.htm", page("Arrêtés", link(8000, "AR-12.pdf", "Arrêté n° 12")), needed=False)
    made.page("/2-ma-mairie.htm", page("Ma mairie", "<p>Horaires</p>"), needed=False)
    made.page("/5-agenda.htm", page("Agenda", '<a href="5-agenda.htm?mois=2025-06">Mois suivant</a>'), needed=False)
    return made


def viewfile_include() -> Site:
    """The same engine under `include/viewFile.php?idtf=…&path=a5%2F46495_596_…`, in a table of minutes by year anchors."""
    made = Site("viewfile", "/123-les-seances.htm")
    body = '<p><a href="#a2023">2023</a> <a href="#a2022">2022</a></p>'
    for y in (2023, 2022):
        rows = ""
        for n, day in enumerate((f"21-11-{y}", f"26-09-{y}", f"06-02-{y}")):
            number = y * 10 + n
            path = f"/include/viewFile.php?idtf={number}&path={quote(f'a{n}/{number}_596_CM_{day}.pdf', safe='')}"
            made.acte(path)
            rows += f'<tr><td>{day.replace("-", "/")}</td><td>Conseil municipal</td><td><a href="{path.replace("&", "&amp;")}" onclick="window.open(this.href);return false;">Télécharger le PV</a></td></tr>'
        body += f'<h2 id="a{y}">{y}</h2><table>{rows}</table>'
    made.page(
        made.entree,
        f'<html><head><title>Les séances - Ville de Nanterval</title></head><body><a href="/">Accueil</a><h1>Les séances</h1>{body}</body></html>',
    )
    return made


def webdelib_seances() -> Site:
    """`seances.jsp` → `seance_agenda.jsp` → `openfile.jsp`, whose script moves to `showFile.jsp`; agendas and orders of the mayor beside."""
    made = Site("webdelib", "/webdelibplus/jsp/seances.jsp?role=usager")

    def page(body: str) -> str:
        return f'<html><head><title>Webdelib+</title><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body><div id="menu"><a href="seances.jsp?role=usager">Séances</a> <a href="summary_orders.jsp?role=usager">Arrêtés</a> <a href="legal.jsp?role=usager">Affichage légal</a></div>{body}</body></html>'

    def act(name: str, token: str, text: str, ours: bool) -> str:
        opened, shown = (
            f"/webdelibplus/jsp/openfile.jsp?name={name}&pdf={token}",
            f"/webdelibplus/jsp/showFile.jsp?datePub=01/03/2024&pdf={token}%3D",
        )
        made.routes[opened] = Reponse(
            f"<html><head><script>document.location.href='../jsp/showFile.jsp?datePub=01/03/2024&pdf={token}%3D';</script></head></html>".encode(),
            "text/html;charset=ISO-8859-1",
        )
        (made.acte if ours else made.pdf)(shown)
        made.besoin += ours
        return f'<td class="tableActe"><a href="../jsp/openfile.jsp?name={name}&pdf={token}" target="_blank">{text}</a></td>'

    rows = ""
    for k, day in enumerate(("15-12-2023", "06-10-2023")):
        slashed = day.replace("-", "/")
        rows += f'<tr><td>{slashed}</td><td>Conseil municipal</td><td><a href="seance_agenda.jsp?date={day}&role=usager&type=apres">Délibérations</a></td>{act(f"Ordre du jour du {slashed}", f"ODJ{k}", "Ordre du jour", False)}{act(f"PV du {slashed}", f"PV{k}", "Procès-verbal", True)}</tr>'
        acts = "".join(
            f"<tr><td>{n + 1}</td>{act(f'Acte n° {day}-{n + 1}', f'AbC{k}{n}x', title, True)}</tr>"
            for n, title in enumerate(
                ("Budget supplémentaire", "Dénomination d'une voie", "Garantie d'emprunt", "Convention avec le SDIS")
            )
        )
        made.page(
            f"/webdelibplus/jsp/seance_agenda.jsp?date={day}&role=usager&type=apres",
            page(f"<h1>Séance du {slashed}</h1><table>{acts}</table>"),
            charset="iso-8859-1",
        )
    made.page(made.entree, page(f"<h1>Séances</h1><table>{rows}</table>"), charset="iso-8859-1")
    made.page(
        "/webdelibplus/jsp/summary_orders.jsp?role=usager",
        page(f"<table><tr>{act('Acte n° A1', 'ARR1', 'Arrêté de stationnement', False)}</tr></table>"),
        needed=False,
    )
    made.page("/webdelibplus/jsp/legal.jsp?role=usager", page("<p>Rien.</p>"), needed=False)
    return made


def reseau() -> Site:
    """A network of small communes: files with random names on its CDN, rubrics numbered, one list per year, « Document(s) »."""
    made = Site("html", "/")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE html><html lang="fr"><head><title>{title} - Site officiel de la commune de Chazelles-Fontaine</title></head><body><div id="menu"><ul><li><a href="/fr/rb/1001/la-mairie">La mairie</a></li><li><a href="/fr/rb/1002/comptes-rendus">Comptes-rendus</a></li><li><a href="/fr/rb/1003/bulletins">Bulletins</a></li></ul></div><div id="contenu"><h1>{title}</h1>{body}</div><div id="pied"><a href="http://www.reseaudescommunes.example/">Réseau des communes</a></div></body></html>'

    made.page("/", page("Accueil", "<p>Bienvenue</p>"))
    made.page(
        "/fr/rb/1002/comptes-rendus",
        page(
            "Comptes-rendus",
            '<p>Comptes-rendus du conseil municipal</p><ul><li><a href="/fr/rb/1012/2024">Année 2024</a></li><li><a href="/fr/rb/1013/2023">Année 2023</a></li></ul>',
        ),
    )
    for k, y in ((12, 2024), (13, 2023)):
        docs = ""
        for n, day in enumerate(("19 janvier", "5 avril", "28 juin", "11 octobre")):
            path = f"/cities/945/documents/oz{k}gheh{n}di8b{y}.pdf"
            made.acte(path)
            docs += f'<div class="document"><a href="http://{{cdn}}{path}" target="_blank"><img src="/img/pdf.gif"/></a> <a href="http://{{cdn}}{path}" target="_blank">{day} {y}</a></div>'
        made.page(f"/fr/rb/10{k}/{y}", page(f"Année {y}", docs))
    made.besoin += 1  # the CDN has its own robots.txt
    made.pdf("/cities/945/documents/bulletin.pdf")
    made.page(
        "/fr/rb/1003/bulletins",
        page("Bulletins", '<a href="http://{cdn}/cities/945/documents/bulletin.pdf">Janvier 2024</a>'),
        needed=False,
    )
    made.page("/fr/rb/1001/la-mairie", page("La mairie", "<p>Le maire</p>"), needed=False)
    return made


def emonsite() -> Site:
    """e-monsite: pages of rubrics, `medias/files/…`, a blog of minutes by pages `?page=2`, « en savoir plus »."""
    made = Site("html", "/pages/conseil-municipal/comptes-rendus/")

    def page(title: str, body: str) -> str:
        return f'<!DOCTYPE html><html lang="fr"><head><title>{title}</title><meta name="generator" content="e-monsite (e-monsite.com)"></head><body><div id="menu"><a href="{{site}}/">Accueil</a><a href="{{site}}/pages/conseil-municipal/">Conseil municipal</a><a href="{{site}}/agenda/">Agenda</a></div><h1>{title}</h1>{body}</body></html>'

    for number in (1, 2):
        items = ""
        for n in range(number * 4 - 4, number * 4):
            day = ("13 janvier", "24 mars", "2 juin", "15 septembre")[n % 4] + f" {2025 - n // 4}"
            slug = f"/pages/conseil-municipal/comptes-rendus/compte-rendu-du-{day.replace(' ', '-')}.html"
            path = f"/medias/files/cr-{n}-compress.pdf"
            made.acte(path)
            items += f'<div class="media"><h3><a href="{{site}}{slug}">Compte rendu du {day}</a></h3><a href="{{site}}{slug}" class="btn">En savoir plus</a></div>'
            made.page(
                slug,
                page(
                    f"Compte rendu du {day}",
                    f'<p><a href="{{site}}{path}" title="cr">cr-{n}-compress.pdf</a> (212.4 Ko)</p><iframe src="https://docs.google.com/viewer?url={quote("{site}", safe="{}")}{quote(path, safe="")}&embedded=true"></iframe>',
                ),
            )
        made.page(
            made.entree + (f"?page={number}" if number > 1 else ""),
            page(
                "Comptes rendus",
                items
                + f'<ul class="pagination"><li><a href="{{site}}{made.entree}?page={3 - number}">{3 - number}</a></li></ul>',
            ),
        )
    made.routes[f"{made.entree}?page=1"] = made.routes[made.entree]
    made.page("/agenda/", page("Agenda", "<p>rien</p>"), needed=False)
    return made


def jimdo() -> Site:
    """Jimdo: download modules `/app/download/ID/NAME.pdf?t=…`, the date in a heading or in the file's name only."""
    made = Site("html", "/vie-municipale/comptes-rendus-du-conseil-municipal/")
    body = ""
    for n, name in enumerate(
        ("PV+CM+07+mars+2025.pdf", "CR_16122024.pdf", "DELIBERATIONS+CM+16+DEC.pdf", "Budget+2025.pdf")
    ):
        path = f"/app/download/{1400 + n}/{name}?t=17{n}9"
        (made.pdf if n == 3 else made.acte)(path)
        body += f'<div class="j-module n j-downloadDocument"><div class="cc-m-download-title">{name[:-4].replace("+", " ")}</div><div class="cc-m-download-file"><span class="cc-m-download-file-name">{name}</span><div class="cc-m-download-file-info"><span class="cc-m-download-file-type">Document Adobe Acrobat</span></div><div class="cc-m-download-file-link"><a href="{path}" target="_blank" class="cc-m-download-link">Télécharger</a></div></div></div>'
    made.page(
        made.entree,
        f'<html><head><title>Comptes rendus du conseil municipal - Site de Lavigny</title><meta name="generator" content="Jimdo Creator"></head><body><ul class="cc-nav-level-0"><li><a href="/">Accueil</a></li><li><a href="/vie-municipale/">Vie municipale</a></li></ul><h1>Comptes rendus du conseil municipal</h1>{body}</body></html>',
    )
    return made


def wix() -> Site:
    """A page drawn by a script: nothing in its links, all in a `<script type="application/json">`: names, addresses, labels."""
    made = Site("html", "/conseil-municipal")
    items = []
    for n, day in enumerate(("4 mars 2025", "10 décembre 2024", "17 septembre 2024")):
        path = f"/_files/ugd/ebc3cf_c1361282{n}.pdf"
        made.acte(path)
        items.append(
            {
                "label": f"Procès-verbal du {day}",
                "link": {"type": "DocumentLink", "href": "{site}" + path, "target": "_blank"},
            }
        )
    made.pdf("/_files/ugd/ebc3cf_menu.pdf")
    items.append(
        {"label": "Menu de la cantine", "link": {"type": "DocumentLink", "href": "{site}/_files/ugd/ebc3cf_menu.pdf"}}
    )
    data = (
        json.dumps({"pages": {"compProps": {f"comp-{n}": item for n, item in enumerate(items)}}})
        .replace("/", "\\/")
        .replace("{site}", "{site}")
    )
    made.page(
        made.entree,
        f'<!DOCTYPE html><html><head><meta name="generator" content="Wix.com Website Builder"/><title>Conseil municipal | Mairie d\'Ailloux</title></head><body><div id="SITE_CONTAINER"><h1>Conseil municipal</h1></div><script type="application/json" id="wix-viewer-model">{data}</script></body></html>',
    )
    return made


def oddities() -> Site:
    """One page of odd links: a base elsewhere, meta refresh, a frame, viewers, Calaméo and Issuu, `window.open`, capitals, doubles."""
    made = Site("html", "/ancien.html")
    made.page(
        "/ancien.html",
        '<html><head><meta http-equiv="Refresh" content="0; URL=/mairie/index.php"></head><body>Cette page a déménagé</body></html>',
    )
    made.page(
        "/mairie/index.php",
        '<html><head><title>Délibérations de Tournay-le-Vieux</title></head><body><iframe src="cadre.php" width="100%"></iframe></body></html>',
    )
    docs = [f"/fichiers/conseil/{n:02d}.PDF" for n in range(8)]
    made.acte(*docs)
    made.page(
        "/mairie/cadre.php",
        f"""<html><head><base href="/fichiers/conseil/" target="_blank"><title>cadre</title></head><body><h1>Délibérations du conseil municipal</h1>
<p><a href="00.PDF">Délibération du 3 mars 2025</a> <a href="00.PDF#page=2">(page 2)</a> <a href="http://{{cdn}}{docs[0]}">miroir</a></p>
<p><a href="/pdfjs/web/viewer.html?file=%2Ffichiers%2Fconseil%2F01.PDF">Délibération du 4 avril 2025</a></p>
<p><iframe src="https://docs.google.com/gview?url={{site}}{docs[2]}&embedded=true" title="Procès-verbal du 5 mai 2025"></iframe></p>
<p><a href="javascript:void(0)" onclick="window.open('{docs[3]}','_blank')">Procès-verbal du 6 juin 2025</a></p>
<p><embed src="{docs[4]}" type="application/pdf" title="Procès-verbal du 7 juillet 2025"></p><p><object data="05.PDF" type="application/pdf"><p>Procès-verbal du 8 août</p></object></p>
<p><a href="06.PDF?download"><img src="/img/pdf.png" alt="Liste des délibérations du 9 septembre"></a></p><p><a href="./../conseil/07.PDF ">
 Compte-rendu du 1er octobre </a></p>
<p>Autres : <a href="https://www.calameo.com/read/0012345">Procès-verbal du 2 novembre 2023 (Calaméo)</a> <a href="https://issuu.com/mairie/docs/pv_2022">Procès-verbal de 2022 (Issuu)</a> <a href="mailto:mairie@example.org">Nous écrire</a> <a href="javascript:imprimer()">Imprimer</a></p>
<p><a href="/menus/semaine12.pdf">Menus</a> <a href="/arretes/a-2025-3.pdf">Arrêté 2025-3</a> <a href="/fichiers/conseil/tableau.xlsx">Tableau des délibérations</a></p></body></html>""",
    )
    made.pdf("/menus/semaine12.pdf")
    made.pdf("/arretes/a-2025-3.pdf")
    return made


def contao() -> Site:
    """Contao: `page.html?file=files/…/doc.pdf` downloads, and Contao's folds; a « mod_turbolead » style address with spaces."""
    made = Site("html", "/les-conseils-municipaux.html")
    rows = ""
    for _, (name, text, ours) in enumerate(
        (
            ("07 03 2024.pdf", "Conseil du 7 mars 2024", True),
            ("20 06 2024.pdf", "Conseil du 20 juin 2024", True),
            ("PV CM du 27-03-2023.pdf", "PV CM du 27-03-2023", True),
            ("Lettre info 12.pdf", "Lettre d’information n° 12", False),
            ("Règlement cimetière.pdf", "Règlement du cimetière", False),
        )
    ):
        path = f"/les-conseils-municipaux.html?file=files/pack/contenu/PDF/{quote(name)}"
        (made.acte if ours else made.pdf)(path)
        rows += f'<li class="download-element ext-pdf"><a href="{path[1:]}" title="Télécharger le fichier {text}" type="application/pdf">{text} <span class="size">(1,2 MiB)</span></a></li>'
    made.page(
        made.entree,
        f'<!DOCTYPE html><html lang="fr"><head><base href="{{site}}/"><title>Les conseils municipaux - Nexonval</title><meta name="generator" content="Contao Open Source CMS"></head><body><div class="mod_navigation"><a href="./">Accueil</a></div><h1>Les conseils municipaux</h1><div class="ce_downloads"><ul>{rows}</ul></div></body></html>',
    )
    return made
