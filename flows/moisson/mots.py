"""The words by which the web sites of councils name their documents, after accents, case and punctuation are taken off.

Written from 1,848 real addresses of 843 hosts and the menus of the platforms; each list has its examples in
`tests/test_choose.py`.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

MOIS = r"(?:janv|fevr?|mars|avr|mai|juin|juil|aou?t|sept|oct|nov|dec)[a-z]*"
JOUR = rf"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?:\d{{1,2}}(?:er)? {MOIS}(?: (?:20)?\d\d)?|\d{{1,2}}[ /]\d{{1,2}}[ /](?:20)?\d\d|20\d\d[ /]?\d\d[ /]?\d\d|\d{{6}}\b)"
"""A day, as a link tells it: `12 mars 2024`, `12 03 2024`, `20240312`."""
CONSEIL = re.compile(
    r"conseils? (?:municip|communaut|metropol|syndic|departem|region|general|de communaute|d agglo|de territoire|d arrondissement|du \d)"
    r"|conseils? communal|assemblees? (?:departement|region|plenier|deliberant)|comites? syndic|commission permanente|bureaux? (?:communaut|syndic|metropol)"
    r"|conseilmunicipal|\bc ?m (?:du|des|de la|\d)|\bcm\b|\bcc ?\d|conseil ?municipal|seances? (?:publiques?|plenieres?|du conseil)"
)
ACTE = re.compile(
    r"delib(?!ero)|\bdelb?\b|\bdel ?(?:20)?\d\d|\bd ?cm ?\d|\bdcm\b|\bdl ?20\d\d|proces ?verba(?:l|ux)|procesverbal|comptes? ?rendus?|compterendu|\bc ?r ?(?:cm|cc|du|de|sommaire|conseil|bureau|\d)|\bcrs?\b"
    r"|\bcrcm|\bcmcr|\bpvs?\b|\bpv ?(?:cm|cc|du|de|conseil|bureau|\d)|pvcm|releves? de(?:s)? (?:decisions du conseil|delib|conclus)|registres? des? actes|\bseances? du \d"
    r"|recueils? des delib|liste des actes (?:examin|delib)|listedelib|conseilmunicipaldu"
)
"""Acts, minutes and lists, by their names."""
SEANCE = re.compile(
    rf"(?:seances?|reunions?|conseils?(?: [a-z]+)?|cm|cc|assemblee|bureau)(?: (?:[a-z]+ ){{0,3}}?)? ?(?:du |des |de |le )?{JOUR}|^\W*{JOUR}\W*$|{JOUR} ?[|/ ]* ?(?:seance|conseil|cm\b)|\b(?:seance|reunion)s? (?:n |no |numero )?\d{{1,3}}\b"
)
"""A sitting, by its date."""
NUMERO = re.compile(
    r"(?:^|\| ?|/)(?:(?:n|no|num|acte|acte n|d|del|delib|dcm|cm|cc|bc|c|dl|ca) ?)?(?:20)?\d\d ?(?:0\d|1[0-2]) ?\d{2,3}\b(?! ?\d)|(?:^|\| ?)(?:n ?)?20\d\d ?\d{3}\b|(?:^|\| ?)(?:d|del|dcm|dl|cm|cc|acte|acte n) ?(?:20)?\d\d ?\d{1,4}\b|(?:^|\| ?)(?:n|no|numero) ?20\d\d[ /]\d{1,3}\b(?! ?\d)|\bacte n ?\d|(?:^|\| ?)\d\d(?: [a-z])? \d{2,3}[a-z]?\b(?! ?\d)"
)
"""An act's number, where a link or a file's name begins."""
NUMERO_VOISIN = re.compile(r"\b(?:(?:n|no|numero) (?:20)?\d\d[ /]\d{1,3}|20\d\d[ /]\d{3})\b(?! ?\d)|\bacte n ?\d")
"""An act's number, anywhere in the row that holds a link."""
OBJET = re.compile(
    r"(?:^|\| ?|\d )(?:l )?(?:approbation|adoption|modification|fixation|vote|autorisation(?! parentale| de prelevement| de sortie| de droit)|avis|designation|attribution|acquisition|cession|creation|avenant|demande (?:de )?(?:subvention|detr|dsil|fonds|aide)|delegation|election|actualisation|revision|renouvellement|suppression|admission|garantie|octroi|vente|achat|signature|mise en (?:place|oeuvre)|transfert|adhesion|installation|cession|instauration|motion|voeu)|\bautorisation de (?:signature|signer)\b"
)
"""The first word of an act's title."""
AVANT = re.compile(
    r"\bprochaine?s?\b|a venir|\bagenda\b|en direct|retransmission|\bvideos?\b|\bpodcast|\bphotos?\b|resultats? des? elections"
)
"""A sitting that is announced or shown, not told by a document."""
AUTRE_ASSEMBLEE = re.compile(
    r"(?:(?:^|\| ?)(?:\d+ )*(?:les? |la |l |ca (?:du |de la )?)?|\b(?:comptes? rendus?|pv|proces verba\w+|cr|seances?|reunions?|delib\w*|del|releves? de decisions|ordre du jour)(?: (?:du|de|des|la|le|les|l|d|au|en|n|no|ca|seances?|reunions?|annuels?|\d+))* )"
    r"(conseils? (?:municip\w* )?(?:des|d|de) (?:jeunes?|enfants?|sages?|aines|seniors?|l ecole|ecoles?|classe|quartiers?|developpement|discipline|surveillance|administration)"
    r"|cm[je]\b|cmej\b|conseils? (?:municip\w* )?(?:jeunes|enfants)|conseils? (?:citoyens?|local de|scolaires?|participatif|consultatif|d ecoles?|ecoles?)|ccas\b|c c a s\b|cias\b|centre communal d action|caisse des ecoles|residence autonomie"
    r"|commissions? (?!permanente)\w+|comites? (?!syndic)(?:des|de|d|consultatif|technique|social|local)\b|assemblees? generales?|ag (?:20\d\d|ordinaire|extra)|parents d eleves|associations? \w+|amicale|bureaux? municipa\w+|reunions? (?:des? |d |du )?(?:maire et |maire )?adjoints|ateliers? \w+|cst\b|chsct\b|groupes? de travail|reunions? (?:publique|de quartier|d information)"
    r"|syndicat (?:des? eaux?|mixte|intercommunal)(?= |$))(?! (?:subventions?|designations?|elections?|membres|representants?|participations?|avances?|nominations?)\b)|\b(?:pv|cr|proces verbal|compte rendu)(?: de l| d)? ag\b"
    r"|\b(?:pv|cr|proces verba\w+|comptes? rendus?)(?: (?:du|de|des|la|le|les|l|d|seances?|reunions?|\d+))* (sivos|sivom|sivu|siaepa?|smictom|sictom|smitom|sirtom|smaep|petr|pnr|rpi|cao|ccid|clspd|cispd|cvs|ehpad|afr|conseils? de (?:la )?vie sociale|ceremonies?|plui?|bureaux? municipa\w+|visites?)\b"
)
"""Bodies that sit in town halls and are not the council: named first, or as the body whose minutes they are. Elsewhere in a title they
are what the council decides about (a grant, the choice of a delegate)."""
AUTRE_NIVEAU = re.compile(
    r"(?:^|\| ?|\b(?:comptes? rendus?|pv|proces verba\w+|cr|seances?|reunions?|deliberations?)(?: (?:du|de|des|la|le|les|d))* )"
    r"((?:conseils?|bureaux?) (?:communaut\w+|metropolitains?|syndica\w+|departement\w+|region\w+|de (?:la )?communaute)|comites? syndica\w+)|\b(?:cr|pv|proces verbal|compte rendu|deliberations?) (?:(?:de )?la |du )?(cc)\b"
)
"""Councils of another level than the commune's, on a commune's site: theirs are other sources."""
CONSEIL_COMMUNAL = re.compile(
    r"(?:^|\| ?|\b(?:comptes? rendus?|pv|proces verba\w+|cr|seances?|reunions?|deliberations?)(?: (?:du|de|des|la|le|les|d))* )(conseils? municipa\w+|conferences? des maires|communes membres)|^(les communes|(?:nos|vos) communes)$"
)
"""Councils of its communes, on a grouping's site."""
BUREAU = re.compile(
    r"\bbureaux?(?: (?:communaut\w+|metropolitains?|syndica\w+|executifs?))?\b(?! (?:de vote|d etudes?|de poste))"
)
COMPTE_RENDU = re.compile(r"comptes? ?rendus?|\bcrs?\b|releves?\b|synthese")
"""What is told of a grouping's bureau, which is not the council; its deliberations, their lists and their minutes are acts."""
AUTRE_NIVEAU_TITRE = re.compile(
    r"^(?:(?:comptes? rendus?|cr|pv|proces verbaux|deliberations?|documents?|la|le|les|notre|votre|du|de|des|l|d) )*"
    r"(communaute (?:de communes|d agglo\w*|urbaine)|metropole\b|intercommunalite$|syndicats?(?: (?:des?|mixtes?|intercommun\w*|d|scolaires?)\b.*)?$|cc (?:de|du|des|d)\b)"
)
"""The same, as a heading: what stands below is theirs."""
GENRES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("arrêté", re.compile(r"(?:^|\| ?)(?:ar|arr|arm|at|ap) ?(?:n )?(?:20\d\d|\d\d \d|\d{4,})|(?:^|\| ?|\bl )(?:projet d )?arretes?\b(?! (?:le|en|du compte|des comptes|par le conseil))|\barretes? (?:n \d|n\d|du maire|municip|prefect|perman|tempor|de circul|portant|de police|interprefect|\d)|\barrete \w* ?(?:20\d\d|\d{3})|(?:20\d\d|\d{3,}) arrete\b|recueils? (?:des? )?(?:actes|arretes)|recueilactes|\bdecisions? (?:pc|dp|pa|cu)\b|\braa\b|raad?\b(?= |$)|\bau?torisation d occup")),
    ("décision du maire ou du président", re.compile(r"(?:registres?|listes?|recueils?|tableaux?) des decisions (?!du conseil|des conseil|d urb)|(?:^|\| ?)(?:chrono )?decisions? (?:n |du maire|de la maire|municip|du presid|de la presid|du bureau n|\d)|(?:^|\| ?)decisions?(?: \d+)?(?: pdf)?\W*(?:$|\|)|\bdecisions? (?:du maire|de la maire|(?:du |de la )?presid)|(?:^|\| ?)dec ?(?:20)?\d\d")),
    ("ordre du jour ou convocation", re.compile(r"convocations?\b|convoc\b|ordres? du jour|ordre ?du ?jour|\bodj\b|(?:^|\| ?)invitation|notes? (?:explicatives? )?de synthese|\bprojets? de delib|(?:^|\| ?)(?:modele de |formulaire de )?(?:procurations?|pouvoirs?) *(?:de vote|pour|vierge|a remplir|pdf|$|\|)|\bpouvoir (?:vierge|a remplir)|(?:^|\| ?)(?:prochaine?s? (?:conseil|seance|reunion)|(?:dates?|calendriers?) (?:previsionnel(?:le)?s? )?des (?:prochain|seances|conseils|reunions)|questions? (?:orales?|ecrites?)|dossier de (?:seance|conseil))")),
    ("bulletin ou lettre d'information", re.compile(r"\bbulletins?\b(?! d[e ]* (?:vote|paie))|gazettes?\b|\bjournal\b|journaux|lettres? (?:d info|du maire|municip|aux habit)|\binfos?\b|magazines?\b|\bl ?echos?\b|\bflash\b|newsletter|\bmag\b|\btrait d union\b|petit journal|revue (?:municip|de presse)|feuilles? (?:municip|communale|d info|de chou)|infos? municip|informations? municipales")),
    ("procès-verbal ou compte rendu d'autre chose", re.compile(r"(?:\bpv|proces verba(?:l|ux)) (?:de |d |des |du )(?:l )?(?:bornage|operations? electorales?|recensement|bureau de vote|constat|carence|reception|infraction|abandon|recolement|visite|elections? (?:legisl|europ|munic|presid|depart|region|senat))|(?:^|\| ?)comptes? rendus? (?:annuel|technique|financier|de mandat|d activites?|d execution|d intervention|de chantier|de travaux|de visite|d expertise)")),
    ("menu de cantine", re.compile(r"\bmenus?\b")),
    ("marché public", re.compile(r"\bdce\b|\bcctp\b|\bccap\b|avis (?:d attribution|de marche|de publicite|de pre ?information)|attributions? (?:du|de|des) marches?\b[^|]*\bavis\b|\bactes? d engagement|(?:^|\| ?)(?:donnees essentielles|aapc\b)|reglement de (?:la )?consultation|\bbpu\b|\bdqe\b|\bdpgf\b")),
    ("document budgétaire", re.compile(r"(?:^|\| ?)documents? budgetaires?\b")),
    ("annexe d'un acte", re.compile(r"(?:^|\| ?)(?:\d{1,2} )?(?:annexes?|pieces? jointes?|pj)\b(?! et |[^|]*\b(?:proces verbal|pv|compte rendu) (?:du conseil|de la seance|cm\b))")),
    ("avis ou affiche", re.compile(r"(?:^|\| ?)avis du \d|(?:^|\| ?)avis (?:au|aux|a|d|de|des) (?!(?:la )?(?:commune|ville|collectivite|principe|conformite))|(?:^|\| ?)(?:annonces? legales?|fermetures? (?:estivale|exceptionnelle|de la mairie|annuelle)|listes? electorales?|elections? (?:municip|europ|legisl|depart|region|presid|senat)|retransmission|rediffusion|video|enregistrement audio|discours|diaporama|resultats? (?:des? |du )?(?:elections?|vote|scrutin|premier|second|\d))|\bcertificats? (?:d affichage|de publication)|(?:^|\| ?)(?:affiche|flyer|plaquette|programme|depliant|brochure|invitation|communique|dossier de presse|faire part|guide|livret|plan de (?:la )?(?:ville|commune|situ)|trombinoscope|organigramme)s?\b|enquetes? publiques?|avis (?:d enquete|de deces|de coupure)|liste des (?:elus|conseillers|associations|assistantes|commissions|commercants|permis|autorisations|avis|decisions d urb)|tableau (?:du|des) (?:conseil|conseillers|permanences|elus)")),
)  # fmt: skip
"""What is told by its kind: never a council's act, whatever stands around. (reason, pattern on the link's own words.)"""
ANNEXE = re.compile(
    r"^(?:\d{1,2} |pdf )?(?:annexes?|pieces? jointes?|pj)\b(?! et |.*\b(?:proces verbal|pv|compte rendu) (?:du conseil|de la seance|cm\b))|\d ?(?:ann|anx) ?\d{0,2}(?: \d)?(?: pdf)?$|(?:\d[a-z]?|\bdelib\w*|\bdel|\bdcm) annexe(?: n)?(?: ?\d{1,2})?(?: pdf)?$"
    r"|\b(?:plans?|cartes?|cartographies?|tableaux?|documents?|notices?|rapports?) annexee?s?\b"
    r"|(?<!\bbudget )(?<!\bbudgets )(?<!\bcompte )(?<!\bcomptes )(?<!\bbp )(?<!\bca )(?<!\bdm )(?<!\bet )(?<!\bavec )\bannexe (?:tamponnee? |visee? |signee? )?(?:n )?[1-9](?: pdf)?$"
)
"""What a link or a file's name says of an act's annexe, the act named or not; « budget annexe » is not one."""
SUJETS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("urbanisme", re.compile(r"\bplui?\b|plui[ hd]|\bzonages?\b|permis|\bpadd\b|commissaire enqueteur|\boap\b|carte communale|\bscot\b|\bplh\b|\bavap\b|rapport de presentation|declaration prealable|\b(?:\d )?\d?zone (?:u|au|n|a)[a-z]?\b|\breglementplureglement (?:ecrit|graphique|litteral)|servitudes?\b|\bdicrim\b|\bppri?\b|\bpcs\b")),
    ("formulaire, règlement ou tarif", re.compile(r"formulaires?|inscriptions?\b|reglements?\b|cerfa|fiches?\b|tarifs?\b|\bnotices?\b|\bcharte|dossier (?:de|d)\b|demande de|demande d |autorisation parentale|autorisation de (?:prelevement|sortie|droit)|\bmodeles?\b|bail type|certificats?\b|attestation|declaration|mode d emploi|guides?\b|plannings?|calendriers?|horaires?|restaurant scolaire|restauration scolaire|\bcantine\b|marches? publics?|appels? d offres?")),
    ("budget ou note financière", re.compile(r"notes? de presentation|maquettes?|comptes? administratifs?|budgets?\b|rapports?\b|\brob\b|\bdob\b|comptes? de gestion|comptes? financiers?|\bcfu\b|\bbp ?20|\bca ?20\d\d\b|rpqs|bilan\b|etat (?:de la dette|du personnel)|indemnites (?:des elus|percues|\|)|subventions? vers")),
    ("document sans rapport avec les séances", re.compile(r"etudes?\b|diagnostic|conventions?\b|plans?\b|\brando|agenda\b|recrut|offres? d emploi|fiche de poste|presentation|photos?|statuts?\b|tableaux? (?:des|de l|d) (?:effectifs?|emplois)\b|organigramme|schema\b|contrat|logo\b|cartes?\b|cv\b|dechets|tri\b|memoire en reponse|projet (?:educatif|pedagogique|de territoire|d etablissement)")),
)  # fmt: skip
"""What may be an act's subject as well as a paper's kind: left aside unless a number, a sitting or an act stands beside it."""
BAVARD = re.compile(
    r"(?i)\(?\b(?:telecharger|télécharger|t[ée]l[ée]chargement|consulter|ouvrir|voir|lire|document|fichier|pdf|nouvelle fen[êe]tre|ouvre|dans|une|[\d.,]+\s*[kmg]?(?:o|b|ko|mo|kb|mb))\b\)?"
)
"""What links say that tells nothing."""
EMPLOI = re.compile(r"(?i)\.pdf$|^\d{9,13}[-_]")
"""What file names carry that tells nothing: their ending, the instant at which they were put online."""
MENTIONS = re.compile(
    r"(?i)^\s*(?:>+|»+|→|…|\.\.\.|\+|\[.*\])?\s*(?:(?:en )?(?:cliqu(?:er|ez|ant)(?: sur ce lien)? )?(?:ici|l[àa])(?: m[êe]me)?|ce lien|cette page|lire (?:la suite|plus|l.article)|en savoir (?:plus|\+)|voir(?: (?:plus|le d[ée]tail|la suite|la fiche|le document|les? documents?|tout))?|consulter(?: .{0,30})?|d[ée]tails?|suite|acc[ée]der.{0,30}|plus d.infos?|t[ée]l[ée]charger.{0,30}|ouvrir|afficher.{0,20}|pdf)\s*(?:>+|»+|→|…|\.\.\.)?\s*$"
)
"""The text of a link that leads to the whole of what stands beside it."""
RUBRIQUE = re.compile(
    r"\bdelib(?!ero)|proces ?verbaux|\bproces ?verbal|comptes? ?rendus?(?: (?:du|des|de|les|le|publics?|municipa\w+))* (?:conseil|cm\b|seance|reunion|assembl|bureau)|comptes? rendus?$|\bpvs? (?:du|des|de) (?:conseil|cm|seance)|\bpv\b|\bcr (?:du|des|de|cm)|seances? (?:du|des) conseil|seances? (?:publiques|municip)"
    r"|conseils municipaux|conseils communautaires|registre des|actes? (?:admin|regl|munic|offic|de la (?:commune|collect)|communaut|public)|publicite des actes|publications? (?:des actes|legales?|offic|reglem|admin|numer)|affichages? (?:leg|num|reglem|offic|admin|electr)|documents? (?:du|des) (?:conseil|seances?)|reunions? (?:du|de) conseil|actes? du (?:conseil|cm)\b|\bactes$|conseil (?:municipal|communautaire) (?:20\d\d|archives)|archives (?:du|des) (?:conseil|seance|delib|pv)"
)
"""A rubric of the council's documents, anywhere on a page."""
CONSEIL_SEUL = re.compile(
    r"conseil (?:municipal|communautaire|metropolitain|syndical|departemental|regional)$|^(?:le )?conseil(?: \w+)?$|assemblee(?: \w+)?$|seances?$|comite syndical$"
)
MAIRIE = re.compile(
    r"\bmairie\b|vie (?:municipale|publique|politique|democratique|communale|locale)|municipalite|democratie|institution|\bla (?:commune|ville|collectivite|communaute|cc)\b|administration|publications?\b|documents? (?:administratifs|a telecharger|officiels|publics|utiles)|\bdocuments\b|telechargements?|documentheque|mediatheque de documents|vos elus|elus|gouvernance|fonctionnement|transparence|archives|politique|decouvrir la|intercommunalite|conseil municipal"
)
"""Where the council's rubric may hide, when nothing better is shown."""
JAMAIS = re.compile(
    r"jeunes|enfants|trombinoscope|etat civil|contact|plan du site|mentions|cookies|accessibilite|recrut|emploi|marches? publics?|agenda|evenement|arretes?\b|urbanisme|\bplu\b|bulletin|magazine|journal|cantine|menus?\b|ecole|associations?|connexion|login|inscri|recherche|commissions?\b|newsletter|paie(?:ment|r)|boutique|tourisme|meteo|facebook|twitter|partager|imprimer|prochain|convocation|ordre du jour|\bodj\b|ccas|annuaire|permanences|sages|quartiers?\b"
)
"""Rubrics that never hold them."""

