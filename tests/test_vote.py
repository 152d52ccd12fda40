"""The wordings of a vote, family by family; then votes printed from generated counts, which must come back."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields import vote
from extractors.nombres import read_number
from extractors.votes.comptes import read_counts

POUR, CONTRE, ABSTENTION, RESULTAT, VOTANTS = (
    "vote_pour", "vote_contre", "vote_abstention", "vote_resultat", "vote_reel",
)  # fmt: skip


def read(text: str) -> dict[str, Any]:
    """What is found in an act whose title says nothing of a vote."""
    return {f.champ: f.valeur for f in vote.find(f"Titre de l'acte\n{text}") if f.valeur is not None}


RESULTATS = (
    ("Le Conseil Municipal, après en avoir délibéré, à l'unanimité des membres présents et représentés :\n- APPROUVE la convention ;", {RESULTAT: "unanimite"}),
    ("Après délibération, le conseil approuve à l'unanimité.", {RESULTAT: "unanimite"}),
    ("ADOPTÉ À L'UNANIMITÉ", {RESULTAT: "unanimite"}),
    ("Le vote donne les résultats suivants : unanimité", {RESULTAT: "unanimite"}),
    ("Accord unanime du conseil.", {RESULTAT: "unanimite"}),
    ("Le Conseil, unanime, accepte.", {RESULTAT: "unanimite"}),
    ("à l'unanimité de ses membres, DÉCIDE", {RESULTAT: "unanimite"}),
    ("Le conseil communautaire, à l'unanimité, approuve le rapport.", {RESULTAT: "unanimite"}),
    ("Après en avoir délibéré, le Conseil communautaire, à l'unanimité :\n- approuve", {RESULTAT: "unanimite"}),
    ("Le Bureau, après en avoir délibéré et à l'unanimité, décide", {RESULTAT: "unanimite"}),
    ("La Commission permanente, après en avoir délibéré, à l'unanimité, décide d'attribuer", {RESULTAT: "unanimite"}),
    ("Le Comité syndical,\nAprès en avoir délibéré,\nÀ l'unanimité,\nDÉCIDE", {RESULTAT: "unanimite"}),
    ("Vu le CGCT,\nConsidérant l'intérêt du projet,\nAprès en avoir délibéré à l'unanimité,\nDÉCIDE", {RESULTAT: "unanimite"}),
    ("Il est proposé au conseil municipal d'approuver ce projet.\nAdopté à l'unanimité.", {RESULTAT: "unanimite"}),
    ("M. le Maire propose d'adopter le règlement. Proposition adoptée à l'unanimité.", {RESULTAT: "unanimite"}),
    ("Le Conseil Municipal a décidé, à l'unanimité, de retenir l'offre.", {RESULTAT: "unanimite"}),
    ("Monsieur le Maire ne prend pas part au vote. Le compte administratif est approuvé à l'unanimité.", {RESULTAT: "unanimite"}),
    ("Cette proposition, mise aux voix, est adoptée à l'unanimité.", {RESULTAT: "unanimite"}),
    ("Avis favorable à l'unanimité", {RESULTAT: "unanimite"}),
    ("Le conseil émet un avis favorable à l'unanimité.", {RESULTAT: "unanimite"}),
    ("Le conseil municipal, à l'unanimité, décide de ne pas exercer son droit de préemption.", {RESULTAT: "unanimite"}),
    ("Mise au vote, la délibération recueille l'unanimité.", {RESULTAT: "unanimite"}),
    ("Résultat du vote :\nUnanimité", {RESULTAT: "unanimite"}),
    ("VOTE A L'UNANIMITE", {RESULTAT: "unanimite"}),
    ("Les membres du conseil municipal, à l'unanimité, autorisent le maire.", {RESULTAT: "unanimite"}),
    ("A l’unanimité, le conseil valide.", {RESULTAT: "unanimite"}),
    ("Voté à l'unanimité.", {RESULTAT: "unanimite"}),
    ("Accepté à l'unaminité.", {RESULTAT: "unanimite"}),
    ("unanimité des présents", {RESULTAT: "unanimite"}),
    ("Après en avoir délibéré, à la majorité absolue, le conseil municipal décide", {RESULTAT: "majorite"}),
    ("Le conseil, à une large majorité, approuve.", {RESULTAT: "majorite"}),
    ("Approuvé à la majorité, Mme A s'abstenant.", {RESULTAT: "majorite"}),
    ("Approuvé à la majorité, M. A et Mme B votant contre.", {RESULTAT: "majorite"}),
    ("REJETÉ À LA MAJORITÉ", {RESULTAT: "rejetee"}),
    ("Le conseil municipal rejette la motion.", {RESULTAT: "rejetee"}),
    ("La délibération n'est pas adoptée.", {RESULTAT: "rejetee"}),
    ("Le conseil municipal PREND ACTE de la communication du rapport.", {RESULTAT: "prend_acte"}),
    ("Après en avoir débattu, l'assemblée prend acte de la tenue du débat.", {RESULTAT: "prend_acte"}),
    ("Dont acte.", {RESULTAT: "prend_acte"}),
    ("Le Conseil donne acte au Maire de sa communication.", {RESULTAT: "prend_acte"}),
    ("Le conseil municipal, à l'unanimité, décide de prendre acte du rapport annuel.", {RESULTAT: "prend_acte"}),
    ("Le conseil, à l'unanimité :\n- PREND ACTE du bilan ;\n- APPROUVE les tarifs ;\n- AUTORISE le maire à signer.", {RESULTAT: "unanimite"}),
    ("Le conseil est invité à prendre acte du rapport.\nLe conseil prend acte.", {RESULTAT: "prend_acte"}),
    ("LE CONSEIL MUNICIPAL\nPREND ACTE du compte rendu des décisions du maire", {RESULTAT: "prend_acte"}),
    ("Ce point est reporté à une prochaine séance.", {RESULTAT: "ajournee"}),
    ("La délibération est ajournée.", {RESULTAT: "ajournee"}),
    ("La question sera reportée au prochain conseil.", {RESULTAT: "ajournee"}),
    ("Le conseil refuse la demande de M. ROY.", {RESULTAT: "rejetee"}),
    ("Le conseil, à l'unanimité, refuse la demande de M. ROY.", {RESULTAT: "unanimite"}),
    ("Le conseil, à l'unanimité, rejette la proposition.", {RESULTAT: "rejetee"}),
    ("Le conseil, à l'unanimité, décide de refuser le legs.", {RESULTAT: "unanimite"}),
    ("Le Conseil d'administration du CCAS, après en avoir délibéré, à l'unanimité, décide", {RESULTAT: "unanimite"}),
    ("Le Conseil Communautaire a adopté ce rapport à l'unanimité.\nLe Conseil municipal en prend acte.", {RESULTAT: "prend_acte"}),
    ("Après avoir entendu l'exposé, les membres présents adoptent à l'unanimité", {RESULTAT: "unanimite"}),
    ("Vote à l'unanimité (13/13)", {RESULTAT: "unanimite"}),
    ("L'assemblée vote à l'unanimité des suffrages exprimés (M. X s'abstient).", {RESULTAT: "unanimite"}),
    ("Le conseil communautaire :\n- PREND ACTE du débat\nVote : unanimité", {RESULTAT: "prend_acte"}),
    ("Délibération :\nAPPROUVÉE À L'UNANIMITÉ", {RESULTAT: "unanimite"}),
    ("Point n° 5 ajourné", {RESULTAT: "ajournee"}),
    ("Reporté", {RESULTAT: "ajournee"}),
    ("M. le maire propose de reporter ce point. Le conseil accepte à l'unanimité.", {RESULTAT: "ajournee"}),
    ("M. le maire propose de reporter ce point. M. ROUX s'étonne. Adopté à l'unanimité.", {RESULTAT: "unanimite"}),
    ("ADOPTÉE À L'UNANIMITÉ DES SUFFRAGES EXPRIMÉS - 3 ABSTENTIONS", {RESULTAT: "unanimite", ABSTENTION: 3}),
    ("Il est décidé de reporter ce point.", {RESULTAT: "ajournee"}),
    ("Adopté par tous les membres présents.", {RESULTAT: "unanimite"}),
    ("Il est donné acte au maire de cette communication.", {RESULTAT: "prend_acte"}),
    ("Sur avis favorable de la commission, adopté à l'unanimité.", {RESULTAT: "unanimite"}),
    ("Le conseil municipal décide d'ajourner ce point.", {RESULTAT: "ajournee"}),
    ("La coupe est reportée en 2023.\nAdopté à l'unanimité.", {RESULTAT: "unanimite"}),
)  # fmt: skip
COMPTES = (
    ("Adopté à l'unanimité des suffrages exprimés (2 abstentions : M. A, Mme B)", {RESULTAT: "unanimite", ABSTENTION: 2}),
    ("Vote : Pour : 15 ; Contre : 0 ; Abstention : 0. Adopté à l'unanimité.", {POUR: 15, CONTRE: 0, ABSTENTION: 0, RESULTAT: "unanimite"}),
    ("VOTE : UNANIMITÉ (15 voix pour)", {RESULTAT: "unanimite", POUR: 15}),
    ("Délibération adoptée à l'unanimité par 23 voix.", {RESULTAT: "unanimite", POUR: 23}),
    ("Approuvé à l'unanimité par : 19 voix pour", {RESULTAT: "unanimite", POUR: 19}),
    ("Adopté à la majorité (3 abstentions : MM. A, B et C).", {RESULTAT: "majorite", ABSTENTION: 3}),
    ("DÉCIDE, à la majorité des suffrages exprimés, par 20 voix pour, 5 voix contre (Mmes A, B, C, MM. D et E) et 2 abstentions (Mme F, M. G)", {RESULTAT: "majorite", POUR: 20, CONTRE: 5, ABSTENTION: 2}),
    ("Vote : majorité (2 contre)", {RESULTAT: "majorite", CONTRE: 2}),
    ("À la majorité : 12 pour, 3 contre, 0 abstention", {RESULTAT: "majorite", POUR: 12, CONTRE: 3, ABSTENTION: 0}),
    ("Adoptée à la majorité (un vote contre : M. A)", {RESULTAT: "majorite", CONTRE: 1}),
    ("ADOPTE A LA MAJORITE PAR 15 VOIX POUR ET 4 CONTRE", {RESULTAT: "majorite", POUR: 15, CONTRE: 4}),
    ("à la majorité des membres présents (1 voix contre : Mme A)", {RESULTAT: "majorite", CONTRE: 1}),
    ("Pour : 3 - Contre : 12 - Abstentions : 0\nLa proposition est rejetée.", {POUR: 3, CONTRE: 12, ABSTENTION: 0, RESULTAT: "rejetee"}),
    ("Le vœu, mis aux voix, est rejeté par 20 voix contre et 5 pour.", {CONTRE: 20, POUR: 5, RESULTAT: "rejetee"}),
    ("Votants : 19\nPour : 15\nContre : 2\nAbstention : 2", {VOTANTS: 19, POUR: 15, CONTRE: 2, ABSTENTION: 2}),
    ("Nombre de votants : 19 Suffrages exprimés : 17 Pour : 15 Contre : 2 Abstentions : 2", {VOTANTS: 19, POUR: 15, CONTRE: 2, ABSTENTION: 2}),
    ("Votes\nPour\n15\nContre\n2\nAbstention\n2", {POUR: 15, CONTRE: 2, ABSTENTION: 2}),
    ("Présents Votants Pour Contre Abstention\n15 19 17 0 2", {VOTANTS: 19, POUR: 17, CONTRE: 0, ABSTENTION: 2}),
    ("| Pour | Contre | Abstention |\n| 17 | 0 | 2 |", {POUR: 17, CONTRE: 0, ABSTENTION: 2}),
    ("Pour : 17 Contre : - Abstention : 2", {POUR: 17, CONTRE: 0, ABSTENTION: 2}),
    ("POUR : 17\nCONTRE : 0\nABSTENTION : 0\nNE PREND PAS PART AU VOTE : 1", {POUR: 17, CONTRE: 0, ABSTENTION: 0}),
    ("17 voix « pour », 2 voix « contre »", {POUR: 17, CONTRE: 2}),
    ("par dix-sept voix pour et deux abstentions", {POUR: 17, ABSTENTION: 2}),
    ("Par 17 voix pour, 1 contre (M. A), 2 abstentions (Mme B, M. C ayant donné pouvoir à Mme B)", {POUR: 17, CONTRE: 1, ABSTENTION: 2}),
    ("Vote pour : 17 ; vote contre : 0 ; abstention : 1 (Mme A)", {POUR: 17, CONTRE: 0, ABSTENTION: 1}),
    ("17 POUR / 0 CONTRE / 2 ABSTENTIONS", {POUR: 17, CONTRE: 0, ABSTENTION: 2}),
    ("Pour 17, contre 0, abst. 2", {POUR: 17, CONTRE: 0, ABSTENTION: 2}),
    ("Ont voté pour : 17 conseillers ; ont voté contre : 2 conseillers ; s'est abstenu : 1 conseiller", {POUR: 17, CONTRE: 2, ABSTENTION: 1}),
    ("3 conseillers s'abstiennent (Mme A, M. B, M. C).", {ABSTENTION: 3}),
    ("Trois abstentions, aucun vote contre, quinze votes pour.", {ABSTENTION: 3, CONTRE: 0, POUR: 15}),
    ("Abstentions : 2 (M. A, Mme B). Contre : Mme C. Pour : 12", {ABSTENTION: 2, POUR: 12}),
    ("Contre : néant. Abstentions : néant. Pour : unanimité", {CONTRE: 0, ABSTENTION: 0, RESULTAT: "unanimite"}),
    ("Le conseil municipal, par 13 voix et 2 abstentions, décide", {POUR: 13, ABSTENTION: 2}),
    ("La motion est adoptée par 13 voix contre 2.", {POUR: 13, CONTRE: 2}),
    ("avec 13 voix pour dont 3 pouvoirs, 0 voix contre et 1 abstention", {POUR: 13, CONTRE: 0, ABSTENTION: 1}),
    ("Résultat du vote : 13 Pour, 0 Contre, 1 Abstention", {POUR: 13, CONTRE: 0, ABSTENTION: 1}),
    ("Vote à main levée : 13 pour, 0 contre", {POUR: 13, CONTRE: 0}),
    ("Votes : POUR 13 CONTRE 0 ABSTENTIONS 1", {POUR: 13, CONTRE: 0, ABSTENTION: 1}),
    ("(13 pour, 1 abstention)", {POUR: 13, ABSTENTION: 1}),
    ("Pour (13), Contre (0), Abstentions (1)", {POUR: 13, CONTRE: 0, ABSTENTION: 1}),
    ("Pour : 13 (M. A, Mme B, M. C)\nContre : 2 (M. D, Mme E)", {POUR: 13, CONTRE: 2}),
    ("POUR : 13 voix\nCONTRE : 1 voix\nABSTENTION : 1 voix", {POUR: 13, CONTRE: 1, ABSTENTION: 1}),
    ("Nombre de voix pour : 13 Nombre de voix contre : 1", {POUR: 13, CONTRE: 1}),
    ("Suffrages exprimés : 14. Votes pour : 13. Votes contre : 1.", {POUR: 13, CONTRE: 1}),
    ("Vote\nPour : 13 Contre : 0 Abstention : 0 Non-participation : 1", {POUR: 13, CONTRE: 0, ABSTENTION: 0}),
    ("13 voix POUR\n1 voix CONTRE\n0 ABSTENTION", {POUR: 13, CONTRE: 1, ABSTENTION: 0}),
    ("Votants : 13 Pour : 13 Contre : 0 Abst : 0 - Adopté à l'unanimité", {VOTANTS: 13, POUR: 13, CONTRE: 0, ABSTENTION: 0, RESULTAT: "unanimite"}),
    ("le conseil décide (pour : 13 - contre : 0 - abstentions : 0)", {POUR: 13, CONTRE: 0, ABSTENTION: 0}),
    ("0 vote contre, 0 abstention, 13 votes pour", {CONTRE: 0, ABSTENTION: 0, POUR: 13}),
    ("Le conseil décide par 3 voix contre (M. A, Mme B et M. C) et 10 voix pour :", {CONTRE: 3, POUR: 10}),
    ("par 3 abstentions (M. ARDOIN et Mme\nBELLUS) et 11 voix « Pour » :", {ABSTENTION: 3, POUR: 11}),
    ("une abstention (Armelle ROUVE) et 11 voix pour", {ABSTENTION: 1, POUR: 11}),
    ("Abstention (Armelle ROUVE) et 11 voix pour", {POUR: 11}),
    ("Il y a 14 votants. Par 12 voix pour, une voix contre et une abstention,", {VOTANTS: 14, POUR: 12, CONTRE: 1, ABSTENTION: 1}),
    ("Oui : 12 Non : 3 Blanc : 1", {POUR: 12, CONTRE: 3}),
    ("12 oui, 3 non, 1 abstention", {POUR: 12, CONTRE: 3, ABSTENTION: 1}),
    ("Favorables : 12 — Défavorables : 2 — Abstentions : 0", {POUR: 12, CONTRE: 2, ABSTENTION: 0}),
    ("12 votes favorables, 2 défavorables", {POUR: 12, CONTRE: 2}),
    ("Abstentions 2 : MM. X et Y", {ABSTENTION: 2}),
    ("Exprimés : 14 | Pour : 12 | Contre : 2 | Abstentions : 1", {POUR: 12, CONTRE: 2, ABSTENTION: 1}),
    ("à la majorité de 12 voix pour et 3 contre", {RESULTAT: "majorite", POUR: 12, CONTRE: 3}),
    ("0 contre - 2 abstentions (Mme X, M. Y) - 11 pour", {CONTRE: 0, ABSTENTION: 2, POUR: 11}),
    ("Pour : 27 (Groupe A : 20 - Groupe B : 7)\nContre : 4 (Groupe C)", {POUR: 27, CONTRE: 4}),
    ("Commission des finances : avis favorable à l'unanimité.\nVote : 12 pour, 1 contre.", {POUR: 12, CONTRE: 1}),
    ("POUR:l2 CONTRE: 0", {CONTRE: 0}),
    ("Votants : 13 - Unanimité", {VOTANTS: 13, RESULTAT: "unanimite"}),
    ("à l'unanimité des 13 votants", {VOTANTS: 13, RESULTAT: "unanimite"}),
    ("Abstention : 1\nContre : 0\nPour : 12", {ABSTENTION: 1, CONTRE: 0, POUR: 12}),
    ("Abstention: M. X - Contre: Mme Y - Pour: 12", {POUR: 12}),
    ("Nombre de pour : 12\nNombre de contre : 1", {POUR: 12, CONTRE: 1}),
    ("Pour : douze ; contre : un ; abstention : aucune", {POUR: 12, CONTRE: 1, ABSTENTION: 0}),
    ("Suffrages exprimés : 13\nMajorité absolue : 7\nPour : 13\nContre : 0", {POUR: 13, CONTRE: 0}),
    ("Membres présents : 10\nPouvoirs : 3\nVotants : 13\nPour : 13\nContre : 0\nAbstentions : 0", {VOTANTS: 13, POUR: 13, CONTRE: 0, ABSTENTION: 0, RESULTAT: "unanimite"}),
    ("En exercice 15 Présents 10 Pouvoirs 3 Votants 13 Pour 13 Contre 0 Abstentions 0", {VOTANTS: 13, POUR: 13, CONTRE: 0, ABSTENTION: 0, RESULTAT: "unanimite"}),
    ("EXERCICE PRESENTS VOTANTS POUR CONTRE ABSTENTION\n15 10 13 13 0 0", {VOTANTS: 13, POUR: 13, CONTRE: 0, ABSTENTION: 0, RESULTAT: "unanimite"}),
    ("VOTE : POUR : 20, ABSTENTIONS : 5 (groupe « Agir »), CONTRE : 0", {POUR: 20, ABSTENTION: 5, CONTRE: 0}),
    ("le Conseil Municipal\nPar 20 voix POUR\nEt 5 ABSTENTIONS", {POUR: 20, ABSTENTION: 5}),
    ("DÉCIDE A LA MAJORITÉ (20 VOIX POUR, 5 VOIX CONTRE)", {RESULTAT: "majorite", POUR: 20, CONTRE: 5}),
    ("Mise aux voix, la proposition est adoptée : 20 pour, 5 contre.", {POUR: 20, CONTRE: 5}),
    ("Approuvé par vingt voix", {POUR: 20}),
    ("Approbation : 20 voix pour\nRejet : néant", {POUR: 20}),
    ("La délibération est adoptée par 20 voix pour et 5 abstentions, M. X ne prenant pas part au vote", {POUR: 20, ABSTENTION: 5}),
    ("le conseil communautaire, par 45 voix pour, 3 voix contre et 2 abstentions, APPROUVE", {POUR: 45, CONTRE: 3, ABSTENTION: 2}),
    ("Adopté à l'unanimité moins 1 voix contre", {CONTRE: 1, RESULTAT: "majorite"}),
    ("Excédent reporté : 12 000 €. Vote : 12 pour.", {POUR: 12}),
)  # fmt: skip
AUTRES_QUE_LE_CONSEIL = (
    ("Vu le code général des collectivités territoriales,\nVu l'avis favorable de la commission des finances du 3 mai,\nLe conseil, à l'unanimité,\nDÉCIDE", {RESULTAT: "unanimite"}),
    ("Point retiré de l'ordre du jour.", {RESULTAT: "ajournee"}),
    ("Le sujet est renvoyé en commission.", {RESULTAT: "ajournee"}),
    ("Vu l'avis favorable à l'unanimité du comité social territorial,\nLe conseil décide par 12 voix pour et 1 contre", {POUR: 12, CONTRE: 1}),
    ("La commission des finances a émis un avis favorable à l'unanimité.\nAprès en avoir délibéré, à la majorité, DÉCIDE", {RESULTAT: "majorite"}),
    ("La commission, réunie le 3 mai, a donné un avis favorable (4 pour, 1 abstention).\nPour : 12 Contre : 0", {POUR: 12, CONTRE: 0}),
    ("Le jury a classé l'équipe première à l'unanimité.\nLe conseil, par 10 voix pour, 2 contre et 1 abstention, retient l'équipe.", {POUR: 10, CONTRE: 2, ABSTENTION: 1}),
    ("M. ROY rappelle que ce projet avait été voté à l'unanimité.\nVote : 10 pour, 3 contre", {POUR: 10, CONTRE: 3}),
    ("M. le Maire prend acte de cette remarque.\nLe conseil approuve à l'unanimité.", {RESULTAT: "unanimite"}),
    ("Le projet a été refusé par l'Architecte des Bâtiments de France.\nAdopté à l'unanimité.", {RESULTAT: "unanimite"}),
    ("La requête est rejetée par le tribunal.\nAdopté à l'unanimité.", {RESULTAT: "unanimite"}),
)  # fmt: skip
RIEN = (
    "P : 17 C : 0 A : 2",
    "Mme A, M. B et M. C s'abstiennent.",
    "sans abstention ni vote contre",
    "Le tarif est fixé à 5 € pour les enfants et 7 € pour les adultes.",
    "Le conseil communautaire a approuvé ce rapport à l'unanimité.\nLe conseil municipal, après en avoir délibéré, approuve.",
    "Le procès-verbal de la séance précédente est adopté à l'unanimité.\nLe conseil décide de vendre.",
    "Les décisions sont prises à la majorité des suffrages exprimés (article L. 2121-20).",
    "M. A a obtenu 12 voix, Mme B 3 voix.",
    "Le conseil décide à l'unanimité de ne pas procéder au scrutin secret.\nSont élus M. A et Mme B.",
    "Lutte contre le frelon : 3 nids, 12 contre 15 en 2022.",
    "Déficit reporté : 3 000 €\nExcédent reporté",
    "Le conseil doit se prononcer à la majorité des deux tiers.",
    "Si le conseil adopte à l'unanimité, la loi s'appliquera.",
    "une subvention pour : 13 associations",
    "Le groupe de la majorité municipale demande un vote.",
    "L'avis de l'Architecte est favorable ; 2 avis favorables et 1 avis défavorable ont été reçus.",
    "Enquête publique : 12 observations favorables, 3 défavorables.",
    "Vu les articles L.151-3 à L.151-18 du code, pour le PLUi",
    "2 non titulaires et 3 titulaires pour le service",
    "M. DUPONT : Pour\nMme MARTIN : Contre\nM. ROY : abstention",
    "Le SIVU, lors de sa séance du 3 mai 2022, a voté à l'unanimité la dissolution.\nLe conseil approuve.",
    "Peintre unanimement reconnu, il expose.",
    "Mme ROY indique qu'il faut l'unanimité.",
    "Le Conseil accepte à l'unanimité l'ajout de ce point à l'ordre du jour.\nLe conseil décide de vendre.",
    "Le rapport a été présenté à la commission le 3 mai et adopté à l'unanimité.",
    "Vote : Adopté",
    "Adoptée",
    "3 agents voteront pour l'élection du comité.",
    "Coût : 3 € pour 12 repas. Pour 2023, contre 5 € en 2022.",
    "Sur les 12 délégués, 7 sont pour la fusion et 5 contre selon l'enquête du syndicat.",
    "Quorum : 8. Votants : 12.",
)


@pytest.mark.parametrize(("text", "values"), RESULTATS)
def test_a_result_is_read_in_the_councils_own_words(text: str, values: dict[str, Any]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(("text", "values"), COMPTES)
def test_counts_are_read_in_any_order_with_any_signs(text: str, values: dict[str, Any]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(("text", "values"), AUTRES_QUE_LE_CONSEIL)
def test_another_bodys_vote_or_another_days_does_not_hide_the_acts_own(text: str, values: dict[str, Any]) -> None:
    assert read(text) == values


@pytest.mark.parametrize("text", RIEN)
def test_what_tells_no_vote_of_this_act_gives_nothing(text: str) -> None:
    assert read(text) == {}


def test_two_votes_that_differ_are_doubted_aloud() -> None:
    found = vote.find(
        "Subventions\n- Club : 250 €. Pour : 6, abstentions : 2.\n- Troupe : 400 €. Pour : 5, contre : 3."
    )
    assert [f.valeur for f in found] == [None]
    assert found[0].doute == "plusieurs votes différents dans le même acte"


def test_two_results_that_differ_are_doubted_aloud() -> None:
    found = vote.find("Subventions\n- Club : 500 €.\nAdopté à l'unanimité.\n- Troupe : 300 €.\nAdopté à la majorité.")
    assert [(f.champ, f.valeur) for f in found] == [(RESULTAT, None)]
    assert "unanimite, majorite" in (found[0].doute or "")


def test_a_result_that_the_counts_deny_is_doubted_aloud() -> None:
    found = {f.champ: f for f in vote.find("Vœu\nPour : 12 - Contre : 3. La motion est rejetée.")}
    assert found[RESULTAT].valeur is None
    assert found[RESULTAT].doute == "le résultat énoncé ne va pas avec les voix comptées"
    assert (found[POUR].valeur, found[CONTRE].valeur) == (12, 3)


# --- votes printed from generated counts -------------------------------------------------------------------------------

UNITES = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
EN_LETTRES = {
    **dict(enumerate(UNITES)), 17: "dix-sept", 18: "dix-huit", 19: "dix-neuf", 20: "vingt", 21: "vingt et un",
    22: "vingt-deux", 30: "trente", 31: "trente et un", 45: "quarante-cinq", 71: "soixante et onze", 80: "quatre-vingts",
    99: "quatre-vingt-dix-neuf",
}  # fmt: skip
FEMININ = {"un": "une", "vingt et un": "vingt et une", "trente et un": "trente et une"}
MOTS = {
    POUR: ("voix pour", "votes pour", "voix « pour »", "VOIX POUR", "voix favorables", "conseillers votent pour"),
    CONTRE: (
        "voix contre",
        "votes contre",
        "voix « contre »",
        "VOIX CONTRE",
        "voix défavorables",
        "élus ayant voté contre",
    ),
    ABSTENTION: ("abstentions", "abstention", "ABSTENTION(S)", "abstention(s)", "conseillers s'abstiennent"),
}
ETIQUETTES = {
    POUR: ("Pour", "POUR", "Voix pour", "Votes pour", "Ont voté pour", "Nombre de voix pour"),
    CONTRE: ("Contre", "CONTRE", "Voix contre", "Votes contre", "Ont voté contre", "Nombre de voix contre"),
    ABSTENTION: ("Abstention", "ABSTENTIONS", "Abstention(s)", "Se sont abstenus", "Abst."),
}
LIENS = (", ", " ; ", " - ", " – ", " / ", "\n", " et ", ". ")
AUTOUR = (
    "{}", "Vote : {}", "({})", "Le conseil municipal décide par {} d'approuver la convention.",
    "Après en avoir délibéré, le Conseil Municipal, {}, approuve le plan.", "Résultat du vote :\n{}\nLe maire signe.",
)  # fmt: skip
NOMBRES = st.sampled_from(sorted(EN_LETTRES))


@st.composite
def counts(draw: st.DrawFn) -> dict[str, int]:
    """One to three of a vote's counts, in any order."""
    champs = draw(st.permutations((POUR, CONTRE, ABSTENTION)))[: draw(st.integers(1, 3))]
    return {champ: draw(NOMBRES) for champ in champs}


