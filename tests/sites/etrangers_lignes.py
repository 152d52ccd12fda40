"""What tells the kind of a paper on a page of all kinds: badges, bold lines; and lists whose pages are asked by buttons and filters."""

from __future__ import annotations

from tests.sites.etrangers_quint import SEANCES, page
from tests.sites.serveur import Site


def noticeboard() -> Site:
    """A notice board of all that is posted: a badge in each box tells the kind, the title is what it is about."""
    made = Site("html", "/affichage-legal")
    body = ""
    kinds = [
        ("Délibération", "Tarifs de location de la salle", 1),
        ("Arrêté", "Stationnement rue du Puits", 0),
        ("Avis", "Enquête publique du PLU", 0),
        ("Procès-verbal", "Conseil municipal du 12 mars 2024", 1),
        ("Délibération", "Approbation du PLU", 1),
        ("Décision", "Location du broyeur", 0),
        ("Convocation", "Conseil municipal du 3 mai 2024", 0),
        ("Liste des délibérations", "Séance du 12 mars 2024", 1),
        ("Arrêté", "Délégation de signature", 0),
        ("Délibération", "Convention avec l'école de musique", 1),
        ("Urbanisme", "Permis de construire 24-12", 0),
    ]
    for n, (k, t, ours) in enumerate(kinds):
        p = f"/doc/{n}.pdf"
        (made.acte if ours else made.pdf)(p)
        body += f'<div class="publication"><span class="badge">{k}</span><p class="date">Publié le {n + 1:02d}/04/2024</p><h3>{t}</h3><a class="btn" href="{p}">Consulter le document</a></div>'
    made.page(made.entree, page("Affichage légal", body))
    return made


def kinds() -> Site:
    """The same, the kind below the title, in the plural."""
    made = Site("html", "/publications")
    body = ""
    kinds = [
        ("Délibérations", "Tarifs de location de la salle", 1),
        ("Arrêtés", "Stationnement rue du Puits", 0),
        ("Procès-verbaux", "Conseil municipal du 12 mars 2024", 1),
        ("Délibérations", "Approbation du PLU", 1),
        ("Décisions", "Location du broyeur", 0),
        ("Bulletins", "Vaubrun infos 12", 0),
        ("Délibérations", "Règlement du cimetière", 1),
        ("Urbanisme", "Règlement du PLU", 0),
    ]
    for n, (k, t, ours) in enumerate(kinds):
        p = f"/doc/{n}.pdf"
        (made.acte if ours else made.pdf)(p)
        body += f'<article class="card"><h3><a href="{p}">{t}</a></h3><p><span>{k}</span> <time datetime="2024-04-0{n + 1}">{n + 1} avril 2024</time></p></article>'
    made.page(made.entree, page("Publications", body))
    return made


def bold_lines() -> Site:
    """One block, lines of bold words between the lists of several bodies."""
    made = Site("html", "/comptes-rendus")
    body = "<div class='contenu'>"
    for t, ours in (("Conseil municipal", 1), ("CCAS", 0), ("Communauté de communes", 0)):
        body += f"<b>{t} :</b><br>"
        for n, d in enumerate(SEANCES):
            p = f"/f/{t[:4].strip()}{t[-2:]}{n}.pdf"
            (made.acte if ours else made.pdf)(p)
            body += f"- <a href='{p}'>Compte rendu du {d} 2024</a><br>"
        body += "<br>"
    made.page(made.entree, page("Comptes rendus", body + "</div>"))
    return made


def buttons() -> Site:
    """Next pages are the buttons of a form."""
    made = Site("html", "/documents?rubrique=conseil")
    rows = []
    for n in range(12):
        made.acte(f"/f/{n}.pdf")
        rows.append(f"<li><a href='/f/{n}.pdf'>PV du {SEANCES[n % 4]} {2024 - n // 4}</a></li>")
    for k in range(3):
        form = (
            "<form method='get' action='/documents'><input type='hidden' name='rubrique' value='conseil'>"
            + "".join(f"<button type='submit' name='page' value='{j + 1}'>{j + 1}</button>" for j in range(3))
            + "</form>"
        )
        made.page(
            "/documents?rubrique=conseil" + (f"&page={k + 1}" if k else ""),
            page("Procès-verbaux du conseil", f"<ul>{''.join(rows[4 * k : 4 * k + 4])}</ul>{form}"),
        )
    made.routes["/documents?rubrique=conseil&page=1"] = made.routes["/documents?rubrique=conseil"]
    return made


