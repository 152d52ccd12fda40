"""A result said once of all the acts of a sitting: `Toutes ces décisions ont été prises à l'unanimité.`

It holds for each act that says nothing of its own vote; one that speaks of exceptions holds for none.
"""

from __future__ import annotations

from extractors.found import Found
from extractors.patterns.casse import SansCasse, lowered

EXAMPLES = (
    "Toutes ces décisions ont été prises à l'unanimité.",
    "Toutes les délibérations ont été adoptées à l'unanimité des membres présents.",
    "L'ensemble des délibérations a été voté à l'unanimité.",
    "Les décisions ci-dessus ont toutes été prises à l'unanimité.",
)
COUNTER_EXAMPLES = (
    "Toutes les délibérations ont été adoptées à l'unanimité, sauf la troisième.",
    "Toutes ces décisions ont été prises à l'unanimité, à l'exception du budget.",
    "Toutes les décisions de la commission ont été prises à l'unanimité.",
    "Toutes ces décisions seront prises à l'unanimité.",
    "Toutes les délibérations de 2022 ont été prises à l'unanimité.",
)
TOUTES = SansCasse(
    r"\b(?:toutes\s(?:ces|les)\s(?:d[ée]cisions|d[ée]lib[ée]rations)(?:\s(?:ci-dessus|pr[ée]c[ée]dentes|de\s(?:la|cette)\ss[ée]ance))?\s(?:ont\s[ée]t[ée]|sont)|"
    r"l'ensemble\sd(?:es|e\sces)\s(?:d[ée]cisions|d[ée]lib[ée]rations)\s(?:a|ont)\s[ée]t[ée]|"
    r"les\sd[ée]cisions\sci-dessus\sont\s(?:toutes\s)?[ée]t[ée])\s(?:prises?|adopt[ée]e?s?|vot[ée]e?s?|approuv[ée]e?s?)\s[àa]\sl'\s?unanimit[ée]"
    r"(?:\sdes\s(?:membres|voix|suffrages|pr[ée]sents)[^.;\n]{0,60})?(?=\s*(?:[.;]|\n|$))"
)
EXCEPTION = ("sauf", "exception", "excepté", "hormis")


def find(text: str) -> Found | None:
    """The unanimity of all acts, with its words; None where the text says no such thing."""
    lower = lowered(text)
    if "décisions" not in lower and "délibérations" not in lower:
        return None
    said = TOUTES.search(text)
    if not said or any(word in lower[said.start() : said.end() + 80] for word in EXCEPTION):
        return None
    return Found("vote_resultat", "unanimite", *said.span(), "vote.ensemble", 0.95)
