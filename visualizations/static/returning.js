// Coming back: to what the browser kept, to what an address asks, to an earlier step.

import { places } from "./service.js";
import { askedInAddress, isEmpty, keepInBrowser, keptInBrowser, queryOf, takeTyped } from "./keeping.js";
import { ask, chooseAgain, store, tell } from "./store.js";

export function makeMine() {
  store.isShared = false;
  keepInBrowser(store.question);
  tell("shared");
}

export async function showMine() {
  store.isShared = false;
  await resume(keptInBrowser(), "new");
  tell("shared");
}

export const chosenInAddress = () => (
  location.hash.startsWith("#about-") ? location.hash.slice("#about-".length) : null);

// Where only the mark behind the address changed, nothing else is asked.
async function onHistory() {
  const asked = askedInAddress();
  if (queryOf(asked) === queryOf(store.question)) return;
  const isAnswered = await ask(asked, { entry: "none" });
  if (isAnswered && !store.isShared) keepInBrowser(store.question);
  if (isAnswered) chooseAgain(chosenInAddress());
}

// What the roadmap no longer has is left out: the rest should not be lost with it.
async function resume(mine, entry) {
  if (await ask(mine, { entry })) return;
  const wrong = new Set(store.problem?.errors?.map(({ field }) => field));
  const sound = (name) => mine[name].filter((_, place) => !wrong.has(`${name}[${place}]`));
  if (wrong.size) {
    await ask({ known: sound("known"), goal: sound("goal"), forbid: sound("forbid") }, { entry });
  }
}

// What the address says counts for more than what the browser kept; whoever opens another's link
// does not lose their own.
export async function begin() {
  if (!places) return;
  addEventListener("popstate", onHistory);
  const mine = keptInBrowser();
  if (!mine || isEmpty(mine)) return;
  if (takeTyped()) await ask({ forbid: mine.forbid, hours_per_week: mine.hours_per_week }, { entry: "same" });
  else if (isEmpty(store.question)) await resume(mine, "same");
  else store.isShared = queryOf(mine) !== queryOf(store.question);
  if (store.isShared) tell("shared");
}
