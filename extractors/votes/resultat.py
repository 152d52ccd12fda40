"""How an act was adopted, as its text states it: unanimously, by majority, rejected, noted or adjourned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from extractors.found import Found
from extractors.patterns.casse import Motif, SansCasse, lowered
from extractors.votes.coches import ticked
from extractors.votes.comptes import Compte
from extractors.votes.contexte import AMENDEMENT, Contexte
from extractors.votes.zones import word_zones

UNANIME = SansCasse(
    r"(?<!\w)(?:adopt|approuv|accept|vot|valid)[ée]{1,2}e?s?\spar\s(?:tous\sles|l'ensemble\sdes)\s(?:membres|conseillers|[ée]lus)(?=(?:\s(?:pr[ée]sents|du\sconseil|municipaux)(?:\set\srepr[ée]sent[ée]s)?)?\s*(?:[.;,]|$))|(?m:(?:^|(?<=[.;!?]\s))accord\sde\stous(?:\sles\s(?:membres|conseillers|[ée]lus))?(?=\s*(?:[.;]|$)))|(?<!\w)l?(?:un+an[iî1l]m\w{1,8}|unani\w{3,9}|unam[i1l]n\w{2,8})(?!\w)(?!(?:\sdes\s(?:membres|pr[ée]sents|votants|suffrages|voix)[^.;\n]{0,40})?,?\s(?:moins|sauf|[àa]\sl'exception|hormis|except)|\s(?:des?\s(?:(?:co)?propri|communes|conseils|associ|h[ée]riti|indivis|riverain|commission|parties|actionn)))"
)
"""With the misreadings of OCR and of keyboards (`unanitiité`, `unaminité`); `unanimité moins une voix` is not one."""
MAJORITE = Motif(
    r"(?i)\b[àa]\s(?:la|une)\s(?:(?:tr[èe]s|large|grande|courte|forte)\s){0,2}majorit[ée](?!\w)(?!\s(?:qualifi|des\s(?:deux|trois|2|3|communes|conseils)|requise|municipale|renforc|relative))|"
    r"\bmajorit[ée]\sdes\s(?:suffrages|voix|votants|(?:membres\s)?pr[ée]sents)|\bmajoritairement\b|"
    r"(?m:(?:^\W{0,4}|(?<=[.;!?)]\s))(?:r[ée]sultats?\sdu\s)?votes?\s?[:.]\s?majorit[ée])|unanimit[ée]\s(?:moins|sauf)\s\w{1,6}\s(?:voix|votes?)\scontre\b|(?:adopt|approuv)[ée]e?s?\s?\(\s?majorit[ée]|(?m:^\W{0,4}majorit[ée]\W{0,4}$)|(?m:(?<=\s)(?-i:Majorité|MAJORIT[EÉ])[ .]*$)|(?-i:(?<=[\s|])(?:Majorité|MAJORIT[EÉ]))\s(?:pour|avec|par|:|\(|-|–)"
)
SCRUTIN = SansCasse(
    r"formant\sla\smajorit|majorit[ée]\s(?:des\smembres\sen\sexercice|absolue\s(?:[:=]|\d|des\smembres)|qualifi)|scrutin|[ée]lections?\b|[ée]lue?s?\b"
)
ACTE = SansCasse(
    r"\bil\sest\s(?:pris|donn[ée])\sacte\b|\bpr(?:end|ennent|enant|n+ent)\s(?:(?:,\s?)?(?:[àa]\sl'unan\w+|[àa]\sla\smajorit[ée])[^.;\n]{0,60}?\s)?(?:bonne\s)?acte\b|\b(?:a|ont)(?:\s?,?\s?[àa]\s(?:l'unan\w+|la\smajorit[ée])\s?,?\s?:?[\s–•-]{0,5}|\s)pris\sacte|\bacte\sest\s(?:donn|pris)|"
    r"\bdonne(?:nt)?\sacte\b|\bdont\sacte\b|\bprise?\sd'acte\b|(?:d[ée]cide(?:nt)?[^.;]{0,40}|:\s?\n?[\s\W]{0,4})\b(?:de\s)?prendre\sacte\b|(?m:(?:^\W{0,4}|\s)actée?s?[ .]*$)|(?m:(?:^|[–—:-])[ ]?pris\sacte[ .]*$)"
)
PRESENTATION = SansCasse(r"donne(?:nt)?\s+acte\s+(?:[àa]\s.{0,30})?de\s+la\s+pr[ée]sentation")
"""The form of the vote of accounts (`lui donne acte de la présentation faite du compte administratif`): not the decision itself."""
OPERATIF = re.compile(
    r"(?:(?<=[\n:;,.-])\s?|\bet\s)[^\w\n]{0,4}(?i:approuve|adopte|fixe|vote(?!\s?[:.]|\s[àa])|valide|attribue|accorde|accepte|d[ée]cide\s(?:de\s(?!prendre)|d')|(?:donne|rend|[ée]met)\sun\savis|approuver|adopter|fixer|valider|attribuer|accorder|accepter)(?:nt|z)?\b"
)
"""Decisions that stand beside a `prend acte`: the act is more than a taking note."""
PROPOSITION = r"(?:proposition|motion|d[ée]lib[ée]ration|projet|r[ée]solution|v[œo]e?u|point|rapport|budget|compte)s?"
REJET = Motif(
    rf"(?i)\brejet[ée]e?\s*$|{PROPOSITION}[^.;\n]{{0,80}}\s(?:est|sont|a\s[ée]t[ée])\s(?:donc\s)?(?:rejet[ée]e?s?|repouss[ée]e?s?(?!\s[àa]\s(?:une|la|plus)|\sau\s)|refus[ée]e?s?)\b|(?m:^\W{{0,4}}(?:(?:r[ée]sultats?\sdu\s)?votes?\s?:\s?)?(?:rejet[ée]e?|refus[ée]e?)\b)|"
    rf"(?m:(?<=\s)(?-i:Rejetée?|Refusée?)[ .]*$)|\brejet[ée]e?s?\s(?:[àa]\s(?:la\smaj|l'unan)|par\s\d)|\bn'est\spas\s(?:adopt|approuv|valid)[ée]e?|\b(?:rejette|refuse|repousse)(?:nt)?,?\s(?:[^.;\n]{{0,40}}\s)?{PROPOSITION}\b"
)
REFUS = SansCasse(
    rf"\b(?:rejette|refuse|repousse)(?:nt)?(?:,?\s[àa]\s(?:l'unanimit|la\smajorit)[ée](?:\sdes\s[^.;,\n]{{3,40}})?,?\s(?:le|la|les|l'|d'|de)\s?(?!{PROPOSITION})|\s(?:le|la|les|l'|d'|de|cette|ce|tout|par\s\w+\s(?:voix\s)?contre\b))"
)
"""What the assembly refuses may be somebody's request: where a mode is told beside it, nobody can say which of the two was carried."""
ACCEPTE = r"propos\w+\s(?:[^.;\n]{1,40}\s)?(?:de\s(?:reporter|retirer|renvoyer)|d'ajourner)\s(?:ce|cette|la|le)\s(?:point|question|dossier|d[ée]lib[ée]ration|sujet|rapport|projet|affaire|d[ée]cision|vote)\b[^.;\n]{0,80}[.;,]\s(?:ce\squi\sest\saccept|accord\b|(?:cette\s)?proposition\s(?:est\s)?(?:accept|adopt|approuv)|le\sconseil(?:\smunicipal)?,?\s(?:[àa]\sl'unanimit[ée],?\s)?accepte)"
"""What the chair proposes, and the assembly grants there and then."""
RETRAIT = r"\b(?:retire|ajourne|reporte)(?:nt)?\s(?:ce|le|cette|la)\s(?:point|question|dossier|d[ée]lib[ée]ration|sujet|rapport|projet|affaire)\s(?:de\sl'ordre\sdu\sjour|[àa]\sune)"
"""What the chair may do alone: the order of the day is the mayor's (CGCT L.2121-10)."""
AJOURNE = Motif(
    r"(?i)(?:point|question|d[ée]cision|d[ée]lib[ée]ration|vote|choix|sujet|dossier|examen|affaire|rapport|projet|objet)s?\b[^.;\n]{0,60}\s(?:est|sont|a|ont|sera|serait)\s(?:donc\s)?(?:[ée]t[ée]\s)?(?:donc\s)?(?:ajourn|report|renvoy|retir|repouss(?=[ée]e?s?\s(?:[àa]\s(?:une|la|plus)|au)\s))[ée]e?s?\b|"
    r"(?:(?:ajourn|report|renvoy|repouss)[ée]e?s?|\bremise?s?)\s(?:[àa]|au|en)\s(?:une?\s|la\s|l')?(?:prochaine?|ult[ée]rieure?|s[ée]ance|conseil\sprochain|autre|date\sult|commission)|\bretir[ée]e?s?\sde\sl'ordre\sdu\sjour|\bsurs(?:is|oit|eoir)\s[àa]\s(?:statuer|la\sd[ée]cision)|"
    rf"{ACCEPTE}|{RETRAIT}|\b(?:est|sont|a\s[ée]t[ée]|ont\s[ée]t[ée])\s(?:donc\s)?(?:report|ajourn|repouss)[ée]e?s?\s(?:dans\sl'attente|faute\sd|en\sattend|[àa]\splus\stard)|il\sest\sd[ée]cid[ée]\s(?:de\s(?:reporter|retirer|renvoyer)|d'ajourner)\s(?:ce|cette|la|le)\s(?:point|question|dossier|d[ée]lib|sujet|rapport|projet|affaire|d[ée]cision|vote)|\bremet(?:tent)?\s(?:sa|la|cette|toute)\sd[ée]cision\s[àa]\splus\stard|\b(?:point|question|dossier|sujet|affaire|d[ée]lib[ée]ration)s?\sreport[ée]e?s?\s(?:au|[àa]\sla)\s(?:bureau|conseil|comit[ée]|s[ée]ance)\s(?:\w+\s)?du\s|"
    r"(?m:^\W{0,4}(?:ajourn|report)[ée]e?\W{0,4}$)|(?m:(?<=\s)(?-i:Reportée?|Ajournée?|Retirée?)[ .]*$)|d[ée]cide(?:nt)?[^.;:]{0,40}\s(?:de\sreporter|d'ajourner|de\ssurseoir|de\srenvoyer)\s(?:[àa]\s(?:une|la|plus)|l[ea]s?\s(?:point|vote|d[ée]c|d[ée]lib|question|dossier|sujet|examen|choix)|ce|cette|sa\sd|l'examen|en\scom)|(?m:(?:^\W{0,4}|(?<=[.;!?]\s))(?:point|d[ée]lib[ée]ration|question|affaire|d[ée]cision|dossier|vote|sujet|examen|rapport|projet|v[œo]e?u|motion)(?:\sn°\s?[\w/-]{1,12})?\s(?:ajourn|report|retir|renvoy)[ée]e?\b)"
)
WITHDRAWN = SansCasse(f"{RETRAIT}|{ACCEPTE}")
COMPTES = SansCasse(
    r"d[ée]ficit|exc[ée]dent|r[ée]sultats?\s(?!du\svote)|solde|article\s\d|compte\s\d|report[ée]\s*:?\s*[-+\d]"
)
"""`déficit reporté` is a line of accounts, not an adjourned item."""
ADOPTEE = SansCasse(r"adopt[ée]e?s?\s(?:par|avec)\s\d{1,3}\s(?:voix\s)?pour\b")
"""Beside `rejetée par 7 voix contre`: several proposals were voted one after the other."""
UNANIME_MOTS = ("unan", "unnan", "unam", "accord de tous", "par tous les ", "par l'ensemble des ")
LOIN_ENSEMBLE = 250
"""Letters between a mode and an adjournment of one decision, at most: a list's next row may tell of another point."""
REFUSE_DIT = "refusé à l'unanimité ou à la majorité : le texte ne dit pas si le refus est adopté ou la demande rejetée"
LOIN, PHRASE = 120, re.compile(r"[.\n]\s*[A-ZÀ-Ý]")
DECIDE = re.compile(r"(?is).{0,50}\b(?:conseil|comit|bureau|assembl)[^.;]{0,60}\bunanimit[^.;]{0,60}\b(?:d[ée]cid|approuv|accept|autoris|adopt|fix)e")  # fmt: skip
PLUSIEURS_VOTES = "des voix comptées contre ou abstentions, plus bas une unanimité : plusieurs votes dans le même acte"
PLUSIEURS = 40
"""An act that tells its result more often is a whole register: the rest of it is not read."""
MODES = ("unanimite", "majorite")
MOTIFS = (
    ("unanimite", UNANIME_MOTS, UNANIME),
    ("majorite", ("majorit", "té moins", "té sauf"), MAJORITE),
    ("prend_acte", ("acte",), ACTE),
    ("rejetee", ("rejet", "refus", "repouss", "n'est pas "), REJET),
    ("ajournee", ("report", "ajourn", "renvoy", "remis", "retir", "surs", "plus tard", "repouss"), AJOURNE),
)
"""Result, letters without which it is not told, and its wordings."""
CONTRE = SansCasse(r"\bcontre,?\s(?:[àa]\s)?l?'?$")
"""`le conseil vote contre à l'unanimité`: no unanimity for the act."""
ADVERBE = SansCasse(r"unanimes?$|(?:unanim|majoritair)ement$")
VERBE_DE_VOTE = SansCasse(r"\b(?:adopt|approuv|accept|d[ée]cid|vot|valid|accord|avis|conseil)\w*")
PERSONNE = Motif(
    r"(?:\bMM?\.|\bMmes?|Monsieur|Madame|(?i:le\smaire|la\smaire|le\spr[ée]sident|la\spr[ée]sidente))[^,;:]{0,50}$"
)
STOP = re.compile(r"(?<=[a-zà-ÿ]{2})(?<!Mme)(?<!Mlle)[.;]\s(?=[A-ZÀ-Ý][a-zà-ÿ])")
"""The end of a sentence, and no abbreviated name's."""
TITRE = re.compile(r"[A-ZÀ-Ý]{3}[^a-zà-ÿ\n]+(?:\n|$)")
CASE = re.compile(r"\W{0,3}(?:(?:Report|Ajourn|Retir|Rejet|Refus)ée?s?|Pris(?:e d')? ?acte|Prend acte)[ .]*(?:\n|$)")
"""A line in capitals of its own, or a cell's words: `Rapporteur : Mme ROUX` stands above or before them."""
ASSEMBLEE = SansCasse(r"conseil|assembl|membres|comit[ée]|bureau|commission")
AGENT = SansCasse(
    r"\s?(?:par\s(?!l'ex[ée]cutif|l'auteur|le\srapporteur)(?:l'|la\s|le\s|les\s|un)(?!conseil|assembl)|en\s(?:19|20)\d\d)"
)
CLOTURE = SansCasse(
    r"(?:^|\n)\W{0,4}(?:(?:r[ée]sultats?\sdu\s)?votes?|(?:est\s)?(?:adopt|approuv|accept|vot)[ée]e?s?|accord|d[ée]lib[ée]ration|d[ée]cision)?[\s:.,(–-]{0,4}(?:(?:est\s)?(?:adopt|approuv|accept|vot)[ée]e?s?\s)?(?:[àa]\s)?(?:l'|la\s)?$"
)
"""What stands before a result that closes an item: `Vote : à l'unanimité`, `ADOPTÉ à la majorité`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of a result by this assembly; `closing` where its line closes an item, `labelled` behind `Vote`."""

    name: str
    start: int
    end: int
    closing: bool
    labelled: bool = False


