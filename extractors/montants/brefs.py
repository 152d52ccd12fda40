"""Acts told in a few lines, as minutes and registers print most of them: what they name is decided, unless words say otherwise.

A long act reports, debates, then decides: only what its decision names is its own. An act of a few lines has no room for that: `Le
loyer sera de 415 € par mois. Unanimité.` Here a sum needs words to be set aside: what was, what it costs, what others ask, offer or pay.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.patterns.casse import SansCasse

BREF = 1100
"""Letters of such an act, tables aside."""
CHIFFRES = re.compile(r"\n[^\n]*\d[.,]?\d*\s?(?:€|euros)?[ .]*(?=\n)")

_ADVERBES = r"(?:(?:ainsi|donc|[ée]galement|aussi|lui|leur|d[ée]sormais|alors|enfin|par\sailleurs|imm[ée]diatement|[àa]\snouveau|finalement)\s){0,2}"
_NON = r"(?!\s(?:par\s(?!la\s(?:commune|ville|communaut)|le\s(?:conseil|budget|comit|syndicat))|depuis|chaque|en\s(?:19|20)\d\d|sur\sl[ae]\s)\b)"
_SUJET = (
    r"(?:le\sconseil|l'assembl[ée]e|la\scommune|la\sville|la\scommunaut[ée](?:\sde\scommunes)?|l'agglom[ée]ration|la\scollectivit[ée]|le\ssyndicat|le\sbudget\s\w+|le\scomit[ée]|elle|il|"
    r"les?\s\w+(?:\s\w+){0,5})"
)
PORTE = SansCasse(
    rf"\b(?:tarifs?|tickets?|prix|loyers?|abonnements?|cotisations?|redevances?|droits?|contributions?|indemnit[ée]s?|participations?|montants?)\b[^.;:€]{{0,40}}\spass(?:e|ent|era|eront)\sde\s(?=\d)|\b(?:tarifs?|tickets?|loyers?|valeur\sfaciale|plafond)\b[^.;:€]{{0,40}}\spass(?:e|ent|era|eront)\s[àa]\s(?=\d)|\bl'emport(?:e|ent)\b|\ble\schoix\sse\sporte\ssur\b|\bs'[ée]quilibr\w+\s(?:[àa]|en)\b|\b(?:est|sont)\s[ée]quilibr[ée]e?s?\s[àa]\b|\b(?:est|sont|sera|seront|reste|restent|demeure|demeurent)\s{_ADVERBES}(?:fix|port|arr[êe]t|ramen|relev|abaiss|major|minor|r[ée][ée]valu|[ée]tabli|rament|lou|calcul[ée]e?s?\s[àa]\sraison|r[ée]mun[ée]r|indemnis|c[ée]d|vend|acquis|achet|r[ée]parti|choisi|reten|confi|attribu|reconduit|r[ée]tribu)(?:[ée]e?s?|[ui]e?s?|es?|s)?\b{_NON}"
)
"""A decision whose sum stands behind the verb; what is before it was until now."""
FAIT = SansCasse(
    rf"\b(?:devis|offre|proposition|montant|avenant)\b[^.;]{{0,70}}\s(?:est|sont)\s(?:valid|approuv|adopt)[ée]e?s?\b|\b(?:est|sont|sera|seront)\s{_ADVERBES}(?:vot|accord|allou|accept|d[ée]cid|cr[ée]|ouvert|pass[ée]e?s?(?=\s(?:avec|entre|aupr|pour|au\sprix|[àa]\sl'entr))|conclu|souscri|contract|consenti|donn|instaur|institu|renouvel|mainten|remis|vers|rembours|r[ée]gl|admis|constitu|constat|sollicit|demand|offer|octroy|pris\w*\sen\scharge|mise?s?\saux\svoix|lev|engag|affect)(?:[ée]e?s?|[ui]e?s?|es?|s|tes?)?\b{_NON}"
)
"""A decision whose sum stands behind the verb, or before it: `dix bourses de 450 € sont créées`."""
FUTUR = SansCasse(
    rf"\b(?:recevra|recevront|percevra|percevront|versera|verseront)\b|\b{_SUJET}\s(?:lui\s|leur\s)?(?:versera|confiera|consentira|participera|acquittera|prendra\sen\scharge|remboursera|attribuera|accordera|percevra|recevra|paiera|payera|contribuera|apportera|r[ée]glera|offrira|ach[èe]tera|c[ée]dera|allouera|facturera|garantira|recevront|paieront|verseront|acquitteront|percevront|devront\sacquitter|devra\sacquitter)\b"
)
NOMINAL = SansCasse(
    r"(?<![\w])(?:achat|acquisition|vente|cession|location|attribution|versement|embauche)\s(?:d[ée]cid|vot|accept|approuv)[ée]e?\b|\b(?:devien(?:t|nent)|s'appliquent|s'applique|se\sd[ée]compose)\b"
)
"""Decisions without the verb of an assembly."""
SOUHAIT = SansCasse(
    r"(?<![\w])(?:m\.|mme|mr|monsieur|madame)\s(?!le\s|la\s)(?:\w[\w'-]*\s){1,3}(?:\([^)]{1,30}\)\s)?(?::\s?«|estime|juge|trouve|calcule|pense|consid[èe]re|souligne|craint|d[ée]plore|plaide|objecte|voudrait|aurait|souhaiterait|pr[ée]f[ée]r|rappelle|fait\sremarquer|signale|s'oppose|regrette|compare|r[ée]plique|conteste)"
)
"""A member speaks, called by name: a debate."""
AILLEURS = SansCasse(
    r"\bincidence\b|\b(?!fait|lait|trait|extrait|retrait|portrait|souhait|parfait|satisfait|attrait|forfait|bienfait|abstrait|sait|connait|parait|plait|naît|renaît)[a-zà-ÿ]{2,}(?:ait|aient)\b|"
    r"\bco[ûu]t(?:e|ent|era|eront|é|ée)\b|\b(?:revien(?:t|nent|dra)|reven(?:ait|u))\s[àa]\b|\bapproch|\bavoisin|\bproche\sde\b|\brepr[ée]sent|\bs'[ée]tablira|\bse\schiffr|\bchiffr|\bprix\sde\srevient|\bfactures?\s(?:d'|de\s(?!\d[\d ]*(?:,\d\d)?\s?€))|"
    r"\b(?:l'|les\s|une\s|d')autres?\s(?:offres?|propositions?|devis|entreprises?|candidats?)\b|\brestes?\s[àa]\s(?:recouvrer|r[ée]aliser|charge)|\bvaloris[ée]|\bdettes?\b|\bencours\b|\brecettes?\s(?:attendue|esp[ée]r|pr[ée]vi|annuelle|brute)|\bproduits?\s(?:attendu|pr[ée]vi|esp[ée]r)|\b[ée]conomies?\b|\bb[ée]n[ée]fices?\b|\bpertes?\sd'exploit|\bpopulation\b|"
    r"\bcr[ée]dits?\sn[ée]cessaires?|\b(?:ma|min)(?:xi|ni)m\w+\s(?:l[ée]gal|r[ée]gl)|\bseuils?\b|\btarif\s(?:normal|plein|habituel)|\bon\sy\slit\b|\b(?:sa|la|leur)\svaleur\s(?:est|[ée]tait|s'[ée]l)|\ble\s(?:maximum|plafond)\s(?:[ée]tant|est|l[ée]gal)\b|\bvaleur\s(?:[àa]\sneuf|v[ée]nale|locative|neuve)|"
    r"\b(?:a|ont|avai(?:t|ent))\s(?:d[ée]j[àa]\s)?(?:[ée]t[ée]\s)?(?:pay|rapport|co[ûu]t|obtenu|notifi|re[çc]u|per[çc]u|vers|estim|chiffr|d[ée]pens|encaiss|factur|accord|attribu|octroy|touch|demand|propos|sollicit|promi|aid|permi|b[ée]n[ée]fici|investi|consacr|mobilis|financ|offert)\w*|\bdemande(?:nt)?\s(?!au|[àa]|d[eu'\s]|la\ssomme|l'aide|le\sversement|une?\s)|\br[ée]clam|\bsouhait|\bsollicit(?:e|ent)\s(?=\d|une?\ssomme)|"
    r"\ballant\sde\b|\bcomprise?s?\sentre\b|\bvaut\b|\bvalent\b|\bl'assureur\b|\bl'assurance\s(?:prend|verse|rembourse)|\bsupprime(?:nt|r)?\s|\b(?:aides?|participation|dotation|subvention|contribution)\sd(?:e\sl'|u\s|e\sla\s)(?:[ée]tat|d[ée]partement|r[ée]gion|caf)\s(?:est|s'[ée]l[èe]ve)|\bpartag[ée]s?\spar\b|\bd[ée]clar[ée]e?s?\b"
)
"""Before a sum, in its clause: what was, what a thing costs, what another asks, pays or was given."""
SUPPOSE = SansCasse(
    r"\bco[ûu]ts?\sd[^.;:€]{0,30}\($|\bd[ée]pens(?:e|es|[ée]e?s?)\s(?:de|du|d'|s'|est|pour)|\bestim|\b[ée]valu[ée]|\benveloppe\b|\bbudget\s(?:de\s\d|total|global|de\sl'op)|\bjusqu'[àa]\s[^,;€]{0,25}$|\benviron\s$|\bmise?s?\sen\svente\b|\baffich[ée]|\bannonce\b|\bvaleur\sd'achat|\brestant\s[àa]\s(?:la\s)?charge|\bco[ûu]ts?\s(?:total|complet|annuel|global|pr[ée]vu|moyen)|\bpour\sun\sco[ûu]t\b|\bprix\smoyen"
)
"""Before a sum: what is supposed, unless a decision governs it: `autorise la dépense de`."""
APRES = SansCasse(
    r"[^.;€\n]{0,60}\bd[ée]j[àa]\sen\svigueur|[^.;€\n]{0,40}\b(?:a|ont)\s[ée]t[ée]\s(?:demand|sollicit|chiffr)|\s(?:[^.;€]{0,20}\s)?selon\sles\sdomaines|\s?\(?environ\b|[^.;:\n]{0,80}?(?:\b(?!for)[a-zà-ÿ]{2,}rai(?:t|ent)\b|\bn'(?:est|a|ont|[ée]tait)\s(?:pas|plus)\b|\bne\s(?:sera|seront|sont|fait|l'est|le\ssont)\spas\b|\best\s(?:renvoy|[ée]cart|abandonn|refus|repouss|remis\s[àa]\splus)|\b(?:infructueu|sans\ssuite))|,?[^.;€,\n]{0,30}?\b(?:restent?|est|sont|sera|seront)\s(?:[àa]\sla\scharge\sd|(?:pay|financ|support)[ée]e?s?\spar\s|pris\w*\sen\scharge\spar\s)(?!la\s(?:commune|ville)|le\s(?:budget|conseil|syndicat))|,?\s(?:d[ée]j[àa]\s)?(?:fix|per[çc]u|financ)(?:[ée]e?s?|e?s?)\spar\s(?!la\s(?:commune|ville)|le\s(?:conseil|budget|comit|syndicat))"
)
"""Behind a sum, in its sentence: it would be, it is not taken."""
BORNE = SansCasse(r"\b(?:d[ée]pass|exc[èe]d|n'exc[ée]d|inf[ée]rieur|sup[ée]rieur)\w*\s[^€;.:]{0,30}$")
"""Right before a sum: a limit."""
TRANCHE = SansCasse(
    r"\bpris\w*\sen\scharge\b|\brembours[ée]e?s?\b|\bautoris\w+|\bs'engag\w+|\b(?:est|sont|sera|seront)\s(?:\w+\s){0,2}?(?:fix|port|arr[êe]t|ramen|relev|reten|choisi|confi|c[ée]d|vendu|accept|attribu|accord|vot|ouvert|lou|cr[ée][ée])|\bd[ée]cid\w*|\bfix(?:e|ent|er|ant)\b|\bapprouv\w+|\baccord(?:e|ent|er|ant)\b|\baccepte(?:nt|r)?\b|\breti(?:ent|ennent|nt)\b|\bvot(?:e|ent|er)\b|\battribue(?:nt|r)?\b|\bverse(?:r|ra|nt)\b|\bparticip(?:er|era|e)\b|\bsollicite(?:r|nt)?\b|\bsoit\b"
)
"""Between such words and the sum, a decision: the sum is what it decides."""
ARGENT = SansCasse(
    r"\b(?:subventions?|aides?|tarifs?|tarification|prix|loyers?|locations?|bail|baux|fermages?|ventes?|cessions?|r?achats?|acquisitions?|[ée]changes?|indemnit[ée]s?|avenants?|march[ée]s?|devis|emprunts?|pr[êe]ts?|bourses?|participations?|cotisations?|contributions?|redevances?|concessions?|avances?|acomptes?|"
    r"cr[ée]ances?|non-valeurs?|vacations?|r[ée]mun[ée]rations?|gratifications?|fonds\sde\sconcours|fonds\svert|bons?\s(?:d'achat|cadeaux?)|cartes?[\s-]cadeaux?|colis|dons?|droits?\s(?:de|d')|travaux|remboursements?|r[ée]trocession|d[ée]gr[èe]vement|remises?|soutien|attributions?|compensations?|"
    r"amendes\sde\spolice|garantie|licence|forfaits?|frais|primes?|allocations?|financement|capital|provisions?|ma[îi]trise\sd|remplacement|r[ée]fection|r[ée]paration|fourniture|honoraires|protocole|transaction|taxe|cr[ée]dits|autorisation\sde\sprogramme|d[ée]dommagement|dot|souscription|fourri[èe]re|contrats?\sd(?:e\s|')(?:entretien|maintenance|location|assurance|fourniture|prestation|nettoyage|restauration|service)s?|toiture|chaudi[èe]re|v[ée]hicule|tracteur|tondeuse|mat[ée]riel|mobilier|[ée]quipement|voyage|classe\sd|sortie|repas|noël|œuvres\ssociales|subside|ligne\sde\str[ée]sorerie|titres?[\s-]restaurants?)\b"
)
"""Titles of what is paid, asked or priced."""
NOTE = SansCasse(
    r"\bprend\sacte\b|\bpoint\sd'information|\bsans\svote\b|\bpour\sinformation\b|\brepouss[ée]e?\b|\brejet[ée]e?\b|\bajourn|\best\s(?:diff[ée]r|report|retir|suspendu)|\bremise?\s[àa]\s(?:plus\stard|une\sprochaine)"
)
"""An act that only takes note, or puts off."""
INFORME = SansCasse(
    r"^\W*(?:[\w./°-]{1,14}\W{1,4}){0,2}?(?:points?\ssur|[ée]tat\sd'avancement|avancement|suivi|bilan|rapports?|pr[ée]sentation|informations?|comptes?[\s-]rendus?|communication|d[ée]bat|d[ée]cisions?\sprises)\b"
)
"""Titles of what is only told."""
REPRISE_SOMME = SansCasse(
    r"\b(?:cette|ladite|ces)\s(?:sommes?|indemnit[ée]|participation|aide|offre|proposition|garantie|subvention|contribution|d[ée]pense)\b|\bce\s(?:ch[èe]que|don|legs)\b|\b(?:le|ce)\sdevis\sest\s(?:accept|valid|approuv)|\b(?:l'offre|la\sproposition)\sest\s(?:accept|approuv)|\b(?:ce|ces|ledit)\s(?:m[êe]me\s)?(?:montants?|prix|tarifs?|versement|devis)\b|\ble\sconseil\sl'(?:accorde|attribue|octroie|accepte|approuve)\b"
)
"""The decision is about a sum named before it."""
PRIX = SansCasse(
    r"\b(?:redevances?|loyers?|participations?|cotisations?|prix|tarifs?|cautions?|indemnit[ée]s?|r[ée]mun[ée]rations?|subventions?|forfaits?|soultes?|d[ée]p[ôo]t\sde\sgarantie|primes?|bourses?|honoraires|factur(?:és?|ées?))\b[^.;:€]{0,40}\s(?:de|[àa]|:)\s$|\bdevis\b[^.;:€]{0,60}\s:\s$|\b(?:[àa]\sraison\sd|moyennant|\bla\s(?:commune|ville|communaut[ée]|collectivit[ée])\s(?:participe|intervient|contribue)\s[àa]\shauteur\sd|au\sprix\sd|pour\sla\ssomme\sd|pour\sun\smontant\sd)[^.;:€]{0,30}$"
)
"""Right before a sum, what it is the price of."""
PROPOSITION = re.compile(r"[.;:!?»]\s+(?=[A-ZÀ-Ý«*•-])|;\s|\n\s*\n|\n(?=\W{0,3}[-–•*·▪]\s)")


ITEM = re.compile(r"\n\W{0,3}[-–•*·▪]\s?[^\n]*\n(?=[A-ZÀ-Ý])")
"""The end of a list's last item, before a sentence."""


