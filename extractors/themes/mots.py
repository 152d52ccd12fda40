"""A title's words as the theme classifier sees them: folded, shortened, without what tells nothing of the theme.

The same function serves training and reading, so a model is only as good as this file stays still: `scripts/train_themes.py`
writes its mark into the model, and a model with another mark is refused.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[a-z]+|\d+")
VIDES = frozenset(
    "a au aux ce ces cette d de des du en et l la le les leur leurs ou par pour qu que qui s sa se ses son sur un une y "
    "n no num numero objet deliberation avec dans mr mme m mm monsieur madame dit dite chez afin ainsi est ont sont "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre annee exercice".split()
)
"""Words without a theme."""
ACRONYMES = {
    "dm": "decision modificative", "bp": "budget primitif", "ca": "compte administratif", "cfu": "compte financier unique",
    "dob": "debat orientation budgetaire", "rob": "rapport orientation budgetaire", "dpu": "droit preemption urbain",
    "dsp": "delegation service public", "rodp": "redevance occupation domaine public", "pcs": "plan communal sauvegarde",
    "cdg": "centre gestion", "pv": "proces verbal", "cr": "compte rendu", "ctg": "convention territoriale globale",
    "dia": "declaration intention aliener", "cao": "commission appel offres", "voeux": "voeu", "sivos": "syndicat scolaire",
    "tlpe": "taxe locale publicite exterieure", "teom": "taxe enlevement ordures menageres",
}  # fmt: skip
"""Acronyms that councils use for these very words."""
STEM = 8
"""Letters kept of a word: plurals, feminines and most endings fall off."""


def mots(titre: str) -> list[str]:
    """The words of a title, in order; numbers and dates become nothing, acronyms the words that they stand for.

    >>> mots("Décision modificative n° 2 – Budgets M49")
    ['decision', 'modifica', 'budget', 'comptabl']
    """
    plain = unicodedata.normalize("NFKD", titre.replace("œ", "oe").replace("Œ", "Oe")).encode("ascii", "ignore")
    text = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain.decode().lower())  # c.l.e.c.t. → clect.
    text = re.sub(r"\bm\s?(?:14|22|49|57|4)\b", " comptabl ", text)  # M14, M57: the accounting plans
    found = []
    for word in WORD.findall(text):
        for part in ACRONYMES.get(word, word).split():
            if part not in VIDES and not part.isdigit() and (len(part) > 1):
                found.append(stem(part))
    return found


def stem(word: str) -> str:
    """A word without its plural, cut after its first letters."""
    if len(word) > 4 and word.endswith("aux"):
        word = word[:-3] + "al"
    elif len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    return word[:STEM]
