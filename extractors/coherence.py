"""What printed values imply, and what they contradict: named rules over one act, each with its article.

A rule deduces (origin `deduit`, never over a printed value), flags (an anomaly, the value stays), or empties a value that
both breaks the arithmetic and was read without certainty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from schemas.records import Acte, Anomalie, Preuve

Rule = Callable[[Acte], Iterator[tuple[str, str]]]
UNSURE = 0.9
"""Confidence below which a count that contradicts the others is emptied rather than kept and flagged."""
COUNTS = ("vote_pour", "vote_contre", "vote_abstention", "vote_reel", "seance_presents", "vote_effectif")


def apply(acte: Acte, *, population: int | None = None) -> tuple[Acte, tuple[Anomalie, ...]]:
    """The act with what its values imply, and what a person should look at. `population`: inhabitants of the commune."""
    anomalies: list[Anomalie] = []
    for rule in DEDUCTIONS:
        acte = rule(acte)
    for check in CHECKS:
        for champ, reason in check(acte):
            anomalies.append(_anomaly(acte, check.__name__, champ, reason))
            acte = _emptied(acte, champ)
    for champ, reason in delai_de_convocation(acte, population):
        anomalies.append(_anomaly(acte, "delai_de_convocation", champ, reason))
    return acte, tuple(anomalies)


def ecriture_des_noms(acte: Acte) -> Acte:
    """The president and the secretary are written as in the list of members: same words, the list's order."""
    known = {frozenset(_words(n)): n for n in (*acte.membres_presents, *acte.membres_absents)}
    values: dict[str, Any] = {}
    for champ in ("president", "secretaire"):
        name = getattr(acte, champ)
        listed = known.get(frozenset(_words(name))) if name else None
        if listed and listed != name:
            values[champ] = listed
    return replace(acte, **values) if values else acte


def unanimite(acte: Acte) -> Acte:
    """Unanimity of V voters is V for, none against, none abstaining; printed abstentions are not among the votes cast.

    CGCT L.2121-20: the majority is of the votes cast, and an abstention is not one.
    """
    if acte.vote_resultat != "unanimite" or acte.vote_reel is None or not _printed(acte, "vote_reel"):
        return acte
    if acte.vote_non_participation or (acte.vote_contre or 0) > 0:
        return acte
    abstention = acte.vote_abstention or 0
    pour = acte.vote_reel - abstention
    if acte.vote_pour not in (None, pour):
        return acte
    of = f"unanimité, votants {acte.vote_reel}" + (f", abstentions {abstention}" if abstention else "")
    return _deduce(
        acte, {"vote_pour": pour, "vote_contre": 0, "vote_abstention": abstention}, of, "coherence.unanimite"
    )


def votants_sans_pouvoir(acte: Acte) -> Acte:
    """Where the three counts of a vote are printed and the number of voters is not, it is their sum."""
    counts = (acte.vote_pour, acte.vote_contre, acte.vote_abstention)
    if acte.vote_reel is not None or any(
        c is None or not _printed(acte, f) for c, f in zip(counts, COUNTS, strict=False)
    ):
        return acte
    total = sum(c or 0 for c in counts)
    of = f"pour {counts[0]}, contre {counts[1]}, abstentions {counts[2]}"
    return _deduce(acte, {"vote_reel": total}, of, "coherence.somme_du_vote")


def resultat_des_comptes(acte: Acte) -> Acte:
    """More votes for than against adopts (CGCT L.2121-20); a tie is the president's to break, so it tells nothing."""
    if acte.vote_resultat is not None or acte.vote_pour is None or acte.vote_contre is None:
        return acte
    if not (_printed(acte, "vote_pour") and _printed(acte, "vote_contre")) or acte.vote_pour == acte.vote_contre:
        return acte
    if acte.vote_pour < acte.vote_contre:
        result = "rejetee"
    else:
        result = "unanimite" if acte.vote_contre == 0 and acte.vote_abstention == 0 else "majorite"
    return _deduce(
        acte, {"vote_resultat": result}, f"pour {acte.vote_pour}, contre {acte.vote_contre}", "coherence.resultat"
    )


def somme_du_vote(acte: Acte) -> Iterator[tuple[str, str]]:
    """For, against and abstentions together are no more than the voters."""
    counts = [c for c in (acte.vote_pour, acte.vote_contre, acte.vote_abstention) if c is not None]
    if counts and acte.vote_reel is not None and sum(counts) > acte.vote_reel:
        yield "vote_pour", f"les voix comptées ({sum(counts)}) dépassent le nombre de votants ({acte.vote_reel})"


def votants_et_pouvoirs(acte: Acte) -> Iterator[tuple[str, str]]:
    """Present members and proxies are the voters, unless someone takes no part (CGCT L.2121-20)."""
    if None in (acte.seance_presents, acte.seance_pouvoirs, acte.vote_reel) or acte.vote_non_participation:
        return
    expected = (acte.seance_presents or 0) + (acte.seance_pouvoirs or 0)
    if acte.vote_reel not in (expected, acte.seance_presents):
        yield (
            "vote_reel",
            f"présents ({acte.seance_presents}) et pouvoirs ({acte.seance_pouvoirs}) ne font pas les votants ({acte.vote_reel})",
        )


