// The page of the map: puts its parts together.

import { places } from "./service.js";
import { choose, store, toggleKnown } from "./store.js";
import { begin, chosenInAddress } from "./returning.js";
import { narrow } from "./camera.js";
import { OPEN, goTo, listenToMap, lookAtBand, openMap } from "./chart.js";
import { listenToOverview } from "./overview.js";
import { listenToDetails } from "./details.js";
import { listenToQuestion } from "./question.js";
import { listenToSearch } from "./search.js";
import { listenToList } from "./list.js";
import { listenToTaking } from "./taking.js";

const byId = (id) => document.getElementById(id);
const isOpen = () => !narrow.matches || document.body.classList.contains(OPEN);
const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

// Links to an item tell about it here; with a key held they lead where links lead.
function followLink(event) {
  const link = event.target.closest("a");
  if (!link || !isPlain(event)) return;
  if (link.dataset.item) {
    event.preventDefault();
    goTo(link.dataset.item);
    byId("details").focus({ preventScroll: true });
  } else if (link.dataset.step && isOpen()) {
    event.preventDefault();
    lookAtBand(link.dataset.step);
  }
}

const isTyping = (event) => event.target.matches("input, select, textarea");

const PAGE_KEYS = {
  "/": () => byId("find").focus(),
  "?": () => byId("keys").showModal(),
};

function onPageKey(event) {
  const act = PAGE_KEYS[event.key];
  if (!act || isTyping(event) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  act();
}

// In the list the same keys mark an item as on the map.
function onListKey(event) {
  const id = event.target.closest("tr")?.dataset.item;
  if (!id || event.key !== "k" || !isPlain(event) || isTyping(event) || !places) return;
  event.preventDefault();
  toggleKnown(id);
}

async function openOnPhone() {
  await openMap();
  byId("map").focus({ preventScroll: true });
}

function closeOnPhone() {
  document.body.classList.remove(OPEN);
  byId("map-open").focus();
}

function listenToPage() {
  document.addEventListener("click", followLink);
  document.addEventListener("keydown", onPageKey);
  byId("list").addEventListener("keydown", onListKey);
  byId("map-open").addEventListener("click", openOnPhone);
  byId("map-close").addEventListener("click", closeOnPhone);
  byId("keys-open").addEventListener("click", () => byId("keys").showModal());
  byId("details").addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
  });
  narrow.addEventListener("change", async ({ matches }) => {
    document.body.classList.remove(OPEN);
    if (!matches) await openMap();
  });
}

function openFromAddress() {
  const id = chosenInAddress();
  if (store.cards.has(id)) goTo(id);
}

for (const id of ["map-section", "map-open", "keys-open"]) byId(id).hidden = false;
listenToMap();
if (!narrow.matches) await openMap();
listenToOverview();
listenToDetails();
if (places) {
  listenToQuestion();
  listenToTaking();
}
listenToSearch();
listenToPage();
openFromAddress();
// The list is long; the map need not wait for it.
requestAnimationFrame(() => setTimeout(listenToList));
await begin();
