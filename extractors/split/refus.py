"""What is printed where a title could be and never is one: a vote, a count, a date, a running head, a lone verb."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.patterns.casse import SansCasse
from extractors.personnes.prenoms import is_prenom

EXAMPLES = (
    "Rejetée",
    "Registre 2024, feuillet 93 — Publiée le 19 novembre 2024",
    "Groupe Pour Contre Abstention Ne prend pas part au vote",
    "Une ville pour tous 4 0 0 0",
    "Vote : à l'unanimité",
    "dont procuration(s) : 2",
    "Date de la convocation : 13 novembre 2023",
    "(Voir annexe)",
    "DESIGNE",
    "22 novembre 2021",
    "Compte rendu du conseil municipal du 25 mars 2022",
    "qui ont pris part à la",
    "Page 3 sur 8",
    "Nombre de membres en exercice : 11",
    "Adopté à l'unanimité",
    "Résultat du vote : 12 pour, 1 contre",
    "Le conseil approuve à l'unanimité le",
    "M. Paul LEROY : 27 voix",
    "Monsieur Éric ROBIN",
    "Avis favorable de la commission",
    "Délibération n°20240312-07",
    "Conseil communautaire du mardi 12 mars 2024",
    "REMARQUES – OBSERVATIONS : Néant",
    "Président : M. Luc ROBIN",
    "Étant réunis au lieu ordinaire de leurs séances",
    "DÉLIBÉRATION DU CONSEIL MUNICIPAL",
    "Mme Ève ROBIN M. Luc VIAL Mme Zoé BEC",
    "M. ROBIN ........ à M. VIAL",
    "LEGRAND FRERES 23 357,88 TTC 19 043,91 TTC",
    "Abonnement adultes : 15 € Abonnement enfants : 8 €",
    "TOTAL DES RECETTES REELLES",
    "LES RECETTES DE FONCTIONNEMENT",
    "LES OPERATIONS FINANCIERES pour :",
    "VISAS ET CONSIDÉRANTS",
    "Préambule",
    "ÉTAIENT REPRÉSENTÉS",
    "Membres absents excusés :",
    "Vote des délibérations",
    "Récapitulatif des délibérations de la séance",
    "Paul LEROY-VIAL",
    "Approuve le projet de statuts du futur syndicat",
    "Autorise Monsieur le Maire à signer la convention",
    "Autoriser Madame le Maire à signer le bail",
    "M. Luc ROBIN et Mme Ève VIAL se portent candidats et sont déclarés",
    "Article V – Durée et limite de la convention",
    "Premier tour de scrutin",
    "2ème tour",
    "269 880,74 € HT",
)
COUNTER_EXAMPLES = (
    "Rapport de la CLECT du 12 mai",
    "Retrait de la délibération du 4 mai",
    "Approbation du compte rendu du conseil municipal du 25 mars 2022",
    "Vote des taux d'imposition 2024",
    "Vote du budget primitif",
    "Désignation d'un délégué",
    "Date de la fête communale",
    "Nombre d'adjoints",
    "Voirie : programme 2024",
    "Madame Ève ROBIN : cession d'un terrain",
    "Avis sur le projet de parc éolien",
    "Demande de subvention de 15 000 € pour un projet de 40 000 €",
    "Totalité du lotissement : vente",
    "Conseil municipal du 12 mars 2024 : approbation du procès-verbal",
    "Vote des délibérations budgétaires",
    "Présents de fin d'année aux aînés",
    "Rue Paul LEROY",
    "Approuver le compte de gestion",
    "Article 700 du code de procédure civile : protocole transactionnel",
)
NEVER = SansCasse(
    r"""(?x)\W*(?:
      votes?\s*[:(].{0,80} | votes?\s+voix\b.{0,60} | informations?\s+sur\s+l['’]\s?accus[ée]\b.{0,40} | identifiant\s+(?:de\s+)?t[ée]l[ée]transmission\b.{0,60} | num[ée]ro\s+de\s+l['’]\s?acte\b.{0,40}
    | (?:r[ée]sultats?\s+du\s+)?votes?\W*(?:[:àa]\s.{0,80}|[àa]\s+l['’]\s?unanimit.{0,60})
    | (?:[àa]\s+)?(?:l['’]\s?)?unanimit[ée]\b.{0,60}
    | (?:adopt|approuv|accept|vot)[ée]e?s?\s+(?:[àa]\s+l|par\s+\d|[àa]\s+la).{0,80}
    | (?:pour|contre|abstentions?|votants?|pr[ée]sents?|absents?|excus[ée]s?|pouvoirs?|procurations?|quorum|exprim[ée]s)\s*[:=]?\s*\d{0,3}(?:\s*\([^()]{1,80}\))?
    | (?:dont|avec)\s+(?:\d+\s+)?(?:procurations?|pouvoirs?)\b.{0,20}
    | (?:date\s+(?:de\s+(?:la\s+)?)?convocation|date\s+d['’]affichage|convocation\s+(?:du|en\s+date))\b.{0,60}
    | no[mi]{1,2}bre\s+de\s+(?:membres|conseillers|d[ée]l[ée]gu[ée]s|votants|pr[ée]sents|pouvoirs|procurations|suffrages|voix)\b.{0,80}
    | (?:membres?|conseillers?)\s+(?:en\s+exercice|pr[ée]sents).{0,40} | (?:afférents\s+au\s+conseil|qui\s+ont\s+pris\s+part|ayant\s+pris\s+part|en\s+exercice)\b.{0,40}
    | [(\[]?\s*(?:voir|cf\.?)\s+(?:l['’]\s?)?(?:annexe|pi[èe]ce|tableau|document|d[ée]tail).{0,40}
    | (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)?\s*\d{1,2}(?:er)?\s+\w{3,9}\s+\d{4}
    | page\s+\d+(?:\s*(?:sur|/|de)\s*\d+)? | \d+\s*/\s*\d+
    | (?:\d{1,3}\s+)?proc[èe]s[\s-]+(?:du\s+)?verbal\s+(?:du|de\s+la)\s+(?:conseil|s[ée]ance|r[ée]union|bureau)[^.]{0,60}\d{4}(?:\s+\d{1,3})?
    | (?:mm?\.|mr|mme|mlle|monsieur|madame|la\s+liste)\s[^:]{2,70}:\s*\d+\s+(?:voix|votes?|suffrages).{0,20}
    | (?:mm?\.|mr|mme|mlle|monsieur|madame)\s+[\w'-]+(?:\s+[\w'-]+){0,2}
    | compte[\s-]*[trc]?endu\s+(?:du\s+|de\s+la\s+s[ée]ance\s+du\s+)?conseil\b.{0,60}
    | (?:s['’]\s?)?(?:d[ée]signe|d[ée]cide|approuve|autorise|adopte|accepte|valide|donne|fixe|sollicite|charge|dit|prend\s+acte|rappelle|vote|mandate|engage|pr[ée]cise|confirme|[ée]met)(?:nt)?
    | (?:s['’]\s?)?(?:d[ée]signe|d[ée]cide|approuve|autorise|adopte|accepte|valide|donne|fixe|sollicite|charge|mandate|engage|confirme)\s+(?:l[ea]s?|l['’]|de|d['’]|[àa]|son|sa|ses|un|une|monsieur|madame|mm?\.|mme)(?:(?<=['’])|\s).{0,200}
    | autoriser?\s+(?:monsieur|madame|m\.|mme|le\s+maire|l[ae]\s+pr[ée]sident).{0,160} | .{0,80}\bse\s+portent?\s+candidate?s?\b.{0,60}
    | article\s+[IVX]{1,5}\b.{0,120}
    | le\s+conseil(?:\s+(?:municipal|communautaire))?,?\s+(?:approuve|d[ée]cide|adopte|autorise|accepte|valide|prend|donne)\b.{0,160}
    | avis\s+(?:tr[èe]s\s+)?(?:d[ée])?favorables?\b(?:\s+(?:[àa]\s+l['’]unanimit[ée]|(?:de\s+(?:la|toute\s+la)|du|des)\s+(?:commissions?|bureau|comit[ée]|conseil)\b.{0,60}))?
    | d[ée]lib[ée]ration\s+n\s?[°ºo]\s*\d[\d\s/._-]*
    | conseil\s+(?:municipal|communautaire)\s+du\s+(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+)?\d{1,2}(?:er)?\s+\w{3,9}\s+\d{4}
    | [^:]{0,60}\bpour\s+contre\s+(?:abst|nppv|ne\s+pren)\w*.{0,200} | du\s+(?:conseil|bureau|comit[ée])(?:\s+(?:municipal|communautaire|syndical|m[ée]tropolitain|d['’]administration))?
    | [^:;\d]{3,60}(?:\s\d{1,3}){3,6} | [^:]{3,60}\s[–-]\s*(?:s[ée]ance\s+du\s+)?conseil(?:\s+\w+)?\s+du\s+\d{1,2}(?:er)?\s+\w{3,9}\s+\d{4}\b.{0,40}
    | (?:approuv|adopt|rejet|ajourn|report|retir|refus)[ée]{1,2}e?s?(?:\s[–-]\s\d.{0,80})? | registre\s+(?:de\s+)?\d{4},?\s+(?:feuillet|folio|page)\b.{0,80}
    | dont\s+acte | avis\s+(?:d[ée])?favorable\s[–-]\s*\d{1,3}\s+voix\b.{0,80}
    | (?:du|le)\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4}
    | [^:]{3,80}:\s*n[ée]ant
    | les\s+(?:d[ée]penses|recettes|restes\s+[àa]\s+r[ée]aliser|mouvements\s+financiers|op[ée]rations\s+(?:financi[èe]res|d['’]ordre|r[ée]elles)|[ée]quipements)(?:\s+(?:de\s+fonctionnement|d['’]\s?investissement|pour))?
    | (?:premier|1\s?er|second|deuxi[èe]me|2\s?[eè](?:me)?|troisi[èe]me|3\s?[eè](?:me)?)\s+tour(?:\s+de\s+scrutin)?
    | \d[\d .]*(?:,\d\d)?\s*(?:€|euros?)(?:\s*(?:ht|ttc))?
    | totaux | total\s+(?:g[ée]n[ée]ral|des?|du)\b.{0,60}
    | [^:;]{0,60}?\d[\d .,]*(?:€|ttc\b|ht\b)\s*€?\s*\d[\d .,]*(?:€|ttc\b|ht\b).{0,120}
    | [^:]{3,50}:\s*\d[\d .,]*€\s[^:]{3,50}:\s*\d[\d .,]*€.{0,120}
    | pr[ée]sid(?:ente?|ence)(?:\s+de\s+(?:la\s+)?s[ée]ance)?\s*:.{0,80} | [ée]tant\s+r[ée]unis\b.{0,200} | les\s+convocations?\s+individuelles\b.{0,200}
    | d[ée]lib[ée]rations?\s+du\s+(?:conseil|bureau|comit[ée])(?:\s+(?:municipal|communautaire|syndical))?
    | (?:(?:mm?\.|(?:mr|mme|mlle|monsieur|madame)\b)\s+[\w'-]+(?:\s+(?!(?:mm?\.|(?:mr|mme|mlle|monsieur|madame)\b))[\w'-]+){0,2}+(?:\W+(?:à\s+)?|$)){2,40}+
    | (?:rappel\s+des\s+)?visas(?:\s+et\s+consid[ée]rants)? | consid[ée]rants? | pr[ée]ambule | vote\s+des\s+d[ée]lib[ée]rations | r[ée]capitulatif\s+des?\s+.{2,60}
    | (?:[ée]tai(?:ent|t)|sont|ont\s+[ée]t[ée])\s+(?:pr[ée]sent|absent|excus[ée]|repr[ée]sent[ée])e?s?(?:\s+et\s+\w+)? | (?:membres|conseillers|[ée]lus)\s+(?:pr[ée]sents|absents|excus[ée]s|repr[ée]sent[ée]s)(?:\s+(?:et\s+)?(?:excus[ée]s|repr[ée]sent[ée]s))?
    | l['’]ordre\s+du\s+jour\b.{0,60} | ordre\s+du\s+jour | annexes?(?:\s+n?\W?\d+)? | d[ée]lib[ée]rations? | d[ée]cisions? | [ée]changes\s+(?:entre|avec)\s.{0,40} | r[ée]sultats?\s+du\s+scrutin.{0,40}
    )\W*"""
)


SIGNATURE = re.compile(r"(?P<prenom>[A-ZÀ-Ý][a-zà-ÿ]+)(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?(?:\s[A-ZÀ-Ý'’-]{2,}){1,3}")


@lru_cache(maxsize=2048)
def never_title(text: str) -> bool:
    """No act is called so: `text` is on one line, without its number. The ways to cut a document ask it of the same lines."""
    line = " ".join(text.split())
    if (name := SIGNATURE.fullmatch(line)) and is_prenom(name["prenom"]):
        return True
    return bool(NEVER.fullmatch(line))
