"""Tables whose cells lost their borders: `Foyer 80 1 200 300`, with or without signs of euros, under words that say what they hold.

Which numbers of a line are one sum, which columns are decided (`voté`, `2025`) and which only recalled (`demandé`, `2024`). A line
whose numbers can be grouped in two ways is not read, unless the other lines tell how many columns there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractors.montants.grille import Grille
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
    r"\bcotisations?\b|\bparticipations?\b|\bcontributions?\b|\bplafonds?\b|\bforfaits?\b|\bmontants?\b|\bsommes\b|\bautorisations?\sde\sprogramme|\bbudget"
)
TITRE = SansCasse(
    r"\btarif\w*|\bloyers?\b|\bredevances?\b|\bdroits?\sde\splace|\bmodificative|\bconcessions\b|\bautorisations?\sde\sprogramme|\bprix\sd"
)
"""Titles that tell that the numbers of a table are euros, without a sign."""
ANNONCE_LOIN = 420
PIED = 120
"""Letters of a page's foot and head that may stand between an announce and its table."""
MOUVEMENT = SansCasse(r"\bmodificativ|\bmod[ie]fi\w+\sbudg|\bvirements?\b|\bd\.?m\.?\s?n?\s?°?\s?\d\b")
COUT = SansCasse(r"\b(?:investissement|travaux|projet|budget|d[ée]penses?|co[ûu]t)\b[^€\n]{0,20}$")
"""Before the help that a line gives, what is spent by whom it helps."""
COUTE = SansCasse(r"\b(?:investissement|travaux|projet|budget|d[ée]penses?|co[ûu]t)\b[^€\n]{0,20}€\s?(?:HT|TTC)?\W*$")
CENTIMES = re.compile(r"€|[.,]\d\d(?!\d)|[+–−-]\s?\d")
BORNE = re.compile(r"(?i)(?:\b(?:[àa]|plus\sde|moins\sde|au-dessus\sde|au-del[àa]\sde|jusqu'[àa]|entre)|[<>≤≥])\s*$")
FINANCEMENT = SansCasse(r"\bplan\sde\sfinancement|\btaux\b|%|\bfinanceurs?\b")
"""Plans of financing are read line by line (`listes.py`), their shares beside their sums."""
CELLULE = re.compile(r"[+–−-]?\d{1,3}(?:\.\d{3})+(?:,\d\d)?€?|[+–−-]?\d{1,9}(?:[.,]\d{1,2})?€?")
VIDE = re.compile(r"[-–—|+−/€:.…_]+|euros?|gratuite?s?|néant|H\.?T\.?|T\.?T\.?C\.?", re.IGNORECASE)
"""Between two cells: a sign, a mark, a cell without a sum."""
AUCUNE = re.compile(r"(?i)[-–—]|gratuite?s?|néant")
TROIS = re.compile(r"\d{3}(?:[.,]\d{1,2})?€?")
RAPPEL = r"demand|sollicit|rappel|ancien|actuel|pr[ée]c[ée]dent|r[ée]gl\w*taire|\bl[ée]ga(?:l|ux)\b|\b[ée]tat\b|initia|final|co[ûu]t|r[ée]alis|budget\spr[ée]v|apr[èe]s\sdm|\bt\.?t\.?c\b|\btva\b|d[ée]penses\s[ée]ligibles|vers[ée]e?s?\sen|montant\sdes\stravaux|\bbp\b"
RAPPELEE = SansCasse(RAPPEL)
DECISION = r"vot[ée]|vote\b|accord|attribu|allou|retenu|propos|nouve|commune|collectivit|variation|modific|\bdm\b|\baides?\b|fonds\sde\sconcours|subvention|participation|\bh\.?t\b|montant|tarif|d[ée]penses?|recettes?"
ANNEE = re.compile(r"20\d\d")
TETE = re.compile(rf"(?i)(?:{RAPPEL}|{DECISION})\w*(?:\s(?:en\s|pour\s)?20\d\d)?|\b20\d\d\b")
RANG = re.compile(
    r"(?i)(?:\b(?:lots?|groupes?|chapitres?|comptes?|articles?|tranches?|cat[ée]gories?|zones?|niveau|titres?|phases?|op[ée]rations?|[àa]|plus\sde|moins\sde|au-dessus\sde|au-del[àa]\sde|jusqu'[àa]|entre|bureau|appartement|logement|garage|salle)|n\s?°|[<>≤≥])\s*$"
)
"""Before a number, words of which it is the rank or the bound."""
CONDUITE = re.compile(r"\.{3,}|…+|:|_{3,}|·{3,}")
"""What leads from a name to its sum: the numbers before it are the name's."""
SIGNES = re.compile(
    r"€|(?i:\beuros?\b|\btarifs?\b|\bmontants?\b|\bloyers?\b|\bsubventions?\b|modificative|\bcr[ée]dits?\b)"
)
LIGNE_TOTAL = re.compile(
    r"(?i)\W*(?:sous[\s-]?)?tota(?:l|ux)\b|\W*soit\s(?:un\s)?(?:montant\s)?total\b|\W*[ée]quilibre\b"
)
REGLE = SansCasse(
    r"r[ée]gl\w*taire|\bl[ée]ga(?:l|ux)\b|\bancien\w*\s(?:tarif|loyer|prix|montant)|\binitial|\bpour\s(?:rappel|m[ée]moire)|\bmaxim\w+\s(?:l[ée]g|autor)"
)
"""A line of the law's own figures, or of what was."""
DUREE = re.compile(r"\b\d{1,2}\s(?:ans|jours?|mois|heures?)\b")
FINALES = ("€", "-", "–", "—", "euros", "néant", "gratuit", "gratuite", "HT", "TTC", *"0123456789")
"""What a line of a table may end with."""
LIBELLE = re.compile(r"[^\W\d_]{2}|\bN\s?°|\b\d{2,6}\b")
MOIS = SansCasse(
    r"\b(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)\s?$"
)
SANS_PRIX = SansCasse(
    r"^\W*(?:pour|contre|abstentions?|votants?|pr[ée]sents?|exprim[ée]s)\W*$|%|\bvoix\b|\bpour\s?:|\bcontre\s?:|\babstention|\bsiret\b|\btitres?\sn|\bt[ée]l\b|\barticles?\s[LR]\b|\bans?\s?$|\bdur[ée]e\b|\btaux\b|\bplaces?\s?$|\bn\s?°\s?$|\bsuperficie"
)
"""A line, or what stands before its numbers, that counts other things than euros."""
PHRASE = re.compile(r"(?:[a-zà-ÿ']+\s){7,}")
FIN = SansCasse(r"^\W*(?:adopt|approuv|vote\b|[àa]\sl'unanimit|accept|autoris|pour\s:|page\s\d)")
"""A line behind a table that is no more of it."""
MOINS = 0.05
SAUTS = 2
"""Lines of another shape that a table may hold in a row: a name on two lines, a heading."""


