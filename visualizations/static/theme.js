// The theme, before anything is drawn: this stands in the head and blocks, so it is kept small.
// `data-theme` is system, light or dark; the style sheet does the rest. Scripts that paint listen
// for `themechange` on the document, which also tells when the system changes its colors.
"use strict";

(() => {
  const KEY = "skillpath-theme";
  const root = document.documentElement;
  const known = (theme) => (["light", "dark"].includes(theme) ? theme : "system");

  // A browser may refuse to keep anything; then the choice lasts as long as the page.
  const kept = () => {
    try { return known(localStorage.getItem(KEY)); } catch { return known(root.dataset.theme); }
  };
  const keep = (theme) => {
    try { localStorage.setItem(KEY, theme); } catch { /* as said above */ }
  };

  const tell = () => document.dispatchEvent(new Event("themechange"));
  const show = (theme) => {
    const isNew = root.dataset.theme !== theme;
    root.dataset.theme = theme;
    document.querySelector("meta[name=color-scheme]").content = theme === "system" ? "light dark" : theme;
    for (const select of document.querySelectorAll(".theme select")) select.value = theme;
    if (isNew) tell();
  };

  show(kept());
  document.addEventListener("DOMContentLoaded", () => show(kept()));
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(".theme select")) return;
    keep(target.value);
    show(known(target.value));
  });
  // Other windows, and pages that come back as they were left.
  addEventListener("storage", ({ key }) => { if (key === KEY || key === null) show(kept()); });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) show(kept()); });
  matchMedia("(forced-colors: active)").addEventListener("change", tell);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (root.dataset.theme === "system") tell();
  });
})();
