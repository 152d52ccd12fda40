"""Names of people in running text: civilities and functions dropped, printed order and spelling kept.

A name is one to six words that begin with a capital, particles between them (`DE FILIPPI`, `van GOETHEM`); first names
alone and surnames alone are names too: small communes write so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CIVILITE = r"(?:(?:Mesdames|Messieurs|Madame|Monsieur|Mesdemoiselles|Mademoiselle|Mmes?|MMES|MME|MM|Mlles?|Melle|Mrs|Mr|Ms|Dr|Maître|Me|MESDAMES|MESSIEURS|MADAME|MONSIEUR|M)\.?)(?=[\s.]|$)"
PARTICLE = r"(?:de|da|du|des|di|do|dos|del|della|la|le|les|van|von|der|den|ben|bin|el|al|y|e|d'|l')"
CAPITAL = r"(?:[dDlL]'\s?)?[A-ZÀ-ÖØ-ÞŒ](?:[\w'À-ÖØ-öø-ÿœŒ]|-(?=\w))*\.?"
TOKEN = re.compile(rf"(?P<cap>{CAPITAL})|(?P<part>{PARTICLE})(?=\s|[A-Z])")
FUNCTION = re.compile(
    r"(?i)(?:(?:la|le|l'|les|,|et)\s*)*(?:\d+\s*(?:er|[èe]re|[èe]me|e|nd|nde)\s+)?(?:premi[èe]re?\s+|deuxi[èe]me\s+|troisi[èe]me\s+|quatri[èe]me\s+)?"
    r"(?:maires?(?:[\s-](?:adjointe?s?|d[ée]l[ée]gu[ée]e?s?|honoraire))*|adjointe?s?(?:\s+au\s+maire)?|conseill[èe]re?s?|pr[ée]sidente?s?|vice[\s-]*pr[ée]sidente?s?|d[ée]l[ée]gu[ée]e?s?|titulaires?|suppl[ée]ante?s?|"
    r"excus[ée]e?s?|absente?s?|pr[ée]sente?s?|membres?|[ée]lue?s?|rapporteure?|secr[ée]taire|doyenne?|n[ée]ant|aucune?)(?:\s+(?:municipal(?:e|aux|es)?|communautaires?|d[ée]l[ée]gu[ée]e?s?|au\s+maire|en\s+exercice|du\s+conseil|non|de\s+s[ée]ance|titulaires?))*"
)
NOT_NAMES = frozenset(
    "absent absents absente absentes excuse excuses excusee excusees present presents presente presentes etaient etait pouvoir pouvoirs procuration procurations "
    "secretaire seance conseil conseillers municipal municipaux communautaire maire adjoint adjoints president quorum nombre date le la les l un une ordre jour objet deliberation "
    "deliberations vu considerant neant nota aucun aucune total membres membre votants exercice commune ville mairie departement republique francaise extrait registre proces verbal compte "
    "rendu il elle ils monsieur madame messieurs mesdames monsieurle ont en sous pour par au aux approbation assistaient assistait formant lesquels convocation affichage legalement etant "
    "exclus exclu procurations titulaires suppleants representes represente rapporteur finances urbanisme puis ce cette dont qui non est sont a ouverture informations information election designation arrondissement canton".split()
)


@dataclass(frozen=True, slots=True)
class Nom:
    """A name read in `text[start:end]` (civility left out)."""

    value: str
    start: int
    end: int


def name_at(text: str, position: int, *, end: int | None = None) -> Nom | None:
    """The name that begins at `position`, after blanks and civilities. It stops at a line's end once it has two words."""
    limit = len(text) if end is None else end
    position = skip_civility(text, position, limit)
    start, last, words, capitals = position, position, 0, 0
    while position < limit and words < 7:
        match = TOKEN.match(text, position, limit)
        if not match or _is_stop(match.group()) or (words and re.match(rf"{CIVILITE}\s", text[position:limit])):
            break
        if match["part"] and words and not TOKEN.match(text, _blank(text, match.end(), limit), limit):
            break
        if capitals and FUNCTION.fullmatch(match.group()):
            break
        words += 1
        if match["cap"]:
            capitals += 1
            last = match.end()
            if match.group().endswith(".") and len(match.group().rstrip(".")) > 2:
                last -= 1
                break
        following = _blank(text, match.end(), limit)
        gap = text[match.end() : following]
        if "\n" in gap and (capitals >= 2 or "\n\n" in gap):
            break
        if not gap and not text[match.end() - 1] in "'":
            break
        position = following
    value = " ".join(text[start:last].split()).rstrip(".,")
    return Nom(value, start, last) if capitals and is_name(value) else None


def name_before(text: str, position: int, *, start: int = 0) -> Nom | None:
    """The name that ends just before `position`: the longest that fits between the last separator and it."""
    piece = text[start:position]
    cut = max((m.end() for m in SEPARATOR.finditer(piece.rstrip(" \n,(:-–"))), default=0)
    begin = start + cut
    while begin < position:
        found = name_at(text, begin, end=position)
        if found and not text[found.end : position].strip(" \n,(:;-–."):
            return found
        if found and LOOSE.fullmatch(text[found.end : position].strip(" \n,(:;-–.")):
            return found
        following = re.search(r"\s+", text[begin:position])
        if not following:
            return None
        begin += following.end()
    return None


