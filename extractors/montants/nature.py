"""What a sum is for: a grant, a contract, a loan, a sale, a tariff…, and whether it leaves or enters the body's accounts."""

from __future__ import annotations

import re
from typing import Literal

from extractors.patterns.casse import Motif
from extractors.patterns.familles import Famille
from schemas.records import Nature_montant

Sens = Literal["depense", "recette"]
INDICES: tuple[tuple[Nature_montant, Motif], ...] = tuple(
    (name, Motif(f"(?i){pattern}"))  # type: ignore[misc]
    for name, pattern in (
        ("garantie", r"\bgaranti(?:e|es|r)\b[^.;]{0,40}(?:emprunt|pr[êe]t)|\baccorde\ssa\sgarantie|\bgaranties?\sd'emprunt"),
        ("emprunt", r"\bemprunts?\b|\bcontrat\sde\spr[êe]t|\bpr[êe]ts?\s(?:[àa]\staux|relais|bancaire|d'un\smontant|de\s\d|aupr[èe]s)|\bligne\sde\str[ée]sorerie|\bcr[ée]dit\srelais|\bmontant\sdu\spr[êe]t"),
        ("creance", r"\bnon[\s-]valeurs?\b|\bcr[ée]ances?\b|\bremise\sgracieuse"),
        ("loyer", r"\bloyers?\b|\bbail\b|\bbaux\b|\blouer\b|\bfermage|\bmontant\sde\sla\slocation"),
        ("don", r"\bdons?\b|\blegs\b|\bm[ée]c[ée]nat"),
        ("remboursement", r"\brembours\w+|\breversement\sd'un\strop|\btrop[\s-](?:per[çc]u|pay[ée])|\bindemnisation\s(?:de\sl'assur|du\ssinistre)"),
        ("subvention", r"\bsubventions?\b|\baides?\s(?:exceptionnelle|financi[èe]re|plafonn\w+|de|à|du|d'un)|\bd\.?e\.?t\.?r\b|\bd\.?s\.?i\.?l\b|\bfonds?\s(?:de\sconcours|vert)|\bbourses?\b|\bbonification"),
        ("participation", r"\bparticipations?\b|\bcotisations?\b|\bcontributions?\b|\badh[ée](?:sion|rer|re)\b|\bfrais\sde\sscolarit|\bquote[\s-]part|\bcompensation\b|\bforfait\scommunal"),
        ("indemnite", r"\bindemnit[ée]s?\b|\bvacations?\b|\br[ée]mun[ée]r\w+|\bprimes?\b|\bgratification|\bpay[ée]s\s[àa]\sraison|\bpercevr"),
        ("tarif", r"\btarifs?\b|\bredevances?\b|\bsurtaxe\b|\btaxe\b|\bcautions?\b|\bdroits?\sde\s(?:place|stationnement)|\bconcessions?\b|\bprix\sdes?\s(?:repas|location|l'eau|m3|m[èe]tre)|\babonnements?\b|\bemplacement|\bencart"),
        ("vente", r"\bvend(?:re|s|ue?s?)?\b|\bventes?\b|\bc[ée]der\b|\bcessions?\b|\bali[ée]nation"),
        ("acquisition", r"\bacqu[ée]rir\b|\bacquisitions?\b|\bachats?\s(?:de\sla\sparcelle|du\sterrain|d'un\sterrain|de\sl'immeuble|de\sla\smaison)|\boffre\sd'achat|\bachats?\sde\s\d+\sactions?|\bactions?\b"),
        ("marche", r"\bmarch[ée]s?\b|\bdevis\b|\boffres?\b|\bentreprises?\b|\btravaux\b|\bprestations?\b|\bcontrats?\b|\bcommande|\bma[îi]trise\sd|\bavenants?\b|\bfournitures?\b|\bacheter\b|\bachats?\b|\bmaintenance|"
         r"\bco[ûu]ts?\b|\bhonoraires\b|\b[ée]tudes?\b|\bforfait\b|\bsoci[ée]t[ée]\b|\bmission\b|\bfacture|\bprojet\b|\bsouscription"),
        ("recette", r"\brecettes?\b|\bencaiss\w+"),
    )
)  # fmt: skip
FAMILLE = Famille([pattern for _, pattern in INDICES])
VERSE = Motif(
    r"(?i)\b(?:attribu|vers(?:e|er|ement)|allou|accord|octro|votent|vote\b|rembourser|payer|prend\w*\sen\scharge|r[ée]gler|s'engage)\w*"
)
RECOIT = Motif(
    r"(?i)\b(?:sollicit|percevoir|obten|encaiss|re[çc]oi|provenant|l'aide\sd|demander?\s(?:une|la|des)\s(?:subvention|aide|participation)|recettes?\b|accept\w+\s(?:la\ssomme|les\srecettes|la\srecette|un\sdon|le\sdon|le\sch[èe]que|le\sremboursement))\w*"
)
ENCAISSE = Motif(
    r"(?i)\b(?:percevoir|encaisser|accept\w+\s(?:d'encaisser\s|,?\s?[àa]\sl'unanimit[ée],?\s)?(?:les?|la|une?)\s(?:recettes?|somme|ch[èe]que|don|remboursement|indemnit[ée]))\b"
)
"""The assembly takes money in: what follows, items of a list included, is received."""
PLAN = Motif(r"(?i)\bplan\sde\sfinancement\b")
DEMANDE = Motif(r"(?i)^.{0,200}\bdemandes?\sd(?:e|'une)\s(?:subvention|financement|aide)")


