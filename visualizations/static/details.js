// All about the chosen item: what it is, where one stands with it, what it takes and what it opens.

import { hours, price, say } from "./texts.js";
import { Refused, api, places, roadmap } from "./service.js";
import { back, choose, isGoal, isInferred, isKnown, isMet, nameOf, on, store,
  toggleGoal } from "./store.js";
import { el, expression, isFulfilled, joined, kindOf, knowButton, link, pageOf, reason,
  sentence, web } from "./rows.js";
import { purpose } from "./overview.js";
import { goAround } from "./chart.js";

const MOST = 12;
const panel = document.getElementById("details");
const body = document.getElementById("details-body");
const told = new Map(); // documents of items, by id

// A file that stands alone carries them all.
const alone = document.getElementById("item-data");
if (alone) {
  for (const one of JSON.parse(alone.textContent)) told.set(one.id, one);
}

async function aboutItem(id) {
  if (!told.has(id) && places) told.set(id, await api(`/skills/${encodeURIComponent(id)}`));
  const item = told.get(id);
  if (item) store.told.set(id, item.name);
  return item;
}

// ---- parts

const part = (key, ...children) => (children.flat().filter(Boolean).length
  ? [el("h4", {}, say(key)), ...children.flat()] : []);

function facts(item) {
  const step = item.step && roadmap.names[item.step];
  return el("p.facts", {}, kindOf(item.kind),
    step ? el("span", { dir: "auto" }, step) : null,
    item.level ? el("span", {}, say(`script.level.${item.level}`)) : null);
}

function stateOf(item) {
  const card = store.cards.get(item.id);
  if (isInferred(item.id)) return say("script.state.follows");
  if (isKnown(item.id)) return say("script.state.known");
  if (item.status === "retired") return say("script.state.retired");
  const words = [say(`script.state.${card?.state ?? "locked"}`)];
  if (card?.rank) words.push(say("script.state.next", { rank: card.rank }));
  if (card?.number) words.push(say("script.state.number", { number: card.number }));
  return words.join(" · ");
}

function actions(item) {
  if (!places) return null;
  const canAim = item.status !== "retired" && !isMet(item.id);
  return el("p.actions", {}, knowButton(item.id),
    canAim || isGoal(item.id) ? el("button", { type: "button", "data-goal": item.id,
      "aria-pressed": String(isGoal(item.id)), click: () => toggleGoal(item.id) },
    say(isGoal(item.id) ? "script.no-goal" : "script.goal")) : null,
    el("button", { type: "button", click: () => goAround(item.id) }, say("script.around")));
}

function amounts({ hours: time }) {
  const of = (key, value) => el("div", {}, el("dt", {}, say(key)), el("dd", {}, hours(value)));
  return el("dl.hours", {}, of("script.likely", time.likely), of("script.least", time.low),
    of("script.most", time.high));
}

// What a certification costs, and how long it holds.
function terms({ cost, valid_months: months }) {
  const parts = [cost ? say("script.price", { cost: price(cost) }) : null,
    months ? say("script.valid", { count: months }) : null].filter(Boolean);
  return parts.length ? el("p.terms", {}, parts.join(" ")) : null;
}

// What is missing, and the shortest way to open it, which the API finds.
async function locked(item) {
  const missing = item.requires.filter(({ of }) => !isFulfilled(of));
  if (!missing.length || isMet(item.id) || item.status === "retired") return [];
  const list = el("ul.reasons", {}, missing.map(({ of }) => el("li", {}, expression(of))));
  return part("script.missing", list, await wayTo(item));
}

async function wayTo(item) {
  if (!places) return null;
  try {
    const { known, forbid } = store.question;
    const way = await api("/paths", { known, forbid, goal: [item.id] });
    const before = way.items.filter((one) => one.id !== item.id);
    for (const one of before) store.told.set(one.id, one.name);
    const time = hours(before.reduce((sum, one) => sum + one.hours.likely, 0));
    return el("div.way", {}, el("p", {}, say("script.opened-by", { count: before.length, hours: time })),
      el("ol.plain-list", {}, before.map((one) => el("li", {}, el("p.line", {}, link(one.id),
        el("span.amount", {}, hours(one.hours.likely)))))));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return el("p.note", {}, error.problem.detail ?? "");
  }
}

function onPath(item) {
  const one = store.answers.path?.items.find(({ id }) => id === item.id);
  if (!one) return [];
  return part("script.why", el("ul.reasons", {}, one.because.map((why) => (
    el("li", {}, purpose(one, why))))));
}

function requirements(key, some) {
  if (!some.length) return [];
  return part(key, el("ul.reasons", {}, some.map(({ of, reason: why, source }) => el("li",
    { class: isFulfilled(of) ? "fulfilled" : null },
    expression(of), reason(why),
    web(source) ? [" ", el("a.source", { href: source, rel: "noreferrer" }, say("script.source"))] : []))));
}

