"""Which sums of an act are its own: those of its decision, else of the proposal that it follows, else of the account that it accepts.

What is not: a recital, what was until now, a limit, a balance, a share that nobody gives, offers that were not taken, what is
refused, put off or only guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractors.montants.sommes import Somme
from extractors.montants.zones import DECIDENT, NON, Zones
from extractors.patterns.casse import Motif, SansCasse

AMORCE = 60
"""Letters before the verb of a decision that belong to it: its subject, its manner."""
PLUSIEURS = 4
"""More sums than that in a mere account are no proposal: a report, a study, a budget."""
PAS = SansCasse(
    r"au\slieu\sd|hypoth[èe]se|moiti[ée]\sd|valeur\snominale|\bpass(?:ant|[ée]e?|era|e)\sd|pr[ée]c[ée]dent|\bactuel|jusqu'[àa]\spr[ée]sent|jusqu'alors|\bancien(?:ne)?\s(?:tarif|loyer|prix|montant)|auparavant|\bplafon(?:n|d\s(?:de|d'|fix|annuel|subv|maxim|mensuel)|d\s?:)|inf[ée]rieure?s?\s[àa]|sup[ée]rieure?s?\s[àa]|"
    r"\bexc[ée]d(?:ant|er)\b|\bseuils?\b|capital\ssocial|capital\sde\b|chiffre\sd'affaires|valeur\sv[ée]nale|\bdomaines?\b[^.;]{0,40}estim|"
    r"\bcr[ée]dits?\s(?:inscrit|ouvert|n[ée]cessaire|de\b)|inscri\w+\sau\s(?:budget|bp)|\br[ée]sultats?\s(?:de\s(?:fonct|inv|la\ss|l'ex|cl)|d'exp)|\bd[ée]ficit|\bexc[ée]dent|"
    r"\bsoldes?\s(?:de|d'ex|est)|\bchapitre\s\d|\bcompte\s(?:n\S{0,2}\s)?\d|\barticle\s\d{3,}|amortissement|[ée]conomies?\b|\bannuit[ée]|\bhabitants\s[:=]|restes?\s[àa]\sr[ée]aliser|"
    r"\bencours\b|[àa]\sce\sjour\b|sur\s(?:la|une)\sbase\sd|plus-?\s?values?\b|renonciation|engrang[ée]|\b(?:plus|moins)\sde\s$|^\s?\(?sur\s(?:les\s)?$|\(\+\s?/\s?-\s?$|\bpar\serreur\b"
)
"""Between the sum and the one before it: it is what was, a limit, a balance, a share that nobody gives."""
SOLDE = Motif(
    r"(?i)reliquat|auto-?\s?financ|fonds\spropres|reste\s[àa]\scharge|[àa]\s(?:la\s)?charge\s(?:de\sla|pour\sla|communale|restante)|part\scommunale|part\sde\sla\scommune"
)
"""What the body itself pays: a row of its financing plan, nothing elsewhere."""
INCERTAIN = SansCasse(
    r"estim|pr[ée]vision|\benviron\sde\b|\bmoyenne\b|\bd[ée]pens(?:e|es|[ée]e?s?)\b|\ba\s(?:[ée]t[ée]\s)?(?:vers|per[çc]u|octroy|accord|attribu|d[ée]pens|remis)|\bavai(?:t|ent)\b|\baugment|\bhausse|\bbaisse|\bpourrai|\bserait|hypoth[èe]se|par\serreur|\balors\sque\b"
)
"""In a mere account: what is guessed, told of the past, or hoped."""
PASSE = SansCasse(
    r"\s{0,2}(?:a|ont|avai(?:t|ent))\s(?:d[ée]j[àa]\s)?(?:[ée]t[ée]\s)?(?:accord|attribu|vers|octroy|obten|notifi|re[çc]u|per[çc]u)"
)
INDICE = SansCasse(
    r"\bmontants?\b|\bco[ûu]ts?\b|\bprix\b|\btarifs?\b|\bs'[ée]l[èe]v|\bs'[ée]levant|\bdevis\b|\bsubventions?\b|\bsommes?\b|\bloyers?\b|\bcotisations?\b|\bparticipations?\b|\boffres?\b|\bcr[ée]ances?\b|non[\s-]valeur|"
    r"\bcompensation\b|\bindemnit|\bredevance|\bcharges?\s(?:fixes?|annuelles?)|\bpassage\b|\bforfait|\bparticipation|\baides?\b|\bhonoraires|\bachat|\bcaution"
)
PLAN = SansCasse(r"\bplan\sde\sfinancement\b")
FINANCEUR = SansCasse(
    r"subvention|d\.?e\.?t\.?r|d\.?s\.?i\.?l|fonds|r[ée]gion|d[ée]partement|conseil|[ée]tat|agence|ademe|feder|leader|caf\b|drac|travaux|montant|co[ûu]t|honoraires|[ée]tude|ma[îi]trise|total\s(?:ht|des)"
)
COMPTE = re.compile(r"[^\w\n]{0,3}\d{3,6}\s?[-–:]\s?[A-Za-zÀ-ÿ]")
"""A line that an account opens: `002 - Résultat reporté`."""
ENTRE = re.compile(
    r"(?:[.;!?]|:)\s+(?=\W{0,3}[A-ZÀ-Ý])|\n\s*\n|\n(?=\W{0,3}[-–•*·▪°=\"]\s?\w)|\n(?=(?:[A-ZÀ-Ý]{4}|Article|ARTICLE)\b)|;\s?\n"
)
OFFRES = SansCasse(
    r"\b(?:deux|trois|quatre|cinq|\d|plusieurs|diff[ée]rents)\s(?:devis|offres|propositions|entreprises|soci[ée]t[ée]s|prestataires|candidats)\b|\bdevis\s(?:ont|suivants|re[çc]us)|\boffres\ssuivantes"
)
TOUTES = Motif(
    r"(?i)(?:accept|approuv|valid|reten|sign)\w*\s(?:tous\s)?(?:les|ces|des|deux|trois)\s(?:devis|offres|avenants|propositions|subventions)"
)
"""All of them are taken: nothing is compared."""
COMMUNS = frozenset(
    "entreprise société sarl sas ets cabinet devis offre monsieur madame maire conseil commune ville hors taxes ttc lot".split()
)
ESTIME = SansCasse(r"\best\s(?:\w+\s)?(?:estim|[ée]valu|chiffr)|\bpourrai(?:t|ent)\b|\bserai(?:t|ent)\b")
DEMANDE = Motif(r"(?i)demandes?\sd(?:e|'une?)\s(?:subvention|financement|aide)|\bdetr\b|\bdsil\b|amendes\sde\spolice")
AVANT_CELA = re.compile(
    r"(?i)\s?[x×]\s?\d[\d.,]*\s?%\s?=|\s{0,2}\(?(?:auparavant|actuellement|jusqu'|pr[ée]c[ée]demment)|\s(?:ayant|a\sd[ée]j[àa]|ont\sd[ée]j[àa])\s[ée]t[ée]\s(?:vers|per[çc]u|accord|attribu|vot|pay)"
)
"""Right behind a sum: it is what a share is taken of, or what was."""
CHAINE = re.compile(r"\s*(?:,|et|ou|/)\s*")
"""What joins two sums of which the same is said."""
COMPTE_RENDU = Motif(r"(?i)\b(?:bilan|rapports?|compte[\s-]rendus?|d[ée]bat|pr[ée]sentation|information)\b")
"""Titles of what is only told: the sums of its account are nobody's decision."""
COUT = Motif(r"(?i)\bco[ûu]t\b|\bmontant\b|\btravaux\b")
BEAUCOUP = 8
DECISION = SansCasse(rf"\b(?:{DECIDENT})\b")