@dataclass(frozen=True, slots=True)
class _Rangee:
    label: str
    debut: int
    tokens: tuple[re.Match[str], ...]
    text: str


def grids(text: str, where: Zones, *, announced: bool = False) -> list[Grille]:
    """The tables of a text that its title or the words above them announce; `announced`: only those that a line leads to, of printed
    cents or signs."""
    found: list[Grille] = []
    titled = text[: text.find("\n") + 1] + text[text.find("\n") + 1 :][:100]
    for rows, head, begin in _runs(text):
        above = text[max(0, begin - ANNONCE_LOIN) : rows[0].debut]
        if where.at(rows[0].debut) not in ("decide", "propose", "neutre", "expose"):
            continue
        if FINANCEMENT.search(above) or not (MOTS.search(above) or MOTS.search(titled)):
            continue
        led = max((m.end() for m in ANNONCE.finditer(text, max(0, begin - ANNONCE_LOIN), rows[0].debut)), default=-1)
        if announced and (
            led < begin - (PIED if "CP" in head else 1) or not all(CENTIMES.search(row.text) for row in rows)
        ):
            continue
        signed = "€" in rows[0].text or SIGNES.search(above) or SIGNES.search(titled)
        if not signed or ("€" not in rows[0].text and not ANNONCE.search(above) and not TITRE.search(titled)):
            continue
        if (grid := _read(rows, head, moved=MOUVEMENT.search(text[:300]) is not None)) is not None:
            found.append(grid)
    return found


