"""A second stranger's sites: what councils publish mixed with what they do not, on portals, plain pages, feeds and maps."""

from __future__ import annotations

import json

from tests.sites.serveur import Reponse, Site

Fichier = tuple[str, str]
AUTRES = (
    "Bulletin municipal n° 42",
    "Menus de la cantine - mars",
    "Arrêté du maire n° 2024-31 réglementant la circulation",
    "Décision du maire n° 2024-07 : contrat d'entretien",
    "Règlement du PLU - zone UA",
    "Avis d'appel public à la concurrence - voirie",
    "Convocation du conseil municipal du 12 mars 2024",
    "Ordre du jour du conseil municipal du 18 juin 2024",
    "Budget primitif 2024 - présentation brève et synthétique",
    "Formulaire d'inscription à la garderie",
    "Compte rendu du conseil d'école du 3 mars 2024",
    "Règlement intérieur de la salle des fêtes",
    "Dossier d'enquête publique",
)


def annee(year: int, folder: str) -> list[Fichier]:
    """A year of a council: a list and minutes a sitting, and some acts."""
    made: list[Fichier] = []
    for month, day in ((3, 12), (6, 18), (9, 24), (12, 10)):
        where = folder.format(year=year, month=month)
        told = f"{day} {['', '', '', 'mars', '', '', 'juin', '', '', 'septembre', '', '', 'décembre'][month]} {year}"
        made.append((f"{where}/liste-deliberations-{year}{month:02d}{day}.pdf", f"Liste des délibérations du {told}"))
        word = "Procès-verbal" if year > 2022 else "Compte rendu"
        made.append((f"{where}/pv-cm-{day}-{month:02d}-{year}.pdf", f"{word} de la séance du {told}"))
        made.append(
            (f"{where}/DEL{year}{month:02d}-01.pdf", f"Délibération n° {year}-{month:02d}-01 - Tarifs de la cantine")
        )
    return made


