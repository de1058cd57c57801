// The map: vis-network draws the lines and moves the picture, cards.js draws the cards. Here is
// which view is shown, what of it is in focus, and what keys and clicks do.

import { say } from "./texts.js";
import { back, choose, nameOf, on, options, places, setHops, show, showAround, shownAround,
  store, toggleGoal, toggleKnown } from "./store.js";
import { colors, drawBands, labels, readColors, rendererOf, scene } from "./cards.js";
import { drawMinimap, listenToMinimap } from "./minimap.js";

const container = document.getElementById("map");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const narrow = matchMedia("(max-width: 60rem)");

const COLUMNS = { narrow: 2, wide: 5, overview: 16 };
const LONG = 300; // lines longer than this would cover the map; choosing a card shows its own
const FIRST = ["around", "path", "whole"];

let shown = null; // the name of the view
let edges = null;

// ---- lines

const DASHES = { required: false, choice: [7, 5], recommended: [2, 4] };

function lookOfLine(line) {
  const isNear = scene.near !== null && scene.near.has(line.from) && scene.near.has(line.to);
  const color = isNear ? colors["edge-chosen"] : line.on_path ? colors["edge-path"] : colors.edge;
  const toJoint = !store.cards.has(line.to);
  return {
    color: { color, highlight: colors["edge-chosen"], hover: color },
    width: line.on_path ? 2 : line.kind === "recommended" ? 0.75 : 1.25,
    dashes: DASHES[line.kind],
    arrows: { to: { enabled: !toJoint } },
  };
}

function isHidden(line) {
  if (scene.near) return !(scene.near.has(line.from) && scene.near.has(line.to));
  if (line.on_path) return false;
  if (shown === "path") return true; // the map of a path shows no line that is no part of it
  if (shown === "around") return false;
  const at = scene.view.places;
  return line.kind === "recommended" || Math.abs(at[line.to][1] - at[line.from][1]) > LONG;
}

const linesShown = () => store.answers.map.lines
  .map((line, id) => ({ id, ...line }))
  .filter((line) => line.from in scene.view.places && line.to in scene.view.places);

// A joint is seen as long as one of the lines into it is.
function lookOfLines() {
  const lines = linesShown().map((line) => ({ ...line, hidden: isHidden(line) }));
  const open = new Set(lines.filter((line) => !line.hidden).map((line) => line.to));
  const joints = store.answers.map.joints.map((joint) => joint.id);
  scene.hidden = new Set(joints.filter((id) => !open.has(id)));
  return lines.map((line) => (
    { ...line, ...lookOfLine(line), hidden: line.hidden || scene.hidden.has(line.from) }));
}

function repaintLines() {
  edges.update(lookOfLines().map(({ id, color, width, dashes, arrows, hidden }) => (
    { id, color, width, dashes, arrows, hidden })));
  scene.network.redraw();
}

// ---- views

const viewNamed = (name) => store.answers.map.views[name];

export function showView(name) {
  shown = viewNamed(name) ? name : FIRST.find(viewNamed);
  scene.view = viewNamed(shown);
  const cards = Object.entries(scene.view.places).map(([id, [x, y]]) => (
    { id, x, y, shape: "custom", ctxRenderer: draw, size: 20 }));
  findNear();
  edges = new vis.DataSet(lookOfLines());
  const content = { nodes: new vis.DataSet(cards), edges };
  if (scene.network) scene.network.setData(content);
  else create(content);
  tellViews();
  tellFocus();
  firstLook();
  if (store.chosen in scene.view.places) scene.network.selectNodes([store.chosen], false);
  // The first drawing tells vis-network how large the cards are, the second one uses it.
  requestAnimationFrame(() => scene.network.redraw());
}

const draw = (one) => rendererOf(joints)(one);
let joints = new Map();

function create(content) {
  scene.network = new vis.Network(container, content, options);
  window.skillpathMap = { network: scene.network, labels };
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
    else choose(store.cards.has(id) ? id : jointOf(id).dependent);
  });
  scene.network.on("doubleClick", ({ nodes: [id] }) => { if (store.cards.has(id)) goAround(id); });
  scene.network.on("hoverNode", () => { container.style.cursor = "pointer"; });
  scene.network.on("blurNode", () => { container.style.cursor = ""; });
}

const jointOf = (id) => joints.get(id);

function tellViews() {
  for (const button of document.querySelectorAll("[data-view]")) {
    const name = button.dataset.view;
    button.hidden = !viewNamed(name);
    button.setAttribute("aria-pressed", String(name === shown));
    if (name === "around" && shownAround()) {
      button.textContent = say("script.map.around", { name: nameOf(shownAround()) });
    }
  }
  document.getElementById("views").hidden = Object.keys(store.answers.map.views).length < 2;
}

