"""Beside the listing: what the council publishes in the news only, and what other bodies publish in its listing."""

from __future__ import annotations

from tests.sites.serveur import Site

SEANCES = ("12 mars 2024", "18 juin 2024", "24 septembre 2024", "10 décembre 2024")


def _page(title: str, body: str) -> str:
    menu = "<nav><a href='/'>Accueil</a> <a href='/conseil/actes'>Délibérations et procès-verbaux</a> <a href='/actualites'>Actualités</a> <a href='/ecole'>École</a></nav>"
    return f"<html><head><title>{title} - Vaubrun</title></head><body>{menu}<main><h1>{title}</h1>{body}</main></body></html>"


def news() -> Site:
    """A listing of minutes; the list of one sitting's acts, and minutes by a mute name, are only in the news, among other news and
    among news of what the listing holds."""
    made = Site("html", "/conseil/actes")
    rows = ""
    for n, day in enumerate(SEANCES):
        for k, word in enumerate(("Procès-verbal", "Liste des délibérations")):
            if (n, k) != (3, 1):
                made.acte(f"/docs/{n}{k}.pdf")
                rows += f'<li><a href="/docs/{n}{k}.pdf">{word} du {day}</a></li>'
    made.page(made.entree, _page("Délibérations et procès-verbaux", f"<ul>{rows}</ul>"))
    items = {
        "fete": ("La fête du village", "affiche.pdf", False),
        "pv-mars": ("Le procès-verbal du conseil municipal du 12 mars 2024 est en ligne", "00.pdf", False),
        "liste": ("Liste des délibérations du 10 décembre 2024", "scan0412.pdf", True),
        "prochain": ("Prochain conseil municipal le 11 février 2025", "odj.pdf", False),
        "ccas": ("Compte rendu du CCAS du 3 décembre 2024", "scan0413.pdf", False),
        "extra": ("Conseil municipal extraordinaire du 20 novembre 2024 : le procès-verbal", "img_0007.pdf", True),
    }
    cards = ""
    for name, (title, file, ours) in items.items():
        made.page(f"/actualites/{name}", _page(title, f'<p>Bonne lecture. <a href="/docs/{file}">Télécharger le document</a></p>'), needed=ours)  # fmt: skip
        if ours:
            made.acte(f"/docs/{file}")
        elif file not in ("00.pdf",):
            made.pdf(f"/docs/{file}")
        cards += f'<article><h2>{title}</h2><p>Du nouveau à Vaubrun.</p><a href="/actualites/{name}">Lire la suite</a></article>'
    made.page("/actualites", _page("Actualités", cards))
    made.page("/", _page("Vaubrun", "<p>Bienvenue.</p>"), needed=False)
    return made
