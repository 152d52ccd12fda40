"""Joomla 4: a category paged by `?start=10`, files under `images/`, Phoca Download (`?download=12:slug`) and DOCman (`…/file`)."""

from __future__ import annotations

from tests.sites.serveur import Site

PAGE = """<!DOCTYPE html><html lang="fr-fr"><head><meta charset="utf-8"><meta name="generator" content="Joomla! - Open Source Content Management">
<title>%s</title><script src="/media/vendor/jquery/js/jquery.min.js"></script></head><body class="site com_content">
<ul class="mod-menu mod-list nav"><li><a href="/index.php">Accueil</a></li><li><a href="/index.php/mairie">La mairie</a></li><li><a href="/index.php/mairie/comptes-rendus">Comptes rendus</a></li><li><a href="/index.php/mairie/telechargements">Délibérations</a></li><li><a href="/index.php/bulletins">Bulletins municipaux</a></li></ul>
<main>%s</main><div class="footer"><a href="/index.php/mairie/comptes-rendus?format=feed&amp;type=rss">Flux</a></div></body></html>"""


def site() -> Site:
    made = Site("joomla", "/index.php/mairie/comptes-rendus")
    base = made.entree
    for number in range(2):
        items = ""
        for n in range(number * 10, number * 10 + 10):
            day, file = (
                f"{1 + n:02d} mars {2024 - n % 5}",
                f"/images/conseil/{2024 - n % 5}/CR_{1 + n:02d}_03_{2024 - n % 5}.pdf",
            )
            made.acte(file)
            items += f'<li class="cat-list-row"><h2>Séance du {day}</h2><a href="{file}" target="_blank"><img src="/images/pdf.png" alt="pdf"> Lire le document</a> <a href="{base}?tmpl=component&amp;print=1&amp;id={n}">Imprimer</a></li>'
        pages = '<ul class="pagination"><li><a href="/index.php/mairie/comptes-rendus">1</a></li><li><a href="/index.php/mairie/comptes-rendus?start=10">2</a></li><li><a aria-label="Aller à la page suivante" href="/index.php/mairie/comptes-rendus?start=10">Suivant</a></li></ul>'
        body = f'<h1>Comptes rendus du conseil municipal</h1><ul>{items}</ul><nav class="pagination__wrapper">{pages}</nav>'
        made.page(base if number == 0 else f"{base}?start=10", PAGE % ("Comptes rendus du conseil municipal", body))
    rows = ""
    for n in range(1, 9):
        phoca, docman = (
            f"/index.php/mairie/telechargements?download={n}:del-2024-{n:02d}",
            f"/index.php/mairie/telechargements/{40 + n}-deliberation-2024-{40 + n}/file",
        )
        made.acte(phoca, docman)
        rows += f'<div class="pd-filebox"><div class="pd-filename">Délibération 2024-{n:02d}</div><a class="btn" href="{phoca}">Télécharger</a></div>'
        rows += f'<tr><td>Délibération n° 2024-{40 + n} — Subvention au club de pétanque</td><td><a href="{docman}">Télécharger (pdf, 210 KB)</a></td></tr>'
    decoy = "/index.php/mairie/telechargements?download=90:reglement-salle"
    made.pdf(decoy)
    made.pdf("/images/bulletins/2024-1.pdf")
    rows += f'<div class="pd-filebox"><div class="pd-filename">Règlement de la salle des fêtes</div><a class="btn" href="{decoy}">Télécharger</a></div>'
    made.page(
        "/index.php/mairie/telechargements", PAGE % ("Délibérations", f"<h1>Délibérations</h1><table>{rows}</table>")
    )
    made.page(
        "/index.php/bulletins",
        PAGE % ("Bulletins", '<h1>Bulletins</h1><a href="/images/bulletins/2024-1.pdf">Printemps 2024</a>'),
        needed=False,
    )
    return made