def written(number: int, letters: bool, champ: str) -> str:
    word = EN_LETTRES[number]
    return str(number) if not letters else FEMININ.get(word, word) if champ == ABSTENTION or number > 1 else word


@given(counts(), st.data())
def test_numbers_before_their_labels_come_back(values: dict[str, int], data: st.DataObject) -> None:
    link, around = data.draw(st.sampled_from(LIENS)), data.draw(st.sampled_from(AUTOUR))
    parts = []
    for champ, number in values.items():
        words = data.draw(st.sampled_from(MOTS[champ]))
        letters = data.draw(st.booleans()) and not words.startswith(("conseillers", "élus"))
        parts.append(f"{'0' if number == 0 else written(number, letters, champ)} {words}")
    assert counted(around.format(link.join(parts))) == values


@given(counts(), st.data())
def test_labels_before_their_numbers_come_back(values: dict[str, int], data: st.DataObject) -> None:
    link = data.draw(st.sampled_from([x for x in LIENS if x != " et "]))
    colon = data.draw(st.sampled_from((" : ", ": ", " = ", " ..... ", " (")))
    end = ")" if colon == " (" else ""
    parts = []
    for champ, number in values.items():
        zero = number == 0 and data.draw(st.booleans()) and not end and "." not in colon
        shown = (
            data.draw(st.sampled_from(("néant", "/", "aucune", "-")))
            if zero
            else written(number, data.draw(st.booleans()), champ)
        )
        parts.append(f"{data.draw(st.sampled_from(ETIQUETTES[champ]))}{colon}{shown}{end}")
    assert counted("Vote\n" + link.join(parts)) == values


