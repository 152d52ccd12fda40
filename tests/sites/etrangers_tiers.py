"""A second stranger's harder sites: scans named by the copier, tables of icons, downloads without a name, rubrics three clicks from home."""

from __future__ import annotations

from tests.sites.etrangers_second import AUTRES, anchors, annee
from tests.sites.etrangers_second_cms import WP, collection, layout
from tests.sites.serveur import Reponse, Site

DAYS = [(y, m, d) for y in (2025, 2024, 2023) for m, d in ((12, 10), (9, 24), (6, 18), (3, 12))]
NOMS = {3: "mars", 6: "juin", 9: "septembre", 12: "décembre"}


def wp_scans() -> Site:
    """Media named by the copier, each in the post of its sitting; posts of other categories hold papers named alike."""
    made = Site("wordpress", "/")
    posts: list[dict[str, object]] = []
    media: list[dict[str, object]] = []

    def post(n: int, title: str, category: int, files: list[tuple[str, str]]) -> None:
        content = "".join(f'<p><a href="{{site}}{p}">{t}</a></p>' for p, t in files)
        link = f"{{site}}/2024/{n:02d}/article-{n}/"
        posts.append({"id": n, "date": "2024-03-01T10:00:00", "link": link, "title": {"rendered": title}, "content": {"rendered": content}, "categories": [category]})  # fmt: skip
        for k, (path, _) in enumerate(files):
            name = path.rpartition("/")[2].removesuffix(".pdf")
            media.append({"id": n * 100 + k, "date": "2024-03-01T10:00:00", "title": {"rendered": name}, "caption": {"rendered": ""}, "post": n, "mime_type": "application/pdf", "link": link + name, "source_url": "{site}" + path})  # fmt: skip
        made.page(f"/2024/{n:02d}/article-{n}/", layout(title, content, "WordPress 6.6", WP), needed=False)

    for n, (year, month, day) in enumerate(DAYS):
        files = [(f"/wp-content/uploads/{year}/{month:02d}/SKM_C25{year}{month:02d}{k}0.pdf", t) for k, t in enumerate(("Procès-verbal", "Liste des délibérations"))]  # fmt: skip
        made.acte(*(p for p, _ in files))
        post(n, f"Conseil municipal du {day} {NOMS[month]} {year}", 3, files)
    for n, title in enumerate(AUTRES, 20):
        path = f"/wp-content/uploads/2024/05/SKM_C25{n}99.pdf"
        made.pdf(path)
        post(n, title, 5, [(path, "Télécharger le document")])
    made.routes["/wp-json/wp/v2/media?"] = collection(media)
    made.routes["/wp-json/wp/v2/posts?"] = collection(posts)
    for kind in ("pages", "categories"):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = collection([])
    made.besoin += 3
    made.page("/", layout("Accueil", "<p>Bienvenue.</p>", "WordPress 6.6", WP), needed=False)
    return made


def icons() -> Site:
    """One table a year, a row a sitting, a column for each kind of paper: icons only, and cells left empty."""
    made = Site("html", "/conseil/seances")
    body = ""
    for year in (2025, 2024, 2023):
        body += f"<h2>Année {year}</h2><table><thead><tr><th>Date</th><th>Ordre du jour</th><th>Liste des délibérations</th><th>Procès-verbal</th><th>Vidéo</th></tr></thead><tbody>"
        for _, month, day in (d for d in DAYS if d[0] == year):
            cells = ""
            for kind in "olp":
                path = f"/upload/{kind}{year}{month}/{year * month % 977}.pdf"
                if kind == "p" and month == 12:
                    cells += "<td></td>"
                    continue
                (made.pdf if kind == "o" else made.acte)(path)
                cells += f'<td><a href="{path}" target="_blank"><img src="/img/pdf.png" alt="PDF"></a></td>'
            body += f"<tr><td>{day} {NOMS[month]} {year}</td>{cells}<td><a href='https://video.invalid/{year}'>Voir</a></td></tr>"
        body += "</tbody></table>"
    made.page(made.entree, layout("Séances du conseil municipal", body, ""))
    return made


def downloads() -> Site:
    """Addresses that say nothing (`/telecharger/12`), named by `content-disposition`; papers of other kinds beside."""
    made = Site("html", "/publications-legales")
    rows = ""
    for n, (_, title) in enumerate([*annee(2025, ""), *annee(2024, "")]):
        path = f"/telecharger/{n}"
        made.acte(path, **{"Content-Disposition": f"attachment; filename*=UTF-8''acte%20{n}.pdf"})
        rows += f'<div class="card"><h3>{title}</h3><p>Mis en ligne le 03/04/2025</p><a class="btn" href="{path}">Télécharger <span>(1,2 Mo)</span></a></div>'
        if n < len(AUTRES):
            made.pdf(f"/telecharger/9{n}")
            rows += f'<div class="card"><h3>{AUTRES[n]}</h3><p>Mis en ligne le 03/04/2025</p><a class="btn" href="/telecharger/9{n}">Télécharger <span>(1,2 Mo)</span></a></div>'
    made.page(made.entree, layout("Publications légales", rows, ""))
    return made


