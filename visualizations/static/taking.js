// The map as a picture or as text, just as it is shown.

import { places } from "./service.js";
import { queryOf } from "./keeping.js";
import { shownAround, store } from "./store.js";
import { scene } from "./canvas.js";
import { offer } from "./picture.js";

const menu = document.getElementById("take-along");

const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark"
  || (document.documentElement.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

// What is shown now, as a query.
function shownNow() {
  const query = new URLSearchParams(queryOf(store.question));
  query.delete("hours_per_week");
  query.set("view", scene.name);
  if (scene.name === "around") {
    query.set("around", shownAround());
    query.set("hops", store.hops);
  }
  return query;
}

function address(format) {
  const query = shownNow();
  query.set("scheme", isDark() ? "dark" : "light");
  query.set("format", format);
  return `${places.data}/map?${query}`;
}

function fill() {
  for (const link of menu.querySelectorAll("a[data-format]")) link.href = address(link.dataset.format);
  menu.querySelector("#take-png").dataset.picture = address("svg");
  menu.querySelector("#take-embed").dataset.address = `${places.embed}?${shownNow()}`;
}

export function listenToTaking() {
  offer(menu);
  menu.addEventListener("toggle", () => { if (menu.open) fill(); });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}
