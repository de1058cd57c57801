// What scripts say in the language of the page: by key, from the element that the page brings.
const texts = JSON.parse(document.getElementById("texts").textContent);
const { lang } = document.documentElement;
const plurals = new Intl.PluralRules(lang);
// ties as the server rounds them
const digits = (most) =>
  new Intl.NumberFormat(lang, { maximumFractionDigits: most, roundingMode: "halfEven" });
const [wholes, tenths] = [digits(0), digits(1)];

/** A number as the language writes it. */
export const number = (value) => tenths.format(value);

/** The text, with values in the place of `{name}`; of plural forms, `count` chooses. */
export function say(key, values = {}) {
  if (!Object.hasOwn(texts, key)) throw new Error(`found no text "${key}"; expected a key of texts`);
  const told = texts[key];
  const text = typeof told === "string" ? told : told[plurals.select(values.count)] ?? told.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    if (!Object.hasOwn(values, name)) throw new Error(`found no ${name} for the text "${key}"`);
    return typeof values[name] === "number" ? number(values[name]) : values[name];
  });
}

/** A price, with cents where there are any, and its currency as ISO 4217 writes it. */
export function price({ amount, currency }) {
  const least = Number.isInteger(amount) ? 0 : 2;
  return `${new Intl.NumberFormat(lang, { minimumFractionDigits: least }).format(amount)} ${currency}`;
}

/** Hours as pages write them: whole ones, with a tenth below ten. */
export const hours = (value) =>
  say("hours", { hours: (value < 10 ? tenths : wholes).format(value) });
