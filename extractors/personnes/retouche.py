"""What the rest of a list tells of one of its names: the half of a surname, a commune, the word of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.personnes.coupe import full, lone
from extractors.personnes.lexique import CIVILITE
from extractors.personnes.nom import Nom
from extractors.personnes.prenoms import is_prenom
from schemas.records import Procuration

INITIALE = re.compile(r"[A-ZÀ-Þ](?:[.-]\s?[A-ZÀ-Þ])?\.?\s[A-ZÀ-Þ]{2}")
"""`J.P BLANC`: where `M.` may be a first name as well as a civility."""
TITRE = re.compile(rf"\s*\n\W{{0,3}}{CIVILITE}")


COLLES = re.compile(r"([A-ZÀ-Þ][\w]+(?:-[A-ZÀ-Þ]\w+)?) ([A-ZÀ-Þ]\w+)-([A-ZÀ-Þ]\w+) ([A-ZÀ-Þ]\w+)")
COMMUNE = re.compile(
    r"(?<=[A-ZÀ-Þ])\s(?P<lieu>(?:(?:La|Le|Les|Saint|Sainte)[ -])?[A-ZÀ-Þ][a-zà-ÿ]+(?:['-](?:[a-zà-ÿ]+|[A-ZÀ-Þ][a-zà-ÿ]+))*)$"
)
"""Behind a surname in capitals: `Breux-sur-Onde`, `La Ville-aux-Ormes`, `Breux`."""
LIEE = re.compile(r"(?i)-(?:sur|sous|l[èe]s?|la|les|en|aux?|d[eu]s?|le)-")

EXAMPLES = (
    ("Présents : Mmes et Ms Philippe Barbin — Denis Valot — Jocelyne Hallet — Gilles Trouin — Hervé Brunet-David Cressin - Éliane Avet",
     {"membres_presents": ("Philippe Barbin", "Denis Valot", "Jocelyne Hallet", "Gilles Trouin", "Hervé Brunet", "David Cressin", "Éliane Avet")}),
    ("Etaient présents :\nMonsieur Pierre DOURT Président Breux-sur-Onde\nMonsieur Vincent MORET 1er Vice-Président Vernou\nMadame Ida POTIER 2ème Vice-Présidente La Ville-aux-Ormes\nMadame Anne LÉGER Membre du Bureau Reuil\n"
     "Absents ayant donné procuration :\nMadame Carol PASQUIN Breux-sur-Onde à Pierre DOURT Breux-sur-Onde\nMadame Axelle TRÉHAN Reuil à Anne LÉGER Reuil\nAbsents :\nMonsieur Jean LOUP Membre du Bureau Vernou",
     {"membres_presents": ("Pierre DOURT", "Vincent MORET", "Ida POTIER", "Anne LÉGER"), "membres_absents": ("Jean LOUP",),
      "procurations": (Procuration("Carol PASQUIN", "Pierre DOURT"), Procuration("Axelle TRÉHAN", "Anne LÉGER"))}),
)  # fmt: skip


def mended(items: Sequence[Nom], text: str) -> list[Nom]:
    """The items, without those that are nobody's name where the others are told by a civility, halves joined."""
    items = _without_communes(_unglued(_rejoined(list(items), text), text), text)
    names = [i for i in items if i.genre == "nom"]
    civil = sum(i.civilite for i in names)
    if len(names) > 3 and 0.6 * len(names) <= civil < len(names):
        return [i for i in items if i.genre != "nom" or i.civilite or full(i.texte) or INITIALE.match(i.texte)]
    if len(names) > 1 and civil and not (names[0].civilite or full(names[0].texte)) and _is_title(names[0], text):
        items.remove(names[0])
    return items


def joined(text: str, first: Nom, second: Nom) -> bool:
    """`Mme X et Mme Y`, subjects of one verb (`sont désignées`), at the beginning of a line."""
    between = re.sub(CIVILITE, "", text[first.fin : second.debut]).strip()
    line = text[text.rfind("\n", 0, first.debut) + 1 : first.debut]
    return between == "et" and not re.sub(CIVILITE, "", line).strip()


