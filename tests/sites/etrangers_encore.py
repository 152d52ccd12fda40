"""A second look, from home pages mostly: deep rubrics, years in the query, terms of a taxonomy, keywords, blogs, old frames and tags."""

from __future__ import annotations

from tests.sites.serveur import Site

JOURS = ("14 février", "11 avril", "27 juin", "19 septembre", "5 décembre")


def page(title: str, body: str, *, menu: str = "", generator: str = "", town: str = "Ville de Hautecombe") -> str:
    meta = f'<meta name="generator" content="{generator}">' if generator else ""
    return f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">{meta}<title>{title} | {town}</title></head><body><header><nav>{menu}</nav></header><main><h1>{title}</h1>{body}</main><footer><a href="/mentions-legales">Mentions légales</a><a href="/documents/plaquette.pdf">Plaquette</a></footer></body></html>'


def deep() -> Site:
    """Six clicks: home, town hall, municipal life, the council, minutes, a year, a sitting; the names of its PDF say nothing."""
    made = Site("html", "/")
    menu = '<ul><li><a href="/ma-mairie">Ma mairie</a></li><li><a href="/mes-loisirs">Mes loisirs</a></li><li><a href="/mes-demarches">Mes démarches</a></li></ul>'
    steps = [("/", "Bienvenue", "/ma-mairie", "Ma mairie"), ("/ma-mairie", "Ma mairie", "/ma-mairie/vie-municipale", "Vie municipale"), ("/ma-mairie/vie-municipale", "Vie municipale", "/ma-mairie/vie-municipale/conseil", "Le conseil municipal"),
             ("/ma-mairie/vie-municipale/conseil", "Le conseil municipal", "/ma-mairie/vie-municipale/conseil/seances", "Séances et comptes rendus")]  # fmt: skip
    for path, title, then, text in steps:
        made.page(
            path,
            page(
                title,
                f'<ul><li><a href="{then}">{text}</a></li><li><a href="/mes-loisirs">Loisirs</a></li></ul>',
                menu=menu,
            ),
        )
    years = "".join(f'<li><a href="/ma-mairie/vie-municipale/conseil/seances/{y}">{y}</a></li>' for y in (2024, 2023))
    made.page(
        "/ma-mairie/vie-municipale/conseil/seances", page("Séances et comptes rendus", f"<ul>{years}</ul>", menu=menu)
    )
    for y in (2024, 2023):
        sittings = "".join(
            f'<li><a href="/ma-mairie/vie-municipale/conseil/seances/{y}/{n}">{d} {y}</a></li>'
            for n, d in enumerate(JOURS)
        )
        made.page(
            f"/ma-mairie/vie-municipale/conseil/seances/{y}", page(f"Année {y}", f"<ul>{sittings}</ul>", menu=menu)
        )
        for n, d in enumerate(JOURS):
            path = f"/documents/{y}{n}7781.pdf"
            made.acte(path)
            made.page(
                f"/ma-mairie/vie-municipale/conseil/seances/{y}/{n}",
                page(f"Séance du {d} {y}", f'<p><a href="{path}">Télécharger (PDF, 2 Mo)</a></p>', menu=menu),
            )
    for path in ("/mes-loisirs", "/mes-demarches", "/mentions-legales"):
        made.page(path, page("Page", '<a href="/documents/plaquette.pdf">Plaquette</a>', menu=menu), needed=False)
    made.pdf("/documents/plaquette.pdf")
    return made


def query_years() -> Site:
    """An old PHP site: everything is `index.php?rub=…`, years `&an=2023`, ISO-8859-1, capitals, no quotes, files named with accents."""
    made = Site("html", "/index.php?rub=conseil")
    menu = "<TABLE><TR><TD><A HREF=index.php?rub=accueil>Accueil</A></TD><TD><A HREF=index.php?rub=conseil>Conseil municipal</A></TD><TD><A HREF=index.php?rub=bulletin>Bulletin</A></TD></TR></TABLE>"
    years = " - ".join(f"<A HREF=index.php?rub=conseil&an={y}>{y}</A>" for y in (2024, 2023, 2022))
    for y in (2024, 2023, 2022):
        rows = ""
        for d in JOURS:
            path = f"/pdf/conseil/Réunion du {d} {y}.pdf"
            made.acte(path)
            rows += f'<TR><TD>{d} {y}<TD><A HREF="pdf/conseil/Réunion du {d} {y}.pdf" TARGET=_blank>Compte-rendu</A>'
        html = f"<HTML><HEAD><TITLE>Conseil municipal</TITLE></HEAD><BODY>{menu}<H2>Comptes rendus du conseil municipal</H2>{years}<TABLE BORDER=1>{rows}</TABLE></BODY></HTML>"
        made.page(f"/index.php?rub=conseil&an={y}", html, charset="iso-8859-1")
        if y == 2024:
            made.page("/index.php?rub=conseil", html, charset="iso-8859-1")
    made.pdf("/pdf/bulletin12.pdf")
    made.page(
        "/index.php?rub=bulletin",
        f"<HTML><BODY>{menu}<A HREF=pdf/bulletin12.pdf>Bulletin 12</A></BODY></HTML>",
        needed=False,
    )
    made.page("/index.php?rub=accueil", f"<HTML><BODY>{menu}</BODY></HTML>", needed=False)
    made.page("/", f"<HTML><BODY>{menu}</BODY></HTML>", needed=False)
    return made


