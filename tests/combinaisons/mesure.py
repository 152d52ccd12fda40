"""Reads invented documents and tells, style by style, which values are right, wrong or missing.

PYTHONPATH=tests python -m combinaisons.mesure [--nombre 500] [--depart 0] [--partie vote] [--erreurs 40]
"""

from __future__ import annotations

import argparse
import difflib
import multiprocessing
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from combinaisons.document import Document, document
from combinaisons.mots import Nom
from extractors.extract import extract
from flows.demo.rendu import render

SEANCE = ("coll_nom", "delib_date", "convocation_date", "affichage_date", "vote_effectif", "seance_presents", "vote_reel",
          "seance_absents", "seance_pouvoirs", "president", "secretaire")  # fmt: skip
ACTE = (
    "delib_id",
    "delib_objet",
    "vote_resultat",
    "vote_pour",
    "vote_contre",
    "vote_abstention",
    "pref_date",
    "pref_acte_id",
    "publication_date",
)
LISTES = ("membres_presents", "membres_absents", "procurations")
SURPRISE = "surprise"
"""The style under which a wrong act is counted."""


@dataclass(frozen=True)
class Verdict:
    """One value: `issue` is juste, faux or manque."""

    graine: int
    champ: str
    issue: str
    attendu: str
    lu: str
    styles: Mapping[str, str]


def plat(value: object) -> str:
    text = unicodedata.normalize("NFKD", str(value).replace("œ", "oe")).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


def ressemble(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def personne(value: object) -> str:
    return " ".join(sorted(plat(value).split()))


def pareil(champ: str, attendu: Any, lu: Any) -> bool:
    if isinstance(attendu, Nom):
        return bool(set(personne(lu).split()) & set(personne(attendu.nom).split())) and set(plat(lu).split()) <= set(
            plat(attendu).split()
        )
    if champ == "coll_nom":
        return re.sub(r"^(commune|ville) ((d|de|du|des|la) )*", "", plat(lu)) == re.sub(
            r"^(le|la|les) ", "", plat(attendu)
        ) or plat(lu) == plat(attendu)
    if champ == "delib_objet":
        return ressemble(plat(attendu), plat(lu)) >= 0.85
    if champ == "delib_id":
        return plat(attendu).replace(" ", "") == plat(lu).replace(" ", "")
    return str(attendu) == str(lu)


def juger(graine: int, impose: Mapping[str, str] | None = None) -> list[Verdict]:
    """Every value of the document of that seed."""
    made = document(graine, impose)
    read = [acte.to_dict() for acte in extract(render(made.texte), f"{graine}.pdf", themes=False).actes]
    return list(_verdicts(graine, made, read))


def _verdicts(graine: int, made: Document, read: list[dict[str, Any]]) -> Iterator[Verdict]:
    left = list(read)
    first = read[0] if read else {}
    for champ in SEANCE:
        shown = Counter(str(r.get(champ)) for r in read).most_common(1)
        value = next((r for r in read if str(r.get(champ)) == shown[0][0]), {})
        yield from _un(graine, champ, made.seance.get(champ), value, made.styles, champ in made.libre)
    for champ in LISTES:
        yield from _liste(graine, champ, made.seance.get(champ, []), first.get(champ) or [], made.styles)
    for acte in made.actes:
        styles = {**made.styles, **acte.styles}
        best = max(
            left, key=lambda r: ressemble(plat(acte.attendu["delib_objet"]), plat(r["delib_objet"])), default=None
        )
        if best is None or ressemble(plat(acte.attendu["delib_objet"]), plat(best["delib_objet"])) < 0.6:
            yield Verdict(graine, "acte", "manque", acte.attendu["delib_objet"], "", styles)
            continue
        left.remove(best)
        yield Verdict(graine, "acte", "juste", "", "", styles)
        for champ in ACTE:
            wanted = acte.attendu.get(champ, made.seance.get(champ))
            yield from _un(graine, champ, wanted, best, styles, champ == "vote_resultat")
    for extra in left:
        yield Verdict(
            graine, "acte", "faux", "", str(extra["delib_objet"])[:80], {**made.styles, **made.actes[0].styles}
        )


def _un(
    graine: int, champ: str, wanted: Any, record: Mapping[str, Any], styles: Mapping[str, str], libre: bool
) -> Iterator[Verdict]:
    got = record.get(champ)
    printed = ((record.get("preuves") or {}).get(champ) or {}).get("origine", "imprime") == "imprime"
    if wanted is None:
        if got is not None and printed and not libre:
            yield Verdict(graine, champ, "faux", "", str(got), styles)
        return
    issue = "manque" if got in (None, "") else "juste" if pareil(champ, wanted, got) else "faux"
    yield Verdict(
        graine, champ, issue, str(wanted) if not isinstance(wanted, int) else str(int(wanted)), str(got), styles
    )


def _liste(
    graine: int, champ: str, wanted: Iterable[Any], got: list[Any], styles: Mapping[str, str]
) -> Iterator[Verdict]:
    left = [personne(f"{g['mandant']} > {g['mandataire']}") if isinstance(g, dict) else personne(g) for g in got]
    for one in wanted:
        parts = one if isinstance(one, tuple) else (one,)
        hit = next((g for g in left if _nomme(parts, g)), None)
        if hit is not None:
            left.remove(hit)
        yield Verdict(
            graine, champ, "manque" if hit is None else "juste", " > ".join(map(format, parts)), hit or "", styles
        )
    for extra in left:
        yield Verdict(graine, champ, "faux", "", extra, styles)


def _nomme(parts: tuple[Nom, ...], got: str) -> bool:
    """All the surnames are there, and no word that is not theirs."""
    words = set(got.split())
    known = {w for p in parts for w in plat(p).split()} | {plat(p.prenom)[0] for p in parts}
    return all(set(plat(p.nom).split()) <= words for p in parts) and words <= known


def mesurer(graines: Iterable[int], taches: int = 2) -> list[Verdict]:
    """All the verdicts, in the order of the seeds."""
    if taches == 1:
        return [v for graine in graines for v in juger(graine)]
    with multiprocessing.Pool(taches) as pool:
        return [v for found in pool.imap(juger, graines, chunksize=8) for v in found]


PARTIES = {
    "collectivite": ("coll_nom",), "date": ("delib_date", "president"), "convocation": ("convocation_date", "affichage_date"),
    "comptes": ("vote_effectif", "seance_presents", "vote_reel", "seance_pouvoirs", "seance_absents"), "secretaire": ("secretaire",),
    "presents": ("membres_presents",), "absents": ("membres_absents",), "procurations": ("procurations",), "numero": ("delib_id", "acte"),
    "numero_extrait": ("delib_id",), "titre": ("acte", "delib_objet"), "vote": ("vote_pour", "vote_contre", "vote_abstention", "vote_resultat"),
    "decide": ("vote_pour", "vote_contre", "vote_abstention", "vote_resultat"), "ordre_du_jour": ("acte",), "tampon": ("pref_date", "pref_acte_id", "publication_date"),
    "courants": ("acte", "delib_date"), "aspect": ("acte",), "rapporteur": ("delib_objet",), "fin": ("acte",), "genre": ("acte", "delib_objet"),
}  # fmt: skip
"""A part's first words → the fields that its styles answer for."""


def champs_de(partie: str) -> tuple[str, ...]:
    return next((c for p, c in PARTIES.items() if partie.startswith(p)), ())


def par_style(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], Counter[str]]:
    """(part, style) → how many values of its own fields are right, wrong, missing."""
    table: dict[tuple[str, str], Counter[str]] = {}
    for v in verdicts:
        for partie, style in v.styles.items():
            if v.champ in champs_de(partie):
                table.setdefault((partie, style), Counter())[v.issue] += 1
    return table


