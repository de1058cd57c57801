// What is drawn on the map's canvas, and how texts get there. Colors come from the style sheet, so
// they follow the theme.

const NAMES = ["surface", "band", "quiet", "text", "muted", "accent", "known", "known-tint",
  "skill", "skill-tint", "tool", "tool-tint", "certification", "certification-tint",
  "edge", "edge-path", "edge-chosen"];
const FAR = 0.36; // below this zoom no text of a card can be read

export const colors = {};

// What is drawn: the view and its name; `near` holds what is in focus, or null where all is, and
// `hidden` the joints none of whose lines is shown.
export const scene = { network: null, view: null, name: null, near: null, hidden: new Set() };

// The texts that the last drawing put on the canvas, as [left, top, right, bottom] in its units.
export const labels = [];

let font = "sans-serif";
const texts = new Map();

export const fontOf = (weight, size) => `${weight} ${size}px ${font}`;

export function readColors() {
  const style = getComputedStyle(document.documentElement);
  for (const name of NAMES) colors[name] = style.getPropertyValue(`--${name}`).trim();
  font = style.getPropertyValue("--font");
  texts.clear();
}

export const isFar = () => scene.network !== null && scene.network.getScale() < FAR;

export function cut(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  const letters = Array.from(text);
  while (letters.length && ctx.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function wrapped(ctx, text, width) {
  const words = text.split(/\s+/);
  const lines = [""];
  while (words.length) {
    const longer = `${lines.at(-1)} ${words[0]}`.trim();
    if (lines.at(-1) && ctx.measureText(longer).width > width) {
      if (lines.length === 3) break;
      lines.push("");
    } else {
      lines[lines.length - 1] = longer;
      words.shift();
    }
  }
  if (words.length) lines[2] = `${lines[2]} ${words.join(" ")}`;
  return lines.map((line) => cut(ctx, line, width));
}

// The lines of a name with their widths; `key` tells how the name is set.
export function linesOf(ctx, card, key, width) {
  const found = texts.get(`${card.id} ${key}`);
  if (found) return found;
  const lines = wrapped(ctx, card.name, width)
    .map((line) => ({ line, width: ctx.measureText(line).width }));
  texts.set(`${card.id} ${key}`, lines);
  return lines;
}

export function write(ctx, text, x, y, width, height) {
  ctx.fillText(text, x, y);
  labels.push([x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
}
