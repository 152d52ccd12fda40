// The search of the static copy: reads the few files of the index that the question needs, and shows the acts. Text only, never HTML.
import { mots } from "./mots.js";

const boite = document.getElementById("reponses");
const demande = Object.fromEntries([...new URLSearchParams(location.search)].map(([k, v]) => [k, v.trim().slice(0, 300)]));
const TAILLE = 20;
const RESULTATS = { unanimite: "adopté à l'unanimité", majorite: "adopté à la majorité", rejetee: "rejeté", prend_acte: "l'assemblée prend acte", ajournee: "ajourné" };
const lire = async (nom) => {
  const reponse = await fetch(new URL(boite.dataset.index + nom, location.href));
  if (!reponse.ok) throw new Error(nom);
  return reponse.json();
};
const el = (nom, proprietes = {}, ...enfants) => {
  const e = Object.assign(document.createElement(nom), proprietes);
  e.append(...enfants.filter((x) => x !== null));
  return e;
};

export function termes(texte, vides) {
  const voulus = [], ecartes = [], restes = [];
  for (const [, moins, expression, morceau] of texte.replace(/[«»]/g, '"').matchAll(/(-?)(?:"([^"]*)"?|(\S+))/g)) {
    const trouves = mots(expression || morceau || "").map((m) => m.racine);
    const gardes = trouves.filter((r) => !vides.has(r));
    const cible = moins ? ecartes : voulus;
    if (expression || /\p{Nd}/u.test(morceau ?? "")) { if (trouves.length) cible.push(trouves); }
    else { cible.push(...gardes.map((r) => [r])); if (!gardes.length) restes.push(...trouves.map((r) => [r])); }
  }
  return { voulus: (voulus.length ? voulus : restes).slice(0, 16), ecartes: ecartes.slice(0, 16) };
}
const fichier = (prefixe) => prefixe === "" ? "tout" : (/^[a-z0-9]+$/i.test(prefixe) ? prefixe : "u" + [...prefixe].map((c) => c.codePointAt(0).toString(16)).join("-") + "_");
async function places(racine, manifeste) {
  const prefixe = manifeste.prefixes.find((p) => racine.startsWith(p));
  if (prefixe === undefined) return {};
  return (await lire(`mots/${fichier(prefixe)}.json`))[racine] ?? {};
}
// act → positions of the expression's first word, where its words follow each other; empty words are not indexed but keep their place
async function suivis(expression, manifeste) {
  const utiles = expression.map((r, i) => [r, i]).filter(([r]) => !manifeste.vides.has(r));
  const listes = await Promise.all(utiles.map(([r]) => places(r, manifeste)));
  const trouves = new Map();
  if (!listes.length) return trouves;
  for (const acte of Object.keys(listes[0])) {
    if (!listes.every((l) => l[acte])) continue;
    const bonnes = listes[0][acte].filter((p) => listes.every((l, k) => l[acte].includes(p - utiles[0][1] + utiles[k][1])));
    if (bonnes.length) trouves.set(Number(acte), bonnes);
  }
  return trouves;
}
async function chercher(manifeste, reperes) {
  const { voulus, ecartes } = termes(demande.q ?? "", manifeste.vides);
  let candidats = null;
  const rangs = new Map();
  for (const expression of voulus) {
    const trouves = await suivis(expression, manifeste);
    candidats = candidats === null ? new Set(trouves.keys()) : new Set([...candidats].filter((a) => trouves.has(a)));
    for (const [acte, ou] of trouves) rangs.set(acte, (rangs.get(acte) ?? 0) + ou.reduce((s, p) => s + (p < 40 ? 10 : 1), 0));
  }
  if (candidats === null) candidats = new Set(demande.q ? [] : reperes.date.keys());
  for (const expression of ecartes) for (const acte of (await suivis(expression, manifeste)).keys()) candidats.delete(acte);
  const commune = demande.commune ? manifeste.communes.findIndex(([cle]) => cle === demande.commune) : null;
  const garde = (a) =>
    (commune === null || reperes.commune[a] === commune) &&
    (!demande.theme || reperes.theme[a] === demande.theme || (!demande.theme.includes(".") && reperes.theme[a].startsWith(demande.theme + "."))) &&
    (!demande.du || reperes.date[a] >= demande.du) && (!demande.au || (reperes.date[a] && reperes.date[a] <= demande.au)) &&
    (!demande.resultat || reperes.resultat[a] === demande.resultat) && (!demande.conteste || reperes.conteste[a]) &&
    (!(Number(demande.contre) > 0) || reperes.contre[a] >= Number(demande.contre));
  const recent = (a, b) => (reperes.date[b] < reperes.date[a] ? -1 : reperes.date[b] > reperes.date[a] ? 1 : a - b);
  const tri = demande.tri === "ancien" ? (a, b) => recent(b, a)
    : demande.tri === "recent" || !voulus.length ? recent : (a, b) => rangs.get(b) - rangs.get(a) || recent(a, b);
  return { actes: [...candidats].filter(garde).sort(tri), racines: new Set(voulus.flat().filter((r) => !manifeste.vides.has(r))) };
}
function marques(texte, racines, debut = 0, fin = texte.length) {
  const noeuds = [];
  let ici = debut;
  for (const m of mots(texte)) {
    if (!racines.has(m.racine) || m.debut < debut || m.fin > fin) continue;
    noeuds.push(texte.slice(ici, m.debut), el("mark", { textContent: texte.slice(m.debut, m.fin) }));
    ici = m.fin;
  }
  return [...noeuds, texte.slice(ici, fin)];
}
function extrait(texte, racines) {
  const propre = texte.replace(/\s+/g, " ").trim();
  const premier = racines.size ? mots(propre).find((m) => racines.has(m.racine)) : undefined;
  if (!premier) return null;
  const debut = Math.max(propre.lastIndexOf(" ", Math.max(premier.debut - 90, 0)) + 1, 0);
  const fin = Math.min(debut + 260, propre.length);
  return el("p", { className: "extrait" }, el("bdi", {}, debut ? "… " : "", ...marques(propre, racines, debut, fin), fin < propre.length ? " …" : ""));
}
function article(fiche, repere, racines) {
  const voix = [["pour", 0], ["contre", 1], ["abstention", 2]].filter(([, i]) => fiche.v[i] !== null).map(([mot, i]) => `${fiche.v[i]} ${mot}`).join(", ");
  const etats = el("p", { className: "vote" });
  if (RESULTATS[repere.resultat]) etats.append(el("span", { className: `etat ${repere.resultat}`, textContent: RESULTATS[repere.resultat] }));
  if (repere.conteste) etats.append(el("span", { className: "etat conteste", textContent: "vote contesté" }));
  if (voix) etats.append(el("span", { className: "voix", textContent: voix }));
  const meta = [el("a", { href: `commune/${repere.page}.html` }, el("bdi", { textContent: fiche.c })), ` · ${fiche.j}`, fiche.n ? ` · n° ${fiche.n}` : ""];
  return el("article", { className: repere.conteste ? "acte partage" : "acte" },
    el("h2", {}, el("a", { href: `acte/${fiche.f}.html` }, el("bdi", {}, ...marques(fiche.o, racines)))),
    el("p", { className: "repere" }, ...meta), extrait(fiche.t, racines), etats);
}
function pages(total, page) {
  const nav = el("nav", { className: "pages", ariaLabel: "Pages de résultats" });
  const vers = (n, texte) => el("a", { href: "?" + new URLSearchParams({ ...demande, page: n }), textContent: texte });
  nav.append(page > 1 ? vers(page - 1, `← page ${page - 1}`) : el("span"), page * TAILLE < total ? vers(page + 1, `page ${page + 1} →`) : "");
  return nav;
}
async function afficher() {
  for (const [nom, valeur] of Object.entries(demande)) {
    const champ = document.getElementById("formulaire").elements.namedItem(nom);
    if (champ?.type === "checkbox") champ.checked = Boolean(valeur); else if (champ) champ.value = valeur;
  }
  if (!Object.entries(demande).some(([nom, v]) => v && !["page", "tri"].includes(nom))) return;
  boite.replaceChildren(el("p", { textContent: "Recherche…" }));
  const [manifeste, reperes] = await Promise.all([lire("manifeste.json"), lire("reperes.json")]);
  manifeste.prefixes = [...manifeste.mots].sort((a, b) => b.length - a.length);
  manifeste.vides = new Set(manifeste.vides);
  const { actes, racines } = await chercher(manifeste, reperes);
  const page = Math.max(Number.parseInt(demande.page, 10) || 1, 1);
  const montres = actes.slice((page - 1) * TAILLE, page * TAILLE);
  const blocs = new Map(await Promise.all([...new Set(montres.map((a) => Math.floor(a / manifeste.bloc)))].map(async (n) => [n, await lire(`fiches/${n}.json`)])));
  const liste = montres.map((a) => article(blocs.get(Math.floor(a / manifeste.bloc))[a % manifeste.bloc],
    { resultat: reperes.resultat[a], conteste: reperes.conteste[a], page: manifeste.communes[reperes.commune[a]][1] }, racines));
  const compte = actes.length === 0 ? "Aucun acte" : actes.length === 1 ? "1 acte" : `${actes.length.toLocaleString("fr-FR")} actes`;
  boite.replaceChildren(el("p", {}, el("strong", { textContent: compte })), ...liste, pages(actes.length, page));
}
if (boite) afficher().catch(() => boite.replaceChildren(el("p", { className: "avis", textContent: "La recherche n'a pas pu lire son index. Réessayez, ou parcourez les actes par collectivité ou par thème." })));
