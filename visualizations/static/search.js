// Search as you type, forgiving what is misspelt: a combobox over the API's search.

import { say } from "./texts.js";
import { Refused, api, places } from "./service.js";
import { store } from "./store.js";
import { el, kindOf } from "./rows.js";
import { goTo } from "./chart.js";

const PAUSE = 120; // ms without a key before the API is asked
const MOST_HITS = 8;
const field = document.getElementById("find");
const list = document.getElementById("found");
const status = document.getElementById("found-told");

let hits = [];
let active = -1;
let timer = 0;
let asked = 0;
let answered = ""; // the text that the hits are for

async function lookUp(text) {
  if (places) {
    const query = new URLSearchParams({ q: text, limit: MOST_HITS });
    const found = await api(`/search?${query}`);
    for (const one of found.results) store.told.set(one.id, one.name);
    return found.results;
  }
  const wanted = text.toLowerCase();
  const cards = [...store.cards.values()].filter(({ name }) => name.toLowerCase().includes(wanted));
  cards.sort((one, other) => one.name.length - other.name.length);
  return cards.slice(0, MOST_HITS);
}

async function search() {
  const text = field.value.trim();
  const turn = (asked += 1);
  if (!text) { close(); return; }
  try {
    const found = await lookUp(text);
    if (turn !== asked) return;
    answered = text;
    render(found);
    status.textContent = say("script.hits", { count: found.length });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    close();
    status.textContent = error.problem.detail ?? say("script.offline");
  }
}

function render(found) {
  hits = found;
  list.replaceChildren(...(found.length ? found.map(option) : [
    el("li.none", { role: "option", "aria-disabled": "true" }, say("script.hits", { count: 0 }))]));
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  point(found.length ? 0 : -1);
}

function option(one, place) {
  const label = one.label && one.label !== one.name ? el("span.note", {}, one.label) : null;
  return el("li", { id: `hit-${place}`, role: "option", "aria-selected": "false",
    pointerdown: (event) => { event.preventDefault(); take(place); } },
  el("span", { dir: "auto" }, one.name), label, kindOf(one.kind));
}

function point(place) {
  active = place;
  [...list.children].forEach((item, one) => {
    if (item.id) item.setAttribute("aria-selected", String(one === place));
  });
  if (place < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `hit-${place}`);
}

function close() {
  asked += 1; // what is on its way comes too late
  hits = [];
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  point(-1);
}

function take(place) {
  const { id } = hits[place];
  close();
  field.value = "";
  goTo(id);
  document.getElementById("details").focus({ preventScroll: true });
}

const KEYS_OF_SEARCH = {
  ArrowDown: () => point((active + 1) % hits.length),
  ArrowUp: () => point((active + hits.length - 1) % hits.length),
  Enter: () => take(Math.max(active, 0)),
  Escape: close,
};

async function onSearchKey(event) {
  // Who types fast and presses Enter means the first hit of all that was typed.
  if (event.key === "Enter" && field.value.trim()) {
    event.preventDefault();
    clearTimeout(timer);
    if (!hits.length || answered !== field.value.trim()) await search();
  }
  const act = KEYS_OF_SEARCH[event.key];
  if (!act || !hits.length) return;
  event.preventDefault();
  act();
}

export function listenToSearch() {
  document.getElementById("search").hidden = false;
  field.addEventListener("keydown", onSearchKey);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  field.addEventListener("blur", close);
  document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
}
