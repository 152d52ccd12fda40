"""WordPress: a block theme, a media library of a hundred and some PDF, the REST API (or its refusal), feeds."""

from __future__ import annotations

import json

from tests.sites.serveur import Reponse, Site

HEAD = """<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8"><title>{title} &#8211; Mairie de Vaubrun</title>
<link rel='stylesheet' href='{{site}}/wp-includes/css/dist/block-library/style.min.css'>
<link rel="alternate" type="application/rss+xml" title="Vaubrun &raquo; Flux" href="{{site}}/feed/">
<link rel="https://api.w.org/" href="{{site}}/wp-json/"><meta name="generator" content="WordPress 6.4.3"></head>
<body class="page"><header class="site-header"><a href="{{site}}/"><img src="{{site}}/wp-content/uploads/2020/01/logo.png" alt="Vaubrun"></a>
<nav class="main-navigation"><ul><li><a href="{{site}}/">Accueil</a></li><li><a href="{{site}}/mairie/">Mairie</a><ul class="sub-menu">
<li><a href="{{site}}/elus/">Vos élus</a></li><li><a href="{{site}}/seances/">Procès-verbaux et délibérations</a></li>
<li><a href="{{site}}/arretes/">Arrêtés municipaux</a></li><li><a href="{{site}}/bulletins/">Bulletin municipal</a></li></ul></li>
<li><a href="{{site}}/cantine/">Restaurant scolaire</a></li><li><a href="{{site}}/agenda/">Agenda</a></li></ul></nav></header><main class="site-main">"""
FOOT = """</main><aside class="widget-area"><h2>Archives</h2><ul><li><a href="{site}/2025/03/">mars 2025</a></li></ul>
<h2>Téléchargements</h2><a href="{site}/wp-content/uploads/2025/02/menus-mars.pdf">Menus de mars</a></aside>
<footer><a href="{site}/mentions-legales/">Mentions légales</a></footer></body></html>"""
UP = "/wp-content/uploads"


def page(title: str, body: str) -> str:
    return HEAD.format(title=title).replace("{{site}}", "{site}") + f"<h1>{title}</h1>" + body + FOOT


def library() -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """(path, title, caption) of the council's files, and of the others."""
    months = (("01", "27 janvier"), ("03", "24 mars"), ("06", "16 juin"), ("09", "22 septembre"), ("12", "15 décembre"))
    ours, others = [], []
    for year in range(2015, 2025):
        for month, day in months:
            ours.append(
                (f"{UP}/{year}/{month}/PV-CM-{year}{month}.pdf", f"PV du conseil municipal du {day} {year}", "")
            )
            others.append((f"{UP}/{year}/{month}/menus-{month}-{year}.pdf", f"Menus {month} {year}", ""))
    ours.append((f"{UP}/2024/12/scan0231.pdf", "scan0231", ""))
    ours.append((f"{UP}/2024/09/D2024-41-1.pdf", "D2024-41", "Tarifs du restaurant scolaire"))
    ours.append((f"{UP}/2024/09/20240922180312.pdf", "20240922180312", ""))
    others += [
        (f"{UP}/2024/05/AR-2024-017-circulation.pdf", "AR-2024-017-circulation", ""),
        (f"{UP}/2024/05/vaubrun-infos-31.pdf", "Vaubrun Infos n° 31", ""),
        (f"{UP}/2024/06/reglement-cimetiere.pdf", "Règlement du cimetière", ""),
        (f"{UP}/2024/06/PV-conseil-decole-juin.pdf", "PV conseil d'école juin", ""),
        (f"{UP}/2024/07/cmj-compte-rendu.pdf", "Compte rendu du conseil municipal des jeunes", ""),
        (f"{UP}/2024/07/ODJ-CM-septembre.pdf", "Ordre du jour du conseil municipal du 22 septembre", ""),
        (f"{UP}/2024/07/plu-reglement.pdf", "PLU – règlement écrit", ""),
        (f"{UP}/2024/08/IMG_2044.pdf", "IMG_2044", ""),
        (f"{UP}/2024/08/randonnee-des-3-clochers.pdf", "Randonnée des 3 clochers", ""),
    ]
    return ours, others


def site(*, rest: int = 200, uploads: str = UP) -> Site:
    """`rest`: 200, or the code by which the API refuses; `uploads`: Bedrock keeps its files under `/app/uploads`."""
    made = Site("wordpress", "/seances/")
    made.headers = {"Link": '<{site}/wp-json/>; rel="https://api.w.org/"'}
    ours, others = ([(p.replace(UP, uploads), t, c) for p, t, c in part] for part in library())
    made.acte(*(p for p, _, _ in ours))
    for path, _, _ in others:
        made.pdf(path)
    _listing(made, ours, uploads, rest)
    if rest == 200:
        _api(
            made,
            [x for pair in zip(ours, others, strict=False) for x in pair] + ours[len(others) :] + others[len(ours) :],
            uploads,
        )
    else:
        for kind in ("media", "posts", "pages"):
            error = json.dumps({"code": "rest_forbidden", "message": "Désolé", "data": {"status": rest}}).encode()
            made.routes[f"/wp-json/wp/v2/{kind}?"] = Reponse(error, "application/json", rest, etag=False)
    return made


