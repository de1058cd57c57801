// How cards and the strips behind them are drawn on the map's canvas.
"use strict";

// `state` holds the view that is shown and the network that shows it; both change. The colours
// that are read here go into `state.colours`, for the lines.
const skillpathCards = (state, nodes) => {
  const hasPath = Array.from(nodes.values()).some((node) => node.number);

  // ---- colours, from the style sheet

  const NAMES = ["surface", "band", "quiet", "text", "muted", "accent", "known", "known-tint",
    "skill", "skill-tint", "tool", "tool-tint", "certification", "certification-tint",
    "edge", "edge-path", "edge-chosen"];
  let font = "sans-serif";

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of NAMES) state.colours[name] = style.getPropertyValue(`--${name}`).trim();
    font = style.getPropertyValue("--font");
    texts.clear();
  }

  // ---- cards

  const texts = new Map();

  function cut(ctx, text, width) {
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

  function linesOf(ctx, node, width) {
    if (!texts.has(node.id)) texts.set(node.id, wrapped(ctx, node.label, width));
    return texts.get(node.id);
  }

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

  // Fill, border, its width, and text of a card. What matters is filled, the rest is not:
  // with a path its cards, without one whatever can be started now.
  function lookOf(node) {
    const c = state.colours;
    if (node.state === "known") return [c["known-tint"], c["known-tint"], 1, c.known];
    if (node.state === "retired") return [c.surface, c.muted, 1, c.muted];
    if (node.state === "path") return [c[`${node.kind}-tint`], c[node.kind], 2, c.text];
    if (hasPath) return [c.surface, c.quiet, 1, c.muted];
    if (node.state === "ready") return [c[`${node.kind}-tint`], c[node.kind], 2.5, c.text];
    return [c.surface, c[node.kind], 1, c.text];
  }

  const isFar = () => state.network !== null && state.network.getScale() < 0.36;

  function drawCard(ctx, node, x, y, chosen) {
    const [width, height] = state.view.card;
    const [fill, border, thick, ink] = lookOf(node);
    ctx.beginPath();
    OUTLINES[node.kind](ctx, x - width / 2, y - height / 2, width, height);
    // Too small for text: the filled ones become spots of colour.
    const far = isFar();
    ctx.fillStyle = far && fill !== state.colours.surface ? (node.state === "known" ? ink : border) : fill;
    ctx.fill();
    ctx.lineWidth = chosen ? 4 : thick;
    ctx.strokeStyle = chosen ? state.colours.accent : border;
    ctx.setLineDash(node.retired ? [5, 4] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    if (!far) drawName(ctx, node, x, y, ink);
  }

  // Number and hours, on the upper border; drawn after the arrow heads.
  function drawMarks(ctx, node, x, y) {
    const [width, height] = state.view.card;
    if (isFar()) return;
    if (node.number) drawBadge(ctx, node, x - width / 2 + 6, y - height / 2);
    if (node.number || node.next) drawTag(ctx, node, x + width / 2 - 12, y - height / 2);
  }

  function drawName(ctx, node, x, y, ink) {
    ctx.font = `${node.state === "path" ? 600 : 400} 13.5px ${font}`;
    ctx.fillStyle = ink;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const room = state.view.card[0] - (node.state === "known" ? 44 : 30);
    const lines = linesOf(ctx, node, room);
    lines.forEach((line, row) => {
      const height = y + (row - (lines.length - 1) / 2) * 16 + 1;
      ctx.fillText(line, x + (node.state === "known" ? 6 : 0), height);
      if (node.retired) {
        const half = ctx.measureText(line).width / 2;
        ctx.fillRect(x - half, height - 1, 2 * half, 1);
      }
    });
    if (node.state === "known") {
      ctx.font = `700 14px ${font}`;
      ctx.fillText("✓", x - state.view.card[0] / 2 + 17, y + 1);
    }
  }

  function drawBadge(ctx, node, x, y) {
    ctx.beginPath();
    OUTLINES[node.kind](ctx, x - 13, y - 12, 26, 24);
    ctx.fillStyle = state.colours[node.kind];
    ctx.fill();
    ctx.font = `700 12px ${font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = state.colours.surface;
    ctx.fillText(String(node.number), x, y + 1);
  }

  function drawTag(ctx, node, right, y) {
    const text = node.next ? `next · ${node.hours}` : node.hours;
    ctx.font = `${node.next ? 700 : 500} 11px ${font}`;
    const width = ctx.measureText(text).width + 12;
    ctx.beginPath();
    ctx.roundRect(right - width, y - 9, width, 18, 9);
    ctx.fillStyle = node.next ? state.colours[node.kind] : state.colours.surface;
    ctx.strokeStyle = state.colours[node.kind];
    ctx.lineWidth = 1;
    ctx.fill();
    ctx.stroke();
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = node.next ? state.colours.surface : state.colours.text;
    ctx.fillText(text, right - width / 2, y + 1);
  }

  const renderer = ({ ctx, id, x, y, state: { selected } }) => ({
    drawNode: () => drawCard(ctx, nodes.get(id), x, y, selected),
    drawExternalLabel: () => drawMarks(ctx, nodes.get(id), x, y),
    nodeDimensions: { width: state.view.card[0], height: state.view.card[1] },
  });

  // The strips of the steps; their names stay readable at any zoom: from afar beside the strips.
  function drawBands(ctx) {
    const scale = state.network.getScale();
    const far = isFar();
    ctx.textAlign = far ? "right" : "left";
    ctx.textBaseline = "alphabetic";
    ctx.font = `600 ${far ? 13 / scale : 17}px ${font}`;
    for (const band of state.view.bands) {
      ctx.beginPath();
      ctx.roundRect(-16, band.top, state.view.width + 32, band.bottom - band.top, 14);
      ctx.fillStyle = state.colours.band;
      ctx.fill();
      ctx.fillStyle = state.colours.text;
      if (far) ctx.fillText(band.name, -16 - 10 / scale, band.top + 12 / scale);
      else ctx.fillText(cut(ctx, band.name, state.view.width), 4, band.top + 27);
    }
  }

  return { readColours, renderer, drawBands, texts };
};