@lru_cache(maxsize=4)
def brief(text: str) -> bool:
    """Whether an act is told in a few lines, its rows of figures aside."""
    return len(text) < BREF or len(CHIFFRES.sub("", text)) < BREF


def clause(text: str, at: int) -> int:
    """Where the clause begins that leads to a place."""
    begin = max(0, at - 260)
    ends = [m.end() for m in PROPOSITION.finditer(text, begin, at)]
    return max([begin, *ends, *(m.end() for m in ITEM.finditer(text, begin, at))])


def governed(text: str, debut: int, suite: int) -> bool:
    """A verb of decision stands in the sentence of a sum."""
    start = max([0, *(m.end() for m in FIN_PHRASE.finditer(text, max(0, debut - 600), debut))])
    stop = FIN_PHRASE.search(text, suite)
    end = min(stop.start() if stop else len(text), suite + 200)
    return any(p.search(text, start, end) for p in (TRANCHE, PORTE, FAIT, FUTUR, NOMINAL, VERBE))


VERBE = SansCasse(
    r"\b(?:conseil|assembl[ée]e|comit[ée]|bureau|commission|[ée]lus|membres|commune|ville|communaut[ée]|collectivit[ée])\b|^\W{0,4}(?:d[ée]cide|autorise|accepte|fixe|vote|attribue|accorde|alloue|approuve|retient|confie|verse|sollicite|demande|engage)\b"
)
FIN_PHRASE = re.compile(r"\.\s+(?=[A-ZÀ-Ý])|\n\s*\n")


