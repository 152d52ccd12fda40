"""What an act does where it names a sum: recital, account of the facts, proposal, decision, or a matter that is not the act's.

A state holds from the words that open it to those that open the next: `Vu …`, `Monsieur le maire expose`, `Il est proposé`, `Le
conseil décide`, `Questions diverses`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.montants.brefs import FAIT, FUTUR, NOMINAL, PORTE, SOUHAIT, brief, decided_from
from extractors.patterns.casse import Motif, SansCasse

Etat = Literal["neutre", "visa", "rappel", "expose", "propose", "decide", "debat", "hors"]

_DEBUT = r"(?:\A|(?<=\n)|(?<=[.;:!?»]\s)|(?<=\d\)\s))[^\w\n(]{0,5}"
_QUI = r"(?:monsieur|madame|m\.|mme|mr|le\smaire|la\smaire|le\spr[ée]sident|la\spr[ée]sidente|l'adjoint\w*|rapporteur\w*|il|elle)"
DECIDENT = (
    r"(?:d[ée]cid|approuv|accept|autoris|fix|vot|attribu|accord|valid|adopt|donn|sollicit|s'engag|arr[êe]t|allou|retien|confi|renouvell|institu|instaur|"
    r"vers|octroi|consen|d[ée]livr|rejett|refus|adh[èe]r|maintien|confirm|admet|mandat|opt|ratifi|achet|vend|c[èe]d|acquier|demand|souscri|contract|d[ée]lib[èe]r|lou|rembours|ouvr|revaloris|offr|particip|affect|constitu|indemnis|majore?|r[ée]parti)(?:e|ent|t|nent|nnent)?|"
    r"prend\sen\scharge|choisi(?:t|ssent)|recondui(?:t|sent)|rel[èe]ve(?:nt)?|conclu(?:t|ent)|cr[ée]e(?:nt)?|r[ée]partit|garanti(?:t|ssent)|fait\sl'(?:acquisition|achat)|passe\scommande|[ée]met(?:tent)?|met(?:tent)?\s[àa]\sdisposition"
)
PASSIF = (
    r"(?i:\b(?:est|sont|sera|seront)\s(?:(?:ainsi|donc|[ée]galement|aussi|lui|leur|d[ée]sormais)\s)?(?:vot|fix|port|accord|attribu|allou|arr[êe]t|accept|lou|approuv|ramen)[ée]e?s?\b(?!\s(?:par|depuis|chaque|en\s(?:19|20)\d\d|sur\sl[ae]\s)\b)|"
    r"\bremise\s(?:\w+\s){0,2}est\sfaite|\bachat\s(?:d[ée]cid|vot|accept)[ée]\b|\b(?:le\sconseil|l'assembl[ée]e|la\scommune)\s(?:participera|versera|prendra\sen\scharge|remboursera|attribuera)\b|\bcolis\ssera\sremis\b)"
    r"|(?<=\n)Vot[ée]e?s?\b(?=[^.]{0,60}[ée]quilibre)"
)
"""A decision whose subject is the thing decided: `les redevances sont portées à`."""
PASSIVE = Motif(PASSIF)
OUVRE = Motif(
    rf"(?<!\w)(?:(?P<visa>{_DEBUT}(?:V[Uu]s?\s(?:l|qu|le|la|les)|V[Uu]\s|Consid[ée]rant|CONSID[ÉE]RANT|Attendu|ATTENDU|Entendu\squ|ENTENDU|Rappelant|Compte\stenu\sd))"
    rf"|(?P<hors>{_DEBUT}(?:(?:[IVX]{{1,4}}|\d{{1,2}})\s?[.)/–-]+\s*)?(?i:q?uestions?\s(?:et\s\w+\s)?diverses?|questions?\s(?:des?\s(?:conseillers|[ée]lus|membres|habitants)|orales|[ée]crites|du\spublic)|informations?(?:\sdiverses?|\s?:?(?=\n))|points?\s(?:divers\b|d'informations?\b|\w+\sde\sl'ordre\sdu\sjour)|tour\sde\stable|affaires\sdiverses|fait\s[àa]\s[A-ZÀ-Ý]\S+,?\sle\s|"
    r"la\ss[ée]ance\sest\slev|s[ée]ance\slev|l'ordre\sdu\sjour\s[ée]tant|prochaine?\s(?:r[ée]union|conseil|s[ée]ance)))"
    rf"|(?P<rappel>(?i:\bpour\s(?:rappel|m[ée]moire)\b|\bpar\sd[ée]lib[ée]rations?\s(?:n|du|en)|\bil\s(?:est|a\s[ée]t[ée])\srappel))"
    rf"|(?P<debat>{_DEBUT}(?i:(?:monsieur\b|madame\b|m\.|mme\b|mr\b)(?!\sle\smaire\spropos)[^.;:\n]{{0,60}}?\s(?:demande\s(?:si|pourquoi|quel|combien|comment|ce\sque|[àa]\squoi|o[ùu])|not(?:e|ent)\sque|r[ée]pond|"
    r"s'interroge|s'[ée]tonne|fait\sobserver|regrette|ajoute|rel[èe]ve|constate\sque|remercie|s'inqui[èe]te|souhaite\ssavoir|confirme))|\bintervention\sde\b)"
    r"|(?P<propose>(?i:\bpropos(?:e|ent|ons)\b|\bpropos[ée]e?s?\s(?:(?:[àa]\sla|[àa]\sl'|au|aux)\s?(?:conseil|assembl|membres|[ée]lus|bureau|comit)|de\s|d')|\bil\s(?:est|vous\sest)\s(?:donc\s)?(?:propos|demand)|\bproposition\sd[e']|"
    r"\bsoumet\b|\bil\sest\sdemand[ée]|\best\s(?:invit|appel)[ée]\w*\s[àa]\b|\bdemande\s(?:au\sconseil|[àa]\sl'assembl|de\sse\sprononcer)))"
    rf"|(?P<expose>(?i:\b{_QUI}\b(?:(?!conseil\smunicipal\s(?:d[ée]cid|accept|approuv))[^.;:]){{0,80}}?\b(?:expose|rappelle|informe|indique|explique|pr[ée]cise|(?<!la\s)pr[ée]sente|"
    r"fait\s(?:part|le\spoint|savoir|lecture|un\spoint)|donne\s(?:lecture|connaissance)|signale|souligne|rend\scompte|annonce|fait\sremarquer)\b))"
    rf"|(?P<decide>(?i:\bapr[èe]s\s(?:en\s|l'\s?)?(?:avoir\s)?(?:en\s)?(?:d[ée]lib|vot[ée])|(?:\b(?:le|ce|notre|les)\s|\bl')(?:conseil(?:lers)?(?:\s(?:municipa(?:l|ux)|communautaires?|"
    r"d[ée]partemental|r[ée]gional|syndical|d'administration|m[ée]tropolitain|de\scommunaut[ée]))?|assembl[ée]e|comit[ée](?!\s(?:des?\s|d'|du\s|tech|soc|cons))(?:\ssyndical)?|bureau(?:\scommunautaire)?|commission\spermanente|membres|[ée]lus)\b"
    rf"(?:(?!\.\s[A-ZÀ-Ý]|pr[ée]sents?\s?:|[ée]taient\s|absents?\b|excus[ée]s?\b)[^;]){{0,240}}?(?<!\bqui\s)(?<!\bla\s)(?<!\bune\s)(?<!\bsa\s)(?<!\bcette\s)\b(?:{DECIDENT}|(?:a|ont)(?:,?\s[àa]\sl'unanimit[ée],?)?\s(?:d[ée]cid|attribu|accord|approuv|accept|vot|fix|admi)[ée]?s?(?!\w|\s(?:en\s\d|le\s\d|lors\b)))\b)|{_DEBUT}(?i:d[ée]cide(?:nt)?|approuve|accepte|autorise|fixe|vote|attribue|accorde|valide|adopte|sollicite|"
    rf"s'engage|arr[êe]te|alloue|retient|confie|octroie|verse|institue|d[ée]cision)\b(?!\smodif|\sdu\smaire)|\bDECIDE\b|\bD[ÉE]CIDE\b|{_DEBUT}(?i:adopt[ée]e?s?\s[àa]\sl'unanimit[ée]\s?:\s?\n)))"
)
REGIME = SansCasse(
    r"(?<!\w)(?:inform\w*|expos\w*|propos\w*|demand\w*|rappel\w*|part|pr[ée]sent\w*|indiqu\w*|soumet|au|aux|du|des|de|[àa]|devant|par|que|dans|pour|lecture)\s(?:[àa]\s)?$"
)
"""Before `le conseil`, words of which it is not the subject: `informe le conseil municipal que`."""
COUPE = re.compile(r"[^\W\d]\n[a-zà-ÿ]")
"""A verb in small letters at the head of a line that only goes on: `la société, qui⏎sollicite`."""
ASSEMBLEE = SansCasse(
    r"\b(?:conseil\w*|assembl[ée]e|comit[ée]|bureau|membres|[ée]lus|d[ée]cide\w*|d[ée]lib)\b|apr[èe]s"
)
PARFAIT = SansCasse(r"\s(?:a|ont)(?:,?\s[àa]\sl'unanimit[ée],?)?\s\w+$")
ANTERIEUR = SansCasse(
    r"\bd[ée]lib[ée]rations?\b|\ben\sdate\sdu\b|\bs[ée]ance\sdu\s\d|\bauparavant\b|\bd[ée]j[àa]\b|\ben\s(?:19|20)\d\d\b"
)
"""Beside `le conseil a décidé`: it did so at another sitting."""
RETENUE = SansCasse(rf"\b(?:{DECIDENT})\s(?:donc\s)?(?:la|les|cette|ces)\s$")
DELIBERE = SansCasse(
    r"\bd[ée]lib[ée]r[ée]|\b(?:le\sconseil|l'assembl[ée]e|le\scomit[ée]|les\smembres)\b[^.]{0,200}\bd[ée]cid"
)
AVEU = 90
"""Letters behind the first decision in which its vote may be told."""
AUTRUI = SansCasse(
    r"\b(?:ma[îi]tres?\sd'(?:œ|oe)uvre|soci[ée]t[ée]s?|entreprises?|banques?|cr[ée]dit\s\w+|caisse\s\w+|op[ée]rateurs?|prestataires?|fournisseurs?|architectes?|bureau\sd'[ée]tudes?|"
    r"concessionnaires?|propri[ée]taires?|vendeurs?|acqu[ée]reurs?|locataires?|notaires?|assureurs?)\b[^.;:\n]{0,60}$"
)
"""Before `propose`, one who is not of the assembly: what he proposes is an offer."""
NON = SansCasse(
    r"\bavis\sd[ée]favorable|\brefuse(?:nt)?\b|\brejett?e(?:nt)?\b|\brenvo(?:ie|y[ée])\w*\s[àa]\b|d[ée]cid\w*\s(?:[àa]\sl'unanimit[ée]\s)?de\sne\spas\b|\bsurs(?:eoir|is)\b|\bajourn\w+|\breport[ée]e?\s(?:[àa]|au)\b|\b(?:est|sont)\s(?:\w+\s)?(?:report|ajourn|retir|refus|rejet|[ée]cart)[ée]e?s?\b|\bpas\s(?:donn\w+\s(?:de\s)?suite|retenue?s?\b)|\bsans\ssuite\b|"
    r"demander?\s(?:de\splus\samples|des?\scompl[ée]ments?|un\sautre\sdevis|d'autres\sdevis)"
)
VOTE = SansCasse(
    r"\badopt(?:[ée]e?s?|ion)\b|\baccord\sunanime|\bvot(?:e|es|ants|[ée]e?s?)\b|\bunanimit|\b\d{1,2}\s(?:voix\s)?pour\b|\babstention|\baccord\sdu\sconseil|\bautoris[ée]e?\s[àa]\s(?:les?\s|l[ae]\s)?signer|\bvoix\b|\bapprouv[ée]e?s?\b|\bmajorit[ée]\b|\bpour\s?:\s?\d"
)
PRECITE = SansCasse(
    r"\b(?:pr[ée]cit[ée]|sus[\s-]?(?:dit|vis[ée]|mentionn[ée]|indiqu[ée]|nomm[ée])|ci[\s-]dessus|mentionn[ée])|\b(?:le\sdevis|l'offre|la\sproposition)\s(?:pr[ée]sent|propos|ainsi)|\bcette?\s(?:offre|proposition|devis|participation|estimation|somme)"
)


@dataclass(frozen=True, slots=True)
class Zones:
    """Where each state begins, in order; `fin`: where the last words of decision or of vote stand, -1 where there are none."""

    places: tuple[int, ...]
    etats: tuple[Etat, ...]
    decide: bool
    fin: int
    text: str
    first: int
    end: int

    @property
    def refuse(self) -> bool:
        """Words near a decision say that something is refused or put off."""
        return any(NON.search(self.text, max(self.first, p - 250), min(self.end, p + 250)) for p in self._decided())

    @property
    def assemblee(self) -> bool:
        """An assembly votes or deliberates before the first decision, or in its first words."""
        end = min([*self._decided(), self.end]) + AVEU
        return VOTE.search(self.text, self.first, end) is not None or DELIBERE.search(self.text, 0, end) is not None

    @property
    def precite(self) -> bool:
        """A decision is about the sum named above it."""
        return any(PRECITE.search(self.text, p, self.end) for p in self._decided())

    def _decided(self) -> list[int]:
        return [p for p, e in zip(self.places, self.etats, strict=True) if e == "decide"]

    def at(self, position: int) -> Etat:
        index = bisect_right(self.places, position) - 1
        return self.etats[index] if index >= 0 else "neutre"

    def start(self, position: int) -> int:
        """Where the state of a position begins."""
        index = bisect_right(self.places, position) - 1
        return self.places[index] if index >= 0 else 0


@lru_cache(maxsize=4)
def zones(text: str) -> Zones:
    places: list[int] = []
    etats: list[Etat] = []
    first = text.find("\n") + 1
    at = 0
    while match := OUVRE.search(text, at):
        kind: Etat = match.lastgroup or "neutre"  # type: ignore[assignment]
        at = max(match.end(), at + 1)
        if kind == "hors" and match.start() >= first:
            places.append(match.start())
            etats.append(kind)
            break
        if kind == "hors" or (kind == "decide" and _object(text, match)):
            at = match.start() + (match.group().find(" ") + 1 or len(match.group()))
            continue
        told = _told(text, match, kind)
        if told is None:
            continue
        kind = told
        if kind == "rappel":
            _remind(text, match.start(), places, etats)
            continue
        places.append(match.end() if kind == "decide" else match.start())
        etats.append(kind)
    end = places[-1] if etats and etats[-1] == "hors" else len(text)
    _passives(text, first, end, places, etats)
    decided = [p for p, e in zip(places, etats, strict=True) if e == "decide"]
    voted = [m.end() for m in VOTE.finditer(text, first, end)]
    last = max([*decided[-1:], *voted[-1:]], default=-1)
    order = sorted(range(len(places)), key=lambda i: places[i])
    return Zones(
        tuple(places[i] for i in order), tuple(etats[i] for i in order), bool(decided), last, text, first, end,
    )  # fmt: skip


def _passives(text: str, first: int, end: int, places: list[int], etats: list[Etat]) -> None:
    """The decisions whose subject is the thing decided, in acts that tell their vote: none in a recital or in a debate."""
    for match in PASSIVE.finditer(text, first, end):
        before = max((i for i in range(len(places)) if places[i] <= match.start()), key=places.__getitem__, default=-1)
        state = etats[before] if before >= 0 else "neutre"
        if state in ("neutre", "expose", "propose") and VOTE.search(
            text, max(0, match.start() - 250), match.start() + 600
        ):
            places.append(match.end())
            etats.append("decide")
    if brief(text):
        _briefs(text, first, end, places, etats)


SOMME = re.compile(r"[^.;€]{0,120}?\d\s?(?:€|euros)|[^.;€]{0,60}:\s?\n")
FIN_VISA = re.compile(
    r"[,;.]\s*\n(?=[A-ZÀ-Ý*•-])(?!(?:Vu|VU|Consid|CONSID|Attendu|Entendu|Ou[ïi]|Rappelant|Compte\stenu)\b)"
)
"""Where a recital ends in an act of a few lines: the next paragraph is none."""
SUITE = 130
"""Letters behind the verb of a decision in which its sum stands, unless it stands before."""


def _briefs(text: str, first: int, end: int, places: list[int], etats: list[Etat]) -> None:
    """In an act of a few lines: decisions in every voice, and members who speak."""
    before = list[re.Match[str]]()
    for pattern in (PORTE, NOMINAL, FUTUR):
        for match in pattern.finditer(text, first, end):
            if pattern is PORTE and not SOMME.search(text, match.end(), match.end() + SUITE):
                before.append(match)
                continue
            places.append(match.end())
            etats.append("decide")
    for place, etat in list(zip(places, etats, strict=True)):
        if etat == "visa" and (stop := FIN_VISA.search(text, place, end)) and stop.end() not in places:
            places.append(stop.end())
            etats.append("neutre")
    for match in SOUHAIT.finditer(text, first, end):
        places.append(match.start())
        etats.append("debat")
    for match in [*before, *FAIT.finditer(text, first, end)]:
        start = max(first, decided_from(text, match.start()))
        kept = [(p, e) for p, e in zip(places, etats, strict=True) if not start <= p <= match.end()]
        places[:] = [*(p for p, _ in kept), start]
        etats[:] = [*(e for _, e in kept), "decide"]


def _told(text: str, match: re.Match[str], kind: Etat) -> Etat | None:
    """The state that words open, once it is known whose they are: an offer and a decision of old are told; None for no state."""
    at = match.start()
    if kind == "propose":
        if match.group().lower().startswith("proposition") and RETENUE.search(text, max(0, at - 40), at):
            return None
        return "expose" if AUTRUI.search(text, max(0, at - 90), at) else kind
    if kind == "decide":
        titled = at < text.find("\n") and not ASSEMBLEE.search(match.group())
        if titled or COUPE.search(text, max(0, at - 2), at + 1):
            return None
        if PARFAIT.search(match.group()) and ANTERIEUR.search(text, max(0, at - 120), match.end()):
            return "expose"
    return kind


def _object(text: str, match: re.Match[str]) -> bool:
    """`informe le conseil municipal`: the assembly is told, it does not decide yet."""
    if not re.match(r"(?i)l(?:e|es)\s|l'|ce\s|notre\s", match.group()):
        return False
    return REGIME.search(text, max(0, match.start() - 24), match.start()) is not None


def _remind(text: str, at: int, places: list[int], etats: list[Etat]) -> None:
    """A reminder holds for its sentence, and for the items that it announces."""
    before: Etat = etats[-1] if etats else "neutre"
    stop = re.compile(r"\.\s+(?=[A-ZÀ-Ý])|\n(?=[A-ZÀ-Ý])(?!\n)|\n\s*\n").search(text, at)
    end = stop.end() if stop else len(text)
    while (line := re.match(r"\W{0,3}(?:[-–•*·▪]|[eo]\s)[^\n]*\n?", text[end : end + 400])) is not None:
        end += line.end()
    places += [at, end]
    etats += ["rappel", before]
