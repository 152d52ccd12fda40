"""What no sum of an act's decision is: what was until now, a limit, a range, a balance, a fee, another's spending, a mere guess."""

from __future__ import annotations

import re

from extractors.montants.sommes import Somme
from extractors.patterns.casse import SansCasse

PAS = SansCasse(
    r"au\slieu\sd|hypoth[èe]se|moiti[ée]\sd|valeur\snominale|\bpass(?:ant|[ée]e?|era|e)\sd|pr[ée]c[ée]dent|\bactuel|jusqu'[àa]\spr[ée]sent|jusqu'alors|\bancien(?:ne)?\s(?:tarif|loyer|prix|montant)|auparavant|\bplafon(?:n(?!ements?\b)|d\s(?:de|d'|fix|annuel|subv|maxim|mensuel)|d\s?:)|(?:inf|sup)[ée]rieure?s?\s(?:ou\s[ée]ga\w+\s)?[àa]u?x?\s[^\d;]{0,60}$|"
    r"\bexc[ée]d(?:ant|er)\b|\bseuils?\b|capital\ssocial|capital\sde\b|chiffre\sd'affaires|valeur\sv[ée]nale|\bdomaines?\b[^.;]{0,40}estim|"
    r"\bcr[ée]dits?\s(?:inscrit|ouvert|n[ée]cessaire|de(?!\spaiement)\b)|inscri\w+\sau\s(?:budget|bp)|\br[ée]sultats?\s(?:de\s(?:fonct|inv|la\ss|l'ex|cl)|d'exp)|\bd[ée]ficit|\bexc[ée]dent|"
    r"\bsolde\s(?:de|d'ex|est)|\bchapitre\s\d|\bcompte\s(?:n\S{0,2}\s)?\d|\barticle\s\d{3,}|amortissement|[ée]conomies?\b|\bannuit[ée]|\bhabitants\s:|restes?\s[àa]\sr[ée]aliser|"
    r"\bencours\b|[àa]\sce\sjour\b|sur\s(?:la|une)\sbase\sd|(?<!en\s)\bplus-?\s?values?\s(?:de\s(?:cession|recettes?)|sur\b|immobil|r[ée]alis|latente)|renonciation|engrang[ée]|\b(?:plus|moins)\sde\s$|^\s?\(?sur\s(?:les\s)?$|\(\s?[+-]\s?(?:/\s?-\s?)?$|\bpar\serreur\b"
)
"""Between the sum and the one before it: it is what was, a limit, a balance, a share that nobody gives."""
FRAIS = SansCasse(
    r"\bfranchises?\b[^.;]{0,32}$|\bfrais\s(?:d'acte|de\snotaire|notari[ée]s|de\sg[ée]om[èe]tre|de\sbornage|d'enregistrement|annexes)[^.;]{0,25}$|\bfrais\sde\sdossier[^;,\n]{0,60}$|"
    r"\bcommission\s(?:de\s(?:montage|non)|d'engagement)[^;\n]{0,60}$"
)
"""Fees beside the act's sum: what a notary, a bank, a surveyor takes."""
AUTRE_CHOSE = SansCasse(
    r",\s(?:\(\s?)?contre\s$|\ben\s(?:sus|plus|compl[ée]ment)\sdes\s$|\ben\s(?:hausse|baisse|augmentation|diminution)\sde\s$|parlementaire|\(budget\sde\s$|\bsortante?s?\s\($|\bco[ûu]t\sr[ée]el|%\sde\s$|%\s(?:du|d'un|d'une|de\sla|des)\s(?:(?!\bsoit\b)[^.;:\n(]){0,60}$|\best\s[ée]gale?s?\b|\bdont\sle\sco[ûu]t\b|\(co[ûu]t\s(?:total\s)?:\s?$|\b(?:prix|co[ûu]t)\sde\srevient|\bco[ûu]t\smoyen|\bco[ûu]te(?:nt|rait|raient)?\s|\bindice\sbrut[^.;%]{0,30}\best\sde\b|\benveloppe\s(?:indemnitaire\s)?globale|\bpart\s(?:d[eu]\s(?:la\s|l')?)?(?:sd\w+|syndic\w*|[ée]tat|r[ée]gion|d[ée]partement\w*)\s[^.;\d]{0,20}$|\bt\.?v\.?a\.?\sr[ée]cup|\breprise\sd[^.;,]{0,40}$|\bvaleurs?\s(?:forfaitaire|locative)|\bmasse\ssalariale|\bpour\sle\s(?:r[èe]glement|paiement)\sd'une\sfacture\b[^.;]{0,40}$|\bbar[èe]mes?\sl[ée]ga|\bcompris\w*\sentre\b|\battendue?s?\b|\bbase\sde\scalcul|\b(?:montant|prix|march[ée]|co[ûu]t|contrat|forfait|estimation)s?\sinitia(?:l|le|ux)\b|\binitialement\b|\balors\sque\b|\brepr[ée]sent(?:e|ent|ait|aient)\s[^.;:]{0,40}$|\b[ée]tai(?:t|ent)\s(?:de|fix[ée]\w*\s[àa])\s|"
    r"\bs'[ée]levai(?:t|ent)|\bapur\w+|\bdispos(?:e|ent)\sd'un\sbudget|\bplafonds?\s(?:indicatif|applicable|l[ée]ga|r[ée]gl|indemnit|tarif)|\bmaxim(?:al|aux|ale|ales)\s(?:l[ée]ga|r[ée]gl|autoris)|"
    r"\bseraient?\s[àa]\sfinancer|\b[ée]valu[ée]e?s?\spar\sles?\sdomaines|\bpr[ée]voir\s$|\bquotient\b[^.;\n]{0,40}\b(?:de|<|>|[àa]|entre)\s?$"
)
"""Beside the sum: the law's own figure, a base, what was at first, what is expected, a credit that is foreseen."""
CHANGE = SansCasse(
    r"\b(?:port|augment|ramen|baiss|r[ée]vis|modifi|pass|r[ée]dui|[ée]volu|fix|relev)\w*\s[^.;:]{0,120}$"
)
ETENDUE = re.compile(r"(?i)\b(?:de|entre)\s\d[\d.,\s\u00a0]*(?:€|euros?)?\s?(?:[àa]|et)\s$")
"""Before the second end of a range: `de 601 € à`, `entre 20 € et`."""
INCERTAIN = SansCasse(
    r"estim|\b[ée]value\b|\bfactures?\sde\s20\d\d|\bcontre\s$|\bs'[ée]l[èe]ve(?:nt)?\sd[ée]j[àa]|pr[ée]vision|\benviron\sde\b|\bmoyenne\b|\bd[ée]pens(?:e|es|[ée]e?s?)\b|\ba\s(?:[ée]t[ée]\s)?(?:vers|per[çc]u|octroy|accord|attribu|d[ée]pens|remis)|\bavai(?:t|ent)\b|\baugment|\bhausse|\bbaisse|\bpourrai|\bserait|hypoth[èe]se|par\serreur|\balors\sque\b"
)
"""In a mere account: what is guessed, told of the past, or hoped."""
PASSE = SansCasse(
    r"\s{0,2}(?:a|ont|avai(?:t|ent))\s(?:d[ée]j[àa]\s)?(?:[ée]t[ée]\s)?(?:accord|attribu|vers|octroy|obten|notifi|re[çc]u|per[çc]u)"
)
AUTRE_PAYEUR = SansCasse(
    r",?\s(?:(?:est|sont|[ée]tant|sera|seront)\s)?(?:pris\w*\sen\scharge|support[ée]\w*|financ[ée]\w*|pay[ée]\w*)\spar\s(?!la\scommune|la\sville|la\scollectivit|la\scommunaut|le\sbudget)"
)
"""Right behind a sum: another pays it."""
TRAVAUX_AIDES = re.compile(
    r"(?i)[^€]*\b(?:travaux|co[ûu]t|d[ée]pense)\w*\s[^€]*€[^€]*\b(?:aides?|subventions?|primes?)\b[^€]*€"
)
"""A line that tells the works of whom it helps, then the help."""
DETAIL = re.compile(r"\s*\([^()]*€[^()]*\+[^()]*€[^()]*\)?\s*$")
"""A line in parentheses that tells what the sum above it is made of."""
NOTE = re.compile(r"\s*\*{1,3}\s?\d[\d ]*\s?€")
"""A note under a table."""
ENCOURS = SansCasse(r"\bencours\s(?:de\s(?:la\s)?dette|du)[^.:\n]{0,90}:\s?\n[^.\n]{0,60}$")
"""A list of what is owed."""
REFUS = re.compile(r"(?i)\W{0,4}refus(?:[ée]e?s?)?\b")
COMPTE = re.compile(r"[^\w\n]{0,3}\d{3,6}\s?[-–:]\s?[A-Za-zÀ-ÿ]")
"""A line that an account opens: `002 - Résultat reporté`."""
AVANT_CELA = re.compile(
    r"(?i)\s?[x×]\s?\d[\d.,]*\s?%\s?=|\s{0,2}\(?(?:auparavant|actuellement|jusqu'(?:ici|alors|[àa]\spr[ée]s)|pr[ée]c[ée]demment)|\s(?:l'an(?:n[ée]e)?\s)?(?:pass[ée]e?|derni[èe]re?)\b|\sl'an\spass|\spour\sune\shypoth|\s(?:ayant|a\sd[ée]j[àa]|ont\sd[ée]j[àa])\s[ée]t[ée]\s(?:vers|per[çc]u|accord|attribu|vot|pay)"
)
"""Right behind a sum: it is what a share is taken of, or what was."""