def frameset() -> Site:
    """A frameset: the menu in one frame, the list in another, as sites of the nineties still are."""
    made = Site("html", "/")
    made.page(
        "/",
        '<html><head><title>Mairie de Saulx</title></head><frameset cols="20%,80%"><frame src="menu.htm" name="menu"><frame src="accueil.htm" name="page"><noframes><body>cadres</body></noframes></frameset></html>',
    )
    made.page(
        "/menu.htm",
        '<html><body><a href="accueil.htm" target="page">Accueil</a><a href="cr/cr.htm" target="page">Comptes-rendus du conseil</a><a href="menus.htm" target="page">Cantine</a></body></html>',
    )
    made.page("/accueil.htm", "<html><body><h1>Saulx</h1></body></html>")
    rows = ""
    for n, d in enumerate(JOURS):
        made.acte(f"/cr/cr{n}.pdf")
        rows += f'<p><font face=arial><a href="cr{n}.pdf">{d} 2024</a></font></p>'
    made.page(
        "/cr/cr.htm", f"<html><body><h3>Comptes-rendus des réunions du conseil municipal</h3>{rows}</body></html>"
    )
    made.page("/menus.htm", "<html><body>Menus</body></html>", needed=False)
    return made


def drupal_terms() -> Site:
    """From the home page: a mega menu; the acts are a term of a taxonomy, paged; each act is a node that shows its file."""
    made = Site("drupal", "/")
    menu = "".join(
        f'<li><a href="{p}">{t}</a></li>'
        for p, t in (
            ("/taxonomy/term/12", "Délibérations"),
            ("/taxonomy/term/13", "Arrêtés"),
            ("/node/40", "Le maire"),
            ("/node/41", "Les commissions"),
            ("/taxonomy/term/20", "Actualités"),
            ("/node/50", "Urbanisme"),
            ("/node/51", "Enfance"),
        )
    )
    gen = "Drupal 7 (http://drupal.org)"
    made.page("/", page("Bienvenue", "<p>À la une</p>", menu=f"<ul>{menu}</ul>", generator=gen))
    for number in (0, 1):
        rows = ""
        for n in range(number * 6, number * 6 + 6):
            path = f"/sites/hautecombe.fr/files/del_{n:03d}.pdf"
            made.acte(path)
            subject = (
                "Tarifs de la cantine",
                "Plan local d'urbanisme",
                "Subvention au club",
                "Règlement intérieur",
                "Marché de voirie",
                "Menus travaux",
            )[n % 6]
            rows += f'<div class="node node-acte node-teaser"><h2><a href="/deliberation/{n}">2024-{n + 1:03d} {subject}</a></h2><div class="content"><p>Séance du {JOURS[n % 5]} 2024</p></div><ul class="links inline"><li class="node-readmore"><a href="/deliberation/{n}">Lire la suite<span class="element-invisible"> de {subject}</span></a></li></ul></div>'
            made.page(
                f"/deliberation/{n}",
                page(
                    f"2024-{n + 1:03d} {subject}",
                    f'<div class="field field-name-field-fichier field-type-file field-label-above"><div class="field-label">Fichier:&nbsp;</div><div class="field-items"><div class="field-item even"><span class="file"><img class="file-icon" alt="PDF icon" src="/modules/file/icons/application-pdf.png"/> <a href="{path}" type="application/pdf; length=1">del_{n:03d}.pdf</a></span></div></div></div><div class="field field-name-taxonomy"><a href="/taxonomy/term/12">Délibérations</a></div>',
                    menu=f"<ul>{menu}</ul>",
                    generator=gen,
                ),
            )
        pager = f'<ul class="pager"><li class="pager-next"><a href="/taxonomy/term/12?page={1 - number}" title="Aller à la page">{2 - number}</a></li></ul>'
        made.page(
            "/taxonomy/term/12" + (f"?page={number}" if number else ""),
            page("Délibérations", rows + pager, menu=f"<ul>{menu}</ul>", generator=gen),
        )
    made.routes["/taxonomy/term/12?page=0"] = made.routes["/taxonomy/term/12"]
    made.pdf("/sites/hautecombe.fr/files/arr1.pdf")
    for p in (
        "/taxonomy/term/13",
        "/taxonomy/term/20",
        "/node/40",
        "/node/41",
        "/node/50",
        "/node/51",
        "/mentions-legales",
    ):
        made.page(
            p,
            page(
                "Page",
                '<a href="/sites/hautecombe.fr/files/arr1.pdf">Arrêté 1</a>',
                menu=f"<ul>{menu}</ul>",
                generator=gen,
            ),
            needed=False,
        )
    made.pdf("/documents/plaquette.pdf")
    return made


