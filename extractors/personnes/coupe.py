"""Where one name ends and the next begins, told by the words alone: capitals, particles, line ends, known first names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from extractors.personnes.lexique import Jeton
from extractors.personnes.prenoms import fold, is_prenom

PARTICULES = frozenset("""
de du des d la le les l van von der den di da do dos del della el al ben bin ter ten zu dit dite née ép épouse saint sainte st ste y
""".split())  # fmt: skip
COMPOSES = frozenset("""
jean marie anne pierre paul louis claude charles rose yves francois luc michel
""".split())  # fmt: skip
"""First names that a hyphen joins to another."""
PERSONNE = frozenset("""
acceptation acquisition actualisation adhesion administration admission adopte adoptee adoption affectation affiche agent ajout agents agglomeration annexe annexes arrete arrondissement attribution aucun aucune autorisation
autres avenant avis ce cession cette collectivite commission communal communale communaute communautaire commune compte comptes conseil cotisation culture
convention creation dans decide decision decisions demande departement designation determination dossier education election elections elle elles en environnement envoye et etaient etait extrait finances fixation
il ils indemnite indemnites information informations installation je mairie modification motion municipal municipale municipaux neant nomination nous
objet ouverture participation passage patrimoine par pour prefecture projet propos questions quorum rapport recu recule registre reprise revision releve renouvellement republique salle seance services soit solidarites
subvention subventions suite sur deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante cent mil mille syndicat tarif tarifs taux taxe titre total tous toutes travaux un une unanimite urbanisme validation vote votes vu
""".split())  # fmt: skip
"""Words that open titles, headings and sentences: nobody's name, so a list stops there."""
NOMBRES = frozenset(
    """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cent mil mille""".split()
)


def item(word: str) -> bool:
    """`D'approuver` opens an item of an agenda."""
    return word[1:2] == "'" and word[0] in "DL" and word[2:3].islower() and word.endswith(("er", "ir"))


def particule(word: str) -> bool:
    return word.lower().rstrip("'") in PARTICULES


def joins(word: str, before: Sequence[Jeton]) -> bool:
    """A hyphen at a line's end joins `Marie-` and `José`, `ROUVIER-` and `COROUGE`; after a whole name it separates."""
    left, right = word.split("-\n", 1)
    if left.isupper() and right.isupper():
        return True
    return fold(left.split("-")[-1]) in COMPOSES and not (
        before and shape(before[-1].texte) == "C" and is_prenom(before[-1].texte)
    )


@lru_cache(maxsize=4096)
def shape(word: str) -> str:
    """`U` in capitals, `C` capitalised, `I` an initial, `P` a particle."""
    letters = [c for c in word if c.isalpha()]
    if particule(word):
        return "P"
    if len(letters) == 1:
        return "I"
    upper = sum(c.isupper() for c in letters)
    return "U" if upper == len(letters) or (upper >= 3 and upper >= 0.6 * len(letters)) else "C"


def complete(words: Sequence[Jeton]) -> bool:
    """Both a first name and a surname, told by their capitals."""
    shapes = {shape(w.texte) for w in words}
    return "U" in shapes and bool(shapes & {"C", "I"})


def full(name: str) -> bool:
    return {"U", "C"} <= {shape(w) for w in name.split()}


def lone(name: str) -> bool:
    return " " not in name and shape(name) == "U"


def pieces(words: list[Jeton], breaks: set[int], firm: bool) -> tuple[list[list[Jeton]], bool]:
    """Cut words that no separator parts into names, at line ends and where capitals begin again.

    The flag is False where the last line was left out, being no part of the list. `firm`: a separator follows the words.
    """
    pieces: list[list[Jeton]] = []
    bounds = [*sorted(breaks), len(words)]
    lines = [words[a:b] for a, b in zip([0, *bounds], bounds, strict=False)]
    if firm and len(lines) > 1 and (runs := _wrapped(words, lines)):
        return runs, True
    single = len(lines) > 2 and all(len(line) == 1 for line in lines)
    current: list[Jeton] = []
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        if not current or not (single or _ends(current, line, len(lines))):
            if (
                current
                and complete(current)
                and not _runs_on(current, line)
                and not (firm and last and len(line) == 1 and shape(line[0].texte) == "U")
            ):
                return [*pieces, *_runs(current)], False
            current = current + line
            continue
        pieces += _runs(current)
        current = list(line)
    found = pieces + _runs(current)
    if not firm and found and (rest := _overrun(found[-1])):
        return [*found[:-1], found[-1][:-rest]], False
    return found, True


def _wrapped(words: list[Jeton], lines: Sequence[Sequence[Jeton]]) -> list[list[Jeton]]:
    """`…, LE` / `BLOND` / `Grégoire, …`: between two separators, lines that make whole names wherever the page broke them.

    Empty where a name so made is in doubt: one of its parts is missing, or a word below is no first name.
    """
    runs = _runs(words)
    orders = {"".join(k for k, _ in groupby(_kinds([shape(w.texte) for w in run]))) for run in runs}
    below = [w.texte for line in lines[1:] for w in line]
    certain = all(fold(w) not in PERSONNE and (shape(w) in "UP" or is_prenom(w)) for w in below)
    return runs if certain and orders in ({"UC"}, {"CU"}) and max(map(len, runs)) <= 5 else []