def drupal_filters() -> Site:
    """A view whose pager bears the filters that filter nothing, and a page for each row beside its file."""
    made = Site("drupal", "/deliberations")
    form = "<form class='views-exposed-form' action='/deliberations' method='get'><select name='field_annee_value'><option value='All' selected>- Tout -</option><option value='41'>2024</option><option value='40'>2023</option></select><select name='type'><option value='All'>- Tout -</option><option value='1'>PV</option></select><input type='submit' value='Filtrer'></form>"
    rows = []
    for n in range(14):
        made.acte(f"/sites/default/files/2024-0{n % 9 + 1}/{n}_0.pdf")
        rows.append(
            f"<div class='views-row'><div class='views-field views-field-title'><span class='field-content'><a href='/conseil-{n}'>Conseil municipal du {SEANCES[n % 4]} {2024 - n // 4}</a></span></div><div class='views-field-field-fichier'><span class='file file--application-pdf'><a href='/sites/default/files/2024-0{n % 9 + 1}/{n}_0.pdf' type='application/pdf'>{n}_0.pdf</a></span></div></div>"
        )
        made.page(
            f"/conseil-{n}",
            page(
                "x",
                f"<a href='/sites/default/files/2024-0{n % 9 + 1}/{n}_0.pdf'>{n}_0.pdf</a>",
                generator="Drupal 10 (https://www.drupal.org)",
            ),
            needed=False,
        )
    for k in range(2):
        pager = f"<nav class='pager'><ul><li class='pager__item'><a href='?field_annee_value=All&amp;type=All&amp;page={1 - k}'>{2 - k}</a></li></ul></nav>"
        made.page(
            "/deliberations" + ("?field_annee_value=All&type=All&page=1" if k else ""),
            page(
                "Délibérations",
                form + "".join(rows[7 * k : 7 * k + 7]) + pager,
                generator="Drupal 10 (https://www.drupal.org)",
            ),
        )
    for q in (40, 41):
        made.page(
            f"/deliberations?field_annee_value={q}",
            page("Délibérations", form + "".join(rows[:7]), generator="Drupal 10 (https://www.drupal.org)"),
            needed=False,
        )
    made.routes["/deliberations?field_annee_value=All&type=All&page=0"] = made.routes["/deliberations"]
    return made


def blog() -> Site:
    """A category of posts, shown whole: each with its file, and its own page that holds no more."""
    made = Site("html", "/")
    side = "<aside class='widget'><h2>Catégories</h2><ul><li><a href='/category/comptes-rendus/'>Comptes rendus du conseil</a> (8)</li><li><a href='/category/vie/'>Vie du village</a></li></ul></aside>"
    posts = ""
    for n, d in enumerate(SEANCES):
        made.acte(f"/f/{n}.pdf")
        art = f"<article><h2><a href='/2024/0{n + 1}/cr-{n}/'>Conseil du {d} 2024</a></h2><p>Le compte rendu est <a href='/f/{n}.pdf'>ici</a>.</p></article>"
        posts += art
        made.page(f"/2024/0{n + 1}/cr-{n}/", page(f"Conseil du {d} 2024", art + side), needed=False)
    made.page("/category/comptes-rendus/", page("Comptes rendus du conseil", posts + side))
    made.page("/category/vie/", page("Vie du village", "<p>x</p>" + side), needed=False)
    made.page("/", page("Vaubrun", "<article><h2>Fête</h2></article>" + side))
    return made


def served_folders() -> Site:
    """Folders as the server lists them, under a name that says little: sorting links, the folder above, names cut short."""
    made = Site("html", "/conseil/")

    def index(path: str, rows: str) -> str:
        above = path.rstrip("/").rpartition("/")[0]
        return f"<title>Index of {path[:-1]}</title><h1>Index of {path[:-1]}</h1><table><tr><th><a href='?C=N;O=D'>Name</a></th><th><a href='?C=M;O=A'>Last modified</a></th></tr><tr><td><a href='{above}/'>Parent Directory</a></td></tr>{rows}</table>"

    top = "<tr><td><a href='reglement_interieur.pdf'>reglement_interieur.pdf</a></td></tr>"
    made.pdf("/conseil/reglement_interieur.pdf")
    for year in (2022, 2023, 2024):
        rows = ""
        for day in ("03-12", "06-18"):
            for name, ours in ((f"PV_conseil_municipal_{year}-{day}.pdf", True), (f"liste_deliberations_{year}-{day}.pdf", True), (f"convocation_{year}-{day}.pdf", False)):  # fmt: skip
                (made.acte if ours else made.pdf)(f"/conseil/{year}/{name}")
                rows += f"<tr><td><a href='{name}'>{name[:20]}..&gt;</a></td><td>2024-11-04 09:12</td></tr>"
        made.page(f"/conseil/{year}/", index(f"/conseil/{year}/", rows))
        top += f"<tr><td><a href='{year}/'>{year}/</a></td><td>2024-11-04 09:12</td></tr>"
    made.page(made.entree, index("/conseil/", top))
    return made


def twice_each() -> Site:
    """Each file has two links, its title and « Télécharger »; the annexes stand among the acts, one under its own name, one told beside its size."""
    made = Site("html", "/deliberations")
    body = ""
    for n, day in enumerate(SEANCES):
        body += f"<h4>Conseil municipal du {day} 2024</h4>"
        for title, name, ours in ((f"2024-0{n}-01 Tarifs du cimetière", f"pdf-20240{n}01", True), (f"Annexe à la délibération 2024-0{n}-01", f"pdf-annexe-20240{n}01", False)):  # fmt: skip
            (made.acte if ours else made.pdf)(f"/up/{name}.pdf")
            body += f'<div class="wp-block-file"><a href="/up/{name}.pdf">{title}</a><a href="/up/{name}.pdf" class="wp-block-file__button" download>Télécharger</a></div>'
        for title, name, ours in (
            (f"Délib. 2024-0{n}-02 Zones d'accélération", "signee", True),
            ("Zones - cartographie annexée", "carto", False),
        ):
            (made.acte if ours else made.pdf)(f"/up/zones-{name}-{n}.pdf")
            body += f'<div class="fichier"><div class="titre">{title}</div><div class="infos">3{n} Ko - pdf</div><a href="/up/zones-{name}-{n}.pdf" title="Télécharger le fichier">Télécharger</a></div>'
    made.page(made.entree, page("Délibérations", body))
    return made
