"""What to do about what went wrong: one piece of advice per kind of trouble, in the order in which they are tried."""

from __future__ import annotations

import re

CONSEILS = (
    (r"humain", "Ce site refuse les robots : ne contournez rien. Demandez à la mairie de laisser passer ce moissonneur, de vous envoyer ses fichiers (plateforme « dossier ») ou de les déposer sur data.gouv.fr."),
    (r"robots\.txt\)", "Le site demande aux robots de ne pas venir là : demandez à la mairie l'autorisation, ou une autre adresse."),
    (r"robots\.txt illisible", "Tant que robots.txt ne répond pas, rien n'est demandé à ce site. Si cela dure, prévenez la mairie."),
    (r"certificat", "Le certificat du site est à renouveler ou incomplet : prévenez la mairie. Rien n'est lu par une liaison qui n'est pas sûre."),
    (r"n'en donne plus aucun|d'un coup", "Ouvrez {url} : la page a-t-elle changé de place ou de forme ? Corrigez « url » ou « plateforme » dans la description de la source."),
    (r"n'a encore donné", "Ouvrez {url} : si des délibérations y sont, précisez « plateforme », « garder » ou l'adresse de la page qui les énumère."),
    (r"ne se lisent pas", "Regardez dans un navigateur ce qui est publié là : demandez des PDF à la mairie, ou une page qui les énumère ; « ecarter » fait taire ce qui est ancien."),
    (r"^silence", "Regardez sur le site si une séance a eu lieu depuis. Sinon, élargissez « rythme » dans la description de la source."),
    (r"trop de visites|demande d'attendre", "Le site trouve nos visites trop fréquentes : augmentez « --pause »."),
    (r"pages de liste", "Donnez l'adresse d'une page plus précise, ou écartez les pages sans fin (agenda, calendrier) avec « ecarter »."),
    (r"la visite a duré", "Rien à faire : la suite est prise la nuit prochaine."),
    (r"introuvable \(404\)|supprimée|le nom .* est introuvable", "L'adresse n'existe plus : cherchez la nouvelle sur le site de la commune et corrigez la source."),
    (r"accès refusé|accès réservé", "Le site refuse cette adresse : vérifiez-la dans un navigateur ; si elle s'y ouvre, écrivez à la mairie."),
    (r"redirections|réponse", "Ouvrez l'adresse dans un navigateur : si elle n'y donne rien non plus, corrigez la source ou prévenez la mairie."),
    (r"d'un PDF, pas", "Donnez la page qui le montre : celle où les délibérations sont énumérées."),
    (r"trompé", "C'est un défaut de registre : signalez-le, avec ce rapport."),
    (r"pas un PDF", "L'adresse donne autre chose qu'un PDF : le lien du site est sans doute faux, la mairie peut le corriger."),
    (r"trop gros", "Fichier démesuré : s'il est bien celui d'une délibération, déposez-le dans un dossier et lisez-le avec « registre extract »."),
    (r"en panne|fermé|ne répond pas|trop lent|coupée|ne se lit pas", "Rien à faire ce soir : registre réessaie la nuit prochaine. Si cela dure trois nuits, ouvrez le site."),
    (r"adresse", "L'adresse mène hors du web public : elle n'est pas suivie."),
)  # fmt: skip


def advice(trouble: str, url: str) -> str | None:
    """The first piece of advice for a trouble, with the source's address in it."""
    return next((text.replace("{url}", url) for pattern, text in CONSEILS if re.search(pattern, trouble)), None)
