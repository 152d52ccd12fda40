"""The roll call at the head of a document: who sat, who was absent, who voted for whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.personnes import presences_ailleurs, retouche, trous
from extractors.personnes.noms import Nom, key, read_names, same_person
from extractors.personnes.prenoms import is_prenom
from extractors.personnes.presences_titres import ZONE, Section, sections
from extractors.personnes.procurations_listes import Pouvoir, proxies, told, told_away, told_leaving
from schemas.records import Procuration

MEMBRES = 400
"""More people than any assembly has."""
PHRASES = 250
"""Letters behind the last list in which sentences may still tell who is away."""
ECART = 900
"""Letters between the end of one list and the heading of the next, at most, in one roll call."""


AILLEURS = re.compile(
    r"(?i)\s*(?:non[\s-]+)?(?:absent|excus)\w*(?:\s+(?:et\s+)?(?:non\s+)?(?:excus|repr|ayant|donn|sans|avec|pouvoir|procuration)[^\d]*)?\s*$"
)
"""Said of a name: away from the whole sitting, not for some of its points."""


SEXE = re.compile(r"(?:M\.|Mme|MME|Madame|Monsieur)(?=\s?$)")
"""A civility right before a name (`Mo`nsieur and `M.` are not folded: one list writes one of them)."""
UN_TEMPS = re.compile(r"(?i)\W*(?:(?:pr[ée]sent|absent)e?\s+)?(?:jusqu|à\s+(?:partir|compter)|arriv|d[ée]part)")
REPRESENTE = re.compile(r"(?i)repr[ée]sent|pouvoir|procuration")
BEFORE_A_NAME = re.compile(
    r"(?i)(?:\b(?:de|par|d'|à|et|avec|maire|pr[ée]sidente?|secr[ée]taire|adjointe?|s[ée]ance)|[:,;–—-])\W*$"
)
"""The line above ends so where the next one is the end of its sentence, or a signature."""
RESTE = re.compile(r"(?i)[^,;\n]{0,40}\b(?:d[ée]part|arriv|quitt|à\s+partir|jusqu)")
"""Behind a name: it tells of a part of the sitting."""

EXAMPLES = (
    *retouche.EXAMPLES,
    *trous.EXAMPLES,
    ("Sont présents : Mme Odile FERRAND, M. Luc BON.\nMme Lise CROS donne pouvoir à M. Luc BON. M. Bruno COUDET est excusé.\nM. Luc BON est nommé secrétaire",
     {"membres_presents": ("Odile FERRAND", "Luc BON"), "membres_absents": ("Bruno COUDET",), "procurations": (Procuration("Lise CROS", "Luc BON"),)}),
    ("Conseillers présents : 9\nConseillers absents : 1\nM. Luc PERRET, maire, Mmes Anne GUIBAL, Léa MARCHE, M. Yves SAVOY étaient présents.\n"
     "Mme Zoé TOURNEL (pouvoir à M. Luc PERRET) et M. Noé VALLE étaient absents.\nFait à Breux",
     {"membres_presents": ("Luc PERRET", "Anne GUIBAL", "Léa MARCHE", "Yves SAVOY"), "membres_absents": ("Noé VALLE",), "procurations": (Procuration("Zoé TOURNEL", "Luc PERRET"),)}),
    ("Étaient présents (par ordre alphabétique) : ABADE Claude, BORDE Line\nDélégués suppléants présents sans voix délibérative : Mme GUY Anne\nMandants / Mandataires\nMme Laure FINAT / M. BORDE Line\nAbsents non représentés : M. Noël HENRI",
     {"membres_presents": ("ABADE Claude", "BORDE Line"), "membres_absents": ("Noël HENRI",), "procurations": (Procuration("Laure FINAT", "BORDE Line"),)}),
    ("Présents : BRISSET Aude, RENAUT Paul\nPouvoir de PÉAN Tom à BRISSET Aude\nPouvoir de VIOT Ugo à RENAUT Paul\nAbsent : ZOLA Max",
     {"membres_presents": ("BRISSET Aude", "RENAUT Paul"), "membres_absents": ("ZOLA Max",), "procurations": (Procuration("PÉAN Tom", "BRISSET Aude"), Procuration("VIOT Ugo", "RENAUT Paul"))}),
    ("PRESENTS\nBRISSET AUDE\nRENAUT PAUL\nEXCUSES\nPEAN TOM POUVOIR A RENAUT PAUL\nZOLA MAX\nSECRETAIRE BRISSET AUDE",
     {"membres_presents": ("BRISSET AUDE", "RENAUT PAUL"), "membres_absents": ("ZOLA MAX",), "procurations": (Procuration("PEAN TOM", "RENAUT PAUL"),)}),
    ("Participants : Mme Aude BRISSET suppléante de M. Tom PÉAN, M. Guy LHOME\nExcusés avec pouvoir : M. Ugo VIOT (mandataire : M. Guy LHOME), Mme Zoé ROUX (mandataire Mme Aude BRISSET)",
     {"membres_presents": ("Aude BRISSET", "Guy LHOME"), "procurations": (Procuration("Ugo VIOT", "Guy LHOME"), Procuration("Zoé ROUX", "Aude BRISSET"))}),
    ("PRESENTS : Mme ROCHE Sandrine, M. SALVAN Louis, Mme FABER Josiane\nABSENT : M. TEULAT Bastien\nM. Louis SALVAN quitte la\nséance à 20h10 (après le vote du n° 2023-103) et donne pouvoir à Mme Josiane FABER.",
     {"membres_presents": ("ROCHE Sandrine", "SALVAN Louis", "FABER Josiane"), "membres_absents": ("TEULAT Bastien",), "procurations": (Procuration("Louis SALVAN", "Josiane FABER"),)}),
    ("Présents : Mme Anne ROY, M. Luc BON, Mme Lise CROS\nAbsents : M. Guy HENRI\nMme Lise CROS a quitté la séance à 21h10 et a donné pouvoir à M. Luc BON.",
     {"membres_presents": ("Anne ROY", "Luc BON", "Lise CROS"), "membres_absents": ("Guy HENRI",), "procurations": (Procuration("Lise CROS", "Luc BON"),)}),
    ("Présents : Mme Anne ROY, M. Luc BON\nMme Lise CROS donne pouvoir à M. Luc BON\nLe quorum est atteint",
     {"membres_presents": ("Anne ROY", "Luc BON"), "procurations": (Procuration("Lise CROS", "Luc BON"),)}),
    ("Le nombre de conseillers en exercice était de 8 sur lequel il y avait 3 titulaires\nprésents, à savoir :\nSylvain HEROT, Président,\nJean CHORIN, Maria DURIOUX.\nLe nombre de conseillers titulaires ayant donné pouvoir était de 2 :\n"
     "- David KAUF à Jean CHORIN,\n- Michel CHARD à Maria DURIOUX\nLe nombre de conseillers titulaires absents, était de 1 :\nPaul THIOL.",
     {"membres_presents": ("Sylvain HEROT", "Jean CHORIN", "Maria DURIOUX"), "membres_absents": ("Paul THIOL",),
      "procurations": (Procuration("David KAUF", "Jean CHORIN"), Procuration("Michel CHARD", "Maria DURIOUX"))}),
    ("Étaient présents les membres dont les noms suivent :\nM. Karl BOUAM, Mme Jill LEMER, adjoints\nAbsente : Mme Ève SOT", {"membres_presents": ("Karl BOUAM", "Jill LEMER"), "membres_absents": ("Ève SOT",)}),
    ("Conseillers présents : 5 + 2 pouvoirs\nMembres présents : MM. et Mmes les Adjoints KUNZ Raymond, HEIZ Martine, MM. et Mmes les Conseillers WEIS Tania, MULER Jean-Paul",
     {"membres_presents": ("KUNZ Raymond", "HEIZ Martine", "WEIS Tania", "MULER Jean-Paul")}),
    ("Etaient suppléés :\nALLARD Jean a donné pouvoir à MENZ Jacques\nAUZAT Guy a donné pouvoir à LORENT Patrick\nAbsents : BARDAN Chantal",
     {"membres_absents": ("BARDAN Chantal",), "procurations": (Procuration("ALLARD Jean", "MENZ Jacques"), Procuration("AUZAT Guy", "LORENT Patrick"))}),
    ("Étaient présents : BRIAL\nLuc, KERGUEN Alban, LE\nBLOND\nGrégoire, COMTE Jean\nPaul, LEBRUN\nMartine, DU\nPRÉ Ida, SICRE Guy\nAbsente : LE\nTARN Sonia",
     {"membres_presents": ("BRIAL Luc", "KERGUEN Alban", "LE BLOND Grégoire", "COMTE Jean Paul", "LEBRUN Martine", "DU PRÉ Ida", "SICRE Guy"), "membres_absents": ("LE TARN Sonia",)}),
    ("Présents : Guy HOGARD – Luc\nSOULIER – Magali LOISON\nOdile\nPINTEAU - Patrice BOUCHE – Anne\nSICRE\nAbsents : néant", {"membres_presents": ("Guy HOGARD", "Luc SOULIER", "Magali LOISON", "Odile PINTEAU", "Patrice BOUCHE", "Anne SICRE")}),
    ("Présents : M. ROUX, Mme ROUX, M. BEC\nAbsents : M. LAC (pouvoir à M. BEC) – Mme VASSE\nLes membres présents, au nombre de 3 sur 5, forment la majorité",
     {"membres_presents": ("ROUX", "ROUX", "BEC"), "membres_absents": ("VASSE",), "procurations": (Procuration("LAC", "BEC"),)}),
    ("Présents : Groupe Ensemble : M. Éric VASSEL, Mme Sophie TIXIER\nNon inscrit : M. Guy TOURNEL\nAbsente : Mme MENIER\nEtaient également présents : Mme BRIN, directrice",
     {"membres_presents": ("Éric VASSEL", "Sophie TIXIER", "Guy TOURNEL"), "membres_absents": ("MENIER",)}),
    ("Présents : M. Luc SIX, Mme Zoé ROUX\nExcusés : M. Jean PERRAD (représenté par son suppléant), M. Marcel GUYAT\nMme Zoé ROUX et M. Luc SIX sont désignés secrétaires",
     {"membres_presents": ("Luc SIX", "Zoé ROUX"), "membres_absents": ("Marcel GUYAT",)}),
    ("Présents : Farid AMAR (du point n° 3 au point n° 18), Zoé ROUX\nExcusés : Farid AMAR donnant pouvoir à Zoé ROUX (à partir du point n° 19)\nAbsents : Farid AMAR (jusqu'au point n° 2), Luc BEC\nCulture et Patrimoine",
     {"membres_presents": ("Farid AMAR", "Zoé ROUX"), "membres_absents": ("Farid AMAR", "Luc BEC"), "procurations": (Procuration("Farid AMAR", "Zoé ROUX"),)}),
    ("Etaient présents : PARE, LASSERE D., SOULIER\nEtaient absents :\nPRADEL procuration à LASSERE D.\nSAULE procuration à SOULIER\nMme FONT Lise (pouvoir à PARE, en date du 2 mars 2022)",
     {"membres_presents": ("PARE", "LASSERE D.", "SOULIER"), "procurations": (Procuration("PRADEL", "LASSERE D."), Procuration("SAULE", "SOULIER"), Procuration("FONT Lise", "PARE"))}),
    ("Présents :\nBrahim ABOUT, Eva BECARIA, Nicole\nn° 2013 / 147 BIGAUD, Sophie PASCALE, Agnès BOYET\nAbsents : Sarah ATMAN", {"membres_presents": ("Brahim ABOUT", "Eva BECARIA", "Nicole BIGAUD", "Sophie PASCALE", "Agnès BOYET"), "membres_absents": ("Sarah ATMAN",)}),
)  # fmt: skip


@dataclass(slots=True)
class Appel:
    """The roll call as printed: present, absent without proxy, proxies."""

    presents: list[Nom] = field(default_factory=list)
    absents: list[Nom] = field(default_factory=list)
    pouvoirs: list[Pouvoir] = field(default_factory=list)
    annonces: int | None = None
    coupee: bool = False
    """The list of those present stops in the middle of a name: more were printed, and could not be read."""
    illisibles: int = 0
    """Names that could not be read, in the middle of the list of those present."""
    renvois: bool = False
    """Marks (`Pr*`) whose meaning the page does not print link the excused to those who vote for them."""


def roll_call(text: str) -> Appel:
    """The first roll call of a text; empty lists where there is none."""
    sections = list(_chain(text))
    appel = Appel()
    excused: list[Nom] = []
    for section in sections:
        names, pouvoirs = proxies(section, text)
        appel.pouvoirs += pouvoirs
        if section.sorte == "presents":
            here, away = _here(names, text)
            here = [n for n in here if not any(n is p.mandant and _gone(n, section, text) for p in pouvoirs)]
            appel.presents += here
            excused += away
            appel.annonces = section.annonces if section.annonces is not None else appel.annonces
            appel.coupee |= _cut_short(names) or (section is sections[0] and _begins_above(section, text))
            appel.illisibles += len(section.liste.trous)
        elif section.sorte == "absents" or section.melee:
            excused += names
    if not appel.presents and not any(s.sorte == "presents" for s in sections):
        appel.presents = _unheaded(text, appel, excused)
    appel.presents = _distinct(appel.presents, text)
    present = {_who(n, text) for n in appel.presents}
    excused = [n for n in excused if not any(n is p.mandant for p in appel.pouvoirs)]
    excused = [n for n in _distinct(excused, text) if not _among(_who(n, text), present) or _for_a_while(n, text)]
    _marks(appel, excused, text)
    if sections and not appel.pouvoirs and not any(s.sorte == "pouvoirs" for s in sections):
        appel.pouvoirs = told(text[:ZONE], max(0, sections[0].debut - ECART), sections[-1].liste.fin + ECART)
    excused += _told_in_sentences(appel, sections, text)
    excused = [n for n in _distinct(excused, text) if not _among(_who(n, text), present) or _for_a_while(n, text)]
    by_giver = {id(p.mandant): p for p in appel.pouvoirs}
    appel.pouvoirs = [by_giver[id(n)] for n in _distinct([p.mandant for p in appel.pouvoirs], text)]
    given = [p.mandant.texte for p in appel.pouvoirs[:MEMBRES]]
    appel.absents = [
        n for n in excused[:MEMBRES] if _for_a_while(n, text) or not any(same_person(n.texte, g) for g in given)
    ]
    return appel


def _told_in_sentences(appel: Appel, sections: Sequence[Section], text: str) -> list[Nom]:
    """Those whom a sentence within or behind the lists says away; the votes that it gives go to the roll call."""
    spans = [(s.debut, s.liste.fin) for s in sections] or [(n.debut, n.fin) for n in appel.presents]
    if not spans:
        return []
    away, pouvoirs = told_away(text[:ZONE], spans[0][0], spans[-1][1] + PHRASES)
    appel.pouvoirs += pouvoirs + told_leaving(text[:ZONE], spans[-1][0], spans[-1][1] + ECART)
    return away


def _for_a_while(nom: Nom, text: str) -> bool:
    """`M. BEC (jusqu'à la délibération n° 2)`, among the absent and among the present."""
    return any(UN_TEMPS.match(text[a:b]) and not REPRESENTE.search(text[a:b]) for a, b in nom.notes)


def _unheaded(text: str, appel: Appel, excused: list[Nom]) -> list[Nom]:
    """Those present whom no heading announces, without those that another list names."""
    here, away = _here(presences_ailleurs.present(text[:ZONE]), text)
    excused += away
    spans = [(n.debut, n.fin) for n in (*excused, *(p.mandant for p in appel.pouvoirs))]
    return [n for n in here if not any(a < n.fin and n.debut < b for a, b in spans)]


def _here(names: list[Nom], text: str) -> tuple[list[Nom], list[Nom]]:
    """A list of those present may say of some that they were not: `Mme ROUX (excusée)`, `M. BEC, absent`.

    `Absente représentée`, with no word of by whom, is neither.
    """
    said = [(n, " ".join([n.statut, *(text[a:b] for a, b in n.notes)])) for n in names]
    away = [(n, words) for n, words in said if AILLEURS.match(words)]
    gone = [n for n, _ in away]
    return [n for n in names if not any(n is g for g in gone)], [
        n for n, words in away if not re.search(r"(?i)repr|pouvoir|proc", words)
    ]


def _begins_above(section: Section, text: str) -> bool:
    """Right above the heading, a line that is nothing but whole names: the heading stands half way down its list."""
    end = text.rfind("\n", 0, section.debut + 1)
    start = text.rfind("\n", 0, max(0, end)) + 1
    line = text[start:end].strip() if end > 0 else ""
    if len(line) < 7 or line.endswith((".", ":")) or text[end : section.debut].strip():
        return False
    liste = read_names(text, start, end)
    names = liste.noms
    known = all(n.civilite or is_prenom(n.texte.split()[0]) or is_prenom(n.texte.split()[-1]) for n in names)
    whole = (
        bool(names)
        and len(names) == len(liste.items)
        and known
        and all(" " in n.texte and not n.fonction for n in names)
    )
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)].strip()
    return whole and liste.fin >= start + len(line) - 2 and not BEFORE_A_NAME.search(before)


def _cut_short(names: list[Nom]) -> bool:
    """Full names, and a first name alone at the end."""
    whole = sum(" " in n.texte for n in names)
    return len(names) > 2 and whole == len(names) - 1 and " " not in names[-1].texte and is_prenom(names[-1].texte)


def _chain(text: str) -> Iterator[Section]:
    """The sections of the first roll call, one after the other."""
    reach: int | None = None
    for section in sections(text):
        if reach is not None and section.debut > reach + ECART:
            return
        if section.liste.items:
            reach = max(section.liste.fin, reach or 0)
            yield section
        elif reach is not None:
            reach = max(reach, section.debut)


def _marks(appel: Appel, excused: list[Nom], text: str) -> None:
    """`David (Pr*)` among the excused, `Jean (Pr*)` among the present: the same mark links them."""
    present = {_mark(n, text): n for n in appel.presents if _mark(n, text)}
    for nom in excused:
        mark = _mark(nom, text)
        if mark and mark in present:
            explained = bool(re.search(r"(?im)^\W*(?:pr)?\W*\*+\s*[:=-]?\s*(?:procuration|pouvoir)", text[:ZONE]))
            appel.pouvoirs.append(Pouvoir(nom, present[mark]))
            appel.renvois |= not explained


def _mark(nom: Nom, text: str) -> str | None:
    for start, end in nom.notes:
        if match := re.fullmatch(
            r"\s*((?:pr|pro?c|p|pouv)?\.?\s?(?:\*{1,6}|\d{1,2}))\s*", text[start:end], re.IGNORECASE
        ):
            return match[1].lower()
    return None


def _gone(nom: Nom, section: Section, text: str) -> bool:
    """In a list of those present, `Mme CROS donne pouvoir à M. BEC`: she is not; in parentheses, it is said of her leaving."""
    return "repr" in section.titre.lower() or not (nom.notes or nom.statut or RESTE.match(text, nom.fin))


def _who(nom: Nom, text: str) -> tuple[frozenset[str], str]:
    """The words of a name, and for a surname alone the sex that its civility tells (`M. ROUX`, `Mme ROUX`)."""
    title = SEXE.search(text, max(0, nom.debut - 12), nom.debut) if " " not in nom.texte else None
    return key(nom.texte), title.group()[:2].lower().strip(".") if title else ""


def _among(who: tuple[frozenset[str], str], people: Collection[tuple[frozenset[str], str]]) -> bool:
    """A sex that is not told agrees with both."""
    words, sex = who
    return any(words == w and (sex == s or not sex or not s) for w, s in people)


def _distinct(people: list[Nom], text: str) -> list[Nom]:
    """Each person once, in printed order: a head may be repeated on every page."""
    seen: dict[tuple[frozenset[str], str], Nom] = {}
    for nom in sorted(people, key=lambda n: n.debut):
        who = _who(nom, text)
        if not (who in seen or (" " not in nom.texte and _among(who, seen))):
            seen[who] = nom
    return list(seen.values())
