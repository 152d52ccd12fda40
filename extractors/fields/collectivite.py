"""Whose assembly sat: the commune or the grouping, by its short name (`Émerchicourt`, `Communauté de communes du Val d'Aure`).

A name is taken where the document says that it is the body's own: letterhead, `commune de …`, `conseil municipal de …`.
"""

from __future__ import annotations

import re

from extractors.collectivites.departements import first_line
from extractors.found import Found
from extractors.patterns.casse import Motif, SansCasse, lowered
from extractors.votes.zones import word_zones

NAMES = ("coll_nom",)
PORTEE = "seance"
HEAD = 5000
CAP = r"[A-ZÀ-ÖØ-ÞŒ][\w'À-ÖØ-öø-ÿœŒ]*"
LINK = r"(?:lès|les|le|la|en|sur|sous|et|de|du|des|aux?|à|lez|près)"
NOT_THERE = r"(?!(?i:conseil|s[ée]ance|d[ée]partement|r[ée]publique|arrondissement|extrait|proc[èe]s|compte)(?!\w))"
"""A hyphen at the end of the line is an ornament there: `COMMUNE DE BREUX-`, `CONSEIL MUNICIPAL`."""
NAME = rf"(?:(?:[LD]'|[ld]')?{CAP}(?:-\n?{NOT_THERE}(?:{CAP}|[a-zà-öø-ÿ]{{2,}})|[ -](?:(?:{LINK}|[dl]')[ -]?)?(?:[dl]')?{CAP}|[ -]{LINK}[ -]{LINK}[ -]{CAP})*)"
UPPER = rf"[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ'’]+(?:(?: -(?=[A-ZÀ-Þ])| |-[ \n]?{NOT_THERE})(?:(?:sur|sous|en|lès|les|de|du|la|le|et|d'|l')[ -]?)?[A-ZÀ-ÖØ-ÞŒ'’]+(?![a-zà-öø-ÿ]))*(?![a-zà-öø-ÿ])"
OF = r"(?:de\s+la\s+|de\s+l'|des\s+|de\s+|du\s+|d')"
EPCI = (
    r"(?:communaut[ée]\s+(?:de\s+communes|d'agglom[ée]ration|urbaine|de\s+l'agglom[ée]ration)|m[ée]tropole|syndicat\s+(?:intercommunal|mixte|des\s+eaux)(?:\s+(?:à\s+vocation\s+\w+|d(?:es?\s|'|e\s+l')(?:alimentation|adduction|assainissement|[ée]lectri|[ée]nergie|eaux?\b|gestion|production|collecte|traitement|ramassage|transport|am[ée]nagement|distribution|valorisation|enl[èe]vement|regroupement|voirie)[^,\n]{0,60}?(?=\s+(?:de\s+la|du|des|de|de\s+l'|d')[\s']?\s?[A-ZÀ-Þ])|d[e'][^,\n]{3,40}?))?|"
    r"[ée]tablissement\s+public\s+territorial|(?-i:EPT)|p[ôo]le\s+d'[ée]quilibre\s+territorial(?:\s+et\s+rural)?)"
)
RULES = (
    ("au_dessus", 0.96, Motif(rf"(?m)^[^\w\n]*(?P<name>{UPPER}|{NAME})[^\w\n]*\n[^\w\n]*(?P<kind>(?i:communaut[ée]\s+(?:de\s+communes|d'agglom[ée]ration|urbaine)|m[ée]tropole))(?=[^\w\n]*\n[^\w\n]*(?i:affich|mise|convoc|extrait|proc[èe]s|compte|liste|registre|s[ée]ance|d[ée]lib|conseil|bureau|date|nombre|r[ée]union|l'an\s))")),
    ("epci", 0.95, Motif(rf"(?i:\b{EPCI})\s+(?i:{OF})?(?:[«\"]\s?)?(?P<name>(?:{UPPER}|{NAME})(?:\s[–-]\s(?:{UPPER}|{NAME}))?)")),
    ("agglomeration", 0.94, Motif(r"(?m)(?P<name>(?:(?i:pays|vals?|vall[ée]es?|c(?:œ|oe)ur|terres?|portes?|monts?|c[ôo]tes?|rives?|bassin|plaines?|baie|for[êe]ts?|lacs?|sources?|bords?)\s(?i:de\s+la|des|de|du)\s)?(?:[A-ZÀ-ÖØ-ÞŒ][\w'À-öø-ÿ-]*\s){1,4}?(?:Agglom[ée]ration|AGGLOM[ÉE]RATION|Métropole|MÉTROPOLE|Communaut[ée]|COMMUNAUT[ÉE]))(?!\s+(?:de\s|d'|DE\s|D'))")),
    ("arrondissement", 0.99, Motif(rf"(?i:conseil(?:\s+municipal)?\s+du\s+)(?P<rang>\d{{1,2}}\s?(?:er|e|[èe]me)\s+(?i:arrondissement)\s+)(?P<of>(?i:{OF}))(?P<name>{UPPER}|{NAME})")),
    ("ccas", 0.98, Motif(rf"(?P<kind>(?i:\b(?:c\.?c\.?a\.?s\b\.?|c\.?i\.?a\.?s\b\.?|centre\s+(?:inter)?communal\s+d'action\s+sociale)))\s+(?P<of>(?i:{OF}))(?P<name>{UPPER}|{NAME})")),
    ("letterhead", 0.97, Motif(rf"(?im)^\W*(?:extrait\s.{{0,60}})?(?:(?:de\s+la\s+)?commune(?:\s+nouvelle)?|mairie|ville)(?:\s+|(?=\s?:))(?P<of>{OF}|\s?:\s?)(?-i:(?P<name>{UPPER}|{NAME}))")),
    ("commune", 0.95, Motif(rf"(?i:\b(?:commune(?:\s+nouvelle)?|mairie|ville))\s+(?P<of>(?i:{OF}))(?P<name>{UPPER}|{NAME})")),
    ("conseil", 0.95, Motif(rf"(?i:conseil\s+(?:municipal|communautaire|de\s+communaut[ée]|de\s+territoire|territorial|syndical)|bureau\s+communautaire)\s+(?i:d'|de\s+la\s+|de\s+|du\s+)(?P<name>{UPPER}|{NAME})")),
    ("sigle", 0.97, Motif(rf"(?m)^\W*(?P<name>(?:S\.?I\.?A\.?E\.?P\.?|S\.?I\.?V\.?O\.?[MS]\.?|S\.?I\.?V\.?U\.?|SICTOM|SMICTOM|SIRP|SITOM|PETR)\s(?i:{OF})(?:{UPPER}|{NAME}))(?=\s*$)")),
    ("region", 0.93, Motif(rf"(?i:conseil\s+r[ée]gional)\s+(?i:{OF})(?P<name>{UPPER}|{NAME})")),
    ("lettre", 0.92, Motif(rf"(?m)^[^\w\n]*(?P<kind>(?i:d[ée]partement)\s+(?P<of>(?i:{OF}))(?-i:(?P<name>{UPPER}|{NAME})))(?=[^\w\n]*$|(?<=[A-Z])\s)")),
    ("region", 0.92, Motif(rf"(?m)^[^\w\n]*(?:R[ÉE]GION|Région)\s+(?:(?i:{OF}))?(?P<name>{UPPER}|{NAME})(?=[^\w\n]*$)")),
    ("departement", 0.93, Motif(rf"(?i:conseil\s+d[ée]partemental)\s+(?i:{OF})(?P<name>{UPPER}|{NAME})")),
    ("maire", 0.90, Motif(rf",\s*(?:M|m)aire\s+(?i:d'|de\s+)(?P<name>(?:L[ae]s?\s)?(?:{UPPER}|{NAME}))")),
    ("maire", 0.90, Motif(rf"(?i:\ble\s+maire\s+)(?i:d'|de\s+)(?P<name>{UPPER}|{NAME})")),
)  # fmt: skip
STEMS = {
    "arrondissement": ("arrondissement",),
    "ccas": ("ccas", "c.c.a.s", "cias", "c.i.a.s", "d'action"),
    "sigle": ("s.i.a.e.p", "siaep", "s.i.v", "sivom", "sivos", "sivu", "ctom", "sirp", "sitom", "petr"),
    "au_dessus": ("communaut", "tropole"), "epci": ("communaut", "métropole", "metropole", "syndicat", "établissement", "etablissement", "ept", "pôle", "pole"),
    "agglomeration": ("agglom", "métropole", "communaut"),
    "letterhead": ("commune", "mairie", "ville"), "commune": ("commune", "mairie", "ville"), "conseil": ("conseil", "bureau"),
    "departement": ("conseil",), "lettre": ("partement",), "region": ("conseil r", "conseil\nr", "région", "region"), "maire": ("maire",),
}  # fmt: skip
"""Letters without which a rule cannot match, in lower case."""
NOT_A_NAME = SansCasse(
    r"^(?:le|la|les|l'|r[ée]publique|monsieur|madame|m|mme|france|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|s[ée]ance|conseil|d[ée]partement|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|cette|ce|moins|plus|tous|communes?|agglom[ée]ration|compte|proc[èe]s|extrait|canton|arrondissement|communaut[ée]|syndicat|m[ée]tropole|pr[ée]sents?|absents?|proc[èe]s|nombre|date|affich\w*|convocation|mise?|publi\w*|envoy\w*|re[çc]u|liste|extrait|bureau|comit[ée]|pr[ée]sidente?|vice-pr[ée]sidente?|prendre|approuver|d[ée]lib[ée]rer|autoriser)(?:\s|$)|^(?:r[ée]union|session|du|de|des|aux?|et|en|sur)$"
)
STOP = re.compile(
    r"(?i)\s+(?:d[ée]partement|arrondissement|canton|extrait|s[ée]ance|conseil|commission|compte[\s-]rendu|proc[èe]s|registre|d[ée]lib[ée]ration|d[ûu]ment|l[ée]galement|r[ée]guli[èe]rement|"
    r"s'est|se\s+sont|convoqu|liste|p\.?v\.?(?=\s|$)|de\s+la\s+(?:commune|ville)|le\s+\d|du\s+\d|date|nombre|membres|r[ée]publique|tel|t[ée]l|code|place|rue|avenue|boulevard|all[ée]e|impasse|chemin|route|quai|square|esplanade|zone\s+(?:artisanale|d'activit\w+|industrielle|commerciale)|z\.?a\.?|z\.?i\.?|mail|fax|courriel|site|bp|cs|\d|(?-i:est|EST)|a|sous\s+(?:la|le|les|r[ée]serve)|sous\s+l'|lors|au\s+cours|au\s+lieu|en\s+s[ée]ance|en\s+date|et\s+(?:la|le|les)\b|de\s+(?:la|cette)\s+s[ée]ance|de\s+la\s+communaut)\b.*$"
)
QUOTED = SansCasse(
    r"(?:vu|consid[ée]rant|convention|projet|adh[ée]sion|retrait|transfert|demande|habitants|travaux|parcelle|membre\s+d|n[ée]e?\s+à|domicili)[^.\n]{0,60}$"
)
FAR = 600
SITS = SansCasse(
    r"(?:conseil|registre|d[ée]lib[ée]r|maire|s[ée]ance|assembl|salle|membres|[ée]lus)[^.;]{0,60}$|\n\s*$|^\s*$"
)
"""What stands before a commune's name that is the assembly's own, once the head is past."""
COMMUNAUTAIRE = Motif(
    r"(?i)conseil(?:lers)?\s+(?:communautaires?|territoria(?:l|ux)|de\s+territoire|syndica(?:l|ux)|m[ée]tropolitain)|bureau\s+communautaire|comit[ée]\s+syndical"
)
TERRITORIAL = Motif(r"(?i)(?:[ée]tablissement\s+public\s+territorial|ept)\b")
"""Known by their name alone."""
DEPARTEMENTAL = Motif(r"(?i)conseil\s+d[ée]partemental|commission\s+permanente")
ELSEWHERE = {"lettre": DEPARTEMENTAL, "region": Motif(r"(?i)conseil(?:ler\w*)?\s+r[ée]giona")}
"""The letterhead of a commune names its département, too: the rules that hold for no other assembly."""
MUNICIPAL = Motif(r"(?i)conseil\s+municipal")
ADMINISTRATION = Motif(r"(?i)conseil\s+d'administration|administrateurs|membres\s+nomm[ée]s")
OF_A_TOWN = frozenset({"letterhead", "commune", "maire"})
PARTNER = Motif(
    r"(?i)(?<!onseil )(?<!unautaire )(?<!ureau )(?<!sident )(?<!sidente )(?<!ège )(?<!embres )(?<!élégués )(?<!omité )(?:\bavec\s+|\bpar\s+|\bà\s+|\bau\s+profit\s+de\s+|\bde\s+|\b(?:que|et|dont|pour)\s+|,\s*)(?:la\s+|l'\s?|une?\s+)$"
)
"""`avec la communauté de communes X`: a partner, not the body whose act it is."""
SMALL = frozenset(
    {"de", "du", "des", "la", "le", "les", "l", "d", "en", "sur", "sous", "et", "aux", "au", "lès", "lez", "à", "près"}
)
VILLE_DE = re.compile(rf"\s+(?i:{OF})(?=[A-ZÀ-Þ])")
"""`conseil municipal de la Ville` / `d'Ormes`: the word, not the town that is called so."""
SIGLES = frozenset({"siaep", "sivom", "sivos", "sivu", "sictom", "smictom", "sirp", "sitom", "petr"})
ARTICLES = {"des": "Les ", "du": "Le ", "de la": "La ", "de l'": "L'"}

