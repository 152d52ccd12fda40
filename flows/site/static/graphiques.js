// Draws, with uPlot, the tables that stand below: `.trace[data-table]` takes its figures from the cells of that table.
"use strict";
const couleur = (nom) => getComputedStyle(document.documentElement).getPropertyValue(nom).trim();
const cellules = (table) => [...table.tBodies[0].rows].map((r) => [...r.cells].map((c) => c.textContent.trim()));
const entier = (texte) => (/^\d+$/.test(texte) ? Number(texte) : null);
const GENRES = {
  presence(table) {
    const jours = [...table.querySelectorAll("th[data-jour]")].map((e) => e.dataset.jour);
    const lignes = cellules(table).map((c, i) => [Date.parse(jours[i]) / 1000, entier(c[1]), entier(c[2])]).reverse();
    const trait = { width: 2, points: { show: true, size: 7 }, spanGaps: true };
    return {
      donnees: [0, 1, 2].map((k) => lignes.map((l) => l[k])),
      temps: true,
      series: [
        { label: "en exercice", stroke: couleur("--trait-fort"), dash: [6, 4], ...trait },
        { label: "présents", stroke: couleur("--pour"), fill: couleur("--pour") + "22", ...trait },
      ],
    };
  },
  votes(table) {
    const lignes = cellules(table).map((c) => c.map(entier));
    const barres = uPlot.paths.bars({ size: [0.55, 60] });
    const points = { show: false };
    const total = lignes.map((l) => l[1]);
    const unanimes = lignes.map((l) => Math.min(l[1], l[2] + l[3]));
    const partages = lignes.map((l) => l[3] || null);
    const dire = (compte) => (u, v, s, i) => (i === null || i === undefined ? "–" : String(compte(lignes[i])));
    return {
      donnees: [lignes.map((l) => l[0]), total, unanimes, partages],
      temps: false,
      series: [
        { label: "sans vote, ou vote non lu", fill: couleur("--abstention"), stroke: couleur("--abstention"), paths: barres, points, value: dire((l) => Math.max(l[1] - l[2] - l[3], 0)) },
        { label: "à l'unanimité", fill: couleur("--pour"), stroke: couleur("--pour"), paths: barres, points, value: dire((l) => l[2]) },
        { label: "contestés", fill: couleur("--contre"), stroke: couleur("--contre"), paths: barres, points, value: dire((l) => l[3]) },
      ],
    };
  },
};
function dessiner(trace) {
  const table = document.getElementById(trace.dataset.table);
  if (!table || table.tBodies[0].rows.length < 2) return;
  const { donnees, temps, series } = GENRES[trace.dataset.genre](table);
  if (!donnees[1].some((v) => v !== null)) return;
  trace.hidden = false;
  trace.replaceChildren();
  const axe = { stroke: couleur("--doux"), grid: { stroke: couleur("--trait"), width: 1 }, ticks: { stroke: couleur("--trait"), width: 1 } };
  const x = donnees[0];
  const bord = temps ? 86400 * 20 : 0.6;
  new uPlot({
    width: trace.clientWidth - 20, height: trace.clientHeight - 46,
    scales: { x: { time: temps, range: () => [x[0] - bord, x[x.length - 1] + bord] }, y: { range: (u, min, max) => [0, Math.max(max, 1) * 1.08] } },
    cursor: { drag: { x: false, y: false }, y: false },
    axes: [
      temps ? { ...axe, values: (u, v) => v.map((t) => new Date(t * 1000).toLocaleDateString("fr-FR", { month: "short", year: "numeric" })), space: 90 }
            : { ...axe, incrs: [1, 2, 5, 10], values: (u, v) => v.map((n) => (Number.isInteger(n) ? String(n) : "")) },
      { ...axe, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], size: 44 },
    ],
    series: [{ label: temps ? "séance" : "année", value: (u, v) => (v === null ? "–" : temps ? new Date(v * 1000).toLocaleDateString("fr-FR") : String(v)) }, ...series],
  }, donnees, trace);
}
const tout = () => document.querySelectorAll(".trace").forEach(dessiner);
tout();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tout);
let attente = 0;
addEventListener("resize", () => { clearTimeout(attente); attente = setTimeout(tout, 150); });
