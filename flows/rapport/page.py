"""The report of one run as a page: for a person, on a telephone too, by day and by night, without a line of JavaScript."""

from __future__ import annotations

from html import escape
from pathlib import Path

from flows.jours import en_francais
from flows.moisson.motifs import span
from flows.rapport.bilan import Bilan, BilanSource

MANY = 200
"""Lines of one list, at most; the JSON holds them all."""
WORDS = {"alarme": "alarme", "attention": "à regarder", "bien": "va bien"}
STYLE = """
:root{color-scheme:light dark;--fond:#fbfaf7;--encre:#1b1b1b;--gris:#5d5d5d;--trait:#dcd8cf;--carte:#fff;--rouge:#b3261e;--orange:#8a5300;--vert:#1c6b3a}
@media (prefers-color-scheme:dark){:root{--fond:#15171a;--encre:#ececec;--gris:#a9adb3;--trait:#33373d;--carte:#1d2025;--rouge:#ff8a80;--orange:#ffbe6b;--vert:#7fd99f}}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;background:var(--fond);color:var(--encre);margin:0 auto;max-width:68rem;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}p{margin:.35rem 0}a{color:inherit}
.etat{font-size:1.1rem;font-weight:600;padding:.6rem .9rem;border-left:.35rem solid;background:var(--carte);margin:1rem 0}
.alarme{color:var(--rouge)}.attention{color:var(--orange)}.bien{color:var(--vert)}.gris{color:var(--gris)}
dl{display:flex;flex-wrap:wrap;gap:.5rem 1.75rem;margin:1rem 0}dt{color:var(--gris);font-size:.85rem}dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
article{background:var(--carte);border:1px solid var(--trait);border-radius:.5rem;padding:.8rem 1rem;margin:.7rem 0}
article header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;align-items:baseline}
article ul{margin:.4rem 0;padding-left:1.2rem}li{overflow-wrap:anywhere}.faire{border-left:.25rem solid var(--trait);padding-left:.75rem;margin:.6rem 0}
.tableau{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{padding:.4rem .6rem;border-bottom:1px solid var(--trait);text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
th:first-child,td:first-child,th:nth-child(2),td:nth-child(2),th:nth-child(3),td:nth-child(3){text-align:left}td:first-child{white-space:normal;min-width:9rem}thead th{color:var(--gris);font-weight:500;vertical-align:bottom}
summary{cursor:pointer;color:var(--gris);padding:.25rem 0}svg{vertical-align:middle}footer{margin-top:3rem;color:var(--gris);font-size:.9rem}
"""


