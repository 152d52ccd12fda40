"""Tables whose cells lost their borders: `Foyer 80 1 200 300`, with or without signs of euros, under words that say what they hold.

Which numbers of a line are one sum, which columns are decided (`voté`, `2025`) and which only recalled (`demandé`, `2024`). A line
whose numbers can be grouped in two ways is not read, unless the other lines tell how many columns there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.montants.brefs import brief
from extractors.montants.colonnes import A_QUI, columns
from extractors.montants.grille import Grille
from extractors.montants.rangees import CENTS, Rangee, cells_of, groupings, runs, somme_of
from extractors.montants.sommes import Somme
from extractors.montants.zones import Zones
from extractors.patterns.casse import SansCasse

ANNONCE = SansCasse(
    r"\b(?:subventions?|grilles?|bar[èe]mes?|tarifs?|tarification|loyers?|redevances?|droits\sde|prix|indemnit[ée]s|sommes|cr[ée]dits?|modificative|participations?|cotisations?|montants|"
    r"concessions|plafonds?|groupes?|forfaits?|autorisations?\sde\sprogramme|aides?|fonds\sde\sconcours|lots|march[ée]s|contributions?|dotations?|virements?|d[ée]penses|op[ée]rations|chiffres)\b"
    r"(?:[^\n]|\n(?=comme\ssuit|ci-|suivant)){0,140}?(?::|suit|suivante?s?|suivants?|ci-(?:dessous|apr[èe]s)|\((?:en\s)?(?:€|euros)[^)\n]{0,12}\))[^\n]{0,40}\n"
)
MOTS = SansCasse(
    r"\bsubventions?\b|\btarif\w*|\bloyers?\b|\bredevances?\b|\bdroits?\sde\s(?:place|voirie|stationnement)|\bprix\b|\bindemnit[ée]s?\b|\bconcessions?\b|\bmodificative|\bcr[ée]dits?\b|\baides?\b|\bfonds\sde\sconcours|\blots?\b|\bmarch[ée]s?\b|"
    r"\bcotisations?\b|\bparticipations?\b|\bcontributions?\b|\bplafonds?\b|\bforfaits?\b|\bmontants?\b|\bsommes\b|\battribu[ée]|\baccord[ée]|\ballou[ée]|\bvot[ée]e?s?\b|\bsoutien|\bnon[\s-]valeurs?|\bcr[ée]ances?\b|\bacomptes?\b|\bavances?\b|\bbourses?\b|\bdroits?\sd'|\bfrais\b|\bprimes?\b|\bvacations?\b|\bautorisations?\sde\sprogramme|\bbudget"
)
TITRE = SansCasse(
    r"\btarif\w*|\bloyers?\b|\bredevances?\b|\bsubventions\b|\bdroits?\sde\splace|\bmodificative|\bconcessions\b|\bautorisations?\sde\sprogramme|\bprix\sd"
)
"""Titles that tell that the numbers of a table are euros, without a sign."""
EN_EUROS = re.compile(
    r"€|(?i:\b(?:vot|attribu|accord|allou)[ée]e?s?\b|\bmontants?\b)|(?i:\beuros?\b)|\bH\.?T\b|\bT\.?T\.?C\b"
)
ANNONCE_LOIN = 420
PIED = 120
"""Letters of a page's foot and head that may stand between an announce and its table."""
MOUVEMENT = SansCasse(r"\bmodificativ|\bmod[ie]fi\w+\sbudg|\bvirements?\b|\bd\.?m\.?\s?n?\s?°?\s?\d\b")
COUT = SansCasse(r"\b(?:investissement|travaux|projet|budget|d[ée]penses?|co[ûu]t)\b[^€\n]{0,20}$")
"""Before the help that a line gives, what is spent by whom it helps."""
COUTE = SansCasse(r"\b(?:investissement|travaux|projet|budget|d[ée]penses?|co[ûu]t)\b[^€\n]{0,20}€\s?(?:HT|TTC)?\W*$")
CENTIMES = re.compile(r"€|[.,]\d\d(?!\d)|[+–−-]\s?\d")
FINANCEMENT = SansCasse(r"\bplan\sde\sfinancement|\bfinanceurs?\b")
PARTS = SansCasse(r"\btaux\b|(?<!\d\s)(?<!\d)%")
"""Plans of financing are read line by line (`listes.py`), their shares beside their sums."""
SIGNES = re.compile(
    r"€|(?i:\beuros?\b|\btarif\w*|\bmontants?\b|\bloyers?\b|\bsubventions?\b|modificative|\bcr[ée]dits?\b)"
)
LIGNE_TOTAL = re.compile(
    r"(?i)\W*(?:sous[\s-]?)?tota(?:l|ux)\b|\W*soit\s(?:un\s)?(?:montant\s)?total\b|\W*[ée]quilibre\b"
)
REGLE = SansCasse(
    r"r[ée]gl\w*taire|\bl[ée]ga(?:l|ux)\b|\bancien\w*\s(?:tarif|loyer|prix|montant)|\binitial|\bpour\s(?:rappel|m[ée]moire)|\bmaxim\w+\s(?:l[ée]g|autor)"
)
"""A line of the law's own figures, or of what was."""
DUREE = re.compile(r"\b\d{1,2}\s(?:ans|jours?|mois|heures?)\b")


