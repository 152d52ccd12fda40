"""The dates around the sitting: convocation (CGCT L.2121-10), posting up (`affiché le`), publication (L.2131-1).

A label and its date may stand on two lines, or face each other in two columns; between the two nothing but blanks, a
weekday or a short verb is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractors.dates import MONTH_NAME, WEEKDAY, DateLue, month_number, read_dates
from extractors.found import Found
from extractors.nombres import MOTS, read_number
from extractors.patterns.casse import SansCasse

NAMES = ("convocation_date", "affichage_date", "publication_date")
PORTEE = "seance"
GAP = rf"(?:\W|\ble\b|\bdu\b|\ben\s+date\b|\bla\b|\b[ée]tait\b|\best\b|\ba\s+[ée]t[ée]\b|\bfaite?\b|{WEEKDAY.rstrip('?')})*"
LABELS = (
    ("convocation_date", "convocation.libelle", SansCasse(r"dates?\s+(?:de\s+(?:la\s+|l'avis\s+de\s+)?|d')?\s?convocation(?:\s+(?:du|de\s+la|des)\s+(?:conseil(?:lers)?|bureau)(?:\s+(?:municipal|communautaire|municipaux))?)?(?:\s+(?:et|/|&)\s+(?:d(?:e\s+l)?')?affichage)?")),
    ("convocation_date", "convocation.libelle", SansCasse(r"\bconvocations?\b(?:\s+d[ée]mat[ée]rialis[ée]e)?(?:\s+du\s+conseil(?:\s+(?:municipal|communautaire))?|\s+(?:du|de\s+(?:m\.|mme|monsieur|madame)\s+l[ea])\s+(?:maire|pr[ée]sidente?))?(?:\s+(?:r[ée]guli[èe]re|individuelle|l[ée]gale|[ée]crite|a\s+[ée]t[ée]\s+(?:[ée]tabli|adress|remis|envoy|transmis|faite)|adress|envoy|faite|transmis|remis|qui\s+leur\s+a\s+[ée]t[ée]\s+adress|affich|exp[ée]di)[^,.;:]{0,60}?)?(?=\W+(?:le(?!\s+(?:maire|pr[ée]sident))|du|en|:|-|\d))")),
    ("convocation_date", "convocation.tableau", SansCasse(r"\bconvocation[^\w\n]*\n[^\w\n]*(?:\d{1,3}[ |]+){1,5}(?=\d{1,2}[/.]\d)")),
    ("convocation_date", "convocation.libelle", SansCasse(r"(?m)^\W*convocation\W*\n\W*dat[ée]e?(?:\s+du)?(?=\s*:|\s+\d)")),
    ("convocation_date", "convocation.verbe", SansCasse(r"(?:l[ée]galement|r[ée]guli[èe]rement|d[ûu]ment)?\s*convoqu[ée]e?s?(?:\s+(?:en\s+s[ée]ance|par\s+(?:M\.?|Mme|le|la|Monsieur|Madame)[^,.;]{0,40}?|par\s+[^,.;:\d]{3,50}?\b(?:maire|pr[ée]sidente?)|individuellement|et\s+par\s+\w+|par\s+(?:voie|courrier|lettre|courriel|mail)(?:\s+\w+)?|par\s+\w+|à\s+la\s+mairie)){0,3}(?=\W+(?:le(?!\s+(?:maire|pr[ée]sident|\w+\s+maire))|en\s+date|du|par|\d))")),
    ("convocation_date", "convocation.adressee", SansCasse(r"convocation(?:[^.]|\.(?=\d)){0,200}?(?=,?\s+le\s+(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?(?:\d|\w+\s+\w+\s+deux))")),
    ("affichage_date", "affichage.libelle", SansCasse(r"(?:dates?\s+(?:d(?:e\s+l)?'\s?)?|date[^.:\n]{0,60}?convocation[^.:\n]{0,40}?\s(?:et|&|/)\s+(?:d(?:e\s+l)?'\s?)?)affichage(?:\s+de\s+la\s+convocation|\s+du\s+p\.?v\.?|\s+du\s+proc[èe]s[\s-]verbal|\s+du\s+compte[\s-]rendu|\s+de\s+la\s+liste(?:\s+des\s+d[ée]lib[ée]rations)?)?")),
    ("affichage_date", "affichage.verbe", SansCasse(r"(?<!\w)(?:affich[ée]e?s?|(?<=\n)affichage(?=\s+(?:au\s+si[èe]ge\s+)?et\s+(?:mise|publi)))(?:\s+(?:en\s+mairie(?:\s+d'arrondissement)?|au\s+si[èe]ge(?:\s+de\s+l[a'][^.;,:\n]{3,40}?)?(?:\s+et\s+mise\s+en\s+ligne)?|à\s+la\s+porte\s+de\s+la\s+mairie|et\s+(?:publi|mise?\s+en\s+ligne|transmis)[ée]?e?s?(?:\s+sur\s+(?:le|son)\s+site[^,.;:\n]{0,40}?)?)){0,2}(?=\W+(?:le|du|\d))")),
    ("affichage_date", "affichage.libelle", SansCasse(r"(?m)(?:^\W*|\d\W{1,6})affichage(?:\s+(?:de\s+(?:la\s+convocation|l'ordre\s+du\s+jour)|en\s+mairie))?(?=\s*:\s*(?:le\s+|du\s+)?\d)")),
    ("publication_date", "publication.libelle", SansCasse(r"dates?\s+de\s+(?:la\s+)?(?:publication|mise\s+en\s+ligne)(?:\s+(?:en\s+ligne|de\s+l'acte|sur\s+le\s+site[^:.\n]{0,40}))*")),
    ("publication_date", "publication.libelle", SansCasse(r"(?m)(?:^\W*|\d\W{1,6})publication(?=\s*:\s*(?:le\s+)?\d)")),
    ("publication_date", "publication.libelle", SansCasse(r"(?<!de\s)\bpublication(?:\s+sur\s+(?:le|son)\s+site(?:\s+internet)?(?:\s+de\s+la\s+\w+)?)?(?=\W+le\s+\d)")),
    ("publication_date", "publication.libelle", SansCasse(r"(?<=\bet )(?:de\s+la\s+|de\s+sa\s+)?publication(?:\s+(?:ou|et)\s+notification)?(?=\s+(?:le|du)\s*:?\s+\d)")),
    ("publication_date", "publication.verbe", SansCasse(r"(?<!\w)(?:publi[ée]e?s?|mise?\s+en\s+ligne)(?:\s+(?:sur\s+(?:le\s+site\s+)?(?:www\.|https?://)[^\s,;]+|sur\s+(?:le|son)\s+site(?:\s+internet)?(?=\s+le\s)|sur\s+le\s+site\s+(?:internet\s+)?(?:de\s+la\s+(?:commune|ville|mairie|collectivit[ée]|m[ée]tropole|communaut[ée])|communal|internet|de\s+l'[^,.;]{3,40})?|en\s+ligne|sous\s+forma?t?e?\s+[ée]lectronique|[ée]lectroniquement|par\s+voie\s+[ée]lectronique|et\s+affich[ée]e?|en\s+mairie))?(?=\W+(?:le|\d))")),
)  # fmt: skip
OPENS = re.compile(r",?\s+L[eE]\s")
"""`Le trente janvier, à dix-huit heures`: the sitting's sentence, not the convocation's."""
YEARLESS = re.compile(
    r"(?i)(?:convoqu[ée]e?s?|convocation)(?:\s+(?:en\s+date|par\s+\w+(?:\s+\w+)?|adress[ée]e?s?|envoy[ée]e?s?|qui\s+leur\s+a\s+[ée]t[ée]\s+adress[ée]e))?[\s:,]+(?:le|du|en\s+date\s+du)\s+"
    rf"{WEEKDAY}(?P<day>1\s?er|premier|\d{{1,2}}|{MOTS})\s+(?P<month>{MONTH_NAME})(?!\w)(?!\s+(?:\d|deux|mil))"
)
RANGEE = SansCasse(
    r"(?m)^[^\w\n]*(?:dates?\s+de\s+(?:la\s+)?)?(?P<convocation_date>convocation)\s*:?[ |]+(?:dates?\s+d(?:e\s+l)?'\s?)?(?P<affichage_date>affichage)\s*:?[ |]*\n"
)
"""`Date de convocation | Date d'affichage`, the heads of a table's two columns."""
UNDER = re.compile(r"\s*:[^\n\d]{0,60}\n\s*(?:le\s+)?", re.IGNORECASE)
"""A label, words of the column beside it, and the date alone on the next line."""
BEHIND = re.compile(r"\n|$| (?:Présents?|PRÉSENTS?|Étaient|Etaient) ")
ALONE = re.compile(r"(?: le)?\n", re.IGNORECASE)
"""The label at a line's end, the date alone on the next one."""
SITTING_BESIDE = SansCasse(r"\s*:?\s*(?:s[ée]ance|r[ée]union)\s+[^\n\d]{0,30}")
"""`Date de convocation : Séance du 30 janvier 2025` / `23 janvier 2025`: the heading of the column beside it."""
LAW = SansCasse(
    r"\b(?:loi\b|d[ée]cret|ordonnance|journal\s+officiel|avis|arr[êe]t[ée](?!\s+(?:en\s+s[ée]ance|le\s|lors))|annonce|march[ée]|enqu[êe]te)[^.\n]{0,60}\Z"
)

