"""The report of one run, source by source: JSON for machines, a page for the person who runs it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from html import escape
from pathlib import Path

from flows.catalogue import Catalogue
from flows.harvest import BilanSource
from flows.source import Source


@dataclass(slots=True)
class Bilan:
    """What a whole run did. `publication`: the release's folder, `nouvelle` when it is a new one."""

    debut: str
    fin: str = ""
    sources: list[BilanSource] = field(default_factory=list)
    lus: int = 0
    illisibles: list[tuple[str, str]] = field(default_factory=list)
    publication: str = ""
    nouvelle: bool = False
    lignes: dict[str, int] = field(default_factory=dict)

    @property
    def en_alarme(self) -> bool:
        """A source that gave and gives no more, or that could not be visited at all."""
        return any(s.alarmes or any(url == s.url for url, _ in s.erreurs) for s in self.sources)


def watch_silence(bilans: Sequence[BilanSource], sources: Sequence[Source], catalogue: Catalogue, today: date) -> None:
    """Days since the last sitting seen, against the rhythm expected of the source."""
    by_siren = {s.siren: s for s in sources}
    for bilan in bilans:
        last = catalogue.last_sitting(bilan.siren)
        bilan.derniere_seance = last
        rhythm = by_siren[bilan.siren].rythme
        if last and (today - date.fromisoformat(last)).days > 1.65 * rhythm:
            days = (today - date.fromisoformat(last)).days
            bilan.alarmes.append(
                f"silence : dernière séance vue il y a {days} jours ({last}), rythme attendu : {rhythm} jours"
            )


def write_report(folder: Path, bilan: Bilan) -> Path:
    """`rapports/<instant>.json` and `.html`; the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    name = bilan.debut.replace(":", "").replace("-", "")
    (folder / f"{name}.json").write_text(
        json.dumps(asdict(bilan) | {"en_alarme": bilan.en_alarme}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
    page = folder / f"{name}.html"
    page.write_text(_html(bilan), encoding="utf-8")
    return page


def _html(bilan: Bilan) -> str:
    rows = "\n".join(_row(s) for s in sorted(bilan.sources, key=lambda s: (not (s.alarmes or s.erreurs), s.nom)))
    unread = "".join(f"<li>{escape(name)} : {escape(why)}</li>" for name, why in bilan.illisibles)
    state = "des sources demandent un regard" if bilan.en_alarme else "tout s'est bien passé"
    release = (
        f"publication {escape(Path(bilan.publication).name)}" + ("" if bilan.nouvelle else " (inchangée)")
        if bilan.publication
        else "rien n'a été publié"
    )
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Moisson du {escape(bilan.debut[:10])}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}table{{border-collapse:collapse;width:100%}}
th,td{{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #8886;vertical-align:top}}td.n{{text-align:right}}.alarme{{color:#b00020;font-weight:600}}
@media (prefers-color-scheme:dark){{body{{background:#111;color:#eee}}.alarme{{color:#ff8a80}}}}</style></head><body>
<h1>Moisson du {escape(bilan.debut)}</h1>
<p>{len(bilan.sources)} source(s), {bilan.lus} document(s) lu(s), {release} : {state}.</p>
<table><thead><tr><th>Source</th><th>État</th><th>Vus</th><th>Nouveaux</th><th>Modifiés</th><th>Retirés</th><th>Laissés de côté</th><th>Requêtes</th><th>Dernière séance</th></tr></thead>
<tbody>
{rows}
</tbody></table>
{f"<h2>Documents illisibles</h2><ul>{unread}</ul>" if unread else ""}
</body></html>
"""


def _row(s: BilanSource) -> str:
    trouble = [*s.alarmes, *(f"{url} : {why}" for url, why in s.erreurs)]
    state = "".join(f"<div class=alarme>{escape(t)}</div>" for t in trouble) or "va bien"
    aside = "".join(f"<li>{escape(url)} : {escape(why)}</li>" for url, why in s.ecartes)
    details = f"<details><summary>{len(s.ecartes)}</summary><ul>{aside}</ul></details>" if aside else "0"
    cells = "".join(f"<td class=n>{n}</td>" for n in (s.vus, s.nouveaux, s.modifies, s.retires))
    return f"<tr><td>{escape(s.nom)}</td><td>{state}</td>{cells}<td>{details}</td><td class=n>{s.requetes}</td><td>{escape(s.derniere_seance or 'aucune')}</td></tr>"
