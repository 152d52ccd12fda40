"""SPIP 4: a rubric paged by `debut_articles`, an article for each sitting with its documents under `IMG/pdf`."""

from __future__ import annotations

from tests.sites.serveur import Site

PAGE = """<!DOCTYPE html><html class="page_rubrique ltr fr no-js" lang="fr" dir="ltr"><head><meta charset="utf-8"><title>%s - Ville de Pierrelongue</title><base href="{site}/">
<link rel="alternate" type="application/rss+xml" href="spip.php?page=backend"><meta name="generator" content="SPIP 4.2.8"></head><body id="top"><div class="page">
<nav class="nav clearfix" id="nav"><ul><li class="nav-item"><a href="spip.php?rubrique1">La mairie</a></li><li class="nav-item"><a href="spip.php?rubrique2">Culture</a></li></ul></nav>
<main class="main"><h1 class="h1">%s</h1>%s</main><div class="aside secondary"><div class="menu"><h2>Dans la même rubrique</h2><ul><li><a href="spip.php?article98">Le conseil municipal des enfants</a></li></ul></div></div>
<footer><a href="spip.php?page=plan">Plan du site</a> <a href="IMG/pdf/le_petit_pierrelongais_12.pdf">Le Petit Pierrelongais</a></footer></div></body></html>"""


def site() -> Site:
    made = Site("spip", "/spip.php?rubrique14")
    made.headers = {"Composed-By": "SPIP 4.2.8 @ www.spip.net + http://{site}/local/config.txt"}
    months = ("janvier", "mars", "mai", "juin", "septembre", "novembre", "décembre")
    sittings = [(n, f"{3 + n % 25} {months[n % 7]} {2024 - n // 7}") for n in range(24)]
    for number in range(3):
        items = "".join(
            f'<li class="item"><article class="entry article"><strong class="h3-like entry-title"><a href="spip.php?article{200 + n}" rel="bookmark">Conseil municipal du {d}</a></strong><p class="publication"><time>{d}</time></p></article></li>'
            for n, d in sittings[number * 10 : number * 10 + 10]
        )  # fmt: skip
        pages = "".join(
            f'<li class="pagination-item"><a href="spip.php?rubrique14&amp;debut_articles={n * 10}#pagination_articles" class="lien_pagination" rel="nofollow">{n * 10}</a></li>'
            for n in range(3)
            if n != number
        )
        body = f'<div class="liste articles"><a id="pagination_articles" class="pagination_ancre"></a><ul class="liste-items">{items}</ul><nav class="pagination"><ul>{pages}</ul></nav></div>'
        made.page(
            "/spip.php?rubrique14" if number == 0 else f"/spip.php?rubrique14&debut_articles={number * 10}",
            PAGE % ("Comptes rendus des conseils municipaux", "Comptes rendus des conseils municipaux", body),
        )
    for n, d in sittings:
        files = [f"/IMG/pdf/2024_{n:03d}_d.pdf", f"/IMG/pdf/cr_sommaire_{n}.pdf"]
        made.acte(*files)
        links = "".join(
            f'<div class="spip_document_{n} spip_documents"><a href="{f[1:]}" type="application/pdf" title="PDF - 132.5 ko"><img src="local/cache-vignettes/pdf.svg" alt=""></a><div class="spip_doc_titre"><strong>{t}</strong></div></div>'
            for f, t in zip(files, ("Délibérations", "Compte rendu sommaire"), strict=True)
        )
        made.page(
            f"/spip.php?article{200 + n}",
            PAGE
            % (
                f"Conseil municipal du {d}",
                f"Conseil municipal du {d}",
                f'{links}<p><a href="IMG/pdf/convocation_{n}.pdf">Convocation</a></p>',
            ),
        )
        made.pdf(f"/IMG/pdf/convocation_{n}.pdf")
    made.pdf("/IMG/pdf/le_petit_pierrelongais_12.pdf")
    made.page(
        "/spip.php?article98",
        PAGE
        % (
            "Enfants",
            "Le conseil municipal des enfants",
            '<a href="IMG/pdf/cr_cme.pdf">Compte rendu du 12 mars 2024</a>',
        ),
        needed=False,
    )
    made.pdf("/IMG/pdf/cr_cme.pdf")
    return made