def _overrun(words: Sequence[Jeton]) -> int:
    """How many words a sentence has lent to the end of a name: `Solange FABRE Observation sur le procès-verbal`."""
    shapes = [shape(w.texte) for w in words]
    tail = next((n for n, s in enumerate(reversed(shapes)) if s != "C"), 0)
    return tail if tail and shapes[0] == "C" and shapes[-1 - tail] == "U" and not is_prenom(words[-tail].texte) else 0


def _ends(current: Sequence[Jeton], line: Sequence[Jeton], lines: int) -> bool:
    """A name ends with the line, and the next line begins another; `BEC D.` is whole, and `ROUX` below it is someone else."""
    if _runs_on(current, line):
        return False
    if len(current) > 1 and shape(current[0].texte) == "U" and len(current[-1].texte) == 1:
        return shape(line[0].texte) == "U"
    if complete(current):
        return complete(line)
    if _capitals(current) and _capitals(line):
        return True
    capitals = [any(shape(w.texte) == "U" for w in words) for words in (current, line[1:])]
    if all(capitals) and shape(line[0].texte) == "I":
        return True
    if any(shape(w.texte) == "U" for w in (*current, *line)):
        return False
    return len(current) >= 2 and len(line) >= 2 and (lines > 2 or is_prenom(line[0].texte))


def _runs_on(current: Sequence[Jeton], line: Sequence[Jeton]) -> bool:
    """`Anne HOPITAL France` / `JAMET Sonia KERANGUEVEN`: names that nothing parts, the last one broken by the line's end."""
    kinds, below = (_kinds([shape(w.texte) for w in words]) for words in (current, line))
    return (
        kinds[0] == kinds[-1] == "C" and "U" in kinds and is_prenom(current[-1].texte)
        and below[0] == "U" and ((below[-1] == "U" and "C" in below) or len(line) == 1)
    )  # fmt: skip


def _capitals(words: Sequence[Jeton]) -> bool:
    """`BEC AUDE`: a whole name in capitals, told by the first name that begins or ends it."""
    return (
        len(words) >= 2
        and all(shape(w.texte) in "UP" for w in words)
        and (is_prenom(words[0].texte) or is_prenom(words[-1].texte))
    )


def _runs(words: list[Jeton]) -> list[list[Jeton]]:
    """`Alice MARTIN Paul DURAND` → two names: the order of first name and surname begins again.

    Without capitals to tell them apart, four words or more are told by the first names that are known.
    """
    shapes = [shape(w.texte) for w in words]
    if "U" not in shapes:
        if len(words) < 4:
            return [words]
        shapes = ["U" if s == "C" and not is_prenom(w.texte) else s for s, w in zip(shapes, words, strict=True)]
    kinds = _kinds(shapes)
    cut: list[list[Jeton]] = [[]]
    seen = ""
    for index, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        if kind != "P" and len(seen) == 2 and kind == seen[0] and {"C", "U"} <= set(kinds[index : index + 8]):
            cut.append([])
            seen = ""
        if shapes[index] != "P" and not seen.endswith(kind):
            seen += kind
        cut[-1].append(word)
    return [_without_place(piece) for piece in cut]


def _without_place(words: list[Jeton]) -> list[Jeton]:
    """`DELAROCHE Hubert de SAINT-ORMES`: after a surname and a first name, `de` leads to a town."""
    for index in range(2, len(words) - 1):
        if words[index].texte in ("de", "d", "du", "des") and [
            shape(w.texte) for w in words[:index] if shape(w.texte) != "P"
        ][-1:] == ["C"]:
            return words[:index] if complete(words[:index]) and shape(words[0].texte) != "C" else words
    return words


def _kinds(shapes: Sequence[str]) -> list[str]:
    """`C` or `U` for each word, a particle taking the kind of what it introduces."""
    kinds: list[str] = []
    following = "P"
    for shape in reversed(shapes):
        following = following if shape == "P" else "U" if shape == "U" else "C"
        kinds.append(following)
    return kinds[::-1]


def people_only(words: Sequence[Jeton], *, named: bool = False) -> Sequence[Jeton]:
    """The words before the first that nobody is called by; behind a civility (`named`), any word is a name (`Mme SIX Sylvie`),
    and a number in capitals after a first name is one (`M. Luc SIX`)."""
    for i, word in enumerate(words):
        if fold(word.texte) in PERSONNE and not (named and (i == 0 or _surname(words, i))):
            return words[:i]
    return words


def _surname(words: Sequence[Jeton], index: int) -> bool:
    last, word = words[index - 1].texte, words[index].texte
    return word.isupper() and fold(word) in NOMBRES and shape(last) == "C"


def is_name(words: Sequence[Jeton]) -> bool:
    return 1 <= len(words) <= 7 and any(len(w.texte) >= 2 and not particule(w.texte) for w in words)
