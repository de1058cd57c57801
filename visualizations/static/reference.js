// Shows the description of the API. Swagger UI has a dark look of its own, under a class.
"use strict";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme === "system" ? system.matches : root.dataset.theme === "dark");
const dress = () => root.classList.toggle("dark-mode", isDark());
dress();
document.addEventListener("themechange", dress);

// A link inside a button is none to a keyboard; the address changes all the same when an operation
// is opened.
const withoutLinksInButtons = ({ React }) => ({
  components: { DeepLink: ({ text }) => React.createElement("span", null, text) },
});

// What else Swagger UI leaves to readers of the screen: groups follow the title, so they are of the
// second level, and the introduction is a part of the page like others.
const mend = () => {
  for (const heading of place.querySelectorAll("h3.opblock-tag, .models > h4")) {
    heading.setAttribute("aria-level", "2");
  }
  place.querySelector(".information-container > section")?.setAttribute("aria-label", document.title);
};

const place = document.getElementById("reference");
new MutationObserver(mend).observe(place, { childList: true, subtree: true });
SwaggerUIBundle({
  url: place.dataset.description,
  domNode: place,
  layout: "BaseLayout",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  plugins: [withoutLinksInButtons],
});