OLDER = re.compile(
    r"^(?:(?:voir|consulter|toutes?|les|nos|plus|documents?|comptes? rendus?|proces verbaux|pvs?|deliberations?|seances?|des|de) )*(?:annees? (?:anterieures?|precedentes?|passees|plus anciennes)|archives?|anterieure?s?|precedente?s|plus ancien(?:ne)?s|anciens)$"
)
"""What leads from a listing to its older part."""
NEWS = re.compile(
    r"^(?:(?:toutes?|les|l|nos|vos|voir|dernieres?|fil d|plus d) )*(?:actualites?|actus?|news|nouvelles)(?: (?:municipales?|communales?|locales?|du village|de (?:la )?(?:commune|ville|mairie)))?$"
)
"""What leads to a site's news."""


BORDERS = str.maketrans({"’": " ", "°": " ", "–": " ", "—": " "})


def plain(text: str) -> str:
    """Lower case, no accent, one space for each run of punctuation; `|` and `/` are kept as borders."""
    text = unicodedata.normalize("NFKD", unquote(text)).replace("œ", "oe").translate(BORDERS)
    text = text.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9|/]+", " ", text).strip()


def first_kind(kinds: tuple[tuple[str, re.Pattern[str]], ...], words: str) -> str | None:
    """The first of `GENRES` or `SUJETS` that plain words name; None where they name none."""
    return next((reason for reason, pattern in kinds if pattern.search(words)), None)