LOOSE = re.compile(
    r"(?i)(?:(?:absente?|excus[ée]e?|qui|conseill[èe]re?\s+municipale?|adjointe?(?:\s+au\s+maire)?|d[ée]l[ée]gu[ée]e?|\([^)]*\))[\s,]*)+"
)
SEPARATOR = re.compile(
    rf"[,;:/•·●►▪|+>]|\s[-–—]\s|–|—|(?<=\w)\.\s+(?=[A-Z][a-zé]+\s|{CIVILITE})|\bet\s|\n\s*[-–*]\s|(?<=[\s(]){CIVILITE}\s"
)


def names_in(text: str, start: int = 0, end: int | None = None) -> list[Nom]:
    """The names of a list, in order; it stops where running text begins.

    A line's end separates two names where the list has no other separator, else it is a wrapped line.
    """
    limit = len(text) if end is None else end
    body = text[start:limit]
    strong = len(re.findall(r"[,;]|\s[-–—]\s|–|\bet\b|-\s", body))
    lines = [ln for ln in body.split("\n") if ln.strip()]
    per_line = strong < 0.5 * max(1, len(lines) - 1)
    found: list[Nom] = []
    misses = 0
    for begin, stop in _items(text, start, limit, per_line):
        name = name_at(text, begin, end=stop)
        if name is None:
            words = re.findall(r"[^\W\d_]{2,}", text[begin:stop])
            if words and not FUNCTION.fullmatch(" ".join(text[begin:stop].split()).strip(" .,:()")):
                misses += 1
                small = sum(w[0].islower() for w in words)
                if misses >= 3 or small >= 4:
                    break
            continue
        rest = text[name.end : stop].strip(" .,:()-–")
        running = (
            bool(rest)
            and not FUNCTION.match(rest)
            and sum(w[0].islower() for w in re.findall(r"[^\W\d_]{2,}", rest)) >= 3
        )
        if running and " " not in name.value:
            break
        found += _unglue(text, name)
        if running:
            break
    return found


def skip_civility(text: str, position: int, limit: int) -> int:
    """Past blanks, bullets, civilities and the words that group them (`Mesdames et Messieurs les conseillers`)."""
    pattern = re.compile(
        rf"(?:[\s:>*•·+|–—-]|{CIVILITE}(?:\s*(?:et|,|/)\s*(?={CIVILITE}))?|(?:les|le|la)\s+(?:conseill[èe]re?s?|adjointe?s?|maire|[ée]lue?s?|d[ée]l[ée]gu[ée]e?s?)(?:\s+(?:municipaux|communautaires))?\s*:?)+"
    )
    match = pattern.match(text, position, limit)
    return match.end() if match else position


def is_name(value: str) -> bool:
    """Plausible as a person's name: letters, not a word of the headers."""
    words = value.split()
    letters = sum(c.isalpha() for c in value)
    if letters < 2 or any(c.isdigit() for c in value) or FUNCTION.fullmatch(value):
        return False
    return not _is_stop(words[0]) and not all(_is_stop(w) for w in words)


def _is_stop(word: str) -> bool:
    plain = word.lower().rstrip(".,:").translate(str.maketrans("éèêëàâîïôûùç", "eeeeaaiiouuc"))
    return plain in NOT_NAMES and not (plain in ("le", "la", "les", "l") and word.isupper())


def _blank(text: str, position: int, limit: int) -> int:
    while position < limit and text[position] in " \n":
        position += 1
    return position


def _items(text: str, start: int, limit: int, per_line: bool) -> list[tuple[int, int]]:
    """Spans between separators; a parenthesis belongs to the name before it."""
    cuts: list[tuple[int, int]] = []
    depth_spans = [m.span() for m in re.finditer(r"\([^()]{0,160}\)", text[start:limit])]
    inside = [(a + start, b + start) for a, b in depth_spans]
    pattern = re.compile(
        rf"[,;•·●►▪|]|/(?=\s)|\s[-–—]\s?|[-–—]\s|–|—|\bet\b|(?<=[\w)]\s)(?={CIVILITE}\s)|(?<=\w)\.(?=\s+[A-Z])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)|\n(?=\s*{CIVILITE}\s)"
        + (r"|\n" if per_line else r"|\n(?=\s*[-–*•]\s)")
    )
    for match in pattern.finditer(text, start, limit):
        if any(a <= match.start() < b for a, b in inside):
            continue
        cuts.append(match.span())
    bounds = [start, *(b for _, b in cuts)]
    stops = [*(a for a, _ in cuts), limit]
    return [(b, s) for b, s in zip(bounds, stops, strict=True) if text[b:s].strip()]


def _unglue(text: str, name: Nom) -> list[Nom]:
    """`Renaud PEURON Chantal PIGNARD`, printed without a separator, is two names; so is `PEURON Renaud PIGNARD Chantal`."""
    words = list(re.finditer(r"\S+", text[name.start : name.end]))
    if len(words) < 4:
        return [name]
    upper = [w.group().isupper() and len(w.group()) > 1 for w in words]
    for index in range(2, len(words) - 1):
        before, after = upper[:index], upper[index:]
        first_last = not before[0] and before[-1] and not after[0] and after[-1]
        last_first = before[0] and not before[-1] and after[0] and not after[-1]
        if (first_last or last_first) and sum(a != b for a, b in zip(before, before[1:], strict=False)) == 1:
            middle = name.start + words[index].start()
            left = text[name.start : middle].rstrip()
            rest = Nom(" ".join(text[middle : name.end].split()), middle, name.end)
            return [Nom(" ".join(left.split()), name.start, name.start + len(left)), *_unglue(text, rest)]
    return [name]
