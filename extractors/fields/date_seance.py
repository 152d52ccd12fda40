"""The sitting: its date, its hour, its place. Never the transmission's date, the convocation's, nor a quoted text's.

The date in words that opens an extract (`L'an …, le …`) is typed anew for each sitting; running heads are copied from one
sitting to the next and keep old dates, so they speak last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.dates import WEEKDAY, DateLue, month_number, read_dates
from extractors.found import Found
from extractors.nombres import read_number
from extractors.patterns.casse import SansCasse

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DAY = re.compile("|".join(JOURS), re.IGNORECASE)
NAMES = ("delib_date", "seance_heure", "seance_lieu")
PORTEE = "seance"
HEAD = 7000
SITS = r"(?:s[ée]ance|r[ée]union|assembl[ée]e|session|conseil|bureau|comit[ée]|commission\s+permanente|cm(?=\s))"
ASSEMBLY = (
    r"(?:municipale?|communautaire|syndical|territorial|m[ée]tropolitain|d[ée]partemental|r[ée]gional|d[ée]lib[ée]rante|permanente|communaut[ée]|territoire|m[ée]tropole|"
    r"d'administration|d'agglom[ée]ration|c\.?c\.?a\.?s\.?|c\.?i\.?a\.?s\.?)"
)
BEFORE = (
    ("seance", 0.98, SansCasse(rf"\b{SITS}(?:\s+(?:publique|ordinaire|extraordinaire|pl[ée]ni[èe]re|du|de\s+la|des|d'|conseil|commission|{ASSEMBLY}|de|en\s+date|n\s?°\s?[\w/-]{{1,8}}|"
                                rf"tenue?|bureau|comit[ée]|ordinaire))*\s*(?:du|de|en\s+date\s+du|le|:|-|–|,)?\s*{WEEKDAY}(?:le\s+)?$")),
    ("seance", 0.97, SansCasse(rf"\b(?:s[ée]ance|r[ée]union|session)[^.\n]{{0,30}}conseil\s+(?:municipal|communautaire|syndical)\s+(?:d'|de\s|du\s|des\s)[^\n.;,:]{{2,45}}?(?:\s(?:du|le)\s+|\s*[–—(,-]\s*){WEEKDAY}$")),
    ("seance", 0.93, SansCasse(rf"(?m)^[^\w\n]*(?:p\.?v\.?\s+(?:du\s+)?|proc[èe]s[\s-]verbal\s+(?:du\s+)?|compte[\s-]rendu\s+(?:du\s+)?)?conseil\s+(?:municipal|communautaire)\s+(?:d'|de\s|du\s|des\s)[^\n.;,:()–]{{2,45}}?(?:\n(?:du|le)\s+|\s*[–—(-]\s*){WEEKDAY}$")),
    ("date", 0.90, SansCasse(rf"(?:{SITS}|municipal|communautaire)[^\n.;:]{{0,40}}\n[^\w\n]*(?:date|le)\s*:\s*{WEEKDAY}$")),
    ("seance", 0.93, SansCasse(rf"(?m)^[^\w\n]*conseil\s+(?:municipal|communautaire)\n(?:d'|de\s|du\s|des\s)[^\n.;,:]{{2,40}}\ndu\s+{WEEKDAY}$")),
    ("reuni", 0.97, SansCasse(rf"(?:s'est|se\s+sont|est|sont)\s+(?:l[ée]galement\s+)?(?:r[ée]unie?s?|assembl[ée]e?s?)[^.]{{0,60}}?\ble\s+{WEEKDAY}$")),
    ("reuni", 0.94, SansCasse(rf"\br[ée]unie?s?\s+(?:en|à|au|dans)\s[^.\n]{{3,70}},?\s+le\s+{WEEKDAY}$|\b(?:r[ée]union|s[ée]ance)\s+(?:a\s+d[ée]but[ée]|s'est\s+(?:tenue|ouverte|d[ée]roul[ée]e))\s+le\s+{WEEKDAY}$")),
    ("jour", 0.95, SansCasse(rf"(?:\baujourd'hui|(?:^|\n)\W*ce\s+jour),?\s+{WEEKDAY}(?:le\s+)?$")),
    ("titre", 0.95, SansCasse(rf"(?:compte[\s-]*rendu|proc[èe]s[\s-]*verbal|\bc\W?r\b|\bp\.?v\b|d[ée]lib[ée]rations?|liste\s+des\s+d[ée]lib[ée]rations?)[^.\n]{{0,110}}?(?:\n[^.\n]{{0,60}})?"
                               rf"(?:du|le|-|–|:|,|municipal|communautaire)\s*{WEEKDAY}$")),
    ("titre", 0.93, SansCasse(rf"(?m)^\W*(?:p\.?v|c\.?r)\W{{1,3}}(?:du\s+)?c\.?[mc]\W{{1,4}}(?:du\s+)?{WEEKDAY}$")),
)  # fmt: skip
OTHER = SansCasse(
    r"(?:convocation|convoqu[ée]e?s?|affich|publi[ée]|transmis|re[çc]u|envoy|t[ée]l[ée]trans|loi|d[ée]cret|ordonnance|arr[êe]t[ée]|d[ée]lib[ée]ration\s+(?:n|du|en)|vu\s|code|"
    r"naissance|n[ée]e?\s+le|fait\s+[àa]|approuv|approbation|adoption|pr[ée]c[ée]dent|derni[èe]re?|dernier|prochaine?|compter|avant|depuis|jusqu)[^.;\n]{0,40}$"
)
PUBLICITY = SansCasse(
    rf"(?:^|\n)[^\w\n]*dates?\s+(?:de\s+(?:la\s+|sa\s+)?|d')(?:publication|mise\s+en\s+ligne|affichage|r[ée]ception|(?:t[ée]l[ée])?transmission|d[ée]p[ôo]t|notification|convocation)\b[^\n]{{0,90}}?\s{WEEKDAY}$"
)
"""`Date de publication de la liste des délibérations : …`"""
CONVENED = SansCasse(rf"(?:convocation|affichage)\b[^.;:]{{0,60}}:\s*\n\W*(?:le\s+)?{WEEKDAY}$")
"""The label and its date on two lines."""
OF_A_SITTING = SansCasse(rf"(?:\b{SITS}\W+(?:du|de)\W*|\b(?:r[ée]unie?s?|assembl[ée]e?s?)\W+le\W*){WEEKDAY}$")
ON_THE = SansCasse(r"(?:^|\n)\W*le\s*$")
ALONE = SansCasse(rf"(?m)^\W*(?:le\s+)?{WEEKDAY}$")
QUOTED = SansCasse(
    r"(?:approbation|adoption|approuv\w*|lecture|adopt\w*|arr[êe]t\w*|distribution|diffusion)[^.]{0,60}(?:proc[èe]s|compte|pv|cr)\b[^.]{0,60}$|^\W*le\s+(?:proc[èe]s[\s-]*verbal|compte[\s-]*rendu)[^.\n]{0,80}$|"
    r"(?:vu|par(?!\s+(?:courri|voie|e?-?mail|lettre|messagerie|[ée]crit|affich|m\.|mme|m(?:onsieur|adame)\b|(?:le|la|son|sa)\s+(?:maire|pr[ée]sid)))|consid[ée]rant)\b[^.\n]{0,80}$|(?:lors\s+d|au\s+cours\s+d|dans|depuis|suite\s+[àa]|apr[èe]s|avant|de)\s*(?:e|u)?\s*(?:la|sa|cette|notre)\s+(?:derni[èe]re\s+)?(?:s[ée]ance|r[ée]union)\s+(?:du|de|en\s+date\s+du)\s+$"
)
HEADED = SansCasse(
    r"^\W*(?:extrait\s.{0,30})?(?:compte[\s-]*rendus?|proc[èe]s[\s-]*verba(?:l|ux)|p\.?v\.?|c\.?r\.?|d[ée]lib[ée]rations?|liste|relev[ée]|registre)\b[^.;:]{0,120}$"
)
SITTING_BEHIND = SansCasse(
    r",?\s*(?:à\s+\d[^,\n]{1,16},?\s*)?le\s+conseil\s+(?:municipal|communautaire|syndical|d'administration)\b[^.;\n]{0,90}?(?:\n[^.;\n]{0,60})?(?:s'est\s+)?r[ée]uni"
)
"""`En date du 12 mars 2024, le conseil municipal, légalement convoqué, s'est réuni`: said behind the date."""
DATED = SansCasse(rf"(?m)^[^\w\n]*(?:en\s+date\s+du|à\s+la\s+date\s+du)\s+{WEEKDAY}$")
APPROVED = SansCasse(r"approbation|adoption|approuv|adopt|lecture|valid")
OPENED = SansCasse(
    r"secr[ée]taire\s+de\s+(?:la\s+)?s[ée]ance\s*:|(?:d[ée]clare|ouvre)\s+la\s+s[ée]ance|s[ée]ance\s+(?:est\s+)?ouverte|quorum\s+(?:est|[ée]tant)"
)
"""The sitting has begun: what is dated below is more often another one, whose minutes are approved."""
NUMBERED = SansCasse(
    rf"(?m)^\W*d[ée]lib[ée]rations?\s+(?:n\s?[°ºo]\s*[\w/.-]{{1,14}}\s+)?(?:d(?:u|e\s+la)\s+{SITS}\s+(?:de\s+(?:la\s+)?)?(?:{ASSEMBLY}\s+)?)?(?:du|en\s+date\s+du)\s+{WEEKDAY}$"
)
"""`Délibération n° 1 du 18 décembre 2008`, heading the act itself."""
EXAMINED = SansCasse(r"(?:examin[ée]e?s?|adopt[ée]e?s?\s+en\s+s[ée]ance|d[ée]lib[ée]r[ée]e?s?)\s+(?:le|du)\s*$")
CALLED = SansCasse(r"convo(?:cation|qu[ée])")
YEARLESS = SansCasse(
    rf"\b{SITS}(?:\s+(?:publique|ordinaire|du|de|{ASSEMBLY}))*\s*[:,–-]?\s*(?:le\s+)?(?P<date>(?P<semaine>{DAY.pattern})\s+(?P<jour>\d{{1,2}})(?:er)?\s+(?P<mois>[a-zéû]{{3,9}}))(?!\w)(?!\s*(?:19|20)\d\d)"
)
HOUR = SansCasse(r"(?:à|a|,|-|–|\s)\s*(\d{1,2})\s*(?:heures?|h)\s*(\d{2})?(?!\d)")
HOUR_WORDS = SansCasse(
    r"à\s+(dix-huit|dix-neuf|vingt|vingt\s+et\s+une?|dix-sept|dix|neuf|onze|douze|quatorze|quinze|seize)\s+heures?(?:\s+(trente|quinze|quarante-cinq|et\s+demie?))?"
)
PLACE = SansCasse(
    r"(?:s'est|se\s+sont|réunie?s?|assemblée?s?)[^.;]{0,140}?\b(?:à\s+la|à\s+l'|dans\s+la|dans\s+l'|au|en|dans\s+le|dans\s+les|à)\s*((?:salle|mairie|h[ôo]tel|foyer|lieu|espace|centre|si[èe]ge|maison|pr[ée]au|gymnase|[ée]cole)(?:(?!\s+(?:sous|en|pour|lieu|suite|sur|à)\s)[^,;.\n]){0,60})"
)

EXAMPLES = (
    ("De la Commune d'Arvigny\nSéance du 27 mars 2025\nDate de convocation :\n21 mars 2025", {"delib_date": "2025-03-27"}),
    ("Convocation du Conseil Municipal :\nle 17/11/2020\nSEANCE DU 23 NOVEMBRE 2020", {"delib_date": "2020-11-23"}),
    ("Conseil municipal de Breux – 12.03.24\nÉtaient présents : Paul ROUX", {"delib_date": "2024-03-12"}),
    ("Réunion du conseil municipal de Breux – mardi 12 mars 2024\nPrésents : Anne, Paul", {"delib_date": "2024-03-12"}),
    ("PV du conseil municipal de Breux (12 mars 2024)", {"delib_date": "2024-03-12"}),
    ("Conseil municipal\nde BREUX\ndu 12 mars 2024", {"delib_date": "2024-03-12"}),
    ("En date du 12 mars 2024, le conseil municipal de Breux légalement convoqué s'est réuni", {"delib_date": "2024-03-12"}),
    ("Réunion du Conseil Municipal\nDate : 12 mars 2024\nHeure : 20 h", {"delib_date": "2024-03-12", "seance_heure": "20:00"}),
    ("LISTE DES DELIBERATIONS EXAMINEES PAR LE CONSEIL MUNICIPAL DE BREUX LORS DE SA SEANCE DU 12 MARS 2024", {"delib_date": "2024-03-12"}),
    ("PV CM 12/02/2024\nPrésents", {"delib_date": "2024-02-12"}),
    ("Le douze mars 2024 à 20 heures, le Conseil municipal s'est réuni", {"delib_date": "2024-03-12", "seance_heure": "20:00"}),
    ("L'an Deux Mil Vingt-cinq, le vingt-sept mars à 18 heures, le Conseil Municipal s'est réuni dans la Salle Citoyenne sous la présidence",
     {"delib_date": "2025-03-27", "seance_heure": "18:00", "seance_lieu": "Salle Citoyenne"}),
    ("Compte rendu de la réunion du Conseil Municipal du 1er octobre 2010", {"delib_date": "2010-10-01"}),
    ("CR du conseil municipal 17 septembre 2021\nPrésents : Anne, Paul", {"delib_date": "2021-09-17"}),
    ("Le Conseil Municipal s'est réuni le 17 mars 2023 à 20 h 30 en session ordinaire.", {"delib_date": "2023-03-17", "seance_heure": "20:30"}),
    ("C-R du Conseil municipal\n+ Vendredi 29 janvier 2021, 18:30.", {"delib_date": "2021-01-29"}),
    ("Conseil municipal de Breux\nCompte rendu de la séance du 12/11/2014\nPrésents : Anne, Paul", {"delib_date": "2014-11-12"}),
    ("REUNION DU CONSEIL MUNICIPAL\nPROCES VERBAL DE LA\nSEANCE DU 08 AVRIL 2024\nEtaient présents", {"delib_date": "2024-04-08"}),
    ("Séance publique du jeudi 28 septembre 2023", {"delib_date": "2023-09-28"}),
    ("PROCÈS-VERBAL DU CONSEIL MUNICIPAL DU 11 AVRIL 2023", {"delib_date": "2023-04-11"}),
    ("Commune - Conseil municipal du 12 décembre 2022\nSÉANCE DU 6 FÉVRIER 2023\nLe six février deux mille vingt-trois à vingt heures, le conseil s'est réuni",
     {"delib_date": "2023-02-06", "seance_heure": "20:00"}),
    ("Délibération n° 2022-12/01 examinée le 9 décembre 2022 - approuvée", {"delib_date": "2022-12-09"}),
    ("COMPTE RENDU DE LA SÉANCE DU CONSEIL MUNICIPAL DE BRAY SUR ONDE DU 3 JUILLET 2019 Présents : Mme Roy. Secrétaire de séance : M. Bec\n"
     "Compte rendu du Conseil Municipal du 5 juin 2019 Une correction est demandée", {"delib_date": "2019-07-03"}),
    ("REUNION DU CONSEIL DE COMMUNAUTE\nDU 13 FEVRIER 2020\nConvocation envoyée le 7 FEVRIER 2020", {"delib_date": "2020-02-13"}),
    ("Conseil d'administration du CCAS du 3 mars 2022", {"delib_date": "2022-03-03"}),
    ("Réunion de la commission permanente en date du 3 mars 2022\nPRÉSENTS", {"delib_date": "2022-03-03"}),
    ("Conseil de Métropole du 3 mars 2022", {"delib_date": "2022-03-03"}),
    ("CM du 3 mars 2022\nPrésents : M. A", {"delib_date": "2022-03-03"}),
    ("Séance n° 3 du jeudi 3 mars 2022", {"delib_date": "2022-03-03"}),
    ("Convoqué le mardi 19 mars 2013, le Conseil Municipal de la Ville s'est\nExtrait du registre des réuni en mairie, Salle du Conseil, le lundi 25 mars 2013 à 18H00", {"delib_date": "2013-03-25", "seance_heure": "18:00", "seance_lieu": "mairie"}),
    ("Le Conseil municipal de BREUX (Onde), convoqué par courriel le 9 février 2024, s'est réuni le quinze février deux mille vingt-quatre à 20h00",
     {"delib_date": "2024-02-15", "seance_heure": "20:00"}),
    ("La réunion a débuté le 3 mars 2022 sous la présidence", {"delib_date": "2022-03-03"}),
    ("Aujourd'hui, jeudi trois mars deux mille vingt-deux, le conseil", {"delib_date": "2022-03-03"}),
    ("DELIBERATION N° 2022-03-01 DU CONSEIL MUNICIPAL DU 3 MARS 2022", {"delib_date": "2022-03-03"}),
    ("L'AN DEUX MILLE VINGT-TROIS,\nLe : MERCREDI 12 AVRIL à 18h00", {"delib_date": "2023-04-12", "seance_heure": "18:00"}),
    ("CONSEIL MUNICIPAL\nRéunion du mardi 14 mars\nConvocation du 8 mars 2023\nPrésents : M. A", {"delib_date": "2023-03-14"}),
    ("Délibération n° 1 du 18 DECEMBRE 2008\nObjet : Tarifs\nDélégations consenties lors de la séance du 16 mars 2008", {"delib_date": "2008-12-18"}),
    ("Séance du Lundi 30 janvier 2023\nL'An deux mille vingt-deux, le Lundi trente janvier, à dix-neuf heures, le Conseil", {"delib_date": "2023-01-30"}),
    ("Commune de Bray - Conseil du 12 décembre 2022\nL'an deux mille vingt-trois et le 6 février, le conseil", {"delib_date": "2023-02-06"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Date de publication de la liste des délibérations : 19 février 2024",
    "Distribution du procès verbal du 02 juin 2016 de la Communauté",
    "Envoyé en préfecture le 06/01/2024\nDate de convocation : 21 mars 2025",
    "Vu la loi n° 2023-175 du 10 mars 2023 relative à l'accélération",
    "Le procès-verbal du conseil municipal du 9 décembre 2022 est approuvé",
    "Vu l'avis favorable de la commission permanente du 3 mars 2022",
    "Le projet, approuvé par délibération du conseil municipal du 3 mars 2022, a été lancé",
    "CONSEIL MUNICIPAL\nRéunion du lundi 14 mars\nConvocation du 8 mars 2023\nPrésents : M. A",
    "les délégations consenties au Maire par le conseil lors de la séance du 16 mars 2008",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    dates = read_dates(head)
    candidates = list(_candidates(head, dates))
    opened = OPENED.search(head)
    if opened:
        candidates = [(c - 0.06 * (c < 0.99 and d.start > opened.start()), rule, d) for c, rule, d in candidates]
    candidates = [c for c in candidates if not _last_years(head, c[2], candidates)]
    found: list[Found] = list(_without_year(head, dates)) if not candidates else []
    if candidates:
        confidence, rule, lue = _elected(candidates)
        found.append(Found("delib_date", lue.iso, lue.start, lue.end, f"date_seance.{rule}", confidence))
        found += _hour(head, lue)
    if place := PLACE.search(head):
        found.append(
            Found(
                "seance_lieu",
                " ".join(head[slice(*place.span(1))].split()).removesuffix(" sous la présidence"),
                *place.span(1),
                "seance_lieu.reuni",
                0.85,
            )
        )
    return found


def _without_year(text: str, dates: Sequence[DateLue]) -> Iterator[Found]:
    """`Réunion du mardi 14 mars`, and its convocation of 8 March 2023: the year in which that day follows the convocation.

    The weekday printed must be that date's.
    """
    convened = next((d for d in dates if CALLED.search(text, max(0, d.start - 80), d.start)), None)
    if convened is None or not (match := YEARLESS.search(text, 0, 1500)):
        return
    called = date.fromisoformat(convened.iso)
    month = month_number(match["mois"])
    for year in (called.year, called.year + 1):
        try:
            day = date(year, month or 0, int(match["jour"]))
        except ValueError:
            continue
        if 0 <= (day - called).days <= 40 and day.weekday() == JOURS.index(match["semaine"]):
            start, end = match.span("date")
            of = f"{text[start:end]}, convocation du {convened.iso}"
            yield Found("delib_date", day.isoformat(), start, end, "date_seance.sans_annee", 0.9, de=of)
            return


def _elected(candidates: list[tuple[float, str, DateLue]]) -> tuple[float, str, DateLue]:
    """The date said most surely; one that is said twice, in two ways, beats a running head copied from another sitting."""
    ways = {(c[1], c[2].iso) for c in candidates}
    best = max(candidates, key=lambda c: c[0] + 0.03 * (sum(iso == c[2].iso for _, iso in ways) - 1))
    return min(best[0], 0.99), best[1], best[2]


def _last_years(text: str, lue: DateLue, candidates: Sequence[tuple[float, str, DateLue]]) -> bool:
    """In January the old year is still written: the weekday printed is not that date's, but the same day's of another year."""
    return not _on_its_day(text, lue) and any(
        other.iso[5:] == lue.iso[5:] and other.iso != lue.iso and _on_its_day(text, other) for _, _, other in candidates
    )


def _on_its_day(text: str, lue: DateLue) -> bool:
    """The weekday printed beside a date is its own; True where none is printed."""
    named = DAY.search(text, max(0, lue.start - 10), lue.end)
    return named is None or JOURS.index(named.group().lower()) == date.fromisoformat(lue.iso).weekday()


def _candidates(text: str, dates: Sequence[DateLue]) -> Iterator[tuple[float, str, DateLue]]:
    """(trust, rule, date) of every date that some words say to be the sitting's."""
    for lue in dates:
        before = text[max(0, lue.start - 190) : lue.start]
        if lue.year_first:
            yield 0.99, "an", lue
            continue
        line = before[before.rfind("\n") + 1 :]
        if DATED.search(before) and SITTING_BEHIND.match(text, lue.end):
            yield 0.94 - 0.00001 * lue.start, "reuni", lue
            continue
        if EXAMINED.search(before):
            yield 0.90 - 0.00001 * lue.start, "examinee", lue
            continue
        if NUMBERED.search(before):
            yield 0.92 - 0.00001 * lue.start, "deliberation", lue
            continue
        if (
            CONVENED.search(before)
            or PUBLICITY.search(before)
            or (OTHER.search(line) and not OF_A_SITTING.search(line))
        ):
            continue
        if QUOTED.search(before):
            both = before[before.rfind("\n", 0, max(0, before.rfind("\n"))) + 1 :].replace("\n", " ")
            headed = HEADED.search(line) or HEADED.search(both)
            if lue.start < 700 and headed and not APPROVED.search(before):
                yield 0.93 - 0.00001 * lue.start, "titre", lue
            continue
        rule = next(((trust, name) for name, trust, p in BEFORE if p.search(before)), None)
        if rule:
            yield rule[0] - 0.00001 * lue.start, rule[1], lue
        elif lue.start < 400 and ALONE.search(line) and not OTHER.search(before[-60:]):
            yield 0.80 - 0.00001 * lue.start, "ligne", lue
        elif lue.words and lue.start < 900 and ON_THE.search(before):
            yield 0.94, "mots", lue


def _hour(text: str, lue: DateLue) -> list[Found]:
    match = HOUR.match(text, lue.end) or HOUR.search(text, lue.end, min(len(text), lue.end + 40))
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return [
            Found(
                "seance_heure",
                f"{int(match[1]):02d}:{int(match[2] or 0):02d}",
                *match.span(),
                "seance_heure.apres_date",
                0.95,
            )
        ]
    words = HOUR_WORDS.search(text, lue.end, min(len(text), lue.end + 60))
    if words and (hour := read_number(words[1].replace("une", "un"))) is not None:
        minutes = {"trente": 30, "quinze": 15, "quarante-cinq": 45}.get((words[2] or "").lower(), 30 if words[2] else 0)
        return [Found("seance_heure", f"{hour:02d}:{minutes:02d}", *words.span(), "seance_heure.mots", 0.95)]
    return []
