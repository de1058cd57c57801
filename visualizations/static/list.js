// The list below the map, which says the same: kept in step with it, sorted and filtered.

import { say } from "./texts.js";
import { places } from "./service.js";
import { isInferred, isMet, letThrough, on, store } from "./store.js";
import { el, knowButton, met } from "./rows.js";

const filters = document.getElementById("filters");
const sorted = el("tbody", { hidden: true });
const STATES = ["known", "ready", "locked", "retired"];

let table = null;
let rows = [];
let groups = [];
let groupOf = new Map();

// For readers without scripts the list stands in the page; here it is text until now.
function unpack() {
  const text = document.getElementById("without-scripts");
  const page = new DOMParser().parseFromString(text.textContent, "text/html");
  table = document.adoptNode(page.getElementById("all-items"));
  rows = [...table.querySelectorAll("tr[data-item]")];
  groups = [...table.tBodies];
  groupOf = new Map(rows.map((row) => [row, row.parentElement]));
  return text;
}

// ---- states

function stateOfCard(card) {
  const words = [say(isInferred(card.id) ? "script.state.follows" : `script.state.${card.state}`)];
  if (card.rank) words.push(say("script.state.next", { rank: card.rank }));
  if (card.number) words.push(say("script.state.number", { number: card.number }));
  return words.join(" · ");
}

function renderStates() {
  for (const row of rows) {
    const card = store.cards.get(row.dataset.item);
    if (!card) continue;
    row.className = [card.state, card.number ? "path" : "", card.rank ? "rank" : ""].join(" ").trim();
    row.querySelector(".state").textContent = stateOfCard(card);
    markMet(row);
    if (places) row.querySelector(".mark").replaceChildren(knowButton(card.id, { isShort: true }) ?? "");
  }
}

function markMet(row) {
  for (const link of row.querySelectorAll(".requires [data-item]")) {
    const mark = link.nextElementSibling?.matches(".met") ? link.nextElementSibling : null;
    if (isMet(link.dataset.item) && !mark) link.after(met());
    if (!isMet(link.dataset.item)) mark?.remove();
  }
}

// Rows that move or are drawn anew lose the focus of what is in them.
function keepFocus(render) {
  const held = document.activeElement;
  const id = table.contains(held) ? held.closest("tr[data-item]")?.dataset.item : null;
  const isMark = held?.hasAttribute("data-know");
  render();
  if (!id || document.activeElement !== document.body) return;
  const row = document.getElementById(`item-${id}`);
  ((isMark && row.querySelector("[data-know]")) || row.querySelector("a")).focus({ preventScroll: true });
}

function markChosen() {
  for (const row of rows) row.toggleAttribute("data-chosen", row.dataset.item === store.chosen);
}

// ---- filters

// A roadmap without steps offers no choice of one.
const value = (name) => filters.elements[name]?.value ?? "";

function lets(card) {
  const words = value("words").trim().toLowerCase();
  return (!words || card.name.toLowerCase().includes(words))
    && (!value("kind") || card.kind === value("kind"))
    && (!value("step") || card.step === value("step"))
    && (!value("level") || card.level === value("level"))
    && (!value("hours") || card.hours.likely <= Number(value("hours")))
    && (!filters.elements["hide-known"].checked || card.state !== "known");
}

function filter() {
  const cards = [...store.cards.values()];
  const kept = cards.filter(lets);
  const isAll = kept.length === cards.length;
  letThrough(isAll ? null : new Set(kept.map((card) => card.id)));
  for (const row of rows) row.hidden = !(store.matching?.has(row.dataset.item) ?? true);
  for (const group of groups) group.hidden = !group.querySelector("tr[data-item]:not([hidden])");
  document.getElementById("filtered").textContent = isAll ? ""
    : say("script.filtered", { count: kept.length, total: cards.length });
}

// ---- order

// What each column sorts by; equals stand in the order of the roadmap.
const KEYS_OF_ORDER = {
  name: (card) => card.name.toLowerCase(),
  kind: (card) => card.kind,
  hours: (card) => card.hours.likely,
  state: (card) => (card.rank ? card.rank / 1_000 : card.number ? card.number : 10_000)
    + 100_000 * STATES.indexOf(card.state) * (card.number || card.rank ? 0 : 1),
};

const order = { key: null, isDown: false };

function compare(one, other) {
  const [a, b] = [one, other].map((row) => KEYS_OF_ORDER[order.key](store.cards.get(row.dataset.item)));
  const before = typeof a === "string" ? a.localeCompare(b, document.documentElement.lang) : a - b;
  return order.isDown ? -before : before;
}

function sort() {
  if (order.key) {
    sorted.replaceChildren(...[...rows].sort(compare));
  } else {
    for (const row of rows) groupOf.get(row).append(row);
  }
  sorted.hidden = !order.key;
  if (order.key) for (const group of groups) group.hidden = true;
  else filter();
}

// Up, down, and back to the order of the roadmap.
function turn(key) {
  if (order.key !== key) Object.assign(order, { key, isDown: false });
  else if (!order.isDown) order.isDown = true;
  else Object.assign(order, { key: null, isDown: false });
  for (const head of table.querySelectorAll("th[data-sort]")) {
    const isIt = head.dataset.sort === order.key;
    head.setAttribute("aria-sort", isIt ? (order.isDown ? "descending" : "ascending") : "none");
  }
  sort();
}

function offerOrders() {
  for (const head of table.querySelectorAll("th[data-sort]")) {
    const { sort: key } = head.dataset;
    head.replaceChildren(el("button.plain", { type: "button", click: () => turn(key) },
      head.textContent, el("span.arrow", { "aria-hidden": "true" })));
    head.setAttribute("aria-sort", "none");
  }
}

export function listenToList() {
  const text = unpack();
  table.append(sorted);
  offerOrders();
  filters.hidden = false;
  filters.addEventListener("input", () => { filter(); if (order.key) sort(); });
  filters.addEventListener("reset", () => setTimeout(filter));
  filters.addEventListener("submit", (event) => event.preventDefault());
  on("answers", () => keepFocus(() => { renderStates(); filter(); if (order.key) sort(); }));
  on("chosen", markChosen);
  renderStates();
  markChosen();
  text.replaceWith(table);
}
