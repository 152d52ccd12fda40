"""Which sums of an act are its own: those of its decision, else of the proposal that it follows, else of the account that it accepts.

What is not: a recital, what was until now, a limit, a balance, a share that nobody gives, offers that were not taken, what is
refused, put off or only guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.montants.brefs import ARGENT, INFORME, NOTE, PRIX, REPRISE_SOMME, brief, clause, elsewhere, governed
from extractors.montants.candidat import Candidat
from extractors.montants.doublets import detailed, last_column, pair
from extractors.montants.ecarts import INCERTAIN, PASSE, alone, aside
from extractors.montants.grille import Grille, within
from extractors.montants.listes import label_of
from extractors.montants.offres import compared, elected
from extractors.montants.sommes import Somme
from extractors.montants.titres import title
from extractors.montants.zones import DECIDENT, NON, Zones
from extractors.patterns.casse import Motif, SansCasse

AMORCE = 60
"""Letters before the verb of a decision that belong to it: its subject, its manner."""
PLUSIEURS = 4
"""More sums than that in a mere account are no proposal: a report, a study, a budget."""
SOLDE = Motif(
    r"(?i)reliquat|auto-?\s?financ|fonds\spropres|reste\s[àa]\scharge|[àa]\s(?:la\s)?charge\s(?:de\sla|pour\sla|communale|restante)|part\scommunale|part\sde\sla\scommune"
)
"""What the body itself pays: a row of its financing plan, nothing elsewhere."""
FIXE = SansCasse(r"\b(?:fix|port|tarif|prix|surtaxe)\w*[^.;]{0,40}\bpart\scommunale")
"""The share that the body asks of those who use its water is a price."""
AUTRE_PHRASE = SansCasse(
    r"\W{0,3}(?:(?!le\sconseil|l'assembl|la\scommune\sd[ée]cid|la\s(?:commune|ville|collectivit|communaut)[^.;]{0,40}?\s(?:sollicite|demande|prend)\s)(?:le|la|les|l'|ce|cette|ces|un|une|son|sa|m\.|mme|monsieur|madame)\s?(?!montant|prix|tarif|loyer|subvention|participation|redevance|somme)[^.;:\n]{2,70}?|il|elle)\s"
    r"(?:dispose\s|sollicite\s|demande\s|a\s(?:institu|achet|sollicit|demand|re[çc]u|b[ée]n[ée]fici)\w+|avai(?:t|ent)\s|facture\s|investi\w*\s|apporte(?:ra)?\s|prend(?:ra)?\sen\scharge\s|souhaite\s|rembourse\sd[ée]j)(?:(?!\bd[ée]cid|\battribu|\baccord|\bfix)[^.;])*$"
)
"""A sentence whose subject is another: what it has, asks, bought, received."""
INDICE = SansCasse(
    r"\bmontants?\b|\bco[ûu]ts?\b|\bprix\b|\btarifs?\b|\bs'[ée]l[èe]v|\bs'[ée]levant|\bdevis\b|\bsubventions?\b|\bsommes?\b|\bloyers?\b|\bcotisations?\b|\bparticipations?\b|\boffres?\b|\bcr[ée]ances?\b|non[\s-]valeur|"
    r"\bcompensation\b|\bindemnit|\bredevance|\bcharges?\s(?:fixes?|annuelles?)|\bpassage\b|\bforfait|\bparticipation|\baides?\b|\bhonoraires|\bachat|\bcaution|\bun\sdroit\sde\b|\bdroits?\sde\s(?:place|stationnement|voirie)|\bventes?\b"
)
PLAN = SansCasse(r"\bplan\sde\sfinancement\b")
FINANCEUR = SansCasse(
    r"subvention|d\.?e\.?t\.?r|d\.?s\.?i\.?l|fonds|r[ée]gion|d[ée]partement|conseil|[ée]tat|agence|ademe|feder|leader|caf\b|drac|parc\b|communaut|syndicat|europe|fondation|caisse|m[ée]tropole|\bcd\s?\d\d|p\.?e\.?t\.?r\b|\banah\b|\banct\b|\bsde|\bsi[a-z]{2,4}\b|amendes|mécénat|travaux|montant|co[ûu]t|honoraires|[ée]tude|ma[îi]trise|total\s(?:ht|des)"
)
ENTRE = re.compile(
    r"(?:[.;!?]|:)\s+(?=\W{0,3}[A-ZÀ-Ý])|\n\s*\n|\n(?=\W{0,3}[-–•*·▪°=\"]\s?\w)|\n(?=(?:[A-ZÀ-Ý]{4}|Article|ARTICLE)\b)|;\s?\n"
)
ESTIME = SansCasse(r"\best\s(?:\w+\s)?(?:estim|[ée]valu|chiffr)|\bpourrai(?:t|ent)\b|\bserai(?:t|ent)\b")
DEMANDE = Motif(r"(?i)demandes?\sd(?:e|'une?)\s(?:subvention|financement|aide)|\bdetr\b|\bdsil\b|amendes\sde\spolice")
AIDE_PLAFONNEE = SansCasse(
    r"\b(?:aides?|subventions?|primes?|participation|prise\sen\scharge)\b(?:(?!\btravaux\splaf)[^.;]){0,100}\b(?:plafonn[ée]e?s?\s[àa]|au\splus|au\smaximum(?:\sde)?|dans\sla\slimite\sd[eu])\s$"
)
PLAFOND_FIXE = SansCasse(
    r"\bplafonds?\b(?!\sl[ée]ga|\sr[ée]gl)[^.;:]{0,90}\b(?:est|sont)\s(?:fix|port|arr[êe]t|ramen)[ée]e?s?\s[àa]\s$"
)
"""The most that the assembly itself gives is what it decides; the law's ceilings and another's are not."""
CHAINE = re.compile(r"\s*(?:,|et|ou|/)\s*")
"""What joins two sums of which the same is said."""
COLONNES = re.compile(r"€[^\n€;]*[^\W\d_]{3}[^\n€;]*€")
"""Two sums on one line, each with its words: a plan in two columns, whose lines are not rows."""
COMPTE_RENDU = Motif(r"(?i)\b(?:bilan|rapports?|compte[\s-]rendus?|d[ée]bat|pr[ée]sentation|information)\b")
"""Titles of what is only told: the sums of its account are nobody's decision."""
COUT = Motif(r"(?i)\bco[ûu]t\b|\bmontant\b|\btravaux\b")
D_UN_AUTRE = SansCasse(
    r"\b(?:sas|sarl|soci[ée]t[ée]|sci|sem|spl|association|exploitante?|porteurs?\sde\sprojet)\b[^.;]{0,120}\b(?:souhaite|projette|envisage|sollicite)"
)
DEMANDEE = SansCasse(r"\b(?:subvention|cotisation|participation|aide)\b")
ANCIENNE = SansCasse(
    r"\bpar\sd[ée]lib[ée]rations?\s(?:en\sdate|du|n)[^.]{0,120}\b(?:a|avait)\s(?:approuv|d[ée]cid|attribu|retenu|valid)"
)
BEAUCOUP = 8
DECISION = SansCasse(rf"\b(?:{DECIDENT})\b")


