"""The words that open a text, close a title, or prove a decision: shared by the splitters."""

from __future__ import annotations

import re

from extractors.patterns.casse import SansCasse

CIVILITE = r"(?:Monsieur|Madame|Mr\.?|Mme\.?|MM?\.|Mlle|Messieurs|Mesdames)"
SPEAKS = (
    r"(?:a(?:\s+(?:fait|propos|expos|inform|rappel|indiqu|expliqu|présent))?\w*|expose|explique|rappelle|présente|informe|"
    r"propose|indique|souhaite|précise|fait|donne|rapporte|demande|soumet|rend|signale|lit|évoque|rapporteure?|"
    r"prend|déclare|remercie|annonce|sollicite|quitte|sort|est|ne)"
)
BODY_START = re.compile(
    rf"""(?:
      V[Uu]\b | C[Oo][Nn][Ss][Ii][Dd][EÉeé][Rr][Aa][Nn][Tt] | Consid[ée]rant
    | {CIVILITE}\s+(?:l[ea]\s+|l'\s?)?(?:Maire|MAIRE|maire|Pr[ée]sident|adjoint|rapporteu|[Vv]ice)
    | {CIVILITE}\s+(?:[A-ZÉÈÀ][\w'.-]+,?\s+){{1,4}}(?:,\s*[^.\n]{{3,50}},\s*)?{SPEAKS}\b
    | L[ea]s?\s+(?:Conseil|CONSEIL|conseil|Maire|maire|Pr[ée]sident|Bureau|Comit[ée]|[Rr]apporteu|membres|[ée]lus|commune\s+(?:a|est|de\s+\S+\s+(?:a|est))|
        Assembl|conseillers)\b
    | Le\s+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\s+\d | LE\s+CONSEIL | LE\s+MAIRE | L'[Aa]ssembl | L'[Aa][Nn]\s
    | [Rr]apporteu | RAPPORTEU | Exposé\b | EXPOS[ÉE] | Délibéré\b
    | Apr[èe]s\s+(?:en\s+)?(?:avoir|d[ée]lib|lecture|exposé|discussion|présentation|explication|échange|pris|un\s+vote|vote)
    | APR[ÈE]S\s
    | Il\s+(?:est|convient|a\s|y\s+a|s'agit|rappelle|expose|propose|informe|indique|faut|précise|explique|présente)
    | Elle?\s+(?:propose|rappelle|informe|expose|précise)
    | Conform[ée]ment | Dans\s+le\s+cadre | Dans\s+l'objectif | Par\s+(?:d[ée]lib|arr[êe]t|courrier|un\s|mail|suite)
    | Suite\s+(?:[àa]|aux?)\s | Sur\s+(?:proposition|rapport|le\s+rapport|avis|présentation) | Comme\s+(?:suite|chaque|précédemment)
    | (?:Adopt|ADOPT)[ÉEée] | [AÀ]\s+[Ll]'[Uu]nanimit | [AÀ]\s+l[ae']\s?majorit | (?:Vote|VOTE|Votes|VOTES)\s*(?::|\(|à|du\s+[Cc]onseil|de\s+l'[Aa]ssembl)
    | Résultats?\s+du\s+(?:vote|(?:premier|1\s?er|second|deuxième)\s+tour) | Nombre\s+de | Votants | Pour\s*: | POUR\s*: | Abstention | \d+\s+(?:voix|votes?)\s+(?:pour|contre|POUR)
    | (?:Par|par)\s+\d+\s+voix
    | Article\s+\d | ARTICLE\s+\d | Entendu | ENTENDU | Vu\s:
    | En\s+(?:application|parallèle|outre\b|vertu|raison|effet|conséquence|date|complément|tant|\d{{4}})
    | Lors\s+d | Depuis\s | Chaque\s+ann | Compte\s+tenu | Afin\s+d | Pour\s+(?:mémoire|rappel|les\s+besoins|le\s+vote|faire)
    | Cette?\s+(?:année|convention|délib|opération|subvention|projet|dossier|somme|demande|adhésion|point|proposition|décision)
    | Ces?\s+(?:projet|dossier|point|tarifs|travaux|rapport) | Nous\s | Je\s | C'est\s | Une?\s+(?:demande|réunion|convention|subvention)\s+(?:a|est|de\s+\S+\s+a)
    | D[ÉE]CID[EÉ] | D[ée]cide\b | APPROUVE\b | AUTORISE\b | DECISION\s*\(|Décision\s*: | DIT\s+QUE
    | Etai(?:en)?t\s+pr[ée]sent | [ÉE]taient\s+pr | Pr[ée]sents?\s*: | PR[ÉE]SENTS?\b | Secr[ée]taire | Pr[ée]sid(?:ente?|ence)\s*: | PR[ÉE]SID(?:ENTE?|ENCE)\s*:
    | Accord\s+(?:[àÀaA]\s+(?:l'unanimit|la\s+majorit|\d)|unanime|du\s+[Cc]onseil)
    | Prise?\s+en\s+charge\s+de\s+la\s+somme | Prend\s+acte | PREND\s+ACTE
    | (?:S')?[A-ZÉÈ]{{3,}}E\s+(?:le|la|les|l'|son|sa|ses|un|une|à|de|des|du|d'|que|qu'|en|M\.|Monsieur|Madame|Mme|avoir|être|au|aux)(?=\s|\b)
    | Mati[èe]re\s*: | Nomenclature | Classification\s*: | Domaine\s*: | Th[èe]me\s*:
    | Personne\s+n | Aucune?\s+(?:observation|question|remarque|objection)
    | Au\s+vu\s | Aux\s+termes | Discussion | D[ée]bats?\s*: | Intervention | Question\s+de\s | Pas\s+(?:de|d')
    )""",
    re.VERBOSE,
)
"""Matched at a line's beginning: the title is over."""

