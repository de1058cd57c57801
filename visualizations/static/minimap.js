// A small picture of the whole view beside the map: where one is, and a way to get elsewhere.

import { store } from "./store.js";
import { colors, scene } from "./cards.js";

const small = document.getElementById("minimap");

// How the view is brought into the small picture.
function frame() {
  const { width, height } = scene.view;
  const scale = Math.min(small.clientWidth / (width + 32), small.clientHeight / height);
  return { scale, left: (small.clientWidth - width * scale) / 2 };
}

function seen() {
  const { x, y } = scene.network.getViewPosition();
  const scale = scene.network.getScale();
  const room = document.getElementById("map");
  const [width, height] = [room.clientWidth / scale, room.clientHeight / scale];
  return [x - width / 2, y - height / 2, width, height];
}

function inkOf(card) {
  if (scene.near && !scene.near.has(card.id)) return colors.quiet;
  if (card.state === "known") return colors.known;
  if (card.number || (card.state === "ready" && !store.answers.path)) return colors[card.kind];
  return colors.quiet;
}

export function drawMinimap() {
  const [, top, , height] = seen();
  const isWhole = top <= 0 && top + height >= scene.view.height;
  small.hidden = isWhole;
  if (isWhole || !small.clientWidth) return;
  const ratio = window.devicePixelRatio || 1;
  const size = [small.clientWidth * ratio, small.clientHeight * ratio].map(Math.round);
  if (small.width !== size[0] || small.height !== size[1]) [small.width, small.height] = size;
  const ctx = small.getContext("2d");
  const { scale, left } = frame();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, small.clientWidth, small.clientHeight);
  ctx.setTransform(ratio * scale, 0, 0, ratio * scale, left * ratio, 0);
  drawSpots(ctx);
  drawFrame(ctx, scale);
}

function drawSpots(ctx) {
  const [width, height] = store.answers.map.card;
  for (const band of scene.view.bands) {
    ctx.fillStyle = colors.band;
    ctx.fillRect(-16, band.top, scene.view.width + 32, band.bottom - band.top);
  }
  for (const [id, [x, y]] of Object.entries(scene.view.places)) {
    const card = store.cards.get(id);
    if (!card) continue;
    ctx.fillStyle = inkOf(card);
    ctx.fillRect(x - width / 2, y - height / 2, width, height);
  }
}

function drawFrame(ctx, scale) {
  ctx.strokeStyle = colors.accent;
  ctx.lineWidth = 2 / scale;
  ctx.strokeRect(...seen());
}

function go({ offsetX, offsetY, buttons, type }) {
  if (type === "pointermove" && !buttons) return;
  const { scale, left } = frame();
  const [, , width] = seen();
  const isWider = width < scene.view.width;
  scene.network.moveTo({
    position: {
      x: isWider ? (offsetX - left) / scale : scene.view.width / 2,
      y: offsetY / scale,
    },
  });
}

export function listenToMinimap() {
  small.addEventListener("pointerdown", go);
  small.addEventListener("pointermove", go);
}