def grids(text: str, where: Zones, *, announced: bool = False) -> list[Grille]:
    """The tables of a text that its title or the words above them announce; `announced`: only those that a line leads to, of printed
    cents or signs."""
    found: list[Grille] = []
    titled = text[: text.find("\n") + 1] + text[text.find("\n") + 1 :][:100]
    for rows, head, begin in runs(text):
        above = text[max(0, begin - ANNONCE_LOIN) : rows[0].debut]
        if where.at(rows[0].debut) not in ("decide", "propose", "neutre", "expose"):
            continue
        if (
            FINANCEMENT.search(above)
            or (PARTS.search(head) and not any("%" in row.text for row in rows))
            or not (MOTS.search(above) or MOTS.search(titled))
        ):
            continue
        led = max((m.end() for m in ANNONCE.finditer(text, max(0, begin - ANNONCE_LOIN), rows[0].debut)), default=-1)
        if (
            announced
            and not (brief(text) and BUDGET.search(titled))
            and (led < begin - (PIED if "CP" in head else 1) or not all(CENTIMES.search(row.text) for row in rows))
        ):
            continue
        if NOTES.search(head):
            found.append(
                Grille(
                    (),
                    frozenset(range(rows[0].debut, rows[-1].debut + len(rows[-1].text))),
                    rows[0].debut,
                    rows[0].debut,
                )
            )
            continue
        budget = announced and BUDGET.search(titled) is not None
        signed = (
            budget
            or EN_EUROS.search(head) is not None
            or "€" in rows[0].text
            or SIGNES.search(above)
            or SIGNES.search(titled)
        )
        if not signed or (
            "€" not in rows[0].text
            and not ANNONCE.search(above)
            and not TITRE.search(titled)
            and not EN_EUROS.search(head)
            and not budget
        ):
            continue
        signs = MOUVEMENT.search(text[:300]) is not None or any(SIGNE.search(row.text) for row in rows)
        if (grid := _read(rows, head, moved=signs, asks=A_QUI.search(text, 0, rows[0].debut) is not None)) is not None:
            found.append(grid)
    return found


NOTES = SansCasse(r"\bnotes?\b|\bclassement\b|\bpoints\b|\brang\b")
"""Heads of a table of offers: marks and ranks stand beside its sums."""
TABLEAU = SansCasse(
    r"\bmodificative|\bvirements?\b|\bbudgets?\b|\bautorisations?\sde\sprogramme|\bcr[ée]dits\b|\bsubventions\b|\bnon[\s-]valeurs?|\bcr[ée]ances|\bindemnit[ée]s|\blots\b|\bmarch[ée]s?\b|\btarif|\bloyers\b|\bredevances?\b|\bdroits\sd|\bprix\sd|\bcompensation"
)
"""Titles of acts whose sums may all stand in a table, without a sign of euros."""
BUDGET = SansCasse(r"\bmodificative|\bvirements?\b|\bbudgets?\b|\bautorisations?\sde\sprogramme|\bcr[ée]dits\b")
MARQUE = re.compile(r"\s?€|[^€\n]{0,3}\d[.,]\d\d")
BAS = 1000
"""A number below that without a sign, on a line whose sums bear one, counts something else."""
SIGNE = re.compile(r"\s\+\s?\d")
"""A sum added: the dashes of the same table take away."""


