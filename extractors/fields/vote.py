"""How the assembly voted: its own counts, as printed in digits or words, and the result that the text states.

An act may quote other votes (a committee's, another body's, an earlier sitting's): only what is said of this assembly
counts, and it is said last, near the decision. Counts that contradict each other within one act give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.found import Found
from extractors.nombres import MOTS, read_number

NAMES = ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "vote_resultat")
PORTEE = "acte"
N = rf"(?:\d{{1,3}}(?![\d.,]*\d|\s?(?:€|%|euros))|{MOTS})"
ZERO = r"(?:/+|néant|neant|aucune?|-+(?=\s|$)|ø|x(?=\s|$))"
VOIX = r"(?:voix|votes?|suffrages?|conseillers?|membres?|[ée]lus?|personnes?)"
POUR = r"(?:pour|favorables?|oui)"
CONTRE = r"(?:contre|d[ée]favorables?|oppositions?|non)"
ABST = r"(?:abstentions?|abst\.?|s'absten(?:ant|tion|u)s?|absten(?:ant|u)s?)(?:\(s\))?"
KINDS = (("vote_pour", POUR), ("vote_contre", CONTRE), ("vote_abstention", ABST))
AFTER = {
    champ: re.compile(
        rf"(?i)(?<![\w/.,])(?P<n>{N}|aucune?|z[ée]ro)\s*(?:\(\d{{1,3}}\)\s*)?(?:{VOIX}\s*)?(?:d'|en\s+)?(?:«\s*|\")?{word}\b"
    )
    for champ, word in KINDS
}
BEFORE = {
    champ: re.compile(
        rf"(?i)\b(?:{VOIX}\s+)?{word}\s*(?:\([sS]\)\s*)?(?:»\s*)?[:=]\s*(?P<n>(?<!\w){N}(?!\w)|{ZERO})|(?<=\s){word}\s+(?P<m>\d{{1,3}})(?![\d.,/%€]|\s?(?:€|euros|ans|heures|h\b))(?=\s*(?:{CONTRE}|{ABST}|{POUR}|[-–;,./|\n]|$))"
    )
    for champ, word in KINDS
}
VOTANTS = re.compile(
    rf"(?i)\b(?:sur|soit)\s+(?P<n>{N})\s+votants?\b|(?:nombre\s+de\s+)?votants?\s*[:=]\s*(?P<m>{N})(?!\w)|(?P<k>(?<!\w){N})\s+votants\b"
)
UNANIME = re.compile(r"(?i)\bunanimit[ée]|\bunanimement\b|accord\s+unanime|\bunanime\b")
MAJORITE = re.compile(
    r"(?i)\b(?:à|a)\s+la\s+(?:tr[èe]s\s+(?:grande|large)\s+)?majorit[ée](?!\s+(?:absolue|qualifi|des\s+(?:deux|trois|2|3)))|\bmajorit[ée]\s+(?:absolue\s+)?des\s+(?:suffrages|voix|votants|membres\s+pr[ée]sents)|vote\s*:\s*majorit"
)
LABELLED = re.compile(
    r"(?im)^\W*(?:r[ée]sultat\s+du\s+)?votes?\s*:\s*(?:adopt[ée]e?\s+)?(?:[àa]\s+)?(?:l'|la\s+)?(?:unanimit[ée]|majorit[ée])\b"
)
ACTE = re.compile(
    r"(?i)\bpren(?:d|nent|ant)\s+(?:[àa]\s+l'unanimit[ée]\s+)?acte|\ba\s+pris\s+acte|\bacte\s+est\s+(?:donn|pris)|\bdonne\s+acte|\ben\s+prend\s+acte|\bdont\s+acte\b|\bprise?\s+d'acte\b"
)
REJET = re.compile(
    r"(?i)(?:est|sont|a\s+été|d[ée]lib[ée]ration|proposition|motion|demande)\s+(?:donc\s+)?rejet[ée]e?s?\b|(?m:^\W*rejet[ée]e?\W*$)|\brejette(?:nt)?\b|\brefuse(?:nt)?\s+(?:le|la|les|d'|de|cette|ce)|n'est\s+pas\s+adopt[ée]e?|\brejet[ée]e?\s*$|\brejet[ée]e?\s+(?:à|par)\b"
)
AJOURNE = re.compile(
    r"(?i)(?:est|sont|a\s+(?:donc\s+)?été|ont\s+été|point|question|d[ée]cision|d[ée]lib[ée]ration|vote|choix)\s+(?:donc\s+)?(?:ajourn|report)[ée]e?s?\b(?!\s+(?:au|en)\s+(?:compte|section|budget|recettes|d[ée]penses))|"
    r"retir[ée]e?\s+de\s+l'ordre\s+du\s+jour|\bsurs(?:is|oit|eoir)\s+[àa]\s+statuer|(?m:^\W*(?:ajourn|report)[ée]e?\W*$)|\b(?:ajourn|report)[ée]e?\s+(?:à|a)\s+(?:une|la)\s+(?:prochaine|s[ée]ance)|(?m:(?<=\s)(?:Reportée?|Ajournée?)\s*$)|d[ée]cide\s+(?:de\s+reporter|d'ajourner)"
)
ACCOUNTS = re.compile(r"(?i)d[ée]ficit|exc[ée]dent|r[ée]sultat|solde|article\s+\d|compte\s+\d|report[ée]\s*:?\s*[-+\d]")
"""`déficit reporté` is a line of accounts, not an adjourned item."""
BODY = (
    r"(?:commissions?|clect|comit[ée]s?\s+(?:technique|syndical|social|de\s+pilotage|consultatif|d'[ée]tablissement|directeur)|\bcst\b|\bctp?\b|bureau\s+(?:communautaire|municipal|syndical)|"
    r"conseil\s+(?:communautaire|d[ée]partemental|r[ée]gional|syndical|d'administration|d'[ée]cole|m[ée]tropolitain|de\s+d[ée]veloppement|citoyen)|communaut[ée]\s+(?:de|d')|assembl[ée]e\s+g[ée]n[ée]rale|syndicat|"
    r"conseil\s+d'arrondissement|communes\s+membres|\bc\.?a\.?o\.?\b|jury|parlement|association|\bcopropri)"
)
OTHER_BODY = re.compile(rf"(?i)\b{BODY}")
OWN_BODY = re.compile(
    r"(?i)\b(?:le|ce|notre|du)\s+conseil(?:\s+municipal)?\b(?!\s+(?:communautaire|d[ée]part|r[ée]g|synd|d'|m[ée]tro|de\s+d))|apr[èe]s\s+(?:en\s+)?(?:avoir\s+)?(?:en\s+)?d[ée]lib|\bd[ée]cide\b|\bD[ÉE]CIDE\b|\bvotes?\s*:|r[ée]sultats?\s+du\s+vote|mise?\s+aux\s+voix|l'assembl[ée]e"
)
DECIDES = re.compile(
    r"(?i)[^.;\n]{0,40}(?:\n[^.;\n]{0,60})?,?\s*(?:[àa]\s+l'unanimit[ée][^.;]{0,40}|[àa]\s+la\s+majorit[ée][^.;]{0,60}|apr[èe]s\s+en\s+avoir\s+d[ée]lib[^.;]{0,80})?,?\s*\b"
    r"(?:d[ée]cident?|approuv(?:e|ent)|autoris(?:e|ent)|adopt(?:e|ent)|prend|prennent|[ée]met|fix(?:e|ent)|attribu(?:e|ent)|accord(?:e|ent))\b"
)
"""A body that decides in the present tense is the one whose act this is."""
RECITAL = re.compile(r"(?:^|\n)\W*(?:Vu|VU|Consid[ée]rant|CONSID[ÉE]RANT|Attendu|Rappelant)\b")
PREVIOUS = re.compile(
    r"(?i)proc[èe]s[\s-]*verbal|compte[\s-]*rendu\s+(?:de\s+la|du\s+conseil|de\s+s[ée]ance)|\bpv\b|ordre\s+du\s+jour"
)
QUORUM = re.compile(
    r"(?i)formant\s+la\s+majorit|majorit[ée]\s+(?:des\s+membres\s+en\s+exercice|absolue|qualifi)|election|scrutin"
)
CANDIDATES = re.compile(r"(?i)(?:ont|a)\s+obtenu|bulletins?|tour\s+de\s+scrutin|candidat")


@dataclass(frozen=True, slots=True)
class Compte:
    """One printed count: `champ`, its number, and where."""

    champ: str
    n: int
    start: int
    end: int


EXAMPLES = (
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
    start = text.find("\n") + 1 if text.count("\n") >= 3 else 0
    blocks = list(_blocks(text, start))
    own = [b for b in blocks if any(c.champ == "vote_reel" for c in b) or not _foreign(text, b[0].start)]
    found: list[Found] = []
    counts = {c.champ: c for c in own[-1]} if own else {}
    if own and not _agree(own):
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
        counts = {}
    for champ, compte in counts.items():
        found.append(Found(champ, compte.n, compte.start, compte.end, "vote.comptes", 0.97))
    result = _result(text, start, counts, len(own) > 1 and not counts)
    return found + ([result] if result else [])


def _blocks(text: str, start: int) -> Iterator[list[Compte]]:
    """Counts that stand together: each group is one vote, each kind at most once in it."""
    comptes = sorted(_comptes(text, start), key=lambda c: c.start)
    block: list[Compte] = []
    for compte in comptes:
        far = block and compte.start - block[-1].end > 130
        if block and (far or any(c.champ == compte.champ for c in block)):
            yield from _whole(block)
            block = []
        block.append(compte)
    yield from _whole(block)


def _whole(block: list[Compte]) -> Iterator[list[Compte]]:
    """A lone number of voters is a header's count, not a vote."""
    if any(c.champ != "vote_reel" for c in block):
        yield block


