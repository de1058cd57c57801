// The map: vis-network draws the lines and moves the picture, cards.js draws the cards. Here is
// which view is shown, what of it is in focus, and what keys and clicks do.

import { say } from "./texts.js";
import { brought, places } from "./service.js";
import { back, choose, nameOf, on, setHops, show, showAround, shownAround,
  store, toggleGoal, toggleKnown } from "./store.js";
import { labels, readColors, scene } from "./canvas.js";
import { rendererOf, sizeOf } from "./cards.js";
import { drawBands } from "./strips.js";
import { findNear, lookOfLines } from "./lines.js";
import { bring, firstLook, lookAt, lookAtAll, narrow, startOf, zoom } from "./camera.js";
import { drawMinimap, listenToMinimap } from "./minimap.js";

const container = document.getElementById("map");
const COLUMNS = { narrow: 2, wide: 5, overview: 16 };
const FIRST = ["around", "path", "whole"];

// The class of a body whose map is open: a narrow screen shows it when it is asked for.
export const OPEN = "map-open";

let edges = null;
let joints = new Map();

// ---- views

const viewNamed = (name) => store.answers.map.views[name];

export function showView(name) {
  scene.name = viewNamed(name) ? name : FIRST.find(viewNamed);
  scene.view = viewNamed(scene.name);
  // The size tells how far from its middle a card may reach into what is seen.
  const size = store.answers.map.card[0] / 2;
  const cards = Object.entries(scene.view.places).map(([id, [x, y]]) => (
    { id, x, y, shape: "custom", ctxRenderer: draw, size }));
  findNear();
  edges = new vis.DataSet(lookOfLines());
  const content = { nodes: new vis.DataSet(cards), edges };
  if (scene.network) scene.network.setData(content);
  else create(content);
  measure();
  tellViews();
  tellFocus();
  firstLook();
  if (store.chosen in scene.view.places) scene.network.selectNodes([store.chosen], false);
}

// vis-network asks how large a card is only after it has drawn it, and uses that only when the card
// is next chosen or hovered: until then most of a card could not be clicked.
function measure() {
  for (const node of Object.values(scene.network.body.nodes)) {
    [node.shape.customSizeWidth, node.shape.customSizeHeight] = sizeOf(node.id);
    node.needsRefresh();
  }
}

const draw = (one) => rendererOf(joints)(one);

function create(content) {
  scene.network = new vis.Network(container, content, JSON.parse(brought.options));
  window.skillpathMap = { network: scene.network, labels, scene };
  const canvas = container.querySelector("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", container.dataset.label);
  canvas.parentElement.tabIndex = -1;
  scene.network.on("beforeDrawing", drawBands);
  scene.network.on("afterDrawing", drawMinimap);
  scene.network.once("afterDrawing", () => performance.mark("map-drawn"));
  scene.network.on("click", ({ nodes: [id] }) => {
    container.focus({ preventScroll: true });
    if (!id) choose(null);
    else choose(store.cards.has(id) ? id : joints.get(id).dependent);
  });
  scene.network.on("doubleClick", ({ nodes: [id] }) => { if (store.cards.has(id)) goAround(id); });
  scene.network.on("hoverNode", () => { container.style.cursor = "pointer"; });
  scene.network.on("blurNode", () => { container.style.cursor = ""; });
}

function tellViews() {
  for (const button of document.querySelectorAll("[data-view]")) {
    const name = button.dataset.view;
    button.hidden = !viewNamed(name);
    button.setAttribute("aria-pressed", String(name === scene.name));
    if (name === "around" && shownAround()) {
      button.textContent = say("script.map.around", { name: nameOf(shownAround()) });
    }
  }
  document.getElementById("views").hidden = Object.keys(store.answers.map.views).length < 2;
}

// Five cards in a row are read like a page, but a strip from afar: all at once are laid out wider.
async function showAll() {
  if (scene.name === "whole" && places && !narrow.matches) await show(COLUMNS.overview);
  lookAtAll();
}

export function lookAtBand(id) {
  if (!scene.view.bands.some((band) => band.id === id)) showView("whole");
  lookAt(scene.view.bands.find((band) => band.id === id));
}

// ---- focus

function repaintLines() {
  edges.update(lookOfLines().map(({ id, color, width, dashes, arrows, hidden }) => (
    { id, color, width, dashes, arrows, hidden })));
  scene.network.redraw();
}