def _runs(text: str) -> Iterator[tuple[list[_Rangee], str, int]]:
    """Lines that end with numbers and follow each other: they, the short lines over them, and where these begin."""
    rows, above = list[_Rangee](), list[tuple[int, str]]()
    skipped = at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        row = _row(line, at)
        if row is not None:
            rows.append(row)
            skipped = 0
        elif line.strip():
            skipped += 1
            if rows and (skipped > SAUTS or _apart(line) or FIN.search(line)):
                yield rows, *_heads(above, rows)
                rows, above, skipped = [], [], 0
            if not rows:
                above = [*above[-2:], (at, line)]
        at = end + 1
    if rows:
        yield rows, *_heads(above, rows)


def _apart(line: str) -> bool:
    """A line that is no heading of a table: a sentence, or what ends one."""
    return line.rstrip()[-1] in ".;" or len(line) > 100 or PHRASE.search(line) is not None


def _heads(above: Sequence[tuple[int, str]], rows: Sequence[_Rangee]) -> tuple[str, int]:
    """The headings that stand right above rows, and where they begin."""
    heads: list[tuple[int, str]] = []
    for at, line in reversed(above):
        if line.rstrip().endswith(":") or _apart(line):
            break
        heads.insert(0, (at, line))
    return "\n".join(words for _, words in heads), heads[0][0] if heads else rows[0].debut


def _row(line: str, at: int) -> _Rangee | None:
    """A line that ends with numbers: what is before them, and they."""
    if not line.rstrip(" .;,|").endswith(FINALES):
        return None
    tokens = list(re.finditer(r"\S+", line))
    first = len(tokens)
    while first and (CELLULE.fullmatch(tokens[first - 1][0]) or VIDE.fullmatch(tokens[first - 1][0])):
        first -= 1
    while first < len(tokens) and VIDE.fullmatch(tokens[first][0]) and tokens[first][0] not in "-–—":
        first += 1
    lead = max((i for i, t in enumerate(tokens) if CONDUITE.fullmatch(t[0])), default=-1)
    first = max(first, lead + 1)
    while first < len(tokens) and RANG.search(before := line[: tokens[first].start()]) and not _sole(tokens, first):
        first += 1
        if BORNE.search(before) and first < len(tokens) - 1 and re.fullmatch(r"\d{3}", tokens[first][0]):
            first += 1
    cells = tokens[first:]
    label = re.sub(r"[\s.…_·]{4,}", " ", line[: cells[0].start()]) if cells else ""
    if all(ANNEE.fullmatch(c[0]) or VIDE.fullmatch(c[0]) for c in cells):
        return None
    if (
        not any(CELLULE.fullmatch(c[0]) for c in cells)
        or not LIBELLE.search(label)
        or MOIS.search(label)
        or len(label) > 90
    ):
        return None
    if SANS_PRIX.search(label) or "%" in line:
        return None
    return _Rangee(label.strip(" .:…–-|"), at, tuple(cells), line)


