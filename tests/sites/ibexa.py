"""eZ Publish: `content/download/ID/ATTRIBUTE/version/N/file/…`, lists paged by `/(offset)/10`, names with spaces and accents."""

from __future__ import annotations

from urllib.parse import quote

from tests.sites.serveur import Site

PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" lang="fr"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="generator" content="eZ Publish"/><title>%s / Ville de Noirlac</title><link href="/extension/noirlac/design/noirlac/stylesheets/core.css" rel="stylesheet"/></head><body>
<div id="topmenu"><ul><li><a href="/La-mairie">La mairie</a></li><li><a href="/Loisirs">Loisirs</a></li></ul></div><p id="path"><a href="/">Accueil</a> / %s</p>
<div id="main"><h1>%s</h1>%s</div><div id="footer"><a href="/content/download/77/1201/file/guide-des-associations.pdf">Guide des associations</a></div></body></html>"""


def site() -> Site:
    made = Site("ibexa", "/La-mairie/Conseil-municipal/Proces-verbaux")
    days = [f"{1 + n} juin {2024 - n // 4}" for n in range(20)]
    for offset in (0, 10):
        items = ""
        for n in range(offset, offset + 10):
            name = f"PV CM du {days[n]}.pdf" if n % 2 else f"Séance n°{n}.pdf"
            path = f"/content/download/{6000 + n}/{51000 + n}/version/{1 + n % 3}/file/{name}"
            made.acte(path)
            items += f'<div class="class-file"><h2>Conseil municipal du {days[n]}</h2><a href="{quote(path)}">{name}</a> <a href="/content/download/{6000 + n}/{51000 + n}/file/{quote(name)}">Télécharger</a></div>'
        pages = (
            '<div class="pagenavigator"><span class="next"><a href="/La-mairie/Conseil-municipal/Proces-verbaux/(offset)/10">Suivant&nbsp;»</a></span><span class="pages"><span class="current">1</span><a href="/La-mairie/Conseil-municipal/Proces-verbaux/(offset)/10">2</a></span></div>'
            if not offset
            else '<div class="pagenavigator"><a href="/La-mairie/Conseil-municipal/Proces-verbaux">«&nbsp;Précédent</a><a href="/La-mairie/Conseil-municipal/Proces-verbaux">1</a></div>'
        )
        decoys = '<div class="class-file"><h2>Arrêtés</h2><a href="/content/download/7100/52000/file/2024-17.pdf">2024-17 stationnement</a></div>'
        where = made.entree + (f"/(offset)/{offset}" if offset else "")
        made.page(
            where,
            PAGE % ("Procès-verbaux", "Procès-verbaux", "Procès-verbaux du conseil municipal", items + decoys + pages),
        )
    made.pdf("/content/download/7100/52000/file/2024-17.pdf")
    made.pdf("/content/download/77/1201/file/guide-des-associations.pdf")
    return made