def melange(made: Site, council: list[Fichier], folder: str, times: int) -> list[Fichier]:
    """The council's documents declared, and others between them."""
    found: list[Fichier] = []
    others = [(f"{folder}/d{k}-{n}.pdf", title) for k in range(times) for n, title in enumerate(AUTRES)]
    for path, _ in council:
        made.acte(path)
    for path, _ in others:
        made.pdf(path)
    step = max(1, len(council) // len(others))
    for n, fichier in enumerate(council):
        found.append(fichier)
        if n % step == 0 and others:
            found.append(others.pop(0))
    return found + others


def anchors(files: list[Fichier]) -> str:
    return "<ul>" + "".join(f'<li><a href="{path}">{title}</a></li>' for path, title in files) + "</ul>"


def _plain(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title} - Commune de Vaubrun</title>{head}</head><body><div id=menu><a href='/'>Accueil</a> <a href='/plu.htm'>PLU</a> <a href='/bulletins.htm'>Bulletins</a></div><h2>{title}</h2>{body}</body></html>"


def years() -> Site:
    """Pages by year with relative links and spaces in names, latin-1; one document moved by a redirect, one twice."""
    made = Site("html", "/mairie/conseil/index.htm")
    links = ""
    for year in (2024, 2023, 2022, 2021):
        files = annee(year, "/mairie/conseil/{year}/Séance du {month}")
        told = melange(made, files, f"/mairie/conseil/{year}/autres", 1)
        body = "".join(
            f'<p>- <a href="..{path.removeprefix("/mairie/conseil").replace(" ", "%20")}?download">{title}</a> (PDF)</p>'
            for path, title in told
        )
        double = files[0][0].replace(" ", "%20")
        body += f'<p><a href="{double}#page=2">Liste des délibérations (copie)</a></p>'
        old = f"/old/{year}.pdf"
        new = f"/mairie/conseil/{year}/extraordinaire.pdf"
        made.routes[old] = Reponse(b"", code=301, headers={"Location": new})
        made.acte(new)
        made.besoin += 1
        body += f'<p><a href="{old}">PV du conseil municipal extraordinaire du 2 mai {year}</a></p>'
        made.page(f"/mairie/conseil/{year}/index.htm", _plain(f"Conseil municipal {year}", body), charset="iso-8859-1")
        links += f"<a href='{year}/index.htm'>{year}</a> - "
    made.page(made.entree, _plain("Délibérations et comptes rendus", links), charset="iso-8859-1")
    return made


def details() -> Site:
    """A table of acts of all natures, paged; each has a page of its own that holds the file."""
    made = Site("html", "/publications/actes")
    acts = [(f"/publications/actes/{n}", t) for n, (_, t) in enumerate([*annee(2024, ""), *annee(2023, "")])]
    others = [(f"/publications/actes/9{n}", t) for n, t in enumerate(AUTRES[2:10])]
    rows = [r for n in range(12) for r in (acts[2 * n], acts[2 * n + 1], *others[n : n + 1])]
    for path, title in rows:
        file = f"/storage/{path.rpartition('/')[2]}/fichier.pdf"
        council = (path, title) in acts
        made.page(path, _plain(title, f'<p>Publié le 3 avril 2024</p><p><a href="{file}">Consulter le document</a></p><p><a href="/publications/actes">Retour à la liste</a></p>'), needed=council)  # fmt: skip
        (made.acte if council else made.pdf)(file)
    for k in range(0, len(rows), 15):
        body = "<table><tr><th>Titre</th><th>Date</th><th></th></tr>"
        body += "".join(f'<tr><td>{t}</td><td>02/04/2024</td><td><a href="{p}">Voir</a></td></tr>' for p, t in rows[k : k + 15])  # fmt: skip
        numbers = "".join(f'<a href="?p={n + 1}">{n + 1}</a> ' for n in range(-(-len(rows) // 15)))
        made.page(made.entree + (f"?p={k // 15 + 1}" if k else ""), _plain("Actes publiés", body + f"</table><div class=pages>{numbers}</div>"))  # fmt: skip
    made.routes[made.entree + "?p=1"] = made.routes[made.entree]
    return made


def viewfile() -> Site:
    """Rubrics by year, every file of the commune by `cms_viewFile.php`."""
    made = Site("viewfile", "/fr/rb/4021/conseil-municipal-12")
    links = ""
    for year in (2024, 2023, 2022):
        files = [(f"/cms_viewFile.php?idtf={year}{n}&path={p.rpartition('/')[2]}", t) for n, (p, t) in enumerate(annee(year, ""))]  # fmt: skip
        others = [(f"/cms_viewFile.php?idtf=9{year}{n}&path=doc{n}.pdf", t) for n, t in enumerate(AUTRES)]
        made.acte(*(p for p, _ in files))
        for p, _ in others:
            made.pdf(p)
        page = f"/fr/rb/{year}/comptes-rendus-{year}"
        body = "".join(f'<div class="telechargement"><a href="{p.replace("&", "&amp;")}" target="_blank" title="{t} (nouvelle fenêtre)"><span class="titre">{t}</span></a></div>' for p, t in files + others)  # fmt: skip
        made.page(page, _plain(f"Comptes rendus {year}", body))
        links += f'<li><a href="{page}">Comptes rendus {year}</a></li>'
    made.page(made.entree, _plain("Conseil municipal", f"<ul>{links}<li><a href='/fr/rb/77/arretes'>Arrêtés</a></li></ul>"))  # fmt: skip
    return made


def sitemap() -> Site:
    """A home page drawn by a script; a map of the pages, one of which holds each sitting's files."""
    made = Site("sitemap", "/")
    made.page("/", _plain("Vaubrun", "<div id='app'></div><script src='/app.js'></script>"), needed=False)
    made.routes["/robots.txt"] = Reponse(b"User-agent: *\nSitemap: {site}/sitemap.xml\n", "text/plain")
    pages = []
    for year in (2024, 2023):
        for month in (3, 6, 9, 12):
            path = f"/conseil-municipal/seance-{year}-{month:02d}"
            files = [f for f in annee(year, f"/files/{year}") if f"-{month:02d}-" in f[0] or f"{year}{month:02d}" in f[0]]  # fmt: skip
            made.acte(*(p for p, _ in files))
            decoy = f"/files/odj-{year}-{month}.pdf"
            made.pdf(decoy)
            made.page(path, _plain(f"Séance du conseil municipal - {month:02d}/{year}", anchors([*files, (decoy, "Ordre du jour")])))  # fmt: skip
            pages.append(path)
    for path in ("/ecole/cantine", "/bulletins", "/arretes-municipaux", "/actualites/fete-de-la-musique"):
        made.pdf(f"/files{path}.pdf")
        made.page(path, _plain(path, anchors([(f"/files{path}.pdf", "Document")])), needed=False)
        pages.append(path)
    urls = "".join(f"<url><loc>{{site}}{p}</loc><lastmod>2024-05-01</lastmod></url>" for p in pages)
    made.xml("/sitemap.xml", f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')  # fmt: skip
    return made


def rss() -> Site:
    """Only a feed: items with an enclosure, or whose page holds the file; other news between."""
    made = Site("rss", "/flux-actes.xml")
    items = ""
    for n, (_, title) in enumerate(annee(2024, "")):
        file = f"/doc/{n}.pdf"
        made.acte(file)
        if n % 3:
            items += f'<item><title>{title}</title><link>{{site}}/actu/{n}</link><enclosure url="{{site}}{file}" type="application/pdf" length="40"/></item>'
        else:
            made.page(f"/actu/{n}", _plain(title, anchors([(file, "Lire le document")])))
            items += f"<item><title>{title}</title><link>{{site}}/actu/{n}</link></item>"
    for n, title in enumerate(AUTRES):
        made.pdf(f"/doc/9{n}.pdf")
        items += f'<item><title>{title}</title><link>{{site}}/actu/9{n}</link><enclosure url="{{site}}/doc/9{n}.pdf" type="application/pdf" length="40"/></item>'
    made.xml(made.entree, f'<?xml version="1.0"?><rss version="2.0"><channel><title>Vaubrun</title>{items}</channel></rss>')  # fmt: skip
    return made


def datagouv() -> Site:
    """A table a year, the newest of which repeats acts of the last; comma-separated in latin-1, addresses left empty."""
    made = Site("datagouv", "/fr/datasets/vaubrun-deliberations/")
    resources = []
    for year in (2024, 2023):
        rows = "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,DELIB_URL\r\n"
        for n in range(1, 11):
            path = f"/actes/{year}/{n}.pdf"
            if n < 9:
                made.acte(path)
            url = f"{{site}}{path}" if n < 9 else ""
            rows += f'Vaubrun,99900001100018,{year}-{n},{year}-03-12,7.5,Finances locales/Subventions,"Subvention, école n° {n}",,{url}\r\n'
        if year == 2024:
            rows += "Vaubrun,99900001100018,2023-1,2023-03-12,7.5,Finances locales/Subventions,Ancienne,,{site}/actes/2023/1.pdf\r\n"
        file = f"/static/delib-{year}.csv"
        made.routes[file] = Reponse(rows.encode("latin-1"), "text/csv")
        made.besoin += 1
        resources.append({"title": f"Délibérations {year}", "format": "csv", "url": "{site}" + file, "schema": {"name": "scdl/deliberations", "version": "2.1.5"}})  # fmt: skip
    made.pdf("/static/bp.pdf")
    resources.append({"title": "Budget primitif 2024", "format": "pdf", "url": "{site}/static/bp.pdf", "schema": {}})
    made.json("/api/1/datasets/vaubrun-deliberations/", {"id": "7a", "slug": "vaubrun-deliberations", "title": "Délibérations", "resources": resources})  # fmt: skip
    return made


def webdelib() -> Site:
    """The acts of the council, and of the board of the welfare centre, with the orders beside."""
    jsp = "/webdelibplus/jsp"
    made = Site("webdelib", f"{jsp}/seances.jsp?role=usager")
    rows = ""
    for n, day in enumerate(("20240312", "20240618", "20240924")):
        told = f"{day[6:]}/{day[4:6]}/{day[:4]}"
        agenda = f"seance_agenda.jsp?assembly=Conseil+Municipal&date={day}&role=usager&type=apres"
        files = [f"{jsp}/showFile.jsp?datePub={told}&pdf=Tok{n}{k}%3D" for k in range(8)]
        made.acte(*files)
        acts = "".join(f'<tr><td>D{day}-{k}</td><td>Acquisition d\'une parcelle</td><td><a href="{f.rpartition("/")[2].replace(told, "TT").replace("&", "&amp;").replace("TT", told)}">voir</a></td></tr>' for k, f in enumerate(f.replace(told, "@") for f in files)).replace("@", told)  # fmt: skip
        made.page(f"{jsp}/{agenda}", f"<html><title>WebDelib+</title><body><table>{acts}</table></body></html>")
        rows += f'<tr><td>Conseil Municipal</td><td>{told}</td><td><a href="{agenda.replace("&", "&amp;")}">Délibérations</a></td></tr>'
    made.page(made.entree, f"<html><title>WebDelib+</title><body><a href='summary_orders.jsp?role=usager'>Arrêtés</a><table>{rows}</table></body></html>")  # fmt: skip
    return made


def dematdoc() -> Site:
    """Minutes, lists, acts and orders on one shelf; the rest fetched by ids in one go."""
    made = Site("dematdoc", "/public/3")
    kinds = ("Délibération", "Procès-verbal", "Arrêté", "Liste des délibérations", "Décision du Maire", "Convocation")

    def document(n: int) -> dict[str, object]:
        values = {k: {"indexField": {"caption": k}, "displayValue": v} for k, v in (("TYPE_DACTE_ACTE", kinds[n % 6]), ("OBJET", f"Objet {n}"), ("DATEACTE", "2025-02-03"))}  # fmt: skip
        return {"id": n, "name": f"n{n}", "createdAt": "2025-02-03T09:00:00+01:00", "path": f"/repository/3/{n}.pdf", "values": values}  # fmt: skip

    for n in range(36):
        (made.acte if n % 6 in (0, 1, 3) else made.pdf)(f"/repository/3/{n}.pdf")
    made.page(made.entree, "<!doctype html><title>DématDOC</title><div id='root'></div>", needed=False)
    made.json("/api/public/doctypes", [{"id": 3, "caption": "Actes", "name": "ACTES"}], needed=False)

    def answer(first: bool) -> Reponse:
        some, left = (range(12), list(range(12, 36))) if first else (range(12, 36), [])
        return Reponse(json.dumps({"documents": [document(n) for n in some], "nextDocsIds": left}).encode(), "application/json", etag=False)  # fmt: skip

    made.routes["/api/public/get-documents/3"] = lambda _q, _b: answer(True)
    made.routes["/api/public/get-documents-lazy"] = lambda _q, _b: answer(False)
    made.besoin += 2
    return made
