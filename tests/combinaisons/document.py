"""A whole document: parts drawn one by one, put together as an extract or as minutes, with what a reader finds in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from combinaisons import actes as a
from combinaisons import entete, presences, votes
from combinaisons.conseil import Seance, inventer
from combinaisons.mots import Nombre, en_mots
from combinaisons.tirage import Tirage, remplir

ROMAINS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()
DIT = re.compile(r"unanim|major|adopt|approuv|rejet|refus|acte|report|retir|ajourn", re.IGNORECASE)
"""A vote's words that state its result; a bare count does not."""
TRANSMIS = {
    "sans": "",
    "tampon": ":::tampon 330 20\nEnvoyé en préfecture le {pref:court}\nReçu en préfecture le {pref:court}\nPublié le {pref:court}\nID : 099-219900011-{jour_id}-D{rang}-DE\n:::fin",
    "accuse": ":::tampon 330 20\nAccusé de réception en préfecture\n099-219900011-{jour_id}-D{rang}-DE\nDate de réception préfecture : {pref:court}\n:::fin",
}
COURANTS = {"sans": "", "pages": ":::pied Page {{page}} sur {{pages}}", "commune": ":::entete Commune {coll:de} – Conseil municipal du {jour:long}\n:::pied {{page}}",
            "pv": ":::entete PV du conseil municipal du {jour:court}\n:::pied {{page}}/{{pages}}"}  # fmt: skip
ASPECT = {
    "times": "",
    "helvetica": "---\npolice: Helvetica\ncorps: 10\n---\n",
    "justifie": "---\njustifie: true\n---\n",
    "courier": "---\npolice: Courier\ncorps: 9.5\n---\n",
}


@dataclass
class Acte:
    """What one act prints. `styles`: the act's own draws, by part."""

    attendu: dict[str, Any]
    styles: dict[str, str]


@dataclass
class Document:
    """`texte`: the specimen's source (`flows/demo/balisage.py`). `libre`: fields that a reader may or may not give."""

    texte: str
    seance: dict[str, Any]
    actes: list[Acte]
    styles: dict[str, str]
    libre: set[str] = field(default_factory=set)


