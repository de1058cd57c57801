// A small picture of the whole view beside the map: where one is, and a way to get elsewhere.

import { store } from "./store.js";
import { colors, scene } from "./canvas.js";

const small = document.getElementById("minimap");

// How large the small picture is, within its padding.
function room() {
  const style = getComputedStyle(small);
  const pad = (side) => parseFloat(style[`padding${side}`]);
  return {
    width: small.clientWidth - pad("Left") - pad("Right"),
    height: small.clientHeight - pad("Top") - pad("Bottom"),
    left: pad("Left"),
    top: pad("Top"),
  };
}

// How the view is brought into it.
function frame() {
  const { width, height } = scene.view;
  const inner = room();
  const scale = Math.min(inner.width / (width + 32), inner.height / height);
  return { scale, left: (inner.width - width * scale) / 2, inner };
}

function seen() {
  const { x, y } = scene.network.getViewPosition();
  const scale = scene.network.getScale();
  const map = document.getElementById("map");
  const [width, height] = [map.clientWidth / scale, map.clientHeight / scale];
  return [x - width / 2, y - height / 2, width, height];
}

function inkOf(card) {
  if (scene.near && !scene.near.has(card.id)) return colors.quiet;
  if (card.state === "known") return colors.known;
  if (card.number || (card.state === "ready" && !store.answers.path)) return colors[card.kind];
  return colors.quiet;
}

export function drawMinimap() {
  const { scale, left, inner } = frame();
  const ratio = window.devicePixelRatio || 1;
  const size = [inner.width * ratio, inner.height * ratio].map(Math.round);
  if (small.width !== size[0] || small.height !== size[1]) [small.width, small.height] = size;
  const ctx = small.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, inner.width, inner.height);
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
  const { scale, left, inner } = frame();
  const [, , width] = seen();
  const isWider = width < scene.view.width;
  scene.network.moveTo({
    position: {
      x: isWider ? (offsetX - inner.left - left) / scale : scene.view.width / 2,
      y: (offsetY - inner.top) / scale,
    },
  });
}

export function listenToMinimap() {
  small.addEventListener("pointerdown", go);
  small.addEventListener("pointermove", go);
}