def candidates(text: str, found: Sequence[Somme], where: Zones, tables: Sequence[Grille] = ()) -> list[Candidat]:
    """The sums that no word right before them sets aside, each with its sentence."""
    kept = []
    last, proche, dropped = 0, "", False
    plan = [m.end() for m in PLAN.finditer(text)]
    again = REPRISE_SOMME.search(text) if brief(text) else None
    taken = again.start() if again and where.at(again.end()) == "decide" else -1
    for index, somme in enumerate(found):
        debut = sentence_start(text, somme, where)
        line_start, ligne = line_of(text, somme)
        twin = index > 0 and pair(text, found[index - 1], somme)
        proche = proche if twin else text[max(debut, last, somme.debut - 160) : somme.debut]
        last = somme.fin
        gridded = within(tables, somme.debut)
        proche = _label(text, line_start, somme.debut) if gridded else proche
        etat = where.at(somme.debut)
        planned = any(where.start(somme.debut) <= p <= somme.debut for p in plan)
        chained = (
            index > 0
            and dropped
            and somme.unite == found[index - 1].unite
            and CHAINE.fullmatch(text, found[index - 1].suite, somme.debut)
        )
        helped = etat in ("decide", "propose") and (
            AIDE_PLAFONNEE.search(proche) or PLAFOND_FIXE.search(text, debut, somme.debut)
        )
        dropped = not helped and (aside(text, somme, proche, ligne) or bool(chained))
        if dropped or (SOLDE.search(proche) and not planned and not FIXE.search(proche)):
            continue
        if somme.debut > taken and (
            AUTRE_PHRASE.match(text[debut : somme.debut]) or _line_of_another(text, debut, somme.debut)
        ):
            continue
        planned = planned and not gridded
        item = _item(text, line_start, ligne, somme)
        row = (FINANCEUR.search(item) or SOLDE.search(item)) and item.count("€") <= 1
        if planned and (etat not in ("decide", "neutre", "propose", "expose") or not row):
            continue
        if planned and etat == "expose" and COLONNES.search(text, where.start(somme.debut), somme.debut + 1500):
            continue
        if etat != "decide" and not gridded and alone(text, line_start, ligne):
            continue
        kept.append(Candidat(somme, debut, proche, ligne, etat, where.start(somme.debut), gridded))
    return kept


