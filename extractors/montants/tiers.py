"""To whom a sum goes, or from whom it comes: the name as printed, and what kind of person or body it is."""

from __future__ import annotations

import re

from extractors.patterns.casse import Motif
from extractors.personnes.prenoms import is_prenom
from schemas.records import Tiers_type

_FIN = (
    r"(?=\s?(?:[,;:(.«]|$|–|\s-\s|\n\s?[-•–]|\n\n)|\s(?:pour|d'un\smontant|au\smontant|afin|qui|suite|concernant|dans\sle|correspondant|au\stitre|sous|en\svue|lors|moyennant|"
    r"est|sont|s'[ée]l[èe]ve|[àa]\shauteur|une?\s|la\ssomme|le\smontant|les?\s|d'une\s|et\s(?:autorise|d[ée]cide|de|dit|s'engage)|[àa]\s(?:compter|partir|titre)|sis\w*\s|en\s|par\s|au\sprix|selon|jusqu|qu|dont|"
    r"a\s|ont\s|ayant|sur\s|correspond|relati|l'\w+\s(?:d|de)|\d))"
)
_TETE = (
    r"(?:(?:l'|la\s|le\s|les\s|une?\s|au\s|aux\s|du\s|de\sla\s|de\sl'\s?|des\s|d'\s?)?(?:association|amicale|club|comit[ée]|union|f[ée]d[ée]ration|foyer|ligue|harmonie|chorale|coop[ée]rative|"
    r"soci[ée]t[ée]|entreprise|sarl|sas|sasu|eurl|sci|scp|sa|ets|[ée]tablissements?|cabinet|bureau\sd'[ée]tudes?|bureau|agence|banque|caisse|cr[ée]dit|compagnie|"
    r"commune|mairie|communaut[ée]|syndicat|d[ée]partement|r[ée]gion|[ée]tat|conseil\s(?:g[ée]n[ée]ral|d[ée]partemental|r[ée]gional)|m[ée]tropole|pr[ée]fecture|ccas|sivom|sivu|sdis|[ée]cole|coll[èe]ge|lyc[ée]e|"
    r"paroisse|mission\slocale|office|parents|anciens|restos|croix|secours|adil|caue|spa|centre|fondation|monsieur|madame|m\.|mme|mr|consorts|particuliers?)(?!\w)|"
    r"(?:l'|la\s|le\s|les\s|au\s|aux\s|du\s|de\sla\s|de\sl'\s?|des\s|d'\s?|[àa]\s)?(?=[A-ZÀ-Ý«]))"
)
_NOM = rf"(?P<nom>{_TETE}[^;:(\n]{{0,70}}?(?:\n[^;:(\n\-•–]{{1,50}}?)?){_FIN}"
NOM = re.compile(_NOM)
LIEN_APRES = re.compile(
    r"(?i)\s{0,2}(?:provenant\s|vers[ée]e?s?\s|allou[ée]e?s?\s|accord[ée]e?s?\s|attribu[ée]e?s?\s)?(?P<lien>[àa]u?x?\s|au\sprofit\sd|en\sfaveur\sd|au\sb[ée]n[ée]fice\sd|par\s|d[eu]s?\s|d'|de\sla\spart\sd)"
)
REMBOURSE = re.compile(
    r"(?i)\s{0,2}(?:provenant\s)?(?:du\s|d'un\s|d'une\s|de\sla\s)(?:remboursement\s(?:par\s)?|don\s(?:d[eu]s?\s|d')?|remise\s(?:d[eu]s?\s|d')?|participation\svers[ée]e\spar\s)"
)
AVANT = Motif(
    rf"(?i:\b(?:entreprise|soci[ée]t[ée]|sarl|sas|eurl|ets|[ée]tablissements?|cabinet(?:\sd'[ée]tudes?)?|bureau\sd'[ée]tudes?|groupement|prestataire|association)\s)(?P<nom>[A-ZÀ-Ý«][^,;:(\n]{{1,50}}?){_FIN}"
    rf"|(?i:\b(?:auprès\sd[eu]s?|aupr[èe]s\sde\sla|au\sprofit\sd[eu]|vers(?:er|e|ement)\s(?:[àa]|au)|attribuer?\s(?:[àa]|au)|allouer?\s(?:[àa]|au)|rembourser?\s(?:[àa]|au)|payer?\s(?:[àa]|au)|louer?\s[^.;]{{0,60}}?[àa]|avec|vendre\s(?:[àa]|au))\s(?:la\s|l'\s?|le\s)?)(?P<nom2>{_TETE}[^,;:(\n]{{1,60}}?){_FIN}"
)
"""Before the sum: `à l'entreprise X, … pour un montant de`, `rembourser à M. X la somme de`."""
ASSOCIATION = Motif(
    r"(?i)\b(?:associations?|asso|clubs?|comit[ée]|amicales?|foyer|coop[ée]rative|union|f[ée]d[ée]ration|ligue|harmonie|chorale|acca|a\.c\.c\.a|ape|apel|fnaca|admr|croix[\s-]rouge|secours|restos|anciens|"
    r"soci[ée]t[ée]\sde\s(?:chasse|p[êe]che|musique|gymnastique)|chasseurs|p[êe]cheurs|parents\sd'[ée]l[èe]ves|donneurs|judo|football|foot|tennis|p[ée]tanque|gym\w*|handball|basket|rugby|danse|th[ée][âa]tre|scouts|"
    r"usep|mjc|fondation|spa|banque\salimentaire|pr[ée]vention\srouti[èe]re|souvenir|sapeurs|pompiers|ligue|a[îi]n[ée]s|loisirs|sportive?|amis|familles\srurales)\b"
)
ENTREPRISE = Motif(
    r"(?i)\b(?:entreprises?|soci[ée]t[ée]|sarl|s\.a\.r\.l|sas|sasu|eurl|sci|scp|sa|snc|ets|[ée]tablissements|cabinet|bureau\sd'[ée]tudes?|groupement|banque|cr[ée]dit\s(?:agricole|mutuel|foncier)|caisse\sd'[ée]pargne|"
    r"compagnie|groupama|enedis|edf|engie|orange|veolia|suez|suez|paysage|travaux|btp|architecte|notaire|la\sposte|assurances?)\b"
)
COLLECTIVITE = Motif(
    r"(?i)\b(?:communes?|mairie|ville|communaut[ée]|syndicat\w*|siv[ou]m?|sivos|sictom|smictom|d[ée]partement\w*|conseil\s(?:g[ée]n[ée]ral|d[ée]partemental|r[ée]gional)|r[ée]gion|[ée]tat|m[ée]tropole|pr[ée]fecture|ccas|cias|sdis|"
    r"centre\sde\sgestion|cdg|agence\sde\sl'eau|ademe|caf|detr|dsil|drac|feder|leader|cnfpt|epci|agglom[ée]ration|sde\d*|office\s(?:national|public)|onf|caisse\sdes\s(?:d[ée]p[ôo]ts|[ée]coles)|coll[èe]ge|lyc[ée]e|[ée]cole|universit[ée]|fonds\svert)\b"
)
CIVIL = re.compile(
    r"(?i)(?:^|\s)(?:monsieur|madame|m\.|mme|mr|mlle|mm\.|messieurs|mesdames|consorts|[ée]poux|famille|h[ée]ritiers|succession)\b"
)
GENERIQUE = re.compile(
    r"(?i)^(?:l'|la|le|les|un|une|cette?|des?|du)?\s?(?:environ|maximum|commune|associations?|entreprises?|soci[ée]t[ée]s?|ville|mairie|collectivit[ée]|communaut[ée]\sde\scommunes|syndicat|particuliers?|int[ée]ress[ée]s?|[ée]tablissement|budget\w*.*|ann[ée]e.*|compte.*|article.*|chapitre.*|exercice.*|subventions?.*|montants?.*|total.*|co[ûu]ts?.*|travaux|prix.*|tarifs?.*|d[ée]penses?.*|recettes?.*|(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre).*)$"
)
CESSE = re.compile(
    r"(?i)\s\(|\sau\s(?:taux|titre)\b|\spour\s|\set\s(?:de\s|d'|autoris|dit)|\s(?:qui|peut|peuvent|repr[ée]sentant|concernant)\b"
)
SUITE = re.compile(r"(?i)(?:\s(?:et|de|du|des|le|la|les|l'|en|[àa]|au|aux|un|une|cedex))+$")
ARTICLE = re.compile(
    r"(?i)^(?:l'|la\s|le\s|les\s|une?\s|au\s|aux\s|du\s|des\s|de\sla\s|de\sl'\s?|d'|[àa]\s(?:la\s|l')?)\s?"
)