@given(st.permutations((POUR, CONTRE, ABSTENTION)), st.tuples(NOMBRES, NOMBRES, NOMBRES), st.booleans())
def test_a_tables_cells_come_back(order: list[str], numbers: tuple[int, int, int], upright: bool) -> None:
    heads = [{POUR: "POUR", CONTRE: "CONTRE", ABSTENTION: "ABSTENTION"}[c] for c in order]
    sep = "\n" if upright else " "
    text = f"Résultat du vote\n{sep.join(heads)}\n{sep.join(str(n) for n in numbers)}\nLe maire signe."
    assert counted(text) == dict(zip(order, numbers, strict=True))


AVANT_LE_VOTE = (
    "Vu l'avis de la commission des finances (pour : 6 ; contre : 2 ; abstention : 1),\nConsidérant le projet,\n",
    "La CLECT a adopté ce rapport par 21 voix pour et 4 voix contre.\n", "Le tarif passe de 12 à 14 euros pour 3 repas.\n",
    "Par délibération du 3 mai 2019, le conseil a approuvé le principe par 9 voix pour, 5 contre.\n", "",
)  # fmt: skip
NOMS = ("", " (M. ROUX)", " (Mme BRIAL, M. VIAL)", " (M. LE GUEN ayant donné pouvoir à Mme\nde SAINT-ORSE)")


