"""What a platform adds to the common ways of walking through a site."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flows.platforms.adresses import may_be_file

TWIST = re.compile(r"(?i)[?&](?:sort\w*|order\w*|tri|dir|replytocom|print|share|format|view=print|feed|lang|like|s|q|search|recherche)=|/(?:feed|print|rss|amp|wp-login|login|user|author|wp-json)(?:/|$)")  # fmt: skip
TERMS = re.compile(r"(?i)[?&]type=|/(?:tag|mot-cle)/")
"""Lists of what bears one word: worth a visit where that word is one of the council's, or a year."""


@dataclass(frozen=True, slots=True)
class Moeurs:
    """What a platform adds to the common ways. `fichier`: more addresses of files; `jamais`: addresses that are no listing;
    `suite`: addresses that go on with a listing; `termes`: lists of what bears one word; `facettes`: parts of a listing, of which only those named as the council's are asked; `entier`: an article shown with its file, and without « lire la suite », is whole."""

    fichier: Callable[[str], bool] = may_be_file
    jamais: re.Pattern[str] = re.compile(r"(?!)")
    suite: re.Pattern[str] = re.compile(r"(?!)")
    termes: re.Pattern[str] = re.compile(r"(?!)")
    facettes: re.Pattern[str] = re.compile(r"(?!)")
    entier: bool = False