def kind(tiers: str) -> Tiers_type | None:
    """What the name says that it is; None where it says nothing."""
    if CIVIL.search(tiers) and not ENTREPRISE.search(tiers):
        return "particulier"
    for pattern, name in ((ASSOCIATION, "association"), (COLLECTIVITE, "collectivite"), (ENTREPRISE, "entreprise")):
        if pattern.search(tiers):
            return name  # type: ignore[return-value]
    words = tiers.split()
    if 2 <= len(words) <= 3 and is_prenom(words[0]) != is_prenom(words[-1]) and all(w[0].isupper() for w in words):
        return "particulier"
    return None


def behind(text: str, at: int) -> str | None:
    """The name right behind a sum."""
    if match := REMBOURSE.match(text, at):
        at = match.end()
    elif match := LIEN_APRES.match(text, at):
        at = match.end("lien")
    else:
        return None
    found = NOM.match(text, at)
    return clean(found["nom"]) if found else None


def before(text: str, start: int, end: int) -> tuple[str | None, Tiers_type | None]:
    """The last name that the sentence gives before a sum, and what the word before it says that it is."""
    found = list(AVANT.finditer(text, start, end))
    if not found:
        return None, None
    match = found[-1]
    name = clean(match["nom"] or match["nom2"])
    if match["nom"] and name:
        return name, "association" if match.group()[:5].lower() == "assoc" else "entreprise"
    return name, kind(name) if name else None


def clean(nom: str) -> str | None:
    """A name without article nor quotation marks, in one line; None where it names nobody in particular."""
    flat = " ".join(nom.split()).strip(" .,;:-–«»\"'")
    if GENERIQUE.fullmatch(flat):
        return None
    flat = ARTICLE.sub("", flat).strip(' «»"')
    if len(flat) < 2 or len(flat.split()) > 12 or not re.search(r"[A-ZÀ-Ý]", flat) or re.match(r"\d|€", flat):
        return None
    return flat