@given(counts(), st.data())
def test_names_line_ends_and_quoted_votes_never_make_a_wrong_count(values: dict[str, int], data: st.DataObject) -> None:
    parts = []
    for champ, number in values.items():
        words = f"{number} {data.draw(st.sampled_from(MOTS[champ]))}{data.draw(st.sampled_from(NOMS))}"
        spaces = [i for i, c in enumerate(words) if c == " "]
        for i in data.draw(st.lists(st.sampled_from(spaces), max_size=2)):
            words = f"{words[:i]}\n{words[i + 1 :]}"
        parts.append(words)
    quoted, link = data.draw(st.sampled_from(AVANT_LE_VOTE)), data.draw(st.sampled_from(LIENS))
    found = counted(f"{quoted}Après en avoir délibéré, le conseil municipal, par {link.join(parts)}, approuve.")
    assert found.items() <= values.items()


def counted(text: str) -> dict[str, int]:
    return {champ: n for champ, n in read(text).items() if champ in (POUR, CONTRE, ABSTENTION)}


MORCEAUX = st.sampled_from(
    ["pour", "contre", "abstention", "abstentions", "voix", "votes", "votants", "Pour :", "Contre :", "à l'unanimité", "par", "et",
     "13", "2", "une", "deux", "néant", "/", "-", "(", ")", ",", ".", ":", "\n", "M. ROUX", "le conseil", "la commission",
     "aucune", "dont", "2023", "12,50", "1 250 €", "article 3", "|", "O"]
)  # fmt: skip


