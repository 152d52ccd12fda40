"""Lists of those who came, of those who did not, and of those who gave a proxy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from combinaisons.mots import Nom

Noms = Sequence[Nom]


def _groupes(noms: Noms, spec: str = "PN") -> str:
    """`Mme A, Mmes B, C, MM. D, E`: women then men, each group under its civility."""
    parts = []
    for one, several, kept in (
        ("Mme", "Mmes", [n for n in noms if n.femme]),
        ("M.", "MM.", [n for n in noms if not n.femme]),
    ):
        if kept:
            parts.append(f"{one if len(kept) == 1 else several} " + ", ".join(format(n, spec) for n in kept))
    return ", ".join(parts)


def _colonnes(noms: Noms, count: int, spec: str) -> str:
    rows = [[format(n, spec) for n in noms[i : i + count]] for i in range(0, len(noms), count)]
    return "\n".join("| " + " | ".join(row + [""] * (count - len(row))) + " |" for row in rows)


def _et(noms: Noms, spec: str, lien: str = ", ") -> str:
    told = [format(n, spec) for n in noms]
    return told[0] if len(told) == 1 else lien.join(told[:-1]) + " et " + told[-1]


def _fonctions(noms: Noms, spec: str) -> str:
    roles = ["Maire"] + [f"{i}{'er' if i == 1 else 'e'} adjoint" for i in range(1, 4)]
    return ", ".join(format(n, spec) + (f", {roles[i]}" if i < len(roles) else "") for i, n in enumerate(noms))


PRESENTS: dict[str, Callable[[Noms], str]] = {
    "virgules_civilites": lambda n: "Présents : " + ", ".join(format(x, "civPN") for x in n),
    "etaient_presents": lambda n: "Étaient présents : " + _et(n, "civPN") + ".",
    "ETAIENT": lambda n: "ETAIENT PRESENTS : " + ", ".join(format(x, "civN") for x in n),
    "noms_prenoms": lambda n: "Présents : " + ", ".join(format(x, "NP") for x in n),
    "tirets": lambda n: "Présents : " + " – ".join(format(x, "civN") for x in n),
    "tirets_noms": lambda n: "Membres présents : " + " - ".join(format(x, "NP") for x in n),
    "un_par_ligne": lambda n: "Étaient présents :\n" + "\n".join(format(x, "civPN") for x in n),
    "puces": lambda n: "Étaient présents :\n" + "\n".join("- " + format(x, "PN") for x in n),
    "groupes": lambda n: "Étaient présents : " + _groupes(n) + ".",
    "groupes_noms": lambda n: "Présents : " + _groupes(n, "N"),
    "mesdames_messieurs": lambda n: "Présents : Mesdames et Messieurs " + ", ".join(format(x, "PN") for x in n) + ".",
    "conseillers_presents": lambda n: "Présents : " + format(n[0], "civPN") + ", Maire, " + ", ".join(format(x, "civPN") for x in n[1:]) + ", conseillers municipaux.",
    "fonctions": lambda n: "Étaient présents : " + _fonctions(n, "civPN"),
    "initiales": lambda n: "Présents : " + ", ".join(format(x, "iniN") for x in n),
    "civ_initiales": lambda n: "Présents : " + ", ".join(format(x, "civini") for x in n),
    "capitales": lambda n: "PRÉSENTS : " + ", ".join(format(x, "CAP") for x in n),
    "bas": lambda n: "Étaient présents : " + ", ".join(format(x, "pn") for x in n),
    "deux_colonnes": lambda n: "Étaient présents :\n" + _colonnes(n, 2, "civPN"),
    "trois_colonnes": lambda n: "Présents :\n" + _colonnes(n, 3, "NP"),
    "noms_bas": lambda n: "Présents : " + ", ".join(format(x, "civn") for x in n) + ".",
    "maire_puis_adjoints": lambda n: f"Présents : {n[0]:pn}, Maire ; {', '.join(format(x, 'pn') for x in n[1:4])}, Adjoints ; {', '.join(format(x, 'pn') for x in n[4:])}, Conseillers municipaux.",
    "sous_presidence": lambda n: "Membres présents : " + "; ".join(format(x, "civPN") for x in n),
    "conseillers_suivants": lambda n: "Étaient présents les conseillers municipaux suivants : " + _et(n, "longN") + ".",
    "compte_entre_parentheses": lambda n: f"Présents ({len(n)}) : " + ", ".join(format(x, "pn") for x in n),
    "sans_deux_points": lambda n: "**Présents**\n" + ", ".join(format(x, "civpn") for x in n),
    "lignes_fonctions": lambda n: "Étaient présents :\n" + "\n".join(format(x, "civPN") + (", Maire" if i == 0 else f", {i}e adjointe" if i in (2, 3) and x.femme else "") for i, x in enumerate(n)),
    "formant_majorite": lambda n: "Étaient présents : " + ", ".join(format(x, "civPN") for x in n) + ", formant la majorité des membres en exercice.",
}  # fmt: skip
ABSENTS: dict[str, Callable[[Noms], str]] = {
    "absents": lambda n: "Absents : " + ", ".join(format(x, "civPN") for x in n),
    "absents_excuses": lambda n: "Absents excusés : " + _et(n, "civPN") + ".",
    "etaient_absents": lambda n: "Étaient absents : " + ", ".join(format(x, "civPN") for x in n) + ".",
    "etait_absent": lambda n: "Était(ent) absent(s) : " + ", ".join(format(x, "NP") for x in n),
    "excuses": lambda n: "Excusés : " + ", ".join(format(x, "pn") for x in n),
    "absent_e_s": lambda n: "Absent(es)/Excusé(es) : " + ", ".join(format(x, "civN") for x in n),
    "non_representes": lambda n: "Absents non représentés : " + ", ".join(format(x, "NP") for x in n),
    "lignes": lambda n: "Absents excusés :\n" + "\n".join(format(x, "civPN") for x in n),
    "formant": lambda n: "Étai(en)t absent(s) excusé(s) : " + ", ".join(format(x, "civPN") for x in n) + ".",
    "ABSENTS": lambda n: "ABSENTS EXCUSES : " + ", ".join(format(x, "civN") for x in n),
    "groupes": lambda n: "Absents : " + _groupes(n),
}  # fmt: skip
Couples = Sequence[tuple[Nom, Nom]]
PROCURATIONS: dict[str, Callable[[Couples], str]] = {
    "a_donne_pouvoir": lambda c: "Procurations : " + ", ".join(f"{a:civPN} a donné pouvoir à {b:civPN}" for a, b in c) + ".",
    "ayant_donne": lambda c: "Absents ayant donné procuration : " + ", ".join(f"{a:civN} à {b:civN}" for a, b in c),
    "donne_pouvoir_lignes": lambda c: "\n".join(f"{a:civPN} donne pouvoir à {b:civPN}" for a, b in c),
    "parentheses": lambda c: "Absents représentés : " + ", ".join(f"{a:civPN} (pouvoir à {b:civPN})" for a, b in c),
    "parentheses_procuration": lambda c: "Excusés ayant donné pouvoir : " + ", ".join(f"{a:NP} (procuration à {b:NP})" for a, b in c),
    "pouvoirs_a": lambda c: "Pouvoirs : " + ", ".join(f"{a:pn} à {b:pn}" for a, b in c),
    "represente_par": lambda c: "Étaient représentés : " + ", ".join(f"{a:civPN} par {b:civPN}" for a, b in c),
    "represente": lambda c: "Absents : " + ", ".join(f"{a:civPN} représenté{'e' if a.femme else ''} par {b:civPN}" for a, b in c),
    "ont_donne": lambda c: "Ont donné pouvoir : " + " ; ".join(f"{a:civN} à {b:civN}" for a, b in c),
    "ETAIENT": lambda c: "ETAIENT ABSENTS AYANT DONNÉ PROCURATION : " + ", ".join(f"{a:civN} à {b:civN}" for a, b in c),
    "de_voter_en_leur_nom": lambda c: "Étaient excusés et avaient donné pouvoir de voter en leur nom : " + " ; ".join(f"{a:civPN} à {b:civPN}" for a, b in c) + ".",
    "lignes_a": lambda c: "Pouvoirs :\n" + "\n".join(f"{a:civPN} à {b:civPN}" for a, b in c),
    "lignes_tirets": lambda c: "Procurations :\n" + "\n".join(f"- {a:PN} donne procuration à {b:PN}" for a, b in c),
    "tableau": lambda c: "| Mandant | Mandataire |\n" + "\n".join(f"| {a:civPN} | {b:civPN} |" for a, b in c),
    "qui_a_donne": lambda c: "Absents excusés : " + ", ".join(f"{a:civPN} qui a donné pouvoir à {b:civPN}" for a, b in c) + ".",
    "fleche_points": lambda c: "Ont donné procuration :\n" + "\n".join(f"{a:civN} ........ à {b:civN}" for a, b in c),
}  # fmt: skip
