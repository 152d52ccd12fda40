"""Whose vote a text tells: this assembly's own, or one that it quotes (a committee's, another body's, an earlier one's).

The subject of the sentence decides: `Le conseil municipal, après en avoir délibéré, à l'unanimité` is the act's vote, `le
rapport que la CLECT a adopté à l'unanimité` is not. Recitals (Vu, Considérant) and quoted law tell no vote of the act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.patterns.casse import SansCasse

INSTANCE = (
    r"(?:commission\spermanente|commissions?|clect|cst|ctp?|caa?o|c\.a\.o|comit[ée]s?(?:\s(?:syndical|directeur|technique|social|de\spilotage))?|bureau(?:\s(?:communautaire|syndical|municipal))?|jury|syndicats?|communaut[ée]s?\s(?:de|d'|urbaine)|m[ée]tropole|"
    r"conseils?\s(?:communautaires?|d'exploitation|d[ée]partement\w+|r[ée]giona\w+|syndica\w+|d'administration|d'[ée]cole|m[ée]tropolitain|g[ée]n[ée]ral|"
    r"de\s(?:d[ée]veloppement|surveillance|communaut[ée]|quartier)|citoyen|d'arrondissement|municipal\sdes\s(?:jeunes|enfants))|"
    r"conseils\smunicipaux|assembl[ée]e\s(?:g[ée]n[ée]rale|nationale)|s[ée]nat|parlement|associations?|copropri\w+|(?:autres\s)?communes(?:\s(?:membres|voisines))?)"
)
ARTICLE = r"(?:les?|la|l'|une?|chaque|son|sa|notre|leur)\s?"
AUTRE = SansCasse(
    rf"(?P<role>\bpar\s{ARTICLE}|\bavis\b[^.;\n]{{0,40}}\s(?:du|de\sla|des|de\sl')\s?|(?<![\w'])(?:(?:du|de\sla|des|aux?|[àa]\sla|dans\sla)\s|(?:de|[àa]|dans)\sl'\s?)|(?<![\w'])(?:membres|d[ée]l[ée]gu[ée]s)\s(?:du|de\sla)\s|(?<![\w']){ARTICLE})?(?<!\w){INSTANCE}(?!\w)"
)
PRESENT = (
    r"(?:d[ée]cid|approuv|autoris|adopt|valid|fix|attribu|accord|accept|d[ée]sign|donn|mandat|charg|confirm|rejett|refus|sollicit|vot|arrêt)(?:e|ent)|"
    r"prend|prennent|[ée]met|[ée]mettent|d[ée]finit|[ée]lit"
)
DECIDE = SansCasse(rf"\b(?:{PRESENT})\b")
DELIBERANTE = SansCasse(
    r"bureau|comit[ée]|conseil\s(?!d'[ée]cole|citoyen|municipal|de\s(?:d[ée]v|quartier))|commission\spermanente|assembl[ée]e\sg"
)
"""The other bodies that take acts of their own: a committee never does, whatever its tense."""
DELIBERE = SansCasse(
    r"[^.;]{0,80}?apr[èe]s\s(?:en\s)?(?:avoir\s)?(?:en\s)?(?:\w+ment\s)?d[ée]lib|[^.;]{0,40}\b(?:a|ont)\s?,\s?[àa]\s(?:l'unanimit|la\smajorit)|,\s?(?:par\s\w{1,12}\svoix|[àa]\sl'unanimit|[àa]\sla\smajorit)"
)
FIN = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\bMme)[.;]")
REGISTRE = SansCasse(
    rf"(?:registre|extrait|proc[èe]s[\s-]verba\w+|d[ée]lib[ée]rations?|s[ée]ance)[^.;:]{{0,60}}?\s(?:du|de\sla)\s(?P<qui>{INSTANCE})(?!\w)"
)
PROPRE = SansCasse(
    r"(?<![\w'])(?:le|ce|notre|du|les\smembres\sdu)\sconseil(?:\smunicipal)?(?!\s(?:communaut|d[ée]part|r[ée]g|synd|d'|m[ée]tro|de\s|g[ée]n|citoyen|municipal\sdes?\s))|"
    r"\bconseil\smunicipal,|\bl'assembl[ée]e(?!\s(?:g[ée]n|nat))|\bles\s(?:conseillers|[ée]lus|membres\s(?:pr[ée]sents|de\sl'assembl))|"
    r"apr[èe]s\s(?:en\s)?(?:avoir\s)?(?:en\s)?d[ée]lib|\b(?:il\sest\s)?d[ée]cid(?:ent|[ée])?\b|\bvotes?\s?:|r[ée]sultats?\sdu\svote|"
    r"(?:mise?|soumise?|passe?|proc[ée]d\w+)\sau[x]?\sv|\b(?:cette|ces|la\spr[ée]sente)\s(?:d[ée]lib|d[ée]cision|proposition|motion|r[ée]solution)"
)
MUNICIPAL = SansCasse(r"\bconseil\smunicipal(?!\sdes?\s)|apr[èe]s\sen\savoir\sd[ée]lib[^.;]{0,60}conseil\smunicipal")
DEBUT = re.compile(
    r"(?:^|[.:;|=)\]»\d\n])\s?(?:(?:[AÀ]\s)?(?:[Ll]'|[Ll]a\s|L'|LA\s)?|(?:Adopt|ADOPT|Approuv|APPROUV|Accept|ACCEPT|Vot|VOT|Accord|ACCORD)\w*\s(?:[àaÀA]\s)?(?:l'|la\s|L'|LA\s)?)$"
)
"""`| A l'unanimité`, `ADOPTÉ à la majorité`: a statement with a beginning of its own."""
CELLULE = re.compile(
    r"(?:Unanimit[ée]|UNANIMIT[ÉE]|Majorit[ée]|MAJORIT[ÉE]|Prend\sacte|Adopt[ée]e?|Rejet[ée]e?)[ .]*(?:\n|$)"
)
ELIDED = re.compile(r"(?i)(?:[àa]\s)?(?:l'|la)\s?$|\b(?:est|sont|et|que|qui|a)\s$")
"""A result that ends its line with a capital of its own: a list's cell, whatever stands in the cell before."""
RECITAL = re.compile(r"\W{0,6}(?:[Vv][uU]s?|Consid[ée]rant|CONSID[ÉE]RANT|Attendu|ATTENDU|Rappelant|RAPPELANT)\b")
BORNE = re.compile(
    r"[.!?;,:\n](?:(?<=[.!?])(?<!\bM.)(?<!\bMM.)(?<!\bMme.)(?<!\bart.)(?<!\bn.)\s+(?=\W{0,4}[A-ZÀ-Ý])|(?<=;)\s|(?<=\n)\s*\n|(?<=\.)\s?\n(?=[àa]\s(?:l'unanim|la\smajor))|(?<=[.,;:])\s?\n(?=\W{0,6}[A-ZÀ-Ý\d])|"
    r"(?<=\n)(?<!par\n)(?<!avec\n)(?=\W{0,4}\d{1,3}\s(?:votes?|voix|pour|contre|abst))|(?<=\n)(?=\s?[•●▪*–-]\s?)|(?<=\n)(?=\W{0,4}[AÀ]\s(?:L'UNANIM|l'[Uu]nanim|LA\sMAJ|la\s[Mm]aj))|"
    r"(?<=\n)(?=\W{0,4}(?:V[uU]|C(?:onsid|ONSID)|A(?:près|PR[EÈ]S)|L[Ee]\s[Cc]|D[EÉ]CIDE|V[Oo][Tt][Ee]|(?:La\s|LA\s)?D(?:[ée]lib[ée]ration|[EÉ]LIB[EÉ]RATION)\s(?:est\s|EST\s)?(?:adopt|vot|approuv|ADOPT|VOT|APPROUV))))"
)
DATEE = SansCasse(
    r"\b(?:par|dans|selon|suivant)\s(?:une?\s|la\s|sa\s|ses\s|les\s)?(?:pr[ée]c[ée]dentes?\s)?d[ée]lib[ée]rations?\b|\b(?:lors\sd\w*|au\scours\sde|dans)\s?(?:la|sa|une|le|son)?\s?(?:pr[ée]c[ée]dente\s|derni[èe]re\s)?(?:s[ée]ance|r[ée]union|conseil)[^.;]{0,30}\b(?:du|de|en)\s\d|"
    r"\b(?:d[ée]j[àa]|pr[ée]c[ée]demment|ant[ée]rieurement)\b|\ben\sdate\sdu\b|\b(?:le|du)\s\d{1,2}(?:er)?\s\w{3,9}\s(?:19|20)\d\d\b"
)
PASSE = SansCasse(r"\b(?:a(?!\s(?:l'unanim|la\smajor))|ont|avait|avaient|avez|avons|d[ée]j[àa])\b")
REPORTED = SansCasse(
    r",\s(?:d[ée]j[àa]\s)?(?:adopt|vot|approuv|valid|accept)[ée]e?s?\s(?:le\s\d{1,2}(?:er)?\s|en\s(?:\w+\s)?(?:19|20)\d\d|lors\sd)[^.;,]{0,60}$"
)
"""`le budget, adopté le 27 mars par 22 voix contre 7, prévoyait …`"""
RAPPEL = SansCasse(
    r"\b(?:avait|avaient|auraient?)\b|\b(?:rappel\w+|soulign\w+|pr[ée]cis\w+|indiqu\w+|inform\w+)\s(?:[^.;]{0,40}\s)?qu[e'][^.;]{0,200}\b(?:a|ont)\s"
)
LOI = SansCasse(
    r"\bles\s(?:d[ée]cisions|d[ée]lib[ée]rations|r[ée]solutions)\s(?:\w+\s){0,4}(?:sont|doivent)\b|\bstatu(?:e|ent|ant|er)\b|\bse\spronon[çc]\w+|\brequise?s?\b|\bsoit\s[àa]\s(?:l'|la)|\bconditions\sde\b|\barticles?\s(?:[LRD]\.?\s?)?\d|\bcode\sg[ée]n[ée]ral"
)
CONDITION = SansCasse(
    r"(?:\bsi\b|\bs'il|doit|doivent|devra|pourra|peut|peuvent|propos\w+\s(?:de|d')|propos\w+[^.\n]{0,12}\sde|invit[ée]e?\s[àa]|demande\s(?:de|que|à)|appel[ée]\s[àa]|il\sconvient\s(?:de|d')|d[ée]cision\sde|afin\sd[e']|pour\sque|souhait\w+\s(?:que|de)|sera|seront|serait|fau[td]\w*|n[ée]cessit\w+|exig\w+|requi\w+|sans\s(?:que|avoir))\s?[^.\n]{0,30}$"
)
PROCEDURE = SansCasse(
    r"(?:(?:ne\spas\s)?(?:proc[ée]der|recourir|voter|effectuer|d[ée]roger|renoncer|user)|dispens\w+|(?:accept|approuv|d[ée]cid|opt|choisi|demand)\w*[^.;]{0,40}\b(?:vote|scrutin))[^.;]{0,60}(?:scrutin\s(?:secret|public)|bulletins?\ssecrets?|vote\s(?:secret|[àa]\smain)|main\slev[ée]e)|"
    r"(?:ajout\w*|rajout\w*|inscri\w+|inscription|modifi\w+|retrait|suppression|supprimer)[^.;]{0,80}ordre\sdu\sjour|suspension\sde\s(?:la\s)?s[ée]ance|huis\sclos|(?:d[ée]sign|nomm)\w+[^.;]{0,60}secr[ée]taire\sde\s(?:la\s)?s[ée]ance"
)
PRECEDENT = SansCasse(
    r"proc[èe]s[\s-]verb|compte[\s-]?rendus?\s(?:de\s(?:la\s)?(?:pr[ée]c|derni|s[ée]ance|r[ée]union)|du\sconseil|pr[ée]c)|\bp\.?v\.?\s(?:de|du)\b"
)
ANNONCE_AUTRE = SansCasse(
    rf"(?:\bvotes?|\bavis|\bpositions?|\br[ée]sultats?)\s(?:[^\W\d_]+\s){{0,2}}?(?:du|de\sla|des|de\sl'|en|au)\s?(?P<qui>{INSTANCE})(?!\w)[^.;\n]{{0,60}}?[:(]?\s?$"
)
"""`Vote de la commission des finances : 5 pour, 2 contre`: the label tells whose counts follow."""
CONSULTES = SansCasse(r"\b(?:consultations?|sondages?|enqu[êe]tes?|r[ée]f[ée]rendums?|questionnaires?)\b[^.;\n]{0,80}$")
AVIS_RENDU = SansCasse(r"\b(?:a|ont)\s(?:rendu|[ée]mis|donn[ée])\s(?:un|son|leur)\savis\s[^.;]{0,60}$")
"""`Le CREFOP a rendu un avis favorable à l'unanimité`: somebody was asked, whoever it is."""
TAKES = SansCasse(
    r"(?m)^\W{0,3}la\scommission\spermanente\s(?:en\s)?a\s(?:pris\sacte|adopt[ée]|approuv[ée]|d[ée]cid[ée])"
)
INTENTION = SansCasse(r"\bannonc\w+\s[^.;]{0,30}$")
"""`Mme ROUX annonce un vote contre`: nobody voted yet."""
AMENDEMENT = SansCasse(r"\bamendements?\b|sous-amendement")
AVANT, APRES = 600, 160


