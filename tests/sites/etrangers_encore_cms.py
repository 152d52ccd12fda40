"""A second look: blogs, keywords, years in the path, a media library whose names say only what acts are about."""

from __future__ import annotations

import json

from tests.sites.etrangers_encore import JOURS, page
from tests.sites.serveur import Reponse, Site


def joomla_blog() -> Site:
    """A category blog of com_content paged by `?start=5`, « Lire la suite », attachments of the article below it."""
    made = Site("joomla", "/")
    gen = "Joomla! - Open Source Content Management"
    menu = '<ul class="nav menu"><li><a href="/index.php">Accueil</a></li><li><a href="/index.php/la-mairie">La mairie</a></li><li><a href="/index.php/la-mairie/compte-rendus-cm">Compte-rendus CM</a></li><li><a href="/index.php/agenda">Agenda</a></li></ul>'
    made.page(
        "/",
        page(
            "Accueil",
            '<div class="items-row"><h2><a href="/index.php/8-actus/77-fete">Fête du village</a></h2></div>',
            menu=menu,
            generator=gen,
        ),
    )
    for number in (0, 1, 2):
        items = ""
        for n in range(number * 5, number * 5 + 5):
            slug, day = f"/index.php/la-mairie/compte-rendus-cm/{300 + n}-cm-{n}", f"{JOURS[n % 5]} {2024 - n // 5}"
            a, b = f"/attachments/article/{300 + n}/CR {n}.pdf", f"/attachments/article/{300 + n}/annexe {n}.pdf"
            made.acte(a)
            made.pdf(b)
            items += f'<div class="items-row cols-1 row-{n}"><div class="item column-1"><h2><a href="{slug}">Conseil municipal du {day}</a></h2><p>Approbation du budget…</p><p class="readmore"><a class="btn" href="{slug}" aria-label="Lire la suite : Conseil municipal du {day}">Lire la suite…</a></p></div></div>'
            made.page(
                slug,
                page(
                    f"Conseil municipal du {day}",
                    f'<p>Approbation du budget.</p><div class="attachmentsContainer"><table class="attachmentsList"><caption>Fichiers attachés</caption><tbody><tr class="odd"><td class="at_filename"><a class="at_icon" href="{{site}}{a.replace(" ", "%20")}"><img src="/components/com_attachments/media/icons/pdf.gif" alt="Télécharger ce fichier (CR {n}.pdf)"/></a><a class="at_url" href="{{site}}{a.replace(" ", "%20")}">CR {n}.pdf</a></td><td class="at_description">[Compte-rendu]</td><td class="at_file_size">120 ko</td></tr><tr class="even"><td class="at_filename"><a class="at_url" href="{{site}}{b.replace(" ", "%20")}">annexe {n}.pdf</a></td><td>[Annexe]</td></tr></tbody></table></div>',
                    menu=menu,
                    generator=gen,
                ),
            )
        pages = "".join(
            f'<li><a class="pagenav" href="/index.php/la-mairie/compte-rendus-cm{f"?start={k * 5}" if k else ""}">{k + 1}</a></li>'
            for k in range(3)
            if k != number
        )
        made.page(
            "/index.php/la-mairie/compte-rendus-cm" + (f"?start={number * 5}" if number else ""),
            page(
                "Compte-rendus CM",
                f'<div class="blog">{items}<div class="pagination"><p class="counter">Page {number + 1} sur 3</p><ul>{pages}</ul></div></div>',
                menu=menu,
                generator=gen,
            ),
        )
    for p in (
        "/index.php",
        "/index.php/la-mairie",
        "/index.php/agenda",
        "/index.php/8-actus/77-fete",
        "/mentions-legales",
    ):
        made.page(p, page("Page", "<p>Texte</p>", menu=menu, generator=gen), needed=False)
    made.pdf("/documents/plaquette.pdf")
    return made