PARENTHESE = re.compile(r"\([^()€]{1,40}\)")


def aside(text: str, somme: Somme, proche: str, ligne: str) -> bool:
    """No sum of the act's, whatever the act does there: nothing, what was, a limit, an account's line."""
    if (
        FRAIS.search(proche)
        or AUTRE_CHOSE.search(proche)
        or REFUS.match(ligne)
        or AUTRE_PAYEUR.match(text, somme.suite)
    ):
        return True
    if TRAVAUX_AIDES.match(ligne) and ligne.find("€") >= ligne.rfind(text[somme.debut : somme.fin]):
        return True
    head = text[max(0, somme.debut - 200) : somme.debut]
    if DETAIL.match(ligne) or NOTE.match(ligne) or ENCOURS.search(head):
        return True
    account = COMPTE.match(ligne) and not re.search(r"(?i)subvention|non[\s-]valeur|cr[ée]ance", ligne)
    return (
        not somme.valeur
        or bool(PAS.search(PARENTHESE.sub("", proche)))
        or replaced(text, somme, proche)
        or bool(account)
    )


def alone(text: str, start: int, ligne: str) -> bool:
    """A cell of a table whose columns are lost: a line of figures that no sentence leads to."""
    if re.search(r"[^\W\d_]{2}", re.sub(r"(?i)euros?|ht|ttc|hors taxes", "", ligne)):
        return False
    return not re.search(
        r"(?i)(?:\b(?:de|d'|[àa]|est|soit|pour|(?:un|le|du)\smontant|la\ssomme|et|au|co[ûu]t|prix)|[:,(=])\s*$",
        text[max(0, start - 20) : start],
    )


