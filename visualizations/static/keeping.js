// Where a question is kept: in the address, which can be shared, and in the browser.

import { brought, roadmap } from "./service.js";

const KEY = `skillpath:${roadmap.id}`;
const LISTS = ["known", "goal", "forbid"];

export function queryOf({ hours_per_week: pace, ...lists }) {
  const found = new URLSearchParams();
  if (roadmap.roadmap_id) found.set("roadmap_id", roadmap.roadmap_id);
  for (const name of LISTS) {
    for (const id of lists[name]) found.append(name, id);
  }
  if (pace !== roadmap.hours_per_week) found.set("hours_per_week", pace);
  const text = found.toString();
  return text ? `?${text}` : "";
}

// What the address asks.
export function askedInAddress() {
  const query = new URLSearchParams(location.search);
  return {
    ...Object.fromEntries(LISTS.map((name) => [name, query.getAll(name).filter(Boolean)])),
    hours_per_week: Number(query.get("hours_per_week")) || roadmap.hours_per_week,
  };
}

export function keepInBrowser(question) {
  try {
    localStorage.setItem(KEY, JSON.stringify(question));
  } catch {
    // A browser that keeps nothing still has the address.
  }
}

export function keptInBrowser() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    const isSound = found && LISTS.every((name) => Array.isArray(found[name]));
    return isSound ? { ...brought.question, ...found } : null;
  } catch {
    return null;
  }
}

export const isEmpty = (question) => LISTS.every((name) => !question[name].length);

// A name that means nothing is corrected by the page, which asks anew: what it asks then is one's
// own, not another's plan.
const TYPED = `${KEY}:typed`;

export function keepTyped() {
  try {
    sessionStorage.setItem(TYPED, "yes");
  } catch {
    // Then the page takes it for another's.
  }
}

export function takeTyped() {
  try {
    const isTyped = sessionStorage.getItem(TYPED) !== null;
    if (!document.querySelector("[aria-invalid=true]")) sessionStorage.removeItem(TYPED);
    return isTyped;
  } catch {
    return false;
  }
}