@given(st.lists(MORCEAUX, max_size=30))
def test_no_number_is_found_that_the_words_do_not_say(pieces: list[str]) -> None:
    text = "Titre\n" + " ".join(pieces)
    for found in vote.find(text):
        if isinstance(found.valeur, int):
            words = text[found.debut : found.fin]
            tokens = words.lower().replace("(", " ").replace(")", " ").replace(":", " ").replace(".", " ").split()
            zero = found.valeur == 0 and any(t in ("/", "-", "néant", "aucune", "o", "0") for t in tokens)
            stroke = found.valeur == 1 and "|" in words
            assert zero or stroke or found.valeur in {read_number(t) for t in tokens}, (text, found)
            assert found.valeur not in (2023, 250, 50), "a year and a price are no votes"


HOSTILE = {
    "blancs": " " * 100_000, "lignes": "\n" * 100_000, "nombres": "13 " * 33_000, "lettres": "un " * 33_000,
    "pour": "pour " * 20_000, "contre": "contre : " * 11_000, "étiquettes": "Pour\n" * 20_000, "parenthèses": "(" * 100_000,
    "votes": "13 pour 2 contre\n" * 6_000, "renversé": "1 pour : 2 contre : " * 5_000, "points": "Pour " + "." * 99_000,
    "commissions": "la commission " * 7_000, "unanimité": "à l'unanimité " * 7_000, "acte": "prend acte " * 9_000,
    "rejet": "rejette la " * 9_000, "report": "le point est reporté " * 5_000, "avis": "avis du conseil " * 6_000,
    "majuscules": "13 pour " + "A " * 49_000 + "2 contre", "adopté": "adopté par " * 9_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_costs_no_more_than_its_length(name: str) -> None:
    start = time.process_time()
    read_counts(HOSTILE[name])
    vote.find("Titre\n" + HOSTILE[name])
    assert time.process_time() - start < 1.5


def test_a_decision_taken_unanimously_above_votes_against_is_another_s() -> None:
    text = """Groupement de commandes
Le conseil municipal, à l'unanimité des présents, décide d'adhérer au groupement et autorise le maire à signer.
Location du logement de l'école
Le logement est libre depuis août. Après débat, le conseil fixe le loyer à 385 € par mois, payable d'avance.
Le bail prendra effet au premier octobre. Vote : 6 pour, 2 contre.
"""
    assert [(f.champ, f.valeur) for f in vote.find(text)] == [("vote_resultat", None)]