def read_result(contexte: Contexte, start: int, counts: Mapping[str, Compte]) -> Found | None:
    """The act's result; with `valeur` None and a `doute` where the text states several."""
    mentions = sorted(_mentions(contexte, start), key=lambda m: m.start)
    against = counts.get("vote_contre")
    if against and against.n:
        mentions = [m for m in mentions if m.name != "unanimite"]
    if not mentions:
        return _counted(counts)
    if _contradicted(mentions, counts):
        return _several(mentions, reason="le résultat énoncé ne va pas avec les voix comptées")
    mentions = _ticked(contexte.text, mentions)
    names = {m.name for m in mentions}
    if mentions[-1].name in MODES and _refused(contexte, start, mentions):
        return _several(mentions, "vote.refus", REFUSE_DIT)
    if len({m.name for m in mentions if m.closing} - {"prend_acte"}) > 1:
        return _several(mentions, "vote.plusieurs_points")
    modes = [m for m in mentions if m.name in MODES]
    if "rejetee" in names and ADOPTEE.search(contexte.text, start):
        return _several(mentions, "vote.plusieurs_points")
    for name in ("ajournee", "rejetee"):
        if name in names:
            chosen = next(m for m in mentions if m.name == name)
            return (
                _found(chosen)
                if not modes or _together(contexte.text, chosen, modes)
                else _several(mentions, "vote.plusieurs_points")
            )
    if "prend_acte" in names:
        chosen = next(m for m in mentions if m.name == "prend_acte")
        if modes and modes[-1].closing and PRESENTATION.search(contexte.text, chosen.start, chosen.end + 60):
            return _found(modes[-1])
        decided = OPERATIF.search(contexte.text, min(m.start for m in mentions))
        if not decided:
            return _found(chosen)
        mentions = modes
    if len({m.name for m in mentions}) > 1:
        return _of_counts(mentions, counts)
    return _found(mentions[-1]) if mentions else None


