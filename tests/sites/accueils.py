"""Town halls entered by their home page: the rubric of documents is two or three clicks away, among everything else."""

from __future__ import annotations

import json

from tests.sites import wordpress as theme
from tests.sites.serveur import Reponse, Site


def drupal() -> Site:
    """The council's page lists its sittings, a few at a time; each has its agenda, its acts by their titles only, its minutes."""
    made = Site("drupal", "/")

    def page(t, b, crumbs=""):
        return f'<!DOCTYPE html><html><head><meta name="Generator" content="Drupal 9 (https://www.drupal.org)"><title>{t} | Ville de Bellefont</title></head><body><header class="header"><nav role="navigation"><ul class="menu"><li class="menu-item--expanded"><a href="/ma-mairie">Ma mairie</a><ul><li><a href="/ma-mairie/conseil-municipal">Conseil municipal</a></li><li><a href="/ma-mairie/arretes">Arrêtés</a></li><li><a href="/ma-mairie/marches">Marchés publics</a></li><li><a href="/ma-mairie/recrutement">Recrutement</a></li></ul></li><li><a href="/mon-quotidien">Mon quotidien</a></li><li><a href="/agenda">Agenda</a></li></ul></nav></header><div class="region-breadcrumb">{crumbs}</div><main><h1>{t}</h1>{b}</main><footer><ul><li><a href="/plan-du-site">Plan du site</a></li><li><a href="/sites/default/files/2024-01/bulletin-46.pdf">Le magazine</a></li></ul></footer></body></html>'

    made.page(
        "/",
        page(
            "Ville de Bellefont",
            '<section><h2>À la une</h2><a href="/actus/fete">Fête</a><a href="/agenda/conseil-municipal-12-mai">Conseil municipal du 12 mai 2025</a></section><section><h2>En un clic</h2><ul><li><a href="/demarches/etat-civil">Etat civil</a></li><li><a href="/ma-mairie/menus">Menus de la cantine</a></li></ul></section>',
        ),
    )
    seances = [
        ("12-mars-2024", "12 mars 2024"),
        ("4-juin-2024", "4 juin 2024"),
        ("9-septembre-2024", "9 septembre 2024"),
    ]
    body = (
        '<p>Le conseil municipal compte 29 élus.</p><div class="view-seances">'
        + "".join(
            f'<div class="views-row"><span class="field-content"><a href="/ma-mairie/conseil-municipal/seance-{s}">Séance du {d}</a></span></div>'
            for s, d in seances
        )
        + '</div><ul class="js-pager__items pager"><li><a href="?page=1" rel="next">Afficher plus</a></li></ul>'
    )
    made.page("/ma-mairie/conseil-municipal", page("Conseil municipal", body))
    old = [("3-octobre-2023", "3 octobre 2023"), ("1-decembre-2023", "1er décembre 2023")]
    made.page(
        "/ma-mairie/conseil-municipal?page=1",
        page(
            "Conseil municipal",
            '<div class="view-seances">'
            + "".join(
                f'<div class="views-row"><span class="field-content"><a href="/ma-mairie/conseil-municipal/seance-{s}">Séance du {d}</a></span></div>'
                for s, d in old
            )
            + "</div>",
        ),
    )
    for s, d in seances + old:
        b = ""
        for k, t in enumerate(
            (
                "Convention avec l'association sportive",
                "Tarifs 2025",
                "Règlement intérieur des accueils",
                "Garantie d'emprunt",
                "Désignation à la commission d'appel d'offres",
            )
        ):
            p = f"/sites/default/files/2024-03/{s}_{k}.pdf"
            made.acte(p)
            b += f'<div class="field__item"><span class="file file--mime-application-pdf"><a href="{p}" type="application/pdf">{t}</a></span><span>(210.5 Ko)</span></div>'
        pv = f"/sites/default/files/2024-03/pv_{s}.pdf"
        made.acte(pv)
        odj = f"/sites/default/files/2024-03/odj_{s}.pdf"
        made.pdf(odj)
        made.page(
            f"/ma-mairie/conseil-municipal/seance-{s}",
            page(
                f"Séance du {d}",
                f'<div class="field"><h3>Ordre du jour</h3><a href="{odj}">Consulter l\'ordre du jour</a></div><div class="field"><h3>Délibérations</h3>{b}</div><div class="field"><h3>Procès-verbal</h3><div class="field__item"><a href="{pv}">{pv.rsplit("/", maxsplit=1)[-1]}</a></div></div><div class="field"><h3>Vidéo</h3><iframe src="https://www.youtube.com/embed/xyz"></iframe></div>',
            ),
        )
    made.page(
        "/ma-mairie",
        page("Ma mairie", '<p><a href="/ma-mairie/conseil-municipal">Le conseil municipal</a></p>'),
        needed=False,
    )
    made.page(
        "/agenda/conseil-municipal-12-mai", page("Conseil municipal du 12 mai 2025", "<p>En mairie.</p>"), needed=False
    )
    made.pdf("/sites/default/files/2024-01/bulletin-46.pdf")
    return made


