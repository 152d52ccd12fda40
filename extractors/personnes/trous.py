"""A name that cannot be read in the middle of a list: those behind it are still of the list.

`Maria DURIEUX, célinetiE.` / `Régis FANGET, Philippe HEITZ`: OCR garbles a name where a stamp or a fold lies over it. The
list goes on where the same separators part whole names again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.personnes.coupe import full
from extractors.personnes.nom import Nom
from extractors.personnes.prenoms import fold

AVANT = re.compile(r"(?:[,;]|\s[–—-])\s?$")
"""What parts it from the name before."""
FIN = re.compile(r"(?:\s?[,;.:]+|\s[–—-](?=\s))\s?\n?|\n")
ECRIT = re.compile(r"[^\W\d_]+")
LU = 3
"""Names of the list already read, at least."""
LONG, MOTS = 34, 3
"""Letters and words of what cannot be read, at most."""
OUTILS = frozenset("""
a ainsi ait alors apres au aux avec ayant ce ces cette chez comme convoque convoques dans de des du dument elle elles en est et etaient etait excuse excusee excuses excusees absent absente absents
absentes formant il ils la le les lesquels leur leurs lui mais meme nous ont ou par pas pendant pour pouvoir pouvoirs present presente presents presentes procuration procurations puis quand que qui quorum
reunis sa sans secretaire se ses seule si soit son sont sous sur tous toutes un une vous
""".split())  # fmt: skip
"""Words of sentences, and of headings: the list is over."""

EXAMPLES = (
    ("Etaient présents : Luc CHORIN, Vincent DUCROS, Maria DURIER, célinztiE.\nRégis FANJAT, Philippe HEIZ, Cédric LOUVET.\nAbsent : Paul THIOL",
     {"membres_presents": ("Luc CHORIN", "Vincent DUCROS", "Maria DURIER", "Régis FANJAT", "Philippe HEIZ", "Cédric LOUVET"), "membres_absents": ("Paul THIOL",)}),
    ("Présents :\nn° 2014 / 138 Fabien ABEL, Lorraine ACQUET. Luc ALBERT. Anne HOPITAL-KNAP France\nJAMET Sonia KERANG Pascal KRZYZ, Gérard LANNE\nAbsents : Patrick VIGNAT",
     {"membres_presents": ("Fabien ABEL", "Lorraine ACQUET", "Luc ALBERT", "Anne HOPITAL-KNAP", "France JAMET", "Sonia KERANG", "Pascal KRZYZ", "Gérard LANNE"), "membres_absents": ("Patrick VIGNAT",)}),
)  # fmt: skip


def beyond(text: str, start: int, items: Sequence[Nom]) -> int | None:
    """Where the list goes on behind what cannot be read at `text[start]`; None where it is over."""
    if len(items) < LU or not AVANT.search(text, max(0, start - 4), start):
        return None
    end = FIN.search(text, start, start + LONG)
    words = [fold(word) for word in ECRIT.findall(text[start : end.start()])] if end else []
    if end is None or len(words) > MOTS or OUTILS.intersection(words):
        return None
    return end.end()


def goes_on(text: str, start: int, names: Sequence[Nom]) -> bool:
    """Two whole names right there, parted as lists are."""
    whole = [nom for nom in names[:2] if full(nom.texte)]
    return (
        len(whole) == 2 and whole[0].debut - start < 14 and bool(re.match(r"\s?(?:[,;]|[–—-]\s)", text[whole[0].fin :]))
    )
