"""Boxes, rows, buttons and drop-downs that a click opens, and the data of a page that repeat its cards."""

from __future__ import annotations

import json

from tests.sites.etrangers_quint import SEANCES, page
from tests.sites.serveur import Reponse, Site


def next_server() -> Site:
    """Cards whose files bear one name, on another host; the page's data repeat them under the name of each file."""
    made = Site("html", "/mairie/conseil-municipal")
    made.routes["/robots.txt"] = Reponse(b"", "text/plain")
    made.besoin += 1
    cards, data = "", []
    for n, (title, ours) in enumerate(
        [(f"Procès-verbal du conseil municipal du {d} 2024", 1) for d in SEANCES]
        + [(f"Liste des délibérations du {d} 2024", 1) for d in SEANCES]
        + [("Magazine de printemps", 0), ("Arrêté municipal 2024-12", 0)]
    ):
        p = f"/uploads/document_{n}a8f31c.pdf"
        (made.acte if ours else made.pdf)(p)
        cards += f'<article class="Card_card__x1"><p class="Card_title__y2">{title}</p><p class="Card_meta__z">PDF • 240 Ko</p><a class="Button_btn__q" href="http://{{cdn}}{p}" target="_blank" rel="noopener">Télécharger<span class="sr-only"> (nouvelle fenêtre)</span></a></article>'
        data.append(
            {
                "id": n,
                "attributes": {
                    "titre": title,
                    "fichier": {"data": {"attributes": {"name": "document.pdf", "url": "http://{cdn}" + p}}},
                },
            }
        )
    body = f'<div id="__next"><section>{cards}</section></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"pageProps": {"documents": {"data": data}}}, "page": "/x"})}</script>'
    made.page(made.entree, page("Conseil municipal", body))
    return made


def modals() -> Site:
    """Each paper opens a box at the foot of the page: there the link says only « Télécharger »."""
    made = Site("html", "/conseil")
    top, bottom = "", ""
    for n, (t, ours) in enumerate(
        [(f"Procès-verbal du {d} 2024", 1) for d in SEANCES]
        + [("Ordre du jour du 3 mai 2025", 0), ("Bulletin municipal", 0)]
    ):
        p = f"/f/{n}.pdf"
        (made.acte if ours else made.pdf)(p)
        top += f'<li><a href="#m{n}" data-toggle="modal">{t}</a></li>'
        bottom += f'<div class="modal fade" id="m{n}"><div class="modal-body"><a href="{p}">Télécharger</a></div></div>'
    made.page(made.entree, page("Conseil municipal", f"<ul>{top}</ul>").replace("</main>", f"</main>{bottom}"))
    return made


def choose_sitting() -> Site:
    """A drop-down of sittings, asked by their numbers."""
    made = Site("html", "/deliberations.php")
    opts = '<option value="">Choisir une séance</option>'
    for n, d in enumerate(SEANCES):
        opts += f'<option value="{70 + n}">{d} 2024</option>'
        li = ""
        for k in range(3):
            made.acte(f"/d/{n}{k}.pdf")
            li += f'<li><a href="/d/{n}{k}.pdf">{k + 1}. Subvention n° {k}</a></li>'
        made.page(
            f"/deliberations.php?seance={70 + n}", page(f"Délibérations de la séance du {d} 2024", f"<ul>{li}</ul>")
        )
    made.page(
        made.entree,
        page(
            "Délibérations",
            f'<form action="/deliberations.php"><select name="seance" onchange="this.form.submit()">{opts}</select></form>',
        ),
    )
    return made


def clicked_rows() -> Site:
    """Rows and buttons that a click opens, by an address in their script."""
    made = Site("html", "/seances")
    rows = ""
    for n, d in enumerate(SEANCES):
        made.acte(f"/d/{n}.pdf")
        made.page(
            f"/seances/{n}",
            page(f"Séance du {d} 2024", f"<button onclick=\"window.open('/d/{n}.pdf')\">Procès-verbal</button>"),
        )
        rows += f"<tr onclick=\"window.location.href='/seances/{n}'\"><td>{d} 2024</td><td>Conseil municipal</td></tr>"
    made.page(made.entree, page("Séances du conseil municipal", f"<table>{rows}</table>"))
    return made


def option_files() -> Site:
    """A drop-down whose choices are the files."""
    made = Site("html", "/comptes-rendus.html")
    opts = ""
    for n, d in enumerate(SEANCES):
        made.acte(f"/cr/{n}.pdf")
        opts += f'<option value="cr/{n}.pdf">{d} 2024</option>'
    made.page(
        made.entree,
        page(
            "Comptes rendus",
            f'<form name="f"><select name="s" onchange="window.open(this.value)"><option>Choisir</option>{opts}</select></form>',
        ),
    )
    return made
