// Which lines the map shows, how they look, and what is near the chosen card.

import { store } from "./store.js";
import { colors, scene } from "./canvas.js";

const LONG = 300; // lines longer than this would cover the map; choosing a card shows its own

const DASHES = { required: false, choice: [7, 5], recommended: [2, 4] };

function lookOfLine(line) {
  const isNear = scene.near?.has(line.id);
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
  if (scene.near) return !scene.near.has(line.id);
  if (line.on_path) return false;
  if (scene.name === "path") return true; // the map of a path shows no line that is no part of it
  if (scene.name === "around") return false;
  const at = scene.view.places;
  return line.kind === "recommended" || Math.abs(at[line.to][1] - at[line.from][1]) > LONG;
}

const linesShown = () => store.answers.map.lines
  .map((line, id) => ({ id, ...line }))
  .filter((line) => line.from in scene.view.places && line.to in scene.view.places);

// A joint is seen as long as one of the lines into it is.
export function lookOfLines() {
  const lines = linesShown().map((line) => ({ ...line, hidden: isHidden(line) }));
  const open = new Set(lines.filter((line) => !line.hidden).map((line) => line.to));
  const joints = store.answers.map.joints.map((joint) => joint.id);
  scene.hidden = new Set(joints.filter((id) => !open.has(id)));
  return lines.map((line) => (
    { ...line, ...lookOfLine(line), hidden: line.hidden || scene.hidden.has(line.from) }));
}

// ---- focus: what is near the chosen card, along the lines, in either direction

export function findNear() {
  scene.near = store.chosen in scene.view.places ? nearTo(store.chosen, store.hops) : null;
}

// Cards, joints and, by their numbers, the lines that lead to them.
function nearTo(id, hops) {
  const near = new Set([id]);
  for (const [from, to] of [["from", "to"], ["to", "from"]]) {
    const next = new Map();
    for (const line of linesShown()) {
      next.set(line[to], [...(next.get(line[to]) ?? []), [line.id, line[from]]]);
    }
    walk(id, hops, next, near);
  }
  return near;
}

// A joint is no hop of its own.
function walk(id, hops, next, near) {
  for (const [line, one] of next.get(id) ?? []) {
    near.add(line).add(one);
    const left = store.cards.has(one) ? hops - 1 : hops;
    if (left > 0) walk(one, left, next, near);
  }
}