def rubrics() -> Site:
    """From home: town life, the council, then a rubric for acts and one for minutes, each paged; agendas and orders are others."""
    made = Site("drupal", "/")
    gen = "Drupal 10 (https://www.drupal.org)"
    made.page("/", layout("Accueil", '<a href="/ecoles">Écoles</a>', gen), needed=False)
    links = '<a href="/vie-municipale/conseil-municipal">Le conseil municipal</a><a href="/vie-municipale/arretes">Arrêtés</a>'
    made.page("/vie-municipale", layout("Vie municipale", links, gen), needed=False)
    links = '<ul><li><a href="/vie-municipale/conseil-municipal/deliberations">Délibérations</a></li><li><a href="/vie-municipale/conseil-municipal/proces-verbaux">Procès-verbaux</a></li><li><a href="/vie-municipale/conseil-municipal/convocations">Convocations</a></li><li><a href="/vie-municipale/elus">Les élus</a></li></ul>'
    made.page("/vie-municipale/conseil-municipal", layout("Le conseil municipal", links, gen), needed=False)
    files = [f for year in (2025, 2024, 2023) for f in annee(year, "/sites/default/files/{year}")]
    for slug, title, some in (
        ("deliberations", "Délibérations", [f for f in files if "pv-cm" not in f[0]]),
        ("proces-verbaux", "Procès-verbaux", [f for f in files if "pv-cm" in f[0]]),
    ):
        base = f"/vie-municipale/conseil-municipal/{slug}"
        made.acte(*(p for p, _ in some))
        for k in range(0, len(some), 8):
            after = f'<nav class="pager"><a href="?page={k // 8 + 1}" rel="next">Suivant ›</a></nav>' if k + 8 < len(some) else ""  # fmt: skip
            made.page(base + (f"?page={k // 8}" if k else ""), layout(title, anchors(some[k : k + 8]) + after, gen))
    for path in ("/ecoles", "/vie-municipale/arretes", "/vie-municipale/conseil-municipal/convocations", "/vie-municipale/elus", "/urbanisme", "/contact"):  # fmt: skip
        made.pdf(f"/sites/default/files{path}.pdf")
        made.page(path, layout(path, anchors([(f"/sites/default/files{path}.pdf", "Document")]), gen), needed=False)
    return made


def typo3_news() -> Site:
    """A list of news of the sittings, paged with a cHash; each article holds its papers, agenda and annex included."""
    made = Site("typo3", "/mairie/seances-du-conseil")
    for k in range(0, len(DAYS), 5):
        body = ""
        for year, month, day in DAYS[k : k + 5]:
            told = f"{day} {NOMS[month]} {year}"
            path = f"{made.entree}/detail/conseil-municipal-du-{day}-{month}-{year}"
            folder = f"/fileadmin/Mairie/CM/{year}/{month:02d}"
            files = [(f"{folder}/PV%20{day}.pdf", "Procès-verbal"), (f"{folder}/D1.pdf", "01 - Approbation du compte financier unique"), (f"{folder}/D2.pdf", "02 - Tarifs de la cantine")]  # fmt: skip
            made.acte(*(p for p, _ in files))
            other = (f"{folder}/ODJ.pdf", "Ordre du jour")
            made.pdf(other[0])
            made.page(path, layout(f"Conseil municipal du {told}", f'<div class="news-related-files">{anchors([other, *files])}</div><a href="{made.entree}">Retour</a>', "TYPO3 CMS"))  # fmt: skip
            body += f'<div class="article"><h3><a title="x" href="{path}"><span itemprop="headline">Conseil municipal du {told}</span></a></h3><time datetime="{year}-{month:02d}-{day}">{told}</time><p>Les documents de la séance. <a class="more" href="{path}">En savoir plus</a></p></div>'
        page = k // 5 + 1
        after = f'<ul class="f3-widget-paginator"><li class="next"><a href="{made.entree}?tx_news_pi1%5BcurrentPage%5D={page + 1}&amp;cHash=ab{page + 1}">suivant</a></li></ul>' if k + 5 < len(DAYS) else ""  # fmt: skip
        made.page(made.entree + (f"?tx_news_pi1%5BcurrentPage%5D={page}&cHash=ab{page}" if k else ""), layout("Séances du conseil", body + after, "TYPO3 CMS"))  # fmt: skip
    return made


def moved() -> Site:
    """The address given is an old one: it answers by a redirect, as do half of the documents."""
    made = Site("html", "/deliberations.php")
    made.routes["/deliberations.php"] = Reponse(b"", code=301, headers={"Location": "/conseil/deliberations"})
    made.besoin += 1
    files = [*annee(2025, "/fichiers/{year}"), *annee(2024, "/fichiers/{year}")]
    body = ""
    for n, (path, title) in enumerate(files):
        made.acte(path)
        if n % 2:
            made.routes[f"/old.php?id={n}"] = Reponse(b"", code=302, headers={"Location": path})
            made.besoin += 1
            path = f"/old.php?id={n}"  # noqa: PLW2901
        body += f'<li><a href="{path}">{title}</a></li>'
    for n, title in enumerate(AUTRES):
        made.pdf(f"/fichiers/x{n}.pdf")
        body += f'<li><a href="/fichiers/x{n}.pdf">{title}</a></li>'
    made.page("/conseil/deliberations", layout("Délibérations", f"<ul>{body}</ul>", ""))
    return made