@dataclass(frozen=True, slots=True)
class Candidat:
    """A sum with its sentence, the words right before it, and its line where a list gives it."""

    somme: Somme
    debut: int
    proche: str
    ligne: str
    etat: str
    zone: int


def candidates(text: str, found: Sequence[Somme], where: Zones) -> list[Candidat]:
    """The sums that no word right before them sets aside, each with its sentence."""
    kept = []
    last, proche, dropped = 0, "", False
    plan = [m.end() for m in PLAN.finditer(text)]
    for index, somme in enumerate(found):
        begin = max(0, somme.debut - 500, where.start(somme.debut) - AMORCE)
        cuts = [m.end() for m in ENTRE.finditer(text, begin, somme.debut + 1)]
        debut = max([begin, *cuts[-1:]])
        line_start = text.rfind("\n", 0, somme.debut) + 1
        line_end = text.find("\n", somme.fin)
        ligne = text[line_start : line_end if line_end >= 0 else len(text)]
        twin = index > 0 and pair(text, found[index - 1], somme)
        proche = proche if twin else text[max(debut, last, somme.debut - 160) : somme.debut]
        last = somme.fin
        etat = where.at(somme.debut)
        planned = any(where.start(somme.debut) <= p <= somme.debut for p in plan)
        chained = index > 0 and dropped and CHAINE.fullmatch(text, found[index - 1].suite, somme.debut)
        dropped = _aside(text, somme, proche, ligne) or bool(chained)
        if dropped or (SOLDE.search(proche) and not planned):
            continue
        row = (FINANCEUR.search(ligne) or SOLDE.search(ligne)) and ligne.count("€") <= 1
        if planned and (etat not in ("decide", "neutre", "propose") or not row):
            continue
        if etat != "decide" and _alone(text, line_start, ligne):
            continue
        kept.append(Candidat(somme, debut, proche, ligne, etat, where.start(somme.debut)))
    return kept