@dataclass(frozen=True, slots=True)
class Contexte:
    """One act's text; `propres`: the bodies whose act it is (`conseil communautaire` in a community's act)."""

    text: str

    @property
    def propres(self) -> frozenset[str]:
        return own_bodies(self.text)

    def foreign(self, start: int, end: int) -> bool:
        """The vote printed at `text[start:end]` is not this act's."""
        before, after = self.sentence(start, end)
        opens = DEBUT.search(before) and re.search(
            r"[AÀ]\s|[A-ZÀ-Ý]{3}|(?:^|\n)\s?[A-ZÀ-Ý]", before[-14:] + self.text[start : start + 1]
        )
        if opens or (CELLULE.match(self.text, start) and not ELIDED.search(before)):
            before = ""
        own = max((m.start() for m in PROPRE.finditer(before)), default=-1)
        mentions = list(AUTRE.finditer(before))
        others = [m for m in mentions if _body(m) not in self.propres]
        own = max([own, *(m.start() for m in mentions if m not in others)])
        if RECITAL.match(before) and own < 0:
            return True
        if (
            INTENTION.search(before)
            or (own < 0 and AVIS_RENDU.search(before))
            or _agent(self, after)
            or (own < 0 and LOI.search(before))
        ):
            return True
        if any(_governs(m, before, own) for m in others) or self._announced(before, own):
            return True
        return self._past(before, own)

    def _announced(self, before: str, own: int) -> bool:
        """The label just before the counts names another body, or people who were asked."""
        head = ANNONCE_AUTRE.search(before)
        if head and _norm(head["qui"]) not in self.propres and not _beside(before, head.start(), head.end("qui")):
            return own <= head.start()
        asked = CONSULTES.search(before)
        return asked is not None and own < asked.start()

    def _past(self, before: str, own: int) -> bool:
        """A vote that the text reports from another day: `par délibération du 3 mai, le conseil a approuvé à l'unanimité`."""
        decided = re.search(r"(?i)apr[èe]s\s(?:en\s)?(?:avoir\s)?(?:en\s)?d[ée]lib|\bd[ée]cident?\b", before)
        if REPORTED.search(before):
            return True
        if decided:
            return False
        if RAPPEL.search(before) or (DATEE.search(before) and PASSE.search(before, max(0, own))):
            return True
        title = self.text[: max(0, self.text.find("\n"))]
        return bool(PRECEDENT.search(before) and own < 0 and not PRECEDENT.search(title))

    def sentence(self, start: int, end: int) -> tuple[str, str]:
        """What the sentence says before the words at `start`, and after `end`."""
        return _sentence(self.text, start, end)

    def conditional(self, start: int) -> bool:
        """Proposed, asked or foreseen, not done."""
        return bool(CONDITION.search(self.text[max(0, start - 60) : start]))

    def procedural(self, start: int, end: int) -> bool:
        """How to vote, or what to vote on: not the act's own vote."""
        before, after = self.sentence(start, end)
        return bool(PROCEDURE.search(before[-160:] + self.text[start:end] + after)) or bool(
            AMENDEMENT.search(before[-120:] + after[:60])
        )


