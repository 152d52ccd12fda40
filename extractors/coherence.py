"""What printed values imply, and what they contradict: named rules over one act, each with its article.

A check flags (an anomaly, the value stays), and empties a count that both breaks the arithmetic and was read without
certainty. Then a deduction fills what the printed values leave no doubt about (origin `deduit`, never over a value).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from extractors.delais import convocation_ancienne, delai_de_convocation, ordre_des_dates, sans_convocation_ancienne
from schemas.records import Acte, Anomalie, Preuve

Check = Callable[[Acte], Iterator[tuple[str, str]]]
"""An act → (column, what is wrong with it, in French for the person who will look)."""
Deduction = Callable[[Acte], Acte]
UNSURE = 0.9
"""Confidence below which a count that contradicts the others is emptied rather than kept and flagged."""
VOTES = ("vote_pour", "vote_contre", "vote_abstention")
VARIE = 0.6
"""No vote is deduced from a number of voters that changes in the course of the sitting (`extractors/fields/effectifs.py`)."""
COUNTS = (*VOTES, "vote_reel", "seance_presents", "seance_absents", "seance_pouvoirs", "vote_effectif")


def apply(acte: Acte, *, population: int | None = None) -> tuple[Acte, tuple[Anomalie, ...]]:
    """The act with what its values imply, and what a person should look at. `population`: inhabitants of the commune."""
    anomalies: list[Anomalie] = []
    before = None
    while before is not acte:
        before = acte
        for check in CHECKS:
            for champ, reason in check(acte):
                anomalies.append(_anomaly(acte, check.__name__, champ, reason))
                acte = _emptied(acte, champ)
        for deduce in DEDUCTIONS:
            acte = deduce(acte)
    for champ, reason in delai_de_convocation(acte, population):
        anomalies.append(_anomaly(acte, "delai_de_convocation", champ, reason))
    return acte, tuple(dict.fromkeys(anomalies))


def unanimite(acte: Acte) -> Acte:
    """Unanimity of V voters is V for, none against, none abstaining; printed abstentions are not among the votes cast.

    CGCT L.2121-20: the majority is of the votes cast, and an abstention is not one.
    """
    if acte.vote_resultat != "unanimite" or acte.vote_reel is None or not _printed(acte, "vote_reel"):
        return acte
    if acte.preuves["vote_reel"].confiance <= VARIE:
        return acte
    if acte.vote_non_participation or (acte.vote_contre or 0) > 0:
        return acte
    abstention = acte.vote_abstention or 0
    pour = acte.vote_reel - abstention
    if pour < 0 or acte.vote_pour not in (None, pour):
        return acte
    of = f"unanimité, votants {acte.vote_reel}" + (f", abstentions {abstention}" if abstention else "")
    return _deduce(
        acte, {"vote_pour": pour, "vote_contre": 0, "vote_abstention": abstention}, of, "coherence.unanimite"
    )


def reste_nul(acte: Acte) -> Acte:
    """Where the printed counts are as many as the printed voters, the counts that are not printed are 0."""
    printed = {f: getattr(acte, f) for f in VOTES if getattr(acte, f) is not None}
    if (
        acte.vote_reel is None
        or not printed.get("vote_pour")
        or not all(_printed(acte, f) for f in (*printed, "vote_reel"))
    ):
        return acte
    if sum(printed.values()) != acte.vote_reel:
        return acte
    of = ", ".join(f"{LABELS[f]} {n}" for f, n in printed.items()) + f", votants {acte.vote_reel}"
    return _deduce(acte, dict.fromkeys(VOTES, 0), of, "coherence.reste_nul")


def votants_du_vote(acte: Acte) -> Acte:
    """Where the three counts of a vote are printed and the number of voters is not, it is their sum (SCDL's VOTE_REEL)."""
    counts = {f: getattr(acte, f) for f in VOTES}
    if acte.vote_reel is not None or any(n is None or not _printed(acte, f) for f, n in counts.items()):
        return acte
    of = ", ".join(f"{LABELS[f]} {n}" for f, n in counts.items())
    return _deduce(acte, {"vote_reel": sum(counts.values())}, of, "coherence.votants_du_vote")


def resultat_des_comptes(acte: Acte) -> Acte:
    """More votes for than against adopts (CGCT L.2121-20); a tie is the president's to break, so it tells nothing.

    None against and some abstaining is unanimity of the votes cast to some councils and a majority to others: left out.
    """
    pour, contre = acte.vote_pour, acte.vote_contre
    if acte.vote_resultat is not None or pour is None or contre is None or pour == contre:
        return acte
    if not (_printed(acte, "vote_pour") and _printed(acte, "vote_contre")):
        return acte
    if contre == 0 and acte.vote_abstention != 0:
        return acte
    result = "rejetee" if pour < contre else "majorite" if contre else "unanimite"
    return _deduce(acte, {"vote_resultat": result}, f"pour {pour}, contre {contre}", "coherence.resultat")


def somme_du_vote(acte: Acte) -> Iterator[tuple[str, str]]:
    """For, against and abstentions together are no more than the voters."""
    counts = {f: n for f in VOTES if (n := getattr(acte, f)) is not None}
    if counts and acte.vote_reel is not None and sum(counts.values()) > acte.vote_reel:
        yield (
            _least_sure(acte, (*counts, "vote_reel")),
            f"les voix comptées ({sum(counts.values())}) dépassent le nombre de votants ({acte.vote_reel})",
        )


def unanimite_complete(acte: Acte) -> Iterator[tuple[str, str]]:
    """Unanimity is every voter who does not abstain and takes part."""
    if acte.vote_resultat != "unanimite" or None in (acte.vote_pour, acte.vote_reel) or acte.vote_non_participation:
        return
    missing = (acte.vote_reel or 0) - (acte.vote_pour or 0) - (acte.vote_abstention or 0)
    if missing > 0:
        yield (
            _least_sure(acte, ("vote_pour", "vote_reel")),
            f"dit unanime avec {acte.vote_pour} pour sur {acte.vote_reel} votants",
        )


def votants_et_pouvoirs(acte: Acte) -> Iterator[tuple[str, str]]:
    """Present members and proxies are the voters, unless someone takes no part (CGCT L.2121-20)."""
    if None in (acte.seance_presents, acte.seance_pouvoirs, acte.vote_reel) or acte.vote_non_participation:
        return
    expected = (acte.seance_presents or 0) + (acte.seance_pouvoirs or 0)
    if acte.vote_reel not in (expected, acte.seance_presents):
        yield (
            _least_sure(acte, ("vote_reel", "seance_presents", "seance_pouvoirs")),
            f"présents ({acte.seance_presents}) et pouvoirs ({acte.seance_pouvoirs}) ne font pas les votants ({acte.vote_reel})",
        )


def effectif_depasse(acte: Acte) -> Iterator[tuple[str, str]]:
    """Neither the present members, nor they and the absent ones, nor the voters are more than the members in office."""
    if acte.vote_effectif is None:
        return
    for champ in ("seance_presents", "vote_reel"):
        value = getattr(acte, champ)
        if value is not None and value > acte.vote_effectif:
            yield (
                _least_sure(acte, (champ, "vote_effectif")),
                f"{value} dépasse l'effectif en exercice ({acte.vote_effectif})",
            )
            return
    if acte.seance_presents is not None and acte.seance_absents is not None:
        total = acte.seance_presents + acte.seance_absents
        if total > acte.vote_effectif:
            yield (
                _least_sure(acte, ("seance_absents", "seance_presents", "vote_effectif")),
                f"présents ({acte.seance_presents}) et absents ({acte.seance_absents}) dépassent l'effectif en exercice ({acte.vote_effectif})",
            )


def quorum(acte: Acte) -> Iterator[tuple[str, str]]:
    """More than half of the members in office are present; proxies do not count (CGCT L.2121-17)."""
    present, office = acte.seance_presents, acte.vote_effectif
    if present is not None and office is not None and 2 * present <= office:
        yield (
            _least_sure(acte, ("seance_presents", "vote_effectif")),
            f"quorum non atteint d'après les nombres lus : {present} présents sur {office}",
        )


def adoption(acte: Acte) -> Iterator[tuple[str, str]]:
    """An adopted act has more votes for than against, or a tie and the president's voice (CGCT L.2121-20)."""
    pour, contre = acte.vote_pour, acte.vote_contre
    if acte.vote_resultat == "unanimite" and contre:
        yield "vote_resultat", f"dit unanime avec {contre} voix contre"
    elif pour is None or contre is None:
        return
    elif acte.vote_resultat in ("unanimite", "majorite") and pour < contre:
        yield "vote_resultat", f"dit adopté avec {pour} pour et {contre} contre"
    elif acte.vote_resultat == "rejetee" and pour > contre:
        yield "vote_resultat", f"dit rejeté avec {pour} pour et {contre} contre"


def un_pouvoir_par_personne(acte: Acte) -> Iterator[tuple[str, str]]:
    """One member carries one proxy at most (CGCT L.2121-20), and votes with it: the carrier is there."""
    for name, number in sorted(Counter(p.mandataire for p in acte.procurations).items()):
        if number > 1:
            yield "procurations", f"{name} porterait {number} pouvoirs"
        if name in acte.membres_absents:
            yield "procurations", f"{name} porterait un pouvoir sans être là"


def listes_et_comptes(acte: Acte) -> Iterator[tuple[str, str]]:
    """As many names as the printed counts say; the president may stand apart, the absent ones may be counted with proxies."""
    names, proxies, away = len(acte.membres_presents), len(acte.procurations), len(acte.membres_absents)
    apart = acte.president is not None and acte.president not in acte.membres_presents
    if names and acte.seance_presents not in (None, names, names + apart):
        yield "membres_presents", f"{names} noms pour {acte.seance_presents} présents annoncés"
    if proxies and acte.seance_pouvoirs not in (None, proxies):
        yield "procurations", f"{proxies} pouvoirs nommés pour {acte.seance_pouvoirs} annoncés"
    if away and acte.seance_absents not in (None, away, away + proxies):
        yield "membres_absents", f"{away} noms pour {acte.seance_absents} absents annoncés"


def timbre_de_transmission(acte: Acte) -> Iterator[tuple[str, str]]:
    """The actes identifier bears the SIREN and, on an extract, the act's date (on minutes, the next sitting's)."""
    parts = (acte.pref_acte_id or "").replace(" ", "").split("-")
    if len(parts) < 3 or not (len(parts[1]) == 9 and parts[1].isdigit() and len(parts[2]) == 8 and parts[2].isdigit()):
        return
    siren, day = parts[1], f"{parts[2][:4]}-{parts[2][4:6]}-{parts[2][6:]}"
    if acte.coll_siret and not acte.coll_siret.startswith(siren):
        yield "coll_siret", f"le timbre porte le SIREN {siren}, la collectivité est {acte.coll_siret[:9]}"
    if acte.nature in ("deliberation", "liasse") and acte.delib_date and acte.delib_date != day:
        yield "delib_date", f"le timbre porte la date {day}, le document {acte.delib_date}"


def ecriture_des_noms(acte: Acte) -> Acte:
    """The president and the secretary are written as in the list of members: same words, the list's order."""
    known = {frozenset(_mots(n)): n for n in (*acte.membres_presents, *acte.membres_absents)}
    values: dict[str, Any] = {}
    for champ in ("president", "secretaire"):
        name = getattr(acte, champ)
        listed = known.get(frozenset(_mots(name))) if name else None
        if listed and listed != name:
            values[champ] = listed
    return replace(acte, **values) if values else acte


def _mots(name: str) -> list[str]:
    return name.lower().replace("-", " ").split()


DEDUCTIONS: tuple[Deduction, ...] = (
    sans_convocation_ancienne, ecriture_des_noms, unanimite, reste_nul, votants_du_vote, resultat_des_comptes,
)  # fmt: skip
CHECKS: tuple[Check, ...] = (
    somme_du_vote, unanimite_complete, votants_et_pouvoirs, effectif_depasse, quorum, adoption, un_pouvoir_par_personne,
    listes_et_comptes, ordre_des_dates, convocation_ancienne, timbre_de_transmission,
)  # fmt: skip
LABELS = {"vote_pour": "pour", "vote_contre": "contre", "vote_abstention": "abstentions"}


def _printed(acte: Acte, champ: str) -> bool:
    return champ in acte.preuves and acte.preuves[champ].origine == "imprime"


def _least_sure(acte: Acte, champs: tuple[str, ...]) -> str:
    """Of counts that contradict each other, the one that was read with the least certainty; of equals, the first that is not 0."""
    known = [c for c in champs if getattr(acte, c) is not None]
    return min(known, key=lambda c: (acte.preuves[c].confiance if c in acte.preuves else 1.0, getattr(acte, c) == 0))


def _deduce(acte: Acte, values: dict[str, Any], of: str, rule: str) -> Acte:
    new = {k: v for k, v in values.items() if getattr(acte, k) is None}
    if not new:
        return acte
    preuves = {**acte.preuves, **{k: Preuve("deduit", of, rule, 0.97) for k in new}}
    return replace(acte, **new, preuves=MappingProxyType(preuves))


def _anomaly(acte: Acte, rule: str, champ: str, reason: str) -> Anomalie:
    preuve = acte.preuves.get(champ)
    page = preuve.page if preuve else acte.page_debut
    value = getattr(acte, champ)
    text = value if isinstance(value, str) else None if value is None or isinstance(value, tuple) else str(value)
    return Anomalie(f"coherence.{rule}", reason, "alerte", page=page, champ=champ, valeur=text)


def _emptied(acte: Acte, champ: str) -> Acte:
    """Without this count where it was read without certainty, and without what was deduced from the vote that it is of."""
    preuve = acte.preuves.get(champ)
    if champ not in COUNTS or preuve is None or preuve.confiance >= UNSURE:
        return acte
    gone = {champ} | {k for k in (*VOTES, "vote_reel", "vote_resultat") if k in acte.preuves and not _printed(acte, k)}
    kept = {k: p for k, p in acte.preuves.items() if k not in gone}
    return replace(acte, **dict.fromkeys(gone, None), preuves=MappingProxyType(kept))  # type: ignore[arg-type]
