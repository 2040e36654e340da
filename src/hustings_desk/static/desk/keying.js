/* The keying form: Enter goes on, what is typed is kept until it is received, one form counts once. */
import { forget, keep, kept } from "./draft.js";

const form = document.getElementById("keying");
const person = document.body.dataset.person;
const contest = form.dataset.contest;
const AGAIN = 2000;
let isSending = false;

const shown = (box) => box.offsetParent !== null;
const stops = () => [...form.querySelectorAll("input:not([type=hidden]):not([data-passed])")].filter(shown);
const send = () => form.querySelector("#send");

form.addEventListener("keydown", (event) => {
  if (event.isComposing || !event.target.matches("input")) return;
  const boxes = stops();
  const at = boxes.indexOf(event.target);
  if (event.key === "Enter" && event.target.closest(".findings")) {
    event.preventDefault();
    const open = boxes.find((box) => box.closest(".findings") && box.value.trim() === "");
    (open ?? send()).focus();
  } else if (event.key === "Enter") {
    event.preventDefault();
    (boxes[at + 1] ?? send()).focus();
  } else if (event.key === "ArrowDown" && !event.target.list) {
    event.preventDefault();
    (boxes[at + 1] ?? send()).focus();
  } else if (event.key === "ArrowUp" && !event.target.list && at > 0) {
    event.preventDefault();
    boxes[at - 1].focus();
  }
});
form.addEventListener("focusin", (event) => {
  if (event.target.matches("input.num")) event.target.select();
});
form.addEventListener("click", (event) => {
  const dash = event.target.closest(".dash");
  if (!dash) return;
  const box = document.getElementById(dash.dataset.for);
  box.value = "-";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const boxes = stops();
  (boxes[boxes.indexOf(box) + 1] ?? send()).focus();
});

const texts = () => Object.fromEntries(
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken"));

form.addEventListener("input", () => keep(person, contest, texts()));

function restore() {
  const draft = kept(person, contest);
  if (!draft) return;
  for (const [name, value] of Object.entries(draft)) {
    const box = form.elements.namedItem(name);
    if (box && box.type !== "file") box.value = value;
  }
}

const line = () => document.getElementById("sending");
function say(words, isAlarm = false) {
  line().hidden = words === "";
  line().classList.toggle("alarm", isAlarm);
  if (line().textContent !== words) line().textContent = words;
}

form.addEventListener("submit", async (event) => {
  if (event.submitter && event.submitter.id === "leave") {
    forget(person, contest);
    return;
  }
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  send().disabled = true;
  say("Sending…");
  try {
    await deliver(new FormData(form));
  } finally {
    isSending = false;
    if (send()) send().disabled = false;
  }
});

/* Send until an answer comes: the form's own number makes it count once, however often it arrives. */
async function deliver(data) {
  for (;;) {
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: data, signal: AbortSignal.timeout(20000) });
      if (answer.status >= 502) throw new Error("no answer");
    } catch {
      say("No answer from the desk, so it is not known whether this was received. It is sent again; it counts once.", true);
      await new Promise((go) => setTimeout(go, AGAIN));
      continue;
    }
    if (answer.status === 403) {
      const token = await freshToken();
      if (token && token !== data.get("csrfmiddlewaretoken")) {
        data.set("csrfmiddlewaretoken", token);
        continue;
      }
      return say("Not received: the desk refuses this form. What you typed is still here; ask an administrator.", true);
    }
    if (new URL(answer.url).pathname.startsWith("/accounts/")) {
      return say("Not received: you are signed out. Sign in again in another tab, then send; what you typed is still here.", true);
    }
    if (answer.ok && answer.redirected) {
      forget(person, contest);
      return location.replace(answer.url);
    }
    if (answer.status === 422) return showRefusal(await answer.text());
    return say("Not received: the desk could not take it. What you typed is still here; send it again.", true);
  }
}

async function freshToken() {
  try {
    const page = await fetch("/", { headers: { Accept: "text/html" } });
    const text = new DOMParser().parseFromString(await page.text(), "text/html");
    return text.querySelector("form.out [name=csrfmiddlewaretoken]")?.value;
  } catch {
    return undefined;
  }
}

/* The page comes back with every box as typed; a chosen photograph stays chosen where it was not kept. */
function showRefusal(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = page.getElementById("keying");
  const photograph = form.querySelector("#photograph");
  const isKept = fresh.querySelector("[name=notice]").value !== "";
  form.replaceChildren(...fresh.children);
  if (!isKept) form.querySelector("#photograph").replaceWith(photograph);
  keep(person, contest, texts());
  window.htmx.process(form);
  say("");
  const first = form.querySelector("[aria-invalid=true], .findings input:not([type=hidden])") ?? document.getElementById("refused");
  const answer = form.querySelector(".findings .impossible") ? null : form.querySelector(".findings input:not([type=hidden])");
  (answer ?? first)?.focus();
}

function tellTimeLeft() {
  const lease = document.getElementById("lease");
  const left = lease?.querySelector(".left");
  if (!left) return;
  const seconds = Math.max(0, Math.floor((new Date(lease.dataset.until) - Date.now()) / 1000));
  left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  lease.classList.toggle("alarm", seconds < 60);
}

restore();
stops().find((box) => box.value === "")?.focus();
tellTimeLeft();
setInterval(tellTimeLeft, 1000);
