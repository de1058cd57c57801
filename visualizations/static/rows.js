// Pieces that the panels of the map's page are built of: elements, sentences with links in them,
// names, requirements.

import { say } from "./texts.js";
import { places } from "./service.js";
import { queryOf } from "./keeping.js";
import { isKnown, isMet, nameOf, store, toggleKnown } from "./store.js";

// An element by its name and classes, as in "p.note"; a function among the attributes listens.
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

// A sentence some of whose values are elements.
export function sentence(key, values) {
  const marked = Object.fromEntries(Object.entries(values).map(([name, value]) => (
    [name, value instanceof Node ? `\u0001${name}\u0001` : value])));
  return say(key, marked).split("\u0001")
    .map((part, place) => (place % 2 ? values[part] : part)).filter((part) => part !== "");
}

// ---- items

export const pageOf = (id) => (
  places ? `${places.skills}${encodeURIComponent(id)}${queryOf(store.question)}` : `#item-${id}`);

export function link(id) {
  const made = el("a", { href: pageOf(id), "data-item": id, dir: "auto" }, nameOf(id));
  return isMet(id) ? el("span", {}, made, met()) : made;
}

export const met = () => el("span.met", { title: say("script.known") }, " ✓",
  el("span.unseen", {}, ` ${say("script.known")}`));

export function joined(nodes, more = 0) {
  const parts = nodes.flatMap((node, place) => (place ? [", ", node] : [node]));
  return more ? [...parts, " ", say("script.more", { count: more })] : parts;
}

export const kindOf = (kind) => el(`span.kind.${kind}`, {}, say(`script.kind.${kind}`));

// To say that an item is known, and to take it back; nothing where it follows from others.
export function knowButton(id, { isShort = false } = {}) {
  if (!places || (isMet(id) && !isKnown(id))) return null;
  const key = isKnown(id) ? "script.forget" : "script.know";
  const name = isShort ? { "aria-label": say(`${key}-it`, { name: nameOf(id) }) } : {};
  return el(`button.know${isShort ? ".short" : ""}`, {
    type: "button", "data-know": id, "aria-pressed": String(isKnown(id)), ...name,
    click: () => toggleKnown(id),
  }, isShort ? "✓" : say(key));
}

// ---- requirements, as the API writes them

export const membersOf = (of) => of.all_of ?? of.any_of ?? of.of;
const minimumOf = (of) => (of.all_of ? of.all_of.length : of.any_of ? 1 : of.at_least);

export function isFulfilled(of) {
  if (typeof of === "string") return isMet(of);
  return membersOf(of).filter(isFulfilled).length >= minimumOf(of);
}

export function expression(of, isOutermost = true) {
  if (typeof of === "string") return link(of);
  const members = membersOf(of).map((member) => expression(member, false));
  const key = of.all_of ? "script.all-of" : of.any_of ? "script.any-of" : "script.at-least";
  const list = el("span", {}, joined(members));
  const parts = sentence(key, { members: list, count: minimumOf(of) });
  return el("span", {}, isOutermost ? parts : ["(", ...parts, ")"]);
}

export function reason(text) {
  return text ? el("span.reason", { dir: "auto" }, text) : null;
}

// Only what leads to the web may become a link.
export const web = (url) => (/^https?:\/\//i.test(url ?? "") ? url : null);
