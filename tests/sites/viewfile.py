"""The `cms_viewFile.php` family: files by number, year pages `…-2024.htm`, one page that answers in Windows-1252 and says so."""

from __future__ import annotations

from tests.sites.serveur import Site

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="windows-1252"><title>%s - Hautes Combes Agglo</title><link rel="stylesheet" href="/include/css/GAB.css"></head><body>
<div id="bandeauHaut"><img src="/cms_viewFile.php?idtf=2&amp;path=logo.png" alt="logo"><ul id="menu"><li><a href="/12-l-agglomeration.htm">L'agglomération</a></li><li><a href="/30-deliberations-et-proces-verbaux.htm">Délibérations et procès-verbaux</a></li><li><a href="/44-marches-publics.htm">Marchés publics</a></li></ul></div>
<div id="ariane"><a href="/">Accueil</a> &gt; %s</div><div id="corps"><h1>%s</h1>%s</div></body></html>"""


def site() -> Site:
    made = Site("viewfile", "/30-deliberations-et-proces-verbaux.htm")
    title = "Délibérations et procès-verbaux"
    years = "".join(f'<li><a href="/{31 + n}-{2024 - n}.htm">{2024 - n}</a></li>' for n in range(3))
    made.page(
        made.entree, PAGE % (title, title, title, f'<div class="paragraphe"><ul>{years}</ul></div>'), charset="cp1252"
    )
    number = 11000
    for n in range(3):
        rows = ""
        for month in ("01-16", "02-13", "03-20", "04-17", "05-15", "06-19"):
            year = 2024 - n
            for kind, label in (
                ("Proces-verbal-du-Bureau", "Procès-verbal du Bureau"),
                (f"DEL_{year}{month.replace('-', '')}_1{n}", "Délibération"),
            ):
                number += 1
                path = f"/cms_viewFile.php?idtf={number}&path={year}-{month}-{kind}.pdf"
                made.acte(path)
                rows += f'<div class="telechargement"><a class="document" href="{path.replace("&", "&amp;")}">{label} du {month[3:]}/{month[:2]}/{year}</a> <a href="{path.replace("&", "&amp;")}&amp;dl=1">(PDF - 80 Ko)</a></div>'
            number += 1
            decoy = f"/cms_viewFile.php?idtf={number}&path=Decision-du-President-{number}.pdf"
            made.pdf(decoy)
            rows += f'<div class="telechargement"><a class="document" href="{decoy.replace("&", "&amp;")}">Décision du Président n° {number}</a></div>'
        made.page(
            f"/{31 + n}-{2024 - n}.htm",
            PAGE % (f"{2024 - n}", f"{title} &gt; {2024 - n}", f"{2024 - n}", rows),
            charset="cp1252",
        )
    made.page(
        "/12-l-agglomeration.htm", PAGE % ("Agglo", "Agglo", "L'agglomération", ""), charset="cp1252", needed=False
    )
    return made