class Redaction:
    """Draws one document. Everything printed goes through `ecrire`, which notes the values that it shows."""

    def __init__(self, graine: int, impose: Mapping[str, str]) -> None:
        self.tirage = Tirage(graine, impose)
        self.rng = self.tirage.rng
        self.seance = inventer(self.rng)
        self.attendu: dict[str, Any] = {}
        self.valeurs = _valeurs(self.seance)
        self.rang = self.rng.randint(1, 80)

    def ecrire(self, partie: str, styles: Mapping[str, str], **plus: Any) -> str:
        texte, dits = remplir(self.tirage.style(partie, styles), {**self.valeurs, **plus})
        self.attendu.update(dits)
        return texte

    def entete(self, genre: str) -> list[str]:
        document = self.rng.choice(entete.DOCUMENTS[genre])
        parts = [self.ecrire("collectivite", entete.COLLECTIVITE, document=document)]
        date = self.ecrire("date", entete.DATE)
        comptes = self.ecrire("comptes", entete.COMPTES, a_cote=date)
        middle = [comptes] if "colonne" in self.tirage.styles["comptes"] else [date, comptes]
        secretaire = self.ecrire("secretaire", entete.SECRETAIRE)
        middle.insert(self.rng.randint(0, len(middle)), self.ecrire("convocation", entete.CONVOCATION))
        return [*parts, *middle, *self.listes(), secretaire]

    def listes(self) -> list[str]:
        s = self.seance
        if self.tirage.chance(0.08):
            self.tirage.styles["presents"] = "sans"
            return []
        parts = [self.tirage.style("presents", presences.PRESENTS)(s.presents)]
        self.attendu["membres_presents"] = [*s.presents]
        after = []
        if s.procurations:
            after.append(self.tirage.style("procurations", presences.PROCURATIONS)(s.procurations))
            self.attendu["procurations"] = [*s.procurations]
        if s.absents:
            after.append(self.tirage.style("absents", presences.ABSENTS)(s.absents))
            self.attendu["membres_absents"] = [*s.absents]
        return parts + (after if self.tirage.chance(0.5) else after[::-1])

    def acte(self, k: int, titre: str, numero: str, titres: Mapping[str, str], genre: str) -> tuple[str, Acte]:
        """The k-th act's text and what it prints."""
        t = Tirage(self.rng.randint(0, 10**9), self.tirage.impose)
        shown = {"titre": titre, "TITRE": titre.upper(), "numero": numero, "k": k, "romain": ROMAINS[k - 1]}
        head, _ = remplir(t.style(f"titre_{genre}", titres), shown)
        rapporteur, _ = remplir(
            t.style("rapporteur", a.RAPPORTEUR), {"rapporteur": t.rng.choice(self.seance.presents[1:])}
        )
        motifs = [self._motif(t, m) for m in t.rng.sample(a.MOTIFS, t.rng.randint(1, 4))]
        vote, attendu = self._vote(t)
        attendu |= {
            "delib_objet": titre,
            **({"delib_id": numero} if numero and "{numero}" in titres[t.styles[f"titre_{genre}"]] else {}),
        }
        return "\n".join([head, "", rapporteur, "", *motifs, "", vote, ""]), Acte(attendu, t.styles)

    def _motif(self, t: Tirage, motif: str) -> str:
        autre = self.seance.jour - timedelta(days=t.rng.randint(20, 700))
        euros = f"{t.rng.randint(1, 90)} {t.rng.randint(100, 999)},00"
        return remplir(motif, {"autre": autre, "euros": euros, "autre_nom": t.rng.choice(self.seance.presents)})[0]

    def _vote(self, t: Tirage) -> tuple[str, dict[str, Any]]:
        cas = t.rng.choices(list(votes.LIGNES), (50, 15, 9, 9, 4, 7, 3))[0]
        valeurs = {**self.valeurs, **_voix(t, cas, self.seance)}
        if cas in votes.PHRASES and t.chance(0.5):
            gabarit = t.style(f"vote_phrase_{cas}", votes.PHRASES[cas])
            dit, attendu = remplir(gabarit, valeurs)
            texte = t.style("decide", a.DECIDE).format(vote=dit)
        else:
            gabarit = t.style(f"vote_ligne_{cas}", votes.LIGNES[cas])
            dit, attendu = remplir(gabarit, valeurs)
            texte = (
                dit
                if cas in ("prend_acte", "ajournee", "rejet")
                else t.style("decide_sans", a.DECIDE_SANS) + "\n\n" + dit
            )
        stated = votes.RESULTAT[cas] if "unanimité des suffrages" not in gabarit else "unanimite"
        attendu["vote_resultat"] = stated if DIT.search(gabarit) else None
        return texte, attendu

    def numeros(self, count: int) -> list[str]:
        gabarit = self.tirage.style("numero", a.NUMERO)
        jour = self.seance.jour
        return [
            gabarit.format(
                an=jour.year, a2=f"{jour.year % 100:02}", mois=jour.month, jj=jour.day, rang=self.rang + i, k=i + 1
            )
            for i in range(count)
        ]


def _valeurs(s: Seance) -> dict[str, Any]:
    hours, minutes = s.heure
    femme = s.secretaire.femme
    accord = {"nomme": "nommé", "elu": "élu", "designe": "désigné", "ELU": "ÉLU"}
    return {
        "coll": s.lieu, "dep": type(s.lieu)(s.departement), "jour": s.jour, "convocation": s.convocation, "affichage": s.affichage,
        "effectif": s.effectif, "nb_presents": s.nb_presents, "votants": s.votants, "pouvoirs": s.pouvoirs,
        "manquants": Nombre(s.effectif - s.nb_presents), "quorum": s.effectif // 2 + 1, "legal": s.effectif + 2, "preside": s.maire, "maire": s.maire,
        "secretaire": s.secretaire, "sec": s.secretaire, "heure_h": f"{hours}h{minutes:02}", "pronom": "elle les" if femme else "il les",
        "heures": en_mots(hours), "heures_maj": en_mots(hours).upper(),
        **{k: v + ("E" if v.isupper() else "e") * femme for k, v in accord.items()},
    }  # fmt: skip