INLINE_START = re.compile(
    rf"""\s(?<=[\w)»".,;:]\s)\s*(?=
      (?:Vu|VU)\s+(?:le|la|les|l'|LE|LA|LES|L')
    | (?:Considérant|CONSIDERANT|CONSIDÉRANT)\s
    | (?:Monsieur|Madame|M\.|Mme|Mr)\s+(?:le|la|l')\s*(?:Maire|maire|Président|président|Adjoint|[Vv]ice)
    | (?<!\bde\s)(?<!\bà\s)(?<!\bet\s)(?<!\bpar\s)(?<!avec\s)(?<!pour\s)(?:Monsieur|Madame|M\.|Mme|Mr)\s+(?:(?!MM?\.|Mme|Monsieur|Madame)[A-ZÉÈÀ][\w'.-]+\s+){{1,3}}{SPEAKS}\b
    | L[Ee]\s+(?:Conseil|conseil|CONSEIL|Maire|Pr[ée]sident)\s+(?:[Mm]unicipal|[Cc]ommunautaire|MUNICIPAL|COMMUNAUTAIRE|propose|rappelle|expose|peut|informe|,)
    | (?:Conformément|Conformement)\s+[àa]
    | Après\s+(?:en\s+)?(?:avoir|délib|lecture|exposé)
    | Rapporteure?\s*: | Exposé\s
    | [AÀ]\s+l'unanimité | (?:Votes?|Pour|POUR)\s*:\s*(?:\d|[àÀ]?\s?(?:l')?[Uu]nanim|UNANIM) | Adoptée?\s+[àa]\s+l | Accord\s+(?:[àa]\s+(?:l'unanimit|la\s+majorit|\d)|unanime)
    | Suite\s+(?:[àa]|aux?)\s | Par\s+délibérations?\s+(?:n|du|en)
    | Il\s+(?:est|convient)\s+(?:proposé|rappelé|exposé|demandé|d)
    )""",
    re.VERBOSE,
)
"""A text that opens in the middle of a printed line (layout lost): whitespace before strong words only."""

DECISION = SansCasse(
    r"""(?x) unanimit | \bmajorit[ée]\b(?!\s+(?:des\s+membres\s+en\s+exercice|absolue|qualifi)) | \bvoix\b | \d+\s+votes?\s+pour | \babstentions?\b
    | \bvotes?\s*: | \bd[ée]cident?\b | \bd[ée]cid[ée]\b | \bapprouv(?:e|ent|ée?s?)\b | \badopt(?:e|ent|ée?s?)\b | \bautoris(?:e|ent)\b | \baccept(?:e|ent)\b
    | \bd[ée]sign(?:e|ent|és?)\b | \bvalid(?:e|ent|ée?s?)\b | prend\s+acte | prennent\s+acte | a\s+pris\s+acte | acte\s+est\s+donné
    | donne\s+(?:un\s+avis|son\s+accord|son\s+avis|acte|pouvoir|mandat) | [ée]met\s+un | avis\s+favorable
    | \brefus(?:e|ent)\b | \brejett?e | \bsollicit(?:e|ent)\b | \bfix(?:e|ent)\b | \bs'engage\b | \bvot(?:e|ent)\s+(?:le|la|les)\b
    | \bd[ée]libère\b | \bmajore\b | \bconfirme\b | \battribue\b | \baccorde\b | \bratifie\b | \bhabilite\b | \bmandate\b | \bnomme\b | est\s+(?:élue?|désignée?|nommée?)
    | \breport[ée]\b | \bajourn | \bretir[ée]\b | sursis | \bpropose\s+de\s+nommer | \bcharge\s+(?:M|le|la)\b | \bcrée\b | \brenouvelle\b | \bpour\s*:\s*\d
    """
)
"""Words with which an assembly decides."""

