"""The number of the act as printed, without `N°` nor `Délibération`.

Neither a bare agenda index (`3.`, `Point n° 5`), nor a law's number, nor another deliberation's, quoted in a recital.
"""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.patterns.casse import Motif, SansCasse, from_each

NAMES = ("delib_id",)
PORTEE = "acte"
HEAD = 6000
YEARED = r"(?:(?:19|20)\d{2}\s?[-–—_/.]\s?(?:[A-Z]{0,6}[-_/. ]?)?\d{1,4}(?:\s?[-–_/.]\s?(?:[A-Z]{2,5}[-_/.])?\d{1,4}){0,3}|\d{1,4}\s?[-–_/.]\s?(?:(?:\d{1,2}|[A-Z]{2,5})\s?[-–_/.]\s?)?(?:19|20)\d{2}(?:\s?[-–_/.]\s?\d{1,3})?)"
LETTERED = r"(?:(?!(?:D[UE]S?|LES?|AUX?|EN|ET|N|NO)\b)[A-Z]{1,6}[a-z]{0,4}(?:[-_/. ]?[A-Z]{1,5})?\s?[-_/. ]?\s?\d{2,10}(?:[ ]?[-–_/.][ ]?(?:[A-Z]{1,5}[-_/ ]?)?\d{1,6}){0,4}(?:[ ]\d{2}[ ][A-Z]{2,5}[ ]\d{2,4})?)"
DOTTED = r"(?:\d{1,4}(?:[-–_/.]\d{1,4}){1,4}(?:[-_/.]?[A-Z]{1,4}\d{0,3})?)"
PLAIN = r"(?:\d{1,5}[A-Z]?)(?![\d.,]|[-/]\d)"
MONTH = r"(?:[A-Z]{2,6}-(?:19|20)\d{2}-[A-Z]{3,9}-\d{1,2}/N[°º]\d{1,3})"
COMPACT = r"(?:(?:19|20)\d{2}[01]\d[0-3]\d[-–_/]\d{1,3})"
SIGN = r"(?:n\s?[°ºo*]s?|num[ée]ro)\s*[:.]?\s*"
DATED = r"(?:(?:19|20)\d{2}-[01]\d-[0-3]\d[ _]\d{1,5}|\d{1,3}[_-](?:19|20)\d{2}[_-][01]\d[_-][0-3]\d)(?!\d)"
ANY = rf"(?-i:{MONTH}|{DATED}|{YEARED}|{COMPACT}|{LETTERED}|{DOTTED})"
SPACED = r"(?:\d{2}[A-Z]{2,4}\d{2,4}|(?:[A-Z]{1,6} )?(?:19|20)\d{2} \d{2,4}|[0-3]\d[01]\d(?:20)?\d{2}[-_/]\d{1,3})(?=\s*(?:$|[-–:|]))"
"""`DEL 2023 045` and `15032023-01`, which only a label tells from other figures."""
LABEL = (
    r"d[ée]lib[ée]rations?(?:\s+(?:du\s+(?:conseil|bureau|comit[ée])(?:\s+(?:municipal|communautaire|syndical|m[ée]tropolitain|d[ée]partemental|r[ée]gional|d'administration|de\s+(?:communaut[ée]|territoire)))?|de\s+la\s+commission\s+permanente|communautaire|municipale))?"
    r"|d[ée]lib\b\.?|d\.\s?c\.\s?m\."
)
LIBELLE = SansCasse(r"d[ée]lib|dc[mc]|d\. ?c\.|del\b|acte")
"""How each label of the rules `libelle` begins."""
RULES = (
    ("libelle", 0.98, Motif(rf"(?im)(?<![\w'])(?P<label>{LABEL}|dcm|dcc|acte|del\b\.?(?=\s?{SIGN}))\s*[:\-–]?\s*(?:{SIGN}|[:]\s*)(?P<n>(?-i:{SPACED})|{ANY}|{PLAIN})")),
    ("libelle", 0.97, Motif(rf"(?im)(?<![\w'])(?P<label>{LABEL}|dcm|dcc)\s*[:\-–]?\s+(?P<n>{ANY})")),
    ("signe", 0.95, Motif(rf"(?im)^\W*(?P<label>{SIGN})(?P<n>{ANY}|{PLAIN})(?=\s*(?:$|[-–:|]|/(?!\s*\d)))")),
    ("reference", 0.94, Motif(rf"(?im)^\W*(?P<label>r[ée]f(?:[ée]rence)?\.?|registre|identifiant|(?:num[ée]ro|n\s?[°º])\s+(?:interne\s+)?(?:(?:d'|de\s+l')(?:acte|ordre|enregistrement)|(?:de\s+(?:la\s+)?)?d[ée]lib(?:[ée]ration|\b\.?)))\s*(?:{SIGN})?\s*[:\-–]?\s*(?P<n>{ANY})")),
    ("ligne", 0.93, Motif(rf"(?m)^\W{{0,3}}(?P<label>)(?P<n>{MONTH}|{YEARED}|(?:DEL|DCM|DB|CM|CC|BC|DELIB|DCC|DELBU|DBC)[A-Z]{{0,4}}[-_/. ]?\d{{2,10}}(?:[-–_/.]\d{{1,6}}){{0,4}}|D[-_/. ]?(?:20)?\d{{2}}(?:[-–_/.]\d{{1,6}}){{1,4}})(?=\s*$|\s+[-–:]?\s*[A-ZÀ-Ö«])")),
    ("ligne", 0.92, Motif(r"(?m)^\W{0,3}(?P<label>)(?P<n>(?:19|20)\d{2} [A-Z]{1,3} \d{1,4})(?=\s*$)")),
    ("seance", 0.90, Motif(r"(?im)^\W*s[ée]ance\s+du\s[^\n]{8,50}[\s.…](?P<label>)(?P<n>(?:19|20)\d{2}/\d{2,4})\s*$")),
    ("sigle", 0.92, Motif(r"(?P<n>[A-Z](?<![\w/-].)[A-Z]{1,5}/\d{1,4}-(?:19|20)\d{2})(?!\w)(?P<label>)")),
    ("marge", 0.92, Motif(rf"(?m)^(?=[A-ZÀ-Ö][A-ZÀ-Ö\d°º '-]{{5,70}} [Nn]\s?[°º])(?![^\n]*(?:VU|D[ÉE]LIB|LOI|D[ÉE]CRET|ARR[ÊE]T|AVENANT|MARCH|CONTRAT|CONVENTION N))[A-ZÀ-Ö][A-ZÀ-Ö\d°º '-]{{5,70}} (?P<label>[Nn]\s?[°º]\s*)(?P<n>{YEARED}|[A-Z]{{2,6}}-(?:19|20)\d\d-\d{{1,4}})(?=\s*$)")),
    ("signe", 0.92, Motif(rf"(?im)^\W*(?P<label>{SIGN})(?P<n>(?:19|20)\d{{2}}(?: \d{{1,3}}){{1,3}})(?=\s*$)")),
    ("sigle", 0.90, Motif(r"(?P<n>D(?<![\w/-].)(?:EL|CM|ELIB|ELBU|CC|BC)[A-Z]{0,4}[-_/. ]?\d{4,10}(?:[-–_/.]\d{1,6}){1,4})(?!\w)(?P<label>)")),
)  # fmt: skip
QUOTED = SansCasse(
    r"(?:\bvus?|\bla|\bles|\bde|\bdes|\bpar|\bcette|\ble|\bsa|\bses|\bprécédente|\bune|\bà|\bselon|\bsuivant|\bet|\baux?|\bdu|\bdite|\bpar\s+sa|\bloi|\bd[ée]cret|\barr[êe]t[ée]|\bl'|\bd'une|\bpris|\bprend|\bprennent|\bprendre|\bdont|\bprises?\s+d')\s*$"
)
LAW = SansCasse(
    r"(?:(?:feuillet|folio|page)\s*(?:n\s?[°º])?|loi|d[ée]cret|ordonnance|arr[êe]t[ée]|article|circulaire|directive|parcelles?|section|march[ée]|lot|permis|d[ée]cision)\s*$"
)
COUNT = re.compile(r"d[ée]lib[ée]rations?\s*:?\s*\d")
"""In small letters and without `n°`: the end of `qui ont pris part à la délibération : 11`, wherever the column breaks it."""
NEAR = 400
"""A number that a weaker wording tells at the act's head is its own, before one that a stronger tells far below."""
REST = re.compile(r"(?:[-_/.]?(?!OBJET|VU)[A-Z\d]{1,5}){1,3}(?![\w/]|[-.]\w)|[- ]?(?:bis|ter|quater)(?!\w)")
"""What ends a number of a shape of its own: `2023-045-FIN`, `2023DCM045`, `45 bis`."""
NOT_OURS = re.compile(r"(?i)(?:insee|sire[tn]|finess|cs|bp|cedex|rd|rn|ape|naf)\W?\d")
BESIDE = 60
DATE = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d{2}")
CITED = Motif(r"(?i)(?:d[ée]lib[ée]rations?|acte|arr[êe]t[ée])s?\s*(?:n\s?[°ºo]s?|num[ée]ro)?\s*$")
OBJECT = re.compile(r"(?i)(?:objet\s+de\s+la|(?:n\s?[°º]|num[ée]ro)\s+(?:de\s+(?:la\s)?|d'))\s*$")
PHONE = re.compile(r"0\d(?:[ .]\d\d){3,4}")
SUFFIX = re.compile(r"\s*/\s*[A-Za-zÀ-ö][^\n]*$")

