// Words as the search compares them: the same steps as flows/site/mots.py, the same Snowball algorithm (racines.js).
import { stemmer } from "./racines.js";

const MOT = /[\p{L}\p{N}]+(?:[\u0300-\u036f]+[\p{L}\p{N}]*)*/gu;
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ð: "d", þ: "th", ł: "l" };
const PLUS_LONG = 60;

export const plier = (mot) =>
  mot.toLowerCase().replace(/[œæßøðþł]/g, (c) => LIGATURES[c]).normalize("NFKD").replace(/\p{M}/gu, "");

export function niveler(mot) {
  if (mot.length > 3 && mot.at(-1) === "s" && mot.at(-2) !== "s") mot = mot.slice(0, -1);
  if (mot.length > 4 && mot.endsWith("ee")) mot = mot.slice(0, -1);
  if (mot.length > 5 && (mot.endsWith("ere") || mot.endsWith("aise"))) mot = mot.slice(0, -1);
  return mot;
}

export function racine(mot) {
  const plie = plier(mot).slice(0, PLUS_LONG);
  return /^[a-z]+$/.test(plie) ? stemmer(niveler(plie)) : plie;
}

export const mots = (texte) => [...texte.matchAll(MOT)].map((m) => ({ racine: racine(m[0]), debut: m.index, fin: m.index + m[0].length }));