def _aside(text: str, somme: Somme, proche: str, ligne: str) -> bool:
    """No sum of the act's, whatever the act does there: nothing, what was, a limit, an account's line."""
    account = COMPTE.match(ligne) and not re.search(r"(?i)subvention|non[\s-]valeur|cr[ée]ance", ligne)
    return not somme.valeur or bool(PAS.search(proche)) or _replaced(text, somme, proche) or bool(account)


def _alone(text: str, start: int, ligne: str) -> bool:
    """A cell of a table whose columns are lost: a line of figures that no sentence leads to."""
    if re.search(r"[^\W\d_]{2}", re.sub(r"(?i)euros?|ht|ttc|hors taxes", "", ligne)):
        return False
    return not re.search(
        r"(?i)(?:\b(?:de|d'|[àa]|est|soit|pour|(?:un|le|du)\smontant|la\ssomme|et|au|co[ûu]t|prix)|[:,(=])\s*$",
        text[max(0, start - 20) : start],
    )


def pair(text: str, one: Somme, two: Somme) -> bool:
    """One sum without and with its taxes."""
    between = text[one.suite : two.debut]
    ratio = two.valeur / one.valeur if one.valeur else 0
    near = len(between) < 30 and not re.search(r"[.;\n]\s*[A-Z-]", between)
    return near and two.taxe is not None and one.taxe != two.taxe and 0.8 < ratio < 1.25


def _replaced(text: str, somme: Somme, proche: str) -> bool:
    """What the sum was until now: `de porter la caution de 300 € à 1 500 €`, `300 € auparavant`."""
    after = text[somme.suite : somme.suite + 30]
    if re.match(r"\s?[àa]\s\d[\d ]*\s?€", after) and re.search(r"(?i)\b(?:de|entre)\s$", proche):
        return True  # a range
    if AVANT_CELA.match(after):
        return True
    return bool(
        re.search(r"(?i)\b(?:port|augment|ramen|baiss|r[ée]vis|modifi|pass|r[ée]dui)\w*\s[^.;]{0,80}\bde\s$", proche)
        and re.match(r"\s[àa]\s\d", after)
    )


def chosen(text: str, found: Sequence[Candidat], where: Zones) -> list[Candidat]:
    """Those of the decision; else of the proposal; else of the account that the decision accepts."""
    decided = _last_column(text, [c for c in found if c.etat == "decide" and not _refused(text, c)])
    if decided or where.refuse or where.fin < 0:
        return _detailed(text, decided)
    proposed = [c for c in found if c.etat == "propose" and c.somme.debut < where.fin]
    if proposed:
        return _bounded(_detailed(text, _compared(text, proposed, where)))
    told = [] if COMPTE_RENDU.search(text[:200]) else [
        c for c in found
        if c.etat in ("neutre", "expose") and c.somme.debut < where.fin
        and _hinted(text, c) and not INCERTAIN.search(c.proche) and not PASSE.match(text[c.somme.suite : c.somme.suite + 40])
    ]  # fmt: skip
    if not told and where.precite:
        told = [
            c for c in found if c.etat in ("visa", "rappel") and re.search(r"(?i)devis|offre|proposition", c.proche)
        ]
    told = _detailed(text, _compared(text, told or _estimated(text, found, where), where))
    return told if len({c.somme.valeur for c in told}) <= PLUSIEURS else []


def _bounded(told: list[Candidat]) -> list[Candidat]:
    """A proposal of many sums is a list, one a line, or the table of a study."""
    return told if len({c.somme.valeur for c in told}) <= BEAUCOUP or all(c.ligne.count("€") <= 1 for c in told) else []


def _estimated(text: str, found: Sequence[Candidat], where: Zones) -> list[Candidat]:
    """What the works of a request for a grant are thought to cost, where it is the only sum that the act names."""
    if not DEMANDE.search(text[:300]):
        return []
    cost = [c for c in found if c.etat in ("neutre", "expose") and c.somme.debut < where.fin and COUT.search(c.proche)]
    return cost if len({c.somme.valeur for c in cost}) == 1 else []


def _last_column(text: str, told: list[Candidat]) -> list[Candidat]:
    """Of two sums on one line of a list, asked and given, last year's and this one's: the last."""
    kept = []
    for candidate, after in zip_longest(told, told[1:]):
        same = after is not None and "\n" not in text[candidate.somme.fin : after.somme.debut]
        between = text[candidate.somme.suite : after.somme.debut] if after is not None and same else "x"
        if (
            after is not None
            and candidate.ligne.count("€") == 2
            and not re.search(r"[^\W\d_]|\(", between)
            and not pair(text, candidate.somme, after.somme)
        ):
            continue
        kept.append(candidate)
    return kept


