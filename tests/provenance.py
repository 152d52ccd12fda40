"""What printed words say: read again, apart from any document, do they give the value that they are the evidence of?

Each column has the strictest question that its kind allows: a date is read again as a date, a count as a number, a result by
its wordings; a title and a name are the words themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from extractors.clean import STEPS
from extractors.dates import read_dates
from extractors.fields.date_seance import HOUR, HOUR_WORDS
from extractors.nombres import MOTS, read_number
from extractors.pages.page import Page
from extractors.pages.rapprochements import alike
from extractors.view import Source, View
from extractors.votes.motifs import SANS, ZERO
from extractors.votes.resultat import MOTIFS
from schemas.records import Extraction, Montant, Preuve, VoteNominatif
from schemas.themes import niveau_2

OVER = 1500
"""Letters of the next page in which the words of a value that runs over a page's end go on, at most."""
READ_BY_OCR = str.maketrans("OolI|", "00111")


def cleaned(words: str) -> str:
    """The words as the rules saw them."""
    view = View.whole(Source.of([Page(1, 595, 842, words, ())]))
    for step in STEPS:
        view = step(view)
    return view.text


def fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("Œ", "OE"))
    return plain.encode("ascii", "ignore").decode().lower()


def letters(words: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", fold(words)))


def a_date(value: str, words: str) -> bool:
    return value in {lue.iso for lue in read_dates(cleaned(words))}


def a_count(value: int, words: str) -> bool:
    """The number in digits, in words, or as the sign that stands for none."""
    text = cleaned(words)
    found = {int(m.group().translate(READ_BY_OCR)) for m in re.finditer(r"\d+|(?<!\w)[\dOolI|]{1,3}(?!\w)", text)}
    found |= {
        n for m in re.finditer(rf"(?i)(?<!\w)(?:{MOTS})(?!\w)", text) if (n := read_number(m.group())) is not None
    }
    return value in found or (value == 0 and re.search(rf"(?<!\w)(?:{ZERO}|{SANS})", text) is not None)


def a_result(value: str, words: str) -> bool:
    """The letters of this result, and not the wording of another; or the counts that make it, when no word does."""
    text = cleaned(words)
    if any(stem in text.lower() for name, stems, _ in MOTIFS if name == value for stem in stems):
        return not any(pattern.fullmatch(text) for name, _, pattern in MOTIFS if name != value)
    return value in ("rejetee", "unanimite") and len(re.findall(r"\d+|(?i:pour|contre)", text)) >= 3


def an_hour(value: str, words: str) -> bool:
    text = cleaned(words)
    if match := HOUR.search(" " + text):
        return value == f"{int(match[1]):02d}:{int(match[2] or 0):02d}"
    return HOUR_WORDS.search(text) is not None


def the_words(value: str, words: str) -> bool:
    """All the value's letters and digits, in their order, nothing but what was taken out of the page in between."""
    return letters(value) in letters(words) or each_word(value, words)


def each_word(value: str, words: str) -> bool:
    """Every word, whatever stands between them and in whatever order."""
    text = letters(words)
    return all(letters(word) in text for word in value.split())


def a_body(value: str, words: str) -> bool:
    """Its words, but for the article that goes with the preposition (`COMMUNE DES ORMESSONS` → `Les Ormessons`) and `CC`."""
    whole = re.sub(r"\bCC\b", "communauté de communes", words)
    return each_word(re.sub(r"^L(?:es?|a|')\s?", "", value), whole)


def people(value: tuple[Any, ...], words: str) -> bool:
    return all(
        each_word(name if isinstance(name, str) else f"{name.mandant} {name.mandataire}", words) for name in value
    )


def people_alike(value: tuple[Any, ...], words: str) -> bool:
    """Names of which some took the spelling of the same name, read surely elsewhere."""
    there = re.findall(r"[^\W_]+", words)
    names = [n for one in value for n in ([one] if isinstance(one, str) else [one.mandant, one.mandataire])]
    return all(any(alike(w, t) for t in there) for name in names for w in re.findall(r"[^\W_]+", name))


def a_theme(value: str, words: str) -> bool:
    return niveau_2(words.strip()) == value


RULES: Mapping[str, Callable[[Any, str], bool]] = {
    **dict.fromkeys(("delib_date", "convocation_date", "affichage_date", "publication_date", "pref_date"), a_date),
    **dict.fromkeys(
        ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "vote_effectif", "seance_presents", "seance_absents", "seance_pouvoirs",
         "seance_exclus"), a_count),
    **dict.fromkeys(("membres_presents", "membres_absents", "procurations", "vote_non_participation"), people),
    **dict.fromkeys(("president", "secretaire"), each_word),
    **dict.fromkeys(("delib_objet", "delib_id", "delib_matiere_nom", "seance_lieu", "pref_acte_id"), the_words),
    "vote_resultat": a_result, "seance_heure": an_hour, "coll_nom": a_body, "delib_matiere_code": a_theme,
}  # fmt: skip


def faults(extraction: Extraction) -> list[str]:
    """All that is wrong with the evidence of one document, said in words; a value without evidence is a fault too."""
    found = []
    for record in (*extraction.actes, extraction.document):
        for champ, preuve in record.preuves.items():
            if preuve.origine == "imprime" and champ not in RULES:
                found.append(f"{champ} : aucune question pour ce champ")
        for champ in RULES:
            value, proof = getattr(record, champ, None), record.preuves.get(champ)
            if value in (None, ()):
                continue
            if proof is None:
                found.append(f"{champ} = {value!r} n'a pas de preuve")
            elif proof.origine != "imprime":
                found += [f"{champ} : {proof.origine}, et page {proof.page}"] if proof.page is not None else []
            else:
                ask = people_alike if proof.regle.endswith(".rapproche") else RULES[champ]
                found += _faults(champ, value, proof, extraction.pages, ask)
    for acte in extraction.actes:
        for row in (*acte.montants, *acte.votes_nominatifs):
            name = type(row).__name__
            found += _faults(name, row, row.preuve, extraction.pages, a_row) if row.preuve else [f"{row} sans preuve"]
    return found


def _faults(champ: str, value: Any, preuve: Preuve, pages: Sequence[str], ask: Callable[[Any, str], bool]) -> list[str]:
    if not (preuve.page and preuve.regle and 0 < preuve.confiance <= 1) or preuve.debut is None or preuve.fin is None:
        return [f"{champ} : preuve incomplète, {preuve}"]
    page = pages[preuve.page - 1]
    if not preuve.texte or page[preuve.debut : preuve.fin] != preuve.texte:
        return [f"{champ} : {preuve.texte!r} n'est pas à sa place, page {preuve.page}"]
    said = preuve.texte
    if not page[preuve.fin :].strip() and preuve.page < len(pages):
        said += "\n" + pages[preuve.page][:OVER]  # the words go on where the next page begins
    return [] if ask(value, said) else [f"{champ} ({preuve.regle}) : {value!r} ne se lit pas dans {said!r}"]


def a_row(row: Montant | VoteNominatif, words: str) -> bool:
    """A sum has the digits or the words of its value (`l'euro symbolique` is one), a voter is named."""
    if isinstance(row, VoteNominatif):
        return each_word(row.nom, words)
    digits = re.sub(r"\D", "", f"{row.valeur:.2f}".rstrip("0").rstrip(".")).rstrip("0")
    worded = re.search(rf"(?i)(?<!\w)(?:{MOTS})(?!\w)|[kmKM]\b|millions?|milliards?|mille", words)
    return digits in re.sub(r"\D", "", words) or worded is not None or (row.valeur == 1 and "euro" in words.lower())
