// How cards and joints are drawn on the map's canvas.

import { hours, say } from "./texts.js";
import { store } from "./store.js";
import { colors, fontOf, isFar, linesOf, scene, write } from "./canvas.js";

const cardSize = () => store.answers.map.card;

// Quiet is what is out of focus, and what a filter does not let through.
function isQuiet(id) {
  if (scene.near !== null) return !scene.near.has(id);
  return store.matching !== null && store.cards.has(id) && !store.matching.has(id);
}

// ---- cards

const OUTLINES = {
  skill: (ctx, x, y, w, h) => ctx.roundRect(x, y, w, h, h / 2),
  tool: (ctx, x, y, w, h) => ctx.roundRect(x, y, w, h, 4),
  certification: (ctx, x, y, w, h) => {
    const tip = Math.min(16, h / 2);
    ctx.moveTo(x + tip, y);
    for (const [a, b] of [[w - tip, 0], [w, h / 2], [w - tip, h], [tip, h], [0, h / 2]]) {
      ctx.lineTo(x + a, y + b);
    }
    ctx.closePath();
  },
};

// Fill, border, its width, and ink. What matters is filled, the rest is not: the path where there
// is one, else whatever can be started now.
function lookOf(card) {
  const c = colors;
  if (isQuiet(card.id)) return [c.surface, c.quiet, 1, c.muted];
  if (card.state === "known") return [c["known-tint"], c["known-tint"], 1, c.known];
  if (card.state === "retired") return [c.surface, c.muted, 1, c.muted];
  const filled = [c[`${card.kind}-tint`], c[card.kind]];
  if (card.number) return [...filled, card.rank ? 3 : 2, c.text];
  if (store.answers.path && !scene.near) return [c.surface, c.quiet, 1, c.muted];
  if (card.state === "ready") return [...filled, card.rank ? 3.5 : 2, c.text];
  return [c.surface, c[card.kind], 1, c.text];
}

function drawCard(ctx, card, x, y, isChosen) {
  const [width, height] = cardSize();
  const [fill, border, thick, ink] = lookOf(card);
  ctx.beginPath();
  OUTLINES[card.kind](ctx, x - width / 2, y - height / 2, width, height);
  // Too small for text: the filled ones become spots of color.
  const isSpot = isFar() && fill !== colors.surface;
  ctx.fillStyle = isSpot ? (card.state === "known" ? ink : border) : fill;
  ctx.fill();
  ctx.lineWidth = isChosen ? 4 : thick;
  ctx.strokeStyle = isChosen ? colors.accent : border;
  ctx.setLineDash(card.state === "retired" ? [5, 4] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!isFar()) drawName(ctx, card, x, y, ink);
}

const isMarked = (card) => Boolean(card.number || card.rank);

// A name of three lines leaves room for the marks on the upper border.
function drawName(ctx, card, x, y, ink) {
  const isKnown = card.state === "known";
  const weight = card.number ? 600 : 400;
  const room = cardSize()[0] - (isKnown ? 44 : 30);
  ctx.font = fontOf(weight, 13.5);
  ctx.fillStyle = ink;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const lines = linesOf(ctx, card, `${weight} ${room}`, room);
  const [leading, middle] = isMarked(card) && lines.length === 3 ? [14, y + 4.5] : [16, y + 1];
  lines.forEach(({ line, width }, row) => {
    const height = middle + (row - (lines.length - 1) / 2) * leading;
    write(ctx, line, x + (isKnown ? 6 : 0), height, width, leading - 1);
    if (card.state === "retired") ctx.fillRect(x - width / 2, height - 1, width, 1);
  });
  if (isKnown) {
    ctx.font = fontOf(700, 14);
    write(ctx, "✓", x - cardSize()[0] / 2 + 17, y + 1, 14, 14);
  }
}

// Number and hours, on the upper border; drawn after the arrow heads.
function drawMarks(ctx, card, x, y) {
  const [width, height] = cardSize();
  if (isFar() || isQuiet(card.id)) return;
  if (card.number) drawBadge(ctx, card, x - width / 2 + 6, y - height / 2);
  if (isMarked(card)) drawTag(ctx, card, x + width / 2 - 12, y - height / 2);
}

function drawBadge(ctx, card, x, y) {
  ctx.beginPath();
  OUTLINES[card.kind](ctx, x - 13, y - 12, 26, 24);
  ctx.fillStyle = colors[card.kind];
  ctx.fill();
  ctx.font = fontOf(700, 12);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colors.surface;
  write(ctx, String(card.number), x, y + 1, 26, 12);
}

function drawTag(ctx, card, right, y) {
  const time = hours(card.hours.likely);
  const text = card.rank ? say("script.map.next", { rank: card.rank, hours: time }) : time;
  ctx.font = fontOf(card.rank ? 700 : 500, 11);
  const width = ctx.measureText(text).width + 12;
  ctx.beginPath();
  ctx.roundRect(right - width, y - 9, width, 18, 9);
  ctx.fillStyle = card.rank ? colors[card.kind] : colors.surface;
  ctx.strokeStyle = colors[card.kind];
  ctx.lineWidth = 1;
  ctx.fill();
  ctx.stroke();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = card.rank ? colors.surface : colors.text;
  write(ctx, text, right - width / 2, y + 1, width - 12, 11);
}

// ---- joints

const RADIUS = 11;

function drawJoint(ctx, joint, x, y) {
  if (scene.hidden.has(joint.id)) return;
  const ink = isQuiet(joint.id) ? colors.quiet : colors.muted;
  ctx.beginPath();
  ctx.arc(x, y, isFar() ? 5 : RADIUS, 0, 2 * Math.PI);
  ctx.fillStyle = colors.surface;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([3, 2]);
  ctx.fill();
  ctx.stroke();
  ctx.setLineDash([]);
  if (isFar()) return;
  ctx.font = fontOf(600, 10);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink;
  write(ctx, `${joint.minimum}/${joint.count}`, x, y + 0.5, 2 * RADIUS - 4, 10);
}

// Width and height of a card or a joint.
export const sizeOf = (id) => (store.cards.has(id) ? cardSize() : [2 * RADIUS, 2 * RADIUS]);

// What vis-network calls to draw a node.
export const rendererOf = (joints) => ({ ctx, id, x, y, state: { selected } }) => {
  const card = store.cards.get(id);
  const [width, height] = sizeOf(id);
  const nodeDimensions = { width, height };
  if (!card) return { drawNode: () => drawJoint(ctx, joints.get(id), x, y), nodeDimensions };
  return {
    drawNode: () => drawCard(ctx, card, x, y, selected),
    drawExternalLabel: () => drawMarks(ctx, card, x, y),
    nodeDimensions,
  };
};
