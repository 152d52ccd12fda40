"""Names of people who are not elected members in their office, masked in what is published (CRPA L.312-1-2).

A hire, an aid, a debt written off, a cemetery plot, a sale: a title may name the person. The name goes, the rest of the title
stays, and so does the link to the official document. Elected members, companies, associations and the people after whom
streets and schools are called stay. In doubt about a name behind a civility, it is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from extractors.prenoms import fold, is_prenom

MASQUE = "[nom masqué]"
SINGULAR = r"m\.|mr\.?|mme|mlle|melle|monsieur|madame|mademoiselle|dr|docteur"
PLURAL = r"mm\.?|mrs|mmes|mlles|messieurs|mesdames|mesdemoiselles"
CIVILITY = re.compile(rf"(?:{SINGULAR}|{PLURAL})(?!\w)\.?", re.IGNORECASE)
KIN = re.compile(
    r"(?:les\s+)?(?:n[ée]e|consorts?|[ée]poux|famille|indivision|hoirs|h[ée]riti[eè]re?s(?:\s+d[eu])?|veuve|succession(?:\s+d[eu])?|"
    r"ayants?[\s-]droits?(?:\s+d[eu])?)(?!\w)",
    re.IGNORECASE,
)
"""Words that announce a family's name."""
FILE = re.compile(
    r"(?i:propri[ée]t[ée]|dossier|affaire|concession(?:\s+(?:perp[ée]tuelle|trentenaire|cinquantenaire|temporaire))?)(?!\w)(?=\s+[A-ZÀ-Þ])"
)
"""Words after which a word with a capital is most often a person's name, where capitals mean something."""
PRIVATE = re.compile(
    r"ventes?\b|c[ée]d[ée]|cessions?\b|[ée]change\b|acqui[sér]|achats?\b|pr[ée]empt|\bdia\b|concessions?\b|locations?\b|\bbail\b|\bbaux\b|logement|loyer|"
    r"secours|\baides?\b|gracieuse|cr[ée]ances?\b|non[\s-]valeur|dettes?\b|impay|recrut|nomination|titularis|contrat|licenci|rupture|retraite|mutation|"
    r"d[ée]tachement|protection fonctionnelle|litige|contentieux|affaire|recours|indemnis|sinistre|propri[ée]t[ée]|parcelle|terrain|servitude|"
    r"appartenant|succession|mise à disposition|stagiaire|apprenti|embauche|bourse|inhum|exhum|legs|\bdons?\b|renonciation|transaction|pr[êe]t\s+d'honneur|alignement|dation|\bstages?\b|scolarit|l'enfant|factures?\b|d[ée]gr[èe]vement|affouage|garants?\b",
    re.IGNORECASE,
)
"""What is done with, for or about a person in private life or in a job."""
OFFICE = re.compile(
    r"d[ée]sign|[ée]lections?\b|[ée]lus?\b|[ée]lues?\b|d[ée]l[ée]gu|repr[ée]sentante?s?\b|adjointe?s?\s+au\s+maire|conseill[eè]re?s?\s+(?:municip|communaut|d[ée]part|d[ée]l)|"
    r"\bmaires?\b|pr[ée]sidente?s?\b|\bvice[\s-]|install|d[ée]mission|indemnit[ée]s?\s+de\s+fonction|mandat|d[ée]put[ée]|s[ée]nat|pr[ée]f[eè]te?|ministre|"
    r"citoyen\w*\s+d'honneur|honorariat|hommage|m[ée]daille",
    re.IGNORECASE,
)
"""What is done with, for or about someone in a public office."""
PLACES = frozenset(
    "rue avenue av boulevard bd place square allee allees impasse chemin quai cours pont esplanade parc jardin salle ecole groupe college "
    "lycee gymnase stade complexe espace maison residence mediatheque bibliotheque theatre centre foyer creche hopital clinique ehpad "
    "fondation fonds prix lotissement quartier piscine cinema musee promenade rond-point carrefour passage route villa".split()
)
HOMES = frozenset("maison residence villa jardin parc espace foyer fonds centre lotissement chemin cours".split())
"""Places that belong to a person as often as they bear a person's name."""
BODIES = frozenset(
    "sarl sci sas sasu eurl sa snc scp scea gaec earl gfa gie societe entreprise ets etablissements association cabinet groupe agence "
    "compagnie cie bureau office commune ville syndicat communaute federation comite club union ligue amicale entreprises bnp".split()
)
STOP = frozenset(
    "a au aux avec pour par sur sous dans en et ou suite relatif relative concernant parcelle parcelles terrain terrains lot section cadastre "
    "cadastree cadastres cadastrees situe situee sis sise domicilie domiciliee moyennant montant prix au-dessus lors agent agente adjoint "
    "adjointe technique administratif administrative redacteur attache apprenti directrice directeur commune communal communale municipal "
    "municipale association societe que qui dont afin comme est sont ses son sa leur leurs le la les un une des ce cette "
    "representant representes representee represente proprietaire proprietaires locataire exploitant ancien ancienne lieu-dit lieudit".split()
)
ACRONYMS = frozenset(
    "sncf edf gdf enedis orange safer detr dsil fctva sivom sivu sictom smictom epfl adem ademe sacem ugap caue opac habitat ehpad ccas cias "
    "plui padd scot siel sdis insee ofpi urssaf cnracl ircantec rifseep rtt dgf teom taxe budget eau gemapi pays ademe ofgl samu zac zone "
    "tva hlm cdc caf mjc cnfpt ars dreal ddt tisseo leader feder fisac epci sem spl asa afr onf dalo paca oise loire rhin".split()
)
PARTICLES = frozenset(
    "de du des d' d’ le la les van von der den ben el al da dos di del della saint sainte mac mc".split()
)
OFFICES = frozenset(
    "maire maires president presidente prefet prefete sous-prefet ministre depute deputee senateur senatrice receveur tresorier tresoriere "
    "comptable percepteur directeur directrice secretaire proviseur commissaire conseiller conseillere adjoint adjointe vice-president "
    "vice-presidente inspecteur inspectrice chef rapporteur".split()
)
"""Who is called by an office and not by a name: `Monsieur le Maire`."""
LINK = re.compile(r"\s*(?:,|/|-|–|et|ou|&)\s*", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
SPACED = re.compile(rf"[ \t]*({WORD.pattern})")
TITLE = re.compile(r"\s*(?:l['’]abb[ée]|le\s+docteur|le\s+p[èe]re|ma[îi]tre)(?!\w)", re.IGNORECASE)
LOCATED = re.compile(r"(?:\bsise?s?\b|situ[ée]e?s?\b|lieu-?\s?dit|lieux-?\s?dits)[^,;:()]{0,30}$", re.IGNORECASE)
BEFORE = re.compile(
    r"(?:\b(?:appartenant à|contre|c/|affaire|concession|vente|cession|succession|propri[ée]t[ée]|dossier|consorts)\s*(?:de\s+)?:?"
    r"|\((?:vente|cession)?\s*(?:[\w' -]+/\s*)?|[A-ZÀ-Þ]{3,}\s?/\s?)$",
    re.IGNORECASE,
)
TO = re.compile(r"\b(?:à|au profit d[eu]|au b[ée]n[ée]fice d[eu]|aupr[eè]s d[eu])\s*$")
GIVEN = re.compile(
    r"\bventes?\b|cession|\bc[ée]d|locations?\b|\bbail\b|attribu|secours|\baides?\b|remise|\bdons?\b|vendre|r[ée]troc",
    re.IGNORECASE,
)
"""What is given, sold or let to someone: `à` is then before a person, elsewhere before a place."""
JOINED = re.compile(rf"\s*(?:et|ou|&|,|/)?\s*{CIVILITY.pattern}", re.IGNORECASE)
CALLED = r"\b(?:{})\s+(?:(?:de|du|des|d'|la|le|les)\s*)*$"
STREETS = re.compile(CALLED.format("|".join(sorted(PLACES - HOMES))))
ANY_PLACE = re.compile(CALLED.format("|".join(sorted(PLACES))))


@dataclass(frozen=True, slots=True)
class Nom:
    """A name found in a text: `texte[debut:fin]`."""

    debut: int
    fin: int


def mask(texte: str, elus: Set[str] = frozenset()) -> tuple[str, int]:
    """The text without the names of private people, and how many were masked. `elus`: see `surnames`."""
    noms = names(texte, elus)
    for nom in reversed(noms):
        texte = texte[: nom.debut] + MASQUE + texte[nom.fin :]
    return texte, len(noms)


def names(texte: str, elus: Set[str] = frozenset()) -> list[Nom]:
    """The names of private people in a title, in order, none inside another."""
    private, office = PRIVATE.search(texte) is not None, OFFICE.search(texte) is not None
    found: list[Nom] = []
    for nom, sure in sorted(_candidates(texte, private), key=lambda c: (c[0].debut, -c[0].fin)):
        if found and nom.debut < found[-1].fin:
            continue
        elected = bool({fold(w) for w in WORD.findall(texte[nom.debut : nom.fin])} & elus)
        if (elected or office) and not private:
            continue
        if sure or private:
            found.append(nom)
    return found


def surnames(people: Iterator[str]) -> frozenset[str]:
    """The words of people's names that are no first names: by them an elected member is known."""
    words = (fold(w) for name in people for w in WORD.findall(name))
    return frozenset(w for w in words if len(w) > 2 and not is_prenom(w) and w not in PARTICLES)


def _candidates(texte: str, private: bool) -> Iterator[tuple[Nom, bool]]:
    """Names, and whether a word announces each one as a person's."""
    for pattern in (CIVILITY, KIN):
        for match in pattern.finditer(texte):
            if _starts_word(texte, match.start()) and not _called_after(texte, match.start(), STREETS):
                yield from ((nom, True) for nom in _list_of_names(texte, match.end(), civility=pattern is CIVILITY))
    if private and not _capitals(texte):
        for match in FILE.finditer(texte):
            yield from ((nom, False) for nom in _list_of_names(texte, match.end(), civility=False))
        yield from ((nom, False) for nom in _bare_names(texte))


def _list_of_names(texte: str, at: int, *, civility: bool) -> Iterator[Nom]:
    """The name that follows, then those that are joined to it: `MM. X et Y`, `M. et Mme X`."""
    while civility and (civil := JOINED.match(texte, at)):
        at = civil.end()
    at = title.end() if civility and (title := TITLE.match(texte, at)) else at
    plural = civility and re.search(rf"\b(?:{PLURAL})\s*$", texte[:at], re.IGNORECASE) is not None
    nom = _name(texte, at)
    while nom is not None:
        yield nom
        link = LINK.match(texte, nom.fin)
        if link is None or not civility or CIVILITY.match(texte, link.end()):
            return
        nom = _name(texte, link.end(), proof=not plural)


def _name(texte: str, at: int, *, proof: bool = False) -> Nom | None:
    """The name that begins at `at`, spaces aside: words with a capital, particles between them. `proof`: it must look like one."""
    capitals = _capitals(texte)
    words: list[re.Match[str]] = []
    while word := SPACED.match(texte, at):
        plain, first = fold(word[1]), word[1][0]
        particle = (plain in PARTICLES and (words or first.isupper())) or re.fullmatch(
            r"[dl]['’][A-ZÀ-Þ][\w-]*", word[1]
        )
        if plain in BODIES | OFFICES or (plain in STOP and not particle) or len(words) >= (3 if capitals else 5):
            break
        if not particle and not first.isupper():
            break
        words.append(word)
        at = word.end()
    while words and fold(words[-1][1]) in PARTICLES:
        words.pop()
    if not words or (proof and not _looks_like_a_name([w[1] for w in words], capitals)):
        return None
    end = words[-1].end()
    return Nom(words[0].start(1), end - 1 if texte[end - 1] == "." and len(words[-1][1]) > 3 else end)


def _looks_like_a_name(words: list[str], capitals: bool) -> bool:
    first = is_prenom(words[0]) or is_prenom(words[-1])
    return first or (
        not capitals and len(words) <= 3 and any(w.isupper() and len(w) > 2 and fold(w) not in ACRONYMS for w in words)
    )


def _bare_names(texte: str) -> Iterator[Nom]:
    """Names without a civility: a first name beside another word with a capital; surnames in capitals where a person is meant."""
    words = [w for w in WORD.finditer(texte) if w[0][0].isupper() and not CIVILITY.fullmatch(w[0])]
    for one, two in zip(words, words[1:], strict=False):
        if (
            texte[one.end() : two.start()] != " "
            or _called_after(texte, one.start())
            or _body_before(texte, one.start())
        ):
            continue
        if LOCATED.search(texte[max(0, one.start() - 50) : one.start()]):
            continue
        if is_prenom(one[0]) != is_prenom(two[0]) or (is_prenom(one[0]) and two[0].isupper()):
            yield Nom(one.start(), two.end())
    for word in words:
        if _is_surname(word[0]) and not _body_before(texte, word.start()) and _person_before(texte, word.start()):
            yield _name(texte, word.start()) or Nom(word.start(), word.end())


def _is_surname(word: str) -> bool:
    return (
        word.isupper()
        and len(word) >= 4
        and fold(word) not in ACRONYMS | BODIES
        and bool(re.search("[AEIOUY]", fold(word).upper()))
    )


def _person_before(texte: str, at: int) -> bool:
    """What stands before a surname in capitals says that a person is meant: `(vente DUPONT/MARTIN)`, `c/ DUPONT`."""
    before = texte[max(0, at - 40) : at]
    if LOCATED.search(before):
        return False
    return BEFORE.search(before) is not None or (TO.search(before) is not None and GIVEN.search(texte[:at]) is not None)


def _body_before(texte: str, at: int) -> bool:
    """A company's or an association's word stands just before, no sign between."""
    words = re.split(r"[/(,:;]", texte[max(0, at - 40) : at])[-1].split()[-3:]
    return any(fold(w).strip(".") in BODIES for w in words)


def _called_after(texte: str, at: int, places: re.Pattern[str] = ANY_PLACE) -> bool:
    """A street, a school or a hall bears this name."""
    return places.search(fold(texte[max(0, at - 40) : at].replace("’", "'"))) is not None


def _starts_word(texte: str, at: int) -> bool:
    return at == 0 or not (texte[at - 1].isalnum() or texte[at - 1] in "-.")


def _capitals(texte: str) -> bool:
    """The whole text is in capitals: they tell nothing of names."""
    letters = [c for c in texte if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters)