def _label(text: str, line: int, at: int) -> str:
    """What stands before a sum on its line, and on the line before where it only goes on."""
    start = text.rfind("\n", 0, max(line - 1, 0)) + 1 if text[line].islower() else line
    return GAUCHE.split(text[start:at])[-1]


GAUCHE = re.compile(r"(?:\d[ .\u00a0]\d{3}|,\d\d)\s?€?\s+(?=[^\W\d_]{2})")
"""The end of a sum at the left, before the name of the one at the right."""


def sentence_start(text: str, somme: Somme, where: Zones) -> int:
    """Where the sentence of a sum begins, within its zone."""
    begin = max(0, somme.debut - 500, where.start(somme.debut) - AMORCE)
    return max([begin, *(m.end() for m in ENTRE.finditer(text, begin, somme.debut + 1))])


def line_of(text: str, somme: Somme) -> tuple[int, str]:
    """Where the line of a sum begins, and its words."""
    start, end = text.rfind("\n", 0, somme.debut) + 1, text.find("\n", somme.fin)
    return start, text[start : end if end >= 0 else len(text)]


def _item(text: str, line: int, whole: str, somme: Somme) -> str:
    """A sum's line, or its part of a line of several, one behind the other: `DRAC 40 % : 900 € ; Département : 450 €`."""
    if whole.count("€") > 1 and re.search(r"€[^;,€]{0,6}[;,]|€\s?[^\W\d_][^\n€]{2,60}€", whole):
        return text[max(line, text.rfind("€", line, somme.debut) + 1) : somme.suite]
    return whole


def _line_of_another(text: str, debut: int, at: int) -> bool:
    """The last line before the sum that begins like a sentence is another's."""
    line = max((m.end() for m in re.finditer(r"\n(?=[A-ZÀ-Ý])", text[debut:at])), default=-1)
    head = text[debut + line : at]
    return line >= 0 and not DEMANDEE.search(head) and AUTRE_PHRASE.match(head) is not None


def chosen(text: str, found: Sequence[Candidat], where: Zones) -> list[Candidat]:
    """Those of the decision; else of the proposal; else of the account that the decision accepts."""
    if brief(text):
        return _brief(text, found, where)
    decided = last_column(text, [c for c in found if c.etat == "decide" and not _refused(text, c)])
    if decided or where.refuse or where.fin < 0:
        return detailed(text, decided)
    return _accepted(text, found, where, where.fin)


def _brief(text: str, found: Sequence[Candidat], where: Zones) -> list[Candidat]:
    """Those of an act of a few lines: all that no word sets aside, where its title or the words beside them tell of money."""
    kept = [c for c in found if c.grille or not elsewhere(text, c.somme.debut, c.somme.suite)]
    titre = title(text)
    money = ARGENT.search(titre) and not INFORME.search(titre) and not COMPTE_RENDU.search(titre)
    taken, said = elected(text, list(found))
    decided = last_column(text, [c for c in kept if c.etat == "decide" and not _refused(text, c)])
    if not money:
        decided = [
            c for c in decided
            if c.grille or label_of(c) is not None or _priced(text, c) or governed(text, c.somme.debut, c.somme.suite)
        ]  # fmt: skip
    if taken:
        return detailed(
            text, sorted({*taken, *(c for c in decided if c.somme.debut > said)}, key=lambda c: c.somme.debut)
        )
    if decided:
        beside = [c for c in kept if c.etat == "neutre" and _priced(text, c) and not _refused(text, c)]
        return detailed(text, sorted([*decided, *beside], key=lambda c: c.somme.debut))
    fin = len(text) if where.fin < 0 and money else where.fin
    if where.refuse or fin < 0 or NOTE.search(text) or INFORME.search(titre):
        return []
    if not any(c.etat == "propose" and c.somme.debut < fin for c in kept):
        plain = [
            c for c in kept
            if c.etat in ("neutre", "expose") and c.somme.debut < fin and not _told_only(text, c, where)
        ]  # fmt: skip
        told = {c.debut for c in plain if _priced(text, c)}
        listed = (
            where.fin >= 0
            and sum(NOM_PRIX.search(text, c.somme.debut - 40, c.somme.debut) is not None for c in plain) > 1
        )
        plain = plain if money or listed else [c for c in plain if c.debut in told]
        if plain:
            return detailed(text, compared(text, plain, where))
    return _accepted(text, kept, where, fin) or _taken_up(text, found, where)


NOM_PRIX = re.compile(r"[^\W\d]{2,}\s?:\s$")
"""A name and a colon, before the sum that it costs: two such make a list of prices."""