@lru_cache(maxsize=32)
def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    title = text.find("\n") + 1
    begin = max(start - AVANT, title if title <= start else 0)
    opened = text.rfind("(", max(begin, start - APRES), start)
    if opened > text.rfind(")", begin, start):
        start = opened
    window = text[begin : start + 9]
    cut = max((m.end() for m in BORNE.finditer(window) if m.end() <= start - begin), default=0)
    tail = text[end : end + APRES]
    stop = BORNE.search(tail)
    return text[begin + cut : start], tail[: stop.start()] if stop else tail


SUJET = SansCasse(r"(?:membres|d[ée]l[ée]gu[ée]s)\s(?:du|de\sla)|les?|la|l'|une?|chaque|son|sa|notre|leur")
SUJET_PROPRE = SansCasse(r"\b(?:le\sconseil|l'assembl|qui)\b")


def _decides(tail: str) -> bool:
    """What follows a body: `, à l'unanimité, approuve`, `, après en avoir délibéré`, with no other subject between."""
    tail = FIN.split(tail, maxsplit=1)[0]
    match = DECIDE.search(tail) or DELIBERE.match(tail)
    if not match:
        return False
    between = tail[: match.start()]
    return not PASSE.search(between) and not SUJET_PROPRE.search(between)


def _role(match: re.Match[str]) -> str:
    return " ".join((match["role"] or "").lower().split())