def _comptes(text: str, start: int) -> list[Compte]:
    found: list[Compte] = []
    for match in DUEL.finditer(text, start):
        pour, contre = read_number(match["pour"]), read_number(match["contre"])
        if pour is not None and contre is not None:
            middle = match.start("contre")
            found += [
                Compte("vote_pour", pour, match.start(), middle),
                Compte("vote_contre", contre, middle, match.end()),
            ]
    for champ, _ in KINDS:
        for pattern in (BEFORE[champ], AFTER[champ]):
            for match in pattern.finditer(text, start):
                bare = match.groupdict().get("m")
                if bare and COUNTED.search(text[max(0, match.start() - 24) : match.start()]):
                    continue
                words = match["n"] or bare or ""
                value = 0 if re.fullmatch(rf"(?i){ZERO}|z[ée]ro|aucune?", words.strip()) else read_number(words)
                if value is None or value > 300 or any(match.start() < c.end and c.start < match.end() for c in found):
                    continue
                if not _candidate(text, match.start()) and not _price(text, match):
                    found.append(Compte(champ, value, match.start(), match.end()))
    for match in POUR_LE.finditer(text, start):
        if (
            not any(match.start() < c.end and c.start < match.end() for c in found)
            and (value := read_number(match["n"])) is not None
        ):
            found.append(Compte("vote_pour", value, match.start(), match.end()))
    for match in BARRED.finditer(text, start):
        if not any(match.start() < c.end and c.start < match.end() for c in found):
            found.append(Compte("vote_abstention" if match["abst"] else "vote_contre", 1, match.start(), match.end()))
    if found:
        for match in VOTANTS.finditer(text, start):
            value = read_number(match["n"] or match["m"] or match["k"] or "")
            if (value is not None and min(abs(match.start() - c.end) for c in found) < 130) or (
                value is not None and min(abs(c.start - match.end()) for c in found) < 130
            ):
                found.append(Compte("vote_reel", value, match.start(), match.end()))
    return found


