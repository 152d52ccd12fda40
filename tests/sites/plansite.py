"""A site that is only known by its map: an index of gzipped maps, PDF among their addresses, pages of acts, and all the rest."""

from __future__ import annotations

from tests.sites.serveur import Site

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def site() -> Site:
    made = Site("sitemap", "/sitemap.xml")
    made.xml(
        "/sitemap.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex {NS}><sitemap><loc>{{site}}/sitemap-pages.xml</loc></sitemap><sitemap><loc>{{site}}/sitemap-fichiers.xml</loc></sitemap><sitemap><loc>{{site}}/sitemap-evenements.xml</loc></sitemap></sitemapindex>',
    )
    files = [
        f"/storage/docs/{kind}-{n}.pdf"
        for n in range(6)
        for kind in ("deliberation-2024", "pv-cm-2023", "menu", "arrete-2024", "bulletin")
    ]
    for path in files:
        (made.acte if "deliberation" in path or "pv-cm" in path else made.pdf)(path)
    urls = "".join(f"<url><loc>{{site}}{p}</loc><lastmod>2024-05-02</lastmod></url>" for p in files)
    made.xml("/sitemap-fichiers.xml", f'<?xml version="1.0" encoding="UTF-8"?><urlset {NS}>{urls}</urlset>')
    pages = [
        "/",
        "/mairie/elus",
        "/vie-locale/associations",
        "/mairie/deliberations/12-mars-2024",
        "/mairie/deliberations/9-avril-2024",
        "/contact",
    ]
    made.xml(
        "/sitemap-pages.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><urlset {NS}>{"".join(f"<url><loc>{{site}}{p}</loc></url>" for p in pages)}</urlset>',
    )
    for day in ("12-mars-2024", "9-avril-2024"):
        made.acte(f"/storage/x/{day}.pdf")
        made.page(
            f"/mairie/deliberations/{day}",
            f'<html><head><title>Délibérations du {day}</title></head><body><h1>Délibérations du {day}</h1><a href="/storage/x/{day}.pdf">Le registre</a></body></html>',
        )
    return made