def viewfile_template() -> Site:
    """Addresses in `TPL_CODE/…/PAR_TPL_IDENTIFIANT/12/…htm`, acts with their record page, a search form, files `cms_viewFile.php?idtf=…&dl=1`."""
    made = Site("viewfile", "/TPL_CODE/TPL_ACTELISTE/45-actes.htm")
    rows = ""
    for n in range(9):
        kind, ours = (("Délibération", True), ("Arrêté", False), ("Procès-verbal", True))[n % 3]
        path = f"/cms_viewFile.php?idtf={900 + n}&path=acte-{n}.pdf"
        (made.acte if ours else made.pdf)(path)
        made.page(
            f"/TPL_CODE/TPL_ACTE/PAR_TPL_IDENTIFIANT/{n}/45-actes.htm",
            page(f"{kind} {n}", f'<a href="{{site}}{path.replace("&", "&amp;")}&amp;dl=1">acte-{n}.pdf</a>'),
            needed=False,
        )
        rows += f'<li class="acte"><h3><a href="{{site}}/TPL_CODE/TPL_ACTE/PAR_TPL_IDENTIFIANT/{n}/45-actes.htm">{kind} n° 2024-{n}</a></h3><a class="doc" href="{{site}}{path.replace("&", "&amp;")}" title="Télécharger acte-{n}.pdf">Télécharger</a></li>'
    made.page(made.entree, page("Actes de la commune", f"<ul>{rows}</ul>"))
    made.pdf("/documents/plaquette.pdf")
    return made


def typo3_folders() -> Site:
    """From the home page: a tree of folders (`tx_filelist[path]=…&cHash=…`), orders and acts side by side, HTML entities in the names."""
    made = Site("typo3", "/")
    gen = "TYPO3 CMS"
    menu = '<ul><li><a href="/mairie/">La mairie</a></li><li><a href="/mairie/actes-administratifs/">Actes administratifs</a></li><li><a href="/loisirs/">Loisirs</a></li></ul>'
    made.page("/", page("Accueil", "<p>Texte</p>", menu=menu, generator=gen))
    base = "/mairie/actes-administratifs/"
    made.page(
        base,
        page(
            "Actes administratifs",
            f'<ul class="folders"><li><a href="{base}?tx_filelist_pi1%5Bpath%5D=Deliberations&amp;cHash=11">Délibérations</a></li><li><a href="{base}?tx_filelist_pi1%5Bpath%5D=Arretes&amp;cHash=12">Arrêtés</a></li><li><a href="{base}?tx_filelist_pi1%5Bpath%5D=PV&amp;cHash=13">Proc&egrave;s-verbaux</a></li></ul>',
            menu=menu,
            generator=gen,
        ),
    )
    for folder, cs, ours in (("Deliberations", 11, True), ("Arretes", 12, False), ("PV", 13, True)):
        rows = ""
        for n in range(5):
            path = f"/fileadmin/user_upload/Actes/{folder}/2024/2024-{n + 10:03d}_{folder[:3].upper()}.pdf"
            (made.acte if ours else made.pdf)(path)
            rows += f'<tr><td><a href="{path}" target="_blank">2024-{n + 10:03d}_{folder[:3].upper()}.pdf</a></td><td>88 KB</td><td>{n + 2:02d}.04.2024</td></tr>'
        made.page(
            f"{base}?tx_filelist_pi1[path]={folder}&cHash={cs}",
            page(
                "Actes administratifs",
                f'<p><a href="{base}?cHash=10">..</a></p><table class="tx-filelist">{rows}</table>',
                menu=menu,
                generator=gen,
            ),
            needed=ours,
        )
    made.routes[f"{base}?cHash=10"] = made.routes[base]
    for p in ("/mairie/", "/loisirs/", "/mentions-legales"):
        made.page(p, page("Page", "<p>Texte</p>", menu=menu, generator=gen), needed=False)
    made.pdf("/documents/plaquette.pdf")
    return made
