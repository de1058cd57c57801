// What is asked and answered on the page of the map, and what is chosen there. Whoever shows some
// of it listens; whoever changes it calls a function of this module.

import { Refused, api, brought, places, roadmap } from "./service.js";
import { keepInBrowser, queryOf } from "./keeping.js";

const listeners = new Map();
const MOST_TRAIL = 6;

export const store = {
  question: brought.question,
  answers: brought.answers, // { map, next, path }: documents of the API; next and path may be null
  cards: new Map(), // the map's cards by id
  chosen: null,
  trail: [], // what was chosen before, the latest last
  hops: 1,
  matching: null, // the ids that the filter lets through, or null where it lets all
  problem: null, // why the last question has no answer: a problem document
  isBusy: false,
  isShared: false, // whether another's plan is looked at, from a link
};

readCards();

function readCards() {
  store.cards = new Map(store.answers.map.cards.map((card) => [card.id, card]));
}

// Events: "answers", "chosen", "hops", "matching", "busy", "problem", "shared".
export function on(name, act) {
  if (!listeners.has(name)) listeners.set(name, []);
  listeners.get(name).push(act);
}

export function tell(name) {
  for (const act of listeners.get(name) ?? []) act();
}

export const isKnown = (id) => store.answers.map.known.includes(id);
export const isInferred = (id) => store.answers.map.inferred.includes(id);
export const isMet = (id) => isKnown(id) || isInferred(id);
export const isGoal = (id) => store.question.goal.includes(id);
export const nameOf = (id) => (
  store.cards.get(id)?.name ?? roadmap.names[id] ?? store.told.get(id) ?? id);

// Names of items that are not drawn, from answers that told them.
store.told = new Map();

let running = null;

async function answersTo(question, view, signal) {
  const { known, goal, forbid } = question;
  const isAimed = goal.length > 0 || Boolean(roadmap.roadmap_id);
  const [map, next, path] = await Promise.all([
    api("/map", { known, goal, forbid, ...view }, signal),
    api("/recommendations", { known, goal, forbid }, signal),
    isAimed ? api("/paths", { known, goal, forbid }, signal) : null,
  ]);
  return { map, next, path };
}

// ---- the question

// The latest question, whether it is answered yet or not: who marks two items in a row means both.
let latest = store.question;

// How the map is wanted: cards in a row, and around which item. Set by the map; replaced as a
// whole, so that an answer can be told from one for an earlier wish.
let wanted = { columns: 5, around: null };

// Ask with some of the question changed. Where another one overtakes it, its answers are dropped.
// `entry` tells what becomes of it in the browser's history: "new", "same" or "none". The promise
// says whether there was an answer.
export async function ask(change, { entry = "new" } = {}) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  latest = { ...latest, ...change };
  const [question, view] = [latest, wanted];
  store.isBusy = true;
  tell("busy");
  try {
    settle(question, await answersTo(question, viewWanted(), signal));
    if (entry !== "none") remember({ isNew: entry === "new" });
    // Of a large roadmap another question draws other items, whose rows only the page has.
    if (roadmap.is_part) location.reload();
  } catch (error) {
    if (error.name === "AbortError") return false;
    if (!(error instanceof Refused)) throw error;
    store.problem = error.problem;
    latest = store.question;
  }
  store.isBusy = false;
  tell("busy");
  tell(store.problem ? "problem" : "answers");
  if (view !== wanted) await refresh();
  return !store.problem;
}

function settle(question, answers) {
  const goal = answers.path ? answers.path.goals : question.goal;
  const { hours_per_week: pace } = latest;
  store.question = { ...question, known: answers.map.known, goal: goal.filter(isNoRoadmap), hours_per_week: pace };
  latest = store.question;
  store.answers = answers;
  store.problem = null;
  readCards();
}

// Without a goal a path leads to the specialized roadmap itself.
const isNoRoadmap = (goal, _, all) => all.length > 1 || goal !== roadmap.roadmap_id;

function viewWanted() {
  const { columns, around } = wanted;
  return around ? { columns, around, hops: store.hops } : { columns };
}

export const without = (ids, id) => ids.filter((one) => one !== id);

// Typed or chosen from a list; may be a name that means nothing.
export const add = (name, id) => ask({ [name]: [...without(latest[name], id), id] });

const toggled = (ids, id) => (ids.includes(id) ? without(ids, id) : [...ids, id]);

// The latest stands last: the ranking follows what was learned last.
export const toggleKnown = (id) => ask({ known: toggled(latest.known, id) });
export const toggleGoal = (id) => ask({ goal: toggled(latest.goal, id) });

// Go another way: without an item, or with it again.
export const toggleForbidden = (id) => ask({ forbid: toggled(latest.forbid, id) });

// How much time there is changes no answer, only what is said of it.
export function spend(hoursPerWeek) {
  store.question = { ...store.question, hours_per_week: hoursPerWeek };
  latest = { ...latest, hours_per_week: hoursPerWeek };
  remember({ isNew: false });
  tell("answers");
}

// ---- the map

export function show(columns) {
  wanted = { ...wanted, columns };
  return refresh();
}

export function showAround(id) {
  wanted = { ...wanted, around: id };
  return refresh();
}

export function setHops(hops) {
  store.hops = hops;
  wanted = { ...wanted };
  tell("hops");
  return wanted.around ? refresh() : null;
}

export function letThrough(ids) {
  store.matching = ids;
  tell("matching");
}

export const shownAround = () => wanted.around;

// The same question once more, for another map of it; false where another wish overtakes it.
async function refresh() {
  if (!places) return false;
  const { question, question: { known, goal, forbid } } = store;
  const view = wanted;
  try {
    const map = await api("/map", { known, goal, forbid, ...viewWanted() });
    if (view !== wanted) return false;
    if (question !== store.question) return refresh();
    store.answers.map = map;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    store.problem = error.problem;
    tell("problem");
    return false;
  }
  store.problem = null;
  readCards();
  tell("answers");
  return true;
}

// ---- choosing an item

export function choose(id) {
  if (id === store.chosen) return;
  const trail = store.chosen ? [...without(store.trail, store.chosen), store.chosen] : store.trail;
  store.trail = id ? without(trail, id).slice(-MOST_TRAIL) : [];
  store.chosen = id;
  writeAddress({ isNew: false });
  tell("chosen");
}

export function back() {
  const id = store.trail.at(-1) ?? null;
  store.trail = store.trail.slice(0, -1);
  store.chosen = id;
  writeAddress({ isNew: false });
  tell("chosen");
}

// Choose what an address says, as somebody does who goes back to it.
export function chooseAgain(id) {
  if (id === store.chosen) return;
  store.trail = [];
  store.chosen = id;
  tell("chosen");
}

// ---- where it is kept

function writeAddress({ isNew }) {
  const mark = store.chosen ? `#about-${store.chosen}` : "";
  const there = location.pathname + (places ? queryOf(store.question) : location.search) + mark;
  history[isNew ? "pushState" : "replaceState"](null, "", there);
}

function remember({ isNew = true } = {}) {
  writeAddress({ isNew: isNew && queryOf(store.question) !== location.search });
  if (!store.isShared) keepInBrowser(store.question);
}