def second_half(items: Sequence[Nom], nom: Nom, text: str) -> Nom | None:
    """`ROUVIER - COROUGE`: a lone surname after a dash, among full names, is the second half of the one before it."""
    last = items[-1] if items else None
    if last is None or last.genre != "nom" or not lone(nom.texte) or last.notes or last.fonction:
        return None
    between = text[last.fin : nom.debut].strip()
    if between not in ("-", "–", "—") or not full(last.texte) or not last.texte.split()[-1].isupper():
        return None
    if 2 * sum(full(i.texte) for i in items if i.genre == "nom") <= len(items):
        return None
    return Nom("nom", f"{last.texte} {between} {nom.texte}", last.debut, nom.fin, last.civilite)


def _unglued(items: list[Nom], text: str) -> list[Nom]:
    """`Hervé Brunel-David Cresson`, in a list whose names dashes part: the blanks around one of them were lost."""
    names = [i for i in items if i.genre == "nom"]
    dashes = sum(text[a.fin : b.debut].strip() in ("-", "–", "—") for a, b in zip(names, names[1:], strict=False))
    if len(names) < 5 or dashes < 0.6 * len(names):
        return items
    found: list[Nom] = []
    for item in items:
        glued = COLLES.fullmatch(item.texte) if item.genre == "nom" else None
        if glued and is_prenom(glued[1]) and is_prenom(glued[3]) and text[item.debut : item.fin] == item.texte:
            cut = item.debut + glued.start(3)
            found.append(Nom("nom", f"{glued[1]} {glued[2]}", item.debut, cut - 1, item.civilite))
            item.texte, item.debut = f"{glued[3]} {glued[4]}", cut
        found.append(item)
    return found


def _without_communes(items: list[Nom], text: str) -> list[Nom]:
    """`M. Luc BEC 1er Vice-Président Breux-sur-Onde`, `Mme Anne ROUX Breux`: the commune that each one sits for, in a list where each has one."""
    pairs = zip(items, items[1:], strict=False)
    after = [b for a, b in pairs if _follows_function(a, b, text)]
    others = [i for i in items if i.genre == "nom" and not any(i is b for b in after)]
    if len(after) >= 3 or all(i.civilite for i in others):
        items = [i for i in items if not any(i is b for b in after)]
    tails = {id(i): tail for i in items if i.genre == "nom" and (tail := COMMUNE.search(i.texte))}
    sure = sum(bool(LIEE.search(t["lieu"])) for t in tails.values())
    for item in items:
        tail = tails.get(id(item))
        if tail and (LIEE.search(tail["lieu"]) or (sure and len(tails) >= 3)):
            words = tail["lieu"].split()
            if not any(is_prenom(w) for w in words) and text[: item.fin].endswith(words[-1]):
                item.texte = item.texte[: tail.start()]
                item.fin = item.debut + len(text[item.debut : item.fin].removesuffix(" ".join(words)).rstrip())
    return items


def _follows_function(first: Nom, second: Nom, text: str) -> bool:
    return (
        first.genre == second.genre == "nom" and bool(first.fonction) and first.civilite and not second.civilite
        and text[first.fin : second.debut].strip() == first.fonction.strip()
        and not full(second.texte) and not is_prenom(second.texte.split()[0])
    )  # fmt: skip


def _is_title(nom: Nom, text: str) -> bool:
    """`CHAUMONT`, alone on the first line, before people with their civility: the commune that they sit for."""
    before, after = text[max(0, nom.debut - 3) : nom.debut], text[nom.fin : nom.fin + 14]
    return before.rstrip(" •–-").endswith("\n") and bool(TITRE.match(after)) and nom.texte.isupper()


def _rejoined(items: list[Nom], text: str) -> list[Nom]:
    """`MOINET – TRANVAUX Vanessa` where commas part the others: a dash joins the two halves of one surname."""
    pairs = list(zip(items, items[1:], strict=False))
    between = [text[a.fin : b.debut].strip() for a, b in pairs]
    if len(pairs) < 5 or sum(b == "," for b in between) < 0.7 * len(pairs):
        return items
    for index in range(len(pairs) - 1, -1, -1):
        first, second = pairs[index]
        if between[index] in ("-", "–", "—") and lone(first.texte) and full(second.texte) and not first.notes:
            whole = f"{first.texte} {between[index]} {second.texte}"
            items[index : index + 2] = [
                Nom("nom", whole, first.debut, second.fin, first.civilite, second.fonction, second.statut, second.notes)
            ]
    return items