def _sole(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """The number at a place and the one behind it are one sum, the only one of the line: `à 41 134,42 €`."""
    after = [t[0] for t in tokens[at + 1 :] if CELLULE.fullmatch(t[0])]
    return (
        len(after) == 1
        and TROIS.fullmatch(after[0]) is not None
        and re.fullmatch(r"\d{1,3}", tokens[at][0]) is not None
    )


def _groupings(row: _Rangee, *, moved: bool) -> list[tuple[tuple[int, int], ...]]:
    """Each way of grouping a line's numbers in cells: (first token, last token) of each."""
    runs: list[list[int]] = []
    for i, token in enumerate(row.tokens):
        if not moved and AUCUNE.fullmatch(token[0]):
            runs.append([i])
        if not CELLULE.fullmatch(token[0]):
            continue
        before = runs[-1] if runs else []
        joined = (
            before and before[-1] == i - 1 and CELLULE.fullmatch(row.tokens[i - 1][0]) and TROIS.fullmatch(token[0])
            and re.fullmatch(r"[+–−-]?\d{1,3}", row.tokens[i - 1][0])
        )  # fmt: skip
        if joined:
            before.append(i)
        else:
            runs.append([i])
    ways: list[tuple[tuple[int, int], ...]] = [()]
    marked = any(re.search(r"[.,]\d\d?€?$|€", t[0]) for t in row.tokens)
    for run in runs:
        cuts = [()] if marked else [c for n in range(len(run)) for c in combinations(range(1, len(run)), n)]
        parts = []
        for cut in cuts:
            bounds = [0, *cut, len(run)]
            parts.append(tuple((run[a], run[b - 1]) for a, b in zip(bounds, bounds[1:], strict=False)))
        ways = [w + p for w in ways for p in parts][:64]
    return ways


def _read(rows: Sequence[_Rangee], head: str, *, moved: bool) -> Grille | None:
    """`moved`: a dash before a number is a sign, and no empty cell."""
    ways = [_groupings(row, moved=moved) for row in rows]
    sure = Counter(len(w[0]) for w in ways if len(w) == 1)
    words = [w for line in head.splitlines()[-1:] for w in re.findall(r"(?<!\w)[A-ZÀ-Ý]\w+", line)]
    spans = len(DUREE.findall(head.splitlines()[-1] if head else ""))
    wide = max(sure, default=0) or (spans if spans > 1 else max(len(words) - 1, 1))
    kept: list[Somme] = []
    aside: set[int] = set()
    marked = any("€" in row.text for row in rows)
    columns = _columns(head, wide)
    for row, told in zip(rows, ways, strict=True):
        cells = next((w for w in told if len(told) == 1), None)
        if cells is None:
            fit = [w for w in told if len(w) == wide]
            cells = fit[0] if len(fit) == 1 else None
        summed = LIGNE_TOTAL.match(row.label) and not (wide == 1 and cells and len(cells) == 1)
        if cells is None or summed or REGLE.search(row.label):
            aside |= {row.debut + t.start() for t in row.tokens}
            continue
        sums = [_somme(row, cell) for cell in cells]
        if COUTE.search(row.label):
            aside |= set(range(row.debut, row.debut + row.tokens[0].start()))
        if len(cells) > 1 and COUT.search(row.label) and sums[0] is not None:
            aside.add(sums[0].debut)
            sums[0] = None
        if marked and not re.search(r"€|[.,]\d\d", row.text):
            continue  # a rank, a page
        wanted = columns if columns is not None and len(cells) == wide else None
        for i, somme in enumerate(sums):
            last = columns is None or i == len(sums) - 1
            if somme is not None and (i in wanted if wanted is not None else last):
                kept.append(somme)
            elif somme is not None:
                aside.add(somme.debut)
    long = any(re.fullmatch(r"\d{5,}", t[0]) for row in rows for t in row.tokens)
    if (len(rows) < 2 and len(kept) < 3) or (long and not marked):
        return None
    return Grille(tuple(kept), frozenset(aside), rows[0].debut, rows[-1].debut + len(rows[-1].text))


def _columns(head: str, wide: int) -> frozenset[int] | None:
    """The columns that are decided, None for all of them."""
    if re.search(r"\bCP\b", head):
        return None
    told = [m[0].lower() for m in TETE.finditer(head)]
    years = sorted({y[0] for t in told if (y := ANNEE.search(t))})
    recalled = [bool(RAPPELEE.search(t)) or any(y in t for y in years[:-1]) for t in told]
    if wide < 2 or not any(recalled):
        return None
    if len(told) == wide and not all(recalled):
        return frozenset(i for i, out in enumerate(recalled) if not out)
    if recalled[-1]:
        return frozenset(range(wide - 1)) if sum(recalled) == 1 else frozenset({0})
    return frozenset({wide - 1})


def _somme(row: _Rangee, cell: tuple[int, int]) -> Somme | None:
    first, last = row.tokens[cell[0]], row.tokens[cell[1]]
    if AUCUNE.fullmatch(first[0]):
        return None
    words = row.text[first.start() : last.end()]
    debut = row.debut + first.start() + len(words) - len(words.lstrip("+–−-"))
    digits = re.sub(r"[^\d.,]", "", words)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d\d)?", digits):
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    bare = re.fullmatch(r"(?:19|20)\d\d|0\d+|\d{5,}", words)
    end = row.debut + last.end()
    return None if bare or value < MOINS else Somme(value, debut, end, end)