def replaced(text: str, somme: Somme, proche: str) -> bool:
    """What the sum was until now: `de porter la caution de 300 € à 1 500 €`, `300 € auparavant`."""
    after = text[somme.suite : somme.suite + 30]
    if re.match(r"\s?[àa]\s\d[\d ]*\s?€", after) and re.search(r"(?i)\b(?:de|entre)\s$", proche):
        return True  # a range
    if re.match(r"(?:\s?H\.?T)?\s?et\s\d[\d ]*\s?€", after) and re.search(r"(?i)\bentre\s$", proche):
        return True
    head = text[max(0, somme.debut - 40) : somme.debut]
    if (range_ := ETENDUE.search(head)) and not CHANGE.search(
        text, max(0, somme.debut - 180), somme.debut - len(head) + range_.start()
    ):
        return True
    if AVANT_CELA.match(after) or (
        text[somme.debut - 1 : somme.debut] == "(" and re.match(r"\sen\s(?:19|20)\d\d\)", after)
    ):
        return True
    return bool(
        re.search(
            r"(?i)\b(?:port|augment|ramen|baiss|r[ée]vis|modifi|pass|r[ée]dui)\w*\s[^.;]{0,80}\b(?:de|ces|cette\ssomme\sde)\s$",
            proche,
        )
        and re.match(r"(?:\sH\.?T\.?)?\s[àa]\s\d", after)
    )