function focus() {
  if (!scene.network) return;
  const id = store.chosen;
  if (id && !(id in scene.view.places)) {
    if (id in (viewNamed("whole")?.places ?? {})) showView("whole");
    else if (places) { goAround(id); return; }
  }
  findNear();
  repaintLines();
  tellFocus();
  if (scene.near) scene.network.selectNodes([id], false);
  else scene.network.unselectAll();
}

function tellFocus() {
  document.getElementById("reach").hidden = !scene.near;
  document.getElementById("map-hint").hidden = Boolean(scene.near);
  document.getElementById("hops-told").textContent = say("script.hops", { count: store.hops });
}

export function goTo(id) {
  choose(id);
  if (scene.network && id in scene.view.places) bring(id);
}

export async function goAround(id) {
  if (!places) return;
  choose(id);
  if (!await showAround(id)) return;
  if (scene.network) {
    document.body.classList.add(OPEN);
    showView("around");
  } else {
    await openMap();
  }
}

// ---- keys

// The nearest card in the direction of an arrow key; sideways distance counts double.
function neighbor(key) {
  const at = scene.view.places;
  const [x, y] = at[store.chosen];
  const [along, isSide] = { ArrowRight: [[1, 0], true], ArrowLeft: [[-1, 0], true],
    ArrowDown: [[0, 1], false], ArrowUp: [[0, -1], false] }[key];
  let best = null;
  for (const [id, place] of Object.entries(at)) {
    const ahead = (place[0] - x) * along[0] + (place[1] - y) * along[1];
    const aside = Math.abs(isSide ? place[1] - y : place[0] - x);
    const far = ahead + 2 * aside;
    if (store.cards.has(id) && ahead > 1 && (!best || far < best[1])) best = [id, far];
  }
  return best && best[0];
}

function step(key) {
  const { places: at } = scene.view;
  const next = store.chosen in at ? neighbor(key) : startOf(at) ?? Object.keys(at)[0];
  if (next) goTo(next);
}

const KEYS = {
  Enter: () => { if (store.chosen) document.getElementById("details").focus(); },
  Escape: () => choose(null),
  Backspace: back,
  "+": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: showAll,
  k: () => { if (store.chosen && places) toggleKnown(store.chosen); },
  g: () => { if (store.chosen && places) toggleGoal(store.chosen); },
  o: () => { if (store.chosen) goAround(store.chosen); },
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = key.startsWith("Arrow") ? step : KEYS[key];
  if (!act) return;
  event.preventDefault();
  act(key);
}

// ---- beginning

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// What stays where it is stays in sight; only what moved is looked for anew.
function follow() {
  joints = new Map(store.answers.map.joints.map((joint) => [joint.id, joint]));
  if (!scene.network) return;
  const view = viewNamed(scene.name);
  if (view && same(view.places, scene.view.places)) {
    scene.view = view;
    findNear();
    repaintLines();
    tellViews();
  } else {
    showView(FIRST.find((name) => name === scene.name && view) ?? store.answers.map.view);
  }
}

function repaint() {
  readColors();
  if (scene.network) repaintLines();
}

export async function openMap() {
  document.body.classList.add(OPEN);
  joints = new Map(store.answers.map.joints.map((joint) => [joint.id, joint]));
  readColors();
  if (narrow.matches && places) await show(COLUMNS.narrow);
  showView(store.answers.map.view);
}

async function changeView(name) {
  if (name === "whole" && places && !narrow.matches) await show(COLUMNS.wide);
  showView(name);
}

export function listenToMap() {
  on("answers", follow);
  on("chosen", focus);
  on("hops", focus);
  on("matching", () => scene.network?.redraw());
  listenToMinimap();
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
  document.getElementById("zoom-fit").addEventListener("click", showAll);
  document.getElementById("hops").addEventListener("input", ({ target }) => {
    setHops(Number(target.value));
  });
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => changeView(button.dataset.view));
  }
  container.addEventListener("keydown", onKey);
  // The wheel zooms only a map that was clicked; before that it scrolls the page.
  const zooming = (zoomView) => () => scene.network?.setOptions({ interaction: { zoomView } });
  container.addEventListener("focus", zooming(true));
  container.addEventListener("blur", zooming(false));
  document.addEventListener("themechange", repaint);
}
