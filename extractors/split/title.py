"""Where a title ends: the eye's signs first (weight, capitals, the gap below), then the words that open a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.lines import START, ViewLine, capitals
from extractors.patterns.casse import SansCasse
from extractors.wording import BODY_START, INLINE_START, TITLE_NOUN

CONTINUES = SansCasse(
    r"(?:\b(?:de|du|des|d'|la|le|les|l'|et|ou|à|au|aux|en|pour|par|sur|avec|dans|un|une|n°|dit|dite|son|sa|ses)|[,–\-(/:&])$",
)
LOWER = re.compile(r"[a-zà-öø-ÿœ(«\"]|n°|\d{4}\b")
LABELS = re.compile(
    r"\s*(?:\d{1,2}\s*[°.)/-]\s*)?(?:d[ée]lib[ée]ration\s+(?=objet))?(?:objet|titre|intitulé|libellé|sujet)(?:\s+de\s+la\s+délibération)?\s*[:\-–]+\s*|(?-i:OBJET)\s+(?=[A-ZÀ-Ö])|\s*[:\-–—|.•_/)]+\s*|\s+",
    re.IGNORECASE,
)
CAPITALS = re.compile(
    r"(?>[^a-zà-öø-ÿ\n]{2,}?(?<=[\w)»\"])[ ])[^a-zà-öø-ÿ\n]{2,}(?<=[\w)»\"])[ ](?=[A-ZÀ-Ö][a-zà-öø-ÿ' ])"
)
SENTENCE = re.compile(r"(?:[A-ZÀ-Ö][a-zà-öø-ÿ]+|[ÀA]|[LD]')(?:[ '\n]+[a-zà-öø-ÿ']+){3}")
"""A title in capitals and, on its line, the sentence that follows it."""
OPENS = re.compile(
    r"(?:(?:L[ea]s?|Une?|Des|Il|Elle|Ils|Dans|Suite|Considérant|Vu|Après|Afin|Pour|Cette?|Ces?|Par|Lors|En|Depuis|Comme|Chaque|À|Au|Aux|Nous)[ \n](?=\S*[a-zà-öø-ÿ])|"
    r"L'(?=[a-zà-öø-ÿ\d])|(?:MM?\.|Mme|Monsieur|Madame)[ ])\S+(?:[ \n]|$)"
)
RUN_IN = re.compile(rf"{CAPITALS.pattern}{OPENS.pattern}")
"""The same at the beginning of a line: title and text on one line, told by their letters alone."""
ACCOUNTS = SansCasse(
    r"\W*(?:sections?\s+d|d[ée]penses|recettes|chapitres?\b|comptes?\s+(?:d[ée]p|rec)|articles?\s+(?:objet|libell))"
)
ARTICLE = re.compile(
    r"(?:L[ea]s?|Une?|Des|S(?:on|a|es)|Leurs?|Notre|Nos|Cette?|Ces|Ils?|Elles?|Dans|Depuis|Lors|Afin|Suite|Comme|MM?\.|Mme|Monsieur|Madame)\s|L'\w"
)
"""What opens a sentence, behind a title that ends with a colon."""
FULL_STOP = re.compile(
    rf"\.(?<=[a-zà-öø-ÿ]{{3}}\.)[ ](?={OPENS.pattern}|En[ ](?:\d{{4}}|date|effet|cons)|(?:[A-ZÀ-Ö][\w'-]+[ ]){{2,4}}(?:expose|présente|rappelle|informe|explique|propose)\b)"
)
"""`Bulletin municipal. En 2021, les annonceurs …`: the title's full stop, and a sentence on its line."""
STORY = r"(?:L[ea]|Les|Cette?|Ces)\s[a-zà-öø-ÿ]{3,}\b[^.:;]{0,160}?\b(?:est|sont|se\s\w+ent|se\s\w+e|s'\w+e|s'\w+ent|prend|présente|prévoit|permet|doit|propose)\b"
TOLD, TALE = re.compile(rf"[ ](?<=[\w)»][ ])(?={STORY})"), re.compile(STORY)
"""The sentence that a lost layout puts behind a title: `Compte administratif Le compte administratif se résume …`."""
NUMBER_LINE = re.compile(
    r"(?:[Nn]\s?[°º]\s*)?(?:[A-Z]{2,6}[-_. ]?)?(?:19|20)\d{2}[-_/]\d{2,4}(?:[-_/]\w{1,6}){0,3}(?=\s*$|\s+Nomenclature|\s*[-–:]\s)"
)
"""The act's number on a line of its own, below its title."""
OWN_NUMBER = re.compile(
    r"(?:(?:d[ée]lib[ée]ration\s*)?n\s?[°º]\s*[:.]?\s*)?(?P<n>(?:[A-Z]{1,6}[-_. ]?)?(?:19|20)\d{2}[-–_/.]\d{1,4}(?:[-–_/.]\d{1,4})?|\d{1,4}[/-](?:19|20)\d{2})(?=\s*[:–-]|\s+[A-ZÀ-Ö])",
    re.IGNORECASE,
)
"""`2023-57 Décision modificative`, `N° DEL2023-01 : Création …`: the act's number, at the head of its title."""
TRAILING = re.compile(
    r"\s[:–(-]\s?(?P<n>(?:19|20)\d{2}[-/_](?!(?:19|20)\d{2})\d{1,4}|[A-Z]{1,6}[-_]?(?:19|20)\d{2}[-/_]\d{1,4})\)?\s*$"
    r"|\s\(n\s?[°º]\s?(?P<m>\d{1,2}/(?:19|20)\d{2}-\d{1,3})\)\s*$"
)
"""`Élection d'un membre (DL-2023-12)`, `Règlement du marché (n°03/2024-07)`."""
RUNNING = SansCasse(
    r"\W*(?:extrait\s+d[ue]s?\s+(?:registre|proc|d[ée]lib)|registre\s+des\s+d[ée]lib|r[ée]publique\s+fran[çc]|d[ée]partement\s+d|(?:mise?|mises)\s+en\s+ligne|publi[ée]e?s?\s+(?:le|sur)\b|affich[ée]e?s?\s+(?:le|en|[àa]|du)\b|"
    r"certifi[ée]e?\s|transmise?s?\s+(?:en|au|[àa])\b|s[ée]ance\s+(?:ordinaire\s+|publique\s+)?du\s+(?:\w+\s+)?\d|nombre\s+de\s+(?:membres|conseillers|pr[ée]sents|votants)|date\s+de\s+(?:la\s+)?convocation|convocation\s+du\b|"
    r"(?:proc[èe]s[\s-]verbal|p\.?v\.?|compte[\s-]rendu)\s+(?:du\s+conseil|de\s+la\s+s[ée]ance|cm\b)|conseil\s+(?:municipal|communautaire)\s+du\s+(?:\w+\s+)?\d|page\s+\d|(?:envoy|re[çc]u)[ée]?\s+en\s+pr[ée]f|accus[ée]\s+de\s+r)"
)
"""A line of the register's head, of the publication or of the page's foot, which no title runs into."""
LETTERED = re.compile(r"[a-h]\s?\)\s")
OUTCOME_LINE = re.compile(
    r"(?:Unanimité|Majorité|Adoptée?|Approuvée?|Rejetée?|Ajournée?|Retirée?)\b(?!\s(?:de|du|des)\s)"
)
RAPPORTEUR = SansCasse(r"\s[–(-]\s?rapporteure?\s?:")
"""`RAPPORT SOCIAL UNIQUE – Rapporteur : Mme CALVET`: who presents an item is named behind its title."""
TOLD_BY = re.compile(
    r"(?:[A-ZÀ-Ö][a-zà-öø-ÿ-]+ ){1,2}[A-ZÀ-Ö][A-ZÀ-Ö'-]+ (?:Approuv|Adopt|Accept|[Uu]nanim|[Mm]ajorit|Report|Retir)"
)
"""`Claude BOULIN Approuvée à l'unanimité`: the next cells of a list's row, who presents and what was decided."""
DASH = re.compile(r"[-–]\s[A-ZÀ-ÖŒ«]")
SMALL = re.compile(r"\b[a-zà-öø-ÿœA-ZÀ-Ö][a-zà-öø-ÿœ]{2,}$")
"""`FINANCES - SOLIDARITÉ - Aide`: the title has gone over to small letters on its own line."""
MAX_LINES = 7


