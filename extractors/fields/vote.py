"""How the assembly voted: its own counts, as printed in digits or words, and the result that the text states.

An act may quote other votes (a committee's, another body's, an earlier sitting's): only what is said of this assembly
counts. Several votes that differ within one act give no counts, and say so.
"""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.votes_comptes import Compte, read_counts, votes
from extractors.votes_contexte import Contexte
from extractors.votes_resultat import read_result

NAMES = ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "vote_resultat")
PORTEE = "acte"
CANDIDATS = re.compile(
    r"(?i)\b(?:ont|a)\sobtenu|\bbulletins?\s(?:trouv|d[ée]pos|blancs?\b)|tour\sde\sscrutin|\bcandidat"
)
ENSEMBLE = re.compile(
    r"(?i)vote\s(?:final|sur\sl'ensemble|de\sl'ensemble)|l'ensemble\s(?:de\sla|du)\s\w+[^.;]{0,40}(?:adopt|vot|voix)"
)

EXAMPLES = (
    ("Étude\nVu l'avis favorable après examen des commissions en date du 9 février 2023 (pour\n: 21 ; contre : 0; abstentions : 2).\nAprès en avoir délibéré, à l'unanimité,",
     {"vote_resultat": "unanimite"}),
    ("Vente du lot\nLe conseil, à l'unanimité, décide de vendre.", {"vote_resultat": "unanimite"}),
    ("Tarifs\nLe Conseil décide par 13 voix POUR – 1 ABSTENTION", {"vote_pour": 13, "vote_abstention": 1}),
    ("Subvention\n2 votes contre 1 abstention 9 votes pour", {"vote_pour": 9, "vote_contre": 2, "vote_abstention": 1}),
    ("Taxe\n10 votes pour. 2 Abstentions", {"vote_pour": 10, "vote_abstention": 2}),
    ("Eau\n0 contre, 0 abstention, 11 pour", {"vote_pour": 11, "vote_contre": 0, "vote_abstention": 0}),
    ("Eau\n6 voix Contre, 0 Abstention, 5 pour", {"vote_pour": 5, "vote_contre": 6, "vote_abstention": 0, "vote_resultat": "rejetee"}),
    ("Emploi\nPOUR : 14 CONTRE : / ABSTENTION : /", {"vote_pour": 14, "vote_contre": 0, "vote_abstention": 0}),
    ("Voirie\nDEUX voix POUR - ONZE voix CONTRE.\nLe conseil refuse le retrait.", {"vote_pour": 2, "vote_contre": 11, "vote_resultat": "rejetee"}),
    ("Grille\nA la majorité avec une abstention de M. José PARENT", {"vote_abstention": 1, "vote_resultat": "majorite"}),
    ("Effectifs\nA la majorité avec 35 voix pour et quatre abstentions de M. ROY", {"vote_pour": 35, "vote_abstention": 4, "vote_resultat": "majorite"}),
    ("Marché\nDECISION (par 34 voix POUR, 0 voix CONTRE, 0 ABSTENTION(S), sur 34 VOTANTS)",
     {"vote_pour": 34, "vote_contre": 0, "vote_abstention": 0, "vote_reel": 34, "vote_resultat": "unanimite"}),
    ("Cotisation\nADOPTÉ 9 voix pour, 5 abstentions.", {"vote_pour": 9, "vote_abstention": 5}),
    ("Eau\nVote : unanimité", {"vote_resultat": "unanimite"}),
    ("Rapport\nLe conseil municipal prend acte du rapport.", {"vote_resultat": "prend_acte"}),
    ("Rapport\nLe conseil municipal, à l'unanimité, prend acte du rapport.", {"vote_resultat": "prend_acte"}),
    ("COMMUNAUTE DE COMMUNES DU VAL\n- votants : 37\n- suffrages exprimés : 35\n- abstentions : 2\n- pour : 33\n- contre : 2\nObjet : Statuts",
     {"vote_reel": 37, "vote_abstention": 2, "vote_pour": 33, "vote_contre": 2}),
    ("2025_026 Tarifs de la piscine Reportée\nAffichée le 10 mars 2025.", {"vote_resultat": "ajournee"}),
    ("2025_021 Débat d'orientation budgétaire Prend acte", {"vote_resultat": "prend_acte"}),
    ("Cimetière\nVotants : 13 - Pour : 11 - Contre : 0 - Abstentions : 2", {"vote_reel": 13, "vote_pour": 11, "vote_contre": 0, "vote_abstention": 2}),
    ("Plan\nVu l'avis de la commission (pour : 8 ; contre : 2 ; abstention : 1),\nAprès en avoir délibéré, le Conseil Municipal, à la majorité (19 voix pour, 5 voix contre, 2 abstentions),",
     {"vote_pour": 19, "vote_contre": 5, "vote_abstention": 2, "vote_resultat": "majorite"}),
    ("Adhésion\nLe choix de l'adhésion a donc été reporté.", {"vote_resultat": "ajournee"}),
    ("Véloroute\nVote : 1 contre et 10 pour", {"vote_pour": 10, "vote_contre": 1}),
    ("Statuts\nadopté par 6 voix POUR, 3 voix CONTRE (MM. ROY et PAUL) et 1 ABSTENTION (M. GUY)", {"vote_pour": 6, "vote_contre": 3, "vote_abstention": 1}),
    ("Taxe\nPour le changement de prestataire : 13 votes", {"vote_pour": 13}),
    ("Prêt\nM. PAVY vote contre. Accepté à la majorité par 6 voix contre 2.", {"vote_pour": 6, "vote_contre": 2, "vote_resultat": "majorite"}),
    ("Déneigement\nVote : 5 pour, | abstention", {"vote_pour": 5, "vote_abstention": 1}),
    ("Débat\nLe Conseil municipal, à la majorité avec 38 voix pour et une abstention de M. ROY, prend acte de la tenue du débat",
     {"vote_pour": 38, "vote_abstention": 1, "vote_resultat": "prend_acte"}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Tarifs\nLe Conseil décide de fixer le tarif à 13 euros pour les enfants.",
    "Motion\nVu la motion adoptée à l'unanimité par la commission de l'eau,",
    "Rapport\nLe rapport de la CLECT a été adopté par 21 voix pour et 4 voix contre.",
    "Élection\n- Anne-Marie : 11 votes, Elue\n- Agnès : 1 vote\n- Blanc : 1 vote",
    "Subventions\n- Club : 250 €. Pour : 6, abstentions : 2.\n- Troupe : 400 €. Pour : 5, contre : 3.",
    "Bois\nLes conditions sont réunies, formant la majorité des membres en exercice.",
)


def find(text: str) -> list[Found]:
    start = text.find("\n") + 1
    return _read(text, start) or (_read(text, 0) if start else [])


def _read(text: str, start: int) -> list[Found]:
    contexte = Contexte(text)
    own = [block for block in votes(text, start) if _is_own(contexte, block)]
    chosen = _chosen(text, own)
    counts = {c.champ: c for c in chosen or ()}
    found = [
        Found(c.champ, c.n, c.start, c.end, "vote.comptes", 0.97 if c.sur or len(counts) > 1 else 0.85)
        for c in counts.values()
    ]
    if own and not chosen:
        first = own[0][0]
        found.append(
            Found(
                "vote_pour",
                None,
                first.start,
                first.end,
                "vote.plusieurs",
                0.3,
                doute="plusieurs votes différents dans le même acte",
            )
        )
    result = read_result(contexte, start, counts)
    if result and result.regle == "vote.plusieurs_points":
        return [result]
    if result and not own and (reel := _voters(text, start, result)):
        found.append(reel)
    return [*found, result] if result else found


def _voters(text: str, start: int, result: Found) -> Found | None:
    """`Votants : 13 - Unanimité`, `à l'unanimité des 13 votants`: the number of voters, said with the result."""
    for compte in read_counts(text, start):
        apart = max(compte.start - result.fin, result.debut - compte.end)
        if compte.champ == "vote_reel" and apart < 30 and "\n\n" not in text[compte.start : result.debut]:
            return Found("vote_reel", compte.n, compte.start, compte.end, "vote.votants", 0.95)
    return None


def _is_own(contexte: Contexte, block: list[Compte]) -> bool:
    """This assembly's vote on this act: not quoted, not an amendment's, not a candidate's score."""
    start, end = block[0].start, block[-1].end
    if contexte.foreign(start, end) or contexte.procedural(start, end):
        return False
    sides = {c.champ for c in block} - {"vote_reel"}
    return len(sides) > 1 or not CANDIDATS.search(contexte.text[max(0, start - 160) : start])


def _chosen(text: str, own: list[list[Compte]]) -> list[Compte] | None:
    """The fullest of the votes that say the same thing; the vote on the whole, where there is one; else none."""
    values: dict[str, set[int]] = {}
    for compte in (c for block in own for c in block):
        values.setdefault(compte.champ, set()).add(compte.n)
    if any(len(v) > 1 for v in values.values()):
        last = own[-1]
        return last if ENSEMBLE.search(text[max(0, last[0].start - 120) : last[0].start]) else None
    fullest = max(own, key=len, default=None)
    if fullest and not all({c.champ for c in fullest} & {c.champ for c in block} for block in own):
        return None
    return fullest