def _refused(contexte: Contexte, start: int, modes: list[Mention]) -> bool:
    """`Le conseil refuse l'aide demandée, à l'unanimité`: was the refusal carried, or the aid turned down? (`À l'unanimité, refuse`
    tells how it was decided.)"""
    for match in _matches(REFUS, contexte.text, lowered(contexte.text), start, ("rejet", "refus", "repouss")):
        after = [
            contexte.text[match.end() : m.start] for m in modes if match.start() < m.start < match.end() + LOIN_ENSEMBLE
        ]
        if any(not re.search(r"[.;]\s", words) for words in after) and not _of_someone(contexte.text, match):
            return True
    return False


def of_another(contexte: Contexte, start: int, counts: Mapping[str, Compte]) -> Found | None:
    """An unanimity said far below votes against or abstentions, or a decision far above votes against: two proposals were voted."""
    if not any(counts[c].n for c in ("vote_contre", "vote_abstention") if c in counts):
        return None
    first, last = min(c.start for c in counts.values()), max(c.end for c in counts.values())
    against = "vote_contre" in counts and counts["vote_contre"].n
    for mention in _mentions(contexte, start):
        below = mention.start > last + LOIN and PHRASE.search(contexte.text, last, mention.start)
        above = (
            against and mention.end < first - LOIN and DECIDE.match(contexte.text, max(0, mention.start - 60), first)
        )
        if mention.name == "unanimite" and (below or above):
            return Found(
                "vote_resultat", None, mention.start, mention.end, "vote.plusieurs", 0.3, doute=PLUSIEURS_VOTES
            )
    return None


