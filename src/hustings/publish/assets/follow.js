// Its words, by language, stand before this line. Follows the night: asks for latest.json, fetches this page anew when a later entry stands, swaps what changed.
const root = document.body.dataset.root;
const bar = document.getElementById("follow");
const said = document.getElementById("follow-said");
const news = document.getElementById("follow-news");
const EVERY = 10_000;
const LONGEST = 60_000;
const SPREAD = 3_000;

let entry = Number(document.body.dataset.entry);
let known = entry;
let publishedAge = null;
let heardAt = null;
let isLost = false;
let wait = EVERY;
let lookedAt = null;

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
}

function ageInWords(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return filled(WORDS.seconds, { count: seconds });
  if (seconds < 3600) return filled(WORDS.minutes, { count: Math.floor(seconds / 60) });
  return filled(WORDS.hours, { count: Math.floor(seconds / 3600) });
}

// The server's own clock tells the age of what it sent: the reader's clock may be wrong.
function tell() {
  bar.hidden = false;
  const parts = [];
  if (publishedAge !== null) parts.push(ageInWords(publishedAge + (performance.now() - heardAt)));
  parts.push(filled(WORDS.entry, { n: known.toLocaleString(document.documentElement.lang) }));
  if (isLost) parts.push(WORDS.lost);
  bar.classList.toggle("lost", isLost);
  const text = parts.join(" · ");
  if (said.textContent !== text) said.textContent = text;
}

function whereFocusIs() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  if (at.id) return `#${CSS.escape(at.id)}`;
  const link = at.getAttribute("href");
  const region = at.closest("[data-live]");
  if (at.tagName === "SUMMARY" && at.parentElement.id) return `#${CSS.escape(at.parentElement.id)} > summary`;
  return link && region ? `#${CSS.escape(region.id)} a[href="${CSS.escape(link)}"]` : null;
}

// Boxes that scroll keep their place, and what was opened stays open.
function keepOpen(region, fresh) {
  for (const box of region.querySelectorAll("details[open][id]")) {
    const same = fresh.querySelector(`#${CSS.escape(box.id)}`);
    if (same) same.open = true;
  }
}

function scrolled(region) {
  return [...region.querySelectorAll(".scroll")].map((box) => [box.getAttribute("aria-label"), box.scrollLeft]);
}

function swap(page) {
  const focus = whereFocusIs();
  let changed = 0;
  for (const region of document.querySelectorAll("[data-live][id]")) {
    const fresh = page.getElementById(region.id);
    if (!fresh) continue;
    const before = region.cloneNode(true);
    before.querySelectorAll("details").forEach((box) => box.removeAttribute("open"));
    if (before.innerHTML === fresh.innerHTML) continue;
    keepOpen(region, fresh);
    const boxes = scrolled(region);
    region.replaceChildren(...fresh.childNodes);
    for (const [label, left] of boxes) {
      const box = [...region.querySelectorAll(".scroll")].find((one) => one.getAttribute("aria-label") === label);
      if (box) box.scrollLeft = left;
    }
    region.classList.add("fresh");
    changed += 1;
  }
  document.title = page.title;
  if (focus && document.activeElement === document.body) document.querySelector(focus)?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("hustings:swapped", { detail: { entry } }));
  return changed;
}

async function refresh(latest) {
  const address = new URL(location.href);
  address.hash = "";
  address.search = `?entry=${latest.entry}`;
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const theirs = Number(page.body.dataset.entry);
  if (!(theirs >= entry)) return;
  entry = theirs;
  document.body.dataset.entry = String(entry);
  if (swap(page)) {
    const told = [...document.querySelectorAll("[data-say]")].map((one) => one.textContent.trim());
    news.textContent = told.join(". ");
  }
}

// A page of seats, such as one with its neighbours, changes with the entries of those alone, unless a forecast stands
// on it or is to come: latest.json names the seats last changed, and since which entry it names them all.
function isDue(latest) {
  const seats = document.body.dataset.seats;
  if (!seats || isForecast(latest)) return latest.entry > known;
  if (seats.split(" ").some((seat) => latest.changed[seat] > entry)) return true;
  return lookedAt !== null && lookedAt < latest.since;
}

function isForecast(latest) {
  if (document.getElementById("forecast")) return true;
  const isDeclared = document.querySelector(".state-entered, .state-confirmed");
  return latest.forecast && document.getElementById("foreseen") && !isDeclared;
}

async function look() {
  try {
    // Never revalidated: servers tell times in seconds, and two publications may fall into one.
    const answer = await fetch(`${root}latest.json`, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const latest = await answer.json();
    const server = Date.parse(answer.headers.get("Date") ?? "");
    if (latest.entry >= known) {
      if (latest.published && !Number.isNaN(server)) {
        publishedAge = Math.max(0, server - Date.parse(latest.published));
        heardAt = performance.now();
      }
      if (isDue(latest)) {
        await new Promise((done) => setTimeout(done, Math.random() * SPREAD));
        await refresh(latest);
      }
      known = latest.entry;
      lookedAt = latest.entry;
    }
    isLost = false;
    wait = EVERY;
    if (!latest.is_live) wait = LONGEST;
  } catch {
    isLost = true;
    wait = Math.min(wait * 2, LONGEST);
  }
  tell();
  setTimeout(look, document.hidden ? Math.max(wait, LONGEST) : wait);
}

document.addEventListener("visibilitychange", () => document.hidden || tell());
setInterval(tell, 1000);
look();