def joomla() -> Site:
    """Categories of years within a category, an article for each meeting, its minutes behind « click here »."""
    made = Site("joomla", "/")

    def page(t, b):
        return f'<!DOCTYPE html><html><head><base href="{{site}}/" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>{t}</title></head><body><div id="sp-menu"><ul class="sp-megamenu-parent"><li><a href="/">Accueil</a></li><li class="sp-has-child"><a href="#">Mairie</a><ul><li><a href="/mairie/equipe-municipale">Équipe municipale</a></li><li><a href="/mairie/comptes-rendus-du-conseil">Comptes rendus du conseil</a></li><li><a href="/mairie/bulletins">Bulletin municipal</a></li></ul></li><li><a href="/ecole">École</a></li></ul></div><div id="sp-component"><div class="item-page"><h1>{t}</h1>{b}</div></div><div id="sp-right"><div class="sp-module"><h3>Le PLU</h3><a href="/images/plu/reglement.pdf">Règlement du PLU</a></div></div></body></html>'

    made.page("/", page("Saint-Clair", "<p>Bienvenue</p>"))
    years = "".join(
        f'<li><a href="/mairie/comptes-rendus-du-conseil/{9 + i}-{y}">{y}</a> <span class="badge">4</span></li>'
        for i, y in enumerate((2024, 2023, 2022))
    )
    made.page(
        "/mairie/comptes-rendus-du-conseil",
        page("Comptes rendus du conseil", f'<div class="cat-children"><h3>Sous-catégories</h3><ul>{years}</ul></div>'),
    )
    for i, y in enumerate((2024, 2023, 2022)):
        rows = "".join(
            f'<tr class="cat-list-row{k % 2}"><td headers="categorylist_header_title"><a href="/mairie/comptes-rendus-du-conseil/{9 + i}-{y}/{100 * i + k}-reunion-du-{k + 3}-mars">Réunion du {k + 3} mars {y}</a></td><td>{k}</td></tr>'
            for k in range(4)
        )
        made.page(
            f"/mairie/comptes-rendus-du-conseil/{9 + i}-{y}",
            page(
                str(y),
                f'<form action="/mairie/comptes-rendus-du-conseil/{9 + i}-{y}" method="post"><table class="category"><tr><th><a href="#">Titre</a></th></tr>{rows}</table></form>',
            ),
        )
        for k in range(4):
            p = f"/images/pdf/CR{k}{y}.pdf"
            made.acte(p)
            made.page(
                f"/mairie/comptes-rendus-du-conseil/{9 + i}-{y}/{100 * i + k}-reunion-du-{k + 3}-mars",
                page(
                    f"Réunion du {k + 3} mars {y}",
                    f'<p><a href="images/pdf/CR{k}{y}.pdf" target="_blank">Cliquez ici</a></p><ul class="pager pagenav"><li class="previous"><a href="/mairie/comptes-rendus-du-conseil/{9 + i}-{y}/{100 * i + (k + 1) % 4}-reunion-du-{(k + 1) % 4 + 3}-mars" rel="prev">Préc</a></li></ul>',
                ),
            )
    made.page("/mairie/equipe-municipale", page("Équipe municipale", "<p>Le maire</p>"), needed=False)
    made.pdf("/images/plu/reglement.pdf")
    return made


