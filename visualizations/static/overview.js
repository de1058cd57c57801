// Where one stands, what opens next, and the path with its hours and its end.

import { hours, say } from "./texts.js";
import { places, roadmap } from "./service.js";
import { queryOf } from "./keeping.js";
import { nameOf, on, spend, store, toggleForbidden } from "./store.js";
import { el, joined, kindOf, knowButton, link, reason, sentence } from "./rows.js";

const overview = document.getElementById("overview");

// ---- where one stands

function standing() {
  const { map, path } = store.answers;
  const counts = { count: map.known.length + map.inferred.length, total: map.total };
  const parts = [el("p", {}, say("script.standing", counts))];
  if (path?.items.length) parts.push(...endOf(path));
  return el("section.standing-now", { "aria-label": say("script.standing-label") }, parts);
}

// The same question week by week.
const planned = () => `${places.plan}${queryOf(store.question)}`;

const weeksFor = (hours) => Math.ceil(hours / store.question.hours_per_week);

// With so many hours a week; a week that has begun counts as a whole one.
function endOf(path) {
  const { low, likely, high } = path.hours;
  const [least, weeks, most] = [low, likely, high].map(weeksFor);
  const day = new Date();
  day.setDate(day.getDate() + 7 * weeks); // a day is not always 24 hours long
  const end = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(day);
  const field = el("input.pace", {
    id: "hours-per-week", type: "number", min: 1, max: 100, step: 1,
    value: store.question.hours_per_week, inputmode: "numeric",
    change: ({ target }) => { if (target.reportValidity() && target.value) spend(Number(target.value)); },
  });
  const range = low === high ? "" : say("script.range-of", { low: hours(low), high: hours(high) });
  return [
    el("p.total", {}, el("strong", {}, hours(likely)), " ",
      el("span", {}, say("script.items", { count: path.items.length }), range ? `, ${range}` : "")),
    el("p.end", {}, el("label", { for: "hours-per-week" }, say("script.pace")), " ", field, " ",
      el("span", {}, sentence("script.weeks", { count: weeks, end: el("strong", {}, end) })),
      " ", least < most ? el("span.note", {}, say("script.weeks-range", { least, most })) : null),
    places && el("p.weeks", {}, el("a.button", { href: planned() }, say("script.plan-weeks"))),
  ];
}

// ---- what next

function nextItems() {
  const { next } = store.answers;
  if (!next) return null;
  const isAsked = store.question.known.length || store.question.goal.length;
  const heading = el("h2", { id: "next", tabindex: -1 }, say(isAsked ? "script.next" : "script.start"));
  if (!next.recommendations.length) return el("section", {}, heading, el("p", {}, say("script.none")));
  const items = next.recommendations.map((one, place) => el("li", {},
    el("span.rank", { "aria-hidden": "true" }, String(place + 1)),
    el("div", {}, head(one),
      el("p.reason", { dir: "auto" }, one.reasons[0] ?? ""),
      opens(one.unlocks))));
  return el("section", {}, heading,
    el("p.note", {}, say("script.of-frontier", { count: items.length, total: next.frontier_size })),
    el("ol.next.ranked", {}, items));
}

function opens(unlocks) {
  if (!unlocks.length) return null;
  const names = el("span", {}, joined(unlocks.slice(0, 3).map(nameOf), Math.max(0, unlocks.length - 3)));
  return el("p.opens", {}, sentence("script.opens", { names }));
}

const head = (one) => el("p.line", {},
  el("span", {}, link(one.id), " ", kindOf(one.kind)),
  el("span.amount", {}, hours(one.hours.likely), " ", knowButton(one.id, { isShort: true })));

// ---- the path

function pathSection() {
  const { path } = store.answers;
  if (!path) return null;
  const goals = el("span", {}, joined(path.goals.map((id) => el("span", { dir: "auto" }, nameOf(id)))));
  const heading = el("h2", { id: "path" }, sentence("script.path-to", { goals }));
  if (!path.items.length) return el("section", {}, heading, el("p", {}, say("script.there")));
  const proof = path.optimal ? say("script.proven")
    : say("script.bound", { hours: hours(path.lower_bound) });
  return el("section", {}, heading, el("p.note", {}, proof), detour(path),
    el("ol.path", {}, path.items.map((one, place) => pathItem(one, place + 1))));
}

