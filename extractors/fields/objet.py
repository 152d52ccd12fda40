"""The title of an act that a label announces: `OBJET : …`, `Objet de la délibération : …`.

Titles told only by the look of the page are found by the splitters (`extractors/split/`), which know the lines.
"""

from __future__ import annotations

from extractors.found import Found
from extractors.patterns.casse import SansCasse
from extractors.wording import BODY_START, INLINE_START

NAMES = ("delib_objet",)
PORTEE = "acte"
LABEL = SansCasse(
    r"(?m)(?:^|(?<=[\s|.)]))(?:libell[ée](?=[ ]*[:–])|objet|o\s?b\s?j\s?e\s?t|intitul[ée])(?:\s+de\s+la\s+d[ée]lib[ée]ration(?:\s+n\s?[°º]\s?[\w/.-]{1,15})?)?\s*(?:[:–]|-\s|\n)\s*(?=\S)"
)
NOT_A_LABEL = SansCasse(r"\b(?:pour|par|l'|un|son|cet|d'|fait|même|ayant|comme|en)\s*$")

EXAMPLES = (
    ("OBJET : Convention de passage\nVu le code général", {"delib_objet": "Convention de passage"}),
    ("DELIBERATION N° 2024/01\nObjet: Vente de la parcelle ZB 12 à\nl'euro symbolique\nMonsieur le Maire expose",
     {"delib_objet": "Vente de la parcelle ZB 12 à l'euro symbolique"}),
    ("Objet de la délibération : Tarifs de la cantine\n\nConsidérant", {"delib_objet": "Tarifs de la cantine"}),
    ("Secrétaire de séance : Mme HUSSON\nOBJET : Tarifs du marché\nVu le code", {"delib_objet": "Tarifs du marché"}),
    ("Objet de la délibération N° 2024-25\nDéfinition des zones d'accélération\nVU le code", {"delib_objet": "Définition des zones d'accélération"}),
    ("Objet : Ouverture de crédits Conformément à l'article 15 de la loi", {"delib_objet": "Ouverture de crédits"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Cette convention a pour objet : la mise à disposition d'un local",
    "Le Conseil Municipal décide, à l'unanimité, d'accepter",
    "Chapitre et article\nLibellé\nTitres annulés",
)


def label(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where the first title announced by a label begins, or None."""
    for match in LABEL.finditer(text, start, len(text) if end is None else end):
        if not NOT_A_LABEL.search(text[max(0, match.start() - 12) : match.start()]):
            return match.end()
    return None


def find(text: str) -> list[Found]:
    begin = label(text)
    if begin is None:
        return []
    end = begin
    for line in text[begin:].split("\n")[:6]:
        if not line.strip() or (end > begin and BODY_START.match(line.strip())):
            break
        if cut := INLINE_START.search(text, end, end + len(line)):
            end = cut.start()
            break
        end += len(line) + 1
    value = " ".join(text[begin:end].split()).strip(" .:-–")
    stop = begin + len(text[begin:end].rstrip(" \n.:-–"))
    return [Found("delib_objet", value, begin, stop, "objet.libelle", 0.98)] if value else []
