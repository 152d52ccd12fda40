"""Sites met after the rules were written: papers of several assemblies on one page, lists that drop down, buttons beside their labels."""

from __future__ import annotations

from tests.sites.etrangers_encore import page
from tests.sites.serveur import Site

JOURS = ("23 mai 2025", "4 avril 2025", "21 février 2025")


def assemblies() -> Site:
    """Tabs of years: the council's minutes, the community's, the school's, under lines in bold; then a sentence outside them."""
    made = Site("html", "/comptes-rendus/")
    body = ""
    for year in (2025, 2024):
        body += f'<div class="su-tabs-pane" data-title="{year}">'
        for title, name, ours in (
            ("Conseil municipal", "CR", True),
            ("Communauté de communes", "reunion", False),
            ("Conseil d'école", "trimestre", False),
        ):
            body += f"<p><strong>{title}</strong></p><ul>"
            for n, day in enumerate(JOURS):
                path = f"/wp/{year}/{name}-{n}.pdf"
                (made.acte if ours else made.pdf)(path)
                body += f'<li><a href="{path}">{day.replace("2025", str(year))}</a></li>'
            body += "</ul>"
        body += "</div>"
    made.acte("/wp/reunion-extraordinaire.pdf")
    made.pdf("/wp/CR-CC-2025-05.pdf")
    body += '<p>Voir aussi <a href="/wp/reunion-extraordinaire.pdf">le compte rendu de la réunion extraordinaire du 2 mai</a> et <a href="/wp/CR-CC-2025-05.pdf">ce document</a></p>'
    made.page(made.entree, page("Comptes-rendus", body))
    return made


def drop_downs() -> Site:
    """A drop-down for each kind of paper, its label before it or in its first line; acts behind buttons."""
    made = Site("html", "/conseil-municipal.html")
    body = ""
    for label, first, name in (
        ("Procès-verbaux", "Choisir", "a"),
        ("", "Listes des délibérations", "b"),
        ("Convocations", "Choisir", "c"),
        ("", "Ordres du jour", "d"),
    ):
        options = ""
        for n, day in enumerate(JOURS):
            path = f"/medias/2025/{n}/{name}.pdf"
            (made.acte if name in "ab" else made.pdf)(path)
            options += f'<option value="{path}">Séance du {day}</option>'
        body += f'<label>{label}</label><select onchange="window.open(this.value)"><option value="">{first}</option>{options}</select>'
    body += "<h2>Délibérations</h2>"
    for n in range(3):
        made.acte(f"/medias/2025/D2025-0{n}.pdf")
        body += f"<button onclick=\"window.open('/medias/2025/D2025-0{n}.pdf')\">D2025-0{n} Travaux</button>"
    made.page(made.entree, page("Conseil municipal", body))
    return made


def buttons() -> Site:
    """Labels in their own boxes, « Voir » in the next one; four rubrics on one page, files on another host under opaque names."""
    made = Site("html", "/publications-legales")
    body = ""
    for rubric, words, ours in (
        ("Procès-verbaux du conseil municipal", "Séance du {}", True),
        ("Délibérations", "2025-0{n} : affaire", True),
        ("Arrêtés", "2025-0{n} : circulation", False),
        ("Enquêtes publiques", "Avis du {}", False),
    ):
        body += f'<h2 class="font_2">{rubric}</h2>'
        for n, day in enumerate(JOURS):
            path = f"/_files/ugd/a1b2c3_{len(body):032x}.pdf"
            (made.acte if ours else made.pdf)(path)
            body += f'<div class="comp"><p class="font_8">{words.format(day, n=n)}</p></div><div class="comp"><a class="wixui-button" href="http://{{cdn}}{path}"><span>Voir</span></a></div>'
    made.besoin += 1  # the other host's robots.txt
    made.page(made.entree, page("Publications légales", body))
    return made
