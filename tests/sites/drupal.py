"""Drupal 10: a view paged by `?page=N` from 0, a node for each act, its file under `sites/default/files` or `/media/N/download`."""

from __future__ import annotations

from tests.sites.serveur import Site

PAGE = """<!DOCTYPE html><html lang="fr" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8">
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)"><title>%s | Communauté de communes du Val d'Orge-Noire</title>
<link rel="stylesheet" href="/sites/default/files/css/css_x.css"></head><body class="path-node"><header role="banner"><nav role="navigation" id="block-menu"><ul class="menu">
<li><a href="/la-communaute">La communauté</a></li><li><a href="/deliberations">Délibérations</a></li><li><a href="/marches-publics">Marchés publics</a></li><li><a href="/recueil-arretes">Arrêtés du président</a></li></ul></nav></header>
<main role="main"><h1 class="page-title"><span>%s</span></h1>%s</main>
<footer role="contentinfo"><a href="/sites/default/files/2024-01/rapport-activite-2023.pdf">Rapport d'activité</a></footer></body></html>"""


def site() -> Site:
    made = Site("drupal", "/deliberations")
    made.headers = {"X-Generator": "Drupal 10 (https://www.drupal.org)"}
    subjects = (
        "Fonds de concours à la commune de Lys",
        "Règlement intérieur de la déchèterie",
        "Tarifs de la piscine",
        "Convention avec le SDIS",
        "Modification du PLUi",
        "Budget annexe de l'eau",
    )
    acts = [(f"2024-{n:03d}", subjects[n % 6]) for n in range(1, 25)]
    for number in range(3):
        rows = "".join(
            f'<div class="views-row"><article class="node--type-deliberation"><h2><a href="/node/{100 + int(i[-3:])}" rel="bookmark">{s}</a></h2>'
            f'<div class="field">Numéro : {i}</div><div class="field"><time datetime="2024-03-14T12:00:00Z">14 mars 2024</time></div></article></div>'
            for i, s in acts[number * 8 : number * 8 + 8]
        )  # fmt: skip
        pager = "".join(
            f'<li class="pager__item"><a href="?page={n}" title="Page {n + 1}"><span class="visually-hidden">Page</span> {n + 1}</a></li>'
            for n in range(3)
        )
        following = (
            f'<li class="pager__item pager__item--next"><a href="?page={number + 1}" rel="next"><span>Page suivante</span> ››</a></li>'
            if number < 2
            else ""
        )
        filters = '<form action="/deliberations" method="get"><select name="annee"><option value="All">- Tout -</option><option value="2024">2024</option></select></form><a href="?sort_by=title&amp;page=0">Trier</a>'
        body = f'{filters}<div class="view-content">{rows}</div><nav class="pager" role="navigation"><ul class="pager__items">{pager}{following}</ul></nav>'
        made.page(
            "/deliberations" if number == 0 else f"/deliberations?page={number}",
            PAGE % ("Délibérations", "Délibérations du conseil communautaire", body),
        )
    for n, (i, s) in enumerate(acts, 1):
        file = (
            f"/sites/default/files/2024-03/{'scan_' if n % 3 else 'delib '}{i}.pdf"
            if n % 2
            else f"/media/{n}/download?inline"
        )
        made.acte(file)
        body = f'<div class="field--type-file"><a href="{file.replace(" ", "%20")}" type="application/pdf">Télécharger l\'acte</a></div><p><a href="/sites/default/files/2024-03/formulaire-{n}.pdf">Formulaire de demande</a></p>'
        made.page(f"/node/{100 + n}", PAGE % (s, s, f"<p>Délibération n° {i} du 14 mars 2024</p>{body}"))
        made.pdf(f"/sites/default/files/2024-03/formulaire-{n}.pdf")
    made.pdf("/sites/default/files/2024-01/rapport-activite-2023.pdf")
    return made