def elsewhere(text: str, debut: int, suite: int) -> bool:
    """The words that lead to a sum, or follow it, say that it is not what is decided."""
    start = clause(text, debut)
    last = max((m.end() for m in MARQUES.finditer(text, start, debut)), default=start)
    between = text[last:debut]
    start = last if len(re.findall(r"\w{2,}", between)) > LIAISON or (")" in between and "(" not in between) else start
    told = [m.end() for m in AILLEURS.finditer(text, start, debut)]
    if BORNE.search(text, start, debut):
        return True
    if told and not TRANCHE.search(text, told[-1], debut):
        return True
    if SUPPOSE.search(text, start, debut) and not TRANCHE.search(text, start, debut):
        return True
    return APRES.match(text, suite) is not None


MARQUES = re.compile(r"€|\beuros?\b")
LIAISON = 3
"""More words than that between two sums, and what was said of the first is not said of the second."""
REPRISE = SansCasse(
    r"(?:sa|son|cette|ce|celle-ci|celui-ci|cette\sderni[èe]re|ce\sdernier)\s(?:proposition|offre|devis|estimation)?\s?(?:est|sera)\b"
)
"""A decision on what the clause before it names."""


def decided_from(text: str, at: int) -> int:
    """Where what a decision in the passive voice is about begins."""
    start = clause(text, at)
    return clause(text, start - 3) if REPRISE.match(text, start) else start