STRONG = SansCasse(
    r"""(?x)
      (?<!\w)(?:
        votes?\s*: | abstention | par\s+\d+\s+voix | a\s+(?:d[ée]cid[ée]|approuv[ée]|adopt[ée]|autoris[ée]|vot[ée]|pris\s+acte)\b | unanime | ajourn[ée] | pour\s*:\s*\d
      | (?:est|a\s+[ée]t[ée]|sont|ont\s+[ée]t[ée])\s+(?:(?:donc\s+)?(?:report|ajourn|retir|rejet|renvoy|approuv|accept|valid|refus)[ée]{1,2}e?s?\b|(?:[ée]lu|d[ée]sign|nomm|proclam)[ée]?e?s?\b)
      | (?:est|sont)\s+(?:donc\s+|ainsi\s+)?(?:vot|accord|attribu|allou)[ée]e?s?\b | (?:devis|offre|proposition|premi[eè]re?|seconde?|derni[eè]re?)\s+(?:est|sont)\s+(?:retenu|choisi)e?s?\b
      | report[ée]e?\s+(?:[àa]|au)\b | proclame\s[^.;]{0,60}\b(?:maire|adjointe?s?|pr[ée]sidente?|[ée]lue?s?)\b
      )
    | unanimit | (?m:^\W*d[ée]lib[èe]re\W*$) | \d+\s+(?:voix|votes?)\b | apr[èe]s\s+(?:en\s+)?(?:avoir\s+)?d[ée]lib
    | (?:le\s+(?:conseil(?:\s+(?:municipal|communautaire|syndical|d'administration|d[ée]partemental))?|comit[ée](?:\s+syndical)?(?!\s(?:des?\s|d'|du\s|tech|soc|cons))|bureau)|la\s+commission\s+permanente|l'assembl[ée]e),?[^.]{0,160}?
      \b(?:(?:d[ée]cide|approuve|adopte|autorise|accepte|d[ée]signe|valide|donne|refuse|rejette|sollicite|fixe|vote|confirme|dresse|retient|nomme|ratifie|reconduit|instaure|institue|renonce|s'oppose|se\s+prononce|accorde|alloue|attribue|adh[èe]re|affecte|contracte|souscrit|garantit)(?:nt)?\b|prend\s+acte|[ée]met|propose\s+de\s+nommer|a\s+pris\s+acte)
    | \bmajorit[ée]\s*[–—:(-]\s*(?:contre|pour|abst|\d) | \bremise?s?\s+[àa]\s+(?:une|la)\s+(?:prochaine|autre|ult[ée]rieure) | \bremet(?:tent)?\s+(?:sa|la|cette|toute)\s+d[ée]cision\b | \bsurs(?:is|oit|oient|eoir)\s+[àa]\s+(?:statuer|la\s+d[ée]cision|d[ée]lib)
    | accord\s+(?:de\s+tous|unanime|g[ée]n[ée]ral)\b | prend\s+acte | prennent\s+acte | [àa]\s+la\s+majorit[ée] | adopt[ée]e?s?\b | approuv[ée]e?s?\s+[àa] | (?:^|(?<=[.:)]\s))(?:approuv|accept)[ée]e?s?\s?(?:\.|$) | retir[ée]?e?\s+(?:(?:ce|cette|le|la)\s+\w+\s+)?de\s+l'ordre | (?:point|d[ée]lib[ée]ration|dossier|rapport)\s+(?:retir|ajourn|report)[ée]{1,2}\b
    | (?<![\w€])\d{1,3}\s+pour\s*(?:[.,;/(-]|$|\n|et\s|\d) | (?<![\w€])\d{1,3}\s+contre\s*[).;]
    """
)
"""Words that prove that the assembly decided: a vote, or the council as the subject of the decision."""

DEPENSE = SansCasse(
    r"(?:\b(?:est|sont|sera|seront)\s(?:\w+\s)?(?:remis|vers|rembours|renouvel|reconduit|choisi|retenu|accord|allou|c[ée]d|vendu|lou|cr[ée]|fix|port|ramen|confi)(?:[ée]e?s?|e?s?)\b|"
    r"\b(?:la\s(?:commune|ville|communaut[ée])|le\s(?:conseil|syndicat|comit[ée]))\s(?:l[ae]s?\s|lui\s|leur\s)?(?:prendra|versera|participera|contribuera|acquittera|ach[èe]te|c[èe]de|vend|loue|remboursera|consentira)\b|\ble\schoix\sse\sporte\ssur\b)"
    r"(?![^.;]{0,40}\bpar\s(?:l'|la\sr|le\sd|une?\s))[^.;€]{0,100}$"
)
"""Before a sum: the assembly spends or asks it, in other words than those of a vote."""