// ---- where to look

const moved = () => (calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });

// As wide as the room, from the top, or from where the path begins: a map is read like a page. On
// a narrow screen from its left border, where the room is too small for all of it.
function firstLook() {
  const { width, height, places: at } = scene.view;
  const room = { width: container.clientWidth, height: container.clientHeight };
  const wide = room.width / (width + 64);
  const whole = Math.min(wide, room.height / (height + 48));
  const scale = Math.min(1.15, Math.max(whole, Math.min(wide, 1), narrow.matches ? 0.75 : 0.62));
  const half = { x: room.width / scale / 2, y: room.height / scale / 2 };
  const start = startOf(at);
  const top = start && scale > whole ? at[start][1] - half.y : -24;
  scene.network.moveTo({
    position: {
      x: scale > wide && narrow.matches ? half.x - 24 : width / 2,
      y: Math.max(half.y - 24, Math.min(top + half.y, height + 24 - half.y)),
    },
    scale,
  });
}

// The card to begin with: the chosen one, else the first of the path, else the first to learn next.
function startOf(at) {
  if (store.chosen in at) return store.chosen;
  const turn = (card) => (card.number ?? 10_000) + (card.rank ?? 1_000);
  const cards = [...store.cards.values()].filter((card) => card.id in at && turn(card) < 11_000);
  cards.sort((one, other) => turn(one) - turn(other));
  return cards[0]?.id;
}

// The cards and, left of them, the names of the strips.
function lookAtAll() {
  const { width, height } = scene.view;
  const room = { width: container.clientWidth - 360, height: container.clientHeight - 32 };
  const scale = Math.min(1, Math.max(room.width, 120) / width, room.height / height);
  const x = width / 2 - (scale < 0.36 ? 150 / scale : 0);
  // Not animated: with all cards in sight a slow machine would take seconds over it.
  scene.network.moveTo({ position: { x, y: height / 2 }, scale });
}

// Five cards in a row are read like a page, but a strip from afar: all at once are laid out wider.
async function showAll() {
  if (shown === "whole" && places && !narrow.matches) await show(COLUMNS.overview);
  lookAtAll();
}

// Into the middle of the room; sideways only where the map is wider than the room.
function bring(id) {
  const [x, y] = scene.view.places[id];
  const scale = Math.max(scene.network.getScale(), 0.8);
  const fits = scene.view.width * scale <= container.clientWidth;
  scene.network.moveTo({
    position: { x: fits ? scene.view.width / 2 : x, y }, scale, animation: moved() });
}

export function lookAtBand(id) {
  if (!scene.view.bands.some((band) => band.id === id)) showView("whole");
  const band = scene.view.bands.find((one) => one.id === id);
  const y = band.top - 24 + container.clientHeight / scene.network.getScale() / 2;
  scene.network.moveTo({ position: { x: scene.view.width / 2, y }, animation: moved() });
}

function zoom(factor) {
  const scale = Math.min(3, Math.max(0.05, scene.network.getScale() * factor));
  scene.network.moveTo({ scale, animation: moved() });
}

// ---- focus: what is near the chosen card, along the lines, in either direction

function findNear() {
  scene.near = store.chosen in scene.view.places ? nearTo(store.chosen, store.hops) : null;
}

function nearTo(id, hops) {
  const near = new Set([id]);
  for (const [from, to] of [["from", "to"], ["to", "from"]]) {
    const next = new Map();
    for (const line of linesShown()) {
      next.set(line[to], [...(next.get(line[to]) ?? []), line[from]]);
    }
    walk(id, hops, next, near);
  }
  return near;
}

// A joint is no hop of its own.
function walk(id, hops, next, near) {
  for (const one of next.get(id) ?? []) {
    near.add(one);
    const left = store.cards.has(one) ? hops - 1 : hops;
    if (left > 0) walk(one, left, next, near);
  }
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
  if (await showAround(id)) showView("around");
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
  const act = event.key.startsWith("Arrow") ? step : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(event.key);
}

// ---- beginning

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// What stays where it is stays in sight; only what moved is looked for anew.
function follow() {
  joints = new Map(store.answers.map.joints.map((joint) => [joint.id, joint]));
  if (!scene.network) return;
  const view = viewNamed(shown);
  if (view && same(view.places, scene.view.places)) {
    scene.view = view;
    findNear();
    repaintLines();
    tellViews();
  } else {
    showView(FIRST.find((name) => name === shown && view) ?? store.answers.map.view);
  }
}

function repaint() {
  readColors();
  if (scene.network) repaintLines();
}

export async function openMap() {
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