DUEL = re.compile(
    rf"(?i)(?<![\w.,])(?P<pour>{N})\s+voix\s+(?:pour\s+)?contre\s+(?P<contre>{N})(?!\w)(?!\s*(?:voix\s+(?:pour|contre)|{ABST}|pour\b|contre\b|votes?\b))"
)
"""`6 voix contre 2` is six for and two against."""
BARRED = re.compile(
    r"(?i)(?:(?<=\bet )|(?<=, )|(?<=[-–] ))[|lI]\s+(?:(?P<abst>abstention)|(?:voix\s+)?contre)\b(?!s)(?!\s*[:=])"
)
"""A lone `1` that OCR takes for a stroke: nothing else can stand between `et` and `abstention`, in the singular."""
COUNTED = re.compile(rf"(?i)(?<!\w)(?:{N}|aucune?)\s*(?:{VOIX}\s*)?$")
"""What stands before `contre 1` in `2 votes contre 1 abstention`: the word belongs to the number before it."""
POUR_LE = re.compile(rf"(?im)^\W*pour\s+(?:le|la|les|l')[^:\n]{{3,80}}:\s*(?P<n>{N})\s+(?:votes?|voix)\W*$")


def _candidate(text: str, position: int) -> bool:
    """A secret ballot's scores: candidates' voices are not votes for or against an act."""
    return bool(CANDIDATES.search(text[max(0, position - 160) : position]))