def _subject(match: re.Match[str]) -> bool:
    return bool(SUJET.fullmatch(_role(match)))


def _norm(words: str) -> str:
    return " ".join(words.lower().split())[:24]


def _body(match: re.Match[str]) -> str:
    return _norm(match.group()[len(match["role"] or "") :])


def _governs(match: re.Match[str], before: str, own: int) -> bool:
    """Another body's mention that makes the vote its own: it is the subject, the agent or the giver of the opinion."""
    role = _role(match)
    if match.start() < own:
        return False
    if _subject(match) and ABSOLUE.match(before, match.end()):
        return False
    if _subject(match) or not before[: match.start()].strip(" \n-–•"):
        return own < 0 or match.start() > own + 60 or bool(PASSE.search(before[match.end() :]))
    if role.startswith(("par", "avis")):
        return not _beside(before, match.start(), match.end()) and (own < 0 or len(before) - match.end() < 40)
    return own < 0 and bool(PASSE.search(before))


ABSOLUE = SansCasse(r"\s(?:ne\s|n')?(?:\w{4,}ant|ayant)\s[^,;.]{3,80},\s(?:la|le|les|l'|cette|ce)\b")
"""`Le comité ne disposant pas des taux, la décision est ajournée`: he is the subject of the clause before the comma alone."""
A_PART = SansCasse(
    r",\s(?:\w+ment\s)?(?:examin|pr[ée]sent|[ée]tudi|propos|pr[ée]par|travaill|d[ée]battu|instrui|valid|[ée]labor|arr[êe]t)\w{0,4}\s[^.;,]{0,40}$"
    r"|(?:^|[.;]\s|\n)\W{0,4}(?:sur|apr[èe]s|suite\s[àa]|conform[ée]ment\s[àa]|suivant|selon)\s(?:l')?$"
)
REPREND = SansCasse(
    r"[^.;,:]{0,80},\s(?:est|sont|a\s[ée]t[ée]|ont\s[ée]t[ée]|adopt[ée]e?s?|approuv[ée]e?s?|vot[ée]e?s?|accept[ée]e?s?)\s"
)
"""`Le budget, examiné par la commission le 14 mars, est voté à l'unanimité`: she is only named beside the subject."""


