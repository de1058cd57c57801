// Where the map looks, and how near.

import { store } from "./store.js";
import { scene } from "./canvas.js";

const container = document.getElementById("map");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const narrow = matchMedia("(max-width: 60rem)");

const moved = () => (calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });

// As wide as the room, from the top, or from where the path begins: a map is read like a page. On
// a narrow screen from its left border, where the room is too small for all of it.
export function firstLook() {
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
export function startOf(at) {
  if (store.chosen in at) return store.chosen;
  const turn = (card) => (card.number ?? 10_000) + (card.rank ?? 1_000);
  const cards = [...store.cards.values()].filter((card) => card.id in at && turn(card) < 11_000);
  cards.sort((one, other) => turn(one) - turn(other));
  return cards[0]?.id;
}

// The cards and, left of them, the names of the strips.
export function lookAtAll() {
  const { width, height } = scene.view;
  const room = { width: container.clientWidth - 360, height: container.clientHeight - 32 };
  const scale = Math.min(1, Math.max(room.width, 120) / width, room.height / height);
  const x = width / 2 - (scale < 0.36 ? 150 / scale : 0);
  // Not animated: with all cards in sight a slow machine would take seconds over it.
  scene.network.moveTo({ position: { x, y: height / 2 }, scale });
}

// Into the middle of the room; sideways only where the map is wider than the room.
export function bring(id) {
  const [x, y] = scene.view.places[id];
  const scale = Math.max(scene.network.getScale(), 0.8);
  const fits = scene.view.width * scale <= container.clientWidth;
  scene.network.moveTo({
    position: { x: fits ? scene.view.width / 2 : x, y }, scale, animation: moved() });
}

export function lookAt(band) {
  const y = band.top - 24 + container.clientHeight / scene.network.getScale() / 2;
  scene.network.moveTo({ position: { x: scene.view.width / 2, y }, animation: moved() });
}

export function zoom(factor) {
  const scale = Math.min(3, Math.max(0.05, scene.network.getScale() * factor));
  scene.network.moveTo({ scale, animation: moved() });
}
