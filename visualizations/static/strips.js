// The strips behind the cards, one for each step.

import { hours, say } from "./texts.js";
import { colors, cut, fontOf, isFar, labels, scene } from "./canvas.js";

function titleOf({ position, name, hours: time }) {
  if (!position) return name;
  return say("script.map.band", { position, name, hours: hours(time) });
}

// Their names stay readable at any zoom: from afar beside the strips, each
// below the one before.
export function drawBands(ctx) {
  labels.length = 0;
  const scale = scene.network.getScale();
  const far = isFar();
  ctx.textAlign = far ? "right" : "left";
  ctx.textBaseline = "middle";
  ctx.font = fontOf(600, far ? 13 / scale : 17);
  let free = -Infinity;
  for (const band of scene.view.bands) {
    ctx.beginPath();
    ctx.roundRect(-16, band.top, scene.view.width + 32, band.bottom - band.top, 14);
    ctx.fillStyle = colors.band;
    ctx.fill();
    ctx.fillStyle = colors.text;
    if (!band.name) continue;
    if (far) free = drawFarTitle(ctx, band, scale, free);
    else drawTitle(ctx, band);
  }
}

function drawTitle(ctx, band) {
  const text = cut(ctx, titleOf(band), scene.view.width);
  const { width } = ctx.measureText(text);
  ctx.fillText(text, 4, band.top + 22);
  labels.push([4, band.top + 13, 4 + width, band.top + 31]);
}

function drawFarTitle(ctx, band, scale, free) {
  const text = titleOf(band);
  const { width } = ctx.measureText(text);
  const height = 16 / scale;
  const right = -16 - 10 / scale;
  const y = Math.max(band.top + height / 2, free + height / 2);
  ctx.fillText(text, right, y);
  labels.push([right - width, y - height / 2, right, y + height / 2]);
  return y + height / 2;
}
