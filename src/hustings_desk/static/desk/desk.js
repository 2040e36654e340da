/* What every page does: one-key shortcuts, the finder, one sending a form, word of a lost connection. */
import { forgetAll, forgetOthers } from "./draft.js";
import { findSeats } from "./find.js";
import { listenToKeys } from "./keys.js";

const person = document.body.dataset.person;
if (person) forgetOthers(person);
else forgetAll();

listenToKeys();
const finder = document.querySelector(".finder");
if (finder) findSeats(finder);

for (const form of document.querySelectorAll("form.out")) form.addEventListener("submit", forgetAll);

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

const lost = document.getElementById("lost");
export function sayLost(words) {
  if (lost.textContent !== words) lost.textContent = words;
  lost.hidden = words === "";
}

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.body.addEventListener(name, () =>
    sayLost("No connection to the desk. What is shown may be old; this page keeps trying."));
}
document.body.addEventListener("htmx:responseError", () => sayLost("The desk could not answer. This page keeps trying."));
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (new URL(event.detail.xhr.responseURL).pathname.startsWith("/accounts/")) {
    event.detail.shouldSwap = false;
    sayLost("You are signed out. Sign in again to see what waits.");
  }
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && !new URL(event.detail.xhr.responseURL).pathname.startsWith("/accounts/")) sayLost("");
});
document.body.addEventListener("htmx:afterSwap", () => {
  const waiting = document.getElementById("waiting");
  if (!waiting) return;
  const told = document.getElementById("told");
  if (told.textContent !== waiting.dataset.told) told.textContent = waiting.dataset.told;
  document.getElementById("declared").textContent = waiting.dataset.declared;
  document.getElementById("progress").value = Number(waiting.dataset.declared);
});
