// What a page gains with JavaScript: words that light up as one points at a value, and buttons that copy. Nothing needs it.
"use strict";
const parChamp = (champ) => document.querySelectorAll(`[data-champ="${CSS.escape(champ)}"]`);
const allumer = (champ, oui) => parChamp(champ).forEach((e) => e.classList.toggle("vif", oui));
const montrer = (mots) => {
  const cadre = mots.closest(".planches");
  if (!cadre || getComputedStyle(cadre).position !== "sticky") return false;
  const haut = mots.getBoundingClientRect().top - cadre.getBoundingClientRect().top + cadre.scrollTop;
  cadre.scrollTo({ top: Math.max(haut - cadre.clientHeight / 3, 0) });
  return true;
};
let choisi = null;
document.querySelectorAll(".valeur[data-champ], .valeur-ligne[data-champ], .mots[data-champ]").forEach((e) => {
  const champ = e.dataset.champ;
  const mots = document.querySelector(`.mots[data-champ="${CSS.escape(champ)}"]`);
  for (const nom of ["pointerenter", "focusin"]) e.addEventListener(nom, () => allumer(champ, true));
  for (const nom of ["pointerleave", "focusout"]) e.addEventListener(nom, () => champ !== choisi && allumer(champ, false));
  if (e.matches(".mots")) e.addEventListener("click", () => document.getElementById(`v-${champ}`)?.scrollIntoView({ block: "center" }));
  e.querySelector(".montrer")?.addEventListener("click", (clic) => {
    if (choisi) allumer(choisi, false);
    choisi = champ;
    allumer(champ, true);
    if (mots && montrer(mots)) {
      clic.preventDefault();
      history.replaceState(null, "", clic.currentTarget.hash);
    }
  });
});
if (navigator.clipboard) {
  document.querySelectorAll(".copier").forEach((bouton) => {
    bouton.hidden = false;
    bouton.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(bouton.dataset.copie).innerText.trim());
      bouton.textContent = "Copié";
    });
  });
}
