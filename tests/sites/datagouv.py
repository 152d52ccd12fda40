"""data.gouv.fr: a dataset told by the API, a SCDL table whose DELIB_URL lead to acts and to pages, PDF resources, other files."""

from __future__ import annotations

from tests.sites.serveur import Reponse, Site


def site() -> Site:
    made = Site("datagouv", "/fr/datasets/deliberations-de-vaubrun/")
    rows = "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET;DELIB_URL\n"
    for n in range(1, 13):
        path = f"/actes/2024-{n:03d}.pdf"
        made.acte(path)
        url = f"{{site}}{path}"
        if n % 4 == 0:
            url = f"{{site}}/actes/2024-{n:03d}"
            made.page(
                f"/actes/2024-{n:03d}",
                f'<html><title>Acte</title><h1>Délibération 2024-{n:03d}</h1><a href="{path}">Le texte</a></html>',
            )
        rows += f"Vaubrun;99900001100018;2024-{n:03d};2024-03-12;7.1;Finances locales/Décisions budgétaires;Budget {n};{url}\n"
    made.acte("/static/pv-2024.pdf")
    made.pdf("/static/notice.pdf")
    resources = [
        {
            "title": "deliberations-2024.csv",
            "format": "csv",
            "url": "{site}/static/deliberations-2024.csv",
            "schema": {"name": "scdl/deliberations"},
        },
        {"title": "Procès-verbaux 2024", "format": "pdf", "url": "{site}/static/pv-2024.pdf", "schema": {}},
        {"title": "Notice de lecture du fichier", "format": "pdf", "url": "{site}/static/notice.pdf", "schema": None},
        {
            "title": "Subventions",
            "format": "csv",
            "url": "{site}/static/subventions.csv",
            "schema": {"name": "scdl/subventions"},
        },
    ]
    made.json(
        "/api/1/datasets/deliberations-de-vaubrun/",
        {"id": "5f", "title": "Délibérations de Vaubrun", "resources": resources},
    )
    made.routes["/static/deliberations-2024.csv"] = Reponse(b"\xef\xbb\xbf" + rows.encode(), "text/csv")
    made.besoin += 1
    return made