def _detailed(text: str, told: list[Candidat]) -> list[Candidat]:
    """Without the price of one, where the same sentence says what it makes in all: `49 € le m², soit 34 398 €`."""
    kept = []
    for candidate in told:
        somme = candidate.somme
        whole = [
            c for c in told
            if c.debut == candidate.debut and c is not candidate and c.somme.unite in (None, "an", "mois")
        ]  # fmt: skip
        unit = somme.unite not in (None, "an", "mois") or re.search(
            r"(?i)\bprix\s(?:du|au)\sm|\bactions?\sde\s$|\bactions?\s[àa]\s$", candidate.proche
        )
        if unit and any(c.somme.valeur > somme.valeur and _makes(text, somme, c.somme) for c in whole):
            continue
        kept.append(candidate)
    return kept


def _makes(text: str, one: Somme, total: Somme) -> bool:
    """The total is said of the price: right before it, in parentheses, or after `soit`."""
    if total.debut < one.debut:
        return "(" in text[total.suite : one.debut] and ")" not in text[total.suite : one.debut]
    return bool(re.search(r"(?i)\bsoit\b|\btotal", text[one.suite : total.debut]))


def _refused(text: str, candidate: Candidat) -> bool:
    """Its sentence refuses, puts off, or only guesses what a thing would cost."""
    stop = re.compile(r"\.\s+[A-ZÀ-Ý]|\n\s*\n").search(text, candidate.somme.fin)
    end = min(stop.start() if stop else len(text), candidate.somme.fin + 250)
    sentence = text[max(candidate.debut, candidate.somme.debut - 250) : end]
    if NON.search(sentence):
        return True
    return bool(ESTIME.search(candidate.proche) and not DECISION.search(text, candidate.debut, candidate.somme.debut))


def _compared(text: str, told: list[Candidat], where: Zones) -> list[Candidat]:
    """Of several offers, the one whose firm the decision names; none where it names none."""
    if len({c.somme.valeur for c in told}) < 2 or not OFFRES.search(text) or TOUTES.search(text):
        return told
    decision = text[
        max((p for p, e in zip(where.places, where.etats, strict=True) if e == "decide"), default=where.fin) :
    ].lower()
    kept = []
    for candidate in told:
        names = re.findall(
            r"[A-ZÀ-Ý][\w'-]{2,}", text[max(candidate.debut, candidate.somme.debut - 120) : candidate.somme.debut]
        )
        if any(n.lower() in decision for n in names if n.lower() not in COMMUNS):
            kept.append(candidate)
    firms = {c.proche for c in kept}
    return kept if len(firms) == 1 else []


def _hinted(text: str, candidate: Candidat) -> bool:
    """Words beside the sum say that it is a price, a grant, a debt; in a list, those that announce it may."""
    after = text[candidate.somme.suite : candidate.somme.suite + 30]
    before = text[max(0, candidate.somme.debut - 300, candidate.debut - 160) : candidate.somme.debut]
    return bool(INDICE.search(candidate.proche) or INDICE.search(after) or INDICE.search(before))


def accounts(text: str, found: Sequence[Somme], where: Zones) -> list[Candidat]:
    """Of a budget or of its changes: what a sentence of the decision says; else the one sum that the whole act moves."""
    seen = [_candidate(text, s, where) for s in found if s.valeur]
    said = [c for c in seen if c.etat == "decide" and _sentence(text, c)]
    if said:
        return said if len({c.somme.valeur for c in said}) <= 4 else []
    moved = [
        c for c in seen if c.etat in ("decide", "propose", "neutre", "expose") and c.somme.debut < max(where.fin, 0)
    ]
    return moved[:1] if len({c.somme.valeur for c in moved}) == 1 else []


def _candidate(text: str, somme: Somme, where: Zones) -> Candidat:
    begin = max(0, somme.debut - 500, where.start(somme.debut) - AMORCE)
    debut = max([begin, *(m.end() for m in ENTRE.finditer(text, begin, somme.debut + 1))])
    line_start = text.rfind("\n", 0, somme.debut) + 1
    line_end = text.find("\n", somme.fin)
    ligne = text[line_start : line_end if line_end >= 0 else len(text)]
    proche = text[max(debut, somme.debut - 160) : somme.debut]
    return Candidat(somme, debut, proche, ligne, where.at(somme.debut), where.start(somme.debut))


def _sentence(text: str, candidate: Candidat) -> bool:
    """A sentence with its verb leads to the sum, and no table."""
    head = text[candidate.debut : candidate.somme.debut]
    return (
        bool(DECISION.search(head)) and len(head.split()) > 5 and candidate.ligne.count("€") <= 2 and "\n\n" not in head
    )