def spip_keywords() -> Site:
    """Articles under keywords of years (`spip.php?mot12`); an article of the whole year with its documents one under another, and doublets."""
    made = Site("spip", "/spip.php?rubrique5")
    gen = "SPIP 4.1.8"
    menu = '<ul><li><a href="spip.php?rubrique1">La commune</a></li><li><a href="spip.php?rubrique5">Délibérations</a></li><li><a href="spip.php?rubrique9">Enfance</a></li></ul>'
    made.page(
        "/spip.php?rubrique5",
        page(
            "Délibérations",
            "<ul>" + "".join(f'<li><a href="spip.php?mot{y - 2010}">{y}</a></li>' for y in (2024, 2023)) + "</ul>",
            menu=menu,
            generator=gen,
        ),
    )
    for y in (2024, 2023):
        arts = "".join(
            f'<li class="item"><a href="spip.php?article{y}{n}" rel="bookmark">Délibérations du {d} {y}</a></li>'
            for n, d in enumerate(JOURS[:3])
        )
        made.page(
            f"/spip.php?mot{y - 2010}",
            page(
                str(y), f'<div class="liste articles"><h2>Articles</h2><ul>{arts}</ul></div>', menu=menu, generator=gen
            ),
        )
        for n, d in enumerate(JOURS[:3]):
            docs = ""
            for k, t in enumerate(
                ("Compte administratif 2023", "Plan de financement de la halle", "Convention avec l'école de musique")
            ):
                path = f"/IMG/pdf/{y}_{n}_{k + 1}.pdf"
                made.acte(path)
                docs += f'<li><div class="spip_document_{y}{n}{k} spip_document spip_documents spip_document_file spip_documents_center"><figure class="spip_doc_inner"><a href="IMG/pdf/{y}_{n}_{k + 1}.pdf" class=" spip_doc_lien" title="PDF - 88.2 kio" type="application/pdf"><img src="local/cache-vignettes/L64xH64/pdf.svg" alt=""/></a><figcaption class="spip_doc_legende"><div class="spip_doc_titre"><strong>{t}</strong></div></figcaption></figure></div></li>'
            made.page(
                f"/spip.php?article{y}{n}",
                page(
                    f"Délibérations du {d} {y}", f'<div class="texte"><ul>{docs}</ul></div>', menu=menu, generator=gen
                ),
            )
    for p in ("/spip.php?rubrique1", "/spip.php?rubrique9", "/mentions-legales"):
        made.page(p, page("Page", "<p>Texte</p>", menu=menu, generator=gen), needed=False)
    made.pdf("/documents/plaquette.pdf")
    return made