def _price(text: str, match: re.Match[str]) -> bool:
    """`3 pour la cantine`, `2 non titulaires`: a number that counts something else."""
    after = text[match.end() : match.end() + 25]
    word = match.group().lower()
    if (
        word.endswith(("pour", "non", "oui"))
        and re.match(r"\s+(?:l[ea]s?\b|l'|un|une|des|d'|de\b|du|cent|[a-zà-ö]{4,}(?!\s*\())", after)
        and not re.search(r"(?i)voix|vote", word)
    ):
        return True
    return bool(re.match(r"\s*(?:€|%|euros)", after))


def _foreign(text: str, position: int) -> bool:
    """The vote at `position` is told of another body, or in a recital."""
    title_end = text.find("\n") + 1
    begin = max(text.rfind("\n\n", 0, position), position - 420, title_end if title_end <= position else 0)
    before = text[begin:position]
    recital = [m.start() for m in RECITAL.finditer(before)]
    own = [m.start() for m in OWN_BODY.finditer(before)]
    other = [m.start() for m in OTHER_BODY.finditer(before) if not DECIDES.match(text, m.end())]
    if recital and (not own or max(own) < max(recital)):
        return True
    sentence = max(before.rfind(". "), before.rfind(".\n"), before.rfind(";\n"), -1)
    if own and (not other or max(own) > max(other)):
        return False
    if other and max(other) > sentence:
        return True
    line = text[text.rfind("\n", 0, position) + 1 : (text.find("\n", position) + 1 or len(text))]
    return bool(re.search(rf"(?i)\bpar\s+(?:la|le|les)\s+{BODY}", line)) or bool(
        PREVIOUS.search(before[sentence + 1 :]) and not own
    )


def _agree(blocks: list[list[Compte]]) -> bool:
    """Several votes of one act say the same thing."""
    values: dict[str, set[int]] = {}
    for block in blocks:
        for compte in block:
            values.setdefault(compte.champ, set()).add(compte.n)
    return all(len(v) == 1 for v in values.values())


def _result(text: str, start: int, counts: dict[str, Compte], several: bool) -> Found | None:
    """The result as stated; worked out from printed counts where they leave no doubt."""
    labelled = LABELLED.search(text, start)
    if labelled:
        return Found(
            "vote_resultat",
            "unanimite" if UNANIME.search(labelled.group()) else "majorite",
            *labelled.span(),
            "vote.libelle",
            0.98,
        )
    for name, pattern, sure in (("ajournee", AJOURNE, 0.95), ("prend_acte", ACTE, 0.96), ("rejetee", REJET, 0.95)):
        for match in pattern.finditer(text, start):
            if name == "ajournee" and ACCOUNTS.search(text[max(0, match.start() - 60) : match.end()]):
                continue
            if not _foreign(text, match.start()) and not _conditional(text, match.start()):
                return Found("vote_resultat", name, *match.span(), f"vote.{name}", sure)
    for name, pattern in (("majorite", MAJORITE), ("unanimite", UNANIME)):
        matches = [
            m
            for m in pattern.finditer(text, start)
            if not _foreign(text, m.start()) and not QUORUM.search(text[max(0, m.start() - 12) : m.end() + 30])
        ]
        against = counts.get("vote_contre")
        if matches and not (name == "unanimite" and against and against.n):
            match = matches[-1]
            return Found("vote_resultat", name, *match.span(), f"vote.{name}", 0.97)
    pour, contre, abst = (counts.get(k) for k in ("vote_pour", "vote_contre", "vote_abstention"))
    if several or not pour or not contre:
        return None
    span = (min(c.start for c in counts.values()), max(c.end for c in counts.values()))
    if contre.n > pour.n:
        return Found("vote_resultat", "rejetee", *span, "vote.comptes_rejet", 0.95)
    votants = counts.get("vote_reel")
    if pour.n and contre.n == 0 and abst and abst.n == 0 and votants and votants.n == pour.n:
        return Found("vote_resultat", "unanimite", *span, "vote.comptes_unanimes", 0.95)
    return None


def _conditional(text: str, position: int) -> bool:
    return bool(
        re.search(
            r"(?i)(?:\bsi\b|doit|devra|pourra|peut|propose\s+de|invit[ée]\s+à|demande\s+de|est\s+appelé\s+à|il\s+convient\s+de|d[ée]cision\s+de|afin\s+de|pour\s+que)\s[^.\n]{0,30}$",
            text[max(0, position - 40) : position],
        )
    )