EXAMPLES = (
    ("Date de convocation Date d'affichage\n06/03/2020 07/03/2020\nPrésents", {"convocation_date": "2020-03-06", "affichage_date": "2020-03-07"}),
    ("Date de convocation :\n21 mars 2025\nDate d'affichage :\n21 mars 2025", {"convocation_date": "2025-03-21", "affichage_date": "2025-03-21"}),
    ("Date de convocation : Etaient présents :\n30 janvier 2025\nDate d'affichage :\n31 janvier 2025", {"convocation_date": "2025-01-30", "affichage_date": "2025-01-31"}),
    ("légalement convoqué le 9 février 2023, s'est réuni", {"convocation_date": "2023-02-09"}),
    ("suite à la convocation faite le 27 février 2023", {"convocation_date": "2023-02-27"}),
    ("sur convocation qui leur a été adressée par le Maire, conformément à l'article L2121-10 du Code, le 31 janvier 2023.", {"convocation_date": "2023-01-31"}),
    ("le Conseil, régulièrement convoqué en séance le 23 mars 2023, s'est réuni", {"convocation_date": "2023-03-23"}),
    ("sur convocation régulière en date du 19 mars 2021, s'est réuni", {"convocation_date": "2021-03-19"}),
    ("sur convocation individuelle en date du 19 mars 2021.", {"convocation_date": "2021-03-19"}),
    ("La convocation a été établie et remise au domicile de chaque élu le vingt-trois octobre deux mille dix-neuf", {"convocation_date": "2019-10-23"}),
    ("L'an deux mille vingt-cinq, le 7 juillet à 19h00, le Conseil de BREUX, dûment convoqué le 1er\njuillet, s'est réuni", {"convocation_date": "2025-07-01"}),
    ("CONVOCATION\nDate : 8 décembre 2023\nAffichée le : 9 décembre 2023", {"convocation_date": "2023-12-08", "affichage_date": "2023-12-09"}),
    ("à la suite de la convocation adressée par Monsieur le Maire le mercredi 30 novembre 2022.", {"convocation_date": "2022-11-30"}),
    ("Date de convocation du conseil municipal et affichage : le 18 janvier 2024.", {"convocation_date": "2024-01-18", "affichage_date": "2024-01-18"}),
    ("Affichage : du 14 mars 2022 au 13 mai 2022\nBREUX", {"affichage_date": "2022-03-14"}),
    ("Date affichage 30 novembre 2022", {"affichage_date": "2022-11-30"}),
    ("ont été convoqués individuellement et par écrit le 12 mars 2024", {"convocation_date": "2024-03-12"}),
    ("Publiée sous format électronique le : 18 DEC. 2023", {"publication_date": "2023-12-18"}),
    ("Convocation : 31/03/2023 Affichage : 01/04/2023\nÉtaient présents", {"convocation_date": "2023-03-31", "affichage_date": "2023-04-01"}),
    ("Date de la convocation : 21/06/2024\nAffichage de l'ordre du jour : 22/06/2024", {"convocation_date": "2024-06-21", "affichage_date": "2024-06-22"}),
    ("Le conseil municipal, légalement convoqué par Pierre VERET Maire, le 25 février 2022 s'est réuni", {"convocation_date": "2022-02-25"}),
    ("L'an deux mille vingt-trois, le 6 juillet, le Conseil, dûment convoqué par courrier dématérialisé du 26 juin, s'est\nréuni", {"convocation_date": "2023-06-26"}),
    ("Date de convocation et d'affichage : 25 février 2022\nLa séance", {"convocation_date": "2022-02-25", "affichage_date": "2022-02-25"}),
    ("Affichage : 28/01/2026\nLe maire", {"affichage_date": "2026-01-28"}),
    ("Convocation du 24 mai 2024", {"convocation_date": "2024-05-24"}),
    ("dûment convoqué le huit octobre deux mille vingt-quatre", {"convocation_date": "2024-10-08"}),
    ("Date convocation du Conseil Municipal : 2 décembre 2022", {"convocation_date": "2022-12-02"}),
    ("Date de mise en ligne de l'acte : 22/12/2022", {"publication_date": "2022-12-22"}),
    ("Affichée et publiée sur le site internet de la commune le 2 octobre 2023", {"affichage_date": "2023-10-02", "publication_date": "2023-10-02"}),
    ("Affichée au siège de la communauté et publiée sur son site internet le 4 juillet 2023", {"affichage_date": "2023-07-04", "publication_date": "2023-07-04"}),
    ("Transmis au contrôle de légalité le 22/01/2025 – Affiché en mairie d'arrondissement le 23/01/2025", {"affichage_date": "2025-01-23"}),
    ("LISTE DES DÉLIBÉRATIONS\nAffichage et mise en ligne le 2 octobre 2025 (article L.2121-25 du CGCT)", {"affichage_date": "2025-10-02", "publication_date": "2025-10-02"}),
    ("Certifié exécutoire compte tenu de la transmission en préfecture le : 20 février 2024\net de la publication le : 22 février 2024", {"publication_date": "2024-02-22"}),
    ("et publication ou notification du 25/09/2023", {"publication_date": "2023-09-25"}),
    ("En exercice Présents Votants Convocation\n11 9 10 13/05/2022\nL'an deux mil", {"convocation_date": "2022-05-13"}),
    ("1.1 Marchés publics\nPublié sur le site le\n10 octobre 2024\nPar délibération", {"publication_date": "2024-10-10"}),
    ("Publié sur le site le\n10 octobre 2024\nPar délibération", {"publication_date": "2024-10-10"}),
    ("Procès-verbal arrêté en séance du 22 juin 2023 – Publié sur le site internet le 26 juin 2023", {"publication_date": "2023-06-26"}),
    ("Acte publié sur le site internet de la Métropole le 20 décembre 2023", {"publication_date": "2023-12-20"}),
    ("sur convocation du maire en date du 11 septembre 2024, s'est réuni", {"convocation_date": "2024-09-11"}),
    ("Date de convocation : Maire.\n14 mai 2018 Présents : MM. ROUX, BEC", {"convocation_date": "2018-05-14"}),
    ("Communauté de communes\nAffichage au siège et mise en ligne\nle 11 avril 2025\nLISTE", {"affichage_date": "2025-04-11", "publication_date": "2025-04-11"}),
    ("Date de convocation : Séance du 30 janvier 2025\n23 janvier 2025\nLe trente janvier deux mille vingt-cinq à dix-huit heures, les membres du Conseil", {"convocation_date": "2025-01-23"}),
    ("Date de la convocation : 10 juin 2025 Date d'affichage de la liste : 20 juin 2025", {"convocation_date": "2025-06-10", "affichage_date": "2025-06-20"}),
    ("Affichée le : 07/02/2023", {"affichage_date": "2023-02-07"}),
    ("Acte exécutoire après dépôt en préfecture et publication sur le site internet le 19 mai 2023.", {"publication_date": "2023-05-19"}),
    ("Publiée sur www.breux.example le 17/12/2024", {"publication_date": "2024-12-17"}),
    ("Publié sur le site internet de la commune le 15 avril 2025 par Jeanne Ray, Maire", {"publication_date": "2025-04-15"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Publié le\nSéance du 5 janvier 2024",
    "Vu la convocation des électeurs, et la séance du 5 janvier 2024",
    "la loi publiée au journal officiel, publiée le 3 mars 2023",
    "Affiché le\nExtrait du registre du 12 mai 2022",
)


def find(text: str) -> list[Found]:
    dates = read_dates(text)
    zones = _before(dates)
    found: dict[str, Found] = {}
    found.update(_row(text, dates))
    for champ, rule, label in LABELS:
        if champ in found:
            continue
        for match in (m for a, b in zones for m in label.finditer(text, a, b)):
            if rule == "convocation.adressee" and OPENS.match(text, match.end()):
                continue
            lue = _facing(text, dates, match.end())
            if lue and not LAW.search(text[max(0, match.start() - 70) : match.start()]):
                found[champ] = Found(champ, lue.iso, match.start(), lue.end, rule, 0.97)
                break
    if "convocation_date" not in found and dates and (yearless := _without_year(text, dates)):
        found["convocation_date"] = yearless
    return list(found.values())


def _row(text: str, dates: Sequence[DateLue]) -> dict[str, Found]:
    """Two labels on one line, and on the next as many dates: each under its own."""
    for match in RANGEE.finditer(text):
        line = text[match.end() : (text + "\n").find("\n", match.end())]
        under = [d for d in dates if match.end() <= d.start and d.end <= match.end() + len(line)]
        if len(under) == 2 and not re.search(r"[^\W\d_]{2}", text[under[0].end : under[1].start]):
            pairs = zip(("convocation_date", "affichage_date"), under, strict=True)
            return {c: Found(c, d.iso, d.start, d.end, "dates.tableau", 0.95) for c, d in pairs}
    return {}


def _without_year(text: str, dates: Sequence[DateLue]) -> Found | None:
    """`L'an deux mille vingt-cinq, le 7 juillet, … convoqué le 1er juillet`: the year is the sitting's, told just before."""
    match = YEARLESS.search(text, 0, 8000)
    month = month_number(match["month"]) if match else None
    near = [d for d in dates if match and d.start < match.start() + 60 and match.start() - d.end < 700]
    if not match or not month or not near:
        return None
    sitting = date.fromisoformat(near[-1].iso)
    day = 1 if match["day"].lower().startswith(("1er", "premier")) else read_number(match["day"])
    try:
        told = date(sitting.year - (month > sitting.month), month, day or 0)
    except ValueError:
        return None
    if not timedelta(0) <= sitting - told <= timedelta(45):
        return None
    of = f"{' '.join(text[slice(*match.span())].split())}, séance du {near[-1].iso}"
    return Found("convocation_date", told.isoformat(), *match.span(), "convocation.sans_annee", 0.85, de=of)


def _before(dates: Sequence[DateLue]) -> list[tuple[int, int]]:
    """The parts of the text where a label may face a date: around each, and mostly before it."""
    zones: list[tuple[int, int]] = []
    for lue in dates:
        start = max(0, lue.start - 280)
        if zones and start <= zones[-1][1]:
            start = zones.pop()[0]
        zones.append((start, lue.end + 40))
    return zones


def _facing(text: str, dates: Sequence[DateLue], position: int) -> DateLue | None:
    """The date that follows the label directly; after a line's end only where the label ends with a colon or stands alone."""
    lue = next((d for d in dates if d.start >= position), None)
    if lue is not None and SITTING_BESIDE.fullmatch(text, position, lue.start):
        below = next((d for d in dates if d.start >= lue.end), None)
        alone = (
            below is not None
            and ALONE.fullmatch(text[lue.end : below.start])
            and text[below.end : below.end + 1] in ("\n", "")
        )
        return below if alone else None
    if lue is None or lue.year_first or lue.start - position > 80:
        return None
    between = text[position : lue.start]
    if UNDER.fullmatch(between) and BEHIND.match(text, lue.end):
        return lue
    if ALONE.fullmatch(between) and text[lue.end : lue.end + 1] in ("\n", ""):
        return lue
    if not re.fullmatch(GAP, between, re.IGNORECASE) or between.count("\n") > 1:
        return None
    if (
        "\n" in between
        and ":" not in between
        and re.search(
            r"(?i)(?:affich[ée]|publi[ée])e?s?\s*(?:le)?\s*$",
            text[max(0, position - 60) : position] + between.split("\n")[0],
        )
    ):
        return None
    return lue