def _voix(t: Tirage, cas: str, s: Seance) -> dict[str, Any]:
    """Counts that hold together, and who they are."""
    few = min(4, (s.votants - 1) // 3)
    abst = t.rng.randint(1, few) if cas in ("abstentions", "mixte") or (cas == "rejet" and s.votants > 8) else 0
    contre = (
        t.rng.randint(1, few)
        if cas in ("contre", "mixte")
        else s.votants - abst - t.rng.randint(1, 3)
        if cas == "rejet"
        else 0
    )
    names = t.rng.sample(s.presents[1:], min(len(s.presents) - 1, abst + contre))
    told = ", ".join
    return {
        "pour": Nombre(s.votants - abst - contre), "contre": Nombre(contre), "abst": Nombre(abst),
        "les_abst": told(format(n, "civPN") for n in names[:abst]), "les_contre": told(format(n, "civPN") for n in names[abst:]),
    }  # fmt: skip


def extrait(graine: int, impose: Mapping[str, str] | None = None) -> Document:
    """One register extract."""
    r = Redaction(graine, impose or {})
    head = r.entete("extrait")
    numero = r.numeros(1)[0]
    titre = a.titres(r.rng, 1, r.seance)[0]
    acte, found = r.acte(1, titre, numero, a.TITRE_EXTRAIT, "extrait")
    if numero:
        dit = remplir(r.tirage.style("numero_extrait", a.NUMERO_EXTRAIT), {"numero": numero})[0]
        found.attendu["delib_id"] = numero
        at = r.rng.choice((1, len(head)))
        head.insert(at, dit)
    pref = r.seance.jour + timedelta(days=4)
    tampon = r.ecrire("tampon", TRANSMIS, pref=pref, jour_id=r.seance.jour.isoformat().replace("-", ""), rang=r.rang)
    if tampon:
        r.attendu |= {"pref_date": pref, "pref_acte_id": re.search(r"099-\S+", tampon).group()}  # type: ignore[union-attr]
        if "Publié" in tampon:
            r.attendu["publication_date"] = pref
    fin = r.ecrire("fin_extrait", a.FIN_EXTRAIT)
    return _fini(r, [tampon, r.ecrire("courants", COURANTS), *head, "", acte, fin], [found], "extrait")


def proces_verbal(graine: int, impose: Mapping[str, str] | None = None) -> Document:
    """Minutes of two to twelve acts: all numbered, or all by title."""
    r = Redaction(graine, impose or {})
    head = r.entete("pv")
    count = r.rng.randint(2, 12)
    sujets, numeros = a.titres(r.rng, count, r.seance), r.numeros(count)
    family = a.TITRE_PV if numeros[0] else a.TITRE_PV_SANS
    genre = "pv" if numeros[0] else "pv_sans"
    style = r.tirage.style(f"titre_{genre}", family)
    name = r.tirage.styles[f"titre_{genre}"]
    parts = [r.ecrire("courants", COURANTS), *head, *_ordre_du_jour(r, sujets)]
    found = []
    for k, (sujet, numero) in enumerate(zip(sujets, numeros, strict=True), 1):
        texte, acte = r.acte(k, sujet, numero, {name: style}, genre)
        parts.append(texte)
        found.append(acte)
    parts.append(r.ecrire("fin_pv", FIN_PV))
    return _fini(r, parts, found, "pv")


ORDRE = {
    "sans": "",
    "tirets": "- {titre}",
    "numeros": "{k}. {titre}",
    "points": "• {titre}",
    "tiret_num": "{k} – {titre}",
}
FIN_PV = {
    "sans": "",
    "levee": "L'ordre du jour étant épuisé, la séance est levée à 22h15.",
    "questions": "## Questions diverses\nUn élu demande où en sont les travaux de la rue des Tanneurs. Il lui est répondu qu'ils reprendront en mars.\nLa séance est levée à 21h40.",
    "signatures": "La séance est levée à 22 heures.\n\n| Le Maire, | Le secrétaire de séance, |\n| {maire:PN} | {sec:PN} |",
}


def _ordre_du_jour(r: Redaction, sujets: list[str]) -> list[str]:
    line = r.tirage.style("ordre_du_jour", ORDRE)
    if not line:
        return []
    return ["**Ordre du jour :**", *(line.format(k=k, titre=s) for k, s in enumerate(sujets, 1)), ""]


def _fini(r: Redaction, parts: list[str], found: list[Acte], genre: str) -> Document:
    aspect = r.tirage.style("aspect", ASPECT)
    texte = aspect + "\n\n".join(p for p in parts if p.strip()) + "\n"
    styles = {"genre": genre, **r.tirage.styles}
    libre = set() if "president" in r.attendu else {"president"}
    if "secretaire" not in r.attendu:
        libre.add("secretaire")
    return Document(texte, r.attendu, found, styles, libre)


def document(graine: int, impose: Mapping[str, str] | None = None) -> Document:
    """An extract or minutes, by the seed."""
    return (extrait if graine % 2 else proces_verbal)(graine, impose)