def without_number(text: str, title: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """The title without the act's number at its head or its end, and the number's span."""
    if (own := OWN_NUMBER.match(text, *title)) and title[1] - own.end() > 8:
        return _trim(text, own.end(), title[1]), own.span("n")
    words = text[slice(*title)]
    if (last := TRAILING.search(words)) and last.start() > 8:
        begin, end = last.span(last.lastgroup or 0)
        return _trim(text, title[0], title[0] + last.start()), (title[0] + begin, title[0] + end)
    return title, None


def skip_labels(text: str, position: int, end: int) -> int:
    """Past `Objet :`, dashes, colons and blanks, to the title's first letter."""
    while position < end and (match := LABELS.match(text, position, end)) and match.end() > position:
        position = match.end()
    return position


def title_span(text: str, lines: Sequence[ViewLine], start: int, limit: int) -> tuple[int, int]:
    """The title that begins at `start` (a letter), within `limit`: its span, without trailing punctuation."""
    index = max(0, bisect_right(lines, start, key=START) - 1)
    first = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) and lines[index + 1].start < limit else first
    word = text[start : first.end].strip(" :.-–")
    if word.isalpha() and word.isupper() and below.text.lower().startswith(f"{word.lower()} "):
        start, index, first = below.start, index + 1, below  # `VŒU`, the section, above `Vœu relatif à …`
    labelled = re.search(r"(?i)objet|titre|intitul|libell", text[first.start : start]) is not None
    if labelled:
        first = first._replace(bold=None, caps=capitals(text[start : first.end]))
    end = min(first.end, limit)
    cut = _opening(text, start, end)
    if cut is not None:
        return _trim(text, start, cut)
    previous = first
    block = [first]
    for line in lines[index + 1 : index + (MAX_LINES + 3 if labelled else MAX_LINES)]:
        column = labelled and _in_column(block, line)
        if line.start >= limit or not (
            column or _goes_on(text, previous, line, first, text[start : previous.end].rstrip())
        ):
            break
        block.append(line)
        end = min(line.end, limit)
        if (cut := _opening(text, line.start, end)) is not None:
            end = cut
            break
        previous = line
    return _trim(text, start, end)


