"""A year at the end of an address, an annexe's number at the end of a file's name, the town's minutes on its agglomeration's site."""

from __future__ import annotations

from tests.sites.etrangers_quint import MOIS, SEANCES, page
from tests.sites.serveur import Site


def year_at_the_end() -> Site:
    """The years stand in tabs: the last one at the list's own address, the one before at the same address and its year."""
    made = Site("html", "/le-conseil-municipal")
    menu = "<li><a href='/les-deliberations'>Les délibérations</a></li>"
    tabs = "<ul class='nav nav-tabs'><li><a class='nav-link' href='/les-deliberations'>2024</a></li><li><a class='nav-link' href='/les-deliberations-2023'>2023</a></li></ul>"
    for year, path in (("2024", "/les-deliberations"), ("2023", "/les-deliberations-2023")):
        body = ""
        for n, day in enumerate(SEANCES):
            rows = ""
            for k, about in enumerate(("Budget annexe des forêts", "Pacte financier", "Vente du lot 4")):
                made.acte(f"/files/docs/{year}/{n}{k}.pdf")
                rows += f'<li><a href="/files/docs/{year}/{n}{k}.pdf">C{n}_{year}_{k} - {about}</a></li>'
            body += f"<h3>Conseil du {day} {year}</h3><ul>{rows}</ul>"
        made.page(path, page("Les délibérations", tabs + body, menu=menu))
    made.acte("/files/docs/pv.pdf")
    minutes = '<ul><li><a href="/files/docs/pv.pdf">Procès-verbal du 12 mars 2024</a></li></ul>'
    made.page(made.entree, page("Le conseil municipal", minutes, menu=menu))
    return made


def numbered_annexes() -> Site:
    """Drupal: a table of acts whose links are the files' names; the annexes are told by the end of theirs."""
    made = Site("drupal", "/deliberations")
    rows = ""
    for n, month in enumerate(MOIS):
        for k, about in enumerate(("pacte_financier", "vote_du_budget_annexe-1", "creation_d_emplois")):
            act, annexe = f"cm_2024_{n}{k}0_-_{about}.pdf", f"cm_2024_{n}{k}0_{about[:12]}-annexe-tamponne-1.pdf"
            made.acte(f"/sites/default/files/2024-{month[:2]}/{act}")
            made.pdf(f"/sites/default/files/2024-{month[:2]}/{annexe}")
            for name in (act, annexe):
                rows += f'<tr><td>{month[3:]}/{month[:2]}/2024</td><td><a href="/sites/default/files/2024-{month[:2]}/{name}">{name}</a></td></tr>'
    made.page(
        made.entree,
        page(
            "Les délibérations",
            f"<table><tbody>{rows}</tbody></table>",
            generator="Drupal 9 (https://www.drupal.org)",
        ),
    )
    return made


def shared_with_the_town() -> Site:
    """An agglomeration and its chief town on one site: « PV_CM » is the town's, for its page's heading is « Conseil municipal »."""
    made = Site("typo3", "/agglo/conseil-communautaire.html")
    menu = "<li><a href='/ville/conseil-municipal.html'>Conseil municipal</a></li>"
    ours, theirs = "", ""
    for month in MOIS:
        day = month.replace("-", "_")
        made.acte(f"/fileadmin/pv/PV_CC_2024_{day}.pdf")
        ours += f'<li><a href="/fileadmin/pv/PV_CC_2024_{day}.pdf">PV_CC_2024_{day}.pdf</a></li>'
        made.pdf(f"/fileadmin/pv/PV_CM_2024_{day}.pdf")
        theirs += f'<li><a href="/fileadmin/pv/PV_CM_2024_{day}.pdf">PV_CM_2024_{day}.pdf</a></li>'
    town = "Agglomération des Trois Ondes"
    made.page(made.entree, page("Conseil communautaire", f"<ul>{ours}</ul>", menu=menu, town=town))
    made.page(
        "/ville/conseil-municipal.html",
        page("Conseil municipal", f"<ul>{theirs}</ul>", menu=menu, town=town),
        needed=False,
    )
    return made