def par_champ(verdicts: Iterable[Verdict]) -> dict[str, tuple[float, float, int]]:
    """field → precision, recall, number of values expected. A wrong value costs both where one was expected."""
    counts: dict[str, Counter[str]] = {}
    for v in verdicts:
        c = counts.setdefault(v.champ, Counter())
        c[v.issue] += 1
        c["attendus"] += v.issue != "faux" or bool(v.attendu)
    return {
        k: (c["juste"] / max(1, c["juste"] + c["faux"]), c["juste"] / max(1, c["attendus"]), c["attendus"])
        for k, c in counts.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nombre", type=int, default=500)
    parser.add_argument("--depart", type=int, default=0)
    parser.add_argument("--partie", default="")
    parser.add_argument("--style", default="")
    parser.add_argument("--erreurs", type=int, default=0)
    args = parser.parse_args()
    verdicts = mesurer(range(args.depart, args.depart + args.nombre))
    for champ, (precision, recall, wanted) in par_champ(verdicts).items():
        print(f"{champ:18} P {precision:.3f} R {recall:.3f}  {wanted}")
    ranked = sorted(par_style(verdicts).items(), key=lambda item: item[1]["juste"] / item[1].total())
    for (partie, style), c in [r for r in ranked if r[0][0].startswith(args.partie)][:60]:
        print(
            f"{partie:26} {style:26} juste {c['juste'] / c.total():.2f}  faux {c['faux']:4} manque {c['manque']:4} / {c.total()}"
        )
    shown = [
        v
        for v in verdicts
        if v.issue != "juste"
        and any(
            p.startswith(args.partie) and args.style in (s, "") and v.champ in champs_de(p) for p, s in v.styles.items()
        )
    ]
    for v in shown[: args.erreurs]:
        own = {p: s for p, s in v.styles.items() if v.champ in champs_de(p)}
        print(f"{v.graine} {v.champ} {v.issue}: {v.attendu!r} lu {v.lu!r}  {own}")


if __name__ == "__main__":
    main()