def effectif_depasse(acte: Acte) -> Iterator[tuple[str, str]]:
    """Neither the present members nor the voters are more than the members in office."""
    for champ in ("seance_presents", "vote_reel"):
        value = getattr(acte, champ)
        if value is not None and acte.vote_effectif is not None and value > acte.vote_effectif:
            yield champ, f"{value} dépasse l'effectif en exercice ({acte.vote_effectif})"


def quorum(acte: Acte) -> Iterator[tuple[str, str]]:
    """More than half of the members in office are present; proxies do not count (CGCT L.2121-17)."""
    if (
        acte.seance_presents is not None
        and acte.vote_effectif is not None
        and 2 * acte.seance_presents <= acte.vote_effectif
    ):
        yield (
            "seance_presents",
            f"quorum non atteint d'après les nombres lus : {acte.seance_presents} présents sur {acte.vote_effectif}",
        )


def adoption(acte: Acte) -> Iterator[tuple[str, str]]:
    """An adopted act has more votes for than against, or a tie and the president's voice (CGCT L.2121-20)."""
    adopted = acte.vote_resultat in ("unanimite", "majorite")
    if adopted and acte.vote_pour is not None and acte.vote_contre is not None and acte.vote_pour < acte.vote_contre:
        yield "vote_resultat", f"dit adopté avec {acte.vote_pour} pour et {acte.vote_contre} contre"
    if acte.vote_resultat == "unanimite" and acte.vote_contre:
        yield "vote_resultat", f"dit unanime avec {acte.vote_contre} voix contre"


def un_pouvoir_par_personne(acte: Acte) -> Iterator[tuple[str, str]]:
    """One member carries one proxy at most (CGCT L.2121-20)."""
    carriers = [p.mandataire for p in acte.procurations]
    for name in sorted({c for c in carriers if carriers.count(c) > 1}):
        yield "procurations", f"{name} porterait {carriers.count(name)} pouvoirs"


def ordre_des_dates(acte: Acte) -> Iterator[tuple[str, str]]:
    """Convocation, sitting, reception by the prefecture: in this order."""
    if acte.delib_date and acte.convocation_date and acte.convocation_date > acte.delib_date:
        yield "convocation_date", f"la convocation ({acte.convocation_date}) suivrait la séance ({acte.delib_date})"
    if acte.delib_date and acte.pref_date and acte.pref_date < acte.delib_date:
        yield "pref_date", f"la réception en préfecture ({acte.pref_date}) précéderait la séance ({acte.delib_date})"


def date_du_timbre(acte: Acte) -> Iterator[tuple[str, str]]:
    """On an extract, the actes identifier bears the date of the act; on minutes, that of the next sitting."""
    if acte.nature not in ("deliberation", "liasse") or not acte.pref_acte_id or not acte.delib_date:
        return
    digits = acte.pref_acte_id.replace(" ", "").split("-")
    if len(digits) > 2 and digits[2].isdigit() and digits[2] != acte.delib_date.replace("-", ""):
        yield (
            "delib_date",
            f"le timbre porte la date {digits[2][:4]}-{digits[2][4:6]}-{digits[2][6:]}, le document {acte.delib_date}",
        )


def delai_de_convocation(acte: Acte, population: int | None) -> Iterator[tuple[str, str]]:
    """At least three clear days before the sitting below 3,500 inhabitants (CGCT L.2121-11), five above (L.2121-12)."""
    if not acte.delib_date or not acte.convocation_date or acte.convocation_date > acte.delib_date:
        return
    days = 5 if population is not None and population >= 3500 else 3
    if date.fromisoformat(acte.convocation_date) + timedelta(days=days + 1) > date.fromisoformat(acte.delib_date):
        yield (
            "convocation_date",
            f"moins de {days} jours francs entre la convocation ({acte.convocation_date}) et la séance ({acte.delib_date})",
        )


DEDUCTIONS: tuple[Callable[[Acte], Acte], ...] = (
    ecriture_des_noms,
    unanimite,
    votants_sans_pouvoir,
    resultat_des_comptes,
)
CHECKS: tuple[Rule, ...] = (
    somme_du_vote, votants_et_pouvoirs, effectif_depasse, quorum, adoption, un_pouvoir_par_personne, ordre_des_dates, date_du_timbre,
)  # fmt: skip


def _words(name: str) -> list[str]:
    return name.lower().replace("-", " ").split()


def _printed(acte: Acte, champ: str) -> bool:
    return champ in acte.preuves and acte.preuves[champ].origine == "imprime"


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
    return Anomalie(
        f"coherence.{rule}", reason, "alerte", page=page, champ=champ, valeur=None if value is None else str(value)
    )


def _emptied(acte: Acte, champ: str) -> Acte:
    preuve = acte.preuves.get(champ)
    if champ not in COUNTS or preuve is None or preuve.confiance >= UNSURE:
        return acte
    kept = {k: p for k, p in acte.preuves.items() if k != champ}
    return replace(acte, **{champ: None}, preuves=MappingProxyType(kept))  # type: ignore[arg-type]