function users(item) {
  const some = item.needed_by.slice(0, MOST);
  const more = item.needed_by.length - some.length;
  if (!some.length) return [];
  return part("script.unlocks", el("ul.reasons", {},
    some.map(({ id, reason: why }) => el("li", {}, link(id), reason(why))),
    more ? el("li", {}, say("script.more", { count: more })) : null));
}

const listed = (key, ids) => (ids.length ? part(key, el("p", {}, joined(ids.map(link)))) : []);

function resources(item) {
  if (!item.resources.length) return [];
  return part("script.resources", el("ul.reasons", {}, item.resources.map((one) => el("li", {},
    web(one.url) ? el("a", { href: one.url, rel: "noreferrer", dir: "auto" }, one.name) : one.name,
    one.hours ? ` (${hours(one.hours)})` : null))));
}

function elsewhere(item) {
  const links = item.mappings.map(({ iri, name, code }) => {
    const text = code ? `${name ?? iri} (${code})` : name ?? iri;
    return web(iri) && !code ? el("a", { href: iri, rel: "noreferrer", dir: "auto" }, text)
      : el("span", { dir: "auto" }, text);
  });
  return [
    links.length ? el("p.note", {}, sentence("script.elsewhere", { links: el("span", {}, joined(links)) })) : null,
    item.alt_labels.length ? el("p.note", {}, say("script.also", { names: item.alt_labels.join(", ") })) : null,
    el("p.actions", {},
      places ? el("a", { href: pageOf(item.id) }, say("script.own-page")) : null,
      web(item.url) ? el("a.official", { href: item.url, rel: "noreferrer" }, say("script.official")) : null),
  ];
}

function retired(item) {
  if (item.status !== "retired") return [];
  return part("script.retired", el("p", {}, say("script.retired-means")),
    item.replaced_by.length ? el("p", {}, sentence("script.replaced", {
      names: el("span", {}, joined(item.replaced_by.map(link))) })) : null);
}

function trail() {
  if (!store.trail.length) return null;
  return el("nav.trail", { "aria-label": say("script.trail") }, el("ol", {},
    store.trail.map((id) => el("li", {}, link(id))),
    el("li", { "aria-current": "page" }, nameOf(store.chosen))));
}

// ---- together

async function article(item) {
  const way = await locked(item);
  return el("article.about", {},
    trail(),
    el("h3", { dir: "auto" }, item.name), facts(item),
    el(`p.state.${store.cards.get(item.id)?.state ?? "locked"}`, {}, stateOf(item)),
    actions(item), amounts(item), terms(item),
    item.description ? el("p.definition", { dir: "auto" }, item.description) : null,
    retired(item), way, onPath(item),
    requirements("script.requires", item.requires), requirements("script.recommends", item.recommends),
    users(item), listed("script.certifies", item.certifies),
    listed("script.certified-by", item.certified_by),
    resources(item), elsewhere(item));
}

let last = 0;

// Who came here from a link, the map or the search goes on there.
let opener = null;

function onFocus({ target, relatedTarget }) {
  if (target !== panel) return;
  if (relatedTarget && !panel.contains(relatedTarget)) opener = relatedTarget;
  document.querySelector(".stage").scrollIntoView({ block: "nearest" });
}

function giveFocusBack() {
  const there = opener?.isConnected ? opener
    : document.querySelector(`#overview [data-item="${CSS.escape(opener?.dataset.item ?? "")}"]`);
  (there ?? document.getElementById("next"))?.focus({ preventScroll: opener?.id === "map" });
}

function toggle(isOpen) {
  const isRead = panel.contains(document.activeElement);
  panel.hidden = !isOpen;
  document.getElementById("overview").hidden = isOpen;
  document.body.classList.toggle("details-open", isOpen);
  if (isRead && !isOpen) giveFocusBack();
}

async function render() {
  const turn = (last += 1);
  const id = store.chosen;
  toggle(Boolean(id));
  if (!id) return;
  const isSame = body.dataset.item === id;
  try {
    const made = await article(await aboutItem(id));
    if (turn !== last) return; // another one was chosen meanwhile
    const held = document.activeElement?.dataset;
    body.replaceChildren(made);
    body.dataset.item = id;
    if (!isSame) document.getElementById("aside").scrollTop = 0;
    const kept = held?.know ? `[data-know="${CSS.escape(held.know)}"]`
      : held?.goal ? `[data-goal="${CSS.escape(held.goal)}"]` : null;
    if (isSame && kept) body.querySelector(kept)?.focus();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (turn !== last) return;
    body.replaceChildren(el("p.error", { role: "alert" }, error.problem.detail ?? say("script.offline")));
  }
}

export function listenToDetails() {
  on("chosen", render);
  on("answers", render);
  panel.addEventListener("focusin", onFocus);
  document.getElementById("back").addEventListener("click", () => {
    if (store.trail.length) back();
    else choose(null);
  });
}