def _read(rows: Sequence[Rangee], head: str, *, moved: bool, asks: bool) -> Grille | None:
    """`moved`: a dash before a number is a sign, and no empty cell; `asks`: the act asks for money."""
    told = [row for row in rows if CENTS.search(row.text)]
    ranks = frozenset[int]()
    if len(told) * 2 >= len(rows) and not any("€" in row.text for row in rows):
        rank = [row for row in rows if row not in told and (moved or RANG_SEUL.search(row.text))]
        ranks = frozenset(place for row in rank for place in range(row.debut, row.debut + len(row.text)))
        rows = [row for row in rows if row not in rank]
    ways = [groupings(row, moved=moved) for row in rows]
    sure = Counter(len(w[0]) for w in ways if len(w) == 1)
    words = [w for line in head.splitlines()[-1:] for w in re.findall(r"(?<!\w)[A-ZÀ-Ý]\w+", line)]
    spans = len(DUREE.findall(head.splitlines()[-1] if head else ""))
    wide = max(sure, default=0) or (spans if spans > 1 else max(len(words) - 1, 1))
    kept: list[Somme] = []
    aside: set[int] = {*ranks}
    marked = any("€" in row.text for row in rows)
    read = [cells_of(told, wide) for told in ways]
    full = {
        i
        for row, cells in zip(rows, read, strict=True)
        if cells and len(cells) == wide
        for i, c in enumerate(cells)
        if somme_of(row, c)
    }
    decided = columns(head, wide, sorted(full), asks=asks)
    for row, cells in zip(rows, read, strict=True):
        summed = LIGNE_TOTAL.match(row.label) and not (wide == 1 and cells and len(cells) == 1)
        if cells is None or summed or REGLE.search(row.label):
            aside |= {row.debut + t.start() for t in row.tokens}
            continue
        sums = [somme_of(row, cell) for cell in cells]
        if moved and told:
            aside |= {
                s.debut for s in sums if s and RANG_SEUL.search(" " + row.text[s.debut - row.debut : s.fin - row.debut])
            }
            sums = [None if s and s.debut in aside else s for s in sums]
        if COUTE.search(row.label):
            aside |= set(range(row.debut, row.debut + row.tokens[0].start()))
        if len(cells) > 1 and COUT.search(row.label) and not SECTION.fullmatch(row.label) and sums[0] is not None:
            aside.add(sums[0].debut)
            sums[0] = None
        if marked and not re.search(r"€|[.,]\d\d", row.text):
            continue  # a rank, a page
        wanted = decided if decided is not None and len(cells) == wide else None
        for i, somme in enumerate(sums):
            last = decided is None or i == len(sums) - 1
            if (
                somme is not None
                and "€" in row.text
                and somme.valeur < BAS
                and not MARQUE.match(row.text, somme.fin - row.debut)
            ):
                aside.add(somme.debut)
                continue
            if somme is not None and (i in wanted if wanted is not None else last):
                kept.append(somme)
            elif somme is not None:
                aside.add(somme.debut)
    long = any(re.fullmatch(r"\d{5,}", t[0]) for row in rows for t in row.tokens)
    if (len(rows) < 2 and len(kept) < 3) or (long and not marked):
        return None
    return Grille(tuple(kept), frozenset(aside), rows[0].debut, rows[-1].debut + len(rows[-1].text))


SECTION = re.compile(r"(?i)(?:sections?\s(?:de\s|d'))?(?:investissement|fonctionnement|exploitation)\W*")
RANG_SEUL = re.compile(r"\s\d{4,6}\W*$")
