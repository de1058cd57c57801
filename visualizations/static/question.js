// The question above the map. Without scripts it is a form that asks the page anew; with them each
// change is answered at once.

import { say } from "./texts.js";
import { keepTyped } from "./keeping.js";
import { add, nameOf, on, store, toggleGoal, toggleKnown } from "./store.js";
import { makeMine, showMine } from "./returning.js";
import { el } from "./rows.js";

const form = document.getElementById("question");

function chip(name, id) {
  const label = el("span", { dir: "auto" }, nameOf(id));
  const box = el("input", {
    type: "checkbox", name, value: id, checked: true,
    change: () => (name === "known" ? toggleKnown(id) : toggleGoal(id)),
  });
  return el("li", {}, el("label", {}, box, " ", label));
}

function chips(name, ids) {
  const list = form.querySelector(`[data-chips="${name}"]`);
  list.replaceChildren(...ids.map((id) => chip(name, id)));
  list.hidden = !ids.length;
}

function render() {
  const { known, goal, forbid } = store.question;
  chips("known", known);
  chips("goal", goal);
  document.getElementById("forbidden").replaceChildren(...forbid.map((id) => (
    el("input", { type: "hidden", name: "forbid", value: id }))));
}

// What was typed may be any name; where it means nothing the page explains and corrects it. Enter
// tells of a change and then submits, which is the same wish twice.
const asking = new Set();

async function take(field) {
  const typed = field.value.trim();
  if (!typed || asking.has(field)) return;
  asking.add(field);
  const isAnswered = await add(field.name, typed);
  asking.delete(field);
  if (isAnswered) {
    field.value = "";
    field.focus();
  } else if ([404, 422].includes(store.problem?.status)) {
    keepTyped();
    HTMLFormElement.prototype.submit.call(form); // the button of that name hides the method
  }
}

async function submit(event) {
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  for (const field of form.querySelectorAll("input[list]")) await take(field);
}

// ---- what goes wrong, and whose plan this is

function tellProblem() {
  const { problem } = store;
  const box = document.getElementById("problem");
  box.hidden = !problem;
  box.textContent = problem ? problem.detail ?? say("script.offline") : "";
}

function tellShared() {
  const box = document.getElementById("shared");
  box.hidden = !store.isShared;
  box.replaceChildren(...(store.isShared ? [
    el("span", {}, say("script.shared")), " ",
    el("button", { type: "button", click: makeMine }, say("script.make-mine")), " ",
    el("button", { type: "button", click: showMine }, say("script.show-mine")),
  ] : []));
}

async function share({ currentTarget }) {
  const told = document.getElementById("shared-told");
  try {
    await navigator.clipboard.writeText(location.href);
    told.textContent = say("script.copied");
  } catch {
    told.textContent = location.href; // a browser that gives no clipboard to this page
  }
  currentTarget.setAttribute("aria-describedby", "shared-told");
}

export function listenToQuestion() {
  on("answers", render);
  on("answers", tellProblem);
  on("problem", tellProblem);
  on("shared", tellShared);
  on("busy", () => { document.body.setAttribute("aria-busy", String(store.isBusy)); });
  render();
  form.addEventListener("submit", submit);
  document.getElementById("submit").hidden = true;
  for (const field of form.querySelectorAll("input[list]")) {
    field.addEventListener("change", () => take(field));
  }
  document.getElementById("goal-1").addEventListener("change", async ({ target }) => {
    const goal = target.value;
    target.value = "";
    if (goal) await add("goal", goal);
  });
  const button = document.getElementById("share");
  button.hidden = false;
  button.addEventListener("click", share);
}
