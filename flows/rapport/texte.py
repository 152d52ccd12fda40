"""The report of one run as Markdown and as rows, for Prefect's artifacts."""

from __future__ import annotations

from pathlib import Path

from flows.rapport.bilan import Bilan

MARKS = {"alarme": "🔴 alarme", "attention": "🟠 attention", "bien": "🟢 va bien"}


def markdown(bilan: Bilan) -> str:
    lines = [f"# Moisson du {bilan.debut}", "", f"{bilan.resume()}. Publication : `{Path(bilan.publication).name}`"
             + ("" if bilan.nouvelle else " (inchangée)") + "."]  # fmt: skip
    for source in (s for s in bilan.triees() if s.etat != "bien"):
        lines += ["", f"## {MARKS[source.etat]} — {source.nom}", ""]
        lines += [f"- {text}" for text in (*source.alarmes, *source.avis)]
        lines += [f"- <{url}> : {why}" for url, why in source.erreurs[:20]]
        lines += [f"- **À faire** : {text}" for text in source.conseils()]
    if bilan.illisibles:
        lines += ["", "## Documents illisibles", "", *(f"- {name} : {why}" for name, why in bilan.illisibles[:100])]
    return "\n".join(lines) + "\n"


def table(bilan: Bilan) -> list[dict[str, object]]:
    """One row per source."""
    return [
        {"source": s.nom, "état": MARKS[s.etat], "vus": s.vus, "nouveaux": s.nouveaux, "modifiés": s.modifies, "retirés": s.retires,
         "erreurs": len(s.erreurs), "requêtes": s.requetes, "dernière séance": s.derniere_seance or "aucune"}
        for s in bilan.triees()
    ]  # fmt: skip