def _in_column(block: Sequence[ViewLine], line: ViewLine) -> bool:
    """A title behind its label in a narrow column: each of its lines is as long as the column allows, the last one apart."""
    widest = max(len(ln.text) for ln in block)
    content = line.text.strip()
    return (
        len(block) >= 3
        and widest < 45
        and len(block[-1].text) >= 0.7 * widest
        and not line.caps
        and line.page == block[0].page
        and (line.gap or 0) < 0.6
        and not BODY_START.match(content)
        and not block[-1].text.rstrip().endswith((".", ";"))
    )


def _opening(text: str, start: int, end: int) -> int | None:
    """Where a text opens in the middle of the line `text[start:end]`; its first words may run on to the next line."""
    match = INLINE_START.search(text, start, min(len(text), end + 80)) or RAPPORTEUR.search(text, start, end)
    if match and match.start() < end:
        return match.start()
    for match in (FULL_STOP.search(text, start, end), TOLD.search(text, start, min(len(text), end + 160))):
        quoted = match and text.count("«", start, match.start()) > text.count("»", start, match.start())
        if match and match.start() < end and not quoted and not CONTINUES.search(text[start : match.start()]):
            return match.start()
    caps = CAPITALS.match(text, start, end)
    if caps and (SENTENCE.match(text, caps.end()) or OPENS.match(text, caps.end())):
        return None if CONTINUES.search(text[start : caps.end()].rstrip()) else caps.end()
    return None


def _goes_on(text: str, previous: ViewLine, line: ViewLine, first: ViewLine, so_far: str) -> bool:
    """Is `line` the next line of the title that `first` began and `previous` continued?"""
    content = line.text.strip()
    if BODY_START.match(content) or not content or (content[:1] in "-•>*✓·➢‐–○▪❖➔" and not _dashed(previous, content)):
        return False
    if (ACCOUNTS.match(content) or RUNNING.match(content)) and not CONTINUES.search(so_far):
        return False
    if LETTERED.match(content) or (OUTCOME_LINE.match(content) and not CONTINUES.search(so_far)):
        return False
    if (
        NUMBER_LINE.match(content)
        or TOLD_BY.match(content)
        or (TALE.match(text, line.start) and not CONTINUES.search(so_far))
    ):
        return False
    if line.page != previous.page and not CONTINUES.search(so_far):
        return False
    quoted = so_far.count("«") > so_far.count("»")
    if so_far.endswith((".", ";")) and not so_far.endswith(("...", "M.", "MM.", "art.")) and not quoted:
        return False
    if first.bold is not None and first.bold != line.bold:
        return False
    if so_far.endswith(":") and ARTICLE.match(content) and (len(content) > 60 or line.full):
        return False
    if so_far.endswith(":") and first.caps and not line.caps:
        return bool(TITLE_NOUN.match(content)) and len(content) < 100
    if first.bold and line.bold and line.gap is not None and line.gap < 0.7:
        return True
    if first.caps and not (
        line.caps or _in_capitals(text, line) or SMALL.search(so_far) or len(content) <= 12 or CONTINUES.search(so_far)
    ):
        return first.bold is None and bool(TITLE_NOUN.match(content))
    if not first.caps and not first.bold and line.caps:
        long = previous.full or len(previous.text) > 70
        return long and line.gap is not None and line.gap < 0.6 and len(content.split()) > 3
    if line.gap is not None and line.gap > 0.9 and not CONTINUES.search(so_far):
        return False
    if abs(line.size - first.size) > 0.25 * first.size:
        return False
    if CONTINUES.search(so_far) or so_far.count("(") > so_far.count(")") or quoted:
        return True
    if first.bold or (first.caps and not SMALL.search(so_far)):
        return True
    return previous.full or bool(LOWER.match(content))


def _dashed(previous: ViewLine, content: str) -> bool:
    """`Façades du centre ancien` / `- Attribution de subventions`: the line above had no room for the dash, which opens no list."""
    return previous.full and DASH.match(content) is not None and not previous.text.rstrip().endswith(":")


def _in_capitals(text: str, line: ViewLine) -> bool:
    """`VOTE DU BUDGET PRIMITIF` / `2022, BUDGET PRINCIPAL Accord à l'unanimité`: capitals up to the words that open a text."""
    cut = _opening(text, line.start, line.end)
    return cut is not None and capitals(text[line.start : cut])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \n:;,.-–—|_•/":
        if text[end - 1] == "." and text[start:end].endswith(("etc.", "...")):
            break
        end -= 1
    while start < end and text[start] in " \n:;,.-–—|_•/>*»→➔➢✓▪":
        start += 1
    return start, end
