"""Common words and first names: by them a word with a capital is told to be a person's name or not.

The lists are made by `scripts/lexiques.py`, which says whose they are. Words are in small letters without accents.
"""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from importlib.resources import files

from extractors.personnes.prenoms import PRENOMS, fold

MORE = frozenset(
    "abdallah abdel abdou abdoulaye achille adama adelaide adolphe aglae aicha aissatou alassane alcide alfred ali aliou alma amadou amedee "
    "amelia amina aminata anas anatole angele anselme apolline auguste augustine bakary barnabe basile blaise boubacar briac casimir cesar "
    "cheick clovis colin come constance cyprien djamila djibril donatien edgard emeric enora ernestine ewen fanta farid farida fatou "
    "fatoumata ferdinand fernando firmin fode francesca fulbert gaetane gaspard gerardine giovanni giulia gonzague guenole guillemette gwendal gwenn "
    "gwenola habib hamidou hamza hawa hector henry hicham hippolyte honore honorine hyacinthe ibrahim ibrahima idriss idrissa ilan ilona "
    "imane inaya isidore issa jade jamal jamila jan jasmine joaquim jordi juan kadiatou kenza khaled khalid kilian kylian lamia lamine "
    "latifa leandre leandro lenny leontine lisandru loane loris luis maelle maelys maimouna malo malvina mamadou mariama marin marius maryam "
    "mathurin mathys maxence mehmet milan mohand mounir mourad moussa murat nabila naima nawel nestor noa nour omar oumar ousmane oussama ombeline "
    "petronille pacome pedro philibert placide prosper prune quitterie rabah rania rayan redouane rogatien rozenn ryan safia salif salim "
    "salima salma samba seydou slimane soazig sofiane souleymane stephan sylvestre tarek telesphore theophane tifaine timeo tiphaine titouan "
    "tom tugdual ulysse urbain valere venceslas walid wassim yacine yacouba yaelle yasmina yasmine younes youssouf zacharie zakaria zineb zoubida".split()
)


@cache
def _read(name: str) -> frozenset[str]:
    with files("flows").joinpath(f"data/{name}.xz").open("rb") as file:
        return frozenset(lzma.decompress(file.read()).decode().split())


@lru_cache(65536)
def is_word(word: str) -> bool:
    """A common word, each part of it where it is a compound."""
    parts = [p for p in fold(word).replace("’", "'").replace("'", "-").strip(".").split("-") if len(p) > 2]
    return all(p in _read("mots") for p in parts)


@lru_cache(65536)
def is_first_name(word: str) -> bool:
    """`Jean-Pierre`, `Éloïse`: its first part is a first name."""
    first = fold(word).split("-")[0]
    return first in PRENOMS or first in MORE or first in _read("prenoms")