EXAMPLES = (
    ("Numéro de la délibération : 2021-046\nObjet : Tarifs", {"delib_id": "2021-046"}),
    ("DELIBERATION N° : 2025/01/04\nOBJET : Convention", {"delib_id": "2025/01/04"}),
    ("Délibération n° 2022-12-09/01 : Décision modificative", {"delib_id": "2022-12-09/01"}),
    ("Séance du 6 février\nN°36/2023\nObjet : Tarifs", {"delib_id": "36/2023"}),
    ("N°41/Agenda 21\nMise en œuvre du programme", {"delib_id": "41"}),
    ("DÉLIBÉRATION N° DEL20230207-03\nObjet", {"delib_id": "DEL20230207-03"}),
    ("n° 13-02-2023 - Approbation du plan de financement", {"delib_id": "13-02-2023"}),
    ("03-2024\nOBJET : Zones d'accélération", {"delib_id": "03-2024"}),
    ("DELIBERATION n° 2023/021\nL'an deux mille vingt-trois", {"delib_id": "2023/021"}),
    ("DÉLIBÉRATION CC_2024_012\nApprobation du plan", {"delib_id": "CC_2024_012"}),
    ("Absents : M. ROUX DELBU2023-02-012 innovation - Cession d'un terrain", {"delib_id": "DELBU2023-02-012"}),
    ("Délibération n° DLvil_2023 02 ADG 001. Conseillers", {"delib_id": "DLvil_2023 02 ADG 001"}),
    ("Délibération n°20240312-07\nAcquisition d'un broyeur", {"delib_id": "20240312-07"}),
    ("DÉLIBÉRATION n°2024-02-26 1786\nConvention cadre", {"delib_id": "2024-02-26 1786"}),
    ("Numéro interne de l'acte : 01_2024_03_25\nObjet : Tarifs", {"delib_id": "01_2024_03_25"}),
    ("Délibération n°22\nObjet : Tarifs", {"delib_id": "22"}),
    ("Secrétaire : Ana BEC URBA/17-2024 Étude de faisabilité", {"delib_id": "URBA/17-2024"}),
    ("2021 D 14\nObjet : Tarifs", {"delib_id": "2021 D 14"}),
    ("N° 2024 7 4\nL'an deux mille", {"delib_id": "2024 7 4"}),
    ("Séance du 23 janvier 2023 à 18h... 2023/009\nPrésents : Ana BEC", {"delib_id": "2023/009"}),
    ("N° 4-02\nOBJET : AIDES AUX COLLÈGES", {"delib_id": "4-02"}),
    ("DEL-2024-MARS-14/N°01\nTarifs de la piscine", {"delib_id": "DEL-2024-MARS-14/N°01"}),
    ("Objet de la délibération N° 2024-25\nDéfinition des zones", {"delib_id": "2024-25"}),
    ("N° 2024-12\nObjet : Vente", {"delib_id": "2024-12"}),
    ("COLLECTIVITÉ DE LA BRUNE N° 2024/06/047\nVILLE DE VALBRUNE", {"delib_id": "2024/06/047"}),
    ("Séance du 11 juin 2025\nTARIFS DES SÉJOURS N° CE-2025-09\nLe 11 juin", {"delib_id": "CE-2025-09"}),
    ("DÉCISION MODIFICATIVE N° 1 DU BUDGET 2025 n° CE-2025-11\nLe 11 juin", {"delib_id": "CE-2025-11"}),
    ("DÉLIBÉRATION N° 58/DCM/2024\nConseil municipal", {"delib_id": "58/DCM/2024"}),
    ("Délibération n° 2024_09_071\nActe : 7.5 – Subventions", {"delib_id": "2024_09_071"}),
    ("N° de délibération 2022-114\nDomaine 7.5", {"delib_id": "2022-114"}),
    ("Convocation du 2 mai N° de délibération 2022-114 présents 15", {"delib_id": "2022-114"}),
    ("N° d'ordre : 2023-12\nObjet : Tarifs", {"delib_id": "2023-12"}),
    ("D.C.M. n° 2023-045\nObjet", {"delib_id": "2023-045"}),
    ("DÉLIBÉRATION DU COMITÉ SYNDICAL N° 2023-045\nL'an", {"delib_id": "2023-045"}),
    ("Délibération n° 2023-045-FIN\nL'an", {"delib_id": "2023-045-FIN"}),
    ("Délibération n° 2023DCM045\nL'an", {"delib_id": "2023DCM045"}),
    ("Délibération n° 45 bis\nL'an", {"delib_id": "45 bis"}),
    ("Délibération n° DEL 2023 045\nL'an", {"delib_id": "DEL 2023 045"}),
    ("Délibération n° 150323_01\nL'an", {"delib_id": "150323_01"}),
    ("Délibération n° Séance du 12 mars 2024\n2024 — 044\nL'an deux mille", {"delib_id": "2024 — 044"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Vu la délibération n° 2020/05/049 approuvant la création",
    "crédits à voter\nD 022 : Dépenses imprévues",
    "Vu la délibération n°DEL2020-06-1 en date du 25 mai 2020",
    "Vu la loi n° 2023-175 du 10 mars 2023",
    "3. Finances\nBudget primitif 2024",
    "Point n°5 Adhésion",
    "parcelle cadastrée n° 12\nsise au bourg",
    "qui ont pris part à la\ndélibération : 11\ndont 2 procurations",
    "dont 2 procurations\ndélibération : 11\nqui ont pris part à la",
    "Tél : 01 30 39 72 36",
    "Adopté.\nDÉLIBÉRATION\nN° 2024-119\nDÉLIBÉRATION\nN° 2024-120\nPoint n° 8",
    "N° INSEE 74012\nSéance du 3 mai",
    "Séance du 15 mars 2023 Feuillet n° 2023/45\nL'an",
    "Le conseil, par délibération du 3 juin 2021,",
    "ENTRETIEN DES CHEMINS AVENANT N° 2024-02\nL'an",
)


def find(text: str) -> list[Found]:
    head = text[:HEAD]
    best: Found | None = None
    for rule, trust, pattern in RULES:
        stop = best.debut if best else len(head)
        matches = from_each(LIBELLE, pattern, head, 0, stop) if rule == "libelle" else pattern.finditer(head, 0, stop)
        for match in matches:
            if found := _accept(head, match, rule, trust):
                if found.debut < NEAR or best is None:
                    best = found
                break
        if best and best.debut < NEAR:
            break
    return [best] if best and not _beside_another(head, best) else []


def _beside_another(head: str, best: Found) -> bool:
    """`Délibération n° 2024-119` over `Délibération n° 2024-120`, as the edge of a page leaves them: which is whose is not told."""
    if best.regle != "numero.libelle":
        return False
    pattern = RULES[0][2]
    following = from_each(LIBELLE, pattern, head, best.fin, best.fin + BESIDE)
    found = [_accept(head, match, "libelle", best.confiance) for match in following]
    return any(other and other.valeur != best.valeur and _shape(other) == _shape(best) for other in found)


def _shape(found: Found) -> str:
    return re.sub(r"\d+", "9", str(found.valeur))


def number_at(line: str) -> tuple[str, int, int] | None:
    """The number that a line begins an act with, and its span in the line."""
    for rule, trust, pattern in RULES[:5]:
        match = pattern.match(line)
        if match and (found := _accept(line, match, rule, trust)):
            return found.valeur, found.debut, found.fin
    return None


def _accept(text: str, match: re.Match[str], rule: str, trust: float) -> Found | None:
    start, end = match.span("n")
    opens = match.start("label") if match["label"] else start
    before = text[max(0, opens - 24) : opens]
    own_line = bool(OBJECT.search(before)) or (
        before.rstrip(" ").endswith("\n") and not re.search(r"(?i)(?:à|de|par|cette|\bla|une)\s*$", before.strip())
    )
    if (QUOTED.search(before) and not own_line and rule != "marge") or LAW.search(before + match["label"].strip()):
        return None
    if match["label"].lower().startswith(("dc", "acte")) and CITED.search(before) and not own_line:
        return None
    value = match["n"].strip()
    if rule == "libelle" and (rest := REST.match(text, match.end("n"))):
        end, value = rest.end(), value + rest.group()
    if NOT_OURS.match(value):
        return None
    if COUNT.match(text, opens) and re.fullmatch(r"\d{1,3}[A-Z]?", value):
        return None
    if rule in ("ligne", "reference", "sigle") and DATE.fullmatch(value):
        return None
    if rule in ("sigle", "signe") and CITED.search(text[max(0, start - 40) : start]):
        return None
    if rule == "ligne" and (PHONE.match(text, start) or re.match(r"\s*(?:€|%|euros|habitants)", text[end:])):
        return None
    if rule == "libelle" and DATE.fullmatch(value) and not re.search(r"(?i)n\s?[°ºo]", match.group()):
        return None
    return Found("delib_id", value, start, start + len(value), f"numero.{rule}", trust)