TITLE_NOUN = re.compile(
    r"(?:Abrogation|Acceptation|Achat|Acquisition|Actualisation|Adh[ée]sion|Admission|Adoption|Affectation|Aide|Ali[ée]nation|Am[ée]nagement|Annulation|Approbation|Arr[êe]t\s|Attribution|"
    r"Augmentation|Autorisation|Avenant|Avis|Bail|Bilan|Bourse|Budget|Candidature|Cession|Charte|Choix|Classement|Cl[ôo]ture|Comp[ée]tence|Composition|Comptes?\s|Concession|Constitution|Construction|Consultation|"
    r"Contrat|Contribution|Convention|Cr[ée]ation|Cr[ée]ance|D[ée]bat|D[ée]cision|Déclassement|D[ée]finition|D[ée]l[ée]gation|Demande|D[ée]nomination|D[ée]rogation|D[ée]signation|D[ée]termination|Dissolution|Don\s|"
    r"Dotation|[ÉE]change|[ÉE]lection|Emprunt|Encaissement|Engagement|Exon[ée]ration|Extension|Festival|Financement|Fixation|Fonds|Frais|Garantie|Gestion|Groupement|Identification|Indemnit|Inscription|Installation|"
    r"Instauration|Institution|Int[ée]gration|Lancement|Location|Loyer|March[ée]|Mise\s|Mod(?:ification|alit)|Motion|Nomination|Occupation|Octroi|Op[ée]ration|Organisation|Ouverture|Partenariat|Participation|"
    r"Passation|Plan\s|Pr[ée]sentation\s|Prestation|Pr[êe]t|Prime\s|Prise\s|Proc[ée]dure|Programme|Projet|Prolongation|Promesse|Protocole|Rachat|Rapport|R[ée]alisation|Reconduction|Recrutement|Redevance|R[ée]f[ée]rent|"
    r"R[ée]gime|R[èe]glement|R[ée]gularisation|R[ée]habilitation|Remboursement|R[ée]mun[ée]ration|Remplacement|Renouvellement|R[ée]novation|R[ée]partition|Reprise|R[ée]siliation|Restauration|Retrait|R[ée]trocession|"
    r"Revalorisation|R[ée]vision|S[ée]curisation|Servitude|Signature|Soutien|Souscription|Statuts|Subvention|Suppression|Tableau|Tarif|Taux|Taxe|Transfert|Transformation|Travaux|Validation|Vente|V(?:œ|oe)u|"
    r"Versement|Virement|Vote\s)"
)
"""Nouns with which councils begin the titles of what they decide."""

SIDE = SansCasse(
    r"ouverture\s+de\s+(?:la\s+)?s[ée]ance|(?:v[ée]rification\s+du\s+)?quorum|appel\s+nominal|(?:cl[ôo]ture|lev[ée]e)\s+de\s+(?:la\s+)?s[ée]ance|"
    r"(?:nomination|d[ée]signation|[ée]lection)\s+(?:du|d'une?|de\s+la)\s*(?:ou\s+(?:de\s+la|de|du)\s+)?secr?[ée]?[tc]taire(?:\s+de\s+(?:la\s+)?s[ée]ance)?|"
    r"(?:nomination|d[ée]signation|[ée]lection)\s+(?:du|d'une?|de\s+la)\s+secr[ée]taire(?:\s+de\s+(?:la\s+)?s[ée]ance)?|"
    r"questions?\s+(?:et\s+informations?\s+)?diverses?|informations?\s*(?:diverses?|du\s+maire)?|divers|tour\s+de\s+table|"
    r"communications?|points?\s+divers|affaires?\s+diverses?|agenda|calendrier|dates?\s+[àa]\s+retenir|"
    r"comptes?[\s-]rendus?\s+des\s+d[ée]cisions?.*|questions?\s+orales?|informations?\s+et\s+questions?.*|"
    r"d[ée]cisions?\s+(?:du|de la|prises?\s+par)\s+(?:le\s+|la\s+)?(?:maire|président).*",
)
"""Items of a sitting on which nothing is decided."""

PREVIOUS_MINUTES = SansCasse(
    r"(?:approbation|adoption|validation|lecture|arr[êe]t)?\s*(?:du|des|le|les|de\s+la)?\s*(?:proc[èe]s[\s-]*verba(?:l|ux)|p\.?v\.?|comptes?[\s-]*rendus?|cr)\b"
    r"[^.]{0,60}(?:s[ée]ance|r[ée]union|conseil|pr[ée]c[ée]dent|du\s+\d|\d{4}|dernier)|approbation\s+du\s+(?:proc|compte[\s-]rendu|pv)",
)
"""Approval of the minutes of the sitting before: told apart from the acts of this one."""

AGENDA = SansCasse(r"\W*(?:l'|à l')?o?rd\w{1,3}\s+(?:du\s+)?jou\w\b(?!\s*(?:étant\s+)?épuis)")