def _beside(before: str, start: int, end: int) -> bool:
    """The body at `before[start:end]` is named beside the subject, whose verb comes behind."""
    return bool(A_PART.search(before[max(0, start - 90) : start]) and REPREND.match(before, end))


PARTICIPE = SansCasse(r"\w\s\w{3,}(?:[ée]|i|u)e?s?\s*$")
"""`à la majorité retient les noms proposés par la commission`: the names are hers, not the vote."""


def _agent(contexte: Contexte, after: str) -> bool:
    """`… adopté à l'unanimité par la CLECT`."""
    match = AUTRE.search(after[:90])
    between = after[: match.start()] if match else ""
    if not match or not _role(match).startswith("par") or ":" in between or PARTICIPE.search(between):
        return False
    return _body(match) not in contexte.propres


@lru_cache(maxsize=8)
def own_bodies(text: str) -> frozenset[str]:
    """The bodies that decide here in the present tense, or whose register the act is from; none in a commune's act."""
    own = {_norm(m["qui"]) for m in REGISTRE.finditer(text[:400]) if DELIBERANTE.match(m["qui"])}
    if not own and any(_decides(text[m.end() : m.end() + 180]) for m in MUNICIPAL.finditer(text)):
        return frozenset()
    for match in AUTRE.finditer(text):
        if _subject(match) and DELIBERANTE.match(_body(match)) and _decides(text[match.end() : match.end() + 180]):
            own.add(_body(match))
    if not own and TAKES.search(text):
        own.add("commission permanente")
    return frozenset(own)