def nature(before: str, after: str, titre: str) -> Nature_montant:
    """The nearest word before the sum in its sentence decides, else one just behind it, else the title."""
    found = _last(before) or _first(after[:90]) or _first(titre)
    if found == "recette" and (told := _first(after[:90])) in (
        "don",
        "remboursement",
        "subvention",
        "participation",
        "loyer",
    ):
        return told
    return found or "autre"


PAR_TITRE: tuple[tuple[Nature_montant, Motif, frozenset[str]], ...] = (
    ("tarif", Motif(r"(?i)\btarifs?\b"), frozenset({"autre", "remboursement", "participation", "loyer", "marche"})),
    ("emprunt", Motif(r"(?i)\bemprunts?\b|\bligne\sde\str[ée]sorerie"), frozenset({"autre", "marche", "remboursement", "participation"})),
    ("vente", Motif(r"(?i)^\W*(?:\w+\W+){0,3}(?:ventes?|cessions?|ali[ée]nation)\b"), frozenset({"autre", "marche", "acquisition", "recette"})),
    ("acquisition", Motif(r"(?i)^\W*(?:\w+\W+){0,3}(?:acquisitions?|achats?)\s(?:de\s|d'une?\s|du\s|des\s)?(?:la\s|le\s|l')?(?:parcelles?|terrains?|immeubles?|maison|bien|b[âa]timent|garage|local)"), frozenset({"autre", "marche", "vente", "recette"})),
    ("participation", Motif(r"(?i)^\W*(?:\w+\W+){0,4}adh[ée]sions?\b"), frozenset({"autre", "marche"})),
    ("subvention", Motif(r"(?i)^\W*(?:\w+\W+){0,3}subvention\b"), frozenset({"autre"})),
    ("subvention", Motif(r"(?i)^\W*(?:\w+\W+){0,4}subventions\b"), frozenset({"autre", "marche"})),
)  # fmt: skip
"""What an act whose title says so is about, whatever word stands nearer: an offer to buy, in an act that sells."""


def by_title(kind: Nature_montant, titre: str) -> Nature_montant:
    """The nature, corrected by a title that leaves no doubt."""
    return next((name for name, pattern, instead in PAR_TITRE if kind in instead and pattern.search(titre)), kind)


def in_plan(kind: Nature_montant, before: str, wider: str) -> Nature_montant:
    """The nature of a row of a financing plan that names who pays: a grant."""
    if kind not in ("autre", "marche", "recette") or not PLAN.search(wider):
        return kind
    return "subvention" if BAILLEUR.search(before) else kind


BAILLEUR = Motif(
    r"(?i)\b(?:[ée]tat|r[ée]gion|d[ée]partement|conseil\s(?:g[ée]n|d[ée]p|r[ée]g)\w*|agence|ademe|feder|leader|caf|drac|detr|dsil|fonds|communaut[ée]|siv\w+|syndicat|crst|fnadt|cd\s?\d\d)\b"
)


def _asked(text: str) -> list[tuple[Nature_montant, Motif]]:
    return [INDICES[rank] for rank in FAMILLE.possibles(text)]


def _last(text: str) -> Nature_montant | None:
    best: tuple[int, Nature_montant] | None = None
    for name, pattern in _asked(text):
        for match in pattern.finditer(text):
            if best is None or match.start() > best[0]:
                best = (match.start(), name)
    return best[1] if best else None


def _first(text: str) -> Nature_montant | None:
    best: tuple[int, Nature_montant] | None = None
    for name, pattern in _asked(text):
        if (match := pattern.search(text)) and (best is None or match.start() < best[0]):
            best = (match.start(), name)
    return best[1] if best else None


def sens(kind: Nature_montant, before: str, after: str, titre: str, *, decide: bool) -> Sens | None:
    """Does the sum leave (`depense`) or enter (`recette`)? None where the words leave a doubt. `decide`: the assembly speaks."""
    if ENCAISSE.search(before) and kind in ("indemnite", "recette", "remboursement", "don", "participation"):
        return "recette"
    if kind in ("marche", "acquisition", "indemnite"):
        return "depense"
    if kind == "subvention" and PLAN.search(before):
        return "recette"
    if kind in ("vente", "recette"):
        return "recette"
    if kind == "tarif":
        return (
            None
            if re.search(r"(?i)prestataire|soci[ée]t[ée]|abonnement|facture|contrat", before + titre)
            else "recette"
        )
    if kind in ("subvention", "participation", "remboursement", "don", "creance"):
        gives = [m.start() for m in VERSE.finditer(before)]
        gets = [m.start() for m in RECOIT.finditer(before)] if decide else []
        if not gives and not gets and re.match(r"\s?(?:provenant|vers[ée]e?\spar|de\sla\spart)", after):
            return "recette"
        if gives or gets:
            return "recette" if max(gets, default=-1) > max(gives, default=-1) else "depense"
        if (
            kind == "subvention"
            and DEMANDE.search(titre)
            and re.search(r"(?i)\b(?:d\.?e\.?t\.?r|d\.?s\.?i\.?l|[ée]tat|r[ée]gion|d[ée]partement|conseil)\b", titre)
        ):
            return "recette"
    return None