EXAMPLES = (
    ("DEPARTEMENT DU NORD\nEXTRAIT DU REGISTRE\nDE LA COMMUNE D'ARVIGNY-SUR-ONDE\nSéance du 27 mars 2025", {"coll_nom": "Arvigny-sur-Onde"}),
    ("COMMUNE DE\nBREUX SOUS HAYE\nSéance du 6 octobre 2021", {"coll_nom": "Breux sous Haye"}),
    ("SYNDICAT INTERCOMMUNAL\nD'ALIMENTATION EN EAU POTABLE\nDE LA VALLÉE DE L'ONDE\nComité syndical", {"coll_nom": "Syndicat intercommunal d'alimentation en eau potable de la Vallée de l'Onde"}),
    ("COMMUNE DE DU CONSEIL MUNICIPAL\nSAINT-OURS-D'ONDE\nle conseil municipal de la commune de\nSaint-Ours-d'Onde, dûment convoqué", {"coll_nom": "Saint-Ours-d'Onde"}),
    ("CENTRE COMMUNAL D'ACTION SOCIALE\nDE BREUX-LES-ÉTANGS\n(Somme)\nDÉLIBÉRATIONS DU CONSEIL\nD'ADMINISTRATION", {"coll_nom": "Centre communal d'action sociale de Breux-les-Étangs"}),
    ("Ville de Port-Ormes\nCONSEIL DU 3e ARRONDISSEMENT\nLe Conseil du 3e arrondissement de Port-Ormes, convoqué", {"coll_nom": "3e arrondissement de Port-Ormes"}),
    ("C.C.A.S. DE BREUX\nConseil d'administration\nSéance du 12 mars 2024", {"coll_nom": "CCAS de Breux"}),
    ("LISTE DES DELIBERATIONS EXAMINEES PAR LE CONSEIL MUNICIPAL DE BREUX LORS DE SA SEANCE", {"coll_nom": "Breux"}),
    ("MAIRIE DE BREUX\nCompte rendu de la réunion du conseil municipal", {"coll_nom": "Breux"}),
    ("Commune de BOISMOREL\nSéance du 17 mars 2023", {"coll_nom": "Boismorel"}),
    ("Extrait du registre des délibérations\ndu conseil municipal de CHARVILLE\nSéance du 05 Janvier", {"coll_nom": "Charville"}),
    ("Département du Nord\nCommunauté de communes HAUTE ONDE\nEXTRAIT DES DELIBERATIONS", {"coll_nom": "Communauté de communes Haute Onde"}),
    ("le Conseil Municipal de la commune de Labastide\nSaint-Pierre, se sont réunis", {"coll_nom": "Labastide Saint-Pierre"}),
    ("sous la présidence de Monsieur Yves GAUCHERON, Maire de SACIERGES.", {"coll_nom": "Sacierges"}),
    ("REGISTRE DES DELIBERATIONS DU CONSEIL MUNICIPAL DE LA VILLE\nD'ORMES-SAINTE-ANNE - HAUTE-ONDE\nSÉANCE", {"coll_nom": "Ormes-Sainte-Anne"}),
    ("le Conseil Municipal de La Breuve, dûment convoqué", {"coll_nom": "La Breuve"}),
    ("Le Conseil municipal du Breuil s'est réuni", {"coll_nom": "Le Breuil"}),
    ("Nous Patrick JUDAL, Maire de La Breuve, avons convoqué", {"coll_nom": "La Breuve"}),
    ("le Conseil Municipal d'AULNAY- LA-RIVIERE s'est", {"coll_nom": "Aulnay-la-Riviere"}),
    ("COMMUNE DE PEYRO\nPROCÈS-VERBAL\ns'est réuni le conseil municipal\nde la commune de Peyrolles-sur-Onde", {"coll_nom": "Peyrolles-sur-Onde"}),
    ("Ville de Villers-le-bel\nSéance ordinaire", {"coll_nom": "Villers-le-bel"}),
    ("COMMUNE DES ORMESSONS\nDélibération", {"coll_nom": "Les Ormessons"}),
    ("A l'attention des membres du Conseil municipal de COUTENAY", {"coll_nom": "Coutenay"}),
    ("le Conseil Communautaire du Plateau de\nLANNEBRUN, légalement", {"coll_nom": "Plateau de Lannebrun"}),
    ("COMMUNAUTÉ DE COMMUNES DES VAUX D'AUBIÈRE\nSéance", {"coll_nom": "Communauté de communes des Vaux d'Aubière"}),
    ("les membres de bureau de la\nCommunauté de Communes Écueil – Valmont se sont réunis", {"coll_nom": "Communauté de communes Écueil – Valmont"}),
    ("Commune de BREUX-\nSUR-ONDE\nSéance", {"coll_nom": "Breux-sur-Onde"}),
    ("-COMMUNE DE BREUX-\nCONSEIL MUNICIPAL\nSéance", {"coll_nom": "Breux"}),
    ("LE CONSEIL MUNICIPAL DE LA COMMUNE DE SAINT ORMIN DE BREUX AU LIEU HABITUEL DE SES SÉANCES", {"coll_nom": "Saint Ormin de Breux"}),
    ("Le Conseil Municipal de la Ville\nd'Ormes-Courvallon, légalement convoqué", {"coll_nom": "Ormes-Courvallon"}),
    ("les membres composant le\nConseil de territoire du Grand Onde Ouest, convoqués le 1er février", {"coll_nom": "Grand Onde Ouest"}),
    ("SIVOM de Breux Ormes\nRéunion du 31 mars 2021", {"coll_nom": "SIVOM de Breux Ormes"}),
    ("DÉPARTEMENT DE LA HAUTE-ONDE\nCOMMISSION PERMANENTE\nRéunion du 7 juillet 2023", {"coll_nom": "Haute-Onde"}),
    ("Pays de Grésonne\nCommunauté de communes\nAffichage au siège et mise en ligne\nle 11 avril 2025", {"coll_nom": "Communauté de communes Pays de Grésonne"}),
    ("RÉGION VAL-DE-LORE\nCommission permanente du vendredi 28 mars 2025\nLa Commission permanente du Conseil régional, convoquée", {"coll_nom": "Val-de-Lore"}),
    ("DÉPARTEMENT DE LA HAUTE-ONDE COMMISSION PERMANENTE EXTRAIT DU REGISTRE DES", {"coll_nom": "Haute-Onde"}),
    ("SMICTOM DES TROIS ONDES\nSyndicat mixte de collecte et de traitement des ordures ménagères – Zone artisanale du Gué – Arzel\nCOMITÉ SYNDICAL", {"coll_nom": "SMICTOM des Trois Ondes"}),
    ("CENTRE COMMUNAL\nD'ACTION SOCIALE Reçu en préfecture\nVille de Breux\nDU CONSEIL D'ADMINISTRATION\nle Conseil d'administration du CCAS de Breux s'est réuni", {"coll_nom": "CCAS de Breux"}),
    ("COMMUNE DE\nHAUTE -FRÉMONT\nNOMBRE DE MEMBRES", {"coll_nom": "Haute-Frémont"}),
    ("S.I.V.O.S. DES TROIS CLOCHERS\nSyndicat intercommunal à vocation scolaire\nAube\nCOMITÉ SYNDICAL", {"coll_nom": "S.I.V.O.S. des Trois Clochers"}),
    ("BREUX-PLAGE\nCôtes-d'Armor\nCOMPTE RENDU SOMMAIRE\nConseil municipal du vendredi 2 juin 2023", {"coll_nom": "Breux-Plage"}),
    ("ORVANNES\nmétropole\nConseil métropolitain du 14 décembre 2023", {"coll_nom": "Orvannes Métropole"}),
    ("COMMUNE : BREUX\nSéance du 12 mars 2024", {"coll_nom": "Breux"}),
    ("Le conseil municipal de la commune nouvelle de Breux-en-Onde", {"coll_nom": "Breux-en-Onde"}),
    ("Procès-verbal du conseil municipal de la Ville de Breux", {"coll_nom": "Breux"}),
    ("Pays de Breux Communauté\nConseil communautaire", {"coll_nom": "Pays de Breux Communauté"}),
    ("Extrait du registre des délibérations de la Communauté de communes « Onde et Vallées »", {"coll_nom": "Communauté de communes Onde et Vallées"}),
    ("le conseil de la Communauté de communes de l'Avant-Val s'est réuni", {"coll_nom": "Communauté de communes de l'Avant-Val"}),
    ("le conseil de territoire de l'établissement\npublic territorial Plaine Sud Est Avenir s'est réuni", {"coll_nom": "Plaine Sud Est Avenir"}),
    ("les membres du Conseil de l'EPT Haute-Onde Brune\nValmont se sont réunis en Mairie de Breux", {"coll_nom": "Haute-Onde Brune Valmont"}),
    ("VAL-BRUN AGGLOMERATION DELIBERATION\nSEANCE du mardi", {"coll_nom": "Val-Brun Agglomération"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "REPUBLIQUE FRANÇAISE\nPyrénées-Atlantiques\nExtrait du registre des délibérations du Conseil Municipal",
    "REUNION DU CONSEIL DE COMMUNAUTE\nDU 13 FEVRIER 2020",
    "Le conseil municipal de la commune, régulièrement convoqué, s'est réuni",
    "Département de la Haute-Onde\nArrondissement de Lille",
    "Vu la convention avec la commune de Breux",
    "le Bureau du Conseil de Communauté, dûment convoqué",
    "il est demandé au conseil municipal de Prendre Acte du rapport",
    "M. ROUX, Vice-Président de la Communauté",
    "Compte rendu du conseil municipal\n"
    + "Présents : Paul ROUX, Ève BRIAL, Zoé VIAL.\n" * 15
    + "Ce pacte assure la dotation de la commune de Breux,",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    if (bare := first_line(head)) and not NOT_A_NAME.search(bare["name"]):
        return [Found("coll_nom", natural(tidy(bare["name"])), *bare.span("name"), "collectivite.nue", 0.9)]
    grouping = COMMUNAUTAIRE.search(head[:1500]) and not MUNICIPAL.search(head[:1500])
    best: tuple[float, str, int, int, str] | None = None
    low = lowered(head)
    for rule, trust, pattern in RULES:
        if (grouping and rule in OF_A_TOWN) or (rule == "ccas" and not _social(head)):
            continue
        if rule in ELSEWHERE and not ELSEWHERE[rule].search(head, 0, 1500):
            continue
        if rule in OF_A_TOWN and best is not None and best[-1] == "ccas":
            continue
        zones = word_zones(low, 0, STEMS[rule], 90, 140)
        match = next((m for a, b in zones for m in pattern.finditer(head, a, b) if _own(head, m, rule)), None)
        if match is None:
            continue
        start, end = match.start("name"), _whole_name(head, match)
        value = natural(tidy(head[start:end]))
        if rule == "epci":
            start = match.start()
            own = re.sub(r"[«\"]", " ", head[start : match.start("name")])
            value = value if TERRITORIAL.match(own) else kind(own) + value
        elif rule == "au_dessus":
            value = f"{value} Métropole" if match["kind"][0] in "mM" else kind(match["kind"]) + value
        elif rule == "lettre":
            start = match.start("kind")
        elif rule == "arrondissement":
            start = match.start("rang")
            value = (
                " ".join(f"{match['rang']}{match['of']}".lower().split())
                + (" " if match["of"][-1:] != "'" else "")
                + value
            )
        elif rule == "ccas":
            start = match.start()
            value = (
                _kind_of_centre(match["kind"])
                + " ".join(match["of"].lower().split())
                + (" " if match["of"][-1:] != "'" else "")
                + value
            )
        elif rule == "conseil":
            article = re.search(r"(?i)municipal\s+(de\s+la|du|de\s+l')\s*$", head[match.start() : start])
            if article and not re.match(r"(?i)(?:ville|commune|mairie|communaut)", value):
                value = ARTICLES[" ".join(article[1].lower().split())] + value
            value = re.sub(r"^(?:Ville|Commune|Mairie) (?:de |d')(?=\w)", "", value)
        elif rule in ("letterhead", "commune"):
            value = ARTICLES.get(" ".join(match["of"].lower().split()), "") + value
        elif rule == "agglomeration":
            value = value.replace("Agglomeration", "Agglomération")
        score = trust - 0.0001 * match.start()
        if best is None or score > best[0]:
            best = (score, value, start, end, rule)
    if best is None or best[0] < 0.6:
        return []
    score, value, start, end, rule = best
    if rule in OF_A_TOWN and (whole := _whole(head, value)):
        value, start, end = natural(tidy(whole["name"])), *whole.span("name")
    return [Found("coll_nom", value, start, end, f"collectivite.{rule}", round(max(score, 0.7), 2))]


def _social(head: str) -> bool:
    """The board of a commune's social services, and not a council that speaks of it."""
    return bool(ADMINISTRATION.search(head[:1500])) and not MUNICIPAL.search(head[:1500])


def _kind_of_centre(words: str) -> str:
    letters = re.sub(r"[.\s]", "", words)
    return f"{letters.upper()} " if len(letters) == 4 else kind(words)


def _whole(head: str, cut: str) -> re.Match[str] | None:
    """`Peyro`, of a letterhead that a stamp or the margin cuts, and `la commune de Peyrolles-sur-Onde` below it."""
    if len(cut) < 4 or not cut.isalpha():
        return None
    return re.search(rf"{OF}(?P<name>{re.escape(cut)}[a-zà-ÿ][\w'-]*)", head)


def _own(head: str, match: re.Match[str], rule: str) -> bool:
    """The words name the body itself: not a convention's partner, nor a word that is no name."""
    before = head[max(0, match.start() - 70) : match.start()].replace("\n", " ")
    if rule != "letterhead" and QUOTED.search(before):
        return False
    if rule == "commune" and match.start() > FAR and not SITS.search(before):
        return False
    if rule in ("epci", "sigle") and match.start() > FAR and MUNICIPAL.search(head[:FAR]):
        return False
    if rule == "epci" and match.start() > 400 and PARTNER.search(before):
        return False
    name = re.sub(r"^L[ae]s?\s(?=[A-ZÀ-Þ])", "", tidy(match["name"])) if rule == "maire" else tidy(match["name"])
    if name.lower() == "ville" and VILLE_DE.match(head, match.end("name")):
        return False
    return len(name) >= 2 and not NOT_A_NAME.search(name)


def _whole_name(head: str, match: re.Match[str]) -> int:
    """A name that ends with a link, or is followed by `Saint…`, goes on on the next line."""
    end = match.end("name")
    if more := re.match(
        rf"(?:\s(?:{LINK}|[dl]'))?\n(?:(?:Saint|Sainte|SAINT|SAINTE|Le|La|Les|sur|sous|les|lès|en|de|du)[- ])?{CAP}(?:[- ]{CAP})*",
        head[end:],
    ):
        words = more.group()
        if re.match(rf"\s(?:{LINK}|[dl]')\n", words) or re.match(
            r"\n(?:Saint|Sainte|SAINT|SAINTE|sur|sous|les|lès|en|de|du)[- ]", words
        ):
            return end + more.end()
    if more := re.match(rf"\n{CAP}(?=\s(?:se\ssont|s'est)\sréuni)", head[end:]):
        return end + more.end()
    return end


def tidy(name: str) -> str:
    text = STOP.sub("", re.sub(r"(?<=\w)(?:- | -)(?=\w)", "-", " ".join(name.replace("-\n", "-").split()))).strip(" -'")
    return re.sub(r"(?i)(?:\s(?:de|du|des|la|le|les|et|en|à|au|aux|d'|l'))+$", "", text)


def natural(name: str) -> str:
    """`LABASTIDE-SUR-ONDE` → `Labastide-sur-Onde`; words that have small letters are left as printed."""
    return "".join(_natural(word, first=not index) for index, word in enumerate(re.split(r"([ \-'’])", name)))


def _natural(word: str, *, first: bool) -> str:
    low = word.lower()
    if low.replace(".", "") in SIGLES:
        return word
    if not word.isupper() or (len(word) == 1 and low not in SMALL):
        return word
    return low if low in SMALL and not first else low[:1].upper() + low[1:]


def kind(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:].lower() + ("" if words.endswith("'") else " ")
