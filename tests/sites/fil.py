"""An RSS feed that tells of everything: enclosures, links in the text, items that lead to the page of a sitting."""

from __future__ import annotations

from tests.sites.serveur import Site


def site() -> Site:
    made = Site("rss", "/actes/rss.xml")
    items = ""
    for n in range(1, 9):
        made.acte(f"/docs/{n}.pdf")
        items += f'<item><title>Délibération n° 2024-{n:03d}</title><link>{{site}}/actes/{n}</link><pubDate>Tue, 12 Mar 2024 09:00:00 +0100</pubDate><enclosure url="{{site}}/docs/{n}.pdf" type="application/pdf" length="1"/></item>'
    for n in range(3):
        made.acte(f"/docs/seance{n}.pdf")
        made.page(
            f"/actes/seance-{n}",
            f'<html><title>Séance</title><h1>Séance du conseil municipal du {n + 1} mars 2024</h1><a href="/docs/seance{n}.pdf">Procès-verbal</a></html>',
        )
        items += (
            f"<item><title>Conseil municipal du {n + 1} mars 2024</title><link>{{site}}/actes/seance-{n}</link></item>"
        )
        made.pdf(f"/docs/menu{n}.pdf")
        items += f'<item><title>Menus de la semaine {n}</title><link>{{site}}/menus/{n}</link><description>&lt;a href="{{site}}/docs/menu{n}.pdf"&gt;Les menus&lt;/a&gt;</description></item>'
    made.xml(
        made.entree,
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Actes de Vaubrun</title>{items}</channel></rss>',
    )
    return made
