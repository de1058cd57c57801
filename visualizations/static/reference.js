// Shows the description of the API. Swagger UI has a dark look of its own, under a class.
"use strict";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme === "system" ? system.matches : root.dataset.theme === "dark");
const dress = () => root.classList.toggle("dark-mode", isDark());
dress();
document.addEventListener("themechange", dress);

const place = document.getElementById("reference");
SwaggerUIBundle({
  url: place.dataset.description,
  domNode: place,
  layout: "BaseLayout",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