def wp_big() -> Site:
    """REST open, 240 files in three pages, most of them named by their subject only; the council's page tells which are acts."""
    made = Site("wordpress", "/")
    media, rows = [], ""
    for n in range(240):
        ours = n % 3 == 0
        subject = (
            "Convention gymnase",
            "Tarifs salle polyvalente",
            "Garantie emprunt OPH",
            "Cession parcelle AB 12",
            "Adhésion groupement",
            "Création poste ATSEM",
            "Décision modificative 1",
            "Règlement aire de jeux",
        )[n % 8]
        path = f"/wp-content/uploads/{2024 - n // 80}/0{n % 9 + 1}/{n:03d}-{subject.replace(' ', '-').replace('é', 'e').replace('è', 'e')}.pdf"
        (made.acte if ours else made.pdf)(path)
        media.append(
            {
                "id": n + 1,
                "date": f"{2024 - n // 80}-0{n % 9 + 1}-12T10:00:00",
                "title": {"rendered": f"{n:03d} {subject}"},
                "caption": {"rendered": ""},
                "source_url": "{site}" + path,
                "link": "{site}/?attachment_id=" + str(n + 1),
            }
        )
        if ours:
            rows += f'<tr><td>{n % 27 + 1:02d}/0{n % 9 + 1}/{2024 - n // 80}</td><td>{subject}</td><td><a href="{{site}}{path}">Consulter</a></td></tr>'
    body = f'<figure class="wp-block-table"><table><thead><tr><th>Date</th><th>Délibération</th><th></th></tr></thead><tbody>{rows}</tbody></table></figure>'
    other = "".join(f'<p><a href="{m["source_url"]}">Document</a></p>' for k, m in enumerate(media) if k % 3)
    contents = [
        {
            "id": 9,
            "date": "2024-01-01T00:00:00",
            "link": "{site}/deliberations/",
            "title": {"rendered": "Les délibérations du conseil municipal"},
            "content": {"rendered": body},
        },
        {
            "id": 10,
            "date": "2024-01-01T00:00:00",
            "link": "{site}/associations/",
            "title": {"rendered": "Espace documentaire des associations"},
            "content": {"rendered": other},
        },
    ]

    def answer(items: list[dict[str, object]]):  # type: ignore[no-untyped-def]
        def dynamic(query: dict[str, str], _: bytes) -> Reponse:
            size, number = int(query.get("per_page", 10)), int(query.get("page", 1))
            last = -(-len(items) // size)
            return Reponse(
                json.dumps(items[(number - 1) * size : number * size]).encode(),
                "application/json",
                200,
                {"X-WP-Total": str(len(items)), "X-WP-TotalPages": str(last)},
                etag=False,
            )

        return dynamic

    made.routes["/wp-json/wp/v2/media?"], made.routes["/wp-json/wp/v2/pages?"], made.routes["/wp-json/wp/v2/posts?"] = (
        answer(media),
        answer(contents),
        answer([]),
    )
    made.besoin += 3 + 1
    menu = '<ul><li><a href="/deliberations/">Les délibérations du conseil municipal</a></li><li><a href="/associations/">Associations</a></li></ul>'
    made.page("/", page("Bienvenue", "<p>Texte</p>", menu=menu, generator="WordPress 6.5"), needed=False)
    made.page(
        "/deliberations/",
        page("Les délibérations du conseil municipal", body, menu=menu, generator="WordPress 6.5"),
        needed=False,
    )
    made.page(
        "/associations/",
        page("Espace documentaire des associations", other, menu=menu, generator="WordPress 6.5"),
        needed=False,
    )
    made.pdf("/documents/plaquette.pdf")
    return made


def elementor() -> Site:
    """REST refused; Elementor's tabs of years and nested folds; a `loop` paged by `?e-page-1a2b=2`; buttons « Télécharger »."""
    made = Site("wordpress", "/la-mairie/comptes-rendus/")
    for kind in ("media", "pages", "posts"):
        made.routes[f"/wp-json/wp/v2/{kind}?"] = Reponse(
            b'{"code":"rest_forbidden"}', "application/json", 401, etag=False
        )
    for number in (1, 2):
        cards = ""
        for n in range(number * 4 - 4, number * 4):
            path, odj = (
                f"/wp-content/uploads/2024/0{n + 1}/doc-{n}.pdf",
                f"/wp-content/uploads/2024/0{n + 1}/doc-{n}-bis.pdf",
            )
            made.acte(path)
            made.pdf(odj)
            cards += f'<div class="e-loop-item elementor-element"><h3 class="elementor-heading-title">Conseil municipal du {JOURS[n % 5]} {2024 - n // 5}</h3><div class="elementor-widget-text-editor">Compte rendu</div><div class="elementor-button-wrapper"><a class="elementor-button elementor-button-link" href="{{site}}{path}"><span class="elementor-button-text">Télécharger</span></a></div><div class="elementor-widget-text-editor">Ordre du jour</div><div class="elementor-button-wrapper"><a class="elementor-button" href="{{site}}{odj}"><span class="elementor-button-text">Télécharger</span></a></div></div>'
        nav = f'<nav class="elementor-pagination" aria-label="Pagination"><span class="page-numbers current">{number}</span><a class="page-numbers" href="{{site}}{made.entree}{"?e-page-1a2b=2" if number == 1 else ""}"><span class="elementor-screen-only">Page</span>{3 - number}</a></nav>'
        made.page(
            made.entree + ("?e-page-1a2b=2" if number == 2 else ""),
            page(
                "Comptes rendus",
                f'<div class="elementor-loop-container">{cards}</div>{nav}',
                menu='<ul><li><a href="/la-mairie/">La mairie</a></li></ul>',
                generator="WordPress 6.6; Elementor 3.24",
            ),
        )
    made.page("/la-mairie/", page("La mairie", "<p>Texte</p>"), needed=False)
    made.pdf("/documents/plaquette.pdf")
    return made


def ibexa_years() -> Site:
    """eZ Platform from the home page: `(year)/2023` in the path, one page a sitting, files at `/content/download/…/file/…` doubled by versions."""
    made = Site("ibexa", "/")
    menu = '<ul><li><a href="/Municipalite">Municipalité</a></li><li><a href="/Municipalite/Seances-du-conseil">Séances du conseil</a></li><li><a href="/Agenda/(month)/5">Agenda</a></li></ul>'
    gen = "eZ Platform"
    made.page("/", page("Accueil", "<p>Texte</p>", menu=menu, generator=gen))
    base = "/Municipalite/Seances-du-conseil"
    years = "".join(f'<a class="year" href="{base}/(year)/{y}">{y}</a>' for y in (2024, 2023))
    made.page(base, page("Séances du conseil", years, menu=menu, generator=gen))
    for y in (2024, 2023):
        made.page(
            f"{base}/(year)/{y}",
            page(
                "Séances du conseil",
                years
                + "".join(
                    f'<div class="line"><a href="{base}/Seance-{n}-{y}">{d} {y}</a></div>'
                    for n, d in enumerate(JOURS[:3])
                ),
                menu=menu,
                generator=gen,
            ),
        )
        for n, d in enumerate(JOURS[:3]):
            links = ""
            for k, (t, ours) in enumerate(
                (("Compte rendu", True), ("Délibérations", True), ("Dossier de presse", False))
            ):
                path = f"/content/download/{y}{n}{k}/{y}{n}{k}8/file/{t.replace(' ', '+')}.pdf"
                (made.acte if ours else made.pdf)(path)
                links += f'<li><a href="{path}">{t}</a> <a href="/content/download/{y}{n}{k}/{y}{n}{k}8/version/3/file/{t.replace(" ", "+")}.pdf">(version 3)</a></li>'
            made.page(
                f"{base}/Seance-{n}-{y}", page(f"Séance du {d} {y}", f"<ul>{links}</ul>", menu=menu, generator=gen)
            )
    for p in ("/Municipalite", "/mentions-legales", "/Agenda/(month)/5"):
        made.page(p, page("Page", "<p>Texte</p>", menu=menu, generator=gen), needed=False)
    made.pdf("/documents/plaquette.pdf")
    return made