def typo3() -> Site:
    """Addresses that are numbers, acts under the heading of their sitting, annexes and reports among them."""
    made = Site("typo3", "/index.php?id=1")

    def page(t, b):
        return f'<html><head><meta name="generator" content="TYPO3 4.5 CMS"><title>{t}</title></head><body><div id="nav"><ul class="niv1"><li><a href="index.php?id=1">Accueil</a></li><li><a href="index.php?id=10">La communauté</a></li><li><a href="index.php?id=20">Délibérations</a></li><li><a href="index.php?id=30">Déchets</a></li></ul></div><div id="contenu"><h1>{t}</h1>{b}</div></body></html>'

    made.page("/index.php?id=1", page("CC du Haut-Fresnay", "<p>Bienvenue</p>"))
    links = "".join(
        f'<li><a href="index.php?id={200 + i}">Délibérations {y}</a></li>' for i, y in enumerate((2024, 2023))
    )
    made.page("/index.php?id=20", page("Délibérations", f"<ul>{links}</ul>"))
    for i, y in enumerate((2024, 2023)):
        rows = "".join(
            f'<h3>Conseil communautaire du {k + 2} mai {y}</h3><p class="bodytext"><a href="fileadmin/user_upload/CC/{y}/D{k}.pdf" class="download">1. Adhésion au syndicat mixte</a></p><p class="bodytext"><a href="fileadmin/user_upload/CC/{y}/D{k}b.pdf">2. Rapport annuel sur le prix de l\'eau</a></p><p class="bodytext"><a href="fileadmin/user_upload/CC/{y}/A{k}.pdf">Annexe</a></p>'
            for k in range(6)
        )
        for k in range(6):
            made.acte(f"/fileadmin/user_upload/CC/{y}/D{k}.pdf", f"/fileadmin/user_upload/CC/{y}/D{k}b.pdf")
            made.pdf(f"/fileadmin/user_upload/CC/{y}/A{k}.pdf")
        made.page(
            f"/index.php?id={200 + i}",
            page(
                f"Délibérations {y}",
                rows + '<h3>Rapports</h3><p><a href="fileadmin/rapport-dechets.pdf">Rapport annuel déchets</a></p>',
            ),
        )
    made.pdf("/fileadmin/rapport-dechets.pdf")
    for i in (10, 30):
        made.page(f"/index.php?id={i}", page("x", ""), needed=False)
    return made