def _ticked(text: str, mentions: list[Mention]) -> list[Mention]:
    """A form that prints both modes tells the one whose box is ticked."""
    modes = [m for m in mentions if m.name in MODES]
    at = ticked(text, [(m.start, m.end) for m in modes]) if len(modes) > 1 else None
    return mentions if at is None else [m for m in mentions if m.name not in MODES or m is modes[at]]


def _mentions(contexte: Contexte, start: int) -> Iterator[Mention]:
    text, lower = contexte.text, lowered(contexte.text)
    for name, words, pattern in MOTIFS:
        for match in islice(_matches(pattern, text, lower, start, words), PLUSIEURS):
            begin, end = match.span()
            if contexte.foreign(begin, end) or contexte.conditional(begin):
                continue
            if name in MODES and contexte.procedural(begin, end):
                continue
            if name not in MODES and not WITHDRAWN.match(match.group()) and _of_someone(text, match):
                continue
            if ADVERBE.search(match.group()) and not _voted(text, begin, end):
                continue
            if name == "unanimite" and CONTRE.search(text[max(0, begin - 14) : begin]):
                continue
            if name == "rejetee" and AMENDEMENT.search(contexte.sentence(begin, end)[0] + match.group()):
                continue
            if name == "ajournee" and COMPTES.search(text[max(0, begin - 60) : end]):
                continue
            line = CLOTURE.search(text[max(0, begin - 50) : begin])
            near = text.rfind("\n", 0, begin) + 1 if line else 0
            if name == "majorite" and SCRUTIN.search(text[max(near, begin - 40) : end + 30]):
                continue
            yield Mention(name, begin, end, bool(line), bool(line and "vote" in line.group().lower()))
    if not any(word in lower for word in (*UNANIME_MOTS, "majorit")):
        for match in islice(_matches(REFUS, text, lower, start, ("rejet", "refus", "repouss")), PLUSIEURS):
            said = not contexte.foreign(*match.span()) and not contexte.conditional(match.start())
            if said and not _of_someone(text, match):
                yield Mention("rejetee", *match.span(), False)