def _listing(made: Site, ours: list[tuple[str, str, str]], uploads: str, rest: int) -> None:
    needed = rest != 200
    years = " ".join(f'<a href="{{site}}/seances/{y}/">{y}</a>' for y in range(2015, 2025))
    made.page(
        "/seances/",
        page("Procès-verbaux et délibérations", f"<p>Les séances, par année :</p><p>{years}</p>"),
        needed=needed,
    )
    for year in range(2015, 2025):
        rows = "".join(
            f'<div class="wp-block-file"><a href="{{site}}{p}">{t}</a><a href="{{site}}{p}" class="wp-block-file__button" download>Télécharger</a></div>'
            for p, t, _ in ours if f"/{year}/" in p and not t.startswith(("scan", "D20", "2024"))
        )  # fmt: skip
        if year == 2024:
            rows += extra(uploads)
        made.page(f"/seances/{year}/", page(f"Séances du conseil municipal {year}", rows), needed=needed)
    for slug, title, body in (
        ("", "Bienvenue", '<p><a href="{site}/mairie/">La mairie</a></p>'), ("mairie/", "Mairie", "<p>Ouverte le mardi.</p>"),
        ("elus/", "Vos élus", "<p>Le maire et ses adjoints.</p>"), ("arretes/", "Arrêtés municipaux", f'<a href="{{site}}{uploads}/2024/05/AR-2024-017-circulation.pdf">AR 2024-017</a>'),
        ("cantine/", "Restaurant scolaire", f'<a href="{{site}}{uploads}/2024/08/IMG_2044.pdf">Le trombinoscope de l\'équipe</a>'),
    ):  # fmt: skip
        made.page(f"/{slug}", page(title, body), needed=False)


def extra(uploads: str) -> str:
    return (
        f'<h2>Délibérations du 22 septembre 2024</h2><ul><li><a href="{{site}}{uploads}/2024/09/D2024-41-1.pdf">D2024-41 Tarifs du restaurant scolaire</a></li>'
        f'<li><a href="{{site}}{uploads}/2024/09/20240922180312.pdf">Cession du chemin rural</a></li></ul>'
        f'<h2>Séance du 15 décembre 2024</h2><p><a href="{{site}}{uploads}/2024/12/scan0231.pdf">Liste affichée</a></p>'
        f'<h2>À télécharger</h2><p><a href="{{site}}{uploads}/2024/07/ODJ-CM-septembre.pdf">Ordre du jour du 22 septembre</a></p>'
    )


def _api(made: Site, files: list[tuple[str, str, str]], uploads: str) -> None:
    items = [
        {"id": 900 + n, "date": f"{p.split('/')[-3]}-{p.split('/')[-2]}-20T10:00:00", "title": {"rendered": t}, "caption": {"rendered": f"<p>{c}</p>" if c else ""},
         "source_url": f"http://{{host}}{p}", "post": 0}
        for n, (p, t, c) in enumerate(files)
    ]  # fmt: skip
    contents = [
        {"id": 7, "date": "2024-12-20T10:00:00", "link": "{site}/seances/2024/", "title": {"rendered": "Séances du conseil municipal 2024"}, "content": {"rendered": extra(uploads)}},
        {"id": 8, "date": "2024-08-20T10:00:00", "link": "{site}/cantine/", "title": {"rendered": "Restaurant scolaire"}, "content": {"rendered": f'<a href="{{site}}{uploads}/2024/08/IMG_2044.pdf">Le trombinoscope de l\'équipe</a>'}},
    ]  # fmt: skip

    def answer(all_items: list[dict[str, object]]) -> object:
        def dynamic(query: dict[str, str], _: bytes) -> Reponse:
            size, number = int(query.get("per_page", 10)), int(query.get("page", 1))
            last = -(-len(all_items) // size) or 1
            if number > last:
                return Reponse(b'{"code":"rest_post_invalid_page_number"}', "application/json", 400, etag=False)
            part = json.dumps(all_items[(number - 1) * size : number * size]).replace("http://{host}", "{site}")
            headers = {"X-WP-Total": str(len(all_items)), "X-WP-TotalPages": str(last)}
            return Reponse(part.encode(), "application/json; charset=UTF-8", 200, headers, etag=False)

        return dynamic

    made.routes["/wp-json/wp/v2/media?"] = answer(items)  # type: ignore[assignment]
    made.routes["/wp-json/wp/v2/pages?"] = answer(contents)  # type: ignore[arg-type, assignment]
    made.routes["/wp-json/wp/v2/posts?"] = answer([])  # type: ignore[assignment]
    made.besoin += -(-len(items) // 100) + 1