def spip() -> Site:
    """Addresses that are titles; the home page shows the last minutes, the others are told as « meetings »."""
    made = Site("spip", "/")

    def page(t, b):
        return f'<html><head><meta name="generator" content="SPIP 3.2.1"><title>{t} - Montclar</title></head><body><div id="entete"><ul id="menu"><li><a href="-La-mairie-">La mairie</a></li><li><a href="-Tourisme-">Tourisme</a></li></ul></div><div id="contenu"><h1>{t}</h1>{b}</div></body></html>'

    made.page(
        "/",
        page(
            "Commune de Montclar",
            '<h2>Derniers articles</h2><ul><li><a href="Menus-de-mars">Menus de mars</a></li><li><a href="Compte-rendu-du-conseil-du-3-mars-2025">Compte rendu du conseil du 3 mars 2025</a></li></ul>',
        ),
    )
    made.page(
        "/-La-mairie-",
        page(
            "La mairie",
            '<ul><li><a href="-Le-conseil-">Le conseil</a></li><li><a href="-Les-comptes-rendus-">Les comptes rendus</a></li><li><a href="-Bulletins-">Bulletins</a></li></ul>',
        ),
    )
    arts = [
        f"{d} {m} 2024"
        for d, m in ((3, "janvier"), (7, "mars"), (2, "mai"), (4, "juillet"), (5, "octobre"), (6, "décembre"))
    ]
    rows = (
        "".join(f'<li><a href="Reunion-du-{a.replace(" ", "-")}">Réunion du {a}</a></li>' for a in arts)
        + '<li><a href="Compte-rendu-du-conseil-du-3-mars-2025">Compte rendu du conseil du 3 mars 2025</a></li>'
    )
    made.page("/-Les-comptes-rendus-", page("Les comptes rendus", f'<ul class="liste-items">{rows}</ul>'))
    for a in arts:
        p = f"/IMG/pdf/{a.replace(' ', '_')}.pdf"
        made.acte(p)
        made.page(
            f"/Reunion-du-{a.replace(' ', '-')}",
            page(
                f"Réunion du {a}",
                f'<dl class="spip_document"><dt><a href="{p[1:]}" title="PDF - 80 ko"><img src="x.png" alt="PDF - 80 ko"></a></dt></dl>',
            ),
        )
    made.acte("/IMG/pdf/cr_3_mars.pdf")
    made.page(
        "/Compte-rendu-du-conseil-du-3-mars-2025",
        page("Compte rendu du conseil du 3 mars 2025", '<a href="IMG/pdf/cr_3_mars.pdf">Lire</a>'),
    )
    for x in ("-Le-conseil-", "-Bulletins-", "Menus-de-mars"):
        made.page("/" + x, page(x, "<p>rien</p>"), needed=False)
    return made


def wordpress() -> Site:
    """A media library whose names say nothing: only the pages that show the files tell which are the council's."""
    made = Site("wordpress", "/")
    ours = [f"/wp-content/uploads/2024/{m:02d}/{n}.pdf" for m in range(1, 11) for n in ("doc-signe", "numerisation")]
    other = [
        f"/wp-content/uploads/2024/{m:02d}/{n}.pdf"
        for m in range(1, 11)
        for n in ("flyer-fete", "scan-association", "tarifs")
    ]
    made.acte(*ours)
    for path in other:
        made.pdf(path)

    content = "".join(
        f'<h3>Conseil du {m} {x}</h3><p><a href="{{site}}/wp-content/uploads/2024/{m:02d}/doc-signe.pdf">Procès-verbal</a> <a href="{{site}}/wp-content/uploads/2024/{m:02d}/numerisation.pdf">Délibérations</a></p>'
        for m, x in zip(
            range(1, 11), "janvier février mars avril mai juin juillet août septembre octobre".split(), strict=True
        )
    )
    asso = "".join(
        f'<p><a href="{{site}}/wp-content/uploads/2024/{m:02d}/scan-association.pdf">Statuts</a></p>'
        for m in range(1, 11)
    )
    items = [
        {
            "id": i,
            "date": "2024-05-02T10:00:00",
            "title": {"rendered": p.split("/")[-1][:-4]},
            "caption": {"rendered": ""},
            "source_url": "{site}" + p,
            "post": 0,
        }
        for i, p in enumerate(ours + other)
    ]
    pages = [
        {
            "id": 1,
            "date": "2024-05-02T10:00:00",
            "link": "{site}/conseil/",
            "title": {"rendered": "Comptes rendus"},
            "content": {"rendered": content},
        },
        {
            "id": 2,
            "date": "2024-05-02T10:00:00",
            "link": "{site}/asso/",
            "title": {"rendered": "Associations"},
            "content": {"rendered": asso},
        },
    ]
    for k, v in (("media", items), ("pages", pages), ("posts", [])):
        made.routes[f"/wp-json/wp/v2/{k}?"] = Reponse(
            json.dumps(v).encode(),
            "application/json",
            200,
            {"X-WP-TotalPages": "1", "X-WP-Total": str(len(v))},
            etag=False,
        )
    made.besoin += 3
    made.page("/", theme.page("Bienvenue", "<p>x</p>"), needed=False)
    return made