// What is done without, each to be allowed again; also where there is no path to go another way.
function without() {
  const { forbid } = store.question;
  if (!forbid.length) return null;
  return el("ul.chips", {}, forbid.map((id) => el("li", {}, el("button.chip", {
    type: "button", "data-forbid": id, click: () => toggleForbidden(id),
  }, say("script.without", { name: nameOf(id) }), el("span", { "aria-hidden": "true" }, " ✕"),
  el("span.unseen", {}, ` ${say("script.allow")}`)))));
}

// What that costs.
function detour({ constraints }) {
  if (!constraints?.forbid.length) return null;
  const { extra_hours: extra } = constraints;
  const cost = extra === null ? null
    : el("p.note", { role: "status" }, extra > 0 ? say("script.longer", { hours: hours(extra) })
      : say("script.as-long"));
  return el("div.detour", {}, without(), cost);
}

function pathItem(one, number) {
  const rank = store.cards.get(one.id)?.rank;
  const because = one.because.find((why) => !store.question.goal.includes(why.needed_by))
    ?? one.because[0];
  return el("li", {},
    el(`span.number.${one.kind}`, {}, String(number)),
    el("div", {},
      el("p.line", {},
        el("span", {}, link(one.id), rank ? [" ", el("span.tag", {}, say("script.tag", { rank }))] : []),
        el("span.amount", {}, hours(one.hours.likely), " ", knowButton(one.id, { isShort: true }))),
      because ? purpose(one, because) : null,
      one.alternatives.map((other) => alternative(one, other))));
}

// For whom; a goal itself, and what a step or a roadmap asks for, is there for no other item.
export function purpose(item, { needed_by: user, reason: why }) {
  if (user === item.id) return reason(say("script.is-goal"));
  if (Object.hasOwn(roadmap.names, user)) {
    const covers = roadmap.steps.includes(user) ? "script.step-covers" : "script.roadmap-covers";
    return reason(say(covers, { name: nameOf(user) }));
  }
  if (!(store.cards.has(user) || store.told.has(user))) return reason(why);
  const key = why ? "script.for-because" : "script.for";
  return el("p.reason", { dir: "auto" }, sentence(key, { name: nameOf(user), reason: why }));
}

function alternative(one, { instead_of: other, extra_hours: extra }) {
  const said = extra > 0 ? "script.saves" : extra < 0 ? "script.costs" : "script.equal";
  const values = { other: link(other), hours: hours(Math.abs(extra)) };
  return el("p.note.alternative", {}, sentence(said, values), " ",
    el("button.plain", { type: "button", "data-swap": one.id, click: () => toggleForbidden(one.id) },
      say("script.swap", { name: nameOf(one.id) })));
}

// ---- together

function inferred() {
  const ids = store.answers.map.inferred;
  if (!ids.length) return null;
  return el("p.note", {}, sentence("script.inferred", { names: el("span", {}, joined(ids.map(nameOf))) }));
}

function render() {
  const plan = document.getElementById("nav-plan");
  if (plan) plan.href = planned();
  const held = document.activeElement;
  const key = ["data-know", "data-forbid", "data-swap", "id"].find((name) => held?.hasAttribute(name));
  const mark = key && overview.contains(held) ? `[${key}="${CSS.escape(held.getAttribute(key))}"]` : null;
  const steps = document.getElementById("steps-overview");
  const apart = store.answers.path?.items.length ? null : without();
  const parts = [standing(), nextItems(), apart, pathSection(), inferred()].filter(Boolean);
  overview.replaceChildren(...parts, ...(steps ? [steps] : []));
  if (steps) steps.hidden = Boolean(store.answers.path);
  if (mark) (overview.querySelector(mark) ?? document.getElementById("next"))?.focus();
}

export function listenToOverview() {
  on("answers", render);
  render();
}
