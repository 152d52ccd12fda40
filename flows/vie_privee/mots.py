"""The words by which a title tells that it names a person, or that what looks like a name is none."""

from __future__ import annotations

import re

SINGULAR = (
    r"m\.|mr\.?|mme|mlle|melle|monsieur|madame|mademoiselle|dr|docteur|ma[îi]tre(?!\s+d['’])|(?-i:M[eE](?=\s+[A-ZÀ-Þ]))"
)
PLURAL = r"mm\.?|mrs|mmes|mlles|messieurs|mesdames|mesdemoiselles"
CIVILITY = re.compile(rf"(?:{SINGULAR}|{PLURAL})(?!\w)\.?", re.IGNORECASE)
PLURAL_END = re.compile(rf"\b(?:{PLURAL})\s*$", re.IGNORECASE)
KIN = re.compile(
    r"(?:les\s+)?(?:n[ée]e|consorts?|[ée]poux|famille|(?-i:familles(?=\s+[A-ZÀ-Þ]{3}))|indivision|hoirs|h[ée]riti[eè]re?s(?:\s+d[eu])?|veuve|vve|succession(?:\s+d[eu])?|"
    r"ayants?[\s-]droits?(?:\s+d[eu])?)(?!\w)",
    re.IGNORECASE,
)
"""Words that announce a family's name."""
ANNOUNCED = re.compile(
    rf"(?<![\w.-])(?=[MmDdNnCcÉéEeFfIiHhVvSsAaLl])(?i:{SINGULAR}|{PLURAL}|{KIN.pattern})(?!\w)\W{{0,3}}(?:(?:et|ou|le|l['’]abb[ée]|le\s+docteur|de|du|des|d['’]|la|les)\b\s*){{0,3}}"
    r"(?!(?i:maire|pr[ée]sident|pr[ée]fet|tr[ée]sori|receveur|percepteur|comptable|secr[ée]taire|directeur|directrice|adjoint))[A-ZÀ-Þ]"
)
"""Words that announce a name, and a word with a capital that is no office: what a sentence without has no name to lose."""
FILE = re.compile(
    r"(?i:propri[ée]t[ée]s?|dossiers?|affaire|concession(?:\s+(?:perp[ée]tuelle|trentenaire|cinquantenaire|temporaire|fun[ée]raire))?)(?!\w)(?=\s+[A-ZÀ-Þ])"
)
"""Words after which a word with a capital is most often a person's name, where capitals mean something."""
BEHIND = r"(?:\s+n°\s*\d+)?(?:\s+de)?\s*(?:[-–:]\s*)?$"
OWN = re.compile(
    rf"\b(?:maison|grange|immeuble|appartement|caveau|tombe|succession|legs|recours|requ[êe]te|contentieux|litige|r[ée]clamation|dossiers?|"
    rf"propri[ée]t[ée]s?|affaire|concessions?(?:\s+\w+aire)?|enfants?|fr[èe]res|fils|fille|appartenant\s+[àa]|contre|c/){BEHIND}",
    re.IGNORECASE,
)
"""What stands before the surname of whose it is."""
THING = re.compile(
    rf"\b(?:terrains?|parcelles?|logement|garage|ventes?|cession|achat|acquisition|bail|baux|contrat|dia|pr[ée]emption|dons?|licence|stage|jeune|agent|"
    rf"entre){BEHIND}",
    re.IGNORECASE,
)
"""What stands before a surname, and before other names as well: only one in capitals is then a person's."""
PRIVATE = re.compile(
    r"(?<!\w)(?:"
    r"ventes?\b|vendre|c[ée]d[ée]|cessions?\b|ali[ée]n|[ée]change\b|acqui[sér]|achats?\b|pr[ée]empt|\bdia\b|concessions?\b|locations?\b|\bbail\b|\bbaux\b|logement|loyer|"
    r"secours|\baides?\b|gracieu|cr[ée]ances?\b|non[\s-]valeur|dettes?\b|surendett|impay|recrut|nomination|titularis|contrat|licenci|rupture|retraite|mutation|"
    r"d[ée]tachement|protection fonctionnelle|litige|contentieux|affaire|recours|indemnis|sinistre|propri[ée]t[ée]|parcelle|terrain|servitude|"
    r"appartenant|succession|mise à disposition|stagiaire|apprenti|embauche|bourse|inhum|exhum|legs|\bdons?\b|donation|renonciation|transaction|"
    r"pr[êe]t\s+d'honneur|alignement|dation|\bstages?\b|scolarit|l'enfant|factures?\b|d[ée]gr[èe]vement|affouage|garants?\b|secr[ée]taire de mairie|\bagente?s?\b|"
    r"cong[ée]\b|disponibilit|[ée]chelon|maladie|reclassement|obs[èe]ques|tribunal|requ[êe]te|r[ée]clamation|permis\s+(?:de|d')|d[ée]claration\s+pr[ée]alable|"
    r"\btaxi|caution|cimeti[èe]re|columbarium|fun[ée]raire|branchement|g[ée]om[èe]tre|sans\s+ma[îi]tre|championnat|heures?\s+suppl|vacataire|r[ée]gulari|"
    r"foncier|fonci[èe]re|immeuble|maison|grange|presbyt[èe]re|garage|appartement|saisonni|bornage|d[ée]molition|insalubr|p[ée]ril|voisin|nuisance|"
    r"d[ée]classement|incorporation|rachat|rembours|accident|assurance|dommages|d[ée]g[âa]t|attribution|prime\b|gratification|domicili|exploitant|participation\s+(?:de|à)\s+[A-ZÀ-Þ]|avancement|promotion|d[ée]rogation|r[ée]gime\s+indemnitaire|discipl|courrier|riverain|plaint|demeurant|vers[ée]e?s?\s+par|\bchez\s+m|(?:situation|demandes?)\s+(?:de|d[ue]s|pr[ée]sent[ée]e?s?\s+par)\s+m|jardins?\s+(?:familia|ouvrier|partag))",
    re.IGNORECASE,
)
"""What is done with, for or about a person in private life or in a job."""
OFFICE = re.compile(
    r"rapporteur|d[ée]sign|[ée]lections?\b|[ée]lus?\b|[ée]lues?\b|d[ée]l[ée]gu|repr[ée]sentante?s?\b|adjointe?s?\s+au\s+maire|conseill[eè]re?s?\s+(?:municip|communaut|d[ée]part|d[ée]l)|"
    r"\bmaires?\b|pr[ée]sidente?s?\b|\bvice[\s-]|install|d[ée]mission|indemnit[ée]s?\s+de\s+fonction|mandat|d[ée]put[ée]|s[ée]nat|pr[ée]f[eè]te?|ministre|"
    r"citoyen\w*\s+d'honneur|honorariat|hommage|m[ée]daille",
    re.IGNORECASE,
)
"""What is done with, for or about someone in a public office."""
APPOINTED = re.compile(
    r"d[ée]sign|[ée]lections?\b|[ée]lue?s?\b|d[ée]l[ée]gu[ée]|repr[ée]sentante?s?\b|install[ée]|indemnit[ée]s?\s+de\s+fonction|"
    r"pr[ée]sents?\s*:|absents?|excus[ée]|pouvoirs?\s*:|donn\w+\s+pouvoir\s+à\s+(?!\w+\.?\s+l[ea]\s)(?=m)|procuration|secr[ée]taire\s+de\s+s[ée]ance|suppl[ée]ant|titulaires?\s*:|(?:membres?|compos\w+)\s[^.;]{0,60}commissions?|commissions?\b[^.;:]{0,60}:|rapporteur",
    re.IGNORECASE,
)
"""What a sentence says when its names are those of members, known or not."""
BENEFIT = re.compile(
    r"\b(?:cession|c[ée]d|vend|vente|ali[ée]n|lou[eé]|location|bail|achat|acqu[ié]|rembours|recrut|secours|aide|concession|parcelle|terrain|appart|propri[ée]t)\w*"
    rf"[^.;:]{{0,80}}?\s(?:à|de|d['’]|avec|des?|au profit de|au b[ée]n[ée]fice de|aupr[eè]s de)\s+(?:{SINGULAR}|{PLURAL}|{KIN.pattern})\W*(?:et\s+(?:{SINGULAR})\W*)?$",
    re.IGNORECASE,
)
"""What is given, let or sold, up to the civility of whom it concerns."""
IN_OFFICE = re.compile(
    r"\b(?:ancien(?:ne)?\s+)?(?:premi[èe]re?\s+|deuxi[èe]me\s+|troisi[èe]me\s+|\d\w{1,4}\s+)?(?:maire|adjointe?|conseill[eè]re?|pr[ée]sidente?|vice|d[ée]l[ée]gu[ée]e?|[ée]lue?|rapporteure?|d[ée]put[ée]e?|s[ée]nateur|s[ée]natrice)\b",
    re.IGNORECASE,
)
"""An office, told of the very person."""
CHARGE = re.compile(
    r"protection fonctionnelle|mandat\s+sp[ée]cial|frais\s+de\s+(?:mission|repr[ée]sentation)", re.IGNORECASE
)
"""What is done for the holder of an office as such, and for an agent as well: the office beside the name tells."""
CHILD = re.compile(
    r"\b(?:enfants?|fils|filles?|fr[èe]res?|s[œo]e?urs?|[ée]l[èe]ves?|[ée]poux|[ée]pouse|conjointe?|mari|m[èe]re|p[èe]re)\s+(?=[A-ZÀ-Þ][a-zß-öø-ÿœ])"
)
"""A relative, called by a first name alone."""
PLACES = frozenset(
    "rue avenue av boulevard bd place square allee allees impasse chemin quai cours pont esplanade parc jardin salle ecole ecoles groupe college "
    "lycee gymnase stade complexe espace maison residence mediatheque bibliotheque theatre centre foyer creche hopital clinique ehpad scolaire primaire "
    "maternelle elementaire sante fondation fonds prix lotissement quartier piscine cinema musee promenade rond-point carrefour passage route villa "
    "universite crematorium caserne auditorium conservatoire peintre sculpteur poete festival oeuvres".split()
)
HOMES = frozenset("maison residence villa jardin parc espace foyer fonds centre lotissement chemin cours".split())
"""Places that belong to a person as often as they bear a person's name."""
BODIES = frozenset(
    "sarl sci sas sasu eurl sa snc scp scea gaec earl gfa gie scic scop spl sem epfl societe entreprise ets etablissements association associations cabinet groupe agence "
    "compagnie cie bureau office commune communes ville syndicat communaute federation comite club union ligue amicale entreprises bnp operation operateur "
    "banque caisse mutuelle assurances conservatoire chambre departement region etat institut fondation habitat cooperative groupama".split()
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
    "plui padd scot siel sdis insee ofpi urssaf cnracl ircantec rifseep rtt dgf teom taxe budget eau gemapi pays ofgl samu zac zone "
    "tva hlm cdc caf mjc cnfpt ars dreal ddt tisseo leader feder fisac epci sem spl asa afr onf dalo paca oise loire rhin acte "
    "veolia suez colas eiffage bouygues vinci grdf rte loxam groupama maif axa otis engie total totalenergies allianz telecom apave socotec veritas "
    "dekra saur lyonnaise colissimo docaposte berger-levrault natura umih fnaca adapei admr afpa anah anru arepa dalkia spie citeos ratp keolis transdev "
    "ctei paris lyon lidl aldi siaep sivos smde sdef sded sded26 sydec morbihan adapt unapei apajh apf fafapourmo sdem sdee unesco unicef dojo "
    "insp brgm cerema irve atsem psmv avap plh pcaet opah cep ctg cej clsh alsh alae pedt unss usep uaapa".split()
)
"""Words in capitals that are no one's name."""
PARTICLES = frozenset(
    "de du des d' d’ le la les van von der den ben el al da dos di del della saint sainte mac mc abd bel".split()
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
TITLE = re.compile(
    r"\s*(?:l['’]abb[ée]|le\s+(?:docteur|dr\.?)|le\s+p[èe]re|ma[îi]tre|(?:vve|veuve))(?!\w)", re.IGNORECASE
)
LOCATED = re.compile(r"(?:\bsise?s?\b|situ[ée]e?s?\b|lieu-?\s?dit|lieux-?\s?dits)[^,;:()]{0,30}$", re.IGNORECASE)
TO = re.compile(r"\b(?:[àA]|au profit d[eu]|au b[ée]n[ée]fice d[eu]|aupr[eè]s d[eu])\s*$")
GIVEN = re.compile(
    r"\bventes?\b|cession|\bc[ée]d|ali[ée]n|locations?\b|\bbail\b|attribu|secours|\baides?\b|remise|\bdons?\b|vendre|r[ée]troc|bourse|rembours|accord",
    re.IGNORECASE,
)
"""What is given, sold or let to someone: `à` is then before a person, elsewhere before a place."""
JOINED = re.compile(rf"\s*(?:et|ou|&|,|/)?\s*{CIVILITY.pattern}", re.IGNORECASE)
CALLED = r"\b(?:{})\s+(?:(?:de|du|des|d'|la|le|les|l')\s*)*(?:(?:marechal|general|docteur|president|abbe|colonel|capitaine|commandant|professeur)\s+)?$"
STREETS = re.compile(CALLED.format("|".join(sorted(PLACES - HOMES))))
ANY_PLACE = re.compile(CALLED.format("|".join(sorted(PLACES))))