def page(bilan: Bilan) -> str:
    rows = bilan.triees()
    look = [s for s in rows if s.etat != "bien"]
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Moisson du {escape(en_francais(bilan.debut))}</title><style>{STYLE}</style></head><body><main>
<h1>Moisson du {escape(en_francais(bilan.debut))}</h1>
<p class="gris">commencée à {escape(bilan.debut[11:16])} (heure universelle), finie en {escape(span(bilan.duree))}</p>
{_state(bilan)}
{_counts(bilan)}
{f'<h2 id="regarder">À regarder ({len(look)})</h2>' if look else ""}
{"".join(map(_card, look))}
{_unread(bilan)}
<h2 id="sources">Toutes les sources ({len(rows)})</h2>
<p class="gris">Tendance : documents vus aux derniers passages, puis l'écart du dernier avec le précédent.</p>
{_table(rows)}
{_asides(rows)}
</main>
<footer>Les mêmes faits, pour un programme : <a href="latest.json">latest.json</a>. La publication : {_release(bilan)}.</footer>
</body></html>
"""


def _state(bilan: Bilan) -> str:
    sick = sum(s.en_alarme for s in bilan.sources)
    look = sum(s.etat == "attention" for s in bilan.sources)
    if sick:
        return f'<p class="etat alarme">{_plural(sick, "source est", "sources sont")} en alarme : quelqu\'un doit regarder.</p>'
    if look or bilan.illisibles:
        return '<p class="etat attention">Pas d\'alarme ; quelques documents ont manqué.</p>'
    return '<p class="etat bien">Tout s\'est bien passé.</p>'


def _counts(bilan: Bilan) -> str:
    total = {
        name: sum(getattr(s, name) for s in bilan.sources) for name in ("nouveaux", "modifies", "retires", "requetes")
    }
    pairs = [
        ("documents nouveaux", total["nouveaux"]), ("modifiés", total["modifies"]), ("retirés", total["retires"]), ("lus", bilan.lus),
        ("refusés", sum(len(s.refuses) + len(s.erreurs) for s in bilan.sources)),
        ("laissés de côté", sum(len(s.ecartes) for s in bilan.sources)), ("requêtes", total["requetes"]),
        ("reçus", _size(sum(s.octets for s in bilan.sources))),
    ]  # fmt: skip
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{_n(value)}</dd></div>" for name, value in pairs) + "</dl>"


def _card(s: BilanSource) -> str:
    nights = (
        f' <span class="gris">depuis {_plural(s.nuits_en_alarme, "passage", "passages")}</span>'
        if s.nuits_en_alarme > 1
        else ""
    )
    told = [f"<strong>{escape(text)}</strong>" for text in s.alarmes]
    told += [escape(text) for text in s.avis]
    told += [f"{_link(url)} : {escape(why)}" for url, why in s.erreurs[:MANY]]
    if s.remis:
        told.append(
            f"{_plural(s.remis, 'document n’a', 'documents n’ont')} pas été demandé{'s' * (s.remis > 1)} : ce sera pour la prochaine fois"
        )
    known = _more("refusés les fois d'avant, réessayés plus tard", s.refuses)
    todo = "".join(f"<p>{_linked(text, s.url)}</p>" for text in s.conseils())
    return (
        f'<article><header><h3>{escape(s.nom)}</h3><span class="{s.etat}">{WORDS[s.etat]}{nights}</span></header>'
        f'<p class="gris">{_link(s.url)} · {_silence(s)}</p><ul>{"".join(f"<li>{t}</li>" for t in told)}</ul>{known}'
        + (f'<div class="faire"><strong>À faire</strong>{todo}</div>' if todo else "")
        + "</article>\n"
    )


def _table(rows: list[BilanSource]) -> str:
    heads = ("Source", "État", "Tendance", "Vus", "Nouveaux", "Modifiés", "Retirés", "Refusés", "De côté", "Requêtes", "Dernière séance", "Rythme")  # fmt: skip
    body = "".join(
        f'<tr><td><a href="{escape(s.url)}">{escape(s.nom)}</a></td><td class="{s.etat}">{WORDS[s.etat]}</td><td>{_trend(s.tendance)}</td>'
        + "".join(f"<td>{_n(v)}</td>" for v in (s.vus, s.nouveaux, s.modifies, s.retires, len(s.refuses) + len(s.erreurs), len(s.ecartes), s.requetes))
        + f"<td>{escape(_ago(s))}</td><td>{s.rythme} j</td></tr>\n"
        for s in rows
    )  # fmt: skip
    return f'<div class="tableau" tabindex="0" role="region" aria-label="Toutes les sources"><table><thead><tr>{"".join(f"<th>{h}</th>" for h in heads)}</tr></thead><tbody>\n{body}</tbody></table></div>'


def _trend(counts: list[int]) -> str:
    """The last counts as bars, and the last one against the one before in words."""
    top = max(counts, default=0) or 1
    bars = "".join(
        f'<rect x="{7 * i}" y="{20 - max(1, round(20 * n / top))}" width="5" height="{max(1, round(20 * n / top))}"/>'
        for i, n in enumerate(counts)
    )
    change = counts[-1] - counts[-2] if len(counts) > 1 else 0
    words = "stable" if not change else f"{change:+d}".replace("-", "−")
    return f'<svg width="{7 * len(counts)}" height="20" fill="currentColor" role="img" aria-label="{escape(", ".join(map(str, counts)))}">{bars}</svg> <span class="gris">{words}</span>'


def _asides(rows: list[BilanSource]) -> str:
    parts = "".join(_more(f"{s.nom} : laissés de côté", s.ecartes) for s in rows if s.ecartes)
    return f"<h2>Ce qui a été laissé de côté, et pourquoi</h2>{parts}" if parts else ""


def _more(title: str, pairs: list[tuple[str, str]]) -> str:
    if not pairs:
        return ""
    lines = "".join(f"<li>{_link(url)} : {escape(why)}</li>" for url, why in pairs[:MANY])
    rest = f"<li>… et {len(pairs) - MANY} autres, dans le fichier JSON</li>" if len(pairs) > MANY else ""
    return f"<details><summary>{escape(title)} ({len(pairs)})</summary><ul>{lines}{rest}</ul></details>"


def _unread(bilan: Bilan) -> str:
    if not bilan.illisibles:
        return ""
    lines = "".join(f"<li>{escape(name)} : {escape(why)}</li>" for name, why in bilan.illisibles[:MANY])
    return f"<h2>Documents illisibles ({len(bilan.illisibles)})</h2><ul>{lines}</ul>"


def _release(bilan: Bilan) -> str:
    name = escape(Path(bilan.publication).name)
    if not name:
        return "rien n'a été publié"
    return f'<a href="../releases/{name}/">{name}</a>{"" if bilan.nouvelle else " (inchangée)"}'


def _silence(s: BilanSource) -> str:
    if s.jours_de_silence is None:
        return "aucune séance lue"
    return f"dernière séance lue : {_ago(s)}, rythme attendu {s.rythme} jours"


def _ago(s: BilanSource) -> str:
    return "aucune" if s.jours_de_silence is None else f"{s.derniere_seance} ({s.jours_de_silence} j)"


def _link(url: str) -> str:
    return f'<a href="{escape(url)}">{escape(url)}</a>' if url.startswith(("http:", "https:")) else escape(url)


def _linked(text: str, url: str) -> str:
    return escape(text).replace(escape(url), _link(url))


def _n(value: object) -> str:
    return f"{value:,}".replace(",", "\u202f") if isinstance(value, int) else str(value)


def _size(octets: int) -> str:
    return f"{octets / 1e6:.1f} Mo".replace(".", ",") if octets >= 100_000 else f"{octets / 1e3:.0f} ko"


def _plural(count: int, one: str, many: str) -> str:
    return f"{_n(count)} {one if count < 2 else many}"
