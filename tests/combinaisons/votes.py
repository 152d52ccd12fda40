"""How the assembly voted, by outcome: within the sentence that decides (`PHRASES`) or on lines of its own (`LIGNES`).

Templates: pour, contre, abst (numbers), les_abst, les_contre (names). A bare count states no result: `comptes_…` styles.
"""

from __future__ import annotations

PHRASES = {
    "unanimite": {
        "a_l_unanimite": "à l'unanimité",
        "membres_presents": "à l'unanimité des membres présents et représentés",
        "votants": "à l'unanimité des votants",
        "suffrages": "à l'unanimité des suffrages exprimés",
        "A_L_UNANIMITE": "A L'UNANIMITE",
        "par_voix": "à l'unanimité par {pour} voix pour",
        "voix_entre_parentheses": "à l'unanimité ({pour} voix)",
        "presents": "à l'unanimité de ses membres présents",
        "pour_contre_abst": "à l'unanimité ({pour} pour, {contre} contre, {abst} abstention)",
        "mots": "à l'unanimité des {votants:mots} votants",
    },
    "abstentions": {
        "majorite_avec": "à la majorité avec {abst:§abstention} ({les_abst})",
        "pour_et_abst": "par {pour} voix pour et {abst:§abstention}",
        "unanimite_suffrages": "à l'unanimité des suffrages exprimés ({abst:§abstention} : {les_abst})",
        "tirets": "par {pour} voix POUR – {abst:§ABSTENTION}",
        "trois": "par {pour} voix pour, {contre} voix contre et {abst:§abstention}",
        "mots": "à la majorité, {abst:mots} abstentions",
        "majorite_de": "à la majorité de {pour} voix pour et {abst:§abstention}",
        "moins": "à la majorité des suffrages exprimés ({abst:§abstention})",
    },
    "contre": {
        "majorite_par": "à la majorité par {pour} voix pour et {contre} voix contre",
        "par_votes": "par {pour} votes pour et {contre:§vote} contre ({les_contre})",
        "majorite_contre": "à la majorité ({contre} voix contre : {les_contre})",
        "mots": "par {pour:MOTS} voix POUR et {contre:MOTS} voix CONTRE",
        "trois": "à la majorité ({pour} pour, {contre} contre, {abst} abstention)",
        "contre_dabord": "par {contre} voix CONTRE, {abst} abstention et {pour} voix POUR",
    },
    "mixte": {
        "majorite_trois": "à la majorité de {pour} voix pour, {contre} voix contre, {abst:§abstention}",
        "par_trois": "par {pour} voix pour, {contre} voix contre et {abst:§abstention}",
        "A_trois": "à {pour} voix pour, {contre} voix contre et {abst:§abstention}",
        "avec": "à la majorité avec {contre:§vote} contre ({les_contre}) et {abst:§abstention} ({les_abst})",
        "desordre": "avec {pour} votes pour / {abst:§abstention} / {contre} contre",
        "mots": "par {pour:mots} voix pour, {contre:mots} contre et {abst:mots} abstentions",
    },
}
LIGNES = {
    "unanimite": {
        "vote_unanimite": "Vote : unanimité",
        "adopte": "Adopté à l'unanimité.",
        "ADOPTEE": "ADOPTÉE À L'UNANIMITÉ",
        "deliberation_adoptee": "La délibération est adoptée à l'unanimité.",
        "pour_unanimite": "POUR : Unanimité",
        "pour_contre_abst": "Pour : {pour}   Contre : {contre}   Abstention : {abst}",
        "POUR_barres": "POUR : {pour} CONTRE : {contre:/} ABSTENTION : {abst:/}",
        "trois_lignes": "Votants : {votants}\nPour : {pour}\nContre : {contre}\nAbstentions : {abst}",
        "resultat": "Résultat du vote : adopté à l'unanimité",
        "vote_pour_a": "Vote : Pour à l'unanimité",
        "tableau": "| Votants | Pour | Contre | Abstention |\n| {votants} | {pour} | {contre} | {abst} |",
        "mise_aux_voix": "Mise aux voix, cette proposition est adoptée à l'unanimité.",
        "approuve": "Approuvé à l'unanimité",
        "neant": "Voix pour : {pour} - Voix contre : {contre:neant} - Abstentions : {abst:neant}",
        "votee": "Délibération votée à l'unanimité ({pour} voix pour)",
        "parenthese_pour": "Adopté à l'unanimité ({pour} pour)",
        "dont_pouvoirs": "Adopté à l'unanimité des votants, soit {pour} voix.",
        "resultats_barres": "VOTE : {pour} POUR / {contre} CONTRE / {abst} ABSTENTION",
    },
    "abstentions": {
        "adopte_avec": "Adopté à la majorité ({abst:§abstention} : {les_abst})",
        "pour_contre_abst": "Pour : {pour}   Contre : {contre}   Abstention : {abst} ({les_abst})",
        "POUR_barres": "POUR : {pour} CONTRE : {contre:/} ABSTENTION : {abst}",
        "trois_lignes": "Pour : {pour}\nContre : {contre}\nAbstention : {abst}",
        "vote_majorite": "Vote : majorité - {abst:§abstention}",
        "tableau": "| Votants | Pour | Contre | Abstention |\n| {votants} | {pour} | {contre} | {abst} |",
        "abst_de": "La délibération est adoptée à la majorité, {abst:§abstention} ({les_abst}).",
        "nombre_dabord": "{pour} voix pour, {contre} contre, {abst:§abstention}",
        "voix_pour": "Voix pour : {pour} - Voix contre : {contre} - Abstentions : {abst}",
    },
    "contre": {
        "adopte_contre": "Adopté à la majorité ({contre} voix contre : {les_contre})",
        "pour_contre_abst": "Pour : {pour}   Contre : {contre} ({les_contre})   Abstention : {abst}",
        "trois_lignes": "Pour : {pour}\nContre : {contre}\nAbstention : {abst}",
        "tableau": "| Votants | Pour | Contre | Abstention |\n| {votants} | {pour} | {contre} | {abst} |",
        "majorite_pour": "Majorité pour {contre:§vote} contre",
        "adoptee_par": "Délibération adoptée par {pour} voix pour et {contre} voix contre.",
        "ont_vote": "Ont voté pour : {pour} - Ont voté contre : {contre} - Se sont abstenus : {abst:/}",
    },
    "mixte": {
        "pour_contre_abst": "Pour : {pour}   Contre : {contre} ({les_contre})   Abstention : {abst} ({les_abst})",
        "texte_adopte": "Texte adopté : Vote pour : {pour} - Contre : {contre} - Abstention : {abst}",
        "tableau": "| Votants | Pour | Contre | Abstention |\n| {votants} | {pour} | {contre} | {abst} |",
        "adoptee_par": "La délibération est adoptée à la majorité par {pour} voix pour, {contre} voix contre et {abst:§abstention}.",
        "mise_aux_voix": "Les conclusions mises aux voix sont adoptées à {pour} POUR, {contre} CONTRE et {abst:§ABSTENTION}",
        "barres": "{pour} POUR / {contre} CONTRE / {abst} ABSTENTION(S)",
        "points": "Adopté. Pour : {pour} voix - Contre : {contre} voix - Abstention : {abst} voix",
    },
    "rejet": {
        "rejetee": "La délibération est rejetée par {contre} voix contre, {pour} voix pour et {abst:§abstention}.",
        "proposition": "Mise aux voix, la proposition est rejetée ({contre} contre, {pour} pour, {abst:§abstention}).",
        "refuse": "Le conseil municipal, par {contre} voix contre et {pour} voix pour, refuse la proposition.",
    },
    "prend_acte": {
        "prend_acte": "Le conseil municipal prend acte de cette présentation.",
        "DONT_ACTE": "Le Conseil Municipal PREND ACTE de cette communication.",
        "a_pris_acte": "Le conseil municipal a pris acte de ce rapport.",
    },
    "ajournee": {
        "report": "Ce point est reporté à une prochaine séance.",
        "retire": "Le rapport est retiré de l'ordre du jour.",
        "ajourne": "Le conseil municipal décide d'ajourner ce point.",
    },
}
RESULTAT = {"unanimite": "unanimite", "abstentions": "majorite", "contre": "majorite", "mixte": "majorite", "rejet": "rejetee",
            "prend_acte": "prend_acte", "ajournee": "ajournee"}  # fmt: skip
