"""The amounts that an act decides: grants, contracts, loans, sales, tariffs, rents…, one row each.

A sum is the act's when the council, by that act, grants it, pays it, charges it, buys or sells for it, borrows it, guarantees it,
fixes it or votes it. What is not: a past decision that is recalled, what the body that is helped spends itself, the shares of
other bodies, the base of a calculation, the ends of a range, a legal ceiling, what is feared, hoped or said in the debate, the fees
of a notary or a bank, offers that are not taken. Without taxes where both are printed and nothing tells: the sum with its taxes
is a row that names the other (`equivalent`).

The sums of the decision are taken; where it names none, those of the proposal that it follows; else those of the account that it
accepts. A budget gives the balances that are voted, what a sentence of the decision says, or the one sum that it moves. Lines of
a list become rows; a total printed under them is checked, and no row of its own. What is not sure is not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.found import Found
from extractors.montants import grilles, listes
from extractors.montants import tiers as montants_tiers
from extractors.montants.budgets import accounts
from extractors.montants.candidat import Candidat
from extractors.montants.choix import AMORCE, ENTRE, SOLDE, candidates, chosen
from extractors.montants.doublets import pair
from extractors.montants.grille import sums_of, within
from extractors.montants.grilles import grids
from extractors.montants.listes import PUCE_SEULE, TOTAL, bare_lines, label_of, list_head
from extractors.montants.nature import ENCAISSE, by_title, in_plan, nature, sens
from extractors.montants.plans import plans
from extractors.montants.redites import again
from extractors.montants.sommes import Somme, sommes
from extractors.montants.titres import AUTRES, COMPTES, PLUTOT, RECIT, title
from extractors.montants.zones import zones
from schemas.records import Montant, Nature_montant, Tiers_type

NAMES = ("montants",)
PORTEE = "lignes"
BARE = re.compile(
    r"ubvention|UBVENTION|udget|UDGET|aleurs?\b|ALEUR|\bHT\b|inancement|INANCEMENT|arif|ARIF|oyer|OYER|edevance|odificative|MODIFICATIVE|rédits?\b|uivant"
)
"""Words of the headings under which sums may lack their sign."""
ANNEE = re.compile(
    r"(?i)(?:ann[ée]es?|exercices?|pour|en|budgets?(?:\sprimitif)?|bp|saison|rentr[ée]e)\s(?:de\s|l'ann[ée]e\s|scolaire\s|primitif\s)?((?:19|20)\d\d)\b"
)
SURE = {"decide": 0.95, "propose": 0.9, "neutre": 0.8, "expose": 0.8, "visa": 0.75, "rappel": 0.7, "hors": 0.0}

EXAMPLES = (
    ("Club\nLe conseil décide d'attribuer une subvention de 1 200 € au Club de judo pour l'année 2024.",
     {"montants": ("1200 €, subvention, depense, Club de judo",)}),
    ("Subventions\nLe conseil municipal attribue les subventions suivantes :\n- Foyer rural : 500 €\n- ADMR : 250,50 €\n- Harmonie : 500 €\nTOTAL : 1 250,50 €",
     {"montants": ("500 €, subvention, depense, Foyer rural", "250.5 €, subvention, depense, ADMR", "500 €, subvention, depense, Harmonie")}),
    ("Toiture\nMonsieur le maire présente deux devis :\nDurand : 15 601 € HT\nBlot : 13 755 € HT\nAprès en avoir délibéré, le conseil attribue les travaux à l'entreprise Blot pour un montant de 13 755,00 € HT.",
     {"montants": ("13755 € HT, marche, depense, Blot",)}),
    ("Jeux\nLe conseil décide l'achat de jeux auprès de la société JOUPLUS pour un montant HT de 12 027.15 € (14 384.47 € TTC).",
     {"montants": ("12027.15 € HT, marche, depense, société JOUPLUS", "14384.47 € TTC, marche, depense, société JOUPLUS")}),
    ("Eau\nLe maire rappelle que la surtaxe est actuellement de 0,45 € par m3.\nLe conseil décide de fixer la surtaxe à 0,80 € par mètre cube.",
     {"montants": ("0.8 € par m3, tarif, recette",)}),
    ("Recettes\nLe conseil, à l'unanimité, accepte les recettes ci-dessous :\n- 86,47 € du Foyer rural pour remboursement des photocopies\n- 130 € provenant d'un don du Comité des fêtes.",
     {"montants": ("86.47 €, remboursement, recette, Foyer rural", "130 €, don, recette, Comité des fêtes")}),
    ("Bail\nIl est proposé au conseil de renouveler le bail, sans augmentation du loyer qui est de 122 € par mois.\nVote : à l'unanimité",
     {"montants": ("122 € par mois, loyer",)}),
    ("Document unique\nCoût de la prestation : 600€\n13 votes pour", {"montants": ("600 €, marche, depense",)}),
    ("Caution\nLe conseil décide de porter la caution de 300 € à 1500 €, à compter du 1er janvier 2015.", {"montants": ("1500 €, tarif, recette",)}),
    ("Cotisation\nLe maire expose que la fondation a augmenté sa cotisation, passant de 50 € en 2009 à 75 € en 2018.\nLe conseil décide d'adhérer.",
     {"montants": ("75 €, participation",)}),
    ("Vente\nVu l'avis des domaines qui établit la valeur à 70 000 €,\nLe conseil décide de céder le lot au prix de 35 € HT le m² (trente-cinq euros).",
     {"montants": ("35 € HT par m2, vente, recette",)}),
    ("Voirie\nVu le devis de la société PERRIN d'un montant de 3 952,74 € HT,\nDécide de confier les travaux à la société PERRIN pour le montant précité.",
     {"montants": ("3952.74 € HT, marche, depense, PERRIN",)}),
    ("Fossés\nDécide à l'unanimité :\n- d'accepter les devis pour un montant total de 20 100 € HT\n- de solliciter de l'État une subvention de 10 000 €\n- d'établir le plan de financement comme suit :\n- Montant total des travaux : 20 100 €\n- Subvention : 10 000 €\n- Reliquat : 10 100 €",
     {"montants": ("20100 € HT, marche, depense", "10000 €, subvention, recette", "10100 €, autofinancement")}),
    ("Décision modificative n° 2\nIl convient de virer des crédits :\nCompte 654 : - 46 000 €\nCompte 673 : + 46 000 €\nAdopté à l'unanimité.",
     {"montants": ("46000 €, budget", "46000 €, budget")}),
    ("Tarifs\nLe conseil fixe les tarifs suivants (en euros) :\nSalle Habitants Extérieurs\nFoyer 80 1 200\nCuisine 40,00 60,00",
     {"montants": ("80 €, tarif, recette", "1200 €, tarif, recette", "40 €, tarif, recette", "60 €, tarif, recette")}),
    ("Subventions\nLe conseil vote les subventions suivantes :\nAssociation Subvention 2023 Demande 2024 Vote 2024\nComité des fêtes 1 500 € 2 000 € 1 600 €\nJudo club 800 € 1 000 € 850 €",
     {"montants": ("1600 €, subvention, depense, Comité des fêtes", "850 €, subvention, depense, Judo club")}),
    ("Budget primitif\nLe conseil ADOPTE le budget primitif arrêté en équilibre à la somme de 198 765,07 euros.", {"montants": ("198765.07 €, budget",)}),
    ("Logiciel\nM. Durieux donne lecture du rapport :\nLe devis de MEUBLEX est de 11 879,05 €. Nous vous proposons de retenir la société Registrel pour 4 341,48 € TTC.\nAdopté à l'unanimité.",
     {"montants": ("4341.48 € TTC, marche, depense, Registrel",)}),
    ("Voirie mitoyenne\nNous vous proposons de régler la somme complémentaire de 1 065,48 € à la commune de Jonville (une participation de 7 316 € ayant été versée en 2005).\nAdopté à l'unanimité.",
     {"montants": ("1065.48 €, participation, depense, commune de Jonville",)}),
    ("Étude\nMarché notifié à la société IRIS.\nMontant HT de 13 460,00 €, soit 16 098,16 TTC\nDécision : adopté à l'unanimité.",
     {"montants": ("13460 € HT, marche, depense", "16098.16 € TTC, marche, depense")}),
    ("Terrain\nLe prix du mètre carré est de 49€ TTC, soit 34 398,00 € le montant de la vente.\nLe conseil accepte à l'unanimité.",
     {"montants": ("34398 €, vente, recette",)}),
    ("Réservoir\nLe maire propose le plan de financement suivant :\nPartenaires Taux Montant €\nAgence de l'eau 30 90 000.00\nAutofinancement 20 60 000.00\nAprès délibération, le conseil valide le plan.",
     {"montants": ("90000 €, subvention, recette, Agence de l'eau", "60000 €, autofinancement")}),
    ("Associations\nAprès délibération, le conseil vote les subventions suivantes (en euros) :\nAmicale laïque 450\nJudo club 1 200\nSouvenir français 80\nTotal 1 730",
     {"montants": ("450 €, subvention, depense, Amicale laïque", "1200 €, subvention, depense, Judo club", "80 €, subvention, depense, Souvenir français")}),
    ("Budget primitif 2025\nLe conseil approuve le budget qui s'équilibre ainsi :\nSection de fonctionnement : 84 215 €\nSection d'investissement : 12 870 €",
     {"montants": ("84215 €, budget", "12870 €, budget")}),
    ("Emprunt\nLe Crédit Mutuel propose 90 000 € avec 360 € de frais ; la Banque du Val propose 90 000 € et 180 € de frais de dossier.\nLe conseil retient la proposition de la Banque du Val et décide d'emprunter 90 000 €.",
     {"montants": ("90000 €, emprunt",)}),
    ("Voirie\nLe conseil décide de régler les subventions et participations\nobtenues par la commune, s'élevant à 41 134,42 €\net il reste à partager la somme de 16 762,96 €",
     {"montants": ("41134.42 €, participation, recette", "16762.96 €, participation, recette")}),
    ("Façades\nLe conseil décide d'instituer une aide de 15 % du coût des travaux, aide plafonnée à 3 000 € par immeuble.", {"montants": ("3000 €, subvention",)}),
    ("Cantine\nLe conseil fixe les tarifs :\nDe 601 € à 1 000 € de quotient : 2,80 €\nAu-delà : 4,10 €", {"montants": ("2.8 €, tarif, recette", "4.1 €, tarif, recette")}),
)  # fmt: skip
COUNTER_EXAMPLES = (
    "Considérant la proposition de la société GARDEX,\ndécide\nArticle 1 - De signer avec la société GARDEX un contrat d'un montant de 1 150 € mensuel.\nLe conseil prend acte.",
    "Approbation du procès-verbal de la séance du 16 février\nMme Corin fait corriger la phrase : le coût est de 150 000 €.\nAdopté à l'unanimité.",
    "Désherbage\nIl est proposé d'approuver la vente des livres retirés.\nMme Kerlan note que pour atteindre la recette de 7 000 € il faudra du monde.\nAdopté à l'unanimité.",
    "Aide aux entreprises\nLe conseil approuve le règlement.\nLa société FORGEAC, qui\nsollicite une aide pour l'achat d'une presse d'un montant de 170 000 € HT, est informée.",
    "Indemnités\nLe conseil fixe l'indemnité du maire à 40 %. L'indice brut terminal est de 4 110,52 €.",
    "Échange\nLe conseil accepte l'échange sans soulte, les frais de géomètre de 780 € étant partagés.",
    "Compte administratif 2024\nSoit un excédent d'investissement de 67 651,03 €.\nLe conseil adopte le compte.",
    "Budget primitif 2024\nLe conseil vote le budget comme suit :\nDépenses 554 362 €\nRecettes 561 819 €",
    "Abattoir\nLe maire propose une répartition :\nMONTANT\n15 000 €\n12 000 €\nLe conseil décide de valider le principe.",
    "Parc\nVu l'étude qui estime le coût à 450 000 €,\nLe conseil décide de créer une commission.",
    "Hangar\nLe conseil décide de reconduire la taxe.\nMonsieur le maire informe le conseil qu'une subvention de 21 220 € a été attribuée par l'État.",
    "Livre\nLe conseil, vu le prix estimatif de l'édition (environ 22 000 €), donne un avis défavorable.",
    "Motion\nLe conseil demande l'indexation de la dotation, près de 800 millions d'euros.",
    "Énergie\nLe maire expose que les dépenses représentent 250 000 € en moyenne.\nLe conseil approuve les mesures.",
    "Compte-rendu de délégations\nLe maire rend compte : location de la piscine moyennant une redevance de 34 € par séance.\nLe conseil prend acte.",
    "Titres annulés (sur exercices antérieurs) Subv. fonct. Remboursement\nSubvention : 4 300 €\nCompte : 2 585 €\nAdopté à l'unanimité.",
    "Délégations du conseil au maire\nLe conseil décide de déléguer : - les marchés inférieurs à 40 000 € HT.",
    "Emprunt\nLe conseil décide de recourir à l'emprunt, sachant que l'encours de la dette est de 15 633 029 €.",
    "Cadeaux\nLe conseil autorise les cadeaux d'une valeur inférieure au seuil (soit, à ce jour 69 € TTC).",
    "Droits\nLe conseil prend acte que 6 % des droits ont été reversés : 3 557,40 € x 6 % = 0 €.",
    "Écoles\nLe conseil fixe la répartition des charges, en euros :\nEn exercice 11\nDélibération 11\nVotants 11",
    "Ligne\nLe conseil autorise la pose d'une ligne de 400 volts.\nQuestions diverses\nLe traiteur demande 14 € par personne.",
)


def find(text: str) -> list[Found]:
    titre = title(text)
    if AUTRES.search(titre):
        return []
    found, listed = sommes(text), BARE.search(text)
    if not found and not (
        listed and (listes.ANNONCE.search(text) or grilles.ANNONCE.search(text) or grilles.TABLEAU.search(titre))
    ):
        return []
    where = zones(text)
    if RECIT.match(text) and not where.assemblee:
        return []
    if COMPTES.search(titre) and not PLUTOT.search(titre):
        return _rows(text, accounts(text, found, where, grids(text, where, announced=True)), titre, budget=True)
    bare = bare_lines(text, where) if listed else []
    sides = plans(text, where)
    tables = [*sides, *(g for g in grids(text, where) if not any(within(sides, s.debut) for s in g.gardees))]
    aside = frozenset().union(*(t.ecartees for t in tables))
    bare = [s for s in bare if not within(tables, s.debut)]
    known = {place for s in found for place in range(s.debut, s.fin)}
    found = sorted(
        [
            *(s for s in found if s.debut not in aside),
            *(s for s in [*bare, *sums_of(tables)] if s.debut not in known and not _counted(text, s)),
        ],
        key=lambda s: s.debut,
    )
    if not found:
        return []
    kept = chosen(text, candidates(text, found, where, tables), where)
    rows, doubts = _totals(text, kept)
    return [*_rows(text, rows, titre), *doubts]


EFFECTIF = re.compile(
    r"(?i)\W*(?:(?:nombre\s+de\s+|membres\s+)*(?:en\s+exercice|pr[ée]sents|votants|absents|pouvoirs|procurations|exprim[ée]s|d[ée]lib[ée]ration)\b|(?:pour|contre|abstentions?)\s*:?\s*\d)"
)
"""The counts of a roll call or of a vote, in a column that a table of sums goes on with."""


def _counted(text: str, somme: Somme) -> bool:
    """A number without `€` on a line that counts members or votes."""
    line = text.rfind("\n", 0, somme.debut) + 1
    return "€" not in text[somme.debut : somme.fin + 3] and EFFECTIF.match(text, line) is not None


LIGNE_TOTALE = re.compile(r"(?i)\W{0,3}total\w*\b[^€\n]{0,30}€[^€\n]{0,20}€")
"""A line of totals, one a column."""


def _totals(text: str, chosen: Sequence[Candidat]) -> tuple[list[Candidat], list[Found]]:
    """The rows without the totals printed under them; a doubt where a total is not the sum of its rows."""
    rows: list[Candidat] = []
    doubts = []
    since = 0
    for candidate in chosen:
        label = label_of(candidate)
        if LIGNE_TOTALE.match(candidate.ligne) and label is None and since < len(rows):
            continue
        if label is None or not TOTAL.search(label):
            rows.append(candidate)
            continue
        block = [c.somme.valeur for c in rows[since:] if label_of(c) is not None]
        since = len(rows)
        total = round(sum(block), 2)
        if len(block) > 1 and abs(total - candidate.somme.valeur) >= 0.01:
            why = (
                f"le total imprimé est {candidate.somme.valeur:g} €, la somme des {len(block)} lignes lues {total:g} €"
            )
            doubts.append(Found(NAMES[0], None, candidate.somme.debut, candidate.somme.fin, "montants.total", 0.4, why))
        elif not block:
            rows.append(candidate)
    return rows, doubts


def _rows(text: str, chosen: Sequence[Candidat], titre: str, *, budget: bool = False) -> list[Found]:
    """One row per sum; what is said twice is one, unless two lines of a list say it."""
    rows: list[tuple[Candidat, Montant]] = []
    for candidate in chosen:
        montant = _montant(text, candidate, titre)
        if budget and montant.nature not in ("emprunt", "subvention"):
            montant = replace(montant, nature="budget", sens=None, tiers=None, tiers_type=None)
        if montant.nature == "emprunt" and montant.ht_ttc:
            continue  # a loan has no taxes: what it would pay for
        twin = next((i for i, (c, m) in enumerate(rows) if again(text, c, m, candidate, montant)), None)
        if twin is not None:
            rows[twin] = (rows[twin][0], _richer(rows[twin][1], montant))
            continue
        rank = _equivalent(text, rows, candidate)
        rows.append((candidate, replace(montant, equivalent=rank)))
    return [Found(NAMES[0], m, c.somme.debut, c.somme.fin, f"montants.{c.etat}", SURE[c.etat]) for c, m in rows]


def _richer(montant: Montant, again: Montant) -> Montant:
    return replace(
        montant, ht_ttc=montant.ht_ttc or again.ht_ttc, tiers=montant.tiers or again.tiers, tiers_type=montant.tiers_type or again.tiers_type,
        unite=montant.unite or again.unite, sens=montant.sens or again.sens,
    )  # fmt: skip


def _equivalent(text: str, rows: Sequence[tuple[Candidat, Montant]], candidate: Candidat) -> int | None:
    """The rank of the row just before, where this one says it with the taxes, or without."""
    return len(rows) if rows and pair(text, rows[-1][0].somme, candidate.somme) else None


def _montant(text: str, candidate: Candidat, titre: str) -> Montant:
    """What the words around a sum say of it."""
    somme = candidate.somme
    before = text[candidate.debut : somme.debut]
    label = label_of(candidate)
    head = list_head(text, somme.debut) if label else somme.debut
    wider = text[max(candidate.zone - AMORCE, somme.debut - 1500, 0) : head]
    if label:
        before = text[max(text.rfind("\n", 0, somme.debut) + 1, candidate.debut) : somme.debut]
    after = text[somme.suite : somme.suite + 140]
    if cut := ENTRE.search(after):
        after = after[: cut.start()]
    kind = _nature(before, wider, after, titre)
    label = None if label is None or TOTAL.search(label) else label
    tiers, tiers_type = _tiers(text, candidate, kind, label)
    year = ANNEE.search(after[:60]) or ANNEE.search(candidate.proche) or ANNEE.search(titre)
    return Montant(
        valeur=somme.valeur, nature=kind, ht_ttc=somme.taxe, unite=somme.unite,
        sens=sens(kind, wider, after, titre, decide=candidate.etat in ("decide", "propose")),
        tiers=tiers, tiers_type=tiers_type, objet=label if label and (tiers is None or tiers.lower() not in label.lower()) else None,
        annee=year[1] if year else None,
    )  # fmt: skip


def _nature(before: str, wider: str, after: str, titre: str) -> Nature_montant:
    """What the sum is for, by its sentence, else by what announces it, else by the title."""
    kind = nature(before, after, "")
    if kind == "autre":
        kind = nature(wider, after, titre)
    received = ENCAISSE.search(before) or (PUCE_SEULE.match(before) and ENCAISSE.search(wider))
    if received and kind in ("marche", "autre", "tarif", "acquisition"):
        kind = "recette"
    if SOLDE.search(before) or SOLDE.search(after.split("\n", maxsplit=1)[0][:40]):
        return "autofinancement"
    return by_title(in_plan(kind, before, wider), titre)


def _tiers(
    text: str, candidate: Candidat, kind: Nature_montant, label: str | None
) -> tuple[str | None, Tiers_type | None]:
    """To whom or from whom: said behind the sum, or before it, or the line's own label in a list of grants."""
    if name := montants_tiers.behind(text, candidate.somme.suite):
        return name, montants_tiers.kind(name)
    line = text.rfind("\n", 0, candidate.somme.debut) + 1
    start = max(candidate.debut, line) if label else candidate.debut
    name, what = montants_tiers.before(text, start, candidate.somme.debut)
    if name is None and label is not None and kind in ("subvention", "participation", "don", "autre"):
        name = montants_tiers.clean(label[:1].upper() + label[1:])
        what = montants_tiers.kind(name) if name else None
    return name, what