def _priced(text: str, candidate: Candidat) -> bool:
    """The words right before a sum say what it is the price of."""
    return PRIX.search(text, max(candidate.debut, candidate.somme.debut - 90), candidate.somme.debut) is not None


DEVIS = SansCasse(r"\bdemande\b|\bpropose\b|\bdevis\b|\boffre\b")


def _taken_up(text: str, found: Sequence[Candidat], where: Zones) -> list[Candidat]:
    """The sums of the sentence before a decision that takes them up: `Le conseil accepte de verser cette somme.`"""
    if (match := REPRISE_SOMME.search(text)) is None or where.at(match.end()) != "decide":
        return []
    before = [c for c in found if c.somme.debut < match.start() and c.etat not in ("hors", "rappel")]
    before = [c for c in before if DEVIS.search(c.proche)] or before
    start = clause(text, before[-1].somme.debut) if before else 0
    return detailed(text, [c for c in before if c.somme.debut >= start])


def _accepted(text: str, found: Sequence[Candidat], where: Zones, fin: int) -> list[Candidat]:
    """The sums of the proposal that a decision follows; else of the account that it accepts."""
    proposed = [c for c in found if c.etat == "propose" and c.somme.debut < fin]
    if proposed:
        return _bounded(detailed(text, compared(text, proposed, where)))
    told = [] if COMPTE_RENDU.search(text[:200]) else [
        c for c in found
        if c.etat in ("neutre", "expose") and c.somme.debut < fin
        and (c.grille or _hinted(text, c)) and not INCERTAIN.search(c.proche) and not PASSE.match(text[c.somme.suite : c.somme.suite + 40]) and not _told_only(text, c, where)
    ]  # fmt: skip
    if not told and where.precite:
        told = [
            c for c in found if c.etat in ("visa", "rappel") and re.search(r"(?i)devis|offre|proposition", c.proche)
        ]
    told = detailed(text, compared(text, told or _estimated(text, found, where), where))
    return told if len({c.somme.valeur for c in told if not c.grille}) <= PLUSIEURS else []


def _told_only(text: str, candidate: Candidat, where: Zones) -> bool:
    """Of an account: what is said once the proposal is made, what would be paid, another's loan, a decision of old."""
    at = candidate.somme.debut
    if candidate.etat == "expose" and any(
        e == "propose" and where.first < p < at for p, e in zip(where.places, where.etats, strict=True)
    ):
        return True
    return bool(
        re.match(r"(?i)[^.;\n]{0,70}\bserai(?:t|ent)\b", text[candidate.somme.suite : candidate.somme.suite + 90])
        or (D_UN_AUTRE.search(text, max(0, at - 600), at) and not DEMANDEE.search(candidate.proche))
        or ANCIENNE.search(text, max(0, at - 300), at)
    )


def _bounded(told: list[Candidat]) -> list[Candidat]:
    """A proposal of many sums is a list, one a line, or the table of a study."""
    return (
        told
        if len({c.somme.valeur for c in told}) <= BEAUCOUP or all(c.grille or c.ligne.count("€") <= 1 for c in told)
        else []
    )


def _estimated(text: str, found: Sequence[Candidat], where: Zones) -> list[Candidat]:
    """What the works of a request for a grant are thought to cost, where it is the only sum that the act names."""
    if not DEMANDE.search(text[:300]):
        return []
    cost = [c for c in found if c.etat in ("neutre", "expose") and c.somme.debut < where.fin and COUT.search(c.proche)]
    return cost if len({c.somme.valeur for c in cost}) == 1 else []


ARRET = re.compile(r"\.\s+[A-ZÀ-Ý]|\n\s*\n|\n(?=[-–•*·▪]\s?\w)|(?<=[€CT)])\n(?=[A-ZÀ-Ý])")


def _refused(text: str, candidate: Candidat) -> bool:
    """Its sentence refuses, puts off, or only guesses what a thing would cost."""
    stop = ARRET.search(text, candidate.somme.fin)
    end = min(stop.start() if stop else len(text), candidate.somme.fin + 250)
    if candidate.grille:
        return NON.search(candidate.ligne) is not None
    sentence = text[max(candidate.debut, candidate.somme.debut - 250) : end]
    if NON.search(sentence):
        return True
    return bool(ESTIME.search(candidate.proche) and not DECISION.search(text, candidate.debut, candidate.somme.debut))


def _hinted(text: str, candidate: Candidat) -> bool:
    """Words beside the sum say that it is a price, a grant, a debt; in a list, those that announce it may."""
    after = text[candidate.somme.suite : candidate.somme.suite + 30]
    before = text[max(0, candidate.somme.debut - 300, candidate.debut - 160) : candidate.somme.debut]
    return bool(INDICE.search(candidate.proche) or INDICE.search(after) or INDICE.search(before) or PLAN.search(before))
