"""TYPO3: `fileadmin`, `eID=dumpFile`, a list of news paged by `tx_news_pi1[currentPage]` with its cHash, a news page for each sitting."""

from __future__ import annotations

from tests.sites.serveur import Site

MENU = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><base href="{site}/"><title>%s | Ville de Sermages</title>
<meta name="generator" content="TYPO3 CMS"><link rel="stylesheet" href="/typo3temp/assets/css/7015c8c4ac.css"></head><body>
<div id="header"><ul class="nav navbar-nav"><li><a href="ma-mairie.html">Ma mairie</a></li><li><a href="ma-mairie/conseil-municipal.html">Conseil municipal</a></li>
<li><a href="ma-mairie/arretes.html">Arrêtés</a></li><li><a href="vie-pratique.html">Vie pratique</a></li></ul></div><div id="content"><h1>%s</h1>%s</div>
<div id="footer"><a href="fileadmin/documents/plan-de-la-ville.pdf">Plan de la ville</a> <a href="fileadmin/documents/Sermages_Mag_44.pdf">Sermages Mag</a></div></body></html>"""


def site() -> Site:
    made = Site("typo3", "/ma-mairie/conseil-municipal/comptes-rendus.html")
    base, path = "/ma-mairie/conseil-municipal/comptes-rendus.html", "/fileadmin/www.sermages.fr/MEDIA/Mairie"
    days = [f"{d:02d}-{m:02d}-{y}" for y in (2024, 2023, 2022) for d, m in ((12, 12), (19, 9), (27, 6), (4, 4), (8, 2))]
    for number in (1, 2, 3):
        part = days[(number - 1) * 5 : number * 5]
        items = "".join(
            f'<div class="article articletype-0"><div class="header"><h3><a title="Conseil du {d}" href="ma-mairie/conseil-municipal/seance/conseil-du-{d}.html">Conseil municipal du {d.replace("-", "/")}</a></h3></div>'
            f'<time datetime="{d[6:]}-{d[3:5]}-{d[:2]}">{d}</time><p>Compte rendu et délibérations. <a class="more" href="ma-mairie/conseil-municipal/seance/conseil-du-{d}.html">Lire la suite</a></p></div>'
            for d in part
        )  # fmt: skip
        pages = "".join(
            f'<li><a href="{base}?tx_news_pi1%5BcurrentPage%5D={n}&amp;cHash=ab{n}">{n}</a></li>' if n > 1 else f'<li><a href="{base}">1</a></li>'
            for n in (1, 2, 3) if n != number
        )  # fmt: skip
        where = base if number == 1 else f"{base}?tx_news_pi1%5BcurrentPage%5D={number}&cHash=ab{number}"
        body = f'{items}<div class="page-navigation"><ul class="f3-widget-paginator">{pages}</ul></div>'
        made.page(where, MENU % ("Comptes rendus", "Comptes rendus du conseil municipal", body))
    for n, d in enumerate(days):
        pv, scan = f"{path}/CM_{d}/PV_{d}.pdf", f"/index.php?eID=dumpFile&t=f&f={300 + n}&token=f0{n}"
        links = f'<ul class="ce-uploads"><li><a href="{path[1:]}/CM_{d}/PV_{d}.pdf">Procès-verbal</a> <span>(320 Ko)</span></li><li><a href="index.php?eID=dumpFile&amp;t=f&amp;f={300 + n}&amp;token=f0{n}">Liste des délibérations</a></li><li><a href="{path[1:]}/CM_{d}/ODJ.pdf">Ordre du jour</a></li></ul>'
        made.page(
            f"/ma-mairie/conseil-municipal/seance/conseil-du-{d}.html",
            MENU % (f"Conseil du {d}", f"Conseil municipal du {d}", links),
        )
        made.acte(pv, scan)
        made.pdf(f"{path}/CM_{d}/ODJ.pdf")
    made.page(
        "/ma-mairie/arretes.html",
        MENU % ("Arrêtés", "Arrêtés", '<a href="fileadmin/arretes/2024-12.pdf">Arrêté 2024-12</a>'),
        needed=False,
    )
    made.page("/ma-mairie/conseil-municipal.html", MENU % ("Conseil", "Le conseil municipal", '<p><a href="ma-mairie/conseil-municipal/comptes-rendus.html">Comptes rendus</a></p>'), needed=False)  # fmt: skip
    for path in (
        "/fileadmin/documents/plan-de-la-ville.pdf",
        "/fileadmin/documents/Sermages_Mag_44.pdf",
        "/fileadmin/arretes/2024-12.pdf",
    ):
        made.pdf(path)
    return made