def _voted(text: str, begin: int, end: int) -> bool:
    """`adopté majoritairement`, not `destinés majoritairement à l'école`: a verb of vote in the same sentence, close by."""
    before, after = text[max(0, begin - 30) : begin], text[end : end + 30]
    near = re.split(r"[.\n]", before)[-1] + " " + re.split(r"[.\n]", after)[0]
    return VERBE_DE_VOTE.search(near) is not None


def _of_someone(text: str, match: re.Match[str]) -> bool:
    """`M. le maire prend acte de la remarque`, `le projet a été refusé par la préfecture`."""
    before = text[max(0, match.start() - 90) : match.start()]
    if CASE.match(text, match.start()) or (TITRE.match(text, match.start()) and before.rstrip(" ").endswith("\n")):
        before = ""
    if (stop := list(STOP.finditer(before + text[match.start() : match.start() + 2]))) and stop[-1].end() <= len(
        before
    ):
        before = before[stop[-1].end() :]
    person = PERSONNE.search(re.split(r"[.;]\s", before)[-1] if "M." not in before[-60:] else before)
    return bool(person and not ASSEMBLEE.search(person.group())) or bool(AGENT.match(text, match.end()))


def _matches(pattern: Motif, text: str, lower: str, start: int, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
    for begin, end in word_zones(lower, start, words, 120, 200):
        yield from pattern.finditer(text, begin, end)


def _contradicted(mentions: list[Mention], counts: Mapping[str, Compte]) -> bool:
    """Said rejected with more votes for than against, or adopted with more against (CGCT L.2121-20)."""
    pour, contre = counts.get("vote_pour"), counts.get("vote_contre")
    if not pour or not contre or pour.n == contre.n:
        return False
    name = "rejetee" if pour.n > contre.n else "majorite"
    others = {m.name for m in mentions if m.name != name}
    return len(others) < len({m.name for m in mentions}) and not others & {"ajournee", "prend_acte", "rejetee"}


def _together(text: str, chosen: Mention, modes: list[Mention]) -> bool:
    """The mode is said of the same decision: within its sentence, or in the line that closes it."""
    return all(
        (
            max(chosen.start, m.start) - min(chosen.end, m.end) < LOIN_ENSEMBLE
            and not re.search(r"[.;]\s", text[min(chosen.end, m.end) : max(chosen.start, m.start)])
        )
        or (m.closing and m.start > chosen.start)
        for m in modes
    )


def _of_counts(mentions: list[Mention], counts: Mapping[str, Compte]) -> Found | None:
    """Unanimity and majority are both stated: the one that the counts prove, else none."""
    against, abstaining = counts.get("vote_contre"), counts.get("vote_abstention")
    if (against and against.n) or (abstaining and abstaining.n):
        wanted = [m for m in mentions if m.name == "majorite"]
        return _found(wanted[-1])
    return _several(mentions)


def _counted(counts: Mapping[str, Compte]) -> Found | None:
    """Counts alone: more against than for rejects (CGCT L.2121-20), every voter for is unanimity."""
    pour, contre, abst, votants = (counts.get(k) for k in ("vote_pour", "vote_contre", "vote_abstention", "vote_reel"))
    if not pour or not contre:
        return None
    span = (min(c.start for c in counts.values()), max(c.end for c in counts.values()))
    if contre.n > pour.n:
        return Found("vote_resultat", "rejetee", *span, "vote.comptes_rejet", 0.95)
    if pour.n and contre.n == 0 and abst and abst.n == 0 and votants and votants.n == pour.n:
        return Found("vote_resultat", "unanimite", *span, "vote.comptes_unanimes", 0.95)
    return None


def _found(mention: Mention) -> Found:
    sure = {"unanimite": 0.97, "majorite": 0.97, "prend_acte": 0.96}.get(mention.name, 0.95)
    rule, sure = ("libelle", 0.98) if mention.labelled else (mention.name, sure)
    return Found("vote_resultat", mention.name, mention.start, mention.end, f"vote.{rule}", sure)


def _several(mentions: list[Mention], rule: str = "vote.plusieurs", reason: str = "") -> Found:
    first, last = mentions[0], mentions[-1]
    reason = reason or f"plusieurs résultats différents dans le même acte : {first.name}, {last.name}"
    return Found("vote_resultat", None, last.start, last.end, rule, 0.3, doute=reason)
